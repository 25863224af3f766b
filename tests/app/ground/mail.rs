//! The outbox, against a real mail server on loopback that refuses, hangs and comes back.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use laudatio::clock::Timestamp;
use laudatio::desk::sending::send_next;
use laudatio::ground::config::Settings;
use laudatio::ground::mail::model::{Mail, Status};
use laudatio::ground::mail::smtp::{Patience, Smtp};
use laudatio::ground::mail::{Letter, Outbox, Premise, queue, queue_until, store};
use laudatio::i18n::{Args, Lang, value};
use laudatio::ids::{MailId, NominationId, PersonId};
use laudatio::on;
use rocket::tokio;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{START, TestApp};

/// What the mail server does with a mail.
#[derive(Clone, Copy, PartialEq)]
pub enum Mood {
    Takes,
    /// 451: try again later.
    Busy,
    /// 550: no such mailbox, with its address and a number of the server's own.
    Refuses,
    /// 550 to the text, in which a filter has found a link.
    Echoes,
    /// 421 to whoever is called Bad.
    ClosesOnBad,
    /// 550 to whoever writes: the settings are wrong, and not the recipient.
    RefusesSender,
    /// Takes the text and answers nothing any more.
    HangsAfterText,
    /// Accepts the connection and says nothing.
    Hangs,
    /// Takes the mail, and answers only after the other side has had time to do something else.
    Slow,
}

pub struct MailServer {
    pub url: String,
    mood: Arc<Mutex<Mood>>,
    /// What arrived, headers and all.
    taken: Arc<Mutex<Vec<String>>>,
    /// Whom they were addressed to, as the envelope says.
    recipients: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (mood, taken) = (Arc::new(Mutex::new(Mood::Takes)), Arc::new(Mutex::new(Vec::new())));
        let recipients = Arc::new(Mutex::new(Vec::new()));
        let (moods, arrived, addressed) = (mood.clone(), taken.clone(), recipients.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, moods.clone(), arrived.clone(), addressed.clone()));
            }
        });
        Self { url, mood, taken, recipients }
    }

    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    fn recipients(&self) -> Vec<String> {
        self.recipients.lock().unwrap().clone()
    }

    pub fn smtp(&self) -> Smtp {
        let hangs = matches!(*self.mood.lock().unwrap(), Mood::Hangs | Mood::HangsAfterText);
        smtp(&self.url, if hangs { IMPATIENT } else { PATIENT })
    }
}

/// For a server that never answers: however slow the machine is, it does not answer later.
const IMPATIENT: Duration = Duration::from_millis(500);
/// For one that answers as soon as the machine gets round to it.
const PATIENT: Duration = Duration::from_secs(20);

fn smtp(url: &str, patience: Duration) -> Smtp {
    let settings = Settings { smtp_url: Some(url.to_owned()), ..Settings::default() };
    Smtp::new(&settings, Patience::of(patience)).unwrap().unwrap()
}

