//! Everybody at the school on one list, with their account and class: for the command line and exports.

use rusqlite::{Row, named_params};
use serde::Serialize;

use super::{may, profiles};
use crate::{
    Result,
    access::{PersonId, Profile},
    store::Reading,
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub id: PersonId,
    /// Their keys: `teacher`.
    pub profiles: Vec<&'static str>,
    pub family_name: String,
    pub given_name: String,
    pub login: Option<String>,
    /// `to_activate`, `active`, `suspended`, `closed`; none without an account.
    pub state: Option<String>,
    /// A pupil's class, or those a teacher has, in a row.
    pub class: Option<String>,
    pub level: Option<String>,
}

impl Entry {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Entry> {
        let held: Option<String> = r.get("profiles")?;
        Ok(Entry {
            id: r.get("id")?,
            profiles: profiles::parse(held.as_deref()).iter().map(Profile::key).collect(),
            family_name: r.get("family_name")?,
            given_name: r.get("given_name")?,
            login: r.get("login")?,
            state: r.get("state")?,
            class: r.get("class")?,
            level: r.get("level")?,
        })
    }

    /// `Léa MARTIN`
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

const ENTRIES: &str = "SELECT p.id, p.family_name, p.given_name, a.login, a.state, e.level,
        (SELECT group_concat(profile) FROM person_profile pp WHERE pp.person = p.id) AS profiles,
        coalesce(c.name, (SELECT group_concat(t.name, ', ') FROM teaching g JOIN class t ON t.id = g.class
            JOIN school_year y ON y.id = t.school_year AND y.current = 1 WHERE g.teacher = p.id)) AS class
    FROM person p LEFT JOIN account a ON a.person = p.id
    LEFT JOIN enrolment e ON e.pupil = p.id AND e.until IS NULL
    LEFT JOIN class c ON c.id = e.class";

/// All who are at the school, or those of one profile, by name: for the headteacher and the house.
pub fn list(db: &Reading<'_>, profile: Option<Profile>) -> Result<Vec<Entry>> {
    may::administer(db)?;
    let sql = format!(
        "{ENTRIES} WHERE p.left_at IS NULL
           AND (:profile IS NULL OR EXISTS (SELECT 1 FROM person_profile pp WHERE pp.person = p.id AND pp.profile = :profile))
         ORDER BY p.sort_key, p.id"
    );
    db.all(&sql, named_params! {":profile": profile.map(Profile::key)}, Entry::from_row)
}

/// One person by their login, or else by their number; `None` when there is nobody.
pub fn find(db: &Reading<'_>, login_or_id: &str) -> Result<Option<Entry>> {
    may::administer(db)?;
    let id: Option<PersonId> = login_or_id.parse().ok();
    let sql = format!("{ENTRIES} WHERE a.login = :login OR p.id = :id ORDER BY a.login = :login DESC LIMIT 1");
    db.maybe(&sql, named_params! {":login": login_or_id, ":id": id}, Entry::from_row)
}
