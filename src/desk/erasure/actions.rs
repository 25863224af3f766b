//! Asking and confirming. What is shown is read again in the transaction.

use std::collections::HashSet;

use crate::contest::jury::store::forget as jury;
use crate::contest::nominations::store::forget as nominations;
use crate::contest::prizes::store::forget as prizes;
use crate::contest::rounds::store::forget as rounds;
use crate::desk::pages::store::forget as pages;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::mail::store::forget as mail;
use crate::ground::personal::{self, Redactor, Redactors, Table};
use crate::ids::{ApprovalId, NominationId, PersonId};
use crate::judging::assignment::store as assignment;
use crate::judging::evidence;
use crate::judging::ranking::store::forget as ranking;
use crate::judging::scoring::store::forget as scoring;
use crate::outcome::letters::store::forget as letters;
use crate::outcome::meeting::store::forget as meeting;
use crate::outcome::publication::store::forget as publication;
use crate::outcome::results::store as results;
use crate::people::accounts::store::forget as accounts;
use crate::people::approvals::store::forget as requests;
use crate::people::approvals::{self, Act, Answer, Asked, Request, digest};

use super::model::{Account, EntryToErase};
use super::refusal::Refusal;
use super::{known, store};
use crate::link;

/// What every feature says of its tables.
pub const TABLES: [&[Table]; 18] = [
    pages::TABLES,
    mail::TABLES,
    requests::TABLES,
    prizes::TABLES,
    rounds::TABLES,
    jury::TABLES,
    assignment::TABLES,
    scoring::TABLES,
    ranking::TABLES,
    evidence::TABLES,
    results::TABLES,
    meeting::TABLES,
    publication::TABLES,
    letters::TABLES,
    nominations::TABLES,
    accounts::TABLES,
    audit::TABLES,
    store::TABLES,
];

/// Whose data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Person(PersonId),
    Nomination(NominationId),
}

impl Subject {
    pub fn act(self) -> Act {
        match self {
            Self::Person(_) => Act::Forget,
            Self::Nomination(_) => Act::Erase,
        }
    }

    pub fn key(self) -> uuid::Uuid {
        match self {
            Self::Person(id) => id.0,
            Self::Nomination(id) => id.0,
        }
    }

    /// The page on which it is erased.
    pub fn page(self) -> String {
        match self {
            Self::Person(id) => link!("/office/people/{person}/erase", person = id),
            Self::Nomination(id) => link!("/office/nominations/{nomination}/erase", nomination = id),
        }
    }

    /// The page about it.
    pub fn home(self) -> String {
        match self {
            Self::Person(id) => link!("/office/people/{person}", person = id),
            Self::Nomination(id) => link!("/office/nominations/{nomination}", nomination = id),
        }
    }
}

/// What is known before it is erased.
pub enum Known {
    Account(Account),
    Entry(EntryToErase),
}

impl Known {
    /// As it is now.
    pub async fn load(conn: &mut Conn, ctx: &Ctx, subject: Subject) -> Result<Self> {
        Ok(match subject {
            Subject::Person(id) => Self::Account(known::account(conn, id).await?),
            Subject::Nomination(id) => Self::Entry(known::entry(conn, id, ctx.now).await?),
        })
    }

    /// Whether it may be erased.
    ///
    /// # Errors
    /// Why not.
    pub fn allowed(&self) -> std::result::Result<(), Refusal> {
        match self {
            Self::Account(account) => account.allowed(),
            Self::Entry(entry) => entry.allowed(),
        }
    }

    /// Names what is shown.
    pub fn digest(&self) -> String {
        match self {
            Self::Account(account) => digest(account),
            Self::Entry(entry) => digest(&(entry, &entry.answers)),
        }
    }

    fn words(&self) -> Redactor {
        match self {
            Self::Account(account) => account.words(),
            Self::Entry(entry) => entry.words(),
        }
    }

    fn telling(&self) -> Redactor {
        match self {
            Self::Account(account) => account.telling(),
            Self::Entry(entry) => entry.telling(),
        }
    }

    /// What it is called afterwards, and in everything that is written about erasing it.
    pub fn pseudonym(&self) -> &str {
        match self {
            Self::Account(account) => &account.pseudonym,
            Self::Entry(entry) => &entry.receipt_number,
        }
    }

    async fn erase(&self, conn: &mut Conn, ctx: &Ctx) -> Result<()> {
        let subject = match self {
            Self::Account(account) => personal::Subject::Person(known::person(account, ctx.now)),
            Self::Entry(entry) => personal::Subject::Entry(known::nomination(conn, entry, ctx.now).await?),
        };
        forget(conn, &subject, &Redactors { near: self.words(), anywhere: self.telling() }).await?;
        store::note_erased(conn, ctx.now).await?;
        match self {
            Self::Account(account) => store::forget_choices(conn, account.person_id).await,
            Self::Entry(_) => Ok(()),
        }
    }
}

