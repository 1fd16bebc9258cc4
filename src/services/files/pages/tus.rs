//! tus 1.0 (tus.io): core, creation, termination. A file that was cut goes on where it stopped.

use std::{collections::HashMap, sync::Arc};

use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder,
    http::header,
    web::{Path, Payload},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use futures_util::TryStreamExt;

use super::{described, to_script};
use crate::{
    Error, Result,
    access::Level,
    publication::attachments::{self, File},
    services::files::{
        ABOUT,
        store::{self, Arrival},
    },
    store::WriteTx,
    web::{Check, Cx, Incoming, tidy_name, too_large},
};

const VERSION: (&str, &str) = ("Tus-Resumable", "1.0.0");
const OFFSET: &str = "Upload-Offset";
const LENGTH: &str = "Upload-Length";

pub(in crate::services::files) async fn options(cx: Cx) -> HttpResponse {
    let mut response = HttpResponse::NoContent();
    response
        .insert_header(VERSION)
        .insert_header(("Tus-Version", VERSION.1))
        .insert_header(("Tus-Extension", "creation,termination"))
        .insert_header(("Tus-Max-Size", cx.app.config.upload_bytes()));
    response.finish()
}

/// Announces a file: its size is known, and refused, before its first byte.
pub(in crate::services::files) async fn create(cx: Cx) -> Result<HttpResponse> {
    to_script(announce(&cx).await)
}

async fn announce(cx: &Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let max = cx.app.config.upload_bytes();
    let size = number(&cx.request, LENGTH).ok_or_else(|| Error::Unreadable("La taille du fichier n'est pas dite.".into()))?;
    if size > max {
        return Err(too_large(max));
    }
    if size == 0 {
        return Err(Error::Unreadable("Ce fichier est vide : il n'y a rien à envoyer.".into()));
    }
    let metadata = metadata(&cx.request);
    let name = tidy_name(metadata.get("filename").or(metadata.get("name")).map_or("", String::as_str));
    let size = i64::try_from(size).map_err(Error::internal)?;
    let id = cx.write(cx.act(&ABOUT, "receive")?.mark(), move |tx| store::begin(tx, &name, size)).await?;
    Ok(with(HttpResponse::Created(), 0).insert_header((header::LOCATION, format!("/fichiers/envois/{id}"))).finish())
}

/// How much has arrived. All of it: `Content-Location` says where the file is.
pub(in crate::services::files) async fn offset(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    let id = id.into_inner();
    let arrival = cx.read(move |db| store::find(db, id)).await?;
    let mut response = with(HttpResponse::Ok(), arrival.received);
    response.insert_header((LENGTH, arrival.size));
    if arrival.received == arrival.size.unsigned_abs() {
        response.insert_header((header::CONTENT_LOCATION, outcome(&cx, id).await?.url()));
    }
    Ok(response.finish())
}

/// The next bytes. With the last of them the file is kept; `Content-Location` then says where.
pub(in crate::services::files) async fn append(cx: Cx, id: Path<i64>, body: Payload) -> Result<HttpResponse> {
    to_script(add(&cx, id.into_inner(), body).await)
}

async fn add(cx: &Cx, id: i64, mut body: Payload) -> Result<HttpResponse> {
    if cx.request.content_type() != "application/offset+octet-stream" {
        return Ok(HttpResponse::UnsupportedMediaType().insert_header(VERSION).finish());
    }
    let (arrival, turn) = cx.write(cx.act(&ABOUT, "receive")?.mark(), move |tx| store::take_turn(tx, id)).await?;
    if number(&cx.request, OFFSET) != Some(arrival.received) {
        return Ok(with(HttpResponse::Conflict(), arrival.received).finish());
    }
    let Some(blob) = arrival.blob else { return Ok(with(HttpResponse::NoContent(), arrival.received).finish()) };
    let check: Check = Arc::new(move |tx| store::check_turn(tx, id, turn));
    let act = cx.act(&ABOUT, "receive")?;
    let mut incoming = Incoming::resume(&cx.app.store, act, arrival.size.unsigned_abs(), blob, check).await?;
    let cut = loop {
        match body.try_next().await {
            Ok(Some(bytes)) => incoming.add(&bytes).await?,
            Ok(None) => break false,
            Err(_) => break true,
        }
    };
    let received = incoming.received();
    if cut || received < arrival.size.unsigned_abs() {
        incoming.flush().await?;
        return Ok(with(HttpResponse::NoContent(), received).finish());
    }
    let file = keep(cx, &arrival, incoming, turn).await?;
    Ok(with(HttpResponse::NoContent(), received).insert_header((header::CONTENT_LOCATION, file.url())).finish())
}

