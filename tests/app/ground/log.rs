//! The log never holds what opens something, and a log that cannot be written stops nothing.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use laudatio::contest::nominations::model::NominationKind;
use laudatio::on;
use laudatio::people::accounts::actions;

use crate::cli::{Running, Said, Terminal};
use crate::contest::nominations::{nominated, open};
use crate::ground::mail::{MailServer, Mood, queued};
use crate::support::{Answer, START, TestApp};

const PASSWORD: &str = "vier-Fuechse-im-Schnee";
const WRONG: &str = "fuenf-Fuechse-im-Regen";

/// The program as a process of its own on the database of an app, at the app's time.
fn served(app: &TestApp, settings: &[(&str, &str)], out: Stdio, err: Stdio) -> (Running, String) {
    let start: chrono::DateTime<chrono::Utc> = START.parse().unwrap();
    let clock = app.folder().join("clock");
    fs::write(&clock, ((start - chrono::Utc::now()).num_seconds() + 60).to_string()).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
    command.current_dir(app.folder()).env_clear().env("LAUDATIO_DATABASE_URL", &app.url);
    command.env("LAUDATIO_CLOCK_FILE", clock).env("ROCKET_PORT", port.to_string());
    command.env("ROCKET_SECRET_KEY", "a".repeat(88)).envs(settings.iter().copied());
    let running = Running(command.stdout(out).stderr(err).spawn().unwrap());
    let address = format!("127.0.0.1:{port}");
    within(|| send(&address, "GET", "/health", "", "").filter(|answer| answer.ends_with("ok")));
    (running, address)
}

/// Waits for something that happens as soon as the machine gets round to it.
fn within<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "it does not happen");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The whole answer, if there is one.
fn send(address: &str, method: &str, path: &str, cookie: &str, form: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len(),
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    Some(String::from_utf8_lossy(&answer).into_owned())
}

fn cookies(answer: &str) -> String {
    let cookies = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    let pairs: Vec<&str> = cookies.filter_map(|cookie| cookie.split(';').next()).collect();
    pairs.join("; ")
}

async fn newest_password_mail(app: &TestApp) -> Option<String> {
    let mut conn = app.db.read().await.unwrap();
    let text = "select body_text from mail where kind = 'password' order by mail_id desc limit 1";
    on!(conn, c => sqlx::query_scalar(text).fetch_optional(c).await).unwrap()
}

