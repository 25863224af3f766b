//! What somebody types who settles a shared place.

use crate::contest::prizes::model::TieRule;
use crate::ground::web::{Errors, Posted};
use crate::ids::NominationId;
use crate::key;

use super::model::tie::Question;

/// As long as other reasons may be.
const MOST_REASON: usize = 2000;

/// How somebody wants to settle a place, and whom the chair's vote gives it to. The reason is looked at as well.
///
/// # Errors
/// What is wrong with the fields.
pub fn settling(form: &Posted, question: &Question) -> Result<(TieRule, Option<NominationId>), Errors> {
    let mut errors = Errors::default();
    let rule: Option<TieRule> = form.get("rule").parse().ok().filter(|rule| question.ways.contains(rule));
    let winner = form.get("winner").parse().ok().filter(|id| question.entries.contains(id));
    let winner = winner.filter(|_| rule == Some(TieRule::CastingVote));
    match rule {
        None => errors.add("rule", key!("field-choice")),
        Some(TieRule::CastingVote) if winner.is_none() => errors.add("winner", key!("field-choice")),
        Some(_) => {}
    }
    match form.get("reason").chars().count() {
        0 => errors.add("reason", key!("field-missing")),
        count if count > MOST_REASON => errors.add("reason", key!("field-too-long")),
        _ => {}
    }
    match rule {
        Some(rule) if errors.is_empty() => Ok((rule, winner)),
        _ => Err(errors),
    }
}
