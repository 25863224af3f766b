//! The jury's meeting: who is there, motions and votes, lots, and what is decided.

use laudatio::contest::prizes::model::TieRule;
use laudatio::contest::prizes::store as prizes;
use laudatio::ground::db::Conn;
use laudatio::ground::web::Role;
use laudatio::ids::{MeetingId, NominationId, PersonId, RoundId};
use laudatio::on;
use laudatio::outcome::meeting::model::decision::DecisionKind;
use laudatio::outcome::meeting::model::motion::{BrokenBy, MotionStatus};
use laudatio::outcome::meeting::model::{MeetingStatus, lot};
use laudatio::outcome::meeting::state::MeetingState;

use crate::fill;
use crate::support::{Answer, TestApp, Visitor, damaged};

async fn run(conn: &mut Conn, text: &'static str) {
    on!(conn, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
}

/// A closed round with a chair first among its jurors.
pub async fn closed_round(app: &TestApp, prize: &str, entries: usize, jurors: usize) -> (RoundId, Vec<PersonId>) {
    closed_round_of(app, (prize, TieRule::CastingVote), entries, jurors).await
}

/// A closed round with a chair first among its jurors, of a call that says what equal votes mean.
async fn closed_round_of(
    app: &TestApp,
    (prize, rule): (&str, TieRule),
    entries: usize,
    jurors: usize,
) -> (RoundId, Vec<PersonId>) {
    let by = app.person("Olga Büro", Role::Office).await;
    app.say_of_ties(by, prize, rule).await;
    let edition = app.edition_opened_by(by, prize).await;
    let filled = fill::round(&app.db, app.clock.now(), edition, entries, jurors, 2).await;
    let mut tx = app.db.write().await.unwrap();
    run(&mut tx, "update round set status = 'closed', closed_at = created_at").await;
    tx.commit().await.unwrap();
    app.signed_in(by).await.appoints(filled.jurors[0], (Role::Juror, Role::Chair)).await;
    (filled.round_id, filled.jurors)
}

pub const PRIZE: &str = "integrationspreis";

pub const OPENING: &[(&str, &str)] = &[
    ("venue", "Rathaus <script>"),
    ("quorum_percent", "50"),
    ("quorum_least", "3"),
    // Nobody decides that in the room: the call has said it.
    ("casting_vote", "no"),
    ("tie_rule", "rejected"),
];

/// A meeting that runs, with everybody there and obliged.
pub struct Table<'a> {
    pub app: &'a TestApp,
    pub id: MeetingId,
    pub round: RoundId,
    /// The chair first.
    pub jurors: Vec<Visitor<'a>>,
    pub people: Vec<PersonId>,
}

impl<'a> Table<'a> {
    pub async fn open(app: &'a TestApp, entries: usize, jurors: usize) -> Self {
        Self::of(app, PRIZE, entries, jurors).await
    }

    pub async fn of(app: &'a TestApp, prize: &str, entries: usize, jurors: usize) -> Self {
        let (round, people) = closed_round(app, prize, entries, jurors).await;
        let mut visitors = Vec::new();
        for person in &people {
            visitors.push(app.signed_in(*person).await);
        }
        let answer = visitors[0].post(format!("/jury/rounds/{round}/meeting"), OPENING).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let path = answer.location.unwrap();
        let id = path.split('/').nth(3).unwrap().parse().unwrap();
        let table = Self { app, id, round, jurors: visitors, people };
        for (number, juror) in table.jurors.iter().enumerate() {
            let line = table.line(number).await;
            assert_eq!(juror.post(table.path(&format!("/people/{line}/come")), &[]).await.status, 303);
        }
        assert_eq!(table.desk("/pledges", &[]).await.status, 303);
        // The ranking is that of the agenda, so that tests know it.
        let mut tx = app.db.write().await.unwrap();
        run(&mut tx, "update agenda_item set computed_rank = position").await;
        tx.commit().await.unwrap();
        table
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/jury/meetings/{}{rest}", self.id)
    }

    pub async fn room(&self) -> MeetingState {
        MeetingState::load(&mut self.app.db.read().await.unwrap(), self.id).await.unwrap()
    }

    pub async fn line(&self, juror: usize) -> String {
        self.room().await.line_of(self.people[juror]).unwrap().attendance_id.to_string()
    }

    pub async fn entry(&self, at: usize) -> NominationId {
        self.room().await.agenda[at].nomination_id
    }

    /// The chair does something.
    pub async fn desk(&self, rest: &str, form: &[(&str, &str)]) -> Answer {
        self.jurors[0].post(self.path(rest), form).await
    }

