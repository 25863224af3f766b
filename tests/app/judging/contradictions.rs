//! Evidence agrees with the pages, with itself and with the record; whatever contradicts another thing is named.

use std::collections::BTreeMap;

use laudatio::clock::Timestamp;
use laudatio::contest::jury::actions as jury;
use laudatio::contest::jury::declare::Declaration;
use laudatio::contest::jury::model::Reason;
use laudatio::contest::prizes::model::TieRule;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{ConflictId, NominationId, PersonId};
use laudatio::judging::evidence::bundle::{Logged, SNAPSHOT};
use laudatio::judging::evidence::model::Line;
use laudatio::judging::evidence::verify::verify;
use laudatio::judging::evidence::{self, Snapshot};
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;

use crate::fill::Filled;
use crate::judging::agreed::term;
use crate::judging::evidence::{
    Parts, close, content, edited, found, key, known, packed, resealed, resigned, scored, unpack, zip,
};
use crate::support::{TestApp, Visitor, damaged};

/// The ranks by receipt number, as the office's file has them.
fn ranks_of_page(csv: &str) -> BTreeMap<String, String> {
    let mut lines = csv.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    let column = |name: &str| head.iter().position(|label| *label == name).unwrap_or_else(|| panic!("{head:?}"));
    let (rank, number) = (column("Rang"), column("Nummer"));
    lines.map(|line| (line[number].to_owned(), line[rank].to_owned())).collect()
}

/// The same as a snapshot has them.
fn ranks_of_snapshot(content: &str) -> BTreeMap<String, String> {
    let lines: Vec<serde_json::Value> = content.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |kind: &'static str| lines.iter().filter(move |line| line["kind"] == kind);
    let number = |id: &serde_json::Value| {
        let entry = of("entry").find(|entry| entry["nomination_id"] == *id).unwrap();
        entry["receipt_number"].as_str().unwrap().to_owned()
    };
    let standings = of("standing").filter(|line| line["table"] == "method");
    standings.map(|line| (number(&line["nomination_id"]), line["rank"].to_string())).collect()
}

#[rocket::async_test]
async fn pages_snapshot_and_verify_agree_on_a_z_score_whatever_few_sheets_are() {
    for few in ["1", "3", "5"] {
        // Two sheets of each juror are too few for a z-score, four are enough, whatever the office calls few.
        for (reviews, is_refused) in [(2, true), (4, false)] {
            let app = TestApp::with(&[("few_sheets", few)]).await;
            let filled = scored(&app, 4, 4, reviews).await;
            let text = "update round set method = 'zscore'";
            damaged!(app.db, "a round's method never changes once it is open", text);
            let path = format!("/office/rounds/{}/ranking", filled.round_id);
            let office = app.office().await;
            let page = ranks_of_page(&office.get(format!("{path}.csv")).await.text);
            let refusal = "zu wenige Bewertungen für einen z-Wert";
            assert_eq!(office.get(&path).await.contains(refusal), is_refused, "few is {few}");
            let snapshot = close(&app, filled.round_id).await;
            let content = content(&app, &snapshot).await;
            assert_eq!(content.contains("\"refusal\":\"thin_jurors\""), is_refused, "few is {few}");
            assert_eq!((page.len(), &page), (4, &ranks_of_snapshot(&content)), "few is {few}");
            let report = verify(&packed(&app, &snapshot).await, &known());
            assert!(report.holds(), "{}", report.text(Lang::En));
        }
    }
}

/// Another round of the same call with one entry and one juror; its address.
async fn another_round(app: &TestApp, office: &Visitor<'_>, filled: &Filled, (entry, juror): Pair) -> String {
    let edition = {
        let mut conn = app.db.read().await.unwrap();
        laudatio::contest::rounds::store::round(&mut conn, filled.round_id).await.unwrap().unwrap().edition_id
    };
    let list = format!("/office/editions/{edition}/rounds");
    let round = office.post(&list, &[("name", "Endrunde"), ("distribution", "everyone")]).await.location.unwrap();
    assert_eq!(office.post(format!("{round}/entries"), &[("entries", &entry.to_string())]).await.status, 303);
    assert_eq!(office.post(format!("{round}/jurors"), &[("jurors", &juror.to_string())]).await.status, 303);
    round
}

