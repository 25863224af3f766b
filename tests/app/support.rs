//! A running program with a database of its own, and visitors who use it.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

use laudatio::clock::{Clock, Timestamp};
use laudatio::contest::prizes;
use laudatio::contest::prizes::model::{Calendar, Edition, TieRule};
use laudatio::desk::pages;
use laudatio::desk::pages::model::{Name, Text};
use laudatio::ground::audit::{Subject, chain};
use laudatio::ground::config::Config;
use laudatio::ground::ctx::Ctx;
use laudatio::ground::db::Db;
use laudatio::ground::web::Role;
use laudatio::i18n::{self, Lang};
use laudatio::ids::{AuditId, EditionId, PersonId, Random};
use laudatio::judging::assignment::SolverJobs;
use laudatio::judging::ranking;
use laudatio::people::accounts::model::Person;
use laudatio::people::accounts::{sessions, store as accounts};
use laudatio::{on, server};
use rocket::figment::Figment;
use rocket::figment::value::Value;
use rocket::http::{ContentType, Cookie, Header, Method, Status};
use rocket::local::asynchronous::{Client, LocalRequest, LocalResponse};
use rocket::tokio;
use rocket::tokio::io::AsyncReadExt;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sqlx::{Connection, Executor};

use crate::invariants::Invariants;
use crate::tidy::files;

/// The moment at which every test begins: a Tuesday in September 2027, 10:00 in Dortmund.
pub const START: &str = "2027-09-07T08:00:00Z";

/// Writes what no act of this program leaves behind, and says why it may be there all the same: an earlier release has
/// written it, whoever owns the database or its machine has damaged it, or a rule has come since that keeps people from it.
/// What an act leaves is made by the act.
macro_rules! damaged {
    ($db:expr, $why:literal, $text:expr $(, $value:expr)* $(,)?) => {{
        let mut tx = $db.write().await.unwrap();
        let done = laudatio::on!(tx, c => sqlx::query($text)$(.bind($value))*.execute(c).await.map(drop));
        done.unwrap_or_else(|error| panic!("{}: {error}", $why));
        tx.commit().await.unwrap();
    }};
}
pub(crate) use damaged;

/// The database itself refuses each of these statements.
macro_rules! refused {
    ($db:expr, [$($text:expr),+ $(,)?]) => {
        for text in [$($text),+] {
            let mut tx = $db.write().await.unwrap();
            assert!(laudatio::on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).is_err(), "{text}");
        }
    };
}
pub(crate) use refused;

pub struct TestApp {
    client: Client,
    pub db: Db,
    pub clock: Clock,
    pub random: Random,
    // Before the folder with the database goes.
    invariants: Invariants,
    folder: tempfile::TempDir,
    pub url: String,
}

impl TestApp {
    /// Starts on a migrated and seeded database of the engine under test whose public texts the office has confirmed.
    pub async fn start() -> Self {
        made_once("start", async || (Self::with(&[]).await, ())).await.0
    }

