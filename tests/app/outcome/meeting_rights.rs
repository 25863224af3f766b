//! The right to vote is judged when a vote is cast, and what rests on the votes when the voting ends: who has left, who
//! has come, whose account is shut, in whom a conflict comes up.

use laudatio::contest::jury;
use laudatio::contest::jury::model::{Conflict, Origin, Reason};
use laudatio::ids::{ConflictId, NominationId, PersonId};
use laudatio::on;
use laudatio::outcome::meeting::model::lot;
use laudatio::outcome::meeting::model::motion::{Annulled, BrokenBy, Motion, MotionStatus};

use crate::outcome::meeting::Table;
use crate::support::{Answer, TestApp, damaged};

const PAUSE: &[(&str, &str)] = &[("kind", "other"), ("wording", "Pause?")];
const SECRETLY: &[(&str, &str)] = &[("kind", "other"), ("wording", "Geheim?"), ("ballot", "secret")];

impl Table<'_> {
    /// A juror presses a button on the own device: `come` or `go`.
    async fn walks(&self, juror: usize, verb: &str) {
        let path = self.path(&format!("/people/{}/{verb}", self.line(juror).await));
        let answer = self.jurors[juror].post(path, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }

    /// So many jurors vote, the first of them as the first choice says.
    async fn all_vote(&self, motion: &str, choices: &[(usize, &str)]) {
        for (juror, choice) in choices {
            let answer = self.votes(motion, *juror, choice).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
    }

    async fn ends(&self, motion: &str) -> Answer {
        self.desk(&format!("/motions/{motion}/close"), &[]).await
    }

    async fn newest(&self) -> Motion {
        self.room().await.motions.last().unwrap().clone()
    }

    async fn name(&self, juror: usize) -> String {
        self.room().await.line_of(self.people[juror]).unwrap().name.clone()
    }

    /// How often the record has an act on this meeting.
    async fn acts(&self, act: &str) -> i64 {
        let count = "select count(*) from audit where subject_id = $1 and act = $2";
        let mut conn = self.app.db.read().await.unwrap();
        on!(conn, c => sqlx::query_scalar(count).bind(self.id.0).bind(act).fetch_one(c).await).unwrap()
    }
}

fn counts(motion: &Motion) -> (i64, i64, i64) {
    (motion.yes.unwrap(), motion.no.unwrap(), motion.abstained.unwrap())
}

/// The office notes a conflict, on a page of its own.
async fn conflict(app: &TestApp, person_id: PersonId, nomination_id: NominationId) {
    let ctx = app.ctx();
    let conflict = Conflict {
        conflict_id: ConflictId::new(ctx.now, &ctx.random),
        nomination_id,
        person_id,
        reason: Reason::Board,
        note: None,
        origin: Origin::Office,
        created_at: ctx.now,
    };
    let mut tx = ctx.db.write().await.unwrap();
    jury::store::insert(&mut tx, &conflict).await.unwrap();
    tx.commit().await.unwrap();
}

async fn disable(app: &TestApp, person: PersonId) {
    laudatio::people::accounts::actions::disable(&app.ctx(), None, person).await.unwrap();
}

#[rocket::async_test]
async fn whoever_has_left_does_not_vote_and_is_struck() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(0, "yes"), (1, "yes"), (2, "no"), (3, "no"), (4, "no")]).await;
    table.walks(4, "go").await;
    let refused = table.votes(&motion, 4, "no").await;
    assert!(refused.status == 409 && refused.contains("nicht da ist"), "{}", refused.text);
    let line = table.line(4).await;
    let noted = [("voter", line.as_str()), ("choice", "no")];
    assert_eq!(table.desk(&format!("/motions/{motion}/vote"), &noted).await.status, 409, "nor does the chair note it");
    let page = table.jurors[1].get(table.path("")).await;
    let struck = format!("{}</span>: Nein (ist gegangen)", table.name(4).await);
    assert!(page.contains("4 von 4 haben abgestimmt") && page.contains(&struck), "{}", page.text);
    assert!(page.contains("4 von 5 stimmen mit"), "the head says the same: {}", page.text);
    assert_eq!(table.acts("vote_struck").await, 1);

    table.walks(3, "go").await;
    assert_eq!(table.ends(&motion).await.status, 303);
    let found = table.newest().await;
    assert_eq!((found.status, counts(&found), found.present), (MotionStatus::Carried, (2, 1, 0), 3));
    assert!(table.jurors[1].get(table.path("/decisions")).await.contains(&struck));

    let end = table.desk("/end", &[]).await;
    assert_eq!(end.status, 303, "{}", end.text);
    let minutes = app.office().await.get(format!("/office/rounds/{}/minutes", table.round)).await;
    assert!(minutes.contains("3 stimmberechtigt"), "{}", minutes.text);
    assert!(minutes.contains(&format!("{}: ist gegangen", table.name(4).await)), "{}", minutes.text);
}

