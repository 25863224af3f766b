//! The command `assign`: tables in, the best distribution out.

use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

/// A folder with tables in it.
struct Tables(TempDir);

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Tables {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        Self(folder)
    }

    fn assign(&self, line: &str) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_laudatio"));
        let output =
            command.arg("assign").args(line.split_whitespace()).current_dir(&self.0).env_clear().output().unwrap();
        Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn summary(&self, name: &str) -> Value {
        serde_json::from_slice(&std::fs::read(self.0.path().join(name)).unwrap()).unwrap()
    }
}

const FITS: &str = "entry,juror,fit\nE1,Ada,0.9\nE1,Ben,0.1\nE2,Ada,0.8\nE2,Ben,0.7\n";

#[test]
fn the_best_distribution_is_written_in_order() {
    let tables = Tables::new(&[("fit.csv", FITS)]);
    let said = tables.assign("--fit fit.csv --reviews 1 --max-load 1 --summary s.json");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(said.out, "entry,juror\nE1,Ada\nE2,Ben\n");
    let summary = tables.summary("s.json");
    assert_eq!(summary["total_fit"], 1.6);
    assert_eq!((&summary["worst_fit"], &summary["worst_entry"]), (&Value::from(0.7), &Value::from("E2")));
    assert_eq!((&summary["loads"]["Ada"], &summary["optimal"]), (&Value::from(1), &Value::from(true)));
    assert!(summary["seconds"].as_f64().unwrap() < 1.0);
    // No database and no settings are touched.
    assert_eq!(std::fs::read_dir(tables.0.path()).unwrap().count(), 2);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let mut rows: Vec<String> =
        (0..40).flat_map(|e| (0..7).map(move |j| format!("E{e},J{j},{}\n", (e * 5 + j * 3) % 4))).collect();
    let table = |rows: &[String]| format!("entry,juror,fit\n{}", rows.concat());
    let one = table(&rows);
    rows.reverse();
    rows.rotate_left(11);
    let tables = Tables::new(&[("one.csv", &one), ("other.csv", &table(&rows))]);
    for objective in ["total", "fair"] {
        let said = |file| tables.assign(&format!("--fit {file} --max-load 18 --objective {objective}")).out;
        assert_eq!(said("one.csv"), said("other.csv"));
        assert_eq!(said("one.csv").lines().count(), 1 + 40 * 3);
    }
}

#[test]
fn conflicts_block_and_what_is_kept_stays() {
    let tables = Tables::new(&[
        ("fit.csv", "entry,juror,fit\r\nE1,Ada,5\r\nE1,Ben,1\r\nE2,Ada,5\r\n"),
        ("c.csv", "entry,juror\nE1,Ada\n"),
        ("k.csv", "entry,juror\nE2,Cem\n"),
        ("e.csv", "entry\n\"E3, late\"\n"),
        ("j.csv", "juror\nDia\n"),
    ]);
    let all = "--fit fit.csv --conflicts c.csv --keep k.csv --entries e.csv --jurors j.csv";
    let said = tables.assign(&format!("{all} --reviews 2 --max-load 2"));
    assert_eq!(said.code, Some(0), "{}", said.err);
    let rows: Vec<_> = said.out.lines().skip(1).collect();
    assert_eq!(rows.len(), 6);
    assert!(rows.contains(&"E2,Cem") && rows.contains(&"E2,Ada") && !rows.contains(&"E1,Ada"), "{rows:?}");
    assert!(rows.iter().any(|row| row.starts_with("\"E3, late\",")), "{rows:?}");
    // Two more for everybody, whatever they keep.
    let said = tables.assign(&format!("{all} --reviews 2 --more"));
    assert_eq!(said.out.lines().filter(|row| row.starts_with("E2,")).count(), 3);
}

#[test]
fn fair_serves_the_worst_first() {
    let fits = "entry,juror,fit\nE1,Ada,10\nE1,Ben,4\nE2,Ada,5\n";
    let tables = Tables::new(&[("fit.csv", fits)]);
    let line = "--fit fit.csv --reviews 1 --max-load 1";
    assert!(tables.assign(line).out.contains("E1,Ada"));
    let said = tables.assign(&format!("{line} --objective fair --summary s.json"));
    assert!(said.out.contains("E1,Ben"));
    let summary = tables.summary("s.json");
    assert_eq!((&summary["worst_fit"], &summary["worst_bound"]), (&Value::from(4.0), &Value::from(4.0)));
}

