//! SQL of the tables `nomination` and `nomination_revision`.

pub mod forget;
pub mod revisions;

use serde::Serialize;
use sqlx::types::Json;
use uuid::Uuid;

use super::model::{Essence, Finding, Nomination, NominationKind, NominationStatus, Origin, Screening};
use crate::clock::{Timestamp, WallTime};
use crate::contest::nominations::model::Answers;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all, batched, changed, maybe, one, run, update};
use crate::ground::error::Result;
use crate::i18n::{Lang, sort_key};
use crate::ids::{CategoryId, EditionId, NominationId, PersonId, Token};

macro_rules! columns {
    () => {
        "nomination_id, edition_id, receipt_number, origin, kind, status, title, nominee_name, nominee_email, \
         nominator_name, nominator_email, category_id, district, consent_publication, answers, language, received_at, \
         changed_at, version, revision, entered_by, withdrawn_at, admitted_at, admitted_reason, screening, \
         screening_reason, screened_at, screened_by, screened_revision, screening_before, screening_reason_before"
    };
}

const INSERT: &str = "insert into nomination (nomination_id, edition_id, receipt_number, token_hash, idempotency_key, \
    origin, kind, status, title, nominee_name, nominee_email, nominator_name, nominator_email, category_id, district, \
    consent_publication, answers, language, search_text, sort_key, received_at, changed_at, version, entered_by, \
    screening, met)";
const FIND: &str = concat!("select ", columns!(), " from nomination where nomination_id = $1");
const OF_EDITION: &str = concat!(
    "select ",
    columns!(),
    " from nomination where edition_id = $1 order by length(receipt_number), receipt_number"
);
const BY_TOKEN: &str = concat!("select ", columns!(), " from nomination where token_hash = $1");
const ALIKE: &str = concat!(
    "select ",
    columns!(),
    " from nomination where edition_id = $1 and kind = $2 and title = $3 and nominee_name = $4 \
     and status <> 'withdrawn' and erased_at is null order by length(receipt_number) desc, receipt_number desc"
);
const RENEW_LINK: &str = "update nomination set token_hash = $2 where nomination_id = $1 and token_hash is not null";
const KEYS: &str = "select idempotency_key, receipt_number from nomination where edition_id = $1 and origin = $2";
const WITHDRAW: &str = "update nomination set status = 'withdrawn', withdrawn_at = $3, changed_at = $3, \
    version = version + 1 where nomination_id = $1 and status = $2";
// Judged by the deadline that stands now: it may have moved meanwhile.
const BRING_BACK: &str = "update nomination set withdrawn_at = null, changed_at = $2, version = version + 1, \
    status = case when admitted_at is null and met > (select e.closes_at from edition e \
    where e.edition_id = nomination.edition_id) then 'late' else 'received' end \
    where nomination_id = $1 and status = 'withdrawn' and erased_at is null";
const ADMIT: &str = "update nomination set status = 'received', admitted_at = $2, admitted_reason = $3, \
    changed_at = $2, version = version + 1 where nomination_id = $1 and status = 'late'";
const SCREEN: &str = "update nomination set screening = $3, screening_reason = $4, screened_at = $5, \
    screened_by = $6, version = version + 1, screening_before = null, screening_reason_before = null, \
    screened_revision = case when $3 = 'pending' then null else revision end where nomination_id = $1 and version = $2 and status = 'received'";
const DECIDED: &str = "select count(*) from round_entry e join round r on r.round_id = e.round_id \
    where e.nomination_id = $1 and r.status = 'closed'";
const ANY_DECIDED: &str = "select count(*) from round where edition_id = $1 and status = 'closed'";
const ELIGIBLE: &str = concat!(
    "select nomination_id, receipt_number, kind, title, nominee_name, category_id, district \
     from nomination n where edition_id = $1 and ",
    competes!(),
    " order by length(receipt_number), receipt_number"
);
const ARRIVALS: &str = "select count(*) as received, \
    cast(sum(case when status = 'late' then 1 else 0 end) as bigint) as late, \
    cast(sum(case when status = 'withdrawn' then 1 else 0 end) as bigint) as withdrawn, \
    cast(sum(case when admitted_at is not null and met > (select e.closes_at from edition e \
    where e.edition_id = nomination.edition_id) then 1 else 0 end) as bigint) as admitted \
    from nomination where edition_id = $1";
