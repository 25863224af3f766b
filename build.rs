//! Fetches with npm what the program carries: the KERN design system, and the fonts of the papers.

#[path = "crates/link_small.rs"]
mod link_small;

use std::{
    fs::{self, File},
    path::Path,
    process::Command,
};

const LOCK: &str = "package-lock.json";

/// What we need of npm; the rest of the lock file is for tests.
const PACKAGES: [&str; 3] = ["@kern-ux/native", "@expo-google-fonts/noto-sans", "@expo-google-fonts/vazirmatn"];

/// Folders that macros embed: Cargo notices a file added there only if it watches the folder.
const EMBEDDED: [&str; 3] = ["migrations", "static", "templates"];

fn main() {
    let embedded = EMBEDDED.into_iter().filter(|folder| Path::new(folder).exists());
    for path in ["build.rs", "crates/link_small.rs", LOCK].into_iter().chain(embedded) {
        println!("cargo::rerun-if-changed={path}");
    }
    for package in PACKAGES {
        println!("cargo::rerun-if-changed={}", manifest(package));
    }
    link_small::link_small();
    if PACKAGES.iter().any(|package| installed_version(package) != locked_version(package))
        && let Err(reason) = install()
    {
        for line in reason.lines() {
            println!("cargo::error={line}");
        }
    }
}

fn manifest(package: &str) -> String {
    format!("node_modules/{package}/package.json")
}

fn installed_version(package: &str) -> Option<String> {
    version(&fs::read_to_string(manifest(package)).ok()?)
}

fn locked_version(package: &str) -> Option<String> {
    let lock = fs::read_to_string(LOCK).ok()?;
    version(lock.split_once(&format!(r#""node_modules/{package}": {{"#))?.1)
}

/// The first version named in this JSON. A JSON parser would be one more crate to build first.
fn version(json: &str) -> Option<String> {
    let (_, rest) = json.split_once(r#""version": ""#)?;
    Some(rest.split_once('"')?.0.to_owned())
}

fn install() -> Result<(), String> {
    let npm = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--omit=dev"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .output()
        .map_err(|error| {
            format!(
                "npm is needed once to fetch the KERN design system and the fonts ({error}): \
                 install Node.js 18 or newer, then run cargo again"
            )
        })?;
    if !npm.status.success() {
        return Err(format!(
            "npm could not fetch the KERN design system and the fonts; is the npm registry reachable?\n{}",
            String::from_utf8_lossy(&npm.stderr)
        ));
    }
    // A file newer than the start of this script would make Cargo compile everything again the
    // next time, so it becomes as old as the lock file that asked for it.
    for path in PACKAGES.map(manifest) {
        fs::metadata(LOCK)
            .and_then(|lock| File::options().append(true).open(&path)?.set_modified(lock.modified()?))
            .map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}
