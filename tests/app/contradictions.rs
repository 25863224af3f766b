//! Evidence agrees with the pages, with itself and with the record; whatever contradicts another thing is named.

use std::collections::BTreeMap;

use laudatio::evidence::verify::verify;
use laudatio::i18n::Lang;
use laudatio::on;

use crate::evidence::{close, content, known, packed, scored};
use crate::support::TestApp;

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
            let mut tx = app.db.write().await.unwrap();
            let text = "update round set method = 'zscore'";
            on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
            tx.commit().await.unwrap();
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
