//! Keeping a call as it was published.

use serde_json::{Value, json};

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;

use super::model::{Call, PublishedCall};
use super::store;

/// Keeps a call in the transaction that publishes it; gives what the act of publishing records of it.
pub async fn keep(conn: &mut Conn, ctx: &Ctx, call: &Call) -> Result<Value> {
    let id = call.edition.edition_id;
    let number = store::published(conn, id).await?.map_or(1, |last| last.number + 1);
    let published = PublishedCall::of(call, number);
    store::insert_published(conn, &published, ctx.now).await?;
    Ok(json!({ "number": number, "call_sha256": published.sha256() }))
}

/// Keeps the calls that an earlier release has published, as they stand now: it kept none of them. An act of its own
/// says so, and verifying says it, too.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn catch_up(ctx: &Ctx) -> Result<()> {
    let missing = store::unkept(&mut ctx.db.read().await?).await?;
    for id in missing {
        let mut tx = ctx.db.write().await?;
        // Another process of ours was quicker.
        if store::published(&mut tx, id).await?.is_some() {
            continue;
        }
        let Some(call) = store::call(&mut tx, id).await? else { continue };
        let detail = keep(&mut tx, ctx, &call).await?;
        audit::record(&mut tx, ctx, None, "call_kept", ("edition", id.0), detail).await?;
        tx.commit().await?;
    }
    Ok(())
}
