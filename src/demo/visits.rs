//! Who came to look, when, and what they read: most people some days after it was published, a few never.

use std::collections::HashMap;

use super::{calendar::DAY, stage::Stage};
use crate::{
    Result,
    access::PersonId,
    notify::feed,
    people::{rates, sessions},
    publication::{PublicationId, reads, store as publications},
    services::news::ABOUT,
};

/// Something new to its readers.
pub(super) struct Shown {
    pub id: PublicationId,
    /// Its readers are asked to say that they have read it.
    pub asks: bool,
    pub readers: Vec<PersonId>,
}

#[derive(Default)]
pub(super) struct Visits {
    unseen: HashMap<PersonId, Vec<(PublicationId, bool)>>,
    round: i64,
}

impl Visits {
    pub fn add(&mut self, shown: &Shown) {
        for &reader in &shown.readers {
            self.unseen.entry(reader).or_default().push((shown.id, shown.asks));
        }
    }

    /// A day on which about half of the school comes; `all`: everybody does, so that nothing old stays new.
    pub async fn look(&mut self, stage: &Stage, until: i64, all: bool) -> Result<()> {
        self.round += 1;
        let recent = until - stage.now() < 14 * DAY;
        let mut comers: Vec<PersonId> = Vec::new();
        for (_, person) in stage.people_in() {
            let shown = stage.is_shown(person);
            if all || (shown && until - stage.now() > 3 * DAY) || (!shown && dice(person, self.round) < 45) {
                comers.push(person);
            }
        }
        if recent {
            stage.together(comers.iter().map(|&person| sign_in(stage, person))).await?;
        }
        let seen: Vec<_> = comers.iter().filter_map(|&p| self.unseen.remove(&p).map(|news| (p, news))).collect();
        stage.together(seen.iter().map(|(person, news)| look_at(stage, *person, news))).await?;
        let asked = seen.iter().flat_map(|(person, news)| news.iter().filter(|(_, asks)| *asks).map(|(id, _)| (*person, *id)));
        let willing = asked.filter(|(person, id)| !stage.is_shown(*person) && dice(*person, *id) < 85);
        stage.together(willing.map(|(person, id)| acknowledge(stage, person, id))).await
    }
}

/// From 0 to 99, always the same for the same two numbers.
fn dice(a: i64, b: i64) -> i64 {
    let mixed = a.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64 as i64) ^ b.wrapping_mul(0x2545_F491_4F6C_DD1D);
    (mixed ^ (mixed >> 29)).wrapping_mul(0x5851_F42D_4C95_7F2D).rem_euclid(9973) % 100
}

async fn sign_in(stage: &Stage, person: PersonId) -> Result<()> {
    let device =
        ["Firefox sur Windows", "Safari sur iPhone", "Chrome sur Android", "Firefox sur Linux"][dice(person, 7) as usize % 4];
    stage
        .act(person, "entry", "sign-in", move |tx| {
            rates::succeeded(tx, person)?;
            sessions::open(tx, person, device, "192.0.2.14").map(drop)
        })
        .await
}

/// Opening a page leaves a mark, which has no row of its own in the journal.
async fn look_at(stage: &Stage, person: PersonId, news: &[(PublicationId, bool)]) -> Result<()> {
    let ids: Vec<PublicationId> = news.iter().map(|(id, _)| *id).collect();
    stage
        .mark(person, ABOUT.key, "see", move |tx| {
            ids.iter().try_for_each(|id| reads::mark_seen(tx, *id))?;
            feed::mark_all_read(tx)
        })
        .await
}

async fn acknowledge(stage: &Stage, person: PersonId, id: PublicationId) -> Result<()> {
    stage
        .act(person, ABOUT.key, "acknowledge", move |tx| {
            tx.on("publication", id);
            reads::acknowledge(tx, &publications::find(tx, id)?)
        })
        .await
}
