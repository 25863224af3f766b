//! What a receipt says of one nomination at this moment: what has become of it, and where its call stands.
//!
//! Who got into which round of the jury is not to be read off a receipt: two nominations that fulfil the conditions
//! read alike until everybody knows who was honoured.

use super::model::{NominationStatus, Screening};
use crate::contest::prizes::model::{Stage, Standing};

/// What has become of a nomination.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Withdrawn,
    /// It came late, and the office may still let it in.
    Late,
    /// It came late and did not take part.
    TooLate,
    /// The office has found that it does not fulfil the conditions.
    Ineligible,
    /// Nobody has screened it yet.
    Received,
    /// It fulfils the conditions; the jury has not begun.
    Eligible,
    /// It fulfils the conditions; the jury is at work, or has been.
    WithJury,
    /// Everybody may know who was honoured.
    Public,
    /// Everybody knew, and the result was taken back.
    TakenBack,
    /// The call has ended without a public result.
    Ended,
}

impl Fate {
    /// What has become of a nomination in this state while its call stands so.
    pub fn of(status: NominationStatus, screening: Screening, standing: &Standing) -> Self {
        let is_over = matches!(standing.stage, Stage::Public | Stage::TakenBack | Stage::Ended);
        match (status, screening) {
            (NominationStatus::Withdrawn, _) => Self::Withdrawn,
            (NominationStatus::Late, _) if is_over => Self::TooLate,
            (NominationStatus::Late, _) => Self::Late,
            (NominationStatus::Received, Screening::Ineligible) => Self::Ineligible,
            (NominationStatus::Received, _) if standing.stage == Stage::Public => Self::Public,
            (NominationStatus::Received, _) if standing.stage == Stage::TakenBack => Self::TakenBack,
            (NominationStatus::Received, _) if is_over => Self::Ended,
            (NominationStatus::Received, Screening::Pending) => Self::Received,
            (NominationStatus::Received, Screening::Eligible) if standing.jury_has_begun() => Self::WithJury,
            (NominationStatus::Received, Screening::Eligible) => Self::Eligible,
        }
    }

    /// As keys of sentences have it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Late => "late",
            Self::TooLate => "too-late",
            Self::Ineligible => "ineligible",
            Self::Received => "received",
            Self::Eligible => "eligible",
            Self::WithJury => "with-jury",
            Self::Public => "public",
            Self::TakenBack => "taken-back",
            Self::Ended => "ended",
        }
    }

    /// How the notice on top looks.
    pub fn notice(self) -> &'static str {
        match self {
            Self::Received | Self::Eligible | Self::WithJury => "success",
            Self::Late | Self::TooLate => "warning",
            Self::Withdrawn | Self::Ineligible | Self::Public | Self::TakenBack | Self::Ended => "info",
        }
    }

    /// Whether the call's dates are still its own.
    pub fn goes_on(self) -> bool {
        matches!(self, Self::Received | Self::Eligible | Self::WithJury)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contest::prizes::model::samples::{edition, moment};
    use crate::contest::prizes::model::{Edition, EditionStatus, Progress};

    #[test]
    fn a_receipt_says_only_what_is_true_of_its_nomination_now() {
        use NominationStatus::{Late, Received, Withdrawn};
        use Screening::{Eligible, Ineligible, Pending};
        let opened_at = Some(moment("2027-07-01T08:00:00Z"));
        let call = Edition { opened_at, ..edition() };
        let ended = Edition { status: EditionStatus::Closed, ..call.clone() };
        let (open, after) = ("2027-08-20T10:00:00Z", "2027-09-20T10:00:00Z");
        for (edition, now, status, screening, fate) in [
            (&call, open, Received, Pending, Fate::Received),
            (&call, open, Received, Eligible, Fate::Eligible),
            (&call, open, Received, Ineligible, Fate::Ineligible),
            (&call, after, Received, Pending, Fate::Received),
            (&call, after, Received, Ineligible, Fate::Ineligible),
            (&call, after, Late, Pending, Fate::Late),
            (&call, after, Withdrawn, Eligible, Fate::Withdrawn),
            (&ended, after, Late, Pending, Fate::TooLate),
            (&ended, after, Received, Eligible, Fate::Ended),
            (&ended, after, Received, Ineligible, Fate::Ineligible),
        ] {
            let standing = Standing::of(edition, &Progress::default(), moment(now));
            assert_eq!(Fate::of(status, screening, &standing), fate, "{status} {screening} {now}");
        }
        let standing = Standing::of(&call, &Progress::default(), moment(after));
        for (stage, fate) in [
            (Stage::Ready, Fate::Eligible),
            (Stage::Judging, Fate::WithJury),
            (Stage::BetweenRounds, Fate::WithJury),
            (Stage::Deliberating, Fate::WithJury),
            (Stage::Decided, Fate::WithJury),
            (Stage::Public, Fate::Public),
            (Stage::TakenBack, Fate::TakenBack),
        ] {
            let mut later = standing;
            later.stage = stage;
            assert_eq!(Fate::of(Received, Eligible, &later), fate, "{stage:?}");
        }
    }
}
