//! The record as the office reads it.

use laudatio::audit;
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
    for text in ["Hat eine Person eingeladen", "Olga Büro", "Name: Ada &lt;b&gt;Vogel&lt;", "/office/people/"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    let (feedback, invited) = (page.text.find("Rückmeldung geschickt"), page.text.find("eine Person eingeladen"));
    assert!(feedback.unwrap() < invited.unwrap());
    assert!(page.contains("ohne Konto oder Programm"), "{}", page.text);
    assert!(office.speaking("en").get("/office/audit").await.contains("Invited a person"));
}

#[rocket::async_test]
async fn a_word_without_a_sentence_is_shown_as_it_is() {
    let app = TestApp::start().await;
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let detail =
        json!({"odd_term": {"de": "Über", "en": "About"}, "flag": true, "list": [1, null], "secret_id": "x-1"});
    audit::record(&mut tx, &ctx, None, "something_new", ("thing", uuid::Uuid::nil()), detail).await.unwrap();
    tx.commit().await.unwrap();
    let page = app.office().await.get("/office/audit").await;
    for text in ["something new", "odd term: Über", "flag: ja", "list: 1, –"] {
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
            let subject = ("person", uuid::Uuid::nil());
            audit::record(&mut tx, &ctx, None, "signed_in", subject, json!({})).await.unwrap();
        }
        tx.commit().await.unwrap();
        let before = app.db.statements();
        assert_eq!(office.get("/office/audit?page=1").await.status, 200);
        costs.push(app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(office.get("/office/audit?page=20").await.contains("Seite 20 von "));
}
