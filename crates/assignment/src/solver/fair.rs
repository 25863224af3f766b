//! The fair objective: first the worst-served entry as good as possible, then the sum of all fits.
//!
//! An entry's fit is the sum over its jurors. With that, the first half is hard in general (it contains the fair
//! division of things that cannot be split), so three things work together, and what they cannot prove they do not
//! claim. Chains of hands raise the worst entries (`augment`). A search over single pairs, in and out, decides whether
//! a level can be reached at all (`search`): it rules out pairs that cannot be part of any distribution on that
//! level, and gives up branches where even fits that are weighted in favour of entries below the level add up to
//! too little. The same search then makes the sum as great as that level allows. It ends after a fixed amount of
//! work, not of time, so that the same input has the same solution; the bounds then say what is still possible.

use super::augment::Plan;
use super::search::{Found, Goal, Search};
use super::simplex::Network;
use super::{Cancelled, Rest, Stage, Watch};

/// How many pairs may be looked at for either half: some seconds.
const WORK: u64 = 500_000_000;

/// A distribution with what is proven about it.
pub(super) struct Fairest {
    pub(super) plan: Plan,
    pub(super) worst_bound: i64,
    pub(super) total_bound: i64,
}

/// Looks for the fairest distribution, from the one with the greatest sum.
pub(super) fn fairest(rest: &Rest, network: &mut Network<'_>, watch: &dyn Watch) -> Result<Fairest, Cancelled> {
    let mut best = Plan::of(rest, network);
    // More than that no distribution can give to the entry that is hardest to serve.
    let mut bound = rest.hardest(best.sums());
    let greatest = best.total();
    let (mut worst, mut limit) = (best.worst(), bound);
    let mut search = Search::new(rest, network, WORK);
    let mut level = bound;
    while worst < limit {
        watch.go_on()?;
        watch.reached(Stage::Levelling { worst, bound });
        let mut plan = best.clone();
        let reached = plan.climb(rest, level, WORK / 8, watch)?;
        if plan.worst() > worst {
            worst = plan.worst();
            best = plan;
        }
        if !reached && search.is_over() {
            limit = level - 1;
        } else if !reached {
            match search.run(level, Goal::Any, watch)? {
                Found::Plan(plan) => {
                    worst = plan.worst();
                    best = *plan;
                }
                Found::Nothing => {
                    limit = level - 1;
                    bound = bound.min(limit);
                }
                Found::Unknown => limit = level - 1,
            }
        }
        level = worst + (limit - worst + 1) / 2;
    }
    watch.reached(Stage::Finishing);
    search.renew(WORK);
    let (found, total_bound) = search.best_sum(worst, best, watch)?;
    Ok(Fairest { plan: found, worst_bound: bound, total_bound: total_bound.min(greatest) })
}