    pub async fn call(&self, at: usize) {
        let item = self.room().await.agenda[at].agenda_item_id;
        let answer = self.desk(&format!("/agenda/{item}/call"), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }

    /// Jurors say on their own devices that they are here.
    pub async fn comes(&self, jurors: &[usize]) {
        for juror in jurors {
            let path = self.path(&format!("/people/{}/come", self.line(*juror).await));
            assert_eq!(self.jurors[*juror].post(path, &[]).await.status, 303);
        }
    }

    /// A page as the chair sees it.
    pub async fn desk_page(&self, rest: &str) -> String {
        self.jurors[0].get(self.path(rest)).await.text
    }

    /// Moves something; gives the answer.
    pub async fn moves(&self, form: &[(&str, &str)]) -> Answer {
        let key = uuid::Uuid::new_v4().to_string();
        let reason = [("key", key.as_str()), ("reason", "Vorbildlich <b>für</b> alle.")];
        self.desk("/motions", &[&reason, form].concat()).await
    }

    /// Puts something to the vote.
    pub async fn motion(&self, form: &[(&str, &str)]) -> String {
        let answer = self.moves(form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        self.room().await.motions.last().unwrap().motion_id.to_string()
    }

    /// The call lets entries share a place.
    pub async fn shares(&self) {
        damaged!(self.app.db, "the rules of a published call stay", "update edition set tie_rule = 'shared'");
    }

    /// Decides that nobody gets the places that are open: only then anything binds.
    pub async fn leave_the_rest(&self) {
        if self.room().await.current().is_some() {
            assert_eq!(self.desk("/finish", &[]).await.status, 303);
        }
        for place in self.room().await.open_places() {
            let motion = self.motion(&[("kind", "not_awarded"), ("place", place.to_string().as_str())]).await;
            self.all(&motion, &["yes", "yes", "yes"]).await;
        }
    }

    pub async fn votes(&self, motion: &str, juror: usize, choice: &str) -> Answer {
        let line = self.line(juror).await;
        let form = [("voter", line.as_str()), ("choice", choice)];
        self.jurors[juror].post(self.path(&format!("/motions/{motion}/vote")), &form).await
    }

    /// Everybody votes, and the vote ends.
    pub async fn all(&self, motion: &str, choices: &[&str]) {
        for (juror, choice) in choices.iter().enumerate() {
            let answer = self.votes(motion, juror, choice).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
        let answer = self.desk(&format!("/motions/{motion}/close"), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }

    pub async fn last(&self) -> (MotionStatus, Option<BrokenBy>) {
        let room = self.room().await;
        let motion = room.motions.last().unwrap();
        (motion.status, motion.broken_by)
    }
}

#[rocket::async_test]
async fn the_chair_or_the_office_opens_one_meeting_on_a_closed_round() {
    let app = TestApp::start().await;
    let (round, people) = closed_round(&app, PRIZE, 4, 4).await;
    let (office, chair) = (app.office().await, app.signed_in(people[0]).await);
    let juror = app.signed_in(people[1]).await;
    let (ours, theirs) = (format!("/office/rounds/{round}/meeting"), format!("/jury/rounds/{round}/meeting"));
    assert!(office.get(&ours).await.contains("Sitzung eröffnen"));
    assert!(chair.get("/jury/meetings").await.contains(&theirs));
    assert_eq!(juror.get(&theirs).await.status, 404);
    assert_eq!(juror.post(&theirs, OPENING).await.status, 404);
    let (strange, _) = app.juror("Fremd").await;
    assert_eq!(strange.post(&theirs, OPENING).await.status, 404);
    assert_eq!(app.public().get(&theirs).await.status, 401);

    let wrong = chair.post(&theirs, &[("venue", ""), ("quorum_percent", "x")]).await;
    assert!(wrong.status == 422 && wrong.contains("Ort"), "{}", wrong.text);
    let opened = chair.post(&theirs, OPENING).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    assert_eq!(office.post(&ours, OPENING).await.status, 409, "a second one on the same ranking");
    let page = office.get(&ours).await;
    assert!(page.contains("Rathaus &lt;script&gt;") && !page.contains("Rathaus <script>"), "{}", page.text);
    assert!(juror.get("/jury/meetings").await.contains("/jury/meetings/"));
    assert!(!strange.get("/jury/meetings").await.contains("/jury/meetings/"));

    let mut tx = app.db.write().await.unwrap();
    run(&mut tx, "update round set status = 'open', closed_at = null").await;
    tx.commit().await.unwrap();
    assert!(office.get(&ours).await.contains("noch nicht geschlossen"));
    assert_eq!(office.post(&ours, OPENING).await.status, 409);
}

#[rocket::async_test]
async fn a_place_in_the_agenda_that_is_no_number_is_said_to_be_none() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 3).await;
    let before: Vec<_> = table.room().await.agenda.iter().map(|item| item.agenda_item_id).collect();
    let last = format!("position-{}", before[2]);
    for (typed, reason) in [
        ("viele", "ganze Zahl"),
        ("1,5", "ganze Zahl"),
        ("\u{661}", "ganze Zahl"),
        ("", "füllen Sie"),
        ("-1", "außerhalb"),
        ("4", "außerhalb"),
        ("99999999999", "außerhalb"),
    ] {
        let refused = table.desk("/agenda", &[("order", "typed"), (&last, typed)]).await;
        assert_eq!(refused.status, 422, "{typed}: {}", refused.text);
        assert!(refused.contains("Stelle von") && refused.contains(reason), "{typed}: {}", refused.text);
        assert_eq!(refused.input(&last), typed);
    }
    let now: Vec<_> = table.room().await.agenda.iter().map(|item| item.agenda_item_id).collect();
    assert_eq!(now, before);
    assert_eq!(table.desk("/agenda", &[("order", "typed"), (&last, " 1 ")]).await.status, 303);
    let after: Vec<_> = table.room().await.agenda.iter().map(|item| item.agenda_item_id).collect();
    assert_eq!(after, [before[2], before[0], before[1]]);
}

#[rocket::async_test]
async fn a_guest_who_is_noted_twice_is_one() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    assert_eq!(table.desk("/people", &[("name", "Jürgen Gast"), ("seat", "")]).await.status, 303);
    // The other form of the same letters, and another case.
    for name in ["Jürgen Gast", "JU\u{308}RGEN  Gast"] {
        let again = table.desk("/people", &[("name", name), ("seat", "")]).await;
        assert_eq!(again.status, 409, "{name}: {}", again.text);
        assert!(again.contains("steht schon auf der Liste"), "{name}: {}", again.text);
    }
    let listed = "select count(*) from attendance where role = 'guest'";
    let mut conn = app.db.read().await.unwrap();
    let listed: i64 = laudatio::on!(conn, c => sqlx::query_scalar(listed).fetch_one(c).await).unwrap();
    assert_eq!(listed, 1);
}

#[rocket::async_test]
async fn a_count_of_hands_that_is_no_number_comes_back_to_the_chair() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Wir beginnen.")]).await;
    let count = format!("/motions/{motion}/count");
    for (typed, reason) in [
        ("abc", "ganze Zahl"),
        ("2,5", "ganze Zahl"),
        ("\u{663}", "ganze Zahl"),
        ("1e1", "ganze Zahl"),
        ("", "füllen Sie"),
        ("-1", "außerhalb"),
        ("99999999999", "außerhalb"),
    ] {
        let form = [("yes", "3"), ("no", typed), ("abstained", "1")];
        let refused = table.desk(&count, &form).await;
        assert_eq!(refused.status, 422, "{typed}: {}", refused.text);
        assert!(refused.contains("Nein-Stimmen: ") && refused.contains(reason), "{typed}: {}", refused.text);
        assert_eq!(["yes", "no", "abstained"].map(|name| refused.input(name)), ["3", typed, "1"]);
    }
    // More than may vote, and nobody at all.
    for (yes, no) in [("4", "1"), ("0", "0")] {
        let refused = table.desk(&count, &[("yes", yes), ("no", no), ("abstained", "0")]).await;
        assert!(refused.status == 422 && refused.contains("So viele dürfen nicht abstimmen"), "{}", refused.text);
        assert_eq!((refused.input("yes"), refused.input("no")), (yes.to_owned(), no.to_owned()));
    }
    assert_eq!(table.last().await.0, MotionStatus::Voting);
    let juror = table.jurors[1].post(table.path(&count), &[("yes", "abc")]).await;
    assert_eq!(juror.status, 404, "it is not theirs to count");
    let counted = table.desk(&count, &[("yes", "3"), ("no", " 1 "), ("abstained", "0")]).await;
    assert_eq!(counted.status, 303, "{}", counted.text);
    assert_eq!(table.last().await.0, MotionStatus::Carried);
}

