//! The command line.

use std::process::ExitCode;

use laudatio::clock::Clock;
use laudatio::config::Config;
use laudatio::ids::Random;
use laudatio::server;

#[rocket::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().init();
    let config = match Config::load() {
        Ok(config) => config,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::FAILURE;
        }
    };
    let rocket = match server::build(config, Clock::System, Random::from_system()) {
        Ok(rocket) => rocket,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match rocket.launch().await {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
