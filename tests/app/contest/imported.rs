//! Files of nominations as people have them: from Excel, from Google, from this program, and broken.

use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::{Choice, Question, QuestionKind, QuestionRole, ShownFor};
use laudatio::contest::prizes::store as prizes;
use laudatio::ids::{EditionId, QuestionId};
use laudatio::on;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::Value;

use crate::contest::nominations::{Filled, count, nominated, open};
use crate::contest::screening::csv;
use crate::support::{Answer, TestApp, Visitor};

const GOOD: &str = "Selbstbewerbung;01.09.2027;Gut;Verein;;;;";

async fn place(app: &TestApp) -> (EditionId, String) {
    let edition = open(app).await;
    (edition, format!("/office/editions/{edition}/import"))
}

/// Sends what a page carries along to the next step, as its only form with a table does.
async fn goes_on(office: &Visitor<'_>, path: &str, page: &Answer) -> Answer {
    let mut fields = vec![("csv".to_owned(), page.input("csv")), ("source".to_owned(), page.input("source"))];
    for part in page.text.split("name=\"leave\" value=\"").skip(1) {
        fields.push(("leave".to_owned(), part.split('"').next().unwrap().to_owned()));
    }
    if page.contains("name=\"look\"") {
        fields.push(("look".to_owned(), "yes".to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    office.upload(path, &fields, None).await
}

async fn json(office: &Visitor<'_>, edition: EditionId) -> Value {
    let file = office.get(format!("/office/editions/{edition}/exports/nominations.json")).await;
    serde_json::from_str(&file.text).unwrap()
}

#[rocket::async_test]
async fn a_quotation_mark_that_is_never_closed_swallows_nobody() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    let other = "Selbstbewerbung;02.09.2027;Anders;Verein;;;;";
    let long = "Selbstbewerbung;03.09.2027;\"Zwei\nZeilen\";Verein;;;;";
    let swallowing = "Selbstbewerbung;01.09.2027;\"Das Fest;Verein;;;;\nVorschlag;02.09.2027;Zwei\";Verein;;;;";
    for (rows, place, said) in [
        (vec!["Selbstbewerbung;01.09.2027;\"Das Fest;Verein;;;;", GOOD, other], "Zeile 2", "nicht geschlossen"),
        (vec![GOOD, "Selbstbewerbung;01.09.2027;\"Das Fest;Verein;;;;", other], "Zeile 3", "nicht geschlossen"),
        (vec![GOOD, other, "Selbstbewerbung;01.09.2027;\"Das Fest;Verein;;;;"], "Zeile 4", "nicht geschlossen"),
        // Lines are those of a spreadsheet: the text of two lines before is one of them, and so is an empty one.
        (vec![long, "", "Selbstbewerbung;01.09.2027;\"Das Fest;Verein;;;;"], "Zeile 4", "nicht geschlossen"),
        (vec![GOOD, "Selbstbewerbung;01.09.2027;\"Fest;Verein;\";;;", other], "Zeile 3", "Bitte füllen Sie"),
        (vec![GOOD, "Selbstbewerbung;01.09.2027;\"Das\" Fest;Verein;;;;"], "Zeile 3", "noch Text"),
        (vec![GOOD, "Selbstbewerbung;01.09.2027;Das \"Fest; ja\";Verein;;;;"], "Zeile 3", "nicht die ganze Angabe"),
        (vec![GOOD, swallowing], "Zeile 3", "noch eine ganze Zeile"),
        (vec![GOOD, "Selbstbewerbung;01.09.2027;Das\0Fest;Verein;;;;"], "Zeile 3", "kein Text"),
    ] {
        let file = csv(&app, edition, &rows).await;
        for file in [file.clone(), file.replace("\r\n", "\r"), file.replace("\r\n", "\n")] {
            let answer = office.upload(&path, &[], Some(file.as_bytes())).await;
            assert_eq!(answer.status, 422, "{rows:?}");
            assert!(answer.contains(place) && answer.contains(said), "{rows:?}: {}", answer.text);
            assert!(!answer.contains("name=\"csv\""), "nothing to go on with");
        }
    }
    // Whatever a step is sent is read as strictly.
    let file = csv(&app, edition, &[GOOD, "Selbstbewerbung;01.09.2027;\"Das Fest;Verein;;;;"]).await;
    assert_eq!(office.upload(&path, &[("csv", &file)], None).await.status, 422);
    assert_eq!(count(&app, "nomination").await, 0);
    // Quotation marks in their place are part of a text.
    let quoted = "Selbstbewerbung;01.09.2027;\"Das \"\"Fest\"\"; ja\";Verein;;;;";
    let dry = office.upload(&path, &[], Some(csv(&app, edition, &[quoted, long]).await.as_bytes())).await;
    assert!(
        dry.status == 200 && dry.contains("Das &quot;Fest&quot;; ja") && dry.contains("2 Nominierungen"),
        "{}",
        dry.text
    );
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    assert_eq!(count(&app, "nomination").await, 2);
}

#[rocket::async_test]
async fn a_file_is_read_as_it_was_stored_and_the_page_says_how() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let text = csv(&app, edition, &["Selbstbewerbung;15.09.2027 08:30:00;Hörder „Brücke“;Verein;;;Hörde;ja"]).await;
    app.at("2027-09-20T08:00:00Z");
    let office = app.office().await;
    let person = "Name der Person, Organisation oder Firma";
    let commas = text.replace(person, &format!("\"{person}\"")).replace(';', ",");
    let windows: Vec<u8> = text
        .chars()
        .map(|sign| match sign {
            '„' => 0x84,
            '“' => 0x93,
            sign => u8::try_from(u32::from(sign)).unwrap(),
        })
        .collect();
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.replace(';', "\t").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (file, note) in [
        (text.clone().into_bytes(), "CSV in UTF-8, getrennt durch Semikolons"),
        (format!("\u{feff}{text}").into_bytes(), "CSV in UTF-8"),
        (format!("sep=;\r\n{text}").into_bytes(), "getrennt durch Semikolons"),
        (commas.into_bytes(), "getrennt durch Kommas"),
        (text.replace("\r\n", "\r").into_bytes(), "CSV in UTF-8"),
        (windows, "CSV in Windows-1252, getrennt durch Semikolons. "),
        (wide, "CSV in UTF-16, getrennt durch Tabulatoren"),
    ] {
        let dry = office.upload(&path, &[], Some(&file)).await;
        assert_eq!(dry.status, 200, "{note}: {}", dry.text);
        assert!(dry.contains(note.trim_end()) && dry.contains("Hörder „Brücke“"), "{note}: {}", dry.text);
        assert!(dry.contains("15.09.2027 08:30") && dry.contains("l-num\">2<"), "{note}: {}", dry.text);
        assert_eq!(dry.contains("Stimmen alle Umlaute?"), note.contains("Windows"), "{note}");
    }
}

/// A question of one kind at the end of the form.
async fn asks(app: &TestApp, edition: EditionId, label: &str, kind: QuestionKind, options: &[&str]) {
    let mut tx = app.db.write().await.unwrap();
    let position = prizes::questions(&mut tx, edition).await.unwrap().len() as i64 + 1;
    let choice = |(number, label): (usize, &&str)| Choice { id: format!("c{number}"), label: words(label) };
    let question = Question {
        question_id: QuestionId(uuid::Uuid::now_v7()),
        edition_id: edition,
        position,
        role: None,
        kind,
        section: Default::default(),
        label: words(label),
        hint: Default::default(),
        options: sqlx::types::Json(options.iter().enumerate().map(choice).collect()),
        optional: true,
        shown_for: ShownFor::Everyone,
        jury_sees: true,
        max_chars: None,
        min_number: None,
        max_number: None,
    };
    prizes::insert_item(&mut tx, &question).await.unwrap();
    tx.commit().await.unwrap();
}

fn words(text: &str) -> laudatio::ground::db::Translated {
    serde_json::from_value(serde_json::json!({ "de": text })).unwrap()
}

/// The labels of the questions with a role, in the order of [`csv`].
async fn head(app: &TestApp, edition: EditionId) -> Vec<String> {
    let text = csv(app, edition, &[]).await;
    text.lines().next().unwrap().trim_end_matches(';').split(';').map(str::to_owned).collect()
}

#[rocket::async_test]
async fn a_spreadsheet_is_imported_as_people_see_it() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    asks(&app, edition, "Anschrift", QuestionKind::Address, &[]).await;
    asks(&app, edition, "Rückruf unter", QuestionKind::Phone, &[]).await;
    asks(&app, edition, "Gegründet am", QuestionKind::Date, &[]).await;
    asks(&app, edition, "Wie viele machen mit?", QuestionKind::Number, &[]).await;
    app.at("2027-09-20T08:00:00Z");
    let office = app.office().await;
    let mut headings = head(&app, edition).await;
    headings.extend(
        [
            "Anschrift: Straße",
            "Anschrift: PLZ",
            "Anschrift: Ort",
            "Rückruf unter",
            "Gegründet am",
            "Wie viele machen mit?",
        ]
        .map(str::to_owned),
    );
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notizen").unwrap().set_hidden(true).write_string(0, 0, "geheim").unwrap();
    let sheet = book.add_worksheet();
    // The first sheet can only be hidden where another one is open.
    sheet.set_name("Eingänge").unwrap().set_active(true);
    sheet.write_row(1, 0, headings).unwrap();
    let date = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    let day = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    sheet.write_string(3, 0, "Selbstbewerbung").unwrap();
    sheet.write_datetime_with_format(3, 1, day("2027-09-15T14:30:00"), &date).unwrap();
    sheet.write_formula(3, 2, Formula::new("=\"Fest \"&1").set_result("Fest 1")).unwrap();
    sheet.write_string(3, 3, "Verein\nam Park").unwrap();
    sheet.write_string(3, 8, "Weg 1").unwrap();
    sheet.write_number(3, 9, 1067).unwrap();
    sheet.write_string(3, 10, "Dresden").unwrap();
    sheet.write_number(3, 11, 231_500_f64).unwrap();
    sheet.write_datetime_with_format(3, 12, day("1999-12-31"), &date).unwrap();
    sheet.write_number(3, 13, 1234).unwrap();
    book.add_worksheet().set_name("Mehr").unwrap().write_string(0, 0, "x").unwrap();
    let file = book.save_to_buffer().unwrap();
    let dry = office.upload(&path, &[], Some(&file)).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    for part in [
        "das Blatt „Eingänge“",
        "auch was darin ausgeblendet ist",
        "Nicht gelesen, obwohl etwas darin steht: Mehr",
        "Nicht gelesen, weil es ausgeblendet ist: Notizen",
        "2 Stellen sehen Sie sich besser noch einmal an",
        "Zeile 4 („Fest 1“), Spalte „Anschrift: PLZ“: Diese Postleitzahl hat nur vier Ziffern",
        "Dort steht: „1067“",
        "Spalte „Rückruf unter“: Diese Telefonnummer beginnt nicht mit einer Null",
        "15.09.2027 14:30",
    ] {
        assert!(dry.contains(part), "{part}: {}", dry.text);
    }
    assert!(!dry.contains("geheim"));
    let done = goes_on(&office, &path, &dry).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let row = json(&office, edition).await["rows"][0].clone();
    let values: Vec<String> = row.as_object().unwrap().values().map(|value| value.to_string()).collect();
    for part in ["\"1067\"", "\"Dresden\"", "\"231500\"", "\"1999-12-31\"", "1234", "\"2027-09-15T14:30:00\""] {
        assert!(values.iter().any(|value| value == part), "{part}: {row}");
    }
    // Half a spreadsheet, and what is none, is a sentence.
    for (file, said) in [
        (file[..file.len() / 2].to_vec(), "Die Datei ist beschädigt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "altes Excel-Format oder hat ein Kennwort"),
        (b"%PDF-1.7".to_vec(), "Das ist keine Tabelle"),
    ] {
        let answer = office.upload(&path, &[], Some(&file)).await;
        assert!(answer.status == 422 && answer.contains(said), "{said}: {}", answer.text);
    }
}

#[rocket::async_test]
async fn columns_that_nobody_asks_for_can_be_left_out() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    let file = csv(&app, edition, &[&format!("Löwe;x;{GOOD};Notiz")]).await;
    let file = file.replacen("Art;", "Sternzeichen;Höhe, Breite;Art;", 1);
    let asked = office.upload(&path, &[], Some(file.as_bytes())).await;
    assert_eq!(asked.status, 422);
    for part in ["Spalte „Sternzeichen“", "Spalte „Höhe, Breite“", "Ohne diese Spalten weiter"] {
        assert!(asked.contains(part), "{part}: {}", asked.text);
    }
    // A column without any heading is asked for as well, and what was chosen before still holds.
    let again = goes_on(&office, &path, &asked).await;
    assert_eq!(again.status, 422, "{}", again.text);
    assert!(again.contains("Spalte „K“") && again.contains("Ohne diese Spalte weiter"), "{}", again.text);
    let dry = goes_on(&office, &path, &again).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    assert!(dry.contains("Weggelassen: Sternzeichen, Höhe, Breite, K") && dry.contains("Gut"), "{}", dry.text);
    assert_eq!(count(&app, "nomination").await, 0, "looking is not importing");
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    assert_eq!(count(&app, "nomination").await, 1);
    // Where something else is wrong as well, that comes first.
    let missing = file.replacen("Eingang am", "Wann", 1);
    let refused = office.upload(&path, &[], Some(missing.as_bytes())).await;
    assert!(refused.status == 422 && !refused.contains("name=\"csv\""), "{}", refused.text);
    for twice in [file.replacen("Sternzeichen", "Art", 1), file.replacen("Sternzeichen", "Eingegangen", 1)] {
        let refused = office.upload(&path, &[], Some(twice.as_bytes())).await;
        assert!(refused.contains("kommt zweimal vor"), "{}", refused.text);
    }
}

