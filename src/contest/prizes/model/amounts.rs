//! Sums of money in people's sentences, in digits and in words, German and English.

/// A sum that a sentence names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// In whole cents.
    pub cents: i64,
    /// Whether the sentence says that it is all of it.
    pub is_total: bool,
    pub subject: Subject,
}

/// What a sentence with a sum speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Prize money.
    Prize,
    /// Money that somebody has, spends or pays.
    Other,
    Unclear,
}

/// Words by which a sentence speaks of all the money together.
const TOTAL: [&str; 9] =
    ["insgesamt", "gesamt", "zusammen", "dotiert", "total", "altogether", "in all", "worth", "endowed"];

/// Words of sentences about prize money, and about other money.
const PRIZE: [&str; 6] = ["platz", "plätze", "preisgeld", "dotiert", "place", "prize money"];
const OTHER: [&str; 20] = [
    "umsatz",
    "kosten",
    "budget",
    "haushalt",
    "einkommen",
    "spende",
    "förder",
    "beitrag",
    "gebühr",
    "bilanz",
    "mittel",
    "turnover",
    "revenue",
    "cost",
    "income",
    "donation",
    "funding",
    "fee",
    "grant",
    "expense",
];

/// The sums that a text names.
pub fn named(text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    for sentence in sentences(&text.to_lowercase()) {
        let is_total = TOTAL.iter().any(|word| sentence.contains(word));
        let speaks_of = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        let subject = match (speaks_of(&PRIZE), speaks_of(&OTHER)) {
            (true, _) => Subject::Prize,
            (false, true) => Subject::Other,
            (false, false) => Subject::Unclear,
        };
        found.extend(sums(&sentence).into_iter().map(|cents| Named { cents, is_total, subject }));
    }
    found
}

/// A full stop ends a sentence where no digit follows it: "5.000 Euro" is one.
fn sentences(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut all = vec![String::new()];
    for (at, &character) in characters.iter().enumerate() {
        let is_end = matches!(character, '.' | '!' | '?' | ';' | '\n')
            && !characters.get(at + 1).is_some_and(char::is_ascii_digit);
        if is_end {
            all.push(String::new());
        } else if let Some(last) = all.last_mut() {
            last.push(character);
        }
    }
    all
}

fn is_currency(word: &str) -> bool {
    matches!(
        word.trim_matches(|character: char| !character.is_alphanumeric() && character != '€'),
        "€" | "euro" | "euros" | "eur"
    )
}

/// Sums with a currency before or behind them.
fn sums(sentence: &str) -> Vec<i64> {
    // "€5,000" and "5.000€" as people write them, and the spaces that keep a number together.
    let spaced = sentence.replace('€', " € ").replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (value, taken) = number(&words[at..]);
        let Some(value) = value else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).is_some_and(|before| is_currency(words[before]));
        let behind = words.get(at + taken).is_some_and(|word| is_currency(word));
        if before || behind {
            found.push(value);
        }
        at += taken;
    }
    found
}

/// The number at the beginning of some words, in cents, and how many words it takes.
fn number(words: &[&str]) -> (Option<i64>, usize) {
    let first = words[0].trim_matches(|character: char| !character.is_alphanumeric());
    if first.starts_with(|character: char| character.is_ascii_digit()) {
        // "10 000" is one number, and "7 Tausend" is 7000.
        let groups = words[1..].iter().take_while(|word| word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit()));
        let groups: Vec<&&str> = groups.collect();
        if !groups.is_empty() && first.bytes().all(|b| b.is_ascii_digit()) {
            let joined: String = std::iter::once(first).chain(groups.iter().map(|word| **word)).collect();
            return (digits(&joined), 1 + groups.len());
        }
        let thousand = words.get(1).is_some_and(|word| matches!(*word, "tausend" | "thousand" | "tsd" | "tsd."));
        let value = digits(first);
        return if thousand { (value.map(|value| value * 1000), 2) } else { (value, 1) };
    }
    let mut taken = 0;
    let mut said = String::new();
    let mut value = None;
    for word in words {
        let word = word.trim_matches(|character: char| !character.is_alphanumeric());
        let next = format!("{said}{}", word.replace('-', ""));
        match spelt(&next) {
            Some(number) => (value, taken, said) = (Some(number), taken + 1, next),
            // "two thousand and five hundred"
            None if word == "and" && taken > 0 => taken += 1,
            None => break,
        }
    }
    (value.map(|value| value * 100), taken.max(1))
}

