//! What every page about a round's ranking starts from: the round in its place, and the ranking itself.

use crate::key;
use crate::link;
use laudatio_tally::Method;
use laudatio_tally::ranked::{Ranked, Sources};
use laudatio_tally::sentences;

use crate::contest::prizes::model::{Edition, Prize};
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::{Round, RoundCriterion};
use crate::contest::rounds::{criteria, store as rounds};
use crate::ground::audit;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Link;
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::RoundId;

use super::cache::{Cache, Counting};
use super::store;
use super::who::Labels;

/// A round in its place.
pub struct RankingContext {
    pub round: Round,
    pub edition: Edition,
    pub prize: Prize,
    pub criteria: Vec<RoundCriterion>,
    pub places: usize,
}

impl RankingContext {
    pub async fn load(conn: &mut Conn, id: RoundId) -> Result<Self> {
        let round = rounds::round(conn, id).await?.ok_or(AppError::NotFound)?;
        let criteria = criteria::of(conn, &round).await?;
        let edition = prizes::edition(conn, round.edition_id).await?.ok_or(AppError::NotFound)?;
        let prize = prizes::prizes(conn).await?.into_iter().find(|prize| prize.prize_id == edition.prize_id);
        let places = prizes::places(conn, edition.edition_id).await?.len();
        Ok(Self { round, edition, prize: prize.ok_or(AppError::NotFound)?, criteria, places })
    }

    pub fn crumbs(&self, lang: Lang) -> Vec<Link> {
        let call = format!("{} {}", self.prize.name.get(lang), self.edition.year);
        vec![
            Link::new(link!("/office"), say(lang, key!("nav-office"))),
            Link::new(link!("/office/editions/{edition}", edition = self.edition.edition_id), call),
            Link::new(link!("/office/rounds/{round}", round = self.round.round_id), &self.round.name),
        ]
    }

    /// The way back from a page beside the ranking.
    pub fn crumbs_below(&self, lang: Lang) -> Vec<Link> {
        let mut crumbs = self.crumbs(lang);
        crumbs.push(Link::new(self.path(), say(lang, key!("ranking-title"))));
        crumbs
    }

    /// The address of the ranking.
    pub fn path(&self) -> String {
        link!("/office/rounds/{round}/ranking", round = self.round.round_id)
    }

    /// The views of the ranking, with the one somebody is in.
    pub fn views(&self, current: &str, lang: Lang) -> Vec<Link> {
        let round = self.round.round_id;
        [
            ("list", self.path()),
            ("jury", link!("/office/rounds/{round}/ranking/jury", round)),
            ("check", link!("/office/rounds/{round}/ranking/check", round)),
        ]
        .map(|(view, href)| Link {
            current: view == current,
            ..Link::new(href, say(lang, &format!("ranking-view-{view}")))
        })
        .into()
    }

    /// The ranking of the sheets as they are now: at hand, or being counted.
    pub async fn counting(&self, conn: &mut Conn, cache: &Cache) -> Result<Counting> {
        let id = self.round.round_id;
        // Read before the state: what happens in between is then noticed the next time.
        let position = audit::position(conn).await?;
        if let Some(counting) = cache.unchanged(id, self.round.version, position) {
            return Ok(counting);
        }
        let jurors = store::in_order_of_names(store::names(conn, id).await?);
        let state = (self.round.version, store::stamp(conn, id).await?, jurors.clone());
        if let Some(counting) = cache.find(id, &state, position) {
            return Ok(counting);
        }
        let positions: Vec<i64> = self.criteria.iter().map(|criterion| criterion.position).collect();
        let sources = Sources {
            method: self.round.method,
            criteria: self.criteria.iter().map(RoundCriterion::weighing).collect(),
            entries: store::entries(conn, id).await?.into_iter().map(Into::into).collect(),
            jurors,
            sheets: store::sheets(conn, id, &positions).await?,
            places: self.places,
            few_sheets: cache.few_sheets,
        };
        Ok(cache.count(id, state, position, sources))
    }
}

/// Sentences above the table: why the method, or the adjustment beside it, cannot be used; then the warnings.
pub struct Notes {
    pub refusal: Option<String>,
    pub unadjusted: Option<String>,
    pub warnings: Vec<String>,
}

impl Notes {
    pub fn of(ranked: &Ranked, labels: &Labels, lang: Lang) -> Self {
        let said = |refusal| sentences::refusal(lang, refusal, labels.names());
        let mut warnings: Vec<String> = Vec::new();
        for tally in ranked.tally.iter().chain(ranked.adjusted.as_ref().ok()) {
            for warning in &tally.warnings {
                let sentence = sentences::warning(lang, warning, labels.names());
                if !warnings.contains(&sentence) {
                    warnings.push(sentence);
                }
            }
        }
        let empty = ranked.table.cells.is_empty();
        Self {
            refusal: ranked.refusal.as_ref().filter(|_| !empty).map(said),
            unadjusted: ranked
                .adjusted
                .as_ref()
                .err()
                .filter(|_| !empty && ranked.method != Method::Adjusted)
                .map(said),
            warnings,
        }
    }
}

/// How many decimals a method's values have a use for.
pub fn decimals(method: Method) -> usize {
    match method {
        Method::Schulze => 0,
        Method::Zscore | Method::Borda => 3,
        _ => 2,
    }
}

/// Whether a method's values are points of 100.
pub fn is_points(method: Method) -> bool {
    !matches!(method, Method::Zscore | Method::Borda | Method::Schulze)
}

/// "62 %", "< 1 %".
pub fn chance(lang: Lang, chance: f64) -> String {
    match chance * 100.0 {
        percent if percent > 0.0 && percent < 0.5 => "< 1 %".into(),
        percent => format!("{} %", Writes(lang).number(percent, 0)),
    }
}

/// A sentence about a range of whole numbers.
pub fn span(lang: Lang, (from, to): (usize, usize)) -> String {
    if from == to {
        return from.to_string();
    }
    let mut args = Args::new();
    args.set("from", value(from.to_string()));
    args.set("to", value(to.to_string()));
    t(lang, key!("ranking-span"), Some(&args))
}
