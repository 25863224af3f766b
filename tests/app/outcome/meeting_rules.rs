//! The call's rules are the only ones: for motions with equal votes, for shared places, and for the money.

use laudatio::clock::Timestamp;
use laudatio::contest::prizes::model::{Edition, MotionTieRule, TieRule};
use laudatio::contest::prizes::{actions, store as prizes};
use laudatio::ground::web::Role;
use laudatio::ids::DecisionId;
use laudatio::on;
use laudatio::outcome::meeting::model::MeetingStatus;
use laudatio::outcome::meeting::model::decision::{Decision, DecisionKind};
use laudatio::outcome::meeting::model::motion::MotionStatus;
use laudatio::outcome::meeting::state::MeetingState;
use laudatio::outcome::meeting::store;

use crate::outcome::meeting::{OPENING, PRIZE, Table, closed_round};
use crate::outcome::meeting_later::{ask_to_bind, bind};
use crate::support::{TestApp, damaged};

#[rocket::async_test]
async fn after_a_secret_vote_a_lot_decides_where_openly_the_chair_would() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let motion = table.motion(&[("kind", "other"), ("wording", "Geheim?"), ("ballot", "secret")]).await;
    table.all(&motion, &["yes", "no", "yes", "no"]).await;
    let found = table.room().await.motions[0].clone();
    assert_eq!((found.status, found.broken_by, found.casting_choice), (MotionStatus::Tied, None, None));
    let page = table.jurors[0].get(table.path("")).await;
    assert!(!page.contains("Vorsitz: Ja") && page.contains("Los vorbereiten"), "{}", page.text);
    assert_eq!(table.desk(&format!("/motions/{motion}/cast"), &[("choice", "yes")]).await.status, 409);
    assert_eq!(table.desk(&format!("/motions/{motion}/lot"), &[]).await.status, 303);
    let lot = table.room().await.lots[0].lot_id;
    assert_eq!(table.desk(&format!("/lots/{lot}/draw"), &[("word", "Hoesch")]).await.status, 303);
    let minutes = app.office().await.get(format!("/office/rounds/{}/minutes", table.round)).await;
    assert!(minutes.contains("ist die Abstimmung geheim, entscheidet das Los"), "{}", minutes.text);
    // What the call says about equal entries stands there as well, in its own words.
    assert!(minutes.contains("Bei gleichem Ergebnis entscheidet der Vorsitz der Jury."), "{}", minutes.text);
}

#[rocket::async_test]
async fn a_call_says_what_equal_votes_mean_and_the_meeting_does_what_it_says() {
    for (rule, said, minutes, status) in [
        (MotionTieRule::Rejected, "ist er abgelehnt", "Der Antrag ist abgelehnt.", MotionStatus::Rejected),
        (MotionTieRule::CastingVote, "die Stimme des Vorsitzes", "Die Stimme des Vorsitzes", MotionStatus::Carried),
        (MotionTieRule::Lot, "wie dagegen, entscheidet das Los", "Das Los entscheidet.", MotionStatus::Tied),
    ] {
        let app = TestApp::start().await;
        let (office, edition) = (app.office().await, app.newest_edition("integrationspreis").await);
        let path = format!("/office/editions/{}/basics", edition.edition_id);
        let form = office.get(&path).await;
        assert!(form.contains("so viele für einen Antrag stimmen wie dagegen"), "{}", form.text);
        let version = form.input("version");
        let basics = [
            ("purpose_de", "Wir ehren Projekte."),
            ("eligible_de", "Alle."),
            ("contact", "büro@dortmund.example"),
            ("accepts_proposals", "no"),
            ("shows_scores", "yes"),
            ("tie_rule", "shared"),
            ("motion_tie_rule", rule.as_str()),
            ("prize_money", "10.000"),
            ("version", version.as_str()),
        ];
        assert_eq!(office.post(&path, &basics).await.status, 303);
        let table = Table::of(&app, "integrationspreis", 3, 4).await;
        let id = edition.edition_id;
        let open = prizes::edition(&mut app.db.read().await.unwrap(), id).await.unwrap().unwrap();
        let page = app.public().get(format!("/prizes/integrationspreis/{}", open.year)).await;
        assert!(page.contains(said), "{rule}: {}", page.text);
        // A published rule stays.
        let other = if rule == MotionTieRule::Lot { MotionTieRule::Rejected } else { MotionTieRule::Lot };
        let changed = Edition { motion_tie_rule: Some(other), ..open.clone() };
        let refused = actions::set_basics(&app.ctx(), office.person(), open.version, &changed).await;
        assert!(refused.is_err(), "{rule}");
        let motion = table.motion(&[("kind", "other"), ("wording", "Pause?")]).await;
        table.all(&motion, &["yes", "no", "yes", "no"]).await;
        assert_eq!(table.room().await.motions[0].status, status, "{rule}");
        let page = office.get(format!("/office/rounds/{}/minutes", table.round)).await;
        assert!(page.contains(minutes), "{rule}: {}", page.text);
    }
}

