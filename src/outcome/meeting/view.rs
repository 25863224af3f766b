//! What the pages of a meeting show, in the reader's language.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::web::Link;
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::{AgendaItemId, AttendanceId, DecisionId, MotionId, NominationId};
use crate::key;
use crate::link;

use super::known::Known;
use super::model::attendance::{Attendance, Barred};
use super::model::decision::{DecisionKind, given_away, left_over};
use super::model::motion::{Annulled, Ballot, BrokenBy, Casting, Choice, Motion, MotionKind, MotionStatus, Voter};
use super::model::{MeetingStatus, TieRule, agenda};
use super::state::MeetingState;

pub use super::draws::{Draw, lots};

/// What stands above every page of a meeting.
#[derive(Serialize)]
pub struct Head {
    pub title: String,
    pub name: String,
    pub crumbs: Vec<Link>,
    pub tabs: Vec<Link>,
    /// The meeting's own address.
    pub path: String,
    pub round_id: crate::ids::RoundId,
    pub version: i64,
    pub status: MeetingStatus,
    pub venue: String,
    pub opened_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    /// When the round was opened again since: nothing of this meeting stands any more.
    pub overtaken: Option<Timestamp>,
    pub present: usize,
    pub members: i64,
    pub quorum: i64,
    pub is_quorate: bool,
    pub conducts: bool,
    /// May lead on to the next entry, and end the meeting: also from outside.
    pub leads: bool,
    /// How many entries the reader must be outside for: what is about them is missing here.
    pub missing: usize,
    /// What the office does next, and reads, once the meeting is over.
    pub next: Vec<Link>,
}

impl Head {
    pub fn of(known: &Known, tab: &str, lang: Lang) -> Self {
        let Known { room, seat, .. } = known;
        let path = link!("/jury/meetings/{meeting}", meeting = room.id());
        let present = known.voting.len();
        let goes_on = room.meeting.status == MeetingStatus::Running && room.overtaken().is_none();
        let meeting = room.id();
        let mut tabs = vec![("room", path.clone())];
        if seat.desk {
            tabs.push(("people", link!("/jury/meetings/{meeting}/people", meeting)));
            tabs.push(("agenda", link!("/jury/meetings/{meeting}/agenda", meeting)));
        }
        tabs.push(("decisions", link!("/jury/meetings/{meeting}/decisions", meeting)));
        let tabs = tabs.into_iter().map(|(name, href)| Link {
            current: name == tab,
            ..Link::new(href, say(lang, &format!("meeting-tab-{name}")))
        });
        Self {
            title: say(lang, key!("meeting-title")),
            name: format!("{} {} · {}", room.round.prize.get(lang), room.round.year, room.round.round.name),
            crumbs: vec![Link::new(link!("/jury/meetings"), say(lang, key!("nav-meetings")))],
            tabs: tabs.collect(),
            next: if seat.is_office { next(room, lang) } else { Vec::new() },
            round_id: room.meeting.round_id,
            version: room.step,
            status: room.meeting.status,
            venue: room.meeting.venue.clone(),
            opened_at: room.meeting.opened_at,
            ended_at: room.meeting.ended_at,
            overtaken: room.overtaken(),
            present,
            members: room.members(),
            quorum: room.quorum(),
            is_quorate: present as i64 >= room.quorum(),
            conducts: goes_on && seat.conducts().is_ok(),
            leads: goes_on && seat.leads().is_ok(),
            missing: known.missing().len(),
            path,
        }
    }
}

/// Making the decisions binding, as long as they are not; and the minutes.
fn next(room: &MeetingState, lang: Lang) -> Vec<Link> {
    let round = room.meeting.round_id;
    let decide = Link::new(link!("/office/rounds/{round}/meeting", round), say(lang, key!("meeting-decide")));
    let minutes = Link::new(link!("/office/rounds/{round}/minutes", round), say(lang, key!("meeting-to-minutes")));
    match room.meeting.status {
        _ if room.overtaken().is_some() => vec![minutes],
        MeetingStatus::Running => Vec::new(),
        MeetingStatus::Ended => vec![decide, minutes],
        MeetingStatus::Decided => vec![minutes],
    }
}

