//! Every sentence that promises a mail: the act that it speaks of leaves that mail in the outbox.

use std::collections::BTreeSet;

use laudatio::contest::nominations::model::NominationKind;
use laudatio::ground::web::Role;
use laudatio::i18n::{self, Lang};
use laudatio::on;

use crate::contest::nominations::nominated;
use crate::ground::mail::fates;
use crate::stage::Stage;
use crate::support::{TestApp, unfilled_but};
use crate::tidy::files;

/// The sentences that speak of a mail to come, with the kind of mail and the test that finds it; what a mail itself says
/// is not among them.
const PROMISES: [(&str, &str, &str); 34] = [
    ("accounts-forgot-lead", "password", SIGNED_UP),
    ("accounts-forgot-sent-lead", "password", SIGNED_UP),
    ("accounts-invite-lead", "invitation", SIGNED_UP),
    ("accounts-link-lead-first_office", "invitation", SIGNED_UP),
    ("accounts-profile-language-hint", "invitation", SIGNED_UP),
    ("flash-accounts-invited", "invitation", SIGNED_UP),
    ("flash-accounts-invited-again", "invitation", SIGNED_UP),
    ("approvals-ask-text", "approval", THE_JURY),
    ("flash-approvals-asked", "approval", THE_JURY),
    ("receipt-mailed", "receipt", SIGNED_UP),
    ("rounds-extend-lead", "extension", THE_JURY),
    ("flash-rounds-extended", "extension", THE_JURY),
    ("rounds-extend-read-lead", "extension", THE_JURY),
    ("scoring-nothing-text", "round", THE_JURY),
    ("flash-scoring-reminded", "reminder", THE_JURY),
    ("mail-list-empty-text", "receipt", SIGNED_UP),
    ("rounds-extend-mails", "extension", "the_office_gives_everybody_or_one_juror_more_time"),
    ("rounds-extend-corrected", "correction", "more_time_with_a_wrong_year_is_taken_back_and_the_jury_is_told"),
    ("flash-rounds-extension-back", "correction", "more_time_with_a_wrong_year_is_taken_back_and_the_jury_is_told"),
    ("nomination-correct-lead-read", "corrected", "a_correction_marks_the_sheets_that_were_made_before_it"),
    ("moved-told", "moved", "who_was_late_is_in_time_once_the_deadline_moves_behind_it"),
    ("moved-submit", "moved", "who_was_late_is_in_time_once_the_deadline_moves_behind_it"),
    ("results-reopen-mails", "reopened", REOPENED),
    ("opening-round-lead", "round", THE_JURY),
    ("opening-round-next-frozen", "round", THE_JURY),
    ("opening-back-mails", "round_back", OPENED_BACK),
    ("mail-round_back-text", "round", THE_JURY),
    ("people-waits-text", "invitation", BY_TWO),
    ("people-invite-two", "invitation", BY_TWO),
    ("people-happens-invite", "invitation", BY_TWO),
    ("people-happens-change_role", "invitation", "somebody_from_the_jury_comes_into_the_office_with_another_password"),
    ("people-happens-enable", "invitation", "whoever_comes_back_without_a_password_is_invited_again"),
    ("people-happens-reset", "password_taken", "two_people_change_an_account_of_the_office"),
    ("letters-read-at-once", "letter", "letters_leave_at_once_where_the_office_wants_no_wait"),
];

/// Promises that ask otherwise whether mails leave here: another page stands in their place, a mail says it itself, or
/// they only say what a mail is written in, or for.
const ASKED_OTHERWISE: [&str; 6] = [
    "accounts-forgot-lead",
    "accounts-forgot-sent-lead",
    "accounts-profile-language-hint",
    "receipt-mailed",
    "mail-list-empty-text",
    "mail-round_back-text",
];

const BY_TWO: &str = "an_account_that_can_confirm_is_let_in_by_two";

const SIGNED_UP: &str = "whoever_nominates_is_invited_or_forgets_a_password_finds_the_mail_in_the_outbox";
const THE_JURY: &str = "the_jury_is_written_to_when_a_round_opens_grows_or_gets_more_time";
const OPENED_BACK: &str = "a_round_opened_too_early_is_prepared_again_and_the_jury_is_told";
const REOPENED: &str = "whoever_has_to_act_is_written_to_when_a_round_is_opened_again";

