//! The list for the Laudatio: what whoever speaks at the ceremony needs to know about each laureate.

use crate::i18n::{Writes, isolated, say};

use crate::prizes::model::Naming;

use super::honours::Roll;
use super::paper::{Fact, LANG, Paper, Part, Section};

/// The list, in the order of the prizes.
pub fn speeches(roll: &Roll) -> Paper {
    let mut paper = Paper::new(say(LANG, "papers-speeches"), roll.title(LANG));
    let writes = Writes(LANG);
    if let Some(at) = roll.edition.ceremony_at {
        paper.facts.push(Fact::new("papers-ceremony", writes.datetime(at.naive())));
    }
    if let Some(venue) = &roll.edition.venue {
        paper.facts.push(Fact::new("papers-venue", venue));
    }
    for honour in &roll.honours {
        let mut facts = vec![Fact::new("papers-laureate", &honour.name)];
        if honour.naming != Naming::Agreed {
            facts.push(Fact::new("papers-naming", say(LANG, "papers-naming-none")));
        }
        facts.extend(honour.project.as_ref().map(|project| Fact::new("papers-project", project)));
        facts.extend(honour.amount.map(|cents| Fact::new("papers-amount", writes.money(cents))));
        facts.extend(honour.reason.as_ref().map(|reason| Fact::new("papers-reason", reason)));
        let heading = format!("{}: {}", honour.prize, isolated(honour.name.as_str()));
        paper.sections.push(Section { heading, parts: vec![Part::Facts { facts }] });
    }
    paper
}