#[rocket::async_test]
async fn what_is_there_already_stays_and_the_rest_is_imported() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    let other = "Selbstbewerbung;02.09.2027;Anders;Verein;;;;";
    let first = office.upload(&path, &[], Some(csv(&app, edition, &[GOOD]).await.as_bytes())).await;
    assert_eq!(goes_on(&office, &path, &first).await.status, 303);
    nominated(&app, edition, NominationKind::Proposal, "Online").await;
    let list = json(&office, edition).await;
    let export = office.get(format!("/office/editions/{edition}/exports/nominations.csv")).await.text;
    // A longer file with what was there before: the same row, and the same answers received at another time.
    let file = csv(&app, edition, &[GOOD, "Selbstbewerbung;05.09.2027;Gut;Verein;;;;", other]).await;
    let dry = office.upload(&path, &[], Some(file.as_bytes())).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    for part in [
        "2 Zeilen werden nicht importiert",
        "Wurde schon importiert: IP-2027-0001",
        "Ist schon da: IP-2027-0001",
        "Die übrige Nominierung importieren",
        "Anders",
    ] {
        assert!(dry.contains(part), "{part}: {}", dry.text);
    }
    let done = goes_on(&office, &path, &dry).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert_eq!(count(&app, "nomination").await, 3);
    // Our own list, in which somebody has changed a title and added a line.
    let changed = export.replacen(";Online;", ";Offline;", 2).replacen("Ein Projekt", "Ein anderes", 9);
    assert_ne!(changed, export);
    let dry = office.upload(&path, &[], Some(changed.as_bytes())).await;
    assert!(dry.contains("IP-2027-0002 ist schon da, mit anderen Angaben"), "{}", dry.text);
    assert!(dry.status == 422 && dry.contains("Sonst steht nichts in der Datei"), "{}", dry.text);
    let dry = office.upload(&path, &[], Some(export.as_bytes())).await;
    assert!(dry.contains("Ist schon da: IP-2027-0002"), "{}", dry.text);
    assert!(!dry.contains("neue Eingangsnummer"), "{}", dry.text);
    assert_eq!(json(&office, edition).await["rows"].as_array().unwrap()[..2], list["rows"].as_array().unwrap()[..]);
}

