use actix_web::HttpResponse;

use super::super::{ABOUT, forms::ContactForm, views};
use crate::{
    Error, Result,
    access::Level,
    people::person,
    web::{Cx, Form, form::Errors},
};

const TITLE: &str = "Mes coordonnées";

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    adults_only(&cx)?;
    let me = cx.viewer.id();
    let person = cx.read(move |db| person::find(db, me)).await?;
    Ok(cx.page(TITLE, views::contact::form(&ContactForm::of(&person.fields), &Errors::default())))
}

pub async fn update(cx: Cx, Form(typed): Form<ContactForm>) -> Result<HttpResponse> {
    adults_only(&cx)?;
    let me = cx.viewer.id();
    let contact = match typed.check() {
        Ok(contact) => contact,
        Err(errors) => return Ok(cx.form_again(TITLE, views::contact::form(&typed, &errors))),
    };
    let act = cx.act(&ABOUT, "change_contact")?.on("person", me);
    cx.write(act, move |tx| person::change_contact(tx, me, &contact)).await?;
    Ok(cx.go_saying("/mon-profil", "Coordonnées enregistrées."))
}

fn adults_only(cx: &Cx) -> Result<()> {
    cx.require(&ABOUT, Level::Contribute)?;
    match cx.viewer.is_pupil() {
        true => Err(Error::forbidden("Demande à un adulte de l'école de changer tes coordonnées.")),
        false => Ok(()),
    }
}
