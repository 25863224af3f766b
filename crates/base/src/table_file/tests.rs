//! Files as spreadsheets save them, and as nobody should.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::*;

type Read = (Vec<(u64, Vec<String>)>, Source);

fn read(bytes: &[u8]) -> Result<Read, Fault> {
    let file = TableFile::open(bytes, |heading| ["Art", "Titel", "Ort"].contains(&heading))?;
    let mut rows = file.rows();
    let (mut row, mut found) = (Row::default(), Vec::new());
    while rows.next(&mut row)? {
        found.push((row.line, row.cells.iter().map(str::to_owned).collect()));
    }
    Ok((found, file.source().clone()))
}

fn cells(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
    read(bytes).unwrap().0
}

fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
    (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

fn refused(bytes: &[u8]) -> (Reason, Option<u64>) {
    let fault = read(bytes).unwrap_err();
    (fault.reason, fault.line)
}

#[test]
fn lines_are_those_of_a_spreadsheet() {
    // A cell with line breaks is one line, an empty line is one, whatever ends it.
    for end in ["\n", "\r\n", "\r"] {
        let text = ["", "Art;Titel", "", "x;\"eins\nzwei\"", "", ";", "y;drei", ""].join(end);
        let expected = [row(2, &["Art", "Titel"]), row(4, &["x", "eins\nzwei"]), row(7, &["y", "drei"])];
        assert_eq!(cells(text.as_bytes()), expected, "{end:?}");
    }
    // The line that tells Excel what stands between cells is none.
    for head in ["sep=,\r\n", "\u{feff}\"sep=,\"\n", "SEP=,\r"] {
        let expected = [row(1, &["Art;", "Titel"]), row(2, &["x", "y"])];
        assert_eq!(cells(format!("{head}Art;,Titel\nx,y\n").as_bytes()), expected, "{head:?}");
    }
    assert_eq!(cells(b"sep=\t\nArt\tTitel"), [row(1, &["Art", "Titel"])]);
}

#[test]
fn what_stands_between_cells_is_found_out_by_the_headings() {
    for (text, separator, count) in [
        ("Art;Titel, kurz, knapp;Ort, Land, Welt\n", ';', 3),
        ("Art,Titel,Ort\n", ',', 3),
        ("Art\tTitel\tOrt\n", '\t', 3),
        ("\n\nArt,Titel;Ort\n", ';', 2),
        ("Art\n", ';', 1),
        ("\"Art\",\"a;b;c;d\",Titel\n", ',', 3),
    ] {
        let (rows, source) = read(text.as_bytes()).unwrap();
        assert!(matches!(source, Source::Csv { separator: found, .. } if found == separator), "{text:?}: {source:?}");
        assert_eq!(rows[0].1.len(), count, "{text:?}");
    }
}

#[test]
fn nothing_is_swallowed_by_a_quotation_mark() {
    for (text, expected) in [
        ("Art;Titel\n\"x;y\nz;w\n", (Reason::Unclosed, Some(2))),
        ("Art;Titel\nx;y\n\nx;\"y\nz;w\nz;w\n", (Reason::Unclosed, Some(4))),
        ("Art;Titel\nx;\"a\nb\"\nx;\"y", (Reason::Unclosed, Some(3))),
        ("Art;Titel\nx;\"y\nz;\"w\"\n", (Reason::AfterQuote, Some(2))),
        ("Art;\"Titel\nx;y\n", (Reason::Unclosed, Some(1))),
        ("Art;Titel\r\rx;\"y\"z\r", (Reason::AfterQuote, Some(3))),
        ("Art;Titel\nx; \"y;z\"\n", (Reason::StrayQuote, Some(2))),
        ("Art;Titel\nx;\0\n", (Reason::NotText, Some(2))),
    ] {
        assert_eq!(refused(text.as_bytes()), expected, "{text:?}");
    }
    let fault = read("Art;Titel\nx;\"Fünf;y\nz;w\n".as_bytes()).unwrap_err();
    assert_eq!((fault.place, fault.found.as_str()), (Some((1, 2)), "\"Fünf;y\nz;w\n"));
}

#[test]
fn a_character_that_becomes_another_tears_no_row_apart() {
    for character in ["\u{2028}", "\u{2029}", "\u{b}", "\u{c}", "\u{85}", "\n"] {
        let text = format!("\nTitel,Art\n\n\"Brücken{character}bauen\",\"x;\"\"y\"\"\"\n=1,z\n");
        let text = if character == "\n" {
            text
        } else {
            text.replacen("\"Brücken", "Brücken", 1).replacen("bauen\"", "bauen", 1)
        };
        let expected = [row(2, &["Titel", "Art"]), row(4, &["Brücken\nbauen", "x;\"y\""]), row(5, &["=1", "z"])];
        assert_eq!(cells(text.as_bytes()), expected, "{character:?}");
        let said = TableFile::open(text.as_bytes(), |_| false).unwrap().text().unwrap();
        for said in [crate::text::long(&said), said] {
            assert_eq!(cells(said.as_bytes()), expected, "{character:?}: {said:?}");
        }
    }
    // A Greek question mark is a semicolon once it is composed; a character that nobody sees hides a quotation mark.
    for (text, expected) in [
        ("Art;Titel\nx;Was\u{37e}\n", ["x", "Was;"]),
        ("Art;Titel\nx;\u{200b}\"Fest\"\n", ["x", "\"Fest\""]),
        ("Art;Titel\nu\u{308};\r\n", ["ü", ""]),
    ] {
        let said = TableFile::open(text.as_bytes(), |_| false).unwrap().text().unwrap();
        assert_eq!(cells(text.as_bytes())[1], row(2, &expected), "{text:?}");
        assert_eq!(cells(crate::text::long(&said).as_bytes())[1], row(2, &expected), "{text:?}");
    }
    let torn = TableFile::open("Art;Titel\nx;a\u{2028}b\ny;\"z".as_bytes(), |_| false).unwrap();
    assert_eq!(torn.text().map_err(|fault| (fault.reason, fault.line)), Err((Reason::Unclosed, Some(3))));
}

#[test]
fn ten_thousand_rows_are_ten_thousand_rows() {
    let rows: String = (0..10_000).map(|n| format!("x;\"Nr. \"\"{n}\"\"\n\"\n")).collect();
    let found = cells(format!("Art;Titel\n{rows}").as_bytes());
    assert_eq!((found.len(), &found[10_000]), (10_001, &row(10_001, &["x", "Nr. \"9999\""])));
}

fn book(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    book(|book| fill(book.add_worksheet()))
}

#[test]
fn a_spreadsheet_is_read_as_people_see_it() {
    let bytes = sheet(|sheet| {
        let date = Format::new().set_num_format("dd.mm.yyyy hh:mm:ss");
        sheet.write_row(2, 1, ["Art", "Titel"]).unwrap();
        sheet.write_string(4, 0, " links ").unwrap();
        sheet.write_number(4, 1, 1067).unwrap();
        sheet.write_number(4, 2, 7.5).unwrap();
        sheet.write_datetime_with_format(4, 3, ExcelDateTime::from_ymd(2026, 11, 15).unwrap(), &date).unwrap();
        let at = ExcelDateTime::from_ymd(2026, 11, 15).unwrap().and_hms(14, 30, 59).unwrap();
        sheet.write_datetime_with_format(4, 4, at, &date).unwrap();
        sheet.write_formula(4, 5, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_boolean(4, 6, true).unwrap();
        sheet.write_string(4, 7, "a;\"b\"\nc").unwrap();
        sheet.write_number(4, 8, 4_923_112_345_678_f64).unwrap();
    });
    let expected = [
        row(3, &["", "Art", "Titel"]),
        row(
            5,
            &["links", "1067", "7,5", "15.11.2026", "15.11.2026 14:30:59", "2", "ja", "a;\"b\"\nc", "4923112345678"],
        ),
    ];
    assert_eq!(cells(&bytes), expected);
    // As text it says the same, on the same lines.
    let text = TableFile::open(&bytes, |_| false).unwrap().text().unwrap();
    assert_eq!(cells(text.as_bytes()), expected);
}

#[test]
fn the_first_visible_sheet_with_anything_in_it_is_read_and_the_others_are_named() {
    let bytes = book(|book| {
        book.add_worksheet().set_name("Leer").unwrap();
        book.add_worksheet().set_hidden(true).write_string(0, 0, "geheim").unwrap();
        book.add_worksheet().set_name("Zwei").unwrap().set_active(true).write_string(0, 0, "Art").unwrap();
        book.add_worksheet().set_name("Drei").unwrap().write_string(0, 0, "x").unwrap();
        book.add_worksheet().set_name("Vier").unwrap();
        book.add_worksheet().set_name("Fünf").unwrap().set_hidden(true);
        let error = Formula::new("=NA()").set_result("#N/A");
        book.add_worksheet().set_name("Sechs").unwrap().write_formula(0, 0, error).unwrap();
    });
    let (rows, source) = read(&bytes).unwrap();
    assert_eq!(rows, [row(1, &["Art"])]);
    let Source::Xlsx { sheet, others, hidden, merged, wide } = &source else { panic!("{source:?}") };
    assert_eq!(
        (sheet.as_str(), others.as_slice(), hidden.as_slice()),
        ("Zwei", &["Drei".into(), "Sechs".into()][..], &["Sheet2".into()][..])
    );
    assert!(merged.is_empty() && wide.is_empty());
    let said = unread(&bytes);
    assert!(said.len() == 2 && said[0].contains("Drei, Sechs") && said[1].contains("hidden: Sheet2"), "{said:?}");
    assert_eq!(unread(b"Art;Titel"), [""; 0]);
    // Nobody is told that a file is empty which is not.
    let bytes = book(|book| {
        book.add_worksheet().set_active(true);
        book.add_worksheet().set_hidden(true).write_string(0, 0, "Art").unwrap();
    });
    assert_eq!(refused(&bytes), (Reason::Hidden, None));
}

#[test]
fn what_is_merged_over_several_rows_stands_in_each() {
    let bytes = sheet(|sheet| {
        sheet.write_row(0, 0, ["Art", "Titel"]).unwrap();
        sheet.merge_range(1, 0, 3, 0, "x", &Format::new()).unwrap();
        sheet.write_string(1, 1, "a").unwrap();
        sheet.write_string(2, 1, "b").unwrap();
        sheet.merge_range(4, 0, 4, 1, "breit", &Format::new()).unwrap();
        sheet.merge_range(6, 2, 7, 3, "beides", &Format::new()).unwrap();
        sheet.write_string(7, 0, "c").unwrap();
    });
    let (rows, source) = read(&bytes).unwrap();
    let expected = [
        row(1, &["Art", "Titel"]),
        row(2, &["x", "a"]),
        row(3, &["x", "b"]),
        row(5, &["breit"]),
        row(7, &["", "", "beides"]),
        row(8, &["c", "", "beides"]),
    ];
    assert_eq!(rows, expected);
    assert!(matches!(source, Source::Xlsx { merged, wide, .. } if merged == [2, 3, 7, 8] && wide == [5, 7, 8]));
}

#[test]
fn a_spreadsheet_that_cannot_be_read_is_refused() {
    let good = sheet(|sheet| {
        sheet.write_string(0, 0, "Art").unwrap();
    });
    let error = sheet(|sheet| {
        sheet.write_formula(6, 1, Formula::new("=NA()").set_result("#N/A")).unwrap();
    });
    for (bytes, expected) in [
        (good[..good.len() / 2].to_vec(), (Reason::Broken, None)),
        (b"PK\x03\x04nonsense".to_vec(), (Reason::Broken, None)),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), (Reason::OldExcel, None)),
        (b"%PDF-1.7".to_vec(), (Reason::OtherKind, None)),
        (
            book(|book| {
                book.add_worksheet();
            }),
            (Reason::Empty, None),
        ),
        (
            sheet(|sheet| {
                sheet.write_string(1_048_575, 0, "x").unwrap();
            }),
            (Reason::TooLarge, Some(1_048_576)),
        ),
        (
            sheet(|sheet| {
                sheet.write_string(0, 16_383, "x").unwrap();
            }),
            (Reason::TooLarge, Some(1)),
        ),
        (error, (Reason::CellError, Some(7))),
    ] {
        assert_eq!(refused(&bytes), expected);
    }
}

/// The same archive with other parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::{Cursor, Write};
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_unpacks_to_a_mountain_is_refused_before_it_is_read() {
    let mountain = vec![b' '; 65 * 1024 * 1024];
    let bytes = packed(&[("[Content_Types].xml", b"x"), ("xl/workbook.xml", &mountain)]);
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(refused(&bytes), (Reason::TooLarge, None));
    // A text document is an archive, too.
    assert_eq!(refused(&packed(&[("mimetype", b"application/vnd.oasis")])), (Reason::OtherKind, None));
}
