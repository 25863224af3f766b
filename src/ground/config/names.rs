//! The names that a setting may have. One that nobody knows is a slip of the pen: what was meant would go on with its
//! default, and nobody would notice.

use std::path::{Path, PathBuf};

use rocket::figment::providers::{Format, Toml};
use rocket::figment::value::{Dict, Value};
use rocket::figment::{Figment, Profile, Provider};

use crate::i18n::{Sentence, sentence};
use crate::key;

use super::Settings;

/// What Rocket reads and what has an effect here. TLS is not among them: it is not built in, and who sets it believes that
/// it is on.
const ROCKET: [&str; 8] = ["address", "port", "ip_header", "keep_alive", "shutdown", "secret_key", "profile", "config"];

/// What is inside of one of them.
const SHUTDOWN: [&str; 5] = ["ctrlc", "signals", "grace", "mercy", "force"];

/// What only tests set, never in a file.
pub(super) const OF_TESTS: [&str; 5] = ["TEST_ENGINE", "TEST_POSTGRES", "BINARY", "CHROMIUM", "CLOCK_FILE"];

/// The file with settings: the one that `ROCKET_CONFIG` names, else `Rocket.toml` in the present folder or one above it.
///
/// # Errors
/// A sentence, when one is named that is not there.
pub(super) fn file() -> Result<Option<PathBuf>, Sentence> {
    let set = std::env::var_os("ROCKET_CONFIG").map(PathBuf::from);
    let name = set.clone().unwrap_or_else(|| PathBuf::from("Rocket.toml"));
    let found = |folder: &Path| Some(folder.join(&name)).filter(|path| path.is_file());
    let here = std::env::current_dir().unwrap_or_default();
    match (here.ancestors().find_map(found), set) {
        (None, Some(named)) => Err(sentence(key!("setting-no-file")).with("file", named.display())),
        (path, _) => Ok(path),
    }
}

/// Looks at every name in the file and in the environment.
///
/// # Errors
/// A sentence that names the first one that nobody knows, and what may have been meant.
pub(super) fn check(file: Option<&Path>, profile: &Profile) -> Result<(), Sentence> {
    if let Some(path) = file {
        let all = Toml::file_exact(path).data();
        let all = all
            .map_err(|error| sentence(key!("setting-unreadable")).with("reason", without_lines(&error.to_string())))?;
        check_file(&all.into_values().next().unwrap_or_default(), profile)?;
    } else if is_named(profile) {
        return Err(sentence(key!("setting-no-profile")).with("name", profile));
    }
    for (prefix, ours) in [("LAUDATIO_", true), ("ROCKET_", false)] {
        for name in std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()) {
            let Some(rest) = name.get(..prefix.len()).filter(|head| head.eq_ignore_ascii_case(prefix)) else {
                continue;
            };
            let rest = &name[rest.len()..];
            if ours && OF_TESTS.contains(&rest) {
                continue;
            }
            let key = rest.split('.').next().unwrap_or("").to_ascii_lowercase();
            effective(&name, &key)?;
            if !is_known(&key) {
                let near = near(&key, &known()).map(|near| variable(&near));
                return Err(unknown(&name, near));
            }
        }
    }
    Ok(())
}

/// Why a file cannot be read and where, without the line itself, in which a password may stand.
fn without_lines(reason: &str) -> String {
    let said: Vec<&str> =
        reason.lines().map(str::trim).filter(|line| !line.contains('|') && !line.is_empty()).collect();
    said.join(": ")
}

/// Whether somebody has chosen a profile of their own.
fn is_named(profile: &Profile) -> bool {
    !["default", "global", "debug", "release"].iter().any(|known| profile == known)
}

/// The tables of the file are profiles, and in each of them are settings.
fn check_file(all: &Dict, profile: &Profile) -> Result<(), Sentence> {
    let profiles = ["default", "global", "debug", "release"];
    for (name, value) in all {
        let Value::Dict(_, settings) = value else {
            return Err(sentence(key!("setting-outside")).with("name", name));
        };
        if !profiles.contains(&name.as_str()) && *profile != name.as_str() {
            return Err(unknown(&format!("[{name}]"), near(name, &profiles).map(|near| format!("[{near}]"))));
        }
        for (key, value) in settings {
            effective(key, key)?;
            if !is_known(key) || ["profile", "config"].contains(&key.as_str()) {
                return Err(unknown(key, near(key, &known())));
            }
            check_inside(key, value)?;
        }
    }
    if is_named(profile) && !all.contains_key(profile.as_str().as_str()) {
        return Err(sentence(key!("setting-no-profile")).with("name", profile));
    }
    Ok(())
}

/// What Rocket knows and the program does in another way, or not at all: it would be believed to do something.
fn effective(name: &str, key: &str) -> Result<(), Sentence> {
    let instead = |instead| sentence(key!("setting-instead")).with("instead", instead);
    let said = match key {
        "workers" => instead("TOKIO_WORKER_THREADS"),
        "log_level" => instead("RUST_LOG"),
        // Each form has a limit of its own, that no honest one meets (`web::body`).
        "limits" => sentence(key!("setting-limits")),
        // The threads that wait for disks are tokio's, no answer says which server sent it, files are read into memory, and
        // Rocket prints nothing.
        "max_blocking" | "ident" | "temp_dir" | "cli_colors" => sentence(key!("setting-nothing")),
        _ => return Ok(()),
    };
    Err(said.with("name", name))
}

