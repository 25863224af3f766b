//! SQL of the table `assignment`.

use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{AssignmentId, NominationId, PersonId, RoundId};
use crate::on;

use super::model::{Assignment, Origin};

const OF_ROUND: &str = "select a.assignment_id, a.round_id, a.nomination_id, a.person_id, a.origin, a.created_at, \
    a.recused_at, (s.sheet_id is not null) as begun, (s.status is not null and s.status = 'submitted') as submitted \
    from assignment a left join sheet s on s.assignment_id = a.assignment_id where a.round_id = $1 \
    order by a.nomination_id, a.person_id";
const INSERT: &str = "insert into assignment (assignment_id, round_id, nomination_id, person_id, origin, created_at) \
    values ($1, $2, $3, $4, $5, $6)";
const DELETE: &str = "delete from assignment where assignment_id = $1 and round_id = $2 \
    and not exists (select 1 from sheet s where s.assignment_id = assignment.assignment_id)";
const DELETE_OF_ENTRY: &str = "delete from assignment where round_id = $1 and nomination_id = $2";
const DELETE_OF_JUROR: &str = "delete from assignment where round_id = $1 and person_id = $2";

/// All of a round's assignments, ended ones too.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<Assignment>> {
    Ok(on!(conn, c => sqlx::query_as(OF_ROUND).bind(id).fetch_all(c).await)?)
}

/// Assigns an entry.
///
/// # Errors
/// Refused when the juror has it already.
pub async fn insert(
    conn: &mut Conn,
    id: AssignmentId,
    round: RoundId,
    (nomination, person): (NominationId, PersonId),
    origin: Origin,
    now: crate::clock::Timestamp,
) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT)
        .bind(id)
        .bind(round)
        .bind(nomination)
        .bind(person)
        .bind(origin)
        .bind(now)
        .execute(c)
        .await.map(drop))
    .map_err(
        |error| {
            if crate::db::is_duplicate(&error) { AppError::Refused("assignment-exists") } else { error.into() }
        },
    )
}

/// Takes an entry from a juror; false when it is gone already or there is a sheet.
pub async fn delete(conn: &mut Conn, round: RoundId, id: AssignmentId) -> Result<bool> {
    let deleted = on!(conn, c => sqlx::query(DELETE)
        .bind(id)
        .bind(round)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(deleted == 1)
}

/// Takes an entry from all jurors of a round that has no sheets yet.
pub async fn delete_of_entry(conn: &mut Conn, round: RoundId, nomination: NominationId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_OF_ENTRY).bind(round).bind(nomination).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes all entries from a juror of a round that has no sheets yet.
pub async fn delete_of_juror(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_OF_JUROR).bind(round).bind(person).execute(c).await.map(drop))?;
    Ok(())
}
