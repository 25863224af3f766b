//! The Juryprotokoll: all that a meeting did, the same as a page and as a PDF that archives keep.

use laudatio::clock::Timestamp;
use laudatio::contest::rounds::store as rounds;
use laudatio::ids::{
    AgendaItemId, AttendanceId, DecisionId, LotId, MeetingId, MotionId, NominationId, ObjectionId, PersonId, RoundId,
};
use laudatio::judging::evidence;
use laudatio::on;
use laudatio::outcome::meeting::model::attendance::{Attendance, Duty, LeftRoom, Role, State};
use laudatio::outcome::meeting::model::decision::{Decision, DecisionKind};
use laudatio::outcome::meeting::model::lot::{Candidate, Lot};
use laudatio::outcome::meeting::model::motion::{Ballot, BrokenBy, Choice, Motion, MotionKind, MotionStatus};
use laudatio::outcome::meeting::model::{Meeting, MeetingStatus, Objection, TieRule};
use laudatio::outcome::meeting::store::{self, ballots};
use sqlx::types::Json;

use crate::fill;
use crate::outcome::documents::{assert_for_archives_and_readers, text_of};
use crate::support::TestApp;

const NAMES: [&str; 5] =
    ["Ayşe Yıldız-Öğüt", "Jürgen Groß", "محمد عبد الرحمن", "Şükrü #show *x*", "Frau <script>alert(1)</script>"];

/// Closes a round as it is, with its snapshot.
async fn close(app: &TestApp, round: RoundId, by: PersonId) {
    let ctx = app.ctx();
    let draft = evidence::draft(&ctx, round).await.unwrap();
    let mut tx = app.db.write().await.unwrap();
    let reason = "Ein Jurymitglied ist *krank*.";
    assert!(rounds::close(&mut tx, round, ctx.now, by, Some(reason)).await.unwrap());
    evidence::freeze(&mut tx, &ctx, by, draft, evidence::Occasion::Closed).await.unwrap();
    tx.commit().await.unwrap();
}

