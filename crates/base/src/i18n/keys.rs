//! The keys of all sentences, known to the compiler.

include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// The key that is given. Where `locales/` has no sentence for it, [`key!`](crate::key) does not compile.
pub const fn known(key: &'static str) -> &'static str {
    let (mut from, mut to) = (0, KEYS.len());
    while from < to {
        let middle = from + (to - from) / 2;
        match order(KEYS[middle].as_bytes(), key.as_bytes()) {
            0 => return key,
            ..0 => from = middle + 1,
            _ => to = middle,
        }
    }
    panic!("locales/ has no sentence with this key")
}

/// Below zero where `a` comes before `b`, zero where they are the same.
const fn order(a: &[u8], b: &[u8]) -> i32 {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] as i32 - b[at] as i32;
        }
        at += 1;
    }
    if a.len() == b.len() {
        0
    } else if a.len() < b.len() {
        -1
    } else {
        1
    }
}

/// The key of a sentence in `locales/`; one that is not there does not compile.
///
/// ```text
/// say(lang, key!("nav-home"))
/// ```
#[macro_export]
macro_rules! key {
    ($key:literal) => {
        const { $crate::i18n::known($key) }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_known_and_stands_in_order() {
        assert!(KEYS.is_sorted() && KEYS.len() > 1_000);
        for key in KEYS {
            assert_eq!(known(key), key);
        }
    }

    #[test]
    #[should_panic(expected = "no sentence")]
    fn a_key_that_is_nowhere_is_not_known() {
        known("nothing-of-this-name");
    }
}
