//! Making keys anew.

use crate::contest::jury::suggest::organisation;
use crate::contest::nominations::model::search_text;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::i18n::sort_key;

use super::store;

/// Counts up with each change of [`crate::text::compare_key`], [`sort_key`] or [`organisation`].
const RULES: i64 = 1;

/// Makes the keys of an earlier release anew.
///
/// # Errors
/// When the database cannot be read or written.
pub async fn catch_up(ctx: &Ctx) -> Result<()> {
    if store::rules(&mut ctx.db.read().await?).await? >= RULES {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    store::set_rules(&mut tx, RULES).await?;
    for named in store::nominations(&mut tx).await? {
        let names = [Some(&named.title), Some(&named.nominee_name), named.nominator_name.as_ref()];
        let words = names.into_iter().flatten().map(String::as_str).chain([named.receipt_number.as_str()]);
        let keys = (search_text(words), sort_key(&named.nominee_name));
        store::set_nomination(&mut tx, named.nomination_id, &keys).await?;
    }
    for (id, name) in store::letters(&mut tx).await? {
        store::set_letter(&mut tx, id, &sort_key(&name)).await?;
    }
    for (known, person) in store::organisations(&mut tx).await? {
        let key = organisation(&known);
        if key != known {
            store::move_organisation(&mut tx, (&known, &key), person).await?;
        }
    }
    Ok(tx.commit().await?)
}
