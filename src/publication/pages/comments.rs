//! Writing and moderating comments.

use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::found;
use crate::{
    Error, Result,
    publication::{
        PublicationId,
        comments::{self, CommentId, CommentState},
        link, store,
    },
    web::{Cx, Form},
};

const LONGEST: usize = 2000;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    body: String,
    parent: Option<CommentId>,
}

pub(super) async fn create(cx: Cx, id: Path<PublicationId>, Form(typed): Form<Typed>) -> Result<HttpResponse> {
    let id = *id;
    let (_, about) = found(&cx, id).await?;
    let body = check(&typed.body)?;
    let act = cx.act(about, "comment")?;
    let state = cx.write(act, move |tx| comments::add(tx, about, &store::find(tx, id)?, typed.parent, &body)).await?;
    let sentence = match state {
        CommentState::Pending => "Commentaire envoyé. Il paraîtra quand il aura été validé.",
        _ => "Commentaire publié.",
    };
    Ok(cx.go_saying(&format!("{}#commentaires", link(about, id)), sentence))
}

/// The browser holds the limits too: who gets here without it reads a page that keeps nothing, so it says why.
fn check(typed: &str) -> Result<String> {
    let body = typed.trim().replace("\r\n", "\n");
    match body.chars().count() {
        0 => Err(Error::Unreadable("Ce commentaire est vide : écrivez quelque chose, puis recommencez.".into())),
        1..=LONGEST => Ok(body),
        n => Err(Error::Unreadable(format!(
            "Ce commentaire a {n} caractères : {LONGEST} au plus. Revenez en arrière, il y est encore."
        ))),
    }
}

pub(super) async fn set_state(cx: Cx, path: Path<(PublicationId, CommentId, String)>) -> Result<HttpResponse> {
    let (id, comment, state) = path.into_inner();
    let (verb, state, sentence) = match state.as_str() {
        "visible" => ("show-comment", CommentState::Visible, "Commentaire visible."),
        "hidden" => ("hide-comment", CommentState::Hidden, "Commentaire masqué."),
        "deleted" => ("delete-comment", CommentState::Deleted, "Commentaire supprimé."),
        _ => return Err(Error::NotFound),
    };
    let (_, about) = found(&cx, id).await?;
    let act = cx.act(about, verb)?;
    cx.write(act, move |tx| comments::set_state(tx, &store::find(tx, id)?, comment, state)).await?;
    Ok(cx.go_saying(&format!("{}#commentaires", link(about, id)), sentence))
}
