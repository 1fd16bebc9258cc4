//! The demonstration: the school it builds, and the files it leaves alone.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use preau::{
    access::{Profile, Viewer},
    clock::Clock,
    demo,
    people::{identity, passwords::Passwords, person, school},
    publication::{State, waiting},
    services,
    store::{
        Store,
        journal::{self, Proof},
    },
};
use tempfile::TempDir;

use crate::house::{NOW, operator};

fn build(file: &Path) -> Store {
    let hash = Passwords::new(4).hash_now(demo::PASSWORD).unwrap();
    actix_web::rt::System::new().block_on(demo::build(file, NOW, &hash)).unwrap();
    Store::open(file, Clock::frozen(NOW)).unwrap()
}

#[test]
fn the_demonstration_is_a_whole_school_with_a_year_behind_it() {
    let folder = TempDir::new().unwrap();
    let store = build(&folder.path().join("demo.db"));
    let count = |sql: &'static str| store.read_now(&operator(), move |db| db.value::<i64, _>(sql, [])).unwrap();
    assert_eq!(count("SELECT count(*) FROM enrolment WHERE until IS NULL"), 200);
    assert_eq!(count("SELECT count(*) FROM class"), 9);
    assert_eq!(count("SELECT count(*) FROM person WHERE id NOT IN (SELECT person FROM account)"), 0);
    let waiting = count("SELECT count(*) FROM account WHERE state = 'to_activate' AND code_until > 1795507500");
    assert!((3..=20).contains(&waiting), "{waiting} accounts wait");
    for state in State::ALL.iter().filter(|s| !matches!(s, State::Archived | State::Binned)) {
        let key = state.key();
        let found =
            store.read_now(&operator(), move |db| db.exists("SELECT 1 FROM publication WHERE state = ?1", [key])).unwrap();
        assert!(found, "no news is {key}");
    }
    assert_eq!(
        count("SELECT count(*) FROM publication p WHERE NOT EXISTS (SELECT 1 FROM audience a WHERE a.publication = p.id)"),
        0
    );
    assert!(count("SELECT count(*) FROM publication WHERE picture IS NOT NULL") >= 8);
    assert!(count("SELECT count(*) FROM publication WHERE state = 'published' AND shown_at > 1795507500") >= 1);
    assert!(count("SELECT count(*) FROM read_mark WHERE acknowledged_at IS NOT NULL") > 100);
    assert_eq!(count("SELECT count(*) FROM journal a JOIN journal b ON b.id = a.id + 1 WHERE b.at < a.at"), 0);
    assert!(count("SELECT max(at) - min(at) FROM journal") > 365 * 86_400);
    assert_eq!(count("SELECT count(*) FROM journal WHERE at > 1795507500"), 0);
    assert!(matches!(store.read_now(&operator(), journal::verify), Ok(Proof::Whole(_))));
}

#[test]
fn each_profile_of_the_table_signs_in_and_has_work_to_see() {
    let folder = TempDir::new().unwrap();
    let store = build(&folder.path().join("demo.db"));
    let logins = demo::logins(&store).unwrap();
    let profiles: Vec<&str> = logins.iter().map(|l| l.profile.as_str()).collect();
    for profile in Profile::ALL {
        assert!(profiles.contains(&profile.key()), "{profiles:?}");
    }
    let hash: Vec<String> = store
        .read_now(&operator(), |db| db.all("SELECT DISTINCT hash FROM account WHERE hash IS NOT NULL", [], |r| r.get(0)))
        .unwrap();
    assert_eq!(hash.len(), 1);
    assert!(
        actix_web::rt::System::new().block_on(Passwords::new(4).verify(demo::PASSWORD.into(), hash.first().cloned())).unwrap()
    );
    let queue = store.read_now(&as_login(&store, &logins[0].login), waiting).unwrap();
    assert!(queue.publications > 0, "the headteacher has nothing to validate");
}

fn as_login(store: &Store, login: &str) -> Viewer {
    let login = login.to_owned();
    let identity = store.read_now(&operator(), move |db| {
        let abouts: Vec<_> = services::ALL.iter().map(|s| s.about()).collect();
        identity::load(db, db.value("SELECT person FROM account WHERE login = ?1", [login])?, &abouts)
    });
    Viewer::Person(identity.unwrap().into())
}

#[test]
fn a_file_that_no_demonstration_made_is_refused_and_left_as_it_was() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("ecole.db");
    let store = Store::open(&file, Clock::frozen(NOW)).unwrap();
    let act = preau::access::Act::by(&operator(), "test").unwrap().verb("prepare");
    store.write_now(act, |tx| school::set(tx, "school.name", "La vraie école")).unwrap();
    drop(store);
    assert!(!demo::made(&file));
    let tried = preau("demo", &file).output().unwrap();
    assert_eq!(tried.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&tried.stderr).contains("n'est pas une démonstration"), "{tried:?}");
    let store = Store::open(&file, Clock::frozen(NOW)).unwrap();
    assert_eq!(store.read_now(&operator(), |db| Ok(school::load(db)?.name)).unwrap(), "La vraie école");
    assert!(store.read_now(&operator(), person::visible).unwrap().is_empty());
}

#[test]
fn a_program_reads_the_logins_from_one_line_and_the_file_opens_again() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("demo.db");
    let first = logins_line(&file);
    assert_eq!(first.as_array().unwrap().len(), 8);
    assert_eq!(first[0]["profile"], "director");
    assert_eq!(logins_line(&file), first);
}

/// Starts `preau demo --json`, reads its line, and tells it to stop.
fn logins_line(file: &Path) -> serde_json::Value {
    let mut program = preau("demo", file)
        .args(["--json", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
    let line = lines.next().unwrap().unwrap();
    assert!(Command::new("kill").arg(program.id().to_string()).status().unwrap().success());
    program.wait().unwrap();
    assert!(lines.next().is_none(), "something else was printed");
    serde_json::from_str(&line).unwrap()
}

fn preau(command: &str, file: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_preau"));
    program.env("PREAU_BCRYPT_COST", "4").current_dir(file.parent().unwrap()).arg("--db").arg(file).arg(command);
    program
}
