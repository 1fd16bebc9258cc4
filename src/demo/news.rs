//! A year of news: written, validated, commented and read by the people of the school, in the order of their days.

use std::{collections::HashMap, sync::Arc};

use super::{
    calendar::{Calendar, DAY},
    coming,
    data::{self, Data, State},
    groups::Groups,
    pictures::Pictures,
    stage::Stage,
    visits::{Shown, Visits},
};
use crate::{
    Error, Result,
    access::Level,
    publication::{Comments, PublicationId, clean, comments, reads, states, store as publications, store::Content},
    services::news::{
        ABOUT,
        model::{Own, Theme},
        store as news,
    },
};

/// How long a proposal waits for the headteacher, in seconds.
const WAIT: i64 = 5400;
/// Days on which people come to look, from and until so many days ago: rarely at first, often of late.
const ROUNDS: [(i64, i64, usize); 2] = [(438, 36, 22), (34, 0, 3)];

/// What happens; the numbers are those of the news, then of its comment.
#[derive(Clone, Copy)]
enum Event {
    Write(usize),
    Validate(usize),
    Refuse(usize),
    Comment(usize, usize),
    /// Whether everybody comes.
    Visit(bool),
    RenewCodes,
}

/// Plays the year, from the first groups to today.
pub(super) async fn play(stage: &Stage, data: &Arc<Data>, calendar: &Calendar) -> Result<()> {
    let mut scene = Scene {
        stage,
        data,
        calendar,
        groups: Groups::found(stage, data).await?,
        pictures: Pictures::default(),
        visits: Visits::default(),
        written: HashMap::new(),
    };
    for (at, event) in programme(stage, data, calendar)? {
        stage.go_to(at);
        scene.happen(event).await?;
    }
    Ok(())
}

/// All that happens, in order.
fn programme(stage: &Stage, data: &Data, calendar: &Calendar) -> Result<Vec<(i64, Event)>> {
    let mut events = vec![(calendar.now - 2 * DAY, Event::RenewCodes)];
    for (from, until, step) in ROUNDS {
        let days = (until..=from).rev().step_by(step);
        events.extend(
            days.map(|d| (calendar.ago(d, "19:30").min(calendar.now - 60), Event::Visit(d - until < step as i64 && until > 0))),
        );
    }
    for (n, row) in data.news.iter().enumerate() {
        let at = match row.state {
            State::Scheduled => calendar.ago(1, "17:00"),
            _ => calendar.ago(row.days_ago, &row.at),
        };
        let proposes = stage.viewer(stage.people.person(&row.author)?)?.level(ABOUT.key) < Level::Moderate;
        if proposes && matches!(row.state, State::Published | State::Scheduled) {
            events.extend([(at - WAIT, Event::Write(n)), (at, Event::Validate(n))]);
        } else {
            events.push((at, Event::Write(n)));
        }
        if row.state == State::Refused {
            events.push((at + DAY / 3, Event::Refuse(n)));
        }
        for (c, comment) in row.comment.iter().enumerate() {
            let (minute, after) = (10 + 7 * c, at + 600 * (c as i64 + 1));
            let when = calendar.ago(comment.days_ago, &format!("18:{minute:02}")).max(after);
            events.push((when.min(calendar.now - 30), Event::Comment(n, c)));
        }
    }
    events.sort_by_key(|(at, _)| *at);
    Ok(events)
}

struct Scene<'a> {
    stage: &'a Stage,
    data: &'a Data,
    calendar: &'a Calendar,
    groups: Groups,
    pictures: Pictures,
    visits: Visits,
    written: HashMap<usize, PublicationId>,
}

