//! What was typed about oneself.

use serde::Deserialize;

use crate::{
    people::{
        accounts::Account,
        password_rules,
        person::{Address, Contact, Fields},
    },
    web::form::{Checker, Errors},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ContactForm {
    pub(super) email: String,
    pub(super) phone_mobile: String,
    pub(super) phone_home: String,
    pub(super) phone_work: String,
    pub(super) street: String,
    pub(super) postcode: String,
    pub(super) city: String,
    pub(super) country: String,
    /// Where a new code is sent when the password is forgotten; empty: to the address above.
    pub(super) recovery: String,
}

pub(super) struct ValidContact {
    pub(super) contact: Contact,
    pub(super) recovery: Option<String>,
}

impl ContactForm {
    pub(super) fn of(fields: &Fields) -> ContactForm {
        let text = |field: &Option<String>| field.clone().unwrap_or_default();
        ContactForm {
            email: text(&fields.email),
            phone_mobile: text(&fields.phone_mobile),
            phone_home: text(&fields.phone_home),
            phone_work: text(&fields.phone_work),
            street: text(&fields.home.street),
            postcode: text(&fields.home.postcode),
            city: text(&fields.home.city),
            country: text(&fields.home.country),
            recovery: String::new(),
        }
    }

    pub(super) fn check(&self) -> Result<ValidContact, Errors> {
        let mut check = Checker::new();
        let (email, recovery) = (check.email("email", &self.email), check.email("recovery", &self.recovery));
        let mut line =
            |field: &'static str, typed: &str, max: usize| Some(check.line(field, typed, 0, max)).filter(|t| !t.is_empty());
        let (street, postcode) = (line("street", &self.street, 200), line("postcode", &self.postcode, 12));
        let (city, country) = (line("city", &self.city, 80), line("country", &self.country, 80));
        let mut phone = |field: &'static str, typed: &str| phone(&mut check, field, typed);
        let contact = Contact {
            email,
            phone_mobile: phone("phone_mobile", &self.phone_mobile),
            phone_home: phone("phone_home", &self.phone_home),
            phone_work: phone("phone_work", &self.phone_work),
            home: Address { street, postcode, city, country },
        };
        check.finish(ValidContact { contact, recovery })
    }
}

/// A number as it is dialled: digits, a plus in front. Empty is `None`.
fn phone(check: &mut Checker, field: &'static str, typed: &str) -> Option<String> {
    let number: String = typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let strange = typed.chars().any(|c| !c.is_ascii_digit() && !matches!(c, '+' | ' ' | '.' | '-' | '(' | ')' | '/' | '\u{a0}'));
    if typed.trim().is_empty() {
        return None;
    }
    if strange || !(8..=16).contains(&number.len()) {
        check.fail(field, "Écrivez le numéro comme ceci : 06 12 34 56 78.");
    }
    Some(number)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct PasswordForm {
    pub(super) old: String,
    pub(super) new: String,
    pub(super) again: String,
}

impl PasswordForm {
    /// The new password's own rules; the old one is compared elsewhere, which takes a while.
    pub(super) fn check(&self, account: &Account) -> Result<(), Errors> {
        let pupil = account.profiles.is_pupil();
        let mut check = Checker::new();
        if let Err(sentence) = password_rules::check(&self.new, account) {
            check.fail("new", sentence);
        } else if self.new != self.again {
            check.fail(
                "again",
                match pupil {
                    true => "Ce n'est pas le même mot de passe. Écris-le encore.",
                    false => "Les deux mots de passe diffèrent : tapez-le à nouveau.",
                },
            );
        } else if self.new == self.old {
            check.fail(
                "new",
                match pupil {
                    true => "C'est le même qu'avant. Choisis-en un autre.",
                    false => "C'est le mot de passe que vous avez déjà. Choisissez-en un autre.",
                },
            );
        }
        check.finish(())
    }
}

pub(super) fn wrong_old(pupil: bool) -> Errors {
    Errors::one("old", if pupil { "Ce n'est pas ton mot de passe d'avant." } else { "Ce n'est pas votre mot de passe actuel." })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_is_dialled() {
        let form =
            ContactForm { phone_mobile: "06 12.34-56 78".into(), phone_work: "+33 1 99 00 12 34".into(), ..Default::default() };
        let contact = form.check().unwrap().contact;
        assert_eq!(contact.phone_mobile.as_deref(), Some("0612345678"));
        assert_eq!(contact.phone_work.as_deref(), Some("+33199001234"));
    }

    #[test]
    fn what_is_no_number_is_said_beside_the_field() {
        let form = ContactForm { phone_home: "demander à Paul".into(), email: "anne@".into(), ..Default::default() };
        let errors = form.check().err().unwrap_or_default();
        assert!(errors.of("phone_home").is_some() && errors.of("email").is_some());
    }
}
