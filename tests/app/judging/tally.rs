//! The command that ranks a file, run as a person at a terminal would: without settings and without a database.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

struct Terminal(TempDir);

impl Terminal {
    fn open() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, text: &str) -> PathBuf {
        let path = self.0.path().join("scores.csv");
        std::fs::write(&path, text).unwrap();
        path
    }

    fn tally(&self, file: &Path, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
        command.arg("tally").arg(file).args(args).current_dir(&self.0).env_clear();
        // No setting matters here, not even a broken one.
        command.env("LAUDATIO_DATABASE_URL", "nonsense").output().unwrap()
    }

    fn json(&self, file: &Path, args: &[&str]) -> Value {
        let output = self.tally(file, &[args, &["--format", "json"]].concat());
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    #[track_caller]
    fn refused(&self, file: &Path, args: &[&str], sentence: &str) {
        let output = self.tally(file, args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{args:?}: {said}");
        assert!(said.contains(sentence) && !said.contains("panicked"), "{args:?}: {said}");
    }
}

fn published(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/app/judging/numbers").join(name)
}

#[test]
fn json_has_every_key_and_null_where_something_is_not_defined() {
    let terminal = Terminal::open();
    let adjusted = terminal.json(&published("penicillin.csv"), &["--method", "adjusted"]);
    assert_eq!(adjusted["method"], "adjusted");
    assert!((adjusted["reml"].as_f64().unwrap() - 330.86059).abs() < 1e-5);
    assert!((adjusted["variance"]["entry"].as_f64().unwrap().sqrt() - 0.84670).abs() < 1e-5);
    let best = &adjusted["entries"][0];
    assert_eq!((&best["entry"], &best["rank"]), (&Value::from("plate-m"), &Value::from(1)));
    for key in ["value", "effect", "sd", "p_first", "raw_mean"] {
        assert!(best[key].is_f64(), "{key}: {best}");
    }
    assert!(best["interval"][0].as_f64() < best["value"].as_f64() && best["rank_interval"][0] == 1, "{best}");
    assert!(best["explanation"].as_str().unwrap().contains("the value stays nearer to the mean"), "{best}");
    for key in ["juror", "severity", "sd", "sheets"] {
        assert!(!adjusted["jurors"][0][key].is_null(), "{key}");
    }
    let mean = terminal.json(&published("krippendorff-2011.csv"), &[]);
    assert!(mean["variance"].is_null() && mean["reml"].is_null() && mean["agreement"]["icc1"].is_null());
    assert!(mean["entries"].as_array().unwrap().iter().all(|entry| entry["effect"].is_null()), "{mean}");
    assert!((mean["agreement"]["alpha_nominal"].as_f64().unwrap() - 0.743).abs() < 5e-4);
    let lonely = mean["entries"].as_array().unwrap().iter().find(|entry| entry["entry"] == "u12").unwrap();
    assert!(lonely["sheets"] == 1 && lonely["interval"].is_null() && lonely["spread"].is_null(), "{lonely}");
}

#[test]
fn every_method_and_format_works_and_a_seed_repeats_itself() {
    let terminal = Terminal::open();
    let file = published("shrout-fleiss-1979.csv");
    for method in ["mean", "trimmed", "median", "zscore", "adjusted", "borda", "schulze"] {
        let once = terminal.json(&file, &["--method", method, "--seed", "7"]);
        assert_eq!(once, terminal.json(&file, &["--method", method, "--seed", "7"]), "{method}");
        assert_eq!(once["entries"][0]["entry"], "t5", "{method}: {once}");
        let chances: f64 = once["entries"].as_array().unwrap().iter().map(|e| e["p_first"].as_f64().unwrap()).sum();
        assert!((chances - 1.0).abs() < 1e-9, "{method}");
    }
    let other = terminal.json(&file, &["--seed", "8"]);
    assert_ne!(other, terminal.json(&file, &["--seed", "7"]));
    let table = terminal.tally(&file, &["--method", "adjusted"]);
    let table = String::from_utf8(table.stdout).unwrap();
    for line in ["Method adjusted: 6 entries, 4 jurors, 24 sheets.", "ICC 3", "0.715", "REML criterion"] {
        assert!(table.contains(line), "{line}: {table}");
    }
    let csv = String::from_utf8(terminal.tally(&file, &["--format", "csv"]).stdout).unwrap();
    assert!(csv.starts_with("entry,rank,value,effect,sd,low,high,") && csv.lines().count() == 7, "{csv}");
}

#[test]
fn criteria_count_by_their_weight() {
    let terminal = Terminal::open();
    let file = terminal.file("entry,juror,points,criterion\na,x,4,m\na,x,8,n\nb,x,9,m\nb,x,1,n\n");
    let value = |args: &[&str]| terminal.json(&file, args)["entries"][0]["value"].as_f64().unwrap();
    assert_eq!(value(&[]), 6.0);
    assert_eq!(value(&["--weights", "m=3,n=1"]), 7.0);
    terminal.refused(&file, &["--weights", "o=1"], "no criterion \"o\"");
    terminal.refused(&file, &["--weights", "m=-1"], "is no weight");
    // A name in the other form of the same letters, with a no-break space around it.
    let file = terminal.file("entry,juror,points,criterion\na,x,4,Für\na,x,8,n\nb,x,9,Für\nb,x,1,n\n");
    let named = terminal.json(&file, &["--weights", "\u{a0}Fu\u{308}r=3,n=1"]);
    assert_eq!(named["entries"][0]["value"].as_f64(), Some(7.0));
}

#[test]
fn what_is_malformed_or_too_thin_is_refused_with_a_sentence() {
    let terminal = Terminal::open();
    let file = terminal.file("entry,juror,points\na,x,1\nb,x,2\na,x,1\n");
    terminal.refused(&file, &[], "Line 4: the points of x on a are given twice, first in line 2.");
    terminal.refused(&file, &["--method", "guess"], "the methods are mean, trimmed");
    terminal.refused(Path::new("nowhere.csv"), &[], "nowhere.csv cannot be opened");
    let file = terminal.file("entry,juror,points\na,x,1\nb,x,2\nc,y,3\nd,y,1\nc,z,3\n");
    let sentence = "2 parts that no juror connects, so they cannot be adjusted to each other. \
                    Part 1: a, b (jurors: x). Part 2: c, d (jurors: y, z).";
    terminal.refused(&file, &["--method", "adjusted"], sentence);
    terminal.refused(&file, &["--method", "zscore"], "too few sheets for a z-score: x, y, z.");
    assert!(terminal.tally(&file, &[]).status.success());
    let rows: String = (0..501).map(|n| format!("e{n},x,{}\n", n % 7)).collect();
    let file = terminal.file(&format!("entry,juror,points\n{rows}"));
    terminal.refused(&file, &["--method", "schulze"], "at most 500 entries with each other; there are 501.");
}

#[test]
fn jurors_with_few_sheets_are_named() {
    let terminal = Terminal::open();
    let file = terminal.file("entry,juror,points\na,x,1\nb,x,2\nc,x,3\na,y,2\nb,y,4\n");
    let warnings = |args: &[&str]| terminal.json(&file, args)["warnings"].to_string();
    assert!(warnings(&[]).contains("y has submitted only 2 sheets"), "{}", warnings(&[]));
    assert_eq!(warnings(&["--least-sheets", "2"]), "[]");
    // What few is for a warning changes nothing about a method.
    for few in ["1", "3", "9"] {
        let args = ["--method", "zscore", "--least-sheets", few];
        terminal.refused(&file, &args, "too few sheets for a z-score: y.");
    }
}

/// Rows as a spreadsheet.
pub fn book(rows: &[&[&str]]) -> Vec<u8> {
    book_beside(rows, &[])
}

/// Rows as a spreadsheet with more sheets, each with something in it.
pub fn book_beside(rows: &[&[&str]], more: &[&str]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (line, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*row) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(line, column, number).unwrap(),
                Err(_) => sheet.write_string(line, column, *cell).unwrap(),
            };
        }
    }
    for name in more {
        book.add_worksheet().set_name(*name).unwrap().write_string(0, 0, "entry").unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_sheet_that_is_not_ranked_is_named() {
    let terminal = Terminal::open();
    let rows: [&[&str]; 3] = [&["entry", "juror", "points"], &["Zebra", "Ay", "4"], &["Zebra", "Zoe", "8"]];
    let file = terminal.0.path().join("scores.xlsx");
    for (more, said) in [(&[][..], ""), (&["Runde 2"], "Not read, although they are not empty: Runde 2.")] {
        std::fs::write(&file, book_beside(&rows, more)).unwrap();
        let output = terminal.tally(&file, &["--format", "csv"]);
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success() && !output.stdout.is_empty(), "{err}");
        assert!(err.starts_with(said) && err.is_empty() == said.is_empty(), "{err}");
    }
}

