//! The feed (fil): what happened for me, newest first.

use rusqlite::{Row, named_params, params};
use serde_json::{Value, json};

use crate::{
    Error, Result,
    access::{Level, PersonId, Rights},
    clock,
    store::{Reading, WriteTx},
};

/// Lines on a page.
const PAGE: usize = 30;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: i64,
    pub at: i64,
    pub service: String,
    pub text: String,
    pub link: String,
    pub read: bool,
}

#[derive(Clone, Debug)]
pub struct Page {
    pub items: Vec<Item>,
    /// Where the next page goes on: its `before`.
    pub next: Option<i64>,
}

impl Item {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Item> {
        Ok(Item {
            id: r.get("id")?,
            at: r.get("at")?,
            service: r.get("service")?,
            text: r.get("text")?,
            link: r.get("link")?,
            read: r.get("read")?,
        })
    }
}

/// The viewer's feed: what came before the line `before`, of one service or of all.
pub fn page(db: &Reading<'_>, before: Option<i64>, service: Option<&str>) -> Result<Page> {
    let mut items = db.all(
        "SELECT id, at, service, text, link, read_at IS NOT NULL AS read FROM feed
          WHERE person = :me AND service IN (SELECT value FROM json_each(:open)) AND id < :before
            AND (:service IS NULL OR service = :service)
          ORDER BY id DESC LIMIT :limit",
        named_params! {":me": db.me(), ":open": open(db)?, ":before": before.unwrap_or(i64::MAX), ":service": service, ":limit": PAGE as i64 + 1},
        Item::from_row,
    )?;
    let more = items.len() > PAGE;
    items.truncate(PAGE);
    Ok(Page { next: items.last().filter(|_| more).map(|last| last.id), items })
}

/// The newest of the viewer's lines that are not read.
pub fn newest_unread(db: &Reading<'_>, limit: i64) -> Result<Vec<Item>> {
    db.all(
        "SELECT id, at, service, text, link, 0 AS read FROM feed
          WHERE person = ?1 AND read_at IS NULL AND service IN (SELECT value FROM json_each(?2)) ORDER BY id DESC LIMIT ?3",
        params![db.me(), open(db)?, limit],
        Item::from_row,
    )
}

/// The keys of the services that the viewer's feed has lines of.
pub fn services(db: &Reading<'_>) -> Result<Vec<String>> {
    db.all(
        "SELECT DISTINCT service FROM feed WHERE person = ?1 AND service IN (SELECT value FROM json_each(?2)) ORDER BY service",
        params![db.me(), open(db)?],
        |r| r.get(0),
    )
}

/// How many lines the viewer has not read.
pub fn unread(db: &Reading<'_>) -> Result<u32> {
    db.value(
        "SELECT count(*) FROM feed WHERE person = ?1 AND read_at IS NULL AND service IN (SELECT value FROM json_each(?2))",
        params![db.me(), open(db)?],
    )
}

/// The services open to the viewer, as a JSON list: a closed one is silent, and its lines come back when it opens again.
fn open(db: &Reading<'_>) -> Result<String> {
    let rights = db.viewer().person().map(|person| &person.rights);
    let open: Vec<&str> =
        rights.into_iter().flat_map(Rights::iter).filter(|(_, level)| *level > Level::None).map(|(key, _)| key).collect();
    serde_json::to_string(&open).map_err(Error::internal)
}

/// Marks one of the viewer's lines as read and gives its link; another's line is not found.
pub fn mark_read(tx: &WriteTx<'_>, id: i64) -> Result<String> {
    let link = tx.value("SELECT link FROM feed WHERE id = ?1 AND person = ?2", [id, tx.me()])?;
    read(tx, "UPDATE feed SET read_at = ?1 WHERE person = ?2 AND read_at IS NULL AND id = ?3", Some(&id))?;
    Ok(link)
}

/// Marks the viewer's lines that lead to this page as read: they are looking at it.
pub fn mark_link_read(tx: &WriteTx<'_>, link: &str) -> Result<()> {
    read(tx, "UPDATE feed SET read_at = ?1 WHERE person = ?2 AND read_at IS NULL AND link = ?3", Some(&link))
}

pub fn mark_all_read(tx: &WriteTx<'_>) -> Result<()> {
    read(tx, "UPDATE feed SET read_at = ?1 WHERE person = ?2 AND read_at IS NULL", None)
}

fn read(tx: &WriteTx<'_>, sql: &str, which: Option<&dyn rusqlite::ToSql>) -> Result<()> {
    let (now, me) = (tx.now(), tx.me());
    let mut params: Vec<&dyn rusqlite::ToSql> = vec![&now, &me];
    params.extend(which);
    if tx.run(sql, params.as_slice())? > 0 {
        tx.stir(vec![me]);
    }
    Ok(())
}

/// Lines that lead to pages that are gone.
pub fn forget_links(tx: &WriteTx<'_>, links: &[String]) -> Result<()> {
    let links = serde_json::to_string(links).map_err(Error::internal)?;
    tx.run("DELETE FROM feed WHERE link IN (SELECT value FROM json_each(?1))", [links])?;
    Ok(())
}

/// Lines older than `days`, read or not, leave the feed: what they told of stands where it was published.
pub fn forget_older(tx: &WriteTx<'_>, days: i64) -> Result<()> {
    tx.run("DELETE FROM feed WHERE at < ?1", [tx.now() - days * 86_400])?;
    Ok(())
}

/// All that the feed holds about a person (RGPD art. 15).
pub fn of_person(db: &Reading<'_>, person: PersonId) -> Result<Vec<Value>> {
    db.all("SELECT at, text, read_at IS NOT NULL AS read FROM feed WHERE person = ?1 ORDER BY id", [person], |r| {
        let at = clock::zoned(r.get("at")?).to_string();
        Ok(json!({ "date": at, "texte": r.get::<_, String>("text")?, "lu": r.get::<_, bool>("read")? }))
    })
}
