//! What a query needs: a connection, who looks, and what time it is. There is no other way to the data.

use std::{
    cell::{Cell, RefCell},
    ops::Deref,
};

use jiff::civil::Date;
use rusqlite::{Connection, Params, Row, functions::FunctionFlags, types::FromSql};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Live;
use crate::{
    Error, Result,
    access::{Act, PersonId, Viewer},
    clock::day_of,
};

/// A snapshot of the school's file, for one viewer. Only `Store::read` makes one, so that no school data is read without
/// saying who looks:
///
/// ```compile_fail,E0061
/// # async fn page(store: preau::store::Store) -> preau::Result<()> {
/// store.read(|db| db.value::<i64, _>("SELECT count(*) FROM person", [])).await?; // who looks?
/// # Ok(()) }
/// ```
///
/// ```compile_fail,E0624
/// # fn page(conn: &rusqlite::Connection, viewer: &preau::access::Viewer) {
/// let db = preau::store::Reading::new(conn, viewer, 0);
/// # }
/// ```
///
/// It does not write, and gives no way to its connection:
///
/// ```compile_fail,E0599
/// # fn page(db: &preau::store::Reading<'_>) -> preau::Result<()> {
/// db.run("DELETE FROM person", [])?;
/// # Ok(()) }
/// ```
///
/// ```compile_fail,E0624
/// # fn page(db: &preau::store::Reading<'_>) {
/// db.conn();
/// # }
/// ```
pub struct Reading<'c> {
    conn: &'c Connection,
    viewer: &'c Viewer,
    now: i64,
    statements: Cell<u32>,
}

impl<'c> Reading<'c> {
    pub(super) fn new(conn: &'c Connection, viewer: &'c Viewer, now: i64) -> Self {
        Reading { conn, viewer, now, statements: Cell::new(0) }
    }

    pub(super) fn conn(&self) -> &Connection {
        self.conn
    }

    pub fn viewer(&self) -> &Viewer {
        self.viewer
    }

    /// The viewer's person id, 0 for nobody: what SQL binds as `:me`.
    pub fn me(&self) -> PersonId {
        self.viewer.id()
    }

    pub fn now(&self) -> i64 {
        self.now
    }

    pub fn today(&self) -> Date {
        day_of(self.now)
    }

    pub fn statements(&self) -> u32 {
        self.statements.get()
    }

    /// All rows, each made into a `T`.
    pub fn all<T, P: Params, F: FnMut(&Row<'_>) -> rusqlite::Result<T>>(&self, sql: &str, params: P, row: F) -> Result<Vec<T>> {
        self.count();
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map(params, row)?.collect::<rusqlite::Result<Vec<T>>>()?;
        Ok(rows)
    }

    /// The one row, or `NotFound`.
    pub fn one<T, P: Params, F: FnOnce(&Row<'_>) -> rusqlite::Result<T>>(&self, sql: &str, params: P, row: F) -> Result<T> {
        self.count();
        Ok(self.conn.prepare_cached(sql)?.query_row(params, row)?)
    }

