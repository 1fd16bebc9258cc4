//! A device opened for a class: for a while, closed from anywhere, and with it the sessions that began on it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rusqlite::{named_params, params};

use super::require_teacher;
use crate::{
    Error, Result,
    access::PersonId,
    people::sessions::{digest, open_on},
    store::{Reading, WriteTx},
};

/// The longest a device stays open, in minutes: a school day.
pub const LONGEST: i64 = 9 * 60;

#[derive(Clone, Debug)]
pub struct Device {
    pub id: i64,
    pub class: i64,
    pub class_name: String,
    pub device: String,
    pub opened_by: Option<String>,
    pub opened_at: i64,
    pub until: i64,
}

const SELECT: &str = "SELECT d.id, d.class, c.name AS class_name, d.device, d.opened_at, d.until,
       p.given_name || ' ' || coalesce(p.usual_name, p.family_name) AS opened_by
  FROM opened_device d JOIN class c ON c.id = d.class LEFT JOIN person p ON p.id = d.opened_by";

fn from_row(r: &rusqlite::Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        id: r.get("id")?,
        class: r.get("class")?,
        class_name: r.get("class_name")?,
        device: r.get("device")?,
        opened_by: r.get("opened_by")?,
        opened_at: r.get("opened_at")?,
        until: r.get("until")?,
    })
}

/// Opens this device for a class; gives the value of its cookie, which exists nowhere else.
pub fn open(tx: &WriteTx<'_>, class: i64, minutes: i64, device: &str) -> Result<String> {
    require_teacher(tx, class)?;
    if !(1..=LONGEST).contains(&minutes) {
        return Err(Error::refused("Choisissez une durée entre une minute et une journée de classe."));
    }
    let mut random = [0u8; 32];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    let token = URL_SAFE_NO_PAD.encode(random);
    let id = tx.insert(
        "INSERT INTO opened_device (token, class, opened_by, device, opened_at, until)
         VALUES (:token, :class, :by, :device, :now, :until)",
        named_params! {
            ":token": digest(&token), ":class": class, ":by": tx.viewer().person().map(|p| p.id),
            ":device": device.chars().take(200).collect::<String>(), ":now": tx.now(), ":until": tx.now() + minutes * 60,
        },
    )?;
    tx.on("opened_device", id);
    Ok(token)
}

/// The device that this cookie is, while it is open.
pub fn find(db: &Reading<'_>, token: &str) -> Result<Option<Device>> {
    let sql = format!("{SELECT} WHERE d.token = ?1 AND d.until > ?2");
    db.maybe(&sql, params![digest(token), db.now()], from_row)
}

/// The open devices of a class, for its teachers.
pub fn of_class(db: &Reading<'_>, class: i64) -> Result<Vec<Device>> {
    require_teacher(db, class)?;
    db.all(&format!("{SELECT} WHERE d.class = ?1 AND d.until > ?2 ORDER BY d.opened_at"), params![class, db.now()], from_row)
}

/// Closes a device from anywhere: its pupils are out at once.
pub fn close(tx: &WriteTx<'_>, class: i64, device: i64) -> Result<()> {
    require_teacher(tx, class)?;
    tx.run("DELETE FROM opened_device WHERE id = ?1 AND class = ?2", [device, class])?;
    tx.on("opened_device", device);
    Ok(())
}

/// A session of a pupil on an opened device of their class; it ends with the device.
pub(super) fn admit(tx: &WriteTx<'_>, device: &Device, pupil: PersonId) -> Result<String> {
    let enrolled =
        tx.exists("SELECT 1 FROM enrolment WHERE pupil = ?1 AND class = ?2 AND until IS NULL", [pupil, device.class])?;
    if !enrolled || device.until <= tx.now() {
        return Err(Error::NotFound);
    }
    super::activate(tx, pupil)?;
    open_on(tx, pupil, device)
}

/// Takes away the devices whose time is over; each night.
pub fn sweep(tx: &WriteTx<'_>) -> Result<usize> {
    tx.run("DELETE FROM opened_device WHERE until <= ?1", [tx.now()])
}
