//! Lists the keys of the sentences in `locales/`, so that a key without a sentence does not compile.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    // German is the language that has everything; that the others have the same is a test's business.
    let locales = Path::new("../../locales/de");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut keys = Vec::new();
    let mut folders = vec![locales.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("sentences are UTF-8");
                keys.extend(text.lines().filter_map(key).map(str::to_owned));
            }
        }
    }
    keys.sort_unstable();
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("Cargo says where")).join("keys.rs");
    fs::write(out, format!("static KEYS: [&str; {}] = {keys:?};\n", keys.len())).expect("the folder can be written");
}

/// The key of the sentence that begins on a line.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(" =")?;
    let is_key = key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    is_key.then_some(key)
}
