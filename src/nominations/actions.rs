//! What people and the office do with a nomination: one transaction each.

use serde_json::json;
use uuid::Uuid;

use super::answers::Questionnaire;
use super::model::{Answers, Essence, Kind, Nomination, NominationStatus, Origin, Refusal, receipt_number};
use super::store::{self, New};
use crate::clock::{Timestamp, WallTime};
use crate::ctx::Ctx;
use crate::db::{Conn, is_duplicate};
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, value};
use crate::ids::{EditionId, NominationId, PersonId, Token};
use crate::prizes::model::{Edition, Prize};
use crate::prizes::store as prizes;
use crate::rounds::store as rounds;
use crate::{audit, mail};

/// A form that somebody has sent, already checked.
pub struct Sent {
    /// Made when the form was shown. It becomes the private link, and finds what was sent with it before.
    pub token: Token,
    pub kind: Kind,
    pub answers: Answers,
    pub lang: Lang,
}

/// What came of a form that was sent.
pub enum Arrival {
    /// It is stored, now or by an earlier click.
    Stored(Token),
    /// Under the same link something else is stored: somebody went back in the browser and wrote another one.
    Another(Box<Nomination>),
}

/// Stores what somebody sends, in time or late, and mails the receipt.
///
/// # Errors
/// [`AppError::Refused`] while the edition takes nothing at all.
pub async fn nominate(ctx: &Ctx, public_url: &str, id: EditionId, sent: Sent) -> Result<Arrival> {
    match try_nominate(ctx, public_url, id, &sent).await {
        // A parallel request with the same form was quicker.
        Err(AppError::Database(error)) if is_duplicate(&error) => {
            let mut conn = ctx.db.read().await?;
            let earlier = store::by_token(&mut conn, &sent.token).await?.ok_or(AppError::Database(error))?;
            Ok(compare(id, sent, earlier))
        }
        Err(error) => Err(error),
        Ok(None) => Ok(Arrival::Stored(sent.token)),
        Ok(Some(earlier)) => Ok(compare(id, sent, earlier)),
    }
}

fn compare(id: EditionId, sent: Sent, earlier: Nomination) -> Arrival {
    if earlier.edition_id == id && earlier.kind == sent.kind && earlier.answers.0 == sent.answers {
        Arrival::Stored(sent.token)
    } else {
        Arrival::Another(Box::new(earlier))
    }
}

/// Gives the earlier nomination where there is one.
async fn try_nominate(ctx: &Ctx, public_url: &str, id: EditionId, sent: &Sent) -> Result<Option<Nomination>> {
    let mut tx = ctx.db.write().await?;
    if let Some(earlier) = store::by_token(&mut tx, &sent.token).await? {
        return Ok(Some(earlier));
    }
    let (prize, edition) = call(&mut tx, id).await?;
    let questions = prizes::questions(&mut tx, id).await?;
    let status = NominationStatus::on_arrival(&edition, ctx.now)?;
    let number = next_number(&mut tx, &prize, &edition).await?;
    let essence = Essence::of(&questions, &sent.answers);
    let nomination_id = NominationId::new(ctx.now, &ctx.random);
    let new = New {
        nomination_id,
        edition_id: id,
        receipt_number: &number,
        token: Some(&sent.token),
        idempotency_key: key_of(sent.token.hash()),
        origin: Origin::Online,
        kind: sent.kind,
        status,
        essence: &essence,
        answers: &sent.answers,
        language: sent.lang,
        received_at: ctx.now,
        changed_at: ctx.now,
        entered_by: None,
    };
    store::insert(&mut tx, &new).await?;
    let detail = json!({ "number": number, "status": status });
    audit::record(&mut tx, ctx, None, "nominated", ("nomination", nomination_id.0), detail).await?;
    if let Some(to) = essence.receipt_to(sent.kind) {
        let lang = sent.lang;
        let args = Args::from_iter([
            ("number", value(number.as_str())),
            ("prize", value(format!("{} {}", prize.name.get(lang), edition.year))),
            ("at", value(Writes(lang).datetime(ctx.now.in_dortmund()))),
            ("closes", value(edition.closes_at.map_or_else(String::new, |at| Writes(lang).datetime(at.naive())))),
            ("status", value(status.as_str())),
        ]);
        let link = Some(format!("{public_url}/receipts/{}", sent.token.as_str()));
        mail::queue(&mut tx, ctx, mail::Letter { kind: "receipt", to, lang, args, link }).await?;
    }
    tx.commit().await?;
    Ok(None)
}

