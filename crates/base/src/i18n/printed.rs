//! A text as it is printed: what is hashed has this form, so that whoever reads it on paper can hash it again.

use icu_normalizer::ComposingNormalizerBorrowed;

/// The text as somebody reads it from paper: white space of any kind is one space and none stands at the ends, characters
/// that nobody sees are left out, and letters with their accents are one character each (Unicode NFC).
pub fn printed(text: &str) -> String {
    let seen: String = text.chars().filter(|character| character.is_whitespace() || !is_unseen(*character)).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    ComposingNormalizerBorrowed::new_nfc().normalize(&words.join(" ")).into_owned()
}

/// Control characters, and those that join, part, or turn what stands beside them.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_on_paper_is_the_same() {
        for (typed, paper) in [
            ("Zeche Zollern", "Zeche Zollern"),
            ("  Zeche \t Zollern\n", "Zeche Zollern"),
            ("Zeche\u{a0}\u{2009}Zollern", "Zeche Zollern"),
            ("Hu\u{308}lsenfru\u{308}chte", "Hülsenfrüchte"),
            ("Ho\u{ad}esch\u{200b}park\u{feff}", "Hoeschpark"),
            ("\u{202e}nettel\u{202c}", "nettel"),
            ("İstanbul Caddesi", "İstanbul Caddesi"),
            ("I\u{307}stanbul", "İstanbul"),
            ("\u{1100}\u{1161}", "\u{ac00}"),
            ("e\u{301}\u{327}", "ȩ\u{301}"),
            (" \u{200b} ", ""),
        ] {
            assert_eq!(printed(typed), paper, "{typed:?}");
            assert_eq!(printed(paper), paper, "{paper:?} stays as it is");
        }
    }
}
