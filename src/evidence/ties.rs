//! The checks on shared places: who settled them, by which rule, and lots, which are drawn again. Pure.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::approvals::Act;
use crate::audit::chain::hex;
use crate::ids::NominationId;
use crate::prizes::model::TieRule;
use crate::ranking::ties::{lot_by, open, settled, settled_by_number, sheets_sha256};

use super::acts::{acts, says};
use super::bundle::Logged;
use super::finding::{Finding, finding};
use super::model::{Settle, Tie, breaks, places};
use super::parsed::Parsed;

/// How places follow from decisions in this snapshot.
fn settle(parsed: &Parsed) -> Settle {
    if parsed.is_former() { settled_by_number } else { settled }
}

/// Shared places were settled as the record says, by a rule of the call, by two people and on these very sheets; lots
/// are drawn again, and the places of all entries follow. `ranks` are those that were counted again.
pub fn ties(parsed: &Parsed, ranks: &[(NominationId, usize)]) -> Vec<Finding> {
    let (frozen, ties, settle) = (&parsed.frozen, &parsed.agreed.ties, settle(parsed));
    // What was settled before the round was opened again does not hold any more, unless it was kept.
    let closed = acts(parsed, "closed").next_back().map_or(0, |act| act.position);
    let since = |verb| acts(parsed, verb).filter(move |act| act.position > closed);
    let mut found = Vec::new();
    for (index, tie) in ties.iter().enumerate() {
        let about = |key| finding(key).with("rank", tie.rank);
        let before = settle(ranks, &breaks(&ties[..index]));
        let sharing: BTreeSet<_> =
            before.iter().filter(|(_, rank)| i64::try_from(**rank) == Ok(tie.rank)).map(|(entry, _)| *entry).collect();
        let entries: BTreeSet<_> = tie.entries.iter().copied().collect();
        let shared = entries == sharing && entries.len() == tie.entries.len() && entries.len() > 1;
        let settled = acts(parsed, "tie_settled").find(|act| is(act, tie) && act_of_two(act, tie));
        if !shared && !withdrawn_since(parsed, settled) {
            found.push(about("evidence-tie-entries"));
        }
        if !frozen.round.tie_rule.ways().contains(&tie.rule) {
            found.push(about("evidence-tie-rule"));
        }
        if tie.rule == TieRule::Lot && drawn(parsed, tie).as_ref() != Some(&tie.entries) {
            found.push(about("evidence-tie-lot"));
        }
        let stands = settled.is_some_and(|act| match act.position > closed {
            true => says(act, "rank", &tie.rank),
            // The round was opened again and closed again, and nothing has changed about these entries.
            false => since("tie_kept").any(|kept| {
                says(kept, "rank", &tie.rank) && same(kept, tie) && is_said(kept, "sheets_sha256", &tie.sheets_sha256)
            }),
        });
        if !stands {
            found.push(about("evidence-tie-changed"));
        }
        if let Some(digest) = &tie.sheets_sha256 {
            let position = settled.map_or(0, |act| act.position);
            found.extend(of_two(parsed, tie, digest, position).into_iter().map(about));
        }
    }
    let gone = since("tie_settled").chain(since("tie_kept")).filter(|act| {
        // A later decision may stand in the place of one that holds for nobody any more.
        let rank = act.detail.get("rank");
        let later = since("tie_settled").any(|other| other.position > act.position && other.detail.get("rank") == rank);
        !later && !ties.iter().any(|tie| rank == Some(&json!(tie.rank)))
    });
    found.extend(gone.map(|act| {
        let rank = act.detail.get("rank").map_or_else(String::new, Value::to_string);
        finding("evidence-tie-gone").with("rank", rank).with("n", act.position)
    }));
    if places(ranks, ties, settle) != parsed.agreed.places {
        found.push(finding("evidence-tie-place"));
    }
    found
}

