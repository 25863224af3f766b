//! What a bundle is about, and every check of it: `cargo run -p laudatio-verify --example about -- evidence.zip`.

use std::error::Error;

use laudatio_base::i18n::Lang;
use laudatio_base::terminal;
use laudatio_evidence::verify::{Known, about, verify};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("which bundle?")?;
    let bytes = std::fs::read(path)?;
    if let Some(manifest) = about(&bytes) {
        terminal::print(format!(
            "round {}, snapshot {}, made by {}, signed by {}",
            manifest.round_id, manifest.snapshot, manifest.version, manifest.fingerprint
        ))?;
    }
    for check in verify(&bytes, &Known::default()).checks {
        let mark = if check.found.is_empty() { "holds" } else { "FAILS" };
        terminal::print(format!("{mark} {}", check.said.say(Lang::En)))?;
        for found in check.found {
            terminal::print(format!("      {}", found.say(Lang::En)))?;
        }
    }
    Ok(())
}
