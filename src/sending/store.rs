//! What the premises of mails ask of the tables of others. It only reads them, but for the life of a link.

use crate::clock::{Timestamp, WallTime};
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{ApprovalId, NominationId, PersonId, RoundId};
use crate::on;
use crate::standing::competes;

const ACCOUNT: &str = "select count(*) from person where person_id = $1 and disabled_at is null";
const LINK: &str = "select l.created_at, l.expires_at from one_time_link l \
    left join person p on p.person_id = l.person_id \
    where l.token_hash = $1 and l.used_at is null and p.disabled_at is null";
// A password link of two hours that leaves after three counts from then on.
const RENEW_LINK: &str = "update one_time_link set expires_at = $2 where token_hash = $1 and used_at is null";
const NOMINATION: &str = "select count(*) from nomination where nomination_id = $1 and status <> 'withdrawn' \
    and erased_at is null";
const RECEIPT: &str = "select count(*) from nomination where nomination_id = $1 and token_hash = $2";
const ROUND: &str = concat!(
    "select r.status = 'open' as open, r.scoring_closes_at as ends, \
     (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.person_id = $2 \
     and x.taken_back_at is null) as own, \
     (select count(*) from assignment a join nomination n on n.nomination_id = a.nomination_id \
     left join sheet s on s.assignment_id = a.assignment_id where a.round_id = r.round_id and a.person_id = $2 \
     and a.recused_at is null and ",
    competes!(),
    " and coalesce(s.status, 'draft') <> 'submitted') as missing from round r where r.round_id = $1"
);
const REQUEST: &str = "select count(*) from approval where approval_id = $1 and status = 'asked' and lapses_at > $2";

/// A link that nobody has used, of an account that is open.
#[derive(sqlx::FromRow)]
pub struct OfLink {
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// What a round expects of a juror.
#[derive(sqlx::FromRow)]
pub struct OfRound {
    pub open: bool,
    pub ends: Option<WallTime>,
    /// The juror's own end, where there is one.
    pub own: Option<WallTime>,
    /// How many sheets are not in.
    pub missing: i64,
}

pub async fn is_account_open(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let open: i64 = on!(conn, c => sqlx::query_scalar(ACCOUNT).bind(person).fetch_one(c).await)?;
    Ok(open > 0)
}

pub async fn link(conn: &mut Conn, hash: &str) -> Result<Option<OfLink>> {
    Ok(on!(conn, c => sqlx::query_as(LINK).bind(hash).fetch_optional(c).await)?)
}

pub async fn renew_link(conn: &mut Conn, hash: &str, until: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(RENEW_LINK).bind(hash).bind(until).execute(c).await.map(drop))?;
    Ok(())
}

/// Whether a nomination was neither withdrawn nor erased.
pub async fn stands(conn: &mut Conn, id: NominationId) -> Result<bool> {
    let stands: i64 = on!(conn, c => sqlx::query_scalar(NOMINATION).bind(id).fetch_one(c).await)?;
    Ok(stands > 0)
}

/// Whether a private link, by the hash of its secret, opens a nomination.
pub async fn opens(conn: &mut Conn, id: NominationId, hash: &str) -> Result<bool> {
    let opens: i64 = on!(conn, c => sqlx::query_scalar(RECEIPT).bind(id).bind(hash).fetch_one(c).await)?;
    Ok(opens > 0)
}

/// Whether a request waits for an answer.
pub async fn is_asked(conn: &mut Conn, id: ApprovalId, now: Timestamp) -> Result<bool> {
    let asked: i64 = on!(conn, c => sqlx::query_scalar(REQUEST).bind(id).bind(now).fetch_one(c).await)?;
    Ok(asked > 0)
}

pub async fn of_round(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<Option<OfRound>> {
    Ok(on!(conn, c => sqlx::query_as(ROUND).bind(round).bind(person).fetch_optional(c).await)?)
}
