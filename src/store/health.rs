//! Whether the file is sound: what `preau doctor` asks.

use sha2::{Digest, Sha256};

use super::Reading;
use crate::Result;

/// What SQLite finds wrong with the file itself; empty when it is sound.
pub fn integrity(db: &Reading<'_>) -> Result<Vec<String>> {
    let found: Vec<String> = db.all("PRAGMA integrity_check(20)", [], |r| r.get(0))?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// The tables with references that point nowhere.
pub fn dangling(db: &Reading<'_>) -> Result<Vec<String>> {
    let mut tables: Vec<String> = db.all("PRAGMA foreign_key_check", [], |r| r.get(0))?;
    tables.dedup();
    Ok(tables)
}

/// The schema number of the file.
pub fn schema(db: &Reading<'_>) -> Result<i64> {
    db.value("PRAGMA user_version", [])
}

/// What the file weighs, in bytes.
pub fn weight(db: &Reading<'_>) -> Result<i64> {
    db.value("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [])
}

/// When the first and the last act were written.
pub fn acts(db: &Reading<'_>) -> Result<Option<(i64, i64)>> {
    let (first, last): (Option<i64>, Option<i64>) =
        db.one("SELECT min(at), max(at) FROM journal", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(first.zip(last))
}

/// Of at most `most` documents chosen at random, those whose bytes are no longer what they were: (looked at, damaged).
pub fn blobs(db: &Reading<'_>, most: u32) -> Result<(u32, Vec<i64>)> {
    let chosen: Vec<(i64, Vec<u8>, i64)> =
        db.all("SELECT id, sha256, size FROM blob WHERE sha256 IS NOT NULL ORDER BY random() LIMIT ?1", [most], |r| {
            Ok((r.get("id")?, r.get("sha256")?, r.get("size")?))
        })?;
    let mut damaged = Vec::new();
    let looked = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    for (id, sha256, size) in chosen {
        if !is_whole(db, id, &sha256, size)? {
            damaged.push(id);
        }
    }
    Ok((looked, damaged))
}

/// Row by row: a video does not fit in memory.
fn is_whole(db: &Reading<'_>, id: i64, sha256: &[u8], size: i64) -> Result<bool> {
    let mut statement = db.conn().prepare_cached("SELECT data FROM blob_chunk WHERE blob = ?1 ORDER BY n")?;
    let mut rows = statement.query([id])?;
    let (mut hasher, mut bytes) = (Sha256::new(), 0);
    while let Some(row) = rows.next()? {
        let data: Vec<u8> = row.get(0)?;
        bytes += i64::try_from(data.len()).unwrap_or(i64::MAX);
        hasher.update(&data);
    }
    Ok(bytes == size && hasher.finalize().as_slice() == sha256)
}
