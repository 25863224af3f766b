//! What somebody should look at before a call is published: nothing forbids it, and it is hardly meant.

use chrono::{Datelike, Duration, NaiveDate, Timelike, Weekday};

use crate::clock::{Timestamp, WallTime};
use crate::db::Words;

use super::amounts::named;
use super::holidays::{festive, holiday};
use super::{Call, Edition};

/// Fewer days than this are too few to hear of a call and send something in.
const SHORTEST: i64 = 14;

/// A date further away than this was probably meant for another year.
const FARTHEST: Duration = Duration::days(548);

/// What goes into a finding's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Date(WallTime),
    Money(i64),
    Number(i64),
    /// The key of a sentence.
    Say(String),
}

/// Something that is probably wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The key of its sentence.
    pub key: &'static str,
    /// The page where it is mended.
    pub part: &'static str,
    pub facts: Vec<(&'static str, Fact)>,
}

impl Call {
    /// What is to be looked at before the call is published; `former` is the edition before.
    pub fn findings(&self, former: Option<&Edition>, now: Timestamp) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.of_dates(now, &mut findings);
        self.of_copies(former, &mut findings);
        self.of_years(&mut findings);
        self.of_money(&mut findings);
        findings
    }

    fn of_dates(&self, now: Timestamp, findings: &mut Vec<Finding>) {
        let edition = &self.edition;
        let mut find = |key, name: &str, at: WallTime, more: Vec<(&'static str, Fact)>| {
            let mut facts = vec![("what", what(name)), ("date", Fact::Date(at))];
            facts.extend(more);
            findings.push(Finding { key, part: "calendar", facts });
        };
        for (name, at) in edition.calendar().dates() {
            let Some(at) = at else { continue };
            let (day, time) = (at.naive().date(), at.naive().time());
            let is_day = matches!(name, "session_at" | "ceremony_at");
            let free = match name {
                "closes_at" => holiday(day),
                "session_at" | "ceremony_at" => festive(day),
                _ => None,
            };
            if let Some(holiday) = free {
                let name_of = Fact::Say(format!("holiday-{holiday}"));
                find("edition-finding-holiday", name, at, vec![("holiday", name_of)]);
            } else if name == "closes_at" && matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                find("edition-finding-weekend", name, at, vec![]);
            }
            let is_night = match (is_day, time.hour(), time.minute()) {
                (true, hour, _) => !(8..22).contains(&hour),
                // A day's first and last minute say the day.
                (false, 0, 0) => name != "opens_at",
                (false, hour, _) => hour < 6,
            };
            if is_night {
                find("edition-finding-night", name, at, vec![]);
            }
            if at.begins() - now > FARTHEST {
                find("edition-finding-far", name, at, vec![]);
            }
        }
        if let (Some(opens), Some(closes)) = (edition.opens_at, edition.closes_at) {
            let days = (closes.naive() - opens.naive()).num_days();
            if days < SHORTEST {
                find("edition-finding-short", "closes_at", closes, vec![("n", Fact::Number(days))]);
            }
            if i64::from(closes.naive().year()) != edition.year {
                find("edition-finding-other-year", "closes_at", closes, vec![("year", Fact::Number(edition.year))]);
            }
        }
        // The places are known a year after nobody remembers what for.
        if let (Some(closes), Some(ceremony)) = (edition.closes_at, edition.ceremony_at)
            && ceremony.naive() - closes.naive() > Duration::days(366)
        {
            find("edition-finding-long", "ceremony_at", ceremony, vec![]);
        }
        if edition.ceremony_at.is_none() {
            findings.push(Finding { key: "edition-finding-no-ceremony", part: "calendar", facts: vec![] });
        }
    }

    /// A copy of the edition before is to be read once more. What was never published here is nobody's copy.
    fn of_copies(&self, former: Option<&Edition>, findings: &mut Vec<Finding>) {
        let Some(former) = former.filter(|former| former.opened_at.is_some()) else { return };
        let edition = &self.edition;
        let year = || vec![("year", Fact::Number(former.year))];
        let moved = former.calendar().moved_by(edition.year - former.year);
        if edition.opens_at.is_some() && edition.calendar() == moved {
            findings.push(Finding { key: "edition-finding-same-dates", part: "calendar", facts: year() });
        }
        if (&edition.purpose, &edition.eligible) == (&former.purpose, &former.eligible) {
            findings.push(Finding { key: "edition-finding-same-texts", part: "basics", facts: year() });
        }
    }

    /// A text that names another year than the call's own and those of its dates.
    fn of_years(&self, findings: &mut Vec<Finding>) {
        let edition = &self.edition;
        let dates = edition.calendar().dates();
        let known: Vec<i64> = dates
            .iter()
            .filter_map(|(_, at)| Some(i64::from(at.as_ref()?.naive().year())))
            .chain([edition.year])
            .collect();
        for (part, text) in self.texts() {
            for year in years(&text) {
                let facts = vec![("year", Fact::Number(year)), ("own", Fact::Number(edition.year))];
                let finding = Finding { key: "edition-finding-year-in-text", part, facts };
                if !known.contains(&year) && !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }

    fn of_money(&self, findings: &mut Vec<Finding>) {
        let places: Vec<i64> = self.places.iter().filter_map(|place| place.amount).collect();
        let special: Vec<i64> = self.special_prizes.iter().filter_map(|prize| prize.amount).collect();
        let (sum, with_special) = (places.iter().sum::<i64>(), places.iter().chain(&special).sum::<i64>());
        let all_known = places.len() == self.places.len();
        let total = self.edition.prize_money;
        if let Some(total) = total.filter(|_| !self.places.is_empty()) {
            let fits = if all_known { [sum, with_special].contains(&total) } else { sum <= total };
            if !fits {
                let facts = vec![("total", Fact::Money(total)), ("sum", Fact::Money(sum))];
                findings.push(Finding { key: "edition-finding-money-sum", part: "places", facts });
            }
        }
        if places.windows(2).any(|pair| pair[0] < pair[1]) {
            findings.push(Finding { key: "edition-finding-money-order", part: "places", facts: vec![] });
        }
        if !self.places.is_empty() && !all_known {
            findings.push(Finding { key: "edition-finding-money-open", part: "places", facts: vec![] });
        }
        let totals: Vec<i64> =
            total.into_iter().chain(all_known.then_some([sum, with_special]).into_iter().flatten()).collect();
        for (part, text) in self.texts() {
            for named in named(&text) {
                let known = totals.contains(&named.cents)
                    || (!named.is_total && places.iter().chain(&special).any(|amount| *amount == named.cents));
                let key = if named.is_total { "edition-finding-money-total" } else { "edition-finding-money-text" };
                let finding = Finding { key, part, facts: vec![("amount", Fact::Money(named.cents))] };
                if !known && !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }

    /// Everything that is written in a call, in both languages, with the page where it is written.
    fn texts(&self) -> Vec<(&'static str, String)> {
        let edition = &self.edition;
        let mut texts = Vec::new();
        let mut add = |part, words: &Words| {
            texts.extend(crate::i18n::Lang::ALL.iter().map(|lang| (part, words.get(*lang).to_owned())));
        };
        add("basics", &edition.purpose);
        add("basics", &edition.eligible);
        for row in &self.categories {
            add("categories", &row.label);
            add("categories", &row.description);
        }
        for row in &self.criteria {
            add("criteria", &row.label);
            add("criteria", &row.description);
        }
        for row in &self.special_prizes {
            add("special-prizes", &row.label);
        }
        for row in &self.questions {
            add("questions", &row.label);
            add("questions", &row.hint);
        }
        texts.push(("basics", edition.contact.clone()));
        texts.push(("basics", edition.venue.clone().unwrap_or_default()));
        texts
    }
}

fn what(name: &str) -> Fact {
    Fact::Say(format!("calendar-{}", name.replace('_', "-")))
}

/// Numbers of four digits that are years of our time.
fn years(text: &str) -> Vec<i64> {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| part.len() == 4);
    let year = |number: &str| number.parse().ok().filter(|year| NaiveDate::from_ymd_opt(*year, 1, 1).is_some());
    numbers.filter_map(year).map(i64::from).filter(|year| (2015..2050).contains(year)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, call, moment};
    use super::super::{Place, SpecialPrize};
    use super::*;
    use crate::ids::{EditionId, PlaceId, SpecialPrizeId};

    const NOW: &str = "2027-05-03T10:00:00Z";

    /// A call of which nothing is doubtful.
    fn good() -> Call {
        let mut call = call();
        call.edition.closes_at = at("2027-09-15T23:59");
        call.edition.scoring_until = at("2027-10-29T23:59");
        call.edition.session_at = at("2027-11-10T15:00");
        call.edition.ceremony_at = at("2027-12-03T18:00");
        call.edition.prize_money = Some(1_000_000);
        call.places = (1..).zip([500_000, 300_000, 200_000]).map(|(place, amount)| one(place, Some(amount))).collect();
        call
    }

    fn one(place: i64, amount: Option<i64>) -> Place {
        let nil = uuid::Uuid::nil();
        Place { place_id: PlaceId(nil), edition_id: EditionId(nil), place, amount }
    }

    #[test]
    fn what_is_hardly_meant_is_named() {
        type Break = fn(&mut Call);
        let cases: [(Break, &[&str]); 27] = [
            (|_| {}, &[]),
            // A Saturday, a Sunday, a holiday, New Year's Eve.
            (|call| call.edition.closes_at = at("2027-09-18T23:59"), &["edition-finding-weekend"]),
            (|call| call.edition.closes_at = at("2027-09-19T12:00"), &["edition-finding-weekend"]),
            (|call| call.edition.closes_at = at("2027-10-03T23:59"), &["edition-finding-holiday"]),
            (|call| call.edition.ceremony_at = at("2027-12-31T18:00"), &["edition-finding-holiday"]),
            (|call| call.edition.ceremony_at = at("2027-12-24T18:00"), &["edition-finding-holiday"]),
            (|call| call.edition.ceremony_at = at("2028-01-01T18:00"), &["edition-finding-holiday"]),
            (|call| call.edition.session_at = at("2027-11-01T15:00"), &["edition-finding-holiday"]),
            (|call| call.edition.ceremony_at = at("2027-12-03T03:00"), &["edition-finding-night"]),
            (|call| call.edition.ceremony_at = at("2027-12-03T00:00"), &["edition-finding-night"]),
            (|call| call.edition.closes_at = at("2027-09-15T03:00"), &["edition-finding-night"]),
            (|call| call.edition.closes_at = at("2027-09-15T00:00"), &["edition-finding-night"]),
            (|call| call.edition.closes_at = at("2027-08-10T23:59"), &["edition-finding-short"]),
            (
                |call| call.edition.ceremony_at = at("2028-12-08T18:00"),
                &["edition-finding-far", "edition-finding-long"],
            ),
            (|call| call.edition.ceremony_at = None, &["edition-finding-no-ceremony"]),
            (
                |call| {
                    call.edition.year = 2029;
                },
                &["edition-finding-other-year"],
            ),
            (|call| call.edition.purpose = Words::new("Der Preis 2025", ""), &["edition-finding-year-in-text"]),
            (|call| call.edition.eligible = Words::new("Alle", "Since 2027, all"), &[]),
            (|call| call.edition.prize_money = Some(700_000), &["edition-finding-money-sum"]),
            (|call| call.places[2].amount = None, &["edition-finding-money-open"]),
            (
                |call| call.places[1].amount = Some(600_000),
                &["edition-finding-money-sum", "edition-finding-money-order"],
            ),
            (
                |call| call.edition.purpose = Words::new("Insgesamt siebentausend Euro", ""),
                &["edition-finding-money-total"],
            ),
            (
                |call| call.edition.purpose = Words::new("Zweck", "The prize is worth €7,000."),
                &["edition-finding-money-total"],
            ),
            (
                |call| call.edition.eligible = Words::new("Der dritte Platz bekommt 2.500 Euro.", ""),
                &["edition-finding-money-text"],
            ),
            (
                |call| {
                    call.edition.purpose = Words::new(
                        "Insgesamt 10.000 Euro: 5.000 Euro.\nDer erste: fünftausend Euro",
                        "ten thousand euros",
                    )
                },
                &["edition-finding-money-total"],
            ),
            (|call| call.edition.purpose = Words::new("Dotiert mit 10.000 Euro. Der erste: 5.000 €", ""), &[]),
            (
                |call| {
                    let nil = uuid::Uuid::nil();
                    call.special_prizes = vec![SpecialPrize {
                        special_prize_id: SpecialPrizeId(nil),
                        edition_id: EditionId(nil),
                        position: 1,
                        label: Words::new("Ehrenpreis", ""),
                        amount: Some(100_000),
                    }];
                    call.edition.prize_money = Some(1_100_000);
                },
                &[],
            ),
        ];
        for (number, (break_it, expected)) in cases.into_iter().enumerate() {
            let mut call = good();
            break_it(&mut call);
            let keys: Vec<_> = call.findings(None, moment(NOW)).into_iter().map(|finding| finding.key).collect();
            assert_eq!(keys, expected, "case {number}");
        }
    }

    #[test]
    fn a_copy_that_nobody_has_touched_is_named() {
        let call = good();
        let former = Edition {
            year: 2025,
            opened_at: Some(moment("2025-07-01T10:00:00Z")),
            opens_at: at("2025-08-01"),
            closes_at: at("2025-09-15T23:59"),
            scoring_until: at("2025-10-29T23:59"),
            session_at: at("2025-11-10T15:00"),
            ceremony_at: at("2025-12-03T18:00"),
            ..call.edition.clone()
        };
        let keys = |call: &Call, former: &Edition| -> Vec<&str> {
            call.findings(Some(former), moment(NOW)).iter().map(|finding| finding.key).collect()
        };
        assert_eq!(keys(&call, &former), ["edition-finding-same-dates", "edition-finding-same-texts"]);
        let other =
            Edition { session_at: at("2025-11-11T15:00"), eligible: Words::new("Andere", ""), ..former.clone() };
        assert_eq!(keys(&call, &other), Vec::<&str>::new());
        // What was never published here is nobody's copy.
        assert_eq!(keys(&call, &Edition { opened_at: None, ..former }), Vec::<&str>::new());
    }
}
