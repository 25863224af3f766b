//! One answer to who has a vote: whoever may not read a motion does not vote on it, what ends a meeting ends its votes,
//! and pages, minutes and files count alike.

use laudatio::ground::web::Role;
use laudatio::on;
use laudatio::outcome::meeting::model::motion::{Annulled, MotionStatus};

use crate::outcome::meeting::{OPENING, PRIZE, Table, closed_round};
use crate::outcome::meeting_later::{ask_to_bind, bind};
use crate::outcome::minutes::conflict;
use crate::support::{TestApp, damaged};

const SECRETLY: &[(&str, &str)] = &[("kind", "other"), ("wording", "Geheim?"), ("ballot", "secret")];

impl Table<'_> {
    /// A juror says of an entry that there is a conflict; then the talk about it is over.
    async fn conflicted(&self, juror: usize, entry: usize) {
        self.call(entry).await;
        let (line, called) = (self.line(juror).await, self.entry(entry).await.to_string());
        let said = [("who", line.as_str()), ("nomination_id", &called), ("reason_conflict", "organ"), ("note", "")];
        assert_eq!(self.jurors[juror].post(self.path("/exclude"), &said).await.status, 303);
        assert_eq!(self.jurors[2].post(self.path("/finish"), &[]).await.status, 404, "not every juror ends a talk");
        assert_eq!(self.app.office().await.post(self.path("/finish"), &[]).await.status, 303);
    }

    async fn writes(&self, text: &'static str, id: uuid::Uuid) {
        let mut tx = self.app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(text).bind(id).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }

    async fn sign_in_again(&mut self) {
        for (juror, person) in self.jurors.iter_mut().zip(&self.people) {
            *juror = self.app.signed_in(*person).await;
        }
    }

    async fn named(&self, juror: usize) -> String {
        self.room().await.line_of(self.people[juror]).unwrap().name.clone()
    }

    async fn minutes(&self) -> String {
        let page = self.app.office().await.get(format!("/office/rounds/{}/minutes", self.round)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page.text
    }

    async fn file(&self, name: &str) -> String {
        let page = self.app.office().await.get(format!("/office/rounds/{}/exports/{name}", self.round)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page.text
    }
}

#[rocket::async_test]
async fn whoever_may_not_read_a_motion_does_not_vote_on_it_whatever_it_is_called() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    table.conflicted(1, 0).await;
    let entry = table.entry(0).await;
    table.writes("update nomination set nominator_name = 'Nele Vorschlag' where nomination_id = $1", entry.0).await;
    let item = table.room().await.agenda[0].clone();
    let name = table.named(1).await;
    let sentence = |who: &str| format!("{} kommt in die engere Wahl.", who.to_uppercase());
    let (title, nominee, nominator) = (sentence(&item.title), sentence(&item.written.1), sentence("Nele Vorschlag"));
    let line = table.line(1).await;
    for form in [
        &[("kind", "other"), ("wording", title.as_str())][..],
        &[("kind", "other"), ("wording", nominee.as_str())],
        &[("kind", "other"), ("wording", nominator.as_str())],
        &[("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("person_name", item.written.1.as_str())],
        &[("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("person_name", "nele vorschlag")],
        &[("kind", "not_awarded"), ("prize_name", item.title.as_str())],
    ] {
        let asked = table.moves(form).await;
        assert!(asked.status == 422 && asked.contains(&name), "{form:?}: {}", asked.text);
        let motion = table.motion(&[form, &[("have_left", "yes")]].concat()).await;
        let page = table.jurors[1].get(table.path("/decisions")).await;
        assert!(!page.contains(form[1].1), "{form:?}: {}", page.text);
        assert_eq!(table.votes(&motion, 1, "yes").await.status, 409, "{form:?}");
        let noted = [("voter", line.as_str()), ("choice", "yes")];
        assert_eq!(table.desk(&format!("/motions/{motion}/vote"), &noted).await.status, 409, "{form:?}");
        assert_eq!(table.votes(&motion, 2, "yes").await.status, 303, "{form:?}");
        assert_eq!(table.desk(&format!("/motions/{motion}/withdraw"), &[]).await.status, 303);
    }
    // Of another entry this person reads and votes; and of one with a longer name, too.
    table.writes("update nomination set title = 'Projekt' where nomination_id = $1", entry.0).await;
    let other = table.room().await.agenda[1].title.clone();
    let motion = table.motion(&[("kind", "other"), ("wording", &sentence(&other))]).await;
    assert_eq!(table.votes(&motion, 1, "yes").await.status, 303);
}

#[rocket::async_test]
async fn an_honour_for_somebody_who_is_nominated_is_that_entrys_matter() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let item = table.room().await.agenda[0].clone();
    let deferred = table.motion(&[("kind", "deferred"), ("entries", &item.nomination_id.to_string())]).await;
    table.all(&deferred, &["yes", "yes", "yes"]).await;
    let person = item.written.1.to_lowercase();
    let form = [("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("person_name", person.as_str())];
    let motion = table.motion(&form).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let room = table.room().await;
    let standing: Vec<_> = room.standing().map(|one| (one.nomination_id, one.prize_name.clone())).collect();
    assert_eq!(standing, [(Some(item.nomination_id), Some("Ehrenpreis".to_owned()))], "and it is not put off as well");
    // Given and not given are one prize, however it is written.
    let motion = table.motion(&[("kind", "not_awarded"), ("prize_name", "EHRENPREIS")]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    assert_eq!(table.room().await.standing().count(), 1);
    // Neither of two things is lost without a word.
    let both = table.moves(&[("kind", "not_awarded"), ("place", "1"), ("prize_name", "Förderpreis")]).await;
    assert!(both.status == 422 && both.contains("nicht beides") && both.contains("Förderpreis"), "{}", both.text);
}

#[rocket::async_test]
async fn an_honour_for_somebody_who_fell_out_before_is_that_entrys_matter_as_well() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let edition = table.room().await.round.round.edition_id;
    let sent = crate::outcome::publication::Sent { title: "Gleisgrün", ..Default::default() };
    let beside = crate::outcome::publication::entry(&app, edition, sent).await;
    conflict(&app, table.people[1], beside, ("vorteil", "office")).await;
    let form = [("kind", "special_prize"), ("prize_name", "Ehrenpreis"), ("person_name", "verein GLEISGRÜN")];
    let inside = table.moves(&form).await;
    let name = table.named(1).await;
    assert!(inside.status == 422 && inside.contains(&name), "{name}: {}", inside.text);
    let away = format!("/people/{}/go", table.line(1).await);
    assert_eq!(table.desk(&away, &[]).await.status, 303);
    let motion = table.motion(&form).await;
    for juror in [0, 2, 3] {
        assert_eq!(table.votes(&motion, juror, "yes").await.status, 303);
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let room = table.room().await;
    let standing: Vec<_> = room.standing().map(|one| (one.nomination_id, one.person_name.clone())).collect();
    assert_eq!(standing, [(Some(beside), None)]);
    assert_eq!(room.title(beside), "Verein Gleisgrün");
    assert!(table.minutes().await.contains("Verein Gleisgrün"));
}

#[rocket::async_test]
async fn a_round_is_not_opened_again_under_a_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let path = format!("/office/rounds/{}", table.round);
    let motion = table.motion(SECRETLY).await;
    for (juror, choice) in [(0, "yes"), (1, "no"), (2, "yes")] {
        assert_eq!(table.votes(&motion, juror, choice).await.status, 303);
    }
    let office = app.office().await;
    let page = office.get(format!("{path}/reopen")).await;
    assert!(page.contains("wird gerade abgestimmt"), "{}", page.text);
    let asked = [("shown", page.input("shown")), ("reason", "Ein Fehler.".to_owned())];
    let asked: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(format!("{path}/reopen"), &asked).await.status, 303);
    let refused = app.office().await.confirms(&format!("{path}/reopen")).await;
    assert!(refused.status == 409 && refused.contains("wird gerade abgestimmt"), "{}", refused.text);
    assert_eq!(table.votes(&motion, 3, "yes").await.status, 303, "the vote goes on");

    // A vote that an earlier release left open under a round that was opened again.
    let reopened = "update round set status = 'open', reopened_at = closed_at where round_id = $1";
    damaged!(app.db, "an earlier release opened a round again while a vote was open", reopened, table.round);
    let page = table.jurors[0].get(table.path("/decisions")).await;
    assert!(page.contains("Die Runde wurde wieder geöffnet."), "{}", page.text);
    let mut conn = app.db.read().await.unwrap();
    let known = "select (select count(*) from motion_voter where has_voted) \
        + (select count(*) from secret_count where votes > 0)";
    let known: i64 = on!(conn, c => sqlx::query_scalar(known).fetch_one(c).await).unwrap();
    assert_eq!(known, 0, "sealed: nothing says who has voted, or what");
    drop(conn);
    let found = table.room().await.motions[0].clone();
    assert_eq!((found.status, found.annulled_because), (MotionStatus::Annulled, Some(Annulled::Round)));
    assert!(found.scrubbed_at.is_some());
}

#[rocket::async_test]
async fn what_ends_under_a_secret_vote_is_sealed_at_the_next_start_too() {
    for kind in ["account", "entry"] {
        let app = TestApp::start().await;
        let table = Table::open(&app, 3, 5).await;
        let entry = table.entry(0).await.to_string();
        let motion =
            table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry), ("ballot", "secret")]).await;
        assert_eq!(table.votes(&motion, 1, "yes").await.status, 303);
        if kind == "account" {
            laudatio::people::accounts::actions::disable(&app.ctx(), None, table.people[2]).await.unwrap();
        } else {
            let entry = table.entry(0).await;
            let set = "update nomination set status = 'withdrawn', withdrawn_at = changed_at where nomination_id = $1";
            damaged!(app.db, "nobody withdraws what a closed round has ranked", set, entry);
        }
        laudatio::outcome::meeting::tidy(&app.ctx()).await.unwrap();
        let mut conn = app.db.read().await.unwrap();
        let left = "select count(*) from motion_voter where has_voted";
        let left: i64 = on!(conn, c => sqlx::query_scalar(left).fetch_one(c).await).unwrap();
        let reason = "select annulled_because from motion";
        let reason: Option<String> = on!(conn, c => sqlx::query_scalar(reason).fetch_one(c).await).unwrap();
        assert_eq!((left, reason.as_deref()), (0, Some(kind)));
        drop(conn);
        if kind == "entry" {
            let refused = table.moves(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
            assert!(refused.status == 409 && refused.contains("nimmt nicht mehr teil"), "{}", refused.text);
        }
    }
}

#[rocket::async_test]
async fn a_meeting_that_is_taken_up_again_begins_with_a_new_roll() {
    let app = TestApp::start().await;
    let mut table = Table::open(&app, 3, 5).await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    app.at("2027-09-10T08:00:00Z");
    table.sign_in_again().await;
    assert_eq!(table.desk("/resume", &[]).await.status, 303);
    let page = table.jurors[1].get(table.path("")).await;
    assert!(page.contains("1 von 5 stimmt mit, 3 sind nötig") && page.contains("Ich bin da"), "{}", page.text);
    assert_eq!(table.moves(&[("kind", "other"), ("wording", "Pause?")]).await.status, 409, "there is no quorum");
    table.comes(&[1, 2, 3]).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    assert_eq!(table.votes(&motion, 4, "yes").await.status, 409);
    table.all(&motion, &["yes", "yes", "yes"]).await;
    app.at("2027-09-10T10:00:00Z");
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let minutes = table.minutes().await;
    assert!(minutes.contains("Unterbrochen"), "{minutes}");
    let name = table.named(4).await;
    let row = &minutes[minutes.find(&name).unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    assert!(!row.contains("10. September"), "who did not come back was not there: {row}");
    let name = table.named(1).await;
    let row = &minutes[minutes.find(&name).unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    assert_eq!(row.matches("anwesend von").count(), 2, "{row}");
    assert!(row.contains("bis 10. September"), "{row}");
}

#[rocket::async_test]
async fn who_shared_a_place_and_keeps_it_alone_gets_its_money() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    table.shares().await;
    let (one, two) = (table.entry(0).await.to_string(), table.entry(1).await.to_string());
    let shared = [
        ("kind", "place"),
        ("place", "1"),
        ("entries", one.as_str()),
        ("entries", two.as_str()),
        ("order_reason", "Gleich gut."),
    ];
    let motion = table.motion(&shared).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let motion = table.motion(&[("kind", "deferred"), ("entries", &two)]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let paid: Vec<_> = table.room().await.standing().filter_map(|one| one.amount).collect();
    assert_eq!(paid, [500_000], "as the call says of the first place");
    let page = table.jurors[1].get(table.path("/decisions")).await;
    assert!(page.contains("teilweise ersetzt durch Antrag 2"), "{}", page.text);
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert!(table.minutes().await.contains("teilweise ersetzt durch Antrag 2"));
    for file in ["motions.csv", "decisions.csv"] {
        let text = table.file(file).await;
        assert!(text.contains("teilweise ersetzt durch Antrag 2"), "{file}: {text}");
    }
}

#[rocket::async_test]
async fn minutes_say_who_was_there_and_who_could_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.conflicted(1, 0).await;
    table.call(0).await;
    assert_eq!(app.office().await.post(table.path("/leave"), &[]).await.status, 303);
    // Somebody who is outside for one entry has no vote on another one, and that is said.
    let form = table.jurors[0].get(table.path("/motions/new?kind=other")).await;
    let name = table.named(1).await;
    assert!(form.contains("gerade nicht im Raum") && form.contains(&name), "{}", form.text);
    let other = table.entry(1).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "2"), ("entries", &other)]).await;
    let page = table.jurors[2].get(table.path("")).await;
    assert!(page.contains("hier ohne Stimme"), "{}", page.text);
    for juror in [0, 2, 3, 4] {
        assert_eq!(table.votes(&motion, juror, "yes").await.status, 303);
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let minutes = table.minutes().await;
    assert!(minutes.contains("4 stimmberechtigt, 5 anwesend"), "{minutes}");
    assert!(minutes.contains("war nicht im Raum, befangen bei"), "{minutes}");
    let csv = table.file("motions.csv").await;
    assert!(csv.contains("Stimmberechtigte") && csv.contains("Anwesende") && csv.contains("4;5;3"), "{csv}");
}

#[rocket::async_test]
async fn what_somebody_must_not_know_is_not_called_nothing() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.conflicted(1, 0).await;
    let entry = table.entry(0).await.to_string();
    let form = [("kind", "place"), ("place", "1"), ("entries", entry.as_str()), ("have_left", "yes")];
    let motion = table.motion(&form).await;
    for juror in [0, 2, 3] {
        assert_eq!(table.votes(&motion, juror, "yes").await.status, 303);
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let page = table.jurors[1].get(table.path("/decisions")).await;
    assert!(
        !page.contains("Noch nichts.") && page.contains("bei denen Sie befangen sind, steht hier nicht"),
        "{}",
        page.text
    );
    assert!(table.jurors[2].get(table.path("/decisions")).await.contains("Platz 1"));
}

#[rocket::async_test]
async fn whoever_is_not_obliged_yet_is_counted_nowhere() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.writes("update attendance set pledged_at = null where person_id = $1", table.people[4].0).await;
    let page = table.desk_page("").await;
    assert!(page.contains("4 von 5 stimmen mit"), "{page}");
    let page = table.desk_page("/people").await;
    assert_eq!(page.matches("stimmt mit").count(), 4, "{page}");
    let refused = table.moves(&[("kind", "other"), ("wording", "Pause?")]).await;
    assert!(refused.status == 409 && refused.contains("verpflichtet"), "{}", refused.text);
}

