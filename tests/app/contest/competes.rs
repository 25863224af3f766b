//! One definition of who competes: after a withdrawal at any stage, all pages and files count the same entries.

use laudatio::contest::nominations::actions::{self as nominations, Editor};
use laudatio::ground::audit;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{EditionId, NominationId, PersonId, RoundId};
use laudatio::on;

use crate::fill;
use crate::support::{TestApp, Visitor, damaged};

/// A page without its marks, in one line.
fn plain(page: &str) -> String {
    let (mut text, mut inside) = (String::new(), false);
    for sign in page.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            sign if !inside => text.push(sign),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figures on top of a page, in their order.
fn figures(page: &str) -> Vec<String> {
    let figures = page.split("l-stat__number\">").skip(1);
    figures.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

async fn json(office: &Visitor<'_>, path: String) -> Vec<serde_json::Value> {
    let text = office.get(path).await.text;
    let table: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    table["rows"].as_array().unwrap().clone()
}

struct Place<'a> {
    app: &'a TestApp,
    office: Visitor<'a>,
    edition: EditionId,
    round: RoundId,
    juror: PersonId,
}

impl Place<'_> {
    /// `entries` compete, three read each of them, and all sheets are in.
    async fn assert_counts(&self, entries: usize, titles_gone: &[&str], when: &str) {
        let (office, round) = (&self.office, self.round);
        let here = format!("/office/rounds/{round}");
        let sheets = entries * 3;

        let page = office.get(&here).await.text;
        let shown = figures(&page);
        assert_eq!(shown[0], entries.to_string(), "{when}: the round's card");
        assert_eq!(shown[3], format!("{sheets} / {sheets}"), "{when}: the round's sheets");
        let page = office.get(format!("{here}/assignment")).await.text;
        let all = [entries, entries, sheets].map(|n| n.to_string());
        assert_eq!(figures(&page), all, "{when}: the assignment");
        let page = plain(&office.get(format!("/office/editions/{}/rounds", self.edition)).await.text);
        assert!(page.contains(&format!("{entries} 3 ")), "{when}: the list of rounds: {page}");
        let page = plain(&office.get("/office").await.text);
        assert!(page.contains(&format!("{sheets} von {sheets}")), "{when}: the office's first page: {page}");

        let ranking = json(office, format!("{here}/exports/ranking.json")).await;
        assert_eq!(ranking.len(), entries, "{when}: the ranking");
        let list = office.get(format!("{here}/ranking")).await;
        let lines = json(office, format!("{here}/exports/sheets.json")).await;
        let counting = lines.iter().filter(|line| line["counts"] == "ja").count();
        assert_eq!(counting, sheets, "{when}: the sheets that count");
        for title in titles_gone {
            assert!(!list.contains(&format!(">{title}<")), "{when}: {title} is in the ranking");
            let own = lines.iter().filter(|line| line["title"] == *title);
            let marked = own.filter(|line| line["counts"] == "nein: die Nominierung nimmt nicht mehr teil").count();
            assert_eq!(marked, 3, "{when}: the sheets of {title} are marked");
        }
        let juror = self.app.signed_in(self.juror).await.get("/jury").await;
        let seen = (0..6).filter(|number| juror.contains(&format!("Projekt {number}<"))).count();
        assert_eq!(seen, entries, "{when}: what a juror reads: {}", juror.text);
    }

    async fn withdraw(&self, by: PersonId, entry: NominationId) {
        nominations::withdraw(&self.app.ctx(), Editor::Office(by, entry), Some("Auf eigenen Wunsch.")).await.unwrap();
    }
}

