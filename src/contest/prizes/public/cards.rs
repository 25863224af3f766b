//! Prizes and calls in a few words.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::db::LocalText;
use crate::i18n::{Lang, Writes, say, t};
use crate::key;
use crate::link;

use super::super::model::{Edition, Prize, Stage, Standing, TimeLeft};
use super::steps::{Standings, Told, told};
use super::{running, with};

/// A published call in a few words.
#[derive(Serialize)]
pub(super) struct CallCard {
    pub title: String,
    pub slogan: LocalText,
    pub purpose: LocalText,
    pub href: String,
    /// The form, while nominations are taken.
    pub nominate: Option<String>,
    pub stage: Stage,
    /// What goes on, unless the deadline says it.
    pub told: Option<Told>,
    pub date: String,
    pub left: Option<String>,
    pub urgent: bool,
}

impl CallCard {
    pub(super) fn new(prize: &Prize, (edition, standing): (&Edition, Standing), now: Timestamp, lang: Lang) -> Self {
        let stage = standing.stage;
        let left = edition.time_left(now);
        let href = link!("/prizes/{key}/{year}", key = prize.key, year = edition.year);
        let (key, date) = match stage {
            Stage::Announced => (key!("edition-date-announced"), edition.opens_at),
            Stage::Nominating => (key!("edition-date-nominating"), edition.closes_at),
            _ => (key!("edition-date-judging"), edition.closes_at),
        };
        let date =
            date.map_or(String::new(), |at| t(lang, key, Some(&with("date", Writes(lang).datetime(at.naive())))));
        Self {
            title: edition.title(prize, lang),
            slogan: prize.slogan.said(lang),
            purpose: edition.purpose.said(lang),
            nominate: (stage == Stage::Nominating)
                .then(|| link!("/prizes/{key}/{year}/nominate", key = prize.key, year = edition.year)),
            href,
            stage,
            told: told(&standing, now, lang),
            date,
            left: left.map(|left| left.sentence(lang)),
            urgent: left.is_some_and(TimeLeft::is_short),
        }
    }
}

/// What several calls are together: running, announced, or both.
pub(super) fn kind(calls: &[CallCard]) -> &'static str {
    let announced = calls.iter().filter(|call| call.stage == Stage::Announced).count();
    match announced {
        0 => "running",
        n if n == calls.len() => "announced",
        _ => "both",
    }
}

/// A prize in a few words.
#[derive(Serialize)]
pub(super) struct PrizeCard {
    pub name: String,
    pub slogan: LocalText,
    pub href: String,
    pub rhythm: String,
    /// When its next call is likely, while none is published.
    pub next: Option<String>,
}

impl PrizeCard {
    pub(super) fn new(prize: &Prize, editions: &[Edition], standings: &Standings, now: Timestamp, lang: Lang) -> Self {
        let published: Vec<i64> = editions
            .iter()
            .filter(|edition| edition.prize_id == prize.prize_id && edition.is_public())
            .map(|edition| edition.year)
            .collect();
        let is_running = running(prize, editions, standings).next().is_some();
        let year = prize.likely_year(now, &published).to_string();
        let next = (!is_running).then(|| t(lang, key!("prize-next-likely"), Some(&with("year", year))));
        Self {
            name: prize.name.get(lang).to_owned(),
            slogan: prize.slogan.said(lang),
            href: link!("/prizes/{key}", key = prize.key),
            rhythm: say(lang, &format!("prize-rhythm-{}", prize.parity)),
            next,
        }
    }
}
