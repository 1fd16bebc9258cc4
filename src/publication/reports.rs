//! Reports: anyone tells that a publication or a comment is wrong; those who moderate hide it at once, decide, and the
//! reporter hears the outcome.

use rusqlite::{Row, named_params, params};

use super::{Publication, PublicationId, Sight, VISIBLE, comments::CommentId, link, states, store};
use crate::{
    Error, Result,
    access::{About, PersonId},
    notify,
    store::{Reading, WriteTx},
};

/// A report that waits for a decision.
#[derive(Clone, Debug)]
pub struct Report {
    pub id: i64,
    pub publication: PublicationId,
    pub service: String,
    pub title: String,
    pub author_name: String,
    /// What the comment says, when it is one that was reported.
    pub comment: Option<String>,
    pub comment_author: Option<String>,
    pub reporter_name: String,
    pub reason: String,
    pub created_at: i64,
    /// Hidden from its audience meanwhile.
    pub hidden: bool,
}

impl Report {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Report> {
        Ok(Report {
            id: r.get("id")?,
            publication: r.get("publication")?,
            service: r.get("service")?,
            title: r.get("title")?,
            author_name: r.get("author_name")?,
            comment: r.get("comment")?,
            comment_author: r.get("comment_author")?,
            reporter_name: r.get("reporter_name")?,
            reason: r.get("reason")?,
            created_at: r.get("created_at")?,
            hidden: r.get("hidden")?,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Kept,
    Removed,
}

impl Outcome {
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Kept => "kept",
            Outcome::Removed => "removed",
        }
    }

    pub fn from_key(key: &str) -> Option<Outcome> {
        [Outcome::Kept, Outcome::Removed].into_iter().find(|o| o.key() == key)
    }
}

/// Tells those who moderate. One open report a person and thing: a second one is the same.
pub fn add(
    tx: &WriteTx<'_>,
    about: &'static About,
    publication: &Publication,
    comment: Option<CommentId>,
    reason: &str,
) -> Result<()> {
    if let Some(comment) = comment {
        let seen = "SELECT 1 FROM comment WHERE id = ?1 AND publication = ?2 AND state = 'visible'";
        if !tx.exists(seen, [comment, publication.id])? {
            return Err(Error::NotFound);
        }
    }
    let already = "SELECT 1 FROM report WHERE publication = ?1 AND comment IS ?2 AND reporter = ?3 AND state = 'open'";
    if tx.exists(already, params![publication.id, comment, tx.me()])? {
        return Err(Error::refused("Vous l'avez déjà signalé. Les enseignants et la direction sont prévenus."));
    }
    let id = tx.insert(
        "INSERT INTO report (publication, comment, reporter, reporter_name, reason, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![publication.id, comment, tx.viewer().person().map(|p| p.id), tx.actor_name(), reason, tx.now()],
    )?;
    tx.on("report", id);
    let what = if comment.is_some() { "un commentaire de " } else { "" };
    let text = format!("{} signale {what}« {} ».", tx.actor_name(), publication.heading());
    notify::tell_people(tx, about.key, &states::moderators(tx, publication)?, &text, "/a-valider")
}

/// The open reports on what the viewer moderates, the oldest first.
pub fn open(db: &Reading<'_>) -> Result<Vec<Report>> {
    let sql = format!(
        "SELECT r.id, r.publication, p.service, p.title, p.author_name, c.body AS comment, c.author_name AS comment_author,
                r.reporter_name, r.reason, r.created_at,
                CASE WHEN r.comment IS NULL THEN p.hidden_at IS NOT NULL ELSE c.state = 'hidden' END AS hidden
           FROM report r JOIN publication p ON p.id = r.publication LEFT JOIN comment c ON c.id = r.comment
          WHERE r.state = 'open' AND {VISIBLE} AND {} >= 4 ORDER BY r.created_at LIMIT 50",
        super::audience::LEVEL
    );
    db.all(&sql, &*Sight::of(db).with(&[]), Report::from_row)
}

/// What a report is about, for someone who may decide.
struct Case {
    publication: Publication,
    comment: Option<CommentId>,
    reporter: Option<PersonId>,
}

fn case(db: &Reading<'_>, report: i64) -> Result<Case> {
    let (publication, comment, reporter) =
        db.one("SELECT publication, comment, reporter FROM report WHERE id = ?1 AND state = 'open'", [report], |r| {
            Ok((r.get(0)?, r.get(1)?, r.get(2)?))
        })?;
    let publication = store::find(db, publication)?;
    if !publication.standing.moderates() {
        return Err(Error::NotFound);
    }
    Ok(Case { publication, comment, reporter })
}

/// Hides at once what was reported, until someone decides.
pub fn hide(tx: &WriteTx<'_>, report: i64) -> Result<()> {
    let case = case(tx, report)?;
    show(tx, &case, false)?;
    tx.on("report", report);
    Ok(())
}

fn show(tx: &WriteTx<'_>, case: &Case, shown: bool) -> Result<()> {
    match case.comment {
        Some(comment) => tx.run(
            "UPDATE comment SET state = ?2 WHERE id = ?1 AND state <> 'deleted'",
            params![comment, if shown { "visible" } else { "hidden" }],
        )?,
        None => tx.run(
            "UPDATE publication SET hidden_at = ?2 WHERE id = ?1",
            params![case.publication.id, (!shown).then(|| tx.now())],
        )?,
    };
    Ok(())
}

/// The service of what an open report is about, for someone who may decide.
pub fn service_of(db: &Reading<'_>, report: i64) -> Result<String> {
    case(db, report).map(|case| case.publication.service)
}

/// Decides: what was reported stays, or goes (its author is told why). The reporter hears the outcome.
pub fn decide(tx: &WriteTx<'_>, about: &'static About, report: i64, outcome: Outcome, answer: &str) -> Result<()> {
    let case = case(tx, report)?;
    match (outcome, case.comment) {
        (Outcome::Kept, _) => show(tx, &case, true)?,
        (Outcome::Removed, Some(_)) => show(tx, &case, false)?,
        (Outcome::Removed, None) => {
            states::refuse(tx, about, case.publication.id, answer)?;
            show(tx, &case, true)?;
        }
    }
    tx.run(
        "UPDATE report SET state = :state, answer = :answer, decided_by = :me, decided_at = :now WHERE id = :id",
        named_params! {":id": report, ":state": outcome.key(), ":answer": answer, ":me": tx.viewer().person().map(|p| p.id), ":now": tx.now()},
    )?;
    tx.on("report", report);
    tell_reporter(tx, about, &case, outcome, answer)
}

fn tell_reporter(tx: &WriteTx<'_>, about: &'static About, case: &Case, outcome: Outcome, answer: &str) -> Result<()> {
    let Some(reporter) = case.reporter.filter(|reporter| *reporter != tx.me()) else { return Ok(()) };
    let (decision, to) = match (outcome, case.comment) {
        (Outcome::Kept, _) => ("reste en ligne", link(about, case.publication.id)),
        (Outcome::Removed, None) => ("a été retiré", format!("/{}", about.path)),
        (Outcome::Removed, Some(_)) => ("a été retiré", link(about, case.publication.id)),
    };
    let answer = if answer.is_empty() { String::new() } else { format!(" {answer}") };
    let text = format!("Merci de votre signalement sur « {} » : ce contenu {decision}.{answer}", case.publication.heading());
    notify::tell_people(tx, about.key, &[reporter], &text, &to)
}
