//! Sessions: a random token in the cookie, only its SHA-256 in the file. They end by profile, by idleness, and by hand.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rusqlite::{named_params, params};
use sha2::{Digest, Sha256};

use super::{may, profiles, young::devices::Device};
use crate::{
    Error, Result,
    access::{PersonId, Profile, ProfileSet},
    store::{Reading, WriteTx},
};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// How old `seen_at` may grow before it is written again, in seconds.
const TOUCH_EVERY: i64 = 5 * 60;

/// How long a session lasts at most, and without use, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Lifetime {
    total: i64,
    idle: i64,
}

impl Lifetime {
    /// A pupil: a school day. Who can read pupils' records: a night without use ends it. Other adults: a month, a week idle.
    fn of(profiles: ProfileSet) -> Lifetime {
        let has = |p| profiles.has(p);
        if has(Profile::Pupil) {
            Lifetime { total: 8 * HOUR, idle: 8 * HOUR }
        } else if has(Profile::Director) || has(Profile::Teacher) {
            Lifetime { total: 30 * DAY, idle: 12 * HOUR }
        } else {
            Lifetime { total: 30 * DAY, idle: 7 * DAY }
        }
    }
}

/// What the file keeps of a cookie's value.
pub fn digest(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}

/// Opens a session and gives the token for the cookie, which exists nowhere else.
pub fn open(tx: &WriteTx<'_>, person: PersonId, device: &str, address: &str) -> Result<String> {
    let life = Lifetime::of(profiles::of(tx, person)?);
    insert(tx, person, (device, address), (tx.now() + life.total.min(life.idle), None))
}

/// Opens a pupil's session on a device of their class: it ends with the device at the latest.
pub(super) fn open_on(tx: &WriteTx<'_>, pupil: PersonId, device: &Device) -> Result<String> {
    let life = Lifetime::of(profiles::of(tx, pupil)?);
    let until = device.until.min(tx.now() + life.total.min(life.idle));
    insert(tx, pupil, (&device.device, "poste de la classe"), (until, Some(device.id)))
}

fn insert(
    tx: &WriteTx<'_>,
    person: PersonId,
    (device, address): (&str, &str),
    (until, opened_device): (i64, Option<i64>),
) -> Result<String> {
    let mut random = [0u8; 32];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    let token = URL_SAFE_NO_PAD.encode(random);
    let device: String = device.chars().take(200).collect();
    tx.run(
        "INSERT INTO session (token, person, created_at, seen_at, expires_at, device, address, opened_device)
         VALUES (:token, :person, :now, :now, :until, :device, :address, :opened)",
        named_params! {
            ":token": digest(&token), ":person": person, ":now": tx.now(), ":until": until,
            ":device": device, ":address": address, ":opened": opened_device,
        },
    )?;
    Ok(token)
}

/// A session that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub person: PersonId,
    /// SHA-256 of the cookie's value: names the session without opening it.
    pub token: Vec<u8>,
    /// `touch` is due.
    pub stale: bool,
}

/// The session of a cookie's value, when it holds and its account is active.
pub fn find(db: &Reading<'_>, token: &str) -> Result<Option<Session>> {
    let digest = digest(token);
    let found = db.maybe(
        "SELECT s.person, s.seen_at FROM session s JOIN account a ON a.person = s.person AND a.state = 'active'
         JOIN person p ON p.id = s.person AND p.left_at IS NULL
         WHERE s.token = ?1 AND s.expires_at > ?2",
        params![digest, db.now()],
        |r| Ok((r.get(0)?, r.get::<_, i64>(1)?)),
    )?;
    let stale = |seen: i64| seen + TOUCH_EVERY <= db.now();
    Ok(found.map(|(person, seen)| Session { person, token: digest, stale: stale(seen) }))
}

/// Notes that the session of this digest is in use, which puts off its end; at most once in five minutes.
pub fn touch(tx: &WriteTx<'_>, token: &[u8]) -> Result<()> {
    let Some(person) = tx.maybe("SELECT person FROM session WHERE token = ?1", [token], |r| r.get(0))? else {
        return Ok(());
    };
    let life = Lifetime::of(profiles::of(tx, person)?);
    tx.run(
        "UPDATE session SET seen_at = :now, expires_at = min(created_at + :total, :now + :idle,
                coalesce((SELECT until FROM opened_device d WHERE d.id = session.opened_device), :now + :idle))
         WHERE token = :token AND seen_at <= :now - :every",
        named_params! {
            ":token": token, ":now": tx.now(), ":total": life.total, ":idle": life.idle, ":every": TOUCH_EVERY,
        },
    )?;
    Ok(())
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct Open {
    pub token: Vec<u8>,
    pub created_at: i64,
    pub seen_at: i64,
    pub device: String,
    pub address: String,
}

