//! What the office does to accounts: at once for the jury, by two where an account can be the second of two.

use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::PersonId;
use laudatio::on;
use laudatio::people::accounts::model::{Hold, same_mailbox};
use laudatio::people::accounts::{actions, password, store};

use crate::support::{Answer, TestApp, Visitor, damaged};

const PASSWORD: &str = "vier Füchse im Schnee";

/// A call was published here: from now on something rests on who is who.
pub async fn published(app: &TestApp) {
    let mut tx = app.db.write().await.unwrap();
    let text = "update edition set opened_at = $1";
    on!(tx, c => sqlx::query(text).bind(app.clock.now()).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

/// Somebody who can sign in, signed in.
async fn member<'a>(app: &'a TestApp, name: &str, role: Role) -> Visitor<'a> {
    let id = app.person(name, role).await;
    let ctx = app.ctx();
    let hash = password::hash(&ctx, PASSWORD).await.unwrap();
    let mut tx = ctx.db.write().await.unwrap();
    assert!(store::set_password(&mut tx, id, &hash).await.unwrap());
    tx.commit().await.unwrap();
    app.signed_in(id).await
}

/// Olga and Emre, who are the office.
async fn two(app: &TestApp) -> (Visitor<'_>, Visitor<'_>) {
    published(app).await;
    (member(app, "Olga Brandt", Role::Office).await, member(app, "Emre Yıldız", Role::Office).await)
}

async fn asks(visitor: &Visitor<'_>, path: &str) -> Answer {
    let page = visitor.get(path).await;
    visitor.post(path, &[("shown", &page.shown()), ("reason", "Bitte")]).await
}

/// Asks for something that is done to an account, and lets another one confirm it.
pub async fn by_two(one: &Visitor<'_>, other: &Visitor<'_>, path: &str) -> Answer {
    let asked = asks(one, path).await;
    assert_eq!((asked.status, asked.location.as_deref()), (303, Some(path)), "{}", asked.text);
    other.confirms(path).await
}

async fn person(app: &TestApp, id: PersonId) -> laudatio::people::accounts::model::Person {
    store::person(&mut app.db.read().await.unwrap(), id).await.unwrap().unwrap()
}

async fn named(app: &TestApp, name: &str) -> Option<PersonId> {
    let people = store::people(&mut app.db.read().await.unwrap()).await.unwrap();
    people.into_iter().find(|person| person.name == name).map(|person| person.person_id)
}

/// The keys and texts of the mails of a kind, oldest first.
async fn mails(app: &TestApp, kind: &str) -> Vec<(String, laudatio::ids::MailId, String)> {
    let mut conn = app.db.read().await.unwrap();
    let text = "select recipient, mail_id, body_text from mail where kind = $1 order by mail_id";
    on!(conn, c => sqlx::query_as(text).bind(kind).fetch_all(c).await).unwrap()
}

pub fn link_in(text: &str) -> String {
    let start = text.find("http://localhost/links/").expect("the mail has a link") + "http://localhost".len();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

/// Chooses a password through a link and stays signed in.
pub async fn follows<'a>(app: &'a TestApp, link: &str) -> (Answer, Visitor<'a>) {
    let form = [("password", PASSWORD), ("password_again", PASSWORD), ("declaration", "yes")];
    let answer = app.public().post(link, &form).await;
    let after = app.public().after(&answer);
    (answer, after)
}

const NEW: [(&str, &str); 4] =
    [("name", "Frieda Neu"), ("email", "frieda@amt.example"), ("role", "office"), ("language", "de")];

fn invitation(role: &'static str) -> [(&'static str, &'static str); 4] {
    [NEW[0], NEW[1], ("role", role), NEW[3]]
}

