//! Nothing that was typed is lost where something breaks: every form's answer shows it and sends it again.

use laudatio::desk::demo::PASSWORD;
use laudatio::people::accounts::store as accounts;
use rocket_db_pools::Pool;

use super::html::{Form, forms};
use super::send;
use super::town::{Town, Who};
use crate::ground::leaving::leaves;
use crate::support::{Answer, Visitor};

/// What only a person can have typed.
const TYPED: &str = "Zwölf <Kästen> & \"Äpfel\"";

/// A form in which somebody has written something wherever that can be done, and its words.
fn written(form: &Form) -> Form {
    let mut form = form.clone().filled_in();
    for (name, value) in &mut form.fields {
        let kind = form.kinds.get(name.as_str()).map(String::as_str);
        if matches!(kind, Some("text" | "textarea")) && value == "Ein Text" {
            *value = TYPED.to_owned();
        }
    }
    form
}

/// That a page shows what was typed and would send the same once more.
fn keeps(answer: &Answer, sent: &Form, what: &str) {
    let again = forms(&sent.action, &answer.text).into_iter().find(|form| form.action == sent.action);
    let is_secret = |name: &str| name.contains("password");
    for (name, value) in sent.fields.iter().filter(|(name, _)| is_secret(name)) {
        assert!(!answer.contains(&format!("\"{name}\"")), "{what}: a password stands on the page: {}", answer.text);
        assert!(!answer.contains(value), "{what}: a password stands on the page: {}", answer.text);
    }
    if sent.fields.iter().any(|(_, value)| value == TYPED) {
        assert!(answer.contains("Zwölf &lt;Kästen&gt; &amp; &quot;Äpfel&quot;</p>"), "{what}: {}", answer.text);
    }
    if sent.fields.iter().any(|(name, _)| is_secret(name) || name == "parked") {
        return;
    }
    let again = again.unwrap_or_else(|| panic!("{what}: no button sends it again: {}", answer.text));
    assert_eq!(again.fields, sent.fields, "{what}");
    assert_eq!(again.carries_file, sent.carries_file, "{what}");
    assert_eq!(answer.contains("type=\"file\" id=\"f-resend-file\" name=\"file\""), sent.carries_file, "{what}");
}

/// That an answer says truly that it is a matter of time.
fn is_busy(answer: &Answer, what: &str) {
    assert_eq!(answer.status, 503, "{what}: {}", answer.text);
    let seconds: Option<u32> = answer.header("Retry-After").and_then(|text| text.parse().ok());
    assert!(seconds.is_some_and(|seconds| (1..=60).contains(&seconds)), "{what}: {seconds:?}");
    assert!(answer.contains("Das liegt an uns, nicht an Ihnen"), "{what}: {}", answer.text);
}

async fn visitors(town: &Town) -> Vec<(Who, Visitor<'_>)> {
    let mut visitors = Vec::new();
    for who in Who::ALL {
        visitors.push((who, town.visitor(who).await));
    }
    visitors
}

#[rocket::async_test]
async fn a_database_that_takes_nothing_loses_nothing_that_was_typed() {
    let town = Town::build().await;
    let visitors = visitors(&town).await;
    town.app.db_breaks().await;
    let mut kept = 0;
    for (who, form) in town.form_of_each_kind() {
        let visitor = &visitors.iter().find(|(of, _)| *of == who).unwrap().1;
        let form = written(&form);
        let answer = send(visitor, &form).await;
        let what = format!("POST {} by {who:?}", form.action);
        // What is not right is said without asking the database to write.
        assert!(answer.status == 503 || answer.status < 500, "{what}: {}", answer.text);
        if answer.status == 503 {
            is_busy(&answer, &what);
            keeps(&answer, &form, &what);
            kept += 1;
        }
    }
    assert!(kept > 30, "{kept}");
}

