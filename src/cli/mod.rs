//! The command line: one file a command. French help; exit codes 0 done, 1 refused or failed, 2 wrong use.

mod backup;
mod demo;
mod doctor;
mod french;
mod import;
mod init;
mod journal;
mod logs;
mod open;
mod out;
mod person;
mod serve;
mod shell;

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::{Result, config::Config};

const CODES: &str = "Codes de sortie : 0, c'est fait ; 1, refusé ou échoué, une phrase dit pourquoi ; 2, commande mal écrite.
Les commandes marchent aussi pendant que le serveur tourne.";

#[derive(Parser)]
#[command(
    name = "preau",
    version,
    about = "Préau, l'ENT d'une école primaire : un programme, un fichier.",
    after_help = CODES
)]
struct Cli {
    /// Fichier de l'école (par défaut : preau.db, ou PREAU_DB)
    #[arg(long, global = true, value_name = "FICHIER")]
    db: Option<PathBuf>,
    /// Fichier de configuration (par défaut : preau.toml s'il existe)
    #[arg(long, global = true, value_name = "FICHIER")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Ouvrir l'ENT : répond aux navigateurs jusqu'à l'arrêt
    Serve(serve::Serve),
    /// Essayer l'ENT avec une école inventée, qui disparaît à l'arrêt
    Demo(demo::Demo),
    /// Créer l'école sans passer par le navigateur
    Init(init::Init),
    /// Ajouter, lister ou réinitialiser des personnes
    #[command(subcommand)]
    Person(person::Person),
    /// Faire venir des personnes depuis des fichiers : un aperçu, puis --apply
    #[command(subcommand)]
    Import(import::Import),
    /// Copier l'école dans un fichier sûr, sans arrêter le serveur
    Backup(backup::Backup),
    /// Prouver que le journal n'a pas été modifié
    #[command(subcommand)]
    Journal(journal::Journal),
    /// Vérifier que tout va bien, et dire comment réparer
    Doctor(doctor::Doctor),
    /// Écrire la complétion des commandes pour un interpréteur (bash, zsh, fish …)
    Completions(shell::Completions),
    /// Écrire les pages de manuel
    Man(shell::Man),
}

/// The whole command line, in French.
fn command() -> clap::Command {
    french::dressed(Cli::command())
}

pub fn run() -> ExitCode {
    let parsed = command().try_get_matches_from(words()).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return french::explain(&error),
    };
    match execute(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            out::complain(&error);
            ExitCode::FAILURE
        }
    }
}

/// What was typed; `preau help person` and `preau aide person` ask for help too.
fn words() -> Vec<OsString> {
    let mut words: Vec<OsString> = std::env::args_os().collect();
    if words.get(1).is_some_and(|word| word == "help" || word == "aide") {
        words.remove(1);
        words.push("--help".into());
    }
    words
}

fn execute(cli: Cli) -> Result<()> {
    let mut config = Config::load(cli.config.as_deref(), std::env::vars())?;
    if let Some(db) = &cli.db {
        config.database = db.clone();
    }
    match cli.command {
        Command::Serve(serve) => serve.run(config),
        Command::Demo(demo) => demo.run(config, cli.db),
        Command::Init(init) => init.run(&config),
        Command::Person(person) => person.run(&config),
        Command::Import(import) => import.run(&config),
        Command::Backup(backup) => backup.run(&config),
        Command::Journal(journal) => journal.run(&config),
        Command::Doctor(doctor) => doctor.run(&config),
        Command::Completions(shell) => shell.run(),
        Command::Man(man) => man.run(),
    }
}
