//! The journal, searched: read only, and only by who administers (or by each, of their own acts).

use rusqlite::{Row, named_params};
use serde::Serialize;

use crate::{
    Result,
    access::PersonId,
    people::person::NAME,
    store::{Reading, fold},
};

/// One act.
#[derive(Clone, Debug, Serialize)]
pub(in crate::services::admin) struct Line {
    pub(in crate::services::admin) id: i64,
    pub(in crate::services::admin) at: i64,
    #[serde(skip)]
    pub(in crate::services::admin) actor: String,
    pub(in crate::services::admin) name: String,
    pub(in crate::services::admin) service: String,
    pub(in crate::services::admin) verb: String,
    pub(in crate::services::admin) object: String,
    /// The name of the person, class or group the act was done on, while it is there.
    pub(in crate::services::admin) object_name: Option<String>,
    pub(in crate::services::admin) detail: String,
}

#[derive(Clone, Debug, Default)]
pub(in crate::services::admin) struct Filter {
    /// Words of the actor's or the object's name, or of the detail.
    pub(in crate::services::admin) words: String,
    pub(in crate::services::admin) service: Option<String>,
    pub(in crate::services::admin) verb: Option<String>,
    /// Instants: from, and before.
    pub(in crate::services::admin) from: Option<i64>,
    pub(in crate::services::admin) until: Option<i64>,
    /// Acts before this one.
    pub(in crate::services::admin) before: Option<i64>,
}

const OBJECT_NAME: &str =
    "CASE WHEN j.object LIKE 'person:%' THEN (SELECT {NAME} FROM person p WHERE p.id = CAST(substr(j.object, 8) AS INTEGER))
    WHEN j.object LIKE 'class:%' THEN (SELECT c.name FROM class c WHERE c.id = CAST(substr(j.object, 7) AS INTEGER))
    WHEN j.object LIKE 'group:%' THEN (SELECT g.name FROM grp g WHERE g.id = CAST(substr(j.object, 7) AS INTEGER)) END";

/// The acts found, the latest first.
pub(in crate::services::admin) fn search(db: &Reading<'_>, filter: &Filter, limit: i64) -> Result<Vec<Line>> {
    let object_name = OBJECT_NAME.replace("{NAME}", NAME);
    let sql = format!(
        "SELECT j.id, j.at, j.actor, j.name, j.service, j.verb, j.object, {object_name} AS object_name, j.detail FROM journal j
         WHERE (:service IS NULL OR j.service = :service) AND (:verb IS NULL OR j.verb = :verb)
           AND (:from IS NULL OR j.at >= :from) AND (:until IS NULL OR j.at < :until) AND (:before IS NULL OR j.id < :before)
           AND (:words = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(:words) w
                WHERE instr(fold(j.name || ' ' || coalesce({object_name}, '') || ' ' || j.detail), w.value) = 0))
         ORDER BY j.id DESC LIMIT :limit"
    );
    let folded = fold(&filter.words);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    db.all(
        &sql,
        named_params! {
            ":service": filter.service, ":verb": filter.verb, ":from": filter.from, ":until": filter.until,
            ":before": filter.before, ":words": serde_json::json!(words).to_string(), ":limit": limit,
        },
        Line::from_row,
    )
}

/// All acts of one person, the latest first, for themselves.
pub(in crate::services::admin) fn of_person(db: &Reading<'_>, person: PersonId) -> Result<Vec<Line>> {
    let sql = "SELECT j.id, j.at, j.actor, j.name, j.service, j.verb, j.object, NULL AS object_name, j.detail
               FROM journal j WHERE j.actor = 'person:' || ?1 ORDER BY j.id DESC";
    db.all(sql, [person], Line::from_row)
}

impl Line {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Line> {
        Ok(Line {
            id: r.get("id")?,
            at: r.get("at")?,
            actor: r.get("actor")?,
            name: r.get("name")?,
            service: r.get("service")?,
            verb: r.get("verb")?,
            object: r.get("object")?,
            object_name: r.get("object_name")?,
            detail: r.get("detail")?,
        })
    }
}
