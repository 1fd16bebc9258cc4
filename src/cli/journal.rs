//! `preau journal`: the proof that no act was changed or taken away.

use clap::Subcommand;
use serde_json::json;

use super::{open::School, out};
use crate::{
    Error, Result,
    config::Config,
    store::journal::{self, Proof},
};

#[derive(Subcommand)]
pub(super) enum Journal {
    /// Recalculer toute la chaîne du journal
    Verify(Verify),
}

#[derive(clap::Args)]
pub(super) struct Verify {
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

impl Journal {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        let Journal::Verify(verify) = self;
        let proof = School::existing(config)?.read(journal::verify)?;
        if verify.json {
            out::json(&match proof {
                Proof::Whole(acts) => json!({ "whole": true, "acts": acts }),
                Proof::Broken { id } => json!({ "whole": false, "broken_at": id }),
            })?;
        }
        match proof {
            Proof::Whole(_) if verify.json => Ok(()),
            Proof::Whole(acts) => {
                out::say(format!("Le journal est intact : {}, tel qu'il a été écrit.", number(acts)));
                Ok(())
            }
            Proof::Broken { id } => Err(broken(id)),
        }
    }
}

/// `1 acte`, `12 actes`
pub(super) fn number(acts: i64) -> String {
    format!("{acts} acte{}", if acts > 1 { "s" } else { "" })
}

fn broken(id: i64) -> Error {
    Error::refused(format!(
        "Le journal n'est plus intact à partir de l'acte {id} : une ligne a été modifiée ou retirée hors de Préau. \
         Gardez ce fichier de côté, prévenez la personne qui s'occupe de l'ENT, et comparez avec une sauvegarde."
    ))
}
