//! A frozen round: its lines, and what follows from them. Pure.
//!
//! A snapshot is JSON Lines. It names people and entries by key only, and what somebody wrote by a hash. Numbers that
//! are no whole ones are texts, so that no reader rounds them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use laudatio_base::clock::{Timestamp, WallTime};
use laudatio_base::i18n::Translated;
use laudatio_base::ids::{
    ApprovalId, AssignmentId, ConflictId, CriterionId, EditionId, ExtensionId, NominationId, PersonId,
    RoundCriterionId, RoundId, SheetId,
};
use laudatio_tally::ranked::{self, Ranked, Sources};
use laudatio_tally::ties::Settlement;
use laudatio_tally::total::{Weighing, total};
use laudatio_tally::{Method, TieRule};
use serde::{Deserialize, Serialize};

use crate::approval::Act;
use crate::computed::{Ranking, Severity, Standing};
use crate::published::PublishedCall;
use crate::sheet::SheetStatus;

/// What the first line calls the format.
pub const FORMAT: &str = "laudatio-snapshot-3";
/// What release 0.1.0 called it: without the call as it was published, and with places that one person settled.
pub const FORMER: &str = "laudatio-snapshot-2";

/// One line of a snapshot, in the order in which they come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Line {
    Snapshot(Head),
    Round(Round),
    Call(PublishedCall),
    CallCriterion(CallCriterion),
    Criterion(Criterion),
    Juror(Juror),
    Entry(FrozenEntry),
    Conflict(Conflict),
    Assignment(Assignment),
    Sheet(Sheet),
    Extension(Extension),
    Ranking(Ranking),
    Standing(Standing),
    Severity(Severity),
    Approval(Approval),
    Tie(Tie),
    Place(Place),
}

impl Line {
    /// The line as it stands in the file.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a line is plain data")
    }
}

laudatio_base::text_enum! {
    /// Why a snapshot was taken.
    pub enum Occasion {
        /// The round was closed.
        Closed = "closed",
        /// A shared place of the closed round was settled.
        TieSettled = "tie_settled",
    }
}

/// Which round it is, and when it was frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub format: String,
    /// The version of the program that froze it.
    pub version: String,
    /// Counted from 1: a round that is opened again has another snapshot when it closes once more, and each shared
    /// place that is settled gives another one.
    pub number: i64,
    pub occasion: Occasion,
    /// SHA-256 of the snapshot before this one.
    pub previous_sha256: Option<String>,
    pub prize: Translated,
    pub year: i64,
    pub edition_id: EditionId,
    pub round_id: RoundId,
    pub round: String,
    pub taken_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<PersonId>,
    pub close_reason_sha256: Option<String>,
}

/// How the round works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    pub method: Method,
    pub reviews_per_entry: Option<i64>,
    /// How many jurors must have handed in a sheet, and how many sheets each entry needs, to close without a reason.
    pub quorum: Option<i64>,
    pub least_sheets: Option<i64>,
    /// What the call says about equal entries.
    pub tie_rule: TieRule,
    /// The round from which this one took its entries.
    pub source_round_id: Option<RoundId>,
    pub opened_at: Option<Timestamp>,
    pub scoring_opens_at: Option<WallTime>,
    pub scoring_closes_at: Option<WallTime>,
    /// Whether jurors saw the others' points once their own sheet was in.
    pub shows_scores: bool,
    /// How many places win something.
    pub places: usize,
}

/// A criterion as the call had it when the round was closed: of a call that an earlier release has published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallCriterion {
    pub criterion_id: CriterionId,
    pub label: Translated,
    pub weight: i64,
    pub scale_min: i64,
    pub scale_max: i64,
}

/// A criterion as the round has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub round_criterion_id: RoundCriterionId,
    /// Absent when the call does not have it any more.
    pub criterion_id: Option<CriterionId>,
    pub label: Translated,
    pub weight: i64,
    pub scale_min: i64,
    pub scale_max: i64,
    /// Absent in snapshots of release 0.1.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Translated>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale_labels: Option<Vec<Translated>>,
}

impl Criterion {
    fn weighing(&self) -> Weighing {
        Weighing { weight: self.weight, scale_max: self.scale_max }
    }
}

/// Somebody who belongs to the round, or was to read something in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Juror {
    pub person_id: PersonId,
    /// The place among all of them by name: random draws follow it.
    pub number: usize,
    pub member: bool,
    pub declared_at: Option<Timestamp>,
}

