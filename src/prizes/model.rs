//! The nouns of a call, and its states.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::{Timestamp, WallTime};
use crate::db::Words;
use crate::i18n::{Args, Lang, t};
use crate::ids::{CategoryId, CriterionId, EditionId, LaureateId, PlaceId, PrizeId, QuestionId, SpecialPrizeId};

crate::text_enum! {
    /// Where an edition stands.
    pub enum EditionStatus {
        /// The office edits it; the public does not see it.
        Preparing = "preparing",
        /// Published. Nominations are taken between two of its dates.
        Open = "open",
        /// Over, and part of the archive.
        Closed = "closed",
    }
}

crate::text_enum! {
    /// In which years a prize is awarded.
    pub enum Parity { Odd = "odd", Even = "even" }
}

crate::text_enum! {
    /// What kind of answer a question wants.
    pub enum QuestionKind {
        ShortText = "short_text",
        LongText = "long_text",
        Number = "number",
        Date = "date",
        Choice = "choice",
        Choices = "choices",
        /// A yes that a person declares.
        Declaration = "declaration",
        Email = "email",
        Web = "web",
        Phone = "phone",
        Address = "address",
        /// One of the twelve Stadtbezirke.
        District = "district",
        /// One of the edition's categories.
        Category = "category",
    }
}

crate::text_enum! {
    /// What an answer means to the program, whatever the question's wording.
    pub enum QuestionRole {
        Title = "title",
        NomineeName = "nominee_name",
        NomineeEmail = "nominee_email",
        NominatorName = "nominator_name",
        NominatorEmail = "nominator_email",
        Category = "category",
        District = "district",
        ConsentPublication = "consent_publication",
    }
}

crate::text_enum! {
    /// To whom a question is put.
    pub enum ShownFor {
        Everyone = "everyone",
        /// To those who apply for themselves.
        SelfApplication = "self",
        /// To those who propose somebody else.
        Proposal = "proposal",
    }
}

/// The twelve Stadtbezirke of Dortmund: key and name.
pub const DISTRICTS: [(&str, &str); 12] = [
    ("innenstadt-west", "Innenstadt-West"),
    ("innenstadt-nord", "Innenstadt-Nord"),
    ("innenstadt-ost", "Innenstadt-Ost"),
    ("eving", "Eving"),
    ("scharnhorst", "Scharnhorst"),
    ("brackel", "Brackel"),
    ("aplerbeck", "Aplerbeck"),
    ("hoerde", "Hörde"),
    ("hombruch", "Hombruch"),
    ("luetgendortmund", "Lütgendortmund"),
    ("huckarde", "Huckarde"),
    ("mengede", "Mengede"),
];

/// The name of a Stadtbezirk by its key.
pub fn district_name(key: &str) -> Option<&'static str> {
    DISTRICTS.iter().find(|(k, _)| *k == key).map(|(_, name)| *name)
}

/// A prize of the city.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Prize {
    pub prize_id: PrizeId,
    pub key: String,
    pub name: Words,
    pub slogan: Words,
    pub organisers: Words,
    pub sponsor: Option<String>,
    pub parity: Parity,
    /// The beginning of its receipt numbers.
    pub letters: String,
    pub position: i64,
}

impl Prize {
    /// Its name without the city's, which stands above every page anyway.
    pub fn short_name(&self, lang: Lang) -> &str {
        let name = self.name.get(lang);
        [" der Stadt Dortmund", " of the City of Dortmund"]
            .iter()
            .find_map(|city| name.strip_suffix(city))
            .unwrap_or(name)
    }

    /// The year in which the next call is likely, when none of the `taken` years' calls is it.
    ///
    /// A call opens in summer, so from October on this year's will not come any more.
    pub fn likely_year(&self, now: Timestamp, taken: &[i64]) -> i64 {
        let today = now.in_dortmund();
        let from = i64::from(today.year()) + i64::from(today.month() >= 10);
        let fits = |year: &i64| (year % 2 == 0) == (self.parity == Parity::Even) && !taken.contains(year);
        (from..).find(fits).unwrap_or(from)
    }
}

/// A year's call.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Edition {
    pub edition_id: EditionId,
    pub prize_id: PrizeId,
    pub year: i64,
    /// The how-manieth award it is.
    pub number: i64,
    pub status: EditionStatus,
    pub purpose: Words,
    pub eligible: Words,
    pub contact: String,
    pub venue: Option<String>,
    pub opens_at: Option<WallTime>,
    pub closes_at: Option<WallTime>,
    pub screening_until: Option<WallTime>,
    pub scoring_until: Option<WallTime>,
    pub session_at: Option<WallTime>,
    pub ceremony_at: Option<WallTime>,
    /// Whether third parties may propose somebody.
    pub accepts_proposals: bool,
    /// Whether jurors see the others' scores once their own sheet is in.
    pub shows_scores: bool,
    /// How many applied, for past editions whose nominations are not stored.
    pub applications: Option<i64>,
    pub note: Option<String>,
    pub version: i64,
    pub opened_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// The time until a deadline, as precise as people need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    Days(i64),
    Hours(i64),
    Minutes(i64),
}

