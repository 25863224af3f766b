//! Letters to all who took part: templates, drafts, review, and the moment they leave.

use laudatio::contest::nominations::model::Screening;
use laudatio::contest::rounds::store as rounds;
use laudatio::desk::sending::send_next;
use laudatio::ground::web::Role;
use laudatio::ids::{EditionId, MailId, NominationId};
use laudatio::on;
use laudatio::outcome::letters::model::Status;
use laudatio::outcome::letters::store as letters;

use crate::ground::mail::MailServer;
use crate::outcome::publication::{BEFORE, CEREMONY, Sent, confirm, edition, entry};
use crate::support::{TestApp, Visitor, damaged};
use crate::verdict::{To, Verdict, decide};

/// A call with a laureate, one who was not selected, one on paper, and one outside the conditions; the jury has
/// decided, and an Ehrenpreis goes to somebody who is no entry.
pub async fn decided(app: &TestApp) -> (EditionId, NominationId) {
    let id = edition(app).await;
    let winner = entry(app, id, Sent { title: "Siegprojekt", email: "sieg@beispiel.example", ..Sent::default() }).await;
    for sent in [
        Sent { title: "Zweitprojekt", email: "zwei@beispiel.example", ..Sent::default() },
        Sent { title: "Drittprojekt", email: "zwei@beispiel.example", ..Sent::default() },
        Sent { title: "Papierprojekt", email: "", ..Sent::default() },
        Sent { title: "Auswärts", email: "aus@beispiel.example", screening: Screening::Ineligible, ..Sent::default() },
    ] {
        entry(app, id, sent).await;
    }
    let by = app.person("Olga Büro", Role::Office).await;
    let verdicts = [
        Verdict {
            place: Some(1),
            special: None,
            to: To::Entry(winner),
            amount: Some(500_000),
            reason: "Weil es alle angeht.",
        },
        Verdict {
            place: None,
            special: Some("Ehrenpreis"),
            to: To::Person("Rosa Beispiel"),
            amount: None,
            reason: "Für ihr Leben.",
        },
    ];
    decide(&app.db, app.clock.now(), id, by, &verdicts).await;
    (id, winner)
}

fn base(id: EditionId) -> String {
    format!("/office/editions/{id}/letters")
}

async fn act(office: &Visitor<'_>, path: &str) {
    // Who gets what is read before letters leave.
    let seen = if path.ends_with("/queue") { office.get(path).await.input("seen") } else { String::new() };
    let answer = office.post(path, &[("seen", &seen)]).await;
    assert_eq!(answer.status, 303, "{path}: {}", answer.text);
}

/// Finds all drafts right that are on the list.
pub async fn reviews(office: &Visitor<'_>, id: EditionId) {
    let seen = office.get(base(id)).await.input("seen");
    let answer = office.post(format!("{}/review", base(id)), &[("seen", &seen)]).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
}

/// Recipient, kind and text of each mail that letters have become.
async fn mails(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let text = "select recipient, subject, body_text from mail where kind = 'letter' order by recipient, subject";
    on!(conn, c => sqlx::query_as(text).fetch_all(c).await).unwrap()
}