/// The same for a row that is in memory, by the words that stand in its columns.
pub fn is_competing(status: &str, screening: &str) -> bool {
    (status, screening) == ("received", "eligible")
}

/// An entry of the round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrozenEntry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub status: String,
    pub screening: String,
}

/// What stands between a juror and an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    pub conflict_id: ConflictId,
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub reason: String,
    pub origin: String,
    pub created_at: Timestamp,
    pub note_sha256: Option<String>,
}

/// That a juror was to read an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    pub assignment_id: AssignmentId,
    pub nomination_id: NominationId,
    pub person_id: PersonId,
    pub origin: String,
    pub created_at: Timestamp,
    pub recused_at: Option<Timestamp>,
}

/// What a juror said about an entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    pub sheet_id: SheetId,
    pub assignment_id: AssignmentId,
    pub status: SheetStatus,
    pub version: i64,
    pub changed_at: Timestamp,
    pub submitted_at: Option<Timestamp>,
    pub comment_sha256: Option<String>,
    /// On each criterion, in their order; absent where a draft has none.
    pub points: Vec<Option<i64>>,
    /// The weighted total as points of 100, as a fraction.
    pub total: String,
}

/// More time for the jury.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    pub extension_id: ExtensionId,
    /// Absent: for everybody.
    pub person_id: Option<PersonId>,
    pub closes_at: WallTime,
    pub granted_by: PersonId,
    pub granted_at: Timestamp,
    pub reason_sha256: String,
}

/// That two people closed the round, opened it again or settled a place; or one, where the two-person rule was switched off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    pub approval_id: ApprovalId,
    pub act: Act,
    pub asked_by: PersonId,
    pub asked_at: Timestamp,
    pub confirmed_by: PersonId,
    pub confirmed_at: Timestamp,
    pub alone: bool,
    pub reason_sha256: Option<String>,
}

/// How a shared place was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    pub rank: i64,
    pub rule: TieRule,
    /// What the lot was drawn with.
    pub seed: Option<String>,
    /// In the order that was found.
    pub entries: Vec<NominationId>,
    pub settled_by: PersonId,
    pub settled_at: Timestamp,
    pub reason_sha256: String,
    /// That two people agreed on it. This and the rest are absent where one person settled it with release 0.1.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval_id: Option<ApprovalId>,
    /// Of the entries and their sheets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheets_sha256: Option<String>,
    /// How the lot was drawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
}

/// The place of an entry after shared ones were settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub nomination_id: NominationId,
    pub place: usize,
}

/// What is agreed on when the sheets are in: the last lines of a snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    pub approvals: Vec<Approval>,
    pub ties: Vec<Tie>,
    /// Of the entries whose places were settled.
    pub places: Vec<Place>,
}

impl Agreed {
    pub fn into_lines(self) -> impl Iterator<Item = Line> {
        let approvals = self.approvals.into_iter().map(Line::Approval);
        approvals.chain(self.ties.into_iter().map(Line::Tie)).chain(self.places.into_iter().map(Line::Place))
    }
}

/// Which places follow from the ranks and from decisions, by their entries or, in release 0.1.0, by their numbers.
pub type Settle = fn(&[(NominationId, usize)], &[Settlement]) -> BTreeMap<NominationId, usize>;

/// The places that follow from the ranks and from how shared ones were settled.
pub fn places(ranks: &[(NominationId, usize)], ties: &[Tie], settle: Settle) -> Vec<Place> {
    let settled = settle(ranks, &breaks(ties));
    let concerned: BTreeSet<NominationId> = ties.iter().flat_map(|tie| tie.entries.iter().copied()).collect();
    let place = |nomination_id| Some(Place { nomination_id, place: *settled.get(&nomination_id)? });
    concerned.into_iter().filter_map(place).collect()
}

/// Settled places as the ranking's rules take them.
pub fn breaks(ties: &[Tie]) -> Vec<Settlement> {
    let of = |tie: &Tie| Settlement { rank: tie.rank, rule: tie.rule, entries: tie.entries.clone() };
    ties.iter().map(of).collect()
}

