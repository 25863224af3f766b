//! From sheets to places: exact weighted means, shared ranks, spread. No I/O.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use crate::ids::{NominationId, PersonId};
use crate::scoring::model::{Total, Weighing, total};

/// A submitted sheet: points by criterion, in the order of the criteria.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub points: Vec<i64>,
}

/// The weighted total of one sheet, from 0 to 100; absent without criteria.
pub fn total_of(criteria: &[Weighing], points: &[i64]) -> Option<Total> {
    total(criteria.iter().copied().zip(points.iter().map(|&points| Some(points))))
}

/// What the sheets say about one entry.
#[derive(Clone, Debug, Serialize)]
pub struct Standing {
    pub nomination_id: NominationId,
    /// Counted from 1; equal values share it and the next is skipped. Absent without sheets.
    pub rank: Option<i64>,
    /// The mean of the sheets' weighted totals, from 0 to 100.
    pub value: Option<f64>,
    /// Standard deviation of the totals (divisor n - 1); absent with fewer than two sheets.
    pub spread: Option<f64>,
    /// How many submitted sheets count.
    pub sheets: i64,
    /// How many assigned jurors have not submitted.
    pub missing: i64,
    /// The mean points on each criterion, in the order of the criteria.
    pub means: Vec<Option<f64>>,
    /// Whether another entry has the same rank.
    pub tied: bool,
}

/// Ranks entries by the mean of their sheets' totals, highest first; those without sheets come last.
///
/// `entries` gives the order among equals and the number of assigned jurors who have not stepped back.
/// Sheets of other entries do not count.
pub fn rank(criteria: &[Weighing], entries: &[(NominationId, i64)], sheets: &[Sheet]) -> Vec<Standing> {
    let mut of_entry: HashMap<NominationId, Vec<&Sheet>> = HashMap::with_capacity(entries.len());
    for sheet in sheets {
        of_entry.entry(sheet.nomination_id).or_default().push(sheet);
    }
    let none = Vec::new();
    let mut found: Vec<(Option<Total>, Standing)> = entries
        .iter()
        .map(|&(id, assigned)| standing(criteria, id, assigned, of_entry.get(&id).unwrap_or(&none)))
        .collect();
    // A stable sort: equals stay in the order in which they came.
    found.sort_by_key(|(mean, _)| Reverse(*mean));
    for index in 0..found.len() {
        let Some(mean) = found[index].0 else { continue };
        let before = index.checked_sub(1).filter(|&i| found[i].0 == Some(mean));
        // Ties share a rank and the next is skipped: "two first prizes, no second".
        found[index].1.rank = match before {
            Some(before) => found[before].1.rank,
            None => Some(index as i64 + 1),
        };
        found[index].1.tied = before.is_some() || found.get(index + 1).is_some_and(|(next, _)| *next == Some(mean));
    }
    found.into_iter().map(|(_, standing)| standing).collect()
}

fn standing(
    criteria: &[Weighing],
    nomination_id: NominationId,
    assigned: i64,
    sheets: &[&Sheet],
) -> (Option<Total>, Standing) {
    let count = sheets.len();
    let totals: Vec<Total> = sheets.iter().filter_map(|sheet| total_of(criteria, &sheet.points)).collect();
    let mean = Total::mean(totals.iter().copied());
    let means = (0..criteria.len())
        .map(|c| (count > 0).then(|| sheets.iter().map(|sheet| sheet.points[c]).sum::<i64>() as f64 / count as f64))
        .collect();
    let spread = mean.filter(|_| count > 1).map(|mean| {
        let square = |total: &Total| (total.as_f64() - mean.as_f64()).powi(2);
        (totals.iter().map(square).sum::<f64>() / (count - 1) as f64).sqrt()
    });
    let standing = Standing {
        nomination_id,
        rank: None,
        value: mean.map(Total::as_f64),
        spread,
        sheets: count as i64,
        missing: (assigned - count as i64).max(0),
        means,
        tied: false,
    };
    (mean, standing)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(number: u128) -> NominationId {
        NominationId(Uuid::from_u128(number))
    }

    fn sheet(of: u128, juror: u128, points: &[i64]) -> Sheet {
        Sheet { nomination_id: entry(of), person_id: PersonId(Uuid::from_u128(juror)), points: points.to_vec() }
    }

    const EQUAL: [Weighing; 2] = [Weighing { weight: 1, scale_max: 10 }, Weighing { weight: 1, scale_max: 10 }];

    #[test]
    fn equal_means_share_a_rank_and_the_next_is_skipped() {
        // 1/3 of the points by three jurors and by one: equal, though their floating-point sums differ.
        let sheets = [
            sheet(1, 1, &[9, 9]),
            sheet(2, 1, &[3, 4]),
            sheet(2, 2, &[3, 4]),
            sheet(2, 3, &[4, 3]),
            sheet(3, 1, &[3, 4]),
            sheet(4, 2, &[1, 1]),
        ];
        let ranked = rank(&EQUAL, &[1, 2, 3, 4, 5].map(|n| (entry(n), 3)), &sheets);
        let ranks: Vec<_> = ranked.iter().map(|s| (s.nomination_id, s.rank, s.tied)).collect();
        assert_eq!(
            ranks,
            [
                (entry(1), Some(1), false),
                (entry(2), Some(2), true),
                (entry(3), Some(2), true),
                (entry(4), Some(4), false),
                (entry(5), None, false),
            ]
        );
        assert_eq!(ranked.iter().map(|s| s.missing).collect::<Vec<_>>(), [2, 0, 2, 2, 3]);
    }

    #[test]
    fn spread_and_means_are_those_of_the_jurors() {
        let ranked = rank(&EQUAL, &[(entry(1), 2)], &[sheet(1, 1, &[10, 8]), sheet(1, 2, &[6, 4])]);
        assert_eq!(ranked[0].value, Some(70.0));
        assert_eq!(ranked[0].means, [Some(8.0), Some(6.0)]);
        assert!((ranked[0].spread.unwrap() - 800f64.sqrt()).abs() < 1e-9);
    }

    #[test]
    fn the_order_of_the_sheets_does_not_matter() {
        let mut sheets: Vec<Sheet> =
            (0..30).map(|n| sheet(n % 7, n, &[(n as i64 * 7) % 11, (n as i64 * 5) % 11])).collect();
        let entries: Vec<_> = (0..7).map(|n| (entry(n), 5)).collect();
        let ranked: Vec<_> = rank(&EQUAL, &entries, &sheets).iter().map(|s| (s.nomination_id, s.rank)).collect();
        sheets.reverse();
        let again: Vec<_> = rank(&EQUAL, &entries, &sheets).iter().map(|s| (s.nomination_id, s.rank)).collect();
        assert_eq!(ranked, again);
    }
}
