//! Dates, numbers, money, and the order of names.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::{Args, Lang, say, t};
use crate::text;

/// How a language writes things.
#[derive(Clone, Copy)]
pub struct Writes(pub Lang);

impl Writes {
    /// "15. September 2026", "15 September 2026".
    pub fn date(self, date: NaiveDate) -> String {
        let month = say(self.0, &format!("month-{}", date.month()));
        match self.0 {
            Lang::De => format!("{}. {month} {}", date.day(), date.year()),
            Lang::En => format!("{} {month} {}", date.day(), date.year()),
        }
    }

    /// "15. September 2026, 23:59 Uhr", "15 September 2026, 23:59".
    pub fn datetime(self, at: NaiveDateTime) -> String {
        let clock = at.format("%H:%M");
        match self.0 {
            Lang::De => format!("{}, {clock} Uhr", self.date(at.date())),
            Lang::En => format!("{}, {clock}", self.date(at.date())),
        }
    }

    /// "Dienstag, 15. September 2026", "Tuesday, 15 September 2026": for what is read back before it stands.
    pub fn day(self, date: NaiveDate) -> String {
        let weekday = say(self.0, &format!("weekday-{}", date.weekday().number_from_monday()));
        format!("{weekday}, {}", self.date(date))
    }

    /// "Dienstag, 15. September 2026, 23:59 Uhr", "Tuesday, 15 September 2026, 23:59".
    pub fn moment(self, at: NaiveDateTime) -> String {
        let weekday = say(self.0, &format!("weekday-{}", at.weekday().number_from_monday()));
        format!("{weekday}, {}", self.datetime(at))
    }

    /// "heute", "morgen", "in 12 Tagen", "vor 3 Tagen": how far a day is away.
    pub fn away(self, from: NaiveDate, to: NaiveDate) -> String {
        let days = (to - from).num_days();
        let mut args = Args::new();
        args.set("n", days.abs());
        match days {
            0 => say(self.0, "away-today"),
            1.. => t(self.0, "away-in", Some(&args)),
            _ => t(self.0, "away-ago", Some(&args)),
        }
    }

    /// "15.09.2026 23:59": for tables.
    pub fn short(self, at: NaiveDateTime) -> String {
        match self.0 {
            Lang::De => at.format("%d.%m.%Y %H:%M").to_string(),
            Lang::En => at.format("%d/%m/%Y %H:%M").to_string(),
        }
    }

    /// A number with a fixed count of decimals: "7,25", "7.25".
    pub fn number(self, number: f64, decimals: usize) -> String {
        let text = format!("{number:.decimals$}");
        match self.0 {
            Lang::De => text.replace('.', ","),
            Lang::En => text,
        }
    }

    /// Whole cents as euros: "5.000 €", "€5,000", with cents only where there are some.
    pub fn money(self, cents: i64) -> String {
        let (thousands, decimal) = match self.0 {
            Lang::De => ('.', ','),
            Lang::En => (',', '.'),
        };
        let digits = (cents / 100).to_string();
        let mut euros = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                euros.push(thousands);
            }
            euros.push(digit);
        }
        if cents % 100 != 0 {
            euros.push_str(&format!("{decimal}{:02}", cents % 100));
        }
        match self.0 {
            Lang::De => format!("{euros}\u{a0}€"),
            Lang::En => format!("€{euros}"),
        }
    }
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
        assert_eq!(Writes(Lang::De).number(7.25, 2), "7,25");
    }

    #[test]
    fn a_date_that_is_read_back_has_its_weekday_and_how_far_it_is() {
        let at: NaiveDateTime = "2029-01-04T23:59:00".parse().unwrap();
        let from: NaiveDate = "2026-11-30".parse().unwrap();
        assert_eq!(Writes(Lang::De).moment(at), "Donnerstag, 4. Januar 2029, 23:59 Uhr");
        assert_eq!(Writes(Lang::En).day(at.date()), "Thursday, 4 January 2029");
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
