//! Rankings that were counted already, by round and by the state of its sheets.
//!
//! Every page first asks whether anybody has done anything since, and then for the state of the sheets, so nothing old is
//! ever shown.

use std::sync::Arc;
use std::time::Duration;

use laudatio_tally::ranked::{Ranked, Sources};

use crate::ground::background::{Keeper, Pending};
use crate::ground::config::Settings;
use crate::ids::{PersonId, RoundId};

use super::store::Stamp;

/// As many rounds are kept as anybody looks at in an hour.
const KEPT: usize = 8;
/// A page waits so long before it says that it is still counting.
const PATIENCE: Duration = Duration::from_millis(1500);

/// A ranking, counted or being counted.
pub type Counting = Pending<Ranked>;

/// What a ranking depends on: the version of the round's settings, the state of its sheets, and in which order its jurors
/// stand. What anybody is called is no part of it, nor of what is kept.
pub type State = (i64, Stamp, Vec<PersonId>);

struct Key {
    round: RoundId,
    state: State,
    /// How many acts were recorded when the state was read.
    position: i64,
}

/// The rankings at hand.
pub struct Cache {
    keeper: Keeper<Key, Ranked>,
    /// A juror with fewer sheets is named in a warning.
    pub few_sheets: usize,
}

impl Default for Cache {
    fn default() -> Self {
        Self::new(usize::from(Settings::default().few_sheets))
    }
}

impl Cache {
    pub fn new(few_sheets: usize) -> Self {
        Self { keeper: Keeper::new(KEPT, PATIENCE), few_sheets }
    }

    /// The ranking as it was, if nobody has done anything since: every change of a sheet is on record.
    pub fn unchanged(&self, round: RoundId, version: i64, position: i64) -> Option<Counting> {
        self.take(|key| key.round == round && key.state.0 == version && key.position == position, position)
    }

    /// The ranking for a state, counted or being counted; absent where nobody asked for it yet.
    pub fn find(&self, round: RoundId, state: &State, position: i64) -> Option<Counting> {
        self.take(|key| key.round == round && key.state == *state, position)
    }

    fn take(&self, fits: impl Fn(&Key) -> bool, position: i64) -> Option<Counting> {
        let mut kept = self.keeper.open();
        let (key, counting) = kept.find(fits)?;
        key.position = position;
        Some(counting.clone())
    }

    /// Begins to count, unless somebody else just did.
    pub fn count(&self, round: RoundId, state: State, position: i64, sources: Sources) -> Counting {
        let mut kept = self.keeper.open();
        if let Some((key, counting)) = kept.find(|key| key.round == round && key.state == state) {
            key.position = position;
            return counting.clone();
        }
        let counting = Pending::begin(None, move || Ranked::of(sources));
        kept.keep(Key { round, state, position }, &counting, |other| other.round == round);
        counting
    }

    /// How long a page waits for a ranking from now on.
    pub fn set_patience(&self, patience: Duration) {
        self.keeper.set_patience(patience);
    }

    /// How long a page waits.
    pub fn patience(&self) -> Duration {
        self.keeper.patience()
    }

    /// The ranking, if it comes soon.
    pub async fn soon(&self, counting: Counting) -> Option<Arc<Ranked>> {
        counting.within(self.patience()).await
    }
}

#[cfg(test)]
mod tests {
    use laudatio_tally::Method;
    use laudatio_tally::total::Weighing;
    use uuid::Uuid;

    use super::*;

    fn round(number: usize) -> RoundId {
        RoundId(Uuid::from_u128(number as u128))
    }

    fn state(version: i64) -> State {
        (version, Stamp::default(), Vec::new())
    }

    /// Counts the ranking of a round that nobody has scored in yet.
    async fn count(cache: &Cache, number: usize, version: i64) {
        let sources = Sources {
            method: Method::Mean,
            criteria: vec![Weighing { weight: 1, scale_max: 10 }],
            entries: Vec::new(),
            jurors: Vec::new(),
            sheets: Vec::new(),
            places: 1,
            few_sheets: cache.few_sheets,
        };
        assert!(cache.count(round(number), state(version), 1, sources).finally().await.is_some());
    }

    #[rocket::async_test]
    async fn a_ranking_that_nobody_has_looked_at_the_longest_makes_room() {
        let cache = Cache::new(3);
        for number in 1..=KEPT {
            count(&cache, number, 1).await;
        }
        // Whoever looks at one keeps it, whether or not anybody has done anything since.
        assert!(cache.find(round(1), &state(1), 2).is_some());
        assert!(cache.unchanged(round(2), 1, 1).is_some());
        count(&cache, KEPT + 1, 1).await;
        count(&cache, KEPT + 2, 1).await;
        let kept = (1..=KEPT + 2).filter(|number| cache.find(round(*number), &state(1), 2).is_some());
        let expected: Vec<usize> = (1..=KEPT + 2).filter(|number| ![3, 4].contains(number)).collect();
        assert_eq!(kept.collect::<Vec<_>>(), expected);
    }

    #[rocket::async_test]
    async fn a_round_keeps_the_ranking_of_its_last_state_alone_and_no_other_round_makes_room_for_it() {
        let cache = Cache::new(3);
        for number in 1..=KEPT {
            count(&cache, number, 1).await;
        }
        count(&cache, KEPT, 2).await;
        assert!(cache.find(round(KEPT), &state(1), 1).is_none());
        assert!(cache.find(round(KEPT), &state(2), 1).is_some());
        assert!(cache.find(round(1), &state(1), 1).is_some());
    }
}
