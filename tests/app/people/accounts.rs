//! Signing in and out, links that work once, and the office's list of people.

use laudatio::ground::web::Role;
use laudatio::ids::{PersonId, Token};
use laudatio::people::accounts::model::Purpose;
use laudatio::people::accounts::{actions, password, store};
use sqlx::Row;

use crate::support::{Answer, START, TestApp, Visitor};

pub const PASSWORD: &str = "vier Füchse im Schnee";

/// A person who can sign in with [`PASSWORD`], and the address.
pub async fn member(app: &TestApp, name: &str, role: Role) -> (PersonId, String) {
    let id = app.person(name, role).await;
    let ctx = app.ctx();
    let hash = password::hash(&ctx, PASSWORD).await.unwrap();
    let mut tx = ctx.db.write().await.unwrap();
    assert!(store::set_password(&mut tx, id, &hash).await.unwrap());
    tx.commit().await.unwrap();
    (id, format!("{id}@dortmund.example"))
}

async fn sign_in<'a>(visitor: &Visitor<'a>, email: &str) -> (Answer, Visitor<'a>) {
    let answer = visitor.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    let after = visitor.clone().after(&answer);
    (answer, after)
}

/// What the newest mail of a kind says.
async fn newest_mail(app: &TestApp, kind: &str) -> Option<(String, String)> {
    let mut conn = app.db.read().await.unwrap();
    const NEWEST: &str = "select recipient, body_text from mail where kind = $1 order by mail_id desc limit 1";
    laudatio::on!(conn, c => sqlx::query(NEWEST)
        .bind(kind).fetch_optional(c).await.unwrap().map(|row| (row.get(0), row.get(1))))
}

/// The path of the link in a mail.
fn link_in(text: &str) -> String {
    let start = text.find("http://localhost/links/").expect("the mail has a link") + "http://localhost".len();
    text[start..].split_whitespace().next().unwrap().to_owned()
}

#[rocket::async_test]
async fn a_person_signs_in_with_address_and_password_and_out_again() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Ada Vogel", Role::Office).await;
    // Written as people write it: with spaces and capital letters.
    let (answer, ada) = sign_in(&app.public(), &format!(" {} ", email.to_uppercase())).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/office")));
    let page = ada.get("/account").await;
    assert!(page.status == 200 && page.contains("Ada Vogel"), "{}", page.text);
    assert_eq!(page.header("Cache-Control"), Some("no-store"));

    let answer = ada.post("/sign-out", &[]).await;
    assert_eq!(answer.location.as_deref(), Some("/"));
    assert_eq!(ada.get("/account").await.status, 401, "the old cookie opens nothing");
    assert_eq!(ada.clone().after(&answer).get("/account").await.status, 401);
}

#[rocket::async_test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_sentence() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Ada Vogel", Role::Office).await;
    let (invited, disabled) = (app.person("Ida", Role::Juror).await, member(&app, "Eva", Role::Juror).await);
    let mut tx = app.db.write().await.unwrap();
    store::disable(&mut tx, disabled.0, app.ctx().now).await.unwrap();
    tx.commit().await.unwrap();
    let mut texts = Vec::new();
    for (email, password) in [
        (email.as_str(), "falsch"),
        ("nobody@dortmund.example", PASSWORD),
        (&format!("{invited}@dortmund.example"), ""),
        (&disabled.1, PASSWORD),
        ("", ""),
        ("a\0b", "\u{202e}"),
    ] {
        let page = app.public().post("/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(page.status, 422, "{email}");
        assert!(page.contains("passen nicht zusammen"), "{}", page.text);
        assert!(page.cookies.is_empty(), "{email}");
        texts.push(page.text.replace(&page.input("email"), ""));
    }
    let first = &texts[0];
    assert!(texts.iter().take(4).all(|text| text == first), "the pages differ in the address alone");
}

