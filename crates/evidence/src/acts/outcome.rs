//! What becomes of the jury's decisions: what the public learns, and what everybody who took part is written.

use laudatio_base::clock::{Timestamp, WallTime};
use laudatio_base::i18n::Lang;
use laudatio_base::ids::{EditionId, LaureateId, LetterId};
use uuid::Uuid;

use super::subject::{LetterTemplate, Subject};
use super::value::{Aside, Word, Written};

acts! {
    /// Two people have confirmed a result, and what came up since that they have looked at.
    ResultConfirmed = "result_confirmed" on EditionId {
        laureates: usize,
        named: usize,
        listed: usize,
        ceremony_at: WallTime,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        looked_at: Vec<LaterFact>,
    }

    /// The office has held a confirmed result back before it was public.
    ResultHeldBack = "result_held_back" on EditionId { why: Option<Written> }

    /// Something came up that touches a confirmed result, and so many of the office were told.
    ResultTouched = "result_touched" on EditionId { facts: Vec<LaterFact>, told: usize }

    /// Two people have taken back a result that was public, and so many letters that had not left.
    ResultWithdrawn = "result_withdrawn" on EditionId { why: Written, letters_taken_back: usize }

    /// Somebody who is honoured has told the office that he or she may be named. Of an entry the name stands there.
    NamingAgreed = "naming_agreed" on Subject { name: Option<Written>, how: Written }

    /// Somebody has told the office that he or she does not want to be named.
    NamingRefused = "naming_refused" on Subject { name: Option<Written>, how: Written }

    /// The office has given a laureate a picture.
    PictureSet = "picture_set" on LaureateId { name: Written, alt: Written, bytes: usize }

    /// A picture was taken away; with a reason where everybody had seen it.
    PictureRemoved = "picture_removed" on LaureateId {
        name: Written,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<Written>,
    }

    /// The office has changed a template for letters.
    LetterTemplateChanged = "letter_template_changed" on LetterTemplate { letter: Aside<Word>, language: Lang }

    /// Drafts of all letters were written, and others taken away.
    LettersPrepared = "letters_prepared" on EditionId { letters: usize, letters_removed: usize }

    /// The office has changed the words of a letter.
    LetterEdited = "letter_edited" on LetterId { letter: Aside<Word>, name: Written }

    /// The office has found a letter right.
    LetterReviewed = "letter_reviewed" on LetterId { letter: Aside<Word>, name: Written }

    /// The office has found all letters right that were ready.
    LettersReviewed = "letters_reviewed" on EditionId { letters: usize }

    /// The office has sent all reviewed letters; they leave after so many minutes.
    LettersQueued = "letters_queued" on EditionId { letters: usize, hold_minutes: i64 }

    /// The office has taken letters back that had not left.
    LettersTakenBack = "letters_taken_back" on EditionId { letters: usize }

    /// The office has noted that letters were posted.
    LettersPosted = "letters_posted" on EditionId { letters: usize }

    /// The office has noted that those are not in the post.
    LettersNotPosted = "letters_not_posted" on EditionId { letters: u64 }

    /// Drafts of invitations were written for these groups.
    InvitationsPrepared = "invitations_prepared" on EditionId { letters: usize, groups: Vec<Aside<Word>> }

    /// The office has sent all reviewed invitations; they leave after so many minutes.
    InvitationsQueued = "invitations_queued" on EditionId { letters: usize, hold_minutes: i64 }

    /// The office has noted that invitations were posted.
    InvitationsPosted = "invitations_posted" on EditionId { letters: usize }
}

parts! {
    /// A fact that came later than the decision which it touches: of what kind, and of which row.
    LaterFact { what: Word, subject: Uuid, number: Option<i64>, at: Timestamp }
}