impl TimeLeft {
    /// Whether it is less than three days.
    pub fn is_short(self) -> bool {
        !matches!(self, Self::Days(3..))
    }

    /// "noch 8 Tage".
    pub fn sentence(self, lang: Lang) -> String {
        let (key, n) = match self {
            Self::Days(n) => ("edition-left-days", n),
            Self::Hours(n) => ("edition-left-hours", n),
            Self::Minutes(n) => ("edition-left-minutes", n),
        };
        let mut args = Args::new();
        args.set("n", n);
        t(lang, key, Some(&args))
    }
}

/// Where a call stands by its status and the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Preparing,
    /// Published, but nominations are not taken yet.
    Announced,
    /// Nominations are taken.
    Nominating,
    /// The deadline has passed; the office and the jury are at work.
    Judging,
    Closed,
}

impl Edition {
    /// Where the call stands at a moment.
    pub fn phase(&self, now: Timestamp) -> Phase {
        match (self.status, self.opens_at, self.closes_at) {
            (EditionStatus::Preparing, _, _) => Phase::Preparing,
            (EditionStatus::Closed, _, _) => Phase::Closed,
            (EditionStatus::Open, Some(opens), _) if now < opens.begins() => Phase::Announced,
            (EditionStatus::Open, _, Some(closes)) if now >= closes.has_passed() => Phase::Judging,
            (EditionStatus::Open, _, _) => Phase::Nominating,
        }
    }

    /// What the call is named: the prize and its year.
    pub fn title(&self, prize: &Prize, lang: Lang) -> String {
        format!("{} {}", prize.short_name(lang), self.year)
    }

    /// How long nominations are still taken; absent when they are not.
    pub fn time_left(&self, now: Timestamp) -> Option<TimeLeft> {
        let closes = self.closes_at.filter(|_| self.phase(now) == Phase::Nominating)?;
        let minutes = (closes.has_passed() - now).num_minutes();
        Some(match minutes {
            2880.. => TimeLeft::Days(minutes / 1440),
            60.. => TimeLeft::Hours(minutes / 60),
            _ => TimeLeft::Minutes(minutes.max(0) + 1),
        })
    }

    /// Whether the public may see it at all.
    pub fn is_public(&self) -> bool {
        self.status != EditionStatus::Preparing
    }
}

/// How much of a call may still be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Freedom {
    Everything,
    /// The call is published: wording, and dates that move to a later moment.
    Wording,
    Nothing,
}

impl Edition {
    /// How much may be changed now.
    pub fn freedom(&self) -> Freedom {
        match self.status {
            EditionStatus::Preparing => Freedom::Everything,
            EditionStatus::Open => Freedom::Wording,
            EditionStatus::Closed => Freedom::Nothing,
        }
    }

    /// Its dates.
    pub fn calendar(&self) -> Calendar {
        Calendar {
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            screening_until: self.screening_until,
            scoring_until: self.scoring_until,
            session_at: self.session_at,
            ceremony_at: self.ceremony_at,
        }
    }
}

/// The dates of a call. They follow one another in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Calendar {
    pub opens_at: Option<WallTime>,
    pub closes_at: Option<WallTime>,
    pub screening_until: Option<WallTime>,
    pub scoring_until: Option<WallTime>,
    pub session_at: Option<WallTime>,
    pub ceremony_at: Option<WallTime>,
}

impl Calendar {
    /// The dates with their names, in their order.
    pub fn dates(&self) -> [(&'static str, Option<WallTime>); 6] {
        [
            ("opens_at", self.opens_at),
            ("closes_at", self.closes_at),
            ("screening_until", self.screening_until),
            ("scoring_until", self.scoring_until),
            ("session_at", self.session_at),
            ("ceremony_at", self.ceremony_at),
        ]
    }

    /// The names of dates that do not come after the one before them.
    pub fn out_of_order(&self) -> Vec<&'static str> {
        let mut last = None;
        let mut wrong = Vec::new();
        for (name, at) in self.dates() {
            let Some(at) = at else { continue };
            if last.is_some_and(|last| at <= last) {
                wrong.push(name);
            }
            last = Some(at);
        }
        wrong
    }

