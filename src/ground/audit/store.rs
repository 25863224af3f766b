//! SQL of the tables `audit`, `audit_words` and `chain`.

mod forget;

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::ctx::Ctx;
use crate::ground::db::{Conn, all, insert, marks, maybe, one, run};
use crate::ground::error::Result;
use crate::ids::{AuditId, PersonId};

use super::acts::{Act, DoneTo, IntoAct, Subject, Verb};
use super::chain::{self, Break, Walk};
use super::filter::{Filter, HIDDEN};
use super::redactable::Texts;
use super::{Link, RecordLine};

pub use forget::{TABLES, WORDS, forget};

/// `$1` to `$7` are the filter's, `$8` is what nobody reads.
macro_rules! filtered {
    ($begin:literal, $end:literal) => {
        concat!(
            $begin,
            " where a.act <> $8 and ($1 = '' or (a.subject = $1 and a.act = $2)) \
             and ($3 or a.person_id = $4 or ($5 and a.person_id is null)) and a.at >= $6 and a.at < $7 ",
            $end
        )
    };
}

// The one row is taken until the transaction ends: nobody else records meanwhile. So whatever else a transaction
// has to wait for, it waits for before it records. It takes one step at a time, and each act moves it on: triggers refuse
// anything else, so that many acts are no fewer statements (`insert_entered` of nominations records last, after all rows).
const NEXT: &str = "update chain set position = position + 1 returning position, hash";
const WORDS_AFTER: &str = "select a.position, a.detail, w.words from audit_words w \
    join audit a on a.audit_id = w.audit_id where a.position > $1 order by a.position limit $2";
const TEXTS: &str = "select a.audit_id, a.position, a.subject_id, a.detail, w.words from audit_words w \
    join audit a on a.audit_id = w.audit_id where a.position > $1 order by a.position limit $2";
const HEAD: &str = "select position, hash from chain";
const LINKS: &str = "select position, at, person_id, act, subject, subject_id, detail, salt, hash from audit \
    where position > $1 order by position limit $2";
const PAGE: &str = filtered!(
    "select a.at, p.name, a.act, a.subject, a.subject_id, a.detail, w.words from audit a \
     left join audit_words w on w.audit_id = a.audit_id left join person p on p.person_id = a.person_id",
    "order by a.position desc limit $9 offset $10"
);
const COUNT: &str = filtered!("select count(*) from audit a", "");
const OF_SUBJECT: &str = "select a.at, p.name, a.act, a.subject, a.subject_id, a.detail, w.words from audit a \
    left join audit_words w on w.audit_id = a.audit_id left join person p on p.person_id = a.person_id \
    where a.subject_id = $1 and a.act <> $2 order by a.position limit 500";
const DONE: &str = "select subject_id, at from audit where act = $1 order by position";
const CLOSED_TO: &str = "select distinct i.meeting_id from agenda_item i \
    join conflict c on c.nomination_id = i.nomination_id where c.person_id = $1";

/// Records an act on what it is done to. `person` is absent for the public and for the program itself. An act holds what
/// a reader needs to understand it, never a password or a link's secret. What people wrote in it is kept outside the
/// chain.
pub async fn record<A: IntoAct>(conn: &mut Conn, ctx: &Ctx, person: Option<PersonId>, on: A::On, act: A) -> Result<()> {
    insert(conn, ctx, person, on.subject(), act.into()).await.map(drop)
}

/// The same for whoever needs to know the act's place in the chain.
pub async fn link<A: IntoAct>(conn: &mut Conn, ctx: &Ctx, person: Option<PersonId>, on: A::On, act: A) -> Result<Link> {
    insert(conn, ctx, person, on.subject(), act.into()).await
}

async fn insert(conn: &mut Conn, ctx: &Ctx, person: Option<PersonId>, on: Subject, act: Act) -> Result<Link> {
    let salt = || hex::encode(ctx.random.bytes::<16>());
    let (detail, texts) = Texts::taken_from(&act, salt);
    let id = AuditId::new(ctx.now, &ctx.random);
    let (position, before): (i64, String) = one!(conn, NEXT)?;
    let act = chain::Act {
        position,
        at: ctx.now,
        person_id: person,
        act: act.verb().word().to_owned(),
        subject: on.0.to_owned(),
        subject_id: on.1,
        detail,
        salt: salt(),
    };
    let seal = act.seal(&before);
    insert!(conn, "audit" {
        audit_id: id, at: act.at, person_id: act.person_id, act: act.act, subject: act.subject,
        subject_id: act.subject_id, detail: Json(&act.detail), salt: act.salt, position, hash: seal,
    })?;
    if !texts.is_empty() {
        run!(conn, "insert into audit_words (audit_id, words) values ($1, $2)", id, Json(&texts))?;
    }
    Ok(Link { position, seal })
}

