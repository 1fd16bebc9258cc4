//! Finds the child a guardian's line names: by name, then by birth date where it is given, then by class.

use std::collections::{HashMap, HashSet};

use super::{
    super::{known::names, parsed::ChildName},
    Child, Planner,
};
use crate::{access::Profile, people::person::Fields, store::fold};

/// A child that may be meant.
struct Entry {
    child: Child,
    birth: Option<String>,
    /// Folded.
    class: Option<String>,
}

/// The pupils of these files and those of the school, by folded name.
pub(super) struct Children(HashMap<String, Vec<Entry>>);

pub(super) enum Found {
    One(Child),
    Nobody,
    Several,
}

impl Children {
    pub fn of(planner: &Planner<'_>) -> Children {
        let mut children = Children(HashMap::new());
        let mut met = HashSet::new();
        for (n, step) in planner.pupils.iter().enumerate() {
            met.extend(step.person.id);
            let class = step.class.map(|c| planner.classes[c].name.as_str());
            children.add(&step.person.fields, Child::Step(n), class);
        }
        for person in &planner.known.persons {
            if !person.profiles.has(Profile::Pupil) || person.left || met.contains(&person.id) {
                continue;
            }
            let class =
                planner.known.enrolled.get(&person.id).and_then(|(id, _)| planner.known.classes.iter().find(|c| c.id == *id));
            let child = if planner.asked.contains(&person.id) { Child::Waiting } else { Child::Known(person.id) };
            children.add(&person.fields, child, class.map(|c| c.name.as_str()));
        }
        children
    }

    fn add(&mut self, fields: &Fields, child: Child, class: Option<&str>) {
        for key in names(fields) {
            let entry = Entry { child, birth: fields.birth_date.clone(), class: class.map(fold) };
            self.0.entry(key).or_default().push(entry);
        }
    }

    pub fn find(&self, name: &ChildName) -> Found {
        let keys: HashSet<String> =
            [&name.family, &name.usual].into_iter().flatten().map(|last| fold(&format!("{last} {}", name.given))).collect();
        let entries = keys.iter().filter_map(|k| self.0.get(k)).flatten();
        let fits = |e: &&Entry| name.birth.is_none() || e.birth.is_none() || e.birth == name.birth;
        let mut entries: Vec<&Entry> = entries.filter(fits).collect();
        if distinct(&entries).len() > 1 {
            let classes = name.class.as_deref().map(in_classes).unwrap_or_default();
            entries.retain(|e| e.class.as_ref().is_some_and(|class| classes.contains(class)));
            if entries.is_empty() {
                return Found::Several;
            }
        }
        match distinct(&entries).as_slice() {
            [] => Found::Nobody,
            [one] => Found::One(*one),
            _ => Found::Several,
        }
    }
}

/// The folded names in "Classes élèves", which may name several.
fn in_classes(text: &str) -> Vec<String> {
    std::iter::once(text).chain(text.split([',', '/', '|'])).map(fold).collect()
}

fn distinct(entries: &[&Entry]) -> Vec<Child> {
    let mut distinct: Vec<Child> = Vec::new();
    for entry in entries {
        if !distinct.contains(&entry.child) {
            distinct.push(entry.child);
        }
    }
    distinct
}
