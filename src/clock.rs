//! The time, which only the store and the web read, and which tests set.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Schools of mainland France; the zone of the box itself is not trusted.
pub const ZONE: &str = "Europe/Paris";

#[derive(Clone, Debug, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    pub fn real() -> Self {
        Clock(None)
    }

    /// A clock that stands still until it is moved.
    pub fn frozen(at: i64) -> Self {
        Clock(Some(Arc::new(AtomicI64::new(at))))
    }

    /// Moves a frozen clock; a real one goes by itself.
    pub fn advance(&self, seconds: i64) {
        if let Some(at) = &self.0 {
            at.fetch_add(seconds, Ordering::SeqCst);
        }
    }

    /// Seconds since 1970.
    pub fn now(&self) -> i64 {
        match &self.0 {
            Some(at) => at.load(Ordering::SeqCst),
            None => Timestamp::now().as_second(),
        }
    }
}

pub fn zone() -> TimeZone {
    TimeZone::get(ZONE).unwrap_or(TimeZone::UTC)
}

/// The day in France at this instant.
pub fn day_of(at: i64) -> Date {
    zoned(at).date()
}

pub fn zoned(at: i64) -> jiff::ZonedDateTime {
    Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone())
}
