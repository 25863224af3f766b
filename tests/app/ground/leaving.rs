//! Whoever leaves a form for another language or for the privacy notice comes back to what was typed, without any script.

use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::people::accounts::actions;

use crate::attack::html::{Form, forms};
use crate::support::{Answer, TestApp, Visitor};

/// The address of a button that takes a form along, by where it leads.
fn button(page: &Answer, to: &str) -> Option<String> {
    let start = format!("formaction=\"{to}");
    let at = page.text.find(&start)? + "formaction=\"".len();
    Some(page.text[at..].split('"').next()?.replace("&amp;", "&"))
}

fn sorted(mut fields: Vec<(String, String)>) -> Vec<(String, String)> {
    fields.retain(|(name, _)| !name.contains("password"));
    fields.sort();
    fields
}

/// That a page has a form as somebody has left it.
pub fn holds(page: &Answer, sent: &Form, what: &str) {
    assert_eq!(page.status, 200, "{what}: {}", page.text);
    let again = forms(&sent.page, &page.text).into_iter().filter(|form| form.action == sent.action);
    let again: Vec<_> = again.map(|form| sorted(form.fields)).collect();
    let sent = sorted(sent.fields.clone());
    assert!(again.contains(&sent), "{what}: {again:?} is not {sent:?}");
}

/// Leaves a form of a page by all its ways, and comes back each time.
pub async fn leaves(visitor: &Visitor<'_>, page: &Answer, form: &Form, what: &str) {
    let way = button(page, "/language/en").unwrap_or_else(|| panic!("{what}: no way: {}", page.text));
    let gone = visitor.post(&way, &form.pairs()).await;
    assert_eq!(gone.status, 303, "{what}: {}", gone.text);
    let english = visitor.clone().after(&gone);
    let back = english.get(gone.location.as_ref().unwrap()).await;
    assert!(back.contains("<html lang=\"en\""), "{what}: {}", back.text);
    holds(&back, form, what);
    // From there on once more.
    let way = button(&back, "/language/de?via").unwrap_or_else(|| button(&back, "/language/en?via").unwrap());
    let gone = english.post(&way, &form.pairs()).await;
    assert_eq!(gone.status, 303, "{what}: {}", gone.text);
    let notice = english.get(gone.location.as_ref().unwrap()).await;
    assert!(notice.status == 200 && notice.contains("What you typed is still here."), "{what}: {}", notice.text);
    let link = notice.text.split("href=\"").find(|link| link.contains("typed=") && !link.starts_with("/language"));
    let link = link.unwrap().split('"').next().unwrap().replace("&amp;", "&");
    holds(&english.get(&link).await, form, what);
}

#[rocket::async_test]
async fn whoever_nominates_reads_the_privacy_notice_and_goes_on() {
    let app = TestApp::start().await;
    app.open_edition("integrationspreis").await;
    let visitor = app.public();
    for kind in ["self", "proposal"] {
        let path = format!("/prizes/integrationspreis/2027/nominate?kind={kind}");
        let page = visitor.get(&path).await;
        assert_eq!(page.header("Cache-Control"), Some("private, no-cache"), "a browser may keep it for the way back");
        let form = forms(&path, &page.text).into_iter().find(|form| form.action.ends_with("/nominate")).unwrap();
        let mut form = form.filled_in();
        for (_, value) in form.fields.iter_mut().filter(|(_, value)| value == "Ein Text") {
            *value = "\n\"Zwölf\" <Kästen>\n& mehr".to_owned();
        }
        leaves(&visitor, &page, &form, kind).await;
        // The same from the answer to a form that was not right, on whose page something else was typed since.
        let wrong = visitor.post(&form.action, &[("kind", kind), ("key", &page.input("key"))]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.text);
        leaves(&visitor, &wrong, &form, kind).await;
    }
}

