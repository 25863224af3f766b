//! SQL of the table `mail`.

pub mod forget;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, batched, changed, maybe, one, row, run};
use crate::ground::error::Result;
use crate::ids::MailId;

use super::model::{Mail, STAYS_DUE, Status, Trouble};
use super::premise::Stale;

/// A reason for which mails have failed.
#[derive(Debug, serde::Serialize, sqlx::FromRow)]
pub struct Failure {
    pub reason: String,
    pub mails: i64,
}

row!(mail_columns: Mail = "mail" {
    mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, next_attempt_at, created_at,
    sent_at, last_error, premise, stale,
});

const INSERT: &str = concat!("insert into mail (", mail_columns!(), ")");

/// Whether a mail is due at `$1`, and not since before `$2`. What was tried or written later than now was so before the
/// clock was put back, and waits no longer for what the clock said then; but a letter is held on purpose until it was tried.
macro_rules! due {
    () => {
        "status = 'queued' and (claimed_until is null or claimed_until <= $1) and next_attempt_at > $2 \
         and (next_attempt_at <= $1 or tried_at > $1 or (tried_at is null and kind <> 'letter' and created_at > $1))"
    };
}

// The condition stands twice: on PostgreSQL two processes may find the same row, and the one that comes second
// checks the outer condition again after it has waited for the first. What was never tried goes first, and then what was
// not tried for longest: one mail that the server never takes keeps none of the others.
const CLAIM: &str = concat!(
    "update mail set claimed_until = $3, attempts = attempts + 1, tried_at = $1 \
     where status = 'queued' and (claimed_until is null or claimed_until <= $1) and mail_id = ( \
     select mail_id from mail where ",
    due!(),
    " order by case when tried_at is null then 0 else 1 end, tried_at, next_attempt_at, mail_id limit 1) returning ",
    mail_columns!()
);
const COUNT_DUE: &str = concat!("select count(*) from mail where ", due!());
// The try does not count: it was the server's fault.
const GIVE_BACK: &str = "update mail set claimed_until = null, attempts = attempts - 1, last_error = $2 \
    where mail_id = $1 and status = 'queued'";
const DROP: &str = "update mail set status = 'dropped', stale = $2, claimed_until = null, body_text = $3, body_html = $4 \
    where mail_id = $1 and status = 'queued'";
// What is just being sent can no longer be taken back.
const CANCEL: &str = "update mail set status = 'cancelled', body_text = $3, body_html = $4 where mail_id = $1 \
    and (status = 'failed' or status = 'queued' and (claimed_until is null or claimed_until <= $2))";
const RELEASE: &str =
    "update mail set next_attempt_at = $1, tried_at = $1 where status = 'queued' and next_attempt_at <= $2";
const COUNT_HELD: &str =
    "select count(*), min(next_attempt_at) from mail where status = 'queued' and next_attempt_at <= $1";
// Mails of earlier releases have no reason apart from what the server said to each.
const RETRY_ALIKE: &str = "update mail set status = 'queued', attempts = 0, next_attempt_at = $2, tried_at = $2 \
    where status = 'failed' and coalesce(alike, last_error) = $1";
const FAILURES: &str = "select coalesce(alike, last_error) as reason, count(*) as mails from mail \
    where status = 'failed' and last_error is not null group by coalesce(alike, last_error) \
    order by count(*) desc, coalesce(alike, last_error) limit 10";
const SET_TROUBLE: &str = "insert into mail_trouble (one, since, until, times, reason) values (1, $1, $2, 1, $3) \
    on conflict (one) do update set until = excluded.until, times = mail_trouble.times + 1, reason = excluded.reason";
const SENT: &str = "update mail set status = 'sent', sent_at = $2, claimed_until = null, last_error = null, \
    body_text = $3, body_html = $4 where mail_id = $1 and status = 'queued'";
const NOT_SENT: &str = "update mail set status = $2, next_attempt_at = $3, claimed_until = null, last_error = $4, \
    alike = $5 where mail_id = $1 and status = 'queued'";
const RETRY: &str = "update mail set status = 'queued', attempts = 0, next_attempt_at = $2, tried_at = $2 \
    where mail_id = $1 and status = 'failed'";
const PAGE: &str = concat!(
    "select ",
    mail_columns!(),
    " from mail where ($1 = '' or status = $1) order by created_at desc, mail_id desc limit $2 offset $3"
);
const RECEIPT: &str = concat!(
    "select ",
    mail_columns!(),
    " from mail where kind = 'receipt' and recipient = $1 and subject like '%' || $2 \
     order by created_at desc, mail_id desc limit 1"
);
// Read only: links and people belong to `accounts`. Nobody is behind the link for the first account.
const OPENS_OFFICE: &str = "select count(*) from one_time_link l left join person p on p.person_id = l.person_id \
    where l.token_hash = $1 and (p.person_id is null or p.role not in ('juror', 'chair'))";
const IS_OFFICE: &str = "select count(*) from person where email = $1 and role not in ('juror', 'chair')";
const FIND: &str = concat!("select ", mail_columns!(), " from mail where mail_id = $1");

/// Adds mails.
pub async fn insert(conn: &mut Conn, mails: &[Mail]) -> Result<()> {
    batched!(conn, INSERT, mails, |mail| [
        mail.mail_id,
        &mail.recipient,
        &mail.kind,
        mail.language,
        &mail.subject,
        &mail.body_text,
        &mail.body_html,
        mail.status,
        mail.attempts,
        mail.next_attempt_at,
        mail.created_at,
        mail.sent_at,
        &mail.last_error,
        &mail.premise,
        mail.stale,
    ])
    .map(drop)
}