    /// Starts with some settings changed.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let app = Self::new_installation(settings).await;
        let mut tx = app.db.write().await.unwrap();
        for &page in Name::ALL {
            let body = page.proposal(Lang::De).to_owned();
            let text = Text { page, language: Lang::De, body, updated_at: app.ctx().now };
            assert!(pages::store::save_text(&mut tx, &text, None).await.unwrap());
        }
        tx.commit().await.unwrap();
        app
    }

    /// Starts on a database that nobody has done anything in.
    pub async fn new_installation(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = fresh_database(folder.path()).await;
        Self::at_database(folder, url, settings).await
    }

    /// Starts on a database as another program has left it: SQLite's file, or what `pg_dump --inserts` writes.
    pub async fn on(database: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = fresh_database(folder.path()).await;
        fill_database(&url, database).await;
        Self::at_database(folder, url, &[]).await
    }

    /// Starts on a database that is there already.
    pub async fn of(url: &str) -> Self {
        Self::at_database(tempfile::tempdir().unwrap(), url.to_owned(), &[]).await
    }

    async fn at_database(folder: tempfile::TempDir, url: String, settings: &[(&str, &str)]) -> Self {
        let mut figment = Figment::from(rocket::Config {
            log_level: rocket::config::LogLevel::Off,
            ..rocket::Config::debug_default()
        })
        .merge(("database_url", &url))
        .merge(("mail_from", "Preise <preise@dortmund.example>"))
        .merge(("public_url", "http://localhost"))
        .merge(("secret_key", "a".repeat(88)));
        for (name, value) in settings {
            // As the environment's are read.
            figment = figment.merge((*name, value.parse::<Value>().unwrap()));
        }
        let clock = Clock::manual(Timestamp::new(START.parse().unwrap()));
        let random = Random::from_system();
        let config = Config::from_figment(figment).unwrap();
        let rocket = server::build(config, clock.clone(), random.clone()).unwrap();
        let client = Client::untracked(rocket).await.unwrap();
        // Pages that say "still counting" after a moment would say so on a slow machine.
        let rocket = client.rocket();
        let patience = Duration::from_secs(60);
        rocket.state::<ranking::Cache>().expect("the server keeps rankings").set_patience(patience);
        rocket.state::<SolverJobs>().expect("the server keeps searches").set_patience(patience);
        let db = <Db as rocket_db_pools::Database>::fetch(client.rocket()).unwrap().clone();
        let invariants = Invariants::of(&url);
        Self { client, db, clock, random, invariants, folder, url }
    }

    /// Ends the program and starts it again on the same database, at the same moment.
    pub async fn restarted(self, settings: &[(&str, &str)]) -> Self {
        let Self { client, db, clock, folder, url, .. } = self;
        let now = clock.now();
        drop((client, db));
        let app = Self::at_database(folder, url, settings).await;
        app.clock.set(now);
        app
    }

    /// Ends the program and starts it elsewhere on a backup: of the database, and of the files beside it.
    pub async fn restored(self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let kept = self.kept(folder.path()).await;
        Self::copy_of(&kept).await
    }

    /// Ends the program, and keeps what others start from as copies: the database, and in a folder the files beside it.
    pub async fn kept(self, folder: &Path) -> Kept {
        copy_keys(self.folder.path(), folder);
        let now = self.clock.now();
        let url = if is_postgres() {
            let name = database_of(&self.url).0.to_owned();
            drop((self.client, self.db));
            let end = format!("select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
            as_admin(&end).await;
            self.url
        } else {
            let copy = folder.join("test.db");
            // Of somebody who broke off in the middle.
            std::fs::remove_file(&copy).ok();
            let mut conn = sqlx::SqliteConnection::connect(&self.url).await.unwrap();
            conn.execute(sqlx::AssertSqlSafe(format!("vacuum into '{}'", copy.display()))).await.unwrap();
            conn.close().await.unwrap();
            format!("sqlite:{}", copy.display())
        };
        Kept { folder: folder.to_owned(), url, now }
    }

    /// Starts on a copy of what was kept, at the same moment.
    pub async fn copy_of(kept: &Kept) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy_keys(&kept.folder, folder.path());
        let url = if is_postgres() {
            let (old, url) = (database_of(&kept.url).0, new_database());
            as_admin(&format!("create database {} template {old}", database_of(&url).0)).await;
            url
        } else {
            let copy = folder.path().join("test.db");
            std::fs::copy(kept.url.strip_prefix("sqlite:").unwrap(), &copy).unwrap();
            format!("sqlite:{}", copy.display())
        };
        let app = Self::at_database(folder, url, &[]).await;
        app.clock.set(kept.now);
        app
    }

    /// Makes the database one that can be read, and takes nothing.
    pub async fn db_breaks(&self) {
        let mut tx = self.db.write().await.unwrap();
        let text = if is_postgres() {
            "do $$ begin execute format('alter database %I set default_transaction_read_only = on', \
                current_database()); end $$"
        } else {
            "pragma query_only = on"
        };
        laudatio::on!(tx, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        tx.commit().await.unwrap();
        if is_postgres() {
            // It holds for connections that begin from now on.
            let mut conn = self.db.read().await.unwrap();
            let text = "select count(pg_terminate_backend(pid)) from pg_stat_activity \
                where datname = current_database() and pid <> pg_backend_pid()";
            laudatio::on!(conn, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
            let text = "set default_transaction_read_only = on";
            laudatio::on!(conn, c => sqlx::query(text).execute(c).await.map(drop)).unwrap();
        }
    }

    /// Ends the program, and starts it again on a database that takes everything again after [`Self::db_breaks`].
    pub async fn db_mended(self) -> Self {
        if is_postgres() {
            let mut conn = sqlx::PgConnection::connect(&self.url).await.unwrap();
            for text in [
                "set default_transaction_read_only = off",
                "do $$ begin execute format('alter database %I reset default_transaction_read_only', \
                    current_database()); end $$",
            ] {
                conn.execute(text).await.unwrap();
            }
            conn.close().await.unwrap();
        }
        self.restarted(&[]).await
    }

    /// The test makes what must never be: nobody asks for it in the end.
    pub fn makes_what_must_never_be(&self) {
        self.invariants.turn_off();
    }

    /// Where the program keeps its own files, beside SQLite's database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// For calling actions at the clock's present moment.
    pub fn ctx(&self) -> Ctx {
        Ctx::new(&self.db, &self.clock, &self.random)
    }

    /// Puts an act on record as another release has done, or will: by a word that this one does not write.
    pub async fn recorded_elsewhere(
        &self,
        person_id: Option<PersonId>,
        (subject, subject_id): Subject,
        act: &str,
        detail: serde_json::Value,
    ) {
        let (ctx, mut tx) = (self.ctx(), self.db.write().await.unwrap());
        let next = "update chain set position = position + 1 returning position, hash";
        let (position, before): (i64, String) = on!(tx, c => sqlx::query_as(next).fetch_one(c).await).unwrap();
        let (act, subject, salt) = (act.to_owned(), subject.to_owned(), "5a17".to_owned());
        let act = chain::Act { position, at: ctx.now, person_id, act, subject, subject_id, detail, salt };
        let insert = "insert into audit (audit_id, at, person_id, act, subject, subject_id, detail, salt, position, hash) \
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
        on!(tx, c => sqlx::query(insert)
            .bind(AuditId::new(ctx.now, &ctx.random))
            .bind(act.at)
            .bind(act.person_id)
            .bind(&act.act)
            .bind(&act.subject)
            .bind(act.subject_id)
            .bind(sqlx::types::Json(&act.detail))
            .bind(&act.salt)
            .bind(position)
            .bind(act.seal(&before))
            .execute(c)
            .await.map(drop))
        .unwrap();
        tx.commit().await.unwrap();
    }

    /// Moves the clock to a moment in UTC.
    pub fn at(&self, moment: &str) {
        self.clock.set(Timestamp::new(moment.parse().unwrap()));
    }

    /// Every route that a feature has mounted: its method and pattern.
    pub fn routes(&self) -> Vec<(Method, String)> {
        // Behind rank 100 is what takes the requests that no feature wants.
        let routes = self.client.rocket().routes().filter(|route| route.rank < 100);
        routes.map(|route| (route.method, route.uri.path().to_owned())).collect()
    }

    /// Something that the server keeps in memory.
    pub fn state<T: Send + Sync + 'static>(&self) -> &T {
        self.client.rocket().state().expect("the server keeps one")
    }

    /// Somebody without an account.
    pub fn public(&self) -> Visitor<'_> {
        Visitor { app: self, cookies: Vec::new(), lang: "de", person: None }
    }

    /// A new person of the office, signed in.
    pub async fn office(&self) -> Visitor<'_> {
        let id = self.person("Olga Büro", Role::Office).await;
        self.signed_in(id).await
    }

    /// A new juror, signed in.
    pub async fn juror(&self, name: &str) -> (Visitor<'_>, PersonId) {
        let id = self.person(name, Role::Juror).await;
        (self.signed_in(id).await, id)
    }

    /// A new person.
    pub async fn person(&self, name: &str, role: Role) -> PersonId {
        self.new_person(name, None, role).await
    }

    /// A new person with an address of their choice.
    pub async fn person_at(&self, email: &str, name: &str, role: Role) -> PersonId {
        self.new_person(name, Some(email), role).await
    }

    async fn new_person(&self, name: &str, email: Option<&str>, role: Role) -> PersonId {
        let ctx = self.ctx();
        let id = PersonId::new(ctx.now, &ctx.random);
        let person = Person {
            person_id: id,
            email: email.map_or_else(|| format!("{id}@dortmund.example"), str::to_owned),
            name: name.to_owned(),
            role,
            password_hash: None,
            language: Lang::De,
            created_at: ctx.now,
            disabled_at: None,
            may_export: role == Role::Office,
        };
        let mut tx = ctx.db.write().await.unwrap();
        accounts::insert_person(&mut tx, &person).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// The newest edition of a prize: after the start the one that is being prepared.
    pub async fn newest_edition(&self, prize: &str) -> Edition {
        let mut conn = self.db.read().await.unwrap();
        let prizes = prizes::store::prizes(&mut conn).await.unwrap();
        let prize = prizes.iter().find(|row| row.key == prize).unwrap();
        let editions = prizes::store::editions(&mut conn).await.unwrap();
        editions.into_iter().find(|edition| edition.prize_id == prize.prize_id).unwrap()
    }

    /// Somebody of the office writes into the call of a prize that is being prepared what happens to equal entries.
    pub async fn say_of_ties(&self, by: PersonId, prize: &str, rule: TieRule) {
        let edition = self.newest_edition(prize).await;
        let version = edition.version;
        let edition = Edition { tie_rule: rule, ..edition };
        prizes::actions::set_basics(&self.ctx(), by, version, &edition).await.unwrap();
    }

    /// Opens the edition of a prize that is being prepared. Nominations are taken
    /// from 1 August 2027, 0:00, to 15 September 2027, 23:59.
    pub async fn open_edition(&self, prize: &str) -> EditionId {
        let by = self.person("Olga Büro", Role::Office).await;
        self.edition_opened_by(by, prize).await
    }

    /// Somebody of the office opens it.
    pub async fn edition_opened_by(&self, by: PersonId, prize: &str) -> EditionId {
        let edition = self.newest_edition(prize).await;
        let (id, ctx) = (edition.edition_id, self.ctx());
        let calendar = Calendar {
            opens_at: Some("2027-08-01T00:00".parse().unwrap()),
            closes_at: Some("2027-09-15T23:59".parse().unwrap()),
            ..Calendar::default()
        };
        prizes::actions::set_calendar(&ctx, by, id, edition.version, calendar).await.unwrap();
        assert_eq!(prizes::actions::open(&ctx, by, id, edition.version + 1).await.unwrap(), []);
        id
    }

    /// Sets when the ceremony of a call begins, as somebody of the office does.
    pub async fn ceremony_at(&self, by: PersonId, id: EditionId, day: &str) {
        let edition = prizes::store::edition(&mut self.db.read().await.unwrap(), id).await.unwrap().unwrap();
        let calendar = Calendar { ceremony_at: Some(day.parse().unwrap()), ..edition.calendar() };
        prizes::actions::set_calendar(&self.ctx(), by, id, edition.version, calendar).await.unwrap();
    }

    /// Sets where the ceremony of a call is, as somebody of the office does.
    pub async fn ceremony_in(&self, by: PersonId, id: EditionId, venue: Option<&str>) {
        let edition = prizes::store::edition(&mut self.db.read().await.unwrap(), id).await.unwrap().unwrap();
        let version = edition.version;
        let edition = Edition { venue: venue.map(str::to_owned), ..edition };
        prizes::actions::set_basics(&self.ctx(), by, version, &edition).await.unwrap();
    }

    /// Shuts somebody out, from the command line.
    pub async fn disable(&self, person: PersonId) {
        laudatio::people::accounts::actions::disable(&self.ctx(), None, person).await.unwrap();
    }

    /// Somebody's browser with a session of this moment.
    pub async fn signed_in(&self, id: PersonId) -> Visitor<'_> {
        let mut tx = self.db.write().await.unwrap();
        let token = sessions::insert(&mut tx, &self.ctx(), id).await.unwrap();
        tx.commit().await.unwrap();
        let cookie = Cookie::build((sessions::COOKIE, token.as_str().to_owned())).build();
        Visitor { app: self, cookies: vec![cookie], lang: "de", person: Some(id) }
    }
}

