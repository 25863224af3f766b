//! Dates that move: who is late is a condition over the deadline that stands, and who is concerned is told.

use laudatio::clock::{Timestamp, WallTime};
use laudatio::contest::nominations::actions::{self, Entered, OnPaper, Sent};
use laudatio::contest::nominations::answers::{Demands, Questionnaire};
use laudatio::contest::nominations::model::{Answers, Nomination, NominationKind, NominationStatus, Origin, Screening};
use laudatio::contest::nominations::store;
use laudatio::contest::prizes::actions::set_calendar;
use laudatio::contest::prizes::model::{Calendar, QuestionRole};
use laudatio::contest::prizes::refusal::Refusal;
use laudatio::contest::prizes::store as prizes;
use laudatio::contest::rounds::store as rounds;
use laudatio::ground::web::{Query, Role};
use laudatio::ids::{EditionId, NominationId, PersonId};
use laudatio::on;

use crate::contest::nominations::{Filled, nominated, open};
use crate::ground::mail::{became, fates};
use crate::stage::Stage;
use crate::support::{Answer, TestApp, Visitor};

const FORM: &str = "/prizes/integrationspreis/2027/nominate";
/// The first moment after the deadline of 15 September, 23:59.
const LATE: &str = "2027-09-15T22:00:00Z";

/// Sends a form at this moment, with an address of its own; gives the address of the receipt.
async fn sent(visitor: &Visitor<'_>, app: &TestApp, edition: EditionId, email: &str) -> String {
    let filled =
        Filled::new(app, edition, NominationKind::SelfApplication).await.role(QuestionRole::NomineeEmail, email);
    let answer = visitor.post(FORM, &filled.pairs()).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    answer.location.unwrap()
}

async fn all(app: &TestApp, edition: EditionId) -> Vec<Nomination> {
    store::of_edition(&mut app.db.read().await.unwrap(), edition).await.unwrap()
}

async fn statuses(app: &TestApp, edition: EditionId) -> Vec<NominationStatus> {
    all(app, edition).await.iter().map(|nomination| nomination.status).collect()
}

/// No stored state says anything else than the deadline that stands.
pub async fn consistent(app: &TestApp) {
    let mut conn = app.db.read().await.unwrap();
    for wrong in [
        "select count(*) from nomination n join edition e on e.edition_id = n.edition_id where (n.status = 'late') <> \
         (n.withdrawn_at is null and n.admitted_at is null and n.met > e.closes_at)",
        "select count(*) from round_entry e join round r on r.round_id = e.round_id \
         join nomination n on n.nomination_id = e.nomination_id where r.status <> 'preparing' and e.revision <> n.revision",
    ] {
        let rows: i64 = on!(conn, c => sqlx::query_scalar(wrong).fetch_one(c).await).unwrap();
        assert_eq!(rows, 0, "{wrong}");
    }
}

fn until(closes: &str) -> Calendar {
    let at = |text: &str| Some(text.parse::<WallTime>().unwrap());
    Calendar { opens_at: at("2027-08-01T00:00"), closes_at: at(closes), ..Calendar::default() }
}

/// Sends other dates, as the form of the calendar does.
async fn moves(office: &Visitor<'_>, edition: EditionId, dates: &[(&str, &str)]) -> Answer {
    let path = format!("/office/editions/{edition}/calendar");
    let page = office.get(&path).await;
    let names = ["opens_at", "closes_at", "screening_until", "scoring_until", "meeting_at", "ceremony_at", "version"];
    let mut form: Vec<(&str, String)> = names.iter().map(|name| (*name, page.input(name))).collect();
    for (name, value) in dates {
        form.iter_mut().find(|(field, _)| field == name).unwrap().1 = (*value).to_owned();
    }
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    office.post(&path, &form).await
}

/// Confirms what a page has shown.
async fn confirms(office: &Visitor<'_>, edition: EditionId, page: &Answer) -> Answer {
    let names =
        ["opens_at", "closes_at", "screening_until", "scoring_until", "meeting_at", "ceremony_at", "version", "shown"];
    let form: Vec<(&str, String)> = names.iter().map(|name| (*name, page.input(name))).collect();
    let form: Vec<_> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    office.post(format!("/office/editions/{edition}/calendar"), &form).await
}

