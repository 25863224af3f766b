//! SQL of the table `calendar_move`: dates of a published call that were moved.

use sqlx::types::Json;

use crate::clock::Timestamp;
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, changed, insert, maybe, one};
use crate::ground::error::Result;
use crate::ids::{CalendarMoveId, EditionId, PersonId};

use super::super::model::Calendar;

// What was moved before it was published anew is nothing that anybody has read since.
const LAST: &str = "select calendar_move_id, before, after, moved_by, moved_at from calendar_move \
    where edition_id = $1 and taken_back_at is null \
    and moved_at >= (select e.opened_at from edition e where e.edition_id = $1) \
    order by moved_at desc, calendar_move_id desc limit 1";
const TAKE_BACK: &str = "update calendar_move set taken_back_at = $2, taken_back_by = $3 \
    where calendar_move_id = $1 and taken_back_at is null";
// Somebody sent, entered or changed a nomination when the earlier deadline was over.
const USED: &str = "select count(*) from nomination where edition_id = $1 and (received_at >= $2 or changed_at >= $2)";

/// Dates that were moved, from and to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Move {
    pub calendar_move_id: CalendarMoveId,
    pub before: Json<Calendar>,
    pub after: Json<Calendar>,
    pub moved_by: PersonId,
    pub moved_at: Timestamp,
}

impl Move {
    /// A move of this moment.
    pub fn new(ctx: &Ctx, by: PersonId, (before, after): (Calendar, Calendar)) -> Self {
        Self {
            calendar_move_id: CalendarMoveId::new(ctx.now, &ctx.random),
            before: Json(before),
            after: Json(after),
            moved_by: by,
            moved_at: ctx.now,
        }
    }
}

/// Writes down that dates were moved.
pub async fn insert(conn: &mut Conn, id: EditionId, moved: &Move) -> Result<()> {
    insert!(conn, "calendar_move" {
        calendar_move_id: moved.calendar_move_id, edition_id: id, before: moved.before, after: moved.after,
        moved_by: moved.moved_by, moved_at: moved.moved_at,
    })
}

/// The last move that was not taken back.
pub async fn last(conn: &mut Conn, id: EditionId) -> Result<Option<Move>> {
    maybe!(conn, LAST, id)
}

/// Writes that a move was taken back; gives `false` when it was already.
pub async fn take_back(conn: &mut Conn, id: CalendarMoveId, by: PersonId, now: Timestamp) -> Result<bool> {
    changed!(conn, TAKE_BACK, id, now, by)
}

/// How many nominations rest on a deadline that was moved: they came or changed when the earlier one was over.
pub async fn used(conn: &mut Conn, id: EditionId, moved: &Move) -> Result<i64> {
    let (before, after) = (moved.before.closes_at, moved.after.closes_at);
    let Some(end) = before.filter(|_| before != after) else { return Ok(0) };
    let end = end.has_passed();
    one!(conn, USED, id, end)
}
