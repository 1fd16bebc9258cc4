//! The roster: everybody the school knows, with the state of their account. For who administers.

use rusqlite::{Row, named_params};

use super::{accounts::State, classes::ClassId, may, person::NAME, profiles};
use crate::{
    Result,
    access::{PersonId, Profile, ProfileSet},
    store::{Reading, fold},
};

/// Where someone stands: by their account, or gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    NoAccount,
    Account(State),
    Left,
}

impl Standing {
    pub const ALL: [Standing; 6] = [
        Standing::Account(State::ToActivate),
        Standing::Account(State::Active),
        Standing::Account(State::Suspended),
        Standing::Account(State::Closed),
        Standing::NoAccount,
        Standing::Left,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Standing::NoAccount => "none",
            Standing::Account(state) => state.key(),
            Standing::Left => "left",
        }
    }

    pub fn from_key(key: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|s| s.key() == key)
    }

    pub fn french(self) -> &'static str {
        match self {
            Standing::NoAccount => "sans compte",
            Standing::Account(state) => state.french(),
            Standing::Left => "sortis de l'école",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub words: String,
    pub profile: Option<Profile>,
    pub class: Option<ClassId>,
    /// None: all but those who left.
    pub standing: Option<Standing>,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub id: PersonId,
    /// Family name first.
    pub register_name: String,
    pub name: String,
    pub profiles: ProfileSet,
    pub class: Option<String>,
    pub standing: Standing,
    pub last_login_at: Option<i64>,
}

/// One page of the roster, by name, and how many there are in all.
pub fn list(db: &Reading<'_>, filter: &Filter, limit: i64, offset: i64) -> Result<(Vec<Line>, u32)> {
    may::administer(db)?;
    let sql = format!(
        "WITH roster AS (
            SELECT p.id, {NAME} AS name, {},
                   capitals(coalesce(p.usual_name, p.family_name)) || ' ' || p.given_name AS register_name,
                   (SELECT c.name FROM enrolment e JOIN class c ON c.id = e.class WHERE e.pupil = p.id AND e.until IS NULL) AS class,
                   CASE WHEN p.left_at IS NOT NULL THEN 'left' ELSE coalesce(a.state, 'none') END AS standing, a.last_login_at
              FROM person p LEFT JOIN account a ON a.person = p.id
             WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) w
                     WHERE instr(p.sort_key || ' ' || fold(coalesce(p.usual_name, '')) || ' ' || coalesce(a.login, ''), w.value) = 0)
               AND (:profile IS NULL OR EXISTS (SELECT 1 FROM person_profile f WHERE f.person = p.id AND f.profile = :profile))
               AND (:class IS NULL OR EXISTS (SELECT 1 FROM grp g JOIN membership m ON m.grp = g.id
                     WHERE g.class = :class AND g.kind = 'class' AND m.person = p.id)))
         SELECT id, name, profiles, register_name, class, standing, last_login_at, count(*) OVER () AS total FROM roster
          WHERE CASE WHEN :standing IS NULL THEN standing <> 'left' ELSE standing = :standing END
          ORDER BY fold(register_name), id LIMIT :limit OFFSET :offset",
        profiles::COLUMN
    );
    let folded = fold(&filter.words);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    let rows = db.all(
        &sql,
        named_params! {
            ":words": serde_json::json!(words).to_string(), ":profile": filter.profile.map(Profile::key), ":class": filter.class,
            ":standing": filter.standing.map(Standing::key), ":limit": limit, ":offset": offset,
        },
        |r| Ok((line(r)?, r.get("total")?)),
    )?;
    let total = rows.first().map_or(0, |(_, total)| *total);
    Ok((rows.into_iter().map(|(line, _)| line).collect(), total))
}

fn line(r: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: r.get("id")?,
        register_name: r.get("register_name")?,
        name: r.get("name")?,
        profiles: profiles::parse(r.get::<_, Option<String>>("profiles")?.as_deref()),
        class: r.get("class")?,
        standing: Standing::from_key(&r.get::<_, String>("standing")?).unwrap_or(Standing::NoAccount),
        last_login_at: r.get("last_login_at")?,
    })
}
