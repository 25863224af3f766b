//! What the public learns of a result, and when.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use laudatio::contest::nominations::model::{
    Answer as Given, Essence, NominationKind, NominationStatus, Origin, Screening,
};
use laudatio::contest::nominations::store as nominations;
use laudatio::contest::prizes::model::{Calendar, Laureate, NamingAnswer, NamingSubject, QuestionRole};
use laudatio::contest::prizes::store as prizes;
use laudatio::ground::ctx::Ctx;
use laudatio::ground::db::{Conn, Translated};
use laudatio::ground::web::Role;
use laudatio::i18n::Lang;
use laudatio::ids::{EditionId, LaureateId, NamingAnswerId, NominationId, RoundId};
use laudatio::on;
use laudatio::outcome::publication::store::{self as publications, Publication};

use crate::support::{Answer, TestApp, Visitor, picture};
use crate::verdict::{To, Verdict, decide};

/// A moment before the ceremony, the last before it, and its beginning: 3 December 2027, 18:00 in Dortmund.
pub const BEFORE: &str = "2027-11-25T10:00:00Z";
pub const LAST_MOMENT: &str = "2027-12-03T16:59:59.999999Z";
pub const CEREMONY: &str = "2027-12-03T17:00:00Z";

const RESULT: &str = "/prizes/integrationspreis/2027/result";

/// An edition whose deadline has passed and whose ceremony is known.
pub async fn edition(app: &TestApp) -> EditionId {
    let id = app.open_edition("integrationspreis").await;
    let by = app.person("Olga Büro", Role::Office).await;
    let edition = app.newest_edition("integrationspreis").await;
    let calendar = Calendar { ceremony_at: Some("2027-12-03T18:00".parse().unwrap()), ..edition.calendar() };
    laudatio::contest::prizes::actions::set_calendar(&app.ctx(), by, id, edition.version, calendar).await.unwrap();
    app.at(BEFORE);
    id
}

/// What an entry says.
pub struct Sent<'a> {
    pub title: &'a str,
    /// Empty where there is none.
    pub email: &'a str,
    pub district: &'a str,
    pub consents: bool,
    pub screening: Screening,
}

impl Default for Sent<'_> {
    fn default() -> Self {
        Self {
            title: "Brückenbau",
            email: "verein@beispiel.example",
            district: "hoerde",
            consents: true,
            screening: Screening::Eligible,
        }
    }
}

/// How many entries there are, so that their numbers are in order.
static ENTRIES: AtomicUsize = AtomicUsize::new(1);

pub async fn entry(app: &TestApp, edition: EditionId, sent: Sent<'_>) -> NominationId {
    let ctx = app.ctx();
    let by = app.person("Olga Büro", Role::Office).await;
    let mut tx = ctx.db.write().await.unwrap();
    let questions = prizes::questions(&mut tx, edition).await.unwrap();
    let category = prizes::categories(&mut tx, edition).await.unwrap()[0].category_id;
    let answers: BTreeMap<_, _> = questions
        .iter()
        .filter_map(|question| {
            let text = |text: String| Some((question.question_id, Given::Text(text)));
            match question.role {
                Some(QuestionRole::Title) => text(sent.title.to_owned()),
                Some(QuestionRole::NomineeName) => text(format!("Verein {}", sent.title)),
                Some(QuestionRole::NomineeEmail) if sent.email.is_empty() => None,
                Some(QuestionRole::NomineeEmail) => text(sent.email.to_owned()),
                Some(QuestionRole::Category) => text(category.to_string()),
                Some(QuestionRole::District) => text(sent.district.to_owned()),
                Some(QuestionRole::Summary) => text(format!("Kurz: {}", sent.title)),
                Some(QuestionRole::ConsentPublication) => Some((question.question_id, Given::Yes(sent.consents))),
                // What only the jury may read.
                _ if question.label.german() == "Projektbeschreibung" => text("Streng vertraulich".to_owned()),
                _ => None,
            }
        })
        .collect();
    let id = NominationId::new(ctx.now, &ctx.random);
    let new = nominations::New {
        nomination_id: id,
        edition_id: edition,
        receipt_number: &format!("IP-TEST-{:04}", ENTRIES.fetch_add(1, Ordering::Relaxed)),
        token: None,
        idempotency_key: ctx.random.uuid(ctx.now),
        origin: Origin::Online,
        kind: NominationKind::SelfApplication,
        status: NominationStatus::Received,
        essence: &Essence::of(&questions, &answers),
        answers: &answers,
        language: Lang::De,
        received_at: ctx.now,
        changed_at: ctx.now,
        entered_by: None,
    };
    nominations::insert(&mut tx, &[new]).await.unwrap();
    if sent.screening != Screening::Pending {
        let reason = (sent.screening == Screening::Ineligible).then_some("außerhalb von Dortmund");
        assert!(nominations::screen(&mut tx, (id, 1), (sent.screening, reason), by, ctx.now).await.unwrap());
    }
    tx.commit().await.unwrap();
    id
}

