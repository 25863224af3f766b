//! What people agreed to, and on what conditions they took part: it stays word for word once a call is published.

use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::{Question, QuestionKind};
use laudatio::contest::prizes::store;
use laudatio::i18n::Lang;

use crate::contest::nominations::{nominated, open};
use crate::support::TestApp;

async fn questions(app: &TestApp) -> Vec<Question> {
    let id = app.newest_edition("integrationspreis").await.edition_id;
    store::questions(&mut app.db.read().await.unwrap(), id).await.unwrap()
}

#[rocket::async_test]
async fn nobody_changes_what_people_have_declared_in_a_published_call() {
    let app = TestApp::start().await;
    let id = app.newest_edition("integrationspreis").await.edition_id;
    let path = |question: &Question| format!("/office/editions/{id}/questions/{}", question.question_id);
    let change = async |question: &Question, label: &str, hint: &str| {
        let version = app.newest_edition("integrationspreis").await.version.to_string();
        let form = [
            ("label_de", label),
            ("label_en", question.label.get(Lang::En)),
            ("hint_de", hint),
            ("hint_en", question.hint.get(Lang::En)),
            ("section_de", question.section.german()),
            ("section_en", question.section.get(Lang::En)),
            ("version", version.as_str()),
        ];
        app.office().await.post(path(question), &form).await
    };
    // Before it is published all of it changes.
    let declares = |question: &&Question| question.kind == QuestionKind::Declaration;
    let before = questions(&app).await;
    let first = before.iter().find(declares).unwrap();
    let draft = change(first, "Ein Entwurf.", "").await;
    assert_eq!(draft.status, 303, "{}", draft.text);
    open(&app).await;
    let published = questions(&app).await;
    let declarations: Vec<&Question> = published.iter().filter(declares).collect();
    assert!(declarations.len() > 1);
    let list = app.office().await.get(format!("/office/editions/{id}/questions")).await;
    for question in &declarations {
        assert!(!list.contains(&format!("{}\"", path(question))), "no page to change it");
        assert_eq!(app.office().await.get(path(question)).await.status, 409);
        for (label, hint) in [
            ("Mein Name darf überall stehen.", question.hint.german()),
            (question.label.german(), "Auch in der Werbung."),
        ] {
            let refused = change(question, label, hint).await;
            assert_eq!(refused.status, 409, "{}", refused.text);
            assert!(refused.contains("Erklärungen"), "{}", refused.text);
        }
    }
    let facts = |questions: &[Question]| serde_json::to_value(questions).unwrap();
    assert_eq!(facts(&questions(&app).await), facts(&published));
}

#[rocket::async_test]
async fn nobody_changes_who_may_take_part_in_a_published_call() {
    let app = TestApp::start().await;
    let id = open(&app).await;
    let office = app.office().await;
    let path = format!("/office/editions/{id}/basics");
    let page = office.get(&path).await;
    assert!(
        !page.contains("eligible_de") && page.contains("Wer teilnehmen kann und die Regeln bleiben"),
        "{}",
        page.text
    );
    let before = app.newest_edition("integrationspreis").await;
    let form = |version: &str, eligible: Option<&str>| {
        let mut form = vec![
            ("purpose_de".to_owned(), "Wir ehren Projekte, die verbinden.".to_owned()),
            ("contact".to_owned(), "büro@dortmund.example".to_owned()),
            ("version".to_owned(), version.to_owned()),
        ];
        form.extend(eligible.map(|text| ("eligible_de".to_owned(), text.to_owned())));
        form
    };
    let send = async |eligible: Option<&str>| {
        let form = form(&page.input("version"), eligible);
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        office.post(&path, &pairs).await
    };
    let refused = send(Some("Nur Vereine mit Sitz in Hörde.")).await;
    assert!(refused.status == 409 && refused.contains("wer teilnehmen kann"), "{}", refused.text);
    assert_eq!(app.newest_edition("integrationspreis").await.eligible, before.eligible);
    // Other wording is corrected, and the conditions stay.
    assert_eq!(send(None).await.status, 303);
    let after = app.newest_edition("integrationspreis").await;
    assert_eq!(after.purpose.german(), "Wir ehren Projekte, die verbinden.");
    assert_eq!(after.eligible, before.eligible);
}

#[rocket::async_test]
async fn an_answer_stands_beside_the_words_that_it_was_given_to() {
    let app = TestApp::start().await;
    let id = open(&app).await;
    let before = nominated(&app, id, NominationKind::SelfApplication, "Brückenbau").await;
    let asked = |question: &&Question| {
        question.kind == QuestionKind::LongText && !question.optional && question.is_shown(false)
    };
    let questions = questions(&app).await;
    let question = questions.iter().find(asked).unwrap();
    let old = question.label.german().to_owned();
    app.at("2027-09-10T08:00:00Z");
    let office = app.office().await;
    let path = format!("/office/editions/{id}/questions/{}", question.question_id);
    let version = office.get(&path).await.input("version");
    let form = [("label_de", "Was ist ganz anders?"), ("version", version.as_str())];
    let saved = office.post(&path, &form).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let after = nominated(&app, id, NominationKind::SelfApplication, "Lesekreis").await;
    let (earlier, later) = (app.public().get(&before).await, app.public().get(&after).await);
    assert!(earlier.contains(&old) && !earlier.contains("Was ist ganz anders?"), "{}", earlier.text);
    assert!(later.contains("Was ist ganz anders?"), "{}", later.text);
    // Whoever answers once more answers what is asked now.
    let edit = app.public().get(format!("{before}/edit")).await;
    assert!(edit.contains("Was ist ganz anders?"), "{}", edit.text);
    // The office reads the same.
    let list = office.get(format!("/office/editions/{id}/nominations")).await;
    let links: Vec<&str> = list.text.split("href=\"").filter(|part| part.starts_with("/office/nominations/")).collect();
    let mut seen = [0, 0];
    for link in links {
        let page = office.get(link.split('"').next().unwrap()).await;
        seen[usize::from(page.contains("Was ist ganz anders?"))] += 1;
    }
    assert!(seen[0] > 0 && seen[1] > 0, "{seen:?}");
}
