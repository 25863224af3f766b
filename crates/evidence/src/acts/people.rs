//! What people do with accounts, and the office to them.

use laudatio_base::i18n::Lang;
use laudatio_base::ids::{NominationId, PersonId};

use super::value::{Aside, Word};

acts! {
    /// Somebody has signed in with address and password.
    SignedIn = "signed_in" on PersonId {}

    /// Somebody has ended the session of this browser.
    SignedOut = "signed_out" on PersonId {}

    /// Somebody has ended all own sessions.
    SignedOutEverywhere = "signed_out_everywhere" on PersonId {}

    /// Somebody has changed the own name or language. The record does without names: a person can be forgotten, the
    /// record not.
    ProfileChanged = "profile_changed" on PersonId { renamed: bool, language: Lang }

    /// Somebody has changed the own password, knowing the former one.
    PasswordChanged = "password_changed" on PersonId {}

    /// Somebody has chosen a password through a link for a new one.
    PasswordReset = "password_reset" on PersonId {}

    /// Somebody has asked for a link for a new password, and gets it by mail.
    PasswordLinkSent = "password_link_sent" on PersonId {}

    /// Whoever runs the program has made a link for somebody's password, to hand it over.
    PasswordLinkMade = "password_link_made" on PersonId {}

    /// The first account of an office was made through the link that the server printed.
    FirstAccountMade = "first_account_made" on PersonId { role: Word }

    /// The office, or whoever runs the program, has made an account for somebody.
    Invited = "invited" on PersonId { role: Word }

    /// The office has sent an invitation once more that was not used.
    InvitedAgain = "invited_again" on PersonId {}

    /// Somebody has chosen a password through an invitation.
    InvitationAccepted = "invitation_accepted" on PersonId {}

    /// Somebody who came by an invitation has declared secrecy and impartiality.
    ImpartialityDeclared = "impartiality_declared" on PersonId {}

    /// An account counts from now on that one person alone had made or changed.
    AccountAdmitted = "admitted" on PersonId {}

    /// The office has given somebody another role.
    RoleChanged = "role_changed" on PersonId { from: Aside<Word>, to: Aside<Word> }

    /// The office has taken somebody's password, who chooses another one.
    PasswordTaken = "password_taken" on PersonId {}

    /// An account was shut out.
    Disabled = "disabled" on PersonId {}

    /// An account was let in again.
    Enabled = "enabled" on PersonId {}

    /// Somebody may take files out of the program.
    ExportAllowed = "export_allowed" on PersonId {}

    /// Somebody may not do so any more.
    ExportForbidden = "export_forbidden" on PersonId {}

    /// The office has completed what is known about a juror: how many categories, and in which languages.
    KnowledgeChanged = "knowledge_changed" on PersonId { categories: usize, languages: Vec<Aside<Word>> }

    /// What was known about a person with an account was erased.
    PersonErased = "erased" on PersonId {}

    /// Who sent a nomination, and whom it is about, was erased.
    NominationErased = "erased" on NominationId {}
}
