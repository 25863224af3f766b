//! SQL of an edition's parts: categories, questions, criteria, places and special prizes.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{EditionId, PlaceId};
use crate::on;

use super::super::model::{Category, Criterion, Item, Part, Place, Question, SpecialPrize, Wording};

const CATEGORIES: &str = "select category_id, edition_id, position, label, description from category \
    where edition_id = $1 order by position";
const CRITERIA: &str = "select criterion_id, edition_id, position, label, description, weight, scale_min, scale_max, \
    scale_labels from criterion where edition_id = $1 order by position";
const QUESTIONS: &str = "select question_id, edition_id, position, role, kind, section, label, hint, options, optional, \
    shown_for, jury_sees, max_chars, min_number, max_number from question where edition_id = $1 order by position";
const WORDINGS: &str = "select w.question_id, w.asked_until, w.label, w.options from question_wording w \
    join question q on q.question_id = w.question_id where q.edition_id = $1 order by w.asked_until";
const KEEP_WORDING: &str =
    "insert into question_wording (question_id, asked_until, label, options) values ($1, $2, $3, $4)";
const PLACES: &str = "select place_id, edition_id, place, amount from place where edition_id = $1 order by place";
const SPECIAL_PRIZES: &str = "select special_prize_id, edition_id, position, label, amount from special_prize \
    where edition_id = $1 order by position";
const ALL_SPECIAL_PRIZES: &str = "select special_prize_id, edition_id, position, label, amount from special_prize \
    order by edition_id, position";
const SET_AMOUNT: &str = "update place set amount = $2 where place_id = $1";
const REMOVE_PLACE: &str = "delete from place where place_id = $1";
const UPDATE_CATEGORY: &str = "update category set position = $2, label = $3, description = $4 where category_id = $1";
const UPDATE_CRITERION: &str = "update criterion set position = $2, label = $3, description = $4, weight = $5, \
    scale_min = $6, scale_max = $7, scale_labels = $8 where criterion_id = $1";
const UPDATE_QUESTION: &str = "update question set position = $2, role = $3, kind = $4, section = $5, label = $6, \
    hint = $7, options = $8, optional = $9, shown_for = $10, jury_sees = $11, max_chars = $12, min_number = $13, \
    max_number = $14 where question_id = $1";
const UPDATE_SPECIAL_PRIZE: &str =
    "update special_prize set position = $2, label = $3, amount = $4 where special_prize_id = $1";
const REMOVE_CATEGORY: &str = "delete from category where category_id = $1";
const REMOVE_CRITERION: &str = "delete from criterion where criterion_id = $1";
const REMOVE_QUESTION: &str = "delete from question where question_id = $1";
const REMOVE_SPECIAL_PRIZE: &str = "delete from special_prize where special_prize_id = $1";
const INSERT_CATEGORY: &str = "insert into category (category_id, edition_id, position, label, description) \
    values ($1, $2, $3, $4, $5)";
const INSERT_CRITERION: &str = "insert into criterion (criterion_id, edition_id, position, label, description, weight, \
    scale_min, scale_max, scale_labels) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const INSERT_QUESTION: &str = "insert into question (question_id, edition_id, position, role, kind, section, label, \
    hint, options, optional, shown_for, jury_sees, max_chars, min_number, max_number) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const INSERT_PLACE: &str = "insert into place (place_id, edition_id, place, amount) values ($1, $2, $3, $4)";
const INSERT_SPECIAL_PRIZE: &str = "insert into special_prize (special_prize_id, edition_id, position, label, amount) \
    values ($1, $2, $3, $4, $5)";

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

/// How the questions of an edition were worded before, the earliest first.
pub async fn wordings(conn: &mut Conn, id: EditionId) -> Result<Vec<Wording>> {
    Ok(on!(conn, c => sqlx::query_as(WORDINGS).bind(id).fetch_all(c).await)?)
}

/// Keeps how a question was worded until now.
pub async fn keep_wording(conn: &mut Conn, question: &Question, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(KEEP_WORDING)
        .bind(question.question_id)
        .bind(now)
        .bind(&question.label)
        .bind(&question.options)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// An edition's places with their money.
pub async fn places(conn: &mut Conn, id: EditionId) -> Result<Vec<Place>> {
    Ok(on!(conn, c => sqlx::query_as(PLACES).bind(id).fetch_all(c).await)?)
}

/// An edition's special prizes.
pub async fn special_prizes(conn: &mut Conn, id: EditionId) -> Result<Vec<SpecialPrize>> {
    Ok(on!(conn, c => sqlx::query_as(SPECIAL_PRIZES).bind(id).fetch_all(c).await)?)
}

/// All special prizes of all editions.
pub async fn all_special_prizes(conn: &mut Conn) -> Result<Vec<SpecialPrize>> {
    Ok(on!(conn, c => sqlx::query_as(ALL_SPECIAL_PRIZES).fetch_all(c).await)?)
}

/// Adds a category.
pub async fn insert_category(conn: &mut Conn, category: &Category) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_CATEGORY)
        .bind(category.category_id)
        .bind(category.edition_id)
        .bind(category.position)
        .bind(&category.label)
        .bind(&category.description)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Adds a criterion.
