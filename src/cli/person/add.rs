//! `preau person add`.

use super::{ADMIN, Access, profile};
use crate::{
    Error, Result,
    access::{PersonId, Profile, ProfileSet},
    cli::{open::School, out},
    config::Config,
    people::{
        accounts,
        classes::{self, Class, ClassId, TeachingKind},
        levels::ClassLevel,
        person::{self, Fields},
    },
    store::{WriteTx, fold},
};

#[derive(clap::Args)]
#[command(after_help = "Exemples :
  preau person add --given Sophie --family Marchand --profile enseignant --class \"CE1 A\"
  preau person add --given Léa --family Martin --profile élève --class \"CE1 A\" --level CE1")]
pub(in crate::cli) struct Add {
    /// Prénom
    #[arg(long, value_name = "PRÉNOM")]
    given: String,
    /// Nom de famille
    #[arg(long, value_name = "NOM")]
    family: String,
    /// Profil : direction, enseignant, élève, responsable, personnel, collectivité, intervenant ; plusieurs sont possibles
    #[arg(long, value_name = "PROFIL", required = true, num_args = 1.., value_delimiter = ',', value_parser = profile)]
    profile: Vec<Profile>,
    /// Classe d'un élève, ou d'un enseignant ; elle est créée si l'école n'en a pas de ce nom
    #[arg(long, value_name = "CLASSE")]
    class: Option<String>,
    /// Niveau d'un élève : de TPS à CM2, ou ULIS (par défaut, celui de sa classe)
    #[arg(long, value_name = "NIVEAU", value_parser = level)]
    level: Option<ClassLevel>,
    /// Courriel
    #[arg(long, value_name = "COURRIEL")]
    email: Option<String>,
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

impl Add {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        let held = ProfileSet::from_iter(self.profile.iter().copied());
        if self.class.is_some() && !held.has(Profile::Pupil) && !held.has(Profile::Teacher) {
            return Err(Error::refused("--class ne concerne que les élèves et les enseignants."));
        }
        let fields = Fields {
            given_name: self.given.trim().to_owned(),
            family_name: self.family.trim().to_owned(),
            email: self.email,
            ..Fields::default()
        };
        let (name, class, level) = (fields.name(), self.class, self.level);
        let school = School::existing(config)?;
        let (access, made) = school.write((ADMIN, "add_person"), move |tx| {
            let id = person::add(tx, &fields, held)?;
            let made = class.map(|class| place(tx, (id, held), &class, level)).transpose()?.flatten();
            let code = accounts::create(tx, id)?;
            tx.on("person", id);
            let login = accounts::find(tx, id)?.map(|a| a.login).unwrap_or_default();
            Ok((Access { id, login, code }, made))
        })?;
        if let Some(class) = made {
            out::note(format!("L'école n'avait pas de classe « {class} » : elle est créée."));
        }
        access.print(&name, self.json)
    }
}

/// Puts the person into the class, or gives it to them to teach. Gives the class's name when it had to be made.
fn place(
    tx: &WriteTx<'_>,
    (person, held): (PersonId, ProfileSet),
    name: &str,
    level: Option<ClassLevel>,
) -> Result<Option<String>> {
    let known = classes::list(tx)?.into_iter().find(|c| fold(&c.name) == fold(name));
    let made = known.is_none().then(|| name.trim().to_owned());
    let class = match known {
        Some(class) => class,
        None => new_class(tx, name, level)?,
    };
    if held.has(Profile::Pupil) {
        let only = (class.levels.len() == 1).then(|| class.levels[0]);
        classes::enrol(tx, person, class.id, level.or(only))?;
    }
    if held.has(Profile::Teacher) {
        classes::add_teacher(tx, class.id, person, TeachingKind::Main, (None, None))?;
    }
    Ok(made)
}

/// A class with the levels that its name and its first pupil tell: `CM1-CM2 B`.
fn new_class(tx: &WriteTx<'_>, name: &str, level: Option<ClassLevel>) -> Result<Class> {
    let mut levels: Vec<ClassLevel> = fold(name).split(' ').filter_map(ClassLevel::parse).chain(level).collect();
    levels.sort_unstable();
    levels.dedup();
    let id: ClassId = classes::add(tx, name, &levels)?;
    classes::find(tx, id)
}

fn level(typed: &str) -> Result<ClassLevel, String> {
    ClassLevel::parse(typed).ok_or_else(|| "Les niveaux sont TPS, PS, MS, GS, CP, CE1, CE2, CM1, CM2 et ULIS.".to_owned())
}
