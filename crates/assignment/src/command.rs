//! The command `laudatio assign`: tables in, the best distribution out. Needs no database.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::json;

use laudatio_base::i18n::sort_key;
use laudatio_base::table_file::{name_key, unread};
use laudatio_base::terminal;

use super::solver::{Failure, MOST_FIT, Objective, Problem, Reason, Solution, Unwatched, Way};
use super::table::{Cells, Fault, Names, content, decimal, each};

/// Fits are read in units of ten to the minus ninth.
const ONE: i64 = 1_000_000_000;

/// The greatest fit, more or less than nothing.
const GREATEST: i128 = 1_000_000 * ONE as i128;

/// The greatest table: entries times jurors.
const MOST_PAIRS: usize = 50_000_000;

/// What stands on the command line.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// How well jurors suit entries: a table (CSV or .xlsx) with the header entry,juror,fit; an absent pair has fit 0
    #[arg(long, value_name = "FILE")]
    pub fit: Option<PathBuf>,
    /// Pairs that must not be: entry,juror
    #[arg(long, value_name = "FILE")]
    pub conflicts: Option<PathBuf>,
    /// Pairs that are assigned already and stay: entry,juror
    #[arg(long, value_name = "FILE")]
    pub keep: Option<PathBuf>,
    /// Entries that take part beside those named elsewhere: a table with the header entry
    #[arg(long, value_name = "FILE")]
    pub entries: Option<PathBuf>,
    /// Jurors who take part beside those named elsewhere: a table with the header juror
    #[arg(long, value_name = "FILE")]
    pub jurors: Option<PathBuf>,
    /// How many jurors each entry shall have
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub reviews: u32,
    /// Give every entry that many more jurors than it keeps
    #[arg(long)]
    pub more: bool,
    /// The least number of entries of each juror
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub min_load: u32,
    /// The greatest number of entries of each juror
    #[arg(long, value_name = "N")]
    pub max_load: Option<u32>,
    /// What is best: total (the sum of all fits) or fair (first the worst-served entry, then the sum)
    #[arg(long, value_enum, default_value_t = Aim::Total)]
    pub objective: Aim,
    /// Where to write total fit, worst entry's fit, loads and seconds
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
}

/// The objective as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Aim {
    Total,
    Fair,
}

/// Reads the tables, finds the best distribution, and writes it to standard output.
///
/// # Errors
/// One sentence about what is malformed, impossible or cannot be written.
pub fn run(options: &Options) -> Result<(), String> {
    let begun = Instant::now();
    if options.max_load.is_some_and(|most| most < options.min_load) {
        return Err(format!(
            "--min-load {} is greater than --max-load {}.",
            options.min_load,
            options.max_load.unwrap_or(0)
        ));
    }
    let files = Files::read(options).map_err(|fault| fault.to_string())?;
    let mut desk = files.desk().map_err(|fault| fault.to_string())?;
    let read = begun.elapsed();
    let problem = desk.problem(options)?;
    let solution = match problem.solve(&Unwatched) {
        Ok(solution) => solution,
        Err(Failure::Impossible(reasons)) => return Err(desk.sentence(&reasons, options)),
        Err(Failure::Cancelled) => return Err("The search was called off.".to_owned()),
    };
    let solved = begun.elapsed();
    let (entries, jurors) = (shown(&desk.entries), shown(&desk.jurors));
    let mut pairs = solution.pairs.clone();
    pairs.sort_unstable_by_key(|&(entry, juror)| (entries[entry as usize], jurors[juror as usize]));
    let names = pairs.iter().map(|pair| [&*desk.entries[pair.0 as usize], &*desk.jurors[pair.1 as usize]]);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(["entry", "juror"]).chain(names) {
        writer.write_record(row).expect("memory takes every row");
    }
    let out = writer.into_inner().expect("memory takes every row");
    terminal::put(std::str::from_utf8(&out).expect("names are UTF-8"))?;
    if let Some(path) = &options.summary {
        let seconds = (read.as_secs_f64(), (solved - read).as_secs_f64());
        let text = desk.summary(&solution, options, seconds);
        std::fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}.", path.display()))?;
    }
    Ok(())
}