    /// What a published call may not change: the names of dates that disappear or move to an earlier moment,
    /// and the opening once it has been.
    ///
    /// People rely on a published date; more time hurts nobody.
    pub fn breaks_promise(&self, published: &Self, now: Timestamp) -> Vec<&'static str> {
        published
            .dates()
            .into_iter()
            .zip(self.dates())
            .filter(|((name, old), (_, new))| match (old, new) {
                (Some(old), _) if *name == "opens_at" && now >= old.begins() => *new != Some(*old),
                (Some(old), Some(new)) => new < old,
                (Some(_), None) => true,
                (None, _) => false,
            })
            .map(|((name, _), _)| name)
            .collect()
    }

    /// The same days in a year that is `years` later.
    pub fn moved_by(self, years: i64) -> Self {
        let moved = |at: Option<WallTime>| {
            let at = at?;
            let year = i64::from(at.naive().year()) + years;
            Some(at.in_year(i32::try_from(year).ok()?))
        };
        Self {
            opens_at: moved(self.opens_at),
            closes_at: moved(self.closes_at),
            screening_until: moved(self.screening_until),
            scoring_until: moved(self.scoring_until),
            session_at: moved(self.session_at),
            ceremony_at: moved(self.ceremony_at),
        }
    }
}

/// A call with all its parts.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    pub prize: Prize,
    pub edition: Edition,
    pub categories: Vec<Category>,
    pub questions: Vec<Question>,
    pub criteria: Vec<Criterion>,
    pub places: Vec<Place>,
    pub special_prizes: Vec<SpecialPrize>,
}

/// Something without which a call cannot be opened: the key of a sentence, and the page where it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    pub key: &'static str,
    pub part: &'static str,
}

impl Call {
    /// What is missing before the call can be opened; nothing when it can be.
    pub fn gaps(&self, now: Timestamp) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut need = |holds: bool, key, part| {
            if !holds {
                gaps.push(Gap { key, part });
            }
        };
        let edition = &self.edition;
        need(!edition.purpose.is_empty(), "edition-gap-purpose", "basics");
        need(!edition.contact.trim().is_empty(), "edition-gap-contact", "basics");
        need(edition.opens_at.is_some(), "edition-gap-opens", "calendar");
        need(edition.closes_at.is_some(), "edition-gap-closes", "calendar");
        need(edition.calendar().out_of_order().is_empty(), "edition-gap-order", "calendar");
        need(edition.closes_at.is_none_or(|at| now < at.has_passed()), "edition-gap-past", "calendar");
        need(!self.criteria.is_empty(), "edition-gap-criteria", "criteria");
        let role = |role| self.questions.iter().find(move |question| question.role == Some(role));
        let asks_all = |wanted| role(wanted).is_some_and(|q| q.shown_for == ShownFor::Everyone && !q.optional);
        need(asks_all(QuestionRole::Title), "edition-gap-title", "questions");
        need(asks_all(QuestionRole::NomineeName), "edition-gap-nominee-name", "questions");
        let email = role(QuestionRole::NomineeEmail).is_some_and(|q| q.shown_for != ShownFor::Proposal);
        need(email, "edition-gap-nominee-email", "questions");
        if edition.accepts_proposals {
            let asks = |wanted| role(wanted).is_some_and(|q| q.shown_for != ShownFor::SelfApplication);
            need(asks(QuestionRole::NominatorName), "edition-gap-nominator-name", "questions");
            need(asks(QuestionRole::NominatorEmail), "edition-gap-nominator-email", "questions");
        }
        let asks_category = self.questions.iter().any(|question| question.kind == QuestionKind::Category);
        need(!asks_category || !self.categories.is_empty(), "edition-gap-categories", "categories");
        need(asks_category || self.categories.is_empty(), "edition-gap-category-question", "questions");
        let has_options = |q: &Question| !q.kind.has_options() || q.options.len() >= 2;
        need(self.questions.iter().all(has_options), "edition-gap-options", "questions");
        // Imports find a question by its wording.
        let labels: std::collections::HashSet<_> = self.questions.iter().map(|q| q.label.german()).collect();
        need(labels.len() == self.questions.len(), "edition-gap-labels", "questions");
        gaps
    }
}

crate::text_enum! {
    /// The parts of a call that are lists.
    pub enum Part {
        Categories = "categories",
        Questions = "questions",
        Criteria = "criteria",
        SpecialPrizes = "special-prizes",
    }
}

impl<'a> rocket::request::FromParam<'a> for Part {
    type Error = String;
    fn from_param(text: &'a str) -> Result<Self, String> {
        text.parse()
    }
}

/// One entry of a part.
#[derive(Clone, Debug)]
pub enum Item {
    Category(Category),
    Question(Box<Question>),
    Criterion(Criterion),
    SpecialPrize(SpecialPrize),
}

