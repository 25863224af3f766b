//! Nominating: the form, the receipt behind its link, the deadline, and what people try.

use laudatio::contest::nominations::answers::field_name;
use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::nominations::store;
use laudatio::contest::prizes::model::{Question, QuestionKind, QuestionRole};
use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::store as rounds;
use laudatio::ids::EditionId;

use crate::answers::answers;
use crate::stage::Stage;
use crate::support::{Answer, TestApp};

const FORM: &str = "/prizes/integrationspreis/2027/nominate";

/// A form that is filled in.
#[derive(Clone)]
pub struct Filled {
    questions: Vec<Question>,
    pub pairs: Vec<(String, String)>,
}

impl Filled {
    pub async fn new(app: &TestApp, edition: EditionId, kind: NominationKind) -> Self {
        let mut conn = app.db.read().await.unwrap();
        let questions = prizes::questions(&mut conn, edition).await.unwrap();
        let category = prizes::categories(&mut conn, edition).await.unwrap()[0].category_id;
        let pairs = answers(&questions, category, kind);
        Self { questions, pairs }
    }

    /// The field of the question with a role.
    pub fn field(&self, role: QuestionRole) -> String {
        field_name(self.questions.iter().find(|question| question.role == Some(role)).unwrap())
    }

    /// The field of the first question of a kind that is asked.
    pub fn first(&self, kind: QuestionKind) -> String {
        let asked = |question: &&Question| self.pairs.iter().any(|(name, _)| *name == field_name(question));
        field_name(self.questions.iter().filter(asked).find(|question| question.kind == kind).unwrap())
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.pairs.retain(|(n, _)| n != name);
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn role(self, role: QuestionRole, value: &str) -> Self {
        let name = self.field(role);
        self.with(&name, value)
    }

    /// With the hidden values of the page on which the form was shown.
    pub fn keyed_by(self, page: &Answer) -> Self {
        let key = page.input("key");
        self.with("key", &key)
    }

    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

pub async fn open(app: &TestApp) -> EditionId {
    app.open_edition("integrationspreis").await
}

/// Shows the form, fills it in and sends it; gives the address of the receipt.
pub async fn nominated(app: &TestApp, edition: EditionId, kind: NominationKind, title: &str) -> String {
    let page = app.public().get(format!("{FORM}?kind={kind}")).await;
    let filled = Filled::new(app, edition, kind).await.role(QuestionRole::Title, title).keyed_by(&page);
    let sent = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    sent.location.unwrap()
}

pub async fn count(app: &TestApp, table: &str) -> i64 {
    let mut conn = app.db.read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("select count(*) from {table}"));
    laudatio::on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap()
}

async fn mails(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select recipient, subject, body_text from mail where kind = 'receipt' order by mail_id";
    laudatio::on!(conn, c => sqlx::query_as(sql).fetch_all(c).await).unwrap()
}

#[rocket::async_test]
async fn somebody_applies_and_keeps_a_receipt_with_a_private_link() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let choose = app.public().get(FORM).await;
    assert!(choose.contains("Wir bewerben uns selbst") && choose.contains("Ich schlage jemanden vor"));

    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Brücke über die Emscher").await;
    let page = app.public().get(&receipt).await;
    assert_eq!(page.status, 200);
    for part in ["IP-2027-0001", "7. September 2027, 10:00 Uhr", "Brücke über die Emscher", "Danke, Ihre Nominierung"]
    {
        assert!(page.contains(part), "{part} is missing in {}", page.text);
    }
    assert!(page.contains(&format!("http://localhost{receipt}")), "the link to keep");
    let mails = mails(&app).await;
    assert_eq!(mails.len(), 1);
    let (to, subject, text) = &mails[0];
    assert_eq!((to.as_str(), subject.as_str()), ("ada@beispiel.example", "Eingegangen: Ihre Nominierung IP-2027-0001"));
    // Nobody makes us mail their own words to a stranger.
    assert!(text.contains(&receipt) && !text.contains("Brücke über die Emscher"), "{text}");
}

