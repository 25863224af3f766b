//! A nomination as somebody reads it: each audience has its own projection.

use serde::Serialize;

use super::answers::Questionnaire;
use super::blind::sees;
use super::model::{Nomination, NominationKind};
use super::store;
use crate::contest::prizes::model::{Question, QuestionKind, QuestionRole};
use crate::ground::db::{Conn, LocalText};
use crate::ground::error::Result;
use crate::i18n::Lang;
use crate::ids::{EditionId, NominationId};

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Sees what the call says that jurors see, of nominations that compete.
    Jury,
    /// Sees everything. Who holds the private link sees the same.
    Office,
}

/// A nomination in words, in the reader's language.
#[derive(Clone, Debug, Serialize)]
pub struct Dossier {
    pub nomination_id: NominationId,
    pub edition_id: EditionId,
    pub receipt_number: String,
    pub kind: NominationKind,
    /// The receipt number where this audience does not see the title.
    pub title: String,
    /// Empty where this audience does not see it.
    pub nominee_name: String,
    pub category: Option<String>,
    pub district: Option<String>,
    pub sections: Vec<Section>,
    /// The language in which people have written, where it is not the reader's.
    pub lang: Option<Lang>,
}

impl Dossier {
    /// Without the answers that the head of a page shows: title, name and category.
    pub fn below_head(mut self) -> Self {
        let is_head = |role| matches!(role, QuestionRole::Title | QuestionRole::NomineeName | QuestionRole::Category);
        for section in &mut self.sections {
            section.items.retain(|item| !item.role.is_some_and(is_head));
        }
        self.sections.retain(|section| !section.items.is_empty());
        self
    }
}

/// The answers below one heading of the form.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    pub title: LocalText,
    pub items: Vec<Item>,
}

/// A question and what was answered.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    pub label: String,
    /// The language of the label, where it is not the reader's.
    pub label_lang: Option<Lang>,
    pub text: String,
    /// The language of the text, where it is not the reader's.
    pub lang: Option<Lang>,
    pub kind: QuestionKind,
    #[serde(skip)]
    role: Option<QuestionRole>,
}

/// Reads a nomination for an audience, in four statements. `None` where there is none, or none for this audience.
///
/// A jury reads the text that its round was opened with, or that the office has corrected since.
pub async fn dossier(conn: &mut Conn, id: NominationId, audience: Audience, lang: Lang) -> Result<Option<Dossier>> {
    let Some(mut nomination) = store::find(conn, id).await? else { return Ok(None) };
    if audience == Audience::Jury && !nomination.competes() {
        return Ok(None);
    }
    if audience == Audience::Jury
        && let Some(pinned) = store::revisions::pinned(conn, id).await?
    {
        nomination.answers.0 = pinned;
    }
    let form = Questionnaire::load(conn, nomination.edition_id).await?;
    Ok(Some(write(&form, &nomination, audience, lang)))
}

/// The same from what was read already.
pub fn write(form: &Questionnaire, nomination: &Nomination, audience: Audience, lang: Lang) -> Dossier {
    // Answers stand beside the words that they were given to, whatever was corrected since.
    let form = &form.at(nomination.answered_at());
    let sees = |question: &Question| sees(audience, question);
    let by_role = |role| {
        let question = form.questions.iter().find(|question| question.role == Some(role) && sees(question))?;
        let answer = nomination.answers.get(&question.question_id)?;
        Some(form.words(question, answer, lang))
    };
    let mut sections: Vec<(usize, Section)> = Vec::new();
    for (part, question) in form.asked(nomination.kind) {
        let Some(answer) = nomination.answers.get(&question.question_id).filter(|_| sees(question)) else { continue };
        let item = Item {
            label: question.label.get(lang).to_owned(),
            label_lang: question.label.foreign(lang),
            text: form.words(question, answer, lang),
            lang: form.foreign(question, nomination.language, lang),
            kind: question.kind,
            role: question.role,
        };
        match sections.last_mut().filter(|(last, _)| *last == part) {
            Some((_, section)) => section.items.push(item),
            None => sections.push((part, Section { title: form.heading(part, lang), items: vec![item] })),
        }
    }
    let nominee_name = by_role(QuestionRole::NomineeName).unwrap_or_default();
    let title = by_role(QuestionRole::Title).unwrap_or_else(|| nominee_name.clone());
    Dossier {
        nomination_id: nomination.nomination_id,
        edition_id: nomination.edition_id,
        receipt_number: nomination.receipt_number.clone(),
        kind: nomination.kind,
        title: if title.is_empty() { nomination.receipt_number.clone() } else { title },
        nominee_name,
        category: by_role(QuestionRole::Category),
        district: by_role(QuestionRole::District),
        sections: sections.into_iter().map(|(_, section)| section).collect(),
        lang: Some(nomination.language).filter(|written| *written != lang),
    }
}
