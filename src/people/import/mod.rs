//! Imports: ONDE's extractions, our own table, and the common ones of other ENTs.
//!
//! `read` turns files into lines, `plan` says against the school what each line would do, `apply` does it. Nothing is
//! written before `apply`, which is one transaction; a second run of the same files changes nothing.

mod apply;
mod columns;
mod drafts;
mod issue;
mod kind;
mod known;
mod onde;
mod parsed;
mod plain;
mod plan;
mod table;
pub mod template;
mod values;

pub use apply::apply;
pub use drafts::{Draft, DraftId, draft_done, draft_drop, draft_load, draft_save, drafts_sweep};
pub use issue::Issue;
pub use parsed::{Parsed, read};
pub use plan::{Answer, Answers, Candidate, Counts, Line, Plan, Question, Report, What, Who, plan};
