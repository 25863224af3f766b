//! SQL of the tables `stay` and `left_room`: each time that somebody was there, and each time outside for an entry; and
//! what people were called when it was over.

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, insert, one, run};
use crate::ground::error::Result;
use crate::ids::{AttendanceId, MeetingId};

use super::super::model::attendance::{LeftRoom, Stay};

const KEEP_NAMES: &str = "update attendance set name = (select p.name from person p \
    where p.person_id = attendance.person_id) where meeting_id = $1 and person_id is not null";
const STAYS: &str = "select t.attendance_id, t.came_at, t.went_at from stay t \
    join attendance a on a.attendance_id = t.attendance_id where a.meeting_id = $1 \
    order by a.position, t.came_at";
const CLOSE: &str = "update stay set went_at = $2 where went_at is null and attendance_id in \
    (select attendance_id from attendance where meeting_id = $1)";
const ABSENT: &str = "update attendance set state = 'absent', left_at = $2 where meeting_id = $1 \
    and state = 'present'";
const LEFT_ROOM: &str = "select l.agenda_item_id, l.attendance_id, l.reason, l.origin, l.left_at, l.returned_at, \
    l.noted_by from left_room l join agenda_item i on i.agenda_item_id = l.agenda_item_id \
    where i.meeting_id = $1 order by i.position, l.left_at, l.attendance_id";
const IS_OUT: &str = "select count(*) from left_room where agenda_item_id = $1 and attendance_id = $2 \
    and returned_at is null";

/// When people were there, each time.
pub async fn of_meeting(conn: &mut Conn, id: MeetingId) -> Result<Vec<Stay>> {
    all!(conn, STAYS, id)
}

/// Somebody comes.
pub(super) async fn come(conn: &mut Conn, one: AttendanceId, now: Timestamp) -> Result<()> {
    insert!(conn, "stay" {
        attendance_id: one, came_at: now,
    } "on conflict (attendance_id, came_at) do update set went_at = null")
}

/// Somebody goes.
pub(super) async fn go(conn: &mut Conn, one: AttendanceId, now: Timestamp) -> Result<()> {
    run!(conn, "update stay set went_at = $2 where attendance_id = $1 and went_at is null", one, now)
}

/// The meeting ends: whoever is there was there until now.
pub async fn close(conn: &mut Conn, id: MeetingId, now: Timestamp) -> Result<()> {
    run!(conn, CLOSE, id, now)
}

/// An ended meeting is taken up again: nobody was there in between, and who is there now says so.
pub async fn pause(conn: &mut Conn, id: MeetingId, (ended, now): (Timestamp, Timestamp)) -> Result<()> {
    close(conn, id, ended).await?;
    run!(conn, ABSENT, id, ended)?;
    insert!(conn, "meeting_break" { meeting_id: id, ended_at: ended, resumed_at: now } "on conflict do nothing")
}

/// From when until when a meeting was interrupted.
pub async fn breaks(conn: &mut Conn, id: MeetingId) -> Result<Vec<(Timestamp, Timestamp)>> {
    all!(conn, "select ended_at, resumed_at from meeting_break where meeting_id = $1 order by resumed_at", id)
}

/// Keeps what people are called now, because the decisions bind from now on.
pub(super) async fn keep_names(conn: &mut Conn, id: MeetingId) -> Result<()> {
    run!(conn, KEEP_NAMES, id)
}

/// Who was outside during which entry, in the order of the agenda.
pub async fn left_room(conn: &mut Conn, id: MeetingId) -> Result<Vec<LeftRoom>> {
    all!(conn, LEFT_ROOM, id)
}

/// Notes that somebody has left the room for an entry.
pub async fn insert_left(conn: &mut Conn, left: &LeftRoom) -> Result<()> {
    let out: i64 = one!(conn, IS_OUT, left.agenda_item_id, left.attendance_id)?;
    if out > 0 {
        return Ok(());
    }
    insert!(conn, "left_room" {
        agenda_item_id: left.agenda_item_id, attendance_id: left.attendance_id, reason: left.reason,
        origin: left.origin, left_at: left.left_at, noted_by: left.noted_by,
    } "on conflict (agenda_item_id, attendance_id, left_at) do update set returned_at = null")
}

/// Notes that somebody is back.
pub async fn returned(conn: &mut Conn, id: AttendanceId, now: Timestamp) -> Result<()> {
    run!(conn, "update left_room set returned_at = $2 where attendance_id = $1 and returned_at is null", id, now)
}
