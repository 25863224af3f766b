//! What somebody may know of a meeting: nothing of the entries they must be outside for, and of no entry what the call
//! hides from the jury.

use laudatio::on;

use crate::outcome::meeting::Table;
use crate::outcome::minutes::conflict;
use crate::support::{Answer, TestApp, Visitor};

/// Words that only those hear who are in the room for the first entry.
const MARKS: [&str; 9] = [
    "Marke-Wortlaut",
    "Marke-Grund",
    "Marke-Reihenfolge",
    "Marke-Urteil",
    "Marke-Einwand",
    "Marke-Los",
    "Marke-Ehrenpreis",
    "4.321",
    "Marke-Frei",
];

/// Every page of a meeting that somebody at the desk may look at.
const PAGES: [&str; 6] = ["", "/projector", "/people", "/agenda", "/decisions", "/motions/new?kind=place"];

/// Everybody outside is told nothing of the marks on any page.
async fn hears_nothing(table: &Table<'_>, who: &Visitor<'_>, when: &str) {
    for path in PAGES {
        let page = who.get(table.path(path)).await;
        let found = MARKS.iter().find(|mark| page.contains(mark));
        assert_eq!(found, None, "{when} {path}: {}", page.text);
    }
}

/// The chair and the second juror have a conflict with the first entry, about which the office then has everything
/// said, moved, drawn and objected that can be. `last` is looked at after each step.
async fn talk(app: &TestApp, table: &Table<'_>) {
    let office = app.office().await;
    table.call(0).await;
    let (entry, other) = (table.entry(0).await.to_string(), table.entry(1).await.to_string());
    for juror in [0, 1] {
        let line = table.line(juror).await;
        let said = [("who", line.as_str()), ("nomination_id", &entry), ("reason_conflict", "organ"), ("note", "")];
        assert_eq!(table.jurors[juror].post(table.path("/exclude"), &said).await.status, 303);
    }
    let key = || uuid::Uuid::new_v4().to_string();
    let send = async |rest: &str, form: &[(&str, &str)]| {
        let answer = office.post(table.path(rest), form).await;
        assert_eq!(answer.status, 303, "{rest} {form:?}: {}", answer.text);
        for juror in [0, 1] {
            hears_nothing(table, &table.jurors[juror], rest).await;
        }
    };
    let vote = async || {
        let motion = table.room().await.motions.last().unwrap().motion_id.to_string();
        for juror in [2, 3, 4] {
            table.votes(&motion, juror, "yes").await;
        }
        send(&format!("/motions/{motion}/close"), &[]).await;
    };
    send("/verdict", &[("nomination_id", &entry), ("version", "0"), ("verdict", "Marke-Urteil")]).await;
    let key_one = key();
    let place = [
        ("kind", "place"),
        ("place", "2"),
        ("entries", entry.as_str()),
        ("amount", "4321"),
        ("key", &key_one),
        ("wording", "Marke-Wortlaut"),
        ("reason", "Marke-Grund"),
        ("order_reason", "Marke-Reihenfolge"),
        ("have_left", "yes"),
    ];
    send("/motions", &place).await;
    vote().await;
    let key_two = key();
    let free = [("kind", "other"), ("key", key_two.as_str()), ("wording", "Marke-Frei"), ("have_left", "yes")];
    send("/motions", &free).await;
    vote().await;
    let key_three = key();
    let special = [
        ("kind", "special_prize"),
        ("prize_name", "Marke-Ehrenpreis"),
        ("person_name", "Ayşe"),
        ("key", &key_three),
        ("reason", "Marke-Grund"),
        ("have_left", "yes"),
    ];
    send("/motions", &special).await;
    vote().await;
    send("/objections", &[("objector", "Frau X"), ("objection", "Marke-Einwand")]).await;
    let lot = [("lot_purpose", "Marke-Los"), ("lot_entries", entry.as_str()), ("lot_entries", other.as_str())];
    send("/lots", &lot).await;
    let lot = table.room().await.lots[0].lot_id;
    send(&format!("/lots/{lot}/draw"), &[("word", "Hoesch")]).await;
    send("/finish", &[]).await;
    // Afterwards, and by its name alone.
    let title = table.room().await.agenda[0].title.clone();
    send("/objections", &[("objector", "Herr Y"), ("objection", &format!("{title}: Marke-Einwand zwei"))]).await;
    let item = table.room().await.agenda[1].agenda_item_id;
    send(&format!("/agenda/{item}/call"), &[]).await;
    let compared = format!("Besser als {title}. Marke-Urteil");
    send("/verdict", &[("nomination_id", &other), ("version", "0"), ("verdict", &compared)]).await;
}