#[rocket::async_test]
async fn after_a_withdrawal_all_pages_and_files_count_the_same() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 6, 3, 3).await;
    app.at("2027-09-20T08:00:00Z");
    let by = app.person("Olga Büro", Role::Office).await;
    let (office, juror) = (app.signed_in(by).await, filled.jurors[0]);
    let place = Place { app: &app, office, edition, round: filled.round_id, juror };
    place.assert_counts(6, &[], "before").await;
    place.withdraw(by, filled.entries[0]).await;
    place.assert_counts(5, &["Projekt 0"], "while the jury scores").await;

    // One that no longer fulfils the conditions is in the same case.
    let out = "update nomination set screening = 'ineligible', screening_reason = 'Sitz', version = version + 1 \
        where nomination_id = $1";
    damaged!(app.db, "nobody screens an entry once a juror has judged it", out, filled.entries[1]);
    place.assert_counts(4, &["Projekt 0", "Projekt 1"], "found ineligible").await;

    // The round is closed, opened again, and one more goes.
    let here = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(place.office.closes(&here, "").await.status, 303);
    place.assert_counts(4, &["Projekt 0", "Projekt 1"], "closed").await;
    let mut tx = app.db.write().await.unwrap();
    assert!(laudatio::contest::rounds::store::reopen(&mut tx, filled.round_id, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    place.withdraw(by, filled.entries[2]).await;
    place.assert_counts(3, &["Projekt 0", "Projekt 1", "Projekt 2"], "opened again").await;

    // The meeting and its minutes.
    app.at("2027-09-20T09:00:00Z");
    assert_eq!(place.office.closes(&here, "").await.status, 303);
    let opening = [("venue", "Rathaus"), ("quorum_percent", "50"), ("quorum_least", "2")];
    let answer = place.office.post(format!("{here}/meeting"), &opening).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let minutes = plain(&place.office.get(format!("{here}/minutes")).await.text);
    assert!(minutes.contains("Auf der Tagesordnung 3"), "{minutes}");
    assert!(minutes.contains("Hauptrunde Mittelwert der Bewertungen 3 3 "), "{minutes}");
    assert!(minutes.contains("Zurückgezogen 2") && minutes.contains("Formal ausgeschlossen 1"), "{minutes}");
}

#[rocket::async_test]
async fn new_names_and_titles_are_on_the_rankings_pages_at_once() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 3, 3, 3).await;
    let office = app.office().await;
    let here = format!("/office/rounds/{}/ranking", filled.round_id);
    let first = filled.entries[0];
    let pages = |name: &'static str| {
        let (office, here) = (&office, here.clone());
        async move {
            let mut with = Vec::new();
            for rest in ["", "/jury", "/check", &format!("/{first}")] {
                with.push(office.get(format!("{here}{rest}")).await.contains(name));
            }
            with.push(office.get(format!("{}.csv", here.replace("/ranking", "/exports/sheets"))).await.contains(name));
            with
        }
    };
    let (old_name, old_title) = (pages("Jurymitglied 1").await, pages("Projekt 0").await);
    let mut tx = app.db.write().await.unwrap();
    for text in [
        "update person set name = 'Zoë Neu' where name = 'Jurymitglied 1'",
        "update nomination set title = 'Neuer Titel', version = version + 1 where title = 'Projekt 0'",
    ] {
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    // Somebody has done something else meanwhile: the record has grown.
    let act = audit::acts::ProfileChanged { renamed: true, language: Lang::De };
    audit::record(&mut tx, &app.ctx(), None, filled.jurors[1], act).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!((pages("Zoë Neu").await, pages("Neuer Titel").await), (old_name, old_title));
    assert_eq!(pages("Jurymitglied 1").await, [false; 5]);
    assert_eq!(pages("Projekt 0").await, [false; 5]);
}

