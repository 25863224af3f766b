//! Rankings that were counted already, by round and by the state of its sheets.
//!
//! What is kept is only a saving of time: every page first asks whether anybody has done anything since, and then
//! for the state of the sheets, so nothing old is ever shown.
//! Counting runs off the threads that answer requests, once for all who ask.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use rocket::tokio::sync::watch;
use rocket::tokio::{task, time};

use crate::config::Settings;
use crate::ids::{PersonId, RoundId};

use super::standing::{Ranked, Sources};
use super::store::Stamp;

/// As many rounds are kept as anybody looks at in an hour.
const KEPT: usize = 8;
/// A page waits so long before it says that it is still counting.
const PATIENCE: Duration = Duration::from_millis(1500);

type Counting = watch::Receiver<Option<Arc<Ranked>>>;

/// What a ranking depends on: the version of the round's settings, the state of its sheets, and in which order its jurors
/// stand. What anybody is called is no part of it, nor of what is kept.
pub type State = (i64, Stamp, Vec<PersonId>);

struct Slot {
    round: RoundId,
    state: State,
    /// How many acts were recorded when the state was read.
    position: i64,
    counting: Counting,
}

impl Slot {
    /// Counting that failed is tried again.
    fn failed(&self) -> bool {
        self.counting.borrow().is_none() && self.counting.has_changed().is_err()
    }
}

/// The rankings at hand; the one asked for last stands last.
pub struct Cache {
    slots: Mutex<Vec<Slot>>,
    /// A juror with fewer sheets is named in a warning.
    pub few_sheets: usize,
    patience: Mutex<Duration>,
}

impl Default for Cache {
    fn default() -> Self {
        Self::new(usize::from(Settings::default().few_sheets))
    }
}

impl Cache {
    pub fn new(few_sheets: usize) -> Self {
        Self { slots: Mutex::default(), few_sheets, patience: Mutex::new(PATIENCE) }
    }

    /// The ranking as it was, if nobody has done anything since: every change of a sheet is on record.
    pub fn unchanged(&self, round: RoundId, version: i64, position: i64) -> Option<Counting> {
        self.take(|slot| slot.round == round && slot.state.0 == version && slot.position == position, position)
    }

    /// The ranking for a state, counted or being counted; absent where nobody asked for it yet.
    pub fn find(&self, round: RoundId, state: &State, position: i64) -> Option<Counting> {
        self.take(|slot| slot.round == round && slot.state == *state, position)
    }

    fn take(&self, fits: impl Fn(&Slot) -> bool, position: i64) -> Option<Counting> {
        let mut slots = self.slots.lock().expect("nothing panics while it holds this");
        let index = slots.iter().position(fits)?;
        let slot = Slot { position, ..slots.remove(index) };
        if slot.failed() {
            return None;
        }
        let counting = slot.counting.clone();
        slots.push(slot);
        Some(counting)
    }

    /// Begins to count, unless somebody else just did.
    pub fn count(&self, round: RoundId, state: State, position: i64, sources: Sources) -> Counting {
        if let Some(counting) = self.find(round, &state, position) {
            return counting;
        }
        let (done, counting) = watch::channel(None);
        let mut slots = self.slots.lock().expect("nothing panics while it holds this");
        slots.retain(|slot| slot.round != round);
        slots.push(Slot { round, state, position, counting: counting.clone() });
        if slots.len() > KEPT {
            slots.remove(0);
        }
        task::spawn_blocking(move || done.send_replace(Some(Arc::new(Ranked::of(sources)))));
        counting
    }

    /// How long a page waits for a ranking from now on.
    pub fn set_patience(&self, patience: Duration) {
        *self.patience.lock().expect("nothing panics while it holds this") = patience;
    }

    /// How long a page waits.
    pub fn patience(&self) -> Duration {
        *self.patience.lock().expect("nothing panics while it holds this")
    }

    /// The ranking, if it comes soon.
    pub async fn soon(&self, mut counting: Counting) -> Option<Arc<Ranked>> {
        let ready = time::timeout(self.patience(), counting.wait_for(Option::is_some)).await;
        ready.ok()?.ok()?.clone()
    }
}
