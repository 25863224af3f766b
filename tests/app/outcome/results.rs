//! The office closes a round and opens it again: one asks, another confirms.

use laudatio::ground::web::Role;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;
use laudatio::people::approvals::{self, Act};

use crate::fill;
use crate::stage::{judged, says};
use crate::support::{Answer, TestApp, Visitor, damaged};

/// A round with `entries`, each read by `reviews` of the `jurors`, all sheets in; and its address.
async fn round(app: &TestApp, entries: usize, jurors: usize, reviews: usize) -> (fill::Filled, String) {
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, entries, jurors, reviews).await;
    let path = format!("/office/rounds/{}", filled.round_id);
    (filled, path)
}

/// Makes one submitted sheet of the round a draft again.
async fn take_back(app: &TestApp, filled: &fill::Filled) {
    says(app, filled.assignments[0], |content| Content { status: SheetStatus::Draft, ..content }).await;
}

/// Changes the round as no page can any more.
async fn change(app: &TestApp, filled: &fill::Filled, what: &'static str) {
    damaged!(
        app.db,
        "how a round is counted stays once it is open",
        sqlx::AssertSqlSafe(format!("update round set {what} where round_id = $1")),
        filled.round_id,
    );
}

async fn is_closed(office: &Visitor<'_>, path: &str) -> bool {
    office.get(format!("{path}/ranking")).await.contains("Diese Rangliste steht fest.")
}

/// Sends once more what a page had shown.
async fn confirms_what(visitor: &Visitor<'_>, path: &str, page: &Answer) -> Answer {
    let (id, shown) = (page.input("approval_id"), page.input("shown"));
    visitor.post(format!("{path}/confirm"), &[("approval_id", &id), ("shown", &shown)]).await
}

#[rocket::async_test]
async fn a_round_is_closed_by_two_people() {
    let app = TestApp::start().await;
    let (_, path) = round(&app, 3, 3, 2).await;
    let close = format!("{path}/close");
    let olga = app.signed_in(app.person("Olga Brandt", Role::Office).await).await;
    let emre = app.signed_in(app.person("Emre Yıldız", Role::Office).await).await;
    let page = olga.get(&close).await;
    assert!(page.contains("Alles ist da.") && page.contains("6 von 6") && page.contains("3 von 3"), "{}", page.text);
    let asked = olga.asks_to_close(&path, "").await;
    assert_eq!(asked.location.as_deref(), Some(close.as_str()), "{}", asked.text);
    assert!(!is_closed(&olga, &path).await, "nothing happens before somebody else has looked");
    assert!(olga.get(&path).await.contains("Abschluss angefragt"));
    assert!(emre.get("/office").await.contains("Ihre Antwort fehlt"));

    let page = emre.get(&close).await;
    assert!(page.contains("Olga Brandt hat das am") && page.contains("Bestätigen: Runde jetzt schließen"));
    assert_eq!(confirms_what(&olga, &close, &page).await.status, 409, "nobody confirms an own request");
    let done = confirms_what(&emre, &close, &page).await;
    assert_eq!(done.location.as_deref(), Some(format!("{path}/ranking").as_str()), "{}", done.text);
    let ranking = olga.get(format!("{path}/ranking")).await;
    assert!(ranking.contains("Diese Rangliste steht fest."), "{}", ranking.text);
    assert!(ranking.contains("Angefragt von Olga Brandt, bestätigt von Emre Yıldız"), "{}", ranking.text);
    for again in [confirms_what(&emre, &close, &page).await, olga.post(&close, &[]).await] {
        assert_eq!(again.status, 409, "a second click closes nothing twice");
    }
}

#[rocket::async_test]
async fn a_round_with_gaps_closes_only_with_a_reason() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 3, 3, 1).await;
    take_back(&app, &filled).await;
    let office = app.office().await;
    let close = format!("{path}/close");
    let page = office.get(&close).await;
    assert!(
        page.contains("1 Bewertung fehlt") && page.contains("Projekt 0") && page.contains("Entwurf"),
        "{}",
        page.text
    );
    assert!(page.contains("1 Nominierung ohne Bewertung"), "{}", page.text);
    let refused = office.closes(&path, "  ").await;
    assert_eq!(refused.status, 422);
    assert!(refused.contains("Schreiben Sie bitte auf, warum"), "{}", refused.text);
    let long = "x".repeat(2001);
    let refused = office.closes(&path, &long).await;
    assert!(refused.status == 422 && refused.contains(&long), "what was typed is still there");
    let closed = office.closes(&path, "Das Jurymitglied ist <b>krank</b>.").await;
    assert_eq!(closed.status, 303, "{}", closed.text);
    let mut conn = app.db.read().await.unwrap();
    let reason =
        laudatio::contest::rounds::store::round(&mut conn, filled.round_id).await.unwrap().unwrap().close_reason;
    assert_eq!(reason.as_deref(), Some("Das Jurymitglied ist <b>krank</b>."));
}

