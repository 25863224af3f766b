//! Whatever becomes public was confirmed by two; a no holds at once, wherever it is said.

use laudatio::contest::prizes::model::{Calendar, Laureate};
use laudatio::contest::prizes::store as prizes;
use laudatio::ground::web::Role;
use laudatio::ids::EditionId;
use laudatio::on;

use crate::outcome::publication::{CEREMONY, Sent, confirm, confirmed, decided, edition, entry};
use crate::support::{TestApp, picture};

const RESULT: &str = "/prizes/integrationspreis/2027/result";

async fn laureates(app: &TestApp, id: EditionId) -> Vec<Laureate> {
    prizes::laureates_of(&mut app.db.read().await.unwrap(), &[id]).await.unwrap()
}

#[rocket::async_test]
async fn a_no_takes_an_entry_out_of_the_list_at_once_and_a_new_yes_needs_two() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Brückenbau", ..Sent::default() }).await;
    let other = entry(&app, id, Sent { title: "Gleisgrün", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    assert!(app.public().get(RESULT).await.contains("Verein Gleisgrün"));
    for (entry, name) in [(other, "Gleisgrün"), (winner, "Brückenbau")] {
        let page = office.get(format!("/office/nominations/{entry}")).await;
        let path = format!("/office/editions/{id}/naming?entry={entry}");
        assert!(page.contains(&path.replace('&', "&amp;")), "{}", page.text);
        assert_eq!(office.post(&path, &[("agreed", "no"), ("source", "am Telefon")]).await.status, 303);
        let page = app.public().get(RESULT).await;
        assert!(!page.contains(name), "{name}: {}", page.text);
        assert_eq!(office.post(&path, &[("agreed", "yes"), ("source", "am Telefon")]).await.status, 303);
        let page = app.public().get(RESULT).await;
        assert!(!page.contains(name), "one person brings no name back: {}", page.text);
    }
    let page = office.get(format!("/office/editions/{id}/publication")).await;
    for text in ["Jemand hat zugestimmt", "Eine Einreichung darf jetzt"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    confirm(&app, id).await;
    let page = app.public().get(RESULT).await;
    assert!(page.contains("Verein Gleisgrün") && page.contains("Verein Brückenbau"), "{}", page.text);
    let page = office.get(format!("/office/editions/{id}/publication")).await;
    assert!(!page.contains("Seit der Bestätigung dazugekommen"), "{}", page.text);
}

#[rocket::async_test]
async fn what_one_person_adds_beside_a_public_result_waits_for_two() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    assert!(app.public().get(RESULT).await.contains("Verein Brückenbau"));
    entry(&app, id, Sent { title: "Nachzügler", ..Sent::default() }).await;
    assert!(!app.public().get(RESULT).await.contains("Nachzügler"));
    let laureate = laureates(&app, id).await.remove(0);
    let office = app.office().await;
    let path = format!("/office/laureates/{}/picture", laureate.laureate_id);
    assert_eq!(office.upload(&path, &[("alt", "Alle zusammen")], Some(&picture(b"Exif\0\0"))).await.status, 303);
    let shown = format!("/laureates/{}/picture", laureate.laureate_id);
    assert_eq!(app.public().get(&shown).await.status, 404, "one person makes no picture public");
    assert!(!app.public().get(RESULT).await.contains("Alle zusammen"));
    let page = office.get(format!("/office/editions/{id}/publication")).await;
    assert!(page.contains("Ein Bild ist dazugekommen") && page.contains("Nachzügler"), "{}", page.text);
    confirm(&app, id).await;
    assert_eq!(app.public().get(&shown).await.status, 200);
    assert!(app.public().get(RESULT).await.contains("Verein Nachzügler"));
}

#[rocket::async_test]
async fn a_picture_that_comes_after_the_result_was_confirmed_waits_for_two_who_see_it() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    let laureate = laureates(&app, id).await.remove(0).laureate_id;
    let (olga, page) = (app.office().await, format!("/office/editions/{id}/publication"));
    let frieda = app.person("Frieda Amt", Role::Approver).await;
    let path = format!("/office/laureates/{laureate}/picture");
    assert_eq!(olga.upload(&path, &[("alt", "Alle zusammen")], Some(&picture(b"Exif\0\0"))).await.status, 303);
    assert!(olga.get(&page).await.contains("Ein Bild ist dazugekommen"));
    app.at(CEREMONY);
    let (olga, frieda) = (app.office().await, app.signed_in(frieda).await);
    let (public, image) = (format!("/laureates/{laureate}/picture"), format!("/office/laureates/{laureate}/image"));
    assert!(app.public().get(RESULT).await.contains("Verein Brückenbau"));
    assert_eq!(app.public().get(&public).await.status, 404, "one person makes no picture public");
    // Who confirms sees it, while it waits.
    assert_eq!(frieda.get(&image).await.status, 404);
    let shown = olga.get(&page).await.input("shown");
    assert_eq!(olga.post(&page, &[("shown", &shown)]).await.status, 303);
    assert!(frieda.get(&page).await.contains(&image));
    assert_eq!(frieda.get(&image).await.status, 200);
    assert_eq!(frieda.confirms(&page).await.status, 303);
    assert_eq!((app.public().get(&public).await.status, frieda.get(&image).await.status), (200, 404));
    let hide = format!("{path}/hide");
    let shown = olga.get(&hide).await.input("shown");
    assert_eq!(olga.post(&hide, &[("shown", &shown), ("reason", "Ein Kind ist zu sehen.")]).await.status, 303);
    assert!(frieda.get(&hide).await.contains(&format!("src=\"{image}\"")));
    assert_eq!(frieda.get(&image).await.status, 200);
    assert!(!frieda.get("/office/approvals").await.contains("Brückenbau"), "a request stays, and names nobody");
}

