//! What people type, paste and send: one door for all of it, and what comes of the same thing sent or written twice.

use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::{QuestionKind, QuestionRole};
use laudatio::ground::web::Role;
use laudatio::ids::PersonId;
use laudatio::on;
use laudatio::people::accounts::{password, store as accounts};

use crate::contest::nominations::{Filled, count, nominated, open};
use crate::ground::mail::{became, fates};
use crate::stage::Stage;
use crate::support::{Answer, TestApp, damaged};

const FORM: &str = "/prizes/integrationspreis/2027/nominate";

/// Sends the form of somebody who applies.
async fn send(app: &TestApp, filled: &Filled) -> Answer {
    let page = app.public().get(format!("{FORM}?kind=self")).await;
    app.public().post(FORM, &filled.clone().keyed_by(&page).pairs()).await
}

/// The mails of a kind, the oldest first: to whom, and what they say.
async fn mails(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let text = "select recipient, body_text from mail where kind = $1 order by created_at, mail_id";
    on!(conn, c => sqlx::query_as(text).bind(kind).fetch_all(c).await).unwrap()
}

/// The text of the only one that went to an address.
fn sent_to<'a>(mails: &'a [(String, String)], address: &str) -> &'a str {
    let mut texts = mails.iter().filter(|(recipient, _)| recipient == address).map(|(_, text)| text.as_str());
    let text = texts.next().unwrap_or_else(|| panic!("nothing went to {address}: {mails:?}"));
    assert_eq!(texts.next(), None, "{address}");
    text
}

#[rocket::async_test]
async fn what_telephones_and_word_processors_paste_is_taken_as_it_is_meant() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let filled = filled
        .role(QuestionRole::Title, "\u{200b}Bru\u{308}cken\u{2028}\u{202e}bauen\u{ad}\u{200f} ")
        .role(QuestionRole::NomineeEmail, "\u{202a}mailto:ada@bu\u{308}ro\u{2011}nord.example\u{202c}\u{a0}");
    let receipt = send(&app, &filled).await;
    assert_eq!(receipt.status, 303, "{}", receipt.text);
    let page = app.public().get(receipt.location.unwrap()).await;
    assert!(page.contains("Brücken bauen") && page.contains("ada@büro-nord.example"), "{}", page.text);
    assert_eq!(mails(&app, "receipt").await[0].0, "ada@büro-nord.example");

    let mut conn = app.db.read().await.unwrap();
    let stored: String = on!(conn, c => sqlx::query_scalar("select title from nomination").fetch_one(c).await).unwrap();
    assert_eq!(stored, "Brücken bauen");
}

#[rocket::async_test]
async fn a_text_in_which_nobody_sees_anything_is_missing() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let office = app.office().await;
    for nothing in ["\u{200b}", "\u{2800}", "\u{200d}\u{200c}", "\u{308}", "\u{a0}\u{3164}", "\u{202e}\u{2066}"] {
        let filled =
            Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, nothing);
        let page = send(&app, &filled).await;
        assert_eq!(page.status, 422, "{nothing:?}");
        assert!(page.contains("Bitte füllen Sie dieses Feld aus."), "{nothing:?}");
        let invited = [("name", nothing), ("email", "ida@jury.example"), ("role", "juror"), ("language", "de")];
        let page = office.post("/office/people/invite", &invited).await;
        assert_eq!(page.status, 422, "{nothing:?} {}", page.text);
        let page = app.public().post("/feedback", &[("message", nothing)]).await;
        assert_eq!(page.status, 422, "{nothing:?}");
    }
    assert_eq!(count(&app, "nomination").await, 0);
    assert_eq!(count(&app, "feedback").await, 0);
}

#[rocket::async_test]
async fn marks_of_direction_stay_in_a_long_text_and_lines_are_lines() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let long = filled.first(QuestionKind::LongText);
    let filled = filled.with(&long, "\u{200f}\u{634}\u{643}\u{631}\u{b}A\u{30a}\u{85}Ende\u{200b}");
    let receipt = send(&app, &filled).await.location.unwrap();
    let page = app.public().get(format!("{receipt}/edit")).await;
    assert!(page.contains("\u{200f}\u{634}\u{643}\u{631}\nÅ\nEnde<"), "{}", page.text);
}

