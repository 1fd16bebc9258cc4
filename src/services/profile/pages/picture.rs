//! What stands for me: a picture of the product's, or, for adults, a photo.

use actix_multipart::Multipart;
use actix_web::HttpResponse;
use serde::Deserialize;

use super::super::{ABOUT, photo, views};
use crate::{
    Error, Result,
    access::Level,
    people::{person, preferences},
    web::{Cx, Form, Part, components::avatars, read_multipart},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    picture: String,
}

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    Ok(cx.page("Mon image", view(&cx, None)))
}

/// A picture, or none (initials). A photo goes: one thing at a time stands for a person.
pub async fn choose(cx: Cx, Form(choice): Form<Choice>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    if !choice.picture.is_empty() && !avatars().any(|p| p.name == choice.picture) {
        return Err(Error::refused("Cette image n'est pas dans la liste."));
    }
    let me = cx.viewer.id();
    let act = cx.act(&ABOUT, "change_picture")?.on("person", me);
    cx.write(act, move |tx| {
        person::set_avatar(tx, me, None)?;
        preferences::set(tx, &[("avatar", &choice.picture)])
    })
    .await?;
    Ok(cx.go_saying("/mon-profil", if cx.viewer.is_pupil() { "C'est ta nouvelle image !" } else { "Image enregistrée." }))
}

/// A photo: decoded, cut square and written anew, so that nothing of the camera's notes stays.
pub async fn upload(cx: Cx, form: Multipart) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    if cx.viewer.is_pupil() {
        return Err(Error::forbidden("Choisis une image dans la liste : les photos d'élèves passent par un adulte."));
    }
    let file = read_multipart(form, photo::LARGEST).await?.into_iter().find_map(|part| match part {
        Part::File(file) => Some(file.bytes),
        Part::Text(..) => None,
    });
    let Some(bytes) = file else { return Ok(cx.form_again("Mon image", view(&cx, Some("Choisissez d'abord une photo.")))) };
    let squared = actix_web::rt::task::spawn_blocking(move || photo::square(&bytes)).await.map_err(Error::internal)?;
    let jpeg = match squared {
        Ok(jpeg) => jpeg,
        Err(Error::Refused(sentence)) => return Ok(cx.form_again("Mon image", view(&cx, Some(&sentence)))),
        Err(error) => return Err(error),
    };
    let me = cx.viewer.id();
    let act = cx.act(&ABOUT, "change_photo")?.on("person", me);
    cx.write(act, move |tx| {
        let blob = tx.keep_blob(&jpeg, "image/jpeg")?;
        person::set_avatar(tx, me, Some(blob))
    })
    .await?;
    Ok(cx.go_saying("/mon-profil/image", "Photo enregistrée. Vous choisissez qui la voit dans « Ce que je montre »."))
}

pub async fn remove(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let me = cx.viewer.id();
    let act = cx.act(&ABOUT, "remove_photo")?.on("person", me);
    cx.write(act, move |tx| person::set_avatar(tx, me, None)).await?;
    Ok(cx.go_saying("/mon-profil/image", "Photo retirée."))
}

fn view(cx: &Cx, error: Option<&str>) -> maud::Markup {
    let presence = cx.presence.as_ref();
    let chosen = presence.and_then(|p| p.preferences.get("avatar")).map(String::as_str).unwrap_or_default();
    let photo = presence.and_then(|p| p.avatar).map(|blob| format!("/annuaire/{}/photo?{blob}", cx.viewer.id()));
    views::picture::form(chosen, photo, error, cx.viewer.is_pupil())
}
