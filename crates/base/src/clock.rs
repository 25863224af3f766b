//! Time as a value: the clock, instants, and wall-clock time in Dortmund.

pub mod typed;

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Instant;

use chrono::{
    DateTime, Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, SubsecRound, TimeZone, Timelike, Utc,
};
use chrono_tz::Europe::Berlin;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::key;

/// A moment, cut to microseconds: PostgreSQL keeps no more, so both engines give back what they got.
///
/// Read from a file it lies between 2000 and 2200: at the end of all that chrono knows, a time zone would panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent, no_pg_array))]
#[serde(transparent)]
pub struct Timestamp(#[serde(deserialize_with = "nearby")] DateTime<Utc>);

impl Timestamp {
    /// The moment, cut to microseconds.
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(at.trunc_subsecs(6))
    }

    /// The same moment as chrono's type.
    pub fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// What a clock on a wall in Dortmund shows at this moment.
    pub fn in_dortmund(self) -> NaiveDateTime {
        self.0.with_timezone(&Berlin).naive_local()
    }
}

impl std::ops::Add<Duration> for Timestamp {
    type Output = Self;
    fn add(self, by: Duration) -> Self {
        Self::new(self.0 + by)
    }
}

impl std::ops::Sub<Duration> for Timestamp {
    type Output = Self;
    fn sub(self, by: Duration) -> Self {
        Self::new(self.0 - by)
    }
}

impl std::ops::Sub for Timestamp {
    type Output = Duration;
    fn sub(self, other: Self) -> Duration {
        self.0 - other.0
    }
}

/// Date and minute as announced in a call, in Dortmund's time zone.
///
/// Kept as wall-clock time: "15 September, 23:59" stays that even if the rules of daylight saving change. Read from
/// the database it is a minute that exists by today's rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WallTime(#[serde(deserialize_with = "nearby")] NaiveDateTime);

/// Reads a moment that people of our time may have written.
fn nearby<'de, D: Deserializer<'de>, T: Deserialize<'de> + Datelike>(from: D) -> Result<T, D::Error> {
    let at = T::deserialize(from)?;
    if (2000..2200).contains(&at.year()) { Ok(at) } else { Err(D::Error::custom("a moment outside 2000 to 2199")) }
}

/// How a span of time lies to a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Ahead,
    Running,
    Over,
}

impl Span {
    /// Open where an end is absent.
    pub fn of(begins: Option<WallTime>, ends: Option<WallTime>, now: Timestamp) -> Self {
        if begins.is_some_and(|begins| now < begins.begins()) {
            Self::Ahead
        } else if ends.is_some_and(|ends| now >= ends.has_passed()) {
            Self::Over
        } else {
            Self::Running
        }
    }
}

impl WallTime {
    /// Refuses a minute that the change to summer time skips, such as 2:30 on the last Sunday of March.
    pub fn new(at: NaiveDateTime) -> Result<Self, WallTimeError> {
        match Berlin.from_local_datetime(&at) {
            LocalResult::None => Err(WallTimeError::Skipped),
            _ => Ok(Self(at)),
        }
    }

    /// This minute, or the next one that exists where the change to summer time skips it.
    pub fn next(at: NaiveDateTime) -> Self {
        match Berlin.from_local_datetime(&at) {
            // What a clock shows that was not put forward: at that moment ours shows an hour more. It is put forward on
            // the hour, so that the next minute that exists is a full one.
            LocalResult::None => Self(at.date().and_time(at.time()) + Duration::minutes(60 - i64::from(at.minute()))),
            _ => Self(at),
        }
    }

    /// The wall-clock time that is shown at a moment, without its seconds.
    pub fn at(moment: Timestamp) -> Self {
        let at = moment.in_dortmund();
        Self(at - Duration::nanoseconds(at.and_utc().timestamp_nanos_opt().unwrap_or(0).rem_euclid(60_000_000_000)))
    }