#[rocket::async_test]
async fn what_somebody_typed_in_the_room_comes_back_with_what_is_missing() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    table.call(0).await;
    let entry = table.entry(0).await.to_string();
    let line = table.line(1).await;
    let long = "x".repeat(8001);
    for (rest, form, kept, reason) in [
        (
            "/verdict",
            &[("nomination_id", entry.as_str()), ("version", "0"), ("verdict", &long)][..],
            &long[..],
            "zu lang",
        ),
        (
            "/exclude",
            &[("who", &line), ("nomination_id", &entry), ("note", "Meine Schwester")],
            "Meine Schwester",
            "Grund",
        ),
        ("/objections", &[("objector", "Frau X"), ("objection", "")], "Frau X", "Einwand"),
        ("/lots", &[("lot_purpose", "Wer zuerst?")], "Wer zuerst?", "Los"),
        ("/people", &[("name", &long[..300])], &long[..300], "200 Zeichen"),
        ("/people", &[("name", "Gerd Gast"), ("seat", "niemand")], "Gerd Gast", "wählen"),
        ("/duty", &[("duty", "chair"), ("duty_to", "niemand")], "duty_to", "wählen"),
        ("/motions", &[("kind", "other"), ("key", &entry), ("wording", "Pause?"), ("ballot", "x")], "Pause?", "wählen"),
        (
            "/motions",
            &[("kind", "other"), ("key", &entry), ("wording", "Pause?"), ("moved_by", "x")],
            "Pause?",
            "wählen",
        ),
    ] {
        let answer = table.desk(rest, form).await;
        assert_eq!(answer.status, 422, "{rest}: {}", answer.text);
        assert!(answer.contains(kept) && answer.contains(reason), "{rest}: {}", answer.text);
        assert!(answer.contains("error-summary-title") && answer.contains("<title>Fehler"), "{rest}: {}", answer.text);
    }
    let room = table.room().await;
    assert!(room.motions.is_empty() && room.objections.is_empty() && room.lots.is_empty());
    // Somebody else was quicker: what was typed here is still here.
    let first = [("nomination_id", entry.as_str()), ("version", "0"), ("verdict", "Eins")];
    assert_eq!(table.desk("/verdict", &first).await.status, 303);
    let late = table.desk("/verdict", &[first[0], first[1], ("verdict", "Zwei, lange überlegt")]).await;
    assert!(late.status == 422 && late.contains("Zwei, lange überlegt"), "{}", late.text);
    assert!(late.contains("Jemand anderes hat das Urteil gerade geändert"), "{}", late.text);
}

#[rocket::async_test]
async fn nobody_else_is_in_the_room() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let (strange, _) = app.juror("Fremd").await;
    let other_chair = app.signed_in(app.person("Andere", Role::Chair).await).await;
    for path in ["", "/projector", "/people", "/agenda", "/decisions", "/motions/new?kind=place"] {
        assert_eq!(table.jurors[0].get(table.path(path)).await.status, 200, "{path}");
        assert_eq!(strange.get(table.path(path)).await.status, 404, "{path}");
        assert_eq!(other_chair.get(table.path(path)).await.status, 404, "{path}");
        assert_eq!(app.public().get(table.path(path)).await.status, 401, "{path}");
    }
    // A member takes part and does not conduct.
    for path in ["/people", "/agenda", "/motions/new?kind=place"] {
        assert_eq!(table.jurors[1].get(table.path(path)).await.status, 404, "{path}");
    }
    for path in ["/finish", "/end", "/pledges", "/leave"] {
        assert_eq!(table.jurors[1].post(table.path(path), &[]).await.status, 404, "{path}");
        assert_eq!(strange.post(table.path(path), &[]).await.status, 404, "{path}");
    }
    assert_eq!(strange.get(table.path("/events")).await.status, 404);
    assert_eq!(table.room().await.meeting.status, MeetingStatus::Running);
}

#[rocket::async_test]
async fn without_a_quorum_nothing_is_put_to_the_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    for juror in [3, 4] {
        let line = table.line(juror).await;
        assert_eq!(table.desk(&format!("/people/{line}/go"), &[]).await.status, 303);
    }
    assert!(table.jurors[1].get(table.path("")).await.contains("3 von 5 stimmen mit, 3 sind nötig"));
    let motion = table.motion(&[("kind", "other"), ("wording", "Wir beginnen.")]).await;
    table.desk(&format!("/motions/{motion}/withdraw"), &[]).await;
    let line = table.line(2).await;
    table.desk(&format!("/people/{line}/go"), &[]).await;
    assert!(table.jurors[1].get(table.path("")).await.contains("nicht beschlussfähig"));
    let refused = table.moves(&[("kind", "other"), ("wording", "Wir beginnen.")]).await;
    assert!(refused.status == 409 && refused.contains("nicht beschlussfähig"), "{}", refused.text);
    // A substitute takes the seat of a member who is not there.
    let add = [("name", "Vera Vertretung"), ("seat", line.as_str())];
    assert_eq!(table.desk("/people", &add).await.status, 303);
    let refused = table.moves(&[("kind", "other"), ("wording", "Wir beginnen.")]).await;
    assert!(refused.status == 409 && refused.contains("Verschwiegenheit"), "{}", refused.text);
    table.desk("/pledges", &[]).await;
    table.motion(&[("kind", "other"), ("wording", "Wir beginnen.")]).await;
}

#[rocket::async_test]
async fn whoever_has_a_conflict_leaves_the_room_and_does_not_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    table.call(0).await;
    let entry = table.entry(0).await.to_string();
    let title = table.room().await.title(table.entry(0).await).to_owned();
    assert!(table.jurors[1].get(table.path("")).await.contains(&title));
    let line = table.line(1).await;
    let said = [("who", line.as_str()), ("nomination_id", &entry), ("reason_conflict", "organ"), ("note", "")];
    let form = table.jurors[1].get(table.path("")).await;
    assert!(form.contains("Ich bin befangen") && form.contains(&line), "{}", form.text);
    assert_eq!(table.jurors[1].post(table.path("/exclude"), &said).await.status, 303);

    let page = table.jurors[1].get(table.path("")).await;
    assert!(page.contains("Bitte verlassen Sie den Raum") && !page.contains(&title), "{}", page.text);
    let form = [("kind", "place"), ("place", "1"), ("entries", entry.as_str())];
    let refused = table.moves(&form).await;
    assert!(refused.status == 422 && refused.contains("Raum verlassen"), "{}", refused.text);
    assert_eq!(table.desk("/leave", &[]).await.status, 303);
    let motion = table.motion(&form).await;
    let refused = table.votes(&motion, 1, "yes").await;
    assert!(refused.status == 409 && refused.contains("stimmt nicht mit ab"), "{}", refused.text);
    let voter = [("voter", line.as_str()), ("choice", "yes")];
    let refused = table.desk(&format!("/motions/{motion}/vote"), &voter).await;
    assert_eq!(refused.status, 409, "nor does the chair for them");
    let room = table.room().await;
    assert_eq!((room.voters.len(), room.votes.len(), room.left.len()), (4, 0, 1));
    assert_eq!((room.left[0].reason.as_str(), room.left[0].origin.as_str()), ("organ", "session"));

    for juror in [0, 2, 3, 4] {
        table.votes(&motion, juror, "yes").await;
    }
    table.desk(&format!("/motions/{motion}/close"), &[]).await;
    table.call(1).await;
    assert!(table.room().await.left[0].returned_at.is_some(), "back for the next one");
    assert!(!table.jurors[1].get(table.path("")).await.contains("Bitte verlassen Sie den Raum"));
}

