//! Which entries a text names: what somebody must not read, they must not vote on either, whatever form it was moved in.

use std::collections::{BTreeMap, BTreeSet};

use crate::i18n::fold;
use crate::ids::NominationId;

use super::agenda::AgendaItem;

/// The words by which somebody could name an entry – number, title, who is proposed, who proposes – and whose they are;
/// the longest first.
#[derive(Clone, Debug, Default)]
pub struct Names(Vec<(String, BTreeSet<NominationId>)>);

impl Names {
    /// Shorter ones stand in every second sentence.
    const LEAST: usize = 4;

    pub fn of(agenda: &[AgendaItem]) -> Self {
        let mut known: BTreeMap<String, BTreeSet<NominationId>> = BTreeMap::new();
        for item in agenda {
            let (title, nominee) = &item.written;
            let names = [&item.receipt_number, &item.title, title, nominee].into_iter().chain(&item.nominator);
            for name in names.map(|name| plain(name)).filter(|name| name.trim().chars().count() >= Self::LEAST) {
                known.entry(name).or_default().insert(item.nomination_id);
            }
        }
        let mut names: Vec<_> = known.into_iter().collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self(names)
    }

    /// The entries that a text names beside some: a name that one of those bears as well means that one, and a longer
    /// name is not also a shorter one within it.
    pub fn named(&self, text: &str, beside: &[NominationId]) -> BTreeSet<NominationId> {
        let mut text = plain(text);
        let mut found = BTreeSet::new();
        for (name, entries) in &self.0 {
            if !text.contains(name.as_str()) {
                continue;
            }
            while text.contains(name.as_str()) {
                text = text.replacen(name.as_str(), " | ", 1);
            }
            if !beside.iter().any(|own| entries.contains(own)) {
                found.extend(entries);
            }
        }
        found
    }
}

/// Whether two names are the same, however they are written.
pub fn is_same(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A text's words alone, each between blanks, whatever stands between them.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut plain = String::from(" ");
    for word in words {
        plain.push_str(word);
        plain.push(' ');
    }
    plain
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn names(of: &[(&str, u128)]) -> Names {
        let mut names: Vec<_> =
            of.iter().map(|&(name, id)| (plain(name), BTreeSet::from([NominationId(Uuid::from_u128(id))]))).collect();
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Names(names)
    }

    #[test]
    fn an_entry_is_named_by_whole_words_however_they_are_written() {
        let names = names(&[("Brücken bauen", 1), ("IP-2027-0001", 1), ("Brücken", 2), ("Ayşe Yılmaz", 3)]);
        for (text, own, expected) in [
            ("Mehr Geld für „BRÜCKEN  BAUEN“!", &[][..], &[1][..]),
            ("ip 2027 0001 zuerst", &[], &[1]),
            ("Wer über die Brücken geht", &[], &[2]),
            ("Brücken vor Brücken bauen", &[], &[1, 2]),
            ("Brücken bauen erhält Platz 1", &[1], &[]),
            ("Ayse Yilmaz kommt in die engere Wahl.", &[], &[3]),
            ("Brückenbauer", &[], &[]),
            ("IP-2027-00012", &[], &[]),
            ("", &[], &[]),
        ] {
            let id = |id: &u128| NominationId(Uuid::from_u128(*id));
            let own: Vec<NominationId> = own.iter().map(id).collect();
            assert_eq!(names.named(text, &own), expected.iter().map(id).collect(), "{text}");
        }
        assert!(is_same("Ehrenpreis", " ehrenpreis ") && !is_same("Ehrenpreis", "Ehrenpreis 2"));
    }
}
