//! Changing, reviewing and sending letters.

pub(super) mod drafts;
mod invitations;

pub use drafts::prepare;
pub use invitations::invite;

use chrono::Duration;

use crate::clock::Timestamp;
use crate::contest::prizes::store as prizes;
use crate::ground::audit;
use crate::ground::audit::acts::{self, Act, Aside, DoneTo, LetterTemplate, Word};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::mail;
use crate::i18n::{Args, Lang};
use crate::ids::{EditionId, LetterId, MailId, PersonId};
use crate::link;
use crate::outcome::meeting::later;
use crate::outcome::publication;

use super::model::{Letter, LetterKind, Status, Wording};
use super::refusal::Refusal;
use super::{model, store};

/// The wording that holds: the office's own or the program's proposal.
pub async fn template(conn: &mut Conn, kind: LetterKind, lang: Lang) -> Result<Wording> {
    let own = store::template(conn, kind, lang).await?;
    Ok(own.map_or_else(|| kind.proposal(lang), |(wording, _)| wording))
}

/// Saves a template whose placeholders are known, if nobody has changed it since the moment `seen`.
pub async fn save_template(
    ctx: &Ctx,
    by: PersonId,
    (kind, lang): (LetterKind, Lang),
    wording: &Wording,
    seen: Option<Timestamp>,
) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    if !store::save_template(&mut tx, (kind, lang), wording, seen, ctx.now).await? {
        return Ok(false);
    }
    let act = acts::LetterTemplateChanged { letter: Aside(Word(kind.as_str())), language: lang };
    audit::record(&mut tx, ctx, Some(by), LetterTemplate(by), act).await?;
    tx.commit().await?;
    Ok(true)
}

/// Changes the words of one letter; it is then to be reviewed again.
pub async fn edit(ctx: &Ctx, by: PersonId, (id, version): (LetterId, i64), wording: &Wording) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let letter = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    letter.edit()?;
    if !store::edit(&mut tx, (id, version), wording, wording.gaps(&letter.wording(), &letter.gaps)).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::LetterEdited { letter: Aside(Word(letter.kind.as_str())), name: letter.name.into() };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Finds one letter right.
pub async fn review(ctx: &Ctx, by: PersonId, (id, version): (LetterId, i64)) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let letter = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    letter.review()?;
    if letter.version != version || !store::review(&mut tx, &[&letter], ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::LetterReviewed { letter: Aside(Word(letter.kind.as_str())), name: letter.name.into() };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}

/// Finds all drafts right that lack nothing and are up to date, if they are those that [`model::seen`] names. Gives
/// how many.
pub async fn review_all(ctx: &Ctx, by: PersonId, id: EditionId, seen: &str) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    let letters = store::of_edition(&mut tx, id).await?;
    let drafts = letters.iter().filter(|letter| letter.status == Status::Draft);
    if seen != model::seen(drafts.map(|letter| (letter.letter_id, letter.version)).collect()) {
        return Err(Refusal::DraftsChanged.into());
    }
    let right: Vec<&Letter> = letters.iter().filter(|l| l.review().is_ok() && !l.outdated).collect();
    if !store::review(&mut tx, &right, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let reviewed = right.len();
    if reviewed == 0 {
        return Err(Refusal::NothingToReview.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::LettersReviewed { letters: reviewed }).await?;
    tx.commit().await?;
    Ok(reviewed)
}

/// What came of sending letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Queued {
    Done(usize),
    /// Others are to be sent than were shown.
    Changed,
}

/// Puts all reviewed letters into the outbox at once, from the moment on at which the result may be known, if they are
/// those that [`model::seen`] names. Either all of them are taken or none; none leaves before `hold` is over.
pub async fn queue(
    ctx: &Ctx,
    by: PersonId,
    id: EditionId,
    batch: Batch,
    (seen, hold): (&str, Duration),
) -> Result<Queued> {
    let mut tx = ctx.db.write().await?;
    let decided_at = may_leave(&mut tx, ctx.now, id, batch).await?;
    let letters = to_mail(&mut tx, id, batch).await?;
    say_what_stands(&mut tx, id, (&letters, batch), decided_at).await?;
    if letters.is_empty() {
        return Err(Refusal::NothingToSend.into());
    }
    if seen != model::seen(letters.iter().map(|letter| (letter.letter_id, letter.version)).collect()) {
        return Ok(Queued::Changed);
    }
    let mails = letters.iter().map(as_mail);
    let mails = mail::queue_until(&mut tx, ctx, ctx.now + hold, mails).await?;
    let carried: Vec<_> = letters.iter().zip(mails).collect();
    // Of two people who press at the same moment the second finds that they have left; then none leaves twice.
    if !store::queue(&mut tx, &carried, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let (n, hold_minutes) = (letters.len(), hold.num_minutes());
    let act: Act = match batch {
        Batch::Results => acts::LettersQueued { letters: n, hold_minutes }.into(),
        Batch::Invitations => acts::InvitationsQueued { letters: n, hold_minutes }.into(),
    };
    audit::record(&mut tx, ctx, Some(by), id.subject(), act).await?;
    tx.commit().await?;
    Ok(Queued::Done(n))
}

/// The words of a letter stand as they are: its names were written into them before.
fn as_mail(letter: &Letter) -> mail::Letter<'_> {
    let mut args = Args::new();
    args.set("subject", letter.subject.as_str());
    args.set("text", letter.body.as_str());
    let to = letter.email.as_deref().unwrap_or_default();
    mail::Letter { kind: "letter", to, lang: letter.language, args, link: None, premise: mail::Premise::Letter }
}

