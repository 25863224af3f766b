//! What the office types about a call, and the fields in which it does.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use validator::{Validate, ValidationError};

use crate::clock::{WallTime, WallTimeError};
use crate::db::Words;
use crate::error::Result;
use crate::i18n::{Lang, say};
use crate::web::{Choice, Errors, Field, Kind, Posted};

use super::model::{
    self, Calendar, Category, Criterion, Edition, Freedom, Item, Part, Place, Question, QuestionKind, QuestionRole,
    ShownFor, SpecialPrize,
};

/// Fields that belong together: each row holds one field or two side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    pub title: String,
    pub rows: Vec<Vec<Field>>,
}

/// Puts values and sentences into fields.
struct Fields<'a> {
    form: &'static str,
    lang: Lang,
    errors: &'a Errors,
}

impl Fields<'_> {
    fn group(&self, name: &str, rows: Vec<Vec<Field>>) -> Group {
        let rows = rows.into_iter().map(|row| row.into_iter().map(|f| f.check(self.errors, self.lang)).collect());
        Group { title: say(self.lang, &format!("{}-group-{name}", self.form)), rows: rows.collect() }
    }

    fn said(&self, kind: Kind, name: &str, value: &str) -> Field {
        Field::said(self.lang, kind, self.form, name).value(value).autocomplete("off")
    }

    /// A text in German and English.
    fn pair(&self, kind: Kind, name: &str, max: i64, german: &str, english: &str) -> Vec<Field> {
        let limit = |field: Field| if kind == Kind::Textarea { field.max_chars(Some(max)).rows(5) } else { field };
        vec![
            limit(self.said(kind, &format!("{name}_de"), german)),
            limit(self.said(kind, &format!("{name}_en"), english)).optional(),
        ]
    }

    /// A question to be answered with yes or no. Unlike a box to tick, it is always sent.
    fn yes_no(&self, name: &str, typed: &Option<String>) -> Vec<Field> {
        let options = [YES, NO].map(|word| Choice::new(word, say(self.lang, &format!("edition-{word}"))));
        vec![self.said(Kind::Radio, name, typed.as_deref().unwrap_or(NO)).options(options.to_vec())]
    }

    fn number(&self, name: &str, value: &str, min: i64, max: i64) -> Field {
        let mut field = self.said(Kind::Number, name, value);
        (field.min, field.max, field.step) = (Some(min.to_string()), Some(max.to_string()), Some("1".into()));
        field
    }

    fn choice(&self, kind: Kind, name: &str, value: &str, words: &[&str]) -> Field {
        let key = |word: &str| format!("{}-{}-{}", self.form, name.replace('_', "-"), word.replace('_', "-"));
        self.said(kind, name, value)
            .options(words.iter().map(|word| Choice::new(word, say(self.lang, &key(word)))).collect())
    }
}

const YES: &str = "yes";
const NO: &str = "no";
const LINE: usize = 200;
const TEXT: usize = 4000;

fn fits(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.chars().count() > max { Err(ValidationError::new("field-too-long")) } else { Ok(()) }
}

fn needed(text: &str, max: usize) -> Result<(), ValidationError> {
    if text.is_empty() { Err(ValidationError::new("field-missing")) } else { fits(text, max) }
}

fn line(text: &str) -> Result<(), ValidationError> {
    fits(text, LINE)
}

fn needed_line(text: &str) -> Result<(), ValidationError> {
    needed(text, LINE)
}

fn text(text: &str) -> Result<(), ValidationError> {
    fits(text, TEXT)
}

fn needed_text(text: &str) -> Result<(), ValidationError> {
    needed(text, TEXT)
}

fn checked(form: &impl Validate) -> Errors {
    form.validate().err().map(|errors| Errors::from_validation(&errors)).unwrap_or_default()
}

/// A whole number within bounds; absent when nothing was typed.
fn number(typed: &str, field: &str, min: i64, max: i64, errors: &mut Errors) -> Option<i64> {
    match typed.parse::<i64>() {
        Ok(number) if (min..=max).contains(&number) => return Some(number),
        Ok(_) => errors.add(field, "field-number-range"),
        Err(_) if typed.is_empty() => {}
        Err(_) => errors.add(field, "field-number"),
    }
    None
}

