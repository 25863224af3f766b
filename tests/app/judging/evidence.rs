//! What a closed round leaves behind: the snapshot, the bundle, and whoever tries to change them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use laudatio::clock::Timestamp;
use laudatio::contest::jury::actions as jury;
use laudatio::contest::jury::model::Reason;
use laudatio::ground::audit;
use laudatio::ground::config::Settings;
use laudatio::i18n::Lang;
use laudatio::ids::RoundId;
use laudatio::judging::evidence::bundle::{self, LOG, Logged, MANIFEST, Manifest, SIGNATURE, SNAPSHOT};
use laudatio::judging::evidence::checks::Receipt;
use laudatio::judging::evidence::refusal::Refusal;
use laudatio::judging::evidence::verify::{Known, Newest, Report, verify};
use laudatio::judging::evidence::{self, Key, Snapshot};
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

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
        ("call", 1),
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
    for text in ["Jurymitglied", "Verein", "Projekt 0", "Gut,", "Alle sind da", "Olga"] {
        assert!(!content.contains(text), "{text}");
    }
}

#[rocket::async_test]
async fn nothing_changes_a_snapshot() {
    let app = TestApp::start().await;
    let filled = scored(&app, 2, 2, 2).await;
    close(&app, filled.round_id).await;
    let columns = "round_id, number, occasion, content, salt, entries, jurors, sheets, taken_at, position, seal";
    let copy = |into: &str, id: &str, conflict: &str| {
        format!(
            "{into} into snapshot (snapshot_id, {columns}, sha256) select {id}, {columns}, 'x' from snapshot \
            where true {conflict}"
        )
    };
    let mut attacks = vec!["update snapshot set sha256 = 'x'".to_owned(), "delete from snapshot".to_owned()];
    for key in ["snapshot_id", "position", "round_id, number"] {
        let upsert = format!("on conflict ({key}) do update set sha256 = excluded.sha256");
        attacks.push(copy("insert", "snapshot_id", &upsert));
    }
    if std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres") {
        attacks.push("truncate snapshot".to_owned());
    } else {
        attacks.push(copy("insert or replace", "snapshot_id", ""));
        // Another key: the round's number and the act's position are taken.
        attacks.push(copy("insert or replace", "round_id", ""));
        attacks.push("update or replace snapshot set number = number + 1".to_owned());
    }
    for text in attacks {
        let mut tx = app.db.write().await.unwrap();
        let done = on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(text.clone())).execute(c).await.map(drop));
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
    let snapshot = evidence::freeze(&mut tx, &ctx, juror, draft, evidence::Occasion::Closed).await.unwrap();
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

/// A key that is not the installation's.
pub fn key(digit: &str) -> Key {
    Key::known(&Settings { evidence_key: Some(digit.repeat(64)), ..Settings::default() }).unwrap().unwrap()
}

/// The bundle of a snapshot, signed with the key `1`.
pub async fn packed(app: &TestApp, snapshot: &Snapshot) -> Vec<u8> {
    let (content, log) = bundle::gather(&mut app.db.read().await.unwrap(), snapshot).await.unwrap();
    bundle::pack(snapshot, &content, &log, &key("1")).unwrap()
}

/// What somebody who got the bundle and the fingerprint knows.
pub fn known() -> Known {
    Known { key: Some(key("1").fingerprint()), ..Known::default() }
}

/// The keys of everything that was found.
pub fn found(report: &Report) -> Vec<&'static str> {
    report.checks.iter().flat_map(|check| check.found.iter().map(|found| found.key)).collect()
}

/// A round with a recusal, closed, and its bundle.
async fn evidence_of(app: &TestApp) -> (Filled, Snapshot, Vec<u8>) {
    let filled = scored(app, 6, 4, 3).await;
    let (_, juror) = filled.assignments[4];
    let read: Vec<_> = filled.assignments.iter().enumerate().filter(|(_, (_, person))| *person == juror).collect();
    let entry = filled.entries[read[0].0 / 3];
    jury::recuse(&app.ctx(), juror, entry, (Reason::Doubt, Some("Frau Vogel ist meine Nachbarin".into())))
        .await
        .unwrap();
    let snapshot = close(app, filled.round_id).await;
    let bytes = packed(app, &snapshot).await;
    (filled, snapshot, bytes)
}

