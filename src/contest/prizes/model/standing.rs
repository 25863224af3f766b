//! Where a call stands: one answer for every page, mail and feed, at every moment.
//!
//! It is made of the call's dates, of what the office and the jury have done, and of the clock, anew at each request.
//! Nobody keeps it. What a reader may know of it is [`Standing::stage`] and [`Standing::public`]; what the office does
//! next is [`Standing::task`].

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ids::{EditionId, RoundId};
use crate::key;
use crate::link;

use super::{Edition, Phase, Progress, RoundStatus, Scoring, Turn};

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The office edits it.
    Preparing,
    /// Published; nominations are not taken yet.
    Announced,
    /// Nominations are taken.
    Nominating,
    /// The deadline has passed; entries wait to be screened, and the jury has not begun.
    Screening,
    /// Everything is screened; the jury has not begun.
    Ready,
    /// A round takes sheets.
    Judging,
    /// A round has been; another is prepared or has its window ahead.
    BetweenRounds,
    /// The time of every round is over, or the round is closed. Nothing is binding.
    Deliberating,
    /// The jury's decisions are binding; the public does not know them.
    Decided,
    /// Everybody may know who was honoured.
    Public,
    /// It was public, and two people took it back.
    TakenBack,
    /// The office has ended the call, and its result is not public.
    Ended,
}

impl Stage {
    /// As keys of sentences have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Announced => "announced",
            Self::Nominating => "nominating",
            Self::Screening => "screening",
            Self::Ready => "ready",
            Self::Judging => "judging",
            Self::BetweenRounds => "between_rounds",
            Self::Deliberating => "deliberating",
            Self::Decided => "decided",
            Self::Public => "public",
            Self::TakenBack => "taken_back",
            Self::Ended => "ended",
        }
    }
}

/// How the ceremony lies to this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ceremony {
    /// Nobody has set a date.
    Open,
    Ahead(WallTime),
    /// It has begun or is over.
    Been(WallTime),
}

impl Ceremony {
    /// How a call's ceremony lies to a moment.
    pub fn of(edition: &Edition, now: Timestamp) -> Self {
        match edition.ceremony_at {
            None => Self::Open,
            Some(at) if now < at.begins() => Self::Ahead(at),
            Some(at) => Self::Been(at),
        }
    }
}

/// What the office does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Completes the call and publishes it.
    Prepare,
    /// Waits for the opening.
    AwaitOpening,
    /// Looks at what comes in.
    Watch,
    Screen,
    FirstRound,
    PrepareRound(RoundId),
    /// Waits for the window of an open round.
    AwaitRound(RoundId),
    Score(RoundId),
    /// Its time is over.
    CloseRound(RoundId),
    /// Reads the ranking and opens the jury's meeting.
    Rank(RoundId),
    Meeting(RoundId),
    Decide(RoundId),
    Publish,
    /// Settles what has come up since the result was confirmed, and stops it.
    Settle,
    /// The result was taken back: publishes it again.
    PublishAgain,
    /// Waits for the ceremony, with which the result turns public.
    AwaitCeremony,
    /// The result is confirmed and has no date on which it turns public.
    SetCeremony,
    Letters,
    /// Everything is done: ends the call.
    End,
    /// It has ended.
    Nothing,
}

/// Where a call stands at a moment.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub stage: Stage,
    /// Until when this lasts, or when the next thing begins; only a moment that lies ahead.
    pub until: Option<WallTime>,
    pub ceremony: Ceremony,
    pub task: Task,
    /// Entries that nobody has screened yet, whatever the jury does meanwhile.
    pub pending: i64,
    /// Everything is screened, and a jury has nothing to read.
    pub is_empty: bool,
    /// The jury's meeting on the last round has ended.
    has_met: bool,
    at: Timestamp,
}

/// How a date of the calendar lies to this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Past,
    Current,
    Future,
    /// Its date has passed, and what was to happen then has not, as far as may be known.
    Planned,
}

/// A date of the calendar with what has become of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The field of the calendar.
    pub name: &'static str,
    /// The date, as far as it still says something true.
    pub at: Option<WallTime>,
    pub state: StepState,
    /// It is the date of this very day.
    pub today: bool,
}