pub async fn insert_criterion(conn: &mut Conn, criterion: &Criterion) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_CRITERION)
        .bind(criterion.criterion_id)
        .bind(criterion.edition_id)
        .bind(criterion.position)
        .bind(&criterion.label)
        .bind(&criterion.description)
        .bind(criterion.weight)
        .bind(criterion.scale_min)
        .bind(criterion.scale_max)
        .bind(&criterion.scale_labels)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Adds a question.
pub async fn insert_question(conn: &mut Conn, question: &Question) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_QUESTION)
        .bind(question.question_id)
        .bind(question.edition_id)
        .bind(question.position)
        .bind(question.role)
        .bind(question.kind)
        .bind(&question.section)
        .bind(&question.label)
        .bind(&question.hint)
        .bind(&question.options)
        .bind(question.optional)
        .bind(question.shown_for)
        .bind(question.jury_sees)
        .bind(question.max_chars)
        .bind(question.min_number)
        .bind(question.max_number)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Adds a place.
pub async fn insert_place(conn: &mut Conn, place: &Place) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_PLACE)
        .bind(place.place_id)
        .bind(place.edition_id)
        .bind(place.place)
        .bind(place.amount)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Adds a special prize.
pub async fn insert_special_prize(conn: &mut Conn, prize: &SpecialPrize) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_SPECIAL_PRIZE)
        .bind(prize.special_prize_id)
        .bind(prize.edition_id)
        .bind(prize.position)
        .bind(&prize.label)
        .bind(prize.amount)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Writes the money of a place.
pub async fn set_amount(conn: &mut Conn, id: PlaceId, amount: Option<i64>) -> Result<()> {
    on!(conn, c => sqlx::query(SET_AMOUNT).bind(id).bind(amount).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a place away.
pub async fn remove_place(conn: &mut Conn, id: PlaceId) -> Result<()> {
    on!(conn, c => sqlx::query(REMOVE_PLACE).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// The entries of a part in their order.
pub async fn items(conn: &mut Conn, part: Part, id: EditionId) -> Result<Vec<Item>> {
    Ok(match part {
        Part::Categories => categories(conn, id).await?.into_iter().map(Item::Category).collect(),
        Part::Questions => questions(conn, id).await?.into_iter().map(|q| Item::Question(Box::new(q))).collect(),
        Part::Criteria => criteria(conn, id).await?.into_iter().map(Item::Criterion).collect(),
        Part::SpecialPrizes => special_prizes(conn, id).await?.into_iter().map(Item::SpecialPrize).collect(),
    })
}

/// Adds an entry to its part.
pub async fn insert_item(conn: &mut Conn, item: &Item) -> Result<()> {
    match item {
        Item::Category(category) => insert_category(conn, category).await,
        Item::Question(question) => insert_question(conn, question).await,
        Item::Criterion(criterion) => insert_criterion(conn, criterion).await,
        Item::SpecialPrize(prize) => insert_special_prize(conn, prize).await,
    }
}

/// Writes an entry anew.
pub async fn update_item(conn: &mut Conn, item: &Item) -> Result<()> {
    match item {
        Item::Category(row) => {
            on!(conn, c => sqlx::query(UPDATE_CATEGORY)
                .bind(row.category_id)
                .bind(row.position)
                .bind(&row.label)
                .bind(&row.description)
                .execute(c)
                .await.map(drop))?;
        }
        Item::Criterion(row) => {
            on!(conn, c => sqlx::query(UPDATE_CRITERION)
                .bind(row.criterion_id)
                .bind(row.position)
                .bind(&row.label)
                .bind(&row.description)
                .bind(row.weight)
                .bind(row.scale_min)
                .bind(row.scale_max)
                .bind(&row.scale_labels)
                .execute(c)
                .await.map(drop))?;
        }
        Item::Question(row) => {
            on!(conn, c => sqlx::query(UPDATE_QUESTION)
                .bind(row.question_id)
                .bind(row.position)
                .bind(row.role)
                .bind(row.kind)
                .bind(&row.section)
                .bind(&row.label)
                .bind(&row.hint)
                .bind(&row.options)
                .bind(row.optional)
                .bind(row.shown_for)
                .bind(row.jury_sees)
                .bind(row.max_chars)
                .bind(row.min_number)
                .bind(row.max_number)
                .execute(c)
                .await.map(drop))?;
        }
        Item::SpecialPrize(row) => {
            on!(conn, c => sqlx::query(UPDATE_SPECIAL_PRIZE)
                .bind(row.special_prize_id)
                .bind(row.position)
                .bind(&row.label)
                .bind(row.amount)
                .execute(c)
                .await.map(drop))?;
        }
    }
    Ok(())
}

/// Takes an entry away.
pub async fn remove_item(conn: &mut Conn, item: &Item) -> Result<()> {
    let sql = match item.part() {
        Part::Categories => REMOVE_CATEGORY,
        Part::Questions => REMOVE_QUESTION,
        Part::Criteria => REMOVE_CRITERION,
        Part::SpecialPrizes => REMOVE_SPECIAL_PRIZE,
    };
    on!(conn, c => sqlx::query(sql).bind(item.id()).execute(c).await.map(drop))?;
    Ok(())
}
