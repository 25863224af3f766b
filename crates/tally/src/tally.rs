//! From a table of scores to a ranking with all that is known about it. No I/O.

use crate::method::Method;

use super::agreement::{Agreement, agreement};
use super::draws::{Chances, simulate};
use super::methods::{Bootstrap, Contributions, Value, ranks, spread};
use super::posterior::Posterior;
use super::reml::{self, Ratios, Unfit};
use super::schulze::{self, Preferences};
use super::table::{Island, Table};

/// With fewer sheets of one juror there is no z-score: a standard deviation of two points is chance. It belongs to the
/// method and is no setting, so that whoever counts, wherever, gets the same ranks.
const LEAST_FOR_ZSCORE: usize = 3;

/// How to count.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub method: Method,
    pub seed: u64,
    /// How many draws; none where chances are not wanted.
    pub draws: usize,
    /// How many places win something.
    pub places: usize,
    /// A juror with fewer sheets is named in a warning. No rank depends on it.
    pub least_sheets: usize,
}

impl Settings {
    pub fn new(method: Method) -> Self {
        Self { method, seed: 1, draws: 1000, places: 3, least_sheets: 3 }
    }
}

/// Why a method cannot be used on these scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    /// Fewer than three jurors: nobody can tell who of them is strict.
    FewJurors(usize),
    /// No juror connects these parts, so their values cannot be compared.
    NotConnected(Vec<Island>),
    NoVariance,
    /// No entry, or no juror, has two sheets.
    NoRepeats,
    /// Their standard deviations would mean nothing.
    ThinJurors(Vec<usize>),
    TooManyEntries(usize),
}

/// What a reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A juror with few sheets: number and sheets.
    ThinJuror {
        juror: usize,
        sheets: usize,
    },
    /// A variance is at the edge, as lme4's "singular fit".
    NoEntryVariance,
    NoJurorVariance,
    /// Somebody gave everything the same points.
    NoOpinion {
        juror: usize,
    },
    /// Only one juror: nothing can be said about chance.
    OneJuror,
    FewDraws(usize),
}

/// One entry.
#[derive(Clone, Debug)]
pub struct Standing {
    pub rank: usize,
    /// Whether another entry has the same rank.
    pub tied: bool,
    pub value: f64,
    /// Above or below the mean; adjusted only.
    pub effect: Option<f64>,
    pub sd: Option<f64>,
    pub interval: Option<(f64, f64)>,
    pub rank_interval: Option<(usize, usize)>,
    /// The chance of each prize place, the first place first.
    pub places: Option<Vec<f64>>,
    pub raw_mean: f64,
    pub raw_rank: usize,
    pub sheets: usize,
    /// Standard deviation of its sheets.
    pub spread: Option<f64>,
}

/// One juror.
#[derive(Clone, Debug)]
pub struct Juror {
    /// How many points more (or fewer, below zero) this juror gives than the average juror would.
    pub severity: Option<f64>,
    pub sd: Option<f64>,
    pub sheets: usize,
    /// Correlation of the juror's points with the other jurors' means of the same entries.
    pub consistency: Option<f64>,
}

impl Juror {
    /// Where the severity is in 95 of 100 cases.
    pub fn interval(&self) -> Option<(f64, f64)> {
        around(self.severity?, self.sd?)
    }
}

/// Variances of the model.
#[derive(Clone, Copy, Debug)]
pub struct Variance {
    pub entry: f64,
    pub juror: f64,
    pub residual: f64,
    pub ratios: Ratios,
    /// −2 log-likelihood, restricted.
    pub reml: f64,
}

/// A ranking, by the numbers of the table's entries and jurors.
#[derive(Clone, Debug)]
pub struct Tally {
    pub method: Method,
    /// The model's mean; otherwise the mean of all sheets.
    pub mean: f64,
    pub variance: Option<Variance>,
    pub entries: Vec<Standing>,
    pub jurors: Vec<Juror>,
    pub agreement: Agreement,
    pub warnings: Vec<Warning>,
}

/// 95 % of a normal distribution.
const NORMAL_95: f64 = 1.959_963_984_540_054;

fn around(value: f64, sd: f64) -> Option<(f64, f64)> {
    Some((value - NORMAL_95 * sd, value + NORMAL_95 * sd))
}