#[rocket::async_test]
async fn without_a_database_every_form_waits_on_a_page() {
    let town = Town::build().await;
    let visitors = visitors(&town).await;
    let forms = town.form_of_each_kind();
    town.app.db.close().await;
    let mut kept = 0;
    for (who, form) in forms {
        let visitor = &visitors.iter().find(|(of, _)| *of == who).unwrap().1;
        let form = written(&form);
        let what = format!("POST {} by {who:?}", form.action);
        let answer = send(visitor, &form).await;
        if super::town::is_guarded(&form.action) && who != Who::Public {
            is_busy(&answer, &what);
        }
        if answer.status == 503 {
            is_busy(&answer, &what);
            keeps(&answer, &form, &what);
            kept += 1;
        }
        assert!(answer.status < 500 || answer.status == 503, "{what}: {}", answer.text);
    }
    assert!(kept > 100, "{kept}");
    let page = visitors[1].1.get("/office").await;
    is_busy(&page, "GET /office");
}

#[rocket::async_test]
async fn whoever_may_not_send_a_form_any_more_takes_the_text_along() {
    let town = Town::build().await;
    let (public, juror) = (town.app.public(), town.visitor(Who::Juror).await);
    let mut kept = 0;
    for (who, form) in town.form_of_each_kind() {
        if who != Who::Office || !form.action.starts_with("/office/") {
            continue;
        }
        let form = written(&form);
        if !form.fields.iter().any(|(_, value)| value == TYPED) {
            continue;
        }
        let what = format!("POST {}", form.action);
        let closed = send(&juror, &form).await;
        assert_eq!(closed.status, 404, "{what}");
        assert!(closed.contains("Zwölf &lt;Kästen&gt; &amp; &quot;Äpfel&quot;</p>"), "{what}: {}", closed.text);
        // The session has ended: it travels through the sign-in, whatever the form.
        let signed_out = send(&public, &form).await;
        assert_eq!(signed_out.status, 401, "{what}");
        if kept == 0 || form.carries_file {
            let people = accounts::people(&mut town.app.db.read().await.unwrap()).await.unwrap();
            let olga = people.iter().find(|person| person.person_id == town.people[&Who::Office]).unwrap();
            let parked = signed_out.input("parked");
            let sign_in = [("email", olga.email.as_str()), ("password", PASSWORD), ("next", &form.action)];
            let resend = public.post("/sign-in", &[&sign_in[..], &[("parked", &parked)]].concat()).await;
            keeps_fields(&resend, &form, &what);
        }
        kept += 1;
    }
    assert!(kept > 20, "{kept}");
}

/// That a page would send a form once more.
fn keeps_fields(answer: &Answer, sent: &Form, what: &str) {
    let again = forms(&sent.action, &answer.text).into_iter().find(|form| form.action == sent.action);
    let again = again.unwrap_or_else(|| panic!("{what}: {}", answer.text));
    assert_eq!((again.fields, again.carries_file), (sent.fields.clone(), sent.carries_file), "{what}");
}

#[rocket::async_test]
async fn every_form_can_be_left_for_another_language_and_for_the_privacy_notice() {
    let town = Town::build().await;
    let mut left = 0;
    for (who, path) in town.page_of_each_kind() {
        // More often than a limit allows that looks at one place.
        town.app.clock.set(town.app.clock.now() + chrono::TimeDelta::seconds(10));
        let visitor = town.visitor(who).await;
        let page = visitor.get(&path).await;
        let Some(query) = page.text.split("formaction=\"/language/en?").nth(1) else { continue };
        let query = query.split('"').next().unwrap();
        let action = query.split("&amp;form=").nth(1).unwrap().split('&').next().unwrap();
        let action = rocket::http::RawStr::new(action).url_decode().unwrap().into_owned();
        let here: Vec<Form> = forms(&path, &page.text).into_iter().filter(|form| form.action == action).collect();
        let is_typed = |form: &&Form| form.kinds.values().any(|kind| kind != "hidden");
        // One has its fields elsewhere on the page.
        let Some(form) = here.iter().find(is_typed).map(written) else { continue };
        leaves(&visitor, &page, &form, &format!("{path} by {who:?}")).await;
        left += 1;
    }
    assert!(left > 25, "{left}");
}
