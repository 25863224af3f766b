//! Who reads what, and what a round lacks before its jury can begin.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::clock::{Timestamp, WallTime};
use crate::contest::rounds::model::{MOST_CRITERIA, RoundEntry, RoundJuror};
use crate::ids::{AssignmentId, EditionId, NominationId, PersonId, RoundId};
use crate::key;
use crate::link;

use super::plan::Pair;

crate::text_enum! {
    /// How a juror came to an entry.
    pub enum Origin {
        Proposal = "proposal",
        Hand = "hand",
    }
}

/// A juror reads an entry.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Assignment {
    pub assignment_id: AssignmentId,
    pub round_id: RoundId,
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub origin: Origin,
    pub created_at: Timestamp,
    /// Set when a conflict ended it.
    pub recused_at: Option<Timestamp>,
    /// Whether there is a sheet, draft or not: then it can be taken back no more.
    pub begun: bool,
    pub submitted: bool,
}

impl Assignment {
    pub fn pair(&self) -> Pair {
        (self.nomination_id, self.person_id)
    }

    /// Whether the juror reads it still.
    pub fn is_active(&self) -> bool {
        self.recused_at.is_none()
    }
}

/// The same for the same distribution: what was shown is what gets confirmed.
pub fn fingerprint(pairs: &[Pair]) -> String {
    let mut hash = Sha256::new();
    for (entry, juror) in pairs {
        hash.update(entry.0.as_bytes());
        hash.update(juror.0.as_bytes());
    }
    hex::encode(hash.finalize())
}

/// What a round lacks before it can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", content = "n", rename_all = "snake_case")]
pub enum Missing {
    Criteria,
    TooManyCriteria(usize),
    Entries,
    /// Entries that were withdrawn or refused after they had been taken in.
    Fallen(usize),
    Jurors,
    /// Entries that nobody reads.
    Unassigned(usize),
    /// The round that the entries come from has been opened again since: its ranking may be another one.
    Source,
    /// The window ends before it begins to matter.
    WindowOver,
    /// The office has ended the call.
    Ended(EditionId),
    /// Nominations still come in and change, until then.
    Nominating(EditionId, Option<WallTime>),
}

impl Missing {
    /// The key of the sentence, and how many it is about.
    pub fn sentence(self) -> (&'static str, usize) {
        match self {
            Self::Criteria => (key!("assignment-missing-criteria"), 0),
            Self::TooManyCriteria(n) => (key!("assignment-missing-fewer-criteria"), n),
            Self::Entries => (key!("assignment-missing-entries"), 0),
            Self::Fallen(n) => (key!("assignment-missing-fallen"), n),
            Self::Jurors => (key!("assignment-missing-jurors"), 0),
            Self::Unassigned(n) => (key!("assignment-missing-assignment"), n),
            Self::Source => (key!("assignment-missing-source"), 0),
            Self::WindowOver => (key!("assignment-missing-window"), 0),
            Self::Ended(_) => (key!("assignment-missing-ended"), 0),
            Self::Nominating(..) => (key!("assignment-missing-deadline"), 0),
        }
    }

    /// Until when it cannot be mended, whatever the office does.
    pub fn until(self) -> Option<WallTime> {
        match self {
            Self::Nominating(_, until) => until,
            _ => None,
        }
    }

    /// Where it can be mended.
    pub fn href(self, round: RoundId) -> String {
        match self {
            Self::Ended(edition) => link!("/office/editions/{edition}", edition),
            Self::Nominating(edition, _) => link!("/office/editions/{edition}/nominations", edition),
            Self::Criteria | Self::TooManyCriteria(_) => link!("/office/rounds/{round}/criteria", round),
            Self::Entries | Self::Fallen(_) => link!("/office/rounds/{round}/entries", round),
            Self::Source => link!("/office/rounds/{round}/advance", round),
            Self::Jurors => link!("/office/rounds/{round}/jurors", round),
            Self::Unassigned(_) => link!("/office/rounds/{round}/assignment", round),
            Self::WindowOver => link!("/office/rounds/{round}/settings", round),
        }
    }
}

