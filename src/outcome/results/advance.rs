//! `/office/rounds/<id>/advance`: a round that is being prepared takes its entries from a closed one.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::key;
use crate::link;
use laudatio_tally::Method;
use laudatio_tally::ranked::Ranked;
use rocket::http::Status;
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::contest::nominations::store as nominations;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::contest::rounds::{round_crumbs, tabs};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Query, Redirected,
    decimal, redirect, whole,
};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{NominationId, RoundId};
use crate::judging::ranking::context::{RankingContext, decimals, is_points};
use crate::judging::ranking::{Cache, settled_ranks, store as ranking};

use super::actions::{self, Found};
use super::next::{Candidate, Choice as Taking, Edge, Way, as_shown, cut, edge, taken};
use super::refusal::Refusal;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![advance_form, advance]
}

#[derive(Serialize)]
struct AdvancePage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round_id: RoundId,
    sources: Vec<Choice>,
    source: String,
    ways: Vec<Choice>,
    way: Way,
    best: Field,
    threshold: Field,
    /// A place that is shared across the edge: all of it is ticked.
    edge: Option<Edge>,
    entries: Field,
    reason: Field,
    errors: Vec<FieldError>,
    /// The ranking of a large round takes a moment.
    counting: bool,
}

/// What somebody has typed above the list, and what is wrong with it.
struct Chosen {
    way: Way,
    choice: Taking,
    best: String,
    threshold: String,
    wrong: Errors,
}

/// More entries than any round has.
const MOST: i64 = 100_000;

impl Chosen {
    fn read(query: &Query, method: Method) -> Self {
        let threshold = query.get("threshold").to_owned();
        let best = if query.has("best") { query.get("best").to_owned() } else { "5".to_owned() };
        let mut wrong = Errors::default();
        let usual = if query.has("threshold") { Way::Hand } else { Way::Best };
        let way = query.chosen_if_any("way", &mut wrong).unwrap_or(usual);
        // Points of 100 know no other values; what other methods count does.
        let is_value = |number: &f64| !is_points(method) || (0.0..=100.0).contains(number);
        let number =
            decimal(&threshold).and_then(|number| Some(number).filter(is_value).ok_or(key!("field-number-range")));
        let count = whole(&best, 1..=MOST).map(|best| usize::try_from(best).unwrap_or(0));
        // What somebody typed beside the way they chose is looked at as well.
        for (name, typed, chosen, key, range) in [
            ("best", &best, Way::Best, count.err(), 1..=MOST),
            ("threshold", &threshold, Way::Threshold, number.err(), 0..=100),
        ] {
            if let Some(key) = key.filter(|_| way == chosen || !typed.is_empty()) {
                wrong.add_within(name, key, range);
            }
        }
        let choice = match way {
            Way::Best => count.map_or(Taking::Hand, Taking::Best),
            Way::Threshold => number.map_or(Taking::Hand, Taking::Threshold),
            Way::Hand => Taking::Hand,
        };
        Self { way, choice, best, threshold, wrong }
    }
}

/// The round that is being prepared, the closed rounds before it, and the one that is looked at.
struct Scene {
    round: RoundContext,
    sources: Vec<(RoundId, String)>,
    source: RoundId,
    candidates: Option<Vec<Candidate>>,
    /// By which the values were counted: the means, where the round's own cannot be used.
    method: Method,
}

impl Scene {
    async fn load(conn: &mut Conn, cache: &Cache, id: RoundId, wanted: Option<RoundId>) -> Result<Self> {
        let round = rounds::placed(conn, id).await?.ok_or(AppError::NotFound)?;
        round.round.status.still_preparing()?;
        let sources: Vec<(RoundId, String)> = rounds::rounds(conn, round.round.edition_id)
            .await?
            .into_iter()
            .filter(|other| other.round.status == RoundStatus::Closed)
            .map(|other| (other.round.round_id, other.round.name))
            .collect();
        let source = match wanted {
            Some(wanted) => sources.iter().find(|(source, _)| *source == wanted).ok_or(AppError::NotFound)?.0,
            None => sources.last().ok_or(Refusal::NoSource)?.0,
        };
        let frame = RankingContext::load(conn, source).await?;
        let counting = frame.counting(conn, cache).await?;
        let breaks = ranking::tie_breaks(conn, source).await?;
        let entries = nominations::eligible(conn, round.round.edition_id).await?;
        let standing: BTreeSet<NominationId> = entries.iter().map(|entry| entry.nomination_id).collect();
        let titles = rounds::entries(conn, source).await?.into_iter();
        let titles: HashMap<NominationId, String> = titles.map(|entry| (entry.nomination_id, entry.title)).collect();
        let ranked: Option<Arc<Ranked>> = cache.soon(counting).await;
        let used = ranked.as_ref().and_then(|ranked| ranked.tally.as_ref()).map(|tally| tally.method);
        let method = used.unwrap_or(frame.round.method);
        let candidates = ranked.map(|ranked| {
            let ranks = settled_ranks(&ranked, &breaks);
            let mut candidates: Vec<Candidate> = ranked
                .lines
                .iter()
                .filter(|line| standing.contains(&line.nomination_id))
                .map(|line| Candidate {
                    nomination_id: line.nomination_id,
                    title: titles.get(&line.nomination_id).cloned().unwrap_or_default(),
                    rank: ranks.get(&line.nomination_id).copied(),
                    value: line
                        .number
                        .and_then(|number| Some(as_shown(ranked.standing(number)?.value, decimals(method)))),
                })
                .collect();
            candidates.sort_by_key(|candidate| candidate.rank.unwrap_or(usize::MAX));
            candidates
        });
        Ok(Self { round, sources, source, candidates, method })
    }

