//! The publications themselves: found for a viewer, begun, saved.

use std::sync::LazyLock;

use rusqlite::{Row, named_params, params};

use super::{
    Comments, Grant, Publication, PublicationId, Sight, State, VISIBLE, attachments,
    audience::{self, Wanted},
    autosave, clean, search, states, versions,
};
use crate::{
    Error, Result,
    access::About,
    store::{Reading, WriteTx},
};

/// What an author means to say, checked and cleaned.
#[derive(Clone, Debug, Default)]
pub struct Content {
    pub title: String,
    pub summary: String,
    /// Clean HTML.
    pub body: String,
    pub picture: Option<i64>,
    pub picture_alt: String,
    pub grants: Vec<Grant>,
    pub is_public: bool,
    pub comments: Comments,
    pub asks_reading: bool,
    pub show_from: Option<i64>,
    pub show_until: Option<i64>,
    /// Uploads of the author, in order.
    pub attachments: Vec<i64>,
}

impl Content {
    /// Whether this is what the publication says already, its readers and files apart.
    pub(super) fn says_what(&self, saved: &Publication) -> bool {
        (&self.title, &self.summary, &self.body, &self.picture_alt)
            == (&saved.title, &saved.summary, &saved.body, &saved.picture_alt)
            && (self.picture, self.show_from, self.show_until) == (saved.picture, saved.show_from, saved.show_until)
            && (self.is_public, self.comments, self.asks_reading) == (saved.is_public, saved.comments, saved.asks_reading)
    }
}

/// The columns `Publication::from_row` reads, of a publication `p`, for the viewer that `Sight` binds.
pub static COLUMNS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "p.id, p.service, p.author, p.author_name, p.state, p.title, p.summary, p.body, p.picture, p.picture_alt, p.is_public,
         p.comments, p.asks_reading, p.show_from, p.show_until, p.changed_at, p.shown_at, p.hidden_at IS NOT NULL AS hidden,
         p.refusal, p.version, {} AS level, {} AS ceiling,
         (SELECT seen_at FROM read_mark WHERE publication = p.id AND person = :me) AS seen_at,
         (SELECT acknowledged_at FROM read_mark WHERE publication = p.id AND person = :me) AS acknowledged_at",
        audience::LEVEL,
        audience::CEILING
    )
});

impl Publication {
    pub fn from_row(r: &Row<'_>) -> rusqlite::Result<Publication> {
        Ok(Publication {
            id: r.get("id")?,
            service: r.get("service")?,
            author: r.get("author")?,
            author_name: r.get("author_name")?,
            state: State::from_key(&r.get::<_, String>("state")?).unwrap_or_default(),
            title: r.get("title")?,
            summary: r.get("summary")?,
            body: r.get("body")?,
            picture: r.get("picture")?,
            picture_alt: r.get("picture_alt")?,
            is_public: r.get("is_public")?,
            comments: Comments::from_key(&r.get::<_, String>("comments")?).unwrap_or_default(),
            asks_reading: r.get("asks_reading")?,
            show_from: r.get("show_from")?,
            show_until: r.get("show_until")?,
            changed_at: r.get("changed_at")?,
            shown_at: r.get("shown_at")?,
            hidden: r.get("hidden")?,
            refusal: r.get("refusal")?,
            version: r.get("version")?,
            standing: audience::standing(r)?,
            seen_at: r.get("seen_at")?,
            acknowledged_at: r.get("acknowledged_at")?,
        })
    }
}

/// A publication the viewer sees; else `NotFound`.
pub fn find(db: &Reading<'_>, id: PublicationId) -> Result<Publication> {
    let sql = format!("SELECT {} FROM publication p WHERE p.id = :id AND {VISIBLE}", *COLUMNS);
    db.one(&sql, &*Sight::of(db).with(named_params! {":id": id}), Publication::from_row)
}

/// Of these publications, those that stand but not for the viewer (any more), each with its service.
pub fn unseen(db: &Reading<'_>, ids: &[PublicationId]) -> Result<Vec<(PublicationId, String)>> {
    let sql =
        format!("SELECT p.id, p.service FROM publication p WHERE p.id IN (SELECT value FROM json_each(:ids)) AND NOT {VISIBLE}");
    let ids = serde_json::to_string(ids).map_err(Error::internal)?;
    db.all(&sql, &*Sight::of(db).with(named_params! {":ids": ids}), |r| Ok((r.get("id")?, r.get("service")?)))
}

