//! What people agreed on about a round, beside its sheets: it is in the evidence, and every change of it is named.

use laudatio::clock::WallTime;
use laudatio::contest::prizes::model::TieRule;
use laudatio::contest::rounds::{actions as rounds, forms::Wanted, model::Method};
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::judging::evidence::bundle::SNAPSHOT;
use laudatio::judging::evidence::verify::{Known, Newest, verify};
use laudatio::judging::evidence::{self, Snapshot};
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;
use laudatio_tally::ties::lot;

use crate::fill::{self, Filled};
use crate::judging::evidence::{Parts, edited, found, key, known, packed, resealed, resigned, unpack, zip};
use crate::support::{TestApp, damaged};

/// A round in which all entries are equal, whose call gives the chair a casting vote; with a quorum of two, and more
/// time for one juror.
async fn equal(app: &TestApp) -> Filled {
    let by = app.person("Olga Büro", Role::Office).await;
    app.say_of_ties(by, "integrationspreis", TieRule::CastingVote).await;
    let edition = app.edition_opened_by(by, "integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 4, 3, 2).await;
    let mut tx = app.db.write().await.unwrap();
    for text in ["delete from score", "delete from sheet"] {
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    let (text, end) = ("update round set quorum = 2, least_sheets = 1, scoring_closes_at = $1", "2027-09-20T12:00");
    let end: WallTime = end.parse().unwrap();
    on!(tx, c => sqlx::query(text).bind(end).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    for (assignment, juror) in &filled.assignments {
        let points = filled.criteria.iter().map(|id| (*id, 7)).collect();
        let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
        scoring::save(&app.ctx(), *juror, *assignment, 0, &content).await.unwrap();
    }
    let office = app.office().await;
    let wanted = Wanted {
        name: "Hauptrunde".into(),
        reviews_per_entry: None,
        opens: None,
        closes: None,
        method: Method::Mean,
        quorum: None,
        least_sheets: None,
    };
    rounds::edit(&app.ctx(), office.person(), filled.round_id, 1, &wanted).await.unwrap();
    let juror = filled.jurors[1].to_string();
    let more = [("who", juror.as_str()), ("until", "2027-09-22T12:00"), ("reason", "Frau Vogel war krank.")];
    let path = format!("/office/rounds/{}/extend", filled.round_id);
    let answer = office.reads_and_posts(&path, &more).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    filled
}

async fn newest(app: &TestApp, filled: &Filled) -> Snapshot {
    evidence::latest(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap().unwrap()
}

/// A line of a snapshot.
fn line(parts: &Parts, kind: &str, number: usize) -> String {
    let text = String::from_utf8(parts[SNAPSHOT].clone()).unwrap();
    let begin = format!("{{\"kind\":\"{kind}\"");
    text.lines().filter(|line| line.starts_with(&begin)).nth(number).unwrap().to_owned()
}

/// What stands at a term of a line, as it is spelled.
pub fn term<'l>(line: &'l str, name: &str) -> &'l str {
    let rest = &line[line.find(&format!("\"{name}\":")).unwrap() + name.len() + 3..];
    let end = if let Some(list) = rest.strip_prefix('[') {
        list.find(']').unwrap() + 2
    } else {
        rest.find([',', '}']).unwrap()
    };
    &rest[..end]
}

/// A seed that draws these entries in another order: with few of them, any two seeds may well draw the same.
fn another_seed(parts: &Parts, entries: &str) -> String {
    let number = |id: &&str| {
        let begin = format!("\"nomination_id\":{id}");
        let of = (0..).map(|n| line(parts, "entry", n)).find(|line| line.contains(&begin)).unwrap();
        term(&of, "receipt_number").trim_matches('"').to_owned()
    };
    let ids: Vec<&str> = entries.trim_matches(['[', ']']).split(',').collect();
    let numbered: Vec<(usize, String)> = ids.iter().map(number).enumerate().collect();
    let drawn: Vec<usize> = (0..ids.len()).collect();
    let seed = (0..).map(|n| format!("{n:04}")).find(|seed| lot(seed, &numbered) != drawn).unwrap();
    format!("\"{seed}\"")
}

#[rocket::async_test]
async fn a_settled_place_a_confirmation_and_more_time_are_frozen_and_every_change_is_named() {
    let app = TestApp::start().await;
    let filled = equal(&app).await;
    app.at("2027-09-08T08:00:00Z");
    let office = app.office().await;
    let round = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(office.closes(&round, "Alle sind da.").await.status, 303);
    let first = newest(&app, &filled).await;
    let old = packed(&app, &first).await;
    let report = verify(&old, &known());
    assert!(report.holds(), "{}", report.text(Lang::En));
    assert!(
        report.text(Lang::De).contains("Noch geteilt und nicht entschieden: Platz 1."),
        "{}",
        report.text(Lang::De)
    );

    app.at("2027-09-08T09:00:00Z");
    let winner = filled.entries[2].to_string();
    office.appoints(filled.jurors[0], (Role::Juror, Role::Chair)).await;
    let vote = [("rank", "1"), ("rule", "casting_vote"), ("winner", &winner), ("reason", "Für Frau Vogel")];
    assert_eq!(office.settles(&format!("{round}/ranking/ties"), &vote).await.status, 303);
    // Without a chair who votes a lot decides.
    office.appoints(filled.jurors[0], (Role::Chair, Role::Juror)).await;
    let lot = [("rank", "2"), ("rule", "lot"), ("reason", "Keine Einigung")];
    app.at("2027-09-08T10:00:00Z");
    assert_eq!(office.settles(&format!("{round}/ranking/ties"), &lot).await.status, 303);
    let snapshot = newest(&app, &filled).await;
    assert_eq!(snapshot.number, 3, "each settled place gives another snapshot");
    let page = office.get(format!("{round}/evidence")).await;
    assert!(page.contains("nach der Entscheidung über einen geteilten Platz"), "{}", page.text);
    let bytes = packed(&app, &snapshot).await;
    let report = verify(&bytes, &known());
    assert!(report.holds(), "{}", report.text(Lang::En));
    assert!(!report.text(Lang::De).contains("Noch geteilt"), "{}", report.text(Lang::De));
    let parts = unpack(&bytes);
    for (name, bytes) in &parts {
        let text = String::from_utf8(bytes.clone()).unwrap();
        for word in ["Vogel", "Keine Einigung", "Alle sind da", "Olga", "Projekt 0"] {
            assert!(!text.contains(word), "{name} says {word}");
        }
    }

    let (approval, drawn) = (line(&parts, "approval", 0), line(&parts, "tie", 1));
    let (asker, confirmer) = (term(&approval, "asked_by"), term(&approval, "confirmed_by"));
    let (extension, entries, seed) = (line(&parts, "extension", 0), term(&drawn, "entries"), term(&drawn, "seed"));
    let turned = {
        let mut ids: Vec<&str> = entries.trim_matches(['[', ']']).split(',').collect();
        ids.swap(0, 1);
        format!("[{}]", ids.join(","))
    };
    let seed_of_another_order = another_seed(&parts, entries);
    let (settling, of_two) = (line(&parts, "approval", 2), format!(",\"approval_id\":{}", term(&drawn, "approval_id")));
    let (sheets, other) = (term(&drawn, "sheets_sha256"), format!("\"{}\"", "0".repeat(64)));
    let by = |term: &str, person: &str| format!("\"{term}\":{person}");
    let confirmed = by("confirmed_by", confirmer);
    let until = format!("\"closes_at\":{}", term(&extension, "closes_at"));
    let reason = term(&line(&parts, "snapshot", 0), "close_reason_sha256").to_owned();
    for (what, changed, named) in [
        ("the lot's order", edited(&parts, "tie", entries, &turned), &["evidence-tie-lot", "evidence-tie-changed"][..]),
        (
            "the lot's seed",
            edited(&parts, "tie", seed, &seed_of_another_order),
            &["evidence-tie-lot", "evidence-tie-changed", "evidence-tie-seed"],
        ),
        (
            "that two people settled it",
            edited(&parts, "approval", &settling, ""),
            &["evidence-tie-approval", "evidence-approval-gone"],
        ),
        (
            "one person settled it, as release 0.1.0 let one",
            edited(&parts, "tie", &of_two, ""),
            &["evidence-tie-changed"],
        ),
        (
            "the sheets it rests on",
            edited(&parts, "tie", sheets, &other),
            &["evidence-tie-sheets", "evidence-tie-changed"],
        ),
        (
            "the rule",
            edited(&parts, "tie", "casting_vote", "shared"),
            &["evidence-tie-rule", "evidence-tie-changed", "evidence-tie-entries"],
        ),
        ("a settled place dropped", edited(&parts, "tie", &drawn, ""), &["evidence-tie-gone", "evidence-tie-place"]),
        ("a place", edited(&parts, "place", "\"place\":1", "\"place\":2"), &["evidence-tie-place"]),
        (
            "the confirmer is the asker",
            edited(&parts, "approval", &confirmed, &by("confirmed_by", asker)),
            &["evidence-approval-same", "evidence-approval-changed", "evidence-approval-none"],
        ),
        (
            "one person is said to be enough",
            edited(&parts, "approval", "\"alone\":false", "\"alone\":true"),
            &["evidence-approval-not-off", "evidence-approval-changed"],
        ),
        (
            "the confirmation dropped",
            edited(&parts, "approval", &approval, ""),
            &["evidence-approval-gone", "evidence-approval-none"],
        ),
        ("more time dropped", edited(&parts, "extension", &extension, ""), &["evidence-extension-gone"]),
        (
            "more time for another day",
            edited(&parts, "extension", &until, "\"closes_at\":\"2027-09-29T12:00:00\""),
            &["evidence-extension-changed", "evidence-extension-gone"],
        ),
        (
            "the quorum",
            edited(&parts, "round", "\"quorum\":2", "\"quorum\":1"),
            &["evidence-setting", "evidence-closed-otherwise"],
        ),
        (
            "the least sheets",
            edited(&parts, "round", "\"least_sheets\":1", "\"least_sheets\":3"),
            &["evidence-setting"],
        ),
        ("the reason", edited(&parts, "snapshot", &reason, "null"), &["evidence-closed-otherwise"]),
    ] {
        let plain = found(&verify(&zip(&changed), &known()));
        assert!(plain.contains(&"evidence-hash"), "{what}: {plain:?}");
        let other = found(&verify(&resigned(changed.clone(), &key("2")), &known()));
        assert!(other.contains(&"evidence-key-other"), "{what}: {other:?}");
        let inside = found(&verify(&resigned(changed.clone(), &key("1")), &known()));
        assert!(inside.contains(&"evidence-recorded"), "{what}: {inside:?}");
        // Whoever has the key and makes the record say that this snapshot was frozen: the acts still contradict it.
        let anew = found(&verify(&resigned(resealed(changed, |_| {}), &key("1")), &known()));
        assert!(named.iter().all(|key| anew.contains(key)), "{what}: {anew:?}");
    }
    // A lot whose seed nobody has recorded before, and one that was prepared twice.
    for (what, verb) in [("not prepared", "x"), ("prepared again", "tie_lot_prepared")] {
        let log = resealed(parts.clone(), |act| {
            let is_ours = act.subject_id == filled.round_id.0;
            if is_ours && act.act == "tie_lot_prepared" && verb == "x" {
                act.act = verb.to_owned();
            } else if is_ours && act.act == "extended" && verb != "x" {
                act.act = verb.to_owned();
                act.detail = serde_json::json!({"sheets_sha256": sheets.trim_matches('"')});
            }
        });
        let anew = found(&verify(&resigned(log, &key("1")), &known()));
        assert!(anew.contains(&"evidence-tie-seed"), "{what}: {anew:?}");
    }
    // The bundle from before is as right as it was, and old.
    let link = laudatio::ground::audit::at(&mut app.db.read().await.unwrap(), first.position).await.unwrap();
    let known = Known { newest: Some(Newest { number: 3, sha256: Some(first.sha256), link }), ..known() };
    assert_eq!(found(&verify(&old, &known)), ["evidence-old"]);
}

#[rocket::async_test]
async fn evidence_of_a_round_that_one_person_closed_says_so() {
    let app = TestApp::start().await;
    let filled = equal(&app).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    let leave = "update person set disabled_at = created_at where role = 'office'";
    damaged!(app.db, "no act leaves an office without anybody", leave);
    let olga = app.signed_in(app.person("Olga Brandt", Role::Office).await).await;
    // As after a start with `one_person_office = true`.
    laudatio::people::approvals::settings::adopt(&app.ctx(), true).await.unwrap();
    assert_eq!(olga.asks_to_close(&round, "").await.status, 303);
    let bytes = packed(&app, &newest(&app, &filled).await).await;
    let report = verify(&bytes, &known());
    let said = report.text(Lang::De);
    assert!(report.holds() && said.contains("Das Vier-Augen-Prinzip war abgeschaltet"), "{said}");
    // Each use is said: opened again alone, and closed once more.
    let emre = app.person("Emre Kaya", Role::Office).await;
    let mut tx = app.db.write().await.unwrap();
    let joined = "update person set password_hash = 'x' where role = 'office' and disabled_at is null";
    on!(tx, c => sqlx::query(joined).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let shut = format!("/office/people/{emre}/changes/disable");
    let shown = olga.get(&shut).await.input("shown");
    let shut = olga.post(&shut, &[("shown", &shown), ("reason", "Im Ruhestand")]).await;
    assert_eq!(shut.status, 303, "{}", shut.text);
    let reopen = format!("{round}/reopen");
    let shown = olga.get(&reopen).await.input("shown");
    assert_eq!(olga.post(&reopen, &[("shown", &shown), ("reason", "Noch ein Bogen")]).await.status, 303);
    assert_eq!(olga.asks_to_close(&round, "").await.status, 303);
    let again = verify(&packed(&app, &newest(&app, &filled).await).await, &known());
    let said = again.text(Lang::De);
    assert!(again.holds() && said.contains("hat die Runde allein wieder geöffnet"), "{said}");
    assert_eq!(said.matches("hat die Runde allein geschlossen").count(), 2, "{said}");
    assert_eq!(said.matches("hat einen Zugang allein gesperrt").count(), 1, "{said}");
    let record = olga.get("/office/audit?act=round.approval_alone").await;
    assert_eq!(record.text.matches("<th scope=\"row\">Hat allein getan").count(), 3, "{}", record.text);
    // A second person cannot be made up afterwards.
    let parts = unpack(&bytes);
    let approval = line(&parts, "approval", 0);
    let changed = edited(&parts, "approval", "\"alone\":true", "\"alone\":false");
    let anew = found(&verify(&resigned(resealed(changed, |_| {}), &key("1")), &known()));
    assert!(anew.contains(&"evidence-approval-same") && anew.contains(&"evidence-approval-changed"), "{anew:?}");
    assert_eq!(term(&approval, "asked_by"), term(&approval, "confirmed_by"));
}
