use actix_web::{HttpResponse, web::Query};

use super::{
    super::{
        forms::journal::Search,
        store::journal::{Filter, search},
        views, words,
    },
    administrator,
};
use crate::{
    Result,
    print::export,
    store::journal,
    web::{Cx, send_file},
};

/// Acts a page.
const PER_PAGE: i64 = 50;
/// Acts in an export, at most.
const EXPORTED: i64 = 100_000;

pub async fn index(cx: Cx, asked: Query<Search>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let asked = asked.into_inner();
    let filter = asked.filter();
    // Words that stand nowhere are looked for in every row there is: no page waits behind that.
    let found = cx.app.store.read_slowly(&cx.viewer, move |db| Ok((search(db, &filter, PER_PAGE + 1)?, db.now())));
    let (mut acts, now) = found.await?;
    let more = acts.len() > 50;
    acts.truncate(50);
    let names = words::Services::of(&cx.app.abouts);
    Ok(cx.page("Journal", views::journal::index(&asked, &acts, more, &names, now)))
}

/// Proves the chain again from its first row. Long, so it holds no page back.
pub async fn proof(cx: Cx) -> Result<HttpResponse> {
    administrator(&cx)?;
    let proof = cx.app.store.read_slowly(&cx.viewer, journal::verify).await?;
    Ok(cx.page("Preuve du journal", views::journal::proof(&proof)))
}

pub async fn csv(cx: Cx, asked: Query<Search>) -> Result<HttpResponse> {
    administrator(&cx)?;
    let filter = Filter { before: None, ..asked.filter() };
    let acts = cx.app.store.read_slowly(&cx.viewer, move |db| search(db, &filter, EXPORTED)).await?;
    let sheet = views::journal::sheet(&acts, &words::Services::of(&cx.app.abouts));
    Ok(send_file(export::csv(&sheet)?, "text/csv; charset=utf-8", "journal.csv"))
}
