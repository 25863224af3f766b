//! Reading the files of a bundle: each line is what it should be, or the finding names it. Pure.

use std::collections::HashSet;
use std::hash::Hash;

use serde::de::DeserializeOwned;

use super::archive::Files;
use super::bundle::{FORMAT as BUNDLE_FORMAT, LOG, Logged, MANIFEST, Manifest, PUBLIC_KEY, SIGNATURE, SNAPSHOT};
use super::finding::{Finding, finding};
use super::key::from_hex;
use super::limits::Sizes;
use super::model::{Agreed, FORMAT, FORMER, Frozen, Head, Line};
use laudatio_base::key;

/// A bundle whose files can be read.
pub struct Parsed {
    pub manifest: Manifest,
    pub public: [u8; 32],
    pub signature: [u8; 64],
    pub head: Head,
    pub frozen: Frozen,
    /// The lines of the ranking.
    pub computed: Vec<Line>,
    pub agreed: Agreed,
    pub log: Vec<Logged>,
}

impl Parsed {
    /// Whether release 0.1.0 has frozen it.
    pub fn is_former(&self) -> bool {
        self.frozen.former
    }
}

/// Reads everything.
///
/// # Errors
/// The first place that cannot be read.
pub fn parse(files: &Files) -> Result<Parsed, Finding> {
    let file = |name: &'static str| files.get(name).map_or(&[][..], Vec::as_slice);
    let manifest: Manifest = serde_json::from_slice(file(MANIFEST)).map_err(|error| {
        finding(key!("evidence-unreadable")).with("file", MANIFEST).with("line", error.line()).with("reason", error)
    })?;
    if manifest.format != BUNDLE_FORMAT {
        return Err(finding(key!("evidence-format")).with("format", &manifest.format));
    }
    let hex = |name: &'static str| finding(key!("evidence-unreadable-hex")).with("file", name);
    let text = |name: &'static str| std::str::from_utf8(file(name)).map_err(|_| hex(name));
    let public = from_hex(text(PUBLIC_KEY)?).ok_or_else(|| hex(PUBLIC_KEY))?;
    let signature = from_hex(text(SIGNATURE)?).ok_or_else(|| hex(SIGNATURE))?;
    let log = lines(LOG, file(LOG))?;
    let mut all = lines::<Line>(SNAPSHOT, file(SNAPSHOT))?.into_iter();
    let Some(Line::Snapshot(head)) = all.next() else {
        return Err(shape(1));
    };
    if ![FORMAT, FORMER].contains(&head.format.as_str()) {
        return Err(finding(key!("evidence-format")).with("format", &head.format));
    }
    let (frozen, computed, agreed) = sort(all, head.format == FORMER)?;
    Ok(Parsed { manifest, public, signature, head, frozen, computed, agreed, log })
}

/// One line of the largest round has a list of all its entries.
const LONGEST_LINE: usize = 4 << 20;

fn lines<T: DeserializeOwned>(name: &'static str, bytes: &[u8]) -> Result<Vec<T>, Finding> {
    let Some(bytes) = bytes.strip_suffix(b"\n") else {
        return Err(finding(key!("evidence-unreadable"))
            .with("file", name)
            .with("line", "?")
            .with("reason", "no line end"));
    };
    let read = |(number, line): (usize, &[u8])| {
        if line.len() > LONGEST_LINE {
            return Err(finding(key!("evidence-line-long")).with("file", name).with("line", number));
        }
        serde_json::from_slice(line).map_err(|error| {
            finding(key!("evidence-unreadable")).with("file", name).with("line", number).with("reason", error)
        })
    };
    (1..).zip(bytes.split(|byte| *byte == b'\n')).map(read).collect()
}

fn shape(line: usize) -> Finding {
    finding(key!("evidence-shape")).with("file", SNAPSHOT).with("line", line)
}

