//! What is typed about one entry of a part, whichever the part.

use serde::de::DeserializeOwned;

use crate::contest::prizes::model::{Freedom, Item};
use crate::ground::error::Result;
use crate::ground::web::Errors;
use crate::i18n::Lang;

use super::fields::Group;

/// An entry of a part with the form in which the office types it.
pub trait Typed: Item {
    type Form: ItemForm<Self>;
}

/// An entry as it is typed.
pub trait ItemForm<E>: DeserializeOwned + Send + Sync {
    /// As it is kept.
    fn of(item: &E) -> Self;

    /// The fields; those of the structure are left out once the call is published.
    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group>;

    /// The entry as it shall be. What the form does not send stays; `siblings` are all entries of the part.
    ///
    /// # Errors
    /// What is wrong with what was typed.
    fn apply(&self, old: &E, siblings: &[E], freedom: Freedom) -> Result<E, Errors>;
}
