//! Texts that a spreadsheet would take for a formula: an apostrophe in front keeps them texts, and is taken away where they
//! come back. Pure.

/// A text that no spreadsheet takes for a formula.
pub fn harmless(text: &str) -> String {
    if is_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text that [`harmless`] made one of; another text as it is.
pub fn bare(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

/// Apostrophes in front are counted in: a text that somebody has begun with one stays apart from one that we have.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_never_becomes_a_formula_and_comes_back_as_it_was() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+49 231", "'+49 231"),
            ("-5", "'-5"),
            ("-", "'-"),
            ("@", "'@"),
            ("\tx", "'\tx"),
            ("'=1", "''=1"),
            ("''-", "'''-"),
            ("'n Abend", "'n Abend"),
            ("Bunker plus", "Bunker plus"),
            ("", ""),
        ] {
            assert_eq!((harmless(text).as_str(), bare(cell)), (cell, text));
        }
        assert_eq!(bare("=1"), "=1");
    }
}
