//! Activation sheets: choose whose, print. Printing makes the codes that are missing.

use actix_web::HttpResponse;
use serde::Deserialize;

use super::{
    super::{ABOUT, views},
    administrator,
};
use crate::{
    Result,
    access::Profile,
    people::{
        accounts::{self, Choice},
        attention, classes,
    },
    print,
    web::{Cx, Form, send_file},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    class: String,
    profile: String,
}

pub async fn choose(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let (classes, waiting) = cx.read(|db| Ok((classes::list(db)?, attention::load(db)?))).await?;
    Ok(cx.page("Fiches de connexion", views::codes::choose(&classes, &waiting)))
}

pub async fn print(cx: Cx, Form(chosen): Form<Chosen>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let choice = Choice { class: chosen.class.parse().ok(), profile: Profile::from_key(&chosen.profile), ..Choice::default() };
    let act = cx.act(&ABOUT, "print_codes")?;
    cx.write(act, move |tx| {
        if let Some(class) = choice.class {
            tx.on("class", class);
        }
        accounts::make_codes(tx, &choice)
    })
    .await?;
    let address = cx.app.address();
    let pdf = cx
        .app
        .store
        .read_slowly(&cx.viewer, move |db| {
            let slips = accounts::waiting(db, &choice)?;
            print::codes::sheet(&print::letterhead(db)?, &address, &slips)
        })
        .await?;
    Ok(send_file(pdf, "application/pdf", "fiches-de-connexion.pdf"))
}
