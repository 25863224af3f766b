//! Pages of a meeting that stand open: they hear of what happens elsewhere, and whose right is gone hears nothing more.

use laudatio::contest::jury::actions::recuse;
use laudatio::contest::jury::model::Reason;
use laudatio::on;

use crate::outcome::meeting::Table;
use crate::support::{Stream, TestApp, Visitor};

/// How far a page says that it is.
async fn shown(visitor: &Visitor<'_>, path: &str) -> i64 {
    let page = visitor.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.text);
    let (_, rest) = page.text.split_once("data-version=\"").unwrap_or_else(|| panic!("{path}: {}", page.text));
    rest.split('"').next().unwrap().parse().unwrap()
}

/// Waits until a stream has said that something is newer than a page; the page loaded anew is as new.
async fn hears(stream: &mut Stream<'_>, visitor: &Visitor<'_>, path: &str, before: i64, what: &str) {
    let mut heard = before;
    while heard <= before {
        heard = stream.step().await;
    }
    assert!(shown(visitor, path).await >= heard, "{what}: {path} is older than what was heard");
}

#[rocket::async_test]
async fn an_open_page_hears_of_what_happens_outside_of_the_meeting() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.call(0).await;
    let (office, second) = (app.office().await, app.office().await);
    let entry = table.entry(0).await;
    let (at, other) = (2, 3);
    let title = table.room().await.title(entry).to_owned();
    assert!(table.jurors[at].get(table.path("")).await.contains(&title));

    // What a page has shown while nothing happened is not said to be old.
    for page in ["", "/projector", "/agenda", "/people", "/decisions"] {
        let path = table.path(page);
        assert!(table.desk("/pledges", &[]).await.status == 303);
        let mut stream = table.jurors[0].stream(table.path("/events")).await;
        let step = stream.step().await;
        assert_eq!(shown(&table.jurors[0], &path).await, step, "{path}");
        assert!(table.jurors[0].get(&path).await.contains(&format!("data-page=\"{path}\"")), "{path}");
    }

    let room = table.path("");
    let mut streams = Vec::new();
    for juror in [at, 0] {
        let mut stream = table.jurors[juror].stream(table.path("/events")).await;
        stream.step().await;
        streams.push((juror, stream));
    }
    // On the juror's own page, in the office, and by two of the office.
    let said = (Reason::Board, None);
    let disable = async || office.post(format!("/office/people/{}/disable", table.people[other]), &[]).await;
    let rename = async || table.jurors[at].post("/account", &[("name", "Ida Neu"), ("language", "de")]).await;
    let reopen = async || {
        let path = format!("/office/rounds/{}/reopen", table.round);
        let shown = office.get(&path).await.shown();
        let asked = office.post(&path, &[("reason", "Ein Bogen fehlt."), ("shown", &shown)]).await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        second.confirms(&path).await
    };
    for step in 0..4 {
        let before = shown(&table.jurors[0], &room).await;
        let (what, answer) = match step {
            0 => {
                // As on the sheet of a later round.
                recuse(&app.ctx(), table.people[at], entry, said.clone()).await.unwrap();
                ("a recusal", table.jurors[at].get("/jury").await)
            }
            1 => ("an account that is shut", disable().await),
            2 => ("another name", rename().await),
            _ => ("a round opened again", reopen().await),
        };
        assert!(answer.status < 400, "{what}: {} {}", answer.status, answer.text);
        for (juror, stream) in &mut streams {
            hears(stream, &table.jurors[*juror], &room, before, what).await;
        }
        let page = table.jurors[at].get(&room).await;
        assert!(!page.contains(&title), "{what}: {}", page.text);
        assert_eq!(table.jurors[0].get(&room).await.contains("wieder geöffnet"), step == 3, "{what}");
    }
}

#[rocket::async_test]
async fn whose_right_is_gone_hears_nothing_more() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let office = app.office().await;
    let (shut, kept) = (&table.jurors[3], &table.jurors[2]);
    let mut gone = shut.stream(table.path("/events")).await;
    let mut stays = kept.stream(table.path("/events")).await;
    let mut theirs = office.stream(table.path("/events")).await;
    for stream in [&mut gone, &mut stays, &mut theirs] {
        stream.step().await;
    }
    let disabled = office.post(format!("/office/people/{}/disable", table.people[3]), &[]).await;
    assert_eq!(disabled.status, 303, "{}", disabled.text);
    assert_eq!(gone.next().await, Some(("gone".to_owned(), String::new())));
    assert_eq!(gone.next().await, None, "the stream ends");
    assert_eq!(shut.get(table.path("/events")).await.status, 401);
    for stream in [&mut stays, &mut theirs] {
        stream.step().await;
    }

    // From the jury to those who only confirm, and from the office to the jury: neither is on the list any more.
    let roles = [(table.people[2], "approver", &mut stays), (office.person(), "juror", &mut theirs)];
    for (person, role, stream) in roles {
        let mut tx = app.db.write().await.unwrap();
        let change = "update person set role = $1 where person_id = $2";
        on!(tx, c => sqlx::query(change).bind(role).bind(person).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        // Some act, whichever: it is looked at anew.
        assert_eq!(table.desk("/pledges", &[]).await.status, 303);
        table.call(0).await;
        loop {
            match stream.next().await {
                Some((name, _)) if name == "version" => {}
                Some((name, _)) => assert_eq!(name, "gone", "{role}"),
                None => break,
            }
        }
    }
}
