//! The command line: the real program, in an empty folder.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

const PUPILS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/onde/CSVExtraction-eleves.csv");
const GUARDIANS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/onde/CSVExtraction-responsables.csv");

fn preau(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_preau"));
    command.current_dir(folder).env_remove("PREAU_DB").env("USER", "jeanne");
    command
}

struct Said {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Said {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    #[track_caller]
    fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{}", self.err);
        serde_json::from_str(&self.out).unwrap()
    }
}

fn run(folder: &Path, words: &[&str]) -> Said {
    preau(folder).args(words).output().unwrap().into()
}

/// An opened school in an empty folder.
fn school() -> TempDir {
    let folder = TempDir::new().unwrap();
    let words =
        ["init", "--name", "École Prévert", "--uai", "0750655E", "--director-given", "Claire", "--director-family", "Durand"];
    let said = run(folder.path(), &words);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("claire.durand") && said.out.contains("code d'activation"), "{}", said.out);
    folder
}

#[test]
fn a_school_is_made_without_a_browser_and_only_once() {
    let folder = school();
    let again = run(folder.path(), &["init", "--name", "Autre"]);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("déjà ouverte"), "{}", again.err);
    let people = run(folder.path(), &["person", "list", "--profile", "director", "--json"]).json();
    assert_eq!(people[0]["login"], "claire.durand");
    assert_eq!(people[0]["state"], "to_activate");
}

