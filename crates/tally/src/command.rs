//! `laudatio tally scores.csv`: the ranking of a file, without database or settings.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use laudatio_base::i18n::Lang;
use laudatio_base::table_file::unread;
use laudatio_base::terminal;

use crate::method::Method;

use super::csv_file;
use super::report::Report;
use super::sentences::{self, Names};
use super::tally::{Settings, tally};

/// What comes out.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

/// Rank the entries of a file of scores
#[derive(Args, Debug)]
#[command(after_help = "\
The file has a header and one row per score: entry,juror,points[,criterion]; - reads standard input.
It is CSV with commas, semicolons or tabs, or a spreadsheet (.xlsx); empty rows and columns are passed over.
Points are numbers such as 7, 7.5 or 7,5, or exact fractions such as 22/3.
With criteria a sheet's total is the mean of its points by weight; a criterion without a weight weighs 1.

Methods:
  mean      the mean of each entry's sheets (default)
  trimmed   the mean without the highest and the lowest sheet, from three sheets on
  median    the middle sheet, or the mean of the two in the middle
  zscore    the mean of how far each sheet is from its juror's mean, in the juror's standard deviations
  adjusted  without the jurors' severity: crossed random effects by REML, as lme4 fits them
  borda     the mean share of the juror's other entries that the entry beats
  schulze   how many entries do not beat it on the strongest path of majorities

A juror's severity is how many points more (above 0) or fewer (below 0) than the average juror's it is.
The adjusted method draws intervals from the joint posterior, the others from a Bayesian bootstrap over jurors.
Exit status: 2 when the file or an option is malformed, or when the scores are too thin for the method.")]
pub struct Tally {
    scores: PathBuf,
    #[arg(long, default_value = "mean", value_parser = method)]
    method: Method,
    /// How much criteria count: criterion=weight,…
    #[arg(long, default_value = "")]
    weights: String,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    /// The beginning of the random numbers: the same seed gives the same result
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many times chances are drawn
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    draws: u32,
    /// How many places win a prize
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=50))]
    places: u8,
    /// Jurors with fewer sheets than this are named
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..))]
    least_sheets: u8,
}

fn method(text: &str) -> Result<Method, String> {
    text.parse().map_err(|_| {
        let names: Vec<&str> = Method::ALL.iter().map(|method| method.as_str()).collect();
        format!("the methods are {}", names.join(", "))
    })
}

/// Ranks and prints.
///
/// # Errors
/// A sentence for the person at the terminal: the file is malformed, or too thin for the method.
pub fn run(command: &Tally) -> Result<(), String> {
    let weights = csv_file::weights(&command.weights)?;
    let mut bytes = Vec::new();
    let read = open(&command.scores)?.read_to_end(&mut bytes);
    read.map_err(|reason| format!("The file cannot be read: {reason}"))?;
    unread(&bytes).iter().for_each(terminal::complain);
    let scores = csv_file::read(&bytes[..], &weights)?;
    let table = scores.table();
    let settings = Settings {
        method: command.method,
        seed: command.seed,
        draws: command.draws as usize,
        places: usize::from(command.places),
        least_sheets: usize::from(command.least_sheets),
    };
    let names = Names { entries: &scores.entries, jurors: &scores.jurors };
    let tally = tally(&table, settings).map_err(|refusal| sentences::refusal(Lang::En, &refusal, names))?;
    let report = Report::new(&scores, &table, &tally);
    let text = match command.format {
        Format::Table => report.table(),
        Format::Json => report.json(),
        Format::Csv => report.csv(),
    };
    terminal::put(&text)
}

fn open(path: &Path) -> Result<Box<dyn Read>, String> {
    if path == Path::new("-") {
        return Ok(Box::new(std::io::stdin()));
    }
    let file = File::open(path).map_err(|reason| format!("{} cannot be opened: {reason}", path.display()))?;
    Ok(Box::new(file))
}
