//! Step 3: the charter and the data notice, read, changed where needed, and accepted.

use actix_web::{HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    super::{steps::Step, store, views},
    Wizard,
};
use crate::{
    Error, Result,
    people::{
        charters::{Audience, Kind},
        school, wording,
    },
    store::Reading,
    web::{Cx, Form, form::Errors},
};

/// One of the four texts, as the page shows it.
pub(in crate::services::setup) struct Text {
    pub kind: Kind,
    pub audience: Audience,
    /// In the address: `charte-adultes`.
    pub slug: &'static str,
    pub body: String,
    pub changed: bool,
}

const TEXTS: [(Kind, Audience, &str); 4] = [
    (Kind::Charter, Audience::Adult, "charte-adultes"),
    (Kind::Charter, Audience::Pupil, "charte-eleves"),
    (Kind::Notice, Audience::Adult, "notice-adultes"),
    (Kind::Notice, Audience::Pupil, "notice-eleves"),
];

fn load(db: &Reading<'_>, (kind, audience, slug): (Kind, Audience, &'static str)) -> Result<Text> {
    let draft = store::draft(db, kind, audience)?;
    let changed = draft.is_some();
    let body = draft.unwrap_or_else(|| wording::default(kind, audience));
    Ok(Text { kind, audience, slug, body: wording::fill(&body, &school::load(db)?), changed })
}

fn named(slug: &str) -> Result<(Kind, Audience, &'static str)> {
    TEXTS.into_iter().find(|(.., known)| *known == slug).ok_or(Error::NotFound)
}

pub(in crate::services::setup) async fn index(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Texts).await?;
    let texts = all(&wizard).await?;
    let accepted = wizard.done >= Step::Texts.number();
    Ok(wizard.cx.page(Step::Texts.title(), views::texts::page(&wizard, &texts, accepted, &Errors::default())))
}

async fn all(wizard: &Wizard) -> Result<Vec<Text>> {
    wizard.read(|db| TEXTS.into_iter().map(|text| load(db, text)).collect()).await
}

#[derive(Deserialize)]
pub(in crate::services::setup) struct Accept {
    #[serde(default)]
    accepted: Option<String>,
}

pub(in crate::services::setup) async fn accept(cx: Cx, Form(form): Form<Accept>) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Texts).await?;
    if form.accepted.is_none() {
        let errors = Errors::one("accepted", "Cochez cette case quand vous avez lu les textes : l’ENT ne s’ouvre pas sans eux.");
        let texts = all(&wizard).await?;
        return Ok(wizard.cx.form_again(Step::Texts.title(), views::texts::page(&wizard, &texts, false, &errors)));
    }
    wizard.save("accept_texts", |_| Ok(())).await?;
    Ok(wizard.onward())
}

pub(in crate::services::setup) async fn edit(cx: Cx, slug: Path<String>) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Texts).await?;
    let which = named(&slug)?;
    let text = wizard.read(move |db| load(db, which)).await?;
    let title = views::texts::name(text.kind, text.audience);
    Ok(wizard.cx.page(title, views::texts::editor(&wizard, &text, &Errors::default())))
}

#[derive(Deserialize)]
pub(in crate::services::setup) struct Edited {
    #[serde(default)]
    body: String,
    /// Pressed: back to the text that came with the program.
    #[serde(default)]
    reset: Option<String>,
}

pub(in crate::services::setup) async fn save(cx: Cx, slug: Path<String>, Form(form): Form<Edited>) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Texts).await?;
    let (kind, audience, slug) = named(&slug)?;
    if form.reset.is_some() {
        wizard.note("reset_text", move |tx| store::drop_draft(tx, kind, audience)).await?;
        return Ok(wizard.cx.go_saying(Step::Texts.path(), "Le texte proposé est de retour."));
    }
    let words = ammonia::Builder::empty().clean(&form.body).to_string();
    if words.trim().is_empty() {
        let text = Text { kind, audience, slug, body: form.body, changed: true };
        let errors = Errors::one("body", "Écrivez le texte, ou revenez à celui qui était proposé.");
        let title = views::texts::name(kind, audience);
        return Ok(wizard.cx.form_again(title, views::texts::editor(&wizard, &text, &errors)));
    }
    wizard.note("change_text", move |tx| store::save_draft(tx, kind, audience, &form.body)).await?;
    Ok(wizard.cx.go_saying(Step::Texts.path(), "Texte enregistré."))
}
