//! More time: for everybody the round's own end moves, for one juror an extension stands beside it. No I/O.

use serde::Serialize;

use crate::clock::{Timestamp, WallTime};
use crate::ids::{ExtensionId, PersonId};

use super::super::refusal::Refusal;
use super::{Round, RoundJuror, RoundStatus, Scoring, scoring};

/// More time that somebody was given.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Extension {
    pub extension_id: ExtensionId,
    /// Absent: for everybody.
    pub person_id: Option<PersonId>,
    pub juror: Option<String>,
    pub closes_at: WallTime,
    pub reason: String,
    pub granter: String,
    pub granted_at: Timestamp,
    /// When it ended before, for whoever was given more time.
    pub closed_before: Option<WallTime>,
}

/// When it ends for somebody who was given more time. A round without an end has none for anybody.
pub fn later(closes: Option<WallTime>, extended: Option<WallTime>) -> Option<WallTime> {
    closes.map(|closes| extended.map_or(closes, |extended| closes.max(extended)))
}

/// When it ends for one juror, or for everybody, with what was granted so far.
pub fn end_for(round: &Round, extensions: &[Extension], person: Option<PersonId>) -> Option<WallTime> {
    let own = extensions.iter().filter(|x| person.is_some() && x.person_id == person).map(|x| x.closes_at).max();
    later(round.scoring_closes_at, own)
}

/// Whether a round takes anybody's sheets at a moment: it is over when it is over for whoever has the most time.
pub fn last_scoring(round: &Round, extensions: &[Extension], now: Timestamp) -> Scoring {
    scoring(round.status, round.scoring_opens_at, last_end(round, extensions), now)
}

/// When a round ends for whoever has the most time.
pub fn last_end(round: &Round, extensions: &[Extension]) -> Option<WallTime> {
    later(round.scoring_closes_at, extensions.iter().map(|extension| extension.closes_at).max())
}

/// Whether an end may move to a later minute.
///
/// # Errors
/// Why not.
pub fn may_extend(status: RoundStatus, end: Option<WallTime>, until: WallTime, now: Timestamp) -> Result<(), Refusal> {
    match (status, end) {
        (RoundStatus::Closed, _) => Err(Refusal::Closed),
        (RoundStatus::Preparing, _) => Err(Refusal::NotOpen),
        (_, None) => Err(Refusal::Endless),
        (_, Some(end)) if until <= end => Err(Refusal::NotLater),
        _ if until.has_passed() <= now => Err(Refusal::Past),
        _ => Ok(()),
    }
}

/// Whether more time may be taken back: nothing rests on it. `end` is when it ends now for whom it was given, `used`
/// counts the sheets that were saved in the extra time.
///
/// # Errors
/// Why not.
pub fn may_take_back(
    status: RoundStatus,
    extension: &Extension,
    end: Option<WallTime>,
    used: i64,
    now: Timestamp,
) -> Result<WallTime, Refusal> {
    if status == RoundStatus::Closed {
        return Err(Refusal::Closed);
    }
    let before = extension.closed_before.ok_or(Refusal::EndUnknown)?;
    if end != Some(extension.closes_at) {
        return Err(Refusal::ExtendedSince);
    }
    if used > 0 {
        return Err(Refusal::TimeUsed);
    }
    if now >= extension.closes_at.has_passed() {
        return Err(Refusal::Over);
    }
    Ok(before)
}

/// What was granted.
pub struct Grant<'a> {
    /// Absent: for everybody.
    pub person: Option<PersonId>,
    pub until: WallTime,
    pub reason: &'a str,
}

/// The jurors whom more time concerns: one, or all who are there.
pub fn concerned(jurors: &[RoundJuror], person: Option<PersonId>) -> impl Iterator<Item = &RoundJuror> {
    jurors.iter().filter(move |juror| !juror.disabled && person.is_none_or(|person| juror.person_id == person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_moves_forward_only() {
        let wall = |text: &str| text.parse::<WallTime>().unwrap();
        let now = Timestamp::new("2027-10-31T23:30:00Z".parse().unwrap());
        let end = Some(wall("2027-10-31T23:59"));
        for (status, end, until, expected) in [
            (RoundStatus::Open, end, "2027-11-07T23:59", Ok(())),
            (RoundStatus::Open, end, "2027-10-31T23:59", Err(Refusal::NotLater)),
            (RoundStatus::Open, end, "2027-10-30T23:59", Err(Refusal::NotLater)),
            (RoundStatus::Open, end, "2027-11-01T00:15", Err(Refusal::Past)),
            (RoundStatus::Open, None, "2027-11-07T23:59", Err(Refusal::Endless)),
            (RoundStatus::Preparing, end, "2027-11-07T23:59", Err(Refusal::NotOpen)),
            (RoundStatus::Closed, end, "2027-11-07T23:59", Err(Refusal::Closed)),
        ] {
            assert_eq!(may_extend(status, end, wall(until), now), expected, "{status} {until}");
        }
    }

    #[test]
    fn more_time_is_taken_back_while_nothing_rests_on_it() {
        let wall = |text: &str| text.parse::<WallTime>().unwrap();
        let now = Timestamp::new("2027-11-02T12:00:00Z".parse().unwrap());
        let extension = |before: Option<&str>, until: &str| Extension {
            extension_id: ExtensionId(uuid::Uuid::nil()),
            person_id: None,
            juror: None,
            closes_at: wall(until),
            reason: String::new(),
            granter: String::new(),
            granted_at: now,
            closed_before: before.map(wall),
        };
        let (old, new) = ("2027-10-31T23:59", "2029-11-07T23:59");
        for (status, before, until, end, used, expected) in [
            (RoundStatus::Open, Some(old), new, new, 0, Ok(wall(old))),
            (RoundStatus::Open, Some(old), new, new, 1, Err(Refusal::TimeUsed)),
            (RoundStatus::Open, Some(old), new, "2029-12-07T23:59", 0, Err(Refusal::ExtendedSince)),
            (RoundStatus::Open, Some(old), "2027-11-01T23:59", "2027-11-01T23:59", 0, Err(Refusal::Over)),
            (RoundStatus::Open, None, new, new, 0, Err(Refusal::EndUnknown)),
            (RoundStatus::Closed, Some(old), new, new, 0, Err(Refusal::Closed)),
        ] {
            let found = may_take_back(status, &extension(before, until), Some(wall(end)), used, now);
            assert_eq!(found, expected, "{status} {until} {used}");
        }
    }

    #[test]
    fn an_extension_never_shortens() {
        let wall = |text: &str| Some(text.parse::<WallTime>().unwrap());
        let (early, late) = (wall("2027-10-01T12:00"), wall("2027-10-02T12:00"));
        assert_eq!(later(early, late), late);
        assert_eq!(later(late, early), late);
        assert_eq!(later(early, None), early);
        assert_eq!(later(None, late), None, "a round without an end has none for anybody");
    }
}