#[rocket::async_test]
async fn whoever_comes_votes_and_whoever_comes_back_votes_anew() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.walks(4, "go").await;
    let motion = table.motion(PAUSE).await;
    assert_eq!(table.votes(&motion, 4, "yes").await.status, 409);
    table.walks(4, "come").await;
    table.all_vote(&motion, &[(0, "no"), (1, "no"), (2, "yes"), (3, "yes"), (4, "yes")]).await;
    assert!(table.jurors[1].get(table.path("")).await.contains("5 von 5 haben abgestimmt"));

    // What was struck does not count again because somebody is back: it is said again.
    table.walks(3, "go").await;
    table.walks(3, "come").await;
    assert!(table.jurors[1].get(table.path("")).await.contains("4 von 5 haben abgestimmt"));
    let mut counted = Vec::new();
    for choice in ["", "yes"] {
        if !choice.is_empty() {
            assert_eq!(table.votes(&motion, 3, choice).await.status, 303);
        }
        let room = table.room().await;
        counted.push(room.voters.iter().filter(|voter| voter.has_voted && voter.struck_because.is_none()).count());
    }
    assert_eq!(counted, [4, 5]);
    assert_eq!(table.ends(&motion).await.status, 303);
    let found = table.newest().await;
    assert_eq!((counts(&found), found.present), ((3, 2, 0), 5));

    // Whoever was never obliged has no vote yet.
    let seat = table.line(4).await;
    table.walks(4, "go").await;
    let motion = table.motion(PAUSE).await;
    let person = app.person("Vera Vertretung", laudatio::ground::web::Role::Juror).await;
    let account = person.to_string();
    assert_eq!(table.desk("/people", &[("account", account.as_str()), ("seat", &seat)]).await.status, 303);
    let vera = app.signed_in(person).await;
    let line = table.room().await.line_of(person).unwrap().attendance_id.to_string();
    let vote = [("voter", line.as_str()), ("choice", "yes")];
    let path = table.path(&format!("/motions/{motion}/vote"));
    let refused = vera.post(&path, &vote).await;
    assert!(refused.status == 409 && refused.contains("verpflichtet sich zuerst"), "{}", refused.text);
    assert_eq!(vera.post(table.path(&format!("/people/{line}/pledge")), &[]).await.status, 303);
    assert_eq!(vera.post(&path, &vote).await.status, 303);
    // The member is back: the seat is the member's.
    table.walks(4, "come").await;
    let refused = vera.post(&path, &vote).await;
    assert!(refused.status == 409 && refused.contains("Vertretung stimmt nicht mit"), "{}", refused.text);
    table.all_vote(&motion, &[(0, "no"), (4, "no")]).await;
    assert_eq!(table.ends(&motion).await.status, 303);
    let found = table.newest().await;
    assert_eq!((counts(&found), found.present, found.members), ((0, 2, 0), 5, 5));
}