const WITHDRAWN: &str = "select nomination_id, withdrawn_at from nomination \
    where edition_id = $1 and withdrawn_at is not null";
const EXCLUDED: &str = "select receipt_number, title, screening_reason from nomination \
    where edition_id = $1 and screening = 'ineligible' order by length(receipt_number), receipt_number";

/// Counts up with each change.
const FIRST_VERSION: i64 = 1;

/// A nomination that is about to be stored.
pub struct New<'a> {
    pub nomination_id: NominationId,
    pub edition_id: EditionId,
    pub receipt_number: &'a str,
    /// Who has it may see and change the nomination; absent for what came on paper.
    pub token: Option<&'a Token>,
    pub idempotency_key: Uuid,
    pub origin: Origin,
    pub kind: NominationKind,
    pub status: NominationStatus,
    pub essence: &'a Essence,
    pub answers: &'a Answers,
    pub language: Lang,
    pub received_at: Timestamp,
    pub changed_at: Timestamp,
    pub entered_by: Option<PersonId>,
}

/// Stores nominations. A second one with the same idempotency key is refused as a duplicate.
pub async fn insert(conn: &mut Conn, new: &[New<'_>]) -> Result<()> {
    batched!(conn, INSERT, new, |one| [
        one.nomination_id,
        one.edition_id,
        one.receipt_number,
        one.token.map(Token::hash),
        one.idempotency_key,
        one.origin,
        one.kind,
        one.status,
        &one.essence.title,
        &one.essence.nominee_name,
        &one.essence.nominee_email,
        &one.essence.nominator_name,
        &one.essence.nominator_email,
        one.essence.category_id,
        &one.essence.district,
        one.essence.consent_publication,
        Json(one.answers),
        one.language,
        one.essence.search_text(one.receipt_number),
        sort_key(&one.essence.nominee_name),
        one.received_at,
        one.changed_at,
        FIRST_VERSION,
        one.entered_by,
        Screening::Pending,
        WallTime::met_by(one.received_at),
    ])
    .map(drop)
}

/// One nomination.
pub async fn find(conn: &mut Conn, id: NominationId) -> Result<Option<Nomination>> {
    maybe!(conn, FIND, id)
}

/// Everything that an edition received, by number.
pub async fn of_edition(conn: &mut Conn, id: EditionId) -> Result<Vec<Nomination>> {
    all!(conn, OF_EDITION, id)
}

/// The nomination that a private link leads to.
pub async fn by_token(conn: &mut Conn, token: &Token) -> Result<Option<Nomination>> {
    maybe!(conn, BY_TOKEN, token.hash())
}

/// What takes part in an edition under the same title and name, the newest first.
pub async fn alike(conn: &mut Conn, id: EditionId, kind: NominationKind, essence: &Essence) -> Result<Vec<Nomination>> {
    all!(conn, ALIKE, id, kind, essence.title, essence.nominee_name)
}

/// Gives a nomination another private link, after which the former one opens nothing. What came on paper has none, and
/// gets none: false.
pub async fn renew_link(conn: &mut Conn, id: NominationId, token: &Token) -> Result<bool> {
    changed!(conn, RENEW_LINK, id, token.hash())
}

/// What is stored under an idempotency key.
pub async fn by_key(conn: &mut Conn, key: Uuid) -> Result<Option<NominationId>> {
    maybe!(conn, "select nomination_id from nomination where idempotency_key = $1", key)
}

/// The idempotency keys of an edition's nominations of one origin, with their numbers.
pub async fn imported(conn: &mut Conn, id: EditionId, origin: Origin) -> Result<Vec<(Uuid, String)>> {
    all!(conn, KEYS, id, origin)
}

/// Writes other answers, if the nomination is still at `version` and not withdrawn. Says whether it was.
pub async fn update(
    conn: &mut Conn,
    nomination: &Nomination,
    (essence, answers): (&Essence, &Answers),
    finding: &Finding,
    now: Timestamp,
) -> Result<bool> {
    update!(conn, "nomination" {
        title: essence.title, nominee_name: essence.nominee_name, nominee_email: essence.nominee_email,
        nominator_name: essence.nominator_name, nominator_email: essence.nominator_email,
        category_id: essence.category_id, district: essence.district,
        consent_publication: essence.consent_publication, answers: Json(answers),
        search_text: essence.search_text(&nomination.receipt_number), sort_key: sort_key(&essence.nominee_name),
        changed_at: now, screening: finding.screening, screening_reason: finding.reason,
        screened_revision: finding.revision, screening_before: finding.before,
        screening_reason_before: finding.reason_before,
    } "version = version + 1, revision = revision + 1" where {
        nomination_id: nomination.nomination_id, version: nomination.version,
    } "status <> 'withdrawn'")
}

/// Brings back what was withdrawn; false when it is not, or nobody knows any more what it said.
pub async fn take_back(conn: &mut Conn, id: NominationId, now: Timestamp) -> Result<bool> {
    changed!(conn, BRING_BACK, id, now)
}

/// Marks it as withdrawn, if its status is still the one that was read. Says whether it was.
pub async fn withdraw(conn: &mut Conn, id: NominationId, was: NominationStatus, now: Timestamp) -> Result<bool> {
    changed!(conn, WITHDRAW, id, was, now)
}

/// Whether a jury has closed a round with the nomination in it.
pub async fn is_decided(conn: &mut Conn, id: NominationId) -> Result<bool> {
    one!(conn, DECIDED, id).map(|rounds: i64| rounds > 0)
}

/// Whether two people have confirmed that it stands beside the result.
pub async fn is_listed(conn: &mut Conn, id: NominationId) -> Result<bool> {
    one!(conn, "select count(*) from publication_entry where nomination_id = $1", id).map(|rows: i64| rows > 0)
}

/// What they have confirmed is not what it says now: it waits for them anew.
pub async fn unlist(conn: &mut Conn, id: NominationId) -> Result<()> {
    run!(conn, "delete from publication_entry where nomination_id = $1", id)
}

/// Whether the jury has closed a round of the edition, whatever entries it had.
pub async fn is_any_decided(conn: &mut Conn, edition: EditionId) -> Result<bool> {
    one!(conn, ANY_DECIDED, edition).map(|rounds: i64| rounds > 0)
}

/// Lets a late one in, if it still is late. Says whether it was.
pub async fn admit(conn: &mut Conn, id: NominationId, reason: &str, now: Timestamp) -> Result<bool> {
    changed!(conn, ADMIT, id, now, reason)
}

/// Writes what the office found, if the nomination is still at `version` and takes part. Says whether it was.
pub async fn screen(
    conn: &mut Conn,
    (id, version): (NominationId, i64),
    (screening, reason): (Screening, Option<&str>),
    person_id: PersonId,
    now: Timestamp,
) -> Result<bool> {
    changed!(conn, SCREEN, id, version, screening, reason, now, person_id)
}

/// A nomination that competes, in short.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct CompetingEntry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub kind: NominationKind,
    pub title: String,
    pub nominee_name: String,
    pub category_id: Option<CategoryId>,
    pub district: Option<String>,
}

