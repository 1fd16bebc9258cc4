//! From a person to an account that is open: made with a one-time code, opened by who has the code.

use rusqlite::{named_params, params};

use super::Account;
use crate::{
    Error, Result,
    access::{PersonId, Profile, ProfileSet},
    people::{
        codes, groups,
        logins::Logins,
        may,
        person::{self, Fields},
        profiles, school,
    },
    store::{Reading, WriteTx},
};

/// How long a code is good for, in days, when the school has not chosen.
const CODE_DAYS: i64 = 90;
const DAY: i64 = 24 * 3600;
/// What every code that can't be used is answered, whatever the reason.
const NO_SUCH_CODE: &str =
    "Ce code n'est pas valable. Vérifiez-le sur votre feuille ; s'il a expiré, demandez-en un autre à l'école.";

/// The instant a code made now expires: after the days of the setting `activation_days`.
pub(super) fn code_until(db: &Reading<'_>) -> Result<i64> {
    let days = school::setting(db, "activation_days")?
        .and_then(|d| d.parse().ok())
        .filter(|d| (1..=400).contains(d))
        .unwrap_or(CODE_DAYS);
    Ok(db.now() + days * DAY)
}

/// Makes a person's account, to be activated with the code it returns. Refused when they have one.
pub fn create(tx: &WriteTx<'_>, person: PersonId) -> Result<String> {
    may::administer(tx)?;
    if tx.exists("SELECT 1 FROM account WHERE person = ?1", [person])? {
        return Err(Error::refused("Cette personne a déjà un compte."));
    }
    let (given, last) =
        tx.one("SELECT given_name, coalesce(usual_name, family_name) FROM person WHERE id = ?1", [person], |r| {
            Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))
        })?;
    insert(tx, person, &Logins::load(tx)?.make(&given, &last), code_until(tx)?)
}

/// Makes an account for every person still at the school who has none; gives how many.
pub fn create_missing(tx: &WriteTx<'_>) -> Result<u32> {
    may::administer(tx)?;
    create_for(tx, None)
}

/// As `create_missing`, for these persons.
pub fn create_missing_of(tx: &WriteTx<'_>, persons: &[PersonId]) -> Result<u32> {
    may::administer(tx)?;
    create_for(tx, Some(serde_json::to_string(persons).map_err(Error::internal)?))
}

fn create_for(tx: &WriteTx<'_>, persons: Option<String>) -> Result<u32> {
    let waiting = tx.all(
        "SELECT p.id, p.given_name, coalesce(p.usual_name, p.family_name) FROM person p
         WHERE p.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person = p.id)
           AND (?1 IS NULL OR p.id IN (SELECT value FROM json_each(?1))) ORDER BY p.id",
        [persons],
        |r| Ok((r.get::<_, PersonId>(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?)),
    )?;
    let mut logins = Logins::load(tx)?;
    let until = code_until(tx)?;
    let mut made = 0;
    for (person, given, last) in waiting {
        insert(tx, person, &logins.make(&given, &last), until)?;
        made += 1;
    }
    Ok(made)
}

pub(super) fn insert(tx: &WriteTx<'_>, person: PersonId, login: &str, until: i64) -> Result<String> {
    let code = codes::make()?;
    tx.run(
        "INSERT INTO account (person, login, code, code_until, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![person, login, code, until, tx.now()],
    )?;
    Ok(code)
}

/// The account a code opens, for whoever holds the code. `Refused` when there is none, or it expired, or it can't be opened.
pub fn by_code(db: &Reading<'_>, typed: &str) -> Result<Account> {
    let account = match codes::normalise(typed) {
        Some(code) => {
            let sql = format!(
                "{} WHERE a.code = :code AND a.code_until > :now AND a.state IN ('to_activate', 'active') AND p.left_at IS NULL",
                Account::select()
            );
            db.maybe(&sql, named_params! {":code": code, ":now": db.now()}, Account::from_row)?
        }
        None => None,
    };
    account.ok_or_else(|| Error::refused(NO_SUCH_CODE))
}

/// Uses a code up: the account becomes active with this password's hash. Gives whose it is.
pub fn activate(tx: &WriteTx<'_>, typed: &str, hash: &str, recovery_email: Option<&str>) -> Result<PersonId> {
    let account = by_code(tx, typed)?;
    tx.run(
        "UPDATE account SET hash = ?2, state = 'active', code = NULL, code_until = NULL, failures = 0, locked_until = NULL,
                recovery_email = coalesce(?3, recovery_email) WHERE person = ?1",
        params![account.person, hash, recovery_email],
    )?;
    tx.run("DELETE FROM session WHERE person = ?1", [account.person])?;
    tx.on("person", account.person);
    Ok(account.person)
}

/// The school's first person, its headteacher, with an active account; refused once there is a headteacher. Anybody who
/// opens the first-run page of a new box may, hence no other check.
pub fn found(tx: &WriteTx<'_>, fields: &Fields, teaches: bool, hash: &str) -> Result<(PersonId, String)> {
    if profiles::has_director(tx)? {
        return Err(Error::refused("L'école a déjà une direction : connectez-vous."));
    }
    let mut held: ProfileSet = [Profile::Director].into_iter().collect();
    if teaches {
        held.insert(Profile::Teacher);
    }
    let person = person::insert(tx, fields, held)?;
    let last = fields.usual_name.as_deref().unwrap_or(&fields.family_name);
    let login = Logins::load(tx)?.make(&fields.given_name, last);
    tx.run(
        "INSERT INTO account (person, login, hash, state, created_at) VALUES (?1, ?2, ?3, 'active', ?4)",
        params![person, login, hash, tx.now()],
    )?;
    groups::refresh(tx)?;
    tx.on("person", person);
    Ok((person, login))
}

/// "Mot de passe oublié" of an adult: a new code good for an hour, and the address to send it to. The password stays
/// good until the code is used, so that nobody can shut another out. `None` for an unknown login, a pupil, an account
/// that is not open or has no address: the page says the same in every case.
pub fn forgot(tx: &WriteTx<'_>, login: &str) -> Result<Option<(PersonId, String, String)>> {
    let found = tx.maybe(
        "SELECT a.person, coalesce(a.recovery_email, p.email) FROM account a JOIN person p ON p.id = a.person
         WHERE a.login = ?1 AND a.state = 'active' AND p.left_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM person_profile pp WHERE pp.person = p.id AND pp.profile = 'pupil')",
        [login.trim()],
        |r| Ok((r.get::<_, PersonId>(0)?, r.get::<_, Option<String>>(1)?)),
    )?;
    let Some((person, Some(email))) = found else { return Ok(None) };
    let code = codes::make()?;
    tx.run("UPDATE account SET code = ?2, code_until = ?3 WHERE person = ?1", params![person, code, tx.now() + 3600])?;
    tx.on("person", person);
    Ok(Some((person, email, code)))
}
