//! Who was there, whether they were enough, who had to leave, and who signs.

use crate::i18n::{Args, say, t, value};
use crate::jury::store::declared::Declared;
use crate::session::model::SessionStatus;
use crate::session::model::agenda::AgendaItem;
use crate::session::model::attendance::{Attendance, Duty, LeftRoom, Role, Stay};
use crate::session::model::motion::{Annulled, Motion, MotionStatus};

use super::super::paper::{Fact, LANG, Part, Signer, Table};
use super::sources::Sources;
use super::{moment, nothing, numbered, with};

/// Everybody with function, presence, and what they have declared.
pub fn people(of: &Sources) -> Vec<Part> {
    let list = of.meeting.list.iter();
    let rows = list.map(|one| vec![one.name.clone(), function(of, one), presence(of, one), declarations(of, one)]);
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

/// Each time that somebody was there. Whoever is still there when the session ends was there until then.
fn presence(of: &Sources, one: &Attendance) -> String {
    let ended = of.meeting.session.ended_at;
    let stays = of.stays.iter().filter(|stay| stay.attendance_id == one.attendance_id);
    let all: Vec<String> = stays
        .map(|stay| match stay.went_at.or(ended) {
            Some(to) => {
                let mut args = Args::new();
                args.set("from", value(moment(stay.came_at)));
                args.set("to", value(moment(to)));
                t(LANG, "protocol-present-between", Some(&args))
            }
            None => with("protocol-present-from", "from", &moment(stay.came_at)),
        })
        .collect();
    if all.is_empty() { say(LANG, "protocol-absent") } else { all.join("\n") }
}

/// What somebody has declared: with the invitation, in the rounds of the call before reading, and in the session. Guests
/// declare secrecy alone.
fn declarations(of: &Sources, one: &Attendance) -> String {
    let own: Vec<&Declared> = of.declared.iter().filter(|said| Some(said.person_id) == one.person_id).collect();
    let mut said: Vec<String> = own
        .iter()
        .map(|said| {
            let mut args = Args::new();
            args.set("round", value(said.name.as_str()));
            args.set("at", value(moment(said.declared_at)));
            t(LANG, "protocol-declared-round", Some(&args))
        })
        .collect();
    // Known from the session alone.
    if let (true, Some(at)) = (own.is_empty(), one.declared_at) {
        let mut args = Args::new();
        args.set("round", value(of.meeting.round.round.name.as_str()));
        args.set("at", value(moment(at)));
        said.push(t(LANG, "protocol-declared-round", Some(&args)));
    }
    let accepted = one.person_id.and_then(|person| of.accepted.get(&person.0));
    said.extend(accepted.map(|at| with("protocol-accepted", "at", &moment(*at))));
    said.extend(one.pledged_at.map(|at| with("protocol-pledged", "at", &moment(at))));
    // Who was never there had nothing to declare there.
    let was_there = of.stays.iter().any(|stay| stay.attendance_id == one.attendance_id);
    if said.is_empty() && was_there {
        said.push(say(LANG, "protocol-not-pledged"));
    }
    if one.role != Role::Guest && own.is_empty() && one.declared_at.is_none() {
        said.push(say(LANG, "protocol-conflicts-not-declared"));
    }
    if said.is_empty() { "–".to_owned() } else { said.join("\n") }
}

/// Whether enough were there: at the end, and at every vote.
pub fn quorum(of: &Sources) -> Vec<Part> {
    let (members, needed) = (of.meeting.members(), of.meeting.quorum());
    let voting = of.meeting.roll(&[]).len();
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
    let running = of.meeting.session.status == SessionStatus::Running;
    vec![Part::Facts {
        facts: vec![
            Fact::new("protocol-members", members.to_string()),
            Fact::new("protocol-quorum-needed", needed.to_string()),
            Fact::new(if running { "protocol-voting-now" } else { "protocol-voting" }, voting.to_string()),
            Fact::new("protocol-quorum-found", kept),
        ],
    }]
}

/// Who had a conflict with which entry, why and who entered it, and when they were outside.
pub fn conflicts(of: &Sources) -> Vec<Part> {
    let meeting = &of.meeting;
    let mut rows = Vec::new();
    for item in &meeting.agenda {
        let entry = numbered(&item.receipt_number, &item.title);
        for one in &meeting.list {
            let known = meeting
                .conflicts
                .iter()
                .find(|c| c.nomination_id == item.nomination_id && one.person_id == Some(c.person_id));
            let left: Vec<&LeftRoom> = meeting
                .left
                .iter()
                .filter(|left| left.agenda_item_id == item.agenda_item_id && left.attendance_id == one.attendance_id)
                .collect();
            let (reason, origin) = match (known, left.first()) {
                (Some(c), _) if c.is_own => (reason_words(&c.reason), say(LANG, "protocol-origin-own")),
                (Some(c), _) => (reason_words(&c.reason), origin_words(&c.origin)),
                (None, Some(left)) => (reason_words(&left.reason), origin_words(&left.origin)),
                (None, None) => continue,
            };
            rows.push(vec![entry.clone(), one.name.clone(), reason, origin, outside(of, item, one, &left)]);
        }
        // Jurors who are not on the list have conflicts as well.
        let elsewhere = of.conflicts.iter().filter(|named| {
            named.conflict.nomination_id == item.nomination_id && meeting.line_of(named.conflict.person_id).is_none()
        });
        for named in elsewhere {
            let origin = match named.own_reason {
                Some(_) => say(LANG, "protocol-origin-own"),
                None => origin_words(named.conflict.origin.as_str()),
            };
            let reason = reason_words(named.reason().as_str());
            rows.push(vec![entry.clone(), named.name.clone(), reason, origin, say(LANG, "protocol-not-listed")]);
        }
    }
    if rows.is_empty() {
        return nothing(of, "protocol-no-conflicts");
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

/// When somebody with a conflict was outside, each time; or why nobody noted it.
fn outside(of: &Sources, item: &AgendaItem, one: &Attendance, left: &[&LeftRoom]) -> String {
    if !left.is_empty() {
        let each = left.iter().map(|left| {
            let mut args = Args::new();
            args.set("from", value(moment(left.left_at)));
            args.set("name", value(of.name(left.noted_by)));
            match left.returned_at {
                Some(at) => {
                    args.set("to", value(moment(at)));
                    t(LANG, "protocol-outside", Some(&args))
                }
                None => t(LANG, "protocol-outside-since", Some(&args)),
            }
        });
        return each.collect::<Vec<_>>().join("\n");
    }
    let Some(called_at) = item.called_at else { return say(LANG, "protocol-not-called") };
    let until = item.done_at.or(of.meeting.session.ended_at);
    let was_there = |stay: &&Stay| stay.attendance_id == one.attendance_id && stay.touches(called_at, until);
    say(LANG, if of.stays.iter().any(|stay| was_there(&stay)) { "protocol-not-noted" } else { "protocol-not-there" })
}

/// One of the nine reasons in words, or what was typed; that there is none, where nobody has said one.
fn reason_words(reason: &str) -> String {
    if reason.is_empty() {
        return say(LANG, "protocol-no-reason");
    }
    let key = format!("jury-reason-{}", reason.replace('_', "-"));
    if crate::i18n::knows(&key) { say(LANG, &key) } else { reason.to_owned() }
}

fn origin_words(origin: &str) -> String {
    if origin.is_empty() {
        return say(LANG, "protocol-no-reason");
    }
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
