//! The Juryprotokoll: everything that a jury's meeting did, in the order in which a reader looks for it.

mod people;
mod result;
mod sources;
mod votes;

use crate::clock::Timestamp;
use crate::contest::rounds::model::RoundStatus;
use crate::i18n::{Args, Writes, isolated, say, t, value};
use crate::key;
use crate::outcome::meeting::model::MeetingStatus;
use crate::people::approvals::{Act, Granted};

use super::document::{Document, Fact, LANG, Part, Table};

pub use sources::{Sources, newest};

/// The minutes of a meeting as they stand.
pub fn minutes(of: &Sources) -> Document {
    let state = &of.state;
    let placed = &state.round;
    let above = format!("{} {} · {}", placed.prize.get(LANG), placed.year, placed.round.name);
    let mut document = Document::new(say(LANG, key!("minutes-title")), above);
    document.facts = head(of);
    document.add(key!("minutes-people"), people::people(of));
    document.add(key!("minutes-quorum"), people::quorum(of));
    document.add(key!("minutes-rules"), rules(of));
    document.add(key!("minutes-arrivals"), arrivals(of));
    document.add(key!("minutes-corrections"), corrections(of));
    document.add(key!("minutes-conflicts"), people::conflicts(of));
    document.add(key!("minutes-rounds"), rounds(of));
    document.add(key!("minutes-ranking"), result::ranking(of));
    document.add(key!("minutes-motions"), votes::motions(of));
    document.add(key!("minutes-later"), votes::later(of));
    document.add(key!("minutes-lots"), votes::lots(of));
    document.add(key!("minutes-result"), result::result(of));
    document.add(key!("minutes-verdicts"), result::verdicts(of));
    document.add(key!("minutes-objections"), votes::objections(of));
    document.add(key!("minutes-alone-title"), alone(of));
    document.add(key!("minutes-evidence"), evidence(of));
    document.add(key!("minutes-signatures"), people::signatures(of));
    document
}

fn head(of: &Sources) -> Vec<Fact> {
    let meeting = &of.state.meeting;
    let status = match meeting.status {
        MeetingStatus::Running => key!("minutes-state-running"),
        MeetingStatus::Ended => key!("minutes-state-ended"),
        MeetingStatus::Decided => key!("minutes-state-decided"),
    };
    let overtaken = of.state.overtaken();
    let state = match overtaken {
        Some(at) => with(key!("minutes-state-overtaken"), "at", &moment(at)),
        None => say(LANG, status),
    };
    let mut facts = vec![
        Fact::new(key!("minutes-state"), state),
        Fact::new(key!("minutes-prize"), of.state.round.prize.get(LANG)),
        Fact::new(key!("minutes-round"), &of.state.round.round.name),
        Fact::new(key!("minutes-meeting"), meeting.number.to_string()),
        Fact::new(key!("minutes-place"), &meeting.venue),
        Fact::new(key!("minutes-begin"), moment(meeting.opened_at)),
    ];
    if !of.missing.is_empty() {
        facts.push(Fact::new(
            key!("minutes-missing"),
            with(key!("minutes-missing-text"), "entries", &of.missing.join(", ")),
        ));
    }
    let breaks = of.breaks.iter().map(|(from, to)| {
        let mut args = Args::new();
        args.set("from", value(moment(*from)));
        args.set("to", value(moment(*to)));
        t(LANG, key!("minutes-break-text"), Some(&args))
    });
    let breaks: Vec<String> = breaks.collect();
    if !breaks.is_empty() {
        facts.push(Fact::new(key!("minutes-break"), breaks.join("\n")));
    }
    facts.extend(meeting.ended_at.map(|at| Fact::new(key!("minutes-end"), moment(at))));
    if let Some(at) = meeting.decided_at.filter(|_| overtaken.is_none()) {
        facts.push(Fact::new(key!("minutes-binding"), moment(at)));
        facts.push(Fact::new(key!("minutes-decided-by"), two(of.deciding.as_ref())));
    }
    facts
}

