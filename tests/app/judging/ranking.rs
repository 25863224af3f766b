//! The office reads the ranking.

use std::collections::HashMap;

use laudatio::ground::audit;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{EditionId, RoundId};
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;

use crate::fill;
use crate::stage::{judged, says};
use crate::support::{TestApp, damaged};

/// The title's row of the table, from its rank to its sheets.
fn row<'a>(page: &'a str, title: &str) -> &'a str {
    let at = page.find(&format!(">{title}<")).unwrap_or_else(|| panic!("no {title} in {page}"));
    let start = page[..at].rfind("<tr").unwrap();
    &page[start..start + page[start..].find("</tr>").unwrap()]
}

#[rocket::async_test]
async fn the_best_entry_comes_first_with_its_bars_and_sheets() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 7, 9, 2).await;
    let office = app.office().await;
    let page = office.get(format!("/office/rounds/{}/ranking", filled.round_id)).await;
    assert_eq!(page.status, 200, "{}", page.text);
    // Points repeat every ten entries, so that with seven all are known: 31n mod 10 runs through n.
    let (best, worst) = (row(&page.text, "Projekt 5"), row(&page.text, "Projekt 0"));
    assert!(best.contains("l-score-bars") && best.contains("<svg"), "{best}");
    let order: Vec<usize> = (0..7).map(|n| page.text.find(&format!(">Projekt {n}<")).unwrap()).collect();
    let ranks: Vec<f64> = (0..7)
        .map(|n| {
            let row = row(&page.text, &format!("Projekt {n}"));
            let value = row.split("<strong>").nth(1).unwrap().split('<').next().unwrap();
            value.replace(',', ".").parse().unwrap()
        })
        .collect();
    for a in 0..7 {
        for b in 0..7 {
            assert!(ranks[a] <= ranks[b] || order[a] < order[b], "higher values come first: {ranks:?}");
        }
    }
    assert_ne!(best, worst);
}

#[rocket::async_test]
async fn an_entry_shows_each_jurors_sheet_and_the_picture_in_words() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 3, 3, 3).await;
    let office = app.office().await;
    let page = office.get(format!("/office/rounds/{}/ranking/{}", filled.round_id, filled.entries[0])).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for juror in ["Jurymitglied 0", "Jurymitglied 1", "Jurymitglied 2"] {
        assert!(page.contains(juror), "{}", page.text);
    }
    assert!(page.contains("von 100 Punkten auf Rang") && page.contains("3 Bewertungen zählen"), "{}", page.text);
}

#[rocket::async_test]
async fn the_file_holds_every_entry_with_german_numbers() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 60, 5, 1).await;
    let office = app.office().await;
    let file = office.get(format!("/office/rounds/{}/ranking.csv", filled.round_id)).await;
    assert_eq!(file.status, 200);
    assert_eq!(
        file.header("Content-Disposition"),
        Some("attachment; filename=\"integrationspreis-2027-hauptrunde-rangliste.csv\"")
    );
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!(lines.len(), 61, "a head and every entry, also those of the second page");
    assert!(lines[0].contains("Rang;Punkte;95 % von;95 % bis"), "{}", lines[0]);
    assert!(lines[1].starts_with("1;") && lines[1].contains(','), "{}", lines[1]);
}

#[rocket::async_test]
async fn only_the_office_reads_the_ranking() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let juror = app.signed_in(filled.jurors[0]).await;
    let entry = format!("ranking/{}", filled.entries[0]);
    for path in ["ranking", "ranking.csv", &entry, "ranking/jury", "ranking/check", "scores.csv", "close"] {
        let path = format!("/office/rounds/{}/{path}", filled.round_id);
        assert_eq!(juror.get(&path).await.status, 404, "{path}");
        assert_eq!(app.public().get(&path).await.status, 401, "{path}");
    }
    let office = app.office().await;
    for path in ["ranking", "ranking.csv", "ranking/jury", "ranking/check", "scores.csv", "close"] {
        let unknown = format!("/office/rounds/{}/{path}", uuid::Uuid::now_v7());
        assert_eq!(office.get(&unknown).await.status, 404, "{unknown}");
        assert_eq!(office.get(format!("/office/rounds/x/{path}")).await.status, 404);
    }
    let stray = format!("/office/rounds/{}/ranking/{}", filled.round_id, uuid::Uuid::now_v7());
    assert_eq!(office.get(stray).await.status, 404);
}