pub type Parts = BTreeMap<String, Vec<u8>>;

pub fn unpack(bytes: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

pub fn zip(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What somebody does who knows the format: all hashes made right again, and signed with a key.
pub fn resigned(mut parts: Parts, key: &Key) -> Vec<u8> {
    let hash = |bytes: &[u8]| hex::encode(Sha256::digest(bytes));
    let mut manifest: Manifest = serde_json::from_slice(&parts[MANIFEST]).unwrap();
    parts.insert("public-key.txt".into(), key.public().into_bytes());
    for file in &mut manifest.files {
        (file.bytes, file.sha256) = (parts[&file.name].len() as u64, hash(&parts[&file.name]));
    }
    manifest.fingerprint = key.fingerprint();
    manifest.snapshot_sha256 = hash(&parts[SNAPSHOT]);
    let log = String::from_utf8(parts[LOG].clone()).unwrap();
    if let Some(last) = log.lines().last().and_then(|line| serde_json::from_str::<Logged>(line).ok()) {
        (manifest.position, manifest.seal) = (last.position, last.seal);
    }
    let manifest = serde_json::to_vec(&manifest).unwrap();
    parts.insert(SIGNATURE.into(), key.sign(&manifest).into_bytes());
    parts.insert(MANIFEST.into(), manifest);
    zip(&parts)
}

/// Seals the log anew from its beginning, so that it says what somebody wants: the frozen act, too.
pub fn resealed(mut parts: Parts, change: impl Fn(&mut Logged)) -> Parts {
    let mut before = String::new();
    let sha256 = hex::encode(Sha256::digest(&parts[SNAPSHOT]));
    let log = String::from_utf8(parts[LOG].clone()).unwrap();
    let lines = log.lines().map(|line| {
        let mut act: Logged = serde_json::from_str(line).unwrap();
        change(&mut act);
        if act.act == "frozen" {
            act.detail["sha256"] = sha256.clone().into();
        }
        act.detail_sha256 = audit::chain::commitment(&act.salt, &act.detail);
        before = act.sealed().seal(&before);
        act.seal = before.clone();
        serde_json::to_string(&act).unwrap() + "\n"
    });
    let log: String = lines.collect();
    parts.insert(LOG.into(), log.into_bytes());
    parts
}

/// Changes the first line of the snapshot that begins and contains as said.
pub fn edited(parts: &Parts, kind: &str, from: &str, to: &str) -> Parts {
    let text = String::from_utf8(parts[SNAPSHOT].clone()).unwrap();
    let begin = format!("{{\"kind\":\"{kind}\"");
    let mut done = false;
    let lines = text.lines().map(|line| {
        let hit = !done && line.starts_with(&begin) && line.contains(from);
        done |= hit;
        if hit { line.replacen(from, to, 1) } else { line.to_owned() }
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    assert!(done, "no {kind} has {from}");
    let mut parts = parts.clone();
    parts.insert(SNAPSHOT.into(), (lines.join("\n") + "\n").into_bytes());
    parts
}

#[rocket::async_test]
async fn a_bundle_verifies_is_the_same_each_time_and_names_nobody() {
    let app = TestApp::start().await;
    let (_, snapshot, bytes) = evidence_of(&app).await;
    let report = verify(&bytes, &known());
    assert!(report.holds(), "{}", report.text(Lang::En));
    assert_eq!(report.checks.len(), 23, "{}", report.text(Lang::De));
    assert!(report.text(Lang::De).contains("Alles stimmt."));
    app.at("2027-10-07T08:00:00Z");
    app.office().await.get("/office").await;
    assert!(packed(&app, &snapshot).await == bytes, "the same bytes a month later");
    for (name, bytes) in unpack(&bytes) {
        let text = String::from_utf8(bytes).unwrap();
        for word in ["Jurymitglied 0", "Olga", "Projekt 0", "Verein 0", "Vogel", "Alle sind da", "Gut,"] {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }
}

#[rocket::async_test]
async fn whatever_is_changed_in_a_bundle_is_found_and_named() {
    let app = TestApp::start().await;
    let (filled, _, bytes) = evidence_of(&app).await;
    let parts = unpack(&bytes);
    let snapshot = String::from_utf8(parts[SNAPSHOT].clone()).unwrap();
    let points = {
        let sheet = snapshot.lines().find(|line| line.starts_with("{\"kind\":\"sheet\"")).unwrap();
        let at = sheet.find("\"points\":[").unwrap();
        sheet[at..=at + sheet[at..].find(']').unwrap()].to_owned()
    };
    let other = points.replacen(['1', '2', '3', '4', '5', '6', '7', '8', '9'], "0", 1);
    let other = if other.contains("[00") { points.replace("[10", "[9") } else { other.replacen("[0", "[1", 1) };
    let other = if other == points { points.replacen("[1", "[2", 1) } else { other };
    let line = |kind: &str, n: usize| {
        snapshot.lines().filter(|line| line.starts_with(&format!("{{\"kind\":\"{kind}\""))).nth(n).unwrap().to_owned()
    };
    let swapped = |name: &str, a: usize, b: usize| {
        let text = String::from_utf8(parts[name].clone()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.swap(a, b);
        let mut parts = parts.clone();
        parts.insert(name.into(), (lines.join("\n") + "\n").into_bytes());
        parts
    };
    let first = snapshot.lines().position(|line| line.starts_with("{\"kind\":\"sheet\"")).unwrap();
    let criterion = line("criterion", 0);
    let weight = &criterion[criterion.find("\"weight\"").unwrap()..criterion.find(",\"scale_min\"").unwrap()];
    let cut = |keep: usize| {
        let text = String::from_utf8(parts[LOG].clone()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let mut parts = parts.clone();
        parts.insert(LOG.into(), (lines[..lines.len() - keep].join("\n") + "\n").into_bytes());
        parts
    };
    let rank = line("standing", 0);
    let place = &rank[rank.find("\"rank\":").unwrap()..rank.find(",\"tied\"").unwrap()];
    let recusal = line("conflict", 0);
    let recused = line("assignment", 0);
    let recused = snapshot
        .lines()
        .find(|line| line.starts_with("{\"kind\":\"assignment\"") && !line.contains("\"recused_at\":null"))
        .unwrap_or(&recused);
    let since = &recused[recused.find("\"recused_at\":").unwrap()..recused.len() - 1];
    for (what, changed, named) in [
        ("a point", edited(&parts, "sheet", &points, &other), &["evidence-sheet-changed", "evidence-total"][..]),
        ("a sheet dropped", edited(&parts, "sheet", &line("sheet", 0), ""), &["evidence-sheet-gone"]),
        ("two rows swapped", swapped(SNAPSHOT, first, first + 1), &[]),
        ("a weight", edited(&parts, "criterion", weight, "\"weight\":999"), &["evidence-weight", "evidence-total"]),
        ("a rank", edited(&parts, "standing", place, "\"rank\":77"), &["evidence-rank"]),
        (
            "a point off the scale",
            edited(&parts, "sheet", &points, &points.replacen('[', "[9", 1)),
            &["evidence-scale"],
        ),
        ("a conflict dropped", edited(&parts, "conflict", &recusal, ""), &["evidence-recusal"]),
        ("a recusal dropped", edited(&parts, "assignment", since, "\"recused_at\":null"), &["evidence-conflict"]),
        ("acts swapped", swapped(LOG, 3, 4), &["evidence-chain-gap"]),
        ("the end cut off", cut(2), &[]),
    ] {
        // Whoever only changes a file.
        let plain = found(&verify(&zip(&changed), &known()));
        assert!(plain.contains(&"evidence-hash"), "{what}: {plain:?}");
        // Whoever makes every hash right again, and has a key, but not ours.
        let signed = found(&verify(&resigned(changed.clone(), &key("2")), &known()));
        assert!(signed.contains(&"evidence-key-other"), "{what}: {signed:?}");
        // Whoever sits at the server and has ours.
        let inside = found(&verify(&resigned(changed.clone(), &key("1")), &known()));
        let broken = ["evidence-recorded", "evidence-chain-gap"].iter().any(|key| inside.contains(key));
        assert!(broken && named.iter().all(|key| inside.contains(key)), "{what}: {inside:?}");
        // Whoever seals the whole record anew is given away by what the sheets' own acts say, and by the receipts.
        if !["acts swapped", "the end cut off", "two rows swapped"].contains(&what) {
            let anew = found(&verify(&resigned(resealed(changed, |_| {}), &key("1")), &known()));
            assert!(!anew.is_empty() && named.iter().all(|key| anew.contains(key)), "{what}: {anew:?}");
        }
    }
    // The last resort: a point, the act that speaks of it, the total, the ranking and the whole record made anew.
    // Nothing inside the bundle contradicts it; but the juror has a receipt.
    let sheet = filled.assignments[17].0;
    let receipt = {
        let mut conn = app.db.read().await.unwrap();
        laudatio::judging::scoring::store::receipt(&mut conn, sheet).await.unwrap().unwrap().number
    };
    let receipt: Receipt = receipt.parse().unwrap();
    let with_receipt = Known { receipts: vec![receipt], ..known() };
    let report = verify(&bytes, &with_receipt);
    assert!(report.holds() && report.text(Lang::En).contains("is in the snapshot with"), "{}", report.text(Lang::En));
    let anew = resealed(parts.clone(), |act| {
        if act.position == 2 {
            act.at = Timestamp::new("2027-01-01T00:00:00Z".parse().unwrap());
        }
    });
    let anew = resigned(anew, &key("1"));
    assert_eq!(found(&verify(&anew, &known())), Vec::<&str>::new());
    assert_eq!(found(&verify(&anew, &with_receipt)), ["evidence-receipt-other"]);
}

#[rocket::async_test]
async fn another_key_is_named_where_one_is_known() {
    let app = TestApp::start().await;
    let (_, _, bytes) = evidence_of(&app).await;
    let copy = resigned(unpack(&bytes), &key("2"));
    let (ours, theirs) = (key("1").fingerprint(), key("2").fingerprint());
    assert_eq!(found(&verify(&copy, &known())), ["evidence-key-other"]);
    let own = Known { own: Some(ours.clone()), ..Known::default() };
    assert_eq!(found(&verify(&copy, &own)), ["evidence-key-foreign"]);
    assert!(verify(&bytes, &own).holds());
    let text = verify(&copy, &known()).text(Lang::De);
    assert!(text.contains(&ours) && text.contains(&theirs), "{text}");
    // Who knows no key is told which one it is.
    let text = verify(&copy, &Known::default()).text(Lang::De);
    assert!(text.contains(&theirs) && text.contains("Hinweis"), "{text}");
    for (typed, right) in [(ours[..16].to_uppercase(), true), (ours[..15].to_owned(), false), (String::new(), false)] {
        let known = Known { key: Some(typed.clone()), ..Known::default() };
        assert_eq!(verify(&bytes, &known).holds(), right, "{typed}");
    }
}

#[rocket::async_test]
async fn an_old_bundle_is_told_from_the_newest_one() {
    let app = TestApp::start().await;
    let (filled, first, old) = evidence_of(&app).await;
    reopen(&app, filled.round_id).await;
    let (assignment, juror) = filled.assignments[17];
    let points = filled.criteria.iter().map(|id| (*id, 10)).collect();
    let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
    scoring::save(&app.ctx(), juror, assignment, 1, &content).await.unwrap();
    let second = close(&app, filled.round_id).await;
    let new = packed(&app, &second).await;
    let receipt: Receipt = {
        let mut conn = app.db.read().await.unwrap();
        let receipt = laudatio::judging::scoring::store::receipt(&mut conn, assignment).await.unwrap().unwrap();
        receipt.number.parse().unwrap()
    };
    let newest = async |snapshot: &Snapshot| {
        let link = audit::at(&mut app.db.read().await.unwrap(), snapshot.position).await.unwrap();
        Known { newest: Some(Newest { number: 2, sha256: Some(snapshot.sha256.clone()), link }), ..known() }
    };
    let by_receipt = Known { receipts: vec![receipt], ..known() };
    let by_minutes = Known { snapshot: Some(second.sha256[..16].to_owned()), ..known() };
    assert_eq!(found(&verify(&old, &newest(&first).await)), ["evidence-old"]);
    assert_eq!(found(&verify(&old, &by_receipt)), ["evidence-receipt-later"]);
    assert_eq!(found(&verify(&old, &by_minutes)), ["evidence-snapshot-other"]);
    for known in [newest(&second).await, by_receipt, by_minutes] {
        let report = verify(&new, &known);
        assert!(report.holds(), "{}", report.text(Lang::En));
    }
    let alone = verify(&old, &known());
    assert!(alone.holds() && alone.text(Lang::De).contains("Ob es einen neueren gibt"), "{}", alone.text(Lang::De));
}

#[rocket::async_test]
async fn what_was_changed_in_the_database_is_not_signed() {
    let guards = match std::env::var("LAUDATIO_TEST_ENGINE").as_deref() {
        Ok("postgres") => "alter table audit disable trigger all; alter table snapshot disable trigger all",
        _ => "drop trigger audit_update; drop trigger audit_delete; drop trigger snapshot_update",
    };
    for attack in [
        "update audit set act = 'nothing' where position = 3",
        "update audit set at = (select max(at) from audit) where position = 2",
        "update snapshot set content = replace(content, 'received', 'withdrawn')",
        "update snapshot set seal = 'ffff'",
    ] {
        let app = TestApp::start().await;
        app.at("2027-09-08T08:00:00Z");
        let filled = scored(&app, 2, 2, 2).await;
        app.at("2027-09-09T08:00:00Z");
        let snapshot = close(&app, filled.round_id).await;
        let office = app.office().await;
        let path = format!("/office/rounds/{}/evidence", filled.round_id);
        let page = office.get(&path).await;
        assert!(page.contains(&snapshot.sha256) && page.contains("Stand 1"), "{}", page.text);
        let file = format!("{path}/1/bundle.zip");
        assert_eq!(office.get(&file).await.status, 200);
        let mut tx = app.db.write().await.unwrap();
        for sql in [guards, attack] {
            on!(tx, c => sqlx::raw_sql(sql).execute(c).await.map(drop)).unwrap();
        }
        tx.commit().await.unwrap();
        let refused = office.get(&file).await;
        assert!(refused.status == 409 && refused.contains("wurde verändert"), "{attack}: {}", refused.text);
        let mut conn = app.db.read().await.unwrap();
        let stored = evidence::check_all(&mut conn).await.unwrap();
        let recorded = audit::verify(&mut conn).await.unwrap();
        assert!(stored.is_err() || recorded.is_err(), "{attack}");
        let mut conn = app.db.read().await.unwrap();
        let snapshot = evidence::latest(&mut conn, filled.round_id).await.unwrap().unwrap();
        let gathered = bundle::gather(&mut conn, &snapshot).await;
        assert!(gathered.is_err_and(|error| error.is(Refusal::Altered)), "{attack}");
    }
}

#[rocket::async_test]
async fn a_hostile_archive_is_a_sentence_and_no_panic() {
    let app = TestApp::start().await;
    let (_, _, bytes) = evidence_of(&app).await;
    let parts = unpack(&bytes);
    let with = |name: &str, bytes: &[u8]| {
        let mut parts = parts.clone();
        parts.insert(name.to_owned(), bytes.to_vec());
        zip(&parts)
    };
    let without = |name: &str| {
        let mut parts = parts.clone();
        parts.remove(name);
        zip(&parts)
    };
    // The same name twice: the writer refuses, so the directory is changed by hand.
    let twice = {
        let bytes = with("manifest.jsox", b"{}");
        let (from, to) = (b"manifest.jsox", b"manifest.json");
        let mut changed = bytes.clone();
        for at in 0..bytes.len() - from.len() {
            if &bytes[at..at + from.len()] == from {
                changed[at..at + from.len()].copy_from_slice(to);
            }
        }
        changed
    };
    let broken_line = {
        let text = String::from_utf8(parts[SNAPSHOT].clone()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[4] = "{\"kind\":\"juror\",";
        lines.join("\n") + "\n"
    };
    let deep = "[".repeat(100_000);
    for (archive, sentence) in [
        (Vec::new(), "lässt sich nicht öffnen"),
        (b"PK\x05\x06".to_vec(), "lässt sich nicht öffnen"),
        (bytes[..bytes.len() - 1].to_vec(), "lässt sich nicht öffnen"),
        ([&bytes[..], b"more"].concat(), "lässt sich nicht öffnen"),
        (with(MANIFEST, &vec![b' '; 3 << 20]), "manifest.json ist größer"),
        (with("../../etc/passwd", b"x"), "nicht dorthin gehört: ../../etc/passwd"),
        (twice, "manifest.json liegt zweimal"),
        (without(LOG), "log.jsonl fehlt"),
        (with(MANIFEST, b"{"), "manifest.json, Zeile 1: nicht lesbar"),
        (with(MANIFEST, deep.as_bytes()), "manifest.json, Zeile 1: nicht lesbar"),
        (with(SNAPSHOT, broken_line.as_bytes()), "snapshot.jsonl, Zeile 5: nicht lesbar"),
        (with(SNAPSHOT, b""), "snapshot.jsonl, Zeile ?: nicht lesbar"),
        (with(LOG, b"\xff\xfe\n"), "log.jsonl, Zeile 1: nicht lesbar"),
        (with(SIGNATURE, b"zz"), "signature.txt ist nicht lesbar"),
    ] {
        let report = verify(&archive, &known());
        assert!(!report.holds() && report.text(Lang::De).contains(sentence), "{sentence}: {}", report.text(Lang::De));
    }
    // Whatever byte is turned: never a panic, and never a bundle that holds.
    let step = bytes.len() / 150;
    for at in (0..bytes.len()).step_by(step.max(1)) {
        let mut turned = bytes.clone();
        turned[at] ^= 0x55;
        let report = verify(&turned, &known());
        assert!(!report.text(Lang::En).is_empty());
    }
}

#[rocket::async_test]
async fn a_juror_keeps_a_receipt_for_each_sheet() {
    let app = TestApp::start().await;
    let filled = scored(&app, 2, 2, 2).await;
    let (assignment, person) = filled.assignments[0];
    let sheet = format!("/jury/sheets/{assignment}");
    let juror = app.signed_in(person).await;
    let number = {
        let mut conn = app.db.read().await.unwrap();
        laudatio::judging::scoring::store::receipt(&mut conn, assignment).await.unwrap().unwrap().number
    };
    let page = juror.get(&sheet).await;
    assert!(page.contains(&number) && page.contains(&person.to_string()), "{}", page.text);
    // A change gives another one, and the browser is told at once.
    let mut form = vec![("act".to_owned(), "submit".to_owned()), ("version".to_owned(), "1".to_owned())];
    form.extend(filled.criteria.iter().map(|id| (format!("points-{id}"), "9".to_owned())));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = juror.post(&sheet, &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let next = juror.clone().after(&answer).get("/jury").await;
    let position: i64 = number.split_once('-').unwrap().0.parse().unwrap();
    assert!(next.contains("Quittung") && !next.contains(&number), "{}", next.text);
    let page = juror.get(&sheet).await;
    assert!(!page.contains(&number), "{}", page.text);
    // A draft has none: nothing of it counts.
    let draft: Vec<_> = form
        .iter()
        .map(|&(n, v)| {
            (
                n,
                if n == "act" {
                    "draft"
                } else if n == "version" {
                    "2"
                } else {
                    v
                },
            )
        })
        .collect();
    assert_eq!(juror.post(&sheet, &draft).await.status, 303);
    assert!(!juror.get(&sheet).await.contains("Ihre Quittung"));
    assert!(position > 0);
}

#[rocket::async_test]
async fn only_the_office_sees_evidence_and_the_names_behind_it() {
    let app = TestApp::start().await;
    let filled = scored(&app, 2, 2, 2).await;
    let path = format!("/office/rounds/{}/evidence", filled.round_id);
    let office = app.office().await;
    assert!(office.get(&path).await.contains("Noch gibt es keinen Nachweis"));
    assert_eq!(office.get(format!("{path}/1/bundle.zip")).await.status, 404);
    let snapshot = close(&app, filled.round_id).await;
    let page = office.get(&path).await;
    for text in [&snapshot.sha256, &snapshot.link().receipt(), "2 Nominierungen, 2 Jurymitglieder, 4 gezählte"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    let names = office.get(format!("{path}/1/names.csv")).await;
    let ada = filled.jurors[0].to_string();
    assert!(
        names.contains(&format!("Jurymitglied;{ada};Jurymitglied 0")) && names.contains("Projekt 1"),
        "{}",
        names.text
    );
    let juror = app.signed_in(filled.jurors[0]).await;
    for end in ["", "/1/bundle.zip", "/1/names.csv"] {
        assert_eq!(juror.get(format!("{path}{end}")).await.status, 404);
        assert_eq!(app.public().get(format!("{path}{end}")).await.status, 401);
        assert_eq!(office.get(format!("{path}/2{}", &end[end.len().min(2)..])).await.status, 404);
    }
}

#[rocket::async_test]
async fn the_command_needs_nothing_but_the_bundle() {
    let app = TestApp::start().await;
    let (_, _, bytes) = evidence_of(&app).await;
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("nachweis.zip"), &bytes).unwrap();
    let run = |args: &[&str], lang: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_laudatio"));
        let output =
            command.arg("verify").args(args).current_dir(&folder).env_clear().env("LANG", lang).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (ours, theirs) = (key("1").fingerprint(), key("2").fingerprint());
    let (code, out, err) = run(&["nachweis.zip", "--key", &ours], "de_DE.UTF-8");
    assert!(code == Some(0) && out.contains("Alles stimmt."), "{out}{err}");
    let (code, out, _) = run(&["nachweis.zip", "--key", &theirs], "en_GB.UTF-8");
    assert!(code == Some(1) && out.contains("It was signed by another key"), "{out}");
    let (code, _, err) = run(&["nothing.zip", "--language", "en"], "de_DE.UTF-8");
    assert!(code == Some(1) && err.contains("nothing.zip cannot be read"), "{err}");
    let (code, _, err) = run(&["nachweis.zip", "--receipt", "abc"], "C");
    assert!(code == Some(2) && err.contains("is no receipt"), "{err}");
    assert_eq!(run(&[], "C").0, Some(2));
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["nachweis.zip"], "checking leaves nothing behind");
}

#[rocket::async_test]
async fn the_key_is_made_once_for_its_owner_alone_or_follows_from_what_all_servers_share() {
    use std::os::unix::fs::PermissionsExt;

    use rocket::figment::Figment;

    let folder = tempfile::tempdir().unwrap();
    let config = |settings: &[(&str, &str)]| {
        let mut figment = Figment::from(rocket::Config::debug_default()).merge(("mail_from", "preise@x.example"));
        for (name, value) in settings {
            figment = figment.merge((*name, *value));
        }
        laudatio::ground::config::Config::from_figment(figment).unwrap()
    };
    let (a, b) = ("a".repeat(88), "b".repeat(88));
    // Beside a file: made once, and kept.
    let sqlite = format!("sqlite:{}", folder.path().join("x.db").display());
    let beside = config(&[("database_url", &sqlite), ("secret_key", &a)]);
    assert!(Key::known(&beside.settings).unwrap().is_none(), "looking makes none");
    let made = Key::of(&beside).unwrap().fingerprint();
    let file = folder.path().join("laudatio-evidence.key");
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(Key::of(&beside).unwrap().fingerprint(), made);
    let restarted = config(&[("database_url", &sqlite), ("secret_key", &b)]);
    assert_eq!(Key::of(&restarted).unwrap().fingerprint(), made, "whatever else was set anew");
    std::fs::write(&file, "no key").unwrap();
    assert!(Key::of(&beside).err().unwrap().contains("64 hexadecimal digits"));
    // Several servers of one PostgreSQL share the secret key, and so they sign alike; nothing is written.
    let url = "postgres://laudatio@db.example/laudatio";
    let of = |settings: &[(&str, &str)]| Key::of(&config(settings)).unwrap();
    let (one, other) =
        (of(&[("database_url", url), ("secret_key", &a)]), of(&[("database_url", url), ("secret_key", &a)]));
    assert_eq!(
        (one.fingerprint(), one.public(), one.sign(b"x")),
        (other.fingerprint(), other.public(), other.sign(b"x"))
    );
    assert_ne!(of(&[("database_url", url), ("secret_key", &b)]).fingerprint(), one.fingerprint());
    assert_ne!(one.fingerprint(), made);
    assert!(!std::path::Path::new("laudatio-evidence.key").exists());
    // A key that is set holds before all others.
    for url in [url, &sqlite] {
        let set = of(&[("database_url", url), ("secret_key", &a), ("evidence_key", &"1".repeat(64))]);
        assert_eq!(set.fingerprint(), key("1").fingerprint());
    }
}
