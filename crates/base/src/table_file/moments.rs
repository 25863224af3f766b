//! Days and moments as spreadsheets and the forms of Google write them. Pure.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};

use crate::clock::Timestamp;

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    Unreadable,
    /// "05/11/2026": nobody can tell day and month apart.
    Ambiguous,
}

/// A day: "15.11.2026", "2026-11-15", or that of a moment. Its year has four digits: people are born in other centuries.
///
/// # Errors
/// Why it is none.
pub fn day(text: &str) -> Result<NaiveDate, DateFault> {
    let text = plain(text);
    let at = moment(&text)?;
    let date = text.split([' ', 'T']).next().unwrap_or_default();
    let has_year = date.split(['.', '-', '/']).any(|part| part.len() == 4);
    if has_year { Ok(at.date()) } else { Err(DateFault::Unreadable) }
}

/// With the characters of a keyboard and single spaces, of which none stand beside a slash.
fn plain(text: &str) -> String {
    let text = crate::text::typed(text).replace(',', " ");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(" /", "/").replace("/ ", "/")
}

/// What a clock in Dortmund showed: "15.11.2026 14:30:00", "15.11.2026", "2026/11/15 2:30:00 PM MEZ",
/// "2026-11-15T13:30:00Z", "11/15/2026 14:30". A bare day is its midnight; years lie between 1900 and 2100.
///
/// # Errors
/// Why it is none.
pub fn moment(text: &str) -> Result<NaiveDateTime, DateFault> {
    let text = plain(text);
    let (date, rest) = text.split_once([' ', 'T']).unwrap_or((text.as_str(), ""));
    let date = date_of(date)?;
    if !(1900..=2100).contains(&date.year()) {
        return Err(DateFault::Unreadable);
    }
    let mut words = rest.split_whitespace().filter(|word| !word.eq_ignore_ascii_case("uhr"));
    let Some(clock) = words.next() else { return Ok(date.and_time(NaiveTime::MIN)) };
    // "14:30:00Z", "14:30:00+01:00".
    let (clock, mut zone) = match clock.find(['Z', '+', '-']) {
        Some(at) => (&clock[..at], Some(offset(&clock[at..]).ok_or(DateFault::Unreadable)?)),
        None => (clock, None),
    };
    let mut time = time_of(clock).ok_or(DateFault::Unreadable)?;
    for word in words {
        match half(word) {
            Some(half) if time.0 <= 12 && time.0 > 0 => time.0 = time.0 % 12 + half,
            None if zone.is_none() => zone = Some(offset(word).ok_or(DateFault::Unreadable)?),
            _ => return Err(DateFault::Unreadable),
        }
    }
    let at = date.and_hms_opt(time.0, time.1, time.2).ok_or(DateFault::Unreadable)?;
    let Some(zone) = zone else { return Ok(at) };
    let moment = zone.from_local_datetime(&at).single().ok_or(DateFault::Unreadable)?;
    Ok(Timestamp::new(moment.to_utc()).in_dortmund())
}

fn date_of(text: &str) -> Result<NaiveDate, DateFault> {
    let read = |character: char| -> Option<[u32; 3]> {
        let parts = text.split(character).map(|part| {
            let fits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| part.parse().ok()).flatten()
        });
        parts.collect::<Option<Vec<u32>>>()?.try_into().ok()
    };
    // With two digits a year is one of ours.
    let year = |year: u32| i32::try_from(if year < 100 { year + 2000 } else { year }).unwrap_or(0);
    let ymd = |y: u32, m: u32, d: u32| NaiveDate::from_ymd_opt(year(y), m, d).ok_or(DateFault::Unreadable);
    if let Some([d, m, y]) = read('.') {
        return ymd(y, m, d);
    }
    match read('-').or_else(|| read('/')) {
        Some([y, m, d]) if y > 999 => ymd(y, m, d),
        Some([a, b, y]) if y > 999 && text.contains('/') => match (a > 12, b > 12) {
            (true, _) => ymd(y, b, a),
            (false, true) => ymd(y, a, b),
            (false, false) if a == b => ymd(y, a, b),
            (false, false) => Err(DateFault::Ambiguous),
        },
        _ => Err(DateFault::Unreadable),
    }
}

/// Hours, minutes, and seconds, of which parts are left out.
fn time_of(text: &str) -> Option<(u32, u32, u32)> {
    let number = |text: &str| {
        let fits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| text.parse().ok()).flatten()
    };
    let mut parts = text.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = match parts.next() {
        Some(second) => number(second.split('.').next()?)?,
        None => 0,
    };
    parts.next().is_none().then_some((hour, minute, second))
}

