//! The ENT itself: one folder a service, in menu order. Adding one is a folder, a line here, a migration, a stylesheet, a test file.

mod admin;
mod directory;
mod entry;
mod feed;
mod files;
mod help;
mod home;
mod import;
mod moderation;
pub mod news;
pub mod night;
mod profile;
pub mod setup;
mod young;

use jiff::civil::Date;

use crate::{
    Result,
    clock::zone,
    store::Reading,
    web::{Service, Usage},
};

/// Every service, in menu order. Navigation, home, rights, search, the register, exports, indicators and the
/// authorization test are derived from this list.
#[rustfmt::skip] // one a line: a service is one line of a change
pub static ALL: &[&dyn Service] = &[
    &home::Home,
    &news::News,
    &feed::Feed,
    &files::Files,
    &directory::Directory,
    &profile::Profile,
    &moderation::Moderation,
    &admin::Admin,
    &young::Young,
    &entry::Entry,
    &import::Import,
    &setup::Setup,
    &help::Help,
];

/// The use of a service as its acts in the journal tell it: for services whose acts are all that count.
fn journalled(db: &Reading<'_>, key: &str, from: Date, until: Date) -> Result<Usage> {
    let instant = |day: Date| day.to_zoned_datetime(zone()).map_or(0, |z| z.timestamp().as_second());
    db.one(
        "SELECT count(*), count(DISTINCT actor) FROM journal WHERE service = ?1 AND at >= ?2 AND at < ?3",
        rusqlite::params![key, instant(from), instant(until)],
        |r| Ok(Usage { actions: r.get(0)?, people: r.get(1)? }),
    )
}