/// The entry that is being talked about.
#[derive(Serialize)]
pub struct CurrentEntry {
    pub agenda_item_id: AgendaItemId,
    pub nomination_id: NominationId,
    pub number: String,
    pub title: String,
    pub nominee: String,
    /// Where the ranking has it.
    pub rank: Option<i64>,
    pub at: usize,
    pub of: usize,
    pub verdict: String,
    pub verdict_version: i64,
    pub outside: Vec<Outside>,
    pub all_out: bool,
}

/// Somebody who must be outside.
#[derive(Serialize)]
pub struct Outside {
    pub attendance_id: AttendanceId,
    pub name: String,
    pub is_out: bool,
}

/// The neighbours on the agenda.
#[derive(Serialize)]
pub struct Way {
    pub previous: Option<AgendaItemId>,
    pub next: Option<AgendaItemId>,
    /// Absent where the reader will have to leave as well.
    pub next_title: Option<String>,
    /// Who will have to leave for the next one.
    pub next_outside: Vec<String>,
}

/// The entry that is being talked about, for those in the room.
pub fn entry(known: &Known) -> Option<CurrentEntry> {
    let room = &known.room;
    let item = room.current().filter(|item| known.may_see(item.nomination_id))?;
    let out = room.outside();
    let outside: Vec<Outside> = room
        .excluded(&[item.nomination_id])
        .into_iter()
        .map(|one| Outside {
            attendance_id: one.attendance_id,
            name: one.name.clone(),
            is_out: out.contains(&one.attendance_id),
        })
        .collect();
    let verdict = room.verdicts.get(&item.nomination_id);
    Some(CurrentEntry {
        agenda_item_id: item.agenda_item_id,
        nomination_id: item.nomination_id,
        number: item.receipt_number.clone(),
        title: item.title.clone(),
        nominee: item.nominee_name.clone(),
        rank: item.computed_rank,
        at: room.agenda.iter().position(|other| other.agenda_item_id == item.agenda_item_id).map_or(0, |at| at + 1),
        of: room.agenda.len(),
        verdict: verdict.map_or_else(String::new, |verdict| verdict.body.clone()),
        verdict_version: verdict.map_or(0, |verdict| verdict.version),
        all_out: outside.iter().all(|one| one.is_out),
        outside,
    })
}

/// Where one can go from here on the agenda.
pub fn way(known: &Known) -> Way {
    let room = &known.room;
    let here = room.current().and_then(|item| room.agenda.iter().position(|i| i.agenda_item_id == item.agenda_item_id));
    let next = match here {
        Some(at) => room.agenda.get(at + 1),
        None => room.agenda.iter().find(|item| item.done_at.is_none()).or(room.agenda.first()),
    };
    let outside = next.map(|item| room.excluded(&[item.nomination_id])).unwrap_or_default();
    Way {
        previous: here.and_then(|at| room.agenda.get(at.checked_sub(1)?)).map(|item| item.agenda_item_id),
        next: next.map(|item| item.agenda_item_id),
        next_title: next.filter(|item| known.may_see(item.nomination_id)).map(|item| item.title.clone()),
        next_outside: outside.into_iter().map(|one| one.name.clone()).collect(),
    }
}