#[test]
fn a_name_is_one_however_it_is_written_and_stands_in_its_place() {
    let terminal = Terminal::open();
    let rows: [&[&str]; 9] = [
        &["entry", "juror", "points", "criterion"],
        &["Zebra", "Öz\u{a0}Ay", "4", "Für\u{2013}Wort"],
        &["Zebra", "O\u{308}z Ay\u{200e}", "8", "n"],
        &["O\u{308}ffner\u{2011}Chor", "Öz Ay", "4", "Fu\u{308}r-Wort"],
        &["\u{61c}Öffner-Chor", "Öz  Ay", "8", "n"],
        &["Öffner\u{ad}-Chor", "Zoe", "4", "Für-Wort"],
        &["Öffner-Chor", "Zoe", "8", "n"],
        &["Zebra\u{200f}", "Zoe", "4", "Für-Wort"],
        &["Zebra", "Zoe", "8", "n"],
    ];
    let file = terminal.file(&rows.map(|row| row.join(";")).join("\n"));
    let sheet = terminal.0.path().join("scores.xlsx");
    std::fs::write(&sheet, book(&rows)).unwrap();
    for file in [&file, &sheet] {
        let tally = terminal.json(file, &["--weights", "Für-Wort=3,n=1"]);
        let name = |list: &str, at: usize, key: &str| tally[list][at][key].as_str().unwrap().to_owned();
        assert_eq!((tally["entries"].as_array().unwrap().len(), tally["jurors"].as_array().unwrap().len()), (2, 2));
        assert_eq!([name("entries", 0, "entry"), name("entries", 1, "entry")], ["Öffner\u{2011}Chor", "Zebra"]);
        assert_eq!([name("jurors", 0, "juror"), name("jurors", 1, "juror")], ["Öz\u{a0}Ay", "Zoe"]);
        assert_eq!(tally["entries"][0]["value"].as_f64(), Some(5.0));
    }
    let twice = terminal.file("entry,juror,points\na b,x,1\nc,x,2\na\u{a0}b,x,1\n");
    terminal.refused(&twice, &[], "Line 4: the points of x on a b are given twice, first in line 2.");
}
