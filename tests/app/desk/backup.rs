//! A backup is made while the program runs, and a restored installation is the one that was backed up.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::str::FromStr;
use std::time::Duration;

use laudatio::contest::nominations::model::NominationKind;
use laudatio::desk::backup::model::Manifest;
use laudatio::ground::audit;
use laudatio::ground::db::Db;
use laudatio::ground::web::Role;
use laudatio::on;
use laudatio::people::accounts::{password, store as accounts};
use rocket::tokio;
use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::cli::{Running, Said, Terminal};
use crate::contest::nominations::{count, nominated, open};
use crate::support::{TestApp, is_postgres, refused};
use crate::upgrade;

const PASSWORD: &str = "vier Füchse im Schnee";

/// The members of an archive.
fn members(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let read = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().map(read).collect()
}

fn manifest(path: &Path) -> Manifest {
    serde_json::from_slice(&members(path)["manifest.json"]).unwrap()
}

/// Packs members as an archive, whatever they say.
fn packed(members: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// What every table holds: its rows as text, sorted.
async fn rows(url: &str) -> BTreeMap<String, String> {
    let db = Db::open(url).await.unwrap();
    let mut conn = db.read().await.unwrap();
    let names = if is_postgres() {
        "select table_name::text from information_schema.tables where table_schema = current_schema()"
    } else {
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%'"
    };
    let names: Vec<String> = on!(conn, c => sqlx::query_scalar(names).fetch_all(c).await).unwrap();
    let mut found = BTreeMap::new();
    for name in names {
        let text = if is_postgres() {
            format!("select coalesce(string_agg(t::text, chr(10) order by t::text), '') from \"{name}\" t")
        } else {
            let columns = sqlx::AssertSqlSafe(format!("select name from pragma_table_info('{name}')"));
            let columns: Vec<String> = on!(conn, c => sqlx::query_scalar(columns).fetch_all(c).await).unwrap();
            let columns: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
            let row = columns.join(" || ',' || ");
            format!(
                "select coalesce(group_concat(r, char(10)), '') from (select {row} as r from \"{name}\" order by 1)"
            )
        };
        let text = sqlx::AssertSqlSafe(text);
        let all: String = on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap();
        found.insert(name, all);
    }
    found
}

async fn execute(url: &str, text: &'static str) {
    let db = Db::open(url).await.unwrap();
    let mut tx = db.write().await.unwrap();
    on!(tx, c => sqlx::raw_sql(text).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

/// Backs up to `b.zip` in the terminal's folder.
fn backed_up(terminal: &Terminal) -> std::path::PathBuf {
    let said = terminal.run(&["backup", "b.zip"]);
    assert!(said.worked, "{said:?}");
    terminal.folder().join("b.zip")
}

fn restored(terminal: &Terminal, archive: &Path) -> Said {
    terminal.run(&["restore", archive.to_str().unwrap()])
}

/// What stands in a folder that nobody has put there by name.
fn left_over(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(".laudatio-")).collect()
}

#[rocket::async_test]
async fn what_was_answered_is_in_a_backup_that_is_made_while_the_program_runs() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    let olga = app.person("Olga Büro", Role::Office).await;
    let hash = password::hash(&app.ctx(), PASSWORD).await.unwrap();
    let mut tx = app.db.write().await.unwrap();
    assert!(accounts::set_password(&mut tx, olga, &hash).await.unwrap());
    tx.commit().await.unwrap();
    let mut receipts = Vec::new();
    for number in 0..5 {
        receipts.push(
            nominated(&app, edition, NominationKind::Proposal, &format!("Brücke {number}\tüber \\ die\nEmscher")).await,
        );
    }
    let before = rows(&app.url).await;

    let archive = app.folder().join("b.zip");
    let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
    command.args(["backup", "b.zip"]).current_dir(app.folder()).env_clear();
    let said = Said::from(command.env("LAUDATIO_DATABASE_URL", &app.url).output().unwrap());
    assert!(said.worked && said.out.contains("Gesichert in b.zip"), "{said:?}");
    // The program goes on meanwhile, and what comes later is not in it.
    nominated(&app, edition, NominationKind::Proposal, "Zu spät").await;

    let elsewhere = Terminal::open().await;
    let said = restored(&elsewhere, &archive);
    assert!(said.worked && said.out.contains("Der Verlauf ist lückenlos"), "{said:?}");
    assert_eq!(rows(&elsewhere.url).await, before);
    let again = TestApp::of(&elsewhere.url).await;
    assert_eq!(count(&again, "nomination").await, 5);
    for (number, receipt) in receipts.iter().enumerate() {
        let page = again.public().get(receipt).await;
        assert!(page.status == 200 && page.contains(&format!("Brücke {number}")), "{receipt}: {}", page.text);
    }
    let form = [("email", format!("{olga}@dortmund.example")), ("password", PASSWORD.to_owned())];
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let signed_in = again.public().post("/sign-in", &form).await;
    assert_eq!((signed_in.status, signed_in.location.as_deref()), (303, Some("/office")));
    audit::verify(&mut again.db.read().await.unwrap()).await.unwrap().unwrap();
    nominated(&again, edition, NominationKind::Proposal, "Und weiter").await;
    assert_eq!(count(&again, "nomination").await, 6);
}

#[rocket::async_test]
async fn every_row_of_every_table_and_the_keys_come_back() {
    let terminal = Terminal::open().await;
    fs::write(terminal.folder().join("laudatio-evidence.key"), "ab".repeat(32)).unwrap();
    let demo = terminal.run(&["demo"]);
    assert!(demo.worked, "{demo:?}");
    let secret = fs::read_to_string(terminal.folder().join("laudatio.key")).unwrap();
    let before = rows(&terminal.url).await;
    assert!(before.values().filter(|rows| !rows.is_empty()).count() > 40, "the demonstration fills most tables");

    let archive = backed_up(&terminal);
    let inside = manifest(&archive);
    // The names are the catalogue's, so that a new table is in it by itself.
    let tables: Vec<&str> = inside.database.tables.iter().map(|table| table.name.trim_matches('"')).collect();
    let known: Vec<&str> = before.keys().map(String::as_str).collect();
    let mut sorted = tables.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, known);
    for table in &inside.database.tables {
        let rows = &before[table.name.trim_matches('"')];
        assert_eq!(table.rows == 0, rows.is_empty(), "{}", table.name);
    }
    assert_eq!(inside.keys, ["laudatio.key", "laudatio-evidence.key"]);

    let elsewhere = Terminal::open().await;
    let said = restored(&elsewhere, &archive);
    assert!(said.worked, "{said:?}");
    assert_eq!(rows(&elsewhere.url).await, before);
    for (name, text) in [("laudatio.key", secret), ("laudatio-evidence.key", "ab".repeat(32))] {
        let path = elsewhere.folder().join(name);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
    }
    if !is_postgres() {
        let file = fs::metadata(elsewhere.folder().join("test.db")).unwrap();
        assert_eq!(file.permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(left_over(terminal.folder()), [""; 0]);
    assert_eq!(left_over(elsewhere.folder()), [""; 0]);
    let said = elsewhere.run(&["verify", "--database"]);
    assert!(said.worked && said.out.starts_with("Der Verlauf ist lückenlos: "), "{said:?}");
    // What refuses changes refuses them there, too; and what refers to nothing is refused.
    let db = Db::open(&elsewhere.url).await.unwrap();
    refused!(
        db,
        ["update audit set act = 'x'", "delete from audit", "update nomination set edition_id = person_id from person"]
    );
}

#[rocket::async_test]
async fn a_backup_is_for_its_owner_alone_and_overwrites_nothing() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["migrate"]).worked);
    let archive = backed_up(&terminal);
    assert_eq!(fs::metadata(&archive).unwrap().permissions().mode() & 0o777, 0o600);
    let bytes = fs::read(&archive).unwrap();
    let twice = terminal.run(&["backup", "b.zip"]);
    assert!(!twice.worked && twice.err.contains("b.zip gibt es schon"), "{twice:?}");
    assert_eq!(fs::read(&archive).unwrap(), bytes);
    let english = terminal.run(&["backup", "b.zip", "--language", "en"]);
    assert!(!english.worked && english.err.contains("already exists"), "{english:?}");
    let nowhere = terminal.run(&["backup", "no/such/folder/b.zip"]);
    assert!(!nowhere.worked && nowhere.err.contains("lässt sich nicht schreiben"), "{nowhere:?}");
    assert_eq!(left_over(terminal.folder()), [""; 0]);
}

