//! The command line: one file a command. French help; exit codes 0 done, 1 refused or failed, 2 wrong use.

mod serve;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{Result, config::Config};

#[derive(Parser)]
#[command(name = "preau", version, about = "Préau, l'ENT d'une école primaire : un programme, un fichier.")]
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
}

pub fn run() -> ExitCode {
    let cli = Cli::parse();
    match execute(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn execute(cli: Cli) -> Result<()> {
    let mut config = Config::load(cli.config.as_deref(), std::env::vars())?;
    if let Some(db) = cli.db {
        config.database = db;
    }
    match cli.command {
        Command::Serve(serve) => serve.run(config),
    }
}

#[expect(clippy::print_stderr, reason = "errors of commands go to the operator")]
fn complain(error: &crate::Error) {
    eprintln!("preau : {error}");
    if let crate::Error::Internal(cause) = error {
        eprintln!("  cause : {cause}");
    }
}
