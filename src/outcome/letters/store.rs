//! SQL of the tables `letter`, `letter_entry` and `letter_template`.

pub mod forget;

use std::collections::HashMap;

use serde::Serialize;
use sqlx::types::Json;

use crate::clock::{Timestamp, WallTime};
use crate::ground::db::{Conn, all, batched, changed, maybe, one, row, run, update};
use crate::ground::error::Result;
use crate::i18n::{Lang, sort_key};
use crate::ids::{EditionId, LetterId, MailId, NominationId, PersonId};

use super::model::{Letter, LetterKind, Wording};
use super::plan::{AddressedEntry, Wanted};

row!(letter_columns: Letter = "letter" {
    letter_id, edition_id, kind, recipient_key, name, email, language, subject, body, gaps, status, edited, decided_at,
    basis, outdated, version, mail_id, created_at, reviewed_at, left_at, ceremony_at,
});

macro_rules! letter {
    ($rest:literal) => {
        concat!("select ", letter_columns!(), " from letter ", $rest)
    };
}

const FIND: &str = letter!("where letter_id = $1");
const CARRIED: &str = letter!("where mail_id = $1");
const OF_EDITION: &str = letter!("where edition_id = $1 order by sort_key, recipient_key, kind");
const INVITED: &str = letter!(
    "where kind like 'invitation%' and left_at is not null \
     and edition_id in (select e.edition_id from edition e where e.status = 'open') order by edition_id, recipient_key"
);
const INSERT: &str = "insert into letter (letter_id, edition_id, kind, recipient_key, name, sort_key, email, language, \
    subject, body, gaps, status, edited, decided_at, basis, created_at, ceremony_at)";
const INSERT_ENTRY: &str = "insert into letter_entry (letter_id, nomination_id)";
const ENTRIES_OF: &str = "select e.letter_id, e.nomination_id from letter_entry e \
    join letter l on l.letter_id = e.letter_id where l.edition_id = $1 order by e.letter_id, e.nomination_id";
const GONE: &str = "select count(*) from letter_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.letter_id = $1 and (n.status = 'withdrawn' or n.erased_at is not null)";
const REMOVE: &str = "delete from letter where letter_id = $1 and version = $2 and status in ('draft', 'reviewed')";
const HOLDS: &str = "update letter set decided_at = $3 where letter_id = $1 and version = $2";
const OUTDATE_LEFT: &str = "update letter set basis = $3, outdated = true where letter_id = $1 and version = $2";
const OLDER: &str = "select count(*) from letter where edition_id = $1 and status in ('draft', 'reviewed') \
    and decided_at <> $2 and kind not like 'invitation%'";
const WRITTEN: &str = "select count(*) from letter where edition_id = $1 and kind not like 'invitation%'";
const JURY: &str = "select distinct p.person_id, p.name, p.email, p.language from round_juror j \
    join round r on r.round_id = j.round_id join person p on p.person_id = j.person_id \
    where r.edition_id = $1 and p.disabled_at is null and p.erased_at is null order by p.person_id";
const REVIEW: &str = "update letter set status = 'reviewed', reviewed_at = v.column3, outdated = false, \
    version = version + 1 from (";
const WHILE_DRAFT: &str = ") as v where letter_id = v.column1 and version = v.column2 and status = 'draft'";
const QUEUE: &str = "update letter set status = 'queued', mail_id = v.column3, left_at = v.column4, \
    version = version + 1 from (";
const POST: &str = "update letter set status = 'posted', left_at = v.column3, version = version + 1 from (";
const WHILE_REVIEWED: &str = ") as v where letter_id = v.column1 and version = v.column2 and status = 'reviewed'";
const NOT_POSTED: &str = "update letter set status = case when outdated then 'draft' else 'reviewed' end, \
    reviewed_at = case when outdated then null else reviewed_at end, left_at = null, version = version + 1 \
    where edition_id = $1 and status = 'posted' \
    and left_at = (select max(x.left_at) from letter x where x.edition_id = $1 and x.status = 'posted')";
const ENTRIES: &str = "select nomination_id, status, kind, title, nominee_name, nominee_email, nominator_name, \
    nominator_email, language, screening, screening_reason from nomination \
    where edition_id = $1 and status = 'received' and erased_at is null \
    order by length(receipt_number), receipt_number";
