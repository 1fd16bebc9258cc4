//! Handlers of the queue.

use actix_web::{HttpResponse, web::Path};

use super::{
    ABOUT,
    forms::{Decision, Refusal, SettingsTyped},
    store, views,
};
use crate::{
    Error, Result,
    access::Level,
    publication::{
        PublicationId,
        comments::{self, CommentId, CommentState},
        pages::{about, found},
        reports, states, store as publications,
    },
    web::{Cx, Form},
};

const QUEUE: &str = "/a-valider";

pub(super) async fn index(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Moderate)?;
    let queue = cx.read(store::queue).await?;
    Ok(cx.page("À valider", views::queue(&queue, &cx.app.abouts, cx.viewer.is_director(), cx.now())))
}

pub(super) async fn validate(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Moderate)?;
    let id = *id;
    let (_, about) = found(&cx, id).await?;
    cx.write(cx.act(about, "validate")?.on("publication", id), move |tx| states::publish(tx, about, id)).await?;
    Ok(cx.go_saying(QUEUE, "Publiée. Son auteur est prévenu."))
}

pub(super) async fn refuse(cx: Cx, id: Path<PublicationId>, Form(refusal): Form<Refusal>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Moderate)?;
    let (id, reason) = (*id, refusal.check()?);
    let (_, about) = found(&cx, id).await?;
    cx.write(cx.act(about, "refuse")?.on("publication", id), move |tx| states::refuse(tx, about, id, &reason)).await?;
    Ok(cx.go_saying(QUEUE, "Renvoyée à son auteur, avec vos mots."))
}

pub(super) async fn decide_comment(cx: Cx, path: Path<(CommentId, String)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Moderate)?;
    let (comment, state) = path.into_inner();
    let (verb, state, sentence) = match state.as_str() {
        "visible" => ("show-comment", CommentState::Visible, "Commentaire publié."),
        "hidden" => ("hide-comment", CommentState::Hidden, "Commentaire masqué."),
        _ => return Err(Error::NotFound),
    };
    let id = cx.read(move |db| store::publication_of(db, comment)).await?;
    let (_, about) = found(&cx, id).await?;
    cx.write(cx.act(about, verb)?, move |tx| comments::set_state(tx, &publications::find(tx, id)?, comment, state)).await?;
    Ok(cx.go_saying(QUEUE, sentence))
}

pub(super) async fn hide(cx: Cx, report: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Moderate)?;
    let report = *report;
    cx.write(cx.act(&ABOUT, "hide")?, move |tx| reports::hide(tx, report)).await?;
    Ok(cx.go_saying(QUEUE, "Masqué pour ses lecteurs, jusqu’à votre décision."))
}

pub(super) async fn decide(cx: Cx, report: Path<i64>, Form(decision): Form<Decision>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Moderate)?;
    let (report, (outcome, answer)) = (*report, decision.check()?);
    let service = cx.read(move |db| reports::service_of(db, report)).await?;
    let about = about(&cx, &service)?;
    cx.write(cx.act(about, "decide")?, move |tx| reports::decide(tx, about, report, outcome, &answer)).await?;
    Ok(cx.go_saying(QUEUE, "Décidé. Les personnes concernées sont prévenues."))
}

pub(super) async fn settings(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let settings = cx.read(store::settings).await?;
    Ok(cx.page("Réglages des publications", views::settings(&settings)))
}

pub(super) async fn set_settings(cx: Cx, Form(typed): Form<SettingsTyped>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Manage)?;
    let (whole_school, in_public) = typed.check();
    let act = cx.act(&ABOUT, "set")?.detail(format!("whole_school={whole_school} in_public={in_public}"));
    cx.write(act, move |tx| store::set_settings(tx, &whole_school, &in_public)).await?;
    Ok(cx.go_saying("/a-valider/reglages", "Réglages enregistrés."))
}