#[rocket::async_test]
async fn a_tie_is_broken_by_the_chairs_vote_where_the_chair_may_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let entry = table.entry(0).await.to_string();
    let form = [("kind", "place"), ("place", "1"), ("entries", entry.as_str())];
    let motion = table.motion(&form).await;
    table.all(&motion, &["yes", "no", "yes", "no"]).await;
    assert_eq!(table.last().await, (MotionStatus::Carried, Some(BrokenBy::CastingVote)));

    // The chair abstained: the chair is asked.
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    table.all(&motion, &["abstain", "no", "yes"]).await;
    assert_eq!(table.last().await, (MotionStatus::Tied, None));
    assert!(table.jurors[0].get(table.path("")).await.contains("Vorsitz: Ja"));
    assert!(!table.jurors[1].get(table.path("")).await.contains("Vorsitz: Ja"));
    let refused = table.moves(&[("kind", "other"), ("wording", "Weiter?")]).await;
    assert_eq!(refused.status, 409, "first the tie");
    table.desk(&format!("/motions/{motion}/cast"), &[("choice", "no")]).await;
    assert_eq!(table.last().await, (MotionStatus::Rejected, Some(BrokenBy::CastingVote)));
}

#[rocket::async_test]
async fn a_vote_counts_once_however_often_it_is_sent() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let key = uuid::Uuid::new_v4().to_string();
    let form = [("kind", "other"), ("wording", "Pause?"), ("key", &key), ("ballot", "open")];
    for _ in 0..2 {
        assert_eq!(table.desk("/motions", &form).await.status, 303);
    }
    let room = table.room().await;
    assert_eq!(room.motions.len(), 1, "a double click makes one motion");
    let motion = room.motions[0].motion_id.to_string();
    for choice in ["yes", "yes", "no", "no"] {
        assert_eq!(table.votes(&motion, 1, choice).await.status, 303);
    }
    assert_eq!(table.room().await.votes.len(), 1);
    // The chair notes what somebody says who has no device.
    let line = table.line(2).await;
    let noted = [("voter", line.as_str()), ("choice", "yes")];
    assert_eq!(table.desk(&format!("/motions/{motion}/vote"), &noted).await.status, 303);
    assert_eq!(table.jurors[3].post(table.path(&format!("/motions/{motion}/vote")), &noted).await.status, 404);
    for _ in 0..2 {
        assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    }
    let room = table.room().await;
    assert_eq!((room.motions[0].yes, room.motions[0].no), (Some(1), Some(1)));
    assert_eq!(table.votes(&motion, 1, "yes").await.status, 409, "the vote is over");
}

#[rocket::async_test]
async fn a_secret_vote_leaves_no_trace_of_who_voted_what() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let form = [("kind", "other"), ("wording", "Geheim?"), ("ballot", "secret")];
    let motion = table.motion(&form).await;
    for (juror, choice) in ["yes", "no", "yes", "abstain"].iter().enumerate() {
        table.votes(&motion, juror, choice).await;
        // A second one is not counted, and nothing says so.
        assert_eq!(table.votes(&motion, juror, "no").await.status, 303);
    }
    let line = table.line(4).await;
    let noted = [("voter", line.as_str()), ("choice", "no")];
    assert_eq!(table.desk(&format!("/motions/{motion}/vote"), &noted).await.status, 409, "nobody votes for somebody");
    let running = table.jurors[0].get(table.path("")).await;
    assert!(running.contains("4 von 5 haben abgestimmt") && !running.contains("2 Ja"), "{}", running.text);
    table.desk(&format!("/motions/{motion}/close"), &[]).await;
    let room = table.room().await;
    let found = &room.motions[0];
    assert_eq!((found.yes, found.no, found.abstained), (Some(2), Some(1), Some(1)));
    // Not even who has voted is kept: with the counts it may tell what.
    assert_eq!((room.votes.len(), room.voters.iter().filter(|voter| voter.has_voted).count()), (0, 0));

    let mut conn = app.db.read().await.unwrap();
    // The record names nobody, and nothing in it follows the votes one by one.
    let acts = "select act from audit where subject = 'jury_session' order by position desc limit 2";
    let acts: Vec<String> = on!(conn, c => sqlx::query_scalar(acts).fetch_all(c).await).unwrap();
    assert_eq!(acts, ["vote_ended", "motion_made"]);
    // Whatever an engine keeps with a row, it is the same for all of this motion's.
    if let laudatio::ground::db::Raw::Postgres(c) = conn.raw() {
        let rows = "select count(distinct xmin::text) from (select xmin from motion_voter union all \
            select xmin from secret_count) x";
        let writers: i64 = sqlx::query_scalar(rows).fetch_one(c).await.unwrap();
        assert_eq!(writers, 1);
    }
}

#[rocket::async_test]
async fn a_lot_is_prepared_before_it_is_drawn_and_anybody_can_draw_it_again() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    let entries = [table.entry(0).await.to_string(), table.entry(1).await.to_string()];
    let form = [("lot_purpose", "Wer <b>zuerst</b>?"), ("lot_entries", &entries[0]), ("lot_entries", &entries[1])];
    assert_eq!(table.desk("/lots", &form[..2]).await.status, 422, "one is no choice");
    assert_eq!(table.desk("/lots", &form).await.status, 303);
    let prepared = table.room().await.lots[0].clone();
    assert_eq!(prepared.seed_hash, lot::seed_hash(&prepared.seed));
    for page in ["", "/projector", "/decisions"] {
        let page = table.jurors[0].get(table.path(page)).await;
        assert!(page.contains(&prepared.seed_hash) && !page.contains(&prepared.seed), "{}", page.text);
    }
    let draw = format!("/lots/{}/draw", prepared.lot_id);
    assert_eq!(table.desk(&draw, &[("word", "")]).await.status, 422);
    assert_eq!(table.desk(&draw, &[("word", "Phoenixsee")]).await.status, 303);
    assert_eq!(table.desk(&draw, &[("word", "Westfalenpark")]).await.status, 303, "a second draw changes nothing");
    let drawn = table.room().await.lots[0].clone();
    assert_eq!(drawn.word.as_deref(), Some("Phoenixsee"));
    assert_eq!(drawn.result.unwrap().0, lot::draw(&prepared.seed, "Phoenixsee", &prepared.candidates));
    assert!(table.jurors[1].get(table.path("/decisions")).await.contains(&prepared.seed));

    // Nobody draws again until the order pleases: these two are in one, whoever else is drawn with them.
    let [third, fourth] = [table.entry(2).await.to_string(), table.entry(3).await.to_string()];
    for more in [&[][..], &[("lot_entries", third.as_str())]] {
        let refused = table.desk("/lots", &[&form[..], more].concat()).await;
        assert!(refused.status == 422 && refused.contains("schon ein Los geordnet"), "{}", refused.text);
        assert!(refused.contains("Wer &lt;b&gt;zuerst"), "what was typed is still there: {}", refused.text);
    }
    let form = [form[0], ("lot_entries", &entries[1]), ("lot_entries", &third), ("lot_entries", &fourth)];

    // A word as telephones send it; it is kept as it is printed, so that it can be read from there and drawn again.
    assert_eq!(table.desk("/lots", &form).await.status, 303);
    let prepared = table.room().await.lots[1].clone();
    let draw = format!("/lots/{}/draw", prepared.lot_id);
    assert_eq!(table.desk(&draw, &[("word", "\u{200b}\u{a0}")]).await.status, 422, "nothing that anybody would see");
    let typed = "Hu\u{308}ttenhospital\u{a0} \u{ad}Ho\u{308}rde";
    assert_eq!(table.desk(&draw, &[("word", typed)]).await.status, 303);
    let drawn = table.room().await.lots[1].clone();
    assert_eq!((drawn.word.as_deref(), drawn.method.as_str()), (Some("Hüttenhospital Hörde"), lot::METHOD));
    let by_hand = |candidate: &lot::Candidate| {
        (lot::seed_hash(&format!("{} Hüttenhospital Hörde {}", prepared.seed, candidate.key)), candidate.key.clone())
    };
    let mut order: Vec<(String, String)> = prepared.candidates.iter().map(by_hand).collect();
    order.sort();
    assert_eq!(drawn.result.unwrap().0, order.into_iter().map(|(_, key)| key).collect::<Vec<_>>());
}

