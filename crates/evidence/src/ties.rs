//! The checks on shared places: who settled them, by which rule, and lots, which are drawn again. Pure.

use std::collections::BTreeSet;

use laudatio_base::ids::NominationId;
use laudatio_base::key;
use laudatio_tally::TieRule;
use laudatio_tally::ties::{lot_by, open, settled, settled_by_number, sheets_sha256};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::acts::{self, Verb};

use super::agreed::of_round;
use super::approval::Act;
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
    let closed = of_round(parsed, Verb::RoundClosed).next_back().map_or(0, |act| act.position);
    let since = |verb| of_round(parsed, verb).filter(move |act| act.position > closed);
    let mut found = Vec::new();
    for (index, tie) in ties.iter().enumerate() {
        let about = |key| finding(key).with("rank", tie.rank);
        let before = settle(ranks, &breaks(&ties[..index]));
        let sharing: BTreeSet<_> =
            before.iter().filter(|(_, rank)| i64::try_from(**rank) == Ok(tie.rank)).map(|(entry, _)| *entry).collect();
        let entries: BTreeSet<_> = tie.entries.iter().copied().collect();
        let shared = entries == sharing && entries.len() == tie.entries.len() && entries.len() > 1;
        let settled = of_round(parsed, Verb::TieSettled).find(|act| is(act, tie) && act_of_two(act, tie));
        if !shared && !withdrawn_since(parsed, settled) {
            found.push(about(key!("evidence-tie-entries")));
        }
        if !frozen.round.tie_rule.ways().contains(&tie.rule) {
            found.push(about(key!("evidence-tie-rule")));
        }
        if tie.rule == TieRule::Lot && drawn(parsed, tie).as_ref() != Some(&tie.entries) {
            found.push(about(key!("evidence-tie-lot")));
        }
        let stands = settled.is_some_and(|act| match act.position > closed {
            true => act.says(acts::TieSettled::rank(), &tie.rank),
            // The round was opened again and closed again, and nothing has changed about these entries.
            false => since(Verb::TieKept).any(|kept| {
                kept.says(acts::TieKept::rank(), &tie.rank)
                    && same(kept, tie)
                    && kept.says_if_any(acts::TieKept::sheets_sha256(), &tie.sheets_sha256)
            }),
        });
        if !stands {
            found.push(about(key!("evidence-tie-changed")));
        }
        if let Some(digest) = &tie.sheets_sha256 {
            let position = settled.map_or(0, |act| act.position);
            found.extend(of_two(parsed, tie, digest, position).into_iter().map(about));
        }
    }
    let gone = since(Verb::TieSettled).chain(since(Verb::TieKept)).filter(|act| {
        // A later decision may stand in the place of one that holds for nobody any more.
        let mut settled = since(Verb::TieSettled);
        let later = settled.any(|other| other.position > act.position && rank(other) == rank(act));
        !later && !ties.iter().any(|tie| rank(act) == Some(&json!(tie.rank)))
    });
    found.extend(gone.map(|act| {
        finding(key!("evidence-tie-gone"))
            .with("rank", rank(act).map_or_else(String::new, Value::to_string))
            .with("n", act.position)
    }));
    if places(ranks, ties, settle) != parsed.agreed.places {
        found.push(finding(key!("evidence-tie-place")));
    }
    found
}

/// The place that was settled or kept: both say it at the same term.
fn rank(act: &Logged) -> Option<&Value> {
    acts::TieSettled::rank().of(&act.detail)
}

/// What two people agreed on, and the lot that was prepared before they did.
fn of_two(parsed: &Parsed, tie: &Tie, digest: &String, position: i64) -> Vec<&'static str> {
    let mut found = Vec::new();
    if sheets_sha256(&tie.entries, &parsed.frozen.scored()) != *digest {
        found.push(key!("evidence-tie-sheets"));
    }
    let agreed = parsed.agreed.approvals.iter().any(|approval| {
        approval.act == Act::Settle
            && Some(approval.approval_id) == tie.approval_id
            && (approval.confirmed_by, approval.confirmed_at) == (tie.settled_by, tie.settled_at)
    });
    if !agreed {
        found.push(key!("evidence-tie-approval"));
    }
    if let Some(seed) = &tie.seed {
        // The first one on these sheets, and there is no other: nobody drew until the order was to his or her liking.
        let is_on_these = |act: &&Logged| act.says(acts::TieLotPrepared::sheets_sha256(), digest);
        let mut prepared = of_round(parsed, Verb::TieLotPrepared).filter(is_on_these);
        let first = prepared.next();
        let hash = hex::encode(Sha256::digest(seed));
        let fits = |act: &Logged| act.position < position && act.says(acts::TieLotPrepared::seed_hash(), &hash);
        if !first.is_some_and(fits) || prepared.next().is_some() {
            found.push(key!("evidence-tie-seed"));
        }
    }
    found
}

/// Whether an act made this decision, on whichever place.
fn is(act: &Logged, tie: &Tie) -> bool {
    act.at == tie.settled_at && act.person_id == Some(tie.settled_by) && same(act, tie)
}

fn same(act: &Logged, tie: &Tie) -> bool {
    // Settled or kept: both say it at the same terms.
    act.says(acts::TieSettled::rule(), &tie.rule)
        && act.says(acts::TieSettled::seed(), &tie.seed)
        && act.says(acts::TieSettled::entries(), &tie.entries)
}

/// Whether it says the same of who agreed, on which sheets, and how the lot was drawn.
fn act_of_two(act: &Logged, tie: &Tie) -> bool {
    act.says_if_any(acts::TieSettled::approval_id(), &tie.approval_id)
        && act.says_if_any(acts::TieSettled::sheets_sha256(), &tie.sheets_sha256)
        && act.says_if_any(acts::TieSettled::method(), &tie.method)
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
    parsed.log.iter().any(|act| act.is(Verb::NominationWithdrawn) && behind(act) && of_round(act))
}

/// The places that one person settled with release 0.1.0.
pub fn by_one(parsed: &Parsed) -> Option<Finding> {
    if parsed.is_former() {
        return None;
    }
    let alone = parsed.agreed.ties.iter().filter(|tie| tie.approval_id.is_none());
    let places: Vec<String> = alone.map(|tie| tie.rank.to_string()).collect();
    (!places.is_empty()).then(|| finding(key!("evidence-tie-by-one")).with("places", places.join(", ")))
}

/// Shared places down to the last prize that nobody has settled yet.
pub fn open_ties(parsed: &Parsed, ranks: &[(NominationId, usize)]) -> Option<Finding> {
    let breaks = breaks(&parsed.agreed.ties);
    let open = open(&settle(parsed)(ranks, &breaks), &breaks, parsed.frozen.round.places);
    let places: Vec<String> = open.iter().map(|tie| tie.rank.to_string()).collect();
    (!places.is_empty()).then(|| finding(key!("evidence-tie-open")).with("places", places.join(", ")))
}
