//! `/office/rounds/<id>/ranking/ties`: the places that are shared, and settling one of them by a recorded act.

use std::collections::HashMap;

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;
use serde_json::json;
use sqlx::types::Json;

use crate::audit;
use crate::audit::chain::hex;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::evidence::{self, Occasion};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{NominationId, RoundId, TieBreakId};
use crate::prizes::model::TieRule;
use crate::ranking::frame::Frame;
use crate::ranking::store::{self, Entry};
use crate::ranking::ties::{Tie, TieBreak, lot};
use crate::ranking::{Cache, counted, open_ties};
use crate::rounds::model::RoundStatus;
use crate::rounds::store as rounds;
use crate::web::{
    Answer, Choice, Errors, Field, FieldError, Kind, Language, Link, Office, Page, Posted, Redirected, redirect,
};

use super::store as results;

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![ties, settle]
}

#[derive(Serialize)]
struct TiesPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    name: String,
    here: String,
    closed: bool,
    /// The jury's decisions rest on the ranking as it is.
    is_bound: bool,
    /// The first that is open: one after the other.
    tie: Option<TieForm>,
    decided: Vec<Decided>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct TieForm {
    rank: usize,
    titles: Vec<String>,
    fields: Vec<Field>,
}

#[derive(Serialize)]
struct Decided {
    rank: i64,
    rule: TieRule,
    result: String,
    seed: Option<String>,
    reason: String,
    by: String,
    at: crate::clock::Timestamp,
}

/// Everything that both ways to this page need.
struct Place {
    frame: Frame,
    known: HashMap<NominationId, Entry>,
    breaks: Vec<TieBreak>,
    ties: Vec<Tie>,
    is_bound: bool,
}

impl Place {
    async fn load(ctx: &Ctx, cache: &Cache, id: RoundId) -> Result<Self> {
        let (frame, ranked, entries) = counted(ctx, cache, id).await?;
        let mut conn = ctx.db.read().await?;
        let breaks = store::tie_breaks(&mut conn, id).await?;
        let is_bound = results::bound(&mut conn, id).await?.is_some();
        let ties = open_ties(&ranked, &breaks, frame.places);
        let known = entries.into_iter().map(|entry| (entry.nomination_id, entry)).collect();
        Ok(Self { frame, known, breaks, ties, is_bound })
    }

    fn title(&self, id: NominationId) -> &str {
        self.known.get(&id).map_or("–", |entry| &entry.title)
    }

    fn closed(&self) -> bool {
        self.frame.round.status == RoundStatus::Closed
    }

    fn page(&self, typed: &Posted, errors: &Errors, lang: Lang) -> TiesPage {
        let tie = self.ties.first().filter(|_| self.closed() && !self.is_bound).map(|tie| TieForm {
            rank: tie.rank,
            titles: tie.entries.iter().map(|&id| self.title(id).to_owned()).collect(),
            fields: self.fields(tie, typed, errors, lang),
        });
        let decided = self.breaks.iter().map(|decision| Decided {
            rank: decision.rank,
            rule: decision.rule,
            result: self.result(decision, lang),
            seed: decision.seed.clone(),
            reason: decision.reason.clone(),
            by: decision.decided_by.clone(),
            at: decision.decided_at,
        });
        TiesPage {
            crumbs: self.frame.crumbs_below(lang),
            tabs: crate::rounds::tabs(self.frame.round.round_id, "ranking", lang),
            name: self.frame.round.name.clone(),
            here: self.frame.path("/ties"),
            closed: self.closed(),
            is_bound: self.is_bound,
            errors: tie.as_ref().map(|tie| errors.summary(&tie.fields)).unwrap_or_default(),
            tie,
            decided: decided.collect(),
        }
    }

    fn fields(&self, tie: &Tie, typed: &Posted, errors: &Errors, lang: Lang) -> Vec<Field> {
        let ways = self.frame.edition.tie_rule.ways();
        let rules = ways.iter().map(|rule| Choice::new(rule.as_str(), say(lang, &format!("ranking-rule-{rule}"))));
        let entries = tie.entries.iter().map(|id| Choice::new(id, self.title(*id)));
        let said = |kind, name| Field::said(lang, kind, "ranking-tie", name).value(typed.get(name));
        let mut rule = said(Kind::Radio, "rule").options(rules.collect());
        if !typed.has("rule") {
            rule = rule.value(ways[0].as_str());
        }
        let winner = || said(Kind::Select, "winner").options(entries.collect()).optional().check(errors, lang);
        let mut fields = vec![rule.check(errors, lang)];
        fields.extend(ways.contains(&TieRule::CastingVote).then(winner));
        fields.push(said(Kind::Textarea, "reason").rows(3).check(errors, lang));
        fields
    }

