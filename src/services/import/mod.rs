//! Bringing people in from files: ONDE's extractions, our own table. For the headteacher, and who keeps the accounts.
//!
//! The files wait a day at most between the preview and its confirmation; nothing else is written before.

mod forms;
mod pages;
mod views;

use jiff::civil::Date;

use crate::{
    Error, Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId},
    people::import,
    store::{Reading, WriteTx},
    web::{Cx, Export, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "import",
    path: "importation",
    name: "Importer des personnes",
    icon: "file-up",
    picture: "books",
    purpose: "Faire venir élèves, responsables et équipe depuis ONDE ou un tableau",
    family: Family::Administration,
    defaults: Defaults {
        director: Level::Manage,
        teacher: Level::None,
        pupil: Level::None,
        guardian: Level::None,
        staff: Level::None,
        municipality: Level::None,
        guest: Level::None,
    },
    holds: Holds::Personal(&[Held {
        table: "import_draft",
        person: "person",
        what: "fichiers d’un import, entre l’aperçu et sa confirmation",
        why: "montrer ce qu’un import ferait avant de le faire",
        keep: Keep::Days(1),
    }]),
    always: true,
};

pub struct Import;

impl Service for Import {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/importation", pages::new)
            .post("/importation", pages::create)
            .get("/importation/modele.csv", pages::template_csv)
            .get("/importation/modele.xlsx", pages::template_xlsx)
            .get("/importation/{id}", pages::show)
            .post("/importation/{id}", pages::confirm);
    }

    fn personal_data(&self, _: &Reading<'_>, _: PersonId, _: &mut Export) -> Result<()> {
        // What waits for a confirmation is in nobody's file yet; what was imported is in each person's sheet.
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        super::journalled(db, ABOUT.key, from, until)
    }

    fn nightly(&self, tx: &WriteTx<'_>) -> Result<()> {
        import::drafts_sweep(tx).map(drop)
    }
}

/// The headteacher, or whoever manages the administration in their place.
fn require(cx: &Cx) -> Result<()> {
    cx.me()?;
    if cx.viewer.is_director() || cx.viewer.level("admin") == Level::Manage {
        return Ok(());
    }
    Err(Error::forbidden("L’importation est réservée à la direction de l’école."))
}
