//! The Juryprotokoll: everything that a jury's session did, in the order in which a reader looks for it.

mod people;
mod result;
mod sources;
mod votes;

use crate::approvals::{Act, Granted};
use crate::clock::Timestamp;
use crate::i18n::{Args, Writes, isolated, say, t, value};
use crate::rounds::model::RoundStatus;
use crate::session::model::SessionStatus;

use super::paper::{Fact, LANG, Paper, Part, Table};

pub use sources::{Sources, newest};

/// The protocol of a session as it stands.
pub fn protocol(of: &Sources) -> Paper {
    let meeting = &of.meeting;
    let placed = &meeting.round;
    let above = format!("{} {} · {}", placed.prize.get(LANG), placed.year, placed.round.name);
    let mut paper = Paper::new(say(LANG, "protocol-title"), above);
    paper.facts = head(of);
    paper.add("protocol-people", people::people(of));
    paper.add("protocol-quorum", people::quorum(of));
    paper.add("protocol-rules", rules(of));
    paper.add("protocol-arrivals", arrivals(of));
    paper.add("protocol-corrections", corrections(of));
    paper.add("protocol-conflicts", people::conflicts(of));
    paper.add("protocol-rounds", rounds(of));
    paper.add("protocol-ranking", result::ranking(of));
    paper.add("protocol-motions", votes::motions(of));
    paper.add("protocol-later", votes::later(of));
    paper.add("protocol-lots", votes::lots(of));
    paper.add("protocol-result", result::result(of));
    paper.add("protocol-verdicts", result::verdicts(of));
    paper.add("protocol-objections", votes::objections(of));
    paper.add("protocol-alone-title", alone(of));
    paper.add("protocol-evidence", evidence(of));
    paper.add("protocol-signatures", people::signatures(of));
    paper
}

fn head(of: &Sources) -> Vec<Fact> {
    let session = &of.meeting.session;
    let status = match session.status {
        SessionStatus::Running => "protocol-state-running",
        SessionStatus::Ended => "protocol-state-ended",
        SessionStatus::Decided => "protocol-state-decided",
    };
    let overtaken = of.meeting.overtaken();
    let state = match overtaken {
        Some(at) => with("protocol-state-overtaken", "at", &moment(at)),
        None => say(LANG, status),
    };
    let mut facts = vec![
        Fact::new("protocol-state", state),
        Fact::new("protocol-prize", of.meeting.round.prize.get(LANG)),
        Fact::new("protocol-round", &of.meeting.round.round.name),
        Fact::new("protocol-session", session.number.to_string()),
        Fact::new("protocol-place", &session.venue),
        Fact::new("protocol-begin", moment(session.opened_at)),
    ];
    if !of.missing.is_empty() {
        facts.push(Fact::new("protocol-missing", with("protocol-missing-text", "entries", &of.missing.join(", "))));
    }
    let breaks = of.breaks.iter().map(|(from, to)| {
        let mut args = Args::new();
        args.set("from", value(moment(*from)));
        args.set("to", value(moment(*to)));
        t(LANG, "protocol-break-text", Some(&args))
    });
    let breaks: Vec<String> = breaks.collect();
    if !breaks.is_empty() {
        facts.push(Fact::new("protocol-break", breaks.join("\n")));
    }
    facts.extend(session.ended_at.map(|at| Fact::new("protocol-end", moment(at))));
    if let Some(at) = session.decided_at.filter(|_| overtaken.is_none()) {
        facts.push(Fact::new("protocol-binding", moment(at)));
        facts.push(Fact::new("protocol-decided-by", two(of.deciding.as_ref())));
    }
    facts
}

/// Who did what takes two people; and where it was one, that it was one.
fn two(granted: Option<&Granted>) -> String {
    let Some(granted) = granted else { return say(LANG, "protocol-nobody") };
    let mut args = Args::new();
    args.set("asker", value(granted.asker.as_str()));
    args.set("confirmer", value(granted.confirmer.as_str()));
    args.set("at", value(moment(granted.answered_at)));
    t(LANG, if granted.alone { "protocol-alone" } else { "protocol-two" }, Some(&args))
}