/// What the file has become, as JSON; a file whose end was cut between its last byte and its keeping is kept now.
pub(in crate::services::files) async fn show(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    let file = outcome(&cx, id.into_inner()).await;
    to_script(file.map(|file| HttpResponse::Ok().json(described(&file))))
}

async fn outcome(cx: &Cx, id: i64) -> Result<File> {
    let (arrival, turn) = cx.write(cx.act(&ABOUT, "receive")?.mark(), move |tx| store::take_turn(tx, id)).await?;
    let size = arrival.size.unsigned_abs();
    match (arrival.upload, arrival.blob) {
        (Some(upload), _) => cx.read(move |db| attachments::visible(db, upload)).await,
        (None, Some(blob)) if arrival.received == size => {
            let check: Check = Arc::new(move |tx| store::check_turn(tx, id, turn));
            let incoming = Incoming::resume(&cx.app.store, cx.act(&ABOUT, "receive")?, size, blob, check).await?;
            keep(cx, &arrival, incoming, turn).await
        }
        _ => Err(Error::refused("Cet envoi n'est pas terminé.")),
    }
}

async fn keep(cx: &Cx, arrival: &Arrival, incoming: Incoming, turn: i64) -> Result<File> {
    let id = arrival.id;
    let done = move |tx: &WriteTx<'_>, upload| store::check_turn(tx, id, turn).and_then(|()| store::complete(tx, id, upload));
    let arrived = incoming.finish().await?;
    let kept = attachments::receive(&cx.app.store, cx.act(&ABOUT, "upload")?, arrived, &arrival.name, done).await;
    if kept.is_err() {
        // What cannot be kept (a damaged picture) is not offered to go on with.
        let act = cx.act(&ABOUT, "receive")?.mark();
        let _ = cx.write(act, move |tx| store::check_turn(tx, id, turn).and_then(|()| store::forget(tx, id))).await;
    }
    kept
}

pub(in crate::services::files) async fn delete(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    let id = id.into_inner();
    cx.write(cx.act(&ABOUT, "receive")?.mark(), move |tx| store::forget(tx, id)).await?;
    Ok(HttpResponse::NoContent().insert_header(VERSION).finish())
}

fn with(mut response: HttpResponseBuilder, offset: u64) -> HttpResponseBuilder {
    response.insert_header(VERSION).insert_header((OFFSET, offset)).insert_header((header::CACHE_CONTROL, "no-store"));
    response
}

fn number(request: &HttpRequest, name: &str) -> Option<u64> {
    request.headers().get(name)?.to_str().ok()?.parse().ok()
}

/// `Upload-Metadata`: names, each with its value in base64.
fn metadata(request: &HttpRequest) -> HashMap<String, String> {
    let text = request.headers().get("Upload-Metadata").and_then(|value| value.to_str().ok()).unwrap_or_default();
    text.split(',')
        .filter_map(|pair| {
            let (name, value) = pair.trim().split_once(' ')?;
            let value = String::from_utf8(BASE64_STANDARD.decode(value.trim()).ok()?).ok()?;
            Some((name.to_owned(), value))
        })
        .collect()
}