/// A place in the chain by its number.
pub async fn at(conn: &mut Conn, position: i64) -> Result<Option<Link>> {
    maybe!(conn, "select position, hash as seal from audit where position = $1", position)
}

/// How many acts are recorded: while it is the same, nobody has done anything.
pub async fn position(conn: &mut Conn) -> Result<i64> {
    let (position, _): (i64, String) = one!(conn, HEAD)?;
    Ok(position)
}

/// How many acts are read at a time.
const STEP: i64 = 10_000;

/// An act with the seal that stands beside it.
#[derive(sqlx::FromRow)]
pub struct Recorded {
    #[sqlx(flatten)]
    pub act: chain::Act,
    pub hash: String,
}

/// The acts behind a position, in their order and not all at once: ask again from the last one until none come.
pub async fn behind(conn: &mut Conn, position: i64) -> Result<Vec<Recorded>> {
    all!(conn, LINKS, position, STEP)
}

/// Walks the whole record and compares every act with its seal; gives the number of acts and the last seal.
pub async fn verify(conn: &mut Conn) -> Result<std::result::Result<Walk, Break>> {
    let mut walk = Walk::default();
    let mut looked_again = false;
    loop {
        let links = behind(conn, walk.position).await?;
        for link in &links {
            if let Err(found) = walk.step(&link.act.sealed(), &link.hash) {
                return Ok(Err(found));
            }
        }
        if links.is_empty() {
            let (known, seal): (i64, String) = one!(conn, HEAD)?;
            // What was recorded between the two looks is no break.
            if known <= walk.position || looked_again {
                return Ok(walk.ends_at(known, &seal).map(|()| walk));
            }
        }
        looked_again = links.is_empty();
    }
}

/// What people wrote, as it stands beside an act.
#[derive(sqlx::FromRow)]
struct Written {
    position: i64,
    detail: Json<Value>,
    words: Json<Texts>,
}

/// Compares everything that people wrote with the hashes in the record: gives how many texts are as they were and how
/// many were erased, or the position of an act whose texts were changed.
pub async fn verify_texts(conn: &mut Conn) -> Result<std::result::Result<(usize, usize), i64>> {
    let (mut known, mut erased, mut position) = (0, 0, 0);
    loop {
        let rows: Vec<Written> = all!(conn, WORDS_AFTER, position, STEP)?;
        let Some(last) = rows.last() else { return Ok(Ok((known, erased))) };
        position = last.position;
        for row in &rows {
            if !row.words.fit(&row.detail) {
                return Ok(Err(row.position));
            }
            known += row.words.known().count();
            erased += row.words.erased();
        }
    }
}

/// What an act is about, by keys.
#[derive(Clone, Debug)]
pub struct About {
    subject_id: Uuid,
    detail: String,
}

impl About {
    /// Whether it was done to the thing with a key, or names it.
    pub fn concerns(&self, id: Uuid) -> bool {
        self.subject_id == id || self.detail.contains(&id.to_string())
    }
}

#[derive(sqlx::FromRow)]
struct SealedRow {
    audit_id: AuditId,
    position: i64,
    subject_id: Uuid,
    detail: Json<Value>,
    words: Json<Texts>,
}

impl SealedRow {
    fn about(&self) -> About {
        About { subject_id: self.subject_id, detail: self.detail.to_string() }
    }
}

/// What people wrote in acts and what is still known of it, with what each act is about.
pub async fn texts(conn: &mut Conn) -> Result<Vec<(About, String)>> {
    let (mut texts, mut position) = (Vec::new(), 0);
    loop {
        let rows: Vec<SealedRow> = all!(conn, TEXTS, position, STEP)?;
        let Some(last) = rows.last() else { return Ok(texts) };
        position = last.position;
        for row in &rows {
            let about = row.about();
            texts.extend(row.words.known().map(|text| (about.clone(), text.to_owned())));
        }
    }
}

