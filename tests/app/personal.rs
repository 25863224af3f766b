//! What every feature says of its columns: each is named, a word in each that something personal stands in is reached by
//! erasing, and no column is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use laudatio::contest::jury::suggest::organisation;
use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::QuestionRole;
use laudatio::desk::erasure::TABLES;
use laudatio::ground::db::Conn;
use laudatio::ground::personal::{NOBODYS, Table, Written};
use laudatio::ground::web::Role;
use laudatio::i18n::{self, Lang, sort_key};
use laudatio::ids::{NominationId, PersonId};
use laudatio::judging::scoring::actions as scoring;
use laudatio::judging::scoring::model::SheetStatus;
use laudatio::judging::scoring::store::Content;
use laudatio::on;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::contest::nominations::Filled;
use crate::desk::erasure::{asks, files_have, nominated, places};
use crate::fill;
use crate::support::{TestApp, is_postgres, made_once};

/// A column as the engine that runs has it.
struct Column {
    place: String,
    kind: String,
}

async fn columns(conn: &mut Conn) -> Vec<Column> {
    let text = if is_postgres() {
        "select cast(table_name as text), cast(column_name as text), cast(data_type as text) \
         from information_schema.columns where table_schema = 'public'"
    } else {
        "select m.name, c.name, lower(c.type) from sqlite_master m join pragma_table_info(m.name) c \
         where m.type = 'table' and m.name not like 'sqlite%'"
    };
    let rows: Vec<(String, String, String)> = on!(conn, c => sqlx::query_as(text).fetch_all(c).await).unwrap();
    let ours = rows.into_iter().filter(|(table, ..)| !table.starts_with('_'));
    let columns: Vec<Column> =
        ours.map(|(table, column, kind)| Column { place: format!("{table}.{column}"), kind }).collect();
    assert!(columns.len() > 200, "{}", columns.len());
    columns
}

/// The names of columns with moments, which one engine keeps as texts. The other one says which they are.
fn moments() -> BTreeSet<String> {
    let (mut names, mut renamed) = (BTreeSet::new(), Vec::new());
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/postgres")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches([',', ';'])).collect();
        for pair in words.windows(2).filter(|pair| ["timestamptz", "timestamp"].contains(&pair[1])) {
            names.insert(pair[0].to_owned());
        }
        let called = words.windows(5).filter(|words| words[..2] == ["rename", "column"] && words[3] == "to");
        renamed.extend(called.map(|words| (words[2].to_owned(), words[4].to_owned())));
    }
    // Whatever a moment is called by now.
    let now: Vec<String> = renamed.into_iter().filter(|(old, _)| names.contains(old)).map(|(_, new)| new).collect();
    names.extend(now);
    assert!(names.contains("received_at") && !names.contains("title"), "{names:?}");
    names
}

/// The columns in which a text, JSON or bytes can stand that mean something, and that no feature has named.
async fn unnamed(app: &TestApp) -> Vec<String> {
    let (moments, named) = (moments(), named());
    let means = |column: &Column| {
        let name = column.place.rsplit('.').next().unwrap();
        match column.kind.as_str() {
            "text" => is_postgres() || !moments.contains(name),
            "json" | "jsonb" | "bytea" | "character varying" | "ARRAY" => true,
            _ => false,
        }
    };
    let there = columns(&mut app.db.read().await.unwrap()).await;
    let there = there.into_iter().filter(means).map(|column| column.place);
    there.filter(|place| !named.contains(place)).collect()
}

fn named() -> BTreeSet<String> {
    let columns =
        TABLES.into_iter().flatten().flat_map(|table| table.columns().map(move |column| place(table, column)));
    columns.collect()
}

fn place(table: &Table, column: &str) -> String {
    format!("{}.{column}", table.name)
}

#[rocket::async_test]
async fn every_text_column_says_what_it_holds() {
    let app = TestApp::start().await;
    assert_eq!(unnamed(&app).await, Vec::<String>::new(), "name them in `TABLES` of the feature that writes them");
    let there: BTreeSet<String> =
        columns(&mut app.db.read().await.unwrap()).await.into_iter().map(|column| column.place).collect();
    let gone: Vec<String> = named().into_iter().filter(|place| !there.contains(place)).collect();
    assert_eq!(gone, Vec::<String>::new(), "no such columns");
    // Each in one way, by one feature.
    let all: usize = TABLES.into_iter().flatten().map(|table| table.columns().count()).sum();
    let tables: BTreeSet<&str> = TABLES.into_iter().flatten().map(|table| table.name).collect();
    assert_eq!((all, TABLES.into_iter().flatten().count()), (named().len(), tables.len()), "something is named twice");

    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query("alter table feedback add column phone text").execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert_eq!(unnamed(&app).await, ["feedback.phone"]);
}

