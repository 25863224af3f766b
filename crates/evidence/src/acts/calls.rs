//! What the office does to a call.

use std::collections::BTreeMap;

use laudatio_base::clock::WallTime;
use laudatio_base::i18n::Translated;
use laudatio_base::ids::{EditionId, PrizeId};

use super::value::{Aside, Made, Recordable, Word, Written};

acts! {
    /// A new database has begun with this prize.
    Seeded = "seeded" on PrizeId { key: Aside<Made> }

    /// The office has made the next call of a prize, as a copy of its last one.
    CallCreated = "created" on EditionId { copy_of: EditionId, year: i64 }

    /// The office has changed texts, contact and rules of a call.
    BasicsSet = "basics_set" on EditionId { before: Box<Basics>, after: Box<Basics> }

    /// The office has added an entry to one of a call's lists.
    PartAdded = "part_added" on EditionId { part: Word, label: Aside<Translated> }

    /// The office has changed such an entry.
    PartChanged = "part_changed" on EditionId {
        part: Word,
        label: Aside<Translated>,
        before: Box<PartFacts>,
        after: Box<PartFacts>,
    }

    /// The office has taken such an entry out.
    PartRemoved = "part_removed" on EditionId { part: Word, label: Aside<Translated> }

    /// The office has moved such an entry a step up or down.
    PartMoved = "part_moved" on EditionId { part: Word, item: Option<Aside<Translated>>, up: bool }

    /// The office has set the money of the places: each `place_1`, `place_2`, … with whole cents.
    PlacesSet = "places_set" on EditionId {
        before: BTreeMap<Made, Option<i64>>,
        after: BTreeMap<Made, Option<i64>>,
    }

    /// The office has added a place below the last one.
    PlaceAdded = "place_added" on EditionId { place: i64 }

    /// The office has taken the last place away.
    PlaceRemoved = "place_removed" on EditionId { place: i64, amount: Option<i64> }

    /// The office has set the dates of a call. Where dates of a published one have moved, it says how many were written
    /// to, and how many nominations are judged anew.
    CalendarSet = "calendar_set" on EditionId {
        before: Box<Dates>,
        after: Box<Dates>,
        #[serde(skip_serializing_if = "Option::is_none")]
        told: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        in_time: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        late: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        asked_again: Option<usize>,
    }

    /// The office has put the dates of a published call back to what they were before.
    DatesTakenBack = "dates_taken_back" on EditionId {
        before: Box<Dates>,
        after: Box<Dates>,
        why: Written,
        #[serde(skip_serializing_if = "Option::is_none")]
        told: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        in_time: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        late: Option<usize>,
        #[serde(skip_serializing_if = "Option::is_none")]
        asked_again: Option<usize>,
    }

    /// A call was published, as the hash says that it stood; with what was said about what is unusual in it.
    CallOpened = "opened" on EditionId {
        number: i64,
        call_sha256: Made,
        closes_at: Option<WallTime>,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Written>,
    }

    /// A call that release 0.1.0 had published was kept at the next start, as it stood then.
    CallKept = "call_kept" on EditionId { number: i64, call_sha256: Made }

    /// Two people have taken a published call back to preparing.
    CallRetracted = "retracted" on EditionId { why: Written }

    /// A call was ended; with a reason where something was missing.
    CallClosed = "closed" on EditionId {
        year: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Written>,
    }

    /// The office has opened an ended call again.
    CallReopened = "reopened" on EditionId { why: Written }
}

parts! {
    /// Texts, contact and rules of a call.
    Basics {
        purpose: Aside<Translated>,
        eligible: Aside<Translated>,
        contact: Written,
        venue: Option<Written>,
        accepts_proposals: bool,
        shows_scores: bool,
        tie_rule: Aside<Word>,
        motion_tie_rule: Aside<Word>,
        prize_money: Option<i64>,
    }

    /// The dates of a call.
    Dates {
        opens_at: Option<WallTime>,
        closes_at: Option<WallTime>,
        screening_until: Option<WallTime>,
        scoring_until: Option<WallTime>,
        session_at: Option<WallTime>,
        ceremony_at: Option<WallTime>,
    }

    /// What a category says.
    CategoryFacts { label: Aside<Translated>, description: Aside<Translated> }

    /// What a question says.
    QuestionFacts {
        role: Option<Word>,
        kind: Word,
        section: Aside<Translated>,
        label: Aside<Translated>,
        hint: Aside<Translated>,
        options: Vec<Aside<Translated>>,
        optional: bool,
        shown_for: Aside<Word>,
        jury_sees: bool,
        max_chars: Option<i64>,
        min_number: Option<i64>,
        max_number: Option<i64>,
    }

    /// What a criterion says.
    CriterionFacts {
        label: Aside<Translated>,
        description: Aside<Translated>,
        weight: i64,
        scale_min: i64,
        scale_max: i64,
        scale_labels: Vec<Aside<Translated>>,
    }

    /// What a prize beside the places says.
    SpecialPrizeFacts { label: Aside<Translated>, amount: Option<i64> }
}

/// What an entry of one of a call's lists says: everything but its keys and its place in the list.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum PartFacts {
    Category(CategoryFacts),
    Question(QuestionFacts),
    Criterion(CriterionFacts),
    SpecialPrize(SpecialPrizeFacts),
}

impl Recordable for PartFacts {
    fn written(name: &'static str) -> Vec<&'static str> {
        [
            CategoryFacts::written(name),
            QuestionFacts::written(name),
            CriterionFacts::written(name),
            SpecialPrizeFacts::written(name),
        ]
        .concat()
    }
}
