//! The log: what the program itself says, at the level that `RUST_LOG` asks for.
//!
//! Other crates write down what passes through them once somebody wants to read much: addresses of pages, and so private
//! links; headers, and so cookies; what goes to the mail server, and so passwords. So they are heard when they warn, and
//! those through which requests and mails pass not at all, whatever `RUST_LOG` says.

use std::io::IsTerminal as _;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::i18n::{Sentence, sentence};
use crate::key;
use crate::terminal::Log;

/// Ours.
const OWN: &str = "laudatio";

/// Through these, requests and mails pass. Rocket names some of its lines "_".
const SILENT: [&str; 9] =
    ["rocket", "rocket_http", "rocket_db_pools", "_", "hyper", "hyper_util", "h2", "lettre", "multer"];

/// Begins to log. Before Rocket, which would otherwise take the place.
///
/// # Errors
/// A sentence, when `RUST_LOG` cannot be read.
pub fn begin() -> Result<(), Sentence> {
    let targets = targets(std::env::var("RUST_LOG").ok().as_deref())?;
    let ansi = std::io::stderr().is_terminal();
    // An event that cannot be written is lost: saying so on the same way would panic.
    let lines = tracing_subscriber::fmt::layer().with_ansi(ansi).with_writer(|| Log).log_internal_errors(false);
    tracing_subscriber::registry().with(lines).with(targets).init();
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map(ToString::to_string);
        // A message that was put together may have anything in it; one of ours as it stands has not.
        let said = panic.payload().downcast_ref::<&str>().copied();
        tracing::error!(at, said, "something broke off");
    }));
    Ok(())
}

/// Who is heard, and from which level on.
fn targets(set: Option<&str>) -> Result<Targets, Sentence> {
    let text = set.map(str::trim).filter(|text| !text.is_empty()).unwrap_or("info");
    let wrong = || sentence(key!("setting-log")).with("value", text);
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let wished: Targets = parts.join(",").parse().map_err(|_| wrong())?;
    // A level that is misspelt looks like the name of a part.
    let is_level = |word: &str| word.parse::<LevelFilter>().is_ok();
    let is_name = |name: &str| name.chars().all(|sign| sign.is_ascii_alphanumeric() || "_:-".contains(sign));
    for part in parts {
        let (name, level) = part.split_once('=').map_or((part, None), |(name, level)| (name, Some(level)));
        let is_part = |name: &str| name.split("::").next().is_some_and(|krate| krate == OWN || level.is_some());
        if level.is_some_and(|level| !is_level(level)) || (!is_level(name) && !is_part(name)) || !is_name(name) {
            return Err(wrong());
        }
    }
    let all = wished.default_level().unwrap_or(LevelFilter::OFF);
    let mut heard = Targets::new().with_default(all.min(LevelFilter::WARN)).with_target(OWN, all);
    for (name, level) in wished.iter().filter(|(name, _)| !name.is_empty()) {
        let is_own = name == OWN || name.starts_with("laudatio::");
        heard = heard.with_target(name, if is_own { level } else { level.min(LevelFilter::WARN) });
    }
    for name in SILENT {
        // Also what somebody asked for by a longer name.
        let longer: Vec<String> = wished.iter().map(|(wish, _)| wish.to_owned()).collect();
        for wish in longer.iter().filter(|wish| wish.starts_with(name)) {
            heard = heard.with_target(wish.as_str(), LevelFilter::OFF);
        }
        heard = heard.with_target(name, LevelFilter::OFF);
    }
    Ok(heard)
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    #[test]
    fn nothing_through_which_requests_pass_is_heard_whatever_is_asked_for() {
        for set in
            [None, Some("info"), Some("debug"), Some("trace"), Some("rocket=trace,hyper::proto=trace,_=info,warn")]
        {
            let heard = targets(set).unwrap();
            for name in
                ["rocket::server", "rocket", "_", "hyper::proto::h1", "h2::codec", "lettre::transport", "multer"]
            {
                assert!(!heard.would_enable(name, &Level::ERROR), "{set:?}: {name}");
            }
            for name in ["sqlx::query", "rustls::conn", "tokio"] {
                assert!(!heard.would_enable(name, &Level::INFO), "{set:?}: {name}");
                assert!(heard.would_enable(name, &Level::WARN), "{set:?}: {name}");
            }
        }
    }

    #[test]
    fn our_own_lines_follow_the_setting() {
        for (set, level, mail) in [
            (None, Level::INFO, Level::INFO),
            (Some(""), Level::INFO, Level::INFO),
            (Some("warn"), Level::WARN, Level::WARN),
            (Some("DEBUG"), Level::DEBUG, Level::DEBUG),
            (Some("info,laudatio::mail=debug"), Level::INFO, Level::DEBUG),
            (Some("warn, laudatio=trace"), Level::TRACE, Level::TRACE),
        ] {
            let heard = targets(set).unwrap();
            for one in [Level::ERROR, Level::WARN, Level::INFO, Level::DEBUG, Level::TRACE] {
                assert_eq!(heard.would_enable("laudatio::server", &one), one <= level, "{set:?} {one}");
                assert_eq!(heard.would_enable("laudatio::mail::smtp", &one), one <= mail, "{set:?} {one}");
            }
        }
        assert!(!targets(Some("off")).unwrap().would_enable("laudatio", &Level::ERROR));
    }

    #[test]
    fn what_is_no_level_is_told() {
        for set in ["inof", "verbose", "laudatio=loud", "info,,=x", "laudatio[a]=info"] {
            assert_eq!(targets(Some(set)).unwrap_err().key, "setting-log", "{set}");
        }
    }
}
