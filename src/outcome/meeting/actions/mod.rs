//! What is done in a meeting: one function per verb, one transaction each.
//!
//! Each takes the meeting's row first, so that acts follow one another, and counts its version up, so that every
//! device notices.

mod binding;
mod effects;
mod lapse;
mod lifecycle;
mod lots;
mod motions;
mod people;
mod seal;
mod undo;

pub use binding::{ask_to_decide, confirm_decide, shown};
pub use lapse::settle;
pub use lifecycle::{End, Opening, Saved, call, end, finish, object, open, ranked, reorder, resume, write_verdict};
pub use lots::{Purpose, draw, prepare};
pub use motions::{Close, Closed, Proposal, Proposed, again, annul, cast, close, count, fall, propose, vote, withdraw};
pub use people::{Newcomer, add_person, come, exclude, give_duty, leave, pledge, pledge_all};
pub use seal::tidy;
pub use undo::{annul_decision, suspend};

use crate::ground::audit;
use crate::ground::audit::acts::{Act, DoneTo, IntoAct};
use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::Result;
use crate::ground::web::Role;
use crate::ids::{MeetingId, NominationId, PersonId};

use super::model::attendance::Attendance;
use super::model::motion::{Annulled, Motion};
use super::state::{Access, MeetingState};
use super::store;
use people::left_room;

use super::refusal::Refusal;

/// Who acts, and in what role.
pub type Who = (PersonId, Role);

/// A meeting that an act has to itself, with what it found there.
struct MeetingTx<'a> {
    ctx: &'a Ctx,
    tx: Tx,
    room: MeetingState,
    seat: Access,
    /// What follows from the act for the motion that is open, to be recorded behind it.
    lapses: lapse::Acts,
}

impl<'a> MeetingTx<'a> {
    fn new(ctx: &'a Ctx, tx: Tx, room: MeetingState, seat: Access) -> Self {
        Self { ctx, tx, room, seat, lapses: Vec::new() }
    }

    /// Takes a running meeting. What has become of its open motion since the last act is written down first, and
    /// stays written down whatever becomes of this act.
    async fn take(ctx: &'a Ctx, who: Who, id: MeetingId) -> Result<Self> {
        let mut turn = Self::begin(ctx, who, id).await?;
        if turn.room.lapsed.is_empty() {
            return Ok(turn);
        }
        turn.lapse().await?;
        turn.commit(None).await?;
        Self::begin(ctx, who, id).await
    }

    async fn begin(ctx: &'a Ctx, who: Who, id: MeetingId) -> Result<Self> {
        let mut tx = ctx.db.write().await?;
        let runs = store::touch(&mut tx, id).await?;
        let room = MeetingState::load(&mut tx, id).await?;
        let seat = room.seat(who.0, who.1)?;
        if !runs {
            room.meeting.status.running()?;
        }
        lifecycle::is_current(&room)?;
        Ok(Self::new(ctx, tx, room, seat))
    }

    /// Takes a running meeting for somebody who conducts it.
    async fn conduct(ctx: &'a Ctx, who: Who, id: MeetingId) -> Result<Self> {
        let turn = Self::take(ctx, who, id).await?;
        turn.seat.conducts()?;
        Ok(turn)
    }

    /// Whoever conducts may have a conflict with an entry that is not called up: then somebody else does it.
    fn stays_in(&self, entries: &[NominationId]) -> Result<()> {
        let person = self.seat.person_id;
        let is_out =
            self.room.conflicts.iter().any(|one| one.person_id == person && entries.contains(&one.nomination_id));
        if is_out { Err(Refusal::Outside.into()) } else { Ok(()) }
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
        lapse::come_back(&mut self.tx, self.ctx, &self.room).await
    }

    /// After a change of who is there, who leaves and who has a conflict: what it does to the open motion.
    async fn reconsider(&mut self) -> Result<()> {
        self.room = MeetingState::load(&mut self.tx, self.room.id()).await?;
        self.lapse().await
    }

    /// Writes down who has no vote any more, and that a vote does not count.
    async fn lapse(&mut self) -> Result<()> {
        let acts = lapse::write(&mut self.tx, self.ctx, &mut self.room).await?;
        self.lapses.extend(acts);
        Ok(())
    }

    /// Ends a vote without a result.
    async fn discard(&mut self, motion: &Motion, reason: Option<Annulled>) -> Result<()> {
        lapse::discard(&mut self.tx, self.ctx, &self.room, motion, reason).await
    }

    /// Records the act and makes it durable.
    async fn done(self, act: impl IntoAct<On = MeetingId>) -> Result<()> {
        self.commit(Some(act.into())).await
    }

    async fn commit(mut self, act: Option<Act>) -> Result<()> {
        if let Some(act) = act {
            let (by, on) = (self.seat.person_id, self.room.id().subject());
            audit::record(&mut self.tx, self.ctx, Some(by), on, act).await?;
        }
        lapse::record(&mut self.tx, self.ctx, self.room.id(), self.lapses).await?;
        self.tx.commit().await?;
        seal::after(self.ctx).await;
        Ok(())
    }
}
