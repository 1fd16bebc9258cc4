//! The writer: what it commits together, and on a file that can grow no more.

use std::sync::{
    Arc, Barrier,
    atomic::{AtomicU32, Ordering},
};

use rusqlite::OpenFlags;

use super::*;
use crate::{
    access::Viewer,
    store::{connect, journal, migrate, reading},
};

/// A file that can't grow beyond its first pages.
fn full_disk() -> (tempfile::TempDir, Writer) {
    let dir = tempfile::tempdir().unwrap();
    let mut conn = Connection::open(dir.path().join("plein.db")).unwrap();
    reading::add_functions(&conn).unwrap();
    migrate::run(&mut conn, &dir.path().join("plein.db")).unwrap();
    let pages: i64 = conn.query_row("PRAGMA page_count", [], |r| r.get(0)).unwrap();
    conn.pragma_update(None, "max_page_count", pages + 20).unwrap();
    (dir, Writer::start(conn, Clock::frozen(0), Live::new(8)).unwrap())
}

fn act() -> Act {
    Act::by(&Viewer::Operator("jeanne".into()), "test").unwrap().verb("try")
}

fn keep(writer: &Writer, bytes: usize) -> Result<i64> {
    writer.run_now(act(), move |tx| tx.keep_blob(&vec![7; bytes], "text/plain"))
}

#[test]
fn on_a_full_disk_everyone_is_told_so_and_what_was_written_before_stays() {
    let (_dir, writer) = full_disk();
    keep(&writer, 100).unwrap();
    let together = Arc::new(Barrier::new(12));
    let answers: Vec<_> = (0..12)
        .map(|n| {
            let (writer, together) = (writer.clone(), Arc::clone(&together));
            std::thread::spawn(move || {
                together.wait();
                keep(&writer, 900_000 + n)
            })
        })
        .collect();
    for answer in answers {
        let answer = answer.join().unwrap();
        assert!(matches!(answer, Err(Error::DiskFull)), "{answer:?}");
    }
    let (blobs, proof) = writer
        .run_now(act().mark(), |tx| Ok((tx.value::<i64, _>("SELECT count(*) FROM blob", [])?, journal::verify(tx)?)))
        .unwrap();
    assert_eq!((blobs, proof), (1, journal::Proof::Whole(1)));
    assert!(keep(&writer, 50).is_ok(), "small writes go on");
}

/// A file whose commits are counted.
fn counted() -> (tempfile::TempDir, Writer, Arc<AtomicU32>) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("ecole.db");
    let mut conn = connect(&file, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE).unwrap();
    migrate::run(&mut conn, &file).unwrap();
    let commits = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&commits);
    conn.commit_hook(Some(move || {
        count.fetch_add(1, Ordering::SeqCst);
        false
    }))
    .unwrap();
    (dir, Writer::start(conn, Clock::frozen(0), Live::new(8)).unwrap(), commits)
}

#[test]
fn a_hundred_writes_that_wait_together_cost_one_commit_and_a_failing_one_undoes_itself_alone() {
    let (_dir, writer, commits) = counted();
    let (open, gate) = crossbeam_channel::bounded::<()>(0);
    let first = writer.send(act(), move |_| gate.recv().map_err(stopped)).unwrap();
    let waiting: Vec<_> = (0..100)
        .map(|n| {
            let write = move |tx: &WriteTx<'_>| {
                tx.run("INSERT INTO setting (key, value) VALUES (?1, 'x')", [format!("essai.{n}")])?;
                match n {
                    50 => Err(Error::refused("Non.")),
                    51 => panic!("a bug"),
                    _ => Ok(()),
                }
            };
            writer.send(act(), write).unwrap()
        })
        .collect();
    open.send(()).unwrap();
    first.blocking_recv().unwrap().unwrap();
    let answers: Vec<_> = waiting.into_iter().map(|answer| answer.blocking_recv().unwrap()).collect();
    assert!(
        matches!(answers[50], Err(Error::Refused(_))) && matches!(answers[51], Err(Error::Internal(_))),
        "{:?}",
        &answers[50..52]
    );
    assert_eq!(answers.iter().filter(|a| a.is_ok()).count(), 98);
    assert_eq!(commits.load(Ordering::SeqCst), 1);
    let kept = writer.run_now(act().mark(), |tx| {
        Ok((tx.value::<i64, _>("SELECT count(*) FROM setting WHERE key LIKE 'essai.%'", [])?, journal::verify(tx)?))
    });
    assert_eq!(kept.unwrap(), (98, journal::Proof::Whole(99)));
}

#[test]
fn the_next_write_goes_on_once_there_is_room_again() {
    let (_dir, writer) = full_disk();
    assert!(matches!(keep(&writer, 900_000), Err(Error::DiskFull)));
    writer.run_now(act().mark(), |tx| Ok(tx.conn().pragma_update(None, "max_page_count", 100_000)?)).unwrap();
    let blob = keep(&writer, 900_000).unwrap();
    let size = writer.run_now(act().mark(), move |tx| Ok(tx.blob(blob)?.size)).unwrap();
    assert_eq!(size, 900_000);
}