#[rocket::async_test]
async fn an_address_with_an_umlaut_in_front_or_no_dot_behind_is_refused_in_every_form() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let office = app.office().await;
    for (email, sentence) in [
        ("jürgen@verein.example", "Vor dem @ sind keine Umlaute"),
        ("ju\u{308}rgen@verein.example", "Vor dem @ sind keine Umlaute"),
        ("juergen@verein", "Hinter dem @ fehlt ein vollständiger Name mit Punkt"),
    ] {
        let filled =
            Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::NomineeEmail, email);
        let nominated = send(&app, &filled).await;
        let invite = [("name", "Jürgen"), ("email", email), ("role", "juror"), ("language", "de")];
        let invited = office.post("/office/people/invite", &invite).await;
        let fed_back = app.public().post("/feedback", &[("message", "Hallo"), ("email", email)]).await;
        for page in [nominated, invited, fed_back] {
            assert_eq!(page.status, 422, "{email}");
            assert!(page.contains(sentence), "{email}: {}", page.text);
        }
    }
    let forgot = app.public().post("/forgot-password", &[("email", "jürgen@verein.example")]).await;
    assert!(forgot.status == 422 && forgot.contains("Vor dem @ sind keine Umlaute"), "{}", forgot.text);
    assert_eq!(count(&app, "nomination").await, 0);
}

#[rocket::async_test]
async fn what_is_wrong_is_said_by_name_and_range() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let part = |end: &str| filled.pairs.iter().find(|(name, _)| name.ends_with(end)).unwrap().0.clone();
    for (field, typed, sentence) in [
        (part(".postcode"), "4413", "Die Postleitzahl hat fünf Ziffern"),
        (part(".city"), "\u{2800}", "Bitte geben Sie auch den Ort an."),
        (filled.field(QuestionRole::Title), &"x".repeat(151), "Möglich sind höchstens 150 Zeichen."),
    ] {
        let page = send(&app, &filled.clone().with(&field, typed)).await;
        assert_eq!(page.status, 422, "{field} {typed}");
        assert!(page.contains(sentence), "{sentence}: {}", page.text);
    }
    let stage = Stage::new(None).await;
    let office = stage.app.signed_in(stage.by).await;
    let form = [("name", "Runde"), ("distribution", "some"), ("reviews", "101")];
    let page = office.post(format!("/office/editions/{}/rounds", stage.edition), &form).await;
    assert!(page.contains("Möglich ist alles zwischen 1 und 100."), "{} {}", page.status, page.text);
}