async fn told(app: &TestApp) -> Vec<(String, String, String)> {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select recipient, subject, body_text from mail where kind = 'moved' order by recipient";
    on!(conn, c => sqlx::query_as(sql).fetch_all(c).await).unwrap()
}

/// What the office enters, with the date on its stamp.
async fn on_paper(app: &TestApp, by: PersonId, edition: EditionId, received: &str, origin: Origin) -> NominationId {
    let ctx = app.ctx();
    let filled = Filled::new(app, edition, NominationKind::SelfApplication).await.role(QuestionRole::NomineeEmail, "");
    let form = Questionnaire::load(&mut ctx.db.read().await.unwrap(), edition).await.unwrap();
    let answers = form.read(NominationKind::SelfApplication, &Query::from_pairs(filled.pairs), Demands::Essentials).0;
    let received = received.parse().unwrap();
    let entry =
        OnPaper { key: ctx.random.uuid(ctx.now), kind: NominationKind::SelfApplication, origin, received, answers };
    match origin {
        Origin::Import => {
            actions::import(&ctx, by, edition, &[entry]).await.unwrap();
            all(app, edition).await.last().unwrap().nomination_id
        }
        _ => {
            let mut entered = actions::enter(&ctx, by, edition, &entry, None).await.unwrap();
            // They say the same, and are meant.
            if let Entered::Twice(earlier) = entered {
                entered = actions::enter(&ctx, by, edition, &entry, Some(&earlier.receipt_number)).await.unwrap();
            }
            let Entered::Stored(id) = entered else { panic!("the key is a new one") };
            id
        }
    }
}

#[rocket::async_test]
async fn who_was_late_is_in_time_once_the_deadline_moves_behind_it() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let early = sent(&app.public(), &app, edition, "ada@beispiel.example").await;
    app.at(LATE);
    let late = sent(&app.public().speaking("en"), &app, edition, "bea@beispiel.example").await;
    let office = app.office().await;
    on_paper(&app, office.person(), edition, "2027-09-15T10:00", Origin::Paper).await;
    let out = on_paper(&app, office.person(), edition, "2027-09-16T00:00", Origin::Paper).await;
    let hand = actions::Editor::Office(office.person(), out);
    actions::withdraw(&app.ctx(), hand, Some("Kam zu spät")).await.unwrap();
    assert!(app.public().get(&late).await.contains("Die Frist endete am 15. September 2027, 23:59 Uhr"));
    assert_eq!(app.public().get(format!("{late}/edit")).await.status, 409);

    let page = moves(&office, edition, &[("closes_at", "2027-09-22T23:59")]).await;
    assert_eq!(page.status, 200, "{}", page.text);
    for said in [
        "Bewerbungsschluss: Mittwoch, 22. September 2027, 23:59 Uhr",
        "bisher: Mittwoch, 15. September 2027, 23:59 Uhr",
        "3 Nominierungen sind betroffen",
        "Eine ist damit rechtzeitig",
        "Zu 2 wartet dann je eine E-Mail im Postausgang",
        "Eine Nominierung ohne Adresse",
        "Eine verspätete wurde zurückgezogen und bleibt es",
        "IP-2027-0002",
        "IP-2027-0003",
    ] {
        assert!(page.contains(said), "{said} in {}", page.text);
    }
    assert!(app.public().get(&late).await.contains("kam nach der Frist"), "nothing has changed yet");
    assert!(told(&app).await.is_empty());

    assert_eq!(confirms(&office, edition, &page).await.status, 303);
    let receipt = app.public().get(&late).await;
    assert!(
        receipt.contains("Danke, Ihre Nominierung ist eingegangen") && !receipt.contains("endete"),
        "{}",
        receipt.text
    );
    assert_eq!(app.public().get(format!("{late}/edit")).await.status, 200);
    assert_eq!(app.public().get(format!("{early}/edit")).await.status, 200);
    let list = office.get(format!("/office/editions/{edition}/nominations")).await;
    assert!(!list.contains("l-badge--warning") && list.contains("zu prüfen"), "{}", list.text);
    let mails = told(&app).await;
    let to: Vec<&str> = mails.iter().map(|(to, ..)| to.as_str()).collect();
    assert_eq!(to, ["ada@beispiel.example", "bea@beispiel.example"]);
    let (_, subject, text) = &mails[0];
    assert!(subject.starts_with("Neue Termine: ") && text.contains("jetzt 22. September 2027, 23:59 Uhr"), "{text}");
    assert!(
        text.contains("IP-2027-0001 bleibt, wie sie ist") && text.contains("Ändern können Sie sie bis 22."),
        "{text}"
    );
    assert!(mails[1].2.contains("With the new one it is on time"), "{}", mails[1].2);
    consistent(&app).await;
}

