//! Drafting invitations to the ceremony.

use crate::contest::prizes::store as prizes;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Aside, Word};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ids::{EditionId, PersonId};
use crate::outcome::meeting::later;

use super::super::invitations::{guests, last_left, moved, open};
use super::super::model::LetterKind;
use super::super::plan::{Frame, Wanted};
use super::super::refusal::Refusal;
use super::super::store;
use super::drafts::{draft, insert, templates, unchanged};

/// Drafts an invitation for everybody in these groups who has none, and a letter about the new date for everybody who was
/// invited to another. Drafts for people in other groups are taken away. Gives how many there are to read that were not
/// there before.
pub async fn invite(ctx: &Ctx, by: PersonId, id: EditionId, groups: &[LetterKind], public_url: &str) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    let edition = prizes::edition(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    open(&edition, ctx.now)?;
    later::untouched(&mut tx, id).await?;
    let found = guests(&mut tx, id, groups, public_url).await?;
    let (decided_at, mut wanted) = found.ok_or(Refusal::Undecided)?;
    let mut letters = store::of_edition(&mut tx, id).await?;
    letters.retain(|letter| letter.kind.invites());
    let about = store::entries_of(&mut tx, id).await?;
    let prize = prizes::prize(&mut tx, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let invited = last_left(&letters);
    // Whoever is invited as one is not invited once more as another.
    wanted.retain(|guest| !invited.contains_key(guest.recipient_key.as_str()));
    wanted.extend(moved(&Frame { prize: &prize, edition: &edition, public_url }, &letters, &about));
    let at = (id, decided_at, edition.ceremony_at);
    let templates = templates(&mut tx).await?;
    let drafted = |now: &Wanted| draft(ctx, at, now, &templates[&(now.kind, now.language)]);
    let (mut new, mut outdated) = (Vec::new(), 0);
    for letter in letters.iter().filter(|letter| !letter.has_left()) {
        let is_it = |now: &Wanted| (now.kind, &now.recipient_key) == (letter.kind, &letter.recipient_key);
        let Some(place) = wanted.iter().position(is_it) else {
            unchanged(store::remove(&mut tx, letter).await?)?;
            continue;
        };
        let now = wanted.remove(place);
        let words = &templates[&(now.kind, now.language)];
        let says_the_same = letter.edited || words.filled(&now.values).0 == letter.wording();
        if letter.basis == now.basis() && says_the_same {
            if letter.decided_at != decided_at {
                unchanged(store::holds(&mut tx, letter, decided_at).await?)?;
            }
            continue;
        }
        if letter.edited {
            unchanged(store::outdate(&mut tx, letter, &now, decided_at).await?)?;
            store::names_ceremony(&mut tx, letter.letter_id, edition.ceremony_at).await?;
            outdated += 1;
        } else {
            unchanged(store::remove(&mut tx, letter).await?)?;
            new.push(drafted(&now));
        }
    }
    new.extend(wanted.iter().map(drafted));
    insert(&mut tx, &new).await?;
    let drafts = outdated + new.len();
    let groups = groups.iter().map(|group| Aside(Word(group.as_str()))).collect();
    audit::record(&mut tx, ctx, Some(by), id, acts::InvitationsPrepared { letters: drafts, groups }).await?;
    tx.commit().await?;
    Ok(drafts)
}