/// What people answered, by the headings of the list.
fn answers(list: &Value) -> Vec<Vec<(String, Value)>> {
    let labels = |key: &str| {
        let found = list["columns"].as_array().unwrap().iter().find(|column| column["key"] == key).unwrap();
        found["label"].as_str().unwrap().to_owned()
    };
    let kept =
        |key: &str| key.starts_with("answer_") || ["title", "kind", "received", "district", "consent"].contains(&key);
    let row = |row: &Value| -> Vec<(String, Value)> {
        let cells = row.as_object().unwrap().iter().filter(|(key, _)| kept(key));
        cells.map(|(key, value)| (labels(key), value.clone())).collect()
    };
    list["rows"].as_array().unwrap().iter().map(row).collect()
}

async fn asks_everything(app: &TestApp, edition: EditionId) {
    for (label, kind, options) in [
        ("Titel", QuestionKind::ShortText, &[][..]),
        ("titel", QuestionKind::LongText, &[]),
        ("Stand", QuestionKind::ShortText, &[]),
        ("Gegründet; am", QuestionKind::Date, &[]),
        ("Wie viele?", QuestionKind::Number, &[]),
        ("Anschrift", QuestionKind::Address, &[]),
        ("Telefon", QuestionKind::Phone, &[]),
        ("Bereich", QuestionKind::Choice, &["Süd", "Sud", "Nord"]),
        ("Bereiche", QuestionKind::Choices, &["Bildung", "Kunst, Kultur", "Sport | Spiel", "Kunst"]),
    ] {
        asks(app, edition, label, kind, options).await;
    }
}

