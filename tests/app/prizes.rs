//! Calls as the public sees them and as the office edits them.

use laudatio::ids::{EditionId, LaureateId};
use laudatio::prizes::model::{Edition, EditionStatus, Laureate, Phase, QuestionRole};
use laudatio::prizes::{seed, store};

use crate::support::TestApp;

#[rocket::async_test]
async fn an_empty_database_is_filled_with_both_prizes_once() {
    let app = TestApp::start().await;
    assert!(!seed::run(&app.ctx()).await.unwrap());
    let mut conn = app.db.read().await.unwrap();
    let prizes = store::prizes(&mut conn).await.unwrap();
    let letters: Vec<_> = prizes.iter().map(|prize| prize.letters.as_str()).collect();
    assert_eq!(letters, ["IP", "WP"]);
    let editions = store::editions(&mut conn).await.unwrap();
    let preparing: Vec<_> = editions
        .iter()
        .filter(|edition| edition.status == EditionStatus::Preparing)
        .map(|edition| (edition.year, edition.number))
        .collect();
    assert_eq!((editions.len(), preparing), (14, vec![(2028, 4), (2027, 10)]));
    assert_eq!(store::laureates(&mut conn).await.unwrap().len(), 22);
    let past = store::edition_by_year(&mut conn, "integrationspreis", 2019).await.unwrap().unwrap();
    assert_eq!(past.closes_at.unwrap().to_string(), "2019-10-26T23:59");
}

#[rocket::async_test]
async fn both_seeded_calls_lack_nothing_but_their_dates() {
    let app = TestApp::start().await;
    for prize in ["integrationspreis", "ethnischer-wirtschaftspreis"] {
        let id = app.open_edition(prize).await;
        let mut conn = app.db.read().await.unwrap();
        let call = store::call(&mut conn, id).await.unwrap().unwrap();
        assert_eq!(call.edition.phase(app.clock.now()), Phase::Nominating);
        assert_eq!((call.criteria.len(), call.places.len()), (5, 3));
        assert_eq!(call.criteria[0].scale_labels.len(), 10);
        let email = call.questions.iter().find(|q| q.role == Some(QuestionRole::NomineeEmail)).unwrap();
        assert_eq!((email.is_required(false), email.is_required(true)), (true, false));
    }
}

#[rocket::async_test]
async fn without_a_call_the_start_page_says_when_the_next_is_likely() {
    let app = TestApp::start().await;
    app.at("2026-11-22T12:00:00Z");
    let page = app.public().get("/").await;
    assert_eq!(page.status, 200);
    for text in ["Zurzeit läuft keine Ausschreibung", "voraussichtlich 2027", "voraussichtlich 2028", "/archive"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("Jetzt nominieren"));
    assert!(app.public().speaking("en").get("/").await.contains("No call is open at the moment"));
}

