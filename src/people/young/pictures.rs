//! Picture passwords: three pictures out of twelve, in order.

use rusqlite::{named_params, params};

use super::{cards::require_pupil, devices, devices::Device};
use crate::{
    Error, Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

/// The twelve pictures: distinct silhouettes that a five-year-old names.
pub const TWELVE: [&str; 12] =
    ["cat", "apple", "bicycle", "sun", "fish", "house", "star", "flower", "train", "umbrella", "rabbit", "balloon"];
/// How many make a password.
pub const LENGTH: usize = 3;
/// Wrong tries before the pupil waits for their teacher.
const TRIES: u32 = 5;
const LOCK: i64 = 10 * 60;

/// What is hashed: the names in their order. `None` unless they are three of the twelve.
pub fn phrase(picks: &[String]) -> Option<String> {
    let known = picks.len() == LENGTH && picks.iter().all(|p| TWELVE.contains(&p.as_str()));
    known.then(|| picks.join("-"))
}

/// A pupil's picture password as the check needs it.
#[derive(Clone, Debug)]
pub struct Kept {
    pub hash: String,
    pub locked: bool,
}

/// For an opened device of the pupil's class.
pub fn find(db: &Reading<'_>, device: &Device, pupil: PersonId) -> Result<Option<Kept>> {
    db.maybe(
        "SELECT w.hash, coalesce(w.locked_until > :now, 0) AS locked FROM picture_password w
           JOIN enrolment e ON e.pupil = w.pupil AND e.class = :class AND e.until IS NULL WHERE w.pupil = :pupil",
        named_params! {":now": db.now(), ":class": device.class, ":pupil": pupil},
        |r| Ok(Kept { hash: r.get("hash")?, locked: r.get("locked")? }),
    )
}

/// The teacher sets a pupil's pictures, chosen with them; it also unlocks.
pub fn set(tx: &WriteTx<'_>, class: i64, pupil: PersonId, hash: &str) -> Result<()> {
    require_pupil(tx, class, pupil)?;
    tx.run(
        "INSERT INTO picture_password (pupil, hash, made_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (pupil) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at, failures = 0, locked_until = NULL",
        params![pupil, hash, tx.now()],
    )?;
    tx.on("person", pupil);
    Ok(())
}

/// The pictures were right: the pupil is in; gives the session's cookie value.
pub fn admit(tx: &WriteTx<'_>, device: &Device, pupil: PersonId) -> Result<String> {
    tx.run("UPDATE picture_password SET failures = 0, locked_until = NULL WHERE pupil = ?1", [pupil])?;
    tx.on("person", pupil);
    devices::admit(tx, device, pupil)
}

/// Counts a wrong try. `Some(teachers)` when it locked the pictures: they are to be told.
pub fn failed(tx: &WriteTx<'_>, device: &Device, pupil: PersonId) -> Result<Option<Vec<PersonId>>> {
    let failures: u32 = tx
        .maybe("UPDATE picture_password SET failures = failures + 1 WHERE pupil = ?1 RETURNING failures", [pupil], |r| r.get(0))?
        .ok_or(Error::NotFound)?;
    tx.on("person", pupil);
    if failures < TRIES {
        return Ok(None);
    }
    tx.run("UPDATE picture_password SET failures = 0, locked_until = ?2 WHERE pupil = ?1", params![pupil, tx.now() + LOCK])?;
    Ok(Some(tx.all("SELECT teacher FROM teaching WHERE class = ?1", [device.class], |r| r.get(0))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_of_the_twelve_in_order_make_a_password() {
        let picks = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(phrase(&picks(&["cat", "sun", "cat"])).as_deref(), Some("cat-sun-cat"));
        assert_eq!(phrase(&picks(&["cat", "sun"])), None);
        assert_eq!(phrase(&picks(&["cat", "sun", "dragon"])), None);
    }
}
