//! Scores from a file: `entry,juror,points[,criterion]`, as spreadsheets save it. Every mistake is a sentence with its line.

use std::collections::HashMap;
use std::io::Read;

use laudatio_base::fraction::lcm;
use laudatio_base::table_file::{Fault, Row as Line, TableFile, name_key};

use super::table::{Criterion, Scores};

/// Decimals beyond these are rounded: no jury gives them.
const DECIMALS: u32 = 18;
/// Larger points, or weights, would not fit into exact sums.
const MOST_POINTS: i128 = 1_000_000_000;
const MOST_WEIGHT: i128 = 1_000;
/// The largest denominator of a fraction, and the largest that all of them may have in common.
const MOST_OVER: i128 = 1_000;
const MOST_PARTS: i128 = 1_000_000;
/// Weights are counted in thousandths.
const WEIGHT_DECIMALS: u32 = 3;

/// What a criterion weighs, in thousandths, by name. Criteria that are not named weigh 1.
pub type Weights = Vec<(String, i128)>;

/// Reads `criterion=w,…`.
///
/// # Errors
/// A sentence.
pub fn weights(text: &str) -> Result<Weights, String> {
    let mut weights = Weights::new();
    for part in text.split(',').filter(|part| !part.trim().is_empty()) {
        let (name, number) =
            part.rsplit_once('=').ok_or_else(|| format!("--weights: {part:?} is not of the form criterion=weight."))?;
        let weight = decimal(number.trim())
            .and_then(|number| number.parts(WEIGHT_DECIMALS, true))
            .filter(|weight| (0..=MOST_WEIGHT * 1000).contains(weight))
            .ok_or_else(|| {
                format!("--weights: {number:?} is no weight; weights are from 0 to 1000 with up to three decimals.")
            })?;
        let name = laudatio_base::text::line(name);
        if weights.iter().any(|(other, _)| is_same(other, &name)) {
            return Err(format!("--weights: {name:?} is named twice."));
        }
        weights.push((name, weight));
    }
    Ok(weights)
}

/// One row.
struct ScoreRow {
    line: u64,
    entry: u32,
    juror: u32,
    criterion: u32,
    points: Decimal,
    /// What the points are divided by.
    over: i128,
}

/// Names in the order of their first row, then sorted.
#[derive(Default)]
struct Names {
    /// By every spelling that was met.
    spelled: HashMap<String, u32>,
    /// By what a reader takes for the same, with the first spelling.
    numbers: HashMap<String, (u32, String)>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.spelled.get(name) {
            return number;
        }
        let next = self.numbers.len() as u32;
        let (number, _) = self.numbers.entry(name_key(name)).or_insert_with(|| (next, name.to_owned()));
        self.spelled.insert(name.to_owned(), *number);
        *number
    }

    /// The names in their order, and the place of each number in it.
    fn sorted(self) -> (Vec<String>, Vec<u32>) {
        let mut names: Vec<(String, (u32, String))> = self.numbers.into_iter().collect();
        names.sort_unstable();
        let mut places = vec![0; names.len()];
        for (place, (_, (number, _))) in names.iter().enumerate() {
            places[*number as usize] = place as u32;
        }
        (names.into_iter().map(|(_, (_, name))| name).collect(), places)
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one == other || name_key(one) == name_key(other)
}