#[rocket::async_test]
async fn without_the_chair_a_lot_breaks_the_tie() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    let line = table.line(0).await;
    let office = app.office().await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    office.post(table.path(&format!("/people/{line}/go")), &[]).await;
    for (juror, choice) in [(1, "yes"), (2, "no"), (3, "yes"), (4, "no")] {
        table.votes(&motion, juror, choice).await;
    }
    let office = async |rest: String, form: &[(&str, &str)]| office.post(table.path(&rest), form).await.status;
    assert_eq!(office(format!("/motions/{motion}/close"), &[]).await, 303);
    assert_eq!(table.last().await, (MotionStatus::Tied, None));
    let cast = office(format!("/motions/{motion}/cast"), &[("choice", "yes")]).await;
    assert_eq!(cast, 409, "the chair was not there");
    assert_eq!(office(format!("/motions/{motion}/lot"), &[]).await, 303);
    let prepared = table.room().await.lots[0].clone();
    assert_eq!(office(format!("/lots/{}/draw", prepared.lot_id), &[("word", "Hoesch")]).await, 303);
    let carried = lot::draw(&prepared.seed, "Hoesch", &prepared.candidates)[0] == "yes";
    let expected = if carried { MotionStatus::Carried } else { MotionStatus::Rejected };
    assert_eq!(table.last().await, (expected, Some(BrokenBy::Lot)));
}

#[rocket::async_test]
async fn places_are_given_shared_left_empty_and_put_off() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 6, 4).await;
    table.shares().await;
    let mut entries = Vec::new();
    for at in 0..6 {
        entries.push(table.entry(at).await.to_string());
    }
    let yes = ["yes", "yes", "yes"];
    // Two on the third place share its money; the fourth of the ranking is lifted, so a reason is needed.
    let shared = [("kind", "place"), ("place", "3"), ("entries", &entries[2]), ("entries", &entries[3])];
    let refused = table.moves(&shared).await;
    assert!(refused.status == 422 && refused.contains("weicht von der Rangliste ab"), "{}", refused.text);
    assert!(refused.contains("Vorbildlich &lt;b&gt;"), "what was typed is still there");
    let with_reason = [&shared[..], &[("order_reason", "Beide sind gleich gut.")]].concat();
    let motion = table.motion(&with_reason).await;
    table.all(&motion, &yes).await;
    let room = table.room().await;
    let thirds: Vec<_> = room.standing().collect();
    assert_eq!(thirds.len(), 2);
    for third in &thirds {
        assert_eq!((third.kind, third.place, third.amount), (DecisionKind::Place, Some(3), Some(100_000)));
        assert_eq!(third.order_reason.as_deref(), Some("Beide sind gleich gut."));
    }

    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entries[0])]).await;
    table.all(&motion, &yes).await;
    let motion = table.motion(&[("kind", "not_awarded"), ("place", "2")]).await;
    table.all(&motion, &yes).await;
    let motion = table.motion(&[("kind", "deferred"), ("entries", &entries[4])]).await;
    table.all(&motion, &yes).await;
    let motion = table.motion(&[("kind", "deferred"), ("entries", &entries[5])]).await;
    table.all(&motion, &["no", "no", "yes"]).await;
    let page = table.jurors[1].get(table.path("/decisions")).await;
    for said in ["Platz 3, geteilt", "Platz 2 wird nicht vergeben", "Zurückgestellt", "7.000\u{a0}€"] {
        assert!(page.contains(said), "{said}: {}", page.text);
    }
    // A later motion on the same place decides otherwise.
    let motion = table.motion(&[("kind", "place"), ("place", "2"), ("entries", &entries[1])]).await;
    table.all(&motion, &yes).await;
    let room = table.room().await;
    assert!(room.standing().all(|decision| decision.kind != DecisionKind::NotAwarded));
    assert_eq!((room.decisions.len(), room.standing().count()), (6, 5));
}

