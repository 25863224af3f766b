//! Public holidays in North Rhine-Westphalia (§ 2 Feiertagsgesetz NW), and the days between the years.

use chrono::{Datelike, Duration, NaiveDate};

/// What a public holiday is called: the end of a sentence's key.
pub fn holiday(day: NaiveDate) -> Option<&'static str> {
    let fixed = match (day.month(), day.day()) {
        (1, 1) => Some("new-year"),
        (5, 1) => Some("labour"),
        (10, 3) => Some("unity"),
        (11, 1) => Some("all-saints"),
        (12, 25 | 26) => Some("christmas"),
        _ => None,
    };
    let from_easter = match (day - easter(day.year())?).num_days() {
        -2 => Some("good-friday"),
        0 => Some("easter-sunday"),
        1 => Some("easter-monday"),
        39 => Some("ascension"),
        49 => Some("whit-sunday"),
        50 => Some("whit-monday"),
        60 => Some("corpus-christi"),
        _ => None,
    };
    fixed.or(from_easter)
}

/// A holiday, or a day on which nobody comes to the town hall although it is none.
pub fn festive(day: NaiveDate) -> Option<&'static str> {
    match (day.month(), day.day()) {
        (12, 24) => Some("christmas-eve"),
        (12, 31) => Some("new-years-eve"),
        _ => holiday(day),
    }
}

/// Easter Sunday in the Gregorian calendar (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let march = NaiveDate::from_ymd_opt(year, 3, 1)?;
    // The formula gives month and day of March or April as one number.
    let day = moon + weekday - 7 * late + 114;
    Some(march + Duration::days(i64::from((day / 31 - 3) * 31 + day % 31)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_holidays_of_the_state_are_known() {
        for (day, name) in [
            ("2024-03-31", Some("easter-sunday")),
            ("2025-04-21", Some("easter-monday")),
            ("2026-04-03", Some("good-friday")),
            ("2027-03-29", Some("easter-monday")),
            ("2027-05-06", Some("ascension")),
            ("2027-05-17", Some("whit-monday")),
            ("2027-05-27", Some("corpus-christi")),
            ("2038-04-25", Some("easter-sunday")),
            ("2027-10-03", Some("unity")),
            ("2027-11-01", Some("all-saints")),
            ("2027-12-26", Some("christmas")),
            // Holidays elsewhere.
            ("2027-01-06", None),
            ("2027-08-15", None),
            ("2027-10-31", None),
            ("2027-12-24", None),
        ] {
            assert_eq!(holiday(day.parse().unwrap()), name, "{day}");
        }
        assert_eq!(festive("2027-12-24".parse().unwrap()), Some("christmas-eve"));
        assert_eq!(festive("2027-12-31".parse().unwrap()), Some("new-years-eve"));
        assert_eq!(festive("2028-01-01".parse().unwrap()), Some("new-year"));
    }
}