#[rocket::async_test]
async fn letters_are_drafted_reviewed_and_leave_together_with_the_result() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let list = office.get(base(id)).await;
    for text in
        ["Verein Siegprojekt", "Verein Zweitprojekt", "Verein Papierprojekt", "Rosa Beispiel", "Nicht ausgewählt"]
    {
        assert!(list.contains(text), "{text} in {}", list.text);
    }
    assert!(list.contains("Die Briefe warten noch"), "{}", list.text);
    reviews(&office, id).await;

    // Reviewed, and still nothing leaves before everybody may know.
    for moment in [BEFORE, CEREMONY] {
        app.at(moment);
        let office = app.office().await;
        let refused = office.post(format!("{}/queue", base(id)), &[]).await;
        assert_eq!(refused.status, 409, "{moment}");
        assert!(refused.contains("Sie können erst hinaus, wenn es öffentlich ist."), "{}", refused.text);
        assert_eq!(office.post(format!("{}/posted", base(id)), &[]).await.status, 409);
    }
    app.at(BEFORE);
    confirm(&app, id).await;
    assert_eq!(office.post(format!("{}/queue", base(id)), &[]).await.status, 409);
    assert_eq!(mails(&app).await, []);

    app.at(CEREMONY);
    let office = app.office().await;
    act(&office, &format!("{}/queue", base(id))).await;
    let sent = mails(&app).await;
    let to: Vec<&str> = sent.iter().map(|(to, ..)| to.as_str()).collect();
    let twice = "zwei@beispiel.example";
    assert_eq!(to, ["aus@beispiel.example", "sieg@beispiel.example", twice, twice]);
    let (_, subject, text) = &sent[1];
    assert_eq!(subject, "Integrationspreis 2027: 1. Platz für „Siegprojekt“");
    for words in ["Guten Tag, Verein Siegprojekt,", "Weil es alle angeht.", "5.000\u{a0}€", "/2027/result"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert!(sent[0].2.contains("außerhalb von Dortmund"), "{}", sent[0].2);
    // Two entries of one person: a letter for each, which says nothing of the other, and only what is true of it.
    for (one, other) in [("Zweitprojekt", "Drittprojekt"), ("Drittprojekt", "Zweitprojekt")] {
        let own: Vec<_> = sent[2..].iter().filter(|(.., text)| text.contains(&format!("„{one}“"))).collect();
        assert!(own.len() == 1 && !own[0].2.contains(other), "{sent:?}");
        assert!(own[0].2.contains("Die Jury hat sich für andere Einreichungen entschieden"), "{}", own[0].2);
        for claim in ["gelesen", "schwergefallen", "bewertet"] {
            assert!(!own[0].2.contains(claim), "{claim}: {}", own[0].2);
        }
    }

    // Pressed again: nobody gets anything twice.
    assert_eq!(office.post(format!("{}/queue", base(id)), &[]).await.status, 409);
    act(&office, &format!("{}/prepare", base(id))).await;
    assert_eq!(office.post(format!("{}/review", base(id)), &[]).await.status, 409);
    assert_eq!(mails(&app).await.len(), 4);

    // The others are printed.
    let paper = office.get(format!("{}/print", base(id))).await;
    assert!(paper.contains("Verein Papierprojekt") && paper.contains("Rosa Beispiel"), "{}", paper.text);
    assert!(!paper.contains("Verein Siegprojekt"));
    let seen = paper.input("seen");
    // One is changed and reviewed again after it was printed.
    let mut tx = app.db.write().await.unwrap();
    let later = "update letter set version = version + 1 where name = 'Rosa Beispiel'";
    on!(tx, c => sqlx::query(later).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let posted = format!("{}/posted", base(id));
    let refused = office.post(&posted, &[("seen", &seen)]).await;
    assert!(refused.status == 409 && refused.contains("drucken Sie, was noch fehlt"), "{}", refused.text);
    let seen = office.get(format!("{}/print", base(id))).await.input("seen");
    assert_eq!(office.post(&posted, &[("seen", &seen)]).await.status, 303);
    assert_eq!(office.post(&posted, &[("seen", &seen)]).await.status, 409);
    let list = office.get(base(id)).await;
    assert!(list.contains("per Post") && list.contains("wartet"), "{}", list.text);
}

#[rocket::async_test]
async fn a_failed_letter_and_an_entry_without_one_are_on_the_list() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    let list = office.get(base(id)).await;
    // Who gets a letter is not known before they are written.
    assert!(list.contains("Hier ist kein Brief.") && !list.contains("Zweitprojekt"), "{}", list.text);
    act(&office, &format!("{}/prepare", base(id))).await;
    reviews(&office, id).await;
    act(&office, &format!("{}/queue", base(id))).await;
    let fail = "update mail set status = 'failed', last_error = 'x' where recipient = 'sieg@beispiel.example'";
    damaged!(app.db, "a server of somebody else has refused it", fail);
    let failed = office.get(format!("{}?state=failed", base(id))).await;
    assert!(failed.contains("Verein Siegprojekt") && !failed.contains("Verein Zweitprojekt"), "{}", failed.text);
    // One came late: it takes part in nothing, and nobody has written to it.
    entry(&app, id, Sent { title: "Nachzügler", screening: Screening::Pending, ..Sent::default() }).await;
    let none = office.get(format!("{}?state=none", base(id))).await;
    assert!(none.contains("Verein Nachzügler"), "{}", none.text);
}

