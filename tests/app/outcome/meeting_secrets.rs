//! Secret votes: how few are none, that nobody finds out who voted what, and that the files do not tell it either.

use std::collections::BTreeSet;

use laudatio::ground::audit;
use laudatio::ground::db::Raw;
use laudatio::on;
use laudatio::outcome::meeting::model::motion::{Annulled, MotionStatus};
use sqlx::{Connection, Executor, SqliteConnection};

use crate::outcome::meeting::Table;
use crate::support::{TestApp, damaged};

const SECRETLY: &[(&str, &str)] = &[("kind", "other"), ("wording", "Geheim?"), ("ballot", "secret")];

impl Table<'_> {
    async fn all_secret(&self, motion: &str, choices: &[&str]) {
        for (juror, choice) in choices.iter().enumerate() {
            let answer = self.votes(motion, juror, choice).await;
            assert_eq!(answer.status, 303, "{}", answer.text);
        }
    }
}

#[rocket::async_test]
async fn a_secret_vote_with_too_few_votes_is_annulled_and_not_counted() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 5).await;
    let motion = table.motion(SECRETLY).await;
    for choices in [&["no"][..], &["no", "yes"]] {
        table.all_secret(&motion, choices).await;
        let refused = table.desk(&format!("/motions/{motion}/close"), &[]).await;
        assert!(refused.status == 409 && refused.contains("zu wenige geheime Stimmen"), "{}", refused.text);
    }
    let page = table.jurors[0].get(table.path("")).await;
    assert!(page.contains("Abstimmung annullieren") && !page.contains("1 Nein"), "{}", page.text);
    assert_eq!(table.desk(&format!("/motions/{motion}/annul"), &[]).await.status, 303);
    let found = table.room().await.motions[0].clone();
    assert_eq!((found.annulled_because, found.yes, found.no), (Some(Annulled::Few), None, None));
    // Documents that somebody has counted are no more secret.
    let motion = table.motion(SECRETLY).await;
    let count = format!("/motions/{motion}/count");
    let refused = table.desk(&count, &[("yes", "1"), ("no", "1")]).await;
    assert!(refused.status == 409 && refused.contains("zu wenige geheime Stimmen"), "{}", refused.text);
    assert_eq!(table.desk(&count, &[("yes", "2"), ("no", "1")]).await.status, 303);
    assert_eq!(table.last().await.0, MotionStatus::Carried);
}

#[rocket::async_test]
async fn so_few_that_a_secret_would_be_none_vote_openly() {
    let app = TestApp::with(&[("secret_least", "5")]).await;
    let table = Table::open(&app, 3, 5).await;
    let here = table.path("/motions/new?kind=other");
    let page = table.jurors[0].get(&here).await;
    assert!(page.contains("value=\"secret\"") && page.contains("mindestens 5 Stimmen"), "{}", page.text);
    let line = table.line(4).await;
    assert_eq!(table.desk(&format!("/people/{line}/go"), &[]).await.status, 303);
    let page = table.jurors[0].get(&here).await;
    assert!(!page.contains("value=\"secret\"") && page.contains("weniger als 5 Stimmen"), "{}", page.text);
    let refused = table.moves(SECRETLY).await;
    assert!(refused.status == 422 && refused.contains("Stimmen Sie offen ab"), "{}", refused.text);
    assert!(refused.contains("Geheim?"), "what was typed is still there: {}", refused.text);
    assert!(table.room().await.motions.is_empty());
    table.motion(&[("kind", "other"), ("wording", "Offen?")]).await;
}