/// Euros as people write them, in cents: "5000", "5.000", "5,000", "5 000,50 €".
pub fn cents(typed: &str) -> Option<i64> {
    let compact: String = typed.chars().filter(|sign| !sign.is_whitespace() && *sign != '€').collect();
    let (euros, decimals) = match compact.rfind(['.', ',']) {
        Some(at) if compact.len() - at == 3 => (&compact[..at], &compact[at + 1..]),
        _ => (compact.as_str(), "00"),
    };
    let mut groups = euros.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.iter().any(|group| group.len() != 3) || (!rest.is_empty() && !(1..=3).contains(&first.len())) {
        return None;
    }
    let digits = first.to_owned() + &rest.concat() + decimals;
    let is_number = !first.is_empty() && digits.len() <= 12 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

fn amount(typed: &str, field: &str, errors: &mut Errors) -> Option<i64> {
    let amount = cents(typed);
    if amount.is_none() && !typed.is_empty() {
        errors.add(field, "edition-field-euros");
    }
    amount
}

/// Cents as they stand in a field.
fn euros(cents: Option<i64>) -> String {
    match cents {
        None => String::new(),
        Some(cents) if cents % 100 == 0 => (cents / 100).to_string(),
        Some(cents) => format!("{},{:02}", cents / 100, cents % 100),
    }
}

fn text_of(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn both(words: &Words) -> (String, String) {
    let exactly = |lang| words.exactly(lang).unwrap_or("").to_owned();
    (exactly(Lang::De), exactly(Lang::En))
}

/// Two texts with one entry per line, put together line by line.
fn lines(german: &str, english: &str) -> Vec<Words> {
    let mut english = english.lines().map(str::trim);
    german
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|german| Words::new(german, english.next().unwrap_or("")))
        .collect()
}

fn unlines<'a>(words: impl Iterator<Item = &'a Words>) -> (String, String) {
    let (german, english): (Vec<_>, Vec<_>) = words.map(both).unzip();
    let english = english.join("\n");
    (german.join("\n"), if english.trim().is_empty() { String::new() } else { english })
}

/// Texts and rules of a call.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct BasicsForm {
    #[validate(custom(function = needed_text))]
    purpose_de: String,
    #[validate(custom(function = text))]
    purpose_en: String,
    #[validate(custom(function = needed_text))]
    eligible_de: String,
    #[validate(custom(function = text))]
    eligible_en: String,
    #[validate(custom(function = needed_text))]
    contact: String,
    #[validate(custom(function = line))]
    venue: String,
    #[validate(custom(function = text))]
    note: String,
    accepts_proposals: Option<String>,
    shows_scores: Option<String>,
}

impl BasicsForm {
    pub fn of(edition: &Edition) -> Self {
        let (purpose_de, purpose_en) = both(&edition.purpose);
        let (eligible_de, eligible_en) = both(&edition.eligible);
        Self {
            purpose_de,
            purpose_en,
            eligible_de,
            eligible_en,
            contact: edition.contact.clone(),
            venue: edition.venue.clone().unwrap_or_default(),
            note: edition.note.clone().unwrap_or_default(),
            accepts_proposals: yes_no(edition.accepts_proposals),
            shows_scores: yes_no(edition.shows_scores),
        }
    }

