//! Dates, numbers, money, and the order of names.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::GroupingStrategy;
use icu_locale_core::{Locale, locale};

use super::{Args, Lang, say, t};
use crate::key;
use crate::text;

/// How a language writes things: `locales/` has the order of their parts, CLDR the digits.
#[derive(Clone, Copy)]
pub struct Writes(pub Lang);

impl Writes {
    /// "15. September 2026", "15 September 2026".
    pub fn date(self, date: NaiveDate) -> String {
        let month = say(self.0, &format!("month-{}", date.month()));
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.written(key!("written-date"), [("day", day), ("month", month), ("year", year)])
    }

    /// "15. September 2026, 23:59 Uhr", "15 September 2026, 23:59".
    pub fn datetime(self, at: NaiveDateTime) -> String {
        self.written(key!("written-datetime"), [("date", self.date(at.date())), ("clock", clock(at))])
    }

    /// "Dienstag, 15. September 2026", "Tuesday, 15 September 2026": for what is read back before it stands.
    pub fn day(self, date: NaiveDate) -> String {
        self.with_weekday(date, self.date(date))
    }

    /// "Dienstag, 15. September 2026, 23:59 Uhr", "Tuesday, 15 September 2026, 23:59".
    pub fn moment(self, at: NaiveDateTime) -> String {
        self.with_weekday(at.date(), self.datetime(at))
    }

    fn with_weekday(self, day: NaiveDate, date: String) -> String {
        let weekday = say(self.0, &format!("weekday-{}", day.weekday().number_from_monday()));
        self.written(key!("written-day"), [("weekday", weekday), ("date", date)])
    }

    /// "heute", "morgen", "in 12 Tagen", "vor 3 Tagen": how far a day is away.
    pub fn away(self, from: NaiveDate, to: NaiveDate) -> String {
        let days = (to - from).num_days();
        let mut args = Args::new();
        args.set("n", days.abs());
        match days {
            0 => say(self.0, key!("away-today")),
            1.. => t(self.0, key!("away-in"), Some(&args)),
            _ => t(self.0, key!("away-ago"), Some(&args)),
        }
    }

    /// "15.09.2026 23:59": for tables.
    pub fn short(self, at: NaiveDateTime) -> String {
        let part = |pattern: &str| at.format(pattern).to_string();
        let date = [("day", part("%d")), ("month", part("%m")), ("year", part("%Y")), ("clock", clock(at))];
        self.written(key!("written-short"), date)
    }

    /// A number with a fixed count of decimals: "7,25", "7.25".
    pub fn number(self, number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        text.parse::<Decimal>().map_or(text, |number| self.digits(&number, GroupingStrategy::Never))
    }

    /// Whole cents as euros: "5.000 €", "€5,000", with cents only where there are some.
    pub fn money(self, cents: i64) -> String {
        let mut euros = Decimal::from(cents);
        euros.multiply_pow10(-2);
        euros.trim_end_if_integer();
        self.written(key!("written-money"), [("euros", self.digits(&euros, GroupingStrategy::Auto))])
    }

    fn digits(self, number: &Decimal, grouping: GroupingStrategy) -> String {
        let locale: Locale = self.0.as_str().parse().expect("our tags are well formed");
        // Made each time, which is two looks into tables: threads cannot share one.
        let formatter =
            DecimalFormatter::try_new(locale.into(), grouping.into()).expect("all languages are compiled in");
        formatter.format(number).to_string()
    }

    fn written<const N: usize>(self, key: &str, parts: [(&'static str, String); N]) -> String {
        t(self.0, key, Some(&Args::from_iter(parts)))
    }
}

fn clock(at: NaiveDateTime) -> String {
    at.format("%H:%M").to_string()
}

/// Bytes that sort as a German dictionary does (CLDR), the same on both engines.
pub fn sort_key(text: &str) -> Vec<u8> {
    static GERMAN: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
        Collator::try_new(locale!("de").into(), CollatorOptions::default()).expect("German is compiled in")
    });
    let mut key = Vec::new();
    let Ok(()) = GERMAN.write_sort_key_to(&text::line(text).replace(char::is_whitespace, " "), &mut key);
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_numbers_read_as_people_write_them() {
        for (cents, german, english) in [
            (0, "0\u{a0}€", "€0"),
            (500_000, "5.000\u{a0}€", "€5,000"),
            (100_000_050, "1.000.000,50\u{a0}€", "€1,000,000.50"),
        ] {
            assert_eq!((Writes(Lang::De).money(cents), Writes(Lang::En).money(cents)), (german.into(), english.into()));
        }
        for (number, decimals, german, english) in [
            (7.25, 2, "7,25", "7.25"),
            (1234.56, 1, "1234,6", "1234.6"),
            (-0.5, 1, "-0,5", "-0.5"),
            (12.0, 0, "12", "12"),
            (f64::NAN, 1, "NaN", "NaN"),
        ] {
            let written = (Writes(Lang::De).number(number, decimals), Writes(Lang::En).number(number, decimals));
            assert_eq!(written, (german.into(), english.into()));
        }
    }

    #[test]
    fn a_date_that_is_read_back_has_its_weekday_and_how_far_it_is() {
        let at: NaiveDateTime = "2029-01-04T23:59:00".parse().unwrap();
        let from: NaiveDate = "2026-11-30".parse().unwrap();
        assert_eq!(Writes(Lang::De).moment(at), "Donnerstag, 4. Januar 2029, 23:59 Uhr");
        assert_eq!(Writes(Lang::En).day(at.date()), "Thursday, 4 January 2029");
        assert_eq!(Writes(Lang::De).short(at), "04.01.2029 23:59");
        assert_eq!(Writes(Lang::En).short(at), "04/01/2029 23:59");
        for (to, german, english) in [
            ("2029-01-04", "in 766 Tagen", "in 766 days"),
            ("2026-12-01", "morgen", "tomorrow"),
            ("2026-11-30", "heute", "today"),
            ("2026-11-29", "gestern", "yesterday"),
            ("2026-11-27", "vor 3 Tagen", "3 days ago"),
        ] {
            let to: NaiveDate = to.parse().unwrap();
            assert_eq!(
                (Writes(Lang::De).away(from, to), Writes(Lang::En).away(from, to)),
                (german.into(), english.into())
            );
        }
    }

    #[test]
    fn lists_sort_as_a_dictionary_whatever_form_names_came_in() {
        let mut names = vec!["Zebra", "Äpfel", "Apfel", "Österreich", "Ort", "apfelbaum"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Apfel", "Äpfel", "apfelbaum", "Ort", "Österreich", "Zebra"]);
        for (one, other) in [("\u{c4}pfel", "A\u{308}pfel"), (" Ada\u{200b}", "Ada"), ("e.\u{a0}V.", "e. V.")] {
            assert_eq!(sort_key(one), sort_key(other), "{one:?}");
        }
    }
}