#[rocket::async_test]
async fn what_is_typed_into_the_sign_in_is_escaped() {
    let app = TestApp::start().await;
    let evil = "\"><script>alert(1)</script>";
    let parked = serde_json::json!([[evil, evil]]).to_string();
    let form = [("email", evil), ("password", "x"), ("next", "//evil.example"), ("parked", parked.as_str())];
    let page = app.public().post("/sign-in", &form).await;
    assert!(!page.contains("<script>alert"), "{}", page.text);
    assert!(!page.contains("evil.example"), "{}", page.text);
    assert_eq!(page.input("email"), evil);
    // The error is where the focus goes, and both fields say that they are meant.
    assert!(page.contains("l-error-summary\" tabindex=\"-1\" autofocus"), "{}", page.text);
    assert_eq!(page.text.matches("aria-invalid=\"true\" aria-describedby=\"sign-in-error\"").count(), 2);
}

#[rocket::async_test]
async fn after_ten_wrong_passwords_one_has_to_wait_a_little() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Ada Vogel", Role::Office).await;
    for _ in 0..10 {
        assert_eq!(app.public().post("/sign-in", &[("email", &email), ("password", "x")]).await.status, 422);
    }
    let (answer, _) = sign_in(&app.public(), &email).await;
    assert_eq!(answer.status, 429);
    assert!(answer.contains("l-error-summary") && !answer.contains("aria-invalid"), "{}", answer.text);
    assert!(answer.contains("eine halbe Minute"), "{}", answer.text);
    assert_eq!(answer.input("email"), email);
    app.at("2027-09-07T08:00:40Z");
    assert_eq!(sign_in(&app.public(), &email).await.0.status, 303);
}

#[rocket::async_test]
async fn signing_in_leads_to_the_page_that_was_asked_for_and_to_no_other_site() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Ada Vogel", Role::Office).await;
    let asked = app.public().get("/office/people?page=1").await;
    assert_eq!(asked.status, 401);
    for (next, to) in [
        (asked.input("next").as_str(), "/office/people?page=1"),
        ("//evil.example", "/office"),
        ("https://evil.example/", "/office"),
        ("/\\evil.example", "/office"),
        ("/jury", "/office"),
        ("", "/office"),
    ] {
        let form = [("email", email.as_str()), ("password", PASSWORD), ("next", next)];
        assert_eq!(app.public().post("/sign-in", &form).await.location.as_deref(), Some(to), "{next}");
        app.at("2027-09-07T09:00:00Z");
    }
}

#[rocket::async_test]
async fn a_form_sent_after_the_session_has_ended_is_kept_and_sent_after_signing_in() {
    let app = TestApp::start().await;
    let (id, email) = member(&app, "Ada Vogel", Role::Office).await;
    let ada = app.signed_in(id).await;
    app.at("2027-09-07T20:00:01Z");
    let long = "Grün & \"schön\"\nzweite Zeile\\ ".repeat(8_000);
    let typed = [("name", "Neue <b>Jurorin</b>"), ("note", long.as_str()), ("tag", "a"), ("tag", "b")];
    let asked = ada.post("/office/people/invite", &typed).await;
    assert_eq!(asked.status, 401);
    assert!(asked.contains("Ihre Eingaben sind noch da"), "{}", &asked.text[..3000]);

    // The first try fails, and still nothing is lost.
    let form = |password: &'static str, page: &Answer| {
        [
            ("email", email.clone()),
            ("password", password.to_owned()),
            ("next", page.input("next")),
            ("parked", page.input("parked")),
        ]
    };
    let send = |fields: [(&'static str, String); 4]| {
        let visitor = app.public();
        async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            visitor.post("/sign-in", &fields).await
        }
    };
    let wrong = send(form("falsch", &asked)).await;
    assert_eq!(wrong.status, 422);
    let resend = send(form(PASSWORD, &wrong)).await;
    assert_eq!(resend.status, 200);
    assert!(resend.contains("action=\"/office/people/invite\""), "{}", &resend.text[..3000]);
    assert_eq!(resend.input("name"), "Neue <b>Jurorin</b>");
    assert_eq!(resend.input("note"), long);
    assert_eq!(resend.text.matches("name=\"tag\"").count(), 2);
    assert!(resend.cookies.iter().any(|cookie| cookie.name() == "session"));
}

