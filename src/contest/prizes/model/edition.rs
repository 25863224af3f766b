//! Prizes and their yearly editions: where a call stands, and what may still be changed.

use crate::key;
use chrono::Datelike;
use laudatio_evidence::published::MotionTieRule;
use laudatio_tally::TieRule;
use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ground::db::Translated;
use crate::i18n::{Args, Lang, t};
use crate::ids::{EditionId, PrizeId};

use super::Calendar;

crate::text_enum! {
    /// Where an edition stands.
    pub enum EditionStatus {
        /// The office edits it; the public does not see it.
        Preparing = "preparing",
        /// Published. Nominations are taken between two of its dates.
        Open = "open",
        /// Over, and part of the archive.
        Closed = "closed",
    }
}

crate::text_enum! {
    /// In which years a prize is awarded.
    pub enum Parity { Odd = "odd", Even = "even" }
}

/// A prize of the city.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Prize {
    pub prize_id: PrizeId,
    pub key: String,
    pub name: Translated,
    pub slogan: Translated,
    pub organisers: Translated,
    pub sponsor: Option<String>,
    pub parity: Parity,
    /// The beginning of its receipt numbers.
    pub letters: String,
    pub position: i64,
}

/// A prize's name without the city's.
pub fn without_city(name: &str) -> &str {
    let cities = [" der Stadt Dortmund", " of the City of Dortmund"];
    cities.iter().find_map(|city| name.strip_suffix(city)).unwrap_or(name)
}

impl Prize {
    /// Its name without the city's, which stands above every page anyway.
    pub fn short_name(&self, lang: Lang) -> &str {
        without_city(self.name.get(lang))
    }

    /// The year in which the next call is likely, when none of the `taken` years' calls is it.
    ///
    /// A call opens in summer, so from October on this year's will not come any more.
    pub fn likely_year(&self, now: Timestamp, taken: &[i64]) -> i64 {
        let today = now.in_dortmund();
        let from = i64::from(today.year()) + i64::from(today.month() >= 10);
        let fits = |year: &i64| (year % 2 == 0) == (self.parity == Parity::Even) && !taken.contains(year);
        (from..).find(fits).unwrap_or(from)
    }
}

/// A year's call.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Edition {
    pub edition_id: EditionId,
    pub prize_id: PrizeId,
    pub year: i64,
    /// The how-manieth award it is.
    pub number: i64,
    pub status: EditionStatus,
    pub purpose: Translated,
    pub eligible: Translated,
    pub contact: String,
    pub venue: Option<String>,
    pub opens_at: Option<WallTime>,
    pub closes_at: Option<WallTime>,
    pub screening_until: Option<WallTime>,
    pub scoring_until: Option<WallTime>,
    pub meeting_at: Option<WallTime>,
    pub ceremony_at: Option<WallTime>,
    /// Whether third parties may propose somebody.
    pub accepts_proposals: bool,
    /// Whether jurors see the others' scores once their own sheet is in.
    pub shows_scores: bool,
    /// What holds where entries share a prize place.
    pub tie_rule: TieRule,
    /// What the call says about motions with equal votes; absent where it says nothing of its own.
    pub motion_tie_rule: Option<MotionTieRule>,
    /// What all places get together, in whole cents.
    pub prize_money: Option<i64>,
    /// How many applied, for past editions whose nominations are not stored.
    pub applications: Option<i64>,
    pub note: Option<String>,
    pub version: i64,
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub created_at: Timestamp,
    /// When two people of the office confirmed that the result turns public with the ceremony; absent while it is
    /// held back, and for past editions whose jury did not work here.
    pub result_confirmed_at: Option<Timestamp>,
    /// Since when the result is public, where the ceremony's date has moved afterwards: what has been public stays.
    pub result_public_since: Option<Timestamp>,
    /// When two people took back a result that was public; absent while it stands.
    pub result_withdrawn_at: Option<Timestamp>,
    /// Since when a later fact touches the confirmed result that nobody has looked at yet.
    pub result_touched_at: Option<Timestamp>,
    /// When two people confirmed it again, after such a fact had stopped it.
    pub result_released_at: Option<Timestamp>,
    /// For which moment of the ceremony two people confirmed it.
    pub result_confirmed_for: Option<WallTime>,
}

