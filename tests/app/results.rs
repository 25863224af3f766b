//! The office closes a round.

use laudatio::on;

use crate::fill;
use crate::support::TestApp;

/// Makes one submitted sheet of the round a draft again.
async fn take_back(app: &TestApp, filled: &fill::Filled) {
    let mut tx = app.db.write().await.unwrap();
    let assignment = filled.assignments[0].0;
    on!(tx, c => sqlx::query("update sheet set status = 'draft' where assignment_id = $1").bind(assignment).execute(c).await.map(drop))
        .unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn a_complete_round_is_closed_and_its_ranking_stands() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 3, 3, 2).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}", filled.round_id);
    assert!(office.get(format!("{path}/close")).await.contains("Alles ist da."));
    let answer = office.post(format!("{path}/close"), &[]).await;
    assert_eq!(answer.location.as_deref(), Some(format!("{path}/ranking").as_str()), "{}", answer.text);
    assert!(office.get(format!("{path}/ranking")).await.contains("Diese Rangliste steht fest."));
    let again = office.post(format!("{path}/close"), &[]).await;
    assert_eq!(again.status, 409, "a second click closes nothing twice");
}

#[rocket::async_test]
async fn a_round_with_gaps_closes_only_with_a_reason() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 3, 3, 1).await;
    take_back(&app, &filled).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}/close", filled.round_id);
    let page = office.get(&path).await;
    assert!(
        page.contains("1 Bewertung fehlt") && page.contains("Projekt 0") && page.contains("Entwurf"),
        "{}",
        page.text
    );
    assert!(page.contains("1 Nominierung ohne Bewertung"), "{}", page.text);
    let refused = office.post(&path, &[("reason", "  ")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.contains("Schreiben Sie bitte auf, warum"), "{}", refused.text);
    let long = "x".repeat(2001);
    let refused = office.post(&path, &[("reason", &long)]).await;
    assert!(refused.status == 422 && refused.contains(&long), "what was typed is still there");
    let closed = office.post(&path, &[("reason", "Das Jurymitglied ist <b>krank</b>.")]).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
}

#[rocket::async_test]
async fn a_call_does_not_end_while_its_jury_works() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    app.at("2027-09-20T08:00:00Z");
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let office = app.office().await;
    let path = format!("/office/editions/{edition}");
    let end = async || {
        let version = office.get(&path).await.input("version");
        office.post(format!("{path}/close"), &[("version", &version)]).await
    };
    let refused = end().await;
    assert!(refused.status == 409 && refused.contains("Eine Runde der Jury ist noch offen"), "{}", refused.text);
    assert_eq!(office.post(format!("/office/rounds/{}/close", filled.round_id), &[]).await.status, 303);
    assert_eq!(end().await.status, 303);
}

#[rocket::async_test]
async fn nobody_else_closes_a_round() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let path = format!("/office/rounds/{}/close", filled.round_id);
    let juror = app.signed_in(filled.jurors[0]).await;
    assert_eq!(juror.post(&path, &[]).await.status, 404);
    assert_eq!(app.public().post(&path, &[]).await.status, 401);
    let office = app.office().await;
    assert_eq!(office.forged_post(&path).await.status, 400);
    assert!(office.get(&path).await.contains("Alles ist da."), "it is still open");
}
