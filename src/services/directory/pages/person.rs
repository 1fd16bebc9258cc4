use actix_web::{HttpResponse, web::Path};

use super::super::{ABOUT, views};
use crate::{
    Result,
    access::Level,
    people::{classes, directory, families},
    web::{Cx, download},
};

pub async fn show(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let id = id.into_inner();
    let (sheet, guardians, classes) =
        cx.read(move |db| Ok((directory::find(db, id)?, families::guardians(db, id)?, classes::visible(db)?))).await?;
    let title = sheet.entry.name.clone();
    if cx.viewer.is_pupil() {
        return Ok(cx.page(&title, views::pupil::person(&sheet)));
    }
    let page = views::person::Page { sheet: &sheet, guardians: &guardians, classes: &classes, cx: &cx };
    Ok(cx.page(&title, views::person::show(&page)))
}

/// The photo, when the person shows it to who looks.
pub async fn photo(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.me()?;
    let id = id.into_inner();
    let blob = cx.read(move |db| db.blob(directory::photo(db, id)?)).await?;
    download(&cx.app, &cx.request, &blob, "photo.jpg")
}
