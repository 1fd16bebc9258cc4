//! The one writer: a thread that owns the write connection and commits what waits together, a savepoint each,
//! so that a hundred pupils who save at 9:05 cost a few fsyncs, not a hundred.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crossbeam_channel::{Receiver, Sender, unbounded};
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::{Live, WriteTx, journal};
use crate::{Error, Result, access::Act, clock::Clock};

/// Writes in one commit at the most: bounds how long the first of them waits.
const GROUP: usize = 128;

type After = Vec<Box<dyn FnOnce() + Send>>;
/// Tells the asker, once it is known whether the commit reached the disk.
type Finish = Box<dyn FnOnce(Result<()>) + Send>;
/// Given no connection, a job is not done: its asker hears why none of its group could be.
type Job = Box<dyn FnOnce(Option<(&Connection, i64)>) -> (bool, Finish) + Send>;

#[derive(Clone)]
pub(super) struct Writer {
    jobs: Sender<Job>,
    live: Live,
}

impl Writer {
    pub(super) fn start(conn: Connection, clock: Clock, live: Live) -> Result<Writer> {
        let (jobs, queue) = unbounded::<Job>();
        std::thread::Builder::new().name("ecriture".to_owned()).spawn(move || serve(&conn, &queue, &clock))?;
        Ok(Writer { jobs, live })
    }

    pub(super) async fn run<T, F>(&self, act: Act, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        self.send(act, job)?.await.map_err(stopped)?
    }

    pub(super) fn run_now<T, F>(&self, act: Act, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        self.send(act, job)?.blocking_recv().map_err(stopped)?
    }

    fn send<T, F>(&self, act: Act, job: F) -> Result<oneshot::Receiver<Result<T>>>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let live = self.live.clone();
        let boxed: Job = Box::new(move |given| {
            let Some((conn, now)) = given else {
                let finish: Finish = Box::new(move |committed| {
                    let why = committed.err().unwrap_or_else(|| Error::internal("the write was not begun"));
                    let _ = reply.send(Err(why));
                });
                return (false, finish);
            };
            let outcome = catch_unwind(AssertUnwindSafe(|| perform(conn, now, act, live, job)))
                .unwrap_or_else(|_| Err(Error::internal("a write panicked")));
            let done = outcome.is_ok();
            let finish: Finish = Box::new(move |committed| {
                let answer = match (outcome, committed) {
                    (Ok((value, after)), Ok(())) => {
                        after.into_iter().for_each(|job| job());
                        Ok(value)
                    }
                    (Ok(_), Err(error)) | (Err(error), _) => Err(error),
                };
                let _ = reply.send(answer);
            });
            (done, finish)
        });
        self.jobs.send(boxed).map_err(stopped)?;
        Ok(answer)
    }
}

/// The job and its journal row.
fn perform<T>(
    conn: &Connection,
    now: i64,
    act: Act,
    live: Live,
    job: impl FnOnce(&WriteTx<'_>) -> Result<T>,
) -> Result<(T, After)> {
    let viewer = act.viewer.clone();
    let tx = WriteTx::new(conn, &viewer, act, now, live);
    let value = job(&tx)?;
    let (act, after) = tx.finish();
    if act.journalled {
        journal::append(conn, now, &act)?;
    }
    Ok((value, after))
}

fn serve(conn: &Connection, queue: &Receiver<Job>, clock: &Clock) {
    while let Ok(first) = queue.recv() {
        let mut finishes = Vec::new();
        let committed = group(conn, first, queue, clock, &mut finishes);
        for finish in finishes {
            finish(committed.as_ref().copied().map_err(same));
        }
    }
    // The server stops: leave the file without a log to replay.
    let _ = conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Runs what waits in one transaction; what failed is undone alone.
fn group(conn: &Connection, first: Job, queue: &Receiver<Job>, clock: &Clock, finishes: &mut Vec<Finish>) -> Result<()> {
    let begun = conn.execute_batch("BEGIN IMMEDIATE");
    let mut outcome = begun.map_err(Error::from);
    let mut next = Some(first);
    while let Some(job) = next {
        if outcome.is_ok() {
            outcome = one(conn, job, clock, finishes);
        } else {
            // Nothing may run outside the transaction: the job is answered with the error.
            finishes.push(job(None).1);
        }
        next = (finishes.len() < GROUP).then(|| queue.try_recv().ok()).flatten();
    }
    outcome = outcome.and_then(|()| conn.execute_batch("COMMIT").map_err(Error::from));
    if outcome.is_err() && !conn.is_autocommit() {
        let _ = conn.execute_batch("ROLLBACK");
    }
    outcome
}

fn one(conn: &Connection, job: Job, clock: &Clock, finishes: &mut Vec<Finish>) -> Result<()> {
    if let Err(error) = conn.execute_batch("SAVEPOINT act") {
        finishes.push(job(None).1);
        return Err(error.into());
    }
    let (done, finish) = job(Some((conn, clock.now())));
    finishes.push(finish);
    // A full disk can end the whole transaction by itself; then there is no savepoint left to release.
    if conn.is_autocommit() {
        return Err(Error::DiskFull);
    }
    conn.execute_batch(if done { "RELEASE act" } else { "ROLLBACK TO act; RELEASE act" })?;
    Ok(())
}

fn same(error: &Error) -> Error {
    match error {
        Error::DiskFull => Error::DiskFull,
        other => Error::internal(format!("{other:?}")),
    }
}

fn stopped(_: impl std::fmt::Display) -> Error {
    Error::internal("the writer stopped before it answered")
}

#[cfg(test)]
mod tests;
