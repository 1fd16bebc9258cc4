//! Handlers of the news.

use actix_web::{
    HttpResponse,
    http::header,
    web::{Path, Query},
};
use serde::Deserialize;
use serde_json::json;

use super::{
    ABOUT, feed,
    forms::{self, OwnTyped, Typed},
    model::{Filter, Theme},
    store, views,
};
use crate::{
    Error, Result,
    access::Level,
    publication::{
        PublicationId, attachments, audience, autosave, comments,
        desk::Desk,
        forms::Wish,
        link,
        pages::{note_seen, or_sign_in, take_files},
        reads,
        views::{Who, conflict},
    },
    store::Reading,
    web::{Cx, form::Errors},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    theme: String,
    avant: Option<PublicationId>,
}

pub(super) async fn index(cx: Cx, Query(shown): Query<Shown>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let filter = Filter { theme: Theme::from_key(&shown.theme), before: shown.avant };
    let (pinned, page) = cx
        .read(move |db| {
            let first = filter.before.is_none() && filter.theme.is_none();
            Ok((if first { store::pinned(db)? } else { Vec::new() }, store::page(db, filter)?))
        })
        .await?;
    let writes = cx.viewer.level(ABOUT.key) >= Level::Contribute;
    Ok(cx.page("Actualités", views::index(&pinned, &page, filter, &Who::of(&cx), writes)))
}

/// What I wrote: drafts, what waits, what is shown.
pub(super) async fn mine(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let mine = cx.read(store::mine).await?;
    Ok(cx.page("Mes actualités", views::mine(&mine, &Who::of(&cx))))
}

pub(super) async fn show(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    let id = *id;
    let shown = cx
        .read(move |db| {
            let news = store::find(db, id)?;
            let for_author = comments::decides(&news.publication);
            Ok(views::Shown {
                audience: audience::of_publication(db, &ABOUT, &news.publication)?,
                tally: if for_author { Some(reads::tally(db, &ABOUT, id)?) } else { None },
                comments: comments::list(db, &news.publication)?,
                files: attachments::of(db, id)?,
                news,
            })
        })
        .await
        .map_err(|error| or_sign_in(&cx, error))?;
    note_seen(&cx, &ABOUT, &shown.news.publication).await?;
    Ok(cx.page(shown.news.publication.heading(), views::show(&shown, &Who::of(&cx))))
}

/// Begins a draft, then writes in it: its text is kept from the first word on.
pub(super) async fn create(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let id = cx.write(cx.act(&ABOUT, "begin")?, store::begin).await?;
    Ok(cx.go(&format!("{}/modifier", link(&ABOUT, id))))
}

pub(super) async fn edit(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let id = *id;
    let (desk, typed) = cx.read(move |db| open(db, id, None)).await?;
    Ok(cx.page("Écrire une actualité", views::edit(&desk, &typed, &Errors::default(), &Who::of(&cx))))
}

/// The desk with what was sent, or else kept while typing, or else saved.
fn open(db: &Reading<'_>, id: PublicationId, sent: Option<Typed>) -> Result<(Desk, Typed)> {
    let news = store::find_to_edit(db, id)?;
    let own = OwnTyped::of(&news);
    Desk::open(db, &ABOUT, news.publication, sent, own)
}

/// The form, sent by one of its buttons.
pub(super) async fn update(cx: Cx, id: Path<PublicationId>, mut typed: Typed) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    take_files(&cx, &ABOUT, &mut typed).await?;
    match typed.common.wish {
        Wish::Save | Wish::Publish => save(cx, *id, typed).await,
        Wish::Check => {
            let id = *id;
            let (desk, typed) = cx.read(move |db| open(db, id, Some(typed))).await?;
            Ok(cx.page("Écrire une actualité", views::edit(&desk, &typed, &Errors::default(), &Who::of(&cx))))
        }
        Wish::Forget => {
            let id = *id;
            cx.write(cx.act(&ABOUT, "forget")?.on("publication", id).mark(), move |tx| autosave::clear(tx, id)).await?;
            Ok(cx.go(&format!("{}/modifier", link(&ABOUT, id))))
        }
    }
}

async fn save(cx: Cx, id: PublicationId, typed: Typed) -> Result<HttpResponse> {
    let written = match forms::check(&typed) {
        Ok(written) => written,
        Err(errors) => return again(&cx, id, typed, &errors).await,
    };
    let publishes = typed.common.wish == Wish::Publish;
    let version = typed.common.version;
    let act = cx.act(&ABOUT, if publishes { "publish" } else { "save" })?.on("publication", id);
    match cx.write(act, move |tx| store::save(tx, id, version, &written, publishes)).await {
        Ok(state) => Ok(cx.go_saying(&link(&ABOUT, id), views::saved(state, publishes))),
        Err(Error::Stale) => both_texts(&cx, id, typed).await,
        Err(error) => Err(error),
    }
}

async fn again(cx: &Cx, id: PublicationId, typed: Typed, errors: &Errors) -> Result<HttpResponse> {
    let (desk, typed) = cx.read(move |db| open(db, id, Some(typed))).await?;
    Ok(cx.form_again("Écrire une actualité", views::edit(&desk, &typed, errors, &Who::of(cx))))
}

/// Someone else saved meanwhile: both texts, and the form with mine, ready to be sent over theirs. Where nothing differs
/// it was my own double click, and all is done.
async fn both_texts(cx: &Cx, id: PublicationId, typed: Typed) -> Result<HttpResponse> {
    let (desk, mut typed) = cx.read(move |db| open(db, id, Some(typed))).await?;
    if desk.is_saved(&typed.common, forms::usual(&typed)) {
        return Ok(cx.go(&link(&ABOUT, id)));
    }
    typed.common.version = desk.publication.version;
    let who = Who::of(cx);
    let form = views::form(&desk, &typed, &Errors::default(), &who);
    Ok(cx.form_again("Deux textes en même temps", conflict(&ABOUT, &desk.publication, &typed.common, who.now, &form)))
}

/// Keeps what is being typed: answers when, or 409 when someone else has saved meanwhile.
pub(super) async fn keep(cx: Cx, id: Path<PublicationId>, typed: Typed) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let (id, version, fields) = (*id, typed.common.version, typed.to_json()?);
    let act = cx.act(&ABOUT, "keep")?.on("publication", id).mark();
    let saved_at = cx
        .write(act, move |tx| {
            autosave::keep(tx, &store::find_to_edit(tx, id)?.publication, version, &fields)?;
            Ok(tx.now())
        })
        .await?;
    Ok(HttpResponse::Ok().json(json!({"saved_at": saved_at})))
}

/// The public ones, for feed readers. Open to everybody.
pub(super) async fn atom(cx: Cx) -> Result<HttpResponse> {
    let latest = cx.read(|db| store::public(db, 30)).await?;
    let feed = feed::atom(cx.school.title(), &cx.app.address(), cx.now(), &latest)?;
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")).body(feed))
}
