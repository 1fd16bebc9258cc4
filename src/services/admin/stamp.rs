//! A short print of what a form showed, which it sends back: two who save the same thing at once are told, and nothing is lost.

use std::fmt::{Debug, Write as _};

use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// What the last of two is told; their form comes back as they typed it.
pub(super) const CHANGED_MEANWHILE: &str = "Quelqu'un d'autre vient d'enregistrer cette page. Rien de ce que vous avez tapé n'est perdu : \
     vérifiez, puis enregistrez de nouveau pour remplacer ce qui a été enregistré entre-temps.";

/// Sixteen letters and digits that change when any of it does.
pub(super) fn stamp(shown: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{shown:?}"));
    digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// `unchanged`, for forms of a few boxes that are not shown again: the sentence sends to the page as it is now.
pub(super) fn unchanged_or_look(seen: &str, now: &impl Debug) -> Result<()> {
    let look = "Quelqu'un d'autre vient de changer cela. Revenez à la page : elle montre ce qui est enregistré maintenant.";
    if seen == stamp(now) { Ok(()) } else { Err(Error::refused(look)) }
}

/// `Refused` when what stands now is no longer what the form showed.
pub(super) fn unchanged(seen: &str, now: &impl Debug) -> Result<()> {
    if seen == stamp(now) { Ok(()) } else { Err(Error::refused(CHANGED_MEANWHILE)) }
}