/// Who did what takes two people; and where it was one, that it was one.
fn two(granted: Option<&Granted>) -> String {
    let Some(granted) = granted else { return say(LANG, key!("minutes-nobody")) };
    let mut args = Args::new();
    args.set("asker", value(granted.asker.as_str()));
    args.set("confirmer", value(granted.confirmer.as_str()));
    args.set("at", value(moment(granted.answered_at)));
    t(LANG, if granted.alone { key!("minutes-alone") } else { key!("minutes-two") }, Some(&args))
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
    let columns = [
        (key!("minutes-alone-what"), 6, false),
        (key!("minutes-alone-who"), 4, false),
        (key!("minutes-alone-when"), 4, false),
    ];
    let Some(table) = Table::new(key!("minutes-alone-title"), &columns, rows.collect()).part() else {
        return Vec::new();
    };
    vec![Part::text(say(LANG, key!("minutes-alone-text"))), table]
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
        (key!("minutes-criterion"), 4, false),
        (key!("minutes-meaning"), 6, false),
        (key!("minutes-scale"), 2, true),
        (key!("minutes-weight"), 2, true),
    ];
    let table = Table::new(key!("minutes-rules"), &columns, rows.collect());
    let meeting = &of.state.meeting;
    let tie = match (meeting.casting_vote, meeting.tie_rule.as_str()) {
        (true, "lot") => key!("minutes-tie-chair-lot"),
        (true, _) => key!("minutes-tie-chair-rejected"),
        (false, "lot") => key!("minutes-tie-lot"),
        (false, _) => key!("minutes-tie-rejected"),
    };
    let mut facts = vec![
        Fact::new(key!("minutes-method"), say(LANG, &format!("rounds-method-{}", of.state.round.round.method))),
        Fact::new(key!("minutes-tie-rule"), say(LANG, tie)),
        Fact::new(key!("minutes-shared-rule"), say(LANG, &format!("call-tie-{}", of.state.shared_rule))),
    ];
    let money = of.state.places.iter().filter_map(|(place, amount)| {
        Some(format!("{}: {}", super::laureates::prize_name(Some(*place), LANG), Writes(LANG).money((*amount)?)))
    });
    let money: Vec<String> = money.collect();
    if !money.is_empty() {
        facts.push(Fact::new(key!("minutes-money"), money.join("\n")));
    }
    let rest = if of.missing.is_empty() { crate::outcome::meeting::left_over(&of.state) } else { 0 };
    if rest > 0 {
        let mut args = Args::new();
        args.set("n", rest);
        facts.push(Fact::new(key!("minutes-money-rest"), t(LANG, key!("meeting-money-rest"), Some(&args))));
    }
    facts.extend(meeting.money_reason.as_ref().map(|reason| Fact::new(key!("minutes-money-reason"), reason)));
    table.part().into_iter().chain([Part::Facts { facts }]).collect()
}

/// What came in, and what was formally excluded.
fn arrivals(of: &Sources) -> Vec<Part> {
    let some =
        |key: &str, count: Option<i64>| count.filter(|count| *count > 0).map(|count| Fact::new(key, count.to_string()));
    let mut facts = vec![Fact::new(key!("minutes-received"), of.arrivals.received.to_string())];
    facts.extend(some(key!("minutes-late"), of.arrivals.late));
    facts.extend(some(key!("minutes-admitted"), of.arrivals.admitted));
    facts.extend(some(key!("minutes-withdrawn"), of.arrivals.withdrawn));
    facts.push(Fact::new(key!("minutes-excluded"), of.excluded.len().to_string()));
    facts.push(Fact::new(key!("minutes-agenda"), of.state.agenda.len().to_string()));
    // On the agenda is not yet talked about: only who was called up was.
    let called = of.state.agenda.iter().filter(|item| item.called_at.is_some()).count();
    facts.push(Fact::new(key!("minutes-called"), called.to_string()));
    let rows = of.excluded.iter().map(|entry| {
        vec![entry.receipt_number.clone(), entry.title.clone(), entry.screening_reason.clone().unwrap_or_default()]
    });
    let columns =
        [(key!("minutes-number"), 2, false), (key!("minutes-entry"), 4, false), (key!("minutes-why"), 5, false)];
    let table = Table::new(key!("minutes-excluded-table"), &columns, rows.collect());
    [Part::Facts { facts }].into_iter().chain(table.part()).collect()
}

