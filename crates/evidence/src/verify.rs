//! `laudatio verify`: whether a bundle is what it says, from its bytes alone. Pure.

use laudatio_base::i18n::Lang;
use laudatio_base::key;
use laudatio_tally::ties::ranks;

use crate::chain::Link;

use super::agreed;
use super::archive;
use super::call;
use super::changes::{self, Trust};
use super::checks::{self, Receipt};
use super::conflicts;
use super::finding::{Finding, finding};
use super::key::fingerprint;
use super::parsed::{self, Parsed};
use super::ties;

/// What somebody knows from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The fingerprint that the office gave, or the beginning of it.
    pub key: Option<String>,
    /// The fingerprint of the installation in whose folder this runs.
    pub own: Option<String>,
    /// Fingerprints of the keys that installation had before.
    pub former: Vec<String>,
    pub receipts: Vec<Receipt>,
    /// The snapshot's hash as the minutes print it, or the beginning of it.
    pub snapshot: Option<String>,
    /// The newest snapshot of the round, where the installation's database is at hand.
    pub newest: Option<Newest>,
}

/// What an installation's database says about the round of a bundle.
#[derive(Clone, Debug)]
pub struct Newest {
    pub number: i64,
    /// The hash of the snapshot with the bundle's number.
    pub sha256: Option<String>,
    /// The act at the bundle's end.
    pub link: Option<Link>,
}

/// One check.
#[derive(Clone, Debug)]
pub struct Check {
    /// What was checked, as a sentence that is true when nothing was found.
    pub said: Finding,
    /// What is wrong; nothing when it holds.
    pub found: Vec<Finding>,
    /// Neither right nor wrong: something that a reader should know.
    pub open: bool,
}

/// Everything about a bundle.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub checks: Vec<Check>,
}

/// As many findings of one check are shown.
const SHOWN: usize = 5;

impl Report {
    /// Whether nothing is wrong.
    pub fn holds(&self) -> bool {
        self.checks.iter().all(|check| check.found.is_empty())
    }

    /// Whether all is right but for one question that the bundle cannot answer: whose key has taken over.
    pub fn is_undecided(&self) -> bool {
        let mut found = self.checks.iter().flat_map(|check| &check.found).peekable();
        found.peek().is_some() && found.all(|found| found.key == key!("evidence-key-replaced"))
    }

    /// A line for every check and everything found; the verdict where it is a good one.
    pub fn text(&self, lang: Lang) -> String {
        let mut text = String::new();
        let mut line = |mark: &str, said: String| {
            text.push_str(&format!("{:<8} {said}\n", laudatio_base::i18n::say(lang, mark)));
        };
        for check in &self.checks {
            for found in check.found.iter().take(SHOWN) {
                let open = found.key == key!("evidence-key-replaced");
                line(if open { key!("evidence-mark-asked") } else { key!("evidence-mark-wrong") }, found.say(lang));
            }
            if check.found.len() > SHOWN {
                let more = finding(key!("evidence-more")).with("n", check.found.len() - SHOWN);
                line(key!("evidence-mark-wrong"), more.say(lang));
            }
            if check.found.is_empty() {
                line(
                    if check.open { key!("evidence-mark-open") } else { key!("evidence-mark-right") },
                    check.said.say(lang),
                );
            }
        }
        if self.holds() {
            text.push_str(&laudatio_base::i18n::say(lang, key!("evidence-holds")));
            text.push('\n');
        }
        text
    }

    fn check(&mut self, key: &'static str, found: Vec<Finding>) {
        self.checks.push(Check { said: finding(key), found, open: false });
    }

    fn note(&mut self, said: Finding) {
        self.checks.push(Check { said, found: Vec::new(), open: true });
    }
}

/// Which round and which end of the record a bundle is about, as far as it can be read.
pub fn about(bytes: &[u8]) -> Option<super::bundle::Manifest> {
    let files = archive::open(bytes).ok()?;
    serde_json::from_slice(files.get(super::bundle::MANIFEST)?).ok()
}

