use actix_web::HttpResponse;
use serde::Deserialize;

use super::super::{ABOUT, views};
use crate::{
    Result,
    access::Level,
    people::preferences,
    web::{
        Cx, Form,
        layout::{Font, Spacing, TextSize, Theme},
    },
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Reading {
    pub(in crate::services::profile) theme: String,
    pub(in crate::services::profile) size: String,
    pub(in crate::services::profile) font: String,
    pub(in crate::services::profile) spacing: String,
}

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let chosen = |key: &str| cx.presence.as_ref().and_then(|p| p.preferences.get(key).cloned()).unwrap_or_default();
    let reading = Reading { theme: chosen("theme"), size: chosen("size"), font: chosen("font"), spacing: chosen("spacing") };
    Ok(cx.page("Réglages de lecture", views::reading::form(&reading, cx.viewer.is_pupil())))
}

/// What is not a choice offered goes back to the default.
pub async fn update(cx: Cx, Form(typed): Form<Reading>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let settings = [
        ("theme", Theme::from_key(&typed.theme).map(Theme::key)),
        ("size", TextSize::from_key(&typed.size).map(TextSize::key)),
        ("font", Font::from_key(&typed.font).map(Font::key)),
        ("spacing", Spacing::from_key(&typed.spacing).map(Spacing::key)),
    ];
    let act = cx.act(&ABOUT, "change_reading")?.on("person", cx.viewer.id());
    cx.write(act, move |tx| preferences::set(tx, &settings.map(|(key, value)| (key, value.unwrap_or_default())))).await?;
    Ok(cx
        .go_saying("/mon-profil/lecture", if cx.viewer.is_pupil() { "C'est gardé." } else { "Réglages de lecture enregistrés." }))
}
