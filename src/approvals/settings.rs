//! Whether one person is enough: a setting of the installation, which every start of the server puts on record.

use serde_json::json;
use uuid::Uuid;

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;

use super::store;

const NAME: &str = "four_eyes";

/// What the record calls it: a setting has no key of its own.
pub const SUBJECT: Uuid = Uuid::from_u128(4);

/// Whether it takes two people.
pub async fn four_eyes(conn: &mut Conn) -> Result<bool> {
    Ok(store::setting(conn, NAME).await?.as_deref() != Some("off"))
}

/// Puts down what the installation is set to, where that has changed: also the switch that version 0.1.0 had on a page.
/// It stands in the record, so that evidence can be checked without asking the installation.
pub async fn adopt(ctx: &Ctx, one_person: bool) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    if four_eyes(&mut tx).await? != one_person {
        return Ok(());
    }
    let (value, act) = if one_person { ("off", "four_eyes_off") } else { ("on", "four_eyes_on") };
    store::set(&mut tx, NAME, value, ctx.now).await?;
    audit::record(&mut tx, ctx, None, act, ("setting", SUBJECT), json!({})).await?;
    Ok(tx.commit().await?)
}