/// A paper or an e-mail that the office types in.
pub struct OnPaper {
    /// Made when the form was shown.
    pub key: Uuid,
    pub kind: Kind,
    pub origin: Origin,
    /// When it reached the office: that decides if it was in time.
    pub received: WallTime,
    pub answers: Answers,
}

/// Enters what came on paper or by e-mail; gives the first one where the form was sent twice.
pub async fn enter(ctx: &Ctx, by: PersonId, id: EditionId, entry: &OnPaper) -> Result<NominationId> {
    let mut tx = ctx.db.write().await?;
    if let Some(earlier) = store::by_key(&mut tx, entry.key).await? {
        return Ok(earlier);
    }
    let (prize, edition) = call(&mut tx, id).await?;
    let questions = prizes::questions(&mut tx, id).await?;
    let entered = insert_entered(&mut tx, ctx, by, (&prize, &edition), &questions, entry, "entered").await;
    match entered {
        Err(AppError::Database(error)) if is_duplicate(&error) => {
            drop(tx);
            let mut conn = ctx.db.read().await?;
            store::by_key(&mut conn, entry.key).await?.ok_or(AppError::Database(error))
        }
        Err(error) => Err(error),
        Ok(nomination_id) => {
            tx.commit().await?;
            Ok(nomination_id)
        }
    }
}

/// Enters many at once: all or none.
///
/// # Errors
/// [`AppError::Refused`] when one of them is stored already: the file was imported before.
pub async fn import(ctx: &Ctx, by: PersonId, id: EditionId, entries: &[OnPaper]) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let (prize, edition) = call(&mut tx, id).await?;
    let questions = prizes::questions(&mut tx, id).await?;
    for entry in entries {
        insert_entered(&mut tx, ctx, by, (&prize, &edition), &questions, entry, "imported").await.map_err(|error| {
            match error {
                AppError::Database(error) if is_duplicate(&error) => AppError::Refused("import-refused-twice"),
                error => error,
            }
        })?;
    }
    let detail = json!({ "rows": entries.len() });
    audit::record(&mut tx, ctx, Some(by), "imported", ("edition", id.0), detail).await?;
    tx.commit().await?;
    Ok(())
}

async fn insert_entered(
    conn: &mut Conn,
    ctx: &Ctx,
    by: PersonId,
    (prize, edition): (&Prize, &Edition),
    questions: &[crate::prizes::model::Question],
    entry: &OnPaper,
    act: &'static str,
) -> Result<NominationId> {
    let received_at: Timestamp = entry.received.begins();
    let status = NominationStatus::on_entry(edition, received_at)?;
    let number = next_number(conn, prize, edition).await?;
    let nomination_id = NominationId::new(ctx.now, &ctx.random);
    let new = New {
        nomination_id,
        edition_id: edition.edition_id,
        receipt_number: &number,
        token: None,
        idempotency_key: entry.key,
        origin: entry.origin,
        kind: entry.kind,
        status,
        essence: &Essence::of(questions, &entry.answers),
        answers: &entry.answers,
        language: Lang::De,
        received_at,
        changed_at: ctx.now,
        entered_by: Some(by),
    };
    store::insert(conn, &new).await?;
    let detail = json!({ "number": number, "status": status, "origin": entry.origin });
    audit::record(conn, ctx, Some(by), act, ("nomination", nomination_id.0), detail).await?;
    Ok(nomination_id)
}

/// Who changes a nomination.
#[derive(Clone, Copy)]
pub enum Hand<'a> {
    /// Whoever holds the private link.
    Sender(&'a Token),
    Office(PersonId, NominationId),
}

impl Hand<'_> {
    async fn find(self, conn: &mut Conn) -> Result<Nomination> {
        let found = match self {
            Self::Sender(token) => store::by_token(conn, token).await?,
            Self::Office(_, id) => store::find(conn, id).await?,
        };
        found.ok_or(AppError::NotFound)
    }

    fn person(self) -> Option<PersonId> {
        match self {
            Self::Sender(_) => None,
            Self::Office(person, _) => Some(person),
        }
    }

    /// Whether this hand may still change a nomination of this edition.
    ///
    /// `decided` says that the jury has closed a round with it.
    pub fn may_change(
        self,
        nomination: &Nomination,
        edition: &Edition,
        decided: bool,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        match self {
            Self::Sender(_) => nomination.status.change(edition.phase(now)),
            Self::Office(..) => nomination.status.correct(edition.phase(now), decided),
        }
    }
}

