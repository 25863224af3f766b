//! The progress of a meeting: opening, agenda, verdicts, objections, its end.

use crate::contest::jury::store as conflict_rows;
use crate::contest::jury::store::declared;
use crate::contest::prizes::model::{Edition, EditionStatus, money_there};
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::audit::acts::Written;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::web::Role as Account;
use crate::ids::{AgendaItemId, AttendanceId, EditionId, MeetingId, NominationId, ObjectionId, PersonId, RoundId};
use crate::judging::ranking::{self, Cache};
use crate::people::accounts::store as accounts;

use super::super::model::agenda;
use super::super::model::attendance::{Attendance, Duty, Role, State};
use super::super::model::decision::{gap, given_away, is_doubled};
use super::super::model::{Meeting, MeetingStatus, Objection, TieRule};
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::store;
use super::people::left_room;
use super::{MeetingTx, Who};

/// What is said about a meeting when it is opened.
pub struct Opening {
    pub venue: String,
    pub quorum_percent: i64,
    pub quorum_least: i64,
    /// Who writes the minutes: a juror, or somebody of the office.
    pub secretary: Option<PersonId>,
}

/// The entries of a round, best first, with their places as settled: what a meeting is opened with.
pub async fn ranked(ctx: &Ctx, cache: &Cache, id: RoundId) -> Result<Vec<(NominationId, Option<i64>)>> {
    let ranking::Counted { ranked, breaks, .. } = ranking::counted(ctx, cache, id).await?;
    let places = ranking::settled_ranks(&ranked, &breaks);
    let place = |entry: &NominationId| places.get(entry).and_then(|rank| i64::try_from(*rank).ok());
    let mut lines: Vec<_> = ranked.lines.iter().map(|line| (line.nomination_id, place(&line.nomination_id))).collect();
    lines.sort_by_key(|(_, rank)| rank.unwrap_or(i64::MAX));
    Ok(lines)
}

