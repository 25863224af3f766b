//! The scores as a file for the command `tally`.

use std::sync::Arc;

use rocket::http::ContentType;
use rocket::{State, get};

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::files::{File, Taken, Taker};
use crate::i18n::Lang;
use crate::ids::RoundId;
use crate::scoring::model::gcd;

use super::cache::Cache;
use super::frame::Frame;
use super::standing::Ranked;
use super::store;
use super::who::{Who, criteria};

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

/// The scores as the command `tally` reads them: points of 100 on each criterion, whatever its scale.
#[get("/office/rounds/<id>/scores.csv")]
pub async fn scores(taker: Taker, ctx: Ctx, cache: &State<Cache>, id: RoundId) -> Result<File> {
    let (frame, ranked, _) = counted(&ctx, cache, id).await?;
    let who = Who::load(&mut ctx.db.read().await?, id).await?;
    let (labels, criteria) = (who.labels(&ranked), criteria(&frame.criteria, Lang::De));
    let mut writer = csv::Writer::from_writer(Vec::new());
    write(&mut writer, ["entry", "juror", "points", "criterion"].map(str::to_owned).into())?;
    let scores = &ranked.scores;
    for (&(entry, juror), points) in scores.sheets.iter().zip(scores.points.chunks_exact(scores.criteria.len().max(1)))
    {
        for ((criterion, name), points) in scores.criteria.iter().zip(&criteria).zip(points) {
            let row = vec![
                plain(&scores.entries[entry as usize]),
                plain(&labels.jurors[juror as usize]),
                exact(points * criterion.unit, scores.parts),
                plain(name),
            ];
            write(&mut writer, row)?;
        }
    }
    let body = finished(writer)?;
    let taken = Taken {
        subject: ("round", id.0),
        what: "scores",
        format: "csv",
        rows: Some(ranked.scores.points.len()),
        name: "scores.csv".to_owned(),
        content_type: ContentType::CSV,
        opens: false,
    };
    taker.takes(&ctx, taken, body).await
}

/// A number with its decimals, or as a fraction where they would never end: nothing is rounded.
fn exact(num: i128, den: i128) -> String {
    let common = gcd(num, den);
    let (num, den) = (num / common, den / common);
    let (mut whole, mut rest) = (num / den, num % den);
    let mut text = whole.to_string();
    for place in 0..18 {
        if rest == 0 {
            return text;
        }
        if place == 0 {
            text.push('.');
        }
        (whole, rest) = (rest * 10 / den, rest * 10 % den);
        text.push_str(&whole.to_string());
    }
    if rest == 0 { text } else { format!("{num}/{den}") }
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
    fn nothing_is_rounded() {
        for (num, den, text) in
            [(0, 9, "0"), (70, 1, "70"), (15, 2, "7.5"), (1, 8, "0.125"), (200, 6, "100/3"), (63, 9, "7")]
        {
            assert_eq!(exact(num, den), text);
        }
    }
}
