//! What the premises of mails ask of the tables of others. It only reads them, but for the life of a link.

use crate::clock::{Timestamp, WallTime};
use crate::contest::standing::competes;
use crate::ground::db::{Conn, maybe, one, run};
use crate::ground::error::Result;
use crate::ids::{ApprovalId, AssignmentId, NominationId, PersonId, RoundId};

const ACCOUNT: &str = "select count(*) from person where person_id = $1 and disabled_at is null";
const LINK: &str = "select l.created_at, l.expires_at from one_time_link l \
    left join person p on p.person_id = l.person_id \
    where l.token_hash = $1 and l.used_at is null and p.disabled_at is null";
// A password link of two hours that leaves after three counts from then on.
const RENEW_LINK: &str = "update one_time_link set expires_at = $2 where token_hash = $1 and used_at is null";
const NOMINATION: &str = "select n.status, n.token_hash, e.closes_at as closes, \
    case when n.kind = 'self' then n.nominee_email else n.nominator_email end as sender from nomination n \
    join edition e on e.edition_id = n.edition_id where n.nomination_id = $1 and n.erased_at is null";
const ROUND: &str = concat!(
    "select r.status = 'open' as open, r.opened_at, r.reopened_at, r.scoring_closes_at as ends, \
     (select max(x.closes_at) from extension x where x.round_id = r.round_id and x.person_id = $2 \
     and x.taken_back_at is null) as own, \
     (select count(*) from assignment a join nomination n on n.nomination_id = a.nomination_id \
     left join sheet s on s.assignment_id = a.assignment_id where a.round_id = r.round_id and a.person_id = $2 \
     and a.recused_at is null and ",
    competes!(),
    " and coalesce(s.status, 'draft') <> 'submitted') as missing from round r where r.round_id = $1"
);
const ASSIGNMENT: &str = concat!(
    "select a.round_id, a.person_id, ",
    competes!(),
    " as competes, a.recused_at is null and not exists (select 1 from conflict x where x.nomination_id = a.nomination_id \
     and x.person_id = a.person_id) and coalesce(s.revision, 0) < n.revision as reads from assignment a \
     join nomination n on n.nomination_id = a.nomination_id left join sheet s on s.assignment_id = a.assignment_id \
     where a.assignment_id = $1"
);
const ASKED_ANEW: &str = "select count(*) from approval a join approval b on b.subject_id = a.subject_id and b.act = a.act \
    and b.asked_at > a.asked_at where a.approval_id = $1";
const REQUEST: &str = "select count(*) from approval where approval_id = $1 and status = 'asked' and lapses_at > $2";

/// A link that nobody has used, of an account that is open.
#[derive(sqlx::FromRow)]
pub struct OfLink {
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

/// A nomination that was not erased.
#[derive(sqlx::FromRow)]
pub struct OfNomination {
    pub status: String,
    pub token_hash: Option<String>,
    pub closes: Option<WallTime>,
    /// Today's address of whoever sent it.
    pub sender: Option<String>,
}

/// What a juror was given to read.
#[derive(sqlx::FromRow)]
pub struct OfAssignment {
    pub round_id: RoundId,
    pub person_id: PersonId,
    /// Whether the entry takes part.
    pub competes: bool,
    /// Whether the juror is to read it, and has not saved the sheet since the text is as it is.
    pub reads: bool,
}

/// What a round expects of a juror.
#[derive(sqlx::FromRow)]
pub struct OfRound {
    pub open: bool,
    pub opened_at: Option<Timestamp>,
    pub reopened_at: Option<Timestamp>,
    pub ends: Option<WallTime>,
    /// The juror's own end, where there is one.
    pub own: Option<WallTime>,
    /// How many sheets are not in.
    pub missing: i64,
}

pub async fn is_account_open(conn: &mut Conn, person: PersonId) -> Result<bool> {
    one!(conn, ACCOUNT, person).map(|open: i64| open > 0)
}

pub async fn link(conn: &mut Conn, hash: &str) -> Result<Option<OfLink>> {
    maybe!(conn, LINK, hash)
}

pub async fn renew_link(conn: &mut Conn, hash: &str, until: Timestamp) -> Result<()> {
    run!(conn, RENEW_LINK, hash, until)
}

/// A nomination, unless it was erased.
pub async fn of_nomination(conn: &mut Conn, id: NominationId) -> Result<Option<OfNomination>> {
    maybe!(conn, NOMINATION, id)
}

pub async fn of_assignment(conn: &mut Conn, id: AssignmentId) -> Result<Option<OfAssignment>> {
    maybe!(conn, ASSIGNMENT, id)
}

/// Whether the same as in a request was asked for again later.
pub async fn is_asked_anew(conn: &mut Conn, id: ApprovalId) -> Result<bool> {
    one!(conn, ASKED_ANEW, id).map(|later: i64| later > 0)
}

/// Whether a request waits for an answer.
pub async fn is_asked(conn: &mut Conn, id: ApprovalId, now: Timestamp) -> Result<bool> {
    one!(conn, REQUEST, id, now).map(|asked: i64| asked > 0)
}

pub async fn of_round(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<Option<OfRound>> {
    maybe!(conn, ROUND, round, person)
}
