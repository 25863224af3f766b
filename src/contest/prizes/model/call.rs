//! A call with all its parts, and what it lacks before it can be published.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::db::Translated;
use crate::ids::{EditionId, LaureateId, NominationId, PlaceId};
use crate::key;

use super::{
    Category, Criterion, Edition, MOST_CRITERIA, Prize, Question, QuestionKind, QuestionRole, ShownFor, SpecialPrize,
};

/// A call with all its parts.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    pub prize: Prize,
    pub edition: Edition,
    pub categories: Vec<Category>,
    pub questions: Vec<Question>,
    pub criteria: Vec<Criterion>,
    pub places: Vec<Place>,
    pub special_prizes: Vec<SpecialPrize>,
}

impl Call {
    /// With the money that the jury has decided on for its places.
    pub fn pays(&mut self, decided: &BTreeMap<i64, Option<i64>>) {
        for place in &mut self.places {
            place.amount = decided.get(&place.place).copied().flatten().or(place.amount);
        }
    }
}

/// A place with its money, in whole cents.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Place {
    pub place_id: PlaceId,
    pub edition_id: EditionId,
    pub place: i64,
    pub amount: Option<i64>,
}

/// Who was honoured. Of an edition whose jury worked here, the rows are written when the office confirms the
/// result, and nobody outside may see them before [`Edition::shows_result`].
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Laureate {
    pub laureate_id: LaureateId,
    pub edition_id: EditionId,
    pub position: i64,
    pub place: Option<i64>,
    pub name: String,
    pub project: Option<String>,
    pub amount: Option<i64>,
    pub place_certain: bool,
    /// The entry that won, for those of our own juries.
    pub nomination_id: Option<NominationId>,
    /// What a special prize is called.
    pub award: Option<Translated>,
    /// Why the jury chose it, in its own words.
    pub reason: Option<String>,
    /// Whether the two who confirmed the result confirmed that the name becomes public.
    pub named: bool,
}

/// Something without which a call cannot be opened: the key of a sentence, and the page where it is mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Gap {
    pub key: &'static str,
    pub part: &'static str,
}

impl Call {
    /// What is missing before the call can be opened; a part of [`Self::findings`].
    pub(super) fn gaps(&self, now: Timestamp) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut need = |holds: bool, key, part| {
            if !holds {
                gaps.push(Gap { key, part });
            }
        };
        let edition = &self.edition;
        need(!edition.purpose.is_empty(), key!("edition-gap-purpose"), "basics");
        need(!edition.contact.trim().is_empty(), key!("edition-gap-contact"), "basics");
        need(edition.opens_at.is_some(), key!("edition-gap-opens"), "calendar");
        need(edition.closes_at.is_some(), key!("edition-gap-closes"), "calendar");
        need(edition.calendar().out_of_order().is_empty(), key!("edition-gap-order"), "calendar");
        need(edition.closes_at.is_none_or(|at| now < at.has_passed()), key!("edition-gap-past"), "calendar");
        need(!self.criteria.is_empty(), key!("edition-gap-criteria"), "criteria");
        need(self.criteria.len() <= MOST_CRITERIA, key!("edition-gap-criteria-many"), "criteria");
        let role = |role| self.questions.iter().find(move |question| question.role == Some(role));
        let asks_all = |wanted| role(wanted).is_some_and(|q| q.shown_for == ShownFor::Everyone && !q.optional);
        need(asks_all(QuestionRole::Title), key!("edition-gap-title"), "questions");
        need(asks_all(QuestionRole::NomineeName), key!("edition-gap-nominee-name"), "questions");
        let email = role(QuestionRole::NomineeEmail).is_some_and(|q| q.shown_for != ShownFor::Proposal);
        need(email, key!("edition-gap-nominee-email"), "questions");
        if edition.accepts_proposals {
            let asks = |wanted| role(wanted).is_some_and(|q| q.shown_for != ShownFor::SelfApplication);
            need(asks(QuestionRole::NominatorName), key!("edition-gap-nominator-name"), "questions");
            need(asks(QuestionRole::NominatorEmail), key!("edition-gap-nominator-email"), "questions");
        }
        let asks_category = self.questions.iter().any(|question| question.kind == QuestionKind::Category);
        need(!asks_category || !self.categories.is_empty(), key!("edition-gap-categories"), "categories");
        need(asks_category || self.categories.is_empty(), key!("edition-gap-category-question"), "questions");
        let has_options = |q: &Question| !q.kind.has_options() || q.options.len() >= 2;
        need(self.questions.iter().all(has_options), key!("edition-gap-options"), "questions");
        // Imports find a question by its wording.
        let labels: std::collections::HashSet<_> = self.questions.iter().map(|q| q.label.german()).collect();
        need(labels.len() == self.questions.len(), key!("edition-gap-labels"), "questions");
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::{at, call, moment};

    #[test]
    fn what_a_call_lacks_is_said_one_by_one() {
        type Break = fn(&mut Call);
        let cases: [(Break, &[&str]); 18] = [
            (|_| {}, &[]),
            (|call| call.edition.purpose = Translated::default(), &["edition-gap-purpose"]),
            (|call| call.edition.contact = " ".into(), &["edition-gap-contact"]),
            (|call| call.edition.opens_at = None, &["edition-gap-opens"]),
            (|call| call.edition.closes_at = None, &["edition-gap-closes"]),
            (|call| call.edition.opens_at = call.edition.closes_at, &["edition-gap-order"]),
            (|call| call.edition.closes_at = at("2027-08-02"), &["edition-gap-past"]),
            (|call| call.criteria.clear(), &["edition-gap-criteria"]),
            (|call| call.criteria = vec![call.criteria[0].clone(); 13], &["edition-gap-criteria-many"]),
            (|call| call.questions[0].role = None, &["edition-gap-title"]),
            (|call| call.questions[0].optional = true, &["edition-gap-title"]),
            (|call| call.questions[1].shown_for = ShownFor::Proposal, &["edition-gap-nominee-name"]),
            (|call| drop(call.questions.remove(2)), &["edition-gap-nominee-email"]),
            (|call| call.questions.truncate(3), &["edition-gap-nominator-name", "edition-gap-nominator-email"]),
            (
                |call| {
                    call.questions.truncate(3);
                    call.edition.accepts_proposals = false;
                },
                &[],
            ),
            (|call| call.questions[3].kind = QuestionKind::Category, &["edition-gap-categories"]),
            (|call| call.questions[3].kind = QuestionKind::Choices, &["edition-gap-options"]),
            (|call| call.questions[3].label = call.questions[4].label.clone(), &["edition-gap-labels"]),
        ];
        for (number, (break_it, expected)) in cases.into_iter().enumerate() {
            let mut call = call();
            break_it(&mut call);
            let keys: Vec<_> = call.gaps(moment("2027-08-20T10:00:00Z")).into_iter().map(|gap| gap.key).collect();
            assert_eq!(keys, expected, "case {number}");
        }
    }
}