    pub fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "basics", lang, errors };
        let mut groups = vec![
            f.group(
                "texts",
                vec![
                    f.pair(Kind::Textarea, "purpose", 4000, &self.purpose_de, &self.purpose_en),
                    f.pair(Kind::Textarea, "eligible", 4000, &self.eligible_de, &self.eligible_en),
                ],
            ),
            f.group(
                "contact",
                vec![
                    vec![f.said(Kind::Textarea, "contact", &self.contact).rows(4)],
                    vec![f.said(Kind::Text, "venue", &self.venue).optional()],
                    vec![f.said(Kind::Textarea, "note", &self.note).rows(3).optional()],
                ],
            ),
        ];
        if freedom == Freedom::Everything {
            let rows = vec![
                f.yes_no("accepts_proposals", &self.accepts_proposals),
                f.yes_no("shows_scores", &self.shows_scores),
            ];
            groups.push(f.group("rules", rows));
        }
        groups
    }

    /// The edition as it shall be. What the form does not send stays.
    pub fn apply(&self, old: &Edition) -> Result<Edition, Errors> {
        let errors = checked(self);
        if !errors.is_empty() {
            return Err(errors);
        }
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Edition {
            purpose: Words::new(&self.purpose_de, &self.purpose_en),
            eligible: Words::new(&self.eligible_de, &self.eligible_en),
            contact: self.contact.clone(),
            venue: filled(&self.venue),
            note: filled(&self.note),
            accepts_proposals: yes_or(&self.accepts_proposals, old.accepts_proposals),
            shows_scores: yes_or(&self.shows_scores, old.shows_scores),
            ..old.clone()
        })
    }
}

fn yes_or(typed: &Option<String>, old: bool) -> bool {
    typed.as_deref().map_or(old, |typed| typed == YES)
}

fn yes_no(is_on: bool) -> Option<String> {
    Some(if is_on { YES } else { NO }.to_owned())
}

/// The dates of a call.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CalendarForm {
    opens_at: String,
    closes_at: String,
    screening_until: String,
    scoring_until: String,
    session_at: String,
    ceremony_at: String,
}

impl CalendarForm {
    pub fn of(edition: &Edition) -> Self {
        let text = |at: Option<WallTime>| at.map(|at| at.to_string()).unwrap_or_default();
        Self {
            opens_at: text(edition.opens_at),
            closes_at: text(edition.closes_at),
            screening_until: text(edition.screening_until),
            scoring_until: text(edition.scoring_until),
            session_at: text(edition.session_at),
            ceremony_at: text(edition.ceremony_at),
        }
    }

    pub fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "calendar", lang, errors };
        let date = |name: &str, value: &str| f.said(Kind::DateTime, name, value).optional();
        vec![
            f.group("call", vec![vec![date("opens_at", &self.opens_at), date("closes_at", &self.closes_at)]]),
            f.group(
                "work",
                vec![
                    vec![date("screening_until", &self.screening_until), date("scoring_until", &self.scoring_until)],
                    vec![date("session_at", &self.session_at), date("ceremony_at", &self.ceremony_at)],
                ],
            ),
        ]
    }

    /// The dates, if they can be read and follow one another.
    pub fn checked(&self) -> Result<Calendar, Errors> {
        let mut errors = Errors::default();
        let mut date = |name: &str, typed: &str| match typed.parse() {
            Ok(at) => Some(at),
            Err(_) if typed.is_empty() => None,
            Err(WallTimeError::Skipped) => {
                errors.add(name, "field-date-skipped");
                None
            }
            Err(WallTimeError::Unreadable) => {
                errors.add(name, "field-date");
                None
            }
        };
        let calendar = Calendar {
            opens_at: date("opens_at", &self.opens_at),
            closes_at: date("closes_at", &self.closes_at),
            screening_until: date("screening_until", &self.screening_until),
            scoring_until: date("scoring_until", &self.scoring_until),
            session_at: date("session_at", &self.session_at),
            ceremony_at: date("ceremony_at", &self.ceremony_at),
        };
        for name in calendar.out_of_order() {
            errors.add(name, "edition-field-order");
        }
        if errors.is_empty() { Ok(calendar) } else { Err(errors) }
    }
}

/// The money of the places: one field for each place.
#[derive(Clone, Debug, Default)]
pub struct PlacesForm(Vec<(i64, String)>);

impl PlacesForm {
    pub fn of(places: &[Place]) -> Self {
        Self(places.iter().map(|place| (place.place, euros(place.amount))).collect())
    }

    /// What was typed for the places that there are.
    pub fn read(form: &Posted, places: &[Place]) -> Self {
        let typed = |place: &Place| form.get(&format!("place-{}", place.place)).to_owned();
        Self(places.iter().map(|place| (place.place, typed(place))).collect())
    }

