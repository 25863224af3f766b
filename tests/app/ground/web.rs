//! The frame that every page shares.

use laudatio::ground::db::Conn;
use laudatio::ground::web::Role;
use laudatio::on;
use rocket::http::{ContentType, Method};

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
async fn a_page_of_many_statements_shows_one_state() {
    let app = TestApp::start().await;
    let people = async |conn: &mut Conn| -> i64 {
        on!(conn, c => sqlx::query_scalar("select count(*) from person").fetch_one(c).await).unwrap()
    };
    let mut page = app.db.snapshot().await.unwrap();
    let before = people(&mut page).await;
    app.person("Ada", Role::Juror).await;
    assert_eq!(people(&mut page).await, before, "what came in between is on the next page");
    let write = "delete from feedback";
    let written = on!(page, c => sqlx::query(write).execute(c).await.map(drop));
    assert!(written.is_err(), "it only reads");
    drop(page);
    assert_eq!(people(&mut app.db.snapshot().await.unwrap()).await, before + 1);
    // Nothing that was erased is kept for a page that is done.
    app.db.scrub(&["person"]).await.unwrap();
}

#[rocket::async_test]
async fn styles_name_no_file_that_is_not_there() {
    let app = TestApp::start().await;
    let page = app.public().get("/").await;
    let styles: Vec<&str> = page.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut fonts = 0;
    for style in styles.into_iter().filter(|href| href.contains(".css")) {
        let css = app.public().get(style).await;
        assert_eq!(css.status, 200, "{style}");
        let folder = style.rsplit_once('/').unwrap().0;
        for url in css.text.split("url(").skip(1).filter_map(|rest| rest.split(')').next()) {
            let url = url.trim_matches(['"', '\'']);
            if !url.starts_with("data:") {
                let path = format!("{folder}/{}", url.trim_start_matches("./"));
                assert_eq!(app.public().get(&path).await.status, 200, "{style} names {path}");
                fonts += 1;
            }
        }
    }
    assert!(fonts > 0);
    assert_eq!(app.public().get("/static/kern/kern.css").await.status, 404, "nobody asks for it");
}

#[rocket::async_test]
async fn a_wrong_method_is_told_the_right_ones() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = uuid::Uuid::nil();
    for (method, path, allow) in [
        (Method::Post, "/archive".to_owned(), "GET, HEAD"),
        (Method::Delete, "/feedback".to_owned(), "GET, HEAD, POST"),
        (Method::Put, "/office".to_owned(), "GET, HEAD"),
        (Method::Options, "/".to_owned(), "GET, HEAD"),
        (Method::Get, "/sign-out".to_owned(), "POST"),
        (Method::Head, "/sign-out".to_owned(), "POST"),
        (Method::Post, "/static/app.css".to_owned(), "GET, HEAD"),
        (Method::Get, format!("/office/editions/{id}/publication/hold"), "POST"),
        (Method::Patch, format!("/office/nominations/{id}/edit"), "GET, HEAD, POST"),
    ] {
        let page = office.ask(method, &path).await;
        assert_eq!((page.status, page.header("Allow")), (405, Some(allow)), "{method} {path}");
        let sentence = "Diese Adresse nimmt eine solche Anfrage nicht an.";
        assert!(method == Method::Head || page.contains(sentence), "{}", page.text);
    }
    for (method, path) in [(Method::Post, "/nowhere"), (Method::Delete, "/office/nowhere/at/all")] {
        let page = office.ask(method, path).await;
        assert_eq!((page.status, page.header("Allow")), (404, None), "{method} {path}");
    }
    let (juror, _) = app.juror("Ada").await;
    assert_eq!(juror.get("/office/audit").await.status, 404, "another's room looks as if it were not there");
}

#[rocket::async_test]
async fn a_page_can_be_asked_for_its_head_alone() {
    let app = TestApp::start().await;
    let head = app.public().ask(Method::Head, "/archive").await;
    assert_eq!((head.status, head.text.as_str()), (200, ""));
    assert_eq!(head.header("Content-Type"), Some("text/html; charset=utf-8"));
}

#[rocket::async_test]
async fn a_form_with_more_fields_than_any_of_ours_is_refused() {
    let app = TestApp::start().await;
    let flood = app.public().send_raw("/feedback", Some(ContentType::Form), &[], "a&".repeat(100_000)).await;
    assert_eq!(flood.status, 413, "{}", flood.text);
}

#[rocket::async_test]
async fn every_cookie_goes_back_over_tls_alone_where_people_come_by_it() {
    for (public_url, is_secure) in [("https://preise.example.org", true), ("http://localhost", false)] {
        let app = TestApp::with(&[("public_url", public_url)]).await;
        let person = app.person("Olga Büro", laudatio::ground::web::Role::Office).await;
        let office = app.signed_in(person).await;
        let mut found = Vec::new();
        for answer in [
            app.public().get("/language/en").await,
            office.post("/account", &[("name", "Olga"), ("language", "en")]).await,
            office.post("/sign-out", &[]).await,
        ] {
            assert_eq!(answer.status, 303, "{}", answer.text);
            let cookies = answer.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
            for (_, cookie) in cookies {
                assert_eq!(cookie.contains("; Secure"), is_secure, "{cookie}");
                assert!(cookie.matches("Secure").count() < 2, "{cookie}");
                // One without a value is forgotten.
                assert!(cookie.contains("; HttpOnly") || cookie.contains("=; "), "{cookie}");
                found.push(cookie.split('=').next().unwrap().to_owned());
            }
        }
        for name in ["language", "flash", "session"] {
            assert!(found.iter().any(|known| known == name), "{name} in {found:?}");
        }
    }
}

#[rocket::async_test]
async fn a_page_renewed_in_the_background_leaves_the_news_to_its_reader() {
    let app = TestApp::start().await;
    let signed_out = app.office().await.post("/sign-out", &[]).await;
    let reader = app.public().after(&signed_out);
    let said = "Sie sind abgemeldet.";
    let renewed = reader.renews("/").await;
    assert!(!renewed.contains(said), "{}", renewed.text);
    let reader = reader.after(&renewed);
    let page = reader.get("/").await;
    assert!(page.contains(said), "{}", page.text);
    assert!(!reader.after(&page).get("/").await.contains(said), "said once");
}

#[test]
fn every_script_that_asks_for_a_page_says_that_it_is_one() {
    for script in [include_str!("../../../static/laudatio.js"), include_str!("../../../static/meeting.js")] {
        for call in script.split("fetch(").skip(1) {
            let call = call.split(';').next().unwrap();
            assert!(call.contains("X-Requested-With"), "fetch({call}");
        }
    }
}
