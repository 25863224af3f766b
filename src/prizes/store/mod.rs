//! SQL of the tables `prize`, `edition` and all that belongs to an edition.

pub mod course;
pub mod moved;
pub mod moves;
mod naming;
mod parts;
mod published;
pub mod touched;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{EditionId, LaureateId, PrizeId};
use crate::on;

use crate::pages::store as pages;

use super::model::{Before, Calendar, Call, Edition, Laureate, Prize};

pub use published::{insert_published, published, unkept};

pub use naming::{namings, public_laureates, set_naming};
pub use parts::{
    all_special_prizes, categories, criteria, insert_category, insert_criterion, insert_item, insert_place,
    insert_question, insert_special_prize, items, keep_wording, places, questions, remove_item, remove_place,
    set_amount, special_prizes, update_item, wordings,
};

macro_rules! edition_columns {
    () => {
        "edition_id, prize_id, year, number, status, purpose, eligible, contact, venue, opens_at, closes_at, \
         screening_until, scoring_until, session_at, ceremony_at, accepts_proposals, shows_scores, tie_rule, prize_money, \
         applications, note, version, opened_at, closed_at, created_at, motion_tie_rule"
    };
}

/// With what the public may learn of its result, which stands in a table of its own.
macro_rules! edition_row {
    ($end:literal) => {
        concat!(
            "select ",
            edition_columns!(),
            ", (select p.confirmed_at from publication p where p.edition_id = edition.edition_id \
             and p.withdrawn_at is null) as result_confirmed_at, \
             (select p.public_since from publication p where p.edition_id = edition.edition_id \
             and p.withdrawn_at is null) as result_public_since, \
             (select p.withdrawn_at from publication p where p.edition_id = edition.edition_id) \
             as result_withdrawn_at, \
             (select p.released_at from publication p where p.edition_id = edition.edition_id \
             and p.withdrawn_at is null) as result_released_at, \
             (select p.confirmed_for from publication p where p.edition_id = edition.edition_id \
             and p.withdrawn_at is null) as result_confirmed_for, ",
            touched::touched_since!(),
            " as result_touched_at from edition ",
            $end
        )
    };
}

macro_rules! prize_columns {
    () => {
        "prize_id, key, name, slogan, organisers, sponsor, parity, letters, position"
    };
}

const PRIZES: &str = concat!("select ", prize_columns!(), " from prize order by position");
const PRIZE: &str = concat!("select ", prize_columns!(), " from prize where prize_id = $1");
const COUNT_PRIZES: &str = "select count(*) from prize";
const EDITIONS: &str = edition_row!("order by year desc, prize_id");
const EDITION: &str = edition_row!("where edition_id = $1");
const EDITION_BY_YEAR: &str =
    edition_row!("where year = $2 and prize_id = (select prize_id from prize where key = $1)");
const NEXT_RECEIPT: &str = "update edition set last_receipt = last_receipt + 1 where edition_id = $1 and status <> 'preparing' \
    returning last_receipt";
macro_rules! laureate_columns {
    () => {
        "laureate_id, edition_id, position, place, name, project, amount, place_certain, nomination_id, award, reason, \
         named"
    };
}

const TOUCH: &str = "update edition set version = version + 1 where edition_id = $1 and version = $2";
const HOLD: &str = "update edition set status = status where edition_id = $1";
const SET_CALENDAR: &str = "update edition set opens_at = $2, closes_at = $3, screening_until = $4, \
    scoring_until = $5, session_at = $6, ceremony_at = $7 where edition_id = $1";
// Written with the dates, in one transaction: no way to move a ceremony leads past it.
const KEEP_PUBLIC: &str = "update publication set public_since = $2 \
    where edition_id = $1 and public_since is null and withdrawn_at is null";
const SET_BASICS: &str = "update edition set purpose = $2, eligible = $3, contact = $4, venue = $5, note = $6, \
    accepts_proposals = $7, shows_scores = $8, tie_rule = $9, prize_money = $10, \
    motion_tie_rule = $11 where edition_id = $1";
