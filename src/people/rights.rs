//! The rights matrix: what each profile may do on each service. The services' defaults, and the headteacher's changes.

use std::collections::{HashMap, HashSet};

use rusqlite::params;

use super::may;
use crate::{
    Error, Result,
    access::{About, Level, Profile},
    store::{Reading, WriteTx},
};

/// The headteacher's changes, loaded once.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    changed: HashMap<(String, String), Level>,
    closed: HashSet<String>,
}

impl Matrix {
    pub fn load(db: &Reading<'_>) -> Result<Matrix> {
        let sql = "SELECT service, profile, level FROM ceiling UNION ALL SELECT service, NULL, 'none' FROM service_closed";
        let mut matrix = Matrix::default();
        for (service, profile, level) in
            db.all(sql, [], |r| Ok((r.get(0)?, r.get::<_, Option<String>>(1)?, r.get::<_, String>(2)?)))?
        {
            match profile {
                Some(profile) => drop(matrix.changed.insert((service, profile), Level::from_key(&level).unwrap_or(Level::None))),
                None => drop(matrix.closed.insert(service)),
            }
        }
        Ok(matrix)
    }

    /// The level in force. A closed service gives none; what is always open follows its defaults.
    pub fn level(&self, about: &About, profile: Profile) -> Level {
        match about.always {
            true => about.defaults.of(profile),
            false if self.is_closed(about.key) => Level::None,
            false => self.ceiling(about, profile),
        }
    }

    /// The level as set, were the service open: what the grid shows.
    pub fn ceiling(&self, about: &About, profile: Profile) -> Level {
        let key = (about.key.to_owned(), profile.key().to_owned());
        self.changed.get(&key).copied().unwrap_or_else(|| about.defaults.of(profile))
    }

    pub fn is_changed(&self, service: &str, profile: Profile) -> bool {
        self.changed.contains_key(&(service.to_owned(), profile.key().to_owned()))
    }

    pub fn is_closed(&self, service: &str) -> bool {
        self.closed.contains(service)
    }
}

/// Sets a profile's level on a service; the default level takes the change away.
pub fn set(tx: &WriteTx<'_>, about: &About, profile: Profile, level: Level) -> Result<()> {
    may::administer(tx)?;
    if about.always {
        return Err(Error::refused("Cette partie de l'ENT a des droits fixes."));
    }
    let default = about.defaults.of(profile) == level;
    match default {
        true => tx.run("DELETE FROM ceiling WHERE service = ?1 AND profile = ?2", params![about.key, profile.key()])?,
        false => tx.run(
            "INSERT INTO ceiling (service, profile, level) VALUES (?1, ?2, ?3)
             ON CONFLICT (service, profile) DO UPDATE SET level = ?3",
            params![about.key, profile.key(), level.key()],
        )?,
    };
    Ok(())
}

/// Opens a service to these profiles, among those it is made for, each at the level it had or at its default; to nobody:
/// the service is closed. A level set for a profile that stays open is kept.
pub fn open_to(tx: &WriteTx<'_>, about: &About, chosen: &[Profile]) -> Result<()> {
    let matrix = Matrix::load(tx)?;
    let made_for: Vec<Profile> = Profile::ALL.into_iter().filter(|p| about.defaults.of(*p) > Level::None).collect();
    for profile in &made_for {
        let now = matrix.ceiling(about, *profile);
        let level = match (chosen.contains(profile), now) {
            (false, _) => Level::None,
            (true, Level::None) => about.defaults.of(*profile),
            (true, kept) => kept,
        };
        set(tx, about, *profile, level)?;
    }
    set_open(tx, about, made_for.iter().any(|p| chosen.contains(p)))
}

/// Back to the defaults, everywhere.
pub fn back_to_defaults(tx: &WriteTx<'_>) -> Result<()> {
    may::administer(tx)?;
    tx.run("DELETE FROM ceiling", [])?;
    Ok(())
}

/// Closes a service to everybody, its data kept, or opens it again.
pub fn set_open(tx: &WriteTx<'_>, about: &About, open: bool) -> Result<()> {
    may::administer(tx)?;
    if about.always {
        return Err(Error::refused("Cette partie de l'ENT reste toujours ouverte."));
    }
    match open {
        true => tx.run("DELETE FROM service_closed WHERE service = ?1", [about.key])?,
        false => {
            tx.run("INSERT OR IGNORE INTO service_closed (service, closed_at) VALUES (?1, ?2)", params![about.key, tx.now()])?
        }
    };
    Ok(())
}
