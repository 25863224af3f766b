//! `laudatio verify`: a bundle alone, a running installation, or the one against the other.

use std::path::PathBuf;

use crate::key;
use clap::Args;
use laudatio_evidence::checks::Receipt;
use laudatio_evidence::command::{Claims, read, verdict};
use laudatio_evidence::finding::{Finding, finding};
use laudatio_evidence::verify::{Known, Newest, about, verify};

use crate::contest::nominations::store::revisions;
use crate::ground::audit;
use crate::ground::audit::chain::Break;
use crate::ground::config::Config;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::i18n::Lang;
use crate::terminal;

use super::key::Key;
use super::keys;
use super::store;

/// Check the evidence of a closed round, or the record of an installation
#[derive(Args, Debug)]
#[command(after_help = "\
A bundle is checked from its bytes alone: without a network, without a database, in any folder.
Every check is one line. Exit status: 0 when everything holds, 1 when something does not.

  laudatio verify evidence.zip --key 4f1c…      signed by the key whose fingerprint the office names
  laudatio verify evidence.zip --snapshot 9ab0… the snapshot that the minutes name
  laudatio verify evidence.zip --receipt 1234-a1b2c3d4e5f60718
                                                 a juror's own sheet is in it
  laudatio verify evidence.zip --database       the newest of this installation, not an old one
  laudatio verify --database                    the record and all snapshots of this installation")]
pub struct Verify {
    /// The archive that the office hands out
    #[arg(required_unless_present = "database")]
    bundle: Option<PathBuf>,
    /// Check the database that the settings name; with a bundle, whether it is the newest of its round
    #[arg(long)]
    pub database: bool,
    #[command(flatten)]
    claims: Claims,
}

/// What an installation knows of its own keys.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The fingerprint of the one that signs.
    pub key: Option<String>,
    /// Those of the ones before it, as far as they are at hand.
    pub former: Vec<String>,
}

/// Checks a bundle; `conn` belongs to the installation's database, where it is asked for, and `own` are its keys.
///
/// # Errors
/// The last sentence, when something does not hold; the others are printed.
pub async fn run(command: &Verify, mut own: Own, mut conn: Option<Conn>) -> Result<(), String> {
    let lang = command.claims.lang();
    let (mut holds, mut undecided) = (true, false);
    if let Some(conn) = &mut conn {
        let keys = keys::all(conn).await.map_err(|error| error.to_string())?;
        own.former.extend(keys.iter().map(keys::Known::fingerprint).filter(|one| own.key.as_ref() != Some(one)));
    }
    if let Some(path) = &command.bundle {
        let bytes = read(path, lang)?;
        let newest = match &mut conn {
            Some(conn) => newest(conn, &bytes).await.map_err(|error| error.to_string())?,
            None => None,
        };
        let known = Known { own: own.key.clone(), former: own.former.clone(), newest, ..command.claims.known() };
        let report = verify(&bytes, &known);
        terminal::print(report.text(lang).trim_end())?;
        (holds, undecided) = (report.holds(), report.is_undecided());
    }
    if let Some(conn) = &mut conn {
        let receipts: &[Receipt] = if command.bundle.is_none() { &command.claims.receipt } else { &[] };
        let mut said = Ok(());
        installation(conn, receipts, lang, &mut |line| {
            if said.is_ok() {
                said = terminal::print(line);
            }
        })
        .await?;
        said?;
    }
    verdict(holds, undecided, lang)
}

/// The keys of the installation in whose folder somebody stands, if there is one. Nothing is made by looking.
pub fn own_keys() -> Own {
    let Ok(Config { settings, .. }) = Config::look() else { return Own::default() };
    let key = Key::known(&settings).ok().flatten().map(|key| key.fingerprint());
    Own { key, former: keys::read_former(&settings) }
}

async fn newest(conn: &mut Conn, bytes: &[u8]) -> Result<Option<Newest>> {
    let Some(manifest) = about(bytes) else { return Ok(None) };
    let all = store::of_round(conn, manifest.round_id).await?;
    Ok(Some(Newest {
        number: all.first().map_or(0, |newest| newest.number),
        sha256: all.iter().find(|one| one.number == manifest.snapshot).map(|one| one.sha256.clone()),
        link: audit::at(conn, manifest.position).await?,
    }))
}

/// Walks the record from its first act to the last one, then looks at what people wrote and at every snapshot. `tell` is
/// given what holds, line by line.
///
/// # Errors
/// A sentence that says what does not hold.
pub async fn installation(
    conn: &mut Conn,
    receipts: &[Receipt],
    lang: Lang,
    tell: &mut dyn FnMut(String),
) -> Result<(), String> {
    let failed = |error: AppError| finding(key!("evidence-did-not-work")).with("reason", error).say(lang);
    match audit::verify(conn).await.map_err(failed)? {
        Ok(walk) => {
            tell(finding(key!("evidence-record-whole")).with("n", walk.position).with("seal", walk.seal).say(lang));
        }
        Err(broken) => return Err(broken_record(&broken).say(lang)),
    }
    let signs = keys::all(conn).await.map_err(failed)?;
    for key in signs.iter().rev() {
        let said = match (key.number == signs.len() as i64, key.position) {
            (true, None) => finding(key!("evidence-installed-key")),
            (true, Some(_)) => finding(key!("evidence-installed-key-since")),
            (false, _) => finding(key!("evidence-installed-key-former")),
        };
        let at = key.since.in_dortmund().format("%Y-%m-%d %H:%M");
        tell(said.with("found", key.fingerprint()).with("at", at).say(lang));
    }
    match audit::verify_texts(conn).await.map_err(failed)? {
        Ok((0, 0)) => {}
        Ok((known, erased)) => {
            tell(finding(key!("evidence-texts-whole")).with("n", known).with("erased", erased).say(lang));
        }
        Err(position) => return Err(finding(key!("evidence-texts-changed")).with("n", position).say(lang)),
    }
    match revisions::check(conn).await.map_err(failed)? {
        Ok(0) => {}
        Ok(count) => tell(finding(key!("evidence-entries-whole")).with("n", count).say(lang)),
        Err(number) => return Err(finding(key!("evidence-entries-changed")).with("number", number).say(lang)),
    }
    match store::check_all(conn).await.map_err(failed)? {
        Ok(0) => {}
        Ok(count) => tell(finding(key!("evidence-snapshots-whole")).with("n", count).say(lang)),
        Err((round, number)) => {
            return Err(finding(key!("evidence-snapshots-changed"))
                .with("round", round)
                .with("number", number)
                .say(lang));
        }
    }
    for receipt in receipts {
        let link = audit::at(conn, receipt.position).await.map_err(failed)?;
        if link.is_none_or(|link| !link.seal.starts_with(&receipt.seal)) {
            return Err(finding(key!("evidence-receipt-other")).with("n", receipt.position).say(lang));
        }
        tell(finding(key!("evidence-receipt-act")).with("n", receipt.position).say(lang));
    }
    Ok(())
}

fn broken_record(broken: &Break) -> Finding {
    match broken {
        Break::Gap { expected, found } => finding(key!("evidence-record-gap")).with("n", expected).with("found", found),
        Break::Seal { position } => finding(key!("evidence-record-seal")).with("n", position),
        Break::End { known, found } => finding(key!("evidence-record-end")).with("n", known).with("found", found),
    }
}