    fn result(&self, decision: &TieBreak, lang: Lang) -> String {
        let titles: Vec<&str> = decision.entries.iter().map(|&id| self.title(id)).collect();
        let mut args = Args::new();
        args.set("first", value(titles.first().copied().unwrap_or("–")));
        args.set("titles", value(titles.join(", ")));
        t(lang, &format!("ranking-settled-{}", decision.rule), Some(&args))
    }
}

#[get("/office/rounds/<id>/ranking/ties")]
async fn ties(_office: Office, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Answer<TiesPage> {
    let place = Place::load(&ctx, cache, id).await?;
    Ok(Page::new("results/ties.html", place.page(&Posted::default(), &Errors::default(), lang.0)))
}

#[post("/office/rounds/<id>/ranking/ties", data = "<form>")]
async fn settle(
    office: Office,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<TiesPage>>> {
    let form = form?;
    let place = Place::load(&ctx, cache, id).await?;
    if !place.closed() {
        return Err(AppError::Refused("ranking-tie-not-closed"));
    }
    if place.is_bound {
        return Err(AppError::Refused("ranking-tie-bound"));
    }
    // Somebody settled it in the meantime, or it was never shared.
    let tie = place.ties.iter().find(|tie| form.get("rank") == tie.rank.to_string());
    let tie = tie.ok_or(AppError::Refused("error-changed-meanwhile"))?;
    let mut errors = Errors::default();
    let ways = place.frame.edition.tie_rule.ways();
    let rule: Option<TieRule> = form.get("rule").parse().ok().filter(|rule| ways.contains(rule));
    let winner = form.get("winner").parse().ok().filter(|id| tie.entries.contains(id));
    let reason = form.get("reason").trim();
    match rule {
        None => errors.add("rule", "field-choice"),
        Some(TieRule::CastingVote) if winner.is_none() => errors.add("winner", "field-choice"),
        Some(_) => {}
    }
    match reason.chars().count() {
        0 => errors.add("reason", "field-missing"),
        count if count > 2000 => errors.add("reason", "field-too-long"),
        _ => {}
    }
    let Some(rule) = rule.filter(|_| errors.is_empty()) else {
        let page = place.page(&form, &errors, lang.0);
        return Ok(Err(Page::new("results/ties.html", page).status(Status::UnprocessableEntity)));
    };
    let numbered = |id: &NominationId| (*id, place.known.get(id).map_or("", |e| &e.receipt_number).to_owned());
    let seed = (rule == TieRule::Lot).then(|| hex(&ctx.random.bytes::<32>()));
    let entries = match (rule, winner, &seed) {
        (TieRule::Lot, _, Some(seed)) => lot(seed, &tie.entries.iter().map(numbered).collect::<Vec<_>>()),
        (TieRule::CastingVote, Some(winner), _) => {
            let others = tie.entries.iter().copied().filter(|entry| *entry != winner);
            std::iter::once(winner).chain(others).collect()
        }
        _ => tie.entries.clone(),
    };
    // Read and counted before others have to wait for us.
    let draft = evidence::draft(&ctx, id).await?;
    let mut tx = ctx.db.write().await?;
    if !rounds::hold(&mut tx, id, RoundStatus::Closed).await? {
        return Err(AppError::Refused("ranking-tie-not-closed"));
    }
    // What the jury has signed names the snapshot that it saw: no newer one may follow.
    if results::bound(&mut tx, id).await?.is_some() {
        return Err(AppError::Refused("ranking-tie-bound"));
    }
    let draft = draft.renewed(&mut tx, &ctx).await?;
    let new = store::NewTieBreak {
        tie_break_id: TieBreakId::new(ctx.now, &ctx.random),
        round_id: id,
        rank: tie.rank as i64,
        rule,
        seed: seed.as_deref(),
        entries: Json(&entries),
        reason,
        decided_by: office.person_id,
        decided_at: ctx.now,
    };
    // Two people settled it at the same moment: the first one counts.
    store::insert_tie_break(&mut tx, &new).await.map_err(|error| match error {
        AppError::Database(e) if crate::db::is_duplicate(&e) => AppError::Refused("error-changed-meanwhile"),
        other => other,
    })?;
    let detail = json!({"rank": tie.rank, "rule": rule, "seed": seed, "entries": entries, "reason": reason});
    audit::record(&mut tx, &ctx, Some(office.person_id), "tie_settled", ("round", id.0), detail).await?;
    // The result is another one now, and so is what it depends on.
    evidence::freeze(&mut tx, &ctx, office.person_id, draft, Occasion::TieSettled).await?;
    tx.commit().await?;
    Ok(Ok(redirect(place.frame.path("/ties")).success("ranking-tie-settled")))
}