/// A meeting on a closed round, with something of everything, whose decisions are binding.
pub async fn hold_meeting(app: &TestApp, round_id: RoundId, entries: &[NominationId], by: PersonId) {
    let ctx = app.ctx();
    let uuid = || ctx.random.uuid(ctx.now);
    let mut tx = app.db.write().await.unwrap();
    let round = rounds::round(&mut tx, round_id).await.unwrap().unwrap();
    let id = MeetingId(uuid());
    let later = |minutes| ctx.now + chrono::Duration::minutes(minutes);
    let meeting = Meeting {
        meeting_id: id,
        round_id,
        round_closed_at: round.closed_at.unwrap(),
        number: 1,
        status: MeetingStatus::Decided,
        venue: "Rathaus, Saal \"Westfalia\"".into(),
        quorum_percent: 50,
        quorum_least: 3,
        casting_vote: true,
        tie_rule: TieRule::Lot,
        prize_money: Some(1_000_000),
        money_reason: Some("Der Rat gibt 500 € dazu.".into()),
        agenda_item_id: None,
        version: 1,
        opened_at: ctx.now,
        opened_by: by,
        ended_at: Some(later(95)),
        ended_by: Some(by),
        decided_at: Some(later(120)),
        decided_by: Some(by),
        members_at_end: None,
    };
    store::insert(&mut tx, &meeting).await.unwrap();
    for (place, amount) in [(1, 500_000), (2, 300_000), (3, 200_000)] {
        store::insert_place(&mut tx, id, place, Some(amount)).await.unwrap();
    }
    let people = people(&ctx.random.uuid(ctx.now), id, ctx.now);
    for one in &people {
        store::insert_attendance(&mut tx, one).await.unwrap();
    }
    let items: Vec<AgendaItemId> = entries.iter().map(|_| AgendaItemId(uuid())).collect();
    let agenda = items.iter().zip(entries).zip(1..).map(|((item, entry), at)| (*item, at, *entry, Some(at)));
    store::insert_items(&mut tx, id, &agenda.collect::<Vec<_>>()).await.unwrap();
    let left = LeftRoom {
        agenda_item_id: items[1],
        attendance_id: people[2].attendance_id,
        reason: "organ".into(),
        origin: "session".into(),
        left_at: later(10),
        returned_at: None,
        noted_by: by,
    };
    store::insert_left(&mut tx, &left).await.unwrap();
    store::returned(&mut tx, people[2].attendance_id, later(20)).await.unwrap();
    assert!(
        store::set_verdict(&mut tx, (id, entries[0]), "Das $Herz$ der Nordstadt.", 0, (later(9), by)).await.unwrap()
    );

    let plain = Motion {
        motion_id: MotionId(uuid()),
        meeting_id: id,
        number: 1,
        kind: MotionKind::Place,
        wording: "Erster Preis für #1".into(),
        moved_by: Some(people[1].attendance_id),
        place: Some(1),
        amount: Some(500_000),
        special_prize_id: None,
        prize_name: None,
        person_name: None,
        reason: "Mut und Ausdauer.".into(),
        order_reason: None,
        ballot: Ballot::Open,
        status: MotionStatus::Carried,
        members: 4,
        present: 3,
        attending: Some(3),
        quorum: 3,
        yes: Some(2),
        no: Some(0),
        abstained: Some(1),
        by_count: false,
        broken_by: None,
        casting_choice: None,
        opened_at: later(30),
        opened_by: by,
        closed_at: Some(later(31)),
        annulled_because: None,
        repeats: None,
        scrubbed_at: None,
        stopped_at: None,
    };
    let tied = Motion {
        motion_id: MotionId(uuid()),
        number: 2,
        wording: "Dritter Preis geteilt".into(),
        place: Some(3),
        amount: Some(100_000),
        order_reason: Some("Beide wirken im selben Viertel.".into()),
        ballot: Ballot::Secret,
        yes: Some(2),
        no: Some(2),
        abstained: Some(0),
        by_count: true,
        broken_by: Some(BrokenBy::CastingVote),
        casting_choice: Some(Choice::Yes),
        ..plain.clone()
    };
    let rest = Motion {
        motion_id: MotionId(uuid()),
        number: 3,
        kind: MotionKind::SpecialPrize,
        wording: "Ehrenpreis".into(),
        place: None,
        amount: Some(50_000),
        ..plain.clone()
    };
    let voters: Vec<AttendanceId> = people[..3].iter().map(|one| one.attendance_id).collect();
    for (motion, about) in [(&plain, &entries[..1]), (&tied, &entries[2..4]), (&rest, &entries[..0])] {
        ballots::insert(&mut tx, motion, uuid(), about, &[], &voters).await.unwrap();
    }
    // `insert` begins a vote; these are over.
    let over = "update motion set status = 'carried', yes = 2, no = 2, abstained = 0, by_count = true, \
        broken_by = 'casting_vote', casting_choice = 'yes', closed_at = opened_at where number = 2";
    for text in [
        "update motion set status = 'carried', yes = 2, no = 0, abstained = 1, closed_at = opened_at where number <> 2",
        over,
    ] {
        on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    let lot = Lot {
        lot_id: LotId(uuid()),
        meeting_id: id,
        motion_id: Some(tied.motion_id),
        number: 1,
        purpose: "Wer zuerst spricht".into(),
        candidates: Json(["A", "B"].map(|key| Candidate { key: key.into(), label: format!("Kandidat {key}") }).into()),
        method: laudatio::outcome::meeting::model::lot::METHOD.into(),
        seed: "5eed".repeat(8),
        seed_hash: laudatio::outcome::meeting::model::lot::seed_hash(&"5eed".repeat(8)),
        seed_at: later(40),
        seed_by: by,
        word: None,
        result: None,
        drawn_at: None,
        drawn_by: None,
    };
    ballots::insert_lot(&mut tx, &lot).await.unwrap();
    assert!(
        ballots::draw(&mut tx, lot.lot_id, "Zechenturm", &["B".into(), "A".into()], (later(41), by)).await.unwrap()
    );

    let decision = |position: i64, kind, place, amount, entry: Option<usize>| Decision {
        decision_id: DecisionId(uuid()),
        meeting_id: id,
        motion_id: plain.motion_id,
        position,
        kind,
        place,
        amount,
        nomination_id: entry.map(|at| entries[at]),
        special_prize_id: None,
        prize_name: None,
        person_name: None,
        reason: "Mut und Ausdauer.".into(),
        order_reason: None,
        replaced_by: None,
        decided_at: later(50),
    };
    let special = Decision {
        prize_name: Some("Ehrenpreis".into()),
        person_name: Some(NAMES[2].into()),
        ..decision(5, DecisionKind::SpecialPrize, None, Some(50_000), None)
    };
    let shared = Decision {
        order_reason: Some("Beide wirken im selben Viertel.".into()),
        ..decision(2, DecisionKind::Place, Some(3), Some(100_000), Some(2))
    };
    for decision in [
        decision(1, DecisionKind::Place, Some(1), Some(500_000), Some(0)),
        shared,
        decision(3, DecisionKind::Place, Some(3), Some(100_000), Some(3)),
        decision(4, DecisionKind::NotAwarded, Some(2), None, None),
        special,
        Decision {
            prize_name: Some("Preis für das Quartier".into()),
            ..decision(6, DecisionKind::NotAwarded, None, None, None)
        },
    ] {
        store::insert_decision(&mut tx, &decision).await.unwrap();
    }
    let objection = Objection {
        objection_id: ObjectionId(uuid()),
        motion_id: Some(tied.motion_id),
        name: NAMES[3].into(),
        body: "Ich halte die Teilung für falsch.".into(),
        noted_by: by,
        noted_at: later(60),
    };
    store::insert_objection(&mut tx, id, &objection).await.unwrap();
    tx.commit().await.unwrap();
}

fn people(base: &uuid::Uuid, id: MeetingId, now: Timestamp) -> Vec<Attendance> {
    let key = |number: u128| AttendanceId(uuid::Uuid::from_u128(base.as_u128() ^ number));
    let one = |number: usize, role, duty, state, seat| Attendance {
        attendance_id: key(number as u128),
        meeting_id: id,
        person_id: None,
        name: NAMES[number].into(),
        role,
        duty,
        seat_of: seat,
        state,
        declared_at: (role != Role::Guest).then_some(now),
        pledged_at: Some(now),
        arrived_at: (state == State::Present).then_some(now),
        left_at: None,
        position: number as i64,
    };
    vec![
        one(0, Role::Member, Some(Duty::Chair), State::Present, None),
        one(1, Role::Member, Some(Duty::Secretary), State::Present, None),
        one(3, Role::Member, None, State::Absent, None),
        one(2, Role::Substitute, None, State::Present, Some(key(3))),
        one(4, Role::Guest, None, State::Present, None),
    ]
}

/// A closed round with a meeting on it.
async fn held(app: &TestApp) -> RoundId {
    let edition = app.open_edition("integrationspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 6, 4, 2).await;
    let mut tx = app.db.write().await.unwrap();
    for (number, entry) in (1..).zip(&filled.entries) {
        let text = "update nomination set receipt_number = $2 where nomination_id = $1";
        on!(tx, c => sqlx::query(text).bind(entry).bind(format!("IP-2027-{number:04}")).execute(c).await.map(drop))
            .unwrap();
    }
    let out = "update nomination set screening = 'ineligible', screening_reason = 'Sitz nicht in Dortmund' \
        where receipt_number = 'IP-2027-0006'";
    on!(tx, c => sqlx::query(out).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let by = app.person("Olga Büro", laudatio::ground::web::Role::Office).await;
    close(app, filled.round_id, by).await;
    hold_meeting(app, filled.round_id, &filled.entries[..5], by).await;
    filled.round_id
}

/// Everything that a reader looks for, in words of the minutes.
const SAID: [&str; 48] = [
    "Juryprotokoll",
    "Integrationspreis der Stadt Dortmund",
    "Hauptrunde",
    "Die Entscheidungen sind bindend",
    "Rathaus, Saal \"Westfalia\"",
    "7. September 2027, 10:00 Uhr",
    "7. September 2027, 11:35 Uhr",
    "Vorsitz",
    "Schriftführung",
    "Vertretung für Şükrü #show *x*",
    "Gast",
    "abwesend",
    "Verschwiegenheit und Unparteilichkeit verpflichtet",
    "Befangenheit geprüft, Unparteilichkeit und Verschwiegenheit erklärt (Hauptrunde)",
    "Auf der Tagesordnung",
    "In der Sitzung aufgerufen",
    "Die Jury war bei allen Abstimmungen beschlussfähig",
    "Mittelwert der Bewertungen",
    "Die Stimme des Vorsitzes entscheidet",
    "Der Rat gibt 500 € dazu",
    "Formal ausgeschlossen",
    "Sitz nicht in Dortmund",
    "ist Mitglied des Vorstands",
    "in der Sitzung",
    "vermerkt von Olga Büro",
    "Ein Jurymitglied ist *krank*.",
    "Rangliste nach den Bewertungen",
    "IP-2027-0001",
    "Antrag 1: Erster Preis für #1",
    "2 Ja, 0 Nein, 1 Enthaltung",
    "geheim, 3 stimmberechtigt",
    "2 Ja, 2 Nein, 0 Enthaltungen",
    "Die Stimme des Vorsitzes hat entschieden: Ja",
    "im Raum gezählt",
    "Zechenturm",
    "1. Kandidat B",
    "3. Preis (geteilt)",
    "2. Preis: nicht vergeben",
    "Preis für das Quartier: nicht vergeben",
    "Ehrenpreis",
    "Mut und Ausdauer.",
    "Beide wirken im selben Viertel.",
    "Das $Herz$ der Nordstadt.",
    "Ich halte die Teilung für falsch.",
    "Prüfsumme (SHA-256)",
    "Festgehaltene Fassung Nr.",
    "Frau <script>alert(1)</script>",
    "Ayşe Yıldız-Öğüt",
];

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[rocket::async_test]
async fn the_minutes_says_everything_as_a_page_and_as_a_pdf() {
    let app = TestApp::start().await;
    let round = held(&app).await;
    let office = app.office().await;
    let shown = office.get(format!("/office/rounds/{round}/documents")).await;
    assert!(shown.contains(&format!("/office/rounds/{round}/minutes.pdf")), "{}", shown.text);
    let page = office.get(format!("/office/rounds/{round}/minutes")).await;
    assert!(page.status == 200 && !page.contains("<script>alert"), "{}", page.text);
    let plain = ["&lt;", "&gt;", "&quot;", "&#x27;", "&amp;"]
        .iter()
        .zip(["<", ">", "\"", "'", "&"])
        .fold(page.text.clone(), |text, (from, to)| text.replace(from, to));
    let answer = office.get(format!("/office/rounds/{round}/minutes.pdf")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/pdf")), "{}", answer.text);
    assert_for_archives_and_readers(&answer.bytes, "Juryprotokoll");
    let (page, pdf) = (words(&plain), words(&text_of(&answer.bytes)));
    let snapshot = evidence::latest(&mut app.db.read().await.unwrap(), round).await.unwrap().unwrap();
    for said in SAID.iter().copied().chain(NAMES).chain([&snapshot.sha256[..8], &snapshot.sha256[56..]]) {
        assert!(page.contains(said), "the page lacks {said:?}:\n{page}");
        // A narrow column may break a word; nothing else differs.
        let bare = |text: &str| text.replace([' ', '-', '\u{ad}', '\u{a0}'], "");
        assert!(bare(&pdf).contains(&bare(said)), "the PDF lacks {said:?}:\n{pdf}");
    }
    assert!(pdf.contains("Seite 1 / "), "{pdf}");
}

#[rocket::async_test]
async fn who_is_honoured_by_the_meeting_gets_a_certificate() {
    let app = TestApp::start().await;
    let round = held(&app).await;
    let office = app.office().await;
    let edition = rounds::round(&mut app.db.read().await.unwrap(), round).await.unwrap().unwrap().edition_id;
    let here = format!("/office/editions/{edition}");
    let page = office.get(format!("{here}/documents")).await;
    assert_eq!(page.text.matches("/documents/certificates/").count(), 4, "{}", page.text);
    let answer = office.get(format!("{here}/documents/certificates.pdf")).await;
    let text = text_of(&answer.bytes);
    for said in ["1. Preis", "3. Preis", "Ehrenpreis", NAMES[2], "Verein 0", "dotiert mit 5.000", "Mut und Ausdauer."] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let file = office.get(format!("{here}/exports/engagementpreis.csv")).await;
    assert!(file.contains("Verein 0;;;Projekt 0;Mut und Ausdauer.;"), "{}", file.text);
    // A round that is opened again has decided nothing.
    let mut tx = app.db.write().await.unwrap();
    assert!(rounds::reopen(&mut tx, round, app.clock.now()).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(office.get(format!("{here}/documents/certificates.pdf")).await.status, 409);
}

#[rocket::async_test]
async fn the_meeting_is_taken_along_as_tables() {
    let app = TestApp::start().await;
    let round = held(&app).await;
    let office = app.office().await;
    let here = format!("/office/rounds/{round}/exports");
    let page = office.get(format!("/office/rounds/{round}/documents")).await;
    let mut tables = Vec::new();
    for (list, rows) in [("attendance", 5), ("motions", 3), ("decisions", 6)] {
        assert!(page.contains(&format!("{here}/{list}.xlsx")), "{}", page.text);
        assert_eq!(office.get(format!("{here}/{list}.xlsx")).await.status, 200, "{list}");
        let text = office.get(format!("{here}/{list}.json")).await.text;
        let table: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(table["rows"].as_array().unwrap().len(), rows, "{text}");
        tables.push(table);
    }
    assert_eq!(tables[0]["rows"][2]["seat"], NAMES[3]);
    assert_eq!((&tables[1]["rows"][1]["yes"], &tables[1]["rows"][1]["secret"]), (&2.into(), &true.into()));
    assert_eq!((&tables[2]["rows"][4]["laureate"], &tables[2]["rows"][4]["amount"]), (&NAMES[2].into(), &500.0.into()));
    let csv = office.get(format!("{here}/decisions.csv")).await.text;
    assert!(csv.contains("1. Preis;1;IP-2027-0001;Projekt 0;Verein 0;1;5000,00;"), "{csv}");
}

#[rocket::async_test]
async fn there_is_no_minutes_without_a_meeting_and_only_the_office_reads_it() {
    let app = TestApp::start().await;
    let edition = app.open_edition("ethnischer-wirtschaftspreis").await;
    let filled = fill::round(&app.db, app.clock.now(), edition, 2, 2, 1).await;
    let office = app.office().await;
    let path = format!("/office/rounds/{}/minutes", filled.round_id);
    for end in ["", ".pdf"] {
        let refused = office.get(format!("{path}{end}")).await;
        assert!(refused.status == 409 && refused.contains("sobald die Jury getagt hat"), "{}", refused.text);
        assert_eq!(app.signed_in(filled.jurors[0]).await.get(format!("{path}{end}")).await.status, 404);
        assert_eq!(app.public().get(format!("{path}{end}")).await.status, 401);
        let unknown = format!("/office/rounds/{}/minutes{end}", uuid::Uuid::now_v7());
        assert_eq!(office.get(&unknown).await.status, 404);
    }
}
