//! SQL of the tables `prize`, `edition` and all that belongs to an edition.

pub mod forget;
pub mod moved;
pub mod moves;
mod naming;
mod parts;
pub mod progress;
mod published;
pub mod touched;

use std::ops::RangeInclusive;

use crate::clock::Timestamp;
use crate::contest::standing::store as standing;
use crate::ground::db::{Conn, all, changed, insert, marks, maybe, one, row, run, update};
use crate::ground::error::{AppError, Result};
use crate::ids::{EditionId, LaureateId, PrizeId};

use super::model::{Before, Calendar, Call, Edition, Laureate, Prize};
use super::refusal::Refusal;

pub use published::{insert_published, published, unkept};

pub use naming::{namings, public_laureates, set_naming};
pub use parts::{
    StoredItem, all_special_prizes, categories, criteria, insert_item, insert_place, items, keep_wording, places,
    questions, remove_item, remove_place, set_amount, special_prizes, update_item, wordings,
};

row!(edition_columns: Edition = "edition" {
    edition_id, prize_id, year, number, status, purpose, eligible, contact, venue, opens_at, closes_at, screening_until,
    scoring_until, meeting_at, ceremony_at, accepts_proposals, shows_scores, tie_rule, motion_tie_rule, prize_money,
    applications, note, version, opened_at, closed_at, created_at,
} but {
    result_confirmed_at, result_public_since, result_withdrawn_at, result_touched_at, result_released_at,
    result_confirmed_for,
});
row!(laureate_columns: Laureate = "laureate" {
    laureate_id, edition_id, position, place, name, project, amount, place_certain, nomination_id, award, reason, named,
});
row!(prize_columns: Prize = "prize" { prize_id, key, name, slogan, organisers, sponsor, parity, letters, position });

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

const PRIZES: &str = concat!("select ", prize_columns!(), " from prize order by position");
const PRIZE: &str = concat!("select ", prize_columns!(), " from prize where prize_id = $1");
const EDITIONS: &str = edition_row!("order by year desc, prize_id");
const EDITION: &str = edition_row!("where edition_id = $1");
const EDITION_BY_YEAR: &str =
    edition_row!("where year = $2 and prize_id = (select prize_id from prize where key = $1)");
const NEXT_RECEIPTS: &str = "update edition set last_receipt = last_receipt + $2 where edition_id = $1 and status <> 'preparing' \
    returning last_receipt";
// Written with the dates, in one transaction: no way to move a ceremony leads past it.
const KEEP_PUBLIC: &str = "update publication set public_since = $2 \
    where edition_id = $1 and public_since is null and withdrawn_at is null";
const OPEN: &str = "update edition set status = 'open', opened_at = $2 where edition_id = $1 and status = 'preparing'";
// A jury at work is part of the call: it ends first.
const CLOSE: &str = "update edition set status = 'closed', closed_at = $2 where edition_id = $1 and status = 'open' \
    and not exists (select 1 from round r where r.edition_id = $1 and r.status = 'open') \
    and not exists (select 1 from meeting s join round r on r.round_id = s.round_id where r.edition_id = $1 \
    and s.status = 'running' and r.status = 'closed' and r.closed_at = s.round_closed_at)";
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

/// All prizes, in the order in which they are shown.
pub async fn prizes(conn: &mut Conn) -> Result<Vec<Prize>> {
    all!(conn, PRIZES)
}

/// One prize.
pub async fn prize(conn: &mut Conn, id: PrizeId) -> Result<Option<Prize>> {
    maybe!(conn, PRIZE, id)
}

/// How many prizes there are; none in a new database.
pub async fn count_prizes(conn: &mut Conn) -> Result<i64> {
    one!(conn, "select count(*) from prize")
}

/// All editions of all prizes, newest first.
pub async fn editions(conn: &mut Conn) -> Result<Vec<Edition>> {
    all!(conn, EDITIONS)
}

/// One edition.
pub async fn edition(conn: &mut Conn, id: EditionId) -> Result<Option<Edition>> {
    maybe!(conn, EDITION, id)
}

/// The edition of a year, by the prize's key.
pub async fn edition_by_year(conn: &mut Conn, key: &str, year: i64) -> Result<Option<Edition>> {
    maybe!(conn, EDITION_BY_YEAR, key, year)
}

/// Counts so many more receipts of an edition and gives their numbers. A second writer waits for the first.
///
/// # Errors
/// [`AppError::Refused`] where the call is not published, or was taken back while we waited.
pub async fn next_receipts(conn: &mut Conn, id: EditionId, count: usize) -> Result<RangeInclusive<i64>> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let last: Option<i64> = maybe!(conn, NEXT_RECEIPTS, id, count)?;
    let last = last.ok_or(Refusal::TakenBack)?;
    Ok(last - count + 1..=last)
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
    let (columns, marks) = (laureate_columns!(), marks(editions.len()));
    let text = format!("select {columns} from laureate where edition_id in ({marks}) order by edition_id, position");
    all!(conn, sqlx::AssertSqlSafe(text), ..editions)
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
    changed!(conn, "update edition set version = version + 1 where edition_id = $1 and version = $2", id, version)
}