#[rocket::async_test]
async fn no_level_of_the_log_has_links_passwords_cookies_or_addresses_in_it() {
    // What somebody may set who looks for a fault.
    for level in ["info", "trace", "trace,rocket=trace,hyper=trace,hyper_util=trace,h2=trace,sqlx=trace,_=trace"] {
        let app = TestApp::start().await;
        let edition = open(&app).await;
        let receipt = nominated(&app, edition, NominationKind::Proposal, "Brücke").await;
        // At its start the program takes back what would open the very first account: this is somebody's invitation.
        let (office, german) = (laudatio::ground::web::Role::Office, laudatio::i18n::Lang::De);
        let link = actions::add(&app.ctx(), "Neu", "neu@beispiel.example", office, german).await.unwrap();
        let mails = MailServer::start().await;
        mails.is(Mood::Echoes);
        let log = app.folder().join("log");
        let settings = [("RUST_LOG", level), ("LAUDATIO_SMTP_URL", mails.url.as_str())];
        let file = File::create(&log).unwrap();
        let (mut running, address) = served(&app, &settings, Stdio::null(), file.into());
        let go =
            |method: &str, path: &str, cookie: &str, form: &str| send(&address, method, path, cookie, form).unwrap();

        // A link opens an account; a password is chosen, mistyped and forgotten.
        let path = format!("/links/{}", link.as_str());
        let opened = go("GET", &path, "", "");
        assert!(opened.starts_with("HTTP/1.1 200"), "{path}: {opened}");
        let chosen = format!("name=Neu&email=neu@beispiel.example&password={PASSWORD}&password_again={PASSWORD}");
        let made = go("POST", &path, "", &chosen);
        assert!(made.starts_with("HTTP/1.1 303"), "{made}");
        let cookie = cookies(&made);
        assert!(cookie.len() > 40, "{made}");
        assert!(go("GET", "/account", &cookie, "").starts_with("HTTP/1.1 200"));
        let sign_in =
            |password: &str| go("POST", "/sign-in", "", &format!("email=neu@beispiel.example&password={password}"));
        assert!(sign_in(WRONG).starts_with("HTTP/1.1 422"));
        let second = cookies(&sign_in(PASSWORD));
        assert!(second.len() > 40);
        assert!(go("POST", "/forgot-password", "", "email=neu@beispiel.example").starts_with("HTTP/1.1 200"));
        let began = Instant::now();
        let mail = loop {
            if let Some(mail) = newest_password_mail(&app).await.filter(|mail| !mail.contains("/links/ ")) {
                break mail;
            }
            assert!(began.elapsed() < Duration::from_secs(60));
            rocket::tokio::time::sleep(Duration::from_millis(20)).await;
        };
        let reset =
            mail.split("/links/").nth(1).map(|rest| rest.chars().take(43).collect::<String>()).unwrap_or_default();
        // A nomination is read by its link, and by one that is wrong.
        assert!(go("GET", &receipt, "", "").starts_with("HTTP/1.1 200"));
        let wrong = format!("/receipts/{}", "w".repeat(43));
        assert!(go("GET", &wrong, "", "").starts_with("HTTP/1.1 404"));
        go("POST", &format!("{receipt}/withdraw"), "", "nonsense=vertraulich");
        go("POST", "/sign-in", "", "%ff%fe=kaputt&email=%00");
        // What the mail server refuses is told, and not whom it refused.
        let refused = within(|| fs::read_to_string(&log).ok().filter(|text| text.contains("a mail was not sent")));
        assert!(refused.contains("550") && refused.contains("is listed"), "{refused}");
        // The outbox has whom it meant, and what opens something does not stand there.
        let mut conn = app.db.read().await.unwrap();
        let text = "select last_error from mail where last_error like '%is listed%'";
        let said: Vec<String> = on!(conn, c => sqlx::query_scalar(text).fetch_all(c).await).unwrap();
        drop(conn);
        assert!(!said.is_empty() && said.iter().all(|said| said.contains("s/… is listed")), "{said:?}");
        running.0.kill().unwrap();
        running.0.wait().unwrap();

        let said = fs::read_to_string(&log).unwrap();
        let token = receipt.rsplit('/').next().unwrap();
        let (first, other) = (cookie.split_once('=').unwrap().1, second.split_once('=').unwrap().1);
        for secret in [
            link.as_str(),
            token,
            &reset,
            "wwwwwwww",
            PASSWORD,
            WRONG,
            first,
            other,
            "@beispiel.example",
            "vertraulich",
        ] {
            assert!(secret.is_empty() || !said.contains(secret), "{level}: {secret} is in the log:\n{said}");
        }
        for part in ["/links/", "/receipts/", "set-cookie", "laudatio_session"] {
            assert!(!said.to_lowercase().contains(part), "{level}: {part} is in the log:\n{said}");
        }
    }
}

/// What stands in a field of a page as it came.
fn input(page: &str, name: &str) -> String {
    let text = page.to_owned();
    let (bytes, headers, cookies) = (Vec::new(), Vec::new(), Vec::new());
    Answer { status: 200, text, bytes, location: None, headers, cookies }.input(name)
}

