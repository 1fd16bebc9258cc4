//! The one error type. What a person reads is French and says what to do; the cause stays in the log.

use rusqlite::ErrorCode;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Does not exist, or the viewer may not know that it does: 404.
    #[error("Cette page n'existe pas, ou vous n'y avez pas accès.")]
    NotFound,
    /// Visible, but not allowed: 403, with a sentence.
    #[error("{0}")]
    Forbidden(String),
    /// Nobody is signed in: the login page, then back.
    #[error("Connectez-vous pour continuer.")]
    SignedOut,
    /// Something else comes first (the charter, the first run): go there.
    #[error("Une autre page vous attend d'abord.")]
    Elsewhere(&'static str),
    /// Refused by a rule: 409, with a sentence that says what to do.
    #[error("{0}")]
    Refused(String),
    /// Written from a version that someone else has changed meanwhile: 409. Forms show both texts instead.
    #[error("Quelqu'un d'autre a enregistré entre-temps. Envoyez le formulaire : vous verrez les deux textes, rien n'est perdu.")]
    Stale,
    /// Sent in a form that cannot be read at all (not a typing mistake, which a form shows itself): 422.
    #[error("{0}")]
    Unreadable(String),
    /// More than the limit: 413.
    #[error("{0}")]
    TooLarge(String),
    /// Too many tries: 429.
    #[error("{0}")]
    TooMany(String),
    #[error(
        "Le disque de la boîte est plein : rien n'a été enregistré, et rien n'a été perdu. Libérez de la place, puis recommencez."
    )]
    DiskFull,
    #[error("Une erreur inattendue s'est produite. Réessayez ; si elle revient, prévenez la personne qui s'occupe de l'ENT.")]
    Internal(String),
}

impl Error {
    pub fn refused(sentence: impl Into<String>) -> Self {
        Error::Refused(sentence.into())
    }

    pub fn forbidden(sentence: impl Into<String>) -> Self {
        Error::Forbidden(sentence.into())
    }

    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Error::Internal(cause.to_string())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::QueryReturnedNoRows => Error::NotFound,
            rusqlite::Error::SqliteFailure(e, _) if e.code == ErrorCode::DiskFull => Error::DiskFull,
            // An id in a form that names nobody and nothing (or no longer).
            rusqlite::Error::SqliteFailure(e, _) if e.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY => {
                Error::NotFound
            }
            _ => Error::Internal(format!("sqlite: {error}")),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Error::DiskFull,
            _ => Error::Internal(format!("io: {error}")),
        }
    }
}
