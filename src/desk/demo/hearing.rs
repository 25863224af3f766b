//! Meetings of the demonstration's jury: one that has long decided, and one that is being held.

use std::collections::BTreeMap;

use chrono::Duration;
use serde::Deserialize;

use crate::clock::Timestamp;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::Role;
use crate::ids::{MeetingId, PersonId, RoundId};
use crate::judging::ranking::Cache;
use crate::outcome::meeting::actions::{self, Close, End, Newcomer, Opening, Proposal, Proposed, Saved, Who};
use crate::outcome::meeting::model::attendance::{Attendance, State};
use crate::outcome::meeting::model::motion::{Ballot, Choice, Counts, MotionKind};
use crate::outcome::meeting::state::MeetingState;
use crate::people::approvals::{self, Act};

use super::PUBLIC_URL;
use super::stage::Stage;

/// What the jury says and does in a meeting, as it stands in the JSON file beside this one.
#[derive(Deserialize)]
pub struct Script {
    venue: String,
    absent: String,
    substitute: String,
    guest: String,
    /// Before the first entry.
    before: Vec<Motioned>,
    /// By the entry's title.
    entries: BTreeMap<String, Talk>,
    /// After the last entry.
    after: Vec<Motioned>,
    objector: String,
    objection: String,
}

/// How the jury of the demonstration ends its votes.
fn how() -> Close {
    Close { secret_least: i64::from(Settings::default().secret_least), unanimous: false }
}

/// What is said about an entry.
#[derive(Deserialize)]
struct Talk {
    verdict: String,
    motions: Vec<Motioned>,
}

/// A motion and the votes on it: yes, no, abstained.
#[derive(Deserialize)]
struct Motioned {
    kind: MotionKind,
    wording: String,
    reason: String,
    votes: [usize; 3],
    #[serde(default)]
    place: Option<i64>,
    #[serde(default)]
    entries: Vec<String>,
    #[serde(default)]
    amounts: Vec<i64>,
    #[serde(default)]
    prize_name: Option<String>,
    #[serde(default)]
    person_name: Option<String>,
    #[serde(default)]
    order_reason: Option<String>,
    #[serde(default)]
    mover: String,
    /// Voted on with papers, which somebody counts.
    #[serde(default)]
    secret: bool,
}

/// What is said and done in a meeting.
pub fn script() -> Result<Script> {
    super::facts::parse(include_str!("meeting.json"))
}

/// A meeting while it is being held. Something happens at every step.
pub struct Hearing<'a> {
    stage: &'a Stage,
    script: &'a Script,
    id: MeetingId,
    now: Timestamp,
    step: Duration,
}