/// Each use of the setting that one person is enough.
fn alone(of: &Sources) -> Vec<Part> {
    let rows = of.alone.iter().map(|one| {
        // Of an entry or a person who was erased it is not said which one.
        let is_named = !matches!(one.act, Act::Erase | Act::Forget | Act::HidePicture);
        let what = say(LANG, &format!("approvals-act-{}", one.act));
        let what = if is_named { format!("{what}: {}", isolated(one.title.as_str())) } else { what };
        vec![what, one.person.clone(), moment(one.answered_at)]
    });
    let columns =
        [("protocol-alone-what", 6, false), ("protocol-alone-who", 4, false), ("protocol-alone-when", 4, false)];
    let Some(table) = Table::new("protocol-alone-title", &columns, rows.collect()).part() else { return Vec::new() };
    vec![Part::text(say(LANG, "protocol-alone-text")), table]
}

/// Criteria, scale, weights and method as in the call.
fn rules(of: &Sources) -> Vec<Part> {
    let rows = of.criteria.iter().map(|criterion| {
        let scale = format!("{}–{}", criterion.scale_min, criterion.scale_max);
        vec![
            criterion.label.get(LANG).to_owned(),
            criterion.description.get(LANG).to_owned(),
            scale,
            criterion.weight.to_string(),
        ]
    });
    let columns = [
        ("protocol-criterion", 4, false),
        ("protocol-meaning", 6, false),
        ("protocol-scale", 2, true),
        ("protocol-weight", 2, true),
    ];
    let table = Table::new("protocol-rules", &columns, rows.collect());
    let session = &of.meeting.session;
    let tie = match (session.casting_vote, session.tie_rule.as_str()) {
        (true, "lot") => "protocol-tie-chair-lot",
        (true, _) => "protocol-tie-chair-rejected",
        (false, "lot") => "protocol-tie-lot",
        (false, _) => "protocol-tie-rejected",
    };
    let mut facts = vec![
        Fact::new("protocol-method", say(LANG, &format!("rounds-method-{}", of.meeting.round.round.method))),
        Fact::new("protocol-tie-rule", say(LANG, tie)),
        Fact::new("protocol-shared-rule", say(LANG, &format!("call-tie-{}", of.meeting.shared_rule))),
    ];
    let money = of.meeting.places.iter().filter_map(|(place, amount)| {
        Some(format!("{}: {}", super::honours::prize_name(Some(*place), LANG), Writes(LANG).money((*amount)?)))
    });
    let money: Vec<String> = money.collect();
    if !money.is_empty() {
        facts.push(Fact::new("protocol-money", money.join("\n")));
    }
    let rest = if of.missing.is_empty() { crate::session::left_over(&of.meeting) } else { 0 };
    if rest > 0 {
        let mut args = Args::new();
        args.set("n", rest);
        facts.push(Fact::new("protocol-money-rest", t(LANG, "session-money-rest", Some(&args))));
    }
    facts.extend(session.money_reason.as_ref().map(|reason| Fact::new("protocol-money-reason", reason)));
    table.part().into_iter().chain([Part::Facts { facts }]).collect()
}

/// What came in, and what was formally excluded.
fn arrivals(of: &Sources) -> Vec<Part> {
    let some =
        |key: &str, count: Option<i64>| count.filter(|count| *count > 0).map(|count| Fact::new(key, count.to_string()));
    let mut facts = vec![Fact::new("protocol-received", of.arrivals.received.to_string())];
    facts.extend(some("protocol-late", of.arrivals.late));
    facts.extend(some("protocol-admitted", of.arrivals.admitted));
    facts.extend(some("protocol-withdrawn", of.arrivals.withdrawn));
    facts.push(Fact::new("protocol-excluded", of.excluded.len().to_string()));
    facts.push(Fact::new("protocol-agenda", of.meeting.agenda.len().to_string()));
    // On the agenda is not yet talked about: only who was called up was.
    let called = of.meeting.agenda.iter().filter(|item| item.called_at.is_some()).count();
    facts.push(Fact::new("protocol-called", called.to_string()));
    let rows = of.excluded.iter().map(|entry| {
        vec![entry.receipt_number.clone(), entry.title.clone(), entry.screening_reason.clone().unwrap_or_default()]
    });
    let columns = [("protocol-number", 2, false), ("protocol-entry", 4, false), ("protocol-why", 5, false)];
    let table = Table::new("protocol-excluded-table", &columns, rows.collect());
    [Part::Facts { facts }].into_iter().chain(table.part()).collect()
}

