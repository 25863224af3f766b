//! The checks on a bundle that can be read, each by itself. Pure.

use std::collections::{HashMap, HashSet};

use ed25519_dalek::{Signature, VerifyingKey};
use laudatio_base::key;
use laudatio_tally::ranked::Ranked;
use sha2::{Digest, Sha256};

use crate::acts::{self, Act, Made, Verb};
use crate::chain::{Break, Walk, commitment};
use crate::sheet::{SheetStatus, seal_of_points};

use super::archive::Files;
use super::bundle::{Logged, MANIFEST, SIGNATURE, SNAPSHOT};
use super::computed::{self, Ranking, Severity, Spelled, Standing};
use super::finding::{Finding, finding};
use super::key::fingerprint;
use super::model::{Frozen, Line};
use super::parsed::Parsed;

/// Every file has the hash that the manifest says.
pub fn hashes(files: &Files, parsed: &Parsed) -> Vec<Finding> {
    let manifest = &parsed.manifest;
    let mut found = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| ![MANIFEST, SIGNATURE].contains(name)) {
        let listed = manifest.files.iter().filter(|file| file.name == *name);
        let fits = |file: &super::bundle::File| {
            file.bytes == bytes.len() as u64 && file.sha256 == hex::encode(Sha256::digest(bytes))
        };
        if !listed.clone().all(fits) || listed.count() != 1 {
            found.push(finding(key!("evidence-hash")).with("file", name));
        }
    }
    if manifest.files.len() + 2 != files.len() {
        found.push(finding(key!("evidence-hash")).with("file", MANIFEST));
    }
    let of_snapshot = files.get(SNAPSHOT).map(|bytes| hex::encode(Sha256::digest(bytes)));
    let head = &parsed.head;
    if of_snapshot.as_ref() != Some(&manifest.snapshot_sha256)
        || (head.number, head.round_id) != (manifest.snapshot, manifest.round_id)
    {
        found.push(finding(key!("evidence-hash")).with("file", SNAPSHOT));
    }
    found
}

/// The manifest is signed by the key that lies beside it.
pub fn signature(files: &Files, parsed: &Parsed) -> Vec<Finding> {
    let manifest = files.get(MANIFEST).map_or(&[][..], Vec::as_slice);
    let signed = VerifyingKey::from_bytes(&parsed.public)
        .and_then(|key| key.verify_strict(manifest, &Signature::from_bytes(&parsed.signature)));
    let mut found = Vec::new();
    if signed.is_err() {
        found.push(finding(key!("evidence-signature")));
    }
    if fingerprint(&parsed.public) != parsed.manifest.fingerprint {
        found.push(finding(key!("evidence-fingerprint")));
    }
    found
}

/// The acts follow one another from the first to the one that froze the round.
pub fn chain(parsed: &Parsed) -> Vec<Finding> {
    let at = |key, position: i64| finding(key).with("n", position);
    let mut walk = Walk::default();
    for act in &parsed.log {
        match walk.step(&act.sealed(), &act.seal) {
            Ok(()) => {}
            Err(Break::Gap { expected, .. }) => return vec![at(key!("evidence-chain-gap"), expected)],
            Err(_) => return vec![at(key!("evidence-chain-seal"), act.position)],
        }
    }
    let manifest = &parsed.manifest;
    let mut found: Vec<Finding> = match walk.ends_at(manifest.position, &manifest.seal) {
        Ok(()) => Vec::new(),
        Err(Break::End { known, .. }) => vec![at(key!("evidence-chain-end"), known)],
        Err(_) => vec![at(key!("evidence-chain-seal"), manifest.position)],
    };
    let other = parsed.log.iter().filter(|act| commitment(&act.salt, &act.detail) != act.detail_sha256);
    found.extend(other.map(|act| at(key!("evidence-chain-detail"), act.position)));
    found
}

