use serde::Deserialize;

use crate::{
    access::PersonId,
    people::{
        classes::{Class, TeachingKind},
        levels::ClassLevel,
    },
    web::form::{Checker, Errors},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClassForm {
    pub(in crate::services::admin) name: String,
    pub(in crate::services::admin) levels: Vec<String>,
    pub(in crate::services::admin) seen: String,
}

impl ClassForm {
    pub(in crate::services::admin) fn of(class: &Class) -> ClassForm {
        let levels = class.levels.iter().map(|level| level.key().to_owned()).collect();
        ClassForm { name: class.name.clone(), levels, seen: String::new() }
    }

    pub(in crate::services::admin) fn check(&self) -> Result<(String, Vec<ClassLevel>), Errors> {
        let mut check = Checker::new();
        let name = check.line("name", &self.name, 1, 60);
        let levels: Vec<ClassLevel> = self.levels.iter().filter_map(|key| ClassLevel::from_key(key)).collect();
        if levels.is_empty() {
            check.fail("levels", "Cochez au moins un niveau.");
        }
        check.finish((name, levels))
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct TeachingForm {
    teacher: String,
    kind: String,
    since: String,
    until: String,
}

pub(in crate::services::admin) struct ValidTeaching {
    pub(in crate::services::admin) teacher: PersonId,
    pub(in crate::services::admin) kind: TeachingKind,
    pub(in crate::services::admin) since: Option<String>,
    pub(in crate::services::admin) until: Option<String>,
}

impl TeachingForm {
    pub(in crate::services::admin) fn check(&self) -> Result<ValidTeaching, Errors> {
        let mut check = Checker::new();
        let teacher = check.choice("teacher", &self.teacher, |typed| typed.parse().ok()).unwrap_or(0);
        let kind = check.choice("kind", &self.kind, TeachingKind::from_key).unwrap_or(TeachingKind::Main);
        let since = check.day("since", &self.since).map(|day| day.to_string());
        let until = check.day("until", &self.until).map(|day| day.to_string());
        if kind == TeachingKind::Replacement && since.is_none() {
            check.fail("since", "Indiquez le premier jour du remplacement.");
        }
        check.finish(ValidTeaching { teacher, kind, since, until })
    }
}