impl Edition {
    /// What holds for motions with equal votes. A call that says nothing about them promises no more than what it says
    /// about equal entries: no chair's vote follows from a shared place.
    pub fn motion_rule(&self) -> MotionTieRule {
        self.motion_tie_rule.unwrap_or(match self.tie_rule {
            TieRule::Shared => MotionTieRule::Rejected,
            TieRule::CastingVote => MotionTieRule::CastingVote,
            TieRule::Lot => MotionTieRule::Lot,
        })
    }
}

/// The time until a deadline, as precise as people need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    Days(i64),
    Hours(i64),
    Minutes(i64),
}

impl TimeLeft {
    /// Whether it is less than three days.
    pub fn is_short(self) -> bool {
        !matches!(self, Self::Days(3..))
    }

    /// "noch 8 Tage".
    pub fn sentence(self, lang: Lang) -> String {
        let (key, n) = match self {
            Self::Days(n) => (key!("edition-left-days"), n),
            Self::Hours(n) => (key!("edition-left-hours"), n),
            Self::Minutes(n) => (key!("edition-left-minutes"), n),
        };
        let mut args = Args::new();
        args.set("n", n);
        t(lang, key, Some(&args))
    }
}

/// Where a call stands by its status and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Preparing,
    /// Published, but nominations are not taken yet.
    Announced,
    /// Nominations are taken.
    Nominating,
    /// The deadline has passed; the office and the jury are at work.
    Judging,
    Closed,
}

impl Edition {
    /// Where the call stands at a moment.
    pub fn phase(&self, now: Timestamp) -> Phase {
        match (self.status, self.opens_at, self.closes_at) {
            (EditionStatus::Preparing, _, _) => Phase::Preparing,
            (EditionStatus::Closed, _, _) => Phase::Closed,
            (EditionStatus::Open, Some(opens), _) if now < opens.begins() => Phase::Announced,
            (EditionStatus::Open, _, Some(closes)) if now >= closes.has_passed() => Phase::Judging,
            (EditionStatus::Open, _, _) => Phase::Nominating,
        }
    }

    /// Whether nominations may still come in and change: no jury reads before that is over.
    pub fn takes_changes(&self, now: Timestamp) -> bool {
        matches!(self.phase(now), Phase::Preparing | Phase::Announced | Phase::Nominating)
    }

    /// What the call is named: the prize and its year.
    pub fn title(&self, prize: &Prize, lang: Lang) -> String {
        format!("{} {}", prize.short_name(lang), self.year)
    }

    /// What a file of the call is called, without its end: the prize, the year and what it is.
    pub fn file_name(&self, prize: &Prize, what: &[&str], lang: Lang) -> String {
        crate::ground::files::name(prize.short_name(lang), self.year, what)
    }

    /// How long nominations are still taken; absent when they are not.
    pub fn time_left(&self, now: Timestamp) -> Option<TimeLeft> {
        let closes = self.closes_at.filter(|_| self.phase(now) == Phase::Nominating)?;
        let minutes = (closes.has_passed() - now).num_minutes();
        Some(match minutes {
            2880.. => TimeLeft::Days(minutes / 1440),
            60.. => TimeLeft::Hours(minutes / 60),
            _ => TimeLeft::Minutes(minutes.max(0) + 1),
        })
    }

    /// From which moment on the confirmed result of a jury of ours is public; `None` while nobody knows it.
    ///
    /// Until then a ceremony that moves takes the result with it, and a later fact that touches what the jury has decided
    /// stops it. From then on it stays, whatever moves or comes up.
    pub fn public_from(&self) -> Option<Timestamp> {
        self.would_be_public_from().filter(|_| !self.is_stopped())
    }

    /// The same, whatever has come up.
    pub(super) fn would_be_public_from(&self) -> Option<Timestamp> {
        let confirmed = self.result_confirmed_at.filter(|_| self.opened_at.is_some())?;
        let confirmed = self.result_released_at.map_or(confirmed, |released| released.max(confirmed));
        self.result_public_since.or_else(|| Some(self.turns_public_at()?.begins().max(confirmed)))
    }

    /// When a confirmed result turns public by itself: with the ceremony, but not before the moment that two people
    /// confirmed. A ceremony that is moved later takes it along; one that is moved earlier needs them again.
    pub fn turns_public_at(&self) -> Option<WallTime> {
        let ceremony = self.ceremony_at?;
        Some(self.result_confirmed_for.map_or(ceremony, |confirmed| confirmed.max(ceremony)))
    }