#[rocket::async_test]
async fn a_form_that_waits_for_its_sender_survives_a_change_of_language() {
    let app = TestApp::start().await;
    let asked =
        app.public().post("/office/people/invite", &[("name", "Neue Jurorin"), ("tag", "a"), ("tag", "b")]).await;
    assert_eq!(asked.status, 401);
    let choice = [("next", asked.input("next")), ("parked", asked.input("parked"))];
    let choice: Vec<_> = choice.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let english = app.public().post("/language/en", &choice).await;
    assert_eq!(english.status, 200);
    assert!(english.contains("<html lang=\"en\"") && english.contains("What you typed is still here"));
    assert!(english.contains("action=\"/office/people/invite\""), "{}", english.text);
    assert_eq!((english.input("name").as_str(), english.text.matches("name=\"tag\"").count()), ("Neue Jurorin", 2));
    // The wrong password does not come along, the form does.
    let wrong = [("email", "ada@example.org"), ("password", "geheim-1")].into_iter().chain(choice).collect::<Vec<_>>();
    let page = app.public().post("/sign-in", &wrong).await;
    assert_eq!((page.status, page.input("parked")), (422, asked.input("parked")));
    assert!(!page.contains("geheim-1"), "{}", page.text);
    // Nobody is led to another site.
    let evil = app.public().post("/language/en", &[("next", "//evil.example"), ("parked", "[]")]).await;
    assert_eq!((evil.status, evil.location.as_deref()), (303, Some("/")));
}

#[rocket::async_test]
async fn passwords_do_not_wait_in_a_page_for_their_sender_to_sign_in() {
    let app = TestApp::start().await;
    let page =
        app.public().post("/account/password", &[("present_password", "geheim-1"), ("password", "geheim-2")]).await;
    assert_eq!(page.status, 401);
    assert!(!page.contains("geheim"), "{}", page.text);
}

#[rocket::async_test]
async fn a_form_sent_by_another_site_is_refused() {
    let app = TestApp::start().await;
    let office = app.office().await;
    for path in
        ["/sign-in", "/sign-out", "/sign-out-everywhere", "/account", "/account/password", "/office/people/invite"]
    {
        let answer = office.forged_post(path).await;
        assert_eq!(answer.status, 400, "{path}");
        assert!(answer.contains("von einer fremden Seite"), "{path}: {}", answer.text);
    }
    assert_eq!(office.get("/account").await.status, 200, "and the session is still there");
}

#[rocket::async_test]
async fn a_session_gets_another_secret_at_every_sign_in_and_ends_after_twelve_hours() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Ada Vogel", Role::Office).await;
    let (_, first) = sign_in(&app.public(), &email).await;
    let (_, second) = sign_in(&first, &email).await;
    assert_eq!(first.get("/account").await.status, 401, "the first session of this browser has ended");
    assert_eq!(second.get("/account").await.status, 200);
    app.at("2027-09-07T19:59:59Z");
    assert_eq!(second.get("/account").await.status, 200);
    app.at("2027-09-07T20:00:00Z");
    assert_eq!(second.get("/account").await.status, 401);
}

#[rocket::async_test]
async fn signing_out_everywhere_ends_all_sessions_of_this_person_alone() {
    let app = TestApp::start().await;
    let (id, _) = member(&app, "Ada Vogel", Role::Office).await;
    let (desk, phone, colleague) = (app.signed_in(id).await, app.signed_in(id).await, app.office().await);
    assert_eq!(desk.post("/sign-out-everywhere", &[]).await.status, 303);
    assert_eq!((desk.get("/account").await.status, phone.get("/account").await.status), (401, 401));
    assert_eq!(colleague.get("/account").await.status, 200);
}

/// Twelve signs that nobody sees.
const UNSEEN: &str = "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}";

