//! What about people needs the headteacher.

use super::may;
use crate::{Result, store::Reading};

#[derive(Clone, Debug, Default)]
pub struct Attention {
    /// Accounts that nobody has opened yet.
    pub to_activate: u32,
    /// Of them, with a code that is no longer good.
    pub expired: u32,
    /// People at the school who have no account.
    pub without_account: u32,
    /// People with an open account who have not accepted the charter in force.
    pub unsigned: u32,
    pub pupils_without_class: u32,
    pub pupils_without_guardian: u32,
    /// The classes of this year that nobody teaches today.
    pub classes_without_teacher: Vec<String>,
}

/// For who administers, in one statement.
pub fn load(db: &Reading<'_>) -> Result<Attention> {
    may::administer(db)?;
    let sql = "
        WITH here AS MATERIALIZED (SELECT p.id, a.state, a.code_until,
                 EXISTS (SELECT 1 FROM person_profile f WHERE f.person = p.id AND f.profile = 'pupil') AS pupil
               FROM person p LEFT JOIN account a ON a.person = p.id WHERE p.left_at IS NULL)
        SELECT (SELECT count(*) FROM here WHERE state = 'to_activate') AS to_activate,
               (SELECT count(*) FROM here WHERE state = 'to_activate' AND coalesce(code_until, 0) <= :now) AS expired,
               (SELECT count(*) FROM here WHERE state IS NULL) AS without_account,
               (SELECT count(*) FROM here h WHERE state = 'active' AND EXISTS (SELECT 1 FROM charter c
                   WHERE c.kind = 'charter' AND c.audience = iif(h.pupil, 'pupil', 'adult')
                     AND c.version = (SELECT max(version) FROM charter v WHERE v.kind = c.kind AND v.audience = c.audience)
                     AND NOT EXISTS (SELECT 1 FROM charter_acceptance x WHERE x.charter = c.id AND x.person = h.id))) AS unsigned,
               (SELECT count(*) FROM here h WHERE pupil
                   AND NOT EXISTS (SELECT 1 FROM enrolment e WHERE e.pupil = h.id AND e.until IS NULL)) AS without_class,
               (SELECT count(*) FROM here h WHERE pupil
                   AND NOT EXISTS (SELECT 1 FROM guardianship g WHERE g.pupil = h.id)) AS without_guardian,
               (SELECT json_group_array(c.name) FROM class c JOIN school_year y ON y.id = c.school_year AND y.current = 1
                 WHERE NOT EXISTS (SELECT 1 FROM teaching t WHERE t.class = c.id
                   AND coalesce(t.since, :today) <= :today AND coalesce(t.until, :today) >= :today)) AS classes";
    db.one(sql, rusqlite::named_params! {":now": db.now(), ":today": db.today().to_string()}, |r| {
        let classes: String = r.get("classes")?;
        Ok(Attention {
            to_activate: r.get("to_activate")?,
            expired: r.get("expired")?,
            without_account: r.get("without_account")?,
            unsigned: r.get("unsigned")?,
            pupils_without_class: r.get("without_class")?,
            pupils_without_guardian: r.get("without_guardian")?,
            classes_without_teacher: serde_json::from_str(&classes).unwrap_or_default(),
        })
    })
}
