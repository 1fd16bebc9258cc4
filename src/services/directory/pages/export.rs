//! The list that is shown, as a spreadsheet or on paper: for those who may contribute to the directory.

use actix_web::{HttpResponse, web::Query};

use super::super::{ABOUT, forms::Search, views};
use crate::{
    Result,
    access::Level,
    people::{
        classes,
        directory::{self, Filter, Sheet},
        groups,
    },
    print::{self, export},
    store::Reading,
    web::{Cx, send_file},
};

pub async fn csv(cx: Cx, search: Query<Search>) -> Result<HttpResponse> {
    let sheet = views::export::sheet(&found(&cx, search.into_inner()).await?);
    Ok(send_file(export::csv(&sheet)?, "text/csv; charset=utf-8", "annuaire.csv"))
}

pub async fn xlsx(cx: Cx, search: Query<Search>) -> Result<HttpResponse> {
    let sheet = views::export::sheet(&found(&cx, search.into_inner()).await?);
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(send_file(export::xlsx(&sheet)?, kind, "annuaire.xlsx"))
}

pub async fn pdf(cx: Cx, search: Query<Search>) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::Contribute)?;
    let filter = search.filter();
    let pdf = cx
        .app
        .store
        .read_slowly(&cx.viewer, move |db| {
            let list = views::export::printed(&title(db, &filter)?, &directory::sheets(db, &filter)?);
            print::list::list(&print::letterhead(db)?, &list, print::Legibility::default())
        })
        .await?;
    Ok(send_file(pdf, "application/pdf", "annuaire.pdf"))
}

/// What the list is of: `CM1-CM2 B : élèves`.
fn title(db: &Reading<'_>, filter: &Filter) -> Result<String> {
    let of = match (filter.class, filter.group) {
        (Some(class), _) => classes::find(db, class)?.name,
        (None, Some(group)) => groups::find(db, group)?.name,
        (None, None) => "Annuaire de l'école".to_owned(),
    };
    Ok(match filter.profile {
        Some(profile) => format!("{of} : {}", profile.french_plural()),
        None => of,
    })
}

async fn found(cx: &Cx, search: Search) -> Result<Vec<Sheet>> {
    cx.require(&ABOUT, Level::Contribute)?;
    let filter = search.filter();
    cx.app.store.read_slowly(&cx.viewer, move |db| directory::sheets(db, &filter)).await
}
