//! The scores as a file for the command `tally`.

use std::sync::Arc;

use crate::key;
use laudatio_base::fraction::gcd;
use laudatio_tally::ranked::Ranked;
use rocket::http::ContentType;
use rocket::{State, get};

use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::files::{File, Taken, Taker};
use crate::ground::web::Language;
use crate::i18n::{Lang, say};
use crate::ids::RoundId;
use crate::table_file::{harmless, spreadsheet};

use super::cache::Cache;
use super::context::RankingContext;
use super::store;
use super::ties::TieBreak;
use super::who::{Who, criteria};

/// A ranking with what belongs to it, all of one state.
pub struct Counted {
    pub frame: RankingContext,
    pub ranked: Arc<Ranked>,
    pub entries: Vec<store::NamedEntry>,
    pub breaks: Vec<TieBreak>,
}

/// The ranking, however long it takes to count.
pub async fn counted(ctx: &Ctx, cache: &Cache, id: RoundId) -> Result<Counted> {
    let (frame, counting, entries, breaks) = {
        let mut conn = ctx.db.snapshot().await?;
        let frame = RankingContext::load(&mut conn, id).await?;
        let counting = frame.counting(&mut conn, cache).await?;
        let entries = store::entries(&mut conn, id).await?;
        (frame, counting, entries, store::tie_breaks(&mut conn, id).await?)
    };
    let ranked =
        counting.finally().await.ok_or_else(|| AppError::Internal("counting a ranking came to no end".into()))?;
    Ok(Counted { frame, ranked, entries, breaks })
}

/// The scores as the command `tally` reads them and a German spreadsheet opens them: points of 100 on each criterion,
/// whatever its scale.
#[get("/office/rounds/<id>/scores.csv")]
pub async fn scores(taker: Taker, ctx: Ctx, lang: Language, cache: &State<Cache>, id: RoundId) -> Result<File> {
    let Counted { frame, ranked, .. } = counted(&ctx, cache, id).await?;
    let who = Who::load(&mut ctx.db.read().await?, id).await?;
    let name =
        frame.edition.file_name(&frame.prize, &[&frame.round.name, &say(lang.0, key!("ranking-scores-file"))], lang.0);
    let (labels, criteria) = (who.labels(&ranked), criteria(&frame.criteria, Lang::De));
    let scores = &ranked.scores;
    let sheets = scores.sheets.iter().zip(scores.points.chunks_exact(scores.criteria.len().max(1)));
    let rows = sheets.flat_map(|(&(entry, juror), points)| {
        let (entry, juror) = (harmless(&scores.entries[entry as usize]), harmless(&labels.jurors[juror as usize]));
        scores.criteria.iter().zip(&criteria).zip(points).map(move |((criterion, name), points)| {
            [entry.clone(), juror.clone(), exact(points * criterion.unit, scores.parts), harmless(name)]
        })
    });
    let head = ["entry", "juror", "points", "criterion"].map(str::to_owned);
    let body = spreadsheet(std::iter::once(head).chain(rows));
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