/// The tables as they were read.
struct Files {
    fit: Option<(String, Vec<u8>)>,
    conflicts: Option<(String, Vec<u8>)>,
    keep: Option<(String, Vec<u8>)>,
    entries: Option<(String, Vec<u8>)>,
    jurors: Option<(String, Vec<u8>)>,
}

impl Files {
    fn read(options: &Options) -> Result<Self, Fault> {
        let read = |path: &Option<PathBuf>| {
            let file = |path: &Path| {
                let bytes = content(path)?;
                for note in unread(&bytes) {
                    terminal::complain(format_args!("{}: {note}", path.display()));
                }
                Ok((path.display().to_string(), bytes))
            };
            path.as_deref().map(file).transpose()
        };
        Ok(Self {
            fit: read(&options.fit)?,
            conflicts: read(&options.conflicts)?,
            keep: read(&options.keep)?,
            entries: read(&options.entries)?,
            jurors: read(&options.jurors)?,
        })
    }

    /// Puts the tables together.
    fn desk(&self) -> Result<Desk, Fault> {
        let (mut entries, mut jurors) = (Names::default(), Names::default());
        for (file, header, names) in [(&self.entries, "entry", &mut entries), (&self.jurors, "juror", &mut jurors)] {
            if let Some((file, bytes)) = file {
                each(file, bytes, &[header], |cells| {
                    let (name, known) = (cells.name(0)?, names.count());
                    if (names.number(name) as usize) < known {
                        return Err(cells.fault(0, format!("{name:?} is there twice.")));
                    }
                    Ok(())
                })?;
            }
        }
        let mut fits = Vec::new();
        if let Some((file, bytes)) = &self.fit {
            // A row has ten characters at least, mostly twenty.
            fits.reserve(bytes.len() / 16);
            each(file, bytes, &["entry", "juror", "fit"], |cells| {
                let pair = pair(cells, &mut entries, &mut jurors)?;
                let Some(value) = decimal(cells.text(2)) else {
                    return Err(cells.fault(2, format!("{:?} is no number such as 0.75.", cells.text(2))));
                };
                if value.abs() > GREATEST {
                    return Err(cells.fault(2, "a fit is between -1000000 and 1000000.".to_owned()));
                }
                let value = i64::try_from(value).expect("the greatest fit is far below");
                fits.push((pair, value, u32::try_from(cells.line()).unwrap_or(u32::MAX)));
                Ok(())
            })?;
        }
        let conflicts = read_pairs(&self.conflicts, &mut entries, &mut jurors)?;
        let kept = read_pairs(&self.keep, &mut entries, &mut jurors)?;
        Desk::new(self, (entries, jurors), fits, conflicts, kept)
    }
}

/// A pair and the line on which it stands.
type Marked = ((u32, u32), usize);

/// The entry and the juror of a row.
fn pair(cells: &Cells<'_>, entries: &mut Names, jurors: &mut Names) -> Result<(u32, u32), Fault> {
    Ok((entries.number(cells.name(0)?), jurors.number(cells.name(1)?)))
}

fn read_pairs(file: &Option<(String, Vec<u8>)>, entries: &mut Names, jurors: &mut Names) -> Result<Vec<Marked>, Fault> {
    let Some((file, bytes)) = file else { return Ok(Vec::new()) };
    let (mut pairs, mut seen) = (Vec::new(), HashSet::new());
    each(file, bytes, &["entry", "juror"], |cells| {
        let pair = pair(cells, entries, jurors)?;
        if !seen.insert(pair) {
            return Err(cells.fault(0, format!("{} and {} are there twice.", cells.text(0), cells.text(1))));
        }
        pairs.push((pair, cells.line()));
        Ok(())
    })?;
    Ok(pairs)
}

/// Everything by numbers, which follow the order of the names: so the order of rows does not matter.
struct Desk {
    entries: Vec<String>,
    jurors: Vec<String>,
    fit: Vec<i64>,
    /// How many of the units in `fit` make one.
    one: f64,
    conflicts: Vec<(u32, u32)>,
    kept: Vec<(u32, u32)>,
}

