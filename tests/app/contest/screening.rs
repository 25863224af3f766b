//! The office's desk: the list, decisions, paper, and files.

use laudatio::contest::nominations::actions::{self, Editor, OnPaper};
use laudatio::contest::nominations::answers::{Demands, Questionnaire};
use laudatio::contest::nominations::model::{Answers, NominationKind, NominationStatus, Origin, Screening};
use laudatio::contest::nominations::store;
use laudatio::contest::nominations::{Audience, dossier};
use laudatio::contest::prizes::model::QuestionRole;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::{Query, Role};
use laudatio::i18n::sort_key;
use laudatio::ids::{EditionId, NominationId};
use laudatio::on;

use crate::contest::nominations::{Filled, count, nominated, open};
use crate::stage::Stage;
use crate::support::{TestApp, Visitor};

/// The office's page of the newest nomination.
async fn newest(app: &TestApp) -> (String, NominationId) {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select nomination_id from nomination order by receipt_number desc limit 1";
    let id: NominationId = laudatio::on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
    (format!("/office/nominations/{id}"), id)
}

async fn screened(office: &Visitor<'_>, path: &str, screening: &str, reason: &str) -> u16 {
    let version = office.get(path).await.input("version");
    let form = [("version", version.as_str()), ("screening", screening), ("reason", reason)];
    office.reads_and_posts(&format!("{path}/screen"), &form).await.status
}

/// Enters many nominations, as the office would.
async fn many(app: &TestApp, edition: EditionId, number: usize) {
    let ctx = app.ctx();
    let by = app.person("Olga Büro", Role::Office).await;
    let filled = Filled::new(app, edition, NominationKind::SelfApplication).await;
    let mut conn = ctx.db.read().await.unwrap();
    let form = Questionnaire::load(&mut conn, edition).await.unwrap();
    drop(conn);
    let entries: Vec<OnPaper> = (0..number)
        .map(|index| {
            let pairs = filled.clone().role(QuestionRole::Title, &format!("Projekt {index} in Hörde")).pairs;
            let answers = form.read(NominationKind::SelfApplication, &Query::from_pairs(pairs), Demands::Everything).0;
            let received = "2027-09-01T10:00".parse().unwrap();
            let key = ctx.random.uuid(ctx.now);
            OnPaper { key, kind: NominationKind::SelfApplication, origin: Origin::Import, received, answers }
        })
        .collect();
    actions::import(&ctx, by, edition, &entries).await.unwrap();
}

#[rocket::async_test]
async fn the_office_finds_a_nomination_and_lets_it_compete() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let list = format!("/office/editions/{edition}/nominations");
    assert!(office.get(&list).await.contains("Noch ist nichts eingegangen"));
    nominated(&app, edition, NominationKind::SelfApplication, "Brücke über die Emscher").await;
    nominated(&app, edition, NominationKind::Proposal, "Elterncafé").await;
    let page = office.get(&list).await;
    assert!(page.contains("Brücke über die Emscher") && page.contains("Elterncafé") && page.contains("zu prüfen"));

    let (path, id) = newest(&app).await;
    let detail = office.get(&path).await;
    for part in ["IP-2027-0002", "Elterncafé", "Eine Nominierung ist eingegangen", "Sind die Bedingungen erfüllt?"] {
        assert!(detail.contains(part), "{part} in {}", detail.text);
    }
    assert_eq!(screened(&office, &path, "eligible", "").await, 303);
    let mut conn = app.db.read().await.unwrap();
    let eligible = store::eligible(&mut conn, edition).await.unwrap();
    assert_eq!(eligible.iter().map(|entry| entry.nomination_id).collect::<Vec<_>>(), [id]);
    assert!(office.get(&path).await.contains("Hat die Nominierung geprüft"), "the history knows");
}

