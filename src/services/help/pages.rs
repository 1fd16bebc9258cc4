//! Handlers of the help.

use actix_web::{HttpResponse, web::Path};

use super::{model, views};
use crate::{Error, Result, web::Cx};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    Ok(cx.page("Aide", views::index(&model::subjects(&cx.viewer), cx.viewer.is_pupil())))
}

pub async fn show(cx: Cx, key: Path<String>) -> Result<HttpResponse> {
    let subject = model::subject(&key).ok_or(Error::NotFound)?;
    Ok(cx.page(&subject.title, views::show(subject)))
}