/// The viewer's own sessions that hold, the latest used first.
pub fn mine(db: &Reading<'_>) -> Result<Vec<Open>> {
    db.all(
        "SELECT token, created_at, seen_at, device, address FROM session WHERE person = ?1 AND expires_at > ?2
         ORDER BY seen_at DESC",
        params![db.me(), db.now()],
        |r| {
            Ok(Open {
                token: r.get("token")?,
                created_at: r.get("created_at")?,
                seen_at: r.get("seen_at")?,
                device: r.get("device")?,
                address: r.get("address")?,
            })
        },
    )
}

/// Ends one of the viewer's own sessions.
pub fn end(tx: &WriteTx<'_>, token: &[u8]) -> Result<()> {
    let ended = tx.run("DELETE FROM session WHERE token = ?1 AND person = ?2", params![token, tx.me()])?;
    if ended == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Ends all of the viewer's own sessions but the one of this digest.
pub fn end_others(tx: &WriteTx<'_>, keep: &[u8]) -> Result<()> {
    tx.run("DELETE FROM session WHERE person = ?1 AND token <> ?2", params![tx.me(), keep])?;
    Ok(())
}

/// Ends all sessions of a person: themselves, the headteacher, a pupil's teacher.
pub fn end_all(tx: &WriteTx<'_>, person: PersonId) -> Result<()> {
    if may::oneself(tx, person).is_err() {
        may::reset(tx, person)?;
    }
    tx.run("DELETE FROM session WHERE person = ?1", [person])?;
    Ok(())
}

/// Takes away the sessions that no longer hold; each night.
pub fn sweep(tx: &WriteTx<'_>) -> Result<usize> {
    tx.run("DELETE FROM session WHERE expires_at <= ?1", [tx.now()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{accounts, testing::*};

    fn signed_in(school: &School, profile: Profile) -> (PersonId, String) {
        let person = school.person("Léa", "MARTIN", profile);
        let code = school.write(move |tx| accounts::create(tx, person));
        school.write(move |tx| accounts::activate(tx, &code, "$hash", None));
        (person, school.write(move |tx| open(tx, person, "Firefox", "::1")))
    }

    fn holds(school: &School, token: &str) -> Option<Session> {
        let token = token.to_owned();
        school.read(move |db| find(db, &token))
    }

    #[test]
    fn a_session_ends_by_profile() {
        for (profile, hours) in [(Profile::Pupil, 8), (Profile::Teacher, 12), (Profile::Guardian, 7 * 24)] {
            let school = School::open();
            let (person, token) = signed_in(&school, profile);
            assert_eq!(holds(&school, &token).unwrap().person, person);
            school.store.clock().advance(hours * HOUR - 1);
            assert!(holds(&school, &token).is_some());
            school.store.clock().advance(1);
            assert!(holds(&school, &token).is_none());
        }
    }

    #[test]
    fn use_puts_off_the_end_but_not_a_pupils() {
        for (profile, stays) in [(Profile::Pupil, false), (Profile::Teacher, true)] {
            let school = School::open();
            let (_, token) = signed_in(&school, profile);
            school.store.clock().advance(7 * HOUR);
            let session = holds(&school, &token).unwrap();
            assert!(session.stale);
            school.write(move |tx| touch(tx, &session.token));
            assert!(!holds(&school, &token).unwrap().stale);
            school.store.clock().advance(7 * HOUR);
            assert_eq!(holds(&school, &token).is_some(), stays);
        }
    }

    #[test]
    fn a_token_is_nowhere_in_the_file_and_nobody_ends_anothers_session() {
        let school = School::open();
        let (person, token) = signed_in(&school, Profile::Guardian);
        let other = school.person("Paul", "REY", Profile::Guardian);
        let stored: Vec<u8> = school.read(|db| db.value("SELECT token FROM session", []));
        assert_ne!(stored, token.as_bytes());
        let digest = stored.clone();
        assert!(school.write_as(&viewer(other, &[Profile::Guardian]), move |tx| end(tx, &digest)).is_err());
        school.write_as(&viewer(person, &[Profile::Guardian]), move |tx| end(tx, &stored)).unwrap();
        assert!(holds(&school, &token).is_none());
    }

    #[test]
    fn a_suspended_account_has_no_session() {
        let school = School::open();
        let (person, token) = signed_in(&school, Profile::Guardian);
        school.write(move |tx| accounts::suspend(tx, person));
        assert!(holds(&school, &token).is_none());
    }
}