#[rocket::async_test]
async fn a_sheet_that_cannot_come_any_more_is_not_waited_for() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 3, 3, 2).await;
    let close = format!("{path}/close");
    let office = app.office().await;
    take_back(&app, &filled).await;
    let page = office.get(&close).await;
    assert!(page.contains("Entwurf") && !page.contains("kommt nicht mehr"), "{}", page.text);
    let juror = filled.assignments[0].1;
    for shut in ["disabled", "approver"] {
        if shut == "disabled" {
            app.disable(juror).await;
        } else {
            laudatio::people::accounts::actions::enable(&app.ctx(), juror).await.unwrap();
            let approver = "update person set role = 'approver' where person_id = $1";
            damaged!(app.db, "an earlier release let a juror of an open round go over to confirming", approver, juror);
        }
        let page = office.get(&close).await;
        assert!(page.contains("kommt nicht mehr: kein Zugang zur Jury"), "{}", page.text);
    }
}

#[rocket::async_test]
async fn quorum_and_the_least_number_of_sheets_block_a_close() {
    let app = TestApp::start().await;
    // Juror 0 reads all but one entry, so that two take part; each entry has one sheet.
    let (filled, path) = round(&app, 4, 2, 1).await;
    let office = app.office().await;
    let close = format!("{path}/close");
    for (what, sentence) in [
        ("quorum = 3, least_sheets = null", "nicht beschlussfähig (erst ab 3)"),
        ("quorum = null, least_sheets = 2", "4 Nominierungen mit weniger als 2 Bewertungen"),
    ] {
        change(&app, &filled, what).await;
        let page = office.get(&close).await;
        assert!(page.contains(sentence) && page.contains("Es fehlt noch etwas."), "{what}: {}", page.text);
        assert_eq!(office.closes(&path, "").await.status, 422, "{what}");
    }
    change(&app, &filled, "quorum = 2, least_sheets = 1").await;
    let page = office.get(&close).await;
    assert!(page.contains("beschlussfähig (ab 2)") && page.contains("Alles ist da."), "{}", page.text);
    change(&app, &filled, "quorum = 3, least_sheets = 2").await;
    assert_eq!(office.closes(&path, "Die Sitzung ist morgen.").await.status, 303);
}

#[rocket::async_test]
async fn whoever_confirms_sees_what_has_changed_meanwhile() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 3, 3, 2).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let close = format!("{path}/close");
    let old = olga.get(&close).await.input("shown");
    take_back(&app, &filled).await;
    let stale = olga.post(&close, &[("shown", &old), ("reason", "Getippt")]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.contains("Inzwischen hat sich etwas geändert.") && stale.contains("Getippt"), "{}", stale.text);
    assert_eq!(olga.asks_to_close(&path, "Ein Bogen fehlt.").await.status, 303);

    // Sheets are still taken while the request waits.
    let page = emre.get(&close).await;
    assert!(!page.contains("Seit der Anfrage hat sich etwas geändert."), "{}", page.text);
    says(&app, filled.assignments[0], |content| Content { status: SheetStatus::Submitted, ..content }).await;
    let shown = confirms_what(&emre, &close, &page).await;
    assert_eq!(shown.status, 409);
    assert!(shown.contains("Inzwischen hat sich etwas geändert.") && shown.contains("Alles ist da."));
    assert!(shown.contains("Seit der Anfrage hat sich etwas geändert."), "{}", shown.text);
    assert!(!is_closed(&olga, &path).await);
    assert_eq!(confirms_what(&emre, &close, &shown).await.status, 303);
    assert!(is_closed(&olga, &path).await);
}

