//! The directory: whom a viewer may know of, and what each person shows of themselves.
//!
//! Staff see everybody. The others see the people of their classes (or of their children's), their family and the staff.

mod entry;
mod list;
mod sheet;
mod words;

pub use entry::{Child, Entry, Place};
pub use list::{Filter, list, sheets};
pub use sheet::{Sheet, find, photo};
pub use words::{elided, roles};

use crate::store::Reading;

/// Opens every query here: the people of the viewer's classes and their family. Binds `:me`.
const MINE: &str = "WITH mine AS MATERIALIZED (
        SELECT m.person FROM membership own
          JOIN grp g ON g.id = own.grp AND g.kind = 'class' AND g.closed_at IS NULL
          JOIN membership m ON m.grp = g.id WHERE own.person = :me
        UNION SELECT pupil FROM guardianship WHERE guardian = :me
        UNION SELECT guardian FROM guardianship WHERE pupil = :me)";

/// Whether a person called `p` in the query is in the viewer's directory. Binds `:me` and `:all`.
const VISIBLE: &str = "(:all OR p.id = :me OR p.id IN (SELECT person FROM mine)
        OR EXISTS (SELECT 1 FROM person_profile v WHERE v.person = p.id AND v.profile IN ('director', 'teacher', 'staff')))";

/// Whether `p` shows this field to the viewer. Binds `:me`, `:all` and `:director`.
fn shows(field: &str) -> String {
    format!(
        "(:director OR p.id = :me OR p.id IN (SELECT pupil FROM guardianship WHERE guardian = :me AND legal_authority = 1)
          OR CASE coalesce((SELECT s.shown FROM person_share s WHERE s.person = p.id AND s.field = '{field}'), 'staff')
               WHEN 'school' THEN 1
               WHEN 'class' THEN :all OR p.id IN (SELECT person FROM mine)
               WHEN 'staff' THEN :all
               ELSE 0 END)"
    )
}

/// The staff and the house see everybody.
fn sees_all(db: &Reading<'_>) -> bool {
    db.viewer().is_staff() || db.viewer().is_house()
}

/// The headteacher and the house see what nobody is shown: the school must be able to reach people.
fn directs(db: &Reading<'_>) -> bool {
    db.viewer().is_director() || db.viewer().is_house()
}

#[cfg(test)]
mod tests;
