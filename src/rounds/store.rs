//! SQL of the tables `round`, `round_criterion`, `round_entry`, `round_juror` and `extension`.

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ctx::Ctx;
use crate::db::{Conn, Words};
use crate::error::Result;
use crate::i18n::Lang;
use crate::ids::{EditionId, ExtensionId, NominationId, PersonId, RoundId};
use crate::on;
use crate::prizes::model::without_city;
use crate::standing::{competes, in_jury};

use super::extensions::{Extension, Grant};
use super::model::{Entry, Method, Round, RoundCriterion, RoundJuror, RoundStatus};

macro_rules! round_columns {
    () => {
        "r.round_id, r.edition_id, r.position, r.name, r.status, r.method, r.reviews_per_entry, r.quorum, \
         r.least_sheets, r.source_round_id, r.scoring_opens_at, r.scoring_closes_at, r.version, r.created_at, \
         r.opened_at, r.closed_at, r.closed_by, r.reopened_at, r.close_reason"
    };
}
macro_rules! criterion_columns {
    () => {
        "round_criterion_id, round_id, criterion_id, position, label, description, weight, scale_min, scale_max, \
         scale_labels"
    };
}

const ROUND: &str = concat!("select ", round_columns!(), " from round r where r.round_id = $1");
const PLACED: &str = concat!(
    "select ",
    round_columns!(),
    ", p.name as prize, e.year, e.shows_scores from round r \
     join edition e on e.edition_id = r.edition_id join prize p on p.prize_id = e.prize_id where r.round_id = $1"
);
const ROUNDS: &str = concat!(
    "select ",
    round_columns!(),
    ", (select count(*) from round_entry x join nomination n on n.nomination_id = x.nomination_id \
     where x.round_id = r.round_id and ",
    competes!(),
    ") as entries, \
     (select count(*) from round_juror j join person p on p.person_id = j.person_id \
     where j.round_id = r.round_id and ",
    in_jury!(),
    ") as jurors \
     from round r where r.edition_id = $1 order by r.position"
);
const NEXT_POSITION: &str = "select coalesce(max(position), 0) + 1 from round where edition_id = $1";
const INSERT: &str = "insert into round (round_id, edition_id, position, name, status, method, reviews_per_entry, \
    scoring_opens_at, scoring_closes_at, version, created_at, quorum, least_sheets) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const UPDATE: &str = "update round set name = $1, reviews_per_entry = $2, scoring_opens_at = $3, \
    scoring_closes_at = $4, method = $5, version = version + 1, quorum = $9, least_sheets = $10 \
    where round_id = $6 and version = $7 and status = $8";
const OPEN: &str = "update round set status = 'open', opened_at = $1, version = version + 1 \
    where round_id = $2 and status = 'preparing'";
const CLOSE: &str = "update round set status = 'closed', closed_at = $1, closed_by = $2, close_reason = $3, \
    version = version + 1 where round_id = $4 and status = 'open'";
const REOPEN: &str = "update round set status = 'open', reopened_at = $1, version = version + 1 \
    where round_id = $2 and status = 'closed'";
const SET_SOURCE: &str = "update round set source_round_id = $1, \
    source_closed_at = (select s.closed_at from round s where s.round_id = $1), version = version + 1 \
    where round_id = $2 and status = 'preparing'";
const SOURCE_HOLDS: &str = "select count(*) from round r join round s on s.round_id = r.source_round_id \
    where r.round_id = $1 and s.status = 'closed' and s.closed_at = r.source_closed_at";
const BUILT_ON: &str = "select count(*) from round where source_round_id = $1 and status <> 'preparing'";
const LOCK: &str = "update round set status = status where round_id = $1 and status = $2";
const LOCK_ALL: &str = "update round set status = status where edition_id = $1 and status <> 'closed'";
const CRITERIA: &str =
    concat!("select ", criterion_columns!(), " from round_criterion where round_id = $1 order by position");
const INSERT_CRITERION: &str = concat!(
    "insert into round_criterion (",
    criterion_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
);
const DELETE_CRITERIA: &str = "delete from round_criterion where round_id = $1";
const ENTRIES: &str = concat!(
    "select n.nomination_id, n.receipt_number, n.title, n.nominee_name, c.label as category, (",
    competes!(),
    ") as stands \
    from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    left join category c on c.category_id = n.category_id where e.round_id = $1"
);
const PIN: &str = "update round_entry set \
    revision = (select n.revision from nomination n where n.nomination_id = round_entry.nomination_id), \
    shown_since = (select n.revision from nomination n where n.nomination_id = round_entry.nomination_id) \
    where round_id = $1";