/// Of each mail of a kind that has left since a moment: what it says.
async fn left(app: &TestApp, kind: &str, since: Timestamp) -> Vec<String> {
    let mut conn = app.db.read().await.unwrap();
    let sql = "select body_text from mail where kind = $1 and status = 'sent' and sent_at >= $2";
    on!(conn, c => sqlx::query_scalar(sql).bind(kind).bind(since).fetch_all(c).await).unwrap()
}

#[rocket::async_test]
async fn what_leaves_later_says_the_dates_of_that_moment() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let office = app.office().await;
    let page = moves(&office, edition, &[("ceremony_at", "2027-12-03T18:00")]).await;
    assert_eq!(confirms(&office, edition, &page).await.status, 303);
    sent(&app.public(), &app, edition, "ada@beispiel.example").await;
    app.at(LATE);
    sent(&app.public(), &app, edition, "bea@beispiel.example").await;
    let move_to = async |dates: &[(&str, &str)]| {
        app.clock.set(app.clock.now() + chrono::Duration::minutes(1));
        let office = app.office().await;
        let page = moves(&office, edition, dates).await;
        assert_eq!(confirms(&office, edition, &page).await.status, 303, "{}", page.text);
    };
    // Both dates move while nothing leaves, and one of them once more.
    move_to(&[("closes_at", "2027-09-22T23:59"), ("ceremony_at", "2027-12-10T18:00")]).await;
    move_to(&[("closes_at", "2027-09-29T23:59")]).await;
    let now = app.clock.now();
    assert_eq!(fates(&app, "receipt").await, became(&[("said", 2), ("sent", 2)]));
    for text in left(&app, "receipt", now).await {
        let so = text.contains("bis 29. September 2027, 23:59 Uhr ändern") && !text.contains("Frist endete");
        assert!(so && text.contains("http://localhost/receipts/…"), "{text}");
    }
    assert_eq!(fates(&app, "moved").await, became(&[("said", 2), ("sent", 4)]));
    let texts = left(&app, "moved", now).await;
    for date in ["jetzt 10. Dezember 2027, 18:00 Uhr", "jetzt 29. September 2027, 23:59 Uhr"] {
        assert_eq!(texts.iter().filter(|text| text.contains(date)).count(), 2, "{date}: {texts:?}");
    }
    assert!(texts.iter().all(|text| !text.contains("jetzt 22. September")), "{texts:?}");
    // Until when something can be changed is not said when that is over.
    move_to(&[("closes_at", "2027-10-06T23:59")]).await;
    app.at("2027-10-06T22:00:00Z");
    let now = app.clock.now();
    assert_eq!(fates(&app, "moved").await, became(&[("said", 4), ("sent", 6)]));
    let texts = left(&app, "moved", now).await;
    assert!(texts.len() == 2 && texts.iter().all(|text| !text.contains("Ändern können")), "{texts:?}");
    // Who has withdrawn hears nothing more.
    app.at("2027-10-05T22:00:00Z");
    move_to(&[("closes_at", "2027-10-13T23:59")]).await;
    let hand = actions::Editor::Office(office.person(), all(&app, edition).await[0].nomination_id);
    actions::withdraw(&app.ctx(), hand, Some("Auf Wunsch")).await.unwrap();
    assert_eq!(fates(&app, "moved").await, became(&[("said", 4), ("sent", 7), ("withdrawn", 1)]));
}