#[rocket::async_test]
async fn what_goes_missing_after_the_request_needs_a_new_one_with_a_reason() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 3, 3, 2).await;
    let (olga, emre) = (app.office().await, app.office().await);
    assert_eq!(olga.asks_to_close(&path, "").await.status, 303);
    take_back(&app, &filled).await;
    let page = emre.get(format!("{path}/close")).await;
    assert!(page.contains("Seit der Anfrage fehlt etwas"), "{}", page.text);
    let refused = emre.confirms(&format!("{path}/close")).await;
    assert!(refused.status == 409 && refused.contains("fragen Sie mit Begründung neu an"), "{}", refused.text);
    assert!(!is_closed(&olga, &path).await);
}

#[rocket::async_test]
async fn a_request_to_close_lapses_and_the_round_goes_on() {
    let app = TestApp::start().await;
    let (_, path) = round(&app, 2, 2, 1).await;
    let (olga, emre) = (app.office().await, app.office().await);
    assert_eq!(olga.asks_to_close(&path, "").await.status, 303);
    let page = emre.get(format!("{path}/close")).await;
    app.at("2027-09-10T08:00:00Z");
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    assert_eq!(confirms_what(&emre, &format!("{path}/close"), &page).await.status, 409);
    let page = olga.get(&path).await;
    assert!(page.contains("Bewertung läuft") && !page.contains("Abschluss angefragt"), "{}", page.text);
    assert_eq!(olga.closes(&path, "").await.status, 303);
}

#[rocket::async_test]
async fn two_who_confirm_at_once_close_once() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 3, 3, 2).await;
    let (olga, emre, uta) = (app.office().await, app.office().await, app.office().await);
    assert_eq!(olga.asks_to_close(&path, "").await.status, 303);
    let close = format!("{path}/close");
    let page = emre.get(&close).await;
    let (a, b) = rocket::tokio::join!(confirms_what(&emre, &close, &page), confirms_what(&uta, &close, &page));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let mut conn = app.db.read().await.unwrap();
    let acts = laudatio::ground::audit::of_subject(&mut conn, filled.round_id.0).await.unwrap();
    let mut acts: Vec<_> = acts.iter().map(|entry| entry.act.as_str()).collect();
    // All of one moment.
    acts.sort_unstable();
    assert_eq!(acts, ["approval_asked", "approval_confirmed", "closed", "frozen"]);
}

#[rocket::async_test]
async fn an_office_of_one_person_closes_alone_and_the_result_says_so() {
    let app = TestApp::start().await;
    let (_, path) = round(&app, 3, 3, 2).await;
    // Nobody else is of the office any more.
    let leave = "update person set disabled_at = created_at where role = 'office'";
    damaged!(app.db, "no act leaves an office without anybody", leave);
    let olga = app.signed_in(app.person("Olga Brandt", Role::Office).await).await;
    let page = olga.get(format!("{path}/close")).await;
    assert!(page.contains("Es gibt niemanden, der das bestätigen kann."), "{}", page.text);
    let nobody = olga.post(format!("{path}/close"), &[("shown", "x")]).await;
    assert_eq!(nobody.status, 409);
    // As after a start with `one_person_office = true`.
    laudatio::people::approvals::settings::adopt(&app.ctx(), true).await.unwrap();
    let closed = olga.asks_to_close(&path, "").await;
    assert_eq!(closed.location.as_deref(), Some(format!("{path}/ranking").as_str()), "{}", closed.text);
    let ranking = olga.get(format!("{path}/ranking")).await;
    assert!(ranking.contains("Olga Brandt hat das am") && ranking.contains("allein getan"), "{}", ranking.text);
}

