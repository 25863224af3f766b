//! Who is honoured in an edition, and for what: what certificates and the list for the Laudatio are made of.

use serde::Serialize;

use crate::contest::prizes::model::{Edition, Naming, Prize};
use crate::contest::prizes::store as prizes;
use crate::contest::standing::store::outcome::outcomes;
use crate::ground::db::{Conn, Translated};
use crate::ground::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::{EditionId, NominationId};
use crate::key;
use crate::outcome::meeting::model::decision::{Awarded, Decision, DecisionKind};
use crate::outcome::meeting::store;

/// Somebody who gets a prize.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Laureate {
    /// Counted from 1 within the edition.
    pub number: usize,
    /// "1. Preis", "Ehrenpreis".
    pub prize: String,
    pub name: String,
    pub project: Option<String>,
    /// Whole cents.
    pub amount: Option<i64>,
    /// What tells of nobody else.
    pub own_reason: Option<String>,
    /// What the jury said, of several together as well.
    pub reason: Option<String>,
    /// Absent for a special prize to somebody who is no entry, and for years before the program.
    pub nomination_id: Option<NominationId>,
    /// Whether they may be named in public.
    pub naming: Naming,
}

/// An edition and everybody who is honoured in it.
pub struct Roll {
    pub edition: Edition,
    pub prize: Prize,
    pub laureates: Vec<Laureate>,
    /// The jury has decided that nobody gets the prize.
    pub nobody: bool,
}

impl Roll {
    pub async fn load(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Self> {
        let edition = prizes::edition(conn, id).await?.ok_or(AppError::NotFound)?;
        let prize = prizes::prize(conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
        let decided = decided(conn, id, lang).await?;
        // What was published of a jury of ours says nothing where its decisions do not bind: they were annulled, or
        // another one has decided that nobody is honoured. Only of years before the program nothing else is known.
        if decided.is_some() || edition.opened_at.is_some() {
            let nobody = outcomes(conn).await?.get(&id).is_some_and(|outcome| outcome.nobody);
            return Ok(Self { edition, prize, laureates: decided.unwrap_or_default(), nobody });
        }
        let laureates = prizes::laureates_of(conn, &[id])
            .await?
            .into_iter()
            .zip(1..)
            .map(|(laureate, number)| Laureate {
                number,
                prize: laureate
                    .award
                    .as_ref()
                    .map_or_else(|| prize_name(laureate.place, lang), |award| award.get(lang).to_owned()),
                name: laureate.name,
                project: laureate.project,
                amount: laureate.amount,
                own_reason: laureate.reason.clone(),
                reason: laureate.reason,
                nomination_id: laureate.nomination_id,
                naming: Naming::Agreed,
            })
            .collect();
        Ok(Self { edition, prize, laureates, nobody: false })
    }

    /// "Integrationspreis der Stadt Dortmund 2027".
    pub fn title(&self, lang: Lang) -> String {
        format!("{} {}", self.prize.name.get(lang), self.edition.year)
    }
}

/// Who is honoured by binding decisions, in the order of the prizes; `None` without any.
async fn decided(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Option<Vec<Laureate>>> {
    let Some((_, awards)) = store::awarded(conn, id).await? else { return Ok(None) };
    let special = |award: Option<Translated>| {
        award.map_or_else(|| say(lang, key!("documents-special-prize")), |award| award.get(lang).to_owned())
    };
    let laureate = |(awarded, number): (&Awarded, usize)| Laureate {
        number,
        prize: match awarded.place {
            Some(_) => prize_name(awarded.place, lang),
            None => special(awarded.award()),
        },
        name: awarded.name().to_owned(),
        project: awarded.project().map(str::to_owned),
        amount: awarded.amount.filter(|cents| *cents > 0),
        own_reason: awarded.own_reason().map(str::to_owned),
        reason: awarded.reason().map(str::to_owned),
        nomination_id: awarded.nomination_id,
        naming: awarded.naming,
    };
    Ok(Some(awards.iter().zip(1..).map(laureate).collect()))
}

/// What a decision is about: a place, a special prize by its name, or that one of them is not awarded.
pub fn decision_name(decision: &Decision, lang: Lang) -> String {
    let prize = || match (decision.place, &decision.prize_name) {
        (None, Some(name)) => name.clone(),
        (place, _) => prize_name(place, lang),
    };
    match decision.kind {
        DecisionKind::Place | DecisionKind::SpecialPrize => prize(),
        DecisionKind::NotAwarded => format!("{}: {}", prize(), say(lang, key!("minutes-not-awarded"))),
        DecisionKind::Deferred if decision.place.is_some() => {
            format!("{}: {}", prize(), say(lang, key!("minutes-deferred")))
        }
        DecisionKind::Deferred => say(lang, key!("minutes-deferred")),
    }
}

/// What a place is called.
pub fn prize_name(place: Option<i64>, lang: Lang) -> String {
    match place {
        Some(place) => {
            let mut args = Args::new();
            args.set("n", place);
            t(lang, key!("documents-place"), Some(&args))
        }
        None => say(lang, key!("documents-prize")),
    }
}