#[rocket::async_test]
async fn a_proposal_is_confirmed_to_who_proposed_in_their_language() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let visitor = app.public().speaking("en");
    let page = visitor.get(format!("{FORM}?kind=proposal")).await;
    assert!(page.contains("Propose somebody"), "{}", page.text);
    let filled = Filled::new(&app, edition, NominationKind::Proposal).await;
    let filled = filled
        .role(QuestionRole::NominatorEmail, "nora@beispiel.example")
        .role(QuestionRole::NomineeEmail, "nils@beispiel.example")
        .keyed_by(&page);
    let sent = visitor.post(FORM, &filled.pairs()).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let mails = mails(&app).await;
    assert_eq!(mails[0].0, "nora@beispiel.example");
    assert_eq!(mails[0].1, "Received: your nomination IP-2027-0001");
}

#[rocket::async_test]
async fn what_was_typed_is_still_there_when_something_is_wrong() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let (email, long) = (filled.field(QuestionRole::NomineeEmail), filled.first(QuestionKind::LongText));
    let title = filled.field(QuestionRole::Title);
    let filled = filled.with(&email, "kein@").with(&long, &"wort ".repeat(10_000)).with(&title, "");
    let page = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(page.status, 422);
    for part in ["Bitte prüfen Sie Ihre Angaben", "kein@", "Der Text ist zu lang", "wort wort", "Bitte füllen Sie"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains(&format!("href=\"#f-{email}\"")), "the summary leads to the field");
    assert_eq!(count(&app, "nomination").await, 0);
}

#[rocket::async_test]
async fn changing_ones_mind_about_the_kind_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled =
        Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, "Elterncafé");
    let page = app.public().post(FORM, &filled.with("switch", "proposal").pairs()).await;
    assert_eq!(page.status, 200);
    assert!(page.contains("Jemanden vorschlagen") && page.contains("Elterncafé"));
    assert_eq!(page.input("kind"), "proposal");
}

#[rocket::async_test]
async fn a_double_click_makes_one_nomination_even_at_the_same_moment() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let page = app.public().get(format!("{FORM}?kind=self")).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.keyed_by(&page);
    let pairs = filled.pairs();
    let (first, second) = (app.public(), app.public());
    let (a, b) = rocket::futures::future::join(first.post(FORM, &pairs), second.post(FORM, &pairs)).await;
    let again = app.public().post(FORM, &pairs).await;
    assert_eq!((a.status, b.status, again.status), (303, 303, 303), "{} {}", a.text, b.text);
    assert_eq!((&a.location, &a.location), (&b.location, &again.location));
    assert_eq!((count(&app, "nomination").await, mails(&app).await.len()), (1, 1));
    let next = nominated(&app, edition, NominationKind::SelfApplication, "Noch eins").await;
    assert!(app.public().get(next).await.contains("IP-2027-0002"), "no number was lost");
}

#[rocket::async_test]
async fn another_nomination_from_a_restored_page_is_not_swallowed() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let page = app.public().get(format!("{FORM}?kind=self")).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.keyed_by(&page);
    app.public().post(FORM, &filled.pairs()).await;
    // Back in the browser, another title, sent again.
    let filled = filled.role(QuestionRole::Title, "Ein ganz anderes Projekt");
    let asked = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(asked.status, 409);
    assert!(asked.contains("IP-2027-0001") && asked.contains("Ein ganz anderes Projekt"));
    let sent = app.public().post(FORM, &filled.keyed_by(&asked).pairs()).await;
    assert_eq!(sent.status, 303);
    assert_eq!(count(&app, "nomination").await, 2);
}

