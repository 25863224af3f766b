//! `/office/rounds/<id>/ranking/jury`: how strict and how consistent the jurors are, and how far they agree.

use crate::key;
use crate::link;
use laudatio_tally::ranked::Ranked;
use laudatio_tally::tally::Juror;
use laudatio_tally::ties::in_order;
use rocket::{State, get};
use serde::Serialize;

use crate::ground::ctx::Ctx;
use crate::ground::web::{Answer, Language, Link, Office, Page};
use crate::i18n::{Lang, Writes, say};
use crate::ids::RoundId;

use super::cache::Cache;
use super::context::{Notes, RankingContext};
use super::pictures::{Mark, Marks, Matrix, Scale, matrix};
use super::store;
use super::ties::{TieBreak, settled_ranks};
use super::who::{Labels, Who};

#[derive(Serialize)]
pub struct JuryPage {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    views: Vec<Link>,
    name: String,
    here: String,
    /// Absent while it is being counted.
    jury: Option<Jury>,
}

#[derive(Serialize)]
struct Jury {
    /// Whether severity is the model's, or only the distance from the others.
    adjusted: bool,
    unadjusted: Option<String>,
    warnings: Vec<String>,
    rows: Vec<JurorLine>,
    severity: Marks,
    agreement: Marks,
    matrix: Option<Matrix>,
}

#[derive(Serialize)]
struct JurorLine {
    number: usize,
    name: String,
    severity: Option<String>,
    between: Option<String>,
    consistency: Option<f64>,
    sheets: usize,
}

#[get("/office/rounds/<id>/ranking/jury")]
pub async fn jury(_office: Office, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Answer<JuryPage> {
    let lang = lang.0;
    let (frame, counting, breaks, who) = {
        let mut conn = ctx.db.snapshot().await?;
        let frame = RankingContext::load(&mut conn, id).await?;
        let counting = frame.counting(&mut conn, cache).await?;
        (frame, counting, store::tie_breaks(&mut conn, id).await?, Who::load(&mut conn, id).await?)
    };
    let ranked = cache.soon(counting).await;
    let page = JuryPage {
        crumbs: frame.crumbs_below(lang),
        tabs: crate::contest::rounds::tabs(id, "ranking", lang),
        views: frame.views("jury", lang),
        here: link!("/office/rounds/{round}/ranking/jury", round = frame.round.round_id),
        name: frame.round.name,
        jury: ranked.map(|ranked| Jury::of(&ranked, &who.labels(&ranked), &breaks, lang)),
    };
    Ok(Page::new("judging/ranking/jury.html", page))
}

/// With its sign: "+2,1", "−0,4".
fn signed(lang: Lang, number: f64) -> String {
    format!("{}{}", if number < 0.0 { '−' } else { '+' }, Writes(lang).number(number.abs(), 1))
}

impl Jury {
    fn of(ranked: &Ranked, labels: &Labels, breaks: &[TieBreak], lang: Lang) -> Self {
        let notes = Notes::of(ranked, labels, lang);
        let tally = ranked.adjusted.as_ref().ok().or(ranked.tally.as_ref());
        let none = Vec::new();
        let jurors: &[Juror] = tally.map_or(&none, |tally| &tally.jurors);
        let between = |juror: &Juror| {
            let (low, high) = juror.interval()?;
            Some(format!("{} … {}", signed(lang, low), signed(lang, high)))
        };
        let scale = Scale::around(jurors.iter().flat_map(|juror| {
            let (low, high) = juror.interval().unwrap_or((0.0, 0.0));
            [low, high, juror.severity.unwrap_or(0.0), 0.0]
        }));
        // Strict ones first.
        let mut order: Vec<usize> = (0..jurors.len()).collect();
        let severity = |juror: usize| jurors[juror].severity.unwrap_or(0.0);
        order.sort_by(|&a, &b| severity(a).total_cmp(&severity(b)));
        let marks = order.iter().map(|&number| {
            let juror = &jurors[number];
            Mark {
                label: labels.jurors[number].clone(),
                text: juror.severity.map_or_else(|| "–".into(), |severity| signed(lang, severity)),
                range: juror.interval().map(|(low, high)| (scale.at(low), scale.at(high))),
                dot: juror.severity.map(|severity| scale.at(severity)),
                ring: None,
            }
        });
        let severity = Marks {
            title: say(lang, key!("ranking-severity")),
            summary: say(lang, key!("ranking-severity-text")),
            rows: marks.collect(),
            axis: scale.ends(lang, 0),
            middle: Some(scale.at(0.0)),
        };
        Self {
            adjusted: ranked.adjusted.is_ok(),
            unadjusted: notes.unadjusted.or(notes.refusal),
            warnings: notes.warnings,
            rows: jurors
                .iter()
                .enumerate()
                .map(|(number, juror)| JurorLine {
                    number: number + 1,
                    name: labels.jurors[number].clone(),
                    severity: juror.severity.map(|severity| signed(lang, severity)),
                    between: between(juror),
                    consistency: juror.consistency,
                    sheets: juror.sheets,
                })
                .collect(),
            severity,
            agreement: agreement(ranked, lang),
            matrix: tally.map(|_| matrix(ranked, labels, &in_order(ranked, &settled_ranks(ranked, breaks)), lang)),
        }
    }
}

fn agreement(ranked: &Ranked, lang: Lang) -> Marks {
    let found = ranked.tally.as_ref().map(|tally| tally.agreement).unwrap_or_default();
    let scale = Scale::of(-0.2, 1.0);
    let rows = [
        ("alpha-nominal", found.alpha_nominal),
        ("alpha-ordinal", found.alpha_ordinal),
        ("alpha-interval", found.alpha_interval),
        ("alpha-ratio", found.alpha_ratio),
        ("icc1", found.icc1),
        ("icc2", found.icc2),
        ("icc3", found.icc3),
        ("icc1k", found.icc1k),
        ("icc2k", found.icc2k),
        ("icc3k", found.icc3k),
    ]
    .map(|(key, number)| Mark {
        label: say(lang, &format!("ranking-agreement-{key}")),
        text: number.map_or_else(|| say(lang, key!("ranking-undefined")), |number| Writes(lang).number(number, 2)),
        range: number.map(|number| (scale.at(0.0_f64.min(number)), scale.at(0.0_f64.max(number)))),
        dot: number.map(|number| scale.at(number)),
        ring: None,
    });
    Marks {
        title: say(lang, key!("ranking-agreement")),
        summary: say(lang, key!("ranking-agreement-text")),
        rows: rows.into(),
        axis: scale.ends(lang, 1),
        middle: Some(scale.at(0.0)),
    }
}
