//! What is done in a session: one function per verb, one transaction each.
//!
//! Each takes the session's row first, so that acts follow one another, and counts its version up, so that every
//! device notices.

mod binding;
mod course;
mod follows;
mod lots;
mod motions;
mod people;

pub use binding::{ask_to_decide, confirm_decide, shown};
pub use course::{End, Opening, Saved, call, end, finish, object, open, ranked, reorder, resume, write_verdict};
pub use lots::{Purpose, draw, prepare};
pub use motions::{Proposal, Proposed, cast, chairs_say, close, count, propose, vote, withdraw};
pub use people::{Newcomer, add, come, exclude, leave, name, pledge, pledge_all};

use serde_json::Value;

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Tx;
use crate::error::{AppError, Result};
use crate::ids::{JurySessionId, NominationId, PersonId};
use crate::web::Role;

use super::model::attendance::Attendance;
use super::room::{Room, Seat};
use super::store;
use people::left_room;

/// Who acts, and in what role.
pub type Who = (PersonId, Role);

/// A session that an act has to itself, with what it found there.
struct Turn<'a> {
    ctx: &'a Ctx,
    tx: Tx,
    room: Room,
    seat: Seat,
}

impl<'a> Turn<'a> {
    /// Takes a running session.
    async fn take(ctx: &'a Ctx, who: Who, id: JurySessionId) -> Result<Self> {
        let mut tx = ctx.db.write().await?;
        let runs = store::touch(&mut tx, id).await?;
        let room = Room::load(&mut tx, id).await?;
        let seat = room.seat(who.0, who.1)?;
        if !runs {
            room.session.status.running().map_err(AppError::Refused)?;
        }
        Ok(Self { ctx, tx, room, seat })
    }

    /// Takes a running session for somebody who conducts it.
    async fn conduct(ctx: &'a Ctx, who: Who, id: JurySessionId) -> Result<Self> {
        let turn = Self::take(ctx, who, id).await?;
        turn.seat.conducts()?;
        Ok(turn)
    }

    /// Notes that somebody who has a conflict with one of some entries is outside because of it.
    async fn leaves(&mut self, one: &Attendance, entries: &[NominationId]) -> Result<()> {
        let reason = entries.iter().filter(|entry| self.room.has_conflict(one, &[**entry]));
        let Some(item) = reason.filter_map(|entry| self.room.entry(*entry)).next() else { return Ok(()) };
        let left = left_room(&self.room, &item.agenda_item_id, one, (self.ctx.now, self.seat.person_id));
        store::insert_left(&mut self.tx, &left).await
    }

    /// After a vote everybody comes back in who has no conflict with the entry that is being talked about.
    async fn come_back(&mut self) -> Result<()> {
        let current: Vec<NominationId> = self.room.current().map(|item| item.nomination_id).into_iter().collect();
        for outside in self.room.outside() {
            let stays = self.room.attendance(outside).is_some_and(|one| self.room.has_conflict(one, &current));
            if !stays {
                store::returned(&mut self.tx, outside, self.ctx.now).await?;
            }
        }
        Ok(())
    }

    /// Records the act and makes it durable. The act is passed through, for the sake of one list of them all.
    async fn done(mut self, act: &'static str, detail: Value) -> Result<()> {
        let subject = ("jury_session", self.room.id().0);
        audit::record(&mut self.tx, self.ctx, Some(self.seat.person_id), act, subject, detail).await?;
        self.tx.commit().await?;
        Ok(())
    }
}