// The binding meeting of a call is known by the moment of its decisions.
const DEFERRED: &str = "select d.nomination_id from decision d \
    join meeting s on s.meeting_id = d.meeting_id join round r on r.round_id = s.round_id \
    where r.edition_id = $1 and s.decided_at = $2 and d.kind = 'deferred' and d.replaced_by is null \
    and d.nomination_id is not null";

const TEMPLATE: &str = "select subject, body, updated_at from letter_template where kind = $1 and language = $2";
const INSERT_TEMPLATE: &str = "insert into letter_template (kind, language, subject, body, updated_at) \
    values ($1, $2, $3, $4, $5) on conflict (kind, language) do nothing";

/// Every letter of an edition and every entry that takes part or came late and has none, with how far each has come.
macro_rules! listed {
    ($begin:literal, $end:literal) => {
        concat!(
            $begin,
            " from (select l.letter_id, l.name, l.sort_key, l.email, l.kind, l.subject, l.mail_id, l.outdated, \
             case when l.status = 'queued' then m.status when l.status = 'reviewed' and l.email is null then 'paper' \
             else l.status end as state \
             from letter l left join mail m on m.mail_id = l.mail_id where l.edition_id = $1 \
             union all select cast(null as uuid), \
             case when n.kind = 'proposal' then coalesce(n.nominator_name, n.nominee_name) else n.nominee_name end, \
             n.sort_key, case when n.kind = 'proposal' and n.nominator_name is not null then n.nominator_email \
             else n.nominee_email end, cast(null as text), \
             n.title, cast(null as uuid), false, 'none' \
             from nomination n where n.edition_id = $1 and n.status <> 'withdrawn' and n.erased_at is null \
             and exists (select 1 from letter x where x.edition_id = $1) \
             and not exists (select 1 from letter_entry e join letter o on o.letter_id = e.letter_id \
             where e.nomination_id = n.nomination_id and o.kind not like 'invitation%')) as listed ",
            $end
        )
    };
}

const LIST: &str = listed!(
    "select letter_id, name, email, kind, subject, mail_id, outdated, state",
    "where ($2 = '' or state = $2) order by sort_key, kind, letter_id limit $3 offset $4"
);
const COUNTS: &str = listed!("select state, count(*)", "group by state");

crate::text_enum! {
    /// How far a letter has come, on the list.
    pub enum State {
        Draft = "draft",
        Reviewed = "reviewed",
        /// Reviewed, to be printed: there is no address for mail.
        Paper = "paper",
        /// In the outbox.
        Queued = "queued",
        Sent = "sent",
        Failed = "failed",
        Posted = "posted",
        /// An entry for which no letter was written.
        None = "none",
    }
}

/// A line of the list.
#[derive(Debug, Serialize, sqlx::FromRow)]
pub struct LetterLine {
    /// Absent where no letter was written.
    pub letter_id: Option<LetterId>,
    pub name: String,
    pub email: Option<String>,
    pub kind: Option<LetterKind>,
    /// The letter's subject, or the entry's title.
    pub subject: String,
    pub mail_id: Option<MailId>,
    /// What it was drafted from has changed, and its words have not.
    pub outdated: bool,
    pub state: State,
}

/// A page of the list, in one state or in all.
pub async fn list(
    conn: &mut Conn,
    id: EditionId,
    state: Option<State>,
    (limit, offset): (i64, i64),
) -> Result<Vec<LetterLine>> {
    all!(conn, LIST, id, state.map_or("", State::as_str), limit, offset)
}

/// How many lines there are in each state that occurs.
pub async fn counts(conn: &mut Conn, id: EditionId) -> Result<Vec<(State, i64)>> {
    all!(conn, COUNTS, id)
}

/// One letter.
pub async fn find(conn: &mut Conn, id: LetterId) -> Result<Option<Letter>> {
    maybe!(conn, FIND, id)
}

/// All letters of an edition, by their recipients' names.
pub async fn of_edition(conn: &mut Conn, id: EditionId) -> Result<Vec<Letter>> {
    all!(conn, OF_EDITION, id)
}

/// All invitations of open calls that have left.
pub async fn invited(conn: &mut Conn) -> Result<Vec<Letter>> {
    all!(conn, INVITED)
}

/// A new letter, and the entries that it is about.
pub struct Draft {
    pub letter: Letter,
    pub entries: Vec<NominationId>,
}

