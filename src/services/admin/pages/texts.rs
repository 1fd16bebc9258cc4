//! The charter and the data notice, for adults and for pupils: read, edited, looked at, published as a new version.

use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    super::{
        ABOUT,
        stamp::unchanged,
        views::{self, texts::Which},
    },
    administrator,
};
use crate::{
    Error, Result,
    people::{
        charters::{self, Charter},
        school, wording,
    },
    store::Reading,
    web::{Cx, Form, form::Errors},
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let texts = cx.read(charters::in_force).await?;
    Ok(cx.page("Charte et information", views::texts::index(&texts)))
}

pub async fn edit(cx: Cx, slug: Path<String>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let which = Which::named(&slug).ok_or(Error::NotFound)?;
    let (versions, body) = cx.read(move |db| start(db, which)).await?;
    let form = views::texts::Edited { body, ..views::texts::Edited::on(&versions) };
    Ok(cx.page(which.name(), views::texts::edit(which, &form, &versions, &Errors::default())))
}

/// The versions, and the text to start from: the one in force, or the one that comes with the program.
fn start(db: &Reading<'_>, which: Which) -> Result<(Vec<Charter>, String)> {
    let versions = charters::versions(db, which.kind, which.audience)?;
    let body = match versions.first() {
        Some(current) => current.body.clone(),
        None => wording::fill(&wording::default(which.kind, which.audience), &school::load(db)?),
    };
    Ok((versions, body))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    body: String,
    seen: String,
    /// `preview`, `edit` or `publish`.
    to: String,
}

/// Shows the new text as people will read it, or publishes it: from then on everybody it is for accepts it anew.
pub async fn publish(cx: Cx, slug: Path<String>, Form(typed): Form<Typed>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let which = Which::named(&slug).ok_or(Error::NotFound)?;
    let versions = cx.read(move |db| charters::versions(db, which.kind, which.audience)).await?;
    let form = views::texts::Edited { body: typed.body.clone(), seen: typed.seen.clone() };
    if typed.to != "publish" {
        let view = match typed.to.as_str() {
            "preview" => views::texts::preview(which, &form, &charters::clean(&typed.body)),
            _ => views::texts::edit(which, &form, &versions, &Errors::default()),
        };
        return Ok(cx.page(which.name(), view));
    }
    let (body, seen) = (typed.body, typed.seen);
    let act = cx.act(&ABOUT, "publish_text")?.detail(which.name());
    let written = cx
        .write(act, move |tx| {
            let versions = charters::versions(tx, which.kind, which.audience)?;
            unchanged(&seen, &versions.first().map(|v| v.version))?;
            charters::publish(tx, which.kind, which.audience, &body)
        })
        .await;
    match written {
        Ok(_) => {
            Ok(cx.go_saying("/administration/textes", "Nouvelle version publiée : chacun l'acceptera à sa prochaine visite."))
        }
        Err(Error::Refused(sentence)) => {
            let form = views::texts::Edited { body: form.body, ..views::texts::Edited::on(&versions) };
            Ok(cx.form_again(which.name(), views::texts::edit(which, &form, &versions, &Errors::one("body", sentence))))
        }
        Err(error) => Err(error),
    }
}

/// An older version, as it was.
pub async fn version(cx: Cx, path: Path<(String, u32)>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (slug, version) = path.into_inner();
    let which = Which::named(&slug).ok_or(Error::NotFound)?;
    let versions = cx.read(move |db| charters::versions(db, which.kind, which.audience)).await?;
    let text = versions.iter().find(|text| text.version == version).ok_or(Error::NotFound)?;
    Ok(cx.page(which.name(), views::texts::version(which, text)))
}
