//! `/office/rounds/<id>/ranking`: the table, and the picture of one entry.

use std::collections::{BTreeMap, HashMap};

use crate::key;
use crate::link;
use laudatio_base::fraction;
use laudatio_tally::Method;
use laudatio_tally::ranked::{Line, Ranked};
use laudatio_tally::sensitivity::without_sheet;
use laudatio_tally::sentences;
use laudatio_tally::tally::Standing;
use laudatio_tally::ties::in_order;
use laudatio_tally::total::total;
use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::contest::jury::store::late::{self, Late};
use crate::contest::prizes::model::Category;
use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::{Round, RoundCriterion, RoundStatus};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Language, Link, Office, Page, Pager, Query};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{NominationId, RoundId};
use crate::people::approvals::{Act, Granted, granted};

use super::cache::Cache;
use super::context::{Notes, RankingContext, chance, decimals, is_points, span};
use super::pictures::{Mark, Marks, Scale};
use super::ties::TieBreak;
use super::who::Who;
use super::{check_page, files, jury_page, store, ties};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![ranking, ranking_entry, files::scores, jury_page::jury, check_page::check]
}

#[derive(Serialize)]
struct Bar {
    label: String,
    value: Option<f64>,
    max: i64,
    text: String,
}

/// The mean points on each criterion as bars; the text says what the bar shows.
fn bars(criteria: &[RoundCriterion], means: &[f64], lang: Lang) -> Vec<Bar> {
    criteria
        .iter()
        .enumerate()
        .map(|(index, criterion)| {
            let mean = means.get(index).copied();
            Bar {
                label: criterion.label.get(lang).to_owned(),
                value: mean,
                max: criterion.scale_max,
                text: mean.map_or_else(|| "–".to_owned(), |mean| Writes(lang).number(mean, 1)),
            }
        })
        .collect()
}

/// The ranks after all decisions on shared places.
type Settled = BTreeMap<NominationId, usize>;

/// What the ranking says about one entry, in the words of a language.
#[derive(Serialize)]
struct Place {
    /// After all decisions on shared places.
    rank: usize,
    /// Whether others have it, too.
    tied: bool,
    value: String,
    /// "61,2 bis 70,4".
    between: Option<String>,
    mean: String,
    mean_rank: usize,
    spread: Option<String>,
    adjusted: Option<String>,
    adjusted_rank: Option<usize>,
    /// Why the adjusted value differs.
    shift: Option<String>,
    ranks: Option<String>,
    /// The range of ranks and the rank, as parts of a picture.
    range: Option<(f64, f64)>,
    dot: f64,
    /// "Platz 1: 62 %" for each prize place.
    chances: Vec<String>,
    sheets: usize,
}

impl Place {
    fn of(ranked: &Ranked, number: usize, standing: &Standing, settled: &Settled, lang: Lang) -> Self {
        let rank = settled.get(&ranked.nominations[number]).copied().unwrap_or(standing.rank);
        let method = ranked.tally.as_ref().map_or(ranked.method, |tally| tally.method);
        let digits = decimals(method);
        let writes = Writes(lang);
        let adjusted = ranked.adjusted(number);
        let scale = ranks_scale(ranked);
        let chances = standing.places.iter().flatten().take(3).enumerate();
        Self {
            rank,
            tied: settled.values().filter(|other| **other == rank).count() > 1,
            value: writes.number(standing.value, digits),
            between: standing.interval.map(|(low, high)| {
                let mut args = Args::new();
                args.set("from", value(writes.number(low, digits.min(1))));
                args.set("to", value(writes.number(high, digits.min(1))));
                t(lang, key!("ranking-span"), Some(&args))
            }),
            mean: writes.number(standing.raw_mean, 2),
            mean_rank: standing.raw_rank,
            spread: standing.spread.map(|spread| writes.number(spread, 1)),
            adjusted: adjusted.map(|adjusted| writes.number(adjusted.value, 2)),
            adjusted_rank: adjusted.map(|adjusted| adjusted.rank),
            shift: ranked.shifts.get(number).map(|shift| sentences::shift(lang, shift)),
            ranks: standing.rank_interval.map(|ranks| span(lang, ranks)),
            range: standing.rank_interval.map(|(low, high)| (scale.at(low as f64), scale.at(high as f64))),
            dot: scale.at(rank as f64),
            chances: chances.map(|(place, part)| place_chance(lang, place + 1, *part)).collect(),
            sheets: standing.sheets,
        }
    }
}