/// Adds drafts. A second letter of one kind to one person is refused as a duplicate.
pub async fn insert(conn: &mut Conn, drafts: &[Draft]) -> Result<()> {
    batched!(conn, INSERT, drafts, |Draft { letter, .. }| [
        letter.letter_id,
        letter.edition_id,
        letter.kind,
        &letter.recipient_key,
        &letter.name,
        sort_key(&letter.name),
        &letter.email,
        letter.language,
        &letter.subject,
        &letter.body,
        &letter.gaps,
        letter.status,
        letter.edited,
        letter.decided_at,
        &letter.basis,
        letter.created_at,
        letter.ceremony_at,
    ])?;
    let of_one = |one: &Draft| one.entries.iter().map(|entry| (one.letter.letter_id, *entry)).collect::<Vec<_>>();
    let entries: Vec<_> = drafts.iter().flat_map(of_one).collect();
    insert_entries(conn, &entries).await
}

async fn insert_entries(conn: &mut Conn, entries: &[(LetterId, NominationId)]) -> Result<()> {
    batched!(conn, INSERT_ENTRY, entries, |(letter, entry)| [*letter, *entry]).map(drop)
}

/// Which entries each letter of an edition is about.
pub async fn entries_of(conn: &mut Conn, id: EditionId) -> Result<HashMap<LetterId, Vec<NominationId>>> {
    let rows: Vec<(LetterId, NominationId)> = all!(conn, ENTRIES_OF, id)?;
    let mut about: HashMap<LetterId, Vec<NominationId>> = HashMap::new();
    for (letter, entry) in rows {
        about.entry(letter).or_default().push(entry);
    }
    Ok(about)
}

/// Takes a letter away as it was read; false when somebody has changed it meanwhile, or it has left.
pub async fn remove(conn: &mut Conn, letter: &Letter) -> Result<bool> {
    changed!(conn, REMOVE, letter.letter_id, letter.version)
}

/// Notes that a letter says what the jury decided at another moment, too; false when somebody has changed it meanwhile.
pub async fn holds(conn: &mut Conn, letter: &Letter, decided_at: Timestamp) -> Result<bool> {
    changed!(conn, HOLDS, letter.letter_id, letter.version, decided_at)
}

/// Marks that what a letter was drafted from has changed. Unless it has left, it is a draft again, with its words.
/// False when somebody has changed it meanwhile.
pub async fn outdate(conn: &mut Conn, letter: &Letter, now: &Wanted, decided_at: Timestamp) -> Result<bool> {
    let (id, version, basis) = (letter.letter_id, letter.version, now.basis());
    if letter.has_left() {
        return changed!(conn, OUTDATE_LEFT, id, version, basis);
    }
    let done = update!(conn, "letter" {
        name: now.name, sort_key: sort_key(&now.name), email: now.email, language: now.language, basis, decided_at,
    } "outdated = true, status = 'draft', reviewed_at = null, version = version + 1"
        where { letter_id: id, version } "status in ('draft', 'reviewed')")?;
    run!(conn, "delete from letter_entry where letter_id = $1", id)?;
    let entries: Vec<_> = now.entries.iter().map(|entry| (id, *entry)).collect();
    insert_entries(conn, &entries).await?;
    Ok(done)
}

/// The drafts of an edition, each with its version, in no order.
pub async fn drafts(conn: &mut Conn, id: EditionId) -> Result<Vec<(LetterId, i64)>> {
    all!(conn, "select letter_id, version from letter where edition_id = $1 and status = 'draft'", id)
}

/// How many letters that have not left say what the jury decided at another moment than this.
pub async fn older(conn: &mut Conn, id: EditionId, decided_at: Timestamp) -> Result<i64> {
    one!(conn, OLDER, id, decided_at)
}

/// Whether any letter about the result was written.
pub async fn is_begun(conn: &mut Conn, id: EditionId) -> Result<bool> {
    one!(conn, WRITTEN, id).map(|n: i64| n > 0)
}

/// Notes for which moment a draft invites now.
pub async fn names_ceremony(conn: &mut Conn, id: LetterId, at: Option<WallTime>) -> Result<()> {
    run!(conn, "update letter set ceremony_at = $2 where letter_id = $1 and left_at is null", id, at)
}

/// Somebody of the jury, as far as an invitation needs it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct JuryMember {
    pub person_id: PersonId,
    pub name: String,
    pub email: String,
    pub language: Lang,
}

