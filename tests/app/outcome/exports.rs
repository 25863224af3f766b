//! Exports: the same list as CSV, XLSX and JSON, for whoever has the right, each recorded.

use std::io::{Cursor, Read as _};

use laudatio::ground::web::Role;
use laudatio::on;
use laudatio::people::accounts::{actions as accounts, store};
use serde_json::Value;

use crate::fill;
use crate::support::{Answer, TestApp, Visitor};

/// A part of an XLSX file.
fn part(xlsx: &Answer, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&xlsx.bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

async fn json(office: &Visitor<'_>, path: &str) -> Value {
    serde_json::from_str(&office.get(path).await.text).unwrap()
}

#[rocket::async_test]
async fn a_ranking_is_the_same_in_all_formats_with_real_numbers() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let round = fill::round(&app.db, app.clock.now(), edition, 12, 4, 2).await;
    let office = app.office().await;
    let here = format!("/office/rounds/{}", round.round_id);
    let page = office.get(format!("{here}/documents")).await;
    for format in ["csv", "xlsx", "json"] {
        assert!(page.contains(&format!("{here}/exports/ranking.{format}")), "{}", page.text);
    }
    let csv = office.get(format!("{here}/exports/ranking.csv")).await;
    assert_eq!(csv.text, office.get(format!("{here}/ranking.csv")).await.text);
    assert_eq!(
        csv.header("content-disposition"),
        Some("attachment; filename=\"integrationspreis-2027-hauptrunde-rangliste.csv\"")
    );
    let json = json(&office, &format!("{here}/exports/ranking.json")).await;
    let rows = json["rows"].as_array().unwrap();
    assert_eq!((rows.len(), csv.text.lines().count()), (12, 13));
    assert!(rows[0]["value"].is_f64() && rows[0]["rank"] == 1, "{}", rows[0]);
    let value = format!("{:.4}", rows[0]["value"].as_f64().unwrap()).replace('.', ",");
    assert_eq!(csv.text.lines().nth(1).unwrap().split(';').nth(1).unwrap(), value);

    let xlsx = office.get(format!("{here}/exports/ranking.xlsx")).await;
    assert!(xlsx.header("content-type").unwrap().ends_with("spreadsheetml.sheet"));
    let sheet = part(&xlsx, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<pane ySplit=\"1\"") && sheet.contains("state=\"frozen\""), "{sheet}");
    assert!(sheet.contains("<cols>") && sheet.contains("<autoFilter"), "{sheet}");
    // A number has a style and a value, a text would be `t="s"`.
    let cell = sheet.split("<c r=\"B2\"").nth(1).unwrap().split("</c>").next().unwrap();
    assert!(
        !cell.contains("t=\"s\"") && cell.contains(&format!("<v>{}</v>", rows[0]["value"].as_f64().unwrap())),
        "{cell}"
    );
}

