//! Fetches the KERN design system with npm, because the program carries its styles and fonts.

use std::{
    fs::{self, File},
    path::Path,
    process::Command,
};

const LOCK: &str = "package-lock.json";
const KERN: &str = "node_modules/@kern-ux/native/package.json";

/// Folders that macros embed: Cargo notices a file added there only if it watches the folder.
const EMBEDDED: [&str; 4] = ["locales", "migrations", "static", "templates"];

fn main() {
    let embedded = EMBEDDED.into_iter().filter(|folder| Path::new(folder).exists());
    for path in ["build.rs", LOCK, KERN].into_iter().chain(embedded) {
        println!("cargo::rerun-if-changed={path}");
    }
    if installed_version() != locked_version()
        && let Err(reason) = install()
    {
        for line in reason.lines() {
            println!("cargo::error={line}");
        }
    }
}

fn installed_version() -> Option<String> {
    version(&fs::read_to_string(KERN).ok()?)
}

fn locked_version() -> Option<String> {
    let lock = fs::read_to_string(LOCK).ok()?;
    version(lock.split_once(r#""node_modules/@kern-ux/native": {"#)?.1)
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
                "npm is needed once to fetch the KERN design system ({error}): \
                 install Node.js 18 or newer, then run cargo again"
            )
        })?;
    if !npm.status.success() {
        return Err(format!(
            "npm could not fetch the KERN design system; is the npm registry reachable?\n{}",
            String::from_utf8_lossy(&npm.stderr)
        ));
    }
    // A file newer than the start of this script would make Cargo compile everything again the
    // next time, so it becomes as old as the lock file that asked for it.
    fs::metadata(LOCK)
        .and_then(|lock| {
            let kern = File::options().append(true).open(KERN)?;
            kern.set_modified(lock.modified()?)
        })
        .map_err(|error| format!("{KERN}: {error}"))
}
