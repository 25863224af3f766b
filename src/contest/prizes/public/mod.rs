//! What everybody sees: the start page, prizes, calls, and the archive of laureates.

mod call;
mod cards;
mod past;
mod prize;
mod start;
mod steps;

use rocket::Route;

use crate::clock::WallTime;
use crate::i18n::{self, Args, Lang, Writes, say, t, value};
use crate::key;

use super::model::{Edition, Prize, Stage, Standing};
use crate::ground::db::Translated;
use steps::Standings;
pub use steps::{Step, Told, is_soon, steps, told};

/// The routes of these pages.
pub fn routes() -> Vec<Route> {
    rocket::routes![start::start, start::archive, prize::prize, call::edition]
}

/// What somebody was honoured with: a place, or a special prize by its name.
pub fn laureate_label(award: Option<&Translated>, place: Option<i64>, is_certain: bool, lang: Lang) -> String {
    if let Some(award) = award {
        return award.get(lang).to_owned();
    }
    match (place, is_certain) {
        (Some(place), true) => place_label(place, lang),
        (Some(place), false) => t(lang, key!("prize-place-uncertain"), Some(&with("n", place))),
        (None, true) => say(lang, key!("prize-place-further")),
        (None, false) => say(lang, key!("prize-place-unknown")),
    }
}

pub fn place_label(place: i64, lang: Lang) -> String {
    t(lang, key!("prize-place"), Some(&with("n", place)))
}

fn with<'a>(name: &'a str, value: impl Into<i18n::FluentValue<'a>>) -> Args<'a> {
    let mut args = Args::new();
    args.set(name, value);
    args
}

/// The day, with the time unless it is midnight or the last minute, which say no more than the day.
fn day(at: WallTime, lang: Lang) -> String {
    match at.naive().format("%H:%M").to_string().as_str() {
        "00:00" | "23:59" => Writes(lang).date(at.naive().date()),
        _ => Writes(lang).datetime(at.naive()),
    }
}

/// A moment of this day: the hour, unless it is midnight or the last minute.
fn today(at: WallTime, lang: Lang) -> String {
    let time = at.naive().format("%H:%M").to_string();
    let mut args = with("time", value(time.clone()));
    args.set("has", if matches!(time.as_str(), "00:00" | "23:59") { "day" } else { "time" });
    t(lang, key!("edition-step-today"), Some(&args))
}

/// The published calls of a prize that are not over.
fn running<'a>(
    prize: &'a Prize,
    editions: &'a [Edition],
    standings: &'a Standings,
) -> impl Iterator<Item = (&'a Edition, Standing)> {
    let of_prize = editions.iter().filter(|edition| edition.prize_id == prize.prize_id);
    let stands = of_prize.map(|edition| (edition, standings.of(edition)));
    stands.filter(|(_, standing)| {
        !matches!(standing.stage, Stage::Preparing | Stage::Public | Stage::TakenBack | Stage::Ended)
    })
}
