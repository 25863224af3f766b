//! From what a form sends to answers, from answers to words, and the fields in between. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::mistake::Mistake;
use super::model::{Answer, Answers, NominationKind};
use super::typed;
use crate::clock::Timestamp;
use crate::contest::prizes::model::{
    Category, DISTRICTS, Question, QuestionKind, QuestionRole, Wording, district_name,
};
use crate::contest::prizes::store as prizes;
use crate::ground::db::{Conn, LocalText};
use crate::ground::error::Result;
use crate::ground::web::{Choice, Errors, Field, FieldKind, Query};
use crate::i18n::{Lang, Writes, say};
use crate::ids::EditionId;
use crate::key;
use crate::text;

const SHORT: usize = 300;
const LONG: usize = 20_000;

/// The questions of an edition's form, with the categories that one of them offers.
pub struct Questionnaire {
    pub questions: Vec<Question>,
    pub categories: Vec<Category>,
    /// How its questions were worded before.
    pub wordings: Vec<Wording>,
}

/// Which answers must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demands {
    /// All that are not optional.
    Everything,
    /// Only what the program cannot do without: a paper has gaps that nobody at the office can fill.
    Essentials,
}

/// A part of the form below one heading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Part {
    pub title: LocalText,
    pub fields: Vec<Field>,
}

impl Questionnaire {
    /// The form of an edition, in three statements.
    pub async fn load(conn: &mut Conn, id: EditionId) -> Result<Self> {
        Ok(Self {
            questions: prizes::questions(conn, id).await?,
            categories: prizes::categories(conn, id).await?,
            wordings: prizes::wordings(conn, id).await?,
        })
    }

    /// The form as it was worded at a moment.
    pub fn at(&self, moment: Timestamp) -> Self {
        let questions = self.questions.iter().map(|question| question.asked_at(moment, &self.wordings)).collect();
        Self { questions, categories: self.categories.clone(), wordings: Vec::new() }
    }

    /// Questions with the heading they stand under, for one kind of nomination.
    ///
    /// A heading is kept with the first question of its part; it holds for the part even where that question
    /// is not asked.
    pub fn asked(&self, kind: NominationKind) -> Vec<(usize, &Question)> {
        let mut part = 0;
        let questions = self.questions.iter().enumerate().map(|(index, question)| {
            if !question.section.is_empty() {
                part = index;
            }
            (part, question)
        });
        questions.filter(|(_, question)| kind.is_asked(question)).collect()
    }

    /// The heading that a part, as counted by [`Self::asked`], begins with.
    pub fn heading(&self, part: usize, lang: Lang) -> LocalText {
        self.questions.get(part).map(|question| question.section.said(lang)).unwrap_or_default()
    }

    /// Reads the answers that a form sends and says what is wrong with them. Errors are named as the fields are.
    pub fn read(&self, kind: NominationKind, form: &Query, demands: Demands) -> (Answers, Errors) {
        let (mut answers, mut errors) = (Answers::new(), Errors::default());
        for (_, question) in self.asked(kind) {
            match self.read_one(question, form, demands) {
                Ok(Some(answer)) => drop(answers.insert(question.question_id, answer)),
                Ok(None) if demands.include(question, kind) => {
                    errors.add(field_name(question), missing(question.kind).key())
                }
                Ok(None) => {}
                Err(mistake) => errors.add_bounded(field_name(question), mistake.key(), bounds(question, mistake)),
            }
        }
        (answers, errors)
    }

