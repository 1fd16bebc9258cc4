//! What a new password must be. Adults: 12 characters or more that nobody guesses; pupils: 6 or more.

use zxcvbn::{Score, zxcvbn};

use super::accounts::Account;
use crate::store::fold;

const ADULT: usize = 12;
const PUPIL: usize = 6;
/// Longer than any phrase; what is beyond would only cost the server time.
const LONGEST: usize = 200;

/// Words a password of this house should not lean on, besides the lists of common ones.
const HOUSE_WORDS: [&str; 10] =
    ["preau", "ecole", "motdepasse", "azerty", "azertyuiop", "maitresse", "directeur", "directrice", "soleil", "bonjour"];

/// Checks a new password for this account. The error says, in French, what to change; a pupil is said *tu*.
pub fn check(password: &str, account: &Account) -> Result<(), String> {
    let pupil = account.profiles.is_pupil();
    let least = if pupil { PUPIL } else { ADULT };
    let length = password.chars().count();
    if length < least {
        return Err(match pupil {
            true => format!("Choisis un mot de passe d'au moins {least} caractères : il en a {length}."),
            false => format!("Choisissez un mot de passe d'au moins {least} caractères : celui-ci en a {length}."),
        });
    }
    if length > LONGEST {
        return Err(format!("Ce mot de passe est trop long : {LONGEST} caractères au plus."));
    }
    if holds_name(password, account) {
        return Err(match pupil {
            true => "Ton mot de passe ne doit pas contenir ton nom ni ton identifiant.",
            false => "Le mot de passe ne doit pas contenir votre nom ni votre identifiant.",
        }
        .to_owned());
    }
    let weakest = if pupil { Score::One } else { Score::Three };
    if zxcvbn(&fold(password), &HOUSE_WORDS).score().min(zxcvbn(password, &HOUSE_WORDS).score()) < weakest {
        return Err(match pupil {
            true => "Ce mot de passe est trop facile à deviner. Prends deux mots qui n'ont rien à voir, par exemple.",
            false => {
                "Ce mot de passe est trop courant ou trop facile à deviner. Prenez plutôt quatre mots sans rapport entre eux."
            }
        }
        .to_owned());
    }
    Ok(())
}

/// Whether the password holds a name of its person (of three letters or more) or their login.
fn holds_name(password: &str, account: &Account) -> bool {
    let folded: String = fold(password).split(' ').collect();
    let login: String = fold(&account.login).split(' ').collect();
    let names = fold(&account.name);
    folded.contains(&login) || names.split(' ').filter(|n| n.chars().count() >= 3).any(|n| folded.contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{access::Profile, people::accounts::State};

    fn account(profile: Profile) -> Account {
        Account {
            person: 1,
            name: "Léa MARTIN".to_owned(),
            profiles: [profile].into_iter().collect(),
            login: "lea.martin".to_owned(),
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

    #[test]
    fn an_adult_needs_twelve_characters_that_are_not_common() {
        let adult = account(Profile::Teacher);
        assert!(check("court", &adult).unwrap_err().contains("12"));
        assert!(check("motdepasse1234", &adult).unwrap_err().contains("courant"));
        assert!(check("azertyuiop123", &adult).unwrap_err().contains("courant"));
        assert!(check("passwordpassword", &adult).unwrap_err().contains("courant"));
        assert_eq!(check("girafe lampe nuage 7 tiroir", &adult), Ok(()));
    }

    #[test]
    fn nobody_takes_their_own_name() {
        let adult = account(Profile::Guardian);
        assert!(check("Martin-girafe-tiroir-lampe", &adult).unwrap_err().contains("votre nom"));
        assert!(check("LÉAgirafe tiroir lampe", &adult).unwrap_err().contains("votre nom"));
    }

    #[test]
    fn a_pupil_needs_six_characters_and_is_said_tu() {
        let pupil = account(Profile::Pupil);
        assert!(check("abc", &pupil).unwrap_err().starts_with("Choisis "));
        assert!(check("123456", &pupil).unwrap_err().contains("deviner"));
        assert_eq!(check("girafe bleue", &pupil), Ok(()));
    }
}
