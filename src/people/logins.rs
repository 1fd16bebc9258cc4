//! Logins made from names: `lea.martin`, `lea.martin2`, `jean-pierre.de-la-tour`.

use std::collections::HashSet;

use crate::{
    Result,
    store::{Reading, fold},
};

/// The logins taken, to make many new ones without asking the file each time.
pub struct Logins(HashSet<String>);

impl Logins {
    pub fn load(db: &Reading<'_>) -> Result<Logins> {
        let taken = db.all("SELECT lower(login) FROM account", [], |r| r.get(0))?;
        Ok(Logins(taken.into_iter().collect()))
    }

    /// A login nobody has, from the names shown; taken from now on.
    pub fn make(&mut self, given_name: &str, last_name: &str) -> String {
        let base = base(given_name, last_name);
        let mut login = base.clone();
        let mut number = 1;
        while !self.0.insert(login.clone()) {
            number += 1;
            login = format!("{base}{number}");
        }
        login
    }
}

/// The login before any number: lower case ASCII, words of a name joined by hyphens.
fn base(given_name: &str, last_name: &str) -> String {
    let parts: Vec<String> = [given_name, last_name].into_iter().map(slug).filter(|s| !s.is_empty()).collect();
    if parts.is_empty() { "compte".to_owned() } else { parts.join(".") }
}

fn slug(name: &str) -> String {
    let mut ascii = String::new();
    for c in fold(name).chars() {
        match c {
            ' ' => ascii.push('-'),
            'ø' => ascii.push('o'),
            'ł' => ascii.push('l'),
            'đ' | 'ð' => ascii.push('d'),
            'þ' => ascii.push_str("th"),
            'ı' => ascii.push('i'),
            c if c.is_ascii_alphanumeric() => ascii.push(c),
            _ => {}
        }
    }
    ascii.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_folded_and_particles_kept() {
        for (given, last, login) in [
            ("Léa", "MARTIN", "lea.martin"),
            ("Jean-Pierre", "de La Tour", "jean-pierre.de-la-tour"),
            ("Cœur", "D’ŒUVRE", "coeur.d-oeuvre"),
            ("Zoë", "EL  AMRANI", "zoe.el-amrani"),
            ("Łukasz", "Søren", "lukasz.soren"),
            ("", "Foyer", "foyer"),
            ("…", "!", "compte"),
        ] {
            assert_eq!(base(given, last), login);
        }
    }

    #[test]
    fn namesakes_are_numbered() {
        let mut logins = Logins(HashSet::from(["lea.martin".to_owned()]));
        assert_eq!(logins.make("Léa", "Martin"), "lea.martin2");
        assert_eq!(logins.make("Lea", "MARTIN"), "lea.martin3");
    }
}
