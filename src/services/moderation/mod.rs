//! À valider: one queue for the teachers and the headteacher, of all that waits for them (texts by those who may only
//! propose, comments, reports), and the acts that all publications share.

mod forms;
mod pages;
mod store;
mod views;

use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Holds, Level, PersonId},
    publication,
    store::Reading,
    web::{Export, Routes, Service, Usage, Widget},
};

pub static ABOUT: About = About {
    key: "moderation",
    path: "a-valider",
    name: "À valider",
    icon: "stamp",
    picture: "check",
    purpose: "Ce que les élèves, la mairie et le personnel proposent, et ce qui a été signalé.",
    family: Family::Administration,
    defaults: Defaults {
        director: Level::Manage,
        teacher: Level::Moderate,
        pupil: Level::None,
        guardian: Level::None,
        staff: Level::None,
        municipality: Level::None,
        guest: Level::None,
    },
    holds: Holds::Nothing { because: "La file montre ce que gardent les publications elles-mêmes." },
    always: true,
};

pub struct Moderation;

impl Service for Moderation {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/a-valider", pages::index)
            .get("/a-valider/reglages", pages::settings)
            .post("/a-valider/reglages", pages::set_settings)
            .post("/a-valider/{id}/validation", pages::validate)
            .post("/a-valider/{id}/refus", pages::refuse)
            .post("/a-valider/commentaires/{comment}/{state}", pages::decide_comment)
            .post("/a-valider/signalements/{id}/masque", pages::hide)
            .post("/a-valider/signalements/{id}/decision", pages::decide);
        publication::pages::routes(routes);
    }

    fn home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        // The headteacher reads it among all else that waits for them.
        if db.viewer().level(ABOUT.key) < Level::Moderate || db.viewer().is_director() {
            return Ok(None);
        }
        let waiting = publication::waiting(db)?;
        Ok((waiting.total() > 0).then(|| views::widget(&waiting)))
    }

    fn personal_data(&self, _: &Reading<'_>, _: PersonId, _: &mut Export) -> Result<()> {
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        super::journalled(db, ABOUT.key, from, until)
    }
}
