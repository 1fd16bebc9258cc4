//! The class's devices (postes de la classe): a teacher opens a tablet for the class; pupils who can't read come in by a
//! card or three pictures.

mod cookie;
mod forms;
mod pages;
mod store;
mod views;

use jiff::civil::Date;
use serde_json::json;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId, Profile},
    people::{classes, young},
    store::{Reading, WriteTx},
    web::{Export, Routes, Service, Usage, Widget},
};

pub static ABOUT: About = About {
    key: "young",
    path: "poste",
    name: "Postes de la classe",
    icon: "tablet",
    picture: "computer",
    purpose: "Ouvrir une tablette pour la classe : les élèves qui ne lisent pas encore entrent avec une carte ou trois images.",
    family: Family::SchoolLife,
    defaults: Defaults {
        director: Level::Manage,
        teacher: Level::Manage,
        pupil: Level::View,
        guardian: Level::None,
        staff: Level::None,
        municipality: Level::None,
        guest: Level::None,
    },
    holds: Holds::Personal(&[
        Held {
            table: "card",
            person: "pupil",
            what: "carte QR de l’élève",
            why: "entrer sans savoir lire, sur un poste ouvert par l’enseignant",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "picture_password",
            person: "pupil",
            what: "empreinte du mot de passe en images",
            why: "entrer sans savoir lire, sur un poste ouvert par l’enseignant",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "opened_device",
            person: "opened_by",
            what: "postes ouverts pour une classe, par qui et jusqu’à quand",
            why: "savoir quels postes sont ouverts et les fermer",
            keep: Keep::Days(1),
        },
    ]),
    always: true,
};

pub struct Young;

impl Service for Young {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/poste", pages::device::show)
            .get("/poste/carte", pages::device::card)
            .post("/poste/carte", pages::device::enter_by_card)
            .get("/poste/eleves/{pupil}", pages::device::pictures)
            .post("/poste/eleves/{pupil}", pages::device::enter_by_pictures)
            .get("/classes/{id}/postes", pages::class::index)
            .post("/classes/{id}/postes", pages::class::open)
            .post("/classes/{id}/postes/moyens", pages::class::means)
            .post("/classes/{id}/postes/{device}/fermeture", pages::class::close)
            .post("/classes/{id}/cartes.pdf", pages::class::cards)
            .post("/classes/{id}/cartes/{pupil}", pages::class::renew)
            .get("/classes/{id}/images/{pupil}", pages::class::choose_pictures)
            .post("/classes/{id}/images/{pupil}", pages::class::set_pictures);
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        let (card, pictures) = store::kept(db, person)?;
        let data = json!({ "carte": card, "trois_images": pictures });
        export.section("Entrer sans lire", data);
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        crate::services::journalled(db, ABOUT.key, from, until)
    }

    /// For a teacher whose class comes in without reading: the way to open this device.
    fn home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        if !db.viewer().has(Profile::Teacher) {
            return Ok(None);
        }
        let mine = classes::mine(db)?;
        let young: Vec<_> = mine.iter().filter(|c| young::means::is_young(&c.levels)).collect();
        Ok((!young.is_empty()).then(|| views::class::widget(&young)))
    }

    fn nightly(&self, tx: &WriteTx<'_>) -> Result<()> {
        young::devices::sweep(tx)?;
        Ok(())
    }
}