/// A motion with its votes.
#[derive(Serialize)]
pub struct Ballots {
    pub motion_id: MotionId,
    pub number: i64,
    pub kind: MotionKind,
    pub wording: String,
    pub mover: Option<String>,
    pub reason: String,
    pub order_reason: Option<String>,
    pub ballot: Ballot,
    pub status: MotionStatus,
    pub broken_by: Option<BrokenBy>,
    pub yes: Option<i64>,
    pub no: Option<i64>,
    pub abstained: Option<i64>,
    pub voted: i64,
    pub entitled: i64,
    pub quorum: i64,
    /// Enough are there who may vote on it.
    pub is_quorate: bool,
    /// Who may vote while it is voted on.
    pub roll: Vec<Line>,
    /// Who voted what in an open vote that has ended.
    pub named: Vec<Line>,
    /// Whose right to vote has gone meanwhile.
    pub struck: Vec<Line>,
    /// Who is there and cannot vote on it for another reason than a conflict with it.
    pub voteless: Vec<Line>,
    /// One's own line, for those who may vote.
    pub own: Option<Line>,
    /// Why one does not vote.
    pub own_bar: Option<Barred>,
    /// Whether the chair's vote breaks the tie; else a lot does, or the rule that it is rejected.
    pub casting: bool,
    pub lot: bool,
    /// Nobody has voted yet: counts may be typed.
    pub untouched: bool,
    /// Nobody votes any more, and the result is not found yet.
    pub stopped: bool,
    /// Only that there was one, and how it ended.
    pub withheld: bool,
    pub annulled_because: Option<Annulled>,
    /// The number of the annulled motion that this one is moved again for, and of the one that follows this one.
    pub repeats: Option<i64>,
    pub repeated: Option<i64>,
    /// What became of it, where it does not stand any more.
    pub mark: Option<String>,
    /// What came up after the vote and touches it.
    pub later: Vec<String>,
}

/// Somebody who may vote.
#[derive(Clone, Serialize)]
pub struct Line {
    pub attendance_id: AttendanceId,
    pub name: String,
    pub has_voted: bool,
    pub choice: Option<Choice>,
    /// It was cast on an own device: nobody else changes it.
    pub is_theirs: bool,
    pub struck_because: Option<Barred>,
}

/// A motion as somebody sees it.
pub fn ballots(known: &Known, motion: &Motion, lang: Lang) -> Ballots {
    let Known { room, seat, .. } = known;
    let id = motion.motion_id;
    let line = |voter: &Voter| {
        let mut votes = room.votes.iter();
        let vote = votes.find(|vote| vote.motion_id == id && vote.attendance_id == voter.attendance_id);
        let one = room.attendance(voter.attendance_id);
        Line {
            attendance_id: voter.attendance_id,
            name: one.map_or_else(String::new, |one| one.name.clone()),
            has_voted: voter.has_voted,
            choice: vote.map(|vote| vote.choice),
            is_theirs: vote.is_some_and(|vote| one.is_some_and(|one| one.person_id == Some(vote.entered_by))),
            struck_because: voter.struck_because,
        }
    };
    let voteless = |(one, bar): (&Attendance, Barred)| Line {
        attendance_id: one.attendance_id,
        name: one.name.clone(),
        has_voted: false,
        choice: None,
        is_theirs: false,
        struck_because: Some(bar),
    };
    let mut all: Vec<Line> = room.voters_of(id).map(line).collect();
    all.sort_by_key(|line| room.attendance(line.attendance_id).map(|one| one.position));
    let (struck, valid): (Vec<Line>, Vec<Line>) = all.iter().cloned().partition(|line| line.struck_because.is_some());
    let votes = motion.status == MotionStatus::Voting;
    let may = |one: AttendanceId| room.attendance(one).is_some_and(|one| room.may_vote(one, motion).is_ok());
    // Whoever was struck and is back may vote again.
    let roll: Vec<Line> = all.into_iter().filter(|line| votes && may(line.attendance_id)).collect();
    let counted = [motion.yes, motion.no, motion.abstained].into_iter().flatten().sum();
    let me = seat.me.and_then(|me| room.attendance(me));
    let is_over = matches!(motion.status, MotionStatus::Tied | MotionStatus::Carried | MotionStatus::Rejected);
    let present = if votes { motion.present } else { room.voting(motion).len() as i64 };
    Ballots {
        motion_id: id,
        number: motion.number,
        kind: motion.kind,
        wording: motion.wording.clone(),
        mover: motion.moved_by.and_then(|by| room.attendance(by)).map(|one| one.name.clone()),
        reason: motion.reason.clone(),
        order_reason: motion.order_reason.clone(),
        ballot: motion.ballot,
        status: motion.status,
        broken_by: motion.broken_by,
        yes: motion.yes,
        no: motion.no,
        abstained: motion.abstained,
        voted: if votes { valid.iter().filter(|line| line.has_voted).count() as i64 } else { counted },
        entitled: motion.present,
        quorum: motion.quorum,
        is_quorate: present >= room.quorum(),
        own: me.and_then(|me| roll.iter().find(|line| line.attendance_id == me.attendance_id)).cloned(),
        own_bar: me.filter(|_| votes).and_then(|me| room.may_vote(me, motion).err()),
        casting: room.chairs_say(motion) != Casting::None,
        lot: room.meeting.tie_rule == TieRule::Lot,
        voteless: room
            .voteless(motion)
            .into_iter()
            .filter(|(_, bar)| votes && matches!(bar, Barred::Outside | Barred::Device | Barred::Pledge))
            .map(voteless)
            .collect(),
        untouched: valid.iter().all(|line| !line.has_voted),
        stopped: motion.stopped_at.is_some(),
        named: valid.into_iter().filter(|line| is_over && line.choice.is_some()).collect(),
        struck: if motion.ballot == Ballot::Open { struck } else { Vec::new() },
        withheld: known.is_withheld(id),
        annulled_because: motion.annulled_because,
        repeats: motion.repeats.and_then(|id| room.motion(id)).map(|motion| motion.number),
        repeated: room.motions.iter().find(|other| other.repeats == Some(id)).map(|motion| motion.number),
        mark: room.mark(motion).filter(|_| !known.is_withheld(id)).map(|mark| mark.said(lang)),
        later: room.later_facts(motion).iter().map(|fact| fact.said(lang)).collect(),
        roll,
    }
}