const OPEN: &str = "update edition set status = 'open', opened_at = $2 where edition_id = $1 and status = 'preparing'";
// A jury at work is part of the call: it ends first.
const CLOSE: &str = "update edition set status = 'closed', closed_at = $2 where edition_id = $1 and status = 'open' \
    and not exists (select 1 from round r where r.edition_id = $1 and r.status = 'open')";
// Its number of the last receipt counts with the row itself: of somebody who nominates at the same moment one is told so.
const RETRACT: &str = "update edition set status = 'preparing', opened_at = null, version = version + 1 \
    where edition_id = $1 and status = 'open' and last_receipt = 0 \
    and not exists (select 1 from nomination n where n.edition_id = $1) \
    and not exists (select 1 from round r where r.edition_id = $1 and r.status <> 'preparing')";
const REOPEN: &str = "update edition set status = 'open', closed_at = null, version = version + 1 \
    where edition_id = $1 and status = 'closed' and opened_at is not null \
    and not exists (select 1 from edition e where e.prize_id = edition.prize_id and e.year > edition.year \
    and e.status <> 'preparing')";
const LATER_CALL: &str = "select count(*) from edition e join edition old on old.edition_id = $1 \
    where e.prize_id = old.prize_id and e.year > old.year and e.status <> 'preparing'";
const RESTS: &str = "select (select count(*) from nomination n where n.edition_id = $1) as nominations, \
    (select count(*) from round r where r.edition_id = $1 and r.status <> 'preparing') as rounds";
const DATE_BACK: &str = "update edition set year = year - $2 where edition_id = $1";

const INSERT_PRIZE: &str =
    concat!("insert into prize (", prize_columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
const INSERT_EDITION: &str = concat!(
    "insert into edition (",
    edition_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
     $23, $24, $25, $26)"
);
const INSERT_LAUREATE: &str = concat!(
    "insert into laureate (",
    laureate_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
);
const UPDATE_LAUREATE: &str = "update laureate set position = $2, place = $3, name = $4, project = $5, amount = $6, \
    award = $7, reason = $8, named = $9 where laureate_id = $1";
const REMOVE_LAUREATE: &str = "delete from laureate where laureate_id = $1";

/// All prizes, in the order in which they are shown.
pub async fn prizes(conn: &mut Conn) -> Result<Vec<Prize>> {
    Ok(on!(conn, c => sqlx::query_as(PRIZES).fetch_all(c).await)?)
}

/// One prize.
pub async fn prize(conn: &mut Conn, id: PrizeId) -> Result<Option<Prize>> {
    Ok(on!(conn, c => sqlx::query_as(PRIZE).bind(id).fetch_optional(c).await)?)
}

/// How many prizes there are; none in a new database.
pub async fn count_prizes(conn: &mut Conn) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_PRIZES).fetch_one(c).await)?)
}

/// All editions of all prizes, newest first.
pub async fn editions(conn: &mut Conn) -> Result<Vec<Edition>> {
    Ok(on!(conn, c => sqlx::query_as(EDITIONS).fetch_all(c).await)?)
}

/// One edition.
pub async fn edition(conn: &mut Conn, id: EditionId) -> Result<Option<Edition>> {
    Ok(on!(conn, c => sqlx::query_as(EDITION).bind(id).fetch_optional(c).await)?)
}

/// The edition of a year, by the prize's key.
pub async fn edition_by_year(conn: &mut Conn, key: &str, year: i64) -> Result<Option<Edition>> {
    Ok(on!(conn, c => sqlx::query_as(EDITION_BY_YEAR).bind(key).bind(year).fetch_optional(c).await)?)
}

/// Counts one more receipt of an edition and gives its number. A second writer waits for the first.
///
/// # Errors
/// [`AppError::Refused`] where the call is not published, or was taken back while we waited.
pub async fn next_receipt(conn: &mut Conn, id: EditionId) -> Result<i64> {
    let next = on!(conn, c => sqlx::query_scalar(NEXT_RECEIPT).bind(id).fetch_optional(c).await)?;
    next.ok_or(AppError::Refused("edition-taken-back"))
}