/// Opens a meeting on a closed round. `ranked` are its entries, best first, each with its place in the ranking.
///
/// # Errors
/// Refused while the round is not closed, or when there is a meeting on this closing already.
pub async fn open(
    ctx: &Ctx,
    (person, role): Who,
    round_id: RoundId,
    ranked: &[(NominationId, Option<i64>)],
    opening: &Opening,
) -> Result<MeetingId> {
    let mut tx = ctx.db.write().await?;
    hold_call(&mut tx, round_id).await?;
    let held = rounds::hold(&mut tx, round_id, RoundStatus::Closed).await?;
    let round = rounds::round(&mut tx, round_id).await?.ok_or(AppError::NotFound)?;
    let jurors = rounds::jurors(&mut tx, round_id).await?;
    if role != Account::Office && !(role == Account::Chair && jurors.iter().any(|juror| juror.person_id == person)) {
        return Err(AppError::NotFound);
    }
    let closed_at = round.closed_at.filter(|_| held).ok_or(Refusal::RoundOpen)?;
    let edition = call_at_work(&mut tx, round.edition_id).await?;
    let places = prizes::places(&mut tx, edition.edition_id).await?;
    let special: i64 =
        prizes::special_prizes(&mut tx, edition.edition_id).await?.iter().filter_map(|prize| prize.amount).sum();
    let amounts: Vec<Option<i64>> = places.iter().map(|place| place.amount).collect();
    let id = MeetingId::new(ctx.now, &ctx.random);
    // The call has said it, and nobody says otherwise once it is out.
    let (casting_vote, tie_rule) = TieRule::of_call(edition.motion_rule());
    let meeting = Meeting {
        meeting_id: id,
        round_id,
        round_closed_at: closed_at,
        number: store::of_round(&mut tx, round_id).await?.first().map_or(1, |last| last.number + 1),
        status: MeetingStatus::Running,
        venue: opening.venue.clone(),
        quorum_percent: opening.quorum_percent,
        quorum_least: opening.quorum_least,
        casting_vote,
        tie_rule,
        prize_money: money_there(edition.prize_money, &amounts, special),
        money_reason: None,
        agenda_item_id: None,
        version: 1,
        opened_at: ctx.now,
        opened_by: person,
        ended_at: None,
        ended_by: None,
        decided_at: None,
        decided_by: None,
        members_at_end: None,
    };
    store::insert(&mut tx, &meeting).await.map_err(|error| error.if_duplicate(Refusal::Exists))?;
    for place in &places {
        store::insert_place(&mut tx, id, place.place, place.amount).await?;
    }
    let declared = declared::declared(&mut tx, round_id).await?;
    let mut list = Vec::new();
    let mut has_chair = false;
    if let Some(secretary) = opening.secretary {
        let account = accounts::person(&mut tx, secretary).await?.ok_or(AppError::NotFound)?;
        if account.disabled_at.is_some() {
            return Err(Refusal::SecretaryGone.into());
        }
    }
    // Whose account is shut is a member all the same, and votes once it is not any more.
    for juror in &jurors {
        let account = accounts::person(&mut tx, juror.person_id).await?.ok_or(AppError::NotFound)?;
        let is_chair = account.role == Account::Chair
            && !juror.disabled
            && !has_chair
            && opening.secretary != Some(juror.person_id);
        has_chair |= is_chair;
        let duty = if is_chair {
            Some(Duty::Chair)
        } else {
            (opening.secretary == Some(juror.person_id)).then_some(Duty::Secretary)
        };
        list.push((juror.person_id, juror.name.clone(), Role::Member, duty));
    }
    if let Some(secretary) = opening.secretary.filter(|id| !list.iter().any(|one| one.0 == *id)) {
        let account = accounts::person(&mut tx, secretary).await?.ok_or(AppError::NotFound)?;
        list.push((secretary, account.name, Role::Guest, Some(Duty::Secretary)));
    }
    for (position, (person_id, name, role, duty)) in (1..).zip(list) {
        let is_here = person_id == person || role == Role::Guest;
        let one = Attendance {
            attendance_id: AttendanceId::new(ctx.now, &ctx.random),
            meeting_id: id,
            person_id: Some(person_id),
            name,
            role,
            duty,
            seat_of: None,
            state: if is_here { State::Present } else { State::Absent },
            declared_at: declared.get(&person_id).copied(),
            pledged_at: None,
            arrived_at: is_here.then_some(ctx.now),
            left_at: None,
            position,
        };
        store::insert_attendance(&mut tx, &one).await?;
    }
    let conflicts = conflict_rows::pairs(&mut tx, round_id).await?;
    let members: Vec<PersonId> = jurors.iter().map(|juror| juror.person_id).collect();
    let conflicts = conflicts.into_iter().filter(|(_, person)| members.contains(person)).collect();
    let best_first: Vec<NominationId> = ranked.iter().map(|(entry, _)| *entry).collect();
    let items = (1..).zip(agenda::order(&best_first, &conflicts)).map(|(position, entry)| {
        let rank = ranked.iter().find(|(known, _)| *known == entry).and_then(|(_, rank)| *rank);
        (AgendaItemId::new(ctx.now, &ctx.random), position, entry, rank)
    });
    store::insert_items(&mut tx, id, &items.collect::<Vec<_>>()).await?;
    let act = acts::SessionOpened { round_id, venue: meeting.venue.into(), number: meeting.number };
    audit::record(&mut tx, ctx, Some(person), id, act).await?;
    tx.commit().await?;
    Ok(id)
}

/// Calls an entry up. Whoever has no conflict with it comes back in; whoever is outside and has one stays there.
pub async fn call(ctx: &Ctx, who: Who, id: MeetingId, item: AgendaItemId) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    turn.seat.leads()?;
    let next = turn.room.item(item).ok_or(AppError::NotFound)?.clone();
    if turn.room.meeting.agenda_item_id == Some(item) {
        return Ok(());
    }
    if turn.room.open_motion().is_some() {
        return Err(Refusal::MotionOpen.into());
    }
    if let Some(last) = turn.room.current() {
        store::item_done(&mut turn.tx, last.agenda_item_id, ctx.now).await?;
    }
    for outside in turn.room.outside() {
        store::returned(&mut turn.tx, outside, ctx.now).await?;
        let line = turn.room.attendance(outside);
        if let Some(line) = line.filter(|line| turn.room.has_conflict(line, &[next.nomination_id])) {
            let left = left_room(&turn.room, &item, line, (ctx.now, who.0));
            store::insert_left(&mut turn.tx, &left).await?;
        }
    }
    store::item_called(&mut turn.tx, item, ctx.now).await?;
    store::call(&mut turn.tx, id, Some(item)).await?;
    turn.done(acts::EntryCalled { nomination_id: next.nomination_id }).await
}

