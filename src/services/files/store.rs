//! Files on their way in. How much of one has arrived is told by the rows of its blob, so it can't be wrong.

use rusqlite::{Row, params};
use serde_json::json;

use crate::{
    Error, Result,
    access::PersonId,
    publication::attachments::UploadId,
    store::{BlobId, Reading, WriteTx},
    web::Export,
};

/// How long an unfinished file waits for its end.
pub(super) const ARRIVAL_DAYS: u16 = 2;
/// Unfinished files of one person at once.
const AT_ONCE: i64 = 50;

#[derive(Clone, Debug)]
pub(super) struct Arrival {
    pub id: i64,
    pub name: String,
    pub size: i64,
    /// Its bytes, until it is whole.
    pub blob: Option<BlobId>,
    /// What it became.
    pub upload: Option<UploadId>,
    /// Of its bytes.
    pub received: u64,
}

impl Arrival {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Arrival> {
        Ok(Arrival {
            id: r.get("id")?,
            name: r.get("name")?,
            size: r.get("size")?,
            blob: r.get("blob")?,
            upload: r.get("upload")?,
            received: 0,
        })
    }
}

/// Announces a file of the viewer's.
pub(super) fn begin(tx: &WriteTx<'_>, name: &str, size: i64) -> Result<i64> {
    let open: i64 = tx.value("SELECT count(*) FROM arrival WHERE owner = ?1 AND upload IS NULL", [tx.me()])?;
    if open >= AT_ONCE {
        return Err(Error::refused("Beaucoup d'envois sont déjà en cours. Laissez-les finir, puis recommencez."));
    }
    let blob = tx.begin_blob()?;
    tx.insert(
        "INSERT INTO arrival (owner, blob, name, size, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![tx.me(), blob, name, size, tx.now()],
    )
}

/// An arrival of the viewer's; another's is not found.
pub(super) fn find(db: &Reading<'_>, id: i64) -> Result<Arrival> {
    let mut found = db.one(
        "SELECT id, name, size, blob, upload FROM arrival WHERE id = ?1 AND owner = ?2",
        [id, db.me()],
        Arrival::from_row,
    )?;
    found.received = match (found.upload, found.blob) {
        (None, Some(blob)) => db.arrived(blob)?,
        _ => found.size.unsigned_abs(),
    };
    Ok(found)
}

/// Begins a request that sends bytes: those before it, cut or forgotten, may write no more. Gives its turn.
pub(super) fn take_turn(tx: &WriteTx<'_>, id: i64) -> Result<(Arrival, i64)> {
    let found = find(tx, id)?;
    tx.run("UPDATE arrival SET turn = turn + 1 WHERE id = ?1", [id])?;
    Ok((found, tx.value("SELECT turn FROM arrival WHERE id = ?1", [id])?))
}

/// Whether this turn is still the last, and the file not whole yet.
pub(super) fn check_turn(tx: &WriteTx<'_>, id: i64, turn: i64) -> Result<()> {
    match tx.exists("SELECT 1 FROM arrival WHERE id = ?1 AND turn = ?2 AND upload IS NULL", [id, turn])? {
        true => Ok(()),
        false => Err(Error::refused("Cet envoi continue ailleurs.")),
    }
}

/// The file is whole and kept.
pub(super) fn complete(tx: &WriteTx<'_>, id: i64, upload: UploadId) -> Result<()> {
    tx.run("UPDATE arrival SET upload = ?2, blob = NULL WHERE id = ?1", [id, upload])?;
    Ok(())
}

/// Ends an arrival and forgets its bytes.
pub(super) fn forget(tx: &WriteTx<'_>, id: i64) -> Result<()> {
    let found = find(tx, id)?;
    tx.run("DELETE FROM arrival WHERE id = ?1", [id])?;
    match found.blob {
        Some(blob) => tx.drop_unsealed(blob),
        None => Ok(()),
    }
}

/// Once a day: unfinished files that nobody went on with. Their bytes go with the blobs that nothing names.
pub(super) fn sweep(tx: &WriteTx<'_>) -> Result<()> {
    tx.run("DELETE FROM arrival WHERE created_at < ?1", [tx.now() - i64::from(ARRIVAL_DAYS) * 86_400])?;
    Ok(())
}

pub(super) fn personal_data(db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
    let files = db.all("SELECT id, name, blob FROM upload WHERE owner = ?1 ORDER BY id", [person], |r| {
        Ok((r.get::<_, i64>("id")?, r.get::<_, String>("name")?, r.get::<_, BlobId>("blob")?))
    })?;
    export.section("Fichiers envoyés", files.iter().map(|(_, name, _)| json!(name)).collect());
    for (id, name, blob) in files {
        export.file(format!("fichiers/{id}-{name}"), blob);
    }
    Ok(())
}
