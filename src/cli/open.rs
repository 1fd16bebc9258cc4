//! The school's file, opened for a command in the name of whoever runs it.

use std::path::Path;

use crate::{
    Error, Result,
    access::{Act, Viewer},
    clock::Clock,
    config::Config,
    store::{Reading, Store, WriteTx},
};

pub(super) struct School {
    pub store: Store,
    viewer: Viewer,
}

impl School {
    /// The file there is; refused when there is none, so that a slip in a name makes no empty school.
    pub(super) fn existing(config: &Config) -> Result<School> {
        if !config.database.exists() {
            return Err(Error::refused(format!(
                "Le fichier {} n'existe pas. Créez l'école avec « preau init » ou « preau serve », ou indiquez son fichier avec --db.",
                config.database.display()
            )));
        }
        School::any(config)
    }

    /// The file, made when there is none.
    pub(super) fn any(config: &Config) -> Result<School> {
        Ok(School { store: store(config)?, viewer: Viewer::Operator(operator().into()) })
    }

    pub(super) fn read<T: Send + 'static>(&self, job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.store.read_now(&self.viewer, job)
    }

    /// Writes as an act of the operator.
    pub(super) fn write<T: Send + 'static>(
        &self,
        (service, verb): (&'static str, &'static str),
        job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let act = Act::by(&self.viewer, service).ok_or_else(|| Error::internal("an operator may act"))?;
        self.store.write_now(act.verb(verb), job)
    }
}

/// The school's file, made when there is none; what is wrong with it is said with its name.
pub(super) fn store(config: &Config) -> Result<Store> {
    Store::open(&config.database, Clock::real()).map_err(|error| readable(&config.database, error))
}

/// Who is at the command line, as the journal names them.
fn operator() -> String {
    ["SUDO_USER", "USER", "LOGNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_else(|| "opérateur".to_owned())
}

/// SQLite's and the system's own words are for the log; what the operator needs is which file it is and what to do.
pub(super) fn readable(path: &Path, error: Error) -> Error {
    let said = match &error {
        Error::Internal(cause) if cause.contains("not a database") => "n'est pas le fichier d'une école",
        Error::Internal(cause) if cause.contains("malformed") => "est abîmé : restaurez une sauvegarde",
        Error::Internal(cause) if cause.contains("readonly") => {
            "ne peut pas être modifié : vérifiez ses droits et ceux de son dossier"
        }
        Error::Internal(cause) if cause.contains("unable to open") || cause.starts_with("io:") => {
            "ne peut pas être ouvert : vérifiez son dossier et ses droits"
        }
        _ => return error,
    };
    Error::refused(format!("{} {said}. Rien n'a été changé.", path.display()))
}
