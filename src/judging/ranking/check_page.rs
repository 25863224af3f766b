//! `/office/rounds/<id>/ranking/check`: what would change without one juror or with another weight.

use std::sync::Arc;

use crate::key;
use crate::link;
use laudatio_tally::sensitivity::{Change, Sensitivity, sensitivity};
use rocket::tokio::{task, time};
use rocket::{State, get};
use serde::Serialize;

use crate::ground::ctx::Ctx;
use crate::ground::error::AppError;
use crate::ground::web::{Answer, Language, Link, Office, Page};
use crate::i18n::{Args, Lang, t, value};
use crate::ids::RoundId;

use super::cache::Cache;
use super::context::RankingContext;
use super::who::{Labels, Who, criteria};

#[derive(Serialize)]
pub struct CheckPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    views: Vec<Link>,
    name: String,
    here: String,
    counting: bool,
    empty: bool,
    places: usize,
    /// Absent where it would take too long.
    jurors: Option<Vec<Alternative>>,
    weights: Vec<Alternative>,
    /// How many of all these questions change who wins.
    decisive: usize,
}

#[derive(Serialize)]
struct Alternative {
    what: String,
    /// Who would win instead, or that nobody would.
    result: String,
    decisive: bool,
    moved: usize,
    farthest: Option<String>,
}

#[get("/office/rounds/<id>/ranking/check")]
pub async fn check(_office: Office, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Answer<CheckPage> {
    let lang = lang.0;
    let (frame, counting, who) = {
        let mut conn = ctx.db.snapshot().await?;
        let frame = RankingContext::load(&mut conn, id).await?;
        let counting = frame.counting(&mut conn, cache).await?;
        (frame, counting, Who::load(&mut conn, id).await?)
    };
    let ranked = cache.soon(counting).await;
    // Absent while it is being counted; whoever asks again finds what the first question began.
    let asked = match &ranked {
        Some(ranked) => {
            let ranked = Arc::clone(ranked);
            let asked = task::spawn_blocking(move || ranked.sensitivity.get_or_init(|| sensitivity(&ranked)).clone());
            match time::timeout(cache.patience(), asked).await {
                Ok(found) => Some(found.map_err(|error| AppError::Internal(error.to_string()))?),
                Err(_) => None,
            }
        }
        None => None,
    };
    let counting = asked.is_none();
    let found = asked.flatten();
    let (jurors, weights) = match (&ranked, &found) {
        (Some(ranked), Some(found)) => rows(&who.labels(ranked), &criteria(&frame.criteria, lang), found, lang),
        _ => (None, Vec::new()),
    };
    let page = CheckPage {
        crumbs: frame.crumbs_below(lang),
        tabs: crate::contest::rounds::tabs(id, "ranking", lang),
        views: frame.views("check", lang),
        here: link!("/office/rounds/{round}/ranking/check", round = frame.round.round_id),
        places: frame.places,
        name: frame.round.name,
        counting,
        empty: found.is_none(),
        decisive: jurors.iter().flatten().chain(&weights).filter(|row| row.decisive).count(),
        jurors,
        weights,
    };
    Ok(Page::new("judging/ranking/check.html", page))
}

fn rows(
    labels: &Labels,
    criteria: &[String],
    found: &Sensitivity,
    lang: Lang,
) -> (Option<Vec<Alternative>>, Vec<Alternative>) {
    let row = |what: String, change: &Change| Alternative {
        what,
        result: result(labels, change, lang),
        decisive: !change.gained.is_empty() || !change.lost.is_empty(),
        moved: change.moved,
        farthest: change.farthest.map(|(entry, from, to)| {
            let mut args = Args::new();
            args.set("title", value(&labels.entries[entry]));
            args.set("from", value(from.to_string()));
            args.set("to", value(to.to_string()));
            t(lang, key!("ranking-check-farthest"), Some(&args))
        }),
    };
    let named = |key: &str, name: &str| {
        let mut args = Args::new();
        args.set("name", value(name));
        t(lang, key, Some(&args))
    };
    let jurors = found.without.as_ref().map(|changes| {
        let changes = labels.jurors.iter().zip(changes);
        changes.map(|(name, change)| row(named(key!("ranking-check-without"), name), change)).collect()
    });
    let weights = found
        .weights
        .iter()
        .map(|moved| {
            let key = if moved.more { key!("ranking-check-more") } else { key!("ranking-check-less") };
            row(named(key, &criteria[moved.criterion]), &moved.change)
        })
        .collect();
    (jurors, weights)
}

fn result(labels: &Labels, change: &Change, lang: Lang) -> String {
    let list = |numbers: &[usize]| numbers.iter().map(|&n| labels.entries[n].as_str()).collect::<Vec<_>>().join(", ");
    let mut args = Args::new();
    args.set("gained", value(list(&change.gained)));
    args.set("lost", value(list(&change.lost)));
    let key = match (change.gained.is_empty(), change.lost.is_empty()) {
        (true, true) => key!("ranking-check-same"),
        (false, true) => key!("ranking-check-gained"),
        (true, false) => key!("ranking-check-lost"),
        (false, false) => key!("ranking-check-both"),
    };
    t(lang, key, Some(&args))
}
