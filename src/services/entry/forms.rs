//! What is typed at the door.

use serde::{Deserialize, Serialize};

use crate::{
    people::{accounts::Account, password_rules},
    web::{Checker, form::Errors},
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Login {
    pub login: String,
    pub password: String,
    /// The page that was asked for before.
    pub suite: String,
}

impl Login {
    /// Where to go then: a page of our own, never another site.
    pub(super) fn next(&self) -> &str {
        // Browsers drop tabs and line breaks: "/\t/ailleurs.fr" would leave the school.
        let plain = self.suite.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
        let own = plain && self.suite.starts_with('/') && !self.suite.starts_with("//");
        if own { &self.suite } else { "/" }
    }
}

/// The steps of an activation: what earlier steps took travels with the form.
#[derive(Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Activation {
    pub code: String,
    /// The texts accepted, by id.
    pub accepted: Vec<i64>,
    pub agree: String,
    pub password: String,
    pub again: String,
    pub email: String,
}

/// What opens the account.
pub(super) struct Opening {
    pub password: String,
    pub email: Option<String>,
}

impl Activation {
    pub(super) fn check(&self, account: &Account) -> Result<Opening, Errors> {
        let pupil = account.profiles.is_pupil();
        let mut check = Checker::new();
        if let Err(sentence) = password_rules::check(&self.password, account) {
            check.fail("password", sentence);
        } else if self.password != self.again {
            check.fail(
                "again",
                if pupil {
                    "Ce n'est pas le même mot de passe. Écris-le encore."
                } else {
                    "Les deux mots de passe diffèrent : tapez-le à nouveau."
                },
            );
        }
        let email = if pupil { None } else { check.email("email", &self.email) };
        check.finish(Opening { password: self.password.clone(), email })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Acceptance {
    pub accepted: Vec<i64>,
    pub agree: String,
}

#[cfg(test)]
mod tests {
    use super::Login;

    #[test]
    fn the_next_page_is_always_one_of_ours() {
        let next = |suite: &str| Login { suite: suite.into(), ..Login::default() }.next().to_owned();
        assert_eq!(next("/actualites/3?page=2"), "/actualites/3?page=2");
        for foreign in
            ["", "https://ailleurs.fr", "//ailleurs.fr", "/\\ailleurs.fr", "/\t/ailleurs.fr", "/é", "javascript:alert(1)"]
        {
            assert_eq!(next(foreign), "/", "{foreign}");
        }
    }
}
