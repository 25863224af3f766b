//! Letters, their templates, and the placeholders in them. No I/O.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::types::Json;

use crate::clock::{Timestamp, WallTime};
use crate::i18n::{Lang, isolated};
use crate::ids::{EditionId, LetterId, MailId};
use crate::in_each_language;
use crate::people::approvals::digest;

use super::refusal::Refusal;

crate::text_enum! {
    /// What a letter says.
    pub enum LetterKind {
        Laureate = "laureate",
        SpecialPrize = "special_prize",
        /// The jury has honoured other entries.
        NotSelected = "not_selected",
        /// The jury has honoured none of the entries.
        NotAwarded = "not_awarded",
        Ineligible = "ineligible",
        /// To the ceremony, to somebody who is honoured. It says no word of that.
        InvitationHonoured = "invitation_honoured",
        /// To others who took part.
        Invitation = "invitation",
        InvitationJury = "invitation_jury",
        /// That the ceremony is at another moment than an invitation has said.
        InvitationMoved = "invitation_moved",
    }
}

crate::text_enum! {
    /// How far a letter has come.
    pub enum Status {
        Draft = "draft",
        /// Somebody has read it and found it right.
        Reviewed = "reviewed",
        /// Handed to the outbox.
        Queued = "queued",
        /// Sent on paper.
        Posted = "posted",
    }
}

/// What every letter may say.
const COMMON: [&str; 8] = ["empfaenger", "titel", "nominiert", "preis", "jahr", "verleihung", "ort", "seite"];
const OF_AWARDS: [&str; 11] = [
    "empfaenger",
    "titel",
    "nominiert",
    "preis",
    "jahr",
    "verleihung",
    "ort",
    "seite",
    "auszeichnung",
    "betrag",
    "begruendung",
];
const OF_REFUSALS: [&str; 9] =
    ["empfaenger", "titel", "nominiert", "preis", "jahr", "verleihung", "ort", "seite", "grund"];
/// What an invitation may say: nothing that is decided.
const OF_INVITATIONS: [&str; 5] = ["empfaenger", "preis", "jahr", "verleihung", "ort"];
const OF_MOVES: [&str; 6] = ["empfaenger", "preis", "jahr", "verleihung", "ort", "bisher"];

impl LetterKind {
    /// Those that invite to the ceremony, in the order in which the office chooses whom.
    pub const GUESTS: [Self; 3] = [Self::InvitationHonoured, Self::Invitation, Self::InvitationJury];

    /// Whether it invites to the ceremony and says nothing of a result.
    pub fn invites(self) -> bool {
        self == Self::InvitationMoved || Self::GUESTS.contains(&self)
    }

    /// The placeholders that a template of this kind may have.
    pub fn placeholders(self) -> &'static [&'static str] {
        match self {
            Self::Laureate | Self::SpecialPrize => &OF_AWARDS,
            Self::NotSelected | Self::NotAwarded => &COMMON,
            Self::Ineligible => &OF_REFUSALS,
            Self::InvitationHonoured | Self::Invitation | Self::InvitationJury => &OF_INVITATIONS,
            Self::InvitationMoved => &OF_MOVES,
        }
    }

    /// The program's own wording.
    pub fn proposal(self, lang: Lang) -> Wording {
        let text = match self {
            Self::Laureate => in_each_language!(lang, "texts/laureate", "txt"),
            Self::SpecialPrize => in_each_language!(lang, "texts/special_prize", "txt"),
            Self::NotSelected => in_each_language!(lang, "texts/not_selected", "txt"),
            Self::NotAwarded => in_each_language!(lang, "texts/not_awarded", "txt"),
            Self::Ineligible => in_each_language!(lang, "texts/ineligible", "txt"),
            Self::InvitationHonoured => in_each_language!(lang, "texts/invitation_honoured", "txt"),
            Self::Invitation => in_each_language!(lang, "texts/invitation", "txt"),
            Self::InvitationJury => in_each_language!(lang, "texts/invitation_jury", "txt"),
            Self::InvitationMoved => in_each_language!(lang, "texts/invitation_moved", "txt"),
        };
        let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
        Wording { subject: subject.to_owned(), body: body.trim().to_owned() }
    }
}

/// The words of a template or of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wording {
    pub subject: String,
    pub body: String,
}

/// What stands for a placeholder.
pub type Values = BTreeMap<&'static str, String>;

/// A part of a template.
#[derive(Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    /// What stands between braces.
    Gap(&'a str),
}

/// The longest text between braces that is shown to somebody who mistyped a placeholder.
pub(super) const LONGEST: usize = 40;