#[rocket::async_test]
async fn a_new_installation_is_set_up_by_one_person_in_minutes() {
    let app = TestApp::start().await;
    let token = actions::first_link(&app.ctx()).await.unwrap().unwrap();
    let form =
        [("name", "Olga Brandt"), ("email", "olga@b.example"), ("password", PASSWORD), ("password_again", PASSWORD)];
    let olga = app.public().after(&app.public().post(format!("/links/{}", token.as_str()), &form).await);
    assert_eq!(olga.post("/office/people/invite", &NEW).await.location.as_deref(), Some("/office/people"));
    let (_, frieda) = follows(&app, &link_in(&mails(&app, "invitation").await[0].2)).await;
    assert_eq!(frieda.get("/office").await.status, 200);
    // It counts at once, and everybody sees who made it.
    let list = olga.get("/office/approvals").await;
    assert!(list.contains("Frieda Neu") && list.contains("kann Ihre Anfragen bestätigen"), "{}", list.text);
    let id = named(&app, "Frieda Neu").await.unwrap();
    let page = olga.get(format!("/office/people/{id}")).await;
    assert!(page.contains("Angelegt von") && page.contains("Olga Brandt"), "{}", page.text);
    for act in ["disable", "enable"] {
        let done = olga.post(format!("/office/people/{id}/{act}"), &[]).await;
        assert_eq!(done.location, Some(format!("/office/people/{id}")), "{act}");
    }
    published(&app).await;
    let later = olga.post(format!("/office/people/{id}/disable"), &[]).await;
    assert_eq!(later.location, Some(format!("/office/people/{id}/changes/disable")), "{}", later.text);
    assert!(person(&app, id).await.disabled_at.is_none());
}

#[rocket::async_test]
async fn a_call_that_was_taken_back_has_been_published_all_the_same() {
    let app = TestApp::start().await;
    let olga = member(&app, "Olga Brandt", Role::Office).await;
    app.open_edition("integrationspreis").await;
    let mut tx = app.db.write().await.unwrap();
    let back = "update edition set opened_at = null, status = 'preparing'";
    on!(tx, c => sqlx::query(back).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let answer = olga.post("/office/people/invite", &NEW).await;
    assert!(answer.location.unwrap().ends_with("/changes/admit"));
}

#[rocket::async_test]
async fn a_juror_is_invited_by_one_person_in_one_step() {
    let app = TestApp::start().await;
    let (olga, _) = two(&app).await;
    for role in ["juror", "chair"] {
        let email = format!("{role}@x.example");
        let form = [("name", role), ("email", &email), ("role", role), ("language", "de")];
        assert_eq!(olga.post("/office/people/invite", &form).await.location.as_deref(), Some("/office/people"));
    }
    let sent = mails(&app, "invitation").await;
    assert_eq!(sent.len(), 2);
    // Nor is anybody asked when a juror is shut out: the page that would ask leads back.
    let id = named(&app, "juror").await.unwrap();
    let page = olga.get(format!("/office/people/{id}/changes/disable")).await;
    assert_eq!(page.location, Some(format!("/office/people/{id}")), "{}", page.text);
    assert_eq!(olga.post(format!("/office/people/{id}/disable"), &[]).await.status, 303);
    assert!(person(&app, id).await.disabled_at.is_some());
    assert_eq!(olga.post(format!("/office/people/{id}/enable"), &[]).await.status, 303);
    // Without a mail server the office hands these links over.
    let page = olga.post(format!("/office/mail/{}/reveal", sent[0].1), &[]).await;
    assert!(page.status == 200 && page.contains(&link_in(&sent[0].2)), "{}", page.text);
}

#[rocket::async_test]
async fn an_account_that_can_confirm_is_let_in_by_two() {
    for role in ["office", "approver"] {
        let app = TestApp::start().await;
        let (olga, emre) = two(&app).await;
        assert!(olga.get("/office/people/invite").await.contains("bestätigt eine zweite Person"));
        let asked = olga.post("/office/people/invite", &invitation(role)).await;
        let id = named(&app, "Frieda Neu").await.unwrap();
        let path = format!("/office/people/{id}/changes/admit");
        assert_eq!(asked.location.as_deref(), Some(path.as_str()), "{}", asked.text);
        assert!(mails(&app, "invitation").await.is_empty(), "nobody is let in yet");
        assert!(olga.get("/office/people").await.contains("wartet auf eine zweite Person"));
        // Nothing else gets it in, and nothing else sends the link.
        let settings = app.state::<laudatio::ground::config::Settings>();
        actions::forgot_password(&app.ctx(), settings, "frieda@amt.example").await.unwrap();
        for act in ["enable", "invite"] {
            assert_eq!(olga.post(format!("/office/people/{id}/{act}"), &[]).await.status, 409, "{act}");
        }
        assert_eq!(asks(&emre, &format!("/office/people/{id}/changes/enable")).await.status, 409);
        assert!(mails(&app, "password").await.is_empty() && mails(&app, "invitation").await.is_empty());
        assert_eq!(olga.confirms_as_shown_to(&emre, &path).await.status, 409, "nobody confirms an own request");

        let page = emre.get(&path).await;
        for text in ["Frieda Neu", "frieda@amt.example", "Olga Brandt", "Dieses Konto wird zugelassen."] {
            assert!(page.contains(text), "{text}: {}", page.text);
        }
        assert_eq!(emre.confirms(&path).await.status, 303);
        let sent = mails(&app, "invitation").await;
        let (answer, frieda) = follows(&app, &link_in(&sent[0].2)).await;
        let home = if role == "office" { "/office" } else { "/office/approvals" };
        assert_eq!(answer.location.as_deref(), Some(home), "{}", answer.text);
        assert_eq!(frieda.get(home).await.status, 200);
        // Now it counts, for whoever invited it as well.
        assert!(!olga.get("/office/approvals").await.contains("zählt nicht als zweite Person"));
        let frieda = app.signed_in(id).await;
        let juror = app.person("Jale", Role::Juror).await;
        assert_eq!(by_two(&olga, &frieda, &format!("/office/people/{juror}/changes/role-office")).await.status, 303);
    }
}

#[rocket::async_test]
async fn an_invitation_that_was_refused_is_asked_for_again() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    olga.post("/office/people/invite", &NEW).await;
    let id = named(&app, "Frieda Neu").await.unwrap();
    let path = format!("/office/people/{id}/changes/admit");
    let approval = emre.get(&path).await.input("approval_id");
    assert_eq!(emre.post(format!("/office/approvals/{approval}/refuse"), &[]).await.status, 303);
    assert!(mails(&app, "invitation").await.is_empty());
    assert!(olga.get(format!("/office/people/{id}")).await.contains(&path));
    let again = [("name", "Frieda Nau"), NEW[1], ("role", "approver"), NEW[3]];
    assert_eq!(olga.post("/office/people/invite", &again).await.location.as_deref(), Some(path.as_str()));
    assert_eq!(emre.confirms(&path).await.status, 303);
    let frieda = person(&app, id).await;
    assert_eq!((frieda.name.as_str(), frieda.role), ("Frieda Nau", Role::Approver));
    let taken = olga.post("/office/people/invite", &NEW).await;
    assert!(taken.status == 422 && taken.contains("schon ein Konto"), "{}", taken.text);
}

