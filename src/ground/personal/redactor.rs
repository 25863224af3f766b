//! Finding names in what people wrote, however they spelled them, and putting something in their place. Pure.

use icu_normalizer::ComposingNormalizerBorrowed;
use serde_json::Value;

use crate::i18n::fold;

/// Words that are to go, each with what is put in its place; the longest first.
#[derive(Clone, Debug)]
pub struct Redactor(Vec<Word>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    word: String,
    other: String,
    /// Found only in these letters: many a title is a word that everybody uses.
    exact: bool,
}

impl Redactor {
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        Self(Vec::new()).and(words)
    }

    /// With more of them.
    pub fn and<'w>(self, words: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        self.with(words, |_| false)
    }

    /// With titles, of which those of one word are found only as they are spelled.
    pub fn and_titles<'w>(self, titles: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        self.with(titles, |title| !title.contains(char::is_whitespace))
    }

    fn with<'w>(mut self, words: impl IntoIterator<Item = (&'w str, &'w str)>, exact: fn(&str) -> bool) -> Self {
        // One or two signs are no name: they would be found in everything.
        let long = words.into_iter().filter(|(word, _)| word.trim().chars().count() > 2);
        self.0.extend(long.map(|(word, other)| {
            let word = word.trim().to_owned();
            Word { exact: exact(&word), word, other: other.to_owned() }
        }));
        let order = |a: &Word, b: &Word| b.word.len().cmp(&a.word.len()).then_with(|| a.word.cmp(&b.word));
        self.0.sort_by(|a, b| order(a, b).then_with(|| a.exact.cmp(&b.exact)));
        self.0.dedup_by(|a, b| a.word == b.word);
        self
    }

    /// The text without them.
    pub fn out_of(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for word in &self.0 {
            out = replaced(out, word);
            let spelled = html(&word.word);
            if spelled != word.word {
                out = replaced(out, &Word { word: spelled, ..word.clone() });
            }
        }
        out
    }

    /// The same for all texts of a value.
    pub fn out_of_value(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.out_of(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.out_of_value(value)),
            Value::Object(map) => map.values_mut().for_each(|value| self.out_of_value(value)),
            _ => {}
        }
    }

    /// Whether any of them stands in a text.
    pub fn stand_in(&self, text: &str) -> bool {
        self.out_of(text) != text
    }

    /// Only those that mean one person wherever they stand: addresses, and names of more than one word.
    pub fn telling(&self) -> Self {
        Self(self.0.iter().filter(|word| word.word.contains([' ', '@'])).cloned().collect())
    }
}

/// A text as it is compared: composed, small letters, one space; each sign with where it stands in the composed text.
struct Compared {
    text: String,
    signs: Vec<(char, usize, usize)>,
}

impl Compared {
    fn new(text: &str) -> Self {
        let text = ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned();
        let mut signs: Vec<(char, usize, usize)> = Vec::with_capacity(text.len());
        for (at, sign) in text.char_indices() {
            let end = at + sign.len_utf8();
            match signs.last_mut() {
                Some((' ', _, last)) if sign.is_whitespace() => *last = end,
                _ if sign.is_whitespace() => signs.push((' ', at, end)),
                last => match (fold(sign.encode_utf8(&mut [0; 4])), last) {
                    // Marks and signs that nobody sees belong to the letter before them.
                    (folded, Some((_, _, last))) if folded.is_empty() => *last = end,
                    (folded, _) => signs.extend(folded.chars().map(|folded| (folded, at, end))),
                },
            }
        }
        Self { text, signs }
    }

    /// Where a word ends that begins at a sign, with the "s" of its genitive; `None` where another one stands.
    fn ends(&self, at: usize, word: &[char], is_name: bool) -> Option<usize> {
        let rest = &self.signs[at..];
        let is_word = rest.len() >= word.len() && rest.iter().zip(word).all(|((sign, ..), wanted)| sign == wanted);
        let begins_inside = at > 0 && self.signs[at - 1].0.is_alphanumeric();
        if !is_word || begins_inside {
            return None;
        }
        let sign = |n: usize| self.signs.get(at + word.len() + n).map(|(sign, ..)| *sign);
        let is_inside = |n: usize| sign(n).is_some_and(char::is_alphanumeric);
        let is_mark = |n: usize| matches!(sign(n), Some('\'' | '’' | '‘' | '`'));
        let more = match sign(0) {
            Some('s') if is_name && !is_inside(1) => 1,
            Some(_) if is_name && is_mark(0) && sign(1) == Some('s') && !is_inside(2) => 2,
            Some(_) if is_inside(0) => return None,
            _ => 0,
        };
        Some(at + word.len() + more)
    }
}

/// Replaces a word where it is not a part of another one, in whatever letters it was written.
fn replaced(text: String, Word { word, other, exact }: &Word) -> String {
    let wanted: Vec<char> = Compared::new(word).signs.iter().map(|(sign, ..)| *sign).collect();
    if wanted.is_empty() {
        return text;
    }
    let compared = Compared::new(&text);
    // Where it is found nowhere the text stays as it was written, to the last sign.
    let is_name = !word.contains(['@', '/']) && word.chars().any(char::is_alphabetic);
    let (mut out, mut copied, mut at) = (String::new(), 0, 0);
    while at < compared.signs.len() {
        let Some(end) = compared.ends(at, &wanted, is_name) else {
            at += 1;
            continue;
        };
        let (from, to) = (compared.signs[at].1, compared.signs[end - 1].2);
        if from < copied || *exact && !compared.text[from..to].starts_with(word.as_str()) {
            at += 1;
            continue;
        }
        out.push_str(&compared.text[copied..from]);
        out.push_str(other);
        (copied, at) = (to, end);
    }
    if copied == 0 {
        return text;
    }
    out.push_str(&compared.text[copied..]);
    out
}

/// As the mails' HTML has it.
fn html(text: &str) -> String {
    let mut out = Vec::new();
    match tera::escape_html(text, &mut out) {
        Ok(()) => String::from_utf8(out).unwrap_or_else(|_| text.to_owned()),
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_spelled_and_inside_no_other() {
        let words = Redactor::new([("Al", "x"), (" ", "x"), ("Kita", "y")]);
        assert_eq!(words.out_of("Al, Kita"), "Al, y");
        let telling = Redactor::new([("Kita", "y"), ("Kita Nord", "z")]).telling();
        assert_eq!(telling.out_of("Kita, Kita Nord"), "Kita, z");
        let words = Redactor::new([("Ida Groß", "x"), ("ida@g.example", "–")]);
        for (text, without) in [
            ("IDA GROSS kam.", "x kam."),
            ("Ida\n Großs Hut", "x Hut"),
            ("Ida Groß’s Hut, ida Groß' Hut", "x Hut, x' Hut"),
            ("Ida Großmann", "Ida Großmann"),
            ("(IDA@G.EXAMPLE)", "(–)"),
            ("ida@g.examples", "ida@g.examples"),
            ("a\u{308}rger mit Ida Groß", "ärger mit x"),
            ("a\u{308}rger", "a\u{308}rger"),
        ] {
            assert_eq!(words.out_of(text), without, "{text}");
        }
    }
}