#[rocket::async_test]
async fn what_was_left_is_gone_after_an_hour_and_the_page_says_so() {
    let app = TestApp::start().await;
    let visitor = app.public();
    let page = visitor.get("/feedback").await;
    let way = button(&page, "/language/en").unwrap();
    let gone = visitor.post(&way, &[("message", "Hallo <du>")]).await.location.unwrap();
    assert!(visitor.get(&gone).await.contains("Hallo &lt;du&gt;</textarea>"));
    app.at("2027-09-07T09:00:00Z");
    let page = visitor.get(&gone).await;
    assert!(page.status == 200 && page.contains("ist leider nicht mehr da"), "{}", page.text);
    assert!(!page.contains("Hallo"), "{}", page.text);
    // Nobody is led elsewhere by it, and nobody's place is taken by one who tries it all day.
    for (to, form) in [("//evil.example", "/feedback"), ("/feedback", "https://evil.example/")] {
        let answer = visitor.post(format!("/language/en?to={to}&form={form}"), &[("message", "x")]).await;
        assert_eq!(answer.location.as_deref(), Some("/"), "{to} {form}");
    }
    let tries = async || visitor.post(&way, &[("message", "Hallo")]).await;
    for _ in 0..100 {
        if tries().await.status != 303 {
            break;
        }
    }
    let refused = tries().await;
    assert!(refused.status == 429 && refused.header("Retry-After").is_some(), "{}", refused.text);
    assert!(refused.contains("Hallo"), "{}", refused.text);
}

#[rocket::async_test]
async fn an_error_page_goes_with_what_was_typed_wherever_one_goes() {
    let app = TestApp::start().await;
    app.db_breaks().await;
    let form = [("message", "Zwölf <Kästen>"), ("page", "/archive"), ("email", "eva@x.example")];
    let error = app.public().post("/feedback", &form).await;
    assert_eq!(error.status, 503, "{}", error.text);
    let (next, parked) = (error.input("next"), error.input("parked"));
    let carried = [("next", next.as_str()), ("parked", parked.as_str())];
    let english = app.public().post("/language/en", &carried).await;
    let way = button(&error, "/language/de?via=%2Fpages%2Fprivacy").unwrap();
    let gone = app.public().post(&way, &carried).await;
    let notice = app.public().get(gone.location.unwrap()).await;
    for page in [&error, &english, &notice] {
        assert!([200, 503].contains(&page.status), "{}", page.text);
        let again = forms("/", &page.text).into_iter().find(|form| form.action == "/feedback").unwrap();
        assert_eq!(again.pairs(), form, "{}", page.text);
    }
}

/// Where the first link of a page leads that begins so.
fn link(page: &Answer, start: &str) -> String {
    let mut links = page.text.split("href=\"").map(|rest| rest.split('"').next().unwrap());
    links.find(|link| link.starts_with(start)).unwrap_or_else(|| panic!("{start}: {}", page.text)).replace("&amp;", "&")
}

#[rocket::async_test]
async fn an_error_page_keeps_what_was_typed_beside_a_password() {
    let app = TestApp::start().await;
    let token = actions::first_link(&app.ctx()).await.unwrap().unwrap();
    let path = format!("/links/{}", token.as_str());
    app.db_breaks().await;
    let secret = "sieben Raben im Wald";
    let form = [("name", "Olga Büro"), ("email", "olga@x.example"), ("password", secret), ("password_again", secret)];
    let visitor = app.public();
    let error = visitor.post(&path, &form).await;
    assert_eq!(error.status, 503, "{}", error.text);
    assert!(!error.contains("Raben") && !error.contains("name=\"parked\""), "{}", error.text);
    let back = visitor.get(link(&error, &path)).await;
    let gone = visitor.get(link(&error, "/language/en?to=")).await;
    assert_eq!(gone.status, 303, "{}", gone.text);
    let english = visitor.clone().after(&gone).get(gone.location.as_ref().unwrap()).await;
    assert!(english.contains("<html lang=\"en\""), "{}", english.text);
    for page in [back, english] {
        assert_eq!(page.status, 200, "{}", page.text);
        assert_eq!((page.input("name").as_str(), page.input("email").as_str()), ("Olga Büro", "olga@x.example"));
        assert!(!page.contains("Raben"), "{}", page.text);
    }
}

const RAVENS: &str = "sieben Raben im Wald";

