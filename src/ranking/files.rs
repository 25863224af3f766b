//! The scores as a file for the command `tally`.

use std::sync::Arc;

use rocket::http::ContentType;
use rocket::{State, get};

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::files::{File, Taken, Taker};
use crate::i18n::{Lang, say};
use crate::ids::RoundId;
use crate::scoring::model::gcd;
use crate::table_file::harmless;
use crate::web::Language;

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

/// The scores as the command `tally` reads them and a German spreadsheet opens them: points of 100 on each criterion,
/// whatever its scale.
#[get("/office/rounds/<id>/scores.csv")]
pub async fn scores(taker: Taker, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Result<File> {
    let (frame, ranked, _) = counted(&ctx, cache, id).await?;
    let who = Who::load(&mut ctx.db.read().await?, id).await?;
    let name = frame.edition.file_name(&frame.prize, &[&frame.round.name, &say(lang.0, "ranking-scores-file")], lang.0);
    let (labels, criteria) = (who.labels(&ranked), criteria(&frame.criteria, Lang::De));
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    write(&mut writer, ["entry", "juror", "points", "criterion"].map(str::to_owned).into())?;
    let scores = &ranked.scores;
    for (&(entry, juror), points) in scores.sheets.iter().zip(scores.points.chunks_exact(scores.criteria.len().max(1)))
    {
        for ((criterion, name), points) in scores.criteria.iter().zip(&criteria).zip(points) {
            let row = vec![
                harmless(&scores.entries[entry as usize]),
                harmless(&labels.jurors[juror as usize]),
                exact(points * criterion.unit, scores.parts),
                harmless(name),
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
        name: format!("{name}.csv"),
        content_type: ContentType::CSV,
        opens: false,
    };
    taker.takes(&ctx, taken, body).await
}

/// A number with its decimals, or as a fraction where they would never end: nothing is rounded. No spreadsheet takes such a
/// fraction for a day: what is divided is 100 or more.
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
            text.push(',');
        }
        (whole, rest) = (rest * 10 / den, rest * 10 % den);
        text.push_str(&whole.to_string());
    }
    if rest == 0 {
        return text;
    }
    let times = if num == 0 { 1 } else { (100 + num.abs() - 1) / num.abs() };
    format!("{}/{}", num * times, den * times)
}

fn write(writer: &mut csv::Writer<Vec<u8>>, row: Vec<String>) -> Result<()> {
    writer.write_record(row).map_err(|error| AppError::Internal(error.to_string()))
}

fn finished(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>> {
    writer.into_inner().map_err(|error| AppError::Internal(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_rounded() {
        for (num, den, text) in [
            (0, 9, "0"),
            (70, 1, "70"),
            (15, 2, "7,5"),
            (1, 8, "0,125"),
            (200, 6, "100/3"),
            (63, 9, "7"),
            (20, 6, "100/30"),
        ] {
            assert_eq!(exact(num, den), text);
        }
    }
}
