//! THE rule: who sees a publication, and what they may do with it. Written once, in SQL, so that lists, pages, search
//! and downloads can't differ.
//!
//! Level on a publication = the lower of (what the headteacher grants my profiles on its service) and (the best grant of
//! its audience to a group of mine). Its authors manage it; so do those it was shared with to that end, where their profile
//! may write at all. The headteacher, and the teachers of a pupil who wrote it, moderate it. What is public is seen by all,
//! unless its service is closed.

use rusqlite::ToSql;

use crate::{
    Result,
    access::{Level, PersonId},
    publication::{PublicationId, Standing},
    store::Reading,
};

/// What the viewer's profiles may do on the service of the publication `p`, as a rank.
macro_rules! ceiling {
    () => {
        "CASE WHEN :house THEN 5 ELSE coalesce(:rights ->> p.service, 0) END"
    };
}

/// The best grant of the audience of `p` to a group of the viewer.
macro_rules! granted {
    () => {
        "coalesce((SELECT max(a.level) FROM audience a JOIN membership m ON m.grp = a.grp AND m.person = :me
                    WHERE a.publication = p.id), 0)"
    };
}

macro_rules! level {
    () => {
        concat!(
            "CASE WHEN ",
            ceiling!(),
            " = 0 THEN p.is_public AND NOT EXISTS (SELECT 1 FROM service_closed z WHERE z.service = p.service)
                  WHEN p.author = :me OR :house OR (",
            ceiling!(),
            " >= 3 AND ",
            granted!(),
            " = 5) THEN 5
                  ELSE min(",
            ceiling!(),
            ", max(",
            granted!(),
            ", p.is_public, iif(:director, 4, 0), iif(EXISTS (
                SELECT 1 FROM membership mp JOIN grp gp ON gp.id = mp.grp AND gp.kind = 'class_pupils'
                  JOIN grp gt ON gt.class = gp.class AND gt.kind = 'class_teachers'
                  JOIN membership mt ON mt.grp = gt.id AND mt.person = :me
                 WHERE mp.person = p.author), 4, 0))) END"
        )
    };
}

/// The viewer's level on the publication `p`, as a rank. Binds what `Sight` gives.
pub const LEVEL: &str = level!();

/// As `Standing::ceiling`.
pub const CEILING: &str = ceiling!();

/// Whether the viewer sees the publication `p`: drafts and bins are their authors' alone; what waits, was refused, hidden
/// or put away, or is not of the day, is the moderators' too. Binds what `Sight` gives.
pub const VISIBLE: &str = concat!(
    "(",
    level!(),
    " >= CASE WHEN p.state = 'published' THEN iif(p.hidden_at IS NULL AND p.shown_at <= :now
                        AND (p.show_until IS NULL OR p.show_until > :now), 1, 4)
              WHEN p.state IN ('draft', 'binned') THEN 5 + :house
              ELSE 4 END)"
);

/// Who looks, as `VISIBLE` and `LEVEL` bind it.
pub struct Sight {
    me: PersonId,
    rights: String,
    director: bool,
    house: bool,
    now: i64,
}

impl Sight {
    pub fn of(db: &Reading<'_>) -> Sight {
        let viewer = db.viewer();
        let ranks = viewer.person().map(|p| p.rights.iter().map(|(key, level)| (key.to_owned(), level.rank().into())).collect());
        Sight {
            me: db.me(),
            rights: serde_json::Value::Object(ranks.unwrap_or_default()).to_string(),
            director: viewer.is_director(),
            house: viewer.is_house(),
            now: db.now(),
        }
    }

    /// The parameters of a query that uses `VISIBLE`: its own, and these.
    pub fn with<'a>(&'a self, own: &[(&'static str, &'a dyn ToSql)]) -> Vec<(&'static str, &'a dyn ToSql)> {
        let mut all: Vec<(&'static str, &dyn ToSql)> = vec![
            (":me", &self.me),
            (":rights", &self.rights),
            (":director", &self.director),
            (":house", &self.house),
            (":now", &self.now),
        ];
        all.extend_from_slice(own);
        all
    }
}

/// What the viewer may do with a publication; one they may not see is `NotFound`.
pub fn level_on(db: &Reading<'_>, id: PublicationId) -> Result<Standing> {
    let sql = format!("SELECT {LEVEL} AS level, {CEILING} AS ceiling FROM publication p WHERE p.id = :id AND {VISIBLE}");
    let sight = Sight::of(db);
    db.one(&sql, &*sight.with(&[(":id", &id)]), standing)
}

pub(crate) fn standing(r: &rusqlite::Row<'_>) -> rusqlite::Result<Standing> {
    Ok(Standing { level: Level::from_rank(r.get("level")?), ceiling: Level::from_rank(r.get("ceiling")?) })
}