#[rocket::async_test]
async fn the_office_confirms_what_it_was_shown_and_nothing_else() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    sent(&app.public(), &app, edition, "ada@beispiel.example").await;
    let office = app.office().await;
    let page = moves(&office, edition, &[("closes_at", "2027-09-22T23:59")]).await;
    sent(&app.public(), &app, edition, "bea@beispiel.example").await;
    let again = confirms(&office, edition, &page).await;
    assert_eq!(again.status, 200);
    assert!(again.contains("2 Nominierungen sind betroffen"), "{}", again.text);
    assert!(told(&app).await.is_empty());
    assert_eq!(confirms(&office, edition, &again).await.status, 303);
    assert_eq!(told(&app).await.len(), 2);
    assert_eq!(confirms(&office, edition, &again).await.status, 409, "a double click moves it once");
    assert_eq!(told(&app).await.len(), 2);
}

#[rocket::async_test]
async fn a_date_that_nobody_knew_yet_is_read_back_and_nobody_is_written_to() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    sent(&app.public(), &app, edition, "ada@beispiel.example").await;
    let office = app.office().await;
    let page = moves(&office, edition, &[("ceremony_at", "2027-12-03T18:00")]).await;
    let said = "Preisverleihung: Freitag, 3. Dezember 2027, 18:00 Uhr";
    assert!(page.status == 200 && page.contains(said), "{}", page.text);
    assert_eq!(confirms(&office, edition, &page).await.status, 303);
    assert!(told(&app).await.is_empty());
    let page = moves(&office, edition, &[("ceremony_at", "2027-12-10T18:00")]).await;
    for text in
        ["Preisverleihung: Freitag, 10. Dezember 2027, 18:00 Uhr", "bisher: Freitag, 3. Dezember 2027, 18:00 Uhr"]
    {
        assert!(page.contains(text), "{text} in {}", page.text);
    }
    assert_eq!(confirms(&office, edition, &page).await.status, 303);
    assert_eq!(told(&app).await.len(), 1);
}

#[rocket::async_test]
async fn a_deadline_that_moves_there_and_back_judges_each_time() {
    use NominationStatus::{Late, Received, Withdrawn};
    let app = TestApp::start().await;
    let edition = open(&app).await;
    app.at("2027-09-25T08:00:00Z");
    let by = app.person("Olga Büro", Role::Office).await;
    for (received, origin) in [
        ("2027-09-15T23:59", Origin::Paper),
        ("2027-09-16T00:00", Origin::Paper),
        ("2027-09-16T00:00", Origin::Import),
        ("2027-09-22T23:59", Origin::Email),
        ("2027-09-23T00:00", Origin::Import),
        ("2027-09-16T08:00", Origin::Paper),
        ("2027-09-16T08:00", Origin::Email),
    ] {
        on_paper(&app, by, edition, received, origin).await;
    }
    let entries = all(&app, edition).await;
    let admitted = entries[5].nomination_id;
    laudatio::contest::screening::actions::admit(&app.ctx(), by, admitted, "Die Post hat gestreikt").await.unwrap();
    let hand = actions::Editor::Office(by, entries[6].nomination_id);
    actions::withdraw(&app.ctx(), hand, Some("Auf Wunsch")).await.unwrap();
    let before = [Received, Late, Late, Late, Late, Received, Withdrawn];
    let after = [Received, Received, Received, Received, Late, Received, Withdrawn];
    assert_eq!(statuses(&app, edition).await, before);
    for (closes, expected) in [("2027-09-22T23:59", after), ("2027-09-15T23:59", before), ("2027-09-22T23:59", after)] {
        // By whatever door: this is not the one of the office's form.
        let mut tx = app.db.write().await.unwrap();
        prizes::set_calendar(&mut tx, edition, &until(closes)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(statuses(&app, edition).await, expected, "{closes}");
        let arrivals = store::arrivals(&mut app.db.read().await.unwrap(), edition).await.unwrap();
        let late = expected.iter().filter(|status| **status == Late).count();
        assert_eq!(arrivals.late, i64::try_from(late).ok());
        // Let in although late: under the later deadline nobody had to.
        assert_eq!(arrivals.admitted, Some(i64::from(expected == before)));
        consistent(&app).await;
    }
}

#[rocket::async_test]
async fn whoever_refused_a_late_one_is_asked_again_when_it_is_in_time() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    app.at(LATE);
    sent(&app.public(), &app, edition, "ada@beispiel.example").await;
    let office = app.office().await;
    let id = all(&app, edition).await[0].nomination_id;
    let path = format!("/office/nominations/{id}");
    assert_eq!(office.post(format!("{path}/admit"), &[("admit_reason", "Zum Ansehen")]).await.status, 303);
    let version = office.get(&path).await.input("version");
    let refuse = [("version", version.as_str()), ("screening", "ineligible"), ("reason", "Kam zu spät")];
    assert_eq!(office.reads_and_posts(&format!("{path}/screen"), &refuse).await.status, 303);

    let page = moves(&office, edition, &[("closes_at", "2027-09-22T23:59")]).await;
    assert!(page.contains("aufgenommen, aber nicht zugelassen: Sie werden noch einmal gefragt"), "{}", page.text);
    assert_eq!(confirms(&office, edition, &page).await.status, 303);
    let nomination = &all(&app, edition).await[0];
    assert_eq!((nomination.screening, nomination.screening_before), (Screening::Pending, Some(Screening::Ineligible)));
    let detail = office.get(&path).await;
    assert!(detail.contains("Die Frist ist verlegt") && detail.contains("Kam zu spät"), "{}", detail.text);
    assert!(told(&app).await[0].2.contains("Die Geschäftsstelle prüft sie noch einmal"));
    let list = office.get(format!("/office/editions/{edition}/nominations?again=1")).await;
    assert!(list.contains("erneut zu prüfen"), "{}", list.text);
}

