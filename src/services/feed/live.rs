//! `/fil/evenements`: the count of unread lines, each time it changes, as server-sent events.

use std::time::Duration;

use actix_web::{HttpResponse, http::header, web::Bytes};
use futures_util::stream::{self, Stream};
use tokio::{
    sync::broadcast::{Receiver, error::RecvError},
    time::{Instant, sleep, sleep_until},
};

use super::ABOUT;
use crate::{
    Result,
    access::{Level, PersonId, Viewer},
    notify::feed,
    store::{STOPPING, Store},
    web::Cx,
};

/// A silent line is kept open for proxies and telephones.
const BEAT: Duration = Duration::from_secs(25);
/// Then the page asks again, which shows whether the session still stands.
const LIFE: Duration = Duration::from_secs(600);
/// Several changes at once are one.
const GATHER: Duration = Duration::from_millis(50);

pub(super) async fn events(cx: Cx) -> Result<HttpResponse> {
    cx.require(&ABOUT, Level::View)?;
    let listener = Listener {
        person: cx.me()?.id,
        viewer: cx.viewer.clone(),
        store: cx.app.store.clone(),
        changes: cx.app.live.subscribe(),
        until: Instant::now() + LIFE,
        fresh: true,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(listener.events()))
}

struct Listener {
    person: PersonId,
    viewer: Viewer,
    store: Store,
    changes: Receiver<PersonId>,
    until: Instant,
    /// Nothing was said yet.
    fresh: bool,
}

impl Listener {
    fn events(self) -> impl Stream<Item = Result<Bytes>> {
        stream::try_unfold(self, |mut listener| async move { Ok(listener.next().await?.map(|event| (event, listener))) })
    }

    /// The next event; `None` when the line ends.
    async fn next(&mut self) -> Result<Option<Bytes>> {
        if std::mem::take(&mut self.fresh) {
            return self.count().await.map(Some);
        }
        let beat = (Instant::now() + BEAT).min(self.until);
        loop {
            tokio::select! {
                change = self.changes.recv() => match change {
                    Ok(STOPPING) | Err(RecvError::Closed) => return Ok(None),
                    Ok(person) if person != self.person => {}
                    // So many changes that some were missed: count all the same.
                    Ok(_) | Err(RecvError::Lagged(_)) => {
                        sleep(GATHER).await;
                        self.changes = self.changes.resubscribe();
                        return self.count().await.map(Some);
                    }
                },
                () = sleep_until(beat) => return Ok((beat < self.until).then(|| Bytes::from_static(b":\n\n"))),
            }
        }
    }

    async fn count(&self) -> Result<Bytes> {
        let unread = self.store.read(&self.viewer, feed::unread).await?;
        Ok(Bytes::from(format!("event: unread\ndata: {unread}\n\n")))
    }
}