    fn read_one(&self, question: &Question, form: &Query, demands: Demands) -> Result<Option<Answer>, Mistake> {
        let name = field_name(question);
        let typed = form.get(&name);
        let words = |answer: Result<String, Mistake>| answer.map(|text| Some(Answer::Text(text)));
        match question.kind {
            QuestionKind::Address => typed::address(form, &name, demands),
            QuestionKind::Choices => {
                let chosen: Vec<&str> = form.all(&name).filter(|id| !id.is_empty()).collect();
                let known: Vec<String> = question.options.iter().map(|option| option.id.clone()).collect();
                if chosen.iter().any(|id| !known.iter().any(|option| option == id)) {
                    return Err(Mistake::Choice);
                }
                // In the order in which they are offered, each once.
                let many: Vec<String> = known.into_iter().filter(|id| chosen.contains(&id.as_str())).collect();
                Ok((!many.is_empty()).then_some(Answer::Many(many)))
            }
            _ if typed.is_empty() => Ok(None),
            QuestionKind::ShortText => words(within(text::line(typed), limit(question))),
            QuestionKind::LongText => words(within(typed.to_owned(), limit(question))),
            QuestionKind::Number => typed::number(typed, question).map(|number| Some(Answer::Number(number))),
            QuestionKind::Date => words(typed::date(typed)),
            QuestionKind::Declaration if typed == "yes" => Ok(Some(Answer::Yes(true))),
            QuestionKind::Declaration => Err(Mistake::Undeclared),
            QuestionKind::Email => words(typed::email(typed)),
            QuestionKind::Web => words(typed::web(typed)),
            QuestionKind::Phone => words(typed::phone(typed)),
            QuestionKind::Choice => {
                words(typed::one_of(typed, question.options.iter().map(|option| option.id.as_str())))
            }
            QuestionKind::District => words(typed::one_of(typed, DISTRICTS.iter().map(|(key, _)| *key))),
            QuestionKind::Category => {
                let known = self.categories.iter().find(|category| category.category_id.to_string() == typed);
                words(known.map(|category| category.category_id.to_string()).ok_or(Mistake::Choice))
            }
        }
    }

    /// The answers as the form would send them.
    pub fn values(&self, answers: &Answers) -> Query {
        let mut pairs = Vec::new();
        for question in &self.questions {
            let name = field_name(question);
            match answers.get(&question.question_id) {
                None | Some(Answer::Yes(false)) => {}
                Some(Answer::Yes(true)) => pairs.push((name, "yes".to_owned())),
                Some(Answer::Number(number)) => pairs.push((name, number.to_string())),
                Some(Answer::Text(text)) => pairs.push((name, text.clone())),
                Some(Answer::Many(many)) => pairs.extend(many.iter().map(|id| (name.clone(), id.clone()))),
                Some(Answer::Address(address)) => pairs.extend([
                    (format!("{name}.street"), address.street.clone()),
                    (format!("{name}.postcode"), address.postcode.clone()),
                    (format!("{name}.city"), address.city.clone()),
                ]),
            }
        }
        Query::from_pairs(pairs)
    }

    /// An answer in words, as a reader wants it.
    pub fn words(&self, question: &Question, answer: &Answer, lang: Lang) -> String {
        let label = |id: &str| match question.kind {
            QuestionKind::Category => {
                let category = self.categories.iter().find(|category| category.category_id.to_string() == id);
                category.map_or(id, |category| category.label.get(lang)).to_owned()
            }
            QuestionKind::District => district_name(id).unwrap_or(id).to_owned(),
            QuestionKind::Choice | QuestionKind::Choices => {
                let option = question.options.iter().find(|option| option.id == id);
                option.map_or(id, |option| option.label.get(lang)).to_owned()
            }
            QuestionKind::Date => {
                id.parse::<NaiveDate>().map_or_else(|_| id.to_owned(), |date| Writes(lang).date(date))
            }
            _ => id.to_owned(),
        };
        match answer {
            Answer::Yes(yes) => say(lang, if *yes { key!("nomination-yes") } else { key!("nomination-no") }),
            Answer::Number(number) => number.to_string(),
            Answer::Text(text) => label(text),
            Answer::Many(many) => many.iter().map(|id| label(id)).collect::<Vec<_>>().join("\n"),
            Answer::Address(address) => format!("{}\n{} {}", address.street, address.postcode, address.city),
        }
    }

    /// The language of an answer's words, where it is not the reader's: people answer in theirs, and the
    /// program puts what they chose into the reader's.
    pub fn foreign(&self, question: &Question, written: Lang, lang: Lang) -> Option<Lang> {
        match question.kind {
            QuestionKind::ShortText | QuestionKind::LongText => Some(written).filter(|written| *written != lang),
            _ => None,
        }
    }