#[rocket::async_test]
async fn a_missing_value_is_named_and_holds_the_letter_back() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    let path = "/office/letter-templates/laureate/de";
    let page = office.get(path).await;
    let body = "Guten Tag, {empfaenger}, kommen Sie nach {ort}.";
    let form = [("subject", "Glückwunsch"), ("body", body), ("seen", &page.input("seen"))];
    assert_eq!(office.post(path, &form).await.status, 303);
    act(&office, &format!("{}/prepare", base(id))).await;
    let letter = letter_to(&app, "Verein Siegprojekt").await;
    let page = office.get(&letter).await;
    assert!(
        page.contains("Hier fehlt eine Angabe") && page.contains("{ort} (Ort der Preisverleihung)"),
        "{}",
        page.text
    );
    let version = page.input("version");
    let refused = office.post(format!("{letter}/review"), &[("version", &version)]).await;
    assert!(refused.status == 409 && refused.contains("fehlt noch eine Angabe"), "{}", refused.text);
    reviews(&office, id).await;
    assert!(office.get(&letter).await.contains("Entwurf"), "all others are reviewed, this one is not");

    let edit = [("subject", "Glückwunsch"), ("body", "Kommen Sie ins Rathaus <b>jetzt</b>."), ("version", &version)];
    assert_eq!(office.post(&letter, &edit).await.status, 303);
    let stale = office.post(&letter, &edit).await;
    assert_eq!(stale.status, 409, "made from an old version");
    let page = office.get(&letter).await;
    assert!(!page.contains("Hier fehlt"), "{}", page.text);
    let version = page.input("version");
    assert_eq!(office.post(format!("{letter}/review"), &[("version", &version)]).await.status, 303);
    let twice = office.post(format!("{letter}/review"), &[("version", &version)]).await;
    assert_eq!(twice.status, 409);
    // Writing the drafts anew leaves what somebody has changed.
    act(&office, &format!("{}/prepare", base(id))).await;
    assert!(office.get(&letter).await.contains("ins Rathaus &lt;b&gt;"));
}

/// The page of somebody's letter.
async fn letter_to(app: &TestApp, name: &str) -> String {
    let mut conn = app.db.read().await.unwrap();
    let text = "select letter_id from letter where name = $1";
    let id: uuid::Uuid = on!(conn, c => sqlx::query_scalar(text).bind(name).fetch_one(c).await).unwrap();
    format!("/office/letters/{id}")
}

#[rocket::async_test]
async fn an_unknown_placeholder_is_refused_by_its_name() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let path = "/office/letter-templates/not_selected/en";
    assert!(office.get("/office/letter-templates").await.contains(path));
    for (subject, body, named) in [
        ("{preiss}", "Hello", "{preiss}"),
        ("Result", "Hello {betrag}", "{betrag}"),
        ("Result", "open {titel and <script>", "{titel and &lt;script&gt;}"),
    ] {
        let refused = office.post(path, &[("subject", subject), ("body", body), ("seen", "")]).await;
        assert_eq!(refused.status, 422, "{body}");
        assert!(
            refused.contains(named) && refused.contains("Diesen Platzhalter gibt es hier nicht"),
            "{}",
            refused.text
        );
    }
    for form in [[("subject", ""), ("body", "x")], [("subject", "x"), ("body", "")]] {
        assert_eq!(office.post(path, &form).await.status, 422);
    }
    let words = [("subject", "Result: {preis}"), ("body", "Dear {empfaenger}"), ("seen", "")];
    let preview = office.post(path, &[words.as_slice(), &[("preview", "yes")]].concat()).await;
    assert!(preview.contains("Dear Erika Example") && preview.status == 200, "{}", preview.text);
    assert_eq!(office.post(path, &words).await.status, 303);
    let stale = office.post(path, &words).await;
    assert_eq!(stale.status, 409, "somebody else has saved meanwhile");
    assert!(office.get(path).await.contains("Dear {empfaenger}"));
}

#[rocket::async_test]
async fn nothing_is_written_before_the_jury_has_decided() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    entry(&app, id, Sent::default()).await;
    let office = app.office().await;
    assert!(office.get(base(id)).await.contains("Noch gibt es nichts zu schreiben."));
    let refused = office.post(format!("{}/prepare", base(id)), &[]).await;
    assert!(refused.status == 409 && refused.contains("sobald die Entscheidungen der Jury verbindlich sind"));
    let (juror, _) = app.juror("Ada").await;
    for (visitor, status) in [(app.public(), 401), (juror, 404)] {
        for path in [base(id), format!("{}/print", base(id)), "/office/letter-templates".to_owned()] {
            assert_eq!(visitor.get(&path).await.status, status, "{path}");
        }
        assert_eq!(visitor.post(format!("{}/queue", base(id)), &[]).await.status, status);
    }
}

#[rocket::async_test]
async fn the_list_costs_the_same_with_many_letters() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let count = async || {
        let before = app.db.statements();
        let page = office.get(base(id)).await;
        (app.db.statements() - before, page)
    };
    let (few, _) = count().await;
    crate::fill::round(&app.db, app.clock.now(), id, 1000, 3, 1).await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let (many, page) = count().await;
    assert!(page.contains("page=2"), "{}", page.text);
    assert_eq!(many, few);
}

