//! A jury that has decided with binding force, straight into the tables: for the tests of what follows from it.

use laudatio::clock::Timestamp;
use laudatio::ground::db::Db;
use laudatio::ids::{EditionId, NominationId, PersonId, RoundId};
use laudatio::on;
use uuid::Uuid;

/// Somebody who is honoured.
#[derive(Clone, Copy)]
pub enum To<'a> {
    Entry(NominationId),
    Person(&'a str),
    /// The place is given to nobody.
    Nobody,
}

/// A decision: a place, or a special prize by its name.
#[derive(Clone, Copy)]
pub struct Verdict<'a> {
    pub place: Option<i64>,
    pub special: Option<&'a str>,
    pub to: To<'a>,
    pub amount: Option<i64>,
    pub reason: &'a str,
}

const ROUND: &str = "insert into round (round_id, edition_id, position, name, status, method, created_at, opened_at, \
    closed_at, closed_by) values ($1, $2, $3, 'Endrunde', 'closed', 'mean', $4, $4, $4, $5)";
const MEETING: &str = "insert into meeting (meeting_id, round_id, round_closed_at, number, status, venue, \
    quorum_percent, quorum_least, casting_vote, tie_rule, version, opened_at, opened_by, ended_at, ended_by, \
    decided_at, decided_by) \
    values ($1, $2, $3, 1, 'decided', 'Rathaus', 50, 3, true, 'lot', 1, $3, $4, $3, $4, $3, $4)";
const MOTION: &str = "insert into motion (motion_id, meeting_id, idempotency_key, number, kind, wording, reason, \
    ballot, status, members, present, quorum, yes, no, abstained, by_count, opened_at, opened_by, closed_at) \
    values ($1, $2, $1, $3, 'other', 'Antrag', '', 'open', 'carried', 3, 3, 3, 3, 0, 0, false, $4, $5, $4)";
const DECISION: &str = "insert into decision (decision_id, meeting_id, motion_id, position, kind, place, amount, \
    nomination_id, prize_name, person_name, reason, decided_at) \
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
// Behind all rounds that a test may add.
const LAST: &str = "select coalesce(max(position), 0) from round where edition_id = $1";

/// Closes a round of its own and writes down what its jury has decided. Gives the round.
pub async fn decide(db: &Db, now: Timestamp, edition: EditionId, by: PersonId, verdicts: &[Verdict<'_>]) -> RoundId {
    let (round, meeting) = (Uuid::now_v7(), Uuid::now_v7());
    let mut tx = db.write().await.unwrap();
    let last: i64 = on!(tx, c => sqlx::query_scalar(LAST).bind(edition).fetch_one(c).await).unwrap();
    on!(tx, c => sqlx::query(ROUND).bind(round).bind(edition).bind(last + 50).bind(now).bind(by).execute(c).await.map(drop))
        .unwrap();
    on!(tx, c => sqlx::query(MEETING).bind(meeting).bind(round).bind(now).bind(by).execute(c).await.map(drop)).unwrap();
    for (position, verdict) in (1i64..).zip(verdicts) {
        let motion = Uuid::now_v7();
        on!(tx, c => sqlx::query(MOTION).bind(motion).bind(meeting).bind(position).bind(now).bind(by).execute(c).await.map(drop))
            .unwrap();
        let (entry, person) = match verdict.to {
            To::Entry(id) => (Some(id), None),
            To::Person(name) => (None, Some(name)),
            To::Nobody => (None, None),
        };
        let kind = match (verdict.to, verdict.special) {
            (To::Nobody, _) => "not_awarded",
            (_, Some(_)) => "special_prize",
            (_, None) => "place",
        };
        on!(tx, c => sqlx::query(DECISION)
            .bind(Uuid::now_v7())
            .bind(meeting)
            .bind(motion)
            .bind(position)
            .bind(kind)
            .bind(verdict.place)
            .bind(verdict.amount)
            .bind(entry)
            .bind(verdict.special)
            .bind(person)
            .bind(verdict.reason)
            .bind(now)
            .execute(c)
            .await
            .map(drop))
        .unwrap();
    }
    tx.commit().await.unwrap();
    RoundId(round)
}
