//! Rounds: how they are made, who reads what, what was judged, and how they end.

use std::collections::BTreeMap;

use laudatio_base::clock::{Timestamp, WallTime};
use laudatio_base::ids::{ApprovalId, AssignmentId, NominationId, PersonId, RoundId, SheetId};
use laudatio_tally::{Method, TieRule};

use super::value::{Aside, Made, Word, Written};

acts! {
    /// The office has made a round.
    RoundCreated = "created" on RoundId {
        name: Written,
        reviews_per_entry: Option<i64>,
        method: Method,
        quorum: Option<i64>,
        least_sheets: Option<i64>,
    }

    /// The office has changed how a round works.
    RoundEdited = "edited" on RoundId {
        name: Written,
        reviews_per_entry: Option<i64>,
        opens: Option<WallTime>,
        closes: Option<WallTime>,
        method: Method,
        quorum: Option<i64>,
        least_sheets: Option<i64>,
    }

    /// The office has chosen a round's entries; all eligible ones were only added.
    EntriesChosen = "entries_chosen" on RoundId {
        added: Vec<NominationId>,
        #[serde(skip_serializing_if = "Option::is_none")]
        removed: Option<Vec<NominationId>>,
    }

    /// The office has chosen a round's jurors.
    JurorsChosen = "jurors_chosen" on RoundId { added: Vec<PersonId>, removed: Vec<PersonId> }

    /// The office has confirmed a distribution that the program proposed.
    Assigned = "assigned" on RoundId {
        pairs: usize,
        fresh as "new": usize,
        gone: usize,
        aim: Aside<Word>,
        way: Aside<Word>,
    }

    /// The office has given an entry to one more juror.
    AssignedByHand = "assigned_by_hand" on RoundId { nomination_id: NominationId, person_id: PersonId }

    /// The office has taken an entry from a juror.
    AssignmentRemoved = "assignment_removed" on RoundId { nomination_id: NominationId, person_id: PersonId }

    /// The office has opened a round: the jury may begin. Of each text that it reads there is a hash.
    RoundOpened = "opened" on RoundId { name: Written, texts: BTreeMap<NominationId, Made> }

    /// The office has taken that back while nobody had begun a sheet.
    OpeningTakenBack = "opening_taken_back" on RoundId { name: Written, opened_at: Option<Timestamp>, why: Written }

    /// The office has given a juror, or without a key everybody, more time.
    Extended = "extended" on RoundId { person_id: Option<PersonId>, before: Until, after: Until, why: Written }

    /// The office has taken more time back that nobody had used.
    ExtensionTakenBack = "extension_taken_back" on RoundId {
        person_id: Option<PersonId>,
        before: Until,
        after: Until,
        why: Written,
    }

    /// A juror has saved a draft. Points stay between the juror and the round: here is how many there are, and a hash
    /// of them; and the number of the text that was judged.
    SheetSaved = "sheet_saved" on SheetId {
        assignment_id: AssignmentId,
        nomination_id: NominationId,
        round_id: RoundId,
        points: usize,
        version: i64,
        content: Made,
        revision: Option<i64>,
    }

    /// A juror has handed a sheet in, or changed one that was in.
    SheetSubmitted = "sheet_submitted" on SheetId {
        assignment_id: AssignmentId,
        nomination_id: NominationId,
        round_id: RoundId,
        points: usize,
        version: i64,
        content: Made,
        revision: Option<i64>,
    }

    /// The office has reminded jurors whose sheets were not all in.
    Reminded = "reminded" on RoundId { people: Vec<PersonId> }

    /// A round was closed; with a reason where something stood against it.
    RoundClosed = "closed" on RoundId {
        why: Option<Written>,
        missing_sheets: usize,
        unread_entries: usize,
        thin_entries: usize,
        quorum: Option<i64>,
        took_part: i64,
    }

    /// A closed round was opened again. Conflicts that came up meanwhile hold from now on.
    RoundReopened = "reopened" on RoundId { why: Written, recused: Vec<Recusal> }

    /// What a round's result depends on was frozen; the last act of each bundle.
    RoundFrozen = "frozen" on RoundId { number: i64, sha256: Made, entries: usize, sheets: usize }

    /// Somebody has asked for a lot on a shared place: its seed is on record by a hash before anybody sees it.
    TieLotPrepared = "tie_lot_prepared" on RoundId {
        rank: usize,
        entries: Vec<NominationId>,
        sheets_sha256: Made,
        seed_hash: Made,
        method: Word,
    }

    /// A shared place was settled by a rule of the call.
    TieSettled = "tie_settled" on RoundId {
        rank: i64,
        rule: TieRule,
        seed: Option<Made>,
        entries: Vec<NominationId>,
        reason: Written,
        approval_id: ApprovalId,
        sheets_sha256: Made,
        method: Option<Word>,
    }

    /// A round was closed again, and what had been settled holds, as nothing has changed about these entries.
    TieKept = "tie_kept" on RoundId {
        rank: i64,
        rule: TieRule,
        seed: Option<Made>,
        entries: Vec<NominationId>,
        sheets_sha256: Made,
    }

    /// A round that is prepared has taken its entries from a closed one.
    Advanced = "advanced" on RoundId {
        source: RoundId,
        way: Aside<Word>,
        best: Option<usize>,
        threshold: Option<Written>,
        added: Vec<NominationId>,
        removed: Vec<NominationId>,
        why: Option<Written>,
    }
}

parts! {
    /// When scoring ends; absent for a round without an end.
    Until { until: Option<WallTime> }

    /// An entry that a juror must not judge any more.
    Recusal { nomination_id: NominationId, person_id: PersonId }
}
