//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    laudatio::cli::main()
}
