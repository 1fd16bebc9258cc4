//! Saying that something happened: into the feeds, and into the outbox for those who prefer e-mail, in one transaction.

use rusqlite::named_params;

use super::{Quiet, outbox};
use crate::{Error, Result, access::PersonId, store::WriteTx};

/// One piece of news: `text` is a short French sentence, `link` a path of the ENT.
struct News<'a> {
    service: &'static str,
    text: &'a str,
    link: &'a str,
}

/// Tells everyone in these groups, once each, but `except` (who did it; 0 for nobody).
pub fn tell_groups(
    tx: &WriteTx<'_>,
    service: &'static str,
    grps: &[i64],
    except: PersonId,
    text: &str,
    link: &str,
) -> Result<()> {
    let told: Vec<PersonId> = tx.all(
        "INSERT INTO feed (person, at, service, text, link)
         SELECT DISTINCT m.person, :now, :service, :text, :link
           FROM json_each(:grps) j JOIN membership m ON m.grp = j.value JOIN person p ON p.id = m.person
          WHERE p.left_at IS NULL AND m.person <> :except
         RETURNING person",
        named_params! {":grps": json(grps)?, ":except": except, ":now": tx.now(), ":service": service, ":text": text, ":link": link},
        |r| r.get("person"),
    )?;
    by_mail(tx, told, &News { service, text, link })
}

/// Tells these persons, once each.
pub fn tell_people(tx: &WriteTx<'_>, service: &'static str, people: &[PersonId], text: &str, link: &str) -> Result<()> {
    let told: Vec<PersonId> = tx.all(
        "INSERT INTO feed (person, at, service, text, link)
         SELECT DISTINCT p.id, :now, :service, :text, :link
           FROM json_each(:people) j JOIN person p ON p.id = j.value
          WHERE p.left_at IS NULL
         RETURNING person",
        named_params! {":people": json(people)?, ":now": tx.now(), ":service": service, ":text": text, ":link": link},
        |r| r.get("person"),
    )?;
    by_mail(tx, told, &News { service, text, link })
}

fn by_mail(tx: &WriteTx<'_>, told: Vec<PersonId>, news: &News<'_>) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let (people, quiet) = (json(&told)?, Quiet::load(tx)?);
    let line = format!("{}\n{}\n\n", news.text, news.link);
    outbox::add_now(tx, &people, news.service, &subject(news.text), &line, quiet.hold(tx.now()))?;
    outbox::add_daily(tx, &people, news.service, &line, quiet.next_digest(tx.now()))?;
    tx.stir(told);
    Ok(())
}

/// A subject fits on a telephone's screen and on one line.
fn subject(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(90) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

fn json(ids: &[i64]) -> Result<String> {
    serde_json::to_string(ids).map_err(Error::internal)
}
