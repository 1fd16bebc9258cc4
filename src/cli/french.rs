//! clap in French: headings, help, and what is wrong with a command.

use std::process::ExitCode;

use clap::{
    Arg, ArgAction, Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::out;

const TEMPLATE: &str = "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}";

const OPTIONS: &str = "Options\u{a0}";

/// Gives a command and those under it French headings and help.
pub(super) fn dressed(command: Command) -> Command {
    let root = command.get_version().is_some();
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = command
        .help_template(TEMPLATE)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Arguments\u{a0}" } else { OPTIONS };
            arg.help_heading(heading)
        })
        // A colon follows, which French parts from the word.
        .subcommand_help_heading("Commandes\u{a0}")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Afficher cette aide").help_heading(OPTIONS));
    if root {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(version.help("Afficher la version").help_heading(OPTIONS));
    }
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, dressed))
}

/// Prints help that was asked for, or says what is wrong: exit code 2.
pub(super) fn explain(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            out::say(error.render().to_string().trim_end());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            out::note(error.render().to_string().trim_end());
            ExitCode::from(2)
        }
        _ => {
            out::note(format!("preau : {}", sentence(error)));
            out::note("Ajoutez --help à la commande pour savoir comment l'écrire.");
            ExitCode::from(2)
        }
    }
}

fn sentence(error: &Error) -> String {
    let of = |kind| error.get(kind).map(shown).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("il manque {argument}."),
        ErrorKind::MissingSubcommand => "dites quoi faire après cette commande.".to_owned(),
        ErrorKind::InvalidSubcommand => format!("« {} » n'est pas une commande.", of(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => format!("« {argument} » n'existe pas pour cette commande."),
        ErrorKind::ArgumentConflict => format!("{argument} ne va pas avec {}.", of(ContextKind::PriorArg)),
        ErrorKind::NoEquals | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("il manque une valeur à {argument}.")
        }
        ErrorKind::TooManyValues => format!("{argument} a trop de valeurs."),
        ErrorKind::InvalidValue if value.is_empty() => format!("il manque une valeur à {argument}."),
        ErrorKind::InvalidValue => match of(ContextKind::ValidValue) {
            known if known.is_empty() => format!("« {value} » ne convient pas à {argument}."),
            known => format!("« {value} » ne convient pas à {argument}. Choisissez parmi : {known}."),
        },
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("« {value} » ne convient pas à {argument}. {why}")
        }
        _ => "cette commande ne se comprend pas.".to_owned(),
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