#[rocket::async_test]
async fn a_refusal_needs_a_reason_and_can_be_taken_back() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    nominated(&app, edition, NominationKind::SelfApplication, "Titel").await;
    let (path, id) = newest(&app).await;
    assert_eq!(screened(&office, &path, "ineligible", "").await, 422);
    assert_eq!(screened(&office, &path, "nonsense", "").await, 422);
    assert_eq!(screened(&office, &path, "ineligible", &"x".repeat(2001)).await, 422);
    assert_eq!(screened(&office, &path, "ineligible", "<script>Nicht aus Dortmund</script>").await, 303);
    let page = office.get(&path).await;
    assert!(page.contains("&lt;script&gt;Nicht aus Dortmund") && page.contains("nicht zugelassen"));
    let mut conn = app.db.read().await.unwrap();
    assert!(store::eligible(&mut conn, edition).await.unwrap().is_empty());
    drop(conn);
    assert_eq!(screened(&office, &path, "eligible", "Doch aus Dortmund").await, 303);
    let mut conn = app.db.read().await.unwrap();
    assert_eq!(store::eligible(&mut conn, edition).await.unwrap()[0].nomination_id, id);
}

#[rocket::async_test]
async fn a_decision_on_an_old_page_is_refused_and_kept_on_the_page() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    nominated(&app, edition, NominationKind::SelfApplication, "Titel").await;
    let (path, _) = newest(&app).await;
    assert_eq!(screened(&office, &path, "eligible", "").await, 303);
    let old = [("version", "1"), ("screening", "ineligible"), ("reason", "Aus dem zweiten Fenster")];
    let stale = office.post(format!("{path}/screen"), &old).await;
    assert_eq!(stale.status, 409);
    assert!(stale.contains("Inzwischen hat sich etwas geändert") && stale.contains("Aus dem zweiten Fenster"));
    assert!(stale.contains("zugelassen"), "what holds now");
    let again = [("version", "2"), ("screening", "eligible"), ("reason", "")];
    assert_eq!(
        office.reads_and_posts(&format!("{path}/screen"), &again).await.status,
        303,
        "a double click changes nothing"
    );
}

#[rocket::async_test]
async fn a_late_nomination_is_admitted_with_a_reason() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    app.at("2027-09-15T22:00:00Z");
    let office_later = app.office().await;
    let form = "/prizes/integrationspreis/2027/nominate";
    let receipt = app.public().post(form, &filled.pairs()).await.location.unwrap();
    let (path, _) = newest(&app).await;
    let list = format!("/office/editions/{edition}/nominations");
    assert!(office_later.get(format!("{list}?status=late")).await.contains("Ein Projekt"), "the office sees it");
    let decide = [("version", "1"), ("screening", "eligible")];
    assert_eq!(office_later.post(format!("{path}/screen"), &decide).await.status, 409, "not before it is admitted");
    assert_eq!(office_later.post(format!("{path}/admit"), &[("admit_reason", "  ")]).await.status, 422);
    let reason = [("admit_reason", "Der Server war nicht erreichbar")];
    assert_eq!(office_later.post(format!("{path}/admit"), &reason).await.status, 303);
    assert!(office_later.get(&path).await.contains("Der Server war nicht erreichbar"));
    assert_eq!(office_later.post(format!("{path}/admit"), &reason).await.status, 409, "once is enough");
    assert!(app.public().get(&receipt).await.contains("Danke, Ihre Nominierung ist eingegangen"));
    assert_eq!(screened(&office_later, &path, "eligible", "").await, 303);
    drop(office);
}

