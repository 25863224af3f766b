//! The checks on who must not judge what: the snapshot's conflicts and recusals against the acts that made them. Pure.

use std::collections::{BTreeMap, HashSet};

use laudatio_base::ids::{NominationId, PersonId};
use laudatio_base::key;

use crate::acts::{self, Verb};

use super::agreed::of_round;
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
    let closed = of_round(parsed, Verb::RoundClosed).next_back().map_or(i64::MAX, |act| act.position);
    let recorded = recorded(parsed);
    let known: HashSet<Pair> = frozen.conflicts.iter().map(|c| (c.nomination_id, c.person_id)).collect();
    let bars = |pair: &Pair| known.contains(pair) && recorded.get(pair).is_none_or(|act| act.position < closed);
    let mut found: Vec<Finding> = frozen
        .counted()
        .filter(|(_, assignment)| bars(&(assignment.nomination_id, assignment.person_id)))
        .map(|(sheet, assignment)| {
            finding(key!("evidence-conflict")).with("sheet", sheet.sheet_id).with("person", assignment.person_id)
        })
        .collect();
    let gone = recorded.iter().filter(|(pair, act)| act.position < closed && !known.contains(pair));
    found.extend(gone.map(|((_, person), act)| {
        let key = if act.is(Verb::Recused) { key!("evidence-recusal") } else { key!("evidence-conflict-gone") };
        finding(key).with("person", person).with("n", act.position)
    }));
    let made_up = frozen.conflicts.iter().filter(|c| !recorded.contains_key(&(c.nomination_id, c.person_id)));
    found.extend(made_up.map(|conflict| finding(key!("evidence-conflict-unknown")).with("person", conflict.person_id)));
    let alone = frozen.assignments.iter().filter(|assignment| {
        assignment.recused_at.is_some() && !known.contains(&(assignment.nomination_id, assignment.person_id))
    });
    found.extend(alone.map(|assignment| finding(key!("evidence-recused-alone")).with("person", assignment.person_id)));
    found
}

/// The conflicts between the round's jurors and entries that were made and not lifted, with the act that made each. The
/// same two may have had one before.
fn recorded(parsed: &Parsed) -> BTreeMap<Pair, &Logged> {
    let jurors: HashSet<PersonId> = parsed.frozen.jurors.iter().map(|juror| juror.person_id).collect();
    let entries: HashSet<NominationId> = parsed.frozen.entries.iter().map(|entry| entry.nomination_id).collect();
    let mut standing = BTreeMap::new();
    for act in &parsed.log {
        if act.is(Verb::ConflictLifted)
            && let Some(person) = act.said(acts::ConflictLifted::person_id())
        {
            standing.remove(&(NominationId(act.subject_id), person));
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
    let entry = NominationId(act.subject_id);
    let pair = match act.verb() {
        Some(Verb::ConflictSet) => act.said(acts::ConflictSet::person_id()).map(|person| (entry, person)),
        Some(Verb::Recused) => act.person_id.map(|person| (entry, person)),
        Some(Verb::ConflictNoted) => {
            let person = act.said(acts::ConflictNoted::person_id()).flatten();
            act.said(acts::ConflictNoted::nomination_id()).zip(person)
        }
        Some(Verb::Declared) => {
            let entries = act.said_each(acts::Declared::nomination_id());
            return entries.into_iter().filter_map(|entry| Some((entry, act.person_id?))).collect();
        }
        _ => None,
    };
    pair.into_iter().collect()
}
