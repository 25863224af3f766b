//! More of what an honest office does: backups, imports, corrections, erasing, one person alone, clocks that are set
//! back, updates. None of it makes the evidence false; whatever differs from the published call does.

use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{AssignmentId, NominationId, RoundId};
use laudatio::judging::evidence;
use laudatio::judging::evidence::verify::{Known, verify};
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;
use laudatio::people::accounts::store as accounts;

use crate::judging::evidence::{edited, found, key, known, packed, resealed, resigned, scored, unpack};
use crate::judging::honest::Scene;
use crate::support::{TestApp, Visitor};
use crate::upgrade::upgraded;

/// Downloads every bundle of a round, and asks the command's checks about each.
async fn all_hold(app: &TestApp, round: RoundId, what: &str) -> Vec<String> {
    let all = evidence::of_round(&mut app.db.read().await.unwrap(), round).await.unwrap();
    assert!(!all.is_empty(), "{what}");
    let office = app.office().await;
    let mut said = Vec::new();
    for snapshot in all {
        let path = format!("/office/rounds/{round}/evidence/{}/bundle.zip", snapshot.number);
        let bundle = office.get(&path).await;
        assert_eq!(bundle.status, 200, "{what}: {}", bundle.text);
        let own = Known { own: Some(app.state::<evidence::Key>().fingerprint()), ..Known::default() };
        let report = verify(&bundle.bytes, &own);
        assert!(report.holds(), "{what}, snapshot {}: {}", snapshot.number, report.text(Lang::De));
        said.push(report.text(Lang::De));
    }
    said
}

#[rocket::async_test]
async fn a_backup_that_is_restored_goes_on_and_its_evidence_holds() {
    let app = TestApp::start().await;
    let filled = scored(&app, 3, 3, 2).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(app.office().await.closes(&round, "").await.status, 303);
    let before = all_hold(&app, filled.round_id, "before").await;
    app.at("2027-09-08T08:00:00Z");
    let app = app.restored().await;
    assert_eq!(all_hold(&app, filled.round_id, "restored").await, before, "the same bundle, under the same key");
    let office = app.office().await;
    assert!(!office.get("/office").await.contains("unterschreibt ein anderer Schlüssel"));
    assert_eq!(office.reopens(&round, "Ein Bogen war falsch").await.status, 303);
    let (assignment, juror) = filled.assignments[1];
    let points = filled.criteria.iter().map(|id| (*id, 4)).collect();
    let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
    scoring::save(&app.ctx(), juror, assignment, 1, &content).await.unwrap();
    app.at("2027-09-09T08:00:00Z");
    assert_eq!(app.office().await.closes(&round, "").await.status, 303);
    assert_eq!(all_hold(&app, filled.round_id, "gone on").await.len(), 2);
    laudatio::ground::audit::verify(&mut app.db.read().await.unwrap()).await.unwrap().unwrap();
}

/// Asks, and somebody else confirms.
async fn erased(office: &Visitor<'_>, another: &Visitor<'_>, path: &str) {
    let shown = office.get(path).await.shown();
    let asked = office.post(path, &[("shown", &shown), ("reason", "Antrag nach Art. 17")]).await;
    assert_eq!(asked.status, 303, "{path}: {}", asked.text);
    let done = another.confirms(path).await;
    assert_eq!(done.status, 303, "{path}: {}", done.text);
}

#[rocket::async_test]
async fn what_is_imported_and_what_is_erased_leaves_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    let round = {
        let mut conn = app.db.read().await.unwrap();
        laudatio::contest::rounds::store::round(&mut conn, scene.filled.round_id).await.unwrap().unwrap()
    };
    let import = format!("/office/editions/{}/import", round.edition_id);
    let before: Vec<NominationId> = ids(&app).await;
    let row = "Selbstbewerbung;01.09.2027;Fest;Verein;fest@verein.example;Bildung;Hörde;ja";
    let file = crate::contest::screening::csv(&app, round.edition_id, &[row]).await;
    let dry = scene.office.upload(&import, &[], Some(file.as_bytes())).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    let done = scene.office.upload(&import, &[("csv", &dry.input("csv"))], None).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let new: Vec<NominationId> = ids(&app).await.into_iter().filter(|id| !before.contains(id)).collect();
    assert_eq!(new.len(), 1);
    // It is found eligible and given to a juror, who reads it.
    let path = format!("/office/nominations/{}", new[0]);
    let version = scene.office.get(&path).await.input("version");
    let form = [("version", version.as_str()), ("screening", "eligible"), ("reason", "")];
    scene.posts(&format!("{path}/screen"), &form).await;
    let (assignment, juror) = (AssignmentId(uuid::Uuid::now_v7()), scene.filled.jurors[0]);
    let mut tx = app.db.write().await.unwrap();
    let entry = "insert into round_entry (round_id, nomination_id, revision, shown_since) values ($1, $2, 1, 1)";
    on!(tx, c => sqlx::query(entry).bind(scene.filled.round_id).bind(new[0]).execute(c).await.map(drop)).unwrap();
    let assigned = "insert into assignment (assignment_id, round_id, nomination_id, person_id, origin, created_at) \
        values ($1, $2, $3, $4, 'hand', $5)";
    on!(tx, c => sqlx::query(assigned)
        .bind(assignment)
        .bind(scene.filled.round_id)
        .bind(new[0])
        .bind(juror)
        .bind(app.clock.now())
        .execute(c)
        .await
        .map(drop))
    .unwrap();
    tx.commit().await.unwrap();
    let points = scene.filled.criteria.iter().map(|id| (*id, 8)).collect();
    let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
    scoring::save(&app.ctx(), juror, assignment, 0, &content).await.unwrap();
    // One entry goes, and is erased once the round is closed; so is a juror who may not come in any more.
    let gone = scene.filled.entries[0];
    scene.posts(&format!("/office/nominations/{gone}/withdraw"), &[("withdraw_reason", "Auf Wunsch")]).await;
    scene.closes("").await;
    scene.holds("imported").await;
    let (another, person) = (app.office().await, scene.filled.jurors[3]);
    erased(&scene.office, &another, &format!("/office/nominations/{gone}/erase")).await;
    scene.holds("an entry is erased").await;
    scene.posts(&format!("/office/people/{person}/disable"), &[]).await;
    erased(&scene.office, &another, &format!("/office/people/{person}/erase")).await;
    scene.holds("a juror is erased").await;
    scene.reopens().await;
    scene.closes("Eine Person fehlt.").await;
    scene.holds("closed again after erasing").await;
    assert_eq!(all_hold(&app, scene.filled.round_id, "as downloaded").await.len(), 2);
}