#[rocket::async_test]
async fn a_list_of_the_program_can_be_imported_again_and_says_the_same() {
    let app = TestApp::start().await;
    let (edition, _) = place(&app).await;
    asks_everything(&app, edition).await;
    let form = prizes::questions(&mut app.db.read().await.unwrap(), edition).await.unwrap();
    let field = |label: &str| {
        let question = form.iter().rev().find(|question| question.label.german() == label).unwrap();
        laudatio::contest::nominations::answers::field_name(question)
    };
    for (title, kind, said) in [
        (
            "=1+1",
            NominationKind::SelfApplication,
            [("Titel", "+49 231"), ("titel", "a;\"b\"\n\n- c"), ("Bereich", "c1"), ("Telefon", "+49 231 5000")],
        ),
        (
            "'=x",
            NominationKind::Proposal,
            [("Titel", "-"), ("titel", "@alle"), ("Bereich", "c0"), ("Telefon", "(0231) 50-0")],
        ),
        (
            "جمعية 🌍",
            NominationKind::Proposal,
            [("Titel", "1.200"), ("titel", "00123"), ("Bereich", "c2"), ("Stand", "zurückgezogen")],
        ),
    ] {
        let page = app.public().get(format!("/prizes/integrationspreis/2027/nominate?kind={kind}")).await;
        let mut filled = Filled::new(&app, edition, kind).await.role(QuestionRole::Title, title).keyed_by(&page);
        for (label, value) in said {
            filled = filled.with(&field(label), value);
        }
        filled.pairs.retain(|(name, _)| *name != field("Bereiche"));
        for option in ["c1", "c2", "c3"] {
            filled.pairs.push((field("Bereiche"), option.to_owned()));
        }
        let sent = app.public().post("/prizes/integrationspreis/2027/nominate", &filled.pairs()).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
    }
    let office = app.office().await;
    let list = json(&office, edition).await;
    let here = format!("/office/editions/{edition}/exports/nominations");
    let (csv, xlsx) = (office.get(format!("{here}.csv")).await, office.get(format!("{here}.xlsx")).await);
    let english = app.office().await.speaking("en").get(format!("{here}.csv")).await;
    assert!(english.contains("Receipt number;") && csv.contains("Eingangsnummer;"), "{}", english.text);
    for file in [csv.bytes, xlsx.bytes, english.bytes] {
        let other = TestApp::start().await;
        let (edition, path) = place(&other).await;
        asks_everything(&other, edition).await;
        let office = other.office().await;
        let dry = office.upload(&path, &[], Some(&file)).await;
        assert_eq!(dry.status, 200, "{}", dry.text);
        assert!(dry.contains("Jede Nominierung bekommt hier eine neue Eingangsnummer"), "{}", dry.text);
        let done = goes_on(&office, &path, &dry).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let again = json(&office, edition).await;
        assert_eq!(answers(&again), answers(&list));
    }
}

