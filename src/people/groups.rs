//! Groups: automatic ones, derived from persons and classes and never edited; free ones, made by hand; and each
//! person's group of one, so that every audience is a list of groups.

mod automatic;
mod free;

use rusqlite::{Row, named_params};

pub use automatic::refresh;
pub use free::{Purpose, add, change, close, editable, remove_member, set_members};

use super::person::NAME;
use crate::{Result, access::PersonId, store::Reading};

pub type GroupId = i64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub id: GroupId,
    /// As in the file: `school`, `class_pupils`, `free` …
    pub kind: String,
    pub name: String,
    pub class: Option<i64>,
    pub purpose: Option<String>,
    pub owner: Option<PersonId>,
    pub members: u32,
}

impl Group {
    const SELECT: &str = "SELECT g.id, g.kind, g.name, g.class, g.purpose, g.owner,
        (SELECT count(*) FROM membership c WHERE c.grp = g.id) AS members FROM grp g";
    /// Whole school first, then classes and what is in them, levels, free groups.
    const ORDER: &str = "ORDER BY CASE WHEN g.kind IN ('school', 'teachers', 'staff', 'guardians', 'pupils') THEN 0
        WHEN g.class IS NOT NULL THEN 1 WHEN g.kind = 'level' THEN 2 ELSE 3 END, g.class, g.id";

    fn from_row(r: &Row<'_>) -> rusqlite::Result<Group> {
        Ok(Group {
            id: r.get("id")?,
            kind: r.get("kind")?,
            name: r.get("name")?,
            class: r.get("class")?,
            purpose: r.get("purpose")?,
            owner: r.get("owner")?,
            members: r.get("members")?,
        })
    }
}

/// The groups the viewer may address, open ones: all for the staff and the house; for the others those they are in.
/// Groups of one person are left out: persons are chosen in the directory.
pub fn visible(db: &Reading<'_>) -> Result<Vec<Group>> {
    let all = db.viewer().is_staff() || db.viewer().is_house();
    let sql = format!(
        "{} WHERE g.kind <> 'person' AND g.closed_at IS NULL
           AND (:all OR EXISTS (SELECT 1 FROM membership m WHERE m.grp = g.id AND m.person = :me)) {}",
        Group::SELECT,
        Group::ORDER
    );
    db.all(&sql, named_params! {":all": all, ":me": db.me()}, Group::from_row)
}

/// The groups the viewer is in, free and automatic, open ones.
pub fn mine(db: &Reading<'_>) -> Result<Vec<Group>> {
    let sql = format!(
        "{} JOIN membership m ON m.grp = g.id AND m.person = ?1 WHERE g.kind <> 'person' AND g.closed_at IS NULL {}",
        Group::SELECT,
        Group::ORDER
    );
    db.all(&sql, [db.me()], Group::from_row)
}

/// A group the viewer may see, closed or not; else `NotFound`.
pub fn find(db: &Reading<'_>, id: GroupId) -> Result<Group> {
    let all = db.viewer().is_staff() || db.viewer().is_house();
    let sql = format!(
        "{} WHERE g.id = :id AND (:all OR g.owner = :me
            OR EXISTS (SELECT 1 FROM membership m WHERE m.grp = g.id AND m.person = :me))",
        Group::SELECT
    );
    db.one(&sql, named_params! {":id": id, ":all": all, ":me": db.me()}, Group::from_row)
}

/// Who is in a group that the viewer may see, by name.
pub fn members(db: &Reading<'_>, id: GroupId) -> Result<Vec<(PersonId, String)>> {
    find(db, id)?;
    let sql = format!(
        "SELECT p.id, {NAME} AS name FROM membership m JOIN person p ON p.id = m.person WHERE m.grp = ?1 ORDER BY p.sort_key"
    );
    db.all(&sql, [id], |r| Ok((r.get("id")?, r.get("name")?)))
}

/// The names of the groups a person is in, for the house: what is held about them.
pub fn of_member(db: &Reading<'_>, person: PersonId) -> Result<Vec<String>> {
    let sql =
        "SELECT g.name FROM grp g JOIN membership m ON m.grp = g.id WHERE m.person = ?1 AND g.kind <> 'person' ORDER BY g.id";
    db.all(sql, [person], |r| r.get(0))
}

