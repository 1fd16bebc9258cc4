//! The classes the pupils' lines name. A class is known by its name, folded; else by ONDE's identifier, and is renamed.

use super::{
    Planner, What, Who,
    steps::{ClassRef, ClassStep},
};
use crate::{people::levels::ClassLevel, store::fold};

impl Planner<'_> {
    /// The step of a class, made when a line first names it; the level joins its levels.
    pub(super) fn class(&mut self, name: &str, onde_id: Option<&str>, level: Option<ClassLevel>) -> usize {
        let folded = fold(name);
        let same_id = |id: Option<&str>| id.is_some() && id == onde_id;
        let position = self
            .classes
            .iter()
            .position(|c| fold(&c.name) == folded)
            .or_else(|| self.classes.iter().position(|c| same_id(c.onde_id.as_deref())))
            .unwrap_or_else(|| {
                let known = self.known.classes.iter();
                let found = known
                    .clone()
                    .find(|c| fold(&c.name) == folded)
                    .or_else(|| known.clone().find(|c| same_id(c.onde_id.as_deref())));
                self.classes.push(ClassStep {
                    id: found.map(|c| c.id),
                    // The same name written otherwise (spaces, case) is no change.
                    name: found.filter(|c| fold(&c.name) == folded).map_or_else(|| name.to_owned(), |c| c.name.clone()),
                    onde_id: onde_id.map(str::to_owned).or_else(|| found.and_then(|c| c.onde_id.clone())),
                    levels: found.map(|c| c.levels.iter().copied().collect()).unwrap_or_default(),
                    before: found.map(|c| (c.name.clone(), c.onde_id.clone(), c.levels.iter().copied().collect())),
                });
                self.classes.len() - 1
            });
        self.classes[position].levels.extend(level);
        position
    }

    /// The class a teacher's line names, in these files or at the school.
    pub(super) fn class_named(&self, name: &str) -> Option<ClassRef> {
        let folded = fold(name);
        let step = self.classes.iter().position(|c| fold(&c.name) == folded).map(ClassRef::Step);
        step.or_else(|| self.known.classes.iter().find(|c| fold(&c.name) == folded).map(|c| ClassRef::Known(c.id)))
    }

    pub(super) fn count_classes(&mut self) {
        let mut noted = Vec::new();
        for class in &self.classes {
            let now = (class.name.clone(), class.onde_id.clone(), class.levels.clone());
            let what = match &class.before {
                None => What::Created,
                Some(before) if *before != now => What::Updated,
                Some(_) => What::Unchanged,
            };
            self.report.classes.count(what);
            if what != What::Unchanged {
                let levels = class.levels.iter().map(|l| l.key()).collect::<Vec<_>>().join(", ");
                noted.push((what, class.name.clone(), levels));
            }
        }
        for (what, name, levels) in noted {
            self.note(what, Who::Class, name, levels);
        }
    }
}
