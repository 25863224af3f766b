//! Facts that come later than what rests on them: named everywhere, and decided anew before anything else follows.

use laudatio::ground::web::Role;
use laudatio::ids::RoundId;
use laudatio::on;
use laudatio::outcome::meeting::model::MeetingStatus;

use crate::outcome::meeting::Table;
use crate::outcome::publication::confirm;
use crate::support::{Answer, TestApp, Visitor, damaged};

/// One of the office asks that the decisions bind.
pub async fn ask_to_bind(one: &Visitor<'_>, round: RoundId) -> Answer {
    let path = format!("/office/rounds/{round}/meeting");
    let page = one.get(&path).await;
    let shown = if page.contains("name=\"shown\"") { page.input("shown") } else { String::new() };
    one.post(format!("{path}/decide"), &[("shown", &shown), ("decide_reason", "Geprüft.")]).await
}

/// One of the office asks, another confirms.
pub async fn bind(one: &Visitor<'_>, two: &Visitor<'_>, round: RoundId) -> Answer {
    let asked = ask_to_bind(one, round).await;
    if asked.status != 303 {
        return asked;
    }
    let path = format!("/office/rounds/{round}/meeting");
    let page = two.get(&path).await;
    let answer = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    two.post(format!("{path}/decide/confirm"), &answer).await
}

/// Two people of the office, and a meeting that has given the first place to the first entry.
async fn decided<'a>(app: &'a TestApp) -> (Table<'a>, Visitor<'a>, Visitor<'a>) {
    let table = Table::open(app, 3, 5).await;
    let two = app.signed_in(app.person("Emre Büro", Role::Office).await).await;
    table.call(0).await;
    let entry = table.entry(0).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    (table, app.office().await, two)
}

#[rocket::async_test]
async fn a_conflict_that_is_noted_after_the_vote_makes_it_be_repeated() {
    let app = TestApp::start().await;
    let (table, one, two) = decided(&app).await;
    let entry = table.entry(0).await.to_string();
    assert_eq!(
        table
            .desk(
                &format!("/motions/{}/annul-decision", table.room().await.motions[0].motion_id),
                &[("annul_reason", "X")]
            )
            .await
            .status,
        409
    );
    let line = table.line(1).await;
    let said = [("who", line.as_str()), ("nomination_id", &entry), ("reason_conflict", "organ"), ("note", "")];
    assert_eq!(table.jurors[1].post(table.path("/exclude"), &said).await.status, 303);
    let name = table.room().await.line_of(table.people[1]).unwrap().name.clone();
    let found = format!("{name} hat mit abgestimmt und ist befangen");
    for path in ["", "/decisions"] {
        let page = table.jurors[0].get(table.path(path)).await;
        assert!(page.contains(&found), "{path}: {}", page.text);
    }
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    // Named on the desk of the office, in the minutes and the files; and nothing follows from it.
    let meeting = format!("/office/rounds/{}/meeting", table.round);
    for path in [meeting.clone(), format!("/office/rounds/{}/minutes", table.round)] {
        let page = one.get(&path).await;
        assert!(page.contains(&found), "{path}: {}", page.text);
    }
    for file in ["motions.csv", "decisions.json"] {
        let page = one.get(format!("/office/rounds/{}/exports/{file}", table.round)).await;
        assert!(page.contains(&found), "{file}: {}", page.text);
    }
    let refused = bind(&one, &two, table.round).await;
    assert!(refused.status == 409 && refused.contains("neu zu entscheiden ist: Antrag 1."), "{}", refused.text);
    assert_eq!(table.room().await.meeting.status, MeetingStatus::Ended);

    assert_eq!(table.desk("/resume", &[]).await.status, 303);
    table.comes(&[1, 2, 3, 4]).await;
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry), ("have_left", "yes")]).await;
    for juror in [0, 2, 3, 4] {
        assert_eq!(table.votes(&motion, juror, "yes").await.status, 303);
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let page = table.jurors[2].get(table.path("/decisions")).await;
    assert!(page.contains("ersetzt durch Antrag 2") && !page.contains("Darüber ist neu"), "{}", page.text);
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert_eq!(bind(&one, &two, table.round).await.status, 303);
    for path in ["minutes", "exports/motions.csv", "exports/decisions.csv"] {
        let page = one.get(format!("/office/rounds/{}/{path}", table.round)).await;
        assert!(page.contains("ersetzt durch Antrag 2"), "{path}: {}", page.text);
    }
}

#[rocket::async_test]
async fn an_account_that_is_disabled_after_the_vote_is_named_and_its_vote_counts() {
    let app = TestApp::start().await;
    let (table, one, two) = decided(&app).await;
    table.leave_the_rest().await;
    app.disable(table.people[1]).await;
    let name = table.room().await.line_of(table.people[1]).unwrap().name.clone();
    let said = format!("Das Konto von {name} ist seit");
    let page = table.jurors[2].get(table.path("/decisions")).await;
    assert!(page.contains(&said) && !page.contains("Darüber ist neu"), "{}", page.text);
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert!(one.get(format!("/office/rounds/{}/minutes", table.round)).await.contains(&said));
    assert_eq!(bind(&one, &two, table.round).await.status, 303);
}

