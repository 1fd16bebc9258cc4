//! Guardians, teachers and all other adults: lines about one person joined, then compared with the school.

use std::collections::HashMap;

use super::{
    super::{
        issue::At,
        parsed::{AdultLine, ChildName},
    },
    AdultStep, Child, PersonStep, Planner, What, Who,
    children::{Children, Found},
    matching::{Match, Traits, adult, same_email},
    steps::ClassRef,
};
use crate::{
    access::{PersonId, Profile, ProfileSet},
    people::{families::Terms, person::Fields},
};

/// An adult of these files: one line, or several that are about the same person.
struct Draft {
    at: At,
    fields: Fields,
    profiles: ProfileSet,
    children: Vec<Child>,
    terms: Terms,
    classes: Vec<ClassRef>,
}

impl Planner<'_> {
    pub(super) fn adults(&mut self) {
        let parsed = self.parsed;
        let children = Children::of(self);
        let mut drafts: Vec<Draft> = Vec::new();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for line in &parsed.adults {
            let Some(found) = self.children_of(line, &children) else { continue };
            let namesakes = by_name.entry(line.fields.sort_key()).or_default();
            let twin = namesakes.iter().copied().find(|n| same_person(&drafts[*n], line, &found));
            let classes = self.classes_of(line);
            match twin {
                Some(n) => drafts[n].join(line, found, classes),
                None => {
                    namesakes.push(drafts.len());
                    drafts.push(Draft {
                        at: line.at.clone(),
                        fields: line.fields.clone(),
                        profiles: line.profiles,
                        children: found,
                        terms: line.terms,
                        classes,
                    });
                }
            }
        }
        for draft in drafts {
            self.adult(draft);
        }
    }

    /// The children of a line, those not found noted. `None` when the line is about a guardian and none is left.
    fn children_of(&mut self, line: &AdultLine, children: &Children) -> Option<Vec<Child>> {
        let mut found = Vec::new();
        let mut missing: Vec<String> = Vec::new();
        for name in &line.children {
            match children.find(name) {
                Found::One(child) if !found.contains(&child) => found.push(child),
                Found::One(_) => {}
                Found::Nobody => missing.push(self.not_found(name)),
                Found::Several => {
                    missing.push(format!("plusieurs élèves s'appellent {}, et la classe ne les départage pas", name.shown()))
                }
            }
        }
        let guardian_only = line.profiles.iter().all(|p| p == Profile::Guardian);
        let adult = line.fields.name();
        let mend = "Importez d'abord tous les élèves ; si l'enfant n'est plus à l'école, il n'y a rien à faire. Un lien peut aussi s'ajouter à la main.";
        if guardian_only && found.is_empty() {
            self.notes.reject(&line.at, format!("Aucun enfant de {adult} n'est reconnu : {}.", missing.join(" ; ")), mend);
            return None;
        }
        if !missing.is_empty() {
            self.notes.warn(&line.at, format!("Un enfant de {adult} n'est pas reconnu : {}.", missing.join(" ; ")), mend);
        }
        if guardian_only && found.iter().all(|c| *c == Child::Waiting) {
            let mend = "Répondez à la question sur cet élève : son responsable suivra.";
            self.notes.warn(&line.at, format!("L'enfant de {adult} attend votre réponse."), mend);
            return None;
        }
        found.retain(|c| *c != Child::Waiting);
        Some(found)
    }

    fn not_found(&self, name: &ChildName) -> String {
        format!("{} n'est ni dans les fichiers ni à l'école", name.shown())
    }

    fn classes_of(&mut self, line: &AdultLine) -> Vec<ClassRef> {
        if !line.profiles.has(Profile::Teacher) {
            return Vec::new();
        }
        let mut classes = Vec::new();
        for name in &line.classes {
            match self.class_named(name) {
                Some(class) => classes.push(class),
                None => self.notes.warn(
                    &line.at,
                    format!("La classe « {name} » n'existe pas cette année."),
                    "Importez d'abord les élèves, ou créez la classe ; puis envoyez de nouveau ce fichier.",
                ),
            }
        }
        classes
    }

    fn adult(&mut self, draft: Draft) {
        let children: Vec<PersonId> = draft.children.iter().filter_map(|c| self.id_of(*c)).collect();
        let traits = Traits { fields: &draft.fields, profiles: draft.profiles, children: &children };
        let id = match adult(self.known, &traits) {
            Match::New => None,
            Match::One(id) => Some(id),
            Match::Ask(candidates) => {
                let name = draft.fields.name();
                let text = format!("Quelqu'un à l'école s'appelle déjà {name}. Est-ce la même personne ?");
                match self.ask(&draft.at, text, &candidates) {
                    Some(id) => id,
                    None => return,
                }
            }
        };
        let already = id.and_then(|id| self.adults.iter().position(|a| a.person.id == Some(id)));
        match already {
            // Two lines of the files are one person of the school: the first says who they are, both say whose guardian.
            Some(n) => self.join_step(n, &draft),
            None => self.adult_step(draft, id),
        }
    }

    fn adult_step(&mut self, draft: Draft, id: Option<PersonId>) {
        let known = id.and_then(|id| self.known.person(id));
        let person = match known {
            Some(known) => PersonStep::known(known, &draft.fields, draft.profiles),
            None => PersonStep::new(draft.fields.clone(), draft.profiles),
        };
        let teaching = self.new_teaching(id, &draft.classes);
        let what = match person.what() {
            What::Unchanged if !teaching.is_empty() => What::Updated,
            other => other,
        };
        let guardian = draft.profiles.has(Profile::Guardian);
        let (counts, who) = match guardian {
            true => (&mut self.report.guardians, Who::Guardian),
            false => (&mut self.report.adults, Who::Adult),
        };
        counts.count(what);
        let links = self.new_links(id, &draft.children);
        if what != What::Unchanged || !links.is_empty() {
            let mut detail = person.changes.join(", ");
            if detail.is_empty() && !links.is_empty() {
                let children: Vec<String> = links.iter().map(|c| self.child_name(*c)).collect();
                detail = format!("responsable de {}", children.join(", "));
            }
            let what = if what == What::Unchanged { What::Updated } else { what };
            self.note(what, who, person.fields.name(), detail);
        }
        if let Some(id) = id {
            self.taken.insert(id, draft.at);
        }
        self.adults.push(AdultStep { person, links, terms: draft.terms, teaching });
    }

    fn join_step(&mut self, n: usize, draft: &Draft) {
        let id = self.adults[n].person.id;
        let children: Vec<Child> = draft.children.iter().copied().filter(|c| !self.adults[n].links.contains(c)).collect();
        let links = self.new_links(id, &children);
        self.adults[n].links.extend(links);
    }

    /// Those of the children they are not yet the guardian of; both kinds are counted.
    fn new_links(&mut self, guardian: Option<PersonId>, children: &[Child]) -> Vec<Child> {
        let linked = |child: &Child| match (guardian, self.id_of(*child)) {
            (Some(guardian), Some(pupil)) => self.known.links.contains(&(guardian, pupil)),
            _ => false,
        };
        let (old, new): (Vec<Child>, Vec<Child>) = children.iter().copied().partition(linked);
        old.iter().for_each(|_| self.report.links.count(What::Unchanged));
        new.iter().for_each(|_| self.report.links.count(What::Created));
        new
    }

    fn new_teaching(&self, teacher: Option<PersonId>, classes: &[ClassRef]) -> Vec<ClassRef> {
        let taught = |class: &&ClassRef| {
            let class = match **class {
                ClassRef::Known(id) => Some(id),
                ClassRef::Step(n) => self.classes[n].id,
            };
            class.zip(teacher).is_some_and(|pair| self.known.teaching.contains(&pair))
        };
        classes.iter().filter(|c| !taught(c)).copied().collect()
    }

    fn id_of(&self, child: Child) -> Option<PersonId> {
        match child {
            Child::Step(n) => self.pupils[n].person.id,
            Child::Known(id) => Some(id),
            Child::Waiting => None,
        }
    }

    fn child_name(&self, child: Child) -> String {
        match child {
            Child::Step(n) => self.pupils[n].person.fields.name(),
            Child::Known(id) => self.known.person(id).map(|p| p.fields.name()).unwrap_or_default(),
            Child::Waiting => String::new(),
        }
    }
}

impl Draft {
    fn join(&mut self, line: &AdultLine, children: Vec<Child>, classes: Vec<ClassRef>) {
        self.profiles = self.profiles.iter().chain(line.profiles.iter()).collect();
        self.children.extend(children.into_iter().filter(|c| !self.children.contains(c)).collect::<Vec<_>>());
        self.classes.extend(classes.into_iter().filter(|c| !self.classes.contains(c)).collect::<Vec<_>>());
    }
}

/// Two lines of the files with the same name are one person when they share a child, an e-mail, or the same work.
fn same_person(draft: &Draft, line: &AdultLine, children: &[Child]) -> bool {
    let same_work = line.profiles.iter().any(|p| p != Profile::Guardian && draft.profiles.has(p));
    draft.children.iter().any(|c| children.contains(c)) || same_email(&draft.fields, &line.fields) || same_work
}
