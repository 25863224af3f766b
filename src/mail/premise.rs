//! What has to be true still when a mail leaves. It is asked again right before, over the data as they are then: between
//! writing and sending lie seconds, or the weeks in which no mail server was set.

use serde::{Deserialize, Serialize};

use crate::ids::{ApprovalId, NominationId, PersonId, RoundId};

/// On what a mail rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "while", rename_all = "snake_case")]
pub enum Premise {
    /// On nothing that could change: it is to arrive whatever has happened since.
    Always,
    /// The account can be used.
    Account { person: PersonId },
    /// The link in it, named by the hash of its secret, has not been used or replaced, and its account can be used.
    Link { hash: String },
    /// The nomination was neither withdrawn nor erased.
    Nomination { nomination: NominationId },
    /// The same, and the private link in it, named by the hash of its secret, still opens it.
    Receipt { nomination: NominationId, hash: String },
    /// The round takes this juror's sheets.
    Round { round: RoundId, person: PersonId },
    /// The same, and some are missing.
    Sheets { round: RoundId, person: PersonId },
    /// The request waits for somebody's answer, and the account can be used.
    Request { approval: ApprovalId, person: PersonId },
    /// The letter that this mail carries says what is so: nothing has touched the result, the ceremony's date, or what it
    /// is about.
    Letter,
}

crate::text_enum! {
    /// Why a mail no longer makes sense; the end of its sentence's key.
    pub enum Stale {
        /// The account was shut.
        Account = "account",
        /// The link was used, replaced, or is too old.
        Link = "link",
        /// The nomination was withdrawn.
        Withdrawn = "withdrawn",
        /// The round was closed, or the time for its sheets is over.
        Round = "round",
        /// All sheets are in.
        Done = "done",
        /// Somebody has answered, or it has lapsed.
        Answered = "answered",
        /// What it says is not so any more.
        Letter = "letter",
    }
}
