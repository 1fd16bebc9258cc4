//! The files of an import between its preview and its confirmation.

use rusqlite::params;

use super::Report;
use crate::{
    Error, Result,
    people::may,
    store::{Reading, WriteTx},
};

pub type DraftId = i64;

/// How long files wait for their confirmation, in seconds: they hold a whole school's names.
const KEPT: i64 = 24 * 3600;

#[derive(Clone, Debug)]
pub struct Draft {
    pub id: DraftId,
    pub created_at: i64,
    pub files: Vec<(String, Vec<u8>)>,
    /// What was done, once it was confirmed; then the files are gone.
    pub report: Option<Report>,
}

/// Keeps the files of an import; those the viewer sent before and did not confirm go.
pub fn draft_save(tx: &WriteTx<'_>, files: &[(String, Vec<u8>)]) -> Result<DraftId> {
    may::administer(tx)?;
    let person = tx.viewer().person().map(|p| p.id);
    tx.run("DELETE FROM import_draft WHERE person IS ?1", [person])?;
    let id = tx.insert("INSERT INTO import_draft (person, created_at) VALUES (?1, ?2)", params![person, tx.now()])?;
    for (n, (name, content)) in (0i64..).zip(files) {
        tx.run("INSERT INTO import_draft_file (draft, n, name, content) VALUES (?1, ?2, ?3, ?4)", params![id, n, name, content])?;
    }
    Ok(id)
}

/// The viewer's own draft; `NotFound` when it is somebody else's, confirmed, or too old.
pub fn draft_load(db: &Reading<'_>, id: DraftId) -> Result<Draft> {
    let person = db.viewer().person().map(|p| p.id);
    let (created_at, report): (i64, Option<String>) = db.one(
        "SELECT created_at, report FROM import_draft WHERE id = ?1 AND person IS ?2 AND created_at > ?3",
        params![id, person, db.now() - KEPT],
        |r| Ok((r.get("created_at")?, r.get("report")?)),
    )?;
    let report = report.and_then(|json| serde_json::from_str(&json).ok());
    let files =
        db.all("SELECT name, content FROM import_draft_file WHERE draft = ?1 ORDER BY n", [id], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(Draft { id, created_at, files, report })
}

/// The import is confirmed: the files go, what was done stays a while, so that a second click shows it again.
pub fn draft_done(tx: &WriteTx<'_>, id: DraftId, report: &Report) -> Result<()> {
    let person = tx.viewer().person().map(|p| p.id);
    let json = serde_json::to_string(report).map_err(Error::internal)?;
    let kept = tx.run(
        "UPDATE import_draft SET report = ?3 WHERE id = ?1 AND person IS ?2 AND report IS NULL",
        params![id, person, json],
    )?;
    if kept == 0 {
        return Err(Error::refused("Cet import est déjà fait."));
    }
    tx.run("DELETE FROM import_draft_file WHERE draft = ?1", [id])?;
    Ok(())
}

/// Takes the files away: the import is given up.
pub fn draft_drop(tx: &WriteTx<'_>, id: DraftId) -> Result<()> {
    let person = tx.viewer().person().map(|p| p.id);
    tx.run("DELETE FROM import_draft WHERE id = ?1 AND person IS ?2", params![id, person])?;
    Ok(())
}

/// Takes away what was never confirmed; each night.
pub fn drafts_sweep(tx: &WriteTx<'_>) -> Result<usize> {
    tx.run("DELETE FROM import_draft WHERE created_at <= ?1", [tx.now() - KEPT])
}
