//! The checks on what people agreed on about a round: more time, and closing it. Pure.

use serde_json::json;

use crate::acts::{self, Verb};
use laudatio_base::key;

use super::approval::{Act, LASTS};
use super::bundle::Logged;
use super::finding::{Finding, finding};
use super::model::{Approval, Extension, Occasion};
use super::parsed::Parsed;

/// The acts of one kind on the round, in their order.
pub(super) fn of_round(parsed: &Parsed, verb: Verb) -> impl DoubleEndedIterator<Item = &Logged> {
    let round = parsed.head.round_id.0;
    parsed.log.iter().filter(move |act| act.is(verb) && act.subject == "round" && act.subject_id == round)
}

/// Two different people closed the round and opened it again, as the record has it; or one, where the two-person rule was off.
pub fn approvals(parsed: &Parsed) -> Vec<Finding> {
    let (head, approvals) = (&parsed.head, &parsed.agreed.approvals);
    let mut found = Vec::new();
    for approval in approvals {
        let about = |key| finding(key).with("act", approval.act).with("person", approval.confirmed_by);
        let verb = match approval.act {
            Act::Reopen => Verb::RoundReopened,
            Act::Settle => Verb::TieSettled,
            _ => Verb::RoundClosed,
        };
        let done = of_round(parsed, verb)
            .find(|act| act.at == approval.confirmed_at && act.person_id == Some(approval.confirmed_by));
        if approval.alone {
            let off = done.is_some_and(|done| one_person_rule(parsed, done.position));
            if !off {
                found.push(about(key!("evidence-approval-not-off")));
            }
        } else if approval.asked_by == approval.confirmed_by {
            found.push(about(key!("evidence-approval-same")));
        }
        if done.is_none() || !is_recorded(parsed, approval) {
            found.push(about(key!("evidence-approval-changed")));
        }
        if approval.confirmed_at.utc() - approval.asked_at.utc() >= LASTS {
            found.push(about(key!("evidence-approval-late")));
        }
    }
    let is_ours = |act: &&Logged| {
        let what = act.said(acts::ApprovalConfirmed::what());
        what.is_some_and(|what| [Act::Close, Act::Reopen, Act::Settle].contains(&what))
    };
    let confirmed = of_round(parsed, Verb::ApprovalConfirmed)
        .chain(of_round(parsed, Verb::ApprovalAlone))
        .filter(is_ours)
        .filter(|act| !approvals.iter().any(|approval| is_about(act, approval)));
    found.extend(confirmed.map(|act| finding(key!("evidence-approval-gone")).with("n", act.position)));
    let closed = approvals.iter().any(|approval| {
        approval.act == Act::Close
            && (Some(approval.confirmed_at), Some(approval.confirmed_by)) == (head.closed_at, head.closed_by)
    });
    if !closed {
        found.push(finding(key!("evidence-approval-none")));
    }
    found
}

/// Whether what stands in the snapshot is what the record says about asking and confirming.
fn is_recorded(parsed: &Parsed, approval: &Approval) -> bool {
    let is = |act: &Logged, at, person| {
        act.at == at
            && act.person_id == Some(person)
            && is_about(act, approval)
            && act.says(acts::ApprovalAsked::what(), &approval.act)
    };
    if approval.alone {
        // Version 0.1.0 left it to the switch that stands before it.
        let mut used = of_round(parsed, Verb::ApprovalAlone).filter(|act| is_about(act, approval));
        let recorded = used.next().is_none_or(|act| is(act, approval.confirmed_at, approval.confirmed_by));
        return recorded && approval.asked_by == approval.confirmed_by && approval.asked_at == approval.confirmed_at;
    }
    let asked = of_round(parsed, Verb::ApprovalAsked).find(|act| is(act, approval.asked_at, approval.asked_by));
    let confirmed = of_round(parsed, Verb::ApprovalConfirmed).any(|act| {
        is(act, approval.confirmed_at, approval.confirmed_by)
            && act.says(acts::ApprovalConfirmed::person_id(), &approval.asked_by)
    });
    let reasoned =
        asked.is_some_and(|act| act.has_text(acts::ApprovalAsked::why()) == approval.reason_sha256.is_some());
    reasoned && confirmed
}

/// Whether an act is about a request, whether it was asked, confirmed or needed nobody.
fn is_about(act: &Logged, approval: &Approval) -> bool {
    act.says(acts::ApprovalAsked::approval_id(), &approval.approval_id)
}

/// Whether one person was enough when an act was done.
fn one_person_rule(parsed: &Parsed, position: i64) -> bool {
    let before = parsed.log.iter().rev().filter(|act| act.position < position);
    let mut switched = before.filter(|act| act.is(Verb::FourEyesOn) || act.is(Verb::FourEyesOff));
    switched.next().is_some_and(|act| act.is(Verb::FourEyesOff))
}