    /// Whether the ceremony has been moved since two people confirmed the result, which is not public yet.
    pub fn is_confirmed_for_another_day(&self, now: Timestamp) -> bool {
        let moved = self.result_confirmed_for.is_some() && self.result_confirmed_for != self.ceremony_at;
        self.result_confirmed_at.is_some() && moved && !self.shows_result(now)
    }

    /// Whether the public may learn who was honoured.
    ///
    /// Everything that shows a result asks this, at the moment of each request: nothing has to run at the
    /// ceremony's time.
    pub fn shows_result(&self, now: Timestamp) -> bool {
        if self.opened_at.is_none() {
            // Of years before the program, everything that is known has been public for long.
            let has_been = self.ceremony_at.is_none_or(|at| now >= at.begins());
            return has_been && self.status == EditionStatus::Closed;
        }
        self.public_from().is_some_and(|from| now >= from)
    }

    /// Whether somebody is or was awarded at its ceremony: a call of this program that ended without a result has none.
    pub fn has_ceremony(&self) -> bool {
        self.opened_at.is_none() || self.result_confirmed_at.is_some() || self.taken_back().is_some()
    }

    /// When two people took back what was public; `None` where nothing is taken back, or it was published again.
    pub fn taken_back(&self) -> Option<Timestamp> {
        self.result_withdrawn_at.filter(|_| self.is_public() && self.result_confirmed_at.is_none())
    }

    /// Whether it belongs to the archive: the office has ended it, or its result is public or has been.
    pub fn is_past(&self, now: Timestamp) -> bool {
        self.is_settled(now) || self.taken_back().is_some()
    }

    /// Whether nobody decides about its entries any more: the office has ended it, or its result is public.
    pub fn is_settled(&self, now: Timestamp) -> bool {
        self.phase(now) == Phase::Closed || self.shows_result(now)
    }

    /// Whether the public may see it at all.
    pub fn is_public(&self) -> bool {
        self.status != EditionStatus::Preparing
    }
}

/// How much of a call may still be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Freedom {
    Everything,
    /// The call is published: wording, and dates that move to a later moment.
    Wording,
    Nothing,
}

impl Edition {
    /// How much may be changed now.
    pub fn freedom(&self) -> Freedom {
        match self.status {
            EditionStatus::Preparing => Freedom::Everything,
            EditionStatus::Open => Freedom::Wording,
            EditionStatus::Closed => Freedom::Nothing,
        }
    }

