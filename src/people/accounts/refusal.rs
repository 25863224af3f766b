//! Why something is not done to an account.

use crate::ground::error::refusals;

refusals! {
    /// Why something is not done to an account.
    pub enum Refusal {
        /// The office has somebody already: the first account is made once.
        FirstExists => "accounts-first-exists",
        /// The link was used, has run out, or leads to somebody who was shut out.
        LinkGone => "accounts-link-gone",
        EmailTaken => "accounts-email-taken",
        /// Nobody does it to themself.
        Oneself => "accounts-not-yourself",
        /// Nobody would remain in the office.
        LastOfOffice => "accounts-last-office",
        /// Only the office takes lists out of the program.
        OutsideOffice => "accounts-export-office-only",
        AdmittedAlready => "people-admitted-already",
        /// Nobody has let the account in yet.
        NotAdmitted => "people-admit-first",
        /// There is no invitation that is still to be used.
        NotInvited => "accounts-not-invited",
        /// Who scores and who counts must not be the same person.
        InRound => "accounts-in-round",
        /// Whoever is of the jury asks for a new password by themself.
        PasswordOfJury => "people-reset-office-only",
        /// It is so already: somebody else was faster.
        ChangedMeanwhile => "error-changed-meanwhile",
    }
}
