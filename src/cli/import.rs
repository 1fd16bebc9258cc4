//! `preau import`: what files would change; with --apply, does it.

mod print;

use std::{io::ErrorKind, path::PathBuf};

use clap::{Subcommand, ValueEnum};

use super::{open::School, out};
use crate::{
    Error, Result,
    config::Config,
    people::{
        import::{self, Answers, Report},
        school,
    },
};

const HELP: &str =
    "Sans --apply, rien n'est écrit : la commande dit ce qu'elle ferait. Avec --apply, tout est fait en une fois, ou rien.
Recommencer avec les mêmes fichiers ne change rien. Une ligne qui pose une question est laissée de côté : répondez-y
depuis la page /importation.";

#[derive(Subcommand)]
pub(super) enum Import {
    /// Les extractions CSV d'ONDE : élèves, responsables, ou les deux
    #[command(after_help = HELP)]
    Onde(Files),
    /// Le tableau de l'école (CSV ou XLSX) : enseignants, personnels et tous les autres
    #[command(after_help = HELP)]
    People(Files),
}

#[derive(clap::Args)]
pub(super) struct Files {
    /// Les fichiers, dans n'importe quel ordre
    #[arg(required = true, value_name = "FICHIER")]
    files: Vec<PathBuf>,
    /// Faire ce que l'aperçu annonce
    #[arg(long)]
    apply: bool,
    /// Élèves absents du fichier de toute l'école : left (partis) ou kept (gardés) ; par défaut left, sauf s'ils sont très nombreux
    #[arg(long, value_name = "left|kept", hide_possible_values = true)]
    absent: Option<Absent>,
    /// Résultat en JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Absent {
    Left,
    Kept,
}

impl Import {
    pub(super) fn run(self, config: &Config) -> Result<()> {
        match self {
            Import::Onde(files) => files.run(config, false),
            Import::People(files) => files.run(config, true),
        }
    }
}

impl Files {
    /// `all`: the other adults are told apart too.
    fn run(self, config: &Config, all: bool) -> Result<()> {
        let parsed = import::read(self.read()?);
        if let Some(issue) = parsed.rejected().iter().find(|issue| issue.line == 0) {
            return Err(Error::refused(format!("« {} » : {} {} Rien n'a été fait.", issue.file, issue.reason, issue.mend)));
        }
        let school = School::any(config)?;
        let absent = self.absent;
        let (report, kept) = match self.apply {
            true => school.write(("import", "apply"), move |tx| {
                let preview = import::plan(tx, &parsed)?.report;
                let mark_left = match absent {
                    Some(absent) => absent == Absent::Left,
                    None => !preview.empties_the_school(),
                };
                let report = import::apply(tx, &parsed, &Answers { mark_left, ..Answers::default() })?;
                Ok((report, !mark_left))
            })?,
            false => (school.read(move |db| Ok(import::plan(db, &parsed)?.report))?, false),
        };
        match self.json {
            true => out::json(&print::document(&report, all))?,
            false => print::report(&report, self.apply),
        }
        advise(&school, &report, self.apply && kept)
    }

    fn read(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let read = |path: &PathBuf| {
            let bytes = std::fs::read(path)
                .map_err(|e| Error::refused(format!("{} {}. Rien n'a été fait.", path.display(), unreadable(&e))))?;
            let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
            Ok((name, bytes))
        };
        self.files.iter().map(read).collect()
    }
}

fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "n'existe pas : vérifiez son nom et son dossier".to_owned(),
        ErrorKind::PermissionDenied => "ne peut pas être lu : vérifiez ses droits".to_owned(),
        ErrorKind::IsADirectory => "est un dossier : indiquez un fichier".to_owned(),
        _ => format!("ne peut pas être lu : {error}"),
    }
}

/// What remains to be known, beside the result.
fn advise(school: &School, report: &Report, kept: bool) -> Result<()> {
    if kept && report.pupils.left > 0 {
        out::note("Les absents du fichier restent à l'école. S'ils sont vraiment partis, recommencez avec --absent left.");
    }
    if !school.read(school::load)?.open {
        out::note(
            "L'école n'est pas encore installée : lancez « preau serve » et suivez la page d'installation ; les personnes importées y seront.",
        );
    }
    Ok(())
}