impl Desk {
    fn new(
        files: &Files,
        (entries, jurors): (Names, Names),
        fits: Vec<((u32, u32), i64, u32)>,
        conflicts: Vec<Marked>,
        kept: Vec<Marked>,
    ) -> Result<Self, Fault> {
        let name = |file: &Option<(String, Vec<u8>)>| file.as_ref().map(|(name, _)| name.clone()).unwrap_or_default();
        let (entry_order, entries) = sorted(entries.into_names());
        let (juror_order, jurors) = sorted(jurors.into_names());
        if entries.len().saturating_mul(jurors.len()) > MOST_PAIRS {
            let text = format!(
                "{} entries and {} jurors make more pairs than the {MOST_PAIRS} that are possible.",
                entries.len(),
                jurors.len()
            );
            return Err(Fault { file: name(&files.fit), place: None, text });
        }
        let renumber = |pair: (u32, u32)| (entry_order[pair.0 as usize], juror_order[pair.1 as usize]);
        let place = |pair: (u32, u32)| pair.0 as usize * jurors.len() + pair.1 as usize;
        let mut fit = vec![i64::MIN; entries.len() * jurors.len()];
        for &(pair, value, line) in &fits {
            let pair = renumber(pair);
            if std::mem::replace(&mut fit[place(pair)], value) != i64::MIN {
                let text = format!("{} and {} are there twice.", entries[pair.0 as usize], jurors[pair.1 as usize]);
                return Err(Fault { file: name(&files.fit), place: Some((line as usize, 1)), text });
            }
        }
        drop(fits);
        let one = scale(&mut fit);
        let conflicts: Vec<_> = conflicts.into_iter().map(|(pair, _)| renumber(pair)).collect();
        let blocked: HashSet<_> = conflicts.iter().copied().collect();
        for &(pair, line) in &kept {
            let pair = renumber(pair);
            if blocked.contains(&pair) {
                let (entry, juror) = (&entries[pair.0 as usize], &jurors[pair.1 as usize]);
                let text =
                    format!("{entry} and {juror} shall stay, but they are in conflict in {}.", name(&files.conflicts));
                return Err(Fault { file: name(&files.keep), place: Some((line, 1)), text });
            }
        }
        let kept = kept.into_iter().map(|(pair, _)| renumber(pair)).collect();
        Ok(Self { entries, jurors, fit, one, conflicts, kept })
    }

    /// The problem, which takes the fits along.
    fn problem(&mut self, options: &Options) -> Result<Problem, String> {
        if self.entries.is_empty() || self.jurors.is_empty() {
            return Err("There is nothing to distribute: no table names an entry and a juror.".to_owned());
        }
        Ok(Problem {
            fit: std::mem::take(&mut self.fit),
            entries: self.entries.len(),
            jurors: self.jurors.len(),
            reviews: options.reviews,
            way: if options.more { Way::More } else { Way::TopUp },
            least: options.min_load,
            most: options.max_load,
            conflicts: std::mem::take(&mut self.conflicts),
            kept: std::mem::take(&mut self.kept),
            objective: match options.objective {
                Aim::Total => Objective::Total,
                Aim::Fair => Objective::Fair,
            },
        })
    }

