//! What the store refuses, whoever asks.

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::{
    Error,
    store::journal::{Proof, verify},
};

const NOW: i64 = 1_795_507_500;

fn operator() -> Viewer {
    Viewer::Operator("jeanne".into())
}

fn act(verb: &'static str) -> Act {
    Act::by(&operator(), "test").unwrap().verb(verb)
}

/// A file with five acts in its journal, closed.
fn five_acts() -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("ecole.db");
    let store = Store::open(&file, Clock::frozen(NOW)).unwrap();
    for n in 1..=5 {
        store.write_now(act("try").detail(format!("geste numéro {n}")), |_| Ok(())).unwrap();
    }
    // Into the file itself, out of its log.
    Connection::open(&file).unwrap().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    (dir, file)
}

fn proof(file: &Path) -> Proof {
    Store::open(file, Clock::frozen(NOW)).unwrap().read_now(&operator(), verify).unwrap()
}

#[test]
fn the_journal_is_neither_changed_nor_shortened_by_whoever_opens_the_file() {
    let (_dir, file) = five_acts();
    let raw = Connection::open(&file).unwrap();
    for sql in [
        "UPDATE journal SET verb = 'rien' WHERE id = 3",
        "UPDATE journal SET hash = prev",
        "DELETE FROM journal WHERE id = 5",
        "DELETE FROM journal",
    ] {
        let refused = raw.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("the journal is never changed"), "{sql}: {refused}");
    }
    assert_eq!(proof(&file), Proof::Whole(5));
}

#[test]
fn one_byte_changed_in_the_file_itself_is_found() {
    let (_dir, file) = five_acts();
    let mut bytes = std::fs::read(&file).unwrap();
    let words = "geste numéro 3".as_bytes();
    let at = bytes.windows(words.len()).position(|w| w == words).expect("the act is in the file");
    bytes[at + words.len() - 1] = b'8';
    std::fs::write(&file, bytes).unwrap();
    assert_eq!(proof(&file), Proof::Broken { id: 3 });
}

#[test]
fn acts_rewritten_or_removed_after_the_triggers_were_dropped_are_found() {
    for (sql, id) in [
        ("UPDATE journal SET actor = 'person:1' WHERE id = 2", 2),
        ("UPDATE journal SET at = at + 1 WHERE id = 4", 4),
        ("DELETE FROM journal WHERE id = 1", 2),
        ("DELETE FROM journal WHERE id = 3", 4),
        ("UPDATE journal SET verb = 'tr', object = 'y' WHERE id = 5", 5),
    ] {
        let (_dir, file) = five_acts();
        let raw = Connection::open(&file).unwrap();
        raw.execute_batch("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete").unwrap();
        assert_eq!(raw.execute(sql, []).unwrap(), 1);
        assert_eq!(proof(&file), Proof::Broken { id }, "{sql}");
    }
}

#[test]
fn a_reader_writes_nothing_even_when_its_query_tries_to() {
    let (_dir, file) = five_acts();
    let store = Store::open(&file, Clock::frozen(NOW)).unwrap();
    for sql in ["DELETE FROM setting RETURNING 1", "INSERT INTO setting (key, value) VALUES ('a', 'b') RETURNING 1"] {
        let tried = store.read_now(&operator(), move |db| db.all(sql, [], |_| Ok(())));
        assert!(matches!(&tried, Err(Error::Internal(cause)) if cause.contains("readonly")), "{tried:?}");
    }
}

#[test]
fn an_act_that_fails_leaves_neither_its_writes_nor_a_row_in_the_journal() {
    let (_dir, file) = five_acts();
    let store = Store::open(&file, Clock::frozen(NOW)).unwrap();
    let tried: Result<()> = store.write_now(act("fail"), |tx| {
        tx.run("INSERT INTO setting (key, value) VALUES ('a', 'b')", [])?;
        Err(Error::refused("Non."))
    });
    assert!(matches!(tried, Err(Error::Refused(_))));
    assert!(!store.read_now(&operator(), |db| db.exists("SELECT 1 FROM setting WHERE key = 'a'", [])).unwrap());
    drop(store);
    assert_eq!(proof(&file), Proof::Whole(5));
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_left_as_it_is() {
    let (dir, acts) = five_acts();
    // A copy that no thread of the first store still writes to.
    let file = dir.path().join("plus-recent.db");
    let first = Connection::open(&acts).unwrap();
    first.execute("VACUUM INTO ?1", [file.to_str().unwrap()]).unwrap();
    Connection::open(&file).unwrap().pragma_update(None, "user_version", latest_schema() + 1).unwrap();
    let before = std::fs::read(&file).unwrap();
    let refused = Store::open(&file, Clock::frozen(NOW)).err().expect("it is refused").to_string();
    assert!(refused.contains("version plus récente"), "{refused}");
    assert!(std::fs::read(&file).unwrap() == before, "the file changed");
}

#[test]
fn an_older_file_is_copied_before_it_is_brought_to_this_version() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("ecole.db");
    let old = Connection::open(&file).unwrap();
    old.execute_batch(include_str!("migrations/0001_house.sql")).unwrap();
    old.execute_batch("INSERT INTO setting (key, value) VALUES ('school.name', 'Ancienne'); PRAGMA user_version = 1").unwrap();
    drop(old);
    let store = Store::open(&file, Clock::frozen(NOW)).unwrap();
    let name = store.read_now(&operator(), |db| db.value::<String, _>("SELECT value FROM setting WHERE key = 'school.name'", []));
    assert_eq!(name.unwrap(), "Ancienne");
    let version =
        |file: &Path| Connection::open(file).unwrap().query_row("PRAGMA user_version", [], |r| r.get::<_, i64>(0)).unwrap();
    assert_eq!(version(&file), latest_schema());
    let copy = dir.path().join("ecole.avant-schema-2.db");
    assert_eq!((version(&copy), setting_of(&copy, "school.name").as_deref()), (1, Some("Ancienne")));
}

#[test]
fn two_servers_never_run_on_one_file() {
    let (_dir, file) = five_acts();
    let first = Lock::take(&file).unwrap();
    assert!(matches!(Lock::take(&file), Err(Error::Refused(_))));
    // The command line works meanwhile.
    assert_eq!(proof(&file), Proof::Whole(5));
    drop(first);
    assert!(Lock::take(&file).is_ok());
}
