//! Who is there: coming, going, duties, obligations, conflicts that come up.

use crate::contest::jury::model::{Conflict, Origin, Reason};
use crate::contest::jury::store as conflicts;
use crate::contest::rounds::store as rounds;
use crate::ground::audit::acts::{self, Aside, Names, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{AttendanceId, ConflictId, MeetingId, NominationId, PersonId};
use crate::text::compare_key;

use super::super::model::attendance::{Attendance, Duty, LeftRoom, Role, State};
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::store;
use super::{MeetingTx, Who};

/// Somebody comes, or goes. Members may say it of themselves.
pub async fn come(ctx: &Ctx, who: Who, id: MeetingId, one: AttendanceId, state: State) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    if turn.seat.me != Some(one) {
        turn.seat.conducts()?;
    }
    let name = turn.room.attendance(one).ok_or(AppError::NotFound)?.name.clone();
    // Twice is as good as once.
    if !store::set_state(&mut turn.tx, one, state, ctx.now).await? {
        return Ok(());
    }
    turn.reconsider().await?;
    let name = Written::from(name);
    if state == State::Present { turn.done(acts::Came { name }).await } else { turn.done(acts::Went { name }).await }
}

/// Puts somebody's obligation to secrecy and impartiality on file. Members may do it themselves.
pub async fn pledge(ctx: &Ctx, who: Who, id: MeetingId, one: AttendanceId) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    if turn.seat.me != Some(one) {
        turn.seat.conducts()?;
    }
    let name = turn.room.attendance(one).ok_or(AppError::NotFound)?.name.clone();
    if !store::pledge(&mut turn.tx, one, ctx.now).await? {
        return Ok(());
    }
    turn.done(acts::Pledged { name: Names::One(name.into()) }).await
}

/// Puts the obligation of everybody who is there on file, after it was read out.
pub async fn pledge_all(ctx: &Ctx, who: Who, id: MeetingId) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let mut names = Vec::new();
    for one in turn.room.list.iter().filter(|one| one.is_present() && one.pledged_at.is_none()) {
        store::pledge(&mut turn.tx, one.attendance_id, ctx.now).await?;
        names.push(Written::from(&one.name));
    }
    if names.is_empty() {
        return Ok(());
    }
    turn.done(acts::Pledged { name: Names::All(names) }).await
}

/// Gives somebody a duty.
pub async fn give_duty(ctx: &Ctx, who: Who, id: MeetingId, duty: Duty, to: AttendanceId) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let one = turn.room.attendance(to).ok_or(AppError::NotFound)?.clone();
    if duty == Duty::Chair && one.role == Role::Guest {
        return Err(Refusal::ChairVotes.into());
    }
    if one.duty == Some(duty) {
        return Ok(());
    }
    // Whoever has the chair may have the last word on it.
    if turn.room.open_motion().is_some() && (duty == Duty::Chair || one.duty == Some(Duty::Chair)) {
        return Err(Refusal::MotionOpen.into());
    }
    store::set_duty(&mut turn.tx, id, duty, Some(to)).await?;
    turn.done(acts::DutyGiven { name: one.name.into(), duty: Aside(Word(duty.as_str())) }).await
}

/// Somebody who was not on the list.
pub struct Newcomer {
    pub name: String,
    pub person_id: Option<PersonId>,
    /// The member in whose seat a substitute sits; absent for a guest.
    pub seat_of: Option<AttendanceId>,
}

/// Puts a guest or a substitute on the list, who is there.
pub async fn add_person(ctx: &Ctx, who: Who, id: MeetingId, newcomer: &Newcomer) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let seat = newcomer.seat_of.map(|seat| turn.room.attendance(seat).ok_or(AppError::NotFound)).transpose()?;
    if seat.is_some_and(|seat| seat.role != Role::Member) {
        return Err(AppError::NotFound);
    }
    // A juror of the round who is not on the list yet is a member of the jury.
    let jurors = rounds::jurors(&mut turn.tx, turn.room.meeting.round_id).await?;
    let is_juror = newcomer.person_id.is_some_and(|id| jurors.iter().any(|juror| juror.person_id == id));
    // The same form sent twice: whoever has no account is known by the name alone.
    let is_known = |one: &Attendance| one.person_id.is_none() && compare_key(&one.name) == compare_key(&newcomer.name);
    if newcomer.person_id.is_none() && turn.room.list.iter().any(is_known) {
        return Err(Refusal::OnTheList.into());
    }
    let one = Attendance {
        attendance_id: AttendanceId::new(ctx.now, &ctx.random),
        meeting_id: id,
        person_id: newcomer.person_id,
        name: newcomer.name.clone(),
        role: if seat.is_some() {
            Role::Substitute
        } else if is_juror {
            Role::Member
        } else {
            Role::Guest
        },
        duty: None,
        seat_of: newcomer.seat_of,
        state: State::Present,
        declared_at: None,
        pledged_at: None,
        arrived_at: Some(ctx.now),
        left_at: None,
        position: turn.room.list.iter().map(|one| one.position).max().unwrap_or(0) + 1,
    };
    store::insert_attendance(&mut turn.tx, &one).await.map_err(|error| error.if_duplicate(Refusal::OnTheList))?;
    turn.done(acts::PersonAdded { name: one.name.into(), role: Word(one.role.as_str()) }).await
}

