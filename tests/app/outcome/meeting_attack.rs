//! Who has no business in a meeting: strangers, jurors of another round, people who have signed out. Nothing is told
//! to them, and nothing that they send counts; nor does anything reach from one meeting into another.

use laudatio::ground::web::Role;

use crate::outcome::meeting::Table;
use crate::support::{Answer, TestApp, Visitor};

const OTHER: &str = "ethnischer-wirtschaftspreis";

/// What a meeting must not tell anybody else.
const SECRETS: [&str; 4] = ["Geheimer Wortlaut", "Geheimes Urteil", "Zeche", "Rathaus"];

/// Two meetings at once. In the first one an entry is talked about, a motion is open, and a lot is prepared.
struct Rooms<'a> {
    ours: Table<'a>,
    theirs: Table<'a>,
    motion: String,
}

impl<'a> Rooms<'a> {
    async fn open(app: &'a TestApp) -> Self {
        let ours = Table::open(app, 3, 4).await;
        let theirs = Table::of(app, OTHER, 3, 4).await;
        for table in [&ours, &theirs] {
            table.call(0).await;
            let entry = table.entry(0).await.to_string();
            let verdict = [("nomination_id", entry.as_str()), ("version", "0"), ("verdict", "Geheimes Urteil")];
            assert_eq!(table.desk("/verdict", &verdict).await.status, 303);
            let second = table.entry(1).await.to_string();
            let lot = [("lot_purpose", "Zeche?"), ("lot_entries", entry.as_str()), ("lot_entries", second.as_str())];
            assert_eq!(table.desk("/lots", &lot).await.status, 303);
        }
        let motion = ours.motion(&[("kind", "other"), ("wording", "Geheimer Wortlaut")]).await;
        theirs.motion(&[("kind", "other"), ("wording", "Geheimer Wortlaut")]).await;
        Self { ours, theirs, motion }
    }

    /// How far both meetings have come, with all votes.
    async fn state(&self) -> Vec<(i64, usize, usize, usize)> {
        let mut states = Vec::new();
        for table in [&self.ours, &self.theirs] {
            let room = table.room().await;
            states.push((room.meeting.version, room.votes.len(), room.motions.len(), room.objections.len()));
        }
        states
    }
}

/// Every page of a meeting.
const PAGES: [&str; 6] = ["", "/projector", "/people", "/agenda", "/decisions", "/motions/new?kind=place"];

