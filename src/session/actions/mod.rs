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
mod seal;
mod undo;

pub use binding::{ask_to_decide, confirm_decide, shown};
pub use course::{End, Opening, Saved, call, end, finish, object, open, ranked, reorder, resume, write_verdict};
pub use lots::{Purpose, draw, prepare};
pub use motions::{
    Close, Closed, Proposal, Proposed, again, annul, cast, chairs_say, close, count, fall, propose, vote, withdraw,
};
pub use people::{Newcomer, add, come, exclude, leave, name, pledge, pledge_all};
pub use seal::tidy;
pub use undo::{annul_decision, suspend};

use serde_json::{Value, json};

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Tx;
use crate::error::{AppError, Result};
use crate::ids::{JurySessionId, NominationId, PersonId};
use crate::web::Role;

use super::model::attendance::Attendance;
use super::model::motion::{Annulled, Motion, Voter};
use super::room::{Lapse, Room, Seat};
use super::store::{self, ballots};
use people::left_room;

/// Who acts, and in what role.
pub type Who = (PersonId, Role);

/// A session that an act has to itself, with what it found there.
struct Turn<'a> {
    ctx: &'a Ctx,
    tx: Tx,
    room: Room,
    seat: Seat,
    /// What follows from the act for the motion that is open, to be recorded behind it.
    lapses: Vec<(&'static str, Value)>,
}

impl<'a> Turn<'a> {
    fn new(ctx: &'a Ctx, tx: Tx, room: Room, seat: Seat) -> Self {
        Self { ctx, tx, room, seat, lapses: Vec::new() }
    }

    /// Takes a running session. What has become of its open motion since the last act is written down first, and
    /// stays written down whatever becomes of this act.
    async fn take(ctx: &'a Ctx, who: Who, id: JurySessionId) -> Result<Self> {
        let mut turn = Self::begin(ctx, who, id).await?;
        if turn.room.lapsed.is_empty() {
            return Ok(turn);
        }
        turn.lapse().await?;
        turn.commit(None).await?;
        Self::begin(ctx, who, id).await
    }

    async fn begin(ctx: &'a Ctx, who: Who, id: JurySessionId) -> Result<Self> {
        let mut tx = ctx.db.write().await?;
        let runs = store::touch(&mut tx, id).await?;
        let room = Room::load(&mut tx, id).await?;
        let seat = room.seat(who.0, who.1)?;
        if !runs {
            room.session.status.running().map_err(AppError::Refused)?;
        }
        course::is_current(&room)?;
        Ok(Self::new(ctx, tx, room, seat))
    }

    /// Takes a running session for somebody who conducts it.
    async fn conduct(ctx: &'a Ctx, who: Who, id: JurySessionId) -> Result<Self> {
        let turn = Self::take(ctx, who, id).await?;
        turn.seat.conducts()?;
        Ok(turn)
    }

    /// Whoever conducts may have a conflict with an entry that is not called up: then somebody else does it.
    fn stays_in(&self, entries: &[NominationId]) -> Result<()> {
        let person = self.seat.person_id;
        let is_out =
            self.room.conflicts.iter().any(|one| one.person_id == person && entries.contains(&one.nomination_id));
        if is_out { Err(AppError::Refused("session-outside")) } else { Ok(()) }
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

    /// After a change of who is there, who leaves and who has a conflict: what it does to the open motion.
    async fn reconsider(&mut self) -> Result<()> {
        self.room = Room::load(&mut self.tx, self.room.id()).await?;
        self.lapse().await
    }

    /// Writes down who has no vote any more, and that a vote does not count.
    async fn lapse(&mut self) -> Result<()> {
        for lapse in std::mem::take(&mut self.room.lapsed) {
            match lapse {
                Lapse::Struck(motion, attendance_id, bar) => {
                    let voter = Voter { motion_id: motion, attendance_id, has_voted: false, struck_because: Some(bar) };
                    ballots::strike(&mut self.tx, &voter).await?;
                    let number = self.room.motion(motion).map_or(0, |motion| motion.number);
                    let name = self.room.attendance(attendance_id).map_or("", |one| &one.name);
                    self.lapses.push(("vote_struck", json!({"number": number, "name": name, "because": bar})));
                }
                Lapse::Annulled(motion, why) => {
                    let motion = self.room.motion(motion).ok_or(AppError::NotFound)?.clone();
                    self.discard(&motion, Some(why)).await?;
                    let detail = json!({"number": motion.number, "because": why});
                    self.lapses.push(("motion_annulled", detail));
                }
            }
        }
        Ok(())
    }

    /// Ends a vote without a result. What was counted of a secret one is nobody's business.
    async fn discard(&mut self, motion: &Motion, why: Option<Annulled>) -> Result<()> {
        if !ballots::discard(&mut self.tx, motion, why, self.ctx.now).await? {
            return Err(AppError::Refused("session-vote-over"));
        }
        seal::roll(self, motion, None).await?;
        self.come_back().await
    }

    /// Records the act and makes it durable. The act is passed through, for the sake of one list of them all.
    async fn done(self, act: &'static str, detail: Value) -> Result<()> {
        self.commit(Some((act, detail))).await
    }

    async fn commit(mut self, act: Option<(&'static str, Value)>) -> Result<()> {
        let subject = ("jury_session", self.room.id().0);
        if let Some((act, detail)) = act {
            audit::record(&mut self.tx, self.ctx, Some(self.seat.person_id), act, subject, detail).await?;
        }
        // Nobody has done that: it follows.
        for (act, detail) in self.lapses {
            audit::record(&mut self.tx, self.ctx, None, act, subject, detail).await?;
        }
        self.tx.commit().await?;
        seal::after(self.ctx).await;
        Ok(())
    }
}
