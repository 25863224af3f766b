//! The checks on who must not judge what: the snapshot's conflicts and recusals against the acts that made them. Pure.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;
use uuid::Uuid;

use crate::ids::{NominationId, PersonId};

use super::bundle::Logged;
use super::finding::{Finding, finding};
use super::parsed::Parsed;

/// A juror and an entry.
type Pair = (NominationId, PersonId);

/// No sheet counts of somebody who stands in a conflict with the entry; every conflict and every recusal on record is
/// kept, and none was made up.
///
/// What came up after the round was closed leaves its sheets as they are. Which of two acts came first is said by their
/// places in the record, not by their moments: these are the arrivals of requests, which may wait for each other.
pub fn conflicts(parsed: &Parsed) -> Vec<Finding> {
    let frozen = &parsed.frozen;
    let closed = super::acts::acts(parsed, "closed").next_back().map_or(i64::MAX, |act| act.position);
    let recorded = recorded(parsed);
    let known: HashSet<Pair> = frozen.conflicts.iter().map(|c| (c.nomination_id, c.person_id)).collect();
    let bars = |pair: &Pair| known.contains(pair) && recorded.get(pair).is_none_or(|act| act.position < closed);
    let mut found: Vec<Finding> = frozen
        .counted()
        .filter(|(_, assignment)| bars(&(assignment.nomination_id, assignment.person_id)))
        .map(|(sheet, assignment)| {
            finding("evidence-conflict").with("sheet", sheet.sheet_id).with("person", assignment.person_id)
        })
        .collect();
    let gone = recorded.iter().filter(|(pair, act)| act.position < closed && !known.contains(pair));
    found.extend(gone.map(|((_, person), act)| {
        let key = if act.act == "recused" { "evidence-recusal" } else { "evidence-conflict-gone" };
        finding(key).with("person", person).with("n", act.position)
    }));
    let made_up = frozen.conflicts.iter().filter(|c| !recorded.contains_key(&(c.nomination_id, c.person_id)));
    found.extend(made_up.map(|conflict| finding("evidence-conflict-unknown").with("person", conflict.person_id)));
    let alone = frozen.assignments.iter().filter(|assignment| {
        assignment.recused_at.is_some() && !known.contains(&(assignment.nomination_id, assignment.person_id))
    });
    found.extend(alone.map(|assignment| finding("evidence-recused-alone").with("person", assignment.person_id)));
    found
}

/// The conflicts between the round's jurors and entries that were made and not lifted, with the act that made each. The
/// same two may have had one before.
fn recorded(parsed: &Parsed) -> BTreeMap<Pair, &Logged> {
    let jurors: HashSet<PersonId> = parsed.frozen.jurors.iter().map(|juror| juror.person_id).collect();
    let entries: HashSet<NominationId> = parsed.frozen.entries.iter().map(|entry| entry.nomination_id).collect();
    let mut standing = BTreeMap::new();
    for act in &parsed.log {
        if let ("conflict_lifted", Some(person)) = (act.act.as_str(), key(act.detail.get("person_id"))) {
            standing.remove(&(NominationId(act.subject_id), PersonId(person)));
        }
        let of_round =
            pairs(act).into_iter().filter(|(entry, juror)| entries.contains(entry) && jurors.contains(juror));
        for pair in of_round {
            // Who declares again names what is known already.
            standing.entry(pair).or_insert(act);
        }
    }
    standing
}

/// The pairs between which an act says there is a conflict.
fn pairs(act: &Logged) -> Vec<Pair> {
    let said = |term: &str| key(act.detail.get(term));
    let person = said("person_id").map(PersonId);
    let pair = match act.act.as_str() {
        "conflict_set" => Some(NominationId(act.subject_id)).zip(person),
        "recused" => Some(NominationId(act.subject_id)).zip(act.person_id),
        "conflict_noted" => said("nomination_id").map(NominationId).zip(person),
        "declared" => {
            let entries = act.detail.get("nomination_id").and_then(Value::as_array);
            let entries = entries.into_iter().flatten().filter_map(|id| key(Some(id)));
            return entries.filter_map(|id| Some((NominationId(id), act.person_id?))).collect();
        }
        _ => None,
    };
    pair.into_iter().collect()
}

fn key(value: Option<&Value>) -> Option<Uuid> {
    value?.as_str()?.parse().ok()
}
