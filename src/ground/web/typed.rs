//! Numbers as people type them, and the one door through which forms read them: what is no number, or none that can
//! be meant, is an error at its field, and never nothing. Pure; an error is the key of its sentence.

use std::ops::RangeInclusive;
use std::str::FromStr;

use super::{Errors, Query};
use crate::key;
use crate::text;

/// A whole number within bounds: "12", " 12 ", "1 200".
///
/// # Errors
/// `field-missing` where nothing was typed, `field-number` where it is none, `field-number-range` where it is another.
pub fn whole(typed: &str, range: RangeInclusive<i64>) -> Result<i64, &'static str> {
    let text = plain(typed);
    if text.is_empty() {
        return Err(key!("field-missing"));
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    if digits.is_empty() || !digits.bytes().all(|character| character.is_ascii_digit()) {
        return Err(key!("field-number"));
    }
    // Digits alone fail by being too many.
    text.parse().ok().filter(|number| range.contains(number)).ok_or(key!("field-number-range"))
}

/// A number with decimals, as German and English write them: "75,16", "75.16", "-0,5".
///
/// # Errors
/// `field-missing` where nothing was typed, `field-decimal` where it is none.
pub fn decimal(typed: &str) -> Result<f64, &'static str> {
    let text = plain(typed).replace(',', ".");
    if text.is_empty() {
        return Err(key!("field-missing"));
    }
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let is_number = digits.len() <= 30
        && digits.bytes().any(|character| character.is_ascii_digit())
        && digits.bytes().all(|character| character.is_ascii_digit() || character == b'.')
        && digits.matches('.').count() <= 1;
    // More than one mark is a number with thousands, which no value here has.
    if is_number { text.parse().map_err(|_| key!("field-decimal")) } else { Err(key!("field-decimal")) }
}

/// A number's characters as a keyboard has them, without the spaces that part thousands.
fn plain(typed: &str) -> String {
    text::typed(typed).chars().filter(|character| !character.is_whitespace()).collect()
}

/// What was read, or nothing and an error at its field.
fn noted<T>(read: Result<T, &'static str>, name: &str, errors: &mut Errors) -> Option<T> {
    read.map_err(|key| errors.add(name, key)).ok()
}

impl Errors {
    /// A whole number that has to be there, from what was typed into a field; its error names the bounds.
    pub fn whole(&mut self, name: &str, typed: &str, range: RangeInclusive<i64>) -> Option<i64> {
        whole(typed, range.clone()).map_err(|key| self.add_within(name, key, range)).ok()
    }
}

impl Query {
    /// A whole number that has to be there.
    pub fn whole(&self, name: &str, range: RangeInclusive<i64>, errors: &mut Errors) -> Option<i64> {
        errors.whole(name, self.get(name), range)
    }

    /// A whole number, or nothing where nothing was typed.
    pub fn whole_if_any(&self, name: &str, range: RangeInclusive<i64>, errors: &mut Errors) -> Option<i64> {
        if self.get(name).is_empty() { None } else { self.whole(name, range, errors) }
    }

    /// One of the words, keys or numbers to choose from.
    pub fn chosen<T: FromStr>(&self, name: &str, errors: &mut Errors) -> Option<T> {
        noted(self.parse(name).ok_or(key!("field-choice")), name, errors)
    }

    /// The same, or nothing where nothing was chosen.
    pub fn chosen_if_any<T: FromStr>(&self, name: &str, errors: &mut Errors) -> Option<T> {
        if self.get(name).is_empty() { None } else { self.chosen(name, errors) }
    }

    /// All that were chosen of several; one that cannot be read is an error.
    pub fn all_chosen<T: FromStr>(&self, name: &str, errors: &mut Errors) -> Vec<T> {
        let read: Result<Vec<T>, _> =
            self.all(name).map(|typed| typed.parse().map_err(|_| key!("field-choice"))).collect();
        noted(read, name, errors).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, number) in [
            ("75,16", Ok(75.16)),
            (" 75.16 ", Ok(75.16)),
            ("80", Ok(80.0)),
            (",5", Ok(0.5)),
            ("-0,512", Ok(-0.512)),
            ("\u{2212}1", Ok(-1.0)),
            ("\u{2013}1,5\u{a0}", Ok(-1.5)),
            ("", Err("field-missing")),
            ("  ", Err("field-missing")),
            ("viel", Err("field-decimal")),
            ("75,16 Punkte", Err("field-decimal")),
            ("1.075,16", Err("field-decimal")),
            ("1e3", Err("field-decimal")),
            ("inf", Err("field-decimal")),
            ("NaN", Err("field-decimal")),
            (".", Err("field-decimal")),
            ("--1", Err("field-decimal")),
        ] {
            assert_eq!(decimal(typed), number, "{typed:?}");
        }
        for (typed, number) in [
            ("5", Ok(5)),
            (" 12 ", Ok(12)),
            ("007", Ok(7)),
            ("\u{202d}1\u{a0}2\u{202c}", Ok(12)),
            ("\u{ff17}", Ok(7)),
            ("\u{2013}1", Err("field-number-range")),
            ("0", Err("field-number-range")),
            ("13", Err("field-number-range")),
            ("-1", Err("field-number-range")),
            ("\u{2212}1", Err("field-number-range")),
            ("99999999999", Err("field-number-range")),
            ("99999999999999999999999", Err("field-number-range")),
            ("", Err("field-missing")),
            ("5,5", Err("field-number")),
            ("2.0", Err("field-number")),
            ("1e1", Err("field-number")),
            ("+5", Err("field-number")),
            ("-", Err("field-number")),
            ("x", Err("field-number")),
            ("\u{663}", Err("field-number")),
        ] {
            assert_eq!(whole(typed, 1..=12), number, "{typed:?}");
        }
        assert_eq!(whole("-3", -5..=5), Ok(-3));
    }

    #[test]
    fn what_cannot_be_read_is_an_error_at_its_field() {
        let form = Query::from_pairs(
            [("n", "drei"), ("empty", ""), ("word", "x"), ("one", "1"), ("one", "zwei")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
        );
        let mut errors = Errors::default();
        assert_eq!(form.whole_if_any("empty", 0..=9, &mut errors), None);
        assert_eq!(form.chosen_if_any::<i64>("empty", &mut errors), None);
        assert!(errors.is_empty());
        assert_eq!(form.whole_if_any("n", 0..=9, &mut errors), None);
        assert_eq!(form.whole("empty", 0..=9, &mut errors), None);
        assert_eq!(form.chosen_if_any::<i64>("word", &mut errors), None);
        assert_eq!(form.all_chosen::<i64>("one", &mut errors), Vec::<i64>::new());
        let found = ["n", "empty", "word", "one"].map(|name| errors.get(name));
        assert_eq!(found, ["field-number", "field-missing", "field-choice", "field-choice"].map(Some));
    }
}