#[rocket::async_test]
async fn while_a_jury_reads_the_deadline_stays_where_it_is() {
    let stage = Stage::new(None).await;
    let app = &stage.app;
    stage.entry("Brücke").await;
    let office = app.office().await;
    let later = [("closes_at", "2027-09-30T23:59")];
    assert_eq!(moves(&office, stage.edition, &later).await.status, 200, "a round that is prepared reads nothing");
    let mut tx = app.db.write().await.unwrap();
    assert!(rounds::open(&mut tx, stage.round, app.ctx().now).await.unwrap());
    tx.commit().await.unwrap();
    let page = moves(&office, stage.edition, &later).await;
    assert_eq!(page.status, 422);
    assert!(page.contains("Die Jury liest schon"), "{}", page.text);
    let version = app.newest_edition("integrationspreis").await.version;
    let refused = set_calendar(&app.ctx(), stage.by, stage.edition, version, until("2027-09-30T23:59")).await;
    assert!(refused.as_ref().is_err_and(|error| error.is(Refusal::DeadlineRead)), "{refused:?}");
    // Its other dates may move.
    let page = moves(&office, stage.edition, &[("ceremony_at", "2027-12-03T18:00")]).await;
    assert_eq!(confirms(&office, stage.edition, &page).await.status, 303);
}

#[rocket::async_test]
async fn a_round_that_ends_with_the_call_is_named_when_the_call_moves() {
    let stage = Stage::new(None).await;
    let (app, office) = (&stage.app, stage.app.office().await);
    let page = moves(&office, stage.edition, &[("scoring_until", "2027-10-31T23:59")]).await;
    assert_eq!(confirms(&office, stage.edition, &page).await.status, 303);
    let settings = stage.path("/settings");
    let form = office.get(&settings).await;
    let (version, name) = (form.input("version"), form.input("name"));
    let wanted = [
        ("version", version.as_str()),
        ("name", name.as_str()),
        ("distribution", "everyone"),
        ("method", "mean"),
        ("closes", "2027-10-31T23:59"),
    ];
    assert_eq!(office.post(&settings, &wanted).await.status, 303);
    let page = moves(&office, stage.edition, &[("scoring_until", "2027-11-07T23:59")]).await;
    assert!(page.contains("Die Runde „Vorauswahl“ endet weiter zum bisherigen Termin"), "{}", page.text);
    assert!(page.contains("Keine Nominierung ist betroffen"), "{}", page.text);
    let _ = app;
}

