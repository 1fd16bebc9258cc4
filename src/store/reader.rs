//! A small pool of threads, each with its own read-only connection. A page is one job, and one snapshot.

use crossbeam_channel::{Receiver, Sender, unbounded};
use rusqlite::Connection;
use tokio::sync::oneshot;

use super::Reading;
use crate::{Error, Result, access::Viewer, clock::Clock};

type Job = Box<dyn FnOnce(&Connection, i64) + Send>;

#[derive(Clone)]
pub(super) struct Readers {
    jobs: Sender<Job>,
}

impl Readers {
    pub(super) fn start(name: &str, count: usize, clock: Clock, open: impl Fn() -> Result<Connection>) -> Result<Readers> {
        let (jobs, queue) = unbounded::<Job>();
        for _ in 0..count {
            let (conn, queue, clock) = (open()?, queue.clone(), clock.clone());
            std::thread::Builder::new().name(name.to_owned()).spawn(move || serve(&conn, &queue, &clock))?;
        }
        Ok(Readers { jobs })
    }

    pub(super) async fn run<T, F>(&self, viewer: &Viewer, job: F) -> Result<(T, u32)>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        self.send(viewer, job)?.await.map_err(stopped)?
    }

    pub(super) fn run_now<T, F>(&self, viewer: &Viewer, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        let (value, _) = self.send(viewer, job)?.blocking_recv().map_err(stopped)??;
        Ok(value)
    }

    fn send<T, F>(&self, viewer: &Viewer, job: F) -> Result<oneshot::Receiver<Result<(T, u32)>>>
    where
        T: Send + 'static,
        F: FnOnce(&Reading<'_>) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let viewer = viewer.clone();
        // Boxed at the edge, so that each page does not compile the pool's code again.
        let boxed: Job = Box::new(move |conn, now| {
            let reading = Reading::new(conn, &viewer, now);
            let outcome = snapshot(conn, || job(&reading)).map(|value| (value, reading.statements()));
            // The asker may have gone (a closed tab); that is nobody's error.
            let _ = reply.send(outcome);
        });
        self.jobs.send(boxed).map_err(stopped)?;
        Ok(answer)
    }
}

fn serve(conn: &Connection, queue: &Receiver<Job>, clock: &Clock) {
    while let Ok(job) = queue.recv() {
        let now = clock.now();
        // A panic in one page must not take a reader away from the others.
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| job(conn, now)));
        if caught.is_err() {
            tracing::error!("a read panicked");
            let _ = conn.execute_batch("ROLLBACK");
        }
    }
}

fn snapshot<T>(conn: &Connection, job: impl FnOnce() -> Result<T>) -> Result<T> {
    conn.prepare_cached("BEGIN")?.execute([])?;
    let outcome = job();
    conn.prepare_cached("COMMIT")?.execute([])?;
    outcome
}

fn stopped(_: impl std::fmt::Display) -> Error {
    Error::internal("the reader stopped before it answered")
}
