//! How far calls have come: read from screening, rounds, meetings and letters, which come after prizes, and written
//! nowhere.

use std::collections::HashMap;

use crate::clock::Timestamp;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all, one};
use crate::ground::error::Result;
use crate::ids::{EditionId, RoundId};

use super::super::model::{Edition, Letters, Progress, Standing, Turn};

const PENDING: &str = "select edition_id, count(*) from nomination \
    where status = 'received' and screening = 'pending' group by edition_id";
const ELIGIBLE: &str =
    concat!("select n.edition_id, count(*) from nomination n where ", competes!(), " group by n.edition_id");
const TURNS: &str = "select r.round_id, r.edition_id, r.name, r.status, r.scoring_opens_at, r.scoring_closes_at, \
    (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.taken_back_at is null) \
    as extended_until, \
    s.opened_at as meeting_opened_at, s.ended_at as meeting_ended_at, s.decided_at, \
    exists (select 1 from decision d where d.meeting_id = s.meeting_id and d.kind = 'deferred' \
    and d.place is not null and d.replaced_by is null \
    and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) as place_open \
    from round r left join meeting s on s.round_id = r.round_id and s.round_closed_at = r.closed_at \
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
pub async fn progresses(conn: &mut Conn) -> Result<HashMap<EditionId, Progress>> {
    let mut progresses: HashMap<EditionId, Progress> = HashMap::new();
    let pending: Vec<(EditionId, i64)> = all!(conn, PENDING)?;
    for (id, pending) in pending {
        progresses.entry(id).or_default().pending = pending;
    }
    let eligible: Vec<(EditionId, i64)> = all!(conn, ELIGIBLE)?;
    for (id, eligible) in eligible {
        progresses.entry(id).or_default().eligible = eligible;
    }
    let turns: Vec<Turn> = all!(conn, TURNS)?;
    for turn in turns {
        progresses.entry(turn.edition_id).or_default().rounds.push(turn);
    }
    let letters: Vec<(EditionId, i64, i64)> = all!(conn, LETTERS)?;
    for (id, written, waiting) in letters {
        progresses.entry(id).or_default().letters = Letters { written, waiting };
    }
    Ok(progresses)
}

/// How far one call has come.
pub async fn progress(conn: &mut Conn, id: EditionId) -> Result<Progress> {
    Ok(progresses(conn).await?.remove(&id).unwrap_or_default())
}

/// Where a call stands at a moment.
pub async fn standing(conn: &mut Conn, edition: &Edition, now: Timestamp) -> Result<Standing> {
    Ok(Standing::of(edition, &progress(conn, edition.edition_id).await?, now))
}

/// The sheets that a round waits for, and those of them that are in: of what still competes.
pub async fn sheets(conn: &mut Conn, id: RoundId) -> Result<(i64, i64)> {
    one!(conn, SHEETS, id)
}
