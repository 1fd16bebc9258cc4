//! What someone is typing, kept apart from what is saved: a draft's autosave never shows half a sentence to readers.

use rusqlite::params;

use super::{Publication, PublicationId};
use crate::{
    Error, Result,
    store::{Reading, WriteTx},
};

/// Keeps the form as typed (JSON), of a publication that was found to be edited. `Stale` for a form that was opened before
/// someone else's save: its text stays in the page, and is shown beside theirs when it is sent.
pub fn keep(tx: &WriteTx<'_>, publication: &Publication, version: i64, fields: &str) -> Result<()> {
    if publication.version != version {
        return Err(Error::refused(
            "Quelqu'un d'autre a enregistré cette publication entre-temps. Enregistrez : vous verrez les deux textes.",
        ));
    }
    tx.run(
        "INSERT INTO autosave (publication, person, version, fields, saved_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (publication, person) DO UPDATE SET version = ?3, fields = ?4, saved_at = ?5",
        params![publication.id, tx.me(), version, fields, tx.now()],
    )?;
    Ok(())
}

/// What the viewer was typing on this version, and when it was kept.
pub fn find(db: &Reading<'_>, publication: &Publication) -> Result<Option<(i64, String)>> {
    db.maybe(
        "SELECT saved_at, fields FROM autosave WHERE publication = ?1 AND person = ?2 AND version = ?3",
        params![publication.id, db.me(), publication.version],
        |r| Ok((r.get("saved_at")?, r.get("fields")?)),
    )
}

/// The viewer's, which was saved or thrown away.
pub fn clear(tx: &WriteTx<'_>, id: PublicationId) -> Result<()> {
    tx.run("DELETE FROM autosave WHERE publication = ?1 AND person = ?2", [id, tx.me()])?;
    Ok(())
}
