//! Writing the drafts of all letters of an edition, and again when something has changed.

use std::collections::HashMap;

use sqlx::types::Json;

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::store as prizes;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Tx};
use crate::ground::error::{AppError, Common, Result};
use crate::i18n::Lang;
use crate::ids::{EditionId, LetterId, PersonId};
use crate::outcome::meeting::later;
use crate::outcome::publication;

use super::super::invitations;
use super::super::model::{Letter, LetterKind, Status, Wording};
use super::super::plan::{Award, Decisions, Frame, Wanted, plan};
use super::super::refusal::Refusal;
use super::super::store::{self, Draft};
use super::template;

/// Writes the drafts of all letters that an edition needs once the jury's decisions are binding.
///
/// It may be done again. What would be said otherwise now is drafted anew, also where it was reviewed; words that
/// somebody has changed stay, and are to be read again. What is not wanted any more and has not left is taken away;
/// what has left is only marked. Gives how many drafts there are to read that were not there before.
pub async fn prepare(ctx: &Ctx, by: PersonId, id: EditionId, public_url: &str) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    later::untouched(&mut tx, id).await?;
    let (decided_at, wanted) = wanted(&mut tx, id, public_url).await?.ok_or(Refusal::Undecided)?;
    let templates = templates(&mut tx).await?;
    let mut letters = store::of_edition(&mut tx, id).await?;
    letters.retain(|letter| !letter.kind.invites());
    let about = store::entries_of(&mut tx, id).await?;
    let about = |letter: &Letter| about.get(&letter.letter_id).map_or(&[][..], Vec::as_slice);
    let mut missing: Vec<&Wanted> = wanted.iter().collect();
    let (mut new, mut outdated, mut removed) = (Vec::new(), 0, 0);
    for letter in &letters {
        let Some(at) = missing.iter().position(|now| now.is_drafted_as(letter, about(letter))) else {
            missing.retain(|now| !now.was_told_by(letter, about(letter)));
            if !letter.has_left() {
                unchanged(store::remove(&mut tx, letter).await?)?;
                removed += 1;
            }
            continue;
        };
        let now = missing.remove(at);
        let template = &templates[&(now.kind, now.language)];
        let says_the_same = letter.edited || letter.has_left() || template.filled(&now.values).0 == letter.wording();
        if letter.basis == now.basis() && says_the_same {
            if !letter.has_left() && letter.decided_at != decided_at {
                unchanged(store::holds(&mut tx, letter, decided_at).await?)?;
            }
        } else if letter.has_left() || letter.edited {
            unchanged(store::outdate(&mut tx, letter, now, decided_at).await?)?;
            outdated += usize::from(!letter.has_left());
        } else {
            unchanged(store::remove(&mut tx, letter).await?)?;
            new.push(draft(ctx, (id, decided_at, None), now, template));
        }
    }
    new.extend(
        missing.iter().map(|new| draft(ctx, (id, decided_at, None), new, &templates[&(new.kind, new.language)])),
    );
    insert(&mut tx, &new).await?;
    let drafts = outdated + new.len();
    let act = acts::LettersPrepared { letters: drafts, letters_removed: removed };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    tx.commit().await?;
    Ok(drafts)
}

/// What a letter would say if it were drafted now; `None` where nobody would write it any more.
pub async fn fresh(conn: &mut Conn, letter: &Letter, public_url: &str) -> Result<Option<Wording>> {
    let found = match letter.kind.invites() {
        true => invitations::guests(conn, letter.edition_id, &LetterKind::GUESTS, public_url).await?,
        false => wanted(conn, letter.edition_id, public_url).await?,
    };
    let Some((_, wanted)) = found else { return Ok(None) };
    let about = store::entries_of(conn, letter.edition_id).await?;
    let about = about.get(&letter.letter_id).map_or(&[][..], Vec::as_slice);
    let Some(now) = wanted.iter().find(|now| now.is_drafted_as(letter, about)) else { return Ok(None) };
    Ok(Some(template(conn, now.kind, now.language).await?.filled(&now.values).0))
}

/// All letters that an edition needs, by the decisions that hold now, and the moment since which they do; `None`
/// without any.
pub async fn wanted(conn: &mut Conn, id: EditionId, public_url: &str) -> Result<Option<(Timestamp, Vec<Wanted>)>> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let Some(decided) = publication::decided(conn, id).await? else { return Ok(None) };
    let awards: Vec<Award> = decided
        .awards
        .into_iter()
        .map(|award| Award {
            nomination_id: award.nomination_id,
            name: award.name,
            place: award.place,
            special: award.award,
            amount: award.amount,
            reason: award.reason,
        })
        .collect();
    let entries = store::entries(conn, id).await?;
    let frame = Frame { prize: &prize, edition: &edition, public_url };
    let deferred = store::deferred(conn, id, decided.decided_at).await?;
    let decisions = Decisions { awards, deferred, nobody: decided.nobody, place_open: decided.place_open };
    Ok(Some((decided.decided_at, plan(&frame, &entries, &decisions))))
}

/// The wordings that hold, of every kind in every language.
pub async fn templates(conn: &mut Conn) -> Result<HashMap<(LetterKind, Lang), Wording>> {
    let mut templates = HashMap::new();
    for &kind in LetterKind::ALL {
        for &lang in Lang::ALL {
            templates.insert((kind, lang), template(conn, kind, lang).await?);
        }
    }
    Ok(templates)
}

/// Whoever edits, reviews or sends a letter at this moment is not run over.
pub fn unchanged(done: bool) -> Result<()> {
    if done { Ok(()) } else { Err(Common::ChangedMeanwhile.into()) }
}

/// A draft; with the moment for which it invites.
pub fn draft(
    ctx: &Ctx,
    (edition_id, decided_at, ceremony_at): (EditionId, Timestamp, Option<WallTime>),
    wanted: &Wanted,
    template: &Wording,
) -> Draft {
    let (wording, gaps) = template.filled(&wanted.values);
    let letter = Letter {
        letter_id: LetterId::new(ctx.now, &ctx.random),
        edition_id,
        kind: wanted.kind,
        recipient_key: wanted.recipient_key.clone(),
        name: wanted.name.clone(),
        email: wanted.email.clone(),
        language: wanted.language,
        subject: wording.subject,
        body: wording.body,
        gaps: Json(gaps),
        status: Status::Draft,
        edited: false,
        decided_at,
        basis: wanted.basis(),
        outdated: false,
        version: 1,
        mail_id: None,
        created_at: ctx.now,
        reviewed_at: None,
        left_at: None,
        ceremony_at,
    };
    Draft { letter, entries: wanted.entries.clone() }
}

/// Adds drafts.
pub async fn insert(tx: &mut Tx, drafts: &[Draft]) -> Result<()> {
    match store::insert(tx, drafts).await {
        // Somebody else prepares them at this moment.
        Err(error) if error.is_duplicate() => Err(Common::ChangedMeanwhile.into()),
        done => done,
    }
}
