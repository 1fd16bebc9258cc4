//! The grants of a publication: a group, and what it may do.

use rusqlite::params;

use crate::{
    Result,
    access::Level,
    people::groups::GroupId,
    publication::PublicationId,
    store::{Reading, WriteTx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grant {
    pub grp: GroupId,
    pub level: Level,
}

impl Grant {
    /// As a form carries it: `12:comment`, or `12` for the level that is usual there.
    pub fn parse(typed: &str, usual: Level) -> Option<Grant> {
        let (grp, level) = match typed.split_once(':') {
            Some((grp, level)) => (grp, Level::from_key(level)?),
            None => (typed, usual),
        };
        (level > Level::None).then_some(Grant { grp: grp.trim().parse().ok()?, level })
    }
}

/// For the house: whoever calls has found the publication for its viewer.
pub fn of(db: &Reading<'_>, id: PublicationId) -> Result<Vec<Grant>> {
    db.all("SELECT grp, level FROM audience WHERE publication = ?1", [id], |r| {
        Ok(Grant { grp: r.get("grp")?, level: Level::from_rank(r.get("level")?) })
    })
}

/// Makes these, and only these, the audience. Whoever calls has checked that they are within the author's reach.
pub fn set(tx: &WriteTx<'_>, id: PublicationId, grants: &[Grant]) -> Result<()> {
    let list: Vec<(GroupId, i64)> = grants.iter().map(|g| (g.grp, g.level.rank())).collect();
    let list = serde_json::to_string(&list).map_err(crate::Error::internal)?;
    tx.run("DELETE FROM audience WHERE publication = ?1", [id])?;
    tx.run(
        "INSERT INTO audience (publication, grp, level)
         SELECT ?1, j.value ->> 0, max(j.value ->> 1) FROM json_each(?2) j JOIN grp g ON g.id = j.value ->> 0 GROUP BY 2",
        params![id, list],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_says_its_group_and_its_level() {
        let grant = |typed| Grant::parse(typed, Level::Comment).map(|g| (g.grp, g.level));
        assert_eq!(grant("12"), Some((12, Level::Comment)));
        assert_eq!(grant("12:view"), Some((12, Level::View)));
        assert_eq!(grant("12:none"), None);
        assert_eq!(grant("12:all"), None);
        assert_eq!(grant("x"), None);
    }
}
