//! The free groups, made by those who own them, and the groups that an audience of the data names.

use std::{collections::HashMap, sync::Arc};

use super::{data::Data, stage::Stage};
use crate::{
    Error, Result,
    access::Level,
    people::groups::{self, Group, GroupId, Purpose},
    publication::Grant,
};

pub(super) struct Groups {
    free: HashMap<String, GroupId>,
    automatic: Vec<Group>,
    classes: HashMap<String, i64>,
}

impl Groups {
    pub async fn found(stage: &Stage, data: &Arc<Data>) -> Result<Groups> {
        let mut free = HashMap::new();
        for row in &data.groups {
            let members = row.members.iter().map(|key| stage.people.person(key)).collect::<Result<Vec<_>>>()?;
            let purpose = Purpose::from_french(&row.purpose.replace('’', "'")).unwrap_or(Purpose::Other);
            let (owner, name) = (stage.people.person(&row.owner)?, row.name.clone());
            let act = stage.act(owner, "directory", "add_group", move |tx| groups::add(tx, &name, purpose, &members));
            free.insert(row.key.clone(), act.await?);
        }
        let automatic = stage.store.read(stage.viewer(stage.people.director)?, groups::visible).await?;
        Ok(Groups { free, automatic, classes: stage.people.classes.clone() })
    }

    /// The grants of an audience: `school`, `class_guardians:cp`, `level:CM1`, `group:chorale` …
    pub fn grants(&self, audience: &[String]) -> Result<Vec<Grant>> {
        let grant = |told: &String| {
            let grp = self.find(told).ok_or_else(|| Error::internal(format!("the demonstration has no group {told}")))?;
            Ok(Grant { grp, level: Level::Comment })
        };
        audience.iter().map(grant).collect()
    }

    fn find(&self, told: &str) -> Option<GroupId> {
        let (kind, key) = told.split_once(':').unwrap_or((told, ""));
        let fits = |group: &&Group| match kind {
            "level" => group.kind == "level" && group.name.ends_with(key),
            _ if key.is_empty() => group.kind == kind,
            _ => group.kind == kind && group.class.is_some() && group.class == self.classes.get(key).copied(),
        };
        if kind == "group" { self.free.get(key).copied() } else { self.automatic.iter().find(fits).map(|g| g.id) }
    }
}
