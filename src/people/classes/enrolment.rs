//! Which pupil is in which class, since when. Moving to another class closes the row of the old one.

use rusqlite::{named_params, params};

use super::{ClassId, may_see};
use crate::{
    Result,
    access::PersonId,
    people::{groups, levels::ClassLevel, may, person::NAME},
    store::{Reading, WriteTx},
};

#[derive(Clone, Debug)]
pub struct Enrolled {
    pub pupil: PersonId,
    pub name: String,
    pub level: Option<ClassLevel>,
    pub since: String,
}

/// The pupils of a class now, by name: for the staff, the house, and those of the class; nobody for the others.
pub fn pupils(db: &Reading<'_>, class: ClassId) -> Result<Vec<Enrolled>> {
    if !may_see(db, class)? {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT p.id, {NAME} AS name, e.level, e.since FROM enrolment e JOIN person p ON p.id = e.pupil
         WHERE e.class = ?1 AND e.until IS NULL AND p.left_at IS NULL ORDER BY p.sort_key"
    );
    db.all(&sql, [class], |r| {
        Ok(Enrolled { pupil: r.get("id")?, name: r.get("name")?, level: r.get("level")?, since: r.get("since")? })
    })
}

/// A pupil's class now, and their level in it.
pub fn of_pupil(db: &Reading<'_>, pupil: PersonId) -> Result<Option<(ClassId, Option<ClassLevel>)>> {
    let sql = "SELECT class, level FROM enrolment WHERE pupil = ?1 AND until IS NULL";
    db.maybe(sql, [pupil], |r| Ok((r.get(0)?, r.get(1)?)))
}

/// Puts a pupil into a class from today on, out of the one they were in.
pub fn enrol(tx: &WriteTx<'_>, pupil: PersonId, class: ClassId, level: Option<ClassLevel>) -> Result<()> {
    enrol_one_of_many(tx, pupil, class, level)?;
    groups::refresh(tx)
}

/// As `enrol`, for many in one write, which ends with `groups::refresh`. Another level in the same class is corrected in place.
pub fn enrol_one_of_many(tx: &WriteTx<'_>, pupil: PersonId, class: ClassId, level: Option<ClassLevel>) -> Result<()> {
    may::administer(tx)?;
    let same = "UPDATE enrolment SET level = ?3 WHERE pupil = ?1 AND class = ?2 AND until IS NULL";
    if tx.run(same, params![pupil, class, level])? > 0 {
        return Ok(());
    }
    close(tx, pupil)?;
    tx.run(
        "INSERT INTO enrolment (pupil, class, level, since) VALUES (:pupil, :class, :level, :today)",
        named_params! {":pupil": pupil, ":class": class, ":level": level, ":today": tx.today().to_string()},
    )?;
    Ok(())
}

/// Moves pupils of a class to another, or out of any: each at their level when the new class has it, else at its only one.
pub fn move_all(tx: &WriteTx<'_>, from: ClassId, pupils: &[PersonId], to: Option<ClassId>) -> Result<()> {
    may::administer(tx)?;
    let levels = match to {
        Some(to) => super::find(tx, to)?.levels,
        None => Vec::new(),
    };
    let in_class: Vec<(PersonId, Option<ClassLevel>)> =
        tx.all("SELECT pupil, level FROM enrolment WHERE class = ?1 AND until IS NULL", [from], |r| Ok((r.get(0)?, r.get(1)?)))?;
    for (pupil, level) in in_class.into_iter().filter(|(pupil, _)| pupils.contains(pupil)) {
        match to {
            Some(to) => {
                let only = if let [one] = levels.as_slice() { Some(*one) } else { None };
                enrol_one_of_many(tx, pupil, to, level.filter(|l| levels.contains(l)).or(only))?;
            }
            None => close(tx, pupil)?,
        }
    }
    groups::refresh(tx)
}

/// Takes a pupil out of their class.
pub fn withdraw(tx: &WriteTx<'_>, pupil: PersonId) -> Result<()> {
    may::administer(tx)?;
    close(tx, pupil)?;
    groups::refresh(tx)
}

fn close(tx: &WriteTx<'_>, pupil: PersonId) -> Result<()> {
    tx.run("UPDATE enrolment SET until = ?2 WHERE pupil = ?1 AND until IS NULL", params![pupil, tx.today().to_string()])?;
    Ok(())
}