#[rocket::async_test]
async fn whose_account_was_shut_at_the_opening_is_a_member_once_it_is_not() {
    let app = TestApp::start().await;
    let (round, people) = closed_round(&app, PRIZE, 3, 5).await;
    laudatio::people::accounts::actions::disable(&app.ctx(), None, people[4]).await.unwrap();
    let chair = app.signed_in(people[0]).await;
    let here = format!("/jury/rounds/{round}/meeting");
    assert!(!chair.get(&here).await.contains("Jurymitglied 4"), "nobody who is shut out keeps the minutes");
    let secretary = people[4].to_string();
    let refused = chair.post(&here, &[OPENING, &[("secretary", secretary.as_str())]].concat()).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    let opened = chair.post(&here, OPENING).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let meeting = opened.location.unwrap().replace("/people", "");
    let page = chair.get(format!("{meeting}/people")).await;
    assert!(page.contains("Konto gesperrt") && page.contains("von 4 stimm"), "{}", page.text);
    laudatio::people::accounts::actions::enable(&app.ctx(), people[4]).await.unwrap();
    let back = app.signed_in(people[4]).await;
    let page = back.get(&meeting).await;
    assert!(page.status == 200 && page.contains("von 5 stimm") && page.contains("Ich bin da"), "{}", page.text);
}

