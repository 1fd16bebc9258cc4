use serde::Deserialize;

use super::place;
use crate::{
    access::{PersonId, Profile, ProfileSet},
    people::{
        classes::ClassId,
        levels::ClassLevel,
        person::{Address, Fields, Sex},
    },
    web::form::{Checker, Errors},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    pub(in crate::services::admin) profiles: Vec<String>,
    pub(in crate::services::admin) civility: String,
    pub(in crate::services::admin) family_name: String,
    pub(in crate::services::admin) given_name: String,
    pub(in crate::services::admin) usual_name: String,
    pub(in crate::services::admin) birth_date: String,
    pub(in crate::services::admin) sex: String,
    pub(in crate::services::admin) ine: String,
    pub(in crate::services::admin) about: String,
    pub(in crate::services::admin) email: String,
    pub(in crate::services::admin) phone_mobile: String,
    pub(in crate::services::admin) phone_home: String,
    pub(in crate::services::admin) phone_work: String,
    pub(in crate::services::admin) street: String,
    pub(in crate::services::admin) postcode: String,
    pub(in crate::services::admin) city: String,
    pub(in crate::services::admin) country: String,
    pub(in crate::services::admin) street2: String,
    pub(in crate::services::admin) postcode2: String,
    pub(in crate::services::admin) city2: String,
    pub(in crate::services::admin) country2: String,
    /// A new pupil's class and level.
    pub(in crate::services::admin) class: String,
    pub(in crate::services::admin) level: String,
    /// A new guardian's child.
    pub(in crate::services::admin) child: String,
    pub(in crate::services::admin) seen: String,
}

pub(in crate::services::admin) struct NewPerson {
    pub(in crate::services::admin) fields: Fields,
    pub(in crate::services::admin) profiles: ProfileSet,
    pub(in crate::services::admin) place: Option<(ClassId, Option<ClassLevel>)>,
    pub(in crate::services::admin) child: Option<PersonId>,
}

impl PersonForm {
    pub(in crate::services::admin) fn of(fields: &Fields) -> PersonForm {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        PersonForm {
            civility: text(&fields.civility),
            family_name: fields.family_name.clone(),
            given_name: fields.given_name.clone(),
            usual_name: text(&fields.usual_name),
            birth_date: text(&fields.birth_date),
            sex: fields.sex.map(|s| s.key().to_owned()).unwrap_or_default(),
            ine: text(&fields.ine),
            about: text(&fields.about),
            email: text(&fields.email),
            phone_mobile: text(&fields.phone_mobile),
            phone_home: text(&fields.phone_home),
            phone_work: text(&fields.phone_work),
            street: text(&fields.home.street),
            postcode: text(&fields.home.postcode),
            city: text(&fields.home.city),
            country: text(&fields.home.country),
            street2: text(&fields.second_home.street),
            postcode2: text(&fields.second_home.postcode),
            city2: text(&fields.second_home.city),
            country2: text(&fields.second_home.country),
            ..PersonForm::default()
        }
    }

    pub(in crate::services::admin) fn check_sheet(&self) -> Result<Fields, Errors> {
        let mut check = Checker::new();
        let fields = self.fields(&mut check);
        check.finish(fields)
    }

    pub(in crate::services::admin) fn check_new(&self) -> Result<NewPerson, Errors> {
        let mut check = Checker::new();
        let fields = self.fields(&mut check);
        let profiles: ProfileSet = self.profiles.iter().filter_map(|key| Profile::from_key(key)).collect();
        if profiles.is_empty() {
            check.fail("profiles", "Cochez au moins un profil.");
        }
        if profiles.is_pupil() && profiles.iter().count() > 1 {
            check.fail("profiles", "Un élève n'a pas d'autre profil.");
        }
        let place = place(&self.class, &self.level).filter(|_| profiles.is_pupil());
        let child = self.child.parse().ok().filter(|_| profiles.has(Profile::Guardian));
        check.finish(NewPerson { fields, profiles, place, child })
    }

    fn fields(&self, check: &mut Checker) -> Fields {
        let family_name = check.line("family_name", &self.family_name, 1, 80);
        let given_name = check.line("given_name", &self.given_name, 1, 80);
        let birth_date = check.day("birth_date", &self.birth_date).map(|day| day.to_string());
        let ine = self.checked_ine(check);
        let email = check.email("email", &self.email);
        let mut line =
            |field: &'static str, typed: &str, max: usize| Some(check.line(field, typed, 0, max)).filter(|t| !t.is_empty());
        Fields {
            civility: Some(self.civility.clone()).filter(|c| matches!(c.as_str(), "M." | "Mme")),
            family_name,
            given_name,
            usual_name: line("usual_name", &self.usual_name, 80),
            birth_date,
            sex: Sex::parse(&self.sex),
            ine,
            email,
            phone_home: line("phone_home", &self.phone_home, 20),
            phone_work: line("phone_work", &self.phone_work, 20),
            phone_mobile: line("phone_mobile", &self.phone_mobile, 20),
            home: Address {
                street: line("street", &self.street, 200),
                postcode: line("postcode", &self.postcode, 12),
                city: line("city", &self.city, 80),
                country: line("country", &self.country, 80),
            },
            second_home: Address {
                street: line("street2", &self.street2, 200),
                postcode: line("postcode2", &self.postcode2, 12),
                city: line("city2", &self.city2, 80),
                country: line("country2", &self.country2, 80),
            },
            about: line("about", &self.about, 80),
        }
    }

    /// The national pupil's number: eleven letters and digits.
    fn checked_ine(&self, check: &mut Checker) -> Option<String> {
        let ine: String = self.ine.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect();
        if ine.is_empty() {
            return None;
        }
        if ine.len() != 11 || !ine.bytes().all(|b| b.is_ascii_alphanumeric()) {
            check.fail("ine", "Un INE compte onze signes, chiffres puis lettres, comme 374091947UU.");
        }
        Some(ine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_is_nothing_else() {
        let form = PersonForm {
            family_name: "Petit".into(),
            given_name: "Tom".into(),
            profiles: vec!["pupil".into(), "teacher".into()],
            ..PersonForm::default()
        };
        assert!(form.check_new().is_err_and(|e| e.of("profiles").is_some()));
    }

    #[test]
    fn a_sheet_read_back_says_the_same() {
        let fields = Fields {
            civility: Some("Mme".into()),
            family_name: "ŒUVRARD".into(),
            given_name: "Éva".into(),
            birth_date: Some("1990-02-01".into()),
            phone_mobile: Some("0612345678".into()),
            second_home: Address { city: Some("Bourg".into()), ..Address::default() },
            ..Fields::default()
        };
        assert_eq!(PersonForm::of(&fields).check_sheet().unwrap(), fields);
    }
}
