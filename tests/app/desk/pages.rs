//! The public texts, the office's editor for them, feedback, and the choice of language.

use laudatio::contest::prizes::actions;
use laudatio::contest::prizes::model::Calendar;
use laudatio::ground::web::Role;

use crate::support::TestApp;

#[rocket::async_test]
async fn imprint_privacy_and_accessibility_are_there_in_both_languages() {
    let app = TestApp::start().await;
    for (path, german, english) in [
        ("/pages/imprint", "Betenstraße 19<br", "public corporation"),
        ("/pages/privacy", "datenschutz@stadtdo.de", "data protection officer"),
        ("/pages/accessibility", "https://www.lbbp.nrw.de/ombudsstelle", "ombuds office"),
    ] {
        let page = app.public().get(path).await;
        assert!(page.status == 200 && page.contains(german), "{path}: {}", page.text);
        let page = app.public().speaking("en").get(path).await;
        assert!(page.status == 200 && page.contains(english), "{path}: {}", page.text);
    }
    assert_eq!(app.public().get("/pages/secrets").await.status, 404);
}

#[rocket::async_test]
async fn the_office_previews_and_publishes_a_text_in_one_language() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let form = office.get("/office/texts/imprint/de").await;
    assert!(form.contains("Betenstraße 19"), "{}", form.text);
    let seen = form.input("seen");

    let body = "## Neu\n\n<script>alert(1)</script>\n\n**fett**";
    let preview = office.post("/office/texts/imprint/de", &[("seen", &seen), ("body", body), ("preview", "yes")]).await;
    assert!(preview.contains("<h2>Neu</h2>") && preview.contains("<strong>fett</strong>"), "{}", preview.text);
    assert!(!preview.contains("<script>alert"), "{}", preview.text);
    assert!(!app.public().get("/pages/imprint").await.contains("Neu"), "a preview publishes nothing");

    assert_eq!(office.post("/office/texts/imprint/de", &[("seen", &seen), ("body", body)]).await.status, 303);
    let page = app.public().get("/pages/imprint").await;
    assert!(page.contains("<h2>Neu</h2>") && page.contains("7. September 2027"), "{}", page.text);
    assert!(!page.contains("<script>alert"), "{}", page.text);
    assert!(app.public().speaking("en").get("/pages/imprint").await.contains("public corporation"));
}

#[rocket::async_test]
async fn of_two_who_edit_a_text_the_second_sees_both() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let path = "/office/texts/privacy/en";
    let first = office.get(path).await.input("seen");
    assert_eq!(office.post(path, &[("seen", &first), ("body", "One")]).await.status, 303);
    let stale = office.post(path, &[("seen", &first), ("body", "Two")]).await;
    assert_eq!(stale.status, 409);
    assert!(stale.contains("One") && stale.contains("Two"), "{}", stale.text);
    app.at("2027-09-07T08:30:00Z");
    let again = stale.input("seen");
    assert_eq!(office.post(path, &[("seen", &again), ("body", "Two")]).await.status, 303);
    assert_eq!(office.post(path, &[("seen", &again), ("body", "Three")]).await.status, 409);
    assert!(app.public().speaking("en").get("/pages/privacy").await.contains("Two"));
}

#[rocket::async_test]
async fn a_text_that_is_missing_or_too_long_is_shown_again() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let page = office.post("/office/texts/imprint/de", &[("body", " \0 ")]).await;
    assert!(page.status == 422 && page.contains("füllen Sie dieses Feld aus"), "{}", page.text);
    let page = office.post("/office/texts/imprint/de", &[("body", &"x".repeat(50_001))]).await;
    assert!(page.status == 422 && page.contains("zu lang"));
    assert_eq!(office.post("/office/texts/imprint/de", &[("body", "x"), ("seen", "gestern")]).await.status, 400);
    for path in ["/office/texts/imprint/xx", "/office/texts/none/de"] {
        assert_eq!(office.get(path).await.status, 404, "{path}");
    }
}

#[rocket::async_test]
async fn only_the_office_edits_texts_and_reads_feedback() {
    let app = TestApp::start().await;
    let (juror, _) = app.juror("Ada").await;
    for path in ["/office/texts", "/office/texts/imprint/de", "/office/feedback"] {
        assert_eq!((juror.get(path).await.status, app.public().get(path).await.status), (404, 401), "{path}");
    }
    let id = uuid::Uuid::nil();
    for path in [format!("/office/feedback/{id}/answered"), "/office/texts/imprint/de".into()] {
        assert_eq!((juror.post(&path, &[]).await.status, app.public().post(&path, &[]).await.status), (404, 401));
    }
}

