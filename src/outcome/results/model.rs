//! What closing a round or opening it again means: exactly what two people of the office look at. No I/O.

pub mod tie;

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ids::{NominationId, PersonId};
use crate::judging::ranking::store::Stamp;
use crate::judging::scoring::store::Overtaken;

use super::refusal::Refusal;

/// A sheet that a juror was to submit and has not.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct MissingSheet {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub person_id: PersonId,
    pub juror: String,
    /// `open`, `draft`, or `barred` where the account is shut or no juror's any more: this sheet will not come.
    pub state: String,
}

/// An entry, and how many sheets speak for it.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct CountedEntry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub sheets: i64,
}

/// How far a juror has come, and when he or she was last reminded.
#[derive(Debug, Serialize)]
pub struct Member {
    pub person_id: PersonId,
    pub name: String,
    pub total: i64,
    pub submitted: i64,
    pub drafts: i64,
    pub reminded_at: Option<Timestamp>,
    /// More time than the others have.
    pub extended_until: Option<WallTime>,
}

/// A round as it is before it closes.
#[derive(Debug, Serialize)]
pub struct Closing {
    /// Its settings.
    pub version: i64,
    pub quorum: Option<i64>,
    pub least_sheets: Option<i64>,
    pub entries: Vec<CountedEntry>,
    pub members: Vec<Member>,
    pub missing: Vec<MissingSheet>,
    /// Sheets that were made before their entry was corrected.
    pub overtaken: Vec<Overtaken>,
    /// Between its jurors and its entries, as the round's first page counts them.
    pub conflicts: usize,
    /// The state of its sheets.
    pub sheets: Stamp,
}

/// Why a round does not close without a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Obstacle {
    /// Sheets are missing.
    Missing,
    /// Entries that no sheet speaks for.
    Unread,
    /// Entries with fewer sheets than the round wants.
    Thin,
    /// Fewer jurors took part than the round wants.
    Quorum,
}

impl Closing {
    /// Entries that no sheet speaks for.
    pub fn unread(&self) -> impl Iterator<Item = &CountedEntry> {
        self.entries.iter().filter(|entry| entry.sheets == 0)
    }

    /// Entries with some sheets, but fewer than the round wants.
    pub fn thin(&self) -> impl Iterator<Item = &CountedEntry> {
        let least = self.least_sheets.unwrap_or(1);
        self.entries.iter().filter(move |entry| (1..least).contains(&entry.sheets))
    }

    /// How many jurors have submitted something.
    pub fn took_part(&self) -> i64 {
        i64::try_from(self.members.iter().filter(|member| member.submitted > 0).count()).unwrap_or(i64::MAX)
    }

    /// How many submitted sheets count.
    pub fn submitted(&self) -> i64 {
        self.members.iter().map(|member| member.submitted).sum()
    }

    /// Everything that stands against closing.
    pub fn obstacles(&self) -> Vec<Obstacle> {
        let quorate = self.quorum.is_none_or(|quorum| self.took_part() >= quorum);
        [
            (!self.missing.is_empty(), Obstacle::Missing),
            (self.unread().next().is_some(), Obstacle::Unread),
            (self.thin().next().is_some(), Obstacle::Thin),
            (!quorate, Obstacle::Quorum),
        ]
        .into_iter()
        .filter_map(|(stands, obstacle)| stands.then_some(obstacle))
        .collect()
    }
}

/// What the public learns, or has learnt, of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Publicity {
    Held,
    /// Two people have confirmed that it turns public with the ceremony.
    Confirmed,
    Public,
}

/// Where the meeting on the present closing of a round stands: the jury has its ranking in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sitting {
    Open,
    Decided,
}

impl Sitting {
    /// Why the office settles no shared place any more.
    pub fn reason(self) -> Refusal {
        match self {
            Self::Open => Refusal::JurySits,
            Self::Decided => Refusal::JuryDecided,
        }
    }
}

/// A meeting of the jury whose decisions on the present closing of a round are binding.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct Bound {
    pub number: i64,
    /// What was decided and stands.
    pub decisions: i64,
}

/// A meeting on the present closing of a round that has not become binding: it ends with the opening.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct Unbound {
    pub number: i64,
    /// It still goes on.
    pub runs: bool,
    /// What was decided and stands.
    pub decisions: i64,
    /// The number of the motion that is being voted on.
    pub voting: Option<i64>,
}