    /// Its dates.
    pub fn calendar(&self) -> Calendar {
        Calendar {
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            screening_until: self.screening_until,
            scoring_until: self.scoring_until,
            meeting_at: self.meeting_at,
            ceremony_at: self.ceremony_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::{at, edition, moment, prize};

    #[test]
    fn the_next_call_is_likely_in_the_next_year_of_its_rhythm() {
        for (parity, now, taken, year) in [
            (Parity::Odd, "2026-11-22T10:00:00Z", vec![2025], 2027),
            (Parity::Even, "2026-11-22T10:00:00Z", vec![2016], 2028),
            (Parity::Even, "2026-05-01T10:00:00Z", vec![2016], 2026),
            (Parity::Odd, "2027-05-01T10:00:00Z", vec![2027, 2025], 2029),
        ] {
            assert_eq!(prize(parity).likely_year(moment(now), &taken), year, "{now}");
        }
        assert_eq!(prize(Parity::Odd).short_name(Lang::En), "Prize");
    }

    #[test]
    fn a_call_takes_nominations_between_its_dates() {
        for (status, now, phase, left) in [
            (EditionStatus::Preparing, "2027-08-20T10:00:00Z", Phase::Preparing, None),
            (EditionStatus::Closed, "2027-08-20T10:00:00Z", Phase::Closed, None),
            (EditionStatus::Open, "2027-07-31T21:59:59Z", Phase::Announced, None),
            (EditionStatus::Open, "2027-07-31T22:00:00Z", Phase::Nominating, Some(TimeLeft::Days(46))),
            (EditionStatus::Open, "2027-09-13T22:00:00Z", Phase::Nominating, Some(TimeLeft::Days(2))),
            (EditionStatus::Open, "2027-09-13T22:00:01Z", Phase::Nominating, Some(TimeLeft::Hours(47))),
            (EditionStatus::Open, "2027-09-15T21:00:00Z", Phase::Nominating, Some(TimeLeft::Hours(1))),
            (EditionStatus::Open, "2027-09-15T21:59:59.999Z", Phase::Nominating, Some(TimeLeft::Minutes(1))),
            (EditionStatus::Open, "2027-09-15T22:00:00Z", Phase::Judging, None),
        ] {
            let edition = Edition { status, ..edition() };
            assert_eq!((edition.phase(moment(now)), edition.time_left(moment(now))), (phase, left), "{status} {now}");
        }
        assert!(TimeLeft::Days(2).is_short() && !TimeLeft::Days(3).is_short());
    }

    #[test]
    fn a_result_is_public_from_the_ceremony_on_if_it_was_confirmed() {
        let (opened, confirmed) = (Some(moment("2027-08-01T00:00:00Z")), Some(moment("2027-11-20T10:00:00Z")));
        for (opened_at, result_confirmed_at, ceremony, now, shows) in [
            (opened, confirmed, "2027-12-03T18:00", "2027-12-03T16:59:59.999999Z", false),
            (opened, confirmed, "2027-12-03T18:00", "2027-12-03T17:00:00Z", true),
            (opened, None, "2027-12-03T18:00", "2028-12-03T17:00:00Z", false),
            // Without a ceremony there is no moment for it.
            (opened, confirmed, "", "2028-12-03T17:00:00Z", false),
            (None, None, "2027-12-03T18:00", "2027-12-03T16:59:59Z", false),
            (None, None, "2027-12-03T18:00", "2027-12-03T17:00:00Z", true),
            (None, None, "", "2027-12-03T17:00:00Z", true),
        ] {
            let status = EditionStatus::Closed;
            let edition = Edition { status, opened_at, result_confirmed_at, ceremony_at: at(ceremony), ..edition() };
            assert_eq!(edition.shows_result(moment(now)), shows, "{ceremony} {now}");
        }
    }

    #[test]
    fn what_has_been_public_stays_so_when_the_ceremony_moves() {
        let since = Some(moment("2027-12-03T17:00:00Z"));
        let confirmed = Some(moment("2027-11-20T10:00:00Z"));
        for (ceremony, confirmed, since, now, shows) in [
            ("2027-12-03T18:00", confirmed, None, "2027-12-03T17:00:00Z", true),
            // Moved before it was public: with the ceremony, later.
            ("2027-12-10T18:00", confirmed, None, "2027-12-03T17:00:00Z", false),
            // Moved afterwards: it stays, even where the date is taken out.
            ("2027-12-10T18:00", confirmed, since, "2027-12-03T17:00:00Z", true),
            ("", confirmed, since, "2027-12-03T17:00:00Z", true),
            // Taken back by two people, it is not confirmed any more.
            ("2027-12-03T18:00", None, None, "2027-12-05T17:00:00Z", false),
        ] {
            let edition = Edition {
                status: EditionStatus::Open,
                opened_at: Some(moment("2027-08-01T00:00:00Z")),
                result_confirmed_at: confirmed,
                result_public_since: since,
                ceremony_at: at(ceremony),
                ..edition()
            };
            assert_eq!(edition.shows_result(moment(now)), shows, "{ceremony} {now}");
        }
    }

    #[test]
    fn a_result_that_a_later_fact_touches_waits_for_two_people() {
        let day = |day: u32| Some(moment(&format!("2027-12-{day:02}T17:00:00Z")));
        for (touched, released, since, now, shows) in [
            (None, None, None, 3, true),
            // It came before the ceremony: the result stops, however long ago the ceremony was.
            (day(2), None, None, 3, false),
            (day(2), None, None, 20, false),
            // It comes when the result is public, since the ceremony or since before the ceremony moved.
            (day(3), None, None, 3, true),
            (day(4), None, None, 5, true),
            (day(2), None, day(1), 3, true),
            // Two people have looked at it: before the ceremony, and after it.
            (None, day(2), None, 3, true),
            (None, day(5), None, 4, false),
            (None, day(5), None, 5, true),
            // Another fact came up before they confirmed again, or after.
            (day(4), day(5), None, 6, false),
            (day(6), day(5), None, 6, true),
        ] {
            let edition = Edition {
                status: EditionStatus::Open,
                opened_at: Some(moment("2027-08-01T00:00:00Z")),
                result_confirmed_at: day(1),
                result_public_since: since,
                result_touched_at: touched,
                result_released_at: released,
                ceremony_at: at("2027-12-03T18:00"),
                ..edition()
            };
            let now = day(now).unwrap();
            assert_eq!(edition.shows_result(now), shows, "{touched:?} {released:?} {since:?} {now:?}");
        }
    }
}
