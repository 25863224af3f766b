//! Six entries, four jurors, three readers each, one conflict: `cargo run -p laudatio-assignment --example three_readers`.

use laudatio_assignment::{Failure, Objective, Problem, Unwatched};
use laudatio_base::terminal;

fn main() -> Result<(), String> {
    let (entries, jurors) = (6, 4);
    let problem = Problem {
        // How well each juror suits each entry, row by row.
        fit: (0..entries * jurors).map(|cell| i64::try_from(cell * 7 % 10).unwrap_or(0)).collect(),
        entries,
        jurors,
        reviews: 3,
        conflicts: vec![(0, 1)],
        objective: Objective::Fair,
        ..Problem::default()
    };
    let solution = problem.solve(&Unwatched).map_err(|failure| match failure {
        Failure::Impossible(reasons) => format!("There is no such distribution: {reasons:?}"),
        Failure::Cancelled => "Called off.".to_owned(),
    })?;
    terminal::print(format!("entry,juror: {:?}", solution.pairs))?;
    terminal::print(format!(
        "total {} of at most {}, worst-served entry {} of at most {}, loads {:?}",
        solution.total, solution.total_bound, solution.worst, solution.worst_bound, solution.loads
    ))
}
