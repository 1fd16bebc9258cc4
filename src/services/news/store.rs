//! News in the file: reads join the publications the viewer sees, writes go through the kit.

use rusqlite::{Row, ToSql, named_params, params};

use super::{
    ABOUT,
    model::{Filter, Line, News, Own, Page, Theme},
};
use crate::{
    Result,
    access::Level,
    publication::{
        Publication, PublicationId, Sight, State, VISIBLE, clean, states,
        store::{self as publications, COLUMNS, Content},
    },
    store::{Reading, WriteTx},
};

/// Lines on a page.
pub const PAGE: usize = 20;

impl Own {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Own> {
        let theme: Option<String> = r.get("theme")?;
        Ok(Own {
            theme: theme.as_deref().and_then(Theme::from_key),
            pinned: r.get::<_, Option<bool>>("pinned")?.unwrap_or(false),
        })
    }
}

/// A piece of news the viewer sees; else `NotFound`.
pub fn find(db: &Reading<'_>, id: PublicationId) -> Result<News> {
    let sql = format!(
        "SELECT {}, n.theme, n.pinned FROM publication p LEFT JOIN news n ON n.publication = p.id
          WHERE p.id = :id AND p.service = :service AND {VISIBLE}",
        *COLUMNS
    );
    db.one(&sql, &*Sight::of(db).with(named_params! {":id": id, ":service": ABOUT.key}), |r| {
        Ok(News { publication: Publication::from_row(r)?, own: Own::from_row(r)? })
    })
}

/// As `find`, for someone who may change it; else `Forbidden`.
pub fn find_to_edit(db: &Reading<'_>, id: PublicationId) -> Result<News> {
    let news = find(db, id)?;
    publications::check_edits(&news.publication)?;
    Ok(news)
}

impl Line {
    const COLUMNS: &str = "p.id, p.title, p.summary, substr(p.body, 1, 1500) AS body, p.author_name, p.state,
        coalesce(p.shown_at, p.changed_at) AS at, p.picture, p.picture_alt, n.theme, coalesce(n.pinned, 0) AS pinned,
        (SELECT count(*) FROM comment c WHERE c.publication = p.id AND c.state = 'visible') AS comments,
        k.seen_at IS NULL AND p.author IS NOT :me AS is_new,
        p.asks_reading AND k.acknowledged_at IS NULL AND p.author IS NOT :me AS asks";
    const FROM: &str = "FROM publication p LEFT JOIN news n ON n.publication = p.id
        LEFT JOIN read_mark k ON k.publication = p.id AND k.person = :me";

    fn from_row(r: &Row<'_>) -> rusqlite::Result<Line> {
        let (summary, body): (String, String) = (r.get("summary")?, r.get("body")?);
        Ok(Line {
            id: r.get("id")?,
            title: r.get("title")?,
            excerpt: if summary.is_empty() { clean::excerpt(&body, 200) } else { summary },
            author_name: r.get("author_name")?,
            state: State::from_key(&r.get::<_, String>("state")?).unwrap_or_default(),
            at: r.get("at")?,
            picture: r.get("picture")?,
            picture_alt: r.get("picture_alt")?,
            own: Own::from_row(r)?,
            comments: r.get("comments")?,
            is_new: r.get("is_new")?,
            asks: r.get("asks")?,
        })
    }
}

/// What each list keeps of what is shown.
const PINNED: &str = "p.id IN (SELECT publication FROM news WHERE pinned = 1)";
const PAGED: &str = "(:before IS NULL OR (p.shown_at, p.id) < (SELECT shown_at, id FROM publication WHERE id = :before))
    AND iif(:theme IS NULL, coalesce(n.pinned, 0) = 0, n.theme = :theme)";
const LATEST: &str = "true";
const PUBLIC: &str = "p.is_public = 1 AND p.hidden_at IS NULL";