/// What competes in an edition: received and found eligible, in the order of the receipt numbers.
pub async fn eligible(conn: &mut Conn, id: EditionId) -> Result<Vec<CompetingEntry>> {
    all!(conn, ELIGIBLE, id)
}

/// How many nominations an edition received.
#[derive(Debug, sqlx::FromRow)]
pub struct Arrivals {
    pub received: i64,
    pub late: Option<i64>,
    pub withdrawn: Option<i64>,
    /// Late ones that the office admitted, by the deadline that stands now.
    pub admitted: Option<i64>,
}

/// A nomination that was formally excluded.
#[derive(Debug, sqlx::FromRow)]
pub struct Excluded {
    pub receipt_number: String,
    pub title: String,
    pub screening_reason: Option<String>,
}

/// How many nominations an edition received, and what became of them.
pub async fn arrivals(conn: &mut Conn, edition: EditionId) -> Result<Arrivals> {
    one!(conn, ARRIVALS, edition)
}

/// When entries of an edition were withdrawn.
pub async fn withdrawn(conn: &mut Conn, id: EditionId) -> Result<Vec<(NominationId, Timestamp)>> {
    all!(conn, WITHDRAWN, id)
}

/// The nominations of an edition that were formally excluded, by their numbers.
pub async fn excluded(conn: &mut Conn, edition: EditionId) -> Result<Vec<Excluded>> {
    all!(conn, EXCLUDED, edition)
}
