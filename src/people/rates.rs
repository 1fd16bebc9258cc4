//! How often one may try a password: each failure makes the next try wait longer, and ten lock the account a while.

use rusqlite::params;

use crate::{Error, Result, access::PersonId, store::WriteTx};

/// What every failed sign-in is answered, whether the login exists, the password is wrong or it is too early to try again.
pub const REFUSAL: &str =
    "Identifiant ou mot de passe incorrect. Après plusieurs essais, il faut attendre quelques minutes avant de recommencer.";

/// Failures that cost nothing: one mistypes.
const FREE: u32 = 3;
/// From this many on, the account is locked and its person told.
pub const LOCK_AFTER: u32 = 10;
const LOCK: i64 = 15 * 60;

/// Seconds to wait after this many failures in a row.
fn wait(failures: u32) -> i64 {
    match failures {
        0..=FREE => 0,
        n if n >= LOCK_AFTER => LOCK,
        n => 1 << (n - FREE),
    }
}

/// What a failure led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    pub failures: u32,
    /// Seconds before the next try is looked at.
    pub wait: i64,
    /// The account has just been locked: tell its person (once a lock).
    pub notify: bool,
}

/// `TooMany` while the account waits after wrong passwords.
pub fn check(tx: &WriteTx<'_>, person: PersonId) -> Result<()> {
    match tx.exists("SELECT 1 FROM account WHERE person = ?1 AND locked_until > ?2", params![person, tx.now()])? {
        true => Err(Error::TooMany(REFUSAL.into())),
        false => Ok(()),
    }
}

/// Counts a wrong password.
pub fn failed(tx: &WriteTx<'_>, person: PersonId) -> Result<Failure> {
    let failures: u32 = tx.value("UPDATE account SET failures = failures + 1 WHERE person = ?1 RETURNING failures", [person])?;
    let wait = wait(failures);
    if wait > 0 {
        tx.run("UPDATE account SET locked_until = ?2 WHERE person = ?1", params![person, tx.now() + wait])?;
    }
    Ok(Failure { failures, wait, notify: failures == LOCK_AFTER })
}

/// The right password: the count starts again. Gives the number of failures there were since the last time, to be told.
pub fn succeeded(tx: &WriteTx<'_>, person: PersonId) -> Result<u32> {
    let failures = tx.value("SELECT failures FROM account WHERE person = ?1", [person])?;
    tx.run(
        "UPDATE account SET failures = 0, locked_until = NULL, last_login_at = ?2 WHERE person = ?1",
        params![person, tx.now()],
    )?;
    Ok(failures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_ends_in_a_lock() {
        let waits: Vec<i64> = (0..=11).map(wait).collect();
        assert_eq!(waits, [0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 900, 900]);
    }
}