/// A brace that nobody closes is taken for a mistyped placeholder, too: it has no other use in a letter.
fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        pieces.push(Piece::Text(&rest[..at]));
        let after = &rest[at + 1..];
        let end = after.find(['}', '{', '\n']).unwrap_or(after.len());
        pieces.push(Piece::Gap(after[..end].trim()));
        rest = after[end..].strip_prefix('}').unwrap_or(&after[end..]);
    }
    pieces.push(Piece::Text(rest));
    pieces
}

impl Wording {
    /// The placeholders that a kind does not know, as they were typed.
    pub fn unknown(&self, kind: LetterKind) -> Vec<String> {
        let mut found = Vec::new();
        for text in [&self.subject, &self.body] {
            for piece in pieces(text) {
                if let Piece::Gap(name) = piece
                    && !kind.placeholders().contains(&name)
                {
                    found.push(format!("{{{}}}", name.chars().take(LONGEST).collect::<String>()));
                }
            }
        }
        found.dedup();
        found
    }

    /// The words with their values, and the placeholders for which there is none; those stay as they are.
    pub fn filled(&self, values: &Values) -> (Self, Vec<String>) {
        let mut missing: Vec<String> = Vec::new();
        let mut fill = |text: &str| {
            let mut out = String::new();
            for piece in pieces(text) {
                match piece {
                    Piece::Text(text) => out.push_str(text),
                    Piece::Gap(name) => match values.get(name).filter(|value| !value.is_empty()) {
                        // A name in another script does not turn the sentence around it.
                        Some(value) => out.push_str(&isolated(value.as_str())),
                        None => {
                            out.push_str(&format!("{{{name}}}"));
                            if !missing.iter().any(|known| known == name) {
                                missing.push(name.to_owned());
                            }
                        }
                    },
                }
            }
            out
        };
        let subject = fill(&self.subject).replace('\n', " ");
        let body = fill(&self.body);
        (Self { subject, body }, missing)
    }

    /// What stands between braces after somebody has changed the words `before`, which had gaps already: nothing fills
    /// it any more, so it must not leave, be it a placeholder or a misspelt one. What stood there and was no gap is
    /// none now, because an entry is called so.
    pub fn gaps(&self, before: &Self, known: &[String]) -> Vec<String> {
        let mut names: Vec<&str> = before.braced().filter(|name| !known.iter().any(|gap| gap == name)).collect();
        let mut gaps: Vec<String> = Vec::new();
        for name in self.braced() {
            match names.iter().position(|known| *known == name) {
                Some(at) => drop(names.swap_remove(at)),
                None if gaps.iter().any(|gap| gap == name) => {}
                None => gaps.push(name.to_owned()),
            }
        }
        gaps
    }

    fn braced(&self) -> impl Iterator<Item = &str> {
        [&self.subject, &self.body].into_iter().flat_map(|text| pieces(text)).filter_map(|piece| match piece {
            Piece::Gap(name) => Some(name),
            Piece::Text(_) => None,
        })
    }
}

/// Names the drafts that somebody has seen, each as it was.
pub fn seen(mut drafts: Vec<(LetterId, i64)>) -> String {
    drafts.sort_unstable();
    digest(&drafts)
}

/// A letter to one person.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Letter {
    pub letter_id: LetterId,
    pub edition_id: EditionId,
    pub kind: LetterKind,
    pub recipient_key: String,
    pub name: String,
    pub email: Option<String>,
    pub language: Lang,
    pub subject: String,
    pub body: String,
    /// What stands between braces and has no value: placeholders, or what somebody has typed.
    pub gaps: Json<Vec<String>>,
    pub status: Status,
    /// Somebody has changed this one letter's words.
    pub edited: bool,
    /// When the jury decided what it says.
    pub decided_at: Timestamp,
    /// The hash of everything that it was drafted from.
    pub basis: String,
    /// That has changed since, and its words have not.
    pub outdated: bool,
    pub version: i64,
    pub mail_id: Option<MailId>,
    pub created_at: Timestamp,
    pub reviewed_at: Option<Timestamp>,
    pub left_at: Option<Timestamp>,
    /// For which moment it invites.
    pub ceremony_at: Option<WallTime>,
}

impl Letter {
    /// Its words.
    pub fn wording(&self) -> Wording {
        Wording { subject: self.subject.clone(), body: self.body.clone() }
    }

    /// Whether it is in the outbox or in the post.
    pub fn has_left(&self) -> bool {
        matches!(self.status, Status::Queued | Status::Posted)
    }

    /// It leaves while what the jury decided holds as it did when the letter was written.
    ///
    /// # Errors
    /// The key of the sentence that says what to do first.
    pub fn leave(&self, decided_at: Timestamp) -> Result<(), Refusal> {
        if self.decided_at == decided_at { Ok(()) } else { Err(Refusal::DecidedAnew) }
    }

