//! People
pub mod presence; pub mod school; pub mod sessions; pub mod passwords;
