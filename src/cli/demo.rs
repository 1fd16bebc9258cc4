//! `preau demo`: a school to try, in a file that goes away with it.

use std::path::{Path, PathBuf};

use actix_web::web::Data;

use super::serve;
use crate::{
    Error, Result,
    clock::Clock,
    config::{Config, Smtp},
    demo::{self, Login},
    people::passwords::Passwords,
    services,
    store::{Lock, Store},
    web,
};

#[derive(clap::Args)]
pub(super) struct Demo {
    /// Adresse et port d'écoute (par défaut : 127.0.0.1:8080, ou un port libre s'il est pris)
    #[arg(long, value_name = "ADRESSE:PORT")]
    listen: Option<String>,
    /// Donner les identifiants sur une ligne de JSON, pour un programme
    #[arg(long)]
    json: bool,
}

impl Demo {
    /// `file` is what was asked for with --db: kept, and opened again the next time. Without it the school is made in a
    /// folder that goes away at the end.
    pub(super) fn run(self, mut config: Config, file: Option<PathBuf>) -> Result<()> {
        let folder = tempfile::Builder::new().prefix("preau-demo-").tempdir()?;
        config.database = file.unwrap_or_else(|| folder.path().join("demo.db"));
        // Its people's addresses exist nowhere: nothing leaves by e-mail, whatever the configuration.
        config.smtp = Smtp::default();
        let _lock = Lock::take(&config.database)?;
        make(&config.database, config.bcrypt_cost)?;
        let store = Store::open(&config.database, Clock::real())?;
        let logins = demo::logins(&store)?;
        let listener = match &self.listen {
            Some(given) => serve::listen(given)?,
            None => serve::listen("127.0.0.1:8080").or_else(|_| serve::listen("127.0.0.1:0"))?,
        };
        let bound = listener.local_addr()?;
        let app = Data::new(web::App::new(store, config, services::ALL, bound));
        if self.json {
            tell_program(&logins, &app.address())?
        } else {
            tell(&logins, &app.address())
        }
        serve::answer(app, listener, None)
    }
}

/// Makes the school where there is none yet. A file that no demonstration made is left alone.
fn make(file: &Path, cost: u32) -> Result<()> {
    if file.exists() {
        return match demo::made(file) {
            true => Ok(()),
            false => Err(Error::refused(format!(
                "{} existe déjà et n'est pas une démonstration : rien n'y a été changé. Donnez avec --db un fichier qui \
                 n'existe pas, ou retirez --db.",
                file.display()
            ))),
        };
    }
    let hash = Passwords::new(cost).hash_now(demo::PASSWORD)?;
    actix_web::rt::System::new().block_on(demo::build(file, Clock::real().now(), &hash))
}

#[expect(clippy::print_stdout, reason = "the address and the logins are what the person waits for")]
fn tell(logins: &[Login], address: &str) {
    println!("L'école de démonstration est ouverte : {address}");
    println!();
    println!("Tout y est inventé. Connectez-vous avec l'un de ces identifiants :");
    println!();
    let width = |of: fn(&Login) -> &String| logins.iter().map(|l| of(l).chars().count()).max().unwrap_or(0);
    let (words, name, login) = (width(|l| &l.words), width(|l| &l.name), width(|l| &l.login));
    println!("  {:words$}  {:name$}  {:login$}  Mot de passe", "Profil", "Personne", "Identifiant");
    for line in logins {
        println!("  {:words$}  {:name$}  {:login$}  {}", line.words, line.name, line.login, line.password);
    }
    println!();
    println!("Pour arrêter : Ctrl + C. Sans --db, l'école disparaît alors.");
}

/// One line of JSON on standard output and nothing else; the address goes to standard error.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a program reads the logins")]
fn tell_program(logins: &[Login], address: &str) -> Result<()> {
    println!("{}", serde_json::to_string(logins).map_err(Error::internal)?);
    eprintln!("{address}");
    Ok(())
}