/// Makes the database one whose backup takes a while: no packer makes anything of this text.
async fn grows(url: &str, bytes: usize) {
    let mut state = 1_u64;
    let digit = |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'!' + u8::try_from((state >> 33) % 90).unwrap())
    };
    let text: String = (0..bytes).map(digit).collect();
    let db = Db::open(url).await.unwrap();
    let mut tx = db.write().await.unwrap();
    on!(tx, c => sqlx::query("update prize set sponsor = $1").bind(&text).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
}

#[rocket::async_test]
async fn a_backup_while_people_nominate_is_of_one_moment() {
    let app = TestApp::start().await;
    let edition = open(&app).await;
    for number in 0..3 {
        nominated(&app, edition, NominationKind::Proposal, &format!("Vorher {number}")).await;
    }
    grows(&app.url, 4 << 20).await;
    let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
    command.args(["backup", "b.zip"]).current_dir(app.folder()).env_clear();
    let mut backup = command.env("LAUDATIO_DATABASE_URL", &app.url).spawn().unwrap();
    let mut meanwhile = 0;
    while backup.try_wait().unwrap().is_none() {
        // No limit on one place or one postbox holds it up.
        app.clock.set(app.clock.now() + chrono::TimeDelta::minutes(1));
        nominated(&app, edition, NominationKind::Proposal, &format!("Meanwhile {meanwhile}")).await;
        meanwhile += 1;
    }
    assert!(backup.wait().unwrap().success() && meanwhile > 0, "{meanwhile}");
    let elsewhere = Terminal::open().await;
    let said = restored(&elsewhere, &app.folder().join("b.zip"));
    assert!(said.worked && said.out.contains("Der Verlauf ist lückenlos"), "{said:?}");
    let again = TestApp::of(&elsewhere.url).await;
    let kept = count(&again, "nomination").await;
    assert!((3..=3 + meanwhile).contains(&kept), "{kept} of {meanwhile}");
    // Row, record and receipt of each are there, or none of them.
    for text in [
        "select count(*) from audit where act = 'nominated'",
        "select count(*) from mail where kind = 'receipt'",
        "select count(distinct receipt_number) from nomination",
    ] {
        let mut conn = again.db.read().await.unwrap();
        let found: i64 = on!(conn, c => sqlx::query_scalar(text).fetch_one(c).await).unwrap();
        assert_eq!(found, kept, "{text}");
    }
    audit::verify(&mut again.db.read().await.unwrap()).await.unwrap().unwrap();
    assert_eq!(count(&app, "nomination").await, 3 + meanwhile);
}