/// Keeps everybody else from changing a call, or where it stands, until this transaction ends.
pub async fn hold(conn: &mut Conn, id: EditionId) -> Result<()> {
    run!(conn, "update edition set status = status where edition_id = $1", id)
}

/// A result that has been public at this moment stays public, whatever becomes of the ceremony's date: called before
/// dates move.
pub async fn keep_public(conn: &mut Conn, edition: &Edition, now: Timestamp) -> Result<()> {
    if let Some(since) = edition.public_from().filter(|from| now >= *from) {
        run!(conn, KEEP_PUBLIC, edition.edition_id, since)?;
    }
    Ok(())
}

/// Writes the dates. What came after the deadline is judged anew by the database in the same statement, whoever
/// moves it.
pub async fn set_calendar(conn: &mut Conn, id: EditionId, calendar: &Calendar) -> Result<()> {
    update!(conn, "edition" {
        opens_at: calendar.opens_at, closes_at: calendar.closes_at, screening_until: calendar.screening_until,
        scoring_until: calendar.scoring_until, meeting_at: calendar.meeting_at, ceremony_at: calendar.ceremony_at,
    } where { edition_id: id })
    .map(drop)
}

/// Publishes an edition that is being prepared; gives `false` when it is not.
pub async fn open(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<bool> {
    changed!(conn, OPEN, id, now)
}

/// Ends an edition that is open; gives `false` when it is not.
pub async fn close(conn: &mut Conn, id: EditionId, now: Timestamp) -> Result<bool> {
    changed!(conn, CLOSE, id, now)
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
    one!(conn, RESTS, id)
}

/// Takes a published call back to preparing; gives `false` when something rests on it.
pub async fn retract(conn: &mut Conn, id: EditionId) -> Result<bool> {
    changed!(conn, RETRACT, id)
}

/// How many later calls of the same prize are published.
pub async fn later_calls(conn: &mut Conn, id: EditionId) -> Result<i64> {
    one!(conn, LATER_CALL, id)
}

/// Opens an ended call of ours again; gives `false` when a later one is published.
pub async fn reopen(conn: &mut Conn, id: EditionId) -> Result<bool> {
    changed!(conn, REOPEN, id)
}

/// Makes an edition that of an earlier year. Only the demonstration does that, before it has any entry.
pub async fn date_back(conn: &mut Conn, id: EditionId, years: i64) -> Result<()> {
    run!(conn, "update edition set year = year - $2 where edition_id = $1", id, years)
}

/// Adds a prize. A second one with the same key is refused as a duplicate.
pub async fn insert_prize(conn: &mut Conn, prize: &Prize) -> Result<()> {
    insert!(conn, prize)
}

/// Adds an edition. A second one of the same prize and year is refused as a duplicate.
pub async fn insert_edition(conn: &mut Conn, edition: &Edition) -> Result<()> {
    insert!(conn, edition)
}

/// Adds a laureate.
pub async fn insert_laureate(conn: &mut Conn, laureate: &Laureate) -> Result<()> {
    insert!(conn, laureate)
}

/// Writes a laureate anew; the picture stays.
pub async fn update_laureate(conn: &mut Conn, laureate: &Laureate) -> Result<()> {
    update!(conn, "laureate" {
        position: laureate.position, place: laureate.place, name: laureate.name, project: laureate.project,
        amount: laureate.amount, award: laureate.award, reason: laureate.reason, named: laureate.named,
    } where { laureate_id: laureate.laureate_id })
    .map(drop)
}

/// Takes a laureate away, with the picture.
pub async fn remove_laureate(conn: &mut Conn, id: LaureateId) -> Result<()> {
    run!(conn, "delete from laureate where laureate_id = $1", id)
}

/// Writes texts, contact and rules.
pub async fn set_basics(conn: &mut Conn, edition: &Edition) -> Result<()> {
    update!(conn, "edition" {
        purpose: edition.purpose, eligible: edition.eligible, contact: edition.contact, venue: edition.venue,
        note: edition.note, accepts_proposals: edition.accepts_proposals, shows_scores: edition.shows_scores,
        tie_rule: edition.tie_rule, prize_money: edition.prize_money, motion_tie_rule: edition.motion_tie_rule,
    } where { edition_id: edition.edition_id })
    .map(drop)
}

/// What a call is read against before it is published.
pub async fn before(conn: &mut Conn, call: &Call) -> Result<Before> {
    let mut editions = editions(conn).await?;
    editions.retain(|other| other.prize_id == call.prize.prize_id);
    let proposals = standing::proposals(conn).await?;
    Ok(Before { proposals, ..Before::of(editions, call.edition.year) })
}