#[rocket::async_test]
async fn without_a_quorum_no_vote_ends_and_page_and_motion_agree() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(0, "yes"), (1, "yes"), (2, "yes"), (3, "yes")]).await;
    for juror in [2, 3, 4] {
        table.walks(juror, "go").await;
    }
    let page = table.jurors[0].get(table.path("")).await;
    assert!(
        page.contains("nicht beschlussfähig") && page.contains("Nur noch 2 stimmen mit, 3 sind nötig"),
        "{}",
        page.text
    );
    for (verb, form) in [("close", &[][..]), ("count", &[("yes", "2")])] {
        let refused = table.desk(&format!("/motions/{motion}/{verb}"), form).await;
        assert_eq!(refused.status, 409, "{verb}");
    }
    assert!(table.ends(&motion).await.contains("nicht mehr beschlussfähig"));
    assert_eq!(table.newest().await.status, MotionStatus::Voting);
    assert_eq!(table.desk(&format!("/motions/{motion}/annul"), &[]).await.status, 303);
    let found = table.newest().await;
    assert_eq!((found.status, found.annulled_because), (MotionStatus::Annulled, Some(Annulled::Quorum)));

    let again = format!("/motions/{motion}/again");
    assert_eq!(table.desk(&again, &[]).await.status, 409, "there is no quorum yet");
    table.walks(2, "come").await;
    for _ in 0..2 {
        let answer = table.desk(&again, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    let room = table.room().await;
    assert_eq!(room.motions.len(), 2, "a double click makes one motion");
    assert_eq!((room.motions[1].repeats, &room.motions[1].wording), (Some(found.motion_id), &found.wording));
    let again = room.motions[1].motion_id.to_string();
    assert_eq!(table.desk(&format!("/motions/{again}/annul"), &[]).await.status, 409, "nothing stands in its way");
    table.all_vote(&again, &[(0, "yes"), (1, "no"), (2, "yes")]).await;
    assert_eq!(table.ends(&again).await.status, 303);
    assert_eq!(table.last().await, (MotionStatus::Carried, None));
    let page = table.jurors[0].get(table.path("/decisions")).await;
    assert!(page.contains("annulliert") && page.contains("Wiederholung von Antrag 1"), "{}", page.text);
    assert!(page.contains("wiederholt als Antrag 2") && !page.contains(&format!("{motion}/again")), "{}", page.text);
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let minutes = app.office().await.get(format!("/office/rounds/{}/minutes", table.round)).await;
    for said in ["die zählen", "nicht mehr beschlussfähig war: Antrag 1", "Wiederholung von"] {
        assert!(minutes.contains(said), "{said}: {}", minutes.text);
    }
    assert!(!minutes.contains("bei allen Abstimmungen beschlussfähig."), "{}", minutes.text);
}

#[rocket::async_test]
async fn whose_account_is_shut_during_a_vote_has_no_vote() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(0, "no"), (1, "no"), (3, "yes"), (4, "yes")]).await;
    // Whoever goes over to the office does not vote in the jury, either.
    let set = "update person set role = 'office' where person_id = $1";
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query(set).bind(table.people[3]).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    disable(&app, table.people[4]).await;
    // No act of the meeting has happened since, and its page is right all the same.
    let page = table.jurors[1].get(table.path("")).await;
    assert!(page.contains("2 von 3 haben abgestimmt") && page.contains("gehört nicht mehr zur Jury"), "{}", page.text);
    let line = table.line(4).await;
    let noted = [("voter", line.as_str()), ("choice", "yes")];
    assert_eq!(table.desk(&format!("/motions/{motion}/vote"), &noted).await.status, 409);
    assert_eq!(table.ends(&motion).await.status, 303);
    let found = table.newest().await;
    assert_eq!((found.status, counts(&found), found.present), (MotionStatus::Rejected, (0, 2, 0), 3));
    assert_eq!(table.acts("vote_struck").await, 2);
}

#[rocket::async_test]
async fn a_conflict_that_comes_up_during_a_vote_strikes_its_juror() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.call(0).await;
    let entry = table.entry(0).await;
    let (text, line) = (entry.to_string(), table.line(1).await);
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &text)]).await;
    table.all_vote(&motion, &[(0, "no"), (1, "yes"), (2, "yes"), (3, "no"), (4, "abstain")]).await;
    let said = [("who", line.as_str()), ("nomination_id", &text), ("reason_conflict", "organ"), ("note", "")];
    let answer = table.jurors[1].post(table.path("/exclude"), &said).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let refused = table.votes(&motion, 1, "yes").await;
    assert!(refused.status == 409 && refused.contains("befangen"), "{}", refused.text);
    // One that the office notes meanwhile counts as well.
    conflict(&app, table.people[2], entry).await;
    assert_eq!(table.ends(&motion).await.status, 303);
    let found = table.newest().await;
    assert_eq!((found.status, counts(&found), found.present), (MotionStatus::Rejected, (0, 2, 1), 3));
    assert_eq!(table.room().await.decisions.len(), 0);
}

