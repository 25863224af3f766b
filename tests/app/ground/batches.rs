//! Many rows in few statements, on both engines.

use laudatio::{batched, on};

use crate::support::TestApp;

const ROWS: i64 = 20_000;

#[rocket::async_test]
async fn what_is_done_to_many_rows_takes_few_statements() {
    let app = TestApp::start().await;
    let mut tx = app.db.write().await.unwrap();
    let table = "create temporary table batch (one bigint primary key, word text not null)";
    on!(tx, c => sqlx::query(table).execute(c).await.map(drop)).unwrap();
    let rows: Vec<(i64, String)> = (0..ROWS).map(|one| (one, format!("Nr. {one}"))).collect();
    let before = app.db.statements();
    // With two parameters for each they are more than one statement takes.
    let done = batched!(tx, "insert into batch (one, word)", &rows, |(one, word)| [*one, word]);
    assert_eq!((done.unwrap(), app.db.statements() - before), (20_000, 2));
    let (from, end) = ("update batch set word = v.column2 from (", ") as v where batch.one = v.column1");
    let done = batched!(tx, from, &rows, |(one, _)| [*one, one.to_string()], end);
    assert_eq!((done.unwrap(), app.db.statements() - before), (20_000, 4));
    // Some of them were never there.
    let gone: Vec<(i64, String)> = (ROWS / 2..ROWS * 2).map(|one| (one, one.to_string())).collect();
    let done = batched!(tx, "delete from batch where (one, word) in (", &gone, |(one, word)| [*one, word], ")");
    assert_eq!((done.unwrap(), app.db.statements() - before), (10_000, 6));
    let left = "select count(*), max(one) from batch where word not like 'Nr.%'";
    let left: (i64, i64) = on!(tx, c => sqlx::query_as(left).fetch_one(c).await).unwrap();
    assert_eq!(left, (10_000, 9_999));
    assert_eq!(batched!(tx, "insert into batch (one, word)", &rows[..0], |(one, word)| [*one, word]).unwrap(), 0);
    // The last row of the second portion is there already.
    let twice: Vec<i64> = (0..ROWS * 2).rev().collect();
    let done = batched!(tx, "insert into batch (one, word)", &twice, |one| [*one, "zweimal"]);
    assert!(done.unwrap_err().is_duplicate());
}
