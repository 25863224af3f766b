//! The acts of the record: what each is called, what it is done to, and what it says.
//!
//! An act is a struct of its own, named as the code names it; the word with which it is recorded, and the names of what it
//! says, are part of the chain and never change. Whoever records makes one, whoever reads one back asks by its [`Verb`] and
//! by the [`Term`]s that its fields are, and a page says it by a sentence for its verb: nobody spells a name twice.
//!
//! What may stand in an act is [`Recordable`]. A `String` is not: what people wrote is [`Written`], which stands aside of
//! the record, so that it can be erased and the chain still holds.

mod reading;
mod subject;
mod value;

/// What an act says at a field: its own name, or another one that Rust has taken.
macro_rules! term {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $said:literal) => {
        $said
    };
}

/// Acts, each with the word with which it is recorded, what it is done to, and what it says.
macro_rules! acts {
    ($(
        $(#[$doc:meta])+
        $name:ident = $word:literal on $on:ty {
            $($(#[$meta:meta])* $field:ident $(as $said:literal)?: $value:ty),* $(,)?
        }
    )+) => {$(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $name {
            $($(#[$meta])* $(#[serde(rename = $said)])? pub $field: $value),*
        }

        impl $name {
            $(
                #[doc = concat!("Where it says `", stringify!($field), "`.")]
                pub const fn $field() -> $crate::acts::Term<$value> {
                    $crate::acts::Term::new(term!($field $($said)?))
                }
            )*
        }

        impl From<$name> for $crate::acts::Act {
            fn from(act: $name) -> Self {
                Self::$name(act)
            }
        }

        impl $crate::acts::IntoAct for $name {
            type On = $on;
        }

        impl $crate::acts::Payload for $name {
            const WORD: &'static str = $word;
            const VERB: $crate::acts::Verb = $crate::acts::Verb::$name;

            fn written() -> Vec<&'static str> {
                let each: &[Vec<&'static str>] =
                    &[$(<$value as $crate::acts::Recordable>::written(term!($field $($said)?))),*];
                each.concat()
            }
        }

        #[cfg(test)]
        impl $crate::acts::tests::Sample for $name {
            fn sample(_full: bool) -> Self {
                Self { $($field: $crate::acts::tests::Sample::sample(_full)),* }
            }
        }
    )+};
}

/// What an act says of one thing, in several words.
macro_rules! parts {
    ($(
        $(#[$doc:meta])+
        $name:ident { $($(#[$meta:meta])* $field:ident: $value:ty),* $(,)? }
    )+) => {$(
        $(#[$doc])+
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        pub struct $name {
            $($(#[$meta])* pub $field: $value),*
        }

        impl $name {
            $(
                #[doc = concat!("Where it says `", stringify!($field), "`.")]
                pub const fn $field() -> $crate::acts::Term<$value> {
                    $crate::acts::Term::new(stringify!($field))
                }
            )*
        }

        impl $crate::acts::Recordable for $name {
            fn written(_: &'static str) -> Vec<&'static str> {
                let each: &[Vec<&'static str>] =
                    &[$(<$value as $crate::acts::Recordable>::written(stringify!($field))),*];
                each.concat()
            }
        }

        #[cfg(test)]
        impl $crate::acts::tests::Sample for $name {
            fn sample(full: bool) -> Self {
                Self { $($field: $crate::acts::tests::Sample::sample(full)),* }
            }
        }
    )+};
}

mod calls;
mod ground;
mod meeting;
mod nominations;
mod outcome;
mod people;
mod rounds;
#[cfg(test)]
mod tests;

use serde::Serialize;
use serde_json::Value;

pub use calls::*;
pub use ground::*;
pub use meeting::*;
pub use nominations::*;
pub use outcome::*;
pub use people::*;
pub use reading::Term;
pub use rounds::*;
pub use subject::{DoneTo, LetterTemplate, PageText, Setting, Subject};
pub use value::{Aside, Made, Recordable, Word, Written};

/// What can be recorded: an act, or one of several.
pub trait IntoAct: Into<Act> {
    /// What it is done to.
    type On: DoneTo;
}

impl IntoAct for Act {
    type On = Subject;
}

/// One kind of act.
pub trait Payload: IntoAct {
    /// The word with which it is recorded.
    const WORD: &'static str;
    const VERB: Verb;

    /// The names of what people wrote in it, also below others.
    fn written() -> Vec<&'static str>;
}

/// The one list of all acts, and of those that only earlier releases have recorded.
macro_rules! verbs {
    ($($name:ident)+; earlier: $($(#[$doc:meta])+ $former:ident = $word:literal on $table:literal)+) => {
        /// An act as it is recorded.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(untagged)]
        pub enum Act {
            $(
                #[doc = concat!("See [`struct@", stringify!($name), "`].")]
                $name($name),
            )+
        }

        /// What is done, without what is said about it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Verb {
            $(
                #[doc = concat!("See [`struct@", stringify!($name), "`].")]
                $name,
            )+
            $($(#[$doc])+ $former,)+
        }

        impl Act {
            pub fn verb(&self) -> Verb {
                match self {
                    $(Self::$name(_) => Verb::$name,)+
                }
            }

            /// One of each: with everything that it may say, and with as little as it must.
            #[cfg(test)]
            fn samples() -> Vec<[Self; 2]> {
                vec![$([true, false].map(|full| Self::$name(tests::Sample::sample(full)))),+]
            }
        }

        impl Verb {
            /// All of them, those of earlier releases at the end.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+ $(Self::$former,)+];

            /// The word with which it is recorded.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => <$name as Payload>::WORD,)+
                    $(Self::$former => $word,)+
                }
            }

            /// The table of what it is done to; absent where that may be several.
            pub const fn table(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => <<$name as IntoAct>::On as DoneTo>::TABLE,)+
                    $(Self::$former => Some($table),)+
                }
            }

            /// The names of what people wrote in it; absent for acts of earlier releases.
            pub fn written(self) -> Option<Vec<&'static str>> {
                match self {
                    $(Self::$name => Some(<$name as Payload>::written()),)+
                    $(Self::$former => None,)+
                }
            }
        }
    };
}

verbs! {
    // People and their accounts.
    SignedIn SignedOut SignedOutEverywhere ProfileChanged PasswordChanged PasswordReset PasswordLinkSent PasswordLinkMade
    FirstAccountMade Invited InvitedAgain InvitationAccepted ImpartialityDeclared AccountAdmitted RoleChanged PasswordTaken
    Disabled Enabled ExportAllowed ExportForbidden KnowledgeChanged PersonErased
    // What takes two people; the ground.
    ApprovalAsked ApprovalConfirmed ApprovalAlone ApprovalRefused ApprovalWithdrawn ApprovalLapsed ApprovalReminded
    FourEyesOn FourEyesOff EvidenceKeyChanged EvidenceKeyExplained
    LinkShown MailRetried MailCancelled MailsRetried MailsReleased Exported
    TextChanged FeedbackSent FeedbackAnswered FeedbackReopened
    // Calls.
    Seeded CallCreated BasicsSet PartAdded PartChanged PartRemoved PartMoved PlacesSet PlaceAdded PlaceRemoved
    CalendarSet DatesTakenBack CallOpened CallKept CallRetracted CallClosed CallReopened
    // Nominations, and who must not judge them.
    Nominated NominationEntered NominationImported NominationsImported NominationChanged NominationWithdrawn
    WithdrawalTakenBack Screened LateAdmitted NominationErased
    ConflictSet ConflictLifted ConflictDismissed Recused Declared
    // Rounds and what is judged in them.
    RoundCreated RoundEdited EntriesChosen JurorsChosen Assigned AssignedByHand AssignmentRemoved RoundOpened
    OpeningTakenBack Extended ExtensionTakenBack SheetSaved SheetSubmitted Reminded RoundClosed RoundReopened RoundFrozen
    TieLotPrepared TieSettled TieKept Advanced
    // The jury's session.
    SessionOpened Came Went Pledged DutyGiven PersonAdded LeftRoom ConflictNoted EntryCalled EntryFinished AgendaOrdered
    VerdictWritten Objected MotionMade Voted VoteStruck VoteEnded TieCast TieFallen MotionWithdrawn MotionAnnulled
    LotPrepared LotDrawn DecisionAnnulled SessionEnded SessionResumed SessionDecided SessionSuspended
    // What comes of it.
    ResultConfirmed ResultHeldBack ResultTouched ResultWithdrawn NamingAgreed NamingRefused PictureSet PictureRemoved
    LetterTemplateChanged LettersPrepared LetterEdited LetterReviewed LettersReviewed LettersQueued LettersTakenBack
    LettersPosted LettersNotPosted InvitationsPrepared InvitationsQueued InvitationsPosted;
    earlier:
    /// Release 0.1.0 let a round have a criterion that its call has not.
    CriterionAdded = "criterion_added" on "round"
    /// Release 0.1.0 let a round change its copy of a criterion.
    CriterionEdited = "criterion_edited" on "round"
    /// Release 0.1.0 let a round do without a criterion of its call.
    CriterionRemoved = "criterion_removed" on "round"
    /// Release 0.1.0 recorded who had voted secretly, one after the other: the chain keeps it, and nobody reads it.
    VotedSecretly = "voted_secretly" on "jury_session"
}

impl Act {
    /// What it says, with something else for each text that stands aside: `aside` takes the text and gives what stands in
    /// its place.
    pub fn detail(&self, aside: &mut impl FnMut(String) -> String) -> Value {
        let mut detail = serde_json::to_value(self).expect("an act is plain data");
        value::put_aside(&mut detail, aside);
        detail
    }

    /// What it says, whole, for people who may read it.
    pub fn whole(&self) -> Value {
        self.detail(&mut |text| text)
    }
}

/// Words that are said of more than one table, and mean something else on each.
const SHARED: [&str; 7] = ["admitted", "closed", "created", "erased", "imported", "opened", "reopened"];

impl Verb {
    /// The verb of a recorded act; absent for a word that this release does not know.
    pub fn of(table: &str, word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|verb| verb.is(table, word))
    }

    /// Whether an act is this one, by its table and its word.
    pub fn is(self, table: &str, word: &str) -> bool {
        self.word() == word && (!SHARED.contains(&word) || self.table() == Some(table))
    }
}
