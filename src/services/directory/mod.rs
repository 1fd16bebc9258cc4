//! Annuaire: who is at the school, found by name, class or group; the page of a class; free groups.
//! Everybody sees of the others what these chose to show.

mod forms;
mod pages;
mod views;

use jiff::civil::Date;
use serde_json::json;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId, Profile},
    people::{classes, directory, families, groups},
    store::Reading,
    web::{Export, Hit, Routes, Service, Usage, Widget},
};

pub static ABOUT: About = About {
    key: "directory",
    path: "annuaire",
    name: "Annuaire",
    icon: "contact-round",
    picture: "people",
    purpose: "Trouver une personne, une classe, un groupe de l'école",
    family: Family::Communication,
    defaults: Defaults {
        director: Level::Manage,
        teacher: Level::Contribute,
        pupil: Level::View,
        guardian: Level::View,
        staff: Level::View,
        municipality: Level::View,
        guest: Level::View,
    },
    holds: Holds::Personal(&[
        Held {
            table: "person_profile",
            person: "person",
            what: "Le profil de chaque personne",
            why: "Savoir qui est élève, responsable, enseignant, et ouvrir les services qui le concernent",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "guardianship",
            person: "guardian",
            what: "Le lien entre un responsable et un élève, l'autorité parentale, qui peut venir le chercher",
            why: "Joindre les familles et respecter les décisions de justice",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "guardianship",
            person: "pupil",
            what: "Les responsables de chaque élève",
            why: "Joindre les familles",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "enrolment",
            person: "pupil",
            what: "Les classes et niveaux d'un élève",
            why: "Suivre la scolarité dans l'école",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "teaching",
            person: "teacher",
            what: "Les classes d'un enseignant",
            why: "Ouvrir à chacun ses classes",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "grp",
            person: "person",
            what: "Le groupe d'une seule personne",
            why: "Partager une publication avec elle",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "grp",
            person: "owner",
            what: "Qui a créé un groupe",
            why: "Savoir qui le tient à jour",
            keep: Keep::WithTheContent,
        },
        Held {
            table: "membership",
            person: "person",
            what: "Les groupes d'une personne",
            why: "Partager avec un groupe",
            keep: Keep::WithTheAccount,
        },
    ]),
    always: false,
};

pub struct Directory;

impl Service for Directory {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/annuaire", pages::index::index)
            .get("/annuaire/liste.csv", pages::export::csv)
            .get("/annuaire/liste.xlsx", pages::export::xlsx)
            .get("/annuaire/liste.pdf", pages::export::pdf)
            .get("/annuaire/{id}", pages::person::show)
            .get("/annuaire/{id}/photo", pages::person::photo)
            .get("/classes", pages::class::index)
            .get("/classes/{id}", pages::class::show)
            .post("/classes/{id}/fiches", pages::codes::class_sheet)
            .post("/classes/{id}/eleves/{pupil}/code", pages::codes::reset)
            .get("/classes/{id}/eleves/{pupil}/code", pages::codes::show)
            .get("/classes/{id}/eleves/{pupil}/code.pdf", pages::codes::slip)
            .get("/groupes", pages::groups::index)
            .post("/groupes", pages::groups::create)
            .get("/groupes/nouveau", pages::groups::new)
            .get("/groupes/{id}", pages::groups::show)
            .get("/groupes/{id}/modifier", pages::groups::edit)
            .post("/groupes/{id}/modifier", pages::groups::update)
            .post("/groupes/{id}/fermeture", pages::groups::close);
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        let entry = directory::find(db, person)?.entry;
        let relative = |r: families::Relative| json!({"nom": r.name, "lien": r.terms.kind.french()});
        let guardians: Vec<_> = families::guardians(db, person)?.into_iter().map(relative).collect();
        let children: Vec<_> = families::children(db, person)?.into_iter().map(relative).collect();
        let groups: Vec<_> = groups::of_member(db, person)?;
        export.section(
            "Annuaire, famille, classe et groupes",
            json!({
                "nom": entry.name, "à l'école": directory::roles(&entry), "classe": entry.class.map(|c| c.name),
                "responsables": guardians, "enfants": children, "groupes": groups,
            }),
        );
        Ok(())
    }

    /// The classes one teaches, or of one's children.
    fn home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        let teaches = db.viewer().has(Profile::Teacher);
        if !teaches && !db.viewer().has(Profile::Guardian) {
            return Ok(None);
        }
        let classes = classes::mine(db)?;
        let title = if teaches { "Mes classes" } else { "La classe de mes enfants" };
        Ok((!classes.is_empty()).then(|| Widget { title, link: None, body: views::class::links(&classes), order: 30 }))
    }

    /// Reading is not counted: nobody's look at a page is kept. Groups made are.
    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        crate::services::journalled(db, ABOUT.key, from, until)
    }

    fn search(&self, db: &Reading<'_>, words: &str) -> Result<Vec<Hit>> {
        let filter = directory::Filter { words: words.to_owned(), ..directory::Filter::default() };
        let (found, _) = directory::list(db, &filter, 12, 0)?;
        let hit = |entry: directory::Entry| Hit {
            link: format!("/annuaire/{}", entry.id),
            excerpt: directory::roles(&entry).join(", "),
            title: entry.name,
            kind: "Personne",
            when: None,
        };
        Ok(found.into_iter().map(hit).collect())
    }
}
