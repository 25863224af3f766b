//! What a nomination is, and which step its state allows next.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, EditionStatus, Phase, Question, QuestionKind, QuestionRole};
use crate::contest::standing;
use crate::ground::audit::chain;
use crate::ground::error::refusals;
use crate::i18n::{Lang, fold};
use crate::ids::{CategoryId, EditionId, NominationId, PersonId, QuestionId};

crate::text_enum! {
    /// Where a nomination stands.
    pub enum NominationStatus {
        /// It takes part.
        Received = "received",
        /// It came after the deadline: kept, and out of the competition unless the office admits it.
        Late = "late",
        Withdrawn = "withdrawn",
    }
}

crate::text_enum! {
    /// What the office found about the conditions of taking part.
    pub enum Screening {
        Pending = "pending",
        Eligible = "eligible",
        Ineligible = "ineligible",
    }
}

crate::text_enum! {
    /// Who speaks.
    pub enum NominationKind {
        /// Somebody applies for themselves.
        SelfApplication = "self",
        /// A third party proposes somebody.
        Proposal = "proposal",
    }
}

impl NominationKind {
    /// Whether a question is put to this kind.
    pub fn is_asked(self, question: &Question) -> bool {
        question.is_shown(self == Self::Proposal)
    }

    /// Whether this kind must answer a question.
    pub fn requires(self, question: &Question) -> bool {
        question.is_required(self == Self::Proposal)
    }

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::SelfApplication => Self::Proposal,
            Self::Proposal => Self::SelfApplication,
        }
    }
}

crate::text_enum! {
    /// How it reached us.
    pub enum Origin {
        Online = "online",
        Paper = "paper",
        Email = "email",
        Import = "import",
    }
}

refusals! {
    /// Why a step is refused.
    pub enum Refusal {
        NotOpenYet => "nomination-refused-not-open-yet",
        EditionClosed => "nomination-refused-edition-closed",
        DeadlinePassed => "nomination-refused-deadline-passed",
        DeadlinePassedForOffice => "nomination-refused-deadline-passed-office",
        Late => "nomination-refused-late",
        NotLate => "nomination-refused-not-late",
        Withdrawn => "nomination-refused-withdrawn",
        Decided => "nomination-refused-decided",
        DecidedForOffice => "nomination-refused-decided-office",
        /// A jury reads it: nobody rewrites it under the jury's eyes.
        Read => "nomination-refused-read",
        /// A jury reads it: the office corrects it for a reason only.
        NoReason => "nomination-refused-no-reason",
        /// It stands beside a result, as two people have confirmed it.
        Public => "nomination-refused-public",
        /// What stands beside a public result does not disappear by one person's word.
        ResultPublic => "nomination-result-public",
        /// It takes part.
        NotWithdrawn => "nomination-refused-not-withdrawn",
        /// Whoever sent it has withdrawn it.
        OwnWish => "nomination-refused-own-wish",
        /// Some of the file's rows are stored already.
        ImportedBefore => "import-refused-twice",
    }
}

impl Refusal {
    /// The same for the office: it is not sent to itself, and nothing is called its own.
    pub fn for_office(self) -> Self {
        match self {
            Self::Decided => Self::DecidedForOffice,
            Self::DeadlinePassed => Self::DeadlinePassedForOffice,
            other => other,
        }
    }
}

impl NominationStatus {
    /// The state of what reaches an edition at `arrival`.
    pub fn on_arrival(edition: &Edition, arrival: Timestamp) -> Result<Self, Refusal> {
        match edition.phase(arrival) {
            Phase::Preparing | Phase::Announced => Err(Refusal::NotOpenYet),
            Phase::Nominating => Ok(Self::Received),
            Phase::Judging => Ok(Self::Late),
            Phase::Closed => Err(Refusal::EditionClosed),
        }
    }

    /// The state of what the office enters and what had reached it at `receipt`: a letter may come before the
    /// call opens, and is entered as long as the edition is not closed.
    pub fn on_entry(edition: &Edition, receipt: Timestamp) -> Result<Self, Refusal> {
        match edition.status {
            EditionStatus::Preparing => Err(Refusal::NotOpenYet),
            EditionStatus::Closed => Err(Refusal::EditionClosed),
            EditionStatus::Open => match edition.closes_at {
                Some(closes) if receipt >= closes.has_passed() => Ok(Self::Late),
                _ => Ok(Self::Received),
            },
        }
    }