#[test]
fn every_place_where_a_name_may_stay_has_a_sentence() {
    for lang in Lang::ALL.iter().copied() {
        let keys = i18n::keys(lang);
        for (table, written) in TABLES.into_iter().flatten().flat_map(|of| of.written.iter().map(move |one| (of, one)))
        {
            let key = format!("erasure-text-{}", written.place(table));
            let is_shown = written.free != NOBODYS || written.about != NOBODYS;
            assert!(!is_shown || keys.contains(&key), "{lang:?} lacks {key}");
        }
    }
}

/// Who is erased here.
#[derive(Serialize, Deserialize)]
struct Marked {
    entry: NominationId,
    /// Of the jury.
    ida: PersonId,
    /// Of the office.
    uwe: PersonId,
}

// In what is about the entry, where a surname is enough; what others write about it among other things; and what two
// people write about each other.
const ABOUT: &str = "Frau Neumarker wohnt in Hagen";
const NEAR: &str = "Fatma Yılmaz-Öz";
const OF_UWE: &str = "Ich, Uwe Habicht, meine: Ida Sperber";
const OF_IDA: &str = "Ich, Ida Sperber, meine: Uwe Habicht";
const OF_OTHERS: &str = "Laut Ida Sperber und Uwe Habicht";
/// What somebody got, without a name.
const SENT: &str = "Nur für sie bestimmt";

/// Every name, address and text by which one of them is known.
const MARKS: [&str; 12] = [
    NEAR,
    SENT,
    "Neumarker",
    "O'Neill",
    "Ida Sper",
    "Uwe Habicht",
    "joerg@o.example",
    "fatma@y.example",
    "gemeinsam@s.example",
    "post@verein.example",
    "uwe.habicht@x.example",
    "ida.sperber@x.example",
];

/// Columns with something personal that nothing here writes into, each with its reason.
const NOT_REACHED: &[(&str, &str)] = &[];

/// A call with two people and one entry, of whom something stands in every column of every feature. What a form or an
/// action brings there in a few steps, it does; what takes a whole procedure is written into its rows.
async fn marked() -> (TestApp, Marked) {
    made_once("marked", async || {
        let app = TestApp::start().await;
        let marked = mark(&app).await;
        (app, marked)
    })
    .await
}

async fn mark(app: &TestApp) -> Marked {
    let (entry, link) = nominated(app).await;
    let olga = app.office().await;
    let home = format!("/office/nominations/{entry}");
    let version = olga.get(&home).await.input("version");
    let screened = [("version", version.as_str()), ("screening", "ineligible"), ("reason", ABOUT)];
    let answer = olga.reads_and_posts(&format!("{home}/screen"), &screened).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let edition = app.newest_edition("integrationspreis").await.edition_id;
    let page = app.public().get(format!("{link}/edit")).await;
    let changed = Filled::new(app, edition, NominationKind::Proposal)
        .await
        .role(QuestionRole::Title, "Vorlesen mit Hannelore Neumarker")
        .role(QuestionRole::NomineeName, "Hannelore Neumarker")
        .role(QuestionRole::NomineeEmail, "gemeinsam@s.example")
        .role(QuestionRole::NominatorName, "Jörg O'Neill")
        .role(QuestionRole::NominatorEmail, "joerg@o.example")
        .with("version", &page.input("version"));
    let answer = app.public().post(format!("{link}/edit"), &changed.pairs()).await;
    assert_eq!(answer.status, 303, "{}", answer.text);

    let filled = fill::round(&app.db, app.clock.now(), edition, 6, 4, 3).await;
    let (ida, uwe) = (filled.jurors[0], app.person("Uwe Habicht", Role::Office).await);
    write(app, &CALLED, &edition.to_string()).await;
    let (assignment, _) = *filled.assignments.iter().find(|(_, juror)| *juror == ida).unwrap();
    let points = filled.criteria.iter().map(|id| (*id, 7)).collect();
    let content = Content { status: SheetStatus::Submitted, comment: OF_OTHERS.into(), points };
    scoring::save(&app.ctx(), ida, assignment, 1, &content).await.unwrap();
    let office = app.signed_in(uwe).await;
    let round = format!("/office/rounds/{}", filled.round_id);
    // Of an entry that she does not read anyway.
    let (person, unread) = (ida.to_string(), filled.entries[3].to_string());
    let conflict =
        [("person_id", person.as_str()), ("nomination_id", &unread), ("reason", "besorgnis"), ("note", OF_OTHERS)];
    let answer = office.post(format!("{round}/conflicts"), &conflict).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let (juror, reason) = (filled.jurors[1].to_string(), format!("{OF_OTHERS}, auch {NEAR}"));
    let more = [("who", juror.as_str()), ("until", "2027-09-22T12:00"), ("reason", &reason)];
    let answer = office.reads_and_posts(&format!("{round}/extend"), &more).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    for (email, message) in [("uwe.habicht@x.example", format!("{OF_UWE}, {NEAR}")), ("fatma@y.example", NEAR.into())] {
        let form = [("message", message.as_str()), ("email", email), ("page", message.as_str())];
        let answer = app.public().post("/feedback", &form).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
    }
    app.signed_in(ida).await;

    write(app, &CLOSED, &edition.to_string()).await;
    let mut on_agenda = vec![entry];
    on_agenda.extend(&filled.entries[1..5]);
    crate::outcome::minutes_printed::hold_meeting(app, filled.round_id, &on_agenda, uwe).await;
    write(app, &WRITTEN, &edition.to_string()).await;
    Marked { entry, ida, uwe }
}