#[rocket::async_test]
async fn only_the_office_sees_and_decides() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    nominated(&app, edition, NominationKind::SelfApplication, "Geheim").await;
    let (path, id) = newest(&app).await;
    let (juror, _) = app.juror("Ada").await;
    for page in [
        format!("/office/editions/{edition}/nominations"),
        format!("/office/editions/{edition}/nominations/new"),
        format!("/office/editions/{edition}/import"),
        format!("/office/editions/{edition}/import/template.csv"),
        path.clone(),
        format!("{path}/edit"),
    ] {
        assert_eq!(juror.get(&page).await.status, 404, "{page}");
        let stranger = app.public().get(&page).await;
        assert_eq!(stranger.status, 401, "{page}");
        assert!(!stranger.contains("Geheim"), "{page}");
    }
    for act in ["screen", "admit", "withdraw", "edit"] {
        let office = app.office().await;
        assert_eq!(juror.post(format!("{path}/{act}"), &[]).await.status, 404, "{act}");
        assert_eq!(office.forged_post(format!("{path}/{act}")).await.status, 400, "{act}");
        let unknown = format!("/office/nominations/{edition}/{act}");
        let form = [("screening", "eligible"), ("admit_reason", "x"), ("withdraw_reason", "x")];
        assert_eq!(office.post(unknown, &form).await.status, 404, "{act}");
    }
    let mut conn = app.db.read().await.unwrap();
    let nomination = store::find(&mut conn, id).await.unwrap().unwrap();
    assert_eq!(nomination.version, 1, "nothing happened");
}

#[rocket::async_test]
async fn a_file_sent_after_the_session_ended_is_chosen_again() {
    let app = TestApp::start().await;
    let path = format!("/office/editions/{}/import", open(&app).await);
    let answer = app.public().upload(&path, &[], Some(b"Art;geheimer Inhalt")).await;
    assert_eq!(answer.status, 401);
    assert!(answer.contains(&path) && !answer.contains("geheimer Inhalt"), "{}", answer.text);
}

#[rocket::async_test]
async fn what_the_jury_reads_keeps_its_place() {
    let stage = Stage::new(None).await;
    let id = stage.entry("Elterncafé").await;
    let (path, office) = (format!("/office/nominations/{id}"), stage.app.office().await);
    assert!(office.get(&path).await.contains("Sind die Bedingungen erfüllt?"), "a round that is prepared may change");
    let now = stage.app.ctx().now;
    let mut tx = stage.app.db.write().await.unwrap();
    assert!(rounds::open(&mut tx, stage.round, now).await.unwrap());
    tx.commit().await.unwrap();
    let page = office.get(&path).await;
    assert!(!page.contains("Sind die Bedingungen erfüllt?") && page.contains("Vorauswahl"), "{}", page.text);
    let refuse = [("version", "2"), ("screening", "ineligible"), ("reason", "Doch nicht")];
    let refused = office.reads_and_posts(&format!("{path}/screen"), &refuse).await;
    assert_eq!(refused.status, 409);
    assert!(refused.contains("Die Jury liest diese Nominierung schon"));

    let mut tx = stage.app.db.write().await.unwrap();
    assert!(rounds::close(&mut tx, stage.round, now, stage.by, None).await.unwrap());
    tx.commit().await.unwrap();
    assert!(!office.get(&path).await.contains("Nominierung zurückziehen"));
    let late = office.reads_and_posts(&format!("{path}/withdraw"), &[("withdraw_reason", "Auf Wunsch")]).await;
    assert_eq!(late.status, 409);
    assert!(late.contains("Die Jury hat über diese Nominierung schon entschieden"));
    assert_eq!(office.get(format!("{path}/edit")).await.status, 409);
    let hand = Editor::Office(stage.by, id);
    assert!(actions::edit(&stage.app.ctx(), hand, 2, &Answers::new(), None).await.is_err());
}

#[rocket::async_test]
async fn the_jury_sees_what_the_call_says_and_only_of_what_competes() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let filled = Filled::new(&app, edition, NominationKind::Proposal).await;
    let filled = filled.role(QuestionRole::NominatorName, "Nora Geheim").role(QuestionRole::Title, "Elterncafé");
    app.public().post("/prizes/integrationspreis/2027/nominate", &filled.pairs()).await;
    let (path, id) = newest(&app).await;
    let read = async |audience| {
        let mut conn = app.db.read().await.unwrap();
        dossier(&mut conn, id, audience, laudatio::i18n::Lang::De).await.unwrap()
    };
    assert!(read(Audience::Jury).await.is_none(), "nobody has looked at it");
    assert_eq!(screened(&office, &path, "eligible", "").await, 303);
    let (jury, all) = (read(Audience::Jury).await.unwrap(), read(Audience::Office).await.unwrap());
    let text = |dossier: &laudatio::contest::nominations::Dossier| serde_json::to_string(dossier).unwrap();
    assert!(text(&jury).contains("Elterncafé") && text(&all).contains("Nora Geheim"));
    assert!(!text(&jury).contains("Nora Geheim"), "{}", text(&jury));
    assert_eq!(
        office.reads_and_posts(&format!("{path}/withdraw"), &[("withdraw_reason", "Auf Wunsch")]).await.status,
        303
    );
    assert!(read(Audience::Jury).await.is_none(), "withdrawn");
}

