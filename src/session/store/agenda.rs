//! SQL of the agenda, and of what came up during its entries.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{AgendaItemId, JurySessionId, NominationId};
use crate::nominations::Blind;
use crate::standing::competes;
use crate::{blind_columns, on};

use super::super::model::agenda::{AgendaItem, Beside, Out};

const AGENDA: &str = concat!(
    "select i.agenda_item_id, i.jury_session_id, i.position, i.nomination_id, ",
    blind_columns!(),
    ", n.status, n.screening, n.nominator_name, i.computed_rank, i.called_at, i.done_at from agenda_item i \
    join nomination n on n.nomination_id = i.nomination_id where i.jury_session_id = $1 order by i.position"
);
// What a motion names stays known when it takes no part any more.
const BESIDE: &str = concat!(
    "select n.nomination_id, n.receipt_number, n.nominee_name, n.status, n.screening from nomination n \
     join round r on r.edition_id = n.edition_id join jury_session s on s.round_id = r.round_id \
     where s.jury_session_id = $1 and n.erased_at is null \
     and not exists (select 1 from agenda_item i where i.jury_session_id = $1 and i.nomination_id = n.nomination_id) \
     and (",
    competes!(),
    " or exists (select 1 from motion_entry x join motion m on m.motion_id = x.motion_id \
     where m.jury_session_id = $1 and x.nomination_id = n.nomination_id)) order by n.sort_key, n.nomination_id"
);
const INSERT_ITEM: &str = "insert into agenda_item (agenda_item_id, jury_session_id, position, nomination_id, \
    computed_rank) values ($1, $2, $3, $4, $5)";
const PLACE_ITEM: &str = "update agenda_item set position = $2 where agenda_item_id = $1 and position <> $2";
const ITEM_CALLED: &str = "update agenda_item set called_at = coalesce(called_at, $2) where agenda_item_id = $1";
const ITEM_DONE: &str = "update agenda_item set done_at = $2 where agenda_item_id = $1";
const RAISE: &str = "insert into raised (raised_id, jury_session_id, agenda_item_id) values ($1, $2, $3)";
const RAISED: &str = "select r.raised_id, i.nomination_id from raised r \
    join agenda_item i on i.agenda_item_id = r.agenda_item_id where r.jury_session_id = $1";

/// The entries in the order in which they are talked about.
pub async fn agenda(conn: &mut Conn, id: JurySessionId) -> Result<Vec<AgendaItem>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        agenda_item_id: AgendaItemId,
        jury_session_id: JurySessionId,
        position: i64,
        nomination_id: NominationId,
        #[sqlx(flatten)]
        names: Blind,
        status: String,
        screening: String,
        nominator_name: Option<String>,
        computed_rank: Option<i64>,
        called_at: Option<Timestamp>,
        done_at: Option<Timestamp>,
    }
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(AGENDA).bind(id).fetch_all(c).await)?;
    let item = |row: Row| AgendaItem {
        agenda_item_id: row.agenda_item_id,
        jury_session_id: row.jury_session_id,
        position: row.position,
        nomination_id: row.nomination_id,
        receipt_number: row.names.receipt_number().to_owned(),
        title: row.names.title().to_owned(),
        nominee_name: row.names.nominee().unwrap_or_default().to_owned(),
        written: {
            let (title, name) = row.names.written();
            (title.to_owned(), name.to_owned())
        },
        nominator: row.nominator_name,
        out: Out::of(&row.status, &row.screening),
        computed_rank: row.computed_rank,
        called_at: row.called_at,
        done_at: row.done_at,
    };
    Ok(rows.into_iter().map(item).collect())
}

/// The other entries of the call that compete, or that a motion of the session names.
pub async fn beside(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Beside>> {
    #[derive(sqlx::FromRow)]
    struct Row {
        nomination_id: NominationId,
        receipt_number: String,
        nominee_name: String,
        status: String,
        screening: String,
    }
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(BESIDE).bind(id).fetch_all(c).await)?;
    let entry = |row: Row| Beside {
        nomination_id: row.nomination_id,
        receipt_number: row.receipt_number,
        nominee_name: row.nominee_name,
        out: Out::of(&row.status, &row.screening),
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Notes during which entry something was moved, prepared or objected.
pub async fn raise(conn: &mut Conn, session: JurySessionId, raised: Uuid, item: Option<AgendaItemId>) -> Result<()> {
    let Some(item) = item else { return Ok(()) };
    on!(conn, c => sqlx::query(RAISE).bind(raised).bind(session).bind(item).execute(c).await.map(drop))?;
    Ok(())
}

/// During which entry motions, lots and objections came up, by their keys.
pub async fn raised(conn: &mut Conn, id: JurySessionId) -> Result<BTreeMap<Uuid, NominationId>> {
    let rows: Vec<(Uuid, NominationId)> = on!(conn, c => sqlx::query_as(RAISED).bind(id).fetch_all(c).await)?;
    Ok(rows.into_iter().collect())
}

/// Adds an entry to the agenda.
pub async fn insert_item(
    conn: &mut Conn,
    (session, id): (JurySessionId, AgendaItemId),
    position: i64,
    nomination: NominationId,
    rank: Option<i64>,
) -> Result<()> {
    on!(conn, c => sqlx::query(INSERT_ITEM)
        .bind(id)
        .bind(session)
        .bind(position)
        .bind(nomination)
        .bind(rank)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

/// Moves an entry on the agenda.
pub async fn place_item(conn: &mut Conn, id: AgendaItemId, position: i64) -> Result<()> {
    on!(conn, c => sqlx::query(PLACE_ITEM).bind(id).bind(position).execute(c).await.map(drop))?;
    Ok(())
}

/// Remembers that an entry was called up.
pub async fn item_called(conn: &mut Conn, id: AgendaItemId, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(ITEM_CALLED).bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Remembers that the talk about an entry is over.
pub async fn item_done(conn: &mut Conn, id: AgendaItemId, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(ITEM_DONE).bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(())
}
