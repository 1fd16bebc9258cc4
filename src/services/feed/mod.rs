//! The feed (fil): what happened for me, newest first, counted live on every open page.

mod live;
mod mails;
mod pages;
mod veil;
mod views;

use jiff::civil::Date;

use crate::{
    Result,
    access::{About, Defaults, Family, Held, Holds, Keep, Level, PersonId},
    notify,
    store::{Reading, WriteTx},
    web::{Export, Routes, Service, Usage, Widget},
};

/// How long a line stays.
const DAYS: u16 = 90;
/// Lines on the home page.
const ON_HOME: i64 = 5;

pub static ABOUT: About = About {
    key: "feed",
    path: "fil",
    name: "Fil de nouveautés",
    icon: "bell",
    picture: "news",
    purpose: "Ce qui est nouveau pour vous, au même endroit.",
    family: Family::Communication,
    defaults: Defaults {
        director: Level::Manage,
        teacher: Level::View,
        pupil: Level::View,
        guardian: Level::View,
        staff: Level::View,
        municipality: Level::View,
        guest: Level::View,
    },
    holds: Holds::Personal(&[
        Held {
            table: "feed",
            person: "person",
            what: "Nouveautés signalées, lues ou non",
            why: "Dire à chaque personne ce qui est nouveau pour elle.",
            keep: Keep::Days(DAYS),
        },
        Held {
            table: "outbox",
            person: "person",
            what: "Messages électroniques à envoyer, envoyés ou refusés",
            why: "Prévenir par messagerie électronique les personnes qui le souhaitent.",
            keep: Keep::Days(90),
        },
    ]),
    always: true,
};

pub struct Feed;

impl Service for Feed {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn routes(&self, routes: &mut Routes<'_>) {
        routes
            .get("/fil", pages::index)
            .get("/fil/evenements", live::events)
            .post("/fil/tout-lu", pages::read_all)
            .get("/fil/courriels", mails::index)
            .post("/fil/courriels", mails::update)
            .post("/fil/courriels/essai", mails::try_out)
            .post("/fil/courriels/{mail}/encore", mails::retry)
            .get("/fil/{id}", pages::open)
            .post("/fil/{id}/lu", pages::read);
    }

    fn personal_data(&self, db: &Reading<'_>, person: PersonId, export: &mut Export) -> Result<()> {
        export.section("Fil de nouveautés", notify::feed::of_person(db, person)?.into());
        export.section("Messages électroniques", notify::outbox::of_person(db, person)?.into());
        Ok(())
    }

    fn usage(&self, db: &Reading<'_>, from: Date, until: Date) -> Result<Usage> {
        super::journalled(db, ABOUT.key, from, until)
    }

    fn home(&self, db: &Reading<'_>) -> Result<Option<Widget>> {
        let abouts: Vec<&'static About> = super::ALL.iter().map(|service| service.about()).collect();
        let newest = veil::lines(db, &abouts, notify::feed::newest_unread(db, ON_HOME)?)?;
        Ok((!newest.is_empty()).then(|| Widget {
            title: if db.viewer().is_pupil() { "Nouveau pour toi" } else { "Nouveau pour vous" },
            link: Some(("Tout le fil", "/fil")),
            body: views::lines::newest(&newest, &abouts),
            order: 20,
        }))
    }

    fn nightly(&self, tx: &WriteTx<'_>) -> Result<()> {
        notify::feed::forget_older(tx, i64::from(DAYS))?;
        notify::outbox::sweep(tx)
    }
}
