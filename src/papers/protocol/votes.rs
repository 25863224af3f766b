//! Motions and how they were voted on, lots, and objections.

use crate::i18n::{Args, Writes, isolated, say, t, value};
use crate::ids::{MotionId, NominationId};
use crate::session::model::attendance::Attendance;
use crate::session::model::motion::{Motion, MotionKind, MotionStatus, Voter};

use super::super::honours::prize_name;
use super::super::paper::{Fact, LANG, Part, Table};
use super::sources::Sources;
use super::{grouped, moment, nothing, numbered, with};

/// Every motion in its order.
pub fn motions(of: &Sources) -> Vec<Part> {
    if of.meeting.motions.is_empty() {
        return vec![Part::text(say(LANG, "protocol-no-motions"))];
    }
    of.meeting.motions.iter().flat_map(|motion| one(of, motion)).collect()
}

fn one(of: &Sources, motion: &Motion) -> [Part; 2] {
    let mut args = Args::new();
    args.set("n", motion.number);
    args.set("wording", value(motion.wording.as_str()));
    let heading = t(LANG, "protocol-motion", Some(&args));
    let outcome = || say(LANG, &format!("protocol-outcome-{}", motion.status));
    if of.withheld.contains(&motion.motion_id) {
        let text = format!("{} ({})", say(LANG, "protocol-withheld"), outcome());
        return [Part::heading(heading), Part::text(text)];
    }
    let mut facts = Vec::new();
    if let Some(by) = motion.moved_by.and_then(|id| of.meeting.attendance(id)) {
        facts.push(Fact::new("protocol-moved-by", &by.name));
    }
    let entries: Vec<String> = of.meeting.entries_of(motion.motion_id).into_iter().map(|id| of.entry(id)).collect();
    if !entries.is_empty() {
        facts.push(Fact::new("protocol-about", entries.join("\n")));
    }
    facts.extend(split(of, motion));
    if !motion.reason.is_empty() {
        facts.push(Fact::new("protocol-reason", &motion.reason));
    }
    let own = of.meeting.motion_entries.iter().filter(|one| one.motion_id == motion.motion_id);
    for (entry, reason) in own.filter_map(|one| Some((one.nomination_id, one.reason.as_ref()?))) {
        facts.push(Fact { term: with("protocol-reason-of", "entry", of.meeting.title(entry)), text: reason.clone() });
    }
    facts.extend(motion.order_reason.as_ref().map(|reason| Fact::new("protocol-order-reason", reason)));
    let mut args = Args::new();
    args.set("ballot", value(motion.ballot.as_str()));
    args.set("voters", motion.present);
    args.set("quorum", motion.quorum);
    let key = match motion.attending {
        Some(attending) => {
            args.set("present", attending);
            "protocol-ballot-text"
        }
        // Of votes of a former release it is not known.
        None => "protocol-ballot-text-unknown",
    };
    facts.push(Fact::new("protocol-ballot", t(LANG, key, Some(&args))));
    let outside: Vec<String> = of.meeting.was_outside(motion).into_iter().map(|one| outside(of, one)).collect();
    if !outside.is_empty() {
        facts.push(Fact::new("protocol-without-vote", outside.join("\n")));
    }
    if let (Some(yes), Some(no), Some(abstained)) = (motion.yes, motion.no, motion.abstained) {
        let mut args = Args::new();
        args.set("yes", yes);
        args.set("no", no);
        args.set("abstained", abstained);
        facts.push(Fact::new("protocol-votes", t(LANG, "protocol-votes-text", Some(&args))));
        if motion.by_count {
            facts.push(Fact::new("protocol-counted", say(LANG, "protocol-by-count")));
        }
    }
    let struck: Vec<String> = of.meeting.voters_of(motion.motion_id).filter_map(|voter| struck(of, voter)).collect();
    if !struck.is_empty() {
        facts.push(Fact::new("protocol-struck", struck.join("\n")));
    }
    if let Some(broken) = motion.broken_by {
        let choice = motion.casting_choice.map_or("none", |choice| choice.as_str());
        let how = say(LANG, &format!("protocol-broken-{broken}"));
        let text = match motion.casting_choice {
            Some(_) => format!("{how}: {}", say(LANG, &format!("protocol-choice-{choice}"))),
            None => how,
        };
        facts.push(Fact::new("protocol-tie", text));
    }
    facts.push(Fact::new("protocol-outcome", outcome()));
    if let Some(why) = motion.annulled_because {
        facts.push(Fact::new("protocol-annulled", say(LANG, &format!("session-annulled-{why}"))));
    }
    if let Some(number) = motion.repeats.and_then(|id| number(of, id)) {
        facts.push(Fact::new("protocol-repeats", number));
    }
    facts.extend(of.meeting.mark(motion).map(|mark| Fact::new("protocol-standing", mark.said(LANG))));
    if motion.status != MotionStatus::Voting
        && let Some(at) = motion.closed_at
    {
        facts.push(Fact::new("protocol-at", moment(at)));
    }
    [Part::heading(heading), Part::Facts { facts }]
}

