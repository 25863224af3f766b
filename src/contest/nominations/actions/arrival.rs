//! What somebody sends through the public form: stored once, and asked about where it says what is there already.

use super::super::model::{Answer, Answers, Essence, Nomination, NominationKind, NominationStatus, Origin};
use super::super::store::{self, New};
use super::super::typed;
use super::{call, held_call, key_of, next_numbers};
use crate::clock::Timestamp;
use crate::contest::prizes::model::{Edition, Prize, Question, QuestionKind};
use crate::contest::prizes::store as prizes;
use crate::ground::audit::acts::{self, Made, Word};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, is_duplicate};
use crate::ground::error::{AppError, Result};
use crate::ground::mail::address;
use crate::ground::{audit, mail};
use crate::i18n::{Args, Lang, Writes, value};
use crate::ids::{EditionId, NominationId, QuestionId, Token};
use crate::link;

/// A form that somebody has sent, already checked.
pub struct Sent {
    /// Made when the form was shown. It becomes the private link, and finds what was sent with it before.
    pub token: Token,
    pub kind: NominationKind,
    pub answers: Answers,
    pub lang: Lang,
}

/// What came of a form that was sent.
pub enum Arrival {
    /// It is stored, now or by an earlier click.
    Stored(Token),
    /// Under the same link something else is stored: somebody went back in the browser and wrote another one.
    Another(Box<Nomination>),
    /// The same sender has sent the same answers before, with a form shown earlier: nothing is stored yet.
    Twice(Box<Nomination>),
}

/// What was there before a form was stored.
enum Before {
    Nothing,
    /// Under the same link.
    SameLink(Nomination),
    /// By the same sender, with the same answers.
    SameWords(Nomination),
}

/// Stores what somebody sends, in time or late, and mails the receipt.
///
/// # Errors
/// [`AppError::Refused`] while the edition takes nothing at all.
pub async fn nominate(ctx: &Ctx, public_url: &str, id: EditionId, sent: Sent) -> Result<Arrival> {
    nominate_again(ctx, public_url, id, sent, None).await
}

/// The same; `again` is the number of an earlier nomination that says the same: somebody has read that it is there, and
/// wants two.
///
/// # Errors
/// As above.
pub async fn nominate_again(
    ctx: &Ctx,
    public_url: &str,
    id: EditionId,
    sent: Sent,
    again: Option<&str>,
) -> Result<Arrival> {
    match try_nominate(ctx, public_url, id, &sent, again).await {
        // A parallel request with the same form was quicker.
        Err(AppError::Database(error)) if is_duplicate(&error) => {
            let mut conn = ctx.db.read().await?;
            let earlier = store::by_token(&mut conn, &sent.token).await?.ok_or(AppError::Database(error))?;
            Ok(compare(id, sent, earlier))
        }
        Err(error) => Err(error),
        Ok(Before::Nothing) => Ok(Arrival::Stored(sent.token)),
        Ok(Before::SameLink(earlier)) => Ok(compare(id, sent, earlier)),
        Ok(Before::SameWords(earlier)) => Ok(Arrival::Twice(Box::new(earlier))),
    }
}

fn compare(id: EditionId, sent: Sent, earlier: Nomination) -> Arrival {
    if is_that(&earlier, id, sent.kind, &sent.answers) {
        Arrival::Stored(sent.token)
    } else {
        Arrival::Another(Box::new(earlier))
    }
}

/// Whether a form that was sent with the key of another one is that one.
pub(super) fn is_that(earlier: &Nomination, id: EditionId, kind: NominationKind, answers: &Answers) -> bool {
    earlier.edition_id == id && earlier.kind == kind && typed::same(&earlier.answers, answers)
}