#[rocket::async_test]
async fn what_was_withdrawn_does_not_come_back_by_a_file() {
    let app = TestApp::start().await;
    let (edition, _) = place(&app).await;
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Weg").await;
    nominated(&app, edition, NominationKind::SelfApplication, "Da").await;
    assert_eq!(app.public().post(format!("{receipt}/withdraw"), &[]).await.status, 303);
    let office = app.office().await;
    let file = office.get(format!("/office/editions/{edition}/exports/nominations.csv")).await.text;
    let other = TestApp::start().await;
    let (_, path) = place(&other).await;
    let office = other.office().await;
    let dry = office.upload(&path, &[], Some(file.as_bytes())).await;
    assert!(
        dry.contains("Laut Datei zurückgezogen") && dry.contains("Die übrige Nominierung importieren"),
        "{}",
        dry.text
    );
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    assert_eq!(count(&other, "nomination").await, 1);
}

#[rocket::async_test]
async fn a_large_file_is_read_to_its_last_line() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    let rows: Vec<String> = (0..10_000).map(|n| format!("Vorschlag;01.09.2027;T {n};V;;;;")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let dry = office.upload(&path, &[], Some(csv(&app, edition, &rows).await.as_bytes())).await;
    assert!(dry.status == 200 && dry.contains("10000 Nominierungen können importiert werden"), "{}", dry.status);
    let broken = [&rows[..], &["Vorschlag;01.09.2027;T 7;V;;;;"]].concat();
    let refused = office.upload(&path, &[], Some(csv(&app, edition, &broken).await.as_bytes())).await;
    assert!(
        refused.contains("Zeile 10002 („T 7“): Diese Nominierung steht weiter oben schon einmal"),
        "{}",
        refused.text
    );
    let on = "select count(*) from audit where act = 'imported'";
    let mut conn = app.db.read().await.unwrap();
    let acts: i64 = on!(conn, c => sqlx::query_scalar(on).fetch_one(c).await).unwrap();
    assert_eq!(acts, 0);
}

