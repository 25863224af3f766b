//! Sends what is due, in the background and never twice at the same time.

use std::sync::Mutex;
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::tokio::task::JoinHandle;
use rocket::tokio::time::{sleep, timeout};
use rocket::{Orbit, Rocket, tokio};

use crate::clock::Clock;
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::db::Db;
use crate::error::Result;
use crate::ids::Random;

use super::model::{Status, pause, without_secrets};
use super::smtp::{PATIENCE, Refusal, Smtp};
use super::store;

/// How often the outbox is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// A process that dies while it sends holds a mail no longer than this.
const CLAIM: chrono::Duration = chrono::Duration::minutes(2);

/// How long the program waits at its end for a mail that is just being sent.
const LAST_WORDS: Duration = Duration::from_secs(4);

/// Sends one mail that is due; false when there is none.
///
/// No transaction is open while the mail server takes its time: a slow one blocks nobody.
pub async fn send_next(ctx: &Ctx, smtp: &Smtp) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    let claimed = store::claim(&mut tx, ctx.now, ctx.now + CLAIM).await?;
    tx.commit().await?;
    let Some(mail) = claimed else { return Ok(false) };
    let outcome = smtp.send(&mail).await;
    let mut tx = ctx.db.write().await?;
    match outcome {
        Ok(()) => {
            let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
            store::set_sent(&mut tx, mail.mail_id, ctx.now, &text, &html).await?;
        }
        Err(refusal) => {
            let (reason, pause) = match refusal {
                Refusal::ForGood(reason) => (reason, None),
                Refusal::ForNow(reason) => (reason, pause(mail.attempts)),
            };
            tracing::warn!(mail = %mail.mail_id, attempts = mail.attempts, reason, "a mail was not sent");
            let status = if pause.is_some() { Status::Queued } else { Status::Failed };
            let next = ctx.now + pause.unwrap_or_default();
            store::set_not_sent(&mut tx, mail.mail_id, status, next, &reason).await?;
        }
    }
    tx.commit().await?;
    Ok(true)
}

/// Runs the sender while the server runs, if there is a mail server to send to.
#[derive(Default)]
pub struct Sender(Mutex<Option<JoinHandle<()>>>);

#[rocket::async_trait]
impl Fairing for Sender {
    fn info(&self) -> Info {
        Info { name: "mail sender", kind: Kind::Liftoff | Kind::Shutdown }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        let smtp = match rocket.state::<Settings>().map(|settings| Smtp::new(settings, PATIENCE)) {
            Some(Ok(Some(smtp))) => smtp,
            Some(Err(reason)) => return tracing::error!(reason, "mails cannot be sent"),
            _ => return,
        };
        let db = <Db as rocket_db_pools::Database>::fetch(rocket);
        let (Some(db), Some(clock), Some(random)) = (db, rocket.state::<Clock>(), rocket.state::<Random>()) else {
            return;
        };
        let task = run(db.clone(), clock.clone(), random.clone(), smtp, rocket.shutdown());
        *self.0.lock().expect("nothing panics while it holds the task") = Some(tokio::spawn(task));
    }

    async fn on_shutdown(&self, _: &Rocket<Orbit>) {
        let task = self.0.lock().expect("nothing panics while it holds the task").take();
        let Some(mut task) = task else { return };
        if timeout(LAST_WORDS, &mut task).await.is_err() {
            task.abort();
        }
    }
}

async fn run(db: Db, clock: Clock, random: Random, smtp: Smtp, shutdown: rocket::Shutdown) {
    loop {
        let ctx = Ctx::new(&db, &clock, &random);
        // Reading first: on SQLite an empty outbox must not take the one connection that writes.
        let due = async { store::count_due(&mut ctx.db.read().await?, ctx.now).await };
        let more = match due.await {
            Ok(0) => Ok(false),
            Ok(_) => send_next(&ctx, &smtp).await,
            Err(error) => Err(error),
        };
        if let Err(error) = &more {
            tracing::error!(?error, "the outbox cannot be worked on");
        }
        let pause = if more.unwrap_or(false) { Duration::ZERO } else { EVERY };
        tokio::select! {
            () = shutdown.clone() => return,
            () = sleep(pause) => {}
        }
    }
}