/// The last act of the record is that this very snapshot was frozen.
pub fn recorded(files: &Files, parsed: &Parsed) -> Vec<Finding> {
    let (head, frozen) = (&parsed.head, &parsed.frozen);
    let detail = files.get(SNAPSHOT).map(|bytes| {
        let sha256 = Made(hex::encode(Sha256::digest(bytes)));
        let (entries, sheets) = (frozen.entries.len(), frozen.counted().count());
        Act::from(acts::RoundFrozen { number: head.number, sha256, entries, sheets }).whole()
    });
    let is_it = |act: &Logged| {
        act.is(Verb::RoundFrozen)
            && act.subject == "round"
            && act.subject_id == head.round_id.0
            && act.at == head.taken_at
            && Some(&act.detail) == detail.as_ref()
    };
    if parsed.log.last().is_some_and(is_it) {
        return Vec::new();
    }
    vec![finding(key!("evidence-recorded")).with("file", SNAPSHOT).with("n", parsed.manifest.position)]
}

/// Every sheet is as its juror saved it last, and none that was saved is missing.
pub fn submitted(parsed: &Parsed) -> Vec<Finding> {
    let frozen = &parsed.frozen;
    let mut last: HashMap<uuid::Uuid, &Logged> = HashMap::new();
    // Drafts and sheets that were handed in say it at the same terms.
    let saved =
        |act: &&Logged| act.subject == "sheet" && act.says(acts::SheetSubmitted::round_id(), &parsed.head.round_id);
    last.extend(parsed.log.iter().filter(saved).map(|act| (act.subject_id, act)));
    let assignments = frozen.by_assignment();
    let mut found = Vec::new();
    for sheet in &frozen.sheets {
        let about = |key| finding(key).with("sheet", sheet.sheet_id);
        let Some(act) = last.remove(&sheet.sheet_id.0) else {
            found.push(about(key!("evidence-sheet-unknown")));
            continue;
        };
        let points = frozen
            .criteria
            .iter()
            .zip(&sheet.points)
            .filter_map(|(criterion, points)| Some((criterion.round_criterion_id, (*points)?)))
            .collect();
        let is_submitted = sheet.status == SheetStatus::Submitted;
        let verb = if is_submitted { Verb::SheetSubmitted } else { Verb::SheetSaved };
        let assignment = assignments.get(&sheet.assignment_id);
        let (person, entry) = (assignment.map(|one| one.person_id), assignment.map(|one| one.nomination_id));
        let same = act.is(verb)
            && act.person_id == person
            && act.says(acts::SheetSubmitted::assignment_id(), &sheet.assignment_id)
            && act.says(acts::SheetSubmitted::nomination_id(), &entry)
            && act.says(acts::SheetSubmitted::version(), &sheet.version)
            && act.says(acts::SheetSubmitted::content(), &seal_of_points(&points));
        if !same {
            found.push(about(key!("evidence-sheet-changed")).with("n", act.position));
        }
    }
    let mut gone: Vec<&Logged> = last.into_values().collect();
    gone.sort_by_key(|act| act.position);
    let missing =
        |act: &Logged| finding(key!("evidence-sheet-gone")).with("sheet", act.subject_id).with("n", act.position);
    found.extend(gone.into_iter().map(missing));
    found
}

/// Nobody has withdrawn an entry but whoever did so on record, and what was withdrawn there does not compete here.
pub fn withdrawn(parsed: &Parsed) -> Vec<Finding> {
    let mut recorded: HashSet<uuid::Uuid> = HashSet::new();
    for act in parsed.log.iter().filter(|act| act.subject == "nomination") {
        match act.verb() {
            Some(Verb::NominationWithdrawn) => drop(recorded.insert(act.subject_id)),
            Some(Verb::WithdrawalTakenBack) => drop(recorded.remove(&act.subject_id)),
            _ => {}
        }
    }
    let entries = parsed.frozen.entries.iter();
    let told =
        entries.filter_map(|entry| match (entry.status == "withdrawn", recorded.contains(&entry.nomination_id.0)) {
            (true, false) => Some(finding(key!("evidence-withdrawn")).with("entry", &entry.receipt_number)),
            (false, true) => Some(finding(key!("evidence-withdrawn-gone")).with("entry", &entry.receipt_number)),
            _ => None,
        });
    told.collect()
}

