//! The record as the office reads it.

use std::collections::BTreeMap;

use laudatio::ground::audit;
use laudatio::ground::audit::acts::{self, Act, DoneTo};
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{PersonId, RoundId};
use serde_json::json;

use crate::support::TestApp;

#[rocket::async_test]
async fn the_office_reads_who_did_what_with_the_newest_on_top() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let form = [("name", "Ada <b>Vogel</b>"), ("email", "a@x.example"), ("role", "juror"), ("language", "de")];
    office.post("/office/people/invite", &form).await;
    app.at("2027-09-07T09:00:00Z");
    app.public().post("/feedback", &[("message", "Hallo")]).await;
    let page = office.get("/office/audit").await;
    for text in ["Hat eine Person eingeladen", "Olga Büro", "Ada &lt;b&gt;Vogel&lt;", "/office/people/"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    let lines = page.text.split_once("<tbody>").unwrap().1;
    let (feedback, invited) = (lines.find("Rückmeldung geschickt"), lines.find("eine Person eingeladen"));
    assert!(feedback.unwrap() < invited.unwrap());
    assert!(page.contains("ohne Konto oder Programm"), "{}", page.text);
    assert!(office.speaking("en").get("/office/audit").await.contains("Invited a person"));
}

#[rocket::async_test]
async fn a_word_without_a_sentence_is_shown_as_it_is() {
    let app = TestApp::start().await;
    let detail =
        json!({"odd_term": {"de": "Über", "en": "About"}, "flag": true, "odd_list": [1, null], "secret_id": "x-1"});
    app.recorded_elsewhere(None, ("thing", uuid::Uuid::nil()), "something_new", detail).await;
    let page = app.office().await.get("/office/audit").await;
    for text in ["something new", "odd term: Über", "flag: ja", "odd list: 1<"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("x-1"), "{}", page.text);
}

