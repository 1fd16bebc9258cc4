//! Files: what someone sent, its type told from its bytes, and who may have it.

mod receive;

use rusqlite::{Row, named_params};

pub use receive::receive;

use super::{PublicationId, Sight, VISIBLE};
use crate::{
    Error, Result,
    access::PersonId,
    store::{Blob, BlobId, Reading, Sweep, WriteTx},
};

pub type UploadId = i64;

/// A file that someone sent.
#[derive(Clone, Debug)]
pub struct File {
    pub id: UploadId,
    pub owner: Option<PersonId>,
    pub name: String,
    pub blob: Blob,
    pub picture: Option<PictureFacts>,
}

/// What is known of a picture.
#[derive(Clone, Copy, Debug)]
pub struct PictureFacts {
    pub width: u32,
    pub height: u32,
    /// At most 2000 pixels, where the original is larger.
    pub large: Option<BlobId>,
    /// At most 480 pixels, where the original is larger.
    pub thumb: Option<BlobId>,
}

impl File {
    const COLUMNS: &str = "u.id, u.owner, u.name, b.id AS blob, b.size, b.mime, lower(hex(b.sha256)) AS sha256,
        i.width, i.height, i.large, i.thumb";
    const FROM: &str = "FROM upload u JOIN blob b ON b.id = u.blob LEFT JOIN upload_picture i ON i.upload = u.id";

    fn from_row(r: &Row<'_>) -> rusqlite::Result<File> {
        let picture = match r.get::<_, Option<u32>>("width")? {
            Some(width) => Some(PictureFacts { width, height: r.get("height")?, large: r.get("large")?, thumb: r.get("thumb")? }),
            None => None,
        };
        let blob = Blob { id: r.get("blob")?, size: r.get("size")?, mime: r.get("mime")?, sha256: r.get("sha256")? };
        Ok(File { id: r.get("id")?, owner: r.get("owner")?, name: r.get("name")?, blob, picture })
    }

    /// Where it is served.
    pub fn url(&self) -> String {
        url(self.id, &self.name)
    }
}

/// The address of an upload.
pub fn url(id: UploadId, name: &str) -> String {
    format!("/fichiers/{id}/{}", percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC))
}

/// Part of the publication now. What an older version had stays with it, at position -1, so that it can be restored.
const PART: &str = "x.position >= 0";

/// A file the viewer may have: their own, and those of the publications they see. Any other is not found.
pub fn visible(db: &Reading<'_>, id: UploadId) -> Result<File> {
    let sql = format!(
        "SELECT {} {} WHERE u.id = :id AND (u.owner = :me OR :house OR EXISTS (
            SELECT 1 FROM attachment x JOIN publication p ON p.id = x.publication WHERE x.upload = u.id AND {PART} AND {VISIBLE}))",
        File::COLUMNS,
        File::FROM
    );
    db.one(&sql, &*Sight::of(db).with(named_params! {":id": id}), File::from_row)
}

/// The files below a publication that the viewer sees, in order; those in its text are left out.
pub fn of(db: &Reading<'_>, publication: PublicationId) -> Result<Vec<File>> {
    let sql = format!(
        "SELECT {} {} JOIN attachment x ON x.upload = u.id JOIN publication p ON p.id = x.publication
          WHERE p.id = :publication AND NOT x.inline AND {PART} AND {VISIBLE} ORDER BY x.position, u.id",
        File::COLUMNS,
        File::FROM
    );
    db.all(&sql, &*Sight::of(db).with(named_params! {":publication": publication}), File::from_row)
}

/// Those of these files that the viewer sent.
pub fn mine(db: &Reading<'_>, ids: &[UploadId]) -> Result<Vec<File>> {
    let ids = serde_json::to_string(ids).map_err(Error::internal)?;
    let sql = format!(
        "SELECT {} {} WHERE u.id IN (SELECT value FROM json_each(:ids)) AND u.owner = :me ORDER BY u.id",
        File::COLUMNS,
        File::FROM
    );
    db.all(&sql, named_params! {":ids": ids, ":me": db.me()}, File::from_row)
}

/// Makes these the files of a publication: `below` its text, in order, and `shown` in it. Only the viewer's own and
/// those that belong to the publication already are taken; the others are left where they are.
pub fn claim(tx: &WriteTx<'_>, publication: PublicationId, below: &[UploadId], shown: &[UploadId]) -> Result<()> {
    tx.run("UPDATE attachment SET position = -1 WHERE publication = ?1", [publication])?;
    for (inline, uploads) in [(true, shown), (false, below)] {
        let uploads = serde_json::to_string(uploads).map_err(Error::internal)?;
        tx.run(
            "INSERT INTO attachment (publication, upload, position, inline)
             SELECT :publication, u.id, min(j.key), :inline FROM json_each(:uploads) j JOIN upload u ON u.id = j.value
              WHERE u.owner = :me OR EXISTS (SELECT 1 FROM attachment WHERE publication = :publication AND upload = u.id)
              GROUP BY u.id
             ON CONFLICT (publication, upload) DO UPDATE SET position = excluded.position, inline = excluded.inline",
            named_params! {":publication": publication, ":uploads": uploads, ":inline": inline, ":me": tx.me()},
        )?;
    }
    Ok(())
}

/// Once a day: files that became part of nothing in a week, then bytes that nothing needs.
pub fn sweep(tx: &WriteTx<'_>, kept: &[BlobId]) -> Result<()> {
    let ago = |days: i64| tx.now() - days * 86_400;
    tx.sweep(&Sweep { table: "upload", owned: &["upload_picture"], made_before: ago(7), kept: &[] })?;
    tx.sweep(&Sweep { table: "blob", owned: &["blob_chunk"], made_before: ago(2), kept })?;
    Ok(())
}