const PIN_ENTRY: &str = "update round_entry set revision = $2, \
    shown_since = case when $3 then $2 else shown_since end where nomination_id = $1 \
    and exists (select 1 from round r where r.round_id = round_entry.round_id and r.status = 'open')";
// Nobody has begun a sheet, and nothing of it was ever closed.
const TAKE_OPENING_BACK: &str = "update round set status = 'preparing', opened_at = null, version = version + 1 \
    where round_id = $1 and status = 'open' and closed_at is null and not exists (select 1 from sheet h \
    join assignment a on a.assignment_id = h.assignment_id where a.round_id = $1)";
const UNPIN: &str = "update round_entry set revision = null, shown_since = null, salt = null where round_id = $1";
const COUNT_SHEETS: &str = "select count(*) from sheet h join assignment a on a.assignment_id = h.assignment_id \
    where a.round_id = $1";
const SALT: &str = "update round_entry set salt = $3 where round_id = $1 and nomination_id = $2";
const INSERT_ENTRY: &str = "insert into round_entry (round_id, nomination_id) values ($1, $2) on conflict do nothing";
const DELETE_ENTRY: &str = "delete from round_entry where round_id = $1 and nomination_id = $2";
const JURORS: &str = "select j.person_id, p.name, (p.disabled_at is not null) as disabled from round_juror j \
    join person p on p.person_id = j.person_id where j.round_id = $1";
const INSERT_JUROR: &str = "insert into round_juror (round_id, person_id) values ($1, $2) on conflict do nothing";
const DELETE_JUROR: &str = "delete from round_juror where round_id = $1 and person_id = $2";
const EXTENSIONS: &str = "select x.extension_id, x.person_id, p.name as juror, x.closes_at, x.reason, g.name as granter, \
    x.granted_at, x.closed_before from extension x left join person p on p.person_id = x.person_id \
    join person g on g.person_id = x.granted_by where x.round_id = $1 and x.taken_back_at is null \
    order by x.granted_at desc, x.extension_id desc";
const INSERT_EXTENSION: &str = "insert into extension (extension_id, round_id, person_id, closes_at, reason, granted_by, \
    granted_at, closed_before) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const TAKE_EXTENSION_BACK: &str = "update extension set taken_back_at = $2, taken_back_by = $3, taken_back_reason = $4 \
    where extension_id = $1 and taken_back_at is null";
// Of everybody, or of the one juror who was given more time.
const SHEETS_SINCE: &str = "select count(*) from sheet h join assignment a on a.assignment_id = h.assignment_id \
    where a.round_id = $1 and h.changed_at >= $2 and ($3 or a.person_id = $4)";
const MOVE_END: &str = "update round set scoring_closes_at = $1, version = version + 1 \
    where round_id = $2 and version = $3 and status = 'open'";

/// A round with what its pages say above it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Placed {
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub round: Round,
    /// The prize's name.
    pub prize: Words,
    pub year: i64,
    /// Whether jurors see the others' scores once their own sheet is in.
    pub shows_scores: bool,
}

impl Placed {
    /// What a file of the round is called, without its end: prize, year, round and what it is.
    pub fn file_name(&self, what: &[&str], lang: Lang) -> String {
        let what: Vec<&str> = std::iter::once(self.round.name.as_str()).chain(what.iter().copied()).collect();
        crate::files::name(without_city(self.prize.get(lang)), self.year, &what)
    }
}

/// A round with how much is in it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Counted {
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub round: Round,
    /// Those that compete.
    pub entries: i64,
    pub jurors: i64,
}

/// One round.
pub async fn round(conn: &mut Conn, id: RoundId) -> Result<Option<Round>> {
    Ok(on!(conn, c => sqlx::query_as(ROUND).bind(id).fetch_optional(c).await)?)
}

/// One round with the prize and year it belongs to.
pub async fn placed(conn: &mut Conn, id: RoundId) -> Result<Option<Placed>> {
    Ok(on!(conn, c => sqlx::query_as(PLACED).bind(id).fetch_optional(c).await)?)
}

/// An edition's rounds in their order.
pub async fn rounds(conn: &mut Conn, id: EditionId) -> Result<Vec<Counted>> {
    Ok(on!(conn, c => sqlx::query_as(ROUNDS).bind(id).fetch_all(c).await)?)
}

/// The position after an edition's last round.
pub async fn next_position(conn: &mut Conn, id: EditionId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(NEXT_POSITION).bind(id).fetch_one(c).await)?)
}

/// Adds a round. Two at the same position are refused as a duplicate.
pub async fn insert(conn: &mut Conn, round: &Round) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT)
        .bind(round.round_id)
        .bind(round.edition_id)
        .bind(round.position)
        .bind(&round.name)
        .bind(round.status)
        .bind(round.method)
        .bind(round.reviews_per_entry)
        .bind(round.scoring_opens_at)
        .bind(round.scoring_closes_at)
        .bind(round.version)
        .bind(round.created_at)
        .bind(round.quorum)
        .bind(round.least_sheets)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// What of a round can be edited.
