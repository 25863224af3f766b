//! The one door for every text that people type, paste or send in a file: form, table, template, command line. Pure, and
//! the lowest layer, so that everything can call it.
//!
//! Whatever comes in is one of three: [`line`] for what stands on one line, [`long`] for what has paragraphs, and
//! [`typed`] for what is read as a number, a date, or an address of any kind. [`compare_key`] says when two texts are the
//! same to a person. Texts that were hashed before there was this door stay as they are.

use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::props::{
    Dash, DefaultIgnorableCodePoint, Emoji, GeneralCategory, Ideographic, NoncharacterCodePoint,
};
use icu_properties::{CodePointMapData, CodePointSetData};

/// A text with paragraphs: composed (Unicode NFC), with one character for a line's end, without control characters and characters
/// that nobody sees. Marks of direction stay, and joiners inside words. Empty where nothing would be visible.
pub fn long(text: &str) -> String {
    cleaned(text, true)
}

/// A text on one line: as [`long`], with spaces for line ends and tabs, without marks of direction, and with nothing
/// around it.
pub fn line(text: &str) -> String {
    let text = cleaned(text, false).replace(['\n', '\t'], " ");
    text.trim_matches(is_space).to_owned()
}

/// What is read as a number, a date, a postcode, a telephone number or an address: as [`line`], with the spaces, dashes
/// and apostrophes of a keyboard for those that telephones and word processors put in their place.
pub fn typed(text: &str) -> String {
    let characters = line(text);
    let characters = characters.chars().filter(|character| !is_unseen(*character)).map(of_keyboard);
    // Digits and dots of full width are the same ones.
    ComposingNormalizerBorrowed::new_nfkc().normalize_iter(characters).collect::<String>().trim().to_owned()
}

/// A secret in the one form (Unicode NFC) in which it is hashed, and otherwise as it was typed.
pub fn composed(secret: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(secret).into_owned()
}

/// The text with the dash of a keyboard for every other one.
pub fn dashed(text: &str) -> String {
    let is_dash = |character: char| CodePointSetData::new::<Dash>().contains(character);
    text.chars().map(|character| if is_dash(character) { '-' } else { character }).collect()
}

/// Whether nobody would see anything of a text: white space, characters without a form, and marks that stand on nothing.
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(is_visible)
}

/// What two texts have in common that are the same to a person who looks for one of them: lower case, without accents
/// (umlauts as their base letter, ß as ss), characters of compatibility as the letters they stand for, with single spaces and
/// the dashes and quotes of a keyboard. Whatever form the text came in.
pub fn compare_key(text: &str) -> String {
    let classes = CanonicalCombiningClassMapBorrowed::new();
    // From 10 on stand the accents and points; below them the characters that Indian and Japanese scripts cannot do without.
    let is_accent = |character: char| classes.get_u8(character) >= 10;
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd();
    let mut key = String::with_capacity(text.len());
    let characters = text.chars().map(of_keyboard);
    for character in decomposed.normalize_iter(characters).flat_map(char::to_lowercase) {
        match character {
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            'þ' => key.push_str("th"),
            'đ' | 'ð' => key.push('d'),
            'ħ' => key.push('h'),
            'ı' => key.push('i'),
            'ł' => key.push('l'),
            'ø' => key.push('o'),
            'ŧ' => key.push('t'),
            'ς' => key.push('σ'),
            character if is_space(character) => {
                if !key.ends_with(' ') {
                    key.push(' ');
                }
            }
            character if is_accent(character) || is_unseen(character) => {}
            character => key.push(character),
        }
    }
    key.trim_matches(' ').to_owned()
}