/// As much of RFC 5321 as a sender needs.
async fn talk(
    stream: TcpStream,
    mood: Arc<Mutex<Mood>>,
    taken: Arc<Mutex<Vec<String>>>,
    recipients: Arc<Mutex<Vec<String>>>,
) -> Option<()> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    if *mood.lock().unwrap() == Mood::Hangs {
        // Until the other side gives up.
        lines.next_line().await.ok();
        return None;
    }
    writer.write_all(b"220 mail.example ready\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let now = *mood.lock().unwrap();
        let answered: String;
        if let Some(to) = line.strip_prefix("RCPT TO:") {
            recipients.lock().unwrap().push(to.trim().to_owned());
        }
        let word = line.get(..4).unwrap_or("").to_uppercase();
        let answer = match (word.as_str(), now) {
            ("MAIL", Mood::RefusesSender) => "550 who are you",
            ("RCPT", Mood::Busy) => "451 later",
            ("RCPT", Mood::Refuses) => {
                let (to, n) = (line.get(8..).unwrap_or(""), recipients.lock().unwrap().len());
                answered = format!("550 5.1.1 {to}: no such mailbox (4X{n}yZ9q{n})");
                answered.as_str()
            }
            ("RCPT", Mood::ClosesOnBad) if line.contains("<bad@") => "421 4.7.0 closing",
            ("DATA", _) => {
                writer.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = String::new();
                loop {
                    let line = lines.next_line().await.ok()??;
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                if now == Mood::HangsAfterText {
                    // Until the other side gives up.
                    lines.next_line().await.ok();
                    return None;
                }
                if now == Mood::Slow {
                    for _ in 0..100 {
                        tokio::task::yield_now().await;
                    }
                }
                if now == Mood::Echoes {
                    // As it stands there, without the signs that fold it.
                    let text = text.replace("=\n", "");
                    let link =
                        text.split_whitespace().find(|word| word.contains("/links/") || word.contains("/receipts/"));
                    let to = recipients.lock().unwrap().last().cloned().unwrap_or_default();
                    answered = format!("550 5.7.1 {to}: URL {} is listed", link.unwrap_or_default());
                    answered.as_str()
                } else {
                    taken.lock().unwrap().push(text);
                    "250 taken"
                }
            }
            ("QUIT", _) => "221 bye",
            _ => "250 fine",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    None
}

/// Sends what waits, once the office has released what waited for long; gives what became of the mails of a kind: the state,
/// or why it was dropped, and how many.
pub async fn fates(app: &TestApp, kind: &str) -> Vec<(String, i64)> {
    let (ctx, server) = (app.ctx(), MailServer::start().await);
    let mut tx = ctx.db.write().await.unwrap();
    store::release(&mut tx, ctx.now).await.unwrap();
    tx.commit().await.unwrap();
    while send_next(&ctx, &server.smtp()).await.unwrap() {}
    let sql = "select coalesce(stale, status) as fate, count(*) from mail where kind = $1 \
        group by coalesce(stale, status) order by fate";
    let mut conn = app.db.read().await.unwrap();
    on!(conn, c => sqlx::query_as(sql).bind(kind).fetch_all(c).await).unwrap()
}

/// The same, to compare with.
pub fn became(fates: &[(&str, i64)]) -> Vec<(String, i64)> {
    fates.iter().map(|(fate, n)| ((*fate).to_owned(), *n)).collect()
}

/// An invitation in the outbox, with a secret in its link.
pub async fn queued(app: &TestApp, to: &str) -> MailId {
    let ctx = app.ctx();
    let mut args = Args::new();
    args.set("name", value("Ada Vogel"));
    let link = Some(format!("http://localhost/links/{}", "s".repeat(43)));
    let mut tx = ctx.db.write().await.unwrap();
    let letter = Letter { kind: "invitation", to, lang: Lang::De, args, link, premise: Premise::Always };
    let id = queue(&mut tx, &ctx, letter).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn find(app: &TestApp, id: MailId) -> Mail {
    store::find(&mut app.db.read().await.unwrap(), id).await.unwrap().unwrap()
}

#[rocket::async_test]
async fn a_mail_is_sent_once_with_text_html_and_a_stable_id() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let id = queued(&app, "ada@x.example").await;
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap(), "nothing is left");
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    for part in [
        &format!("Message-ID: <{id}@localhost>"),
        "To: ada@x.example",
        "Auto-Submitted: auto-generated",
        "multipart/alternative",
        "text/plain",
        "text/html",
    ] {
        assert!(taken[0].contains(part), "{part}: {}", taken[0]);
    }
    let mail = find(&app, id).await;
    assert_eq!((mail.status, mail.attempts, mail.sent_at.is_some()), (Status::Sent, 1, true));
    assert!(!mail.body_text.contains(&"s".repeat(43)) && !mail.body_html.contains(&"s".repeat(43)));
}

#[rocket::async_test]
async fn a_mail_waits_longer_and_longer_while_the_server_is_busy_and_arrives_when_it_comes_back() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let id = queued(&app, "ada@x.example").await;
    server.is(Mood::Busy);
    for (now, next) in [
        (START, "2027-09-07T08:01:00Z"),
        ("2027-09-07T08:01:00Z", "2027-09-07T08:06:00Z"),
        ("2027-09-07T08:06:00Z", "2027-09-07T08:21:00Z"),
        ("2027-09-07T08:21:00Z", "2027-09-07T09:21:00Z"),
        ("2027-09-07T09:21:00Z", "2027-09-07T15:21:00Z"),
    ] {
        app.at(now);
        assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap(), "{now}");
        assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap(), "{now}: not before its time");
        let mail = find(&app, id).await;
        assert_eq!(mail.next_attempt_at.utc(), next.parse::<chrono::DateTime<chrono::Utc>>().unwrap());
        assert!(mail.last_error.unwrap().contains("later"), "{now}");
    }
    server.is(Mood::Takes);
    app.at("2027-09-07T15:21:00Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let mail = find(&app, id).await;
    assert_eq!((mail.status, mail.attempts, mail.last_error), (Status::Sent, 6, None));
    assert_eq!(server.taken().len(), 1);
}