#[rocket::async_test]
async fn search_and_filters_find_what_they_say() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let list = format!("/office/editions/{edition}/nominations");
    for (minute, title) in ["Hörder Straßenfest", "100 % Nachbarschaft", "Zebra"].iter().enumerate() {
        app.at(&format!("2027-09-07T08:0{minute}:00Z"));
        nominated(&app, edition, NominationKind::SelfApplication, title).await;
    }
    let (first, second, third) = ("e.\u{a0}V. Zebra", "Ofen", "O\u{308}ffner");
    for (title, nominee) in [("Zebra", third), ("Hörder%", first), ("100%", second)] {
        let mut tx = app.db.write().await.unwrap();
        let text = "update nomination set nominee_name = $1, sort_key = $2 where title like $3";
        on!(tx, c => sqlx::query(text).bind(nominee).bind(sort_key(nominee)).bind(title).execute(c).await.map(drop))
            .unwrap();
        tx.commit().await.unwrap();
    }
    for (query, found) in [
        ("", vec!["Hörder", "100 %", "Zebra"]),
        ("q=horder%20strasse", vec!["Hörder"]),
        ("q=%25", vec!["100 %"]),
        ("q=_", vec![]),
        ("q=0003", vec!["Zebra"]),
        ("status=withdrawn", vec![]),
        ("screening=pending&origin=online&district=hoerde", vec!["Hörder", "100 %", "Zebra"]),
        ("district=eving", vec![]),
        ("category=00000000-0000-0000-0000-000000000000", vec![]),
        ("status=nonsense&category=x&page=-5&sort=1%20or%201", vec!["Hörder", "100 %", "Zebra"]),
        ("page=99999999999999999999", vec!["Hörder", "100 %", "Zebra"]),
        ("sort=received", vec!["Zebra", "100 %", "Hörder"]),
        // By the nominees' names, Öffner behind Ofen.
        ("sort=name", vec!["Hörder", "100 %", "Zebra"]),
    ] {
        let page = office.get(format!("{list}?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        let mut places: Vec<(usize, &str)> = ["Hörder", "100 %", "Zebra"]
            .into_iter()
            .filter_map(|title| Some((page.text.find(&format!("dir=\"auto\">{title}"))?, title)))
            .collect();
        places.sort();
        let order: Vec<&str> = places.iter().map(|(_, title)| *title).collect();
        assert_eq!(order, found, "{query}");
    }
}

#[rocket::async_test]
async fn the_list_costs_the_same_with_ten_and_with_a_thousand() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let list = format!("/office/editions/{edition}/nominations?q=projekt");
    many(&app, edition, 10).await;
    let cost = async |path: String| {
        let before = app.db.statements();
        let page = office.get(path).await;
        assert_eq!(page.status, 200);
        (app.db.statements() - before, page)
    };
    let (few, _) = cost(list.clone()).await;
    many(&app, edition, 990).await;
    let (lots, page) = cost(list.clone()).await;
    assert_eq!(few, lots);
    assert!(lots <= 8, "{lots} statements");
    assert!(page.contains("Seite 1 von 20") && page.contains("IP-2027-0050") && !page.contains("IP-2027-0051"));
    let (_, last) = cost(format!("{list}&page=20")).await;
    assert!(last.contains("IP-2027-1000") && last.contains("page=19"));
}

