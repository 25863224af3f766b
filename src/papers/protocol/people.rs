//! Who was there, whether they were enough, who had to leave, and who signs.

use crate::i18n::{Args, say, t, value};
use crate::session::model::attendance::{self, Attendance, Duty, Role};
use crate::session::model::motion::{Annulled, Motion, MotionStatus};

use super::super::paper::{Fact, LANG, Part, Signer, Table};
use super::sources::Sources;
use super::{moment, with};

/// Everybody with function, presence, and what they have declared.
pub fn people(of: &Sources) -> Vec<Part> {
    let rows =
        of.meeting.list.iter().map(|one| vec![one.name.clone(), function(of, one), presence(one), declarations(one)]);
    let columns = [
        ("protocol-name", 4, false),
        ("protocol-function", 4, false),
        ("protocol-presence", 5, false),
        ("protocol-declared", 5, false),
    ];
    Table::new("protocol-people", &columns, rows.collect()).part().into_iter().collect()
}

fn function(of: &Sources, one: &Attendance) -> String {
    let role = match (one.role, one.seat_of.and_then(|seat| of.meeting.attendance(seat))) {
        (Role::Substitute, Some(member)) => with("protocol-substitute-for", "name", &member.name),
        (role, _) => say(LANG, &format!("protocol-role-{role}")),
    };
    let duty = one.duty.map(|duty| say(LANG, &format!("protocol-duty-{duty}")));
    duty.into_iter().chain([role]).collect::<Vec<_>>().join(", ")
}

fn presence(one: &Attendance) -> String {
    match (one.is_present(), one.arrived_at, one.left_at) {
        (true, Some(from), _) => with("protocol-present-from", "from", &moment(from)),
        (true, None, _) => say(LANG, "protocol-present"),
        (false, Some(from), Some(to)) => {
            let mut args = Args::new();
            args.set("from", value(moment(from)));
            args.set("to", value(moment(to)));
            t(LANG, "protocol-present-between", Some(&args))
        }
        _ => say(LANG, "protocol-absent"),
    }
}

/// Guests declare secrecy alone.
fn declarations(one: &Attendance) -> String {
    let pledged = one
        .pledged_at
        .map_or_else(|| say(LANG, "protocol-not-pledged"), |at| with("protocol-pledged", "at", &moment(at)));
    let conflicts = match (one.role, one.declared_at) {
        (Role::Guest, _) => None,
        (_, Some(at)) => Some(with("protocol-conflicts-declared", "at", &moment(at))),
        (_, None) => Some(say(LANG, "protocol-conflicts-not-declared")),
    };
    [Some(pledged), conflicts].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Whether enough were there: at the end, and at every vote.
pub fn quorum(of: &Sources) -> Vec<Part> {
    let (members, needed) = (attendance::members(&of.meeting.list), of.meeting.quorum());
    let voting = of.meeting.eligible(&[]).len();
    // What was taken back or annulled was voted on, and decides nothing.
    let (counted, others): (Vec<&Motion>, Vec<&Motion>) =
        of.meeting.motions.iter().partition(|motion| motion.yes.is_some());
    let numbers = |motions: Vec<&Motion>| -> String {
        motions.iter().map(|motion| motion.number.to_string()).collect::<Vec<_>>().join(", ")
    };
    let none = counted.is_empty();
    let short = numbers(counted.into_iter().filter(|motion| motion.present < motion.quorum).collect());
    let others_voted = others.iter().any(|motion| motion.status == MotionStatus::Annulled);
    let lost = |motion: &&Motion| motion.annulled_because == Some(Annulled::Quorum);
    let lost = numbers(others.into_iter().filter(lost).collect());
    let kept = match (none, short.is_empty()) {
        (true, _) if others_voted => say(LANG, "protocol-quorum-none-counts"),
        (true, _) => say(LANG, "protocol-quorum-no-votes"),
        (false, true) if lost.is_empty() => say(LANG, "protocol-quorum-kept"),
        (false, true) => say(LANG, "protocol-quorum-kept-counted"),
        (false, false) => with("protocol-quorum-missed", "motions", &short),
    };
    let annulled = (!lost.is_empty()).then(|| with("protocol-quorum-annulled", "motions", &lost));
    let kept = std::iter::once(kept).chain(annulled).collect::<Vec<_>>().join("\n");
    vec![Part::Facts {
        facts: vec![
            Fact::new("protocol-members", members.to_string()),
            Fact::new("protocol-quorum-needed", needed.to_string()),
            Fact::new("protocol-voting", voting.to_string()),
            Fact::new("protocol-quorum-found", kept),
        ],
    }]
}

/// Who had a conflict with which entry, who found it, and when they were outside.
pub fn conflicts(of: &Sources) -> Vec<Part> {
    let meeting = &of.meeting;
    let mut rows = Vec::new();
    for item in &meeting.agenda {
        for one in &meeting.list {
            let known = meeting
                .conflicts
                .iter()
                .find(|c| c.nomination_id == item.nomination_id && one.person_id == Some(c.person_id));
            let left = meeting
                .left
                .iter()
                .find(|left| left.agenda_item_id == item.agenda_item_id && left.attendance_id == one.attendance_id);
            let Some((reason, origin)) = known
                .map(|c| (c.reason.as_str(), c.origin.as_str()))
                .or_else(|| left.map(|left| (left.reason.as_str(), left.origin.as_str())))
            else {
                continue;
            };
            let outside = match left {
                Some(left) => {
                    let mut args = Args::new();
                    args.set("from", value(moment(left.left_at)));
                    args.set("to", value(left.returned_at.map_or_else(|| "–".to_owned(), moment)));
                    args.set("name", value(of.name(left.noted_by)));
                    t(LANG, "protocol-outside", Some(&args))
                }
                None if !one.is_present() => say(LANG, "protocol-not-there"),
                None if item.called_at.is_none() => say(LANG, "protocol-not-called"),
                None => say(LANG, "protocol-not-noted"),
            };
            let entry = format!("{} · {}", item.receipt_number, item.title);
            rows.push(vec![entry, one.name.clone(), reason_words(reason), origin_words(origin), outside]);
        }
    }
    if rows.is_empty() {
        return vec![Part::text(say(LANG, "protocol-no-conflicts"))];
    }
    let columns = [
        ("protocol-entry", 4, false),
        ("protocol-name", 3, false),
        ("protocol-why", 4, false),
        ("protocol-found-by", 3, false),
        ("protocol-left-room", 4, false),
    ];
    Table::new("protocol-conflicts", &columns, rows).part().into_iter().collect()
}

/// One of the nine reasons in words, or what was typed.
fn reason_words(reason: &str) -> String {
    let key = format!("jury-reason-{}", reason.replace('_', "-"));
    if crate::i18n::knows(&key) { say(LANG, &key) } else { reason.to_owned() }
}

fn origin_words(origin: &str) -> String {
    let key = format!("protocol-origin-{origin}");
    if crate::i18n::knows(&key) { say(LANG, &key) } else { origin.to_owned() }
}

/// Lines for the chair and the secretary.
pub fn signatures(of: &Sources) -> Vec<Part> {
    let signer = |duty: Duty| Signer {
        name: of.meeting.duty(duty).map(|one| one.name.clone()).unwrap_or_default(),
        role: say(LANG, &format!("protocol-duty-{duty}")),
    };
    vec![
        Part::text(say(LANG, "protocol-signatures-text")),
        Part::Signatures { people: vec![signer(Duty::Chair), signer(Duty::Secretary)] },
    ]
}
