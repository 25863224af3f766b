//! What a jury has decided about the places of a call, where that is not an award: given to nobody, put off, paid
//! otherwise.

use std::collections::BTreeMap;

use crate::ground::db::{Conn, all};
use crate::ground::error::Result;
use crate::ids::EditionId;

/// A decision of the meeting `s` that stands.
macro_rules! stands {
    ($rest:literal) => {
        concat!(
            "exists (select 1 from decision d where d.meeting_id = s.meeting_id and d.replaced_by is null \
             and not exists (select 1 from annulment x where x.decision_id = d.decision_id) and ",
            $rest,
            ")"
        )
    };
}

/// The decisions of the meeting `s` bind, while its round `r` stays closed as it was.
macro_rules! binds {
    () => {
        "s.status = 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at"
    };
}

// Of several binding meetings of a call the last one counts: it comes last.
const OUTCOMES: &str = concat!(
    "select r.edition_id, case when ",
    stands!("d.kind = 'not_awarded'"),
    " and not ",
    stands!("(d.kind = 'place' or (d.kind = 'deferred' and d.place is not null))"),
    " and not exists (select 1 from meeting_place p where p.meeting_id = s.meeting_id and not ",
    stands!("d.kind = 'not_awarded' and d.place = p.place"),
    ") then 1 else 0 end as nobody, case when ",
    stands!("d.kind = 'deferred' and d.place is not null"),
    " then 1 else 0 end as place_open from meeting s join round r on r.round_id = s.round_id \
     where ",
    binds!(),
    " order by s.decided_at"
);
const MONEY: &str = concat!(
    "select p.place, p.amount from meeting_place p where p.meeting_id = (select s.meeting_id \
     from meeting s join round r on r.round_id = s.round_id where r.edition_id = $1 and ",
    binds!(),
    " order by s.decided_at desc limit 1)"
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
    let rows: Vec<(EditionId, i32, i32)> = all!(conn, OUTCOMES)?;
    let outcome = |(id, nobody, place_open)| (id, Outcome { nobody: nobody == 1, place_open: place_open == 1 });
    Ok(rows.into_iter().map(outcome).collect())
}

/// What each place of a call gets by the meeting whose decisions bind it; nothing without one. The jury may have
/// decided on another split than the call's, or on one where the call named none.
pub async fn money(conn: &mut Conn, id: EditionId) -> Result<BTreeMap<i64, Option<i64>>> {
    let rows: Vec<(i64, Option<i64>)> = all!(conn, MONEY, id)?;
    Ok(rows.into_iter().collect())
}