/// Every point lies within its scale, and what was submitted has all of them.
pub fn scale(frozen: &Frozen) -> Vec<Finding> {
    let outside = frozen.sheets.iter().filter(|sheet| {
        frozen.criteria.iter().zip(&sheet.points).any(|(criterion, points)| match points {
            Some(points) => !(criterion.scale_min..=criterion.scale_max).contains(points),
            None => sheet.status == SheetStatus::Submitted,
        })
    });
    outside.map(|sheet| finding(key!("evidence-scale")).with("sheet", sheet.sheet_id)).collect()
}

/// Every sheet's total follows from its points and the weights.
pub fn totals(frozen: &Frozen) -> Vec<Finding> {
    let wrong = frozen.sheets.iter().filter(|sheet| Frozen::total(&frozen.criteria, &sheet.points) != sheet.total);
    wrong.map(|sheet| finding(key!("evidence-total")).with("sheet", sheet.sheet_id)).collect()
}

/// The ranking follows from the sheets: it was counted again and is compared, line by line.
pub fn ranking(parsed: &Parsed, again: &Ranked) -> Vec<Finding> {
    let again = computed::lines(again);
    let mut found: Vec<Finding> = again
        .iter()
        .zip(&parsed.computed)
        .filter(|(again, frozen)| !same(again, frozen))
        .map(|(again, frozen)| match (again, frozen) {
            (Line::Standing(again), Line::Standing(frozen)) if again.nomination_id == frozen.nomination_id => {
                let number = parsed.frozen.entries.iter().find(|entry| entry.nomination_id == again.nomination_id);
                finding(key!("evidence-rank"))
                    .with("entry", number.map_or("?", |entry| &entry.receipt_number))
                    .with("frozen", frozen.rank)
                    .with("again", again.rank)
            }
            (Line::Severity(again), _) => finding(key!("evidence-severity")).with("person", again.person_id),
            _ => finding(key!("evidence-ranking")),
        })
        .collect();
    if again.len() != parsed.computed.len() {
        found.push(finding(key!("evidence-ranking")));
    }
    found
}

