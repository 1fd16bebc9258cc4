//! What the administration reads that no other floor does.

pub(super) mod journal;
pub(super) mod notices;
