//! Step 2: the headteacher's account.

use actix_web::HttpResponse;

use super::{
    super::{
        forms::{DirectorForm, ValidDirector},
        steps::Step,
        store::{self, NewDirector},
        views,
    },
    Wizard,
};
use crate::{
    Result,
    web::{Cx, Form, form::Errors},
};

pub(in crate::services::setup) async fn show(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Director).await?;
    let known = wizard.read(store::director).await?;
    let form = known.as_ref().map(DirectorForm::of).unwrap_or_default();
    let keeps = known.is_some_and(|d| d.has_password());
    Ok(wizard.cx.page(Step::Director.title(), views::director::page(&wizard, &form, keeps, &Errors::default())))
}

pub(in crate::services::setup) async fn save(cx: Cx, Form(form): Form<DirectorForm>) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Director).await?;
    let typed = form.login.trim().to_owned();
    let (known, taken) = wizard
        .read(move |db| {
            let known = store::director(db)?;
            let taken = store::login_taken(db, &typed, known.as_ref().map_or(0, |d| d.id))?;
            Ok((known, taken))
        })
        .await?;
    let keeps = known.as_ref().is_some_and(|d| d.has_password());
    let valid = match form.check(known.as_ref()) {
        Ok(_) if taken => Err(Errors::one("login", "Cet identifiant est déjà pris. Choisissez-en un autre.")),
        other => other,
    };
    match valid {
        Ok(valid) => {
            let new = hashed(&wizard, valid).await?;
            wizard.save("make_director", move |tx| store::save_director(tx, &new)).await?;
            Ok(wizard.onward())
        }
        Err(errors) => Ok(wizard.cx.form_again(Step::Director.title(), views::director::page(&wizard, &form, keeps, &errors))),
    }
}

async fn hashed(wizard: &Wizard, valid: ValidDirector) -> Result<NewDirector> {
    let hash = match valid.password {
        Some(password) => Some(wizard.cx.app.passwords.hash(password).await?),
        None => None,
    };
    Ok(NewDirector { fields: valid.fields, teaches: valid.teaches, login: valid.login, hash })
}
