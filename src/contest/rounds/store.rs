//! SQL of the tables `round`, `round_criterion`, `round_entry`, `round_juror` and `extension`.

pub mod forget;

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::without_city;
use crate::contest::standing::{competes, in_jury};
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, Translated, all, batched, changed, insert, maybe, one, row, run, update};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{EditionId, ExtensionId, NominationId, PersonId, RoundId};

use super::extensions::{Extension, Grant};
use super::model::{Method, Round, RoundCriterion, RoundEntry, RoundJuror, RoundStatus};

row!(criterion_columns: RoundCriterion = "round_criterion" {
    round_criterion_id, round_id, criterion_id, position, label, description, weight, scale_min, scale_max,
    scale_labels,
});
row!(round_columns: Round = "round" {
    round_id, edition_id, position, name, status, method, reviews_per_entry, quorum, least_sheets, source_round_id,
    scoring_opens_at, scoring_closes_at, version, created_at, opened_at, closed_at, closed_by, reopened_at,
    close_reason,
});

const ROUND: &str = concat!("select ", round_columns!("r"), " from round r where r.round_id = $1");
const PLACED: &str = concat!(
    "select ",
    round_columns!("r"),
    ", p.name as prize, e.year, e.shows_scores from round r \
     join edition e on e.edition_id = r.edition_id join prize p on p.prize_id = e.prize_id where r.round_id = $1"
);
const ROUNDS: &str = concat!(
    "select ",
    round_columns!("r"),
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
const CRITERIA: &str =
    concat!("select ", criterion_columns!(), " from round_criterion where round_id = $1 order by position");
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
const COUNT_SHEETS: &str = "select count(*) from sheet h join assignment a on a.assignment_id = h.assignment_id \
    where a.round_id = $1";
const SALTS: &str = "update round_entry set salt = v.column3 from (";
const SALTED: &str = ") as v where round_entry.round_id = v.column1 and round_entry.nomination_id = v.column2";
const INSERT_ENTRIES: &str = "insert into round_entry (round_id, nomination_id)";
const DELETE_ENTRIES: &str = "delete from round_entry where (round_id, nomination_id) in (";
const JURORS: &str = "select j.person_id, p.name, (p.disabled_at is not null) as disabled from round_juror j \
    join person p on p.person_id = j.person_id where j.round_id = $1";
const EXTENSIONS: &str = "select x.extension_id, x.person_id, p.name as juror, x.closes_at, x.reason, g.name as granter, \
    x.granted_at, x.closed_before from extension x left join person p on p.person_id = x.person_id \
    join person g on g.person_id = x.granted_by where x.round_id = $1 and x.taken_back_at is null \
    order by x.granted_at desc, x.extension_id desc";
const TAKE_EXTENSION_BACK: &str = "update extension set taken_back_at = $2, taken_back_by = $3, taken_back_reason = $4 \
    where extension_id = $1 and taken_back_at is null";
// Of everybody, or of the one juror who was given more time.
const SHEETS_SINCE: &str = "select count(*) from sheet h join assignment a on a.assignment_id = h.assignment_id \
    where a.round_id = $1 and h.changed_at >= $2 and ($3 or a.person_id = $4)";
const MOVE_END: &str = "update round set scoring_closes_at = $1, version = version + 1 \
    where round_id = $2 and version = $3 and status = 'open'";

/// A round with what its pages say above it.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct RoundContext {
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub round: Round,
    /// The prize's name.
    pub prize: Translated,
    pub year: i64,
    /// Whether jurors see the others' scores once their own sheet is in.
    pub shows_scores: bool,
}

