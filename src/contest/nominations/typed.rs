//! What somebody typed as one answer, read by its kind. Pure.

use validator::ValidateUrl;

use crate::clock::typed as moments;
use crate::contest::prizes::model::Question;
use crate::ground::mail::address as mails;
use crate::ground::web::Query;
use crate::text;

use super::answers::Demands;
use super::mistake::Mistake;
use super::model::{Address, Answer, Answers};

/// A choice that there is.
pub fn one_of<'a>(typed: &str, mut known: impl Iterator<Item = &'a str>) -> Result<String, Mistake> {
    known.find(|id| *id == typed).map(str::to_owned).ok_or(Mistake::Choice)
}

/// A whole number, also as Germans group it: "1.200".
pub fn number(typed: &str, question: &Question) -> Result<i64, Mistake> {
    let compact: String = text::typed(typed).chars().filter(|character| !character.is_whitespace()).collect();
    let mut groups = compact.split('.');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if rest.iter().any(|group| group.len() != 3) || (!rest.is_empty() && first.trim_start_matches('-').len() > 3) {
        return Err(Mistake::Number);
    }
    let number: i64 = (first.to_owned() + &rest.concat()).parse().map_err(|_| Mistake::Number)?;
    let within =
        question.min_number.is_none_or(|min| min <= number) && question.max_number.is_none_or(|max| number <= max);
    if within { Ok(number) } else { Err(Mistake::OutOfRange) }
}

/// A date as the browser's field sends it or as people write it.
pub fn date(typed: &str) -> Result<String, Mistake> {
    moments::day(typed).map(|day| day.to_string()).map_err(Mistake::Date)
}

/// An e-mail address.
pub fn email(typed: &str) -> Result<String, Mistake> {
    mails::read(typed).map_err(Mistake::Email)
}

/// The most characters of a web address.
const MOST_WEB: usize = 500;

/// A web address; what people leave out is added.
pub fn web(typed: &str) -> Result<String, Mistake> {
    // A path may have dashes of its own; in front of it they are those of a keyboard.
    let whole = text::line(typed);
    let (before, rest) = whole.split_once("://").unwrap_or(("https", &whole));
    let scheme = text::typed(before);
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = (text::typed(&rest[..end]), &rest[end..]);
    let named = host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() >= 2);
    let plain = !host.contains(|character: char| character == '@' || character.is_whitespace())
        && !path.contains(char::is_whitespace);
    let url = format!("{scheme}://{host}{path}");
    match matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https") && named && plain && url.validate_url() {
        true if url.chars().count() > MOST_WEB => Err(Mistake::WebTooLong),
        true => Ok(url),
        false => Err(Mistake::Web),
    }
}

/// A telephone number as people write it.
pub fn phone(typed: &str) -> Result<String, Mistake> {
    let plain = text::typed(typed);
    let number = plain.strip_prefix("tel:").unwrap_or(&plain).trim();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let fits = number.chars().all(|character| character.is_ascii_digit() || " +()/-.".contains(character));
    if !fits || digits == 0 {
        Err(Mistake::Phone)
    } else if (5..=20).contains(&digits) && number.len() <= 40 {
        Ok(number.to_owned())
    } else {
        Err(Mistake::PhoneDigits)
    }
}

/// A postcode: five digits, or one from abroad, which has letters ("A-1010", "1012 AB").
pub fn postcode(typed: &str) -> Result<String, Mistake> {
    let plain = text::typed(typed);
    let compact: String = plain.chars().filter(|character| !character.is_whitespace()).collect();
    let german = ["DE-", "D-"].iter().find_map(|mark| compact.strip_prefix(mark)).unwrap_or(&compact);
    if german.bytes().all(|character| character.is_ascii_digit()) {
        let is_one = german.len() == 5 && !german.starts_with("00");
        return if is_one { Ok(german.to_owned()) } else { Err(Mistake::Postcode) };
    }
    let sane = |character: char| character.is_ascii_alphanumeric() || character == ' ' || character == '-';
    let is_one = (3..=10).contains(&plain.len())
        && plain.chars().all(sane)
        && plain.bytes().any(|character| character.is_ascii_digit())
        && plain.bytes().any(|character| character.is_ascii_alphabetic());
    if is_one { Ok(plain) } else { Err(Mistake::Postcode) }
}

/// A postal address, which is whole or absent. Its error names the part that is missing or wrong. What came on paper or
/// in a file may lack a digit of its postcode, which nobody at the office can know.
pub fn address(form: &Query, name: &str, demands: Demands) -> Result<Option<Answer>, Mistake> {
    let part = |part: &str| text::line(form.get(&format!("{name}.{part}")));
    let (street, typed, city) = (part("street"), part("postcode"), part("city"));
    match [&street, &typed, &city].map(|part| !part.is_empty()) {
        [false, false, false] => return Ok(None),
        [true, true, true] => {}
        [false, true, true] => return Err(Mistake::NoStreet),
        [true, false, true] => return Err(Mistake::NoPostcode),
        [true, true, false] => return Err(Mistake::NoCity),
        _ => return Err(Mistake::Address),
    }
    let is_short =
        demands == Demands::Essentials && typed.len() == 4 && typed.bytes().all(|character| character.is_ascii_digit());
    let postcode = if is_short { typed } else { postcode(&typed)? };
    if street.chars().count() > 200 {
        return Err(Mistake::StreetTooLong);
    }
    if city.chars().count() > 100 {
        return Err(Mistake::CityTooLong);
    }
    Ok(Some(Answer::Address(Address { street, postcode, city })))
}