/// The URL of an empty database of the engine under test; `folder` is for SQLite's file.
pub async fn fresh_database(folder: &Path) -> String {
    if is_postgres() { fresh_postgres().await } else { format!("sqlite:{}", folder.join("test.db").display()) }
}

/// Fills an empty database with SQLite's file, or with what `pg_dump --inserts` writes.
pub async fn fill_database(url: &str, database: &[u8]) {
    if is_postgres() {
        // Its own commands begin with a backslash: they are for psql alone.
        let dump = String::from_utf8(database.to_vec()).unwrap();
        let dump: Vec<&str> = dump.lines().filter(|line| !line.starts_with('\\')).collect();
        let mut conn = sqlx::PgConnection::connect(url).await.unwrap();
        conn.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(dump.join("\n")))).await.unwrap();
        conn.close().await.unwrap();
    } else {
        std::fs::write(url.strip_prefix("sqlite:").unwrap(), database).unwrap();
    }
}

/// A sentence with the names of what is put into it, as `{$name}`.
pub fn unfilled(lang: Lang, key: &str) -> String {
    unfilled_but(lang, key, &[])
}

/// The same, where some of it is known.
pub fn unfilled_but(lang: Lang, key: &str, known: &[(&str, &str)]) -> String {
    static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let end = |c: char| c != '_' && !c.is_ascii_alphanumeric();
        let texts = files("locales", ".ftl");
        let names = texts.iter().flat_map(|(_, text)| text.split('$').skip(1));
        names.filter_map(|rest| rest.split(end).next()).map(str::to_owned).collect()
    });
    let mut args = i18n::Args::new();
    for name in NAMES.iter() {
        args.set(name.as_str(), format!("{{${name}}}"));
    }
    for (name, value) in known {
        args.set(*name, *value);
    }
    i18n::t(lang, key, Some(&args))
}