/// A date that has passed without what it was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overdue {
    /// The field of the calendar.
    pub name: &'static str,
    pub at: WallTime,
}

impl Standing {
    /// Where a call stands at a moment.
    pub fn of(edition: &Edition, progress: &Progress, now: Timestamp) -> Self {
        let stage = stage(edition, progress, now);
        let ahead = |at: Option<WallTime>| at.filter(|at| now < at.has_passed());
        let ceremony = Ceremony::of(edition, now);
        let of_rounds = |scoring: Scoring| progress.rounds.iter().filter(move |turn| turn.scoring(now) == scoring);
        let begins = || of_rounds(Scoring::Early).filter_map(|turn| turn.scoring_opens_at).min();
        let until = match stage {
            Stage::Announced => edition.opens_at,
            Stage::Nominating => edition.closes_at,
            Stage::Screening => ahead(edition.screening_until),
            Stage::Ready | Stage::BetweenRounds => begins(),
            Stage::Judging => {
                let ends: Option<Vec<WallTime>> = of_rounds(Scoring::Running).map(Turn::ends).collect();
                ends.and_then(|ends| ends.into_iter().max())
            }
            Stage::Deliberating => ahead(edition.meeting_at),
            Stage::Decided => edition.turns_public_at().filter(|at| now < at.begins() && !edition.is_stopped()),
            Stage::Preparing | Stage::Public | Stage::TakenBack | Stage::Ended => None,
        };
        let task = task(edition, progress, stage, ceremony, now);
        let (has_met, is_empty) = (progress.has_met(edition), progress.is_empty());
        Self { stage, until, ceremony, task, pending: progress.pending, is_empty, has_met, at: now }
    }

    /// The dates that have passed without what they were for: the office moves them, or does it.
    pub fn overdue(&self, edition: &Edition) -> Vec<Overdue> {
        if self.stage < Stage::Screening || self.stage >= Stage::Public {
            return Vec::new();
        }
        let since = |at: Option<WallTime>, begins: bool| {
            at.filter(|at| self.at >= if begins { at.begins() } else { at.has_passed() })
        };
        // A meeting of today may begin yet, and a jury that scores is what the date of the round says.
        let is_over = |at: &WallTime| at.naive().date() < self.at.in_dortmund().date();
        let idle = matches!(self.stage, Stage::Screening | Stage::Ready | Stage::BetweenRounds);
        let all = [
            ("screening_until", since(edition.screening_until, false).filter(|_| self.pending > 0)),
            ("scoring_until", since(edition.scoring_until, false).filter(|_| idle)),
            ("meeting_at", since(edition.meeting_at, true).filter(is_over).filter(|_| !self.has_begun_to_meet())),
            ("ceremony_at", since(edition.ceremony_at, true)),
        ];
        all.into_iter().filter_map(|(name, at)| Some(Overdue { name, at: at? })).collect()
    }

    /// Whether the meeting on the last round runs or has been.
    fn has_begun_to_meet(&self) -> bool {
        self.has_met || matches!(self.task, Task::Meeting(_)) || self.stage == Stage::Decided
    }

    /// What somebody outside may know: that the jury has decided is not said before who was honoured.
    pub fn public(self) -> Self {
        match self.stage {
            Stage::Decided => Self { stage: Stage::Deliberating, until: None, ..self },
            Stage::Deliberating => Self { until: None, ..self },
            _ => self,
        }
    }

    /// Whether the jury has begun to score, so that entries are read.
    pub fn jury_has_begun(&self) -> bool {
        matches!(self.stage, Stage::Judging | Stage::BetweenRounds | Stage::Deliberating | Stage::Decided)
    }