    /// Whether who sent it may still change it; not while a jury has `read` it, whatever the call's dates say.
    pub fn change(self, phase: Phase, read: bool) -> Result<(), Refusal> {
        match (self, phase) {
            (Self::Withdrawn, _) => Err(Refusal::Withdrawn),
            (_, Phase::Closed) => Err(Refusal::EditionClosed),
            (Self::Late, _) => Err(Refusal::Late),
            (Self::Received, Phase::Nominating) if read => Err(Refusal::Read),
            (Self::Received, Phase::Nominating) => Ok(()),
            (Self::Received, _) => Err(Refusal::DeadlinePassed),
        }
    }

    /// Whether the office may still correct it. Possible until the edition is closed, or a round in which
    /// the jury has `decided` about it: what was ranked stays what was read.
    pub fn edit(self, phase: Phase, decided: bool) -> Result<(), Refusal> {
        match (self, phase) {
            (Self::Withdrawn, _) => Err(Refusal::Withdrawn),
            (_, Phase::Closed) => Err(Refusal::EditionClosed),
            (Self::Received | Self::Late, _) if decided => Err(Refusal::Decided),
            (Self::Received | Self::Late, _) => Ok(()),
        }
    }

    /// Taken back, by who sent it or by the office, as long as it may be corrected.
    pub fn withdraw(self, phase: Phase, decided: bool) -> Result<Self, Refusal> {
        self.edit(phase, decided)?;
        Ok(Self::Withdrawn)
    }

    /// Back again after the office had withdrawn it by mistake, while it could still have been withdrawn.
    pub fn take_back(self, phase: Phase, decided: bool) -> Result<(), Refusal> {
        match self {
            Self::Withdrawn => Self::Received.edit(phase, decided),
            Self::Received | Self::Late => Err(Refusal::NotWithdrawn),
        }
    }

    /// Let in although it was late.
    pub fn admit(self, phase: Phase) -> Result<Self, Refusal> {
        match (self, phase) {
            (Self::Withdrawn, _) => Err(Refusal::Withdrawn),
            (Self::Received, _) => Err(Refusal::NotLate),
            (Self::Late, Phase::Closed) => Err(Refusal::EditionClosed),
            (Self::Late, _) => Ok(Self::Received),
        }
    }

    /// Whether the office may say if it fulfils the conditions: only about what takes part.
    pub fn screen(self, phase: Phase) -> Result<(), Refusal> {
        match (self, phase) {
            (Self::Withdrawn, _) => Err(Refusal::Withdrawn),
            (Self::Late, _) => Err(Refusal::Late),
            (Self::Received, Phase::Closed) => Err(Refusal::EditionClosed),
            (Self::Received, _) => Ok(()),
        }
    }
}

/// One answer. Each looks different in JSON, so it needs no tag there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    /// A declaration that was made.
    Yes(bool),
    Number(i64),
    /// The ids of the chosen options.
    Many(Vec<String>),
    Address(Address),
    /// Words; for a choice the option's id, for a category its id, for a Stadtbezirk its key, for a date ISO 8601.
    Text(String),
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub street: String,
    pub postcode: String,
    pub city: String,
}

/// What stands in the record for a text that a jury reads: a hash whose random beginning stays with the round.
pub fn text_seal(salt: &str, answers: &Answers) -> String {
    chain::commitment(salt, &serde_json::json!(answers))
}

/// Answers by question.
pub type Answers = BTreeMap<QuestionId, Answer>;