/// The first entry takes no part any more.
async fn drops_out(app: &TestApp, table: &Table<'_>, is_withdrawn: bool) {
    let entry = table.entry(0).await;
    if is_withdrawn {
        let set = "update nomination set status = 'withdrawn', withdrawn_at = changed_at where nomination_id = $1";
        damaged!(app.db, "nobody withdraws what the jury has decided about", set, entry);
    } else {
        let set = "update nomination set screening = 'ineligible', screening_reason = 'X' where nomination_id = $1";
        damaged!(app.db, "nobody screens an entry once a juror has judged it", set, entry);
    }
}

#[rocket::async_test]
async fn nothing_rests_on_a_prize_for_an_entry_that_takes_no_part_any_more() {
    for (is_withdrawn, said) in [(true, "wurde zurückgezogen"), (false, "nimmt nicht mehr teil")] {
        let app = TestApp::start().await;
        let (table, one, two) = decided(&app).await;
        table.leave_the_rest().await;
        assert_eq!(table.desk("/end", &[]).await.status, 303);
        assert_eq!(bind(&one, &two, table.round).await.status, 303);
        let edition = table.room().await.round.round.edition_id;
        let (meeting, base) =
            (format!("/office/rounds/{}/meeting", table.round), format!("/office/editions/{edition}"));
        let reason = [("suspend_reason", "Die Einreichung ist weg.")];
        assert_eq!(one.post(format!("{meeting}/suspend"), &reason).await.status, 409, "nothing has happened");
        drops_out(&app, &table, is_withdrawn).await;
        assert!(one.get(&meeting).await.contains(said));
        assert!(one.get(format!("{base}/publication")).await.contains("Die Seite der Sitzung nennt es"));
        for path in ["documents/certificates.pdf", "documents/laudatio.pdf", "exports/engagementpreis.csv"] {
            let refused = one.get(format!("{base}/{path}")).await;
            assert!(refused.status == 409 && refused.contains("Antrag 1."), "{path}: {}", refused.text);
        }
        for form in ["publication", "letters/prepare", "letters/queue"] {
            let refused = one.post(format!("{base}/{form}"), &[("reason", "X"), ("shown", "X")]).await;
            assert_eq!(refused.status, 409, "{form}: {}", refused.text);
        }
        // It goes on: back to the meeting, annulled with a reason, and binding again.
        assert_eq!(one.post(format!("{meeting}/suspend"), &[]).await.status, 422, "a reason is needed");
        assert_eq!(one.post(format!("{meeting}/suspend"), &reason).await.status, 303);
        assert_eq!(table.room().await.meeting.status, MeetingStatus::Ended);
        assert_eq!(bind(&one, &two, table.round).await.status, 409);
        assert_eq!(table.desk("/resume", &[]).await.status, 303);
        let motion = table.room().await.motions[0].motion_id;
        let annul = [("annul_reason", "Zurückgezogen."), ("back", "decisions")];
        let answer = table.desk(&format!("/motions/{motion}/annul-decision"), &annul).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let page = table.jurors[2].get(table.path("/decisions")).await;
        assert!(page.contains("aufgehoben am 7. September 2027") && !page.contains("Darüber ist neu"), "{}", page.text);
        table.comes(&[0, 1, 2, 3, 4]).await;
        table.leave_the_rest().await;
        assert_eq!(table.desk("/end", &[]).await.status, 303);
        assert_eq!(bind(&one, &two, table.round).await.status, 303);
        for path in ["minutes", "exports/motions.csv", "exports/decisions.json"] {
            let page = one.get(format!("/office/rounds/{}/{path}", table.round)).await;
            assert!(page.contains("aufgehoben am"), "{path}: {}", page.text);
        }
    }
}

#[rocket::async_test]
async fn a_confirmed_result_says_what_came_later_and_is_held_back_first() {
    let app = TestApp::start().await;
    let (table, one, two) = decided(&app).await;
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert_eq!(bind(&one, &two, table.round).await.status, 303);
    let edition = table.room().await.round.round.edition_id;
    app.ceremony_at(one.person(), edition, "2027-12-03T18:00").await;
    confirm(&app, edition).await;
    let base = format!("/office/editions/{edition}/publication");
    assert!(!one.get(&base).await.contains("Darüber ist neu zu entscheiden"));
    drops_out(&app, &table, true).await;
    let page = one.get(&base).await;
    assert!(page.contains("Darüber ist neu zu entscheiden") && page.contains("Antrag 1."), "{}", page.text);
    let suspend = format!("/office/rounds/{}/meeting/suspend", table.round);
    let reason = [("suspend_reason", "Die Einreichung ist weg.")];
    let refused = one.post(&suspend, &reason).await;
    assert!(refused.status == 409 && refused.contains("Halten Sie es zuerst zurück"), "{}", refused.text);
    assert_eq!(one.post(format!("{base}/hold"), &[]).await.status, 303);
    assert_eq!(one.post(&suspend, &reason).await.status, 303);
}