/// Gives the earlier nomination where there is one.
async fn try_nominate(ctx: &Ctx, public_url: &str, id: EditionId, sent: &Sent, again: Option<&str>) -> Result<Before> {
    let mut tx = ctx.db.write().await?;
    let (prize, edition) = held_call(&mut tx, id).await?;
    // A second click at the same moment has waited here for the first.
    if let Some(earlier) = store::by_token(&mut tx, &sent.token).await? {
        return Ok(Before::SameLink(earlier));
    }
    let questions = prizes::questions(&mut tx, id).await?;
    let status = NominationStatus::on_arrival(&edition, ctx.now)?;
    let essence = Essence::of(&questions, &sent.answers);
    // The browser's way back shows the form anew, with another key and everything that was typed.
    let same = same_words(&mut tx, id, sent.kind, (&questions, &sent.answers, &essence)).await?;
    if let Some(same) = same.filter(|same| again != Some(same.receipt_number.as_str())) {
        return Ok(Before::SameWords(same));
    }
    let number = next_numbers(&mut tx, &prize, &edition, 1).await?.remove(0);
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
    store::insert(&mut tx, &[new]).await?;
    let act = acts::Nominated { number: Made(number.clone()), status: Word(status.as_str()) };
    audit::record(&mut tx, ctx, None, nomination_id, act).await?;
    if let Some(to) = essence.receipt_to(sent.kind) {
        let of = Receipt { nomination_id, number: &number, at: ctx.now, status, lang: sent.lang };
        mail_receipt(&mut tx, ctx, (&prize, &edition), &of, (to, &sent.token, public_url)).await?;
    }
    tx.commit().await?;
    Ok(Before::Nothing)
}

/// What a receipt is about.
pub(super) struct Receipt<'a> {
    pub nomination_id: NominationId,
    pub number: &'a str,
    /// When the nomination reached us.
    pub at: Timestamp,
    pub status: NominationStatus,
    pub lang: Lang,
}

/// Mails a receipt with the private link.
pub(super) async fn mail_receipt(
    conn: &mut Conn,
    ctx: &Ctx,
    (prize, edition): (&Prize, &Edition),
    of: &Receipt<'_>,
    (to, token, public_url): (&str, &Token, &str),
) -> Result<()> {
    let lang = of.lang;
    let args = Args::from_iter([
        ("number", value(of.number)),
        ("prize", value(format!("{} {}", prize.name.get(lang), edition.year))),
        ("at", value(Writes(lang).datetime(of.at.in_dortmund()))),
        ("closes", value(edition.closes_at.map_or_else(String::new, |at| Writes(lang).datetime(at.naive())))),
        ("status", value(of.status.as_str())),
    ]);
    let link = Some(format!("{public_url}{}", link!("/receipts/{token}", token)));
    let (nomination, is_late) = (of.nomination_id, of.status == NominationStatus::Late);
    let premise = mail::Premise::Receipt { nomination, hash: token.hash(), is_late, closes: edition.closes_at };
    mail::queue(conn, ctx, mail::Letter { kind: "receipt", to, lang, args, link, premise }).await?;
    Ok(())
}

/// Writes a receipt anew that has not left and says what is not so any more, because the deadline has moved or somebody has
/// decided about it: with the private link in it, and only to whoever has sent the nomination.
pub async fn receipt_again(conn: &mut Conn, ctx: &Ctx, id: NominationId, mail: &mail::model::Mail) -> Result<()> {
    let Some(nomination) = store::find(conn, id).await? else { return Ok(()) };
    let (prize, edition) = call(conn, nomination.edition_id).await?;
    let link = mail.body_text.lines().find_map(|line| line.split_once("/receipts/"));
    let is_own = nomination.sender().is_some_and(|sender| address::key(sender) == address::key(&mail.recipient));
    let Some((public_url, token)) = link.and_then(|(url, secret)| Some((url, Token::parse(secret.trim())?))) else {
        return Ok(());
    };
    if !is_own {
        return Ok(());
    }
    let (number, at, status) = (nomination.receipt_number.as_str(), nomination.received_at, nomination.status);
    let of = Receipt { nomination_id: id, number, at, status, lang: mail.language };
    mail_receipt(conn, ctx, (&prize, &edition), &of, (&mail.recipient, &token, public_url)).await
}

/// The newest nomination of a call that says the same.
pub(super) async fn same_words(
    conn: &mut Conn,
    id: EditionId,
    kind: NominationKind,
    (questions, answers, essence): (&[Question], &Answers, &Essence),
) -> Result<Option<Nomination>> {
    let alike = store::alike(conn, id, kind, essence).await?;
    Ok(alike.into_iter().find(|earlier| says_the_same(questions, &earlier.answers, answers)))
}

/// Whether two forms say the same: an address may be written in capitals or not.
fn says_the_same(questions: &[Question], one: &Answers, other: &Answers) -> bool {
    let is_email = |id: &QuestionId| questions.iter().any(|q| q.question_id == *id && q.kind == QuestionKind::Email);
    let keyed = |answers: &Answers| -> Answers {
        let keyed = answers.iter().map(|(id, answer)| match answer {
            Answer::Text(text) if is_email(id) => (*id, Answer::Text(address::key(text))),
            other => (*id, other.clone()),
        });
        keyed.collect()
    };
    typed::same(&keyed(one), &keyed(other))
}