/// Looks inside of what was put together from the file and the environment: `ROCKET_SHUTDOWN={grace=5}`.
pub(super) fn check_merged(figment: &Figment) -> Result<(), Sentence> {
    match figment.find_value("shutdown") {
        Ok(value) => check_inside("shutdown", &value),
        Err(_) => Ok(()),
    }
}

fn check_inside(key: &str, value: &Value) -> Result<(), Sentence> {
    if key != "shutdown" {
        return Ok(());
    }
    for name in value.as_dict().into_iter().flat_map(Dict::keys) {
        if !SHUTDOWN.contains(&name.as_str()) {
            return Err(unknown(&format!("{key}.{name}"), near(name, &SHUTDOWN).map(|near| format!("{key}.{near}"))));
        }
    }
    Ok(())
}

fn own() -> Vec<String> {
    let settings = serde_json::to_value(Settings::default()).unwrap_or_default();
    settings.as_object().into_iter().flat_map(|all| all.keys().cloned()).collect()
}

fn known() -> Vec<String> {
    own().into_iter().chain(ROCKET.map(str::to_owned)).collect()
}

fn is_known(key: &str) -> bool {
    known().iter().any(|known| known == key)
}

/// How a setting is named in the environment.
fn variable(key: &str) -> String {
    let prefix = if own().iter().any(|own| own == key) { "LAUDATIO_" } else { "ROCKET_" };
    format!("{prefix}{}", key.to_ascii_uppercase())
}

/// The name that somebody may have meant.
fn near<K: AsRef<str>>(name: &str, known: &[K]) -> Option<String> {
    let name = name.to_ascii_lowercase().replace('-', "_");
    let far = |known: &K| strsim::damerau_levenshtein(&name, &known.as_ref().replace('-', "_"));
    let nearest = known.iter().min_by_key(|known| far(known))?;
    (far(nearest) <= 3.min(nearest.as_ref().len() / 2)).then(|| nearest.as_ref().to_owned())
}

fn unknown(name: &str, near: Option<String>) -> Sentence {
    match near {
        Some(near) => sentence(key!("setting-unknown-near")).with("name", name).with("near", near),
        None => sentence(key!("setting-unknown")).with("name", name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn said(toml: &str) -> Option<String> {
        let all = Toml::string(toml).data().unwrap().into_values().next().unwrap_or_default();
        check_file(&all, &Profile::from("debug")).err().map(|said| said.say(Lang::De))
    }

    #[test]
    fn names_that_nobody_knows_are_told_with_what_may_have_been_meant() {
        for (toml, name, near) in [
            ("[default]\npublic_ur = 'x'", "public_ur", "public_url"),
            ("[default]\nsmtp-url = 'x'", "smtp-url", "smtp_url"),
            ("[default]\nprot = 1", "prot", "port"),
            ("[defualt]\nport = 1", "[defualt]", "[default]"),
            ("port = 1", "port", "[default]"),
            ("[default.shutdown]\ngrase = 1", "shutdown.grase", "shutdown.grace"),
            ("[default.limits]\nform = '1MiB'", "limits", "steht fest"),
            ("[default]\nlimits = '1'", "limits", "steht fest"),
            ("[default]\nmax_blocking = 0", "max_blocking", "bewirkt hier nichts"),
            ("[default]\nident = 'Amt'", "ident", "bewirkt hier nichts"),
            ("[default]\ntemp_dir = '/tmp'", "temp_dir", "bewirkt hier nichts"),
            ("[default]\ncli_colors = 'never'", "cli_colors", "bewirkt hier nichts"),
            ("[default]\nworkers = 2", "workers", "TOKIO_WORKER_THREADS"),
            ("[default]\nlog_level = 'debug'", "log_level", "RUST_LOG"),
            ("[release]\nxyzxyzxyz = 1", "xyzxyzxyz", ""),
            ("[default.tls]\nkey = 'a'", "tls", ""),
            ("[default.databases.laudatio]\nurl = 'a'", "databases", ""),
        ] {
            let said = said(toml).unwrap_or_else(|| panic!("{toml} is taken"));
            assert!(said.contains(name) && said.contains(near), "{toml}: {said}");
            let is_near = !near.is_empty() && name != "port" && !said.contains(" nichts");
            assert_eq!(said.contains("Meinten Sie"), is_near, "{toml}: {said}");
        }
    }

    #[test]
    fn the_example_is_taken_with_every_setting_in_it() {
        let example = include_str!("../../../Rocket.toml");
        assert_eq!(said(example), None);
        let set: String = example.lines().map(|line| format!("{}\n", uncommented(line))).collect();
        assert!(set.contains("\nport = 8000") && set.contains("\ngrace = "), "{set}");
        assert_eq!(said(&set), None);
    }

    /// A line of the example as somebody sets it.
    fn uncommented(line: &str) -> &str {
        let is_setting = |rest: &&str| rest.split_once(" = ").is_some_and(|(name, _)| !name.contains(' '));
        line.strip_prefix("# ").filter(is_setting).unwrap_or(line)
    }
}
