//! Who of the school a line is about. Two who may be: it asks, never guesses.

use std::collections::HashSet;

use super::super::{
    known::{Known, KnownPerson, names},
    parsed::PupilLine,
};
use crate::{
    access::{PersonId, Profile, ProfileSet},
    people::person::Fields,
    store::fold,
};

pub(super) enum Match<'k> {
    New,
    One(PersonId),
    Ask(Vec<&'k KnownPerson>),
}

impl<'k> Match<'k> {
    /// One, or a question between several; none gives `None`.
    fn among(candidates: Vec<&'k KnownPerson>) -> Option<Match<'k>> {
        match candidates.as_slice() {
            [] => None,
            [one] => Some(Match::One(one.id)),
            _ => Some(Match::Ask(candidates)),
        }
    }
}

/// The persons written under one of these names, each once.
fn named<'k>(known: &'k Known, fields: &Fields, fits: impl Fn(&KnownPerson) -> bool) -> Vec<&'k KnownPerson> {
    let mut met = HashSet::new();
    let keys = names(fields);
    keys.iter().flat_map(|key| known.named(key)).filter(|p| met.insert(p.id) && fits(p)).collect()
}

fn is_pupil(person: &KnownPerson) -> bool {
    person.profiles.has(Profile::Pupil)
}

/// INE first; then the same name and birth date. The same name with another birth date is another pupil.
pub(super) fn pupil<'k>(known: &'k Known, line: &PupilLine) -> Match<'k> {
    let by_ine = line.fields.ine.as_ref().and_then(|ine| known.by_ine.get(ine)).map(|n| &known.persons[*n]);
    let is_namesake = |p: &KnownPerson| names(&p.fields).iter().any(|n| names(&line.fields).contains(n));
    match by_ine {
        Some(person) if is_namesake(person) || person.fields.birth_date == line.fields.birth_date => {
            return Match::One(person.id);
        }
        // Another name and another day: an INE typed for the wrong child would swap two pupils.
        Some(person) => return Match::Ask(std::iter::once(person).chain(named(known, &line.fields, is_pupil)).collect()),
        None => {}
    }
    let namesakes = named(known, &line.fields, is_pupil);
    let other_ine = |p: &KnownPerson| p.fields.ine.is_some() && line.fields.ine.is_some();
    let same_day = |p: &KnownPerson| p.fields.birth_date == line.fields.birth_date;
    let clear: Vec<_> = namesakes.iter().copied().filter(|p| same_day(p) && !other_ine(p)).collect();
    if let Some(found) = Match::among(clear) {
        return found;
    }
    // A pupil added by hand without a birth date, or whose INE has changed: perhaps the same.
    let perhaps: Vec<_> = namesakes.into_iter().filter(|p| p.fields.birth_date.is_none() || same_day(p)).collect();
    if perhaps.is_empty() { Match::New } else { Match::Ask(perhaps) }
}

/// What an adult's line gives to be recognised by.
pub(super) struct Traits<'a> {
    pub fields: &'a Fields,
    pub profiles: ProfileSet,
    /// Those of their children who are at the school already.
    pub children: &'a [PersonId],
}

/// The same name, and a common child, the same e-mail, or the same work at the school. The same name alone never is enough:
/// two fathers may share it.
pub(super) fn adult<'k>(known: &'k Known, line: &Traits<'_>) -> Match<'k> {
    let namesakes = named(known, line.fields, |p| !p.profiles.has(Profile::Pupil));
    let common_child = |p: &KnownPerson| known.children_of(p.id).iter().any(|c| line.children.contains(c));
    let same_work = |p: &KnownPerson| line.profiles.iter().any(|q| q != Profile::Guardian && p.profiles.has(q));
    let sure = |p: &&KnownPerson| common_child(p) || same_email(&p.fields, line.fields) || same_work(p);
    if let Some(found) = Match::among(namesakes.iter().copied().filter(sure).collect()) {
        return found;
    }
    if let Some(found) = Match::among(renamed(known, line)) {
        return found;
    }
    let here_only_by_work = |p: &KnownPerson| !known.has_child_here(p.id);
    let works = !line.profiles.iter().all(|p| p == Profile::Guardian);
    let perhaps = |p: &&KnownPerson| works || here_only_by_work(p) || works_here(p) || same_home(&p.fields, line.fields);
    let perhaps: Vec<_> = namesakes.into_iter().filter(perhaps).collect();
    if perhaps.is_empty() { Match::New } else { Match::Ask(perhaps) }
}

fn works_here(person: &KnownPerson) -> bool {
    person.profiles.iter().any(|p| p != Profile::Guardian)
}

/// A guardian of one of the children with the same given name and e-mail: their family name has changed.
fn renamed<'k>(known: &'k Known, line: &Traits<'_>) -> Vec<&'k KnownPerson> {
    let given = fold(&line.fields.given_name);
    let mut met = HashSet::new();
    let guardians = line.children.iter().filter_map(|c| known.guardians.get(c)).flatten().filter(|g| met.insert(**g));
    let persons = guardians.filter_map(|g| known.person(*g));
    persons.filter(|p| fold(&p.fields.given_name) == given && same_email(&p.fields, line.fields)).collect()
}

pub(super) fn same_email(a: &Fields, b: &Fields) -> bool {
    match (&a.email, &b.email) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => false,
    }
}

fn same_home(a: &Fields, b: &Fields) -> bool {
    let phones = |f: &Fields| [f.phone_mobile.clone(), f.phone_home.clone()].into_iter().flatten().collect::<Vec<_>>();
    let address = fold(&a.home.line());
    (!address.is_empty() && address == fold(&b.home.line())) || phones(a).iter().any(|p| phones(b).contains(p))
}