#[test]
fn what_is_impossible_says_why_and_what_would_help() {
    let tables = Tables::new(&[
        ("fit.csv", FITS),
        ("c.csv", "entry,juror\nE2,Ada\n"),
        ("j.csv", "juror\nCem\n"),
        ("same.csv", "entry,juror\nE1,Cem\nE2,Cem\n"),
    ]);
    for (line, sentence) in [
        ("--conflicts c.csv --reviews 2", "This is impossible: E2 has 1 juror without conflict, 2 are needed."),
        ("--reviews 2 --max-load 1", "all 2 entries need 4 reviews of all 2 jurors, who can take 2"),
        (
            "--reviews 1 --min-load 2",
            "all 2 jurors shall have 4 reviews by --min-load 2, and only 2 are there for them",
        ),
        (
            "--conflicts same.csv --jurors j.csv --reviews 1 --min-load 1",
            "Cem has 0 entries without conflict, --min-load asks for 1",
        ),
        ("--min-load 3 --max-load 2", "--min-load 3 is greater than --max-load 2."),
    ] {
        let said = tables.assign(&format!("--fit fit.csv {line}"));
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{line}");
        assert!(said.err.contains(sentence), "{line}: {}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
}

#[test]
fn malformed_tables_are_refused_with_file_line_and_column() {
    for (file, sentence) in [
        ("entry,juror\nE1,Ada\n", "fit.csv, line 1, column 1: the first line must be \"entry,juror,fit\"."),
        ("", "fit.csv, line 1, column 1: the first line must be"),
        ("entry,juror,fit\nE1,Ada\n", "fit.csv, line 2, column 4: 3 fields are wanted here, and there are 2."),
        ("entry,juror,fit\nE1,Ada,1,2\n", "fit.csv, line 2, column 10: 3 fields are wanted"),
        ("entry,juror,fit\nE1,Ada,viel\n", "fit.csv, line 2, column 8: \"viel\" is no number"),
        ("entry,juror,fit\nE1,Ada,NaN\n", "line 2, column 8"),
        ("entry,juror,fit\nE1,Ada,9e9\n", "line 2, column 8: a fit is between"),
        ("entry,juror,fit\nÄ,Ada,\n", "line 2, column 7: \"\" is no number"),
        ("entry,juror,fit\n,Ada,1\n", "line 2, column 1: a name is missing here."),
        ("entry,juror,fit\nE1,\"Ada,1\n", "line 2, column 4: this quotation mark is not closed"),
        ("entry,juror,fit\nE1,Ada,1\nE2,Ada,1\nE1,Ada,1\n", "fit.csv, line 4, column 1: E1 and Ada are there twice."),
        ("entry,juror,fit\n", "There is nothing to distribute"),
    ] {
        let said = Tables::new(&[("fit.csv", file)]).assign("--fit fit.csv");
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{file:?}");
        assert!(said.err.contains(sentence), "{file:?}: {}", said.err);
        assert_eq!(said.err.lines().count(), 1, "{}", said.err);
    }
    let said = Tables::new(&[]).assign("--fit none.csv");
    assert_eq!(said.code, Some(2));
    assert!(said.err.starts_with("none.csv: cannot be read"), "{}", said.err);
    let tables = Tables::new(&[("fit.csv", FITS), ("c.csv", "entry,juror\nE1,Ada\n")]);
    let said = tables.assign("--fit fit.csv --conflicts c.csv --keep c.csv --reviews 1");
    assert!(said.err.starts_with("c.csv, line 2, column 1: E1 and Ada shall stay, but"), "{}", said.err);
    for line in ["--reviews drei", "--objective best", "--nonsense"] {
        assert_eq!(tables.assign(line).code, Some(2), "{line}");
    }
}

#[test]
fn a_conflict_blocks_however_the_name_is_written() {
    let header = "entry,juror\n";
    let tables = Tables::new(&[
        ("fit.csv", "entry,juror,fit\nZebra,Öz Ay,9\nZebra,Mia-Lu Rau,1\nÖffner,Öz Ay,1\nÖffner,Mia-Lu Rau,9\n"),
        ("nfd.csv", &format!("{header}Zebra,O\u{308}z Ay\n")),
        ("space.csv", &format!("{header}Zebra,Öz\u{a0}Ay\n")),
        ("mark.csv", &format!("{header}\u{200e}Zebra\u{200f},Öz\u{202f}Ay\u{61c}\n")),
        ("dash.csv", &format!("{header}Zebra,O\u{308}z Ay\nO\u{308}ffner,Mia\u{2011}Lu Rau\n")),
    ]);
    let rows: [&[&str]; 2] = [&["entry", "juror"], &["Zebra", "Öz\u{a0}Ay"]];
    std::fs::write(tables.0.path().join("space.xlsx"), crate::judging::tally::book(&rows)).unwrap();
    let line = "--fit fit.csv --reviews 1 --max-load 1";
    // Names stand in the order of a dictionary.
    assert_eq!(tables.assign(line).out, "entry,juror\nÖffner,Mia-Lu Rau\nZebra,Öz Ay\n");
    for (file, expected) in [
        ("nfd.csv", "Öffner,Öz Ay\nZebra,Mia-Lu Rau\n"),
        ("space.csv", "Öffner,Öz Ay\nZebra,Mia-Lu Rau\n"),
        ("mark.csv", "Öffner,Öz Ay\nZebra,Mia-Lu Rau\n"),
        ("space.xlsx", "Öffner,Öz Ay\nZebra,Mia-Lu Rau\n"),
        ("dash.csv", "Öffner,Öz Ay\nZebra,Mia-Lu Rau\n"),
    ] {
        let said = tables.assign(&format!("{line} --conflicts {file}"));
        assert_eq!((said.out, said.err), (format!("entry,juror\n{expected}"), String::new()), "{file}");
    }
    // What stands on another sheet blocks nobody, and that is said.
    std::fs::write(tables.0.path().join("more.xlsx"), crate::judging::tally::book_beside(&rows, &["Nachtrag"]))
        .unwrap();
    let said = tables.assign(&format!("{line} --conflicts more.xlsx"));
    assert_eq!(said.out, "entry,juror\nÖffner,Öz Ay\nZebra,Mia-Lu Rau\n");
    let note = "more.xlsx: Not read, although they are not empty: Nachtrag.";
    assert!(said.err.starts_with(note), "{}", said.err);
    let twice = Tables::new(&[("j.csv", "juror\nÖz Ay\nO\u{308}z\u{a0}Ay\n"), ("fit.csv", FITS)]);
    let said = twice.assign("--fit fit.csv --jurors j.csv");
    assert!(said.err.contains("j.csv, line 3, column 1") && said.err.contains("is there twice"), "{}", said.err);
}
