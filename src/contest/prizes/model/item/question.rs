//! The questions of a form.

use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use crate::clock::Timestamp;
use crate::ground::audit::acts::{Aside, PartFacts, QuestionFacts, Word};
use crate::ground::db::{LocalText, Translated};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, QuestionId};
use crate::key;

use super::{Item, behind};

crate::text_enum! {
    /// What kind of answer a question wants.
    pub enum QuestionKind {
        ShortText = "short_text",
        LongText = "long_text",
        Number = "number",
        Date = "date",
        Choice = "choice",
        Choices = "choices",
        /// A yes that a person declares.
        Declaration = "declaration",
        Email = "email",
        Web = "web",
        Phone = "phone",
        Address = "address",
        /// One of the twelve Stadtbezirke.
        District = "district",
        /// One of the edition's categories.
        Category = "category",
    }
}

impl QuestionKind {
    /// Whether the office writes the answers to choose from.
    pub fn has_options(self) -> bool {
        matches!(self, Self::Choice | Self::Choices)
    }

    /// Whether the answer is text whose length can be limited.
    pub fn is_text(self) -> bool {
        matches!(self, Self::ShortText | Self::LongText)
    }
}

crate::text_enum! {
    /// What an answer means to the program, whatever the question's wording.
    pub enum QuestionRole {
        Title = "title",
        NomineeName = "nominee_name",
        NomineeEmail = "nominee_email",
        NominatorName = "nominator_name",
        NominatorEmail = "nominator_email",
        Category = "category",
        District = "district",
        ConsentPublication = "consent_publication",
        /// A few sentences that everybody may read once the entry is published.
        Summary = "summary",
    }
}

impl QuestionRole {
    /// The kind of question that can have this role.
    pub fn kind(self) -> QuestionKind {
        match self {
            Self::Title | Self::NomineeName | Self::NominatorName => QuestionKind::ShortText,
            Self::NomineeEmail | Self::NominatorEmail => QuestionKind::Email,
            Self::Category => QuestionKind::Category,
            Self::District => QuestionKind::District,
            Self::ConsentPublication => QuestionKind::Declaration,
            Self::Summary => QuestionKind::LongText,
        }
    }

    /// Whether a question of this kind has the role in any case.
    pub fn is_implied_by(self, kind: QuestionKind) -> bool {
        matches!((self, kind), (Self::Category, QuestionKind::Category) | (Self::District, QuestionKind::District))
    }
}

crate::text_enum! {
    /// To whom a question is put.
    pub enum ShownFor {
        Everyone = "everyone",
        /// To those who apply for themselves.
        SelfApplication = "self",
        /// To those who propose somebody else.
        Proposal = "proposal",
    }
}

/// One answer that a choice offers. `id` stays when the wording changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub label: Translated,
}

/// A question of the form.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Question {
    pub question_id: QuestionId,
    pub edition_id: EditionId,
    pub position: i64,
    pub role: Option<QuestionRole>,
    pub kind: QuestionKind,
    /// The heading above it, where a new part of the form begins; empty elsewhere.
    pub section: Translated,
    pub label: Translated,
    pub hint: Translated,
    pub options: Json<Vec<Choice>>,
    pub optional: bool,
    pub shown_for: ShownFor,
    pub jury_sees: bool,
    pub max_chars: Option<i64>,
    pub min_number: Option<i64>,
    pub max_number: Option<i64>,
}

/// How a question of a published call was worded before somebody corrected it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Wording {
    pub question_id: QuestionId,
    /// Until when it was asked so.
    pub asked_until: Timestamp,
    pub label: Translated,
    pub options: Json<Vec<Choice>>,
}

impl Question {
    /// As it was asked at a moment; `wordings` are the earlier ones, the earliest first.
    pub fn asked_at(&self, at: Timestamp, wordings: &[Wording]) -> Self {
        let own = |wording: &&Wording| wording.question_id == self.question_id && at < wording.asked_until;
        match wordings.iter().find(own) {
            Some(then) => Self { label: then.label.clone(), options: then.options.clone(), ..self.clone() },
            None => self.clone(),
        }
    }

    /// Whether it is put to those who propose somebody else, or to those who apply for themselves.
    pub fn is_shown(&self, proposal: bool) -> bool {
        match self.shown_for {
            ShownFor::Everyone => true,
            ShownFor::SelfApplication => !proposal,
            ShownFor::Proposal => proposal,
        }
    }

    /// Whether it must be answered. The sender's own e-mail address always must, because the receipt goes
    /// there; somebody who proposes another may not know the other's.
    pub fn is_required(&self, proposal: bool) -> bool {
        let senders = if proposal { QuestionRole::NominatorEmail } else { QuestionRole::NomineeEmail };
        self.is_shown(proposal) && (!self.optional || self.role == Some(senders))
    }
}

impl Item for Question {
    const IS_READ: bool = true;

    fn blank(edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        Self {
            question_id: QuestionId(id),
            edition_id,
            position: behind(siblings),
            role: None,
            kind: QuestionKind::ShortText,
            section: Translated::default(),
            label: Translated::default(),
            hint: Translated::default(),
            options: Json(Vec::new()),
            optional: false,
            shown_for: ShownFor::Everyone,
            jury_sees: true,
            max_chars: None,
            min_number: None,
            max_number: None,
        }
    }

