//! The writer on a file that can grow no more.

use std::sync::{Arc, Barrier};

use super::*;
use crate::{
    access::Viewer,
    store::{journal, reading},
};

/// A file that can't grow beyond its first pages.
fn full_disk() -> (tempfile::TempDir, Writer) {
    let dir = tempfile::tempdir().unwrap();
    let mut conn = Connection::open(dir.path().join("plein.db")).unwrap();
    reading::add_functions(&conn).unwrap();
    crate::store::migrate::run(&mut conn, &dir.path().join("plein.db")).unwrap();
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