#[rocket::async_test]
async fn one_person_alone_changes_no_account_of_the_office() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let frieda = member(&app, "Frieda Amt", Role::Approver).await;
    for other in [emre.person(), frieda.person()] {
        let before = person(&app, other).await;
        let room = format!("/office/people/{other}");
        let role = [("from", before.role.as_str()), ("role", "juror")];
        for (act, form) in [("disable", &[][..]), ("role", &role[..])] {
            let answer = olga.post(format!("{room}/{act}"), form).await;
            assert!(answer.location.unwrap().contains("/changes/"), "{act}");
        }
        for change in ["disable", "role-juror", "reset"] {
            let path = format!("{room}/changes/{change}");
            assert_eq!(asks(&olga, &path).await.status, 303, "{change}");
            assert_eq!(olga.confirms_as_shown_to(&app.signed_in(other).await, &path).await.status, 409, "{change}");
        }
        let after = person(&app, other).await;
        assert_eq!(
            (before.role, before.disabled_at, before.password_hash),
            (after.role, after.disabled_at, after.password_hash)
        );
        assert_eq!(app.signed_in(other).await.get("/account").await.status, 200);
    }
    // Whom she wants to get rid of counts all the same: there is somebody else.
    let juror = app.person("Jale", Role::Juror).await;
    assert_eq!(asks(&olga, &format!("/office/people/{juror}/changes/role-office")).await.status, 303);
    assert_eq!(person(&app, juror).await.role, Role::Juror);
}

