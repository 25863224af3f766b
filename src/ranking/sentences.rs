//! What the engine has to say, in the words of a language: the same on pages and at the command line.

use crate::i18n::{Args, Lang, Writes, t, value};

use super::explain::{Reason, Shift};
use super::schulze;
use super::table::Island;
use super::tally::{Refusal, Warning};

/// More names than this do not make a sentence clearer.
const MOST_NAMES: usize = 5;
const MOST_PARTS: usize = 4;

/// Who is who.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub entries: &'a [String],
    pub jurors: &'a [String],
}

/// Why a method cannot be used.
pub fn refusal(lang: Lang, refusal: &Refusal, names: Names<'_>) -> String {
    let mut args = Args::new();
    let key = match refusal {
        Refusal::Empty => "empty",
        Refusal::FewJurors(found) => {
            args.set("n", *found as i64);
            "few-jurors"
        }
        Refusal::NotConnected(islands) => {
            args.set("n", islands.len() as i64);
            let parts: Vec<String> =
                islands.iter().take(MOST_PARTS).enumerate().map(|(n, part)| island(lang, n + 1, part, names)).collect();
            args.set("parts", value(parts.join(" ")));
            "not-connected"
        }
        Refusal::NoVariance => "no-variance",
        Refusal::NoRepeats => "no-repeats",
        Refusal::ThinJurors(jurors) => {
            args.set("n", jurors.len() as i64);
            args.set("names", value(list(lang, jurors, names.jurors)));
            "thin-jurors"
        }
        Refusal::TooManyEntries(found) => {
            args.set("n", *found as i64);
            args.set("most", schulze::MOST_ENTRIES as i64);
            "too-many-entries"
        }
    };
    t(lang, &format!("ranking-refused-{key}"), Some(&args))
}

fn island(lang: Lang, number: usize, island: &Island, names: Names<'_>) -> String {
    let mut args = Args::new();
    args.set("part", number as i64);
    args.set("entries", value(list(lang, &island.entries, names.entries)));
    args.set("jurors", value(list(lang, &island.jurors, names.jurors)));
    t(lang, "ranking-refused-part", Some(&args))
}

/// "a, b, c and 4 more".
fn list(lang: Lang, numbers: &[usize], names: &[String]) -> String {
    let some: Vec<&str> = numbers.iter().take(MOST_NAMES).map(|&number| names[number].as_str()).collect();
    let mut args = Args::new();
    args.set("names", value(some.join(", ")));
    args.set("more", numbers.len().saturating_sub(MOST_NAMES) as i64);
    t(lang, "ranking-names", Some(&args))
}

/// What a reader should know.
pub fn warning(lang: Lang, warning: &Warning, names: Names<'_>) -> String {
    let mut args = Args::new();
    let key = match warning {
        Warning::ThinJuror { juror, sheets } => {
            args.set("name", value(&names.jurors[*juror]));
            args.set("n", *sheets as i64);
            "thin-juror"
        }
        Warning::NoEntryVariance => "no-entry-variance",
        Warning::NoJurorVariance => "no-juror-variance",
        Warning::NoOpinion { juror } => {
            args.set("name", value(&names.jurors[*juror]));
            "no-opinion"
        }
        Warning::OneJuror => "one-juror",
        Warning::FewDraws(draws) => {
            args.set("n", *draws as i64);
            "few-draws"
        }
    };
    t(lang, &format!("ranking-warning-{key}"), Some(&args))
}

/// Why an adjusted value differs from the raw mean.
pub fn shift(lang: Lang, shift: &Shift) -> String {
    let mut args = Args::new();
    let by = Writes(lang).number(shift.by.abs(), 1);
    args.set("by", value(format!("{}{by}", if shift.by < 0.0 { '−' } else { '+' })));
    args.set("of", shift.jurors as i64);
    let key = match shift.reason {
        Reason::Hardly => "hardly",
        Reason::Uncertain => "uncertain",
        Reason::Stricter(0) => "stricter-together",
        Reason::Milder(0) => "milder-together",
        Reason::Stricter(n) => {
            args.set("n", n as i64);
            "stricter"
        }
        Reason::Milder(n) => {
            args.set("n", n as i64);
            "milder"
        }
    };
    t(lang, &format!("ranking-shift-{key}"), Some(&args))
}