/// Checks everything that can be checked.
pub fn verify(bytes: &[u8], known: &Known) -> Report {
    let mut report = Report::default();
    let files = match archive::open(bytes) {
        Ok(files) => files,
        Err(found) => {
            report.check(key!("evidence-check-files"), vec![found]);
            return report;
        }
    };
    report.check(key!("evidence-check-files"), Vec::new());
    let parsed = match parsed::parse(&files) {
        Ok(parsed) => parsed,
        Err(found) => {
            report.check(key!("evidence-check-shape"), vec![found]);
            return report;
        }
    };
    report.note(described(&parsed));
    report.check(key!("evidence-check-hashes"), checks::hashes(&files, &parsed));
    report.check(key!("evidence-check-signature"), checks::signature(&files, &parsed));
    key(&mut report, &parsed, known);
    report.check(key!("evidence-check-chain"), checks::chain(&parsed));
    if changes::any(&parsed) {
        report.check(key!("evidence-check-keys"), changes::check(&parsed));
        changes::notes(&parsed).into_iter().for_each(|said| report.note(said));
    }
    let mut recorded = checks::recorded(&files, &parsed);
    recorded.extend(agreed::succession(&parsed));
    report.check(key!("evidence-check-recorded"), recorded);
    let broken = parsed::whole(&parsed);
    let whole = broken.is_empty();
    report.check(key!("evidence-check-shape"), broken);
    // What does not fit together cannot be counted.
    if whole {
        let frozen = &parsed.frozen;
        report.check(key!("evidence-check-submitted"), checks::submitted(&parsed));
        report.check(key!("evidence-check-conflicts"), conflicts::conflicts(&parsed));
        report.check(key!("evidence-check-withdrawn"), checks::withdrawn(&parsed));
        report.check(key!("evidence-check-call"), call::published(&parsed));
        call::unpublished(&parsed).into_iter().for_each(|said| report.note(said));
        let (wrong, former) = call::criteria(&parsed);
        report.check(key!("evidence-check-weights"), wrong);
        former.into_iter().for_each(|said| report.note(said));
        report.check(key!("evidence-check-extensions"), agreed::extensions(&parsed));
        report.check(key!("evidence-check-closing"), agreed::closing(&parsed));
        report.check(key!("evidence-check-approvals"), agreed::approvals(&parsed));
        agreed::alone(&parsed).into_iter().for_each(|said| report.note(said));
        let outside = checks::scale(frozen);
        let countable = outside.is_empty();
        report.check(key!("evidence-check-scale"), outside);
        // Points without a limit would be more than the engine counts with.
        if countable {
            report.check(key!("evidence-check-totals"), checks::totals(frozen));
            let again = frozen.rank();
            report.check(key!("evidence-check-ranking"), checks::ranking(&parsed, &again));
            let ranks = ranks(&again);
            report.check(key!("evidence-check-ties"), ties::ties(&parsed, &ranks));
            ties::by_one(&parsed).into_iter().for_each(|said| report.note(said));
            ties::open_ties(&parsed, &ranks).into_iter().for_each(|said| report.note(said));
            report.note(finding(key!("evidence-after")));
        }
    }
    for receipt in &known.receipts {
        let (found, said) = checks::receipt(&parsed, receipt);
        let said = said.unwrap_or_else(|| finding(key!("evidence-receipt-act")).with("n", receipt.position));
        report.checks.push(Check { said, found, open: false });
    }
    newest(&mut report, &parsed, known);
    report
}

fn described(parsed: &Parsed) -> Finding {
    let (head, frozen) = (&parsed.head, &parsed.frozen);
    finding(key!("evidence-about"))
        .with("prize", format!("{} {}", head.prize.german(), head.year))
        .with("round", &head.round)
        .with("number", head.number)
        .with("at", head.taken_at.in_dortmund().format("%Y-%m-%d %H:%M"))
        .with("entries", frozen.entries.len())
        .with("jurors", frozen.jurors.len())
        .with("sheets", frozen.counted().count())
}

/// Whose signature it is: the signature alone only says that somebody has signed.
fn key(report: &mut Report, parsed: &Parsed, known: &Known) {
    let of_bundle = fingerprint(&parsed.public);
    let is_own = known.own.as_ref() == Some(&of_bundle);
    let is_former = known.former.contains(&of_bundle);
    let wrong = |key, given: &String| vec![finding(key).with("given", given).with("found", &of_bundle)];
    // Somebody knows a former key of whoever has signed.
    let since = |given: &String, trust| match trust {
        Trust::HandedOver => Some((key!("evidence-check-key-handed"), Vec::new())),
        // The installation itself knows both.
        Trust::Recorded if is_own => Some((key!("evidence-check-key-handed"), Vec::new())),
        Trust::Recorded => Some((key!("evidence-check-key"), wrong(key!("evidence-key-replaced"), given))),
        Trust::Foreign => None,
    };
    let (said, found) = match (&known.key, &known.own) {
        (Some(key), _) if begins(&of_bundle, key) => (key!("evidence-check-key"), Vec::new()),
        (Some(key), _) => since(key, changes::trust(parsed, |former| begins(former, key)))
            .unwrap_or_else(|| (key!("evidence-check-key"), wrong(key!("evidence-key-other"), key))),
        (None, Some(_)) if is_own => (key!("evidence-check-own"), Vec::new()),
        (None, Some(_)) if is_former => (key!("evidence-check-former"), Vec::new()),
        (None, Some(own)) => since(own, changes::trust(parsed, |former| former == own))
            .unwrap_or_else(|| (key!("evidence-check-own"), wrong(key!("evidence-key-foreign"), own))),
        (None, None) if is_former => (key!("evidence-check-former"), Vec::new()),
        (None, None) => return report.note(finding(key!("evidence-key-unknown")).with("found", &of_bundle)),
    };
    report.check(said, found);
}

/// Whether a hash begins as somebody typed it. Fewer than 16 digits are no proof of anything.
fn begins(hash: &str, typed: &str) -> bool {
    let typed: String = typed.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase();
    typed.len() >= 16 && hash.starts_with(&typed)
}

