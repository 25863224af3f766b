//! Asking and confirming. What is shown is read again in the transaction.

use std::collections::HashSet;

use serde_json::json;

use crate::approvals::{self, Act, Answer, Asked, Request, digest};
use crate::audit;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{ApprovalId, NominationId, PersonId};

use super::model::{Account, Entry, Words};
use super::store;

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

    /// The page about it.
    pub fn home(self) -> String {
        match self {
            Self::Person(id) => format!("/office/people/{id}"),
            Self::Nomination(id) => format!("/office/nominations/{id}"),
        }
    }
}

/// What is known before it is erased.
pub enum Known {
    Account(Account),
    Entry(Entry),
}

impl Known {
    /// As it is now.
    pub async fn load(conn: &mut Conn, ctx: &Ctx, subject: Subject) -> Result<Self> {
        Ok(match subject {
            Subject::Person(id) => Self::Account(store::account(conn, id).await?),
            Subject::Nomination(id) => Self::Entry(store::entry(conn, id, ctx.now).await?),
        })
    }

    /// Whether it may be erased.
    ///
    /// # Errors
    /// The key of the sentence that says why not.
    pub fn allowed(&self) -> std::result::Result<(), &'static str> {
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

    fn words(&self) -> Words {
        match self {
            Self::Account(account) => account.words(),
            Self::Entry(entry) => entry.words(),
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
        match self {
            Self::Account(account) => store::erase_account(conn, account, ctx.now).await,
            Self::Entry(entry) => store::erase_entry(conn, entry, ctx.now).await,
        }
    }
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
    known.allowed().map_err(AppError::Refused)?;
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
    let alone = !approvals::settings::four_eyes(&mut tx).await?;
    if alone {
        known.erase(&mut tx, ctx).await?;
    }
    let request = Request {
        act: subject.act(),
        subject: subject.key(),
        title: known.pseudonym().to_owned(),
        path: &format!("{}/erase", subject.home()),
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
    known.allowed().map_err(AppError::Refused)?;
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

/// Leaves nothing of what was erased in the database's own log. It is erased in any case: what cannot be done now is done
/// as soon as it can be.
async fn scrub(ctx: &Ctx) {
    if let Err(error) = ctx.db.scrub(&store::SCRUBBED).await {
        tracing::warn!(%error, "the database's log still holds what was erased; this is tried again");
    }
}

async fn record(conn: &mut Conn, ctx: &Ctx, office: PersonId, subject: Subject) -> Result<()> {
    let table = (subject.act().table(), subject.key());
    audit::record(conn, ctx, Some(office), "erased", table, json!({})).await
}