#[rocket::async_test]
async fn a_closed_round_is_opened_again_by_two_and_loses_nothing() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 5, 3, 3).await;
    judged(&app, &filled, |_| 7).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let reopen = format!("{path}/reopen");
    assert_eq!(olga.get(&reopen).await.status, 409, "it is open");
    assert_eq!(olga.closes(&path, "").await.status, 303);
    let shared = [("rank", "1"), ("rule", "shared"), ("reason", "Beide gleich gut")];
    assert_eq!(olga.settles(&format!("{path}/ranking/ties"), &shared).await.status, 303);

    let page = olga.get(&reopen).await;
    assert!(page.contains("Ein entschiedener geteilter Platz"), "{}", page.text);
    // One when it was closed, another one when the place was settled.
    assert!(page.contains("Stand 2 bleibt im Nachweis."), "{}", page.text);
    let shown = page.input("shown");
    let empty = olga.post(&reopen, &[("shown", &shown), ("reason", "")]).await;
    assert!(empty.status == 422 && empty.contains("Bitte füllen Sie dieses Feld aus."), "{}", empty.text);
    let stale = olga.post(&reopen, &[("shown", "x"), ("reason", "Ein Fehler")]).await;
    assert!(stale.status == 409 && stale.contains("Ein Fehler"), "{}", stale.text);
    let asked = olga.post(&reopen, &[("shown", &shown), ("reason", "Ein Fehler")]).await;
    assert_eq!(asked.location.as_deref(), Some(reopen.as_str()));
    assert!(is_closed(&olga, &path).await && olga.get(&path).await.contains("Öffnen angefragt"));
    let page = emre.get(&reopen).await;
    assert_eq!(confirms_what(&olga, &reopen, &page).await.status, 409);
    assert_eq!(confirms_what(&emre, &reopen, &page).await.status, 303);
    assert_eq!(confirms_what(&emre, &reopen, &page).await.status, 409);
    assert!(olga.get(&path).await.contains("wieder geöffnet") && !is_closed(&olga, &path).await);

    // What was settled is set aside, and holds again after the next closing, as no sheet has changed.
    let mut conn = app.db.read().await.unwrap();
    let kept = "select count(*) from tie_break where set_aside_at is not null";
    let kept: i64 = on!(conn, c => sqlx::query_scalar(kept).fetch_one(c).await).unwrap();
    assert_eq!(kept, 1);
    assert!(approvals::granted(&mut conn, Act::Close, filled.round_id.0).await.unwrap().is_some());
    drop(conn);
    assert_eq!(olga.closes(&path, "").await.status, 303);
    let page = olga.get(format!("{path}/ranking/ties")).await;
    assert!(page.contains("Den Rang teilen sich") && page.contains("Beide gleich gut"), "{}", page.text);
    let record = olga.get("/office/audit").await;
    assert!(record.contains("Hat die Runde wieder geöffnet"), "{}", record.text);
}

#[rocket::async_test]
async fn nobody_settles_a_place_once_the_jury_has_decided() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 6, 4, 4).await;
    judged(&app, &filled, |_| 7).await;
    let office = app.office().await;
    assert_eq!(office.closes(&path, "").await.status, 303);
    let ties = format!("{path}/ranking/ties");
    assert!(office.get(&ties).await.contains("Entscheidung festhalten"));
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries, office.person()).await;
    let page = office.get(&ties).await;
    assert!(page.contains("Die Jury hat schon verbindlich entschieden."), "{}", page.text);
    assert!(!page.contains("Entscheidung festhalten"), "{}", page.text);
    let shared = [("rank", "1"), ("rule", "shared"), ("reason", "Beide gleich gut")];
    let refused = office.post(&ties, &shared).await;
    assert!(
        refused.status == 409 && refused.contains("Die Jury hat schon verbindlich entschieden."),
        "{}",
        refused.text
    );
    // The minutes name the snapshot that the jury saw.
    let mut conn = app.db.read().await.unwrap();
    let latest = laudatio::judging::evidence::latest(&mut conn, filled.round_id).await.unwrap().unwrap();
    assert_eq!(latest.number, 1);
    drop(conn);

    // Opened and closed again, it is another ranking, on which no jury has decided.
    let shown = office.get(format!("{path}/reopen")).await.input("shown");
    assert_eq!(office.post(format!("{path}/reopen"), &[("shown", &shown), ("reason", "x")]).await.status, 303);
    assert_eq!(app.office().await.confirms(&format!("{path}/reopen")).await.status, 303);
    app.at("2027-09-07T12:00:00Z");
    assert_eq!(app.office().await.closes(&path, "").await.status, 303);
    assert_eq!(app.office().await.settles(&ties, &shared).await.status, 303);
}

