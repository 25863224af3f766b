//! Erasing on request: nothing that was erased is found anywhere, and everything that was sealed still holds.

use laudatio::contest::nominations::model::NominationKind;
use laudatio::contest::prizes::model::QuestionRole;
use laudatio::ground::audit;
use laudatio::ground::db::Conn;
use laudatio::ground::web::Role;
use laudatio::i18n::fold;
use laudatio::ids::{NominationId, PersonId};
use laudatio::judging::evidence;
use laudatio::on;

use crate::contest::nominations::Filled;
use crate::judging::evidence::{close, found, known, packed, scored};
use crate::support::{TestApp, Visitor, is_postgres};

/// Where a word stands in the database, in every column of every table.
pub async fn places(app: &TestApp, word: &str) -> Vec<String> {
    let mut conn = app.db.read().await.unwrap();
    let mut found = Vec::new();
    for (table, column) in columns(&mut conn).await {
        let text = format!(
            "select count(*) from {table} where replace(cast({column} as text), $1, '') <> \
            cast({column} as text) or replace(cast({column} as text), $2, '') <> cast({column} as text)"
        );
        let text = sqlx::AssertSqlSafe(text);
        let count: i64 =
            on!(conn, c => sqlx::query_scalar(text).bind(word).bind(fold(word)).fetch_one(c).await).unwrap();
        if count > 0 {
            found.push(format!("{table}.{column}"));
        }
    }
    found.sort();
    found
}

async fn columns(conn: &mut Conn) -> Vec<(String, String)> {
    let text = match std::env::var("LAUDATIO_TEST_ENGINE").as_deref() {
        Ok("postgres") => {
            "select cast(table_name as text), cast(column_name as text) from information_schema.columns \
             where table_schema = 'public'"
        }
        _ => "select m.name, c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'",
    };
    let columns: Vec<(String, String)> = on!(conn, c => sqlx::query_as(text).fetch_all(c).await).unwrap();
    assert!(columns.len() > 200, "{}", columns.len());
    columns.into_iter().map(|(table, column)| (table, format!("\"{column}\""))).collect()
}

