//! What the sheets say, what the session decided, and the group's words on each entry.

use crate::i18n::{Writes, isolated, say};
use crate::session::model::decision::{Decision, DecisionKind};

use super::super::honours::decision_name;
use super::super::paper::{Fact, LANG, Part, Table};
use super::sources::Sources;
use super::{moment, nothing, numbered, with};

/// The order that the sheets gave, which the session began with.
pub fn ranking(of: &Sources) -> Vec<Part> {
    let mut items: Vec<_> = of.meeting.agenda.iter().collect();
    items.sort_by_key(|item| (item.computed_rank.unwrap_or(i64::MAX), item.position));
    let rows = items.into_iter().map(|item| {
        let rank = item.computed_rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        let title = match of.withdrawn.get(&item.nomination_id) {
            Some(at) => {
                format!("{} ({})", isolated(item.title.as_str()), with("protocol-withdrawn-at", "at", &moment(*at)))
            }
            None => item.title.clone(),
        };
        vec![rank, item.receipt_number.clone(), title, item.nominee_name.clone()]
    });
    let columns = [
        ("protocol-rank", 1, true),
        ("protocol-number", 2, false),
        ("protocol-entry", 5, false),
        ("protocol-nominee", 4, false),
    ];
    let table = Table::new("protocol-ranking", &columns, rows.collect()).part();
    let late = of.late.iter().map(|one| Part::text(one.said(LANG)));
    [Part::text(say(LANG, "protocol-ranking-text"))].into_iter().chain(table).chain(late).collect()
}

/// The decisions that stand.
pub fn result(of: &Sources) -> Vec<Part> {
    let mut standing: Vec<&Decision> = of.meeting.standing().collect();
    if standing.is_empty() {
        return nothing(of, "protocol-no-result");
    }
    // Prizes first, each with its laureates; then what was not given.
    standing.sort_by_key(|decision| (rank(decision.kind), decision.place.unwrap_or(i64::MAX), decision.position));
    let overtaken = of.meeting.overtaken().map(|at| with("protocol-state-overtaken", "at", &moment(at)));
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
    if decision.kind == DecisionKind::Place && of.meeting.standing().filter(is_same).count() > 1 {
        what = format!("{what} ({})", say(LANG, "protocol-shared"));
    }
    let mut facts = Vec::new();
    if let Some(item) = decision.nomination_id.and_then(|id| of.meeting.entry(id)) {
        facts.push(Fact::new("protocol-entry", numbered(&item.receipt_number, &item.title)));
        facts.push(Fact::new("protocol-nominee", &item.nominee_name));
        let computed = item.computed_rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
        facts.push(Fact::new("protocol-computed", computed));
    }
    if let Some(entry) = decision.nomination_id.and_then(|id| of.meeting.beside(id)) {
        facts.push(Fact::new("protocol-entry", &entry.receipt_number));
        facts.push(Fact::new("protocol-laureate", &entry.nominee_name));
    }
    facts.extend(decision.person_name.as_ref().map(|name| Fact::new("protocol-laureate", name)));
    let amount = decision.amount.filter(|cents| *cents > 0);
    facts.extend(amount.map(|cents| Fact::new("protocol-amount", Writes(LANG).money(cents))));
    if !decision.reason.is_empty() {
        facts.push(Fact::new("protocol-reason", &decision.reason));
    }
    facts.extend(decision.order_reason.as_ref().map(|reason| Fact::new("protocol-order-reason", reason)));
    if let Some(motion) = of.meeting.motion(decision.motion_id) {
        facts.push(Fact::new("protocol-by-motion", motion.number.to_string()));
    }
    facts.extend(of.meeting.parted(decision).map(|mark| Fact::new("protocol-standing", mark.said(LANG))));
    [Part::heading(what), Part::Facts { facts }]
}

/// What the group wrote on each entry, in the order of the agenda.
pub fn verdicts(of: &Sources) -> Vec<Part> {
    let written = of.meeting.agenda.iter().filter_map(|item| {
        let verdict = of.meeting.verdicts.get(&item.nomination_id).filter(|verdict| !verdict.body.trim().is_empty())?;
        Some([Part::heading(numbered(&item.receipt_number, &item.title)), Part::text(&verdict.body)])
    });
    written.flatten().collect()
}