#[rocket::async_test]
async fn the_ranking_costs_the_same_statements_for_ten_and_for_a_thousand_entries() {
    let mut costs = Vec::new();
    for entries in [10, 1_000] {
        let app = TestApp::start().await;
        let edition = app.open_edition("integrationspreis").await;
        let filled = fill::round(&app.db, app.clock.now(), edition, entries, 30, 3).await;
        let office = app.office().await;
        let mut cost = Vec::new();
        // The file waits until everything is counted; afterwards the page finds it at hand.
        for path in [
            format!("/office/rounds/{}/ranking.csv", filled.round_id),
            format!("/office/rounds/{}/ranking", filled.round_id),
            "/office".into(),
        ] {
            let before = app.db.statements();
            assert_eq!(office.get(path).await.status, 200);
            cost.push(app.db.statements() - before);
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
}

/// Writes what the tests change behind the program's back into the record, as every act does.
async fn record(app: &TestApp, round: RoundId) {
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    audit::record(&mut tx, &ctx, None, round, audit::acts::Reminded { people: Vec::new() }).await.unwrap();
    tx.commit().await.unwrap();
}

/// Sets how a round's ranking comes about, as if it had been chosen before the round opened.
async fn choose(app: &TestApp, round: RoundId, method: &str) {
    let text = "update round set method = $1 where round_id = $2";
    damaged!(app.db, "a round's method never changes once it is open", text, method, round);
}

/// Weights of the round's criteria as the command takes them.
async fn weights(app: &TestApp, round: RoundId) -> String {
    let criteria = laudatio::contest::rounds::store::criteria(&mut app.db.read().await.unwrap(), round).await.unwrap();
    let parts: Vec<String> = criteria.iter().map(|c| format!("{}={}", c.label.get(Lang::De), c.weight)).collect();
    parts.join(",")
}

#[rocket::async_test]
async fn page_and_command_agree() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 40, 9, 4).await;
    for method in ["mean", "trimmed", "median", "zscore", "adjusted", "borda", "schulze"] {
        choose(&app, filled.round_id, method).await;
        // A round's method never changes once it is open; here it does, so the round has to look changed.
        let sheet = "update sheet set version = version + 1";
        damaged!(app.db, "no act changes a sheet's number alone", sheet);
        record(&app, filled.round_id).await;
        agree(&app, edition, filled.round_id, method).await;
    }
}

#[rocket::async_test]
async fn page_and_command_agree_on_points_that_no_decimal_number_can_say() {
    let app = TestApp::start().await;
    app.makes_what_must_never_be();
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 40, 9, 4).await;
    damaged!(app.db, "a scale stays once its round is open", "update round_criterion set scale_max = 7");
    damaged!(app.db, "and so do the points on it", "update score set points = points % 8");
    record(&app, filled.round_id).await;
    let scores = app.office().await.get(format!("/office/rounds/{}/scores.csv", filled.round_id)).await;
    assert!(scores.text.contains(";300/7;"), "{}", scores.text);
    agree(&app, edition, filled.round_id, "mean").await;
}

/// Compares the round's page with the command on the scores that the page hands out.
async fn agree(app: &TestApp, edition: EditionId, round: RoundId, method: &str) {
    let office = app.office().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scores.csv");
    let scores = office.get(format!("/office/rounds/{round}/scores.csv")).await;
    assert_eq!(
        scores.header("Content-Disposition"),
        Some("attachment; filename=\"integrationspreis-2027-hauptrunde-punkte.csv\"")
    );
    std::fs::write(&file, &scores.text).unwrap();
    let places = {
        let mut conn = app.db.read().await.unwrap();
        laudatio::contest::prizes::store::places(&mut conn, edition).await.unwrap().len().to_string()
    };
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_laudatio"))
        .arg("tally")
        .arg(&file)
        .args(["--method", method, "--format", "json", "--places", &places])
        .args(["--weights", &weights(app, round).await])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let command: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();

    let page = office.get(format!("/office/rounds/{round}/ranking.csv")).await;
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(page.text.as_bytes());
    let rows: HashMap<String, csv::StringRecord> =
        reader.records().map(|row| row.unwrap()).map(|row| (row[15].to_owned(), row)).collect();
    assert_eq!(rows.len(), 40);
    let written =
        |number: &serde_json::Value| number.as_f64().map_or(String::new(), |n| format!("{n:.4}").replace('.', ","));
    for entry in command["entries"].as_array().unwrap() {
        let row = &rows[entry["entry"].as_str().unwrap()];
        assert_eq!(row[0], entry["rank"].to_string(), "{method} {entry} {row:?}");
        assert_eq!(row[1], written(&entry["value"]), "{method} {entry} {row:?}");
        assert_eq!(row[2], written(&entry["interval"][0]), "{method} {entry} {row:?}");
        assert_eq!(row[4], entry["rank_interval"][0].to_string(), "{method} {entry} {row:?}");
        let first = format!("{:.1} %", entry["p_first"].as_f64().unwrap() * 100.0).replace('.', ",");
        assert_eq!(row[6], first, "{method} {entry} {row:?}");
        assert_eq!(row[8], written(&entry["raw_mean"]), "{method} {entry} {row:?}");
        assert_eq!(row[9], entry["raw_rank"].to_string(), "{method} {entry} {row:?}");
    }
}

