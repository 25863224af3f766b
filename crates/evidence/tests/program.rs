//! The program `laudatio-verify` as somebody runs it.

use std::process::Command;

const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/0.1.0/evidence.zip");

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_laudatio-verify")).args(arguments).output().unwrap();
    let said = [ended.stdout, ended.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (ended.status.code(), said)
}

#[test]
fn whoever_has_a_bundle_and_nothing_else_checks_it() {
    let (code, said) = run(&[BUNDLE, "--language", "en"]);
    assert!(code == Some(0) && said.contains("Everything holds."), "{said}");
    let (code, said) = run(&[BUNDLE, "--language", "de", "--key", "0123456789abcdef"]);
    assert!(code == Some(1) && said.contains("anderer Schlüssel"), "{said}");
    let (code, said) = run(&[concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"), "--language", "de"]);
    assert!(code == Some(1) && said.contains("Der Nachweis"), "{said}");
}
