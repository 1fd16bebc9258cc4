//! The handlers of the directory, a file a resource.

pub(super) mod class;
pub(super) mod codes;
pub(super) mod export;
pub(super) mod groups;
pub(super) mod index;
pub(super) mod person;
