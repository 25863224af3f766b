//! `/office/rounds/<id>/ranking`: the table, the picture of one entry, and the file.

use std::collections::HashMap;

use rocket::http::{ContentType, Header};
use rocket::{Responder, Route, get, routes};
use serde::Serialize;

use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, say, t, value};
use crate::ids::{NominationId, RoundId};
use crate::prizes::model::{Category, Edition, Prize};
use crate::prizes::store as prizes;
use crate::rounds::model::{Round, RoundCriterion};
use crate::rounds::store as rounds;
use crate::scoring::model::Total;
use crate::web::{Answer, Language, Link, Office, Page, Pager, Query};

use super::model::{Standing, total_of};
use super::{measures, of_round, store};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![ranking, entry, file]
}

/// What every page about a round's ranking starts from.
struct Frame {
    round: Round,
    edition: Edition,
    prize: Prize,
    criteria: Vec<RoundCriterion>,
}

impl Frame {
    async fn load(conn: &mut Conn, id: RoundId) -> Result<Self> {
        let round = rounds::round(conn, id).await?.ok_or(AppError::NotFound)?;
        let criteria = rounds::criteria(conn, id).await?;
        let edition = prizes::edition(conn, round.edition_id).await?.ok_or(AppError::NotFound)?;
        let prize = prizes::prizes(conn).await?.into_iter().find(|prize| prize.prize_id == edition.prize_id);
        Ok(Self { round, edition, prize: prize.ok_or(AppError::NotFound)?, criteria })
    }

    fn crumbs(&self, lang: Lang) -> Vec<Link> {
        let call = format!("{} {}", self.prize.name.get(lang), self.edition.year);
        vec![
            Link::new("/office", say(lang, "nav-office")),
            Link::new(format!("/office/editions/{}", self.edition.edition_id), call),
            Link::new(format!("/office/rounds/{}", self.round.round_id), &self.round.name),
        ]
    }
}

#[derive(Serialize)]
struct Bar {
    label: String,
    value: Option<f64>,
    max: i64,
    text: String,
}

/// The mean points on each criterion as bars; the text says what the bar shows.
fn bars(criteria: &[RoundCriterion], standing: &Standing, lang: Lang) -> Vec<Bar> {
    criteria
        .iter()
        .zip(&standing.means)
        .map(|(criterion, &mean)| Bar {
            label: criterion.label.get(lang).to_owned(),
            value: mean,
            max: criterion.scale_max,
            text: mean.map_or_else(|| "–".to_owned(), |mean| Writes(lang).number(mean, 1)),
        })
        .collect()
}

#[derive(Serialize)]
struct Row {
    href: String,
    rank: Option<i64>,
    tied: bool,
    title: String,
    nominee_name: String,
    receipt_number: String,
    value: Option<f64>,
    spread: Option<f64>,
    sheets: i64,
    missing: i64,
    bars: Vec<Bar>,
}

#[derive(Serialize)]
struct Ranking {
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    round: Round,
    rows: Vec<Row>,
    pager: Pager,
    /// Sheets that are still missing in the whole round.
    missing: i64,
    sheets: i64,
    weights: String,
}

#[get("/office/rounds/<id>/ranking")]
async fn ranking(_office: Office, ctx: Ctx, lang: Language, query: Query, id: RoundId) -> Answer<Ranking> {
    let lang = lang.0;
    let mut conn = ctx.db.read().await?;
    let frame = Frame::load(&mut conn, id).await?;
    let ranked = of_round(&mut conn, id, &frame.criteria).await?;
    let pager = Pager::new(query.parse("page").unwrap_or(1), ranked.len() as i64, |page| {
        format!("/office/rounds/{id}/ranking?page={page}")
    });
    let missing = ranked.iter().map(|(_, standing)| standing.missing).sum();
    let sheets = ranked.iter().map(|(_, standing)| standing.sheets).sum();
    let first = usize::try_from(pager.offset()).unwrap_or(0);
    let rows = ranked
        .into_iter()
        .skip(first)
        .take(Pager::SIZE as usize)
        .map(|(entry, standing)| Row {
            href: format!("/office/rounds/{id}/ranking/{}", entry.nomination_id),
            rank: standing.rank,
            tied: standing.tied,
            title: entry.title,
            nominee_name: entry.nominee_name,
            receipt_number: entry.receipt_number,
            value: standing.value,
            spread: standing.spread,
            sheets: standing.sheets,
            missing: standing.missing,
            bars: bars(&frame.criteria, &standing, lang),
        })
        .collect();
    let page = Ranking {
        crumbs: frame.crumbs(lang),
        tabs: crate::rounds::tabs(id, "ranking", lang),
        weights: weights(&frame.criteria, lang),
        round: frame.round,
        rows,
        pager,
        missing,
        sheets,
    };
    Ok(Page::new("ranking/ranking.html", page))
}

/// "Vorbildlich 2, Nachhaltig 1": so that nobody has to guess what counted how much.
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
    standing: Standing,
    entries: i64,
    chart: Chart,
    criteria: Vec<String>,
    rows: Vec<SheetRow>,
}

