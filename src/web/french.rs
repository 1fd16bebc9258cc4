//! Dates and counts as French people read them.

use jiff::{ZonedDateTime, civil::Date};

use crate::clock::zoned;

const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

/// "mardi 24 novembre 2026"
pub fn long_day(day: Date) -> String {
    format!("{} {}", short_day(day), day.year())
}

/// "mardi 24 novembre"
pub fn short_day(day: Date) -> String {
    let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    let month = usize::try_from(day.month() - 1).unwrap_or(0);
    let number = if day.day() == 1 { "1er".to_owned() } else { day.day().to_string() };
    format!("{} {number} {}", DAYS[weekday], MONTHS[month])
}

/// "8 h 30", "14 h"
pub fn time(at: &ZonedDateTime) -> String {
    match at.minute() {
        0 => format!("{}\u{a0}h", at.hour()),
        minute => format!("{}\u{a0}h\u{a0}{minute:02}", at.hour()),
    }
}

/// "mardi 24 novembre 2026" of an instant.
pub fn day_of(at: i64) -> String {
    long_day(zoned(at).date())
}

/// "mardi 24 novembre, 8 h 30" of an instant; the year stands when it is not the one of `now`.
pub fn moment(at: i64, now: i64) -> String {
    let (then, today) = (zoned(at), zoned(now));
    let day = if then.year() == today.year() { short_day(then.date()) } else { long_day(then.date()) };
    format!("{day}, {}", time(&then))
}

/// "1 élève", "24 élèves"
pub fn count(n: i64, one: &str, many: &str) -> String {
    if n.abs() < 2 { format!("{n}\u{a0}{one}") } else { format!("{n}\u{a0}{many}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_said_in_french() {
        assert_eq!(long_day(jiff::civil::date(2026, 11, 24)), "mardi 24 novembre 2026");
        assert_eq!(short_day(jiff::civil::date(2026, 8, 1)), "samedi 1er août");
        assert_eq!(moment(1_795_505_400, 1_795_505_400), "mardi 24 novembre, 8\u{a0}h\u{a0}30");
    }

    #[test]
    fn zero_and_one_are_singular() {
        assert_eq!(
            [count(0, "mot", "mots"), count(1, "mot", "mots"), count(2, "mot", "mots")],
            ["0\u{a0}mot", "1\u{a0}mot", "2\u{a0}mots"]
        );
    }
}
