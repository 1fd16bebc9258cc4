//! `preau backup`: a whole, checked copy, while the school works.

use std::path::{Path, PathBuf};

use super::{open::School, out};
use crate::{Result, config::Config};

#[derive(clap::Args)]
#[command(
    after_help = "La copie est un fichier d'école complet et vérifié : pour revenir en arrière, arrêtez le serveur et remettez-la à la
place de l'ancien fichier. Gardez-en une hors de l'école."
)]
pub(super) struct Backup {
    /// Dossier où écrire la copie (par défaut : « sauvegardes », à côté du fichier de l'école)
    #[arg(long, value_name = "DOSSIER")]
    to: Option<PathBuf>,
}

impl Backup {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        let school = School::existing(config)?;
        let folder = self.to.unwrap_or_else(|| folder_of(&config.database));
        out::say(school.store.backup(&folder)?.display());
        Ok(())
    }
}

/// Where copies go unless told otherwise.
pub(super) fn folder_of(database: &Path) -> PathBuf {
    database.parent().unwrap_or(Path::new("")).join("sauvegardes")
}
