//! SQL of an edition's parts: categories, questions, criteria, places and special prizes.

use crate::clock::Timestamp;
use crate::ground::db::{Conn, TableRow, all, insert, row, run};
use crate::ground::error::Result;
use crate::ids::{EditionId, PlaceId};

use super::super::model::{Category, Criterion, Item, Part, Place, Question, SpecialPrize, Wording};

row!(category_columns: Category = "category" { category_id, edition_id, position, label, description });
row!(criterion_columns: Criterion = "criterion" {
    criterion_id, edition_id, position, label, description, weight, scale_min, scale_max, scale_labels,
});
row!(place_columns: Place = "place" { place_id, edition_id, place, amount });
row!(question_columns: Question = "question" {
    question_id, edition_id, position, role, kind, section, label, hint, options, optional, shown_for, jury_sees,
    max_chars, min_number, max_number,
});
row!(special_prize_columns: SpecialPrize = "special_prize" { special_prize_id, edition_id, position, label, amount });

const CATEGORIES: &str =
    concat!("select ", category_columns!(), " from category where edition_id = $1 order by position");
const CRITERIA: &str =
    concat!("select ", criterion_columns!(), " from criterion where edition_id = $1 order by position");
const QUESTIONS: &str =
    concat!("select ", question_columns!(), " from question where edition_id = $1 order by position");
const WORDINGS: &str = "select w.question_id, w.asked_until, w.label, w.options from question_wording w \
    join question q on q.question_id = w.question_id where q.edition_id = $1 order by w.asked_until";
const PLACES: &str = concat!("select ", place_columns!(), " from place where edition_id = $1 order by place");
const SPECIAL_PRIZES: &str =
    concat!("select ", special_prize_columns!(), " from special_prize where edition_id = $1 order by position");
const ALL_SPECIAL_PRIZES: &str =
    concat!("select ", special_prize_columns!(), " from special_prize order by edition_id, position");
const REMOVE_CATEGORY: &str = "delete from category where category_id = $1";
const REMOVE_CRITERION: &str = "delete from criterion where criterion_id = $1";
const REMOVE_QUESTION: &str = "delete from question where question_id = $1";
const REMOVE_SPECIAL_PRIZE: &str = "delete from special_prize where special_prize_id = $1";

/// An edition's categories in their order.
pub async fn categories(conn: &mut Conn, id: EditionId) -> Result<Vec<Category>> {
    all!(conn, CATEGORIES, id)
}

/// An edition's criteria in their order.
pub async fn criteria(conn: &mut Conn, id: EditionId) -> Result<Vec<Criterion>> {
    all!(conn, CRITERIA, id)
}

/// An edition's questions in their order.
pub async fn questions(conn: &mut Conn, id: EditionId) -> Result<Vec<Question>> {
    all!(conn, QUESTIONS, id)
}

/// How the questions of an edition were worded before, the earliest first.
pub async fn wordings(conn: &mut Conn, id: EditionId) -> Result<Vec<Wording>> {
    all!(conn, WORDINGS, id)
}

/// Keeps how a question was worded until now.
pub async fn keep_wording(conn: &mut Conn, question: &Question, now: Timestamp) -> Result<()> {
    insert!(conn, "question_wording" {
        question_id: question.question_id, asked_until: now, label: question.label, options: question.options,
    })
}

/// An edition's places with their money.
pub async fn places(conn: &mut Conn, id: EditionId) -> Result<Vec<Place>> {
    all!(conn, PLACES, id)
}

/// An edition's special prizes.
pub async fn special_prizes(conn: &mut Conn, id: EditionId) -> Result<Vec<SpecialPrize>> {
    all!(conn, SPECIAL_PRIZES, id)
}

/// All special prizes of all editions.
pub async fn all_special_prizes(conn: &mut Conn) -> Result<Vec<SpecialPrize>> {
    all!(conn, ALL_SPECIAL_PRIZES)
}

/// Adds a category.
pub async fn insert_category(conn: &mut Conn, category: &Category) -> Result<()> {
    insert!(conn, category)
}

/// Adds a criterion.
pub async fn insert_criterion(conn: &mut Conn, criterion: &Criterion) -> Result<()> {
    insert!(conn, criterion)
}

/// Adds a question.
pub async fn insert_question(conn: &mut Conn, question: &Question) -> Result<()> {
    insert!(conn, question)
}

/// Adds a place.
pub async fn insert_place(conn: &mut Conn, place: &Place) -> Result<()> {
    insert!(conn, place)
}

/// Adds a special prize.
pub async fn insert_special_prize(conn: &mut Conn, prize: &SpecialPrize) -> Result<()> {
    insert!(conn, prize)
}

/// Writes the money of a place.
pub async fn set_amount(conn: &mut Conn, id: PlaceId, amount: Option<i64>) -> Result<()> {
    run!(conn, "update place set amount = $2 where place_id = $1", id, amount)
}

/// Takes a place away.
pub async fn remove_place(conn: &mut Conn, id: PlaceId) -> Result<()> {
    run!(conn, "delete from place where place_id = $1", id)
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

fn row(item: &Item) -> &dyn TableRow {
    match item {
        Item::Category(category) => category,
        Item::Question(question) => &**question,
        Item::Criterion(criterion) => criterion,
        Item::SpecialPrize(prize) => prize,
    }
}

/// Adds an entry to its part.
pub async fn insert_item(conn: &mut Conn, item: &Item) -> Result<()> {
    conn.insert_row(row(item), &[]).execute().await.map(drop)
}

/// Writes an entry anew: all but its key and its call, which are the first two of its columns.
pub async fn update_item(conn: &mut Conn, item: &Item) -> Result<()> {
    let row = row(item);
    let statement = conn.update(row.table(), (&row.values()[2..], ""), (&row.values()[..1], ""));
    statement.execute().await.map(drop)
}

/// Takes an entry away.
pub async fn remove_item(conn: &mut Conn, item: &Item) -> Result<()> {
    let sql = match item.part() {
        Part::Categories => REMOVE_CATEGORY,
        Part::Questions => REMOVE_QUESTION,
        Part::Criteria => REMOVE_CRITERION,
        Part::SpecialPrizes => REMOVE_SPECIAL_PRIZE,
    };
    run!(conn, sql, item.id())
}
