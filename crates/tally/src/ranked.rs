//! A round's ranking: its sheets through the engine, by the round's method and, beside it, adjusted. No I/O.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use laudatio_base::fraction::lcm;
use laudatio_base::ids::{NominationId, PersonId};

use crate::method::Method;
use crate::total::Weighing;

use super::explain::{Shift, shifts};
use super::sensitivity::Sensitivity;
use super::table::{Criterion, Scores, Table};
use super::tally::{Refusal, Settings, Standing, Tally, tally};

/// An entry that competes, without what it is called.
#[derive(Clone, Debug)]
pub struct Competing {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    /// Jurors who are to score it and have not stepped back.
    pub assigned: i64,
}

/// A submitted sheet: points by criterion, in the order of the criteria.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub points: Vec<i64>,
}

/// What a round's ranking is counted from. Names are no part of it: they are joined when it is shown.
pub struct Sources {
    pub method: Method,
    pub criteria: Vec<Weighing>,
    /// In dictionary order of their titles.
    pub entries: Vec<Competing>,
    /// In the order of their names: random draws follow it.
    pub jurors: Vec<PersonId>,
    pub sheets: Vec<Sheet>,
    /// How many places win something.
    pub places: usize,
    /// A juror with fewer sheets is named in a warning.
    pub few_sheets: usize,
}

/// One entry of the round in the order of the ranking.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    pub nomination_id: NominationId,
    /// Its number in the tables; absent without sheets.
    pub number: Option<usize>,
    /// Jurors who are to score it and have not stepped back.
    pub assigned: i64,
}

/// The whole ranking by keys; whoever shows it joins what they are called.
pub struct Ranked {
    pub method: Method,
    /// Its jurors and criteria have no names.
    pub scores: Scores,
    pub table: Table,
    pub nominations: Vec<NominationId>,
    pub persons: Vec<PersonId>,
    /// By the round's method, or the raw means where the method refuses.
    pub tally: Option<Tally>,
    /// Why the round's method cannot be used.
    pub refusal: Option<Refusal>,
    pub adjusted: Result<Tally, Refusal>,
    pub shifts: Vec<Shift>,
    /// Best first; without sheets last, in dictionary order of their titles.
    pub lines: Vec<Line>,
    pub places: usize,
    /// Counted when somebody asks.
    pub sensitivity: OnceLock<Option<Sensitivity>>,
}

impl Ranked {
    /// Counts everything. This may take a second; keep it off the threads that answer.
    pub fn of(sources: Sources) -> Self {
        let Sources { method, criteria, entries, jurors, sheets, places, few_sheets } = sources;
        let known: HashMap<NominationId, &Competing> =
            entries.iter().map(|entry| (entry.nomination_id, entry)).collect();
        // By receipt number and by name, as the exported file has them: so page and command draw alike.
        let sheets: BTreeMap<(&str, usize), &Sheet> = {
            let order: HashMap<PersonId, usize> = jurors.iter().copied().zip(0..).collect();
            let placed = sheets.iter().filter_map(|sheet| {
                let number = &known.get(&sheet.nomination_id)?.receipt_number;
                Some(((number.as_str(), *order.get(&sheet.person_id)?), sheet))
            });
            placed.collect()
        };
        let entry_places = numbered(sheets.keys().map(|(entry, _)| *entry));
        let juror_places = numbered(sheets.keys().map(|(_, juror)| *juror));
        let mut nominations = vec![None; entry_places.len()];
        let mut persons = vec![None; juror_places.len()];
        for ((entry, juror), sheet) in &sheets {
            nominations[entry_places[entry] as usize] = Some(sheet.nomination_id);
            persons[juror_places[juror] as usize] = Some(sheet.person_id);
        }
        let (nominations, persons): (Vec<NominationId>, Vec<PersonId>) =
            (nominations.into_iter().flatten().collect(), persons.into_iter().flatten().collect());
        let common = criteria.iter().fold(1, |common, criterion| lcm(common, i128::from(criterion.scale_max)));
        let scores = Scores {
            sheets: sheets.keys().map(|(entry, juror)| (entry_places[entry], juror_places[juror])).collect(),
            points: sheets.values().flat_map(|sheet| sheet.points.iter().copied().map(i128::from)).collect(),
            criteria: criteria
                .iter()
                .map(|criterion| Criterion {
                    name: String::new(),
                    weight: i128::from(criterion.weight),
                    // Points of 100, so that scales of different length have the same say.
                    unit: 100 * common / i128::from(criterion.scale_max),
                })
                .collect(),
            parts: common,
            entries: entry_places.into_keys().map(str::to_owned).collect(),
            jurors: vec![String::new(); persons.len()],
        };
        let table = scores.table();
        let settings = Settings { places: places.max(1), least_sheets: few_sheets, ..Settings::new(method) };
        let (found, refusal) = match tally(&table, settings) {
            Ok(found) => (Some(found), None),
            Err(refusal) => (tally(&table, Settings { method: Method::Mean, ..settings }).ok(), Some(refusal)),
        };
        let adjusted = match (&found, &refusal) {
            (Some(found), None) if method == Method::Adjusted => Ok(found.clone()),
            _ => tally(&table, Settings { method: Method::Adjusted, draws: 0, ..settings }),
        };
        let shifts = adjusted.as_ref().map(|adjusted| shifts(&table, adjusted)).unwrap_or_default();
        let numbers: HashMap<NominationId, usize> = nominations.iter().copied().zip(0..).collect();
        let mut lines: Vec<Line> = entries
            .iter()
            .map(|entry| Line {
                nomination_id: entry.nomination_id,
                number: numbers.get(&entry.nomination_id).copied(),
                assigned: entry.assigned,
            })
            .collect();
        // A stable sort: equals stay in dictionary order.
        lines.sort_by_key(|line| {
            line.number.zip(found.as_ref()).map_or(usize::MAX, |(number, found)| found.entries[number].rank)
        });
        Self {
            method,
            scores,
            table,
            nominations,
            persons,
            tally: found,
            refusal,
            adjusted,
            shifts,
            lines,
            places: places.max(1),
            sensitivity: OnceLock::new(),
        }
    }

    /// What the round's method says about an entry.
    pub fn standing(&self, number: usize) -> Option<&Standing> {
        Some(&self.tally.as_ref()?.entries[number])
    }

    /// What the model says about it.
    pub fn adjusted(&self, number: usize) -> Option<&Standing> {
        Some(&self.adjusted.as_ref().ok()?.entries[number])
    }

    /// The mean points on each criterion.
    pub fn means(&self, number: usize) -> Vec<f64> {
        let wide = self.scores.criteria.len();
        let first = self.scores.sheets.partition_point(|(entry, _)| (*entry as usize) < number);
        let count = self.table.of_entry(number).len();
        (0..wide)
            .map(|criterion| {
                let sum: i128 = (first..first + count).map(|sheet| self.scores.points[sheet * wide + criterion]).sum();
                sum as f64 / count as f64
            })
            .collect()
    }
}

/// The place of each key among all of them.
fn numbered<K: Ord + Copy>(keys: impl Iterator<Item = K>) -> BTreeMap<K, u32> {
    let mut places: BTreeMap<K, u32> = keys.map(|key| (key, 0)).collect();
    for (place, number) in places.values_mut().zip(0..) {
        *place = number;
    }
    places
}