#[rocket::async_test]
async fn a_new_password_ends_the_sessions_on_other_devices() {
    let app = TestApp::start().await;
    let (id, email) = member(&app, "Ada Vogel", Role::Juror).await;
    let (desk, phone) = (app.signed_in(id).await, app.signed_in(id).await);
    let change = |present: &'static str, new: &'static str, again: &'static str| {
        let desk = desk.clone();
        async move {
            let form = [("present_password", present), ("password", new), ("password_again", again)];
            desk.post("/account/password", &form).await
        }
    };
    for (present, new, again, sentence) in [
        ("falsch", "sieben Raben im Wald", "sieben Raben im Wald", "nicht Ihr bisheriges Passwort"),
        (PASSWORD, "kurz", "kurz", "mindestens 12 Zeichen"),
        (PASSWORD, UNSEEN, UNSEEN, "mindestens 12 Zeichen"),
        (PASSWORD, "            ", "            ", "mindestens 12 Zeichen"),
        (PASSWORD, "sieben Raben im Wald", "sieben Raben im Feld", "nicht gleich"),
        ("", "sieben Raben im Wald", "sieben Raben im Wald", "füllen Sie dieses Feld aus"),
    ] {
        let page = change(present, new, again).await;
        assert!(page.status == 422 && page.contains(sentence), "{sentence}: {}", page.text);
        assert!(!page.contains("Raben"), "a password is never shown again");
    }
    assert_eq!(phone.get("/account").await.status, 200);
    for _ in 0..9 {
        assert!(change("geraten", "sieben Raben im Wald", "sieben Raben im Wald").await.contains("bisheriges"));
    }
    let page = change(PASSWORD, "sieben Raben im Wald", "sieben Raben im Wald").await;
    assert!(page.status == 429 && page.contains("viele Versuche in kurzer Zeit"), "{}", page.text);
    app.clock.set(app.clock.now() + chrono::Duration::minutes(1));
    assert_eq!(change(PASSWORD, "sieben Raben im Wald", "sieben Raben im Wald").await.status, 303);
    assert_eq!((desk.get("/account").await.status, phone.get("/account").await.status), (200, 401));
    assert_eq!(sign_in(&app.public(), &email).await.0.status, 422, "the old password opens nothing");
}

#[rocket::async_test]
async fn a_person_changes_name_and_language() {
    let app = TestApp::start().await;
    let (ada, _) = app.juror("Ada Vogel").await;
    let answer = ada.post("/account", &[("name", "Ada <i>Specht</i>"), ("language", "en")]).await;
    assert_eq!(answer.status, 303);
    let page = ada.clone().after(&answer).get("/account").await;
    assert!(page.contains("My account") && page.contains("Ada &lt;i&gt;Specht"), "{}", page.text);
    let page = ada.post("/account", &[("name", ""), ("language", "xx")]).await;
    assert!(page.status == 422 && page.contains("wählen Sie etwas aus"), "{}", page.text);
    let page = ada.post("/account", &[("name", &"x".repeat(201)), ("language", "de")]).await;
    assert!(page.status == 422 && page.contains("zu lang"), "{}", page.text);
}

#[rocket::async_test]
async fn the_first_account_is_made_through_a_link_that_works_once() {
    let app = TestApp::start().await;
    let token = actions::first_link(&app.ctx()).await.unwrap().unwrap();
    let path = format!("/links/{}", token.as_str());
    // Programs that check mails look at links; that must not use them up.
    for _ in 0..2 {
        let page = app.public().get(&path).await;
        assert!(page.status == 200 && page.contains("Konto anlegen"), "{}", page.text);
    }
    let form = |email: &'static str| {
        [("name", "Olga Büro"), ("email", email), ("password", PASSWORD), ("password_again", PASSWORD)]
    };
    let page = app.public().post(&path, &form("keine Adresse")).await;
    assert_eq!((page.status, page.input("name").as_str()), (422, "Olga Büro"));
    assert!(page.contains("name@beispiel.de"), "{}", page.text);

    let (one, two, a, b) = (app.public(), app.public(), form("a@x.example"), form("b@x.example"));
    let (one, two) = rocket::tokio::join!(one.post(&path, &a), two.post(&path, &b));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [303, 410], "of two at the same moment one makes the account");
    let made = if one.status == 303 { one } else { two };
    let olga = app.public().after(&made);
    let list = olga.get("/office/people").await;
    assert_eq!(list.text.matches("<th scope=\"row\">").count(), 1, "{}", list.text);

    assert_eq!(app.public().get(&path).await.status, 410);
    assert_eq!(actions::first_link(&app.ctx()).await.unwrap(), None, "nobody else can make a first account");
}

