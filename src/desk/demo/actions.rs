//! What the demonstration does that nobody else can: it makes accounts at once, and puts an edition into a former year.

use crate::contest::prizes::store as editions;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ids::EditionId;
use crate::people::accounts::model::Person;
use crate::people::accounts::store as accounts;

/// Makes accounts that have their passwords.
pub async fn people(ctx: &Ctx, people: &[Person]) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    for person in people {
        accounts::insert_person(&mut tx, person).await?;
    }
    Ok(tx.commit().await?)
}

/// Makes an edition that of so many years ago.
pub async fn date_back(ctx: &Ctx, id: EditionId, years: i64) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    editions::date_back(&mut tx, id, years).await?;
    Ok(tx.commit().await?)
}
