//! Keeping a call as it was published.

use crate::ground::audit;
use crate::ground::audit::acts::{self, Made};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;

use super::super::model::{Call, as_it_stands};
use super::super::store;

/// Keeps a call in the transaction that publishes it; gives what is recorded of that.
pub async fn keep(conn: &mut Conn, ctx: &Ctx, call: &Call) -> Result<acts::CallKept> {
    let id = call.edition.edition_id;
    let number = store::published(conn, id).await?.map_or(1, |last| last.number + 1);
    let published = as_it_stands(call, number);
    store::insert_published(conn, &published, ctx.now).await?;
    Ok(acts::CallKept { number, call_sha256: Made(published.sha256()) })
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
        let act = keep(&mut tx, ctx, &call).await?;
        audit::record(&mut tx, ctx, None, id, act).await?;
        tx.commit().await?;
    }
    Ok(())
}
