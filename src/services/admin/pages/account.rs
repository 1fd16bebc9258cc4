use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::{super::ABOUT, administrator};
use crate::{
    Error, Result,
    access::PersonId,
    people::accounts::{self, Choice},
    print,
    web::{Cx, Form, send_file},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Change {
    /// `create`, `reset`, `suspend`, `reopen` or `close`.
    to: String,
}

/// What becomes of an account. A new code stands on the person's page afterwards.
pub async fn change(cx: Cx, id: Path<PersonId>, Form(change): Form<Change>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let id = id.into_inner();
    let (verb, sentence) = match change.to.as_str() {
        "create" => ("create_account", "Compte créé : son code est prêt."),
        "reset" => ("reset_code", "Nouveau code prêt. L'ancien mot de passe ne marche plus."),
        "suspend" => ("suspend", "Compte suspendu : plus personne n'entre avec. Tout le reste est gardé."),
        "reopen" => ("reopen", "Compte rouvert."),
        "close" => ("close_account", "Compte fermé."),
        _ => return Err(Error::NotFound),
    };
    let act = cx.act(&ABOUT, verb)?.on("person", id);
    cx.write(act, move |tx| match verb {
        "create_account" => accounts::create(tx, id).map(drop),
        "reset_code" => accounts::reset(tx, id).map(drop),
        "suspend" => accounts::suspend(tx, id),
        "reopen" => accounts::reopen(tx, id).map(drop),
        _ => accounts::close(tx, id),
    })
    .await?;
    Ok(cx.go_saying(&format!("/administration/personnes/{id}#compte"), sentence))
}

/// The slip of one person, to print.
pub async fn slip(cx: Cx, id: Path<PersonId>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let choice = Choice { person: Some(id.into_inner()), ..Choice::default() };
    let address = cx.app.address();
    let pdf = cx
        .app
        .store
        .read_slowly(&cx.viewer, move |db| {
            let slips = accounts::waiting(db, &choice)?;
            print::codes::sheet(&print::letterhead(db)?, &address, &slips)
        })
        .await?;
    Ok(send_file(pdf, "application/pdf", "code.pdf"))
}