/// Notes that those who have a conflict with the entry that is being talked about have left the room:
/// one of them, or all.
pub async fn leave(ctx: &Ctx, who: Who, id: MeetingId, one: Option<AttendanceId>) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let item = turn.room.current().ok_or(Refusal::NoEntry)?.clone();
    let outside = turn.room.outside();
    let leaving: Vec<Attendance> = turn
        .room
        .excluded(&[item.nomination_id])
        .into_iter()
        .filter(|there| one.is_none_or(|one| one == there.attendance_id))
        .cloned()
        .collect();
    if leaving.is_empty() {
        return Err(AppError::NotFound);
    }
    let new: Vec<&Attendance> = leaving.iter().filter(|one| !outside.contains(&one.attendance_id)).collect();
    if new.is_empty() {
        return Ok(());
    }
    for one in &new {
        let left = left_room(&turn.room, &item.agenda_item_id, one, (ctx.now, who.0));
        store::insert_left(&mut turn.tx, &left).await?;
    }
    let name = new.iter().map(|one| Written::from(&one.name)).collect();
    turn.reconsider().await?;
    turn.done(acts::LeftRoom { nomination_id: item.nomination_id, name }).await
}

/// That somebody is outside for an entry, with the reason on file.
pub(super) fn left_room(
    room: &MeetingState,
    item: &crate::ids::AgendaItemId,
    one: &Attendance,
    (now, by): (crate::clock::Timestamp, PersonId),
) -> LeftRoom {
    let entry = room.item(*item).map(|item| item.nomination_id);
    let found = room.conflicts.iter().find(|c| Some(c.person_id) == one.person_id && Some(c.nomination_id) == entry);
    LeftRoom {
        agenda_item_id: *item,
        attendance_id: one.attendance_id,
        reason: found.map_or_else(String::new, |found| found.reason.clone()),
        origin: found.map_or_else(String::new, |found| found.origin.clone()),
        left_at: now,
        returned_at: None,
        noted_by: by,
    }
}

/// A conflict comes up in the meeting: said by the person, or found by the others. It holds from now on, and for a
/// vote that goes on.
pub async fn exclude(
    ctx: &Ctx,
    who: Who,
    id: MeetingId,
    (one, entry): (AttendanceId, NominationId),
    (reason, note): (Reason, Option<String>),
) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    if turn.seat.me != Some(one) {
        turn.seat.conducts()?;
    }
    let item = turn.room.current().ok_or(Refusal::NoEntry)?.clone();
    // Another entry has been called up while somebody was writing.
    if item.nomination_id != entry {
        return Err(Common::ChangedMeanwhile.into());
    }
    let line = turn.room.attendance(one).ok_or(AppError::NotFound)?.clone();
    let mut act = acts::ConflictNoted {
        nomination_id: item.nomination_id,
        person_id: line.person_id,
        name: None,
        reason: Aside(Word(reason.as_str())),
        note: note.as_ref().map(Written::from),
    };
    let Some(person_id) = line.person_id else {
        // Whoever sits in for somebody may have no account: it is the line on the list that has left.
        let left = LeftRoom {
            reason: reason.as_str().to_owned(),
            origin: Origin::Meeting.as_str().to_owned(),
            ..left_room(&turn.room, &item.agenda_item_id, &line, (ctx.now, who.0))
        };
        store::insert_left(&mut turn.tx, &left).await?;
        turn.reconsider().await?;
        act.name = Some(line.name.into());
        return turn.done(act).await;
    };
    let conflict = Conflict {
        conflict_id: ConflictId::new(ctx.now, &ctx.random),
        nomination_id: item.nomination_id,
        person_id,
        reason,
        note,
        origin: Origin::Meeting,
        created_at: ctx.now,
    };
    conflicts::insert(&mut turn.tx, &conflict).await?;
    turn.reconsider().await?;
    turn.done(act).await
}