#[rocket::async_test]
async fn a_new_start_gives_a_new_first_link_and_the_old_one_stops_working() {
    let app = TestApp::start().await;
    let old = actions::first_link(&app.ctx()).await.unwrap().unwrap();
    let new = actions::first_link(&app.ctx()).await.unwrap().unwrap();
    assert_eq!(app.public().get(format!("/links/{}", old.as_str())).await.status, 410);
    let path = format!("/links/{}", new.as_str());
    assert_eq!(app.public().get(&path).await.status, 200);
    app.at("2027-09-08T08:00:00Z");
    assert_eq!(app.public().get(&path).await.status, 410, "after 24 hours it has expired");
    let unknown = app.random.token();
    assert_eq!(app.public().get(format!("/links/{}", unknown.as_str())).await.status, 410);
    assert_eq!(app.public().get("/links/too-short").await.status, 404);
}

#[rocket::async_test]
async fn the_office_invites_a_juror_who_declares_impartiality_and_signs_in() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let form = [("name", "Ada Vogel"), ("email", "Ada@X.example"), ("role", "juror"), ("language", "de")];
    let answer = office.post("/office/people/invite", &form).await;
    assert_eq!(answer.location.as_deref(), Some("/office/people"));
    let list = office.clone().after(&answer).get("/office/people").await;
    for text in ["Ada Vogel", "ada@x.example", "eingeladen", "Die Einladung an Ada Vogel wartet im Postausgang."] {
        assert!(list.contains(text), "{text}: {}", list.text);
    }

    let (to, text) = newest_mail(&app, "invitation").await.unwrap();
    assert_eq!(to, "ada@x.example");
    assert!(text.contains("Guten Tag, Ada Vogel") && text.contains("Ihr Team der Preise der Stadt Dortmund"), "{text}");
    let path = link_in(&text);
    let page = app.public().get(&path).await;
    assert!(page.contains("unparteiisch") && page.contains("Ada Vogel"), "{}", page.text);

    let password = [("password", PASSWORD), ("password_again", PASSWORD)];
    let page = app.public().post(&path, &password).await;
    assert!(page.status == 422 && page.contains("bestätigen Sie diese Erklärung"), "{}", page.text);
    let declared = [("password", PASSWORD), ("password_again", PASSWORD), ("declaration", "yes")];
    let answer = app.public().post(&path, &declared).await;
    assert_eq!((answer.status, answer.location.as_deref()), (303, Some("/jury")));
    assert_eq!(app.public().post(&path, &declared).await.status, 410, "it worked once");
    assert_eq!(app.public().after(&answer).get("/account").await.status, 200);
    app.at("2027-09-08T08:00:00Z");
    assert_eq!(sign_in(&app.public(), "ada@x.example").await.0.status, 303);
}

#[rocket::async_test]
async fn an_invitation_that_is_not_right_is_shown_again_with_everything_typed() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let long = "x".repeat(300);
    for (name, email, role, sentence) in [
        ("", "a@x.example", "juror", "füllen Sie dieses Feld aus"),
        (long.as_str(), "a@x.example", "juror", "zu lang"),
        ("Ada", "keine Adresse", "juror", "name@beispiel.de"),
        ("Ada", "a@x.example\nBcc: b@x.example", "juror", "name@beispiel.de"),
        ("Ada", "a@x.example", "king", "wählen Sie etwas aus"),
        ("<script>alert(1)</script>", "\0", "", "wählen Sie etwas aus"),
    ] {
        let form = [("name", name), ("email", email), ("role", role), ("language", "de")];
        let page = office.post("/office/people/invite", &form).await;
        assert!(page.status == 422 && page.contains(sentence), "{sentence}: {}", page.text);
        assert_eq!(page.input("name"), name);
        assert!(!page.contains("<script>alert"), "{}", page.text);
    }
    let form = [("name", "Ada"), ("email", "a@x.example"), ("role", "chair"), ("language", "en")];
    assert_eq!(office.post("/office/people/invite", &form).await.status, 303);
    let twice = office.post("/office/people/invite", &form).await;
    assert!(twice.status == 422 && twice.contains("schon ein Konto"), "{}", twice.text);
    assert!(newest_mail(&app, "invitation").await.unwrap().1.contains("Hello Ada"));
}