/// What the office corrected in an entry while a jury was reading it, and why.
fn corrections(of: &Sources) -> Vec<Part> {
    let rows = of.corrections.iter().map(|one| {
        let by = one.replaced_by.map_or("–", |person| of.name(person));
        // What was withdrawn before the session stands on no agenda.
        let entry = match of.meeting.entry(one.nomination_id) {
            Some(item) => numbered(&item.receipt_number, &item.title),
            None => one.receipt_number.clone(),
        };
        vec![entry, moment(one.replaced_at), by.to_owned(), one.reason.clone()]
    });
    let columns = [
        ("protocol-entry", 4, false),
        ("protocol-corrected-at", 3, false),
        ("protocol-corrected-by", 3, false),
        ("protocol-why", 5, false),
    ];
    Table::new("protocol-corrections", &columns, rows.collect()).part().into_iter().collect()
}

/// The rounds before and this one, with how each was closed.
fn rounds(of: &Sources) -> Vec<Part> {
    let here = of.meeting.round.round.round_id;
    let rows = of.rounds.iter().map(|counted| {
        let round = &counted.round;
        vec![
            round.name.clone(),
            say(LANG, &format!("rounds-method-{}", round.method)),
            counted.entries.to_string(),
            counted.jurors.to_string(),
            // A round that was opened again keeps when it was closed before.
            round.closed_at.filter(|_| round.status == RoundStatus::Closed).map_or_else(|| "–".to_owned(), moment),
        ]
    });
    let columns = [
        ("protocol-round", 3, false),
        ("protocol-method", 4, false),
        ("protocol-entries", 2, true),
        ("protocol-jurors", 2, true),
        ("protocol-closed", 4, false),
    ];
    let table = Table::new("protocol-rounds", &columns, rows.collect());
    let mut facts = Vec::new();
    if let Some(round) = of.rounds.iter().map(|counted| &counted.round).find(|round| round.round_id == here) {
        // Who closed it before it was opened again is not who closed it last.
        if of.is_newest {
            facts.push(Fact::new("protocol-closed-by", two(of.closing.as_ref())));
        }
        facts.extend(round.close_reason.as_ref().map(|reason| Fact::new("protocol-close-reason", reason)));
        facts.extend(round.reopened_at.map(|at| Fact::new("protocol-reopened", moment(at))));
    }
    table.part().into_iter().chain([Part::Facts { facts }]).collect()
}

/// By what anybody can check that the ranking was not changed afterwards.
fn evidence(of: &Sources) -> Vec<Part> {
    let Some(snapshot) = &of.snapshot else { return vec![Part::text(say(LANG, "protocol-no-snapshot"))] };
    vec![
        Part::text(say(LANG, "protocol-evidence-text")),
        Part::Facts {
            facts: vec![
                Fact::new("protocol-snapshot", snapshot.number.to_string()),
                Fact::new("protocol-snapshot-at", moment(snapshot.taken_at)),
                Fact::new("protocol-snapshot-sheets", snapshot.sheets.to_string()),
                // In groups: a line can break, and eyes do not slip.
                Fact::new("protocol-sha256", grouped(&snapshot.sha256)),
                Fact::new("protocol-program", concat!("laudatio ", env!("CARGO_PKG_VERSION"))),
            ],
        },
    ]
}

/// That there is nothing; where something is left out for the reader, only that nothing stands here.
fn nothing(of: &Sources, key: &str) -> Vec<Part> {
    vec![Part::text(say(LANG, if of.missing.is_empty() { key } else { "protocol-nothing-here" }))]
}

/// Eight digits at a time.
fn grouped(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().collect();
    digits.chunks(8).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

fn moment(at: Timestamp) -> String {
    Writes(LANG).datetime(at.in_dortmund())
}

/// An entry by number and title, whatever script the title is in.
fn numbered(number: &str, title: &str) -> String {
    format!("{number} · {}", isolated(title))
}

/// A sentence with one text in it.
fn with(key: &str, name: &str, text: &str) -> String {
    let mut args = Args::new();
    args.set(name.to_owned(), value(text));
    t(LANG, key, Some(&args))
}