#[rocket::async_test]
async fn a_visitor_writes_and_the_office_marks_it_as_answered() {
    let app = TestApp::start().await;
    let office = app.office().await;
    assert!(office.get("/office/feedback").await.contains("Noch hat niemand geschrieben"));
    let form = [("message", "Der <b>Knopf</b>\nist zu klein"), ("page", "/archive"), ("email", "eva@x.example")];
    let sent = app.public().post("/feedback", &form).await;
    assert_eq!(sent.location.as_deref(), Some("/feedback"));
    assert!(app.public().after(&sent).get("/feedback").await.contains("Danke!"));
    app.public().post("/feedback", &[("message", "Ohne Adresse")]).await;

    let list = office.get("/office/feedback").await;
    for text in ["Der &lt;b&gt;Knopf&lt;", "/archive", "mailto:eva@x.example", "Ohne Adresse."] {
        assert!(list.contains(text), "{text}: {}", list.text);
    }
    let start = list.text.find("/office/feedback/").unwrap();
    let path = list.text[start..].split('"').next().unwrap().to_owned();
    assert_eq!(office.post(&path, &[]).await.status, 303);
    assert_eq!(office.post(&path, &[]).await.status, 409, "twice");
    assert!(office.get("/office/feedback").await.contains("Wieder öffnen"));
    assert_eq!(office.post(path.replace("answered", "open"), &[]).await.status, 303);
}

#[rocket::async_test]
async fn a_message_that_is_sent_twice_arrives_once() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let form = [("message", "Der Knopf ist zu klein"), ("page", "/archive"), ("email", "eva@x.example")];
    for _ in 0..2 {
        assert_eq!(app.public().post("/feedback", &form).await.status, 303);
    }
    for other in [("page", "/"), ("email", ""), ("message", "Der Knopf ist zu klein!")] {
        let form = form.map(|(name, value)| if name == other.0 { other } else { (name, value) });
        assert_eq!(app.public().post("/feedback", &form).await.status, 303);
    }
    assert_eq!(office.get("/office/feedback").await.text.matches("Der Knopf ist zu klein").count(), 4);
    app.at("2027-09-07T09:00:01Z");
    assert_eq!(app.public().post("/feedback", &form).await.status, 303);
    assert_eq!(office.get("/office/feedback").await.text.matches("Der Knopf ist zu klein").count(), 5);
}

#[rocket::async_test]
async fn a_message_that_is_not_right_is_shown_again_with_everything_typed() {
    let app = TestApp::start().await;
    for (message, email, sentence) in [
        ("", "", "füllen Sie dieses Feld aus"),
        ("\0", "", "füllen Sie dieses Feld aus"),
        ("Hallo", "keine <Adresse>", "name@beispiel.de"),
        (&"x".repeat(5_001), "a@x.example", "zu lang"),
    ] {
        let page = app.public().post("/feedback", &[("message", message), ("email", email), ("page", "/x")]).await;
        assert!(page.status == 422 && page.contains(sentence), "{sentence}: {}", page.text);
        assert_eq!((page.input("email").as_str(), page.input("page").as_str()), (email, "/x"));
    }
    assert_eq!(app.public().forged_post("/feedback").await.status, 400);
    for _ in 0..10 {
        assert_eq!(app.public().post("/feedback", &[("message", "Hallo")]).await.status, 303);
    }
    let page = app.public().post("/feedback", &[("message", "Noch <eine>")]).await;
    assert!(page.status == 429 && page.contains("Noch &lt;eine&gt;"), "{}", page.text);
}

