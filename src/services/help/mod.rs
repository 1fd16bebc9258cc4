//! Help (aide): short pages, one subject each, for those whose profile they are for. Also signed out.

mod model;
mod pages;
mod views;

use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Holds, Level, PersonId},
    store::Reading,
    web::{Export, Hit, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "help",
    path: "aide",
    name: "Aide",
    icon: "life-buoy",
    picture: "hand",
    purpose: "Comment faire, pas à pas.",
    family: Family::SchoolLife,
    defaults: Defaults::all(Level::View),
    holds: Holds::Nothing { because: "L’aide est la même pour tous et ne garde rien." },
    always: true,
};

pub struct Help;

impl Service for Help {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes.get("/aide", pages::index).get("/aide/{subject}", pages::show);
    }

    fn personal_data(&self, _: &Reading<'_>, _: PersonId, _: &mut Export) -> Result<()> {
        Ok(())
    }

    fn usage(&self, _: &Reading<'_>, _: Date, _: Date) -> Result<Usage> {
        Ok(Usage::default())
    }

    fn search(&self, db: &Reading<'_>, words: &str) -> Result<Vec<Hit>> {
        Ok(model::find(words, db.viewer()))
    }
}
