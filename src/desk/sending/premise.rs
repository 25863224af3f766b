//! Whether what a mail rests on still holds. Premises are of everything that is mailed about, so this stands below all of it.

use chrono::Duration;

use crate::clock::{Timestamp, WallTime};
use crate::contest::nominations::actions as nominations;
use crate::contest::prizes::moved;
use crate::contest::prizes::store::{self as prizes, touched};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::ground::mail::Premise;
use crate::ground::mail::address;
use crate::ground::mail::model::Mail;
use crate::ground::mail::premise::{Date, Stale};
use crate::ids::{AssignmentId, EditionId, NominationId};
use crate::outcome::letters::actions as letters;
use crate::outcome::publication::store as publication;

use super::store::{self, OfLink, OfNomination, OfRound};

/// How long a link can be mailed after it was made, however short it lives afterwards: as long as the tries last, and
/// a day for the office to release what had to wait.
pub const LINK_WAITS: Duration = Duration::days(4);

impl OfRound {
    fn end(&self) -> Option<WallTime> {
        self.ends.map(|ends| self.own.map_or(ends, |own| own.max(ends)))
    }

    /// Whether it takes the juror's sheets at a moment.
    fn takes_sheets(&self, now: Timestamp) -> bool {
        self.open && self.end().is_none_or(|ends| now < ends.has_passed())
    }

    /// Whether it was opened, once or again, after a moment: then another mail says so.
    fn was_opened_after(&self, then: Timestamp) -> bool {
        self.opened_at.max(self.reopened_at).is_some_and(|opened| opened > then)
    }
}

impl OfNomination {
    fn is_late(&self) -> bool {
        self.status == "late"
    }

    fn is_sent_by(&self, recipient: &str) -> bool {
        self.sender.as_deref().is_some_and(|sender| address::key(sender) == address::key(recipient))
    }
}

/// Whether something holds, and why the mail is stale if not.
fn so(holds: bool, stale: Stale) -> Result<(), Stale> {
    holds.then_some(()).ok_or(stale)
}

impl Premise {
    /// Whether it still holds for a mail; if not, why.
    pub async fn holds(&self, conn: &mut Conn, mail: &Mail, now: Timestamp) -> Result<Result<(), Stale>> {
        let person = match self {
            Self::Account { person } | Self::Sheets { person, .. } | Self::Until { person, .. } => Some(person),
            Self::State { person, .. } | Self::Touched { person, .. } => Some(person),
            Self::Request { person, .. } | Self::Lapsed { person, .. } => Some(person),
            Self::Always | Self::Link { .. } | Self::Letter | Self::Assignment { .. } => None,
            Self::Nomination { .. } | Self::Receipt { .. } | Self::Former { .. } | Self::Dates { .. } => None,
        };
        if let Some(person) = person
            && !store::is_account_open(conn, *person).await?
        {
            return Ok(Err(Stale::Account));
        }
        Ok(match self {
            Self::Always | Self::Account { .. } => Ok(()),
            Self::Link { hash } => {
                let link = store::link(conn, hash).await?;
                let waits = |link: OfLink| now < link.expires_at.max(link.created_at + LINK_WAITS);
                so(link.is_some_and(waits), Stale::Link)
            }
            Self::Nomination { nomination } => own(conn, *nomination, mail).await?.map(drop),
            Self::Former { nomination } => {
                let found = store::of_nomination(conn, *nomination).await?;
                so(found.is_some_and(|found| !found.is_sent_by(&mail.recipient)), Stale::Said)
            }
            Self::Receipt { nomination, hash, is_late, closes } => {
                own(conn, *nomination, mail).await?.and_then(|found| {
                    so(found.token_hash.as_ref() == Some(hash), Stale::Link)?;
                    so(found.is_late() == *is_late && found.closes == *closes, Stale::Said)
                })
            }
            Self::Dates { edition, nomination, dates, is_late, until } => match own(conn, *nomination, mail).await? {
                Err(stale) => Err(stale),
                Ok(found) => {
                    let is_open = until.is_none_or(|until| now < until.has_passed());
                    let stands = is_open && found.is_late() == *is_late;
                    so(stands && are_dates(conn, *edition, dates).await?, Stale::Said)
                }
            },
            Self::Letter => so(letters::still_makes_sense(conn, mail.mail_id, now).await?, Stale::Said),
            Self::Request { approval, .. } => so(store::is_asked(conn, *approval, now).await?, Stale::Answered),
            Self::Lapsed { approval, .. } => so(!store::is_asked_anew(conn, *approval).await?, Stale::Answered),
            Self::Touched { edition, is_stopped, facts, .. } => {
                let open = touched::open_of(conn, *edition).await?;
                let found = prizes::edition(conn, *edition).await?;
                let stands = found.is_some_and(|found| found.is_touched() && found.is_stopped() == *is_stopped);
                so(stands && open.iter().any(|fact| facts.contains(&fact.subject)), Stale::Said)
            }
            Self::Assignment { assignment } => reads(conn, *assignment, now).await?,
            Self::State { round, person, is_open } => {
                let found = store::of_round(conn, *round, *person).await?;
                let is_so = |found: OfRound| {
                    let (open, again) = (found.open, found.was_opened_after(mail.created_at));
                    if *is_open { open && !again } else { found.opened_at.is_none() }
                };
                so(found.is_some_and(is_so), Stale::Said)
            }
            Self::Until { round, person, until, before } => {
                let found = store::of_round(conn, *round, *person).await?.filter(|found| found.open);
                let of_use = found.filter(|_| now < before.has_passed());
                of_use.ok_or(Stale::Round).and_then(|found| so(found.end() == Some(*until), Stale::Said))
            }
            Self::Sheets { round, person, until } => {
                let found = store::of_round(conn, *round, *person).await?.filter(|found| found.takes_sheets(now));
                found.ok_or(Stale::Round).and_then(|found| {
                    so(found.missing > 0, Stale::Done)?;
                    let other_end = until.is_some() && *until != found.end();
                    so(!other_end && !found.was_opened_after(mail.created_at), Stale::Said)
                })
            }
        })
    }

