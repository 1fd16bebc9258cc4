//! What is shown and printed of an import.

use serde::{Deserialize, Serialize};

use super::super::issue::Issue;
use crate::access::PersonId;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub created: u32,
    pub updated: u32,
    pub unchanged: u32,
    /// At the school, but no longer in the file of the whole school.
    pub left: u32,
}

impl Counts {
    pub(super) fn count(&mut self, what: What) {
        match what {
            What::Created => self.created += 1,
            What::Updated | What::Moved => self.updated += 1,
            What::Unchanged => self.unchanged += 1,
            What::Left => self.left += 1,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub pupils: Counts,
    pub guardians: Counts,
    /// Teachers, staff and all others.
    pub adults: Counts,
    pub classes: Counts,
    /// Guardian and pupil, a pair each.
    pub links: Counts,
    /// Of the pupils updated, those who change classes.
    pub moved: u32,
    pub without_ine: u32,
    /// Accounts made, with their activation codes; known once it is done.
    pub accounts: u32,
    pub rejected: Vec<Issue>,
    pub warnings: Vec<Issue>,
    pub questions: Vec<Question>,
}

impl Report {
    /// So many pupils are missing from the file that it may be one class's, not the school's: nobody is marked as gone
    /// unless it is asked.
    pub fn empties_the_school(&self) -> bool {
        let Counts { left, updated, unchanged, .. } = self.pupils;
        left >= 5 && left * 4 > left + updated + unchanged
    }
}

/// Two persons of the school, or more, may be whom a line is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub key: String,
    pub file: String,
    pub line: u32,
    pub text: String,
    pub candidates: Vec<Candidate>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub person: PersonId,
    pub label: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Created,
    Updated,
    /// A pupil changes classes.
    Moved,
    Left,
    Unchanged,
}

impl What {
    pub fn french(self) -> &'static str {
        match self {
            What::Created => "à créer",
            What::Updated => "à mettre à jour",
            What::Moved => "change de classe",
            What::Left => "a quitté l'école",
            What::Unchanged => "inchangé",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Pupil,
    Guardian,
    Adult,
    Class,
}

/// A change, as the confirmation page lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub what: What,
    pub who: Who,
    pub name: String,
    pub detail: String,
}
