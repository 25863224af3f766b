//! Whether what a mail rests on still holds. Premises are of everything that is mailed about, so this stands below all of it.

use chrono::Duration;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::MailId;
use crate::letters::actions as letters;
use crate::mail::Premise;
use crate::mail::premise::Stale;
use crate::publication::store as publication;

use super::store::{self, OfLink, OfRound};

/// How long a link can be mailed after it was made, however short it lives afterwards: as long as the tries last, and
/// a day for the office to release what had to wait.
pub const LINK_WAITS: Duration = Duration::days(4);

impl OfRound {
    /// Whether it takes the juror's sheets at a moment.
    fn takes_sheets(&self, now: Timestamp) -> bool {
        let ends = self.ends.map(|ends| self.own.map_or(ends, |own| own.max(ends)));
        self.open && ends.is_none_or(|ends| now < ends.has_passed())
    }
}

impl Premise {
    /// Whether it still holds for a mail; if not, why.
    pub async fn holds(&self, conn: &mut Conn, mail: MailId, now: Timestamp) -> Result<Result<(), Stale>> {
        let person = match self {
            Self::Account { person } | Self::Round { person, .. } | Self::Sheets { person, .. } => Some(person),
            Self::Request { person, .. } => Some(person),
            Self::Always | Self::Link { .. } | Self::Letter => None,
            Self::Nomination { .. } | Self::Receipt { .. } => None,
        };
        if let Some(person) = person
            && !store::is_account_open(conn, *person).await?
        {
            return Ok(Err(Stale::Account));
        }
        let (holds, stale) = match self {
            Self::Always | Self::Account { .. } => return Ok(Ok(())),
            Self::Link { hash } => {
                let link = store::link(conn, hash).await?;
                let waits = |link: OfLink| now < link.expires_at.max(link.created_at + LINK_WAITS);
                (link.is_some_and(waits), Stale::Link)
            }
            Self::Nomination { nomination } => (store::stands(conn, *nomination).await?, Stale::Withdrawn),
            Self::Receipt { nomination, hash } => match store::stands(conn, *nomination).await? {
                true => (store::opens(conn, *nomination, hash).await?, Stale::Link),
                false => (false, Stale::Withdrawn),
            },
            Self::Letter => (letters::still_makes_sense(conn, mail, now).await?, Stale::Letter),
            Self::Request { approval, .. } => (store::is_asked(conn, *approval, now).await?, Stale::Answered),
            Self::Round { round, person } | Self::Sheets { round, person } => {
                let found = store::of_round(conn, *round, *person).await?.filter(|found| found.takes_sheets(now));
                match (self, found) {
                    (_, None) => (false, Stale::Round),
                    (Self::Round { .. }, Some(_)) => (true, Stale::Round),
                    (_, Some(found)) => (found.missing > 0, Stale::Done),
                }
            }
        };
        Ok(holds.then_some(()).ok_or(stale))
    }

    /// The mail was dropped: a letter is as it was before it was sent.
    pub async fn dropped(&self, conn: &mut Conn, mail: MailId) -> Result<()> {
        match self {
            Self::Letter => publication::take_letter_back(conn, mail).await,
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
