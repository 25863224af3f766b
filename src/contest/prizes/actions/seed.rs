//! What a new database begins with: both prizes, their archive, and the next call of each to prepare.
//!
//! `facts.json` holds what public sources say, and our proposals where they are silent (weights, scale,
//! the form's questions). All of it can be edited by the office afterwards.

use serde::Deserialize;
use sqlx::types::Json;

use crate::clock::WallTime;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Made};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Translated, is_duplicate};
use crate::ground::error::{AppError, Result};
use crate::ids::{CategoryId, CriterionId, EditionId, LaureateId, PlaceId, PrizeId, QuestionId, SpecialPrizeId};

use super::super::model::{
    Category, Choice, Criterion, Edition, EditionStatus, Laureate, Parity, Place, Prize, Question, QuestionKind,
    QuestionRole, ShownFor, SpecialPrize, TieRule,
};
use super::super::store;

const FACTS: &str = include_str!("../facts.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    scale: Scale,
    prizes: Vec<PrizeFacts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    min: i64,
    max: i64,
    labels: Vec<Translated>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrizeFacts {
    key: String,
    letters: String,
    parity: Parity,
    name: Translated,
    slogan: Translated,
    organisers: Translated,
    sponsor: Option<String>,
    purpose: Translated,
    eligible: Translated,
    contact: String,
    categories: Vec<Labelled>,
    criteria: Vec<Labelled>,
    /// What all places get together, in whole cents.
    prize_money: Option<i64>,
    /// Whole cents of the first place, the second, …
    places: Vec<Option<i64>>,
    special_prizes: Vec<Labelled>,
    next: Next,
    questions: Vec<QuestionFacts>,
    archive: Vec<PastEdition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Labelled {
    label: Translated,
    #[serde(default)]
    description: Translated,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Next {
    year: i64,
    number: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFacts {
    role: Option<QuestionRole>,
    kind: QuestionKind,
    #[serde(default)]
    section: Translated,
    label: Translated,
    #[serde(default)]
    hint: Translated,
    #[serde(default)]
    options: Vec<Choice>,
    #[serde(default)]
    optional: bool,
    shown_for: Option<ShownFor>,
    jury_sees: Option<bool>,
    max_chars: Option<i64>,
    min_number: Option<i64>,
    max_number: Option<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PastEdition {
    year: i64,
    number: i64,
    opens_at: Option<WallTime>,
    closes_at: Option<WallTime>,
    ceremony_at: Option<WallTime>,
    venue: Option<String>,
    applications: Option<i64>,
    note: Option<String>,
    #[serde(default)]
    special_prizes: Vec<Labelled>,
    #[serde(default)]
    laureates: Vec<LaureateFacts>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LaureateFacts {
    place: Option<i64>,
    name: String,
    project: Option<String>,
    amount: Option<i64>,
    place_certain: Option<bool>,
}

/// Fills an empty database with both prizes. Gives `false` and does nothing where a prize is there already,
/// also when another process has been quicker.
pub async fn run(ctx: &Ctx) -> Result<bool> {
    match fill(ctx).await {
        Err(AppError::Database(error)) if is_duplicate(&error) => Ok(false),
        done => done,
    }
}

async fn fill(ctx: &Ctx) -> Result<bool> {
    let facts: Facts =
        serde_json::from_str(FACTS).map_err(|e| AppError::Internal(format!("facts.json cannot be read: {e}")))?;
    let mut tx = ctx.db.write().await?;
    if store::count_prizes(&mut tx).await? > 0 {
        return Ok(false);
    }
    for (position, facts_of_prize) in (1..).zip(&facts.prizes) {
        prize(&mut tx, ctx, position, facts_of_prize, &facts.scale).await?;
    }
    tx.commit().await?;
    Ok(true)
}

async fn prize(conn: &mut Conn, ctx: &Ctx, position: i64, facts: &PrizeFacts, scale: &Scale) -> Result<()> {
    let prize_id = PrizeId::new(ctx.now, &ctx.random);
    let row = Prize {
        prize_id,
        key: facts.key.clone(),
        name: facts.name.clone(),
        slogan: facts.slogan.clone(),
        organisers: facts.organisers.clone(),
        sponsor: facts.sponsor.clone(),
        parity: facts.parity,
        letters: facts.letters.clone(),
        position,
    };
    store::insert_prize(conn, &row).await?;
    for past in &facts.archive {
        archived(conn, ctx, prize_id, facts, past).await?;
    }
    next(conn, ctx, prize_id, facts, scale).await?;
    audit::record(conn, ctx, None, prize_id, acts::Seeded { key: Aside(Made(facts.key.clone())) }).await
}

/// An edition without dates, about whose rules nothing is known yet.
fn blank(ctx: &Ctx, prize_id: PrizeId, facts: &PrizeFacts) -> Edition {
    Edition {
        edition_id: EditionId::new(ctx.now, &ctx.random),
        prize_id,
        year: facts.next.year,
        number: facts.next.number,
        status: EditionStatus::Preparing,
        purpose: facts.purpose.clone(),
        eligible: facts.eligible.clone(),
        contact: facts.contact.clone(),
        venue: None,
        opens_at: None,
        closes_at: None,
        screening_until: None,
        scoring_until: None,
        meeting_at: None,
        ceremony_at: None,
        accepts_proposals: true,
        shows_scores: false,
        tie_rule: TieRule::Shared,
        motion_tie_rule: None,
        prize_money: facts.prize_money,
        applications: None,
        note: None,
        version: 1,
        opened_at: None,
        closed_at: None,
        created_at: ctx.now,
        result_confirmed_at: None,
        result_public_since: None,
        result_withdrawn_at: None,
        result_touched_at: None,
        result_released_at: None,
        result_confirmed_for: None,
    }
}

async fn archived(conn: &mut Conn, ctx: &Ctx, prize_id: PrizeId, facts: &PrizeFacts, past: &PastEdition) -> Result<()> {
    let edition = Edition {
        year: past.year,
        number: past.number,
        status: EditionStatus::Closed,
        venue: past.venue.clone(),
        opens_at: past.opens_at,
        closes_at: past.closes_at,
        ceremony_at: past.ceremony_at,
        accepts_proposals: false,
        applications: past.applications,
        note: past.note.clone(),
        ..blank(ctx, prize_id, facts)
    };
    store::insert_edition(conn, &edition).await?;
    special_prizes(conn, ctx, edition.edition_id, &past.special_prizes).await?;
    for (position, laureate) in (1..).zip(&past.laureates) {
        let row = Laureate {
            laureate_id: LaureateId::new(ctx.now, &ctx.random),
            edition_id: edition.edition_id,
            position,
            place: laureate.place,
            name: laureate.name.clone(),
            project: laureate.project.clone(),
            amount: laureate.amount,
            place_certain: laureate.place_certain.unwrap_or(true),
            nomination_id: None,
            award: None,
            reason: None,
            named: true,
        };
        store::insert_laureate(conn, &row).await?;
    }
    Ok(())
}

async fn next(conn: &mut Conn, ctx: &Ctx, prize_id: PrizeId, facts: &PrizeFacts, scale: &Scale) -> Result<()> {
    let edition = blank(ctx, prize_id, facts);
    let edition_id = edition.edition_id;
    store::insert_edition(conn, &edition).await?;
    for (position, category) in (1..).zip(&facts.categories) {
        let row = Category {
            category_id: CategoryId::new(ctx.now, &ctx.random),
            edition_id,
            position,
            label: category.label.clone(),
            description: category.description.clone(),
        };
        store::insert_item(conn, &row).await?;
    }
    for (position, criterion) in (1..).zip(&facts.criteria) {
        let row = Criterion {
            criterion_id: CriterionId::new(ctx.now, &ctx.random),
            edition_id,
            position,
            label: criterion.label.clone(),
            description: criterion.description.clone(),
            weight: 1,
            scale_min: scale.min,
            scale_max: scale.max,
            scale_labels: Json(scale.labels.clone()),
        };
        store::insert_item(conn, &row).await?;
    }
    for (place, amount) in (1..).zip(&facts.places) {
        let row = Place { place_id: PlaceId::new(ctx.now, &ctx.random), edition_id, place, amount: *amount };
        store::insert_place(conn, &row).await?;
    }
    special_prizes(conn, ctx, edition_id, &facts.special_prizes).await?;
    for (position, question) in (1..).zip(&facts.questions) {
        let row = Question {
            question_id: QuestionId::new(ctx.now, &ctx.random),
            edition_id,
            position,
            role: question.role,
            kind: question.kind,
            section: question.section.clone(),
            label: question.label.clone(),
            hint: question.hint.clone(),
            options: Json(question.options.clone()),
            optional: question.optional,
            shown_for: question.shown_for.unwrap_or(ShownFor::Everyone),
            jury_sees: question.jury_sees.unwrap_or(true),
            max_chars: question.max_chars,
            min_number: question.min_number,
            max_number: question.max_number,
        };
        store::insert_item(conn, &row).await?;
    }
    Ok(())
}

async fn special_prizes(conn: &mut Conn, ctx: &Ctx, edition_id: EditionId, facts: &[Labelled]) -> Result<()> {
    for (position, special) in (1..).zip(facts) {
        let row = SpecialPrize {
            special_prize_id: SpecialPrizeId::new(ctx.now, &ctx.random),
            edition_id,
            position,
            label: special.label.clone(),
            amount: None,
        };
        store::insert_item(conn, &row).await?;
    }
    Ok(())
}
