//! How fast the pages that matter are: requests per second and the 99th percentile, over loopback,
//! against the program itself in a process of its own.
//!
//! `cargo bench --bench load` measures SQLite, and PostgreSQL too where `LAUDATIO_TEST_POSTGRES` names a server
//! (`tests/support/postgres cargo bench --bench load`). Each figure stands beside a limit of the same machine,
//! measured in the same run: the smallest answer that the server can give for pages, one durable row per
//! commit for writes.

// Keys that nobody has, and times that pass.
#![allow(clippy::disallowed_methods)]

mod client;
mod fill;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use client::Target;
use laudatio::ground::db::Db;

/// Clients that ask at the same time.
const CLIENTS: usize = 16;
/// How long one page is asked for.
const LASTS: Duration = Duration::from_secs(4);
/// Entries of the round whose ranking is shown.
const ENTRIES: usize = 1_000;
/// Entries and jurors of a round that is larger than any; its ranking is corrected for severity.
const LARGE: (usize, usize) = (10_000, 500);
/// What the first page of a large ranking may take, once it is counted.
const LIMIT: Duration = Duration::from_millis(50);

fn main() {
    // `cargo test --benches` and nextest ask whether there are tests here.
    if std::env::args().any(|arg| arg == "--list" || arg == "--test") {
        return;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
        measure("SQLite", &file("load.db")).await;
        measure_large("SQLite", &file("large.db")).await;
        if let Ok(admin) = std::env::var("LAUDATIO_TEST_POSTGRES") {
            measure("PostgreSQL", &fill::fresh_postgres(&admin).await).await;
            measure_large("PostgreSQL", &fill::fresh_postgres(&admin).await).await;
        }
    });
}

async fn measure(engine: &str, url: &str) {
    let server = Server::start(url).await;
    let db = Db::open(url).await.expect("the database that the server has opened");
    let filled = fill::fill(&db, ENTRIES).await;
    println!("\n{engine}: {ENTRIES} entries, {} sheets, {CLIENTS} clients", filled.sheets);
    println!("{:<34}{:>12}{:>12}{:>12}{:>22}", "", "requests/s", "p50", "p99", "of the limit");

    let target = Target { port: server.port, cookie: None };
    let floor = client::read(&target, "/health", CLIENTS, LASTS).await;
    floor.print("smallest answer (limit of pages)", None);
    for (name, path) in [("start page", "/"), ("form page", filled.form.as_str())] {
        client::read(&target, path, CLIENTS, LASTS).await.print(name, Some(&floor));
    }
    let commits = fill::bare_commits(&db, LASTS).await;
    commits.print("one row per commit (limit of writes)", None);
    client::write(&target, CLIENTS, LASTS, |n| (filled.form.clone(), filled.nomination(n)))
        .await
        .print("nomination", Some(&commits));

    let juror = Target { port: server.port, cookie: Some(server.sign_in(&filled.juror).await) };
    client::write(&juror, CLIENTS, LASTS, |n| filled.sheet(n)).await.print("sheet submission", Some(&commits));
    let office = Target { port: server.port, cookie: Some(server.sign_in(&filled.office).await) };
    client::read(&office, &filled.ranking, CLIENTS, LASTS).await.print("ranking of 1,000 entries", Some(&floor));
}

/// How soon a large ranking is there, and what others notice while it is counted.
async fn measure_large(engine: &str, url: &str) {
    let server = Server::start(url).await;
    let db = Db::open(url).await.expect("the database that the server has opened");
    let (entries, jurors) = LARGE;
    let filled = fill::fill_with(&db, entries, jurors, "adjusted").await;
    println!("\n{engine}: {entries} entries, {jurors} jurors, {} sheets, adjusted", filled.sheets);
    println!("{:<34}{:>12}{:>12}{:>12}{:>22}", "", "requests/s", "p50", "p99", "of the limit");

    let target = Target { port: server.port, cookie: None };
    let office = Target { port: server.port, cookie: Some(server.sign_in(&filled.office).await) };
    // The first to ask lets it be counted, and is told to come back if that takes long.
    let started = Instant::now();
    let counting = async {
        client::get(&office, &filled.ranking).await.expect("the program answers");
        started.elapsed()
    };
    let (first, others) = tokio::join!(counting, client::read(&target, "/", 1, Duration::from_secs(2)));
    let alone = client::read(&target, "/", 1, LASTS).await;
    alone.print("start page, one client", None);
    others.print("the same while it is counted", Some(&alone));
    println!("{:<34}{:>12}{:>9.0} ms", "the ranking, first time", "", first.as_secs_f64() * 1e3);
    let ranking = client::read(&office, &filled.ranking, 1, LASTS).await;
    ranking.print("the ranking, once it is counted", None);
    println!("{:<34}{:>58.2}", "its p99 of 50 ms", ranking.p99.as_secs_f64() / LIMIT.as_secs_f64());
}

/// The program, ended when dropped.
struct Server {
    port: u16,
    process: Child,
}

impl Server {
    async fn start(url: &str) -> Self {
        let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound").port();
        let folder = std::env::temp_dir();
        let process = Command::new(env!("CARGO_BIN_EXE_laudatio"))
            .current_dir(folder)
            .env("LAUDATIO_DATABASE_URL", url)
            .env("ROCKET_PORT", port.to_string())
            .env("ROCKET_SECRET_KEY", "b".repeat(88))
            // Every nomination comes from somewhere else, as it would.
            .env("ROCKET_IP_HEADER", "X-Real-IP")
            .env("RUST_LOG", "error")
            .stdout(Stdio::null())
            .spawn()
            .expect("the program starts");
        let server = Self { port, process };
        let started = Instant::now();
        let target = Target { port, cookie: None };
        while client::get(&target, "/health").await.is_none_or(|(status, _)| status != 200) {
            assert!(started.elapsed() < Duration::from_secs(30), "the program did not answer in time");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        server
    }

    /// Signs in with the password that [`fill`] has set, and gives the session's cookie.
    async fn sign_in(&self, email: &str) -> String {
        let target = Target { port: self.port, cookie: None };
        let body = format!("email={email}&password={}&next=&parked=", fill::PASSWORD);
        let (status, head) = client::post(&target, "/sign-in", &body).await.expect("the program answers");
        assert!((200..400).contains(&status), "signing in failed with {status}");
        let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie: session="));
        let cookie = line.expect("a session").split_once(": ").expect("a header").1;
        cookie.split(';').next().expect("a cookie has a value").to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().expect("it runs until we end it");
        self.process.wait().expect("it was ours");
    }
}