#[rocket::async_test]
async fn when_all_have_voted_alike_the_chair_is_warned_before_anybody_knows() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    for (verb, form) in [("close", &[][..]), ("count", &[("yes", "0"), ("no", "4")])] {
        let motion = table.motion(SECRETLY).await;
        if verb == "close" {
            table.all_secret(&motion, &["no", "no", "no", "no"]).await;
        }
        let path = format!("/motions/{motion}/{verb}");
        let warned = table.desk(&path, form).await;
        assert!(warned.status == 422 && warned.contains("zu wenige oder zu wenig verschiedene"), "{}", warned.text);
        assert!(!warned.contains("gleich gestimmt"), "nobody is told that all are alike: {}", warned.text);
        assert!(!warned.contains("abgelehnt") && !warned.contains("4 Nein"), "{}", warned.text);
        let room = table.room().await;
        let found = room.motions.last().unwrap();
        assert_eq!((found.status, found.no), (MotionStatus::Voting, None), "nothing is found yet");
        if verb == "close" {
            assert_eq!(table.desk(&format!("/motions/{motion}/annul"), &[]).await.status, 303);
            let found = table.room().await.motions[0].clone();
            assert_eq!((found.annulled_because, found.no), (Some(Annulled::Few), None), "the same as of too few");
            continue;
        }
        assert!(warned.contains("name=\"no\" value=\"4\""), "what was typed goes along: {}", warned.text);
        assert_eq!(table.desk(&path, &[form, &[("unanimous", "yes")]].concat()).await.status, 303);
        assert_eq!(table.last().await.0, MotionStatus::Rejected);
    }
}

#[rocket::async_test]
async fn once_somebody_knows_that_all_are_alike_nobody_votes_any_more() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 6).await;
    let walks = async |verb: &str| {
        let path = table.path(&format!("/people/{}/{verb}", table.line(5).await));
        assert_eq!(table.jurors[5].post(path, &[]).await.status, 303);
    };
    for end in ["close", "annul"] {
        walks("go").await;
        let motion = table.motion(SECRETLY).await;
        table.all_secret(&motion, &["yes", "yes", "yes"]).await;
        let close = format!("/motions/{motion}/close");
        let warned = table.desk(&close, &[]).await;
        assert!(warned.status == 422 && warned.contains("Ab jetzt stimmt niemand mehr ab"), "{}", warned.text);
        // Whoever has not voted would be found out now, and so would who comes.
        walks("come").await;
        for juror in [3, 5] {
            let refused = table.votes(&motion, juror, "no").await;
            assert!(refused.status == 409 && refused.contains("nicht mehr abgestimmt"), "{}", refused.text);
        }
        let page = table.jurors[3].get(table.path("")).await;
        assert!(page.contains("3 von 5 haben abgestimmt"), "{}", page.text);
        assert!(page.contains("wird nicht mehr abgestimmt") && !page.contains("l-vote__button"), "{}", page.text);
        assert_eq!(table.desk(&close, &[]).await.status, 422, "there is no other way back");
        let form = if end == "close" { &[("unanimous", "yes")][..] } else { &[] };
        assert_eq!(table.desk(&format!("/motions/{motion}/{end}"), form).await.status, 303);
        let found = table.room().await.motions.last().unwrap().clone();
        let expected = if end == "close" { (MotionStatus::Carried, Some(3)) } else { (MotionStatus::Annulled, None) };
        assert_eq!((found.status, found.yes), expected);
        assert_eq!((found.present, found.stopped_at), (5, None), "what is left does not tell that all were alike");
        assert_eq!(told(&app).await, 0, "{end}");
        clear(&app).await;
    }
}

