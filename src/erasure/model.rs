//! What is erased, what stays, what stands against it, and what is put in the place of a name. No I/O.

use serde::Serialize;
use serde_json::Value;

use crate::clock::Timestamp;
use crate::ids::{EditionId, NominationId, PersonId, QuestionId};
use crate::nominations::model::{Answer, Answers, NominationStatus, Screening};
use crate::prizes::model::{Question, QuestionKind, QuestionRole};
use crate::web::Role;

/// Stands where an address or a number was.
pub const GONE: &str = "–";

/// An account before it is erased.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    pub person_id: PersonId,
    pub name: String,
    /// What the person was called when a session noted who was there.
    pub earlier_names: Vec<String>,
    pub email: String,
    pub role: Role,
    /// What it is called afterwards.
    pub pseudonym: String,
    pub disabled: bool,
    pub erased_at: Option<Timestamp>,
    /// Rounds that are not closed, with this person in the jury.
    pub open_rounds: i64,
    /// Sessions whose decisions are not binding yet, with this person on the list.
    pub open_sessions: i64,
    /// Sessions on whose list the name stands.
    pub sessions: i64,
}

impl Account {
    /// Whether it may be erased.
    ///
    /// # Errors
    /// The key of the sentence that says why not.
    pub fn allowed(&self) -> Result<(), &'static str> {
        match self {
            Self { erased_at: Some(_), .. } => Err("erasure-done-already"),
            Self { open_rounds: 1.., .. } => Err("erasure-in-round"),
            Self { open_sessions: 1.., .. } => Err("erasure-in-session"),
            // The last one of the office cannot be shut out, so somebody always remains.
            Self { disabled: false, .. } => Err("erasure-has-access"),
            _ => Ok(()),
        }
    }

    /// What is looked for in everything that people wrote.
    pub fn words(&self) -> Words {
        let names = std::iter::once(&self.name).chain(&self.earlier_names);
        let names = names.map(|name| (name.as_str(), self.pseudonym.as_str()));
        Words::new(names.chain([(self.email.as_str(), GONE)]))
    }
}

/// A nomination before it is erased.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub nomination_id: NominationId,
    pub edition_id: EditionId,
    pub receipt_number: String,
    pub title: String,
    pub nominee_name: String,
    pub nominee_email: Option<String>,
    pub nominator_name: Option<String>,
    pub nominator_email: Option<String>,
    pub status: NominationStatus,
    pub screening: Screening,
    /// Whether a private link leads to it.
    pub has_link: bool,
    pub erased_at: Option<Timestamp>,
    /// The call is over, or its result is public.
    pub over: bool,
    /// Whether it has won something.
    pub laureate: bool,
    /// The answers that go.
    #[serde(skip)]
    pub answers: Vec<(QuestionId, Answer)>,
}

impl Entry {
    /// Whether it may be erased.
    ///
    /// # Errors
    /// The key of the sentence that says why not.
    pub fn allowed(&self) -> Result<(), &'static str> {
        let competes = self.status == NominationStatus::Received && self.screening != Screening::Ineligible;
        match self {
            Self { erased_at: Some(_), .. } => Err("erasure-done-already"),
            Self { over: false, laureate: true, .. } => Err("erasure-not-published"),
            Self { over: false, .. } if competes => Err("erasure-competes"),
            _ => Ok(()),
        }
    }

    /// What is looked for in everything that people wrote about it.
    pub fn words(&self) -> Words {
        let names = self.names();
        Words::new(
            names
                .0
                .iter()
                .map(|(word, other)| (word.as_str(), other.as_str()))
                .chain([(self.title.as_str(), self.receipt_number.as_str())]),
        )
    }

    /// What is looked for where people wrote about other things as well: what means one person wherever it stands. A
    /// title may be words that others use, too.
    pub fn telling(&self) -> Words {
        self.names().telling()
    }

    fn names(&self) -> Words {
        let texts = self.answers.iter().flat_map(|(_, answer)| match answer {
            Answer::Text(text) => vec![text.as_str()],
            Answer::Address(address) => vec![address.street.as_str()],
            _ => Vec::new(),
        });
        let emails = [&self.nominee_email, &self.nominator_email].into_iter().flatten().map(String::as_str);
        let names = [Some(self.nominee_name.as_str()), self.nominator_name.as_deref()].into_iter().flatten();
        let number = self.receipt_number.as_str();
        Words::new(names.map(|name| (name, number)).chain(emails.chain(texts).map(|text| (text, GONE))))
    }
}

/// Whether an answer to a question says who somebody is or how to reach them.
pub fn is_personal(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Email | QuestionKind::Phone | QuestionKind::Address)
        || matches!(question.role, Some(QuestionRole::NomineeName | QuestionRole::NominatorName))
}

/// The answers that stay: category and Stadtbezirk, which are counted. What somebody tells of themselves makes them
/// recognisable even where no name stands.
pub fn remaining(answers: &Answers, questions: &[Question]) -> Answers {
    let is_counted = |question: &&Question| matches!(question.kind, QuestionKind::Category | QuestionKind::District);
    let counted = questions.iter().filter(is_counted);
    counted.filter_map(|question| Some((question.question_id, answers.get(&question.question_id)?.clone()))).collect()
}

/// Something that others wrote about an entry, and that stays, as it will read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// `table-column`, with a sentence of its own.
    pub place: String,
    pub text: String,
}

