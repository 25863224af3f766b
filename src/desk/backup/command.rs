//! What `laudatio backup` and `laudatio restore` say.

use std::path::PathBuf;

use clap::Args;

use crate::clock::Timestamp;
use crate::ground::config::Config;
use crate::i18n::{Lang, Sentence, Writes, of_terminal, sentence};
use crate::key;

use super::model::{Manifest, size};
use super::{backup, restore};

/// Write database and keys to one new file, while the program runs
#[derive(Args, Debug)]
#[command(after_help = "\
FILE must not be there yet. It holds personal data and the keys, and is for its owner's eyes alone.
Daily, with cron:  15 3 * * *  cd /srv/laudatio && laudatio backup /backup/laudatio-$(date +\\%F).zip")]
pub struct Backup {
    file: PathBuf,
    /// de or en; otherwise as LANG says, and German where it says nothing
    #[arg(long)]
    language: Option<Lang>,
}

/// Fill an empty place from a file that `laudatio backup` has written
#[derive(Args, Debug)]
#[command(after_help = "\
The settings name the place: a database that holds nothing yet, on the same engine. Nothing is overwritten.
A file of an older version is brought to the newest state.")]
pub struct Restore {
    file: PathBuf,
    /// de or en; otherwise as LANG says, and German where it says nothing
    #[arg(long)]
    language: Option<Lang>,
}

impl Backup {
    /// Runs it, and gives what to print.
    ///
    /// # Errors
    /// What the person at the terminal should read.
    pub async fn run(&self, config: &Config, now: Timestamp) -> Result<String, String> {
        let lang = of_terminal(self.language);
        let written = backup(config, &self.file, now).await.map_err(|said| said.say(lang))?;
        let manifest = &written.manifest;
        let mut lines = vec![
            counted(key!("backup-written"), manifest)
                .with("file", self.file.display())
                .with("size", size(written.size)),
            inside(manifest),
        ];
        if !manifest.outside.is_empty() {
            lines.push(sentence(key!("backup-outside")).with("names", manifest.outside.join(", ")));
        }
        lines.push(sentence(key!("backup-how-back")).with("file", self.file.display()));
        Ok(said(&lines, lang))
    }
}

impl Restore {
    /// Runs it, and gives what to print.
    ///
    /// # Errors
    /// What the person at the terminal should read.
    pub async fn run(&self, config: &Config) -> Result<String, String> {
        let lang = of_terminal(self.language);
        let restored = restore(config, &self.file, lang).await.map_err(|said| said.say(lang))?;
        let at = Writes(lang).datetime(restored.manifest.at.in_dortmund());
        let mut lines =
            vec![counted(key!("backup-restored"), &restored.manifest).with("at", at), inside(&restored.manifest)];
        lines.extend(restored.notes);
        let mut text = said(&lines, lang);
        match restored.record {
            Ok(record) => text.extend(record.into_iter().map(|line| format!("\n{line}"))),
            // It is there, and whoever calls this in the night must not take it for whole.
            Err(broken) => return Err(format!("{text}\n{broken}")),
        }
        Ok(text)
    }
}

fn counted(key: &'static str, manifest: &Manifest) -> Sentence {
    sentence(key).with("rows", manifest.database.rows()).with("tables", manifest.database.tables.len())
}

fn inside(manifest: &Manifest) -> Sentence {
    if manifest.keys.is_empty() {
        sentence(key!("backup-no-keys"))
    } else {
        sentence(key!("backup-keys")).with("names", manifest.keys.join(", "))
    }
}

fn said(lines: &[Sentence], lang: Lang) -> String {
    let lines: Vec<String> = lines.iter().map(|line| line.say(lang)).collect();
    lines.join("\n")
}