#[rocket::async_test]
async fn a_terminal_that_is_closed_leaves_no_half_backup() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["migrate"]).worked);
    grows(&terminal.url, 24 << 20).await;
    let mut backup = terminal.command(&["backup", "b.zip"]).spawn().map(Running).unwrap();
    while left_over(terminal.folder()).is_empty() {
        assert!(backup.0.try_wait().unwrap().is_none(), "it has begun");
        std::thread::yield_now();
    }
    let told = Command::new("kill").args(["-HUP", &backup.0.id().to_string()]).status().unwrap();
    assert!(told.success() && !backup.0.wait().unwrap().success());
    assert_eq!(left_over(terminal.folder()), [""; 0]);
    assert!(!terminal.folder().join("b.zip").exists());
}

#[rocket::async_test]
async fn a_disk_that_is_full_leaves_no_half_backup() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["demo"]).worked);
    // The limit on the size of a file, in blocks of 512 bytes, is told as an error and not by a signal.
    let shell = "trap '' XFSZ; ulimit -f 40; exec \"$0\" backup b.zip";
    let binary = env!("CARGO_BIN_EXE_laudatio");
    let mut command = Command::new("sh");
    command.args(["-c", shell, binary]).current_dir(terminal.folder()).env_clear();
    let said = Said::from(command.env("LAUDATIO_DATABASE_URL", &terminal.url).output().unwrap());
    assert!(!said.worked && !said.err.is_empty() && !said.err.contains("panicked"), "{said:?}");
    assert!(!terminal.folder().join("b.zip").exists());
    assert_eq!(left_over(terminal.folder()), [""; 0]);
    backed_up(&terminal);
}

#[rocket::async_test]
async fn looking_for_a_database_that_is_not_there_makes_none() {
    if is_postgres() {
        // An empty database is none of ours.
        let terminal = Terminal::open().await;
        let said = terminal.run(&["backup", "b.zip"]);
        assert!(!said.worked && said.err.contains("keine Datenbank von laudatio"), "{said:?}");
        return;
    }
    let terminal = Terminal::open().await;
    let said = terminal.run(&["backup", "b.zip"]);
    assert!(!said.worked && said.err.contains("Es gibt nichts zu sichern"), "{said:?}");
    assert_eq!(fs::read_dir(terminal.folder()).unwrap().count(), 0);
}

