//! What a distribution is worth in numbers, before and after a change, and pictures of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::i18n::{Args, Lang, say, t};
use crate::ids::{NominationId, PersonId};
use crate::key;

use super::plan::Pair;
use super::state::AssignmentState;

/// A distribution in numbers. Entries that do not stand any more count in none of them.
pub struct Measures {
    pub total: i64,
    /// What the worst-served entry has.
    pub worst: i64,
    pub least: usize,
    pub most: usize,
    /// How many entries have as many jurors as they should.
    pub covered: usize,
    readers: BTreeMap<NominationId, usize>,
    fits: BTreeMap<NominationId, i64>,
    loads: BTreeMap<PersonId, usize>,
}

impl Measures {
    pub fn of(desk: &AssignmentState, pairs: &BTreeSet<Pair>) -> Self {
        let standing = desk.entries.iter().filter(|entry| entry.stands).map(|entry| entry.nomination_id);
        let mut readers: BTreeMap<_, usize> = standing.map(|entry| (entry, 0)).collect();
        let mut fits: BTreeMap<_, i64> = readers.keys().map(|&entry| (entry, 0)).collect();
        let able = desk.jurors.iter().filter(|juror| !juror.disabled);
        let mut loads: BTreeMap<_, usize> = able.map(|juror| (juror.person_id, 0)).collect();
        for pair in pairs.iter().filter(|pair| desk.reads(pair)) {
            if let (Some(count), Some(fit)) = (readers.get_mut(&pair.0), fits.get_mut(&pair.0)) {
                *loads.entry(pair.1).or_default() += 1;
                *count += 1;
                *fit += desk.fits.get(pair).copied().unwrap_or(0);
            }
        }
        Self {
            total: fits.values().sum(),
            worst: fits.values().min().copied().unwrap_or(0),
            least: loads.values().min().copied().unwrap_or(0),
            most: loads.values().max().copied().unwrap_or(0),
            covered: readers.values().filter(|count| **count >= desk.needed()).count(),
            readers,
            fits,
            loads,
        }
    }

    /// How many sheets are given out.
    pub fn assigned(&self) -> usize {
        self.readers.values().sum()
    }

    pub fn load(&self, juror: PersonId) -> usize {
        self.loads.get(&juror).copied().unwrap_or(0)
    }

    pub fn readers(&self, entry: NominationId) -> usize {
        self.readers.get(&entry).copied().unwrap_or(0)
    }

    pub fn fit(&self, entry: NominationId) -> i64 {
        self.fits.get(&entry).copied().unwrap_or(0)
    }
}

/// One number before and after a change.
#[derive(Serialize)]
pub struct Effect {
    label: String,
    before: String,
    after: String,
    changed: bool,
}

/// What a change does to the numbers of a distribution.
pub fn effects(before: &Measures, after: &Measures, fitted: bool, lang: Lang) -> Vec<Effect> {
    let row = |key: &str, before: String, after: String| Effect {
        label: say(lang, key),
        changed: before != after,
        before,
        after,
    };
    let number = |n: i64| n.to_string();
    let count = |n: usize| n.to_string();
    let mut rows = vec![
        row(key!("assignment-covered-entries"), count(before.covered), count(after.covered)),
        row(key!("assignment-least-load"), count(before.least), count(after.least)),
        row(key!("assignment-most-load"), count(before.most), count(after.most)),
    ];
    if fitted {
        rows.push(row(key!("assignment-total-fit"), number(before.total), number(after.total)));
        rows.push(row(key!("assignment-worst-fit"), number(before.worst), number(after.worst)));
    }
    rows
}

/// Bars, each with what it was before.
#[derive(Serialize)]
pub struct Chart {
    id: &'static str,
    title: String,
    summary: String,
    rows: Vec<Bar>,
    /// The longest bar's value, at least one.
    most: usize,
}

#[derive(Serialize)]
struct Bar {
    label: String,
    value: usize,
    /// What it was, where something is proposed.
    before: Option<usize>,
    text: String,
}

/// More jurors than that are shown by how many have the same load.
const SINGLE: usize = 40;

/// So many groups of fits have room.
const GROUPS: i64 = 10;