    /// The questions that want an answer and have none: a paper may have gaps.
    pub fn gaps<'q>(&'q self, kind: NominationKind, answers: &Answers) -> impl Iterator<Item = &'q Question> {
        let asked = self.asked(kind).into_iter().map(|(_, question)| question);
        asked.filter(move |question| kind.requires(question) && !answers.contains_key(&question.question_id))
    }

    /// What an entry says about itself in public.
    pub fn summary<'a>(&self, answers: &'a Answers) -> Option<&'a str> {
        let question = self.questions.iter().find(|question| question.role == Some(QuestionRole::Summary))?;
        match answers.get(&question.question_id)? {
            Answer::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The fields of the form with what was typed into them, part by part.
    pub fn parts(
        &self,
        kind: NominationKind,
        typed: &Query,
        errors: &Errors,
        demands: Demands,
        lang: Lang,
    ) -> Vec<Part> {
        let mut parts: Vec<(usize, Part)> = Vec::new();
        for (part, question) in self.asked(kind) {
            let field = self.field(kind, question, typed, demands, lang).check(errors, lang);
            match parts.last_mut().filter(|(last, _)| *last == part) {
                Some((_, last)) => last.fields.push(field),
                None => parts.push((part, Part { title: self.heading(part, lang), fields: vec![field] })),
            }
        }
        parts.into_iter().map(|(_, part)| part).collect()
    }

    fn field(&self, kind: NominationKind, question: &Question, typed: &Query, demands: Demands, lang: Lang) -> Field {
        let name = field_name(question);
        let optional = !demands.include(question, kind);
        let (look, options) = self.look(question, optional, lang);
        let mut field = Field::new(look, name.clone(), question.label.get(lang))
            .hint(question.hint.get(lang))
            .value(typed.get(&name))
            .options(options);
        field.values = typed.all(&name).map(str::to_owned).collect();
        field.parts = ["street", "postcode", "city"]
            .into_iter()
            .map(|part| (part, typed.get(&format!("{name}.{part}")).to_owned()))
            .collect::<BTreeMap<_, _>>();
        field.optional = optional;
        field.lang = question.label.foreign(lang);
        if question.kind == QuestionKind::ShortText {
            // A count under every line would be noise: only where the office has set a limit.
            field.max_chars = question.max_chars;
        }
        if question.kind == QuestionKind::LongText {
            field.max_chars = i64::try_from(limit(question)).ok();
            field.rows = match question.max_chars {
                Some(..=600) => 3,
                Some(..=1500) => 5,
                _ => 10,
            };
        }
        if question.kind == QuestionKind::Number {
            field.inputmode = Some("numeric".to_owned());
        }
        // Browsers may offer only the data of the person at the keyboard, and that depends on who speaks.
        let own = kind == NominationKind::SelfApplication;
        field.autocomplete = match (question.role, question.kind) {
            (Some(QuestionRole::NominatorName), _) => Some("name"),
            (Some(QuestionRole::NominatorEmail), _) => Some("email"),
            (Some(QuestionRole::NomineeEmail), _) if own => Some("email"),
            (Some(QuestionRole::NomineeName), _) if own => Some("organization"),
            (Some(QuestionRole::NomineeEmail | QuestionRole::NomineeName), _) => Some("off"),
            (_, QuestionKind::Phone) if own => Some("tel"),
            (_, QuestionKind::Web) if own => Some("url"),
            (_, QuestionKind::Address) if !own => Some("off"),
            _ => None,
        }
        .filter(|_| demands == Demands::Everything)
        .map(str::to_owned);
        if demands == Demands::Essentials {
            field.autocomplete = Some("off".to_owned());
        }
        field
    }

    fn look(&self, question: &Question, optional: bool, lang: Lang) -> (FieldKind, Vec<Choice>) {
        let please = || Choice::new("", say(lang, key!("nomination-please-choose")));
        let labels = || question.options.iter().map(|option| Choice::new(&option.id, option.label.said(lang)));
        match question.kind {
            QuestionKind::ShortText | QuestionKind::Number => (FieldKind::Text, Vec::new()),
            QuestionKind::LongText => (FieldKind::Textarea, Vec::new()),
            QuestionKind::Date => (FieldKind::Date, Vec::new()),
            QuestionKind::Declaration => (FieldKind::Checkbox, Vec::new()),
            QuestionKind::Email => (FieldKind::Email, Vec::new()),
            QuestionKind::Web => (FieldKind::Url, Vec::new()),
            QuestionKind::Phone => (FieldKind::Tel, Vec::new()),
            QuestionKind::Address => (FieldKind::Address, Vec::new()),
            QuestionKind::Choices => (FieldKind::Checkboxes, labels().collect()),
            // A radio button cannot be taken back, so what is optional becomes a list.
            QuestionKind::Choice if optional || question.options.len() > 6 => {
                (FieldKind::Select, [please()].into_iter().chain(labels()).collect())
            }
            QuestionKind::Choice => (FieldKind::Radio, labels().collect()),
            QuestionKind::District => {
                let districts = DISTRICTS.iter().map(|(key, name)| Choice::new(key, *name));
                (FieldKind::Select, [please()].into_iter().chain(districts).collect())
            }
            QuestionKind::Category => {
                let categories = self.categories.iter().map(|category| Choice {
                    hint: Some(category.description.said(lang)).filter(|hint| !hint.text.is_empty()),
                    ..Choice::new(category.category_id, category.label.said(lang))
                });
                if optional || self.categories.len() > 8 {
                    (FieldKind::Select, [please()].into_iter().chain(categories).collect())
                } else {
                    (FieldKind::Radio, categories.collect())
                }
            }
        }
    }
}