    /// The dates of a call in their order, and what has become of each, for everybody outside.
    ///
    /// A deadline ends a time in which something goes on, and that goes on until it is done, whatever the date says;
    /// a meeting is an hour of a day, and over once the jury has met; a ceremony is what its result comes with, so that
    /// nothing is said of one that has passed without it. The jury has its time even where no date is set for it.
    pub fn milestones(&self, edition: &Edition) -> Vec<Milestone> {
        use StepState::{Current, Future, Past, Planned};
        let reached = self.public().stage;
        let today = |at: WallTime| at.naive().date() == self.at.in_dortmund().date();
        let meeting = match edition.meeting_at {
            _ if reached >= Stage::Public => Past,
            Some(at) if self.at < at.begins() => Future,
            Some(_) if self.has_met => Past,
            Some(at) if today(at) => Current,
            Some(_) => Planned,
            None => Future,
        };
        let ceremony = match self.ceremony {
            _ if reached >= Stage::Public => Past,
            Ceremony::Been(_) => Planned,
            Ceremony::Open | Ceremony::Ahead(_) => Future,
        };
        // A time that is done or has to be counted from others says its date only while that lies ahead.
        let span = |begins: Stage, ends: Stage| match reached {
            Stage::Ended | Stage::Public | Stage::TakenBack => Past,
            stage if stage < begins => Future,
            stage if stage < ends => Current,
            _ => Past,
        };
        let screening = if self.pending > 0 && reached > Stage::Screening && reached < Stage::Public {
            Current
        } else {
            span(Stage::Screening, Stage::Ready)
        };
        let jury = span(Stage::Judging, Stage::Deliberating);
        let ahead = |at: Option<WallTime>, state: StepState| match state {
            Future => at,
            Current => at.filter(|at| self.at < at.has_passed()),
            Past | Planned => at.filter(|at| self.at >= at.has_passed()),
        };
        let until = match (jury, reached) {
            (Current, Stage::Judging) => self.until,
            (Current, _) => None,
            _ => ahead(edition.scoring_until, jury),
        };
        let shown = |name, at: Option<WallTime>, state| Milestone { name, at, state, today: at.is_some_and(today) };
        let all = [
            (
                edition.closes_at.is_some(),
                shown("closes_at", edition.closes_at, span(Stage::Nominating, Stage::Screening)),
            ),
            (
                edition.screening_until.is_some(),
                shown("screening_until", ahead(edition.screening_until, screening), screening),
            ),
            (true, shown("scoring_until", until, jury)),
            (edition.meeting_at.is_some(), shown("meeting_at", edition.meeting_at, meeting)),
            (edition.ceremony_at.is_some(), shown("ceremony_at", edition.ceremony_at, ceremony)),
        ];
        all.into_iter().filter(|(is_there, _)| *is_there).map(|(_, milestone)| milestone).collect()
    }
}

fn stage(edition: &Edition, progress: &Progress, now: Timestamp) -> Stage {
    if edition.is_public() && edition.shows_result(now) {
        return Stage::Public;
    }
    if edition.taken_back().is_some() {
        return Stage::TakenBack;
    }
    match edition.phase(now) {
        Phase::Preparing => return Stage::Preparing,
        Phase::Announced => return Stage::Announced,
        Phase::Nominating => return Stage::Nominating,
        Phase::Closed => return Stage::Ended,
        Phase::Judging => {}
    }
    let is = |wanted: Scoring| progress.rounds.iter().any(|turn| turn.scoring(now) == wanted);
    let has_been = is(Scoring::Late) || is(Scoring::Closed);
    let is_ahead = is(Scoring::Preparing) || is(Scoring::Early);
    if is(Scoring::Running) {
        Stage::Judging
    } else if progress.is_decided(edition) {
        Stage::Decided
    } else if has_been && is_ahead {
        Stage::BetweenRounds
    } else if has_been {
        Stage::Deliberating
    } else if progress.pending > 0 {
        Stage::Screening
    } else {
        Stage::Ready
    }
}

