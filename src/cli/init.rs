//! `preau init`: the school, without the wizard.

use serde::Serialize;

use super::{open::School, out};
use crate::{
    Error, Result,
    access::{Profile, ProfileSet},
    config::Config,
    people::{
        accounts,
        person::{self, Fields},
        uai,
    },
    services::setup::{self, Identity},
    store::WriteTx,
};

#[derive(clap::Args)]
#[command(after_help = "Exemple : preau init --name \"École Jacques-Prévert\" --uai 0750655E \\
                 --director-given Claire --director-family Fontaine

Refusé si l'école est déjà ouverte. Le reste (adresse, logo, textes, services) se règle ensuite dans l'administration.")]
pub(super) struct Init {
    /// Nom de l'école
    #[arg(long, value_name = "NOM")]
    name: String,
    /// Numéro UAI : sept chiffres et une lettre
    #[arg(long, value_name = "UAI", default_value = "", hide_default_value = true)]
    uai: String,
    /// Prénom de la directrice ou du directeur
    #[arg(long, value_name = "PRÉNOM", requires = "director_family")]
    director_given: Option<String>,
    /// Nom de la directrice ou du directeur
    #[arg(long, value_name = "NOM", requires = "director_given")]
    director_family: Option<String>,
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Made {
    name: String,
    uai: String,
    director: Option<Access>,
}

#[derive(Serialize)]
struct Access {
    id: i64,
    login: String,
    code: String,
}

impl Init {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        let name = self.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Error::refused("Donnez un nom à l'école avec --name."));
        }
        let uai = if self.uai.trim().is_empty() { String::new() } else { uai::shape(&self.uai).map_err(Error::refused)? };
        if !uai.is_empty()
            && let Err(doubt) = uai::check(&uai)
        {
            out::note(format!(
                "Attention : {doubt} L'école est créée avec {uai} ; corrigez-le dans l'administration s'il est faux."
            ));
        }
        let director = self.director_given.zip(self.director_family);
        let identity = Identity { name: name.clone(), uai: uai.clone() };
        let school = School::any(config)?;
        let director = school.write((setup::ABOUT.key, "init"), move |tx| make(tx, &identity, director))?;
        let made = Made { name, uai, director };
        if self.json {
            return out::json(&made);
        }
        out::say(format!("L'école « {} » est prête dans {}.", made.name, config.database.display()));
        match &made.director {
            Some(access) => {
                out::say(format!("Direction : identifiant {}, code d'activation {}", access.login, access.code));
                out::say("Ouvrez l'ENT avec « preau serve » ; le code s'utilise à la page /activer.");
            }
            None => out::say("Ajoutez la direction : preau person add --profile director --given PRÉNOM --family NOM"),
        }
        Ok(())
    }
}

fn make(tx: &WriteTx<'_>, identity: &Identity, director: Option<(String, String)>) -> Result<Option<Access>> {
    let access = director.map(|(given, family)| found(tx, given, family)).transpose()?;
    setup::init(tx, identity, access.as_ref().map(|a| a.id))?;
    Ok(access)
}

fn found(tx: &WriteTx<'_>, given_name: String, family_name: String) -> Result<Access> {
    let fields = Fields { given_name, family_name, ..Fields::default() };
    let id = person::add(tx, &fields, ProfileSet::from_iter([Profile::Director]))?;
    let code = accounts::create(tx, id)?;
    let login = accounts::find(tx, id)?.map(|a| a.login).unwrap_or_default();
    Ok(Access { id, login, code })
}
