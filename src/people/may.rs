//! Who may change what concerns people. The house itself (command line, jobs) always may.

use crate::{
    Error, Result,
    access::{PersonId, Profile},
    store::Reading,
};

use super::records;

/// The headteacher, or the house.
pub(super) fn administer(db: &Reading<'_>) -> Result<()> {
    if db.viewer().is_house() || db.viewer().is_director() {
        return Ok(());
    }
    Err(Error::forbidden("Seule la direction de l'école peut faire ce changement."))
}

/// Oneself, the headteacher, or the house.
pub(super) fn oneself(db: &Reading<'_>, person: PersonId) -> Result<()> {
    if db.me() == person && person != 0 { Ok(()) } else { administer(db) }
}

/// Resetting a pupil's way in: a teacher of their class now; anyone's: the headteacher.
pub(super) fn reset(db: &Reading<'_>, person: PersonId) -> Result<()> {
    if db.viewer().has(Profile::Teacher) && !db.viewer().is_director() {
        return match records::teaches(db, person)? {
            true => Ok(()),
            false => Err(Error::forbidden("Vous pouvez réinitialiser l'accès des élèves de vos classes seulement.")),
        };
    }
    administer(db)
}
