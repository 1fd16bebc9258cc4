//! Pupils who can't read yet: on a device that a teacher opened for the class, by a QR card or three pictures.
//! Neither works anywhere else.

pub mod cards;
pub mod devices;
pub mod means;
pub mod pictures;

use rusqlite::named_params;

use crate::{
    Error, Result,
    access::PersonId,
    store::{Reading, WriteTx},
};

/// The teachers of a class now, the headteacher, the house; for all else there is no such class.
pub fn require_teacher(db: &Reading<'_>, class: i64) -> Result<()> {
    let teaches = || {
        db.exists(
            "SELECT 1 FROM teaching WHERE class = :class AND teacher = :me
                AND coalesce(since, :today) <= :today AND coalesce(until, :today) >= :today",
            named_params! {":class": class, ":me": db.me(), ":today": db.today().to_string()},
        )
    };
    let known = db.exists("SELECT 1 FROM class WHERE id = ?1", [class])?;
    match known && (db.viewer().is_house() || db.viewer().is_director() || teaches()?) {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}

/// A pupil of the class, as the page of the opened device shows them.
#[derive(Clone, Debug)]
pub struct Classmate {
    pub id: PersonId,
    pub name: String,
    pub given_name: String,
    pub avatar: Option<i64>,
    pub picture: Option<String>,
    pub has_pictures: bool,
    pub has_card: bool,
}

/// The pupils of a class: for its teachers, and for a device that was opened for it (whoever calls has shown either).
pub fn classmates(db: &Reading<'_>, class: i64) -> Result<Vec<Classmate>> {
    db.all(
        "SELECT p.id, p.given_name, p.given_name || ' ' || coalesce(p.usual_name, p.family_name) AS name, p.avatar,
                (SELECT value FROM preference WHERE person = p.id AND key = 'avatar') AS picture,
                EXISTS (SELECT 1 FROM picture_password w WHERE w.pupil = p.id) AS has_pictures,
                EXISTS (SELECT 1 FROM card c WHERE c.pupil = p.id) AS has_card
           FROM enrolment e JOIN person p ON p.id = e.pupil
          WHERE e.class = ?1 AND e.until IS NULL AND p.left_at IS NULL ORDER BY p.given_name, p.sort_key",
        [class],
        |r| {
            Ok(Classmate {
                id: r.get("id")?,
                name: r.get("name")?,
                given_name: r.get("given_name")?,
                avatar: r.get("avatar")?,
                picture: r.get("picture")?,
                has_pictures: r.get("has_pictures")?,
                has_card: r.get("has_card")?,
            })
        },
    )
}

/// Opens the account of a pupil who comes in without a password; one that was suspended or closed stays so.
fn activate(tx: &WriteTx<'_>, pupil: PersonId) -> Result<()> {
    let state: Option<String> = tx.maybe("SELECT state FROM account WHERE person = ?1", [pupil], |r| r.get(0))?;
    match state.as_deref() {
        Some("active") => Ok(()),
        Some("to_activate") => {
            tx.run("UPDATE account SET state = 'active' WHERE person = ?1", [pupil])?;
            Ok(())
        }
        _ => Err(Error::refused("Ton compte est fermé pour le moment. Demande à ta maîtresse ou à ton maître.")),
    }
}
