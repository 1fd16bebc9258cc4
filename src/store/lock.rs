//! Two servers never run on one file. The command line works beside a server.

use std::{fs::File, path::Path};

use fs4::FileExt;

use crate::{Error, Result};

/// Held as long as the server runs; the system frees it even after a crash.
pub struct Lock(#[expect(dead_code, reason = "the lock lives as long as its file is open")] File);

impl Lock {
    pub fn take(database: &Path) -> Result<Lock> {
        let file = File::options().create(true).truncate(false).write(true).open(database.with_extension("db.lock"))?;
        match FileExt::try_lock(&file) {
            Ok(()) => Ok(Lock(file)),
            Err(_) => Err(Error::refused(format!(
                "Un serveur Préau utilise déjà {}. Arrêtez-le d'abord, ou choisissez un autre fichier avec --db.",
                database.display()
            ))),
        }
    }
}