#[rocket::async_test]
async fn titles_that_look_like_formulas_are_texts_in_every_format() {
    let app = TestApp::start().await;
    let id = app.open_edition("integrationspreis").await;
    fill::round(&app.db, app.clock.now(), id, 1, 1, 1).await;
    let mut tx = app.db.write().await.unwrap();
    let change = "update nomination set title = '=HYPERLINK(\"https://x.example\")'";
    on!(tx, c => sqlx::query(change).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let office = app.office().await;
    let here = format!("/office/editions/{id}");
    let csv = office.get(format!("{here}/exports/nominations.csv")).await.text;
    assert!(csv.contains(";\"'=HYPERLINK(\"\"https"), "{csv}");
    let json = json(&office, &format!("{here}/exports/nominations.json")).await;
    assert_eq!(json["rows"][0]["title"], "=HYPERLINK(\"https://x.example\")");
    assert_eq!(json["rows"][0]["received"], "2027-09-07T10:00:00");
    assert_eq!(json["rows"][0]["consent"].as_bool(), Some(true));
    let xlsx = office.get(format!("{here}/exports/nominations.xlsx")).await;
    let sheet = part(&xlsx, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(part(&xlsx, "xl/sharedStrings.xml").contains(">=HYPERLINK("));
    // The moment is a number with the style of a date: 7 September 2027, 10:00.
    assert!(sheet.contains("<v>46637.416666666664</v>"), "{sheet}");
    assert!(part(&xlsx, "xl/styles.xml").contains("formatCode=\"dd.mm.yyyy hh:mm\""));
}

#[rocket::async_test]
async fn sheets_are_taken_along_with_names_or_without() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let round = fill::round(&app.db, app.clock.now(), edition, 6, 4, 2).await;
    let office = app.office().await;
    let here = format!("/office/rounds/{}/exports", round.round_id);
    let names: Vec<String> = {
        let people = store::people(&mut app.db.read().await.unwrap()).await.unwrap();
        people.into_iter().filter(|person| round.jurors.contains(&person.person_id)).map(|person| person.name).collect()
    };
    let named = json(&office, &format!("{here}/sheets.json")).await;
    let without = json(&office, &format!("{here}/pseudonymous.json")).await;
    let rows = named["rows"].as_array().unwrap();
    assert!(!rows.is_empty() && rows.len() == without["rows"].as_array().unwrap().len());
    assert!(rows.iter().all(|row| names.iter().any(|name| row["juror"] == *name)), "{rows:?}");
    assert!(rows[0]["total"].is_number() && rows[0]["criterion_1"].is_i64() && rows[0].get("comment").is_some());
    let text = without.to_string();
    assert!(names.iter().all(|name| !text.contains(name)) && text.contains("J01"), "{text}");
    assert!(without["rows"][0].get("comment").is_none());
    // One juror has one pseudonym, and totals stay what they are.
    let total = |rows: &Value| rows["rows"].as_array().unwrap().iter().filter_map(|r| r["total"].as_f64()).sum::<f64>();
    assert!((total(&named) - total(&without)).abs() < 1e-9);
    // The whole jury knows who stepped back, and may have seen when somebody was at work.
    let mut tx = app.db.write().await.unwrap();
    let text = "update assignment set recused_at = created_at where assignment_id = $1";
    on!(tx, c => sqlx::query(text).bind(round.assignments[0].0).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let (before, named) = (rows.len(), json(&office, &format!("{here}/sheets.json")).await);
    let without = json(&office, &format!("{here}/pseudonymous.json")).await;
    assert_eq!(named["rows"].as_array().unwrap().len(), before);
    assert_eq!(without["rows"].as_array().unwrap().len(), before - 1);
    assert!(named["rows"][0].get("submitted").is_some() && without["rows"][0].get("submitted").is_none());
}

#[rocket::async_test]
async fn only_who_has_the_right_takes_lists_along_and_every_time_is_recorded() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let round = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let (office, other) = (app.office().await, app.person("Emre Büro", Role::Office).await);
    let emre = app.signed_in(other).await;
    let files = [
        format!("/office/rounds/{}/exports/sheets.csv", round.round_id),
        format!("/office/rounds/{}/ranking.csv", round.round_id),
        format!("/office/rounds/{}/scores.csv", round.round_id),
        format!("/office/editions/{edition}/exports/nominations.xlsx"),
    ];
    for file in &files {
        assert_eq!(emre.get(file).await.status, 200, "{file}");
    }
    let record = office.get("/office/audit").await;
    assert_eq!(
        record.text.matches("<th scope=\"row\">Hat eine Datei aus dem Programm mitgenommen").count(),
        4,
        "{}",
        record.text
    );
    assert!(record.contains("Emre Büro") && record.contains("Bewertungen mit Namen"), "{}", record.text);

    let answer = office.post(format!("/office/people/{other}/export"), &[("may", "no")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    for file in &files {
        let refused = emre.get(file).await;
        assert_eq!(refused.status, 409, "{file}");
        assert!(refused.contains("keine Listen und Papiere als Dateien"), "{}", refused.text);
    }
    let page = emre.get(format!("/office/rounds/{}/documents", round.round_id)).await;
    assert!(page.status == 200 && !page.contains("/exports/"), "{}", page.text);
    assert!(office.get("/office/audit").await.contains("Hat Exporte nicht mehr erlaubt"));
    // Twice changes nothing; nobody allows it to themself; a juror cannot have it.
    assert_eq!(office.post(format!("/office/people/{other}/export"), &[("may", "no")]).await.status, 409);
    assert_eq!(emre.post(format!("/office/people/{other}/export"), &[("may", "yes")]).await.status, 409);
    assert_eq!(office.post(format!("/office/people/{other}/export"), &[("may", "x")]).await.status, 400);
    let juror = round.jurors[0];
    assert_eq!(office.post(format!("/office/people/{juror}/export"), &[("may", "yes")]).await.status, 409);
    assert_eq!(app.signed_in(juror).await.get(&files[0]).await.status, 404);
    assert_eq!(app.public().get(&files[0]).await.status, 401);
    // Whoever leaves the office and comes back begins without it.
    // Allowing it takes two, as whatever is done to an account of the office.
    let third = app.office().await;
    let allow = office.post(format!("/office/people/{other}/export"), &[("may", "yes")]).await.location.unwrap();
    assert_eq!(emre.get(&files[0]).await.status, 409);
    assert_eq!(crate::people::directory::by_two(&office, &third, &allow).await.status, 303);
    assert_eq!(app.signed_in(other).await.get(&files[0]).await.status, 200);
    let mut tx = app.db.write().await.unwrap();
    for (from, to) in [(Role::Office, Role::Juror), (Role::Juror, Role::Office)] {
        assert!(store::set_role(&mut tx, other, from, to).await.unwrap());
    }
    tx.commit().await.unwrap();
    assert_eq!(app.signed_in(other).await.get(&files[0]).await.status, 409);
}

#[rocket::async_test]
async fn the_first_of_the_office_may_export_and_hands_it_on() {
    let app = TestApp::start().await;
    let ctx = app.ctx();
    for (name, may) in [("Erste", true), ("Zweite", false)] {
        let email = format!("{name}@x.example");
        accounts::add(&ctx, name, &email, Role::Office, laudatio::i18n::Lang::De).await.unwrap();
        let people = store::people(&mut app.db.read().await.unwrap()).await.unwrap();
        assert_eq!(people.iter().find(|person| person.name == name).unwrap().may_export, may, "{name}");
    }
}

#[rocket::async_test]
async fn laureates_are_put_forward_for_the_deutscher_engagementpreis() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let laureates = laudatio::contest::prizes::store::laureates(&mut app.db.read().await.unwrap()).await.unwrap();
    let file = format!("/office/editions/{}/exports/engagementpreis.csv", laureates[0].edition_id);
    let csv = office.get(&file).await.text;
    let head = "Organisation oder Person;Kontaktperson;E-Mail;Projekt;Kurzbeschreibung;Preis;Auszeichnung;Jahr;Preisausrichter";
    assert_eq!(csv.trim_start_matches('\u{feff}').lines().next(), Some(head));
    assert!(csv.contains(&laureates[0].name), "{csv}");
}

#[rocket::async_test]
async fn a_file_that_is_not_offered_is_not_there() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let round = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let office = app.office().await;
    for name in ["ranking", "ranking.pdf", "people.csv", ".csv", "ranking.csv.csv", "nominations.csv"] {
        let path = format!("/office/rounds/{}/exports/{name}", round.round_id);
        assert_eq!(office.get(&path).await.status, 404, "{path}");
    }
    let unknown = uuid::Uuid::now_v7();
    for path in ["rounds/{}/exports/sheets.csv", "rounds/{}/documents", "editions/{}/exports/nominations.csv"] {
        let path = format!("/office/{}", path.replace("{}", &unknown.to_string()));
        assert_eq!(office.get(&path).await.status, 404, "{path}");
    }
}

#[rocket::async_test]
async fn a_file_costs_the_same_statements_for_ten_and_for_a_thousand_entries() {
    let mut costs = Vec::new();
    for entries in [10, 1_000] {
        let app = TestApp::start().await;
        let edition = app.open_edition("integrationspreis").await;
        let round = fill::round(&app.db, app.clock.now(), edition, entries, 20, 3).await;
        let office = app.office().await;
        let mut cost = Vec::new();
        for path in [
            format!("/office/rounds/{}/exports/sheets.xlsx", round.round_id),
            format!("/office/editions/{edition}/exports/nominations.json"),
        ] {
            let before = app.db.statements();
            assert_eq!(office.get(&path).await.status, 200);
            cost.push(app.db.statements() - before);
        }
        costs.push(cost);
    }
    assert_eq!(costs[0], costs[1]);
}

#[rocket::async_test]
async fn names_stand_in_one_order_in_lists_and_in_files() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let round = fill::round(&app.db, app.clock.now(), edition, 1, 4, 4).await;
    let names = ["Zebra", "O\u{308}ffner", "Ofen\u{a0}Nord", "ofen Süd"];
    for (id, name) in round.jurors.iter().zip(names) {
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query("update person set name = $1 where person_id = $2")
            .bind(name).bind(*id).execute(c).await.map(drop))
        .unwrap();
        tx.commit().await.unwrap();
    }
    let expected = ["Ofen\u{a0}Nord", "ofen Süd", "O\u{308}ffner", "Zebra"];
    let office = app.office().await;
    let sheets = json(&office, &format!("/office/rounds/{}/exports/sheets.json", round.round_id)).await;
    let order: Vec<&str> =
        sheets["rows"].as_array().unwrap().iter().map(|row| row["juror"].as_str().unwrap()).collect();
    assert_eq!(order, expected);
    let page = office.get("/office/people").await.text;
    assert!(expected.map(|name| page.find(name).unwrap()).is_sorted(), "{page}");
}
