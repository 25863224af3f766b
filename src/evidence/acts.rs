//! The checks on what people agreed on about a round: more time, and closing it. Pure.

use serde_json::{Value, json};

use crate::approvals::Act;
use crate::approvals::model::LASTS;

use super::bundle::Logged;
use super::finding::{Finding, finding};
use super::model::{Approval, Extension, Occasion};
use super::parsed::Parsed;

/// The acts of one kind on the round, in their order.
pub(super) fn acts<'p>(parsed: &'p Parsed, verb: &'static str) -> impl DoubleEndedIterator<Item = &'p Logged> {
    let round = parsed.head.round_id.0;
    parsed.log.iter().filter(move |act| act.act == verb && act.subject == "round" && act.subject_id == round)
}

pub(super) fn says(act: &Logged, term: &str, value: &impl serde::Serialize) -> bool {
    act.detail.get(term) == Some(&json!(value))
}

/// Two different people closed the round and opened it again, as the record has it; or one, where four eyes were off.
pub fn approvals(parsed: &Parsed) -> Vec<Finding> {
    let (head, approvals) = (&parsed.head, &parsed.agreed.approvals);
    let mut found = Vec::new();
    for approval in approvals {
        let about = |key| finding(key).with("act", approval.act).with("person", approval.confirmed_by);
        let verb = match approval.act {
            Act::Reopen => "reopened",
            Act::Settle => "tie_settled",
            _ => "closed",
        };
        let done = acts(parsed, verb)
            .find(|act| act.at == approval.confirmed_at && act.person_id == Some(approval.confirmed_by));
        if approval.alone {
            let off = done.is_some_and(|done| four_eyes_off(parsed, done.position));
            if !off {
                found.push(about("evidence-approval-not-off"));
            }
        } else if approval.asked_by == approval.confirmed_by {
            found.push(about("evidence-approval-same"));
        }
        if done.is_none() || !is_recorded(parsed, approval) {
            found.push(about("evidence-approval-changed"));
        }
        if approval.confirmed_at.utc() - approval.asked_at.utc() >= LASTS {
            found.push(about("evidence-approval-late"));
        }
    }
    let ours = [json!(Act::Close), json!(Act::Reopen), json!(Act::Settle)];
    let confirmed = acts(parsed, "approval_confirmed")
        .chain(acts(parsed, "approval_alone"))
        .filter(|act| act.detail.get("what").is_some_and(|what| ours.contains(what)))
        .filter(|act| !approvals.iter().any(|approval| says(act, "approval_id", &approval.approval_id)));
    found.extend(confirmed.map(|act| finding("evidence-approval-gone").with("n", act.position)));
    let closed = approvals.iter().any(|approval| {
        approval.act == Act::Close
            && (Some(approval.confirmed_at), Some(approval.confirmed_by)) == (head.closed_at, head.closed_by)
    });
    if !closed {
        found.push(finding("evidence-approval-none"));
    }
    found
}

/// Whether what stands in the snapshot is what the record says about asking and confirming.
fn is_recorded(parsed: &Parsed, approval: &Approval) -> bool {
    let is = |act: &Logged, at, person| {
        act.at == at
            && act.person_id == Some(person)
            && says(act, "approval_id", &approval.approval_id)
            && says(act, "what", &approval.act)
    };
    if approval.alone {
        // Version 0.1.0 left it to the switch that stands before it.
        let mut used = acts(parsed, "approval_alone").filter(|act| says(act, "approval_id", &approval.approval_id));
        let recorded = used.next().is_none_or(|act| is(act, approval.confirmed_at, approval.confirmed_by));
        return recorded && approval.asked_by == approval.confirmed_by && approval.asked_at == approval.confirmed_at;
    }
    let asked = acts(parsed, "approval_asked").find(|act| is(act, approval.asked_at, approval.asked_by));
    let confirmed = acts(parsed, "approval_confirmed")
        .any(|act| is(act, approval.confirmed_at, approval.confirmed_by) && says(act, "person_id", &approval.asked_by));
    let reasoned = asked.is_some_and(|act| has_text(act, "why") == approval.reason_sha256.is_some());
    reasoned && confirmed
}

/// Whether a text stood at a term of an act; the log has only its hash.
fn has_text(act: &Logged, term: &str) -> bool {
    act.detail.get(term).and_then(Value::as_str).is_some_and(|text| !text.is_empty())
}

/// Whether one person was enough when an act was done.
fn four_eyes_off(parsed: &Parsed, position: i64) -> bool {
    let before = parsed.log.iter().rev().filter(|act| act.position < position);
    let mut switched = before.filter(|act| ["four_eyes_on", "four_eyes_off"].contains(&act.act.as_str()));
    switched.next().is_some_and(|act| act.act == "four_eyes_off")
}