/// Digits with the marks of either language: the last mark before one or two digits begins the cents.
fn digits(text: &str) -> Option<i64> {
    let text = text.trim_end_matches(['-', '–', ',', '.']);
    let (whole, cents) = match text.rfind(['.', ',']) {
        Some(at) if text.len() - at <= 3 => (&text[..at], &text[at + 1..]),
        _ => (text, ""),
    };
    if !text.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | ',' | '\'')) {
        return None;
    }
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let cents = format!("{cents:0<2}");
    Some(whole.parse::<i64>().ok()?.checked_mul(100)? + cents.parse::<i64>().ok()?)
}

const UNITS: [(&str, i64); 66] = [
    ("null", 0),
    ("eins", 1),
    ("ein", 1),
    ("eine", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("fünf", 5),
    ("fuenf", 5),
    ("sechs", 6),
    ("sieben", 7),
    ("acht", 8),
    ("neun", 9),
    ("zehn", 10),
    ("elf", 11),
    ("zwölf", 12),
    ("zwoelf", 12),
    ("dreizehn", 13),
    ("vierzehn", 14),
    ("fünfzehn", 15),
    ("sechzehn", 16),
    ("siebzehn", 17),
    ("achtzehn", 18),
    ("neunzehn", 19),
    ("zwanzig", 20),
    ("dreißig", 30),
    ("dreissig", 30),
    ("vierzig", 40),
    ("fünfzig", 50),
    ("fuenfzig", 50),
    ("sechzig", 60),
    ("siebzig", 70),
    ("achtzig", 80),
    ("neunzig", 90),
    ("a", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundert", 100),
    ("tausend", 1000),
    ("hundred", 100),
    ("thousand", 1000),
];

/// A number in words, written together; what is no number is none.
fn spelt(text: &str) -> Option<i64> {
    let split = |marks: [&str; 2]| marks.iter().find_map(|mark| text.split_once(mark));
    for (marks, times) in [(["tausend", "thousand"], 1000), (["hundert", "hundred"], 100)] {
        if let Some((before, behind)) = split(marks) {
            let before = if before.is_empty() { 1 } else { spelt(before)? };
            let behind = if behind.is_empty() { 0 } else { spelt(behind.strip_prefix("und").unwrap_or(behind))? };
            return (behind < times).then_some(before * times + behind);
        }
    }
    let unit = |word: &str| UNITS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value);
    unit(text).or_else(|| {
        // "fünfundzwanzig" says the ones first, "twentyfive" the tens.
        let tens = |value: &i64| (20..100).contains(value) && value % 10 == 0;
        let german = text.split_once("und").and_then(|(ones, ten)| {
            let (ones, ten) = (unit(ones)?, unit(ten).filter(tens)?);
            (ones < 10).then_some(ten + ones)
        });
        german.or_else(|| {
            UNITS.iter().filter(|(_, value)| tens(value)).find_map(|(word, ten)| {
                let ones = unit(text.strip_prefix(word)?)?;
                (1..10).contains(&ones).then_some(ten + ones)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_found_however_they_are_written() {
        for (text, sums) in [
            ("Der Preis ist mit 7.000 Euro dotiert.", vec![7000]),
            ("Es gibt 10.000 €, 5000 Euro und EUR 2.000,00.", vec![10_000, 5000, 2000]),
            ("5.000€ für den ersten Platz", vec![5000]),
            ("10 000 Euro", vec![10_000]),
            ("7 Tausend Euro", vec![7000]),
            ("Insgesamt siebentausend Euro", vec![7000]),
            (
                "zehntausend Euro, zweitausendfünfhundert Euro und fünfundzwanzigtausend Euro",
                vec![10_000, 2500, 25_000],
            ),
            ("einhundert Euro oder tausend Euro", vec![100, 1000]),
            ("The prize is worth €7,000.", vec![7000]),
            ("seven thousand euros, and twenty-five thousand five hundred euros", vec![7000, 25_500]),
            ("one hundred thousand euros", vec![100_000]),
            ("ten thousand and five hundred euro", vec![10_500]),
            // No money.
            ("Seit 2009 haben 29 Projekte teilgenommen, drei Plätze sind zu vergeben.", vec![]),
            ("Eurovision mit sieben Ländern", vec![]),
            ("Und a euro is little", vec![1]),
            ("", vec![]),
        ] {
            let found: Vec<i64> = named(text).iter().map(|named| named.cents).collect();
            let sums: Vec<i64> = sums.iter().map(|euros| euros * 100).collect();
            assert_eq!(found, sums, "{text}");
        }
    }

    #[test]
    fn a_sentence_about_all_of_it_is_told_from_one_about_a_part() {
        let found = named("Der Preis ist mit 10.000 Euro dotiert. Der erste Platz bekommt 5.000 Euro.");
        assert_eq!(found.iter().map(|named| named.is_total).collect::<Vec<_>>(), [true, false]);
    }
}
