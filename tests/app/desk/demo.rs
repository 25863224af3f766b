//! The demonstration, and a walk through every page of it in every role.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use laudatio::desk::demo;
use laudatio::ground::audit;
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::judging::evidence::verify::{Known, verify};
use laudatio::on;
use laudatio::people::accounts::store as accounts;

use crate::support::{TestApp, Visitor};

/// Pages of one address are alike: of each, so many are enough.
const OF_A_KIND: usize = 4;

#[rocket::async_test]
async fn the_demonstration_shows_a_running_a_closed_and_an_open_call() {
    let app = TestApp::start().await;
    let printed = demo::run(&app.ctx()).await.unwrap();
    assert!(printed.contains(demo::PASSWORD) && printed.contains("Vorsitz"), "{printed}");
    let public = app.public().get("/").await;
    assert!(public.contains("/prizes/ethnischer-wirtschaftspreis/"), "{}", public.text);
    let mut conn = app.db.read().await.unwrap();
    let people = accounts::people(&mut conn).await.unwrap();
    assert_eq!(people.iter().filter(|person| person.role.is_jury()).count(), 9);
    drop(conn);
    let office = app.signed_in(people.iter().find(|p| p.role == Role::Office).unwrap().person_id).await;
    let page = office.get("/office").await;
    assert!(page.contains(">29<"), "29 nominations wait in the running call: {}", page.text);
    assert!(page.contains("läuft") && page.contains("geschlossen"), "{}", page.text);
    for step in ["Zur Jurysitzung", "Stand der Bewertung ansehen"] {
        assert!(page.contains(step), "{step}: {}", page.text);
    }
    // What has ended waits for nothing.
    assert!(page.contains("Abgeschlossen, Ergebnis öffentlich") && !page.contains("Ergebnis ansehen"), "{}", page.text);
}

#[rocket::async_test]
async fn the_demonstration_shows_a_decided_meeting_and_its_published_result() {
    let app = TestApp::start().await;
    demo::run(&app.ctx()).await.unwrap();
    let archive = app.public().get("/archive").await;
    let result = links(&archive.text).into_iter().find(|link| link.ends_with("/result")).expect("a result is public");
    let page = app.public().get(&result).await;
    for said in [
        "Sevda Demirkapı-Hollmann",
        "Wird nicht namentlich genannt",
        "3. Platz · 1.000\u{a0}€",
        "Hörde: eine Einreichung",
        "Rosemarie Okonkwo-Stahl",
        "6 Einreichungen",
    ] {
        assert!(page.contains(said), "{said}: {}", page.text);
    }
    assert!(!page.contains("Viertelklang"), "its people have not agreed");

    let mut conn = app.db.read().await.unwrap();
    let people = accounts::people(&mut conn).await.unwrap();
    drop(conn);
    let of = |role: Role| people.iter().find(|person| person.role == role).unwrap().person_id;
    let office = app.signed_in(of(Role::Office)).await;
    let meetings = office.get("/jury/meetings").await;
    let [running, decided] = links(&meetings.text)
        .into_iter()
        .filter(|link| link.starts_with("/jury/meetings/"))
        .collect::<Vec<_>>()
        .try_into()
        .expect("one runs, one is over");
    let said = office.get(format!("{decided}/decisions")).await;
    for outcome in ["Platz 3, geteilt", "Stimme des Vorsitzes", "Ehrenpreis der Jury", "vor der Ausschreibung"] {
        assert!(said.contains(outcome), "{outcome}: {}", said.text);
    }
    let chair = app.signed_in(of(Role::Chair)).await;
    let room = chair.get(&running).await;
    assert!(room.contains("Weiter: ") && room.contains("9 von 9"), "{}", room.text);
}