/// Laureates as the confirmed decisions of a jury would leave them, and the office's word.
pub async fn confirmed(app: &TestApp, edition: EditionId) {
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    let award = Some(Translated::new("Ehrenpreis der Jury", "Honorary prize of the jury"));
    let rows = [
        (Some(1), "Geheimverein Nordlicht", None),
        (Some(2), "Zweitgeheim e. V.", None),
        (None, "Rosa Verborgen", award),
    ];
    for (position, (place, name, award)) in (1..).zip(rows) {
        let laureate = Laureate {
            laureate_id: LaureateId::new(ctx.now, &ctx.random),
            edition_id: edition,
            position,
            place,
            name: name.to_owned(),
            project: place.map(|n| format!("Preisprojekt {n} <script>alert(1)</script>")),
            amount: place.map(|n| 700_000 - n * 200_000),
            place_certain: true,
            nomination_id: None,
            award,
            reason: Some(format!("Weil {name} Brücken baut.")),
            named: true,
        };
        prizes::insert_laureate(&mut tx, &laureate).await.unwrap();
        says(&app.ctx(), &mut tx, edition, NamingSubject::Person(name.to_owned())).await;
    }
    let publication = Publication { edition_id: edition, confirmed_at: ctx.now, alone: false };
    publications::insert(&mut tx, &publication).await.unwrap();
    list_all(&mut tx, edition).await;
    tx.commit().await.unwrap();
}

/// What may stand beside the laureates does, as when two people confirm it.
async fn list_all(tx: &mut Conn, edition: EditionId) {
    let entries = publications::listable(tx, edition).await.unwrap();
    publications::list(tx, edition, &entries).await.unwrap();
}

/// Somebody who is honoured agrees to be named.
async fn says(ctx: &Ctx, tx: &mut Conn, edition: EditionId, from: NamingSubject) {
    let people = laudatio::people::accounts::store::people(tx).await.unwrap();
    let answer = NamingAnswer {
        naming_answer_id: NamingAnswerId::new(ctx.now, &ctx.random),
        edition_id: edition,
        from,
        agreed: true,
        source: "am Telefon".into(),
        recorded_by: people[0].person_id,
        recorded_at: ctx.now,
    };
    prizes::set_naming(tx, &answer).await.unwrap();
}

/// Words that give a result away.
const SECRETS: [&str; 7] =
    ["Geheimverein", "Nordlicht", "Zweitgeheim", "Verborgen", "Preisprojekt", "Ehrenpreis der Jury", "Weil "];

/// Every page that somebody without a task in the office can reach.
async fn public_pages(visitor: &Visitor<'_>, more: &[String]) -> BTreeMap<String, Answer> {
    let fixed = [
        "/",
        "/archive",
        "/prizes/integrationspreis",
        "/prizes/ethnischer-wirtschaftspreis",
        "/prizes/integrationspreis/2027",
        "/prizes/integrationspreis/2025",
        RESULT,
        "/prizes/integrationspreis/2027/result?district=hoerde",
        "/prizes/integrationspreis/2027/nominate",
        "/feed.atom",
        "/jury",
        "/pages/imprint",
        "/sitemap.xml",
        "/robots.txt",
        "/search?q=Geheim",
        "/?q=Geheim",
        "/archive?q=Geheim",
    ];
    let mut pages = BTreeMap::new();
    for path in fixed.into_iter().map(str::to_owned).chain(more.iter().cloned()) {
        let answer = visitor.get(&path).await;
        pages.insert(path, answer);
    }
    pages
}

#[rocket::async_test]
async fn nothing_of_a_result_is_anywhere_before_the_ceremony() {
    let app = TestApp::start().await;
    let edition = edition(&app).await;
    entry(&app, edition, Sent::default()).await;
    // Signed in long before: what they see must not change either.
    let (juror, _) = app.juror("Ada").await;
    let visitors = [app.public(), app.public().speaking("en"), juror];
    let mut before = Vec::new();
    for visitor in &visitors {
        before.push(public_pages(visitor, &[]).await);
    }
    confirmed(&app, edition).await;
    let mut conn = app.db.read().await.unwrap();
    let secret = prizes::laureates_of(&mut conn, &[edition]).await.unwrap();
    drop(conn);
    assert_eq!(secret.len(), 3);
    let pictures: Vec<String> = secret.iter().map(|row| format!("/laureates/{}/picture", row.laureate_id)).collect();

    for moment in [BEFORE, LAST_MOMENT] {
        app.at(moment);
        for (visitor, before) in visitors.iter().zip(&before) {
            // Sessions end; who was signed in sees the same as everybody then.
            let asked_in = app.db.statements();
            let now = public_pages(visitor, &pictures).await;
            assert!(app.db.statements() > asked_in);
            for (path, page) in &now {
                for word in SECRETS {
                    assert!(!page.contains(word), "{path} at {moment} says {word}");
                    let in_headers = page.headers.iter().any(|(_, value)| value.contains(word));
                    assert!(!in_headers, "{path} at {moment} says {word} in its headers");
                }
                if moment == BEFORE {
                    let old = before.get(path).map(|old| (old.status, old.text.as_str()));
                    let same = old.is_none_or(|old| old == (page.status, page.text.as_str()));
                    assert!(same, "{path} differs from what it was without a decision");
                }
            }
            assert_eq!(now[RESULT].status, 404);
            assert!(pictures.iter().all(|path| now[path].status == 404));
        }
    }

    app.at(CEREMONY);
    let now = public_pages(&app.public(), &[]).await;
    for path in ["/", "/archive", "/prizes/integrationspreis", "/prizes/integrationspreis/2027", RESULT, "/feed.atom"] {
        assert!(now[path].contains("Geheimverein Nordlicht"), "{path}: {}", now[path].text);
    }
    assert!(now["/prizes/integrationspreis/2027"].contains(&format!("href=\"{RESULT}\"")));
}

