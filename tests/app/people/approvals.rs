//! What takes two people of the office: asked by one, confirmed by another.

use laudatio::ground::web::Role;
use laudatio::ids::PersonId;
use laudatio::on;
use laudatio::people::approvals::model::Act;
use laudatio::people::approvals::{self, Request};
use uuid::Uuid;

use crate::ground::mail::fates;
use crate::people::directory::published;
use crate::support::{Answer, TestApp, Visitor, damaged};

const LIST: &str = "/office/approvals";

/// A person of the office with an address of their choice.
async fn office(app: &TestApp, name: &str, email: &str) -> PersonId {
    member(app, name, email, Role::Office).await
}

async fn member(app: &TestApp, name: &str, email: &str, role: Role) -> PersonId {
    app.person_at(email, name, role).await
}

/// Olga, who asks, Emre, and the page of what she asks for: that Uta comes from the jury into the office.
async fn two(app: &TestApp) -> (Visitor<'_>, Visitor<'_>, String) {
    published(app).await;
    let olga = office(app, "Olga Brandt", "olga.brandt@buero.example").await;
    let emre = office(app, "Emre Yıldız", "emre@buero.example").await;
    let uta = app.person("Uta Neu", Role::Juror).await;
    (app.signed_in(olga).await, app.signed_in(emre).await, format!("/office/people/{uta}/changes/role-office"))
}

async fn asks(olga: &Visitor<'_>, path: &str) {
    let answer = asks_for(olga, path, "Emre geht <b>bald</b>.").await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some(path)), "{}", answer.text);
}

async fn asks_for(olga: &Visitor<'_>, path: &str, reason: &str) -> Answer {
    let page = olga.get(path).await;
    olga.post(path, &[("shown", &page.shown()), ("reason", reason)]).await
}

async fn confirms(person: &Visitor<'_>, path: &str, page: &Answer) -> Answer {
    let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    person.post(format!("{path}/confirm"), &form).await
}

/// Whether it has happened.
async fn is_done(app: &TestApp) -> bool {
    let mut conn = app.db.read().await.unwrap();
    let role = "select role from person where name = 'Uta Neu'";
    let role: String = on!(conn, c => sqlx::query_scalar(role).fetch_one(c).await).unwrap();
    role == "office"
}

#[rocket::async_test]
async fn one_asks_and_another_confirms() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    assert!(olga.get(LIST).await.contains("Zurzeit wartet nichts auf eine Freigabe."));
    let long = asks_for(&olga, &path, &"x".repeat(2001)).await;
    assert!(long.status == 422 && long.contains("zu lang"), "{}", long.text);
    asks(&olga, &path).await;
    assert!(!is_done(&app).await, "nothing happens before somebody else has looked");
    let shown = olga.get(&path).await;
    assert!(shown.contains("Ihre Anfrage wartet auf eine zweite Person.") && !shown.contains("/confirm\""));
    let list = olga.get(LIST).await;
    assert!(list.contains("Ihre Anfrage") && list.contains("Rolle ändern") && list.contains(&path), "{}", list.text);

    for page in [LIST, "/office"] {
        let page = emre.get(page).await;
        assert!(page.contains("Ihre Antwort fehlt") && page.contains("Olga Brandt"), "{}", page.text);
    }
    let page = emre.get(&path).await;
    assert!(page.contains("Emre geht &lt;b&gt;bald&lt;&#x2F;b&gt;.") || page.contains("Emre geht &lt;b&gt;bald"));
    assert_eq!(confirms(&emre, &path, &page).await.status, 303);
    assert!(is_done(&app).await);
    let done = olga.get(LIST).await;
    assert!(done.contains("bestätigt") && done.contains("Emre Yıldız"), "{}", done.text);
    assert!(!emre.get("/office").await.contains("Ihre Antwort fehlt"));
    let twice = confirms(&emre, &path, &page).await;
    assert_eq!(twice.status, 409, "a second click confirms nothing twice");
    let record = olga.get("/office/audit").await;
    for act in ["Hat um eine Freigabe gebeten", "Hat eine Freigabe erteilt", "Hat eine Rolle geändert"] {
        assert!(record.contains(act), "{act}");
    }
}