/// Words that are to go, each with what is put in its place; the longest first.
#[derive(Clone, Debug)]
pub struct Words(Vec<(String, String)>);

impl Words {
    fn new<'w>(words: impl IntoIterator<Item = (&'w str, &'w str)>) -> Self {
        // One or two signs are no name: they would be found in everything.
        let long = words.into_iter().filter(|(word, _)| word.trim().chars().count() > 2);
        let mut all: Vec<(String, String)> =
            long.map(|(word, other)| (word.trim().to_owned(), other.to_owned())).collect();
        all.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        all.dedup_by(|a, b| a.0 == b.0);
        Self(all)
    }

    /// Each word as it may stand in a text: as it is, and as HTML spells it.
    pub fn spellings(&self) -> Vec<String> {
        let mut all: Vec<String> = self.0.iter().flat_map(|(word, _)| [word.clone(), html(word)]).collect();
        all.sort();
        all.dedup();
        all
    }

    /// The text without them.
    pub fn out_of(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (word, other) in &self.0 {
            text = replaced(&text, word, other);
            let spelled = html(word);
            if spelled != *word {
                text = replaced(&text, &spelled, other);
            }
        }
        text
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
        Self(self.0.iter().filter(|(word, _)| word.contains([' ', '@'])).cloned().collect())
    }
}

/// Replaces a word where it is not a part of another one.
fn replaced(text: &str, word: &str, other: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let inside = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let begins_inside =
            inside(before.chars().next_back().or(out.chars().next_back().filter(|_| before.is_empty())));
        out.push_str(before);
        out.push_str(if begins_inside || inside(after.chars().next()) { word } else { other });
        rest = after;
    }
    out.push_str(rest);
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
    use uuid::Uuid;

    use super::*;

    fn account() -> Account {
        Account {
            person_id: PersonId(Uuid::nil()),
            name: "Ida Neu".into(),
            earlier_names: Vec::new(),
            email: "ida@x.example".into(),
            role: Role::Juror,
            pseudonym: "Jurymitglied 3".into(),
            disabled: true,
            erased_at: None,
            open_rounds: 0,
            open_sessions: 0,
            sessions: 1,
        }
    }

    fn entry(status: NominationStatus, screening: Screening) -> Entry {
        Entry {
            nomination_id: NominationId(Uuid::nil()),
            edition_id: EditionId(Uuid::nil()),
            receipt_number: "IP-2027-0001".into(),
            title: "Lesen".into(),
            nominee_name: "Ada & Söhne".into(),
            nominee_email: Some("ada@x.example".into()),
            nominator_name: None,
            nominator_email: None,
            status,
            screening,
            has_link: true,
            erased_at: None,
            over: false,
            laureate: false,
            answers: Vec::new(),
        }
    }

    #[test]
    fn who_is_needed_in_a_running_procedure_is_not_erased() {
        let at = Some(Timestamp::new(Default::default()));
        for (account, expected) in [
            (account(), Ok(())),
            (Account { disabled: false, ..account() }, Err("erasure-has-access")),
            (Account { open_rounds: 1, disabled: false, ..account() }, Err("erasure-in-round")),
            (Account { open_sessions: 1, ..account() }, Err("erasure-in-session")),
            (Account { erased_at: at, ..account() }, Err("erasure-done-already")),
        ] {
            assert_eq!(account.allowed(), expected);
        }
        use NominationStatus::{Late, Received, Withdrawn};
        use Screening::{Eligible, Ineligible, Pending};
        for (entry, expected) in [
            (entry(Received, Eligible), Err("erasure-competes")),
            (entry(Received, Pending), Err("erasure-competes")),
            (entry(Received, Ineligible), Ok(())),
            (entry(Late, Pending), Ok(())),
            (entry(Withdrawn, Eligible), Ok(())),
            (Entry { over: true, ..entry(Received, Eligible) }, Ok(())),
            (Entry { laureate: true, ..entry(Withdrawn, Eligible) }, Err("erasure-not-published")),
            (Entry { laureate: true, over: true, ..entry(Received, Eligible) }, Ok(())),
            (Entry { erased_at: at, ..entry(Withdrawn, Eligible) }, Err("erasure-done-already")),
        ] {
            assert_eq!(entry.allowed(), expected, "{entry:?}");
        }
    }

    #[test]
    fn a_name_goes_wherever_it_stands_by_itself() {
        let words = account().words();
        for (text, without) in [
            ("Ida Neu war krank.", "Jurymitglied 3 war krank."),
            ("Frau Ida Neumann", "Frau Ida Neumann"),
            ("(Ida Neu, ida@x.example)", "(Jurymitglied 3, –)"),
            ("Ida NeuIda Neu Ida Neu", "Ida NeuIda Neu Jurymitglied 3"),
            ("", ""),
        ] {
            assert_eq!(words.out_of(text), without);
        }
        let words = entry(NominationStatus::Late, Screening::Pending).words();
        assert_eq!(words.out_of("<b>Ada &amp; Söhne</b> Ada & Söhne"), "<b>IP-2027-0001</b> IP-2027-0001");
        assert!(words.stand_in("an ada@x.example") && !words.stand_in("an ada@x.examples"));
        assert_eq!(Words::new([("Al", "x"), (" ", "x"), ("Kita", "y")]).out_of("Al, Kita"), "Al, y");
        assert_eq!(Words::new([("Kita", "y"), ("Kita Nord", "z")]).telling().out_of("Kita, Kita Nord"), "Kita, z");
    }
}
