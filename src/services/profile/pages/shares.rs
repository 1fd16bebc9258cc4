use std::collections::HashMap;

use actix_web::HttpResponse;

use super::super::{ABOUT, views};
use crate::{
    Error, Result,
    access::Level,
    people::shares::{self, Field, Shown},
    web::{Cx, Form},
};

pub async fn edit(cx: Cx) -> Result<HttpResponse> {
    adults_only(&cx)?;
    let shown = cx.read(shares::mine).await?;
    Ok(cx.page("Ce que je montre", views::shares::form(&shown)))
}

/// One choice a field; what is not a choice offered is left as it was.
pub async fn update(cx: Cx, Form(typed): Form<HashMap<String, String>>) -> Result<HttpResponse> {
    adults_only(&cx)?;
    let chosen = typed.iter().filter_map(|(field, shown)| Field::from_key(field).zip(Shown::from_key(shown))).collect::<Vec<_>>();
    let act = cx.act(&ABOUT, "change_shares")?.on("person", cx.viewer.id());
    cx.write(act, move |tx| shares::set(tx, &chosen)).await?;
    Ok(cx.go_saying("/mon-profil", "C'est noté : chacun ne voit que ce que vous avez choisi."))
}

fn adults_only(cx: &Cx) -> Result<()> {
    cx.require(&ABOUT, Level::Contribute)?;
    if cx.viewer.is_pupil() { Err(Error::NotFound) } else { Ok(()) }
}