/// Every feature forgets by itself. Accounts come late: others find what is theirs by what stands there. The record is the
/// last thing that a transaction waits for.
async fn forget(conn: &mut Conn, subject: &personal::Subject, redactor: &Redactors) -> Result<()> {
    pages::forget(conn, subject, redactor).await?;
    mail::forget(conn, subject, redactor).await?;
    requests::forget(conn, subject, redactor).await?;
    prizes::forget(conn, subject, redactor).await?;
    rounds::forget(conn, subject, redactor).await?;
    jury::forget(conn, subject, redactor).await?;
    scoring::forget(conn, subject, redactor).await?;
    ranking::forget(conn, subject, redactor).await?;
    meeting::forget(conn, subject, redactor).await?;
    publication::forget(conn, subject, redactor).await?;
    letters::forget(conn, subject, redactor).await?;
    nominations::forget(conn, subject, redactor).await?;
    accounts::forget(conn, subject, redactor).await?;
    audit::forget(conn, subject, redactor).await
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Another person has to confirm.
    Asked,
    /// Something has changed since the page was shown.
    Changed,
}

/// Asks to erase somebody's data. What was asked for is written down without it.
pub async fn ask(
    ctx: &Ctx,
    office: PersonId,
    subject: Subject,
    (reason, seen, chosen): (&str, &str, Option<&HashSet<&str>>),
    public_url: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let mut known = Known::load(&mut tx, ctx, subject).await?;
    known.allowed()?;
    if known.digest() != seen {
        return Ok(Outcome::Changed);
    }
    // What is confirmed is what was chosen.
    if let (Known::Account(account), Some(chosen)) = (&mut known, chosen) {
        account.choose(|key| chosen.contains(key));
        store::keep_choices(&mut tx, account).await?;
    }
    let shown = known.digest();
    // Who acts alone erases first: the record is the last thing that a transaction waits for.
    let alone = !approvals::settings::two_person_rule(&mut tx).await?;
    if alone {
        known.erase(&mut tx, ctx).await?;
    }
    let request = Request {
        act: subject.act(),
        subject: subject.key(),
        title: known.pseudonym().to_owned(),
        path: &subject.page(),
        reason: &known.words().out_of(reason),
        shown: &shown,
        public_url,
    };
    let asked = approvals::ask(&mut tx, ctx, office, request).await?;
    if asked == Asked::Alone {
        record(&mut tx, ctx, office, subject).await?;
    }
    tx.commit().await?;
    if asked != Asked::Alone {
        return Ok(Outcome::Asked);
    }
    scrub(ctx).await;
    Ok(Outcome::Done)
}

/// Erases what somebody else has asked to erase.
pub async fn confirm(
    ctx: &Ctx,
    office: PersonId,
    subject: Subject,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    let known = Known::load(&mut tx, ctx, subject).await?;
    known.allowed()?;
    // Undone with the transaction, where it is not confirmed.
    known.erase(&mut tx, ctx).await?;
    let answer = Answer { id: approval, act: subject.act(), subject: subject.key(), seen, now: &known.digest() };
    if approvals::confirm(&mut tx, ctx, office, answer).await?.is_none() {
        return Ok(Outcome::Changed);
    }
    record(&mut tx, ctx, office, subject).await?;
    tx.commit().await?;
    scrub(ctx).await;
    Ok(Outcome::Done)
}

/// Leaves nothing of what was erased in the database's files. It is erased in any case: what cannot be done now is done
/// as soon as it can be.
async fn scrub(ctx: &Ctx) {
    if let Err(error) = tidy(ctx).await {
        tracing::warn!(%error, "the database's files still hold what was erased; this is tried again");
    }
}

/// Makes the files anew if they may hold what was erased: after erasing, and at the start, as the program may have been ended
/// in between.
///
/// # Errors
/// The database's, such as that somebody reads an older state.
pub async fn tidy(ctx: &Ctx) -> Result<()> {
    let Some(at) = store::erased(&mut ctx.db.read().await?).await? else { return Ok(()) };
    let tables = TABLES.into_iter().flatten().filter(|table| table.is_personal());
    let tables: Vec<&str> = tables.map(|table| table.name).collect();
    ctx.db.scrub(&tables).await?;
    let mut tx = ctx.db.write().await?;
    store::note_scrubbed(&mut tx, at).await?;
    Ok(tx.commit().await?)
}

async fn record(conn: &mut Conn, ctx: &Ctx, office: PersonId, subject: Subject) -> Result<()> {
    match subject {
        Subject::Person(id) => audit::record(conn, ctx, Some(office), id, acts::PersonErased {}).await,
        Subject::Nomination(id) => audit::record(conn, ctx, Some(office), id, acts::NominationErased {}).await,
    }
}
