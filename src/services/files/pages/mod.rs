//! Handlers. Those that scripts call answer errors as the bare French sentence.

pub(super) mod file;
pub(super) mod tus;
pub(super) mod whole;

use actix_web::{HttpResponse, ResponseError};
use serde_json::{Value, json};

use crate::{Error, Result, publication::attachments::File};

/// What a script needs to show a file that was sent.
fn described(file: &File) -> Value {
    let url = file.url();
    let mut value = json!({
        "id": file.id, "url": url, "name": file.name, "mime": file.blob.mime, "size": file.blob.size,
    });
    if let Some(picture) = file.picture {
        value["width"] = picture.width.into();
        value["height"] = picture.height.into();
        value["large"] = format!("{url}?taille=grande").into();
        value["thumb"] = format!("{url}?taille=vignette").into();
    }
    value
}

/// The answer, or the error's status and sentence alone. The unexpected stays an error, for the log.
fn to_script(outcome: Result<HttpResponse>) -> Result<HttpResponse> {
    match outcome {
        Err(error @ Error::Internal(_)) => Err(error),
        Err(error) => Ok(error.error_response()),
        answer => answer,
    }
}
