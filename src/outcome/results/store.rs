//! What is missing before a round can be closed; and SQL of the tables `tie_lot` and `tie_wish`.

pub mod ties;

use sha2::{Digest, Sha256};

use crate::clock::Timestamp;
use crate::contest::jury::store as conflicts;
use crate::contest::prizes::model::{EditionStatus, TieRule};
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::extensions;
use crate::contest::rounds::model::Round;
use crate::contest::rounds::store as rounds;
use crate::contest::standing::competes;
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, all, insert, maybe, one, run};
use crate::ground::error::Result;
use crate::ground::personal::Table;
use crate::i18n::sort_key;
use crate::ids::{ApprovalId, NominationId, PersonId, RoundId, TieLotId};
use crate::judging::ranking::store as ranking;
use crate::judging::scoring::store as scoring;

use super::model::{Bound, Closing, CountedEntry, Member, MissingSheet, Publicity, Reopening, Sitting};

/// What the columns hold.
pub const TABLES: &[Table] = &[
    Table { ours: &["seed"], hashes: &["seed_hash", "sheets_sha256"], ..Table::of("tie_lot") },
    Table { ours: &["rule"], ..Table::of("tie_wish") },
];

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
const BOUND: &str = "select s.number, (select count(*) from decision d \
        where d.meeting_id = s.meeting_id and d.replaced_by is null \
            and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) as decisions \
    from meeting s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.status = 'decided' and s.round_closed_at = r.closed_at";
const UNBOUND: &str = "select s.number, s.status = 'running' as runs, (select count(*) from decision d \
        where d.meeting_id = s.meeting_id and d.replaced_by is null \
            and not exists (select 1 from annulment x where x.decision_id = d.decision_id)) as decisions, \
    (select max(m.number) from motion m where m.meeting_id = s.meeting_id \
        and m.status in ('voting', 'tied')) as voting \
    from meeting s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.status <> 'decided' and s.round_closed_at = r.closed_at";
const SITTING: &str = "select s.status from meeting s join round r on r.round_id = s.round_id \
    where r.round_id = $1 and r.status = 'closed' and s.round_closed_at = r.closed_at";
const VOTES: &str = "select count(*) from motion m join meeting s on s.meeting_id = m.meeting_id \
    join round r on r.round_id = s.round_id \
    where r.round_id = $1 and s.round_closed_at = r.closed_at and m.status in ('voting', 'tied')";

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
    let mut missing: Vec<MissingSheet> = all!(conn, MISSING, id)?;
    missing.sort_by_cached_key(|sheet| (sort_key(&sheet.juror), sheet.person_id));
    let entries: Vec<CountedEntry> = all!(conn, COUNTED, id)?;
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
        unbound: maybe!(conn, UNBOUND, id)?,
        settled: one!(conn, "select count(*) from tie_break where round_id = $1 and set_aside_at is null", id)?,
        votes: one!(conn, VOTES, id).map(|votes: i64| votes > 0)?,
        sheets: ranking::stamp(conn, id).await?,
    })
}

/// Takes a round's meetings for this transaction: nobody moves anything in them meanwhile.
pub async fn hold_meetings(conn: &mut Conn, id: RoundId) -> Result<()> {
    run!(conn, "update meeting set version = version where round_id = $1", id)
}

/// The meeting that has decided on the present closing of a round with binding force.
pub async fn bound(conn: &mut Conn, id: RoundId) -> Result<Option<Bound>> {
    maybe!(conn, BOUND, id)
}

/// Where the meeting stands that the jury has opened on the present closing of a round, if it has.
pub async fn sitting(conn: &mut Conn, id: RoundId) -> Result<Option<Sitting>> {
    let status: Option<String> = maybe!(conn, SITTING, id)?;
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
    hex::encode(Sha256::digest(seed))
}

/// The lot for a state of some sheets, if somebody has asked for one.
pub async fn lot(conn: &mut Conn, id: RoundId, sheets_sha256: &str) -> Result<Option<Lot>> {
    maybe!(conn, "select seed, seed_hash from tie_lot where round_id = $1 and sheets_sha256 = $2", id, sheets_sha256)
}

/// Keeps a lot that is not drawn yet. It stays.
pub async fn insert_lot(
    conn: &mut Conn,
    ctx: &Ctx,
    (id, by): (RoundId, PersonId),
    sheets_sha256: &str,
    lot: &Lot,
) -> Result<()> {
    insert!(conn, "tie_lot" {
        tie_lot_id: TieLotId::new(ctx.now, &ctx.random), round_id: id, sheets_sha256, seed: lot.seed,
        seed_hash: lot.seed_hash, seed_at: ctx.now, seed_by: by,
    })
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
    maybe!(conn, "select rank, rule, winner_id from tie_wish where approval_id = $1", id)
}

/// Keeps what a request asks for.
pub async fn insert_wish(conn: &mut Conn, id: ApprovalId, wish: &TieWish) -> Result<()> {
    insert!(conn, "tie_wish" { approval_id: id, rank: wish.rank, rule: wish.rule, winner_id: wish.winner_id })
}