fn place_chance(lang: Lang, place: usize, part: f64) -> String {
    let mut args = Args::new();
    args.set("place", value(place.to_string()));
    args.set("chance", value(chance(lang, part)));
    t(lang, key!("ranking-place-chance"), Some(&args))
}

fn ranks_scale(ranked: &Ranked) -> Scale {
    Scale::of(0.5, ranked.nominations.len() as f64 + 0.5)
}

#[derive(Serialize)]
struct RankedLine {
    href: String,
    title: String,
    nominee_name: String,
    /// Absent without sheets.
    place: Option<Place>,
    /// The rank that the sheets give, where a decision on a shared place has made another one of it.
    before: Option<usize>,
    missing: i64,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Ranking {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    views: Vec<Link>,
    /// By whom it was closed.
    closed: Option<Granted>,
    round: Round,
    here: String,
    /// Conflicts that came up after the closing, and what rests on the sheet.
    late: Vec<String>,
    /// Absent while it is being counted.
    list: Option<List>,
    weights: String,
}

#[derive(Serialize)]
struct List {
    rows: Vec<RankedLine>,
    pager: Pager,
    /// Sheets that are still missing in the whole round.
    missing: i64,
    sheets: usize,
    method: String,
    /// Whether values are points of 100.
    points: bool,
    own_value: bool,
    refusal: Option<String>,
    unadjusted: Option<String>,
    warnings: Vec<String>,
    /// Shared places that win something and are not settled.
    open_ties: usize,
    settled_ties: usize,
    ranks: Option<Marks>,
    shifts: Option<Marks>,
}

#[get("/office/rounds/<id>/ranking")]
async fn ranking(
    _office: Office,
    ctx: Ctx,
    lang: Language,
    query: Query,
    cache: &State<Cache>,
    id: RoundId,
) -> Answer<Ranking> {
    let lang = lang.0;
    let (frame, counting, late, breaks, who) = {
        let mut conn = ctx.db.snapshot().await?;
        let frame = RankingContext::load(&mut conn, id).await?;
        let counting = frame.counting(&mut conn, cache).await?;
        let late = late::of_round(&mut conn, id).await?;
        (frame, counting, late, store::tie_breaks(&mut conn, id).await?, Who::load(&mut conn, id).await?)
    };
    let ranked = cache.soon(counting).await;
    let late = late.iter().map(|one| said_of(one, ranked.as_deref(), lang)).collect();
    let list = match ranked {
        Some(ranked) => {
            Some(list(&ctx, (&frame, &breaks, &who), &ranked, query.parse("page").unwrap_or(1), lang).await?)
        }
        None => None,
    };
    let page = Ranking {
        crumbs: frame.crumbs(lang),
        tabs: crate::contest::rounds::tabs(id, "ranking", lang),
        views: frame.views("list", lang),
        weights: weights(&frame.criteria, lang),
        here: frame.path(),
        closed: match frame.round.status {
            RoundStatus::Closed => granted(&mut ctx.db.read().await?, Act::Close, id.0).await?,
            _ => None,
        },
        round: frame.round,
        late,
        list,
    };
    Ok(Page::new("judging/ranking/ranking.html", page))
}

async fn list(
    ctx: &Ctx,
    (frame, breaks, who): (&RankingContext, &[TieBreak], &Who),
    ranked: &Ranked,
    page: i64,
    lang: Lang,
) -> Result<List> {
    let pager = Pager::new(page, ranked.lines.len() as i64, |page| {
        link!("/office/rounds/{round}/ranking?page={page}", round = frame.round.round_id, page)
    });
    let settled = ties::settled_ranks(ranked, breaks);
    let first = usize::try_from(pager.offset()).unwrap_or(0);
    let shown: Vec<Line> = in_order(ranked, &settled).into_iter().skip(first).take(Pager::SIZE as usize).collect();
    let ids: Vec<NominationId> = shown.iter().map(|line| line.nomination_id).collect();
    let mut known: HashMap<NominationId, store::Shown> = {
        let mut conn = ctx.db.read().await?;
        store::shown(&mut conn, &ids).await?.into_iter().map(|entry| (entry.nomination_id, entry)).collect()
    };
    let open_ties = ties::open_ties(ranked, breaks, frame.places).len();
    let rows: Vec<RankedLine> = shown
        .iter()
        .filter_map(|line| {
            let entry = known.remove(&line.nomination_id)?;
            let standing = line.number.and_then(|number| Some((number, ranked.standing(number)?)));
            let means = line.number.map(|number| ranked.means(number)).unwrap_or_default();
            let place = standing.map(|(number, standing)| Place::of(ranked, number, standing, &settled, lang));
            Some(RankedLine {
                href: link!(
                    "/office/rounds/{round}/ranking/{nomination}",
                    round = frame.round.round_id,
                    nomination = line.nomination_id
                ),
                title: entry.title,
                nominee_name: entry.nominee_name,
                missing: missing(line, standing.map(|(_, standing)| standing)),
                before: standing
                    .map(|(_, standing)| standing.rank)
                    .filter(|&rank| place.as_ref().is_some_and(|place| place.rank != rank)),
                place,
                bars: bars(&frame.criteria, &means, lang),
            })
        })
        .collect();
    let used = ranked.tally.as_ref().map_or(ranked.method, |tally| tally.method);
    let notes = Notes::of(ranked, &who.labels(ranked), lang);
    Ok(List {
        ranks: ranks_picture(&rows, ranked, lang),
        shifts: shifts_picture(&shown, &rows, ranked, lang),
        rows,
        pager,
        missing: ranked.lines.iter().map(|l| missing(l, l.number.and_then(|number| ranked.standing(number)))).sum(),
        sheets: ranked.table.cells.len(),
        method: say(lang, &format!("rounds-method-{used}")),
        points: is_points(used),
        own_value: !matches!(used, Method::Mean | Method::Adjusted),
        refusal: notes.refusal,
        unadjusted: notes.unadjusted,
        warnings: notes.warnings,
        open_ties,
        settled_ties: breaks.len(),
    })
}

/// A conflict that came up after the closing, with what it does to the entry's rank where that is known.
fn said_of(late: &Late, ranked: Option<&Ranked>, lang: Lang) -> String {
    let ranks = ranked.and_then(|ranked| without_sheet(ranked, late.nomination_id, late.person_id));
    ranks.map_or_else(|| late.said(lang), |ranks| late.with_ranks(ranks, lang))
}

fn missing(line: &Line, standing: Option<&Standing>) -> i64 {
    (line.assigned - standing.map_or(0, |standing| standing.sheets as i64)).max(0)
}

/// Ranks with their intervals.
fn ranks_picture(rows: &[RankedLine], ranked: &Ranked, lang: Lang) -> Option<Marks> {
    let marks: Vec<Mark> = rows
        .iter()
        .filter_map(|row| {
            let place = row.place.as_ref()?;
            place.range?;
            Some(Mark {
                label: row.title.clone(),
                text: format!("{} ({})", place.rank, place.ranks.as_deref().unwrap_or("–")),
                range: place.range,
                dot: Some(place.dot),
                ring: None,
            })
        })
        .collect();
    (!marks.is_empty()).then(|| Marks {
        title: say(lang, key!("ranking-ranks")),
        summary: say(lang, key!("ranking-ranks-text")),
        rows: marks,
        axis: ("1".into(), ranked.nominations.len().to_string()),
        middle: None,
    })
}

/// Raw means (hollow) against adjusted values (filled).
fn shifts_picture(shown: &[Line], rows: &[RankedLine], ranked: &Ranked, lang: Lang) -> Option<Marks> {
    let values: Vec<Option<(f64, f64)>> = shown
        .iter()
        .map(|line| ranked.adjusted(line.number?).map(|adjusted| (adjusted.raw_mean, adjusted.value)))
        .collect();
    let scale = Scale::around(values.iter().flatten().flat_map(|&(raw, adjusted)| [raw, adjusted]));
    let marks: Vec<Mark> = rows
        .iter()
        .zip(&values)
        .filter_map(|(row, value)| {
            let (raw, adjusted) = (*value)?;
            let (a, b) = (scale.at(raw), scale.at(adjusted));
            Some(Mark {
                label: row.title.clone(),
                text: format!("{} → {}", Writes(lang).number(raw, 1), Writes(lang).number(adjusted, 1)),
                range: Some((a.min(b), a.max(b))),
                dot: Some(b),
                ring: Some(a),
            })
        })
        .collect();
    (!marks.is_empty()).then(|| Marks {
        title: say(lang, key!("ranking-shifts")),
        summary: say(lang, key!("ranking-shifts-text")),
        rows: marks,
        axis: scale.ends(lang, 0),
        middle: None,
    })
}

/// "Vorbildlich × 2 · Nachhaltig × 1": so that nobody has to guess what counted how much.
fn weights(criteria: &[RoundCriterion], lang: Lang) -> String {
    let parts: Vec<_> = criteria.iter().map(|c| format!("{} × {}", c.label.get(lang), c.weight)).collect();
    parts.join(" · ")
}

#[derive(Serialize)]
struct SheetRow {
    name: String,
    /// `submitted`, `draft`, `open` or `recused`.
    state: &'static str,
    total: Option<f64>,
    points: Vec<Option<i64>>,
    comment: String,
    /// A conflict came up after the round was closed; the sheet counts.
    late: bool,
}

#[derive(Serialize)]
struct Chart {
    title: String,
    summary: Option<String>,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct EntryPage {
    crumbs: Vec<Link>,
    title: String,
    nominee_name: String,
    nomination_href: String,
    category: Option<String>,
    here: String,
    counting: bool,
    place: Option<Place>,
    sheets: usize,
    missing: i64,
    entries: usize,
    chart: Chart,
    criteria: Vec<String>,
    rows: Vec<SheetRow>,
    /// Conflicts that came up after the closing, and what rests on the sheet.
    late: Vec<String>,
}

// Behind the pages that have a name.
#[get("/office/rounds/<id>/ranking/<nomination>", rank = 1)]
async fn ranking_entry(
    _office: Office,
    ctx: Ctx,
    lang: Language,
    cache: &State<Cache>,
    id: RoundId,
    nomination: NominationId,
) -> Answer<EntryPage> {
    let lang = lang.0;
    let mut conn = ctx.db.snapshot().await?;
    let frame = RankingContext::load(&mut conn, id).await?;
    let entry = store::entry(&mut conn, id, nomination).await?.ok_or(AppError::NotFound)?;
    let counting = frame.counting(&mut conn, cache).await?;
    let positions: Vec<i64> = frame.criteria.iter().map(|criterion| criterion.position).collect();
    let points: HashMap<_, _> = store::sheets_of(&mut conn, id, nomination, &positions)
        .await?
        .into_iter()
        .map(|sheet| (sheet.person_id, sheet.points))
        .collect();
    let jurors = store::jurors(&mut conn, id, nomination).await?;
    let categories: Vec<Category> = prizes::categories(&mut conn, frame.edition.edition_id).await?;
    let breaks = store::tie_breaks(&mut conn, id).await?;
    let mut late = late::of_round(&mut conn, id).await?;
    late.retain(|one| one.nomination_id == nomination);
    // Nothing of the database is needed while we wait.
    drop(conn);
    let ranked = cache.soon(counting).await;
    let settled = ranked.as_ref().map(|ranked| ties::settled_ranks(ranked, &breaks)).unwrap_or_default();
    let line = ranked.as_ref().and_then(|r| r.lines.iter().find(|line| line.nomination_id == nomination).copied());
    let number = line.and_then(|line| line.number);
    let standing = ranked.as_ref().zip(number).and_then(|(ranked, number)| ranked.standing(number));
    let place =
        ranked.as_ref().zip(number).zip(standing).map(|((r, n), standing)| Place::of(r, n, standing, &settled, lang));
    let means = ranked.as_ref().zip(number).map(|(ranked, number)| ranked.means(number)).unwrap_or_default();
    let entries = ranked.as_ref().map_or(0, |ranked| ranked.lines.len());
    let weighings: Vec<_> = frame.criteria.iter().map(RoundCriterion::weighing).collect();
    let whole = |points: &Vec<i64>| total(weighings.iter().copied().zip(points.iter().map(|&points| Some(points))));
    let rows = jurors
        .into_iter()
        .map(|juror| {
            let points = points.get(&juror.person_id);
            SheetRow {
                state: match (juror.recused_at, juror.status.as_deref()) {
                    (Some(_), _) => "recused",
                    (None, Some("submitted")) => "submitted",
                    (None, Some(_)) => "draft",
                    (None, None) => "open",
                },
                total: points.and_then(whole).map(fraction::number),
                points: (0..frame.criteria.len()).map(|i| points.map(|points| points[i])).collect(),
                late: late.iter().any(|one| one.person_id == juror.person_id),
                comment: juror.comment.filter(|_| juror.recused_at.is_none()).unwrap_or_default(),
                name: juror.name,
            }
        })
        .collect();
    let category = categories.iter().find(|category| Some(category.category_id) == entry.category_id);
    let page = EntryPage {
        crumbs: frame.crumbs_below(lang),
        chart: Chart {
            title: say(lang, key!("ranking-chart")),
            summary: Some(summary(&entry, place.as_ref(), entries, lang)),
            bars: bars(&frame.criteria, &means, lang),
        },
        here: link!("/office/rounds/{round}/ranking/{nomination}", round = frame.round.round_id, nomination),
        counting: ranked.is_none(),
        title: entry.title,
        nominee_name: entry.nominee_name,
        nomination_href: link!("/office/nominations/{nomination}", nomination),
        category: category.map(|category| category.label.get(lang).to_owned()),
        sheets: points.len(),
        missing: line.map_or(0, |line| missing(&line, standing)),
        place,
        entries,
        late: late.iter().map(|one| said_of(one, ranked.as_deref(), lang)).collect(),
        criteria: frame.criteria.iter().map(|criterion| criterion.label.get(lang).to_owned()).collect(),
        rows,
    };
    Ok(Page::new("judging/ranking/entry.html", page))
}

/// The picture in one sentence, for those who cannot see it.
fn summary(entry: &store::Shown, place: Option<&Place>, entries: usize, lang: Lang) -> String {
    let mut args = Args::new();
    args.set("title", value(&entry.title));
    let Some(place) = place else { return t(lang, key!("ranking-summary-none"), Some(&args)) };
    args.set("sheets", place.sheets as i64);
    args.set("entries", entries as i64);
    args.set("rank", place.rank as i64);
    args.set("value", value(&place.mean));
    t(lang, key!("ranking-summary"), Some(&args))
}
