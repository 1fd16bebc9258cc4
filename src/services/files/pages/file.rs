//! A file, to whoever may have it.

use actix_web::{
    HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use crate::{
    Error, Result,
    access::Viewer,
    publication::attachments,
    web::{Cx, download},
};

/// `vignette` or `grande`: a smaller copy of a picture. Anything else: the file itself.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::services::files) struct Size {
    taille: String,
}

pub(in crate::services::files) async fn show(cx: Cx, id: Path<i64>, size: Query<Size>) -> Result<HttpResponse> {
    send(&cx, id.into_inner(), &size.taille).await
}

/// The name in the address is for those who save the file; the number decides.
pub(in crate::services::files) async fn show_named(cx: Cx, path: Path<(i64, String)>, size: Query<Size>) -> Result<HttpResponse> {
    send(&cx, path.into_inner().0, &size.taille).await
}

async fn send(cx: &Cx, id: i64, size: &str) -> Result<HttpResponse> {
    let size = size.to_owned();
    let found = cx
        .read(move |db| {
            let file = attachments::visible(db, id)?;
            let copy = file.picture.and_then(|picture| match size.as_str() {
                "vignette" => picture.thumb.or(picture.large),
                "grande" => picture.large,
                _ => None,
            });
            let blob = copy.map(|copy| db.blob(copy)).transpose()?;
            Ok((blob.unwrap_or(file.blob), file.name))
        })
        .await;
    match found {
        Ok((blob, name)) => download(&cx.app, &cx.request, &blob, &name),
        // A link in a mail leads here before one is signed in; whether there is such a file is not said.
        Err(Error::NotFound) if matches!(cx.viewer, Viewer::Public) => Err(Error::SignedOut),
        Err(error) => Err(error),
    }
}

/// The school's own logo, which the logged-out page shows too.
pub(in crate::services::files) async fn logo(cx: Cx) -> Result<HttpResponse> {
    let logo = cx.school.logo.ok_or(Error::NotFound)?;
    let blob = cx.read(move |db| db.blob(logo)).await?;
    download(&cx.app, &cx.request, &blob, "logo")
}
