//! Who is at the school but no longer in the file of the whole school: counted always, marked only when it is confirmed.

use std::collections::HashSet;

use super::{Planner, What, Who};
use crate::access::{PersonId, Profile};

impl Planner<'_> {
    pub(super) fn left(&mut self) {
        if !self.parsed.whole_school {
            return;
        }
        let persons = &self.known.persons;
        let gone = |p: &&super::KnownPerson| {
            p.profiles.has(Profile::Pupil) && !p.left && !self.taken.contains_key(&p.id) && !self.is_mentioned(p)
        };
        let pupils: Vec<_> = persons.iter().filter(gone).collect();
        let ids: HashSet<PersonId> = pupils.iter().map(|p| p.id).collect();
        let guardians: Vec<_> = persons.iter().filter(|p| !p.left && self.leaves_with(p, &ids)).collect();
        self.warn_if_many(pupils.len());
        for (who, persons) in [(Who::Pupil, pupils), (Who::Guardian, guardians)] {
            for person in persons {
                match who {
                    Who::Pupil => self.report.pupils.count(What::Left),
                    _ => self.report.guardians.count(What::Left),
                }
                self.left.push(person.id);
                self.note(What::Left, who, person.fields.name(), "");
            }
        }
    }

    /// A guardian and nothing else, not in these files, one of whose children leaves and none of whose children stays.
    fn leaves_with(&self, person: &super::KnownPerson, leaving: &HashSet<PersonId>) -> bool {
        let only_guardian = person.profiles.has(Profile::Guardian) && person.profiles.iter().count() == 1;
        let children = self.known.children_of(person.id);
        let gone = |child: &PersonId| leaving.contains(child) || self.known.person(*child).is_none_or(|p| p.left);
        only_guardian
            && !self.taken.contains_key(&person.id)
            && !self.asked.contains(&person.id)
            && children.iter().any(|c| leaving.contains(c))
            && children.iter().all(gone)
    }

    /// A file of one class looks like a school that has emptied: say so before it is confirmed.
    fn warn_if_many(&mut self, leaving: usize) {
        let here = self.known.persons.iter().filter(|p| p.profiles.has(Profile::Pupil) && !p.left).count();
        let Some(file) = self.parsed.pupils.first().map(|l| &l.at) else { return };
        if leaving >= 5 && leaving * 4 > here {
            let whole = super::At { file: file.file.clone(), line: 0 };
            self.notes.warn(
                &whole,
                format!("{leaving} élèves sur {here} ne sont pas dans ce fichier : l'extraction est peut-être limitée à une classe ou un niveau."),
                "Ne les marquez comme partis que si l'extraction porte sur toute l'école.",
            );
        }
    }
}
