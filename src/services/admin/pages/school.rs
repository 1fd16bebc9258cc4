use actix_multipart::Multipart;
use actix_web::HttpResponse;

use super::{
    super::{
        ABOUT,
        forms::school::SchoolForm,
        stamp::{stamp, unchanged},
        views,
    },
    administrator,
};
use crate::{
    Error, Result,
    people::school,
    web::{Cx, Form, Part, form::Errors, logo, read_multipart},
};

const TITLE: &str = "L'école";

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let shown = SchoolForm::of(&cx.school);
    let form = SchoolForm { seen: stamp(&shown), ..shown };
    Ok(cx.page(TITLE, views::school::form(&form, cx.school.logo, &Errors::default())))
}

pub async fn update(cx: Cx, Form(mut typed): Form<SchoolForm>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let facts = match typed.check() {
        Ok(facts) => facts,
        Err(errors) => return Ok(cx.form_again(TITLE, views::school::form(&typed, cx.school.logo, &errors))),
    };
    let seen = typed.seen.clone();
    let act = cx.act(&ABOUT, "change_school")?;
    let written = cx
        .write(act, move |tx| {
            unchanged(&seen, &SchoolForm::of(&school::load(tx)?))?;
            facts.iter().try_for_each(|(key, value)| school::set(tx, key, value))
        })
        .await;
    match written {
        Ok(()) => Ok(cx.go_saying("/administration/ecole", "Informations de l'école enregistrées.")),
        Err(Error::Refused(sentence)) => {
            let now = cx.read(school::load).await?;
            typed.seen = stamp(&SchoolForm::of(&now));
            Ok(cx.form_again(TITLE, views::school::form(&typed, now.logo, &Errors::one("name", sentence))))
        }
        Err(error) => Err(error),
    }
}

/// Made to fit the head of pages and of paper.
pub async fn set_logo(cx: Cx, form: Multipart) -> Result<HttpResponse> {
    administrator(&cx)?;
    let file = read_multipart(form, logo::MAX).await?.into_iter().find_map(|part| match part {
        Part::File(file) => Some(file.bytes),
        Part::Text(..) => None,
    });
    let fitted = match file {
        None => Err("Choisissez d'abord une image.".to_owned()),
        Some(bytes) => actix_web::rt::task::spawn_blocking(move || logo::fit(&bytes)).await.map_err(Error::internal)?,
    };
    let png = match fitted {
        Ok(png) => png,
        Err(sentence) => {
            let shown = SchoolForm::of(&cx.school);
            let form = SchoolForm { seen: stamp(&shown), ..shown };
            return Ok(cx.form_again(TITLE, views::school::form(&form, cx.school.logo, &Errors::one("logo", sentence))));
        }
    };
    let act = cx.act(&ABOUT, "change_logo")?;
    cx.write(act, move |tx| {
        let blob = tx.keep_blob(&png, "image/png")?;
        school::set(tx, "school.logo", &blob.to_string())
    })
    .await?;
    Ok(cx.go_saying("/administration/ecole", "Logo enregistré : il est en haut de chaque page et des documents imprimés."))
}

pub async fn remove_logo(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let act = cx.act(&ABOUT, "remove_logo")?;
    cx.write(act, |tx| school::unset(tx, "school.logo")).await?;
    Ok(cx.go_saying("/administration/ecole", "Logo retiré."))
}
