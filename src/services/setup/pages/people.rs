//! Step 5: how the people come in. The files themselves are chosen once the school is open.

use actix_web::HttpResponse;
use serde::Deserialize;

use super::{
    super::{steps::Step, views},
    Wizard,
};
use crate::{
    Result,
    people::school,
    web::{Cx, Form, form::Errors},
};

/// What was chosen, until the school opens.
pub(super) const SETTING: &str = "setup.people";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::services::setup) enum Way {
    Onde,
    File,
    Hand,
}

impl Way {
    pub(in crate::services::setup) const ALL: [Way; 3] = [Way::Onde, Way::File, Way::Hand];

    pub(in crate::services::setup) fn key(self) -> &'static str {
        ["onde", "fichier", "main"][self as usize]
    }

    pub(super) fn from_key(key: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|w| w.key() == key)
    }

    /// Where the school opens.
    pub(in crate::services::setup) fn leads_to(self) -> &'static str {
        ["/importation", "/importation", "/administration"][self as usize]
    }
}

#[derive(Deserialize)]
pub(in crate::services::setup) struct Chosen {
    #[serde(default)]
    way: String,
}

pub(in crate::services::setup) async fn show(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::People).await?;
    let way = wizard.read(|db| school::setting(db, SETTING)).await?.unwrap_or_else(|| Way::Onde.key().to_owned());
    Ok(wizard.cx.page(Step::People.title(), views::people::page(&wizard, &way, &Errors::default())))
}

pub(in crate::services::setup) async fn save(cx: Cx, Form(form): Form<Chosen>) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::People).await?;
    let Some(way) = Way::from_key(&form.way) else {
        let errors = Errors::one("way", "Choisissez une façon de commencer : vous pourrez en changer.");
        return Ok(wizard.cx.form_again(Step::People.title(), views::people::page(&wizard, &form.way, &errors)));
    };
    wizard.save("choose_people", move |tx| school::set(tx, SETTING, way.key())).await?;
    Ok(wizard.onward())
}