/// A nomination with everything that was answered.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Nomination {
    pub nomination_id: NominationId,
    pub edition_id: EditionId,
    /// Such as `IP-2027-0007`.
    pub receipt_number: String,
    pub origin: Origin,
    pub kind: NominationKind,
    pub status: NominationStatus,
    pub title: String,
    pub nominee_name: String,
    pub nominee_email: Option<String>,
    pub nominator_name: Option<String>,
    pub nominator_email: Option<String>,
    pub category_id: Option<CategoryId>,
    pub district: Option<String>,
    pub consent_publication: bool,
    pub answers: Json<Answers>,
    pub language: Lang,
    pub received_at: Timestamp,
    pub changed_at: Timestamp,
    pub version: i64,
    /// Which text of it stands; counted from 1.
    pub revision: i64,
    pub entered_by: Option<PersonId>,
    pub withdrawn_at: Option<Timestamp>,
    pub admitted_at: Option<Timestamp>,
    pub admitted_reason: Option<String>,
    pub screening: Screening,
    pub screening_reason: Option<String>,
    pub screened_at: Option<Timestamp>,
    pub screened_by: Option<PersonId>,
    /// The text that the office's decision is about.
    pub screened_revision: Option<i64>,
    /// What the office had decided before the decision was opened again.
    pub screening_before: Option<Screening>,
    pub screening_reason_before: Option<String>,
}

impl Nomination {
    /// The address of the person who sent it, if it is known.
    pub fn sender(&self) -> Option<&str> {
        match self.kind {
            NominationKind::SelfApplication => self.nominee_email.as_deref(),
            NominationKind::Proposal => self.nominator_email.as_deref(),
        }
    }

    /// When its answers were given as they stand. Who withdraws it answers nothing anew.
    pub fn answered_at(&self) -> Timestamp {
        if self.withdrawn_at.is_some() { self.received_at } else { self.changed_at }
    }

    /// What the office has found about it.
    pub fn finding(&self) -> Finding {
        Finding {
            screening: self.screening,
            reason: self.screening_reason.clone(),
            revision: self.screened_revision,
            before: self.screening_before,
            reason_before: self.screening_reason_before.clone(),
        }
    }

    /// Why the office is to look at it once more.
    pub fn asks_again(&self) -> Option<Again> {
        let waits = self.status == NominationStatus::Received && self.screening == Screening::Pending;
        self.screening_before.filter(|_| waits)?;
        Some(if self.screened_revision == Some(self.revision) { Again::Deadline } else { Again::Changed })
    }

    /// Whether it competes: it came in, was not withdrawn, and fulfils the conditions.
    pub fn competes(&self) -> bool {
        standing::is_competing(self.status.as_str(), self.screening.as_str())
    }
}

/// Why a decision about the conditions is open again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// The text that it was about has changed.
    Changed,
    /// The deadline has moved behind the arrival of something that had been admitted although late, and refused.
    Deadline,
}

/// What the office has found, and what it had found before the text changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub screening: Screening,
    pub reason: Option<String>,
    /// The text that it is about.
    pub revision: Option<i64>,
    pub before: Option<Screening>,
    pub reason_before: Option<String>,
}

/// How a new text relates to what was decided and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewText {
    /// Nobody has decided about it.
    Other,
    /// It says again what the office had decided about.
    AsScreened,
    /// A correction, for a reason, of what a jury reads: it goes on competing.
    Admitted,
}

impl Finding {
    /// What is found about a text that becomes number `revision`: a decision about another text is open again.
    pub fn about(self, text: NewText, revision: i64) -> Self {
        match (text, self.screening, self.before) {
            (NewText::Admitted, _, _) => Self { revision: self.revision.map(|_| revision), ..self },
            (NewText::AsScreened, Screening::Pending, Some(before)) => Self {
                screening: before,
                reason: self.reason_before,
                revision: Some(revision),
                before: None,
                reason_before: None,
            },
            (_, Screening::Pending, _) => self,
            (_, decided, _) => Self {
                screening: Screening::Pending,
                reason: None,
                before: Some(decided),
                reason_before: self.reason,
                ..self
            },
        }
    }
}

/// What the program itself understands of the answers, through the questions' roles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Essence {
    pub title: String,
    pub nominee_name: String,
    pub nominee_email: Option<String>,
    pub nominator_name: Option<String>,
    pub nominator_email: Option<String>,
    pub category_id: Option<CategoryId>,
    pub district: Option<String>,
    pub consent_publication: bool,
}

