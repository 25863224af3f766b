//! Work that is looked for again and again while the server runs.

use std::panic::AssertUnwindSafe;
use std::sync::Mutex;
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::futures::FutureExt as _;
use rocket::futures::future::BoxFuture;
use rocket::tokio::task::JoinHandle;
use rocket::tokio::time::sleep;
use rocket::{Orbit, Rocket, tokio};

use crate::clock::Clock;
use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::Result;

/// How long it takes until what broke off begins anew.
const ANEW: Duration = Duration::from_secs(2);

/// Does work that goes on until it ends by itself, and begins it anew whenever a panic has broken it off. `name` says what
/// it is, in the log.
pub async fn supervised<F: Future<Output = ()>>(name: &'static str, work: impl Fn() -> F) {
    while AssertUnwindSafe(work()).catch_unwind().await.is_err() {
        tracing::error!(name, "this broke off and begins anew");
        sleep(ANEW).await;
    }
}

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
                    // What it said when it broke off stands above.
                    Err(_) => tracing::error!(name, "this broke off and is tried again"),
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[rocket::async_test]
    async fn what_breaks_off_begins_anew_until_it_ends_by_itself() {
        let times = AtomicUsize::new(0);
        let work = || async {
            assert!(times.fetch_add(1, Ordering::Relaxed) >= 2, "it breaks off twice");
        };
        supervised("a test", work).await;
        assert_eq!(times.into_inner(), 3);
    }
}
