//! The nouns of a call, and its states.

mod amounts;
mod calendar;
mod call;
mod edition;
mod findings;
mod holidays;
mod item;
mod naming;
mod progress;
mod published;
#[cfg(test)]
pub(crate) mod samples;
mod standing;
mod touched;
mod turn;

pub use calendar::Calendar;
pub use call::{Call, Laureate, Place};
pub use edition::{Edition, EditionStatus, Freedom, Parity, Phase, Prize, TimeLeft, without_city};
pub use findings::{Before, Fact, Finding, Weight, ahead, money_there, of_calendar, of_end};
pub(super) use item::with_part;
pub use item::{
    Category, Choice, Criterion, DISTRICTS, Item, Listed, Part, Question, QuestionKind, QuestionRole, ShownFor,
    SpecialPrize, Wording, district_name, page_of, relabelled, step, take_out,
};
pub use laudatio_evidence::published::{
    MOST_CRITERIA, MotionTieRule, PublishedCall, PublishedCriterion, PublishedPlace,
};
pub use laudatio_tally::TieRule;
pub use naming::{Naming, NamingAnswer, NamingSubject, PublicLaureate};
pub use progress::{Letters, Progress, Turn};
pub use published::as_it_stands;
pub use standing::{Ceremony, Milestone, Overdue, Stage, Standing, StepState, Task};
pub use touched::{Later, LaterFact, Touched};
pub use turn::{RoundRefusal, RoundStatus, Scoring, scoring};
