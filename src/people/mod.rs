//! People
pub mod passwords;
pub mod presence;
pub mod school;
pub mod sessions;
