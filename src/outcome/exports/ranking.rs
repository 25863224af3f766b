//! The ranking of a round as a table.

use std::collections::{BTreeMap, HashMap};

use crate::key;
use laudatio_tally::ranked::Ranked;
use laudatio_tally::sentences;
use laudatio_tally::ties::in_order;

use crate::i18n::{Lang, say};
use crate::ids::NominationId;
use crate::judging::ranking::context::RankingContext;
use crate::judging::ranking::store::NamedEntry;

use super::table::{Cell, Column, Table};

const COLUMNS: [&str; 20] = [
    "rank",
    "value",
    "low",
    "high",
    "rank-low",
    "rank-high",
    "first",
    "prize",
    "mean",
    "mean-rank",
    "spread",
    "adjusted",
    "adjusted-rank",
    "sheets",
    "missing",
    "number",
    "title",
    "nominee",
    "reason",
    "settled",
];

/// Every entry, best first, with its rank and the one that it has after decisions on shared places; after the ranking's columns the mean points on each criterion.
pub fn table(
    frame: &RankingContext,
    ranked: &Ranked,
    settled: &BTreeMap<NominationId, usize>,
    entries: Vec<NamedEntry>,
    lang: Lang,
) -> Table {
    let known: HashMap<NominationId, NamedEntry> =
        entries.into_iter().map(|entry| (entry.nomination_id, entry)).collect();
    let fixed =
        COLUMNS.map(|name| Column { key: name.replace('-', "_"), label: say(lang, &format!("ranking-csv-{name}")) });
    let criteria = frame.criteria.iter().map(|criterion| Column {
        key: format!("criterion_{}", criterion.position),
        label: criterion.label.get(lang).to_owned(),
    });
    let lines = in_order(ranked, settled);
    let rows = lines.iter().filter_map(|line| {
        let entry = known.get(&line.nomination_id)?;
        let standing = line.number.and_then(|number| ranked.standing(number));
        let adjusted = line.number.and_then(|number| ranked.adjusted(number));
        let places = standing.and_then(|standing| standing.places.as_ref());
        let sheets = standing.map_or(0, |standing| standing.sheets as i64);
        let shift = line.number.and_then(|number| ranked.shifts.get(number));
        let number = |number: Option<f64>| Cell::maybe(number, Cell::Number);
        let count = |count: Option<usize>| Cell::maybe(count, Cell::count);
        let mut row = vec![
            count(standing.map(|s| s.rank)),
            number(standing.map(|s| s.value)),
            number(standing.and_then(|s| s.interval).map(|interval| interval.0)),
            number(standing.and_then(|s| s.interval).map(|interval| interval.1)),
            count(standing.and_then(|s| s.rank_interval).map(|interval| interval.0)),
            count(standing.and_then(|s| s.rank_interval).map(|interval| interval.1)),
            Cell::maybe(places.and_then(|places| places.first().copied()), Cell::Share),
            Cell::maybe(places.map(|places| places.iter().sum()), Cell::Share),
            number(standing.map(|s| s.raw_mean)),
            count(standing.map(|s| s.raw_rank)),
            number(standing.and_then(|s| s.spread)),
            number(adjusted.map(|s| s.value)),
            count(adjusted.map(|s| s.rank)),
            Cell::Whole(sheets),
            Cell::Whole((line.assigned - sheets).max(0)),
            Cell::text(&entry.receipt_number),
            Cell::text(&entry.title),
            Cell::text(&entry.nominee_name),
            Cell::maybe(shift, |shift| Cell::text(sentences::shift(lang, shift))),
            count(settled.get(&line.nomination_id).copied()),
        ];
        let means = line.number.map(|number| ranked.means(number)).unwrap_or_default();
        row.extend((0..frame.criteria.len()).map(|criterion| number(means.get(criterion).copied())));
        Some(row)
    });
    Table {
        title: say(lang, key!("exports-ranking")),
        columns: fixed.into_iter().chain(criteria).collect(),
        rows: rows.collect(),
        left_out: None,
    }
}
