//! Who may be named in public: nobody without their own yes.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::db::Translated;
use crate::ids::{EditionId, LaureateId, NamingAnswerId, NominationId, PersonId};

crate::text_enum! {
    /// What somebody who is honoured has said about being named in public.
    pub enum Naming {
        Agreed = "agreed",
        Refused = "refused",
        /// Nobody knows: somebody else proposed them, they are no entry, or the answer is missing. Counts as no.
        Unasked = "unasked",
    }
}

/// A laureate as the public may see one. Without a name nothing is known but the place.
///
/// Every page, feed and file for the public takes this type; a [`Laureate`](super::Laureate) is for the office.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PublicLaureate {
    pub laureate_id: LaureateId,
    pub edition_id: EditionId,
    pub place: Option<i64>,
    pub place_certain: bool,
    /// What a special prize is called.
    pub award: Option<Translated>,
    pub name: Option<String>,
    pub project: Option<String>,
    /// Whole cents.
    pub amount: Option<i64>,
    pub reason: Option<String>,
}

/// Whom an answer is from: an entry's people, or somebody who is honoured and is no entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum NamingSubject {
    Entry(NominationId),
    Person(String),
}

/// What somebody who is honoured has told the office.
#[derive(Clone, Debug)]
pub struct NamingAnswer {
    pub naming_answer_id: NamingAnswerId,
    pub edition_id: EditionId,
    pub from: NamingSubject,
    pub agreed: bool,
    /// How the office knows.
    pub source: String,
    pub recorded_by: PersonId,
    pub recorded_at: Timestamp,
}
