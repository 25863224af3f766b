//! Publishing a call and ending it: read by two people, with conditions, and taken back while nothing rests on it.

use laudatio::contest::prizes::model::{Calendar, EditionStatus};
use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::ids::EditionId;
use laudatio::on;

use crate::outcome::meeting::{OPENING, PRIZE, closed_round};
use crate::outcome::meeting_later::ask_to_bind;
use crate::outcome::publication::{BEFORE, CEREMONY, Sent, confirm, decided, edition, entry};
use crate::support::{TestApp, Visitor, damaged};

const CALL: &str = "/prizes/integrationspreis/2027";

/// A call in preparation with these dates: opening, deadline and ceremony.
async fn prepared(app: &TestApp, [opens, closes, ceremony]: [&str; 3]) -> EditionId {
    let by = app.person("Olga Büro", Role::Office).await;
    let edition = app.newest_edition("integrationspreis").await;
    let calendar = Calendar {
        opens_at: Some(opens.parse().unwrap()),
        closes_at: Some(closes.parse().unwrap()),
        ceremony_at: Some(ceremony.parse().unwrap()),
        ..Calendar::default()
    };
    let id = edition.edition_id;
    laudatio::contest::prizes::actions::set_calendar(&app.ctx(), by, id, edition.version, calendar).await.unwrap();
    id
}

const USUAL: [&str; 3] = ["2027-09-01T08:00", "2027-10-20T23:59", "2027-12-03T18:00"];

async fn asks(office: &Visitor<'_>, path: &str, reason: &str) -> u16 {
    let shown = office.get(path).await.input("shown");
    office.post(path, &[("shown", &shown), ("reason", reason)]).await.status
}

async fn status(app: &TestApp) -> EditionStatus {
    app.newest_edition("integrationspreis").await.status
}

