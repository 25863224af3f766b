//! What stands in a cell, as the form would send it, and what somebody should look at again. Pure.

use super::super::answers::Questionnaire;
use super::super::mistake::Mistake;
use super::super::model::NominationKind;
use super::columns::{Target, labels};
use crate::contest::prizes::model::{Question, QuestionKind};
use crate::i18n::{Lang, fold, say};
use crate::key;
use crate::table_file::{self, DateFault};

/// A kind of nomination by its word in any language.
pub fn kind(cell: &str) -> Option<NominationKind> {
    let folded = fold(cell);
    NominationKind::ALL.iter().copied().find(|kind| {
        let word = format!("nomination-kind-{kind}");
        folded == kind.as_str() || Lang::ALL.iter().any(|lang| folded == fold(&say(*lang, &word)))
    })
}

/// Whether a state says that a nomination was withdrawn.
pub fn is_withdrawn(cell: &str) -> bool {
    Lang::ALL.iter().any(|lang| fold(cell) == fold(&say(*lang, key!("nomination-status-withdrawn"))))
}

/// Whether a text ends where an XLSX file had no more room for it.
pub fn is_cut(cell: &str) -> bool {
    Lang::ALL.iter().any(|lang| cell.ends_with(&say(*lang, key!("exports-cut"))))
}

/// Whether a spreadsheet has saved as text that a formula came to an error, in English or German, or that a column was too
/// narrow for what stands in it.
pub fn is_error(cell: &str) -> bool {
    const ERRORS: [&str; 19] = [
        "#REF!",
        "#BEZUG!",
        "#N/A",
        "#NV",
        "#VALUE!",
        "#WERT!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#ZAHL!",
        "#NULL!",
        "#SPILL!",
        "#ÜBERLAUF!",
        "#CALC!",
        "#KALK!",
        "#FIELD!",
        "#FELD!",
        "#BLOCKED!",
        "#BLOCKIERT!",
    ];
    // LibreOffice numbers the others.
    let is_numbered = cell.strip_prefix("Err:").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    ERRORS.contains(&cell) || is_numbered || (cell.len() > 2 && cell.bytes().all(|byte| byte == b'#'))
}

/// A cell's words as the form would send them. What cannot be matched stays, and is refused as a wrong choice.
///
/// # Errors
/// Where the form would read something that nobody may have meant.
pub fn as_sent(form: &Questionnaire, question: &Question, cell: &str) -> Result<Vec<String>, Mistake> {
    let chosen = |cell: &str| id(form, question, cell).unwrap_or_else(|| cell.to_owned());
    Ok(match question.kind {
        QuestionKind::Declaration => match fold(cell).as_str() {
            "ja" | "yes" | "x" | "1" | "wahr" | "true" => vec!["yes".to_owned()],
            "nein" | "no" | "0" | "falsch" | "false" => Vec::new(),
            _ => vec![cell.to_owned()],
        },
        QuestionKind::Choice | QuestionKind::District | QuestionKind::Category => vec![chosen(cell)],
        QuestionKind::Choices => several(cell, |part| id(form, question, part)),
        // What kept it from being a formula in our own list may still stand in front, where a spreadsheet has saved it anew.
        QuestionKind::Phone => vec![cell.trim_start_matches('\'').to_owned()],
        QuestionKind::Date => vec![match table_file::day(cell) {
            Ok(day) => day.to_string(),
            Err(DateFault::Ambiguous) => return Err(Mistake::AmbiguousDate),
            // "15. September 2026", which the form knows; and what else is wrong it says as well.
            Err(DateFault::Unreadable) => cell.to_owned(),
        }],
        _ => vec![cell.to_owned()],
    })
}

/// The option with this label: one that is written the same before one that is nearly so.
fn id(form: &Questionnaire, question: &Question, cell: &str) -> Option<String> {
    let all: Vec<(String, String)> = Lang::ALL.iter().flat_map(|lang| labels(form, question, *lang)).collect();
    let exactly = all.iter().find(|(_, label)| label == cell);
    let nearly = || all.iter().find(|(id, label)| fold(label) == fold(cell) || id == cell);
    exactly.or_else(nearly).map(|(id, _)| id.clone())
}

