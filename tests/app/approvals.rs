//! What takes two people of the office: asked by one, confirmed by another.

use laudatio::approvals::model::Act;
use laudatio::approvals::{self, Request};
use laudatio::ids::PersonId;
use laudatio::on;
use laudatio::web::Role;
use uuid::Uuid;

use crate::support::{Answer, TestApp, Visitor};

const LIST: &str = "/office/approvals";
const OFF: &str = "/office/approvals/four-eyes/off";

/// A person of the office with an address of their choice.
async fn office(app: &TestApp, name: &str, email: &str) -> PersonId {
    let id = app.person(name, Role::Office).await;
    let mut tx = app.db.write().await.unwrap();
    let change = "update person set email = $1 where person_id = $2";
    on!(tx, c => sqlx::query(change).bind(email).bind(id).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    id
}

/// Olga, who asks, and Emre.
async fn two(app: &TestApp) -> (Visitor<'_>, Visitor<'_>) {
    let olga = office(app, "Olga Brandt", "olga.brandt@buero.example").await;
    let emre = office(app, "Emre Yıldız", "emre@buero.example").await;
    (app.signed_in(olga).await, app.signed_in(emre).await)
}

async fn asks(olga: &Visitor<'_>) {
    let answer = olga.post(OFF, &[("reason", "Emre geht <b>bald</b>.")]).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some(LIST)), "{}", answer.text);
}

async fn confirms(person: &Visitor<'_>, page: &Answer) -> Answer {
    let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    person.post(format!("{OFF}/confirm"), &form).await
}

async fn is_on(olga: &Visitor<'_>) -> bool {
    !olga.get(LIST).await.contains("Das Vier-Augen-Prinzip ist abgeschaltet.")
}

#[rocket::async_test]
async fn one_asks_and_another_confirms() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    assert!(olga.get(LIST).await.contains("Zurzeit wartet nichts auf eine Freigabe."));
    let empty = olga.post(OFF, &[("reason", " ")]).await;
    assert!(empty.status == 422 && empty.contains("Bitte füllen Sie dieses Feld aus."), "{}", empty.text);
    asks(&olga).await;
    assert!(is_on(&olga).await, "nothing happens before somebody else has looked");
    let again = olga.post(OFF, &[("reason", "Noch einmal")]).await;
    assert!(again.status == 409 && again.contains("Das ist schon angefragt"), "{}", again.text);
    let own = olga.get(LIST).await;
    assert!(own.contains("Ihre Anfrage wartet auf eine zweite Person.") && !own.contains("/confirm\""), "{}", own.text);

    for page in [LIST, "/office"] {
        let page = emre.get(page).await;
        assert!(page.contains("Ihre Antwort fehlt") && page.contains("Olga Brandt"), "{}", page.text);
    }
    let page = emre.get(LIST).await;
    assert!(page.contains("Emre geht &lt;b&gt;bald&lt;&#x2F;b&gt;.") || page.contains("Emre geht &lt;b&gt;bald"));
    assert_eq!(confirms(&emre, &page).await.status, 303);
    assert!(!is_on(&olga).await);
    let done = olga.get(LIST).await;
    assert!(done.contains("bestätigt") && done.contains("Emre Yıldız"), "{}", done.text);
    assert!(!emre.get("/office").await.contains("Ihre Antwort fehlt"));
    let twice = confirms(&emre, &page).await;
    assert_eq!(twice.status, 409, "a second click confirms nothing twice");

    // Looking twice again is nobody's loss: one person is enough for that.
    assert_eq!(olga.post("/office/approvals/four-eyes/on", &[]).await.status, 303);
    assert!(is_on(&olga).await);
    assert_eq!(olga.post("/office/approvals/four-eyes/on", &[]).await.status, 409);
    let record = olga.get("/office/audit").await;
    for act in ["Hat um eine Freigabe gebeten", "Hat eine Freigabe erteilt", "Hat das Vier-Augen-Prinzip abgeschaltet"]
    {
        assert!(record.contains(act), "{act}");
    }
}

#[rocket::async_test]
async fn the_others_of_the_office_get_a_mail() {
    let app = TestApp::start().await;
    let (olga, _) = two(&app).await;
    office(&app, "Olga Zwei", "olgabrandt+zwei@buero.example").await;
    app.person("Jale", Role::Juror).await;
    asks(&olga).await;
    let mut conn = app.db.read().await.unwrap();
    let mails = "select recipient, body_text from mail where kind = 'approval'";
    let mails: Vec<(String, String)> = on!(conn, c => sqlx::query_as(mails).fetch_all(c).await).unwrap();
    assert_eq!(mails.len(), 1, "not to jurors, and not to a second account of who asks: {mails:?}");
    let (to, text) = &mails[0];
    assert_eq!(to, "emre@buero.example");
    assert!(text.contains("Olga Brandt bittet um eine Freigabe") && text.contains("http://localhost/office/approvals"));
    assert!(text.contains("10. September 2027, 10:00 Uhr"), "{text}");
}

