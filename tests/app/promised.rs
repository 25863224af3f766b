//! Every sentence that promises a mail: the act that it speaks of leaves that mail in the outbox.

use std::collections::BTreeSet;

use laudatio::i18n::{self, Lang};
use laudatio::nominations::model::Kind;
use laudatio::on;
use laudatio::web::Role;

use crate::nominations::nominated;
use crate::stage::Stage;
use crate::support::TestApp;

/// The sentences that speak of a mail to come, with the kind of mail; what a mail itself says is not among them.
const PROMISES: [(&str, &str); 19] = [
    ("accounts-forgot-lead", "password"),
    ("accounts-forgot-sent-lead", "password"),
    ("accounts-invite-lead", "invitation"),
    ("accounts-link-lead-first_office", "invitation"),
    ("accounts-profile-language-hint", "invitation"),
    ("flash-accounts-invited", "invitation"),
    ("flash-accounts-invited-again", "invitation"),
    ("approvals-ask-text", "approval"),
    ("flash-approvals-asked", "approval"),
    ("receipt-mailed", "receipt"),
    ("rounds-extend-lead", "extension"),
    ("flash-rounds-extended", "extension"),
    ("scoring-nothing-text", "round"),
    ("flash-scoring-reminded", "reminder"),
    ("mail-list-empty-text", "receipt"),
    // tests/app/scoring.rs and tests/app/revisions.rs find these.
    ("rounds-extend-mails", "extension"),
    ("rounds-extend-corrected", "correction"),
    ("flash-rounds-extension-back", "correction"),
    ("nomination-correct-lead-read", "corrected"),
];

/// Words by which people are promised something that comes by mail.
const WORDS: [&str; 9] = [
    "Wir schicken",
    "Wir schreiben",
    "schreiben Ihnen",
    "benachrichtig",
    "melden uns",
    "unterwegs",
    "auf dem Weg",
    "bekommt eine E-Mail",
    "bekommen eine E-Mail",
];

#[test]
fn no_sentence_promises_a_mail_that_is_not_known_here() {
    let known: BTreeSet<&str> = PROMISES.iter().map(|(key, _)| *key).collect();
    for folder in std::fs::read_dir("locales/de").unwrap() {
        let text = std::fs::read_to_string(folder.unwrap().path()).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                key = name.to_owned();
            }
            let promises = WORDS.iter().any(|word| line.contains(word)) || line.contains("bekommen dann eine E-Mail");
            let denies = line.contains("Niemand bekommt");
            assert!(!promises || denies || known.contains(key.as_str()), "{key} promises a mail: {line}");
        }
    }
    let keys: BTreeSet<String> = i18n::keys(Lang::De).into_iter().collect();
    for (key, _) in PROMISES {
        assert!(keys.contains(key), "{key} is gone");
    }
}

/// Who was written to, by kind of mail.
pub async fn written(app: &TestApp, kind: &str) -> Vec<(String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select recipient, body_text from mail where kind = $1 order by recipient";
    on!(conn, c => sqlx::query_as(sql).bind(kind).fetch_all(c).await).unwrap()
}

async fn address(app: &TestApp, person: laudatio::ids::PersonId) -> String {
    let mut conn = app.db.read().await.unwrap();
    laudatio::accounts::store::person(&mut conn, person).await.unwrap().unwrap().email
}

#[rocket::async_test]
async fn whoever_nominates_is_invited_or_forgets_a_password_finds_the_mail_in_the_outbox() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    nominated(&app, edition, Kind::SelfApplication, "Brücke").await;
    assert_eq!(written(&app, "receipt").await.len(), 1);
    let office = app.office().await;
    let form = [("name", "Ada Vogel"), ("email", "ada@x.example"), ("role", "juror"), ("language", "de")];
    assert_eq!(office.post("/office/people/invite", &form).await.status, 303);
    let invited = written(&app, "invitation").await;
    assert_eq!(invited.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["ada@x.example"]);
    let settings = app.state::<laudatio::config::Settings>();
    let forgets = async || laudatio::accounts::actions::forgot_password(&app.ctx(), settings, "ada@x.example").await;
    // Who has not chosen one yet is invited once more.
    forgets().await.unwrap();
    let (again, none) = (written(&app, "invitation").await, written(&app, "password").await);
    assert_eq!((again.len(), none.len()), (2, 0));
    let links = again.iter().map(|(_, text)| crate::people::link_in(text));
    for link in links {
        crate::people::follows(&app, &link).await;
    }
    forgets().await.unwrap();
    let form = [("email", "niemand@x.example")];
    for page in [app.public().get("/forgot-password").await, app.public().post("/forgot-password", &form).await] {
        assert!(page.contains("verschickt zurzeit keine Mails"), "{}", page.text);
        assert!(!page.contains("Wir schicken Ihnen einen Link") && !page.contains("unterwegs"), "{}", page.text);
    }
    let sending = TestApp::with(&[("smtp_url", "smtp://127.0.0.1:9")]).await;
    assert!(sending.public().get("/forgot-password").await.contains("Wir schicken Ihnen einen Link"));
    let sent = written(&app, "password").await;
    assert_eq!(sent.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["ada@x.example"]);
}

