//! SQL of the tables `stay` and `left_room`: each time that somebody was there, and each time outside for an entry; and
//! what people were called when it was over.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{AttendanceId, JurySessionId};
use crate::on;

use super::super::model::attendance::{LeftRoom, Stay};

const KEEP_NAMES: &str = "update attendance set name = (select p.name from person p \
    where p.person_id = attendance.person_id) where jury_session_id = $1 and person_id is not null";
const STAYS: &str = "select t.attendance_id, t.came_at, t.went_at from stay t \
    join attendance a on a.attendance_id = t.attendance_id where a.jury_session_id = $1 \
    order by a.position, t.came_at";
const COME: &str = "insert into stay (attendance_id, came_at) values ($1, $2) \
    on conflict (attendance_id, came_at) do update set went_at = null";
const GO: &str = "update stay set went_at = $2 where attendance_id = $1 and went_at is null";
const CLOSE: &str = "update stay set went_at = $2 where went_at is null and attendance_id in \
    (select attendance_id from attendance where jury_session_id = $1)";
const ABSENT: &str = "update attendance set state = 'absent', left_at = $2 where jury_session_id = $1 \
    and state = 'present'";
const BREAK: &str = "insert into session_break (jury_session_id, ended_at, resumed_at) values ($1, $2, $3) \
    on conflict do nothing";
const BREAKS: &str = "select ended_at, resumed_at from session_break where jury_session_id = $1 order by resumed_at";
const LEFT_ROOM: &str = "select l.agenda_item_id, l.attendance_id, l.reason, l.origin, l.left_at, l.returned_at, \
    l.noted_by from left_room l join agenda_item i on i.agenda_item_id = l.agenda_item_id \
    where i.jury_session_id = $1 order by i.position, l.left_at, l.attendance_id";
const INSERT_LEFT: &str = "insert into left_room (agenda_item_id, attendance_id, reason, origin, left_at, noted_by) \
    values ($1, $2, $3, $4, $5, $6) on conflict (agenda_item_id, attendance_id, left_at) \
    do update set returned_at = null";
const IS_OUT: &str = "select count(*) from left_room where agenda_item_id = $1 and attendance_id = $2 \
    and returned_at is null";
const RETURN: &str = "update left_room set returned_at = $2 where attendance_id = $1 and returned_at is null";

/// When people were there, each time.
pub async fn of_session(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Stay>> {
    Ok(on!(conn, c => sqlx::query_as(STAYS).bind(id).fetch_all(c).await)?)
}

/// Somebody comes.
pub(super) async fn come(conn: &mut Conn, one: AttendanceId, now: Timestamp) -> Result<(), sqlx::Error> {
    on!(conn, c => sqlx::query(COME).bind(one).bind(now).execute(c).await.map(drop))
}

/// Somebody goes.
pub(super) async fn go(conn: &mut Conn, one: AttendanceId, now: Timestamp) -> Result<(), sqlx::Error> {
    on!(conn, c => sqlx::query(GO).bind(one).bind(now).execute(c).await.map(drop))
}

/// The session ends: whoever is there was there until now.
pub async fn close(conn: &mut Conn, id: JurySessionId, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(CLOSE).bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// An ended session is taken up again: nobody was there in between, and who is there now says so.
pub async fn pause(conn: &mut Conn, id: JurySessionId, (ended, now): (Timestamp, Timestamp)) -> Result<()> {
    close(conn, id, ended).await?;
    on!(conn, c => sqlx::query(ABSENT).bind(id).bind(ended).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(BREAK).bind(id).bind(ended).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// From when until when a session was interrupted.
pub async fn breaks(conn: &mut Conn, id: JurySessionId) -> Result<Vec<(Timestamp, Timestamp)>> {
    Ok(on!(conn, c => sqlx::query_as(BREAKS).bind(id).fetch_all(c).await)?)
}

/// Keeps what people are called now, because the decisions bind from now on.
pub(super) async fn keep_names(conn: &mut Conn, id: JurySessionId) -> Result<()> {
    on!(conn, c => sqlx::query(KEEP_NAMES).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Who was outside during which entry, in the order of the agenda.
pub async fn left_room(conn: &mut Conn, id: JurySessionId) -> Result<Vec<LeftRoom>> {
    Ok(on!(conn, c => sqlx::query_as(LEFT_ROOM).bind(id).fetch_all(c).await)?)
}

/// Notes that somebody has left the room for an entry.
pub async fn insert_left(conn: &mut Conn, left: &LeftRoom) -> Result<()> {
    let out: i64 = on!(conn, c => sqlx::query_scalar(IS_OUT)
        .bind(left.agenda_item_id)
        .bind(left.attendance_id)
        .fetch_one(c)
        .await)?;
    if out > 0 {
        return Ok(());
    }
    on!(conn, c => sqlx::query(INSERT_LEFT)
        .bind(left.agenda_item_id)
        .bind(left.attendance_id)
        .bind(&left.reason)
        .bind(&left.origin)
        .bind(left.left_at)
        .bind(left.noted_by)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Notes that somebody is back.
pub async fn returned(conn: &mut Conn, id: AttendanceId, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(RETURN).bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(())
}