#[get("/office/rounds/<id>/ranking/<nomination>")]
async fn entry(_office: Office, ctx: Ctx, lang: Language, id: RoundId, nomination: NominationId) -> Answer<EntryPage> {
    let lang = lang.0;
    let mut conn = ctx.db.read().await?;
    let frame = Frame::load(&mut conn, id).await?;
    let ranked = of_round(&mut conn, id, &frame.criteria).await?;
    let entries = ranked.len() as i64;
    let found = ranked.into_iter().find(|(entry, _)| entry.nomination_id == nomination);
    let (entry, standing) = found.ok_or(AppError::NotFound)?;
    let positions: Vec<i64> = frame.criteria.iter().map(|criterion| criterion.position).collect();
    let sheets = store::sheets(&mut conn, id, &positions).await?;
    let points: HashMap<_, _> =
        sheets.into_iter().filter(|s| s.nomination_id == nomination).map(|s| (s.person_id, s.points)).collect();
    let weighings = measures(&frame.criteria);
    let rows = store::jurors(&mut conn, id, nomination)
        .await?
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
                total: points.and_then(|points| total_of(&weighings, points)).map(Total::as_f64),
                points: (0..frame.criteria.len()).map(|i| points.map(|points| points[i])).collect(),
                comment: juror.comment.filter(|_| juror.recused_at.is_none()).unwrap_or_default(),
                name: juror.name,
            }
        })
        .collect();
    let categories: Vec<Category> = prizes::categories(&mut conn, frame.edition.edition_id).await?;
    let category = categories.iter().find(|category| Some(category.category_id) == entry.category_id);
    let page = EntryPage {
        crumbs: [
            frame.crumbs(lang),
            vec![Link::new(format!("/office/rounds/{id}/ranking"), say(lang, "ranking-title"))],
        ]
        .concat(),
        chart: Chart {
            title: say(lang, "ranking-chart"),
            summary: Some(summary(&entry, &standing, entries, lang)),
            bars: bars(&frame.criteria, &standing, lang),
        },
        title: entry.title,
        nominee_name: entry.nominee_name,
        nomination_href: format!("/office/nominations/{nomination}"),
        category: category.map(|category| category.label.get(lang).to_owned()),
        standing,
        entries,
        criteria: frame.criteria.iter().map(|criterion| criterion.label.get(lang).to_owned()).collect(),
        rows,
    };
    Ok(Page::new("ranking/entry.html", page))
}

/// The picture in one sentence, for those who cannot see it.
fn summary(entry: &store::Entry, standing: &Standing, entries: i64, lang: Lang) -> String {
    let mut args = Args::new();
    args.set("title", value(&entry.title));
    args.set("sheets", standing.sheets);
    args.set("entries", entries);
    let (Some(rank), Some(mean)) = (standing.rank, standing.value) else {
        return t(lang, "ranking-summary-none", Some(&args));
    };
    args.set("rank", rank);
    args.set("value", value(Writes(lang).number(mean, 2)));
    t(lang, "ranking-summary", Some(&args))
}

/// A file for a spreadsheet.
#[derive(Responder)]
struct Csv {
    body: Vec<u8>,
    content_type: ContentType,
    disposition: Header<'static>,
}

#[get("/office/rounds/<id>/ranking.csv")]
async fn file(_office: Office, ctx: Ctx, lang: Language, id: RoundId) -> Result<Csv> {
    let lang = lang.0;
    let mut conn = ctx.db.read().await?;
    let frame = Frame::load(&mut conn, id).await?;
    let ranked = of_round(&mut conn, id, &frame.criteria).await?;
    // German spreadsheets expect semicolons and decimal commas.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    let column = |name: &str| say(lang, &format!("ranking-csv-{name}"));
    let mut head: Vec<String> =
        ["rank", "value", "spread", "sheets", "missing", "number", "title", "nominee"].map(column).into();
    head.extend(frame.criteria.iter().map(|criterion| plain(criterion.label.get(lang))));
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| Writes(lang).number(number, 4));
    let mut rows = vec![head];
    for (entry, standing) in ranked {
        let mut row = vec![
            standing.rank.map_or_else(String::new, |rank| rank.to_string()),
            number(standing.value),
            number(standing.spread),
            standing.sheets.to_string(),
            standing.missing.to_string(),
            entry.receipt_number,
            plain(&entry.title),
            plain(&entry.nominee_name),
        ];
        row.extend(standing.means.iter().map(|&mean| number(mean)));
        rows.push(row);
    }
    for row in rows {
        writer.write_record(row).map_err(|e| AppError::Internal(e.to_string()))?;
    }
    Ok(Csv {
        body: writer.into_inner().map_err(|e| AppError::Internal(e.to_string()))?,
        content_type: ContentType::CSV,
        disposition: Header::new("Content-Disposition", "attachment; filename=\"ranking.csv\""),
    })
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_title_never_becomes_a_formula() {
        for (title, cell) in [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("Bunker plus", "Bunker plus"), ("", "")] {
            assert_eq!(plain(title), cell);
        }
    }
}
