//! Who has read, and saying so.

use actix_web::{HttpResponse, web::Path};

use super::found;
use crate::{
    Result,
    access::About,
    notify::feed,
    publication::{Publication, PublicationId, State, link, reads, store, views},
    web::Cx,
};

/// Marks a publication as seen by the person who opened it, the first time, and what their feed said of it as read.
pub async fn note_seen(cx: &Cx, about: &'static About, publication: &Publication) -> Result<()> {
    if cx.viewer.person().is_none() || publication.seen_at.is_some() || publication.state != State::Published {
        return Ok(());
    }
    let id = publication.id;
    cx.write(cx.act(about, "see")?.on("publication", id).mark(), move |tx| {
        reads::mark_seen(tx, id)?;
        feed::mark_link_read(tx, &link(about, id))
    })
    .await
}

pub(super) async fn acknowledge(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    let id = *id;
    let (_, about) = found(&cx, id).await?;
    let act = cx.act(about, "acknowledge")?.on("publication", id);
    cx.write(act, move |tx| reads::acknowledge(tx, &store::find(tx, id)?)).await?;
    Ok(cx.go_saying(&link(about, id), "Merci, c’est noté."))
}

pub(super) async fn index(cx: Cx, id: Path<PublicationId>) -> Result<HttpResponse> {
    let (publication, about) = found(&cx, *id).await?;
    let (publication, readers) = cx
        .read(move |db| {
            let readers = reads::list(db, about, &publication)?;
            Ok((publication, readers))
        })
        .await?;
    Ok(cx.page("Lectures", views::readers(about, &publication, &readers, cx.now())))
}