/// What the office corrected in an entry while a jury was reading it, and why.
fn corrections(of: &Sources) -> Vec<Part> {
    let rows = of.corrections.iter().map(|one| {
        let by = one.replaced_by.map_or("–", |person| of.name(person));
        // What was withdrawn before the meeting stands on no agenda.
        let entry = match of.state.entry(one.nomination_id) {
            Some(item) => numbered(&item.receipt_number, &item.title),
            None => one.receipt_number.clone(),
        };
        vec![entry, moment(one.replaced_at), by.to_owned(), one.reason.clone()]
    });
    let columns = [
        (key!("minutes-entry"), 4, false),
        (key!("minutes-corrected-at"), 3, false),
        (key!("minutes-corrected-by"), 3, false),
        (key!("minutes-why"), 5, false),
    ];
    Table::new(key!("minutes-corrections"), &columns, rows.collect()).part().into_iter().collect()
}

/// The rounds before and this one, with how each was closed.
fn rounds(of: &Sources) -> Vec<Part> {
    let here = of.state.round.round.round_id;
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
        (key!("minutes-round"), 3, false),
        (key!("minutes-method"), 4, false),
        (key!("minutes-entries"), 2, true),
        (key!("minutes-jurors"), 2, true),
        (key!("minutes-closed"), 4, false),
    ];
    let table = Table::new(key!("minutes-rounds"), &columns, rows.collect());
    let mut facts = Vec::new();
    if let Some(round) = of.rounds.iter().map(|counted| &counted.round).find(|round| round.round_id == here) {
        // Who closed it before it was opened again is not who closed it last.
        if of.is_newest {
            facts.push(Fact::new(key!("minutes-closed-by"), two(of.closing.as_ref())));
        }
        facts.extend(round.close_reason.as_ref().map(|reason| Fact::new(key!("minutes-close-reason"), reason)));
        facts.extend(round.reopened_at.map(|at| Fact::new(key!("minutes-reopened"), moment(at))));
    }
    table.part().into_iter().chain([Part::Facts { facts }]).collect()
}

/// By what anybody can check that the ranking was not changed afterwards.
fn evidence(of: &Sources) -> Vec<Part> {
    let Some(snapshot) = &of.snapshot else { return vec![Part::text(say(LANG, key!("minutes-no-snapshot")))] };
    vec![
        Part::text(say(LANG, key!("minutes-evidence-text"))),
        Part::Facts {
            facts: vec![
                Fact::new(key!("minutes-snapshot"), snapshot.number.to_string()),
                Fact::new(key!("minutes-snapshot-at"), moment(snapshot.taken_at)),
                Fact::new(key!("minutes-snapshot-sheets"), snapshot.sheets.to_string()),
                // In groups: a line can break, and eyes do not slip.
                Fact::new(key!("minutes-sha256"), grouped(&snapshot.sha256)),
                Fact::new(key!("minutes-program"), concat!("laudatio ", env!("CARGO_PKG_VERSION"))),
            ],
        },
    ]
}

/// That there is nothing; where something is left out for the reader, only that nothing stands here.
fn nothing(of: &Sources, key: &str) -> Vec<Part> {
    vec![Part::text(say(LANG, if of.missing.is_empty() { key } else { key!("minutes-nothing-here") }))]
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
