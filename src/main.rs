//! The program: reads the command line, says in a sentence what went wrong, and ends accordingly.

mod cli;

use std::process::ExitCode;

use clap::Parser as _;
use cli::Failed;
use laudatio::config::check::threads;
use laudatio::{log, terminal};
use rocket::tokio::runtime::{Builder, Runtime};

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match runtime().and_then(|runtime| runtime.block_on(cli::run(cli))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(status, sentence)) => {
            terminal::complain(sentence);
            ExitCode::from(status)
        }
    }
}

/// The threads that serve, and the log: before Rocket, which would otherwise take its place.
fn runtime() -> Result<Runtime, Failed> {
    log::begin().map_err(|said| said.in_every_language())?;
    let set = std::env::var_os("TOKIO_WORKER_THREADS").map(|set| set.to_string_lossy().into_owned());
    let threads = threads(set.as_deref()).map_err(|said| said.in_every_language())?;
    let mut builder = Builder::new_multi_thread();
    // Tokio reads the variable once more, and panics where it is no number that it likes.
    builder.worker_threads(threads.unwrap_or_else(cores)).thread_name("laudatio").enable_all();
    builder.build().map_err(|error| Failed(1, format!("The threads for serving cannot be started: {error}")))
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
