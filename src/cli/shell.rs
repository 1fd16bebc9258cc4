//! `preau completions` and `preau man`: what a system wants to know of the commands.

use std::{io::Write, path::PathBuf};

use clap_complete::Shell;
use clap_mangen::Man as Page;

use super::out;
use crate::Result;

#[derive(clap::Args)]
#[command(after_help = "Exemple : preau completions bash > /etc/bash_completion.d/preau")]
pub(super) struct Completions {
    /// L'interpréteur : bash, zsh, fish, elvish ou powershell
    #[arg(value_name = "INTERPRÉTEUR", hide_possible_values = true)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<()> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "preau", &mut script);
        write(&script);
        Ok(())
    }
}

#[derive(clap::Args)]
#[command(after_help = "Exemple : preau man --to /usr/share/man/man1")]
pub(super) struct Man {
    /// Dossier où écrire une page par commande (sans lui : la page principale, à l'écran)
    #[arg(long, value_name = "DOSSIER")]
    to: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self) -> Result<()> {
        match self.to {
            Some(folder) => {
                std::fs::create_dir_all(&folder)?;
                clap_mangen::generate_to(super::command(), &folder)?;
                out::note(format!("Pages écrites dans {}.", folder.display()));
            }
            None => {
                let mut page = Vec::new();
                Page::new(super::command()).render(&mut page)?;
                write(&page);
            }
        }
        Ok(())
    }
}

fn write(bytes: &[u8]) {
    let _ = std::io::stdout().write_all(bytes);
}