#[rocket::async_test]
async fn a_mail_that_is_tried_twelve_times_is_given_up() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    server.is(Mood::Busy);
    let id = queued(&app, "ada@x.example").await;
    for n in 1..=12 {
        assert_eq!(find(&app, id).await.status, Status::Queued, "{n}");
        assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap(), "{n}");
        app.clock.set(app.clock.now() + chrono::Duration::hours(6));
    }
    let mail = find(&app, id).await;
    assert_eq!((mail.status, mail.attempts), (Status::Failed, 12));
    assert!(mail.last_error.unwrap().contains("later"));
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
}

#[rocket::async_test]
async fn a_mail_that_breaks_its_sender_off_each_time_is_given_up() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let id = queued(&app, "ada@x.example").await;
    // Taken, and then nothing more was heard of the sender.
    for n in 1..=12 {
        let (now, mut tx) = (app.clock.now(), app.db.write().await.unwrap());
        let claimed = store::claim(&mut tx, now, now + chrono::Duration::minutes(2)).await.unwrap();
        assert_eq!(claimed.unwrap().attempts, n);
        tx.commit().await.unwrap();
        app.clock.set(now + chrono::Duration::minutes(3));
    }
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let mail = find(&app, id).await;
    assert_eq!(mail.status, Status::Failed);
    assert!(mail.last_error.unwrap().contains("brach jedes Mal ab"));
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(server.taken().len(), 0);
}

#[rocket::async_test]
async fn a_server_that_is_not_there_costs_no_mail_a_try_and_the_office_reads_why() {
    // A port where nobody listens any more.
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", gone.local_addr().unwrap());
    drop(gone);
    // Settings alone name it: nothing runs by itself in this test but what the office does.
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let first = queued(&app, "ada@x.example").await;
    let second = queued(&app, "bea@x.example").await;
    for now in [START, "2027-09-07T08:01:00Z", "2027-09-07T08:05:00Z"] {
        app.at(now);
        assert!(send_next(&app.ctx(), &smtp(&url, PATIENT)).await.unwrap(), "{now}");
        assert!(!send_next(&app.ctx(), &smtp(&url, PATIENT)).await.unwrap(), "{now}: the server is left in peace");
    }
    for id in [first, second] {
        let mail = find(&app, id).await;
        assert_eq!((mail.status, mail.attempts), (Status::Queued, 0));
    }
    let outbox = Outbox::now(&mut app.db.read().await.unwrap(), app.clock.now(), true).await.unwrap().unwrap();
    let trouble = outbox.trouble.unwrap();
    assert_eq!((trouble.times, trouble.since), (3, Timestamp::new(START.parse().unwrap())));
    assert!(trouble.reason.to_lowercase().contains("connection"), "{}", trouble.reason);
    // It is there again: everything leaves, and nobody speaks of trouble any more.
    app.at("2027-09-07T09:00:00Z");
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 2);
    assert!(Outbox::now(&mut app.db.read().await.unwrap(), app.clock.now(), true).await.unwrap().is_none());
}

