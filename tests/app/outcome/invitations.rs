//! Invitations to the ceremony: whom the office chooses, what they say, and when they leave.

use laudatio::desk::sending::send_next;
use laudatio::ground::web::Role;
use laudatio::ids::EditionId;
use laudatio::on;

use crate::ground::mail::MailServer;
use crate::outcome::letters::{decided, reviews};
use crate::outcome::publication::{CEREMONY, confirm};
use crate::support::{Answer, TestApp, Visitor, damaged};

const HONOURED: (&str, &str) = ("groups", "invitation_honoured");
const OTHERS: (&str, &str) = ("groups", "invitation");
const JURY: (&str, &str) = ("groups", "invitation_jury");

fn base(id: EditionId) -> String {
    format!("/office/editions/{id}/letters")
}

/// A decided call with a place for its ceremony; Rosa Beispiel and the Papierprojekt have no address.
async fn scene(app: &TestApp) -> EditionId {
    let (id, _) = decided(app).await;
    let by = app.person("Olga Büro", Role::Office).await;
    app.ceremony_in(by, id, Some("Rathaus, Bürgersaal")).await;
    id
}

async fn invites(office: &Visitor<'_>, id: EditionId, groups: &[(&str, &str)]) -> Answer {
    office.post(format!("{}/invite", base(id)), groups).await
}

async fn sends(office: &Visitor<'_>, id: EditionId) -> Answer {
    let path = format!("{}/invitations/queue", base(id));
    let page = office.get(&path).await;
    let seen = if page.contains("name=\"seen\"") { page.input("seen") } else { String::new() };
    office.post(&path, &[("seen", &seen)]).await
}

/// Recipient, subject and text of each letter in the outbox.
async fn mails(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let text = "select recipient, subject, body_text from mail where kind = 'letter' order by created_at, recipient";
    on!(conn, c => sqlx::query_as(text).fetch_all(c).await).unwrap()
}

/// Moves the ceremony, as the office does.
async fn moves(app: &TestApp, id: EditionId, ceremony: &str) {
    let by = app.person("Olga Büro", Role::Office).await;
    app.ceremony_at(by, id, ceremony).await;
}

#[rocket::async_test]
async fn nobody_is_invited_before_a_result_is_confirmed_without_a_date_or_afterwards() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    let office = app.office().await;
    let page = office.get(base(id)).await;
    assert!(page.contains("Einladen können Sie, sobald zwei Personen das Ergebnis bestätigt haben."), "{}", page.text);
    assert!(!page.contains("Einladungen entwerfen"));
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 409);
    confirm(&app, id).await;
    assert!(office.get(base(id)).await.contains("Einladungen entwerfen"));
    let never_said = "update edition set ceremony_at = null";
    damaged!(app.db, "the day of a published call's ceremony only moves later, and is never taken away", never_said);
    let page = office.get(base(id)).await;
    assert!(page.contains("Der Termin der Preisverleihung fehlt") && !page.contains("Einladungen entwerfen"));
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 409);
    moves(&app, id, "2027-12-03T18:00").await;
    app.at(CEREMONY);
    let office = app.office().await;
    assert!(office.get(base(id)).await.contains("Die Preisverleihung war schon."));
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 409);
}