/// A closed round before it opens again.
#[derive(Debug, Serialize)]
pub struct Reopening {
    /// Its settings and when it was closed.
    pub version: i64,
    /// Rounds that took their entries from this one and have begun.
    pub built_on: i64,
    /// Whether the call is over.
    pub call_over: bool,
    pub publicity: Publicity,
    /// What the jury has decided on this closing, which then no longer binds anybody.
    pub bound: Option<Bound>,
    /// The meeting that it breaks off.
    pub unbound: Option<Unbound>,
    /// Shared places that were settled, and are to be settled again.
    pub settled: i64,
    /// Whether the jury is voting on something in its meeting: that passes, and is nothing that anybody agrees to.
    #[serde(skip)]
    pub votes: bool,
    /// The state of its sheets.
    pub sheets: Stamp,
}

impl Reopening {
    /// Whether it may be opened again.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn allowed(&self) -> Result<(), Refusal> {
        match self {
            Self { call_over: true, .. } => Err(Refusal::CallOver),
            Self { built_on: 1.., .. } => Err(Refusal::BuiltOn),
            // Laureates whose decision no longer binds would turn public by themselves.
            Self { publicity: Publicity::Public, .. } => Err(Refusal::ResultPublic),
            Self { publicity: Publicity::Confirmed, .. } => Err(Refusal::ResultConfirmed),
            _ => Ok(()),
        }
    }

    /// Whether that may happen at this moment: under a vote it would never end, and a secret one stay to be read.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn now(&self) -> Result<(), Refusal> {
        self.allowed()?;
        if self.votes { Err(Refusal::Voting) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry(sheets: i64) -> CountedEntry {
        CountedEntry {
            nomination_id: NominationId(Uuid::from_u128(1)),
            receipt_number: String::new(),
            title: String::new(),
            sheets,
        }
    }

    fn member(submitted: i64) -> Member {
        Member {
            person_id: PersonId(Uuid::from_u128(1)),
            name: String::new(),
            total: 2,
            submitted,
            drafts: 0,
            reminded_at: None,
            extended_until: None,
        }
    }

    fn missing() -> MissingSheet {
        MissingSheet {
            nomination_id: NominationId(Uuid::from_u128(1)),
            receipt_number: String::new(),
            title: String::new(),
            person_id: PersonId(Uuid::from_u128(1)),
            juror: String::new(),
            state: "open".into(),
        }
    }

    #[test]
    fn whatever_is_missing_stands_against_closing() {
        use Obstacle::{Missing, Quorum, Thin, Unread};
        for (quorum, least, entries, members, absent, expected) in [
            (None, None, &[2, 2][..], &[2, 2][..], 0, &[][..]),
            (None, None, &[1, 0], &[1, 0], 3, &[Missing, Unread]),
            (None, None, &[1, 1], &[2, 0], 0, &[]),
            (Some(2), None, &[1, 1], &[2, 0], 0, &[Quorum]),
            (Some(2), None, &[1, 1], &[1, 1], 0, &[]),
            (Some(3), Some(2), &[1, 2, 0], &[2, 1], 1, &[Missing, Unread, Thin, Quorum]),
            (None, Some(2), &[2, 3], &[3, 2], 0, &[]),
            (None, Some(1), &[1], &[1], 0, &[]),
        ] {
            let closing = Closing {
                version: 1,
                quorum,
                least_sheets: least,
                entries: entries.iter().map(|&sheets| entry(sheets)).collect(),
                members: members.iter().map(|&submitted| member(submitted)).collect(),
                missing: (0..absent).map(|_| missing()).collect(),
                overtaken: Vec::new(),
                conflicts: 0,
                sheets: Stamp::default(),
            };
            assert_eq!(closing.obstacles(), expected, "{quorum:?} {least:?} {entries:?} {members:?} {absent}");
        }
    }

    #[test]
    fn a_round_stays_closed_once_something_builds_on_it() {
        use Publicity::{Confirmed, Held, Public};
        for (built_on, call_over, publicity, allowed) in [
            (0, false, Held, Ok(())),
            (1, false, Held, Err(Refusal::BuiltOn)),
            (0, true, Held, Err(Refusal::CallOver)),
            (0, false, Confirmed, Err(Refusal::ResultConfirmed)),
            (0, false, Public, Err(Refusal::ResultPublic)),
            (0, true, Public, Err(Refusal::CallOver)),
        ] {
            let bound = Some(Bound { number: 1, decisions: 3 });
            let sheets = Stamp::default();
            let closed = Reopening {
                version: 1,
                built_on,
                call_over,
                publicity,
                bound,
                unbound: None,
                settled: 0,
                votes: false,
                sheets,
            };
            assert_eq!(closed.allowed(), allowed, "{built_on} {call_over} {publicity:?}");
            let voting = Reopening { votes: true, ..closed };
            assert_eq!((voting.allowed(), voting.now().is_err()), (allowed, true));
        }
    }
}
