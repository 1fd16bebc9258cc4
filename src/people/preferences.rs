//! A person's own settings: how they read (theme, size, font, spacing), their picture, their e-mails.

use std::collections::HashMap;

use rusqlite::{named_params, params};

use super::may::{self, OWN};
use crate::{
    Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

/// A person's settings, by key: for themselves, a legal guardian, the headteacher and the house; none for the others.
pub fn of(db: &Reading<'_>, person: PersonId) -> Result<HashMap<String, String>> {
    let sql = format!("SELECT key, value FROM preference x WHERE x.person = :person AND {OWN}");
    let rows = db.all(&sql, named_params! {":person": person, ":me": db.me(), ":all": may::administer(db).is_ok()}, |r| {
        Ok((r.get(0)?, r.get(1)?))
    })?;
    Ok(rows.into_iter().collect())
}

/// Keeps the viewer's own settings; an empty value goes back to the default.
pub fn set(tx: &WriteTx<'_>, settings: &[(&str, &str)]) -> Result<()> {
    for (key, value) in settings {
        if value.is_empty() {
            tx.run("DELETE FROM preference WHERE person = ?1 AND key = ?2", params![tx.me(), key])?;
        } else {
            tx.run(
                "INSERT INTO preference (person, key, value) VALUES (?1, ?2, ?3)
                 ON CONFLICT (person, key) DO UPDATE SET value = excluded.value",
                params![tx.me(), key, value],
            )?;
        }
    }
    Ok(())
}
