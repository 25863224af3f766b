//! SQL of an edition's parts: categories, questions, criteria, places and special prizes.

use crate::clock::Timestamp;
use crate::ground::db::{Columns, Conn, Readable, TableRow, all, insert, row, run};
use crate::ground::error::Result;
use crate::ids::{EditionId, PlaceId};

use super::super::model::{Category, Criterion, Item, Place, Question, SpecialPrize, Wording};

row!(place_columns: Place = "place" { place_id, edition_id, place, amount });

/// An entry of a part, as it stands in its table.
pub trait StoredItem: Item + TableRow + Readable<Columns> {
    /// Those of a call, in their order.
    const ALL: &'static str;
    const REMOVE: &'static str;
}

/// Says which columns the entries of a part have: their key first, then their call.
macro_rules! items {
    ($columns:ident: $Item:ident = $table:literal { $key:ident, edition_id, $($rest:tt)+ }) => {
        row!($columns: $Item = $table { $key, edition_id, $($rest)+ });

        impl StoredItem for $Item {
            const ALL: &'static str =
                concat!("select ", $columns!(), " from ", $table, " where edition_id = $1 order by position");
            const REMOVE: &'static str = concat!("delete from ", $table, " where ", stringify!($key), " = $1");
        }
    };
}

items!(category_columns: Category = "category" { category_id, edition_id, position, label, description });
items!(criterion_columns: Criterion = "criterion" {
    criterion_id, edition_id, position, label, description, weight, scale_min, scale_max, scale_labels,
});
items!(question_columns: Question = "question" {
    question_id, edition_id, position, role, kind, section, label, hint, options, optional, shown_for, jury_sees,
    max_chars, min_number, max_number,
});
items!(special_prize_columns: SpecialPrize = "special_prize" { special_prize_id, edition_id, position, label, amount });

const WORDINGS: &str = "select w.question_id, w.asked_until, w.label, w.options from question_wording w \
    join question q on q.question_id = w.question_id where q.edition_id = $1 order by w.asked_until";
const PLACES: &str = concat!("select ", place_columns!(), " from place where edition_id = $1 order by place");
const ALL_SPECIAL_PRIZES: &str =
    concat!("select ", special_prize_columns!(), " from special_prize order by edition_id, position");

/// An edition's categories in their order.
pub async fn categories(conn: &mut Conn, id: EditionId) -> Result<Vec<Category>> {
    items(conn, id).await
}

/// An edition's criteria in their order.
pub async fn criteria(conn: &mut Conn, id: EditionId) -> Result<Vec<Criterion>> {
    items(conn, id).await
}

/// An edition's questions in their order.
pub async fn questions(conn: &mut Conn, id: EditionId) -> Result<Vec<Question>> {
    items(conn, id).await
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
    items(conn, id).await
}

/// All special prizes of all editions.
pub async fn all_special_prizes(conn: &mut Conn) -> Result<Vec<SpecialPrize>> {
    all!(conn, ALL_SPECIAL_PRIZES)
}

/// Adds a place.
pub async fn insert_place(conn: &mut Conn, place: &Place) -> Result<()> {
    insert!(conn, place)
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
pub async fn items<E: StoredItem>(conn: &mut Conn, id: EditionId) -> Result<Vec<E>> {
    all!(conn, E::ALL, id)
}

/// Adds an entry to its part.
pub async fn insert_item<E: StoredItem>(conn: &mut Conn, item: &E) -> Result<()> {
    insert!(conn, item)
}

/// Writes an entry anew: all but its key and its call, which are the first two of its columns.
pub async fn update_item<E: StoredItem>(conn: &mut Conn, item: &E) -> Result<()> {
    let values = item.values();
    let statement = conn.update(item.table(), (&values[2..], ""), (&values[..1], ""));
    statement.execute().await.map(drop)
}

/// Takes an entry away.
pub async fn remove_item<E: StoredItem>(conn: &mut Conn, item: &E) -> Result<()> {
    run!(conn, E::REMOVE, item.id())
}
