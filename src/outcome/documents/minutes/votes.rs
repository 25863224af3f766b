//! Motions and how they were voted on, lots, and objections.

use crate::i18n::{Args, Writes, isolated, say, t, value};
use crate::ids::{MotionId, NominationId};
use crate::key;
use crate::outcome::meeting::model::attendance::Attendance;
use crate::outcome::meeting::model::motion::{Motion, MotionKind, MotionStatus, Voter};

use super::super::document::{Fact, LANG, Part, Table};
use super::super::laureates::prize_name;
use super::sources::Sources;
use super::{grouped, moment, nothing, numbered, with};

/// Every motion in its order.
pub fn motions(of: &Sources) -> Vec<Part> {
    if of.state.motions.is_empty() {
        return vec![Part::text(say(LANG, key!("minutes-no-motions")))];
    }
    of.state.motions.iter().flat_map(|motion| one(of, motion)).collect()
}

fn one(of: &Sources, motion: &Motion) -> [Part; 2] {
    let mut args = Args::new();
    args.set("n", motion.number);
    args.set("wording", value(motion.wording.as_str()));
    let heading = t(LANG, key!("minutes-motion"), Some(&args));
    let outcome = || say(LANG, &format!("minutes-outcome-{}", motion.status));
    if of.withheld.contains(&motion.motion_id) {
        let text = format!("{} ({})", say(LANG, key!("minutes-withheld")), outcome());
        return [Part::heading(heading), Part::text(text)];
    }
    let mut facts = Vec::new();
    if let Some(by) = motion.moved_by.and_then(|id| of.state.attendance(id)) {
        facts.push(Fact::new(key!("minutes-moved-by"), &by.name));
    }
    let entries: Vec<String> = of.state.entries_of(motion.motion_id).into_iter().map(|id| of.entry(id)).collect();
    if !entries.is_empty() {
        facts.push(Fact::new(key!("minutes-about"), entries.join("\n")));
    }
    facts.extend(split(of, motion));
    if !motion.reason.is_empty() {
        facts.push(Fact::new(key!("minutes-reason"), &motion.reason));
    }
    let own = of.state.motion_entries.iter().filter(|one| one.motion_id == motion.motion_id);
    for (entry, reason) in own.filter_map(|one| Some((one.nomination_id, one.reason.as_ref()?))) {
        facts
            .push(Fact { term: with(key!("minutes-reason-of"), "entry", of.state.title(entry)), text: reason.clone() });
    }
    facts.extend(motion.order_reason.as_ref().map(|reason| Fact::new(key!("minutes-order-reason"), reason)));
    let mut args = Args::new();
    args.set("ballot", value(motion.ballot.as_str()));
    args.set("voters", motion.present);
    args.set("quorum", motion.quorum);
    let key = match motion.attending {
        Some(attending) => {
            args.set("present", attending);
            key!("minutes-ballot-text")
        }
        // Of votes of a former release it is not known.
        None => key!("minutes-ballot-text-unknown"),
    };
    facts.push(Fact::new(key!("minutes-ballot"), t(LANG, key, Some(&args))));
    let outside: Vec<String> = of.state.was_outside(motion).into_iter().map(|one| outside(of, one)).collect();
    if !outside.is_empty() {
        facts.push(Fact::new(key!("minutes-without-vote"), outside.join("\n")));
    }
    if let (Some(yes), Some(no), Some(abstained)) = (motion.yes, motion.no, motion.abstained) {
        let mut args = Args::new();
        args.set("yes", yes);
        args.set("no", no);
        args.set("abstained", abstained);
        facts.push(Fact::new(key!("minutes-votes"), t(LANG, key!("minutes-votes-text"), Some(&args))));
        if motion.by_count {
            facts.push(Fact::new(key!("minutes-counted"), say(LANG, key!("minutes-by-count"))));
        }
    }
    let struck: Vec<String> = of.state.voters_of(motion.motion_id).filter_map(|voter| struck(of, voter)).collect();
    if !struck.is_empty() {
        facts.push(Fact::new(key!("minutes-struck"), struck.join("\n")));
    }
    if let Some(broken) = motion.broken_by {
        let choice = motion.casting_choice.map_or("none", |choice| choice.as_str());
        let how = say(LANG, &format!("minutes-broken-{broken}"));
        let text = match motion.casting_choice {
            Some(_) => format!("{how}: {}", say(LANG, &format!("minutes-choice-{choice}"))),
            None => how,
        };
        facts.push(Fact::new(key!("minutes-tie"), text));
    }
    facts.push(Fact::new(key!("minutes-outcome"), outcome()));
    if let Some(reason) = motion.annulled_because {
        facts.push(Fact::new(key!("minutes-annulled"), say(LANG, &format!("meeting-annulled-{reason}"))));
    }
    if let Some(number) = motion.repeats.and_then(|id| number(of, id)) {
        facts.push(Fact::new(key!("minutes-repeats"), number));
    }
    facts.extend(of.state.mark(motion).map(|mark| Fact::new(key!("minutes-standing"), mark.said(LANG))));
    if motion.status != MotionStatus::Voting
        && let Some(at) = motion.closed_at
    {
        facts.push(Fact::new(key!("minutes-at"), moment(at)));
    }
    [Part::heading(heading), Part::Facts { facts }]
}

/// Somebody whose right to vote went while an open vote was held.
fn struck(of: &Sources, voter: &Voter) -> Option<String> {
    let bar = voter.struck_because?;
    let name = &of.state.attendance(voter.attendance_id)?.name;
    Some(format!("{name}: {}", say(LANG, &format!("meeting-struck-{bar}"))))
}

