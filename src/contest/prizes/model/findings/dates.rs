//! What is unusual about dates.

use chrono::{Datelike, NaiveDate, Timelike, Weekday};

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::holidays::{festive, holiday};
use crate::contest::prizes::model::{Calendar, Edition, EditionStatus};
use crate::key;

use super::{Fact, Finding};

/// Fewer days than this are too few to hear of a call and send something in; for longer nobody nominates.
const SHORTEST: i64 = 14;
const LONGEST: i64 = 180;

/// A deadline further away than this was probably meant for another year, and so was any other date.
const FAR_DEADLINE: i64 = 400;
const FAR: i64 = 548;

/// The places are known so many days after the deadline that nobody remembers what for.
const LATE: i64 = 366;

/// How many days a call takes nominations, if both ends are known.
pub fn length(calendar: &Calendar) -> Option<i64> {
    Some(days(calendar.opens_at?, calendar.closes_at?))
}

/// How many days people have to nominate in a call that is published now: what has passed of them gives nobody time.
pub fn ahead(calendar: &Calendar, now: Timestamp) -> Option<i64> {
    Some(days(calendar.opens_at?.max(WallTime::at(now)), calendar.closes_at?))
}

/// What is unusual about the dates of a call; `last` is how many days the call before took nominations.
pub fn of_calendar(edition: &Edition, calendar: &Calendar, last: Option<i64>, now: Timestamp) -> Vec<Finding> {
    let mut found = Vec::new();
    let today = WallTime::at(now);
    for (name, at) in calendar.dates() {
        let Some(at) = at else { continue };
        let find = |key| about(key, name, at);
        found.extend(of_day(name, at));
        let year = i64::from(at.naive().year());
        if year != edition.year {
            found.push(find(key!("edition-finding-year")).with("year", Fact::Number(year)));
        }
        let away = days(today, at);
        if away > if name == "closes_at" { FAR_DEADLINE } else { FAR } {
            found.push(find(key!("edition-finding-far")).with("n", Fact::Count(away)));
        }
    }
    let is_new = edition.status == EditionStatus::Preparing;
    let closes = calendar.closes_at.filter(|closes| !is_new || now < closes.has_passed());
    let taken = if is_new { ahead(calendar, now) } else { length(calendar) };
    if let (Some(n), Some(closes)) = (taken, closes) {
        let find = |key| about(key, "closes_at", closes).with("n", Fact::Count(n));
        if n > LONGEST {
            found.push(find(key!("edition-finding-long")));
        } else if n < SHORTEST {
            found.push(find(key!("edition-finding-short")));
        } else if let Some(last) = last.filter(|last| n > last * 2 || n * 2 < *last) {
            found.push(find(key!("edition-finding-unlike")).with("last", Fact::Count(last)));
        }
    }
    match (calendar.closes_at, calendar.ceremony_at) {
        (Some(closes), Some(ceremony)) if days(closes, ceremony) > LATE => {
            let n = Fact::Count(days(closes, ceremony));
            found.push(about(key!("edition-finding-late"), "ceremony_at", ceremony).with("n", n));
        }
        (_, None) => {
            let finding = Finding::asks(key!("edition-finding-no-ceremony"), "calendar");
            found.push(Finding { date: Some("ceremony_at"), ..finding });
        }
        _ => {}
    }
    found
}

/// What is unusual about the end of a round's scoring.
pub fn of_end(at: WallTime) -> Vec<Finding> {
    let day = is_free("closes_at", at).map(|day| free("scoring_until", day, at));
    of_day("scoring_until", at).into_iter().chain(day).collect()
}

/// What is unusual about the day and the hour of one date.
fn of_day(name: &'static str, at: WallTime) -> Vec<Finding> {
    let mut found: Vec<Finding> = is_free(name, at).map(|key| free(name, key, at)).into_iter().collect();
    let time = at.naive().time();
    let is_night = match (matches!(name, "meeting_at" | "ceremony_at"), time.hour(), time.minute()) {
        (true, hour, _) => !(8..22).contains(&hour),
        // A day's first and last minute say the day.
        (false, 0, 0) => name != "opens_at",
        (false, hour, _) => hour < 6,
    };
    if is_night {
        found.push(about(key!("edition-finding-night"), name, at));
    }
    found
}

/// What a day is on which this is hardly meant.
fn is_free(name: &str, at: WallTime) -> Option<Day> {
    let day: NaiveDate = at.naive().date();
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    match name {
        "closes_at" => holiday(day).map(Day::Holiday).or(is_weekend.then_some(Day::Weekend)),
        "meeting_at" | "ceremony_at" => festive(day).map(Day::Holiday),
        _ => None,
    }
}

enum Day {
    Holiday(&'static str),
    Weekend,
}

fn free(name: &'static str, day: Day, at: WallTime) -> Finding {
    match day {
        Day::Holiday(holiday) => {
            about(key!("edition-finding-holiday"), name, at).with("holiday", Fact::Say(format!("holiday-{holiday}")))
        }
        Day::Weekend => about(key!("edition-finding-weekend"), name, at),
    }
}

fn about(key: &'static str, name: &'static str, at: WallTime) -> Finding {
    let what = Fact::Say(format!("calendar-{}", name.replace('_', "-")));
    let finding = Finding { date: Some(name), ..Finding::asks(key, "calendar") };
    finding.with("what", what).with("date", Fact::Date(at))
}

fn days(from: WallTime, to: WallTime) -> i64 {
    (to.naive().date() - from.naive().date()).num_days()
}