/// A page before its ceremony takes as many statements with a secret as without one: nothing is read of it.
#[rocket::async_test]
async fn a_secret_costs_no_statement() {
    let app = TestApp::start().await;
    let edition = edition(&app).await;
    let count = async |path: &str| {
        let before = app.db.statements();
        app.public().get(path).await;
        app.db.statements() - before
    };
    for path in ["/", "/archive", "/feed.atom", RESULT, "/prizes/integrationspreis/2027"] {
        let without = count(path).await;
        if path == "/" {
            confirmed(&app, edition).await;
        }
        assert_eq!(count(path).await, without, "{path}");
    }
}

#[rocket::async_test]
async fn a_result_page_says_who_was_honoured_and_why() {
    let app = TestApp::start().await;
    let edition = edition(&app).await;
    confirmed(&app, edition).await;
    app.at(CEREMONY);
    let page = app.public().get(RESULT).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for text in [
        "<h1 dir=\"auto\">Integrationspreis 2027: das Ergebnis</h1>",
        "1. Platz · 5.000\u{a0}€",
        "Weil Rosa Verborgen Brücken baut.",
        "Ehrenpreis der Jury",
        "Außerdem geehrt",
        "Verliehen am 3. Dezember 2027",
        "<meta property=\"og:title\" content=\"Integrationspreis 2027: das Ergebnis\">",
        "property=\"og:url\" content=\"http://localhost/prizes/integrationspreis/2027/result\"",
        "Preisprojekt 1 &lt;script&gt;",
    ] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    let data = page.text.split_once("<script type=\"application/ld+json\">").unwrap().1;
    let data: serde_json::Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(data["mainEntity"]["itemListElement"][2]["item"]["name"], "Rosa Verborgen");
    assert_eq!(data["about"]["startDate"], "2027-12-03T17:00:00+00:00");
    let english = app.public().speaking("en").get(RESULT).await;
    assert!(english.contains("Honorary prize of the jury"), "{}", english.text);
}

