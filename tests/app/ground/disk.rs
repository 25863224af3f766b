//! After an error of the disk or of the database's server the program finds back by itself, and says so meanwhile.

use laudatio::on;

use crate::support::TestApp;

/// What an engine does when a transaction ends without anybody's wish: on SQLite the file can grow no more, on PostgreSQL
/// the server ends the connection.
async fn breaks_off(app: &TestApp) {
    let is_sqlite = std::env::var("LAUDATIO_TEST_ENGINE").as_deref() != Ok("postgres");
    if is_sqlite {
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query("pragma max_page_count = 1").execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = app.db.write().await.unwrap();
    let broken = if is_sqlite {
        let much = "x".repeat(1_000_000);
        on!(tx, c => sqlx::query("update prize set sponsor = $1").bind(&much).execute(c).await.map(drop))
    } else {
        on!(tx, c => sqlx::query("select pg_terminate_backend(pg_backend_pid())").execute(c).await.map(drop))
    };
    let error = broken.expect_err("the transaction is gone").to_string();
    assert!(!is_sqlite || error.contains("full"), "{error}");
}

#[rocket::async_test]
async fn a_disk_that_was_full_for_a_moment_costs_nobody_anything_later() {
    let app = TestApp::start().await;
    for n in 0..3 {
        breaks_off(&app).await;
        assert_eq!(app.public().post("/feedback", &[("message", &format!("Hallo {n}"))]).await.status, 303);
        assert_eq!(app.public().get("/health").await.text, "ok");
    }
}

#[rocket::async_test]
async fn the_health_check_tells_when_nothing_can_be_written() {
    let app = TestApp::start().await;
    let change = async |text: &'static str| {
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    };
    change("alter table heartbeat rename to gone").await;
    let answer = app.public().get("/health").await;
    assert_eq!((answer.status, answer.text.as_str()), (503, "the database cannot be written"));
    change("alter table gone rename to heartbeat").await;
    let answer = app.public().get("/health").await;
    assert_eq!((answer.status, answer.text.as_str()), (200, "ok"));
}

#[rocket::async_test]
async fn the_health_check_asks_again_once_something_could_not_be_kept() {
    let app = TestApp::start().await;
    assert_eq!(app.public().get("/health").await.text, "ok");
    let change = async |text: &'static str| {
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    };
    change("alter table heartbeat rename to gone").await;
    change("alter table feedback rename to gone_too").await;
    // Within the same second.
    assert_eq!(app.public().post("/feedback", &[("message", "Hallo")]).await.status, 500);
    assert_eq!(app.public().get("/health").await.status, 503);
}
