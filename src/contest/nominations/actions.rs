//! What people and the office do with a nomination: one transaction each.

mod arrival;

pub use arrival::{Arrival, Sent, nominate, nominate_again, receipt_again};

use arrival::{Receipt, is_that, mail_receipt, same_words};
use uuid::Uuid;

use super::answers::Questionnaire;
use super::blind::sees;
use super::dossier::Audience;
use super::model::{
    Again, Answers, Essence, NewText, Nomination, NominationKind, NominationStatus, Origin, Refusal, receipt_number,
    text_seal,
};
use super::store::{self, New, revisions};
use super::typed;
use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::{Edition, Prize, Question};
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::store as rounds;
use crate::ground::audit::acts::{self, Act, DoneTo, Made, Verb, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, is_duplicate};
use crate::ground::error::{AppError, Common, Result};
use crate::ground::mail::address;
use crate::ground::{audit, mail};
use crate::i18n::{Args, Lang, Writes, value};
use crate::ids::{EditionId, NominationId, PersonId, RoundId, Token};
use crate::link;

/// A paper or an e-mail that the office types in.
pub struct OnPaper {
    /// Made when the form was shown.
    pub key: Uuid,
    pub kind: NominationKind,
    pub origin: Origin,
    /// When it reached the office: that decides if it was in time.
    pub received: WallTime,
    pub answers: Answers,
}

/// What came of a form that the office has sent.
pub enum Entered {
    /// It is stored, now or by an earlier click.
    Stored(NominationId),
    /// With the same form something else is stored: somebody went back in the browser and typed another one over it.
    Another(Box<Nomination>),
    /// The same answers are there already, with whichever form: nothing is stored yet.
    Twice(Box<Nomination>),
}

/// Enters what came on paper or by e-mail; `again` is the number of an earlier nomination that says the same: somebody
/// has read that it is there, and wants two.
pub async fn enter(ctx: &Ctx, by: PersonId, id: EditionId, entry: &OnPaper, again: Option<&str>) -> Result<Entered> {
    let mut tx = ctx.db.write().await?;
    let (prize, edition) = held_call(&mut tx, id).await?;
    // A second click at the same moment has waited here for the first.
    if let Some(earlier) = store::by_key(&mut tx, entry.key).await? {
        let earlier = store::find(&mut tx, earlier).await?.ok_or(AppError::NotFound)?;
        return Ok(match is_that(&earlier, id, entry.kind, &entry.answers) {
            true => Entered::Stored(earlier.nomination_id),
            false => Entered::Another(Box::new(earlier)),
        });
    }
    let questions = prizes::questions(&mut tx, id).await?;
    let essence = Essence::of(&questions, &entry.answers);
    let same = same_words(&mut tx, id, entry.kind, (&questions, &entry.answers, &essence)).await?;
    if let Some(same) = same.filter(|same| again != Some(same.receipt_number.as_str())) {
        return Ok(Entered::Twice(Box::new(same)));
    }
    let entries = std::slice::from_ref(entry);
    let entered = insert_entered(&mut tx, ctx, by, (&prize, &edition), &questions, entries, Way::Typed).await?;
    tx.commit().await?;
    Ok(Entered::Stored(entered.into_iter().next().ok_or(AppError::NotFound)?))
}

/// Enters many at once: all or none.
///
/// # Errors
/// [`AppError::Refused`] when one of them is stored already: the file was imported before.
pub async fn import(ctx: &Ctx, by: PersonId, id: EditionId, entries: &[OnPaper]) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let (prize, edition) = held_call(&mut tx, id).await?;
    let questions = prizes::questions(&mut tx, id).await?;
    let done = insert_entered(&mut tx, ctx, by, (&prize, &edition), &questions, entries, Way::File).await;
    done.map_err(|error| match error {
        AppError::Database(error) if is_duplicate(&error) => Refusal::ImportedBefore.into(),
        error => error,
    })?;
    audit::record(&mut tx, ctx, Some(by), id, acts::NominationsImported { rows: entries.len() }).await?;
    tx.commit().await?;
    Ok(())
}

/// How the office enters something.
#[derive(Clone, Copy)]
enum Way {
    Typed,
    File,
}