async fn sql(app: &TestApp, text: &'static str, id: uuid::Uuid) {
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query(text).bind(id).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

/// The record, its texts and all snapshots are as they were.
async fn holds(app: &TestApp) -> bool {
    let mut conn = app.db.read().await.unwrap();
    audit::verify(&mut conn).await.unwrap().is_ok()
        && audit::verify_texts(&mut conn).await.unwrap().is_ok()
        && evidence::check_all(&mut conn).await.unwrap().is_ok()
}

pub async fn asks(visitor: &Visitor<'_>, path: &str, reason: &str) -> crate::support::Answer {
    let page = visitor.get(path).await;
    let shown = if page.contains("name=\"shown\"") { page.input("shown") } else { String::new() };
    visitor.post(path, &[("shown", &shown), ("reason", reason)]).await
}

/// Somebody of a jury, of whom much is known.
const NAME: &str = "Ida Vogelsang";
const EMAIL: &str = "ida.vogelsang@x.example";

#[rocket::async_test]
async fn an_account_is_erased_by_two_and_nothing_of_it_is_found_any_more() {
    let app = TestApp::start().await;
    let filled = scored(&app, 6, 4, 3).await;
    let ida = filled.jurors[0];
    let named = "update person set name = 'Ida Vogelsang', email = 'ida.vogelsang@x.example' where person_id = $1";
    sql(&app, named, ida.0).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let round = format!("/office/rounds/{}", filled.round_id);
    let mut tx = app.db.write().await.unwrap();
    let text = "update round set scoring_closes_at = $1";
    let end: laudatio::clock::WallTime = "2027-09-20T12:00".parse().unwrap();
    on!(tx, c => sqlx::query(text).bind(end).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let id = ida.to_string();
    let more = [("who", id.as_str()), ("until", "2027-09-22T12:00"), ("reason", "Ida Vogelsang war krank.")];
    assert_eq!(olga.reads_and_posts(&format!("{round}/extend"), &more).await.status, 303);
    app.signed_in(ida).await;
    for text in [
        "insert into affiliation (person_id, organisations, changed_at) \
            select person_id, 'Kanzlei Ida Vogelsang', created_at from person where person_id = $1",
        "insert into organisation_conflict (organisation, person_id, reason, noted_at) \
            select 'kanzlei', person_id, 'organ', created_at from person where person_id = $1",
        "insert into feedback (feedback_id, email, message, created_at) \
            select person_id, email, 'Gruß, Ida Vogelsang', created_at from person where person_id = $1",
    ] {
        sql(&app, text, ida.0).await;
    }
    // Of an entry that she does not read anyway. It is on record, or the evidence would not know where it comes from.
    let unread = "select e.nomination_id from round_entry e where not exists (select 1 from assignment a \
        where a.nomination_id = e.nomination_id and a.person_id = $1)";
    let mut conn = app.db.read().await.unwrap();
    let entry: uuid::Uuid = on!(conn, c => sqlx::query_scalar(unread).bind(ida).fetch_one(c).await).unwrap();
    drop(conn);
    let (entry, note) = (entry.to_string(), "Ida Vogelsang wohnt daneben");
    let form = [("person_id", id.as_str()), ("nomination_id", &entry), ("reason", "besorgnis"), ("note", note)];
    assert_eq!(olga.post(format!("{round}/conflicts"), &form).await.status, 303);
    let path = format!("/office/people/{ida}/erase");
    let refused = asks(&olga, &path, "Antrag").await;
    assert!(refused.status == 409 && refused.contains("noch nicht geschlossen"), "{}", refused.text);
    let snapshot = close(&app, filled.round_id).await;
    let bundle = packed(&app, &snapshot).await;
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries[..5], olga.person()).await;
    // In the meeting she still had the name from before.
    let listed = "update attendance set person_id = $1, name = 'Ida Sperling' \
        where position = (select max(position) from attendance)";
    sql(&app, listed, ida.0).await;
    sql(&app, "update verdict set body = 'Wie Ida Vogelsang sagt' where $1 = $1", ida.0).await;
    sql(&app, "update objection set body = 'Ida Sperling sieht das anders' where $1 = $1", ida.0).await;
    let annulled = "insert into annulment (decision_id, reason, annulled_by, annulled_at) select d.decision_id, \
        'Ida Vogelsang war befangen', s.opened_by, d.decided_at from decision d join meeting s \
        on s.meeting_id = d.meeting_id where d.kind = 'not_awarded' and d.place = 2 and $1 = $1";
    sql(&app, annulled, ida.0).await;
    let earlier = places(&app, "Ida Sperling").await;
    assert!(["attendance.\"name\"", "objection.\"body\""].iter().all(|place| earlier.iter().any(|at| at == place)));
    let refused = asks(&olga, &path, "Antrag").await;
    assert!(refused.status == 409 && refused.contains("noch einen Zugang"), "{}", refused.text);
    assert_eq!(olga.post(format!("/office/people/{ida}/disable"), &[]).await.status, 303);

    let before = places(&app, NAME).await;
    for place in ["annulment.\"reason\"", "audit_words.\"words\"", "extension.\"reason\"", "verdict.\"body\""] {
        assert!(before.iter().any(|found| found == place), "{place}: {before:?}");
    }
    assert!(places(&app, EMAIL).await.contains(&"mail.\"recipient\"".to_owned()), "{before:?}");
    let page = olga.get(&path).await;
    for text in [NAME, EMAIL, "Jurymitglied ", "Das bleibt", "Anwesenheitsliste"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    let empty = asks(&olga, &path, "").await;
    assert!(empty.status == 422 && empty.contains("Bitte füllen Sie dieses Feld aus."), "{}", empty.text);
    let stale = olga.post(&path, &[("shown", "x"), ("reason", "Antrag")]).await;
    assert!(stale.status == 409 && stale.contains("Antrag"), "{}", stale.text);
    let asked = asks(&olga, &path, "Ida Vogelsang bittet darum.").await;
    assert_eq!(asked.location.as_deref(), Some(path.as_str()), "{}", asked.text);
    assert!(places(&app, NAME).await.contains(&"person.\"name\"".to_owned()), "nothing happens before");
    let page = emre.get(&path).await;
    let again = [("approval_id", page.input("approval_id")), ("shown", page.input("shown"))];
    let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let confirm = format!("{path}/confirm");
    assert_eq!(olga.post(&confirm, &again).await.status, 409, "nobody confirms an own request");
    assert!(places(&app, NAME).await.contains(&"person.\"name\"".to_owned()), "and nothing was erased");
    assert_eq!(emre.post(&confirm, &again).await.location.as_deref(), Some(path.as_str()));
    assert_eq!(emre.post(&confirm, &again).await.status, 409, "twice is once");

    for word in [NAME, EMAIL, "Kanzlei", "Ida Sperling"] {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
    assert!(holds(&app).await);
    assert!(packed(&app, &snapshot).await == bundle, "the same evidence, byte for byte");
    assert_eq!(found(&evidence::verify::verify(&bundle, &known())), Vec::<&str>::new());
    for page in ["/office/people", "/office/audit", "/office/mail", "/office/approvals", "/office/feedback"]
        .map(str::to_owned)
        .into_iter()
        .chain([path.clone(), format!("/office/people/{ida}"), format!("{round}/evidence/1/names.csv")])
        .chain(["/ranking", "/ranking/jury", "/documents", "/extend"].map(|rest| format!("{round}{rest}")))
    {
        let answer = olga.get(&page).await;
        assert!(!answer.contains("Vogelsang") && !answer.contains(EMAIL), "{page}: {}", answer.text);
    }
    let page = olga.get(&path).await;
    assert!(page.contains("Gelöscht am") && page.contains("Angefragt von"), "{}", page.text);
    let record = olga.get("/office/audit?act=person.erased").await;
    assert!(record.contains("Jurymitglied ") && record.contains("gelöscht"), "{}", record.text);
    assert_eq!(olga.post(format!("/office/people/{ida}/enable"), &[]).await.status, 409, "nobody comes back");
    let juror = app.signed_in(filled.jurors[1]).await;
    assert_eq!((juror.get(&path).await.status, app.public().get(&path).await.status), (404, 401));
}

#[rocket::async_test]
async fn whoever_works_here_is_not_erased() {
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    for person in [olga.person(), emre.person()] {
        let path = format!("/office/people/{person}/erase");
        assert!(olga.get(&path).await.contains("Sperren Sie ihn zuerst."));
        assert_eq!(asks(&olga, &path, "Antrag").await.status, 409);
    }
    let gone = app.person("Ute Fort", Role::Office).await;
    sql(&app, "update person set disabled_at = created_at where person_id = $1", gone.0).await;
    let path = format!("/office/people/{gone}/erase");
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    assert_eq!(places(&app, "Ute Fort").await, Vec::<String>::new());
    assert!(olga.get("/office/people").await.contains("Geschäftsstelle "));
    let nobody = PersonId(uuid::Uuid::nil());
    assert_eq!(olga.get(format!("/office/people/{nobody}/erase")).await.status, 404);
}

/// The database file with everything that was written, as somebody finds it who copies it.
async fn file_has(app: &TestApp, word: &str) -> bool {
    let mut conn = app.db.read().await.unwrap();
    let file = "select file from pragma_database_list where name = 'main'";
    let file: String = on!(conn, c => sqlx::query_scalar(file).fetch_one(c).await).unwrap();
    let written = "pragma wal_checkpoint(truncate)";
    let busy: i64 = on!(conn, c => sqlx::query_scalar(written).fetch_one(c).await).unwrap();
    assert_eq!(busy, 0, "everything is in the file");
    let bytes = std::fs::read(file).unwrap();
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// How often a word stands in the database file and its log, as somebody finds them who copies both while it runs.
pub async fn files_have(app: &TestApp, word: &str) -> usize {
    let mut conn = app.db.read().await.unwrap();
    let file = "select file from pragma_database_list where name = 'main'";
    let file: String = on!(conn, c => sqlx::query_scalar(file).fetch_one(c).await).unwrap();
    drop(conn);
    let count = |bytes: Vec<u8>| bytes.windows(word.len()).filter(|window| *window == word.as_bytes()).count();
    ["", "-wal", "-journal"].iter().filter_map(|end| std::fs::read(format!("{file}{end}")).ok()).map(count).sum()
}

#[rocket::async_test]
async fn what_was_erased_is_not_left_on_a_free_page_of_the_file() {
    if std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres") {
        return; // A server cleans its own files up, some time after.
    }
    let app = TestApp::start().await;
    let (olga, emre) = (app.office().await, app.office().await);
    let invited = [("name", "Ute Fortgegangen"), ("email", "ute@f.example"), ("role", "juror"), ("language", "de")];
    assert_eq!(olga.post("/office/people/invite", &invited).await.status, 303);
    let mut conn = app.db.read().await.unwrap();
    let id = "select person_id from person where email = 'ute@f.example'";
    let id: PersonId = on!(conn, c => sqlx::query_scalar(id).fetch_one(c).await).unwrap();
    drop(conn);
    // Long enough to fill pages of its own.
    let told = format!("{}Kanzlei Ute Fortgegangen", "Verein ".repeat(2000));
    let text = "insert into affiliation (person_id, organisations, changed_at) values ($1, $2, $3)";
    let mut tx = app.db.write().await.unwrap();
    on!(tx, c => sqlx::query(text).bind(id).bind(&told).bind(app.clock.now()).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    assert_eq!(olga.post(format!("/office/people/{id}/disable"), &[]).await.status, 303);
    assert!(file_has(&app, "Kanzlei Ute Fortgegangen").await && file_has(&app, "ute@f.example").await);
    let path = format!("/office/people/{id}/erase");
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    assert!(files_have(&app, "Ute Fortgegangen").await > 0);
    assert_eq!(emre.confirms(&path).await.status, 303);
    assert_eq!(files_have(&app, "Ute Fortgegangen").await, 0, "while it runs, in the file and its log");
    assert!(!file_has(&app, "Ute Fortgegangen").await && !file_has(&app, "ute@f.example").await);
}

#[rocket::async_test]
async fn what_was_erased_of_a_nomination_is_not_left_in_the_files_either() {
    if std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres") {
        return;
    }
    let app = TestApp::start().await;
    let (id, receipt) = nominated(&app).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let withdrawn = app.public().post(format!("{receipt}/withdraw"), &[]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
    let path = format!("/office/nominations/{id}/erase");
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    let words = ["Fatma Yılmaz-Öz", "fatma@y.example", "joerg@o.example", "liest vor, sagt"];
    for word in words {
        assert!(file_has(&app, word).await, "{word}");
    }
    assert_eq!(emre.confirms(&path).await.status, 303);
    for word in words {
        assert_eq!(files_have(&app, word).await, 0, "{word}: while it runs, in the file and its log");
        assert!(!file_has(&app, word).await, "{word}");
    }
}

#[rocket::async_test]
async fn what_the_files_still_hold_of_somebody_goes_with_the_next_start() {
    let app = TestApp::start().await;
    let (id, receipt) = nominated(&app).await;
    assert_eq!(app.public().post(format!("{receipt}/withdraw"), &[]).await.status, 303);
    let path = format!("/office/nominations/{id}/erase");
    assert_eq!(asks(&app.office().await, &path, "Antrag").await.status, 303);
    let left = async |app: &TestApp| -> i64 {
        let mut conn = app.db.read().await.unwrap();
        on!(conn, c => sqlx::query_scalar("select count(*) from erased").fetch_one(c).await).unwrap()
    };
    assert_eq!(left(&app).await, 0, "what is asked for is not erased yet");
    // Somebody reads what was, until the program is ended.
    let mut reader = app.db.read().await.unwrap();
    let begin = if is_postgres() { "begin isolation level repeatable read" } else { "begin" };
    for text in [begin, "select count(*) from nomination"] {
        on!(reader, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    assert_eq!(app.office().await.confirms(&path).await.status, 303, "it is erased all the same");
    assert_eq!(left(&app).await, 1, "and nobody says that nothing is left");
    on!(reader, c => sqlx::query("commit").execute(c).await.map(drop)).unwrap();
    drop(reader);
    let app = app.restarted(&[]).await;
    assert_eq!(left(&app).await, 0);
    assert!(is_postgres() || files_have(&app, "Fatma Yılmaz-Öz").await == 0);
}

/// Nominates Fatma Yılmaz-Öz by Jörg O'Neill; gives the nomination and its private link.
pub async fn nominated(app: &TestApp) -> (NominationId, String) {
    let edition = app.open_edition("integrationspreis").await;
    let form = "/prizes/integrationspreis/2027/nominate";
    let page = app.public().get(format!("{form}?kind=proposal")).await;
    let filled = Filled::new(app, edition, NominationKind::Proposal).await;
    let filled = filled
        .role(QuestionRole::Title, "Lesen mit Fatma Yılmaz-Öz")
        .role(QuestionRole::NomineeName, "Fatma Yılmaz-Öz")
        .role(QuestionRole::NomineeEmail, "fatma@y.example")
        .role(QuestionRole::NominatorName, "Jörg O'Neill")
        .role(QuestionRole::NominatorEmail, "joerg@o.example")
        .role(QuestionRole::Summary, "Fatma Yılmaz-Öz liest vor, sagt Jörg O'Neill (0231 50-0).")
        .keyed_by(&page);
    let sent = app.public().post(form, &filled.pairs()).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    let mut conn = app.db.read().await.unwrap();
    let id = on!(conn, c => sqlx::query_scalar("select nomination_id from nomination").fetch_one(c).await).unwrap();
    (id, sent.location.unwrap())
}

const WORDS: [&str; 6] =
    ["Fatma Yılmaz-Öz", "Jörg O'Neill", "fatma@y.example", "joerg@o.example", "0231 50-0", "Jörg O&#x27;Neill"];

#[rocket::async_test]
async fn who_sent_a_nomination_and_whom_it_is_about_are_erased_and_its_number_stays() {
    let app = TestApp::start().await;
    let (id, receipt) = nominated(&app).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let (home, path) = (format!("/office/nominations/{id}"), format!("/office/nominations/{id}/erase"));
    assert!(olga.get(&home).await.contains(&path));
    let refused = asks(&olga, &path, "Antrag").await;
    assert!(refused.status == 409 && refused.contains("laufenden Verfahren"), "{}", refused.text);
    let withdrawn = [("reason", "Jörg O'Neill bittet darum."), ("withdraw_reason", "Jörg O'Neill bittet darum.")];
    assert_eq!(olga.reads_and_posts(&format!("{home}/withdraw"), &withdrawn).await.status, 303);
    // They write to the office, too.
    let wrote = "insert into feedback (feedback_id, email, message, created_at) \
        select nomination_id, nominator_email, 'Gruß, Jörg O''Neill', received_at from nomination \
        where nomination_id = $1";
    sql(&app, wrote, id.0).await;
    let before: Vec<String> = places(&app, WORDS[1]).await;
    assert!(before.contains(&"feedback.\"message\"".to_owned()), "{before:?}");
    for place in ["audit_words.\"words\"", "nomination.\"nominator_name\"", "nomination.\"answers\""] {
        assert!(before.iter().any(|found| found == place), "{place}: {before:?}");
    }
    assert_eq!(app.public().get(&receipt).await.status, 200);
    assert_eq!(asks(&olga, &path, "Antrag von Jörg O'Neill").await.status, 303);
    let done = emre.confirms(&path).await;
    assert_eq!(done.location.as_deref(), Some(path.as_str()), "{}", done.text);

    for word in WORDS {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
    assert!(holds(&app).await);
    assert_eq!(places(&app, "liest vor").await, Vec::<String>::new(), "what somebody tells makes them recognisable");
    assert_eq!(app.public().get(&receipt).await.status, 404);
    let page = olga.get(&home).await;
    assert!(
        page.contains("IP-2027-0001") && !page.contains("liest vor") && !page.contains("Lesen mit"),
        "{}",
        page.text
    );
    for page in [home.as_str(), &path, "/office/audit", "/office/mail", "/office/approvals"] {
        let answer = olga.get(page).await;
        assert!(!WORDS.iter().any(|word| answer.contains(word)), "{page}: {}", answer.text);
    }
    assert!(olga.get(&path).await.contains("Gelöscht am"));
    assert_eq!(asks(&olga, &path, "Noch einmal").await.status, 409);
    let (juror, _) = app.juror("Ada").await;
    assert_eq!((juror.get(&path).await.status, app.public().get(&path).await.status), (404, 401));
}

/// A result of this nomination: with a picture, decided, and public, where somebody has confirmed it.
async fn won(app: &TestApp, id: NominationId, agreed: Option<bool>) {
    for text in [
        "insert into laureate (laureate_id, edition_id, position, place, name, project, reason, place_certain, \
            nomination_id, named) select nomination_id, edition_id, 1, 1, nominee_name, title, \
            'Fatma Yılmaz-Öz liest seit 2019 vor.', true, nomination_id, true from nomination where nomination_id = $1",
        "insert into laureate_picture (laureate_id, kind, bytes, width, height, alt, uploaded_at) \
            select nomination_id, 'png', cast('x' as BYTES), 10, 10, 'Fatma Yılmaz-Öz mit einem Buch', received_at \
            from nomination where nomination_id = $1",
        "insert into publication (edition_id, confirmed_at, alone) select edition_id, received_at, false \
            from nomination where nomination_id = $1",
        "update edition set ceremony_at = '2027-08-05T18:00' where opened_at is not null and $1 = $1",
    ] {
        let bytes = if std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres") { "bytea" } else { "blob" };
        let text = text.replace("BYTES", bytes);
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(text)).bind(id).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }
    if let Some(agreed) = agreed {
        let by = app.person("Olga Büro", Role::Office).await;
        let mut tx = app.db.write().await.unwrap();
        let text = "insert into naming_answer (naming_answer_id, edition_id, nomination_id, agreed, source, \
            recorded_by, recorded_at) select nomination_id, edition_id, nomination_id, $2, 'Anruf bei Frau Yılmaz-Öz', \
            $3, received_at from nomination where nomination_id = $1";
        on!(tx, c => sqlx::query(text).bind(id).bind(agreed).bind(by).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }
}

/// That somebody asked to remove its picture, as it was once called, and what the office was told of it.
async fn told_of(app: &TestApp, id: NominationId, by: PersonId) {
    for text in [
        "insert into approval (approval_id, act, subject_id, title, path, reason, shown, asked_by, asked_at, lapses_at, \
            status, alone, answered_at) select nomination_id, 'hide_picture', nomination_id, nominee_name, '/x', '', 'x', \
            $2, received_at, received_at, 'withdrawn', false, received_at from nomination where nomination_id = $1",
        "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
            next_attempt_at, created_at, sent_at) select nomination_id, 'olga@buero.example', 'touched', 'de', \
            'Angehalten', 'Antrag 1: „' || title || '“ wurde zurückgezogen. http://x/office/editions/EDITION/publication', \
            title, 'sent', 1, received_at, received_at, received_at from nomination where nomination_id = $1",
    ] {
        let edition = app.newest_edition("integrationspreis").await.edition_id.to_string();
        let text = text.replace("EDITION", &edition);
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => {
            let query = sqlx::query(sqlx::AssertSqlSafe(text.clone())).bind(id);
            let query = if text.contains("$2") { query.bind(by) } else { query };
            query.execute(c).await.map(drop)
        })
        .unwrap();
        tx.commit().await.unwrap();
    }
}

#[rocket::async_test]
async fn a_laureates_name_stays_where_everybody_reads_it_and_nowhere_else() {
    let app = TestApp::start().await;
    let (id, _) = nominated(&app).await;
    let (olga, path) = (app.office().await, format!("/office/nominations/{id}/erase"));
    won(&app, id, Some(true)).await;
    sql(&app, "update edition set ceremony_at = '2027-12-03T18:00' where opened_at is not null and $1 = $1", id.0)
        .await;
    let refused = asks(&olga, &path, "Antrag").await;
    assert!(refused.status == 409 && refused.contains("noch nicht veröffentlicht"), "{}", refused.text);
    app.at("2027-12-06T10:00:00Z");
    let result = app.public().get("/prizes/integrationspreis/2027/result").await;
    assert!(result.contains("Fatma Yılmaz-Öz"), "{}", result.text);
    let (olga, emre) = (app.office().await, app.office().await);
    told_of(&app, id, olga.person()).await;
    let page = olga.get(&path).await;
    for text in ["Name, Projekt und Begründung im veröffentlichten Ergebnis", "Das Bild im veröffentlichten Ergebnis"]
    {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(!page.contains("Sie sind nicht öffentlich"), "{}", page.text);
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    let stays = ["laureate.\"name\"", "laureate.\"project\"", "laureate.\"reason\"", "laureate_picture.\"alt\""];
    assert_eq!(places(&app, WORDS[0]).await, stays);
    for word in &WORDS[1..] {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
    assert_eq!(app.public().get("/prizes/integrationspreis/2027/result").await.text, result.text);
    assert!(holds(&app).await);
    // Nothing is left to erase, until nobody may name them any more.
    assert_eq!(asks(&olga, &path, "Noch einmal").await.status, 409);
    let edition = app.newest_edition("integrationspreis").await.edition_id;
    let naming = format!("/office/editions/{edition}/naming?entry={id}");
    assert_eq!(olga.post(&naming, &[("agreed", "no"), ("source", "am Telefon")]).await.status, 303);
    assert!(!app.public().get("/prizes/integrationspreis/2027/result").await.contains("Fatma"));
    let page = olga.get(&path).await;
    for text in ["Gelöscht am", "Jetzt steht er dort nicht mehr", "Das Bild zum Ergebnis, mit seiner Beschreibung"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert_eq!(asks(&olga, &path, "Noch einmal").await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    for word in WORDS.into_iter().chain(["Yılmaz", "liest seit 2019", "mit einem Buch"]) {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
    assert_eq!(asks(&olga, &path, "Zum dritten Mal").await.status, 409);
    assert!(holds(&app).await);
}

#[rocket::async_test]
async fn what_the_jury_said_of_somebody_who_is_not_named_is_erased() {
    let app = TestApp::start().await;
    let filled = scored(&app, 6, 4, 3).await;
    let (olga, emre) = (app.office().await, app.office().await);
    close(&app, filled.round_id).await;
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries[..5], olga.person()).await;
    let mut conn = app.db.read().await.unwrap();
    let id = "select d.nomination_id, n.receipt_number from decision d \
        join nomination n on n.nomination_id = d.nomination_id where d.kind = 'place' and d.place = 1";
    let (id, number): (NominationId, String) = on!(conn, c => sqlx::query_as(id).fetch_one(c).await).unwrap();
    drop(conn);
    for text in [
        "update nomination set title = 'Lesen mit Fatma Yılmaz-Öz', nominee_name = 'Fatma Yılmaz-Öz' \
            where nomination_id = $1",
        "insert into annulment (decision_id, reason, annulled_by, annulled_at) select d.decision_id, \
            'Frau Yılmaz-Öz hat zurückgezogen', s.opened_by, d.decided_at from decision d join meeting s \
            on s.meeting_id = d.meeting_id where d.nomination_id = $1",
        "update decision set prize_name = 'Preis der Fatma Yılmaz-Öz' where nomination_id = $1",
        "update motion set prize_name = 'Preis für Fatma Yılmaz-Öz', person_name = 'Fatma Yılmaz-Öz' \
            where motion_id in (select motion_id from decision where nomination_id = $1)",
        "update edition set status = 'closed' where edition_id in (select edition_id from nomination \
            where nomination_id = $1)",
    ] {
        sql(&app, text, id.0).await;
    }
    let path = format!("/office/nominations/{id}/erase");
    let page = olga.get(&path).await;
    let annulled = format!("Frau {number} hat zurückgezogen");
    for text in ["Grund, einen Beschluss aufzuheben", &annulled, "Name eines Sonderpreises"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    for word in ["Fatma", "Yılmaz", "Lesen mit"] {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
}

#[rocket::async_test]
async fn a_laureate_whom_nobody_may_name_is_erased_everywhere() {
    for agreed in [None, Some(false)] {
        let app = TestApp::start().await;
        let (id, _) = nominated(&app).await;
        won(&app, id, agreed).await;
        app.at("2027-12-06T10:00:00Z");
        let (olga, emre) = (app.office().await, app.office().await);
        let path = format!("/office/nominations/{id}/erase");
        let result = app.public().get("/prizes/integrationspreis/2027/result").await;
        assert!(result.status == 200 && !result.contains("Yılmaz"), "{}", result.text);
        assert!(places(&app, "Yılmaz").await.contains(&"laureate_picture.\"alt\"".to_owned()));
        told_of(&app, id, olga.person()).await;
        for place in ["approval.\"title\"", "mail.\"body_text\""] {
            assert!(places(&app, WORDS[0]).await.contains(&place.to_owned()), "{place}");
        }
        let page = olga.get(&path).await;
        for text in ["Dort steht dann die Nummer.", "Das Bild zum Ergebnis, mit seiner Beschreibung"] {
            assert!(page.contains(text), "{text}: {}", page.text);
        }
        assert!(!page.contains("im veröffentlichten Ergebnis"), "{}", page.text);
        assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
        assert_eq!(emre.confirms(&path).await.status, 303);
        for word in WORDS.into_iter().chain(["Yılmaz", "liest seit 2019", "mit einem Buch", "Lesen mit"]) {
            assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word} {agreed:?}");
        }
        let mut conn = app.db.read().await.unwrap();
        let pictures = "select count(*) from laureate_picture";
        let pictures: i64 = on!(conn, c => sqlx::query_scalar(pictures).fetch_one(c).await).unwrap();
        assert_eq!(pictures, 0);
        drop(conn);
        assert!(holds(&app).await);
    }
}

#[rocket::async_test]
async fn every_name_and_address_that_a_nomination_ever_had_is_erased() {
    let app = TestApp::start().await;
    let edition = app.open_edition("integrationspreis").await;
    let link =
        crate::contest::nominations::nominated(&app, edition, NominationKind::SelfApplication, "Vorlesen im Park")
            .await;
    let changed = async |name: &str, email: &str, title: &str| {
        let page = app.public().get(format!("{link}/edit")).await;
        let filled = Filled::new(&app, edition, NominationKind::SelfApplication).await;
        let filled = filled
            .role(QuestionRole::NomineeName, name)
            .role(QuestionRole::NomineeEmail, email)
            .role(QuestionRole::Title, title)
            .with("version", &page.input("version"));
        let saved = app.public().post(format!("{link}/edit"), &filled.pairs()).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    };
    changed("Hannelore Neumarker", "alt.adresse@n.example", "Vorlesen im Park").await;
    let mut conn = app.db.read().await.unwrap();
    let id: NominationId =
        on!(conn, c => sqlx::query_scalar("select nomination_id from nomination").fetch_one(c).await).unwrap();
    drop(conn);
    let (olga, emre) = (app.office().await, app.office().await);
    let home = format!("/office/nominations/{id}");
    let version = olga.get(&home).await.input("version");
    let reason = "Frau Neumarker wohnt in Hagen, laut Neumarkers Brief und HANNELORE NEUMARKER selbst.";
    let form = [("version", version.as_str()), ("screening", "ineligible"), ("reason", reason)];
    assert_eq!(olga.reads_and_posts(&format!("{home}/screen"), &form).await.status, 303);
    // A mail that went to the earlier address.
    sql(
        &app,
        "insert into mail (mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, \
            next_attempt_at, created_at, sent_at) select nomination_id, 'alt.adresse@n.example', 'receipt', 'de', \
            'Eingegangen', 'Guten Tag', 'Guten Tag', 'sent', 1, received_at, received_at, received_at \
            from nomination where nomination_id = $1",
        id.0,
    )
    .await;
    changed("Hanne Beispiel", "neue.adresse@n.example", "Lesekreis Hörde").await;
    for (word, place) in [
        ("alt.adresse@n.example", "mail.\"recipient\""),
        ("Neumarkers", "nomination.\"screening_reason_before\""),
        ("NEUMARKER", "audit_words.\"words\""),
    ] {
        assert!(places(&app, word).await.contains(&place.to_owned()), "{word}: {:?}", places(&app, word).await);
    }
    let withdrawn = app.public().post(format!("{link}/withdraw"), &[]).await;
    assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
    let path = format!("{home}/erase");
    let page = olga.get(&path).await;
    for text in ["Hannelore Neumarker", "alt.adresse@n.example", "Hanne Beispiel", "neue.adresse@n.example"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(page.contains("Frau IP-2027-0001 wohnt in Hagen, laut IP-2027-0001 Brief und IP-2027-0001 selbst."));
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    for word in ["Neumarker", "NEUMARKER", "alt.adresse", "neue.adresse", "Hanne ", "Vorlesen im Park", "Lesekreis"] {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
    assert!(holds(&app).await);
}

#[rocket::async_test]
async fn erasing_a_person_changes_nobody_else_of_the_same_name() {
    let app = TestApp::start().await;
    let filled = scored(&app, 6, 4, 3).await;
    let ida = filled.jurors[0];
    let named = "update person set name = 'Ida Vogelsang', email = 'ida.vogelsang@x.example' where person_id = $1";
    sql(&app, named, ida.0).await;
    let (olga, emre) = (app.office().await, app.office().await);
    // Another one of that name is invited, and a third one is honoured without an entry.
    let invited = [("name", NAME), ("email", "ida@andere.example"), ("role", "juror"), ("language", "de")];
    assert_eq!(olga.post("/office/people/invite", &invited).await.status, 303);
    let snapshot = close(&app, filled.round_id).await;
    let bundle = packed(&app, &snapshot).await;
    crate::outcome::minutes_printed::hold_meeting(&app, filled.round_id, &filled.entries[..5], olga.person()).await;
    let listed = "update attendance set person_id = $1, name = 'Ida Vogelsang' \
        where position = (select max(position) from attendance)";
    sql(&app, listed, ida.0).await;
    for text in [
        "update verdict set body = 'Wie Ida Vogelsang sagt' where $1 = $1",
        "update sheet set comment = 'Ich, Ida Vogelsang, war dort' where sheet_id = (select min(s.sheet_id) from sheet s \
            join assignment a on a.assignment_id = s.assignment_id where a.person_id = $1)",
        "update motion set person_name = 'Ida Vogelsang', reason = 'Ida Vogelsang hat es verdient' where $1 = $1",
        "update decision set reason = 'Ida Vogelsang hat es verdient' where $1 = $1",
        "insert into laureate (laureate_id, edition_id, position, place, name, place_certain, named) \
            select $1, edition_id, 9, null, 'Ida Vogelsang', true, true from round limit 1",
        "insert into naming_answer (naming_answer_id, edition_id, name, agreed, source, recorded_by, recorded_at) \
            select $1, edition_id, 'Ida Vogelsang', true, 'Anruf bei Ida Vogelsang', closed_by, closed_at from round limit 1",
    ] {
        let text = if std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres") {
            text.replace("min(s.sheet_id)", "cast(min(cast(s.sheet_id as text)) as uuid)")
        } else {
            text.to_owned()
        };
        let mut tx = app.db.write().await.unwrap();
        on!(tx, c => sqlx::query(sqlx::AssertSqlSafe(text)).bind(ida).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
    }
    assert_eq!(olga.post(format!("/office/people/{ida}/disable"), &[]).await.status, 303);
    let before = texts(&app).await;
    let path = format!("/office/people/{ida}/erase");
    let page = olga.get(&path).await;
    assert!(page.contains("Noch jemand heißt so") && page.contains("Wie Ida Vogelsang sagt"), "{}", page.text);
    // Nothing is ticked by itself; what is chosen is what the other one sees.
    assert!(
        !page.text.split("name=\"replace\"").skip(1).any(|rest| rest.split('>').next().unwrap().contains("checked"))
    );
    let row = page.text.split("name=\"replace\"").find(|part| part.contains("Urteil der Jury")).unwrap();
    let key = row.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let shown = page.input("shown");
    let form = [("shown", shown.as_str()), ("reason", "Antrag"), ("chosen", "yes"), ("replace", &key)];
    let without = [("shown", shown.as_str()), ("reason", ""), ("chosen", "yes"), ("replace", &key)];
    let again = olga.post(&path, &without).await;
    let kept = again.text.split("name=\"replace\"").find(|part| part.contains("Urteil der Jury")).unwrap();
    assert!(again.status == 422 && kept.split('>').next().unwrap().contains("checked"), "{}", again.text);
    assert_eq!(olga.post(&path, &form).await.status, 303);
    let waits = emre.get(&path).await;
    assert!(waits.contains("Urteil der Jury (wird ersetzt)") && waits.contains("(bleibt)"), "{}", waits.text);
    assert_eq!(emre.confirms(&path).await.status, 303);

    let after = texts(&app).await;
    let changed: Vec<&String> = before.keys().filter(|place| before.get(*place) != after.get(*place)).collect();
    let relied_on =
        ["decision.", "motion", "laureate", "naming", "publication", "edition", "nomination", "lot", "snapshot"];
    assert!(!changed.iter().any(|place| relied_on.iter().any(|table| place.starts_with(table))), "{changed:?}");
    for place in [
        "decision.\"reason\"",
        "motion.\"person_name\"",
        "motion.\"reason\"",
        "laureate.\"name\"",
        "naming_answer.\"name\"",
        "naming_answer.\"source\"",
    ] {
        assert!(after[place].iter().any(|text| text.contains(NAME)), "{place}");
        assert_eq!(before[place], after[place], "{place}");
    }
    assert!(!after["verdict.\"body\""].iter().any(|text| text.contains(NAME)), "what was chosen");
    assert!(!after["sheet.\"comment\""].iter().any(|text| text.contains(NAME)), "what the person wrote");
    assert!(!after["attendance.\"name\""].iter().any(|text| text.contains(NAME)));
    // The other one is still invited, by the right name.
    let mut conn = app.db.read().await.unwrap();
    let mail = "select body_text from mail where recipient = 'ida@andere.example'";
    let mail: String = on!(conn, c => sqlx::query_scalar(mail).fetch_one(c).await).unwrap();
    assert!(!mail.is_empty() && !mail.contains("Jurymitglied "), "{mail}");
    let other = "select name from person where email = 'ida@andere.example'";
    let other: String = on!(conn, c => sqlx::query_scalar(other).fetch_one(c).await).unwrap();
    assert_eq!(other, NAME);
    drop(conn);
    assert!(holds(&app).await);
    assert!(packed(&app, &snapshot).await == bundle, "the same evidence, byte for byte");
}

/// Everything that stands in the database, by column.
async fn texts(app: &TestApp) -> std::collections::BTreeMap<String, Vec<String>> {
    let mut conn = app.db.read().await.unwrap();
    let mut all = std::collections::BTreeMap::new();
    for (table, column) in columns(&mut conn).await {
        let text = format!("select cast({column} as text) from {table} where {column} is not null");
        let mut rows: Vec<String> = match on!(conn, c => sqlx::query_scalar(sqlx::AssertSqlSafe(text)).fetch_all(c).await)
        {
            Ok(rows) => rows,
            // Keys and sort keys of SQLite are no text.
            Err(_) => continue,
        };
        rows.sort();
        all.insert(format!("{table}.{column}"), rows);
    }
    all
}