#[rocket::async_test]
async fn only_entries_whose_people_agreed_are_shown() {
    let app = TestApp::start().await;
    let edition = edition(&app).await;
    for sent in [
        Sent { title: "Ja", ..Sent::default() },
        Sent { title: "Ausnord", district: "innenstadt-nord", ..Sent::default() },
        Sent { title: "Keinwort", consents: false, ..Sent::default() },
        Sent { title: "Ungeprüft", screening: Screening::Pending, ..Sent::default() },
        Sent { title: "Abgelehnt", screening: Screening::Ineligible, ..Sent::default() },
    ] {
        entry(&app, edition, sent).await;
    }
    let taken_back = entry(&app, edition, Sent { title: "Zurückgezogen", ..Sent::default() }).await;
    let mut tx = app.db.write().await.unwrap();
    assert!(nominations::withdraw(&mut tx, taken_back, NominationStatus::Received, app.ctx().now).await.unwrap());
    tx.commit().await.unwrap();
    confirmed(&app, edition).await;
    app.at(CEREMONY);
    let page = app.public().get(RESULT).await;
    for text in ["Verein Ja", "Kurz: Ja", "Verein Ausnord", "2 Einreichungen", "Hörde: eine Einreichung"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    for text in ["Keinwort", "Ungeprüft", "Abgelehnt", "Zurückgezogen", "vertraulich", "verein@"] {
        assert!(!page.contains(text), "{text} in {}", page.text);
    }
    let north = app.public().get(format!("{RESULT}?district=innenstadt-nord")).await;
    assert!(north.contains("Verein Ausnord") && !north.contains("Verein Ja"), "{}", north.text);
    assert!(north.contains("Eine Einreichung"), "{}", north.text);
    let mut conn = app.db.read().await.unwrap();
    let categories = prizes::categories(&mut conn, edition).await.unwrap();
    drop(conn);
    let own = app.public().get(format!("{RESULT}?category={}", categories[0].category_id)).await;
    assert!(own.contains("Verein Ja"), "{}", own.text);
    let other = app.public().get(format!("{RESULT}?category={}&district=hoerde", categories[1].category_id)).await;
    assert!(!other.contains("Verein Ja") && other.contains("Hier ist nichts zu sehen."), "{}", other.text);
    let nonsense = app.public().get(format!("{RESULT}?category=x&district=%22%3E&page=-5")).await;
    assert!(nonsense.status == 200 && nonsense.contains("Verein Ja"));
}

#[rocket::async_test]
async fn a_result_page_costs_the_same_with_many_entries() {
    let app = TestApp::start().await;
    let edition = edition(&app).await;
    confirmed(&app, edition).await;
    let count = async || {
        let before = app.db.statements();
        let page = app.public().get(RESULT).await;
        (app.db.statements() - before, page)
    };
    app.at(CEREMONY);
    crate::fill::round(&app.db, app.clock.now(), edition, 10, 3, 1).await;
    let mut tx = app.db.write().await.unwrap();
    list_all(&mut tx, edition).await;
    tx.commit().await.unwrap();
    let (few, _) = count().await;
    let mut tx = app.db.write().await.unwrap();
    let copy = "insert into nomination (nomination_id, edition_id, receipt_number, idempotency_key, origin, kind, status, \
        title, nominee_name, consent_publication, answers, language, search_text, sort_key, received_at, changed_at, \
        screening) select $1, edition_id, $2, $1, origin, kind, status, title, nominee_name, consent_publication, \
        answers, language, search_text, sort_key, received_at, changed_at, screening from nomination \
        where receipt_number like 'FILL%' limit 1";
    for number in 0..990 {
        let (id, receipt) = (uuid::Uuid::now_v7(), format!("COPY-{number}"));
        on!(tx, c => sqlx::query(copy).bind(id).bind(&receipt).execute(c).await.map(drop)).unwrap();
    }
    list_all(&mut tx, edition).await;
    tx.commit().await.unwrap();
    let (many, page) = count().await;
    assert!(page.contains("1000 Einreichungen") && page.contains("page=2#entries"), "{}", page.text);
    assert_eq!(many, few);
}

#[rocket::async_test]
async fn a_ceremony_that_moves_takes_the_result_with_it() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    confirmed(&app, id).await;
    let by = app.person("Olga Büro", Role::Office).await;
    let edition = app.newest_edition("integrationspreis").await;
    let calendar = Calendar { ceremony_at: Some("2027-12-10T18:00".parse().unwrap()), ..edition.calendar() };
    laudatio::contest::prizes::actions::set_calendar(&app.ctx(), by, id, edition.version, calendar).await.unwrap();
    app.at(CEREMONY);
    assert_eq!(app.public().get(RESULT).await.status, 404);
    app.at("2027-12-10T17:00:00Z");
    assert_eq!(app.public().get(RESULT).await.status, 200);
}

/// The jury's binding decisions: a place, and an Ehrenpreis for somebody who is no entry. Gives their round.
pub async fn decided(app: &TestApp, edition: EditionId, winner: NominationId) -> RoundId {
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
            special: Some("Ehrenpreis der Jury"),
            to: To::Person("Rosa Verborgen"),
            amount: None,
            reason: "Für ihr Leben.",
        },
    ];
    decide(&app.db, app.clock.now(), edition, by, &verdicts).await
}