/// Whether there is a later state of the round: an old bundle is as well signed as a new one.
fn newest(report: &mut Report, parsed: &Parsed, known: &Known) {
    let (head, manifest) = (&parsed.head, &parsed.manifest);
    if let Some(typed) = &known.snapshot {
        let other =
            || finding(key!("evidence-snapshot-other")).with("given", typed).with("found", &manifest.snapshot_sha256);
        let found = if begins(&manifest.snapshot_sha256, typed) { Vec::new() } else { vec![other()] };
        report.check(key!("evidence-check-snapshot"), found);
    }
    let Some(newest) = &known.newest else {
        if known.snapshot.is_none() {
            report.note(finding(key!("evidence-newest-unknown")).with("number", head.number));
        }
        return;
    };
    let mut found = Vec::new();
    if newest.number > head.number {
        found.push(finding(key!("evidence-old")).with("number", head.number).with("newest", newest.number));
    }
    if newest.sha256.as_ref() != Some(&manifest.snapshot_sha256) {
        found.push(finding(key!("evidence-installed-other")).with("number", head.number));
    }
    if newest.link.as_ref().is_none_or(|link| (link.position, &link.seal) != (manifest.position, &manifest.seal)) {
        found.push(finding(key!("evidence-installed-chain")).with("n", manifest.position));
    }
    report.check(key!("evidence-check-newest"), found);
}

#[cfg(test)]
mod tests {
    use laudatio_base::ids::NominationId;
    use serde_json::json;

    use super::*;
    use crate::model::Occasion;

    /// The bundle that release 0.1.0 has made, read.
    fn fixture() -> Parsed {
        let bytes = include_bytes!("../../../tests/fixtures/0.1.0/evidence.zip");
        parsed::parse(&archive::open(bytes).unwrap()).unwrap()
    }

    fn keys(found: &[Finding]) -> Vec<&'static str> {
        found.iter().map(|found| found.key).collect()
    }

    #[test]
    fn a_snapshot_follows_the_one_before_it_and_names_its_occasion() {
        let none: [&str; 0] = [];
        assert_eq!(keys(&agreed::succession(&fixture())), none);
        let mut changed = fixture();
        changed.head.previous_sha256 = Some("0".repeat(64));
        assert_eq!(keys(&agreed::succession(&changed)), ["evidence-previous"]);
        let mut changed = fixture();
        changed.head.number += 1;
        assert_eq!(keys(&agreed::succession(&changed)), ["evidence-previous"]);
        let mut changed = fixture();
        changed.head.occasion = match changed.head.occasion {
            Occasion::Closed => Occasion::TieSettled,
            Occasion::TieSettled => Occasion::Closed,
        };
        assert_eq!(keys(&agreed::succession(&changed)), ["evidence-occasion"]);
        // A second one.
        let mut later = fixture();
        let mut again = later.log.last().unwrap().clone();
        let first = again.detail["sha256"].as_str().unwrap().to_owned();
        again.position += 1;
        again.detail["number"] = json!(later.head.number + 1);
        later.log.push(again);
        later.head.number += 1;
        assert_eq!(keys(&agreed::succession(&later)), ["evidence-previous"]);
        later.head.previous_sha256 = Some(first);
        assert_eq!(keys(&agreed::succession(&later)), none);
    }

    #[test]
    fn what_the_record_says_was_withdrawn_does_not_compete_and_nothing_else_is_left_out() {
        let competing = |parsed: &Parsed| {
            let mut entries = parsed.frozen.entries.iter();
            entries.position(|entry| entry.status == "received").expect("somebody competes")
        };
        let mut hidden = fixture();
        let at = competing(&hidden);
        let mut act = hidden.log[0].clone();
        let NominationId(id) = hidden.frozen.entries[at].nomination_id;
        (act.act, act.subject, act.subject_id) = ("withdrawn".into(), "nomination".into(), id);
        hidden.log.push(act.clone());
        assert_eq!(keys(&checks::withdrawn(&hidden)), ["evidence-withdrawn-gone"]);
        act.act = "withdrawal_taken_back".into();
        hidden.log.push(act);
        assert!(checks::withdrawn(&hidden).is_empty());
        let mut alone = fixture();
        let at = competing(&alone);
        alone.frozen.entries[at].status = "withdrawn".into();
        assert_eq!(keys(&checks::withdrawn(&alone)), ["evidence-withdrawn"]);
        assert!(checks::withdrawn(&fixture()).is_empty());
    }

    #[test]
    fn a_number_without_an_end_is_close_to_nothing() {
        let ranked = fixture().frozen.rank();
        assert!(checks::ranking(&fixture(), &ranked).is_empty());
        for endless in ["inf", "-inf", "1e999", "NaN"] {
            let mut changed = fixture();
            let standing = changed.computed.iter_mut().find_map(|line| match line {
                crate::model::Line::Standing(standing) => Some(standing),
                _ => None,
            });
            standing.expect("somebody is ranked").value = Some(endless.to_owned());
            assert_eq!(checks::ranking(&changed, &ranked).len(), 1, "{endless}");
        }
    }
}