impl Demands {
    /// Whether the question must be answered.
    pub fn include(self, question: &Question, kind: NominationKind) -> bool {
        let essential = matches!(question.role, Some(QuestionRole::Title | QuestionRole::NomineeName));
        kind.requires(question) && (self == Self::Everything || essential)
    }
}

/// The name of a question's field.
pub fn field_name(question: &Question) -> String {
    format!("q-{}", question.question_id)
}

fn missing(kind: QuestionKind) -> Mistake {
    match kind {
        QuestionKind::Choice | QuestionKind::Choices | QuestionKind::District | QuestionKind::Category => {
            Mistake::Choice
        }
        QuestionKind::Declaration => Mistake::Undeclared,
        QuestionKind::Address => Mistake::Address,
        _ => Mistake::Missing,
    }
}

/// What would be right, where an error says that something lies outside of it.
fn bounds(question: &Question, mistake: Mistake) -> (Option<i64>, Option<i64>) {
    match (mistake, question.kind) {
        (Mistake::Number | Mistake::OutOfRange, QuestionKind::Number) => (question.min_number, question.max_number),
        (Mistake::TooLong, kind) if kind.is_text() => (None, i64::try_from(limit(question)).ok()),
        _ => (None, None),
    }
}

/// The most characters of an answer in words.
fn limit(question: &Question) -> usize {
    let without = if question.kind == QuestionKind::LongText { LONG } else { SHORT };
    question.max_chars.and_then(|limit| usize::try_from(limit).ok()).unwrap_or(without)
}

/// Counts characters, with a line break as one, as the counter in the browser does.
fn within(text: String, limit: usize) -> Result<String, Mistake> {
    if text.chars().count() <= limit { Ok(text) } else { Err(Mistake::TooLong) }
}

#[cfg(test)]
mod tests {
    use sqlx::types::Json;
    use uuid::Uuid;

    use super::*;
    use crate::contest::prizes::model::{Choice as Option_, ShownFor};
    use crate::ground::db::Translated;
    use crate::ids::{CategoryId, QuestionId};

    const CATEGORY: CategoryId = CategoryId(Uuid::from_u128(77));

    fn question(kind: QuestionKind) -> Question {
        let option = |id: &str| Option_ { id: id.into(), label: Translated::new(format!("Wahl {id}"), "") };
        Question {
            question_id: QuestionId(Uuid::from_u128(1)),
            edition_id: EditionId(Uuid::nil()),
            position: 1,
            role: None,
            kind,
            section: Translated::default(),
            label: Translated::new("Frage", ""),
            hint: Translated::default(),
            options: Json(vec![option("a"), option("b"), option("c")]),
            optional: false,
            shown_for: ShownFor::Everyone,
            jury_sees: true,
            max_chars: Some(10),
            min_number: Some(1),
            max_number: Some(5000),
        }
    }

    fn form(questions: Vec<Question>) -> Questionnaire {
        let category = Category {
            category_id: CATEGORY,
            edition_id: EditionId(Uuid::nil()),
            position: 1,
            label: Translated::new("Bildung", "Education"),
            description: Translated::default(),
        };
        Questionnaire { questions, categories: vec![category], wordings: Vec::new() }
    }

    fn sent(values: &[(&str, &str)]) -> Query {
        let name = field_name(&question(QuestionKind::ShortText));
        let pair = |(part, value): &(&str, &str)| (format!("{name}{part}"), (*value).to_owned());
        Query::from_pairs(values.iter().map(pair).collect())
    }