#[rocket::async_test]
async fn whoever_comes_back_without_a_password_is_invited_again() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let ute = member(&app, "Ute Fort", Role::Office).await;
    let room = format!("/office/people/{}/changes", ute.person());
    for change in ["reset", "disable", "enable"] {
        assert_eq!(by_two(&olga, &emre, &format!("{room}/{change}")).await.status, 303, "{change}");
    }
    let sent = mails(&app, "invitation").await;
    assert_eq!((sent.len(), &sent[0].0), (1, &person(&app, ute.person()).await.email));
    assert_eq!(follows(&app, &link_in(&sent[0].2)).await.0.status, 303);
}

#[rocket::async_test]
async fn two_people_change_an_account_of_the_office() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let ute = member(&app, "Ute Fort", Role::Office).await;
    let room = format!("/office/people/{}/changes", ute.person());
    assert_eq!(by_two(&olga, &emre, &format!("{room}/disable")).await.status, 303);
    assert_eq!(ute.get("/account").await.status, 401, "the meetings have ended");
    assert_eq!(by_two(&olga, &emre, &format!("{room}/enable")).await.status, 303);
    assert_eq!(ute.get("/account").await.status, 401, "and stay closed");

    let ute = app.signed_in(ute.person()).await;
    assert_eq!(by_two(&emre, &olga, &format!("{room}/reset")).await.status, 303);
    assert_eq!(ute.get("/account").await.status, 401);
    let email = person(&app, ute.person()).await.email;
    let old = app.public().post("/sign-in", &[("email", &email), ("password", PASSWORD)]).await;
    assert_eq!(old.status, 422, "the old password opens nothing");
    let sent = mails(&app, "password_taken").await;
    assert_eq!((sent.len(), sent[0].0.as_str()), (1, email.as_str()));
    assert_eq!(follows(&app, &link_in(&sent[0].2)).await.0.status, 303);

    let mut tx = app.db.write().await.unwrap();
    store::set_export(&mut tx, ute.person(), false).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(by_two(&olga, &emre, &format!("{room}/export")).await.status, 303);
    assert!(person(&app, ute.person()).await.may_export);
    // Taking it opens nothing to anybody.
    let taken = olga.post(format!("/office/people/{}/export", ute.person()), &[("may", "no")]).await;
    assert_eq!(taken.location, Some(format!("/office/people/{}", ute.person())));
    assert!(!person(&app, ute.person()).await.may_export);

    let ute = app.signed_in(ute.person()).await;
    assert_eq!(by_two(&olga, &emre, &format!("{room}/role-approver")).await.status, 303);
    assert_eq!(ute.get("/account").await.status, 401, "a meeting does not survive another room");
    let record = olga.get("/office/audit").await;
    for act in ["Hat ein Passwort ungültig gemacht", "Hat eine Rolle geändert", "Hat einen Zugang wieder geöffnet"] {
        assert!(record.contains(act), "{act}");
    }
}

