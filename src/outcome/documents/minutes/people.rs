//! Who was there, whether they were enough, who had to leave, and who signs.

use crate::contest::jury::store::declared::Declared;
use crate::i18n::{Args, say, t, value};
use crate::key;
use crate::outcome::meeting::model::MeetingStatus;
use crate::outcome::meeting::model::agenda::AgendaItem;
use crate::outcome::meeting::model::attendance::{Attendance, Duty, LeftRoom, Role, Stay};
use crate::outcome::meeting::model::motion::{Annulled, Motion, MotionStatus};

use super::super::document::{Fact, LANG, Part, Signer, Table};
use super::sources::Sources;
use super::{moment, nothing, numbered, with};

/// Everybody with function, presence, and what they have declared.
pub fn people(of: &Sources) -> Vec<Part> {
    let list = of.state.list.iter();
    let rows = list.map(|one| vec![one.name.clone(), function(of, one), presence(of, one), declarations(of, one)]);
    let columns = [
        (key!("minutes-name"), 4, false),
        (key!("minutes-function"), 4, false),
        (key!("minutes-presence"), 5, false),
        (key!("minutes-declared"), 5, false),
    ];
    Table::new(key!("minutes-people"), &columns, rows.collect()).part().into_iter().collect()
}

fn function(of: &Sources, one: &Attendance) -> String {
    let role = match (one.role, one.seat_of.and_then(|seat| of.state.attendance(seat))) {
        (Role::Substitute, Some(member)) => with(key!("minutes-substitute-for"), "name", &member.name),
        (role, _) => say(LANG, &format!("minutes-role-{role}")),
    };
    let duty = one.duty.map(|duty| say(LANG, &format!("minutes-duty-{duty}")));
    duty.into_iter().chain([role]).collect::<Vec<_>>().join(", ")
}

/// Each time that somebody was there. Whoever is still there when the meeting ends was there until then.
fn presence(of: &Sources, one: &Attendance) -> String {
    let ended = of.state.meeting.ended_at;
    let stays = of.stays.iter().filter(|stay| stay.attendance_id == one.attendance_id);
    let all: Vec<String> = stays
        .map(|stay| match stay.went_at.or(ended) {
            Some(to) => {
                let mut args = Args::new();
                args.set("from", value(moment(stay.came_at)));
                args.set("to", value(moment(to)));
                t(LANG, key!("minutes-present-between"), Some(&args))
            }
            None => with(key!("minutes-present-from"), "from", &moment(stay.came_at)),
        })
        .collect();
    if all.is_empty() { say(LANG, key!("minutes-absent")) } else { all.join("\n") }
}

/// What somebody has declared: with the invitation, in the rounds of the call before reading, and in the meeting. Guests
/// declare secrecy alone.
fn declarations(of: &Sources, one: &Attendance) -> String {
    let own: Vec<&Declared> = of.declared.iter().filter(|said| Some(said.person_id) == one.person_id).collect();
    let mut said: Vec<String> = own
        .iter()
        .map(|said| {
            let mut args = Args::new();
            args.set("round", value(said.name.as_str()));
            args.set("at", value(moment(said.declared_at)));
            t(LANG, key!("minutes-declared-round"), Some(&args))
        })
        .collect();
    // Known from the meeting alone.
    if let (true, Some(at)) = (own.is_empty(), one.declared_at) {
        let mut args = Args::new();
        args.set("round", value(of.state.round.round.name.as_str()));
        args.set("at", value(moment(at)));
        said.push(t(LANG, key!("minutes-declared-round"), Some(&args)));
    }
    let accepted = one.person_id.and_then(|person| of.accepted.get(&person.0));
    said.extend(accepted.map(|at| with(key!("minutes-accepted"), "at", &moment(*at))));
    said.extend(one.pledged_at.map(|at| with(key!("minutes-pledged"), "at", &moment(at))));
    // Who was never there had nothing to declare there.
    let was_there = of.stays.iter().any(|stay| stay.attendance_id == one.attendance_id);
    if said.is_empty() && was_there {
        said.push(say(LANG, key!("minutes-not-pledged")));
    }
    if one.role != Role::Guest && own.is_empty() && one.declared_at.is_none() {
        said.push(say(LANG, key!("minutes-conflicts-not-declared")));
    }
    if said.is_empty() { "–".to_owned() } else { said.join("\n") }
}

