//! SQL of the table `mail`.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::MailId;
use crate::on;

use super::model::{Mail, Status};

macro_rules! columns {
    () => {
        "mail_id, recipient, kind, language, subject, body_text, body_html, status, attempts, next_attempt_at, \
         created_at, sent_at, last_error"
    };
}

const INSERT: &str =
    concat!("insert into mail (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)");
// The condition stands twice: on PostgreSQL two processes may find the same row, and the one that comes second
// checks the outer condition again after it has waited for the first.
const CLAIM: &str = concat!(
    "update mail set claimed_until = $2, attempts = attempts + 1 \
     where status = 'queued' and (claimed_until is null or claimed_until <= $1) and mail_id = ( \
     select mail_id from mail where status = 'queued' and next_attempt_at <= $1 \
     and (claimed_until is null or claimed_until <= $1) order by next_attempt_at, mail_id limit 1) returning ",
    columns!()
);
const COUNT_DUE: &str = "select count(*) from mail where status = 'queued' and next_attempt_at <= $1 \
    and (claimed_until is null or claimed_until <= $1)";
const SENT: &str = "update mail set status = 'sent', sent_at = $2, claimed_until = null, last_error = null, \
    body_text = $3, body_html = $4 where mail_id = $1 and status = 'queued'";
const NOT_SENT: &str = "update mail set status = $2, next_attempt_at = $3, claimed_until = null, last_error = $4 \
    where mail_id = $1 and status = 'queued'";
const RETRY: &str = "update mail set status = 'queued', attempts = 0, next_attempt_at = $2 \
    where mail_id = $1 and status = 'failed'";
const PAGE: &str = concat!(
    "select ",
    columns!(),
    " from mail where ($1 = '' or status = $1) order by created_at desc, mail_id desc limit $2 offset $3"
);
const RECEIPT: &str = concat!(
    "select ",
    columns!(),
    " from mail where kind = 'receipt' and recipient = $1 and subject like '%' || $2 \
     order by created_at desc, mail_id desc limit 1"
);
const COUNTS: &str = "select status, count(*) from mail group by status";
// Read only: links and people belong to `accounts`. Nobody is behind the link for the first account.
const OPENS_OFFICE: &str = "select count(*) from one_time_link l left join person p on p.person_id = l.person_id \
    where l.token_hash = $1 and (p.person_id is null or p.role not in ('juror', 'chair'))";
const IS_OFFICE: &str = "select count(*) from person where email = $1 and role not in ('juror', 'chair')";
const FIND: &str = concat!("select ", columns!(), " from mail where mail_id = $1");

/// Adds a mail.
pub async fn insert(conn: &mut Conn, mail: &Mail) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT)
        .bind(mail.mail_id)
        .bind(&mail.recipient)
        .bind(&mail.kind)
        .bind(mail.language)
        .bind(&mail.subject)
        .bind(&mail.body_text)
        .bind(&mail.body_html)
        .bind(mail.status)
        .bind(mail.attempts)
        .bind(mail.next_attempt_at)
        .bind(mail.created_at)
        .bind(mail.sent_at)
        .bind(&mail.last_error)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Takes the mail that has been due longest, and counts the try. Nobody else gets it until `until`.
pub async fn claim(conn: &mut Conn, now: Timestamp, until: Timestamp) -> Result<Option<Mail>> {
    Ok(on!(conn, c => sqlx::query_as(CLAIM).bind(now).bind(until).fetch_optional(c).await)?)
}

/// How many mails could be sent now.
pub async fn count_due(conn: &mut Conn, now: Timestamp) -> Result<i64> {
    Ok(on!(conn, c => sqlx::query_scalar(COUNT_DUE).bind(now).fetch_one(c).await)?)
}

/// The mail server has taken it; from now on it reads as given here.
pub async fn set_sent(conn: &mut Conn, id: MailId, now: Timestamp, text: &str, html: &str) -> Result<()> {
    on!(conn, c => sqlx::query(SENT).bind(id).bind(now).bind(text).bind(html).execute(c).await.map(drop))?;
    Ok(())
}

/// It was not taken: to be tried again at `next`, or given up.
pub async fn set_not_sent(conn: &mut Conn, id: MailId, status: Status, next: Timestamp, error: &str) -> Result<()> {
    on!(conn, c => sqlx::query(NOT_SENT).bind(id).bind(status).bind(next).bind(error).execute(c).await.map(drop))?;
    Ok(())
}

/// Queues a failed mail once more; false if it is not a failed one.
pub async fn retry(conn: &mut Conn, id: MailId, now: Timestamp) -> Result<bool> {
    let done = on!(conn, c => sqlx::query(RETRY).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(done == 1)
}

/// Mails of one state, or of all, the newest first.
pub async fn page(conn: &mut Conn, status: Option<Status>, limit: i64, offset: i64) -> Result<Vec<Mail>> {
    let status = status.map_or("", Status::as_str);
    Ok(on!(conn, c => sqlx::query_as(PAGE).bind(status).bind(limit).bind(offset).fetch_all(c).await)?)
}

/// The mail with the receipt of a number, as it was written to an address.
pub async fn receipt(conn: &mut Conn, to: &str, number: &str) -> Result<Option<Mail>> {
    Ok(on!(conn, c => sqlx::query_as(RECEIPT).bind(to).bind(number).fetch_optional(c).await)?)
}

/// How many mails there are in each state that occurs.
pub async fn counts(conn: &mut Conn) -> Result<Vec<(Status, i64)>> {
    Ok(on!(conn, c => sqlx::query_as(COUNTS).fetch_all(c).await)?)
}

/// One mail.
pub async fn find(conn: &mut Conn, id: MailId) -> Result<Option<Mail>> {
    Ok(on!(conn, c => sqlx::query_as(FIND).bind(id).fetch_optional(c).await)?)
}

/// Whether a link opens an account that can be the second of two.
pub async fn opens_office(conn: &mut Conn, token_hash: &str) -> Result<bool> {
    let found: i64 = on!(conn, c => sqlx::query_scalar(OPENS_OFFICE).bind(token_hash).fetch_one(c).await)?;
    Ok(found > 0)
}

/// Whether an address belongs to such an account.
pub async fn is_office(conn: &mut Conn, recipient: &str) -> Result<bool> {
    let found: i64 = on!(conn, c => sqlx::query_scalar(IS_OFFICE).bind(recipient).fetch_one(c).await)?;
    Ok(found > 0)
}
