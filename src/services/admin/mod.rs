//! Administration: people, families, classes, services, rights, texts, the school itself, the journal. For the headteacher.

mod forms;
mod pages;
mod stamp;
mod store;
mod views;
mod words;

use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId},
    store::Reading,
    web::{Export, Routes, Service, Usage, Widget},
};

pub static ABOUT: About = About {
    key: "admin",
    path: "administration",
    name: "Administration",
    icon: "settings",
    picture: "gear",
    purpose: "Personnes, familles, classes, services, droits, textes et journal de l'école",
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
        table: "charter",
        person: "author",
        what: "Qui a publié chaque version de la charte et de l'information sur les données",
        why: "Aucun texte de l'école n'est anonyme",
        keep: Keep::WithTheContent,
    }]),
    always: true,
};

pub struct Admin;

impl Service for Admin {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        pages::routes(routes);
    }

    /// The acts of a person, as the journal keeps them: what they did, never the content of what is private.
    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        let acts = store::journal::of_person(db, person)?;
        export.section("Journal de vos actions", serde_json::json!(acts));
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        crate::services::journalled(db, ABOUT.key, from, until)
    }

    /// What needs the headteacher, on their home page.
    fn home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        if db.viewer().level(ABOUT.key) < Level::Manage {
            return Ok(None);
        }
        let notices = store::notices::load(db)?;
        Ok((!notices.is_empty()).then(|| Widget {
            title: "Ce qui vous attend",
            link: Some(("Administration", "/administration")),
            body: views::hub::notices(&notices),
            order: 5,
        }))
    }
}