    /// The earliest deadline that something keeps which arrives at a moment: the minute that a clock shows then.
    ///
    /// In the hour that comes twice it is the hour's beginning while the first round lasts, because a deadline
    /// within that hour holds until the second.
    pub fn met_by(moment: Timestamp) -> Self {
        let shown = Self::at(moment);
        let again = shown == Self::at(moment + Duration::hours(1));
        Self(if again { shown.0.with_minute(0).unwrap_or(shown.0) } else { shown.0 })
    }

    /// The naive date and time.
    pub fn naive(self) -> NaiveDateTime {
        self.0
    }

    /// When it begins: the first moment at which a clock in Dortmund shows this minute.
    pub fn begins(self) -> Timestamp {
        Timestamp::new(match Berlin.from_local_datetime(&self.0) {
            LocalResult::Single(at) => at.to_utc(),
            LocalResult::Ambiguous(first, _) => first.to_utc(),
            // Only a file or a change of the law can bring us here: it begins when the clock jumps over it.
            LocalResult::None => return Self::next(self.0).begins(),
        })
    }

    /// When it has passed: the first moment after the last at which a clock shows this minute.
    ///
    /// A deadline of 23:59 therefore passes 23:59:59 and stops 00:00:00, and one in the doubled hour
    /// of October holds until the second time round.
    pub fn has_passed(self) -> Timestamp {
        Timestamp::new(match Berlin.from_local_datetime(&self.0) {
            LocalResult::Single(at) => at.to_utc(),
            LocalResult::Ambiguous(_, second) => second.to_utc(),
            LocalResult::None => return Self::next(self.0).has_passed(),
        }) + Duration::minutes(1)
    }

    /// The same day and time in another year; 29 February becomes the 28th, and a minute that the change to summer
    /// time skips there becomes the next one.
    pub fn in_year(self, year: i32) -> Self {
        let date = self.0.date();
        let moved = date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28));
        Self::next(moved.unwrap_or(date).and_time(self.0.time()))
    }
}

#[cfg(feature = "sqlx")]
impl<DB: sqlx::Database> sqlx::Type<DB> for WallTime
where
    NaiveDateTime: sqlx::Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <NaiveDateTime as sqlx::Type<DB>>::type_info()
    }
    fn compatible(info: &DB::TypeInfo) -> bool {
        <NaiveDateTime as sqlx::Type<DB>>::compatible(info)
    }
}

#[cfg(feature = "sqlx")]
impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for WallTime
where
    NaiveDateTime: sqlx::Encode<'q, DB>,
{
    fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        <NaiveDateTime as sqlx::Encode<'q, DB>>::encode_by_ref(&self.0, buffer)
    }
}

#[cfg(feature = "sqlx")]
impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for WallTime
where
    NaiveDateTime: sqlx::Decode<'r, DB>,
{
    fn decode(value: DB::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(Self::next(<NaiveDateTime as sqlx::Decode<'r, DB>>::decode(value)?))
    }
}

impl FromStr for WallTime {
    type Err = WallTimeError;

    /// Reads what `<input type="datetime-local">` sends, what people type in its place, and a bare date as its midnight.
    fn from_str(text: &str) -> Result<Self, WallTimeError> {
        Self::new(typed::minute(text)?)
    }
}

impl fmt::Display for WallTime {
    /// As `<input type="datetime-local">` wants it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M"))
    }
}

/// Why a text is no wall-clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallTimeError {
    Unreadable,
    /// The year has two digits.
    ShortYear,
    /// The 31st of February.
    NoSuchDay,
    /// A day in a year that nobody means.
    Year,
    /// A moment in a year in which nothing happens here.
    OtherYears,
    /// The clocks go forward over it.
    Skipped,
}

impl WallTimeError {
    /// The key of the sentence that says what is wrong with a field.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unreadable => key!("field-date"),
            Self::ShortYear => key!("field-date-short"),
            Self::NoSuchDay => key!("field-date-none"),
            Self::Year => key!("field-date-years"),
            Self::OtherYears => key!("field-date-our-years"),
            Self::Skipped => key!("field-date-skipped"),
        }
    }
}

/// How long the program has been running, give or take a constant: what lasts is counted in it.
///
/// Nobody sets it: where the clock on the wall is put back ten minutes, or forward, as much time has passed as has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticks(std::time::Duration);

