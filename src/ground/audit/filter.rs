//! Which acts of the record are shown.

use chrono::{Datelike, NaiveDate};
use rocket::http::RawStr;
use uuid::Uuid;

use crate::clock::{Timestamp, WallTime, typed};
use crate::ground::web::Query;
use crate::ids::PersonId;

use super::acts::Verb;

/// What nobody reads, although the chain keeps it: who had voted secretly, as release 0.1.0 recorded it.
pub(super) const HIDDEN: Verb = Verb::VotedSecretly;

/// The person of an act that the public or the program itself did.
pub const NOBODY: &str = "none";

/// What the list is narrowed to; what a query says that is none of it is left out.
#[derive(Debug, Default)]
pub struct Filter {
    act: Option<(String, String)>,
    person: Option<Person>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
}

#[derive(Debug)]
enum Person {
    Nobody,
    One(PersonId),
}

impl Filter {
    /// Reads `act` (`subject.act`), `person`, `from` and `to` (both days included).
    pub fn read(query: &Query) -> Self {
        let day = |name| typed::day(query.get(name)).ok().filter(|day| (2000..=2100).contains(&day.year()));
        Self {
            act: query.get("act").split_once('.').map(|(subject, act)| (subject.to_owned(), act.to_owned())),
            person: match query.get("person") {
                NOBODY => Some(Person::Nobody),
                id => Uuid::try_parse(id).ok().map(|id| Person::One(PersonId(id))),
            },
            from: day("from"),
            to: day("to"),
        }
    }

    /// Names and values as a query has them; those without a value do not narrow the list.
    pub fn pairs(&self) -> [(&'static str, String); 4] {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let act = self.act.as_ref().map_or_else(String::new, |(subject, act)| format!("{subject}.{act}"));
        let person = match &self.person {
            None => String::new(),
            Some(Person::Nobody) => NOBODY.to_owned(),
            Some(Person::One(id)) => id.to_string(),
        };
        [("act", act), ("person", person), ("from", day(self.from)), ("to", day(self.to))]
    }

    /// The same as the beginning of a query, for the next page; empty when nothing narrows the list.
    pub fn query(&self) -> String {
        let given = self.pairs().into_iter().filter(|(_, value)| !value.is_empty());
        given.map(|(name, value)| format!("{name}={}&", RawStr::new(&value).percent_encode())).collect()
    }

    /// Subject and act; empty for all.
    pub(super) fn act(&self) -> (&str, &str) {
        self.act.as_ref().map_or(("", ""), |(subject, act)| (subject, act))
    }

    /// Whether anybody counts, else who, else whether it is nobody.
    pub(super) fn person(&self) -> (bool, PersonId, bool) {
        match self.person {
            None => (true, PersonId(Uuid::nil()), false),
            Some(Person::One(id)) => (false, id, false),
            Some(Person::Nobody) => (false, PersonId(Uuid::nil()), true),
        }
    }

    /// From when, and until before when.
    pub(super) fn moments(&self) -> (Timestamp, Timestamp) {
        let first = NaiveDate::from_ymd_opt(2000, 1, 1).expect("the day exists");
        let last = NaiveDate::from_ymd_opt(2101, 1, 1).expect("the day exists");
        let after = self.to.and_then(|day| day.succ_opt());
        (midnight(self.from.unwrap_or(first)), midnight(after.unwrap_or(last)))
    }
}

fn midnight(day: NaiveDate) -> Timestamp {
    let wall = WallTime::new(day.and_hms_opt(0, 0, 0).expect("midnight exists"));
    wall.expect("the clocks change in the small hours").begins()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(pairs: &[(&str, &str)]) -> Filter {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Filter::read(&Query::from_pairs(pairs))
    }

    #[test]
    fn what_is_no_filter_is_left_out() {
        for (name, value) in [("act", "x"), ("person", "Ada"), ("from", "9999-01-01"), ("to", "morgen")] {
            assert_eq!(filter(&[(name, value)]).query(), "", "{name}={value}");
        }
        let id = Uuid::nil();
        let kept = filter(&[("to", "2027-09-07"), ("person", &id.to_string()), ("act", "round.opened")]).query();
        assert_eq!(kept, format!("act=round.opened&person={id}&to=2027-09-07&"));
    }

    #[test]
    fn a_day_is_one_on_the_wall_in_dortmund_from_midnight_to_midnight() {
        let (from, until) = filter(&[("from", "2027-10-31"), ("to", "2027-10-31")]).moments();
        let text = |at: Timestamp| at.utc().to_rfc3339();
        assert_eq!((text(from), text(until)), ("2027-10-30T22:00:00+00:00".into(), "2027-10-31T23:00:00+00:00".into()));
    }
}
