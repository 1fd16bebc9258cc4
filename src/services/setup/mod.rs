//! The first run: from an empty file to an open school, in six short steps that can be left and resumed.
//!
//! The server prints a key; who has it can set the school up in a browser. The key is erased when the school opens.

mod forms;
mod key;
mod opening;
mod pages;
mod steps;
mod store;
mod views;

use jiff::civil::Date;

pub use key::ensure as ensure_key;
pub use opening::{Identity, init, open};

use crate::{
    Result,
    access::{About, Defaults, Family, Holds, Level, PersonId, Viewer},
    store::Reading,
    web::{Export, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "setup",
    path: "installation",
    name: "Installation",
    icon: "wrench",
    picture: "key",
    purpose: "Préparer l’espace numérique de l’école, une seule fois",
    family: Family::Administration,
    defaults: Defaults::all(Level::None),
    holds: Holds::Nothing { because: "Ce qui est saisi à l’installation appartient ensuite à l’école et à ses comptes." },
    always: true,
};

pub struct Setup;

impl Service for Setup {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/installation", pages::key::show)
            .post("/installation", pages::key::check)
            .get("/installation/ecole", pages::school::show)
            .post("/installation/ecole", pages::school::save)
            .get("/installation/direction", pages::director::show)
            .post("/installation/direction", pages::director::save)
            .get("/installation/textes", pages::texts::index)
            .post("/installation/textes", pages::texts::accept)
            .get("/installation/textes/{text}", pages::texts::edit)
            .post("/installation/textes/{text}", pages::texts::save)
            .get("/installation/services", pages::services::show)
            .post("/installation/services", pages::services::save)
            .get("/installation/personnes", pages::people::show)
            .post("/installation/personnes", pages::people::save)
            .get("/installation/fin", pages::end::show)
            .post("/installation/fin", pages::end::open);
    }

    fn personal_data(&self, _: &Reading<'_>, _: PersonId, _: &mut Export) -> Result<()> {
        Ok(())
    }

    fn usage(&self, _: &Reading<'_>, _: Date, _: Date) -> Result<Usage> {
        Ok(Usage::default())
    }
}

/// Who sets the school up, as the journal names them: whoever holds the key that the box printed.
pub(crate) fn installer() -> Viewer {
    Viewer::Operator("première installation".into())
}