/// What they are called, before they do anything.
const CALLED: [&str; 3] = [
    "update person set email = 'uwe.habicht@x.example' where name = 'Uwe Habicht'",
    "update person set name = 'Ida Sperber', email = 'ida.sperber@x.example', password_hash = 'geheim', \
        may_export = true where name = 'Jurymitglied 0'",
    "update round set scoring_closes_at = '2027-09-20T12:00' where round_id = :round",
];

/// What else the jury, the office and others leave behind until the round is closed and the call over.
const CLOSED: [&str; 27] = [
    "update sheet set comment = :of_ida where assignment_id in (select assignment_id from assignment \
        where person_id = :ida)",
    "update sheet_history set comment = :of_ida where sheet_id in (select s.sheet_id from sheet s \
        join assignment a on a.assignment_id = s.assignment_id where a.person_id = :ida)",
    "insert into round_entry (round_id, nomination_id, salt) values (:round, :entry, 'salz')",
    "insert into assignment (assignment_id, round_id, nomination_id, person_id, origin, created_at) \
        values (:key0, :round, :entry, :juror, 'hand', :now)",
    "insert into sheet (sheet_id, assignment_id, status, comment, version, changed_at) \
        values (:key0, :key0, 'draft', :about, 1, :now)",
    "insert into sheet_history (sheet_id, version, status, comment, scores, changed_at) \
        values (:key0, 1, 'draft', :about, '{}', :now)",
    "update conflict set note = :of_ida where person_id = :ida",
    "insert into conflict (conflict_id, nomination_id, person_id, reason, note, origin, created_at) \
        values (:key1, :entry, :juror, 'besorgnis', :about, 'office', :now)",
    "update extension set reason = :of_uwe_near, taken_back_at = granted_at, taken_back_by = :uwe, \
        taken_back_reason = :of_uwe_near",
    "insert into affiliation (person_id, organisations, changed_at) values (:ida, 'Kanzlei Ida Sperber', :now)",
    "insert into organisation_conflict (organisation, person_id, reason, noted_at) values ('kanzlei', :ida, 'organ', :now)",
    "insert into organisation_conflict (organisation, person_id, reason, noted_at) \
        values (:organisation, :juror, 'organ', :now)",
    "insert into expertise (person_id, category_id) select :ida, category_id from category limit 1",
    "insert into juror_language (person_id, language) values (:ida, 'tr')",
    "insert into preference (nomination_id, person_id, wish) values (:key1, :ida, 'gladly')",
    "insert into one_time_link (one_time_link_id, token_hash, person_id, purpose, created_at, expires_at) \
        values (:key0, 'geheim', :ida, 'password', :now, :now)",
    "update nomination set admitted_reason = :about, screening_reason = :about where nomination_id = :entry",
    "update nomination set nominee_email = 'gemeinsam@s.example', admitted_reason = :of_others, \
        screening_reason = :of_others, screening_reason_before = :of_others where title = 'Projekt 5'",
    "update nomination_revision set reason = :about where nomination_id = :entry",
    "insert into nomination_revision (nomination_id, revision, answers, replaced_at, replaced_by, reason) \
        values (:key5, 1, '{}', :now, :uwe, :of_uwe)",
    "insert into tie_break (tie_break_id, round_id, rank, rule, entries, reason, decided_by, decided_at) \
        values (:key0, :round, 1, 'shared', '[]', :of_uwe_near, :uwe, :now)",
    "insert into approval (approval_id, act, subject_id, title, path, reason, shown, asked_by, asked_at, lapses_at, \
        status, alone, answered_at) values (:key0, 'disable', :ida, 'Ich, Ida Sperber', '/x', :of_uwe, 'x', :uwe, :now, :now, \
        'withdrawn', false, :now)",
    "insert into approval (approval_id, act, subject_id, title, path, reason, shown, asked_by, asked_at, lapses_at, \
        status, alone, answered_at) values (:key1, 'hide_picture', :entry, :about, '/x', '', 'x', :uwe, :now, :now, \
        'withdrawn', false, :now)",
    "insert into approval (approval_id, act, subject_id, title, path, reason, shown, asked_by, asked_at, lapses_at, \
        status, alone, answered_at) values (:key2, 'hide_picture', :key2, :near, '/x', :of_uwe_near, 'x', :uwe, :now, \
        :now, 'withdrawn', false, :now)",
    "update round set status = 'closed', closed_at = :now, closed_by = :uwe, close_reason = :of_uwe_near \
        where round_id = :round",
    "update edition set status = 'closed', contact = :of_others where edition_id = :edition",
    "update person set disabled_at = created_at where person_id = :uwe or person_id = :ida",
];