/// One person alone did what takes two: every result says so, each time.
pub fn alone(parsed: &Parsed) -> Vec<Finding> {
    let alone = parsed.agreed.approvals.iter().filter(|approval| approval.alone);
    let said =
        |one: &Approval| finding(key!("evidence-approval-alone")).with("act", one.act).with("person", one.confirmed_by);
    alone.map(said).chain(alone_elsewhere(parsed)).collect()
}

/// The same about the round's call, its sessions, and the accounts of those who count as two people.
fn alone_elsewhere(parsed: &Parsed) -> impl Iterator<Item = Finding> {
    let is_ours = move |act: &Logged| match act.subject.as_str() {
        "person" => true,
        "edition" => act.subject_id == parsed.head.edition_id.0,
        "jury_session" => parsed.log.iter().any(|opened| {
            opened.is(Verb::SessionOpened)
                && opened.subject_id == act.subject_id
                && opened.says(acts::SessionOpened::round_id(), &parsed.head.round_id)
        }),
        _ => false,
    };
    let alone = parsed.log.iter().filter(move |act| act.is(Verb::ApprovalAlone) && is_ours(act));
    alone.filter_map(|act| {
        let what = act.said(acts::ApprovalAlone::what())?;
        Some(finding(key!("evidence-approval-alone")).with("act", what).with("person", act.person_id?))
    })
}

/// The round's settings are as they were set, and whatever was missing when it closed has a reason.
pub fn closing(parsed: &Parsed) -> Vec<Finding> {
    let (head, round) = (&parsed.head, &parsed.frozen.round);
    let mut found = Vec::new();
    let set = parsed.log.iter().rev().find(|act| {
        act.subject == "round"
            && act.subject_id == head.round_id.0
            && (act.is(Verb::RoundCreated) || act.is(Verb::RoundEdited))
    });
    // Both say it at the same terms.
    if let Some(set) = set {
        let same = set.says(acts::RoundEdited::method(), &round.method)
            && set.says(acts::RoundEdited::quorum(), &round.quorum)
            && set.says(acts::RoundEdited::least_sheets(), &round.least_sheets)
            && set.says(acts::RoundEdited::reviews_per_entry(), &round.reviews_per_entry);
        if !same {
            found.push(finding(key!("evidence-setting")).with("n", set.position));
        }
    }
    // That there is such an act is checked with the approvals.
    let Some(closed) = of_round(parsed, Verb::RoundClosed).next_back() else { return found };
    let counted =
        [acts::RoundClosed::unread_entries(), acts::RoundClosed::thin_entries()].map(|term| closed.count(term));
    let missing = closed.count(acts::RoundClosed::missing_sheets()) > 0 || counted.iter().any(|count| *count > 0);
    let quorate = round.quorum.is_none_or(|quorum| closed.count(acts::RoundClosed::took_part()) >= quorum);
    let reasoned = closed.has_text(acts::RoundClosed::why());
    if (missing || !quorate) && !reasoned {
        found.push(finding(key!("evidence-closed-reason")).with("n", closed.position));
    }
    // Afterwards entries may have been withdrawn.
    let counts = head.occasion != Occasion::Closed || counts(parsed) == counted;
    let same_quorum = closed.says(acts::RoundClosed::quorum(), &round.quorum);
    if !counts || reasoned != head.close_reason_sha256.is_some() || !same_quorum {
        found.push(finding(key!("evidence-closed-otherwise")).with("n", closed.position));
    }
    found
}

/// The snapshot follows the one before it, and was taken for what was done just then.
pub fn succession(parsed: &Parsed) -> Vec<Finding> {
    let head = &parsed.head;
    // The last one is this snapshot's own.
    let before = of_round(parsed, Verb::RoundFrozen).rev().nth(1);
    let follows = match before {
        Some(before) => {
            let number = head.number.checked_sub(1);
            before.says(acts::RoundFrozen::sha256(), &head.previous_sha256)
                && number.is_some_and(|number| before.says(acts::RoundFrozen::number(), &number))
        }
        None => head.previous_sha256.is_none() && head.number == 1,
    };
    let mut found = Vec::new();
    if !follows {
        found.push(finding(key!("evidence-previous")).with("n", head.number));
    }
    let latest = |verb| of_round(parsed, verb).next_back().map_or(0, |act| act.position);
    let settled = latest(Verb::TieSettled) > latest(Verb::RoundClosed);
    if settled != (head.occasion == Occasion::TieSettled) {
        found.push(finding(key!("evidence-occasion")));
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
            && act.says(acts::Extended::person_id(), &one.person_id)
            && acts::Extended::after().of(&act.detail).and_then(|after| acts::Until::until().of(after))
                == Some(&json!(one.closes_at))
    };
    let recorded: Vec<&Logged> = of_round(parsed, Verb::Extended).collect();
    let changed = extensions.iter().filter(|one| !recorded.iter().any(|act| is(act, one)));
    let gone = recorded.iter().filter(|act| !extensions.iter().any(|one| is(act, one)));
    let changed = changed.map(|one| finding(key!("evidence-extension-changed")).with("id", one.extension_id));
    changed.chain(gone.map(|act| finding(key!("evidence-extension-gone")).with("n", act.position))).collect()
}
