//! Archive, withdraw, bin and restore.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{about, found};
use crate::{
    Result,
    access::Level,
    publication::{PublicationId, State, Step, link, states, views},
    web::Cx,
};

pub(super) async fn archive(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    take(cx, *id, Step::Archive, "archive", "Archivée : ses lecteurs ne la voient plus.").await
}

pub(super) async fn withdraw(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    take(cx, *id, Step::Withdraw, "withdraw", "Remise en brouillon : personne d’autre ne la voit.").await
}

pub(super) async fn put_in_bin(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    take(cx, *id, Step::Bin, "bin", "Mise à la corbeille. Elle y reste trente jours.").await
}

async fn take(cx: Cx, id: PublicationId, step: Step, verb: &'static str, sentence: &str) -> Result<HttpResponse> {
    let (_, about) = found(&cx, id).await?;
    let state = cx.write(cx.act(about, verb)?.on("publication", id), move |tx| states::step(tx, id, step)).await?;
    match state {
        State::Binned => Ok(cx.go_saying(&format!("/publications/corbeille?service={}", about.key), sentence)),
        _ => Ok(cx.go_saying(&link(about, id), sentence)),
    }
}

pub(super) async fn restore(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    let id = *id;
    let (_, about) = found(&cx, id).await?;
    cx.write(cx.act(about, "restore")?.on("publication", id), move |tx| states::restore(tx, id)).await?;
    Ok(cx.go_saying(&link(about, id), "Restaurée, comme elle était."))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Of {
    service: String,
}

pub(super) async fn bin(cx: Cx, Query(of): Query<Of>) -> Result<HttpResponse> {
    cx.me()?;
    let about = about(&cx, &of.service)?;
    cx.require(about, Level::View)?;
    let binned = cx.read(move |db| states::bin(db, about)).await?;
    Ok(cx.page("Corbeille", views::bin(about, &binned)))
}
