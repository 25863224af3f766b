//! What a jury has decided with binding force, as it will be published. Reads the tables of the session.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::db::{Conn, Words};
use crate::error::Result;
use crate::ids::{EditionId, JurySessionId, NominationId};
use crate::on;

// A round that was opened again after its session has no binding decision until another session has decided.
const SESSION: &str = "select s.jury_session_id, s.decided_at from jury_session s \
    join round r on r.round_id = s.round_id \
    where r.edition_id = $1 and s.status = 'decided' and r.status = 'closed' and r.closed_at = s.round_closed_at \
    order by s.decided_at desc limit 1";
const DECISIONS: &str = "select d.place, d.amount, d.nomination_id, d.prize_name, d.person_name, d.reason, \
    n.title, n.nominee_name, n.consent_publication, p.label from decision d \
    left join nomination n on n.nomination_id = d.nomination_id \
    left join special_prize p on p.special_prize_id = d.special_prize_id \
    where d.jury_session_id = $1 and d.replaced_by is null and d.kind in ('place', 'special_prize') \
    order by d.place is null, d.place, d.position";

/// The binding decisions of an edition's jury.
#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    pub decided_at: Timestamp,
    /// Places first, then special prizes. None where the prize is not awarded.
    pub awards: Vec<Award>,
}

/// Somebody who is honoured, and for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Award {
    pub nomination_id: Option<NominationId>,
    pub name: String,
    /// The entry's title, if its people agreed that the entry is published. Who wins is said in any case.
    pub project: Option<String>,
    pub place: Option<i64>,
    /// What a special prize is called.
    pub award: Option<Words>,
    /// Whole cents.
    pub amount: Option<i64>,
    pub reason: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    place: Option<i64>,
    amount: Option<i64>,
    nomination_id: Option<NominationId>,
    prize_name: Option<String>,
    person_name: Option<String>,
    reason: String,
    title: Option<String>,
    nominee_name: Option<String>,
    consent_publication: Option<bool>,
    label: Option<Words>,
}

/// What is decided about an edition; `None` until that is binding.
pub async fn decided(conn: &mut Conn, id: EditionId) -> Result<Option<Decided>> {
    let session: Option<(JurySessionId, Option<Timestamp>)> =
        on!(conn, c => sqlx::query_as(SESSION).bind(id).fetch_optional(c).await)?;
    let Some((session, Some(decided_at))) = session else { return Ok(None) };
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(DECISIONS).bind(session).fetch_all(c).await)?;
    Ok(Some(Decided { decided_at, awards: rows.into_iter().map(Award::from).collect() }))
}

impl From<Row> for Award {
    fn from(row: Row) -> Self {
        let name = row.nominee_name.or(row.person_name).unwrap_or_default();
        let own_name = row.prize_name.map(|name| Words::new(name, ""));
        // The jury may have given the prize a name of its own; the call's has a translation.
        let award = match (row.label, own_name) {
            (Some(label), Some(own)) if label.german() == own.german() => Some(label),
            (label, own) => own.or(label),
        };
        Self {
            project: row.title.filter(|title| row.consent_publication == Some(true) && *title != name),
            award: award.filter(|_| row.place.is_none()),
            nomination_id: row.nomination_id,
            name,
            place: row.place,
            amount: row.amount,
            reason: Some(row.reason).filter(|reason| !reason.is_empty()),
        }
    }
}