#[rocket::async_test]
async fn the_jury_is_written_to_when_a_round_opens_grows_or_gets_more_time() {
    let stage = Stage::new(Some(1)).await;
    let entries = stage.entries(&["Brücke", "Garten"]).await;
    let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
    let office = stage.app.signed_in(stage.by).await;
    let settings = [
        ("name", "Vorauswahl"),
        ("distribution", "some"),
        ("reviews", "1"),
        ("method", "mean"),
        ("opens", "2027-09-21T08:00"),
        ("closes", "2027-10-31T23:59"),
        ("version", "1"),
    ];
    let saved = office.post(stage.path("/settings"), &settings).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    // What is only prepared is nobody's business yet.
    assert_eq!(written(&stage.app, "round").await.len() + written(&stage.app, "assigned").await.len(), 0);
    assert_eq!(office.opens(stage.path("/open")).await.status, 303);
    let told = written(&stage.app, "round").await;
    let mut both = vec![address(&stage.app, ada).await, address(&stage.app, ben).await];
    both.sort();
    assert_eq!(told.iter().map(|(to, _)| to.clone()).collect::<Vec<_>>(), both);
    for said in ["Integrationspreis der Stadt Dortmund 2027 – Vorauswahl", "Eine Nominierung wartet", "/jury"] {
        assert!(told[0].1.contains(said), "{said}: {}", told[0].1);
    }
    assert!(told[0].1.contains("bewerten ab 21. September 2027, 08:00 Uhr und bis 31. Oktober 2027"), "{}", told[0].1);
    // A second click opens nothing and writes to nobody.
    assert_ne!(office.opens(stage.path("/open")).await.status, 303);
    assert_eq!(written(&stage.app, "round").await.len(), 2);

    // One more entry comes to whoever did not have it.
    let other = if stage.assignment(entries[0], ada).await.is_some() { ben } else { ada };
    let more = [("nomination_id", entries[0].to_string()), ("person_id", other.to_string())];
    let more: Vec<_> = more.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(office.post(stage.path("/assignment/add"), &more).await.status, 303);
    let told = written(&stage.app, "assigned").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].0, address(&stage.app, other).await);
    assert!(told[0].1.contains("eine Nominierung für Sie dazugekommen"), "{}", told[0].1);

    // More time for everybody, and a reminder.
    stage.app.at("2027-09-22T08:00:00Z");
    let office = stage.app.signed_in(stage.by).await;
    let longer = [("who", ""), ("until", "2027-11-07T23:59"), ("reason", "Herbstferien")];
    let extended = office.reads_and_posts(&stage.path("/extend"), &longer).await;
    assert_eq!(extended.status, 303, "{}", extended.text);
    assert_eq!(written(&stage.app, "extension").await.iter().map(|(to, _)| to.clone()).collect::<Vec<_>>(), both);
    assert_eq!(office.post(stage.path("/remind"), &[]).await.status, 303);
    assert_eq!(written(&stage.app, "reminder").await.len(), 2);
    // Whoever is asked to confirm hears of it.
    let second = stage.app.person("Eva Amt", Role::Office).await;
    assert_eq!(office.asks_to_close(&stage.path(""), "Es reicht.").await.status, 303);
    let asked = written(&stage.app, "approval").await;
    assert!(asked.iter().any(|(to, _)| to.contains(&second.to_string())), "{asked:?}");
}
