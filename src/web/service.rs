//! What a service tells the rest of the house. Nothing else in the house names a service.

use jiff::civil::Date;
use maud::Markup;
use serde_json::Value;

use super::Routes;
use crate::{
    Result,
    access::{About, PersonId},
    store::{BlobId, Reading, WriteTx},
};

/// One service of the ENT. What it must not forget is required; the rest has an empty default.
pub trait Service: Send + Sync {
    fn about(&self) -> &'static About;

    /// Its pages. Each route listed here stands in the authorization test, or that test fails.
    fn routes(&self, routes: &mut Routes<'_>);

    /// All it holds about a person, for the export (RGPD art. 15).
    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()>;

    /// What counts as a use, from `from` until before `until`: aggregates only.
    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage>;

    /// Its part of the home page, for the person who looks.
    fn home(&self, _db: &Reading<'_>) -> Result<Option<Widget>> {
        Ok(None)
    }

    /// Its part of the logged-out home page.
    fn public_home(&self, _db: &Reading<'_>) -> Result<Option<Widget>> {
        Ok(None)
    }

    /// What of it is found for these words (folded, at least one), and the link to it.
    fn search(&self, _db: &Reading<'_>, _words: &str) -> Result<Vec<Hit>> {
        Ok(Vec::new())
    }

    /// What can't wait for the night (news whose hour has come), every five minutes. Runs again without harm.
    fn often(&self, _tx: &WriteTx<'_>) -> Result<()> {
        Ok(())
    }

    /// What it does once a day: retention, scheduled things, reminders. Runs again without harm.
    fn nightly(&self, _tx: &WriteTx<'_>) -> Result<()> {
        Ok(())
    }
}

/// A block of the home page.
pub struct Widget {
    pub title: &'static str,
    pub link: Option<(&'static str, &'static str)>,
    pub body: Markup,
    /// Smaller comes first.
    pub order: u8,
}

/// One thing found by search.
#[derive(Debug)]
pub struct Hit {
    pub title: String,
    /// An excerpt with the words marked by U+E000 and U+E001, which the page turns into `<mark>`.
    pub excerpt: String,
    pub link: String,
    pub kind: &'static str,
    pub when: Option<i64>,
}

/// A person's data, service by service.
#[derive(Default)]
pub struct Export {
    pub sections: Vec<(&'static str, Value)>,
    pub files: Vec<(String, BlobId)>,
}

impl Export {
    pub fn section(&mut self, title: &'static str, data: Value) {
        self.sections.push((title, data));
    }

    pub fn file(&mut self, name: impl Into<String>, blob: BlobId) {
        self.files.push((name.into(), blob));
    }
}

/// Uses of a service in a span of days.
#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    /// Things made: publications, comments, marks, bookings …
    pub actions: u32,
    /// Distinct people who made them.
    pub people: u32,
}
