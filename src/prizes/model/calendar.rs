//! The dates of a call, and the promises that they are.

use chrono::Datelike;
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};

/// The dates of a call. They follow one another in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Calendar {
    pub opens_at: Option<WallTime>,
    pub closes_at: Option<WallTime>,
    pub screening_until: Option<WallTime>,
    pub scoring_until: Option<WallTime>,
    pub session_at: Option<WallTime>,
    pub ceremony_at: Option<WallTime>,
}

impl Calendar {
    /// The dates with their names, in their order.
    pub fn dates(&self) -> [(&'static str, Option<WallTime>); 6] {
        [
            ("opens_at", self.opens_at),
            ("closes_at", self.closes_at),
            ("screening_until", self.screening_until),
            ("scoring_until", self.scoring_until),
            ("session_at", self.session_at),
            ("ceremony_at", self.ceremony_at),
        ]
    }

    /// The names of dates that do not come after the one before them.
    pub fn out_of_order(&self) -> Vec<&'static str> {
        let mut last = None;
        let mut wrong = Vec::new();
        for (name, at) in self.dates() {
            let Some(at) = at else { continue };
            if last.is_some_and(|last| at <= last) {
                wrong.push(name);
            }
            last = Some(at);
        }
        wrong
    }

    /// What a published call may not change: the names of dates that disappear or move to an earlier moment,
    /// and the opening once it has been.
    ///
    /// People rely on a published date; more time hurts nobody.
    pub fn breaks_promise(&self, published: &Self, now: Timestamp) -> Vec<&'static str> {
        published
            .dates()
            .into_iter()
            .zip(self.dates())
            .filter(|((name, old), (_, new))| match (old, new) {
                (Some(old), _) if *name == "opens_at" && now >= old.begins() => *new != Some(*old),
                (Some(old), Some(new)) => new < old,
                (Some(_), None) => true,
                (None, _) => false,
            })
            .map(|((name, _), _)| name)
            .collect()
    }

    /// The same days in a year that is `years` later.
    pub fn moved_by(self, years: i64) -> Self {
        let moved = |at: Option<WallTime>| {
            let at = at?;
            let year = i64::from(at.naive().year()) + years;
            Some(at.in_year(i32::try_from(year).ok()?))
        };
        Self {
            opens_at: moved(self.opens_at),
            closes_at: moved(self.closes_at),
            screening_until: moved(self.screening_until),
            scoring_until: moved(self.scoring_until),
            session_at: moved(self.session_at),
            ceremony_at: moved(self.ceremony_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prizes::model::samples::{at, moment};

    fn calendar(dates: [&str; 6]) -> Calendar {
        let [opens_at, closes_at, screening_until, scoring_until, session_at, ceremony_at] = dates.map(at);
        Calendar { opens_at, closes_at, screening_until, scoring_until, session_at, ceremony_at }
    }

    #[test]
    fn dates_follow_one_another() {
        for (dates, wrong) in [
            (["", "", "", "", "", ""], vec![]),
            (["2027-08-01", "2027-09-15T23:59", "2027-09-30", "2027-10-31", "2027-11-10", "2027-12-03"], vec![]),
            (["2027-08-01", "", "", "", "", "2027-07-01"], vec!["ceremony_at"]),
            (["2027-08-01", "2027-08-01", "", "", "", ""], vec!["closes_at"]),
            (["2027-08-01", "2027-09-15", "2027-09-01", "2027-09-10", "", ""], vec!["screening_until"]),
            (["", "2027-09-15", "", "2027-09-01", "", "2027-08-01"], vec!["scoring_until", "ceremony_at"]),
        ] {
            assert_eq!(calendar(dates).out_of_order(), wrong, "{dates:?}");
        }
    }

    #[test]
    fn a_published_date_only_moves_later() {
        let published = calendar(["2027-08-01", "2027-09-15T23:59", "", "", "", "2027-12-03"]);
        let (before, after) = (moment("2027-07-01T10:00:00Z"), moment("2027-08-20T10:00:00Z"));
        for (now, dates, wrong) in [
            (before, ["2027-08-01", "2027-09-15T23:59", "", "", "", "2027-12-03"], vec![]),
            (before, ["2027-08-02", "2027-09-16T23:59", "2027-09-30", "", "", "2027-12-04"], vec![]),
            (before, ["2027-07-31", "2027-09-15T23:59", "", "", "", "2027-12-03"], vec!["opens_at"]),
            (after, ["2027-08-02", "2027-09-15T23:59", "", "", "", "2027-12-03"], vec!["opens_at"]),
            (after, ["2027-08-01", "2027-09-15T23:58", "", "", "", ""], vec!["closes_at", "ceremony_at"]),
        ] {
            assert_eq!(calendar(dates).breaks_promise(&published, now), wrong, "{dates:?}");
        }
    }

    #[test]
    fn a_copied_calendar_keeps_its_days() {
        let old = calendar(["2024-02-29T08:00", "2024-04-01", "", "", "", ""]);
        let new = calendar(["2026-02-28T08:00", "2026-04-01", "", "", "", ""]);
        assert_eq!(old.moved_by(2), new);
    }
}