impl RoundContext {
    /// What a file of the round is called, without its end: prize, year, round and what it is.
    pub fn file_name(&self, what: &[&str], lang: Lang) -> String {
        let what: Vec<&str> = std::iter::once(self.round.name.as_str()).chain(what.iter().copied()).collect();
        crate::ground::files::name(without_city(self.prize.get(lang)), self.year, &what)
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
    maybe!(conn, ROUND, id)
}

/// One round with the prize and year it belongs to.
pub async fn placed(conn: &mut Conn, id: RoundId) -> Result<Option<RoundContext>> {
    maybe!(conn, PLACED, id)
}

/// An edition's rounds in their order.
pub async fn rounds(conn: &mut Conn, id: EditionId) -> Result<Vec<Counted>> {
    all!(conn, ROUNDS, id)
}

/// The position after an edition's last round.
pub async fn next_position(conn: &mut Conn, id: EditionId) -> Result<i64> {
    one!(conn, "select coalesce(max(position), 0) + 1 from round where edition_id = $1", id)
}

/// Adds a round. Two at the same position are refused as a duplicate.
pub async fn insert(conn: &mut Conn, round: &Round) -> Result<()> {
    insert!(conn, round)
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
    update!(conn, "round" {
        name: to.name, reviews_per_entry: to.reviews_per_entry, scoring_opens_at: to.opens,
        scoring_closes_at: to.closes, method: to.method, quorum: to.quorum, least_sheets: to.least_sheets,
    } "version = version + 1" where { round_id: read.round_id, version: read.version, status: read.status })
}

/// Makes sure that a round keeps its state until the transaction ends; false when it has another one already.
///
/// Whoever saves a sheet and whoever closes the round then come one after the other, also on PostgreSQL.
pub async fn hold(conn: &mut Conn, id: RoundId, status: RoundStatus) -> Result<bool> {
    changed!(conn, "update round set status = status where round_id = $1 and status = $2", id, status)
}

/// Keeps everybody else from opening or closing a round of a call until this transaction ends.
pub async fn hold_all(conn: &mut Conn, edition: EditionId) -> Result<()> {
    run!(conn, "update round set status = status where edition_id = $1 and status <> 'closed'", edition)
}

/// Opens a round that is being prepared; false when it is in another state. Its jury reads what the entries say now.
pub async fn open(conn: &mut Conn, id: RoundId, now: Timestamp) -> Result<bool> {
    let changed = changed!(conn, OPEN, now, id)?;
    if changed {
        run!(conn, PIN, id)?;
    }
    Ok(changed)
}

/// Lets a round be prepared again that was opened; false when somebody has begun a sheet, or it is in another state.
pub async fn take_opening_back(conn: &mut Conn, id: RoundId) -> Result<bool> {
    let changed = changed!(conn, TAKE_OPENING_BACK, id)?;
    if changed {
        run!(conn, "update round_entry set revision = null, shown_since = null, salt = null where round_id = $1", id)?;
    }
    Ok(changed)
}

/// How many sheets were begun in a round.
pub async fn count_sheets(conn: &mut Conn, id: RoundId) -> Result<i64> {
    one!(conn, COUNT_SHEETS, id)
}

/// Lets the juries of open rounds read another text of an entry; `shows` says whether they see that it is another.
pub async fn pin_entry(conn: &mut Conn, nomination: NominationId, revision: i64, shows: bool) -> Result<()> {
    run!(conn, PIN_ENTRY, nomination, revision, shows)
}

/// Keeps the random beginning of the hash by which the record knows what each entry said.
pub async fn set_salts(conn: &mut Conn, round: RoundId, salts: &[(NominationId, String)]) -> Result<()> {
    batched!(conn, SALTS, salts, |(nomination, salt)| [round, *nomination, salt], SALTED).map(drop)
}

/// Closes an open round; false when it is in another state.
pub async fn close(conn: &mut Conn, id: RoundId, now: Timestamp, by: PersonId, reason: Option<&str>) -> Result<bool> {
    changed!(conn, CLOSE, now, by, reason, id)
}

/// Opens a closed round again; false when it is in another state. When and why it was closed is kept.
pub async fn reopen(conn: &mut Conn, id: RoundId, now: Timestamp) -> Result<bool> {
    changed!(conn, REOPEN, now, id)
}

/// Whether the round from which this one took its entries is closed as it was then; true when there is none.
pub async fn source_holds(conn: &mut Conn, round: &Round) -> Result<bool> {
    if round.source_round_id.is_none() {
        return Ok(true);
    }
    one!(conn, SOURCE_HOLDS, round.round_id).map(|holds: i64| holds == 1)
}

/// Says from which closed round a round that is being prepared took its entries; false when it is in another state.
pub async fn set_source(conn: &mut Conn, id: RoundId, source: RoundId) -> Result<bool> {
    changed!(conn, SET_SOURCE, source, id)
}

/// How many rounds took their entries from this one and have begun.
pub async fn built_on(conn: &mut Conn, id: RoundId) -> Result<i64> {
    one!(conn, "select count(*) from round where source_round_id = $1 and status <> 'preparing'", id)
}

/// A round's criteria in their order.
pub async fn criteria(conn: &mut Conn, id: RoundId) -> Result<Vec<RoundCriterion>> {
    all!(conn, CRITERIA, id)
}

/// Adds a criterion to a round.
pub(super) async fn insert_criterion(conn: &mut Conn, criterion: &RoundCriterion) -> Result<()> {
    insert!(conn, criterion)
}

/// Takes all criteria out of a round; those of the call are taken in next.
pub(super) async fn delete_criteria(conn: &mut Conn, round: RoundId) -> Result<()> {
    run!(conn, "delete from round_criterion where round_id = $1", round)
}

/// A round's entries, by title as in a dictionary.
pub async fn entries(conn: &mut Conn, id: RoundId) -> Result<Vec<RoundEntry>> {
    let mut entries: Vec<RoundEntry> = all!(conn, ENTRIES, id)?;
    entries.sort_by_cached_key(|entry| (crate::i18n::sort_key(&entry.title), entry.nomination_id));
    Ok(entries)
}

/// Takes entries into a round; nothing happens to those that are there already.
pub async fn insert_entries(conn: &mut Conn, round: RoundId, nominations: &[NominationId]) -> Result<()> {
    batched!(conn, INSERT_ENTRIES, nominations, |one| [round, *one], " on conflict do nothing").map(drop)
}

/// Takes entries out of a round.
pub async fn delete_entries(conn: &mut Conn, round: RoundId, nominations: &[NominationId]) -> Result<()> {
    batched!(conn, DELETE_ENTRIES, nominations, |one| [round, *one], ")").map(drop)
}

/// A round's jurors by name.
pub async fn jurors(conn: &mut Conn, id: RoundId) -> Result<Vec<RoundJuror>> {
    let mut jurors: Vec<RoundJuror> = all!(conn, JURORS, id)?;
    jurors.sort_by_cached_key(|juror| (crate::i18n::sort_key(&juror.name), juror.person_id));
    Ok(jurors)
}

/// Takes a juror into a round; nothing happens when the person is there already.
pub async fn insert_juror(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<()> {
    run!(conn, "insert into round_juror (round_id, person_id) values ($1, $2) on conflict do nothing", round, person)
}

/// Takes a juror out of a round.
pub async fn delete_juror(conn: &mut Conn, round: RoundId, person: PersonId) -> Result<()> {
    run!(conn, "delete from round_juror where round_id = $1 and person_id = $2", round, person)
}

/// A round's extensions, the newest first.
pub async fn extensions(conn: &mut Conn, id: RoundId) -> Result<Vec<Extension>> {
    all!(conn, EXTENSIONS, id)
}

/// Adds an extension.
pub(super) async fn insert_extension(
    conn: &mut Conn,
    ctx: &Ctx,
    round: RoundId,
    grant: &Grant<'_>,
    (office, before): (PersonId, Option<WallTime>),
) -> Result<()> {
    insert!(conn, "extension" {
        extension_id: ExtensionId::new(ctx.now, &ctx.random), round_id: round, person_id: grant.person,
        closes_at: grant.until, reason: grant.reason, granted_by: office, granted_at: ctx.now, closed_before: before,
    })
}

/// Writes that an extension was taken back; gives `false` when it was already.
pub(super) async fn take_extension_back(
    conn: &mut Conn,
    id: ExtensionId,
    (office, reason): (PersonId, &str),
    now: Timestamp,
) -> Result<bool> {
    changed!(conn, TAKE_EXTENSION_BACK, id, now, office, reason)
}

/// How many sheets were saved from a moment on, by everybody or by one juror.
pub(super) async fn sheets_since(
    conn: &mut Conn,
    round: RoundId,
    person: Option<PersonId>,
    since: Timestamp,
) -> Result<i64> {
    one!(conn, SHEETS_SINCE, round, since, person.is_none(), person)
}

/// Moves the end of a round that is open and has not changed since it was read; gives `false` otherwise.
pub(super) async fn move_end(conn: &mut Conn, read: &Round, until: WallTime) -> Result<bool> {
    changed!(conn, MOVE_END, until, read.round_id, read.version)
}
