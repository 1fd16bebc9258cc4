//! Brings the automatic groups up to date with persons and classes, by sets: some thousands of persons take milliseconds.

use rusqlite::named_params;

use crate::{Result, store::WriteTx};

/// The members each automatic group should have today, as a query of (grp, person). Binds `:today`.
macro_rules! due {
    () => {
        "WITH here AS MATERIALIZED (SELECT id FROM person WHERE left_at IS NULL),
        profile AS MATERIALIZED (SELECT pp.person, pp.profile FROM person_profile pp JOIN here ON here.id = pp.person),
        taught AS MATERIALIZED (
            SELECT e.class, e.pupil, e.level FROM enrolment e
            JOIN class c ON c.id = e.class JOIN school_year y ON y.id = c.school_year AND y.current = 1
            JOIN here ON here.id = e.pupil WHERE e.until IS NULL),
        inclass AS MATERIALIZED (
            SELECT class, 'class_pupils' AS kind, pupil AS person FROM taught
            UNION SELECT t.class, 'class_guardians', g.guardian FROM taught t JOIN guardianship g ON g.pupil = t.pupil
                  JOIN here ON here.id = g.guardian
            UNION SELECT t.class, 'class_teachers', t.teacher FROM teaching t
                  JOIN class c ON c.id = t.class JOIN school_year y ON y.id = c.school_year AND y.current = 1
                  JOIN here ON here.id = t.teacher
                  WHERE coalesce(t.since, :today) <= :today AND coalesce(t.until, :today) >= :today),
        due AS MATERIALIZED (
            SELECT g.id AS grp, g.person FROM grp g WHERE g.kind = 'person'
            UNION SELECT g.id, here.id FROM grp g, here WHERE g.kind = 'school'
            UNION SELECT g.id, p.person FROM profile p JOIN grp g ON
                  (g.kind = 'teachers' AND p.profile = 'teacher') OR (g.kind = 'guardians' AND p.profile = 'guardian')
                  OR (g.kind = 'pupils' AND p.profile = 'pupil')
                  OR (g.kind = 'staff' AND p.profile IN ('director', 'teacher', 'staff'))
                  WHERE g.kind IN ('teachers', 'guardians', 'pupils', 'staff')
            UNION SELECT g.id, i.person FROM inclass i JOIN grp g ON g.class = i.class AND g.kind = i.kind
            UNION SELECT g.id, i.person FROM inclass i JOIN grp g ON g.class = i.class AND g.kind = 'class'
            UNION SELECT g.id, t.pupil FROM taught t JOIN grp g ON g.level = t.level AND g.kind = 'level')"
    };
}

const WHOLE: &str = "INSERT INTO grp (kind, name)
    SELECT w.kind, w.name FROM (
        SELECT 'school' AS kind, 'Toute l''école' AS name UNION ALL SELECT 'teachers', 'Enseignants'
        UNION ALL SELECT 'staff', 'Personnels de l''école' UNION ALL SELECT 'guardians', 'Responsables'
        UNION ALL SELECT 'pupils', 'Élèves') w
    WHERE NOT EXISTS (SELECT 1 FROM grp g WHERE g.kind = w.kind)";

const OF_CLASSES: &str = "INSERT INTO grp (kind, class, name)
    SELECT k.kind, c.id, c.name || k.suffix FROM class c, (
        SELECT 'class_pupils' AS kind, ' : élèves' AS suffix UNION ALL SELECT 'class_guardians', ' : responsables'
        UNION ALL SELECT 'class_teachers', ' : enseignants' UNION ALL SELECT 'class', ' : tous') k
    WHERE true
    ON CONFLICT (class, kind) WHERE class IS NOT NULL DO UPDATE SET name = excluded.name WHERE name <> excluded.name";

/// The groups of a class of another year stay, closed: what was shared with them keeps its audience's name.
const CLASSES_CLOSE: &str = "UPDATE grp SET closed_at = CASE WHEN closed_at IS NULL THEN :now END
    WHERE class IS NOT NULL AND (closed_at IS NULL) <>
        EXISTS (SELECT 1 FROM class c JOIN school_year y ON y.id = c.school_year WHERE c.id = grp.class AND y.current = 1)";

const OF_LEVELS: &str = "INSERT INTO grp (kind, level, name)
    SELECT DISTINCT 'level', l.level, 'Niveau ' || l.level FROM class_level l
    WHERE NOT EXISTS (SELECT 1 FROM grp g WHERE g.level = l.level)";

const OF_PERSONS: &str = "INSERT INTO grp (kind, person, name)
    SELECT 'person', p.id, trim(p.given_name || ' ' || coalesce(p.usual_name, p.family_name)) FROM person p WHERE true
    ON CONFLICT (person) WHERE person IS NOT NULL DO UPDATE SET name = excluded.name WHERE name <> excluded.name";

/// Makes automatic groups and their members what persons and classes say today. Changes only what differs.
/// Ends every write that changes people, and runs each night, for replacements that start or end.
pub fn refresh(tx: &WriteTx<'_>) -> Result<()> {
    for sql in [WHOLE, OF_CLASSES, OF_LEVELS, OF_PERSONS] {
        tx.run(sql, [])?;
    }
    tx.run(CLASSES_CLOSE, named_params! {":now": tx.now()})?;
    let today = tx.today().to_string();
    tx.run(
        concat!(
            due!(),
            " DELETE FROM membership WHERE grp IN (SELECT id FROM grp WHERE kind <> 'free')
              AND NOT EXISTS (SELECT 1 FROM due d WHERE d.grp = membership.grp AND d.person = membership.person)"
        ),
        named_params! {":today": today},
    )?;
    tx.run(
        concat!(
            due!(),
            " INSERT INTO membership (grp, person) SELECT d.grp, d.person FROM due d
              WHERE NOT EXISTS (SELECT 1 FROM membership m WHERE m.grp = d.grp AND m.person = d.person)"
        ),
        named_params! {":today": today},
    )?;
    Ok(())
}