#[rocket::async_test]
async fn an_entry_in_any_state_but_one_is_out_on_every_page_and_in_the_evidence() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 6, 3, 3).await;
    app.at("2027-09-20T08:00:00Z");
    let by = app.person("Olga Büro", Role::Office).await;
    let (office, juror) = (app.signed_in(by).await, filled.jurors[0]);
    let place = Place { app: &app, office, edition, round: filled.round_id, juror };
    place.withdraw(by, filled.entries[0]).await;
    for (entry, set) in [
        (1, "screening = 'ineligible', screening_reason = 'Doppelt eingereicht'"),
        (2, "screening = 'pending'"),
        (3, "status = 'late'"),
    ] {
        damaged!(
            app.db,
            "nobody screens an entry once a juror has judged it",
            sqlx::AssertSqlSafe(format!("update nomination set {set}, version = version + 1 where nomination_id = $1")),
            filled.entries[entry],
        );
    }
    let gone = ["Projekt 0", "Projekt 1", "Projekt 2", "Projekt 3"];
    place.assert_counts(2, &gone, "while the jury scores").await;
    let here = format!("/office/rounds/{}", filled.round_id);
    let closed = place.office.closes(&here, "").await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    place.assert_counts(2, &gone, "closed").await;
    // The evidence ranks the same two, and has the others as they are.
    let snapshot =
        laudatio::judging::evidence::latest(&mut app.db.read().await.unwrap(), filled.round_id).await.unwrap();
    let content = crate::judging::evidence::content(&app, &snapshot.unwrap()).await;
    let count = |text: &str| content.lines().filter(|line| line.starts_with(text)).count();
    assert_eq!(count("{\"kind\":\"standing\",\"table\":\"method\""), 2, "{content}");
    assert_eq!(count("{\"kind\":\"entry\""), 6);
    for state in ["\"status\":\"withdrawn\"", "\"screening\":\"pending\"", "\"status\":\"late\""] {
        assert!(content.contains(state), "{state}");
    }
    // The office's first page and the list of rounds say it with the same words as before, the meeting's too.
    app.at("2027-09-20T09:00:00Z");
    let opening = [("venue", "Rathaus"), ("quorum_percent", "50"), ("quorum_least", "2")];
    let answer = place.office.post(format!("{here}/meeting"), &opening).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let minutes = plain(&place.office.get(format!("{here}/minutes")).await.text);
    assert!(minutes.contains("Auf der Tagesordnung 2"), "{minutes}");
    assert!(minutes.contains("Hauptrunde Mittelwert der Bewertungen 2 3 "), "{minutes}");
}

#[rocket::async_test]
async fn a_closed_rounds_ranking_shows_the_names_of_today() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 3, 3, 3).await;
    app.at("2027-09-20T08:00:00Z");
    let office = app.office().await;
    let here = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(office.closes(&here, "").await.status, 303);
    let first = filled.entries[0];
    let pages = [
        "/ranking".to_owned(),
        "/ranking/jury".to_owned(),
        "/ranking/check".to_owned(),
        format!("/ranking/{first}"),
        "/exports/ranking.csv".to_owned(),
        "/exports/sheets.csv".to_owned(),
        "/scores.csv".to_owned(),
    ];
    let mut shown = 0;
    for page in &pages {
        let page = office.get(format!("{here}{page}")).await;
        shown += usize::from(page.contains("Jurymitglied 1")) + usize::from(page.contains("Projekt 0"));
    }
    assert!(shown > 8, "{shown}");
    // Renamed by hand, without a trace that anything that is kept could go by.
    let name = "update person set name = 'Zoë Neu' where name = 'Jurymitglied 1'";
    damaged!(app.db, "no act renames anybody without a trace", name);
    let title = "update nomination set title = 'Neuer Titel' where title = 'Projekt 0'";
    damaged!(app.db, "no act changes an entry without a trace", title);
    let nominee = "update nomination set nominee_name = 'Neuer Verein' where nominee_name = 'Verein 0'";
    damaged!(app.db, "no act changes an entry without a trace", nominee);
    let mut now = 0;
    for path in &pages {
        let page = office.get(format!("{here}{path}")).await;
        for old in ["Jurymitglied 1", "Projekt 0", "Verein 0"] {
            assert!(!page.contains(old), "{path} still says {old}: {}", page.text);
        }
        now += usize::from(page.contains("Zoë Neu")) + usize::from(page.contains("Neuer Titel"));
    }
    assert_eq!(now, shown, "and everywhere the new ones");
}
