//! A person as the directory lists them.

use rusqlite::Row;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    access::{PersonId, ProfileSet},
    people::{person::NAME, profiles},
    store::BlobId,
};

/// A class, and the pupil's level in it when it is a pupil's.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Place {
    pub id: i64,
    pub name: String,
    #[serde(default)]
    pub level: Option<String>,
}

/// A guardian's child.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Child {
    pub id: PersonId,
    pub given_name: String,
    pub name: String,
    #[serde(default)]
    pub class: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Entry {
    pub id: PersonId,
    pub name: String,
    pub given_name: String,
    /// Family name first, as registers are read.
    pub register_name: String,
    pub profiles: ProfileSet,
    /// Said in the feminine; `None` when the school does not know.
    pub feminine: Option<bool>,
    /// Function of a member of staff.
    pub about: Option<String>,
    /// The photo, when the person shows it to the viewer.
    pub photo: Option<BlobId>,
    /// The picture they chose to stand for them.
    pub picture: Option<String>,
    /// A pupil's class now.
    pub class: Option<Place>,
    /// The classes they teach now.
    pub teaches: Vec<Place>,
    /// Those of their children that the viewer may know of.
    pub children: Vec<Child>,
}

impl Entry {
    /// Binds `:me`, `:all`, `:director` and `:today`; the query opens with `MINE`.
    pub(super) fn columns() -> String {
        format!(
            "p.id, {NAME} AS name, p.given_name, capitals(coalesce(p.usual_name, p.family_name)) || ' ' || p.given_name AS register_name,
             p.civility, p.sex, p.about, {},
             CASE WHEN {} THEN p.avatar END AS photo,
             (SELECT value FROM preference f WHERE f.person = p.id AND f.key = 'avatar') AS picture,
             (SELECT json_object('id', c.id, 'name', c.name, 'level', e.level) FROM enrolment e JOIN class c ON c.id = e.class
               WHERE e.pupil = p.id AND e.until IS NULL) AS class,
             (SELECT json_group_array(json_object('id', c.id, 'name', c.name)) FROM teaching t JOIN class c ON c.id = t.class
               JOIN school_year y ON y.id = c.school_year AND y.current = 1
               WHERE t.teacher = p.id AND coalesce(t.since, :today) <= :today AND coalesce(t.until, :today) >= :today) AS teaches,
             (SELECT json_group_array(json_object('id', k.id, 'given_name', k.given_name,
                       'name', k.given_name || ' ' || coalesce(k.usual_name, k.family_name), 'class', c.name) ORDER BY k.birth_date)
                FROM guardianship g JOIN person k ON k.id = g.pupil AND k.left_at IS NULL
                LEFT JOIN enrolment e ON e.pupil = k.id AND e.until IS NULL LEFT JOIN class c ON c.id = e.class
               WHERE g.guardian = p.id AND (:all OR k.id = :me OR k.id IN (SELECT person FROM mine))) AS children",
            profiles::COLUMN,
            super::shows("avatar"),
        )
    }

    pub(super) fn from_row(r: &Row<'_>) -> rusqlite::Result<Entry> {
        let (civility, sex): (Option<String>, Option<String>) = (r.get("civility")?, r.get("sex")?);
        Ok(Entry {
            id: r.get("id")?,
            name: r.get("name")?,
            given_name: r.get("given_name")?,
            register_name: r.get("register_name")?,
            profiles: profiles::parse(r.get::<_, Option<String>>("profiles")?.as_deref()),
            feminine: match (civility.as_deref(), sex.as_deref()) {
                (Some("Mme"), _) | (None, Some("F")) => Some(true),
                (Some("M."), _) | (None, Some("M")) => Some(false),
                _ => None,
            },
            about: r.get("about")?,
            photo: r.get("photo")?,
            picture: r.get("picture")?,
            class: json(r, "class")?,
            teaches: json(r, "teaches")?.unwrap_or_default(),
            children: json(r, "children")?.unwrap_or_default(),
        })
    }
}

fn json<T: DeserializeOwned>(r: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = r.get(column)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}
