//! Sends what is due, in the background and never twice at the same time.

use std::pin::pin;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rocket::fairing::{Fairing, Info, Kind};
use rocket::tokio::task::JoinHandle;
use rocket::tokio::time::{sleep, timeout};
use rocket::{Orbit, Rocket, tokio};

use crate::background::supervised;
use crate::clock::{Clock, Timestamp};
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::db::Db;
use crate::error::Result;
use crate::i18n::{Lang, say};
use crate::ids::Random;

use crate::mail::model::{
    MAX_ATTEMPTS, Mail, Status, Trouble, Verdict, alike, pause, rest, without_addresses, without_secrets,
};
use crate::mail::smtp::{Patience, Refusal, Smtp};
use crate::mail::{self, store};

/// How often the outbox is looked at.
const EVERY: Duration = Duration::from_secs(2);

/// A process that dies while it sends holds a mail no longer than this.
const CLAIM: chrono::Duration = chrono::Duration::minutes(2);

/// How often it is tried to note what became of a mail.
const SETTLES: u32 = 20;

/// How long the program waits at its end for a mail that is just being sent.
const LAST_WORDS: Duration = Duration::from_secs(4);

/// Works on one mail that is due; false when there is none, or while the server is left in peace.
///
/// Whether the mail still makes sense is asked when it is taken. No transaction is open while the mail server takes its
/// time: a slow one blocks nobody.
pub async fn send_next(ctx: &Ctx, smtp: &Smtp) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    let trouble = store::trouble(&mut tx).await?;
    if trouble.as_ref().is_some_and(|trouble| trouble.rests(ctx.now)) {
        return Ok(false);
    }
    let Some(mail) = store::claim(&mut tx, ctx.now, ctx.now + CLAIM).await? else { return Ok(false) };
    // Not once did a try come to its end, not even to a refusal: a further one would not, either.
    if mail.attempts > MAX_ATTEMPTS {
        tracing::error!(mail = %mail.mail_id, "a mail breaks its sender off and is given up");
        let why = say(Lang::De, "mail-broke-off");
        store::set_not_sent(&mut tx, mail.mail_id, (Status::Failed, ctx.now), (&why, &why)).await?;
        tx.commit().await?;
        return Ok(true);
    }
    if let Err(stale) = mail.premise.0.holds(&mut tx, &mail, ctx.now).await? {
        tracing::info!(mail = %mail.mail_id, %stale, "a mail no longer makes sense and is not sent");
        let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
        store::drop_stale(&mut tx, mail.mail_id, stale, &text, &html).await?;
        mail.premise.0.dropped(&mut tx, ctx, &mail, stale).await?;
        tx.commit().await?;
        return Ok(true);
    }
    tx.commit().await?;
    let (outcome, now) = hand_over(ctx, smtp, &mail).await;
    // A mail that has left must not leave again because a disk was full for a moment.
    for again in (0..SETTLES).rev() {
        match settle(ctx, &mail, &outcome, now, trouble.as_ref()).await {
            Err(error) if again > 0 => {
                tracing::error!(?error, mail = %mail.mail_id, "what became of a mail cannot be noted yet");
                sleep(EVERY).await;
            }
            settled => return settled.map(|()| true),
        }
    }
    Ok(true)
}

/// Notes what became of a mail.
async fn settle(
    ctx: &Ctx,
    mail: &Mail,
    outcome: &std::result::Result<(), Refusal>,
    now: Timestamp,
    trouble: Option<&Trouble>,
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    match outcome {
        Ok(()) => {
            let (text, html) = (without_secrets(&mail.body_text), without_secrets(&mail.body_html));
            store::set_sent(&mut tx, mail.mail_id, now, &text, &html).await?;
            mail.premise.0.left(&mut tx, now).await?;
        }
        Err(Refusal { verdict: Verdict::Server, reason }) => store::give_back(&mut tx, mail.mail_id, reason).await?,
        Err(Refusal { verdict, reason }) => {
            let pause = if *verdict == Verdict::Spoiled { None } else { pause(mail.attempts) };
            let said = without_addresses(reason);
            tracing::warn!(mail = %mail.mail_id, attempts = mail.attempts, reason = said, "a mail was not sent");
            let status = if pause.is_some() { Status::Queued } else { Status::Failed };
            let next = (status, now + pause.unwrap_or_default());
            store::set_not_sent(&mut tx, mail.mail_id, next, (reason, &alike(reason, &mail.recipient))).await?;
        }
    }
    match outcome {
        Err(Refusal { verdict: Verdict::Server | Verdict::Silent, reason }) => {
            let times = trouble.map_or(1, |trouble| trouble.times + 1);
            tracing::warn!(times, reason = without_addresses(reason), "the mail server takes nothing");
            store::set_trouble(&mut tx, now, now + rest(times), reason).await?;
        }
        _ if trouble.is_some() => store::end_trouble(&mut tx).await?,
        _ => {}
    }
    Ok(tx.commit().await?)
}

/// Hands a mail over, and keeps it claimed meanwhile. Gives the moment at which that was over, too.
async fn hand_over(ctx: &Ctx, smtp: &Smtp, mail: &Mail) -> (std::result::Result<(), Refusal>, Timestamp) {
    let began = Instant::now();
    // A wall clock that is put back meanwhile shortens no claim.
    let now = || ctx.now + chrono::Duration::seconds(began.elapsed().as_secs().try_into().unwrap_or(0));
    let mut sending = pin!(smtp.send(mail, ctx.now));
    loop {
        tokio::select! {
            outcome = &mut sending => return (outcome, now()),
            () = sleep(CLAIM.to_std().unwrap_or_default() / 2) => {
                if let Err(error) = keep(ctx, mail, now() + CLAIM).await {
                    tracing::error!(?error, mail = %mail.mail_id, "a mail that is being sent cannot be kept");
                }
            }
        }
    }
}

async fn keep(ctx: &Ctx, mail: &Mail, until: Timestamp) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::keep_claim(&mut tx, mail.mail_id, until).await?;
    Ok(tx.commit().await?)
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
