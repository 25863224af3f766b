//! `/office/rounds/<id>/ranking/ties`: the places that are shared, and what two people do about one of them.

use std::collections::HashMap;

use crate::key;
use crate::link;
use laudatio_tally::ties::Tie;
use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::contest::prizes::model::TieRule;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::web::{
    Answer, Choice, Errors, Field, FieldError, FieldKind, Language, Link, Office, Page, Posted, Redirected, redirect,
};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{NominationId, PersonId, RoundId};
use crate::judging::ranking::context::RankingContext;
use crate::judging::ranking::store::NamedEntry;
use crate::judging::ranking::ties::TieBreak;
use crate::judging::ranking::{Cache, Counted, counted, open_ties};
use crate::people::approvals::store as approvals;
use crate::people::approvals::{Act, Confirmer, Panel, digest, id_in, panel};

use super::actions::Outcome;
use super::actions::ties::{self, Ask};
use super::forms::settling;
use super::model::Sitting;
use super::model::tie::Question;
use super::refusal::Refusal;
use super::store::{self as results, TieWish};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![ties_form, settle_ties, confirm_settle_ties]
}

#[derive(Serialize)]
struct TiesPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    name: String,
    here: String,
    closed: bool,
    /// The jury has the ranking in hand: what the sentences about it begin with.
    sitting: Option<&'static str>,
    /// The first that is open, or the one that somebody has asked to settle: one after the other.
    tie: Option<TieForm>,
    decided: Vec<Decided>,
    errors: Vec<FieldError>,
    /// Something has changed since the page was shown.
    stale: bool,
}

#[derive(Serialize)]
struct TieForm {
    rank: usize,
    titles: Vec<String>,
    /// What somebody has asked for, in words.
    asked: Option<String>,
    /// Of the lot that is prepared.
    seed_hash: Option<String>,
    fields: Vec<Field>,
    panel: Panel,
}

#[derive(Serialize)]
struct Decided {
    rank: i64,
    rule: TieRule,
    result: String,
    seed: Option<String>,
    reason: String,
    asked_by: Option<String>,
    by: String,
    at: crate::clock::Timestamp,
}

/// What was typed, and what came of it.
#[derive(Default)]
struct Typed {
    form: Posted,
    errors: Errors,
    stale: bool,
}

/// Everything that every way to this page needs.
struct Place {
    frame: RankingContext,
    known: HashMap<NominationId, NamedEntry>,
    breaks: Vec<TieBreak>,
    sitting: Option<Sitting>,
    /// The place to settle now, with what is asked about it, if anything is.
    now: Option<(Question, Option<TieWish>)>,
}

impl Place {
    async fn load(ctx: &Ctx, cache: &Cache, id: RoundId) -> Result<Self> {
        let Counted { frame, ranked, entries, breaks } = counted(ctx, cache, id).await?;
        let mut conn = ctx.db.read().await?;
        let placed = rounds::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let sitting = results::sitting(&mut conn, id).await?;
        let open = open_ties(&ranked, &breaks, frame.places);
        let request = approvals::open_on(&mut conn, id.0, Act::Settle, ctx.now).await?;
        let wish = match &request {
            Some(request) => results::wish(&mut conn, request.approval_id).await?,
            None => None,
        };
        let is_asked = |tie: &&Tie| wish.as_ref().is_some_and(|wish| i64::try_from(tie.rank) == Ok(wish.rank));
        let now = match open.iter().find(is_asked).or(open.first()) {
            Some(tie) => Some((results::ties::question(&mut conn, &placed, tie).await?, wish)),
            None => None,
        };
        let known = entries.into_iter().map(|entry| (entry.nomination_id, entry)).collect();
        Ok(Self { frame, known, breaks, sitting, now })
    }

    fn title(&self, id: NominationId) -> &str {
        self.known.get(&id).map_or("–", |entry| &entry.title)
    }

    fn closed(&self) -> bool {
        self.frame.round.status == RoundStatus::Closed
    }

    /// What is asked about the place that a form is about.
    fn asks(&self, rank: &str) -> Result<&Question> {
        if !self.closed() {
            return Err(Refusal::NotClosed.into());
        }
        if let Some(sitting) = self.sitting {
            return Err(sitting.reason().into());
        }
        // Somebody settled it in the meantime, or it was never shared.
        let question = self.now.as_ref().map(|(question, _)| question).filter(|one| rank == one.rank.to_string());
        question.ok_or(Common::ChangedMeanwhile.into())
    }

    async fn page(&self, ctx: &Ctx, (office, lang): (PersonId, Lang), typed: &Typed) -> Result<Page<TiesPage>> {
        let tie = match &self.now {
            Some(now) if self.closed() && self.sitting.is_none() => {
                Some(self.form(ctx, (office, lang), now, typed).await?)
            }
            _ => None,
        };
        let decided = self.breaks.iter().map(|decision| Decided {
            rank: decision.rank,
            rule: decision.rule,
            result: self.result(decision, lang),
            seed: decision.seed.clone(),
            reason: decision.reason.clone(),
            asked_by: decision.asked_by.clone(),
            by: decision.decided_by.clone(),
            at: decision.decided_at,
        });
        let page = TiesPage {
            crumbs: self.frame.crumbs_below(lang),
            tabs: crate::contest::rounds::tabs(self.frame.round.round_id, "ranking", lang),
            name: self.frame.round.name.clone(),
            here: link!("/office/rounds/{round}/ranking/ties", round = self.frame.round.round_id),
            closed: self.closed(),
            sitting: self.sitting.map(|sitting| sitting.reason().key()),
            errors: tie.as_ref().map(|tie| typed.errors.summary(&tie.fields)).unwrap_or_default(),
            tie,
            decided: decided.collect(),
            stale: typed.stale,
        };
        let status = match (typed.stale, typed.errors.is_empty()) {
            (true, _) => Status::Conflict,
            (false, true) => Status::Ok,
            (false, false) => Status::UnprocessableEntity,
        };
        Ok(Page::new("outcome/results/ties.html", page).status(status))
    }