/// Whether the engine under test is PostgreSQL.
pub fn is_postgres() -> bool {
    std::env::var("LAUDATIO_TEST_ENGINE").as_deref() == Ok("postgres")
}

/// A database of our own on the PostgreSQL that the test command started.
async fn fresh_postgres() -> String {
    let url = new_database();
    as_admin(&format!("create database {}", database_of(&url).0)).await;
    url
}

fn admin() -> String {
    std::env::var("LAUDATIO_TEST_POSTGRES").expect("LAUDATIO_TEST_POSTGRES names a server; tests/run starts one")
}

/// The URL of a database that is not there yet.
fn new_database() -> String {
    let admin = admin();
    let (old, name) = (database_of(&admin), format!("t{}", uuid::Uuid::new_v4().simple()));
    let (server, _) = admin.rsplit_once('/').expect("the URL names a database");
    if old.1.is_empty() { format!("{server}/{name}") } else { format!("{server}/{name}?{}", old.1) }
}

/// What a URL of PostgreSQL's says after the server: the database and the rest.
fn database_of(url: &str) -> (&str, &str) {
    let (_, rest) = url.rsplit_once('/').expect("the URL names a database");
    rest.split_once('?').unwrap_or((rest, ""))
}

async fn as_admin(text: &str) {
    let mut conn = sqlx::PgConnection::connect(&admin()).await.unwrap();
    conn.execute(sqlx::AssertSqlSafe(text.to_owned())).await.unwrap();
    conn.close().await.unwrap();
}