/// How much each juror reads; how many read how much when there are many.
pub fn load_chart(desk: &AssignmentState, now: &Measures, before: Option<&Measures>, lang: Lang) -> Chart {
    let summary = summary(lang, key!("assignment-chart-loads-text"), (now.least, now.most));
    if desk.jurors.len() > SINGLE {
        let tally = |measures: &Measures| tally(measures.loads.values().map(|&load| load as i64));
        let label = |load: i64| counted(lang, key!("assignment-chart-load"), load);
        return chart(
            "loads",
            (say(lang, key!("assignment-chart-loads-many")), summary),
            (&tally(now), before.map(tally)),
            label,
        );
    }
    let bars = desk.jurors.iter().filter(|juror| !juror.disabled || now.load(juror.person_id) > 0);
    let bars = bars.map(|juror| {
        let load = |measures: &Measures| measures.load(juror.person_id);
        bar(juror.name.clone(), load(now), before.map(load))
    });
    finished("loads", (say(lang, key!("assignment-chart-loads")), summary), bars.collect())
}

/// How many entries have how many jurors.
pub fn coverage_chart(desk: &AssignmentState, now: &Measures, before: Option<&Measures>, lang: Lang) -> Chart {
    let tally = |measures: &Measures| tally(measures.readers.values().map(|&count| count as i64));
    let label = |count: i64| counted(lang, key!("assignment-chart-readers"), count);
    let standing = now.readers.len();
    let summary = summary(lang, key!("assignment-chart-coverage-text"), (now.covered.min(standing), standing));
    let summary = if desk.needed() == 0 { String::new() } else { summary };
    chart("readers", (say(lang, key!("assignment-chart-coverage")), summary), (&tally(now), before.map(tally)), label)
}

/// How many entries have which fit.
pub fn fit_chart(now: &Measures, before: Option<&Measures>, lang: Lang) -> Chart {
    let fits = || now.fits.values().chain(before.into_iter().flat_map(|before| before.fits.values())).copied();
    let (low, high) = (fits().min().unwrap_or(0), fits().max().unwrap_or(0));
    let width = ((high - low) / GROUPS + 1).max(1);
    let group = |fit: i64| (fit - low).div_euclid(width);
    let tally = |measures: &Measures| tally(measures.fits.values().map(|&fit| group(fit)));
    let label = |group: i64| {
        let (from, to) = (low + group * width, low + (group + 1) * width - 1);
        if width == 1 { from.to_string() } else { format!("{from} … {to}") }
    };
    let mut args = Args::new();
    args.set("total", now.total);
    args.set("worst", now.worst);
    let summary = t(lang, key!("assignment-chart-fit-text"), Some(&args));
    chart("fit", (say(lang, key!("assignment-chart-fit")), summary), (&tally(now), before.map(tally)), label)
}

fn counted(lang: Lang, key: &str, n: i64) -> String {
    let mut args = Args::new();
    args.set("n", n);
    t(lang, key, Some(&args))
}

fn summary(lang: Lang, key: &str, (n, m): (usize, usize)) -> String {
    let mut args = Args::new();
    args.set("n", i64::try_from(n).unwrap_or(i64::MAX));
    args.set("m", i64::try_from(m).unwrap_or(i64::MAX));
    t(lang, key, Some(&args))
}

fn tally(values: impl Iterator<Item = i64>) -> BTreeMap<i64, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
}

fn chart(
    id: &'static str,
    words: (String, String),
    (now, before): (&BTreeMap<i64, usize>, Option<BTreeMap<i64, usize>>),
    label: impl Fn(i64) -> String,
) -> Chart {
    let values: BTreeSet<i64> = now.keys().chain(before.iter().flat_map(BTreeMap::keys)).copied().collect();
    let count = |counts: &BTreeMap<i64, usize>, value| counts.get(&value).copied().unwrap_or(0);
    let bars = values
        .into_iter()
        .map(|value| bar(label(value), count(now, value), before.as_ref().map(|before| count(before, value))));
    finished(id, words, bars.collect())
}

fn bar(label: String, value: usize, before: Option<usize>) -> Bar {
    let text = match before {
        Some(before) if before != value => format!("{before} → {value}"),
        _ => value.to_string(),
    };
    Bar { label, value, before: before.filter(|before| *before != value), text }
}

fn finished(id: &'static str, (title, summary): (String, String), rows: Vec<Bar>) -> Chart {
    let most = rows.iter().map(|row| row.value.max(row.before.unwrap_or(0))).max().unwrap_or(0).max(1);
    Chart { id, title, summary, rows, most }
}
