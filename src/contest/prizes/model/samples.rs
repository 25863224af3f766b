//! Calls as the rules' tests need them.

use uuid::Uuid;

use super::{Call, Criterion, Edition, EditionStatus, Item, Parity, Prize, Question, QuestionRole, ShownFor};
use crate::clock::{Timestamp, WallTime};
use crate::ground::db::Translated;
use crate::ids::{EditionId, PrizeId};

pub fn at(text: &str) -> Option<WallTime> {
    (!text.is_empty()).then(|| text.parse().expect("a test writes it right"))
}

pub fn moment(text: &str) -> Timestamp {
    Timestamp::new(text.parse().expect("a test writes it right"))
}

pub fn prize(parity: Parity) -> Prize {
    Prize {
        prize_id: PrizeId(Uuid::nil()),
        key: "preis".into(),
        name: Translated::new("Preis der Stadt Dortmund", "Prize of the City of Dortmund"),
        slogan: Translated::default(),
        organisers: Translated::default(),
        sponsor: None,
        parity,
        letters: "P".into(),
        position: 1,
    }
}

pub fn edition() -> Edition {
    Edition {
        edition_id: EditionId(Uuid::nil()),
        prize_id: PrizeId(Uuid::nil()),
        year: 2027,
        number: 10,
        status: EditionStatus::Open,
        purpose: Translated::new("Zweck", ""),
        eligible: Translated::new("Alle", ""),
        contact: "Büro".into(),
        venue: None,
        opens_at: at("2027-08-01"),
        closes_at: at("2027-09-15T23:59"),
        screening_until: None,
        scoring_until: None,
        meeting_at: None,
        ceremony_at: None,
        accepts_proposals: true,
        shows_scores: false,
        tie_rule: super::TieRule::Shared,
        motion_tie_rule: None,
        prize_money: None,
        applications: None,
        note: None,
        version: 1,
        opened_at: None,
        closed_at: None,
        created_at: moment("2027-01-01T00:00:00Z"),
        result_confirmed_at: None,
        result_public_since: None,
        result_withdrawn_at: None,
        result_touched_at: None,
        result_released_at: None,
        result_confirmed_for: None,
    }
}

pub fn question(id: u128, section: &str) -> Question {
    Question {
        section: Translated::new(section, ""),
        label: Translated::new(format!("Frage {id}"), ""),
        ..Question::blank(EditionId(Uuid::nil()), Uuid::from_u128(id), &[])
    }
}

/// A call that can be opened.
pub fn call() -> Call {
    let ask = |id, role: QuestionRole, shown_for| Question {
        role: Some(role),
        kind: role.kind(),
        shown_for,
        ..question(id, "")
    };
    Call {
        prize: prize(Parity::Odd),
        edition: edition(),
        categories: Vec::new(),
        questions: vec![
            ask(1, QuestionRole::Title, ShownFor::Everyone),
            ask(2, QuestionRole::NomineeName, ShownFor::Everyone),
            ask(3, QuestionRole::NomineeEmail, ShownFor::Everyone),
            ask(4, QuestionRole::NominatorName, ShownFor::Proposal),
            ask(5, QuestionRole::NominatorEmail, ShownFor::Proposal),
        ],
        criteria: vec![Criterion::blank(EditionId(Uuid::nil()), Uuid::nil(), &[])],
        places: Vec::new(),
        special_prizes: Vec::new(),
    }
}
