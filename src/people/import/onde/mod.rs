//! ONDE's extractions (and BE1D's before them): pupils, and their guardians with a block of columns a child.

mod guardians;
mod pupils;

pub(super) use guardians::{Block, adult_fields, blocks, children, guardian};
pub(super) use pupils::pupil;
