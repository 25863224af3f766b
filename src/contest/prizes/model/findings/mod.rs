//! What stands in the way of publishing a call, and what is hardly meant: one list, for every page that speaks of it.

mod dates;
mod money;

use chrono::{Datelike, NaiveDate};

use crate::clock::{Timestamp, WallTime};
use crate::contest::standing::texts::PageName;
use crate::ground::db::Translated;
use crate::i18n::{Args, Lang, Writes, say, t};
use crate::ids::EditionId;
use crate::key;

use super::{Call, Edition, page_of};

pub use dates::{ahead, length, of_calendar, of_end};
pub use money::money_there;

crate::text_enum! {
    /// What a finding means for whoever publishes the call.
    pub enum Weight {
        /// It cannot be published like this: something is missing, or contradicts itself.
        Blocks = "blocks",
        /// It is unusual: whoever means it says why, and the second person reads that.
        Asks = "asks",
    }
}

/// What goes into a finding's sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    Date(WallTime),
    Money(i64),
    /// A number that is read as it stands, such as a year.
    Number(i64),
    /// A number of things.
    Count(i64),
    /// The key of a sentence.
    Say(String),
}

/// Something that is wrong with a call, or probably so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The key of its sentence.
    pub key: &'static str,
    pub weight: Weight,
    /// The page where it is mended.
    pub part: &'static str,
    /// The name of the date that it is about.
    pub date: Option<&'static str>,
    pub facts: Vec<(&'static str, Fact)>,
}

impl Finding {
    fn blocks(key: &'static str, part: &'static str) -> Self {
        Self { key, weight: Weight::Blocks, part, date: None, facts: Vec::new() }
    }

    fn asks(key: &'static str, part: &'static str) -> Self {
        Self { weight: Weight::Asks, ..Self::blocks(key, part) }
    }

    fn with(mut self, name: &'static str, fact: Fact) -> Self {
        self.facts.push((name, fact));
        self
    }

    /// Where it is mended.
    pub fn href(&self, edition: EditionId) -> String {
        page_of(self.part, edition)
    }

    /// Whether nobody can publish the call while it is so.
    pub fn is_block(&self) -> bool {
        self.weight == Weight::Blocks
    }

    /// The sentence.
    pub fn said(&self, lang: Lang) -> String {
        let mut args = Args::new();
        for (name, fact) in &self.facts {
            match fact {
                Fact::Date(at) => args.set(*name, Writes(lang).moment(at.naive())),
                Fact::Money(cents) => args.set(*name, Writes(lang).money(*cents)),
                // As a text: a year has no thousands.
                Fact::Number(number) => args.set(*name, number.to_string()),
                Fact::Count(number) => args.set(*name, *number),
                Fact::Say(key) => args.set(*name, say(lang, key)),
            }
        }
        t(lang, self.key, Some(&args))
    }
}

/// What a call is read against before it is published.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The edition before it, of which it may be a copy.
    pub edition: Option<Edition>,
    /// How many days the last call took nominations of which that is known.
    pub days: Option<i64>,
    /// The public texts that are still our proposal.
    pub proposals: Vec<PageName>,
}

impl Before {
    /// Of all editions of the prize, the newest first, those that came before a year.
    pub fn of(editions: Vec<Edition>, year: i64) -> Self {
        let mut earlier = editions.into_iter().filter(|other| other.year < year).peekable();
        let edition = earlier.peek().cloned();
        Self { edition, days: earlier.find_map(|other| length(&other.calendar())), ..Self::default() }
    }
}

impl Call {
    /// Everything that is to be said about a call before it is published: first what stands in the way, then what is
    /// to be confirmed. A call of which it says nothing is ready.
    pub fn findings(&self, before: &Before, now: Timestamp) -> Vec<Finding> {
        let mut findings: Vec<Finding> =
            self.gaps(now).into_iter().map(|gap| Finding::blocks(gap.key, gap.part)).collect();
        findings.extend(before.proposals.iter().map(|name| {
            let what = Fact::Say(format!("pages-title-{name}"));
            Finding::blocks(key!("edition-gap-text"), "texts").with("page", what)
        }));
        findings.extend(of_calendar(&self.edition, &self.edition.calendar(), before.days, now));
        self.of_copies(before.edition.as_ref(), &mut findings);
        self.of_years(&mut findings);
        self.of_money(&mut findings);
        findings.sort_by_key(|finding| !finding.is_block());
        findings
    }

