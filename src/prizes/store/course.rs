//! How far calls have come: read from screening, rounds, sessions and letters, which come after prizes, and written
//! nowhere.

use std::collections::HashMap;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{EditionId, RoundId};
use crate::on;
use crate::standing::competes;

use super::super::model::{Course, Edition, Letters, Standing, Turn};

const PENDING: &str = "select edition_id, count(*) from nomination \
    where status = 'received' and screening = 'pending' group by edition_id";
const ELIGIBLE: &str =
    concat!("select n.edition_id, count(*) from nomination n where ", competes!(), " group by n.edition_id");
const TURNS: &str = "select r.round_id, r.edition_id, r.name, r.status, r.scoring_opens_at, r.scoring_closes_at, \
    (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.taken_back_at is null) \
    as extended_until, \
    s.opened_at as session_opened_at, s.ended_at as session_ended_at, s.decided_at, \
    exists (select 1 from decision d where d.jury_session_id = s.jury_session_id and d.kind = 'deferred' \
    and d.place is not null and d.replaced_by is null \
    and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) as place_open \
    from round r left join jury_session s on s.round_id = r.round_id and s.round_closed_at = r.closed_at \
    order by r.edition_id, r.position";
const LETTERS: &str = "select edition_id, count(*), count(case when status in ('draft', 'reviewed') then 1 end) \
    from letter where kind not like 'invitation%' group by edition_id";
const SHEETS: &str = concat!(
    "select count(a.assignment_id), count(h.sheet_id) from assignment a \
     join nomination n on n.nomination_id = a.nomination_id and ",
    competes!(),
    " left join sheet h on h.assignment_id = a.assignment_id and h.status = 'submitted' \
     where a.round_id = $1 and a.recused_at is null"
);

/// How far every call has come, in a fixed number of statements.
pub async fn courses(conn: &mut Conn) -> Result<HashMap<EditionId, Course>> {
    let mut courses: HashMap<EditionId, Course> = HashMap::new();
    let pending: Vec<(EditionId, i64)> = on!(conn, c => sqlx::query_as(PENDING).fetch_all(c).await)?;
    for (id, pending) in pending {
        courses.entry(id).or_default().pending = pending;
    }
    let eligible: Vec<(EditionId, i64)> = on!(conn, c => sqlx::query_as(ELIGIBLE).fetch_all(c).await)?;
    for (id, eligible) in eligible {
        courses.entry(id).or_default().eligible = eligible;
    }
    let turns: Vec<Turn> = on!(conn, c => sqlx::query_as(TURNS).fetch_all(c).await)?;
    for turn in turns {
        courses.entry(turn.edition_id).or_default().rounds.push(turn);
    }
    let letters: Vec<(EditionId, i64, i64)> = on!(conn, c => sqlx::query_as(LETTERS).fetch_all(c).await)?;
    for (id, written, waiting) in letters {
        courses.entry(id).or_default().letters = Letters { written, waiting };
    }
    Ok(courses)
}

/// How far one call has come.
pub async fn course(conn: &mut Conn, id: EditionId) -> Result<Course> {
    Ok(courses(conn).await?.remove(&id).unwrap_or_default())
}

/// Where a call stands at a moment.
pub async fn standing(conn: &mut Conn, edition: &Edition, now: Timestamp) -> Result<Standing> {
    Ok(Standing::of(edition, &course(conn, edition.edition_id).await?, now))
}

/// The sheets that a round waits for, and those of them that are in: of what still competes.
pub async fn sheets(conn: &mut Conn, id: RoundId) -> Result<(i64, i64)> {
    Ok(on!(conn, c => sqlx::query_as(SHEETS).bind(id).fetch_one(c).await)?)
}
