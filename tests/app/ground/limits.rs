//! Limits by address and by place, as visitors meet them.

use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::QuestionRole;
use rocket::http::ContentType;

use crate::contest::nominations::{Filled, nominated, open};
use crate::support::{Answer, TestApp};

/// Asks for a password link; `place` is what a proxy says.
async fn forgets(app: &TestApp, email: &str, place: &'static str) -> Answer {
    let body = format!("email={}", rocket::http::RawStr::new(email).percent_encode());
    app.public().send_raw("/forgot-password", Some(ContentType::Form), &[("X-Real-IP", place)], body).await
}

/// That somebody is told to wait, and for how long.
fn waits(answer: &Answer, sentence: &str) -> u32 {
    assert!(answer.status == 429 && answer.contains(sentence), "{}: {}", answer.status, answer.text);
    answer.header("Retry-After").and_then(|seconds| seconds.parse().ok()).expect("it says when it goes on")
}

const MAILS: &str = "Das waren viele Anfragen in kurzer Zeit. Bitte warten Sie fünf Minuten.";

#[rocket::async_test]
async fn one_postbox_gets_few_mails_however_its_address_is_written() {
    let app = TestApp::with(&[("ip_header", "X-Real-IP")]).await;
    for (n, email) in ["ada@x.example", "ada+1@x.example", "ADA+2@x.example"].into_iter().enumerate() {
        let place = ["192.0.2.1", "192.0.2.2", "2001:db8::1"][n];
        assert_eq!(forgets(&app, email, place).await.status, 200, "{email}");
    }
    for email in ["ada+3@x.example", "Ada@X.example", "ada@x.example"] {
        let refused = forgets(&app, email, "192.0.2.9").await;
        assert!((1..=301).contains(&waits(&refused, MAILS)));
        assert_eq!(refused.input("email"), email, "nothing that was typed is lost");
    }
    assert_eq!(forgets(&app, "a.da@x.example", "192.0.2.1").await.status, 200, "a dot may be another postbox");
    app.at("2027-09-07T08:05:01Z");
    assert_eq!(forgets(&app, "ada@x.example", "192.0.2.1").await.status, 200);
}

#[rocket::async_test]
async fn one_place_asks_for_many_mails_and_not_for_endlessly_many() {
    let app = TestApp::with(&[("ip_header", "X-Real-IP")]).await;
    let mut taken = 0;
    for n in 0..80 {
        // One network, however many addresses it has.
        let place = ["2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:ffff::3"][n % 3];
        taken += usize::from(forgets(&app, &format!("{n}@x.example"), place).await.status == 200);
    }
    assert_eq!(taken, 60);
    assert!(waits(&forgets(&app, "eva@x.example", "2001:db8:0:1::9").await, MAILS) <= 11);
    assert_eq!(forgets(&app, "eva@x.example", "2001:db8:0:2::9").await.status, 200, "another place");
    // Whoever uses up one postbox takes nothing from the others in the house.
    for _ in 0..300 {
        forgets(&app, "ada@x.example", "192.0.2.7").await;
    }
    assert_eq!(forgets(&app, "ida@x.example", "192.0.2.7").await.status, 200);
}

#[rocket::async_test]
async fn a_header_that_is_not_set_up_says_nothing() {
    let app = TestApp::with(&[("ip_header", "false")]).await;
    let (mut taken, mut last) = (0, 0);
    let places = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"];
    for n in 0..80 {
        let answer = forgets(&app, &format!("{n}@x.example"), places[n % 4]).await;
        taken += usize::from(answer.status == 200);
        last = answer.status;
    }
    assert_eq!((taken, last), (60, 429));
}

#[rocket::async_test]
async fn nobody_has_receipts_mailed_without_end_by_changing_the_address() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let edit = format!("{}/edit", nominated(&app, edition, NominationKind::SelfApplication, "Brücke").await);
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let change = async |n: usize, version: usize, title: &str| {
        let filled = filled.clone().role(QuestionRole::NomineeEmail, &format!("eva+{n}@x.example"));
        let filled = filled.role(QuestionRole::Title, title).with("version", &version.to_string());
        app.public().post(&edit, &filled.pairs()).await
    };
    for n in 1..=20 {
        assert_eq!(change(n, n, "Brücke").await.status, 303, "{n}");
    }
    let refused = change(21, 21, "Garten").await;
    assert!(waits(&refused, "Sie haben die E-Mail-Adresse sehr oft geändert") <= 61);
    let email = filled.field(QuestionRole::NomineeEmail);
    assert_eq!((refused.input(&email).as_str(), refused.input("version").as_str()), ("eva+21@x.example", "21"));
    assert_eq!(change(20, 21, "Garten").await.status, 303, "the address stays");
    app.at("2027-09-07T08:01:01Z");
    assert_eq!(change(21, 22, "Garten").await.status, 303);
}

#[rocket::async_test]
async fn every_form_that_is_sent_too_often_says_when_it_goes_on() {
    let app = TestApp::start().await;
    let public = app.public();
    for n in 0..10 {
        assert_eq!(public.post("/feedback", &[("message", &format!("Nummer {n}"))]).await.status, 303);
    }
    let refused = public.post("/feedback", &[("message", "Noch eine")]).await;
    assert!(waits(&refused, "Das waren sehr viele Versuche") <= 61 && refused.contains("Noch eine</textarea>"));
    for _ in 0..10 {
        public.post("/sign-in", &[("email", "ada@x.example"), ("password", "falsch")]).await;
    }
    let refused = public.post("/sign-in", &[("email", "ada@x.example"), ("password", "falsch")]).await;
    assert!(waits(&refused, "Das waren viele Versuche") <= 31 && refused.input("email") == "ada@x.example");
    let office = app.office().await;
    let form =
        [("present_password", "falsch"), ("password", "vier Raben im Wald"), ("password_again", "vier Raben im Wald")];
    for _ in 0..10 {
        assert_eq!(office.post("/account/password", &form).await.status, 422);
    }
    assert!(waits(&office.post("/account/password", &form).await, "Das waren viele Versuche") <= 31);
}
