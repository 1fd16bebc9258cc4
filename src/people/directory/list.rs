//! The list, searched and filtered.

use rusqlite::{Row, named_params};

use super::{Entry, MINE, Sheet, VISIBLE, directs, sees_all};
use crate::{
    Result,
    access::Profile,
    people::{classes::ClassId, groups::GroupId},
    store::{Reading, fold},
};

/// Which persons of the viewer's directory; empty: all of them.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Each word is in the name.
    pub words: String,
    pub profile: Option<Profile>,
    /// Pupils, guardians and teachers of the class.
    pub class: Option<ClassId>,
    /// A group that the viewer may see.
    pub group: Option<GroupId>,
}

/// The persons found, by name, from `offset` on, at most `limit` (all when negative), and how many there are in all.
pub fn list(db: &Reading<'_>, filter: &Filter, limit: i64, offset: i64) -> Result<(Vec<Entry>, u32)> {
    let found = select(db, &format!("{}, count(*) OVER () AS total", Entry::columns()), filter, (limit, offset), |r| {
        Ok((Entry::from_row(r)?, r.get("total")?))
    })?;
    let total = found.first().map_or(0, |(_, total)| *total);
    Ok((found.into_iter().map(|(entry, _)| entry).collect(), total))
}

/// All the persons found, with what they show: for exports and printed lists.
pub fn sheets(db: &Reading<'_>, filter: &Filter) -> Result<Vec<Sheet>> {
    select(db, &Sheet::columns(), filter, (-1, 0), Sheet::from_row)
}

fn select<T>(
    db: &Reading<'_>,
    columns: &str,
    filter: &Filter,
    (limit, offset): (i64, i64),
    row: fn(&Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let sql = format!(
        "{MINE} SELECT {columns} FROM person p WHERE p.left_at IS NULL AND {VISIBLE}
           AND NOT EXISTS (SELECT 1 FROM json_each(:words) w
                WHERE instr(p.sort_key || ' ' || fold(coalesce(p.usual_name, '')), w.value) = 0)
           AND (:profile IS NULL OR EXISTS (SELECT 1 FROM person_profile f WHERE f.person = p.id AND f.profile = :profile))
           AND (:class IS NULL OR EXISTS (SELECT 1 FROM grp g JOIN membership m ON m.grp = g.id
                WHERE g.class = :class AND g.kind = 'class' AND m.person = p.id))
           AND (:group IS NULL OR (EXISTS (SELECT 1 FROM membership m WHERE m.grp = :group AND m.person = p.id)
                AND (:all OR EXISTS (SELECT 1 FROM membership own WHERE own.grp = :group AND own.person = :me))))
         ORDER BY fold(coalesce(p.usual_name, p.family_name) || ' ' || p.given_name), p.id LIMIT :limit OFFSET :offset"
    );
    let folded = fold(&filter.words);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    db.all(
        &sql,
        named_params! {
            ":me": db.me(), ":all": sees_all(db), ":director": directs(db), ":today": db.today().to_string(),
            ":words": serde_json::json!(words).to_string(), ":profile": filter.profile.map(Profile::key),
            ":class": filter.class, ":group": filter.group, ":limit": limit, ":offset": offset,
        },
        row,
    )
}
