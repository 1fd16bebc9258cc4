//! Who may change what concerns people. The house itself (command line, jobs) always may.

use crate::{
    Error, Result,
    access::{Level, PersonId, Profile},
    store::Reading,
};

use super::records;

/// The headteacher, who manages the administration in their place, or the house.
pub(super) fn administer(db: &Reading<'_>) -> Result<()> {
    if db.viewer().is_house() || db.viewer().is_director() || db.viewer().level("admin") == Level::Manage {
        return Ok(());
    }
    Err(Error::forbidden("Seule la direction de l'école peut faire ce changement."))
}

/// Oneself, the headteacher, or the house.
pub(super) fn oneself(db: &Reading<'_>, person: PersonId) -> Result<()> {
    if db.me() == person && person != 0 { Ok(()) } else { administer(db) }
}

/// Whether what belongs to the person of a row `x` concerns the viewer: theirs, their child's, or all of it. Binds `:me`
/// and `:all`.
pub(super) const OWN: &str = "(:all OR x.person = :me OR EXISTS (SELECT 1 FROM guardianship g
    WHERE g.pupil = x.person AND g.guardian = :me AND g.legal_authority = 1))";

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