impl<'a> Hearing<'a> {
    /// The chair opens a meeting; all but one come, and they oblige themselves.
    pub async fn open(
        stage: &'a Stage,
        script: &'a Script,
        round: RoundId,
        (now, step): (Timestamp, Duration),
    ) -> Result<Hearing<'a>> {
        let ctx = Ctx { now, ..stage.ctx.clone() };
        let opening = Opening {
            venue: script.venue.clone(),
            quorum_percent: 50,
            quorum_least: 3,
            secretary: Some(stage.second()),
        };
        let ranked = actions::ranked(&ctx, &Cache::default(), round).await?;
        let id = actions::open(&ctx, stage.chair()?, round, &ranked, &opening).await?;
        let mut hearing = Self { stage, script, id, now, step };
        hearing.gather().await?;
        Ok(hearing)
    }

    async fn gather(&mut self) -> Result<()> {
        let chair = self.stage.chair()?;
        let list = self.room().await?.list;
        let seat_of = list.iter().find(|one| one.name == self.script.absent).map(|one| one.attendance_id);
        for one in list.iter().filter(|one| !one.is_present() && Some(one.attendance_id) != seat_of) {
            actions::come(&self.later(), self.who(one)?, self.id, one.attendance_id, State::Present).await?;
        }
        for (name, seat_of) in [(&self.script.substitute, seat_of), (&self.script.guest, None)] {
            let newcomer = Newcomer { name: name.clone(), person_id: None, seat_of };
            actions::add_person(&self.later(), chair, self.id, &newcomer).await?;
        }
        actions::pledge_all(&self.later(), chair, self.id).await
    }

    /// The whole meeting, from the first motion to its end.
    pub async fn hold(mut self) -> Result<()> {
        let (chair, script) = (self.stage.chair()?, self.script);
        self.moves_all(&script.before).await?;
        for item in self.room().await?.agenda {
            self.call(item.position).await?;
            let Some(talk) = script.entries.get(&item.title) else { continue };
            self.verdict(&talk.verdict).await?;
            self.moves_all(&talk.motions).await?;
        }
        actions::finish(&self.later(), chair, self.id).await?;
        self.moves_all(&script.after).await?;
        let objection = (script.objector.as_str(), script.objection.as_str());
        actions::object(&self.later(), chair, self.id, objection, None).await?;
        match actions::end(&self.later(), chair, self.id, None).await? {
            End::Ended => Ok(()),
            End::ReasonNeeded => Err(AppError::Internal("the demonstration's jury gives away too much".into())),
        }
    }

    /// The beginning of a meeting: the first entry is talked about, the second is called up.
    pub async fn begin(mut self) -> Result<()> {
        self.moves_all(&self.script.before).await?;
        let title = self.call(1).await?;
        self.verdict("Ein starkes Beispiel. Über den Platz entscheidet die Jury am Ende der Aussprache.").await?;
        let shortlist = Motioned {
            kind: MotionKind::Other,
            wording: format!("{title} kommt in die engere Wahl."),
            reason: String::new(),
            votes: [8, 0, 1],
            place: None,
            entries: Vec::new(),
            amounts: Vec::new(),
            prize_name: None,
            person_name: None,
            order_reason: None,
            mover: "Birgit Hallenscheid".into(),
            secret: false,
        };
        self.moves(&shortlist).await?;
        self.call(2).await.map(drop)
    }

    /// Calls up the entry at a position of the agenda; whoever has a conflict leaves the room. Gives its title.
    async fn call(&mut self, position: i64) -> Result<String> {
        let chair = self.stage.chair()?;
        let room = self.room().await?;
        let item = room.agenda.iter().find(|item| item.position == position).ok_or(AppError::NotFound)?;
        actions::call(&self.later(), chair, self.id, item.agenda_item_id).await?;
        if !room.excluded(&[item.nomination_id]).is_empty() {
            actions::leave(&self.later(), chair, self.id, None).await?;
        }
        Ok(item.title.clone())
    }

    async fn verdict(&mut self, text: &str) -> Result<()> {
        let chair = self.stage.chair()?;
        let entry = self.room().await?.current().ok_or(AppError::NotFound)?.nomination_id;
        match actions::write_verdict(&self.later(), chair, self.id, entry, (0, text)).await? {
            Saved::Done => Ok(()),
            Saved::Stale => Err(AppError::Internal("the demonstration has a verdict already".into())),
        }
    }

    async fn moves_all(&mut self, motions: &[Motioned]) -> Result<()> {
        for motion in motions {
            self.moves(motion).await?;
        }
        Ok(())
    }

    /// Puts a motion to the vote, and everybody votes.
    async fn moves(&mut self, motion: &Motioned) -> Result<()> {
        let chair = self.stage.chair()?;
        let room = self.room().await?;
        let entry = |title: &String| {
            let found = room.agenda.iter().find(|item| item.title == *title).map(|item| item.nomination_id);
            found.ok_or_else(|| AppError::Internal(format!("the demonstration's agenda lacks {title:?}")))
        };
        let proposal = Proposal {
            key: self.stage.ctx.random.uuid(self.now),
            kind: motion.kind,
            wording: motion.wording.clone(),
            moved_by: room.list.iter().find(|one| one.name == motion.mover).map(|one| one.attendance_id),
            ballot: if motion.secret { Ballot::Secret } else { Ballot::Open },
            entries: motion.entries.iter().map(entry).collect::<Result<_>>()?,
            place: motion.place,
            amount: None,
            special_prize_id: None,
            prize_name: motion.prize_name.clone(),
            person_name: motion.person_name.clone(),
            amounts: (1..).zip(motion.amounts.iter().copied()).collect(),
            have_left: false,
            secret_least: how().secret_least,
            reason: motion.reason.clone(),
            reasons: Vec::new(),
            order_reason: motion.order_reason.clone(),
        };
        let done = actions::propose(&self.later(), chair, self.id, &proposal).await?;
        let room = self.room().await?;
        let id = match (done, room.open_motion()) {
            (Proposed::Done, Some(motion)) => motion.motion_id,
            _ => return Err(AppError::Internal(format!("the jury cannot vote on {:?}", motion.wording))),
        };
        let [yes, no, abstained] = motion.votes;
        if motion.secret {
            let [yes, no, abstained] = motion.votes.map(|votes| votes as i64);
            let counts = Counts { yes, no, abstained };
            return actions::count(&self.later(), chair, self.id, id, counts, how()).await.map(drop);
        }
        let choices = [(Choice::Yes, yes), (Choice::No, no), (Choice::Abstain, abstained)];
        let choices = choices.into_iter().flat_map(|(choice, votes)| std::iter::repeat_n(choice, votes));
        let may_vote = |one: &&Attendance| room.voters_of(id).any(|voter| voter.attendance_id == one.attendance_id);
        // The chair first: where there is a tie, that vote decides.
        let mut roll: Vec<&Attendance> = room.list.iter().filter(may_vote).collect();
        roll.sort_by_key(|one| (one.person_id != Some(chair.0), one.position));
        for (one, choice) in roll.into_iter().zip(choices) {
            // Whoever has no device says it to the chair.
            let who = if one.person_id.is_some() { self.who(one)? } else { chair };
            actions::vote(&self.later(), who, self.id, id, (one.attendance_id, choice)).await?;
        }
        actions::close(&self.later(), chair, self.id, id, how()).await.map(drop)
    }

    /// The moment of the next act.
    fn later(&mut self) -> Ctx {
        self.now = self.now + self.step;
        Ctx { now: self.now, ..self.stage.ctx.clone() }
    }

    async fn room(&self) -> Result<MeetingState> {
        MeetingState::load(&mut self.stage.ctx.db.read().await?, self.id).await
    }

    /// Somebody on the list who has an account.
    fn who(&self, one: &Attendance) -> Result<Who> {
        let person = self.stage.people.iter().find(|person| Some(person.person_id) == one.person_id);
        person.map(|person| (person.person_id, person.role)).ok_or(AppError::NotFound)
    }
}

