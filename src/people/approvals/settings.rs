//! Whether one person is enough: a setting of the installation, which every start of the server puts on record.

use crate::ground::db::Conn;
use crate::ground::error::Result;

use super::store;

pub use super::actions::adopt;

pub(super) const NAME: &str = "four_eyes";

/// Whether it takes two people.
pub async fn two_person_rule(conn: &mut Conn) -> Result<bool> {
    Ok(store::setting(conn, NAME).await?.as_deref() != Some("off"))
}
