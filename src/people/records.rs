//! The rule for pupil records (absences, marks, report cards, consents …), written once: the pupil, their guardians
//! with legal authority, the teachers of their class now, and the headteacher. Nobody else.

use rusqlite::named_params;

use crate::{
    Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

/// A set of pupils' ids, to write `x.pupil IN {READABLE}`. Binds `:me`, `:today` and `:house` (see `Scope`).
pub const READABLE: &str = "(SELECT pp.person FROM person_profile pp WHERE pp.profile = 'pupil' AND (:house
        OR pp.person = :me
        OR EXISTS (SELECT 1 FROM person_profile d WHERE d.person = :me AND d.profile = 'director')
        OR EXISTS (SELECT 1 FROM guardianship g WHERE g.pupil = pp.person AND g.guardian = :me AND g.legal_authority = 1)
        OR EXISTS (SELECT 1 FROM enrolment e JOIN teaching t ON t.class = e.class
                   WHERE e.pupil = pp.person AND e.until IS NULL AND t.teacher = :me
                     AND coalesce(t.since, :today) <= :today AND coalesce(t.until, :today) >= :today)))";

/// A set of pupils' ids whose records the viewer keeps (marks, absences): as `READABLE`, without the pupil and the family.
/// Binds the same.
pub const KEPT: &str = "(SELECT pp.person FROM person_profile pp WHERE pp.profile = 'pupil' AND (:house
        OR EXISTS (SELECT 1 FROM person_profile d WHERE d.person = :me AND d.profile = 'director')
        OR EXISTS (SELECT 1 FROM enrolment e JOIN teaching t ON t.class = e.class
                   WHERE e.pupil = pp.person AND e.until IS NULL AND t.teacher = :me
                     AND coalesce(t.since, :today) <= :today AND coalesce(t.until, :today) >= :today)))";

/// What `READABLE` and `KEPT` bind.
pub struct Scope {
    pub me: PersonId,
    pub today: String,
    pub house: bool,
}

pub fn scope(db: &Reading<'_>) -> Scope {
    Scope { me: db.me(), today: db.today().to_string(), house: db.viewer().is_house() }
}

/// Whether the viewer may read what concerns this pupil.
pub fn may_read(db: &Reading<'_>, pupil: PersonId) -> Result<bool> {
    within(db, pupil, READABLE)
}

/// Whether the viewer keeps this pupil's records: a teacher of their class now, the headteacher, the house.
pub fn may_keep(db: &Reading<'_>, pupil: PersonId) -> Result<bool> {
    within(db, pupil, KEPT)
}

fn within(db: &Reading<'_>, pupil: PersonId, set: &str) -> Result<bool> {
    let Scope { me, today, house } = scope(db);
    let sql = format!("SELECT 1 WHERE :pupil IN {set}");
    db.exists(&sql, named_params! {":pupil": pupil, ":me": me, ":today": today, ":house": house})
}

/// Whether the viewer teaches this pupil now.
pub(super) fn teaches(db: &Reading<'_>, pupil: PersonId) -> Result<bool> {
    db.exists(
        "SELECT 1 FROM enrolment e JOIN teaching t ON t.class = e.class
         WHERE e.pupil = :pupil AND e.until IS NULL AND t.teacher = :me
           AND coalesce(t.since, :today) <= :today AND coalesce(t.until, :today) >= :today",
        named_params! {":pupil": pupil, ":me": db.me(), ":today": db.today().to_string()},
    )
}

/// For writes: `NotFound` when the viewer may not read about this pupil, as if there were none.
pub fn require_read(tx: &WriteTx<'_>, pupil: PersonId) -> Result<()> {
    if may_read(tx, pupil)? { Ok(()) } else { Err(crate::Error::NotFound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        access::Profile,
        people::{classes, families, testing::*},
    };

    #[test]
    fn a_pupils_record_is_for_the_pupil_the_family_the_teachers_now_and_the_headteacher() {
        let school = School::open();
        let pupil = school.person("Naël", "FOURNIER", Profile::Pupil);
        let classmate = school.person("Léa", "BRUN", Profile::Pupil);
        let mother = school.person("Hélène", "FOURNIER", Profile::Guardian);
        let restricted = school.person("Julien", "FOURNIER", Profile::Guardian);
        let teacher = school.person("Anne", "GEORGE", Profile::Teacher);
        let gone = school.person("Paul", "REY", Profile::Teacher);
        let head = school.person("Maud", "LÉVÊQUE", Profile::Director);
        let atsem = school.person("Zoé", "DUPUIS", Profile::Staff);
        school.write(move |tx| {
            let class = classes::add(tx, "CE2", &[])?;
            classes::enrol(tx, pupil, class, None)?;
            classes::enrol(tx, classmate, class, None)?;
            classes::add_teacher(tx, class, teacher, classes::TeachingKind::Main, (None, None))?;
            classes::add_teacher(tx, class, gone, classes::TeachingKind::Replacement, (Some("2026-09-01"), Some("2026-10-01")))?;
            families::link(tx, mother, pupil, families::Terms::default())?;
            families::link(tx, restricted, pupil, families::Terms { legal_authority: false, ..families::Terms::default() })
        });
        for (who, profile, reads, keeps) in [
            (pupil, Profile::Pupil, true, false),
            (classmate, Profile::Pupil, false, false),
            (mother, Profile::Guardian, true, false),
            (restricted, Profile::Guardian, false, false),
            (teacher, Profile::Teacher, true, true),
            (gone, Profile::Teacher, false, false),
            (head, Profile::Director, true, true),
            (atsem, Profile::Staff, false, false),
        ] {
            let answer = school.read_as(&viewer(who, &[profile]), move |db| Ok((may_read(db, pupil)?, may_keep(db, pupil)?)));
            assert_eq!(answer.unwrap(), (reads, keeps), "{profile:?} {who}");
        }
        assert!(school.read(move |db| may_read(db, pupil)));
    }
}
