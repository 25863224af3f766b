//! What people send in, what the office decides about it, and who must not judge it.

use std::collections::BTreeMap;

use laudatio_base::ids::{EditionId, NominationId, PersonId, RoundId};

use super::value::{Aside, Made, Word, Written};

acts! {
    /// Somebody has sent a nomination through the public form.
    Nominated = "nominated" on NominationId { number: Made, status: Word }

    /// The office has entered what came on paper or by e-mail.
    NominationEntered = "entered" on NominationId { number: Made, status: Word, origin: Word }

    /// The office has entered it from a file.
    NominationImported = "imported" on NominationId { number: Made, status: Word, origin: Word }

    /// The office has entered all rows of a file.
    NominationsImported = "imported" on EditionId { rows: usize }

    /// Its sender or the office has changed a nomination: which questions only, as what was answered goes when the
    /// nomination goes. Where a jury reads it there is a reason, and a hash of the new text for each round.
    NominationChanged = "changed" on NominationId {
        number: Made,
        questions: Vec<Written>,
        revision: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<Written>,
        #[serde(skip_serializing_if = "Option::is_none")]
        texts: Option<BTreeMap<RoundId, Made>>,
    }

    /// Its sender, or the office for a reason, has taken a nomination out.
    NominationWithdrawn = "withdrawn" on NominationId { number: Made, reason: Option<Written> }

    /// The office has brought back what it had taken out by mistake.
    WithdrawalTakenBack = "withdrawal_taken_back" on NominationId { number: Made, reason: Written }

    /// The office has said whether a nomination fulfils the conditions.
    Screened = "screened" on NominationId { number: Made, screening: Word, reason: Option<Written> }

    /// The office has let a late nomination in.
    LateAdmitted = "admitted" on NominationId { number: Made, reason: Written }

    /// The office has set a conflict between a juror and an entry; with what spoke for it, where the program had
    /// suggested it.
    ConflictSet = "conflict_set" on NominationId {
        person_id: PersonId,
        reason: Aside<Word>,
        note: Option<Written>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        suggested_by: Vec<Aside<Word>>,
    }

    /// The office has taken a conflict back.
    ConflictLifted = "conflict_lifted" on NominationId { person_id: PersonId, reason: Aside<Word>, why: Written }

    /// The office has found that a suggested conflict is none.
    ConflictDismissed = "conflict_dismissed" on NominationId { person_id: PersonId }

    /// A juror has stepped back from an entry.
    Recused = "recused" on NominationId { reason: Aside<Word>, note: Option<Written> }

    /// A juror has declared conflicts on the list of a round's nominees.
    Declared = "declared" on RoundId { nomination_id: Vec<NominationId> }
}