#[rocket::async_test]
async fn an_erased_laureate_is_confirmed_again_by_the_words_of_then() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    let laureate = laureates(&app, id).await.remove(0);
    let (olga, emre) = (app.office().await, app.office().await);
    let picture_of = format!("/office/laureates/{}/picture", laureate.laureate_id);
    assert_eq!(olga.upload(&picture_of, &[("alt", "Alle")], Some(&picture(b"Exif\0\0"))).await.status, 303);
    confirm(&app, id).await;
    app.at(CEREMONY);
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    let path = format!("/office/nominations/{winner}/erase");
    let shown = olga.get(&path).await.input("shown");
    assert_eq!(olga.post(&path, &[("shown", &shown), ("reason", "Antrag")]).await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    entry(&app, id, Sent { title: "Nachzügler", ..Sent::default() }).await;
    let page = olga.get(format!("/office/editions/{id}/publication")).await;
    assert!(page.contains("Verein Brückenbau"), "{}", page.text);
    confirm(&app, id).await;
    let page = app.public().get(RESULT).await;
    for text in ["Verein Brückenbau", "Weil es alle angeht.", "Nachzügler", "alt=\"Alle\""] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert_eq!(laureates(&app, id).await[0].laureate_id, laureate.laureate_id);
}

#[rocket::async_test]
async fn what_stands_beside_a_public_result_is_changed_by_nobody_alone() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    let other = entry(&app, id, Sent { title: "Gleisgrün", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    let (office, edit) = (app.office().await, format!("/office/nominations/{other}/edit"));
    assert_eq!(office.get(&edit).await.status, 200, "before anybody has read it");
    // What two have confirmed is not what it says afterwards.
    let mut tx = app.db.write().await.unwrap();
    laudatio::contest::nominations::store::unlist(&mut tx, other).await.unwrap();
    tx.commit().await.unwrap();
    let page = office.get(format!("/office/editions/{id}/publication")).await;
    assert!(page.contains("Eine Einreichung darf jetzt"), "{}", page.text);
    confirm(&app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    assert!(app.public().get(RESULT).await.contains("Gleisgrün"));
    let refused = office.get(&edit).await;
    assert!(refused.status == 409 && refused.contains("steht öffentlich neben dem Ergebnis"), "{}", refused.text);
    assert!(!office.get(format!("/office/nominations/{other}")).await.contains(&edit));
}

#[rocket::async_test]
async fn an_earlier_ceremony_makes_nothing_public_that_two_confirmed_for_a_later_one() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let by = app.person("Olga Büro", Role::Office).await;
    let before = app.newest_edition("integrationspreis").await;
    let later = Calendar { ceremony_at: Some("2027-12-10T18:00".parse().unwrap()), ..before.calendar() };
    laudatio::contest::prizes::actions::set_calendar(&app.ctx(), by, id, before.version, later).await.unwrap();
    let winner = entry(&app, id, Sent { title: "Geheimverein", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    let office = app.office().await;
    let path = format!("/office/editions/{id}/calendar/back");
    let page = office.get(&path).await;
    let moves = "wird erst dann öffentlich: Freitag, 10. Dezember 2027, 18:00 Uhr";
    assert!(page.contains(moves), "{}", page.text);
    let version = page.input("version");
    let back = office.post(&path, &[("version", &version), ("reason", "Verschrieben.")]).await;
    assert_eq!(back.status, 303, "{}", back.text);
    assert_eq!(app.newest_edition("integrationspreis").await.ceremony_at, before.ceremony_at);
    app.at(CEREMONY);
    for page in [RESULT, "/archive", "/feed.atom", "/"] {
        assert!(!app.public().get(page).await.contains("Geheimverein"), "{page}");
    }
    let office = app.office().await;
    for (path, said) in [
        ("/publication", "Bestätigt wurde für 10. Dezember 2027"),
        ("", "wird am 10. Dezember 2027, 18:00 Uhr öffentlich"),
        ("/letters", "sobald es öffentlich ist: am 10. Dezember 2027, 18:00 Uhr"),
    ] {
        let page = office.get(format!("/office/editions/{id}{path}")).await;
        assert!(page.contains(said), "{path}: {}", page.text);
    }
    app.at("2027-12-10T17:00:00Z");
    assert!(app.public().get(RESULT).await.contains("Geheimverein"), "on the day that two confirmed");
}

#[rocket::async_test]
async fn a_reason_for_several_together_is_published_and_handed_out_for_none_of_them() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    let other = entry(&app, id, Sent { title: "Gleisgrün", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    let (office, page) = (app.office().await, format!("/office/editions/{id}/publication"));
    let list = format!("/office/editions/{id}/exports/engagementpreis.csv");
    assert!(office.get(&page).await.contains("Weil es alle angeht."));
    assert!(office.get(&list).await.contains("Weil es alle angeht."));
    let mut tx = app.db.write().await.unwrap();
    for entry in [winner, other] {
        let text = "insert into motion_entry (motion_id, nomination_id) select motion_id, $2 from decision \
            where nomination_id = $1 on conflict do nothing";
        on!(tx, c => sqlx::query(text).bind(winner).bind(entry).execute(c).await.map(drop)).unwrap();
    }
    tx.commit().await.unwrap();
    assert!(!office.get(&page).await.contains("Weil es alle angeht."));
    let table = office.get(&list).await;
    assert!(table.contains("Verein Brückenbau") && !table.contains("Weil es alle angeht."), "{}", table.text);
    // What was said of the one alone is its own.
    let mut tx = app.db.write().await.unwrap();
    let text = "update motion_entry set reason = 'Weil es alle angeht.' where nomination_id = $1";
    on!(tx, c => sqlx::query(text).bind(winner).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert!(office.get(&page).await.contains("Weil es alle angeht."));
}

#[rocket::async_test]
async fn a_reason_that_several_share_tells_nothing_of_the_one_who_said_no() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    confirmed(&app, id).await;
    let rows = laureates(&app, id).await;
    let mut tx = app.db.write().await.unwrap();
    for (n, row) in rows.iter().enumerate().take(2) {
        let row = Laureate { place: Some(1), reason: Some("Beide zeigen es.".into()), named: n == 0, ..row.clone() };
        prizes::update_laureate(&mut tx, &row).await.unwrap();
    }
    tx.commit().await.unwrap();
    app.at(CEREMONY);
    let page = app.public().get(RESULT).await;
    assert!(page.contains("Geheimverein Nordlicht") && !page.contains("Beide zeigen es."), "{}", page.text);
}
