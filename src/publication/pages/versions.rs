//! The history of a publication.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::found;
use crate::{
    Result,
    publication::{PublicationId, link, versions, views},
    web::Cx,
};

/// Two versions to compare.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Pair {
    de: Option<i64>,
    a: Option<i64>,
}

pub(super) async fn index(cx: Cx, id: Path<PublicationId>, Query(pair): Query<Pair>) -> Result<HttpResponse> {
    let (publication, about) = found(&cx, *id).await?;
    let (publication, all) = cx
        .read(move |db| {
            let all = versions::list(db, &publication)?;
            Ok((publication, all))
        })
        .await?;
    let of = |id: Option<i64>| all.iter().find(|v| Some(v.id) == id);
    let pair = of(pair.de).zip(of(pair.a));
    Ok(cx.page("Historique", views::history(about, &publication, &all, pair, cx.now())))
}

pub(super) async fn restore(cx: Cx, path: Path<(PublicationId, i64)>) -> Result<HttpResponse> {
    let (id, version) = *path;
    let (_, about) = found(&cx, id).await?;
    let act = cx.act(about, "restore-version")?.on("publication", id);
    cx.write(act, move |tx| versions::restore(tx, about, id, version)).await?;
    Ok(cx.go_saying(&link(about, id), "Version restaurée. Celle d’avant est dans l’historique."))
}
