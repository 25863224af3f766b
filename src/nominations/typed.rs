//! What somebody typed as one answer, read by its kind. Pure; an error is the key of its sentence.

use chrono::{Datelike, NaiveDate};
use validator::{ValidateEmail, ValidateUrl};

use crate::prizes::model::Question;
use crate::web::Query;

use super::model::{Address, Answer};

/// A choice that there is.
pub fn one_of<'a>(typed: &str, mut known: impl Iterator<Item = &'a str>) -> Result<String, &'static str> {
    known.find(|id| *id == typed).map(str::to_owned).ok_or("field-choice")
}

/// A whole number, also as Germans group it: "1.200".
pub fn number(typed: &str, question: &Question) -> Result<i64, &'static str> {
    let compact: String = typed.chars().filter(|sign| !sign.is_whitespace()).collect();
    let mut groups = compact.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if rest.iter().any(|group| group.len() != 3) || (!rest.is_empty() && first.trim_start_matches('-').len() > 3) {
        return Err("field-number");
    }
    let number: i64 = (first.to_owned() + &rest.concat()).parse().map_err(|_| "field-number")?;
    let within =
        question.min_number.is_none_or(|min| min <= number) && question.max_number.is_none_or(|max| number <= max);
    if within { Ok(number) } else { Err("field-number-range") }
}

/// A date as the browser's field sends it or as Germans write it.
pub fn date(typed: &str) -> Result<String, &'static str> {
    let date = NaiveDate::parse_from_str(typed, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(typed, "%d.%m.%Y"));
    let sane = date.ok().filter(|date| (1900..=2100).contains(&date.year()));
    sane.map(|date| date.to_string()).ok_or("field-date")
}

/// An e-mail address.
pub fn email(typed: &str) -> Result<String, &'static str> {
    if typed.len() <= 254 && typed.validate_email() { Ok(typed.to_owned()) } else { Err("field-email") }
}

/// A web address; what people leave out is added.
pub fn web(typed: &str) -> Result<String, &'static str> {
    let lower = typed.to_ascii_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
    let url = if has_scheme { typed.to_owned() } else { format!("https://{typed}") };
    let host = url.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or(""));
    let named = host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() >= 2);
    let plain = !url.contains(char::is_whitespace) && !host.contains('@');
    if named && plain && url.len() <= 500 && url.validate_url() { Ok(url) } else { Err("field-url") }
}

/// A telephone number as people write it.
pub fn phone(typed: &str) -> Result<String, &'static str> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let fits = typed.chars().all(|sign| sign.is_ascii_digit() || " +()/-.".contains(sign));
    if fits && (5..=20).contains(&digits) && typed.len() <= 40 { Ok(typed.to_owned()) } else { Err("field-phone") }
}

/// A postal address, which is whole or absent.
pub fn address(form: &Query, name: &str) -> Result<Option<Answer>, &'static str> {
    let part = |part: &str| form.get(&format!("{name}.{part}")).replace('\n', " ");
    let address = Address { street: part("street"), postcode: part("postcode"), city: part("city") };
    let parts = [&address.street, &address.postcode, &address.city];
    if parts.iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    if parts.iter().any(|part| part.is_empty()) {
        return Err("nomination-field-address");
    }
    if address.street.chars().count() > 200 || address.city.chars().count() > 100 {
        return Err("field-too-long");
    }
    let sane = |sign: char| sign.is_ascii_alphanumeric() || sign == ' ' || sign == '-';
    if !(3..=10).contains(&address.postcode.len()) || !address.postcode.chars().all(sane) {
        return Err("nomination-field-postcode");
    }
    Ok(Some(Answer::Address(address)))
}
