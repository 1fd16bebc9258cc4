//! Mail that waits to leave. A row is written in the transaction of what it tells; the mailer claims it before it sends
//! and marks it after, and its Message-ID never changes, so that a mail sent twice by a crash is seen once.

use rusqlite::{Row, named_params, params};
use serde_json::{Value, json};

use super::{Quiet, wish::WISHING};
use crate::{
    Result,
    access::PersonId,
    clock,
    store::{Reading, WriteTx},
};

/// Waits after each failed try, in seconds; after the last of them the mail is dead.
const BACK_OFF: [i64; 5] = [60, 5 * 60, 30 * 60, 2 * 3600, 12 * 3600];
/// News this old says nothing any more: it is not sent.
const STALE_DAYS: i64 = 4;
const INTERRUPTED: &str = "l'envoi a été interrompu";

/// A mail as the mailer has claimed it.
#[derive(Clone, Debug)]
pub struct Mail {
    pub id: i64,
    pub message_id: String,
    pub recipient: String,
    pub given_name: Option<String>,
    pub kind: String,
    pub subject: String,
    /// Lines; one that starts with a slash is a path of the ENT.
    pub body: String,
    pub tries: i64,
}

/// A mail that could not be delivered, as the headteacher sees it.
#[derive(Clone, Debug)]
pub struct Dead {
    pub id: i64,
    pub recipient: String,
    pub subject: String,
    pub created_at: i64,
    pub error: String,
}

/// One mail to each of `people` (a JSON list) who wants to know at once.
pub(super) fn add_now(tx: &WriteTx<'_>, people: &str, service: &str, subject: &str, body: &str, due: i64) -> Result<()> {
    let sql = format!(
        "INSERT INTO outbox (message_id, person, recipient, subject, body, kind, created_at, due_at)
         SELECT lower(hex(randomblob(16))), w.id, w.email, :subject, :body, 'now', :now, :due FROM ({WISHING}) w"
    );
    tx.run(
        &sql,
        named_params! {":people": people, ":service": service, ":wish": "now", ":subject": subject, ":body": body,
        ":now": tx.now(), ":due": due},
    )?;
    Ok(())
}

/// One more line in the day's mail of each of `people` who wants one a day.
pub(super) fn add_daily(tx: &WriteTx<'_>, people: &str, service: &str, line: &str, due: i64) -> Result<()> {
    let gathering = "kind = 'daily' AND state = 'waiting' AND tries = 0 AND due_at = :due";
    let add = format!(
        "UPDATE outbox SET body = body || :line WHERE {gathering} AND person IN (SELECT w.id FROM ({WISHING}) w) RETURNING person"
    );
    let values = named_params! {":people": people, ":service": service, ":wish": "daily", ":line": line, ":due": due};
    let added: Vec<PersonId> = tx.all(&add, values, |r| r.get("person"))?;
    let open = format!(
        "INSERT INTO outbox (message_id, person, recipient, subject, body, kind, created_at, due_at)
         SELECT lower(hex(randomblob(16))), w.id, w.email, 'Ce qui est nouveau', :line, 'daily', :now, :due
           FROM ({WISHING}) w WHERE w.id NOT IN (SELECT value FROM json_each(:added))"
    );
    let added = serde_json::to_string(&added).map_err(crate::Error::internal)?;
    tx.run(
        &open,
        named_params! {":people": people, ":service": service, ":wish": "daily", ":line": line, ":due": due,
        ":now": tx.now(), ":added": added},
    )?;
    Ok(())
}

/// A letter that someone asked for (a new code, a proof): leaves at once, whatever the hour.
/// In `body` a line that starts with a slash is a path of the ENT.
pub fn send_mail(tx: &WriteTx<'_>, person: Option<PersonId>, recipient: &str, subject: &str, body: &str) -> Result<()> {
    tx.run(
        "INSERT INTO outbox (message_id, person, recipient, subject, body, kind, created_at, due_at)
         VALUES (lower(hex(randomblob(16))), ?1, ?2, ?3, ?4, 'letter', ?5, ?5)",
        params![person, recipient, subject, body, tx.now()],
    )?;
    Ok(())
}