/// Takes the mail whose turn it is, and counts the try. Nobody else gets it until `until`.
pub async fn claim(conn: &mut Conn, now: Timestamp, until: Timestamp) -> Result<Option<Mail>> {
    let since = now - STAYS_DUE;
    maybe!(conn, CLAIM, now, since, until)
}

/// Nobody else gets a mail that is being sent until `until`.
pub async fn keep_claim(conn: &mut Conn, id: MailId, until: Timestamp) -> Result<()> {
    run!(conn, "update mail set claimed_until = $2 where mail_id = $1 and status = 'queued'", id, until)
}

/// Puts a claimed mail back, as if it had not been tried.
pub async fn give_back(conn: &mut Conn, id: MailId, reason: &str) -> Result<()> {
    run!(conn, GIVE_BACK, id, reason)
}

/// It no longer makes sense; from now on it reads as given here.
pub async fn drop_stale(conn: &mut Conn, id: MailId, stale: Stale, text: &str, html: &str) -> Result<()> {
    run!(conn, DROP, id, stale, text, html)
}

/// Takes a mail back that waits or has failed; false if there is no such one.
pub async fn cancel(conn: &mut Conn, id: MailId, now: Timestamp, text: &str, html: &str) -> Result<bool> {
    changed!(conn, CANCEL, id, now, text, html)
}

/// Lets everything leave that has been due for too long to leave by itself; gives how many.
pub async fn release(conn: &mut Conn, now: Timestamp) -> Result<u64> {
    conn.statement(RELEASE, &[&now, &(now - STAYS_DUE)]).execute().await
}

/// How many mails wait for the office to release them, and since when the first of them is due.
pub async fn held(conn: &mut Conn, now: Timestamp) -> Result<(i64, Option<Timestamp>)> {
    one!(conn, COUNT_HELD, now - STAYS_DUE)
}

/// Queues all mails once more that failed for the same reason; gives how many.
pub async fn retry_alike(conn: &mut Conn, reason: &str, now: Timestamp) -> Result<u64> {
    conn.statement(RETRY_ALIKE, &[&reason, &now]).execute().await
}

/// Why mails have failed, the most frequent reason first.
pub async fn failures(conn: &mut Conn) -> Result<Vec<Failure>> {
    all!(conn, FAILURES)
}

/// Why nothing can be sent at present.
pub async fn trouble(conn: &mut Conn) -> Result<Option<Trouble>> {
    maybe!(conn, "select since, until, times, reason from mail_trouble")
}

/// Nothing can be sent until `until`.
pub async fn set_trouble(conn: &mut Conn, now: Timestamp, until: Timestamp, reason: &str) -> Result<()> {
    run!(conn, SET_TROUBLE, now, until, reason)
}

/// The server is there again.
pub async fn end_trouble(conn: &mut Conn) -> Result<()> {
    run!(conn, "delete from mail_trouble")
}

/// Tries again without waiting any longer.
pub async fn try_now(conn: &mut Conn, now: Timestamp) -> Result<()> {
    run!(conn, "update mail_trouble set until = $1, times = 0", now)
}

/// How many mails are due now.
pub async fn count_due(conn: &mut Conn, now: Timestamp) -> Result<i64> {
    one!(conn, COUNT_DUE, now, now - STAYS_DUE)
}

/// The mail server has taken it; from now on it reads as given here.
pub async fn set_sent(conn: &mut Conn, id: MailId, now: Timestamp, text: &str, html: &str) -> Result<()> {
    run!(conn, SENT, id, now, text, html)
}

/// It was not taken: to be tried again at `next`, or given up. `alike` is what it has in common with others.
pub async fn set_not_sent(
    conn: &mut Conn,
    id: MailId,
    (status, next): (Status, Timestamp),
    (error, alike): (&str, &str),
) -> Result<()> {
    run!(conn, NOT_SENT, id, status, next, error, alike)
}

/// Queues a failed mail once more; false if it is not a failed one.
pub async fn retry(conn: &mut Conn, id: MailId, now: Timestamp) -> Result<bool> {
    changed!(conn, RETRY, id, now)
}

/// Mails of one state, or of all, the newest first.
pub async fn page(conn: &mut Conn, status: Option<Status>, limit: i64, offset: i64) -> Result<Vec<Mail>> {
    let status = status.map_or("", Status::as_str);
    all!(conn, PAGE, status, limit, offset)
}

/// The mail with the receipt of a number, as it was written to an address.
pub async fn receipt(conn: &mut Conn, to: &str, number: &str) -> Result<Option<Mail>> {
    maybe!(conn, RECEIPT, to, number)
}

/// How many mails there are in each state that occurs.
pub async fn counts(conn: &mut Conn) -> Result<Vec<(Status, i64)>> {
    all!(conn, "select status, count(*) from mail group by status")
}

/// One mail.
pub async fn find(conn: &mut Conn, id: MailId) -> Result<Option<Mail>> {
    maybe!(conn, FIND, id)
}

/// Whether a link opens an account that can be the second of two.
pub async fn opens_office(conn: &mut Conn, token_hash: &str) -> Result<bool> {
    one!(conn, OPENS_OFFICE, token_hash).map(|found: i64| found > 0)
}

/// Whether an address belongs to such an account.
pub async fn is_office(conn: &mut Conn, recipient: &str) -> Result<bool> {
    one!(conn, IS_OFFICE, recipient).map(|found: i64| found > 0)
}