/// All laureates of all editions, also those of whom nobody outside may know yet.
pub async fn laureates(conn: &mut Conn) -> Result<Vec<Laureate>> {
    let editions: Vec<EditionId> = editions(conn).await?.iter().map(|edition| edition.edition_id).collect();
    laureates_of(conn, &editions).await
}

/// The laureates of some editions as the office knows them, in one statement. For the public there is
/// [`public_laureates`].
pub async fn laureates_of(conn: &mut Conn, editions: &[EditionId]) -> Result<Vec<Laureate>> {
    // Never empty, so that a page always costs the same.
    let nobody = [EditionId(uuid::Uuid::nil())];
    let editions = if editions.is_empty() { &nobody } else { editions };
    let marks = (1..=editions.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let columns = laureate_columns!();
    let text = format!("select {columns} from laureate where edition_id in ({marks}) order by edition_id, position");
    Ok(on!(conn, c => {
        let query = sqlx::query_as(sqlx::AssertSqlSafe(text));
        editions.iter().fold(query, |query, id| query.bind(*id)).fetch_all(c).await
    })?)
}

/// A call with all its parts.
pub async fn call(conn: &mut Conn, id: EditionId) -> Result<Option<Call>> {
    let Some(edition) = edition(conn, id).await? else { return Ok(None) };
    let prize = prize(conn, edition.prize_id).await?;
    Ok(Some(Call {
        prize: prize.ok_or_else(|| AppError::Internal("an edition refers to its prize".into()))?,
        edition,
        categories: categories(conn, id).await?,
        questions: questions(conn, id).await?,
        criteria: criteria(conn, id).await?,
        places: places(conn, id).await?,
        special_prizes: special_prizes(conn, id).await?,
    }))
}

/// Takes a version: gives `false` when somebody else has changed the edition since.
pub async fn touch(conn: &mut Conn, id: EditionId, version: i64) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(TOUCH).bind(id).bind(version).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Keeps everybody else from changing a call, or where it stands, until this transaction ends.
pub async fn hold(conn: &mut Conn, id: EditionId) -> Result<()> {
    on!(conn, c => sqlx::query(HOLD).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// A result that has been public at this moment stays public, whatever becomes of the ceremony's date: called before
/// dates move.
pub async fn keep_public(conn: &mut Conn, edition: &Edition, now: Timestamp) -> Result<()> {
    if let Some(since) = edition.public_from().filter(|from| now >= *from) {
        on!(conn, c => sqlx::query(KEEP_PUBLIC).bind(edition.edition_id).bind(since).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Writes the dates. What came after the deadline is judged anew by the database in the same statement, whoever
/// moves it.
pub async fn set_calendar(conn: &mut Conn, id: EditionId, calendar: &Calendar) -> Result<()> {
    on!(conn, c => sqlx::query(SET_CALENDAR)
        .bind(id)
        .bind(calendar.opens_at)
        .bind(calendar.closes_at)
        .bind(calendar.screening_until)
        .bind(calendar.scoring_until)
        .bind(calendar.session_at)
        .bind(calendar.ceremony_at)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Publishes an edition that is being prepared; gives `false` when it is not.
pub async fn open(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(OPEN).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Ends an edition that is open; gives `false` when it is not.
pub async fn close(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(CLOSE).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// What rests on a call that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, sqlx::FromRow)]
pub struct Rests {
    pub nominations: i64,
    /// Rounds whose jury has begun.
    pub rounds: i64,
}

/// What rests on a call that is published.
pub async fn rests(conn: &mut Conn, id: EditionId) -> Result<Rests> {
    Ok(on!(conn, c => sqlx::query_as(RESTS).bind(id).fetch_one(c).await)?)
}

/// Takes a published call back to preparing; gives `false` when something rests on it.
pub async fn retract(conn: &mut Conn, id: EditionId) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(RETRACT).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// How many later calls of the same prize are published.
pub async fn later_calls(conn: &mut Conn, id: EditionId) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(LATER_CALL).bind(id).fetch_one(c).await)?)
}

/// Opens an ended call of ours again; gives `false` when a later one is published.
pub async fn reopen(conn: &mut Conn, id: EditionId) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(REOPEN).bind(id).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Makes an edition that of an earlier year. Only the demonstration does that, before it has any entry.
pub async fn date_back(conn: &mut Conn, id: EditionId, years: i64) -> Result<()> {
    on!(conn, c => sqlx::query(DATE_BACK).bind(id).bind(years).execute(c).await.map(drop))?;
    Ok(())
}

/// Adds a prize. A second one with the same key is refused as a duplicate.
pub async fn insert_prize(conn: &mut Conn, prize: &Prize) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_PRIZE)
        .bind(prize.prize_id)
        .bind(&prize.key)
        .bind(&prize.name)
        .bind(&prize.slogan)
        .bind(&prize.organisers)
        .bind(&prize.sponsor)
        .bind(prize.parity)
        .bind(&prize.letters)
        .bind(prize.position)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Adds an edition. A second one of the same prize and year is refused as a duplicate.
pub async fn insert_edition(conn: &mut Conn, edition: &Edition) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_EDITION)
        .bind(edition.edition_id)
        .bind(edition.prize_id)
        .bind(edition.year)
        .bind(edition.number)
        .bind(edition.status)
        .bind(&edition.purpose)
        .bind(&edition.eligible)
        .bind(&edition.contact)
        .bind(&edition.venue)
        .bind(edition.opens_at)
        .bind(edition.closes_at)
        .bind(edition.screening_until)
        .bind(edition.scoring_until)
        .bind(edition.session_at)
        .bind(edition.ceremony_at)
        .bind(edition.accepts_proposals)
        .bind(edition.shows_scores)
        .bind(edition.tie_rule)
        .bind(edition.prize_money)
        .bind(edition.applications)
        .bind(&edition.note)
        .bind(edition.version)
        .bind(edition.opened_at)
        .bind(edition.closed_at)
        .bind(edition.created_at)
        .bind(edition.motion_tie_rule)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Adds a laureate.
pub async fn insert_laureate(conn: &mut Conn, laureate: &Laureate) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_LAUREATE)
        .bind(laureate.laureate_id)
        .bind(laureate.edition_id)
        .bind(laureate.position)
        .bind(laureate.place)
        .bind(&laureate.name)
        .bind(&laureate.project)
        .bind(laureate.amount)
        .bind(laureate.place_certain)
        .bind(laureate.nomination_id)
        .bind(&laureate.award)
        .bind(&laureate.reason)
        .bind(laureate.named)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Writes a laureate anew; the picture stays.
pub async fn update_laureate(conn: &mut Conn, laureate: &Laureate) -> Result<()> {
    on!(conn, c => sqlx::query(UPDATE_LAUREATE)
        .bind(laureate.laureate_id)
        .bind(laureate.position)
        .bind(laureate.place)
        .bind(&laureate.name)
        .bind(&laureate.project)
        .bind(laureate.amount)
        .bind(&laureate.award)
        .bind(&laureate.reason)
        .bind(laureate.named)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Takes a laureate away, with the picture.
pub async fn remove_laureate(conn: &mut Conn, id: LaureateId) -> Result<()> {
    on!(conn, c => sqlx::query(REMOVE_LAUREATE).bind(id).execute(c).await.map(drop))?;
    Ok(())
}

/// Writes texts, contact and rules.
pub async fn set_basics(conn: &mut Conn, edition: &Edition) -> Result<()> {
    on!(conn, c => sqlx::query(SET_BASICS)
        .bind(edition.edition_id)
        .bind(&edition.purpose)
        .bind(&edition.eligible)
        .bind(&edition.contact)
        .bind(&edition.venue)
        .bind(&edition.note)
        .bind(edition.accepts_proposals)
        .bind(edition.shows_scores)
        .bind(edition.tie_rule)
        .bind(edition.prize_money)
        .bind(edition.motion_tie_rule)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// What a call is read against before it is published.
pub async fn before(conn: &mut Conn, call: &Call) -> Result<Before> {
    let mut editions = editions(conn).await?;
    editions.retain(|other| other.prize_id == call.prize.prize_id);
    let proposals = pages::proposals(conn).await?;
    Ok(Before { proposals, ..Before::of(editions, call.edition.year) })
}