#[rocket::async_test]
async fn a_special_prize_goes_to_a_person_who_has_sent_in_nothing() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let form = [("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("amount", "500")];
    let refused = table.moves(&form).await;
    assert!(refused.status == 422 && refused.contains("nennen Sie eine Person"), "{}", refused.text);
    let motion = table.motion(&[&form[..], &[("person_name", "Ayşe Yılmaz")]].concat()).await;
    table.all(&motion, &["yes", "yes", "abstain"]).await;
    let room = table.room().await;
    let given = room.standing().next().unwrap();
    assert_eq!(given.kind, DecisionKind::SpecialPrize);
    assert_eq!(
        (given.person_name.as_deref(), given.nomination_id, given.amount),
        (Some("Ayşe Yılmaz"), None, Some(50_000))
    );
    let key = uuid::Uuid::new_v4().to_string();
    let bare = [("kind", "special_prize"), ("prize_name", "X"), ("person_name", "Y"), ("key", &key)];
    let refused = table.desk("/motions", &bare).await;
    assert!(refused.status == 422 && refused.contains("Begründung"), "a reason is needed: {}", refused.text);
}

#[rocket::async_test]
async fn two_people_of_the_office_make_the_decisions_binding() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let entry = table.entry(0).await.to_string();
    let form = [("kind", "place"), ("place", "1"), ("entries", &entry), ("amount", "99999")];
    let motion = table.motion(&form).await;
    assert_eq!(table.desk("/end", &[]).await.status, 409, "a vote is open");
    // Counts of hands, typed.
    let counts = format!("/motions/{motion}/count");
    assert_eq!(table.desk(&counts, &[("yes", "5")]).await.status, 422, "only four may vote");
    assert_eq!(table.desk(&counts, &[("yes", "3"), ("no", "1")]).await.status, 303);
    let refused = table.desk("/end", &[]).await;
    assert!(refused.status == 422 && refused.contains("mehr Geld vergeben"), "{}", refused.text);
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[("money_reason", "Eine Stiftung legt dazu.")]).await.status, 303);
    let refused = table.moves(&form).await;
    assert!(refused.status == 409 && refused.contains("Was Sie geschrieben haben, steht noch hier"), "it has ended");
    assert!(refused.contains("Vorbildlich &lt;b&gt;für&lt;/b&gt; alle."), "{}", refused.text);
    assert_eq!(table.desk("/resume", &[]).await.status, 303);
    assert_eq!(table.desk("/end", &[("money_reason", "Eine Stiftung legt dazu.")]).await.status, 303);

    let (one, two) = (app.office().await, app.signed_in(app.person("Emre Büro", Role::Office).await).await);
    let path = format!("/office/rounds/{}/meeting", table.round);
    let shown = one.get(&path).await.input("shown");
    let asking = [("shown", shown.as_str()), ("decide_reason", "Das Protokoll ist geprüft.")];
    assert_eq!(one.post(format!("{path}/decide"), &asking).await.status, 303);
    let page = two.get(&path).await;
    let answer = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(one.post(format!("{path}/decide/confirm"), &answer).await.status, 409, "not by oneself");
    // Whoever confirms has no hand in what was asked for.
    assert_eq!(two.post(table.path("/resume"), &[]).await.status, 303);
    for (person, verb) in [(&one, "/withdraw"), (&two, "/refuse")] {
        for address in ["/office", "/office/approvals", path.as_str()] {
            let page = person.get(address).await;
            assert!(page.contains("überholt") && page.contains(verb), "{address}: {}", page.text);
        }
    }
    table.comes(&[0, 1, 2, 3]).await;
    let extra = [("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("person_name", "Ayşe Yılmaz")];
    let motion = table.motion(&extra).await;
    assert_eq!(two.post(table.path(&format!("/motions/{motion}/count")), &[("yes", "4")]).await.status, 303);
    assert_eq!(two.post(table.path("/end"), &[("money_reason", "Eine Stiftung legt dazu.")]).await.status, 303);
    // What is asked for can no longer be confirmed: everybody sees that, and how to get on.
    let page = two.get(&path).await;
    assert!(page.contains("Diese Anfrage ist überholt") && !page.contains("/decide/confirm"), "{}", page.text);
    let changed = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let changed: Vec<(&str, &str)> = changed.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let refused = two.post(format!("{path}/decide/confirm"), &changed).await;
    assert!(refused.status == 409 && refused.contains("Seit der Anfrage"), "{}", refused.text);
    assert_eq!(two.post(format!("/office/approvals/{}/refuse", page.input("approval_id")), &[]).await.status, 303);
    let shown = one.get(&path).await.input("shown");
    let asking = [("shown", shown.as_str()), ("decide_reason", "Mit dem Ehrenpreis.")];
    assert_eq!(one.post(format!("{path}/decide"), &asking).await.status, 303);
    let page = two.get(&path).await;
    let answer = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(table.room().await.meeting.status, MeetingStatus::Ended);
    assert_eq!(two.post(format!("{path}/decide/confirm"), &answer).await.status, 303);
    assert_eq!(table.room().await.meeting.status, MeetingStatus::Decided);
    assert!(one.get(&path).await.contains("Die Beschlüsse sind verbindlich"));
    // The office finds the minutes from the meeting; nobody else is shown a way to the office.
    let minutes = format!("href=\"/office/rounds/{}/minutes\"", table.round);
    for page in ["", "/decisions"] {
        assert!(one.get(table.path(page)).await.contains(&minutes), "{page}");
        assert!(!table.jurors[0].get(table.path(page)).await.contains("/office/"), "{page}");
    }
    assert_eq!(table.desk("/resume", &[]).await.status, 409, "what is binding stays");
}

#[rocket::async_test]
async fn verdicts_and_objections_are_kept_and_shown_as_text() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    table.call(0).await;
    let entry = table.entry(0).await.to_string();
    let verdict = [("nomination_id", entry.as_str()), ("version", "0"), ("verdict", "Sehr <i>gut</i>")];
    assert_eq!(table.desk("/verdict", &verdict).await.status, 303);
    let stale = [("nomination_id", entry.as_str()), ("version", "0"), ("verdict", "Anders")];
    assert_eq!(table.desk("/verdict", &stale).await.status, 422, "somebody else was quicker");
    assert!(table.jurors[1].get(table.path("")).await.contains("Sehr &lt;i&gt;gut"));
    assert!(!table.jurors[1].get(table.path("/projector")).await.contains("Punkte"));
    let objection = [("objector", "Jurymitglied 1"), ("objection", "Ich bin dagegen.")];
    for _ in 0..2 {
        assert_eq!(table.jurors[1].post(table.path("/objections"), &objection).await.status, 303);
    }
    let for_others = [("objector", "Jurymitglied 2"), ("objection", "Ich auch.")];
    assert_eq!(table.jurors[1].post(table.path("/objections"), &for_others).await.status, 404);
    assert_eq!(table.room().await.objections.len(), 1);
    assert!(table.jurors[2].get(table.path("/decisions")).await.contains("Ich bin dagegen."));
}

#[rocket::async_test]
async fn a_page_of_a_meeting_costs_the_same_with_many_entries() {
    let mut costs = Vec::new();
    for entries in [10, 1000] {
        let app = TestApp::start().await;
        let table = Table::open(&app, entries, 4).await;
        for page in ["", "/projector", "/agenda", "/decisions", "/people"] {
            let before = app.db.statements();
            assert_eq!(table.jurors[0].get(table.path(page)).await.status, 200);
            costs.push((entries, page, app.db.statements() - before));
        }
    }
    let (few, many) = costs.split_at(5);
    for (few, many) in few.iter().zip(many) {
        assert_eq!(few.2, many.2, "{}", few.1);
    }
}

#[rocket::async_test]
async fn the_call_says_what_equal_votes_mean() {
    for (rule, sentence, expected) in [
        (TieRule::Shared, "Bei Stimmengleichheit ist ein Antrag abgelehnt", (false, "rejected")),
        (TieRule::CastingVote, "sonst das Los", (true, "lot")),
        (TieRule::Lot, "Bei Stimmengleichheit entscheidet das Los", (false, "lot")),
    ] {
        let app = TestApp::start().await;
        let (round, people) = closed_round_of(&app, (PRIZE, rule), 2, 3).await;
        let chair = app.signed_in(people[0]).await;
        let path = format!("/jury/rounds/{round}/meeting");
        let page = chair.get(&path).await;
        assert!(page.contains(sentence) && !page.contains("name=\"tie_rule\""), "{rule}: {}", page.text);
        // Whatever somebody sends along.
        let answer = chair.post(&path, OPENING).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let id = answer.location.unwrap().split('/').nth(3).unwrap().parse().unwrap();
        let meeting = MeetingState::load(&mut app.db.read().await.unwrap(), id).await.unwrap().meeting;
        assert_eq!((meeting.casting_vote, meeting.tie_rule.as_str()), expected, "{rule}");
    }
}

