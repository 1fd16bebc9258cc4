//! What is typed in the wizard, and what it means.

mod director;
mod school;

pub(super) use director::{DirectorForm, ValidDirector};
pub(super) use school::{SchoolForm, ZONES};
