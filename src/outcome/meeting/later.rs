//! Facts that come later than what rests on them: what they touch is named, and decided anew or annulled before
//! anything else rests on it. All of it is found in the data as they are now.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::clock::Timestamp;
use crate::contest::prizes::model::Later;
use crate::contest::rounds::model::RoundStatus;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Result};
use crate::i18n::{Args, Lang, Writes, t, value};
use crate::ids::{EditionId, MotionId, NominationId};
use crate::key;

use super::model::agenda::Out;
use super::model::decision::Decision;
use super::model::motion::{Ballot, Motion, MotionKind, MotionStatus};
use super::refusal::Refusal;
use super::state::MeetingState;
use super::store::{self, ballots};

/// What came later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Somebody who voted has a conflict that was noted afterwards.
    Conflict { name: String, at: Option<Timestamp>, conflicts: Vec<Uuid> },
    /// An entry that was decided on takes no part any more.
    Entry { title: String, out: Out, entry: NominationId },
    /// Somebody's account was disabled between the vote and the decision's binding: the vote was theirs, and counts.
    Disabled { name: String, at: Timestamp },
}

/// What became of a decision that does not stand any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// By a later motion, which has this number.
    Replaced(i64),
    /// A part of it, by a later motion: of a shared place, say.
    Partly(i64),
    Annulled(Timestamp),
}

impl Mark {
    pub fn said(self, lang: Lang) -> String {
        let mut args = Args::new();
        match self {
            Self::Replaced(number) => {
                args.set("n", number);
                t(lang, key!("meeting-mark-replaced"), Some(&args))
            }
            Self::Partly(number) => {
                args.set("n", number);
                t(lang, key!("meeting-mark-partly"), Some(&args))
            }
            Self::Annulled(at) => {
                args.set("at", value(Writes(lang).datetime(at.in_dortmund())));
                t(lang, key!("meeting-mark-annulled"), Some(&args))
            }
        }
    }
}

impl Fact {
    /// Whether it has to be decided anew, or is only to be known.
    fn is_grave(&self) -> bool {
        !matches!(self, Self::Disabled { .. })
    }

    pub fn said(&self, lang: Lang) -> String {
        let mut args = Args::new();
        let key = match self {
            Self::Conflict { name, at, .. } => {
                args.set("name", value(name.as_str()));
                match at {
                    Some(at) => {
                        args.set("at", value(Writes(lang).datetime(at.in_dortmund())));
                        key!("meeting-later-conflict")
                    }
                    None => key!("meeting-later-conflict-undated"),
                }
            }
            Self::Disabled { name, at } => {
                args.set("name", value(name.as_str()));
                args.set("at", value(Writes(lang).datetime(at.in_dortmund())));
                key!("meeting-later-disabled")
            }
            Self::Entry { title, out, .. } => {
                args.set("title", value(title.as_str()));
                match out {
                    Out::Withdrawn => key!("meeting-later-withdrawn"),
                    Out::Ineligible => key!("meeting-later-ineligible"),
                }
            }
        };
        t(lang, key, Some(&args))
    }
}

impl MeetingState {
    /// When the round was opened again after this meeting: its decisions stand no more.
    pub fn overtaken(&self) -> Option<Timestamp> {
        let round = &self.round.round;
        let stands = round.status == RoundStatus::Closed && round.closed_at == Some(self.meeting.round_closed_at);
        (!stands).then(|| round.reopened_at.or(round.closed_at).unwrap_or(self.meeting.round_closed_at))
    }

    /// What became of a motion that was carried, where nothing of it stands any more.
    pub fn mark(&self, motion: &Motion) -> Option<Mark> {
        if motion.status != MotionStatus::Carried {
            return None;
        }
        if let Some(at) = self.overtaken() {
            return Some(Mark::Annulled(at));
        }
        if motion.kind == MotionKind::Split {
            return self.later_split(motion).map(|later| Mark::Replaced(later.number));
        }
        let id = motion.motion_id;
        let own = self.decisions.iter().filter(move |decision| decision.motion_id == id);
        let fate = own.filter_map(|decision| self.fate(decision)).next_back();
        match fate {
            Some(Mark::Replaced(by)) if self.standing().any(|decision| decision.motion_id == id) => {
                Some(Mark::Partly(by))
            }
            fate => fate,
        }
    }

    /// What became of a decision; nothing while it stands.
    pub fn fate(&self, decision: &Decision) -> Option<Mark> {
        let annulled = self.annulled.get(&decision.decision_id).map(|one| Mark::Annulled(one.annulled_at));
        let by = decision.replaced_by.and_then(|by| self.motion(by));
        let overtaken = self.overtaken().map(Mark::Annulled);
        annulled.or(by.map(|by| Mark::Replaced(by.number))).or(overtaken)
    }

    /// What became of others that were decided together with a decision that stands.
    pub fn parted(&self, decision: &Decision) -> Option<Mark> {
        let mark = self.mark(self.motion(decision.motion_id)?)?;
        matches!(mark, Mark::Partly(_)).then_some(mark)
    }

    fn later_split(&self, motion: &Motion) -> Option<&Motion> {
        let is_later = |other: &&Motion| {
            other.kind == MotionKind::Split && other.status == MotionStatus::Carried && other.number > motion.number
        };
        self.motions.iter().find(is_later)
    }

    /// Whether something rests on a motion: it was carried, and nothing has taken its place.
    fn holds(&self, motion: &Motion) -> bool {
        let decides = self.standing().any(|decision| decision.motion_id == motion.motion_id);
        motion.status == MotionStatus::Carried
            && (decides || motion.kind == MotionKind::Split && self.later_split(motion).is_none())
    }

