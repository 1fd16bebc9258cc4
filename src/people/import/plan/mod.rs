//! What the lines would do to the school: created, updated, moved, left, unchanged. Nothing is written here.

mod adults;
mod children;
mod classes;
mod left;
mod matching;
mod pupils;
mod report;
mod steps;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

pub use report::{Candidate, Counts, Line, Question, Report, What, Who};
pub(super) use steps::{AdultStep, Child, ClassStep, PersonStep, PupilStep};

use super::{
    issue::{At, Notes},
    known::{Known, KnownPerson},
    parsed::Parsed,
};
use crate::{Error, Result, access::PersonId, store::Reading};

/// What was answered to the questions of a plan, and what it was confirmed with.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// By the question's key. A line whose question has no answer is left out.
    pub choices: HashMap<String, Answer>,
    /// Persons who are no longer in the file of the whole school are marked as gone.
    pub mark_left: bool,
    /// The fingerprint of the plan that was shown: another one now is refused. None: whatever it is.
    pub expected: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is this person.
    Person(PersonId),
    /// It is somebody else, to be created.
    New,
    /// Leave the line out.
    Skip,
}

/// What an import would do, to be shown and confirmed.
#[derive(Clone, Debug)]
pub struct Plan {
    pub report: Report,
    /// What changes, a line each; what stays as it is has none.
    pub lines: Vec<Line>,
    /// Changes when what it would do does.
    pub fingerprint: String,
    pub(super) classes: Vec<ClassStep>,
    pub(super) pupils: Vec<PupilStep>,
    pub(super) adults: Vec<AdultStep>,
    pub(super) left: Vec<PersonId>,
}

impl Plan {
    /// Nothing to do, and nobody to mark as gone.
    pub fn changes_nothing(&self) -> bool {
        self.lines.is_empty()
    }
}

/// Compares what was read with the school. Unanswered, its questions leave their lines out.
pub fn plan(db: &Reading<'_>, parsed: &Parsed) -> Result<Plan> {
    plan_with(db, parsed, &Answers::default())
}

pub(super) fn plan_with(db: &Reading<'_>, parsed: &Parsed, answers: &Answers) -> Result<Plan> {
    crate::people::may::administer(db)?;
    let known = Known::load(db)?;
    let mut planner = Planner::new(&known, parsed, answers, db.today());
    planner.pupils();
    planner.adults();
    planner.left();
    planner.finish()
}

struct Planner<'a> {
    known: &'a Known,
    parsed: &'a Parsed,
    answers: &'a Answers,
    today: Date,
    notes: Notes,
    report: Report,
    lines: Vec<Line>,
    classes: Vec<ClassStep>,
    pupils: Vec<PupilStep>,
    adults: Vec<AdultStep>,
    left: Vec<PersonId>,
    /// Persons of the school that a line is about, and where it stands.
    taken: HashMap<PersonId, At>,
    /// Persons an open question is about.
    asked: HashSet<PersonId>,
}

impl<'a> Planner<'a> {
    fn new(known: &'a Known, parsed: &'a Parsed, answers: &'a Answers, today: Date) -> Planner<'a> {
        Planner {
            known,
            parsed,
            answers,
            today,
            notes: parsed.notes.clone(),
            report: Report::default(),
            lines: Vec::new(),
            classes: Vec::new(),
            pupils: Vec::new(),
            adults: Vec::new(),
            left: Vec::new(),
            taken: HashMap::new(),
            asked: HashSet::new(),
        }
    }

    /// Settles between candidates: by the answer given, else by a question, which leaves the line out (`None`).
    fn ask(&mut self, at: &At, text: String, candidates: &[&KnownPerson]) -> Option<Option<PersonId>> {
        let key = format!("{}:{}", at.file, at.line);
        match self.answers.choices.get(&key) {
            Some(Answer::Person(id)) if candidates.iter().any(|c| c.id == *id) => return Some(Some(*id)),
            Some(Answer::New) => return Some(None),
            _ => {}
        }
        self.asked.extend(candidates.iter().map(|c| c.id));
        if self.answers.choices.get(&key) != Some(&Answer::Skip) {
            let candidates = candidates.iter().map(|c| Candidate { person: c.id, label: self.label(c) }).collect();
            self.report.questions.push(Question { key, file: at.file.to_string(), line: at.line, text, candidates });
        }
        None
    }

    /// Enough of a person to tell them from a namesake.
    fn label(&self, person: &KnownPerson) -> String {
        let mut parts = vec![person.fields.name()];
        parts.push(person.profiles.iter().map(|p| p.french()).collect::<Vec<_>>().join(", "));
        parts.extend(person.fields.birth_date.as_ref().map(|d| format!("naissance : {d}")));
        let class = self.known.enrolled.get(&person.id).and_then(|(id, _)| self.known.classes.iter().find(|c| c.id == *id));
        parts.extend(class.map(|c| c.name.clone()));
        let children = self.known.children_of(person.id).iter().filter_map(|c| self.known.person(*c)).map(|c| c.fields.name());
        let children = children.collect::<Vec<_>>().join(", ");
        parts.extend((!children.is_empty()).then(|| format!("responsable de {children}")));
        let address = person.fields.home.line();
        parts.extend((!address.is_empty()).then_some(address));
        parts.extend(person.left.then(|| "a quitté l'école".to_owned()));
        parts.join(" · ")
    }

    fn note(&mut self, what: What, who: Who, name: String, detail: impl Into<String>) {
        self.lines.push(Line { what, who, name, detail: detail.into() });
    }

    fn finish(mut self) -> Result<Plan> {
        self.count_classes();
        let by_place = |a: &super::Issue, b: &super::Issue| (&a.file, a.line).cmp(&(&b.file, b.line));
        self.notes.rejected.sort_by(by_place);
        self.notes.warnings.sort_by(by_place);
        self.report.rejected = self.notes.rejected;
        self.report.warnings = self.notes.warnings;
        let shown = serde_json::to_vec(&(&self.report, &self.lines)).map_err(Error::internal)?;
        let fingerprint = Sha256::digest(shown).iter().map(|b| format!("{b:02x}")).collect();
        Ok(Plan {
            report: self.report,
            lines: self.lines,
            fingerprint,
            classes: self.classes,
            pupils: self.pupils,
            adults: self.adults,
            left: self.left,
        })
    }
}