#[rocket::async_test]
async fn paper_is_entered_with_gaps_and_judged_by_its_date_of_receipt() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    app.at("2027-09-20T08:00:00Z");
    let office = app.office().await;
    let new = format!("/office/editions/{edition}/nominations/new");
    let page = office.get(format!("{new}?kind=self")).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let (title, name) = (filled.field(QuestionRole::Title), filled.field(QuestionRole::NomineeName));
    let post = async |key: &str, received: &str, heading: &str| {
        let form = [
            ("kind", "self"),
            ("key", key),
            ("origin", "paper"),
            ("received_at", received),
            (title.as_str(), heading),
            (name.as_str(), "Verein"),
        ];
        office.post(&new, &form).await
    };
    let key = page.input("key");
    let first = post(&key, "2027-09-15T23:59", "Brief vom letzten Tag").await;
    assert_eq!(first.status, 303, "{}", first.text);
    let again = post(&key, "2027-09-15T23:59", "Brief vom letzten Tag").await;
    assert_eq!((again.status, &again.location), (303, &first.location), "a double click makes one");
    let detail = office.get(first.location.unwrap()).await;
    assert!(detail.contains("15. September 2027, 23:59 Uhr") && detail.contains("auf Papier"));
    assert!(!detail.contains("verspätet"));
    assert!(detail.contains("Ohne Antwort"), "the gaps are shown");
    let late = post("", "2027-09-16T00:00", "Brief vom Tag danach").await;
    assert!(office.get(late.location.unwrap()).await.contains("trotzdem aufnehmen"));
    for received in ["2027-09-20T10:01", "morgen", ""] {
        let wrong = post("", received, "Bleibt stehen").await;
        assert_eq!(wrong.status, 422, "{received}");
        assert!(wrong.contains("Bleibt stehen"));
    }
    assert_eq!(post("", "2027-09-01T10:00", "").await.status, 422, "a title is needed");
    // A day before the call opened is mostly a wrong year: it is asked, and stored only once somebody has said so.
    for received in ["2026-09-15T10:00", "2027-07-31T23:59"] {
        let asked = post("", received, "Jahr vertippt").await;
        assert_eq!(asked.status, 422, "{received}");
        assert!(asked.contains("Stimmt das Jahr?") && asked.contains("name=\"early\""), "{}", asked.text);
        assert!(asked.contains("Jahr vertippt") && !asked.contains("checked> Ja, sie kam"), "{}", asked.text);
    }
    assert!(!page.contains("name=\"early\""));
    let form = [
        ("kind", "self"),
        ("key", ""),
        ("origin", "paper"),
        ("received_at", "2027-07-30T10:00"),
        (title.as_str(), "Brief vor dem Beginn"),
        (name.as_str(), "Verein"),
        ("early", "yes"),
    ];
    assert_eq!(office.post(&new, &form).await.status, 303);
    assert_eq!(count(&app, "nomination").await, 3);
    let mut conn = app.db.read().await.unwrap();
    let links: Option<i64> =
        laudatio::on!(conn, c => sqlx::query_scalar("select count(token_hash) from nomination").fetch_one(c).await)
            .unwrap();
    assert_eq!(links, Some(0), "what came on paper has no link");
}

#[rocket::async_test]
async fn the_office_corrects_and_the_history_says_what() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    nominated(&app, edition, NominationKind::SelfApplication, "Tipfehler").await;
    let (path, _) = newest(&app).await;
    let form = office.get(format!("{path}/edit")).await;
    assert!(form.contains("Tipfehler"));
    let filled =
        Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, "Tippfehler");
    let filled = filled.with("version", &form.input("version"));
    assert_eq!(office.post(format!("{path}/edit"), &filled.pairs()).await.status, 303);
    let page = office.get(&path).await;
    assert!(
        page.contains("Tippfehler") && page.contains("Die Nominierung wurde geändert") && page.contains("Olga Büro")
    );
    let stale = office.post(format!("{path}/edit"), &filled.role(QuestionRole::Title, "Anders").pairs()).await;
    assert_eq!(stale.status, 409);
    assert!(stale.contains("Tippfehler") && stale.contains("Anders"));
}

