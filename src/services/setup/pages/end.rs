//! Step 6: a last look, and the school opens.

use actix_web::{HttpResponse, http::header::USER_AGENT};

use super::{
    super::{
        opening,
        steps::Step,
        store::{self, Director},
        views,
    },
    Wizard,
    people::{SETTING, Way},
};
use crate::{
    Error, Result,
    people::{school, sessions},
    store::{Reading, WriteTx},
    web::Cx,
};

fn facts(db: &Reading<'_>) -> Result<(Option<Director>, Way)> {
    let way = school::setting(db, SETTING)?.and_then(|key| Way::from_key(&key)).unwrap_or(Way::Hand);
    Ok((store::director(db)?, way))
}

pub(in crate::services::setup) async fn show(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::End).await?;
    let (director, way) = wizard.read(facts).await?;
    let director = director.filter(Director::has_password).ok_or(Error::Elsewhere(Step::Director.path()))?;
    Ok(wizard.cx.page(Step::End.title(), views::end::page(&wizard, &director, way)))
}

pub(in crate::services::setup) async fn open(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::End).await?;
    let agent = wizard.cx.request.headers().get(USER_AGENT).and_then(|v| v.to_str().ok());
    let (device, address) = (agent.unwrap_or_default().to_owned(), wizard.cx.from_address());
    let opened = wizard.note("open_school", move |tx| open_and_enter(tx, &device, &address)).await;
    let (token, way) = opened.map_err(|error| match error {
        // The button pressed twice: the school is open, which is what was asked.
        Error::Refused(_) => Error::Elsewhere("/"),
        other => other,
    })?;
    let mut response = wizard.cx.go_saying(way.leads_to(), "L’école est ouverte. Bienvenue !");
    // A cookie of our own making is always well formed.
    let _ = response.add_cookie(&wizard.cx.session_cookie(Some(&token)));
    Ok(response)
}

/// Opens the school, and a session of the headteacher who opens it; gives its token and where to go on.
fn open_and_enter(tx: &WriteTx<'_>, device: &str, address: &str) -> Result<(String, Way)> {
    let (director, way) = facts(tx)?;
    let director = director.filter(Director::has_password).ok_or(Error::Elsewhere(Step::Director.path()))?;
    opening::open(tx, Some(director.id))?;
    opening::accept(tx, director.id)?;
    Ok((sessions::open(tx, director.id, device, address)?, way))
}