impl Ticks {
    /// Since some moment before the program began.
    pub fn elapsed(self) -> std::time::Duration {
        self.0
    }
}

/// When the program began.
static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The hands of a clock that tests move.
pub struct Hands {
    wall: Timestamp,
    ticks: std::time::Duration,
}

/// Where the program gets the time from.
#[derive(Clone)]
pub enum Clock {
    System,
    /// Stands still until it is moved: for tests and the demonstration.
    Manual(Arc<Mutex<Hands>>),
    /// The system's clock, moved by as many seconds as a file says. A release does not have it.
    #[cfg(debug_assertions)]
    Moved(Arc<std::path::Path>),
}

impl Clock {
    /// The clock of the program: the system's, unless a test with a browser moves it by `LAUDATIO_CLOCK_FILE`.
    pub fn of_program() -> Self {
        #[cfg(debug_assertions)]
        if let Some(file) = std::env::var_os("LAUDATIO_CLOCK_FILE") {
            return Self::Moved(std::path::PathBuf::from(file).into());
        }
        Self::System
    }

    /// A clock that shows `at` until it is moved.
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(Mutex::new(Hands { wall: at, ticks: std::time::Duration::ZERO })))
    }

    /// The present moment.
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::new(Utc::now()),
            Self::Manual(hands) => hands.lock().expect("nothing panics while it holds the clock").wall,
            #[cfg(debug_assertions)]
            Self::Moved(file) => {
                let seconds = std::fs::read_to_string(file).ok().and_then(|text| text.trim().parse().ok());
                Timestamp::new(Utc::now()) + Duration::seconds(seconds.unwrap_or(0))
            }
        }
    }

    /// How much time has passed, for everything that is kept in memory and lasts.
    pub fn ticks(&self) -> Ticks {
        Ticks(match self {
            Self::Manual(hands) => hands.lock().expect("nothing panics while it holds the clock").ticks,
            _ => BEGINNING.elapsed(),
        })
    }

    /// Lets time pass on a manual clock until it shows a later moment; to an earlier one it is put back, as a clock on
    /// a wall is, and no time passes. The system's clock stays as it is.
    pub fn set(&self, to: Timestamp) {
        if let Self::Manual(hands) = self {
            let mut hands = hands.lock().expect("nothing panics while it holds the clock");
            let passed = (to - hands.wall).to_std().unwrap_or_default();
            hands.ticks += passed;
            hands.wall = to;
        }
    }

    /// Puts what a manual clock shows to another moment; no time passes.
    pub fn put(&self, to: Timestamp) {
        if let Self::Manual(hands) = self {
            hands.lock().expect("nothing panics while it holds the clock").wall = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Timestamp {
        Timestamp::new(text.parse().unwrap())
    }

    #[test]
    fn a_deadline_holds_for_the_whole_of_its_last_minute() {
        for (wall, begins, passed) in [
            ("2026-09-15T23:59", "2026-09-15T21:59:00Z", "2026-09-15T22:00:00Z"),
            ("2026-12-15T23:59", "2026-12-15T22:59:00Z", "2026-12-15T23:00:00Z"),
            // Summer time begins on 29 March at 2:00 and ends on 25 October at 3:00.
            ("2026-03-28T23:59", "2026-03-28T22:59:00Z", "2026-03-28T23:00:00Z"),
            ("2026-03-29T23:59", "2026-03-29T21:59:00Z", "2026-03-29T22:00:00Z"),
            ("2026-10-24T23:59", "2026-10-24T21:59:00Z", "2026-10-24T22:00:00Z"),
            ("2026-10-25T23:59", "2026-10-25T22:59:00Z", "2026-10-25T23:00:00Z"),
            // The doubled hour: it begins the first time and has passed after the second.
            ("2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:31:00Z"),
        ] {
            let wall: WallTime = wall.parse().unwrap();
            assert_eq!((wall.begins(), wall.has_passed()), (utc(begins), utc(passed)), "{wall}");
        }
    }

    #[test]
    fn an_arrival_keeps_every_deadline_that_has_not_passed() {
        for (arrival, met) in [
            ("2026-09-15T21:59:59.999999Z", "2026-09-15T23:59"),
            ("2026-09-15T22:00:00Z", "2026-09-16T00:00"),
            ("2026-12-15T22:59:30Z", "2026-12-15T23:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29T03:00"),
            // The doubled hour, the first time round and the second.
            ("2026-10-24T23:59:59Z", "2026-10-25T01:59"),
            ("2026-10-25T00:45:00Z", "2026-10-25T02:00"),
            ("2026-10-25T01:45:00Z", "2026-10-25T02:45"),
            ("2026-10-25T02:00:00Z", "2026-10-25T03:00"),
        ] {
            let (arrival, met) = (utc(arrival), met.parse::<WallTime>().unwrap());
            assert_eq!(WallTime::met_by(arrival), met, "{arrival:?}");
            let before = WallTime::new(met.naive() - Duration::minutes(1));
            assert!(arrival < met.has_passed(), "{met}");
            assert!(before.is_err() || arrival >= before.unwrap().has_passed(), "the minute before {met}");
        }
    }

    #[test]
    fn a_moment_is_never_finer_than_both_engines_keep_it() {
        let (moment, third) = (utc("2026-09-15T21:59:00.123456Z"), Duration::nanoseconds(1_333));
        assert_eq!(moment + third, utc("2026-09-15T21:59:00.123457Z"));
        assert_eq!(moment - third, utc("2026-09-15T21:59:00.123454Z"));
    }

    #[test]
    fn a_time_that_the_clocks_skip_in_another_year_becomes_the_next_minute() {
        for (wall, year, moved) in [
            ("2026-03-28T02:30", 2027, "2027-03-28T03:00"),
            ("2026-03-28T02:00", 2027, "2027-03-28T03:00"),
            ("2026-03-28T02:59", 2027, "2027-03-28T03:00"),
            ("2026-03-28T03:00", 2027, "2027-03-28T03:00"),
            ("2026-03-28T01:59", 2027, "2027-03-28T01:59"),
            ("2026-03-28T02:30", 2028, "2028-03-28T02:30"),
            ("2024-02-29T02:30", 2026, "2026-02-28T02:30"),
        ] {
            let (wall, moved): (WallTime, WallTime) = (wall.parse().unwrap(), moved.parse().unwrap());
            assert_eq!(wall.in_year(year), moved, "{wall} in {year}");
            // What comes out can be typed in again.
            assert_eq!(wall.in_year(year).to_string().parse(), Ok(moved));
        }
        let skipped = WallTime("2027-03-28T02:30:00".parse().unwrap());
        assert_eq!(skipped.begins(), utc("2027-03-28T01:00:00Z"));
        assert_eq!(skipped.has_passed(), utc("2027-03-28T01:01:00Z"));
    }

    #[test]
    fn a_clock_that_is_put_back_makes_nothing_last_longer() {
        let clock = Clock::manual(utc("2027-09-15T10:00:00Z"));
        let begin = clock.ticks();
        clock.set(utc("2027-09-15T10:01:00Z"));
        assert_eq!(clock.ticks().elapsed() - begin.elapsed(), std::time::Duration::from_secs(60));
        clock.set(utc("2027-09-15T09:50:00Z"));
        assert_eq!(clock.now(), utc("2027-09-15T09:50:00Z"));
        clock.put(utc("2028-09-15T09:50:00Z"));
        assert_eq!(clock.ticks().elapsed() - begin.elapsed(), std::time::Duration::from_secs(60));
    }

    #[test]
    fn a_skipped_minute_and_nonsense_are_refused() {
        assert_eq!("2026-03-29T02:30".parse::<WallTime>(), Err(WallTimeError::Skipped));
        for (text, error) in [
            ("", WallTimeError::Unreadable),
            ("morgen", WallTimeError::Unreadable),
            ("2026-13-01T10:00", WallTimeError::NoSuchDay),
            ("2026-02-29", WallTimeError::NoSuchDay),
            ("9999-01-01T00:00", WallTimeError::OtherYears),
        ] {
            assert_eq!(text.parse::<WallTime>(), Err(error), "{text}");
        }
    }
}