impl Essence {
    /// Where the receipt goes: to whoever sends the form.
    pub fn receipt_to(&self, kind: NominationKind) -> Option<&str> {
        match kind {
            NominationKind::SelfApplication => self.nominee_email.as_deref(),
            NominationKind::Proposal => self.nominator_email.as_deref(),
        }
    }

    /// Reads the answers to the questions that have a role.
    pub fn of(questions: &[Question], answers: &Answers) -> Self {
        let answer = |role| {
            let question = questions.iter().find(|question| question.role == Some(role))?;
            answers.get(&question.question_id)
        };
        let text = |role| match answer(role) {
            Some(Answer::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let nominee_name = text(QuestionRole::NomineeName).unwrap_or_default();
        Self {
            // A form may do without a title; the name then stands for it.
            title: text(QuestionRole::Title).unwrap_or_else(|| nominee_name.clone()),
            nominee_name,
            nominee_email: text(QuestionRole::NomineeEmail),
            nominator_name: text(QuestionRole::NominatorName),
            nominator_email: text(QuestionRole::NominatorEmail),
            category_id: text(QuestionRole::Category).and_then(|id| id.parse().ok()),
            district: text(QuestionRole::District),
            consent_publication: answer(QuestionRole::ConsentPublication) == Some(&Answer::Yes(true)),
        }
    }

    /// What the office's search looks through.
    pub fn search_text(&self, receipt_number: &str) -> String {
        let names = [Some(&self.title), Some(&self.nominee_name), self.nominator_name.as_ref()];
        search_text(names.into_iter().flatten().map(String::as_str).chain([receipt_number]))
    }
}

/// Words as a search compares them, each on its line.
pub fn search_text<'t>(words: impl Iterator<Item = &'t str>) -> String {
    words.map(fold).collect::<Vec<_>>().join("\n")
}

/// A receipt number: the prize's letters, the year, and a count that begins with 1.
pub fn receipt_number(letters: &str, year: i64, count: i64) -> String {
    format!("{letters}-{year}-{count:04}")
}

/// Whether an answer to a question says who somebody is or how to reach them.
pub fn is_personal(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Email | QuestionKind::Phone | QuestionKind::Address)
        || matches!(question.role, Some(QuestionRole::NomineeName | QuestionRole::NominatorName))
}

