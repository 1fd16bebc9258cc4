//! A school to try Préau with: people, classes, a year of news, made up entirely (assets/demo/README.md). It is built
//! through the same functions as a real one, by the acts of its own people, on a clock that is moved along that year.

mod calendar;
mod coming;
mod data;
mod groups;
mod news;
mod people;
mod pictures;
mod profiles;
mod stage;
mod visits;

use std::{path::Path, sync::Arc};

pub use profiles::{Login, PASSWORD, logins};

use crate::{
    Error, Result,
    clock::Clock,
    people::school,
    store::{self, Store},
};

use calendar::{Calendar, DAY};
use data::Data;
use stage::Stage;

/// Marks a file that a demonstration made, which it may open again; holds the logins to show.
const MARK: &str = "demo.logins";

/// How long before today the school was set up, in days: before its oldest news.
const DAYS: i64 = 460;

/// Whether a file was made by a demonstration. Nothing is changed in it.
pub fn made(file: &Path) -> bool {
    store::setting_of(file, MARK).is_some()
}

/// Builds the school in a file that does not exist yet, as if it had lived until `now`. `hash` is that of `PASSWORD`, which
/// all its people share.
pub async fn build(file: &Path, now: i64, hash: &str) -> Result<()> {
    if file.exists() {
        return Err(Error::refused(format!("{} existe déjà : la démonstration n'y touche pas.", file.display())));
    }
    let data = Arc::new(Data::load()?);
    let calendar = Arc::new(Calendar::new(now, &data.school.school_year));
    let clock = Clock::frozen(now - DAYS * DAY);
    let store = Store::open(file, clock.clone())?;
    let people = people::found(&store, &data, &calendar, hash).await?;
    let stage = Stage::new(store, clock, people).await?;
    coming::accept_texts(&stage).await?;
    news::play(&stage, &data, &calendar).await?;
    stage.go_to(now);
    let logins = profiles::choose(&stage).await?;
    stage.house("set", move |tx| school::set(tx, MARK, &logins)).await
}