async fn ids(app: &TestApp) -> Vec<NominationId> {
    let mut conn = app.db.read().await.unwrap();
    let text = "select nomination_id from nomination";
    on!(conn, c => sqlx::query_scalar(text).fetch_all(c).await).unwrap()
}

#[rocket::async_test]
async fn more_time_taken_back_dates_moved_and_a_clock_set_back_leave_the_evidence_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    scene.all_equal().await;
    scene.sql("update round set scoring_closes_at = '2027-09-20T12:00:00'").await;
    let extend = format!("{}/extend", scene.round);
    let more = [("who", ""), ("until", "2027-09-25T12:00"), ("reason", "Mehr Zeit")];
    assert_eq!(scene.office.reads_and_posts(&extend, &more).await.status, 303);
    let page = scene.office.get(&extend).await;
    let back = page.text.split("href=\"").find(|rest| rest.contains("/extensions/")).unwrap();
    let back = back.split('"').next().unwrap().to_owned();
    scene.posts(&back, &[("reason", "Doch nicht")]).await;
    // Between asking and confirming the clock is set back by an hour, and by another one before the lot.
    app.at("2027-09-07T10:00:00Z");
    let asked = scene.office.asks_to_close(&scene.round, "").await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    app.at("2027-09-07T09:00:00Z");
    let another = app.office().await;
    let closed = another.confirms(&format!("{}/close", scene.round)).await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    scene.holds("confirmed before it was asked, by the clock").await;
    scene.hour = 5;
    scene.office = app.office().await;
    scene.lot("1").await;
    scene.holds("a lot before the closing, by the clock").await;
    scene.hour = 3;
    scene.office = app.office().await;
    scene.reopens().await;
    scene.closes("").await;
    scene.holds("closed again before all that, by the clock").await;
    // A request that lapses is asked for again: 72 hours later, over a change of the clock.
    app.at("2027-10-29T10:00:00Z");
    scene.office = app.office().await;
    let path = format!("{}/reopen", scene.round);
    let shown = scene.office.get(&path).await.input("shown");
    let asks = [("shown", shown.as_str()), ("reason", "Noch einmal")];
    assert_eq!(scene.office.post(&path, &asks).await.status, 303);
    app.at("2027-11-01T09:59:59Z");
    let another = app.office().await;
    let confirmed = another.confirms(&path).await;
    assert_eq!(confirmed.status, 303, "a second before it lapses: {}", confirmed.text);
    app.at("2027-11-02T09:00:00Z");
    scene.office = app.office().await;
    assert_eq!(scene.office.closes(&scene.round, "").await.status, 303);
    scene.holds("over the end of summer time").await;
}

#[rocket::async_test]
async fn an_office_of_one_person_is_told_of_and_not_accused() {
    let app = TestApp::with(&[("one_person_office", "true")]).await;
    let filled = scored(&app, 3, 3, 2).await;
    let (office, round) = (app.office().await, format!("/office/rounds/{}", filled.round_id));
    let closed = office.asks_to_close(&round, "").await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    let said = all_hold(&app, filled.round_id, "alone").await;
    assert!(said[0].contains("hat die Runde allein geschlossen"), "{}", said[0]);
    // Two again: what was done alone stays what it was.
    let app = app.restarted(&[]).await;
    app.at("2027-09-08T08:00:00Z");
    let office = app.office().await;
    assert_eq!(office.reopens(&round, "Ein Irrtum").await.status, 303);
    assert_eq!(office.closes(&round, "").await.status, 303);
    let said = all_hold(&app, filled.round_id, "two again").await;
    assert!(said.iter().all(|one| one.contains("hat die Runde allein geschlossen")), "{said:?}");
}