#[rocket::async_test]
async fn what_is_erased_stands_in_no_line_of_the_log() {
    let app = TestApp::start().await;
    let (id, receipt) = crate::desk::erasure::nominated(&app).await;
    assert_eq!(app.public().post(format!("{receipt}/withdraw"), &[]).await.status, 303);
    let mut links = Vec::new();
    for email in ["olga@beispiel.example", "emre@beispiel.example"] {
        let (office, german) = (laudatio::ground::web::Role::Office, laudatio::i18n::Lang::De);
        links.push((email, actions::add(&app.ctx(), "Neu", email, office, german).await.unwrap()));
    }
    let log = app.folder().join("log");
    // It says whom it refuses.
    let mails = MailServer::start().await;
    mails.is(Mood::Echoes);
    let level = "trace,rocket=trace,hyper=trace,hyper_util=trace,h2=trace,sqlx=trace,_=trace";
    let settings = [("RUST_LOG", level), ("LAUDATIO_SMTP_URL", mails.url.as_str())];
    let (mut running, address) = served(&app, &settings, Stdio::null(), File::create(&log).unwrap().into());
    let go = |method: &str, path: &str, cookie: &str, form: &str| send(&address, method, path, cookie, form).unwrap();
    let signed_in: Vec<String> = links
        .iter()
        .map(|(email, link)| {
            let form = format!("name=Neu&email={email}&password={PASSWORD}&password_again={PASSWORD}");
            cookies(&go("POST", &format!("/links/{}", link.as_str()), "", &form))
        })
        .collect();

    let path = format!("/office/nominations/{id}/erase");
    let page = go("GET", &path, &signed_in[0], "");
    assert!(page.contains("Fatma Yılmaz-Öz"), "{page}");
    let form = format!("reason=Antrag&shown={}", input(&page, "shown"));
    let asked = go("POST", &path, &signed_in[0], &form);
    assert!(asked.starts_with("HTTP/1.1 303"), "{asked}");
    let page = go("GET", &path, &signed_in[1], "");
    let form = format!("approval_id={}&shown={}", input(&page, "approval_id"), input(&page, "shown"));
    let done = go("POST", &format!("{path}/confirm"), &signed_in[1], &form);
    assert!(done.starts_with("HTTP/1.1 303"), "{done}");
    assert_eq!(crate::desk::erasure::places(&app, "Fatma").await, Vec::<String>::new());
    go("POST", "/forgot-password", "", "email=olga@beispiel.example");
    within(|| fs::read_to_string(&log).ok().filter(|text| text.contains("a mail was not sent")));
    running.0.kill().unwrap();
    running.0.wait().unwrap();

    let said = fs::read_to_string(&log).unwrap();
    for word in ["Fatma", "Yılmaz", "O'Neill", "Neill", "@y.example", "@o.example", "liest vor"] {
        assert!(!said.contains(word), "{word} is in the log:\n{said}");
    }
}

/// Where every byte is refused, as on a disk that is full.
fn full() -> Stdio {
    OpenOptions::new().write(true).open(Path::new("/dev/full")).unwrap().into()
}

#[rocket::async_test]
async fn a_log_that_cannot_be_written_stops_neither_the_start_nor_the_mails() {
    let app = TestApp::start().await;
    let mails = MailServer::start().await;
    mails.is(Mood::Refuses);
    let refused = queued(&app, "eva@x.example").await;
    let settings = [("RUST_LOG", "trace"), ("LAUDATIO_SMTP_URL", mails.url.as_str())];
    let (mut running, address) = served(&app, &settings, full(), full());
    // What goes wrong with one is told, which cannot be written.
    loop {
        let mail =
            laudatio::ground::mail::store::find(&mut app.db.read().await.unwrap(), refused).await.unwrap().unwrap();
        if mail.status == laudatio::ground::mail::model::Status::Failed {
            break;
        }
        rocket::tokio::time::sleep(Duration::from_millis(50)).await;
    }
    mails.is(Mood::Takes);
    queued(&app, "ada@x.example").await;
    within(|| Some(mails.taken()).filter(|taken| taken.iter().any(|mail| mail.contains("To: ada@x.example"))));
    assert!(send(&address, "GET", "/", "", "").unwrap().starts_with("HTTP/1.1 200"));
    assert!(running.0.try_wait().unwrap().is_none(), "it goes on");
}

#[rocket::async_test]
async fn what_a_command_cannot_say_is_an_error_and_no_panic() {
    let terminal = Terminal::open().await;
    for args in [&["migrate"][..], &["user", "list"], &["user", "add", "--name", "Ada", "--email", "ada@x.example"]] {
        let said = Said::from(terminal.command(args).stdout(full()).stderr(Stdio::piped()).output().unwrap());
        let is_silent = args == ["user", "list"];
        assert!(said.code == Some(if is_silent { 0 } else { 1 }), "{args:?}: {said:?}");
        assert!(is_silent || said.err.contains("cannot be written"), "{args:?}: {said:?}");
        let said = Said::from(terminal.command(args).stdout(full()).stderr(full()).output().unwrap());
        assert_ne!(said.code, Some(101), "{args:?}");
    }
}