/// Everything that a round unmet, in the order of the steps that lead to its opening.
pub fn missing(
    criteria: usize,
    entries: &[RoundEntry],
    jurors: &[RoundJuror],
    assignments: &[Assignment],
    closes: Option<WallTime>,
    now: Timestamp,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    match criteria {
        0 => missing.push(Missing::Criteria),
        n if n > MOST_CRITERIA => missing.push(Missing::TooManyCriteria(n)),
        _ => {}
    }
    let fallen = entries.iter().filter(|entry| !entry.stands).count();
    if entries.is_empty() {
        missing.push(Missing::Entries);
    } else if fallen > 0 {
        missing.push(Missing::Fallen(fallen));
    }
    if jurors.is_empty() {
        missing.push(Missing::Jurors);
    }
    let read: std::collections::BTreeSet<_> =
        assignments.iter().filter(|a| a.is_active()).map(|a| a.nomination_id).collect();
    let unassigned = entries.iter().filter(|entry| entry.stands && !read.contains(&entry.nomination_id)).count();
    if unassigned > 0 {
        missing.push(Missing::Unassigned(unassigned));
    }
    if closes.is_some_and(|closes| closes.has_passed() <= now) {
        missing.push(Missing::WindowOver);
    }
    missing
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(n: u128, stands: bool) -> RoundEntry {
        RoundEntry {
            nomination_id: NominationId(Uuid::from_u128(n)),
            receipt_number: String::new(),
            title: String::new(),
            nominee_name: String::new(),
            category: None,
            stands,
        }
    }

    fn assignment(n: u128, recused_at: Option<Timestamp>) -> Assignment {
        Assignment {
            assignment_id: AssignmentId(Uuid::nil()),
            round_id: RoundId(Uuid::nil()),
            nomination_id: NominationId(Uuid::from_u128(n)),
            person_id: PersonId(Uuid::nil()),
            origin: Origin::Proposal,
            created_at: Timestamp::new(Default::default()),
            recused_at,
            begun: false,
            submitted: false,
        }
    }

    #[test]
    fn a_round_says_everything_it_lacks() {
        let now = Timestamp::new("2027-10-01T08:00:00Z".parse().unwrap());
        let juror = RoundJuror { person_id: PersonId(Uuid::nil()), name: String::new(), disabled: false };
        let (read, recused) = (assignment(1, None), assignment(1, Some(now)));
        let past = "2027-09-30T08:00".parse().ok();
        use Missing::{Criteria, Entries, Fallen, Jurors, TooManyCriteria, Unassigned, WindowOver};
        for (criteria, entries, jurors, assignments, closes, expected) in [
            (0, vec![], vec![], vec![], past, vec![Criteria, Entries, Jurors, WindowOver]),
            (13, vec![entry(1, true)], vec![juror.clone()], vec![read.clone()], None, vec![TooManyCriteria(13)]),
            (
                1,
                vec![entry(1, true), entry(2, true)],
                vec![juror.clone()],
                vec![read.clone()],
                None,
                vec![Unassigned(1)],
            ),
            (1, vec![entry(1, true)], vec![juror.clone()], vec![recused], None, vec![Unassigned(1)]),
            (1, vec![entry(1, true), entry(2, false)], vec![juror.clone()], vec![read.clone()], None, vec![Fallen(1)]),
            (1, vec![entry(1, true)], vec![juror], vec![read], "2027-10-01T10:00".parse().ok(), vec![]),
        ] {
            assert_eq!(missing(criteria, &entries, &jurors, &assignments, closes, now), expected);
        }
    }

    #[test]
    fn another_distribution_has_another_fingerprint() {
        let pair = |n, m| (NominationId(Uuid::from_u128(n)), PersonId(Uuid::from_u128(m)));
        assert_eq!(fingerprint(&[pair(1, 2)]), fingerprint(&[pair(1, 2)]));
        assert_ne!(fingerprint(&[pair(1, 2)]), fingerprint(&[pair(2, 1)]));
        assert_ne!(fingerprint(&[pair(1, 2)]), fingerprint(&[]));
    }
}