fn task(edition: &Edition, progress: &Progress, stage: Stage, ceremony: Ceremony, now: Timestamp) -> Task {
    let find =
        |wanted: Scoring| progress.rounds.iter().find(|turn| turn.scoring(now) == wanted).map(|turn| turn.round_id);
    let is_confirmed = edition.result_confirmed_at.is_some();
    match stage {
        Stage::Preparing => Task::Prepare,
        Stage::Announced => Task::AwaitOpening,
        Stage::Ended => Task::Nothing,
        Stage::Public if edition.phase(now) == Phase::Closed => Task::Nothing,
        Stage::Public if progress.letters.written == 0 || progress.letters.waiting > 0 => Task::Letters,
        Stage::Public => Task::End,
        Stage::TakenBack if edition.phase(now) == Phase::Closed => Task::Nothing,
        Stage::TakenBack if progress.is_decided(edition) => Task::PublishAgain,
        _ if edition.is_stopped() => Task::Settle,
        Stage::Decided if is_confirmed && ceremony == Ceremony::Open => Task::SetCeremony,
        Stage::Decided if is_confirmed => Task::AwaitCeremony,
        _ if progress.pending > 0 => Task::Screen,
        Stage::Nominating => Task::Watch,
        Stage::Decided => Task::Publish,
        Stage::Ready if progress.is_empty() => Task::End,
        Stage::Screening
        | Stage::Ready
        | Stage::Judging
        | Stage::BetweenRounds
        | Stage::Deliberating
        | Stage::TakenBack => {
            let last = progress.rounds.iter().rev().find(|turn| turn.status == RoundStatus::Closed);
            match (find(Scoring::Running), find(Scoring::Late), find(Scoring::Early), find(Scoring::Preparing), last) {
                (Some(round), _, _, _, _) => Task::Score(round),
                (_, Some(round), _, _, _) => Task::CloseRound(round),
                (_, _, Some(round), _, _) => Task::AwaitRound(round),
                (_, _, _, Some(round), _) => Task::PrepareRound(round),
                (_, _, _, _, Some(last)) => match (last.meeting_opened_at, last.meeting_ended_at) {
                    (None, _) => Task::Rank(last.round_id),
                    (Some(_), None) => Task::Meeting(last.round_id),
                    (Some(_), Some(_)) => Task::Decide(last.round_id),
                },
                (None, None, None, None, None) => Task::FirstRound,
            }
        }
    }
}

impl Task {
    /// The key of the button's words.
    pub fn key(self) -> &'static str {
        match self {
            Self::Prepare => key!("office-next-prepare"),
            Self::AwaitOpening => key!("office-next-announced"),
            Self::Watch => key!("office-next-watch"),
            Self::Screen => key!("office-next-screen"),
            Self::FirstRound => key!("office-next-first-round"),
            Self::PrepareRound(_) => key!("office-next-round"),
            Self::AwaitRound(_) => key!("office-next-await-round"),
            Self::Score(_) => key!("office-next-score"),
            Self::CloseRound(_) => key!("office-next-close-round"),
            Self::Rank(_) => key!("office-next-ranking"),
            Self::Meeting(_) => key!("office-next-meeting"),
            Self::Decide(_) => key!("office-next-decide"),
            Self::Publish => key!("office-next-publish"),
            Self::Settle => key!("office-next-settle"),
            Self::PublishAgain => key!("office-next-publish-again"),
            Self::AwaitCeremony => key!("office-next-result"),
            Self::SetCeremony => key!("office-next-ceremony"),
            Self::Letters => key!("office-next-letters"),
            Self::End => key!("office-next-end"),
            Self::Nothing => key!("office-next-nothing"),
        }
    }

    /// Where it is done.
    pub fn href(self, edition: EditionId) -> String {
        match self {
            Self::Prepare | Self::AwaitOpening | Self::End | Self::Nothing => {
                link!("/office/editions/{edition}", edition)
            }
            Self::Watch => link!("/office/editions/{edition}/nominations", edition),
            Self::Screen => {
                link!("/office/editions/{edition}/nominations?status=received&screening=pending", edition)
            }
            Self::FirstRound => link!("/office/editions/{edition}/rounds", edition),
            Self::PrepareRound(round) | Self::AwaitRound(round) | Self::Score(round) => {
                link!("/office/rounds/{round}", round)
            }
            Self::CloseRound(round) => link!("/office/rounds/{round}/close", round),
            Self::Rank(round) => link!("/office/rounds/{round}/ranking", round),
            Self::Meeting(round) | Self::Decide(round) => link!("/office/rounds/{round}/meeting", round),
            Self::Publish | Self::PublishAgain | Self::Settle | Self::AwaitCeremony => {
                link!("/office/editions/{edition}/publication", edition)
            }
            Self::SetCeremony => link!("/office/editions/{edition}/calendar", edition),
            Self::Letters => link!("/office/editions/{edition}/letters", edition),
        }
    }
}