/// Two people of the office take back a result that is public.
pub async fn taken_back(app: &TestApp, edition: EditionId, reason: &str) {
    let (first, second) = (app.office().await, app.office().await);
    let path = format!("/office/editions/{edition}/publication/withdraw");
    let shown = first.get(&path).await.input("shown");
    let empty = first.post(&path, &[("shown", &shown), ("reason", " ")]).await;
    assert_eq!(empty.status, 422, "{}", empty.text);
    assert_eq!(first.post(&path, &[("shown", &shown), ("reason", reason)]).await.status, 303);
    let done = second.confirms(&path).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

/// Two people of the office let a result become public.
pub async fn confirm(app: &TestApp, edition: EditionId) {
    let (first, second) = (app.office().await, app.office().await);
    let path = format!("/office/editions/{edition}/publication");
    let shown = first.get(&path).await.input("shown");
    let asked = first.post(&path, &[("shown", &shown), ("reason", "")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let page = second.get(&path).await;
    let form = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let done = second.post(format!("{path}/confirm"), &form).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

#[rocket::async_test]
async fn two_people_let_a_result_become_public_by_itself() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    let (first, second) = (app.office().await, app.office().await);
    let path = format!("/office/editions/{id}/publication");
    let blocked = first.get(&path).await;
    assert!(blocked.contains("noch nicht verbindlich"), "{}", blocked.text);
    decided(&app, id, winner).await;
    let page = first.get(&path).await;
    for text in [
        "Verein Siegprojekt",
        "Ehrenpreis der Jury",
        "3. Dezember 2027, 18:00 Uhr",
        "Eine Einreichung",
        "Kurz: Siegprojekt",
        "Hörde",
    ] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    // What becomes public of an entry is what both have read.
    let seen = page.input("shown");
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query("update nomination set district = 'aplerbeck'").execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert_eq!(first.post(&path, &[("shown", &seen)]).await.status, 409);
    let shown = first.get(&path).await.input("shown");
    assert_eq!(first.post(&path, &[("shown", &shown)]).await.status, 303);
    // Nobody confirms the own request.
    let waits = first.get(&path).await;
    assert!(waits.contains("/withdraw") && !waits.contains("/confirm"), "{}", waits.text);
    let confirm = second.get(&path).await;
    let approval = confirm.input("approval_id");
    let form = [("approval_id", approval.as_str()), ("shown", shown.as_str())];
    let own = first.post(format!("{path}/confirm"), &form).await;
    assert_eq!(own.status, 409, "{}", own.text);
    let other = second.post(format!("{path}/confirm"), &[("approval_id", approval.as_str()), ("shown", "x")]).await;
    assert_eq!(other.status, 409, "it has not seen what would be public");
    assert_eq!(second.post(format!("{path}/confirm"), &form).await.status, 303);
    assert_eq!(second.post(format!("{path}/confirm"), &form).await.status, 409, "a double click");
    assert!(first.get(&path).await.contains("Die Veröffentlichung ist bestätigt"));
    app.at(LAST_MOMENT);
    assert_eq!(app.public().get(RESULT).await.status, 404);
    app.at(CEREMONY);
    let page = app.public().get(RESULT).await;
    for text in ["Verein Siegprojekt", "1. Platz · 5.000\u{a0}€", "Weil es alle angeht.", "Ehrenpreis der Jury"] {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    assert!(app.office().await.get(&path).await.contains("Das Ergebnis ist öffentlich"));
}

#[rocket::async_test]
async fn one_person_holds_a_result_back_and_two_take_back_what_was_public() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    let path = format!("/office/editions/{id}/publication");
    let office = app.office().await;
    assert_eq!(office.post(format!("{path}/hold"), &[]).await.status, 409, "there is nothing to hold back");
    confirm(&app, id).await;
    assert_eq!(office.post(format!("{path}/hold"), &[]).await.status, 303);
    app.at(CEREMONY);
    assert_eq!(app.public().get(RESULT).await.status, 404);
    // After the ceremony's time a result that is confirmed is public at once.
    confirm(&app, id).await;
    assert_eq!(app.public().get(RESULT).await.status, 200);
    let office = app.office().await;
    // Nobody does it alone any more, with a reason or without.
    for reason in [" ", "Ein Name ist falsch."] {
        let refused = office.post(format!("{path}/hold"), &[("reason", reason)]).await;
        assert!(refused.status == 409 && refused.contains("nur zwei Personen"), "{}", refused.text);
    }
    assert_eq!(app.public().get(RESULT).await.status, 200);
    taken_back(&app, id, "Ein Name ist falsch.").await;
    assert_eq!(app.public().get(RESULT).await.status, 404);
    assert!(!app.public().get("/archive").await.contains("Siegprojekt"));
    let record = office.get("/office/audit?act=edition.result_withdrawn").await;
    assert!(record.contains("Ein Name ist falsch."), "{}", record.text);
    let (juror, _) = app.juror("Ada").await;
    for (visitor, status) in [(app.public(), 401), (juror, 404)] {
        assert_eq!(visitor.get(&path).await.status, status);
        assert_eq!(visitor.post(format!("{path}/hold"), &[]).await.status, status);
    }
}

#[rocket::async_test]
async fn who_said_no_or_was_never_asked_is_named_nowhere() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Stillprojekt", consents: false, ..Sent::default() }).await;
    decided(&app, id, winner).await;
    let office = app.office().await;
    let path = format!("/office/editions/{id}/publication");
    let page = office.get(&path).await;
    for said in ["Verein Stillprojekt", "Möchte nicht genannt werden.", "Rosa Verborgen", "Noch kein Ja"] {
        assert!(page.contains(said), "{said}: {}", page.text);
    }
    // On paper nobody has answered: nothing is made of that but that there is no yes.
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query("update nomination set origin = 'paper'").execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert!(!office.get(&path).await.contains("Möchte nicht genannt werden."));
    confirm(&app, id).await;
    let laureate = prizes::laureates_of(&mut app.db.read().await.unwrap(), &[id]).await.unwrap()[0].laureate_id;
    let form = format!("/office/laureates/{laureate}/picture");
    assert_eq!(office.upload(&form, &[("alt", "Ein Haus")], Some(&picture(b"Exif\0\0"))).await.status, 303);
    confirm(&app, id).await;
    app.at(CEREMONY);
    let pages = public_pages(&app.public(), &[format!("/laureates/{laureate}/picture")]).await;
    let secrets = ["Stillprojekt", "Verborgen", "Weil es alle angeht", "Für ihr Leben", "Ein Haus"];
    for (path, page) in &pages {
        for word in secrets {
            assert!(!page.contains(word), "{path} says {word}: {}", page.text);
        }
    }
    assert_eq!(pages[&format!("/laureates/{laureate}/picture")].status, 404);
    let page = &pages[RESULT];
    assert!(!page.contains("5.000"), "what they get tells who they are: {}", page.text);
    assert!(page.contains("1. Platz") && page.contains("Ehrenpreis der Jury"), "{}", page.text);
    assert_eq!(page.text.matches("Wird nicht namentlich genannt").count(), 2, "{}", page.text);
    assert!(pages["/feed.atom"].contains("1. Platz: Wird nicht namentlich genannt"), "{}", pages["/feed.atom"].text);
    assert!(pages["/archive"].contains("Wird nicht namentlich genannt"));
    let office = app.office().await;
    let list = office.get(format!("/office/editions/{id}/exports/engagementpreis.csv")).await;
    assert!(list.status == 200 && !list.contains("Stillprojekt") && !list.contains("Verborgen"), "{}", list.text);
}

#[rocket::async_test]
async fn a_proposers_tick_publishes_nobody() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Vorschlag", ..Sent::default() }).await;
    let other = entry(&app, id, Sent { title: "Zweitvorschlag", ..Sent::default() }).await;
    for nomination in [winner, other] {
        let mut tx = app.db.write().await.unwrap();
        let text = "update nomination set kind = 'proposal' where nomination_id = $1";
        on!(tx, c => sqlx::query(text).bind(nomination).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }
    decided(&app, id, winner).await;
    let office = app.office().await;
    let page = office.get(format!("/office/nominations/{winner}")).await;
    assert!(page.contains("Noch kein Ja: wird nicht genannt."), "{}", page.text);
    let list = office.get(format!("/office/editions/{id}/exports/nominations.json")).await;
    assert!(list.contains("\"consent\": false") && !list.contains("\"consent\": true"), "{}", list.text);
    let page = office.get(format!("/office/editions/{id}/publication")).await;
    assert!(page.contains("Noch kein Ja") && !page.contains("Darf genannt werden"), "{}", page.text);
    confirm(&app, id).await;
    app.at(CEREMONY);
    for (path, page) in public_pages(&app.public(), &[]).await {
        assert!(!page.contains("orschlag\u{20}") && !page.contains("Verein Vorschlag"), "{path}: {}", page.text);
        assert!(!page.contains("Zweitvorschlag"), "{path}: {}", page.text);
    }
    assert!(app.public().get(RESULT).await.contains("Keine Einreichung"));
}

#[rocket::async_test]
async fn the_own_answer_of_who_is_honoured_goes_before_everything_else() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Stillprojekt", consents: false, ..Sent::default() }).await;
    decided(&app, id, winner).await;
    let office = app.office().await;
    let rosa = format!("/office/editions/{id}/naming?person=Rosa%20Verborgen");
    let still = format!("/office/editions/{id}/naming?entry={winner}");
    assert!(office.get(format!("/office/editions/{id}/publication")).await.contains(&rosa));
    let asked = office.get(&rosa).await;
    assert!(asked.contains("Rosa Verborgen") && asked.contains("Woher wissen Sie das?"), "{}", asked.text);
    for (form, sentence) in [
        (vec![("source", "am Telefon")], "Bitte"),
        (vec![("agreed", "yes"), ("source", " ")], "Bitte füllen"),
        (vec![("agreed", "vielleicht"), ("source", "am Telefon")], "am Telefon"),
    ] {
        let refused = office.post(&rosa, &form).await;
        assert!(refused.status == 422 && refused.contains(sentence), "{}", refused.text);
    }
    assert_eq!(office.post(&rosa, &[("agreed", "yes"), ("source", "am Telefon")]).await.status, 303);
    let nobody = format!("/office/editions/{id}/naming?person=Niemand");
    assert_eq!(office.post(&nobody, &[("agreed", "yes"), ("source", "am Telefon")]).await.status, 404);
    confirm(&app, id).await;
    app.at(CEREMONY);
    let page = app.public().get(RESULT).await;
    assert!(page.contains("Rosa Verborgen") && !page.contains("Stillprojekt"), "{}", page.text);

    // A yes that comes later needs two people again, a no holds at once.
    let office = app.office().await;
    assert_eq!(office.post(&still, &[("agreed", "yes"), ("source", "Brief vom 2. Dezember")]).await.status, 303);
    assert!(!app.public().get(RESULT).await.contains("Stillprojekt"), "one person makes no name public");
    confirm(&app, id).await;
    assert!(app.public().get(RESULT).await.contains("Verein Stillprojekt"));
    assert_eq!(office.post(&rosa, &[("agreed", "no"), ("source", "am Telefon")]).await.status, 303);
    for page in [RESULT, "/", "/archive", "/feed.atom"] {
        assert!(!app.public().get(page).await.contains("Rosa Verborgen"), "{page}");
    }
    let record = office.get("/office/audit?act=edition.naming_refused").await;
    assert!(record.contains("möchte nicht öffentlich genannt werden"), "{}", record.text);
    let (juror, _) = app.juror("Ada").await;
    for (visitor, status) in [(app.public(), 401), (juror, 404)] {
        assert_eq!(visitor.get(&rosa).await.status, status);
        assert_eq!(visitor.post(&rosa, &[]).await.status, status);
    }
}

#[rocket::async_test]
async fn a_laureate_gets_a_picture_that_is_public_with_the_result() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    decided(&app, id, winner).await;
    confirm(&app, id).await;
    let office = app.office().await;
    let laureate = prizes::laureates_of(&mut app.db.read().await.unwrap(), &[id]).await.unwrap()[0].laureate_id;
    let form = format!("/office/laureates/{laureate}/picture");
    let taken = picture(b"Exif\0\0Telefon von Ada, 51.5136 N 7.4653 E");
    let taken = taken.as_slice();
    for (alt, file, sentence) in [
        ("Ein Haus", b"<svg onload=alert(1)>".as_slice(), "Das ist kein Bild"),
        ("", taken, "Bitte füllen"),
        ("Ein Haus", b"", "Bitte"),
        ("x".repeat(301).as_str(), taken, "zu lang"),
    ] {
        let refused = office.upload(&form, &[("alt", alt)], Some(file)).await;
        assert_eq!(refused.status, 422, "{sentence}: {}", refused.text);
    }
    let large = [taken, &vec![0; 10 * 1024 * 1024]].concat();
    assert_eq!(office.upload(&form, &[("alt", "Ein Haus")], Some(&large)).await.status, 413);
    // As much as a camera writes; of what follows the picture nothing is kept either.
    let heavy = [taken, &vec![0; 5 * 1024 * 1024]].concat();
    let set = office.upload(&form, &[("alt", "Ein <b>Haus</b>")], Some(&heavy)).await;
    assert_eq!(set.status, 303, "{}", set.text);
    let image = format!("/office/laureates/{laureate}/image");
    assert_eq!(office.get(&image).await.header("Content-Type"), Some("image/jpeg"));
    assert_eq!(app.public().get(&image).await.status, 401);
    let public = format!("/laureates/{laureate}/picture");
    assert_eq!(app.public().get(&public).await.status, 404, "before the ceremony");
    // Held back and confirmed again, it keeps its picture.
    assert_eq!(office.post(format!("/office/editions/{id}/publication/hold"), &[]).await.status, 303);
    confirm(&app, id).await;
    app.at(CEREMONY);
    let shown = app.public().get(&public).await;
    assert_eq!((shown.status, shown.header("Content-Type")), (200, Some("image/jpeg")));
    assert_eq!(shown.header("X-Content-Type-Options"), Some("nosniff"));
    assert!(shown.bytes.len() < 100_000, "{}", shown.bytes.len());
    for secret in ["Exif", "Telefon", "51.5136"] {
        let found = shown.bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "the picture tells {secret}");
    }
    let page = app.public().get(RESULT).await;
    assert!(page.contains(&format!("src=\"{public}\"")) && page.contains("alt=\"Ein &lt;b&gt;Haus"), "{}", page.text);
    assert!(page.contains(&format!("property=\"og:image\" content=\"http://localhost{public}\"")), "{}", page.text);
    // Now everybody sees it: one person neither removes it nor puts another in its place.
    let (office, second) = (app.office().await, app.office().await);
    for refused in [
        office.post(format!("{form}/remove"), &[]).await,
        office.upload(&form, &[("alt", "Ein anderes Haus")], Some(taken)).await,
    ] {
        assert!(refused.status == 409 && refused.contains("Zwei Personen können es entfernen"), "{}", refused.text);
    }
    assert_eq!(app.public().get(&public).await.bytes, shown.bytes);
    let page = office.get(&form).await;
    assert!(page.contains(&format!("href=\"{form}/hide\"")) && !page.contains("type=\"file\""), "{}", page.text);
    let hide = format!("{form}/hide");
    let seen = office.get(&hide).await.input("shown");
    assert_eq!(office.post(&hide, &[("shown", &seen)]).await.status, 422, "a reason is asked");
    assert_eq!(
        office.post(&hide, &[("shown", &seen), ("reason", "Ein NominationKind ist zu sehen.")]).await.status,
        303
    );
    assert_eq!(app.public().get(&public).await.status, 200);
    assert_eq!(second.confirms(&hide).await.status, 303);
    assert_eq!(app.public().get(&public).await.status, 404);
    assert_eq!(office.get(&hide).await.status, 404);
    let record = office.get("/office/audit?act=laureate.picture_removed").await;
    assert!(record.contains("Ein NominationKind ist zu sehen."), "{}", record.text);
    assert_eq!(office.upload(&form, &[("alt", "Ein anderes Haus")], Some(taken)).await.status, 303);
    assert_eq!(app.public().get(&public).await.status, 404, "as many let it in as out");
    confirm(&app, id).await;
    assert_eq!(app.public().get(&public).await.status, 200);
}