/// By how many hours the half of a day begins later.
fn half(word: &str) -> Option<u32> {
    match word.to_lowercase().as_str() {
        "am" | "a.m." | "vorm." => Some(0),
        "pm" | "p.m." | "nachm." => Some(12),
        _ => None,
    }
}

/// "Z", "+01:00", "+0100", "GMT+1", and the names that Google uses in Europe.
fn offset(word: &str) -> Option<FixedOffset> {
    let hours = |hours: i32| FixedOffset::east_opt(hours * 3600);
    match word {
        "Z" | "UTC" | "GMT" | "WEZ" | "WET" => return Some(Utc.fix()),
        "MEZ" | "CET" | "WESZ" | "WEST" => return hours(1),
        "MESZ" | "CEST" | "OEZ" | "EET" => return hours(2),
        "OESZ" | "EEST" => return hours(3),
        _ => {}
    }
    let signed = word.strip_prefix("GMT").or_else(|| word.strip_prefix("UTC")).unwrap_or(word);
    let (character, digits) = match signed.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let bare = digits.replace(':', "");
    if bare.is_empty() || bare.len() > 4 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i32 = bare.parse().ok()?;
    let (hours, minutes) = if bare.len() > 2 { (number / 100, number % 100) } else { (number, 0) };
    (minutes < 60 && hours <= 14).then(|| FixedOffset::east_opt(character * (hours * 3600 + minutes * 60))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_spreadsheets_and_google_write_them() {
        for (text, expected) in [
            ("15.11.2026", Ok("2026-11-15T00:00:00")),
            ("5.3.26", Ok("2026-03-05T00:00:00")),
            ("15.11.2026 14:30", Ok("2026-11-15T14:30:00")),
            ("15.11.2026 14:30:00", Ok("2026-11-15T14:30:00")),
            ("15.11.2026, 14:30 Uhr", Ok("2026-11-15T14:30:00")),
            ("2026-11-15", Ok("2026-11-15T00:00:00")),
            ("2026-11-15 9:05", Ok("2026-11-15T09:05:00")),
            ("2026-11-15T14:30", Ok("2026-11-15T14:30:00")),
            ("2026-11-15T13:30:00.000Z", Ok("2026-11-15T14:30:00")),
            ("2026-07-15T13:30:00+00:00", Ok("2026-07-15T15:30:00")),
            ("2026/11/15 2:30:00 PM MEZ", Ok("2026-11-15T14:30:00")),
            ("2026/11/15 12:05:00 AM GMT+1", Ok("2026-11-15T00:05:00")),
            ("2026/11/15 12:05:00 nachm. MEZ", Ok("2026-11-15T12:05:00")),
            ("2026/07/15 3:30:00 nachm. OESZ", Ok("2026-07-15T14:30:00")),
            ("11/15/2026 14:30:00", Ok("2026-11-15T14:30:00")),
            ("15/11/2026", Ok("2026-11-15T00:00:00")),
            ("05/11/2026", Err(DateFault::Ambiguous)),
            ("31.02.2026", Err(DateFault::Unreadable)),
            ("15.11.2026 25:00", Err(DateFault::Unreadable)),
            ("15.11.2026 14:30 morgens", Err(DateFault::Unreadable)),
            ("15.11.2026 14:30 PM", Err(DateFault::Unreadable)),
            ("15.11.", Err(DateFault::Unreadable)),
            ("15.11.1066", Err(DateFault::Unreadable)),
            ("46341", Err(DateFault::Unreadable)),
            ("gestern", Err(DateFault::Unreadable)),
            ("", Err(DateFault::Unreadable)),
        ] {
            assert_eq!(moment(text), expected.map(|at| at.parse().unwrap()), "{text:?}");
        }
        for (text, expected) in [
            ("15.11.2026 00:00:00", Ok("2026-11-15")),
            ("15.11.2026 14:30:00", Ok("2026-11-15")),
            ("2026-11-15T23:30:00Z", Ok("2026-11-16")),
            ("31.12.99", Err(DateFault::Unreadable)),
            ("31.12.99 10:00", Err(DateFault::Unreadable)),
            ("05/11/2026", Err(DateFault::Ambiguous)),
            ("\u{200e}05 / 11 / 2026\u{200e}", Err(DateFault::Ambiguous)),
            ("15 / 11 / 2026", Ok("2026-11-15")),
            ("15.\u{a0}November\u{a0}2026", Err(DateFault::Unreadable)),
        ] {
            assert_eq!(day(text), expected.map(|day| day.parse().unwrap()), "{text:?}");
        }
    }
}
