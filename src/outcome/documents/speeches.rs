//! The list for the Laudatio: what whoever speaks at the ceremony needs to know about each laureate.

use crate::i18n::{Writes, isolated, say};
use crate::key;

use crate::contest::prizes::model::Naming;

use super::document::{Document, Fact, LANG, Part, Section};
use super::laureates::Roll;

/// The list, in the order of the prizes.
pub fn speeches(roll: &Roll) -> Document {
    let mut document = Document::new(say(LANG, key!("documents-speeches")), roll.title(LANG));
    let writes = Writes(LANG);
    if let Some(at) = roll.edition.ceremony_at {
        document.facts.push(Fact::new(key!("documents-ceremony"), writes.datetime(at.naive())));
    }
    if let Some(venue) = &roll.edition.venue {
        document.facts.push(Fact::new(key!("documents-venue"), venue));
    }
    for laureate in &roll.laureates {
        let mut facts = vec![Fact::new(key!("documents-laureate"), &laureate.name)];
        if laureate.naming != Naming::Agreed {
            facts.push(Fact::new(key!("documents-naming"), say(LANG, key!("documents-naming-none"))));
        }
        facts.extend(laureate.project.as_ref().map(|project| Fact::new(key!("documents-project"), project)));
        facts.extend(laureate.amount.map(|cents| Fact::new(key!("documents-amount"), writes.money(cents))));
        facts.extend(laureate.reason.as_ref().map(|reason| Fact::new(key!("documents-reason"), reason)));
        let heading = format!("{}: {}", laureate.prize, isolated(laureate.name.as_str()));
        document.sections.push(Section { heading, parts: vec![Part::Facts { facts }] });
    }
    document
}
