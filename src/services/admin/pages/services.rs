//! Services are opened profile by profile, step by step; a closed one keeps what it holds.

use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    super::{ABOUT, forms::rights as forms, stamp::unchanged_or_look, views},
    administrator,
};
use crate::{
    Error, Result,
    access::{About, Profile},
    people::rights::{self, Matrix},
    web::{Cx, Form},
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let matrix = cx.read(Matrix::load).await?;
    let abouts: Vec<&'static About> = cx.app.abouts.iter().copied().filter(|about| !about.always).collect();
    Ok(cx.page("Services", views::services::index(&abouts, &matrix)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Opened {
    open: Vec<String>,
    seen: String,
}

/// Opens a service to the profiles chosen; to none of them, it is closed.
pub async fn update(cx: Cx, key: Path<String>, Form(typed): Form<Opened>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let about = named(&cx, &key)?;
    let chosen: Vec<Profile> = typed.open.iter().filter_map(|p| Profile::from_key(p)).collect();
    let verb = if chosen.is_empty() { "close_service" } else { "open_service" };
    let to: Vec<&str> = chosen.iter().map(|p| p.french_plural()).collect();
    let act = cx.act(&ABOUT, verb)?.on("service", about.key).detail(to.join(", "));
    let closed = chosen.is_empty();
    cx.write(act, move |tx| {
        unchanged_or_look(&typed.seen, &forms::open_now(about, &Matrix::load(tx)?))?;
        rights::open_to(tx, about, &chosen)
    })
    .await?;
    let sentence = match closed {
        true => format!("« {} » est fermé. Ce qu'il contient est gardé.", about.name),
        false => format!("« {} » est ouvert à : {}.", about.name, to.join(", ")),
    };
    Ok(cx.go_saying(&format!("/administration/services#{}", about.key), &sentence))
}

/// A service that can be opened and closed.
pub(super) fn named(cx: &Cx, key: &str) -> Result<&'static About> {
    cx.app.abouts.iter().copied().find(|about| about.key == key && !about.always).ok_or(Error::NotFound)
}