#[rocket::async_test]
async fn a_refused_sender_is_our_fault_and_no_recipients() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let mut ids = Vec::new();
    for n in 0..20 {
        ids.push(queued(&app, &format!("juror{n}@x.example")).await);
    }
    server.is(Mood::RefusesSender);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    for id in &ids {
        let mail = find(&app, *id).await;
        assert_eq!((mail.status, mail.attempts), (Status::Queued, 0), "{}", mail.recipient);
    }
    server.is(Mood::Takes);
    app.at("2027-09-07T08:01:00Z");
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 20);
}

#[rocket::async_test]
async fn an_answer_that_comes_too_late_belongs_to_no_other_mail() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let first = queued(&app, "ada@x.example").await;
    server.is(Mood::HangsAfterText);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let second = queued(&app, "bea@x.example").await;
    let mail = find(&app, first).await;
    assert_eq!((mail.status, mail.attempts), (Status::Queued, 1));
    assert!(mail.last_error.unwrap().contains("no answer"));
    // Nor does it cost another one a try: the server is left in peace first.
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, second).await.attempts, 0);
    server.is(Mood::Refuses);
    app.at("2027-09-07T08:00:31Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let mail = find(&app, second).await;
    assert_eq!((mail.status, mail.attempts), (Status::Failed, 1), "refused, and not taken for sent");
    assert!(
        Outbox::now(&mut app.db.read().await.unwrap(), app.clock.now(), true).await.unwrap().unwrap().trouble.is_none()
    );
}

#[rocket::async_test]
async fn one_mail_that_the_server_never_takes_keeps_no_other() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    server.is(Mood::ClosesOnBad);
    let bad = queued(&app, "bad@x.example").await;
    app.at("2027-09-07T08:00:01Z");
    let good = queued(&app, "ada@x.example").await;
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap(), "the server is left in peace");
    assert_eq!(find(&app, bad).await.attempts, 0);
    app.at("2027-09-07T08:00:45Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, good).await.status, Status::Sent);
    // Of two that were given back the one goes first that was not tried for longer.
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let another = queued(&app, "bad@y.example").await;
    app.at("2027-09-07T08:10:00Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert!(find(&app, another).await.last_error.is_some());
    app.at("2027-09-07T08:30:00Z");
    server.is(Mood::Takes);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!((find(&app, bad).await.status, find(&app, another).await.status), (Status::Sent, Status::Queued));
}

#[rocket::async_test]
async fn a_clock_that_is_put_back_holds_no_mail_but_a_letter_that_is_held() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let (now, ctx) = (app.clock.now(), app.ctx());
    let new = queued(&app, "ada@x.example").await;
    let mut tx = ctx.db.write().await.unwrap();
    let args = Args::from_iter([("subject", value("Preis")), ("text", value("Text"))]);
    let letter =
        Letter { kind: "letter", to: "bea@x.example", lang: Lang::De, args, link: None, premise: Premise::Always };
    let held = queue_until(&mut tx, &ctx, now + chrono::Duration::minutes(30), [letter]).await.unwrap()[0];
    // The server was away a day ahead.
    store::set_trouble(&mut tx, now, now + chrono::Duration::minutes(15), "away").await.unwrap();
    tx.commit().await.unwrap();
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    app.at("2027-09-06T08:00:00Z");
    server.is(Mood::Busy);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap(), "a pause lasts, and so does a letter's");
    assert_eq!((find(&app, new).await.attempts, find(&app, held).await.attempts), (1, 0));
    app.at("2027-09-06T07:50:00Z");
    server.is(Mood::Takes);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap(), "put back once more, during the pause");
    assert_eq!(find(&app, new).await.status, Status::Sent);
    app.at("2027-09-07T08:29:59Z");
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    app.at("2027-09-07T08:30:00Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, held).await.status, Status::Sent);
}

