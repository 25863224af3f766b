//! Erasing on request: nothing that was erased is found anywhere, and everything that was sealed still holds.

use laudatio::audit;
use laudatio::db::Conn;
use laudatio::evidence;
use laudatio::i18n::fold;
use laudatio::ids::{NominationId, PersonId};
use laudatio::nominations::model::Kind;
use laudatio::on;
use laudatio::prizes::model::QuestionRole;
use laudatio::web::Role;

use crate::evidence::{close, found, known, packed, scored};
use crate::nominations::Filled;
use crate::support::{TestApp, Visitor};

/// Where a word stands in the database, in every column of every table.
async fn places(app: &TestApp, word: &str) -> Vec<String> {
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

async fn asks(visitor: &Visitor<'_>, path: &str, reason: &str) -> crate::support::Answer {
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
    crate::protocol::hold_session(&app, filled.round_id, &filled.entries[..5], olga.person()).await;
    // In the session she still had the name from before.
    let listed = "update attendance set person_id = $1, name = 'Ida Sperling' \
        where position = (select max(position) from attendance)";
    sql(&app, listed, ida.0).await;
    sql(&app, "update verdict set body = 'Wie Ida Vogelsang sagt' where $1 = $1", ida.0).await;
    sql(&app, "update objection set body = 'Ida Sperling sieht das anders' where $1 = $1", ida.0).await;
    let earlier = places(&app, "Ida Sperling").await;
    assert!(["attendance.\"name\"", "objection.\"body\""].iter().all(|place| earlier.iter().any(|at| at == place)));
    let refused = asks(&olga, &path, "Antrag").await;
    assert!(refused.status == 409 && refused.contains("noch einen Zugang"), "{}", refused.text);
    assert_eq!(olga.post(format!("/office/people/{ida}/disable"), &[]).await.status, 303);

    let before = places(&app, NAME).await;
    for place in ["audit_words.\"words\"", "extension.\"reason\"", "verdict.\"body\""] {
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
        .chain(["/ranking", "/ranking/jury", "/papers", "/extend"].map(|rest| format!("{round}{rest}")))
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
async fn files_have(app: &TestApp, word: &str) -> usize {
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

/// Nominates Fatma Yılmaz-Öz by Jörg O'Neill; gives the nomination and its private link.
async fn nominated(app: &TestApp) -> (NominationId, String) {
    let edition = app.open_edition("integrationspreis").await;
    let form = "/prizes/integrationspreis/2027/nominate";
    let page = app.public().get(format!("{form}?kind=proposal")).await;
    let filled = Filled::new(app, edition, Kind::Proposal).await;
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

#[rocket::async_test]
async fn a_laureates_name_stays_in_the_published_result_alone() {
    let app = TestApp::start().await;
    let (id, _) = nominated(&app).await;
    let (olga, emre) = (app.office().await, app.office().await);
    let path = format!("/office/nominations/{id}/erase");
    let won = "insert into laureate (laureate_id, edition_id, position, place, name, place_certain, nomination_id) \
        select nomination_id, edition_id, 1, 1, nominee_name, true, nomination_id from nomination \
        where nomination_id = $1";
    sql(&app, won, id.0).await;
    let refused = asks(&olga, &path, "Antrag").await;
    assert!(refused.status == 409 && refused.contains("noch nicht veröffentlicht"), "{}", refused.text);
    sql(
        &app,
        "update edition set status = 'closed', closed_at = opened_at where opened_at is not null and $1 = $1",
        id.0,
    )
    .await;
    assert!(olga.get(&path).await.contains("Der Name im veröffentlichten Ergebnis"));
    assert_eq!(asks(&olga, &path, "Antrag").await.status, 303);
    assert_eq!(emre.confirms(&path).await.status, 303);
    assert_eq!(places(&app, WORDS[0]).await, ["laureate.\"name\""]);
    for word in &WORDS[1..] {
        assert_eq!(places(&app, word).await, Vec::<String>::new(), "{word}");
    }
    assert!(holds(&app).await);
}