impl Item {
    /// An entry as the form for a new one begins with.
    pub fn blank(part: Part, edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        let position = siblings.iter().map(Self::position).max().unwrap_or(0) + 1;
        let words = Words::default;
        match part {
            Part::Categories => Self::Category(Category {
                category_id: CategoryId(id),
                edition_id,
                position,
                label: words(),
                description: words(),
            }),
            Part::Criteria => {
                // A new criterion has the scale of the others, so that totals compare.
                let like = siblings.iter().find_map(|item| match item {
                    Self::Criterion(criterion) => Some(criterion),
                    _ => None,
                });
                let numbers = || (1..=10).map(|n| Words::new(n.to_string(), "")).collect();
                Self::Criterion(Criterion {
                    criterion_id: CriterionId(id),
                    edition_id,
                    position,
                    label: words(),
                    description: words(),
                    weight: like.map_or(1, |like| like.weight),
                    scale_min: like.map_or(1, |like| like.scale_min),
                    scale_max: like.map_or(10, |like| like.scale_max),
                    scale_labels: like.map_or_else(|| Json(numbers()), |like| like.scale_labels.clone()),
                })
            }
            Part::Questions => Self::Question(Box::new(Question {
                question_id: QuestionId(id),
                edition_id,
                position,
                role: None,
                kind: QuestionKind::ShortText,
                section: words(),
                label: words(),
                hint: words(),
                options: Json(Vec::new()),
                optional: false,
                shown_for: ShownFor::Everyone,
                jury_sees: true,
                max_chars: None,
                min_number: None,
                max_number: None,
            })),
            Part::SpecialPrizes => Self::SpecialPrize(SpecialPrize {
                special_prize_id: SpecialPrizeId(id),
                edition_id,
                position,
                label: words(),
                amount: None,
            }),
        }
    }

    pub fn part(&self) -> Part {
        match self {
            Self::Category(_) => Part::Categories,
            Self::Question(_) => Part::Questions,
            Self::Criterion(_) => Part::Criteria,
            Self::SpecialPrize(_) => Part::SpecialPrizes,
        }
    }

    pub fn id(&self) -> Uuid {
        match self {
            Self::Category(category) => category.category_id.0,
            Self::Question(question) => question.question_id.0,
            Self::Criterion(criterion) => criterion.criterion_id.0,
            Self::SpecialPrize(prize) => prize.special_prize_id.0,
        }
    }

    pub fn label(&self) -> &Words {
        match self {
            Self::Category(category) => &category.label,
            Self::Question(question) => &question.label,
            Self::Criterion(criterion) => &criterion.label,
            Self::SpecialPrize(prize) => &prize.label,
        }
    }

    pub fn position(&self) -> i64 {
        match self {
            Self::Category(category) => category.position,
            Self::Question(question) => question.position,
            Self::Criterion(criterion) => criterion.position,
            Self::SpecialPrize(prize) => prize.position,
        }
    }

    pub fn set_position(&mut self, position: i64) {
        match self {
            Self::Category(category) => category.position = position,
            Self::Question(question) => question.position = position,
            Self::Criterion(criterion) => criterion.position = position,
            Self::SpecialPrize(prize) => prize.position = position,
        }
    }

    /// The heading above it; only questions have one.
    fn section(&mut self) -> Option<&mut Words> {
        match self {
            Self::Question(question) => Some(&mut question.section),
            _ => None,
        }
    }

    /// Whether nothing but wording differs: what a published call may still change.
    pub fn differs_in_wording_only(&self, new: &Self) -> bool {
        match (self, new) {
            (Self::Category(_), Self::Category(_)) => true,
            (Self::Criterion(old), Self::Criterion(new)) => {
                (old.weight, old.scale_min, old.scale_max) == (new.weight, new.scale_min, new.scale_max)
            }
            (Self::Question(old), Self::Question(new)) => {
                let ids = |question: &Question| -> Vec<String> {
                    question.options.iter().map(|option| option.id.clone()).collect()
                };
                let rules = |q: &Question| (q.kind, q.role, q.shown_for, q.optional, q.jury_sees);
                let limits = |q: &Question| (q.max_chars, q.min_number, q.max_number);
                rules(old) == rules(new) && limits(old) == limits(new) && ids(old) == ids(new)
            }
            (Self::SpecialPrize(old), Self::SpecialPrize(new)) => old.amount == new.amount,
            _ => false,
        }
    }
}