#[rocket::async_test]
async fn a_form_that_arrives_while_the_deadline_moves_is_judged_by_one_of_the_two() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
    let form = Questionnaire::load(&mut app.db.read().await.unwrap(), edition).await.unwrap();
    let answers = |title: String| {
        let pairs = filled.clone().role(QuestionRole::Title, &title).pairs;
        form.read(NominationKind::SelfApplication, &Query::from_pairs(pairs), Demands::Everything).0
    };
    app.at(LATE);
    let by = app.person("Olga Büro", Role::Office).await;
    for day in 16..24 {
        app.at(&format!("2027-09-{day}T22:00:00Z"));
        let ctx = app.ctx();
        let version = app.newest_edition("integrationspreis").await.version;
        let closes = format!("2027-09-{}T23:59", day + 1);
        let send = |answers: Answers| {
            let token = ctx.random.token();
            let sent = Sent { token, kind: NominationKind::SelfApplication, answers, lang: laudatio::i18n::Lang::De };
            actions::nominate(&ctx, "http://localhost", edition, sent)
        };
        let (first, moved, second) = rocket::tokio::join!(
            send(answers(format!("Das eine {day}"))),
            set_calendar(&ctx, by, edition, version, until(&closes)),
            send(answers(format!("Das andere {day}")))
        );
        assert!(first.is_ok() && second.is_ok());
        moved.unwrap();
        consistent(&app).await;
    }
    let received = statuses(&app, edition).await.iter().filter(|status| **status == NominationStatus::Received).count();
    assert_eq!(received, 16, "every one came before the deadline that stood in the end");
}

#[rocket::async_test]
async fn old_arrivals_keep_the_same_deadlines_as_new_ones() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let moments = [
        "2027-09-15T21:59:59.999999Z",
        "2027-09-15T22:00:00Z",
        "2027-12-31T22:59:30Z",
        "2027-12-31T23:00:00Z",
        "2027-03-28T00:59:59Z",
        "2027-03-28T01:00:00Z",
        // The hour that comes twice.
        "2027-10-30T23:59:59Z",
        "2027-10-31T00:00:00Z",
        "2027-10-31T00:45:00Z",
        "2027-10-31T01:00:00Z",
        "2027-10-31T01:45:00Z",
        "2027-10-31T02:00:00Z",
        "2026-10-25T00:30:00Z",
        "2026-03-29T01:30:00Z",
    ];
    let mut ids = Vec::new();
    for moment in moments {
        nominated(&app, edition, NominationKind::SelfApplication, &format!("Titel {moment}")).await;
        app.at(&app.clock.now().utc().checked_add_signed(chrono::Duration::minutes(2)).unwrap().to_rfc3339());
    }
    let mut tx = app.db.write().await.unwrap();
    for (nomination, moment) in store::of_edition(&mut tx, edition).await.unwrap().iter().zip(moments) {
        let received = Timestamp::new(moment.parse().unwrap());
        let sql = "update nomination set received_at = $2 where nomination_id = $1";
        on!(tx, c => sqlx::query(sql).bind(nomination.nomination_id).bind(received).execute(c).await.map(drop))
            .unwrap();
        ids.push((nomination.nomination_id, received));
    }
    let engine = if std::env::var("LAUDATIO_TEST_ENGINE").is_ok_and(|engine| engine == "postgres") {
        include_str!("../../../migrations/postgres/0020_revisions.sql")
    } else {
        include_str!("../../../migrations/sqlite/0020_revisions.sql")
    };
    let from = engine.find("update nomination set met").unwrap();
    let statement = engine[from..].split(';').next().unwrap().to_owned();
    on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(statement)).execute(c).await.map(drop)).unwrap();
    for (id, received) in ids {
        let sql = "select met from nomination where nomination_id = $1";
        let met: WallTime = on!(tx, c => sqlx::query_scalar(sql).bind(id).fetch_one(c).await).unwrap();
        assert_eq!(met, WallTime::met_by(received), "{received:?}");
    }
}
