//! Days told from today, as the demonstration's texts tell them.

use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
};

use crate::{
    clock::{day_of, zone},
    people::years,
    web::french,
};

/// Seconds in a day.
pub(super) const DAY: i64 = 86_400;

pub(super) struct Calendar {
    pub now: i64,
    today: Date,
    /// School years since the one the data tells of.
    passed: i16,
}

impl Calendar {
    /// `told` is the school year of the data: `2026-2027`.
    pub fn new(now: i64, told: &str) -> Calendar {
        let today = day_of(now);
        let first = told.split('-').next().and_then(|y| y.parse().ok()).unwrap_or(today.year());
        Calendar { now, today, passed: years::starting_in(today) - first }
    }

    /// The instant so many days before today, at a time of day (`07:45`); what would be later today is a moment ago.
    pub fn ago(&self, days: i64, at: &str) -> i64 {
        let time: Time = at.parse().unwrap_or(Time::midnight());
        let day = self.today.saturating_sub(days.days());
        let at = day.to_datetime(time).to_zoned_datetime(zone()).map_or(self.now, |z| z.timestamp().as_second());
        if days == 0 { at.min(self.now - 600) } else { at }
    }

    /// The calendar year in which the current school year starts.
    pub fn school_year(&self) -> i16 {
        years::starting_in(self.today)
    }

    /// A birth date of the data, as many years later as have passed since.
    pub fn birth(&self, told: &str) -> Option<String> {
        told.parse::<Date>().ok().map(|day| day.saturating_add(self.passed.years()).to_string())
    }

    /// `{{jour:N}}` is the day N days from today, or the Monday after when that is a Saturday or Sunday.
    pub fn fill(&self, text: &str) -> String {
        let mut parts = text.split("{{jour:");
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (days, rest) = part.split_once("}}").unwrap_or((part, ""));
            filled.push_str(&french::short_day(self.school_day(days.parse().unwrap_or(0))));
            filled.push_str(rest);
        }
        filled
    }

    fn school_day(&self, days: i64) -> Date {
        let day = self.today.saturating_add(days.days());
        match day.weekday() {
            Weekday::Saturday => day.saturating_add(2.days()),
            Weekday::Sunday => day.saturating_add(1.day()),
            _ => day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026, 9:05 in France.
    const NOW: i64 = 1_795_507_500;

    #[test]
    fn days_are_told_from_today_and_fall_on_school_days() {
        let calendar = Calendar::new(NOW, "2026-2027");
        assert_eq!(calendar.fill("Le {{jour:0}}, puis le {{jour:4}}."), "Le mardi 24 novembre, puis le lundi 30 novembre.");
    }

    #[test]
    fn nothing_happens_later_than_now() {
        let calendar = Calendar::new(NOW, "2026-2027");
        assert_eq!(calendar.ago(0, "18:00"), NOW - 600);
        assert_eq!(calendar.ago(1, "09:05"), NOW - 86_400);
        assert_eq!(calendar.ago(-3, "09:05"), NOW + 3 * 86_400);
    }

    #[test]
    fn children_stay_as_old_as_their_class() {
        let calendar = Calendar::new(NOW + 2 * 365 * 86_400, "2026-2027");
        assert_eq!(calendar.birth("2020-02-29").as_deref(), Some("2022-02-28"));
        assert_eq!(calendar.birth(""), None);
    }
}
