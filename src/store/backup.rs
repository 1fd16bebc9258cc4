//! A copy of the file while the school works.

use std::path::{Path, PathBuf};

use rusqlite::OpenFlags;

use super::{Store, connect};
use crate::{Error, Result, clock::zoned};

impl Store {
    /// Writes a whole, checked copy into `folder`; gives its path. Writers go on meanwhile.
    pub fn backup(&self, folder: &Path) -> Result<PathBuf> {
        std::fs::create_dir_all(folder)?;
        let name = format!("preau-{}.db", zoned(self.clock.now()).strftime("%Y-%m-%d-%H%M%S"));
        let (target, part) = (folder.join(&name), folder.join(format!("{name}.partiel")));
        if target.exists() {
            return Err(Error::refused(format!("La sauvegarde {} existe déjà.", target.display())));
        }
        let _ = std::fs::remove_file(&part);
        let source = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        source.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
        let copy = connect(&part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let state: String = copy.query_row("PRAGMA quick_check", [], |r| r.get(0))?;
        drop(copy);
        if state != "ok" {
            return Err(Error::internal(format!("the copy does not pass its check: {state}")));
        }
        std::fs::File::open(&part)?.sync_all()?;
        std::fs::rename(&part, &target)?;
        Ok(target)
    }
}
