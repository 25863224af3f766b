//! Why nobody is given more time, or it is not taken back.

use crate::ground::error::refusals;

refusals! {
    /// Why nobody is given more time, or it is not taken back.
    pub enum Refusal {
        Closed => "rounds-closed",
        NotOpen => "rounds-not-open",
        /// A round without an end needs no more time.
        Endless => "rounds-extend-no-end",
        NotLater => "rounds-extend-not-later",
        Past => "rounds-extend-past",
        /// Nobody has written down when it ended before.
        EndUnknown => "rounds-extend-back-unknown",
        ExtendedSince => "rounds-extend-back-since",
        /// Somebody has saved a sheet in it.
        TimeUsed => "rounds-extend-back-used",
        /// The time that was given is over itself.
        Over => "rounds-extend-back-passed",
    }
}
