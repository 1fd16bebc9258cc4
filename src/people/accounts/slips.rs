//! The activation slips that are printed: whose, with which code; codes that are missing or expired are made first.

use rusqlite::{Row, named_params, params};
use serde::Deserialize;

use super::{TEACHES, opening};
use crate::{
    Result,
    access::{PersonId, Profile, ProfileSet},
    people::{classes::ClassId, codes, logins::Logins, may, person::NAME, profiles},
    store::{Reading, WriteTx},
};

/// Whose slips: of a class (its pupils and guardians), of a profile, of one person. Empty: everybody's.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    pub class: Option<ClassId>,
    pub profile: Option<Profile>,
    pub person: Option<PersonId>,
}

/// A guardian's child on their slip.
#[derive(Clone, Debug, Deserialize)]
pub struct Child {
    pub name: String,
    pub class: Option<String>,
}

/// Somebody whose account waits to be opened.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub person: PersonId,
    pub name: String,
    pub profiles: ProfileSet,
    pub feminine: bool,
    /// The class the slip is handed out in: a pupil's own, a guardian's youngest child's.
    pub class: Option<String>,
    pub login: String,
    pub code: String,
    pub code_until: i64,
    pub children: Vec<Child>,
}

/// A teacher's own are pupils and families: the code of a colleague who is also a parent would open a colleague's account.
/// Binds `:person`, `:profile`, `:class` and `:whole`.
const WHO: &str = "p.left_at IS NULL AND (:person IS NULL OR p.id = :person)
    AND (:whole OR NOT EXISTS (SELECT 1 FROM person_profile f WHERE f.person = p.id AND f.profile NOT IN ('pupil', 'guardian')))
    AND (:profile IS NULL OR EXISTS (SELECT 1 FROM person_profile f WHERE f.person = p.id AND f.profile = :profile))
    AND (:class IS NULL OR EXISTS (SELECT 1 FROM grp g JOIN membership m ON m.grp = g.id
         WHERE g.class = :class AND g.kind IN ('class_pupils', 'class_guardians') AND m.person = p.id))";

/// The headteacher prints all slips; a teacher those of a class they teach, or of one of its pupils.
pub fn may_print(db: &Reading<'_>, choice: &Choice) -> Result<()> {
    if let Some(person) = choice.person {
        return may::reset(db, person);
    }
    let teaches = match choice.class {
        Some(class) => db.exists(TEACHES, named_params! {":class": class, ":me": db.me()})?,
        None => false,
    };
    if teaches { Ok(()) } else { may::administer(db) }
}

/// Makes the accounts that are missing among these persons, and a new code where it expired. Gives how many it made.
pub fn make_codes(tx: &WriteTx<'_>, choice: &Choice) -> Result<u32> {
    may_print(tx, choice)?;
    let whole = may::administer(tx).is_ok();
    let bound = named_params! {":person": choice.person, ":profile": choice.profile.map(Profile::key), ":class": choice.class, ":whole": whole};
    let without = tx.all(
        &format!(
            "SELECT p.id, p.given_name, coalesce(p.usual_name, p.family_name) FROM person p
             WHERE {WHO} AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person = p.id) ORDER BY p.id"
        ),
        bound,
        |r| Ok((r.get::<_, PersonId>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?)),
    )?;
    let expired = tx.all(
        &format!(
            "SELECT p.id FROM account a JOIN person p ON p.id = a.person
             WHERE {WHO} AND a.state = 'to_activate' AND (a.code IS NULL OR a.code_until <= :now)"
        ),
        named_params! {
            ":person": choice.person, ":profile": choice.profile.map(Profile::key), ":class": choice.class, ":whole": whole, ":now": tx.now(),
        },
        |r| r.get::<_, PersonId>(0),
    )?;
    let mut logins = Logins::load(tx)?;
    let (until, mut made) = (opening::code_until(tx)?, 0);
    for (person, given, last) in without {
        opening::insert(tx, person, &logins.make(&given, &last), until)?;
        made += 1;
    }
    for person in expired {
        tx.run("UPDATE account SET code = ?2, code_until = ?3 WHERE person = ?1", params![person, codes::make()?, until])?;
        made += 1;
    }
    Ok(made)
}

/// The slips to print, class by class, pupils before guardians, then those without a class.
pub fn waiting(db: &Reading<'_>, choice: &Choice) -> Result<Vec<Waiting>> {
    may_print(db, choice)?;
    let whole = may::administer(db).is_ok();
    let sql = format!(
        "SELECT p.id, {NAME} AS name, p.civility, p.sex, {}, a.login, a.code, a.code_until,
                coalesce((SELECT c.name FROM enrolment e JOIN class c ON c.id = e.class WHERE e.pupil = p.id AND e.until IS NULL),
                  (SELECT c.name FROM guardianship g JOIN person k ON k.id = g.pupil
                     JOIN enrolment e ON e.pupil = k.id AND e.until IS NULL JOIN class c ON c.id = e.class
                    WHERE g.guardian = p.id AND (:class IS NULL OR c.id = :class) ORDER BY k.birth_date DESC LIMIT 1)) AS class,
                (SELECT json_group_array(json_object('name', k.given_name || ' ' || coalesce(k.usual_name, k.family_name),
                          'class', c.name) ORDER BY k.birth_date)
                   FROM guardianship g JOIN person k ON k.id = g.pupil AND k.left_at IS NULL
                   LEFT JOIN enrolment e ON e.pupil = k.id AND e.until IS NULL LEFT JOIN class c ON c.id = e.class
                  WHERE g.guardian = p.id) AS children
         FROM account a JOIN person p ON p.id = a.person
         WHERE {WHO} AND a.state = 'to_activate' AND a.code IS NOT NULL
         ORDER BY class IS NULL, fold(class),
                  EXISTS (SELECT 1 FROM person_profile f WHERE f.person = p.id AND f.profile = 'guardian'), p.sort_key",
        profiles::COLUMN
    );
    let bound = named_params! {":person": choice.person, ":profile": choice.profile.map(Profile::key), ":class": choice.class, ":whole": whole};
    db.all(&sql, bound, from_row)
}

fn from_row(r: &Row<'_>) -> rusqlite::Result<Waiting> {
    let (civility, sex): (Option<String>, Option<String>) = (r.get("civility")?, r.get("sex")?);
    let children: Option<String> = r.get("children")?;
    Ok(Waiting {
        person: r.get("id")?,
        name: r.get("name")?,
        profiles: profiles::parse(r.get::<_, Option<String>>("profiles")?.as_deref()),
        feminine: civility.as_deref() == Some("Mme") || sex.as_deref() == Some("F"),
        class: r.get("class")?,
        login: r.get("login")?,
        code: r.get("code")?,
        code_until: r.get("code_until")?,
        children: children.and_then(|c| serde_json::from_str(&c).ok()).unwrap_or_default(),
    })
}
