//! The checks on who signs: every change of the key stands in the record, and leads to the key of this bundle. Pure.

use std::collections::HashSet;

use ed25519_dalek::{Signature, VerifyingKey};

use crate::acts::{self, Setting, Verb};
use laudatio_base::key;

use super::bundle::Logged;
use super::finding::{Finding, finding};
use super::key::{Change, fingerprint, from_hex, handover};
use super::parsed::Parsed;

fn of_key(parsed: &Parsed, verb: Verb) -> impl Iterator<Item = &Logged> {
    let key = Setting::EvidenceKey.key();
    parsed.log.iter().filter(move |act| act.is(verb) && act.subject == "setting" && act.subject_id == key)
}

/// Whether there is anything to check: most installations sign with their first key for ever.
pub fn any(parsed: &Parsed) -> bool {
    !parsed.manifest.keys.is_empty() || of_key(parsed, Verb::EvidenceKeyChanged).next().is_some()
}

/// Each change is on record, as far as the record goes here; one leads to the next, and the last one to who signs.
pub fn check(parsed: &Parsed) -> Vec<Finding> {
    let (keys, end) = (&parsed.manifest.keys, parsed.manifest.position);
    let mut found = Vec::new();
    let is = |act: &Logged, change: &Change| {
        act.position == change.position
            && act.at == change.at
            && act.says(acts::EvidenceKeyChanged::number(), &change.number)
            && act.says(acts::EvidenceKeyChanged::kind(), &change.cause)
            && act.says(acts::EvidenceKeyChanged::from(), &change.from)
            && act.says(acts::EvidenceKeyChanged::to(), &change.to)
    };
    let explains = |act: &Logged, change: &Change| {
        Some(act.position) == change.explained && act.says(acts::EvidenceKeyExplained::number(), &change.number)
    };
    for change in keys {
        let recorded = change.position > end || of_key(parsed, Verb::EvidenceKeyChanged).any(|act| is(act, change));
        let reasoned = change.explained.is_none_or(|position| {
            position > end || of_key(parsed, Verb::EvidenceKeyExplained).any(|act| explains(act, change))
        });
        if !recorded || !reasoned {
            found.push(finding(key!("evidence-keys-changed")).with("n", change.position));
        }
        if change.endorsement.is_some() && !is_endorsed(change) {
            found.push(finding(key!("evidence-keys-endorsement")).with("n", change.position));
        }
    }
    let gone = of_key(parsed, Verb::EvidenceKeyChanged)
        .filter(|act| !keys.iter().any(|change| change.position == act.position));
    found.extend(gone.map(|act| finding(key!("evidence-keys-gone")).with("n", act.position)));
    let in_order = keys.windows(2).all(|pair| {
        pair[1].from.as_ref() == Some(&pair[0].to)
            && Some(pair[1].number) == pair[0].number.checked_add(1)
            && pair[1].position > pair[0].position
    });
    let leads_here = keys.last().is_none_or(|last| from_hex(&last.to) == Some(parsed.public));
    if !in_order || !leads_here {
        found.push(finding(key!("evidence-keys-order")));
    }
    found
}

/// What a reader should know: when another key took over, and whether the former one has handed over.
pub fn notes(parsed: &Parsed) -> Vec<Finding> {
    let said = |change: &Change| {
        finding(key!("evidence-key-changed"))
            .with("n", change.position)
            .with("at", change.at.in_dortmund().format("%Y-%m-%d %H:%M"))
            .with("from", change.from.as_deref().map_or_else(|| "?".to_owned(), short))
            .with("to", short(&change.to))
            .with("cause", change.cause)
            .with("reason", change.explained.map_or_else(|| "none".to_owned(), |n| n.to_string()))
    };
    parsed.manifest.keys.iter().map(said).collect()
}

/// The beginning of a fingerprint, as people compare it.
fn short(public: &str) -> String {
    from_hex(public).map_or_else(|| "?".to_owned(), |public| fingerprint(&public)[..16].to_owned())
}

/// How a key that somebody knows is connected with the one that signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Each key has signed the next.
    HandedOver,
    /// The changes are on record, but the former key could not sign any more.
    Recorded,
    /// It has nothing to do with it.
    Foreign,
}

/// Follows the changes from a former key, whose fingerprint `is_known`, to the one that signs.
pub fn trust(parsed: &Parsed, is_known: impl Fn(&str) -> bool) -> Trust {
    let keys = &parsed.manifest.keys;
    let of = |public: &Option<String>| public.as_deref().and_then(from_hex).map(|public| fingerprint(&public));
    let Some(at) = keys.iter().rposition(|change| of(&change.from).is_some_and(|known| is_known(&known))) else {
        return Trust::Foreign;
    };
    // Two ways in one list would be no way.
    let once: HashSet<i64> = keys.iter().map(|change| change.number).collect();
    if !check(parsed).is_empty() || once.len() != keys.len() {
        return Trust::Foreign;
    }
    if keys[at..].iter().all(is_endorsed) { Trust::HandedOver } else { Trust::Recorded }
}

fn is_endorsed(change: &Change) -> bool {
    let parts = || {
        let from = change.from.as_deref()?;
        let key = VerifyingKey::from_bytes(&from_hex(from)?).ok()?;
        let signature = Signature::from_bytes(&from_hex(change.endorsement.as_deref()?)?);
        key.verify_strict(handover(from, &change.to).as_bytes(), &signature).ok()
    };
    parts().is_some()
}