    fn text(answer: &str) -> Result<Answer, &'static str> {
        Ok(Answer::Text(answer.into()))
    }

    #[test]
    fn every_kind_of_question_says_what_it_takes() {
        use QuestionKind::*;
        for (kind, typed, said) in [
            (ShortText, "  zwei Worte ", text("zwei Worte")),
            (ShortText, "", Err("field-missing")),
            (ShortText, "zehn 🏆 Wort", Err("field-too-long")),
            (ShortText, "oben\nunte", text("oben unte")),
            (LongText, "ääää\nääää🏆", text("ääää\nääää🏆")),
            (LongText, "ääää\nääää🏆x", Err("field-too-long")),
            (Number, "12", Ok(Answer::Number(12))),
            (Number, "1.200", Ok(Answer::Number(1200))),
            (Number, "1 200", Ok(Answer::Number(1200))),
            (Number, "12.5", Err("field-number")),
            (Number, "0,5", Err("field-number")),
            (Number, "viele", Err("field-number")),
            (Number, "0", Err("field-number-range")),
            (Number, "5001", Err("field-number-range")),
            (Number, "99999999999999999999", Err("field-number")),
            (Date, "2024-02-29", text("2024-02-29")),
            (Date, "01.09.2020", text("2020-09-01")),
            (Date, "2023-02-29", Err("field-date-none")),
            (Date, "0001-01-01", Err("field-date-years")),
            (Choice, "b", text("b")),
            (Choice, "z", Err("field-choice")),
            (Choice, "", Err("field-choice")),
            (Choices, "c", Ok(Answer::Many(vec!["c".into()]))),
            (Choices, "", Err("field-choice")),
            (Choices, "z", Err("field-choice")),
            (Declaration, "yes", Ok(Answer::Yes(true))),
            (Declaration, "", Err("field-declaration")),
            (Declaration, "on", Err("field-declaration")),
            (Email, "ada@beispiel.de", text("ada@beispiel.de")),
            (Email, "ada@", Err("field-email")),
            (Email, "a b@c.de", Err("field-email")),
            (Web, "www.beispiel.de", text("https://www.beispiel.de")),
            (Web, "HTTP://beispiel.de/a?b#c", text("HTTP://beispiel.de/a?b#c")),
            (Web, "javascript:alert(1)", Err("field-url")),
            (Web, "https://javascript:alert(1)", Err("field-url")),
            (Web, "https://name:geheim@beispiel.de", Err("field-url")),
            (Web, "beispiel", Err("field-url")),
            (Web, "zwei worte.de", Err("field-url")),
            (Phone, "+49 (231) 50-0", text("+49 (231) 50-0")),
            (Phone, "110", Err("field-phone-digits")),
            (Phone, "ruf mich an", Err("field-phone")),
            (District, "hoerde", text("hoerde")),
            (District, "Hörde", Err("field-choice")),
            (Category, &CATEGORY.to_string(), text(&CATEGORY.to_string())),
            (Category, "bildung", Err("field-choice")),
        ] {
            let (answers, errors) = form(vec![question(kind)]).read(
                NominationKind::SelfApplication,
                &sent(&[("", typed)]),
                Demands::Everything,
            );
            let got = answers.into_values().next().ok_or_else(|| {
                errors.get(&field_name(&question(kind))).expect("what is not answered is complained about")
            });
            assert_eq!(got, said, "{kind} {typed:?}");
        }
    }

    #[test]
    fn a_text_is_as_long_as_the_office_allows_or_as_its_kind_does() {
        use QuestionKind::*;
        for (kind, set, most, counted) in [
            (ShortText, None, 300, None),
            (ShortText, Some(400), 400, Some(400)),
            (ShortText, Some(5), 5, Some(5)),
            (LongText, None, 20_000, Some(20_000)),
            (LongText, Some(50), 50, Some(50)),
        ] {
            let form = form(vec![Question { max_chars: set, ..question(kind) }]);
            let read = |length| {
                form.read(NominationKind::Proposal, &sent(&[("", &"ä".repeat(length))]), Demands::Everything)
                    .1
                    .is_empty()
            };
            assert_eq!((read(most), read(most + 1)), (true, false), "{kind} {set:?}");
            let parts = form.parts(
                NominationKind::Proposal,
                &Query::default(),
                &Errors::default(),
                Demands::Everything,
                Lang::De,
            );
            assert_eq!(parts[0].fields[0].max_chars, counted, "{kind} {set:?}");
        }
    }

    #[test]
    fn an_address_is_whole_or_absent() {
        let read = |parts: &[(&str, &str)], optional| {
            let question = Question { optional, ..question(QuestionKind::Address) };
            let name = field_name(&question);
            let (answers, errors) =
                form(vec![question]).read(NominationKind::Proposal, &sent(parts), Demands::Everything);
            (answers.len(), errors.get(&name))
        };
        let whole = [(".street", "Weg 1"), (".postcode", "44135"), (".city", "Dortmund")];
        assert_eq!(read(&whole, false), (1, None));
        assert_eq!(read(&whole[..2], true), (0, Some("nomination-field-city")));
        assert_eq!(read(&[], false), (0, Some("nomination-field-address")));
        assert_eq!(read(&[], true), (0, None));
        assert_eq!(
            read(&[(".street", "Weg 1"), (".postcode", "44135 Dortmund"), (".city", "x")], true),
            (0, Some("nomination-field-postcode"))
        );
    }

    #[test]
    fn questions_for_the_other_kind_are_not_asked_but_their_heading_holds() {
        let section = |german: &str| Translated::new(german, "");
        let id = |n| QuestionId(Uuid::from_u128(n));
        let form = form(vec![
            Question { question_id: id(1), section: section("Wer?"), ..question(QuestionKind::ShortText) },
            Question {
                question_id: id(2),
                section: section("Sie"),
                shown_for: ShownFor::Proposal,
                ..question(QuestionKind::ShortText)
            },
            Question { question_id: id(3), ..question(QuestionKind::ShortText) },
        ]);
        let typed = Query::from_pairs(vec![("q-x".into(), "y".into())]);
        let headings = |kind| {
            let parts = form.parts(kind, &typed, &Errors::default(), Demands::Everything, Lang::De);
            parts.iter().map(|part| (part.title.clone(), part.fields.len())).collect::<Vec<_>>()
        };
        assert_eq!(headings(NominationKind::Proposal), [("Wer?".into(), 1), ("Sie".into(), 2)]);
        assert_eq!(headings(NominationKind::SelfApplication), [("Wer?".into(), 1), ("Sie".into(), 1)]);
    }

    #[test]
    fn what_was_read_can_be_edited_and_read_again() {
        use QuestionKind::*;
        for (kind, typed) in [
            (ShortText, vec![("", "Ada")]),
            (Number, vec![("", "12")]),
            (Choices, vec![("", "a"), ("", "c")]),
            (Declaration, vec![("", "yes")]),
            (Address, vec![(".street", "Weg 1"), (".postcode", "44135"), (".city", "Dortmund")]),
        ] {
            let form = form(vec![question(kind)]);
            let (first, _) = form.read(NominationKind::Proposal, &sent(&typed), Demands::Everything);
            let (again, errors) = form.read(NominationKind::Proposal, &form.values(&first), Demands::Everything);
            assert_eq!((again, errors.is_empty(), first.len()), (first, true, 1), "{kind}");
        }
    }

    #[test]
    fn the_office_may_leave_gaps_but_not_in_what_the_program_needs() {
        let title = Question { role: Some(QuestionRole::Title), ..question(QuestionKind::ShortText) };
        let other = Question { question_id: QuestionId(Uuid::from_u128(2)), ..question(QuestionKind::Declaration) };
        let (name, form) = (field_name(&title), form(vec![title, other]));
        let errors = form.read(NominationKind::Proposal, &Query::default(), Demands::Essentials).1;
        let mut expected = Errors::default();
        expected.add(name, "field-missing");
        assert_eq!(errors, expected);
    }

    #[test]
    fn the_receipt_needs_the_address_of_whoever_sends() {
        let nominee =
            Question { role: Some(QuestionRole::NomineeEmail), optional: true, ..question(QuestionKind::Email) };
        for (kind, is_needed) in [(NominationKind::SelfApplication, true), (NominationKind::Proposal, false)] {
            assert_eq!(Demands::Everything.include(&nominee, kind), is_needed, "{kind}");
        }
        assert!(!Demands::Essentials.include(&nominee, NominationKind::SelfApplication));
    }
}
