//! How much waits for a moderator, in the whole school.

use crate::{Result, store::Reading};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    pub publications: u32,
    pub comments: u32,
    pub reports: u32,
}

/// Counts only, for the headteacher and the house, who moderate everything; nothing for the others.
pub fn waiting(db: &Reading<'_>) -> Result<Waiting> {
    if !db.viewer().is_director() && !db.viewer().is_house() {
        return Ok(Waiting::default());
    }
    let sql = "SELECT (SELECT count(*) FROM publication WHERE state = 'pending') AS publications,
                      (SELECT count(*) FROM comment WHERE state = 'pending') AS comments,
                      (SELECT count(*) FROM report WHERE state = 'open') AS reports";
    db.one(sql, [], |r| {
        Ok(Waiting { publications: r.get("publications")?, comments: r.get("comments")?, reports: r.get("reports")? })
    })
}
