//! The office reads the ranking.

use crate::fill;
use crate::support::TestApp;

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
    assert_eq!(file.header("Content-Disposition"), Some("attachment; filename=\"ranking.csv\""));
    let lines: Vec<&str> = file.text.lines().collect();
    assert_eq!(lines.len(), 61, "a head and every entry, also those of the second page");
    assert!(lines[0].contains("Rang;Punkte;Streuung"), "{}", lines[0]);
    assert!(lines[1].starts_with("1;") && lines[1].contains(','), "{}", lines[1]);
}

#[rocket::async_test]
async fn only_the_office_reads_the_ranking() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let juror = app.signed_in(filled.jurors[0]).await;
    for path in ["ranking", "ranking.csv", &format!("ranking/{}", filled.entries[0]), "close"] {
        let path = format!("/office/rounds/{}/{path}", filled.round_id);
        assert_eq!(juror.get(&path).await.status, 404, "{path}");
        assert_eq!(app.public().get(&path).await.status, 401, "{path}");
    }
    let office = app.office().await;
    for path in ["ranking", "ranking.csv", "close"] {
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
        let before = app.db.statements();
        let page = office.get(format!("/office/rounds/{}/ranking", filled.round_id)).await;
        assert_eq!(page.status, 200);
        let ranking = app.db.statements() - before;
        office.get("/office").await;
        costs.push((ranking, app.db.statements() - before - ranking));
    }
    assert_eq!(costs[0], costs[1]);
}
