//! Carries a plan out, in the one transaction it is called in.

use std::collections::HashMap;

use rusqlite::params;

use super::{
    parsed::Parsed,
    plan::{AdultStep, Answers, Child, ClassStep, PersonStep, Plan, PupilStep, Report, plan_with},
};
use crate::{
    Error, Result,
    access::PersonId,
    people::{
        accounts,
        classes::{self, ClassId},
        families::{self, Terms},
        groups, person, profiles, years,
    },
    store::WriteTx,
};

/// Plans again, and does it: persons, classes, links, accounts with their codes, groups. A second time it changes nothing.
/// Refused, with a sentence, when the plan is no longer the one that was confirmed (`Answers::expected`).
pub fn apply(tx: &WriteTx<'_>, parsed: &Parsed, answers: &Answers) -> Result<Report> {
    if let Some(expected) = &answers.expected
        && plan_with(tx, parsed, &Answers::default())?.fingerprint != *expected
    {
        return Err(Error::refused(
            "L'école a changé depuis l'aperçu de cet import : rien n'a été fait. Relisez l'aperçu, qui est à jour, puis confirmez.",
        ));
    }
    let plan = plan_with(tx, parsed, answers)?;
    let year = years::ensure_current(tx)?;
    let mut doing = Doing { tx, classes: Vec::new(), pupils: Vec::new(), touched: Vec::new(), orders: HashMap::new() };
    for class in &plan.classes {
        doing.class(year, class)?;
    }
    for pupil in &plan.pupils {
        doing.pupil(pupil)?;
    }
    for adult in &plan.adults {
        doing.adult(adult)?;
    }
    let touched = doing.touched;
    if answers.mark_left && !plan.left.is_empty() {
        person::mark_left(tx, &plan.left)?;
    }
    finish(tx, plan, &touched)
}

fn finish(tx: &WriteTx<'_>, plan: Plan, touched: &[PersonId]) -> Result<Report> {
    let mut report = plan.report;
    report.accounts = accounts::create_missing_of(tx, touched)?;
    groups::refresh(tx)?;
    tx.detail(format!(
        "élèves : {} créés, {} mis à jour ; responsables : {} créés, {} mis à jour ; autres adultes : {} créés, {} mis à jour",
        report.pupils.created,
        report.pupils.updated,
        report.guardians.created,
        report.guardians.updated,
        report.adults.created,
        report.adults.updated,
    ));
    Ok(report)
}

struct Doing<'a, 'c> {
    tx: &'a WriteTx<'c>,
    /// Ids of the plan's classes and pupils, by their position in the plan.
    classes: Vec<ClassId>,
    pupils: Vec<PersonId>,
    touched: Vec<PersonId>,
    /// The last place in each pupil's order of guardians.
    orders: HashMap<PersonId, u32>,
}

impl Doing<'_, '_> {
    fn class(&mut self, year: years::YearId, step: &ClassStep) -> Result<()> {
        let levels: Vec<_> = step.levels.iter().copied().collect();
        let id = match step.id {
            Some(id) => {
                let before = step.before.as_ref();
                if before.is_none_or(|(name, onde_id, _)| *name != step.name || *onde_id != step.onde_id) {
                    classes::rename(self.tx, id, &step.name, step.onde_id.as_deref())?;
                }
                id
            }
            None => classes::insert(self.tx, year, &step.name, step.onde_id.as_deref())?,
        };
        if step.before.as_ref().is_none_or(|(.., before)| *before != step.levels) {
            classes::set_levels(self.tx, id, &levels)?;
        }
        self.classes.push(id);
        Ok(())
    }

    fn person(&mut self, step: &PersonStep) -> Result<PersonId> {
        let id = match step.id {
            None => person::insert(self.tx, &step.fields, step.profiles)?,
            Some(id) => {
                if !step.changes.is_empty() {
                    person::update(self.tx, id, &step.fields)?;
                    profiles::add(self.tx, id, step.profiles)?;
                }
                if step.back {
                    self.tx.run("UPDATE person SET left_at = NULL WHERE id = ?1", [id])?;
                }
                id
            }
        };
        self.touched.push(id);
        Ok(id)
    }

    fn pupil(&mut self, step: &PupilStep) -> Result<()> {
        let id = self.person(&step.person)?;
        self.pupils.push(id);
        match step.class.filter(|_| step.enrol) {
            Some(class) => classes::enrol_one_of_many(self.tx, id, self.classes[class], step.level),
            None => Ok(()),
        }
    }

    fn adult(&mut self, step: &AdultStep) -> Result<()> {
        let id = self.person(&step.person)?;
        for child in &step.links {
            let pupil = match *child {
                Child::Step(n) => self.pupils[n],
                Child::Known(pupil) => pupil,
                Child::Waiting => continue,
            };
            let terms = Terms { contact_order: self.next_order(pupil)?, ..step.terms };
            families::link_one_of_many(self.tx, id, pupil, terms)?;
        }
        for class in &step.teaching {
            self.tx
                .run("INSERT OR IGNORE INTO teaching (class, teacher) VALUES (?1, ?2)", params![class.id(&self.classes), id])?;
        }
        Ok(())
    }

    /// A new guardian is called after those there are.
    fn next_order(&mut self, pupil: PersonId) -> Result<u32> {
        let last = match self.orders.get(&pupil) {
            Some(last) => *last,
            None => self.tx.value("SELECT coalesce(max(contact_order), 0) FROM guardianship WHERE pupil = ?1", [pupil])?,
        };
        self.orders.insert(pupil, last + 1);
        Ok(last + 1)
    }
}