/// A small file with the headings that every file needs.
pub async fn csv(app: &TestApp, edition: EditionId, rows: &[&str]) -> String {
    let mut conn = app.db.read().await.unwrap();
    let form = Questionnaire::load(&mut conn, edition).await.unwrap();
    let heading = |role| form.questions.iter().find(|q| q.role == Some(role)).unwrap().label.german().to_owned();
    let head = [
        "Art".to_owned(),
        "Eingang am".to_owned(),
        heading(QuestionRole::Title),
        heading(QuestionRole::NomineeName),
        heading(QuestionRole::NomineeEmail),
        heading(QuestionRole::Category),
        heading(QuestionRole::District),
        heading(QuestionRole::ConsentPublication),
    ];
    format!("{};\r\n{}\r\n", head.join(";"), rows.join("\r\n"))
}

#[rocket::async_test]
async fn a_file_is_looked_at_first_and_imported_once() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let path = format!("/office/editions/{edition}/import");
    assert_eq!(office.get(&path).await.status, 200);
    app.at("2027-09-20T08:00:00Z");
    let office = app.office().await;
    let rows = [
        "Selbstbewerbung;15.09.2027 23:59;\"Straße; Fest\";Verein;fest@verein.example;Bildung;Hörde;ja",
        "Vorschlag;16.09.2027;Zu spät;جمعية;;bildung;horde;nein",
        ";;;;;;;",
    ];
    let file = format!("\u{feff}{}", csv(&app, edition, &rows).await);
    let dry = office.upload(&path, &[], Some(file.as_bytes())).await;
    assert_eq!(dry.status, 200, "{}", dry.text);
    for part in ["2 Nominierungen können importiert werden", "Straße; Fest", "جمعية", "verspätet"] {
        assert!(dry.contains(part), "{part}");
    }
    assert_eq!(count(&app, "nomination").await, 0, "a dry run writes nothing");
    let text = dry.input("csv");
    let done = office.upload(&path, &[("csv", &text)], None).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let list = office.get(done.location.unwrap()).await;
    assert!(list.contains("Straße; Fest") && list.contains("aus einer Datei") && list.contains("Hörde"));
    for (fields, file) in [(vec![("csv", text.as_str())], None), (vec![], Some(file.as_bytes()))] {
        let twice = office.upload(&path, &fields, file).await;
        assert_eq!(twice.status, 422);
        assert!(twice.contains("Wurde schon importiert: IP-2027-0001"), "{}", twice.text);
        assert!(twice.contains("Sonst steht nichts in der Datei") && !twice.contains("name=\"csv\""), "{}", twice.text);
    }
    assert_eq!(count(&app, "nomination").await, 2);
}