/// Ends the talk about an entry. Everybody comes back in.
pub async fn finish(ctx: &Ctx, who: Who, id: MeetingId) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    turn.seat.leads()?;
    let Some(last) = turn.room.current().cloned() else { return Ok(()) };
    if turn.room.open_motion().is_some() {
        return Err(Refusal::MotionOpen.into());
    }
    store::item_done(&mut turn.tx, last.agenda_item_id, ctx.now).await?;
    for outside in turn.room.outside() {
        store::returned(&mut turn.tx, outside, ctx.now).await?;
    }
    store::call(&mut turn.tx, id, None).await?;
    turn.done(acts::EntryFinished { nomination_id: last.nomination_id }).await
}

/// Puts the agenda into another order; without one, into that in which people leave least often.
pub async fn reorder(ctx: &Ctx, who: Who, id: MeetingId, order: Option<Vec<AgendaItemId>>) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let order = order.unwrap_or_else(|| {
        let mut best_first: Vec<_> = turn.room.agenda.iter().collect();
        best_first.sort_by_key(|item| (item.computed_rank.unwrap_or(i64::MAX), item.position));
        let entries: Vec<NominationId> = best_first.iter().map(|item| item.nomination_id).collect();
        let order = agenda::order(&entries, &turn.room.pairs());
        order.iter().filter_map(|entry| Some(turn.room.entry(*entry)?.agenda_item_id)).collect()
    });
    let mut sorted = order.clone();
    sorted.sort_unstable();
    let mut known: Vec<AgendaItemId> = turn.room.agenda.iter().map(|item| item.agenda_item_id).collect();
    known.sort_unstable();
    if sorted != known {
        return Err(AppError::NotFound);
    }
    for (position, item) in (1..).zip(&order) {
        store::place_item(&mut turn.tx, *item, position).await?;
    }
    turn.done(acts::AgendaOrdered {}).await
}

/// What came of the wish to write something that others may write as well.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    Done,
    /// Somebody else was quicker.
    Stale,
}

/// Writes the group's verdict on an entry and its reasons.
pub async fn write_verdict(
    ctx: &Ctx,
    who: Who,
    id: MeetingId,
    entry: NominationId,
    (version, body): (i64, &str),
) -> Result<Saved> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    turn.room.entry(entry).ok_or(AppError::NotFound)?;
    if turn.room.line_of(who.0).is_some_and(|me| turn.room.has_conflict(me, &[entry])) {
        return Err(Refusal::Outside.into());
    }
    if turn.room.verdicts.get(&entry).is_some_and(|known| known.body == body) {
        return Ok(Saved::Done);
    }
    if !store::set_verdict(&mut turn.tx, (id, entry), body, version, (ctx.now, who.0)).await? {
        return Ok(Saved::Stale);
    }
    turn.done(acts::VerdictWritten { nomination_id: entry, text: body.into() }).await?;
    Ok(Saved::Done)
}

/// Notes what somebody wants in the minutes against a decision.
pub async fn object(
    ctx: &Ctx,
    who: Who,
    id: MeetingId,
    (name, body): (&str, &str),
    motion: Option<crate::ids::MotionId>,
) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    if turn.seat.me.and_then(|me| turn.room.attendance(me)).is_none_or(|me| me.name != name) {
        turn.seat.conducts()?;
    }
    if motion.is_some_and(|motion| turn.room.motion(motion).is_none()) {
        return Err(AppError::NotFound);
    }
    // The same form sent twice.
    if turn.room.objections.iter().any(|known| (known.name.as_str(), known.body.as_str()) == (name, body)) {
        return Ok(());
    }
    let objection = Objection {
        objection_id: ObjectionId::new(ctx.now, &ctx.random),
        motion_id: motion,
        name: name.to_owned(),
        body: body.to_owned(),
        noted_by: who.0,
        noted_at: ctx.now,
    };
    store::insert_objection(&mut turn.tx, id, &objection).await?;
    store::raise(&mut turn.tx, id, objection.objection_id.0, turn.room.meeting.agenda_item_id).await?;
    turn.done(acts::Objected { name: name.into(), text: body.into() }).await
}

