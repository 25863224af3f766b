//! Drafting, changing, reviewing and sending letters.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use sqlx::types::Json;

use crate::audit;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::{Conn, is_duplicate};
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang};
use crate::ids::{EditionId, LetterId, PersonId};
use crate::mail;
use crate::prizes::store as prizes;
use crate::publication;

use super::model::{Kind, Letter, Status, Wording};
use super::plan::{Award, Frame, Wanted, plan};
use super::store;

const STALE: AppError = AppError::Refused("error-changed-meanwhile");

/// The wording that holds: the office's own or the program's proposal.
pub async fn template(conn: &mut Conn, kind: Kind, lang: Lang) -> Result<Wording> {
    let own = store::template(conn, kind, lang).await?;
    Ok(own.map_or_else(|| kind.proposal(lang), |(wording, _)| wording))
}

/// Saves a template whose placeholders are known, if nobody has changed it since the moment `seen`.
pub async fn save_template(
    ctx: &Ctx,
    by: PersonId,
    (kind, lang): (Kind, Lang),
    wording: &Wording,
    seen: Option<Timestamp>,
) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    if !store::save_template(&mut tx, (kind, lang), wording, seen, ctx.now).await? {
        return Ok(false);
    }
    // A template has no key of its own: the act is on the office's person.
    let detail = json!({"letter": kind, "language": lang});
    audit::record(&mut tx, ctx, Some(by), "letter_template_changed", ("letter_template", by.0), detail).await?;
    tx.commit().await?;
    Ok(true)
}

/// Writes the drafts of all letters that an edition needs once the jury's decisions are binding.
///
/// It may be done again: drafts that nobody has touched are written anew, what was reviewed or changed by hand stays,
/// and what is not wanted any more and has not left is taken away. Gives how many drafts were written.
pub async fn prepare(ctx: &Ctx, by: PersonId, id: EditionId, public_url: &str) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    let edition = prizes::edition(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(&mut tx, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let decided = publication::decided(&mut tx, id).await?.ok_or(AppError::Refused("letters-undecided"))?;
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
    let entries = store::entries(&mut tx, id).await?;
    let wanted = plan(&Frame { prize: &prize, edition: &edition, public_url }, &entries, &awards);

    let mut kept: HashSet<(String, Kind)> = HashSet::new();
    let needed: HashSet<(&str, Kind)> = wanted.iter().map(|w| (w.recipient_key.as_str(), w.kind)).collect();
    let mut removed = 0;
    for letter in store::of_edition(&mut tx, id).await? {
        let has_left = matches!(letter.status, Status::Queued | Status::Posted);
        let is_untouched = letter.status == Status::Draft && !letter.edited;
        let is_needed = needed.contains(&(letter.recipient_key.as_str(), letter.kind));
        if has_left || (is_needed && !is_untouched) {
            kept.insert((letter.recipient_key, letter.kind));
        } else {
            removed += usize::from(store::remove(&mut tx, letter.letter_id).await? && !is_needed);
        }
    }
    let mut templates: HashMap<(Kind, Lang), Wording> = HashMap::new();
    for &kind in Kind::ALL {
        for &lang in Lang::ALL {
            templates.insert((kind, lang), template(&mut tx, kind, lang).await?);
        }
    }
    let mut drafts = 0;
    for letter in wanted.iter().filter(|letter| !kept.contains(&(letter.recipient_key.clone(), letter.kind))) {
        let row = draft(ctx, id, letter, &templates[&(letter.kind, letter.language)]);
        match store::insert(&mut tx, &row, &letter.entries).await {
            // Somebody else prepares them at this moment.
            Err(error) if is_duplicate(&error) => return Err(STALE),
            done => done?,
        }
        drafts += 1;
    }
    let detail = json!({"letters": drafts, "letters_removed": removed});
    audit::record(&mut tx, ctx, Some(by), "letters_prepared", ("edition", id.0), detail).await?;
    tx.commit().await?;
    Ok(drafts)
}

fn draft(ctx: &Ctx, edition_id: EditionId, wanted: &Wanted, template: &Wording) -> Letter {
    let (wording, gaps) = template.filled(&wanted.values);
    Letter {
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
        version: 1,
        mail_id: None,
        created_at: ctx.now,
        reviewed_at: None,
        left_at: None,
    }
}

/// Changes the words of one letter; it is then to be reviewed again.
pub async fn edit(ctx: &Ctx, by: PersonId, (id, version): (LetterId, i64), wording: &Wording) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let letter = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    letter.edit().map_err(AppError::Refused)?;
    if !store::edit(&mut tx, (id, version), wording, wording.still_missing(&letter.gaps)).await? {
        return Err(STALE);
    }
    let detail = json!({"letter": letter.kind, "name": letter.name});
    audit::record(&mut tx, ctx, Some(by), "letter_edited", ("letter", id.0), detail).await?;
    Ok(tx.commit().await?)
}