pub struct Settings<'a> {
    pub name: &'a str,
    pub reviews_per_entry: Option<i64>,
    pub opens: Option<WallTime>,
    pub closes: Option<WallTime>,
    pub method: Method,
    pub quorum: Option<i64>,
    pub least_sheets: Option<i64>,
}

/// Changes a round's settings; false when it has changed since it was read.
pub async fn update(conn: &mut Conn, read: &Round, to: &Settings<'_>) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(UPDATE)
        .bind(to.name)
        .bind(to.reviews_per_entry)
        .bind(to.opens)
        .bind(to.closes)
        .bind(to.method)
        .bind(read.round_id)
        .bind(read.version)
        .bind(read.status)
        .bind(to.quorum)
        .bind(to.least_sheets)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(changed == 1)
}

/// Makes sure that a round keeps its state until the transaction ends; false when it has another one already.
///
/// Whoever saves a sheet and whoever closes the round then come one after the other, also on PostgreSQL.
pub async fn hold(conn: &mut Conn, id: RoundId, status: RoundStatus) -> Result<bool> {
    let held = on!(conn, c => sqlx::query(LOCK)
        .bind(id)
        .bind(status)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(held == 1)
}

/// Keeps everybody else from opening or closing a round of a call until this transaction ends.
pub async fn hold_all(conn: &mut Conn, edition: EditionId) -> Result<()> {
    on!(conn, c => sqlx::query(LOCK_ALL).bind(edition).execute(c).await.map(drop))?;
    Ok(())
}

/// Opens a round that is being prepared; false when it is in another state. Its jury reads what the entries say now.
pub async fn open(conn: &mut Conn, id: RoundId, now: Timestamp) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(OPEN)
        .bind(now)
        .bind(id)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    if changed == 1 {
        on!(conn, c => sqlx::query(PIN).bind(id).execute(c).await.map(drop))?;
    }
    Ok(changed == 1)
}

/// Lets a round be prepared again that was opened; false when somebody has begun a sheet, or it is in another state.
pub async fn take_opening_back(conn: &mut Conn, id: RoundId) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(TAKE_OPENING_BACK).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    if changed == 1 {
        on!(conn, c => sqlx::query(UNPIN).bind(id).execute(c).await.map(drop))?;
    }
    Ok(changed == 1)
}

/// How many sheets were begun in a round.
pub async fn count_sheets(conn: &mut Conn, id: RoundId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_SHEETS).bind(id).fetch_one(c).await)?)
}

/// Lets the juries of open rounds read another text of an entry; `shows` says whether they see that it is another.
pub async fn pin_entry(conn: &mut Conn, nomination: NominationId, revision: i64, shows: bool) -> Result<()> {
    on!(conn, c => sqlx::query(PIN_ENTRY)
        .bind(nomination)
        .bind(revision)
        .bind(shows)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Keeps the random beginning of the hash by which the record knows what an entry said.
pub async fn set_salt(conn: &mut Conn, round: RoundId, nomination: NominationId, salt: &str) -> Result<()> {
    on!(conn, c => sqlx::query(SALT).bind(round).bind(nomination).bind(salt).execute(c).await.map(drop))?;
    Ok(())
}

/// Closes an open round; false when it is in another state.
pub async fn close(conn: &mut Conn, id: RoundId, now: Timestamp, by: PersonId, reason: Option<&str>) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(CLOSE)
        .bind(now)
        .bind(by)
        .bind(reason)
        .bind(id)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(changed == 1)
}

/// Opens a closed round again; false when it is in another state. When and why it was closed is kept.
pub async fn reopen(conn: &mut Conn, id: RoundId, now: Timestamp) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(REOPEN)
        .bind(now)
        .bind(id)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(changed == 1)
}

/// Whether the round from which this one took its entries is closed as it was then; true when there is none.
pub async fn source_holds(conn: &mut Conn, round: &Round) -> Result<bool> {
    if round.source_round_id.is_none() {
        return Ok(true);
    }
    let holds: i64 = on!(conn, c => sqlx::query_scalar(SOURCE_HOLDS).bind(round.round_id).fetch_one(c).await)?;
    Ok(holds == 1)
}

/// Says from which closed round a round that is being prepared took its entries; false when it is in another state.
pub async fn set_source(conn: &mut Conn, id: RoundId, source: RoundId) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(SET_SOURCE)
        .bind(source)
        .bind(id)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(changed == 1)
}