fn copy_keys(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        if file.file_name().to_string_lossy().ends_with(".key") {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

/// An installation that has ended.
#[derive(Serialize, Deserialize)]
pub struct Kept {
    folder: PathBuf,
    url: String,
    now: Timestamp,
}

/// A copy of what many tests begin with, and what there is to know about it. It is made once in a run of the tests, by
/// whoever asks first.
pub async fn made_once<T: Serialize + DeserializeOwned>(
    name: &str,
    make: impl AsyncFnOnce() -> (TestApp, T),
) -> (TestApp, T) {
    // Without nextest all tests are one process.
    static RUN: LazyLock<String> =
        LazyLock::new(|| std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| uuid::Uuid::new_v4().to_string()));
    let engine = if is_postgres() { "postgres" } else { "sqlite" };
    let all = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = all.join(format!("{}-{engine}", *RUN)).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let (lock, known) = (File::create(folder.join("lock")).unwrap(), folder.join("known.json"));
    lock.lock().unwrap();
    if !known.exists() {
        forget_former_runs(all);
        let (app, more) = make().await;
        let kept = app.kept(&folder).await;
        std::fs::write(&known, serde_json::to_vec(&(kept, more)).unwrap()).unwrap();
    }
    drop(lock);
    let (kept, more): (Kept, T) = serde_json::from_slice(&std::fs::read(&known).unwrap()).unwrap();
    (TestApp::copy_of(&kept).await, more)
}

/// Runs of other days have left their folders.
fn forget_former_runs(all: &Path) {
    const LONG: Duration = Duration::from_secs(12 * 60 * 60);
    for run in std::fs::read_dir(all).unwrap().flatten() {
        let is_old =
            run.metadata().and_then(|of| of.modified()).is_ok_and(|at| at.elapsed().is_ok_and(|age| age > LONG));
        if is_old {
            std::fs::remove_dir_all(run.path()).ok();
        }
    }
}

/// A browser: keeps cookies, speaks a language, follows nothing by itself.
#[derive(Clone)]
pub struct Visitor<'a> {
    app: &'a TestApp,
    cookies: Vec<Cookie<'static>>,
    lang: &'a str,
    person: Option<PersonId>,
}

