//! Money that contradicts itself: the places, their sum, the prize's amount, and what the texts say.

use crate::contest::prizes::model::amounts::{Subject, named};
use crate::contest::prizes::model::{Call, Edition, Freedom};
use crate::ground::db::Translated;
use crate::i18n::Lang;
use crate::key;

use super::{Fact, Finding};

/// All the money that a call gives away, special prizes among it. What it names as its prize money may have them in it
/// or not: only where it is what the places get do they come on top.
pub fn money_there(named: Option<i64>, places: &[Option<i64>], special: i64) -> Option<i64> {
    let of_places = places.iter().copied().sum::<Option<i64>>().filter(|_| !places.is_empty());
    match named {
        Some(total) if of_places != Some(total) => Some(total),
        _ => of_places.map(|sum| sum + special),
    }
}

impl Call {
    /// The fields of a published call whose new wording names money that the call does not give: it would contradict what
    /// everybody has read. None of one that is not published: there the list of findings says it.
    pub fn contradicted(&self, new: &Edition) -> Vec<String> {
        if self.edition.freedom() != Freedom::Wording {
            return Vec::new();
        }
        let blocks = |edition: Edition| {
            let mut findings = Vec::new();
            Self { edition, ..self.clone() }.of_money(&mut findings);
            findings.retain(Finding::is_block);
            findings
        };
        let old = &self.edition;
        // Each language by itself, so that its own field says what is wrong.
        let purpose = |&lang: &Lang| {
            let of = |other: Lang| if other == lang { &new.purpose } else { &old.purpose };
            let texts = Lang::ALL.iter().map(|&other| (other, of(other).exactly(other).unwrap_or_default().to_owned()));
            (format!("purpose_{lang}"), Edition { purpose: Translated::from_pairs(texts), ..old.clone() })
        };
        let before = blocks(old.clone());
        let changes = [
            ("contact".to_owned(), Edition { contact: new.contact.clone(), ..old.clone() }),
            ("venue".to_owned(), Edition { venue: new.venue.clone(), ..old.clone() }),
        ];
        let adds = |edition: Edition| blocks(edition).iter().any(|finding| !before.contains(finding));
        Lang::ALL
            .iter()
            .map(purpose)
            .chain(changes)
            .filter_map(|(name, edition)| adds(edition).then_some(name))
            .collect()
    }

    pub(super) fn of_money(&self, findings: &mut Vec<Finding>) {
        let places: Vec<i64> = self.places.iter().filter_map(|place| place.amount).collect();
        let special: Vec<i64> = self.special_prizes.iter().filter_map(|prize| prize.amount).collect();
        let (sum, with_special) = (places.iter().sum::<i64>(), places.iter().chain(&special).sum::<i64>());
        let all_known = places.len() == self.places.len();
        let total = self.edition.prize_money;
        if let Some(total) = total {
            let fits = if all_known && !places.is_empty() {
                [sum, with_special].contains(&total)
            } else {
                with_special <= total
            };
            if !fits {
                let shown = if places.is_empty() { with_special } else { sum };
                findings.push(
                    Finding::blocks(key!("edition-finding-money-sum"), "places")
                        .with("total", Fact::Money(total))
                        .with("sum", Fact::Money(shown)),
                );
            }
        }
        if places.windows(2).any(|pair| pair[0] < pair[1]) {
            findings.push(Finding::asks(key!("edition-finding-money-order"), "places"));
        }
        if !self.places.is_empty() && !all_known {
            findings.push(Finding::asks(key!("edition-finding-money-open"), "places"));
        }
        let sums = all_known.then_some([sum, with_special]).into_iter().flatten();
        let totals: Vec<i64> = total.into_iter().chain(sums).collect();
        for (part, text) in self.texts() {
            for named in named(&text) {
                let is_share = places.iter().chain(&special).any(|amount| *amount == named.cents);
                let known = totals.contains(&named.cents) || (!named.is_total && is_share);
                let key = if named.is_total {
                    key!("edition-finding-money-total")
                } else {
                    key!("edition-finding-money-text")
                };
                // What the call itself says of its prize money binds as much as the table of places.
                let binds = part == "basics"
                    && match named.subject {
                        Subject::Prize => true,
                        Subject::Unclear => named.is_total,
                        Subject::Other => false,
                    };
                let finding = if binds { Finding::blocks(key, part) } else { Finding::asks(key, part) };
                let finding = finding.with("amount", Fact::Money(named.cents));
                if !known && !findings.contains(&finding) {
                    findings.push(finding);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_prizes_are_counted_once() {
        let (known, open) = ([Some(500), Some(300), Some(200)], [Some(500), None]);
        for (named, places, special, there) in [
            (Some(1000), &known[..], 100, Some(1100)),
            (Some(1100), &known, 100, Some(1100)),
            (Some(1000), &known, 0, Some(1000)),
            (None, &known, 100, Some(1100)),
            (Some(1000), &open, 100, Some(1000)),
            (None, &open, 100, None),
            (Some(100), &[], 100, Some(100)),
            (None, &[], 100, None),
        ] {
            assert_eq!(money_there(named, places, special), there, "{named:?} {places:?} {special}");
        }
    }
}