#[rocket::async_test]
async fn the_last_second_of_the_deadline_passes_and_the_next_is_late_but_kept() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let page = app.public().get(format!("{FORM}?kind=self")).await;
    for (moment, said) in [
        ("2027-09-15T21:59:59.999999Z", "Danke, Ihre Nominierung ist eingegangen"),
        ("2027-09-15T22:00:00Z", "Ihre Nominierung kam nach der Frist"),
    ] {
        app.at(moment);
        let filled =
            Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, moment);
        let sent = app.public().post(FORM, &filled.pairs()).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let receipt = app.public().get(sent.location.unwrap()).await;
        assert!(receipt.contains(said) && receipt.contains(moment), "{moment}: {}", receipt.text);
    }
    assert!(page.contains("15. September 2027, 23:59 Uhr"));
    assert_eq!(mails(&app).await[1].1, "Nach der Frist eingegangen: IP-2027-0002");
    let wrong = app.public().post(FORM, &[("kind", "self")]).await;
    assert!(wrong.contains("Sie können das Formular trotzdem absenden") && !wrong.contains("alles noch ändern"));
    let closed = app.public().get(FORM).await;
    assert_eq!(closed.status, 200);
    assert!(closed.contains("Die Frist ist abgelaufen") && closed.contains("15. September 2027, 23:59 Uhr"));
}

#[rocket::async_test]
async fn before_the_call_opens_the_page_says_when_it_does() {
    let app = TestApp::start().await;
    assert_eq!(app.public().get(FORM).await.status, 404, "nobody sees what is being prepared");
    let edition = open(&app).await;
    app.at("2027-07-31T21:59:59Z");
    let page = app.public().get(FORM).await;
    assert!(page.contains("Es geht bald los") && page.contains("1. August 2027, 00:00 Uhr"), "{}", page.text);
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, "Zu früh");
    let sent = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(sent.status, 409);
    assert!(sent.contains("nimmt noch keine Nominierungen an") && sent.contains("Zu früh"));
    app.at("2027-07-31T22:00:00Z");
    assert!(app.public().get(FORM).await.contains("Wir bewerben uns selbst"));
}

#[rocket::async_test]
async fn who_holds_the_link_changes_the_nomination_until_the_deadline() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Alter Titel").await;
    let form = app.public().get(format!("{receipt}/edit")).await;
    assert!(form.contains("Alter Titel"));
    let filled =
        Filled::new(&app, edition, NominationKind::SelfApplication).await.with("version", &form.input("version"));
    let filled = filled.role(QuestionRole::Title, "Neuer Titel");
    app.at("2027-09-15T21:59:59Z");
    let saved = app.public().post(format!("{receipt}/edit"), &filled.pairs()).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let page = app.public().get(&receipt).await;
    assert!(page.contains("Neuer Titel") && !page.contains("Alter Titel") && page.contains("Zuletzt geändert"));

    app.at("2027-09-15T22:00:00Z");
    assert!(!app.public().get(&receipt).await.contains("Nominierung ändern"));
    assert_eq!(app.public().get(format!("{receipt}/edit")).await.status, 409);
    let filled = filled.with("version", "2").role(QuestionRole::Title, "Zu spät");
    let refused = app.public().post(format!("{receipt}/edit"), &filled.pairs()).await;
    assert_eq!(refused.status, 409);
    assert!(
        refused.contains("Die Frist ist abgelaufen") && refused.contains("Zu spät"),
        "what was typed is still there"
    );
    assert!(app.public().get(&receipt).await.contains("Neuer Titel"));
}

#[rocket::async_test]
async fn a_stale_change_is_refused_and_shows_both_values() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Titel").await;
    let edit = format!("{receipt}/edit");
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.with("version", "1");
    let first = filled.role(QuestionRole::Title, "Aus dem ersten Fenster");
    assert_eq!(app.public().post(&edit, &first.pairs()).await.status, 303);
    let second = first.role(QuestionRole::Title, "Aus dem zweiten Fenster");
    let stale = app.public().post(&edit, &second.pairs()).await;
    assert_eq!(stale.status, 409);
    assert!(stale.contains("Aus dem ersten Fenster") && stale.contains("Aus dem zweiten Fenster"));
    assert!(app.public().get(&receipt).await.contains("Aus dem ersten Fenster"));
    // Having seen both, the person decides.
    let second = second.with("version", &stale.input("version"));
    assert_eq!(app.public().post(&edit, &second.pairs()).await.status, 303);
    assert!(app.public().get(&receipt).await.contains("Aus dem zweiten Fenster"));
}