    fn facts(&self) -> PartFacts {
        PartFacts::Question(QuestionFacts {
            role: self.role.map(|role| Word(role.as_str())),
            kind: Word(self.kind.as_str()),
            section: Aside(self.section.clone()),
            label: Aside(self.label.clone()),
            hint: Aside(self.hint.clone()),
            options: self.options.iter().map(|option| Aside(option.label.clone())).collect(),
            optional: self.optional,
            shown_for: Aside(Word(self.shown_for.as_str())),
            jury_sees: self.jury_sees,
            max_chars: self.max_chars,
            min_number: self.min_number,
            max_number: self.max_number,
        })
    }

    fn notes(&self, lang: Lang) -> Vec<LocalText> {
        let say = |key: String| LocalText::from(say(lang, &key));
        let dashed = |word: &str| word.replace('_', "-");
        let mut notes = vec![say(format!("questions-kind-{}", dashed(self.kind.as_str())))];
        if self.shown_for != ShownFor::Everyone {
            notes.push(say(format!("questions-shown-for-{}", self.shown_for)));
        }
        if self.optional {
            notes.push(say(key!("design-optional").into()));
        }
        if !self.jury_sees {
            notes.push(say(key!("questions-jury-does-not-see").into()));
        }
        notes
    }

    fn section(&self) -> Option<&Translated> {
        Some(&self.section)
    }

    fn section_mut(&mut self) -> Option<&mut Translated> {
        Some(&mut self.section)
    }

    fn is_word_for_word(&self) -> bool {
        self.kind == QuestionKind::Declaration
    }

    fn differs_in_wording_only(&self, new: &Self) -> bool {
        let ids =
            |question: &Self| -> Vec<String> { question.options.iter().map(|option| option.id.clone()).collect() };
        let rules = |q: &Self| (q.kind, q.role, q.shown_for, q.optional, q.jury_sees);
        let limits = |q: &Self| (q.max_chars, q.min_number, q.max_number);
        // What somebody has declared is what the declaration said: its words are no mere wording.
        let declares = |q: &Self| (q.kind == QuestionKind::Declaration).then(|| (q.label.clone(), q.hint.clone()));
        declares(self) == declares(new)
            && rules(self) == rules(new)
            && limits(self) == limits(new)
            && ids(self) == ids(new)
    }

    fn asked_otherwise(&self, new: &Self) -> Option<&Question> {
        ((&self.label, &self.options.0) != (&new.label, &new.options.0)).then_some(self)
    }
}

/// The choices of a question under new labels: what keeps its German wording keeps its id, and so does
/// every one when only the wording changed, so that given answers still mean the same.
pub fn relabelled(old: &[Choice], labels: Vec<Translated>) -> Vec<Choice> {
    let same_count = old.len() == labels.len();
    let mut taken: Vec<String> = Vec::new();
    labels
        .into_iter()
        .enumerate()
        .map(|(index, label)| {
            let known = old.iter().find(|choice| choice.label.german() == label.german());
            let id = match known.or(old.get(index).filter(|_| same_count)) {
                Some(choice) if !taken.contains(&choice.id) => choice.id.clone(),
                _ => {
                    let ids = old.iter().map(|choice| &choice.id);
                    let used: Vec<&String> = ids.chain(&taken).collect();
                    let free = (1..).map(|n| format!("a{n}")).find(|id| !used.contains(&id));
                    free.expect("numbers do not end")
                }
            };
            taken.push(id.clone());
            Choice { id, label }
        })
        .collect()
}

/// The twelve Stadtbezirke of Dortmund: key and name.
pub const DISTRICTS: [(&str, &str); 12] = [
    ("innenstadt-west", "Innenstadt-West"),
    ("innenstadt-nord", "Innenstadt-Nord"),
    ("innenstadt-ost", "Innenstadt-Ost"),
    ("eving", "Eving"),
    ("scharnhorst", "Scharnhorst"),
    ("brackel", "Brackel"),
    ("aplerbeck", "Aplerbeck"),
    ("hoerde", "Hörde"),
    ("hombruch", "Hombruch"),
    ("luetgendortmund", "Lütgendortmund"),
    ("huckarde", "Huckarde"),
    ("mengede", "Mengede"),
];

/// The name of a Stadtbezirk by its key.
pub fn district_name(key: &str) -> Option<&'static str> {
    DISTRICTS.iter().find(|(k, _)| *k == key).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_keep_their_ids_under_new_wording() {
        let choices = |pairs: &[(&str, &str)]| -> Vec<Choice> {
            pairs.iter().map(|(id, label)| Choice { id: (*id).into(), label: Translated::new(*label, "") }).collect()
        };
        let old = choices(&[("ja", "Ja"), ("nein", "Nein")]);
        for (labels, expected) in [
            (vec!["Ja", "Nein"], vec!["ja", "nein"]),
            (vec!["Ja, gern", "Nein, danke"], vec!["ja", "nein"]),
            (vec!["Nein", "Ja"], vec!["nein", "ja"]),
            (vec!["Ja", "Vielleicht", "Nein"], vec!["ja", "a1", "nein"]),
            (vec!["Nein", "Weiß nicht"], vec!["nein", "a1"]),
            (vec!["Ja", "Ja"], vec!["ja", "a1"]),
            (vec!["x", "y", "z"], vec!["a1", "a2", "a3"]),
        ] {
            let labels: Vec<Translated> = labels.into_iter().map(|label| Translated::new(label, "")).collect();
            let ids: Vec<String> = relabelled(&old, labels.clone()).into_iter().map(|choice| choice.id).collect();
            assert_eq!(ids, expected, "{labels:?}");
        }
    }
}
