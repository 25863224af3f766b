//! Who has no part in what is decided about an entry: everybody with a conflict, whichever way the entry is touched.

use laudatio::outcome::meeting::model::motion::MotionStatus;
use laudatio::outcome::meeting::state::MeetingState;

use crate::outcome::meeting::Table;
use crate::support::{Answer, TestApp};

/// A juror says on the own device, while an entry is called up, that there is a conflict.
async fn conflicted(table: &Table<'_>, juror: usize, entry: usize) {
    table.call(entry).await;
    let line = table.line(juror).await;
    let (called, other) = (table.entry(entry).await.to_string(), table.entry((entry + 1) % 3).await.to_string());
    let said = |entry| [("who", line.as_str()), ("nomination_id", entry), ("reason_conflict", "organ"), ("note", "")];
    let late = table.jurors[juror].post(table.path("/exclude"), &said(&other)).await;
    assert!(late.status == 409 && late.contains("Inzwischen"), "of an entry that is not called up: {}", late.text);
    let said = said(&called);
    let answer = table.jurors[juror].post(table.path("/exclude"), &said).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// Names of those who may vote on the last motion.
fn voters(room: &MeetingState) -> Vec<String> {
    let motion = room.motions.last().unwrap().motion_id;
    let mut names: Vec<String> =
        room.voters_of(motion).map(|voter| room.attendance(voter.attendance_id).unwrap().name.clone()).collect();
    names.sort();
    names
}

async fn refused_inside(table: &Table<'_>, form: &[(&str, &str)], name: &str) -> Answer {
    let refused = table.moves(form).await;
    assert_eq!(refused.status, 422, "{form:?}: {}", refused.text);
    assert!(refused.contains("Raum verlassen") && refused.contains(name), "{form:?}: {}", refused.text);
    refused
}

#[rocket::async_test]
async fn whoever_has_a_conflict_has_no_part_in_a_prize_or_its_money_either() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    let mut entries = Vec::new();
    for at in 0..4 {
        entries.push(table.entry(at).await.to_string());
    }
    let motion = table.motion(&[("kind", "place"), ("place", "1"), ("entries", &entries[0])]).await;
    table.all(&motion, &["yes", "yes", "yes"]).await;
    conflicted(&table, 1, 0).await;
    table.call(2).await;
    let name = table.room().await.list.iter().find(|one| one.person_id == Some(table.people[1])).unwrap().name.clone();
    for form in [
        &[("kind", "split"), ("amount_1", "4000"), ("amount_2", "3500"), ("amount_3", "2500")][..],
        &[("kind", "not_awarded"), ("place", "1")],
        &[("kind", "place"), ("place", "1"), ("entries", &entries[1]), ("order_reason", "Besser.")],
    ] {
        refused_inside(&table, form, &name).await;
        table.motion(&[form, &[("have_left", "yes")]].concat()).await;
        let room = table.room().await;
        assert_eq!(voters(&room).len(), 4, "{form:?}");
        assert!(!voters(&room).contains(&name), "{form:?}");
        assert_eq!(room.outside().len(), 1, "{form:?}");
        let motion = room.motions.last().unwrap().motion_id;
        assert_eq!(table.votes(&motion.to_string(), 1, "no").await.status, 409, "{form:?}");
        assert_eq!(table.desk(&format!("/motions/{motion}/withdraw"), &[]).await.status, 303);
        assert!(table.room().await.outside().is_empty(), "{form:?}: back in after the vote");
    }
    // What touches nothing of the entry is everybody's business.
    table.motion(&[("kind", "place"), ("place", "3"), ("entries", &entries[2])]).await;
    assert_eq!(voters(&table.room().await).len(), 5);
}

#[rocket::async_test]
async fn entries_with_different_conflicts_can_share_a_place() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 4, 5).await;
    table.shares().await;
    conflicted(&table, 1, 0).await;
    conflicted(&table, 2, 1).await;
    let (first, second) = (table.entry(0).await.to_string(), table.entry(1).await.to_string());
    let form = [
        ("kind", "place"),
        ("place", "1"),
        ("entries", &*first),
        ("entries", &*second),
        ("order_reason", "Gleich gut."),
    ];
    refused_inside(&table, &form, "sind befangen und haben den Raum verlassen").await;
    let motion = table.motion(&[&form[..], &[("have_left", "yes")]].concat()).await;
    let room = table.room().await;
    assert_eq!((voters(&room).len(), room.outside().len()), (3, 2));
    for juror in [0, 3, 4] {
        assert_eq!(table.votes(&motion, juror, "yes").await.status, 303);
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let room = table.room().await;
    assert_eq!(room.motions.last().unwrap().status, MotionStatus::Carried);
    assert_eq!(room.standing().filter(|decision| decision.place == Some(1)).count(), 2);
    let outside: Vec<_> = room.outside().into_iter().filter_map(|one| room.attendance(one)?.person_id).collect();
    assert_eq!(outside, [table.people[2]], "the second entry is called up: its conflict stays outside");
}