#[rocket::async_test]
async fn a_link_lives_as_long_as_the_tries_and_its_own_time_from_then_on() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let (_, ada) = app.juror("Ada").await;
    let mut tx = app.db.write().await.unwrap();
    let has = "update person set password_hash = 'x' where person_id = $1";
    on!(tx, c => sqlx::query(has).bind(ada).execute(c).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    let settings = Settings { public_url: Some("http://localhost".into()), ..Settings::default() };
    let asks = async || {
        let ctx = app.ctx();
        laudatio::people::accounts::actions::forgot_password(&ctx, &settings, &format!("{ada}@dortmund.example"))
            .await
            .unwrap();
        let sql = "select mail_id from mail where kind = 'password' and status = 'queued'";
        let mut conn = app.db.read().await.unwrap();
        let id: MailId = on!(conn, c => sqlx::query_scalar(sql).fetch_one(c).await).unwrap();
        drop(conn);
        let text = find(&app, id).await.body_text;
        (id, text[text.find("/links/").unwrap()..].split_whitespace().next().unwrap().to_owned())
    };
    let (id, link) = asks().await;
    server.is(Mood::Busy);
    for _ in 1..12 {
        assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
        app.clock.set(find(&app, id).await.next_attempt_at);
    }
    // Long after the two hours.
    assert_eq!(app.public().get(&link).await.status, 410);
    server.is(Mood::Takes);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, id).await.status, Status::Sent, "the last try");
    app.clock.set(app.clock.now() + chrono::Duration::minutes(119));
    assert_eq!(app.public().get(&link).await.status, 200);
    app.clock.set(app.clock.now() + chrono::Duration::minutes(2));
    assert_eq!(app.public().get(&link).await.status, 410);

    asks().await;
    app.clock.set(app.clock.now() + chrono::Duration::days(4));
    assert_eq!(fates(&app, "password").await, became(&[("link", 1), ("sent", 1)]));
}

#[rocket::async_test]
async fn a_mail_is_dated_when_it_leaves_and_folds_what_is_long() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let ctx = app.ctx();
    let mut args = Args::new();
    args.set("subject", value("Preise ".repeat(60)));
    args.set("text", value("Text"));
    let mut tx = ctx.db.write().await.unwrap();
    let to = "ada@bücher.example";
    let letter = Letter { kind: "letter", to, lang: Lang::De, args, link: None, premise: Premise::Always };
    queue(&mut tx, &ctx, letter).await.unwrap();
    tx.commit().await.unwrap();
    app.at("2027-09-07T20:00:00Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let taken = server.taken();
    assert!(taken[0].contains("Date: Tue, 07 Sep 2027 20:00:00 +0000"), "{}", taken[0]);
    assert!(taken[0].contains("To: ada@xn--bcher-kva.example"), "{}", taken[0]);
    assert_eq!(server.recipients(), ["<ada@xn--bcher-kva.example>"]);
    assert!(taken[0].lines().all(|line| line.len() <= 100), "{}", taken[0]);
}

#[rocket::async_test]
async fn after_a_long_pause_the_office_releases_what_waited() {
    let server = MailServer::start().await;
    let app = TestApp::start().await;
    for n in 0..3 {
        queued(&app, &format!("juror{n}@x.example")).await;
    }
    app.at("2027-09-28T08:00:00Z");
    let fresh = queued(&app, "ada@x.example").await;
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(find(&app, fresh).await.status, Status::Sent);
    assert_eq!(server.taken().len(), 1, "what lay there for weeks waits");
    let ctx = app.ctx();
    let outbox = Outbox::now(&mut app.db.read().await.unwrap(), ctx.now, true).await.unwrap().unwrap();
    assert_eq!(outbox.held, 3);
    let office = app.office().await;
    assert_eq!(office.post("/office/mail/release", &[]).await.status, 303);
    assert_eq!(office.post("/office/mail/release", &[]).await.status, 409, "twice");
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 4);
}