/// Equal but for what another processor may round otherwise. Places, and who shares one, are compared exactly.
fn same(again: &Line, frozen: &Line) -> bool {
    match (again, frozen) {
        _ if again == frozen => true,
        (Line::Standing(a), Line::Standing(b)) => {
            let bare = |of: &Standing| Standing {
                value: None,
                raw_mean: None,
                spread: None,
                effect: None,
                sd: None,
                interval: None,
                rank_interval: None,
                chances: None,
                ..of.clone()
            };
            let drawn = if a.effect.is_some() { ROUNDING } else { DRAWN };
            let pairs = |a: Option<[Spelled; 2]>, b: Option<[Spelled; 2]>| match (a, b) {
                (Some(a), Some(b)) => a.iter().zip(&b).all(|(a, b)| close(a, b, drawn)),
                (None, None) => true,
                _ => false,
            };
            let chances = match (&a.chances, &b.chances) {
                (Some(a), Some(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| close(a, b, DRAWN)),
                (None, None) => true,
                _ => false,
            };
            let ranks = match (a.rank_interval, b.rank_interval) {
                (Some(a), Some(b)) => a.iter().zip(&b).all(|(a, b)| a.abs_diff(*b) <= 1 + a / 100),
                (None, None) => true,
                _ => false,
            };
            bare(a) == bare(b)
                && close(&a.value, &b.value, ROUNDING)
                && close(&a.raw_mean, &b.raw_mean, ROUNDING)
                && close(&a.spread, &b.spread, ROUNDING)
                && close(&a.effect, &b.effect, ROUNDING)
                && close(&a.sd, &b.sd, drawn)
                && pairs(a.interval.clone(), b.interval.clone())
                && ranks
                && chances
        }
        (Line::Severity(a), Line::Severity(b)) => {
            let bare = |of: &Severity| Severity { severity: None, sd: None, consistency: None, ..of.clone() };
            bare(a) == bare(b)
                && close(&a.severity, &b.severity, ROUNDING)
                && close(&a.sd, &b.sd, ROUNDING)
                && close(&a.consistency, &b.consistency, ROUNDING)
        }
        (Line::Ranking(a), Line::Ranking(b)) => {
            let bare = |of: &Ranking| Ranking { mean: None, variance: None, agreement: Vec::new(), ..of.clone() };
            let (x, y) = (a.variance.iter().flatten(), b.variance.iter().flatten());
            bare(a) == bare(b)
                && close(&a.mean, &b.mean, ROUNDING)
                && a.variance.is_some() == b.variance.is_some()
                && x.zip(y).all(|(a, b)| close(a, b, ROUNDING))
                && a.agreement.len() == b.agreement.len()
                && a.agreement.iter().zip(&b.agreement).all(|(a, b)| close(a, b, ROUNDING))
        }
        _ => false,
    }
}

/// What processors may differ by when they add and take logarithms.
const ROUNDING: f64 = 1e-8;
/// What a thousand draws may differ by when some of them end in a tie that rounding decides.
const DRAWN: f64 = 0.02;

/// Whether two numbers differ by no more than a share of what they are, or of one.
fn close(a: &Spelled, b: &Spelled, by: f64) -> bool {
    let number = |spelled: &Spelled| spelled.as_ref().map(|text| text.parse::<f64>());
    match (number(a), number(b)) {
        (None, None) => true,
        // What is said to have no end would be close to everything.
        (Some(Ok(a)), Some(Ok(b))) if a.is_finite() && b.is_finite() => {
            (a - b).abs() <= by * a.abs().max(b.abs()).max(1.0)
        }
        _ => false,
    }
}

/// A receipt: the place of an act and the beginning of its seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub position: i64,
    pub seal: String,
}

impl std::str::FromStr for Receipt {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no receipt such as 1234-a1b2c3d4e5f60718");
        let (position, seal) = text.trim().split_once(['-', ':']).ok_or_else(wrong)?;
        let seal = seal.to_ascii_lowercase();
        let fits = (8..=64).contains(&seal.len()) && seal.bytes().all(|sign| sign.is_ascii_hexdigit());
        let position = position.parse().ok().filter(|_| fits).ok_or_else(wrong)?;
        Ok(Self { position, seal })
    }
}

/// The act of a receipt is in the log. Gives what is said about its sheet, too.
pub fn receipt(parsed: &Parsed, receipt: &Receipt) -> (Vec<Finding>, Option<Finding>) {
    let about = |key| finding(key).with("n", receipt.position);
    let end = parsed.manifest.position;
    let Some(act) = parsed.log.iter().find(|act| act.position == receipt.position) else {
        let key = if receipt.position > end { key!("evidence-receipt-later") } else { key!("evidence-receipt-other") };
        return (vec![about(key).with("end", end)], None);
    };
    if !act.seal.starts_with(&receipt.seal) {
        return (vec![about(key!("evidence-receipt-other"))], None);
    }
    let frozen = &parsed.frozen;
    let Some(sheet) = frozen.sheets.iter().find(|sheet| sheet.sheet_id.0 == act.subject_id) else {
        return (Vec::new(), Some(about(key!("evidence-receipt-act"))));
    };
    let points = frozen.criteria.iter().zip(&sheet.points).map(|(criterion, points)| {
        format!("{} {}", criterion.label.german(), points.map_or("–".to_owned(), |points| points.to_string()))
    });
    let points: Vec<String> = points.collect();
    let newest = parsed.log.iter().rev().find(|other| other.subject_id == act.subject_id);
    let key = if newest.is_some_and(|newest| newest.position != act.position) {
        key!("evidence-receipt-changed")
    } else {
        key!("evidence-receipt-sheet")
    };
    (Vec::new(), Some(about(key).with("sheet", sheet.sheet_id).with("points", points.join(", "))))
}