#[rocket::async_test]
async fn no_page_paper_list_or_act_says_who_has_voted_secretly() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 6).await;
    let office = app.office().await;
    let record = "select coalesce(max(position), 0) from audit";
    let mut conn = app.db.read().await.unwrap();
    let before: i64 = on!(conn, c => sqlx::query_scalar(record).fetch_one(c).await).unwrap();
    let motion = table.motion(SECRETLY).await;
    table.all_secret(&motion, &["yes", "no", "yes", "abstain"]).await;
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303);
    let acts = "select act, person_id, detail from audit where position > $1 order by position";
    type Row = (String, Option<laudatio::ids::PersonId>, sqlx::types::Json<serde_json::Value>);
    let acts: Vec<Row> = on!(conn, c => sqlx::query_as(acts).bind(before).fetch_all(c).await).unwrap();
    let names: Vec<&str> = acts.iter().map(|(act, ..)| act.as_str()).collect();
    assert_eq!(names, ["motion_made", "vote_ended"]);
    let room = table.room().await;
    for (act, person, detail) in &acts {
        assert_eq!(*person, Some(table.people[0]), "{act}: the chair");
        for one in &room.list {
            assert!(!detail.to_string().contains(&one.name), "{act}: {detail:?}");
        }
    }
    assert!(room.voters.iter().all(|voter| !voter.has_voted), "and the rows mark nobody");

    assert_eq!(table.desk("/end", &[]).await.status, 303);
    let here = format!("/office/rounds/{}", table.round);
    let pages = [
        office.get(table.path("")).await,
        office.get(table.path("/decisions")).await,
        office.get(table.path("/projector")).await,
        office.get(format!("{here}/minutes")).await,
        office.get(format!("{here}/exports/motions.csv")).await,
    ];
    let name = &room.line_of(table.people[1]).unwrap().name;
    for page in &pages {
        assert_eq!(page.status, 200, "{}", page.text);
        for told in [format!("{name}</span>: Nein"), format!("{name}: Nein"), "hat geheim abgestimmt".to_owned()] {
            assert!(!page.contains(&told), "{told}: {}", page.text);
        }
    }
    assert!(pages[1].contains("2 Ja, 1 Nein, 1 Enthaltung"), "{}", pages[1].text);
    assert!(pages[3].contains("geheim, 6 stimmberechtigt"), "{}", pages[3].text);
}

#[rocket::async_test]
async fn what_a_former_release_recorded_of_secret_voters_is_read_by_nobody() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 4).await;
    for (person, act) in [(1, "voted_secretly"), (2, "voted")] {
        let detail = serde_json::json!({"number": 7, "name": "Jemand"});
        app.recorded_elsewhere(Some(table.people[person]), ("jury_session", table.id.0), act, detail).await;
    }
    let office = app.office().await;
    let lines = |page: &str| page.split_once("<tbody>").map_or_else(String::new, |(_, rest)| rest.to_owned());
    // Not even by asking what one person did.
    for (person, is_there) in [(2, true), (1, false)] {
        let page = office.get(format!("/office/audit?person={}", table.people[person])).await;
        assert_eq!(lines(&page.text).contains("Jemand"), is_there, "{person}: {}", page.text);
    }
    assert_eq!(office.get("/office/audit").await.text.matches("Jemand").count(), 1);
    assert!(audit::verify(&mut app.db.read().await.unwrap()).await.unwrap().is_ok(), "the chain still has it");
}

/// How many secret votes can be found out from the files: for how many voters a version of their row and a version of
/// a count come from one commit.
async fn told(app: &TestApp) -> usize {
    let mut conn = app.db.read().await.unwrap();
    let file = "select file from pragma_database_list where name = 'main'";
    let path: Option<String> = match conn.raw() {
        Raw::Sqlite(c) => Some(sqlx::query_scalar(file).fetch_one(c).await.unwrap()),
        Raw::Postgres(_) => None,
    };
    match path {
        Some(path) => told_by_files(&path).await,
        None => told_by_pages(app).await,
    }
}

/// SQLite: every commit that the log holds, one after the other, on top of the file.
async fn told_by_files(path: &str) -> usize {
    let mut image = std::fs::read(path).unwrap();
    let wal = std::fs::read(format!("{path}-wal")).unwrap_or_default();
    assert!(!std::fs::exists(format!("{path}-journal")).unwrap(), "there is no other log");
    let mut known = state(&mut image).await;
    let mut found = 0;
    if wal.is_empty() {
        return found;
    }
    let word = |at: usize| u32::from_be_bytes(wal[at..at + 4].try_into().unwrap()) as usize;
    let size = word(8);
    for at in (32..wal.len()).step_by(24 + size) {
        // Whatever stands in the log, also what an earlier checkpoint has left there.
        let (page, pages) = (word(at), word(at + 4));
        let (from, to) = ((page - 1) * size, page * size);
        image.resize(image.len().max(to), 0);
        image[from..to].copy_from_slice(&wal[at + 24..at + 24 + size]);
        if pages == 0 {
            continue;
        }
        image.resize(pages * size, 0);
        let now = state(&mut image).await;
        let voters = now.0.difference(&known.0).count();
        let choices = now.1.difference(&known.1).count();
        found += usize::from(voters == 1 && choices == 1);
        known = now;
    }
    found
}