#[rocket::async_test]
async fn a_line_inside_of_a_cell_tears_no_row_apart() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    let titles =
        ["Brücken\u{2028}bauen", "Hof\u{b}fest", "Tag\u{c}werk", "Nach\u{85}bar", "Wo\u{37e}", "\u{200b}\"Zitat\""];
    let rows: Vec<String> =
        titles.iter().map(|title| format!("Selbstbewerbung;01.09.2027;{title};Verein;;;;")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let file = csv(&app, edition, &rows).await;
    for file in [file.replace(';', "\t"), file] {
        let dry = office.upload(&path, &[], Some(file.as_bytes())).await;
        assert_eq!(dry.status, 200, "{}", dry.text);
        assert!(dry.contains("6 Nominierungen können importiert werden") && dry.contains("l-num\">7<"), "{}", dry.text);
        if file.contains('\t') {
            continue;
        }
        assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    }
    let list = json(&office, edition).await;
    let stored: Vec<&str> = list["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(stored, ["Brücken bauen", "Hof fest", "Tag werk", "Nach bar", "Wo;", "\"Zitat\""]);
}

#[rocket::async_test]
async fn a_date_that_nobody_can_be_sure_of_is_refused_with_its_place() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    asks(&app, edition, "Gegründet am", QuestionKind::Date, &[]).await;
    let office = app.office().await;
    let with = async |dates: &[&str]| {
        let rows: Vec<String> =
            (1..).zip(dates).map(|(n, date)| format!("Selbstbewerbung;01.09.2027;Nr. {n};Verein;;;;;{date}")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        csv(&app, edition, &rows).await.replacen(";\r\n", ";Gegründet am\r\n", 1)
    };
    for (date, said) in [
        ("31.12.99", "Jahr mit vier Ziffern"),
        ("05/11/2026", "Tag und Monat nicht unterscheiden"),
        ("\u{200e}05 / 11 / 2026", "Tag und Monat nicht unterscheiden"),
        ("gestern", "Bitte geben Sie ein Datum ein"),
    ] {
        let file = with(&["01.02.1999", date]).await;
        let refused = office.upload(&path, &[], Some(file.as_bytes())).await;
        assert_eq!(refused.status, 422, "{date}: {}", refused.text);
        let place = "Zeile 3 („Nr. 2“), Spalte „Gegründet am“: ";
        assert!(refused.contains(place) && refused.contains(said), "{date}: {}", refused.text);
    }
    let file = with(&["15.11.2026 14:30:00", "11/15/2026", "15. November 2026", "2026-11-15"]).await;
    let dry = office.upload(&path, &[], Some(file.as_bytes())).await;
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303, "{}", dry.text);
    let list = json(&office, edition).await;
    let rows = list["rows"].as_array().unwrap();
    let is_day = |row: &Value| row.as_object().unwrap().values().filter(|value| **value == "2026-11-15").count() == 1;
    assert!(rows.len() == 4 && rows.iter().all(is_day), "{list}");
}