fn cleaned(text: &str, keeps_direction: bool) -> String {
    if is_blank(text) {
        return String::new();
    }
    let text = text.replace("\r\n", "\n");
    let mut kept = String::with_capacity(text.len());
    let mut before = '\n';
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let character = match character {
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\n' | '\t' => character,
            // Emoji and a few Chinese characters have two forms.
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' if has_forms(before) => character,
            '\u{200c}' | '\u{200d}' => {
                let next = rest.clone().find(|next| !is_unseen(*next));
                if !(is_of_word(before) && next.is_some_and(is_of_word)) {
                    continue;
                }
                character
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' if keeps_direction => character,
            character if is_unseen(character) => continue,
            character => character,
        };
        kept.push(character);
        before = character;
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(&kept).into_owned()
}

/// White space, and the empty pattern of Braille, which no eye tells from it.
fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{2800}'
}

/// Signs that have no form of their own: of control, of direction, that join or part, or that are no characters at all.
fn is_unseen(character: char) -> bool {
    // Most characters of most texts: no table has to be looked into for them.
    match character {
        '\0'..='\u{7f}' => return character.is_ascii_control() && !character.is_whitespace(),
        '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' => return false,
        _ => {}
    }
    (character.is_control() && !character.is_whitespace())
        || matches!(character, '\u{fff9}'..='\u{fffc}')
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
        || CodePointSetData::new::<NoncharacterCodePoint>().contains(character)
}

fn is_mark(character: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    matches!(CodePointMapData::<GeneralCategory>::new().get(character), NonspacingMark | EnclosingMark | SpacingMark)
}

fn is_visible(character: char) -> bool {
    !is_space(character) && !is_unseen(character) && !character.is_control() && !is_mark(character)
}

/// What a joiner can stand between: letters with their marks, and emoji, several of which make one.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || is_mark(character)
        || has_forms(character)
        || character == '\u{fe0f}'
        || character == '\u{1f3fb}'
}

fn has_forms(character: char) -> bool {
    CodePointSetData::new::<Emoji>().contains(character) || CodePointSetData::new::<Ideographic>().contains(character)
}