#[rocket::async_test]
async fn nobody_confirms_an_own_request_by_a_second_account_either() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let second = office(&app, "O. B.", "olgabrandt+zwei@BUERO.example").await;
    let second = app.signed_in(second).await;
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let own = confirms(&olga, &page).await;
    assert!(own.status == 409 && own.contains("Das haben Sie selbst angefragt."), "{}", own.text);
    let shown = second.get(LIST).await;
    assert!(shown.contains("Das hat ein Konto mit Ihrer Adresse angefragt.") && !shown.contains("/confirm\""));
    let same = confirms(&second, &page).await;
    assert!(same.status == 409 && same.contains("ein Konto mit derselben Adresse"), "{}", same.text);
    let id = page.input("approval_id");
    assert_eq!(olga.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 409);
    assert_eq!(emre.post(format!("{LIST}/{id}/withdraw"), &[]).await.status, 409);
    assert!(is_on(&olga).await);
    assert_eq!(confirms(&emre, &page).await.status, 303);
}

#[rocket::async_test]
async fn a_request_lapses_after_72_hours() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    asks(&olga).await;
    app.at("2027-09-10T07:59:59Z");
    // The sessions of three days ago are over.
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    let page = emre.get(LIST).await;
    assert!(page.contains("Ihre Antwort fehlt"), "{}", page.text);
    app.at("2027-09-10T08:00:00Z");
    let late = confirms(&emre, &page).await;
    assert!(late.status == 409 && late.contains("Innerhalb von 72 Stunden kam keine Antwort."), "{}", late.text);
    let id = page.input("approval_id");
    assert_eq!(emre.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 409);
    assert_eq!(olga.post(format!("{LIST}/{id}/withdraw"), &[]).await.status, 409);
    let list = olga.get(LIST).await;
    assert!(list.contains("verfallen") && list.contains("Zurzeit wartet nichts"), "{}", list.text);
    // The way is free for a new one, and the record knows what became of the old one.
    asks(&olga).await;
    assert!(olga.get("/office/audit").await.contains("Eine Anfrage ist verfallen"));
    assert_eq!(confirms(&emre, &emre.get(LIST).await).await.status, 303);
}

#[rocket::async_test]
async fn requests_are_withdrawn_and_refused() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let id = page.input("approval_id");
    assert_eq!(olga.post(format!("{LIST}/{id}/withdraw"), &[]).await.location.as_deref(), Some(LIST));
    let gone = confirms(&emre, &page).await;
    assert!(gone.status == 409 && gone.contains("Diese Anfrage ist schon beantwortet."), "{}", gone.text);
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let id = page.input("approval_id");
    assert_eq!(emre.post(format!("{LIST}/{id}/refuse"), &[]).await.location.as_deref(), Some(LIST));
    assert_eq!(confirms(&emre, &page).await.status, 409);
    let list = olga.get(LIST).await;
    assert!(list.contains("zurückgezogen") && list.contains("abgelehnt"), "{}", list.text);
    assert!(is_on(&olga).await);
}

#[rocket::async_test]
async fn what_has_changed_is_shown_again() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let id = page.input("approval_id");
    let stale = emre.post(format!("{OFF}/confirm"), &[("approval_id", &id), ("shown", "something else")]).await;
    assert_eq!(stale.status, 303);
    assert!(emre.clone().after(&stale).get(LIST).await.contains("Inzwischen hat sich etwas geändert."));
    assert!(is_on(&olga).await);
    assert_eq!(confirms(&emre, &page).await.status, 303);
}

#[rocket::async_test]
async fn two_who_confirm_at_once_confirm_once() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let third = app.signed_in(office(&app, "Uta Drei", "uta@buero.example").await).await;
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let (a, b) = rocket::tokio::join!(confirms(&emre, &page), confirms(&third, &page));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let mut conn = app.db.read().await.unwrap();
    let acts = "select count(*) from audit where act = 'approval_confirmed'";
    let acts: i64 = on!(conn, c => sqlx::query_scalar(acts).fetch_one(c).await).unwrap();
    assert_eq!(acts, 1);
}

#[rocket::async_test]
async fn whoever_has_left_the_office_asks_for_nothing_any_more() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let third = app.signed_in(office(&app, "Uta Drei", "uta@buero.example").await).await;
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let mut tx = app.db.write().await.unwrap();
    let change = "update person set role = 'juror' where email = 'olga.brandt@buero.example'";
    on!(tx, c => sqlx::query(change).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let refused = confirms(&emre, &page).await;
    assert!(refused.status == 409 && refused.contains("gehört nicht mehr zur Geschäftsstelle"), "{}", refused.text);
    assert_eq!(emre.post(format!("{LIST}/{}/refuse", page.input("approval_id")), &[]).await.status, 303);
    asks(&third).await;
}

