//! QR cards: one a pupil, printed per class, made anew in a click when one is lost.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rusqlite::params;

use super::{devices, devices::Device, require_teacher};
use crate::{
    Error, Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

/// A card to print.
#[derive(Clone, Debug)]
pub struct Card {
    pub name: String,
    pub token: String,
}

/// The cards of a class, in the order of first names; those that miss are made.
pub fn of_class(tx: &WriteTx<'_>, class: i64) -> Result<Vec<Card>> {
    require_teacher(tx, class)?;
    let missing: Vec<PersonId> = tx.all(
        "SELECT e.pupil FROM enrolment e WHERE e.class = ?1 AND e.until IS NULL
            AND NOT EXISTS (SELECT 1 FROM card c WHERE c.pupil = e.pupil)",
        [class],
        |r| r.get(0),
    )?;
    for pupil in missing {
        put(tx, pupil)?;
    }
    tx.on("class", class);
    tx.all(
        "SELECT p.given_name || ' ' || coalesce(p.usual_name, p.family_name) AS name, c.token
           FROM enrolment e JOIN person p ON p.id = e.pupil JOIN card c ON c.pupil = p.id
          WHERE e.class = ?1 AND e.until IS NULL AND p.left_at IS NULL ORDER BY p.given_name, p.sort_key",
        [class],
        |r| Ok(Card { name: r.get("name")?, token: r.get("token")? }),
    )
}

/// A lost card: it opens nothing from now on, and the next printing shows a new one.
pub fn renew(tx: &WriteTx<'_>, class: i64, pupil: PersonId) -> Result<()> {
    require_pupil(tx, class, pupil)?;
    put(tx, pupil)?;
    tx.on("person", pupil);
    Ok(())
}

/// Lets in the pupil whose card was shown to an opened device of their class; gives the session's cookie value.
pub fn admit(tx: &WriteTx<'_>, device: &Device, token: &str) -> Result<String> {
    let pupil = tx.maybe("SELECT pupil FROM card WHERE token = ?1", [token.trim()], |r| r.get(0))?;
    let unknown = || Error::refused("Cette carte ne marche pas ici. Montre-la à ta maîtresse ou à ton maître.");
    let pupil: PersonId = pupil.ok_or_else(unknown)?;
    tx.on("person", pupil);
    devices::admit(tx, device, pupil).map_err(|e| if matches!(e, Error::NotFound) { unknown() } else { e })
}

pub(super) fn require_pupil(db: &Reading<'_>, class: i64, pupil: PersonId) -> Result<()> {
    require_teacher(db, class)?;
    match db.exists("SELECT 1 FROM enrolment WHERE pupil = ?1 AND class = ?2 AND until IS NULL", [pupil, class])? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

fn put(tx: &WriteTx<'_>, pupil: PersonId) -> Result<()> {
    let mut random = [0u8; 18];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    tx.run(
        "INSERT INTO card (pupil, token, made_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (pupil) DO UPDATE SET token = excluded.token, made_at = excluded.made_at",
        params![pupil, URL_SAFE_NO_PAD.encode(random), tx.now()],
    )?;
    Ok(())
}
