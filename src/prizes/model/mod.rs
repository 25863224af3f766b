//! The nouns of a call, and its states.

mod calendar;
mod call;
mod doubt;
mod edition;
mod item;
mod naming;
mod published;
mod question;
#[cfg(test)]
pub(crate) mod samples;
mod turn;

pub use calendar::Calendar;
pub use call::{Call, Category, Criterion, Gap, Laureate, Place, SpecialPrize};
pub use doubt::{Doubt, doubts, length};
pub use edition::{Edition, EditionStatus, Freedom, MotionTieRule, Parity, Phase, Prize, TieRule, TimeLeft};
pub use item::{Item, Part, step, take_out};
pub use naming::{Naming, NamingAnswer, NamingSubject, PublicLaureate};
pub use published::{MOST_CRITERIA, PublishedCall, PublishedCriterion, PublishedPlace};
pub use question::{Choice, DISTRICTS, Question, QuestionKind, QuestionRole, ShownFor, district_name, relabelled};
pub use turn::{RoundStatus, Scoring, scoring};