/// Moves one item of a list a step up or down; gives `false` at the end of the list.
///
/// Headings of a form stay where they are: a question passes below or above them instead of
/// taking its heading along, and no heading is lost.
pub fn step(items: &mut [Item], index: usize, up: bool) -> bool {
    let Some(other) = (if up { index.checked_sub(1) } else { Some(index + 1) }) else { return false };
    if other >= items.len() {
        return false;
    }
    let heading = |items: &mut [Item], at: usize| items.get_mut(at).and_then(Item::section).map(|s| s.clone());
    let has = |items: &mut [Item], at: usize| heading(items, at).is_some_and(|words| !words.is_empty());
    // The heading that the question passes, and the question that has it afterwards.
    let (from, to) = if up { (index, index + 1) } else { (index + 1, index) };
    if to < items.len() && has(items, from) && !has(items, to) {
        let words = heading(items, from).unwrap_or_default();
        if let Some(section) = items[to].section() {
            *section = words;
        }
        if let Some(section) = items[from].section() {
            *section = Words::default();
        }
        return true;
    }
    let (a, b) = (heading(items, index), heading(items, other));
    items.swap(index, other);
    for (at, words) in [(index, a), (other, b)] {
        if let (Some(section), Some(words)) = (items[at].section(), words) {
            *section = words;
        }
    }
    true
}

/// Takes an item out of a list; its heading goes to the question after it, unless that has its own.
pub fn take_out(items: &mut Vec<Item>, index: usize) -> Item {
    let mut taken = items.remove(index);
    if let (Some(words), Some(next)) = (taken.section(), items.get_mut(index).and_then(Item::section))
        && next.is_empty()
    {
        *next = words.clone();
    }
    taken
}

/// The choices of a question under new labels: what keeps its German wording keeps its id, and so does
/// every one when only the wording changed, so that given answers still mean the same.
pub fn relabelled(old: &[Choice], labels: Vec<Words>) -> Vec<Choice> {
    let same_count = old.len() == labels.len();
    let mut taken: Vec<String> = Vec::new();
    labels
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            let known = old.iter().find(|choice| choice.label.german() == label.german());
            let id = match known.or(old.get(index).filter(|_| same_count)) {
                Some(choice) if !taken.contains(&choice.id) => choice.id.clone(),
                _ => {
                    let ids = old.iter().map(|choice| &choice.id);
                    let used: Vec<&String> = ids.chain(&taken).collect();
                    let free = (1..).map(|n| format!("a{n}")).find(|id| !used.contains(&id));
                    free.expect("numbers do not end")
                }
            };
            taken.push(id.clone());
            Choice { id, label }
        })
        .collect()
}

impl QuestionRole {
    /// The kind of question that can have this role.
    pub fn kind(self) -> QuestionKind {
        match self {
            Self::Title | Self::NomineeName | Self::NominatorName => QuestionKind::ShortText,
            Self::NomineeEmail | Self::NominatorEmail => QuestionKind::Email,
            Self::Category => QuestionKind::Category,
            Self::District => QuestionKind::District,
            Self::ConsentPublication => QuestionKind::Declaration,
        }
    }

    /// Whether a question of this kind has the role in any case.
    pub fn is_implied_by(self, kind: QuestionKind) -> bool {
        matches!((self, kind), (Self::Category, QuestionKind::Category) | (Self::District, QuestionKind::District))
    }
}

impl QuestionKind {
    /// Whether the office writes the answers to choose from.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// Whether the answer is text whose length can be limited.
    pub fn is_text(self) -> bool {
        matches!(self, Self::ShortText | Self::LongText)
    }
}

impl Question {
    /// Whether it is put to those who propose somebody else, or to those who apply for themselves.
    pub fn is_shown(&self, proposal: bool) -> bool {
        match self.shown_for {
            ShownFor::Everyone => true,
            ShownFor::SelfApplication => !proposal,
            ShownFor::Proposal => proposal,
        }
    }

    /// Whether it must be answered. The sender's own e-mail address always must, because the receipt goes
    /// there; somebody who proposes another may not know the other's.
    pub fn is_required(&self, proposal: bool) -> bool {
        let senders = if proposal { QuestionRole::NominatorEmail } else { QuestionRole::NomineeEmail };
        self.is_shown(proposal) && (!self.optional || self.role == Some(senders))
    }
}

/// A field of work that entries belong to.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Category {
    pub category_id: CategoryId,
    pub edition_id: EditionId,
    pub position: i64,
    pub label: Words,
    pub description: Words,
}

/// What jurors judge, with whole points from `scale_min` to `scale_max`.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Criterion {
    pub criterion_id: CriterionId,
    pub edition_id: EditionId,
    pub position: i64,
    pub label: Words,
    pub description: Words,
    /// Counts relative to the other criteria's weights.
    pub weight: i64,
    pub scale_min: i64,
    pub scale_max: i64,
    /// A text for every point of the scale, lowest first.
    pub scale_labels: Json<Vec<Words>>,
}

/// One answer that a choice offers. `id` stays when the wording changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub label: Words,
}