/// Puts every line in its place; they come in one order.
fn sort(lines: impl Iterator<Item = Line>, former: bool) -> Result<(Frozen, Vec<Line>, Agreed), Finding> {
    let mut lines = (2..).zip(lines);
    let Some((_, Line::Round(round))) = lines.next() else {
        return Err(shape(2));
    };
    let mut frozen = Frozen {
        former,
        round,
        published: None,
        call: Vec::new(),
        criteria: Vec::new(),
        jurors: Vec::new(),
        entries: Vec::new(),
        conflicts: Vec::new(),
        assignments: Vec::new(),
        sheets: Vec::new(),
        extensions: Vec::new(),
    };
    let (mut computed, mut agreed, mut last) = (Vec::new(), Agreed::default(), 0);
    for (number, line) in lines {
        let place = match line {
            Line::Call(one) if frozen.published.is_none() && last == 0 => {
                frozen.published = Some(one);
                1
            }
            Line::Call(_) => 0,
            Line::Snapshot(_) | Line::Round(_) => 0,
            Line::CallCriterion(one) => push(1, one, &mut frozen.call),
            Line::Criterion(one) => push(2, one, &mut frozen.criteria),
            Line::Juror(one) => push(3, one, &mut frozen.jurors),
            Line::Entry(one) => push(4, one, &mut frozen.entries),
            Line::Conflict(one) => push(5, one, &mut frozen.conflicts),
            Line::Assignment(one) => push(6, one, &mut frozen.assignments),
            Line::Sheet(one) => push(7, one, &mut frozen.sheets),
            Line::Extension(one) => push(8, one, &mut frozen.extensions),
            line @ (Line::Ranking(_) | Line::Standing(_) | Line::Severity(_)) => push(9, line, &mut computed),
            Line::Approval(one) => push(10, one, &mut agreed.approvals),
            Line::Tie(one) => push(11, one, &mut agreed.ties),
            Line::Place(one) => push(12, one, &mut agreed.places),
        };
        if place == 0 || place < last {
            return Err(shape(number));
        }
        last = place;
    }
    Ok((frozen, computed, agreed))
}

fn push<T>(place: usize, one: T, into: &mut Vec<T>) -> usize {
    into.push(one);
    place
}

/// Whether the lines speak of each other as they should: every key once, and only of what is there.
pub fn whole(parsed: &Parsed) -> Vec<Finding> {
    let frozen = &parsed.frozen;
    let mut found = Sizes::of(parsed).too_large();
    if !found.is_empty() {
        return found;
    }
    let mut say = |key: &dyn ToString| found.push(finding(key!("evidence-key")).with("id", key.to_string()));
    let jurors = set(frozen.jurors.iter().map(|juror| juror.person_id), &mut say);
    set(frozen.jurors.iter().map(|juror| juror.number), &mut say);
    let entries = set(frozen.entries.iter().map(|entry| entry.nomination_id), &mut say);
    set(frozen.entries.iter().map(|entry| &entry.receipt_number), &mut say);
    set(frozen.criteria.iter().map(|criterion| criterion.round_criterion_id), &mut say);
    set(frozen.conflicts.iter().map(|conflict| conflict.conflict_id), &mut say);
    let assignments = set(frozen.assignments.iter().map(|assignment| assignment.assignment_id), &mut say);
    set(frozen.sheets.iter().map(|sheet| sheet.sheet_id), &mut say);
    set(frozen.sheets.iter().map(|sheet| sheet.assignment_id), &mut say);
    let mut pairs = HashSet::new();
    for assignment in &frozen.assignments {
        let pair = (assignment.nomination_id, assignment.person_id);
        if !pairs.insert(pair) || !entries.contains(&pair.0) || !jurors.contains(&pair.1) {
            say(&assignment.assignment_id);
        }
    }
    for conflict in &frozen.conflicts {
        if !entries.contains(&conflict.nomination_id) || !jurors.contains(&conflict.person_id) {
            say(&conflict.conflict_id);
        }
    }
    for sheet in &frozen.sheets {
        if !assignments.contains(&sheet.assignment_id) || sheet.points.len() != frozen.criteria.len() {
            say(&sheet.sheet_id);
        }
    }
    for criterion in &frozen.criteria {
        // The engine divides by both, and counts in whole numbers of limited size.
        if !(1..=1000).contains(&criterion.weight)
            || !(1..=100).contains(&criterion.scale_max)
            || criterion.scale_min < 0
        {
            say(&criterion.round_criterion_id);
        }
    }
    for tie in parsed.agreed.ties.iter().filter(|tie| tie.rank < 1) {
        say(&tie.rank);
    }
    if frozen.published.is_some() && !frozen.call.is_empty() {
        say(&"call");
    }
    if !(1..=crate::published::MOST_CRITERIA).contains(&frozen.criteria.len()) || frozen.round.places > 99 {
        say(&"round");
    }
    found
}

fn set<T: Hash + Eq + ToString>(keys: impl Iterator<Item = T>, say: &mut impl FnMut(&dyn ToString)) -> HashSet<T> {
    let mut seen = HashSet::new();
    for key in keys {
        if seen.contains(&key) {
            say(&key);
        }
        seen.insert(key);
    }
    seen
}