    async fn form(
        &self,
        ctx: &Ctx,
        (office, lang): (PersonId, Lang),
        (question, wish): &(Question, Option<TieWish>),
        typed: &Typed,
    ) -> Result<TieForm> {
        // Of what cannot be done any more as it was asked for, nobody can confirm anything.
        let shown = match wish {
            Some(wish) => question.asked(wish).unwrap_or_default(),
            None => digest(question),
        };
        let id = self.frame.round.round_id;
        let panel = panel(&mut ctx.db.read().await?, ctx.now, office, Act::Settle, id.0, shown).await?;
        Ok(TieForm {
            rank: question.rank,
            titles: question.entries.iter().map(|&id| self.title(id).to_owned()).collect(),
            asked: wish.as_ref().map(|wish| self.asked(wish, lang)),
            seed_hash: question.seed_hash.clone(),
            fields: self.fields(question, typed, lang),
            panel,
        })
    }

    fn fields(&self, question: &Question, typed: &Typed, lang: Lang) -> Vec<Field> {
        let (form, errors) = (&typed.form, &typed.errors);
        let ways = question.ways.iter();
        let rules = ways.map(|rule| Choice::new(rule.as_str(), say(lang, &format!("ranking-rule-{rule}"))));
        let entries = question.entries.iter().map(|id| Choice::new(id, self.title(*id)));
        let said = |kind, name| Field::said(lang, kind, "ranking-tie", name).value(form.get(name));
        let mut rule = said(FieldKind::Radio, "rule").options(rules.collect());
        if !form.has("rule") {
            rule = rule.value(question.ways[0].as_str());
        }
        if question.no_chair {
            rule = rule.hint(say(lang, key!("ranking-tie-no-chair")));
        }
        let winner = || said(FieldKind::Select, "winner").options(entries.collect()).optional().check(errors, lang);
        let mut fields = vec![rule.check(errors, lang)];
        fields.extend(question.ways.contains(&TieRule::CastingVote).then(winner));
        fields.push(said(FieldKind::Textarea, "reason").rows(3).check(errors, lang));
        fields
    }

    /// What somebody wants, in words.
    fn asked(&self, wish: &TieWish, lang: Lang) -> String {
        let rule = say(lang, &format!("ranking-rule-{}", wish.rule));
        let Some(winner) = wish.winner_id else { return rule };
        let mut args = Args::new();
        args.set("first", value(self.title(winner)));
        format!("{rule}. {}", t(lang, key!("ranking-settled-casting_vote"), Some(&args)))
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
async fn ties_form(office: Confirmer, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Answer<TiesPage> {
    let place = Place::load(&ctx, cache, id).await?;
    place.page(&ctx, (office.person_id, lang.0), &Typed::default()).await
}

#[post("/office/rounds/<id>/ranking/ties", data = "<form>")]
async fn settle_ties(
    office: Office,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    settings: &State<Settings>,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<TiesPage>>> {
    let place = Place::load(&ctx, cache, id).await?;
    let question = place.asks(form.get("rank"))?;
    let mut typed = Typed::default();
    match settling(&form, question) {
        Err(errors) => typed.errors = errors,
        Ok((rule, winner)) => {
            let rank = i64::try_from(question.rank).unwrap_or(i64::MAX);
            let seen = form.has("shown").then(|| form.get("shown"));
            let ask = Ask { rank, rule, winner, reason: form.get("reason"), seen, public_url: settings.public_url() };
            let back = redirect(link!("/office/rounds/{round}/ranking/ties", round = place.frame.round.round_id));
            match ties::ask_to_settle(&ctx, office.person_id, id, &ask).await? {
                Outcome::Asked => return Ok(Ok(back.success("approvals-asked"))),
                Outcome::Changed => typed.stale = true,
                _ => return Ok(Ok(back.success("ranking-tie-settled"))),
            }
        }
    }
    typed.form = form;
    let place = Place::load(&ctx, cache, id).await?;
    Ok(Err(place.page(&ctx, (office.person_id, lang.0), &typed).await?))
}

#[post("/office/rounds/<id>/ranking/ties/confirm", data = "<form>")]
async fn confirm_settle_ties(
    office: Confirmer,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    form: Posted,
) -> Result<Result<Redirected, Page<TiesPage>>> {
    let approval = id_in(&form)?;
    match ties::confirm_settle(&ctx, office.person_id, id, approval, form.get("shown")).await? {
        Outcome::Done => {
            let to = redirect(office.onward(link!("/office/rounds/{round}/ranking/ties", round = id)));
            Ok(Ok(to.success("ranking-tie-settled")))
        }
        _ => {
            let place = Place::load(&ctx, cache, id).await?;
            let typed = Typed { stale: true, ..Typed::default() };
            Ok(Err(place.page(&ctx, (office.person_id, lang.0), &typed).await?))
        }
    }
}
