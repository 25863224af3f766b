//! What would change: without any one juror, and with any one criterion's weight moved by a quarter. No I/O.

use laudatio_base::ids::{NominationId, PersonId};

use crate::method::Method;

use super::methods::{Contributions, Value, ranks};
use super::ranked::Ranked;
use super::reml::{self, Ratios};
use super::schulze::Preferences;
use super::table::Table;

/// More steps of counting than this are not worth waiting for.
const MOST_WORK: f64 = 2e10;

/// What another count would do to the ranking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Entries that would win something, and do not now.
    pub gained: Vec<usize>,
    /// Entries that win something, and would not.
    pub lost: Vec<usize>,
    /// How many entries would have another rank.
    pub moved: usize,
    /// The entry that would move farthest: its rank now and then.
    pub farthest: Option<(usize, usize, usize)>,
}

/// A criterion's weight, moved.
#[derive(Clone, Debug)]
pub struct Reweighed {
    pub criterion: usize,
    /// Whether it counts a quarter more, or a quarter less.
    pub more: bool,
    pub change: Change,
}

/// All answers.
#[derive(Clone, Debug)]
pub struct Sensitivity {
    /// By juror; absent where it would take too long.
    pub without: Option<Vec<Change>>,
    pub weights: Vec<Reweighed>,
}

/// Asks everything. The variances of the model are kept: only the points change.
pub fn sensitivity(ranked: &Ranked) -> Option<Sensitivity> {
    let tally = ranked.tally.as_ref()?;
    let now: Vec<Option<usize>> = tally.entries.iter().map(|entry| Some(entry.rank)).collect();
    let again = |table: &Table| recount(tally.method, table, tally.variance.map(|variance| variance.ratios));
    let (table, places) = (&ranked.table, ranked.places);
    let without = (work(tally.method, table) * table.jurors as f64 <= MOST_WORK)
        .then(|| (0..table.jurors).map(|juror| compare(&now, &again(&table.without(juror)), places)).collect());
    let weights: Vec<i128> = ranked.scores.criteria.iter().map(|criterion| criterion.weight).collect();
    let several = weights.len() > 1;
    let weights = (0..weights.len())
        .flat_map(|criterion| [(criterion, false), (criterion, true)])
        .filter(|_| several)
        .map(|(criterion, more)| {
            let mut moved: Vec<i128> = weights.iter().map(|weight| weight * 4).collect();
            moved[criterion] = weights[criterion] * if more { 5 } else { 3 };
            Reweighed { criterion, more, change: compare(&now, &again(&ranked.scores.weighed(&moved)), places) }
        })
        .collect();
    Some(Sensitivity { without, weights })
}

/// The rank of an entry as the sheets give it, with and without one juror's sheet; nothing where there is none.
pub fn without_sheet(ranked: &Ranked, entry: NominationId, juror: PersonId) -> Option<(usize, Option<usize>)> {
    let tally = ranked.tally.as_ref()?;
    let entry = ranked.nominations.iter().position(|known| *known == entry)?;
    let juror = ranked.persons.iter().position(|known| *known == juror)?;
    let table = &ranked.table;
    if !table.of_entry(entry).iter().any(|cell| cell.juror as usize == juror) {
        return None;
    }
    let left = table.without_cell(entry, juror);
    // Nothing is known of an entry without sheets, whatever the method makes of it.
    let then = recount(tally.method, &left, tally.variance.map(|variance| variance.ratios));
    let then = then.get(entry).copied().flatten().filter(|_| !left.of_entry(entry).is_empty());
    Some((tally.entries[entry].rank, then))
}

/// About how many steps one count takes.
fn work(method: Method, table: &Table) -> f64 {
    let slim = table.entries.min(table.jurors) as f64;
    match method {
        Method::Adjusted => slim.powi(3) / 3.0 + table.cells.len() as f64 * 50.0,
        Method::Schulze => (table.entries as f64).powi(3) / 8.0,
        _ => table.cells.len() as f64 * 50.0,
    }
}

fn recount(method: Method, table: &Table, ratios: Option<Ratios>) -> Vec<Option<usize>> {
    let values: Vec<Option<Value>> = match (method, ratios) {
        (Method::Adjusted, Some(ratios)) => {
            let values = reml::values_at(table, ratios).unwrap_or_default();
            let known = |(entry, value)| (!table.of_entry(entry).is_empty()).then_some(Value::Number(value));
            values.into_iter().enumerate().map(known).collect()
        }
        (Method::Schulze, _) => {
            Preferences::of(table).unbeaten().into_iter().map(|unbeaten| Some(Value::Number(unbeaten as f64))).collect()
        }
        (method, _) => Contributions::of(method, table).map(|found| found.values(table)).unwrap_or_default(),
    };
    ranks(&values)
}

/// Rank by rank; a prize is won by the ranks down to `places`.
pub fn compare(now: &[Option<usize>], then: &[Option<usize>], places: usize) -> Change {
    let wins = |rank: Option<usize>| rank.is_some_and(|rank| rank <= places);
    let mut change = Change::default();
    for (entry, (&before, &after)) in now.iter().zip(then).enumerate() {
        match (wins(before), wins(after)) {
            (false, true) => change.gained.push(entry),
            (true, false) => change.lost.push(entry),
            _ => {}
        }
        if let (Some(before), Some(after)) = (before, after)
            && before != after
        {
            change.moved += 1;
            let far = change.farthest.map_or(0, |(_, from, to)| from.abs_diff(to));
            if before.abs_diff(after) > far {
                change.farthest = Some((entry, before, after));
            }
        }
    }
    change
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_names_who_wins_who_loses_and_who_moves_farthest() {
        let now = [Some(1), Some(2), Some(3), Some(4), None];
        let then = [Some(1), Some(4), Some(2), Some(2), Some(5)];
        let change = compare(&now, &then, 2);
        assert_eq!((change.gained, change.lost), (vec![2, 3], vec![1]));
        assert_eq!((change.moved, change.farthest), (3, Some((1, 2, 4))));
        assert_eq!(compare(&now, &now, 2), Change::default());
    }
}