/// A question of the form.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Question {
    pub question_id: QuestionId,
    pub edition_id: EditionId,
    pub position: i64,
    pub role: Option<QuestionRole>,
    pub kind: QuestionKind,
    /// The heading above it, where a new part of the form begins; empty elsewhere.
    pub section: Words,
    pub label: Words,
    pub hint: Words,
    pub options: Json<Vec<Choice>>,
    pub optional: bool,
    pub shown_for: ShownFor,
    pub jury_sees: bool,
    pub max_chars: Option<i64>,
    pub min_number: Option<i64>,
    pub max_number: Option<i64>,
}

/// A place with its money, in whole cents.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Place {
    pub place_id: PlaceId,
    pub edition_id: EditionId,
    pub place: i64,
    pub amount: Option<i64>,
}

/// A prize beside the places, such as the Ehrenpreis.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct SpecialPrize {
    pub special_prize_id: SpecialPrizeId,
    pub edition_id: EditionId,
    pub position: i64,
    pub label: Words,
    pub amount: Option<i64>,
}

/// Who was honoured in a past edition.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Laureate {
    pub laureate_id: LaureateId,
    pub edition_id: EditionId,
    pub position: i64,
    pub place: Option<i64>,
    pub name: String,
    pub project: Option<String>,
    pub amount: Option<i64>,
    pub place_certain: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<WallTime> {
        (!text.is_empty()).then(|| text.parse().unwrap())
    }

    fn calendar(dates: [&str; 6]) -> Calendar {
        let [opens_at, closes_at, screening_until, scoring_until, session_at, ceremony_at] = dates.map(at);
        Calendar { opens_at, closes_at, screening_until, scoring_until, session_at, ceremony_at }
    }

    fn moment(text: &str) -> Timestamp {
        Timestamp::new(text.parse().unwrap())
    }

    #[test]
    fn dates_follow_one_another() {
        for (dates, wrong) in [
            (["", "", "", "", "", ""], vec![]),
            (["2027-08-01", "2027-09-15T23:59", "2027-09-30", "2027-10-31", "2027-11-10", "2027-12-03"], vec![]),
            (["2027-08-01", "", "", "", "", "2027-07-01"], vec!["ceremony_at"]),
            (["2027-08-01", "2027-08-01", "", "", "", ""], vec!["closes_at"]),
            (["2027-08-01", "2027-09-15", "2027-09-01", "2027-09-10", "", ""], vec!["screening_until"]),
            (["", "2027-09-15", "", "2027-09-01", "", "2027-08-01"], vec!["scoring_until", "ceremony_at"]),
        ] {
            assert_eq!(calendar(dates).out_of_order(), wrong, "{dates:?}");
        }
    }

    #[test]
    fn a_published_date_only_moves_later() {
        let published = calendar(["2027-08-01", "2027-09-15T23:59", "", "", "", "2027-12-03"]);
        let (before, after) = (moment("2027-07-01T10:00:00Z"), moment("2027-08-20T10:00:00Z"));
        for (now, dates, wrong) in [
            (before, ["2027-08-01", "2027-09-15T23:59", "", "", "", "2027-12-03"], vec![]),
            (before, ["2027-08-02", "2027-09-16T23:59", "2027-09-30", "", "", "2027-12-04"], vec![]),
            (before, ["2027-07-31", "2027-09-15T23:59", "", "", "", "2027-12-03"], vec!["opens_at"]),
            (after, ["2027-08-02", "2027-09-15T23:59", "", "", "", "2027-12-03"], vec!["opens_at"]),
            (after, ["2027-08-01", "2027-09-15T23:58", "", "", "", ""], vec!["closes_at", "ceremony_at"]),
        ] {
            assert_eq!(calendar(dates).breaks_promise(&published, now), wrong, "{dates:?}");
        }
    }

    #[test]
    fn a_copied_calendar_keeps_its_days() {
        let old = calendar(["2024-02-29T08:00", "2024-04-01", "", "", "", ""]);
        let new = calendar(["2026-02-28T08:00", "2026-04-01", "", "", "", ""]);
        assert_eq!(old.moved_by(2), new);
    }

    #[test]
    fn the_next_call_is_likely_in_the_next_year_of_its_rhythm() {
        let prize = |parity| Prize {
            prize_id: PrizeId(Uuid::nil()),
            key: String::new(),
            name: Words::new("Preis der Stadt Dortmund", "Prize of the City of Dortmund"),
            slogan: Words::default(),
            organisers: Words::default(),
            sponsor: None,
            parity,
            letters: String::new(),
            position: 1,
        };
        for (parity, now, taken, year) in [
            (Parity::Odd, "2026-11-22T10:00:00Z", vec![2025], 2027),
            (Parity::Even, "2026-11-22T10:00:00Z", vec![2016], 2028),
            (Parity::Even, "2026-05-01T10:00:00Z", vec![2016], 2026),
            (Parity::Odd, "2027-05-01T10:00:00Z", vec![2027, 2025], 2029),
        ] {
            assert_eq!(prize(parity).likely_year(moment(now), &taken), year, "{now}");
        }
        assert_eq!(prize(Parity::Odd).short_name(Lang::En), "Prize");
    }

    fn edition() -> Edition {
        Edition {
            edition_id: EditionId(Uuid::nil()),
            prize_id: PrizeId(Uuid::nil()),
            year: 2027,
            number: 10,
            status: EditionStatus::Open,
            purpose: Words::new("Zweck", ""),
            eligible: Words::new("Alle", ""),
            contact: "Büro".into(),
            venue: None,
            opens_at: at("2027-08-01"),
            closes_at: at("2027-09-15T23:59"),
            screening_until: None,
            scoring_until: None,
            session_at: None,
            ceremony_at: None,
            accepts_proposals: true,
            shows_scores: false,
            applications: None,
            note: None,
            version: 1,
            opened_at: None,
            closed_at: None,
            created_at: moment("2027-01-01T00:00:00Z"),
        }
    }

    #[test]
    fn a_call_takes_nominations_between_its_dates() {
        for (status, now, phase, left) in [
            (EditionStatus::Preparing, "2027-08-20T10:00:00Z", Phase::Preparing, None),
            (EditionStatus::Closed, "2027-08-20T10:00:00Z", Phase::Closed, None),
            (EditionStatus::Open, "2027-07-31T21:59:59Z", Phase::Announced, None),
            (EditionStatus::Open, "2027-07-31T22:00:00Z", Phase::Nominating, Some(TimeLeft::Days(46))),
            (EditionStatus::Open, "2027-09-13T22:00:00Z", Phase::Nominating, Some(TimeLeft::Days(2))),
            (EditionStatus::Open, "2027-09-13T22:00:01Z", Phase::Nominating, Some(TimeLeft::Hours(47))),
            (EditionStatus::Open, "2027-09-15T21:00:00Z", Phase::Nominating, Some(TimeLeft::Hours(1))),
            (EditionStatus::Open, "2027-09-15T21:59:59.999Z", Phase::Nominating, Some(TimeLeft::Minutes(1))),
            (EditionStatus::Open, "2027-09-15T22:00:00Z", Phase::Judging, None),
        ] {
            let edition = Edition { status, ..edition() };
            assert_eq!((edition.phase(moment(now)), edition.time_left(moment(now))), (phase, left), "{status} {now}");
        }
        assert!(TimeLeft::Days(2).is_short() && !TimeLeft::Days(3).is_short());
    }

    fn question(id: u128, section: &str) -> Question {
        let Item::Question(question) = Item::blank(Part::Questions, EditionId(Uuid::nil()), Uuid::from_u128(id), &[])
        else {
            unreachable!("a part's blank is of that part")
        };
        Question { section: Words::new(section, ""), label: Words::new(format!("Frage {id}"), ""), ..*question }
    }

    /// A call that can be opened.
    fn call() -> Call {
        let ask = |id, role: QuestionRole, shown_for| Question {
            role: Some(role),
            kind: role.kind(),
            shown_for,
            ..question(id, "")
        };
        let Item::Criterion(criterion) = Item::blank(Part::Criteria, EditionId(Uuid::nil()), Uuid::nil(), &[]) else {
            unreachable!("a part's blank is of that part")
        };
        Call {
            prize: Prize {
                prize_id: PrizeId(Uuid::nil()),
                key: "preis".into(),
                name: Words::new("Preis", ""),
                slogan: Words::default(),
                organisers: Words::default(),
                sponsor: None,
                parity: Parity::Odd,
                letters: "P".into(),
                position: 1,
            },
            edition: edition(),
            categories: Vec::new(),
            questions: vec![
                ask(1, QuestionRole::Title, ShownFor::Everyone),
                ask(2, QuestionRole::NomineeName, ShownFor::Everyone),
                ask(3, QuestionRole::NomineeEmail, ShownFor::Everyone),
                ask(4, QuestionRole::NominatorName, ShownFor::Proposal),
                ask(5, QuestionRole::NominatorEmail, ShownFor::Proposal),
            ],
            criteria: vec![criterion],
            places: Vec::new(),
            special_prizes: Vec::new(),
        }
    }

    #[test]
    fn what_a_call_lacks_is_said_one_by_one() {
        type Break = fn(&mut Call);
        let cases: [(Break, &[&str]); 17] = [
            (|_| {}, &[]),
            (|call| call.edition.purpose = Words::default(), &["edition-gap-purpose"]),
            (|call| call.edition.contact = " ".into(), &["edition-gap-contact"]),
            (|call| call.edition.opens_at = None, &["edition-gap-opens"]),
            (|call| call.edition.closes_at = None, &["edition-gap-closes"]),
            (|call| call.edition.opens_at = call.edition.closes_at, &["edition-gap-order"]),
            (|call| call.edition.closes_at = at("2027-08-02"), &["edition-gap-past"]),
            (|call| call.criteria.clear(), &["edition-gap-criteria"]),
            (|call| call.questions[0].role = None, &["edition-gap-title"]),
            (|call| call.questions[0].optional = true, &["edition-gap-title"]),
            (|call| call.questions[1].shown_for = ShownFor::Proposal, &["edition-gap-nominee-name"]),
            (|call| drop(call.questions.remove(2)), &["edition-gap-nominee-email"]),
            (|call| call.questions.truncate(3), &["edition-gap-nominator-name", "edition-gap-nominator-email"]),
            (
                |call| {
                    call.questions.truncate(3);
                    call.edition.accepts_proposals = false;
                },
                &[],
            ),
            (|call| call.questions[3].kind = QuestionKind::Category, &["edition-gap-categories"]),
            (|call| call.questions[3].kind = QuestionKind::Choices, &["edition-gap-options"]),
            (|call| call.questions[3].label = call.questions[4].label.clone(), &["edition-gap-labels"]),
        ];
        for (number, (break_it, expected)) in cases.into_iter().enumerate() {
            let mut call = call();
            break_it(&mut call);
            let keys: Vec<_> = call.gaps(moment("2027-08-20T10:00:00Z")).into_iter().map(|gap| gap.key).collect();
            assert_eq!(keys, expected, "case {number}");
        }
    }

    #[test]
    fn headings_stay_where_they_are_when_questions_move() {
        // Questions 1 to 4; "A" stands above the first and "B" above the third.
        for (index, up, expected) in [
            (0, true, None),
            (3, false, None),
            (0, false, Some("A2 1 B3 4")),
            (1, true, Some("A2 1 B3 4")),
            // Below the heading, then above it again.
            (1, false, Some("A1 B2 3 4")),
            (2, true, Some("A1 2 3 B4")),
            (3, true, Some("A1 2 B4 3")),
        ] {
            let sections = ["A", "", "B", ""];
            let mut items: Vec<Item> =
                (1..).zip(sections).map(|(id, section)| Item::Question(Box::new(question(id, section)))).collect();
            let moved = step(&mut items, index, up);
            assert_eq!(moved.then(|| shape(&items)).as_deref(), expected, "{index} {up}");
        }
    }

    fn shape(items: &[Item]) -> String {
        let texts = items.iter().map(|item| match item {
            Item::Question(question) => format!("{}{}", question.section.german(), question.question_id.0.as_u128()),
            _ => String::new(),
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_removed_question_leaves_its_heading_behind() {
        for (index, expected) in [(0, "A2 B3"), (1, "A1 B3"), (2, "A1 2")] {
            let sections = ["A", "", "B"];
            let mut items: Vec<Item> =
                (1..).zip(sections).map(|(id, section)| Item::Question(Box::new(question(id, section)))).collect();
            take_out(&mut items, index);
            assert_eq!(shape(&items), expected, "{index}");
        }
    }

    #[test]
    fn choices_keep_their_ids_under_new_wording() {
        let choices = |pairs: &[(&str, &str)]| -> Vec<Choice> {
            pairs.iter().map(|(id, label)| Choice { id: (*id).into(), label: Words::new(*label, "") }).collect()
        };
        let old = choices(&[("ja", "Ja"), ("nein", "Nein")]);
        for (labels, expected) in [
            (vec!["Ja", "Nein"], vec!["ja", "nein"]),
            (vec!["Ja, gern", "Nein, danke"], vec!["ja", "nein"]),
            (vec!["Nein", "Ja"], vec!["nein", "ja"]),
            (vec!["Ja", "Vielleicht", "Nein"], vec!["ja", "a1", "nein"]),
            (vec!["Nein", "Weiß nicht"], vec!["nein", "a1"]),
            (vec!["Ja", "Ja"], vec!["ja", "a1"]),
            (vec!["x", "y", "z"], vec!["a1", "a2", "a3"]),
        ] {
            let labels: Vec<Words> = labels.into_iter().map(|label| Words::new(label, "")).collect();
            let ids: Vec<String> = relabelled(&old, labels.clone()).into_iter().map(|choice| choice.id).collect();
            assert_eq!(ids, expected, "{labels:?}");
        }
    }
}