impl StepState {
    /// As the component `steps` has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Past => "past",
            Self::Current => "current",
            Self::Future => "future",
            Self::Planned => "planned",
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::contest::prizes::model::samples::{at, edition, moment};
    use crate::contest::prizes::model::{EditionStatus, Letters};

    fn call() -> Edition {
        Edition {
            opened_at: Some(moment("2027-07-01T08:00:00Z")),
            screening_until: at("2027-09-30T23:59"),
            scoring_until: at("2027-10-31T23:59"),
            meeting_at: at("2027-11-10T15:00"),
            ceremony_at: at("2027-12-03T18:00"),
            ..edition()
        }
    }

    fn turn(number: u128, status: RoundStatus) -> Turn {
        Turn {
            round_id: RoundId(Uuid::from_u128(number)),
            edition_id: EditionId(Uuid::nil()),
            name: format!("Runde {number}"),
            status,
            scoring_opens_at: at("2027-10-04T08:00"),
            scoring_closes_at: at("2027-10-31T23:59"),
            extended_until: None,
            meeting_opened_at: None,
            meeting_ended_at: None,
            decided_at: None,
            place_open: false,
        }
    }

    fn progress(pending: i64, rounds: &[Turn]) -> Progress {
        Progress { pending, eligible: 2, rounds: rounds.to_vec(), letters: Letters::default() }
    }