#[rocket::async_test]
async fn a_second_invitation_replaces_the_first() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let form = [("name", "Ada"), ("email", "a@x.example"), ("role", "juror"), ("language", "de")];
    office.post("/office/people/invite", &form).await;
    let first = link_in(&newest_mail(&app, "invitation").await.unwrap().1);
    let list = office.get("/office/people").await;
    let id = list.text.split("/office/people/").filter_map(|rest| rest.split('"').next()).find(|id| {
        id.parse::<PersonId>().is_ok()
            && list.text[list.text.find(*id).unwrap()..].starts_with(&format!("{id}\" dir=\"auto\">Ada"))
    });
    let path = format!("/office/people/{}", id.unwrap());
    assert!(office.get(&path).await.contains("Einladung erneut senden"));
    app.at("2027-09-07T09:00:00Z");
    assert_eq!(office.post(format!("{path}/invite"), &[]).await.status, 303);
    let second = link_in(&newest_mail(&app, "invitation").await.unwrap().1);
    assert_ne!(first, second);
    assert_eq!((app.public().get(&first).await.status, app.public().get(&second).await.status), (410, 200));
    app.at("2027-09-21T09:00:00Z");
    assert_eq!(app.public().get(&second).await.status, 410, "after 14 days");
}

#[rocket::async_test]
async fn a_disabled_person_is_out_at_once_and_may_come_back() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let (id, email) = member(&app, "Eva Fuchs", Role::Juror).await;
    let (_, eva) = sign_in(&app.public(), &email).await;
    assert_eq!(eva.get("/account").await.status, 200);
    assert_eq!(office.post(format!("/office/people/{id}/disable"), &[]).await.status, 303);
    assert_eq!(eva.get("/account").await.status, 401);
    assert_eq!(sign_in(&app.public(), &email).await.0.status, 422);
    assert_eq!(office.post(format!("/office/people/{id}/disable"), &[]).await.status, 409, "twice");
    assert_eq!(office.post(format!("/office/people/{id}/enable"), &[]).await.status, 303);
    assert_eq!(eva.get("/account").await.status, 401, "the old session stays closed");
    assert_eq!(sign_in(&app.public(), &email).await.0.status, 303);
}

#[rocket::async_test]
async fn nobody_disables_themself_or_the_last_person_of_the_office() {
    let app = TestApp::start().await;
    let (olga_id, _) = member(&app, "Olga", Role::Office).await;
    let olga = app.signed_in(olga_id).await;
    let page = olga.post(format!("/office/people/{olga_id}/disable"), &[]).await;
    assert!(page.status == 409 && page.contains("Sich selbst"), "{}", page.text);
    let form = [("from", "office"), ("role", "juror")];
    assert_eq!(olga.post(format!("/office/people/{olga_id}/role"), &form).await.status, 409);
    // Somebody of the office who was invited but cannot sign in yet does not count.
    let invited = app.office().await;
    let page = invited.post(format!("/office/people/{olga_id}/disable"), &[]).await;
    assert!(page.status == 409 && page.contains("die letzte Person"), "{}", page.text);
    assert_eq!(olga.get("/account").await.status, 200);
}

#[rocket::async_test]
async fn of_two_who_disable_each_other_one_remains() {
    let app = TestApp::start().await;
    let (one, two) = (member(&app, "Olga", Role::Office).await.0, member(&app, "Omar", Role::Office).await.0);
    let (olga, omar) = (app.signed_in(one).await, app.signed_in(two).await);
    let (a, b) = rocket::tokio::join!(
        olga.post(format!("/office/people/{two}/disable"), &[]),
        omar.post(format!("/office/people/{one}/disable"), &[])
    );
    let done = [a.status, b.status].iter().filter(|status| **status == 303).count();
    assert_eq!(done, 1, "{} {}", a.status, b.status);
}

