//! A tally as text: JSON for programs, CSV for spreadsheets, a table for people.

use std::fmt::Write as _;

use serde::Serialize;

use laudatio_base::i18n::{Lang, sort_key};

use super::agreement::Agreement;
use super::explain::shifts;
use super::sentences::{self, Names};
use super::table::{Scores, Table};
use super::tally::Tally;

/// The language of the command line.
const LANG: Lang = Lang::En;

/// What of the model is printed.
#[derive(Serialize)]
struct Variance {
    entry: f64,
    juror: f64,
    residual: f64,
}

#[derive(Serialize)]
struct EntryRow<'a> {
    entry: &'a str,
    rank: usize,
    value: f64,
    effect: Option<f64>,
    sd: Option<f64>,
    interval: Option<(f64, f64)>,
    rank_interval: Option<(usize, usize)>,
    p_first: Option<f64>,
    /// The chance of each prize place, the first one again first.
    p_places: Option<&'a [f64]>,
    raw_mean: f64,
    raw_rank: usize,
    sheets: usize,
    spread: Option<f64>,
    /// Why the value differs from the raw mean.
    explanation: Option<String>,
}

#[derive(Serialize)]
struct JurorRow<'a> {
    juror: &'a str,
    severity: Option<f64>,
    sd: Option<f64>,
    interval: Option<(f64, f64)>,
    consistency: Option<f64>,
    sheets: usize,
}

/// A tally with names, ready for printing; what is not defined is null. The best entry comes first.
#[derive(Serialize)]
pub struct Report<'a> {
    method: &'static str,
    mean: f64,
    variance: Option<Variance>,
    reml: Option<f64>,
    entries: Vec<EntryRow<'a>>,
    jurors: Vec<JurorRow<'a>>,
    agreement: Agreement,
    warnings: Vec<String>,
}

