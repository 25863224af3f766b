//! SQL of the table `assignment`.

use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, all, batched, changed, run};
use crate::ground::error::Result;
use crate::ground::personal::Table;
use crate::ids::{AssignmentId, NominationId, PersonId, RoundId};

use super::model::{Assignment, Origin};
use super::plan::Pair;
use super::refusal::Refusal;

/// What the columns hold.
pub const TABLES: &[Table] = &[Table { ours: &["origin"], ..Table::of("assignment") }];

const OF_ROUND: &str = "select a.assignment_id, a.round_id, a.nomination_id, a.person_id, a.origin, a.created_at, \
    a.recused_at, (s.sheet_id is not null) as begun, (s.status is not null and s.status = 'submitted') as submitted \
    from assignment a left join sheet s on s.assignment_id = a.assignment_id where a.round_id = $1 \
    order by a.nomination_id, a.person_id";
const INSERT: &str = "insert into assignment (assignment_id, round_id, nomination_id, person_id, origin, created_at)";
const DELETE: &str = "delete from assignment where assignment_id = $1 and round_id = $2 \
    and not exists (select 1 from sheet s where s.assignment_id = assignment.assignment_id)";
const DELETE_ALL: &str = "delete from assignment \
    where not exists (select 1 from sheet s where s.assignment_id = assignment.assignment_id) and assignment_id in (";
const DELETE_OF_ENTRIES: &str = "delete from assignment where (round_id, nomination_id) in (";

/// All of a round's assignments, ended ones too.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<Assignment>> {
    all!(conn, OF_ROUND, id)
}

/// Assigns entries to jurors, in portions.
///
/// # Errors
/// Refused when a juror has the entry already.
pub async fn insert(conn: &mut Conn, ctx: &Ctx, round: RoundId, pairs: &[Pair], origin: Origin) -> Result<()> {
    let done = batched!(conn, INSERT, pairs, |(nomination, person)| [
        AssignmentId::new(ctx.now, &ctx.random),
        round,
        *nomination,
        *person,
        origin,
        ctx.now,
    ]);
    done.map(drop).map_err(|error| error.if_duplicate(Refusal::Assigned))
}

/// Takes an entry from a juror; false when it is gone already or there is a sheet.
pub async fn delete(conn: &mut Conn, round: RoundId, id: AssignmentId) -> Result<bool> {
    changed!(conn, DELETE, id, round)
}

/// Takes entries from their jurors, but those for which there is a sheet.
pub async fn delete_all(conn: &mut Conn, ids: &[AssignmentId]) -> Result<()> {
    batched!(conn, DELETE_ALL, ids, |id| [*id], ")").map(drop)
}

/// Takes entries from all jurors of a round that has no sheets yet.
pub async fn delete_of_entries(conn: &mut Conn, round: RoundId, nominations: &[NominationId]) -> Result<()> {
    batched!(conn, DELETE_OF_ENTRIES, nominations, |one| [round, *one], ")").map(drop)
}

/// Takes all entries from a juror of a round that has no sheets yet.
pub async fn delete_of_juror(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<()> {
    run!(conn, "delete from assignment where round_id = $1 and person_id = $2", round, person)
}