#[rocket::async_test]
async fn raw_and_adjusted_values_stand_side_by_side_with_the_reason() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 30, 8, 3).await;
    let office = app.office().await;
    let page = office.get(format!("/office/rounds/{}/ranking", filled.round_id)).await;
    for text in ["Verfahren: Mittelwert der Bewertungen.", "Ausgeglichen", "Mittelwert", "l-marks__range", "Platz 1: "]
    {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(page.text.matches("class=\"l-shift\"").count() >= 30, "one sentence for each entry");
    let jury = office.get(format!("/office/rounds/{}/ranking/jury", filled.round_id)).await;
    for text in ["Strenge der Jurymitglieder", "Jurymitglied 7", "Krippendorffs Alpha", "l-matrix__field"] {
        assert!(jury.contains(text), "{text}: {}", jury.text);
    }
    let check = office.get(format!("/office/rounds/{}/ranking/check", filled.round_id)).await;
    for text in ["Ohne Jurymitglied 3", "zählt ein Viertel mehr", "Preisränge"] {
        assert!(check.contains(text), "{text}: {}", check.text);
    }
}

#[rocket::async_test]
async fn what_is_too_thin_to_adjust_is_said_and_the_mean_is_shown() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 6, 2, 1).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}/ranking", filled.round_id);
    let page = office.get(&path).await;
    assert!(page.contains("Kein ausgeglichener Wert") && page.contains("nur 2 Jurymitgliedern"), "{}", page.text);
    choose(&app, filled.round_id, "adjusted").await;
    damaged!(app.db, "no act changes a sheet's number alone", "update sheet set version = 2");
    record(&app, filled.round_id).await;
    let page = office.get(&path).await;
    assert!(page.contains("Das Verfahren dieser Runde lässt sich nicht anwenden."), "{}", page.text);
    assert!(page.contains("Verfahren: Mittelwert der Bewertungen."), "{}", page.text);
    for rest in ["/jury", "/check"] {
        assert_eq!(office.get(format!("{path}{rest}")).await.status, 200);
    }
}

#[rocket::async_test]
async fn a_round_without_sheets_has_a_ranking_that_says_so() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 3, 2, 2).await;
    for assignment in &filled.assignments {
        says(&app, *assignment, |content| Content { status: SheetStatus::Draft, ..content }).await;
    }
    let office = app.office().await;
    let path = format!("/office/rounds/{}/ranking", filled.round_id);
    for rest in ["", "/jury", "/check"] {
        let page = office.get(format!("{path}{rest}")).await;
        assert_eq!(page.status, 200, "{rest}: {}", page.text);
    }
    assert!(office.get(&path).await.contains("2 fehlen"));
    assert_eq!(office.get(format!("{path}/{}", filled.entries[0])).await.status, 200);
}

#[rocket::async_test]
async fn a_juror_with_few_sheets_is_named_and_the_office_says_what_few_is() {
    for (few, is_named) in [("2", false), ("3", true)] {
        let app = TestApp::with(&[("few_sheets", few)]).await;
        let edition = app.open_edition("integrationspreis").await;
        let filled = fill::round(&app.db, app.clock.now(), edition, 4, 4, 2).await;
        let page = app.office().await.get(format!("/office/rounds/{}/ranking", filled.round_id)).await;
        assert_eq!(page.contains("hat nur 2 Bewertungen abgegeben"), is_named, "{}", page.text);
    }
}

#[rocket::async_test]
async fn a_sheet_that_changes_changes_the_ranking_at_once() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 7, 5, 3).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}/ranking", filled.round_id);
    let before = office.get(&path).await.text;
    let counted = app.db.statements();
    assert_eq!(office.get(&path).await.text, before);
    let again = app.db.statements() - counted;
    judged(&app, &filled, |_| 10).await;
    let counted = app.db.statements();
    let after = office.get(&path).await.text;
    assert!(after != before && after.contains("(geteilt)") && after.contains("100,00"), "{after}");
    assert!(app.db.statements() - counted > again, "what was counted is not read again");
}

