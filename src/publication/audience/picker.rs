//! The audiences an author may reach, and no others.

use std::collections::HashMap;

use rusqlite::{Row, named_params};

use super::Grant;
use crate::{
    Error, Result,
    access::{Level, Profile, Viewer},
    people::groups::GroupId,
    publication::PublicationId,
    store::{Reading, fold},
};

/// Settings of the headteacher: the profiles that may address the whole school, and those that may publish without login.
pub const WHOLE_SCHOOL: &str = "publication.whole_school";
pub const IN_PUBLIC: &str = "publication.in_public";

/// One group that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub grp: GroupId,
    pub kind: String,
    pub name: String,
    /// A person who answers to the name that was typed.
    pub found: bool,
    /// What it has now.
    pub granted: Option<Level>,
}

impl Choice {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Choice> {
        Ok(Choice {
            grp: r.get("id")?,
            kind: r.get("kind")?,
            name: r.get("name")?,
            found: r.get("found")?,
            granted: r.get::<_, Option<i64>>("granted")?.map(Level::from_rank),
        })
    }
}

/// What an author may choose from.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    pub choices: Vec<Choice>,
    /// May publish for everybody, without login.
    pub may_be_public: bool,
    /// May address persons one by one.
    pub finds_persons: bool,
}

impl Picker {
    /// Those of the grants that are offered: what someone else's form makes up is dropped.
    pub fn within(&self, grants: &[Grant]) -> Vec<Grant> {
        grants.iter().filter(|g| self.choices.iter().any(|c| c.grp == g.grp)).copied().collect()
    }

    /// The grants as they stand.
    pub fn granted(&self) -> Vec<Grant> {
        self.choices.iter().filter_map(|c| c.granted.map(|level| Grant { grp: c.grp, level })).collect()
    }
}

/// What is asked for besides the groups within reach: persons, each a group of one.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Chosen already.
    pub groups: Vec<GroupId>,
    /// A name that someone types, to be found among the persons within reach.
    pub name: String,
}

/// Pupils reach their class; teachers their classes, levels and groups, and colleagues; the headteacher everyone. Who may
/// address the whole school is the headteacher's setting. Persons are reached through the groups they are in, by the
/// school's own people and by pupils. What the publication has already stays offered.
const REACH: &str = "
    WITH taught AS MATERIALIZED (SELECT g.class FROM membership m JOIN grp g ON g.id = m.grp AND g.kind = 'class_teachers'
                                  WHERE m.person = :me AND g.closed_at IS NULL),
         learnt AS MATERIALIZED (SELECT g.class FROM membership m JOIN grp g ON g.id = m.grp AND g.kind = 'class_pupils'
                                  WHERE m.person = :me AND g.closed_at IS NULL),
         reach AS MATERIALIZED (SELECT g.id FROM grp g WHERE g.kind <> 'person' AND g.closed_at IS NULL AND (
               :everyone
            OR (:whole AND g.kind IN ('school', 'guardians', 'pupils'))
            OR (:staff AND g.kind IN ('staff', 'teachers'))
            OR (g.kind = 'free' AND (g.owner = :me
                OR (:staff AND EXISTS (SELECT 1 FROM membership m WHERE m.grp = g.id AND m.person = :me))))
            OR g.class IN (SELECT class FROM taught)
            OR g.level IN (SELECT l.level FROM class_level l JOIN taught t ON t.class = l.class)
            OR (g.kind IN ('class_pupils', 'class_teachers') AND g.class IN (SELECT class FROM learnt)))),
         one AS MATERIALIZED (SELECT g.id, g.id NOT IN (SELECT value FROM json_each(:groups)) AS found FROM grp g
             WHERE :finds AND g.kind = 'person' AND g.person <> :me
               AND (g.id IN (SELECT value FROM json_each(:groups)) OR (:name <> '' AND ' ' || fold(g.name) LIKE '% ' || :name || '%'))
               AND EXISTS (SELECT 1 FROM membership m JOIN reach ON reach.id = m.grp WHERE m.person = g.person) LIMIT 40)
    SELECT g.id, g.kind, g.name, a.level AS granted, coalesce(one.found, 0) AS found
      FROM grp g LEFT JOIN audience a ON a.publication = :id AND a.grp = g.id LEFT JOIN one ON one.id = g.id
     WHERE a.level IS NOT NULL OR one.id IS NOT NULL OR g.id IN (SELECT id FROM reach)
     ORDER BY CASE WHEN g.kind IN ('school', 'teachers', 'staff', 'guardians', 'pupils') THEN 0
                   WHEN g.class IS NOT NULL THEN 1 WHEN g.kind = 'level' THEN 2 WHEN g.kind = 'free' THEN 3 ELSE 4 END,
              g.class, CASE g.kind WHEN 'class' THEN 0 WHEN 'class_pupils' THEN 1 WHEN 'class_guardians' THEN 2 ELSE 3 END, g.id";

/// What the viewer may choose from for a publication (0: one that does not exist yet). Two statements.
pub fn picker(db: &Reading<'_>, id: PublicationId, wanted: &Wanted) -> Result<Picker> {
    let viewer = db.viewer();
    let everyone = viewer.is_director() || viewer.is_house();
    let settings = settings(db)?;
    let finds_persons = everyone || viewer.is_staff() || viewer.is_pupil();
    let params = named_params! {
        ":me": db.me(), ":id": id, ":everyone": everyone, ":staff": viewer.is_staff(),
        ":whole": allows(viewer, settings.get(WHOLE_SCHOOL), &[Profile::Staff, Profile::Municipality]),
        ":finds": finds_persons,
        ":groups": serde_json::to_string(&wanted.groups).map_err(Error::internal)?,
        ":name": fold(&wanted.name),
    };
    Ok(Picker {
        choices: db.all(REACH, params, Choice::from_row)?,
        may_be_public: allows(viewer, settings.get(IN_PUBLIC), &[Profile::Director]),
        finds_persons,
    })
}

fn settings(db: &Reading<'_>) -> Result<HashMap<String, String>> {
    let rows = db.all("SELECT key, value FROM setting WHERE key IN (?1, ?2)", [WHOLE_SCHOOL, IN_PUBLIC], |r| {
        Ok((r.get("key")?, r.get("value")?))
    })?;
    Ok(rows.into_iter().collect())
}

/// Whether one of the viewer's profiles stands in a setting (`director,teacher`); unset, in `usual`.
fn allows(viewer: &Viewer, set: Option<&String>, usual: &[Profile]) -> bool {
    let has = |profile: Profile| viewer.has(profile);
    match set {
        Some(set) => set.split(',').filter_map(Profile::from_key).any(has),
        None => viewer.is_house() || usual.iter().copied().any(has),
    }
}
