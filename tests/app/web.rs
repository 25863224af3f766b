//! The frame that every page shares.

use crate::support::TestApp;

#[rocket::async_test]
async fn an_unknown_page_says_so_in_the_readers_language() {
    let app = TestApp::start().await;
    let page = app.public().get("/no-such-page").await;
    assert_eq!(page.status, 404);
    assert!(page.contains("Diese Seite gibt es nicht"), "{}", page.text);
    let page = app.public().speaking("en").get("/no-such-page").await;
    assert!(page.contains("This page does not exist"), "{}", page.text);
}

#[rocket::async_test]
async fn the_database_answers_for_the_health_check() {
    let app = TestApp::start().await;
    assert_eq!(app.public().get("/health").await.text, "ok");
}