#[rocket::async_test]
async fn a_shared_place_is_settled_only_by_a_recorded_act() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let rule = async |rule: &'static str| {
        let text = "update edition set tie_rule = $1 where edition_id = $2";
        damaged!(app.db, "the rules of a published call stay", text, rule, edition);
    };
    let filled = fill::round(&app.db, app.clock.now(), edition, 5, 3, 3).await;
    judged(&app, &filled, |_| 7).await;
    let office = app.office().await;
    let round = format!("/office/rounds/{}", filled.round_id);
    let ties = format!("{round}/ranking/ties");
    let ranking = office.get(format!("{round}/ranking")).await;
    assert!(ranking.contains("Ein Preisrang ist geteilt"), "{}", ranking.text);
    assert!(office.get(&ties).await.contains("Diese Runde ist noch nicht geschlossen."));
    let (first, second) = (filled.entries[0].to_string(), filled.entries[1].to_string());
    let vote = [("rank", "1"), ("rule", "casting_vote"), ("winner", &first), ("reason", "Stimme <b>des</b> Vorsitzes")];
    assert_eq!(office.post(&ties, &vote).await.status, 409, "while the round is open nothing is settled");
    let closing = office.closes(&round, "").await;
    assert_eq!(closing.status, 303, "{}", closing.text);
    assert_eq!(office.post(&ties, &vote).await.status, 422, "the call says that the prize is shared");
    rule("casting_vote").await;
    office.appoints(filled.jurors[0], (Role::Juror, Role::Chair)).await;

    for (form, sentence) in [
        (vec![("rank", "1"), ("reason", "x")], "Bitte wählen Sie etwas aus."),
        (vec![("rank", "1"), ("rule", "casting_vote"), ("winner", &first)], "Bitte füllen Sie dieses Feld aus."),
        (vec![("rank", "1"), ("rule", "lot"), ("reason", "x")], "Bitte wählen Sie etwas aus."),
        (vec![("rank", "1"), ("rule", "casting_vote"), ("reason", "x")], "Bitte wählen Sie etwas aus."),
        (
            vec![("rank", "1"), ("rule", "casting_vote"), ("winner", "x"), ("reason", "x")],
            "Bitte wählen Sie etwas aus.",
        ),
    ] {
        let page = office.post(&ties, &form).await;
        assert!(page.status == 422 && page.contains(sentence), "{form:?}: {}", page.text);
    }
    assert_eq!(office.post(&ties, &[("rank", "2"), ("rule", "casting_vote"), ("reason", "x")]).await.status, 409);
    let juror = app.signed_in(filled.jurors[1]).await;
    assert_eq!((juror.get(&ties).await.status, juror.post(&ties, &vote).await.status), (404, 404));

    assert_eq!(office.settles(&ties, &vote).await.status, 303);
    assert_eq!(office.post(&ties, &vote).await.status, 409, "twice is once");
    let page = office.get(&ties).await;
    assert!(page.contains("Rang 2 ist geteilt") && page.contains("Den Rang bekommt: Projekt 0"), "{}", page.text);
    assert!(page.contains("Stimme &lt;b&gt;des&lt;/b&gt; Vorsitzes"), "{}", page.text);
    let stranger = [("rank", "2"), ("rule", "casting_vote"), ("winner", &first), ("reason", "x")];
    assert_eq!(office.post(&ties, &stranger).await.status, 422, "who has a place does not share the next one");
    // Without a chair who votes a lot decides.
    office.appoints(filled.jurors[0], (Role::Chair, Role::Juror)).await;
    assert_eq!(
        office.settles(&ties, &[("rank", "2"), ("rule", "lot"), ("winner", &second), ("reason", "Los")]).await.status,
        303
    );
    let page = office.get(&ties).await;
    assert!(page.contains("Startwert des Loses") && page.contains("Reihenfolge: Projekt"), "{}", page.text);
    let file = office.get(format!("{round}/ranking.csv")).await.text.replace('\u{feff}', "");
    let column = |name| file.lines().next().unwrap().split(';').position(|head| head == name).unwrap();
    let places = |name| {
        let at = column(name);
        file.lines().skip(1).map(move |line| line.split(';').nth(at).unwrap().to_owned())
    };
    assert_eq!(places("Rang").collect::<Vec<_>>(), ["1"; 5]);
    let settled: Vec<_> = places("Rang nach Entscheidung").collect();
    assert_eq!(settled, ["1", "2", "3", "4", "5"], "{file}");
    let ranking = office.get(format!("{round}/ranking")).await;
    assert!(!ranking.contains("Preisrang ist geteilt"), "{}", ranking.text);
    for settled in ["jetzt 2", "jetzt 3", "jetzt 4", "jetzt 5"] {
        assert!(ranking.contains(settled), "{settled}: {}", ranking.text);
    }
    assert!(office.get("/office/audit").await.contains("Hat einen geteilten Rang entschieden"));
}
