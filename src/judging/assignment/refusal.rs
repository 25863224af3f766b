//! Why the office does not assign, or open a round, as it asks.

use crate::ground::error::refusals;

refusals! {
    /// Why the office does not assign, or open a round, as it asks.
    pub enum Refusal {
        /// Only admitted entries take part.
        NotEligible => "assignment-not-eligible",
        /// Whoever has entries of the round stays in its jury.
        ReadsAlready => "assignment-juror-busy",
        Conflict => "assignment-conflict",
        /// A conflict ended the assignment.
        Recused => "assignment-recused",
        /// The juror has begun to score.
        Begun => "assignment-begun",
        /// The juror has the entry already.
        Assigned => "assignment-exists",
        /// Only an opening is taken back.
        NotOpen => "opening-back-not-open",
        ClosedBefore => "opening-back-closed-before",
        SheetSaved => "opening-back-begun",
        Extended => "opening-back-extended",
        /// Somebody has asked to close the round.
        CloseAsked => "opening-back-asked",
    }
}
