//! `preau doctor`: what is well, what is not, and how to mend it.

mod box_checks;
mod file_checks;

use serde::Serialize;

use super::{open::School, out};
use crate::{Error, Result, config::Config};

#[derive(clap::Args)]
#[command(after_help = "Sort avec le code 1 si quelque chose ne va pas : une tâche programmée peut s'en servir.")]
pub(super) struct Doctor {
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Well,
    /// Worth knowing, nothing is broken.
    Note,
    Wrong,
}

#[derive(Clone, Debug, Serialize)]
struct Check {
    name: &'static str,
    state: State,
    finding: String,
    /// How to mend it; empty when all is well.
    mend: String,
}

impl Check {
    fn well(name: &'static str, finding: impl Into<String>) -> Check {
        Check { name, state: State::Well, finding: finding.into(), mend: String::new() }
    }

    fn note(name: &'static str, finding: impl Into<String>, mend: impl Into<String>) -> Check {
        Check { name, state: State::Note, finding: finding.into(), mend: mend.into() }
    }

    fn wrong(name: &'static str, finding: impl Into<String>, mend: impl Into<String>) -> Check {
        Check { name, state: State::Wrong, finding: finding.into(), mend: mend.into() }
    }
}

#[derive(Serialize)]
struct Findings {
    well: bool,
    checks: Vec<Check>,
}

impl Doctor {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        let mut checks = match School::existing(config) {
            Ok(school) => file_checks::all(&school, config),
            Err(error) => vec![Check::wrong("fichier", error.to_string(), "Vérifiez --db, ou restaurez une sauvegarde.")],
        };
        checks.extend(box_checks::all(config));
        let wrong = checks.iter().filter(|c| c.state == State::Wrong).count();
        if self.json {
            out::json(&Findings { well: wrong == 0, checks })?;
        } else {
            checks.iter().for_each(print);
        }
        match wrong {
            0 => Ok(()),
            1 => Err(Error::refused("Un point est à réparer.")),
            n => Err(Error::refused(format!("{n} points sont à réparer."))),
        }
    }
}

fn print(check: &Check) {
    let mark = match check.state {
        State::Well => "bien      ",
        State::Note => "à savoir  ",
        State::Wrong => "À RÉPARER ",
    };
    out::say(format!("{mark} {:<14} {}", check.name, check.finding));
    if !check.mend.is_empty() {
        out::say(format!("{:26}{}", "", check.mend));
    }
}