/// Gives somebody a password, hashed as it is.
async fn has_password(app: &TestApp, id: PersonId, hash: &str) {
    let mut tx = app.db.write().await.unwrap();
    assert!(accounts::set_password(&mut tx, id, hash).await.unwrap());
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn an_account_is_one_however_its_address_and_password_are_typed() {
    let app = TestApp::start().await;
    let id = app.person("Ada Vogel", Role::Office).await;
    let hash = password::hash(&app.ctx(), "vier Fu\u{308}chse im Schnee").await.unwrap();
    has_password(&app, id, &hash).await;
    // As earlier releases have stored it, and as this one does.
    for (hour, stored) in (10..).zip(["ada@bücher.example", "ada@xn--bcher-kva.example", "ada@bu\u{308}cher.example"])
    {
        // Whoever tries ten times waits a little.
        app.at(&format!("2027-09-07T{hour}:00:00Z"));
        let text = "update person set email = $1 where person_id = $2";
        damaged!(app.db, "earlier releases kept addresses in other spellings", text, stored, id);
        for email in ["ada@bücher.example", "\u{200e} Ada@BU\u{308}CHER.example\u{a0}", "ada@XN--bcher-kva.example"] {
            for typed in ["vier Füchse im Schnee", "vier Fu\u{308}chse im Schnee"] {
                let answer = app.public().post("/sign-in", &[("email", email), ("password", typed)]).await;
                assert_eq!(answer.status, 303, "{stored} {email} {typed}");
            }
        }
        let office = app.office().await;
        let twice = [("name", "Zweite"), ("email", "ada@bücher.example"), ("role", "juror"), ("language", "de")];
        assert_ne!(office.post("/office/people/invite", &twice).await.status, 303, "{stored}");
    }
    let wrong = [("email", "ada@bucher.example"), ("password", "vier Füchse im Schnee")];
    assert_eq!(app.public().post("/sign-in", &wrong).await.status, 422);
}

#[rocket::async_test]
async fn a_name_is_found_and_sorted_in_whatever_form_it_came() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    for title in ["Zebra", "Mu\u{308}hlen\u{2013}Chor", "O\u{308}ffner e.\u{a0}V.", "Ofen"] {
        let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
        let filled = filled.role(QuestionRole::Title, title).role(QuestionRole::NomineeName, title);
        assert_eq!(send(&app, &filled).await.status, 303, "{title}");
    }
    let list = format!("/office/editions/{edition}/nominations");
    for query in ["m%C3%BChlen-chor", "mu%CC%88hlen", "muhlen%E2%80%93chor", "%E2%80%8EM%C3%9CHLEN%C2%A0"] {
        let page = office.get(format!("{list}?q={query}")).await;
        assert!(page.contains("Mühlen–Chor") && !page.contains("Zebra"), "{query}");
    }
    assert!(office.get(format!("{list}?q=e.%20v.")).await.contains("Öffner"));
    let page = office.get(format!("{list}?sort=name")).await.text;
    let place = |title: &str| page.find(&format!("dir=\"auto\">{title}")).unwrap_or_else(|| panic!("{title}: {page}"));
    assert!(["Mühlen", "Ofen", "Öffner", "Zebra"].map(place).is_sorted(), "{page}");
}

#[rocket::async_test]
async fn keys_of_an_earlier_release_are_made_anew_at_the_first_start() {
    let app = TestApp::start().await;
    let (edition, office) = (open(&app).await, app.office().await);
    nominated(&app, edition, NominationKind::SelfApplication, "Platzhalter").await;
    let old = "update nomination set title = $1, search_text = $1, sort_key = $2";
    damaged!(app.db, "an earlier release made other keys", old, "mu\u{308}hle", vec![255_u8]);
    damaged!(app.db, "and said so", "update derived set keys = 0");
    let path = format!("/office/editions/{edition}/nominations?q=m%C3%BChle");
    assert!(!office.get(&path).await.contains("IP-2027-0001"));
    let person = office.person();
    let app = app.restarted(&[]).await;
    let office = app.signed_in(person).await;
    assert!(office.get(&path).await.contains("IP-2027-0001"));
    let mut conn = app.db.read().await.unwrap();
    let (title, key): (String, Vec<u8>) =
        on!(conn, c => sqlx::query_as("select title, sort_key from nomination").fetch_one(c).await).unwrap();
    assert_eq!(title, "mu\u{308}hle", "what was written stays");
    assert_ne!(key, [255]);
}

