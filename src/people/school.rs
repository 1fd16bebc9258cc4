//! The school itself: its facts and choices, kept in `setting`.

use std::collections::HashMap;

use crate::{
    Result,
    store::{BlobId, Reading, WriteTx},
};

/// The holiday zones, by what is kept of them, with the academies of each.
pub const ZONES: [(&str, &str); 4] = [
    ("", "À choisir plus tard, ou un autre calendrier (Corse, outre-mer)"),
    ("A", "Zone A : Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers"),
    ("B", "Zone B : Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg"),
    ("C", "Zone C : Créteil, Montpellier, Paris, Toulouse, Versailles"),
];

#[derive(Clone, Debug, Default)]
pub struct School {
    pub name: String,
    /// Identifiant de l'établissement: 7 digits and a letter.
    pub uai: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub phone: String,
    pub email: String,
    /// Holiday zone: A, B, C, or empty for the territories with their own calendar.
    pub zone: String,
    pub welcome: String,
    /// The headteacher's name, as the legal pages give it.
    pub director: String,
    pub logo: Option<BlobId>,
    /// The first run is over: people can come in.
    pub open: bool,
}

impl School {
    /// As printed and shown where a name must stand.
    pub fn title(&self) -> &str {
        if self.name.is_empty() { "Mon école" } else { &self.name }
    }
}

/// The school as it is now. Public: the logged-out page shows it.
pub fn load(db: &Reading<'_>) -> Result<School> {
    let mut settings: HashMap<String, String> = db
        .all("SELECT key, value FROM setting WHERE key LIKE 'school.%'", [], |r| Ok((r.get("key")?, r.get("value")?)))?
        .into_iter()
        .collect();
    let mut take = |key: &str| settings.remove(key).unwrap_or_default();
    Ok(School {
        name: take("school.name"),
        uai: take("school.uai"),
        street: take("school.street"),
        postcode: take("school.postcode"),
        city: take("school.city"),
        phone: take("school.phone"),
        email: take("school.email"),
        zone: take("school.zone"),
        welcome: take("school.welcome"),
        director: take("school.director"),
        logo: take("school.logo").parse().ok(),
        open: take("school.open") == "1",
    })
}

/// One setting, or `None`.
pub fn setting(db: &Reading<'_>, key: &str) -> Result<Option<String>> {
    db.maybe("SELECT value FROM setting WHERE key = ?1", [key], |r| r.get(0))
}

pub fn set(tx: &WriteTx<'_>, key: &str, value: &str) -> Result<()> {
    tx.run(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )?;
    Ok(())
}

pub fn unset(tx: &WriteTx<'_>, key: &str) -> Result<()> {
    tx.run("DELETE FROM setting WHERE key = ?1", [key])?;
    Ok(())
}