#[rocket::async_test]
async fn an_open_call_shows_its_deadline_and_the_way_to_the_form() {
    let app = TestApp::start().await;
    app.open_edition("integrationspreis").await;
    let visitor = app.public();
    let (path, form) = ("/prizes/integrationspreis/2027", "/prizes/integrationspreis/2027/nominate");
    for page in ["/", path, "/prizes/integrationspreis"] {
        let page = visitor.get(page).await;
        for text in ["Integrationspreis 2027", "15. September 2027, 23:59 Uhr", "noch 8 Tage", form] {
            assert!(page.contains(text), "{text}: {}", page.text);
        }
    }
    let page = visitor.get(path).await;
    for text in ["5.000\u{a0}€", "Soziale Balance in den Stadtbezirken", "Beispielgebend", "20\u{a0}%", "Ehrenpreis"]
    {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    // Two calls at once stand side by side.
    app.open_edition("ethnischer-wirtschaftspreis").await;
    let page = visitor.get("/").await;
    assert!(page.contains(form) && page.contains("/prizes/ethnischer-wirtschaftspreis/2028/nominate"));
}

#[rocket::async_test]
async fn a_call_says_before_and_after_its_time_what_happens() {
    let app = TestApp::start().await;
    app.open_edition("integrationspreis").await;
    for (moment, text, nominates) in [
        ("2027-07-31T21:59:59Z", "Bald geht es los", false),
        ("2027-07-31T22:00:00Z", "noch 46 Tage", true),
        ("2027-09-15T21:58:30Z", "noch 2 Minuten", true),
        ("2027-09-15T21:59:59Z", "noch eine Minute", true),
        ("2027-09-15T22:00:00Z", "Der Bewerbungsschluss ist vorbei", false),
    ] {
        app.at(moment);
        let page = app.public().get("/prizes/integrationspreis/2027").await;
        assert!(page.contains(text), "{moment}: {}", page.text);
        assert_eq!(page.contains("/nominate"), nominates, "{moment}");
        assert_eq!(app.public().get("/").await.contains("/nominate"), nominates, "{moment}");
    }
}

#[rocket::async_test]
async fn nobody_outside_sees_a_call_that_is_being_prepared() {
    let app = TestApp::start().await;
    for path in [
        "/prizes/integrationspreis/2027",
        "/prizes/integrationspreis/1999",
        "/prizes/integrationspreis/zweitausend",
        "/prizes/no-such-prize",
        "/prizes/no-such-prize/2025",
        "/prizes/Integrationspreis%00",
    ] {
        assert_eq!(app.public().get(path).await.status, 404, "{path}");
    }
    let page = app.public().get("/prizes/integrationspreis").await;
    assert!(!page.contains("/prizes/integrationspreis/2027"), "{}", page.text);
}

#[rocket::async_test]
async fn the_archive_names_laureates_and_what_is_not_known() {
    let app = TestApp::start().await;
    let page = app.public().get("/archive").await;
    assert_eq!(page.status, 200);
    for text in [
        "Integrationspreis 2025",
        "Ankoppeln",
        "5.000\u{a0}€",
        "29 Bewerbungen",
        "Platz nicht überliefert",
        "Weiterer Preis",
        "Die Namen der Ausgezeichneten liegen uns leider nicht vor.",
        "Wer die weiteren Plätze erhielt, ist uns leider nicht bekannt.",
        "Außerdem vergeben: Ehrenpreis",
        "AF-Pack Dilekci &amp; Konak GmbH",
    ] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    let page = app.public().get("/prizes/integrationspreis/2025").await;
    assert!(page.contains("Dietrich-Keuning-Haus") && page.contains("KULSA"), "{}", page.text);
    assert!(!page.contains("/nominate"));
}

#[rocket::async_test]
async fn public_lists_cost_the_same_however_long_the_archive_is() {
    let app = TestApp::start().await;
    let cost = async |path: &str| {
        let before = app.db.statements();
        assert_eq!(app.public().get(path).await.status, 200);
        app.db.statements() - before
    };
    let pages = ["/", "/archive", "/prizes/integrationspreis"];
    let mut few = Vec::new();
    for page in pages {
        few.push(cost(page).await);
    }
    // A thousand laureates more, and every year an edition.
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let like = store::edition_by_year(&mut tx, "integrationspreis", 2019).await.unwrap().unwrap();
    for year in 2029..=2099 {
        let edition = Edition { edition_id: EditionId::new(ctx.now, &ctx.random), year, ..like.clone() };
        store::insert_edition(&mut tx, &edition).await.unwrap();
        for position in 1..=15 {
            let laureate = Laureate {
                laureate_id: LaureateId::new(ctx.now, &ctx.random),
                edition_id: edition.edition_id,
                position,
                place: Some(position),
                name: format!("Verein {position}"),
                project: None,
                amount: None,
                place_certain: true,
            };
            store::insert_laureate(&mut tx, &laureate).await.unwrap();
        }
    }
    tx.commit().await.unwrap();
    for (page, few) in pages.into_iter().zip(few) {
        assert_eq!(cost(page).await, few, "{page}");
    }
}

#[rocket::async_test]
async fn the_office_sees_every_page_of_a_call() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let page = office.get(format!("/office/editions/{id}")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for text in ["Integrationspreis 2027", "Es fehlt der Bewerbungsschluss.", "Gewicht 1", "19 Fragen"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("Ausschreibung veröffentlichen"));
    for part in
        ["basics", "calendar", "places", "categories", "questions", "criteria", "special-prizes", "questions/new"]
    {
        for lang in ["de", "en"] {
            let page = office.clone().speaking(lang).get(format!("/office/editions/{id}/{part}")).await;
            assert_eq!(page.status, 200, "{part}: {}", page.text);
        }
    }
}
