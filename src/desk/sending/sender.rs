//! Sends what is due, in the background and never twice at the same time.

use std::sync::Mutex;
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::tokio::task::JoinHandle;
use rocket::tokio::time::{sleep, timeout};
use rocket::{Orbit, Rocket, tokio};

use crate::clock::Clock;
use crate::ground::background::supervised;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Db;
use crate::ground::mail::smtp::{Patience, Smtp};
use crate::ground::mail::{actions as mail, store};
use crate::ids::Random;

use super::actions::send_next;

/// How often the outbox is looked at.
pub(super) const EVERY: Duration = Duration::from_secs(2);

/// How long the program waits at its end for a mail that is just being sent.
const LAST_WORDS: Duration = Duration::from_secs(4);

/// Runs the sender while the server runs, if there is a mail server to send to.
#[derive(Default)]
pub struct Sender(Mutex<Option<JoinHandle<()>>>);

#[rocket::async_trait]
impl Fairing for Sender {
    fn info(&self) -> Info {
        Info { name: "mail sender", kind: Kind::Liftoff | Kind::Shutdown }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        let smtp = match rocket.state::<Settings>().map(|settings| Smtp::new(settings, Patience::OF_THE_STANDARD)) {
            Some(Ok(Some(smtp))) => smtp,
            Some(Err(reason)) => return tracing::error!(reason, "mails cannot be sent"),
            _ => return,
        };
        let db = <Db as rocket_db_pools::Database>::fetch(rocket);
        let (Some(db), Some(clock), Some(random)) = (db, rocket.state::<Clock>(), rocket.state::<Random>()) else {
            return;
        };
        let (db, clock, random, shutdown) = (db.clone(), clock.clone(), random.clone(), rocket.shutdown());
        // Whatever happens to one mail, the others go on.
        let task = async move {
            supervised("the mail sender", || run(&db, &clock, &random, &smtp, shutdown.clone())).await;
        };
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

async fn run(db: &Db, clock: &Clock, random: &Random, smtp: &Smtp, shutdown: rocket::Shutdown) {
    // The settings may be other ones since the last stop.
    if let Err(error) = mail::try_now(&Ctx::new(db, clock, random)).await {
        tracing::error!(?error, "the mail server cannot be tried anew");
    }
    loop {
        let ctx = Ctx::new(db, clock, random);
        // Reading first: on SQLite an empty outbox must not take the one connection that writes.
        let due = async {
            let mut conn = ctx.db.read().await?;
            let rests = store::trouble(&mut conn).await?.is_some_and(|trouble| trouble.rests(ctx.now));
            if rests { Ok(0) } else { store::count_due(&mut conn, ctx.now).await }
        };
        let more = match due.await {
            Ok(0) => Ok(false),
            Ok(_) => send_next(&ctx, smtp).await,
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
