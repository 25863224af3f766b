//! Work beside the requests: what is looked for again and again while the server runs, and what is computed once for all who
//! ask.

use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::futures::FutureExt as _;
use rocket::futures::future::BoxFuture;
use rocket::tokio::sync::{Semaphore, watch};
use rocket::tokio::task::{JoinHandle, spawn_blocking};
use rocket::tokio::time::{sleep, timeout};
use rocket::{Orbit, Rocket, tokio};

use crate::clock::Clock;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;

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

/// A result that is there, or is being computed off the threads that answer requests.
pub struct Pending<V>(watch::Receiver<Option<Arc<V>>>);

impl<V> Clone for Pending<V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<V: Send + Sync + 'static> Pending<V> {
    /// Begins to compute; where seats are named, as soon as one is free.
    pub fn begin(seats: Option<Arc<Semaphore>>, work: impl FnOnce() -> V + Send + 'static) -> Self {
        let (done, result) = watch::channel(None);
        tokio::spawn(async move {
            let _seat = match seats {
                Some(seats) => Some(seats.acquire_owned().await.expect("nobody closes it")),
                None => None,
            };
            // Work that panics leaves no result, which who waits takes for a failure.
            if let Ok(result) = spawn_blocking(work).await {
                done.send_replace(Some(Arc::new(result)));
            }
        });
        Self(result)
    }
}

impl<V> Pending<V> {
    /// The result, if it is there.
    pub fn now(&self) -> Option<Arc<V>> {
        self.0.borrow().clone()
    }

    /// The result, if it comes soon.
    pub async fn within(self, patience: Duration) -> Option<Arc<V>> {
        timeout(patience, self.finally()).await.ok()?
    }

    /// The result, however long it takes; nothing when the work broke off.
    pub async fn finally(mut self) -> Option<Arc<V>> {
        self.0.wait_for(Option::is_some).await.ok()?.clone()
    }

    fn broke_off(&self) -> bool {
        self.0.borrow().is_none() && self.0.has_changed().is_err()
    }
}

/// Results by what they depend on. They are kept to save time alone, so the key says all that they depend on.
pub struct Keeper<K, V> {
    kept: Mutex<Kept<K, V>>,
    patience: Mutex<Duration>,
}

impl<K, V> Keeper<K, V> {
    /// `most` results are kept, and a page waits for one as long as `patience` says.
    pub fn new(most: usize, patience: Duration) -> Self {
        Self { kept: Mutex::new(Kept { slots: Vec::new(), most }), patience: Mutex::new(patience) }
    }

    /// What is kept; nobody else looks at it meanwhile.
    pub fn open(&self) -> MutexGuard<'_, Kept<K, V>> {
        self.kept.lock().expect("nothing panics while it holds this")
    }

    /// How long a page waits.
    pub fn patience(&self) -> Duration {
        *self.patience.lock().expect("nothing panics while it holds this")
    }

    /// How long a page waits from now on.
    pub fn set_patience(&self, patience: Duration) {
        *self.patience.lock().expect("nothing panics while it holds this") = patience;
    }
}

/// The results at hand.
pub struct Kept<K, V> {
    /// The one asked for last stands last.
    slots: Vec<(K, Pending<V>)>,
    most: usize,
}

impl<K, V> Kept<K, V> {
    /// A result and its key. One that broke off is forgotten, so that it is tried again.
    pub fn find(&mut self, fits: impl Fn(&K) -> bool) -> Option<&mut (K, Pending<V>)> {
        let index = self.slots.iter().position(|(key, _)| fits(key))?;
        let slot = self.slots.remove(index);
        if slot.1.broke_off() {
            return None;
        }
        self.slots.push(slot);
        self.slots.last_mut()
    }

    /// Keeps a result in place of others; gives the key of the one that nobody has asked for the longest, if it had to go.
    pub fn keep(&mut self, key: K, pending: &Pending<V>, replaces: impl Fn(&K) -> bool) -> Option<K> {
        self.slots.retain(|(other, _)| !replaces(other));
        self.slots.push((key, pending.clone()));
        (self.slots.len() > self.most).then(|| self.slots.remove(0).0)
    }

    /// Forgets results.
    pub fn forget(&mut self, which: impl Fn(&K, &Pending<V>) -> bool) {
        self.slots.retain(|(key, pending)| !which(key, pending));
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

    #[rocket::async_test]
    async fn the_last_results_asked_for_are_kept_and_none_that_broke_off() {
        let keeper = Keeper::<i32, i32>::new(2, Duration::ZERO);
        let first = Pending::begin(None, || 10);
        for (key, result) in [(1, first.clone()), (2, Pending::begin(None, || 20))] {
            assert_eq!(keeper.open().keep(key, &result, |_| false), None);
        }
        assert_eq!(first.finally().await.as_deref(), Some(&10));
        assert_eq!(keeper.open().find(|key| *key == 1).and_then(|slot| slot.1.now()).as_deref(), Some(&10));
        let broken = Pending::begin(None, || -> i32 { panic!("a test") });
        assert_eq!(keeper.open().keep(3, &broken, |_| false), Some(2), "nobody has asked for it the longest");
        assert_eq!(broken.finally().await, None);
        assert!(keeper.open().find(|key| *key == 3).is_none());
        keeper.open().forget(|key, result| *key == 1 && result.now().is_some());
        assert!(keeper.open().find(|_| true).is_none());
    }

    #[rocket::async_test]
    async fn what_is_too_much_goes_and_it_is_what_nobody_has_asked_for_the_longest() {
        let keeper = Keeper::<i32, i32>::new(2, Duration::ZERO);
        let keep = |key: i32| keeper.open().keep(key, &Pending::begin(None, move || key), |other| *other == key);
        let kept = || keeper.open().slots.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        assert_eq!((keep(1), keep(2)), (None, None));
        assert_eq!((keep(3), kept()), (Some(1), vec![2, 3]));
        assert!(keeper.open().find(|key| *key == 2).is_some());
        assert_eq!((keep(4), kept()), (Some(3), vec![2, 4]));
        // What takes the place of its own kind makes no other go.
        assert_eq!((keep(2), kept()), (None, vec![4, 2]));
    }
}