    /// What stands in the way of publishing it.
    pub fn blocks(&self, before: &Before, now: Timestamp) -> Vec<Finding> {
        let mut findings = self.findings(before, now);
        findings.retain(Finding::is_block);
        findings
    }

    /// A copy of the edition before is to be read once more. What was never published here is nobody's copy.
    fn of_copies(&self, former: Option<&Edition>, findings: &mut Vec<Finding>) {
        let Some(former) = former.filter(|former| former.opened_at.is_some()) else { return };
        let edition = &self.edition;
        let same = |key, part| Finding::asks(key, part).with("year", Fact::Number(former.year));
        let moved = former.calendar().moved_by(edition.year - former.year);
        if edition.opens_at.is_some() && edition.calendar() == moved {
            findings.push(same(key!("edition-finding-same-dates"), "calendar"));
        }
        if (&edition.purpose, &edition.eligible) == (&former.purpose, &former.eligible) {
            findings.push(same(key!("edition-finding-same-texts"), "basics"));
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
                let finding = Finding::asks(key!("edition-finding-year-in-text"), part)
                    .with("year", Fact::Number(year))
                    .with("own", Fact::Number(edition.year));
                if !known.contains(&year) && !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }

    /// Everything that is written in a call, in both languages, with the page where it is written.
    fn texts(&self) -> Vec<(&'static str, String)> {
        let edition = &self.edition;
        let mut texts = Vec::new();
        let mut add = |part, words: &Translated| {
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

/// Numbers of four digits that are years of our time.
fn years(text: &str) -> Vec<i64> {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit()).filter(|part| part.len() == 4);
    let year = |number: &str| number.parse().ok().filter(|year| NaiveDate::from_ymd_opt(*year, 1, 1).is_some());
    numbers.filter_map(year).map(i64::from).filter(|year| (2015..2050).contains(year)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::{at, call, moment};
    use crate::contest::prizes::model::{EditionStatus, Place, SpecialPrize};
    use crate::ids::{EditionId, PlaceId, SpecialPrizeId};

    const NOW: &str = "2027-05-03T10:00:00Z";

    /// A call of which nothing is doubtful.
    fn good() -> Call {
        let mut call = call();
        call.edition.closes_at = at("2027-09-15T23:59");
        call.edition.scoring_until = at("2027-10-29T23:59");
        call.edition.meeting_at = at("2027-11-10T15:00");
        call.edition.ceremony_at = at("2027-12-03T18:00");
        call.edition.prize_money = Some(1_000_000);
        call.places = (1..).zip([500_000, 300_000, 200_000]).map(|(place, amount)| one(place, Some(amount))).collect();
        call
    }

    fn one(place: i64, amount: Option<i64>) -> Place {
        let nil = uuid::Uuid::nil();
        Place { place_id: PlaceId(nil), edition_id: EditionId(nil), place, amount }
    }

    fn special(amount: Option<i64>) -> SpecialPrize {
        let nil = uuid::Uuid::nil();
        SpecialPrize {
            special_prize_id: SpecialPrizeId(nil),
            edition_id: EditionId(nil),
            position: 1,
            label: Translated::new("Ehrenpreis", ""),
            amount,
        }
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
            (
                |call| call.edition.ceremony_at = at("2028-01-01T18:00"),
                &["edition-finding-holiday", "edition-finding-year"],
            ),
            (|call| call.edition.meeting_at = at("2027-11-01T15:00"), &["edition-finding-holiday"]),
            (|call| call.edition.ceremony_at = at("2027-12-03T03:00"), &["edition-finding-night"]),
            (|call| call.edition.ceremony_at = at("2027-12-03T00:00"), &["edition-finding-night"]),
            (|call| call.edition.closes_at = at("2027-09-15T03:00"), &["edition-finding-night"]),
            (|call| call.edition.closes_at = at("2027-09-15T00:00"), &["edition-finding-night"]),
            (|call| call.edition.closes_at = at("2027-08-10T23:59"), &["edition-finding-short"]),
            (
                |call| call.edition.ceremony_at = at("2028-12-08T18:00"),
                &["edition-finding-year", "edition-finding-far", "edition-finding-late"],
            ),
            (|call| call.edition.ceremony_at = None, &["edition-finding-no-ceremony"]),
            (
                |call| {
                    call.edition.year = 2029;
                },
                &["edition-finding-year"; 5],
            ),
            (|call| call.edition.purpose = Translated::new("Der Preis 2025", ""), &["edition-finding-year-in-text"]),
            (|call| call.edition.eligible = Translated::new("Alle", "Since 2027, all"), &[]),
            (|call| call.edition.prize_money = Some(700_000), &["edition-finding-money-sum"]),
            (|call| call.places[2].amount = None, &["edition-finding-money-open"]),
            (
                |call| call.places[1].amount = Some(600_000),
                &["edition-finding-money-sum", "edition-finding-money-order"],
            ),
            (
                |call| call.edition.purpose = Translated::new("Insgesamt siebentausend Euro", ""),
                &["edition-finding-money-total"],
            ),
            (
                |call| call.edition.purpose = Translated::new("Zweck", "The prize is worth €7,000."),
                &["edition-finding-money-total"],
            ),
            (
                |call| call.edition.eligible = Translated::new("Der dritte Platz bekommt 2.500 Euro.", ""),
                &["edition-finding-money-text"],
            ),
            (
                |call| {
                    call.edition.purpose = Translated::new(
                        "Insgesamt 10.000 Euro: 5.000 Euro.\nDer erste: fünftausend Euro",
                        "ten thousand euros",
                    )
                },
                &["edition-finding-money-total"],
            ),
            (|call| call.edition.purpose = Translated::new("Dotiert mit 10.000 Euro. Der erste: 5.000 €", ""), &[]),
            (
                |call| {
                    call.special_prizes = vec![special(Some(100_000))];
                    call.edition.prize_money = Some(1_100_000);
                },
                &[],
            ),
        ];
        for (number, (break_it, expected)) in cases.into_iter().enumerate() {
            let mut call = good();
            break_it(&mut call);
            let keys: Vec<_> =
                call.findings(&Before::default(), moment(NOW)).into_iter().map(|finding| finding.key).collect();
            assert_eq!(keys, expected, "case {number}");
        }
    }

    #[test]
    fn money_that_contradicts_itself_blocks_and_what_is_unusual_is_asked() {
        type Break = fn(&mut Call);
        let cases: [(Break, &[(&str, Weight)]); 12] = [
            (|call| call.edition.prize_money = Some(700_000), &[("edition-finding-money-sum", Weight::Blocks)]),
            (
                |call| call.edition.purpose = Translated::new("Insgesamt siebentausend Euro", ""),
                &[("edition-finding-money-total", Weight::Blocks)],
            ),
            (
                |call| call.edition.eligible = Translated::new("Der dritte Platz bekommt 2.500 Euro.", ""),
                &[("edition-finding-money-text", Weight::Blocks)],
            ),
            // More for one special prize than there is for all.
            (
                |call| {
                    call.places.clear();
                    call.special_prizes = vec![special(Some(1_100_000))];
                },
                &[("edition-finding-money-sum", Weight::Blocks)],
            ),
            // Other money than the prize's.
            (
                |call| call.edition.eligible = Translated::new("Bis insgesamt 2.000.000 Euro Umsatz.", ""),
                &[("edition-finding-money-total", Weight::Asks)],
            ),
            (
                |call| call.edition.eligible = Translated::new("Ein Beitrag von 20 Euro.", ""),
                &[("edition-finding-money-text", Weight::Asks)],
            ),
            (
                |call| call.criteria[0].description = Translated::new("Insgesamt 3 Euro", ""),
                &[("edition-finding-money-total", Weight::Asks)],
            ),
            (
                |call| call.edition.closes_at = at("2027-07-31"),
                &[
                    ("edition-gap-order", Weight::Blocks),
                    ("edition-finding-weekend", Weight::Asks),
                    ("edition-finding-night", Weight::Asks),
                    ("edition-finding-short", Weight::Asks),
                ],
            ),
            (|call| call.edition.opens_at = at("2027-02-01"), &[("edition-finding-long", Weight::Asks)]),
            (|call| call.edition.opens_at = at("2027-09-08"), &[("edition-finding-short", Weight::Asks)]),
            (|call| call.edition.ceremony_at = at("2027-12-31T18:00"), &[("edition-finding-holiday", Weight::Asks)]),
            (|call| call.places[2].amount = None, &[("edition-finding-money-open", Weight::Asks)]),
        ];
        for (number, (break_it, expected)) in cases.into_iter().enumerate() {
            let mut call = good();
            break_it(&mut call);
            let found = call.findings(&Before::default(), moment(NOW));
            let found: Vec<_> = found.into_iter().map(|finding| (finding.key, finding.weight)).collect();
            assert_eq!(found, expected, "case {number}");
            let blocks = expected.iter().filter(|(_, weight)| *weight == Weight::Blocks).count();
            assert_eq!(call.blocks(&Before::default(), moment(NOW)).len(), blocks, "case {number}");
        }
    }

    #[test]
    fn a_call_unlike_the_last_one_is_named() {
        let call = good();
        for (days, expected) in [(None, &[][..]), (Some(50), &[]), (Some(120), &["edition-finding-unlike"])] {
            let before = Before { days, ..Before::default() };
            let keys: Vec<_> = call.findings(&before, moment(NOW)).into_iter().map(|found| found.key).collect();
            assert_eq!(keys, expected, "{days:?}");
        }
    }

    #[test]
    fn days_to_nominate_are_those_that_people_have() {
        let call = good();
        for (status, now, expected) in [
            (EditionStatus::Preparing, "2027-08-20T10:00:00Z", &[][..]),
            (EditionStatus::Preparing, "2027-09-13T10:00:00Z", &["edition-finding-short"]),
            (EditionStatus::Open, "2027-09-13T10:00:00Z", &[]),
            // Its deadline is past, and that blocks.
            (EditionStatus::Preparing, "2027-09-20T10:00:00Z", &[]),
        ] {
            let edition = Edition { status, ..call.edition.clone() };
            let found = of_calendar(&edition, &edition.calendar(), None, moment(now));
            let found: Vec<_> = found.iter().map(|finding| finding.key).collect();
            assert_eq!(found, expected, "{now}");
        }
        assert_eq!(ahead(&call.edition.calendar(), moment("2027-09-13T10:00:00Z")), Some(2));
        assert_eq!(ahead(&call.edition.calendar(), moment(NOW)), length(&call.edition.calendar()));
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
            meeting_at: at("2025-11-10T15:00"),
            ceremony_at: at("2025-12-03T18:00"),
            ..call.edition.clone()
        };
        let keys = |call: &Call, former: &Edition| -> Vec<&str> {
            let before = Before::of(vec![former.clone()], call.edition.year);
            call.findings(&before, moment(NOW)).iter().map(|finding| finding.key).collect()
        };
        assert_eq!(keys(&call, &former), ["edition-finding-same-dates", "edition-finding-same-texts"]);
        let other =
            Edition { meeting_at: at("2025-11-11T15:00"), eligible: Translated::new("Andere", ""), ..former.clone() };
        assert_eq!(keys(&call, &other), Vec::<&str>::new());
        // What was never published here is nobody's copy.
        assert_eq!(keys(&call, &Edition { opened_at: None, ..former }), Vec::<&str>::new());
    }
}
