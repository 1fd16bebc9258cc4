//! Mon profil: what the school holds about me, what I show of it and to whom, how I come in, how I read.

mod device;
mod forms;
mod pages;
mod photo;
mod views;

use jiff::civil::Date;
use serde_json::json;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId},
    people::{person, preferences, shares},
    store::Reading,
    web::{Export, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "profile",
    path: "mon-profil",
    name: "Mon profil",
    icon: "circle-user",
    picture: "card",
    purpose: "Mes coordonnées, ce que j'en montre, mon mot de passe, mes réglages de lecture",
    family: Family::Communication,
    defaults: Defaults::all(Level::Contribute),
    holds: Holds::Personal(&[
        Held {
            table: "person_share",
            person: "person",
            what: "Ce que chaque personne montre d'elle-même, et à qui",
            why: "Laisser à chacun le choix de ce qu'il montre",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "preference",
            person: "person",
            what: "Réglages de lecture, image choisie, souhaits pour les e-mails",
            why: "Afficher les pages comme chacun les lit le mieux",
            keep: Keep::WithTheAccount,
        },
    ]),
    always: true,
};

pub struct Profile;

impl Service for Profile {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/mon-profil", pages::sheet::index)
            .get("/mon-profil/coordonnees", pages::contact::edit)
            .post("/mon-profil/coordonnees", pages::contact::update)
            .get("/mon-profil/visibilite", pages::shares::edit)
            .post("/mon-profil/visibilite", pages::shares::update)
            .get("/mon-profil/image", pages::picture::edit)
            .post("/mon-profil/image", pages::picture::choose)
            .post("/mon-profil/photo", pages::picture::upload)
            .post("/mon-profil/photo/retrait", pages::picture::remove)
            .get("/mon-profil/mot-de-passe", pages::password::edit)
            .post("/mon-profil/mot-de-passe", pages::password::update)
            .get("/mon-profil/connexions", pages::sessions::index)
            .post("/mon-profil/connexions/autres/fin", pages::sessions::end_others)
            .post("/mon-profil/connexions/{session}/fin", pages::sessions::end)
            .get("/mon-profil/lecture", pages::reading::edit)
            .post("/mon-profil/lecture", pages::reading::update)
            .get("/mon-profil/notifications", pages::notifications::edit)
            .post("/mon-profil/notifications", pages::notifications::update);
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        let held = person::find(db, person)?;
        let fields = &held.fields;
        export.section(
            "Fiche",
            json!({
                "civilité": fields.civility, "nom": fields.family_name, "prénom": fields.given_name, "nom d'usage": fields.usual_name,
                "naissance": fields.birth_date, "sexe": fields.sex.map(|s| s.key()), "INE": fields.ine, "e-mail": fields.email,
                "téléphones": [&fields.phone_home, &fields.phone_work, &fields.phone_mobile],
                "adresse": fields.home.line(), "seconde adresse": fields.second_home.line(), "fonction": fields.about,
                "créée le": held.created_at, "sortie le": held.left_at,
            }),
        );
        let shown: Vec<_> =
            shares::of(db, person)?.into_iter().map(|(f, s)| json!({"champ": f.french(), "montré à": s.french()})).collect();
        export.section("Ce que la personne montre", json!(shown));
        export.section("Réglages", json!(preferences::of(db, person)?));
        if let Some(photo) = held.avatar {
            export.file("photo.jpg", photo);
        }
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        crate::services::journalled(db, ABOUT.key, from, until)
    }
}
