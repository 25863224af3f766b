//! What is missing before a round can be closed; and SQL of the tables `tie_lot` and `tie_wish`.

use sha2::{Digest, Sha256};

use crate::audit::chain::hex;
use crate::clock::Timestamp;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::Result;
use crate::i18n::sort_key;
use crate::ids::{ApprovalId, NominationId, PersonId, RoundId, TieLotId};
use crate::jury::store as conflicts;
use crate::on;
use crate::prizes::model::{EditionStatus, TieRule};
use crate::prizes::store as prizes;
use crate::ranking::store as ranking;
use crate::rounds::extensions;
use crate::rounds::model::Round;
use crate::rounds::store as rounds;
use crate::scoring::store as scoring;
use crate::standing::competes;

use super::model::{Bound, Closing, CountedEntry, Member, MissingSheet, Publicity, Reopening, Sitting};

const MISSING: &str = concat!(
    "select a.nomination_id, n.receipt_number, n.title, a.person_id, p.name as juror, \
    case when p.disabled_at is not null or p.role not in ('juror', 'chair') then 'barred' \
        else coalesce(h.status, 'open') end as state \
    from assignment a join nomination n on n.nomination_id = a.nomination_id \
    join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1 and a.recused_at is null and ",
    competes!(),
    " and (h.status is null or h.status <> 'submitted') \
    order by n.sort_key, n.receipt_number"
);
const COUNTED: &str = concat!(
    "select n.nomination_id, n.receipt_number, n.title, \
    (select count(*) from assignment a join sheet h on h.assignment_id = a.assignment_id \
        where a.round_id = $1 and a.nomination_id = n.nomination_id and a.recused_at is null \
            and h.status = 'submitted') as sheets \
    from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and ",
    competes!(),
    " order by n.sort_key, n.receipt_number"
);
const SETTLED: &str = "select count(*) from tie_break where round_id = $1 and set_aside_at is null";
const BOUND: &str = "select s.number, (select count(*) from decision d \
        where d.jury_session_id = s.jury_session_id and d.replaced_by is null \
            and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) as decisions \
    from jury_session s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.status = 'decided' and s.round_closed_at = r.closed_at";
const UNBOUND: &str = "select s.number, s.status = 'running' as runs, (select count(*) from decision d \
        where d.jury_session_id = s.jury_session_id and d.replaced_by is null \
            and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) as decisions, \
    (select max(m.number) from motion m where m.jury_session_id = s.jury_session_id \
        and m.status in ('voting', 'tied')) as voting \
    from jury_session s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.status <> 'decided' and s.round_closed_at = r.closed_at";
const SITTING: &str = "select s.status from jury_session s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.round_closed_at = r.closed_at";
const VOTES: &str = "select count(*) from motion m join jury_session s on s.jury_session_id = m.jury_session_id \
    join round r on r.round_id = s.round_id \
    where r.round_id = $1 and s.round_closed_at = r.closed_at and m.status in ('voting', 'tied')";
const HOLD_SESSIONS: &str = "update jury_session set version = version where round_id = $1";
const LOT: &str = "select seed, seed_hash from tie_lot where round_id = $1 and sheets_sha256 = $2";
const INSERT_LOT: &str = "insert into tie_lot (tie_lot_id, round_id, sheets_sha256, seed, seed_hash, seed_at, seed_by) \
    values ($1, $2, $3, $4, $5, $6, $7)";
const WISH: &str = "select rank, rule, winner_id from tie_wish where approval_id = $1";
const INSERT_WISH: &str = "insert into tie_wish (approval_id, rank, rule, winner_id) values ($1, $2, $3, $4)";

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
    let mut missing: Vec<MissingSheet> = on!(conn, c => sqlx::query_as(MISSING).bind(id).fetch_all(c).await)?;
    missing.sort_by_cached_key(|sheet| (sort_key(&sheet.juror), sheet.person_id));
    let entries: Vec<CountedEntry> = on!(conn, c => sqlx::query_as(COUNTED).bind(id).fetch_all(c).await)?;
    Ok(Closing {
        version: round.version,
        quorum: round.quorum,
        least_sheets: round.least_sheets,
        entries,
        members: members.collect(),
        missing,
        overtaken: scoring::overtaken(conn, id).await?,
        conflicts: conflicts::of_round(conn, id).await?.len(),
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
        unbound: on!(conn, c => sqlx::query_as(UNBOUND).bind(id).fetch_optional(c).await)?,
        settled: on!(conn, c => sqlx::query_scalar(SETTLED).bind(id).fetch_one(c).await)?,
        votes: on!(conn, c => sqlx::query_scalar::<_, i64>(VOTES).bind(id).fetch_one(c).await)? > 0,
        sheets: ranking::stamp(conn, id).await?,
    })
}

/// Takes a round's sessions for this transaction: nobody moves anything in them meanwhile.
pub async fn hold_sessions(conn: &mut Conn, id: RoundId) -> Result<()> {
    on!(conn, c => sqlx::query(HOLD_SESSIONS).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// The session that has decided on the present closing of a round with binding force.
pub async fn bound(conn: &mut Conn, id: RoundId) -> Result<Option<Bound>> {
    Ok(on!(conn, c => sqlx::query_as(BOUND).bind(id).fetch_optional(c).await)?)
}

/// Where the session stands that the jury has opened on the present closing of a round, if it has.
pub async fn sitting(conn: &mut Conn, id: RoundId) -> Result<Option<Sitting>> {
    let status: Option<String> = on!(conn, c => sqlx::query_scalar(SITTING).bind(id).fetch_optional(c).await)?;
    Ok(status.map(|status| if status == "decided" { Sitting::Decided } else { Sitting::Open }))
}

/// The lot of some entries that share a place.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Lot {
    /// Not to be shown before the draw.
    pub seed: String,
    pub seed_hash: String,
}

/// What is shown of a seed before the draw.
pub fn seed_hash(seed: &str) -> String {
    hex(&Sha256::digest(seed))
}

/// The lot for a state of some sheets, if somebody has asked for one.
pub async fn lot(conn: &mut Conn, id: RoundId, sheets_sha256: &str) -> Result<Option<Lot>> {
    Ok(on!(conn, c => sqlx::query_as(LOT).bind(id).bind(sheets_sha256).fetch_optional(c).await)?)
}

/// Keeps a lot that is not drawn yet. It stays.
pub async fn insert_lot(
    conn: &mut Conn,
    ctx: &Ctx,
    (id, by): (RoundId, PersonId),
    sheets_sha256: &str,
    lot: &Lot,
) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_LOT)
        .bind(TieLotId::new(ctx.now, &ctx.random))
        .bind(id)
        .bind(sheets_sha256)
        .bind(&lot.seed)
        .bind(&lot.seed_hash)
        .bind(ctx.now)
        .bind(by)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// What a request to settle a place asks for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TieWish {
    pub rank: i64,
    pub rule: TieRule,
    /// Whom the chair's vote gives the place to.
    pub winner_id: Option<NominationId>,
}

/// What a request asks for; nothing where it is about something else.
pub async fn wish(conn: &mut Conn, id: ApprovalId) -> Result<Option<TieWish>> {
    Ok(on!(conn, c => sqlx::query_as(WISH).bind(id).fetch_optional(c).await)?)
}

/// Keeps what a request asks for.
pub async fn insert_wish(conn: &mut Conn, id: ApprovalId, wish: &TieWish) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_WISH)
        .bind(id)
        .bind(wish.rank)
        .bind(wish.rule)
        .bind(wish.winner_id)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}
