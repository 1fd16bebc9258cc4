//! Handlers of the home page and of search.

use actix_web::{HttpResponse, web::Query};
use serde::Deserialize;

use super::views;
use crate::{
    Result,
    access::Level,
    store::{Reading, fold},
    web::{App, Cx, Hit, Service, Widget},
};

pub async fn index(cx: Cx) -> Result<HttpResponse> {
    let services = cx.app.services.clone();
    let signed_in = cx.viewer.person().is_some();
    let widgets = cx
        .read(move |db| {
            Ok(collect(&services, |service| match signed_in {
                true if is_open(db, service) => service.home(db),
                true => Ok(None),
                false => service.public_home(db),
            }))
        })
        .await?;
    let title = if signed_in { "Accueil" } else { "Bienvenue" };
    let main = match &cx.presence {
        Some(presence) if cx.viewer.is_pupil() => views::pupil(presence, &cx.app.abouts, &widgets),
        Some(presence) => views::adult(presence, &cx.app.abouts, &widgets, cx.app.store.clock().now()),
        None => views::public(&cx.school, &cx.app.address(), &widgets),
    };
    Ok(cx.page(title, main))
}

/// Whether the service is open to the viewer: a closed one shows nothing of what it holds.
fn is_open(db: &Reading<'_>, service: &dyn Service) -> bool {
    db.viewer().level(service.about().key) > Level::None
}

/// A widget that fails is left out and logged: the page opens all the same.
fn collect(services: &[&'static dyn Service], of: impl Fn(&dyn Service) -> Result<Option<Widget>>) -> Vec<Widget> {
    let mut widgets: Vec<Widget> = services
        .iter()
        .filter_map(|service| {
            of(*service).unwrap_or_else(|error| {
                tracing::error!(service = service.about().key, "home: {error:?}");
                None
            })
        })
        .collect();
    widgets.sort_by_key(|w| w.order);
    widgets
}

/// All services, for phones: the last of the four places of the bottom bar.
pub async fn more(cx: Cx) -> Result<HttpResponse> {
    cx.me()?;
    Ok(cx.page("Plus", views::more(&cx.viewer, &cx.app.abouts)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Words {
    q: String,
}

pub async fn search(cx: Cx, Query(words): Query<Words>) -> Result<HttpResponse> {
    cx.me()?;
    let typed = words.q.trim().chars().take(100).collect::<String>();
    let folded = fold(&typed);
    let app = cx.app.clone();
    let hits = match folded.len() {
        0 | 1 => Vec::new(),
        // Search over everything is never allowed to hold a page back.
        _ => cx.app.store.read_slowly(&cx.viewer, move |db| found(&app, db, &folded)).await?,
    };
    Ok(cx.page("Recherche", views::found(&typed, &hits, cx.viewer.is_pupil())))
}

fn found(app: &App, db: &Reading<'_>, words: &str) -> Result<Vec<(&'static str, Vec<Hit>)>> {
    let mut all = Vec::new();
    for service in app.services.iter().filter(|service| is_open(db, **service)) {
        let hits = service.search(db, words)?;
        if !hits.is_empty() {
            all.push((service.about().name, hits));
        }
    }
    Ok(all)
}