/// The query of a list of what is shown now and the viewer sees, newest first.
fn shown_where(kept: &str) -> String {
    format!(
        "SELECT {} {} WHERE p.service = 'news' AND p.state = 'published' AND p.shown_at <= :now
            AND (p.show_until IS NULL OR p.show_until > :now) AND {kept} AND {VISIBLE}
          ORDER BY p.shown_at DESC, p.id DESC LIMIT :limit",
        Line::COLUMNS,
        Line::FROM
    )
}

/// The queries of the lists, whose plans are tested: none walks a whole table.
pub fn lists() -> [String; 4] {
    [PINNED, PAGED, LATEST, PUBLIC].map(shown_where)
}

fn shown(db: &Reading<'_>, kept: &str, own: &[(&'static str, &dyn ToSql)]) -> Result<Vec<Line>> {
    db.all(&shown_where(kept), &*Sight::of(db).with(own), Line::from_row)
}

/// The pinned ones, newest first.
pub fn pinned(db: &Reading<'_>) -> Result<Vec<Line>> {
    shown(db, PINNED, named_params! {":limit": 10})
}

/// The others, a page at a time: what came before `filter.before`, of one theme or of all. With a theme, pinned or not.
pub fn page(db: &Reading<'_>, filter: Filter) -> Result<Page> {
    let theme = filter.theme.map(|t| t.key);
    let mut lines = shown(db, PAGED, named_params! {":limit": PAGE as i64 + 1, ":before": filter.before, ":theme": theme})?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    Ok(Page { next: lines.last().filter(|_| more).map(|last| last.id), lines })
}

/// The newest, pinned or not: for the home page.
pub fn latest(db: &Reading<'_>, limit: i64) -> Result<Vec<Line>> {
    shown(db, LATEST, named_params! {":limit": limit})
}

/// The newest that everybody may read, whoever looks.
pub fn public(db: &Reading<'_>, limit: i64) -> Result<Vec<Line>> {
    shown(db, PUBLIC, named_params! {":limit": limit})
}

/// What the viewer wrote, shown or not, the last changed first; what is in the bin has its own page.
pub fn mine(db: &Reading<'_>) -> Result<Vec<Line>> {
    let sql = format!(
        "SELECT {} {} WHERE p.author = :me AND p.service = 'news' AND p.state <> 'binned' AND NOT (p.state = 'draft' AND p.version = 1
            AND NOT EXISTS (SELECT 1 FROM autosave s WHERE s.publication = p.id))
          ORDER BY p.changed_at DESC LIMIT 100",
        Line::COLUMNS,
        Line::FROM
    );
    db.all(&sql, named_params! {":me": db.me()}, Line::from_row)
}

/// An empty draft to write in.
pub fn begin(tx: &WriteTx<'_>) -> Result<PublicationId> {
    let id = publications::begin(tx, &ABOUT)?;
    tx.run("INSERT INTO news (publication) VALUES (?1) ON CONFLICT DO NOTHING", [id])?;
    Ok(id)
}

/// Saves what was written over the version it was written from, then publishes it if asked; gives its state now.
/// `Stale` when someone else saved meanwhile. Only who moderates pins.
pub fn save(tx: &WriteTx<'_>, id: PublicationId, version: i64, written: &(Content, Own), publishes: bool) -> Result<State> {
    let (content, own) = written;
    publications::save(tx, &ABOUT, id, version, content)?;
    let pins = tx.viewer().level(ABOUT.key) >= Level::Moderate;
    tx.run(
        "INSERT INTO news (publication, theme, pinned) VALUES (?1, ?2, ?3 AND ?4)
         ON CONFLICT (publication) DO UPDATE SET theme = excluded.theme, pinned = iif(?4, ?3, pinned)",
        params![id, own.theme.map_or("", |t| t.key), own.pinned, pins],
    )?;
    if publishes { states::publish(tx, &ABOUT, id) } else { publications::find(tx, id).map(|p| p.state) }
}
