//! Distributions that are being computed or were computed lately, by what was asked.
//!
//! A search runs off the threads that answer requests, once for all who ask the same. It tells how far it is and can
//! be called off. What is kept only saves time: it is found by a digest of everything that it depends on.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rocket::tokio::sync::{Semaphore, watch};
use rocket::tokio::{task, time};

use super::plan::{Impossible, Plan, Problem, distribute};
use super::solver::{Cancelled, Stage, Watch};

/// So many searches are kept, finished or not; the oldest is called off.
const KEPT: usize = 6;
/// A page waits so many milliseconds before it says how far the search is.
const PATIENCE: u64 = 2000;
/// So many searches run at once: each keeps a processor busy.
pub const SEATS: usize = 2;

/// What came of a search.
#[derive(Debug)]
pub enum Outcome {
    Found(Plan),
    Impossible(Impossible),
    Cancelled,
}

/// A search, as whoever asked sees it.
#[derive(Clone)]
pub struct Run {
    /// Names what was asked and no other.
    pub digest: String,
    progress: Arc<Progress>,
    patience: Duration,
    outcome: watch::Receiver<Option<Arc<Outcome>>>,
}

/// How far a search is, and whether it shall go on.
struct Progress {
    stop: AtomicBool,
    stage: Mutex<Stage>,
}

impl Watch for Progress {
    fn go_on(&self) -> Result<(), Cancelled> {
        if self.stop.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    fn reached(&self, stage: Stage) {
        *self.stage.lock().expect("nothing panics while it holds this") = stage;
    }
}

impl Run {
    /// What came of it, if it comes soon.
    pub async fn soon(self) -> Option<Arc<Outcome>> {
        time::timeout(self.patience, self.finally()).await.ok()?
    }

    /// What came of it, however long it takes; nothing when the search has failed.
    pub async fn finally(mut self) -> Option<Arc<Outcome>> {
        self.outcome.wait_for(Option::is_some).await.ok()?.clone()
    }

    /// How far it is.
    pub fn stage(&self) -> Stage {
        *self.progress.stage.lock().expect("nothing panics while it holds this")
    }

