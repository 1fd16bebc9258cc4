//! The SQLite file: one writer with grouped commits, a few readers, migrations, the journal, blobs, backup.

mod backup;
mod blob;
pub mod health;
pub mod journal;
mod lock;
mod migrate;
mod reader;
mod reading;
mod sweep;
mod writer;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{
    Result,
    access::{Act, PersonId, Viewer},
    clock::Clock,
};

pub use blob::{Blob, BlobId, CHUNK};
pub use lock::Lock;
pub use migrate::latest as latest_schema;
pub use reading::{Reading, WriteTx, fold};
pub use sweep::Sweep;

/// Says whose feed a write has changed, once it is on the disk.
pub type Live = tokio::sync::broadcast::Sender<PersonId>;

/// Nobody's id, said to all who listen: the server stops, let go.
pub const STOPPING: PersonId = 0;

/// The page size of a new file. 8 KiB: small rows stay cheap and blob chunks of 256 KiB travel well.
const PAGE_SIZE: u32 = 8192;

/// One open school file. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    path: PathBuf,
    clock: Clock,
    readers: reader::Readers,
    slow: reader::Readers,
    writer: writer::Writer,
    live: Live,
}

impl Store {
    /// Opens the file, making it when it is missing, and brings it to this program's schema.
    /// A file newer than the program is refused and left as it is.
    pub fn open(path: &Path, clock: Clock) -> Result<Store> {
        let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        migrate::supported(&conn)?;
        if conn.query_row("PRAGMA page_count", [], |r| r.get::<_, i64>(0))? == 0 {
            conn.pragma_update(None, "page_size", PAGE_SIZE)?;
        }
        conn.pragma_update(None, "journal_mode", "wal")?;
        conn.pragma_update(None, "synchronous", "full")?;
        conn.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        migrate::run(&mut conn, path)?;
        let live = Live::new(1024);
        let open = || connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
        Ok(Store {
            path: path.to_owned(),
            readers: reader::Readers::start("lecture", 2, clock.clone(), open)?,
            slow: reader::Readers::start("lecture-longue", 1, clock.clone(), open)?,
            writer: writer::Writer::start(conn, clock.clone(), live.clone())?,
            live,
            clock,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Where open pages listen for changes of their person's feed.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Reads for a viewer, inside one snapshot of the file.
    pub async fn read<T, F>(&self, viewer: &Viewer, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        self.read_counted(viewer, job).await.map(|(value, _)| value)
    }

    /// As `read`, with the number of SQL statements it took.
    pub async fn read_counted<T, F>(&self, viewer: &Viewer, job: F) -> Result<(T, u32)>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        self.readers.run(viewer, job).await
    }

    /// For what takes long (exports, printed sheets, search over everything), so that no page waits behind it.
    pub async fn read_slowly<T, F>(&self, viewer: &Viewer, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        self.slow.run(viewer, job).await.map(|(value, _)| value)
    }

    /// Writes in one transaction, with the act's row in the journal; an error undoes this job alone.
    /// When it returns, the write is on the disk.
    pub async fn write<T, F>(&self, act: Act, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        self.writer.run(act, job).await
    }

    /// `read` for the command line, which has no runtime.
    pub fn read_now<T, F>(&self, viewer: &Viewer, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        self.slow.run_now(viewer, job)
    }

    /// `write` for the command line.
    pub fn write_now<T, F>(&self, act: Act, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        self.writer.run_now(act, job)
    }
}

/// One setting of a file that is not open, or `None`: also where there is no such file, or it is not a school's. Nothing in
/// it is changed, not even its schema.
pub fn setting_of(file: &Path, key: &str) -> Option<String> {
    let conn = connect(file, OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    conn.query_row("SELECT value FROM setting WHERE key = ?1", [key], |r| r.get(0)).ok()
}

/// A connection as the house wants them all.
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(std::time::Duration::from_secs(10))?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // Without it, prepare_cached prepares most queries again at every use: plans would look at bound values.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_prepared_statement_cache_capacity(256);
    reading::add_functions(&conn)?;
    Ok(conn)
}

#[cfg(test)]
mod tests;
