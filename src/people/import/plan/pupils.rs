//! Pupils: matched by INE, then by name and birth date.

use std::collections::HashMap;

use super::{
    super::{issue::At, known::KnownPerson, known::names, parsed::PupilLine},
    PersonStep, Planner, PupilStep, What, Who,
    matching::{Match, pupil},
};
use crate::{
    access::{PersonId, Profile},
    people::person::Fields,
};

/// A line seen before in these files: its INE and where it stands.
type Seen = HashMap<String, Vec<(Option<String>, At)>>;

impl Planner<'_> {
    pub(super) fn pupils(&mut self) {
        let parsed = self.parsed;
        let mut seen = Seen::new();
        for line in &parsed.pupils {
            if self.pupil_fits(line, &mut seen) {
                self.pupil(line);
            }
        }
    }

    /// Whether the line makes sense beside those before it; else it is rejected.
    fn pupil_fits(&mut self, line: &PupilLine, seen: &mut Seen) -> bool {
        if line.fields.birth_date.as_ref().is_some_and(|d| *d > self.today.to_string()) {
            let mend = "Corrigez la date de naissance dans ONDE, puis refaites l'extraction.";
            self.notes.reject(&line.at, format!("{} n'est pas encore né(e) à la date du jour.", line.fields.name()), mend);
            return false;
        }
        let birth = line.fields.birth_date.clone().unwrap_or_default();
        let identity = format!("{} {birth}", line.fields.sort_key());
        let keys = [Some(identity), line.fields.ine.clone()].into_iter().flatten();
        for key in keys {
            let before = seen.entry(key).or_default();
            let twin = before.iter().find(|(ine, _)| match (ine, &line.fields.ine) {
                (Some(theirs), Some(ours)) => theirs == ours,
                _ => true,
            });
            if let Some((_, at)) = twin {
                let reason = format!("{} est déjà dans le fichier « {} », ligne {}.", line.fields.name(), at.file, at.line);
                let mend = "Si ce sont deux élèves, donnez à chacun son INE ; sinon, supprimez l'une des deux lignes.";
                self.notes.reject(&line.at, reason, mend);
                return false;
            }
            before.push((line.fields.ine.clone(), line.at.clone()));
        }
        true
    }

    fn pupil(&mut self, line: &PupilLine) {
        let id = match pupil(self.known, line) {
            Match::New => None,
            Match::One(id) => Some(id),
            Match::Ask(candidates) => {
                let text = question(line, &candidates);
                match self.ask(&line.at, text, &candidates) {
                    Some(id) => id,
                    None => return,
                }
            }
        };
        if let Some(id) = id
            && let Some(at) = self.taken.insert(id, line.at.clone())
        {
            let reason =
                format!("{} est le même élève que celui de la ligne {} du fichier « {} ».", line.fields.name(), at.line, at.file);
            self.notes.reject(&line.at, reason, "Supprimez l'une des deux lignes, ou corrigez l'INE.");
            return;
        }
        self.pupil_step(line, id);
    }

    /// The fields of a line; an INE that stays another pupil's is left out.
    fn own_fields(&mut self, line: &PupilLine, id: Option<PersonId>) -> Fields {
        let mut fields = line.fields.clone();
        let owner = fields.ine.as_ref().and_then(|ine| self.known.by_ine.get(ine)).map(|n| self.known.persons[*n].id);
        if owner.is_some() && owner != id {
            fields.ine = None;
            let reason = format!("L'INE de {} reste celui d'un autre élève de l'école.", fields.name());
            self.notes.warn(&line.at, reason, "Corrigez l'INE de l'un des deux dans ONDE, puis dans sa fiche.");
        }
        fields
    }

    fn pupil_step(&mut self, line: &PupilLine, id: Option<PersonId>) {
        let pupil = [Profile::Pupil].into_iter().collect();
        let fields = self.own_fields(line, id);
        let person = match id.and_then(|id| self.known.person(id)) {
            Some(known) => PersonStep::known(known, &fields, pupil),
            None => PersonStep::new(fields, pupil),
        };
        let class = line.class.as_deref().map(|name| self.class(name, line.onde_id.as_deref(), line.level));
        let now = id.and_then(|id| self.known.enrolled.get(&id)).copied();
        let level = line.level.or_else(|| now.and_then(|(_, level)| level));
        let class_id = class.and_then(|c| self.classes[c].id);
        let same_class = now.is_some_and(|(current, _)| Some(current) == class_id);
        let enrol = class.is_some() && !(same_class && now.is_some_and(|(_, l)| l == level));
        let moves = enrol && now.is_some() && !same_class;
        let what = match person.what() {
            What::Created => What::Created,
            _ if moves => What::Moved,
            _ if enrol => What::Updated,
            other => other,
        };
        self.report.pupils.count(what);
        self.report.moved += u32::from(moves);
        self.report.without_ine += u32::from(person.fields.ine.is_none());
        if what != What::Unchanged {
            let mut detail = person.changes.join(", ");
            if let Some(class) = class.filter(|_| enrol) {
                let into = &self.classes[class].name;
                detail = if detail.is_empty() { into.clone() } else { format!("{into} ; {detail}") };
            }
            self.note(what, Who::Pupil, person.fields.name(), detail);
        }
        self.pupils.push(PupilStep { person, class, level, enrol });
    }

    /// Whether a pupil of the school is named by a line that waits or was left out: then they have not left.
    pub(super) fn is_mentioned(&self, person: &KnownPerson) -> bool {
        self.asked.contains(&person.id) || names(&person.fields).iter().any(|n| self.parsed.mentioned.contains(n))
    }
}

fn question(line: &PupilLine, candidates: &[&KnownPerson]) -> String {
    let name = line.fields.name();
    let same_ine = |c: &&KnownPerson| c.fields.ine.is_some() && c.fields.ine == line.fields.ine;
    match candidates.len() {
        _ if candidates.iter().any(same_ine) => format!(
            "L'INE de {name} est, à l'école, celui d'un élève qui a un autre nom et une autre date de naissance. Lequel est-ce ?"
        ),
        1 => format!(
            "{name} ressemble à un élève de l'école, mais son INE ou sa date de naissance diffère. Est-ce le même élève ?"
        ),
        n => format!("{n} élèves de l'école peuvent être {name}. Lequel est-ce ?"),
    }
}