#[rocket::async_test]
async fn a_role_is_changed_unless_somebody_else_did_it_meanwhile() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let (eva, id) = app.juror("Eva Fuchs").await;
    let path = format!("/office/people/{id}/role");
    assert_eq!(office.post(&path, &[("from", "juror"), ("role", "chair")]).await.status, 303);
    assert!(eva.get("/account").await.contains("Juryvorsitz"));
    let stale = office.post(&path, &[("from", "juror"), ("role", "office")]).await;
    assert!(stale.status == 409 && stale.contains("jemand anderes"), "{}", stale.text);
    assert_eq!(office.post(&path, &[("from", "chair"), ("role", "king")]).await.status, 400);
}

#[rocket::async_test]
async fn only_the_office_sees_people() {
    let app = TestApp::start().await;
    let (ada, id) = app.juror("Ada Vogel").await;
    let office = app.office().await;
    for path in ["/office/people", "/office/people/invite", &format!("/office/people/{id}")] {
        assert_eq!(office.get(path).await.status, 200, "{path}");
        assert_eq!(ada.get(path).await.status, 404, "{path}");
        assert_eq!(app.public().get(path).await.status, 401, "{path}");
    }
    for act in ["invite", "disable", "enable", "role"] {
        assert_eq!(ada.post(format!("/office/people/{id}/{act}"), &[]).await.status, 404, "{act}");
        assert_eq!(app.public().post(format!("/office/people/{id}/{act}"), &[]).await.status, 401, "{act}");
    }
    assert_eq!(office.get(format!("/office/people/{}", uuid::Uuid::nil())).await.status, 404);
    assert_eq!(office.get("/office/people/1").await.status, 404);
}

#[rocket::async_test]
async fn a_forgotten_password_is_replaced_through_a_mail() {
    let app = TestApp::start().await;
    let (id, email) = member(&app, "Eva Fuchs", Role::Juror).await;
    let eva = app.signed_in(id).await;
    let known = app.public().post("/forgot-password", &[("email", &email)]).await;
    let unknown = app.public().post("/forgot-password", &[("email", "nobody@x.example")]).await;
    let unknown = unknown.text.replace("nobody@x.example", &email);
    assert_eq!((known.status, &known.text), (200, &unknown), "the answer tells nothing");
    // The mail is queued after the answer.
    let mail = async {
        loop {
            if let Some(mail) = newest_mail(&app, "password").await {
                return mail;
            }
            rocket::tokio::task::yield_now().await;
        }
    };
    let (to, text) = rocket::tokio::time::timeout(std::time::Duration::from_secs(20), mail).await.unwrap();
    assert_eq!(to, email);
    let path = link_in(&text);
    let form = [("password", "sieben Raben im Wald"), ("password_again", "sieben Raben im Wald")];
    let (one, two) = (app.public(), app.public());
    let (one, two) = rocket::tokio::join!(one.post(&path, &form), two.post(&path, &form));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [303, 410]);
    assert_eq!(eva.get("/account").await.status, 401, "other sessions have ended");
    assert_eq!(sign_in(&app.public(), &email).await.0.status, 422, "and the old password opens nothing");
}

#[rocket::async_test]
async fn no_page_promises_a_link_while_nothing_can_be_kept() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Eva Fuchs", Role::Juror).await;
    app.db_breaks().await;
    app.at("2027-09-07T09:00:00Z");
    for email in [email.as_str(), "nobody@x.example"] {
        let answer = app.public().post("/forgot-password", &[("email", email)]).await;
        assert!(answer.status == 503 && answer.header("Retry-After").is_some(), "{email}: {}", answer.text);
    }
}

#[rocket::async_test]
async fn a_password_link_expires_after_two_hours_and_dies_with_the_account() {
    let app = TestApp::start().await;
    let (id, email) = member(&app, "Eva Fuchs", Role::Juror).await;
    let settings =
        laudatio::ground::config::Settings { public_url: Some("http://localhost".into()), ..Default::default() };
    actions::forgot_password(&app.ctx(), &settings, &email).await.unwrap();
    let path = link_in(&newest_mail(&app, "password").await.unwrap().1);
    app.at("2027-09-07T09:59:59Z");
    assert_eq!(app.public().get(&path).await.status, 200);
    app.at("2027-09-07T10:00:00Z");
    assert_eq!(app.public().get(&path).await.status, 410);
    app.at(START);
    assert_eq!(app.public().get(&path).await.status, 200);
    actions::disable(&app.ctx(), None, id).await.unwrap();
    assert_eq!(app.public().get(&path).await.status, 410);
    actions::forgot_password(&app.ctx(), &settings, &email).await.unwrap();
    assert_eq!(link_in(&newest_mail(&app, "password").await.unwrap().1), path, "no new mail to a disabled person");
    let (_, token): (_, Token) = actions::reset_link(&app.ctx(), &email).await.unwrap().unwrap();
    assert_eq!(app.public().get(format!("/links/{}", token.as_str())).await.status, 410);
    assert_eq!(Purpose::Password.lasts(), chrono::Duration::hours(2));
}

