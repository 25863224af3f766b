//! What a ranking reads. It writes nothing: a ranking is counted anew each time until the round is closed.

use std::collections::HashMap;

use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::on;

use super::model::Sheet;

const ENTRIES: &str = "select n.nomination_id, n.receipt_number, n.title, n.nominee_name, n.category_id, \
    (select count(*) from assignment a where a.round_id = $1 and a.nomination_id = n.nomination_id \
        and a.recused_at is null) as assigned \
    from round_entry e join nomination n on n.nomination_id = e.nomination_id \
    where e.round_id = $1 and n.status = 'received' order by n.sort_key, n.receipt_number";
// One row per sheet: a thousand entries have fifteen thousand scores.
const SHEETS: &str = "select a.nomination_id, a.person_id, \
    string_agg(cast(c.position as text) || ':' || cast(s.points as text), ',') as points \
    from assignment a join sheet h on h.assignment_id = a.assignment_id \
    join score s on s.sheet_id = h.sheet_id join round_criterion c on c.round_criterion_id = s.round_criterion_id \
    where a.round_id = $1 and a.recused_at is null and h.status = 'submitted' \
    group by a.assignment_id, a.nomination_id, a.person_id order by a.nomination_id, a.person_id";
const JURORS: &str = "select a.person_id, p.name, a.recused_at, h.status, h.comment from assignment a \
    join person p on p.person_id = a.person_id left join sheet h on h.assignment_id = a.assignment_id \
    where a.round_id = $1 and a.nomination_id = $2 order by p.name, a.person_id";

/// An entry of the round, in dictionary order of its title.
#[derive(Debug, sqlx::FromRow)]
pub struct Entry {
    pub nomination_id: NominationId,
    pub receipt_number: String,
    pub title: String,
    pub nominee_name: String,
    pub category_id: Option<crate::ids::CategoryId>,
    /// Jurors who are to score it and have not stepped back.
    pub assigned: i64,
}

/// The entries of a round.
pub async fn entries(conn: &mut Conn, round: RoundId) -> Result<Vec<Entry>> {
    Ok(on!(conn, c => sqlx::query_as(ENTRIES).bind(round).fetch_all(c).await)?)
}

/// The submitted sheets of jurors who have not stepped back; `positions` are the criteria's, in order.
pub async fn sheets(conn: &mut Conn, round: RoundId, positions: &[i64]) -> Result<Vec<Sheet>> {
    let rows: Vec<(NominationId, PersonId, String)> =
        on!(conn, c => sqlx::query_as(SHEETS).bind(round).fetch_all(c).await)?;
    let column: HashMap<i64, usize> =
        positions.iter().enumerate().map(|(index, &position)| (position, index)).collect();
    rows.into_iter()
        .map(|(nomination_id, person_id, text)| {
            let mut points = vec![None; positions.len()];
            for pair in text.split(',') {
                let (position, value) = pair.split_once(':').ok_or_else(|| broken(nomination_id))?;
                let position = position.parse().map_err(|_| broken(nomination_id))?;
                let column = column.get(&position).ok_or_else(|| broken(nomination_id))?;
                points[*column] = value.parse().ok();
            }
            // A submitted sheet has points on every criterion; one that has not must not count as zeros.
            let points = points.into_iter().collect::<Option<Vec<i64>>>().ok_or_else(|| broken(nomination_id))?;
            Ok(Sheet { nomination_id, person_id, points })
        })
        .collect()
}

fn broken(id: NominationId) -> AppError {
    AppError::Internal(format!("a submitted sheet on nomination {id} does not fit the round's criteria"))
}

/// A juror of one entry with the state of the sheet.
#[derive(Debug, sqlx::FromRow)]
pub struct JurorOfEntry {
    pub person_id: PersonId,
    pub name: String,
    pub recused_at: Option<crate::clock::Timestamp>,
    pub status: Option<String>,
    pub comment: Option<String>,
}

/// Who was assigned to an entry, by name.
pub async fn jurors(conn: &mut Conn, round: RoundId, entry: NominationId) -> Result<Vec<JurorOfEntry>> {
    Ok(on!(conn, c => sqlx::query_as(JURORS).bind(round).bind(entry).fetch_all(c).await)?)
}
