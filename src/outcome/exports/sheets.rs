//! The jurors' sheets as a table, with names or with pseudonyms.

use std::collections::HashMap;

use crate::key;
use laudatio_base::fraction;
use laudatio_tally::total::total;
use sha2::{Digest, Sha256};

use crate::contest::rounds::model::RoundCriterion;
use crate::ground::db::Conn;
use crate::ground::error::Result;
use crate::i18n::{Lang, say};
use crate::ids::{PersonId, RoundId, SheetId};

use super::store;
use super::table::{Cell, Column, Table};

/// One line for every sheet that somebody was to fill in, with whether it counts. Points of jurors who have stepped back are left out: they
/// do not count. With pseudonyms comments are left out too: people know each other by how they write; and so are the
/// lines of those who have stepped back, and when somebody was at work: the jury knows who that was.
pub async fn table(
    conn: &mut Conn,
    round: RoundId,
    criteria: &[RoundCriterion],
    named: bool,
    lang: Lang,
) -> Result<Table> {
    let mut rows = store::sheets(conn, round).await?;
    let mut points: HashMap<SheetId, HashMap<i64, i64>> = HashMap::new();
    for (sheet, position, given) in store::points(conn, round).await? {
        points.entry(sheet).or_default().insert(position, given);
    }
    let pseudonyms = pseudonyms(round, rows.iter().map(|row| row.person_id));
    if !named {
        // In the order of names one could tell who is who.
        rows.sort_by(|a, b| {
            let key = |row: &store::Sheet| {
                (row.receipt_number.len(), row.receipt_number.clone(), pseudonyms[&row.person_id].clone())
            };
            key(a).cmp(&key(b))
        });
    }
    let column = |name: &str| Column { key: name.to_owned(), label: say(lang, &format!("exports-sheets-{name}")) };
    let mut columns: Vec<Column> = ["number", "title", "juror", "state", "counts"].map(column).into();
    columns.extend(named.then(|| column("submitted")));
    columns.extend(criteria.iter().map(|criterion| Column {
        key: format!("criterion_{}", criterion.position),
        label: criterion.label.get(lang).to_owned(),
    }));
    columns.push(column("total"));
    if named {
        columns.push(column("comment"));
    }
    let rows = rows.into_iter().filter(|row| named || row.recused_at.is_none()).map(|row| {
        let given = row.sheet_id.filter(|_| row.recused_at.is_none()).and_then(|id| points.get(&id));
        let each: Vec<Option<i64>> =
            criteria.iter().map(|criterion| given?.get(&criterion.position).copied()).collect();
        let weighings = criteria.iter().map(RoundCriterion::weighing);
        let complete = each.iter().all(Option::is_some);
        let whole = complete.then(|| total(weighings.zip(each.iter().copied()))).flatten().map(fraction::number);
        let state = match (row.recused_at, row.status.as_deref()) {
            (Some(_), _) => key!("exports-sheet-recused"),
            (None, Some("submitted")) => key!("exports-sheet-submitted"),
            (None, Some(_)) => key!("exports-sheet-draft"),
            (None, None) => key!("exports-sheet-open"),
        };
        let is_in = row.status.as_deref() == Some("submitted");
        let counts = match (row.recused_at, row.competes) {
            (_, false) => key!("exports-counts-entry"),
            (None, true) if is_in && row.conflicted => key!("exports-counts-late"),
            (None, true) if is_in => key!("exports-counts-yes"),
            _ => key!("exports-counts-no"),
        };
        let juror = if named { row.name } else { pseudonyms.get(&row.person_id).cloned().unwrap_or_default() };
        let mut cells = vec![
            Cell::text(row.receipt_number),
            Cell::text(row.title),
            Cell::text(juror),
            Cell::text(say(lang, state)),
            Cell::text(say(lang, counts)),
        ];
        if named {
            cells.push(Cell::maybe(row.submitted_at, |at| Cell::Moment(at.in_dortmund())));
        }
        cells.extend(each.into_iter().map(|given| Cell::maybe(given, Cell::Whole)));
        cells.push(Cell::maybe(whole, Cell::Number));
        if named {
            cells.push(Cell::text(row.comment.filter(|_| row.recused_at.is_none()).unwrap_or_default()));
        }
        cells
    });
    let title = if named { key!("exports-sheets") } else { key!("exports-pseudonymous") };
    Ok(Table { title: say(lang, title), columns, rows: rows.collect(), left_out: None })
}

/// "J01", "J02", … in an order that has nothing to do with names, and another one in each round.
fn pseudonyms(round: RoundId, people: impl Iterator<Item = PersonId>) -> HashMap<PersonId, String> {
    let mut people: Vec<PersonId> = people.collect();
    people.sort_by_cached_key(|person| {
        let mut hash = Sha256::new();
        hash.update(round.0.as_bytes());
        hash.update(person.0.as_bytes());
        hash.finalize().to_vec()
    });
    people.dedup();
    people.into_iter().zip(1..).map(|(person, number)| (person, format!("J{number:02}"))).collect()
}
