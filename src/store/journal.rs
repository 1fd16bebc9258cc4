//! The journal: one row an act, in the act's own transaction, each carrying the hash of the one before.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::Reading;
use crate::{Result, access::Act};

/// What a row's hash covers, besides the hash before it.
struct Row<'a> {
    at: i64,
    actor: &'a str,
    name: &'a str,
    service: &'a str,
    verb: &'a str,
    object: &'a str,
    detail: &'a str,
}

impl Row<'_> {
    fn hash(&self, prev: &[u8]) -> Vec<u8> {
        let mut hasher = Sha256::new();
        hasher.update(prev);
        hasher.update(self.at.to_le_bytes());
        for text in [self.actor, self.name, self.service, self.verb, self.object, self.detail] {
            // Lengths first, so that moving a byte from one field to the next changes the hash.
            hasher.update((text.len() as u64).to_le_bytes());
            hasher.update(text);
        }
        hasher.finalize().to_vec()
    }
}

pub(super) fn append(conn: &Connection, now: i64, act: &Act) -> Result<()> {
    let prev: Vec<u8> = conn
        .prepare_cached("SELECT hash FROM journal ORDER BY id DESC LIMIT 1")?
        .query_row([], |r| r.get(0))
        .optional()?
        .unwrap_or_else(|| vec![0; 32]);
    let row = Row {
        at: now,
        actor: &act.actor.key,
        name: &act.actor.name,
        service: act.service,
        verb: act.verb,
        object: &act.object,
        detail: &act.detail,
    };
    let hash = row.hash(&prev);
    conn.prepare_cached(
        "INSERT INTO journal (at, actor, name, service, verb, object, detail, prev, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![row.at, row.actor, row.name, row.service, row.verb, row.object, row.detail, prev, hash])?;
    Ok(())
}

/// What the chain's proof found.
#[derive(Debug, PartialEq, Eq)]
pub enum Proof {
    /// The number of acts, all as they were written.
    Whole(i64),
    /// The first row that is not as it was written, or after which rows are missing.
    Broken { id: i64 },
}

/// Walks the whole chain and computes every hash again.
pub fn verify(db: &Reading<'_>) -> Result<Proof> {
    let mut statement = db
        .conn()
        .prepare_cached("SELECT id, at, actor, name, service, verb, object, detail, prev, hash FROM journal ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut prev, mut count) = (vec![0; 32], 0);
    while let Some(r) = rows.next()? {
        let id: i64 = r.get("id")?;
        let text = |column: &str| r.get::<_, String>(column);
        let fields = (text("actor")?, text("name")?, text("service")?, text("verb")?, text("object")?, text("detail")?);
        let row = Row {
            at: r.get("at")?,
            actor: &fields.0,
            name: &fields.1,
            service: &fields.2,
            verb: &fields.3,
            object: &fields.4,
            detail: &fields.5,
        };
        let (stored_prev, stored): (Vec<u8>, Vec<u8>) = (r.get("prev")?, r.get("hash")?);
        count += 1;
        if id != count || stored_prev != prev || row.hash(&prev) != stored {
            return Ok(Proof::Broken { id });
        }
        prev = stored;
    }
    Ok(Proof::Whole(count))
}
