//! Step 4: which services open, and for whom.

use actix_web::HttpResponse;
use serde::Deserialize;

use super::{
    super::{steps::Step, store, views},
    Wizard,
};
use crate::{
    Result,
    access::{About, Profile},
    people::rights::Matrix,
    web::{Cx, Form},
};

#[derive(Deserialize)]
pub(in crate::services::setup) struct Chosen {
    /// `news:guardian`
    #[serde(default)]
    open: Vec<String>,
}

pub(in crate::services::setup) async fn show(cx: Cx) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Services).await?;
    let matrix = wizard.read(Matrix::load).await?;
    let services = offered(&wizard.cx);
    Ok(wizard.cx.page(Step::Services.title(), views::services::page(&wizard, &services, &matrix)))
}

pub(in crate::services::setup) async fn save(cx: Cx, Form(form): Form<Chosen>) -> Result<HttpResponse> {
    let wizard = Wizard::enter(cx, Step::Services).await?;
    let services = offered(&wizard.cx);
    wizard
        .save("open_services", move |tx| {
            for about in services {
                let chosen: Vec<Profile> =
                    Profile::ALL.into_iter().filter(|p| form.open.contains(&format!("{}:{}", about.key, p.key()))).collect();
                store::open_to(tx, about, &chosen)?;
            }
            Ok(())
        })
        .await?;
    Ok(wizard.onward())
}

/// The services that can be opened and closed.
fn offered(cx: &Cx) -> Vec<&'static About> {
    cx.app.abouts.iter().copied().filter(|about| !about.always && store::meant_for(about).next().is_some()).collect()
}
