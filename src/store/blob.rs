//! Blobs: content-addressed bytes in rows of 256 KiB, streamed in and out, never whole in memory.

use rusqlite::params;
use sha2::{Digest, Sha256};

use super::{Reading, WriteTx};
use crate::Result;

pub type BlobId = i64;

/// Bytes in one row.
pub const CHUNK: usize = 256 * 1024;

/// What is known of a blob.
#[derive(Clone, Debug)]
pub struct Blob {
    pub id: BlobId,
    pub size: i64,
    pub mime: String,
    /// Hexadecimal SHA-256: its name to caches.
    pub sha256: String,
}

impl WriteTx<'_> {
    /// Keeps bytes that are in memory already (a resized picture, a small file); the same content is kept once.
    pub fn keep_blob(&self, bytes: &[u8], mime: &str) -> Result<BlobId> {
        let sha = Sha256::digest(bytes).to_vec();
        if let Some(id) = self.maybe("SELECT id FROM blob WHERE sha256 = ?1", [&sha], |r| r.get(0))? {
            return Ok(id);
        }
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let id = self.insert(
            "INSERT INTO blob (sha256, size, mime, created_at) VALUES (?1, ?2, ?3, ?4)",
            params![sha, size, mime, self.now()],
        )?;
        for (n, data) in bytes.chunks(CHUNK).enumerate() {
            self.run("INSERT INTO blob_chunk (blob, n, data) VALUES (?1, ?2, ?3)", params![id, n as i64, data])?;
        }
        Ok(id)
    }

    /// A blob that arrives in pieces: put its chunks in later writes, then `seal_blob`.
    pub fn begin_blob(&self) -> Result<BlobId> {
        self.insert("INSERT INTO blob (size, mime, created_at) VALUES (0, '', ?1)", [self.now()])
    }

    /// Writes the bytes (at most `CHUNK`) of row `n`; a row that was cut short is replaced.
    pub fn put_chunk(&self, blob: BlobId, n: i64, data: &[u8]) -> Result<()> {
        self.run(
            "INSERT INTO blob_chunk (blob, n, data) VALUES (?1, ?2, ?3) ON CONFLICT (blob, n) DO UPDATE SET data = excluded.data",
            params![blob, n, data],
        )?;
        Ok(())
    }

    /// A blob that will not be finished.
    pub fn drop_unsealed(&self, blob: BlobId) -> Result<()> {
        self.run("DELETE FROM blob WHERE id = ?1 AND sha256 IS NULL", [blob])?;
        Ok(())
    }

    /// The blob is whole: gives its id, or that of the same content kept before.
    pub fn seal_blob(&self, blob: BlobId, sha256: &[u8], size: i64, mime: &str) -> Result<BlobId> {
        if let Some(id) = self.maybe("SELECT id FROM blob WHERE sha256 = ?1 AND id <> ?2", params![sha256, blob], |r| r.get(0))? {
            self.run("DELETE FROM blob WHERE id = ?1", [blob])?;
            return Ok(id);
        }
        self.run("UPDATE blob SET sha256 = ?2, size = ?3, mime = ?4 WHERE id = ?1", params![blob, sha256, size, mime])?;
        Ok(blob)
    }
}

impl Reading<'_> {
    /// The facts of a blob. Whoever calls has already shown that the viewer may see what it belongs to.
    pub fn blob(&self, id: BlobId) -> Result<Blob> {
        self.one(
            "SELECT id, size, mime, lower(hex(sha256)) AS sha256 FROM blob WHERE id = ?1 AND sha256 IS NOT NULL",
            [id],
            |r| Ok(Blob { id: r.get("id")?, size: r.get("size")?, mime: r.get("mime")?, sha256: r.get("sha256")? }),
        )
    }

    /// One row of a blob's bytes. Read each in its own snapshot: a long download must not hold the log back.
    pub fn blob_chunk(&self, id: BlobId, n: i64) -> Result<Vec<u8>> {
        self.value("SELECT data FROM blob_chunk WHERE blob = ?1 AND n = ?2", [id, n])
    }

    /// How many bytes of an unfinished blob have arrived.
    pub fn arrived(&self, blob: BlobId) -> Result<u64> {
        let last = self.maybe(
            "SELECT n, length(data) AS length FROM blob_chunk WHERE blob = ?1 ORDER BY n DESC LIMIT 1",
            [blob],
            |r| Ok((r.get::<_, i64>("n")?, r.get::<_, i64>("length")?)),
        )?;
        Ok(last.map_or(0, |(n, length)| n.unsigned_abs() * CHUNK as u64 + length.unsigned_abs()))
    }

    /// All of a small blob.
    pub fn blob_bytes(&self, id: BlobId) -> Result<Vec<u8>> {
        let rows: Vec<Vec<u8>> = self.all("SELECT data FROM blob_chunk WHERE blob = ?1 ORDER BY n", [id], |r| r.get(0))?;
        Ok(rows.concat())
    }
}