    /// Ended without an outcome: the search has failed.
    fn failed(&self) -> bool {
        self.outcome.borrow().is_none() && self.outcome.has_changed().is_err()
    }
}

/// The searches at hand; the one asked for last stands last.
pub struct Workshop {
    runs: Mutex<Vec<Run>>,
    patience: AtomicU64,
    seats: Arc<Semaphore>,
}

impl Default for Workshop {
    fn default() -> Self {
        Self { runs: Mutex::default(), patience: AtomicU64::new(PATIENCE), seats: Arc::new(Semaphore::new(SEATS)) }
    }
}

impl Workshop {
    /// How long a page waits for a search from now on.
    pub fn set_patience(&self, patience: Duration) {
        self.patience.store(u64::try_from(patience.as_millis()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Where searches take a seat: so many run at once, more wait their turn.
    pub fn seats(&self) -> Arc<Semaphore> {
        self.seats.clone()
    }

    /// The search for what is asked: one that is there, or a new one.
    pub fn ask(&self, problem: Problem) -> Run {
        let digest = problem.digest();
        let patience = Duration::from_millis(self.patience.load(Ordering::Relaxed));
        let mut runs = self.runs.lock().expect("nothing panics while it holds this");
        if let Some(index) = runs.iter().position(|run| run.digest == digest && !run.failed()) {
            let run = Run { patience, ..runs.remove(index) };
            runs.push(run.clone());
            return run;
        }
        runs.retain(|run| run.digest != digest);
        let progress = Arc::new(Progress { stop: AtomicBool::new(false), stage: Mutex::new(Stage::Beginning) });
        let (done, outcome) = watch::channel(None);
        let run = Run { digest, progress: progress.clone(), patience, outcome };
        runs.push(run.clone());
        if runs.len() > KEPT {
            runs.remove(0).progress.stop.store(true, Ordering::Relaxed);
        }
        let seats = self.seats();
        task::spawn(async move {
            let _seat = seats.acquire_owned().await.expect("nobody closes the workshop");
            let search = move || {
                // Called off while it waited.
                if progress.stop.load(Ordering::Relaxed) {
                    return Outcome::Cancelled;
                }
                match distribute(&problem, &*progress) {
                    Ok(Ok(plan)) => Outcome::Found(plan),
                    Ok(Err(impossible)) => Outcome::Impossible(impossible),
                    Err(Cancelled) => Outcome::Cancelled,
                }
            };
            // A search that panics leaves no outcome, which who waits takes for a failure.
            if let Ok(outcome) = task::spawn_blocking(search).await {
                done.send_replace(Some(Arc::new(outcome)));
            }
        });
        run
    }

    /// Calls a search off; one that is over stays as it is.
    pub fn stop(&self, digest: &str) {
        let runs = self.runs.lock().expect("nothing panics while it holds this");
        if let Some(run) = runs.iter().find(|run| run.digest == digest) {
            run.progress.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Forgets a search that was called off, so that asking begins anew.
    pub fn again(&self, digest: &str) {
        let over = |run: &Run| matches!(run.outcome.borrow().as_deref(), Some(Outcome::Cancelled));
        let mut runs = self.runs.lock().expect("nothing panics while it holds this");
        runs.retain(|run| run.digest != digest || !over(run));
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use crate::ids::{NominationId, PersonId};

    use super::super::order::Aim;
    use super::*;

    /// A fair distribution that takes long: every entry has its own wishes.
    fn hard() -> Problem {
        let entries: Vec<_> = (0..400).map(|n| NominationId(Uuid::from_u128(n))).collect();
        let jurors: Vec<_> = (0..40).map(|n| PersonId(Uuid::from_u128(n))).collect();
        let fit = entries.iter().flat_map(|&e| jurors.iter().map(move |&j| (e, j))).enumerate();
        Problem {
            fit: fit.map(|(n, pair)| (pair, (n as i64 * 7919) % 101)).collect(),
            entries: entries.into_iter().collect(),
            jurors: jurors.into_iter().collect(),
            per_entry: Some(3),
            aim: Aim::Fair,
            ..Problem::default()
        }
    }

    #[rocket::async_test]
    async fn a_search_is_called_off_and_begun_anew() {
        let workshop = Workshop::default();
        let mut run = workshop.ask(hard());
        workshop.stop(&run.digest);
        // The same question finds the same search, which ends at once.
        assert_eq!(workshop.ask(hard()).digest, run.digest);
        run.outcome.wait_for(Option::is_some).await.unwrap();
        assert!(matches!(run.clone().soon().await.as_deref(), Some(Outcome::Cancelled)));
        workshop.again(&run.digest);
        let anew = workshop.ask(hard());
        assert!(anew.outcome.borrow().is_none(), "it runs again");
        workshop.stop(&anew.digest);
    }

    #[rocket::async_test]
    async fn what_was_found_is_found_again_until_something_changes() {
        let workshop = Workshop::default();
        let easy = Problem { aim: Aim::Total, fit: Default::default(), ..hard() };
        let mut run = workshop.ask(easy.clone());
        run.outcome.wait_for(Option::is_some).await.unwrap();
        let outcome = run.clone().soon().await.unwrap();
        assert!(matches!(&*outcome, Outcome::Found(plan) if plan.pairs.len() == 1200));
        workshop.stop(&run.digest);
        workshop.again(&run.digest);
        assert!(Arc::ptr_eq(&outcome, &workshop.ask(easy.clone()).soon().await.unwrap()));
        let other = Problem { most: Some(30), least: 30, ..easy };
        assert_ne!(workshop.ask(other).digest, run.digest);
    }
}
