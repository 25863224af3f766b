//! What takes two people, and what is done to the installation: its settings, keys, mails, files and public texts.

use laudatio_base::i18n::Lang;
use laudatio_base::ids::{ApprovalId, FeedbackId, MailId, PersonId};

use crate::approval;
use crate::key::Cause;

use super::subject::{PageText, Setting, Subject};
use super::value::{Aside, Made, Word, Written};

acts! {
    /// Somebody has asked others to confirm what takes two people; `shown` is the digest of what was seen.
    ApprovalAsked = "approval_asked" on Subject {
        approval_id: ApprovalId,
        what: approval::Act,
        why: Written,
        shown: Made,
    }

    /// Another person has confirmed it; `person_id` is who had asked.
    ApprovalConfirmed = "approval_confirmed" on Subject {
        approval_id: ApprovalId,
        what: approval::Act,
        person_id: PersonId,
        shown: Made,
    }

    /// One person has done what takes two, in an office of one person.
    ApprovalAlone = "approval_alone" on Subject {
        approval_id: ApprovalId,
        what: approval::Act,
        why: Written,
        shown: Made,
    }

    /// Another person has said no; `person_id` is who had asked.
    ApprovalRefused = "approval_refused" on Subject {
        approval_id: ApprovalId,
        what: approval::Act,
        person_id: PersonId,
    }

    /// Somebody has taken the own request back, or asked anew.
    ApprovalWithdrawn = "approval_withdrawn" on Subject { approval_id: ApprovalId, what: approval::Act }

    /// Nobody has answered in time. Without a key where it was found when somebody asked anew.
    ApprovalLapsed = "approval_lapsed" on Subject {
        #[serde(skip_serializing_if = "Option::is_none")]
        approval_id: Option<ApprovalId>,
        what: approval::Act,
    }

    /// Those who could answer were reminded.
    ApprovalReminded = "approval_reminded" on Subject { approval_id: ApprovalId, what: approval::Act }

    /// At a start: it takes two people from now on.
    FourEyesOn = "four_eyes_on" on Setting {}

    /// At a start: one person is enough from now on.
    FourEyesOff = "four_eyes_off" on Setting {}

    /// Another key signs evidence from now on: both public halves, and how that came about.
    EvidenceKeyChanged = "evidence_key_changed" on Setting { number: i64, kind: Cause, from: Option<Made>, to: Made }

    /// Somebody has said why that key took over.
    EvidenceKeyExplained = "evidence_key_explained" on Setting { number: i64, why: Written }

    /// The office has looked at the private links of a mail that waits, to hand them over.
    LinkShown = "link_shown" on MailId { kind: Made }

    /// The office has queued a failed mail once more.
    MailRetried = "mail_retried" on MailId { kind: Made }

    /// The office has taken back a mail that has not left.
    MailCancelled = "mail_cancelled" on MailId { kind: Made }

    /// The office has queued all mails once more that failed for the same reason.
    MailsRetried = "mails_retried" on PersonId { mails: u64 }

    /// The office has let mails leave that had waited too long to leave by themselves.
    MailsReleased = "mails_released" on PersonId { mails: u64 }

    /// Somebody has taken a file along, or a page that is made to be printed.
    Exported = "exported" on Subject {
        list: Aside<Word>,
        format: Word,
        #[serde(skip_serializing_if = "Option::is_none")]
        rows: Option<usize>,
    }

    /// The office has written a public text anew.
    TextChanged = "text_changed" on PageText { page: Aside<Word>, language: Lang }

    /// A visitor has written to the office.
    FeedbackSent = "feedback_sent" on FeedbackId {}

    /// The office has marked that as answered.
    FeedbackAnswered = "feedback_answered" on FeedbackId {}

    /// The office has marked it as open again.
    FeedbackReopened = "feedback_reopened" on FeedbackId {}
}
