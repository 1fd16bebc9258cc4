//! The handlers of one's own profile, a file a page.

pub(super) mod contact;
pub(super) mod notifications;
pub(super) mod password;
pub(super) mod picture;
pub(super) mod reading;
pub(super) mod sessions;
pub(super) mod shares;
pub(super) mod sheet;
