//! The outbox, against a real mail server on loopback that refuses, hangs and comes back.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use laudatio::config::Settings;
use laudatio::i18n::{Args, Lang, value};
use laudatio::ids::MailId;
use laudatio::mail::model::{Mail, Status};
use laudatio::mail::sender::send_next;
use laudatio::mail::smtp::Smtp;
use laudatio::mail::{Letter, queue, store};
use rocket::tokio;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{START, TestApp};

/// What the mail server does with a mail.
#[derive(Clone, Copy, PartialEq)]
enum Mood {
    Takes,
    /// 451: try again later.
    Busy,
    /// 550: no such mailbox.
    Refuses,
    /// Accepts the connection and says nothing.
    Hangs,
    /// Takes the mail, and answers only after the other side has had time to do something else.
    Slow,
}

struct MailServer {
    url: String,
    mood: Arc<Mutex<Mood>>,
    /// What arrived, headers and all.
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (mood, taken) = (Arc::new(Mutex::new(Mood::Takes)), Arc::new(Mutex::new(Vec::new())));
        let (moods, arrived) = (mood.clone(), taken.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, moods.clone(), arrived.clone()));
            }
        });
        Self { url, mood, taken }
    }

    fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    fn smtp(&self) -> Smtp {
        let hangs = *self.mood.lock().unwrap() == Mood::Hangs;
        smtp(&self.url, if hangs { IMPATIENT } else { PATIENT })
    }
}

/// For a server that never answers: however slow the machine is, it does not answer later.
const IMPATIENT: Duration = Duration::from_millis(500);
/// For one that answers as soon as the machine gets round to it.
const PATIENT: Duration = Duration::from_secs(20);

fn smtp(url: &str, patience: Duration) -> Smtp {
    let settings = Settings { smtp_url: Some(url.to_owned()), ..Settings::default() };
    Smtp::new(&settings, patience).unwrap().unwrap()
}

/// As much of RFC 5321 as a sender needs.
async fn talk(stream: TcpStream, mood: Arc<Mutex<Mood>>, taken: Arc<Mutex<Vec<String>>>) -> Option<()> {
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
        let word = line.get(..4).unwrap_or("").to_uppercase();
        let answer = match (word.as_str(), now) {
            ("RCPT", Mood::Busy) => "451 later",
            ("RCPT", Mood::Refuses) => "550 no such mailbox",
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
                if now == Mood::Slow {
                    for _ in 0..100 {
                        tokio::task::yield_now().await;
                    }
                }
                taken.lock().unwrap().push(text);
                "250 taken"
            }
            ("QUIT", _) => "221 bye",
            _ => "250 fine",
        };
        writer.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    None
}

/// An invitation in the outbox, with a secret in its link.
async fn queued(app: &TestApp, to: &str) -> MailId {
    let ctx = app.ctx();
    let mut args = Args::new();
    args.set("name", value("Ada Vogel"));
    let link = Some(format!("http://localhost/links/{}", "s".repeat(43)));
    let mut tx = ctx.db.write().await.unwrap();
    let letter = Letter { kind: "invitation", to, lang: Lang::De, args, link };
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
    let app = TestApp::start().await;
    // A port where nobody listens any more.
    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", gone.local_addr().unwrap());
    drop(gone);
    let id = queued(&app, "ada@x.example").await;
    for n in 1..=12 {
        assert_eq!(find(&app, id).await.status, Status::Queued, "{n}");
        assert!(send_next(&app.ctx(), &smtp(&url, PATIENT)).await.unwrap(), "{n}");
        app.clock.set(app.clock.now() + chrono::Duration::hours(6));
    }
    let mail = find(&app, id).await;
    assert_eq!((mail.status, mail.attempts), (Status::Failed, 12));
    assert!(mail.last_error.unwrap().to_lowercase().contains("connection"));
    assert!(!send_next(&app.ctx(), &smtp(&url, PATIENT)).await.unwrap());
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
    assert_eq!((mail.status, mail.attempts), (Status::Queued, 1));
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
            store::insert(&mut tx, &Mail { mail_id, ..mail.clone() }).await.unwrap();
        }
        tx.commit().await.unwrap();
        let before = app.db.statements();
        assert_eq!(office.get("/office/mail?status=queued&page=1").await.status, 200);
        costs.push(app.db.statements() - before);
    }
    assert_eq!(costs[0], costs[1]);
    assert!(office.get("/office/mail?status=queued&page=21").await.contains("Seite 21 von 21"));
}