/// Everything that a ranking follows from.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// Whether release 0.1.0 has frozen it.
    pub former: bool,
    pub round: Round,
    /// The call as it was published.
    pub published: Option<PublishedCall>,
    /// Where nobody kept that: its criteria when the round was closed.
    pub call: Vec<CallCriterion>,
    pub criteria: Vec<Criterion>,
    pub jurors: Vec<Juror>,
    pub entries: Vec<FrozenEntry>,
    pub conflicts: Vec<Conflict>,
    pub assignments: Vec<Assignment>,
    pub sheets: Vec<Sheet>,
    pub extensions: Vec<Extension>,
}

impl Frozen {
    /// All lines but the first one and those behind the ranking.
    pub fn into_lines(self) -> impl Iterator<Item = Line> {
        std::iter::once(Line::Round(self.round))
            .chain(self.published.into_iter().map(Line::Call))
            .chain(self.call.into_iter().map(Line::CallCriterion))
            .chain(self.criteria.into_iter().map(Line::Criterion))
            .chain(self.jurors.into_iter().map(Line::Juror))
            .chain(self.entries.into_iter().map(Line::Entry))
            .chain(self.conflicts.into_iter().map(Line::Conflict))
            .chain(self.assignments.into_iter().map(Line::Assignment))
            .chain(self.sheets.into_iter().map(Line::Sheet))
            .chain(self.extensions.into_iter().map(Line::Extension))
    }

    /// Whether an entry competes. Release 0.1.0 counted those as well that were found ineligible.
    pub fn competes(&self, entry: &FrozenEntry) -> bool {
        let screening = if self.former { "eligible" } else { &entry.screening };
        is_competing(&entry.status, screening)
    }

    /// The jurors in the order of their names.
    fn in_order(&self) -> Vec<PersonId> {
        let mut jurors: Vec<&Juror> = self.jurors.iter().collect();
        jurors.sort_by_key(|juror| juror.number);
        jurors.into_iter().map(|juror| juror.person_id).collect()
    }

    /// The assignments by their keys.
    pub fn by_assignment(&self) -> HashMap<AssignmentId, &Assignment> {
        self.assignments.iter().map(|assignment| (assignment.assignment_id, assignment)).collect()
    }

    /// The sheets that count, each with its assignment: submitted, by jurors who have not stepped back.
    pub fn counted(&self) -> impl Iterator<Item = (&Sheet, &Assignment)> {
        let assignments = self.by_assignment();
        self.sheets.iter().filter(|sheet| sheet.status == SheetStatus::Submitted).filter_map(move |sheet| {
            let assignment = *assignments.get(&sheet.assignment_id)?;
            assignment.recused_at.is_none().then_some((sheet, assignment))
        })
    }

    /// The weighted total of some points, spelled as a fraction.
    pub fn total(criteria: &[Criterion], points: &[Option<i64>]) -> String {
        let parts = criteria.iter().zip(points).map(|(criterion, points)| (criterion.weighing(), *points));
        total(parts).map_or_else(|| "0/1".to_owned(), |total| format!("{}/{}", total.numer(), total.denom()))
    }

    /// The sheets that count, as the ranking takes them.
    pub fn scored(&self) -> Vec<ranked::Sheet> {
        let sheet = |(sheet, assignment): (&Sheet, &Assignment)| ranked::Sheet {
            nomination_id: assignment.nomination_id,
            person_id: assignment.person_id,
            points: sheet.points.iter().map(|points| points.unwrap_or(0)).collect(),
        };
        self.counted().map(sheet).collect()
    }

    /// Counts the ranking with the engine that the pages use. This may take a second.
    pub fn rank(&self) -> Ranked {
        let mut assigned: HashMap<NominationId, i64> = HashMap::new();
        for assignment in self.assignments.iter().filter(|assignment| assignment.recused_at.is_none()) {
            *assigned.entry(assignment.nomination_id).or_default() += 1;
        }
        let entry = |entry: &FrozenEntry| ranked::Competing {
            nomination_id: entry.nomination_id,
            receipt_number: entry.receipt_number.clone(),
            assigned: assigned.get(&entry.nomination_id).copied().unwrap_or(0),
        };
        Ranked::of(Sources {
            method: self.round.method,
            criteria: self.criteria.iter().map(Criterion::weighing).collect(),
            entries: self.entries.iter().filter(|entry| self.competes(entry)).map(entry).collect(),
            jurors: self.in_order(),
            sheets: self.scored(),
            places: self.round.places,
            // Nobody reads the warnings here.
            few_sheets: 0,
        })
    }
}