    /// What came up after a motion was voted on, and touches it.
    pub fn later_facts(&self, motion: &Motion) -> Vec<Fact> {
        if !matches!(motion.status, MotionStatus::Carried | MotionStatus::Rejected) {
            return Vec::new();
        }
        let about: Vec<NominationId> = self.about(motion).into_iter().collect();
        // Of hands and papers it is not known whose they were.
        let is_unknown = motion.by_count || motion.ballot == Ballot::Secret;
        let voted = self
            .voters_of(motion.motion_id)
            .filter(|voter| voter.struck_because.is_none() && (is_unknown || voter.has_voted));
        let voted: Vec<_> = voted.collect();
        let conflicts = voted.iter().filter_map(|voter| {
            let line = self.attendance(voter.attendance_id).filter(|line| self.has_conflict(line, &about))?;
            let own = self.conflicts.iter().filter(|one| Some(one.person_id) == line.person_id);
            let own: Vec<_> = own.filter(|one| about.contains(&one.nomination_id)).collect();
            // Of whoever has no account it was noted by their leaving.
            let is_about = |item| self.item(item).is_some_and(|item| about.contains(&item.nomination_id));
            let left = self.left.iter().filter(|left| left.attendance_id == line.attendance_id);
            let left = left.filter(|left| is_about(left.agenda_item_id)).map(|left| left.left_at).min();
            let at = own.iter().map(|one| one.created_at).min().or(left);
            let conflicts = own.iter().map(|one| one.conflict_id).collect();
            Some(Fact::Conflict { name: line.name.clone(), at, conflicts })
        });
        let own = self.standing().filter(|decision| decision.motion_id == motion.motion_id);
        let entries: BTreeSet<NominationId> = own.filter_map(|decision| decision.nomination_id).collect();
        let gone = entries.into_iter().filter_map(|entry| {
            let (title, out) = self.called(entry)?;
            Some(Fact::Entry { title: title.to_owned(), out: out?, entry })
        });
        let disabled = voted.iter().filter_map(|voter| {
            let line = self.attendance(voter.attendance_id)?;
            let at = *self.disabled.get(&line.person_id?)?;
            let is_between = motion.closed_at <= Some(at) && self.meeting.decided_at.is_none_or(|bound| at < bound);
            is_between.then(|| Fact::Disabled { name: line.name.clone(), at })
        });
        conflicts.chain(gone).chain(disabled).collect()
    }

    /// Whether two people have looked at a fact when they confirmed the result once more.
    fn is_looked_at(&self, fact: &Fact) -> bool {
        let is = |what: Later, subject: Uuid| self.looked_at.contains(&(what.to_string(), subject));
        match fact {
            Fact::Conflict { conflicts, .. } => {
                !conflicts.is_empty() && conflicts.iter().all(|&one| is(Later::Conflict, one))
            }
            Fact::Entry { out: Out::Withdrawn, entry, .. } => is(Later::Withdrawn, entry.0),
            Fact::Entry { out: Out::Ineligible, entry, .. } => is(Later::Ineligible, entry.0),
            Fact::Disabled { .. } => true,
        }
    }

    /// The motions that something rests on and that a later fact touches, with what it is: as long as nobody has looked
    /// at it.
    pub fn touched(&self) -> Vec<(&Motion, Vec<Fact>)> {
        let held = self.motions.iter().filter(|motion| self.holds(motion));
        let is_open = |fact: &Fact| fact.is_grave() && !self.is_looked_at(fact);
        let grave = |motion| self.later_facts(motion).into_iter().filter(is_open).collect::<Vec<_>>();
        held.map(|motion| (motion, grave(motion))).filter(|(_, facts)| !facts.is_empty()).collect()
    }

    /// Whether a motion may be annulled because of what came later.
    pub fn is_touched(&self, id: MotionId) -> bool {
        self.touched().iter().any(|(motion, _)| motion.motion_id == id)
    }

    /// Nothing rests further on what a later fact touches.
    ///
    /// # Errors
    /// Refused with the numbers of the motions to decide anew.
    pub fn untouched(&self) -> Result<()> {
        let numbers: Vec<String> = self.touched().iter().map(|(motion, _)| motion.number.to_string()).collect();
        if numbers.is_empty() { Ok(()) } else { Err(AppError::because(Refusal::Touched, numbers.join(", "))) }
    }
}

/// The same of the decisions that bind an edition, if there are any: before letters, certificates, publication.
pub async fn untouched(conn: &mut Conn, id: EditionId) -> Result<()> {
    match store::binding(conn, id).await? {
        Some(meeting) => MeetingState::load(conn, meeting).await?.untouched(),
        None => Ok(()),
    }
}

/// The same in words, for a page that shows what rests on them.
pub async fn warning(conn: &mut Conn, id: EditionId, lang: Lang) -> Result<Option<String>> {
    match untouched(conn, id).await {
        Err(touched @ AppError::Because(..)) => {
            let key = touched.key();
            Ok(touched.what().map(|what| t(lang, key, Some(&Args::from_iter([("what", value(what))])))))
        }
        found => found.map(|()| None),
    }
}

/// Keeps which entries the motions name whose decisions bind an edition: of those made before that was kept, and by what
/// entries are called since. What is confirmed then is touched by the same facts in the meeting and outside it.
pub async fn keep_named(conn: &mut Conn, id: EditionId) -> Result<()> {
    let Some(meeting) = store::binding(conn, id).await? else { return Ok(()) };
    let room = MeetingState::load(conn, meeting).await?;
    for motion in room.motions.iter().filter(|motion| motion.status == MotionStatus::Carried) {
        let named = room.named(motion, &room.entries_of(motion.motion_id));
        ballots::keep_named(conn, motion.motion_id, named).await?;
    }
    Ok(())
}
