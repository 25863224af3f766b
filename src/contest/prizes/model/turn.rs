//! A round of the jury as the calendar of its call needs it: planned, open or over, by acts and by the clock.

use serde::Serialize;

use crate::clock::{Span, Timestamp, WallTime};
use crate::ground::error::refusals;

crate::text_enum! {
    /// Where a round stands.
    pub enum RoundStatus {
        /// The office chooses criteria, entries, jurors, and who reads what.
        Preparing = "preparing",
        /// Jurors score. Criteria, scale, weights, method and entries are frozen.
        Open = "open",
        /// Nothing changes any more, unless it is opened again.
        Closed = "closed",
    }
}

refusals! {
    /// Why something is not done to a round as it stands.
    pub enum RoundRefusal {
        NotOpen => "rounds-not-open",
        OpenAlready => "rounds-already-open",
        /// Its criteria, weights, method and entries are what the jury began with.
        Frozen => "rounds-frozen",
        /// Its window has not begun.
        Early => "rounds-early",
        /// Its window is over.
        Late => "rounds-late",
        Closed => "rounds-closed",
    }
}

impl RoundStatus {
    /// The jury may begin.
    ///
    /// # Errors
    /// Why not.
    pub fn open(self) -> Result<Self, RoundRefusal> {
        match self {
            Self::Preparing => Ok(Self::Open),
            Self::Open => Err(RoundRefusal::OpenAlready),
            Self::Closed => Err(RoundRefusal::Closed),
        }
    }

    /// The jury has finished.
    ///
    /// # Errors
    /// Why not.
    pub fn close(self) -> Result<Self, RoundRefusal> {
        match self {
            Self::Preparing => Err(RoundRefusal::NotOpen),
            Self::Open => Ok(Self::Closed),
            Self::Closed => Err(RoundRefusal::Closed),
        }
    }

    /// The jury goes on after all: nothing that was decided about its sheets is lost.
    ///
    /// # Errors
    /// Why not.
    pub fn reopen(self) -> Result<Self, RoundRefusal> {
        match self {
            Self::Preparing => Err(RoundRefusal::NotOpen),
            Self::Open => Err(RoundRefusal::OpenAlready),
            Self::Closed => Ok(Self::Open),
        }
    }

    /// Whether criteria, weights, method and entries may still change.
    ///
    /// # Errors
    /// Why not.
    pub fn still_preparing(self) -> Result<(), RoundRefusal> {
        match self {
            Self::Preparing => Ok(()),
            Self::Open => Err(RoundRefusal::Frozen),
            Self::Closed => Err(RoundRefusal::Closed),
        }
    }

    /// Whether jurors, assignments and the window may change.
    ///
    /// # Errors
    /// Why not.
    pub fn not_closed(self) -> Result<(), RoundRefusal> {
        if self == Self::Closed { Err(RoundRefusal::Closed) } else { Ok(()) }
    }
}

/// Whether a round takes sheets at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    Preparing,
    /// Open, but its window has not begun.
    Early,
    Running,
    /// Open, but its window is over.
    Late,
    Closed,
}

impl Scoring {
    /// Whether sheets are taken.
    ///
    /// # Errors
    /// Why not.
    pub fn running(self) -> Result<(), RoundRefusal> {
        match self {
            Self::Running => Ok(()),
            Self::Preparing => Err(RoundRefusal::NotOpen),
            Self::Early => Err(RoundRefusal::Early),
            Self::Late => Err(RoundRefusal::Late),
            Self::Closed => Err(RoundRefusal::Closed),
        }
    }
}

/// Whether a round with this status and window takes sheets at a moment.
pub fn scoring(status: RoundStatus, opens: Option<WallTime>, closes: Option<WallTime>, now: Timestamp) -> Scoring {
    match status {
        RoundStatus::Preparing => Scoring::Preparing,
        RoundStatus::Closed => Scoring::Closed,
        RoundStatus::Open => match Span::of(opens, closes, now) {
            Span::Ahead => Scoring::Early,
            Span::Running => Scoring::Running,
            Span::Over => Scoring::Late,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_goes_forward_and_back_by_reopening_only() {
        use RoundStatus::{Closed, Open, Preparing};
        let (not_open, already) = (Err(RoundRefusal::NotOpen), Err(RoundRefusal::OpenAlready));
        let (frozen, closed) = (Err(RoundRefusal::Frozen), Err(RoundRefusal::Closed));
        for (status, open, close, reopen, preparing, not_closed) in [
            (Preparing, Ok(Open), not_open, not_open, Ok(()), Ok(())),
            (Open, already, Ok(Closed), already, frozen, Ok(())),
            (Closed, closed, closed, Ok(Open), Err(RoundRefusal::Closed), Err(RoundRefusal::Closed)),
        ] {
            assert_eq!(status.reopen(), reopen, "{status}");
            assert_eq!(status.open(), open, "{status}");
            assert_eq!(status.close(), close, "{status}");
            assert_eq!(status.still_preparing(), preparing, "{status}");
            assert_eq!(status.not_closed(), not_closed, "{status}");
        }
    }

    #[test]
    fn sheets_are_taken_within_the_window_of_an_open_round_only() {
        let wall = |text: &str| Some(text.parse::<WallTime>().unwrap());
        let (opens, closes) = (wall("2027-10-01T08:00"), wall("2027-10-31T23:59"));
        for (status, now, opens, closes, expected) in [
            (RoundStatus::Open, "2027-10-01T05:59:59Z", opens, closes, Scoring::Early),
            (RoundStatus::Open, "2027-10-01T06:00:00Z", opens, closes, Scoring::Running),
            (RoundStatus::Open, "2027-10-31T22:59:59Z", opens, closes, Scoring::Running),
            (RoundStatus::Open, "2027-10-31T23:00:00Z", opens, closes, Scoring::Late),
            (RoundStatus::Open, "2040-01-01T00:00:00Z", None, None, Scoring::Running),
            (RoundStatus::Preparing, "2027-10-10T00:00:00Z", opens, closes, Scoring::Preparing),
            (RoundStatus::Closed, "2027-10-10T00:00:00Z", opens, closes, Scoring::Closed),
        ] {
            let now = Timestamp::new(now.parse().unwrap());
            assert_eq!(scoring(status, opens, closes, now), expected, "{status} {now:?}");
        }
    }
}
