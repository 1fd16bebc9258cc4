//! What is typed in the administration, what is meant, and the French messages between the two.

pub(super) mod class;
pub(super) mod family;
pub(super) mod journal;
pub(super) mod person;
pub(super) mod rights;
pub(super) mod school;
pub(super) mod search;

use crate::people::{classes::ClassId, levels::ClassLevel};

/// A pupil's place: a class, and the level in it; `None` for no class.
pub(super) fn place(class: &str, level: &str) -> Option<(ClassId, Option<ClassLevel>)> {
    class.parse().ok().map(|class| (class, ClassLevel::from_key(level)))
}