#[rocket::async_test]
async fn a_backup_that_is_not_whole_restores_nothing() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["user", "add", "--name", "Ada", "--email", "ada@x.example"]).worked);
    let archive = backed_up(&terminal);
    let (bytes, all) = (fs::read(&archive).unwrap(), members(&archive));
    let with = |name: &str, bytes: Vec<u8>| {
        let mut changed = all.clone();
        changed.insert(name.to_owned(), bytes);
        packed(&changed)
    };
    let text = String::from_utf8(all["manifest.json"].clone()).unwrap();
    let database = all.keys().find(|name| name.starts_with("database/")).unwrap().clone();
    let mut other = all[&database].clone();
    match other.last_mut() {
        Some(last) => *last ^= 1,
        None => other.push(b'x'),
    }
    let mut without = all.clone();
    without.remove("keys/laudatio.key");
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    // Enough to reach what a member holds: a date beside it says nothing.
    flipped[middle..middle + 200].iter_mut().for_each(|byte| *byte ^= 0x10);
    let own = format!("\"program\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let newer = text.replace(&own, "\"program\": \"99.0.0\"");
    let step = text.replacen("\"version\": 1,", "\"version\": 9999,", 1);
    let (here, there) = if is_postgres() { ("postgres", "sqlite") } else { ("sqlite", "postgres") };
    let engine = text.replace(&format!("\"engine\": \"{here}\""), &format!("\"engine\": \"{there}\""));
    assert!(newer != text && step != text && engine != text, "{text}");
    for (what, bytes, sentence) in [
        ("cut short", bytes[..bytes.len() - 40].to_vec(), "keine vollständige Sicherung"),
        ("cut to nothing", Vec::new(), "keine vollständige Sicherung"),
        ("flipped", flipped, "Sicherung"),
        ("another database", with(&database, other), "ist nicht, wie es geschrieben wurde"),
        ("another key", with("keys/laudatio.key", b"x".to_vec()), "ist nicht, wie es geschrieben wurde"),
        ("no key", packed(&without), "ist nicht, wie es geschrieben wurde"),
        ("one more", with("keys/x", b"x".to_vec()), "ist nicht, wie es geschrieben wurde"),
        ("a newer program", with("manifest.json", newer.into_bytes()), "neueren laudatio (99.0.0)"),
        ("newer tables", with("manifest.json", step.into_bytes()), "neueren laudatio"),
        ("another engine", with("manifest.json", engine.into_bytes()), "lässt sie sich nur auf"),
        ("no manifest", packed(&BTreeMap::new()), "keine vollständige Sicherung"),
    ] {
        let elsewhere = Terminal::open().await;
        let path = elsewhere.folder().join("b.zip");
        fs::write(&path, bytes).unwrap();
        let said = restored(&elsewhere, &path);
        let is_said = said.err.contains(sentence) || said.err.contains("neueren");
        assert!(!said.worked && is_said, "{what}: {said:?}");
        assert_eq!(fs::read_dir(elsewhere.folder()).unwrap().count(), 1, "{what}: nothing but the archive");
        // The place is still empty.
        let said = restored(&elsewhere, &archive);
        assert!(said.worked, "{what}: {said:?}");
    }
    let nothing = Terminal::open().await;
    let said = restored(&nothing, Path::new("nothing.zip"));
    assert!(!said.worked && said.err.contains("nothing.zip lässt sich nicht lesen"), "{said:?}");
}

#[rocket::async_test]
async fn a_program_that_ends_in_this_moment_keeps_no_backup_out() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["user", "add", "--name", "Ada", "--email", "ada@x.example"]).worked);
    let archive = backed_up(&terminal);
    let elsewhere = Terminal::open().await;
    // SQLite's file is not even there before somebody opens it.
    let mut last = None;
    if is_postgres() {
        let options = PgConnectOptions::from_str(&elsewhere.url).unwrap().application_name("laudatio");
        last = Some(PgConnection::connect_with(&options).await.unwrap());
    }
    let mut restoring = elsewhere.command(&["restore", archive.to_str().unwrap()]);
    let restoring = restoring.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    tokio::time::sleep(Duration::from_millis(700)).await;
    if let Some(last) = last {
        last.close().await.unwrap();
    }
    let said = Said::from(restoring.wait_with_output().unwrap());
    assert!(said.worked, "{said:?}");
    assert_eq!(rows(&elsewhere.url).await, rows(&terminal.url).await);
}

