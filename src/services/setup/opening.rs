//! Opening the school: what the last step of the wizard and `preau init` do alike.

use super::store;
use crate::{
    Error, Result,
    access::PersonId,
    people::{
        charters::{self, Audience, Kind},
        groups, person, school, wording, years,
    },
    store::WriteTx,
};

/// What `preau init` knows of a school.
pub struct Identity {
    pub name: String,
    pub uai: String,
}

/// Names the school and opens it with the default texts, without a wizard. Refused when it is open already.
pub fn init(tx: &WriteTx<'_>, identity: &Identity, director: Option<PersonId>) -> Result<()> {
    if school::load(tx)?.open {
        return Err(Error::refused(
            "Cette école est déjà ouverte : rien n'a été changé. Son nom se change dans l'administration.",
        ));
    }
    school::set(tx, "school.name", &identity.name)?;
    school::set(tx, "school.uai", &identity.uai)?;
    open(tx, director)
}

/// Opens the school: this year, the groups, the texts in their first version, accepted by the headteacher who goes on.
/// Refused when it is open already.
pub fn open(tx: &WriteTx<'_>, director: Option<PersonId>) -> Result<()> {
    if let Some(director) = director {
        school::set(tx, "school.director", &person::name(tx, director)?)?;
    }
    let school = school::load(tx)?;
    if school.open {
        return Err(Error::refused("L'école est déjà ouverte."));
    }
    years::ensure_current(tx)?;
    for (kind, audience) in every_text() {
        if charters::current(tx, kind, audience)?.is_none() {
            let body = store::draft(tx, kind, audience)?.unwrap_or_else(|| wording::default(kind, audience));
            charters::publish(tx, kind, audience, &wording::fill(&body, &school))?;
        }
    }
    school::set(tx, "school.open", "1")?;
    store::forget(tx)?;
    groups::refresh(tx)?;
    tx.on("school", 1);
    Ok(())
}

/// Keeps that the headteacher accepted the charter and the notice they were shown.
pub(super) fn accept(tx: &WriteTx<'_>, director: PersonId) -> Result<()> {
    let mut shown = Vec::new();
    for kind in Kind::ALL {
        shown.extend(charters::current(tx, kind, Audience::Adult)?.map(|c| c.id));
    }
    charters::accept(tx, director, &shown)
}

/// The four texts of a school.
pub(super) fn every_text() -> impl Iterator<Item = (Kind, Audience)> {
    Kind::ALL.into_iter().flat_map(|kind| Audience::ALL.into_iter().map(move |audience| (kind, audience)))
}