#[rocket::async_test]
async fn what_a_form_came_back_with_survives_a_change_of_language() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication)
        .await
        .role(QuestionRole::Title, "Grün & <b>schön</b>");
    let filled = filled.role(QuestionRole::NomineeName, "");
    let path = "/prizes/integrationspreis/2027/nominate";
    let wrong = app.public().post(path, &filled.pairs()).await;
    assert_eq!(wrong.status, 422);
    let (next, parked) = (wrong.input("next"), wrong.input("parked"));
    let resend = app.public().post("/language/en", &[("next", &next), ("parked", &parked)]).await;
    let action = resend.text.split("method=\"post\" action=\"").last().unwrap().split('"').next().unwrap();
    assert_eq!((resend.status, action), (200, path));
    // What the page offers to send is what was sent.
    let sent: Vec<(String, String)> = serde_json::from_str(&parked).unwrap();
    let again: Vec<_> = sent.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert!(again.iter().all(|(name, value)| value.is_empty() || resend.input(name) == *value), "{}", resend.text);
    let page = app.public().after(&resend).post(path, &again).await;
    assert!(page.status == 422 && page.contains("<html lang=\"en\""), "{}", page.text);
    assert!(page.contains("Grün &amp; &lt;b&gt;schön"), "{}", page.text);
}

#[rocket::async_test]
async fn after_a_closed_round_no_sender_withdraws_whether_in_it_or_not() {
    let Stage { app, edition, round, by } = Stage::new(None).await;
    app.at("2027-09-07T08:00:00Z");
    let receipt = nominated(&app, edition, NominationKind::Proposal, "Titel").await;
    let withdraw = format!("{receipt}/withdraw");
    assert!(app.public().get(&receipt).await.contains(&withdraw));
    let mut tx = app.db.write().await.unwrap();
    rounds::open(&mut tx, round, app.clock.now()).await.unwrap();
    rounds::close(&mut tx, round, app.clock.now(), by, None).await.unwrap();
    tx.commit().await.unwrap();
    assert!(!app.public().get(&receipt).await.contains(&withdraw));
    assert_eq!(app.public().post(&withdraw, &[]).await.status, 409);
}

#[rocket::async_test]
async fn a_nomination_is_withdrawn_once_and_for_all() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let receipt = nominated(&app, edition, NominationKind::Proposal, "Titel").await;
    let withdraw = format!("{receipt}/withdraw");
    assert_eq!(app.public().forged_post(&withdraw).await.status, 400);
    assert_eq!(app.public().post(&withdraw, &[]).await.status, 303);
    let page = app.public().get(&receipt).await;
    assert!(page.contains("Diese Nominierung wurde zurückgezogen") && !page.contains(&withdraw));
    let again = app.public().post(&withdraw, &[]).await;
    assert_eq!(again.status, 409);
    assert!(again.contains("wurde zurückgezogen"));
    let filled = Filled::new(&app, edition, NominationKind::Proposal).await.with("version", "2");
    assert_eq!(app.public().post(format!("{receipt}/edit"), &filled.pairs()).await.status, 409);
}

#[rocket::async_test]
async fn a_link_that_is_not_exactly_right_opens_nothing() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, "Geheim").await;
    let mut wrong = receipt.clone();
    let last = wrong.pop().unwrap();
    wrong.push(if last == 'A' { 'B' } else { 'A' });
    for path in [wrong.as_str(), "/receipts/x", "/receipts/%00", &format!("{receipt}A")] {
        let page = app.public().get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(!page.contains("Geheim"));
        assert_eq!(app.public().post(format!("{path}/withdraw"), &[]).await.status, 404, "{path}");
    }
    let mut conn = app.db.read().await.unwrap();
    let hashes: Vec<String> =
        laudatio::on!(conn, c => sqlx::query_scalar("select token_hash from nomination").fetch_all(c).await).unwrap();
    assert!(!receipt.contains(&hashes[0]), "a stolen database opens no receipt");
}

