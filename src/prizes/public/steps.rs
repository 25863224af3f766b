//! The dates of a call.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::i18n::{Args, Lang, say, t};

use super::super::model::Calendar;
use super::day;

/// A date of the calendar as the component `steps` shows it.
#[derive(Serialize)]
pub(super) struct Step {
    label: String,
    text: String,
    state: &'static str,
}

/// The dates of a call in their order, and which one it is now.
///
/// A deadline ends a time in which something goes on; a session and a ceremony are days of their own, and never
/// what goes on weeks before. The jury has its time even where no date is set for it.
pub(super) fn steps(calendar: &Calendar, now: Timestamp, lang: Lang) -> Vec<Step> {
    let mut is_running = calendar.opens_at.is_none_or(|opens| now >= opens.begins());
    let dates = calendar.dates();
    let next_day = calendar.session_at.or(calendar.ceremony_at);
    let shown = dates.into_iter().skip(1).filter(|(name, at)| at.is_some() || *name == "scoring_until");
    shown
        .map(|(name, at)| {
            let is_day = matches!(name, "session_at" | "ceremony_at");
            let is_today = is_day && at.is_some_and(|at| at.naive().date() == now.in_dortmund().date());
            let is_over = at.map_or_else(
                || next_day.is_some_and(|day| now >= day.begins()),
                |at| now >= at.has_passed() && !is_today,
            );
            let state = match (is_over, is_running) {
                (true, _) => "past",
                (false, true) if is_today || !is_day => "current",
                (false, _) => "future",
            };
            is_running &= is_over;
            let key = name.replace('_', "-");
            let mut args = Args::new();
            if let Some(at) = at {
                args.set("date", day(at, lang));
            }
            if let ("closes_at", Some(opens)) = (name, calendar.opens_at) {
                args.set("from", day(opens, lang));
                args.set("has", "from");
            } else {
                args.set("has", "only");
            }
            Step {
                label: say(lang, &format!("edition-step-{key}")),
                text: at.map(|_| t(lang, &format!("edition-step-{key}-text"), Some(&args))).unwrap_or_default(),
                state,
            }
        })
        .collect()
}