#[rocket::async_test]
async fn a_secret_vote_is_annulled_by_whoever_loses_the_right() {
    for reason in [Annulled::Left, Annulled::Account, Annulled::Conflict, Annulled::Access] {
        let app = TestApp::start().await;
        let table = Table::open(&app, 3, 6).await;
        table.call(0).await;
        let entry = table.entry(0).await;
        let text = entry.to_string();
        let seat = table.line(5).await;
        table.walks(5, "go").await;
        assert_eq!(table.desk("/people", &[("name", "Vera Vertretung"), ("seat", &seat)]).await.status, 303);
        assert_eq!(table.desk("/pledges", &[]).await.status, 303);
        let form = [("kind", "place"), ("place", "1"), ("entries", text.as_str()), ("ballot", "secret")];
        let motion = table.motion(&form).await;
        table.all_vote(&motion, &[(0, "no"), (1, "yes"), (2, "yes"), (3, "no")]).await;
        match reason {
            // Whether somebody has voted already makes no difference.
            Annulled::Left => table.walks(4, "go").await,
            Annulled::Account => disable(&app, table.people[3]).await,
            Annulled::Conflict => conflict(&app, table.people[1], entry).await,
            _ => table.walks(5, "come").await,
        }
        let page = table.jurors[0].get(table.path("")).await;
        assert!(page.contains("annulliert") && page.contains("Abstimmung wiederholen"), "{reason}: {}", page.text);
        assert!(!page.contains("haben abgestimmt"), "{reason}: {}", page.text);
        let refused = table.votes(&motion, 0, "no").await;
        assert!(refused.status == 409 && refused.contains("annulliert"), "{reason}: {}", refused.text);
        assert_eq!(table.ends(&motion).await.status, 303, "{reason}: it has ended already");
        let found = table.newest().await;
        assert_eq!((found.status, found.annulled_because, found.yes), (MotionStatus::Annulled, Some(reason), None));
        assert_eq!(table.acts("motion_annulled").await, 1, "{reason}");
        let counted = "select cast(sum(votes) as bigint) from secret_count";
        let mut conn = app.db.read().await.unwrap();
        let counted: i64 = on!(conn, c => sqlx::query_scalar(counted).fetch_one(c).await).unwrap();
        assert_eq!(counted, 0, "{reason}: what was counted is nobody's business");

        // Whoever has a conflict goes out before it is held again.
        let again = table.desk(&format!("/motions/{motion}/again"), &[]).await;
        if reason == Annulled::Conflict {
            assert!(again.status == 422 && again.contains("Raum verlassen"), "{}", again.text);
            assert_eq!(table.desk("/leave", &[]).await.status, 303);
            assert_eq!(table.desk(&format!("/motions/{motion}/again"), &[]).await.status, 303);
        } else {
            assert_eq!(again.status, 303, "{reason}: {}", again.text);
        }
        let found = table.newest().await;
        assert_eq!((found.status, found.repeats.map(|id| id.to_string())), (MotionStatus::Voting, Some(motion)));
    }
}

