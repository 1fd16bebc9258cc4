//! The audiences an author may reach, and no others.

use rusqlite::{Row, named_params};

use super::Grant;
use crate::{
    Result,
    access::{Level, Profile, Viewer},
    people::{groups::GroupId, school},
    publication::PublicationId,
    store::Reading,
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
    pub members: u32,
    /// What it has now.
    pub granted: Option<Level>,
}

impl Choice {
    fn from_row(r: &Row<'_>) -> rusqlite::Result<Choice> {
        Ok(Choice {
            grp: r.get("id")?,
            kind: r.get("kind")?,
            name: r.get("name")?,
            members: r.get("members")?,
            granted: r.get::<_, Option<i64>>("granted")?.map(Level::from_rank),
        })
    }

    /// The heading it stands under.
    pub fn family(&self) -> &'static str {
        match self.kind.as_str() {
            "class" | "class_pupils" | "class_guardians" | "class_teachers" => "Classes",
            "level" => "Niveaux",
            "free" => "Groupes",
            "person" => "Personnes",
            _ => "École",
        }
    }
}

/// What an author may choose from.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    pub choices: Vec<Choice>,
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

/// Pupils reach their class; teachers their classes, levels and groups, and colleagues; the headteacher everyone. Who may
/// address the whole school is the headteacher's setting. What the publication has already stays offered.
const REACH: &str = "
    WITH taught AS MATERIALIZED (SELECT g.class FROM membership m JOIN grp g ON g.id = m.grp AND g.kind = 'class_teachers'
                                  WHERE m.person = :me AND g.closed_at IS NULL),
         learnt AS MATERIALIZED (SELECT g.class FROM membership m JOIN grp g ON g.id = m.grp AND g.kind = 'class_pupils'
                                  WHERE m.person = :me AND g.closed_at IS NULL)
    SELECT g.id, g.kind, g.name, a.level AS granted, (SELECT count(*) FROM membership c WHERE c.grp = g.id) AS members
      FROM grp g LEFT JOIN audience a ON a.publication = :id AND a.grp = g.id
     WHERE a.level IS NOT NULL OR (g.kind <> 'person' AND g.closed_at IS NULL AND (
               :everyone
            OR (:whole AND g.kind IN ('school', 'guardians', 'pupils'))
            OR (:staff AND g.kind IN ('staff', 'teachers'))
            OR (g.kind = 'free' AND (g.owner = :me
                OR (:staff AND EXISTS (SELECT 1 FROM membership m WHERE m.grp = g.id AND m.person = :me))))
            OR g.class IN (SELECT class FROM taught)
            OR g.level IN (SELECT l.level FROM class_level l JOIN taught t ON t.class = l.class)
            OR (g.kind IN ('class_pupils', 'class_teachers') AND g.class IN (SELECT class FROM learnt))))
     ORDER BY CASE WHEN g.kind IN ('school', 'teachers', 'staff', 'guardians', 'pupils') THEN 0
                   WHEN g.class IS NOT NULL THEN 1 WHEN g.kind = 'level' THEN 2 WHEN g.kind = 'free' THEN 3 ELSE 4 END,
              g.class, g.id";

/// What the viewer may choose from for a publication (0: one that does not exist yet).
pub fn picker(db: &Reading<'_>, id: PublicationId) -> Result<Picker> {
    let viewer = db.viewer();
    let everyone = viewer.is_director() || viewer.is_house();
    let whole = everyone || allows(db, WHOLE_SCHOOL, &[Profile::Staff, Profile::Municipality])?;
    let params = named_params! {
        ":me": db.me(), ":id": id, ":everyone": everyone, ":whole": whole, ":staff": viewer.is_staff()
    };
    Ok(Picker { choices: db.all(REACH, params, Choice::from_row)? })
}

/// Whether the viewer may publish for everybody, without login.
pub fn may_be_public(db: &Reading<'_>) -> Result<bool> {
    match db.viewer() {
        Viewer::Person(_) => allows(db, IN_PUBLIC, &[Profile::Director]),
        other => Ok(other.is_house()),
    }
}

/// Whether one of the viewer's profiles stands in a setting (`director,teacher`); unset, in `usual`.
fn allows(db: &Reading<'_>, key: &str, usual: &[Profile]) -> Result<bool> {
    let set = school::setting(db, key)?;
    let profiles: Vec<Profile> = match &set {
        Some(set) => set.split(',').filter_map(Profile::from_key).collect(),
        None => usual.to_vec(),
    };
    Ok(profiles.into_iter().any(|p| db.viewer().has(p)))
}