#[rocket::async_test]
async fn somebody_from_the_jury_comes_into_the_office_with_another_password() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    // Olga has invited this juror, has seen the link, and has used it herself.
    let form = [("name", "Jale"), ("email", "jale@x.example"), ("role", "juror"), ("language", "de")];
    olga.post("/office/people/invite", &form).await;
    let (_, puppet) = follows(&app, &link_in(&mails(&app, "invitation").await[0].2)).await;
    assert_eq!(puppet.get("/jury").await.status, 200);
    let id = named(&app, "Jale").await.unwrap();
    // Mails of one moment have no order.
    app.clock.set(app.clock.now() + chrono::Duration::minutes(1));
    let path = format!("/office/people/{id}/changes/role-office");
    assert_eq!(by_two(&olga, &emre, &path).await.status, 303);
    assert_eq!(puppet.get("/account").await.status, 401);
    let again = app.public().post("/sign-in", &[("email", "jale@x.example"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, 422, "{}", again.text);
    let sent = mails(&app, "invitation").await;
    assert_eq!(sent.len(), 2);
    let refused = olga.post(format!("/office/mail/{}/reveal", sent[1].1), &[]).await;
    assert!(refused.status == 409 && !refused.contains("/links/"), "{}", refused.text);
    assert_eq!(follows(&app, &link_in(&sent[1].2)).await.0.location.as_deref(), Some("/office"));
}

#[rocket::async_test]
async fn nobody_of_the_office_sees_a_link_of_another_account_of_it() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let settings = app.state::<laudatio::ground::config::Settings>();
    let email = person(&app, emre.person()).await.email;
    // One of the four ways: ask for his password, and read the link in the outbox.
    actions::forgot_password(&app.ctx(), settings, &email).await.unwrap();
    olga.post("/office/people/invite", &NEW).await;
    let id = named(&app, "Frieda Neu").await.unwrap();
    assert_eq!(emre.confirms(&format!("/office/people/{id}/changes/admit")).await.status, 303);
    let sent = [mails(&app, "password").await, mails(&app, "invitation").await].concat();
    assert_eq!(sent.len(), 2);
    for (to, mail, text) in &sent {
        let secret = link_in(text).replace("/links/", "");
        for visitor in [&olga, &emre] {
            let page = visitor.get(format!("/office/mail/{mail}")).await;
            assert!(page.contains("laudatio user reset") && !page.contains("Link anzeigen"), "{to}: {}", page.text);
            let refused = visitor.post(format!("/office/mail/{mail}/reveal"), &[]).await;
            assert!(refused.status == 409 && refused.contains("Nur wem es gehört"), "{to}: {}", refused.text);
            for page in ["/office/mail", "/office/people", "/office/audit", "/office"] {
                assert!(!visitor.get(page).await.contains(&secret), "{to}: {page}");
            }
            assert!(!page.contains(&secret) && !refused.contains(&secret), "{to}");
        }
    }
    assert!(!olga.get("/office/audit").await.contains("Hat sich den persönlichen Link"));
    // The command line makes one, and it works.
    let (_, token) = actions::reset_link(&app.ctx(), &email).await.unwrap().unwrap();
    assert_eq!(follows(&app, &format!("/links/{}", token.as_str())).await.0.status, 303);
}

#[rocket::async_test]
async fn what_one_person_alone_was_allowed_to_make_counts_only_once_another_has_confirmed_it() {
    let app = TestApp::with(&[("one_person_office", "true")]).await;
    published(&app).await;
    let olga = member(&app, "Olga Brandt", Role::Office).await;
    assert_eq!(olga.post("/office/people/invite", &NEW).await.location.as_deref(), Some("/office/people"));
    let id = named(&app, "Frieda Neu").await.unwrap();
    let (answer, _) = follows(&app, &link_in(&mails(&app, "invitation").await[0].2)).await;
    assert_eq!(answer.location.as_deref(), Some("/office"));
    // Then the installation wants two.
    laudatio::people::approvals::settings::adopt(&app.ctx(), false).await.unwrap();
    let frieda = app.signed_in(id).await;
    let juror = app.person("Jale", Role::Juror).await;
    let path = format!("/office/people/{juror}/changes/role-office");
    for one in [&olga, &frieda] {
        let alone = asks(one, &path).await;
        assert!(alone.status == 409 && alone.contains("Es gibt niemanden"), "{}", alone.text);
    }
    // With Emre there are two; Frieda is still none of them where Olga asks, and the other way round.
    let emre = member(&app, "Emre Yıldız", Role::Office).await;
    for (asker, puppet) in [(&olga, &frieda), (&frieda, &olga)] {
        assert_eq!(asks(asker, &path).await.status, 303);
        let page = puppet.get(&path).await;
        assert!(page.contains("zählen als eine Person") && !page.contains("/confirm\""), "{}", page.text);
        let refused = puppet.confirms_as_shown_to(&emre, &path).await;
        assert!(refused.status == 409 && refused.contains("zählen als eine Person"), "{}", refused.text);
        assert_eq!(person(&app, juror).await.role, Role::Juror);
        let approval = emre.get(&path).await.input("approval_id");
        assert_eq!(asker.post(format!("/office/approvals/{approval}/withdraw"), &[]).await.status, 303);
    }
    assert!(olga.get(format!("/office/people/{id}")).await.contains("Konto bestätigen lassen"));
    assert_eq!(by_two(&olga, &emre, &format!("/office/people/{id}/changes/admit")).await.status, 303);
    let frieda = app.signed_in(id).await;
    assert_eq!(by_two(&olga, &frieda, &path).await.status, 303);
}

