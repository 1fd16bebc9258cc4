//! The way in (entrée): login, activation by a one-time code, the charter, and the pages the law asks for.
//! For everybody, also signed out.

mod forms;
mod pages;
mod views;

use jiff::civil::Date;
use serde_json::json;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId},
    people::{accounts, charters},
    store::{Reading, WriteTx},
    web::{Export, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "entry",
    path: "connexion",
    name: "Connexion et compte",
    icon: "log-in",
    picture: "key",
    purpose: "Entrer dans l'ENT, activer son compte, lire et accepter la charte.",
    family: Family::SchoolLife,
    defaults: Defaults::all(Level::View),
    holds: Holds::Personal(&[
        Held {
            table: "account",
            person: "person",
            what: "identifiant, empreinte du mot de passe, adresse de secours, dernière connexion",
            why: "ouvrir l'ENT à chacun, et à lui seul",
            keep: Keep::WithTheAccount,
        },
        Held {
            table: "session",
            person: "person",
            what: "appareils connectés, dernière utilisation",
            why: "rester connecté, et pouvoir fermer une session oubliée",
            keep: Keep::Days(30),
        },
        Held {
            table: "charter_acceptance",
            person: "person",
            what: "version de la charte acceptée, et quand",
            why: "prouver l'acceptation de la charte (circulaire 2004-035)",
            keep: Keep::WithTheAccount,
        },
    ]),
    always: true,
};

pub struct Entry;

impl Service for Entry {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/connexion", pages::login::show)
            .post("/connexion", pages::login::sign_in)
            .post("/deconnexion", pages::login::sign_out)
            .get("/activer", pages::activation::ask)
            .post("/activer", pages::activation::charter)
            .post("/activer/mot-de-passe", pages::activation::password)
            .post("/activer/ouvrir", pages::activation::open)
            .get("/bienvenue", pages::charter::waiting)
            .post("/bienvenue", pages::charter::accept)
            .get("/charte", pages::charter::show)
            .get("/mentions", pages::charter::legal)
            .get("/accessibilite", pages::charter::accessibility);
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        let account = accounts::find(db, person)?.map(|a| {
            json!({ "identifiant": a.login, "état": a.state.french(), "adresse_de_secours": a.recovery_email, "dernière_connexion": a.last_login_at })
        });
        let accepted = charters::accepted_by(db, person)?;
        let accepted: Vec<_> = accepted.iter().map(|a| json!({ "version": a.version, "le": a.accepted_at })).collect();
        export.section("Compte", json!({ "compte": account, "chartes_acceptées": accepted }));
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        crate::services::journalled(db, ABOUT.key, from, until)
    }

    fn nightly(&self, tx: &WriteTx<'_>) -> Result<()> {
        crate::people::sessions::sweep(tx)?;
        Ok(())
    }
}