#[rocket::async_test]
async fn strange_input_is_kept_as_text_and_does_no_harm() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let script = "<script>alert('x')</script>";
    let receipt = nominated(&app, edition, NominationKind::SelfApplication, script).await;
    let page = app.public().get(&receipt).await;
    assert!(!page.contains("<script>alert") && page.contains("&lt;script&gt;"));

    let name = "ن".repeat(150);
    for title in ["جسر بين الأحياء", name.as_str(), "Ein\0 Titel\u{7}", "🏆 -- or 1=1"] {
        let receipt = nominated(&app, edition, NominationKind::SelfApplication, title).await;
        let kept = laudatio::ground::web::clean(title);
        let page = app.public().get(&receipt).await;
        assert!(page.contains(&kept), "{title:?} in {}", page.text);
        let form = app.public().get(format!("{receipt}/edit")).await;
        assert_eq!(form.status, 200);
    }
    let too_long = "ن".repeat(151);
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, &too_long);
    let page = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(page.status, 422);
    assert!(page.contains(&too_long), "nothing is cut off");

    let huge = "a".repeat(1024 * 1024);
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.role(QuestionRole::Title, &huge);
    let page = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(page.status, 413);
    assert!(page.contains("Möglich ist 1 MB"));
}

#[rocket::async_test]
async fn requests_that_no_form_of_ours_sends_get_a_clear_answer() {
    let app = TestApp::start().await;
    open(&app).await;
    for (path, status) in [
        ("/prizes/integrationspreis/1999/nominate", 404),
        ("/prizes/integrationspreis/zwanzig/nominate", 404),
        ("/prizes/nobelpreis/2027/nominate", 404),
        ("/prizes/integrationspreis/2027/nominate?kind=nonsense", 200),
    ] {
        assert_eq!(app.public().get(path).await.status, status, "{path}");
    }
    assert_eq!(app.public().forged_post(FORM).await.status, 400);
    assert_eq!(app.public().post(FORM, &[]).await.status, 400, "no kind");
    let empty = app.public().post(FORM, &[("kind", "self")]).await;
    assert_eq!(empty.status, 422);
    let unknown = app.public().post(FORM, &[("kind", "self"), ("key", "short"), ("q-x", "y")]).await;
    assert_eq!(unknown.status, 422);
    assert_eq!(count(&app, "nomination").await, 0);
}

#[rocket::async_test]
async fn nothing_competes_before_the_office_has_looked_at_it() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    nominated(&app, edition, NominationKind::SelfApplication, "Titel").await;
    let mut conn = app.db.read().await.unwrap();
    assert!(store::eligible(&mut conn, edition).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn who_sends_very_many_waits_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    for number in 0..20 {
        nominated(&app, edition, NominationKind::SelfApplication, &format!("Eins von vielen {number}")).await;
    }
    let page = app.public().get(format!("{FORM}?kind=self")).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await.keyed_by(&page);
    let filled = filled.role(QuestionRole::Title, "Das eine zu viel");
    let refused = app.public().post(FORM, &filled.pairs()).await;
    assert_eq!(refused.status, 429);
    assert!(refused.contains("sehr viele Nominierungen") && refused.contains("Das eine zu viel"), "{}", refused.text);
    assert_eq!(count(&app, "nomination").await, 20);
    let elsewhere = filled.clone().role(QuestionRole::NomineeEmail, "eva@beispiel.example");
    assert_eq!(app.public().post(FORM, &elsewhere.pairs()).await.status, 303, "others are not held up");
    app.at("2027-09-07T08:01:05Z");
    let filled = filled.keyed_by(&app.public().get(format!("{FORM}?kind=self")).await);
    assert_eq!(app.public().post(FORM, &filled.pairs()).await.status, 303);
}