#[rocket::async_test]
async fn the_command_line_makes_accounts_that_count_and_lets_others_count() {
    let app = TestApp::start().await;
    published(&app).await;
    let olga = member(&app, "Olga Brandt", Role::Office).await;
    let juror = app.person("Jale", Role::Juror).await;
    let path = format!("/office/people/{juror}/changes/role-office");
    assert_eq!(asks(&olga, &path).await.status, 409, "there is nobody else");
    let refused = olga.post("/office/people/invite", &NEW).await;
    assert!(refused.status == 422 && refused.input("name") == "Frieda Neu", "{}", refused.text);
    assert!(refused.contains("Es gibt niemanden, der das bestätigen kann."), "{}", refused.text);
    assert_eq!(named(&app, "Frieda Neu").await, None);
    actions::add(&app.ctx(), "Frieda Amt", "f@amt.example", Role::Approver, Lang::De).await.unwrap();
    let frieda = app.signed_in(named(&app, "Frieda Amt").await.unwrap()).await;
    assert_eq!(by_two(&olga, &frieda, &path).await.location.as_deref(), Some("/office/approvals"));

    let held = app.person("Heinz", Role::Office).await;
    let mut tx = app.db.write().await.unwrap();
    let hold = Hold { person_id: held, held_by: olga.person() };
    store::hold(&mut tx, hold, app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(olga.get("/office/approvals").await.contains("zählt nicht als zweite Person"));
    assert!(actions::admit(&app.ctx(), held).await.unwrap().is_none());
    assert!(!olga.get("/office/approvals").await.contains("zählt nicht als zweite Person"));
    assert_eq!(actions::admit(&app.ctx(), held).await.err().unwrap().key(), "people-admitted-already");
    // One that waits gets its link there, too.
    olga.post("/office/people/invite", &NEW).await;
    let token = actions::admit(&app.ctx(), named(&app, "Frieda Neu").await.unwrap()).await.unwrap().unwrap();
    assert_eq!(follows(&app, &format!("/links/{}", token.as_str())).await.0.status, 303);
    let record = olga.get("/office/audit").await;
    assert!(record.contains("Hat ein Konto zugelassen") && record.contains("ohne Konto oder Programm"));
}

#[rocket::async_test]
async fn an_approver_reads_back_and_confirms_and_does_nothing_else() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let frieda = member(&app, "Frieda Amt", Role::Approver).await;
    let juror = app.person("Jale", Role::Juror).await;
    let path = format!("/office/people/{juror}/changes/role-approver");
    let list = frieda.get("/office/approvals").await;
    assert!(list.contains("Zurzeit wartet nichts") && !list.contains("href=\"/office\""), "{}", list.text);
    assert_eq!(frieda.get(&path).await.status, 404, "nobody asks for it");
    assert_eq!(asks(&frieda, &path).await.status, 404, "and an approver cannot");
    assert_eq!(asks(&olga, &path).await.status, 303);
    assert!(frieda.get("/office/approvals").await.contains(&path));
    let page = frieda.get(&path).await;
    assert!(page.contains("Jale") && page.contains("Bestätigen: Rolle ändern"), "{}", page.text);
    for room in ["/office", "/office/people", "/office/mail", "/office/audit", "/jury", "/jury/meetings"] {
        assert_eq!(frieda.get(room).await.status, 404, "{room}");
    }
    assert_eq!(frieda.get(format!("/office/people/{juror}")).await.status, 404);
    assert_eq!(frieda.get(path.replace("approver", "office")).await.status, 404, "another page of the same person");
    assert_eq!(frieda.get("/account").await.status, 200);

    let done = frieda.confirms(&path).await;
    assert_eq!(done.location.as_deref(), Some("/office/approvals"), "{}", done.text);
    assert_eq!(person(&app, juror).await.role, Role::Approver);
    assert_eq!(frieda.get(&path).await.status, 404, "nothing waits there any more");
    assert!(!frieda.get("/office/approvals").await.contains("Jale"), "what is over is the office's");

    // The same with a no; and whoever is shut out confirms nothing.
    let path = format!("/office/people/{}/changes/disable", emre.person());
    assert_eq!(asks(&olga, &path).await.status, 303);
    let approval = frieda.get(&path).await.input("approval_id");
    let refused = frieda.post(format!("/office/approvals/{approval}/refuse"), &[]).await;
    assert_eq!(refused.location.as_deref(), Some("/office/approvals"), "{}", refused.text);
    assert_eq!(asks(&olga, &path).await.status, 303);
    let mut tx = app.db.write().await.unwrap();
    store::disable(&mut tx, frieda.person(), app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(frieda.get(&path).await.status, 401);
}

#[rocket::async_test]
async fn an_office_of_two_goes_on_with_an_approver_when_one_is_ill() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = crate::fill::round(&app.db, app.clock.now(), edition, 3, 3, 2).await;
    let ill = "update person set disabled_at = created_at where role = 'office'";
    damaged!(app.db, "no act leaves an office without anybody", ill);
    let olga = member(&app, "Olga Brandt", Role::Office).await;
    let frieda = member(&app, "Frieda Amt", Role::Approver).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    let close = format!("{round}/close");
    assert_eq!(frieda.get(&close).await.status, 404);
    assert_eq!(olga.asks_to_close(&round, "").await.status, 303);
    let page = frieda.get(&close).await;
    assert!(page.contains("Bestätigen: Runde jetzt schließen"), "{}", page.text);
    assert_eq!(frieda.confirms(&close).await.location.as_deref(), Some("/office/approvals"));
    assert!(olga.get(format!("{round}/ranking")).await.contains("bestätigt von Frieda Amt"));
    for page in ["", "/close", "/ranking", "/evidence", "/minutes"] {
        assert_eq!(frieda.get(format!("{round}{page}")).await.status, 404, "{page}");
    }
}