#[rocket::async_test]
async fn whoever_must_be_outside_reads_nothing_of_the_entry_on_any_page_of_the_meeting() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    talk(&app, &table).await;
    // Those in the room have read it all.
    let inside = table.jurors[2].get(table.path("/decisions")).await;
    for mark in ["Marke-Wortlaut", "Marke-Grund", "Marke-Einwand", "Marke-Los", "4.321", "Marke-Ehrenpreis"] {
        assert!(inside.contains(mark), "{mark}: {}", inside.text);
    }
    // Nor do they draw for it, or prepare a lot, though they conduct.
    let (entry, other) = (table.entry(0).await.to_string(), table.entry(2).await.to_string());
    let lot = [("lot_purpose", "X"), ("lot_entries", entry.as_str()), ("lot_entries", other.as_str())];
    let refused = table.desk("/lots", &lot).await;
    assert!(refused.status == 409 && refused.contains("Sie sind befangen"), "{}", refused.text);
    // Those outside know that there is something, and neither who nor how much.
    let outside = table.jurors[1].get(table.path("/decisions")).await;
    assert!(outside.contains("Bei einer Einreichung sind Sie befangen"), "{}", outside.text);
    assert!(outside.contains("Es ging um eine Einreichung") && !outside.contains("Vergeben sind"), "{}", outside.text);
    assert!(!inside.contains("sind Sie befangen"));
    // What was said of another entry in words that name it is not theirs either; their own objection is.
    let own = [("objector", "Jurymitglied 1"), ("objection", "Projekt 0 war gut.")];
    let title = table.room().await.agenda[0].title.clone();
    let own = [own[0], ("objection", title.as_str())];
    assert_eq!(table.jurors[1].post(table.path("/objections"), &own).await.status, 303);
    assert!(
        table.jurors[1]
            .get(table.path("/decisions"))
            .await
            .contains(&format!("<p class=\"l-quote\" dir=\"auto\">{title}"))
    );
    // Nor who else must be outside, while something about it is voted on though another entry is called up.
    let office = app.office().await;
    let key = uuid::Uuid::new_v4().to_string();
    let again = table.entry(0).await.to_string();
    let form =
        [("kind", "deferred"), ("entries", again.as_str()), ("key", &key), ("reason", "X"), ("have_left", "yes")];
    assert_eq!(office.post(table.path("/motions"), &form).await.status, 303);
    for (page, votes) in
        [(office.get(table.path("/people")).await, false), (table.jurors[0].get(table.path("/people")).await, true)]
    {
        let row = page.text.split("<tr").find(|row| row.contains("Jurymitglied 1<")).unwrap();
        assert_eq!(row.contains("stimmt mit"), votes, "{row}");
    }
    let motion = table.room().await.motions.last().unwrap().motion_id;
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/withdraw")), &[]).await.status, 303);
    assert_eq!(office.post(table.path("/finish"), &[]).await.status, 303);
    for juror in [0, 1] {
        hears_nothing(&table, &table.jurors[juror], "between two entries").await;
    }
    let (page, wall) =
        (table.jurors[2].get(table.path("/projector")).await, table.jurors[1].get(table.path("/projector")).await);
    assert!(page.contains("4.321") && !wall.contains("4.321"), "the list on the wall");
}

#[rocket::async_test]
async fn a_paper_leaves_out_what_its_reader_must_be_outside_for_and_says_so() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    talk(&app, &table).await;
    let (own, other) = (app.office().await, app.office().await);
    let entry = table.entry(0).await;
    conflict(&app, own.person(), entry, ("organ", "office")).await;
    let mut tx = app.db.write().await.unwrap();
    // The office has corrected two entries while the jury read them.
    for (entry, reason) in [(entry, "Marke-Berichtigung"), (table.entry(2).await, "Tippfehler im Titel")] {
        let kept = "insert into nomination_revision (nomination_id, revision, answers, replaced_at, replaced_by, reason) \
            values ($1, 1, $2, $3, $4, $5)";
        on!(tx, c => sqlx::query(kept)
            .bind(entry)
            .bind(sqlx::types::Json(serde_json::json!({})))
            .bind(app.clock.now())
            .bind(other.person())
            .bind(reason)
            .execute(c).await.map(drop))
        .unwrap();
    }
    tx.commit().await.unwrap();
    let base = format!("/office/rounds/{}", table.round);
    let files = ["/minutes", "/exports/motions.csv", "/exports/motions.json", "/exports/decisions.csv"];
    for path in files.map(|file| format!("{base}{file}")) {
        let whole = other.get(&path).await;
        assert!(whole.contains("Marke-Grund"), "{path}: {}", whole.text);
        let partial = own.get(&path).await;
        assert_eq!(partial.status, 200, "{path}: {}", partial.text);
        let found = MARKS.iter().find(|mark| partial.contains(mark));
        assert_eq!(found, None, "{path}: {}", partial.text);
        // A file says so as well, below its rows.
        let says = "Dabei ist befangen, wer ";
        assert!(partial.contains(says) && !whole.contains(says), "{path}: {}", partial.text);
    }
    let minutes = own.get(format!("{base}/minutes")).await;
    let whole = other.get(format!("{base}/minutes")).await;
    for text in ["Berichtigungen, während die Jury las", "Tippfehler im Titel"] {
        assert!(minutes.contains(text) && whole.contains(text), "{text}: {}", minutes.text);
    }
    assert!(whole.contains("Marke-Berichtigung") && !minutes.contains("Marke-Berichtigung"), "{}", minutes.text);
    // That something is not in this version does not mean that there is nothing.
    assert!(!minutes.contains("Es sind keine Befangenheiten verzeichnet."), "{}", minutes.text);
    assert!(minutes.contains("lässt aus") && minutes.contains("Steht nicht in dieser Fassung."), "{}", minutes.text);
    assert!(!other.get(format!("{base}/minutes")).await.contains("lässt aus"));
    // The record keeps to it as well, whatever it is narrowed to.
    for act in ["", "motion_made", "verdict_written", "objected", "lot_drawn", "vote_ended"] {
        let path =
            if act.is_empty() { "/office/audit".into() } else { format!("/office/audit?act=jury_session.{act}") };
        let partial = own.get(&path).await;
        let found = MARKS.iter().find(|mark| partial.contains(mark));
        assert_eq!(found, None, "{path}: {}", partial.text);
        let says = "Bei einer Einreichung dieser Sitzung sind Sie befangen.";
        assert!(partial.contains(says), "{path}: {}", partial.text);
        assert!(!other.get(&path).await.contains(says), "{path}");
    }
    assert!(other.get("/office/audit?act=jury_session.motion_made").await.contains("Marke-Wortlaut"));
    // The office's own page of the meeting, too.
    assert_eq!(other.post(table.path("/lots"), &[]).await.status, 422);
    hears_nothing(&table, &own, "the office").await;
}

