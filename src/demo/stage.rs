//! The stage: the file, its clock, and everybody who can act on it.

use std::{collections::HashMap, future::Future};

use futures_util::future::join_all;

use super::{people::People, profiles};
use crate::{
    Error, Result,
    access::{About, Act, PersonId, Viewer},
    clock::Clock,
    people::identity,
    services,
    store::{Store, WriteTx},
};

/// Who made the demonstration, as its journal names them.
pub(super) const OPERATOR: &str = "démonstration";

pub(super) struct Stage {
    pub store: Store,
    clock: Clock,
    pub people: People,
    viewers: HashMap<PersonId, Viewer>,
}

impl Stage {
    pub async fn new(store: Store, clock: Clock, people: People) -> Result<Stage> {
        let ids: Vec<PersonId> = people.persons.values().copied().collect();
        let viewers = store
            .read(&Viewer::Operator(OPERATOR.into()), move |db| {
                let abouts: Vec<&About> = services::ALL.iter().map(|s| s.about()).collect();
                ids.into_iter().map(|id| Ok((id, Viewer::Person(identity::load(db, id, &abouts)?.into())))).collect()
            })
            .await?;
        Ok(Stage { store, clock, people, viewers })
    }

    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Moves the clock on; it never goes back.
    pub fn go_to(&self, at: i64) {
        self.clock.advance((at - self.clock.now()).max(0));
    }

    pub fn viewer(&self, person: PersonId) -> Result<&Viewer> {
        self.viewers.get(&person).ok_or(Error::NotFound)
    }

    /// One of those a visitor of the demonstration can sign in as by the table.
    pub fn is_shown(&self, person: PersonId) -> bool {
        profiles::SHOWN.iter().any(|shown| self.people.persons.get(shown.key) == Some(&person))
    }

    /// Everybody whose account is open, numbered in the order they were added.
    pub fn people_in(&self) -> impl Iterator<Item = (usize, PersonId)> {
        let mut ids: Vec<PersonId> =
            self.people.persons.values().copied().filter(|id| !self.people.waiting.contains(id)).collect();
        ids.sort_unstable();
        ids.into_iter().enumerate()
    }

    /// What a person does, now.
    pub async fn act<T, F>(&self, person: PersonId, service: &'static str, verb: &'static str, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&WriteTx<'_>) -> Result<T> + Send + 'static,
    {
        let act = Act::by(self.viewer(person)?, service).ok_or(Error::SignedOut)?.verb(verb);
        self.store.write(act, job).await
    }

    /// As `act`, for a mark that has no row of its own in the journal.
    pub async fn mark<F>(&self, person: PersonId, service: &'static str, verb: &'static str, job: F) -> Result<()>
    where
        F: FnOnce(&WriteTx<'_>) -> Result<()> + Send + 'static,
    {
        let act = Act::by(self.viewer(person)?, service).ok_or(Error::SignedOut)?.verb(verb).mark();
        self.store.write(act, job).await
    }

    /// What the operator of the box does.
    pub async fn house<F>(&self, verb: &'static str, job: F) -> Result<()>
    where
        F: FnOnce(&WriteTx<'_>) -> Result<()> + Send + 'static,
    {
        let act = Act::by(&Viewer::Operator(OPERATOR.into()), "setup").ok_or(Error::SignedOut)?.verb(verb);
        self.store.write(act, job).await
    }

    /// Several acts of the same moment: the writer commits them in groups.
    pub async fn together<T>(&self, acts: impl Iterator<Item = impl Future<Output = Result<T>>>) -> Result<()> {
        join_all(acts).await.into_iter().try_for_each(|done| done.map(drop))
    }
}
