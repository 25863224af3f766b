//! One table as CSV, XLSX or JSON.

use chrono::{Datelike, Timelike};
use rocket::http::ContentType;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Style, Workbook, Worksheet, XlsxError};
use serde_json::{Map, Value, json};

use crate::clock::Timestamp;
use crate::ground::error::{AppError, Result};
use crate::i18n::{Lang, Writes, say};
use crate::key;
use crate::table_file::{harmless, spreadsheet};

use super::table::{Cell, Column, Table};

crate::text_enum! {
    /// How a table is written, by the end of the file's name.
    pub enum Format { Csv = "csv", Xlsx = "xlsx", Json = "json" }
}

impl Format {
    pub fn content_type(self) -> ContentType {
        match self {
            Self::Csv => ContentType::CSV,
            Self::Xlsx => ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Self::Json => ContentType::JSON,
        }
    }

    /// The file. `lang` decides how CSV writes numbers and moments, and what "yes" is.
    pub fn write(self, table: &Table, lang: Lang, now: Timestamp) -> Result<Vec<u8>> {
        match self {
            Self::Csv => Ok(csv(table, lang)),
            Self::Xlsx => xlsx(table, lang, now).map_err(|error| AppError::Internal(error.to_string())),
            Self::Json => json(table, now),
        }
    }
}

fn csv(table: &Table, lang: Lang) -> Vec<u8> {
    let head = table.columns.iter().map(|column| harmless(&column.label)).collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| written(cell, lang)).collect::<Vec<_>>());
    // A line of its own, as wide as the others.
    let left_out = table.left_out.iter().map(|text| {
        let cells = table.columns.iter().enumerate();
        cells.map(|(at, _)| if at == 0 { harmless(text) } else { String::new() }).collect::<Vec<_>>()
    });
    spreadsheet(std::iter::once(head).chain(rows).chain(left_out))
}

fn written(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => Writes(lang).number(*number, 4),
        Cell::Share(share) => match lang {
            Lang::De => format!("{} %", Writes(lang).number(share * 100.0, 1)),
            Lang::En => format!("{}%", Writes(lang).number(share * 100.0, 1)),
        },
        Cell::Money(cents) => Writes(lang).number(*cents as f64 / 100.0, 2),
        Cell::Moment(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Yes(yes) => say(lang, if *yes { key!("exports-yes") } else { key!("exports-no") }),
    }
}

/// The longest text of a cell in a spreadsheet.
const LONGEST: usize = 32_767;
/// Columns are as wide as what stands in them, within these bounds (in characters).
const WIDTHS: (usize, usize) = (8, 60);

fn xlsx(table: &Table, lang: Lang, now: Timestamp) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = moment(now.in_dortmund())?;
    book.set_properties(
        &DocProperties::new().set_title(&table.title).set_author("laudatio").set_creation_datetime(&made),
    );
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&table.title))?;
    sheet.set_freeze_panes(1, 0)?;
    let head = Style::new().set_bold().set_text_wrap();
    let styles = Styles {
        number: Style::new().set_num_format("0.00"),
        money: Style::new().set_num_format("#,##0.00 €"),
        share: Style::new().set_num_format("0.0%"),
        moment: Style::new().set_num_format("dd.mm.yyyy hh:mm"),
        day: Style::new().set_num_format("dd.mm.yyyy"),
    };
    let mut widths: Vec<usize> = Vec::with_capacity(table.columns.len());
    for (index, column) in (0u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, index, &column.label, &head)?;
        widths.push(column.label.chars().count());
    }
    for (row, cells) in (1u32..).zip(&table.rows) {
        for ((index, cell), width) in (0u16..).zip(cells).zip(&mut widths) {
            let characters = styles.put(sheet, (row, index), cell, lang)?;
            *width = (*width).max(characters);
        }
    }
    if let (Some(text), Ok(below)) = (&table.left_out, u32::try_from(table.rows.len() + 1)) {
        sheet.write_string(below, 0, fitting(text, lang))?;
    }
    for (index, width) in (0u16..).zip(&widths) {
        sheet.set_column_width(index, (*width).clamp(WIDTHS.0, WIDTHS.1) as f64 + 1.5)?;
    }
    if let (Ok(rows), Ok(columns)) = (u32::try_from(table.rows.len()), u16::try_from(table.columns.len()))
        && rows > 0
        && columns > 0
    {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    book.save_to_buffer()
}

