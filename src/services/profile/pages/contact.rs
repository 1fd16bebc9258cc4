use actix_web::HttpResponse;

use super::super::{ABOUT, forms::ContactForm, views};
use crate::{
    Error, Result,
    access::Level,
    people::{accounts, person},
    web::{Cx, Form, form::Errors},
};

const TITLE: &str = "Mes coordonnées";

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    adults_only(&cx)?;
    let me = cx.viewer.id();
    let (person, account) = cx.read(move |db| Ok((person::find(db, me)?, accounts::find(db, me)?))).await?;
    let recovery = account.and_then(|a| a.recovery_email).unwrap_or_default();
    let form = ContactForm { recovery, ..ContactForm::of(&person.fields) };
    Ok(cx.page(TITLE, views::contact::form(&form, &Errors::default())))
}

pub async fn update(cx: Cx, Form(typed): Form<ContactForm>) -> Result<HttpResponse> {
    adults_only(&cx)?;
    let me = cx.viewer.id();
    let valid = match typed.check() {
        Ok(valid) => valid,
        Err(errors) => return Ok(cx.form_again(TITLE, views::contact::form(&typed, &errors))),
    };
    let act = cx.act(&ABOUT, "change_contact")?.on("person", me);
    cx.write(act, move |tx| {
        person::change_contact(tx, me, &valid.contact)?;
        accounts::set_recovery_email(tx, me, valid.recovery.as_deref())
    })
    .await?;
    Ok(cx.go_saying("/mon-profil", "Coordonnées enregistrées."))
}

fn adults_only(cx: &Cx) -> Result<()> {
    cx.require(&ABOUT, Level::Contribute)?;
    match cx.viewer.is_pupil() {
        true => Err(Error::forbidden("Demande à un adulte de l'école de changer tes coordonnées.")),
        false => Ok(()),
    }
}