#[rocket::async_test]
async fn an_office_of_one_person_does_without() {
    let app = TestApp::start().await;
    let olga = app.signed_in(office(&app, "Olga Brandt", "olga.brandt@buero.example").await).await;
    office(&app, "Olga Zwei", "olgabrandt@buero.example").await;
    assert!(olga.get(LIST).await.contains("Sie sind allein in der Geschäftsstelle."));
    assert_eq!(olga.post(OFF, &[("reason", "Ich bin allein.")]).await.status, 303);
    let list = olga.get(LIST).await;
    assert!(list.contains("Das Vier-Augen-Prinzip ist abgeschaltet.") && list.contains("allein, ohne zweite Person"));
    assert!(olga.get("/office/audit").await.contains("Hat das Vier-Augen-Prinzip abgeschaltet"));
    assert_eq!(olga.post(OFF, &[("reason", "Noch einmal")]).await.status, 409);
}

#[rocket::async_test]
async fn only_the_office_comes_near_approvals() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    asks(&olga).await;
    let page = emre.get(LIST).await;
    let id = page.input("approval_id");
    let (juror, _) = app.juror("Jale").await;
    let chair = app.signed_in(app.person("Volker Vorsitz", Role::Chair).await).await;
    for visitor in [&juror, &chair] {
        assert_eq!(visitor.get(LIST).await.status, 404);
        assert_eq!(confirms(visitor, &page).await.status, 404);
        assert_eq!(visitor.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 404);
    }
    assert_eq!(confirms(&app.public(), &page).await.status, 401);
    assert_eq!(emre.forged_post(format!("{OFF}/confirm")).await.status, 400);
    let unknown = Uuid::nil();
    assert_eq!(emre.post(format!("{LIST}/{unknown}/refuse"), &[]).await.status, 404);
    let form = [("approval_id", unknown.to_string())];
    assert_eq!(emre.post(format!("{OFF}/confirm"), &[(form[0].0, &form[0].1)]).await.status, 404);
    assert_eq!(emre.post(format!("{OFF}/confirm"), &[("approval_id", "x")]).await.status, 400);
    assert!(is_on(&olga).await);
}

#[rocket::async_test]
async fn a_long_list_costs_as_much_as_a_short_one() {
    let app = TestApp::start().await;
    let (olga, _) = two(&app).await;
    let asker = olga.person();
    let ctx = app.ctx();
    let mut costs = Vec::new();
    for count in [10, 1_000] {
        let mut tx = ctx.db.write().await.unwrap();
        for _ in 0..count {
            let new = approvals::store::New {
                approval_id: laudatio::ids::ApprovalId::new(ctx.now, &ctx.random),
                act: Act::Close,
                subject: Uuid::new_v4(),
                title: "Runde",
                path: "/office",
                reason: "",
                shown: "",
                asked_by: asker,
                asked_at: ctx.now,
                lapses_at: ctx.now,
                alone: true,
            };
            approvals::store::insert(&mut tx, &new).await.unwrap();
        }
        tx.commit().await.unwrap();
        olga.get(LIST).await;
        let before = app.db.statements();
        assert_eq!(olga.get(LIST).await.status, 200);
        costs.push(app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1], "{costs:?}");
}

#[rocket::async_test]
async fn a_feature_cannot_take_a_request_for_another() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let (ctx, subject) = (app.ctx(), Uuid::new_v4());
    let mut tx = ctx.db.write().await.unwrap();
    let request = Request {
        act: Act::Publish,
        subject,
        title: "Preis".into(),
        path: "/office",
        reason: "",
        shown: "a",
        public_url: "",
    };
    let asked = approvals::ask(&mut tx, &ctx, olga.person(), request).await.unwrap();
    let approvals::Asked::Waits(id) = asked else { panic!("{asked:?}") };
    for (act, subject) in [(Act::Decide, subject), (Act::Publish, Uuid::new_v4())] {
        let answer = approvals::Answer { id, act, subject, seen: "a", now: "a" };
        let refused = approvals::confirm(&mut tx, &ctx, emre.person(), answer).await.err().unwrap();
        assert_eq!(refused.key(), "error-not-found");
    }
    let answer = approvals::Answer { id, act: Act::Publish, subject, seen: "a", now: "a" };
    assert!(approvals::confirm(&mut tx, &ctx, emre.person(), answer).await.unwrap().is_some());
    let granted = approvals::granted(&mut tx, Act::Publish, subject).await.unwrap().unwrap();
    assert_eq!(
        (granted.asker.as_str(), granted.confirmer.as_str(), granted.alone),
        ("Olga Brandt", "Emre Yıldız", false)
    );
}
