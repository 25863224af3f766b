//! A call as it stands becomes the call as it is published.

use laudatio_evidence::published::{PublishedCall, PublishedCriterion, PublishedPlace};

use super::Call;

/// The call as it stands, under the number of its publication.
pub fn as_it_stands(call: &Call, number: i64) -> PublishedCall {
    let criteria = call.criteria.iter().map(|criterion| PublishedCriterion {
        criterion_id: criterion.criterion_id,
        label: criterion.label.clone(),
        description: criterion.description.clone(),
        weight: criterion.weight,
        scale_min: criterion.scale_min,
        scale_max: criterion.scale_max,
        scale_labels: criterion.scale_labels.0.clone(),
    });
    PublishedCall {
        edition_id: call.edition.edition_id,
        number,
        tie_rule: call.edition.tie_rule,
        motion_tie_rule: call.edition.motion_tie_rule,
        shows_scores: call.edition.shows_scores,
        prize_money: call.edition.prize_money,
        places: call.places.iter().map(|row| PublishedPlace { place: row.place, amount: row.amount }).collect(),
        criteria: criteria.collect(),
    }
}