/// Finds one letter right.
pub async fn review(ctx: &Ctx, by: PersonId, (id, version): (LetterId, i64)) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let letter = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    letter.review().map_err(AppError::Refused)?;
    if letter.version != version || !store::review(&mut tx, &letter, ctx.now).await? {
        return Err(STALE);
    }
    let detail = json!({"letter": letter.kind, "name": letter.name});
    audit::record(&mut tx, ctx, Some(by), "letter_reviewed", ("letter", id.0), detail).await?;
    Ok(tx.commit().await?)
}

/// Finds all drafts right that lack nothing. Gives how many.
pub async fn review_all(ctx: &Ctx, by: PersonId, id: EditionId) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    let mut reviewed = 0;
    for letter in store::of_edition(&mut tx, id).await?.iter().filter(|letter| letter.review().is_ok()) {
        if !store::review(&mut tx, letter, ctx.now).await? {
            return Err(STALE);
        }
        reviewed += 1;
    }
    if reviewed == 0 {
        return Err(AppError::Refused("letters-nothing-to-review"));
    }
    audit::record(&mut tx, ctx, Some(by), "letters_reviewed", ("edition", id.0), json!({"letters": reviewed})).await?;
    tx.commit().await?;
    Ok(reviewed)
}

/// Puts all reviewed letters into the outbox at once, from the moment on at which the result may be known.
/// Either all of them leave or none. Gives how many.
pub async fn queue(ctx: &Ctx, by: PersonId, id: EditionId) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    may_leave(&mut tx, ctx, id).await?;
    let mut queued = 0;
    for letter in store::of_edition(&mut tx, id).await?.iter().filter(|letter| letter.status == Status::Reviewed) {
        let Some(email) = &letter.email else { continue };
        let mut args = Args::new();
        // The words of a letter stand as they are: its names were written into them before.
        args.set("subject", letter.subject.as_str());
        args.set("text", letter.body.as_str());
        let letter_out = mail::Letter { kind: "letter", to: email, lang: letter.language, args, link: None };
        let mail_id = mail::queue(&mut tx, ctx, letter_out).await?;
        // Of two people who press at the same moment the second finds that it has left; then none leaves twice.
        if !store::queue(&mut tx, letter, mail_id, ctx.now).await? {
            return Err(STALE);
        }
        queued += 1;
    }
    if queued == 0 {
        return Err(AppError::Refused("letters-nothing-to-send"));
    }
    audit::record(&mut tx, ctx, Some(by), "letters_queued", ("edition", id.0), json!({"letters": queued})).await?;
    tx.commit().await?;
    Ok(queued)
}

/// Notes that the letters for people without an address were printed and posted. Gives how many.
pub async fn post(ctx: &Ctx, by: PersonId, id: EditionId) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    may_leave(&mut tx, ctx, id).await?;
    let mut posted = 0;
    let letters = store::of_edition(&mut tx, id).await?;
    for letter in letters.iter().filter(|letter| letter.status == Status::Reviewed && letter.email.is_none()) {
        if !store::post(&mut tx, letter, ctx.now).await? {
            return Err(STALE);
        }
        posted += 1;
    }
    if posted == 0 {
        return Err(AppError::Refused("letters-nothing-to-send"));
    }
    audit::record(&mut tx, ctx, Some(by), "letters_posted", ("edition", id.0), json!({"letters": posted})).await?;
    tx.commit().await?;
    Ok(posted)
}

/// Letters say who has won: they leave when everybody may know.
async fn may_leave(conn: &mut Conn, ctx: &Ctx, id: EditionId) -> Result<()> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    if edition.opened_at.is_some() && edition.shows_result(ctx.now) {
        Ok(())
    } else {
        Err(AppError::Refused("letters-embargo"))
    }
}
