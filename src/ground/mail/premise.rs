//! What has to be true still when a mail leaves. It is asked again right before, over the data as they are then: between
//! writing and sending lie seconds, or the weeks in which no mail server was set.

use serde::{Deserialize, Serialize};

use uuid::Uuid;

use crate::clock::WallTime;
use crate::ids::{ApprovalId, AssignmentId, EditionId, NominationId, PersonId, RoundId};

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
    /// The nomination was neither withdrawn nor erased, and whoever the mail goes to has sent it.
    Nomination { nomination: NominationId },
    /// The same, the private link in it, named by the hash of its secret, still opens it, and it counts as late or not at
    /// this deadline, as the mail says.
    Receipt { nomination: NominationId, hash: String, is_late: bool, closes: Option<WallTime> },
    /// Whoever the mail goes to is not who has sent the nomination, which was not erased.
    Former { nomination: NominationId },
    /// As for a nomination, and the dates are the call's still, with what that does to the nomination. `until` it says that
    /// the nomination can be changed.
    Dates { edition: EditionId, nomination: NominationId, dates: Vec<Date>, is_late: bool, until: Option<WallTime> },
    /// The round takes this juror's sheets, it was not opened again since, and some are missing. A mail that names the end
    /// names today's.
    Sheets { round: RoundId, person: PersonId, until: Option<WallTime> },
    /// The round is open and ends for this juror `until` then; the mail is of use before `before`.
    Until { round: RoundId, person: PersonId, until: WallTime, before: WallTime },
    /// The round is open, or in preparation, as the mail says, and the account can be used.
    State { round: RoundId, person: PersonId, is_open: bool },
    /// The juror still reads this in a round that takes their sheets, and has not read what was changed.
    Assignment { assignment: AssignmentId },
    /// The request waits for somebody's answer, and the account can be used.
    Request { approval: ApprovalId, person: PersonId },
    /// Nobody has asked for the same again since the request lapsed, and the account can be used.
    Lapsed { approval: ApprovalId, person: PersonId },
    /// The result is stopped, or public, as the mail says; some of what touches it nobody has looked at yet.
    Touched { edition: EditionId, person: PersonId, is_stopped: bool, facts: Vec<Uuid> },
    /// The letter that this mail carries says what is so: nothing has touched the result, the ceremony's date, or what it
    /// is about.
    Letter,
}

/// A date of a call, as a mail says that it has moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Date {
    pub name: String,
    pub after: WallTime,
    pub before: WallTime,
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
        /// Somebody has answered, it has lapsed, or was asked anew.
        Answered = "answered",
        /// What it says is not so any more, or not to whom it goes.
        Said = "said",
    }
}