/// One person alone did what takes two: every result says so, each time.
pub fn alone(parsed: &Parsed) -> Vec<Finding> {
    let alone = parsed.agreed.approvals.iter().filter(|approval| approval.alone);
    let said =
        |one: &Approval| finding("evidence-approval-alone").with("act", one.act).with("person", one.confirmed_by);
    alone.map(said).chain(alone_elsewhere(parsed)).collect()
}

/// The same about the round's call, its sessions, and the accounts of those who count as two people.
fn alone_elsewhere(parsed: &Parsed) -> impl Iterator<Item = Finding> {
    let round = json!(parsed.head.round_id);
    let is_ours = move |act: &Logged| match act.subject.as_str() {
        "person" => true,
        "edition" => act.subject_id == parsed.head.edition_id.0,
        "jury_session" => parsed.log.iter().any(|opened| {
            opened.act == "session_opened"
                && opened.subject_id == act.subject_id
                && opened.detail.get("round_id") == Some(&round)
        }),
        _ => false,
    };
    let alone = parsed.log.iter().filter(move |act| act.act == "approval_alone" && is_ours(act));
    alone.filter_map(|act| {
        let what: Act = serde_json::from_value(act.detail.get("what")?.clone()).ok()?;
        Some(finding("evidence-approval-alone").with("act", what).with("person", act.person_id?))
    })
}

/// The round's settings are as they were set, and whatever was missing when it closed has a reason.
pub fn closing(parsed: &Parsed) -> Vec<Finding> {
    let (head, round) = (&parsed.head, &parsed.frozen.round);
    let mut found = Vec::new();
    let set = parsed.log.iter().rev().find(|act| {
        act.subject == "round" && act.subject_id == head.round_id.0 && ["created", "edited"].contains(&act.act.as_str())
    });
    if let Some(set) = set {
        let same = says(set, "method", &round.method)
            && says(set, "quorum", &round.quorum)
            && says(set, "least_sheets", &round.least_sheets)
            && says(set, "reviews_per_entry", &round.reviews_per_entry);
        if !same {
            found.push(finding("evidence-setting").with("n", set.position));
        }
    }
    // That there is such an act is checked with the approvals.
    let Some(closed) = acts(parsed, "closed").next_back() else { return found };
    let number = |term| closed.detail.get(term).and_then(Value::as_i64).unwrap_or(0);
    let missing = ["missing_sheets", "unread_entries", "thin_entries"].into_iter().any(|term| number(term) > 0);
    let quorate = round.quorum.is_none_or(|quorum| number("took_part") >= quorum);
    let reasoned = has_text(closed, "why");
    if (missing || !quorate) && !reasoned {
        found.push(finding("evidence-closed-reason").with("n", closed.position));
    }
    // Afterwards entries may have been withdrawn.
    let counts =
        head.occasion != Occasion::Closed || counts(parsed) == [number("unread_entries"), number("thin_entries")];
    if !counts || reasoned != head.close_reason_sha256.is_some() || !says(closed, "quorum", &round.quorum) {
        found.push(finding("evidence-closed-otherwise").with("n", closed.position));
    }
    found
}

/// Entries that no sheet speaks for, and entries with fewer than the round wants.
fn counts(parsed: &Parsed) -> [i64; 2] {
    let frozen = &parsed.frozen;
    let least = frozen.round.least_sheets.unwrap_or(1);
    let mut sheets = std::collections::HashMap::new();
    for (_, assignment) in frozen.counted() {
        *sheets.entry(assignment.nomination_id).or_insert(0) += 1;
    }
    let stands = frozen.entries.iter().filter(|entry| frozen.competes(entry) && entry.screening == "eligible");
    stands.fold([0, 0], |[unread, thin], entry| match sheets.get(&entry.nomination_id) {
        None => [unread + 1, thin],
        Some(count) if *count < least => [unread, thin + 1],
        Some(_) => [unread, thin],
    })
}

/// Whoever was given more time was given it as the record says, and nobody is missing.
pub fn extensions(parsed: &Parsed) -> Vec<Finding> {
    let extensions = &parsed.frozen.extensions;
    let is = |act: &Logged, one: &Extension| {
        act.at == one.granted_at
            && act.person_id == Some(one.granted_by)
            && says(act, "person_id", &one.person_id)
            && act.detail.get("after").and_then(|after| after.get("until")) == Some(&json!(one.closes_at))
    };
    let recorded: Vec<&Logged> = acts(parsed, "extended").collect();
    let changed = extensions.iter().filter(|one| !recorded.iter().any(|act| is(act, one)));
    let gone = recorded.iter().filter(|act| !extensions.iter().any(|one| is(act, one)));
    let changed = changed.map(|one| finding("evidence-extension-changed").with("id", one.extension_id));
    changed.chain(gone.map(|act| finding("evidence-extension-gone").with("n", act.position))).collect()
}