#[rocket::async_test]
async fn the_same_is_asked_for_once() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    let (one, two) = (olga.get(&path).await.input("shown"), emre.get(&path).await.input("shown"));
    let (one, two) = ([("shown", one.as_str())], [("shown", two.as_str())]);
    let (a, b) = rocket::tokio::join!(olga.post(&path, &one), emre.post(&path, &two));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409], "{} {}", a.text, b.text);
    let late = olga.post(&path, &one).await;
    assert!(late.status == 409 && late.contains("Das ist schon angefragt"), "{}", late.text);
    // Another role for the same person is the same act: its page leads to the request.
    let other = olga.get(path.replace("role-office", "role-approver")).await;
    assert_eq!(other.location.as_deref(), Some(path.as_str()), "{}", other.text);
}

#[rocket::async_test]
async fn whoever_can_confirm_gets_a_mail() {
    let app = TestApp::start().await;
    let (olga, _, path) = two(&app).await;
    office(&app, "Olga Zwei", "olgabrandt+zwei@buero.example").await;
    member(&app, "Frieda Amt", "frieda@amt.example", Role::Approver).await;
    app.person("Jale", Role::Juror).await;
    asks(&olga, &path).await;
    let mut conn = app.db.read().await.unwrap();
    let mails = "select recipient, body_text from mail where kind = 'approval' order by recipient";
    let mails: Vec<(String, String)> = on!(conn, c => sqlx::query_as(mails).fetch_all(c).await).unwrap();
    let to: Vec<&str> = mails.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, ["emre@buero.example", "frieda@amt.example"], "not to jurors, and not to a second account");
    let text = &mails[0].1;
    assert!(text.contains("Olga Brandt bittet um eine Freigabe"), "{text}");
    assert!(text.contains(&format!("http://localhost{path}")), "{path}: {text}");
    assert!(text.contains("10. September 2027, 10:00 Uhr"), "{text}");
}

#[rocket::async_test]
async fn nobody_confirms_an_own_request_by_a_second_account_either() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    let second = office(&app, "O. B.", "olgabrandt+zwei@BUERO.example").await;
    let second = app.signed_in(second).await;
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let own = confirms(&olga, &path, &page).await;
    assert!(own.status == 409 && own.contains("Das haben Sie selbst angefragt."), "{}", own.text);
    let shown = second.get(&path).await;
    assert!(shown.contains("Das hat ein Konto mit Ihrer Adresse angefragt.") && !shown.contains("/confirm\""));
    let same = confirms(&second, &path, &page).await;
    assert!(same.status == 409 && same.contains("ein Konto mit derselben Adresse"), "{}", same.text);
    let id = page.input("approval_id");
    assert_eq!(olga.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 409);
    assert_eq!(emre.post(format!("{LIST}/{id}/withdraw"), &[]).await.status, 409);
    assert!(!is_done(&app).await);
    assert_eq!(confirms(&emre, &path, &page).await.status, 303);
}

#[rocket::async_test]
async fn a_request_lapses_after_72_hours() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    asks(&olga, &path).await;
    app.at("2027-09-10T07:59:59Z");
    // The meetings of three days ago are over.
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    let page = emre.get(&path).await;
    assert!(page.contains("Ihre Bestätigung fehlt noch"), "{}", page.text);
    app.at("2027-09-10T08:00:00Z");
    let late = confirms(&emre, &path, &page).await;
    assert!(late.status == 409 && late.contains("Innerhalb von 72 Stunden kam keine Antwort."), "{}", late.text);
    let id = page.input("approval_id");
    assert_eq!(emre.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 409);
    assert_eq!(olga.post(format!("{LIST}/{id}/withdraw"), &[]).await.status, 409);
    let list = olga.get(LIST).await;
    assert!(list.contains("verfallen") && list.contains("Zurzeit wartet nichts"), "{}", list.text);
    // The way is free for a new one, and the record knows what became of the old one.
    asks(&olga, &path).await;
    assert!(olga.get("/office/audit").await.contains("Eine Anfrage ist verfallen"));
    assert_eq!(confirms(&emre, &path, &emre.get(&path).await).await.status, 303);
}