/// A publication of this service that the viewer sees and may change; else `NotFound` or `Forbidden`.
pub fn find_to_edit(db: &Reading<'_>, about: &About, id: PublicationId) -> Result<Publication> {
    let found = find(db, id)?;
    if found.service != about.key {
        return Err(Error::NotFound);
    }
    check_edits(&found)?;
    Ok(found)
}

/// `Forbidden` for who may only read it; `Refused` for what is in the bin.
pub fn check_edits(publication: &Publication) -> Result<()> {
    match publication.standing.edits() {
        false => Err(Error::forbidden("Seules les personnes qui l'ont écrite ou qui la modèrent peuvent la modifier.")),
        true if publication.state == State::Binned => {
            Err(Error::refused("Cette publication est à la corbeille. Restaurez-la avant de la modifier."))
        }
        true => Ok(()),
    }
}

/// An empty draft of the viewer's; one that was begun and left empty is taken again.
pub fn begin(tx: &WriteTx<'_>, about: &About) -> Result<PublicationId> {
    let empty = tx.maybe(
        "SELECT p.id FROM publication p WHERE p.author = ?1 AND p.service = ?2 AND p.state = 'draft' AND p.version = 1
            AND NOT EXISTS (SELECT 1 FROM autosave s WHERE s.publication = p.id)",
        params![tx.me(), about.key],
        |r| r.get(0),
    )?;
    let id = match empty {
        Some(id) => id,
        None => tx.insert(
            "INSERT INTO publication (service, author, author_name, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            params![about.key, tx.viewer().person().map(|p| p.id), tx.actor_name(), tx.now()],
        )?,
    };
    tx.on("publication", id);
    Ok(id)
}

/// Saves what was written over the version it was written from, with its audience, files, words and history.
/// `Stale` when someone else saved meanwhile: nothing is written.
pub fn save(tx: &WriteTx<'_>, about: &'static About, id: PublicationId, version: i64, content: &Content) -> Result<()> {
    let before = find_to_edit(tx, about, id)?;
    if before.version != version {
        return Err(Error::Stale);
    }
    // Going public is the headteacher's to allow; whoever may not leaves it as it was.
    let wanted = Wanted { groups: content.grants.iter().map(|g| g.grp).collect(), ..Wanted::default() };
    let reach = audience::picker(tx, id, &wanted)?;
    let is_public = if reach.may_be_public { content.is_public } else { before.is_public };
    tx.run(
        "UPDATE publication SET title = :title, summary = :summary, body = :body, picture_alt = :alt,
                picture = (SELECT u.id FROM upload u WHERE u.id = :picture AND (u.owner = :me OR EXISTS (
                    SELECT 1 FROM attachment x WHERE x.publication = :id AND x.upload = u.id))),
                is_public = :public, comments = :comments, asks_reading = :asks, show_from = :from, show_until = :until,
                changed_at = :now, version = version + 1
          WHERE id = :id",
        named_params! {
            ":id": id, ":title": content.title, ":summary": content.summary, ":body": content.body, ":picture": content.picture,
            ":alt": content.picture_alt, ":public": is_public, ":comments": content.comments.key(), ":asks": content.asks_reading,
            ":from": content.show_from, ":until": content.show_until, ":now": tx.now(), ":me": tx.me(),
        },
    )?;
    audience::set(tx, id, &reach.within(&content.grants))?;
    let shown: Vec<i64> = content.picture.into_iter().chain(clean::uploads(&content.body)).collect();
    attachments::claim(tx, id, &content.attachments, &shown)?;
    settle(tx, about, &before)
}

/// Ends every change of words: they are kept as a version and indexed, what was being typed is done with, and what had
/// been validated waits again where its author may only propose.
pub(super) fn settle(tx: &WriteTx<'_>, about: &'static About, before: &Publication) -> Result<()> {
    versions::keep(tx, before.id)?;
    search::index(tx, before.id)?;
    autosave::clear(tx, before.id)?;
    tx.on("publication", before.id);
    if before.state == State::Published && !before.standing.moderates() {
        states::publish(tx, about, before.id)?;
    }
    Ok(())
}