/// The character that a keyboard has for it.
fn of_keyboard(character: char) -> char {
    match character {
        '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2bc}' | '\u{b4}' | '\u{60}' | '\u{2032}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        character if is_space(character) => ' ',
        character if character.is_ascii() => character,
        character if CodePointSetData::new::<Dash>().contains(character) => '-',
        character => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is answered without a look into Unicode's tables is what they say.
    #[test]
    fn the_short_ways_agree_with_the_tables() {
        let (ignorable, none) =
            (CodePointSetData::new::<DefaultIgnorableCodePoint>(), CodePointSetData::new::<NoncharacterCodePoint>());
        for character in '\0'..='\u{3ff}' {
            let is_control = character.is_control() && !character.is_whitespace();
            assert_eq!(
                is_unseen(character),
                is_control || ignorable.contains(character) || none.contains(character),
                "{character:?}"
            );
            if CodePointSetData::new::<Dash>().contains(character) {
                assert_eq!(of_keyboard(character), '-', "{character:?}");
            }
        }
    }

    #[test]
    fn a_text_comes_in_as_it_looks() {
        for (typed, as_long, as_line) in [
            ("Zeche Zollern", "Zeche Zollern", "Zeche Zollern"),
            ("a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"),
            ("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f", "a\nb\nc\nd\ne\nf", "a b c d e f"),
            ("\u{0}a\u{1}\u{7f}\u{9f}\tb", "a\tb", "a b"),
            ("Hu\u{308}lse", "H\u{fc}lse", "H\u{fc}lse"),
            ("u\u{200b}\u{308}", "\u{fc}", "\u{fc}"),
            ("Ho\u{ad}esch\u{200b}\u{2060}park\u{feff}", "Hoeschpark", "Hoeschpark"),
            ("\u{202e}nettel\u{202c}", "nettel", "nettel"),
            ("\u{200e}Ada\u{200f}", "\u{200e}Ada\u{200f}", "Ada"),
            // Persian "I want", emoji of several characters, and joiners that join nothing.
            (
                "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}",
                "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}",
                "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}",
            ),
            (
                "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
                "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
                "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308}",
            ),
            ("Ada\u{200d} \u{200c}Öz\u{200d}", "Ada Öz", "Ada Öz"),
            ("a\u{200d}\u{200d}b", "a\u{200d}b", "a\u{200d}b"),
            ("a\u{fe0f}", "a", "a"),
            ("\u{2764}\u{fe0f}", "\u{2764}\u{fe0f}", "\u{2764}\u{fe0f}"),
            ("a\u{fffe}\u{fffc}b", "ab", "ab"),
            ("\u{a0}e.\u{a0}V.\u{2800}", "\u{a0}e.\u{a0}V.\u{2800}", "e.\u{a0}V."),
        ] {
            assert_eq!((long(typed).as_str(), line(typed).as_str()), (as_long, as_line), "{typed:?}");
            assert_eq!((long(as_long).as_str(), line(as_line).as_str()), (as_long, as_line), "{typed:?} once more");
        }
    }

    #[test]
    fn empty_is_what_nobody_sees() {
        for nothing in [
            "",
            " ",
            "\n\t",
            "\u{a0}",
            "\u{200b}",
            "\u{2800}",
            "\u{3164}",
            "\u{115f}",
            "\u{ffa0}",
            "\u{200d}\u{200c}",
            "\u{feff}",
            "\u{ad}",
            "\u{308}",
            "\u{20dd}",
            "\u{200e} \u{202e}",
            "\u{180e}",
            "\u{2063}",
            "\u{e0041}",
            "\u{0}",
            "\u{85}",
            "\u{fe0f}",
            "\u{fffc}",
            "\u{3000}",
            "\u{2028}",
        ] {
            assert!(is_blank(nothing), "{nothing:?}");
            assert_eq!((long(nothing), line(nothing), typed(nothing)), Default::default(), "{nothing:?}");
        }
        for something in ["a", ".", "-", "\u{1f3c6}", "\u{645}", "\u{ac00}", "\u{fffd}", " \u{200b}x"] {
            assert!(!is_blank(something), "{something:?}");
        }
    }

    #[test]
    fn what_is_read_as_a_number_or_an_address_has_the_characters_of_a_keyboard() {
        for (pasted, plain) in [
            ("\u{202d}+49\u{a0}231\u{202f}50\u{2013}0\u{202c}", "+49 231 50-0"),
            ("\u{2212}3", "-3"),
            ("44\u{2011}135", "44-135"),
            ("\u{ff14}\u{ff14}", "44"),
            ("o\u{2019}neil", "o'neil"),
            ("4\u{200d}4", "44"),
        ] {
            assert_eq!(typed(pasted), plain, "{pasted:?}");
        }
    }

    #[test]
    fn two_texts_are_the_same_to_whoever_looks_for_one() {
        for (one, key) in [
            ("Hörder Straße, AĞAÇ, İzmir", "horder strasse, agac, izmir"),
            ("Ho\u{308}rder STRASSE, ag\u{306}ac\u{327}, izmir", "horder strasse, agac, izmir"),
            ("ẞ", "ss"),
            (" e.\u{a0}\u{2009}V.\n", "e. v."),
            ("Mu\u{308}ller\u{2013}Lüdenscheid", "muller-ludenscheid"),
            ("o\u{2019}Neil \u{201e}Ada\u{201c}", "o'neil \"ada\""),
            ("Ho\u{ad}esch\u{200b}park", "hoeschpark"),
            ("\u{fb01}n", "fin"),
            ("Łódź, Ærø, Đorđe, ıI", "lodz, aero, dorde, ii"),
            ("\u{200b}", ""),
        ] {
            assert_eq!(compare_key(one), key, "{one:?}");
            assert_eq!(compare_key(key), key, "{key:?}");
        }
        // Other letters are other letters.
        assert_ne!(compare_key("\u{304b}"), compare_key("\u{304c}"));
        assert_ne!(compare_key("\u{915}\u{941}"), compare_key("\u{915}"));
    }
}