/// Whether a motion is voted on, or tied and not settled.
pub fn is_open(motion: &Motion) -> bool {
    matches!(motion.status, MotionStatus::Voting | MotionStatus::Tied)
}

/// Whether a motion belongs to what is being talked about: to its entry, or to anything else since it was called up.
pub fn is_about(known: &Known, motion: &Motion) -> bool {
    let room = &known.room;
    if known.is_withheld(motion.motion_id) {
        return false;
    }
    let entries = room.entries_of(motion.motion_id);
    match room.current() {
        Some(item) if entries.is_empty() => item.called_at.is_none_or(|called| motion.opened_at >= called),
        Some(item) => entries.contains(&item.nomination_id),
        None => entries.is_empty() || motion.kind == MotionKind::Other,
    }
}

/// What was decided, in one line.
#[derive(Serialize)]
pub struct Decided {
    pub decision_id: DecisionId,
    pub kind: DecisionKind,
    pub label: String,
    pub who: String,
    pub amount: Option<i64>,
    pub reason: String,
    pub order_reason: Option<String>,
    pub motion: i64,
    /// What became of it, where it does not stand any more; or of others that were decided with it.
    pub mark: Option<String>,
}

/// The decisions that stand: places first, in their order.
pub fn decided(known: &Known, lang: Lang) -> Vec<Decided> {
    let room = &known.room;
    let mut standing: Vec<_> = room.standing().collect();
    standing.sort_by_key(|decision| {
        (decision.kind == DecisionKind::Deferred, decision.place.unwrap_or(99), decision.position)
    });
    let line = |decision: &super::model::decision::Decision| {
        let place = decision.place.unwrap_or(0);
        let is_shared =
            standing.iter().filter(|other| other.kind == DecisionKind::Place && other.place == decision.place).count()
                > 1;
        let mut args = Args::new();
        args.set("place", place);
        args.set("prize", value(decision.prize_name.clone().unwrap_or_default()));
        let key = match decision.kind {
            DecisionKind::Place if is_shared => key!("meeting-decided-shared"),
            DecisionKind::Place => key!("meeting-decided-place"),
            DecisionKind::SpecialPrize => key!("meeting-decided-prize"),
            DecisionKind::NotAwarded if decision.place.is_some() => key!("meeting-decided-not-awarded"),
            DecisionKind::NotAwarded => key!("meeting-decided-no-prize"),
            DecisionKind::Deferred if decision.place.is_some() => key!("meeting-decided-deferred-place"),
            DecisionKind::Deferred => key!("meeting-decided-deferred"),
        };
        Decided {
            decision_id: decision.decision_id,
            kind: decision.kind,
            label: t(lang, key, Some(&args)),
            who: decision
                .person_name
                .clone()
                .or_else(|| decision.nomination_id.map(|id| room.title(id).to_owned()))
                .unwrap_or_default(),
            amount: decision.amount.filter(|cents| *cents > 0),
            reason: decision.reason.clone(),
            order_reason: decision.order_reason.clone(),
            motion: room.motion(decision.motion_id).map_or(0, |motion| motion.number),
            mark: room.fate(decision).or_else(|| room.parted(decision)).map(|mark| mark.said(lang)),
        }
    };
    standing.iter().copied().map(line).collect()
}

