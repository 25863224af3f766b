//! Five entries and four jurors, one of them strict: `cargo run -p laudatio-tally --example severity`.

use laudatio_base::terminal;
use laudatio_tally::Method;
use laudatio_tally::table::{Cell, Table};
use laudatio_tally::tally::{Settings, tally};

fn main() -> Result<(), String> {
    // Entry, juror, points of 100. Juror 3 gives ten points less than the others would.
    let scores = [
        (0, 0, 71),
        (0, 1, 68),
        (0, 3, 60),
        (1, 0, 80),
        (1, 1, 83),
        (1, 2, 79),
        (2, 1, 55),
        (2, 2, 58),
        (2, 3, 47),
        (3, 0, 75),
        (3, 2, 77),
        (3, 3, 66),
        (4, 0, 62),
        (4, 1, 64),
        (4, 2, 61),
    ];
    let cells = scores.map(|(entry, juror, total)| Cell { entry, juror, total }).to_vec();
    let table = Table::new(5, 4, cells, 1);
    let found = tally(&table, Settings::new(Method::Adjusted)).map_err(|refusal| format!("{refusal:?}"))?;
    for (number, entry) in found.entries.iter().enumerate() {
        let chance = entry.places.as_ref().and_then(|places| places.first()).copied().unwrap_or_default();
        terminal::print(format!(
            "{}. entry {number}: {:.1} (raw {:.1}), first with {chance:.2}",
            entry.rank, entry.value, entry.raw_mean
        ))?;
    }
    for (number, juror) in found.jurors.iter().enumerate() {
        terminal::print(format!("juror {number}: {:+.1} points", juror.severity.unwrap_or_default()))?;
    }
    Ok(())
}
