//! Files (fichiers): how a photo, a sound, a film or a document comes in and goes out again. Small things come by one
//! form; large ones by tus, which goes on where it was cut.

mod pages;
mod store;

use actix_web::http::Method;
use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId},
    people::school,
    publication::attachments,
    store::{Reading, WriteTx},
    web::{Export, Routes, Service, Usage},
};

pub static ABOUT: About = About {
    key: "files",
    path: "fichiers",
    name: "Fichiers",
    icon: "paperclip",
    picture: "documents",
    purpose: "Envoyer et recevoir les fichiers joints aux publications.",
    family: Family::Publications,
    defaults: Defaults::all(Level::Contribute),
    holds: Holds::Personal(&[
        Held {
            table: "upload",
            person: "owner",
            what: "Fichiers envoyés, sans leur lieu de prise de vue",
            why: "Les joindre à une publication.",
            keep: Keep::WithTheContent,
        },
        Held {
            table: "arrival",
            person: "owner",
            what: "Envois en cours",
            why: "Reprendre un envoi coupé.",
            keep: Keep::Days(store::ARRIVAL_DAYS),
        },
    ]),
    always: true,
};

pub struct Files;

impl Service for Files {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .post("/fichiers", pages::whole::create)
            .on(Method::OPTIONS, "/fichiers/envois", pages::tus::options)
            .post("/fichiers/envois", pages::tus::create)
            .on(Method::HEAD, "/fichiers/envois/{id}", pages::tus::offset)
            .get("/fichiers/envois/{id}", pages::tus::show)
            .on(Method::PATCH, "/fichiers/envois/{id}", pages::tus::append)
            .on(Method::DELETE, "/fichiers/envois/{id}", pages::tus::delete)
            .get("/fichiers/{id}", pages::file::show)
            .on(Method::HEAD, "/fichiers/{id}", pages::file::show)
            .get("/fichiers/{id}/{name}", pages::file::show_named)
            .on(Method::HEAD, "/fichiers/{id}/{name}", pages::file::show_named)
            .get("/logo", pages::file::logo);
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        store::personal_data(db, person, export)
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        super::journalled(db, ABOUT.key, from, until)
    }

    fn nightly(&self, tx: &WriteTx<'_>) -> Result<()> {
        store::sweep(tx)?;
        let kept: Vec<i64> = school::load(tx)?.logo.into_iter().collect();
        attachments::sweep(tx, &kept)
    }
}
