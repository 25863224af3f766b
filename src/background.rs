//! Work that is looked for again and again while the server runs.

use std::sync::Mutex;
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::futures::future::BoxFuture;
use rocket::tokio::task::JoinHandle;
use rocket::tokio::time::sleep;
use rocket::{Orbit, Rocket, tokio};

use crate::clock::Clock;
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::Result;

/// What is done each time, at that moment's time and with the address of the program. It may run twice, or late.
pub type Work = fn(Ctx, String) -> BoxFuture<'static, Result<()>>;

/// Does some work again and again, whatever becomes of one time: an error is logged, and a panic ends that time alone.
pub struct Repeating {
    name: &'static str,
    every: Duration,
    work: Work,
    task: Mutex<Option<JoinHandle<()>>>,
}

impl Repeating {
    /// `name` says what is looked for, in the log.
    pub fn new(name: &'static str, every: Duration, work: Work) -> Self {
        Self { name, every, work, task: Mutex::default() }
    }
}

#[rocket::async_trait]
impl Fairing for Repeating {
    fn info(&self) -> Info {
        Info { name: self.name, kind: Kind::Liftoff | Kind::Shutdown }
    }

    async fn on_liftoff(&self, rocket: &Rocket<Orbit>) {
        let (Some(ctx), Some(settings)) = (Ctx::from_rocket(rocket), rocket.state::<Settings>()) else { return };
        let Some(clock) = rocket.state::<Clock>().cloned() else { return };
        let (public_url, shutdown) = (settings.public_url().to_owned(), rocket.shutdown());
        let (name, every, work) = (self.name, self.every, self.work);
        let task = async move {
            loop {
                tokio::select! {
                    () = shutdown.clone() => return,
                    () = sleep(every) => {}
                }
                let once = tokio::spawn(work(Ctx { now: clock.now(), ..ctx.clone() }, public_url.clone()));
                match once.await {
                    Ok(Ok(())) => {}
                    Ok(Err(error)) => tracing::error!(?error, name, "this is tried again"),
                    Err(error) => tracing::error!(?error, name, "this broke off and is tried again"),
                }
            }
        };
        *self.task.lock().expect("nothing panics while it holds the task") = Some(tokio::spawn(task));
    }

    async fn on_shutdown(&self, _: &Rocket<Orbit>) {
        if let Some(task) = self.task.lock().expect("nothing panics while it holds the task").take() {
            task.abort();
        }
    }
}