#[rocket::async_test]
async fn an_earlier_call_promises_no_more_than_it_said() {
    let app = TestApp::start().await;
    let edition = app.newest_edition("integrationspreis").await;
    for (tie_rule, expected) in [
        (TieRule::Shared, MotionTieRule::Rejected),
        (TieRule::CastingVote, MotionTieRule::CastingVote),
        (TieRule::Lot, MotionTieRule::Lot),
    ] {
        assert_eq!(Edition { tie_rule, motion_tie_rule: None, ..edition.clone() }.motion_rule(), expected);
    }
}

#[rocket::async_test]
async fn a_place_that_a_shared_one_takes_up_is_given_to_nobody() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 5, 4).await;
    table.shares().await;
    let mut entries = Vec::new();
    for at in 0..5 {
        entries.push(table.entry(at).await.to_string());
    }
    let yes = ["yes", "yes", "yes"];
    let second = [("kind", "place"), ("place", "2"), ("entries", entries[2].as_str()), ("order_reason", "Besser.")];
    let first = [
        ("kind", "place"),
        ("place", "1"),
        ("entries", entries[0].as_str()),
        ("entries", entries[1].as_str()),
        ("order_reason", "Gleich gut."),
    ];
    let motion = table.motion(&second).await;
    table.all(&motion, &yes).await;
    let refused = table.moves(&first).await;
    assert!(refused.status == 422 && refused.contains("nimmt die nächsten mit ein"), "{}", refused.text);
    // Once the second place is free, the first takes it up with its money.
    let motion = table.motion(&[("kind", "deferred"), ("entries", entries[2].as_str())]).await;
    table.all(&motion, &yes).await;
    let motion = table.motion(&first).await;
    table.all(&motion, &yes).await;
    let given: Vec<_> = table.room().await.standing().filter_map(|decision| decision.amount).collect();
    assert_eq!(given, [400_000, 400_000]);
    for form in [&second[..], &[("kind", "not_awarded"), ("place", "2")]] {
        let refused = table.moves(form).await;
        assert!(refused.status == 422 && refused.contains("Sein Geld ist mit vergeben"), "{form:?}: {}", refused.text);
    }
    let third = [("kind", "place"), ("place", "3"), ("entries", entries[3].as_str()), ("order_reason", "Danach.")];
    let motion = table.motion(&third).await;
    table.all(&motion, &yes).await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
}

#[rocket::async_test]
async fn nobody_shares_a_place_where_the_call_says_otherwise() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    let (one, two) = (table.entry(0).await.to_string(), table.entry(1).await.to_string());
    let form = [("kind", "place"), ("place", "1"), ("entries", one.as_str()), ("entries", two.as_str())];
    let reason = [("order_reason", "Gleich gut.")];
    for (rule, said) in [("lot", "das Los entscheidet"), ("casting_vote", "der Vorsitz entscheidet")] {
        damaged!(app.db, "the rules of a published call stay", "update edition set tie_rule = $1", rule);
        // Whatever the reason.
        let refused = table.moves(&[&form[..], &reason].concat()).await;
        assert!(refused.status == 422 && refused.contains(said), "{rule}: {}", refused.text);
        assert!(refused.contains("Gleich gut."), "what was typed is still there: {}", refused.text);
    }
    table.shares().await;
    let refused = table.moves(&form).await;
    assert!(refused.status == 422 && refused.contains("weicht von der Rangliste ab"), "{}", refused.text);
    table.motion(&[&form[..], &reason].concat()).await;
    let reason = table.room().await.motions[0].order_reason.clone();
    assert_eq!(reason.as_deref(), Some("Gleich gut."), "why it is shared stands in the minutes");
}

