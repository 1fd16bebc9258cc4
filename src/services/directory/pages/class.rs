use actix_web::{HttpResponse, web::Path};

use super::super::{ABOUT, views};
use crate::{
    Error, Result,
    access::Level,
    people::{accounts, classes, directory},
    web::Cx,
};

/// The viewer's classes; all of them for the staff.
pub async fn index(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let (visible, mine) = cx.read(|db| Ok((classes::visible(db)?, classes::mine(db)?))).await?;
    let pupil = cx.viewer.is_pupil();
    Ok(cx.page(if pupil { "Ma classe" } else { "Classes" }, views::class::index(&visible, &mine, pupil)))
}

/// A class: its teachers, its pupils, their guardians.
pub async fn show(cx: Cx, id: Path<i64>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let id = id.into_inner();
    let page = cx
        .read(move |db| {
            let class = classes::visible(db)?.into_iter().find(|c| c.id == id).ok_or(Error::NotFound)?;
            let filter = directory::Filter { class: Some(id), ..directory::Filter::default() };
            let choice = accounts::Choice { class: Some(id), ..accounts::Choice::default() };
            let prints = accounts::may_print(db, &choice).is_ok();
            let waiting = if prints { accounts::waiting(db, &choice)? } else { Vec::new() };
            Ok(views::class::Page {
                people: directory::list(db, &filter, -1, 0)?.0,
                teachers: classes::teachers(db, id)?,
                waiting: waiting.into_iter().map(|w| w.person).collect(),
                prints,
                class,
            })
        })
        .await?;
    let title = page.class.name.clone();
    if cx.viewer.is_pupil() {
        return Ok(cx.page(&title, views::pupil::class(&page)));
    }
    Ok(cx.page(&title, views::class::show(&page, cx.viewer.is_staff())))
}
