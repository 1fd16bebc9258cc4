//! Rows that nothing points to any more. What may point is read from the schema, so a new table can't be forgotten.

use rusqlite::params;

use super::{Reading, WriteTx};
use crate::Result;

/// Rows of this table that no foreign key of another table names are deleted.
pub struct Sweep<'a> {
    pub table: &'static str,
    /// Tables whose rows belong to the row they name, and don't keep it alive.
    pub owned: &'a [&'static str],
    /// Younger rows may still be on their way to their place.
    pub made_before: i64,
    /// Rows that are named elsewhere than by a foreign key.
    pub kept: &'a [i64],
}

impl WriteTx<'_> {
    /// Deletes them; gives how many.
    pub fn sweep(&self, sweep: &Sweep<'_>) -> Result<usize> {
        let unnamed: String = references(self, sweep.table)?
            .into_iter()
            .filter(|(table, _)| !sweep.owned.contains(&table.as_str()))
            .map(|(table, column)| format!(" AND NOT EXISTS (SELECT 1 FROM \"{table}\" r WHERE r.\"{column}\" = s.id)"))
            .collect();
        let sql = format!(
            "DELETE FROM \"{}\" AS s WHERE s.created_at < ?1 AND s.id NOT IN (SELECT value FROM json_each(?2)){unnamed}",
            sweep.table
        );
        let kept = serde_json::to_string(sweep.kept).map_err(crate::Error::internal)?;
        self.run(&sql, params![sweep.made_before, kept])
    }
}

/// Every table and column that points to `table`.
fn references(db: &Reading<'_>, table: &str) -> Result<Vec<(String, String)>> {
    db.all(
        "SELECT m.name AS place, f.\"from\" AS pointer FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
          WHERE m.type = 'table' AND f.\"table\" = ?1 ORDER BY m.name, f.\"from\"",
        [table],
        |r| Ok((r.get("place")?, r.get("pointer")?)),
    )
}
