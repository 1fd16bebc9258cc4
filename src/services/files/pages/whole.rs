//! One file in one form: what the editor sends.

use actix_multipart::{Field, Multipart};
use actix_web::{HttpResponse, http::header};
use futures_util::TryStreamExt;

use super::{described, to_script};
use crate::{
    Error, Result,
    access::Level,
    publication::attachments,
    services::files::ABOUT,
    web::{Cx, Incoming, broken, drain, too_large},
};

/// What a form adds to the file it carries.
const FORM_BYTES: u64 = 64 * 1024;

pub(in crate::services::files) async fn create(cx: Cx, form: Multipart) -> Result<HttpResponse> {
    to_script(take(&cx, form).await)
}

async fn take(cx: &Cx, mut form: Multipart) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let max = cx.app.config.upload_bytes();
    if announced(cx).is_some_and(|length| length > max + FORM_BYTES) {
        drain(form).await;
        return Err(too_large(max));
    }
    while let Some(field) = form.try_next().await.map_err(broken)? {
        let name = field.content_disposition().and_then(|d| d.get_filename()).map(str::to_owned);
        let Some(name) = name.filter(|name| !name.is_empty()) else { continue };
        let (arrived, refusal) = receive(cx, field, max).await?;
        if let Some(refusal) = refusal {
            arrived.abandon().await?;
            drain(form).await;
            return Err(refusal);
        }
        let arrived = arrived.finish().await?;
        let file = attachments::receive(&cx.app.store, cx.act(&ABOUT, "upload")?, arrived, &name, |_, _| Ok(())).await?;
        return Ok(HttpResponse::Created().insert_header((header::LOCATION, file.url())).json(described(&file)));
    }
    Err(Error::Unreadable("Aucun fichier n'est arrivé. Choisissez-en un, puis recommencez.".into()))
}

/// The file's bytes, or as far as they came and why they stopped.
async fn receive(cx: &Cx, mut field: Field, max: u64) -> Result<(Incoming, Option<Error>)> {
    let mut incoming = Incoming::begin(&cx.app.store, cx.act(&ABOUT, "receive")?, max).await?;
    loop {
        let outcome = match field.try_next().await.map_err(broken) {
            Ok(Some(bytes)) => incoming.add(&bytes).await,
            Ok(None) => return Ok((incoming, None)),
            Err(error) => Err(error),
        };
        if let Err(error) = outcome {
            return Ok((incoming, Some(error)));
        }
    }
}

/// What the browser says it will send.
fn announced(cx: &Cx) -> Option<u64> {
    cx.request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
