//! How far a call has come by what was done: what [`super::Standing`] is made of.

use crate::clock::{Timestamp, WallTime};
use crate::ids::{EditionId, RoundId};

use super::{Edition, RoundStatus, Scoring, scoring};

/// How far the entries and the jury of a call have come, by what was done.
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// Entries that nobody has screened yet.
    pub pending: i64,
    /// Entries that a jury can read.
    pub eligible: i64,
    /// The rounds in their order.
    pub rounds: Vec<Turn>,
    pub letters: Letters,
}

/// The letters to those who took part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Letters {
    pub written: i64,
    /// Of these, those that have not left.
    pub waiting: i64,
}

/// A round as far as its call's calendar needs it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Turn {
    pub round_id: RoundId,
    pub edition_id: EditionId,
    pub name: String,
    pub status: RoundStatus,
    pub scoring_opens_at: Option<WallTime>,
    pub scoring_closes_at: Option<WallTime>,
    /// The latest end that any juror was given.
    pub extended_until: Option<WallTime>,
    /// Of the meeting on its present closing, if there is one.
    pub meeting_opened_at: Option<Timestamp>,
    pub meeting_ended_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// Its decisions have put off a place.
    pub place_open: bool,
}

impl Progress {
    /// Whether a round is open.
    pub(super) fn is_judging(&self) -> bool {
        self.rounds.iter().any(|turn| turn.status == RoundStatus::Open)
    }

    /// The round whose decisions bind, with its place in the order.
    fn binding(&self) -> Option<(usize, &Turn)> {
        let decided = self.rounds.iter().enumerate().filter(|(_, turn)| turn.decided_at.is_some());
        decided.max_by_key(|(_, turn)| turn.decided_at)
    }

    /// Whether a place was put off, and a later round is there to decide on it.
    fn is_put_off(&self) -> bool {
        self.binding().is_some_and(|(at, turn)| turn.place_open && at + 1 < self.rounds.len())
    }

    /// Whether the jury's decisions are binding. With a place that a later round decides on they are not all, unless two
    /// people have confirmed what there is.
    pub(super) fn is_decided(&self, edition: &Edition) -> bool {
        let is_whole = edition.result_confirmed_at.is_some() || !self.is_put_off();
        !self.is_judging() && self.binding().is_some() && is_whole
    }

    /// Whether the meeting that decides has been.
    pub(super) fn has_met(&self, edition: &Edition) -> bool {
        let last = self.rounds.iter().rev().find(|turn| turn.status == RoundStatus::Closed);
        let met = last.is_some_and(|turn| turn.has_met() && !(turn.decided_at.is_some() && self.is_put_off()));
        !self.is_judging() && (met || self.is_decided(edition))
    }

    /// Whether everything is screened and nothing of it is for a jury.
    pub(super) fn is_empty(&self) -> bool {
        self.pending == 0 && self.eligible == 0 && self.rounds.is_empty()
    }
}

impl Turn {
    /// Whether the meeting on its present closing has been.
    fn has_met(&self) -> bool {
        self.meeting_ended_at.is_some() || self.decided_at.is_some()
    }

    /// When its last juror has to be done. A round without an end has none for anybody.
    pub fn ends(&self) -> Option<WallTime> {
        self.scoring_closes_at.map(|closes| self.extended_until.map_or(closes, |extended| closes.max(extended)))
    }

    /// Whether it is planned, open to anybody's sheets, or over.
    pub fn scoring(&self, now: Timestamp) -> Scoring {
        scoring(self.status, self.scoring_opens_at, self.ends(), now)
    }
}