/// Takes the next mail that is due, so that nobody else sends it. In quiet hours only letters are due.
pub(super) fn claim(tx: &WriteTx<'_>) -> Result<Option<Mail>> {
    let quiet = Quiet::load(tx)?;
    let loud = quiet.hold(tx.now()) == tx.now();
    let found = tx.maybe(
        "SELECT o.id, o.message_id, o.recipient, o.kind, o.subject, o.body, o.tries + 1 AS tries, p.given_name
           FROM outbox o LEFT JOIN person p ON p.id = o.person
          WHERE o.state = 'waiting' AND o.due_at <= ?1 AND (?2 OR o.kind = 'letter') ORDER BY o.due_at, o.id LIMIT 1",
        params![tx.now(), loud],
        Mail::from_row,
    )?;
    if let Some(mail) = &found {
        tx.run("UPDATE outbox SET state = 'sending', tries = ?2 WHERE id = ?1", [mail.id, mail.tries])?;
    }
    Ok(found)
}

impl Mail {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Mail> {
        Ok(Mail {
            id: r.get("id")?,
            message_id: r.get("message_id")?,
            recipient: r.get("recipient")?,
            given_name: r.get("given_name")?,
            kind: r.get("kind")?,
            subject: r.get("subject")?,
            body: r.get("body")?,
            tries: r.get("tries")?,
        })
    }
}

/// The server took it. Its text is no longer needed.
pub(super) fn sent(tx: &WriteTx<'_>, id: i64) -> Result<()> {
    tx.run("UPDATE outbox SET state = 'sent', error = NULL, body = '' WHERE id = ?1", [id])?;
    Ok(())
}

/// It did not leave: tried again later, or never when the server's no is final or the tries are used up.
pub(super) fn failed(tx: &WriteTx<'_>, mail: &Mail, error: &str, is_final: bool) -> Result<()> {
    let wait = usize::try_from(mail.tries - 1).ok().and_then(|n| BACK_OFF.get(n)).filter(|_| !is_final);
    let Some(wait) = wait else {
        tx.run("UPDATE outbox SET state = 'dead', error = ?2 WHERE id = ?1", params![mail.id, error])?;
        return Ok(());
    };
    let due = tx.now() + wait;
    let due = if mail.kind == "letter" { due } else { Quiet::load(tx)?.hold(due) };
    tx.run("UPDATE outbox SET state = 'waiting', error = ?2, due_at = ?3 WHERE id = ?1", params![mail.id, error, due])?;
    Ok(())
}

/// When the server starts: what it was sending when it stopped is sent once more, under the same Message-ID; a mail
/// that is cut a second time is left alone.
pub(super) fn recover(tx: &WriteTx<'_>) -> Result<()> {
    tx.run(
        "UPDATE outbox SET state = iif(error IS ?1, 'dead', 'waiting'), error = ?1, due_at = ?2 WHERE state = 'sending'",
        params![INTERRUPTED, tx.now()],
    )?;
    Ok(())
}

/// Once a day: what was sent is forgotten after 30 days, what died after 90, and stale news is not sent.
pub fn sweep(tx: &WriteTx<'_>) -> Result<()> {
    let ago = |days: i64| tx.now() - days * 86_400;
    tx.run(
        "DELETE FROM outbox WHERE (state = 'sent' AND created_at < ?1) OR (state = 'dead' AND created_at < ?2)
            OR (state = 'waiting' AND created_at < ?3)",
        [ago(30), ago(90), ago(STALE_DAYS)],
    )?;
    Ok(())
}

/// Mails that could not be delivered, newest first. For whoever administers.
pub fn dead(db: &Reading<'_>) -> Result<Vec<Dead>> {
    db.all(
        "SELECT id, recipient, subject, created_at, coalesce(error, '') AS error FROM outbox
          WHERE state = 'dead' ORDER BY id DESC LIMIT 200",
        [],
        |r| {
            Ok(Dead {
                id: r.get("id")?,
                recipient: r.get("recipient")?,
                subject: r.get("subject")?,
                created_at: r.get("created_at")?,
                error: r.get("error")?,
            })
        },
    )
}

/// Tries a dead mail again from the beginning.
pub fn retry(tx: &WriteTx<'_>, id: i64) -> Result<()> {
    let due = tx.now();
    match tx.run("UPDATE outbox SET state = 'waiting', tries = 0, due_at = ?2 WHERE id = ?1 AND state = 'dead'", [id, due])? {
        0 => Err(crate::Error::NotFound),
        _ => Ok(()),
    }
}

/// All that the outbox holds about a person (RGPD art. 15).
pub fn of_person(db: &Reading<'_>, person: PersonId) -> Result<Vec<Value>> {
    db.all("SELECT created_at, recipient, subject, state FROM outbox WHERE person = ?1 ORDER BY id", [person], |r| {
        Ok(json!({
            "date": clock::zoned(r.get("created_at")?).to_string(), "adresse": r.get::<_, String>("recipient")?,
            "objet": r.get::<_, String>("subject")?, "état": r.get::<_, String>("state")?,
        }))
    })
}