    pub fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "places", lang, errors };
        let rows = self.0.iter().map(|(place, typed)| {
            let label = super::public::place_label(*place, lang);
            let field = Field::new(Kind::Text, format!("place-{place}"), label).value(typed).autocomplete("off");
            vec![field.hint(say(lang, "places-amount-hint")).optional()]
        });
        vec![f.group("money", rows.collect())]
    }

    /// The money of each place.
    pub fn checked(&self) -> Result<HashMap<i64, Option<i64>>, Errors> {
        let mut errors = Errors::default();
        let amounts = self
            .0
            .iter()
            .map(|(place, typed)| (*place, amount(typed, &format!("place-{place}"), &mut errors)))
            .collect();
        if errors.is_empty() { Ok(amounts) } else { Err(errors) }
    }
}

/// A part's item as the office types it.
#[derive(Clone, Debug)]
pub enum ItemForm {
    Category(CategoryForm),
    Criterion(CriterionForm),
    Question(Box<QuestionForm>),
    SpecialPrize(SpecialPrizeForm),
}

#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CategoryForm {
    #[validate(custom(function = needed_line))]
    label_de: String,
    #[validate(custom(function = line))]
    label_en: String,
    #[validate(custom(function = text))]
    description_de: String,
    #[validate(custom(function = text))]
    description_en: String,
}

#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CriterionForm {
    #[validate(custom(function = needed_line))]
    label_de: String,
    #[validate(custom(function = line))]
    label_en: String,
    #[validate(custom(function = text))]
    description_de: String,
    #[validate(custom(function = text))]
    description_en: String,
    weight: Option<String>,
    scale_min: Option<String>,
    scale_max: Option<String>,
    #[validate(custom(function = needed_text))]
    scale_labels_de: String,
    #[validate(custom(function = text))]
    scale_labels_en: String,
}

#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct QuestionForm {
    #[validate(custom(function = needed_line))]
    label_de: String,
    #[validate(custom(function = line))]
    label_en: String,
    #[validate(custom(function = text))]
    hint_de: String,
    #[validate(custom(function = text))]
    hint_en: String,
    #[validate(custom(function = line))]
    section_de: String,
    #[validate(custom(function = line))]
    section_en: String,
    #[validate(custom(function = text))]
    options_de: String,
    #[validate(custom(function = text))]
    options_en: String,
    kind: Option<String>,
    role: Option<String>,
    shown_for: Option<String>,
    optional: Option<String>,
    jury_sees: Option<String>,
    max_chars: Option<String>,
    min_number: Option<String>,
    max_number: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct SpecialPrizeForm {
    #[validate(custom(function = needed_line))]
    label_de: String,
    #[validate(custom(function = line))]
    label_en: String,
    amount: Option<String>,
}

impl ItemForm {
    pub fn read(part: Part, form: &Posted) -> Result<Self> {
        Ok(match part {
            Part::Categories => Self::Category(form.read()?),
            Part::Criteria => Self::Criterion(form.read()?),
            Part::Questions => Self::Question(form.read()?),
            Part::SpecialPrizes => Self::SpecialPrize(form.read()?),
        })
    }

    pub fn of(item: &Item) -> Self {
        match item {
            Item::Category(category) => Self::Category(CategoryForm::of(category)),
            Item::Criterion(criterion) => Self::Criterion(CriterionForm::of(criterion)),
            Item::Question(question) => Self::Question(Box::new(QuestionForm::of(question))),
            Item::SpecialPrize(prize) => Self::SpecialPrize(SpecialPrizeForm::of(prize)),
        }
    }

