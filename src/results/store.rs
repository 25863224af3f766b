//! What is missing before a round can be closed. It writes nothing.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::RoundId;
use crate::on;
use crate::prizes::model::EditionStatus;
use crate::prizes::store as prizes;
use crate::ranking::store as ranking;
use crate::rounds::extensions;
use crate::rounds::model::Round;
use crate::rounds::store as rounds;
use crate::scoring::store as scoring;

use super::model::{Bound, Closing, CountedEntry, Member, MissingSheet, Publicity, Reopening};

const MISSING: &str = "select a.nomination_id, n.receipt_number, n.title, a.person_id, p.name as juror, \
    coalesce(h.status, 'open') as state \
    from assignment a join nomination n on n.nomination_id = a.nomination_id \
    join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1 and a.recused_at is null and n.status = 'received' and n.screening = 'eligible' \
        and (h.status is null or h.status <> 'submitted') \
    order by p.name, a.person_id, n.sort_key, n.receipt_number";
const COUNTED: &str = "select n.nomination_id, n.receipt_number, n.title, \
    (select count(*) from assignment a join sheet h on h.assignment_id = a.assignment_id \
        where a.round_id = $1 and a.nomination_id = n.nomination_id and a.recused_at is null \
            and h.status = 'submitted') as sheets \
    from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and n.status = 'received' and n.screening = 'eligible' \
    order by n.sort_key, n.receipt_number";
const RECUSED: &str = "select count(*) from assignment where round_id = $1 and recused_at is not null";
const SETTLED: &str = "select count(*) from tie_break where round_id = $1 and set_aside_at is null";
const BOUND: &str = "select s.number, (select count(*) from decision d \
        where d.jury_session_id = s.jury_session_id and d.replaced_by is null) as decisions \
    from jury_session s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.status = 'decided' and s.round_closed_at = r.closed_at";

/// What is to be known before a round is closed: in a fixed number of statements.
pub async fn closing(conn: &mut Conn, round: &Round) -> Result<Closing> {
    let id = round.round_id;
    let extensions = rounds::extensions(conn, id).await?;
    let members = scoring::progress(conn, id).await?;
    let members = members.into_iter().map(|juror| Member {
        extended_until: extensions::end_for(round, &extensions, Some(juror.person_id))
            .filter(|_| extensions.iter().any(|x| x.person_id == Some(juror.person_id))),
        person_id: juror.person_id,
        name: juror.name,
        total: juror.total,
        submitted: juror.submitted,
        drafts: juror.drafts,
        reminded_at: juror.reminded_at,
    });
    let missing: Vec<MissingSheet> = on!(conn, c => sqlx::query_as(MISSING).bind(id).fetch_all(c).await)?;
    let entries: Vec<CountedEntry> = on!(conn, c => sqlx::query_as(COUNTED).bind(id).fetch_all(c).await)?;
    Ok(Closing {
        version: round.version,
        quorum: round.quorum,
        least_sheets: round.least_sheets,
        entries,
        members: members.collect(),
        missing,
        recused: on!(conn, c => sqlx::query_scalar(RECUSED).bind(id).fetch_one(c).await)?,
        sheets: ranking::stamp(conn, id).await?,
    })
}

/// What is to be known before a closed round is opened again.
pub async fn reopening(conn: &mut Conn, round: &Round, now: Timestamp) -> Result<Reopening> {
    let id = round.round_id;
    let edition = prizes::edition(conn, round.edition_id).await?;
    let publicity = match &edition {
        Some(edition) if edition.result_confirmed_at.is_none() => Publicity::Held,
        Some(edition) if edition.shows_result(now) => Publicity::Public,
        Some(_) => Publicity::Confirmed,
        None => Publicity::Held,
    };
    Ok(Reopening {
        version: round.version,
        built_on: rounds::built_on(conn, id).await?,
        call_over: edition.is_none_or(|edition| edition.status == EditionStatus::Closed),
        publicity,
        bound: bound(conn, id).await?,
        settled: on!(conn, c => sqlx::query_scalar(SETTLED).bind(id).fetch_one(c).await)?,
        sheets: ranking::stamp(conn, id).await?,
    })
}

/// The session that has decided on the present closing of a round with binding force.
pub async fn bound(conn: &mut Conn, id: RoundId) -> Result<Option<Bound>> {
    Ok(on!(conn, c => sqlx::query_as(BOUND).bind(id).fetch_optional(c).await)?)
}
