//! Migrations: numbered SQL files, forward only, each in its own transaction, after a copy of the file.

use std::path::Path;

use rusqlite::Connection;

use crate::{Error, Result};

/// In order. Never edited once released.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_house", include_str!("migrations/0001_house.sql")),
    ("0002_publication", include_str!("migrations/0002_publication.sql")),
    ("0003_import", include_str!("migrations/0003_import.sql")),
    ("0004_files", include_str!("migrations/0004_files.sql")),
    ("0005_news", include_str!("migrations/0005_news.sql")),
    ("0006_young", include_str!("migrations/0006_young.sql")),
];

/// The schema number this program knows.
pub fn latest() -> i64 {
    MIGRATIONS.len() as i64
}

/// The file's schema. One newer than this program is refused, before anything of it is touched.
pub(super) fn supported(conn: &Connection) -> Result<i64> {
    let version: i64 = conn.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    if version > latest() {
        return Err(Error::refused(format!(
            "Ce fichier vient d'une version plus récente de Préau (schéma {version}, ce programme connaît {}). \
             Installez la nouvelle version, ou restaurez une sauvegarde plus ancienne. Rien n'a été changé.",
            latest()
        )));
    }
    Ok(version)
}

/// Brings the file to `latest()`. A newer file is refused.
pub(super) fn run(conn: &mut Connection, path: &Path) -> Result<()> {
    let version = supported(conn)?;
    if version > 0 && version < latest() {
        let copy = path.with_extension(format!("avant-schema-{}.db", version + 1));
        if !copy.exists() {
            super::backup::copy(conn, &copy)?;
        }
    }
    // Off while tables are rebuilt; each step proves its own references before it commits.
    conn.pragma_update(None, "foreign_keys", false)?;
    for (number, (name, sql)) in (1i64..).zip(MIGRATIONS).skip(usize::try_from(version).unwrap_or(0)) {
        step(conn, number, sql).map_err(|e| Error::internal(format!("migration {name}: {e:?}")))?;
    }
    conn.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

fn step(conn: &mut Connection, number: i64, sql: &str) -> Result<()> {
    let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    tx.execute_batch(sql)?;
    if tx.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Error::internal("a reference points nowhere"));
    }
    tx.pragma_update(None, "user_version", number)?;
    tx.commit()?;
    Ok(())
}
