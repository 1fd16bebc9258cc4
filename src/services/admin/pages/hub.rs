use actix_web::HttpResponse;

use super::{
    super::{store::notices, views},
    administrator,
};
use crate::{Result, web::Cx};

/// What needs the headteacher, then the way to everything.
pub async fn index(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let mut found = cx.read(notices::load).await?;
    if cx.app.config.smtp.host.is_empty() {
        found.push(notices::no_mail());
    }
    Ok(cx.page("Administration", views::hub::index(&found)))
}