/// Erases what people wrote in acts; `goes` says of each act and text whether it is to go. Gives how many texts went.
/// The acts stay as they are.
pub async fn erase_texts(conn: &mut Conn, goes: impl Fn(&About, &str) -> bool) -> Result<usize> {
    let (mut erased, mut position) = (0, 0);
    loop {
        let rows: Vec<SealedRow> = all!(conn, TEXTS, position, STEP)?;
        let Some(last) = rows.last() else { return Ok(erased) };
        position = last.position;
        for mut row in rows {
            let about = row.about();
            let gone = row.words.erase(|text| goes(&about, text));
            if gone == 0 {
                continue;
            }
            erased += gone;
            run!(conn, "update audit_words set words = $1 where audit_id = $2", row.words, row.audit_id)?;
        }
    }
}

/// The newest acts first.
pub(super) async fn page(conn: &mut Conn, filter: &Filter, limit: i64, offset: i64) -> Result<Vec<RecordLine>> {
    let (subject, act) = filter.act();
    let (anybody, person, nobody) = filter.person();
    let (from, until) = filter.moments();
    let hidden = HIDDEN.word();
    let entries: Vec<RecordLine> =
        all!(conn, PAGE, subject, act, anybody, person, nobody, from, until, hidden, limit, offset)?;
    Ok(entries.into_iter().map(RecordLine::whole).collect())
}

/// How many acts there are.
pub(super) async fn count(conn: &mut Conn, filter: &Filter) -> Result<i64> {
    let (subject, act) = filter.act();
    let (anybody, person, nobody) = filter.person();
    let (from, until) = filter.moments();
    one!(conn, COUNT, subject, act, anybody, person, nobody, from, until, HIDDEN.word())
}

/// The kinds of acts that are recorded: subject and act.
pub(super) async fn acts(conn: &mut Conn) -> Result<Vec<(String, String)>> {
    all!(conn, "select distinct subject, act from audit where act <> $1", HIDDEN.word())
}

/// The meetings with an entry on the agenda that somebody must be outside for.
pub(super) async fn closed_to(conn: &mut Conn, person: PersonId) -> Result<HashSet<Uuid>> {
    let meetings: Vec<Uuid> = all!(conn, CLOSED_TO, person)?;
    Ok(meetings.into_iter().collect())
}

/// Everybody who did something.
pub(super) async fn actors(conn: &mut Conn) -> Result<Vec<(PersonId, String)>> {
    all!(conn, "select person_id, name from person where person_id in (select person_id from audit)")
}

/// What people call the rows with some keys; a key that nothing is known by has no name.
pub(super) async fn names(conn: &mut Conn, ids: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    // Never empty, so that a page always costs the same.
    let ids = if ids.is_empty() { &[Uuid::nil()] } else { ids };
    let marks = marks(ids.len());
    let text = format!(
        "select person_id, name from person where person_id in ({marks}) \
         union all select nomination_id, title from nomination where nomination_id in ({marks}) \
         union all select round_id, name from round where round_id in ({marks}) \
         union all select s.meeting_id, r.name from meeting s join round r on r.round_id = s.round_id \
         where s.meeting_id in ({marks}) \
         union all select edition_id, cast(year as text) from edition where edition_id in ({marks}) \
         union all select s.sheet_id, n.title from sheet s join assignment a on a.assignment_id = s.assignment_id \
         join nomination n on n.nomination_id = a.nomination_id where s.sheet_id in ({marks})"
    );
    let rows: Vec<(Uuid, String)> = all!(conn, AssertSqlSafe(text), ..ids)?;
    Ok(rows.into_iter().collect())
}

/// On what an act was done, and when the last time.
pub async fn last_done(conn: &mut Conn, verb: Verb) -> Result<HashMap<Uuid, Timestamp>> {
    let rows: Vec<(Uuid, Timestamp)> = all!(conn, DONE, verb.word())?;
    Ok(rows.into_iter().collect())
}

/// The acts on one thing, oldest first.
pub async fn of_subject(conn: &mut Conn, subject_id: Uuid) -> Result<Vec<RecordLine>> {
    let entries: Vec<RecordLine> = all!(conn, OF_SUBJECT, subject_id, HIDDEN.word())?;
    Ok(entries.into_iter().map(RecordLine::whole).collect())
}