    /// The fields; those of the structure are left out once the call is published.
    pub fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        match self {
            Self::Category(form) => form.groups(errors, lang),
            Self::Criterion(form) => form.groups(freedom, errors, lang),
            Self::Question(form) => form.groups(freedom, errors, lang),
            Self::SpecialPrize(form) => form.groups(freedom, errors, lang),
        }
    }

    /// The item as it shall be. What the form does not send stays; `siblings` are all items of the part.
    pub fn apply(&self, old: &Item, siblings: &[Item], freedom: Freedom) -> Result<Item, Errors> {
        match (self, old) {
            (Self::Category(form), Item::Category(old)) => form.apply(old).map(Item::Category),
            (Self::Criterion(form), Item::Criterion(old)) => form.apply(old).map(Item::Criterion),
            (Self::Question(form), Item::Question(old)) => {
                let others = siblings.iter().filter_map(|item| match item {
                    Item::Question(other) if other.question_id != old.question_id => Some(&**other),
                    _ => None,
                });
                form.apply(old, &others.collect::<Vec<_>>(), freedom).map(|question| Item::Question(Box::new(question)))
            }
            (Self::SpecialPrize(form), Item::SpecialPrize(old)) => form.apply(old).map(Item::SpecialPrize),
            _ => {
                let mut errors = Errors::default();
                errors.add("label_de", "field-invalid");
                Err(errors)
            }
        }
    }
}

impl CategoryForm {
    fn of(category: &Category) -> Self {
        let (label_de, label_en) = both(&category.label);
        let (description_de, description_en) = both(&category.description);
        Self { label_de, label_en, description_de, description_en }
    }

    fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "categories", lang, errors };
        let rows = vec![
            f.pair(Kind::Text, "label", 200, &self.label_de, &self.label_en),
            optional(f.pair(Kind::Textarea, "description", 4000, &self.description_de, &self.description_en)),
        ];
        vec![f.group("words", rows)]
    }

    fn apply(&self, old: &Category) -> Result<Category, Errors> {
        let errors = checked(self);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Category {
            label: Words::new(&self.label_de, &self.label_en),
            description: Words::new(&self.description_de, &self.description_en),
            ..old.clone()
        })
    }
}

impl CriterionForm {
    fn of(criterion: &Criterion) -> Self {
        let (label_de, label_en) = both(&criterion.label);
        let (description_de, description_en) = both(&criterion.description);
        let (scale_labels_de, scale_labels_en) = unlines(criterion.scale_labels.iter());
        Self {
            label_de,
            label_en,
            description_de,
            description_en,
            weight: Some(criterion.weight.to_string()),
            scale_min: Some(criterion.scale_min.to_string()),
            scale_max: Some(criterion.scale_max.to_string()),
            scale_labels_de,
            scale_labels_en,
        }
    }

    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "criteria", lang, errors };
        let words = vec![
            f.pair(Kind::Text, "label", 200, &self.label_de, &self.label_en),
            optional(f.pair(Kind::Textarea, "description", 4000, &self.description_de, &self.description_en)),
        ];
        let typed = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut scale = Vec::new();
        if freedom == Freedom::Everything {
            scale.push(vec![f.number("weight", &typed(&self.weight), 1, 1000)]);
            scale.push(vec![
                f.number("scale_min", &typed(&self.scale_min), 0, 99),
                f.number("scale_max", &typed(&self.scale_max), 1, 100),
            ]);
        }
        let labels = f.pair(Kind::Textarea, "scale_labels", 4000, &self.scale_labels_de, &self.scale_labels_en);
        scale.push(labels.into_iter().map(|field| field.rows(11).max_chars(None)).collect());
        vec![f.group("words", words), f.group("scale", scale)]
    }

    fn apply(&self, old: &Criterion) -> Result<Criterion, Errors> {
        let mut errors = checked(self);
        let mut sent = |name: &str, typed: &Option<String>, old: i64, min, max| match typed.as_deref() {
            None => old,
            Some("") => {
                errors.add(name, "field-missing");
                old
            }
            Some(typed) => number(typed, name, min, max, &mut errors).unwrap_or(old),
        };
        let weight = sent("weight", &self.weight, old.weight, 1, 1000);
        let scale_min = sent("scale_min", &self.scale_min, old.scale_min, 0, 99);
        let scale_max = sent("scale_max", &self.scale_max, old.scale_max, 1, 100);
        let labels = lines(&self.scale_labels_de, &self.scale_labels_en);
        if scale_min >= scale_max {
            errors.add("scale_max", "edition-field-scale");
        } else if i64::try_from(labels.len()) != Ok(scale_max - scale_min + 1) {
            errors.add("scale_labels_de", "edition-field-scale-labels");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Criterion {
            label: Words::new(&self.label_de, &self.label_en),
            description: Words::new(&self.description_de, &self.description_en),
            weight,
            scale_min,
            scale_max,
            scale_labels: sqlx::types::Json(labels),
            ..old.clone()
        })
    }
}