/// Reads scores; `weights` must name criteria of the file.
///
/// # Errors
/// A sentence with the line.
pub fn read(mut file: impl Read, weights: &Weights) -> Result<Scores, String> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|reason| format!("The file cannot be read: {reason}"))?;
    let file = TableFile::open(&bytes, |heading| HEADINGS.contains(&heading)).map_err(|fault| unreadable(&fault))?;
    let (mut lines, mut record) = (file.rows(), Line::default());
    lines.next(&mut record).map_err(|fault| unreadable(&fault))?;
    let columns = Columns::of(&record)?;
    let (mut entries, mut jurors, mut criteria) = (Names::default(), Names::default(), Names::default());
    let mut rows = Vec::new();
    while lines.next(&mut record).map_err(|fault| unreadable(&fault))? {
        let line = record.line;
        columns.fit(&record)?;
        let cell = |column: usize, name: &str| match record.cells.get(column) {
            Some(text) if text.contains(['\n', '\r']) => Err(format!(
                "Line {line}: the {name} {text:?} goes over several lines; is a quotation mark in a wrong place?"
            )),
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(format!("Line {line}: the {name} is missing.")),
        };
        let text = cell(columns.points, "number of points")?;
        let (points, over) = fraction(text)
            .filter(|(points, _)| points.parts(0, false).is_some_and(|whole| whole.abs() < MOST_POINTS))
            .ok_or_else(|| format!("Line {line}: {text:?} is no number of points, such as 7 or 7.5 or 22/3."))?;
        rows.push(ScoreRow {
            line,
            entry: entries.number(cell(columns.entry, "entry")?),
            juror: jurors.number(cell(columns.juror, "juror")?),
            criterion: match columns.criterion {
                Some(column) => criteria.number(cell(column, "criterion")?),
                None => 0,
            },
            points,
            over,
        });
    }
    if rows.is_empty() {
        return Err("The file has no scores.".into());
    }
    let (entries, entry_places) = entries.sorted();
    let (jurors, juror_places) = jurors.sorted();
    let (mut criteria, mut criterion_places) = criteria.sorted();
    if columns.criterion.is_none() {
        (criteria, criterion_places) = (vec![String::new()], vec![0]);
    }
    for row in &mut rows {
        row.entry = entry_places[row.entry as usize];
        row.juror = juror_places[row.juror as usize];
        row.criterion = criterion_places[row.criterion as usize];
    }
    rows.sort_unstable_by_key(|row| (row.entry, row.juror, row.criterion, row.line));
    let named = |row: &ScoreRow| {
        let of = format!("{} on {}", jurors[row.juror as usize], entries[row.entry as usize]);
        match columns.criterion {
            Some(_) => format!("{of} for {}", criteria[row.criterion as usize]),
            None => of,
        }
    };
    // The first repetition in the file, not in our order.
    let same = |a: &ScoreRow, b: &ScoreRow| (a.entry, a.juror, a.criterion) == (b.entry, b.juror, b.criterion);
    let twice = rows.windows(2).filter(|pair| same(&pair[0], &pair[1])).min_by_key(|pair| pair[1].line);
    if let Some([first, second]) = twice {
        let of = named(first);
        return Err(format!("Line {}: the points of {of} are given twice, first in line {}.", second.line, first.line));
    }
    let common = rows.iter().try_fold(1, |common, row| {
        let common = lcm(common, row.over);
        (common <= MOST_PARTS).then_some(common).ok_or_else(|| {
            format!("Line {}: with /{} the fractions have too many different denominators.", row.line, row.over)
        })
    })?;
    // All parts together must not be more than ten to the power of DECIMALS.
    let most = DECIMALS - common.ilog10() - u32::from(common > 1);
    let decimals = rows.iter().map(|row| row.points.decimals()).max().unwrap_or(0).min(most);
    let mut scores = Scores {
        sheets: Vec::with_capacity(rows.len() / criteria.len()),
        points: Vec::with_capacity(rows.len()),
        parts: 10i128.pow(decimals) * common,
        criteria: weighed(criteria, columns.criterion.is_some(), weights)?,
        entries: Vec::new(),
        jurors: Vec::new(),
    };
    for sheet in rows.chunk_by(|a, b| (a.entry, a.juror) == (b.entry, b.juror)) {
        if sheet.len() < scores.criteria.len() {
            let missing =
                (0..).zip(&scores.criteria).find(|(number, _)| !sheet.iter().any(|row| row.criterion == *number));
            let line = sheet.iter().map(|row| row.line).min().unwrap_or(0);
            let (juror, entry) = (&jurors[sheet[0].juror as usize], &entries[sheet[0].entry as usize]);
            let name = missing.map_or("", |(_, criterion)| criterion.name.as_str());
            return Err(format!("Line {line}: the sheet of {juror} on {entry} has no points for {name}."));
        }
        scores.sheets.push((sheet[0].entry, sheet[0].juror));
        scores
            .points
            .extend(sheet.iter().map(|row| row.points.parts(decimals, false).unwrap_or(0) * (common / row.over)));
    }
    (scores.entries, scores.jurors) = (entries, jurors);
    Ok(scores)
}

