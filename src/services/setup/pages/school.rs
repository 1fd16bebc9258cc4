//! Step 1: the school itself.

use actix_multipart::Multipart;
use actix_web::HttpResponse;

use super::{
    super::{forms::SchoolForm, logo, steps::Step, views},
    Wizard,
};
use crate::{
    Error, Result,
    web::{self, Cx, form::Errors},
};

pub(in crate::services::setup) async fn show(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::School).await?;
    let form = SchoolForm::of(&wizard.cx.school);
    Ok(wizard.cx.page(Step::School.title(), views::school::page(&wizard, &form, &Errors::default())))
}

pub(in crate::services::setup) async fn save(cx: Cx, body: Multipart) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::School).await?;
    let form = SchoolForm::from_parts(web::read_multipart_kindly(body, logo::MAX).await?);
    match form.check() {
        Ok(valid) => {
            wizard.save("describe_school", move |tx| valid.save(tx)).await?;
            Ok(wizard.onward())
        }
        Err(errors) => Ok(wizard.cx.form_again(Step::School.title(), views::school::page(&wizard, &form, &errors))),
    }
}

/// The logo chosen, to look at before the school is open.
pub(in crate::services::setup) async fn logo(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::School).await?;
    let id = wizard.cx.school.logo.ok_or(Error::NotFound)?;
    let blob = wizard.read(move |db| db.blob(id)).await?;
    web::download(&wizard.cx.app, &wizard.cx.request, &blob, "logo.png")
}
