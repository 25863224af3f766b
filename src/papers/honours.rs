//! Who is honoured in an edition, and for what: what certificates and the list for the Laudatio are made of.

use serde::Serialize;

use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{EditionId, NominationId};
use crate::on;
use crate::prizes::model::{Edition, Prize};
use crate::prizes::store as prizes;

// Only of the session on the round as it was closed last: a round that is open again has decided nothing.
const DECIDED: &str = "select d.place, d.amount, d.nomination_id, d.prize_name, d.person_name, d.reason, \
    n.nominee_name, n.title from decision d \
    join jury_session s on s.jury_session_id = d.jury_session_id join round r on r.round_id = s.round_id \
    left join nomination n on n.nomination_id = d.nomination_id \
    where r.edition_id = $1 and r.status = 'closed' and s.round_closed_at = r.closed_at and s.status = 'decided' \
        and d.replaced_by is null and d.kind in ('place', 'special_prize') \
    order by r.position desc, d.kind, d.place, d.position";

/// Somebody who gets a prize.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Honour {
    /// Counted from 1 within the edition.
    pub number: usize,
    /// "1. Preis", "Ehrenpreis".
    pub prize: String,
    pub name: String,
    pub project: Option<String>,
    /// Whole cents.
    pub amount: Option<i64>,
    pub reason: Option<String>,
    /// Absent for a special prize to somebody who is no entry, and for years before the program.
    pub nomination_id: Option<NominationId>,
}

/// An edition and everybody who is honoured in it.
pub struct Roll {
    pub edition: Edition,
    pub prize: Prize,
    pub honours: Vec<Honour>,
}

impl Roll {
    pub async fn load(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Self> {
        let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let decided = decided(conn, id, lang).await?;
        if !decided.is_empty() {
            return Ok(Self { edition, prize, honours: decided });
        }
        let honours = prizes::laureates_of(conn, &[id])
            .await?
            .into_iter()
            .zip(1..)
            .map(|(laureate, number)| Honour {
                number,
                prize: laureate
                    .award
                    .as_ref()
                    .map_or_else(|| prize_name(laureate.place, lang), |award| award.get(lang).to_owned()),
                name: laureate.name,
                project: laureate.project,
                amount: laureate.amount,
                reason: laureate.reason,
                nomination_id: laureate.nomination_id,
            })
            .collect();
        Ok(Self { edition, prize, honours })
    }

    /// "Integrationspreis der Stadt Dortmund 2027".
    pub fn title(&self, lang: Lang) -> String {
        format!("{} {}", self.prize.name.get(lang), self.edition.year)
    }
}

/// What a session decided about one laureate.
#[derive(sqlx::FromRow)]
struct Row {
    place: Option<i64>,
    amount: Option<i64>,
    nomination_id: Option<NominationId>,
    prize_name: Option<String>,
    person_name: Option<String>,
    reason: String,
    nominee_name: Option<String>,
    title: Option<String>,
}

/// Who is honoured by binding decisions, in the order of the prizes.
async fn decided(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Vec<Honour>> {
    let rows: Vec<Row> = on!(conn, c => sqlx::query_as(DECIDED).bind(id).fetch_all(c).await)?;
    let honour = |(row, number): (Row, usize)| {
        let name = row.person_name.or(row.nominee_name).unwrap_or_default();
        Honour {
            number,
            prize: match row.place {
                Some(_) => prize_name(row.place, lang),
                None => row.prize_name.unwrap_or_else(|| say(lang, "papers-special-prize")),
            },
            project: row.title.filter(|title| *title != name),
            name,
            amount: row.amount,
            reason: Some(row.reason).filter(|reason| !reason.trim().is_empty()),
            nomination_id: row.nomination_id,
        }
    };
    Ok(rows.into_iter().zip(1..).map(honour).collect())
}

/// What a place is called.
pub fn prize_name(place: Option<i64>, lang: Lang) -> String {
    match place {
        Some(place) => {
            let mut args = Args::new();
            args.set("n", place);
            t(lang, "papers-place", Some(&args))
        }
        None => say(lang, "papers-prize"),
    }
}