    /// Its words may be changed until it has left.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn edit(&self) -> Result<Status, Refusal> {
        match self.status {
            // What was changed wants to be read again.
            Status::Draft | Status::Reviewed => Ok(Status::Draft),
            Status::Queued | Status::Posted => Err(Refusal::HasLeft),
        }
    }

    /// Somebody has read it and found it right.
    ///
    /// # Errors
    /// The rule that forbids it.
    pub fn review(&self) -> Result<Status, Refusal> {
        match self.status {
            Status::Draft if !self.gaps.is_empty() => Err(Refusal::HasGaps),
            Status::Draft => Ok(Status::Reviewed),
            Status::Reviewed => Err(Refusal::Reviewed),
            Status::Queued | Status::Posted => Err(Refusal::HasLeft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(subject: &str, body: &str) -> Wording {
        Wording { subject: subject.into(), body: body.into() }
    }

    #[test]
    fn every_proposal_has_only_placeholders_that_its_kind_knows() {
        for &kind in LetterKind::ALL {
            for &lang in Lang::ALL {
                let proposal = kind.proposal(lang);
                assert_eq!(proposal.unknown(kind), Vec::<String>::new(), "{kind} {lang}");
                assert!(!proposal.subject.is_empty() && proposal.body.contains("{empfaenger}"), "{kind} {lang}");
            }
        }
    }

    #[test]
    fn an_unknown_placeholder_is_named() {
        for (text, unknown) in [
            ("Guten Tag, {empfaenger}", vec![]),
            ("{ titel } und {titel}", vec![]),
            ("{tittel}", vec!["{tittel}"]),
            // Only letters to laureates know it.
            ("{betrag}", vec!["{betrag}"]),
            ("offen {titel", vec![]),
            ("offen {tite", vec!["{tite}"]),
            ("{}", vec!["{}"]),
            ("{a{titel}", vec!["{a}"]),
            ("zu } viel", vec![]),
            ("{a\nb}", vec!["{a}"]),
        ] {
            assert_eq!(wording("Betreff", text).unknown(LetterKind::NotSelected), unknown, "{text}");
        }
        assert_eq!(wording("{x}", "{y}").unknown(LetterKind::Laureate), ["{x}", "{y}"]);
    }

    #[test]
    fn what_has_no_value_is_named_and_stays() {
        let values: Values = [("titel", "Brücken {betrag}".to_owned()), ("ort", String::new())].into();
        let (filled, missing) = wording("{titel}: {betrag}", "{ ort }, {titel}").filled(&values);
        assert_eq!(filled, wording("Brücken {betrag}: {betrag}", "{ort}, Brücken {betrag}"));
        assert_eq!(missing, ["betrag", "ort"]);
        // A title that looks like a placeholder lacks nothing.
        let (_, missing) = wording("{titel}", "").filled(&values);
        assert!(missing.is_empty());
    }

    #[test]
    fn whatever_somebody_types_between_braces_is_a_gap() {
        // An entry is called "Brücken {neu}"; {ort} lacked its value.
        let before = wording("Für Brücken {neu}", "Brücken {neu} in {ort}");
        for (subject, body, gaps) in [
            ("Für Brücken {neu}", "Brücken {neu} in {ort}", vec!["ort"]),
            ("Für Brücken {neu}", "Brücken {neu} im Rathaus", vec![]),
            ("Hallo", "Brücken {neu}", vec![]),
            ("{tittel}", "{betrag} und {betrag}", vec!["tittel", "betrag"]),
            // One more than the entry's name explains.
            ("Brücken {neu}", "Brücken {neu} {neu}", vec!["neu"]),
            ("Hallo", "{} offen { betrag", vec!["", "betrag"]),
            ("Hallo", "zu } viel", vec![]),
        ] {
            assert_eq!(wording(subject, body).gaps(&before, &["ort".to_owned()]), gaps, "{subject} {body}");
        }
    }

    #[test]
    fn a_value_breaks_no_subject_into_two_lines() {
        let values: Values = [("titel", "Eins\nBcc: alle@beispiel.example".to_owned())].into();
        let (filled, _) = wording("{titel}", "").filled(&values);
        assert_eq!(filled.subject, "Eins Bcc: alle@beispiel.example");
    }

    #[test]
    fn a_name_in_another_script_does_not_turn_the_sentence() {
        let values: Values = [("titel", "שרה לוי".to_owned())].into();
        let (filled, _) = wording("{titel}: Glückwunsch", "Geehrt wird {titel}.").filled(&values);
        assert_eq!(filled.subject, "\u{2068}שרה לוי\u{2069}: Glückwunsch");
        assert_eq!(filled.body, "Geehrt wird \u{2068}שרה לוי\u{2069}.");
    }
}