impl Hand<'_> {
    /// Whether the jury's work has gone too far for a nomination to be taken out.
    ///
    /// Senders are told so from the first closed round on, whether their entry was in it or not: who got into a
    /// round is not to be read off a button that is gone.
    pub async fn is_too_late(self, conn: &mut Conn, nomination: &Nomination) -> Result<bool> {
        match self {
            Self::Sender(_) => store::is_any_decided(conn, nomination.edition_id).await,
            Self::Office(..) => store::is_decided(conn, nomination.nomination_id).await,
        }
    }
}

/// What came of a change.
pub enum Changed {
    Saved,
    /// Somebody saved something else in between; this is stored now.
    Stale(Box<Nomination>),
}

/// Replaces the answers of the nomination that was read at `version`.
pub async fn change(ctx: &Ctx, hand: Hand<'_>, version: i64, answers: &Answers) -> Result<Changed> {
    let mut tx = ctx.db.write().await?;
    let nomination = hand.find(&mut tx).await?;
    let edition = prizes::edition(&mut tx, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    // No round is opened or closed while we look.
    rounds::hold_all(&mut tx, edition.edition_id).await?;
    hand.may_change(&nomination, &edition, store::is_decided(&mut tx, nomination.nomination_id).await?, ctx.now)?;
    if nomination.answers.0 == *answers {
        return Ok(Changed::Saved);
    }
    if nomination.version != version {
        return Ok(Changed::Stale(Box::new(nomination)));
    }
    let form = Questionnaire::load(&mut tx, edition.edition_id).await?;
    let essence = Essence::of(&form.questions, answers);
    if !store::update(&mut tx, &nomination, &essence, answers, ctx.now).await? {
        return Ok(Changed::Stale(Box::new(hand.find(&mut tx).await?)));
    }
    let differs = |id| nomination.answers.get(id) != answers.get(id);
    let questions: Vec<&str> =
        form.questions.iter().filter(|q| differs(&q.question_id)).map(|q| q.label.german()).collect();
    // Only which questions: what was answered belongs to the nomination and goes when it goes.
    let detail = json!({ "number": nomination.receipt_number, "questions": questions });
    audit::record(&mut tx, ctx, hand.person(), "changed", ("nomination", nomination.nomination_id.0), detail).await?;
    tx.commit().await?;
    Ok(Changed::Saved)
}

/// Takes a nomination out for good. The office gives a reason.
pub async fn withdraw(ctx: &Ctx, hand: Hand<'_>, reason: Option<&str>) -> Result<Nomination> {
    let mut tx = ctx.db.write().await?;
    let nomination = hand.find(&mut tx).await?;
    let edition = prizes::edition(&mut tx, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let id = nomination.nomination_id;
    // No round is opened or closed while we look.
    rounds::hold_all(&mut tx, edition.edition_id).await?;
    nomination.status.withdraw(edition.phase(ctx.now), hand.is_too_late(&mut tx, &nomination).await?)?;
    if !store::withdraw(&mut tx, id, nomination.status, ctx.now).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    let detail = json!({ "number": nomination.receipt_number, "reason": reason });
    audit::record(&mut tx, ctx, hand.person(), "withdrawn", ("nomination", id.0), detail).await?;
    tx.commit().await?;
    Ok(nomination)
}

/// An edition with its prize.
pub async fn call(conn: &mut Conn, id: EditionId) -> Result<(Prize, Edition)> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    Ok((prize, edition))
}

async fn next_number(conn: &mut Conn, prize: &Prize, edition: &Edition) -> Result<String> {
    let count = prizes::next_receipt(conn, edition.edition_id).await?;
    Ok(receipt_number(&prize.letters, edition.year, count))
}

/// A key for what is already told apart by a hash.
pub fn key_of(hash: String) -> Uuid {
    Uuid::try_parse(&hash[..32]).expect("a SHA-256 in hexadecimal begins with 32 hexadecimal digits")
}