#[rocket::async_test]
async fn the_list_of_people_costs_the_same_with_ten_and_with_a_thousand() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let mut costs = Vec::new();
    for count in [10, 990] {
        let ctx = app.ctx();
        let mut tx = ctx.db.write().await.unwrap();
        for n in 0..count {
            let id = PersonId::new(ctx.now, &ctx.random);
            let person = laudatio::people::accounts::model::Person {
                person_id: id,
                email: format!("{id}@x.example"),
                name: format!("Person {n}"),
                role: Role::Juror,
                password_hash: None,
                language: laudatio::i18n::Lang::De,
                created_at: ctx.now,
                may_export: false,
                disabled_at: None,
            };
            store::insert_person(&mut tx, &person).await.unwrap();
        }
        tx.commit().await.unwrap();
        let before = app.db.statements();
        assert_eq!(office.get("/office/people?page=1").await.status, 200);
        costs.push(app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    let last = office.get("/office/people?page=99").await;
    assert!(last.contains("Seite 21 von 21"), "{}", last.text);
}

#[rocket::async_test]
async fn a_form_that_waits_and_cannot_be_read_is_not_dropped_in_silence() {
    let app = TestApp::start().await;
    let (_, email) = member(&app, "Ada Vogel", Role::Office).await;
    let form = [("email", email.as_str()), ("password", PASSWORD), ("next", "/account"), ("parked", "[[\"name\",")];
    let answer = app.public().post("/sign-in", &form).await;
    assert_eq!(answer.status, 400);
    assert!(answer.contains("Wir konnten Ihre Eingabe nicht lesen"), "{}", answer.text);
}

#[rocket::async_test]
async fn nobody_is_told_to_sign_in_because_the_database_fails() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let mut tx = app.db.write().await.unwrap();
    laudatio::on!(tx, c => sqlx::query("alter table session rename to elsewhere").execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    for answer in [office.get("/office").await, office.post("/account", &[("name", "Ada")]).await] {
        assert_eq!(answer.status, 500);
        assert!(answer.contains("Das liegt an uns, nicht an Ihnen.") && !answer.contains("session"), "{}", answer.text);
    }
    assert_eq!(office.get("/office/no-such-page").await.status, 500);
    assert_eq!(office.get("/").await.status, 200, "what needs no account still works");
    let mut tx = app.db.write().await.unwrap();
    laudatio::on!(tx, c => sqlx::query("alter table elsewhere rename to session").execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn nobody_comes_from_a_running_jury_into_the_office() {
    let stage = crate::stage::Stage::new(None).await;
    let juror = stage.juror("Ada").await;
    let office = stage.app.office().await;
    let path = format!("/office/people/{juror}/role");
    let refused = office.post(&path, &[("from", "juror"), ("role", "office")]).await;
    assert!(refused.status == 409 && refused.contains("gehört zur Jury einer Runde"), "{}", refused.text);
    assert_eq!(office.post(&path, &[("from", "juror"), ("role", "chair")]).await.status, 303);
    let mut tx = stage.app.db.write().await.unwrap();
    laudatio::contest::rounds::store::delete_juror(&mut tx, stage.round, juror).await.unwrap();
    tx.commit().await.unwrap();
    let look = office.post(&path, &[("from", "chair"), ("role", "office")]).await.location.unwrap();
    assert_eq!(look, format!("/office/people/{juror}/changes/role-office"));
    let other = stage.app.office().await;
    assert_eq!(crate::people::directory::by_two(&office, &other, &look).await.status, 303);
}
