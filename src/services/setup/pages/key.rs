//! The door: the key that the server printed.

use actix_web::{HttpResponse, web::Query};
use serde::Deserialize;

use super::super::{installer, key, steps::Step, store, views};
use crate::{
    Error, Result,
    web::{Cx, Form, form::Errors},
};

const TITLE: &str = "Installer l’espace numérique de l’école";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::services::setup) struct KeyForm {
    cle: String,
}

/// The key by its link, or held already: on to the step where one left off. Else it is asked.
pub(in crate::services::setup) async fn show(cx: Cx, link: Query<KeyForm>) -> Result<HttpResponse> {
    let typed = if link.cle.is_empty() { key::held(&cx) } else { link.cle.clone() };
    enter(cx, typed, !link.cle.is_empty()).await
}

pub(in crate::services::setup) async fn check(cx: Cx, Form(form): Form<KeyForm>) -> Result<HttpResponse> {
    enter(cx, form.cle, true).await
}

async fn enter(cx: Cx, typed: String, was_typed: bool) -> Result<HttpResponse> {
    if cx.school.open {
        return Err(Error::Elsewhere("/"));
    }
    if was_typed {
        cx.app.rates.count(&format!("installation {}", cx.from_address()), cx.app.store.clock().now())?;
    }
    let tried = typed.clone();
    let (key, done) = cx.app.store.read(&installer(), move |db| Ok((key::matching(db, &tried)?, store::done(db)?))).await?;
    match key {
        Some(key) => {
            let mut response = cx.go(Step::after(done).path());
            // A cookie of our own making is always well formed.
            let _ = response.add_cookie(&key::cookie(&cx, &key));
            Ok(response)
        }
        None if was_typed => {
            let errors = Errors::one("cle", "Ce n’est pas la clé de cette installation. Recopiez celle que le serveur affiche.");
            Ok(cx.form_again(TITLE, views::key::page(TITLE, &typed, &errors)))
        }
        None => Ok(cx.page(TITLE, views::key::page(TITLE, "", &Errors::default()))),
    }
}
