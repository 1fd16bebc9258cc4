use serde::Deserialize;

use crate::{
    people::{
        school::{School, ZONES},
        uai,
    },
    web::form::{Checker, Errors},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SchoolForm {
    pub(in crate::services::admin) name: String,
    pub(in crate::services::admin) uai: String,
    pub(in crate::services::admin) street: String,
    pub(in crate::services::admin) postcode: String,
    pub(in crate::services::admin) city: String,
    pub(in crate::services::admin) zone: String,
    pub(in crate::services::admin) phone: String,
    pub(in crate::services::admin) email: String,
    pub(in crate::services::admin) director: String,
    pub(in crate::services::admin) welcome: String,
    pub(in crate::services::admin) seen: String,
}

impl SchoolForm {
    pub(in crate::services::admin) fn of(school: &School) -> SchoolForm {
        SchoolForm {
            name: school.name.clone(),
            uai: school.uai.clone(),
            street: school.street.clone(),
            postcode: school.postcode.clone(),
            city: school.city.clone(),
            zone: school.zone.clone(),
            phone: school.phone.clone(),
            email: school.email.clone(),
            director: school.director.clone(),
            welcome: school.welcome.clone(),
            seen: String::new(),
        }
    }

    /// The settings to keep.
    pub(in crate::services::admin) fn check(&self) -> Result<Vec<(&'static str, String)>, Errors> {
        let mut check = Checker::new();
        let name = check.line("name", &self.name, 1, 120);
        let uai = match self.uai.trim() {
            "" => String::new(),
            typed => uai::check(typed).map_err(|why| check.fail("uai", why)).unwrap_or_default(),
        };
        let postcode: String = self.postcode.chars().filter(|c| !c.is_whitespace()).collect();
        if !postcode.is_empty() && (postcode.len() != 5 || !postcode.bytes().all(|b| b.is_ascii_digit())) {
            check.fail("postcode", "Un code postal a cinq chiffres, comme 01000.");
        }
        let zone = check.choice("zone", &self.zone, |typed| ZONES.iter().find(|(z, _)| *z == typed).map(|(z, _)| *z));
        let facts = vec![
            ("school.name", name),
            ("school.uai", uai),
            ("school.street", check.line("street", &self.street, 0, 200)),
            ("school.postcode", postcode),
            ("school.city", check.line("city", &self.city, 0, 100)),
            ("school.zone", zone.unwrap_or_default().to_owned()),
            ("school.phone", check.line("phone", &self.phone, 0, 40)),
            ("school.email", check.email("email", &self.email).unwrap_or_default()),
            ("school.director", check.line("director", &self.director, 0, 120)),
            ("school.welcome", check.text("welcome", &self.welcome, 0, 1000)),
        ];
        check.finish(facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uai_is_checked_with_its_letter() {
        let form = SchoolForm { name: "École".into(), uai: "0750655A".into(), ..SchoolForm::default() };
        assert!(form.check().unwrap_err().of("uai").is_some_and(|m| m.contains('E')));
        let form = SchoolForm { uai: "0750655e".into(), ..form };
        assert!(form.check().unwrap().contains(&("school.uai", "0750655E".to_owned())));
    }
}