#[rocket::async_test]
async fn a_substitute_without_an_account_leaves_as_well() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let seat = table.line(4).await;
    assert_eq!(table.desk(&format!("/people/{seat}/go"), &[]).await.status, 303);
    assert_eq!(table.desk("/people", &[("name", "Vera Vertretung"), ("seat", &seat)]).await.status, 303);
    assert_eq!(table.desk("/pledges", &[]).await.status, 303);
    table.call(0).await;
    let room = table.room().await;
    let vera = room.list.iter().find(|one| one.name == "Vera Vertretung").unwrap().attendance_id;
    let (vera_line, entry) = (vera.to_string(), table.entry(0).await.to_string());
    let form = [("who", &*vera_line), ("nomination_id", &entry), ("reason_conflict", "organ"), ("note", "")];
    let answer = table.desk("/exclude", &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);

    let place = [("kind", "place"), ("place", "1"), ("entries", entry.as_str())];
    table.motion(&place).await;
    let room = table.room().await;
    assert!(!voters(&room).contains(&"Vera Vertretung".to_owned()), "{:?}", voters(&room));
    let motion = room.motions.last().unwrap().motion_id;
    table.desk(&format!("/motions/{motion}/withdraw"), &[]).await;
    // Back for the next entry, and again outside whenever it is about the first one.
    table.call(1).await;
    assert!(table.room().await.outside().is_empty());
    refused_inside(&table, &place, "Vera Vertretung").await;
    table.motion(&[&place[..], &[("have_left", "yes")]].concat()).await;
    assert!(!voters(&table.room().await).contains(&"Vera Vertretung".to_owned()));
}

#[rocket::async_test]
async fn outside_nothing_is_seen_on_any_page() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    // The chair as well: the ranking of one's own entry is nobody's business.
    for juror in [0, 1] {
        conflicted(&table, juror, 0).await;
    }
    let office = app.office().await;
    let room = table.room().await;
    let (entry, title) = (room.agenda[0].nomination_id, room.agenda[0].title.clone());
    for juror in [0, 1] {
        let page = table.jurors[juror].get(table.path("/projector")).await;
        assert!(page.contains("Bitte verlassen Sie den Raum") && !page.contains(&title), "{juror}: {}", page.text);
    }
    assert!(table.jurors[2].get(table.path("/projector")).await.contains(&title));
    let rank = |page: &Answer| {
        let row = page.text.split("<tr>").find(|row| row.contains(&title)).unwrap();
        row.split("l-num\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
    };
    assert_eq!(rank(&table.jurors[0].get(table.path("/agenda")).await), "–");
    assert_eq!(rank(&office.get(table.path("/agenda")).await), "1");

    let key = uuid::Uuid::new_v4().to_string();
    let entry = entry.to_string();
    let form = [
        ("kind", "place"),
        ("place", "1"),
        ("entries", entry.as_str()),
        ("key", &key),
        ("reason", "Geheimer Grund"),
        ("have_left", "yes"),
    ];
    let answer = office.post(table.path("/motions"), &form).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let motion = table.room().await.motions[0].motion_id.to_string();
    for juror in [2, 3, 4] {
        table.votes(&motion, juror, "yes").await;
    }
    let name = table.room().await.line_of(table.people[2]).unwrap().name.clone();
    let projector = table.jurors[1].get(table.path("/projector")).await;
    assert!(!projector.contains("haben abgestimmt"), "{}", projector.text);
    let answer = office.post(table.path(&format!("/motions/{motion}/close")), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let voted = format!("{name}</span>: Ja");
    let inside = table.jurors[3].get(table.path("/decisions")).await;
    assert!(inside.contains(&voted), "{}", inside.text);
    let outside = table.jurors[1].get(table.path("/decisions")).await;
    assert!(outside.contains("3 Ja") && !outside.contains(&voted), "{}", outside.text);
}
