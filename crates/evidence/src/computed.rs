//! What the ranking engine says about a frozen round, as lines of its snapshot. Pure.

use serde::{Deserialize, Serialize};

use laudatio_base::ids::{NominationId, PersonId};
use laudatio_tally::Method;
use laudatio_tally::ranked::Ranked;
use laudatio_tally::tally::{Refusal, Tally, Warning};

use super::model::Line;

/// A number that is no whole one: the shortest decimal that reads back as the same number.
pub type Spelled = Option<String>;

/// A ranking as a whole: by the round's method first, and then without the jurors' severity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranking {
    pub table: Which,
    pub method: Method,
    /// Why the method cannot be used; the means stand in its place.
    pub refusal: Option<String>,
    pub mean: Spelled,
    /// Of entries, of jurors, and what is left.
    pub variance: Option<[Spelled; 3]>,
    /// Intraclass correlations (1, 2, 3; of means), and Krippendorff's alpha: nominal, ordinal, interval, ratio.
    pub agreement: Vec<Spelled>,
    pub warnings: Vec<String>,
}

/// Which of the two rankings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    Method,
    Adjusted,
}

/// An entry's place in one of the rankings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    pub table: Which,
    pub nomination_id: NominationId,
    pub rank: usize,
    pub tied: bool,
    pub value: Spelled,
    pub raw_rank: usize,
    pub raw_mean: Spelled,
    pub sheets: usize,
    pub spread: Spelled,
    pub effect: Spelled,
    pub sd: Spelled,
    pub interval: Option<[Spelled; 2]>,
    pub rank_interval: Option<[usize; 2]>,
    /// The chance of each place.
    pub chances: Option<Vec<Spelled>>,
}

/// How much a juror differs from the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Severity {
    pub table: Which,
    pub person_id: PersonId,
    pub sheets: usize,
    pub severity: Spelled,
    pub sd: Spelled,
    pub consistency: Spelled,
}

/// Every computed value of a ranking.
pub fn lines(ranked: &Ranked) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(tally) = &ranked.tally {
        table(ranked, tally, Which::Method, ranked.refusal.as_ref(), &mut lines);
    } else {
        lines.push(Line::Ranking(empty(Which::Method, ranked.method, ranked.refusal.as_ref())));
    }
    match &ranked.adjusted {
        // It would say everything twice.
        Ok(_) if ranked.method == Method::Adjusted => {}
        Ok(tally) => table(ranked, tally, Which::Adjusted, None, &mut lines),
        Err(refusal) => lines.push(Line::Ranking(empty(Which::Adjusted, Method::Adjusted, Some(refusal)))),
    }
    lines
}

fn empty(table: Which, method: Method, refusal: Option<&Refusal>) -> Ranking {
    let refusal = refusal.map(|refusal| word(refusal).to_owned());
    Ranking { table, method, refusal, mean: None, variance: None, agreement: Vec::new(), warnings: Vec::new() }
}

fn table(ranked: &Ranked, tally: &Tally, which: Which, refusal: Option<&Refusal>, lines: &mut Vec<Line>) {
    let agreement = &tally.agreement;
    lines.push(Line::Ranking(Ranking {
        method: tally.method,
        mean: spelled(tally.mean),
        variance: tally.variance.map(|variance| [variance.entry, variance.juror, variance.residual].map(spelled)),
        agreement: [
            agreement.icc1,
            agreement.icc2,
            agreement.icc3,
            agreement.icc1k,
            agreement.icc2k,
            agreement.icc3k,
            agreement.alpha_nominal,
            agreement.alpha_ordinal,
            agreement.alpha_interval,
            agreement.alpha_ratio,
        ]
        .into_iter()
        .map(|value| value.and_then(spelled))
        .collect(),
        warnings: tally.warnings.iter().map(warning).collect(),
        ..empty(which, tally.method, refusal)
    }));
    lines.extend(ranked.nominations.iter().zip(&tally.entries).map(|(&nomination_id, entry)| {
        Line::Standing(Standing {
            table: which,
            nomination_id,
            rank: entry.rank,
            tied: entry.tied,
            value: spelled(entry.value),
            raw_rank: entry.raw_rank,
            raw_mean: spelled(entry.raw_mean),
            sheets: entry.sheets,
            spread: entry.spread.and_then(spelled),
            effect: entry.effect.and_then(spelled),
            sd: entry.sd.and_then(spelled),
            interval: entry.interval.map(|(low, high)| [spelled(low), spelled(high)]),
            rank_interval: entry.rank_interval.map(|(best, worst)| [best, worst]),
            chances: entry.places.as_ref().map(|places| places.iter().map(|&chance| spelled(chance)).collect()),
        })
    }));
    lines.extend(ranked.persons.iter().zip(&tally.jurors).map(|(&person_id, juror)| {
        Line::Severity(Severity {
            table: which,
            person_id,
            sheets: juror.sheets,
            severity: juror.severity.and_then(spelled),
            sd: juror.sd.and_then(spelled),
            consistency: juror.consistency.and_then(spelled),
        })
    }));
}

/// A number as it stands in a snapshot; what is no number is absent.
pub fn spelled(number: f64) -> Spelled {
    // Zero has one spelling.
    number.is_finite().then(|| if number == 0.0 { "0".to_owned() } else { number.to_string() })
}

fn word(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Empty => "empty",
        Refusal::FewJurors(_) => "few_jurors",
        Refusal::NotConnected(_) => "not_connected",
        Refusal::NoVariance => "no_variance",
        Refusal::NoRepeats => "no_repeats",
        Refusal::ThinJurors(_) => "thin_jurors",
        Refusal::TooManyEntries(_) => "too_many_entries",
    }
}

fn warning(warning: &Warning) -> String {
    match warning {
        Warning::ThinJuror { juror, sheets } => format!("thin_juror {juror} {sheets}"),
        Warning::NoEntryVariance => "no_entry_variance".to_owned(),
        Warning::NoJurorVariance => "no_juror_variance".to_owned(),
        Warning::NoOpinion { juror } => format!("no_opinion {juror}"),
        Warning::OneJuror => "one_juror".to_owned(),
        Warning::FewDraws(draws) => format!("few_draws {draws}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_one_spelling_that_reads_back_as_it_was() {
        for (number, text) in [
            (62.5, Some("62.5")),
            (-0.0, Some("0")),
            (1.0 / 3.0, Some("0.3333333333333333")),
            (1e-7, Some("0.0000001")),
            (f64::NAN, None),
        ] {
            assert_eq!(spelled(number).as_deref(), text);
            assert!(text.is_none_or(|text| text.parse::<f64>() == Ok(number)));
        }
    }
}
