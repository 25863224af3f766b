//! Criteria in a line, with their weights and scales.

use crate::ground::db::Translated;
use crate::i18n::{Lang, Writes};

/// "Wirkung (40 %, 1–5) · Idee (60 %, 1–5)": each criterion with its share of all weights, and its scale.
pub fn weighed<'a>(criteria: impl Iterator<Item = (&'a Translated, i64, i64, i64)> + Clone, lang: Lang) -> String {
    let all: i64 = criteria.clone().map(|(_, weight, ..)| weight).sum();
    let one = |(label, weight, least, most): (&Translated, i64, i64, i64)| {
        let percent = weight as f64 * 100.0 / all.max(1) as f64;
        let share = Writes(lang).number(percent, usize::from((percent - percent.round()).abs() > 0.05));
        format!("{} ({share}\u{a0}%, {least}–{most})", label.get(lang))
    };
    criteria.map(one).collect::<Vec<_>>().join(" · ")
}
