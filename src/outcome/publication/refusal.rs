//! Why a result or a picture is not held back, taken back or changed.

use crate::ground::error::refusals;

refusals! {
    /// Why a result or a picture is not held back, taken back or changed.
    pub enum Refusal {
        Public => "publication-refused-public",
        NotPublic => "publication-refused-not-public",
        HeldBack => "publication-refused-held",
        PicturePublic => "publication-picture-public",
    }
}

refusals! {
    /// What stands in the way of confirming a result.
    pub enum Obstacle {
        NotPublished => "publication-refused-preparing",
        Undecided => "publication-refused-undecided",
        /// Its decisions are binding, and say neither who is honoured nor that nobody is.
        NothingDecided => "publication-refused-open",
        /// Something came up after the vote that touches what was decided.
        Touched => "publication-refused-touched",
        NoCeremony => "publication-refused-no-ceremony",
        Confirmed => "publication-refused-confirmed",
    }
}