#[rocket::async_test]
async fn minutes_of_a_meeting_that_is_over_count_the_members_of_its_end() {
    let app = TestApp::start().await;
    let (round, people) = closed_round(&app, PRIZE, 3, 6).await;
    let chair = app.signed_in(people[0]).await;
    let opened = chair.post(format!("/jury/rounds/{round}/meeting"), OPENING).await;
    let meeting = opened.location.unwrap().replace("/people", "");
    let ended = chair.post(format!("{meeting}/end"), &[]).await;
    assert_eq!(ended.status, 303, "{}", ended.text);
    let says = async || {
        let said = crate::outcome::minutes::minutes_of(&app, round).await;
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert!(says().await.contains("Mitglieder 6 Nötig 4"), "{}", says().await);
    // Nobody of these ever came, and what becomes of their accounts changes nothing of what was.
    laudatio::people::accounts::actions::disable(&app.ctx(), None, people[5]).await.unwrap();
    assert!(says().await.contains("Mitglieder 6 Nötig 4"), "{}", says().await);
    // Taken up again, it is judged by those who are members now.
    assert_eq!(chair.post(format!("{meeting}/resume"), &[]).await.status, 303);
    assert!(says().await.contains("Mitglieder 5 Nötig 3"), "{}", says().await);
}

#[rocket::async_test]
async fn a_lot_that_nothing_waits_for_is_not_offered_and_said_to_be_undrawn() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    for (juror, choice) in [(1, "yes"), (2, "yes"), (3, "no"), (4, "no")] {
        assert_eq!(table.votes(&motion, juror, choice).await.status, 303);
    }
    let office = app.office().await;
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/close")), &[]).await.status, 303);
    assert_eq!(table.last().await.0, MotionStatus::Tied);
    laudatio::people::accounts::actions::disable(&app.ctx(), None, table.people[0]).await.unwrap();
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/lot")), &[]).await.status, 303);
    let lot = table.room().await.lots[0].lot_id;
    let draw = format!("/lots/{lot}/draw");
    assert!(office.get(table.path("")).await.contains(&draw));
    laudatio::people::accounts::actions::enable(&app.ctx(), table.people[0]).await.unwrap();
    let page = office.get(table.path("")).await;
    assert!(page.contains("Vorsitz: Ja") && !page.contains(&draw), "{}", page.text);
    assert_eq!(office.post(table.path(&draw), &[("word", "Hoesch")]).await.status, 409);
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/cast")), &[("choice", "yes")]).await.status, 303);
    let page = office.get(table.path("/decisions")).await;
    assert!(page.contains("Dieses Los wurde nicht gezogen"), "{}", page.text);
    assert!(table.minutes().await.contains("Nicht gezogen"));
}

