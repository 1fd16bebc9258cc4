//! A copy of the file while the school works.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::{Store, connect};
use crate::{Error, Result, clock::zoned};

impl Store {
    /// Writes a whole, checked copy into `folder`; gives its path. Writers go on meanwhile.
    pub fn backup(&self, folder: &Path) -> Result<PathBuf> {
        std::fs::create_dir_all(folder)?;
        let name = format!("preau-{}.db", zoned(self.clock.now()).strftime("%Y-%m-%d-%H%M%S"));
        let target = folder.join(&name);
        if target.exists() {
            return Err(Error::refused(format!("La sauvegarde {} existe déjà.", target.display())));
        }
        let source = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        copy(&source, &target)?;
        Ok(target)
    }
}

/// Writes a whole, checked copy of the file that `source` has open. Nothing of this name stands there before it is whole:
/// a full disk or a pulled plug leaves no half copy that looks like one.
pub(super) fn copy(source: &Connection, target: &Path) -> Result<()> {
    let mut part = target.as_os_str().to_owned();
    part.push(".partiel");
    let part = PathBuf::from(part);
    let _ = std::fs::remove_file(&part);
    let outcome = write(source, &part).and_then(|()| Ok(std::fs::rename(&part, target)?));
    if outcome.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    outcome
}

fn write(source: &Connection, part: &Path) -> Result<()> {
    source.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    let copy = connect(part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let state: String = copy.query_row("PRAGMA quick_check", [], |r| r.get(0))?;
    drop(copy);
    if state != "ok" {
        return Err(Error::internal(format!("the copy does not pass its check: {state}")));
    }
    Ok(std::fs::File::open(part)?.sync_all()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cut_copy_left_is_no_copy_and_is_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let source =
            connect(&dir.path().join("ecole.db"), OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE).unwrap();
        source.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (7)").unwrap();
        let target = dir.path().join("copie.db");
        let part = dir.path().join("copie.db.partiel");
        std::fs::write(&part, "half of a copy").unwrap();
        copy(&source, &target).unwrap();
        assert!(target.exists() && !part.exists());
        assert!(copy(&source, &dir.path().join("nowhere/copie.db")).is_err());
        let whole = connect(&target, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        assert_eq!(whole.query_row("SELECT x FROM t", [], |r| r.get::<_, i64>(0)).unwrap(), 7);
    }
}
