//! What a jury has decided about the places of a call, where that is not an award: given to nobody, put off, paid
//! otherwise.

use std::collections::BTreeMap;

use crate::db::Conn;
use crate::error::Result;
use crate::ids::EditionId;
use crate::on;

/// A decision of the session `s` that stands.
macro_rules! stands {
    ($rest:literal) => {
        concat!(
            "exists (select 1 from decision d where d.jury_session_id = s.jury_session_id and d.replaced_by is null \
             and not exists (select 1 from annulment x where x.decision_id = d.decision_id) and ",
            $rest,
            ")"
        )
    };
}

// Of several binding sessions of a call the last one counts: it comes last.
const OUTCOMES: &str = concat!(
    "select r.edition_id, case when ",
    stands!("d.kind = 'not_awarded'"),
    " and not ",
    stands!("(d.kind = 'place' or (d.kind = 'deferred' and d.place is not null))"),
    " and not exists (select 1 from session_place p where p.jury_session_id = s.jury_session_id and not ",
    stands!("d.kind = 'not_awarded' and d.place = p.place"),
    ") then 1 else 0 end as nobody, case when ",
    stands!("d.kind = 'deferred' and d.place is not null"),
    " then 1 else 0 end as place_open from jury_session s join round r on r.round_id = s.round_id \
     where s.status = 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at order by s.decided_at"
);

/// What a jury has said about the places of a call that nobody gets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// It has decided that nobody gets any place. That it decided nothing is something else.
    pub nobody: bool,
    /// It has put off a place.
    pub place_open: bool,
}

/// The same of all calls whose jury has decided with binding force.
pub async fn outcomes(conn: &mut Conn) -> Result<BTreeMap<EditionId, Outcome>> {
    let rows: Vec<(EditionId, i32, i32)> = on!(conn, c => sqlx::query_as(OUTCOMES).fetch_all(c).await)?;
    let outcome = |(id, nobody, place_open)| (id, Outcome { nobody: nobody == 1, place_open: place_open == 1 });
    Ok(rows.into_iter().map(outcome).collect())
}

/// What each place of a call gets by the session whose decisions bind it; nothing without one. The jury may have
/// decided on another split than the call's, or on one where the call named none.
pub async fn money(conn: &mut Conn, id: EditionId) -> Result<BTreeMap<i64, Option<i64>>> {
    match super::binding(conn, id).await? {
        Some(session) => super::places(conn, session).await,
        None => Ok(BTreeMap::new()),
    }
}