#[rocket::async_test]
async fn what_no_longer_makes_sense_is_dropped_and_says_why() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let office = app.office().await;
    let (_, juror) = app.juror("Ada").await;
    let (ctx, nobody) = (app.ctx(), NominationId::new(app.clock.now(), &app.random));
    let mut ids = Vec::new();
    let mut tx = ctx.db.write().await.unwrap();
    for (n, premise) in [
        Premise::Account { person: juror },
        Premise::Account { person: PersonId(uuid::Uuid::nil()) },
        Premise::Link { hash: "0".repeat(64) },
        Premise::Nomination { nomination: nobody },
    ]
    .into_iter()
    .enumerate()
    {
        let mut args = Args::new();
        args.set("name", value("Ada"));
        let to = format!("ada{n}@x.example");
        let letter = Letter { kind: "invitation", to: &to, lang: Lang::De, args, link: None, premise };
        ids.push(queue(&mut tx, &ctx, letter).await.unwrap());
    }
    tx.commit().await.unwrap();
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 1);
    for (id, reason) in ids.iter().zip([None, Some("gesperrt"), Some("ersetzt"), Some("zurückgezogen")]) {
        let page = office.get(format!("/office/mail/{id}")).await;
        match reason {
            Some(reason) => assert!(page.contains("überholt") && page.contains(reason), "{reason}: {}", page.text),
            None => assert!(page.contains("gesendet"), "{}", page.text),
        }
    }
    assert!(office.get("/office/mail?status=dropped").await.contains("ada1@x.example"));
}

#[rocket::async_test]
async fn what_failed_for_the_same_reason_is_tried_again_by_one_click() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let office = app.office().await;
    for n in 0..3 {
        queued(&app, &format!("juror{n}@x.example")).await;
    }
    server.is(Mood::Refuses);
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert!(office.get("/office").await.contains("3 Nachrichten kamen nicht an"));
    let page = office.get("/office/mail").await;
    assert!(page.contains("3 Nachrichten sind aus diesem Grund fehlgeschlagen"), "{}", page.text);
    let failures = store::failures(&mut app.db.read().await.unwrap()).await.unwrap();
    let reason = &failures[0].reason;
    assert!(failures.len() == 1 && reason.contains("5.1.1 …@… no such mailbox …"), "{failures:?}");
    assert!(office.get("/office/mail?status=failed").await.contains("juror0@x.example"));
    assert_eq!(office.post("/office/mail/retry", &[("reason", reason)]).await.status, 303);
    assert_eq!(office.post("/office/mail/retry", &[("reason", reason)]).await.status, 409, "twice");
    server.is(Mood::Takes);
    while send_next(&app.ctx(), &server.smtp()).await.unwrap() {}
    assert_eq!(server.taken().len(), 3);
    assert!(!office.get("/office").await.contains("kamen nicht an"));
}

#[rocket::async_test]
async fn a_mail_that_waits_can_be_taken_back_and_one_that_left_cannot() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let office = app.office().await;
    let left = queued(&app, "ada@x.example").await;
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let waits = queued(&app, "bea@x.example").await;
    assert_eq!(office.post(format!("/office/mail/{left}/cancel"), &[]).await.status, 409);
    assert_eq!(office.post(format!("/office/mail/{waits}/cancel"), &[]).await.status, 303);
    assert_eq!(office.post(format!("/office/mail/{waits}/cancel"), &[]).await.status, 409, "twice");
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let mail = find(&app, waits).await;
    assert_eq!(mail.status, Status::Cancelled);
    assert!(!mail.body_text.contains(&"s".repeat(43)), "whoever reads the outbox cannot use the link");
    assert!(office.get("/office/audit").await.contains("Nachricht zurückgenommen"));
}

#[rocket::async_test]
async fn a_mailbox_that_does_not_exist_fails_at_once_and_the_office_may_try_again() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let office = app.office().await;
    let id = queued(&app, "nobody@x.example").await;
    server.is(Mood::Refuses);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    let page = office.get(format!("/office/mail/{id}")).await;
    for text in ["fehlgeschlagen", "no such mailbox", "Noch einmal versuchen"] {
        assert!(page.contains(text), "{text}: {}", page.text);
    }
    assert!(office.get("/office/mail?status=failed").await.contains("nobody@x.example"));
    let path = format!("/office/mail/{id}/retry");
    assert_eq!(office.post(&path, &[]).await.status, 303);
    assert_eq!(office.post(&path, &[]).await.status, 409, "twice");
    server.is(Mood::Takes);
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, id).await.status, Status::Sent);
}

