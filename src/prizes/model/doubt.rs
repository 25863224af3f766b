//! What is unusual about the dates of a call: named before they stand, and taken only with a reason.

use chrono::Datelike;
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::i18n::{Args, Lang, t};

use super::{Calendar, Edition};

/// Longer than this nobody nominates, in days; and a ceremony is not further from the deadline, nor a deadline from now.
const LONGEST: i64 = 180;
const FURTHEST: i64 = 400;
/// Less time than this is hardly meant, in days.
const SHORTEST: i64 = 7;

/// Something unusual about one of a call's dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The name of the date.
    pub date: &'static str,
    /// The key of the sentence.
    pub key: &'static str,
    /// A year, or a number of days.
    pub n: i64,
}

impl Doubt {
    /// The sentence.
    pub fn said(self, lang: Lang) -> String {
        let mut args = Args::new();
        // A year has no separator between its digits.
        args.set("year", self.n.to_string());
        args.set("n", self.n);
        t(lang, self.key, Some(&args))
    }
}

/// How many days a call takes nominations, if both ends are known.
pub fn length(calendar: &Calendar) -> Option<i64> {
    Some(days(calendar.opens_at?, calendar.closes_at?))
}

/// What is unusual about a call's dates; `last` is how many days the call before took nominations.
pub fn doubts(edition: &Edition, calendar: &Calendar, last: Option<i64>, now: Timestamp) -> Vec<Doubt> {
    let mut found = Vec::new();
    let mut doubt = |date, key, n| found.push(Doubt { date, key, n });
    for (date, at) in calendar.dates() {
        let Some(at) = at else { continue };
        let year = i64::from(at.naive().year());
        if year != edition.year {
            doubt(date, "doubt-year", year);
        }
    }
    if let Some(n) = length(calendar) {
        if n > LONGEST {
            doubt("closes_at", "doubt-long", n);
        } else if n < SHORTEST {
            doubt("closes_at", "doubt-short", n);
        } else if let Some(last) = last.filter(|last| n > last * 2 || n * 2 < *last) {
            doubt("closes_at", "doubt-unlike", last);
        }
    }
    let today = WallTime::at(now);
    if let Some(n) = calendar.closes_at.map(|at| days(today, at)).filter(|n| *n > FURTHEST) {
        doubt("closes_at", "doubt-far", n);
    }
    if let (Some(closes), Some(ceremony)) = (calendar.closes_at, calendar.ceremony_at) {
        let n = days(closes, ceremony);
        if n > FURTHEST {
            doubt("ceremony_at", "doubt-ceremony", n);
        }
    }
    found
}

fn days(from: WallTime, to: WallTime) -> i64 {
    (to.naive().date() - from.naive().date()).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prizes::model::samples::{at, edition, moment};

    #[test]
    fn what_is_hardly_meant_is_named() {
        let usual = ("2027-08-01", "2027-09-15T23:59", "2027-12-03T18:00");
        for ((opens, closes, ceremony), last, expected) in [
            (usual, None, vec![]),
            (usual, Some(50), vec![]),
            (usual, Some(120), vec![("closes_at", "doubt-unlike", 120)]),
            (usual, Some(20), vec![("closes_at", "doubt-unlike", 20)]),
            (("", "2027-09-15", ""), Some(20), vec![]),
            (("2027-08-01", "2027-08-05", ""), None, vec![("closes_at", "doubt-short", 4)]),
            (
                ("2027-08-01", "2028-09-15", "2028-12-03"),
                None,
                vec![
                    ("closes_at", "doubt-year", 2028),
                    ("ceremony_at", "doubt-year", 2028),
                    ("closes_at", "doubt-long", 411),
                    ("closes_at", "doubt-far", 442),
                ],
            ),
            (
                ("2027-08-01", "2027-09-15", "2029-03-01"),
                None,
                vec![("ceremony_at", "doubt-year", 2029), ("ceremony_at", "doubt-ceremony", 533)],
            ),
        ] {
            let calendar = Calendar {
                opens_at: at(opens),
                closes_at: at(closes),
                ceremony_at: at(ceremony),
                ..Calendar::default()
            };
            let found = doubts(&edition(), &calendar, last, moment("2027-07-01T10:00:00Z"));
            let found: Vec<_> = found.into_iter().map(|doubt| (doubt.date, doubt.key, doubt.n)).collect();
            assert_eq!(found, expected, "{opens} {closes} {ceremony} {last:?}");
        }
    }
}
