//! What all publications share (news, blogs, forums, pages, documents …): their audience, states and moderation,
//! comments, files, reads, reports, versions, bin and search. A service adds what only it knows, and its pages.
//!
//! Its page is at `/{path of the service}/{id}`: what is told, found or reported leads there.

pub mod attachments;
pub mod audience;
pub mod autosave;
pub mod clean;
pub mod comments;
pub mod desk;
pub mod forms;
mod held;
pub mod model;
pub mod pages;
pub mod reads;
pub mod reports;
pub mod search;
pub mod states;
pub mod store;
pub mod versions;
pub mod views;
mod waiting;

pub use audience::{Grant, Sight, VISIBLE};
pub use held::{HELD, personal_data, usage};
pub use model::{Comments, Publication, PublicationId, Standing, State, Step};
pub use waiting::{Waiting, waiting};

use crate::access::About;

/// Where a publication is read.
pub fn link(about: &About, id: PublicationId) -> String {
    format!("/{}/{id}", about.path)
}
