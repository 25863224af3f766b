//! Distributions that are being computed or were computed lately, by what was asked.
//!
//! A search runs once for all who ask the same. It tells how far it is and can be called off. It is found by a digest of
//! everything that it depends on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use laudatio_assignment::{Cancelled, Stage, Watch};
use rocket::tokio::sync::Semaphore;

use crate::ground::background::{Keeper, Pending};

use super::plan::{Impossible, Plan, Problem, distribute};

/// So many searches are kept, finished or not; the oldest is called off.
const KEPT: usize = 6;
/// A page waits so long before it says how far the search is.
const PATIENCE: Duration = Duration::from_secs(2);
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
pub struct Job {
    /// Names what was asked and no other.
    pub digest: String,
    progress: Arc<Progress>,
    patience: Duration,
    outcome: Pending<Outcome>,
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

impl Job {
    /// What came of it, if it comes soon.
    pub async fn soon(self) -> Option<Arc<Outcome>> {
        self.outcome.within(self.patience).await
    }

    /// What came of it, however long it takes; nothing when the search has failed.
    pub async fn finally(self) -> Option<Arc<Outcome>> {
        self.outcome.finally().await
    }

    /// How far it is.
    pub fn stage(&self) -> Stage {
        *self.progress.stage.lock().expect("nothing panics while it holds this")
    }
}

struct Key {
    digest: String,
    progress: Arc<Progress>,
}

/// The searches at hand.
pub struct SolverJobs {
    keeper: Keeper<Key, Outcome>,
    seats: Arc<Semaphore>,
}

impl Default for SolverJobs {
    fn default() -> Self {
        Self { keeper: Keeper::new(KEPT, PATIENCE), seats: Arc::new(Semaphore::new(SEATS)) }
    }
}

impl SolverJobs {
    /// How long a page waits for a search from now on.
    pub fn set_patience(&self, patience: Duration) {
        self.keeper.set_patience(patience);
    }

    /// Where searches take a seat: so many run at once, more wait their turn.
    pub fn seats(&self) -> Arc<Semaphore> {
        self.seats.clone()
    }

    /// The search for what is asked: one that is there, or a new one.
    pub fn ask(&self, problem: Problem) -> Job {
        let (digest, patience) = (problem.digest(), self.keeper.patience());
        let mut kept = self.keeper.open();
        if let Some((key, outcome)) = kept.find(|key| key.digest == digest) {
            return Job { progress: key.progress.clone(), outcome: outcome.clone(), digest, patience };
        }
        let progress = Arc::new(Progress { stop: AtomicBool::new(false), stage: Mutex::new(Stage::Beginning) });
        let told = progress.clone();
        let outcome = Pending::begin(Some(self.seats()), move || {
            // Called off while it waited.
            if told.stop.load(Ordering::Relaxed) {
                return Outcome::Cancelled;
            }
            match distribute(&problem, &*told) {
                Ok(Ok(plan)) => Outcome::Found(plan),
                Ok(Err(impossible)) => Outcome::Impossible(impossible),
                Err(Cancelled) => Outcome::Cancelled,
            }
        });
        let key = Key { digest: digest.clone(), progress: progress.clone() };
        if let Some(oldest) = kept.keep(key, &outcome, |other| other.digest == digest) {
            oldest.progress.stop.store(true, Ordering::Relaxed);
        }
        Job { digest, progress, patience, outcome }
    }

    /// Calls a search off; one that is over stays as it is.
    pub fn stop(&self, digest: &str) {
        if let Some((key, _)) = self.keeper.open().find(|key| key.digest == digest) {
            key.progress.stop.store(true, Ordering::Relaxed);
        }
    }

    /// Forgets a search that was called off, so that asking begins anew.
    pub fn again(&self, digest: &str) {
        let over = |outcome: &Pending<Outcome>| matches!(outcome.now().as_deref(), Some(Outcome::Cancelled));
        self.keeper.open().forget(|key, outcome| key.digest == digest && over(outcome));
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
        let workshop = SolverJobs::default();
        let run = workshop.ask(hard());
        workshop.stop(&run.digest);
        // The same question finds the same search, which ends at once.
        assert_eq!(workshop.ask(hard()).digest, run.digest);
        run.clone().finally().await.unwrap();
        assert!(matches!(run.clone().soon().await.as_deref(), Some(Outcome::Cancelled)));
        workshop.again(&run.digest);
        let anew = workshop.ask(hard());
        assert!(anew.outcome.now().is_none(), "it runs again");
        workshop.stop(&anew.digest);
    }

    #[rocket::async_test]
    async fn what_was_found_is_found_again_until_something_changes() {
        let workshop = SolverJobs::default();
        let easy = Problem { aim: Aim::Total, fit: Default::default(), ..hard() };
        let run = workshop.ask(easy.clone());
        run.clone().finally().await.unwrap();
        let outcome = run.clone().soon().await.unwrap();
        assert!(matches!(&*outcome, Outcome::Found(plan) if plan.pairs.len() == 1200));
        workshop.stop(&run.digest);
        workshop.again(&run.digest);
        assert!(Arc::ptr_eq(&outcome, &workshop.ask(easy.clone()).soon().await.unwrap()));
        let other = Problem { most: Some(30), least: 30, ..easy };
        assert_ne!(workshop.ask(other).digest, run.digest);
    }

    #[rocket::async_test]
    async fn the_search_that_nobody_has_asked_for_the_longest_is_called_off_and_no_other() {
        let workshop = SolverJobs::default();
        // All of them wait, so none is over.
        let _all_seats = workshop.seats().acquire_many_owned(SEATS as u32).await.unwrap();
        let ask = |reviews: usize| workshop.ask(Problem { per_entry: Some(reviews), ..Problem::default() });
        let mut jobs: Vec<Job> = (0..KEPT).map(ask).collect();
        assert_eq!(ask(0).digest, jobs[0].digest, "somebody asks for the first once more");
        jobs.push(ask(KEPT));
        let called_off = |job: &Job| job.progress.stop.load(Ordering::Relaxed);
        let which: Vec<usize> = (0..=KEPT).filter(|number| called_off(&jobs[*number])).collect();
        assert_eq!(which, [1]);
    }
}
