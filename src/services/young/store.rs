//! What is kept to let a pupil in without reading.

use crate::{Result, access::PersonId, store::Reading};

/// Whether a person has a card, and three pictures.
pub(super) fn kept(db: &Reading<'_>, person: PersonId) -> Result<(bool, bool)> {
    db.one(
        "SELECT EXISTS (SELECT 1 FROM card WHERE pupil = ?1), EXISTS (SELECT 1 FROM picture_password WHERE pupil = ?1)",
        [person],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}
