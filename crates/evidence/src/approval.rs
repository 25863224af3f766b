//! What takes two people, as the record names it.

use chrono::Duration;

/// How long a request to a second person waits for an answer.
pub const LASTS: Duration = Duration::hours(72);

laudatio_base::text_enum! {
    /// What takes two people.
    pub enum Act {
        /// Close a round.
        Close = "close",
        /// Open a closed round again.
        Reopen = "reopen",
        /// Settle a shared place of a closed round.
        Settle = "settle",
        /// Make the decisions of a jury session binding.
        Decide = "decide",
        /// Publish a result.
        Publish = "publish",
        /// Take back a result that has been public.
        Unpublish = "unpublish",
        /// Take a picture out of a result that is public.
        HidePicture = "hide_picture",
        /// Publish a call.
        Open = "open",
        /// Take back a call that is published.
        Retract = "retract",
        /// End a call although something is missing.
        End = "end",
        /// Erase what is known about a person with an account.
        Forget = "forget",
        /// Erase who sent a nomination and whom it is about.
        Erase = "erase",
        /// Do without a second person from now on: asked for and confirmed in version 0.1.0, a setting since then.
        Waive = "waive",
        /// Let somebody into the office, or let an account count that was made by one person.
        Invite = "invite",
        /// Give somebody a role in the office or take it.
        ChangeRole = "change_role",
        /// Shut somebody of the office out.
        Disable = "disable",
        /// Let somebody of the office in again.
        Enable = "enable",
        /// Take somebody's password, so that they choose another one.
        Reset = "reset",
        /// Let somebody take files out of the program.
        AllowExport = "allow_export",
    }
}

impl Act {
    /// Whether exactly that has to happen which was there when it was asked for: what is binding, or public, is not
    /// changed between two people, and an account is the one that was asked about. Other acts may be confirmed by
    /// whoever has seen what has changed.
    pub const fn is_exact(self) -> bool {
        match self {
            Self::Settle | Self::Decide | Self::Publish | Self::Unpublish | Self::HidePicture => true,
            Self::Open | Self::Retract | Self::End => true,
            Self::Invite | Self::ChangeRole | Self::Disable | Self::Enable | Self::Reset | Self::AllowExport => true,
            Self::Close | Self::Reopen | Self::Forget | Self::Erase | Self::Waive => false,
        }
    }

    /// The table of what it is done to, as the record names it.
    pub const fn table(self) -> &'static str {
        match self {
            Self::Close | Self::Reopen | Self::Settle => "round",
            Self::Decide => "jury_session",
            Self::Publish | Self::Unpublish | Self::Open | Self::Retract | Self::End => "edition",
            Self::HidePicture => "laureate",
            Self::Forget | Self::Invite | Self::ChangeRole | Self::Disable | Self::Enable => "person",
            Self::Reset | Self::AllowExport => "person",
            Self::Erase => "nomination",
            Self::Waive => "setting",
        }
    }
}