/// Hides the answers to some questions from the jury.
async fn hide(app: &TestApp, roles: &[&str]) {
    let mut tx = app.db.write().await.unwrap();
    for role in roles {
        let set = "update question set jury_sees = $2 where role = $1";
        on!(tx, c => sqlx::query(set).bind(*role).bind(false).execute(c).await.map(drop)).unwrap();
    }
    tx.commit().await.unwrap();
}

fn names(page: &Answer, marks: &[String]) -> Option<String> {
    marks.iter().find(|mark| page.contains(mark)).cloned()
}

#[rocket::async_test]
async fn what_the_call_hides_from_the_jury_is_hidden_in_the_meeting_and_on_the_wall() {
    for hidden in [&["nominee_name"][..], &["title", "nominee_name"]] {
        let app = TestApp::start().await;
        let table = Table::open(&app, 3, 5).await;
        let items = table.room().await.agenda;
        let titles: Vec<String> = items.iter().map(|item| item.written.0.clone()).collect();
        let people: Vec<String> = items.iter().map(|item| item.written.1.clone()).collect();
        assert!(titles[0].starts_with("Projekt") && people[0].starts_with("Verein"));
        let marks = if hidden.len() == 1 { people.clone() } else { [titles.clone(), people.clone()].concat() };
        let office = app.office().await;
        hide(&app, hidden).await;
        table.call(0).await;
        // The office at the desk as well: what it looks at is on the wall, and what it moves is read by all.
        for (who, visitor) in [("chair", &table.jurors[0]), ("juror", &table.jurors[1]), ("office", &office)] {
            let desk = ["/people", "/agenda", "/motions/new?kind=place"];
            for path in PAGES.iter().filter(|path| who != "juror" || !desk.contains(path)) {
                let page = visitor.get(table.path(path)).await;
                assert_eq!(page.status, 200, "{who} {path}");
                assert_eq!(names(&page, &marks), None, "{hidden:?} {who} {path}: {}", page.text);
            }
        }
        let shown = if hidden.len() == 1 { &titles[0] } else { &items[0].receipt_number };
        assert!(table.jurors[1].get(table.path("")).await.contains(shown));
        let entry = table.entry(0).await.to_string();
        let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
        let page = table.jurors[1].get(table.path("")).await;
        assert!(page.contains("erhält Platz 1"), "{}", page.text);
        assert_eq!(names(&page, &marks), None, "{hidden:?}: {}", page.text);
        table.all(&motion, &["yes", "yes", "yes"]).await;
        for path in ["", "/decisions", "/projector"] {
            let page = table.jurors[1].get(table.path(path)).await;
            assert_eq!(names(&page, &marks), None, "{hidden:?} {path}: {}", page.text);
        }
        // The lists of a juror follow the same view.
        let list = table.jurors[1].get("/jury").await;
        assert_eq!(names(&list, &marks), None, "{}", list.text);
        // The minutes are the office's, and name who is honoured.
        let minutes = office.get(format!("/office/rounds/{}/minutes", table.round)).await;
        assert!(minutes.contains(&titles[0]) && minutes.contains(&people[0]), "{}", minutes.text);
    }
}
