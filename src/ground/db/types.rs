//! Texts in several languages, and search words.

pub use laudatio_base::i18n::{LocalText, Translated};

/// A search word for `like … escape '\'`: the characters that mean something there are taken as they stand.
pub fn escape_like(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    escaped.push('%');
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped.push('%');
    escaped
}
