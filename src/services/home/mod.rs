//! The home page (accueil): what matters to this person today, the tiles of their services, search, and the page of
//! those who are signed out.

mod pages;
mod views;

use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Holds, Level, PersonId},
    store::Reading,
    web::{Export, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "home",
    path: "",
    name: "Accueil",
    icon: "house",
    picture: "home",
    purpose: "L’essentiel du jour, et la porte de tous les services.",
    family: Family::SchoolLife,
    defaults: Defaults::all(Level::View),
    holds: Holds::Nothing { because: "La page d’accueil montre ce que les autres services gardent." },
    always: true,
};

pub struct Home;

impl Service for Home {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes.get("/", pages::index).get("/plus", pages::more).get("/recherche", pages::search);
    }

    fn personal_data(&self, _: &Reading<'_>, _: PersonId, _: &mut Export) -> Result<()> {
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        super::journalled(db, ABOUT.key, from, until)
    }
}
