use actix_web::{HttpResponse, web::Query};

use super::super::{
    ABOUT,
    forms::{PER_PAGE, Search},
    views,
};
use crate::{
    Result,
    access::Level,
    people::{classes, directory, groups},
    web::Cx,
};

/// The list; a pupil gets the pictures of their class and of the adults.
pub async fn index(cx: Cx, search: Query<Search>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    if cx.viewer.is_pupil() {
        let (people, _) = cx.read(|db| directory::list(db, &directory::Filter::default(), -1, 0)).await?;
        return Ok(cx.page("Les gens de l'école", views::pupil::index(cx.viewer.id(), &people)));
    }
    let search = search.into_inner();
    let (filter, offset) = (search.filter(), search.offset());
    let found = cx
        .read(move |db| {
            let (people, total) = directory::list(db, &filter, i64::from(PER_PAGE), offset)?;
            Ok(views::index::Found { people, total, classes: classes::visible(db)?, groups: groups::visible(db)? })
        })
        .await?;
    let exports = cx.viewer.level(ABOUT.key) >= Level::Contribute;
    Ok(cx.page("Annuaire", views::index::index(&search, &found, exports)))
}