/// A decision as a meeting of an earlier release could make it.
async fn decide_too(app: &TestApp, table: &Table<'_>, at: usize, place: i64, amount: i64) {
    let room = table.room().await;
    let decision = Decision {
        decision_id: DecisionId(uuid::Uuid::now_v7()),
        position: 9,
        kind: DecisionKind::Place,
        place: Some(place),
        amount: Some(amount),
        nomination_id: Some(room.agenda[at].nomination_id),
        decided_at: Timestamp::new(Default::default()),
        ..room.decisions[0].clone()
    };
    let mut tx = app.db.write().await.unwrap();
    store::insert_decision(&mut tx, &decision).await.unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn nothing_binds_that_gives_a_place_or_money_twice() {
    for (place, said) in [(2, "Ein Platz ist zweimal vergeben"), (3, "Es ist mehr Geld vergeben")] {
        let app = TestApp::start().await;
        let table = Table::open(&app, 4, 4).await;
        table.shares().await;
        let (one, two) = (table.entry(0).await.to_string(), table.entry(1).await.to_string());
        let form = [
            ("kind", "place"),
            ("place", "1"),
            ("entries", one.as_str()),
            ("entries", two.as_str()),
            ("order_reason", "Gleich gut."),
        ];
        let motion = table.motion(&form).await;
        table.all(&motion, &["yes", "yes", "yes"]).await;
        table.leave_the_rest().await;
        assert_eq!(table.desk("/end", &[]).await.status, 303);
        decide_too(&app, &table, 2, place, 900_000).await;
        let two = app.signed_in(app.person("Emre Büro", Role::Office).await).await;
        let refused = bind(&app.office().await, &two, table.round).await;
        assert!(refused.status == 409 && refused.contains(said), "{place}: {}", refused.text);
        assert_eq!(table.room().await.meeting.status, MeetingStatus::Ended);
    }
    // It can be asked for where nothing is wrong.
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 4).await;
    let one = table.entry(0).await.to_string();
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", one.as_str())]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    table.leave_the_rest().await;
    assert_eq!(table.desk("/end", &[]).await.status, 303);
    assert_eq!(ask_to_bind(&app.office().await, table.round).await.status, 303);
}

#[rocket::async_test]
async fn the_money_of_special_prizes_is_there_once() {
    // With the special prize in what the call names, and without.
    for named in [1_100_000, 1_000_000] {
        let app = TestApp::start().await;
        let (round, people) = closed_round(&app, PRIZE, 2, 3).await;
        let edition = app.newest_edition(PRIZE).await.edition_id;
        let prize = laudatio::contest::prizes::model::SpecialPrize {
            special_prize_id: laudatio::ids::SpecialPrizeId(uuid::Uuid::now_v7()),
            edition_id: edition,
            position: 9,
            label: laudatio::ground::db::Translated::new("Sonderpreis", "Special prize"),
            amount: Some(100_000),
        };
        let mut tx = app.db.write().await.unwrap();
        prizes::insert_item(&mut tx, &prize).await.unwrap();
        let set = "update edition set prize_money = $1 where edition_id = $2";
        on!(tx, c => sqlx::query(set).bind(named).bind(edition).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        let chair = app.signed_in(people[0]).await;
        let opened = chair.post(format!("/jury/rounds/{round}/meeting"), OPENING).await.location.unwrap();
        let id = opened.split('/').nth(3).unwrap().parse().unwrap();
        let meeting = MeetingState::load(&mut app.db.read().await.unwrap(), id).await.unwrap().meeting;
        assert_eq!(meeting.prize_money, Some(1_100_000), "{named}");
    }
}
