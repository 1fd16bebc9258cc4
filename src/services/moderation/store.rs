//! What waits for the viewer.

use rusqlite::params;

use crate::{
    Result,
    publication::{
        PublicationId, Sight, VISIBLE,
        audience::{IN_PUBLIC, LEVEL, WHOLE_SCHOOL},
        comments::CommentId,
        reports::{self, Report},
    },
    store::{Reading, WriteTx},
};

/// What someone proposes.
#[derive(Clone, Debug)]
pub(super) struct Proposal {
    pub id: PublicationId,
    pub service: String,
    pub title: String,
    pub summary: String,
    /// Clean HTML.
    pub body: String,
    pub author_name: String,
    pub changed_at: i64,
    /// The names of the groups it is for.
    pub audience: String,
    pub is_public: bool,
}

/// A comment that waits before it is shown.
#[derive(Clone, Debug)]
pub(super) struct WaitingComment {
    pub id: CommentId,
    pub publication: PublicationId,
    pub title: String,
    pub author_name: String,
    pub body: String,
    pub created_at: i64,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    pub proposals: Vec<Proposal>,
    pub comments: Vec<WaitingComment>,
    pub reports: Vec<Report>,
}

/// All that waits for the viewer, the oldest first. Three statements.
pub(super) fn queue(db: &Reading<'_>) -> Result<Queue> {
    let sight = Sight::of(db);
    let proposals = db.all(
        &format!(
            "SELECT p.id, p.service, p.title, p.summary, p.body, p.author_name, p.changed_at, p.is_public,
                    (SELECT group_concat(g.name, ', ') FROM audience a JOIN grp g ON g.id = a.grp WHERE a.publication = p.id) AS audience
               FROM publication p
              WHERE p.state = 'pending' AND p.author IS NOT :me AND {VISIBLE} AND {LEVEL} >= 4 ORDER BY p.changed_at LIMIT 50"
        ),
        &*sight.with(&[]),
        |r| {
            Ok(Proposal {
                id: r.get("id")?,
                service: r.get("service")?,
                title: r.get("title")?,
                summary: r.get("summary")?,
                body: r.get("body")?,
                author_name: r.get("author_name")?,
                changed_at: r.get("changed_at")?,
                audience: r.get::<_, Option<String>>("audience")?.unwrap_or_default(),
                is_public: r.get("is_public")?,
            })
        },
    )?;
    Ok(Queue { proposals, comments: waiting_comments(db, &sight)?, reports: reports::open(db)? })
}

fn waiting_comments(db: &Reading<'_>, sight: &Sight) -> Result<Vec<WaitingComment>> {
    let sql = format!(
        "SELECT c.id, c.publication, p.title, c.author_name, c.body, c.created_at
           FROM comment c JOIN publication p ON p.id = c.publication
          WHERE c.state = 'pending' AND {VISIBLE} AND {LEVEL} >= 4 ORDER BY c.created_at LIMIT 50"
    );
    db.all(&sql, &*sight.with(&[]), |r| {
        Ok(WaitingComment {
            id: r.get("id")?,
            publication: r.get("publication")?,
            title: r.get("title")?,
            author_name: r.get("author_name")?,
            body: r.get("body")?,
            created_at: r.get("created_at")?,
        })
    })
}

/// The publication a comment belongs to; whether the viewer sees it is for the kit to say.
pub(super) fn publication_of(db: &Reading<'_>, comment: CommentId) -> Result<PublicationId> {
    db.value("SELECT publication FROM comment WHERE id = ?1", [comment])
}

/// The profiles that may address the whole school, and those that may publish without login, as the headteacher set them.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub whole_school: Option<String>,
    pub in_public: Option<String>,
}

pub(super) fn settings(db: &Reading<'_>) -> Result<Settings> {
    let rows: Vec<(String, String)> =
        db.all("SELECT key, value FROM setting WHERE key IN (?1, ?2)", params![WHOLE_SCHOOL, IN_PUBLIC], |r| {
            Ok((r.get("key")?, r.get("value")?))
        })?;
    let of = |key: &str| rows.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
    Ok(Settings { whole_school: of(WHOLE_SCHOOL), in_public: of(IN_PUBLIC) })
}

pub(super) fn set_settings(tx: &WriteTx<'_>, whole_school: &str, in_public: &str) -> Result<()> {
    crate::people::school::set(tx, WHOLE_SCHOOL, whole_school)?;
    crate::people::school::set(tx, IN_PUBLIC, in_public)
}
