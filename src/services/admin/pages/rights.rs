//! The rights matrix: service, profile, level; the whole of it, or one service.

use std::collections::HashMap;

use actix_web::{HttpResponse, web::Path};

use super::{
    super::{
        ABOUT,
        forms::rights::{self as forms, Change},
        stamp::unchanged,
        views,
    },
    administrator,
    services::named,
};
use crate::{
    Error, Result,
    access::{About, Profile},
    people::rights::{self, Matrix},
    store::WriteTx,
    web::{Cx, Form},
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let matrix = cx.read(Matrix::load).await?;
    Ok(cx.page("Droits", views::rights::index(&abouts(&cx), &matrix, None)))
}

pub async fn show(cx: Cx, key: Path<String>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let about = named(&cx, &key)?;
    let matrix = cx.read(Matrix::load).await?;
    Ok(cx.page(about.name, views::rights::show(about, &matrix, None)))
}

pub async fn update(cx: Cx, Form(typed): Form<HashMap<String, String>>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let abouts = abouts(&cx);
    match save(&cx, &abouts, typed).await {
        Ok(()) => Ok(cx.go_saying("/administration/droits", "Droits enregistrés. Ils valent dès la prochaine page de chacun.")),
        Err(Error::Refused(sentence)) => {
            let matrix = cx.read(Matrix::load).await?;
            Ok(cx.form_again("Droits", views::rights::index(&abouts, &matrix, Some(&sentence))))
        }
        Err(error) => Err(error),
    }
}

pub async fn update_one(cx: Cx, key: Path<String>, Form(typed): Form<HashMap<String, String>>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let about = named(&cx, &key)?;
    match save(&cx, &[about], typed).await {
        Ok(()) => Ok(cx.go_saying("/administration/droits", &format!("Droits de « {} » enregistrés.", about.name))),
        Err(Error::Refused(sentence)) => {
            let matrix = cx.read(Matrix::load).await?;
            Ok(cx.form_again(about.name, views::rights::show(about, &matrix, Some(&sentence))))
        }
        Err(error) => Err(error),
    }
}

/// The levels of the form, written where they differ; each change stands in the journal's words.
async fn save(cx: &Cx, abouts: &[&'static About], typed: HashMap<String, String>) -> Result<()> {
    let abouts = abouts.to_vec();
    let act = cx.act(&ABOUT, "set_rights")?;
    cx.write(act, move |tx| {
        let matrix = Matrix::load(tx)?;
        unchanged(typed.get("seen").map_or("", String::as_str), &forms::shown(&abouts, &matrix))?;
        let changes = forms::changes(&abouts, &matrix, &typed);
        tx.detail(changes.iter().map(Change::words).collect::<Vec<_>>().join(" ; "));
        if let [one] = abouts.as_slice() {
            tx.on("service", one.key);
        }
        write(tx, &changes)
    })
    .await
}

fn write(tx: &WriteTx<'_>, changes: &[Change]) -> Result<()> {
    changes.iter().try_for_each(|change| rights::set(tx, change.about, change.profile, change.level))
}

pub async fn back_to_defaults(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let act = cx.act(&ABOUT, "default_rights")?;
    cx.write(act, rights::back_to_defaults).await?;
    Ok(cx.go_saying("/administration/droits", "Tous les droits sont revenus à leur valeur par défaut."))
}

/// One service back to what it is made for.
pub async fn one_back_to_defaults(cx: Cx, key: Path<String>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let about = named(&cx, &key)?;
    let act = cx.act(&ABOUT, "default_rights")?.on("service", about.key).detail(about.name);
    cx.write(act, move |tx| Profile::ALL.into_iter().try_for_each(|p| rights::set(tx, about, p, about.defaults.of(p)))).await?;
    Ok(cx.go_saying(
        &format!("/administration/droits/{}", about.key),
        "Les droits de ce service sont revenus à leur valeur par défaut.",
    ))
}

fn abouts(cx: &Cx) -> Vec<&'static About> {
    cx.app.abouts.iter().copied().filter(|about| !about.always).collect()
}
