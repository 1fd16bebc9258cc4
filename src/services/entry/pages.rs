//! Handlers of the way in.

pub(super) mod activation;
pub(super) mod charter;
pub(super) mod login;