#[rocket::async_test]
async fn the_same_sent_again_after_going_back_is_asked_about() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, "Zweimal");
    assert_eq!(send(&app, &filled).await.status, 303);
    app.at("2027-09-07T08:05:00Z");
    // The browser's way back: the form with another key, and all that was typed.
    let filled = filled.role(QuestionRole::NomineeEmail, "Ada@beispiel.example ");
    let asked = send(&app, &filled).await;
    assert_eq!(asked.status, 409, "{}", asked.text);
    for part in [
        "IP-2027-0001",
        "7. September 2027, 10:00 Uhr",
        "Ja, ein zweites Mal einreichen",
        "Nein, es bleibt bei einer",
        "Zweimal",
        "Wir bauen\nBrücken.",
    ] {
        assert!(asked.contains(part), "{part} is missing in {}", asked.text);
    }
    assert_eq!((count(&app, "nomination").await, mails(&app, "receipt").await.len()), (1, 1));
    // Yes, and a double click is one more.
    let yes = filled.clone().keyed_by(&asked).with("again", &asked.input("again"));
    for _ in 0..2 {
        assert_eq!(app.public().post(FORM, &yes.pairs()).await.status, 303);
    }
    assert_eq!((count(&app, "nomination").await, mails(&app, "receipt").await.len()), (2, 2));
    // A third time asks again, and names the newest.
    let asked = send(&app, &filled).await;
    assert!(asked.status == 409 && asked.contains("IP-2027-0002"), "{}", asked.text);
    // Another title, another sender, or one that was withdrawn: nothing to ask.
    let other = filled.clone().role(QuestionRole::Title, "Dreimal");
    let somebody = filled.role(QuestionRole::NomineeEmail, "ben@beispiel.example");
    for different in [other, somebody] {
        let receipt = send(&app, &different).await;
        assert_eq!(receipt.status, 303, "{}", receipt.text);
        let receipt = receipt.location.unwrap();
        assert_eq!(app.public().post(format!("{receipt}/withdraw"), &[]).await.status, 303);
        assert_eq!(send(&app, &different).await.status, 303);
    }
}

#[rocket::async_test]
async fn what_the_office_types_in_twice_is_asked_about_and_never_swallowed() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let office = app.office().await;
    let path = format!("/office/editions/{edition}/nominations/new");
    let filled =
        Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, "Auf Papier");
    let filled = filled.with("kind", "self").with("origin", "paper").with("received_at", "2027-09-07T09:00");
    let form = office.get(format!("{path}?kind=self")).await;
    let first = filled.clone().keyed_by(&form);
    let mut shown = Vec::new();
    for _ in 0..2 {
        let sent = office.post(&path, &first.pairs()).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        shown.push(sent.location.unwrap());
    }
    assert_eq!((&shown[0], count(&app, "nomination").await), (&shown[1], 1), "a double click is one");

    // Back in the browser, with the same form, and another letter typed over it.
    let other = first.role(QuestionRole::Title, "Ein anderer Brief");
    let asked = office.post(&path, &other.pairs()).await;
    assert_eq!(asked.status, 409, "{}", asked.text);
    for part in ["Mit diesem Formular ist schon IP-2027-0001 eingetragen", "Ein anderer Brief"] {
        assert!(asked.contains(part), "{part} is missing in {}", asked.text);
    }
    assert_eq!(count(&app, "nomination").await, 1);
    assert_eq!(office.post(&path, &other.keyed_by(&asked).pairs()).await.status, 303);

    // The same letter by e-mail on the next day.
    let form = office.get(format!("{path}?kind=self")).await;
    let asked = office.post(&path, &filled.clone().keyed_by(&form).with("origin", "email").pairs()).await;
    assert_eq!(asked.status, 409, "{}", asked.text);
    for part in ["Diese Nominierung gibt es schon: IP-2027-0001", "Ja, ein zweites Mal eintragen", "Auf Papier"] {
        assert!(asked.contains(part), "{part} is missing in {}", asked.text);
    }
    assert_eq!(count(&app, "nomination").await, 2);
    let yes = filled.keyed_by(&asked).with("again", &asked.input("again"));
    assert_eq!(office.post(&path, &yes.pairs()).await.status, 303);
    assert_eq!(count(&app, "nomination").await, 3);
}