/// Whether two forms say the same to whoever reads them: what an earlier release stored as it was typed is the same as
/// what the one door makes of it.
pub fn same(one: &Answers, other: &Answers) -> bool {
    let plain = |text: &str| text::long(text).lines().map(text::line).collect::<Vec<_>>().join("\n");
    let same = |(one, other): (&Answer, &Answer)| match (one, other) {
        (Answer::Text(one), Answer::Text(other)) => one == other || plain(one) == plain(other),
        (Answer::Address(one), Answer::Address(other)) => {
            let part = |of: &Address| {
                let postcode = postcode(&of.postcode).unwrap_or_else(|_| plain(&of.postcode));
                [plain(&of.street), postcode, plain(&of.city)]
            };
            one == other || part(one) == part(other)
        }
        (one, other) => one == other,
    };
    one.len() == other.len() && one.iter().all(|(id, one)| other.get(id).is_some_and(|other| same((one, other))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_before_there_was_one_door_says_the_same() {
        let answers =
            |text: &str| Answers::from([(crate::ids::QuestionId(uuid::Uuid::nil()), Answer::Text(text.into()))]);
        for (stored, sent, is_same) in [
            ("Bru\u{308}cke\u{200b}", "Brücke", true),
            ("\u{200f}Ada", "Ada", true),
            ("a\nb", "a\nb", true),
            ("a\nb", "a b", false),
            ("Ada", "ada", false),
        ] {
            assert_eq!(same(&answers(stored), &answers(sent)), is_same, "{stored:?}");
        }
        assert!(!same(&Answers::new(), &answers("a")));
        let home = |postcode: &str| {
            let address = Address { street: "Weg 1".into(), postcode: postcode.into(), city: "Dortmund".into() };
            Answers::from([(crate::ids::QuestionId(uuid::Uuid::nil()), Answer::Address(address))])
        };
        assert!(same(&home("D-44135"), &home("44135")) && !same(&home("44135"), &home("44137")));
    }

    #[test]
    fn telephone_numbers_come_as_they_are_pasted() {
        for (typed, read) in [
            ("+49 (231) 50-0", Ok("+49 (231) 50-0")),
            ("\u{202a}+49\u{a0}231\u{a0}50\u{2013}0\u{202c}", Ok("+49 231 50-0")),
            ("0231\u{2009}/\u{2009}50\u{2011}0", Ok("0231 / 50-0")),
            ("tel:+4923150", Ok("+4923150")),
            ("110", Err("field-phone-digits")),
            ("123456789012345678901", Err("field-phone-digits")),
            ("ruf mich an", Err("field-phone")),
            ("0231 50 App. 3", Err("field-phone")),
        ] {
            assert_eq!(phone(typed).map_err(Mistake::key), read.map(str::to_owned), "{typed:?}");
        }
    }

    #[test]
    fn web_addresses_come_as_they_are_pasted() {
        for (typed, read) in [
            ("www.beispiel.de", Ok("https://www.beispiel.de")),
            ("\u{a0}\u{200e}http://st\u{2011}verein.example/\u{a0}", Ok("http://st-verein.example/")),
            ("https://beispiel.de/A\u{2013}B?x=1#y", Ok("https://beispiel.de/A\u{2013}B?x=1#y")),
            ("bu\u{308}cher.example/wir", Ok("https://bücher.example/wir")),
            ("https://beispiel", Err("field-url")),
            ("ftp://beispiel.de", Err("field-url")),
            ("javascript:alert(1)", Err("field-url")),
            ("https://javascript:alert(1)", Err("field-url")),
            ("https://name:geheim@beispiel.de", Err("field-url")),
            ("zwei worte.de", Err("field-url")),
            ("beispiel.de/zwei\u{a0}worte", Err("field-url")),
        ] {
            assert_eq!(web(typed).map_err(Mistake::key), read.map(str::to_owned), "{typed:?}");
        }
        assert_eq!(web(&format!("beispiel.de/{}", "x".repeat(500))), Err(Mistake::WebTooLong));
    }

    #[test]
    fn a_postcode_has_five_digits_or_comes_from_abroad() {
        let wrong = Err("nomination-field-postcode");
        for (typed, read) in [
            ("44135", Ok("44135")),
            ("44\u{a0}135", Ok("44135")),
            ("D\u{2013}44135", Ok("44135")),
            ("\u{200e}04109\u{200e}", Ok("04109")),
            ("A-1010", Ok("A-1010")),
            ("SW1A 1AA", Ok("SW1A 1AA")),
            ("4413", wrong),
            ("441355", wrong),
            ("00135", wrong),
            ("Dortmund", wrong),
            ("44135 Dortmund", wrong),
            ("----", wrong),
        ] {
            assert_eq!(postcode(typed).map_err(Mistake::key), read.map(str::to_owned), "{typed:?}");
        }
    }

    #[test]
    fn an_address_says_which_part_is_missing() {
        for ([street, postcode, city], error) in [
            (["", "44135", "Dortmund"], "nomination-field-street"),
            (["Weg 1", "\u{2800}", "Dortmund"], "nomination-field-no-postcode"),
            (["Weg 1", "44135", "\u{200b}"], "nomination-field-city"),
            (["Weg 1", "", ""], "nomination-field-address"),
            (["Weg 1", "4413", "Dortmund"], "nomination-field-postcode"),
        ] {
            let pairs = [("a.street", street), ("a.postcode", postcode), ("a.city", city)];
            let form = Query::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
            let read = address(&form, "a", Demands::Everything).map_err(Mistake::key);
            assert_eq!(read, Err(error), "{street} {postcode} {city}");
        }
    }
}