impl Scene<'_> {
    async fn happen(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Write(n) => self.write(n).await,
            Event::Validate(n) => self.validate(n).await,
            Event::Refuse(n) => self.refuse(n).await,
            Event::Comment(n, c) => self.comment(n, c).await,
            Event::Visit(all) => self.visits.look(self.stage, self.calendar.now, all).await,
            Event::RenewCodes => coming::renew_codes(self.stage).await,
        }
    }

    fn id(&self, n: usize) -> Result<PublicationId> {
        self.written.get(&n).copied().ok_or(Error::NotFound)
    }

    async fn write(&mut self, n: usize) -> Result<()> {
        let row = &self.data.news[n];
        let author = self.stage.people.person(&row.author)?;
        let picture = match &row.picture {
            Some(file) => Some(self.pictures.sent(self.stage, author, file).await?),
            None => None,
        };
        let written = (self.content(row, picture)?, Own { theme: Theme::from_name(&row.theme), pinned: row.pinned });
        let publishes = row.state != State::Draft;
        let verb = if publishes { "publish" } else { "save" };
        let act = self.stage.act(author, ABOUT.key, verb, move |tx| {
            let id = news::begin(tx)?;
            let version = publications::find(tx, id)?.version;
            news::save(tx, id, version, &written, publishes).map(|_| id)
        });
        let id = act.await.map_err(|e| Error::internal(format!("« {} »: {e:?}", row.title)))?;
        self.written.insert(n, id);
        self.show(n).await
    }

    fn content(&self, row: &data::News, picture: Option<i64>) -> Result<Content> {
        Ok(Content {
            title: row.title.clone(),
            summary: row.summary.clone(),
            body: clean::html(&self.calendar.fill(&row.body)),
            picture,
            picture_alt: row.picture_alt.clone(),
            grants: self.groups.grants(&row.audience)?,
            is_public: row.public,
            comments: Comments::After,
            asks_reading: row.ack,
            show_from: (row.state == State::Scheduled).then(|| self.calendar.ago(row.days_ago, &row.at)),
            show_until: row.until_days.map(|days| self.calendar.ago(-days, "23:59")),
            attachments: Vec::new(),
        })
    }

    /// The headteacher publishes what was proposed, and pins what should stay at the head of the list.
    async fn validate(&mut self, n: usize) -> Result<()> {
        let (id, row, director) = (self.id(n)?, &self.data.news[n], self.stage.people.director);
        if row.pinned {
            let own = Own { theme: Theme::from_name(&row.theme), pinned: true };
            let written = self.content(row, None)?;
            let act = self.stage.act(director, ABOUT.key, "save", move |tx| {
                let before = publications::find(tx, id)?;
                let written = Content { picture: before.picture, ..written };
                news::save(tx, id, before.version, &(written, own), false)
            });
            act.await?;
        }
        self.stage.act(director, ABOUT.key, "validate", move |tx| on(tx, id, states::publish(tx, &ABOUT, id))).await?;
        self.show(n).await
    }

    async fn refuse(&self, n: usize) -> Result<()> {
        let (id, reason) = (self.id(n)?, self.data.news[n].reason.clone());
        let director = self.stage.people.director;
        self.stage.act(director, ABOUT.key, "refuse", move |tx| on(tx, id, states::refuse(tx, &ABOUT, id, &reason))).await
    }

    async fn comment(&self, n: usize, c: usize) -> Result<()> {
        let (id, comment) = (self.id(n)?, &self.data.news[n].comment[c]);
        let (author, text) = (self.stage.people.person(&comment.author)?, self.calendar.fill(&comment.text));
        let act = self
            .stage
            .act(author, ABOUT.key, "comment", move |tx| comments::add(tx, &ABOUT, &publications::find(tx, id)?, None, &text));
        act.await
            .map(drop)
            .map_err(|e| Error::internal(format!("{} comments « {} »: {e:?}", comment.author, self.data.news[n].title)))
    }

    /// What is shown now waits for its readers.
    async fn show(&mut self, n: usize) -> Result<()> {
        if self.data.news[n].state != State::Published {
            return Ok(());
        }
        let id = self.id(n)?;
        let director = self.stage.people.director;
        let shown = self.stage.store.read(self.stage.viewer(director)?, move |db| {
            let publication = publications::find(db, id)?;
            let mut readers = reads::readers(db, &ABOUT, id)?;
            // Who sees everything reads everything.
            if !readers.contains(&director) {
                readers.push(director);
            }
            Ok((publication.state == crate::publication::State::Published).then_some(Shown {
                id,
                asks: publication.asks_reading,
                readers,
            }))
        });
        if let Some(shown) = shown.await? {
            self.visits.add(&shown);
        }
        Ok(())
    }
}

/// The act's object, told beside its outcome.
fn on<T>(tx: &crate::store::WriteTx<'_>, id: PublicationId, outcome: Result<T>) -> Result<T> {
    tx.on("publication", id);
    outcome
}
