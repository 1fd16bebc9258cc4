//! Step 1: the school itself.

use actix_multipart::Multipart;
use actix_web::HttpResponse;

use super::{
    super::{forms::SchoolForm, steps::Step, views},
    Wizard,
};
use crate::{
    Error, Result,
    web::{self, Cx, form::Errors, logo},
};

pub(in crate::services::setup) async fn show(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::School).await?;
    let form = SchoolForm::of(&wizard.cx.school);
    Ok(wizard.cx.page(Step::School.title(), views::school::page(&wizard, &form, &Errors::default())))
}

pub(in crate::services::setup) async fn save(cx: Cx, body: Multipart) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::School).await?;
    let form = SchoolForm::from_parts(web::read_multipart_kindly(body, logo::MAX).await?);
    // A picture takes a while to open: off the threads that answer everybody.
    let (form, checked) = tokio::task::spawn_blocking(move || {
        let checked = form.check();
        (form, checked)
    })
    .await
    .map_err(Error::internal)?;
    match checked {
        Ok(valid) => {
            wizard.save("describe_school", move |tx| valid.save(tx)).await?;
            Ok(wizard.onward())
        }
        Err(errors) => Ok(wizard.cx.form_again(Step::School.title(), views::school::page(&wizard, &form, &errors))),
    }
}
