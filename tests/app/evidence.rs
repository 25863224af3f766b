//! What a closed round leaves behind: the snapshot, the bundle, and whoever tries to change them.

use laudatio::clock::Timestamp;
use laudatio::evidence::{self, Snapshot};
use laudatio::ids::RoundId;
use laudatio::on;
use laudatio::scoring::actions as scoring;
use laudatio::scoring::model::SheetStatus;
use laudatio::scoring::store::Content;

use crate::fill::{self, Filled};
use crate::support::TestApp;

/// An open round in which every juror has submitted every sheet, as they do through the pages.
pub async fn scored(app: &TestApp, entries: usize, jurors: usize, reviews: usize) -> Filled {
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, entries, jurors, reviews).await;
    let mut tx = app.db.write().await.unwrap();
    for text in ["delete from score", "delete from sheet"] {
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    tx.commit().await.unwrap();
    for (number, (assignment, juror)) in filled.assignments.iter().enumerate() {
        let points = (0..).zip(&filled.criteria).map(|(at, id)| (*id, 1 + (number as i64 * 7 + at * 3) % 10));
        let content =
            Content { status: SheetStatus::Submitted, comment: format!("Gut, {number}!"), points: points.collect() };
        scoring::save(&app.ctx(), *juror, *assignment, 0, &content).await.unwrap();
    }
    filled
}

/// Closes a round as the office does.
pub async fn close(app: &TestApp, round: RoundId) -> Snapshot {
    let office = app.office().await;
    let answer = office.closes(&format!("/office/rounds/{round}"), "Alle sind da.").await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    evidence::latest(&mut app.db.read().await.unwrap(), round).await.unwrap().unwrap()
}

/// What stands in a snapshot.
pub async fn content(app: &TestApp, snapshot: &Snapshot) -> String {
    let mut conn = app.db.read().await.unwrap();
    let text = "select content from snapshot where snapshot_id = $1";
    on!(conn, c => sqlx::query_scalar(text).bind(snapshot.snapshot_id).fetch_one(c).await).unwrap()
}

#[rocket::async_test]
async fn closing_a_round_freezes_everything_its_result_depends_on() {
    let app = TestApp::start().await;
    let filled = scored(&app, 5, 4, 3).await;
    assert!(evidence::latest(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap().is_none());
    let snapshot = close(&app, filled.round_id).await;
    assert_eq!((snapshot.number, snapshot.entries, snapshot.jurors, snapshot.sheets), (1, 5, 4, 15));
    let content = content(&app, &snapshot).await;
    let count = |kind: &str| content.lines().filter(|line| line.starts_with(&format!("{{\"kind\":\"{kind}\""))).count();
    for (kind, lines) in [
        ("snapshot", 1),
        ("round", 1),
        ("criterion", filled.criteria.len()),
        ("call_criterion", filled.criteria.len()),
        ("juror", 4),
        ("entry", 5),
        ("assignment", 15),
        ("sheet", 15),
        ("ranking", 2),
        ("standing", 10),
        ("severity", 8),
    ] {
        assert_eq!(count(kind), lines, "{kind}");
    }
    for text in ["Jurymitglied", "Verein", "Projekt", "Gut,", "Alle sind da", "Olga"] {
        assert!(!content.contains(text), "{text}");
    }
}

#[rocket::async_test]
async fn nothing_changes_a_snapshot() {
    let app = TestApp::start().await;
    let filled = scored(&app, 2, 2, 2).await;
    close(&app, filled.round_id).await;
    for text in ["update snapshot set sha256 = 'x'", "delete from snapshot"] {
        let mut tx = app.db.write().await.unwrap();
        let done = on!(tx, c => sqlx::query(text).execute(c).await.map(drop));
        assert!(done.is_err(), "{text}");
    }
}

#[rocket::async_test]
async fn what_happens_while_a_round_is_being_closed_is_in_its_snapshot() {
    let app = TestApp::start().await;
    let filled = scored(&app, 2, 2, 2).await;
    let ctx = app.ctx();
    let draft = evidence::draft(&ctx, filled.round_id).await.unwrap();
    // Somebody thinks again before the transaction begins.
    let (assignment, juror) = filled.assignments[0];
    let points = filled.criteria.iter().map(|id| (*id, 10)).collect();
    let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
    scoring::save(&ctx, juror, assignment, 1, &content).await.unwrap();
    let mut tx = app.db.write().await.unwrap();
    let draft = draft.renewed(&mut tx, &ctx).await.unwrap();
    let snapshot = evidence::freeze(&mut tx, &ctx, juror, draft).await.unwrap();
    tx.commit().await.unwrap();
    let tens = vec!["10"; filled.criteria.len()].join(",");
    assert!(self::content(&app, &snapshot).await.contains(&format!("\"points\":[{tens}]")));
}

#[rocket::async_test]
async fn a_round_that_is_opened_again_keeps_its_first_snapshot() {
    let app = TestApp::start().await;
    let filled = scored(&app, 3, 3, 2).await;
    let first = close(&app, filled.round_id).await;
    reopen(&app, filled.round_id).await;
    app.clock.set(Timestamp::new("2027-09-08T08:00:00Z".parse().unwrap()));
    let second = close(&app, filled.round_id).await;
    assert_eq!((first.number, second.number), (1, 2));
    let all = evidence::of_round(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap();
    assert_eq!(
        all.iter().map(|snapshot| snapshot.sha256.as_str()).collect::<Vec<_>>(),
        [&second.sha256, &first.sha256]
    );
    assert!(content(&app, &second).await.contains(&format!("\"previous_sha256\":\"{}\"", first.sha256)));
}

/// Opens a closed round again.
pub async fn reopen(app: &TestApp, round: RoundId) {
    let mut tx = app.db.write().await.unwrap();
    let text = "update round set status = 'open', closed_at = null where round_id = $1";
    on!(tx, c => sqlx::query(text).bind(round).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}
