//! Days and moments as people type and paste them. Pure.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use super::WallTimeError;
use crate::i18n::{Lang, say};
use crate::text;

/// The years in which a day of somebody's life or work can lie; the sentences name them.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// The years in which something can happen here.
const OUR_YEARS: RangeInclusive<i32> = 2000..=2100;

/// Names of months with their numbers, and of weekdays with none, in lower case, in every language.
static NAMES: LazyLock<Vec<(String, Option<u32>)>> = LazyLock::new(|| {
    let name = |lang: &Lang, key: String| say(*lang, &key).to_lowercase();
    let months = |lang| (1..=12).map(move |month| (name(lang, format!("month-{month}")), Some(month)));
    let weekdays = |lang| (1..=7).map(move |day| (name(lang, format!("weekday-{day}")), None));
    Lang::ALL.iter().flat_map(|lang| months(lang).chain(weekdays(lang))).collect()
});

/// A day: "2026-09-15" as a browser sends it, "15.9.2026", "15/09/2026", "Dienstag, 15. September 2026".
///
/// # Errors
/// What is wrong with it.
pub fn day(typed: &str) -> Result<NaiveDate, WallTimeError> {
    Some(read(typed)?).filter(|day| YEARS.contains(&day.year())).ok_or(WallTimeError::Year)
}

fn read(typed: &str) -> Result<NaiveDate, WallTimeError> {
    let plain = text::typed(typed).to_lowercase();
    let is_mark = |character: char| matches!(character, '.' | '-' | '/' | ',') || character.is_whitespace();
    let mut parts = Vec::new();
    for word in plain.split(is_mark).filter(|word| !word.is_empty()) {
        if word.bytes().all(|character| character.is_ascii_digit()) {
            parts.push((word.len(), word.parse::<u32>().map_err(|_| WallTimeError::Unreadable)?));
            continue;
        }
        // "Sept", "Di": as far as it goes.
        let fits = |name: &str| name == word || (word.chars().count() >= 2 && name.starts_with(word));
        let whole = NAMES.iter().find(|(name, _)| name == word);
        match whole.or_else(|| NAMES.iter().find(|(name, _)| fits(name))).ok_or(WallTimeError::Unreadable)? {
            // A name stands for no count of digits.
            (_, Some(month)) => parts.push((0, *month)),
            (_, None) if parts.is_empty() => {}
            (_, None) => return Err(WallTimeError::Unreadable),
        }
    }
    let (year, month, day) = match parts[..] {
        [(4, year), (0..=2, month), (1..=2, day)] => (year, month, day),
        // "September 15, 2026".
        [(0, month), (1..=2, day), (4, year)] | [(1..=2, day), (0..=2, month), (4, year)] => (year, month, day),
        [(1..=2, _), (0..=2, _), (1..=2, _)] => return Err(WallTimeError::ShortYear),
        _ => return Err(WallTimeError::Unreadable),
    };
    let year = i32::try_from(year).map_err(|_| WallTimeError::Unreadable)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(WallTimeError::NoSuchDay)
}

/// A minute: a day with a time, "2026-09-15T23:59", "15.09.2026, 23:59 Uhr", or without one, which is its midnight.
///
/// # Errors
/// What is wrong with it.
pub fn minute(typed: &str) -> Result<NaiveDateTime, WallTimeError> {
    let plain = text::typed(typed).to_lowercase();
    let plain = plain.strip_suffix("uhr").unwrap_or(&plain).trim();
    let (date, time) = match plain.find(':') {
        None => (plain, NaiveTime::MIN),
        Some(colon) => {
            let hour = plain[..colon].rfind(|character: char| !character.is_ascii_digit()).map_or(0, |at| at + 1);
            let time = ["%H:%M", "%H:%M:%S"].iter().find_map(|of| NaiveTime::parse_from_str(&plain[hour..], of).ok());
            (plain[..hour].trim_end_matches([' ', ',', 't']), time.ok_or(WallTimeError::Unreadable)?)
        }
    };
    let day = Some(read(date)?).filter(|day| OUR_YEARS.contains(&day.year())).ok_or(WallTimeError::OtherYears)?;
    Ok(day.and_time(time))
}

#[cfg(test)]
mod tests {
    use super::WallTimeError::{NoSuchDay, ShortYear, Unreadable, Year};
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in [
            "2026-09-15",
            "2026\u{2013}09\u{2013}15",
            "15.09.2026",
            "15.9.2026",
            " 15.\u{a0}9.\u{a0}2026 ",
            "\u{200e}15.09.2026\u{200e}",
            "15/09/2026",
            "15\u{2013}9\u{2013}2026",
            "15.\u{a0}September 2026",
            "Dienstag, 15. September 2026",
            "Di, 15. Sept. 2026",
            "15 september 2026",
            "Tuesday, September 15, 2026",
        ] {
            assert_eq!(day(typed).map(|day| day.to_string()), Ok("2026-09-15".into()), "{typed:?}");
        }
        assert_eq!(day("1. Ma\u{308}rz 1999").map(|day| day.to_string()), Ok("1999-03-01".into()));
        for (typed, error) in [
            ("", Unreadable),
            ("gestern", Unreadable),
            ("2026", Unreadable),
            ("15.09.", Unreadable),
            ("15.09.20266", Unreadable),
            ("15.09.26", ShortYear),
            ("31.02.2026", NoSuchDay),
            ("2023-02-29", NoSuchDay),
            ("15.13.2026", NoSuchDay),
            ("0001-01-01", Year),
            ("1.1.1899", Year),
            ("1.1.2101", Year),
        ] {
            assert_eq!(day(typed), Err(error), "{typed:?}");
        }
    }

    #[test]
    fn a_minute_is_read_as_people_write_it() {
        for (typed, read) in [
            ("2026-09-15T23:59", Ok("2026-09-15T23:59:00")),
            ("2026-09-15T23:59:30", Ok("2026-09-15T23:59:30")),
            ("2026-09-15 23:59", Ok("2026-09-15T23:59:00")),
            ("15.09.2026 23:59", Ok("2026-09-15T23:59:00")),
            ("15. September 2026, 23:59\u{a0}Uhr", Ok("2026-09-15T23:59:00")),
            ("15/09/2026 8:05", Ok("2026-09-15T08:05:00")),
            ("15.9.2026", Ok("2026-09-15T00:00:00")),
            ("15.9.2026 24:00", Err(Unreadable)),
            ("23:59", Err(Unreadable)),
            ("15.9.1999", Err(WallTimeError::OtherYears)),
        ] {
            assert_eq!(minute(typed), read.map(|at: &str| at.parse().unwrap()), "{typed:?}");
        }
    }
}