struct Styles {
    number: Style,
    money: Style,
    share: Style,
    moment: Style,
    day: Style,
}

impl Styles {
    /// Writes a cell and gives how many characters it takes.
    fn put(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        cell: &Cell,
        lang: Lang,
    ) -> std::result::Result<usize, XlsxError> {
        match cell {
            Cell::Empty => return Ok(0),
            // Texts are texts here, whatever they begin with.
            Cell::Text(text) => {
                let longest = text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
                sheet.write_string(row, column, fitting(text, lang))?;
                return Ok(longest);
            }
            Cell::Whole(number) => sheet.write_number(row, column, *number as f64)?,
            Cell::Number(number) => sheet.write_number_with_format(row, column, *number, &self.number)?,
            Cell::Share(share) => sheet.write_number_with_format(row, column, *share, &self.share)?,
            Cell::Money(cents) => sheet.write_number_with_format(row, column, *cents as f64 / 100.0, &self.money)?,
            Cell::Moment(at) => sheet.write_datetime_with_format(row, column, &moment(*at)?, &self.moment)?,
            Cell::Day(day) => {
                let at = moment(day.and_time(chrono::NaiveTime::MIN))?;
                sheet.write_datetime_with_format(row, column, &at, &self.day)?
            }
            Cell::Yes(_) => sheet.write_string(row, column, written(cell, lang))?,
        };
        Ok(if matches!(cell, Cell::Moment(_)) { 16 } else { 10 })
    }
}

/// A text that fits into a cell; where it does not, it says that it goes on.
fn fitting(text: &str, lang: Lang) -> String {
    // Spreadsheets count in UTF-16.
    if text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let more = say(lang, key!("exports-cut"));
    let mut room = LONGEST - more.encode_utf16().count() - 1;
    let kept = text.chars().take_while(|character| {
        let fits = character.len_utf16() <= room;
        room = room.saturating_sub(character.len_utf16());
        fits
    });
    format!("{} {more}", kept.collect::<String>())
}

fn moment(at: chrono::NaiveDateTime) -> std::result::Result<ExcelDateTime, XlsxError> {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let day = ExcelDateTime::from_ymd(u16::try_from(at.year()).unwrap_or(1900), small(at.month()), small(at.day()))?;
    day.and_hms(u16::try_from(at.hour()).unwrap_or(0), small(at.minute()), f64::from(at.second()))
}

/// At most 31 characters, without those that mean something in a reference.
fn sheet_name(title: &str) -> String {
    let name: String = title.chars().filter(|character| !"[]:*?/\\'".contains(*character)).take(31).collect();
    if name.is_empty() { "1".to_owned() } else { name }
}

fn json(table: &Table, now: Timestamp) -> Result<Vec<u8>> {
    let rows: Vec<Value> = table
        .rows
        .iter()
        .map(|row| {
            let cells = table.columns.iter().zip(row).map(|(column, cell)| (column.key.clone(), typed(cell)));
            Value::Object(Map::from_iter(cells))
        })
        .collect();
    let column = |(at, column): (usize, &Column)| {
        let mut known = json!({"key": column.key, "label": column.label});
        if table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Share(_)))) {
            known["unit"] = json!("%");
        }
        known
    };
    let columns: Vec<Value> = table.columns.iter().enumerate().map(column).collect();
    let mut whole = json!({"title": table.title, "made_at": now, "columns": columns, "rows": rows});
    if let Some(text) = &table.left_out {
        whole["left_out"] = json!(text);
    }
    serde_json::to_vec_pretty(&whole).map_err(|error| AppError::Internal(error.to_string()))
}

