//! The steps of a plan, which `apply` carries out in order: classes, pupils, adults with their links.

use std::collections::BTreeSet;

use super::{
    super::{known::KnownPerson, parsed::ChildName},
    What,
};
use crate::{
    access::{PersonId, ProfileSet},
    people::{
        classes::ClassId,
        families::Terms,
        levels::ClassLevel,
        person::{Address, Fields},
    },
};

#[derive(Clone, Debug)]
pub(in crate::people::import) struct ClassStep {
    pub id: Option<ClassId>,
    pub name: String,
    pub onde_id: Option<String>,
    pub levels: BTreeSet<ClassLevel>,
    /// As it is in the school, when it is there: what it is compared with in the end.
    pub before: Option<(String, Option<String>, BTreeSet<ClassLevel>)>,
}

#[derive(Clone, Debug)]
pub(in crate::people::import) struct PersonStep {
    pub id: Option<PersonId>,
    /// All the fields, what the file says over what is known.
    pub fields: Fields,
    /// Profiles to hold, besides those held.
    pub profiles: ProfileSet,
    /// Had left, is back.
    pub back: bool,
    /// French names of the fields that change; empty for a new person.
    pub changes: Vec<&'static str>,
}

#[derive(Clone, Debug)]
pub(in crate::people::import) struct PupilStep {
    pub person: PersonStep,
    /// Position among the plan's classes.
    pub class: Option<usize>,
    pub level: Option<ClassLevel>,
    /// The class or the level is another than now.
    pub enrol: bool,
}

#[derive(Clone, Debug)]
pub(in crate::people::import) struct AdultStep {
    pub person: PersonStep,
    /// Children they are not yet the guardian of.
    pub links: Vec<Child>,
    pub terms: Terms,
    /// Classes to teach, by id or by position among the plan's classes.
    pub teaching: Vec<ClassRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::people::import) enum ClassRef {
    Step(usize),
    Known(ClassId),
}

/// Whom a guardian's line means by a child's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::people::import) enum Child {
    /// Position among the plan's pupils.
    Step(usize),
    /// A pupil of the school who is not in these files.
    Known(PersonId),
    /// A pupil whose own line waits for an answer.
    Waiting,
}

impl PersonStep {
    pub fn new(fields: Fields, profiles: ProfileSet) -> PersonStep {
        PersonStep { id: None, fields, profiles, back: false, changes: Vec::new() }
    }

    /// The person of the school, with what the file says of them: what is empty there says nothing.
    pub fn known(person: &KnownPerson, file: &Fields, profiles: ProfileSet) -> PersonStep {
        let fields = merge(&person.fields, file);
        let mut changes = changes(&person.fields, &fields);
        if profiles.iter().any(|p| !person.profiles.has(p)) {
            changes.push("profil");
        }
        if person.left {
            changes.push("retour à l'école");
        }
        PersonStep { id: Some(person.id), fields, profiles, back: person.left, changes }
    }

    pub fn what(&self) -> What {
        match (self.id, self.changes.is_empty()) {
            (None, _) => What::Created,
            (Some(_), false) => What::Updated,
            (Some(_), true) => What::Unchanged,
        }
    }
}

fn merge(known: &Fields, file: &Fields) -> Fields {
    let over = |file: &Option<String>, known: &Option<String>| file.clone().or_else(|| known.clone());
    let address = |file: &Address, known: &Address| if file.is_empty() { known.clone() } else { file.clone() };
    Fields {
        civility: over(&file.civility, &known.civility),
        family_name: file.family_name.clone(),
        given_name: file.given_name.clone(),
        usual_name: over(&file.usual_name, &known.usual_name),
        birth_date: over(&file.birth_date, &known.birth_date),
        sex: file.sex.or(known.sex),
        ine: over(&file.ine, &known.ine),
        email: over(&file.email, &known.email),
        phone_home: over(&file.phone_home, &known.phone_home),
        phone_work: over(&file.phone_work, &known.phone_work),
        phone_mobile: over(&file.phone_mobile, &known.phone_mobile),
        home: address(&file.home, &known.home),
        second_home: address(&file.second_home, &known.second_home),
        about: over(&file.about, &known.about),
    }
}

fn changes(old: &Fields, new: &Fields) -> Vec<&'static str> {
    let compared = [
        (old.civility != new.civility, "civilité"),
        (old.family_name != new.family_name || old.given_name != new.given_name, "nom"),
        (old.usual_name != new.usual_name, "nom d'usage"),
        (old.birth_date != new.birth_date, "date de naissance"),
        (old.sex != new.sex, "sexe"),
        (old.ine != new.ine, "INE"),
        (old.email != new.email, "courriel"),
        (
            old.phone_home != new.phone_home || old.phone_work != new.phone_work || old.phone_mobile != new.phone_mobile,
            "téléphone",
        ),
        (old.home != new.home || old.second_home != new.second_home, "adresse"),
        (old.about != new.about, "fonction"),
    ];
    compared.into_iter().filter(|(changed, _)| *changed).map(|(_, name)| name).collect()
}

impl ChildName {
    /// As a sentence names the child.
    pub(super) fn shown(&self) -> String {
        format!("{} {}", self.given, self.family.as_deref().or(self.usual.as_deref()).unwrap_or_default())
    }
}

impl ClassRef {
    /// The class's id, given those of the plan's classes.
    pub fn id(self, made: &[ClassId]) -> ClassId {
        match self {
            ClassRef::Known(id) => id,
            ClassRef::Step(n) => made[n],
        }
    }
}
