//! What the feed's pages look like.

pub(super) mod lines;
pub(super) mod mails;