/// The sentences that speak of mails and promise none: names of fields and columns, what has happened to a mail, how
/// something has come to us.
const NO_PROMISES: [&str; 80] = [
    "mail-stale-said",
    "nomination-edit-too-many-title",
    "setting-log",
    "setting-mail",
    "audit-act-mail_cancelled",
    "audit-act-mails_released",
    "audit-act-mails_retried",
    "audit-detail-mails",
    "flash-mail-cancelled",
    "flash-mails-released",
    "flash-mails-retried",
    "mail-failed",
    "mail-failed-alike",
    "mail-held",
    "mail-none-held",
    "mail-not-waiting",
    "mail-show-cancel-confirm",
    "mail-trouble",
    "mail-trouble-next",
    "erasure-goes-mails",
    "erasure-goes-mails-to",
    "erasure-stays-namesake",
    "letters-read-paper",
    "screening-read-mail",
    "accounts-forgot-sent-title",
    "audit-detail-told",
    "moved-untold",
    "accounts-sign-in-email",
    "accounts-no-match",
    "accounts-forgot-email",
    "accounts-forgot-waits-lead",
    "accounts-link-email",
    "accounts-people-email",
    "accounts-invite-email",
    "accounts-invite-language",
    "accounts-person-invitation-note",
    "audit-act-mail_retried",
    "audit-act-link_shown",
    "audit-subject-mail",
    "erasure-goes-email",
    "erasure-goes-letters",
    "exports-nominations-nominee-email",
    "exports-nominations-nominator-email",
    "exports-engagement-email",
    "jury-sign-domain",
    "letters-held-over",
    "letters-no-email",
    "letters-email",
    "letters-to-mail",
    "letters-print-lead",
    "letters-print-empty-text",
    "mail-list-lead",
    "mail-list-tabs",
    "mail-list-empty",
    "mail-not-failed",
    "flash-mail-retried",
    "mail-already-sent",
    "mail-goes-by-itself",
    "mail-show-of-owner",
    "mail-show-error",
    "nomination-origin-email",
    "nomination-enter-choose",
    "pages-feedback-message",
    "pages-feedback-email",
    "flash-pages-feedback-sent",
    "edition-gap-nominee-email",
    "edition-gap-nominator-email",
    "archive-lead",
    "basics-contact-hint",
    "questions-empty-text",
    "questions-kind-email",
    "questions-role-nominee-email",
    "questions-role-nominator-email",
    "opening-mail",
    "rounds-extend-reason-hint",
    "screening-list-new",
    "screening-list-empty-text",
    "banner-no-mail",
    "field-email",
    "meeting-wording-hint",
];

/// Words by which people are told of mails, or promised to hear of something. A language without any does not compile.
fn words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::De => &[
            "mail",
            "nachricht",
            "wir schicken",
            "wir schreiben",
            "schreiben wir",
            "schicken wir",
            "schreiben ihnen",
            "benachrichtig",
            "melden uns",
            "unterwegs",
            "auf dem weg",
            "bescheid",
            "angeschrieben",
            "einladung hinaus",
            "einladung geht",
            "an die adresse oben",
            "gehen sofort hinaus",
        ],
        Lang::En => &[
            "mail",
            "message",
            "we will send",
            "we send",
            "will write",
            "we write",
            "write to you",
            "let you know",
            "tell you",
            "hear from us",
            "in touch with you",
            "notif",
            "on its way",
            "on their way",
            "will be told",
            "is told",
            "are told",
            "gets a letter",
            "invitation goes",
            "to the address above",
            "are sent immediately",
        ],
    }
}

/// Whether a sentence speaks of a mail; a word that only begins with "mail" as "mailserver" does is none.
fn speaks_of_mail(lang: Lang, line: &str) -> bool {
    let line = line.to_lowercase();
    // What stands in braces is a name of ours.
    let said: String = line.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
    words(lang).iter().any(|word| said.contains(word))
}

/// The sentences of a language that speak of mails, each once.
fn speaking(lang: Lang) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files(&format!("locales/{lang}"), ".ftl") {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut said = line;
            if let Some((name, rest)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                (key, said) = (name.to_owned(), rest);
            }
            if speaks_of_mail(lang, said) {
                found.insert(key.clone());
            }
        }
    }
    found
}

#[test]
fn no_sentence_of_any_language_promises_a_mail_that_is_not_known_here() {
    let known: BTreeSet<&str> = PROMISES.iter().map(|(key, ..)| *key).collect();
    let denied: BTreeSet<&str> = NO_PROMISES.into_iter().collect();
    let mut all = BTreeSet::new();
    for &lang in Lang::ALL {
        let found = speaking(lang);
        let unknown: Vec<_> =
            found.iter().filter(|key| !known.contains(key.as_str()) && !denied.contains(key.as_str())).collect();
        assert!(unknown.is_empty(), "{lang}: does this promise a mail? {unknown:#?}");
        all.extend(found);
    }
    let keys: BTreeSet<String> = i18n::keys(Lang::De).into_iter().collect();
    for key in known.iter().chain(&denied) {
        assert!(keys.contains(*key), "{key} is gone");
    }
    assert!(known.is_disjoint(&denied));
    let silent: Vec<_> = denied.iter().filter(|key| !all.contains(**key)).collect();
    assert!(silent.is_empty(), "these do not speak of mails any more: {silent:#?}");
}