    /// The row if there is one.
    pub fn maybe<T, P: Params, F: FnOnce(&Row<'_>) -> rusqlite::Result<T>>(
        &self,
        sql: &str,
        params: P,
        row: F,
    ) -> Result<Option<T>> {
        match self.one(sql, params, row) {
            Ok(value) => Ok(Some(value)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The first column of the one row, or `NotFound`.
    pub fn value<T: FromSql, P: Params>(&self, sql: &str, params: P) -> Result<T> {
        self.one(sql, params, |r| r.get(0))
    }

    /// Whether the query gives any row.
    pub fn exists<P: Params>(&self, sql: &str, params: P) -> Result<bool> {
        self.count();
        Ok(self.conn.prepare_cached(sql)?.exists(params)?)
    }

    fn count(&self) {
        self.statements.set(self.statements.get() + 1);
    }
}

/// A write in progress: made only by `Store::write`, for an act. There is no write without one:
///
/// ```compile_fail,E0061
/// # async fn save(store: preau::store::Store) -> preau::Result<()> {
/// store.write(|tx| tx.run("DELETE FROM person", [])).await?; // who does it?
/// # Ok(()) }
/// ```
///
/// ```compile_fail,E0624
/// # fn save(conn: &rusqlite::Connection, viewer: &preau::access::Viewer, act: preau::access::Act, live: preau::store::Live) {
/// let tx = preau::store::WriteTx::new(conn, viewer, act, 0, live);
/// # }
/// ```
pub struct WriteTx<'c> {
    reading: Reading<'c>,
    act: RefCell<Act>,
    after: RefCell<Vec<Box<dyn FnOnce() + Send>>>,
    live: Live,
}

impl<'c> WriteTx<'c> {
    pub(super) fn new(conn: &'c Connection, viewer: &'c Viewer, act: Act, now: i64, live: Live) -> Self {
        WriteTx { reading: Reading::new(conn, viewer, now), act: RefCell::new(act), after: RefCell::default(), live }
    }

    /// Runs a statement; gives the number of rows it changed.
    pub fn run<P: Params>(&self, sql: &str, params: P) -> Result<usize> {
        self.reading.count();
        Ok(self.conn.prepare_cached(sql)?.execute(params)?)
    }

    /// Runs an INSERT; gives the new row's id.
    pub fn insert<P: Params>(&self, sql: &str, params: P) -> Result<i64> {
        self.reading.count();
        Ok(self.conn.prepare_cached(sql)?.insert(params)?)
    }

    /// Says on what the act was done, once the thing has its id.
    pub fn on(&self, kind: &str, id: impl std::fmt::Display) {
        self.act.borrow_mut().object = format!("{kind}:{id}");
    }

    /// Adds words for the journal; never the content of private things.
    pub fn detail(&self, words: impl Into<String>) {
        self.act.borrow_mut().detail = words.into();
    }

    /// The name the act is journalled under, which authorship keeps.
    pub fn actor_name(&self) -> String {
        self.act.borrow().actor.name.clone()
    }

    /// Runs once the write is on the disk (live events, caches); never when it is undone.
    pub fn after(&self, job: impl FnOnce() + Send + 'static) {
        self.after.borrow_mut().push(Box::new(job));
    }

    /// Once it is on the disk, the open pages of these persons count their feed again.
    pub fn stir(&self, people: Vec<PersonId>) {
        let live = self.live.clone();
        // Nobody listening is nobody's error.
        self.after(move || people.into_iter().for_each(|person| drop(live.send(person))));
    }

    pub(super) fn finish(self) -> (Act, Vec<Box<dyn FnOnce() + Send>>) {
        (self.act.into_inner(), self.after.into_inner())
    }
}

impl<'c> Deref for WriteTx<'c> {
    type Target = Reading<'c>;

    fn deref(&self) -> &Reading<'c> {
        &self.reading
    }
}

/// Lower case, without accents, ligatures opened, every run of spaces and punctuation one space: how names are compared.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.is_empty() || folded.ends_with(' ') => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// `fold(text)` and `capitals(text)` for SQL.
pub(super) fn add_functions(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    // SQLite's own upper() leaves accented letters as they are.
    conn.create_scalar_function("capitals", 1, flags, |ctx| {
        Ok(ctx.get::<Option<String>>(0)?.unwrap_or_default().to_uppercase())
    })?;
    conn.create_scalar_function("fold", 1, flags, |ctx| Ok(fold(&ctx.get::<Option<String>>(0)?.unwrap_or_default())))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn names_are_compared_without_accents_case_or_punctuation() {
        assert_eq!(fold("  ŒUVRARD--d'Église  "), "oeuvrard d eglise");
        assert_eq!(fold("CE2  de M. George"), fold("CE2 de M. George"));
    }
}
