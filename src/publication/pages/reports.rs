//! Telling that something is wrong.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::found;
use crate::{
    Result,
    publication::{PublicationId, comments::CommentId, link, reports, store, views},
    web::{Checker, Cx, Form, form::Errors},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    commentaire: Option<CommentId>,
}

pub(super) async fn new(cx: Cx, id: Path<PublicationId>, Query(which): Query<Which>) -> Result<HttpResponse> {
    cx.me()?;
    let (publication, _) = found(&cx, *id).await?;
    let form = views::report_form(&publication, which.commentaire, "", &Errors::default(), cx.viewer.is_pupil());
    Ok(cx.page("Signaler", form))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    comment: Option<CommentId>,
    reason: String,
}

pub(super) async fn create(cx: Cx, id: Path<PublicationId>, Form(typed): Form<Typed>) -> Result<HttpResponse> {
    let id = *id;
    cx.me()?;
    let (publication, about) = found(&cx, id).await?;
    let mut check = Checker::new();
    let reason = check.text("reason", &typed.reason, 3, 1000);
    let reason = match check.finish(reason) {
        Ok(reason) => reason,
        Err(errors) => {
            let form = views::report_form(&publication, typed.comment, &typed.reason, &errors, cx.viewer.is_pupil());
            return Ok(cx.form_again("Signaler", form));
        }
    };
    let act = cx.act(about, "report")?;
    cx.write(act, move |tx| reports::add(tx, about, &store::find(tx, id)?, typed.comment, &reason)).await?;
    Ok(cx.go_saying(&link(about, id), "Merci. Les enseignants et la direction sont prévenus ; vous saurez ce qui a été décidé."))
}
