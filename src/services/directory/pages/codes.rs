//! What a teacher does for the pupils of their class: a new code, and the sheets to hand out.

use actix_web::{HttpResponse, web::Path};

use super::super::{ABOUT, views};
use crate::{
    Error, Result,
    access::Level,
    people::accounts::{self, Choice},
    print,
    web::{Cx, send_file},
};

/// The class's sheet of slips for all who have not opened their account. Missing codes are made first.
pub async fn class_sheet(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let id = id.into_inner();
    let choice = Choice { class: Some(id), ..Choice::default() };
    let act = cx.act(&ABOUT, "print_codes")?.on("class", id);
    cx.write(act, move |tx| accounts::make_codes(tx, &choice)).await?;
    sheet(&cx, choice, "codes-de-la-classe.pdf").await
}

pub async fn slip(cx: Cx, ids: Path<(i64, i64)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let choice = Choice { person: Some(ids.1), ..Choice::default() };
    sheet(&cx, choice, "code.pdf").await
}

async fn sheet(cx: &Cx, choice: Choice, name: &str) -> Result<HttpResponse> {
    let address = cx.app.address();
    let viewer = cx.viewer.clone();
    let pdf = cx
        .app
        .store
        .read_slowly(&viewer, move |db| {
            let slips = accounts::waiting(db, &choice)?;
            print::codes::sheet(&print::letterhead(db)?, &address, &slips)
        })
        .await?;
    Ok(send_file(pdf, "application/pdf", name))
}

/// A new code: the old password is gone, and the pupil's sessions end.
pub async fn reset(cx: Cx, ids: Path<(i64, i64)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let (class, pupil) = ids.into_inner();
    let act = cx.act(&ABOUT, "reset_code")?.on("person", pupil);
    cx.write(act, move |tx| accounts::reset(tx, pupil)).await?;
    Ok(cx.go(&format!("/classes/{class}/eleves/{pupil}/code")))
}

/// The code that waits, to read out or to print.
pub async fn show(cx: Cx, ids: Path<(i64, i64)>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let (class, pupil) = ids.into_inner();
    let account = cx
        .read(move |db| {
            accounts::may_print(db, &Choice { person: Some(pupil), ..Choice::default() })?;
            accounts::find(db, pupil)
        })
        .await?
        .ok_or(Error::NotFound)?;
    Ok(cx.page("Nouveau code", views::codes::show(class, &account)))
}