/// Counts. Every entry and every juror of the table must have a sheet.
///
/// # Errors
/// Why the method cannot be used.
pub fn tally(table: &Table, settings: Settings) -> Result<Tally, Refusal> {
    if table.cells.is_empty() {
        return Err(Refusal::Empty);
    }
    let loads = table.loads();
    let mut warnings = thin(&loads, settings.least_sheets);
    let raw = Contributions::of(Method::Mean, table).map(|mean| mean.values(table)).unwrap_or_default();
    let outcome = match settings.method {
        Method::Adjusted => adjusted(table, settings, &mut warnings)?,
        Method::Schulze => by_order(table, settings, &mut warnings)?,
        method => counted(method, table, settings, &loads, &mut warnings)?,
    };
    let Outcome { values, mean, variance, effects, severities, chances } = outcome;
    let raw_ranks = ranks(&raw);
    let found = ranks(&values);
    let mut holders = vec![0; table.entries + 1];
    for rank in found.iter().flatten() {
        holders[*rank] += 1;
    }
    let entries = (0..table.entries)
        .map(|entry| {
            let cells = table.of_entry(entry);
            let own: Vec<f64> = cells.iter().map(|cell| table.number(cell.total)).collect();
            let chance = chances.get(entry);
            // The model knows the uncertainty; the bootstrap needs two sheets to know any.
            let drawn = chance.filter(|_| cells.len() > 1 && effects.is_none() && values[entry].is_some());
            let value = values[entry].map_or(f64::NAN, Value::as_f64);
            let effect = effects.as_ref().map(|effects| effects[entry]);
            // Whoever has no value comes after all who have one.
            let rank = found[entry].unwrap_or(found.iter().flatten().count() + 1);
            Standing {
                rank,
                tied: holders.get(rank).is_some_and(|&count| count > 1),
                value,
                effect: effect.map(|(effect, _)| effect),
                sd: effect.map(|(_, sd)| sd).or(drawn.map(|chance| chance.sd)),
                interval: effect.and_then(|(_, sd)| around(value, sd)).or(drawn.map(|chance| chance.values)),
                rank_interval: chance.map(|chance| chance.ranks),
                places: chance.map(|chance| chance.places.clone()),
                raw_mean: raw[entry].map_or(f64::NAN, Value::as_f64),
                raw_rank: raw_ranks[entry].unwrap_or(table.entries),
                sheets: cells.len(),
                spread: spread(&own),
            }
        })
        .collect();
    let consistency = consistencies(table);
    let jurors = (0..table.jurors)
        .map(|juror| Juror {
            severity: severities[juror].map(|(severity, _)| severity),
            sd: severities[juror].and_then(|(_, sd)| sd),
            sheets: loads[juror],
            consistency: consistency[juror],
        })
        .collect();
    let agreement = agreement(table);
    Ok(Tally { method: settings.method, mean, variance, entries, jurors, agreement, warnings })
}

/// What the methods give back.
struct Outcome {
    values: Vec<Option<Value>>,
    mean: f64,
    variance: Option<Variance>,
    effects: Option<Vec<(f64, f64)>>,
    severities: Vec<Option<(f64, Option<f64>)>>,
    chances: Vec<Chances>,
}

/// Whether the scores are enough for comparing jurors.
///
/// # Errors
/// Why not.
pub fn comparable(table: &Table) -> Result<(), Refusal> {
    let jurors = table.loads().iter().filter(|&&load| load > 0).count();
    if jurors < 3 {
        return Err(Refusal::FewJurors(jurors));
    }
    let islands = table.islands();
    if islands.len() > 1 { Err(Refusal::NotConnected(islands)) } else { Ok(()) }
}

fn adjusted(table: &Table, settings: Settings, warnings: &mut Vec<Warning>) -> Result<Outcome, Refusal> {
    comparable(table)?;
    let fit = reml::fit(table).map_err(|unfit| match unfit {
        Unfit::NoVariance => Refusal::NoVariance,
        Unfit::NoRepeats => Refusal::NoRepeats,
    })?;
    if fit.ratios.entry == 0.0 {
        warnings.push(Warning::NoEntryVariance);
    }
    if fit.ratios.juror == 0.0 {
        warnings.push(Warning::NoJurorVariance);
    }
    // Without variance between entries every order is as likely as every other, and no draw is needed.
    let chances = simulate(&Posterior::new(&fit, settings.seed), settings.draws, settings.places);
    Ok(Outcome {
        values: fit.entries.iter().map(|(effect, _)| Some(Value::Number(fit.mean + effect))).collect(),
        mean: fit.mean,
        variance: Some(Variance {
            entry: fit.variance_of_entries(),
            juror: fit.variance_of_jurors(),
            residual: fit.residual,
            ratios: fit.ratios,
            reml: fit.reml,
        }),
        severities: fit.jurors.iter().map(|&(effect, sd)| Some((effect, Some(sd)))).collect(),
        effects: Some(fit.entries),
        chances,
    })
}