#[rocket::async_test]
async fn two_mailboxes_that_are_one_are_one_person_whatever_stands_between() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let frieda = member(&app, "Frieda Amt", Role::Approver).await;
    let juror = app.person("Jale", Role::Juror).await;
    let path = format!("/office/people/{juror}/changes/role-office");
    assert_eq!(asks(&olga, &path).await.status, 303);
    // Meanwhile Frieda's address has become one of Olga's mailbox, and Emre's account one that Frieda has made.
    let alias = format!("{}+neu@dortmund.example", olga.person());
    assert!(same_mailbox(&alias, &person(&app, olga.person()).await.email));
    let text = "update person set email = $1 where person_id = $2";
    damaged!(app.db, "no act gives an account another address", text, &alias, frieda.person());
    let mut tx = app.db.write().await.unwrap();
    let hold = Hold { person_id: emre.person(), held_by: frieda.person() };
    store::hold(&mut tx, hold, app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    for visitor in [&frieda, &emre] {
        let page = visitor.get(&path).await;
        assert!(page.status == 200 && !page.contains("/confirm\""), "{}", page.text);
    }
    let ute = member(&app, "Ute", Role::Office).await;
    for visitor in [&frieda, &emre] {
        assert_eq!(visitor.confirms_as_shown_to(&ute, &path).await.status, 409);
    }
    assert_eq!(ute.confirms(&path).await.status, 303);
}

#[rocket::async_test]
async fn of_two_tabs_and_two_people_at_once_one_changes_an_account() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let (ute, frieda) = (member(&app, "Ute", Role::Office).await, member(&app, "Frieda", Role::Approver).await);
    let path = format!("/office/people/{}/changes/reset", ute.person());
    assert_eq!(asks(&olga, &path).await.status, 303);
    let tabs = [emre.clone(), emre.clone(), frieda.clone(), frieda];
    let pages = rocket::tokio::join!(tabs[0].get(&path), tabs[1].get(&path), tabs[2].get(&path), tabs[3].get(&path));
    let form = |page: &Answer| [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let forms = [form(&pages.0), form(&pages.1), form(&pages.2), form(&pages.3)];
    let send = async |at: usize| {
        let fields: Vec<(&str, &str)> = forms[at].iter().map(|(name, value)| (*name, value.as_str())).collect();
        tabs[at].post(format!("{path}/confirm"), &fields).await.status
    };
    let done = rocket::tokio::join!(send(0), send(1), send(2), send(3));
    let done = [done.0, done.1, done.2, done.3];
    assert_eq!(done.iter().filter(|status| **status == 303).count(), 1, "{done:?}");
    assert!(done.iter().all(|status| [303, 404, 409].contains(status)), "{done:?}");
    assert_eq!(mails(&app, "password_taken").await.len(), 1);
}