/// What came of the wish to end a meeting.
#[derive(Debug, PartialEq, Eq)]
pub enum End {
    Ended,
    /// More is given away than there is, and nobody said why.
    ReasonNeeded,
}

/// Ends a meeting. It can be taken up again until its decisions are binding.
pub async fn end(ctx: &Ctx, who: Who, id: MeetingId, money_reason: Option<&str>) -> Result<End> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    turn.seat.leads()?;
    if turn.room.open_motion().is_some() {
        return Err(Refusal::MotionOpen.into());
    }
    places_fit(&turn.room)?;
    let given = given_away(turn.room.standing());
    let exceeded = turn.room.meeting.prize_money.is_some_and(|money| given > money);
    if exceeded && money_reason.is_none() {
        return Ok(End::ReasonNeeded);
    }
    if let Some(last) = turn.room.current() {
        store::item_done(&mut turn.tx, last.agenda_item_id, ctx.now).await?;
    }
    for outside in turn.room.outside() {
        store::returned(&mut turn.tx, outside, ctx.now).await?;
    }
    let reason = money_reason.filter(|_| exceeded);
    if !store::end(&mut turn.tx, id, (ctx.now, who.0), reason, turn.room.members()).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    store::stays::close(&mut turn.tx, id, ctx.now).await?;
    turn.done(acts::SessionEnded { amount: given, reason: reason.map(Written::from) }).await?;
    Ok(End::Ended)
}

/// Every better place is decided, and none twice: once by itself and once by entries that share a better one; and what
/// each gets is known, where the call names money.
pub(super) fn places_fit(room: &MeetingState) -> Result<()> {
    if gap(room.standing()).is_some() {
        return Err(Refusal::PlaceSkipped.into());
    }
    if is_doubled(room.standing()) {
        return Err(Refusal::PlaceDoubled.into());
    }
    if room.unpaid().next().is_some() {
        return Err(Refusal::AmountOpen.into());
    }
    Ok(())
}

/// Takes an ended meeting up again, as long as nothing is binding.
pub async fn resume(ctx: &Ctx, who: Who, id: MeetingId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let meeting = store::meeting(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    hold_call(&mut tx, meeting.round_id).await?;
    store::hold(&mut tx, id).await?;
    let room = MeetingState::load(&mut tx, id).await?;
    let seat = room.seat(who.0, who.1)?;
    if !seat.desk {
        return Err(AppError::NotFound);
    }
    if room.meeting.status == MeetingStatus::Running {
        return Ok(());
    }
    room.meeting.status.decide()?;
    is_current(&room)?;
    call_at_work(&mut tx, room.round.round.edition_id).await?;
    let Some(ended) = room.meeting.ended_at else { return Ok(()) };
    store::stays::pause(&mut tx, id, (ended, ctx.now)).await?;
    store::resume(&mut tx, id).await?;
    // The roll begins anew: who is here says so, as at the opening.
    if let Some(me) = seat.me {
        store::set_state(&mut tx, me, State::Present, ctx.now).await?;
    }
    MeetingTx::new(ctx, tx, room, seat).done(acts::SessionResumed {}).await
}

/// Nobody ends the call of a round while this lasts. Before the round and the meeting, as ending does.
pub(super) async fn hold_call(conn: &mut Conn, round_id: RoundId) -> Result<()> {
    let round = rounds::round(conn, round_id).await?.ok_or(AppError::NotFound)?;
    prizes::hold(conn, round.edition_id).await
}

/// The call, which must not have ended: after that nothing of it changes.
pub(super) async fn call_at_work(conn: &mut Conn, id: EditionId) -> Result<Edition> {
    let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
    if edition.status == EditionStatus::Closed { Err(Refusal::CallOver.into()) } else { Ok(edition) }
}

/// The round must not have been reopened since.
pub(super) fn is_current(room: &MeetingState) -> Result<()> {
    let round = &room.round.round;
    let same = round.status == RoundStatus::Closed && round.closed_at == Some(room.meeting.round_closed_at);
    if same { Ok(()) } else { Err(Refusal::RoundReopened.into()) }
}