/// The letters that would be sent: those that have an address.
pub async fn to_mail(conn: &mut Conn, id: EditionId, batch: Batch) -> Result<Vec<Letter>> {
    let mut letters = reviewed(conn, id, batch).await?;
    letters.retain(|letter| letter.email.is_some());
    Ok(letters)
}

/// Takes all letters back that were sent and have not left. Gives how many.
pub async fn take_back(ctx: &Ctx, by: PersonId, id: EditionId) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    let taken = publication::store::take_letters_back(&mut tx, id).await?;
    if taken == 0 {
        return Err(Refusal::AllHaveLeft.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::LettersTakenBack { letters: taken }).await?;
    tx.commit().await?;
    Ok(taken)
}

/// Notes that the letters that were last noted as posted are not in the post. Gives how many.
pub async fn take_posted_back(ctx: &Ctx, by: PersonId, id: EditionId) -> Result<u64> {
    let mut tx = ctx.db.write().await?;
    let n = store::not_posted(&mut tx, id).await?;
    if n == 0 {
        return Err(Refusal::NonePosted.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::LettersNotPosted { letters: n }).await?;
    tx.commit().await?;
    Ok(n)
}

/// Notes that the letters for people without an address were printed and posted, if they are those that [`model::seen`]
/// names: one that was reviewed after the others were printed is not in the post. Gives how many.
pub async fn mark_posted(ctx: &Ctx, by: PersonId, id: EditionId, (seen, batch): (&str, Batch)) -> Result<usize> {
    let mut tx = ctx.db.write().await?;
    let decided_at = may_leave(&mut tx, ctx.now, id, batch).await?;
    let mut letters = reviewed(&mut tx, id, batch).await?;
    letters.retain(|letter| letter.email.is_none());
    say_what_stands(&mut tx, id, (&letters, batch), decided_at).await?;
    if seen != model::seen(letters.iter().map(|letter| (letter.letter_id, letter.version)).collect()) {
        return Err(Refusal::PaperChanged.into());
    }
    if !store::post(&mut tx, &letters.iter().collect::<Vec<_>>(), ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let posted = letters.len();
    if posted == 0 {
        return Err(Refusal::NothingToSend.into());
    }
    let act: Act = match batch {
        Batch::Results => acts::LettersPosted { letters: posted }.into(),
        Batch::Invitations => acts::InvitationsPosted { letters: posted }.into(),
    };
    audit::record(&mut tx, ctx, Some(by), id.subject(), act).await?;
    tx.commit().await?;
    Ok(posted)
}

/// What leaves together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Batch {
    /// Letters say who has won.
    Results,
    /// Invitations to the ceremony say nothing of it.
    Invitations,
}

impl Batch {
    /// Where it is sent.
    pub(super) fn path(self, edition: EditionId) -> String {
        match self {
            Self::Results => link!("/office/editions/{edition}/letters/queue", edition),
            Self::Invitations => link!("/office/editions/{edition}/letters/invitations/queue", edition),
        }
    }
}

/// The reviewed letters of a batch.
pub(super) async fn reviewed(conn: &mut Conn, id: EditionId, batch: Batch) -> Result<Vec<Letter>> {
    let mut letters = store::of_edition(conn, id).await?;
    let invites = batch == Batch::Invitations;
    letters.retain(|letter| letter.status == Status::Reviewed && letter.kind.invites() == invites);
    Ok(letters)
}

/// Letters leave when everybody may know who has won, and while it is so; invitations before the ceremony. Gives the
/// moment since which the jury's decisions bind.
pub(super) async fn may_leave(conn: &mut Conn, now: Timestamp, id: EditionId, batch: Batch) -> Result<Timestamp> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    match batch {
        Batch::Results if edition.opened_at.is_none() || !edition.shows_result(now) => {
            return Err(Refusal::Embargo.into());
        }
        Batch::Results => {}
        Batch::Invitations => super::invitations::open(&edition, now)?,
    }
    later::untouched(conn, id).await?;
    let decided = publication::decided(conn, id).await?.ok_or(Refusal::Undecided)?;
    Ok(decided.decided_at)
}

/// Whether letters say what is so: what the jury has decided; the result, of which no later fact is open that two people
/// have not looked at; the ceremony's date, because nobody is invited to a moment at which nothing is.
pub(super) async fn say_what_stands(
    conn: &mut Conn,
    id: EditionId,
    (letters, batch): (&[Letter], Batch),
    decided_at: Timestamp,
) -> Result<()> {
    letters.iter().try_for_each(|letter| letter.leave(decided_at))?;
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    match batch {
        Batch::Results if edition.is_touched() => Err(Refusal::ResultTouched.into()),
        Batch::Invitations if letters.iter().any(|letter| letter.ceremony_at != edition.ceremony_at) => {
            Err(Refusal::CeremonyMoved.into())
        }
        _ => Ok(()),
    }
}

/// Whether the letter that a mail carries may still leave: it says what is so now. Hours or days may lie between. A letter
/// that was written anew meanwhile is carried by another mail.
pub async fn still_makes_sense(conn: &mut Conn, mail: MailId, now: Timestamp) -> Result<bool> {
    let Some(letter) = store::carried_by(conn, mail).await? else { return Ok(false) };
    if letter.outdated || store::is_about_what_is_gone(conn, letter.letter_id).await? {
        return Ok(false);
    }
    let edition = letter.edition_id;
    let batch = if letter.kind.invites() { Batch::Invitations } else { Batch::Results };
    let stands = match may_leave(conn, now, edition, batch).await {
        Ok(decided_at) => say_what_stands(conn, edition, (&[letter], batch), decided_at).await,
        Err(error) => Err(error),
    };
    match stands {
        Ok(()) => Ok(true),
        Err(AppError::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}