/// What the jury's meeting, its result, letters and mails leave behind.
const WRITTEN: [&str; 39] = [
    "update attendance set person_id = :uwe, name = 'Uwe Habicht' where position = 0",
    "update attendance set person_id = :ida, name = 'Ida Sperling' where position = 4",
    "update meeting set money_reason = :of_uwe_near",
    "update lot set purpose = :of_uwe_near, candidates = '[{\"key\":\"A\",\"label\":\"Fatma Yılmaz-Öz\"},\
        {\"key\":\"B\",\"label\":\"Ida Sperber\"},{\"key\":\"C\",\"label\":\"Uwe Habicht\"}]'",
    "update objection set name = 'Ida Sperling', body = :of_uwe_near",
    "update verdict set body = :about where nomination_id = :entry",
    "insert into verdict (meeting_id, nomination_id, body, version, changed_by, changed_at) \
        values (:meeting, :key1, :of_ida_near, 1, :ida, :now)",
    "update motion set wording = :about, reason = :about, order_reason = :about, prize_name = :about, \
        person_name = :about where number = 1",
    "update motion set moved_by = (select attendance_id from attendance where person_id = :ida) where number > 1",
    "update motion set wording = :of_ida_near, reason = :of_ida_near, order_reason = :of_ida_near, \
        prize_name = :of_ida_near where number = 3",
    "update motion_entry set reason = :about where nomination_id = :entry",
    "update motion_entry set reason = :of_ida_near where nomination_id <> :entry",
    "update decision set prize_name = :about, reason = :about, order_reason = :about where nomination_id = :entry",
    "update decision set reason = :near, order_reason = :near where nomination_id = :key2",
    "insert into decision (decision_id, meeting_id, motion_id, position, kind, nomination_id, prize_name, reason, \
        decided_at) select :key0, meeting_id, motion_id, 7, 'special_prize', nomination_id, :about, '', decided_at \
        from decision where position = 1",
    "insert into annulment (decision_id, reason, annulled_by, annulled_at) \
        select decision_id, :about, :uwe, decided_at from decision where position = 1",
    "insert into annulment (decision_id, reason, annulled_by, annulled_at) \
        select decision_id, :of_uwe_near, :uwe, decided_at from decision where nomination_id = :key2",
    "insert into naming_answer (naming_answer_id, edition_id, nomination_id, agreed, source, recorded_by, recorded_at) \
        values (:key0, :edition, :entry, false, :about, :uwe, :now)",
    "insert into naming_answer (naming_answer_id, edition_id, nomination_id, agreed, source, recorded_by, recorded_at) \
        values (:key1, :edition, :key1, true, :of_uwe_near, :uwe, :now)",
    "insert into laureate (laureate_id, edition_id, position, place, name, project, award, reason, place_certain, \
        nomination_id, named) values (:entry, :edition, 1, 1, :near, 'Vorlesen mit Fatma Yılmaz-Öz', \
        '{\"de\":\"Preis der Frau Neumarker\"}', :about, true, :entry, true)",
    "insert into laureate_picture (laureate_id, kind, bytes, width, height, alt, uploaded_at) \
        values (:entry, 'png', cast('x' as :bytes), 10, 10, :near, :now)",
    // Mails: that of a letter about the entry, to addresses of the entry, and to others.
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, claimed_until, created_at, last_error) values (:key0, 'post@verein.example', 'letter', 'de', \
        :about, :about, :about, 'queued', 1, :now, :now, :now, :about)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, created_at, sent_at, last_error) values (:key1, 'fatma@y.example', 'receipt', 'de', :about, \
        :about, :about, 'sent', 1, :now, :now, :now, :about)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, created_at, sent_at) values (:key2, 'gemeinsam@s.example', 'receipt', 'de', :about, \
        'IP-2027-0001: Frau Neumarker', :about, 'sent', 1, :now, :now, :now)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, created_at, sent_at) values (:key3, 'gemeinsam@s.example', 'receipt', 'de', 'x', \
        'Etwas anderes', 'x', 'sent', 1, :now, :now, :now)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, created_at, sent_at, last_error) values (:key4, 'olga@buero.example', 'x', 'de', :all, :all, \
        :all, 'sent', 1, :now, :now, :now, :all)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, created_at, sent_at, last_error) values (:key5, 'olga@buero.example', 'touched', 'de', :about, \
        'Frau Neumarker http://x/office:edition_path', :about, 'sent', 1, :now, :now, :now, :about)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, claimed_until, created_at, last_error) values (:entry, 'ida.sperber@x.example', 'x', 'de', \
        :sent, :sent, :sent, 'queued', 1, :now, :now, :now, :sent)",
    "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
        next_attempt_at, created_at, last_error) values (:ida, 'privat@x.example', 'letter', 'de', :sent, :sent, \
        :sent, 'queued', 1, :now, :now, :sent)",
    // Letters: about the entry, one that has left and one that has not; to the juror; to others.
    "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, email, language, subject, body, \
        gaps, status, edited, decided_at, basis, created_at, mail_id, left_at) values (:key0, :edition, 'not_selected', \
        'post@verein.example', :about, :sort_key, 'post@verein.example', 'de', :about, :about, '[]', 'queued', false, \
        :now, 'x', :now, :key0, :now)",
    "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, email, language, subject, body, \
        gaps, status, edited, decided_at, basis, created_at) values (:key1, :edition, 'ineligible', 'fatma@y.example', \
        :near, :sort_key, 'fatma@y.example', 'de', :about, :about, '[]', 'draft', false, :now, 'x', :now)",
    "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, language, subject, body, \
        gaps, status, edited, decided_at, basis, created_at, left_at) values (:key2, :edition, 'laureate', \
        'verein', 'Verein 2', :sort_key, 'de', :all, :all, '[]', 'posted', false, :now, 'x', :now, :now)",
    "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, email, language, subject, body, \
        gaps, status, edited, decided_at, basis, created_at, mail_id, left_at) values (:key3, :edition, \
        'invitation_jury', 'ida.sperber@x.example', 'Ida Sperber', :sort_key, 'ida.sperber@x.example', 'de', :sent, \
        :sent, '[]', 'queued', false, :now, 'x', :now, :ida, :now)",
    "insert into letter_entry (letter_id, nomination_id) values (:key0, :entry)",
    "insert into letter_entry (letter_id, nomination_id) values (:key1, :entry)",
    "insert into letter_entry (letter_id, nomination_id) values (:key2, :key2)",
    "insert into mail_trouble (one, since, until, times, reason) values (1, :now, :now, 1, :all)",
    "update round_entry set salt = 'salz' where nomination_id = :key2",
    "update nomination set token_hash = 'geheim' where nomination_id = :key2",
];