/// What two people agreed on, and the lot that was prepared before they did.
fn of_two(parsed: &Parsed, tie: &Tie, digest: &String, position: i64) -> Vec<&'static str> {
    let mut found = Vec::new();
    if sheets_sha256(&tie.entries, &parsed.frozen.scored()) != *digest {
        found.push("evidence-tie-sheets");
    }
    let agreed = parsed.agreed.approvals.iter().any(|approval| {
        approval.act == Act::Settle
            && Some(approval.approval_id) == tie.approval_id
            && (approval.confirmed_by, approval.confirmed_at) == (tie.settled_by, tie.settled_at)
    });
    if !agreed {
        found.push("evidence-tie-approval");
    }
    if let Some(seed) = &tie.seed {
        // The first one on these sheets, and there is no other: nobody drew until the order was to his or her liking.
        let mut prepared = acts(parsed, "tie_lot_prepared").filter(|act| says(act, "sheets_sha256", digest));
        let first = prepared.next();
        let fits = |act: &Logged| act.position < position && says(act, "seed_hash", &hex(&Sha256::digest(seed)));
        if !first.is_some_and(fits) || prepared.next().is_some() {
            found.push("evidence-tie-seed");
        }
    }
    found
}

/// Whether an act made this decision, on whichever place.
fn is(act: &Logged, tie: &Tie) -> bool {
    act.at == tie.settled_at && act.person_id == Some(tie.settled_by) && same(act, tie)
}

fn same(act: &Logged, tie: &Tie) -> bool {
    says(act, "rule", &tie.rule) && says(act, "seed", &tie.seed) && says(act, "entries", &tie.entries)
}

/// Whether it says the same of who agreed, on which sheets, and how the lot was drawn.
fn act_of_two(act: &Logged, tie: &Tie) -> bool {
    is_said(act, "approval_id", &tie.approval_id)
        && is_said(act, "sheets_sha256", &tie.sheets_sha256)
        && is_said(act, "method", &tie.method)
}

/// Whether an act says something, or nothing where there is nothing.
fn is_said(act: &Logged, term: &str, value: &Option<impl Serialize>) -> bool {
    act.detail.get(term).filter(|said| !said.is_null()) == value.as_ref().map(|value| json!(value)).as_ref()
}

/// The order that a lot's seed draws.
fn drawn(parsed: &Parsed, tie: &Tie) -> Option<Vec<NominationId>> {
    let number = |id: &NominationId| {
        let entry = parsed.frozen.entries.iter().find(|entry| entry.nomination_id == *id)?;
        Some((*id, entry.receipt_number.clone()))
    };
    let numbered: Option<Vec<_>> = tie.entries.iter().map(number).collect();
    Some(lot_by(tie.method.as_deref(), tie.seed.as_ref()?, &numbered?))
}

/// Whether an entry of the round was withdrawn after a place was settled: the ranks behind it have moved. Which act came
/// first is said by the record, not by a clock that may have been set back.
fn withdrawn_since(parsed: &Parsed, settled: Option<&Logged>) -> bool {
    let of_round = |act: &Logged| parsed.frozen.entries.iter().any(|entry| entry.nomination_id.0 == act.subject_id);
    let behind = |act: &Logged| settled.is_some_and(|settled| act.position > settled.position);
    parsed.log.iter().any(|act| act.act == "withdrawn" && behind(act) && of_round(act))
}

/// The places that one person settled with release 0.1.0.
pub fn by_one(parsed: &Parsed) -> Option<Finding> {
    if parsed.is_former() {
        return None;
    }
    let alone = parsed.agreed.ties.iter().filter(|tie| tie.approval_id.is_none());
    let places: Vec<String> = alone.map(|tie| tie.rank.to_string()).collect();
    (!places.is_empty()).then(|| finding("evidence-tie-by-one").with("places", places.join(", ")))
}

/// Shared places down to the last prize that nobody has settled yet.
pub fn open_ties(parsed: &Parsed, ranks: &[(NominationId, usize)]) -> Option<Finding> {
    let breaks = breaks(&parsed.agreed.ties);
    let open = open(&settle(parsed)(ranks, &breaks), &breaks, parsed.frozen.round.places);
    let places: Vec<String> = open.iter().map(|tie| tie.rank.to_string()).collect();
    (!places.is_empty()).then(|| finding("evidence-tie-open").with("places", places.join(", ")))
}