#[rocket::async_test]
async fn the_demonstrations_record_and_evidence_hold() {
    let app = TestApp::start().await;
    demo::run(&app.ctx()).await.unwrap();
    let mut conn = app.db.read().await.unwrap();
    audit::verify(&mut conn).await.unwrap().unwrap();
    let people = accounts::people(&mut conn).await.unwrap();
    let closed = "select round_id from round where status = 'closed'";
    let closed: Vec<uuid::Uuid> = on!(conn, c => sqlx::query_scalar(closed).fetch_all(c).await).unwrap();
    drop(conn);
    assert_eq!(closed.len(), 2);
    let office = people.iter().find(|person| person.role == Role::Office).unwrap();
    let office = app.signed_in(office.person_id).await;
    for round in closed {
        let bundle = office.get(format!("/office/rounds/{round}/evidence/1/bundle.zip")).await;
        let report = verify(&bundle.bytes, &Known::default());
        assert!(report.holds(), "{}", report.text(Lang::De));
    }
}

#[rocket::async_test]
async fn the_demonstration_works_at_any_hour_of_the_year() {
    // Shortly before and after midnight, and around both changes of the clocks.
    for moment in ["2026-11-22T22:30:00Z", "2027-06-30T22:05:00Z", "2027-03-28T00:30:00Z", "2027-10-31T00:30:00Z"] {
        let app = TestApp::start().await;
        app.at(moment);
        assert!(demo::run(&app.ctx()).await.is_ok(), "{moment}");
    }
}

#[rocket::async_test]
async fn the_demonstration_refuses_a_database_that_holds_anything_else() {
    let app = TestApp::start().await;
    app.person("Olga Büro", Role::Office).await;
    assert!(demo::run(&app.ctx()).await.is_err());
    let twice = TestApp::start().await;
    demo::run(&twice.ctx()).await.unwrap();
    assert!(demo::run(&twice.ctx()).await.is_err());
}

#[rocket::async_test]
async fn every_link_leads_somewhere_in_every_role_and_language() {
    let app = TestApp::start().await;
    demo::run(&app.ctx()).await.unwrap();
    let mut conn = app.db.read().await.unwrap();
    let people = accounts::people(&mut conn).await.unwrap();
    drop(conn);
    let of = |role: Role| people.iter().find(|person| person.role == role).unwrap().person_id;
    for lang in ["de", "en"] {
        let public = walk(&app.public().speaking(lang), "/").await;
        let office = walk(&app.signed_in(of(Role::Office)).await.speaking(lang), "/office").await;
        let juror = walk(&app.signed_in(of(Role::Juror)).await.speaking(lang), "/jury").await;
        let chair = walk(&app.signed_in(of(Role::Chair)).await.speaking(lang), "/jury").await;
        assert!(public > 10 && office > 40 && juror > 8 && chair > 8, "{public} {office} {juror} {chair} pages");
    }
}

/// Follows every link from a page; gives how many pages there were.
pub async fn walk(visitor: &Visitor<'_>, from: &str) -> usize {
    let (mut queue, mut seen) = (VecDeque::from([from.to_owned()]), BTreeSet::from([from.to_owned()]));
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    while let Some(path) = queue.pop_front() {
        let kind = kind(&path);
        let of_kind = kinds.entry(kind).or_default();
        *of_kind += 1;
        if *of_kind > OF_A_KIND {
            continue;
        }
        let page = visitor.get(&path).await;
        count += 1;
        assert!(matches!(page.status, 200 | 303), "{path} answers {}: {}", page.status, page.text);
        for link in links(&page.text) {
            if seen.insert(link.clone()) {
                queue.push_back(link);
            }
        }
    }
    count
}

/// The addresses on a page that lead to another page of ours.
fn links(html: &str) -> Vec<String> {
    html.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(|href| href.split('#').next().unwrap().replace("&amp;", "&"))
        .filter(|href| href.starts_with('/') && !href.starts_with("//"))
        .filter(|href| !href.starts_with("/static/") && !href.starts_with("/language/"))
        .collect()
}

/// An address without its keys and query.
fn kind(path: &str) -> String {
    let bare = path.split('?').next().unwrap();
    let parts: Vec<&str> =
        bare.split('/').map(|part| if uuid::Uuid::try_parse(part).is_ok() { "<id>" } else { part }).collect();
    parts.join("/")
}