fn typed(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => json!(text),
        Cell::Whole(number) => json!(number),
        Cell::Number(number) => json!(number),
        // Per cent, without what counting in halves leaves behind.
        Cell::Share(share) => json!((share * 1e8).round() / 1e6),
        Cell::Money(cents) => json!(*cents as f64 / 100.0),
        Cell::Moment(at) => json!(at.format("%Y-%m-%dT%H:%M:%S").to_string()),
        Cell::Day(day) => json!(day.to_string()),
        Cell::Yes(yes) => json!(yes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: Vec<Cell>) -> Table {
        let columns = (0..cells.len()).map(|n| Column { key: format!("c{n}"), label: format!("C{n}") }).collect();
        Table { title: "T".into(), columns, rows: vec![cells], left_out: None }
    }

    fn now() -> Timestamp {
        Timestamp::new("2027-09-07T08:00:00Z".parse().unwrap())
    }

    #[test]
    fn csv_and_json_keep_what_a_cell_is() {
        let at = "2027-09-07T10:30:00".parse().unwrap();
        let cells = vec![
            Cell::text("=1;\"a\"\nb"),
            Cell::Whole(-3),
            Cell::Number(7.25),
            Cell::Money(500_050),
            Cell::Moment(at),
            Cell::Yes(true),
            Cell::Empty,
            Cell::Share(0.625),
            Cell::Day("2027-09-07".parse().unwrap()),
        ];
        let table = table(cells);
        let csv = String::from_utf8(csv(&table, Lang::De)).unwrap();
        let row = "\"'=1;\"\"a\"\"\nb\";-3;7,2500;5000,50;2027-09-07 10:30;ja;;62,5 %;2027-09-07";
        assert_eq!(csv, format!("\u{feff}C0;C1;C2;C3;C4;C5;C6;C7;C8\n{row}\n"));
        let json: Value = serde_json::from_slice(&json(&table, now()).unwrap()).unwrap();
        let row = json!({"c0": "=1;\"a\"\nb", "c1": -3, "c2": 7.25, "c3": 5000.5, "c4": "2027-09-07T10:30:00",
            "c5": true, "c6": null, "c7": 62.5, "c8": "2027-09-07"});
        assert_eq!((&json["rows"], &json["columns"][7]["unit"]), (&json!([row]), &json!("%")));
        assert!(written(&Cell::Share(0.625), Lang::En) == "62.5%" && json["columns"][2].get("unit").is_none());
    }

    #[test]
    fn what_is_left_out_for_a_reader_is_said_in_every_format() {
        let whole = table(vec![Cell::text("a"), Cell::Whole(1)]);
        let less = Table { left_out: Some("Nicht enthalten: B".into()), ..whole.clone() };
        assert_eq!(String::from_utf8(csv(&less, Lang::De)).unwrap(), "\u{feff}C0;C1\na;1\nNicht enthalten: B;\n");
        let written: Value = serde_json::from_slice(&json(&less, now()).unwrap()).unwrap();
        assert_eq!(
            (&written["left_out"], written["rows"].as_array().unwrap().len()),
            (&json!("Nicht enthalten: B"), 1)
        );
        let written: Value = serde_json::from_slice(&json(&whole, now()).unwrap()).unwrap();
        assert!(written.get("left_out").is_none());
        let book = |table: &Table| xlsx(table, Lang::De, now()).unwrap().len();
        assert!(book(&less) > book(&whole));
    }

    #[test]
    fn a_text_that_is_too_long_for_a_cell_says_so() {
        let long = "ü🌍".repeat(20_000);
        let fitted = fitting(&long, Lang::De);
        assert!(fitted.encode_utf16().count() <= LONGEST && fitted.ends_with(&say(Lang::De, "exports-cut")));
        assert!(xlsx(&table(vec![Cell::text(long)]), Lang::De, now()).is_ok());
        assert_eq!(sheet_name("a/b:[c]*?'"), "abc");
    }
}