impl<'a> Report<'a> {
    pub fn new(scores: &'a Scores, table: &Table, tally: &'a Tally) -> Self {
        let names = Names { entries: &scores.entries, jurors: &scores.jurors };
        let shifts = shifts(table, tally);
        let mut order: Vec<usize> = (0..tally.entries.len()).collect();
        order.sort_by_cached_key(|&entry| (tally.entries[entry].rank, sort_key(&scores.entries[entry])));
        let entries = order
            .into_iter()
            .map(|number| {
                let standing = &tally.entries[number];
                EntryRow {
                    entry: &scores.entries[number],
                    rank: standing.rank,
                    value: standing.value,
                    effect: standing.effect,
                    sd: standing.sd,
                    interval: standing.interval,
                    rank_interval: standing.rank_interval,
                    p_first: standing.places.as_ref().and_then(|places| places.first().copied()),
                    p_places: standing.places.as_deref(),
                    raw_mean: standing.raw_mean,
                    raw_rank: standing.raw_rank,
                    sheets: standing.sheets,
                    spread: standing.spread,
                    explanation: shifts.get(number).map(|shift| sentences::shift(LANG, shift)),
                }
            })
            .collect();
        let mut jurors: Vec<_> = scores.jurors.iter().zip(&tally.jurors).collect();
        jurors.sort_by_cached_key(|(name, _)| sort_key(name));
        let jurors = jurors.into_iter().map(|(name, juror)| JurorRow {
            juror: name,
            severity: juror.severity,
            sd: juror.sd,
            interval: juror.interval(),
            consistency: juror.consistency,
            sheets: juror.sheets,
        });
        Self {
            method: tally.method.as_str(),
            mean: tally.mean,
            variance: tally.variance.map(|v| Variance { entry: v.entry, juror: v.juror, residual: v.residual }),
            reml: tally.variance.map(|v| v.reml),
            entries,
            jurors: jurors.collect(),
            agreement: tally.agreement,
            warnings: tally.warnings.iter().map(|warning| sentences::warning(LANG, warning, names)).collect(),
        }
    }

    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("numbers, names and sentences are JSON");
        text.push('\n');
        text
    }

    /// The entries; decimal points and commas between columns.
    pub fn csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let head = [
            "entry",
            "rank",
            "value",
            "effect",
            "sd",
            "low",
            "high",
            "rank_low",
            "rank_high",
            "p_first",
            "raw_mean",
            "raw_rank",
            "sheets",
            "spread",
        ];
        let float = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
        let whole = |number: Option<usize>| number.map_or_else(String::new, |number| number.to_string());
        let rows = self.entries.iter().map(|row| {
            [
                row.entry.to_owned(),
                row.rank.to_string(),
                float(Some(row.value)),
                float(row.effect),
                float(row.sd),
                float(row.interval.map(|interval| interval.0)),
                float(row.interval.map(|interval| interval.1)),
                whole(row.rank_interval.map(|interval| interval.0)),
                whole(row.rank_interval.map(|interval| interval.1)),
                float(row.p_first),
                float(Some(row.raw_mean)),
                row.raw_rank.to_string(),
                row.sheets.to_string(),
                float(row.spread),
            ]
        });
        for row in std::iter::once(head.map(str::to_owned)).chain(rows) {
            writer.write_record(row).expect("memory takes every row");
        }
        String::from_utf8(writer.into_inner().expect("memory takes every row")).expect("names and numbers are UTF-8")
    }

    /// Three tables for people.
    pub fn table(&self) -> String {
        let sheets: usize = self.jurors.iter().map(|juror| juror.sheets).sum();
        let mut text = format!(
            "Method {}: {} entries, {} jurors, {sheets} sheets. Mean {:.3}.\n",
            self.method,
            self.entries.len(),
            self.jurors.len(),
            self.mean
        );
        if let (Some(variance), Some(reml)) = (&self.variance, self.reml) {
            let Variance { entry, juror, residual } = variance;
            let [a, b, c] = [entry, juror, residual].map(|variance| variance.sqrt());
            writeln!(
                text,
                "Standard deviations: entries {a:.3}, jurors {b:.3}, rest {c:.3}. REML criterion {reml:.3}."
            )
            .expect("a text takes more text");
        }
        text.push('\n');
        let range = |low: String, high: String| format!("{low} to {high}");
        let mut rows = vec![
            ["rank", "entry", "value", "95 % interval", "ranks", "first", "raw", "raw rank", "sheets"]
                .map(str::to_owned),
        ];
        rows.extend(self.entries.iter().map(|row| {
            [
                row.rank.to_string(),
                row.entry.to_owned(),
                number(Some(row.value)),
                row.interval.map_or_else(dash, |(a, b)| range(number(Some(a)), number(Some(b)))),
                row.rank_interval.map_or_else(dash, |(a, b)| range(a.to_string(), b.to_string())),
                row.p_first.map_or_else(dash, |chance| format!("{:.1} %", chance * 100.0)),
                number(Some(row.raw_mean)),
                row.raw_rank.to_string(),
                row.sheets.to_string(),
            ]
        }));
        align(&mut text, &rows, 1);
        text.push('\n');
        let mut rows = vec![["juror", "severity", "sd", "consistency", "sheets"].map(str::to_owned)];
        rows.extend(self.jurors.iter().map(|row| {
            let severity = row.severity.map_or_else(dash, |severity| format!("{severity:+.3}"));
            [row.juror.to_owned(), severity, number(row.sd), number(row.consistency), row.sheets.to_string()]
        }));
        align(&mut text, &rows, 0);
        let Agreement { icc1, icc2, icc3, icc1k, icc2k, icc3k, .. } = self.agreement;
        let Agreement { alpha_nominal, alpha_ordinal, alpha_interval, alpha_ratio, .. } = self.agreement;
        text.push('\n');
        let rows = [
            ["agreement", "one juror", "all jurors", "", "Krippendorff's alpha", ""].map(str::to_owned),
            ["ICC 1".into(), number(icc1), number(icc1k), String::new(), "nominal".into(), number(alpha_nominal)],
            ["ICC 2".into(), number(icc2), number(icc2k), String::new(), "ordinal".into(), number(alpha_ordinal)],
            ["ICC 3".into(), number(icc3), number(icc3k), String::new(), "interval".into(), number(alpha_interval)],
            [String::new(), String::new(), String::new(), String::new(), "ratio".into(), number(alpha_ratio)],
        ];
        align(&mut text, &rows, 0);
        if !self.warnings.is_empty() {
            text.push('\n');
        }
        for warning in &self.warnings {
            writeln!(text, "Note: {warning}").expect("a text takes more text");
        }
        text
    }
}

fn dash() -> String {
    "-".into()
}

fn number(number: Option<f64>) -> String {
    number.map_or_else(dash, |number| format!("{number:.3}"))
}

/// Columns under each other: the one with names to the left, numbers to the right.
fn align<const N: usize>(text: &mut String, rows: &[[String; N]], named: usize) {
    let wide: Vec<usize> =
        (0..N).map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0)).collect();
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let gap = " ".repeat(wide[column] - cell.chars().count());
            let numeric = column != named
                && rows.len() > 1
                && rows[1..].iter().any(|row| row[column].ends_with(|c: char| c.is_ascii_digit() || c == '%'));
            let cell = if numeric { format!("{gap}{cell}  ") } else { format!("{cell}{gap}  ") };
            line.push_str(&cell);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}
