//! The profiles a person holds.

use rusqlite::params;

use super::{groups, may};
use crate::{
    Error, Result,
    access::{PersonId, Profile, ProfileSet},
    store::{Reading, WriteTx},
};

/// Reads `group_concat(profile)` back.
pub(super) fn parse(list: Option<&str>) -> ProfileSet {
    list.unwrap_or_default().split(',').filter_map(Profile::from_key).collect()
}

/// The column that `parse` reads, for a person called `p` in the query.
pub(super) const COLUMN: &str = "(SELECT group_concat(profile) FROM person_profile pp WHERE pp.person = p.id) AS profiles";

pub fn of(db: &Reading<'_>, person: PersonId) -> Result<ProfileSet> {
    let keys = db.all("SELECT profile FROM person_profile WHERE person = ?1", [person], |r| r.get::<_, String>(0))?;
    Ok(keys.iter().filter_map(|k| Profile::from_key(k)).collect())
}

/// Whether the school has a headteacher: without one, the first-run page opens.
pub fn has_director(db: &Reading<'_>) -> Result<bool> {
    db.exists("SELECT 1 FROM person_profile WHERE profile = 'director'", [])
}

/// Whether two people at least head the school.
pub fn has_second_director(db: &Reading<'_>) -> Result<bool> {
    db.exists(
        "SELECT 1 FROM person_profile pp JOIN person p ON p.id = pp.person AND p.left_at IS NULL
         WHERE pp.profile = 'director' LIMIT 1 OFFSET 1",
        [],
    )
}

/// Makes these the person's profiles. The last headteacher stays one: refused otherwise.
pub fn set(tx: &WriteTx<'_>, person: PersonId, profiles: ProfileSet) -> Result<()> {
    may::administer(tx)?;
    if profiles.is_empty() {
        return Err(Error::refused("Choisissez au moins un profil."));
    }
    let alone = "SELECT 1 FROM person_profile WHERE person = ?1 AND profile = 'director'
                 AND NOT EXISTS (SELECT 1 FROM person_profile o JOIN person p ON p.id = o.person AND p.left_at IS NULL
                                  WHERE o.profile = 'director' AND o.person <> ?1)";
    if !profiles.has(Profile::Director) && tx.exists(alone, [person])? {
        return Err(Error::refused(
            "L'école doit garder une personne au profil « directeur ». Donnez-le d'abord à quelqu'un d'autre.",
        ));
    }
    replace(tx, person, profiles)?;
    groups::refresh(tx)
}

/// Gives a person these profiles besides those they hold, without bringing the groups up to date.
pub(super) fn add(tx: &WriteTx<'_>, person: PersonId, profiles: ProfileSet) -> Result<()> {
    for profile in profiles.iter() {
        tx.run("INSERT OR IGNORE INTO person_profile (person, profile) VALUES (?1, ?2)", params![person, profile.key()])?;
    }
    Ok(())
}

/// As `set`, without its checks and without bringing the groups up to date.
fn replace(tx: &WriteTx<'_>, person: PersonId, profiles: ProfileSet) -> Result<()> {
    for profile in Profile::ALL {
        let sql = match profiles.has(profile) {
            true => "INSERT OR IGNORE INTO person_profile (person, profile) VALUES (?1, ?2)",
            false => "DELETE FROM person_profile WHERE person = ?1 AND profile = ?2",
        };
        tx.run(sql, params![person, profile.key()])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::testing::*;

    #[test]
    fn the_last_headteacher_stays_one() {
        let school = School::open();
        let head = school.person("Maud", "LÉVÊQUE", Profile::Director);
        let teacher = || [Profile::Teacher].into_iter().collect();
        assert!(matches!(school.write_as(&operator(), move |tx| set(tx, head, teacher())), Err(Error::Refused(_))));
        school.person("Anne", "GEORGE", Profile::Director);
        school.write(move |tx| set(tx, head, teacher()));
        assert_eq!(school.read(move |db| of(db, head)).iter().collect::<Vec<_>>(), [Profile::Teacher]);
    }

    #[test]
    fn somebody_keeps_at_least_one_profile() {
        let school = School::open();
        let teacher = school.person("Anne", "GEORGE", Profile::Teacher);
        assert!(school.write_as(&operator(), move |tx| set(tx, teacher, ProfileSet::default())).is_err());
    }
}
