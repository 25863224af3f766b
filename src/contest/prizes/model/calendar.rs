//! The dates of a call, and the promises that they are.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::clock::{Timestamp, WallTime};
use crate::ground::audit::acts::Dates;

use super::super::refusal::Refusal;
use super::Edition;

/// The dates of a call. They follow one another in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    pub opens_at: Option<WallTime>,
    pub closes_at: Option<WallTime>,
    pub screening_until: Option<WallTime>,
    pub scoring_until: Option<WallTime>,
    /// Called `session_at` in the moves and the record of 0.1.0, and in the record for good.
    #[serde(alias = "session_at")]
    pub meeting_at: Option<WallTime>,
    pub ceremony_at: Option<WallTime>,
}

impl From<Calendar> for Dates {
    fn from(calendar: Calendar) -> Self {
        let Calendar { opens_at, closes_at, screening_until, scoring_until, meeting_at, ceremony_at } = calendar;
        Self { opens_at, closes_at, screening_until, scoring_until, session_at: meeting_at, ceremony_at }
    }
}

impl Calendar {
    /// The dates with their names, in their order.
    pub fn dates(&self) -> [(&'static str, Option<WallTime>); 6] {
        [
            ("opens_at", self.opens_at),
            ("closes_at", self.closes_at),
            ("screening_until", self.screening_until),
            ("scoring_until", self.scoring_until),
            ("meeting_at", self.meeting_at),
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

    /// Whether the dates of a published call may go back to what they were before they were moved to this: nothing may
    /// rest on them. `used` counts nominations that came or changed since the earlier deadline.
    ///
    /// # Errors
    /// Why not.
    pub fn may_go_back(&self, before: &Self, edition: &Edition, used: i64, now: Timestamp) -> Result<(), Refusal> {
        if edition.calendar() != *self {
            return Err(Refusal::DatesMovedSince);
        }
        let has_begun = |at: Option<WallTime>| at.is_some_and(|at| now >= at.begins());
        if self.opens_at != before.opens_at && has_begun(self.opens_at) {
            return Err(Refusal::Begun);
        }
        if self.closes_at != before.closes_at {
            if used > 0 {
                return Err(Refusal::TimeUsed);
            }
            if self.closes_at.is_some_and(|at| now >= at.has_passed()) {
                return Err(Refusal::DeadlinePassed);
            }
        }
        // A result that is public stays so, and one that is confirmed would turn public at a moment that has been.
        let is_told = edition.result_confirmed_at.is_some() && has_begun(before.ceremony_at);
        if self.ceremony_at != before.ceremony_at && (is_told || edition.shows_result(now)) {
            return Err(Refusal::ResultRelies);
        }
        Ok(())
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
            meeting_at: moved(self.meeting_at),
            ceremony_at: moved(self.ceremony_at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::{at, edition, moment};

    fn calendar(dates: [&str; 6]) -> Calendar {
        let [opens_at, closes_at, screening_until, scoring_until, meeting_at, ceremony_at] = dates.map(at);
        Calendar { opens_at, closes_at, screening_until, scoring_until, meeting_at, ceremony_at }
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
    fn dates_go_back_while_nothing_rests_on_them() {
        let before = calendar(["2027-08-01", "2027-09-15T23:59", "", "", "", "2027-12-03T18:00"]);
        let later = calendar(["2027-08-01", "2029-09-15T23:59", "", "", "", "2027-12-03T18:00"]);
        let opening = calendar(["2027-08-05", "2027-09-15T23:59", "", "", "", "2027-12-03T18:00"]);
        let ceremony = calendar(["2027-08-01", "2027-09-15T23:59", "", "", "", "2027-12-10T18:00"]);
        let (none, confirmed) = (None, Some(moment("2027-11-20T10:00:00Z")));
        for (after, used, now, result, expected) in [
            (later, 0, "2027-09-10T10:00:00Z", none, Ok(())),
            // The earlier deadline has passed meanwhile, and nobody relied on the later one.
            (later, 0, "2027-10-10T10:00:00Z", none, Ok(())),
            (later, 1, "2027-10-10T10:00:00Z", none, Err(Refusal::TimeUsed)),
            (later, 0, "2029-09-15T22:00:00Z", none, Err(Refusal::DeadlinePassed)),
            (opening, 0, "2027-08-02T10:00:00Z", none, Ok(())),
            (opening, 0, "2027-08-05T10:00:00Z", none, Err(Refusal::Begun)),
            (ceremony, 0, "2027-12-01T10:00:00Z", confirmed, Ok(())),
            (ceremony, 0, "2027-12-04T10:00:00Z", none, Ok(())),
            (ceremony, 0, "2027-12-04T10:00:00Z", confirmed, Err(Refusal::ResultRelies)),
            (ceremony, 0, "2027-12-11T10:00:00Z", confirmed, Err(Refusal::ResultRelies)),
        ] {
            let edition = Edition {
                opens_at: after.opens_at,
                closes_at: after.closes_at,
                ceremony_at: after.ceremony_at,
                opened_at: Some(moment("2027-07-01T10:00:00Z")),
                result_confirmed_at: result,
                ..edition()
            };
            assert_eq!(after.may_go_back(&before, &edition, used, moment(now)), expected, "{now} {used}");
            let moved_on = Edition { meeting_at: at("2027-11-01"), ..edition };
            let again = after.may_go_back(&before, &moved_on, used, moment(now));
            assert_eq!(again, Err(Refusal::DatesMovedSince));
        }
    }

    #[test]
    fn a_copied_calendar_keeps_its_days() {
        let old = calendar(["2024-02-29T08:00", "2024-04-01", "", "", "", ""]);
        let new = calendar(["2026-02-28T08:00", "2026-04-01", "", "", "", ""]);
        assert_eq!(old.moved_by(2), new);
        // On 28 March 2027 the clocks skip the hour after two.
        let old = calendar(["2025-03-28T02:30", "2025-04-10T23:59", "", "", "", ""]);
        let new = calendar(["2027-03-28T03:00", "2027-04-10T23:59", "", "", "", ""]);
        assert_eq!(old.moved_by(2), new);
    }
}