/// An entry of the call by its title.
async fn entry_called(app: &TestApp, title: &str) -> NominationId {
    let mut conn = app.db.read().await.unwrap();
    let text = "select nomination_id from nomination where title = $1";
    on!(conn, c => sqlx::query_scalar(text).bind(title).fetch_one(c).await).unwrap()
}

/// The jury of another round decides now: these entries have the first places.
async fn decided_anew(app: &TestApp, id: EditionId, titles: &[&str]) {
    let by = app.person("Olga Büro", Role::Office).await;
    let mut verdicts = Vec::new();
    for (place, title) in (1..).zip(titles) {
        let to = To::Entry(entry_called(app, title).await);
        let amount = Some(400_000);
        verdicts.push(Verdict { place: Some(place), special: None, to, amount, reason: "Weil es Neues wagt." });
    }
    decide(&app.db, app.clock.now(), id, by, &verdicts).await;
}

#[rocket::async_test]
async fn letters_leave_only_while_they_say_what_the_jury_decided() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let sieg = letter_to(&app, "Verein Siegprojekt").await;
    let version = office.get(&sieg).await.input("version");
    let own = [("subject", "Erster Platz!"), ("body", "Liebe Ada, kommt alle zum Feiern."), ("version", &version)];
    assert_eq!(office.post(&sieg, &own).await.status, 303);
    reviews(&office, id).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    let stopped = async |sentence: &str| {
        for verb in ["queue", "posted"] {
            let refused = office.post(format!("{}/{verb}", base(id)), &[]).await;
            assert!(refused.status == 409 && refused.contains(sentence), "{verb}: {}", refused.text);
        }
        let paper = office.get(format!("{}/print", base(id))).await;
        assert!(paper.contains(sentence) && !paper.contains("Verein Papierprojekt"), "{}", paper.text);
        assert_eq!(mails(&app).await, []);
    };
    assert!(office.get(format!("{}/print", base(id))).await.contains("Verein Papierprojekt"), "all is well");

    // The decisions are annulled, and the jury decides otherwise.
    let mut tx = app.db.write().await.unwrap();
    let round = "select r.round_id from round r join meeting s on s.round_id = r.round_id";
    let round = on!(tx, c => sqlx::query_scalar(round).fetch_one(c).await).unwrap();
    assert!(rounds::reopen(&mut tx, round, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    stopped("sobald die Entscheidungen der Jury verbindlich sind").await;
    app.at("2027-12-03T18:00:00Z");
    decided_anew(&app, id, &["Zweitprojekt", "Siegprojekt"]).await;
    stopped("Die Jury hat neu entschieden, seit diese Briefe geschrieben wurden.").await;
    let list = office.get(base(id)).await;
    assert!(list.contains("6 Briefe sind älter als die Entscheidung der Jury"), "{}", list.text);
    assert!(!list.contains(&format!("{}/queue", base(id))), "{}", list.text);

    // What is still right stays reviewed; the rest is to be read again, and nothing that was typed is lost.
    act(&office, &format!("{}/prepare", base(id))).await;
    let list = office.get(base(id)).await;
    assert!(!list.contains("älter als") && !list.contains("Rosa Beispiel"), "{}", list.text);
    assert_eq!(list.text.matches("nicht mehr aktuell</span>").count(), 1, "{}", list.text);
    let page = office.get(&sieg).await;
    for text in ["Liebe Ada, kommt alle", "Dieser Brief ist nicht mehr aktuell", "2. Platz für „Siegprojekt“", "4.000"]
    {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    stopped("wenn zwei Personen es noch einmal bestätigt haben").await;
    confirm(&app, id).await;
    act(&office, &format!("{}/queue", base(id))).await;
    let to = |mails: Vec<(String, String, String)>| mails.into_iter().map(|(to, ..)| to).collect::<Vec<_>>();
    // The letter about the third project says the same as ever.
    assert_eq!(to(mails(&app).await), ["aus@beispiel.example", "zwei@beispiel.example"]);
    reviews(&office, id).await;
    assert!(office.get(&sieg).await.contains("Entwurf"), "it is read by itself, not among many");
    let version = office.get(&sieg).await.input("version");
    let right = [("subject", "Zweiter Platz!"), ("body", "Liebe Ada, ihr seid Zweite."), ("version", &version)];
    assert_eq!(office.post(&sieg, &right).await.status, 303);
    let version = office.get(&sieg).await.input("version");
    assert_eq!(office.post(format!("{sieg}/review"), &[("version", &version)]).await.status, 303);
    assert!(!office.get(&sieg).await.contains("nicht mehr aktuell"));
    act(&office, &format!("{}/queue", base(id))).await;
    let sent = mails(&app).await;
    let lines: Vec<_> = sent.iter().map(|(to, subject, _)| format!("{to} {subject}")).collect();
    assert_eq!(
        lines,
        [
            "aus@beispiel.example Integrationspreis 2027: zu Ihrer Einreichung",
            "sieg@beispiel.example Zweiter Platz!",
            "zwei@beispiel.example Integrationspreis 2027: 1. Platz für „Zweitprojekt“",
            "zwei@beispiel.example Integrationspreis 2027: das Ergebnis",
        ]
    );
    let lost = &sent[3].2;
    assert!(lost.contains("„Drittprojekt“") && !lost.contains("Zweitprojekt"), "{lost}");

    // What has left stays; the office learns that it says something else.
    app.at("2027-12-03T19:00:00Z");
    decided_anew(&app, id, &["Siegprojekt"]).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let page = office.get(&sieg).await;
    assert!(page.contains("Melden Sie sich bitte selbst") && page.contains("ihr seid Zweite"), "{}", page.text);
    assert_eq!(mails(&app).await.len(), 4);
}

#[rocket::async_test]
async fn a_reviewed_letter_whose_words_would_be_others_now_is_a_draft_again() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    reviews(&office, id).await;
    let state = async |name: &str| {
        let mut conn = app.db.read().await.unwrap();
        let letters = letters::of_edition(&mut conn, id).await.unwrap();
        let letter = letters.into_iter().find(|letter| letter.name == name).unwrap();
        (letter.status, letter.body)
    };
    // Nothing has changed: nothing is written, nothing is to be read again.
    act(&office, &format!("{}/prepare", base(id))).await;
    assert_eq!(state("Verein Siegprojekt").await.0, Status::Reviewed);
    let path = "/office/letter-templates/laureate/de";
    let seen = office.get(path).await.input("seen");
    let form = [("subject", "Hurra"), ("body", "Hurra, {empfaenger}!"), ("seen", &seen)];
    assert_eq!(office.post(path, &form).await.status, 303);
    act(&office, &format!("{}/prepare", base(id))).await;
    assert_eq!(state("Verein Siegprojekt").await, (Status::Draft, "Hurra, Verein Siegprojekt!".to_owned()));
    assert_eq!(state("Verein Papierprojekt").await.0, Status::Reviewed, "it has another template");
}

#[rocket::async_test]
async fn a_draft_that_somebody_has_just_changed_is_not_swept_away() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let path = letter_to(&app, "Verein Siegprojekt").await;
    let letter = path.rsplit('/').next().unwrap().parse().unwrap();
    let read = letters::find(&mut app.db.read().await.unwrap(), letter).await.unwrap().unwrap();
    let version = read.version.to_string();
    let edit = [("subject", "Von Hand"), ("body", "Lange überlegt."), ("version", &version)];
    assert_eq!(office.post(&path, &edit).await.status, 303);
    // Whoever writes the drafts anew has read them a moment before.
    let mut tx = app.db.write().await.unwrap();
    assert!(!letters::remove(&mut tx, &read).await.unwrap());
    assert!(!letters::holds(&mut tx, &read, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    assert!(office.get(&path).await.contains("Lange überlegt."));
}

#[rocket::async_test]
async fn nobody_finds_drafts_right_that_have_changed_since_they_were_shown() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let (olga, emre) = (app.office().await, app.office().await);
    act(&olga, &format!("{}/prepare", base(id))).await;
    let seen = olga.get(base(id)).await.input("seen");
    let letter = letter_to(&app, "Verein Siegprojekt").await;
    let version = emre.get(&letter).await.input("version");
    let edit = [("subject", "Nur ein Entwurf"), ("body", "Das liest hoffentlich niemand."), ("version", &version)];
    assert_eq!(emre.post(&letter, &edit).await.status, 303);
    for old in [seen.as_str(), ""] {
        let refused = olga.post(format!("{}/review", base(id)), &[("seen", old)]).await;
        assert!(refused.status == 409 && refused.contains("hat jemand Entwürfe geändert"), "{}", refused.text);
    }
    let state = olga.get(format!("{}?state=draft", base(id))).await;
    assert!(state.contains("Nur ein Entwurf") && state.contains("Verein Papierprojekt"), "{}", state.text);
    reviews(&olga, id).await;
    assert!(olga.get(&letter).await.contains("geprüft"), "now it was on the list");
}

#[rocket::async_test]
async fn braces_that_somebody_types_hold_the_letter_back() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let letter = letter_to(&app, "Verein Siegprojekt").await;
    let version = office.get(&letter).await.input("version");
    let body = "Ihr bekommt {betrag} für <i>{tittel}</i>.";
    let edit = [("subject", "Glückwunsch"), ("body", body), ("version", &version)];
    assert_eq!(office.post(&letter, &edit).await.status, 303);
    let page = office.get(&letter).await;
    for text in ["{betrag} (Preisgeld)", "{tittel} (diesen Platzhalter gibt es hier nicht)", "statt der geschweiften"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    let version = page.input("version");
    let refused = office.post(format!("{letter}/review"), &[("version", &version)]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    reviews(&office, id).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    act(&office, &format!("{}/queue", base(id))).await;
    assert!(mails(&app).await.iter().all(|(to, ..)| to != "sieg@beispiel.example"), "it is still a draft");
    let edit = [("subject", "Glückwunsch"), ("body", "Ihr bekommt 5.000 €."), ("version", &version)];
    assert_eq!(office.post(&letter, &edit).await.status, 303);
    let version = office.get(&letter).await.input("version");
    assert_eq!(office.post(format!("{letter}/review"), &[("version", &version)]).await.status, 303);
}

#[rocket::async_test]
async fn whoever_was_erased_is_written_no_letter() {
    let app = TestApp::start().await;
    app.makes_what_must_never_be();
    let (id, _) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let letters = async || {
        let mut conn = app.db.read().await.unwrap();
        let text = "select count(*) from letter where name = 'Verein Zweitprojekt'";
        let found: i64 = on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap();
        found
    };
    assert_eq!(letters().await, 1);
    let mut tx = app.db.write().await.unwrap();
    let text = "update nomination set erased_at = received_at where title = 'Zweitprojekt'";
    on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    act(&office, &format!("{}/prepare", base(id))).await;
    assert_eq!(letters().await, 0);
}

#[rocket::async_test]
async fn who_took_part_reads_that_nobody_was_honoured_and_what_is_put_off_waits() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    for (title, email) in [("Erstprojekt", "eins@beispiel.example"), ("Zweitprojekt", "zwei@beispiel.example")] {
        entry(&app, id, Sent { title, email, ..Sent::default() }).await;
    }
    let put_off = entry_called(&app, "Zweitprojekt").await;
    let by = app.person("Olga Büro", Role::Office).await;
    let nobody = Verdict { place: Some(1), special: None, to: To::Nobody, amount: None, reason: "Zu wenig." };
    let late = Verdict { place: Some(2), special: None, to: To::Entry(put_off), amount: None, reason: "Später." };
    decide(&app.db, app.clock.now(), id, by, &[nobody, late]).await;
    let mut tx = app.db.write().await.unwrap();
    let defer = "update decision set kind = 'deferred', place = null, amount = null where nomination_id = $1";
    on!(tx, c => sqlx::query(defer).bind(put_off).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let page = office.get(letter_to(&app, "Verein Erstprojekt").await).await;
    assert!(page.contains("dieses Mal keine der Einreichungen auszuzeichnen"), "{}", page.text);
    assert!(!page.contains("für andere Einreichungen entschieden"));
    let none = office.get(format!("{}?state=none", base(id))).await;
    assert!(none.contains("Verein Zweitprojekt") && !none.contains("Verein Erstprojekt"), "{}", none.text);
    // Its wording can be changed like all others.
    assert_eq!(office.get("/office/letter-templates/not_awarded/de").await.status, 200);
}

#[rocket::async_test]
async fn a_letter_on_paper_ends_as_letters_do_in_its_own_language() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let mut tx = app.db.write().await.unwrap();
    let english = "update nomination set language = 'en' where title = 'Papierprojekt'";
    on!(tx, c => sqlx::query(english).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    reviews(&office, id).await;
    let page = office.get(format!("{}/print", base(id))).await;
    let paper = |name: &str| {
        let from = page.text.find(&format!("aria-label=\"{name}\"")).unwrap();
        page.text[from..].split("</article>").next().unwrap()
    };
    for (name, texts) in [
        ("Rosa Beispiel", ["Dortmund, 25. November 2027", "Freundliche Grüße", "miadoki@dortmund.de"]),
        ("Verein Papierprojekt", ["Dortmund, 25 November 2027", "Kind regards", "miadoki@dortmund.de"]),
    ] {
        for text in texts {
            assert!(paper(name).contains(text), "{text} in {}", paper(name));
        }
    }
}

/// A published result, all of whose letters are reviewed.
async fn reviewed(app: &TestApp) -> EditionId {
    let (id, _) = decided(app).await;
    confirm(app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    reviews(&office, id).await;
    id
}

async fn due(app: &TestApp) -> i64 {
    let ctx = app.ctx();
    laudatio::ground::mail::store::count_due(&mut ctx.db.read().await.unwrap(), ctx.now).await.unwrap()
}

#[rocket::async_test]
async fn whoever_sends_letters_reads_who_gets_what_and_takes_them_back_in_time() {
    let app = TestApp::start().await;
    let id = reviewed(&app).await;
    let before = due(&app).await;
    let (office, queue) = (app.office().await, format!("{}/queue", base(id)));
    let page = office.get(&queue).await;
    for text in [
        "4 Briefe verschicken: Wer bekommt was?",
        "Ausgezeichnet: 1",
        "Verein Siegprojekt",
        "Nicht ausgewählt: 2",
        "2 Briefe ohne E-Mail-Adresse bleiben hier",
        "15 Minuten lang, bis ",
    ] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    let unread = office.post(&queue, &[]).await;
    assert!(unread.status == 409 && unread.contains("Wer bekommt was?"), "{}", unread.text);
    assert_eq!(mails(&app).await, []);
    act(&office, &queue).await;
    assert_eq!((mails(&app).await.len(), due(&app).await), (4, before), "they wait");
    let list = office.get(base(id)).await;
    assert!(list.contains("4 Briefe sind noch nicht hinausgegangen") && list.contains("geht keiner hinaus"));
    let back = format!("{queue}/back");
    assert_eq!(office.post(&back, &[]).await.status, 303);
    assert_eq!(mails(&app).await, []);
    assert_eq!(office.post(&back, &[]).await.status, 409);
    assert!(office.get("/office/audit?act=edition.letters_taken_back").await.contains("Hat Briefe zurückgeholt"));

    // Sent again; the wait is over, and one leaves: the others still come back.
    act(&office, &queue).await;
    app.clock.set(app.clock.now() + chrono::Duration::minutes(16));
    let office = app.signed_in(office.person()).await;
    assert_eq!(due(&app).await, before + 4);
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let leaves =
        "update mail set attempts = 1, status = 'sent', sent_at = created_at where recipient = 'sieg@beispiel.example'";
    on!(tx, c => sqlx::query(leaves).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let list = office.get(base(id)).await;
    assert!(
        list.contains("3 Briefe sind noch nicht hinausgegangen")
            && list.contains("Mails gehen zurzeit nicht hinaus. Was noch wartet")
    );
    assert_eq!(office.post(&back, &[]).await.status, 303);
    assert_eq!(mails(&app).await.len(), 1);
    assert!(office.get(&queue).await.contains("3 Briefe verschicken"));
}

#[rocket::async_test]
async fn letters_that_wait_do_not_tell_of_a_result_that_two_people_took_back() {
    let app = TestApp::start().await;
    let id = reviewed(&app).await;
    let (olga, emre) = (app.office().await, app.office().await);
    act(&olga, &format!("{}/queue", base(id))).await;
    let withdraw = format!("/office/editions/{id}/publication/withdraw");
    let page = olga.get(&withdraw).await;
    assert!(page.contains("4 Briefe sind noch nicht hinausgegangen. Sie werden zurückgeholt."), "{}", page.text);
    let form = [("shown", page.input("shown")), ("reason", "Ein Fehler.".to_owned())];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(olga.post(&withdraw, &form).await.status, 303);
    assert_eq!(emre.confirms(&withdraw).await.status, 303);
    assert_eq!(mails(&app).await, []);
}

#[rocket::async_test]
async fn letters_leave_at_once_where_the_office_wants_no_wait() {
    let app = TestApp::with(&[("letters_hold", "0")]).await;
    let id = reviewed(&app).await;
    let (office, before) = (app.office().await, due(&app).await);
    let queue = format!("{}/queue", base(id));
    let page = office.get(&queue).await;
    assert!(page.contains("Sie warten im Postausgang") && !page.contains("Sie gehen sofort hinaus"), "{}", page.text);
    let person = office.person();
    let app = app.restarted(&[("letters_hold", "0"), ("smtp_url", "smtp://127.0.0.1:9")]).await;
    let office = app.signed_in(person).await;
    assert!(office.get(&queue).await.contains("Sie gehen sofort hinaus"));
    act(&office, &queue).await;
    assert_eq!(due(&app).await, before + 4);
    assert_eq!(crate::promised::written(&app, "letter").await.len(), 4);
    // Nothing is left to send: the page speaks of no letter, and of nothing that comes next.
    let page = office.get(&queue).await;
    assert!(page.contains("Es gibt keinen geprüften Brief"), "{}", page.text);
    for claim in ["0 Briefe", "Alle sind geprüft", "So geht es weiter", "Sie gehen sofort hinaus"] {
        assert!(!page.contains(claim), "{claim}: {}", page.text);
    }
}

#[rocket::async_test]
async fn letters_noted_as_posted_by_mistake_are_to_be_printed_again() {
    let app = TestApp::start().await;
    let id = reviewed(&app).await;
    let office = app.office().await;
    let (print, posted) = (format!("{}/print", base(id)), format!("{}/posted", base(id)));
    assert_eq!(office.post(format!("{posted}/back"), &[]).await.status, 409);
    let seen = office.get(&print).await.input("seen");
    assert_eq!(office.post(&posted, &[("seen", &seen)]).await.status, 303);
    assert!(!office.get(&print).await.contains("Verein Papierprojekt"));
    assert!(office.get(format!("{}?state=posted", base(id))).await.contains("doch nicht in der Post"));
    assert_eq!(office.post(format!("{posted}/back"), &[]).await.status, 303);
    assert!(office.get(&print).await.contains("Verein Papierprojekt"));
}

#[rocket::async_test]
async fn a_letter_that_is_overtaken_before_it_leaves_stays_in_the_office() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let (id, winner) = decided(&app).await;
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    reviews(&office, id).await;
    confirm(&app, id).await;
    app.at(CEREMONY);
    let office = app.office().await;
    act(&office, &format!("{}/queue", base(id))).await;

    // While they wait, one entry is withdrawn.
    let gone = "update nomination set status = 'withdrawn', withdrawn_at = $1 where title = 'Drittprojekt'";
    damaged!(app.db, "nobody withdraws what the jury has decided about", gone, app.clock.now());
    app.clock.set(app.clock.now() + chrono::Duration::hours(1));
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 3, "{:?}", server.taken());
    assert!(!server.taken().iter().any(|mail| mail.contains("Drittprojekt")));
    let states = states(&app).await;
    assert_eq!(states.iter().filter(|(_, status)| *status == Status::Queued).count(), 3, "{states:?}");
    assert!(states.contains(&("Verein Drittprojekt".to_owned(), Status::Reviewed)), "{states:?}");
    let mut conn = app.db.read().await.unwrap();
    let dropped = "select mail_id from mail where status = 'dropped'";
    let dropped: MailId = on!(conn, c => sqlx::query_scalar(dropped).fetch_one(c).await).unwrap();
    drop(conn);
    let page = app.office().await.get(format!("/office/mail/{dropped}")).await;
    assert!(page.contains("Was die Nachricht sagt, gilt so nicht mehr"), "{}", page.text);

    // The result itself is touched: whatever has not left does not.
    let again = "update mail set status = 'queued', sent_at = null where status = 'sent' and kind = 'letter'";
    damaged!(app.db, "what has left does not wait again", again);
    let gone = "update nomination set status = 'withdrawn', withdrawn_at = $1 where nomination_id = $2";
    damaged!(app.db, "nobody withdraws what the jury has decided about", gone, app.clock.now(), winner);
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 3, "nothing more has left");
}

/// Whom each letter is to, and where it is.
async fn states(app: &TestApp) -> Vec<(String, Status)> {
    let mut conn = app.db.read().await.unwrap();
    on!(conn, c => sqlx::query_as("select name, status from letter order by sort_key").fetch_all(c).await).unwrap()
}

#[rocket::async_test]
async fn what_the_office_wrote_about_one_entry_stands_in_its_letter_alone() {
    let app = TestApp::start().await;
    let (id, _) = decided(&app).await;
    let far =
        Sent { title: "Vorort", email: "aus@beispiel.example", screening: Screening::Ineligible, ..Sent::default() };
    let far = entry(&app, id, far).await;
    let mut tx = app.db.write().await.unwrap();
    let text = "update nomination set screening_reason = 'erst nach dem Stichtag gegründet' where nomination_id = $1";
    on!(tx, c => sqlx::query(text).bind(far).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let office = app.office().await;
    act(&office, &format!("{}/prepare", base(id))).await;
    let text = "select kind, body from letter";
    let letters: Vec<(String, String)> =
        on!(app.db.read().await.unwrap(), c => sqlx::query_as(text).fetch_all(c).await).unwrap();
    for (title, reason) in [("Auswärts", "außerhalb von Dortmund"), ("Vorort", "erst nach dem Stichtag gegründet")] {
        let saying: Vec<_> = letters.iter().filter(|(_, body)| body.contains(reason)).collect();
        assert!(saying.len() == 1, "{reason}: {letters:?}");
        assert!(saying[0].0 == "ineligible" && saying[0].1.contains(&format!("„{title}“")), "{:?}", saying[0]);
    }
}
