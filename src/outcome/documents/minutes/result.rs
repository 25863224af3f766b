//! What the sheets say, what the meeting decided, and the group's words on each entry.

use crate::i18n::{Writes, isolated, say};
use crate::key;
use crate::outcome::meeting::model::decision::{Decision, DecisionKind};

use super::super::document::{Fact, LANG, Part, Table};
use super::super::laureates::decision_name;
use super::sources::Sources;
use super::{moment, nothing, numbered, with};

/// The order that the sheets gave, which the meeting began with.
pub fn ranking(of: &Sources) -> Vec<Part> {
    let mut items: Vec<_> = of.state.agenda.iter().collect();
    items.sort_by_key(|item| (item.computed_rank.unwrap_or(i64::MAX), item.position));
    let rows = items.into_iter().map(|item| {
        let rank = item.computed_rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        let title = match of.withdrawn.get(&item.nomination_id) {
            Some(at) => {
                format!(
                    "{} ({})",
                    isolated(item.title.as_str()),
                    with(key!("minutes-withdrawn-at"), "at", &moment(*at))
                )
            }
            None => item.title.clone(),
        };
        vec![rank, item.receipt_number.clone(), title, item.nominee_name.clone()]
    });
    let columns = [
        (key!("minutes-rank"), 1, true),
        (key!("minutes-number"), 2, false),
        (key!("minutes-entry"), 5, false),
        (key!("minutes-nominee"), 4, false),
    ];
    let table = Table::new(key!("minutes-ranking"), &columns, rows.collect()).part();
    let late = of.late.iter().map(|one| Part::text(one.said(LANG)));
    [Part::text(say(LANG, key!("minutes-ranking-text")))].into_iter().chain(table).chain(late).collect()
}

/// The decisions that stand.
pub fn result(of: &Sources) -> Vec<Part> {
    let mut standing: Vec<&Decision> = of.state.standing().collect();
    if standing.is_empty() {
        return nothing(of, key!("minutes-no-result"));
    }
    // Prizes first, each with its laureates; then what was not given.
    standing.sort_by_key(|decision| (rank(decision.kind), decision.place.unwrap_or(i64::MAX), decision.position));
    let overtaken = of.state.overtaken().map(|at| with(key!("minutes-state-overtaken"), "at", &moment(at)));
    let parts = standing.into_iter().flat_map(|decision| one(of, decision));
    overtaken.map(Part::text).into_iter().chain(parts).collect()
}

fn rank(kind: DecisionKind) -> u8 {
    match kind {
        DecisionKind::Place => 0,
        DecisionKind::SpecialPrize => 1,
        DecisionKind::NotAwarded => 2,
        DecisionKind::Deferred => 3,
    }
}

fn one(of: &Sources, decision: &Decision) -> [Part; 2] {
    let mut what = decision_name(decision, LANG);
    let is_same = |other: &&Decision| other.kind == DecisionKind::Place && other.place == decision.place;
    if decision.kind == DecisionKind::Place && of.state.standing().filter(is_same).count() > 1 {
        what = format!("{what} ({})", say(LANG, key!("minutes-shared")));
    }
    let mut facts = Vec::new();
    if let Some(item) = decision.nomination_id.and_then(|id| of.state.entry(id)) {
        facts.push(Fact::new(key!("minutes-entry"), numbered(&item.receipt_number, &item.title)));
        facts.push(Fact::new(key!("minutes-nominee"), &item.nominee_name));
        let computed = item.computed_rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        facts.push(Fact::new(key!("minutes-computed"), computed));
    }
    if let Some(entry) = decision.nomination_id.and_then(|id| of.state.beside(id)) {
        facts.push(Fact::new(key!("minutes-entry"), &entry.receipt_number));
        facts.push(Fact::new(key!("minutes-laureate"), &entry.nominee_name));
    }
    facts.extend(decision.person_name.as_ref().map(|name| Fact::new(key!("minutes-laureate"), name)));
    let amount = decision.amount.filter(|cents| *cents > 0);
    facts.extend(amount.map(|cents| Fact::new(key!("minutes-amount"), Writes(LANG).money(cents))));
    if !decision.reason.is_empty() {
        facts.push(Fact::new(key!("minutes-reason"), &decision.reason));
    }
    facts.extend(decision.order_reason.as_ref().map(|reason| Fact::new(key!("minutes-order-reason"), reason)));
    if let Some(motion) = of.state.motion(decision.motion_id) {
        facts.push(Fact::new(key!("minutes-by-motion"), motion.number.to_string()));
    }
    facts.extend(of.state.parted(decision).map(|mark| Fact::new(key!("minutes-standing"), mark.said(LANG))));
    [Part::heading(what), Part::Facts { facts }]
}

/// What the group wrote on each entry, in the order of the agenda.
pub fn verdicts(of: &Sources) -> Vec<Part> {
    let written = of.state.agenda.iter().filter_map(|item| {
        let verdict = of.state.verdicts.get(&item.nomination_id).filter(|verdict| !verdict.body.trim().is_empty())?;
        Some([Part::heading(numbered(&item.receipt_number, &item.title)), Part::text(&verdict.body)])
    });
    written.flatten().collect()
}
