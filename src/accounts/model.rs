//! What a person is, and the rules of accounts.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::i18n::Lang;
use crate::ids::PersonId;
use crate::web::Role;

/// A person of the office or of a jury.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Person {
    pub person_id: PersonId,
    /// Folded by [`fold_email`].
    pub email: String,
    pub name: String,
    pub role: Role,
    /// Absent until the invitation was used.
    #[serde(skip)]
    pub password_hash: Option<String>,
    pub language: Lang,
    pub created_at: Timestamp,
    pub disabled_at: Option<Timestamp>,
}

/// An address as it is compared: without spaces around it, in lower case.
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}