#[rocket::async_test]
async fn a_server_that_hangs_costs_its_time_and_blocks_nobody() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let office = app.office().await;
    let id = queued(&app, "ada@x.example").await;
    server.is(Mood::Hangs);
    let (ctx, smtp) = (app.ctx(), server.smtp());
    let (sent, page) = tokio::join!(send_next(&ctx, &smtp), async {
        // Reads and writes go on while the mail server says nothing.
        assert_eq!(office.get("/office/mail").await.status, 200);
        office.post("/feedback", &[("message", "Hallo")]).await
    });
    assert!(sent.unwrap());
    assert_eq!(page.status, 303);
    let mail = find(&app, id).await;
    assert_eq!((mail.status, mail.attempts), (Status::Queued, 0), "that is no fault of the mail's");
    server.is(Mood::Takes);
    app.at("2027-09-07T08:01:00Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, id).await.status, Status::Sent);
}

#[rocket::async_test]
async fn two_senders_at_the_same_time_send_each_mail_once() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    server.is(Mood::Slow);
    for n in 0..10 {
        queued(&app, &format!("juror{n}@x.example")).await;
    }
    let all = || {
        let (ctx, smtp) = (app.ctx(), server.smtp());
        async move { while send_next(&ctx, &smtp).await.unwrap() {} }
    };
    tokio::join!(all(), all(), all(), all());
    let mut to: Vec<String> = server
        .taken()
        .iter()
        .filter_map(|mail| Some(mail.lines().find(|line| line.starts_with("To: "))?.to_owned()))
        .collect();
    assert_eq!(to.len(), 10);
    to.sort();
    to.dedup();
    assert_eq!(to.len(), 10);
}

#[rocket::async_test]
async fn a_mail_whose_sender_died_is_taken_over_after_two_minutes() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    queued(&app, "ada@x.example").await;
    let ctx = app.ctx();
    let mut tx = ctx.db.write().await.unwrap();
    assert!(store::claim(&mut tx, ctx.now, ctx.now + chrono::Duration::minutes(2)).await.unwrap().is_some());
    tx.commit().await.unwrap();
    assert!(!send_next(&app.ctx(), &server.smtp()).await.unwrap());
    app.at("2027-09-07T08:02:00Z");
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(server.taken().len(), 1);
}

#[rocket::async_test]
async fn an_address_that_no_server_can_read_fails_at_once() {
    let (app, server) = (TestApp::start().await, MailServer::start().await);
    let id = queued(&app, "a@x.example\r\nBcc: b@x.example").await;
    assert!(send_next(&app.ctx(), &server.smtp()).await.unwrap());
    assert_eq!(find(&app, id).await.status, Status::Failed);
    assert!(server.taken().is_empty());
}

#[rocket::async_test]
async fn the_running_program_sends_by_itself() {
    let server = MailServer::start().await;
    let app = TestApp::with(&[("smtp_url", &server.url)]).await;
    let id = queued(&app, "ada@x.example").await;
    let arrived = async {
        while find(&app, id).await.status != Status::Sent {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), arrived).await.unwrap();
    let page = app.office().await.get(format!("/office/mail/{id}")).await;
    assert!(page.contains("/links/…") && page.contains("unkenntlich"), "{}", page.text);
    assert!(!page.contains("noch nicht eingerichtet") && !page.contains("Link anzeigen"), "{}", page.text);
    assert_eq!(app.office().await.post(format!("/office/mail/{id}/reveal"), &[]).await.status, 409);
}

