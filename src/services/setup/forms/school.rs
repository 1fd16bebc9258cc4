//! The school's own facts.

use crate::{
    people::{
        school::{self, School},
        uai,
    },
    store::{BlobId, WriteTx},
    web::{Checker, Part, form::Errors, logo},
};

#[derive(Clone, Debug, Default)]
pub(in crate::services::setup) struct SchoolForm {
    pub name: String,
    pub uai: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub zone: String,
    pub phone: String,
    pub email: String,
    /// The file chosen, if any, and whether it was over the limit.
    pub logo: Option<Vec<u8>>,
    pub logo_too_large: bool,
}

#[derive(Debug)]
pub(in crate::services::setup) struct ValidSchool {
    pub facts: Vec<(&'static str, String)>,
    /// The new logo, made to fit.
    pub logo: Option<Vec<u8>>,
}

pub(in crate::services::setup) use crate::people::school::ZONES;

impl SchoolForm {
    pub(in crate::services::setup) fn of(school: &School) -> SchoolForm {
        SchoolForm {
            name: school.name.clone(),
            uai: school.uai.clone(),
            street: school.street.clone(),
            postcode: school.postcode.clone(),
            city: school.city.clone(),
            zone: school.zone.clone(),
            phone: school.phone.clone(),
            email: school.email.clone(),
            ..SchoolForm::default()
        }
    }

    /// From the parts of the form as the browser sends them.
    pub(in crate::services::setup) fn from_parts(parts: Vec<Part>) -> SchoolForm {
        let mut form = SchoolForm::default();
        for part in parts {
            match part {
                Part::File(file) if file.field == "logo" => {
                    form.logo_too_large = file.oversized;
                    form.logo = (!file.oversized).then_some(file.bytes);
                }
                Part::File(_) => {}
                Part::Text(name, text) => {
                    if let Some(field) = form.field(&name) {
                        *field = text;
                    }
                }
            }
        }
        form
    }

    fn field(&mut self, name: &str) -> Option<&mut String> {
        Some(match name {
            "name" => &mut self.name,
            "uai" => &mut self.uai,
            "street" => &mut self.street,
            "postcode" => &mut self.postcode,
            "city" => &mut self.city,
            "zone" => &mut self.zone,
            "phone" => &mut self.phone,
            "email" => &mut self.email,
            _ => return None,
        })
    }

    pub(in crate::services::setup) fn check(&self) -> Result<ValidSchool, Errors> {
        let mut check = Checker::new();
        let name = check.line("name", &self.name, 1, 120);
        let uai = match self.uai.trim() {
            "" => String::new(),
            typed => uai::check(typed).unwrap_or_else(|why| {
                check.fail("uai", why);
                String::new()
            }),
        };
        let street = check.line("street", &self.street, 0, 200);
        let postcode: String = self.postcode.chars().filter(|c| !c.is_whitespace()).collect();
        if !postcode.is_empty() && (postcode.len() != 5 || !postcode.bytes().all(|b| b.is_ascii_digit())) {
            check.fail("postcode", "Un code postal a cinq chiffres, comme 01000.");
        }
        let city = check.line("city", &self.city, 0, 100);
        let zone = check.choice("zone", &self.zone, |typed| ZONES.iter().find(|(z, _)| *z == typed).map(|(z, _)| *z));
        let phone = check.line("phone", &self.phone, 0, 40);
        let email = check.email("email", &self.email).unwrap_or_default();
        let logo = self.checked_logo(&mut check);
        let facts = vec![
            ("school.name", name),
            ("school.uai", uai),
            ("school.street", street),
            ("school.postcode", postcode),
            ("school.city", city),
            ("school.zone", zone.unwrap_or_default().to_owned()),
            ("school.phone", phone),
            ("school.email", email),
        ];
        check.finish(ValidSchool { facts, logo })
    }

    fn checked_logo(&self, check: &mut Checker) -> Option<Vec<u8>> {
        if self.logo_too_large {
            check.fail("logo", "Cette image dépasse 10 Mo. Réduisez-la, ou continuez sans logo : il s’ajoutera plus tard.");
        }
        let bytes = self.logo.as_ref()?;
        logo::fit(bytes).map_err(|why| check.fail("logo", why)).ok()
    }
}

impl ValidSchool {
    pub(in crate::services::setup) fn save(&self, tx: &WriteTx<'_>) -> crate::Result<()> {
        for (key, value) in &self.facts {
            school::set(tx, key, value)?;
        }
        if let Some(png) = &self.logo {
            let blob: BlobId = tx.keep_blob(png, "image/png")?;
            school::set(tx, "school.logo", &blob.to_string())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_enough() {
        let form = SchoolForm { name: "École Jacques-Prévert".into(), ..SchoolForm::default() };
        assert_eq!(form.check().unwrap().facts[0].1, "École Jacques-Prévert");
    }

    #[test]
    fn each_mistake_is_said_beside_its_field() {
        let form = SchoolForm {
            uai: "0750655A".into(),
            postcode: "1000".into(),
            zone: "D".into(),
            email: "ecole".into(),
            logo_too_large: true,
            ..SchoolForm::default()
        };
        let errors = form.check().unwrap_err();
        for field in ["name", "uai", "postcode", "zone", "email", "logo"] {
            assert!(errors.of(field).is_some(), "{field}");
        }
    }
}