/// Whether enough were there: at the end, and at every vote.
pub fn quorum(of: &Sources) -> Vec<Part> {
    let (members, needed) = (of.state.members(), of.state.quorum());
    let voting = of.state.roll(&[]).len();
    // What was taken back or annulled was voted on, and decides nothing.
    let (counted, others): (Vec<&Motion>, Vec<&Motion>) =
        of.state.motions.iter().partition(|motion| motion.yes.is_some());
    let numbers = |motions: Vec<&Motion>| -> String {
        motions.iter().map(|motion| motion.number.to_string()).collect::<Vec<_>>().join(", ")
    };
    let none = counted.is_empty();
    let short = numbers(counted.into_iter().filter(|motion| motion.present < motion.quorum).collect());
    let others_voted = others.iter().any(|motion| motion.status == MotionStatus::Annulled);
    let lost = |motion: &&Motion| motion.annulled_because == Some(Annulled::Quorum);
    let lost = numbers(others.into_iter().filter(lost).collect());
    let kept = match (none, short.is_empty()) {
        (true, _) if others_voted => say(LANG, key!("minutes-quorum-none-counts")),
        (true, _) => say(LANG, key!("minutes-quorum-no-votes")),
        (false, true) if lost.is_empty() => say(LANG, key!("minutes-quorum-kept")),
        (false, true) => say(LANG, key!("minutes-quorum-kept-counted")),
        (false, false) => with(key!("minutes-quorum-missed"), "motions", &short),
    };
    let annulled = (!lost.is_empty()).then(|| with(key!("minutes-quorum-annulled"), "motions", &lost));
    let kept = std::iter::once(kept).chain(annulled).collect::<Vec<_>>().join("\n");
    let running = of.state.meeting.status == MeetingStatus::Running;
    vec![Part::Facts {
        facts: vec![
            Fact::new(key!("minutes-members"), members.to_string()),
            Fact::new(key!("minutes-quorum-needed"), needed.to_string()),
            Fact::new(if running { key!("minutes-voting-now") } else { key!("minutes-voting") }, voting.to_string()),
            Fact::new(key!("minutes-quorum-found"), kept),
        ],
    }]
}

/// Who had a conflict with which entry, why and who entered it, and when they were outside.
pub fn conflicts(of: &Sources) -> Vec<Part> {
    let state = &of.state;
    let mut rows = Vec::new();
    for item in &state.agenda {
        let entry = numbered(&item.receipt_number, &item.title);
        for one in &state.list {
            let known = state
                .conflicts
                .iter()
                .find(|c| c.nomination_id == item.nomination_id && one.person_id == Some(c.person_id));
            let left: Vec<&LeftRoom> = state
                .left
                .iter()
                .filter(|left| left.agenda_item_id == item.agenda_item_id && left.attendance_id == one.attendance_id)
                .collect();
            let (reason, origin) = match (known, left.first()) {
                (Some(c), _) if c.is_own => (reason_words(&c.reason), say(LANG, key!("minutes-origin-own"))),
                (Some(c), _) => (reason_words(&c.reason), origin_words(&c.origin)),
                (None, Some(left)) => (reason_words(&left.reason), origin_words(&left.origin)),
                (None, None) => continue,
            };
            rows.push(vec![entry.clone(), one.name.clone(), reason, origin, outside(of, item, one, &left)]);
        }
        // Jurors who are not on the list have conflicts as well.
        let elsewhere = of.conflicts.iter().filter(|named| {
            named.conflict.nomination_id == item.nomination_id && state.line_of(named.conflict.person_id).is_none()
        });
        for named in elsewhere {
            let origin = match named.own_reason {
                Some(_) => say(LANG, key!("minutes-origin-own")),
                None => origin_words(named.conflict.origin.as_str()),
            };
            let reason = reason_words(named.reason().as_str());
            rows.push(vec![entry.clone(), named.name.clone(), reason, origin, say(LANG, key!("minutes-not-listed"))]);
        }
    }
    if rows.is_empty() {
        return nothing(of, key!("minutes-no-conflicts"));
    }
    let columns = [
        (key!("minutes-entry"), 4, false),
        (key!("minutes-name"), 3, false),
        (key!("minutes-why"), 4, false),
        (key!("minutes-found-by"), 3, false),
        (key!("minutes-left-room"), 4, false),
    ];
    Table::new(key!("minutes-conflicts"), &columns, rows).part().into_iter().collect()
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
                    t(LANG, key!("minutes-outside"), Some(&args))
                }
                None => t(LANG, key!("minutes-outside-since"), Some(&args)),
            }
        });
        return each.collect::<Vec<_>>().join("\n");
    }
    let Some(called_at) = item.called_at else { return say(LANG, key!("minutes-not-called")) };
    let until = item.done_at.or(of.state.meeting.ended_at);
    let was_there = |stay: &&Stay| stay.attendance_id == one.attendance_id && stay.touches(called_at, until);
    say(
        LANG,
        if of.stays.iter().any(|stay| was_there(&stay)) {
            key!("minutes-not-noted")
        } else {
            key!("minutes-not-there")
        },
    )
}

/// One of the nine reasons in words, or what was typed; that there is none, where nobody has said one.
fn reason_words(reason: &str) -> String {
    if reason.is_empty() {
        return say(LANG, key!("minutes-no-reason"));
    }
    let key = format!("jury-reason-{}", reason.replace('_', "-"));
    if crate::i18n::knows(&key) { say(LANG, &key) } else { reason.to_owned() }
}

fn origin_words(origin: &str) -> String {
    if origin.is_empty() {
        return say(LANG, key!("minutes-no-reason"));
    }
    let key = format!("minutes-origin-{origin}");
    if crate::i18n::knows(&key) { say(LANG, &key) } else { origin.to_owned() }
}

/// Lines for the chair and the secretary.
pub fn signatures(of: &Sources) -> Vec<Part> {
    let signer = |duty: Duty| Signer {
        name: of.state.duty(duty).map(|one| one.name.clone()).unwrap_or_default(),
        role: say(LANG, &format!("minutes-duty-{duty}")),
    };
    vec![
        Part::text(say(LANG, key!("minutes-signatures-text"))),
        Part::Signatures { people: vec![signer(Duty::Chair), signer(Duty::Secretary)] },
    ]
}
