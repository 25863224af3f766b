//! SQL of the tables `prize`, `edition` and all that belongs to an edition.

use crate::db::Conn;
use crate::error::Result;
use crate::ids::EditionId;
use crate::on;

use super::model::{Category, Criterion, Edition, Laureate, Place, Prize, Question, SpecialPrize};

macro_rules! edition_columns {
    () => {
        "edition_id, prize_id, year, number, status, purpose, eligible, contact, venue, opens_at, closes_at, \
         screening_until, scoring_until, session_at, ceremony_at, accepts_proposals, shows_scores, applications, \
         note, version, opened_at, closed_at, created_at"
    };
}

const PRIZES: &str = "select prize_id, key, name, slogan, organisers, sponsor, parity, letters, position from prize \
    order by position";
const EDITIONS: &str = concat!("select ", edition_columns!(), " from edition order by year desc, prize_id");
const EDITION: &str = concat!("select ", edition_columns!(), " from edition where edition_id = $1");
const CATEGORIES: &str = "select category_id, edition_id, position, label, description from category \
    where edition_id = $1 order by position";
const CRITERIA: &str = "select criterion_id, edition_id, position, label, description, weight, scale_min, scale_max, \
    scale_labels from criterion where edition_id = $1 order by position";
const QUESTIONS: &str = "select question_id, edition_id, position, role, kind, section, label, hint, options, optional, \
    shown_for, jury_sees, max_chars, min_number, max_number from question where edition_id = $1 order by position";
const PLACES: &str = "select place_id, edition_id, place, amount from place where edition_id = $1 order by place";
const SPECIAL_PRIZES: &str = "select special_prize_id, edition_id, position, label, amount from special_prize \
    where edition_id = $1 order by position";
const LAUREATES: &str = "select laureate_id, edition_id, position, place, name, project, amount, place_certain \
    from laureate order by edition_id, position";

/// All prizes, in the order in which they are shown.
pub async fn prizes(conn: &mut Conn) -> Result<Vec<Prize>> {
    Ok(on!(conn, c => sqlx::query_as(PRIZES).fetch_all(c).await)?)
}

/// All editions of all prizes, newest first.
pub async fn editions(conn: &mut Conn) -> Result<Vec<Edition>> {
    Ok(on!(conn, c => sqlx::query_as(EDITIONS).fetch_all(c).await)?)
}

/// One edition.
pub async fn edition(conn: &mut Conn, id: EditionId) -> Result<Option<Edition>> {
    Ok(on!(conn, c => sqlx::query_as(EDITION).bind(id).fetch_optional(c).await)?)
}

/// An edition's categories in their order.
pub async fn categories(conn: &mut Conn, id: EditionId) -> Result<Vec<Category>> {
    Ok(on!(conn, c => sqlx::query_as(CATEGORIES).bind(id).fetch_all(c).await)?)
}

/// An edition's criteria in their order.
pub async fn criteria(conn: &mut Conn, id: EditionId) -> Result<Vec<Criterion>> {
    Ok(on!(conn, c => sqlx::query_as(CRITERIA).bind(id).fetch_all(c).await)?)
}

/// An edition's questions in their order.
pub async fn questions(conn: &mut Conn, id: EditionId) -> Result<Vec<Question>> {
    Ok(on!(conn, c => sqlx::query_as(QUESTIONS).bind(id).fetch_all(c).await)?)
}

/// An edition's places with their money.
pub async fn places(conn: &mut Conn, id: EditionId) -> Result<Vec<Place>> {
    Ok(on!(conn, c => sqlx::query_as(PLACES).bind(id).fetch_all(c).await)?)
}

/// An edition's special prizes.
pub async fn special_prizes(conn: &mut Conn, id: EditionId) -> Result<Vec<SpecialPrize>> {
    Ok(on!(conn, c => sqlx::query_as(SPECIAL_PRIZES).bind(id).fetch_all(c).await)?)
}

/// All laureates of all editions.
pub async fn laureates(conn: &mut Conn) -> Result<Vec<Laureate>> {
    Ok(on!(conn, c => sqlx::query_as(LAUREATES).fetch_all(c).await)?)
}