#[rocket::async_test]
async fn a_changed_address_gets_the_receipt_and_the_former_one_a_notice() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Ein Projekt").await;
    let edit = format!("{receipt}/edit");
    // Capitals are no other address.
    let same = filled.clone().role(QuestionRole::NomineeEmail, "ADA@beispiel.example").with("version", "1");
    assert_eq!(app.public().post(&edit, &same.pairs()).await.status, 303);
    assert_eq!(mails(&app, "receipt").await.len(), 1);
    assert_eq!(mails(&app, "address_changed").await, []);

    let moved = filled.clone().role(QuestionRole::NomineeEmail, "ada@neu.example").with("version", "2");
    assert_eq!(app.public().post(&edit, &moved.pairs()).await.status, 303);
    let receipts = mails(&app, "receipt").await;
    assert_eq!(receipts.len(), 2);
    assert!(sent_to(&receipts, "ada@neu.example").contains(&receipt), "{receipts:?}");
    let notices = mails(&app, "address_changed").await;
    assert_eq!((notices.len(), notices[0].0.as_str()), (1, "ADA@beispiel.example"));
    assert!(notices[0].1.contains("IP-2027-0001"), "{notices:?}");
    for secret in ["ada@neu.example", receipt.as_str()] {
        assert!(!notices[0].1.contains(secret), "{notices:?}");
    }
    assert_eq!(app.public().get(&receipt).await.status, 200, "whoever changed it keeps the link");
    // The link that waits goes to nobody who was typed by mistake.
    assert_eq!(fates(&app, "receipt").await, became(&[("said", 1), ("sent", 1)]));
    assert_eq!(fates(&app, "address_changed").await, became(&[("sent", 1)]));

    // What the office corrects went to a wrong address: its link opens nothing any more.
    let id: uuid::Uuid = {
        let mut conn = app.db.read().await.unwrap();
        on!(conn, c => sqlx::query_scalar("select nomination_id from nomination").fetch_one(c).await).unwrap()
    };
    let office = app.office().await;
    let path = format!("/office/nominations/{id}/edit");
    let corrected = filled.clone().role(QuestionRole::NomineeEmail, "ada@richtig.example").with("version", "3");
    let saved = office.post(&path, &corrected.pairs()).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let receipts = mails(&app, "receipt").await;
    assert_eq!(receipts.len(), 3);
    let corrected = sent_to(&receipts, "ada@richtig.example");
    let start = corrected.find("http://localhost/receipts/").unwrap() + "http://localhost".len();
    let link = corrected[start..].split_whitespace().next().unwrap();
    assert_ne!(link, receipt);
    assert_eq!(app.public().get(link).await.status, 200);
    assert_eq!(app.public().get(&receipt).await.status, 404);
    let notices = mails(&app, "address_changed").await;
    assert_eq!(notices.len(), 2);
    let notice = sent_to(&notices, "ada@neu.example");
    assert!(notice.contains("Geschäftsstelle") && !notice.contains("ada@richtig.example"), "{notice}");
    // Whose address it is again is not told that it no longer is.
    for (version, address) in [("4", "ada@dritte.example"), ("5", "ada@richtig.example")] {
        let other = filled.clone().role(QuestionRole::NomineeEmail, address).with("version", version);
        assert_eq!(app.public().post(format!("{link}/edit"), &other.pairs()).await.status, 303);
    }
    assert_eq!(fates(&app, "address_changed").await, became(&[("said", 1), ("sent", 3)]));
    assert_eq!(fates(&app, "receipt").await, became(&[("said", 2), ("sent", 3)]));
}

#[rocket::async_test]
async fn whoever_sent_a_nomination_on_paper_reads_of_no_link() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let office = app.office().await;
    let path = format!("/office/editions/{edition}/nominations/new");
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let paper = filled.clone().with("kind", "self").with("origin", "paper").with("received_at", "2027-09-07T09:00");
    let form = office.get(format!("{path}?kind=self")).await;
    let entered = office.post(&path, &paper.keyed_by(&form).pairs()).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
    let edit = format!("{}/edit", entered.location.unwrap());
    let other = filled.role(QuestionRole::NomineeEmail, "ada@neu.example").with("version", "1");
    let saved = office.post(&edit, &other.pairs()).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let notices = mails(&app, "address_changed").await;
    let notice = sent_to(&notices, "ada@beispiel.example");
    assert!(notice.contains("Geändert hat sie die Geschäftsstelle.") && !notice.contains("Link"), "{notice}");
}