#[rocket::async_test]
async fn one_bad_row_names_its_line_and_column_and_nothing_is_imported() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let path = format!("/office/editions/{edition}/import");
    let good = "Selbstbewerbung;01.09.2027;Gut;Verein;;;;";
    for (bad, said) in [
        ("Selbstbewerbung;01.09.2027;Titel;Verein;kein@;;;", "E-Mail-Adresse ein"),
        ("Selbstbewerbung;01.09.2027;Titel;Verein;;Unsinn;;", "Bitte wählen Sie etwas aus"),
        ("Selbstbewerbung;01.09.2027;Titel;Verein;;;Bochum;", "Bitte wählen Sie etwas aus"),
        ("Selbstbewerbung;01.09.2027;Titel;Verein;;;;vielleicht", "Bitte bestätigen Sie"),
        ("Selbstbewerbung;01.09.2027;;Verein;;;;", "Bitte füllen Sie"),
        ("Wette;01.09.2027;Titel;Verein;;;;", "Selbstbewerbung“ oder „Vorschlag"),
        ("Selbstbewerbung;31.12.2027;Titel;Verein;;;;", "liegt in der Zukunft"),
        ("Selbstbewerbung;01.09.2026;Titel;Verein;;;;", "Stimmt das Jahr?"),
        ("Selbstbewerbung;gestern;Titel;Verein;;;;", "Bitte geben Sie ein Datum ein"),
        ("Selbstbewerbung;01.09.2027;Titel;Verein;;;;;;zu viel", "mehr Felder als Überschriften"),
        (good, "steht weiter oben schon einmal"),
        ("Selbstbewerbung;08/09/2027;Titel;Verein;;;;", "Tag und Monat nicht unterscheiden"),
    ] {
        let file = csv(&app, edition, &[good, bad]).await;
        for confirmed in [false, true] {
            let answer = if confirmed {
                office.upload(&path, &[("csv", &file)], None).await
            } else {
                office.upload(&path, &[], Some(file.as_bytes())).await
            };
            assert_eq!(answer.status, 422, "{bad}");
            assert!(answer.contains("Zeile 3") && answer.contains(said), "{bad}: {}", answer.text);
            assert!(!bad.contains(";Titel;") || answer.contains("Zeile 3 („Titel“)"), "{}", answer.text);
            assert!(!bad.contains("Bochum") || answer.contains("Dort steht: „Bochum“"), "{}", answer.text);
        }
    }
    let unknown = csv(&app, edition, &[good]).await.replacen("Art;", "Art;Sternzeichen;", 1);
    let answer = office.upload(&path, &[], Some(unknown.as_bytes())).await;
    assert!(answer.contains("Zeile 1, Spalte „Sternzeichen“"), "{}", answer.text);
    let missing = csv(&app, edition, &[good]).await.replacen("Eingang am;", "", 1);
    assert!(
        office.upload(&path, &[], Some(missing.as_bytes())).await.contains("Spalte „Eingang am“: Diese Spalte fehlt")
    );
    let damaged = "Art;Eingang am\nHörde, Süd \u{fffd}".replace('\u{fffd}', "\0");
    assert!(
        office.upload(&path, &[], Some(damaged.as_bytes())).await.contains("Zeile 2: Hier steht etwas, das kein Text")
    );
    assert!(office.upload(&path, &[], Some(b"")).await.contains("Die Datei ist leer"));
    assert!(office.upload(&path, &[], None).await.contains("Die Datei ist leer"));
    assert_eq!(office.upload(&path, &[], Some(&vec![b'x'; 1024 * 1024 + 1])).await.status, 413);
    assert_eq!(office.upload(&path, &[], Some(&vec![b'x'; 3 * 1024 * 1024])).await.status, 413);
    assert_eq!(office.post(&path, &[("csv", "x")]).await.status, 400, "not a form with a file");
    assert_eq!(office.forged_post(&path).await.status, 400);
    assert_eq!(count(&app, "nomination").await, 0);
}

#[rocket::async_test]
async fn the_template_has_every_heading_and_can_be_filled_in() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let path = format!("/office/editions/{edition}/import");
    let template = office.get(format!("{path}/template.csv")).await;
    assert_eq!(template.header("Content-Disposition"), Some("attachment; filename=\"integrationspreis-2027.csv\""));
    assert!(template.text.starts_with("\u{feff}Art;Eingang am;"), "{}", template.text);
    let answer = office.upload(&path, &[], Some(template.text.as_bytes())).await;
    assert!(answer.contains("Unter den Überschriften steht nichts"), "{}", answer.text);
}

#[rocket::async_test]
async fn whoever_refuses_an_entry_reads_it_with_its_reason_first() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    nominated(&app, edition, NominationKind::SelfApplication, "Brücke über die Emscher").await;
    let (path, id) = newest(&app).await;
    let version = office.get(&path).await.input("version");
    let form = [("version", version.as_str()), ("screening", "ineligible"), ("reason", "Außerhalb von Dortmund.")];
    let page = office.post(format!("{path}/screen"), &form).await;
    assert_eq!(page.status, 200);
    for text in [
        "Brücke über die Emscher",
        "Außerhalb von Dortmund.",
        "Diese Begründung steht im Brief nach der Entscheidung",
        "Jetzt geht keine E-Mail hinaus",
    ] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    let found = async || store::find(&mut app.db.read().await.unwrap(), id).await.unwrap().unwrap();
    assert_eq!(found().await.screening, Screening::Pending, "nothing has happened");
    let mails = async || count(&app, "mail").await;
    let before = mails().await;
    assert_eq!(office.reads_and_posts(&format!("{path}/screen"), &form).await.status, 303);
    assert_eq!((found().await.screening, mails().await), (Screening::Ineligible, before), "as the page said");
    // Another reason is another page.
    let version = office.get(&path).await.input("version");
    let other = [("version", version.as_str()), ("screening", "ineligible"), ("reason", "Zu spät."), ("read", "x")];
    assert!(office.post(format!("{path}/screen"), &other).await.contains("Zu spät."));
}