type Forms = Vec<(String, Vec<(&'static str, String)>)>;

/// Everything that can be sent to a meeting, as its own people would.
async fn forms(table: &Table<'_>) -> Forms {
    let room = table.room().await;
    let (line, item) = (room.list[1].attendance_id.to_string(), room.agenda[1].agenda_item_id.to_string());
    let (motion, lot) = (room.open_motion().unwrap().motion_id, room.lots[0].lot_id);
    let entry = room.agenda[0].nomination_id.to_string();
    let key = uuid::Uuid::new_v4().to_string();
    let text = |text: &str| text.to_owned();
    vec![
        (format!("/motions/{motion}/vote"), vec![("voter", line.clone()), ("choice", text("yes"))]),
        (format!("/motions/{motion}/count"), vec![("yes", text("1")), ("no", text("0")), ("abstained", text("0"))]),
        (format!("/motions/{motion}/cast"), vec![("choice", text("yes"))]),
        (format!("/motions/{motion}/lot"), vec![]),
        (format!("/motions/{motion}/fall"), vec![]),
        (format!("/motions/{motion}/annul"), vec![]),
        (format!("/motions/{motion}/again"), vec![]),
        (format!("/motions/{motion}/withdraw"), vec![]),
        (format!("/motions/{motion}/close"), vec![]),
        (text("/motions"), vec![("key", key), ("kind", text("other")), ("wording", text("Eingeschleust"))]),
        (text("/lots"), vec![("lot_purpose", text("X")), ("lot_entries", entry.clone())]),
        (format!("/lots/{lot}/draw"), vec![("word", text("X"))]),
        (text("/verdict"), vec![("nomination_id", entry.clone()), ("version", text("1")), ("verdict", text("Falsch"))]),
        (text("/objections"), vec![("objector", text("X")), ("objection", text("Y"))]),
        (
            text("/exclude"),
            vec![("who", line.clone()), ("nomination_id", entry.clone()), ("reason_conflict", text("organ"))],
        ),
        (text("/leave"), vec![]),
        (text("/people"), vec![("name", text("Eindringling"))]),
        (format!("/people/{line}/come"), vec![]),
        (format!("/people/{line}/go"), vec![]),
        (format!("/people/{line}/pledge"), vec![]),
        (text("/pledges"), vec![]),
        (text("/duty"), vec![("duty", text("chair")), ("duty_to", line)]),
        (text("/agenda"), vec![("order", text("best"))]),
        (format!("/agenda/{item}/call"), vec![]),
        (text("/finish"), vec![]),
        (text("/end"), vec![]),
        (text("/resume"), vec![]),
    ]
}

async fn send(visitor: &Visitor<'_>, path: &str, form: &[(&str, String)]) -> Answer {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    visitor.post(path, &form).await
}

fn tells_nothing(answer: &Answer, titles: &[String], what: &str) {
    let said = SECRETS.into_iter().chain(titles.iter().map(String::as_str)).find(|secret| answer.contains(secret));
    assert_eq!(said, None, "{what}: {}", answer.text);
}

#[rocket::async_test]
async fn a_meeting_tells_strangers_nothing_and_takes_nothing_from_them() {
    let app = TestApp::start().await;
    let rooms = Rooms::open(&app).await;
    let table = &rooms.ours;
    let titles: Vec<String> = table.room().await.agenda.iter().map(|item| item.title.clone()).collect();
    let stranger = app.juror("Fremd").await.0;
    let other_chair = app.signed_in(app.person("Andere", Role::Chair).await).await;
    // Whoever signs out has a cookie that was good until just now.
    let left = app.signed_in(table.people[1]).await;
    assert_eq!(left.post("/sign-out", &[]).await.status, 303);
    // Whose account the office has locked.
    let locked = table.jurors[3].clone();
    let lock = format!("/office/people/{}/disable", table.people[3]);
    assert_eq!(app.office().await.post(lock, &[]).await.status, 303);
    let visitors = [
        (app.public(), 401, "public"),
        (left, 401, "signed out"),
        (locked, 401, "locked out"),
        (stranger, 404, "a juror of no round"),
        (other_chair, 404, "a chair of no round"),
        (rooms.theirs.jurors[0].clone(), 404, "the chair of another round"),
        (rooms.theirs.jurors[1].clone(), 404, "a juror of another round"),
    ];
    let before = rooms.state().await;
    for (visitor, status, who) in &visitors {
        for page in PAGES {
            let answer = visitor.get(table.path(page)).await;
            assert_eq!(answer.status, *status, "{who} at {page}");
            tells_nothing(&answer, &titles, &format!("{who} at {page}"));
        }
        let answer = visitor.listen(table.path("/events")).await;
        assert_eq!(answer.status, *status, "{who} listens: {}", answer.text);
        tells_nothing(&answer, &titles, &format!("{who} listens"));
        assert!(!answer.contains("event:"), "{who} listens: {}", answer.text);
        let list = visitor.get("/jury/meetings").await;
        assert!(!list.contains(&table.id.to_string()), "{who}: {}", list.text);
        for (path, form) in forms(table).await {
            let answer = send(visitor, &table.path(&path), &form).await;
            assert_eq!(answer.status, *status, "{who} sends {path}: {}", answer.text);
            tells_nothing(&answer, &titles, &format!("{who} sends {path}"));
        }
    }
    assert_eq!(rooms.state().await, before);
}

#[rocket::async_test]
async fn a_member_does_not_conduct_and_votes_for_nobody_else() {
    let app = TestApp::start().await;
    let rooms = Rooms::open(&app).await;
    let (table, motion) = (&rooms.ours, &rooms.motion);
    let before = rooms.state().await;
    for (path, form) in forms(table).await {
        let own = ["/vote", "/come", "/go", "/pledge", "/exclude"].iter().any(|end| path.ends_with(end));
        if !own {
            let answer = send(&table.jurors[2], &table.path(&path), &form).await;
            assert_eq!(answer.status, 404, "{path}: {}", answer.text);
        }
    }
    let (line, entry) = (table.line(1).await, table.entry(0).await.to_string());
    for (path, form) in [
        (format!("/motions/{motion}/vote"), vec![("voter", line.clone()), ("choice", "yes".to_owned())]),
        (format!("/people/{line}/go"), vec![]),
        (format!("/people/{line}/pledge"), vec![]),
        ("/exclude".to_owned(), vec![("who", line), ("nomination_id", entry), ("reason_conflict", "organ".to_owned())]),
    ] {
        let answer = send(&table.jurors[2], &table.path(&path), &form).await;
        assert_eq!(answer.status, 404, "{path} for somebody else: {}", answer.text);
    }
    assert_eq!(rooms.state().await, before);
}

#[rocket::async_test]
async fn nothing_reaches_from_one_meeting_into_another() {
    let app = TestApp::start().await;
    let rooms = Rooms::open(&app).await;
    let (ours, theirs) = (&rooms.ours, &rooms.theirs);
    let chair = &ours.jurors[0];
    let before = rooms.state().await;
    let room = theirs.room().await;
    let (motion, lot) = (room.open_motion().unwrap().motion_id, room.lots[0].lot_id);
    let (line, item) = (room.list[1].attendance_id.to_string(), room.agenda[1].agenda_item_id);
    let entry = room.agenda[0].nomination_id.to_string();
    let own_line = ours.line(0).await;
    let own_motion = &rooms.motion;
    // Their keys at our address: our chair may conduct, and knows them from somewhere.
    let mut tries: Forms = vec![
        (format!("/motions/{motion}/vote"), vec![("voter", own_line), ("choice", "yes".to_owned())]),
        (format!("/motions/{own_motion}/vote"), vec![("voter", line.clone()), ("choice", "yes".to_owned())]),
        (format!("/lots/{lot}/draw"), vec![("word", "X".to_owned())]),
        (format!("/agenda/{item}/call"), vec![]),
        ("/duty".to_owned(), vec![("duty", "secretary".to_owned()), ("duty_to", line.clone())]),
        (
            "/verdict".to_owned(),
            vec![("nomination_id", entry), ("version", "1".to_owned()), ("verdict", "Falsch".to_owned())],
        ),
        ("/people".to_owned(), vec![("name", "Eindringling".to_owned()), ("seat", line.clone())]),
        (
            "/objections".to_owned(),
            vec![("objector", "X".to_owned()), ("objection", "Y".to_owned()), ("motion_id", motion.to_string())],
        ),
    ];
    for verb in ["close", "withdraw", "annul", "again", "fall", "cast", "lot", "count"] {
        tries.push((format!("/motions/{motion}/{verb}"), vec![("choice", "yes".to_owned()), ("yes", "1".to_owned())]));
    }
    for verb in ["come", "go", "pledge"] {
        tries.push((format!("/people/{line}/{verb}"), vec![]));
    }
    for (path, form) in tries {
        let answer = send(chair, &ours.path(&path), &form).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.text);
    }
    assert_eq!(rooms.state().await, before);
}

#[rocket::async_test]
async fn a_vote_counts_once_whether_it_is_sent_again_or_at_the_same_time() {
    let app = TestApp::start().await;
    let rooms = Rooms::open(&app).await;
    let (table, motion) = (&rooms.ours, &rooms.motion);
    let line = table.line(1).await;
    let form = [("voter", line.as_str()), ("choice", "yes")];
    let path = table.path(&format!("/motions/{motion}/vote"));
    let sent = rocket::futures::future::join_all((0..6).map(|_| table.jurors[1].post(&path, &form))).await;
    assert!(sent.iter().all(|answer| answer.status == 303));
    let room = table.room().await;
    assert_eq!(room.votes.iter().filter(|vote| vote.attendance_id.to_string() == line).count(), 1);
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    // Late ones change nothing that was counted.
    assert_eq!(table.votes(motion, 1, "no").await.status, 409);
    assert_eq!(table.votes(motion, 2, "no").await.status, 409);
    let room = table.room().await;
    let counted = room.motion(motion.parse().unwrap()).unwrap();
    assert_eq!((counted.yes, counted.no, counted.abstained), (Some(1), Some(0), Some(0)));

    let motion = table.motion(&[("kind", "other"), ("wording", "Geheim?"), ("ballot", "secret")]).await;
    let path = table.path(&format!("/motions/{motion}/vote"));
    let sent = rocket::futures::future::join_all((0..6).map(|_| table.jurors[1].post(&path, &form))).await;
    assert!(sent.iter().all(|answer| answer.status == 303));
    for juror in [2, 3] {
        assert_eq!(table.votes(&motion, juror, "no").await.status, 303);
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let room = table.room().await;
    let counted = room.motion(motion.parse().unwrap()).unwrap();
    assert_eq!((counted.yes, counted.no, counted.abstained), (Some(1), Some(2), Some(0)));
}