#[rocket::async_test]
async fn rounds_of_release_0_1_0_go_on_after_the_update() {
    let app = upgraded("0.1.0").await;
    let mut conn = app.db.read().await.unwrap();
    let rounds = "select round_id, status from round where status <> 'preparing' order by round_id";
    let rounds: Vec<(RoundId, String)> = on!(conn, c => sqlx::query_as(rounds).fetch_all(c).await).unwrap();
    let last: laudatio::clock::Timestamp = {
        let text = "select max(at) from audit";
        on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap()
    };
    let people = accounts::people(&mut conn).await.unwrap();
    drop(conn);
    app.clock.set(last + chrono::Duration::days(1));
    let old = people.iter().find(|person| person.role == Role::Office).unwrap().person_id;
    let (mut reopened, mut closed, mut refused) = (0, 0, 0);
    for (id, status) in rounds {
        let (office, round) = (app.signed_in(old).await, format!("/office/rounds/{id}"));
        if status == "closed" {
            // What is published, or has a meeting that binds, stays as it is.
            if !office.get(format!("{round}/reopen")).await.contains("name=\"shown\"") {
                refused += 1;
                all_hold(&app, id, "published").await;
                continue;
            }
            let again = office.reopens(&round, "Ein Irrtum").await;
            assert_eq!(again.status, 303, "{}", again.text);
            reopened += 1;
        }
        let done = office.closes(&round, "Nach dem Update.").await;
        assert_eq!(done.status, 303, "{}", done.text);
        closed += 1;
        all_hold(&app, id, &status).await;
    }
    assert!(closed > 0 && reopened + refused > 0, "{closed} {reopened} {refused}");
    laudatio::ground::audit::verify(&mut app.db.read().await.unwrap()).await.unwrap().unwrap();
}

#[rocket::async_test]
async fn nothing_that_differs_from_the_published_call_is_called_right() {
    let app = TestApp::start().await;
    let mut scene = Scene::new(&app).await;
    scene.closes("").await;
    let latest = evidence::latest(&mut app.db.read().await.unwrap(), scene.filled.round_id).await.unwrap().unwrap();
    let parts = unpack(&packed(&app, &latest).await);
    let snapshot = String::from_utf8(parts["snapshot.jsonl"].clone()).unwrap();
    let line = snapshot.lines().find(|line| line.starts_with("{\"kind\":\"call\"")).unwrap();
    let call: serde_json::Value = serde_json::from_str(line).unwrap();
    let fields: Vec<&String> = call.as_object().unwrap().keys().filter(|key| *key != "kind").collect();
    assert!(fields.len() >= 7, "{fields:?}");
    // Each field of the call in turn says something else; whoever changes it seals everything anew.
    for field in fields {
        let mut other = call.clone();
        other[field] = match &call[field] {
            serde_json::Value::Bool(flag) => (!flag).into(),
            serde_json::Value::Number(number) => (number.as_i64().unwrap() + 1).into(),
            serde_json::Value::Null => {
                if field == "motion_tie_rule" {
                    "chair".into()
                } else {
                    5.into()
                }
            }
            serde_json::Value::Array(list) => list[1..].to_vec().into(),
            serde_json::Value::String(text) if text.len() == 36 => uuid::Uuid::nil().to_string().into(),
            serde_json::Value::String(text) => (if text == "shared" { "lot" } else { "shared" }).into(),
            serde_json::Value::Object(map) => {
                let mut map = map.clone();
                map.values_mut().for_each(|value| *value = "Anders".into());
                map.into()
            }
        };
        let changed = edited(&parts, "call", line, &serde_json::to_string(&other).unwrap());
        let report = verify(&resigned(resealed(changed, |_| {}), &key("1")), &known());
        assert!(!report.holds(), "{field}: {}", report.text(Lang::De));
    }
    // What the round went by differs from the call.
    for (kind, from, to, expected) in [
        ("round", "\"tie_rule\":\"lot\"", "\"tie_rule\":\"shared\"", "evidence-call-rules"),
        ("round", "\"shows_scores\":true", "\"shows_scores\":false", "evidence-call-rules"),
        ("criterion", "\"scale_max\":10", "\"scale_max\":9", "evidence-weight-scale"),
        ("criterion", "\"label\":{\"de\":\"", "\"label\":{\"de\":\"x", "evidence-criterion-words"),
        ("criterion", "\"description\":{\"de\":\"", "\"description\":{\"de\":\"x", "evidence-criterion-words"),
        ("criterion", "\"scale_labels\":[{\"de\":\"", "\"scale_labels\":[{\"de\":\"x", "evidence-criterion-words"),
    ] {
        if !snapshot.lines().any(|line| line.starts_with(&format!("{{\"kind\":\"{kind}\"")) && line.contains(from)) {
            continue;
        }
        let changed = edited(&parts, kind, from, to);
        let report = verify(&resigned(resealed(changed, |_| {}), &key("1")), &known());
        assert!(found(&report).contains(&expected), "{kind} {to}: {:?}", found(&report));
    }
}
