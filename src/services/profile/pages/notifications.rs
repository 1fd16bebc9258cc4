use actix_web::HttpResponse;
use serde::Deserialize;

use super::super::{ABOUT, views};
use crate::{
    Error, Result,
    access::Level,
    notify::Wish,
    people::{person, preferences},
    web::{Cx, Form, form::Errors},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wished {
    mail: String,
}

const TITLE: &str = "Mes notifications";

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    let chosen = cx.presence.as_ref().and_then(|p| p.preferences.get("mail").cloned()).unwrap_or_default();
    let form = view(&cx, &chosen, Errors::default()).await?;
    Ok(cx.page(TITLE, form))
}

pub async fn update(cx: Cx, Form(typed): Form<Wished>) -> Result<HttpResponse> {
    let Some(wish) = Wish::from_key(&typed.mail) else {
        let errors = Errors::one("mail", "Choisissez dans la liste.");
        return Ok(cx.form_again(TITLE, view(&cx, &typed.mail, errors).await?));
    };
    adults_only(&cx)?;
    let act = cx.act(&ABOUT, "change_mail")?.on("person", cx.viewer.id());
    cx.write(act, move |tx| preferences::set(tx, &[("mail", wish.key())])).await?;
    Ok(cx.go_saying("/mon-profil", "C'est noté pour les e-mails."))
}

/// The address the mail goes to stands on the page.
async fn view(cx: &Cx, chosen: &str, errors: Errors) -> Result<maud::Markup> {
    adults_only(cx)?;
    let me = cx.viewer.id();
    let email = cx.read(move |db| Ok(person::find(db, me)?.fields.email)).await?;
    Ok(views::notifications::form(chosen, email.as_deref(), &errors))
}

fn adults_only(cx: &Cx) -> Result<()> {
    cx.require(&ABOUT, Level::Contribute)?;
    if cx.viewer.is_pupil() { Err(Error::NotFound) } else { Ok(()) }
}
