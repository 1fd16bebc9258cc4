//! Free groups, made by hand by teachers and the headteacher, with members of any profile.

use rusqlite::params;

use super::{Group, GroupId, find};
use crate::{
    Error, Result,
    access::{PersonId, Profile},
    store::{Reading, WriteTx},
};

/// What a free group is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Support,
    Club,
    Project,
    Council,
    Other,
}

impl Purpose {
    pub const ALL: [Purpose; 5] = [Purpose::Support, Purpose::Club, Purpose::Project, Purpose::Council, Purpose::Other];

    /// As stored and shown.
    pub fn french(self) -> &'static str {
        ["groupe de besoin", "club", "projet", "conseil d'école", "autre"][self as usize]
    }

    pub fn from_french(text: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|p| p.french() == text)
    }
}

/// Makes a free group; the viewer owns it. Teachers, the headteacher and the house may.
pub fn add(tx: &WriteTx<'_>, name: &str, purpose: Purpose, members: &[PersonId]) -> Result<GroupId> {
    let viewer = tx.viewer();
    if !(viewer.has(Profile::Teacher) || viewer.is_director() || viewer.is_house()) {
        return Err(Error::forbidden("Les groupes sont créés par les enseignants et la direction."));
    }
    let name = check_name(name)?;
    let owner = viewer.person().map(|p| p.id);
    if let Some(id) = same(tx, &name, purpose, members)? {
        tx.on("group", id);
        return Ok(id);
    }
    let id = tx.insert(
        "INSERT INTO grp (kind, name, purpose, owner) VALUES ('free', ?1, ?2, ?3)",
        params![name, purpose.french(), owner],
    )?;
    replace_members(tx, id, members)?;
    tx.on("group", id);
    Ok(id)
}

/// The viewer's open group of this name with just these members: a form sent twice makes one group.
fn same(tx: &WriteTx<'_>, name: &str, purpose: Purpose, members: &[PersonId]) -> Result<Option<GroupId>> {
    tx.maybe(
        "SELECT g.id FROM grp g WHERE g.kind = 'free' AND g.closed_at IS NULL AND g.owner = ?1 AND g.name = ?2 AND g.purpose = ?3
            AND (SELECT json_group_array(person ORDER BY person) FROM membership WHERE grp = g.id)
              = (SELECT json_group_array(id ORDER BY id) FROM person
                  WHERE left_at IS NULL AND id IN (SELECT value FROM json_each(?4)))
          LIMIT 1",
        params![tx.me(), name, purpose.french(), serde_json::to_string(members).map_err(Error::internal)?],
        |r| r.get(0),
    )
}

pub fn change(tx: &WriteTx<'_>, id: GroupId, name: &str, purpose: Purpose) -> Result<()> {
    editable(tx, id)?;
    let name = check_name(name)?;
    tx.run("UPDATE grp SET name = ?2, purpose = ?3 WHERE id = ?1", params![id, name, purpose.french()])?;
    Ok(())
}

/// Makes these, and only these, the members.
pub fn set_members(tx: &WriteTx<'_>, id: GroupId, members: &[PersonId]) -> Result<()> {
    editable(tx, id)?;
    replace_members(tx, id, members)
}

pub fn remove_member(tx: &WriteTx<'_>, id: GroupId, person: PersonId) -> Result<()> {
    editable(tx, id)?;
    tx.run("DELETE FROM membership WHERE grp = ?1 AND person = ?2", [id, person])?;
    Ok(())
}

/// Ends a group: it takes nothing new, and what was shared with it stays readable to its members.
pub fn close(tx: &WriteTx<'_>, id: GroupId) -> Result<()> {
    editable(tx, id)?;
    tx.run("UPDATE grp SET closed_at = ?2 WHERE id = ?1 AND closed_at IS NULL", params![id, tx.now()])?;
    Ok(())
}

fn replace_members(tx: &WriteTx<'_>, id: GroupId, members: &[PersonId]) -> Result<()> {
    let list = serde_json::to_string(members).map_err(Error::internal)?;
    tx.run("DELETE FROM membership WHERE grp = ?1 AND person NOT IN (SELECT value FROM json_each(?2))", params![id, list])?;
    tx.run(
        "INSERT OR IGNORE INTO membership (grp, person)
         SELECT ?1, p.id FROM person p WHERE p.left_at IS NULL AND p.id IN (SELECT value FROM json_each(?2))",
        params![id, list],
    )?;
    Ok(())
}

/// The group, when it is a free one and the viewer may change it: its owner, the headteacher, the house.
pub fn editable(db: &Reading<'_>, id: GroupId) -> Result<Group> {
    let group = find(db, id)?;
    if group.kind != "free" {
        return Err(Error::refused("Ce groupe suit les classes : il se met à jour tout seul et ne se modifie pas à la main."));
    }
    let viewer = db.viewer();
    if viewer.is_director() || viewer.is_house() || group.owner == Some(db.me()) {
        return Ok(group);
    }
    Err(Error::forbidden("Ce groupe se modifie par la personne qui l'a créé ou par la direction."))
}

fn check_name(name: &str) -> Result<String> {
    let name = name.trim();
    match name.chars().count() {
        1..=80 => Ok(name.to_owned()),
        0 => Err(Error::refused("Donnez un nom au groupe.")),
        _ => Err(Error::refused("Le nom du groupe est trop long : 80 caractères au plus.")),
    }
}
