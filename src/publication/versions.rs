//! Each saved version, with who saved it and when: compared word by word, and restored.

use rusqlite::{Row, params};
use similar::{ChangeTag, TextDiff};

use super::{Publication, PublicationId, clean, store};
use crate::{
    Error, Result,
    access::About,
    store::{Reading, WriteTx},
};

#[derive(Clone, Debug)]
pub struct Version {
    pub id: i64,
    pub author_name: String,
    pub saved_at: i64,
    pub title: String,
    pub summary: String,
    pub body: String,
}

/// Words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Same(String),
    Gone(String),
    Come(String),
}

impl Version {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Version> {
        Ok(Version {
            id: r.get("id")?,
            author_name: r.get("author_name")?,
            saved_at: r.get("saved_at")?,
            title: r.get("title")?,
            summary: r.get("summary")?,
            body: r.get("body")?,
        })
    }

    /// Its words: title, summary and text, a line each.
    pub fn text(&self) -> String {
        [&self.title, &self.summary, &clean::text(&self.body)].map(String::as_str).join("\n")
    }
}

/// Keeps what the publication says now, by who saves it. A save that changes no word adds nothing.
pub(super) fn keep(tx: &WriteTx<'_>, id: PublicationId) -> Result<()> {
    tx.run(
        "INSERT INTO version (publication, author, author_name, saved_at, title, summary, body)
         SELECT p.id, ?2, ?3, ?4, p.title, p.summary, p.body FROM publication p
          WHERE p.id = ?1 AND NOT EXISTS (
                SELECT 1 FROM version v WHERE v.id = (SELECT max(id) FROM version WHERE publication = ?1)
                   AND v.title = p.title AND v.summary = p.summary AND v.body = p.body)",
        params![id, tx.viewer().person().map(|p| p.id), tx.actor_name(), tx.now()],
    )?;
    Ok(())
}

/// The versions of a publication, newest first: for who may change it.
pub fn list(db: &Reading<'_>, publication: &Publication) -> Result<Vec<Version>> {
    if !publication.standing.edits() {
        return Err(Error::forbidden("L'historique est réservé à l'auteur et aux personnes qui modèrent."));
    }
    db.all(
        "SELECT id, author_name, saved_at, title, summary, body FROM version WHERE publication = ?1 ORDER BY id DESC LIMIT 200",
        [publication.id],
        Version::from_row,
    )
}

/// Makes an earlier version what the publication says now; that is one more version, so nothing is lost.
pub fn restore(tx: &WriteTx<'_>, about: &'static About, id: PublicationId, version: i64) -> Result<()> {
    let before = store::find_to_edit(tx, about, id)?;
    let changed = tx.run(
        "UPDATE publication SET (title, summary, body) = (SELECT title, summary, body FROM version WHERE id = ?2),
                version = version + 1, changed_at = ?3
          WHERE id = ?1 AND EXISTS (SELECT 1 FROM version v WHERE v.id = ?2 AND v.publication = ?1)",
        params![id, version, tx.now()],
    )?;
    if changed == 0 {
        return Err(Error::NotFound);
    }
    store::settle(tx, about, &before)
}

/// What changed from one text to the next, word by word.
pub fn compare(before: &str, after: &str) -> Vec<Change> {
    let diff = TextDiff::from_words(before, after);
    let mut changes: Vec<Change> = Vec::new();
    for change in diff.iter_all_changes() {
        let word = change.value();
        match (change.tag(), changes.last_mut()) {
            (ChangeTag::Equal, Some(Change::Same(text)))
            | (ChangeTag::Delete, Some(Change::Gone(text)))
            | (ChangeTag::Insert, Some(Change::Come(text))) => text.push_str(word),
            (ChangeTag::Equal, _) => changes.push(Change::Same(word.to_owned())),
            (ChangeTag::Delete, _) => changes.push(Change::Gone(word.to_owned())),
            (ChangeTag::Insert, _) => changes.push(Change::Come(word.to_owned())),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_went_and_came_are_told_apart() {
        let changes = compare("La sortie est jeudi à 9 h.", "La sortie est vendredi à 9 h.");
        assert!(
            changes.contains(&Change::Gone("jeudi".into())) && changes.contains(&Change::Come("vendredi".into())),
            "{changes:?}"
        );
        assert_eq!(compare("pareil", "pareil"), [Change::Same("pareil".into())]);
    }
}
