//! School years: from 1 September to 31 August.

use jiff::civil::{Date, date};
use rusqlite::{Row, params};

use super::may;
use crate::{
    Result,
    store::{Reading, WriteTx},
};

pub type YearId = i64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolYear {
    pub id: YearId,
    /// `2026-2027`
    pub label: String,
    pub starts: String,
    pub ends: String,
    pub current: bool,
}

impl SchoolYear {
    const COLUMNS: &str = "id, label, starts, ends, current";

    fn from_row(r: &Row<'_>) -> rusqlite::Result<SchoolYear> {
        Ok(SchoolYear {
            id: r.get("id")?,
            label: r.get("label")?,
            starts: r.get("starts")?,
            ends: r.get("ends")?,
            current: r.get("current")?,
        })
    }
}

/// The first calendar year of the school year a day belongs to. From 15 August on, schools prepare the coming one.
pub fn starting_in(day: Date) -> i16 {
    if (day.month(), day.day()) >= (8, 15) { day.year() } else { day.year() - 1 }
}

/// The label, first and last day of the school year that starts in September of that year.
pub fn bounds(starting: i16) -> (String, Date, Date) {
    (format!("{starting}-{}", starting + 1), date(starting, 9, 1), date(starting + 1, 8, 31))
}

pub fn current(db: &Reading<'_>) -> Result<Option<SchoolYear>> {
    let sql = format!("SELECT {} FROM school_year WHERE current = 1", SchoolYear::COLUMNS);
    db.maybe(&sql, [], SchoolYear::from_row)
}

/// All, the latest first.
pub fn list(db: &Reading<'_>) -> Result<Vec<SchoolYear>> {
    let sql = format!("SELECT {} FROM school_year ORDER BY starts DESC", SchoolYear::COLUMNS);
    db.all(&sql, [], SchoolYear::from_row)
}

/// The year that starts in September of `starting`, made when it is missing; not made current.
pub fn make(tx: &WriteTx<'_>, starting: i16) -> Result<YearId> {
    may::administer(tx)?;
    let (label, starts, ends) = bounds(starting);
    tx.run(
        "INSERT OR IGNORE INTO school_year (label, starts, ends) VALUES (?1, ?2, ?3)",
        params![label, starts.to_string(), ends.to_string()],
    )?;
    tx.value("SELECT id FROM school_year WHERE label = ?1", [label])
}

/// Makes a year the current one; the caller refreshes the groups.
pub fn make_current(tx: &WriteTx<'_>, year: YearId) -> Result<()> {
    may::administer(tx)?;
    tx.run("UPDATE school_year SET current = 0 WHERE current = 1 AND id <> ?1", [year])?;
    tx.run("UPDATE school_year SET current = 1 WHERE id = ?1", [year])?;
    Ok(())
}

/// The current year; made from today's date when there is none.
pub fn ensure_current(tx: &WriteTx<'_>) -> Result<YearId> {
    if let Some(year) = current(tx)? {
        return Ok(year.id);
    }
    let year = make(tx, starting_in(tx.today()))?;
    make_current(tx, year)?;
    Ok(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_starts_in_september_and_is_prepared_in_august() {
        assert_eq!(starting_in(date(2026, 11, 24)), 2026);
        assert_eq!(starting_in(date(2027, 7, 4)), 2026);
        assert_eq!(starting_in(date(2027, 8, 25)), 2027);
        assert_eq!(bounds(2026), ("2026-2027".to_owned(), date(2026, 9, 1), date(2027, 8, 31)));
    }
}