#[rocket::async_test]
async fn a_round_stays_closed_once_its_call_is_over() {
    let app = TestApp::start().await;
    app.at("2027-09-07T08:00:00Z");
    let edition = app.open_edition("integrationspreis").await;
    app.at("2027-09-20T08:00:00Z");
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let (path, office) = (format!("/office/rounds/{}", filled.round_id), app.office().await);
    assert_eq!(office.closes(&path, "").await.status, 303);
    let shown = office.get(format!("{path}/reopen")).await.input("shown");
    // Without decisions and a result it takes two, with a reason.
    let (end, another) = (format!("/office/editions/{edition}/close"), app.office().await);
    let seen = office.get(&end).await.input("shown");
    let ended = office.post(&end, &[("shown", &seen), ("reason", "Abgebrochen.")]).await;
    assert_eq!(ended.status, 303, "{}", ended.text);
    assert_eq!(another.confirms(&end).await.status, 303);
    assert!(office.get(format!("{path}/reopen")).await.contains("Die Ausschreibung ist abgeschlossen."));
    let refused = office.post(format!("{path}/reopen"), &[("shown", &shown), ("reason", "x")]).await;
    assert_eq!(refused.status, 409);
}

#[rocket::async_test]
async fn a_call_does_not_end_while_its_jury_works() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    app.at("2027-09-20T08:00:00Z");
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let office = app.office().await;
    let path = format!("/office/editions/{edition}");
    let another = app.office().await;
    let refused = office.post(format!("{path}/close"), &[("shown", "x"), ("reason", "Abgebrochen.")]).await;
    assert!(refused.status == 409 && refused.contains("Eine Runde der Jury ist noch offen"), "{}", refused.text);
    assert_eq!(office.closes(&format!("/office/rounds/{}", filled.round_id), "").await.status, 303);
    let shown = office.get(format!("{path}/close")).await.input("shown");
    let asked = office.post(format!("{path}/close"), &[("shown", &shown), ("reason", "Abgebrochen.")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    assert_eq!(another.confirms(&format!("{path}/close")).await.status, 303);
}

#[rocket::async_test]
async fn nobody_else_closes_or_opens_a_round() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 2, 2, 1).await;
    let (juror, office) = (app.signed_in(filled.jurors[0]).await, app.office().await);
    for rest in ["/close", "/close/confirm", "/reopen", "/reopen/confirm"] {
        let path = format!("{path}{rest}");
        assert_eq!(juror.post(&path, &[]).await.status, 404, "{path}");
        assert_eq!(app.public().post(&path, &[]).await.status, 401, "{path}");
        assert_eq!(office.forged_post(&path).await.status, 400, "{path}");
    }
    assert_eq!(juror.get(format!("{path}/close")).await.status, 404);
    assert!(office.get(format!("{path}/close")).await.contains("Alles ist da."), "it is still open");
}

/// A closed round of five entries, of which the second and the third are equal; and a new one after it.
async fn final_after(app: &TestApp) -> (fill::Filled, String, Visitor<'_>) {
    let (filled, path) = round(app, 5, 3, 3).await;
    // Each entry has three readers.
    judged(app, &filled, |number| [9, 8, 8, 5, 2][number / 3]).await;
    let office = app.office().await;
    let mut conn = app.db.read().await.unwrap();
    let edition =
        laudatio::contest::rounds::store::round(&mut conn, filled.round_id).await.unwrap().unwrap().edition_id;
    drop(conn);
    let new = [("name", "Endrunde"), ("distribution", "everyone")];
    let next = office.post(format!("/office/editions/{edition}/rounds"), &new).await.location.unwrap();
    let early = office.get(format!("{next}/advance")).await;
    assert!(early.status == 409 && early.contains("noch keine Runde geschlossen"), "{}", early.text);
    assert_eq!(office.closes(&path, "").await.status, 303);
    (filled, next, office)
}

