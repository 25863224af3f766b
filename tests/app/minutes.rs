//! What the minutes say comes from what was done: each sentence, and what it must not say.

use laudatio::ids::{NominationId, PersonId};
use laudatio::jury::store::declared;
use laudatio::on;

use crate::session::Table;
use crate::support::TestApp;

/// The minutes as a page, in one line without marks.
async fn minutes(app: &TestApp, table: &Table<'_>) -> String {
    let page = app.office().await.get(format!("/office/rounds/{}/protocol", table.round)).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let mut text = String::new();
    let mut inside = false;
    for sign in page.text.chars() {
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

async fn run(app: &TestApp, text: &'static str) {
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

async fn conflict(app: &TestApp, person: PersonId, entry: NominationId, (reason, origin): (&str, &str)) {
    let ctx = app.ctx();
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query("insert into conflict (conflict_id, nomination_id, person_id, reason, origin, created_at) \
        values ($1, $2, $3, $4, $5, $6)")
        .bind(ctx.random.uuid(ctx.now)).bind(entry).bind(person).bind(reason).bind(origin).bind(ctx.now)
        .execute(c).await.map(drop))
    .unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn only_who_was_called_up_was_talked_about() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 5, 4).await;
    assert!(minutes(&app, &table).await.contains("In der Sitzung aufgerufen 0"));
    for entry in [0, 3] {
        table.call(entry).await;
    }
    let said = minutes(&app, &table).await;
    assert!(said.contains("Auf der Tagesordnung 5") && said.contains("In der Sitzung aufgerufen 2"), "{said}");
    assert!(!said.contains("beraten"), "{said}");
}

#[rocket::async_test]
async fn whoever_declared_in_a_round_has_declared_secrecy() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    run(&app, "delete from declaration").await;
    let mut tx = app.db.write().await.unwrap();
    for juror in [1, 2] {
        declared::declare(&mut tx, table.round, table.people[juror], app.ctx().now).await.unwrap();
    }
    tx.commit().await.unwrap();
    // Nobody was obliged in the session itself.
    run(&app, "update attendance set pledged_at = null, declared_at = null").await;
    let said = minutes(&app, &table).await;
    let declared = "Befangenheit geprüft, Unparteilichkeit und Verschwiegenheit erklärt (Hauptrunde)";
    assert_eq!(said.matches(declared).count(), 2, "{said}");
    assert_eq!(said.matches("nichts erklärt, auch nicht Verschwiegenheit").count(), 2, "{said}");
    assert_eq!(said.matches("keine Erklärung zur Befangenheit").count(), 2, "{said}");
}

#[rocket::async_test]
async fn the_reason_of_a_conflict_is_the_jurors_own_or_whoever_filed_it() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 5).await;
    let entry = table.entry(0).await;
    conflict(&app, table.people[1], entry, ("organ", "office")).await;
    conflict(&app, table.people[2], entry, ("gutachten", "office")).await;
    run(&app, "update conflict set own_reason = 'vorteil' where reason = 'gutachten'").await;
    conflict(&app, table.people[3], entry, ("angehoerige", "recusal")).await;
    // Who is locked out is not on the list; the conflict is known all the same.
    conflict(&app, table.people[4], entry, ("beschaeftigt", "declaration")).await;
    let off = "delete from stay where attendance_id in (select attendance_id from attendance where position = 5)";
    run(&app, off).await;
    run(&app, "delete from attendance where position = 5").await;
    let said = minutes(&app, &table).await;
    for sentence in [
        "ist Mitglied des Vorstands, des Aufsichtsrats oder eines ähnlichen Organs Geschäftsstelle nicht aufgerufen",
        "unmittelbaren Vorteil oder Nachteil Geschäftsstelle oder Sitzung; Grund nach eigener Erklärung",
        "verwandt oder verschwägert eigene Erklärung beim Lesen",
        "gegen Entgelt beschäftigt eigene Erklärung nicht auf der Liste der Sitzung",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    assert!(!said.contains("hat außerhalb des Amtes ein Gutachten"), "{said}");
}

#[rocket::async_test]
async fn who_goes_and_comes_back_was_away_meanwhile() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    let line = table.line(1).await;
    for (time, act) in [("09:00", "go"), ("09:30", "come"), ("10:00", "go")] {
        app.at(&format!("2027-09-07T{time}:00Z"));
        let answer = table.jurors[1].post(table.path(&format!("/people/{line}/{act}")), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    app.at("2027-09-07T11:00:00Z");
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let said = minutes(&app, &table).await;
    for stay in ["11:00 Uhr anwesend von", "anwesend von 7. September 2027, 11:30 Uhr bis 7. September 2027, 12:00 Uhr"]
    {
        assert!(said.contains(stay), "{stay}: {said}");
    }
    assert!(!said.contains("anwesend seit"), "the session is over: {said}");
    assert!(said.contains("bis 7. September 2027, 13:00 Uhr"), "who stayed was there until the end: {said}");
}

#[rocket::async_test]
async fn each_time_outside_is_told_apart() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    conflict(&app, table.people[1], table.entry(0).await, ("organ", "declaration")).await;
    for (time, entry) in [("09:00", 0), ("09:30", 1), ("10:00", 0), ("10:30", 1)] {
        app.at(&format!("2027-09-07T{time}:00Z"));
        table.call(entry).await;
        if entry == 0 {
            assert_eq!(table.desk("/leave", &[]).await.status, 303);
        }
    }
    let said = minutes(&app, &table).await;
    for time in ["11:00 Uhr bis 7. September 2027, 11:30", "12:00 Uhr bis 7. September 2027, 12:30"] {
        assert!(said.contains(time), "{time}: {said}");
    }
}

#[rocket::async_test]
async fn people_are_called_what_they_are_called_until_the_decisions_bind() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 2, 4).await;
    run(&app, "update person set name = 'Ada Neu' where role = 'chair'").await;
    assert!(minutes(&app, &table).await.contains("Ada Neu Vorsitz"));
    assert!(table.jurors[0].get(table.path("/people")).await.contains("Ada Neu"));
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let mut tx = app.db.write().await.unwrap();
    let (now, by) = (app.ctx().now, table.people[0]);
    assert!(laudatio::session::store::decide(&mut tx, table.id, now, by).await.unwrap());
    tx.commit().await.unwrap();
    run(&app, "update person set name = 'Ada Später' where role = 'chair'").await;
    let said = minutes(&app, &table).await;
    assert!(said.contains("Ada Neu Vorsitz") && !said.contains("Ada Später"), "{said}");
}
