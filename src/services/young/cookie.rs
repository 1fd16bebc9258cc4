//! The cookie that makes a device one that was opened for a class.

use actix_web::cookie::{Cookie, SameSite, time::Duration};

use crate::{
    Error, Result,
    access::Viewer,
    people::young::devices::{self, Device},
    web::{CLASS_DEVICE, Cx},
};

pub(super) fn set(cx: &Cx, token: &str, minutes: i64) -> Cookie<'static> {
    Cookie::build(CLASS_DEVICE, token.to_owned())
        .path("/")
        .max_age(Duration::minutes(minutes))
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(cx.app.secure())
        .finish()
}

/// The device this request comes from, while it is open.
pub(super) async fn device(cx: &Cx) -> Result<Option<Device>> {
    let Some(token) = cx.request.cookie(CLASS_DEVICE).map(|c| c.value().to_owned()) else { return Ok(None) };
    cx.app.store.read(&Viewer::Job("young"), move |db| devices::find(db, &token)).await
}

/// As `device`; a device that is not open is told so.
pub(super) async fn require_device(cx: &Cx) -> Result<Device> {
    device(cx).await?.ok_or_else(|| {
        Error::forbidden("Ce poste n’est pas ouvert pour la classe. Demande à ta maîtresse ou à ton maître de l’ouvrir.")
    })
}