/// An answer as a browser would get it.
pub struct Answer {
    pub status: u16,
    /// Empty where the body is no text.
    pub text: String,
    pub bytes: Vec<u8>,
    pub location: Option<String>,
    pub headers: Vec<(String, String)>,
    /// What the browser is to keep, readable; a cookie without a value is to be forgotten.
    pub cookies: Vec<Cookie<'static>>,
}

impl Answer {
    pub fn contains(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The value of the first `name="…"` input of the page.
    pub fn input(&self, name: &str) -> String {
        let at =
            self.text.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no input {name} in {}", self.text));
        let tag = &self.text[..self.text[at..].find('>').unwrap() + at];
        let tag = &tag[tag.rfind('<').unwrap()..];
        let value = tag.split_once("value=\"").map_or("", |(_, rest)| rest.split('"').next().unwrap());
        value
            .replace("&amp;", "&")
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#x27;", "'")
            .replace("&#39;", "'")
            .replace("&#x2F;", "/")
    }

    /// The digest of what the page shows, where it has a form for it.
    pub fn shown(&self) -> String {
        if self.contains("name=\"shown\"") { self.input("shown") } else { String::new() }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

impl<'a> Visitor<'a> {
    pub fn speaking(mut self, lang: &'a str) -> Self {
        self.lang = lang;
        self
    }

    /// Who has signed in here.
    pub fn person(&self) -> PersonId {
        self.person.expect("somebody has signed in")
    }

    /// The browser after an answer: with the cookies that it was told to keep.
    pub fn after(mut self, answer: &Answer) -> Self {
        for cookie in &answer.cookies {
            self.cookies.retain(|kept| kept.name() != cookie.name());
            if !cookie.value().is_empty() {
                self.cookies.push(cookie.clone());
            }
        }
        self
    }

    pub async fn get(&self, path: impl AsRef<str>) -> Answer {
        self.send(self.app.client.get(path.as_ref().to_owned())).await
    }

    /// Asks for a page as a script does that renews it in the background.
    pub async fn renews(&self, path: impl AsRef<str>) -> Answer {
        let request = self.app.client.get(path.as_ref().to_owned());
        self.send(request.header(Header::new("X-Requested-With", "fetch"))).await
    }

    /// Asks for a stream of events. One that is let in waits for as long as the stream lasts.
    pub async fn listen(&self, path: impl AsRef<str>) -> Answer {
        let request = self.app.client.get(path.as_ref().to_owned());
        self.send(request.header(Header::new("Accept", "text/event-stream"))).await
    }

    /// Sends a form; names may repeat.
    pub async fn post(&self, path: impl AsRef<str>, form: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        let body: Vec<String> =
            form.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = self.app.client.post(path.as_ref().to_owned()).header(ContentType::Form).body(body.join("&"));
        self.send(request).await
    }

    /// Sends a form whose consequences are shown first, and once they have been read sends it again.
    pub async fn reads_and_posts(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let page = self.post(path, form).await;
        let name = ["read", "shown"].into_iter().find(|name| page.contains(&format!("name=\"{name}\"")));
        let Some(name) = name.filter(|_| page.status == 200) else { return page };
        let read = page.input(name);
        self.post(path, &[form, &[(name, read.as_str())]].concat()).await
    }

    /// Opens a round by its page, after having read what will stand.
    pub async fn opens(&self, path: impl AsRef<str>) -> Answer {
        let shown = self.get(path.as_ref()).await.shown();
        self.post(path, &[("shown", &shown)]).await
    }

    /// Asks to close a round, given by the address of its first page: sends what the page of closing shows.
    pub async fn asks_to_close(&self, round: &str, reason: &str) -> Answer {
        let shown = self.get(format!("{round}/close")).await.input("shown");
        self.post(format!("{round}/close"), &[("shown", &shown), ("reason", reason)]).await
    }

    /// Confirms what somebody else has asked for on a page, after having looked at it.
    pub async fn confirms(&self, path: &str) -> Answer {
        let page = self.get(path).await;
        let (id, shown) = (page.input("approval_id"), page.input("shown"));
        self.post(format!("{path}/confirm"), &[("approval_id", &id), ("shown", &shown)]).await
    }

    /// Sends the confirmation of a page that shows it to somebody else.
    pub async fn confirms_as_shown_to(&self, other: &Visitor<'_>, path: &str) -> Answer {
        let page = other.get(path).await;
        let mut ids = page.text.split("/office/approvals/").filter_map(|rest| rest.split('/').next());
        let id = ids.find(|id| uuid::Uuid::try_parse(id).is_ok()).unwrap_or_default();
        self.post(format!("{path}/confirm"), &[("approval_id", id), ("shown", &page.shown())]).await
    }

    /// Closes a round as two people of the office do: this one asks, another one confirms.
    pub async fn closes(&self, round: &str, reason: &str) -> Answer {
        let another = self.app.office().await;
        let asked = self.asks_to_close(round, reason).await;
        if asked.status != 303 { asked } else { another.confirms(&format!("{round}/close")).await }
    }

    /// Settles a shared place as two people of the office do, given the address of its page.
    pub async fn settles(&self, ties: &str, form: &[(&str, &str)]) -> Answer {
        let another = self.app.office().await;
        let asked = self.post(ties, form).await;
        if asked.status != 303 { asked } else { another.confirms(ties).await }
    }

    /// Opens a round again as two people do, given by the address of its first page.
    pub async fn reopens(&self, round: &str, reason: &str) -> Answer {
        let (another, path) = (self.app.office().await, format!("{round}/reopen"));
        let shown = self.get(&path).await.input("shown");
        let asked = self.post(&path, &[("shown", &shown), ("reason", reason)]).await;
        if asked.status != 303 { asked } else { another.confirms(&path).await }
    }

    /// Gives somebody of the jury another role in it.
    pub async fn appoints(&self, person: PersonId, (from, to): (Role, Role)) {
        let roles = [("from", from.as_str()), ("role", to.as_str())];
        let appointed = self.post(format!("/office/people/{person}/role"), &roles).await;
        assert_eq!(appointed.status, 303, "{}", appointed.text);
    }

    /// Is called otherwise from now on.
    pub async fn renames(&self, name: &str) {
        let renamed = self.post("/account", &[("name", name), ("language", "de")]).await;
        assert_eq!(renamed.status, 303, "{}", renamed.text);
    }

    /// Sends a form that carries a file.
    pub async fn upload(&self, path: impl AsRef<str>, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        if let Some(file) = file {
            let head = "Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv";
            body.extend_from_slice(format!("--cut\r\n{head}\r\n\r\n").as_bytes());
            body.extend_from_slice(file);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--cut--\r\n");
        let kind = ContentType::new("multipart", "form-data").with_params(("boundary", "cut"));
        self.send(self.app.client.post(path.as_ref().to_owned()).header(kind).body(body)).await
    }

    /// Sends a form that another site has made the browser send.
    pub async fn forged_post(&self, path: impl AsRef<str>) -> Answer {
        let request = self.app.client.post(path.as_ref().to_owned()).header(ContentType::Form);
        self.send(request.header(Header::new("Sec-Fetch-Site", "cross-site"))).await
    }

    /// Sends any body with any headers.
    pub async fn send_raw(
        &self,
        path: impl AsRef<str>,
        kind: Option<ContentType>,
        headers: &[(&'static str, &'static str)],
        body: impl Into<Vec<u8>>,
    ) -> Answer {
        let mut request = self.app.client.post(path.as_ref().to_owned()).body(body.into());
        for &(name, value) in headers {
            request = request.header(Header::new(name, value));
        }
        self.send(match kind {
            Some(kind) => request.header(kind),
            None => request,
        })
        .await
    }

    /// Asks with a method that no page of ours uses, or with one that it does not take.
    pub async fn ask(&self, method: Method, path: impl AsRef<str>) -> Answer {
        self.send(self.app.client.req(method, path.as_ref().to_owned())).await
    }

    /// Listens to a stream of events for as long as it lasts.
    pub async fn stream(&self, path: impl AsRef<str>) -> Stream<'a> {
        let request = self.app.client.get(path.as_ref().to_owned());
        let response = self.dressed(request).header(Header::new("Accept", "text/event-stream")).dispatch().await;
        assert_eq!(response.status(), Status::Ok);
        Stream { response, heard: String::new() }
    }

    async fn send(&self, request: LocalRequest<'_>) -> Answer {
        let response = self.dressed(request).dispatch().await;
        let status: Status = response.status();
        let location = response.headers().get_one("Location").map(str::to_owned);
        let cookies = response.cookies();
        let cookies = cookies
            .iter()
            .map(|cookie| cookies.get_private(cookie.name()).unwrap_or_else(|| cookie.clone()).into_owned())
            .collect();
        let headers = response.headers().iter().map(|h| (h.name().to_string(), h.value().to_owned())).collect();
        let bytes = response.into_bytes().await.unwrap_or_default();
        let text = String::from_utf8(bytes.clone()).unwrap_or_default();
        Answer { status: status.code, text, bytes, location, headers, cookies }
    }

    /// A request with what this browser sends along.
    fn dressed<'r>(&self, mut request: LocalRequest<'r>) -> LocalRequest<'r> {
        request = request.header(Header::new("Accept-Language", self.lang.to_owned()));
        for cookie in &self.cookies {
            request = if cookie.name() == sessions::COOKIE {
                request.private_cookie(cookie.clone())
            } else {
                request.cookie(cookie.clone())
            };
        }
        request
    }
}

/// A stream of events that is listened to.
pub struct Stream<'a> {
    response: LocalResponse<'a>,
    heard: String,
}