#[rocket::async_test]
async fn only_the_office_reads_the_record_and_a_long_one_costs_the_same() {
    let app = TestApp::start().await;
    let (office, (juror, _)) = (app.office().await, app.juror("Ada").await);
    assert_eq!((juror.get("/office/audit").await.status, app.public().get("/office/audit").await.status), (404, 401));
    let ctx = app.ctx();
    let mut costs = Vec::new();
    for count in [10, 990] {
        let mut tx = ctx.db.write().await.unwrap();
        for _ in 0..count {
            audit::record(&mut tx, &ctx, None, PersonId(uuid::Uuid::nil()), acts::SignedIn {}).await.unwrap();
        }
        tx.commit().await.unwrap();
        let before = app.db.statements();
        let path = "/office/audit?act=person.signed_in&person=none&from=2027-09-01&page=1";
        let page = office.get(path).await;
        assert_eq!(page.status, 200);
        costs.push(app.db.statements() - before);
        let next = "/office/audit?act=person.signed_in&amp;person=none&amp;from=2027-09-01&amp;page=2";
        assert_eq!(page.contains(next), count > 10, "the next page is one of the same list: {}", page.text);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(office.get("/office/audit?page=20").await.contains("Seite 20 von "));
}

#[rocket::async_test]
async fn the_record_is_narrowed_to_a_kind_of_act_a_person_and_days() {
    let app = TestApp::start().await;
    let (ctx, olga) = (app.ctx(), app.person("Olga Büro", Role::Office).await);
    let eva = app.person("Eva Amt", Role::Office).await;
    let mut tx = ctx.db.write().await.unwrap();
    let (round, person) = (RoundId(uuid::Uuid::nil()).subject(), eva.subject());
    let opened = || Act::from(acts::RoundOpened { name: "".into(), texts: BTreeMap::new() });
    for (day, who, act, subject) in [
        ("2027-08-31T21:59:59Z", Some(olga), opened(), round),
        ("2027-08-31T22:00:00Z", Some(eva), opened(), round),
        ("2027-09-01T21:59:59Z", Some(olga), acts::Disabled {}.into(), person),
        ("2027-09-01T22:00:00Z", None, acts::PasswordLinkSent {}.into(), person),
    ] {
        app.at(day);
        audit::record(&mut tx, &app.ctx(), who, subject, act).await.unwrap();
    }
    tx.commit().await.unwrap();
    app.at("2027-09-07T08:00:00Z");
    let office = app.signed_in(olga).await;
    // The last sentence of each tells the acts apart; the prizes were set up at the start.
    let acts = ["eröffnet</th>", "gesperrt</th>", "verschickt</th>", "eingerichtet</th>"];
    for (query, counts) in [
        (String::new(), [2, 1, 1, 2]),
        ("act=round.opened".into(), [2, 0, 0, 0]),
        ("act=edition.opened".into(), [0, 0, 0, 0]),
        (format!("person={olga}"), [1, 1, 0, 0]),
        ("person=none".into(), [0, 0, 1, 2]),
        ("from=2027-09-01&to=2027-09-01".into(), [1, 1, 0, 0]),
        ("to=2027-08-31".into(), [1, 0, 0, 0]),
        (format!("act=round.opened&person={eva}&from=2027-09-01"), [1, 0, 0, 0]),
        ("act=%00&person=x&from=gestern&to=9999-12-31".into(), [2, 1, 1, 2]),
    ] {
        let page = office.get(format!("/office/audit?{query}")).await;
        assert_eq!(acts.map(|act| page.text.matches(act).count()), counts, "{query}: {}", page.text);
    }
    let page = office.get(format!("/office/audit?act=person.disabled&person={olga}&from=2027-09-01")).await;
    for kept in [
        "<option value=\"person.disabled\" selected>Person: Hat einen Zugang gesperrt</option>".to_owned(),
        format!("<option value=\"{olga}\" selected>Olga Büro</option>"),
        "name=\"from\" value=\"2027-09-01\"".to_owned(),
        "Eva Amt</span>".to_owned(),
    ] {
        assert!(page.contains(&kept), "{kept}: {}", page.text);
    }
    let nothing = office.get("/office/audit?to=2020-01-01").await;
    assert!(nothing.contains("Dazu ist nichts verzeichnet.") && nothing.contains("Alles zeigen"), "{}", nothing.text);
}

#[rocket::async_test]
async fn a_role_that_stays_as_it_is_leaves_no_line() {
    let app = TestApp::start().await;
    let (office, id) = (app.office().await, app.person("Eva Fuchs", Role::Juror).await);
    for (to, lines) in [("juror", 0), ("chair", 1)] {
        let form = [("from", "juror"), ("role", to)];
        assert_eq!(office.post(format!("/office/people/{id}/role"), &form).await.status, 303);
        let record = office.get("/office/audit?act=person.role_changed").await;
        assert_eq!(record.text.matches("<th scope=\"row\">").count(), lines, "{to}: {}", record.text);
    }
}

#[rocket::async_test]
async fn the_record_says_what_differs_in_a_part_of_a_call() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let edition = app.newest_edition("integrationspreis").await.edition_id;
    let list = office.get(format!("/office/editions/{edition}/criteria")).await;
    let link = list.text.split("href=\"").find(|part| part.contains("/criteria/") && !part.contains("/new")).unwrap();
    let path = link.split('"').next().unwrap();
    let page = office.get(path).await;
    let mut form = vec![("version".to_owned(), page.input("version"))];
    for name in ["label_de", "label_en", "scale_min", "scale_max"] {
        form.push((name.to_owned(), page.input(name)));
    }
    let labels = page.text.split_once("name=\"scale_labels_de\"").unwrap().1;
    let labels = labels.split_once('>').unwrap().1.split_once("</textarea>").unwrap().0;
    form.extend([("weight".to_owned(), "3".to_owned()), ("scale_labels_de".to_owned(), labels.to_owned())]);
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&name[..], &value[..])).collect();
    let saved = office.post(path, &pairs).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let page = office.get("/office/audit?act=edition.part_changed").await;
    for text in ["Gewicht: 1 → 3", "Bezeichnung: Beispielgebend", "Teil: Kriterien"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("Höchste") && !page.contains("größte Punktzahl"), "what is the same is left out");
}

#[rocket::async_test]
async fn acts_of_one_moment_stand_in_the_order_in_which_they_were_done() {
    let app = TestApp::start().await;
    let thing = uuid::Uuid::now_v7();
    for step in 1..=12 {
        app.recorded_elsewhere(None, ("thing", thing), "stepped", json!({"odd_step": step})).await;
    }
    let page = app.office().await.get("/office/audit").await.text;
    let places: Vec<_> = (1..=12).map(|step| page.find(&format!("odd step: {step}<")).unwrap()).collect();
    assert!(places.is_sorted_by(|a, b| a > b), "the newest on top: {places:?}");
    let told = audit::history(&mut app.db.read().await.unwrap(), thing, Lang::De).await.unwrap();
    let steps: Vec<String> = told.iter().map(|one| one.detail[0].text.clone()).collect();
    assert_eq!(steps, (1..=12).map(|step| step.to_string()).collect::<Vec<_>>());
}