#[rocket::async_test]
async fn a_list_of_the_program_is_taken_with_what_came_early_and_what_came_twice() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    app.at("2027-09-20T08:00:00Z");
    let office = app.office().await;
    let new = format!("/office/editions/{edition}/nominations/new");
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let (title, name) = (filled.field(QuestionRole::Title), filled.field(QuestionRole::NomineeName));
    for (receipt, title_said, more) in [
        ("2027-07-30T10:00", "Früh", ("early", "yes")),
        ("2027-09-01T10:00", "Zweimal", ("kind", "self")),
        ("2027-09-01T10:00", "Zweimal", ("kind", "self")),
    ] {
        let form = |again: &str| {
            [
                ("kind", "self"),
                ("key", ""),
                ("origin", "paper"),
                ("received_at", receipt),
                (title.as_str(), title_said),
                (name.as_str(), "Verein"),
                more,
                ("again", again),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let send = async |again: &str| {
            let form = form(again);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            office.post(&new, &form).await
        };
        let mut sent = send("").await;
        if sent.status != 303 {
            sent = send(&sent.input("again")).await;
        }
        assert_eq!(sent.status, 303, "{}", sent.text);
    }
    assert_eq!(count(&app, "nomination").await, 3);
    let export = office.get(format!("/office/editions/{edition}/exports/nominations.csv")).await.text;
    // Here everything is there already.
    let dry = office.upload(&path, &[], Some(export.as_bytes())).await;
    assert!(dry.contains("3 Zeilen werden nicht importiert") && !dry.contains("Stimmt das Jahr?"), "{}", dry.text);
    let other = TestApp::start().await;
    let (_, path) = place(&other).await;
    other.at("2027-09-20T08:00:00Z");
    let office = other.office().await;
    let dry = office.upload(&path, &[], Some(export.as_bytes())).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    for part in [
        "Zeile 2 („Früh“), Spalte „Eingang am“: Da wurde noch nicht nominiert.",
        "Zeile 4 („Zweimal“): Diese Nominierung steht weiter oben schon einmal, mit anderer Eingangsnummer",
    ] {
        assert!(dry.contains(part), "{part}: {}", dry.text);
    }
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    assert_eq!(count(&other, "nomination").await, 3);
    let again = office.upload(&path, &[], Some(export.as_bytes())).await;
    assert!(again.status == 422 && again.contains("3 Zeilen werden nicht importiert"), "{}", again.text);
    // Without numbers it is as it was: nobody can tell a wrong year, and a row that was pasted twice.
    let bare = export.replace("IP-2027-000", "IP").replace("IP1", "").replace("IP2", "").replace("IP3", "");
    let third = TestApp::start().await;
    let (_, path) = place(&third).await;
    third.at("2027-09-20T08:00:00Z");
    let refused = third.office().await.upload(&path, &[], Some(bare.as_bytes())).await;
    assert!(refused.status == 422 && refused.contains("geben Sie einzeln ein"), "{}", refused.text);
    assert!(
        refused.contains("Zeile 4 („Zweimal“): Diese Nominierung steht weiter oben schon einmal."),
        "{}",
        refused.text
    );
}

#[rocket::async_test]
async fn an_answer_that_begins_with_the_name_of_a_kind_is_an_answer() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let row =
        "Selbstbewerbung;01.09.2027;\"Zwei Ideen\nVorschlag; den Park zu öffnen\nVorschlag; mehr Bänke\";Verein;;;;";
    let file = csv(&app, edition, &[row]).await;
    let person = "Name der Person, Organisation oder Firma";
    let commas = file.replace(person, &format!("\"{person}\"")).replace(';', ",");
    for file in [file, commas] {
        let dry = app.office().await.upload(&path, &[], Some(file.as_bytes())).await;
        assert!(dry.status == 200 && dry.contains("mehr Bänke"), "{}", dry.text);
    }
}