/// Somebody whose right to vote went while an open vote was held.
fn struck(of: &Sources, voter: &Voter) -> Option<String> {
    let bar = voter.struck_because?;
    let name = &of.meeting.attendance(voter.attendance_id)?.name;
    Some(format!("{name}: {}", say(LANG, &format!("session-struck-{bar}"))))
}

/// Somebody who was outside when a vote ended.
fn outside(of: &Sources, (one, entry): (&Attendance, NominationId)) -> String {
    let mut args = Args::new();
    args.set("name", value(one.name.as_str()));
    args.set("entry", value(of.entry(entry)));
    t(LANG, "protocol-was-outside", Some(&args))
}

/// What came up after a vote and touches what was decided.
pub fn later(of: &Sources) -> Vec<Part> {
    let facts = of.meeting.motions.iter().flat_map(|motion| {
        let term = with("protocol-motion-number", "n", &motion.number.to_string());
        of.meeting.later_facts(motion).into_iter().map(move |fact| Fact { term: term.clone(), text: fact.said(LANG) })
    });
    let facts: Vec<Fact> = facts.collect();
    if facts.is_empty() {
        Vec::new()
    } else {
        vec![Part::text(say(LANG, "protocol-later-text")), Part::Facts { facts }]
    }
}

/// What a motion to split the money otherwise gives to each place.
fn split(of: &Sources, motion: &Motion) -> Option<Fact> {
    let amounts: Vec<String> = of
        .meeting
        .motion_amounts
        .iter()
        .filter(|amount| amount.motion_id == motion.motion_id)
        .map(|amount| format!("{}: {}", prize_name(Some(amount.place), LANG), Writes(LANG).money(amount.amount)))
        .collect();
    (motion.kind == MotionKind::Split && !amounts.is_empty()).then(|| Fact::new("protocol-split", amounts.join("\n")))
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
                format!("{}\n{}\n{method}", say(LANG, "protocol-broken-lot"), grouped(seed))
            }
            None => say(LANG, &format!("protocol-settled-{}", tie.rule)),
        };
        let by: Vec<&str> = tie.asked_by.iter().map(String::as_str).chain([tie.decided_by.as_str()]).collect();
        vec![tie.rank.to_string(), entries.join("\n"), how, tie.reason.clone(), by.join(", ")]
    });
    let columns = [
        ("protocol-rank", 1, true),
        ("protocol-entries", 4, false),
        ("protocol-how", 3, false),
        ("protocol-why", 3, false),
        ("protocol-by", 2, false),
    ];
    parts.extend(Table::new("protocol-ties", &columns, rows.collect()).part());
    for lot in &of.meeting.lots {
        let mut args = Args::new();
        args.set("n", lot.number);
        args.set("purpose", value(lot.purpose.as_str()));
        parts.push(Part::heading(t(LANG, "protocol-lot", Some(&args))));
        // With the keys, so that anybody can draw again.
        let candidates: Vec<String> = lot.candidates.iter().map(|one| numbered(&one.key, &one.label)).collect();
        let mut facts = vec![
            Fact::new("protocol-candidates", candidates.join("\n")),
            Fact::new("protocol-seed-hash", grouped(&lot.seed_hash)),
            Fact::new("protocol-seed-at", moment(lot.seed_at)),
        ];
        facts.extend(lot.motion_id.and_then(|id| number(of, id)).map(|n| Fact::new("protocol-to-motion", n)));
        if of.meeting.is_idle(lot) {
            facts.push(Fact::new("protocol-drawn", say(LANG, "protocol-not-drawn")));
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
                Fact::new("protocol-seed", grouped(&lot.seed)),
                Fact::new("protocol-word", word),
                Fact::new("protocol-lot-method", &lot.method),
                Fact::new("protocol-drawn", order.join("\n")),
                Fact::new("protocol-at", moment(at)),
            ]);
        }
        parts.push(Part::Facts { facts });
    }
    parts
}

/// What somebody wanted in the protocol against a decision.
pub fn objections(of: &Sources) -> Vec<Part> {
    if of.meeting.objections.is_empty() {
        return nothing(of, "protocol-no-objections");
    }
    let rows = of.meeting.objections.iter().map(|objection| {
        let about = objection.motion_id.and_then(|id| number(of, id)).unwrap_or_else(|| "–".to_owned());
        vec![objection.name.clone(), about, objection.body.clone(), moment(objection.noted_at)]
    });
    let columns = [
        ("protocol-name", 3, false),
        ("protocol-to-motion", 2, false),
        ("protocol-objection", 6, false),
        ("protocol-at", 3, false),
    ];
    Table::new("protocol-objections", &columns, rows.collect()).part().into_iter().collect()
}

fn number(of: &Sources, id: MotionId) -> Option<String> {
    Some(with("protocol-motion-number", "n", &of.meeting.motion(id)?.number.to_string()))
}
