//! Handlers: the opened device's own pages, and the teacher's.

pub(super) mod class;
pub(super) mod device;
