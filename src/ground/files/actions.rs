//! Recording who takes what along.

use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Word};
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ids::PersonId;

/// Records an export before it leaves: what it is, in which format, and how many rows a list has.
pub async fn export(
    ctx: &Ctx,
    person: PersonId,
    subject: audit::Subject,
    (what, format, rows): (&'static str, &'static str, Option<usize>),
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let act = acts::Exported { list: Aside(Word(what)), format: Word(format), rows };
    audit::record(&mut tx, ctx, Some(person), subject, act).await?;
    Ok(tx.commit().await?)
}