#[rocket::async_test]
async fn requests_are_withdrawn_and_refused() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let id = page.input("approval_id");
    assert_eq!(olga.post(format!("{LIST}/{id}/withdraw"), &[]).await.location.as_deref(), Some(path.as_str()));
    let gone = confirms(&emre, &path, &page).await;
    assert!(gone.status == 409 && gone.contains("Diese Anfrage ist schon beantwortet."), "{}", gone.text);
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let id = page.input("approval_id");
    assert_eq!(emre.post(format!("{LIST}/{id}/refuse"), &[]).await.location.as_deref(), Some(path.as_str()));
    assert_eq!(confirms(&emre, &path, &page).await.status, 409);
    let list = olga.get(LIST).await;
    assert!(list.contains("zurückgezogen") && list.contains("abgelehnt"), "{}", list.text);
    assert!(!is_done(&app).await);
}

#[rocket::async_test]
async fn what_has_changed_since_it_was_shown_or_asked_is_not_confirmed() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let id = page.input("approval_id");
    let stale = emre.post(format!("{path}/confirm"), &[("approval_id", &id), ("shown", "something else")]).await;
    assert!(stale.status == 409 && stale.contains("Ihre Bestätigung fehlt noch"), "{}", stale.text);
    assert!(!is_done(&app).await);
    let change = "update person set email = 'olga@woanders.example' where name = 'Uta Neu'";
    damaged!(app.db, "no act gives an account another address", change);
    assert_eq!(confirms(&emre, &path, &page).await.status, 409);
    let page = emre.get(&path).await;
    assert!(page.contains("Seit der Anfrage hat sich etwas geändert."), "{}", page.text);
    let otherwise = confirms(&emre, &path, &page).await;
    assert!(otherwise.status == 409 && otherwise.contains("Lehnen Sie sie ab"), "{}", otherwise.text);
    assert!(!is_done(&app).await);
}

#[rocket::async_test]
async fn two_who_confirm_at_once_confirm_once() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    let third = app.signed_in(office(&app, "Ute Drei", "ute@buero.example").await).await;
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let (a, b) = rocket::tokio::join!(confirms(&emre, &path, &page), confirms(&third, &path, &page));
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
    let (olga, emre, path) = two(&app).await;
    let third = app.signed_in(office(&app, "Ute Drei", "ute@buero.example").await).await;
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let mut tx = app.db.write().await.unwrap();
    let change = "update person set role = 'juror' where email = 'olga.brandt@buero.example'";
    on!(tx, c => sqlx::query(change).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let refused = confirms(&emre, &path, &page).await;
    assert!(refused.status == 409 && refused.contains("gehört nicht mehr zur Geschäftsstelle"), "{}", refused.text);
    assert_eq!(emre.post(format!("{LIST}/{}/refuse", page.input("approval_id")), &[]).await.status, 303);
    asks(&third, &path).await;
}

#[rocket::async_test]
async fn an_office_of_one_person_does_alone_only_what_the_installation_is_set_to() {
    let app = TestApp::start().await;
    published(&app).await;
    let olga = app.signed_in(office(&app, "Olga Brandt", "olga.brandt@buero.example").await).await;
    office(&app, "Olga Zwei", "olgabrandt@buero.example").await;
    let path = format!("/office/people/{}/changes/role-office", app.person("Uta Neu", Role::Juror).await);
    let list = olga.get(LIST).await;
    assert!(list.contains("zählt nicht als zweite Person") && list.contains("one_person_office"), "{}", list.text);
    let page = olga.get(&path).await;
    assert!(page.contains("Es gibt niemanden, der das bestätigen kann.") && page.contains("laudatio user add"));
    for switch in ["on", "off", "off/confirm"] {
        let switch = format!("{LIST}/four-eyes/{switch}");
        assert_eq!(olga.post(&switch, &[("reason", "Ich bin allein.")]).await.status, 404, "no page has a switch");
    }
    assert!(asks_for(&olga, &path, "Ich bin allein.").await.status == 409 && !is_done(&app).await);

    let app = TestApp::with(&[("one_person_office", "true")]).await;
    let (olga, _, path) = two(&app).await;
    let list = olga.get(LIST).await;
    assert!(list.contains("eine Geschäftsstelle mit einer Person eingestellt"), "{}", list.text);
    assert!(olga.get(&path).await.contains("Sie tun das allein."));
    assert_eq!(asks_for(&olga, &path, "Ich bin allein.").await.status, 303);
    assert!(is_done(&app).await);
    assert!(olga.get(LIST).await.contains("allein, ohne zweite Person"));
    let record = olga.get("/office/audit").await;
    assert!(record.contains("Hat allein getan, was zwei Personen braucht") && record.contains("Ich bin allein."));
    assert!(record.contains("Hat das Vier-Augen-Prinzip abgeschaltet") && record.contains("ohne Konto oder Programm"));
    // The next start of a program that is set otherwise is on record, too; one that is set the same is not.
    for (one_person, acts) in [(true, 1), (false, 2), (false, 2), (true, 3)] {
        approvals::settings::adopt(&app.ctx(), one_person).await.unwrap();
        let mut conn = app.db.read().await.unwrap();
        assert_eq!(approvals::settings::two_person_rule(&mut conn).await.unwrap(), !one_person);
        let count = "select count(*) from audit where act in ('four_eyes_on', 'four_eyes_off')";
        let count: i64 = on!(conn, c => sqlx::query_scalar(count).fetch_one(c).await).unwrap();
        assert_eq!(count, acts);
    }
}

