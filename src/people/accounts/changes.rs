//! What happens to an account afterwards: a new password, a new code, suspended, reopened, closed.

use rusqlite::params;

use super::opening::code_until;
use crate::{
    Error, Result,
    access::{PersonId, Profile},
    people::{codes, may, profiles, sessions},
    store::WriteTx,
};

/// A new one-time code; the old password is gone and every session ended. The headteacher for anyone, a teacher for the
/// pupils of their classes.
pub fn reset(tx: &WriteTx<'_>, person: PersonId) -> Result<String> {
    may::reset(tx, person)?;
    let code = codes::make()?;
    let changed = tx.run(
        "UPDATE account SET state = 'to_activate', hash = NULL, code = ?2, code_until = ?3, failures = 0, locked_until = NULL
         WHERE person = ?1 AND state <> 'closed'",
        params![person, code, code_until(tx)?],
    )?;
    if changed == 0 {
        return Err(Error::refused("Ce compte est fermé ou n'existe pas : rouvrez-le ou créez-le d'abord."));
    }
    sessions::end_all(tx, person)?;
    tx.on("person", person);
    Ok(code)
}

/// Another login than the one made from the name; refused when someone else has it.
pub fn set_login(tx: &WriteTx<'_>, person: PersonId, login: &str) -> Result<()> {
    may::administer(tx)?;
    if tx.exists("SELECT 1 FROM account WHERE login = ?1 AND person <> ?2", params![login, person])? {
        return Err(Error::refused("Cet identifiant est déjà pris."));
    }
    tx.run("UPDATE account SET login = ?2 WHERE person = ?1", params![person, login])?;
    tx.on("person", person);
    Ok(())
}

/// The person's own new password; every session ends but the one (its token's hash) that changes it.
pub fn set_password(tx: &WriteTx<'_>, person: PersonId, hash: &str, keep: Option<&[u8]>) -> Result<()> {
    may::oneself(tx, person)?;
    let sql = "UPDATE account SET hash = ?2, failures = 0, locked_until = NULL WHERE person = ?1 AND state = 'active'";
    if tx.run(sql, params![person, hash])? == 0 {
        return Err(Error::NotFound);
    }
    tx.run("DELETE FROM session WHERE person = ?1 AND token IS NOT ?2", params![person, keep])?;
    tx.on("person", person);
    Ok(())
}

/// Where an adult gets a new code by themselves; none takes it away.
pub fn set_recovery_email(tx: &WriteTx<'_>, person: PersonId, email: Option<&str>) -> Result<()> {
    may::oneself(tx, person)?;
    tx.run("UPDATE account SET recovery_email = ?2 WHERE person = ?1", params![person, email])?;
    Ok(())
}

/// Nobody gets in until it is reopened; everything stays. Sessions end.
pub fn suspend(tx: &WriteTx<'_>, person: PersonId) -> Result<()> {
    may::administer(tx)?;
    not_the_last_director(tx, person)?;
    tx.run("UPDATE account SET state = 'suspended' WHERE person = ?1 AND state IN ('to_activate', 'active')", [person])?;
    sessions::end_all(tx, person)?;
    tx.on("person", person);
    Ok(())
}

/// Open again: active when there is a password, else with a code; gives the new code when one is needed.
pub fn reopen(tx: &WriteTx<'_>, person: PersonId) -> Result<Option<String>> {
    may::administer(tx)?;
    tx.on("person", person);
    let has_password: bool = tx.value("SELECT hash IS NOT NULL FROM account WHERE person = ?1", [person])?;
    tx.run(
        "UPDATE account SET state = 'active', failures = 0, locked_until = NULL WHERE person = ?1 AND state IN ('suspended', 'closed')",
        [person],
    )?;
    if has_password { Ok(None) } else { reset(tx, person).map(Some) }
}

/// Closed for good: no password, no code, no session. The person stays.
pub fn close(tx: &WriteTx<'_>, person: PersonId) -> Result<()> {
    may::administer(tx)?;
    not_the_last_director(tx, person)?;
    tx.run("UPDATE account SET state = 'closed', hash = NULL, code = NULL, code_until = NULL WHERE person = ?1", [person])?;
    sessions::end_all(tx, person)?;
    tx.on("person", person);
    Ok(())
}

fn not_the_last_director(tx: &WriteTx<'_>, person: PersonId) -> Result<()> {
    let another = "SELECT 1 FROM person_profile pp JOIN account a ON a.person = pp.person
                   JOIN person p ON p.id = pp.person AND p.left_at IS NULL
                   WHERE pp.profile = 'director' AND a.state = 'active' AND a.person <> ?1";
    if profiles::of(tx, person)?.has(Profile::Director) && !tx.exists(another, [person])? {
        return Err(Error::refused(
            "C'est le seul compte de direction actif : l'école n'aurait plus personne pour l'administrer.",
        ));
    }
    Ok(())
}