/// Somebody who was outside when a vote ended.
fn outside(of: &Sources, (one, entry): (&Attendance, NominationId)) -> String {
    let mut args = Args::new();
    args.set("name", value(one.name.as_str()));
    args.set("entry", value(of.entry(entry)));
    t(LANG, key!("minutes-was-outside"), Some(&args))
}

/// What came up after a vote and touches what was decided.
pub fn later(of: &Sources) -> Vec<Part> {
    let facts = of.state.motions.iter().flat_map(|motion| {
        let term = with(key!("minutes-motion-number"), "n", &motion.number.to_string());
        of.state.later_facts(motion).into_iter().map(move |fact| Fact { term: term.clone(), text: fact.said(LANG) })
    });
    let facts: Vec<Fact> = facts.collect();
    if facts.is_empty() {
        Vec::new()
    } else {
        vec![Part::text(say(LANG, key!("minutes-later-text"))), Part::Facts { facts }]
    }
}

/// What a motion to split the money otherwise gives to each place.
fn split(of: &Sources, motion: &Motion) -> Option<Fact> {
    let amounts: Vec<String> = of
        .state
        .motion_amounts
        .iter()
        .filter(|amount| amount.motion_id == motion.motion_id)
        .map(|amount| format!("{}: {}", prize_name(Some(amount.place), LANG), Writes(LANG).money(amount.amount)))
        .collect();
    (motion.kind == MotionKind::Split && !amounts.is_empty())
        .then(|| Fact::new(key!("minutes-split"), amounts.join("\n")))
}

/// Lots with what it takes to draw them again, and ties of the ranking that were settled before.
pub fn lots(of: &Sources) -> Vec<Part> {
    let mut parts = Vec::new();
    let rows = of.ties.iter().map(|tie| {
        let entries: Vec<String> = tie.entries.iter().map(|id| of.entry(*id)).collect();
        let how = match &tie.seed {
            // With what it takes to draw it again; the numbers stand beside the titles.
            Some(seed) => {
                let method = tie.method.as_deref().unwrap_or("SHA-256(\"<seed> <number>\"), ascending");
                format!("{}\n{}\n{method}", say(LANG, key!("minutes-broken-lot")), grouped(seed))
            }
            None => say(LANG, &format!("minutes-settled-{}", tie.rule)),
        };
        let by: Vec<&str> = tie.asked_by.iter().map(String::as_str).chain([tie.decided_by.as_str()]).collect();
        vec![tie.rank.to_string(), entries.join("\n"), how, tie.reason.clone(), by.join(", ")]
    });
    let columns = [
        (key!("minutes-rank"), 1, true),
        (key!("minutes-entries"), 4, false),
        (key!("minutes-how"), 3, false),
        (key!("minutes-why"), 3, false),
        (key!("minutes-by"), 2, false),
    ];
    parts.extend(Table::new(key!("minutes-ties"), &columns, rows.collect()).part());
    for lot in &of.state.lots {
        let mut args = Args::new();
        args.set("n", lot.number);
        args.set("purpose", value(lot.purpose.as_str()));
        parts.push(Part::heading(t(LANG, key!("minutes-lot"), Some(&args))));
        // With the keys, so that anybody can draw again.
        let candidates: Vec<String> = lot.candidates.iter().map(|one| numbered(&one.key, &one.label)).collect();
        let mut facts = vec![
            Fact::new(key!("minutes-candidates"), candidates.join("\n")),
            Fact::new(key!("minutes-seed-hash"), grouped(&lot.seed_hash)),
            Fact::new(key!("minutes-seed-at"), moment(lot.seed_at)),
        ];
        facts.extend(lot.motion_id.and_then(|id| number(of, id)).map(|n| Fact::new(key!("minutes-to-motion"), n)));
        if of.state.is_idle(lot) {
            facts.push(Fact::new(key!("minutes-drawn"), say(LANG, key!("minutes-not-drawn"))));
        }
        // Before the draw the seed is nobody's business.
        if let (Some(word), Some(result), Some(at)) = (&lot.word, &lot.result, lot.drawn_at) {
            let label = |key: &String| {
                let found = lot.candidates.iter().find(|candidate| candidate.key == *key);
                found.map_or(key.as_str(), |candidate| candidate.label.as_str()).to_owned()
            };
            let order: Vec<String> =
                result.iter().zip(1..).map(|(key, place)| format!("{place}. {}", isolated(label(key)))).collect();
            facts.extend([
                Fact::new(key!("minutes-seed"), grouped(&lot.seed)),
                Fact::new(key!("minutes-word"), word),
                Fact::new(key!("minutes-lot-method"), &lot.method),
                Fact::new(key!("minutes-drawn"), order.join("\n")),
                Fact::new(key!("minutes-at"), moment(at)),
            ]);
        }
        parts.push(Part::Facts { facts });
    }
    parts
}

/// What somebody wanted in the minutes against a decision.
pub fn objections(of: &Sources) -> Vec<Part> {
    if of.state.objections.is_empty() {
        return nothing(of, key!("minutes-no-objections"));
    }
    let rows = of.state.objections.iter().map(|objection| {
        let about = objection.motion_id.and_then(|id| number(of, id)).unwrap_or_else(|| "–".to_owned());
        vec![objection.name.clone(), about, objection.body.clone(), moment(objection.noted_at)]
    });
    let columns = [
        (key!("minutes-name"), 3, false),
        (key!("minutes-to-motion"), 2, false),
        (key!("minutes-objection"), 6, false),
        (key!("minutes-at"), 3, false),
    ];
    Table::new(key!("minutes-objections"), &columns, rows.collect()).part().into_iter().collect()
}

fn number(of: &Sources, id: MotionId) -> Option<String> {
    Some(with(key!("minutes-motion-number"), "n", &of.state.motion(id)?.number.to_string()))
}