    /// Why nothing is possible, and what would help: one sentence.
    fn sentence(&self, reasons: &[Reason], options: &Options) -> String {
        let count = |n: u64, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
        let all = |numbers: &[usize], names: &[String], what: &str| {
            if numbers.len() == names.len() && numbers.len() > 1 {
                return format!("all {} {what}", names.len());
            }
            let mut named: Vec<&str> = numbers.iter().map(|&n| names[n].as_str()).collect();
            named.sort_by_cached_key(|name| sort_key(name));
            named.truncate(5);
            let mut text = named.join(", ");
            if numbers.len() > 5 {
                write!(text, " and {} more", numbers.len() - 5).expect("writing to a string");
            }
            text
        };
        let mut parts = Vec::new();
        for reason in reasons.iter().take(8) {
            parts.push(match reason {
                Reason::TooFewJurors { entry, possible, needed } => {
                    format!(
                        "{} has {} without conflict, {needed} are needed",
                        self.entries[*entry],
                        count(u64::from(*possible), "juror")
                    )
                }
                Reason::KeepsTooMuch { juror, kept, most } => {
                    format!(
                        "{} keeps {}, and --max-load allows {most}",
                        self.jurors[*juror],
                        if *kept == 1 { "1 entry".to_owned() } else { format!("{kept} entries") }
                    )
                }
                Reason::TooFewEntries { juror, possible, least } => {
                    let entries = if *possible == 1 { "1 entry".to_owned() } else { format!("{possible} entries") };
                    format!("{} has {entries} without conflict, --min-load asks for {least}", self.jurors[*juror])
                }
                Reason::TooMuch { entries, jurors, needed, room } => format!(
                    "{} {} {} of {}, who can take {room} (a greater --max-load, fewer conflicts or another juror would help)",
                    all(entries, &self.entries, "entries"),
                    if entries.len() == 1 { "needs" } else { "need" },
                    count(*needed, "review"),
                    all(jurors, &self.jurors, "jurors"),
                ),
                Reason::TooLittle { jurors, wanted, there } => format!(
                    "{} shall have {} by --min-load {}, and only {there} are there for them (a smaller --min-load or more \
                     reviews would help)",
                    all(jurors, &self.jurors, "jurors"),
                    count(*wanted, "review"),
                    options.min_load,
                ),
            });
        }
        if reasons.len() > parts.len() {
            parts.push(format!("and {} more", reasons.len() - parts.len()));
        }
        format!("This is impossible: {}.", parts.join("; "))
    }

    fn summary(&self, solution: &Solution, options: &Options, (reading, solving): (f64, f64)) -> String {
        let fit = |units: i64| units as f64 / self.one;
        let sums = &solution.sums;
        let worst = (0..sums.len()).min_by_key(|&entry| sums[entry]).expect("there is an entry");
        let loads: serde_json::Map<String, serde_json::Value> =
            self.jurors.iter().zip(&solution.loads).map(|(name, load)| (name.clone(), json!(load))).collect();
        let fair = options.objective == Aim::Fair;
        let mut summary = json!({
            "objective": if fair { "fair" } else { "total" },
            "entries": self.entries.len(),
            "jurors": self.jurors.len(),
            "pairs": solution.pairs.len(),
            "total_fit": fit(solution.total),
            "worst_fit": fit(solution.worst),
            "worst_entry": self.entries[worst],
            "min_load": solution.loads.iter().min(),
            "max_load": solution.loads.iter().max(),
            "loads": loads,
            "seconds": solving,
            "reading_seconds": reading,
            // What no distribution exceeds; proven optimal when nothing is left between.
            "total_bound": fit(solution.total_bound),
            "optimal": solution.total == solution.total_bound,
        });
        if fair {
            summary["worst_bound"] = json!(fit(solution.worst_bound));
            summary["optimal"] =
                json!(solution.worst == solution.worst_bound && solution.total == solution.total_bound);
        }
        format!("{summary:#}\n")
    }
}

/// Names in an order that no spelling changes, and the new number of each old one.
fn sorted(names: Vec<String>) -> (Vec<u32>, Vec<String>) {
    let mut named: Vec<(String, usize)> = names.into_iter().zip(0..).collect();
    named.sort_by_cached_key(|(name, _)| name_key(name));
    let mut numbers = vec![0; named.len()];
    for (new, (_, old)) in named.iter().enumerate() {
        numbers[*old] = new as u32;
    }
    (numbers, named.into_iter().map(|(name, _)| name).collect())
}

/// The place of each name in a list that people read.
fn shown(names: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_cached_key(|number| sort_key(&names[*number]));
    let mut places = vec![0; names.len()];
    for (place, number) in order.into_iter().enumerate() {
        places[number] = place;
    }
    places
}

/// Turns absent fits to zero and all into the largest units that lose nothing, or at least ten digits of the
/// greatest; says how many units make one.
fn scale(fit: &mut [i64]) -> f64 {
    let mut unit = ONE;
    let mut greatest = 0;
    for value in fit.iter_mut() {
        if *value == i64::MIN {
            *value = 0;
        }
        greatest = greatest.max(value.abs());
        while *value % unit != 0 {
            unit /= 10;
        }
    }
    while greatest / unit > MOST_FIT {
        unit *= 10;
    }
    for value in fit.iter_mut() {
        *value = (*value + value.signum() * (unit / 2)) / unit;
    }
    (ONE / unit) as f64
}
