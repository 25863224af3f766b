//! Who is honoured in an edition, and for what: what certificates and the list for the Laudatio are made of.

use serde::Serialize;

use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{EditionId, NominationId};
use crate::prizes::model::{Edition, Prize};
use crate::prizes::store as prizes;

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
