//! What a call says in general.

use serde::Deserialize;
use validator::Validate;

use crate::contest::prizes::model::{Edition, Freedom, MotionTieRule, TieRule};
use crate::ground::error::Result;
use crate::ground::web::{Errors, FieldKind};
use crate::i18n::Lang;

use super::fields::{Fields, Group, TEXT, TypedTexts, checked, line, needed_text, text, word, yes_no, yes_or};
use super::money::{amount, euros};

/// Texts and rules of a call.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct BasicsForm {
    /// `purpose`, and `eligible` unless the call is published: who may take part stays as it was said.
    #[serde(flatten)]
    texts: TypedTexts,
    #[validate(custom(function = needed_text))]
    contact: String,
    #[validate(custom(function = line))]
    venue: String,
    #[validate(custom(function = text))]
    note: String,
    accepts_proposals: Option<String>,
    shows_scores: Option<String>,
    tie_rule: Option<String>,
    motion_tie_rule: Option<String>,
    prize_money: Option<String>,
}

impl BasicsForm {
    pub fn of(edition: &Edition) -> Self {
        Self {
            texts: TypedTexts::default().with("purpose", &edition.purpose).with("eligible", &edition.eligible),
            contact: edition.contact.clone(),
            venue: edition.venue.clone().unwrap_or_default(),
            note: edition.note.clone().unwrap_or_default(),
            accepts_proposals: yes_no(edition.accepts_proposals),
            shows_scores: yes_no(edition.shows_scores),
            tie_rule: Some(edition.tie_rule.to_string()),
            motion_tie_rule: Some(edition.motion_rule().to_string()),
            prize_money: Some(euros(edition.prize_money)),
        }
    }

    pub fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "basics", lang, errors };
        let mut texts = vec![f.texts(FieldKind::Textarea, "purpose", 4000, &self.texts)];
        if freedom == Freedom::Everything {
            texts.push(f.texts(FieldKind::Textarea, "eligible", 4000, &self.texts));
        }
        let mut groups = vec![
            f.group("texts", texts),
            f.group(
                "contact",
                vec![
                    vec![f.said(FieldKind::Textarea, "contact", &self.contact).rows(4)],
                    vec![f.said(FieldKind::Text, "venue", &self.venue).optional()],
                    vec![f.said(FieldKind::Textarea, "note", &self.note).rows(3).optional()],
                ],
            ),
        ];
        if freedom == Freedom::Everything {
            let rules: Vec<&str> = TieRule::ALL.iter().map(|rule| rule.as_str()).collect();
            let votes: Vec<&str> = MotionTieRule::ALL.iter().map(|rule| rule.as_str()).collect();
            let rows = vec![
                f.yes_no("accepts_proposals", &self.accepts_proposals),
                f.yes_no("shows_scores", &self.shows_scores),
                vec![f.choice(FieldKind::Radio, "tie_rule", self.tie_rule.as_deref().unwrap_or(""), &rules)],
                vec![f.choice(
                    FieldKind::Radio,
                    "motion_tie_rule",
                    self.motion_tie_rule.as_deref().unwrap_or(""),
                    &votes,
                )],
                vec![f.said(FieldKind::Text, "prize_money", self.prize_money.as_deref().unwrap_or("")).optional()],
            ];
            groups.push(f.group("rules", rows));
        }
        groups
    }

    /// The edition as it shall be. What the form does not send stays.
    pub fn apply(&self, old: &Edition) -> Result<Edition, Errors> {
        let mut errors = checked(self);
        self.texts.check("purpose", true, TEXT, &mut errors);
        if self.texts.has("eligible") {
            self.texts.check("eligible", true, TEXT, &mut errors);
        }
        let typed = self.prize_money.as_deref();
        let prize_money = typed.map_or(old.prize_money, |typed| amount(typed, "prize_money", &mut errors));
        let tie_rule = word(&self.tie_rule, old.tie_rule, "tie_rule", &mut errors);
        // Whoever does not send it leaves it to what the call says about equal entries.
        let sent = self.motion_tie_rule.as_ref();
        let motion_tie_rule = match sent {
            Some(_) => Some(word(&self.motion_tie_rule, old.motion_rule(), "motion_tie_rule", &mut errors)),
            None => old.motion_tie_rule,
        };
        let accepts_proposals =
            yes_or(&self.accepts_proposals, old.accepts_proposals, "accepts_proposals", &mut errors);
        let shows_scores = yes_or(&self.shows_scores, old.shows_scores, "shows_scores", &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Edition {
            purpose: self.texts.text("purpose"),
            eligible: if self.texts.has("eligible") { self.texts.text("eligible") } else { old.eligible.clone() },
            contact: self.contact.clone(),
            venue: filled(&self.venue),
            note: filled(&self.note),
            accepts_proposals,
            shows_scores,
            tie_rule,
            motion_tie_rule,
            prize_money,
            ..old.clone()
        })
    }
}