impl SpecialPrizeForm {
    fn of(prize: &SpecialPrize) -> Self {
        let (label_de, label_en) = both(&prize.label);
        Self { label_de, label_en, amount: Some(euros(prize.amount)) }
    }

    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "special-prizes", lang, errors };
        let mut rows = vec![f.pair(Kind::Text, "label", 200, &self.label_de, &self.label_en)];
        if freedom == Freedom::Everything {
            rows.push(vec![f.said(Kind::Text, "amount", self.amount.as_deref().unwrap_or("")).optional()]);
        }
        vec![f.group("words", rows)]
    }

    fn apply(&self, old: &SpecialPrize) -> Result<SpecialPrize, Errors> {
        let mut errors = checked(self);
        let amount = self.amount.as_deref().map_or(old.amount, |typed| amount(typed, "amount", &mut errors));
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(SpecialPrize { label: Words::new(&self.label_de, &self.label_en), amount, ..old.clone() })
    }
}

impl QuestionForm {
    fn of(question: &Question) -> Self {
        let (label_de, label_en) = both(&question.label);
        let (hint_de, hint_en) = both(&question.hint);
        let (section_de, section_en) = both(&question.section);
        let (options_de, options_en) = unlines(question.options.iter().map(|option| &option.label));
        Self {
            label_de,
            label_en,
            hint_de,
            hint_en,
            section_de,
            section_en,
            options_de,
            options_en,
            kind: Some(question.kind.to_string()),
            role: Some(question.role.map(|role| role.to_string()).unwrap_or_default()),
            shown_for: Some(question.shown_for.to_string()),
            optional: yes_no(question.optional),
            jury_sees: yes_no(question.jury_sees),
            max_chars: Some(text_of(question.max_chars)),
            min_number: Some(text_of(question.min_number)),
            max_number: Some(text_of(question.max_number)),
        }
    }

    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "questions", lang, errors };
        let typed = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut words = vec![
            f.pair(Kind::Text, "label", 200, &self.label_de, &self.label_en),
            optional(f.pair(Kind::Textarea, "hint", 4000, &self.hint_de, &self.hint_en)),
            optional(f.pair(Kind::Text, "section", 200, &self.section_de, &self.section_en)),
        ];
        let options = || optional(f.pair(Kind::Textarea, "options", 4000, &self.options_de, &self.options_en));
        if freedom != Freedom::Everything {
            if !self.options_de.is_empty() {
                words.push(options());
            }
            return vec![f.group("words", words)];
        }
        let kinds: Vec<&str> = QuestionKind::ALL.iter().map(|kind| kind.as_str()).collect();
        let shown: Vec<&str> = ShownFor::ALL.iter().map(|shown| shown.as_str()).collect();
        let roles: Vec<&str> = ["none"].into_iter().chain(QuestionRole::ALL.iter().map(|role| role.as_str())).collect();
        let role = match self.role.as_deref() {
            None | Some("") => "none",
            Some(role) => role,
        };
        let rules = vec![
            vec![
                f.choice(Kind::Select, "kind", self.kind.as_deref().unwrap_or("short_text"), &kinds),
                f.choice(Kind::Select, "role", role, &roles),
            ],
            vec![f.choice(Kind::Radio, "shown_for", self.shown_for.as_deref().unwrap_or("everyone"), &shown)],
            f.yes_no("optional", &self.optional),
            f.yes_no("jury_sees", &self.jury_sees),
        ];
        let limits = vec![
            options(),
            vec![f.number("max_chars", &typed(&self.max_chars), 1, MAX_CHARS).optional()],
            vec![
                f.number("min_number", &typed(&self.min_number), -NUMBERS, NUMBERS).optional(),
                f.number("max_number", &typed(&self.max_number), -NUMBERS, NUMBERS).optional(),
            ],
        ];
        vec![f.group("words", words), f.group("rules", rules), f.group("limits", limits)]
    }

    fn apply(&self, old: &Question, others: &[&Question], freedom: Freedom) -> Result<Question, Errors> {
        let mut errors = checked(self);
        let kind = word(&self.kind, old.kind, "kind", &mut errors);
        let shown_for = word(&self.shown_for, old.shown_for, "shown_for", &mut errors);
        let role = match self.role.as_deref() {
            None => old.role,
            // The program has to find these two; there can be only one of each.
            Some("" | "none") => QuestionRole::ALL.iter().copied().find(|role| role.is_implied_by(kind)),
            Some(typed) => typed.parse().inspect_err(|_| errors.add("role", "field-choice")).ok(),
        };
        if role.is_some_and(|role| role.kind() != kind) {
            errors.add("role", "edition-field-role-kind");
        } else if role.is_some() && others.iter().any(|other| other.role == role) {
            errors.add("role", "edition-field-role-taken");
        }
        if others.iter().any(|other| other.label.german() == self.label_de) {
            errors.add("label_de", "edition-field-label-taken");
        }
        let mut limit = |name: &str, typed: &Option<String>, old: Option<i64>, min, max| match typed.as_deref() {
            None => old,
            Some(typed) => number(typed, name, min, max, &mut errors),
        };
        let max_chars = limit("max_chars", &self.max_chars, old.max_chars, 1, MAX_CHARS).filter(|_| kind.is_text());
        let numbers = kind == QuestionKind::Number;
        let min_number = limit("min_number", &self.min_number, old.min_number, -NUMBERS, NUMBERS).filter(|_| numbers);
        let max_number = limit("max_number", &self.max_number, old.max_number, -NUMBERS, NUMBERS).filter(|_| numbers);
        if min_number.zip(max_number).is_some_and(|(min, max)| max < min) {
            errors.add("max_number", "edition-field-limits");
        }
        let labels = if kind.has_options() { lines(&self.options_de, &self.options_en) } else { Vec::new() };
        if kind.has_options() && labels.len() < 2 {
            errors.add("options_de", "edition-field-options");
        } else if kind == old.kind && freedom != Freedom::Everything && labels.len() != old.options.len() {
            errors.add("options_de", "edition-frozen");
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Question {
            label: Words::new(&self.label_de, &self.label_en),
            hint: Words::new(&self.hint_de, &self.hint_en),
            section: Words::new(&self.section_de, &self.section_en),
            options: sqlx::types::Json(model::relabelled(&old.options, labels)),
            kind,
            role,
            shown_for,
            optional: yes_or(&self.optional, old.optional),
            jury_sees: yes_or(&self.jury_sees, old.jury_sees),
            max_chars,
            min_number,
            max_number,
            ..old.clone()
        })
    }
}

