//! Handlers of the feed.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{ABOUT, veil, views::lines};
use crate::{Result, access::Level, notify::feed, web::Cx};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    /// Lines before this one.
    avant: Option<i64>,
    /// Of one service: its key.
    service: Option<String>,
}

pub(super) async fn index(cx: Cx, Query(which): Query<Which>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let (before, service) = (which.avant, which.service.filter(|key| !key.is_empty()));
    let wanted = service.clone();
    let abouts = cx.app.abouts.clone();
    let (page, services, unread) = cx
        .read(move |db| {
            let mut page = feed::page(db, before, wanted.as_deref())?;
            page.items = veil::lines(db, &abouts, page.items)?;
            Ok((page, feed::services(db)?, feed::unread(db)?))
        })
        .await?;
    let now = cx.app.store.clock().now();
    let view = lines::Index { page: &page, services: &services, service: service.as_deref(), unread, now };
    Ok(cx.page(ABOUT.name, lines::index(&view, &cx.app.abouts, cx.viewer.is_pupil())))
}

/// Goes where the line leads; it is read then.
pub(super) async fn open(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let id = id.into_inner();
    let link = cx.write(cx.act(&ABOUT, "read")?.mark(), move |tx| feed::mark_read(tx, id)).await?;
    Ok(cx.go(&link))
}

pub(super) async fn read(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let id = id.into_inner();
    cx.write(cx.act(&ABOUT, "read")?.mark(), move |tx| feed::mark_read(tx, id)).await?;
    Ok(cx.go("/fil"))
}

pub(super) async fn read_all(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    cx.write(cx.act(&ABOUT, "read")?.mark(), feed::mark_all_read).await?;
    Ok(cx.go("/fil"))
}