    #[test]
    fn a_call_stands_where_acts_and_the_clock_have_brought_it() {
        use RoundStatus::{Closed, Open, Preparing};
        let round = |number: u128| RoundId(Uuid::from_u128(number));
        let some = Some(moment("2027-11-10T18:00:00Z"));
        let met = Turn { meeting_opened_at: some, ..turn(1, Closed) };
        let ended = Turn { meeting_ended_at: some, ..met.clone() };
        let decided = Turn { decided_at: some, ..ended.clone() };
        let put_off = Turn { place_open: true, ..decided.clone() };
        let later = Turn { decided_at: Some(moment("2027-11-20T18:00:00Z")), ..turn(2, Closed) };
        let endless = Turn { scoring_opens_at: None, scoring_closes_at: None, ..turn(1, Open) };
        let extended = Turn { extended_until: at("2027-11-05T12:00"), ..turn(1, Open) };
        for (name, now, progress, stage, until, task) in [
            (
                "a second before",
                "2027-07-31T21:59:59Z",
                progress(0, &[]),
                Stage::Announced,
                "2027-08-01",
                Task::AwaitOpening,
            ),
            ("it opens", "2027-07-31T22:00:00Z", progress(0, &[]), Stage::Nominating, "2027-09-15T23:59", Task::Watch),
            (
                "somebody came",
                "2027-08-20T10:00:00Z",
                progress(3, &[]),
                Stage::Nominating,
                "2027-09-15T23:59",
                Task::Screen,
            ),
            (
                "last second",
                "2027-09-15T21:59:59Z",
                progress(3, &[]),
                Stage::Nominating,
                "2027-09-15T23:59",
                Task::Screen,
            ),
            ("deadline", "2027-09-15T22:00:00Z", progress(3, &[]), Stage::Screening, "2027-09-30T23:59", Task::Screen),
            ("late screening", "2027-10-02T10:00:00Z", progress(1, &[]), Stage::Screening, "", Task::Screen),
            ("screened", "2027-09-20T10:00:00Z", progress(0, &[]), Stage::Ready, "", Task::FirstRound),
            (
                "a round is prepared",
                "2027-10-02T10:00:00Z",
                progress(0, &[turn(1, Preparing)]),
                Stage::Ready,
                "",
                Task::PrepareRound(round(1)),
            ),
            (
                "open, begins later",
                "2027-10-04T05:59:59Z",
                progress(0, &[turn(1, Open)]),
                Stage::Ready,
                "2027-10-04T08:00",
                Task::AwaitRound(round(1)),
            ),
            (
                "begins",
                "2027-10-04T06:00:00Z",
                progress(0, &[turn(1, Open)]),
                Stage::Judging,
                "2027-10-31T23:59",
                Task::Score(round(1)),
            ),
            ("no end", "2028-01-04T06:00:00Z", progress(0, &[endless]), Stage::Judging, "", Task::Score(round(1))),
            (
                "an entry was let in",
                "2027-10-10T06:00:00Z",
                progress(1, &[turn(1, Open)]),
                Stage::Judging,
                "2027-10-31T23:59",
                Task::Screen,
            ),
            (
                "last minute",
                "2027-10-31T22:59:59Z",
                progress(0, &[turn(1, Open)]),
                Stage::Judging,
                "2027-10-31T23:59",
                Task::Score(round(1)),
            ),
            (
                "time is over",
                "2027-10-31T23:00:00Z",
                progress(0, &[turn(1, Open)]),
                Stage::Deliberating,
                "2027-11-10T15:00",
                Task::CloseRound(round(1)),
            ),
            (
                "somebody has more time",
                "2027-10-31T23:00:00Z",
                progress(0, &[extended]),
                Stage::Judging,
                "2027-11-05T12:00",
                Task::Score(round(1)),
            ),
            (
                "closed early",
                "2027-10-20T10:00:00Z",
                progress(0, &[turn(1, Closed)]),
                Stage::Deliberating,
                "2027-11-10T15:00",
                Task::Rank(round(1)),
            ),
            (
                "a final round",
                "2027-10-20T10:00:00Z",
                progress(0, &[turn(1, Closed), turn(2, Preparing)]),
                Stage::BetweenRounds,
                "",
                Task::PrepareRound(round(2)),
            ),
            (
                "the final runs",
                "2027-10-20T10:00:00Z",
                progress(0, &[turn(1, Closed), turn(2, Open)]),
                Stage::Judging,
                "2027-10-31T23:59",
                Task::Score(round(2)),
            ),
            (
                "they meet",
                "2027-11-10T16:00:00Z",
                progress(0, &[met]),
                Stage::Deliberating,
                "",
                Task::Meeting(round(1)),
            ),
            (
                "they met",
                "2027-11-10T19:00:00Z",
                progress(0, &[ended]),
                Stage::Deliberating,
                "",
                Task::Decide(round(1)),
            ),
            (
                "decided",
                "2027-11-11T10:00:00Z",
                progress(0, std::slice::from_ref(&decided)),
                Stage::Decided,
                "2027-12-03T18:00",
                Task::Publish,
            ),
            (
                "a place is put off",
                "2027-11-11T10:00:00Z",
                progress(0, std::slice::from_ref(&put_off)),
                Stage::Decided,
                "2027-12-03T18:00",
                Task::Publish,
            ),
            (
                "another round decides on it",
                "2027-11-11T10:00:00Z",
                progress(0, &[put_off.clone(), turn(2, Preparing)]),
                Stage::BetweenRounds,
                "",
                Task::PrepareRound(round(2)),
            ),
            (
                "that has been",
                "2027-11-11T10:00:00Z",
                progress(0, &[put_off.clone(), turn(2, Closed)]),
                Stage::Deliberating,
                "",
                Task::Rank(round(2)),
            ),
            (
                "it has decided",
                "2027-11-21T10:00:00Z",
                progress(0, &[put_off, later]),
                Stage::Decided,
                "2027-12-03T18:00",
                Task::Publish,
            ),
            (
                "a round that decides on nothing",
                "2027-11-11T10:00:00Z",
                progress(0, &[decided.clone(), turn(2, Preparing)]),
                Stage::Decided,
                "2027-12-03T18:00",
                Task::Publish,
            ),
            ("nothing for a jury", "2027-09-20T10:00:00Z", Progress::default(), Stage::Ready, "", Task::End),
            (
                "ceremony without a word",
                "2027-12-03T17:00:00Z",
                progress(0, &[decided]),
                Stage::Decided,
                "",
                Task::Publish,
            ),
        ] {
            let found = Standing::of(&call(), &progress, moment(now));
            assert_eq!((found.stage, found.until, found.task), (stage, at(until), task), "{name}");
        }
    }

