//! Short lists: of each entry the pairs that are good at some prices, and what the others cannot exceed.
//!
//! A table has hundreds of pairs in a row, and a few of them are ever of use. Prices move little once they are
//! guessed, so a short list answers nearly always; when prices have moved so far that a pair outside could be better,
//! the whole row is looked through. Nothing is lost by that: the answer is the same.

use super::simplex::BLOCKED;

/// How many pairs a list has beside those that an entry needs: at least, when the bar is set anew, and at most.
const FEW: usize = 2;
const SOME: usize = 8;
const MANY: usize = 24;

/// A juror with the fit to the list's entry.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) fit: i64,
    pub(super) juror: u32,
}

/// The short lists of all entries, made at the same prices.
#[derive(Default)]
pub(super) struct SparseRows {
    start: Vec<u32>,
    known: Vec<Known>,
    /// For each entry, what no pair outside is worth more than, at the prices of the lists.
    rest: Vec<i64>,
    prices: Vec<i64>,
}

impl SparseRows {
    /// Looks through the whole table once.
    pub(super) fn new(fit: &[i64], prices: &[i64], entries: usize, need: impl Fn(usize) -> usize) -> Self {
        let jurors = prices.len();
        let mut lists = Self {
            start: Vec::with_capacity(entries + 1),
            known: Vec::with_capacity(entries * (FEW + MANY) / 2),
            rest: Vec::with_capacity(entries),
            prices: prices.to_vec(),
        };
        lists.start.push(0);
        let (mut values, mut order) = (vec![0; jurors], Vec::with_capacity(jurors));
        // Rows are alike, so what was a good bar for the last one is mostly good for the next one.
        let mut bar = BLOCKED / 2;
        for entry in 0..entries {
            let row = &fit[entry * jurors..(entry + 1) * jurors];
            for ((value, &fit), &price) in values.iter_mut().zip(row).zip(prices) {
                *value = fit - price;
            }
            let need = need(entry);
            let (few, many) = ((need + FEW).min(jurors), need + MANY);
            let above = values.iter().filter(|&&value| value >= bar).count();
            if jurors > 0 && (above < few || above > many) {
                order.clear();
                order.extend_from_slice(&values);
                let middle = (need + SOME).min(jurors - 1);
                bar = (*order.select_nth_unstable_by(middle, |a, b| b.cmp(a)).1).max(BLOCKED / 2);
            }
            lists.push(row, &values, bar, (need, many));
        }
        lists
    }

    /// Adds the next entry's list: everything above the bar, and what is as good as the bar if that is needed to have
    /// a choice, or adds little.
    fn push(&mut self, row: &[i64], values: &[i64], bar: i64, (need, many): (usize, usize)) {
        let before = self.known.len();
        let pairs = || row.iter().zip(values).zip(0u32..);
        let known = |((&fit, &value), juror): ((&i64, &i64), u32)| (value, Known { fit, juror });
        self.known.extend(pairs().map(known).filter(|(value, _)| *value > bar).map(|(_, known)| known));
        let above = self.known.len() - before;
        let equals = || pairs().map(known).filter(|(value, _)| *value == bar).map(|(_, known)| known);
        let all = above + equals().count() <= many;
        if all || above <= need {
            self.known.extend(equals().take(many.saturating_sub(above)));
        }
        let rest = if bar <= BLOCKED / 2 { BLOCKED } else { bar - i64::from(all) };
        self.rest.push(rest);
        self.start.push(self.known.len() as u32);
    }

    /// An entry's list.
    pub(super) fn of(&self, entry: usize) -> &[Known] {
        &self.known[self.start[entry] as usize..self.start[entry + 1] as usize]
    }

    /// What no pair outside an entry's list is worth more than, when no juror became cheaper by more than `drift`
    /// since the lists were made.
    pub(super) fn rest(&self, entry: usize, drift: i64) -> i64 {
        self.rest[entry] + drift
    }

    /// How much cheaper than in the lists a juror is.
    pub(super) fn cheaper(&self, juror: usize, price: i64) -> i64 {
        self.prices[juror] - price
    }

    /// By how much the juror has become cheaper for whom that is most; at least zero.
    pub(super) fn drift(&self, prices: &[i64]) -> i64 {
        self.prices.iter().zip(prices).map(|(old, new)| old - new).max().unwrap_or(0).max(0)
    }
}
