//! A line that can't be used, or not wholly: where it is, why, and what to do.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    pub file: String,
    /// As a text editor or a spreadsheet counts; 0 for the whole file.
    pub line: u32,
    pub reason: String,
    pub mend: String,
}

impl Issue {
    pub fn new(at: &At, reason: impl Into<String>, mend: impl Into<String>) -> Issue {
        Issue { file: at.file.to_string(), line: at.line, reason: reason.into(), mend: mend.into() }
    }
}

/// Where a line stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    pub file: std::sync::Arc<str>,
    pub line: u32,
}

/// What reading notes on its way.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// Lines left out.
    pub rejected: Vec<Issue>,
    /// Lines used, but not wholly; and what is worth knowing of a file.
    pub warnings: Vec<Issue>,
}

impl Notes {
    pub fn reject(&mut self, at: &At, reason: impl Into<String>, mend: impl Into<String>) {
        self.rejected.push(Issue::new(at, reason, mend));
    }

    pub fn warn(&mut self, at: &At, reason: impl Into<String>, mend: impl Into<String>) {
        self.warnings.push(Issue::new(at, reason, mend));
    }
}
