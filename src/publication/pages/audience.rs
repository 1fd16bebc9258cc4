//! Who would see it, while it is being chosen.

use actix_web::HttpResponse;
use serde::Deserialize;
use serde_json::json;

use super::about;
use crate::{
    Result,
    access::Level,
    publication::{
        Grant,
        audience::{self, Wanted},
        views::publish_label,
    },
    web::{Cx, form},
};

#[derive(Default, Deserialize)]
#[serde(default)]
struct Chosen {
    service: String,
    audience: Vec<String>,
}

/// The sentence for the groups chosen, and what the button says then, as JSON.
pub(super) async fn sentence(cx: Cx) -> Result<HttpResponse> {
    cx.me()?;
    let chosen: Chosen = form::parse(cx.request.query_string().as_bytes())?;
    let about = about(&cx, &chosen.service)?;
    cx.require(about, Level::Contribute)?;
    let grants: Vec<Grant> = chosen.audience.iter().filter_map(|typed| Grant::parse(typed, Level::View)).collect();
    let audience = cx
        .read(move |db| {
            let wanted = Wanted { groups: grants.iter().map(|g| g.grp).collect(), ..Wanted::default() };
            let reach = audience::picker(db, 0, &wanted)?;
            audience::of_grants(db, about, &reach.within(&grants))
        })
        .await?;
    let mut answer = json!({"sentence": audience.told(cx.viewer.is_pupil())});
    if cx.viewer.level(about.key) >= Level::Moderate {
        answer["button"] = publish_label(&audience).into();
    }
    Ok(HttpResponse::Ok().json(answer))
}
