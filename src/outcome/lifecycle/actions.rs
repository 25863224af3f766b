//! How a call is published, once two people have read it.

use crate::contest::prizes::refusal::Refusal;
use crate::contest::prizes::{actions, store as prizes};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{Common, Result};
use crate::ids::PersonId;
use crate::people::approvals::Outcome;

use super::opening::Opening;

/// Publishes a call as it was read.
pub(super) async fn open(
    conn: &mut Conn,
    ctx: &Ctx,
    office: PersonId,
    opening: &Opening,
    reason: &str,
) -> Result<Outcome> {
    if reason.is_empty() && !opening.asks.is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let edition = &opening.call.edition;
    if !prizes::touch(conn, edition.edition_id, edition.version).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let why = Some(reason).filter(|reason| !reason.is_empty());
    let blocks = actions::open_in(conn, ctx, office, edition.edition_id, why).await?;
    Ok(if blocks.is_empty() { Outcome::Done } else { Outcome::Lacks })
}
