//! A round that is being prepared takes its entries from a closed one.

use std::collections::BTreeSet;

use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::error::{Common, Result};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::judging::assignment::store as assignments;

use super::super::next::{Choice, Way};

/// How somebody has found the entries that go on.
pub struct Found<'a> {
    pub way: Way,
    pub choice: Choice,
    /// As it was typed.
    pub threshold: &'a str,
    pub reason: &'a str,
}

/// Makes exactly these the round's entries. What leaves the round loses its jurors.
pub async fn advance(
    ctx: &Ctx,
    office: PersonId,
    (id, source): (RoundId, RoundId),
    chosen: &BTreeSet<NominationId>,
    found: &Found<'_>,
) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    // The round that they come from stays closed until we are done.
    let held =
        rounds::set_source(&mut tx, id, source).await? && rounds::hold(&mut tx, source, RoundStatus::Closed).await?;
    if !held {
        return Err(Common::ChangedMeanwhile.into());
    }
    let known: BTreeSet<_> = rounds::entries(&mut tx, id).await?.iter().map(|entry| entry.nomination_id).collect();
    let added: Vec<NominationId> = chosen.difference(&known).copied().collect();
    let removed: Vec<NominationId> = known.difference(chosen).copied().collect();
    rounds::insert_entries(&mut tx, id, &added).await?;
    assignments::delete_of_entries(&mut tx, id, &removed).await?;
    rounds::delete_entries(&mut tx, id, &removed).await?;
    let act = acts::Advanced {
        source,
        way: Aside(Word(found.way.as_str())),
        best: match found.choice {
            Choice::Best(best) => Some(best),
            Choice::Threshold(_) | Choice::Hand => None,
        },
        threshold: (found.way == Way::Threshold).then(|| Written::from(found.threshold)),
        added,
        removed,
        why: Some(found.reason).filter(|reason| !reason.is_empty()).map(Written::from),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    Ok(tx.commit().await?)
}
