//! What publications keep about persons: for the register of processing, the export of one's data, and the indicators.

use jiff::civil::Date;
use rusqlite::params;
use serde_json::{Value, json};

use crate::{
    Result,
    access::{About, Held, Keep, PersonId},
    clock,
    store::Reading,
    web::{Export, Usage},
};

const AUTHORSHIP: &str = "Aucun contenu n'est anonyme : l'auteur et la date restent attachés à ce qui est publié.";

/// The tables all publications share, for a service's `Holds::Personal`.
pub const HELD: &[Held] = &[
    Held {
        table: "publication",
        person: "author",
        what: "Publications et leur auteur",
        why: AUTHORSHIP,
        keep: Keep::WithTheContent,
    },
    Held { table: "version", person: "author", what: "Versions enregistrées", why: AUTHORSHIP, keep: Keep::WithTheContent },
    Held { table: "comment", person: "author", what: "Commentaires", why: AUTHORSHIP, keep: Keep::WithTheContent },
    Held {
        table: "autosave",
        person: "person",
        what: "Textes en cours de frappe",
        why: "Ne rien perdre quand la page se ferme.",
        keep: Keep::WithTheContent,
    },
    Held {
        table: "read_mark",
        person: "person",
        what: "Lectures et confirmations de lecture",
        why: "L'auteur sait qui a lu ce qui devait l'être.",
        keep: Keep::WithTheContent,
    },
    Held {
        table: "report",
        person: "reporter",
        what: "Signalements",
        why: "Retirer un contenu déplacé et répondre à qui l'a signalé.",
        keep: Keep::WithTheContent,
    },
    Held {
        table: "report",
        person: "decided_by",
        what: "Décisions sur les signalements",
        why: "Tracer qui a décidé.",
        keep: Keep::WithTheContent,
    },
];

/// All that a service's publications hold about a person.
pub fn personal_data(db: &Reading<'_>, about: &About, person: PersonId, export: &mut Export) -> Result<()> {
    let texts = db.all(
        "SELECT title, summary, body, state, created_at, changed_at FROM publication WHERE author = ?1 AND service = ?2 ORDER BY id",
        params![person, about.key],
        |r| {
            Ok(json!({
                "titre": r.get::<_, String>(0)?, "résumé": r.get::<_, String>(1)?, "texte": r.get::<_, String>(2)?,
                "état": r.get::<_, String>(3)?, "créée": instant(r.get(4)?), "modifiée": instant(r.get(5)?),
            }))
        },
    )?;
    let comments = db.all(
        "SELECT p.title, c.body, c.created_at FROM comment c JOIN publication p ON p.id = c.publication
          WHERE c.author = ?1 AND p.service = ?2 ORDER BY c.id",
        params![person, about.key],
        |r| Ok(json!({"sur": r.get::<_, String>(0)?, "texte": r.get::<_, String>(1)?, "le": instant(r.get(2)?)})),
    )?;
    let reads = db.all(
        "SELECT p.title, k.seen_at, k.acknowledged_at FROM read_mark k JOIN publication p ON p.id = k.publication
          WHERE k.person = ?1 AND p.service = ?2 ORDER BY k.seen_at",
        params![person, about.key],
        |r| {
            let acknowledged = r.get::<_, Option<i64>>(2)?.map(instant);
            Ok(json!({"titre": r.get::<_, String>(0)?, "ouverte": instant(r.get(1)?), "confirmée": acknowledged}))
        },
    )?;
    let reports = db.all(
        "SELECT p.title, r.reason, r.created_at, r.answer FROM report r JOIN publication p ON p.id = r.publication
          WHERE r.reporter = ?1 AND p.service = ?2 ORDER BY r.id",
        params![person, about.key],
        |r| {
            let (title, reason, answer): (String, String, String) = (r.get(0)?, r.get(1)?, r.get(3)?);
            Ok(json!({"sur": title, "raison": reason, "le": instant(r.get(2)?), "réponse": answer}))
        },
    )?;
    let all = [("publications", texts), ("commentaires", comments), ("lectures", reads), ("signalements", reports)];
    if all.iter().any(|(_, rows)| !rows.is_empty()) {
        let data = all.into_iter().map(|(name, rows)| (name.to_owned(), Value::Array(rows))).collect();
        export.section(about.name, Value::Object(data));
    }
    Ok(())
}

fn instant(at: i64) -> String {
    clock::zoned(at).strftime("%Y-%m-%d %H:%M").to_string()
}

/// Publications shown and comments written from `from` until before `until`, and how many people made them.
pub fn usage(db: &Reading<'_>, about: &About, from: Date, until: Date) -> Result<Usage> {
    let at = |day: Date| day.to_zoned_datetime(clock::zone()).map(|z| z.timestamp().as_second()).map_err(crate::Error::internal);
    db.one(
        "SELECT count(*) AS actions, count(DISTINCT who) AS people FROM (
            SELECT p.author AS who FROM publication p
             WHERE p.service = ?1 AND p.state IN ('published', 'archived') AND p.shown_at >= ?2 AND p.shown_at < ?3
            UNION ALL
            SELECT c.author FROM comment c JOIN publication p ON p.id = c.publication
             WHERE p.service = ?1 AND c.created_at >= ?2 AND c.created_at < ?3)",
        params![about.key, at(from)?, at(until)?],
        |r| Ok(Usage { actions: r.get("actions")?, people: r.get("people")? }),
    )
}
