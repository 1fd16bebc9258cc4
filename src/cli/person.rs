//! `preau person`: add, list, reset.

mod add;

use clap::Subcommand;
use serde::Serialize;

use super::{open::School, out};
use crate::{
    Error, Result,
    access::{PersonId, Profile},
    config::Config,
    people::{
        accounts,
        register::{self, Entry},
    },
    store::fold,
};

/// The service whose acts these are in the journal.
const ADMIN: &str = "admin";

#[derive(Subcommand)]
pub(super) enum Person {
    /// Ajouter une personne ; donne son identifiant et son code d'activation
    Add(add::Add),
    /// Lister les personnes de l'école
    List(List),
    /// Donner un nouveau code d'activation ; l'ancien mot de passe ne marche plus
    Reset(Reset),
}

#[derive(clap::Args)]
pub(super) struct List {
    /// Seulement ce profil : direction, enseignant, élève, responsable, personnel, collectivité, intervenant
    #[arg(long, value_name = "PROFIL", value_parser = profile)]
    profile: Option<Profile>,
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
pub(super) struct Reset {
    /// Identifiant (lea.martin) ou numéro de la personne
    #[arg(value_name = "IDENTIFIANT|NUMÉRO")]
    who: String,
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

/// How a person gets in.
#[derive(Serialize)]
struct Access {
    id: PersonId,
    login: String,
    code: String,
}

impl Person {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        match self {
            Person::Add(add) => add.run(config),
            Person::List(list) => list.run(config),
            Person::Reset(reset) => reset.run(config),
        }
    }
}

impl List {
    fn run(self, config: &Config) -> Result<()> {
        let profile = self.profile;
        let people = School::existing(config)?.read(move |db| register::list(db, profile))?;
        if self.json {
            return out::json(&people);
        }
        people.iter().for_each(|entry| out::say(line(entry)));
        match people.len() {
            0 => out::note("Personne pour l'instant."),
            1 => out::note("1 personne"),
            n => out::note(format!("{n} personnes")),
        }
        Ok(())
    }
}

/// A person on one line, in columns.
fn line(entry: &Entry) -> String {
    let profiles: Vec<_> = entry.profiles.iter().filter_map(|key| Profile::from_key(key)).map(Profile::french).collect();
    let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let place = [&entry.class, &entry.level].into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
    let state = match entry.state.as_deref() {
        Some("to_activate") => "à activer",
        Some("active") => "actif",
        Some("suspended") => "suspendu",
        Some(_) => "fermé",
        None => "sans compte",
    };
    format!("{:>5}  {:<28} {:<28} {:<12} {:<24} {place}", entry.id, entry.name(), or(&entry.login), state, profiles.join(", "))
        .trim_end()
        .to_owned()
}

impl Reset {
    fn run(self, config: &Config) -> Result<()> {
        let school = School::existing(config)?;
        let (who, asked) = (self.who.clone(), self.who.clone());
        let found = school.read(move |db| register::find(db, &who))?;
        let entry = found.ok_or_else(|| {
            Error::refused(format!("Personne n'a l'identifiant ni le numéro « {asked} ». Cherchez avec « preau person list »."))
        })?;
        let (id, name, has_account) = (entry.id, entry.name(), entry.login.is_some());
        let access = school.write((ADMIN, "reset_account"), move |tx| {
            let code = if has_account { accounts::reset(tx, id)? } else { accounts::create(tx, id)? };
            tx.on("person", id);
            let login = accounts::find(tx, id)?.map(|a| a.login).unwrap_or_default();
            Ok(Access { id, login, code })
        })?;
        access.print(&name, self.json)
    }
}

impl Access {
    fn print(&self, name: &str, json: bool) -> Result<()> {
        if json {
            return out::json(self);
        }
        out::say(format!("{name} (numéro {})", self.id));
        out::say(format!("  identifiant       : {}", self.login));
        out::say(format!("  code d'activation : {}", self.code));
        Ok(())
    }
}

/// A profile by its key or its French name: `teacher`, `enseignante`.
fn profile(typed: &str) -> Result<Profile, String> {
    let typed = fold(typed);
    let means = |p: &Profile| {
        let french = fold(p.french());
        p.key() == typed || french == typed || fold(p.french_plural()) == typed || typed == format!("{french}e")
    };
    let found = Profile::ALL.into_iter().find(means);
    found
        .or((typed == "directrice").then_some(Profile::Director))
        .or((typed == "parent").then_some(Profile::Guardian))
        .ok_or_else(|| {
            let known: Vec<_> = Profile::ALL.into_iter().map(|p| format!("{} ({})", p.key(), p.french())).collect();
            format!("Les profils sont : {}.", known.join(", "))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_read_in_english_and_in_french() {
        for (typed, expected) in [
            ("teacher", Profile::Teacher),
            ("Enseignante", Profile::Teacher),
            ("élève", Profile::Pupil),
            ("direction", Profile::Director),
            ("Directrice", Profile::Director),
            ("parent", Profile::Guardian),
            ("collectivité", Profile::Municipality),
        ] {
            assert_eq!(profile(typed), Ok(expected), "{typed}");
        }
        assert!(profile("roi").unwrap_err().contains("enseignant"));
    }
}