fn by_order(table: &Table, settings: Settings, warnings: &mut Vec<Warning>) -> Result<Outcome, Refusal> {
    if table.entries > schulze::MOST_ENTRIES {
        return Err(Refusal::TooManyEntries(table.entries));
    }
    let preferences = Preferences::of(table);
    let values = preferences.unbeaten().into_iter().map(|unbeaten| Some(Value::Number(unbeaten as f64))).collect();
    let draws = preferences.draws(settings.draws);
    if draws < settings.draws {
        warnings.push(Warning::FewDraws(draws));
    }
    let chances = match table.jurors {
        1 => Vec::new(),
        _ => simulate(&schulze::Bootstrap { preferences: &preferences, seed: settings.seed }, draws, settings.places),
    };
    Ok(plain(table, values, chances, warnings))
}

fn counted(
    method: Method,
    table: &Table,
    settings: Settings,
    loads: &[usize],
    warnings: &mut Vec<Warning>,
) -> Result<Outcome, Refusal> {
    if method == Method::Zscore {
        // Unlike the model nothing here shrinks what a thin juror's few sheets say.
        let thin: Vec<usize> = (0..table.jurors).filter(|&juror| loads[juror] < LEAST_FOR_ZSCORE).collect();
        if !thin.is_empty() {
            return Err(Refusal::ThinJurors(thin));
        }
        for (juror, cells) in table.by_juror().iter().enumerate() {
            if cells.iter().all(|cell| cell.total == cells[0].total) {
                warnings.push(Warning::NoOpinion { juror });
            }
        }
    }
    let contributions = Contributions::of(method, table).ok_or(Refusal::Empty)?;
    let values = contributions.values(table);
    let bootstrap = Bootstrap { contributions: &contributions, jurors: table.jurors, seed: settings.seed };
    let chances = match table.jurors {
        1 => Vec::new(),
        _ => simulate(&bootstrap, settings.draws, settings.places),
    };
    Ok(plain(table, values, chances, warnings))
}

/// Without a model a juror's severity is the mean distance from the other jurors of the same entries.
fn plain(table: &Table, values: Vec<Option<Value>>, chances: Vec<Chances>, warnings: &mut Vec<Warning>) -> Outcome {
    if table.jurors == 1 {
        warnings.push(Warning::OneJuror);
    }
    let severities = against_others(table)
        .iter()
        .map(|pairs| {
            let gaps: Vec<f64> = pairs.iter().map(|(own, others)| own - others).collect();
            let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
            (!gaps.is_empty()).then(|| (mean, spread(&gaps).map(|sd| sd / (gaps.len() as f64).sqrt())))
        })
        .collect();
    let mean = table.cells.iter().map(|cell| table.number(cell.total)).sum::<f64>() / table.cells.len() as f64;
    Outcome { values, mean, variance: None, effects: None, severities, chances }
}

fn thin(loads: &[usize], least: usize) -> Vec<Warning> {
    let thin = loads.iter().enumerate().filter(|&(_, &sheets)| sheets > 0 && sheets < least);
    thin.map(|(juror, &sheets)| Warning::ThinJuror { juror, sheets }).collect()
}

/// By juror: own points and the mean of the others', for every entry that others have read, too.
fn against_others(table: &Table) -> Vec<Vec<(f64, f64)>> {
    let mut pairs = vec![Vec::new(); table.jurors];
    for entry in 0..table.entries {
        let cells = table.of_entry(entry);
        let sum: f64 = cells.iter().map(|cell| table.number(cell.total)).sum();
        for cell in cells.iter().filter(|_| cells.len() > 1) {
            let own = table.number(cell.total);
            pairs[cell.juror as usize].push((own, (sum - own) / (cells.len() - 1) as f64));
        }
    }
    pairs
}

fn consistencies(table: &Table) -> Vec<Option<f64>> {
    against_others(table)
        .iter()
        .map(|pairs| {
            let count = pairs.len() as f64;
            let (a, b) = pairs.iter().fold((0.0, 0.0), |(a, b), (own, others)| (a + own / count, b + others / count));
            let (mut both, mut own, mut others) = (0.0, 0.0, 0.0);
            for (x, y) in pairs {
                both += (x - a) * (y - b);
                own += (x - a).powi(2);
                others += (y - b).powi(2);
            }
            let tiny = 1e-18 * count * (1.0 + a * a);
            (pairs.len() > 2 && own > tiny && others > tiny).then(|| both / (own * others).sqrt())
        })
        .collect()
}