#[rocket::async_test]
async fn a_deadline_in_the_wrong_year_is_named_and_stops_without_a_reason() {
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    for dates in [
        ["2027-09-01T08:00", "2029-01-04T23:59", "2029-03-01T18:00"],
        ["2027-09-01T08:00", "2028-10-20T23:59", "2028-12-03T18:00"],
        ["2028-09-01T08:00", "2028-10-20T23:59", "2028-12-03T18:00"],
    ] {
        let id = prepared(&app, dates).await;
        let path = format!("/office/editions/{id}/open");
        let page = olga.get(&path).await;
        assert!(
            page.contains("Ist das richtig?") && page.contains("ist nicht das Jahr der Ausschreibung"),
            "{dates:?}"
        );
        // The feed is silent until the call opens.
        let silent = page.contains("im Feed erst, wenn das Nominieren beginnt");
        assert_eq!(silent, dates[0].starts_with("2028"), "{}", page.text);
        assert_eq!(page.contains("Startseite und im Feed"), !silent);
        let shown = page.input("shown");
        let refused = olga.post(&path, &[("shown", &shown), ("reason", " ")]).await;
        assert!(refused.status == 422 && refused.contains("Bitte füllen Sie dieses Feld aus."), "{}", refused.text);
    }
    let id = prepared(&app, ["2027-09-01T08:00", "2029-01-04T23:59", "2029-03-01T18:00"]).await;
    let path = format!("/office/editions/{id}/open");
    let page = olga.get(&path).await;
    for text in ["Donnerstag, 4. Januar 2029, 23:59 Uhr", "in 485 Tagen", "485 Tage sind ungewöhnlich lang"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    // Somebody means it: the other one reads why, and what is unusual.
    assert_eq!(asks(&olga, &path, "Zwei Jahre, wie beschlossen.").await, 303);
    let page = emre.get(&path).await;
    assert!(page.contains("Zwei Jahre, wie beschlossen.") && page.contains("Ist das richtig?"), "{}", page.text);
    assert_eq!(status(&app).await, EditionStatus::Preparing);
    assert_eq!(emre.confirms(&path).await.status, 303);
    assert_eq!(status(&app).await, EditionStatus::Open);
    let record = olga.get("/office/audit?act=edition.opened").await;
    assert!(record.contains("Zwei Jahre, wie beschlossen."), "{}", record.text);
}

#[rocket::async_test]
async fn one_list_says_on_every_page_what_is_unusual_and_what_contradicts_itself() {
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    // A Saturday, and New Year's Eve.
    let id = prepared(&app, ["2027-09-11T08:00", "2027-10-23T23:59", "2027-12-31T18:00"]).await;
    let base = format!("/office/editions/{id}");
    let path = format!("{base}/open");
    let unusual = ["Samstag, 23. Oktober 2027, 23:59 Uhr ist ein Wochenende.", "Das ist Silvester."];
    assert_eq!(asks(&olga, &path, "").await, 422);
    assert_eq!(asks(&olga, &path, "Das Rathaus feiert an Silvester.").await, 303);
    for page in [olga.get(&base).await, olga.get(&path).await, emre.get(&path).await] {
        assert!(unusual.iter().all(|text| page.contains(text)), "{}", page.text);
        assert!(!page.contains("Alles ist bereit"), "{}", page.text);
    }
    // Money that contradicts itself is not published, whatever the reason, nor by the second person.
    let text = "update edition set prize_money = 700000 where edition_id = $1";
    damaged!(app.db, "no form takes money that contradicts itself", text, id);
    let money = "Das Preisgeld widerspricht sich: insgesamt 7.000\u{a0}€";
    for page in [olga.get(&base).await, olga.get(&path).await, emre.get(&path).await] {
        assert!(page.contains(money) && page.contains("Veröffentlichen geht noch nicht"), "{}", page.text);
        assert!(!page.contains("Alles ist bereit") && !page.contains("name=\"shown\""), "{}", page.text);
    }
    let mut conn = app.db.read().await.unwrap();
    let asked = laudatio::people::approvals::store::open(&mut conn, app.ctx().now).await.unwrap().remove(0);
    drop(conn);
    let form = [("approval_id", asked.approval_id.to_string()), ("shown", asked.shown.clone())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_ne!(emre.post(format!("{path}/confirm"), &form).await.status, 303);
    assert_eq!(status(&app).await, EditionStatus::Preparing);
}

#[rocket::async_test]
async fn dates_that_move_to_a_weekend_or_a_holiday_are_named_before_they_stand() {
    let app = TestApp::start().await;
    let olga = app.office().await;
    let id = app.open_edition("integrationspreis").await;
    let calendar = format!("/office/editions/{id}/calendar");
    let version = olga.get(&calendar).await.input("version");
    for (closes, ceremony, sentence) in [
        ("2027-09-25T23:59", "", "ist ein Wochenende"),
        ("2027-10-03T23:59", "", "Das ist der Tag der Deutschen Einheit"),
        // A date that nobody knew before is read back like one that moves.
        ("2027-09-15T23:59", "2027-12-24T18:00", "Heiligabend"),
    ] {
        let form = [
            ("opens_at", "2027-08-01T00:00"),
            ("closes_at", closes),
            ("ceremony_at", ceremony),
            ("version", version.as_str()),
        ];
        let page = olga.post(&calendar, &form).await;
        assert!(page.status == 200 && page.contains(sentence), "{sentence} in {}", page.text);
    }
}

#[rocket::async_test]
async fn nobody_publishes_what_another_has_not_read() {
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    let id = prepared(&app, USUAL).await;
    let path = format!("/office/editions/{id}/open");
    assert_eq!(olga.post(&path, &[("shown", "something else")]).await.status, 409);
    assert_eq!(asks(&olga, &path, "").await, 303);
    assert!(!olga.get(&path).await.contains("/open/confirm\""), "nobody confirms an own request");
    let waits = emre.get(&path).await;
    // Before the second person answers, something changes.
    prepared(&app, ["2027-09-01T08:00", "2027-10-27T23:59", "2027-12-03T18:00"]).await;
    let form = [("approval_id", waits.input("approval_id")), ("shown", waits.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(emre.post(format!("{path}/confirm"), &form).await.status, 409);
    let otherwise = emre.confirms(&path).await;
    assert!(
        otherwise.status == 409 && otherwise.contains("Seit der Anfrage hat sich etwas geändert"),
        "{}",
        otherwise.text
    );
    assert_eq!(status(&app).await, EditionStatus::Preparing);
    let (juror, _) = app.juror("Ada").await;
    for (visitor, status) in [(app.public(), 401), (juror, 404)] {
        assert_eq!(visitor.get(&path).await.status, status);
        assert_eq!(visitor.post(format!("{path}/confirm"), &form).await.status, status);
    }
}

#[rocket::async_test]
async fn days_that_have_passed_before_a_call_is_published_are_no_days_to_nominate() {
    let app = TestApp::start().await;
    let olga = app.office().await;
    let id = prepared(&app, ["2027-08-01T08:00", "2027-09-15T23:59", "2027-12-03T18:00"]).await;
    let page = olga.get(format!("/office/editions/{id}/open")).await;
    for text in ["8 Tage zum Nominieren sind ungewöhnlich kurz", "8 Tage. Beginn"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
}

#[rocket::async_test]
async fn an_office_of_one_publishes_after_reading() {
    let app = TestApp::start().await;
    let olga = app.office().await;
    let id = prepared(&app, USUAL).await;
    laudatio::people::approvals::settings::adopt(&app.ctx(), true).await.unwrap();
    let path = format!("/office/editions/{id}/open");
    assert_eq!(asks(&olga, &path, "").await, 303);
    assert_eq!(status(&app).await, EditionStatus::Open);
    assert_eq!(asks(&olga, &format!("/office/editions/{id}/retract"), "Verschrieben.").await, 303);
    assert_eq!(status(&app).await, EditionStatus::Preparing);
}

#[rocket::async_test]
async fn a_published_call_is_taken_back_while_nobody_has_nominated() {
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    let id = prepared(&app, USUAL).await;
    let base = format!("/office/editions/{id}");
    assert_eq!(asks(&olga, &format!("{base}/open"), "").await, 303);
    assert_eq!(emre.confirms(&format!("{base}/open")).await.status, 303);
    assert_eq!(app.public().get(CALL).await.status, 200);
    let feed = "Ausschreibung eröffnet: Integrationspreis 2027";
    assert!(app.public().get("/feed.atom").await.contains(feed));
    let (calendar, closes) = (format!("{base}/calendar"), "2027-10-27T23:59");
    let version = olga.get(&calendar).await.input("version");
    let dates = [("opens_at", USUAL[0]), ("closes_at", closes), ("ceremony_at", USUAL[2]), ("version", &version)];
    assert_eq!(olga.reads_and_posts(&calendar, &dates).await.status, 303);
    assert!(olga.get(&base).await.contains("calendar/back"));
    let retract = format!("{base}/retract");
    assert!(olga.get(&base).await.contains(&format!("href=\"{retract}\"")));
    assert_eq!(asks(&olga, &retract, " ").await, 422);
    assert_eq!(asks(&olga, &retract, "Das Jahr war falsch.").await, 303);
    // Everybody could read it: one person alone takes nothing away.
    assert_eq!(app.public().get(CALL).await.status, 200);
    assert!(!olga.get(&retract).await.contains("/retract/confirm\""), "nobody confirms an own request");
    assert!(emre.get(&retract).await.contains("Das Jahr war falsch."));
    assert_eq!(emre.confirms(&retract).await.status, 303);
    assert_eq!(app.public().get(CALL).await.status, 404);
    assert!(!app.public().get("/feed.atom").await.contains(feed), "who reads the feed sees it vanish");
    assert!(olga.get("/office/audit?act=edition.retracted").await.contains("Das Jahr war falsch."));
    assert_eq!(olga.post(&retract, &[("reason", "x")]).await.status, 409, "there is nothing to take back any more");
    // Everything can be changed again, and two people publish it again.
    assert_eq!(olga.get(format!("{base}/places")).await.status, 200);
    app.at("2027-09-08T10:00:00Z");
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    assert_eq!(asks(&olga, &format!("{base}/open"), "").await, 303);
    assert_eq!(emre.confirms(&format!("{base}/open")).await.status, 303);
    // One person does not bring back the dates from before it was published again.
    assert_eq!(olga.get(format!("{base}/calendar/back")).await.status, 409);
    assert!(!olga.get(&base).await.contains("calendar/back") && app.public().get(CALL).await.contains("27. Oktober"));
    entry(&app, id, Sent::default()).await;
    let page = olga.get(&retract).await;
    assert!(page.contains("Es gibt eine Nominierung") && !page.contains("name=\"reason\""), "{}", page.text);
    let late = olga.post(&retract, &[("reason", "Zu spät.")]).await;
    assert!(late.status == 409 && late.contains("Es gibt schon Nominierungen"), "{}", late.text);
    assert_eq!(app.public().get(CALL).await.status, 200);
}

#[rocket::async_test]
async fn a_call_is_ended_last_of_all_and_says_what_is_missing() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", email: "", ..Sent::default() }).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let base = format!("/office/editions/{id}");
    let close = format!("{base}/close");
    // It is not offered, only what is missing is.
    let call = olga.get(&base).await;
    assert!(
        !call.contains("Ausschreibung beenden") && call.contains("Was bis zum Abschluss noch fehlt"),
        "{}",
        call.text
    );
    let page = olga.get(&close).await;
    for (text, way) in [
        ("Die Beschlüsse der Jury sind verbindlich", "/rounds"),
        ("Das Ergebnis ist öffentlich", "/publication"),
        ("Ein Brief fehlt noch.", "/letters"),
    ] {
        assert!(page.contains(text) && page.contains(&format!("href=\"{base}{way}\"")), "{text}: {}", page.text);
    }
    let shown = page.input("shown");
    assert_eq!(olga.post(&close, &[("shown", &shown), ("reason", "")]).await.status, 422);
    assert_eq!(status(&app).await, EditionStatus::Open);
    // Broken off: two people, with a reason.
    assert_eq!(asks(&olga, &close, "Der Rat hat den Preis ausgesetzt.").await, 303);
    assert_eq!(status(&app).await, EditionStatus::Open);
    assert_eq!(emre.confirms(&close).await.status, 303);
    assert_eq!(status(&app).await, EditionStatus::Closed);
    assert!(olga.get("/office/audit?act=edition.closed").await.contains("Der Rat hat den Preis ausgesetzt."));
    // Nobody is awarded anything: no page promises a winner or a day.
    for path in ["/archive", CALL] {
        let page = app.public().get(path).await;
        assert!(page.contains("Das Ergebnis ist hier nicht veröffentlicht."), "{path}: {}", page.text);
        for promise in ["bei der Preisverleihung bekannt gegeben", "3.\u{a0}Dezember\u{a0}2027"] {
            assert!(!page.contains(promise), "{path}: {promise} in {}", page.text);
        }
    }
    // It is opened again, and everything that was missing is done.
    let reopen = format!("{base}/reopen");
    assert!(olga.get(&base).await.contains(&format!("href=\"{reopen}\"")));
    assert_eq!(olga.post(&reopen, &[("reason", " ")]).await.status, 422);
    assert_eq!(olga.post(&reopen, &[("reason", "Es geht doch weiter.")]).await.status, 303);
    assert_eq!(status(&app).await, EditionStatus::Open);
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    let olga = app.office().await;
    let mut tx = app.db.write().await.unwrap();
    let covered = "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, language, subject, \
        body, gaps, status, edited, decided_at, basis, created_at, left_at) values ($1, $2, 'laureate', 'x', 'x', $4, \
        'de', 'x', 'x', '[]', 'posted', false, $3, 'x', $3, $3)";
    let of = "insert into letter_entry (letter_id, nomination_id) values ($1, $2)";
    let (letter, now, key) = (uuid::Uuid::now_v7(), app.ctx().now, vec![1_u8]);
    on!(tx, c => sqlx::query(covered).bind(letter).bind(id).bind(now).bind(&key).execute(c).await.map(drop)).unwrap();
    on!(tx, c => sqlx::query(of).bind(letter).bind(winner).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert!(olga.get(&base).await.contains("Ausschreibung beenden"), "now it is the last step");
    let page = olga.get(&close).await;
    assert!(page.contains("Alles ist erledigt.") && !page.contains("name=\"reason\""), "{}", page.text);
    assert_eq!(asks(&olga, &close, "").await, 303, "one person ends what is done");
    assert_eq!(status(&app).await, EditionStatus::Closed);
    assert!(app.public().get(format!("{CALL}/result")).await.contains("Verein Siegprojekt"));
    assert_eq!(olga.post(&close, &[("shown", "x")]).await.status, 409);
}

#[rocket::async_test]
async fn no_jury_begins_in_a_call_that_has_ended() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let base = format!("/office/editions/{id}");
    let close = format!("{base}/close");
    let juror = app.juror("Ada").await.1.to_string();
    let round = [("name", "Endrunde"), ("distribution", "everyone")];
    let prepared = olga.post(format!("{base}/rounds"), &round).await.location.unwrap();
    assert_eq!(olga.post(format!("{prepared}/entries/all"), &[]).await.status, 303);
    assert_eq!(olga.post(format!("{prepared}/jurors"), &[("jurors", &juror)]).await.status, 303);
    let pair = [("person_id", juror.as_str()), ("nomination_id", &winner.to_string())];
    assert_eq!(olga.post(format!("{prepared}/assignment/add"), &pair).await.status, 303);
    let ready = olga.get(format!("{prepared}/open")).await;
    assert!(ready.contains("name=\"shown\""), "{}", ready.text);
    assert_eq!(asks(&olga, &close, "Der Rat hat den Preis ausgesetzt.").await, 303);
    assert_eq!(emre.confirms(&close).await.status, 303);
    // No round is made, and one that is prepared does not open.
    let rounds = format!("{base}/rounds");
    let round = [("name", "Nachlese"), ("distribution", "everyone")];
    let refused = olga.post(&rounds, &round).await;
    assert!(refused.status == 409 && refused.contains("ist abgeschlossen"), "{}", refused.text);
    assert_eq!(olga.get(format!("{rounds}/new")).await.status, 409);
    assert!(!olga.get(&rounds).await.contains("/rounds/new"));
    let page = olga.get(&prepared).await;
    assert!(page.contains("Die Ausschreibung ist beendet") && page.contains("Zur Ausschreibung"), "{}", page.text);
    let page = olga.get(format!("{prepared}/open")).await;
    assert!(page.contains("Die Ausschreibung ist beendet") && !page.contains("name=\"shown\""), "{}", page.text);
    let shown = ready.input("shown");
    let refused = olga.post(format!("{prepared}/open"), &[("shown", &shown)]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(olga.post(format!("{base}/reopen"), &[("reason", "Es geht doch weiter.")]).await.status, 303);
    assert_eq!(olga.post(format!("{prepared}/open"), &[("shown", &shown)]).await.status, 303);
}

#[rocket::async_test]
async fn nobody_ends_a_call_under_a_jury_at_work_or_a_request_that_waits() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let (close, publication) = (format!("/office/editions/{id}/close"), format!("/office/editions/{id}/publication"));
    let shown = olga.get(&publication).await.input("shown");
    assert_eq!(olga.post(&publication, &[("shown", &shown)]).await.status, 303);
    let page = olga.get(&close).await;
    assert!(page.contains("Eine Anfrage wartet noch.") && !page.contains("name=\"shown\""), "{}", page.text);
    let refused = olga.post(&close, &[("shown", "x"), ("reason", "Egal.")]).await;
    assert!(refused.status == 409 && refused.contains("wartet noch eine Anfrage"), "{}", refused.text);
    let request = emre.get(&publication).await.input("approval_id");
    assert_eq!(emre.post(format!("/office/approvals/{request}/refuse"), &[]).await.status, 303);
    assert!(olga.get(&close).await.contains("name=\"shown\""));
    let mut tx = app.db.write().await.unwrap();
    let open = "update round set status = 'open', closed_at = null, closed_by = null where edition_id = $1";
    on!(tx, c => sqlx::query(open).bind(id).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let refused = olga.post(&close, &[("shown", "x"), ("reason", "Egal.")]).await;
    assert!(refused.status == 409 && refused.contains("Eine Runde der Jury ist noch offen."), "{}", refused.text);
    app.at("2027-09-10T10:00:00Z");
    let olga = app.office().await;
    assert!(olga.get(&close).await.contains("erst nach dem Einsendeschluss"));
    app.at(BEFORE);
}

#[rocket::async_test]
async fn an_ended_call_stays_so_once_the_next_one_is_published() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let close = format!("/office/editions/{id}/close");
    // Nobody has nominated: only the result is out of the question, and nothing is left to do.
    assert_eq!(asks(&olga, &close, "").await, 303);
    assert_eq!(status(&app).await, EditionStatus::Closed);
    let prize = app.newest_edition("integrationspreis").await.prize_id;
    assert_eq!(olga.post(format!("/office/prizes/{prize}/editions"), &[]).await.status, 303);
    let next = app.newest_edition("integrationspreis").await.edition_id;
    assert_ne!(next, id);
    app.at("2029-07-01T10:00:00Z");
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    let open = format!("/office/editions/{next}/open");
    assert_eq!(asks(&olga, &open, "Wie zuletzt.").await, 303);
    assert_eq!(emre.confirms(&open).await.status, 303);
    let reopen = format!("/office/editions/{id}/reopen");
    let refused = olga.post(&reopen, &[("reason", "Doch noch.")]).await;
    assert!(refused.status == 409 && refused.contains("Eine spätere Ausschreibung"), "{}", refused.text);
    assert!(!olga.get(&reopen).await.contains("name=\"reason\""));
}

#[rocket::async_test]
async fn a_deadline_moved_to_the_wrong_year_is_taken_back_while_nobody_used_it() {
    let app = TestApp::start().await;
    let olga = app.office().await;
    let id = app.open_edition("integrationspreis").await;
    let (calendar, base) = (format!("/office/editions/{id}/calendar"), format!("/office/editions/{id}"));
    let moves = async |to: &str| {
        let version = olga.get(&calendar).await.input("version");
        let form = [("opens_at", "2027-08-01T00:00"), ("closes_at", to), ("version", version.as_str())];
        let page = olga.post(&calendar, &form).await;
        assert_eq!(olga.reads_and_posts(&calendar, &form).await.status, 303);
        page
    };
    let page = moves("2029-09-22T23:59").await;
    for text in ["Samstag, 22. September 2029, 23:59 Uhr", "738 Tage später", "ist nicht das Jahr der Ausschreibung"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    let back = format!("{calendar}/back");
    assert!(olga.get(&base).await.contains(&format!("href=\"{back}\"")));
    let page = olga.get(&back).await;
    assert!(page.contains("Bewerbungsschluss: Mittwoch, 15. September 2027, 23:59 Uhr"), "{}", page.text);
    let version = page.input("version");
    assert_eq!(olga.post(&back, &[("version", &version), ("reason", "")]).await.status, 422);
    assert_eq!(olga.post(&back, &[("version", &version), ("reason", "Das Jahr war falsch.")]).await.status, 303);
    assert!(app.public().get(CALL).await.contains("15. September 2027"));
    assert!(olga.get("/office/audit?act=edition.dates_taken_back").await.contains("Das Jahr war falsch."));
    assert_eq!(olga.get(&back).await.status, 409, "there is nothing to take back any more");
    // What somebody relied on stays.
    moves("2027-10-01T23:59").await;
    app.at("2027-09-20T10:00:00Z");
    entry(&app, id, Sent::default()).await;
    let olga = app.signed_in(olga.person()).await;
    let page = olga.get(&back).await;
    assert!(page.contains("In der verlängerten Zeit kamen Nominierungen"), "{}", page.text);
    let version = app.newest_edition("integrationspreis").await.version.to_string();
    assert_eq!(olga.post(&back, &[("version", &version), ("reason", "Doch nicht.")]).await.status, 409);
    assert!(app.public().get(CALL).await.contains("1. Oktober 2027"));
}

#[rocket::async_test]
async fn moving_the_ceremony_of_a_confirmed_result_says_what_becomes_of_it() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    let calendar = format!("/office/editions/{id}/calendar");
    for (now, to, sentence) in [
        (BEFORE, "2027-12-10T18:00", "wird erst dann öffentlich: Freitag, 10. Dezember 2027, 18:00 Uhr"),
        ("2027-12-10T18:00:00Z", "2027-12-17T18:00", "Das Ergebnis ist schon öffentlich und bleibt es"),
    ] {
        app.at(now);
        let olga = app.office().await;
        let version = olga.get(&calendar).await.input("version");
        let form = [
            ("opens_at", "2027-08-01T00:00"),
            ("closes_at", "2027-09-15T23:59"),
            ("ceremony_at", to),
            ("version", version.as_str()),
        ];
        let page = olga.post(&calendar, &form).await;
        assert!(page.status == 200 && page.contains(sentence), "{sentence} in {}", page.text);
        assert_eq!(olga.reads_and_posts(&calendar, &form).await.status, 303);
    }
    assert!(app.public().get(format!("{CALL}/result")).await.contains("Verein Siegprojekt"));
}

#[rocket::async_test]
async fn whoever_asks_again_asks_for_what_stands_now() {
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    let id = prepared(&app, USUAL).await;
    let path = format!("/office/editions/{id}/open");
    assert_eq!(asks(&olga, &path, "Wie besprochen.").await, 303);
    assert!(!olga.get(&path).await.contains("Für den jetzigen Stand neu anfragen"), "nothing has changed");
    // Nobody answers; meanwhile a date changes, and the request is asked again as it was.
    prepared(&app, ["2027-09-01T08:00", "2027-10-27T23:59", "2027-12-03T18:00"]).await;
    app.at("2027-09-10T10:00:00Z");
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    prepared(&app, ["2027-09-11T08:00", "2027-10-27T23:59", "2027-12-03T18:00"]).await;
    let page = olga.get("/office").await;
    let again = page.text.split("action=\"").find(|rest| rest.contains("/again")).unwrap();
    let again = again.split('"').next().unwrap().to_owned();
    let asked = olga.post(&again, &[]).await;
    assert_eq!((asked.status, asked.location.as_deref()), (303, Some(path.as_str())));
    assert_eq!(emre.confirms(&path).await.status, 409, "nobody asked for these dates");
    // The page says so, and one click asks for what it shows.
    let page = olga.get(&path).await;
    assert!(page.contains("Seit Ihrer Anfrage hat sich etwas geändert"), "{}", page.text);
    let form = [("shown", page.input("shown")), ("reason", page.input("reason"))];
    assert_eq!(form[1].1, "Wie besprochen.");
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(olga.post(&path, &form).await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    assert_eq!(status(&app).await, EditionStatus::Open);
    assert!(olga.get("/office/audit?act=edition.approval_withdrawn").await.contains("zurückgezogen"));
}

#[rocket::async_test]
async fn no_meeting_begins_or_goes_on_in_a_call_that_has_ended() {
    const OVER: &str = "Damit die Jury wieder tagen kann, muss die Geschäftsstelle sie erst wieder öffnen.";
    let app = TestApp::start().await;
    let (round, people) = closed_round(&app, PRIZE, 3, 4).await;
    let (chair, office) = (app.signed_in(people[0]).await, app.office().await);
    let edition = rounds::round(&mut app.db.read().await.unwrap(), round).await.unwrap().unwrap().edition_id;
    let ends = async |ends: bool| {
        let mut tx = app.db.write().await.unwrap();
        let done = if ends {
            prizes::close(&mut tx, edition, app.ctx().now).await.unwrap()
        } else {
            prizes::reopen(&mut tx, edition).await.unwrap()
        };
        assert!(done);
        tx.commit().await.unwrap();
    };
    let (of_chair, of_office) = (format!("/jury/rounds/{round}/meeting"), format!("/office/rounds/{round}/meeting"));
    for (visitor, path) in [(&chair, &of_chair), (&office, &of_office)] {
        let page = visitor.get(path).await;
        assert!(page.contains("name=\"venue\"") && !page.contains(OVER), "{}", page.text);
    }
    assert!(chair.get("/jury/meetings").await.contains(&of_chair));
    ends(true).await;
    for (visitor, path) in [(&chair, &of_chair), (&office, &of_office)] {
        let page = visitor.get(path).await;
        assert!(!page.contains("name=\"venue\"") && page.contains(OVER), "{}", page.text);
        let refused = visitor.post(path, OPENING).await;
        assert!(refused.status == 409 && refused.contains(OVER), "{}", refused.text);
    }
    assert!(!chair.get("/jury/meetings").await.contains(&of_chair), "it is not offered either");
    ends(false).await;
    let opened = chair.post(&of_chair, OPENING).await.location.expect("the call is open again");

    // Nor does a call end under a meeting that goes on, with a reason neither.
    let mut tx = app.db.write().await.unwrap();
    assert!(!prizes::close(&mut tx, edition, app.ctx().now).await.unwrap());
    drop(tx);

    // A meeting that is over is neither taken up nor made binding.
    let meeting = opened.trim_end_matches("/people").to_owned();
    assert_eq!(chair.post(format!("{meeting}/end"), &[]).await.status, 303);
    ends(true).await;
    assert!(office.get(&of_office).await.contains(OVER));
    for refused in [chair.post(format!("{meeting}/resume"), &[]).await, ask_to_bind(&office, round).await] {
        assert!(refused.status == 409 && refused.contains(OVER), "{}", refused.text);
    }
    ends(false).await;
    assert_eq!(chair.post(format!("{meeting}/resume"), &[]).await.status, 303);
}