#[rocket::async_test]
async fn mails_leave_again_after_their_sender_has_broken_off() {
    static BROKE_OFF: AtomicBool = AtomicBool::new(false);
    let server = MailServer::start().await;
    let app = TestApp::with(&[("smtp_url", &server.url)]).await;
    std::panic::set_hook(Box::new(|_| BROKE_OFF.store(true, Ordering::SeqCst)));
    let happens = async |what: &str, so: &dyn Fn() -> bool| {
        let until = async {
            while !so() {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(30), until).await.expect(what);
    };
    // No moment lies a day before the first that there is: counting what is due breaks off.
    app.clock.put(Timestamp::new(chrono::DateTime::<chrono::Utc>::MIN_UTC));
    happens("it breaks off", &|| BROKE_OFF.load(Ordering::SeqCst)).await;
    app.clock.put(Timestamp::new(START.parse().unwrap()));
    queued(&app, "ada@x.example").await;
    happens("it begins anew", &|| !server.taken().is_empty()).await;
}

#[rocket::async_test]
async fn without_a_mail_server_the_office_reads_every_mail_and_is_on_record_for_each_link() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let empty = office.get("/office/mail").await;
    assert!(empty.contains("Hier ist keine Nachricht") && empty.contains("noch nicht eingerichtet"), "{}", empty.text);
    let id = queued(&app, "<ada>@x.example").await;
    let list = office.get("/office/mail").await;
    assert!(list.contains("&lt;ada&gt;@x.example") && list.contains("wartet"), "{}", list.text);
    let link = format!("/links/{}", "s".repeat(43));
    let page = office.get(format!("/office/mail/{id}")).await;
    assert!(!page.contains(&link) && page.contains("Link anzeigen"), "{}", page.text);
    assert!(!office.get("/office/audit").await.contains("Hat sich den persönlichen Link"));
    let page = office.post(format!("/office/mail/{id}/reveal"), &[]).await;
    assert!(page.status == 200 && page.contains(&link), "{}", page.text);
    assert!(office.get("/office/audit").await.contains("Hat sich den persönlichen Link"));
    assert!(page.contains("Ihr Team der Preise der Stadt Dortmund"), "{}", page.text);
}

#[rocket::async_test]
async fn only_the_office_sees_the_outbox() {
    let app = TestApp::start().await;
    let (office, (juror, _)) = (app.office().await, app.juror("Ada").await);
    let id = queued(&app, "ada@x.example").await;
    for path in ["/office/mail".to_owned(), format!("/office/mail/{id}")] {
        assert_eq!((juror.get(&path).await.status, app.public().get(&path).await.status), (404, 401), "{path}");
    }
    let path = format!("/office/mail/{id}/retry");
    assert_eq!((juror.post(&path, &[]).await.status, app.public().post(&path, &[]).await.status), (404, 401));
    assert_eq!(office.forged_post(&path).await.status, 400);
    for verb in [&format!("{id}/cancel"), "retry", "release", "try"] {
        let path = format!("/office/mail/{verb}");
        assert_eq!(
            (juror.post(&path, &[]).await.status, app.public().post(&path, &[]).await.status),
            (404, 401),
            "{path}"
        );
        assert_eq!(office.forged_post(&path).await.status, 400, "{path}");
    }
    assert_eq!(office.get(format!("/office/mail/{}", uuid::Uuid::nil())).await.status, 404);
    assert_eq!(office.post(format!("/office/mail/{}/retry", uuid::Uuid::nil()), &[]).await.status, 404);
    assert_eq!(office.get("/office/mail?status=nonsense&page=-3").await.status, 200);
}

#[rocket::async_test]
async fn the_outbox_costs_the_same_with_ten_and_with_a_thousand_mails() {
    let app = TestApp::start().await;
    let office = app.office().await;
    let mail = find(&app, queued(&app, "ada@x.example").await).await;
    let mut costs = Vec::new();
    for count in [10, 990] {
        let mut tx = app.db.write().await.unwrap();
        for _ in 0..count {
            let mail_id = MailId::new(app.clock.now(), &app.random);
            store::insert(&mut tx, &[Mail { mail_id, ..mail.clone() }]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let before = app.db.statements();
        assert_eq!(office.get("/office/mail?status=queued&page=1").await.status, 200);
        costs.push(app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(office.get("/office/mail?status=queued&page=21").await.contains("Seite 21 von 21"));
}