/// Executes statements in which a word behind a colon stands for a key or a text. Each changes something.
async fn write(app: &TestApp, statements: &[&str], edition: &str) {
    let key = |number: usize| format!("(select nomination_id from nomination where title = 'Projekt {number}')");
    let bytes = if is_postgres() { "bytea" } else { "blob" };
    let mut words: Vec<(String, String)> = (0..6).map(|number| (format!(":key{number}"), key(number))).collect();
    let entry = |column: &str| format!("(select {column} from nomination where receipt_number = 'IP-2027-0001')");
    let person = |name: &str| format!("(select person_id from person where name = '{name}')");
    for (word, meant) in [
        (":edition_path", format!("/editions/{edition}/")),
        (":edition", entry("edition_id")),
        (":entry", entry("nomination_id")),
        (":sort_key", entry("sort_key")),
        (":now", entry("received_at")),
        (":uwe", person("Uwe Habicht")),
        (":ida", person("Ida Sperber")),
        (":juror", person("Jurymitglied 1")),
        (":round", "(select round_id from round where name = 'Hauptrunde')".to_owned()),
        (":meeting", "(select meeting_id from meeting)".to_owned()),
        (":bytes", bytes.to_owned()),
        (":organisation", format!("'{}'", organisation("Hannelore Neumarker"))),
        (":about", format!("'{ABOUT}'")),
        (":near", format!("'{NEAR}'")),
        (":of_uwe_near", format!("'{OF_UWE}, {NEAR}'")),
        (":of_ida_near", format!("'{OF_IDA}, {NEAR}'")),
        (":of_uwe", format!("'{OF_UWE}'")),
        (":of_ida", format!("'{OF_IDA}'")),
        (":of_others", format!("'{OF_OTHERS}'")),
        (":all", format!("'{OF_OTHERS}, {NEAR}'")),
        (":sent", format!("'{SENT}'")),
    ] {
        words.push((word.to_owned(), meant));
    }
    let mut tx = app.db.write().await.unwrap();
    for statement in statements {
        let text = words.iter().fold((*statement).to_owned(), |text, (word, meant)| text.replace(word, meant));
        let changed = on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(text.clone())).execute(c).await
            .map(|r| r.rows_affected()));
        assert!(changed.unwrap_or_else(|error| panic!("{text}: {error}")) > 0, "{text}");
    }
    tx.commit().await.unwrap();
}