#[rocket::async_test]
async fn whom_the_office_chooses_finds_an_invitation_that_says_nothing_of_the_result() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    confirm(&app, id).await;
    let office = app.office().await;
    let page = office.get(base(id)).await;
    for said in [
        "Die Preisverleihung ist am Freitag, 3. Dezember 2027, 18:00 Uhr.",
        "Ort: Rathaus, Bürgersaal.",
        "2 Personen, die ausgezeichnet werden",
        "2 andere Personen, die mitgemacht haben",
    ] {
        assert!(page.contains(said), "{said}: {}", page.text);
    }
    // Laureates first, without a click more.
    assert!(page.contains("value=\"invitation_honoured\" checked") && !page.contains("value=\"invitation\" checked"));
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 303);
    // What nobody has read does not leave.
    assert_eq!(sends(&office, id).await.status, 409);
    reviews(&office, id).await;
    assert_eq!(sends(&office, id).await.status, 303);
    let sent = mails(&app).await;
    assert_eq!(sent.iter().map(|(to, ..)| to.as_str()).collect::<Vec<_>>(), ["sieg@beispiel.example"]);
    // The others later; nobody gets two, and who does not fulfil the conditions gets none.
    assert_eq!(invites(&office, id, &[HONOURED, OTHERS]).await.status, 303);
    reviews(&office, id).await;
    assert_eq!(sends(&office, id).await.status, 303);
    assert_eq!(sends(&office, id).await.status, 409, "none leaves twice");
    let sent = mails(&app).await;
    let to: Vec<_> = sent.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["sieg@beispiel.example", "zwei@beispiel.example"]);
    for (to, subject, text) in &sent {
        assert_eq!(subject, "Integrationspreis 2027: Einladung zur Preisverleihung", "{to}");
        for said in ["Wann: Freitag, 3. Dezember 2027, 18:00 Uhr", "Wo: Rathaus, Bürgersaal"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        for secret in ["1. Platz", "5.000", "Weil es alle angeht", "Ehrenpreis", "Rosa", "/result", "ausgewählt"] {
            assert!(!text.contains(secret), "{to}: {secret} in {text}");
        }
    }
    assert!(office.get(base(id)).await.contains("2 Personen sind eingeladen."));
    // And the letters about the result are as they were: none is written, and none leaves.
    let letters = office.post(format!("{}/queue", base(id)), &[]).await;
    assert_eq!(letters.status, 409);
    let home = office.get(format!("/office/editions/{id}")).await;
    assert!(!home.contains("Ausschreibung beenden"), "{}", home.text);
    let record = office.get("/office/audit").await;
    for said in ["Hat Einladungen entworfen", "Hat Einladungen verschickt"] {
        assert!(record.contains(said), "{said}");
    }

    app.at(CEREMONY);
    let office = app.office().await;
    assert_eq!(office.post(format!("{}/prepare", base(id)), &[]).await.status, 303);
    reviews(&office, id).await;
    let path = format!("{}/queue", base(id));
    let seen = office.get(&path).await.input("seen");
    assert_eq!(office.post(&path, &[("seen", &seen)]).await.status, 303);
    assert_eq!(mails(&app).await.len(), 2 + 4, "everybody gets the letter as well");
}

#[rocket::async_test]
async fn who_has_no_address_is_invited_on_paper() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    confirm(&app, id).await;
    let office = app.office().await;
    assert_eq!(invites(&office, id, &[HONOURED, OTHERS]).await.status, 303);
    reviews(&office, id).await;
    assert!(!office.get(format!("{}/print", base(id))).await.contains("Einladung zur Preisverleihung"));
    let path = format!("{}/invitations", base(id));
    let paper = office.get(format!("{path}/print")).await;
    for said in ["Verein Papierprojekt", "Rosa Beispiel", "Wann: Freitag, 3. Dezember 2027", "Dortmund, 25. November"] {
        assert!(paper.contains(said), "{said}: {}", paper.text);
    }
    assert!(!paper.contains("Ehrenpreis") && !paper.contains("Verein Siegprojekt"), "{}", paper.text);
    let seen = paper.input("seen");
    assert_eq!(office.post(format!("{path}/posted"), &[("seen", "X")]).await.status, 409);
    assert_eq!(office.post(format!("{path}/posted"), &[("seen", &seen)]).await.status, 303);
    let page = office.get(base(id)).await;
    assert!(page.contains("2 Personen sind eingeladen.") && page.contains("per Post"), "{}", page.text);
}

#[rocket::async_test]
async fn the_jury_is_invited_if_the_office_likes_and_the_text_is_its_own() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    let juror = app.person("Ada Jury", Role::Juror).await;
    let mut tx = app.db.write().await.unwrap();
    let seat = "insert into round_juror (round_id, person_id) select round_id, $1 from round where edition_id = $2";
    on!(tx, c => sqlx::query(seat).bind(juror).bind(id).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    confirm(&app, id).await;
    let office = app.office().await;
    let template = "/office/letter-templates/invitation_jury/de";
    let words = [("subject", "{preis}"), ("body", "Liebe Jury, {empfaenger}: {betrag}"), ("seen", "")];
    let refused = office.post(template, &words).await;
    assert!(refused.status == 422 && refused.contains("{betrag}"), "{}", refused.text);
    let words = [("subject", "{preis}"), ("body", "Liebe Jury, {empfaenger}: {verleihung}, {ort}"), ("seen", "")];
    assert_eq!(office.post(template, &words).await.status, 303);
    assert_eq!(invites(&office, id, &[JURY]).await.status, 303);
    // Whoever is not ticked any more loses a draft that has not left.
    assert_eq!(invites(&office, id, &[HONOURED, JURY]).await.status, 303);
    assert!(office.get(base(id)).await.contains("Einladung: ausgezeichnet"));
    assert_eq!(invites(&office, id, &[JURY]).await.status, 303);
    assert!(!office.get(base(id)).await.contains("Einladung: ausgezeichnet"));
    reviews(&office, id).await;
    assert_eq!(sends(&office, id).await.status, 303);
    let sent = mails(&app).await;
    let text = "Liebe Jury, Ada Jury: Freitag, 3. Dezember 2027, 18:00 Uhr, Rathaus, Bürgersaal";
    assert!(sent.len() == 1 && sent[0].2.contains(text), "{sent:?}");
}