/// Who has read for an edition.
pub async fn jury(conn: &mut Conn, id: EditionId) -> Result<Vec<JuryMember>> {
    all!(conn, JURY, id)
}

/// Writes one letter's words anew; false when somebody else was quicker or it has left.
pub async fn edit(
    conn: &mut Conn,
    (id, version): (LetterId, i64),
    wording: &Wording,
    gaps: Vec<String>,
) -> Result<bool> {
    update!(conn, "letter" { subject: wording.subject, body: wording.body, gaps: Json(gaps) }
        "status = 'draft', edited = true, reviewed_at = null, version = version + 1"
        where { letter_id: id, version } "status in ('draft', 'reviewed')")
}

/// Marks drafts as read; false when somebody else was quicker with one of them.
pub async fn review(conn: &mut Conn, letters: &[&Letter], now: Timestamp) -> Result<bool> {
    let done = batched!(conn, REVIEW, letters, |one| [one.letter_id, one.version, now], WHILE_DRAFT)?;
    Ok(usize::try_from(done) == Ok(letters.len()))
}

/// Notes that reviewed letters are in the outbox, each with its mail; false when one of them has left already.
pub async fn queue(conn: &mut Conn, letters: &[(&Letter, MailId)], now: Timestamp) -> Result<bool> {
    let done = batched!(conn, QUEUE, letters, |(one, mail)| [one.letter_id, one.version, *mail, now], WHILE_REVIEWED)?;
    Ok(usize::try_from(done) == Ok(letters.len()))
}

/// Notes that reviewed letters were sent on paper; false when one of them has left already.
pub async fn post(conn: &mut Conn, letters: &[&Letter], now: Timestamp) -> Result<bool> {
    let done = batched!(conn, POST, letters, |one| [one.letter_id, one.version, now], WHILE_REVIEWED)?;
    Ok(usize::try_from(done) == Ok(letters.len()))
}

/// Notes that the letters last noted as posted are not in the post. Gives how many.
pub async fn not_posted(conn: &mut Conn, id: EditionId) -> Result<u64> {
    conn.statement(NOT_POSTED, &[&id]).execute().await
}

/// The entries that take part, as far as letters need them.
pub async fn entries(conn: &mut Conn, id: EditionId) -> Result<Vec<AddressedEntry>> {
    all!(conn, ENTRIES, id)
}

/// The entries that the jury has put off, in what it decided with binding force at that moment.
pub async fn deferred(conn: &mut Conn, id: EditionId, decided_at: Timestamp) -> Result<Vec<NominationId>> {
    all!(conn, DEFERRED, id, decided_at)
}

/// The office's own wording of a template and when it was saved; `None` as long as the proposal holds.
pub async fn template(conn: &mut Conn, kind: LetterKind, lang: Lang) -> Result<Option<(Wording, Timestamp)>> {
    let row: Option<(String, String, Timestamp)> = maybe!(conn, TEMPLATE, kind, lang)?;
    Ok(row.map(|(subject, body, at)| (Wording { subject, body }, at)))
}

/// Which templates the office has worded itself, and when.
pub async fn templates(conn: &mut Conn) -> Result<Vec<(LetterKind, Lang, Timestamp)>> {
    all!(conn, "select kind, language, updated_at from letter_template")
}

/// Saves a template, if nobody has changed it since the moment `seen`.
pub async fn save_template(
    conn: &mut Conn,
    (kind, lang): (LetterKind, Lang),
    wording: &Wording,
    seen: Option<Timestamp>,
    now: Timestamp,
) -> Result<bool> {
    match seen {
        None => changed!(conn, INSERT_TEMPLATE, kind, lang, wording.subject, wording.body, now),
        Some(seen) => update!(conn, "letter_template" {
            subject: wording.subject, body: wording.body, updated_at: now,
        } where { kind, language: lang, updated_at: seen }),
    }
}

/// The letter that a mail carries.
pub async fn carried_by(conn: &mut Conn, mail: MailId) -> Result<Option<Letter>> {
    maybe!(conn, CARRIED, mail)
}

/// Whether a nomination that a letter is about was withdrawn or erased.
pub async fn is_about_what_is_gone(conn: &mut Conn, id: LetterId) -> Result<bool> {
    one!(conn, GONE, id).map(|gone: i64| gone > 0)
}