    fn page(
        &self,
        lang: Lang,
        chosen: &Chosen,
        ticked: Option<&BTreeSet<NominationId>>,
        (reason, wrong): (&str, &Errors),
    ) -> AdvancePage {
        let candidates = self.candidates.as_deref().unwrap_or_default();
        let proposed = taken(candidates, chosen.choice);
        let ticked = ticked.unwrap_or(&proposed);
        let mut entries = Field::new(FieldKind::Checkboxes, "entries", say(lang, key!("results-advance-entries")));
        entries.options = candidates
            .iter()
            .map(|candidate| {
                let hint = match (candidate.rank, candidate.value) {
                    (Some(rank), Some(points)) => {
                        let mut args = Args::new();
                        args.set("rank", i64::try_from(rank).unwrap_or(i64::MAX));
                        args.set("points", value(Writes(lang).number(points, decimals(self.method))));
                        t(lang, key!("results-advance-hint"), Some(&args))
                    }
                    _ => say(lang, key!("results-advance-unread")),
                };
                Choice { hint: Some(hint.into()), ..Choice::new(candidate.nomination_id, &candidate.title) }
            })
            .collect();
        entries.values = ticked.iter().map(ToString::to_string).collect();
        let entries = entries.check(wrong, lang);
        let reason =
            Field::said(lang, FieldKind::Textarea, "results-advance", "reason").rows(2).value(reason).optional();
        let reason = reason.check(wrong, lang);
        let typed = |kind, name, text: &str| {
            Field::said(lang, kind, "results-advance", name).value(text).autocomplete("off").check(wrong, lang)
        };
        let best = Field { inputmode: Some("numeric".into()), ..typed(FieldKind::Text, "best", &chosen.best) };
        let threshold =
            Field { inputmode: Some("decimal".into()), ..typed(FieldKind::Text, "threshold", &chosen.threshold) };
        let edge = match chosen.choice {
            Taking::Best(best) => edge(candidates, best),
            Taking::Threshold(_) | Taking::Hand => None,
        };
        let id = self.round.round.round_id;
        AdvancePage {
            crumbs: round_crumbs(&self.round, lang),
            tabs: tabs(id, "entries", lang),
            round_id: id,
            sources: self.sources.iter().map(|(id, name)| Choice::new(id, name)).collect(),
            source: self.source.to_string(),
            ways: Way::ALL
                .iter()
                .map(|way| Choice::new(way, say(lang, &format!("results-advance-way-{way}"))))
                .collect(),
            way: chosen.way,
            edge,
            errors: wrong.summary(&[
                typed(FieldKind::Select, "way", ""),
                best.clone(),
                threshold.clone(),
                entries.clone(),
                reason.clone(),
            ]),
            best,
            threshold,
            entries,
            reason,
            counting: self.candidates.is_none(),
        }
    }
}

fn source(query: &Query) -> Result<Option<RoundId>> {
    match query.get("source") {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| AppError::NotFound),
    }
}

#[get("/office/rounds/<id>/advance")]
async fn advance_form(
    _office: Office,
    ctx: Ctx,
    cache: &State<Cache>,
    lang: Language,
    id: RoundId,
    query: Query,
) -> Answer<AdvancePage> {
    let scene = Scene::load(&mut ctx.db.read().await?, cache, id, source(&query)?).await?;
    let chosen = Chosen::read(&query, scene.method);
    let status = if chosen.wrong.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    let page = scene.page(lang.0, &chosen, None, ("", &chosen.wrong));
    Ok(Page::new("outcome/results/advance.html", page).status(status))
}

#[post("/office/rounds/<id>/advance", data = "<form>")]
async fn advance(
    office: Office,
    ctx: Ctx,
    cache: &State<Cache>,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Result<Either<Redirected, Page<AdvancePage>>> {
    let ticked: Result<BTreeSet<NominationId>> =
        form.all("entries").map(|id| id.parse().map_err(|_| AppError::Bad(key!("error-bad-request")))).collect();
    let ticked = ticked?;
    let reason = form.get("reason");
    let scene = Scene::load(&mut ctx.db.read().await?, cache, id, source(&form)?).await?;
    let candidates = scene.candidates.as_deref().ok_or(Refusal::Counting)?;
    if ticked.iter().any(|entry| candidates.iter().all(|candidate| candidate.nomination_id != *entry)) {
        return Err(Common::ChangedMeanwhile.into());
    }
    let chosen = Chosen::read(&form, scene.method);
    let mut wrong = chosen.wrong.clone();
    if ticked.is_empty() {
        wrong.add("entries", key!("field-choice"));
    }
    if reason.chars().count() > 2000 {
        wrong.add("reason", key!("field-too-long"));
    } else if reason.is_empty() && !cut(candidates, &ticked).is_empty() {
        wrong.add("reason", key!("results-advance-cut"));
    }
    if !wrong.is_empty() {
        let page = scene.page(lang.0, &chosen, Some(&ticked), (reason, &wrong));
        return Ok(Either::Right(Page::new("outcome/results/advance.html", page).status(Status::UnprocessableEntity)));
    }
    let found = Found { way: chosen.way, choice: chosen.choice, threshold: &chosen.threshold, reason };
    actions::advance(&ctx, office.person_id, (id, scene.source), &ticked, &found).await?;
    let to = redirect(link!("/office/rounds/{round}", round = id));
    Ok(Either::Left(to.with("success", "results-advanced", ticked.len())))
}