fn weighed(names: Vec<String>, named: bool, weights: &Weights) -> Result<Vec<Criterion>, String> {
    let is_there = |name: &str| named && names.iter().any(|other| is_same(other, name));
    if let Some((unknown, _)) = weights.iter().find(|(name, _)| !is_there(name)) {
        return Err(match named {
            true => format!("--weights: the file has no criterion {unknown:?}; it has {}.", names.join(", ")),
            false => "--weights: the file has no column criterion.".into(),
        });
    }
    let weight =
        |name: &String| weights.iter().find(|(other, _)| is_same(other, name)).map_or(1000, |(_, weight)| *weight);
    let criteria: Vec<Criterion> =
        names.into_iter().map(|name| Criterion { weight: weight(&name), name, unit: 1 }).collect();
    match criteria.iter().any(|criterion| criterion.weight > 0) {
        true => Ok(criteria),
        false => Err("--weights: at least one criterion must weigh more than 0.".into()),
    }
}

/// The headings that a file has; the last one may be missing.
const HEADINGS: [&str; 4] = ["entry", "juror", "points", "criterion"];

struct Columns {
    entry: usize,
    juror: usize,
    points: usize,
    criterion: Option<usize>,
    /// Which cells have a heading.
    headed: Vec<bool>,
}

impl Columns {
    fn of(header: &Line) -> Result<Self, String> {
        let names: Vec<&str> = header.cells.iter().filter(|name| !name.is_empty()).collect();
        let find = |wanted: &str| header.cells.iter().position(|name| name == wanted);
        let known = names.len() == 3 || (names.len() == 4 && find("criterion").is_some());
        match (find("entry"), find("juror"), find("points")) {
            (Some(entry), Some(juror), Some(points)) if known => {
                let headed = header.cells.iter().map(|name| !name.is_empty()).collect();
                Ok(Self { entry, juror, points, criterion: find("criterion"), headed })
            }
            _ => Err(format!(
                "Line {}: the header must be entry,juror,points or entry,juror,points,criterion; it is {:?}.",
                header.line.max(1),
                names.join(",")
            )),
        }
    }

    /// Whether a row has a cell for each heading, and nothing below none: spreadsheets save empty columns, too.
    fn fit(&self, row: &Line) -> Result<(), String> {
        let wanted = self.headed.iter().filter(|headed| **headed).count();
        let last = self.headed.iter().rposition(|headed| *headed).unwrap_or(0);
        let line = row.line;
        let is_headed = |at: usize| self.headed.get(at).copied().unwrap_or(false);
        let stray = (0..row.cells.len()).rev().find(|at| !row.cells[*at].is_empty() && !is_headed(*at));
        match stray {
            Some(at) if at > last => {
                Err(format!("Line {line}: there are {} columns; the header has {}.", at + 1, last + 1))
            }
            Some(at) => Err(format!("Line {line}: {:?} stands in a column without a heading.", &row.cells[at])),
            None if row.cells.len() <= last => {
                Err(format!("Line {line}: there are {} columns; the header has {wanted}.", row.cells.len()))
            }
            None => Ok(()),
        }
    }
}

fn unreadable(fault: &Fault) -> String {
    match fault.line {
        Some(line) => format!("Line {line}: {}", fault.english()),
        None => format!("The file cannot be read: {}", fault.english()),
    }
}

/// A number as it was written: digits and how many of them stand behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Decimal {
    digits: i128,
    /// Below zero for "1e3".
    behind: i32,
}

impl Decimal {
    fn decimals(self) -> u32 {
        u32::try_from(self.behind).unwrap_or(0)
    }

    /// As a whole number of parts, 10 to the power of `decimals` of which are one; more decimals are rounded,
    /// or, where the number must be exact, refused.
    fn parts(self, decimals: u32, exact: bool) -> Option<i128> {
        let shift = i32::try_from(decimals).ok()? - self.behind;
        if shift >= 0 {
            return self.digits.checked_mul(10i128.checked_pow(shift.unsigned_abs())?);
        }
        let Some(divisor) = 10i128.checked_pow(shift.unsigned_abs()) else { return Some(0) };
        (!exact || self.digits % divisor == 0).then(|| (self.digits + self.digits.signum() * divisor / 2) / divisor)
    }
}