type Pair = (NominationId, PersonId);

/// The office sets a conflict.
async fn conflict(office: &Visitor<'_>, round: &str, (entry, juror): Pair) {
    let (entry, juror) = (entry.to_string(), juror.to_string());
    let form = [("person_id", juror.as_str()), ("nomination_id", &entry), ("reason", "vorteil"), ("note", "")];
    let answer = office.post(format!("{round}/conflicts"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// Two people of the office open a closed round again.
async fn reopened(app: &TestApp, office: &Visitor<'_>, round: &str) {
    let path = format!("{round}/reopen");
    let shown = office.get(&path).await.input("shown");
    assert_eq!(office.post(&path, &[("shown", &shown), ("reason", "Ein Fehler")]).await.status, 303);
    assert_eq!(app.office().await.confirms(&path).await.status, 303);
}

async fn newest(app: &TestApp, filled: &Filled) -> Snapshot {
    evidence::latest(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap().unwrap()
}

#[rocket::async_test]
async fn a_conflict_that_comes_up_after_closing_leaves_the_evidence_right_and_holds_once_the_round_is_open_again() {
    let app = TestApp::start().await;
    let by = app.person("Olga Büro", Role::Office).await;
    app.say_of_ties(by, "integrationspreis", TieRule::Lot).await;
    let filled = scored(&app, 3, 3, 3).await;
    // Everybody is of one opinion, so that there is a shared place to settle.
    for (assignment, juror) in &filled.assignments {
        let points = filled.criteria.iter().map(|id| (*id, 7)).collect();
        let content = Content { status: SheetStatus::Submitted, comment: String::new(), points };
        scoring::save(&app.ctx(), *juror, *assignment, 1, &content).await.unwrap();
    }
    app.at("2027-09-08T08:00:00Z");
    let office = app.office().await;
    let round = format!("/office/rounds/{}", filled.round_id);
    let pair = (filled.entries[0], filled.assignments[0].1);
    assert_eq!(office.closes(&round, "").await.status, 303);
    let second = another_round(&app, &office, &filled, pair).await;
    // Even at the very moment of closing, as the clock has it: what counts is which came first.
    conflict(&office, &second, pair).await;
    let lot = [("rank", "1"), ("rule", "lot"), ("reason", "Keine Einigung")];
    assert_eq!(office.settles(&format!("{round}/ranking/ties"), &lot).await.status, 303);
    let snapshot = newest(&app, &filled).await;
    assert_eq!((snapshot.number, snapshot.sheets), (2, 9), "what was decided stays decided");
    let report = verify(&packed(&app, &snapshot).await, &known());
    assert!(report.holds(), "{}", report.text(Lang::De));

    app.at("2027-09-08T10:00:00Z");
    reopened(&app, &office, &round).await;
    let record = office.get("/office/audit").await;
    assert!(record.contains("wegen Befangenheit nicht mehr gezählt"), "{}", record.text);
    assert_eq!(office.closes(&round, "").await.status, 303);
    let snapshot = newest(&app, &filled).await;
    assert_eq!((snapshot.number, snapshot.sheets), (3, 8), "the sheet of somebody with a conflict does not count");
    let bytes = packed(&app, &snapshot).await;
    let report = verify(&bytes, &known());
    assert!(report.holds(), "{}", report.text(Lang::De));
    // Lifted with the round open, the sheet is back.
    reopened(&app, &office, &round).await;
    let page = office.get(format!("{round}/conflicts")).await;
    let lift = page.text.split("href=\"").find(|part| part.contains("/lift\"")).unwrap().split('"').next().unwrap();
    assert_eq!(office.post(lift, &[("reason", "Verwechslung")]).await.status, 303);
    assert_eq!(office.closes(&round, "").await.status, 303);
    let snapshot = newest(&app, &filled).await;
    assert_eq!((snapshot.number, snapshot.sheets), (4, 9));
    let report = verify(&packed(&app, &snapshot).await, &known());
    assert!(report.holds(), "{}", report.text(Lang::De));

    let parts = unpack(&bytes);
    let since = "\"recused_at\":\"";
    let recused = line_with(&parts, "assignment", since);
    let at = term(&recused, "recused_at");
    assert_named(
        "a recusal after reopening dropped",
        edited(&parts, "assignment", &format!("\"recused_at\":{at}"), "\"recused_at\":null"),
        &["evidence-conflict"],
    );
}

/// A line of a kind that contains something.
fn line_with(parts: &Parts, kind: &str, text: &str) -> String {
    let snapshot = String::from_utf8(parts[SNAPSHOT].clone()).unwrap();
    let begin = format!("{{\"kind\":\"{kind}\"");
    snapshot.lines().find(|line| line.starts_with(&begin) && line.contains(text)).unwrap().to_owned()
}

/// Attacks a bundle as somebody without any key, with another key, with ours, and with ours and the whole record made
/// anew: the last one is still named by what contradicts it.
fn assert_named(what: &str, changed: Parts, named: &[&str]) {
    let plain = found(&verify(&zip(&changed), &known()));
    assert!(plain.contains(&"evidence-hash"), "{what}: {plain:?}");
    let other = found(&verify(&resigned(changed.clone(), &key("2")), &known()));
    assert!(other.contains(&"evidence-key-other"), "{what}: {other:?}");
    let inside = found(&verify(&resigned(changed.clone(), &key("1")), &known()));
    assert!(inside.contains(&"evidence-recorded"), "{what}: {inside:?}");
    let anew = found(&verify(&resigned(resealed(changed, |_| {}), &key("1")), &known()));
    assert!(named.iter().all(|key| anew.contains(key)), "{what}: {anew:?}");
}

/// The entry of an assignment of a filled round.
fn pair_of(filled: &Filled, reviews: usize, number: usize) -> Pair {
    (filled.entries[number / reviews], filled.assignments[number].1)
}

#[rocket::async_test]
async fn every_conflict_on_record_is_in_the_snapshot_and_nobody_is_recused_without_one() {
    let app = TestApp::start().await;
    let filled = scored(&app, 4, 4, 3).await;
    let office = app.office().await;
    let round = format!("/office/rounds/{}", filled.round_id);
    let [set, declared, recused, lifted] = [0, 3, 6, 9].map(|number| pair_of(&filled, 3, number));
    conflict(&office, &round, set).await;
    let declaration = Declaration { conflicts: vec![(declared.0, Reason::Board)], ..Declaration::default() };
    // Declared twice, it is one conflict.
    for _ in 0..2 {
        jury::declare(&app.ctx(), declared.1, filled.round_id, &declaration).await.unwrap();
    }
    jury::recuse(&app.ctx(), recused.1, recused.0, (Reason::Doubt, None)).await.unwrap();
    conflict(&office, &round, lifted).await;
    let of_lifted = {
        let mut conn = app.db.read().await.unwrap();
        let text = "select conflict_id from conflict where nomination_id = $1 and person_id = $2";
        let id: ConflictId =
            on!(conn, c => sqlx::query_scalar(text).bind(lifted.0).bind(lifted.1).fetch_one(c).await).unwrap();
        id
    };
    jury::lift(&app.ctx(), office.person(), filled.round_id, of_lifted, "Verwechslung").await.unwrap();
    let snapshot = close(&app, filled.round_id).await;
    assert_eq!(snapshot.sheets, 9);
    let bytes = packed(&app, &snapshot).await;
    let report = verify(&bytes, &known());
    assert!(report.holds(), "{}", report.text(Lang::De));

    let parts = unpack(&bytes);
    let of = |(entry, juror): Pair, kind: &str| {
        let begin = format!("{{\"kind\":\"{kind}\"");
        let snapshot = String::from_utf8(parts[SNAPSHOT].clone()).unwrap();
        let fits = |line: &&str| {
            line.starts_with(&begin) && line.contains(&entry.to_string()) && line.contains(&juror.to_string())
        };
        snapshot.lines().find(fits).unwrap().to_owned()
    };
    for (what, pair, key) in [
        ("a conflict that the office set", set, "evidence-conflict-gone"),
        ("a declared one", declared, "evidence-conflict-gone"),
        ("one of a recusal", recused, "evidence-recusal"),
    ] {
        let line = of(pair, "conflict");
        let dropped = edited(&parts, "conflict", &line, "");
        assert_named(what, dropped, &[key, "evidence-recused-alone"]);
    }
    // A sheet that somebody wants gone: its juror is made to have stepped back.
    let (line, set_line) = (of(lifted, "assignment"), of(set, "conflict"));
    let stepped = line.replace("\"recused_at\":null", "\"recused_at\":\"2027-09-07T08:00:00Z\"");
    let alone = edited(&parts, "assignment", &line, &stepped);
    assert_named("a recusal out of nothing", alone.clone(), &["evidence-recused-alone"]);
    // And with a conflict to go with it.
    let mut made_up: serde_json::Value = serde_json::from_str(&set_line).unwrap();
    made_up["conflict_id"] = uuid::Uuid::now_v7().to_string().into();
    made_up["nomination_id"] = lifted.0.to_string().into();
    made_up["person_id"] = lifted.1.to_string().into();
    let made_up = serde_json::from_value::<Line>(made_up).unwrap().text();
    let with_conflict = edited(&alone, "conflict", &set_line, &format!("{set_line}\n{made_up}"));
    assert_named("a conflict that nobody made", with_conflict, &["evidence-conflict-unknown"]);
    // What comes up in the jury's meeting says the same in its own terms.
    let noted = |act: &mut Logged| {
        if act.act == "conflict_set" && act.subject_id == set.0.0 {
            act.act = "conflict_noted".to_owned();
            act.subject = "jury_session".to_owned();
            act.detail["nomination_id"] = set.0.to_string().into();
            act.subject_id = uuid::Uuid::now_v7();
        }
    };
    let log = resealed(parts.clone(), noted);
    assert_eq!(found(&verify(&resigned(log, &key("1")), &known())), Vec::<&str>::new());
    let log = resealed(edited(&parts, "conflict", &set_line, ""), noted);
    assert!(found(&verify(&resigned(log, &key("1")), &known())).contains(&"evidence-conflict-gone"));
}

#[rocket::async_test]
async fn a_hostile_snapshot_is_named_and_fills_no_memory() {
    let app = TestApp::start().await;
    let filled = scored(&app, 3, 3, 3).await;
    let snapshot = close(&app, filled.round_id).await;
    let bytes = packed(&app, &snapshot).await;
    assert!(verify(&bytes, &known()).holds());
    let parts = unpack(&bytes);
    let first = |kind: &str| line_with(&parts, kind, "");
    let end_of_time = "\"+262142-12-31T23:59:59Z\"";
    let moment = |kind: &str, name: &str| {
        let line = first(kind);
        let from = format!("\"{name}\":{}", term(&line, name));
        edited(&parts, kind, &from, &format!("\"{name}\":{end_of_time}"))
    };
    // As many lines as wanted, each with a key of its own.
    let many = |kind: &str, key: &str, count: usize| {
        let line = first(kind);
        let own = term(&line, key).trim_matches('"').to_owned();
        let number = |n: usize| uuid::Uuid::from_u128(n as u128).to_string();
        let mut lines: Vec<String> = vec![line.clone()];
        lines.extend((1..count).map(|n| {
            let line = line.replace(&own, &number(n));
            line.replace("\"number\":0", &format!("\"number\":{n}")).replace("FILL-", &format!("N{n}-"))
        }));
        (line, lines.join("\n"))
    };
    let tie = |rank: &str| {
        let entries = filled.entries.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(",");
        let (by, hash) = (filled.jurors[0], "0".repeat(64));
        let tie = format!(
            "{{\"kind\":\"tie\",\"rank\":{rank},\"rule\":\"lot\",\"seed\":\"x\",\"entries\":[{entries}],\
             \"settled_by\":\"{by}\",\"settled_at\":\"2027-09-07T08:00:00Z\",\"reason_sha256\":\"{hash}\"}}"
        );
        let approval = first("approval");
        edited(&parts, "approval", &approval, &format!("{approval}\n{tie}"))
    };
    let (entry, entries) = many("entry", "nomination_id", 50_001);
    let (same_entry, fewer) = many("entry", "nomination_id", 2_501);
    let (juror, jurors) = many("juror", "person_id", 2_501);
    let long = edited(&parts, "snapshot", "\"round\":\"", &format!("\"round\":\"{}", "x".repeat(5 << 20)));
    let far = resealed(parts.clone(), |act| {
        if act.position == 1 {
            act.at = Timestamp::new("+262142-12-31T23:59:59Z".parse().unwrap());
        }
    });
    let attacks = [
        ("the snapshot's moment", moment("snapshot", "taken_at"), "evidence-unreadable", "outside 2000 to 2199"),
        ("a sheet's moment", moment("sheet", "changed_at"), "evidence-unreadable", "outside 2000 to 2199"),
        ("an act's moment", far, "evidence-unreadable", "log.jsonl, Zeile 1"),
        ("a rank below the first", tie("-1"), "evidence-key", "Angabe -1"),
        ("a rank beyond all", tie("9223372036854775807"), "evidence-tie-entries", "9223372036854775807"),
        ("a long line", long, "evidence-line-long", "snapshot.jsonl, Zeile 1"),
        ("many entries", edited(&parts, "entry", &entry, &entries), "evidence-too-much", "Nominierungen (50003"),
        (
            "many entries with many jurors",
            edited(&edited(&parts, "entry", &same_entry, &fewer), "juror", &juror, &jurors),
            "evidence-too-much",
            "Nominierungen und Jurymitglieder (2503",
        ),
        (
            "many winning places",
            edited(&parts, "round", "\"places\":3", "\"places\":18446744073709551615"),
            "evidence-too-much",
            "Plätze, die gewinnen",
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (what, changed, key_found, said) in attacks {
        let attack = resigned(changed, &key("1"));
        let report = verify(&attack, &known());
        assert!(found(&report).contains(&key_found), "{what}: {}", report.text(Lang::De));
        assert!(report.text(Lang::De).contains(said), "{what}: {}", report.text(Lang::De));
        let file = folder.path().join("nachweis.zip");
        std::fs::write(&file, &attack).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_laudatio"));
        let output = command.arg("verify").arg(&file).current_dir(&folder).env_clear().output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && !said.contains("panicked"), "{what}: {said}");
    }
}

#[rocket::async_test]
async fn a_sheet_stays_with_its_entry_and_an_entry_in_the_round_until_somebody_withdraws_it() {
    let app = TestApp::start().await;
    let filled = scored(&app, 3, 3, 2).await;
    let (office, entry) = (app.office().await, filled.entries[2]);
    let form = [("withdraw_reason", "Auf Wunsch")];
    let answer = office.reads_and_posts(&format!("/office/nominations/{entry}/withdraw"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let snapshot = close(&app, filled.round_id).await;
    let bytes = packed(&app, &snapshot).await;
    let report = verify(&bytes, &known());
    assert!(report.holds(), "{}", report.text(Lang::De));
    let parts = unpack(&bytes);
    assert!(line_with(&parts, "entry", &entry.to_string()).contains("\"status\":\"withdrawn\""));
    // An entry that somebody wants gone.
    let entry = line_with(&parts, "entry", "\"status\":\"received\"");
    let gone = entry.replace("\"status\":\"received\"", "\"status\":\"withdrawn\"");
    assert_named("a withdrawal", edited(&parts, "entry", &entry, &gone), &["evidence-withdrawn"]);
    // A good sheet for a friend: the assignment of one entry is made that of another one.
    let of = |entry: NominationId| line_with(&parts, "assignment", &entry.to_string());
    let read = |line: &str| term(line, "person_id").to_owned();
    let (first, second) = (of(filled.entries[0]), of(filled.entries[1]));
    let (one, other) = (term(&first, "nomination_id"), term(&second, "nomination_id"));
    assert_ne!(read(&first), read(&second));
    let swapped = edited(&parts, "assignment", &first, &first.replace(one, other));
    assert_named("a sheet for another entry", swapped, &["evidence-sheet-changed"]);
}
