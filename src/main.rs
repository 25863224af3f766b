//! The program: reads the command line, says in a sentence what went wrong, and ends accordingly.

mod cli;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Parser as _;
use cli::Failed;
use rocket::tokio::runtime::Builder;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    // Before Rocket, which would otherwise take the place. What Rocket has to say about each request is noise.
    let filter = EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| EnvFilter::new("info,rocket=off,rocket_db_pools=off,_=off,sqlx=warn"));
    let ansi = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(ansi).with_writer(std::io::stderr).init();
    let runtime = Builder::new_multi_thread().thread_name("laudatio").enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(cli::run(cli)),
        Err(error) => Err(Failed(1, format!("The threads for serving cannot be started: {error}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failed(status, sentence)) => {
            eprintln!("{sentence}");
            ExitCode::from(status)
        }
    }
}