/// Who is marked as having voted, and the counts.
async fn state(image: &mut [u8]) -> (BTreeSet<Vec<u8>>, BTreeSet<(String, i64)>) {
    // Without its log it is read as a plain file.
    image[18..20].fill(1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    std::fs::write(&path, &image).unwrap();
    let mut conn = SqliteConnection::connect(&format!("sqlite:{}?mode=ro", path.display())).await.unwrap();
    let voted = "select attendance_id from motion_voter where has_voted";
    let counts = "select choice, votes from secret_count where votes > 0";
    // The tables may not be there in the oldest commits.
    let voted: Vec<Vec<u8>> = sqlx::query_scalar(voted).fetch_all(&mut conn).await.unwrap_or_default();
    let counts: Vec<(String, i64)> = sqlx::query_as(counts).fetch_all(&mut conn).await.unwrap_or_default();
    conn.close().await.unwrap();
    (voted.into_iter().collect(), counts.into_iter().collect())
}

/// PostgreSQL: every version of a row that the tables still hold, dead ones among them, with what wrote it.
async fn told_by_pages(app: &TestApp) -> usize {
    let mut conn = app.db.read().await.unwrap();
    let Raw::Postgres(c) = conn.raw() else { unreachable!("asked for PostgreSQL alone") };
    c.execute("create extension if not exists pageinspect").await.unwrap();
    let versions = |table: &str| {
        format!(
            "select i.t_xmin::text, encode(i.t_data, 'hex') from generate_series(0, pg_relation_size('{table}') / 8192 \
             - 1) p, heap_page_items(get_raw_page('{table}', p::int)) i where i.t_data is not null"
        )
    };
    let read = |table: &str| sqlx::query_as::<_, (String, String)>(sqlx::AssertSqlSafe(versions(table)));
    let voters = read("motion_voter").fetch_all(&mut *c).await.unwrap();
    let counts = read("secret_count").fetch_all(&mut *c).await.unwrap();
    let writers = |rows: &[(String, String)]| rows.iter().map(|(xmin, _)| xmin.clone()).collect::<BTreeSet<_>>();
    let (voters, counts) = (writers(&voters), writers(&counts));
    if voters.len() == 1 {
        assert_eq!(voters, counts, "one transaction has written all that there is");
        return told_by_indexes(c).await;
    }
    voters.intersection(&counts).count()
}

/// How many pages of the indexes hold more than their rows in the order of their keys: a new page has its entries one
/// below the other, and what comes later stands where there is room. (The last entry's number stands twice on a new page.)
async fn told_by_indexes(c: &mut sqlx::PgConnection) -> usize {
    let pages = "select get_raw_page(i.indexrelid::regclass::text, p::int) from pg_index i, \
        generate_series(1, pg_relation_size(i.indexrelid) / 8192 - 1) p \
        where i.indrelid in ('motion_voter'::regclass, 'secret_count'::regclass)";
    let pages: Vec<Vec<u8>> = sqlx::query_scalar(pages).fetch_all(c).await.unwrap();
    assert!(!pages.is_empty(), "each table has a key");
    let tells = |page: &&Vec<u8>| {
        let word = |at: usize| usize::from(u16::from_le_bytes([page[at], page[at + 1]]));
        let (lower, upper) = (word(12), word(14));
        let entries: Vec<usize> = (24..lower).step_by(4).map(|at| word(at) & 0x7fff).collect();
        !entries.is_sorted_by(|one, next| one > next) || page[lower + 4..upper].iter().any(|byte| *byte != 0)
    };
    pages.iter().filter(tells).count()
}

#[rocket::async_test]
async fn the_files_tell_nobodys_choice_once_a_secret_vote_is_over() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 8).await;
    let choices = ["yes", "no", "yes", "abstain", "no", "yes", "yes", "no"];
    for end in ["close", "withdraw", "go"] {
        let motion = table.motion(SECRETLY).await;
        table.all_secret(&motion, &choices).await;
        assert!(told(&app).await >= 8, "while it is held, they do: this test finds it out");
        let path = match end {
            "go" => format!("/people/{}/go", table.line(7).await),
            verb => format!("/motions/{motion}/{verb}"),
        };
        assert_eq!(table.desk(&path, &[]).await.status, 303);
        assert_eq!(told(&app).await, 0, "{end}");
        let room = table.room().await;
        assert!(room.motions.last().unwrap().scrubbed_at.is_some(), "{end}");
        // Afterwards nothing brings it back.
        assert_eq!(table.desk("/objections", &[("objector", "X"), ("objection", end)]).await.status, 303);
        assert_eq!(told(&app).await, 0, "{end}");
        clear(&app).await;
    }
}

