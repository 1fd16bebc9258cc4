//! A person's own settings: how they read (theme, size, font, spacing), their picture, their e-mails.

use std::collections::HashMap;

use rusqlite::params;

use crate::{
    Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

/// When news leave by e-mail; the feed shows them at once in every case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mail {
    #[default]
    Now,
    Daily,
    Never,
}

impl Mail {
    pub const KEY: &str = "mail";
    pub const ALL: [Mail; 3] = [Mail::Now, Mail::Daily, Mail::Never];

    pub fn key(self) -> &'static str {
        ["now", "daily", "never"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<Mail> {
        Mail::ALL.into_iter().find(|m| m.key() == key)
    }
}

/// The viewer's own settings, by key.
pub fn mine(db: &Reading<'_>) -> Result<HashMap<String, String>> {
    let rows = db.all("SELECT key, value FROM preference WHERE person = ?1", [db.me()], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// Keeps the viewer's own settings; an empty value goes back to the default.
pub fn set(tx: &WriteTx<'_>, settings: &[(&str, &str)]) -> Result<()> {
    for (key, value) in settings {
        set_of(tx, tx.me(), key, value)?;
    }
    Ok(())
}

fn set_of(tx: &WriteTx<'_>, person: PersonId, key: &str, value: &str) -> Result<()> {
    if value.is_empty() {
        tx.run("DELETE FROM preference WHERE person = ?1 AND key = ?2", params![person, key])?;
    } else {
        tx.run(
            "INSERT INTO preference (person, key, value) VALUES (?1, ?2, ?3)
             ON CONFLICT (person, key) DO UPDATE SET value = excluded.value",
            params![person, key, value],
        )?;
    }
    Ok(())
}
