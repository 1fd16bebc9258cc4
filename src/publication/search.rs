//! Search over what the viewer may see: accents folded, words by their beginning, the words found marked.

use rusqlite::{named_params, params};

use super::{PublicationId, Sight, VISIBLE, clean, link};
use crate::{
    Result,
    access::About,
    store::{Reading, WriteTx},
    web::Hit,
};

/// Writes the words of a publication down, as they are now. Ends every write of one.
pub(super) fn index(tx: &WriteTx<'_>, id: PublicationId) -> Result<()> {
    let (title, summary, body): (String, String, String) =
        tx.one("SELECT title, summary, body FROM publication WHERE id = ?1", [id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?;
    tx.run(
        "INSERT OR REPLACE INTO publication_fts (rowid, title, summary, body) VALUES (?1, ?2, ?3, ?4)",
        params![id, opened(&title), opened(&summary), opened(&clean::text(&body))],
    )?;
    Ok(())
}

/// The index folds accents by itself, but not ligatures: "cœur" is found by "coeur" and the other way round.
fn opened(text: &str) -> String {
    text.replace('œ', "oe").replace('Œ', "OE").replace('æ', "ae").replace('Æ', "AE")
}

/// The publications of a service that the viewer sees and that hold all these words, the best first. The bin is not searched.
pub fn search(db: &Reading<'_>, about: &About, kind: &'static str, words: &str) -> Result<Vec<Hit>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT p.id, p.title, p.shown_at, snippet(publication_fts, -1, char(57344), char(57345), '…', 24) AS excerpt
           FROM publication_fts f JOIN publication p ON p.id = f.rowid
          WHERE publication_fts MATCH :query AND p.service = :service AND p.state <> 'binned' AND {VISIBLE}
          ORDER BY bm25(publication_fts, 8.0, 4.0, 1.0), p.shown_at DESC LIMIT 20"
    );
    db.all(&sql, &*Sight::of(db).with(named_params! {":query": query, ":service": about.key}), |r| {
        let id = r.get("id")?;
        Ok(Hit { title: r.get("title")?, excerpt: r.get("excerpt")?, link: link(about, id), kind, when: r.get("shown_at")? })
    })
}

/// `"sortie"* "musee"*`: each word by its beginning, all of them. `None` when there is no word.
fn query(words: &str) -> Option<String> {
    let folded = crate::store::fold(words);
    let terms: Vec<String> = folded.split(' ').filter(|w| !w.is_empty()).take(8).map(|w| format!("\"{w}\"*")).collect();
    (!terms.is_empty()).then(|| terms.join(" "))
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn what_is_typed_never_reaches_the_query_language() {
        assert_eq!(query("Musée \"OR\" (cœur*)").as_deref(), Some("\"musee\"* \"or\"* \"coeur\"*"));
        assert_eq!(query(" - ' ").as_deref(), None);
    }
}
