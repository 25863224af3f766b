//! Where a round stands: each step is done while its condition holds, and every overview says so at once.

use laudatio::contest::nominations::actions::{self as nominations, Editor};
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::Role;
use laudatio::ids::{NominationId, PersonId};

use crate::stage::Stage;
use crate::support::{Answer, Visitor};

/// The steps of the round's page that are done.
async fn done(stage: &Stage, office: &Visitor<'_>) -> Vec<String> {
    let page = office.get(stage.path("")).await;
    let steps = page.text.split("l-steps__item--").skip(1);
    let done = steps.filter(|step| step.starts_with("past"));
    done.map(|step| step.split("l-steps__label\">").nth(1).unwrap().split('<').next().unwrap().to_owned()).collect()
}

async fn distribute(stage: &Stage, office: &Visitor<'_>) {
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    let answer = office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// The round's page, the office's first page and the call's page.
async fn overviews(stage: &Stage, office: &Visitor<'_>) -> Vec<Answer> {
    stage.app.at("2027-09-20T09:00:00Z");
    let mut pages = Vec::new();
    for path in [stage.path(""), "/office".to_owned(), format!("/office/editions/{}", stage.edition)] {
        pages.push(office.get(path).await);
    }
    pages
}

async fn assert_all(stage: &Stage, office: &Visitor<'_>, said: &str, expected: bool) {
    for (page, name) in overviews(stage, office).await.iter().zip(["round", "office", "call"]) {
        assert_eq!(page.contains(said), expected, "{said} on the page of the {name}: {}", page.text);
    }
}

async fn declares(stage: &Stage, juror: PersonId) {
    let path = format!("/jury/declarations/{}", stage.round);
    assert_eq!(stage.app.signed_in(juror).await.post(path, &[("confirm", "yes")]).await.status, 303);
}

async fn joins(stage: &Stage, name: &str) -> PersonId {
    let juror = stage.app.person(name, Role::Juror).await;
    let mut tx = stage.app.db.write().await.unwrap();
    rounds::insert_juror(&mut tx, stage.round, juror).await.unwrap();
    tx.commit().await.unwrap();
    juror
}

async fn prepared() -> (Stage, Vec<NominationId>, Vec<PersonId>) {
    let stage = Stage::new(Some(3)).await;
    let entries = stage.entries(&["Brücke", "Garten", "Chor"]).await;
    let mut jurors = Vec::new();
    for name in ["Ada", "Ben", "Cem", "Dua"] {
        jurors.push(joins(&stage, name).await);
    }
    (stage, entries, jurors)
}

const PREPARED: [&str; 5] = ["Kriterien", "Nominierungen", "Jury", "Befangenheit", "Verteilung"];

#[rocket::async_test]
async fn a_step_before_the_round_opens_turns_open_again() {
    let (stage, _, jurors) = prepared().await;
    let office = stage.app.office().await;
    assert_eq!(done(&stage, &office).await, PREPARED[..3]);
    // To distribute is no answer to who has a conflict.
    distribute(&stage, &office).await;
    assert_eq!(done(&stage, &office).await, ["Kriterien", "Nominierungen", "Jury", "Verteilung"]);
    for &juror in &jurors {
        declares(&stage, juror).await;
    }
    assert_eq!(done(&stage, &office).await, PREPARED);

    // A juror who came after the others had declared.
    let eda = joins(&stage, "Eda").await;
    assert_eq!(done(&stage, &office).await, ["Kriterien", "Nominierungen", "Jury", "Verteilung"]);
    assert_all(&stage, &office, "Eine Erklärung zur Befangenheit fehlt (Jury: 5)", true).await;
    declares(&stage, eda).await;
    assert_eq!(done(&stage, &office).await, PREPARED);

    // An entry that came after the distribution: nobody reads it, and nobody has declared on it.
    let late = stage.entry("Werkstatt").await;
    assert_eq!(done(&stage, &office).await, PREPARED[..3]);
    let list = stage.app.signed_in(eda).await.get("/jury").await;
    assert!(list.contains("Bitte erklären Sie sich zuerst"), "{}", list.text);
    for &juror in jurors.iter().chain([&eda]) {
        declares(&stage, juror).await;
    }
    assert_all(&stage, &office, "Eine Nominierung hat weniger als 3 Lesende", true).await;
    assert_eq!(done(&stage, &office).await, PREPARED[..4]);
    distribute(&stage, &office).await;
    assert_eq!(done(&stage, &office).await, PREPARED);

    // One that was withdrawn.
    withdraw(&stage, late).await;
    assert_eq!(done(&stage, &office).await, ["Kriterien", "Jury", "Befangenheit", "Verteilung"]);
}

async fn withdraw(stage: &Stage, entry: NominationId) {
    nominations::withdraw(&stage.app.ctx(), Editor::Office(stage.by, entry), Some("Auf eigenen Wunsch."))
        .await
        .unwrap();
}

#[rocket::async_test]
async fn a_recusal_that_leaves_two_readers_of_three_is_seen_on_every_overview() {
    let (stage, entries, jurors) = prepared().await;
    let office = stage.app.office().await;
    distribute(&stage, &office).await;
    for &juror in &jurors {
        declares(&stage, juror).await;
    }
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    assert_eq!(done(&stage, &office).await, PREPARED);
    let said = "Eine Nominierung hat weniger als 3 Lesende";
    assert_all(&stage, &office, said, false).await;

    let mut reader = None;
    for &juror in &jurors {
        if stage.assignment(entries[0], juror).await.is_some() {
            reader = Some(juror);
        }
    }
    let reader = reader.unwrap();
    let sheet = stage.assignment(entries[0], reader).await.unwrap();
    let recusal = [("reason", "organ"), ("note", "")];
    let answer = stage.app.signed_in(reader).await.post(format!("/jury/sheets/{sheet}/recuse"), &recusal).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(done(&stage, &office).await, PREPARED[..4]);
    assert_all(&stage, &office, said, true).await;
    let page = office.get(stage.path("")).await;
    assert!(page.contains("Ersatz bestimmen"), "{}", page.text);

    // The fourth one reads it instead.
    let spare = {
        let mut spare = None;
        for &juror in &jurors {
            if stage.assignment(entries[0], juror).await.is_none() {
                spare = Some(juror);
            }
        }
        spare.unwrap().to_string()
    };
    let entry = entries[0].to_string();
    let by_hand = [("nomination_id", entry.as_str()), ("person_id", spare.as_str())];
    let answer = office.post(stage.path("/assignment/add"), &by_hand).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_all(&stage, &office, said, false).await;
    assert_eq!(done(&stage, &office).await, PREPARED);

    // Whoever is locked out reads nothing more.
    stage.app.disable(spare.parse().unwrap()).await;
    assert!(!done(&stage, &office).await.contains(&"Verteilung".to_owned()));
}