#[rocket::async_test]
async fn money_is_a_number_that_everybody_reads_alike_and_every_cent_is_said() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    table.shares().await;
    let mut entries = Vec::new();
    for at in 0..3 {
        entries.push(table.entry(at).await.to_string());
    }
    for typed in ["0,001", "1,005", "5,000", "1.00.0"] {
        let form = [("kind", "place"), ("place", "1"), ("entries", entries[0].as_str()), ("amount", typed)];
        let refused = table.moves(&form).await;
        assert!(refused.status == 422 && refused.contains(typed), "{typed}: {}", refused.text);
    }
    let shared: Vec<(&str, &str)> = [("kind", "place"), ("place", "1"), ("order_reason", "Gleich gut.")]
        .into_iter()
        .chain(entries.iter().map(|entry| ("entries", entry.as_str())))
        .collect();
    let motion = table.motion(&shared).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    assert!(table.desk_page("/decisions").await.contains("bleibt 1 Cent übrig"));
    assert!(table.minutes().await.contains("bleibt 1 Cent übrig"));
    // What a place gets has to be known before anything binds.
    let place = "update meeting_place set amount = null where meeting_id = $1";
    damaged!(app.db, "an earlier release took calls that did not say how much a place gets", place, table.id);
    let decision = "update decision set amount = null where meeting_id = $1";
    damaged!(app.db, "and what was decided under them", decision, table.id);
    let page = table.desk_page("/decisions").await;
    assert!(page.contains("wie viel Geld es ist") && !page.contains("Vergeben sind 0"), "{page}");
    let refused = table.desk("/end", &[]).await;
    assert!(refused.status == 409 && refused.contains("Teilen Sie das Geld"), "{}", refused.text);
    let split = [("kind", "split"), ("amount_1", "6000"), ("amount_2", "3000"), ("amount_3", "1000")];
    let motion = table.motion(&split).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
}