#[rocket::async_test]
async fn a_chair_who_has_left_breaks_no_tie() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let office = app.office().await;
    // Voted, and gone before the end.
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(0, "yes"), (1, "yes"), (2, "yes"), (3, "no"), (4, "no")]).await;
    table.walks(0, "go").await;
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/close")), &[]).await.status, 303);
    let found = table.newest().await;
    assert_eq!((found.status, counts(&found)), (MotionStatus::Tied, (2, 2, 0)));
    // Back after the end: struck is struck.
    table.walks(0, "come").await;
    let refused = table.desk(&format!("/motions/{motion}/cast"), &[("choice", "yes")]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(!table.jurors[0].get(table.path("")).await.contains("Vorsitz: Ja"));
    assert_eq!(table.desk(&format!("/motions/{motion}/lot"), &[]).await.status, 303);
    let first = table.room().await.lots[0].clone();
    assert_eq!(table.desk(&format!("/lots/{}/draw", first.lot_id), &[("word", "Hoesch")]).await.status, 303);
    let carried = lot::draw(&first.seed, "Hoesch", &first.candidates)[0] == "yes";
    let expected = if carried { MotionStatus::Carried } else { MotionStatus::Rejected };
    assert_eq!(table.last().await, (expected, Some(BrokenBy::Lot)));

    // There at the end, and gone before the word is said: a lot decides as long as the chair is away.
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(0, "abstain"), (1, "yes"), (2, "yes"), (3, "no"), (4, "no")]).await;
    assert_eq!(table.ends(&motion).await.status, 303);
    assert_eq!(table.desk(&format!("/motions/{motion}/lot"), &[]).await.status, 409, "the chair is there");
    table.walks(0, "go").await;
    let refused = office.post(table.path(&format!("/motions/{motion}/cast")), &[("choice", "yes")]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/lot")), &[]).await.status, 303);
    table.walks(0, "come").await;
    let second = table.room().await.lots[1].lot_id;
    let refused = table.desk(&format!("/lots/{second}/draw"), &[("word", "Hoesch")]).await;
    assert_eq!(refused.status, 409, "the chair is back: {}", refused.text);
    assert_eq!(table.desk(&format!("/motions/{motion}/cast"), &[("choice", "no")]).await.status, 303);
    assert_eq!(table.last().await, (MotionStatus::Rejected, Some(BrokenBy::CastingVote)));
    // What was prepared for a tie that is settled stands in nobody's way.
    let entries = [table.entry(0).await.to_string(), table.entry(1).await.to_string()];
    let form = [("lot_purpose", "Wer zuerst?"), ("lot_entries", &*entries[0]), ("lot_entries", &*entries[1])];
    assert_eq!(table.desk("/lots", &form).await.status, 303);
}

#[rocket::async_test]
async fn a_tie_is_settled_when_enough_are_there_by_the_rule_that_holds_then() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let rule = "update meeting set tie_rule = 'rejected'";
    damaged!(app.db, "the rules of a meeting stay once it is open", rule);
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(0, "abstain"), (1, "yes"), (2, "no")]).await;
    assert_eq!(table.ends(&motion).await.status, 303);
    let fall = format!("/motions/{motion}/fall");
    assert_eq!(table.desk(&fall, &[]).await.status, 409, "the chair can decide");
    for juror in [2, 3, 4] {
        table.walks(juror, "go").await;
    }
    let refused = table.desk(&format!("/motions/{motion}/cast"), &[("choice", "yes")]).await;
    assert!(refused.status == 409 && refused.contains("nicht mehr beschlussfähig"), "{}", refused.text);
    for juror in [2, 3] {
        table.walks(juror, "come").await;
    }
    table.walks(0, "go").await;
    // Nor does the chair conduct from afar what follows from being away.
    assert_eq!(table.desk(&fall, &[]).await.status, 409);
    let office = app.office().await;
    assert!(office.get(table.path("")).await.contains("Ablehnung feststellen"));
    let lot = office.post(table.path(&format!("/motions/{motion}/lot")), &[]).await;
    assert_eq!(lot.status, 409, "the call knows no lot");
    assert_eq!(office.post(table.path(&fall), &[]).await.status, 303);
    assert_eq!(table.last().await, (MotionStatus::Rejected, Some(BrokenBy::Rule)));

    // Somebody who should never have taken part annuls a tie, too.
    table.walks(0, "come").await;
    table.call(0).await;
    let entry = table.entry(0).await;
    let text = entry.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &text)]).await;
    table.all_vote(&motion, &[(0, "abstain"), (1, "yes"), (2, "no")]).await;
    assert_eq!(table.ends(&motion).await.status, 303);
    assert_eq!(table.last().await.0, MotionStatus::Tied);
    conflict(&app, table.people[1], entry).await;
    table.desk(&format!("/motions/{motion}/cast"), &[("choice", "yes")]).await;
    let found = table.newest().await;
    assert_eq!((found.status, found.annulled_because), (MotionStatus::Annulled, Some(Annulled::Conflict)));
    assert_eq!(table.room().await.decisions.len(), 0);
}

