//! SQL of the agenda, and of what came up during its entries.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::blind_columns;
use crate::clock::Timestamp;
use crate::contest::nominations::Blind;
use crate::contest::standing::competes;
use crate::ground::db::{Conn, all, batched, insert, run};
use crate::ground::error::Result;
use crate::ids::{AgendaItemId, MeetingId, NominationId};

use super::super::model::agenda::{AgendaItem, Beside, Out};

const AGENDA: &str = concat!(
    "select i.agenda_item_id, i.meeting_id, i.position, i.nomination_id, ",
    blind_columns!(),
    ", n.status, n.screening, n.nominator_name, i.computed_rank, i.called_at, i.done_at from agenda_item i \
    join nomination n on n.nomination_id = i.nomination_id where i.meeting_id = $1 order by i.position"
);
// What a motion names stays known when it takes no part any more.
const BESIDE: &str = concat!(
    "select n.nomination_id, n.receipt_number, n.nominee_name, n.status, n.screening from nomination n \
     join round r on r.edition_id = n.edition_id join meeting s on s.round_id = r.round_id \
     where s.meeting_id = $1 and n.erased_at is null \
     and not exists (select 1 from agenda_item i where i.meeting_id = $1 and i.nomination_id = n.nomination_id) \
     and (",
    competes!(),
    " or exists (select 1 from motion_entry x join motion m on m.motion_id = x.motion_id \
     where m.meeting_id = $1 and x.nomination_id = n.nomination_id)) order by n.sort_key, n.nomination_id"
);
const INSERT_ITEMS: &str = "insert into agenda_item (agenda_item_id, meeting_id, position, nomination_id, \
    computed_rank)";
const RAISED: &str = "select r.raised_id, i.nomination_id from raised r \
    join agenda_item i on i.agenda_item_id = r.agenda_item_id where r.meeting_id = $1";

/// The entries in the order in which they are talked about.
pub async fn agenda(conn: &mut Conn, id: MeetingId) -> Result<Vec<AgendaItem>> {
    #[derive(sqlx::FromRow)]
    struct ItemRow {
        agenda_item_id: AgendaItemId,
        meeting_id: MeetingId,
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
    let rows: Vec<ItemRow> = all!(conn, AGENDA, id)?;
    let item = |row: ItemRow| AgendaItem {
        agenda_item_id: row.agenda_item_id,
        meeting_id: row.meeting_id,
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

/// The other entries of the call that compete, or that a motion of the meeting names.
pub async fn beside(conn: &mut Conn, id: MeetingId) -> Result<Vec<Beside>> {
    #[derive(sqlx::FromRow)]
    struct BesideRow {
        nomination_id: NominationId,
        receipt_number: String,
        nominee_name: String,
        status: String,
        screening: String,
    }
    let rows: Vec<BesideRow> = all!(conn, BESIDE, id)?;
    let entry = |row: BesideRow| Beside {
        nomination_id: row.nomination_id,
        receipt_number: row.receipt_number,
        nominee_name: row.nominee_name,
        out: Out::of(&row.status, &row.screening),
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Notes during which entry something was moved, prepared or objected.
pub async fn raise(conn: &mut Conn, meeting: MeetingId, raised: Uuid, item: Option<AgendaItemId>) -> Result<()> {
    let Some(item) = item else { return Ok(()) };
    insert!(conn, "raised" { raised_id: raised, meeting_id: meeting, agenda_item_id: item })
}

/// During which entry motions, lots and objections came up, by their keys.
pub async fn raised(conn: &mut Conn, id: MeetingId) -> Result<BTreeMap<Uuid, NominationId>> {
    let rows: Vec<(Uuid, NominationId)> = all!(conn, RAISED, id)?;
    Ok(rows.into_iter().collect())
}

/// Adds entries to the agenda, each with its position and the rank that was counted for it.
pub async fn insert_items(
    conn: &mut Conn,
    meeting: MeetingId,
    items: &[(AgendaItemId, i64, NominationId, Option<i64>)],
) -> Result<()> {
    batched!(conn, INSERT_ITEMS, items, |(id, position, nomination, rank)| [
        *id,
        meeting,
        *position,
        *nomination,
        *rank,
    ])
    .map(drop)
}

/// Moves an entry on the agenda.
pub async fn place_item(conn: &mut Conn, id: AgendaItemId, position: i64) -> Result<()> {
    run!(conn, "update agenda_item set position = $2 where agenda_item_id = $1 and position <> $2", id, position)
}

/// Remembers that an entry was called up.
pub async fn item_called(conn: &mut Conn, id: AgendaItemId, now: Timestamp) -> Result<()> {
    run!(conn, "update agenda_item set called_at = coalesce(called_at, $2) where agenda_item_id = $1", id, now)
}

/// Remembers that the talk about an entry is over.
pub async fn item_done(conn: &mut Conn, id: AgendaItemId, now: Timestamp) -> Result<()> {
    run!(conn, "update agenda_item set done_at = $2 where agenda_item_id = $1", id, now)
}