/// The answers that stay: category and Stadtbezirk, which are counted. What somebody tells of themselves makes them
/// recognisable even where no name stands.
pub fn remaining(answers: &Answers, questions: &[Question]) -> Answers {
    let is_counted = |question: &&Question| matches!(question.kind, QuestionKind::Category | QuestionKind::District);
    let counted = questions.iter().filter(is_counted);
    counted.filter_map(|question| Some((question.question_id, answers.get(&question.question_id)?.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_takes_only_the_steps_that_make_sense() {
        use NominationStatus::{Late, Received, Withdrawn};
        use Phase::{Closed, Judging, Nominating};
        for (status, phase, change, withdraw, admit, screen) in [
            (Received, Nominating, Ok(()), Ok(Withdrawn), Err(Refusal::NotLate), Ok(())),
            (Received, Judging, Err(Refusal::DeadlinePassed), Ok(Withdrawn), Err(Refusal::NotLate), Ok(())),
            (
                Received,
                Closed,
                Err(Refusal::EditionClosed),
                Err(Refusal::EditionClosed),
                Err(Refusal::NotLate),
                Err(Refusal::EditionClosed),
            ),
            (Late, Judging, Err(Refusal::Late), Ok(Withdrawn), Ok(Received), Err(Refusal::Late)),
            // The deadline was moved afterwards.
            (Late, Nominating, Err(Refusal::Late), Ok(Withdrawn), Ok(Received), Err(Refusal::Late)),
            (
                Late,
                Closed,
                Err(Refusal::EditionClosed),
                Err(Refusal::EditionClosed),
                Err(Refusal::EditionClosed),
                Err(Refusal::Late),
            ),
            (
                Withdrawn,
                Nominating,
                Err(Refusal::Withdrawn),
                Err(Refusal::Withdrawn),
                Err(Refusal::Withdrawn),
                Err(Refusal::Withdrawn),
            ),
        ] {
            let said =
                (status.change(phase, false), status.withdraw(phase, false), status.admit(phase), status.screen(phase));
            assert_eq!(said, (change, withdraw, admit, screen), "{status} while {phase:?}");
        }
    }

    #[test]
    fn a_decision_holds_for_the_text_that_it_is_about() {
        let finding = |screening, reason: Option<&str>, revision, before, reason_before: Option<&str>| Finding {
            screening,
            reason: reason.map(str::to_owned),
            revision,
            before,
            reason_before: reason_before.map(str::to_owned),
        };
        use Screening::{Eligible, Ineligible, Pending};
        let fresh = finding(Pending, None, None, None, None);
        let let_in = finding(Eligible, None, Some(1), None, None);
        let refused = finding(Ineligible, Some("Sitz"), Some(1), None, None);
        let again = finding(Pending, None, Some(1), Some(Ineligible), Some("Sitz"));
        for (was, text, becomes) in [
            (fresh.clone(), NewText::Other, fresh.clone()),
            (fresh.clone(), NewText::AsScreened, fresh.clone()),
            (let_in.clone(), NewText::Other, finding(Pending, None, Some(1), Some(Eligible), None)),
            (refused.clone(), NewText::Other, again.clone()),
            (again.clone(), NewText::Other, again.clone()),
            (again, NewText::AsScreened, finding(Ineligible, Some("Sitz"), Some(2), None, None)),
            (let_in, NewText::Admitted, finding(Eligible, None, Some(2), None, None)),
            (fresh.clone(), NewText::Admitted, fresh),
        ] {
            assert_eq!(was.clone().about(text, 2), becomes, "{was:?} {text:?}");
        }
    }

    #[test]
    fn nobody_rewrites_what_a_jury_reads() {
        assert_eq!(NominationStatus::Received.change(Phase::Nominating, true), Err(Refusal::Read));
        assert_eq!(NominationStatus::Received.change(Phase::Judging, true), Err(Refusal::DeadlinePassed));
    }

    #[test]
    fn what_the_office_withdrew_comes_back_until_the_jury_has_decided() {
        use NominationStatus::{Late, Received, Withdrawn};
        for (status, phase, decided, said) in [
            (Withdrawn, Phase::Nominating, false, Ok(())),
            (Withdrawn, Phase::Judging, false, Ok(())),
            (Withdrawn, Phase::Judging, true, Err(Refusal::Decided)),
            (Withdrawn, Phase::Closed, false, Err(Refusal::EditionClosed)),
            (Received, Phase::Judging, false, Err(Refusal::NotWithdrawn)),
            (Late, Phase::Judging, false, Err(Refusal::NotWithdrawn)),
        ] {
            assert_eq!(status.take_back(phase, decided), said, "{status} {phase:?} {decided}");
        }
    }

    #[test]
    fn what_the_jury_has_decided_about_is_not_withdrawn() {
        assert_eq!(NominationStatus::Received.withdraw(Phase::Judging, true), Err(Refusal::Decided));
        assert_eq!(NominationStatus::Withdrawn.withdraw(Phase::Judging, true), Err(Refusal::Withdrawn));
    }

    #[test]
    fn an_answer_survives_its_way_through_json() {
        let answers: Answers = [
            Answer::Yes(true),
            Answer::Number(-7),
            Answer::Many(vec!["a".into(), "b".into()]),
            Answer::Address(Address { street: "Weg 1".into(), postcode: "44135".into(), city: "Dortmund".into() }),
            Answer::Text("true".into()),
            Answer::Text("12".into()),
        ]
        .into_iter()
        .enumerate()
        .map(|(index, answer)| (QuestionId(uuid::Uuid::from_u128(index as u128)), answer))
        .collect();
        let json = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers, "{json}");
    }

    #[test]
    fn receipt_numbers_keep_counting() {
        assert_eq!(receipt_number("IP", 2027, 7), "IP-2027-0007");
        assert_eq!(receipt_number("IP", 2027, 12345), "IP-2027-12345");
    }
}