/// How many texts of a column have a word in them, in the rows that a scope names, where `$1` is a key.
async fn count(conn: &mut Conn, (table, column): (&str, &str), scope: &str, key: Uuid, word: &str) -> i64 {
    let text = format!("select count(*) from {table} where ({scope}) and replace({column}, '{word}', '') <> {column}");
    let has_key = text.contains("$1");
    on!(conn, c => {
        let query = sqlx::query_scalar(sqlx::AssertSqlSafe(text));
        let query = if has_key { query.bind(key) } else { query };
        query.fetch_one(c).await
    })
    .unwrap()
}

/// What erasing has to reach in a column, and nothing here stands in its way of.
async fn unreached(conn: &mut Conn, table: &Table, written: &Written, marked: &Marked) -> Vec<&'static str> {
    let (place, entry) = ((table.name, written.column), marked.entry.0);
    let people = [(marked.ida.0, "Ida Sper"), (marked.uwe.0, "Uwe Habicht")];
    let mut found = Vec::new();
    let (mut own, mut others) = (written.own == NOBODYS, written.free == NOBODYS);
    for (person, name) in people {
        let scope = match written.free {
            NOBODYS => written.own.to_owned(),
            free => format!("({}) and ({free})", written.own),
        };
        own |= count(conn, place, &scope, person, name).await > 0;
        let scope = format!("not coalesce({}, false) and ({})", written.own, written.free);
        others |= count(conn, place, &scope, person, name).await > 0;
    }
    found.extend((!own).then_some("what somebody wrote"));
    found.extend((!others).then_some("what others wrote about somebody"));
    let about = written.about == NOBODYS || count(conn, place, written.about, entry, ABOUT).await > 0;
    found.extend((!about).then_some("what is about the entry"));
    let beside = format!("({}) and not coalesce({}, false)", written.near, written.about);
    let near = written.near == NOBODYS || count(conn, place, &beside, entry, NEAR).await > 0;
    found.extend((!near).then_some("what is about something else"));
    let sent = !written.sent
        || (count(conn, place, "true", entry, NEAR).await > 0
            && count(conn, place, "true", entry, OF_OTHERS).await > 0);
    found.extend((!sent).then_some("what others were sent"));
    found
}

