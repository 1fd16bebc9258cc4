//! Imports, from files to a school: the made-up school in tests/data/onde, and generated files of every era.

#![expect(clippy::unwrap_used, reason = "a test that can't go on ends there")]

mod confirmation;
mod files;
mod guardians;
mod pupils;
mod whole;

use std::collections::HashMap;

use preau::{
    Error, Result,
    access::{Act, Profile, Viewer},
    clock::Clock,
    people::{
        accounts, classes, families,
        import::{self, Answer, Answers, Counts, Plan, Report},
        person::{self, Fields},
    },
    store::{Reading, Store, WriteTx},
};
use tempfile::TempDir;

const ONDE: &str = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;\
    Commune2;Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie;Autorisation associations;Autorisation photo;\
    Décision de passage";
const BE1D: &str = "\"Nom Elève\";\"Nom d'usage Elève\";\"Prénom Elève\";\"Date naissance\";\"Sexe\";\"Adresse1\";\"Cp1\";\
    \"Commune1\";\"Pays1\";\"Adresse2\";\"Cp2\";\"Commune2\";\"Pays2\";\" Cycle\";\"Niveau\";\"Classe\";\"Attestation fournie\";\
    \"Autorisations associations\";\"Autorisations photos\";\"Décision de passage\"";
const GUARDIANS: &str = "Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;\
    CP responsable;Commune responsable;Pays;Courriel;Téléphone domicile;Téléphone travail;Téléphone portable;Nom d'usage élève;\
    Nom de famille élève;Prénom élève;Classes élèves;Nom d'usage élève;Nom de famille élève;Prénom élève;Classes élèves";

type Files = Vec<(String, Vec<u8>)>;

/// A school in a temporary file, on Tuesday 24 November 2026.
struct School {
    store: Store,
    _dir: TempDir,
}

fn operator() -> Viewer {
    Viewer::Operator("jeanne".into())
}

fn file(name: &str, text: impl Into<String>) -> (String, Vec<u8>) {
    (name.to_owned(), text.into().into_bytes())
}

fn sample() -> Files {
    let read = |name: &str| (name.to_owned(), std::fs::read(format!("tests/data/onde/{name}")).unwrap());
    // The guardians first: the order must not matter.
    vec![read("CSVExtraction-responsables.csv"), read("CSVExtraction-eleves.csv")]
}

impl School {
    fn open() -> School {
        let dir = TempDir::new().unwrap();
        let store = Store::open(&dir.path().join("ecole.db"), Clock::frozen(1_795_507_500)).unwrap();
        School { store, _dir: dir }
    }

    fn write<T: Send + 'static>(&self, job: impl FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.store.write_now(Act::by(&operator(), "admin").unwrap().verb("try"), job)
    }

    fn read<T: Send + 'static>(&self, job: impl FnOnce(&Reading<'_>) -> Result<T> + Send + 'static) -> T {
        self.store.read_now(&operator(), job).unwrap()
    }

    fn plan(&self, files: Files) -> Plan {
        self.read(move |db| import::plan(db, &import::read(files)))
    }

    fn import(&self, files: Files) -> Report {
        self.import_with(files, Answers::default()).unwrap()
    }

    fn import_with(&self, files: Files, answers: Answers) -> Result<Report> {
        self.write(move |tx| import::apply(tx, &import::read(files), &answers))
    }

    fn pupil(&self, given: &str, family: &str, birth: Option<&str>) -> i64 {
        let fields = Fields {
            given_name: given.to_owned(),
            family_name: family.to_owned(),
            birth_date: birth.map(str::to_owned),
            ..Fields::default()
        };
        self.write(move |tx| person::add(tx, &fields, [Profile::Pupil].into_iter().collect())).unwrap()
    }

    fn count(&self, sql: &'static str) -> i64 {
        self.read(move |db| db.value(sql, []))
    }

    /// Class names by pupil, those enrolled now.
    fn classes(&self) -> HashMap<String, String> {
        self.read(|db| {
            let rows = db.all(
                "SELECT p.given_name || ' ' || p.family_name, c.name FROM enrolment e JOIN person p ON p.id = e.pupil
                 JOIN class c ON c.id = e.class WHERE e.until IS NULL",
                [],
                |r| Ok((r.get(0)?, r.get(1)?)),
            )?;
            Ok(rows.into_iter().collect())
        })
    }
}

fn created(n: u32) -> Counts {
    Counts { created: n, ..Counts::default() }
}

fn unchanged(n: u32) -> Counts {
    Counts { unchanged: n, ..Counts::default() }
}

/// A pupils' line of ONDE: names, birth date, INE, level, class.
fn line(family: &str, given: &str, birth: &str, ine: &str, level: &str, class: &str) -> String {
    format!("{family};;{given};{birth};F;{ine};1 rue X;01000;BOURG;FRANCE;;;;;CYCLE II;{level};{class};700;Oui;Non;Oui;")
}

fn pupils(lines: &[String]) -> (String, Vec<u8>) {
    file("eleves.csv", format!("{ONDE}\n{}\n", lines.join("\n")))
}

/// A guardians' line: names, street, e-mail, children as (family, given, class).
fn guardian(family: &str, given: &str, street: &str, email: &str, children: &[(&str, &str, &str)]) -> String {
    let blocks: String = children.iter().map(|(family, given, class)| format!(";;{family};{given};{class}")).collect();
    format!("Mme;;{family};{given};{street};01000;BOURG;FRANCE;{email};;;0639980001{blocks}")
}

fn guardians(lines: &[String]) -> (String, Vec<u8>) {
    file("responsables.csv", format!("{GUARDIANS}\n{}\n", lines.join("\n")))
}