/// Stores what the office has typed in, in portions, and then records each: whatever this has to wait for, it waits for
/// before it records.
async fn insert_entered(
    conn: &mut Conn,
    ctx: &Ctx,
    by: PersonId,
    (prize, edition): (&Prize, &Edition),
    questions: &[Question],
    entries: &[OnPaper],
    way: Way,
) -> Result<Vec<NominationId>> {
    let status = |entry: &OnPaper| NominationStatus::on_entry(edition, entry.received.begins());
    let statuses = entries.iter().map(status).collect::<Result<Vec<_>, _>>()?;
    let numbers = next_numbers(conn, prize, edition, entries.len()).await?;
    let essences: Vec<Essence> = entries.iter().map(|entry| Essence::of(questions, &entry.answers)).collect();
    let read = entries.iter().zip(&essences);
    let counted = statuses.iter().zip(&numbers);
    let new = read.zip(counted).map(|((entry, essence), (status, number))| New {
        nomination_id: NominationId::new(ctx.now, &ctx.random),
        edition_id: edition.edition_id,
        receipt_number: number,
        token: None,
        idempotency_key: entry.key,
        origin: entry.origin,
        kind: entry.kind,
        status: *status,
        essence,
        answers: &entry.answers,
        language: Lang::De,
        received_at: entry.received.begins(),
        changed_at: ctx.now,
        entered_by: Some(by),
    });
    let new: Vec<New<'_>> = new.collect();
    store::insert(conn, &new).await?;
    for one in &new {
        let number = Made(one.receipt_number.to_owned());
        let (status, origin) = (Word(one.status.as_str()), Word(one.origin.as_str()));
        let act: Act = match way {
            Way::Typed => acts::NominationEntered { number, status, origin }.into(),
            Way::File => acts::NominationImported { number, status, origin }.into(),
        };
        audit::record(conn, ctx, Some(by), one.nomination_id.subject(), act).await?;
    }
    Ok(new.iter().map(|one| one.nomination_id).collect())
}

/// Who changes a nomination.
#[derive(Clone, Copy)]
pub enum Editor<'a> {
    /// Whoever holds the private link.
    Sender(&'a Token),
    Office(PersonId, NominationId),
}

impl Editor<'_> {
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

    /// A refusal in the words for this hand.
    pub fn refused(self, refusal: Refusal) -> AppError {
        match self {
            Self::Sender(_) => refusal.into(),
            Self::Office(..) => refusal.for_office().into(),
        }
    }

    /// Whether this hand may still change a nomination of this edition.
    pub async fn may_change(
        self,
        conn: &mut Conn,
        nomination: &Nomination,
        edition: &Edition,
        now: Timestamp,
    ) -> Result<Result<(), Refusal>> {
        let (id, phase) = (nomination.nomination_id, edition.phase(now));
        Ok(match self {
            Self::Sender(_) => nomination.status.change(phase, revisions::is_read(conn, id).await?),
            Self::Office(..) if edition.shows_result(now) && store::is_listed(conn, id).await? => Err(Refusal::Public),
            Self::Office(..) => nomination.status.edit(phase, store::is_decided(conn, id).await?),
        })
    }
}

impl Editor<'_> {
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

/// What goes with a change.
#[derive(Clone, Copy)]
pub struct Correction<'a> {
    /// Why the office changes what a jury reads; may be empty elsewhere.
    pub reason: &'a str,
    /// For the links in mails.
    pub public_url: &'a str,
}

