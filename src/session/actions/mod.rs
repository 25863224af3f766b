//! What is done in a session: one function per verb, one transaction each.
//!
//! Each takes the session's row first, so that acts follow one another, and counts its version up, so that every
//! device notices.

mod binding;
mod course;
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
use crate::ids::{JurySessionId, PersonId};
use crate::web::Role;

use super::room::{Room, Seat};
use super::store;

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

    /// Records the act and makes it durable. The act is passed through, for the sake of one list of them all.
    async fn done(mut self, act: &'static str, detail: Value) -> Result<()> {
        let subject = ("jury_session", self.room.id().0);
        audit::record(&mut self.tx, self.ctx, Some(self.seat.person_id), act, subject, detail).await?;
        self.tx.commit().await?;
        Ok(())
    }
}