/// Several labels with `|`, a line break, a comma or a semicolon between; labels may have such signs inside.
fn several(cell: &str, id: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let ends: Vec<usize> = cell.match_indices(['|', '\n', ',', ';']).map(|(at, _)| at).chain([cell.len()]).collect();
    let (mut chosen, mut start) = (Vec::new(), 0);
    while start < cell.len() {
        let rest = ends.iter().copied().filter(|end| *end > start || *end == cell.len());
        // The longest text that is a label.
        let found = rest.clone().rev().find_map(|end| Some((id(cell[start..end].trim())?, end)));
        let (one, end) = found.unwrap_or_else(|| {
            let end = rest.clone().find(|end| cell[*end..].starts_with(['|', '\n'])).unwrap_or(cell.len());
            (cell[start..end].trim().to_owned(), end)
        });
        chosen.push(one);
        start = end + 1;
    }
    chosen.retain(|one| !one.is_empty());
    chosen
}

/// A line inside of a cell that is the beginning of another row, whose kind and moment of receipt stand in these columns.
pub fn swallowed(cell: &str, separator: char, (of_kind, when): (usize, usize)) -> Option<&str> {
    let mut lines = cell.split('\n');
    // The rest of its own row stands in front.
    let is_torn = lines.next().is_some_and(|own| own.contains(separator));
    lines.find(|line| {
        let parts: Vec<&str> = line.split(separator).map(|part| part.trim().trim_matches('"')).collect();
        // "Vorschlag, wie es weitergeht" is a sentence: where a row goes on, it says when it came.
        let goes_on = match parts.get(when) {
            Some(moment) => (is_torn && moment.is_empty()) || table_file::moment(moment).is_ok(),
            None => is_torn && parts.len() > 1,
        };
        goes_on && parts.get(of_kind).is_some_and(|part| kind(part).is_some())
    })
}

/// What a spreadsheet does to numbers that begin with a nought: the key of the sentence.
pub fn doubt(target: Target<'_>, cell: &str) -> Option<&'static str> {
    let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    match target {
        Target::Part(_, "postcode") if is_number && cell.len() == 4 => Some(key!("import-warning-postcode")),
        Target::Question(question) if question.kind == QuestionKind::Phone => {
            (!cell.starts_with(['0', '+', '('])).then_some(key!("import-warning-phone"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_inside_of_a_cell_is_told_from_a_sentence() {
        for (cell, places, expected) in [
            ("Fest,Verein,\nVorschlag,02.09.2027,Zwei", (0, 1), Some("Vorschlag,02.09.2027,Zwei")),
            ("Fest,Verein,\nVorschlag,,Zwei", (0, 1), Some("Vorschlag,,Zwei")),
            ("Fest\n\"Vorschlag\",\"2027-09-02 10:00\"", (0, 1), Some("\"Vorschlag\",\"2027-09-02 10:00\"")),
            ("Fest,Verein\nx,Vorschlag", (1, 3), Some("x,Vorschlag")),
            ("Wir haben zwei Ideen, und zwar:\nVorschlag, den Park zu öffnen\nVorschlag", (0, 1), None),
            ("Wir haben zwei Ideen.\nVorschlag, eins\nVorschlag,", (0, 1), None),
            ("Vorschlag,02.09.2027,Zwei", (0, 1), None),
        ] {
            assert_eq!(swallowed(cell, ',', places), expected, "{cell:?}");
        }
    }

    #[test]
    fn an_error_of_a_spreadsheet_is_no_answer() {
        for cell in ["#REF!", "#BEZUG!", "#NV", "#DIV/0!", "###", "########"] {
            assert!(is_error(cell), "{cell}");
        }
        for cell in ["", "#", "##", "#hoerde", "# 1", "#Nachbarschaft!", "#REF! und mehr"] {
            assert!(!is_error(cell), "{cell}");
        }
    }

    #[test]
    fn several_labels_are_told_apart_whatever_stands_between() {
        let known = ["Bildung", "Kunst, Kultur", "Sport | Spiel", "Kunst"];
        let id = |label: &str| known.iter().position(|known| *known == label).map(|at| at.to_string());
        for (cell, ids) in [
            ("Bildung | Kunst, Kultur", vec!["0", "1"]),
            ("Kunst, Kultur, Bildung", vec!["1", "0"]),
            ("Bildung\nSport | Spiel\nKunst", vec!["0", "2", "3"]),
            ("Kunst; Bildung;", vec!["3", "0"]),
            ("Bildung | Unsinn, ja | Kunst", vec!["0", "Unsinn, ja", "3"]),
            ("", vec![]),
            (" | ", vec![]),
        ] {
            assert_eq!(several(cell, id), ids, "{cell:?}");
        }
    }
}
