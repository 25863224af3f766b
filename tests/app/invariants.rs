//! What no database may ever hold, whatever was done in it: asked when a test ends.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;

use rocket::tokio::runtime::Builder;
use sqlx::{Connection, Executor};

use crate::support::is_postgres;

/// A sentence about what is never so, and the query that finds nothing then. One text for both engines.
const NEVER: [(&str, &str); 18] = [
    ("the record has a gap", "select max(position) from audit having max(position) <> count(*)"),
    (
        "the chain does not end with the record",
        "select position from chain where position <> (select coalesce(max(position), 0) from audit)",
    ),
    (
        "somebody's choice is known of a secret vote that is over",
        "select v.motion_id from vote v join motion m on m.motion_id = v.motion_id \
         where m.ballot = 'secret' and m.status <> 'voting'",
    ),
    (
        "it is known who has voted in a secret vote that is over",
        "select v.motion_id from motion_voter v join motion m on m.motion_id = v.motion_id \
         where m.ballot = 'secret' and m.status <> 'voting' and v.has_voted",
    ),
    (
        "a vote counts more voices than it had voters",
        "select m.motion_id from motion m where coalesce(m.yes, 0) + coalesce(m.no, 0) + coalesce(m.abstained, 0) > m.members",
    ),
    (
        "something is decided by a motion that was not carried",
        "select d.decision_id from decision d join motion m on m.motion_id = d.motion_id where m.status <> 'carried'",
    ),
    (
        "a binding meeting gives away more than there is, and nobody says why",
        "select m.meeting_id from meeting m where m.status = 'decided' and m.prize_money is not null \
         and m.money_reason is null and m.prize_money < (select coalesce(sum(d.amount), 0) from decision d \
             where d.meeting_id = m.meeting_id and d.replaced_by is null \
             and not exists (select 1 from annulment a where a.decision_id = d.decision_id))",
    ),
    (
        "an assignment is about no entry of its round",
        "select a.assignment_id from assignment a where not exists (select 1 from round_entry e \
         where e.round_id = a.round_id and e.nomination_id = a.nomination_id)",
    ),
    (
        "an assignment belongs to nobody of its round's jury",
        "select a.assignment_id from assignment a where not exists (select 1 from round_juror j \
         where j.round_id = a.round_id and j.person_id = a.person_id)",
    ),
    (
        "points are beyond their scale",
        "select s.sheet_id from score s join round_criterion c on c.round_criterion_id = s.round_criterion_id \
         where s.points < c.scale_min or s.points > c.scale_max",
    ),
    (
        "points belong to the criterion of another round",
        "select s.sheet_id from score s join round_criterion c on c.round_criterion_id = s.round_criterion_id \
         join sheet t on t.sheet_id = s.sheet_id join assignment a on a.assignment_id = t.assignment_id \
         where a.round_id <> c.round_id",
    ),
    (
        "a sheet is handed in without its points",
        "select t.sheet_id from sheet t join assignment a on a.assignment_id = t.assignment_id \
         join round_criterion c on c.round_id = a.round_id where t.status = 'submitted' and not exists (select 1 \
         from score s where s.sheet_id = t.sheet_id and s.round_criterion_id = c.round_criterion_id)",
    ),
    (
        "an erased nomination names whoever sent it",
        "select nomination_id from nomination where erased_at is not null \
         and (nominator_name is not null or nominator_email is not null or nominee_email is not null)",
    ),
    (
        "an erased account can sign in",
        "select person_id from person where erased_at is not null and (disabled_at is null or password_hash is not null)",
    ),
    (
        "somebody has confirmed what they asked for themselves",
        "select approval_id from approval where status = 'confirmed' and answered_by = asked_by and not alone",
    ),
    (
        "something has become public before anybody confirmed it",
        "select edition_id from publication where public_since < confirmed_at and released_at is not null",
    ),
    ("a mail has left at no time", "select mail_id from mail where status = 'sent' and sent_at is null"),
    (
        "a mail or letter was written with a gap",
        "select subject from mail where subject like '%{ $%' or body_text like '%{ $%' union all \
         select subject from letter where subject like '%{ $%' or body like '%{ $%'",
    ),
];

/// Looks at a test's database when the test ends, unless it has failed already.
pub struct Invariants {
    url: String,
    is_off: AtomicBool,
}

impl Invariants {
    /// Of the database at `url`.
    pub fn of(url: &str) -> Self {
        Self { url: url.to_owned(), is_off: AtomicBool::new(false) }
    }

    /// Looks at nothing: the test makes what must never be, to see that it is found.
    pub fn turn_off(&self) {
        self.is_off.store(true, Relaxed);
    }
}

impl Drop for Invariants {
    fn drop(&mut self) {
        if thread::panicking() || self.is_off.load(Relaxed) {
            return;
        }
        let url = self.url.clone();
        // What runs the test cannot wait here for anything.
        let look = move || Builder::new_current_thread().enable_all().build().unwrap().block_on(broken(&url));
        let broken = thread::spawn(look).join().unwrap();
        assert!(broken.is_empty(), "after this test {broken:?}");
    }
}

/// The sentences that are not true of the database at `url`.
async fn broken(url: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    if is_postgres() {
        let mut conn = sqlx::PgConnection::connect(url).await.unwrap();
        for (sentence, query) in NEVER {
            if conn.fetch_optional(query).await.unwrap().is_some() {
                found.push(sentence);
            }
        }
        conn.close().await.unwrap();
    } else {
        let mut conn = sqlx::SqliteConnection::connect(url).await.unwrap();
        for (sentence, query) in NEVER.into_iter().chain([("a row refers to none", "pragma foreign_key_check")]) {
            if conn.fetch_optional(query).await.unwrap().is_some() {
                found.push(sentence);
            }
        }
        conn.close().await.unwrap();
    }
    found
}
