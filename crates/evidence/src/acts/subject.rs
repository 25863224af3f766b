//! What acts are done to: a row, by its table and its key.

use laudatio_base::ids::{
    EditionId, FeedbackId, LaureateId, LetterId, MailId, MeetingId, NominationId, PersonId, PrizeId, RoundId, SheetId,
};
use uuid::Uuid;

/// What an act was done to: a table's name and the row's key.
pub type Subject = (&'static str, Uuid);

/// What an act can be done to.
pub trait DoneTo {
    /// The table's name; absent where it may be several.
    const TABLE: Option<&'static str>;

    fn subject(self) -> Subject;
}

impl DoneTo for Subject {
    const TABLE: Option<&'static str> = None;

    fn subject(self) -> Subject {
        self
    }
}

macro_rules! rows {
    ($($id:ident = $table:literal)+) => {
        $(impl DoneTo for $id {
            const TABLE: Option<&'static str> = Some($table);

            fn subject(self) -> Subject {
                ($table, self.0)
            }
        })+
    };
}

rows! {
    EditionId = "edition"
    FeedbackId = "feedback"
    MeetingId = "jury_session"
    LaureateId = "laureate"
    LetterId = "letter"
    MailId = "mail"
    NominationId = "nomination"
    PersonId = "person"
    PrizeId = "prize"
    RoundId = "round"
    SheetId = "sheet"
}

/// A template for letters. It has no key of its own: the act is on the office's person.
#[derive(Clone, Copy, Debug)]
pub struct LetterTemplate(pub PersonId);

impl DoneTo for LetterTemplate {
    const TABLE: Option<&'static str> = Some("letter_template");

    fn subject(self) -> Subject {
        ("letter_template", self.0.0)
    }
}

/// A public text. It has no key of its own: the act is on the office's person.
#[derive(Clone, Copy, Debug)]
pub struct PageText(pub PersonId);

impl DoneTo for PageText {
    const TABLE: Option<&'static str> = Some("page_text");

    fn subject(self) -> Subject {
        ("page_text", self.0.0)
    }
}

/// A setting of the installation. It has no key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Whether one person is enough.
    FourEyes,
    /// The key that signs evidence.
    EvidenceKey,
}

impl Setting {
    /// What the record calls it.
    pub const fn key(self) -> Uuid {
        Uuid::from_u128(match self {
            Self::FourEyes => 4,
            Self::EvidenceKey => 5,
        })
    }
}

impl DoneTo for Setting {
    const TABLE: Option<&'static str> = Some("setting");

    fn subject(self) -> Subject {
        ("setting", self.key())
    }
}