#[rocket::async_test]
async fn a_special_prize_of_the_call_goes_to_two_and_keeps_its_money() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    let prize = laudatio::contest::prizes::model::SpecialPrize {
        special_prize_id: laudatio::ids::SpecialPrizeId(uuid::Uuid::now_v7()),
        edition_id: table.room().await.round.round.edition_id,
        position: 9,
        label: laudatio::ground::db::Translated::new("Sonderpreis", "Special prize"),
        amount: Some(50_000),
    };
    let mut tx = app.db.write().await.unwrap();
    laudatio::contest::prizes::store::insert_item(&mut tx, &prize).await.unwrap();
    tx.commit().await.unwrap();
    let id = prize.special_prize_id.to_string();
    for at in [0, 1] {
        let entry = table.entry(at).await.to_string();
        let form =
            [("kind", "special_prize"), ("special_prize", id.as_str()), ("entries", entry.as_str()), ("amount", "")];
        let motion = table.motion(&form).await;
        assert!(table.room().await.motions[at].wording.contains("500"), "the wording says how much");
        table.all(&motion, &["yes", "yes", "yes"]).await;
    }
    let room = table.room().await;
    let given: Vec<_> = room.standing().map(|decision| (decision.nomination_id, decision.amount)).collect();
    let (first, second) = (table.entry(0).await, table.entry(1).await);
    assert_eq!(given, [(Some(first), Some(50_000)), (Some(second), Some(50_000))]);
    // Once more to the same entry replaces what it had.
    let entry = first.to_string();
    let form = [("kind", "special_prize"), ("special_prize", id.as_str()), ("entries", &entry), ("amount", "300")];
    let motion = table.motion(&form).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let room = table.room().await;
    let mut amounts: Vec<_> = room.standing().map(|decision| decision.amount).collect();
    amounts.sort();
    assert_eq!(amounts, [Some(30_000), Some(50_000)]);
}

#[rocket::async_test]
async fn a_meeting_ends_when_every_better_place_is_decided() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    for (place, at) in [("2", 1), ("3", 2)] {
        let entry = table.entry(at).await.to_string();
        let motion = table.motion(&[("kind", "place"), ("place", place), ("entries", &entry)]).await;
        table.all(&motion, &["yes", "yes", "yes"]).await;
    }
    let refused = table.desk("/end", &[]).await;
    assert!(refused.status == 409 && refused.contains("besseren Platz"), "{}", refused.text);
    let motion = table.motion(&[("kind", "not_awarded"), ("place", "1")]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
}

#[rocket::async_test]
async fn nobody_is_given_the_chair_while_a_vote_is_open() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    let (chair, other) = (table.line(0).await, table.line(1).await);
    for form in [[("duty", "chair"), ("duty_to", other.as_str())], [("duty", "secretary"), ("duty_to", chair.as_str())]]
    {
        let refused = table.desk("/duty", &form).await;
        assert!(refused.status == 409 && refused.contains("offenen Antrag"), "{form:?}: {}", refused.text);
    }
    assert_eq!(table.desk("/duty", &[("duty", "secretary"), ("duty_to", &other)]).await.status, 303);
    table.desk(&format!("/motions/{motion}/withdraw"), &[]).await;
    assert_eq!(table.desk("/duty", &[("duty", "chair"), ("duty_to", &other)]).await.status, 303);
}

#[rocket::async_test]
async fn what_a_jury_did_not_decide_does_not_become_its_decision() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let (one, two) = (app.office().await, app.signed_in(app.person("Emre Büro", Role::Office).await).await);
    let path = format!("/office/rounds/{}/meeting", table.round);
    let decides = async |form: &[(&str, &str)]| {
        let motion = table.motion(form).await;
        assert_eq!(table.desk(&format!("/motions/{motion}/count"), &[("yes", "4")]).await.status, 303);
    };
    let open = async |places: &str| {
        assert_eq!(table.desk("/end", &[]).await.status, 303);
        let page = one.get(&path).await;
        let said = format!("Offen: {places}.");
        assert!(
            page.contains(&said) && page.contains("Zur Sitzung") && !page.contains("decide_reason"),
            "{}",
            page.text
        );
        let refused = crate::outcome::meeting_later::bind(&one, &two, table.round).await;
        assert!(refused.status == 409 && refused.contains(&said), "{}", refused.text);
        assert_eq!(table.desk("/resume", &[]).await.status, 303);
        table.comes(&[0, 1, 2, 3]).await;
    };
    open("1, 2, 3").await;
    // An entry that is put off is no place.
    let entry = table.entry(0).await.to_string();
    decides(&[("kind", "deferred"), ("entries", &entry)]).await;
    open("1, 2, 3").await;
    decides(&[("kind", "not_awarded"), ("place", "1")]).await;
    open("2, 3").await;
    // A place can be put off, alone or with its entry; the motion says so.
    decides(&[("kind", "deferred"), ("place", "2")]).await;
    assert_eq!(table.room().await.motions.last().unwrap().wording, "Platz 2 wird zurückgestellt.");
    decides(&[("kind", "not_awarded"), ("place", "3")]).await;
    assert!(table.room().await.open_places().is_empty());
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert_eq!(crate::outcome::meeting_later::bind(&one, &two, table.round).await.status, 303);
    let page = one.get(format!("/office/rounds/{}/minutes", table.round)).await;
    assert!(page.contains("2. Preis: Zurückgestellt"), "{}", page.text);
    // A place is open still: nobody reads that the prize is not given, and nobody that others were chosen.
    let edition = table.room().await.round.round.edition_id;
    let base = format!("/office/editions/{edition}");
    assert_eq!(one.post(format!("{base}/letters/prepare"), &[]).await.status, 303);
    let letters = one.get(format!("{base}/letters")).await;
    assert!(!letters.contains("Niemand ausgezeichnet") && !letters.contains("Nicht ausgewählt"), "{}", letters.text);
    let page = one.get(format!("{base}/publication")).await;
    assert!(page.contains("Verbindlich entschieden ist noch nicht"), "{}", page.text);
    assert!(!page.contains("in diesem Jahr nicht vergeben"), "{}", page.text);
    assert!(one.get(format!("{base}/documents")).await.contains("Noch"));
    // Another round decides on it: the jury has not finished, for nobody.
    app.at("2027-11-11T10:00:00Z");
    let one = app.signed_in(one.person()).await;
    let (call, public) = (base.clone(), "/prizes/integrationspreis/2027");
    assert!(one.get(&call).await.contains("Ergebnis veröffentlichen"), "{}", one.get(&call).await.text);
    assert!(app.public().get(public).await.contains("Die Zeit der Jury zum Bewerten ist vorbei"));
    let made = one.post(format!("{base}/rounds"), &[("name", "Endrunde"), ("distribution", "everyone")]).await;
    assert_eq!(made.status, 303, "{}", made.text);
    let page = one.get(&call).await;
    assert!(page.contains("Als Nächstes: Endrunde vorbereiten") && !page.contains("Ergebnis veröffentlichen"));
    assert!(app.public().get(public).await.contains("Die nächste Runde wird vorbereitet."));
}

