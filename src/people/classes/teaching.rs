//! Who teaches a class: the main teacher, a shared post, a replacement with its dates.

use rusqlite::params;

use super::{ClassId, find};
use crate::{
    Error, Result,
    access::{PersonId, Profile},
    people::{groups, may, person::NAME, profiles},
    store::{Reading, WriteTx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Main,
    Shared,
    Replacement,
}

impl Kind {
    pub const ALL: [Kind; 3] = [Kind::Main, Kind::Shared, Kind::Replacement];

    pub fn key(self) -> &'static str {
        ["main", "shared", "replacement"][self as usize]
    }

    pub fn from_key(key: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|k| k.key() == key)
    }

    pub fn french(self) -> &'static str {
        ["titulaire", "poste partagé", "remplacement"][self as usize]
    }
}

#[derive(Clone, Debug)]
pub struct Teaching {
    pub teacher: PersonId,
    pub name: String,
    pub kind: Kind,
    /// ISO days, both included; none: the whole year.
    pub since: Option<String>,
    pub until: Option<String>,
}

/// Who teaches a class this year, past and future replacements included. Known to all at the school.
pub fn teachers(db: &Reading<'_>, class: ClassId) -> Result<Vec<Teaching>> {
    let sql = format!(
        "SELECT p.id, {NAME} AS name, t.kind, t.since, t.until FROM teaching t JOIN person p ON p.id = t.teacher
         WHERE t.class = ?1 AND p.left_at IS NULL ORDER BY t.kind, p.sort_key"
    );
    db.all(&sql, [class], |r| {
        Ok(Teaching {
            teacher: r.get("id")?,
            name: r.get("name")?,
            kind: Kind::from_key(&r.get::<_, String>("kind")?).unwrap_or(Kind::Main),
            since: r.get("since")?,
            until: r.get("until")?,
        })
    })
}

/// Gives a class a teacher, or changes how and when they teach it.
pub fn add_teacher(
    tx: &WriteTx<'_>,
    class: ClassId,
    teacher: PersonId,
    kind: Kind,
    (since, until): (Option<&str>, Option<&str>),
) -> Result<()> {
    may::administer(tx)?;
    find(tx, class)?;
    if !profiles::of(tx, teacher)?.has(Profile::Teacher) {
        return Err(Error::refused("Cette personne n'a pas le profil « enseignant ». Ajoutez-le-lui d'abord."));
    }
    if since.zip(until).is_some_and(|(first, last)| last < first) {
        return Err(Error::refused("Le remplacement finit avant d'avoir commencé : corrigez les dates."));
    }
    tx.run(
        "INSERT INTO teaching (class, teacher, kind, since, until) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (class, teacher) DO UPDATE SET kind = ?3, since = ?4, until = ?5",
        params![class, teacher, kind.key(), since, until],
    )?;
    groups::refresh(tx)
}

pub fn remove_teacher(tx: &WriteTx<'_>, class: ClassId, teacher: PersonId) -> Result<()> {
    may::administer(tx)?;
    tx.run("DELETE FROM teaching WHERE class = ?1 AND teacher = ?2", [class, teacher])?;
    groups::refresh(tx)
}
