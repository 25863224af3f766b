//! Shows how a table file is read: `cargo run -p laudatio-base --example rows -- table.csv`, or a table of its own.

use std::error::Error;

use laudatio_base::table_file::{Row, TableFile};
use laudatio_base::terminal;

fn main() -> Result<(), Box<dyn Error>> {
    let bytes = match std::env::args_os().nth(1) {
        Some(path) => std::fs::read(path)?,
        None => "entry;juror\n\"Nachbarschaftshaus; Hof\";Ida Demir\n".into(),
    };
    let table = TableFile::open(&bytes, |_| false).map_err(|fault| fault.english())?;
    terminal::print(format!("{:?}", table.source()))?;
    let (mut rows, mut row) = (table.rows(), Row::default());
    while rows.next(&mut row).map_err(|fault| fault.english())? {
        terminal::print(format!("{}: {:?}", row.line, row.cells.iter().collect::<Vec<_>>()))?;
    }
    Ok(())
}
