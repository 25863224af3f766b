//! Rows of a spreadsheet (XLSX): what people see in the first visible sheet with anything in it, and what is hidden in that one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, copy, sink};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{Duration, NaiveDate, Timelike};
use csv::StringRecord;
use zip::ZipArchive;

use super::{Fault, Reason, Row, Source};

/// What a file may unpack to, in bytes: a call's nominations are a thousandth of it.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Parts of the file, rows and columns of a sheet, cells with those between, and cells that are merged.
const MOST_PARTS: usize = 2_000;
const MOST_ROWS: u32 = 200_000;
const MOST_COLUMNS: u32 = 1_000;
const MOST_CELLS: usize = 4_000_000;

type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// The rows that have anything in them, and where they stand.
///
/// # Errors
/// What keeps the file from being read, with the cell where it is one.
pub fn read(bytes: &[u8]) -> Result<(Source, Vec<Row>), Fault> {
    measure(bytes)?;
    // A damaged file must be no more than a refusal, whatever the crate makes of it.
    catch_unwind(AssertUnwindSafe(|| book(bytes))).unwrap_or_else(|_| Err(Fault::whole(Reason::Broken)))
}

/// Unpacks everything into nothing: what a file says of its own size can be a lie.
fn measure(bytes: &[u8]) -> Result<(), Fault> {
    let broken = || Fault::whole(Reason::Broken);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::whole(Reason::TooLarge));
    }
    // Another archive, such as a text document or an OpenDocument spreadsheet.
    if archive.index_for_name("xl/workbook.xml").is_none() && archive.index_for_name("[Content_Types].xml").is_none() {
        return Err(Fault::whole(Reason::OtherKind));
    }
    let mut room = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| broken())?;
        let length = copy(&mut part.take(room + 1), &mut sink()).map_err(|_| broken())?;
        room = room.checked_sub(length).ok_or_else(|| Fault::whole(Reason::TooLarge))?;
    }
    Ok(())
}

fn book(bytes: &[u8]) -> Result<(Source, Vec<Row>), Fault> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<(String, bool)> =
        sheets.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let mut found: Option<(String, Cells)> = None;
    let (mut others, mut hidden) = (Vec::new(), Vec::new());
    for (name, is_visible) in sheets {
        if is_visible && found.is_none() {
            found = Some(cells(&mut book, &name)?).filter(|cells| !cells.is_empty()).map(|cells| (name, cells));
        } else if has_any(&mut book, &name)? {
            if is_visible { &mut others } else { &mut hidden }.push(name);
        }
    }
    let nothing = if hidden.is_empty() { Reason::Empty } else { Reason::Hidden };
    let (sheet, mut cells) = found.ok_or_else(|| Fault::whole(nothing))?;
    let (merged, wide) = spread(&mut book, &sheet, &mut cells)?;
    Ok((Source::Xlsx { sheet, others, hidden, merged, wide }, rows(cells)))
}

fn failed(error: &XlsxError) -> Fault {
    Fault::whole(match error {
        XlsxError::Password => Reason::OldExcel,
        _ => Reason::Broken,
    })
}

/// By row, from nought on.
type Cells = BTreeMap<u32, Vec<String>>;

fn cells(book: &mut Book<'_>, sheet: &str) -> Result<Cells, Fault> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|error| failed(&error))?;
    let mut cells = Cells::new();
    let (mut places, mut characters) = (0, 0);
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| failed(&error))? {
        let (row, column) = cell.pos;
        let fault = |reason, found: String| Fault {
            reason,
            line: Some(u64::from(row) + 1),
            place: Some((column as usize, column as usize)),
            found,
        };
        let text = match &cell.value {
            DataRef::Empty if cell.formula.is_some() => return Err(fault(Reason::NoValue, String::new())),
            DataRef::Error(error) => return Err(fault(Reason::CellError, error.to_string())),
            value => written(value),
        };
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(fault(Reason::TooLarge, text.chars().take(60).collect()));
        }
        let line = cells.entry(row).or_default();
        let (column, before) = (column as usize, line.len());
        if before <= column {
            line.resize(column + 1, String::new());
        }
        text.clone_into(&mut line[column]);
        places += line.len() - before;
        // One text can stand in many cells.
        characters += text.len() as u64;
        if places > MOST_CELLS || characters > MOST_UNPACKED {
            return Err(Fault::whole(Reason::TooLarge));
        }
    }
    Ok(cells)
}

fn has_any(book: &mut Book<'_>, sheet: &str) -> Result<bool, Fault> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|error| failed(&error))?;
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(|error| failed(&error))? {
        let is_broken = cell.formula.is_some() || matches!(cell.value, DataRef::Error(_));
        if is_broken || !written(&cell.value).trim().is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes what stands in a cell that is merged over several rows into each of them that has anything else. Gives those rows,
/// and those in which one is merged over several columns.
fn spread(book: &mut Book<'_>, sheet: &str, cells: &mut Cells) -> Result<(Vec<u64>, Vec<u64>), Fault> {
    let merged = book.merge_cells_by_sheet_name(sheet).map_err(|error| failed(&error))?;
    let (mut lines, mut wide, mut written) = (BTreeSet::new(), BTreeSet::new(), 0);
    for area in merged {
        let ((first, column), (last, last_column)) = (area.start, area.end);
        let text = cells.get(&first).and_then(|line| line.get(column as usize)).cloned().unwrap_or_default();
        if text.is_empty() {
            continue;
        }
        if last_column > column {
            wide.extend(cells.range(first..=last.max(first)).map(|(row, _)| u64::from(*row) + 1));
        }
        if last <= first {
            continue;
        }
        for (row, line) in cells.range_mut(first + 1..=last) {
            let column = column as usize;
            if line.len() <= column {
                line.resize(column + 1, String::new());
            }
            line[column].clone_from(&text);
            lines.extend([u64::from(first) + 1, u64::from(*row) + 1]);
            written += text.len().max(line.len());
            if written > MOST_CELLS {
                return Err(Fault::whole(Reason::TooLarge));
            }
        }
    }
    Ok((lines.into_iter().collect(), wide.into_iter().collect()))
}

fn rows(cells: Cells) -> Vec<Row> {
    let row = |(number, cells): (u32, Vec<String>)| Row {
        line: u64::from(number) + 1,
        cells: StringRecord::from(cells),
        at: 0,
    };
    cells.into_iter().map(row).collect()
}

/// What a cell shows, as somebody in Germany would type it.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nein" }.to_owned(),
        DataRef::DateTime(at) if at.is_datetime() => moment(*at),
        DataRef::DateTime(at) => decimal(at.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
    }
}

/// "44135", "7,5": with a decimal comma, so that nobody takes it for a mark between thousands.
fn decimal(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// "15.11.2026", "15.11.2026 14:30", "15.11.2026 14:30:59"; a time without a day alone.
fn moment(at: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
    let shown = day
        .and_then(|day| day.and_hms_milli_opt(u32::from(hour), u32::from(minute), u32::from(second), u32::from(milli)));
    // A number of days, of which a full second is seldom an exact part.
    let Some(at_half) = shown.map(|shown| shown + Duration::milliseconds(500)) else { return String::new() };
    let clock = match (at_half.hour(), at_half.minute(), at_half.second()) {
        (0, 0, 0) => "",
        (_, _, 0) => "%H:%M",
        _ => "%H:%M:%S",
    };
    let format = if at.as_f64() < 1.0 { clock.to_owned() } else { format!("%d.%m.%Y {clock}") };
    at_half.format(&format).to_string().trim().to_owned()
}