impl Stage {
    fn chair(&self) -> Result<Who> {
        let chair = self.people.iter().find(|person| person.role == Role::Chair).ok_or(AppError::NotFound)?;
        Ok((chair.person_id, chair.role))
    }

    /// The other person of the office, who confirms what the first one asks for.
    pub(super) fn second(&self) -> PersonId {
        self.people[1].person_id
    }

    /// Makes what a round's meeting has decided binding.
    pub async fn decide(&self, round: RoundId, ago: Duration) -> Result<()> {
        let room = {
            let mut conn = self.ctx.db.read().await?;
            let meetings = crate::outcome::meeting::store::of_round(&mut conn, round).await?;
            MeetingState::load(&mut conn, meetings.first().ok_or(AppError::NotFound)?.meeting_id).await?
        };
        let (ctx, shown) = (self.at(ago), actions::shown(&room, &[]));
        let wish = ("Die Niederschrift ist geprüft und unterschrieben.", shown.as_str());
        actions::ask_to_decide(&self.at(ago + Duration::hours(3)), self.office(), round, wish, PUBLIC_URL).await?;
        let mut conn = self.ctx.db.read().await?;
        let request = approvals::store::open_on(&mut conn, room.id().0, Act::Decide, ctx.now).await?;
        drop(conn);
        let request = request.ok_or(AppError::NotFound)?.approval_id;
        match actions::confirm_decide(&ctx, self.second(), round, (request, &shown)).await? {
            true => Ok(()),
            false => Err(AppError::Internal("the demonstration's decisions changed by themselves".into())),
        }
    }
}