#[test]
fn a_doubtful_uai_is_told_and_a_misshapen_one_refused() {
    let folder = TempDir::new().unwrap();
    let said = run(folder.path(), &["init", "--name", "X", "--uai", "12"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("sept chiffres"), "{}", said.err);
    assert!(!folder.path().join("preau.db").exists(), "nothing half done");
    let said = run(folder.path(), &["init", "--name", "X", "--uai", "0750655A"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("ce serait E"), "{}", said.err);
}

#[test]
fn wrong_use_is_told_in_french_with_code_2() {
    let folder = TempDir::new().unwrap();
    for (words, expected) in [
        (vec!["init"], "il manque --name"),
        (vec!["danse"], "« danse » n'est pas une commande"),
        (vec!["person", "add", "--given", "A", "--family", "B", "--profile", "roi"], "enseignant"),
        (vec!["import", "onde"], "il manque"),
        (vec!["import", "onde", "a.csv", "--absent", "x"], "left, kept"),
        (vec!["backup", "--vers", "x"], "« --vers » n'existe pas"),
    ] {
        let said = run(folder.path(), &words);
        assert_eq!(said.code, 2, "{words:?}");
        assert!(said.err.contains(expected), "{words:?}: {}", said.err);
    }
    assert_eq!(run(folder.path(), &[]).code, 2);
}

#[test]
fn help_is_french_everywhere() {
    let folder = TempDir::new().unwrap();
    let commands: [&[&str]; 9] = [
        &[],
        &["serve"],
        &["init"],
        &["person", "add"],
        &["import", "onde"],
        &["backup"],
        &["journal", "verify"],
        &["doctor"],
        &["completions"],
    ];
    for words in commands {
        let said = run(folder.path(), &[words, &["--help"]].concat());
        assert_eq!(run(folder.path(), &[&["aide"], words].concat()).out, said.out, "{words:?}");
        assert_eq!(said.code, 0);
        assert!(said.out.contains("Utilisation : preau"), "{words:?}: {}", said.out);
        for english in ["Usage", "Commands", "Print", "possible values", "default:"] {
            assert!(!said.out.contains(english), "{words:?} says {english}: {}", said.out);
        }
    }
}

#[test]
fn a_person_is_added_listed_and_given_a_new_code() {
    let folder = school();
    let add = [
        "person",
        "add",
        "--given",
        "Léa",
        "--family",
        "Martin",
        "--profile",
        "élève",
        "--class",
        "CE1-CE2 A",
        "--level",
        "CE1",
        "--json",
    ];
    let lea = run(folder.path(), &add).json();
    assert_eq!(lea["login"], "lea.martin");
    assert_eq!(lea["code"].as_str().unwrap().len(), 14);
    let teacher = ["person", "add", "--given", "Alice", "--family", "George", "--profile", "teacher", "--class", "ce1 ce2 a"];
    assert!(run(folder.path(), &teacher).out.contains("alice.george"));

    let pupils = run(folder.path(), &["person", "list", "--profile", "pupil", "--json"]).json();
    assert_eq!(pupils.as_array().unwrap().len(), 1);
    assert_eq!(pupils[0]["class"], "CE1-CE2 A");
    assert_eq!(pupils[0]["level"], "CE1");
    assert_eq!(pupils[0]["profiles"][0], "pupil");
    let teachers = run(folder.path(), &["person", "list", "--profile", "teacher", "--json"]).json();
    assert_eq!(teachers[0]["class"], "CE1-CE2 A", "the class is found however it is written");

    let again = run(folder.path(), &["person", "reset", "lea.martin", "--json"]).json();
    assert_ne!(again["code"], lea["code"]);
    let id = lea["id"].to_string();
    assert_eq!(run(folder.path(), &["person", "reset", &id, "--json"]).json()["login"], "lea.martin");
    let nobody = run(folder.path(), &["person", "reset", "personne.ici"]);
    assert_eq!(nobody.code, 1);
    assert!(nobody.err.contains("personne.ici"), "{}", nobody.err);
}

#[test]
fn onde_is_shown_then_done_and_again_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let import = |more: &[&str]| run(folder.path(), &[&["import", "onde", PUPILS, GUARDIANS, "--json"], more].concat());
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for applied in [&[] as &[&str], &["--apply"]] {
        let report = import(applied).json();
        assert_eq!(keys(&report), ["classes", "guardians", "links", "pupils", "questions", "rejected"]);
        assert_eq!(keys(&report["pupils"]), ["created", "left", "unchanged", "updated"]);
        assert_eq!(report["pupils"]["created"], 40, "a preview writes nothing");
        assert_eq!((&report["guardians"]["created"], &report["classes"]["created"]), (&Value::from(50), &Value::from(9)));
        assert_eq!(keys(&report["rejected"][0]), ["file", "line", "reason"]);
    }
    let again = import(&["--apply"]).json();
    for what in ["pupils", "guardians", "classes", "links"] {
        for count in ["created", "updated", "left"] {
            assert_eq!(again[what][count], 0, "{what} {count}");
        }
    }
    let people = run(folder.path(), &["person", "list", "--json"]).json();
    assert_eq!(people.as_array().unwrap().len(), 90);
    assert!(people.as_array().unwrap().iter().all(|p| p["state"] == "to_activate"));
}

#[test]
fn a_school_imported_first_is_still_set_up_afterwards() {
    let folder = TempDir::new().unwrap();
    let said = run(folder.path(), &["import", "onde", PUPILS, "--apply"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("pas encore installée"), "{}", said.err);
    assert_eq!(run(folder.path(), &["init", "--name", "École Prévert"]).code, 0);
    let pupils = run(folder.path(), &["person", "list", "--profile", "pupil", "--json"]).json();
    assert_eq!(pupils.as_array().unwrap().len(), 40);
}

#[test]
fn files_that_cannot_be_used_change_nothing() {
    let folder = school();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("photo.csv"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F']).unwrap();
    std::fs::write(at("vide.csv"), b"").unwrap();
    for (file, words) in [("photo.csv", "pas un tableau"), ("vide.csv", "vide"), ("absent.csv", "n'existe pas"), (".", "dossier")]
    {
        let said = run(folder.path(), &["import", "onde", PUPILS, file, "--apply"]);
        assert_eq!(said.code, 1, "{file}");
        assert!(said.err.contains(words) && said.err.contains("Rien n'a été fait"), "{file}: {}", said.err);
    }
    assert_eq!(run(folder.path(), &["person", "list", "--json"]).json().as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_is_missing_or_no_school_is_told() {
    let folder = TempDir::new().unwrap();
    let said = run(folder.path(), &["person", "list"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("preau init") && !folder.path().join("preau.db").exists(), "{}", said.err);
    std::fs::write(folder.path().join("notes.db"), "Ceci n'est pas une base.").unwrap();
    let said = run(folder.path(), &["--db", "notes.db", "person", "list"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("n'est pas le fichier d'une école"), "{}", said.err);
    for (words, expected) in [
        (["--db", "notes.db", "serve", "--listen", "127.0.0.1:0"], "n'est pas le fichier d'une école"),
        (["--db", "ailleurs/preau.db", "serve", "--listen", "127.0.0.1:0"], "vérifiez son dossier"),
        (["--db", "preau.db", "serve", "--listen", "huit"], "comme 0.0.0.0:8080"),
    ] {
        let said = run(folder.path(), &words);
        assert_eq!(said.code, 1, "{words:?}");
        assert!(said.err.contains(expected), "{words:?}: {}", said.err);
    }
}

#[test]
fn a_copy_is_a_whole_school_and_the_doctor_finds_all_well() {
    let folder = school();
    let said = run(folder.path(), &["backup", "--to", "copies"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let people = run(folder.path(), &["--db", said.out.trim(), "person", "list", "--json"]).json();
    assert_eq!(people.as_array().unwrap().len(), 1);

    assert!(run(folder.path(), &["journal", "verify"]).out.contains("intact"));
    std::fs::write(folder.path().join("preau.toml"), "listen = '127.0.0.1:0'\n").unwrap();
    let doctor = run(folder.path(), &["doctor", "--json"]).json();
    assert_eq!(doctor["well"], true, "{doctor}");
}

#[test]
fn a_journal_touched_outside_the_program_is_found() {
    let folder = school();
    let file = folder.path().join("preau.db");
    let conn = rusqlite::Connection::open(&file).unwrap();
    conn.execute_batch("DROP TRIGGER journal_no_update; UPDATE journal SET verb = 'autre' WHERE id = 1").unwrap();
    drop(conn);
    let said = run(folder.path(), &["journal", "verify"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("à partir de l'acte 1"), "{}", said.err);
    std::fs::write(folder.path().join("preau.toml"), "listen = '127.0.0.1:0'\n").unwrap();
    let doctor = run(folder.path(), &["doctor"]);
    assert_eq!(doctor.code, 1);
    assert!(doctor.out.contains("À RÉPARER  journal"), "{}", doctor.out);
}

#[test]
fn acts_at_the_command_line_name_the_operator() {
    let folder = school();
    run(folder.path(), &["import", "onde", PUPILS, "--apply"]);
    let conn = rusqlite::Connection::open(folder.path().join("preau.db")).unwrap();
    let actors: String = conn.query_row("SELECT group_concat(DISTINCT actor) FROM journal", [], |r| r.get(0)).unwrap();
    assert_eq!(actors, "operator:jeanne");
}

/// A server on a free port, stopped when dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts the server; gives the lines it prints until the key.
fn serve(folder: &Path) -> (Server, Vec<String>) {
    let mut child =
        preau(folder).args(["serve", "--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut said = Vec::new();
    for line in lines {
        let last = line.contains("Elle sert une seule fois") || (folder.join("ouverte").exists() && line.contains("http"));
        said.push(line);
        if last {
            break;
        }
    }
    (Server(child), said)
}

#[test]
fn a_first_start_prints_an_address_and_a_key_that_a_restart_prints_again() {
    let folder = TempDir::new().unwrap();
    let link = |said: &[String]| said.iter().find(|l| l.contains("/installation?cle=")).unwrap().trim().to_owned();
    let (server, first) = serve(folder.path());
    let page = reqwest::blocking::get(link(&first)).unwrap();
    assert!(page.status().is_success() || page.status().is_redirection(), "{}", page.status());
    drop(server);
    let (_server, second) = serve(folder.path());
    let key = |said: &[String]| link(said).rsplit('=').next().unwrap().to_owned();
    assert_eq!(key(&first), key(&second));
}

#[test]
fn commands_work_while_the_server_runs_but_no_second_server_does() {
    let folder = school();
    std::fs::write(folder.path().join("ouverte"), "").unwrap();
    let (_server, said) = serve(folder.path());
    let address = said[0].rsplit(' ').next().unwrap().to_owned();
    assert!(reqwest::blocking::get(format!("{address}/health")).unwrap().status().is_success());
    assert_eq!(run(folder.path(), &["import", "onde", PUPILS, "--apply"]).code, 0);
    assert_eq!(run(folder.path(), &["backup"]).code, 0);
    let home = reqwest::blocking::get(&address).unwrap().text().unwrap();
    assert!(home.contains("École Prévert"));
    let second = run(folder.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.code, 1);
    assert!(second.err.contains("utilise déjà"), "{}", second.err);
}

#[test]
fn completions_and_manual_pages_are_written() {
    let folder = TempDir::new().unwrap();
    assert!(run(folder.path(), &["completions", "bash"]).out.contains("_preau()"));
    assert!(run(folder.path(), &["man"]).out.contains(".TH preau 1"));
    assert_eq!(run(folder.path(), &["man", "--to", "man1"]).code, 0);
    assert!(folder.path().join("man1/preau-person-add.1").exists());
}

#[test]
fn the_log_is_for_people_or_for_machines_as_the_configuration_says() {
    let folder = TempDir::new().unwrap();
    let mut child = preau(folder.path())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .env("PREAU_LOG_FORMAT", "json")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let first = BufReader::new(child.stderr.take().unwrap()).lines().next().unwrap().unwrap();
    drop(Server(child));
    let line: Value = serde_json::from_str(&first).unwrap();
    assert_eq!(line["fields"]["message"], "answering");
    let wrong = preau(folder.path()).args(["serve"]).env("PREAU_LOG_FORMAT", "xml").output().unwrap();
    let said = Said::from(wrong);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("human ou json"), "{}", said.err);
}
