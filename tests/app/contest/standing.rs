//! What has been public stays: no date that moves, no page and no single person takes it away.

use laudatio::contest::nominations::model::Screening;
use laudatio::ground::web::Role;
use laudatio::ids::EditionId;
use laudatio::on;

use crate::outcome::publication::{CEREMONY, Sent, confirm, decided, edition, entry, taken_back};
use crate::support::TestApp;

const RESULT: &str = "/prizes/integrationspreis/2027/result";

/// A result that is public since the ceremony, with an entry beside the one that won.
async fn published(app: &TestApp) -> EditionId {
    let id = edition(app).await;
    let winner = entry(app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    entry(app, id, Sent { title: "Beiprojekt", ..Sent::default() }).await;
    decided(app, id, winner).await;
    confirm(app, id).await;
    app.at(CEREMONY);
    id
}

/// The pages on which everybody reads who was honoured.
async fn is_public(app: &TestApp) -> [bool; 4] {
    let mut shows = [false; 4];
    for (shows, path) in shows.iter_mut().zip([RESULT, "/archive", "/feed.atom", "/prizes/integrationspreis/2027"]) {
        *shows = app.public().get(path).await.contains("Verein Siegprojekt");
    }
    shows
}

async fn moves_ceremony(app: &TestApp, id: EditionId, to: &str) {
    let by = app.person("Olga Büro", Role::Office).await;
    app.ceremony_at(by, id, to).await;
}

#[rocket::async_test]
async fn a_result_that_was_public_stays_when_the_ceremony_moves() {
    let app = TestApp::start().await;
    let id = published(&app).await;
    assert_eq!(is_public(&app).await, [true; 4]);
    let feed = app.public().get("/feed.atom").await.text;
    moves_ceremony(&app, id, "2028-12-10T18:00").await;
    assert_eq!(is_public(&app).await, [true; 4]);
    assert_eq!(app.public().get("/feed.atom").await.text, feed, "it is no news, and not of next year");
    let page = app.public().get(RESULT).await;
    assert!(page.contains("Die Preisverleihung ist am 10. Dezember 2028."), "{}", page.text);
    assert!(!page.contains("Verliehen am"), "{}", page.text);
    // Once more, and a day later: the first moment holds.
    app.at("2027-12-05T10:00:00Z");
    moves_ceremony(&app, id, "2029-12-10T18:00").await;
    assert_eq!(is_public(&app).await, [true; 4]);
    assert_eq!(app.public().get("/feed.atom").await.text, feed);
}

#[rocket::async_test]
async fn two_people_take_a_public_result_back_and_two_bring_it_again() {
    let app = TestApp::start().await;
    let id = published(&app).await;
    moves_ceremony(&app, id, "2028-12-10T18:00").await;
    let path = format!("/office/editions/{id}/publication");
    let office = app.office().await;
    let page = office.get(format!("{path}/withdraw")).await;
    for text in
        ["Verein Siegprojekt", "Rosa Verborgen", "Freitag, 3. Dezember 2027, 18:00 Uhr", RESULT, "2 Einreichungen"]
    {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    // Nobody does both, and what was asked for is what is confirmed.
    let shown = page.input("shown");
    let form = [("shown", shown.as_str()), ("reason", "Ein Name ist falsch.")];
    assert_eq!(office.post(format!("{path}/withdraw"), &form).await.status, 303);
    let waits = office.get(format!("{path}/withdraw")).await;
    assert!(!waits.contains("/confirm"), "{}", waits.text);
    assert_eq!(is_public(&app).await, [true; 4], "nothing is gone before a second person has agreed");
    let second = app.office().await;
    assert_eq!(second.confirms(&format!("{path}/withdraw")).await.status, 303);
    assert_eq!(is_public(&app).await, [false; 4]);
    let place = app.public().get(RESULT).await;
    assert!(place.contains("Dieses Ergebnis wurde am 3. Dezember 2027 zurückgenommen."), "{}", place.text);
    assert!(!place.contains("Siegprojekt") && !place.contains("Ein Name ist falsch"), "{}", place.text);
    let english = app.public().speaking("en").get(RESULT).await;
    assert!(english.contains("This result was taken back on 3 December 2027."), "{}", english.text);
    let page = office.get(&path).await;
    for text in ["Das Ergebnis wurde am 3. Dezember 2027, 18:00 Uhr zurückgenommen.", "Ein Name ist falsch."] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    // One person alone brings nothing back, two do.
    assert_eq!(office.post(format!("{path}/hold"), &[]).await.status, 409);
    let shown = page.input("shown");
    assert_eq!(office.post(&path, &[("shown", &shown)]).await.status, 303);
    assert_eq!(is_public(&app).await, [false; 4]);
    let confirm = second.get(&path).await;
    let form = [("approval_id", confirm.input("approval_id")), ("shown", confirm.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(second.post(format!("{path}/confirm"), &form).await.status, 303);
    // The ceremony now lies ahead again, and with it the result.
    assert_eq!(is_public(&app).await, [false; 4]);
    app.at("2028-12-10T17:00:00Z");
    assert_eq!(is_public(&app).await, [true; 4]);
}

#[rocket::async_test]
async fn a_result_taken_back_after_its_ceremony_is_public_at_once_when_two_agree_again() {
    let app = TestApp::start().await;
    let id = published(&app).await;
    taken_back(&app, id, "Ein Name ist falsch.").await;
    assert_eq!(is_public(&app).await, [false; 4]);
    app.at("2027-12-06T10:00:00Z");
    confirm(&app, id).await;
    assert_eq!(is_public(&app).await, [true; 4]);
    assert!(!app.public().get(RESULT).await.contains("zurückgenommen"));
}

#[rocket::async_test]
async fn no_single_person_takes_an_entry_out_of_a_public_result() {
    let app = TestApp::start().await;
    published(&app).await;
    let office = app.office().await;
    let mut conn = app.db.read().await.unwrap();
    let of = "select nomination_id from nomination where title = 'Beiprojekt'";
    let beside: laudatio::ids::NominationId = on!(conn, c => sqlx::query_scalar(of).fetch_one(c).await).unwrap();
    drop(conn);
    assert!(app.public().get(RESULT).await.contains("Verein Beiprojekt"));
    let detail = office.get(format!("/office/nominations/{beside}")).await;
    let version = detail.input("version");
    let form = [("version", version.as_str()), ("screening", "ineligible"), ("reason", "Außerhalb von Dortmund.")];
    let screened = office.post(format!("/office/nominations/{beside}/screen"), &form).await;
    assert!(screened.status == 409 && screened.contains("Das Ergebnis ist öffentlich"), "{}", screened.text);
    let withdrawn =
        office.post(format!("/office/nominations/{beside}/withdraw"), &[("withdraw_reason", "Irrtum.")]).await;
    assert!(withdrawn.status == 409 && withdrawn.contains("Das Ergebnis ist öffentlich"), "{}", withdrawn.text);
    assert!(app.public().get(RESULT).await.contains("Verein Beiprojekt"));
    let mut conn = app.db.read().await.unwrap();
    let found = laudatio::contest::nominations::store::find(&mut conn, beside).await.unwrap().unwrap();
    assert_eq!(found.screening, Screening::Eligible);
}

#[rocket::async_test]
async fn an_office_of_one_takes_back_alone_and_it_is_said() {
    let app = TestApp::start().await;
    let id = published(&app).await;
    let office = app.office().await;
    laudatio::people::approvals::settings::adopt(&app.ctx(), true).await.unwrap();
    let path = format!("/office/editions/{id}/publication/withdraw");
    let shown = office.get(&path).await.input("shown");
    let done = office.post(&path, &[("shown", &shown), ("reason", "Ein Name ist falsch.")]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(is_public(&app).await, [false; 4]);
    let page = office.get(format!("/office/editions/{id}/publication")).await;
    assert!(page.contains("allein getan"), "{}", page.text);
}