#[rocket::async_test]
async fn something_of_somebody_stands_in_every_column_that_is_erased() {
    let (app, marked) = marked().await;
    let mut reached = BTreeSet::new();
    for mark in MARKS {
        reached.extend(places(&app, mark).await.into_iter().map(|place| place.replace('"', "")));
    }
    let mut missing = Vec::new();
    for table in TABLES.into_iter().flatten() {
        let columns = table.erased().map(|column| place(table, column));
        missing.extend(columns.filter(|place| !reached.contains(place)));
        let mut conn = app.db.read().await.unwrap();
        for written in table.written {
            let unreached = unreached(&mut conn, table, written, &marked).await;
            missing.extend(unreached.iter().map(|what| format!("{}: {what}", place(table, written.column))));
        }
    }
    missing.retain(|place| !NOT_REACHED.iter().any(|(known, _)| known == place));
    assert_eq!(missing, Vec::<String>::new(), "write something there in this test, or say why nothing can stand there");
}

/// Erases as two people do, who replace a name in what others wrote, or leave it there.
async fn erase(app: &TestApp, path: &str, replaces: bool) {
    let (olga, emre) = (app.office().await, app.office().await);
    let asked = if replaces {
        asks(&olga, path, "Antrag").await
    } else {
        let shown = olga.get(path).await.input("shown");
        olga.post(path, &[("shown", &shown), ("reason", "Antrag"), ("chosen", "yes")]).await
    };
    assert_eq!(asked.status, 303, "{}", asked.text);
    let done = emre.confirms(path).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

/// How many rows there are.
async fn rows(app: &TestApp, text: &str, key: Uuid) -> i64 {
    let mut conn = app.db.read().await.unwrap();
    let has_key = text.contains("$1");
    on!(conn, c => {
        let query = sqlx::query_scalar(sqlx::AssertSqlSafe(text.to_owned()));
        let query = if has_key { query.bind(key) } else { query };
        query.fetch_one(c).await
    })
    .unwrap()
}

async fn is_nowhere(app: &TestApp, words: &[&str]) {
    for word in words {
        assert_eq!(places(app, word).await, Vec::<String>::new(), "{word}");
        // A server cleans its own files up, some time after.
        assert!(is_postgres() || files_have(app, word).await == 0, "{word} is left in the files");
    }
}

#[rocket::async_test]
async fn nothing_is_left_of_an_entry_in_any_column_and_of_others_everything() {
    let (app, marked) = marked().await;
    let others = [places(&app, OF_UWE).await, places(&app, OF_IDA).await];
    assert!(others[0].len() > 10 && others[1].len() > 8, "{others:?}");
    let own = organisation("Hannelore Neumarker");
    let own = format!("select count(*) from organisation_conflict where organisation = '{own}'");
    assert_eq!(rows(&app, &own, marked.entry.0).await, 1, "a juror has to do with whom it is about");
    erase(&app, &format!("/office/nominations/{}/erase", marked.entry), true).await;
    let words = [
        "Neumarker",
        "Yılmaz",
        "O'Neill",
        "O&#x27;Neill",
        "fatma@y.example",
        "joerg@o.example",
        "post@verein.example",
        "liest vor",
        "Lesen mit",
        "Vorlesen mit",
    ];
    is_nowhere(&app, &words).await;
    assert_eq!([places(&app, OF_UWE).await, places(&app, OF_IDA).await], others, "in their words only a name is gone");
    // At an address that others have, too, what is about them stays.
    assert_eq!(places(&app, "Etwas anderes").await, ["mail.\"body_text\""]);
    assert!(places(&app, "gemeinsam@s.example").await.contains(&"nomination.\"nominee_email\"".to_owned()));

    let (id, number) = (marked.entry.0, sort_key("IP-2027-0001"));
    let mut conn = app.db.read().await.unwrap();
    let text = "select sort_key from nomination where nomination_id = $1 union all select l.sort_key from letter l \
        join letter_entry e on e.letter_id = l.letter_id where e.nomination_id = $1";
    let keys: Vec<Vec<u8>> = on!(conn, c => sqlx::query_scalar(text).bind(id).fetch_all(c).await).unwrap();
    drop(conn);
    assert_eq!(keys, [number.clone(), number], "the draft is gone, and the letter that left is called by the number");
    for (what, text, expected) in [
        (
            "names and addresses",
            "select count(*) from nomination where nomination_id = $1 and (nominee_email is not null \
                or nominator_name is not null or nominator_email is not null)",
            0,
        ),
        ("a private link", "select count(*) from nomination where nomination_id = $1 and token_hash is not null", 0),
        ("other links", "select count(*) from nomination where token_hash = 'geheim'", 1),
        ("what hashes begin with", "select count(*) from round_entry where nomination_id = $1 and salt is not null", 0),
        ("what others' begin with", "select count(*) from round_entry where salt is not null", 1),
        ("pictures", "select count(*) from laureate_picture", 0),
        // What a juror has told, and the one that the office's conflict is with.
        ("others' organisations", "select count(*) from organisation_conflict", 2),
        ("what letters were drafted from", "select count(*) from letter where basis <> ''", 2),
        ("letters", "select count(*) from letter", 3),
        (
            "mails that wait",
            "select count(*) from mail where recipient = '–' and (status = 'queued' or claimed_until is not null)",
            0,
        ),
        (
            "mails that are emptied",
            "select count(*) from mail where recipient = '–' and subject = '–' and body_text = '' \
            and body_html = '' and last_error is null and mail_id in (select mail_id from letter)",
            1,
        ),
    ] {
        assert_eq!(rows(&app, text, id).await, expected, "{what}");
    }
    assert_eq!(rows(&app, &own, id).await, 0, "nothing is known any more of whom it was about");
}

/// Tables of which everything of a person goes.
const ROWS_OF_PERSON: [&str; 7] =
    ["affiliation", "expertise", "juror_language", "one_time_link", "organisation_conflict", "preference", "session"];

#[rocket::async_test]
async fn nothing_is_left_of_people_in_any_column() {
    let (app, marked) = marked().await;
    let ida = marked.ida.0;
    for table in ROWS_OF_PERSON {
        let text = format!("select count(*) from {table} where person_id = $1");
        assert!(rows(&app, &text, ida).await > 0, "{table}");
    }
    erase(&app, &format!("/office/people/{}/erase", marked.uwe), true).await;
    is_nowhere(&app, &["Uwe Habicht", "uwe.habicht@x.example"]).await;
    let path = format!("/office/people/{}/erase", marked.ida);
    let page = app.office().await.get(&path).await;
    assert!(page.contains("Grund beim Schließen der Runde"), "{}", page.text);
    assert!(!page.contains("Ich, Ida Sperber"), "nobody is asked about what she wrote: {}", page.text);
    erase(&app, &path, true).await;
    let words =
        ["Ida Sperber", "Ida Sperling", "ida.sperber@x.example", "privat@x.example", "Kanzlei", "kanzlei", SENT];
    is_nowhere(&app, &words).await;
    for table in ROWS_OF_PERSON {
        let text = format!("select count(*) from {table} where person_id = $1");
        assert_eq!(rows(&app, &text, ida).await, 0, "{table}");
    }
    for (what, text, expected) in [
        ("notes", "select count(*) from conflict where person_id = $1 and note is not null", 0),
        ("notes about others", "select count(*) from conflict where note is not null", 1),
        ("a password", "select count(*) from person where person_id = $1 and password_hash is not null", 0),
        ("a right", "select count(*) from person where person_id = $1 and may_export", 0),
        ("choices", "select count(*) from erasure_choice", 0),
        (
            "what a letter was drafted from",
            "select count(*) from letter where kind = 'invitation_jury' and basis <> ''",
            0,
        ),
        (
            "mails that wait",
            "select count(*) from mail where recipient = '–' and (status = 'queued' or claimed_until is not null)",
            0,
        ),
    ] {
        assert_eq!(rows(&app, text, ida).await, expected, "{what}");
    }
    // Whose entry they read, and what they said of it, is another matter.
    assert!(places(&app, ABOUT).await.len() > 15 && places(&app, NEAR).await.len() > 15);
}

#[rocket::async_test]
async fn what_people_wrote_loses_their_names_whatever_becomes_of_what_others_wrote() {
    let (app, marked) = marked().await;
    erase(&app, &format!("/office/people/{}/erase", marked.uwe), false).await;
    is_nowhere(&app, &["Ich, Uwe Habicht"]).await;
    erase(&app, &format!("/office/people/{}/erase", marked.ida), false).await;
    is_nowhere(&app, &["Ich, Ida Sperber", "Ida Sperling"]).await;
    for (word, place) in [
        ("meine: Uwe Habicht", "sheet.\"comment\""),
        ("meine: Uwe Habicht", "verdict.\"body\""),
        ("meine: Ida Sperber", "round.\"close_reason\""),
        (OF_OTHERS, "edition.\"contact\""),
    ] {
        assert!(places(&app, word).await.contains(&place.to_owned()), "{place}");
    }
}
