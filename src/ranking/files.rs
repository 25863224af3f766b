//! The ranking and the scores as files.

use std::collections::HashMap;
use std::sync::Arc;

use rocket::http::{ContentType, Header};
use rocket::{Responder, State, get};

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Writes, say};
use crate::ids::{NominationId, RoundId};
use crate::web::{Language, Office};

use super::cache::Cache;
use super::frame::Frame;
use super::sentences;
use super::standing::Ranked;
use super::store;

/// A file for a spreadsheet.
#[derive(Responder)]
pub struct Csv {
    body: Vec<u8>,
    content_type: ContentType,
    disposition: Header<'static>,
}

impl Csv {
    fn new(name: &'static str, body: Vec<u8>) -> Self {
        let disposition = Header::new("Content-Disposition", format!("attachment; filename=\"{name}\""));
        Self { body, content_type: ContentType::CSV, disposition }
    }
}

/// The ranking, however long it takes to count.
pub async fn counted(ctx: &Ctx, cache: &Cache, id: RoundId) -> Result<(Frame, Arc<Ranked>, Vec<store::Entry>)> {
    let (frame, mut counting, entries) = {
        let mut conn = ctx.db.read().await?;
        let frame = Frame::load(&mut conn, id).await?;
        let counting = frame.counting(&mut conn, cache).await?;
        let entries = store::entries(&mut conn, id).await?;
        (frame, counting, entries)
    };
    let found = counting.wait_for(Option::is_some).await.ok().and_then(|found| found.clone());
    let ranked = found.ok_or_else(|| AppError::Internal("counting a ranking came to no end".into()))?;
    Ok((frame, ranked, entries))
}

#[get("/office/rounds/<id>/ranking.csv")]
pub async fn file(_office: Office, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Result<Csv> {
    let lang = lang.0;
    let (frame, ranked, entries) = counted(&ctx, cache, id).await?;
    // German spreadsheets expect semicolons and decimal commas.
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    let column = |name: &str| say(lang, &format!("ranking-csv-{name}"));
    let mut head: Vec<String> = [
        "rank",
        "value",
        "low",
        "high",
        "rank-low",
        "rank-high",
        "first",
        "prize",
        "mean",
        "mean-rank",
        "spread",
        "adjusted",
        "adjusted-rank",
        "sheets",
        "missing",
        "number",
        "title",
        "nominee",
        "reason",
    ]
    .map(column)
    .into();
    head.extend(frame.criteria.iter().map(|criterion| plain(criterion.label.get(lang))));
    write(&mut writer, head)?;
    let number = |number: Option<f64>| number.map_or_else(String::new, |number| Writes(lang).number(number, 4));
    let whole = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
    let known: HashMap<NominationId, store::Entry> =
        entries.into_iter().map(|entry| (entry.nomination_id, entry)).collect();
    for line in &ranked.lines {
        let Some(entry) = known.get(&line.nomination_id) else { continue };
        let standing = line.number.and_then(|number| ranked.standing(number));
        let adjusted = line.number.and_then(|number| ranked.adjusted(number));
        let places = standing.and_then(|standing| standing.places.as_ref());
        let sheets = standing.map_or(0, |standing| standing.sheets as i64);
        let shift = line.number.and_then(|number| ranked.shifts.get(number));
        let mut row = vec![
            whole(standing.map(|s| s.rank)),
            number(standing.map(|s| s.value)),
            number(standing.and_then(|s| s.interval).map(|interval| interval.0)),
            number(standing.and_then(|s| s.interval).map(|interval| interval.1)),
            whole(standing.and_then(|s| s.rank_interval).map(|interval| interval.0)),
            whole(standing.and_then(|s| s.rank_interval).map(|interval| interval.1)),
            number(places.and_then(|places| places.first().copied())),
            number(places.map(|places| places.iter().sum())),
            number(standing.map(|s| s.raw_mean)),
            whole(standing.map(|s| s.raw_rank)),
            number(standing.and_then(|s| s.spread)),
            number(adjusted.map(|s| s.value)),
            whole(adjusted.map(|s| s.rank)),
            sheets.to_string(),
            (line.assigned - sheets).max(0).to_string(),
            entry.receipt_number.clone(),
            plain(&entry.title),
            plain(&entry.nominee_name),
            plain(&shift.map_or_else(String::new, |shift| sentences::shift(lang, shift))),
        ];
        let means = line.number.map(|number| ranked.means(number)).unwrap_or_default();
        row.extend((0..frame.criteria.len()).map(|criterion| number(means.get(criterion).copied())));
        write(&mut writer, row)?;
    }
    Ok(Csv::new("ranking.csv", finished(writer)?))
}

/// The scores as the command `tally` reads them: points of 100 on each criterion, whatever its scale.
#[get("/office/rounds/<id>/scores.csv")]
pub async fn scores(_office: Office, ctx: Ctx, cache: &State<Cache>, id: RoundId) -> Result<Csv> {
    let (_, ranked, _) = counted(&ctx, cache, id).await?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    write(&mut writer, ["entry", "juror", "points", "criterion"].map(str::to_owned).into())?;
    let scores = &ranked.scores;
    for (&(entry, juror), points) in scores.sheets.iter().zip(scores.points.chunks_exact(scores.criteria.len().max(1)))
    {
        for (criterion, points) in scores.criteria.iter().zip(points) {
            let row = vec![
                plain(&scores.entries[entry as usize]),
                plain(&scores.jurors[juror as usize]),
                decimal(points * criterion.unit, scores.parts),
                plain(&criterion.name),
            ];
            write(&mut writer, row)?;
        }
    }
    Ok(Csv::new("scores.csv", finished(writer)?))
}

/// A fraction with as many decimals as it has, at most eighteen.
fn decimal(num: i128, den: i128) -> String {
    let (whole, mut rest) = (num / den, num % den);
    let mut text = whole.to_string();
    for place in 0..18 {
        if rest == 0 {
            break;
        }
        if place == 0 {
            text.push('.');
        }
        rest *= 10;
        text.push_str(&(rest / den).to_string());
        rest %= den;
    }
    text
}

fn write(writer: &mut csv::Writer<Vec<u8>>, row: Vec<String>) -> Result<()> {
    writer.write_record(row).map_err(|error| AppError::Internal(error.to_string()))
}

fn finished(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>> {
    writer.into_inner().map_err(|error| AppError::Internal(error.to_string()))
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_never_becomes_a_formula() {
        for (title, cell) in [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("Bunker plus", "Bunker plus"), ("", "")] {
            assert_eq!(plain(title), cell);
        }
    }

    #[test]
    fn fractions_are_written_with_the_decimals_they_have() {
        for (num, den, text) in [(70, 1, "70"), (15, 2, "7.5"), (1, 8, "0.125"), (100, 3, "33.333333333333333333")] {
            assert_eq!(decimal(num, den), text);
        }
    }
}