/// How many rounds took their entries from this one and have begun.
pub async fn built_on(conn: &mut Conn, id: RoundId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(BUILT_ON).bind(id).fetch_one(c).await)?)
}

/// A round's criteria in their order.
pub async fn criteria(conn: &mut Conn, id: RoundId) -> Result<Vec<RoundCriterion>> {
    Ok(on!(conn, c => sqlx::query_as(CRITERIA).bind(id).fetch_all(c).await)?)
}

/// Adds a criterion to a round.
pub(super) async fn insert_criterion(conn: &mut Conn, criterion: &RoundCriterion) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_CRITERION)
        .bind(criterion.round_criterion_id)
        .bind(criterion.round_id)
        .bind(criterion.criterion_id)
        .bind(criterion.position)
        .bind(&criterion.label)
        .bind(&criterion.description)
        .bind(criterion.weight)
        .bind(criterion.scale_min)
        .bind(criterion.scale_max)
        .bind(&criterion.scale_labels)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Takes all criteria out of a round; those of the call are taken in next.
pub(super) async fn delete_criteria(conn: &mut Conn, round: RoundId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_CRITERIA).bind(round).execute(c).await.map(drop))?;
    Ok(())
}

/// A round's entries, by title as in a dictionary.
pub async fn entries(conn: &mut Conn, id: RoundId) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = on!(conn, c => sqlx::query_as(ENTRIES).bind(id).fetch_all(c).await)?;
    entries.sort_by_cached_key(|entry| (crate::i18n::sort_key(&entry.title), entry.nomination_id));
    Ok(entries)
}

/// Takes an entry into a round; nothing happens when it is there already.
pub async fn insert_entry(conn: &mut Conn, round: RoundId, nomination: NominationId) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_ENTRY).bind(round).bind(nomination).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes an entry out of a round.
pub async fn delete_entry(conn: &mut Conn, round: RoundId, nomination: NominationId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_ENTRY).bind(round).bind(nomination).execute(c).await.map(drop))?;
    Ok(())
}

/// A round's jurors by name.
pub async fn jurors(conn: &mut Conn, id: RoundId) -> Result<Vec<RoundJuror>> {
    let mut jurors: Vec<RoundJuror> = on!(conn, c => sqlx::query_as(JURORS).bind(id).fetch_all(c).await)?;
    jurors.sort_by_cached_key(|juror| (crate::i18n::sort_key(&juror.name), juror.person_id));
    Ok(jurors)
}

/// Takes a juror into a round; nothing happens when the person is there already.
pub async fn insert_juror(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_JUROR).bind(round).bind(person).execute(c).await.map(drop))?;
    Ok(())
}

/// Takes a juror out of a round.
pub async fn delete_juror(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_JUROR).bind(round).bind(person).execute(c).await.map(drop))?;
    Ok(())
}

/// A round's extensions, the newest first.
pub async fn extensions(conn: &mut Conn, id: RoundId) -> Result<Vec<Extension>> {
    Ok(on!(conn, c => sqlx::query_as(EXTENSIONS).bind(id).fetch_all(c).await)?)
}

/// Adds an extension.
pub(super) async fn insert_extension(
    conn: &mut Conn,
    ctx: &Ctx,
    round: RoundId,
    grant: &Grant<'_>,
    (office, before): (PersonId, Option<WallTime>),
) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_EXTENSION)
        .bind(ExtensionId::new(ctx.now, &ctx.random))
        .bind(round)
        .bind(grant.person)
        .bind(grant.until)
        .bind(grant.reason)
        .bind(office)
        .bind(ctx.now)
        .bind(before)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Writes that an extension was taken back; gives `false` when it was already.
pub(super) async fn take_extension_back(
    conn: &mut Conn,
    id: ExtensionId,
    (office, reason): (PersonId, &str),
    now: Timestamp,
) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(TAKE_EXTENSION_BACK)
        .bind(id)
        .bind(now)
        .bind(office)
        .bind(reason)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// How many sheets were saved from a moment on, by everybody or by one juror.
pub(super) async fn sheets_since(
    conn: &mut Conn,
    round: RoundId,
    person: Option<PersonId>,
    since: Timestamp,
) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(SHEETS_SINCE)
        .bind(round)
        .bind(since)
        .bind(person.is_none())
        .bind(person)
        .fetch_one(c)
        .await)?)
}

/// Moves the end of a round that is open and has not changed since it was read; gives `false` otherwise.
pub(super) async fn move_end(conn: &mut Conn, read: &Round, until: WallTime) -> Result<bool> {
    let changed = on!(conn, c => sqlx::query(MOVE_END)
        .bind(until)
        .bind(read.round_id)
        .bind(read.version)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(changed == 1)
}
