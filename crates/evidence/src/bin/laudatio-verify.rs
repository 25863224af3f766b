//! The program `laudatio-verify`: whether a bundle is what it says, for whoever wants to run no more than this.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use laudatio_base::terminal;
use laudatio_evidence::command::{Claims, read, verdict};
use laudatio_evidence::verify::verify;

/// Check the evidence of a closed round
#[derive(Debug, Parser)]
#[command(
    name = "laudatio-verify",
    version,
    after_help = "\
A bundle is checked from its bytes alone: without a network, without a database, in any folder.
Every check is one line. Exit status: 0 when everything holds, 1 when something does not.

  laudatio-verify evidence.zip --key 4f1c…      signed by the key whose fingerprint the office names
  laudatio-verify evidence.zip --snapshot 9ab0… the snapshot that the minutes name
  laudatio-verify evidence.zip --receipt 1234-a1b2c3d4e5f60718
                                                 a juror's own sheet is in it"
)]
struct Verify {
    /// The archive that the office hands out
    bundle: PathBuf,
    #[command(flatten)]
    claims: Claims,
}

fn main() -> ExitCode {
    match run(&Verify::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            terminal::complain(said);
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Verify) -> Result<(), String> {
    let lang = command.claims.lang();
    let report = verify(&read(&command.bundle, lang)?, &command.claims.known());
    terminal::print(report.text(lang).trim_end())?;
    verdict(report.holds(), report.is_undecided(), lang)
}
