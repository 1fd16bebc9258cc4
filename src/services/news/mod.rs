//! News (actualités): what the school, its classes, the town hall and the associations have to say, to whom it concerns.
//! The headteacher publishes to the school, teachers to their classes; pupils, staff and the town hall propose.

mod feed;
mod forms;
pub mod model;
mod pages;
pub mod store;
mod views;

use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Holds, Level, PersonId},
    publication,
    store::{Reading, WriteTx},
    web::{Export, Hit, Routes, Service, Usage, Widget},
};

pub static ABOUT: About = About {
    key: "news",
    path: "actualites",
    name: "Actualités",
    icon: "newspaper",
    picture: "newspaper",
    purpose: "Ce qui se passe à l’école : sorties, cantine, mairie, vie des classes.",
    family: Family::Communication,
    defaults: Defaults {
        director: Level::Manage,
        teacher: Level::Moderate,
        pupil: Level::Contribute,
        guardian: Level::Comment,
        staff: Level::Contribute,
        municipality: Level::Contribute,
        guest: Level::View,
    },
    holds: Holds::Personal(publication::HELD),
    always: false,
};

pub struct News;

impl Service for News {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/actualites", pages::index)
            .post("/actualites", pages::create)
            .get("/actualites/miennes", pages::mine)
            .get("/actualites/flux.atom", pages::atom)
            .get("/actualites/{id}", pages::show)
            .post("/actualites/{id}", pages::update)
            .get("/actualites/{id}/modifier", pages::edit)
            .post("/actualites/{id}/brouillon", pages::keep);
    }

    fn home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        let latest = store::latest(db, 5)?;
        Ok((!latest.is_empty()).then(|| views::widget(&latest, db.now(), db.viewer().is_pupil())))
    }

    fn public_home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        let latest = store::public(db, 5)?;
        Ok((!latest.is_empty()).then(|| views::public_widget(&latest, db.now())))
    }

    fn search(&self, db: &Reading<'_>, words: &str) -> Result<Vec<Hit>> {
        publication::search::search(db, &ABOUT, "Actualité", words)
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        publication::personal_data(db, &ABOUT, person, export)
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        publication::usage(db, &ABOUT, from, until)
    }

    fn often(&self, tx: &WriteTx<'_>) -> Result<()> {
        publication::states::announce_due(tx, &ABOUT)
    }

    fn nightly(&self, tx: &WriteTx<'_>) -> Result<()> {
        publication::states::nightly(tx, &ABOUT)
    }
}
