//! The checks on what the jury judged by: the call as it was published, and the round's copy of it, whole. Pure.

use crate::acts::{self, Verb};
use crate::published::{PublishedCall, PublishedCriterion};
use laudatio_base::key;

use super::agreed::of_round;
use super::bundle::Logged;
use super::finding::{Finding, finding};
use super::model::{Criterion, Frozen};
use super::parsed::Parsed;

/// The act that kept the call: that of publishing it, the last time, or the one that kept it later.
fn kept(parsed: &Parsed) -> Option<&Logged> {
    let edition = parsed.head.edition_id.0;
    let of_call = |act: &&Logged| act.subject == "edition" && act.subject_id == edition;
    parsed.log.iter().rev().filter(of_call).find(|act| acts::CallOpened::call_sha256().of(&act.detail).is_some())
}

/// The call is the one that was published, and the rules that the round went by are its.
pub fn published(parsed: &Parsed) -> Vec<Finding> {
    let round = &parsed.frozen.round;
    match (&parsed.frozen.published, kept(parsed)) {
        (None, None) => Vec::new(),
        (None, Some(act)) => vec![finding(key!("evidence-call-gone")).with("n", act.position)],
        (Some(_), None) => vec![finding(key!("evidence-call-unrecorded"))],
        (Some(call), Some(act)) => {
            let mut found = Vec::new();
            let same = act.says(acts::CallOpened::call_sha256(), &call.sha256())
                && act.says(acts::CallOpened::number(), &call.number)
                && call.edition_id == parsed.head.edition_id;
            if !same {
                found.push(finding(key!("evidence-call-changed")).with("n", act.position));
            }
            let rules = (call.tie_rule, call.shows_scores, call.places.len());
            if rules != (round.tie_rule, round.shows_scores, round.places) {
                found.push(finding(key!("evidence-call-rules")));
            }
            found
        }
    }
}

/// What is neither right nor wrong about it: an earlier release of the program kept no call.
pub fn unpublished(parsed: &Parsed) -> Option<Finding> {
    match (&parsed.frozen.published, kept(parsed)) {
        (None, _) => Some(finding(key!("evidence-call-unknown"))),
        (Some(_), Some(act)) if act.is(Verb::CallKept) => {
            Some(finding(key!("evidence-call-late")).with("n", act.position))
        }
        _ => None,
    }
}

/// The round judges by all criteria of the call and by no others: with its words, on its scales, with its weights.
///
/// With them comes what is neither right nor wrong: a round that was open when the call was kept at last may differ
/// from it as far as release 0.1.0 let it. That let words change in the call, and more in the round by an act.
pub fn criteria(parsed: &Parsed) -> (Vec<Finding>, Option<Finding>) {
    let frozen = &parsed.frozen;
    let Some(call) = &frozen.published else { return (weights(frozen), None) };
    let found = whole(&frozen.criteria, call);
    let former = kept(parsed).filter(|act| act.is(Verb::CallKept) && !opens_after(parsed, act.position));
    let Some(late) = former else { return (found, None) };
    let changed = [Verb::CriterionAdded, Verb::CriterionEdited, Verb::CriterionRemoved]
        .into_iter()
        .find_map(|verb| of_round(parsed, verb).find(|act| act.position < late.position));
    let excused = |found: &Finding| changed.is_some() || found.key == key!("evidence-criterion-words");
    let (known, wrong): (Vec<Finding>, Vec<Finding>) = found.into_iter().partition(excused);
    let said = || finding(key!("evidence-criterion-former")).with("n", changed.unwrap_or(late).position);
    (wrong, (!known.is_empty()).then(said))
}

/// Whether the round was opened behind an act of the record: for the last time, as an opening can be taken back.
fn opens_after(parsed: &Parsed, position: i64) -> bool {
    of_round(parsed, Verb::RoundOpened).next_back().is_some_and(|act| act.position > position)
}

fn whole(criteria: &[Criterion], call: &PublishedCall) -> Vec<Finding> {
    let mut found = Vec::new();
    for criterion in criteria {
        let about = |key| finding(key).with("criterion", criterion.label.german());
        let Some(published) = call.criteria.iter().find(|one| Some(one.criterion_id) == criterion.criterion_id) else {
            found.push(about(key!("evidence-weight-none")));
            continue;
        };
        if published.weight != criterion.weight {
            found.push(about(key!("evidence-weight")).with("round", criterion.weight).with("call", published.weight));
        }
        if (published.scale_min, published.scale_max) != (criterion.scale_min, criterion.scale_max) {
            found.push(about(key!("evidence-weight-scale")));
        }
        if !says_the_same(criterion, published) {
            found.push(about(key!("evidence-criterion-words")));
        }
    }
    let has = |one: &PublishedCriterion| criteria.iter().any(|own| own.criterion_id == Some(one.criterion_id));
    let gone = call.criteria.iter().filter(|one| !has(one));
    found.extend(gone.map(|one| finding(key!("evidence-criterion-gone")).with("criterion", one.label.german())));
    let (own, of_call) =
        (criteria.iter().map(|one| one.criterion_id), call.criteria.iter().map(|one| one.criterion_id));
    if found.is_empty() && !own.eq(of_call.map(Some)) {
        found.push(finding(key!("evidence-criterion-order")));
    }
    found
}

