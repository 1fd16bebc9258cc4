//! The headteacher's account.

use serde::Deserialize;

use super::super::store::Director;
use crate::{
    access::{Profile, ProfileSet},
    people::{
        accounts::{Account, State},
        password_rules,
        person::Fields,
    },
    web::{Checker, form::Errors},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::services::setup) struct DirectorForm {
    pub civility: String,
    pub given_name: String,
    pub family_name: String,
    pub login: String,
    pub email: String,
    pub password: String,
    pub password_again: String,
    pub teaches: Option<String>,
}

pub(in crate::services::setup) struct ValidDirector {
    pub fields: Fields,
    pub teaches: bool,
    /// None: made from the name.
    pub login: Option<String>,
    /// None keeps the password there is.
    pub password: Option<String>,
}

impl DirectorForm {
    pub(in crate::services::setup) fn of(director: &Director) -> DirectorForm {
        DirectorForm {
            civility: director.fields.civility.clone().unwrap_or_default(),
            given_name: director.fields.given_name.clone(),
            family_name: director.fields.family_name.clone(),
            login: director.account.as_ref().map(|a| a.login.clone()).unwrap_or_default(),
            email: director.fields.email.clone().unwrap_or_default(),
            teaches: director.profiles.has(Profile::Teacher).then(|| "1".to_owned()),
            ..DirectorForm::default()
        }
    }

    /// `known` is the headteacher as saved before, whose password may stay.
    pub(in crate::services::setup) fn check(&self, known: Option<&Director>) -> Result<ValidDirector, Errors> {
        let mut check = Checker::new();
        let civility = check.choice("civility", &self.civility, |typed| ["Mme", "M.", ""].into_iter().find(|c| *c == typed));
        let mut fields = known.map(|d| d.fields.clone()).unwrap_or_default();
        fields.civility = civility.filter(|c| !c.is_empty()).map(str::to_owned);
        fields.given_name = check.line("given_name", &self.given_name, 1, 60);
        fields.family_name = check.line("family_name", &self.family_name, 1, 60);
        fields.email = check.email("email", &self.email);
        let login = self.checked_login(&mut check);
        let password = self.checked_password(&mut check, &fields, known.is_some_and(Director::has_password));
        check.finish(ValidDirector { fields, teaches: self.teaches.is_some(), login, password })
    }

    fn checked_login(&self, check: &mut Checker) -> Option<String> {
        let login = self.login.trim().to_lowercase();
        if login.is_empty() {
            return None;
        }
        let fits = login.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b));
        if !fits || !(3..=60).contains(&login.len()) {
            check.fail("login", "Un identifiant a de 3 à 60 signes : lettres sans accent, chiffres, points et tirets.");
        }
        Some(login)
    }

    fn checked_password(&self, check: &mut Checker, fields: &Fields, may_stay: bool) -> Option<String> {
        if self.password.is_empty() && self.password_again.is_empty() && may_stay {
            return None;
        }
        if self.password.is_empty() {
            check.fail("password", "Choisissez un mot de passe d'au moins 12 caractères.");
        } else if let Err(why) = password_rules::check(&self.password, &draft(fields, &self.login)) {
            check.fail("password", why);
        }
        if self.password != self.password_again {
            check.fail("password_again", "Les deux mots de passe ne sont pas les mêmes. Tapez-les de nouveau.");
        }
        Some(self.password.clone())
    }
}

/// The account as it will be, for the rules of its password.
fn draft(fields: &Fields, login: &str) -> Account {
    let login = match login.trim() {
        "" => format!("{}.{}", fields.given_name, fields.family_name),
        typed => typed.to_owned(),
    };
    Account {
        person: 0,
        name: fields.name(),
        profiles: ProfileSet::from_iter([Profile::Director]),
        login,
        state: State::ToActivate,
        has_password: false,
        code: None,
        code_until: None,
        recovery_email: None,
        last_login_at: None,
        failures: 0,
        locked_until: None,
        created_at: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> DirectorForm {
        DirectorForm {
            given_name: "Claire".into(),
            family_name: "Durand".into(),
            password: "girafe lampe nuage 7 tiroir".into(),
            password_again: "girafe lampe nuage 7 tiroir".into(),
            ..DirectorForm::default()
        }
    }

    #[test]
    fn names_and_a_good_password_are_enough() {
        let valid = typed().check(None).ok().unwrap();
        assert_eq!((valid.login, valid.teaches), (None, false));
        assert!(valid.password.is_some());
    }

    #[test]
    fn a_password_with_the_name_or_typed_otherwise_is_refused() {
        let form = DirectorForm { password: "durand girafe lampe 7".into(), ..typed() };
        let errors = form.check(None).err().unwrap();
        assert!(errors.of("password").unwrap().contains("votre nom"));
        assert!(errors.of("password_again").is_some());
    }

    #[test]
    fn a_login_with_accents_is_explained() {
        let form = DirectorForm { login: "hélène".into(), ..typed() };
        assert!(form.check(None).err().unwrap().of("login").unwrap().contains("sans accent"));
    }
}