#[rocket::async_test]
async fn a_link_for_a_password_still_works_after_the_database_failed() {
    let mut app = TestApp::start().await;
    let (_, email) = crate::people::accounts::member(&app, "Eva Fuchs", Role::Juror).await;
    let reset = actions::reset_link(&app.ctx(), &email).await.unwrap().unwrap().1;
    let invited = actions::add(&app.ctx(), "Ida Neu", "ida@x.example", Role::Juror, Lang::De).await.unwrap();
    let form = [("password", RAVENS), ("password_again", RAVENS), ("declaration", "yes")];
    let links =
        [(reset, &form[..2]), (invited, &form[..])].map(|(token, form)| (format!("/links/{}", token.as_str()), form));
    app.db_breaks().await;
    for (path, form) in &links {
        let error = app.public().post(path, form).await;
        assert_eq!(error.status, 503, "{}", error.text);
        assert!(error.header("Retry-After").is_some() && !error.contains("Raben"), "{}", error.text);
        // Nothing goes on without the password, so the way leads back to where it is typed.
        assert!(error.contains("Zurück zur Seite") && !error.contains("name=\"parked\""), "{}", error.text);
        let back = app.public().get(link(&error, path)).await;
        assert!(back.status == 200 && back.contains("name=\"password_again\""), "{}", back.text);
    }
    app = app.db_mended().await;
    for (path, form) in &links {
        assert_eq!(app.public().get(path).await.status, 200);
        let set = app.public().post(path, form).await;
        assert_eq!(set.status, 303, "{}", set.text);
        assert_eq!(app.public().get(path).await.status, 410, "it works once");
    }
    for email in [email.as_str(), "ida@x.example"] {
        let signed_in = app.public().post("/sign-in", &[("email", email), ("password", RAVENS)]).await;
        assert_eq!(signed_in.status, 303, "{email}: {}", signed_in.text);
    }
}

#[rocket::async_test]
async fn the_first_account_is_made_from_what_was_typed_before_the_database_failed() {
    let app = TestApp::start().await;
    let token = actions::first_link(&app.ctx()).await.unwrap().unwrap();
    let path = format!("/links/{}", token.as_str());
    let form = [("name", "Olga Büro"), ("email", "olga@x.example"), ("password", RAVENS), ("password_again", RAVENS)];
    let change = async |text: &'static str| {
        let mut tx = app.db.write().await.unwrap();
        laudatio::on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    };
    // The last thing that is written: all before it is undone.
    change("alter table session rename to elsewhere").await;
    let error = app.public().post(&path, &form).await;
    assert_eq!(error.status, 500, "{}", error.text);
    assert!(error.contains("Olga Büro") && !error.contains("Raben"), "{}", error.text);
    change("alter table elsewhere rename to session").await;
    let back = app.public().get(link(&error, &path)).await;
    let (name, email) = (back.input("name"), back.input("email"));
    assert_eq!((name.as_str(), email.as_str()), ("Olga Büro", "olga@x.example"), "{}", back.text);
    let again = [("name", name.as_str()), ("email", &email), ("password", RAVENS), ("password_again", RAVENS)];
    let made = app.public().post(&path, &again).await;
    assert_eq!((made.status, made.location.as_deref()), (303, Some("/office")), "{}", made.text);
}

#[rocket::async_test]
async fn whoever_cannot_sign_in_just_now_types_the_address_once() {
    let app = TestApp::start().await;
    let (_, email) = crate::people::accounts::member(&app, "Ada Vogel", Role::Juror).await;
    app.db_breaks().await;
    let form = [("email", email.as_str()), ("password", crate::people::accounts::PASSWORD), ("next", "/jury/meetings")];
    let error = app.public().post("/sign-in", &form).await;
    assert_eq!(error.status, 503, "{}", error.text);
    let gone = app.public().get(link(&error, "/language/en?to=")).await;
    let english = app.public().after(&gone).get(gone.location.as_ref().unwrap()).await;
    assert_eq!(
        (english.input("email"), english.input("next")),
        (email, "/jury/meetings".to_owned()),
        "{}",
        english.text
    );
}