/// Somebody of the office asks that a round is opened again.
async fn asks_to_reopen(office: &Visitor<'_>, path: &str) -> Answer {
    let shown = office.get(path).await.input("shown");
    office.post(path, &[("shown", &shown), ("reason", "Ein Bogen ist falsch.")]).await
}

#[rocket::async_test]
async fn an_annulled_result_never_turns_public() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent { title: "Siegprojekt", ..Sent::default() }).await;
    let round = decided(&app, id, winner).await;
    let (path, publication) = (format!("/office/rounds/{round}/reopen"), format!("/office/editions/{id}/publication"));
    let (olga, emre) = (app.office().await, app.office().await);
    let shown = olga.get(&path).await.input("shown");
    assert_eq!(asks_to_reopen(&olga, &path).await.status, 303);
    // The result is confirmed while somebody waits for the answer.
    let waits = emre.get(&path).await;
    confirm(&app, id).await;
    let form = [("approval_id", waits.input("approval_id")), ("shown", waits.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let late = emre.post(format!("{path}/confirm"), &form).await;
    let alone = olga.post(&path, &[("shown", &shown), ("reason", "Ein Bogen ist falsch.")]).await;
    for refused in [late, alone] {
        assert_eq!(refused.status, 409);
        assert!(refused.contains("Halten Sie die Veröffentlichung bitte zuerst zurück"), "{}", refused.text);
    }
    let page = olga.get(&path).await;
    assert!(page.contains("Halten Sie die Veröffentlichung bitte zuerst zurück"), "{}", page.text);
    assert!(page.contains(&format!("href=\"{publication}\"")) && !page.contains("name=\"shown\""), "{}", page.text);

    // From the ceremony on it is said otherwise, and it is withdrawn with a reason.
    app.at(CEREMONY);
    let (olga, emre) = (app.office().await, app.office().await);
    assert_eq!(app.public().get(RESULT).await.status, 200);
    let page = olga.get(&path).await;
    assert!(page.contains("Das Ergebnis ist schon öffentlich. Ziehen Sie es bitte zuerst zurück"), "{}", page.text);
    assert_eq!(olga.post(&path, &[("shown", &shown), ("reason", "x")]).await.status, 409);
    taken_back(&app, id, "Ein Bogen ist falsch.").await;
    let documents = format!("/office/editions/{id}/documents");
    assert!(olga.get(&documents).await.contains("Verein Siegprojekt"), "it still binds");
    assert_eq!(asks_to_reopen(&olga, &path).await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);

    // Who was a laureate of the annulled decisions is so nowhere: not in public, and not on a certificate.
    assert_eq!(app.public().get(RESULT).await.status, 404);
    assert!(olga.get(&publication).await.contains("noch nicht verbindlich"));
    let page = olga.get(&documents).await;
    assert!(page.status == 200 && !page.contains("Verein Siegprojekt"), "{}", page.text);
    assert_eq!(olga.get(format!("{documents}/certificates.pdf")).await.status, 409);
    let kept = prizes::laureates_of(&mut app.db.read().await.unwrap(), &[id]).await.unwrap();
    assert_eq!(kept.len(), 2, "the pictures hang on them, for when they are confirmed again");
    // Another jury decides that nobody is honoured: then nobody is, either.
    let by = app.person("Olga Büro", Role::Office).await;
    let nobody = Verdict { place: Some(1), special: None, to: To::Nobody, amount: None, reason: "" };
    decide(&app.db, app.clock.now(), id, by, &[nobody]).await;
    assert!(!olga.get(&documents).await.contains("Verein Siegprojekt"));
}

#[rocket::async_test]
async fn whoever_opens_a_round_again_sees_which_decisions_no_longer_bind() {
    let app = TestApp::start().await;
    let id = edition(&app).await;
    let winner = entry(&app, id, Sent::default()).await;
    let path = format!("/office/rounds/{}/reopen", decided(&app, id, winner).await);
    let set = async |text: &'static str| {
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    };
    set("update meeting set status = 'ended', decided_at = null").await;
    let (olga, emre) = (app.office().await, app.office().await);
    let before = olga.get(&path).await;
    assert!(!before.contains("gelten dann nicht mehr"), "{}", before.text);
    assert_eq!(asks_to_reopen(&olga, &path).await.status, 303);
    // The jury's word becomes binding before the other one has answered.
    let waits = emre.get(&path).await;
    set("update meeting set status = 'decided', decided_at = ended_at").await;
    let form = [("approval_id", waits.input("approval_id")), ("shown", waits.input("shown"))];
    let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
    let refused = emre.post(format!("{path}/confirm"), &form).await;
    assert_eq!(refused.status, 409, "what was agreed to is not what would happen");
    let sentence = "Die 2 Entscheidungen der Jury aus Sitzung 1 gelten dann nicht mehr";
    assert!(refused.contains(sentence), "{}", refused.text);
    assert!(emre.get(&path).await.contains(sentence));
    assert_eq!(emre.confirms(&path).await.status, 303);
}