fn says_the_same(own: &Criterion, published: &PublishedCriterion) -> bool {
    own.label == published.label
        && own.description.as_ref() == Some(&published.description)
        && own.scale_labels.as_ref() == Some(&published.scale_labels)
}

/// The same for a snapshot that has of the call only what stood there when the round was closed.
fn weights(frozen: &Frozen) -> Vec<Finding> {
    let mut found = Vec::new();
    for criterion in &frozen.criteria {
        let call = frozen.call.iter().find(|call| Some(call.criterion_id) == criterion.criterion_id);
        let about = |key| finding(key).with("criterion", criterion.label.german());
        match call {
            None => found.push(about(key!("evidence-weight-none"))),
            Some(call) if call.weight != criterion.weight => {
                let finding = about(key!("evidence-weight")).with("round", criterion.weight);
                found.push(finding.with("call", call.weight));
            }
            Some(call) if (call.scale_min, call.scale_max) != (criterion.scale_min, criterion.scale_max) => {
                found.push(about(key!("evidence-weight-scale")));
            }
            Some(_) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use laudatio_base::i18n::Translated;
    use laudatio_base::ids::{CriterionId, EditionId, RoundCriterionId};
    use laudatio_tally::TieRule;

    fn published(id: u128, label: &str) -> PublishedCriterion {
        PublishedCriterion {
            criterion_id: CriterionId(Uuid::from_u128(id)),
            label: Translated::new(label, ""),
            description: Translated::default(),
            weight: 2,
            scale_min: 1,
            scale_max: 10,
            scale_labels: vec![Translated::new("gut", "")],
        }
    }

    fn copy(of: &PublishedCriterion) -> Criterion {
        Criterion {
            round_criterion_id: RoundCriterionId(Uuid::nil()),
            criterion_id: Some(of.criterion_id),
            label: of.label.clone(),
            weight: of.weight,
            scale_min: of.scale_min,
            scale_max: of.scale_max,
            description: Some(of.description.clone()),
            scale_labels: Some(of.scale_labels.clone()),
        }
    }

    #[test]
    fn whatever_differs_from_the_call_is_named() {
        let call = PublishedCall {
            edition_id: EditionId(Uuid::nil()),
            number: 1,
            tie_rule: TieRule::Shared,
            motion_tie_rule: None,
            shows_scores: true,
            prize_money: None,
            places: Vec::new(),
            criteria: vec![published(1, "Mut"), published(2, "Wirkung")],
        };
        type Change = fn(&mut Vec<Criterion>);
        let cases: [(Change, &[&str]); 12] = [
            (|_| {}, &[]),
            (|own| own[0].weight = 3, &["evidence-weight"]),
            (|own| own[0].scale_min = 0, &["evidence-weight-scale"]),
            (|own| own[1].scale_max = 5, &["evidence-weight-scale"]),
            (|own| own[0].label = Translated::new("Mut", "Courage"), &["evidence-criterion-words"]),
            (|own| own[0].description = Some(Translated::new("Neu", "")), &["evidence-criterion-words"]),
            (|own| own[0].description = None, &["evidence-criterion-words"]),
            (|own| own[0].scale_labels = Some(vec![Translated::new("sehr gut", "")]), &["evidence-criterion-words"]),
            (|own| own[0].criterion_id = None, &["evidence-weight-none", "evidence-criterion-gone"]),
            (|own| drop(own.pop()), &["evidence-criterion-gone"]),
            (|own| own.swap(0, 1), &["evidence-criterion-order"]),
            (|own| own.push(own[0].clone()), &["evidence-criterion-order"]),
        ];
        for (number, (change, expected)) in cases.into_iter().enumerate() {
            let mut own: Vec<Criterion> = call.criteria.iter().map(copy).collect();
            change(&mut own);
            let keys: Vec<_> = whole(&own, &call).into_iter().map(|found| found.key).collect();
            assert_eq!(keys, expected, "case {number}");
        }
    }
}
