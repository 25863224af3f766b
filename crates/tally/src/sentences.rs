//! What the engine has to say, in the words of a language: the same on pages and at the command line.

use laudatio_base::i18n::{Args, Lang, Writes, t, value};
use laudatio_base::key;

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
    t(lang, key!("ranking-refused-part"), Some(&args))
}

/// "a, b, c and 4 more".
fn list(lang: Lang, numbers: &[usize], names: &[String]) -> String {
    let some: Vec<&str> = numbers.iter().take(MOST_NAMES).map(|&number| names[number].as_str()).collect();
    let mut args = Args::new();
    args.set("names", value(some.join(", ")));
    args.set("more", numbers.len().saturating_sub(MOST_NAMES) as i64);
    t(lang, key!("ranking-names"), Some(&args))
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

#[cfg(test)]
mod tests {
    use super::*;

    const LANG: Lang = Lang::De;

    fn people(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!("P{n}")).collect()
    }

    #[test]
    fn a_refusal_says_of_whom_sheets_count_and_not_who_is_in_the_jury() {
        let (entries, jurors) = (people(9), people(9));
        let names = Names { entries: &entries, jurors: &jurors };
        let islands = vec![
            Island { entries: vec![0, 1, 2, 3, 4, 5, 6], jurors: vec![0] },
            Island { entries: vec![7], jurors: vec![1, 2] },
        ];
        for (given, said) in [
            (Refusal::Empty, "Es gibt noch keine abgegebene Bewertung."),
            (
                Refusal::FewJurors(1),
                "Bewertungen von nur 1 Jurymitglied zählen. So lässt sich Strenge nicht ausgleichen",
            ),
            (Refusal::FewJurors(2), "Bewertungen von nur 2 Jurymitgliedern zählen."),
            (Refusal::NotConnected(islands), "Die Bewertungen zerfallen in 2 Teile, die kein Jurymitglied verbindet."),
            (Refusal::NoVariance, "Die Punkte lassen keine Streuung übrig"),
            (Refusal::NoRepeats, "Es fehlen Nominierungen mit zwei Bewertungen"),
            (Refusal::ThinJurors(vec![3]), "Dieses Jurymitglied hat zu wenige Bewertungen für einen z-Wert: P4."),
            (
                Refusal::ThinJurors(vec![0, 3]),
                "Diese Jurymitglieder haben zu wenige Bewertungen für einen z-Wert: P1, P4.",
            ),
            (Refusal::TooManyEntries(501), "hier sind es 501."),
        ] {
            let sentence = refusal(LANG, &given, names).replace(['\u{2068}', '\u{2069}'], "");
            assert!(sentence.contains(said), "{given:?}: {sentence}");
            if let Refusal::NotConnected(_) = given {
                for part in ["Teil 1: P1, P2, P3, P4, P5 und 2 weitere (Jury: P1).", "Teil 2: P8 (Jury: P2, P3)."] {
                    assert!(sentence.contains(part), "{sentence}");
                }
            }
        }
    }

    #[test]
    fn a_warning_claims_no_more_than_what_was_counted() {
        let (entries, jurors) = (people(2), people(2));
        let names = Names { entries: &entries, jurors: &jurors };
        for (given, said) in [
            (Warning::ThinJuror { juror: 0, sheets: 1 }, "P1 hat nur 1 Bewertung abgegeben"),
            (Warning::ThinJuror { juror: 1, sheets: 2 }, "P2 hat nur 2 Bewertungen abgegeben"),
            (Warning::NoEntryVariance, "Zwischen den Nominierungen ist kein Unterschied, der über Zufall hinausgeht"),
            (
                Warning::NoJurorVariance,
                "Zwischen den Jurymitgliedern ist kein Unterschied in der Strenge, der über Zufall",
            ),
            (Warning::NoOpinion { juror: 1 }, "P2 hat überall dieselben Punkte gegeben"),
            (Warning::OneJuror, "Bewertungen von nur einem Jurymitglied zählen"),
            (Warning::FewDraws(100), "nur 100 Ziehungen"),
        ] {
            let sentence = warning(LANG, &given, names).replace(['\u{2068}', '\u{2069}'], "");
            assert!(sentence.contains(said), "{given:?}: {sentence}");
        }
    }

    #[test]
    fn a_reason_counts_the_jurors_who_moved_the_value() {
        for (reason, jurors, said) in [
            (Reason::Hardly, 3, "Kaum ein Unterschied zum Mittelwert"),
            (Reason::Stricter(1), 1, "Das einzige Jurymitglied ist strenger als der Durchschnitt"),
            (Reason::Stricter(1), 3, "1 von 3 Jurymitgliedern ist strenger"),
            (Reason::Stricter(2), 3, "2 von 3 Jurymitgliedern sind strenger"),
            (Reason::Milder(3), 3, "3 von 3 Jurymitgliedern sind milder"),
            (Reason::Stricter(0), 1, "Das Jurymitglied ist etwas strenger"),
            (Reason::Milder(0), 2, "Die 2 Jurymitglieder sind zusammen etwas milder"),
            (Reason::Uncertain, 1, "Eine einzige Bewertung ist unsicher"),
            (Reason::Uncertain, 4, "4 Bewertungen sind noch unsicher"),
        ] {
            for (by, sign) in [(2.5, "+2,5"), (-2.5, "−2,5")] {
                let sentence = shift(LANG, &Shift { by, reason, jurors }).replace(['\u{2068}', '\u{2069}'], "");
                assert!(sentence.contains(said) && sentence.ends_with(sign), "{reason:?}: {sentence}");
            }
        }
    }
}