#[rocket::async_test]
async fn whoever_has_no_account_is_not_waited_for_in_a_secret_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let seat = table.line(4).await;
    assert_eq!(table.desk(&format!("/people/{seat}/go"), &[]).await.status, 303);
    assert_eq!(table.desk("/people", &[("name", "Vera Vertretung"), ("seat", &seat)]).await.status, 303);
    assert_eq!(table.desk("/pledges", &[]).await.status, 303);
    let motion = table.motion(SECRETLY).await;
    let page = table.desk_page("").await;
    assert!(page.contains("0 von 4 haben abgestimmt") && page.contains("hat kein Konto"), "{page}");
    let vera = table.room().await.list.last().unwrap().attendance_id.to_string();
    let refused = table.desk(&format!("/motions/{motion}/vote"), &[("voter", &vera), ("choice", "yes")]).await;
    assert_eq!(refused.status, 409);
    // Papers are for everybody.
    let documents = [("yes", "3"), ("no", "2")];
    assert_eq!(table.desk(&format!("/motions/{motion}/count"), &documents).await.status, 303);
    let found = table.room().await.motions[0].clone();
    assert_eq!((found.present, found.attending), (5, Some(5)));
    // Openly somebody notes it, and a conflict that comes up later says when.
    table.call(0).await;
    let entry = table.entry(0).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
    assert_eq!(
        table.desk(&format!("/motions/{motion}/vote"), &[("voter", &vera), ("choice", "yes")]).await.status,
        303
    );
    table.all(&motion, &["yes", "yes", "yes"]).await;
    let said = [("who", vera.as_str()), ("nomination_id", &entry), ("reason_conflict", "organ"), ("note", "")];
    assert_eq!(table.desk("/exclude", &said).await.status, 303);
    let page = table.desk_page("/decisions").await;
    assert!(page.contains("festgehalten wurde das am 7. September 2027") && !page.contains("am –"), "{page}");
}