#[rocket::async_test]
async fn nobody_of_the_jury_comes_near_approvals() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    asks(&olga, &path).await;
    let page = emre.get(&path).await;
    let id = page.input("approval_id");
    let (juror, _) = app.juror("Jale").await;
    let chair = app.signed_in(app.person("Volker Vorsitz", Role::Chair).await).await;
    for visitor in [&juror, &chair] {
        assert_eq!(visitor.get(LIST).await.status, 404);
        assert_eq!(visitor.get(&path).await.status, 404);
        assert_eq!(confirms(visitor, &path, &page).await.status, 404);
        assert_eq!(visitor.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 404);
    }
    assert_eq!(confirms(&app.public(), &path, &page).await.status, 401);
    assert_eq!(emre.forged_post(format!("{path}/confirm")).await.status, 400);
    let unknown = Uuid::nil();
    assert_eq!(emre.post(format!("{LIST}/{unknown}/refuse"), &[]).await.status, 404);
    let form = [("approval_id", unknown.to_string())];
    assert_eq!(emre.post(format!("{path}/confirm"), &[(form[0].0, &form[0].1)]).await.status, 404);
    assert_eq!(emre.post(format!("{path}/confirm"), &[("approval_id", "x")]).await.status, 400);
    assert!(!is_done(&app).await);
}