    #[test]
    fn after_its_result_is_confirmed_a_call_ends_with_the_ceremony_letters_and_the_end() {
        let decided = Turn { decided_at: Some(moment("2027-11-10T18:00:00Z")), ..turn(1, RoundStatus::Closed) };
        let confirmed = Edition { result_confirmed_at: Some(moment("2027-11-20T10:00:00Z")), ..call() };
        let ended = Edition { status: EditionStatus::Closed, ..confirmed.clone() };
        let held = Edition { status: EditionStatus::Closed, ..call() };
        let dateless = Edition { ceremony_at: None, ..confirmed.clone() };
        let letters = |written, waiting| Letters { written, waiting };
        for (edition, now, letters, stage, task) in [
            (&confirmed, "2027-12-03T16:59:59Z", letters(0, 0), Stage::Decided, Task::AwaitCeremony),
            (&confirmed, "2027-12-03T17:00:00Z", letters(0, 0), Stage::Public, Task::Letters),
            (&confirmed, "2027-12-04T17:00:00Z", letters(9, 2), Stage::Public, Task::Letters),
            (&confirmed, "2027-12-04T17:00:00Z", letters(9, 0), Stage::Public, Task::End),
            (&ended, "2027-12-05T17:00:00Z", letters(9, 0), Stage::Public, Task::Nothing),
            (&ended, "2027-12-01T17:00:00Z", letters(0, 0), Stage::Ended, Task::Nothing),
            (&held, "2027-12-05T17:00:00Z", letters(0, 0), Stage::Ended, Task::Nothing),
            (&dateless, "2027-12-05T17:00:00Z", letters(0, 0), Stage::Decided, Task::SetCeremony),
        ] {
            let progress = Progress { letters, ..progress(0, std::slice::from_ref(&decided)) };
            let found = Standing::of(edition, &progress, moment(now));
            assert_eq!((found.stage, found.task), (stage, task), "{now}");
        }
    }

    #[test]
    fn nobody_outside_learns_that_the_jury_has_decided() {
        let decided = Turn { decided_at: Some(moment("2027-11-10T18:00:00Z")), ..turn(1, RoundStatus::Closed) };
        let now = moment("2027-11-11T10:00:00Z");
        let met = Turn { meeting_ended_at: Some(now), ..turn(1, RoundStatus::Closed) };
        let before = Standing::of(&call(), &progress(0, &[met]), now).public();
        let after = Standing::of(&call(), &progress(0, &[decided]), now).public();
        assert_eq!((before.stage, before.until), (after.stage, after.until));
        assert_eq!(before.milestones(&call()), after.milestones(&call()));
    }

    #[test]
    fn what_goes_on_is_marked_until_it_is_done() {
        use RoundStatus::{Closed, Open};
        let met = Turn { meeting_ended_at: Some(moment("2027-11-10T17:00:00Z")), ..turn(1, Closed) };
        let marks = |found: &[Milestone]| -> String {
            found.iter().map(|milestone| ['-', '*', ' ', '?'][milestone.state as usize]).collect()
        };
        for (now, progress, expected) in [
            ("2027-07-01T10:00:00Z", progress(0, &[]), "     "),
            ("2027-08-20T10:00:00Z", progress(2, &[]), "*    "),
            ("2027-09-20T10:00:00Z", progress(2, &[]), "-*   "),
            ("2027-10-02T10:00:00Z", progress(2, &[]), "-*   "),
            ("2027-10-02T10:00:00Z", progress(0, &[]), "--   "),
            ("2027-10-02T10:00:00Z", progress(0, &[turn(1, Open)]), "--   "),
            ("2027-10-05T10:00:00Z", progress(0, &[turn(1, Open)]), "--*  "),
            ("2027-10-05T10:00:00Z", progress(1, &[turn(1, Open)]), "-**  "),
            ("2027-10-20T10:00:00Z", progress(0, &[turn(1, Closed)]), "---  "),
            // Before its hour a meeting of today is ahead; without one its date says nothing.
            ("2027-11-10T13:59:59Z", progress(0, &[turn(1, Closed)]), "---  "),
            ("2027-11-10T14:00:00Z", progress(0, &[turn(1, Closed)]), "---* "),
            ("2027-11-10T18:00:00Z", progress(0, std::slice::from_ref(&met)), "---- "),
            ("2027-11-11T10:00:00Z", progress(0, &[turn(1, Closed)]), "---? "),
            ("2027-11-11T10:00:00Z", progress(0, std::slice::from_ref(&met)), "---- "),
            ("2027-12-03T16:59:59Z", progress(0, std::slice::from_ref(&met)), "---- "),
            ("2027-12-03T17:00:00Z", progress(0, std::slice::from_ref(&met)), "----?"),
            ("2027-12-04T10:00:00Z", progress(0, &[turn(1, Closed)]), "---??"),
        ] {
            let found = Standing::of(&call(), &progress, moment(now)).milestones(&call());
            assert_eq!(marks(&found), expected, "{now}");
            for milestone in found.iter().filter(|milestone| milestone.name.ends_with("_until")) {
                let ahead = milestone.at.is_none_or(|at| moment(now) < at.has_passed());
                assert!(ahead || milestone.state == StepState::Past, "{now}: {milestone:?}");
            }
        }
    }