#[rocket::async_test]
async fn nobody_changes_what_a_juror_has_cast() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
    let (one, two) = (table.line(1).await, table.line(2).await);
    assert_eq!(table.votes(&motion, 1, "yes").await.status, 303);
    assert!(table.desk_page("").await.contains("1 von 4 hat abgestimmt"));
    let path = format!("/motions/{motion}/vote");
    let refused = table.desk(&path, &[("voter", &one), ("choice", "no")]).await;
    assert!(refused.status == 409 && refused.contains(&table.named(1).await), "{}", refused.text);
    assert_eq!(table.desk(&path, &[("voter", &two), ("choice", "no")]).await.status, 303);
    assert_eq!(table.votes(&motion, 2, "yes").await.status, 303, "the juror's own word goes before the desk's");
    assert_eq!(table.votes(&motion, 1, "no").await.status, 303, "and may be changed by the juror");
    let choices: Vec<_> = table.room().await.votes.iter().map(|vote| vote.choice.as_str()).collect();
    assert!(choices.contains(&"yes") && choices.contains(&"no") && choices.len() == 2);
}

#[rocket::async_test]
async fn whoever_has_voted_does_not_confirm_what_came_of_it() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let emre = app.person("Emre Büro", Role::Office).await;
    let (one, two, three) = (
        app.signed_in(emre).await,
        app.office().await,
        app.signed_in(app.person("Olaf Büro", Role::Office).await).await,
    );
    let seat = table.line(4).await;
    assert_eq!(table.desk(&format!("/people/{seat}/go"), &[]).await.status, 303);
    let account = emre.to_string();
    assert_eq!(table.desk("/people", &[("account", account.as_str()), ("seat", &seat)]).await.status, 303);
    assert_eq!(table.desk("/pledges", &[]).await.status, 303);
    let entry = table.entry(0).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entry)]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let refused = bind(&two, &one, table.round).await;
    assert!(refused.status == 409 && refused.contains("mit abgestimmt"), "{}", refused.text);
    let page = three.get(format!("/office/rounds/{}/meeting", table.round)).await;
    let answer = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let answer: Vec<(&str, &str)> = answer.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let path = format!("/office/rounds/{}/meeting/decide/confirm", table.round);
    assert_eq!(three.post(path, &answer).await.status, 303);
    assert_ne!(ask_to_bind(&one, table.round).await.status, 303, "it binds already");
}

#[rocket::async_test]
async fn minutes_of_every_meeting_of_a_round_are_found() {
    let app = TestApp::start().await;
    let mut table = Table::open(&app, 3, 4).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Antrag der ersten Sitzung")]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let set = "update round set reopened_at = closed_at, closed_at = $2 where round_id = $1";
    app.at("2027-09-09T08:00:00Z");
    let mut tx = app.db.write().await.unwrap();
    let now = app.clock.now();
    on!(tx, c => sqlx::query(set).bind(table.round).bind(now).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    table.sign_in_again().await;
    let opened = table.jurors[0].post(format!("/jury/rounds/{}/meeting", table.round), OPENING).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let office = app.office().await;
    let here = format!("/office/rounds/{}", table.round);
    let page = office.get(format!("{here}/meeting")).await;
    let link = format!("{here}/minutes?meeting=1");
    assert!(page.contains(&link), "{}", page.text);
    assert!(office.get(&link).await.contains("Antrag der ersten Sitzung"));
    let newest = office.get(format!("{here}/minutes")).await;
    assert!(newest.status == 200 && !newest.contains("Antrag der ersten Sitzung"), "{}", newest.text);
    assert_eq!(office.get(format!("{here}/minutes?meeting=7")).await.status, 404);
}
