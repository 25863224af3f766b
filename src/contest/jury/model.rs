//! Why a juror must not judge an entry.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ids::{ConflictId, NominationId, PersonId};

crate::text_enum! {
    /// The reasons of §§ 20 and 21 VwVfG, by the words under which they are filed.
    pub enum Reason {
        /// Is involved in person.
        Involved = "selbst",
        Relative = "angehoerige",
        /// Acts for somebody involved, by law or by authority.
        Representative = "vertretung",
        RelativeOfRepresentative = "angehoerige_vertretung",
        Employed = "beschaeftigt",
        /// Sits on a board.
        Board = "organ",
        /// Gave an opinion or worked on the matter otherwise.
        Opinion = "gutachten",
        /// Would gain or lose by the decision.
        Advantage = "vorteil",
        /// Any other ground for doubt.
        Doubt = "besorgnis",
    }
}

crate::text_enum! {
    /// Who brought a conflict up.
    pub enum Origin {
        Office = "office",
        /// The juror, on the list of nominees.
        Declaration = "declaration",
        Recusal = "recusal",
        /// Came up in the jury's meeting.
        Meeting = "session",
    }
}

impl Origin {
    /// Whether the juror said it.
    pub fn is_own(self) -> bool {
        matches!(self, Self::Declaration | Self::Recusal)
    }
}

crate::text_enum! {
    /// What a juror would like to read.
    pub enum Wish {
        Gladly = "gladly",
        RatherNot = "rather_not",
    }
}

impl Wish {
    /// What it adds to the fit of juror and entry.
    pub fn fit(self) -> i64 {
        match self {
            Self::Gladly => 3,
            Self::RatherNot => -3,
        }
    }
}

/// A juror must not judge an entry, in any round.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Conflict {
    pub conflict_id: ConflictId,
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub reason: Reason,
    pub note: Option<String>,
    pub origin: Origin,
    pub created_at: Timestamp,
}