#[rocket::async_test]
async fn two_who_ask_to_shut_each_other_out_leave_one_who_can_sign_in() {
    let app = TestApp::start().await;
    let (olga, emre) = two(&app).await;
    let of = |visitor: &Visitor<'_>| format!("/office/people/{}/changes/disable", visitor.person());
    let (about_emre, about_olga) = (of(&emre), of(&olga));
    assert_eq!(asks(&olga, &about_emre).await.status, 303);
    assert_eq!(asks(&emre, &about_olga).await.status, 303);
    // Both have read before either of them confirms.
    let read = async |visitor: &Visitor<'_>, path: &str| {
        let page = visitor.get(path).await;
        [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))]
    };
    let forms = [read(&emre, &about_emre).await, read(&olga, &about_olga).await];
    let [of_emre, of_olga] = forms.each_ref().map(|form| form.each_ref().map(|(name, value)| (*name, value.as_str())));
    let (by_emre, by_olga) = (format!("{about_emre}/confirm"), format!("{about_olga}/confirm"));
    let (a, b) = rocket::tokio::join!(emre.post(&by_emre, &of_emre), olga.post(&by_olga, &of_olga));
    let done = [a.status, b.status].iter().filter(|status| **status == 303).count();
    assert_eq!(done, 1, "{} {}", a.text, b.text);
}

#[rocket::async_test]
async fn what_one_person_did_alone_stands_in_the_minutes() {
    let app = TestApp::with(&[("one_person_office", "true")]).await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = crate::fill::round(&app.db, app.clock.now(), edition, 6, 3, 3).await;
    let olga = member(&app, "Olga Brandt", Role::Office).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    assert_eq!(olga.asks_to_close(&round, "").await.status, 303);
    // Every use until the result: an account, a round opened again, and closed once more.
    let emre = member(&app, "Emre Kaya", Role::Office).await;
    let before = member(&app, "Später Gast", Role::Office).await.person();
    let shut = asks(&olga, &format!("/office/people/{}/changes/disable", emre.person())).await;
    assert_eq!(shut.status, 303, "{}", shut.text);
    let reopen = format!("{round}/reopen");
    let shown = olga.get(&reopen).await.shown();
    assert_eq!(olga.post(&reopen, &[("shown", &shown), ("reason", "Noch ein Bogen.")]).await.status, 303);
    assert_eq!(olga.asks_to_close(&round, "").await.status, 303);
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries[..5], olga.person()).await;
    app.at("2027-10-07T08:00:00Z");
    let olga = app.signed_in(olga.person()).await;
    let late = asks(&olga, &format!("/office/people/{before}/changes/disable")).await;
    assert_eq!(late.status, 303, "{}", late.text);
    let minutes = olga.get(format!("{round}/minutes")).await;
    assert!(minutes.contains("Olga Brandt allein ("), "{}", minutes.text);
    assert!(minutes.contains("das Vier-Augen-Prinzip war ausgeschaltet"), "{}", minutes.text);
    let (_, alone) = minutes.text.split_once("Allein getan").expect("it has a part of its own");
    let alone = alone.split("</table>").next().unwrap();
    for (act, times) in [("Runde schließen", 2), ("Runde wieder öffnen", 1), ("Zugang sperren: Emre Kaya", 1)] {
        assert_eq!(alone.matches(act).count(), times, "{act}: {alone}");
    }
    assert!(!alone.contains("Später Gast"), "it was after the result: {alone}");
    assert!(alone.contains("Für dieses Programm war eine Geschäftsstelle mit einer Person eingestellt."), "{alone}");
    let record = olga.get("/office/audit?act=person.approval_alone").await;
    assert_eq!(record.text.matches("<th scope=\"row\">Hat allein getan").count(), 2, "{}", record.text);
    // And nothing where two people work.
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let filled = crate::fill::round(&app.db, app.clock.now(), edition, 6, 3, 3).await;
    let (olga, round) = (app.office().await, format!("/office/rounds/{}", filled.round_id));
    assert_eq!(olga.closes(&round, "").await.status, 303);
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries[..5], olga.person()).await;
    let minutes = olga.get(format!("{round}/minutes")).await;
    assert!(!minutes.contains("Allein getan"), "{}", minutes.text);
}
