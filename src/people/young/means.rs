//! How the pupils of a class come in: set per class, by default by its levels (TPS to CE1 by card or pictures).

use rusqlite::params;

use super::require_teacher;
use crate::{
    Result,
    people::levels::ClassLevel,
    store::{Reading, WriteTx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    Password,
    Card,
    Pictures,
    Both,
}

impl Means {
    pub const ALL: [Means; 4] = [Means::Both, Means::Card, Means::Pictures, Means::Password];

    pub fn key(self) -> &'static str {
        match self {
            Means::Password => "password",
            Means::Card => "card",
            Means::Pictures => "pictures",
            Means::Both => "both",
        }
    }

    pub fn from_key(key: &str) -> Option<Means> {
        Means::ALL.into_iter().find(|m| m.key() == key)
    }

    pub fn french(self) -> &'static str {
        match self {
            Means::Password => "Avec un mot de passe",
            Means::Card => "Avec une carte à montrer",
            Means::Pictures => "Avec trois images",
            Means::Both => "Avec une carte ou trois images",
        }
    }

    pub fn card(self) -> bool {
        matches!(self, Means::Card | Means::Both)
    }

    pub fn pictures(self) -> bool {
        matches!(self, Means::Pictures | Means::Both)
    }
}

/// Whether a class of these levels comes in without reading, by default.
pub fn is_young(levels: &[ClassLevel]) -> bool {
    levels.iter().any(|level| *level <= ClassLevel::Ce1 || *level == ClassLevel::Ulis)
}

/// The means of a class.
pub fn of_class(db: &Reading<'_>, class: i64) -> Result<Means> {
    let set: Option<String> = db.maybe("SELECT means FROM class_means WHERE class = ?1", [class], |r| r.get(0))?;
    if let Some(means) = set.as_deref().and_then(Means::from_key) {
        return Ok(means);
    }
    let levels: Vec<ClassLevel> = db.all("SELECT level FROM class_level WHERE class = ?1", [class], |r| r.get(0))?;
    Ok(if is_young(&levels) { Means::Both } else { Means::Password })
}

pub fn set(tx: &WriteTx<'_>, class: i64, means: Means) -> Result<()> {
    require_teacher(tx, class)?;
    tx.run(
        "INSERT INTO class_means (class, means) VALUES (?1, ?2) ON CONFLICT (class) DO UPDATE SET means = excluded.means",
        params![class, means.key()],
    )?;
    tx.on("class", class);
    Ok(())
}