#[rocket::async_test]
async fn an_invitation_without_a_place_waits_for_it() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    let by = app.person("Olga Büro", Role::Office).await;
    app.ceremony_in(by, id, None).await;
    confirm(&app, id).await;
    let office = app.office().await;
    assert!(office.get(base(id)).await.contains("Der Ort fehlt noch"));
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 303);
    let seen = office.get(base(id)).await.input("seen");
    assert_eq!(office.post(format!("{}/review", base(id)), &[("seen", &seen)]).await.status, 409);
    assert_eq!(sends(&office, id).await.status, 409);
}

#[rocket::async_test]
async fn who_was_invited_reads_of_a_new_date() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    confirm(&app, id).await;
    let office = app.office().await;
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 303);
    reviews(&office, id).await;
    assert_eq!(sends(&office, id).await.status, 303);
    // More are reviewed and have not left when the date moves.
    assert_eq!(invites(&office, id, &[HONOURED, OTHERS]).await.status, 303);
    reviews(&office, id).await;
    moves(&app, id, "2027-12-10T19:00").await;
    let refused = sends(&office, id).await;
    assert!(refused.status == 409 && refused.contains("hat sich der Termin der Preisverleihung geändert"));
    let page = office.get(base(id)).await;
    for said in ["Eine Person ist zu einem anderen Termin eingeladen", "Verein Siegprojekt: Freitag, 3. Dezember 2027"]
    {
        assert!(page.contains(said), "{said}: {}", page.text);
    }
    assert!(office.get("/office").await.contains("zu einem anderen Termin eingeladen"));
    assert_eq!(invites(&office, id, &[HONOURED, OTHERS]).await.status, 303);
    reviews(&office, id).await;
    assert_eq!(sends(&office, id).await.status, 303);
    let sent = mails(&app).await;
    let of = |to: &str| sent.iter().filter(|mail| mail.0 == to).map(|mail| mail.2.as_str()).collect::<Vec<_>>();
    let winner = of("sieg@beispiel.example");
    assert_eq!(winner.len(), 2);
    for said in ["Bisher: Freitag, 3. Dezember 2027, 18:00 Uhr", "Jetzt: Freitag, 10. Dezember 2027, 19:00 Uhr"] {
        assert!(winner[1].contains(said), "{said}: {}", winner[1]);
    }
    let other = of("zwei@beispiel.example");
    assert!(other.len() == 1 && other[0].contains("Wann: Freitag, 10. Dezember 2027, 19:00 Uhr"), "{other:?}");
    let page = office.get(base(id)).await;
    assert!(!page.contains("zu einem anderen Termin") && page.contains("2 Personen sind eingeladen"), "{}", page.text);
    // The one with the former date had not left, and does not: whom it was to reads the new one alone.
    app.clock.set(app.clock.now() + chrono::Duration::hours(1));
    let server = MailServer::start().await;
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    let mut conn = app.db.read().await.unwrap();
    let became =
        "select status, recipient, coalesce(stale, '') from mail where kind = 'letter' order by status, recipient";
    let became: Vec<(String, String, String)> = on!(conn, c => sqlx::query_as(became).fetch_all(c).await).unwrap();
    drop(conn);
    let line = |status: &str, to: &str, reason: &str| (status.to_owned(), to.to_owned(), reason.to_owned());
    assert_eq!(
        became,
        [
            line("dropped", "sieg@beispiel.example", "said"),
            line("sent", "sieg@beispiel.example", ""),
            line("sent", "zwei@beispiel.example", ""),
        ]
    );
    // Drafted once more, there is nothing to say.
    assert_eq!(invites(&office, id, &[HONOURED, OTHERS]).await.status, 303);
    assert_eq!(sends(&office, id).await.status, 409);
}

#[rocket::async_test]
async fn nobody_is_invited_while_a_later_fact_stops_the_result() {
    let app = TestApp::start().await;
    let id = scene(&app).await;
    confirm(&app, id).await;
    let office = app.office().await;
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 303);
    reviews(&office, id).await;
    let gone = "update nomination set status = 'withdrawn', withdrawn_at = changed_at where title = 'Siegprojekt'";
    damaged!(app.db, "nobody withdraws what the jury has decided about", gone);
    let page = office.get(base(id)).await;
    assert!(page.contains("Das Ergebnis ist angehalten. Einladen können Sie wieder"), "{}", page.text);
    assert_eq!(sends(&office, id).await.status, 409);
    assert_eq!(invites(&office, id, &[HONOURED]).await.status, 409);
    assert_eq!(mails(&app).await, []);
}