/// What has to be decided anew, because something came up after the vote.
#[derive(Serialize)]
pub struct Touched {
    pub motion_id: MotionId,
    pub number: i64,
    pub wording: String,
    pub later: Vec<String>,
    /// It has decisions that can be annulled.
    pub can_annul: bool,
}

pub fn touched(known: &Known, lang: Lang) -> Vec<Touched> {
    let one = |(motion, facts): (&Motion, Vec<super::later::Fact>)| Touched {
        motion_id: motion.motion_id,
        number: motion.number,
        wording: motion.wording.clone(),
        later: facts.iter().map(|fact| fact.said(lang)).collect(),
        can_annul: motion.kind != MotionKind::Split,
    };
    let touched = known.room.touched();
    touched.into_iter().filter(|(motion, _)| !known.is_withheld(motion.motion_id)).map(one).collect()
}

/// The money that is given away, and that there is.
#[derive(Serialize)]
pub struct Money {
    /// Absent where not all decisions are shown: the rest would tell of the others.
    pub given: Option<i64>,
    pub there: Option<i64>,
    pub exceeded: bool,
    /// So many places have got somebody, and nobody has said how much they get.
    pub unpaid: usize,
    /// Whole cents that are left over where a place is shared and its money cannot be divided.
    pub left_over: i64,
    /// What is decided about some entries is not shown to this reader.
    pub leaves_out: bool,
}

pub fn money(known: &Known) -> Money {
    let given = known.missing().is_empty().then(|| given_away(known.room.standing()));
    Money {
        given,
        there: known.room.meeting.prize_money,
        exceeded: known.is_exceeded,
        unpaid: known.room.unpaid().count(),
        left_over: if known.leaves_out() { 0 } else { rest(&known.room) },
        leaves_out: known.leaves_out(),
    }
}

/// What is left over of places that are shared, in whole cents.
pub fn rest(room: &MeetingState) -> i64 {
    let mut sharing: BTreeMap<i64, i64> = BTreeMap::new();
    for decision in room.standing().filter(|decision| room.is_paid_by_place(decision)) {
        *sharing.entry(decision.place.unwrap_or(0)).or_default() += 1;
    }
    sharing.into_iter().map(|(place, count)| left_over(&room.places, place, count)).sum()
}

/// How often people have to leave in the present order.
pub fn exits(known: &Known) -> usize {
    let room = &known.room;
    let order: Vec<NominationId> = room.agenda.iter().map(|item| item.nomination_id).collect();
    agenda::exits(&order, &room.pairs())
}