#[rocket::async_test]
async fn a_number_of_another_installation_is_no_nomination_of_this_one() {
    let app = TestApp::start().await;
    let (edition, _) = place(&app).await;
    for title in ["Von dort", "Auch von dort"] {
        nominated(&app, edition, NominationKind::SelfApplication, title).await;
    }
    let list = format!("/office/editions/{edition}/exports/nominations.csv");
    let export = app.office().await.get(list).await.text;
    let other = TestApp::start().await;
    let (edition, path) = place(&other).await;
    other.at("2027-09-08T09:30:00Z");
    nominated(&other, edition, NominationKind::SelfApplication, "Von hier").await;
    let office = other.office().await;
    let dry = office.upload(&path, &[], Some(export.as_bytes())).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    let place = "Zeile 2 („Von dort“): Unter dieser Eingangsnummer gibt es hier schon eine andere Nominierung.";
    assert!(dry.contains(place) && dry.contains("Dort steht: „IP-2027-0001“"), "{}", dry.text);
    assert!(!dry.contains("Zeile 3 („Auch von dort“)") && !dry.contains("ist schon da"), "{}", dry.text);
    assert!(dry.contains("Jede Nominierung bekommt hier eine neue Eingangsnummer"), "{}", dry.text);
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    let list = json(&office, edition).await;
    let rows: Vec<(&str, &str)> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["number"].as_str().unwrap(), row["title"].as_str().unwrap()))
        .collect();
    assert_eq!(rows, [("IP-2027-0001", "Von hier"), ("IP-2027-0002", "Von dort"), ("IP-2027-0003", "Auch von dort")]);
    let again = office.upload(&path, &[], Some(export.as_bytes())).await;
    assert!(again.status == 422 && again.contains("Wurde schon importiert: IP-2027-0002"), "{}", again.text);
}

#[rocket::async_test]
async fn merged_cells_are_said_with_their_line_and_lose_nothing() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, head(&app, edition).await).unwrap();
    sheet.write_row(1, 0, ["Selbstbewerbung", "01.09.2027", "Eins"]).unwrap();
    sheet.write_row(2, 0, ["Selbstbewerbung", "02.09.2027", "Zwei"]).unwrap();
    sheet.merge_range(1, 3, 2, 3, "Verein am Park", &Format::new()).unwrap();
    sheet.write_row(3, 0, ["Selbstbewerbung", "03.09.2027", "Drei"]).unwrap();
    sheet.merge_range(3, 3, 3, 4, "Breiter Verein", &Format::new()).unwrap();
    let file = book.save_to_buffer().unwrap();
    let dry = office.upload(&path, &[], Some(&file)).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    for part in [
        "Zeile 2 („Eins“): Hier sind Zellen über mehrere Zeilen verbunden",
        "Zeile 3 („Zwei“): Hier sind Zellen über mehrere Zeilen verbunden",
        "Zeile 4 („Drei“): Hier sind Zellen über mehrere Spalten verbunden",
    ] {
        assert!(dry.contains(part), "{part}: {}", dry.text);
    }
    assert_eq!(dry.text.matches(">Verein am Park<").count(), 2, "{}", dry.text);
    assert_eq!(goes_on(&office, &path, &dry).await.status, 303);
    let list = json(&office, edition).await;
    let names: Vec<&str> =
        list["rows"].as_array().unwrap().iter().map(|row| row["nominee"].as_str().unwrap()).collect();
    assert_eq!(names, ["Verein am Park", "Verein am Park", "Breiter Verein"]);
}

#[rocket::async_test]
async fn an_error_of_a_spreadsheet_is_no_answer_in_a_text_either() {
    let app = TestApp::start().await;
    let (edition, path) = place(&app).await;
    let office = app.office().await;
    for cell in ["#REF!", "#BEZUG!", "########"] {
        let file = csv(&app, edition, &[&format!("Selbstbewerbung;01.09.2027;{cell};Verein;;;;")]).await;
        let refused = office.upload(&path, &[], Some(file.as_bytes())).await;
        assert_eq!(refused.status, 422, "{cell}: {}", refused.text);
        let said = format!("In dieser Zelle steht ein Fehler. Dort steht: „{cell}“");
        assert!(refused.contains("Zeile 2 (") && refused.contains(&said), "{cell}: {}", refused.text);
    }
    let file = csv(&app, edition, &["Selbstbewerbung;01.09.2027;#Nachbarschaft;Verein;;;;"]).await;
    assert_eq!(office.upload(&path, &[], Some(file.as_bytes())).await.status, 200);
    // Headings alone are no nominations, and that is said.
    let file = csv(&app, edition, &[]).await;
    let refused = office.upload(&path, &[], Some(file.as_bytes())).await;
    assert!(refused.status == 422 && refused.contains("Unter den Überschriften steht nichts"), "{}", refused.text);
}
