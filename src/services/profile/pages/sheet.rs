use actix_web::HttpResponse;

use super::super::{ABOUT, views};
use crate::{
    Result,
    access::Level,
    people::{accounts, families, person},
    web::Cx,
};

/// What the school holds about me, and the ways to change it.
pub async fn index(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let me = cx.viewer.id();
    let page = cx
        .read(move |db| {
            Ok(views::sheet::Page {
                person: person::find(db, me)?,
                login: accounts::find(db, me)?.map(|a| a.login).unwrap_or_default(),
                guardians: families::guardians(db, me)?,
                children: families::children(db, me)?,
            })
        })
        .await?;
    let picture = cx.presence.as_ref().and_then(|p| p.preferences.get("avatar").cloned());
    if cx.viewer.is_pupil() {
        return Ok(cx.page("Mon profil", views::sheet::pupil(&page, picture)));
    }
    Ok(cx.page("Mon profil", views::sheet::adult(&page, picture)))
}