#[rocket::async_test]
async fn votes_and_leaving_at_the_same_time_leave_one_truth() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    for form in [PAUSE, SECRETLY] {
        let motion = table.motion(form).await;
        let vote = table.path(&format!("/motions/{motion}/vote"));
        let mut sent = Vec::new();
        for juror in 0..5 {
            let line = table.line(juror).await;
            for choice in ["yes", "no"] {
                let (visitor, vote, line) = (&table.jurors[juror], &vote, line.clone());
                sent.push(
                    async move { visitor.post(vote, &[("voter", line.as_str()), ("choice", choice)]).await.status },
                );
            }
        }
        let go = table.path(&format!("/people/{}/go", table.line(4).await));
        let gone = async { table.jurors[4].post(&go, &[]).await.status };
        let (sent, gone) = rocket::futures::future::join(rocket::futures::future::join_all(sent), gone).await;
        assert_eq!(gone, 303);
        assert!(sent.iter().all(|status| [303, 409].contains(status)), "{sent:?}");
        assert_eq!(table.ends(&motion).await.status, 303);
        let found = table.newest().await;
        if form == PAUSE {
            assert_eq!((found.present, counts(&found).0 + counts(&found).1), (4, 4));
        } else {
            assert_eq!(found.annulled_because, Some(Annulled::Left));
        }
        table.walks(4, "come").await;
    }
}

#[rocket::async_test]
async fn whoever_has_left_conducts_nothing_until_back() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    table.call(0).await;
    let motion = table.motion(PAUSE).await;
    table.all_vote(&motion, &[(1, "yes"), (2, "no"), (3, "no")]).await;
    table.walks(0, "go").await;
    let (next, line, other) = (table.room().await.agenda[1].agenda_item_id, table.line(4).await, table.line(1).await);
    let entries = [table.entry(0).await.to_string(), table.entry(1).await.to_string()];
    let noted = [("voter", line.as_str()), ("choice", "no")];
    let lot = [("lot_purpose", "X"), ("lot_entries", &*entries[0]), ("lot_entries", &*entries[1])];
    let chair = [("duty", "chair"), ("duty_to", other.as_str())];
    for (rest, form) in [
        (format!("/motions/{motion}/close"), &[][..]),
        (format!("/motions/{motion}/withdraw"), &[]),
        (format!("/motions/{motion}/vote"), &noted),
        (format!("/people/{line}/go"), &[]),
        (format!("/agenda/{next}/call"), &[]),
        ("/lots".into(), &lot),
        ("/duty".into(), &chair),
        ("/finish".into(), &[]),
        ("/end".into(), &[]),
    ] {
        let refused = table.desk(&rest, form).await;
        assert!(refused.status == 409 && refused.contains("nicht als anwesend"), "{rest}: {}", refused.text);
    }
    let page = table.jurors[0].get(table.path("")).await;
    assert!(page.contains("Ich bin da") && page.contains("nicht als anwesend"), "{}", page.text);
    for button in ["/close\"", "/call\"", "/finish\""] {
        assert!(!page.contains(button), "{button}: {}", page.text);
    }
    assert_eq!(table.newest().await.status, MotionStatus::Voting);
    // The office always may; and whoever is back.
    let office = app.office().await;
    assert_eq!(office.post(table.path(&format!("/motions/{motion}/vote")), &noted).await.status, 303);
    table.walks(0, "come").await;
    assert_eq!(table.ends(&motion).await.status, 303);
    // Another one takes over while the chair is away.
    table.walks(0, "go").await;
    assert_eq!(office.post(table.path("/duty"), &chair).await.status, 303);
    let call = table.path(&format!("/agenda/{next}/call"));
    assert_eq!(table.jurors[1].post(call, &[]).await.status, 303);
    table.walks(0, "come").await;
    assert_eq!(table.desk("/finish", &[]).await.status, 404, "the duty is somebody else's");
}