#[rocket::async_test]
async fn the_next_round_takes_the_best_and_cuts_no_shared_place_silently() {
    let app = TestApp::start().await;
    let (filled, next, office) = final_after(&app).await;
    let advance = format!("{next}/advance");
    assert!(office.get(&next).await.contains("Nominierungen aus einer früheren Runde"));
    let ticked = |page: &Answer| page.text.matches(" checked").count();
    for (query, count, sentence) in [
        ("?way=best&best=2", 3, "2 Nominierungen teilen sich Rang 2."),
        ("?way=best&best=3", 3, "Rang 2 · 80,00"),
        ("?way=threshold&threshold=80", 3, "Rang 1 · 90,00"),
        ("?way=threshold&threshold=80,01", 1, "Rang 5 · 20,00"),
        ("?way=hand", 0, "Rang 4 · 50,00"),
    ] {
        let page = office.get(format!("{advance}{query}")).await;
        assert!(page.status == 200 && page.contains(sentence), "{query}: {}", page.text);
        assert_eq!(ticked(&page), count, "{query}");
    }
    // What says nothing is said to say nothing, and stays as it was typed.
    for (query, typed, sentence) in [
        ("?way=best&best=x", "x", "Bitte geben Sie eine ganze Zahl ein."),
        ("?way=best&best=2,5", "2,5", "Bitte geben Sie eine ganze Zahl ein."),
        ("?way=best&best=-1", "-1", "außerhalb des erlaubten Bereichs"),
        ("?way=best&best=0", "0", "außerhalb des erlaubten Bereichs"),
        ("?way=best&best=", "", "Bitte füllen Sie dieses Feld aus."),
        ("?way=threshold&threshold=viel", "viel", "Bitte geben Sie eine Zahl ein, zum Beispiel 75,16."),
        ("?way=threshold&threshold=-1", "-1", "außerhalb des erlaubten Bereichs"),
        ("?way=threshold&threshold=100,01", "100,01", "außerhalb des erlaubten Bereichs"),
        ("?way=threshold&threshold=", "", "Bitte füllen Sie dieses Feld aus."),
    ] {
        let page = office.get(format!("{advance}{query}")).await;
        assert!(page.status == 422 && page.contains(sentence), "{query}: {}", page.text);
        assert!(page.contains("l-error-summary") && page.contains(&format!("value=\"{typed}\"")), "{query}");
        assert_eq!(ticked(&page), 0, "{query}");
    }
    assert!(!office.get(format!("{advance}?way=best&best=3")).await.contains("teilen sich"));

    let [a, b, c] = [0, 1, 2].map(|number| filled.entries[number].to_string());
    let wrong = [("way", "best"), ("best", "viele"), ("entries", &a[..]), ("reason", "So war es gemeint")];
    let page = office.post(&advance, &wrong).await;
    assert!(page.status == 422 && page.contains("ganze Zahl"), "{}", page.text);
    assert!(ticked(&page) == 1 && page.contains("So war es gemeint") && page.contains("viele"), "{}", page.text);
    let cut = office.post(&advance, &[("way", "best"), ("best", "2"), ("entries", &a), ("entries", &b)]).await;
    assert_eq!(cut.status, 422);
    assert!(cut.contains("kommen nur zum Teil weiter") && ticked(&cut) == 2, "{}", cut.text);
    let none = office.post(&advance, &[("way", "hand")]).await;
    assert!(none.status == 422 && none.contains("Bitte wählen Sie etwas aus."), "{}", none.text);
    let reason = [("way", "hand"), ("entries", &a[..]), ("entries", &b), ("reason", "Losentscheid der Jury")];
    assert_eq!(office.post(&advance, &reason).await.location.as_deref(), Some(next.as_str()));
    let all = [("way", "best"), ("best", "2"), ("entries", &a[..]), ("entries", &b), ("entries", &c)];
    assert_eq!(office.post(&advance, &all).await.status, 303);
    let id = next.rsplit('/').next().unwrap().parse().unwrap();
    let mut conn = app.db.read().await.unwrap();
    let entries = laudatio::contest::rounds::store::entries(&mut conn, id).await.unwrap();
    let source = laudatio::contest::rounds::store::round(&mut conn, id).await.unwrap().unwrap().source_round_id;
    assert_eq!((entries.len(), source), (3, Some(filled.round_id)));
    drop(conn);
    let record = office.get("/office/audit").await;
    assert!(
        record.contains("Hat Nominierungen aus einer früheren Runde übernommen") && record.contains("Losentscheid")
    );
}