#[rocket::async_test]
async fn the_list_of_feedback_costs_the_same_with_ten_and_with_a_thousand() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let mut costs = Vec::new();
    for count in [10, 990] {
        let mut tx = app.db.write().await.unwrap();
        for n in 0..count {
            let feedback = laudatio::desk::pages::model::Feedback {
                feedback_id: laudatio::ids::FeedbackId::new(app.ctx().now, &app.random),
                email: None,
                page: None,
                message: format!("Nachricht {n}"),
                created_at: app.ctx().now,
                answered_at: None,
            };
            laudatio::desk::pages::store::insert_feedback(&mut tx, &feedback).await.unwrap();
        }
        tx.commit().await.unwrap();
        let before = app.db.statements();
        assert_eq!(office.get("/office/feedback").await.status, 200);
        costs.push(app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(office.get("/office/feedback?page=20").await.contains("Seite 20 von 20"));
}

#[rocket::async_test]
async fn a_visitor_chooses_a_language_and_stays_on_the_page() {
    let app = TestApp::start().await;
    for (to, location) in [
        ("/archive%3Fpage%3D2", "/archive?page=2"),
        ("//evil.example", "/"),
        ("https%3A%2F%2Fevil.example", "/"),
        ("/%5Cevil.example", "/"),
        ("/%0D%0AX-Evil:1", "/"),
        ("", "/"),
        ("/{", "/%7B"),
        ("/%7B", "/%7B"),
        ("/archive%3Fq=%7C%5B%5D%5E%22%3C%60", "/archive?q=%7C%5B%5D%5E%22%3C%60"),
        ("/%25", "/%"),
        ("/%C3%A4", "/"),
    ] {
        let to = to.replace('{', "%7B");
        let answer = app.public().get(format!("/language/en?to={to}")).await;
        assert_eq!((answer.status, answer.location.as_deref()), (303, Some(location)), "{to}");
        assert!(app.public().after(&answer).get("/pages/imprint").await.contains("public corporation"));
    }
    assert_eq!(app.public().get("/language/xx").await.status, 404);
    // A form's own address may take nothing but forms.
    let office = app.office().await;
    let person = app.person("Eva Amt", Role::Juror).await;
    let (room, call) = (format!("/office/people/{person}"), app.open_edition("integrationspreis").await);
    for (form, page) in [
        (format!("{room}/role"), room),
        (format!("/office/editions/{call}/publication/hold"), format!("/office/editions/{call}/publication")),
        ("/feedback".to_owned(), "/feedback".to_owned()),
        ("/sign-out/x/y".to_owned(), "/".to_owned()),
    ] {
        let refused = office.post(&form, &[("role", "king")]).await;
        assert!(refused.status >= 400, "{form}: {}", refused.status);
        let link = format!("/language/en?to={}\"", page.replace('/', "%2F"));
        assert!(refused.contains(&link), "{form}: {}", refused.text);
    }
}

#[rocket::async_test]
async fn no_call_is_published_before_the_office_has_confirmed_the_public_texts() {
    let app = TestApp::new_installation(&[]).await;
    let office = app.office().await;
    let edition = app.newest_edition("integrationspreis").await;
    let open = format!("/office/editions/{}/open", edition.edition_id);
    let call = format!("/office/editions/{}", edition.edition_id);
    let titles = ["Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit"];
    let waits = |page: &str| titles.map(|title| page.contains(&format!("„{title}“ ist noch unser Vorschlag")));

    for path in ["/pages/imprint", "/pages/privacy", "/pages/accessibility"] {
        let page = app.public().get(path).await;
        assert!(page.contains("noch nicht bestätigt"), "{path}: {}", page.text);
    }
    for path in [&call, &open] {
        assert_eq!(waits(&office.get(path).await.text), [true; 3], "{path}");
    }
    for (name, left) in [("imprint", [false, true, true]), ("privacy", [false, false, true])] {
        let path = format!("/office/texts/{name}/de");
        let form = office.get(&path).await;
        assert!(form.contains("Das ist noch unser Vorschlag"), "{}", form.text);
        assert_eq!(office.post(&path, &[("body", "Unser Text.")]).await.status, 303);
        assert!(!office.get(&path).await.contains("Das ist noch unser Vorschlag"));
        assert!(!app.public().get(format!("/pages/{name}")).await.contains("noch nicht bestätigt"));
        assert_eq!(waits(&office.get(&open).await.text), left);
    }
    // The German text is the binding one: another language's does not stand in for it.
    office.post("/office/texts/accessibility/en", &[("body", "Our text.")]).await;
    assert_eq!(waits(&office.get(&open).await.text), [false, false, true]);

    // Whatever the page shows: the act itself refuses.
    let calendar = Calendar {
        opens_at: Some("2027-09-20T00:00".parse().unwrap()),
        closes_at: Some("2027-10-29T23:59".parse().unwrap()),
        ..Calendar::default()
    };
    let by = office.person();
    actions::set_calendar(&app.ctx(), by, edition.edition_id, edition.version, calendar).await.unwrap();
    let blocks = actions::open(&app.ctx(), by, edition.edition_id, edition.version + 1).await.unwrap();
    assert_eq!(blocks.iter().map(|block| block.part).collect::<Vec<_>>(), ["texts"]);
    let page = office.reads_and_posts(&open, &[("reason", "")]).await;
    assert!(page.contains("„Erklärung zur Barrierefreiheit“ ist noch unser Vorschlag"), "{}", page.text);
    office.post("/office/texts/accessibility/de", &[("body", "Unser Text.")]).await;
    assert_eq!(actions::open(&app.ctx(), by, edition.edition_id, edition.version + 1).await.unwrap(), []);
}