#[rocket::async_test]
async fn a_long_list_costs_as_much_as_a_short_one() {
    let app = TestApp::start().await;
    let (olga, ..) = two(&app).await;
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
    let (olga, emre, _) = two(&app).await;
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

/// Kind and recipient of the mails about requests that lapse, in their order.
async fn told(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let mails =
        "select kind, recipient, body_text from mail where kind like 'laps%' order by created_at, kind, recipient";
    on!(conn, c => sqlx::query_as(mails).fetch_all(c).await).unwrap()
}

async fn looks_for_lapsed(app: &TestApp) {
    approvals::lapsing::run_due(&app.ctx(), "http://localhost").await.unwrap();
}

#[rocket::async_test]
async fn both_people_are_told_before_a_request_lapses_and_when_it_has() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    asks(&olga, &path).await;
    app.at("2027-09-09T07:59:59Z");
    looks_for_lapsed(&app).await;
    assert_eq!(told(&app).await, []);
    app.at("2027-09-09T08:00:00Z");
    looks_for_lapsed(&app).await;
    looks_for_lapsed(&app).await;
    let mails = told(&app).await;
    let of = |mails: &[(String, String, String)]| -> Vec<(String, String)> {
        let ours = mails.iter().filter(|(_, to, _)| to.ends_with("@buero.example"));
        ours.map(|(kind, to, _)| (kind.clone(), to.clone())).collect()
    };
    let pair = |kind: &str, to: &str| (kind.to_owned(), to.to_owned());
    let reminded = vec![pair("lapsing", "olga.brandt@buero.example"), pair("lapsing_others", "emre@buero.example")];
    assert_eq!(of(&mails), reminded, "each is reminded once");
    for (_, _, text) in &mails {
        assert!(text.contains("verfällt am 10. September 2027, 10:00 Uhr"), "{text}");
        assert!(text.contains(&format!("http://localhost{path}")), "{text}");
    }
    app.at("2027-09-10T08:00:00Z");
    looks_for_lapsed(&app).await;
    looks_for_lapsed(&app).await;
    let lapsed = vec![pair("lapsed", "olga.brandt@buero.example"), pair("lapsed_others", "emre@buero.example")];
    assert_eq!(of(&told(&app).await[mails.len()..]), lapsed);
    let (olga, emre) = (app.signed_in(olga.person()).await, app.signed_in(emre.person()).await);
    for act in ["person.approval_reminded", "person.approval_lapsed"] {
        let record = olga.get(format!("/office/audit?act={act}")).await;
        assert!(record.contains("Rolle ändern"), "{act}: {}", record.text);
    }
    assert!(!is_done(&app).await, "what nobody answered has not happened");

    // It is a task on the first page, and one click asks again for the same reason.
    let page = emre.get("/office").await;
    assert!(page.contains("Ohne Antwort verfallen") && !page.contains("Noch einmal anfragen"), "{}", page.text);
    let page = olga.get("/office").await;
    let again = page.text.split("action=\"").find(|rest| rest.contains("/again")).unwrap();
    let again = again.split('"').next().unwrap().to_owned();
    assert_eq!(emre.post(&again, &[]).await.status, 409, "somebody else's request");
    assert_eq!(olga.post(&again, &[]).await.status, 303);
    assert!(!olga.get("/office").await.contains("Ohne Antwort verfallen"));
    // Of what was asked anew nobody reads any more that it has lapsed and nothing happens.
    for kind in ["lapsing", "lapsed", "lapsed_others"] {
        let fates = fates(&app, kind).await;
        assert!(matches!(&fates[..], [(fate, _)] if fate == "answered"), "{kind}: {fates:?}");
    }
    let page = emre.get(&path).await;
    assert!(page.contains("Emre geht &lt;b&gt;bald"), "{}", page.text);
    assert_eq!(olga.post(&again, &[]).await.status, 409, "a second click asks nothing twice");
    assert_eq!(confirms(&emre, &path, &page).await.status, 303);
    assert!(is_done(&app).await);
    let (juror, _) = app.juror("Ada").await;
    assert_eq!(juror.post(&again, &[]).await.status, 404);
    assert_eq!(app.public().post(&again, &[]).await.status, 401);
}

#[rocket::async_test]
async fn a_request_and_that_it_lapsed_are_told_while_they_are_so() {
    let app = TestApp::start().await;
    let (olga, _, path) = two(&app).await;
    asks(&olga, &path).await;
    let fates_of = async |kind| fates(&app, kind).await.into_iter().map(|(fate, _)| fate).collect::<Vec<_>>();
    assert_eq!(fates_of("approval").await, ["sent"]);
    app.at("2027-09-10T08:00:00Z");
    looks_for_lapsed(&app).await;
    assert_eq!(fates_of("lapsed").await, ["sent"]);
}

#[rocket::async_test]
async fn nobody_is_told_of_a_request_that_was_answered() {
    let app = TestApp::start().await;
    let (olga, emre, path) = two(&app).await;
    asks(&olga, &path).await;
    let id = emre.get(&path).await.input("approval_id");
    assert_eq!(emre.post(format!("{LIST}/{id}/refuse"), &[]).await.status, 303);
    let fates = fates(&app, "approval").await;
    assert!(matches!(&fates[..], [(fate, _)] if fate == "answered"), "{fates:?}");
    for now in ["2027-09-09T09:00:00Z", "2027-09-11T09:00:00Z"] {
        app.at(now);
        looks_for_lapsed(&app).await;
    }
    assert_eq!(told(&app).await, []);
    assert!(!app.signed_in(olga.person()).await.get("/office").await.contains("Ohne Antwort verfallen"));
}

#[rocket::async_test]
async fn nobody_is_written_to_about_what_lapsed_long_ago() {
    let app = TestApp::start().await;
    let (olga, _, path) = two(&app).await;
    asks(&olga, &path).await;
    app.at("2027-12-01T09:00:00Z");
    looks_for_lapsed(&app).await;
    assert_eq!(told(&app).await, []);
    let olga = app.signed_in(olga.person()).await;
    assert!(olga.get("/office/audit?act=person.approval_lapsed").await.contains("Rolle ändern"));
    assert!(!olga.get("/office").await.contains("Ohne Antwort verfallen"));
    assert!(olga.get(LIST).await.contains("verfallen"));
}