#[rocket::async_test]
async fn a_vote_ends_though_somebody_still_reads_what_must_go_and_it_goes_with_the_next_act() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 8).await;
    let motion = table.motion(SECRETLY).await;
    table.all_secret(&motion, &["yes", "no", "yes", "abstain", "no", "yes", "yes", "no"]).await;
    let mut reader = app.db.read().await.unwrap();
    let begin = match reader.raw() {
        Raw::Sqlite(_) => "begin",
        Raw::Postgres(_) => "begin isolation level repeatable read",
    };
    for text in [begin, "select count(*) from motion_voter"] {
        on!(reader, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
    }
    assert_eq!(table.desk(&format!("/motions/{motion}/close"), &[]).await.status, 303, "the vote has ended");
    let found = table.room().await.motions[0].clone();
    assert_eq!((found.status, found.scrubbed_at), (MotionStatus::Carried, None), "and nobody says that all is gone");
    on!(reader, c => sqlx::query("commit").execute(c).await.map(drop)).unwrap();
    assert_eq!(table.desk("/objections", &[("objector", "X"), ("objection", "Y")]).await.status, 303);
    assert!(table.room().await.motions[0].scrubbed_at.is_some());
    assert_eq!(told(&app).await, 0);
}

/// Takes the motion away, so that the next one stands alone in its tables.
async fn clear(app: &TestApp) {
    damaged!(app.db, "no motion is ever taken out of the tables", "delete from motion");
    app.db.scrub(&["motion_voter", "secret_count"]).await.unwrap();
}

#[rocket::async_test]
async fn what_an_interruption_has_left_is_removed_at_the_next_start_and_by_the_next_act() {
    let app = TestApp::start().await;
    let table = Table::open(&app, 3, 8).await;
    let motion = table.motion(SECRETLY).await;
    table.all_secret(&motion, &["yes", "no", "yes", "abstain", "no", "yes", "yes", "no"]).await;
    // As a release has left it that did not seal: ended, and with who has voted.
    let ended = "update motion set status = 'rejected', yes = 4, no = 3, abstained = 1, closed_at = opened_at";
    damaged!(app.db, "an earlier release ended votes and did not seal them", ended);
    assert!(told(&app).await >= 8);
    laudatio::outcome::meeting::tidy(&app.ctx()).await.unwrap();
    assert_eq!(told(&app).await, 0);
    let room = table.room().await;
    assert!(room.motions[0].scrubbed_at.is_some() && room.voters.iter().all(|voter| !voter.has_voted));
    let counted = "select cast(sum(votes) as bigint) from secret_count";
    let mut conn = app.db.read().await.unwrap();
    let counted: i64 = on!(conn, c => sqlx::query_scalar(counted).fetch_one(c).await).unwrap();
    assert_eq!(counted, 8, "the result stays");
    drop(conn);

    // Killed after the commit and before the files were cleaned.
    damaged!(app.db, "the program was killed before it came to that", "update motion set scrubbed_at = null");
    assert_eq!(table.desk("/objections", &[("objector", "X"), ("objection", "Y")]).await.status, 303);
    assert!(table.room().await.motions[0].scrubbed_at.is_some());
}