/// The longest limit that a text can be given.
const MAX_CHARS: i64 = 20_000;
/// The largest limit that a number can be given.
const NUMBERS: i64 = 1_000_000_000;

fn optional(fields: Vec<Field>) -> Vec<Field> {
    fields.into_iter().map(Field::optional).collect()
}

/// A word of one of our lists.
fn word<T: std::str::FromStr>(typed: &Option<String>, old: T, field: &str, errors: &mut Errors) -> T {
    match typed.as_deref().map(str::parse) {
        None => old,
        Some(Ok(word)) => word,
        Some(Err(_)) => {
            errors.add(field, "field-choice");
            old
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        for (typed, read) in [
            ("5000", Some(500_000)),
            ("5.000", Some(500_000)),
            ("5,000 €", Some(500_000)),
            ("€5,000.50", Some(500_050)),
            ("5 000,50", Some(500_050)),
            ("1.000.000", Some(100_000_000)),
            ("0", Some(0)),
            ("", None),
            ("viel", None),
            ("-5", None),
            ("5.00.0", None),
            ("1234.567", None),
            ("5,0", None),
            ("99999999999999", None),
        ] {
            assert_eq!(cents(typed), read, "{typed}");
        }
        assert_eq!((euros(None), euros(Some(500_000)), euros(Some(50))), ("".into(), "5000".into(), "0,50".into()));
    }
}