#[rocket::async_test]
async fn a_jury_that_gives_the_prize_to_nobody_says_so_everywhere() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let (one, two) = (app.office().await, app.signed_in(app.person("Emre Büro", Role::Office).await).await);
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert_eq!(crate::outcome::meeting_later::bind(&one, &two, table.round).await.status, 303);
    let edition = table.room().await.round.round.edition_id;
    let ceremony = "update edition set ceremony_at = '2027-09-08T18:00' where edition_id = $1";
    damaged!(app.db, "no calendar puts the ceremony before the deadline", ceremony, edition);
    let base = format!("/office/editions/{edition}");
    assert_eq!(one.post(format!("{base}/letters/prepare"), &[]).await.status, 303);
    assert!(one.get(format!("{base}/letters")).await.contains("Niemand ausgezeichnet"));
    let documents = one.get(format!("{base}/documents")).await;
    assert!(
        documents.contains("entschieden, den Preis nicht zu vergeben") && !documents.contains("sobald"),
        "{}",
        documents.text
    );
    let said = "Die Jury hat den Preis in diesem Jahr nicht vergeben.";
    assert!(one.get(format!("{base}/publication")).await.contains(said));
    crate::outcome::publication::confirm(&app, edition).await;
    app.clock.set(app.clock.now() + chrono::Duration::days(3));
    let mut conn = app.db.read().await.unwrap();
    let edition = prizes::edition(&mut conn, edition).await.unwrap().unwrap();
    let prize = prizes::prize(&mut conn, edition.prize_id).await.unwrap().unwrap();
    drop(conn);
    let call = format!("/prizes/{}/{}", prize.key, edition.year);
    let result = app.public().get(format!("{call}/result")).await;
    assert!(
        result.contains(said) && !result.contains("Verliehen am") && !result.contains(">Ausgezeichnet<"),
        "{}",
        result.text
    );
    for path in [call.as_str(), "/archive", "/feed.atom"] {
        let page = app.public().get(path).await;
        assert!(page.contains(said), "{path}: {}", page.text);
    }
}

#[rocket::async_test]
async fn a_conflict_that_comes_up_in_the_meeting_marks_the_sheet_that_the_ranking_rests_on() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let (one, two) = (app.office().await, app.signed_in(app.person("Emre Büro", Role::Office).await).await);
    // Somebody who has scored an entry on the agenda.
    let mut conn = app.db.read().await.unwrap();
    let scored = "select a.nomination_id, a.person_id from assignment a join sheet h on h.assignment_id = a.assignment_id \
        where a.round_id = $1 and h.status = 'submitted' and a.recused_at is null order by a.person_id";
    let pairs: Vec<(NominationId, PersonId)> =
        on!(conn, c => sqlx::query_as(scored).bind(table.round).fetch_all(c).await).unwrap();
    drop(conn);
    let (entry, person) = *pairs.iter().find(|(_, person)| *person != table.people[0]).unwrap();
    let juror = table.people.iter().position(|one| *one == person).unwrap();
    let room = table.room().await;
    let (name, title) = (room.line_of(person).unwrap().name.clone(), room.title(entry).to_owned());
    let rounds = format!("/office/rounds/{}", table.round);
    let before = one.get(format!("{rounds}/ranking")).await;
    assert!(!before.contains("kam nach dem Schließen"), "{}", before.text);
    table.call(room.agenda.iter().position(|item| item.nomination_id == entry).unwrap()).await;
    let line = table.line(juror).await;
    let about = entry.to_string();
    let form = [("who", line.as_str()), ("nomination_id", &about), ("reason_conflict", "organ"), ("note", "")];
    assert_eq!(table.jurors[juror].post(table.path("/exclude"), &form).await.status, 303);
    assert_eq!(table.desk("/finish", &[]).await.status, 303);
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let said = format!("{name} hat „{title}“ bewertet; die Befangenheit kam nach dem Schließen der Runde auf");
    for path in ["meeting", "ranking", "minutes", "evidence", &format!("ranking/{entry}")] {
        let page = one.get(format!("{rounds}/{path}")).await;
        assert!(page.contains(&said), "{path}: {}", page.text);
        if path.starts_with("ranking") {
            assert!(page.contains("Mit dieser Bewertung Rang"), "{path}: {}", page.text);
        }
    }
    let sheets = one.get(format!("{rounds}/exports/sheets.csv")).await;
    assert_eq!(sheets.text.matches("Befangenheit kam nach dem Schließen auf").count(), 1, "{}", sheets.text);
    // Both read it before anything binds.
    assert!(two.get(format!("{rounds}/meeting")).await.contains(&said));
    assert_eq!(crate::outcome::meeting_later::bind(&one, &two, table.round).await.status, 303);
}

#[rocket::async_test]
async fn whoever_opens_a_round_again_reads_what_becomes_of_the_meeting() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}/reopen", table.round);
    let entry = table.entry(0).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
    let page = office.get(&path).await;
    assert!(
        page.contains("Sitzung 1 läuft noch") && page.contains("Über Antrag 1 wird gerade abgestimmt"),
        "{}",
        page.text
    );
    assert_eq!(table.desk(&format!("/motions/{motion}/count"), &[("yes", "4")]).await.status, 303);
    let page = office.get(&path).await;
    assert!(
        page.contains("Ihr einer Beschluss ist damit aufgehoben") && !page.contains("Nichts geht verloren"),
        "{}",
        page.text
    );
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert!(office.get(&path).await.contains("Sitzung 1 ist beendet und noch nicht verbindlich"));
}

#[rocket::async_test]
async fn the_attendance_list_after_the_end_has_nobody_in_the_room() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}/exports/attendance.csv", table.round);
    let during = office.get(&path).await;
    assert!(during.contains(";ja;") || during.contains(",ja,"), "{}", during.text);
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let after = office.get(&path).await;
    assert!(!after.contains(";ja;") && !after.contains(",ja,"), "{}", after.text);
}

#[rocket::async_test]
async fn what_a_rule_refuses_can_still_be_copied() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    table.call(0).await;
    let entry = table.entry(0).await.to_string();
    table.call(1).await;
    let typed = [
        ("nomination_id", entry.as_str()),
        ("version", "0"),
        ("verdict", "Sehr überzeugend, und das aus drei Gründen."),
    ];
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let refused = table.desk("/verdict", &typed).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(refused.contains("Sehr überzeugend, und das aus drei Gründen."), "{}", refused.text);
    assert!(refused.contains(&format!("href=\"/jury/meetings/{}\"", table.id)), "{}", refused.text);
}