    #[test]
    fn a_result_that_was_taken_back_is_neither_public_nor_just_decided() {
        let decided = Turn { decided_at: Some(moment("2027-11-10T18:00:00Z")), ..turn(1, RoundStatus::Closed) };
        let back = Edition { result_withdrawn_at: Some(moment("2027-12-05T10:00:00Z")), ..call() };
        let ended = Edition { status: EditionStatus::Closed, ..back.clone() };
        let again = Edition { result_confirmed_at: Some(moment("2027-12-06T10:00:00Z")), ..back.clone() };
        let round = RoundId(Uuid::from_u128(1));
        for (edition, turn, stage, task) in [
            (&back, &decided, Stage::TakenBack, Task::PublishAgain),
            (&ended, &decided, Stage::TakenBack, Task::Nothing),
            (&again, &decided, Stage::Public, Task::Letters),
            (&back, &turn(1, RoundStatus::Open), Stage::TakenBack, Task::CloseRound(round)),
            (&back, &turn(1, RoundStatus::Closed), Stage::TakenBack, Task::Rank(round)),
        ] {
            let found = Standing::of(edition, &progress(0, std::slice::from_ref(turn)), moment("2027-12-07T10:00:00Z"));
            assert_eq!((found.stage, found.task, found.public().stage), (stage, task, stage));
            assert!(edition.is_past(moment("2027-12-07T10:00:00Z")));
        }
    }

    #[test]
    fn the_office_is_told_of_each_date_that_passed_without_its_act() {
        let closed = || turn(1, RoundStatus::Closed);
        let running = Turn { meeting_opened_at: Some(moment("2027-11-10T14:00:00Z")), ..closed() };
        let met = Turn { meeting_ended_at: Some(moment("2027-11-10T18:00:00Z")), ..running.clone() };
        let confirmed = Edition { result_confirmed_at: Some(moment("2027-11-20T10:00:00Z")), ..call() };
        let none: [&str; 0] = [];
        for (edition, now, progress, expected) in [
            (call(), "2027-09-30T21:59:59Z", progress(1, &[]), &none[..]),
            (call(), "2027-09-30T22:00:00Z", progress(1, &[]), &["screening_until"]),
            (call(), "2027-09-30T22:00:00Z", progress(0, &[]), &none),
            (call(), "2027-10-31T23:00:00Z", progress(0, &[]), &["scoring_until"]),
            (call(), "2027-10-31T23:00:00Z", progress(0, &[closed()]), &none),
            (call(), "2027-11-10T20:00:00Z", progress(0, &[closed()]), &none),
            (call(), "2027-11-10T23:00:00Z", progress(0, &[closed()]), &["meeting_at"]),
            (call(), "2027-11-10T23:00:00Z", progress(0, std::slice::from_ref(&running)), &none),
            (call(), "2027-12-03T16:59:59Z", progress(0, std::slice::from_ref(&met)), &none),
            (call(), "2027-12-03T17:00:00Z", progress(0, std::slice::from_ref(&met)), &["ceremony_at"]),
            (call(), "2027-12-03T17:00:00Z", progress(0, &[running]), &["ceremony_at"]),
            (call(), "2027-12-03T17:00:00Z", progress(0, &[closed()]), &["meeting_at", "ceremony_at"]),
            (confirmed, "2027-12-03T17:00:00Z", progress(0, &[met]), &none),
        ] {
            let found = Standing::of(&edition, &progress, moment(now)).overdue(&edition);
            assert_eq!(found.iter().map(|date| date.name).collect::<Vec<_>>(), expected, "{now} {progress:?}");
        }
    }
}
