//! Who has accepted the text in force, person by person: for who administers.

use rusqlite::named_params;

use super::{charters::Kind, classes::ClassId, may};
use crate::{Result, access::PersonId, store::Reading};

#[derive(Clone, Debug)]
pub struct Signature {
    pub person: PersonId,
    /// Family name first.
    pub register_name: String,
    pub is_pupil: bool,
    /// A pupil's class, or those of a guardian's children.
    pub classes: Option<String>,
    /// The version in force for this person.
    pub due: u32,
    /// When they accepted it; none: not yet.
    pub accepted_at: Option<i64>,
    /// The last version they accepted.
    pub last: Option<u32>,
}

/// Everybody at the school for whom a text is in force, by name; of a class: its pupils, guardians and teachers.
pub fn of(db: &Reading<'_>, kind: Kind, class: Option<ClassId>) -> Result<Vec<Signature>> {
    may::administer(db)?;
    let sql = "
        SELECT p.id, capitals(coalesce(p.usual_name, p.family_name)) || ' ' || p.given_name AS register_name, c.version,
               c.audience = 'pupil' AS is_pupil, x.accepted_at,
               (SELECT max(o.version) FROM charter_acceptance a JOIN charter o ON o.id = a.charter
                 WHERE a.person = p.id AND o.kind = c.kind AND o.audience = c.audience) AS last,
               coalesce((SELECT k.name FROM enrolment e JOIN class k ON k.id = e.class WHERE e.pupil = p.id AND e.until IS NULL),
                 (SELECT group_concat(DISTINCT k.name) FROM guardianship g JOIN enrolment e ON e.pupil = g.pupil AND e.until IS NULL
                    JOIN class k ON k.id = e.class WHERE g.guardian = p.id)) AS classes
          FROM person p
          JOIN charter c ON c.kind = :kind AND c.audience = iif(EXISTS (SELECT 1 FROM person_profile f
                 WHERE f.person = p.id AND f.profile = 'pupil'), 'pupil', 'adult')
           AND c.version = (SELECT max(version) FROM charter v WHERE v.kind = c.kind AND v.audience = c.audience)
          LEFT JOIN charter_acceptance x ON x.charter = c.id AND x.person = p.id
         WHERE p.left_at IS NULL
           AND (:class IS NULL OR EXISTS (SELECT 1 FROM grp g JOIN membership m ON m.grp = g.id
                WHERE g.class = :class AND g.kind = 'class' AND m.person = p.id))
         ORDER BY fold(coalesce(p.usual_name, p.family_name) || ' ' || p.given_name)";
    db.all(sql, named_params! {":kind": kind.key(), ":class": class}, |r| {
        Ok(Signature {
            person: r.get("id")?,
            register_name: r.get("register_name")?,
            is_pupil: r.get("is_pupil")?,
            classes: r.get("classes")?,
            due: r.get("version")?,
            accepted_at: r.get("accepted_at")?,
            last: r.get("last")?,
        })
    })
}
