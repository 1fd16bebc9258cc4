//! Quiet hours: nothing leaves by e-mail then; it is held, not dropped.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};

use crate::{
    Result, clock,
    people::school,
    store::{Reading, WriteTx},
};

const SETTING: &str = "notify.quiet";

/// When nobody is written to. `from` after `until` is a night; equal, there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    pub from: Time,
    pub until: Time,
    pub sundays: bool,
}

impl Default for Quiet {
    /// From 19:00 to 7:00, and on Sundays.
    fn default() -> Self {
        Quiet { from: Time::constant(19, 0, 0, 0), until: Time::constant(7, 0, 0, 0), sundays: true }
    }
}

impl Quiet {
    /// The school's choice.
    pub fn load(db: &Reading<'_>) -> Result<Quiet> {
        Ok(school::setting(db, SETTING)?.and_then(|value| Quiet::parse(&value)).unwrap_or_default())
    }

    /// Makes it the school's choice.
    pub fn save(self, tx: &WriteTx<'_>) -> Result<()> {
        school::set(tx, SETTING, &self.to_setting())
    }

    fn to_setting(self) -> String {
        let sundays = if self.sundays { " sundays" } else { "" };
        format!("{}-{}{sundays}", self.from.strftime("%H:%M"), self.until.strftime("%H:%M"))
    }

    /// `19:00-07:00 sundays` or `19:00-07:00`.
    pub fn parse(value: &str) -> Option<Quiet> {
        let (span, rest) = value.trim().split_once(' ').unwrap_or((value.trim(), ""));
        let (from, until) = span.split_once('-')?;
        Some(Quiet { from: from.parse().ok()?, until: until.parse().ok()?, sundays: rest.trim() == "sundays" })
    }

    /// This instant, or the end of the quiet span it falls in.
    pub fn hold(self, at: i64) -> i64 {
        let mut local = clock::zoned(at).datetime();
        let mut held = false;
        // A night, a Sunday, and the night after it: three steps at the most.
        for _ in 0..3 {
            let Some(end) = self.end(local) else { break };
            (local, held) = (end, true);
        }
        if held { instant(local).unwrap_or(at) } else { at }
    }

    /// The next half past five in the afternoon: when the day's news leave as one mail.
    pub fn next_digest(self, at: i64) -> i64 {
        let local = clock::zoned(at).datetime();
        let time = Time::constant(17, 30, 0, 0);
        let day = if local.time() < time { local.date() } else { next(local.date()) };
        self.hold(instant(day.to_datetime(time)).unwrap_or(at))
    }

    /// The end of the quiet span around this local time, where there is one.
    fn end(self, local: DateTime) -> Option<DateTime> {
        let (day, time) = (local.date(), local.time());
        if self.sundays && day.weekday() == Weekday::Sunday {
            return Some(next(day).to_datetime(Time::midnight()));
        }
        let over_midnight = self.from > self.until;
        let inside = match over_midnight {
            true => time >= self.from || time < self.until,
            false => time >= self.from && time < self.until,
        };
        let day = if over_midnight && time >= self.from { next(day) } else { day };
        inside.then(|| day.to_datetime(self.until))
    }
}

fn next(day: Date) -> Date {
    day.checked_add(1.day()).unwrap_or(day)
}

fn instant(local: DateTime) -> Option<i64> {
    local.to_zoned_datetime(clock::zone()).ok().map(|zoned| zoned.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(local: &str) -> i64 {
        instant(local.parse().unwrap()).unwrap()
    }

    fn held(local: &str) -> i64 {
        Quiet::default().hold(at(local))
    }

    #[test]
    fn an_evening_is_held_until_the_morning_and_a_saturday_evening_until_monday() {
        assert_eq!(held("2026-11-24T18:59:59"), at("2026-11-24T18:59:59"));
        assert_eq!(held("2026-11-24T19:00:00"), at("2026-11-25T07:00:00"));
        assert_eq!(held("2026-11-24T03:00:00"), at("2026-11-24T07:00:00"));
        assert_eq!(held("2026-11-28T21:00:00"), at("2026-11-30T07:00:00"));
        assert_eq!(held("2026-11-29T11:00:00"), at("2026-11-30T07:00:00"));
    }

    #[test]
    fn the_morning_after_the_clocks_change_is_still_seven() {
        assert_eq!(Quiet { sundays: false, ..Quiet::default() }.hold(at("2026-10-24T20:00:00")), at("2026-10-25T07:00:00"));
    }

    #[test]
    fn the_digest_leaves_at_half_past_five_but_not_on_a_sunday() {
        let quiet = Quiet::default();
        assert_eq!(quiet.next_digest(at("2026-11-24T10:00:00")), at("2026-11-24T17:30:00"));
        assert_eq!(quiet.next_digest(at("2026-11-24T17:30:00")), at("2026-11-25T17:30:00"));
        assert_eq!(quiet.next_digest(at("2026-11-28T18:00:00")), at("2026-11-30T07:00:00"));
    }

    #[test]
    fn the_setting_reads_back_as_it_was_written() {
        for quiet in [Quiet::default(), Quiet { sundays: false, ..Quiet::default() }] {
            assert_eq!(Quiet::parse(&quiet.to_setting()), Some(quiet));
        }
        let never = Quiet::parse("00:00-00:00").unwrap();
        assert_eq!(never.hold(at("2026-11-29T02:00:00")), at("2026-11-29T02:00:00"));
        let lunch = Quiet::parse("12:00-13:30").unwrap();
        assert_eq!(lunch.hold(at("2026-11-24T12:10:00")), at("2026-11-24T13:30:00"));
    }
}
