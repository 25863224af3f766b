//! Rankings that were counted already, by round and by the state of its sheets.
//!
//! What is kept is only a saving of time: every page first asks for the state, so nothing old is ever shown.
//! Counting runs off the threads that answer requests, once for all who ask.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use rocket::tokio::sync::watch;
use rocket::tokio::{task, time};

use crate::ids::RoundId;

use super::standing::{Ranked, Sources};
use super::store::Stamp;

/// As many rounds are kept as anybody looks at in an hour.
const KEPT: usize = 8;
/// A page waits so long before it says that it is still counting.
const PATIENCE: Duration = Duration::from_millis(1500);

type Counting = watch::Receiver<Option<Arc<Ranked>>>;

/// What a ranking depends on: the version of the round's settings, and the state of its sheets.
pub type State = (i64, Stamp);

struct Slot {
    round: RoundId,
    state: State,
    counting: Counting,
}

/// The rankings at hand; the one asked for last stands last.
#[derive(Default)]
pub struct Cache(Mutex<Vec<Slot>>);

impl Cache {
    /// The ranking for a state, counted or being counted; absent where nobody asked for it yet.
    pub fn find(&self, round: RoundId, state: &State) -> Option<Counting> {
        let mut slots = self.0.lock().expect("nothing panics while it holds this");
        let index = slots.iter().position(|slot| slot.round == round && slot.state == *state)?;
        // Counting that failed is tried again.
        if slots[index].counting.borrow().is_none() && slots[index].counting.has_changed().is_err() {
            slots.remove(index);
            return None;
        }
        let slot = slots.remove(index);
        let counting = slot.counting.clone();
        slots.push(slot);
        Some(counting)
    }

    /// Begins to count, unless somebody else just did.
    pub fn count(&self, round: RoundId, state: State, sources: Sources) -> Counting {
        if let Some(counting) = self.find(round, &state) {
            return counting;
        }
        let (done, counting) = watch::channel(None);
        let mut slots = self.0.lock().expect("nothing panics while it holds this");
        slots.retain(|slot| slot.round != round);
        slots.push(Slot { round, state, counting: counting.clone() });
        if slots.len() > KEPT {
            slots.remove(0);
        }
        task::spawn_blocking(move || done.send_replace(Some(Arc::new(Ranked::of(sources)))));
        counting
    }
}

/// The ranking, if it comes soon.
pub async fn soon(mut counting: Counting) -> Option<Arc<Ranked>> {
    let ready = time::timeout(PATIENCE, counting.wait_for(Option::is_some)).await;
    ready.ok()?.ok()?.clone()
}