#[rocket::async_test]
async fn what_a_meeting_decided_on_a_round_that_was_opened_again_is_marked_everywhere() {
    let app = TestApp::start().await;
    let (table, one, two) = decided(&app).await;
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert_eq!(bind(&one, &two, table.round).await.status, 303);
    let round = format!("/office/rounds/{}", table.round);
    assert!(one.get(format!("{round}/minutes")).await.contains("bindend"));
    let mut tx = app.db.write().await.unwrap();
    let reopen = "update round set status = 'open', reopened_at = $1";
    on!(tx, c => sqlx::query(reopen).bind(app.clock.now()).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    for path in ["", "/decisions", "/projector"] {
        let page = table.jurors[2].get(table.path(path)).await;
        assert!(page.contains("aufgehoben"), "{path}: {}", page.text);
        for word in ["verbindlich", "bindend"] {
            assert!(!page.contains(word), "{path} {word}: {}", page.text);
        }
    }
    let minutes = one.get(format!("{round}/minutes")).await;
    assert!(minutes.contains("Aufgehoben: Die Runde wurde am 7. September 2027"), "{}", minutes.text);
    assert!(!minutes.contains("bindend") && !minutes.contains("Bindend"), "{}", minutes.text);
    for file in ["motions.csv", "decisions.csv", "decisions.json"] {
        let page = one.get(format!("{round}/exports/{file}")).await;
        assert!(page.contains("aufgehoben am"), "{file}: {}", page.text);
    }
    let page = one.get(format!("{round}/meeting")).await;
    assert!(page.contains("aufgehoben") && !page.contains("verbindlich"), "{}", page.text);
    let edition = table.room().await.round.round.edition_id;
    assert_eq!(one.get(format!("/office/editions/{edition}/documents/certificates.pdf")).await.status, 409);
}

#[rocket::async_test]
async fn nobody_acts_in_a_meeting_whose_round_was_opened_again() {
    let app = TestApp::start().await;
    let (table, ..) = decided(&app).await;
    let mut tx = app.db.write().await.unwrap();
    let reopen = "update round set status = 'open', reopened_at = $1";
    on!(tx, c => sqlx::query(reopen).bind(app.clock.now()).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    for (path, form) in [("/motions", &[("kind", "other"), ("wording", "X")][..]), ("/finish", &[]), ("/end", &[])] {
        let refused = table.desk(path, form).await;
        assert!(refused.status == 409 || refused.status == 422, "{path}: {}", refused.text);
    }
    assert!(table.jurors[0].get(table.path("")).await.contains("wieder geöffnet"));
    assert_eq!(table.room().await.meeting.status, MeetingStatus::Running);
}

#[rocket::async_test]
async fn what_every_meeting_of_a_round_did_is_taken_along() {
    let app = TestApp::start().await;
    let (table, one, _) = decided(&app).await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    app.at("2027-09-07T10:00:00Z");
    let mut tx = app.db.write().await.unwrap();
    let again = "update round set closed_at = $1 where round_id = $2";
    on!(tx, c => sqlx::query(again).bind(app.clock.now()).bind(table.round).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let chair = app.signed_in(table.people[0]).await;
    let opened = chair.post(format!("/jury/rounds/{}/meeting", table.round), crate::outcome::meeting::OPENING).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let one = app.signed_in(one.person()).await;
    let rows = async |list: &str| {
        let path = format!("/office/rounds/{}/exports/{list}.json", table.round);
        let json: serde_json::Value = serde_json::from_str(&one.get(path).await.text).unwrap();
        json["rows"].as_array().unwrap().clone()
    };
    let numbers =
        |rows: &[serde_json::Value]| rows.iter().map(|row| row["meeting"].as_i64().unwrap()).collect::<Vec<_>>();
    // The newest first; everybody was on both lists.
    let attendance = rows("attendance").await;
    assert_eq!(numbers(&attendance), [[2; 5], [1; 5]].concat(), "{attendance:?}");
    // What only the first one decided is there, and that it does not stand any more.
    for list in ["motions", "decisions"] {
        let rows = rows(list).await;
        assert_eq!(numbers(&rows), [1], "{rows:?}");
        assert!(rows[0]["standing"].as_str().unwrap().contains("aufgehoben am"), "{rows:?}");
        let csv = one.get(format!("/office/rounds/{}/exports/{list}.csv", table.round)).await;
        assert!(csv.text.trim_start_matches('\u{feff}').starts_with("Sitzung;"), "{}", csv.text);
    }
}