/// A person's group of one.
pub fn of_person(db: &Reading<'_>, person: PersonId) -> Result<GroupId> {
    db.value("SELECT id FROM grp WHERE person = ?1", [person])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::Profile,
        people::{classes, families, levels::ClassLevel, person, testing::*},
    };

    /// The names of the groups a person is in, as the house sees them.
    fn of(school: &School, id: PersonId) -> Vec<String> {
        school.read(move |db| {
            db.all(
                "SELECT g.name FROM grp g JOIN membership m ON m.grp = g.id WHERE m.person = ?1 AND g.kind <> 'person' ORDER BY g.name",
                [id],
                |r| r.get(0),
            )
        })
    }

    #[test]
    fn a_class_makes_its_groups() {
        let school = School::open();
        let teacher = school.person("Anne", "GEORGE", Profile::Teacher);
        let pupil = school.person("Naël", "FOURNIER", Profile::Pupil);
        let guardian = school.person("Hélène", "FOURNIER", Profile::Guardian);
        school.write(move |tx| {
            let class = classes::add(tx, "CM1-CM2  B", &[ClassLevel::Cm1, ClassLevel::Cm2])?;
            classes::add_teacher(tx, class, teacher, classes::TeachingKind::Main, (None, None))?;
            classes::enrol(tx, pupil, class, Some(ClassLevel::Cm1))?;
            families::link(tx, guardian, pupil, families::Terms::default())
        });
        assert_eq!(of(&school, pupil), ["CM1-CM2 B : tous", "CM1-CM2 B : élèves", "Niveau CM1", "Toute l'école", "Élèves"]);
        assert_eq!(of(&school, guardian), ["CM1-CM2 B : responsables", "CM1-CM2 B : tous", "Responsables", "Toute l'école"]);
        assert_eq!(
            of(&school, teacher),
            ["CM1-CM2 B : enseignants", "CM1-CM2 B : tous", "Enseignants", "Personnels de l'école", "Toute l'école"]
        );
    }

    #[test]
    fn who_moves_or_leaves_changes_groups() {
        let school = School::open();
        let pupil = school.person("Léa", "BRUN", Profile::Pupil);
        school.write(move |tx| {
            let old = classes::add(tx, "CP", &[ClassLevel::Cp])?;
            let new = classes::add(tx, "CE1", &[ClassLevel::Ce1])?;
            classes::enrol(tx, pupil, old, Some(ClassLevel::Cp))?;
            classes::enrol(tx, pupil, new, Some(ClassLevel::Ce1))
        });
        assert_eq!(of(&school, pupil), ["CE1 : tous", "CE1 : élèves", "Niveau CE1", "Toute l'école", "Élèves"]);
        let rows: i64 = school.read(move |db| db.value("SELECT count(*) FROM enrolment WHERE pupil = ?1", [pupil]));
        assert_eq!(rows, 2);
        school.write(move |tx| person::mark_left(tx, &[pupil]));
        assert!(of(&school, pupil).is_empty());
    }

    #[test]
    fn a_replacement_is_of_the_class_for_its_days_only() {
        let school = School::open();
        let teacher = school.person("Paul", "REY", Profile::Teacher);
        let class = school.write(move |tx| {
            let class = classes::add(tx, "CP", &[ClassLevel::Cp])?;
            classes::add_teacher(
                tx,
                class,
                teacher,
                classes::TeachingKind::Replacement,
                (Some("2026-11-25"), Some("2026-11-26")),
            )?;
            Ok(class)
        });
        assert!(!of(&school, teacher).contains(&"CP : enseignants".to_owned()));
        school.store.clock().advance(24 * 3600);
        school.write(refresh);
        assert!(of(&school, teacher).contains(&"CP : enseignants".to_owned()), "class {class}");
        school.store.clock().advance(3 * 24 * 3600);
        school.write(refresh);
        assert!(!of(&school, teacher).contains(&"CP : enseignants".to_owned()));
    }

    #[test]
    fn refreshing_again_changes_nothing() {
        let school = School::open();
        school.person("Naël", "FOURNIER", Profile::Pupil);
        let changes = "SELECT total_changes()";
        let before: i64 = school.write(move |tx| tx.value(changes, []));
        let after: i64 = school.write(move |tx| {
            refresh(tx)?;
            tx.value(changes, [])
        });
        // One row: the journal's for the write in between.
        assert_eq!(after - before, 1);
    }

    #[test]
    fn a_free_group_is_changed_by_its_owner_only() {
        let school = School::open();
        let owner = school.person("Anne", "GEORGE", Profile::Teacher);
        let other = school.person("Paul", "REY", Profile::Teacher);
        let pupil = school.person("Léa", "BRUN", Profile::Pupil);
        let anne = viewer(owner, &[Profile::Teacher]);
        let group = school.write_as(&anne, move |tx| add(tx, "Chorale", Purpose::Club, &[pupil])).unwrap();
        let refused = school.write_as(&viewer(other, &[Profile::Teacher]), move |tx| close(tx, group));
        assert!(matches!(refused, Err(crate::Error::Forbidden(_))));
        school.write_as(&anne, move |tx| set_members(tx, group, &[pupil, other])).unwrap();
        let members = school.read_as(&viewer(pupil, &[Profile::Pupil]), move |db| members(db, group)).unwrap();
        assert_eq!(members.len(), 2);
        let refused = school.write_as(&viewer(pupil, &[Profile::Pupil]), |tx| add(tx, "Copains", Purpose::Other, &[]));
        assert!(matches!(refused, Err(crate::Error::Forbidden(_))));
    }
}