impl Stream<'_> {
    /// The next event, with its name and what it says; nothing once the stream has ended.
    pub async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((event, rest)) = self.heard.split_once("\n\n") {
                let part = |name: &str| event.lines().find_map(|line| Some(line.strip_prefix(name)?.trim().to_owned()));
                let found = part("event:").map(|name| (name, part("data:").unwrap_or_default()));
                self.heard = rest.to_owned();
                match found {
                    Some(found) => return Some(found),
                    // It only says that it is still there.
                    None => continue,
                }
            }
            let mut bytes = [0; 1024];
            let read = tokio::time::timeout(Duration::from_secs(60), self.response.read(&mut bytes));
            match read.await.expect("a stream that says nothing for a minute has forgotten its listener").unwrap() {
                0 => return None,
                count => self.heard.push_str(std::str::from_utf8(&bytes[..count]).unwrap()),
            }
        }
    }

    /// How far the meeting is, as the next event says.
    pub async fn step(&mut self) -> i64 {
        let (name, step) = self.next().await.expect("the stream goes on");
        assert_eq!(name, "version");
        step.parse().unwrap()
    }
}

/// A small JPEG with something in it that is not seen: a segment that says so much of who took it.
pub fn picture(unseen: &[u8]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(4, 2).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let bytes = bytes.into_inner();
    let length = u16::try_from(unseen.len() + 2).unwrap().to_be_bytes();
    // Behind the first two bytes, with which every JPEG begins; 0xffe1 is where cameras write.
    [&bytes[..2], b"\xff\xe1", &length, unseen, &bytes[2..]].concat()
}