#[rocket::async_test]
async fn nothing_that_is_there_is_overwritten() {
    let terminal = Terminal::open().await;
    assert!(terminal.run(&["user", "add", "--name", "Ada", "--email", "ada@x.example"]).worked);
    let archive = backed_up(&terminal);

    // A database that holds anything, be it only one table.
    let before = rows(&terminal.url).await;
    let said = restored(&terminal, &archive);
    let sentence = if is_postgres() { "ist schon etwas" } else { "gibt es schon" };
    assert!(!said.worked && said.err.contains(sentence), "{said:?}");
    assert_eq!(rows(&terminal.url).await, before);
    let holds = Terminal::open().await;
    execute(&holds.url, "create table mine (one integer)").await;
    let said = restored(&holds, &archive);
    assert!(!said.worked && said.err.contains(sentence), "{said:?}");

    // Another key; the same one is none.
    let keyed = Terminal::open().await;
    let key = keyed.folder().join("laudatio.key");
    fs::write(&key, "b".repeat(64)).unwrap();
    let said = restored(&keyed, &archive);
    assert!(!said.worked && said.err.contains("nicht der Schlüssel aus der Sicherung"), "{said:?}");
    assert_eq!(fs::read_to_string(&key).unwrap(), "b".repeat(64));
    fs::copy(terminal.folder().join("laudatio.key"), &key).unwrap();
    let said = restored(&keyed, &archive);
    assert!(said.worked && said.out.contains("Zurückgespielt ist der Stand vom"), "{said:?}");

    // A key that signs, where the backup has none.
    let signs = Terminal::open().await;
    fs::write(signs.folder().join("laudatio-evidence.key"), "c".repeat(64)).unwrap();
    let said = restored(&signs, &archive);
    assert!(!said.worked && said.err.contains("laudatio-evidence.key gibt es schon"), "{said:?}");

    // What a lost database has last written would be played into the one that comes.
    if !is_postgres() {
        let lost = Terminal::open().await;
        fs::write(lost.folder().join("test.db-wal"), "x").unwrap();
        let said = restored(&lost, &archive);
        assert!(!said.worked && said.err.contains("test.db-wal gehört zu einer Datenbank"), "{said:?}");
    }
}

#[rocket::async_test]
async fn what_somebody_has_set_is_named_and_asked_for_again() {
    let terminal = Terminal::open().await;
    let secret = "d".repeat(64);
    let with = |terminal: &Terminal, args: &[&str], secret: &str| {
        let mut command = terminal.command(args);
        Said::from(command.env("ROCKET_SECRET_KEY", secret).env("LANG", "en_GB").output().unwrap())
    };
    assert!(with(&terminal, &["migrate"], &secret).worked);
    let said = with(&terminal, &["backup", "b.zip"], &secret);
    assert!(said.worked && said.out.contains("Keep that somewhere else: secret_key"), "{said:?}");
    let archive = terminal.folder().join("b.zip");
    assert_eq!(manifest(&archive).keys, [""; 0]);
    let all: Vec<u8> = members(&archive).into_values().flatten().collect();
    assert!(!all.windows(64).any(|part| part == secret.as_bytes()), "the secret is not in it");

    let path = archive.to_str().unwrap();
    let same = Terminal::open().await;
    let said = with(&same, &["restore", path], &secret);
    assert!(said.worked && said.out.contains("secret_key was set"), "{said:?}");
    assert!(!said.out.contains("is not the same here"), "{said:?}");
    let other = Terminal::open().await;
    let said = with(&other, &["restore", path], &"e".repeat(64));
    assert!(said.worked && said.out.contains("is not the same here"), "{said:?}");
}

#[rocket::async_test]
async fn a_backup_of_an_older_release_is_brought_to_the_newest_state() {
    let terminal = Terminal::open().await;
    upgrade::left_by("0.1.0", &terminal.url).await;
    let archive = backed_up(&terminal);
    let old = manifest(&archive);
    let elsewhere = Terminal::open().await;
    let said = restored(&elsewhere, &archive);
    assert!(said.worked && said.out.contains("Der Verlauf ist lückenlos"), "{said:?}");
    let app = TestApp::of(&elsewhere.url).await;
    for table in ["nomination", "person", "vote", "sheet"] {
        let before = old.database.tables.iter().find(|one| one.name == table).unwrap().rows;
        assert!(before > 0 && count(&app, table).await.unsigned_abs() == before, "{table}");
    }
    // The original was looked at and not touched.
    let again = terminal.run(&["backup", "c.zip"]);
    assert!(again.worked, "{again:?}");
    assert_eq!(manifest(&terminal.folder().join("c.zip")).database, old.database);
    assert!(count(&app, "_sqlx_migrations").await.unsigned_abs() > old.database.migrations.len() as u64);
}
