//! How much waits for the viewer to decide.

use super::{Sight, VISIBLE, audience::LEVEL};
use crate::{Result, store::Reading};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    pub publications: u32,
    pub comments: u32,
    pub reports: u32,
}

impl Waiting {
    pub fn total(self) -> u32 {
        self.publications + self.comments + self.reports
    }
}

/// Of all services, what the viewer moderates; their own texts wait for someone else. One statement.
pub fn waiting(db: &Reading<'_>) -> Result<Waiting> {
    let sql = format!(
        "SELECT (SELECT count(*) FROM publication p
                  WHERE p.state = 'pending' AND p.author IS NOT :me AND {VISIBLE} AND {LEVEL} >= 4) AS publications,
                (SELECT count(*) FROM comment c JOIN publication p ON p.id = c.publication
                  WHERE c.state = 'pending' AND {VISIBLE} AND {LEVEL} >= 4) AS comments,
                (SELECT count(*) FROM report r JOIN publication p ON p.id = r.publication
                  WHERE r.state = 'open' AND {VISIBLE} AND {LEVEL} >= 4) AS reports"
    );
    db.one(&sql, &*Sight::of(db).with(&[]), |r| {
        Ok(Waiting { publications: r.get("publications")?, comments: r.get("comments")?, reports: r.get("reports")? })
    })
}