/// Replaces the answers of the nomination that was read at `version`; the office gives a reason where a jury reads it.
///
/// What it said before is kept. A decision of the office about another text is open again, and what a jury reads
/// changes with an act and for a reason only: sheets that were made before are known by the text that they judge, and
/// their jurors are told. Where the sender's address changes, the new one gets the receipt, and the former one a notice.
pub async fn edit(
    ctx: &Ctx,
    hand: Editor<'_>,
    version: i64,
    answers: &Answers,
    correction: Option<Correction<'_>>,
) -> Result<Changed> {
    let mut tx = ctx.db.write().await?;
    let nomination = hand.find(&mut tx).await?;
    let edition = prizes::edition(&mut tx, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    // No round is opened or closed while we look.
    rounds::hold_all(&mut tx, edition.edition_id).await?;
    let id = nomination.nomination_id;
    hand.may_change(&mut tx, &nomination, &edition, ctx.now).await?.map_err(|refusal| hand.refused(refusal))?;
    if typed::same(&nomination.answers, answers) {
        return Ok(Changed::Saved);
    }
    if nomination.version != version {
        return Ok(Changed::Stale(Box::new(nomination)));
    }
    let readers = revisions::open_rounds(&mut tx, id).await?;
    let public_url = correction.map(|correction| correction.public_url);
    let correction = correction.filter(|correction| !readers.is_empty() && !correction.reason.is_empty());
    if !readers.is_empty() && correction.is_none() {
        return Err(Refusal::NoReason.into());
    }
    let reason = correction.map(|correction| correction.reason);
    let form = Questionnaire::load(&mut tx, edition.edition_id).await?;
    let essence = Essence::of(&form.questions, answers);
    let relation = if readers.is_empty() { relation(&mut tx, &nomination, answers).await? } else { NewText::Admitted };
    let revision = nomination.revision + 1;
    let finding = nomination.finding().about(relation, revision);
    let shows = form.questions.iter().any(|question| {
        let id = &question.question_id;
        sees(Audience::Jury, question) && nomination.answers.get(id) != answers.get(id)
    });
    rounds::pin_entry(&mut tx, id, revision, shows).await?;
    if !store::update(&mut tx, &nomination, (&essence, answers), &finding, ctx.now).await? {
        return Ok(Changed::Stale(Box::new(hand.find(&mut tx).await?)));
    }
    revisions::keep(&mut tx, &nomination, hand.person(), reason, ctx.now).await?;
    store::unlist(&mut tx, id).await?;
    let differs = |id| nomination.answers.get(id) != answers.get(id);
    let changed = form.questions.iter().filter(|q| differs(&q.question_id));
    // Only which questions: what was answered belongs to the nomination and goes when it goes.
    let mut act = acts::NominationChanged {
        number: Made(nomination.receipt_number.clone()),
        questions: changed.map(|question| question.label.german().into()).collect(),
        revision,
        reason: None,
        texts: None,
    };
    if let Some(Correction { reason, public_url }) = correction {
        if shows {
            tell_readers(&mut tx, ctx, &nomination, public_url).await?;
        }
        let seal =
            |(round, salt): &(RoundId, Option<String>)| Some((*round, Made(text_seal(salt.as_deref()?, answers))));
        act.reason = Some(reason.into());
        act.texts = Some(readers.iter().filter_map(seal).collect());
    }
    tell_addresses(&mut tx, ctx, hand, &edition, (&nomination, &essence), public_url).await?;
    audit::record(&mut tx, ctx, hand.person(), id, act).await?;
    tx.commit().await?;
    Ok(Changed::Saved)
}

/// Writes to both where the address of whoever sent a nomination has changed: the new one gets the receipt with the
/// private link, the former one learns that it is no longer the one, and not which is. What the office changes, it mostly
/// corrects: the link that went to a wrong address opens nothing from then on.
async fn tell_addresses(
    conn: &mut Conn,
    ctx: &Ctx,
    hand: Editor<'_>,
    edition: &Edition,
    (nomination, essence): (&Nomination, &Essence),
    public_url: Option<&str>,
) -> Result<()> {
    let (id, kind, lang) = (nomination.nomination_id, nomination.kind, nomination.language);
    let (former, present) = (nomination.sender(), essence.receipt_to(kind));
    if former.map(address::key) == present.map(address::key) {
        return Ok(());
    }
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let token = match hand {
        Editor::Sender(token) => Some(token.clone()),
        Editor::Office(..) => {
            let token = ctx.random.token();
            store::renew_link(conn, id, &token).await?.then_some(token)
        }
    };
    if let (Some(to), Some(token), Some(public_url)) = (present, &token, public_url) {
        let (number, at, status) = (nomination.receipt_number.as_str(), nomination.received_at, nomination.status);
        let of = Receipt { nomination_id: id, number, at, status, lang };
        mail_receipt(conn, ctx, (&prize, edition), &of, (to, token, public_url)).await?;
    }
    if let Some(to) = former {
        // What came on paper has no link that could open nothing any more.
        let by = match (hand, &token) {
            (Editor::Sender(_), _) => "link",
            (Editor::Office(..), Some(_)) => "office",
            (Editor::Office(..), None) => "office_paper",
        };
        let args = Args::from_iter([
            ("number", value(nomination.receipt_number.as_str())),
            ("prize", value(format!("{} {}", prize.name.get(lang), edition.year))),
            ("at", value(Writes(lang).datetime(ctx.now.in_dortmund()))),
            ("by", value(by)),
            ("contact", value(edition.contact.as_str())),
        ]);
        let premise = mail::Premise::Former { nomination: id };
        mail::queue(conn, ctx, mail::Letter { kind: "address_changed", to, lang, args, link: None, premise }).await?;
    }
    Ok(())
}

/// Tells jurors who have begun a sheet that what it judges has been corrected.
async fn tell_readers(conn: &mut Conn, ctx: &Ctx, nomination: &Nomination, public_url: &str) -> Result<()> {
    for reader in revisions::readers(conn, nomination.nomination_id).await? {
        let letter = mail::Letter {
            kind: "corrected",
            to: &reader.email,
            lang: reader.language,
            args: Args::from_iter([("number", value(nomination.receipt_number.as_str()))]),
            link: Some(format!(
                "{public_url}{}",
                link!("/jury/sheets/{assignment}", assignment = reader.assignment_id)
            )),
            premise: mail::Premise::Assignment { assignment: reader.assignment_id },
        };
        mail::queue(conn, ctx, letter).await?;
    }
    Ok(())
}

/// What a new text is to the one that the office has decided about.
async fn relation(conn: &mut Conn, nomination: &Nomination, answers: &Answers) -> Result<NewText> {
    // Whoever was asked again because the deadline moved decides anew, whatever the text.
    let screened = nomination.screened_revision.filter(|_| nomination.asks_again() == Some(Again::Changed));
    let screened = match screened {
        Some(revision) => revisions::text(conn, nomination.nomination_id, revision).await?,
        None => None,
    };
    Ok(if screened.is_some_and(|screened| typed::same(&screened, answers)) {
        NewText::AsScreened
    } else {
        NewText::Other
    })
}

/// Takes a nomination out. The office gives a reason, and can bring it back.
pub async fn withdraw(ctx: &Ctx, hand: Editor<'_>, reason: Option<&str>) -> Result<Nomination> {
    let mut tx = ctx.db.write().await?;
    let nomination = hand.find(&mut tx).await?;
    let edition = prizes::edition(&mut tx, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let id = nomination.nomination_id;
    // No round is opened or closed while we look.
    rounds::hold_all(&mut tx, edition.edition_id).await?;
    let is_too_late = hand.is_too_late(&mut tx, &nomination).await?;
    nomination.status.withdraw(edition.phase(ctx.now), is_too_late).map_err(|refusal| hand.refused(refusal))?;
    // What stands beside a public result does not disappear by one person's word.
    if matches!(hand, Editor::Office(..)) && edition.shows_result(ctx.now) {
        return Err(Refusal::ResultPublic.into());
    }
    if !store::withdraw(&mut tx, id, nomination.status, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let (number, reason) = (Made(nomination.receipt_number.clone()), reason.map(Written::from));
    audit::record(&mut tx, ctx, hand.person(), id, acts::NominationWithdrawn { number, reason }).await?;
    tx.commit().await?;
    Ok(nomination)
}

/// Why what the office withdrew cannot come back. It was not the office that withdrew it, the
/// jury has decided, or the result is public.
pub async fn stays_withdrawn(conn: &mut Conn, ctx: &Ctx, nomination: &Nomination) -> Result<Option<Refusal>> {
    let edition = prizes::edition(conn, nomination.edition_id).await?.ok_or(AppError::NotFound)?;
    let decided = store::is_decided(conn, nomination.nomination_id).await?;
    if let Err(refusal) = nomination.status.take_back(edition.phase(ctx.now), decided) {
        return Ok(Some(refusal));
    }
    let done = audit::of_subject(conn, nomination.nomination_id.0).await?;
    // Oldest first; somebody's name stands only in what a person of ours has done.
    let withdrawn = done.iter().rfind(|entry| entry.verb() == Some(Verb::NominationWithdrawn));
    if withdrawn.is_none_or(|entry| entry.name.is_none()) {
        return Ok(Some(Refusal::OwnWish));
    }
    Ok(edition.shows_result(ctx.now).then_some(Refusal::ResultPublic))
}

/// Brings back what the office has withdrawn by mistake.
pub async fn take_back(ctx: &Ctx, office: PersonId, id: NominationId, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let edition = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?.edition_id;
    // Nobody moves the deadline, and no round is closed, while we look.
    prizes::hold(&mut tx, edition).await?;
    rounds::hold_all(&mut tx, edition).await?;
    let nomination = store::find(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if let Some(refusal) = stays_withdrawn(&mut tx, ctx, &nomination).await? {
        return Err(refusal.into());
    }
    if !store::take_back(&mut tx, id, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::WithdrawalTakenBack { number: Made(nomination.receipt_number), reason: reason.into() };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    Ok(tx.commit().await?)
}

/// An edition with its prize; its deadline stays where it is until this transaction ends.
async fn held_call(conn: &mut Conn, id: EditionId) -> Result<(Prize, Edition)> {
    prizes::hold(conn, id).await?;
    call(conn, id).await
}

/// An edition with its prize.
pub async fn call(conn: &mut Conn, id: EditionId) -> Result<(Prize, Edition)> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    Ok((prize, edition))
}

/// The numbers of so many more nominations.
async fn next_numbers(conn: &mut Conn, prize: &Prize, edition: &Edition, count: usize) -> Result<Vec<String>> {
    let counts = prizes::next_receipts(conn, edition.edition_id, count).await?;
    Ok(counts.map(|count| receipt_number(&prize.letters, edition.year, count)).collect())
}

/// A key for what is already told apart by a hash.
pub fn key_of(hash: String) -> Uuid {
    Uuid::try_parse(&hash[..32]).expect("a SHA-256 in hexadecimal begins with 32 hexadecimal digits")
}
