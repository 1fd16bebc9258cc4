//! Who a signed-in person is to the rules: name, profiles, and their level on each service.

use rusqlite::params;

use super::profiles;
use crate::{
    Result,
    access::{About, Identity, Level, PersonId, ProfileSet, Rights},
    store::Reading,
};

use super::rights::Matrix;

/// Loads a person for the rules, in two statements. `NotFound` when there is no such person.
pub fn load(db: &Reading<'_>, person: PersonId, abouts: &[&About]) -> Result<Identity> {
    let sql = format!("SELECT {} AS name, p.given_name, {} FROM person p WHERE p.id = ?1", super::person::NAME, profiles::COLUMN);
    let (name, given_name, held) =
        db.one(&sql, params![person], |r| Ok((r.get("name")?, r.get("given_name")?, r.get::<_, Option<String>>("profiles")?)))?;
    let profiles = profiles::parse(held.as_deref());
    let rights = rights(&Matrix::load(db)?, profiles, abouts);
    Ok(Identity { id: person, name, given_name, profiles, rights })
}

/// The best level of the profiles on each service; none where the service is closed to everybody.
pub(super) fn rights(matrix: &Matrix, profiles: ProfileSet, abouts: &[&About]) -> Rights {
    let mut rights = Rights::default();
    for about in abouts {
        let best = profiles.iter().map(|p| matrix.level(about, p)).max().unwrap_or(Level::None);
        rights.set(about.key, best);
    }
    rights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::{Defaults, Family, Holds, Profile},
        people::{rights as grid, testing::*},
    };

    const BLOG: About = About {
        key: "blog",
        path: "blogs",
        name: "Blogs",
        icon: "pen",
        picture: "crayon",
        purpose: "Écrire",
        family: Family::Publications,
        defaults: Defaults {
            director: Level::Manage,
            teacher: Level::Moderate,
            pupil: Level::Contribute,
            guardian: Level::View,
            staff: Level::View,
            municipality: Level::None,
            guest: Level::None,
        },
        holds: Holds::Nothing { because: "essai" },
        always: false,
    };

    #[test]
    fn the_best_profile_counts_and_the_headteacher_has_the_last_word() {
        let school = School::open();
        let person = school.write(|tx| {
            let both = [Profile::Teacher, Profile::Guardian].into_iter().collect();
            crate::people::person::add(tx, &fields("Anne", "GEORGE"), both)
        });
        let level = || school.read(move |db| Ok(load(db, person, &[&BLOG])?.rights.on("blog")));
        assert_eq!(level(), Level::Moderate);
        school.write(|tx| grid::set(tx, &BLOG, Profile::Teacher, Level::None));
        assert_eq!(level(), Level::View);
        school.write(|tx| grid::set_open(tx, &BLOG, false));
        assert_eq!(level(), Level::None);
        school.write(|tx| {
            grid::set_open(tx, &BLOG, true)?;
            grid::back_to_defaults(tx)
        });
        assert_eq!(level(), Level::Moderate);
    }

    #[test]
    fn loading_takes_two_statements() {
        let school = School::open();
        let person = school.person("Anne", "GEORGE", Profile::Teacher);
        let (name, statements) = school.read(move |db| Ok((load(db, person, &[&BLOG])?.name, db.statements())));
        assert_eq!((name.as_str(), statements), ("Anne GEORGE", 2));
    }

    #[test]
    fn a_teacher_does_not_change_the_grid() {
        let school = School::open();
        let teacher = viewer(1, &[Profile::Teacher]);
        assert!(school.write_as(&teacher, |tx| grid::set(tx, &BLOG, Profile::Pupil, Level::Manage)).is_err());
    }
}