#[rocket::async_test]
async fn a_round_stays_closed_once_the_next_one_has_begun() {
    let app = TestApp::start().await;
    let (filled, next, office) = final_after(&app).await;
    let entry = filled.entries[0].to_string();
    let form = [("way", "hand"), ("entries", &entry[..])];
    assert_eq!(office.post(format!("{next}/advance"), &form).await.status, 303);
    let reopen = format!("/office/rounds/{}/reopen", filled.round_id);
    assert!(!office.get(&reopen).await.contains("schon begonnen"));
    let id: laudatio::ids::RoundId = next.rsplit('/').next().unwrap().parse().unwrap();
    let mut tx = app.db.write().await.unwrap();
    assert!(laudatio::contest::rounds::store::open(&mut tx, id, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    assert!(office.get(&reopen).await.contains("schon begonnen"));
    assert_eq!(office.post(&reopen, &[("reason", "x")]).await.status, 409);
    assert_eq!(office.get(format!("{next}/advance")).await.status, 409, "its entries are fixed");
}

#[rocket::async_test]
async fn a_round_does_not_begin_with_entries_of_a_ranking_that_no_longer_holds() {
    let app = TestApp::start().await;
    let (filled, next, office) = final_after(&app).await;
    let entry = filled.entries[0].to_string();
    let form = [("way", "hand"), ("entries", &entry[..])];
    assert_eq!(office.post(format!("{next}/advance"), &form).await.status, 303);
    let (path, begin) = (format!("/office/rounds/{}", filled.round_id), format!("{next}/open"));
    let stale = "wurde seither wieder geöffnet";
    // It has no jurors yet, so it does not begin anyway.
    assert!(!office.post(&begin, &[]).await.contains(stale));
    let reopen = format!("{path}/reopen");
    app.at("2027-09-07T09:00:00Z");
    let shown = office.get(&reopen).await.input("shown");
    let asked = office.post(&reopen, &[("shown", &shown), ("reason", "Ein Bogen fehlt.")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    assert_eq!(app.office().await.confirms(&reopen).await.status, 303);
    assert!(office.post(&begin, &[]).await.contains(stale));
    app.at("2027-09-07T10:00:00Z");
    assert_eq!(office.closes(&path, "").await.status, 303);
    assert!(office.post(&begin, &[]).await.contains(stale), "closed anew, with another ranking perhaps");
    assert_eq!(office.post(format!("{next}/advance"), &form).await.status, 303);
    assert!(!office.post(&begin, &[]).await.contains(stale));
}

#[rocket::async_test]
async fn only_the_office_says_who_goes_on() {
    let app = TestApp::start().await;
    let (filled, next, office) = final_after(&app).await;
    let (path, juror) = (format!("{next}/advance"), app.signed_in(filled.jurors[0]).await);
    let entry = filled.entries[0].to_string();
    let form = [("way", "hand"), ("entries", &entry[..])];
    assert_eq!((juror.get(&path).await.status, juror.post(&path, &form).await.status), (404, 404));
    assert_eq!(app.public().post(&path, &form).await.status, 401);
    assert_eq!(office.forged_post(&path).await.status, 400);
    let foreign = uuid::Uuid::now_v7().to_string();
    assert_eq!(office.post(&path, &[("way", "hand"), ("entries", &foreign)]).await.status, 409);
    assert_eq!(office.get(format!("{path}?source={foreign}")).await.status, 404);
    assert_eq!(office.post(&path, &[("entries", "x")]).await.status, 400);
}

#[rocket::async_test]
async fn a_threshold_takes_whoever_is_shown_with_it() {
    let app = TestApp::start().await;
    let (filled, path) = round(&app, 5, 3, 3).await;
    let office = app.office().await;
    let mut conn = app.db.read().await.unwrap();
    let edition =
        laudatio::contest::rounds::store::round(&mut conn, filled.round_id).await.unwrap().unwrap().edition_id;
    drop(conn);
    let new = [("name", "Endrunde"), ("distribution", "everyone")];
    let next = office.post(format!("/office/editions/{edition}/rounds"), &new).await.location.unwrap();
    assert_eq!(office.closes(&path, "").await.status, 303);
    let all = office.get(format!("{next}/advance")).await.text;
    let values: Vec<String> = all
        .split(" · ")
        .skip(1)
        .filter_map(|rest| rest.split(|sign: char| !sign.is_ascii_digit() && sign != ',').next().map(str::to_owned))
        .filter(|value| value.contains(','))
        .collect();
    // Thirds have no end, so that what is shown is more than what is behind it.
    assert!(values.len() == 5 && values.iter().any(|value| !value.ends_with(",00")), "{values:?}");
    for (at, value) in values.iter().enumerate() {
        for typed in [value.clone(), value.replace(',', ".")] {
            let page = office.get(format!("{next}/advance?way=threshold&threshold={typed}")).await;
            let least = values.iter().filter(|other| number(other) >= number(value)).count();
            assert_eq!(page.text.matches(" checked").count(), least, "{at}: {typed} of {values:?}");
        }
    }
}

fn number(text: &str) -> f64 {
    text.replace(',', ".").parse().unwrap()
}
