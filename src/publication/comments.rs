//! Comments: plain text, threaded one deep, shown at once or after someone validated them.

use rusqlite::{Row, named_params, params};

use super::{Comments, Publication, link, states};
use crate::{
    Error, Result,
    access::{About, PersonId},
    notify,
    store::{Reading, WriteTx},
};

pub type CommentId = i64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentState {
    Visible,
    /// Waits for the author or a moderator.
    Pending,
    /// Taken off by a moderator.
    Hidden,
    /// Taken off by who wrote it.
    Deleted,
}

impl CommentState {
    const ALL: [CommentState; 4] = [CommentState::Visible, CommentState::Pending, CommentState::Hidden, CommentState::Deleted];

    pub fn key(self) -> &'static str {
        ["visible", "pending", "hidden", "deleted"][self as usize]
    }

    fn from_key(key: &str) -> CommentState {
        CommentState::ALL.into_iter().find(|s| s.key() == key).unwrap_or(CommentState::Hidden)
    }
}

#[derive(Clone, Debug)]
pub struct Comment {
    pub id: CommentId,
    pub parent: Option<CommentId>,
    pub author: Option<PersonId>,
    pub author_name: String,
    pub body: String,
    pub state: CommentState,
    pub created_at: i64,
}

impl Comment {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Comment> {
        Ok(Comment {
            id: r.get("id")?,
            parent: r.get("parent")?,
            author: r.get("author")?,
            author_name: r.get("author_name")?,
            body: r.get("body")?,
            state: CommentState::from_key(&r.get::<_, String>("state")?),
            created_at: r.get("created_at")?,
        })
    }
}

/// Decides on comments: the publication's authors and its moderators.
pub fn decides(publication: &Publication) -> bool {
    publication.standing.is_author() || publication.standing.moderates()
}

/// Whether the viewer may comment now.
pub fn open_to_viewer(publication: &Publication) -> bool {
    publication.comments != Comments::None
        && publication.state == super::State::Published
        && (publication.standing.comments() || publication.standing.is_author())
}

/// The comments the viewer sees, in the order they were written: those shown, their own, and all but the deleted for who
/// decides. The publication was found for the viewer.
pub fn list(db: &Reading<'_>, publication: &Publication) -> Result<Vec<Comment>> {
    db.all(
        "SELECT id, parent, author, author_name, body, state, created_at FROM comment
          WHERE publication = :id AND (state = 'visible' OR (state <> 'deleted' AND (:decides OR author = :me)))
          ORDER BY id LIMIT 500",
        named_params! {":id": publication.id, ":decides": decides(publication), ":me": db.me()},
        Comment::from_row,
    )
}

/// Writes a comment; an answer to an answer joins the same thread. Gives whether it is shown already.
pub fn add(
    tx: &WriteTx<'_>,
    about: &'static About,
    publication: &Publication,
    parent: Option<CommentId>,
    body: &str,
) -> Result<CommentState> {
    if !open_to_viewer(publication) {
        return Err(Error::forbidden("Les commentaires ne sont pas ouverts pour vous sur cette publication."));
    }
    let waits = publication.comments == Comments::Before && !decides(publication);
    let state = if waits { CommentState::Pending } else { CommentState::Visible };
    let parent = match parent {
        Some(parent) => Some(thread(tx, publication, parent)?),
        None => None,
    };
    if let Some(state) = just_written(tx, publication, parent, body)? {
        return Ok(state);
    }
    let id = tx.insert(
        "INSERT INTO comment (publication, parent, author, author_name, body, state, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![publication.id, parent, tx.viewer().person().map(|p| p.id), tx.actor_name(), body, state.key(), tx.now()],
    )?;
    tx.on("comment", id);
    tell_written(tx, about, publication, state)?;
    Ok(state)
}

/// A double click sends a comment twice: the viewer's same words, at the same place, a moment ago.
fn just_written(
    tx: &WriteTx<'_>,
    publication: &Publication,
    parent: Option<CommentId>,
    body: &str,
) -> Result<Option<CommentState>> {
    let found = tx.maybe(
        "SELECT id, state FROM comment
          WHERE publication = :id AND author = :me AND parent IS :parent AND body = :body AND created_at > :since AND state <> 'deleted'",
        named_params! {
            ":id": publication.id, ":me": tx.me(), ":parent": parent, ":body": body, ":since": tx.now() - 60,
        },
        |r| Ok((r.get::<_, CommentId>("id")?, r.get::<_, String>("state")?)),
    )?;
    Ok(found.map(|(id, state)| {
        tx.on("comment", id);
        CommentState::from_key(&state)
    }))
}

/// The comment that opened the thread of this one.
fn thread(db: &Reading<'_>, publication: &Publication, comment: CommentId) -> Result<CommentId> {
    db.value("SELECT coalesce(parent, id) FROM comment WHERE id = ?1 AND publication = ?2", [comment, publication.id])
}

fn tell_written(tx: &WriteTx<'_>, about: &'static About, publication: &Publication, state: CommentState) -> Result<()> {
    let what = match state {
        CommentState::Pending => "à valider",
        _ => "",
    };
    let told = match (state, publication.author) {
        (CommentState::Pending, None) => states::moderators(tx, publication)?,
        (_, Some(author)) if author != tx.me() => vec![author],
        _ => return Ok(()),
    };
    let text = format!(
        "{} a commenté « {} »{}{what}.",
        tx.actor_name(),
        publication.heading(),
        if what.is_empty() { "" } else { " : " }
    );
    notify::tell_people(tx, about.key, &told, &text, &link(about, publication.id))
}

/// Shows, hides or deletes a comment: who decides shows and hides, who wrote it deletes.
pub fn set_state(tx: &WriteTx<'_>, publication: &Publication, id: CommentId, state: CommentState) -> Result<()> {
    let comment = tx.one(
        "SELECT id, parent, author, author_name, body, state, created_at FROM comment WHERE id = ?1 AND publication = ?2",
        [id, publication.id],
        Comment::from_row,
    )?;
    let mine = comment.author == Some(tx.me());
    let allowed = match state {
        CommentState::Visible | CommentState::Hidden => decides(publication),
        CommentState::Deleted => mine,
        CommentState::Pending => false,
    };
    if !allowed || comment.state == CommentState::Deleted {
        return Err(Error::forbidden("Ce commentaire se retire par la personne qui l'a écrit, ou par celles qui modèrent."));
    }
    tx.run("UPDATE comment SET state = ?2 WHERE id = ?1", params![id, state.key()])?;
    tx.on("comment", id);
    Ok(())
}