#[rocket::async_test]
async fn an_entry_that_the_office_withdrew_by_mistake_takes_part_again() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Brücke über die Emscher").await;
    let (path, id) = newest(&app).await;
    assert_eq!(screened(&office, &path, "eligible", "").await, 303);
    let (withdraw, back) = (format!("{path}/withdraw"), format!("{path}/withdraw/back"));
    let reason = [("withdraw_reason", "Die falsche Zeile.")];
    let page = office.post(&withdraw, &reason).await;
    assert!(page.status == 200 && page.contains("Brücke über die Emscher"), "{}", page.text);
    assert_eq!(office.reads_and_posts(&withdraw, &reason).await.status, 303);
    assert!(app.public().get(&receipt).await.contains("zurückgezogen"));
    assert!(office.get(&path).await.contains(&format!("href=\"{back}\"")));
    assert_eq!(office.post(&back, &[("reason", "")]).await.status, 422);
    assert_eq!(office.post(&back, &[("reason", "Ein Versehen.")]).await.status, 303);
    let found = store::find(&mut app.db.read().await.unwrap(), id).await.unwrap().unwrap();
    assert_eq!((found.status, found.screening), (NominationStatus::Received, Screening::Eligible));
    assert!(found.withdrawn_at.is_none());
    assert!(!app.public().get(&receipt).await.contains("ist zurückgezogen"));
    assert!(office.get("/office/audit?act=nomination.withdrawal_taken_back").await.contains("Ein Versehen."));
    assert_eq!(office.post(&back, &[("reason", "Noch einmal.")]).await.status, 409);
    // Whoever sent it and withdrew it is not overruled.
    assert_eq!(app.public().post(format!("{receipt}/withdraw"), &[]).await.status, 303);
    let refused = office.post(&back, &[("reason", "Doch.")]).await;
    assert!(refused.status == 409 && refused.contains("selbst zurückgezogen"), "{}", refused.text);
    let (juror, _) = app.juror("Ada").await;
    assert_eq!(juror.get(&back).await.status, 404);
}

#[rocket::async_test]
async fn an_entry_stays_withdrawn_once_its_round_is_closed() {
    let stage = Stage::new(None).await;
    let id = stage.entry("Elterncafé").await;
    let office = stage.app.office().await;
    let (withdraw, now) = (format!("/office/nominations/{id}/withdraw"), stage.app.ctx().now);
    let mut tx = stage.app.db.write().await.unwrap();
    assert!(rounds::open(&mut tx, stage.round, now).await.unwrap());
    tx.commit().await.unwrap();
    let reason = [("withdraw_reason", "Die falsche Zeile.")];
    assert!(office.post(&withdraw, &reason).await.contains("Sie wird gerade gelesen: „Vorauswahl“"));
    assert_eq!(office.reads_and_posts(&withdraw, &reason).await.status, 303);
    assert!(office.get(format!("{withdraw}/back")).await.contains("name=\"reason\""));
    let mut tx = stage.app.db.write().await.unwrap();
    assert!(rounds::close(&mut tx, stage.round, now, stage.by, None).await.unwrap());
    tx.commit().await.unwrap();
    let refused = office.post(format!("{withdraw}/back"), &[("reason", "Doch.")]).await;
    assert!(refused.status == 409 && refused.contains("schon entschieden"), "{}", refused.text);
}