    /// The mail was dropped: a letter is as it was before it was sent, and of a sender's mail what still has to be said is
    /// written anew.
    pub async fn dropped(&self, conn: &mut Conn, ctx: &Ctx, mail: &Mail, stale: Stale) -> Result<()> {
        match self {
            Self::Letter => publication::take_letter_back(conn, mail.mail_id).await,
            Self::Receipt { nomination, .. } if stale == Stale::Said => {
                nominations::receipt_again(conn, ctx, *nomination, mail).await
            }
            Self::Dates { edition, nomination, dates, .. } if stale == Stale::Said => {
                moved::tell_again(conn, ctx, (*edition, *nomination), dates).await
            }
            _ => Ok(()),
        }
    }

    /// The mail has left: a link in it lives as long from now on as it was to live from the moment it was made.
    pub async fn left(&self, conn: &mut Conn, now: Timestamp) -> Result<()> {
        let Self::Link { hash } = self else { return Ok(()) };
        match store::link(conn, hash).await? {
            Some(link) => store::renew_link(conn, hash, now + (link.expires_at - link.created_at)).await,
            None => Ok(()),
        }
    }
}

/// A nomination that stands, and was sent by whoever a mail goes to.
async fn own(conn: &mut Conn, id: NominationId, mail: &Mail) -> Result<Result<OfNomination, Stale>> {
    let found = store::of_nomination(conn, id).await?.filter(|found| found.status != "withdrawn");
    Ok(match found {
        None => Err(Stale::Withdrawn),
        Some(found) if !found.is_sent_by(&mail.recipient) => Err(Stale::Said),
        Some(found) => Ok(found),
    })
}

/// Whether a call's dates are where a mail says that they have moved to.
async fn are_dates(conn: &mut Conn, id: EditionId, said: &[Date]) -> Result<bool> {
    let Some(edition) = prizes::edition(conn, id).await? else { return Ok(false) };
    let dates = edition.calendar().dates();
    Ok(said.iter().all(|date| dates.contains(&(date.name.as_str(), Some(date.after)))))
}

/// Whether a juror has something to read in what was corrected.
async fn reads(conn: &mut Conn, id: AssignmentId, now: Timestamp) -> Result<Result<(), Stale>> {
    let Some(found) = store::of_assignment(conn, id).await? else { return Ok(Err(Stale::Said)) };
    if !store::is_account_open(conn, found.person_id).await? {
        return Ok(Err(Stale::Account));
    }
    let round = store::of_round(conn, found.round_id, found.person_id).await?;
    Ok(so(found.competes, Stale::Withdrawn)
        .and_then(|()| so(found.reads, Stale::Said))
        .and_then(|()| so(round.is_some_and(|round| round.takes_sheets(now)), Stale::Round)))
}
