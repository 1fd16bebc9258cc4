//! What each may do: pure rules and types, free of SQL and HTTP. Everything above asks here.

mod act;
mod level;
mod profile;
mod service;
mod viewer;

pub use act::{Act, ActBuilder, Actor};
pub use level::Level;
pub use profile::{Profile, ProfileSet};
pub use service::{About, Defaults, Family, Held, Holds, Keep};
pub use viewer::{Identity, PersonId, Rights, Viewer};
