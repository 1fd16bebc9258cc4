//! E-mails of the school (courriels): when nobody is written to, and what could not be delivered.

use actix_web::{HttpResponse, web::Path};
use jiff::civil::Time;
use serde::Deserialize;

use super::{ABOUT, views::mails};
use crate::{
    Error, Result,
    access::Level,
    notify::{Quiet, outbox, send_mail},
    people::person,
    web::{Checker, Cx, Form, form::Errors},
};

const TITLE: &str = "E-mails de l’école";
const HERE: &str = "/fil/courriels";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub from: String,
    pub until: String,
    pub sundays: String,
}

impl Typed {
    fn of(quiet: Quiet) -> Typed {
        let time = |time: Time| time.strftime("%H:%M").to_string();
        let sundays = if quiet.sundays { "1" } else { "" };
        Typed { from: time(quiet.from), until: time(quiet.until), sundays: sundays.to_owned() }
    }

    fn check(&self) -> Result<Quiet, Errors> {
        let mut check = Checker::new();
        let mut time = |field, typed: &str| {
            // People write 19:00, 19h and 19 h 30.
            let parts: Vec<&str> = typed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
            let read = match parts.as_slice() {
                [hour] => hour.parse().map(|hour| (hour, 0)),
                [hour, minute] => hour.parse().and_then(|hour| Ok((hour, minute.parse()?))),
                _ => Ok((-1, 0)),
            };
            read.ok().and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok()).unwrap_or_else(|| {
                check.fail(field, "Écrivez l'heure comme ceci : 19:00.");
                Time::midnight()
            })
        };
        let quiet = Quiet { from: time("from", &self.from), until: time("until", &self.until), sundays: self.sundays == "1" };
        check.finish(quiet)
    }
}

pub(super) async fn index(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let typed = Typed::of(cx.read(Quiet::load).await?);
    Ok(cx.page(TITLE, view(&cx, &typed, &Errors::default()).await?))
}

pub(super) async fn update(cx: Cx, Form(typed): Form<Typed>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    match typed.check() {
        Ok(quiet) => {
            cx.write(cx.act(&ABOUT, "change_quiet_hours")?, move |tx| quiet.save(tx)).await?;
            Ok(cx.go_saying(HERE, "Heures calmes enregistrées."))
        }
        Err(errors) => Ok(cx.form_again(TITLE, view(&cx, &typed, &errors).await?)),
    }
}

async fn view(cx: &Cx, typed: &Typed, errors: &Errors) -> Result<maud::Markup> {
    let dead = cx.read(outbox::dead).await?;
    let now = cx.app.store.clock().now();
    Ok(mails::index(typed, errors, &mails::Post { server: &cx.app.config.smtp.host, dead: &dead, now }))
}

/// Sends a mail to who asks, to see whether mails arrive.
pub(super) async fn try_out(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let me = cx.me()?.id;
    let address = cx
        .write(cx.act(&ABOUT, "try_mail")?, move |tx| {
            let address = person::find(tx, me)?.fields.email.ok_or_else(|| {
                Error::refused("L'école n'a pas votre adresse e-mail. Indiquez-la dans « Mon profil », puis recommencez.")
            })?;
            send_mail(tx, Some(me), &address, "Essai", "Les e-mails de l'école arrivent bien jusqu'à vous.")?;
            Ok(address)
        })
        .await?;
    Ok(cx.go_saying(HERE, &format!("Un e-mail d'essai part vers {address}. Il arrive en moins d'une minute.")))
}

pub(super) async fn retry(cx: Cx, mail: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let mail = mail.into_inner();
    cx.write(cx.act(&ABOUT, "retry_mail")?.on("mail", mail), move |tx| outbox::retry(tx, mail)).await?;
    Ok(cx.go_saying(HERE, "L'e-mail va partir à nouveau."))
}