#[test]
fn every_promise_asks_whether_mails_leave_here() {
    for &lang in Lang::ALL {
        for (key, ..) in PROMISES {
            let said = |mails| unfilled_but(lang, key, &[("mails", mails)]);
            assert_eq!(said("yes") != said("no"), !ASKED_OTHERWISE.contains(&key), "{lang}: {key}");
        }
    }
}

#[test]
fn a_promise_is_found_in_whichever_language_it_stands() {
    for (lang, line, speaks) in [
        (Lang::De, "Wir schicken Ihnen einen Link.", true),
        (Lang::De, "Sie bekommen dann eine E-Mail.", true),
        (Lang::De, "Sie bekommen { $mail } zurück.", false),
        (Lang::En, "We will let you know as soon as it is decided.", true),
        (Lang::En, "You then get an e-mail.", true),
        (Lang::En, "Your message is on its way.", true),
        (Lang::En, "The nomination is saved.", false),
    ] {
        assert_eq!(speaks_of_mail(lang, line), speaks, "{line}");
    }
}

#[test]
fn every_promise_names_the_test_that_finds_its_mail() {
    let tests: String = files("tests/app", ".rs").into_iter().map(|(_, text)| text).collect();
    for (key, kind, test) in PROMISES {
        let begin = tests.find(&format!("async fn {test}(")).unwrap_or_else(|| panic!("{key}: there is no {test}"));
        // Tests stand one after the other; the helpers of a file may look for the kind.
        let looks_for = |text: &str| {
            [format!("\"{kind}\""), format!("kind = '{kind}'")].iter().any(|sign| text.contains(sign.as_str()))
        };
        let body = tests[begin..].split("\n}\n").next().unwrap();
        assert!(looks_for(body) || body.contains("told(&app)"), "{key}: {test} looks for no mail of the kind {kind}");
        for &lang in Lang::ALL {
            let subject = format!("mail-{kind}-subject");
            assert!(i18n::keys(lang).contains(&subject), "{kind} is not written in {lang}");
        }
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
    laudatio::people::accounts::store::person(&mut conn, person).await.unwrap().unwrap().email
}

#[rocket::async_test]
async fn whoever_nominates_is_invited_or_forgets_a_password_finds_the_mail_in_the_outbox() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    nominated(&app, edition, NominationKind::SelfApplication, "Brücke").await;
    assert_eq!(written(&app, "receipt").await.len(), 1);
    let office = app.office().await;
    let form = [("name", "Ada Vogel"), ("email", "ada@x.example"), ("role", "juror"), ("language", "de")];
    assert_eq!(office.post("/office/people/invite", &form).await.status, 303);
    let invited = written(&app, "invitation").await;
    assert_eq!(invited.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["ada@x.example"]);
    let settings = app.state::<laudatio::ground::config::Settings>();
    let forgets =
        async || laudatio::people::accounts::actions::forgot_password(&app.ctx(), settings, "ada@x.example").await;
    // Who has not chosen one yet is invited once more.
    forgets().await.unwrap();
    let (again, none) = (written(&app, "invitation").await, written(&app, "password").await);
    assert_eq!((again.len(), none.len()), (2, 0));
    let links = again.iter().map(|(_, text)| crate::people::directory::link_in(text));
    for link in links {
        crate::people::directory::follows(&app, &link).await;
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

#[rocket::async_test]
async fn whoever_has_to_act_is_written_to_when_a_round_is_opened_again() {
    for (closes, reopened_at, window) in [
        ("2027-10-31T23:59", "2027-10-20T08:00:00Z", "bis 31. Oktober 2027, 23:59 Uhr"),
        ("2027-10-31T23:59", "2027-11-05T08:00:00Z", "sobald die Geschäftsstelle die Frist verlängert"),
        ("", "2027-11-05T08:00:00Z", "bis die Runde wieder abgeschlossen wird"),
    ] {
        let stage = Stage::new(None).await;
        stage.entries(&["Brücke", "Garten"]).await;
        let (ada, ben) = (stage.juror("Ada").await, stage.juror("Ben").await);
        let office = stage.app.signed_in(stage.by).await;
        let settings = [
            ("name", "Vorauswahl"),
            ("distribution", "everyone"),
            ("method", "mean"),
            ("closes", closes),
            ("version", "1"),
        ];
        assert_eq!(office.post(stage.path("/settings"), &settings).await.status, 303);
        let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
        office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
        assert_eq!(office.opens(stage.path("/open")).await.status, 303);
        let eva = stage.app.person("Eva Amt", Role::Office).await;
        let second = stage.app.signed_in(eva).await;
        let asked = office.asks_to_close(&stage.path(""), "Es reicht.").await;
        assert_eq!(asked.status, 303, "{}", asked.text);
        assert_eq!(second.confirms(&stage.path("/close")).await.status, 303);
        assert!(written(&stage.app, "reopened").await.is_empty());

        stage.app.at(reopened_at);
        let (office, second) = (stage.app.signed_in(stage.by).await, stage.app.signed_in(eva).await);
        let path = stage.path("/reopen");
        let page = office.get(&path).await;
        assert!(page.contains("Alle, die in dieser Runde lesen, müssen Sie selbst benachrichtigen"), "{}", page.text);
        let form = [("shown", page.input("shown")), ("reason", "Ein Irrtum".to_owned())];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        assert_eq!(office.post(&path, &form).await.status, 303);
        // As long as it is only asked for nobody is told.
        assert!(written(&stage.app, "reopened").await.is_empty());
        assert_eq!(second.confirms(&path).await.status, 303);
        let told = written(&stage.app, "reopened").await;
        let mut both = vec![address(&stage.app, ada).await, address(&stage.app, ben).await];
        both.sort();
        assert_eq!(told.iter().map(|(to, _)| to.clone()).collect::<Vec<_>>(), both);
        for said in ["Vorauswahl“ war abgeschlossen und ist wieder geöffnet. Ihre 2 Bewertungen", window, "/jury"] {
            assert!(told[0].1.contains(said), "{said}: {}", told[0].1);
        }
        let own = address(&stage.app, stage.by).await;
        let others = written(&stage.app, "reopened_office").await;
        assert!(others.iter().any(|(to, _)| *to == own), "{others:?}");
        assert!(others.iter().all(|(to, _)| *to != address_of(eva)), "who has just done it knows: {others:?}");
        let fates = fates(&stage.app, "reopened_office").await;
        assert!(matches!(&fates[..], [(fate, _)] if fate == "sent"), "while it is open: {fates:?}");
        let ends = others[0].1.contains("verlängern Sie die Frist");
        assert_eq!(ends, window.contains("verlängert"), "{}", others[0].1);
    }
}

fn address_of(person: laudatio::ids::PersonId) -> String {
    format!("{person}@dortmund.example")
}

#[rocket::async_test]
async fn no_mail_is_promised_where_none_leaves() {
    for (app, promises) in
        [(TestApp::start().await, false), (TestApp::with(&[("smtp_url", "smtp://127.0.0.1:9")]).await, true)]
    {
        let office = app.office().await;
        let juror = app.person("Ada", Role::Juror).await;
        let list = app.signed_in(juror).await.get("/jury").await;
        assert!(list.contains("finden Sie hier Ihre Nominierungen"), "{}", list.text);
        assert_eq!(list.contains("Sie bekommen dann eine E-Mail"), promises, "{}", list.text);
        let invite = office.get("/office/people/invite").await;
        assert_eq!(invite.contains("bekommt eine E-Mail"), promises, "{}", invite.text);
        assert_eq!(invite.contains("wartet im Postausgang"), !promises, "{}", invite.text);
        let form = [("name", "Ada Vogel"), ("email", "ada@x.example"), ("role", "juror"), ("language", "de")];
        let answer = office.post("/office/people/invite", &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let people = office.clone().after(&answer).get("/office/people").await;
        let (sent, waits) =
            ("Die Einladung an Ada Vogel ist unterwegs", "Die Einladung an Ada Vogel wartet im Postausgang");
        assert!(people.contains(if promises { sent } else { waits }), "{}", people.text);
    }
}

#[rocket::async_test]
async fn what_is_read_before_an_act_promises_mails_only_where_they_leave() {
    let stage = Stage::new(None).await;
    let entries = stage.entries(&["Brücke", "Garten"]).await;
    stage.juror("Ada").await;
    let office = stage.app.signed_in(stage.by).await;
    let settings =
        [("name", "Vorauswahl"), ("distribution", "everyone"), ("method", "mean"), ("closes", "2027-10-31T23:59")];
    let saved = office.post(stage.path("/settings"), &[&settings[..], &[("version", "1")]].concat()).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let fingerprint = office.get(stage.path("/assignment/proposal")).await.input("fingerprint");
    office.post(stage.path("/assignment"), &[("fingerprint", &fingerprint)]).await;
    let (open, back, extend) = (stage.path("/open"), stage.path("/open/back"), stage.path("/extend"));
    let edit = format!("/office/nominations/{}/edit", entries[0]);
    let longer = [("who", ""), ("until", "2027-11-07T23:59"), ("reason", "Herbstferien")];
    let by = stage.by;
    // The same pages of the same installation, before a mail server is set and after.
    let mut app = stage.app;
    for (setting, promises) in [(None, false), (Some(("smtp_url", "smtp://127.0.0.1:9")), true)] {
        app = app.restarted(setting.as_slice()).await;
        let office = app.signed_in(by).await;
        let reads = async |lang: &'static str| {
            let office = office.clone().speaking(lang);
            office.get(&open).await.text
        };
        let (german, english) = (reads("de").await, reads("en").await);
        for (text, holds) in [
            ("bevor die E-Mails hinausgehen", promises),
            ("die Jury bekommt ihre E-Mails", promises),
            ("Eine Person bekommt eine E-Mail", promises),
            ("bevor Sie die Runde öffnen", !promises),
            ("Der Jury müssen Sie selbst Bescheid geben", !promises),
            ("Eine E-Mail wartet dann im Postausgang", !promises),
        ] {
            assert_eq!(german.contains(text), holds, "{text}: {german}");
        }
        for (text, holds) in
            [("One person gets an e-mail", promises), ("One e-mail will wait in the outbox", !promises)]
        {
            assert_eq!(english.contains(text), holds, "{text}: {english}");
        }
    }
    let office = app.signed_in(by).await;
    assert_eq!(office.opens(&open).await.status, 303);
    for (settings, promises) in [(&[("smtp_url", "smtp://127.0.0.1:9")][..], true), (&[][..], false)] {
        app = app.restarted(settings).await;
        let office = app.signed_in(by).await;
        for (page, promise, waits) in [
            (office.get(&back).await, "Eine Person erfährt es per E-Mail", "Eine E-Mail wartet dann im Postausgang"),
            (office.post(&extend, &longer).await, "Eine Person bekommt eine E-Mail", "Eine E-Mail wartet dann"),
            (office.post(&extend, &longer).await, "bevor die E-Mails hinausgehen", "Lesen Sie es, bevor es gilt"),
            (office.get(&edit).await, "und bekommt eine E-Mail", "Die E-Mail dazu wartet im Postausgang"),
        ] {
            assert_eq!(page.status, 200, "{}", page.text);
            assert_eq!(page.contains(promise), promises, "{promise}: {}", page.text);
            assert_eq!(page.contains(waits), !promises, "{waits}: {}", page.text);
        }
    }
}

#[rocket::async_test]
async fn moving_dates_promises_mails_only_where_they_leave() {
    for (settings, promises) in [(&[][..], false), (&[("smtp_url", "smtp://127.0.0.1:9")][..], true)] {
        let app = TestApp::with(settings).await;
        let id = app.open_edition("integrationspreis").await;
        nominated(&app, id, NominationKind::SelfApplication, "Brücke").await;
        let (office, path) = (app.office().await, format!("/office/editions/{id}/calendar"));
        let form = office.get(&path).await;
        let (opens, version) = (form.input("opens_at"), form.input("version"));
        let typed = [("opens_at", opens.as_str()), ("closes_at", "2027-09-22T23:59"), ("version", &version)];
        let page = office.post(&path, &typed).await;
        assert!(page.contains("Noch ist nichts geändert"), "{}", page.text);
        for (text, holds) in [
            ("Zu einer geht eine E-Mail hinaus", promises),
            ("Verlegen und eine E-Mail schicken", promises),
            ("Zu einer wartet dann eine E-Mail im Postausgang", !promises),
        ] {
            assert_eq!(page.contains(text), holds, "{text}: {}", page.text);
        }
        let moved = office.post(&path, &[&typed[..], &[("shown", &page.input("shown"))]].concat()).await;
        assert_eq!(moved.status, 303, "{}", moved.text);
        let back = office.get(format!("{path}/back")).await;
        assert_eq!(back.contains("Zu einer geht eine E-Mail hinaus"), promises, "{}", back.text);
        assert_eq!(back.contains("Zu einer wartet dann eine E-Mail"), !promises, "{}", back.text);
    }
}
