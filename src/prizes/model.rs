//! The nouns of a call, and its states.

use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use crate::clock::{Timestamp, WallTime};
use crate::db::Words;
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

    /// Whether the public may see it at all.
    pub fn is_public(&self) -> bool {
        self.status != EditionStatus::Preparing
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