/// Points as a decimal number, or as one over a whole number: what a scale of 3 makes of 100 has no decimals to end with.
fn fraction(text: &str) -> Option<(Decimal, i128)> {
    let Some((num, den)) = text.split_once('/') else { return Some((decimal(text)?, 1)) };
    let den = den.bytes().all(|byte| byte.is_ascii_digit()).then(|| den.parse().ok()).flatten();
    Some((decimal(num)?, den.filter(|den| (1..=MOST_OVER).contains(den))?))
}

fn decimal(text: &str) -> Option<Decimal> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok().filter(|e| e.abs() < 400)?),
        None => (text, 0),
    };
    let (negative, unsigned) = match mantissa.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    // Behind a point or, in German, a comma.
    let (whole, fraction) = unsigned.split_once(['.', ',']).unwrap_or((unsigned, ""));
    let fraction = fraction.trim_end_matches('0');
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if unsigned.trim_matches(['.', ',']).is_empty() || !numeric(whole) || !numeric(fraction) {
        return None;
    }
    // Thirty digits are more than any program writes, and fit.
    let kept = &fraction[..fraction.len().min(30usize.checked_sub(whole.trim_start_matches('0').len())?)];
    let digits: i128 = format!("0{whole}{kept}").parse().ok()?;
    Some(Decimal { digits: if negative { -digits } else { digits }, behind: kept.len() as i32 - exponent })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        read(text.as_bytes(), &Weights::new()).unwrap_err()
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, expected) in [
            ("7", Some((7, 0))),
            ("7.50", Some((75, 1))),
            ("-0.25", Some((-25, 2))),
            ("+.5", Some((5, 1))),
            ("1e3", Some((1, -3))),
            ("6.7e-05", Some((67, 6))),
            ("", None),
            (".", None),
            ("7,5", Some((75, 1))),
            ("-0,25", Some((-25, 2))),
            ("1.234,5", None),
            ("1,234.5", None),
            (",", None),
            ("1e", None),
            ("1e999", None),
            ("NaN", None),
            ("inf", None),
            ("0x10", None),
            ("--1", None),
        ] {
            assert_eq!(decimal(text).map(|d| (d.digits, d.behind)), expected, "{text}");
        }
        assert_eq!(decimal("0.1234567890123456789").unwrap().parts(18, false), Some(123_456_789_012_345_679));
        assert_eq!(decimal("1e3").unwrap().parts(2, true), Some(100_000));
        assert_eq!(decimal("0.0005").unwrap().parts(3, true), None);
    }

    #[test]
    fn every_mistake_is_a_sentence_with_its_line() {
        for (text, sentence) in [
            ("", "Line 1: the header must be"),
            ("\n\na,b,c\n", "Line 3: the header must be"),
            ("entry;juror;points;\na;x;7;gut\n", "Line 2: there are 4 columns; the header has 3."),
            ("entry;;juror;points\na;?;x;7\n", "Line 2: \"?\" stands in a column without a heading."),
            ("entry,juror,points\na,\"x,7\nb,x,7\n", "Line 2: this quotation mark is not closed."),
            ("entry,juror,points\na,\"x\"y,7\n", "Line 2: there is text behind a closing quotation mark."),
            ("entry,juror,points\na,\"x\ny\",7\n", "Line 2: the juror \"x\\ny\" goes over several lines"),
            ("entry,juror,points\na,x,7\n\0,x,7\n", "Line 3: there is something here that is not text."),
            ("a,b,c\n", "Line 1: the header must be"),
            ("entry,juror,points,comment\n", "Line 1: the header must be"),
            ("entry,juror,points\n", "The file has no scores."),
            ("entry,juror,points\na,x\n", "Line 2: there are 2 columns; the header has 3."),
            ("entry,juror,points\na,x,7\nb,x,seven\n", "Line 3: \"seven\" is no number of points"),
            ("entry,juror,points\na,x,7/0\n", "Line 2: \"7/0\" is no number of points"),
            ("entry,juror,points\na,x,7/1001\n", "Line 2: \"7/1001\" is no number of points"),
            ("entry,juror,points\na,x,7/997\na,y,7/991\na,z,7/983\n", "Line 4: with /983 the fractions have"),
            ("entry,juror,points\na,x,99999999999\n", "Line 2: \"99999999999\" is no number of points"),
            ("entry,juror,points\n,x,7\n", "Line 2: the entry is missing."),
            ("entry,juror,points\na, ,7\n", "Line 2: the juror is missing."),
            ("entry,juror,points\na,x,\n", "Line 2: the number of points is missing."),
            (
                "entry,juror,points\nb,x,7\na,x,7\n\nb,x,7\na,x,8\n",
                "Line 5: the points of x on b are given twice, first in line 2.",
            ),
            (
                "entry,juror,points,criterion\na,x,7,m\na,x,7,n\nb,x,7,n\n",
                "Line 4: the sheet of x on b has no points for m.",
            ),
        ] {
            assert!(said(text).starts_with(sentence), "{text:?}: {}", said(text));
        }
    }

    #[test]
    fn a_file_is_read_as_spreadsheets_save_it() {
        let plain =
            read(&b"entry,juror,points\n\"a \"\"x\"\"\",J\xc3\xbcrg,7.5\nb,J\xc3\xbcrg,8\n"[..], &Weights::new());
        let plain = plain.unwrap();
        for bytes in [
            "\u{feff}entry;juror;points;;\r\n\"a \"\"x\"\"\";Jürg;7,5;;\r\n;;;;\r\n\r\nb;Jürg;8;;\r\n"
                .as_bytes()
                .to_vec(),
            b"entry;juror;points\r\"a \"\"x\"\"\";J\xfcrg;7,50\rb;J\xfcrg;8\r".to_vec(),
            "sep=;\r\nentry;juror;points\r\n\"a \"\"x\"\"\";Jürg;7,5\r\nb;Jürg;8\r\n".as_bytes().to_vec(),
            b"\n\"entry\"\t\"juror\"\t\"points\"\n\"a \"\"x\"\"\"\tJ\xc3\xbcrg\t\"7,5\"\nb\tJ\xc3\xbcrg\t8\n".to_vec(),
        ] {
            let scores = read(bytes.as_slice(), &Weights::new()).unwrap();
            assert_eq!((&scores.entries, &scores.jurors), (&plain.entries, &plain.jurors), "{bytes:?}");
            assert_eq!((scores.points, scores.parts), (plain.points.clone(), plain.parts));
        }
    }

    #[test]
    fn rows_and_columns_may_come_in_any_order() {
        let a = read("entry,juror,points\nb,x,7.5\na,y,2\na,x,3\n".as_bytes(), &Weights::new()).unwrap();
        let b =
            read("\u{feff}points,entry,juror\r\n3,a,x\r\n7.5,b,x\r\n2.0,a,y\r\n".as_bytes(), &Weights::new()).unwrap();
        for scores in [a, b] {
            assert_eq!((scores.entries, scores.jurors), (vec!["a".into(), "b".into()], vec!["x".into(), "y".into()]));
            assert_eq!(
                (scores.sheets, scores.points, scores.parts),
                (vec![(0, 0), (0, 1), (1, 0)], vec![30, 20, 75], 10)
            );
        }
    }

    #[test]
    fn thirds_add_up_to_a_whole() {
        let file = "entry,juror,points\na,x,100/3\na,y,100/3\na,z,0.5\nb,x,200/3\n";
        let scores = read(file.as_bytes(), &Weights::new()).unwrap();
        assert_eq!((scores.parts, scores.points), (30, vec![1000, 1000, 15, 2000]));
    }

    #[test]
    fn weights_are_read_and_checked() {
        assert_eq!(weights("m=2, n=0.5").unwrap(), [("m".into(), 2000), ("n".into(), 500)]);
        let file = "entry,juror,points,criterion\na,x,4,m\na,x,8,n\n";
        let table = read(file.as_bytes(), &weights("m=3").unwrap()).unwrap().table();
        assert_eq!(table.number(table.cells[0].total), 5.0);
        for text in ["m", "m=", "m=x", "m=-1", "m=1001", "m=0.0001", "m=1,m=2"] {
            assert!(weights(text).unwrap_err().starts_with("--weights:"), "{text}");
        }
        for (text, sentence) in [("o=1", "no criterion \"o\"; it has m, n"), ("m=0,n=0", "must weigh more than 0")] {
            let said = read(file.as_bytes(), &weights(text).unwrap()).unwrap_err();
            assert!(said.contains(sentence), "{said}");
        }
    }
}
