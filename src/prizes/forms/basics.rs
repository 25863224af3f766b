//! What a call says in general.

use serde::Deserialize;
use validator::Validate;

use crate::db::Words;
use crate::error::Result;
use crate::i18n::Lang;
use crate::prizes::model::{Edition, Freedom, MotionTieRule, TieRule};
use crate::web::{Errors, Kind};

use super::fields::{Fields, Group, both, checked, line, needed_text, text, word, yes_no, yes_or};
use super::money::{amount, euros};

/// Texts and rules of a call.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct BasicsForm {
    #[validate(custom(function = needed_text))]
    purpose_de: String,
    #[validate(custom(function = text))]
    purpose_en: String,
    /// Absent where the call is published: who may take part stays as it was said.
    #[validate(custom(function = needed_text))]
    eligible_de: Option<String>,
    #[validate(custom(function = text))]
    eligible_en: Option<String>,
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
        let (purpose_de, purpose_en) = both(&edition.purpose);
        let (eligible_de, eligible_en) = both(&edition.eligible);
        Self {
            purpose_de,
            purpose_en,
            eligible_de: Some(eligible_de),
            eligible_en: Some(eligible_en),
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
        let mut texts = vec![f.pair(Kind::Textarea, "purpose", 4000, &self.purpose_de, &self.purpose_en)];
        if freedom == Freedom::Everything {
            let typed = [&self.eligible_de, &self.eligible_en].map(|typed| typed.as_deref().unwrap_or_default());
            texts.push(f.pair(Kind::Textarea, "eligible", 4000, typed[0], typed[1]));
        }
        let mut groups = vec![
            f.group("texts", texts),
            f.group(
                "contact",
                vec![
                    vec![f.said(Kind::Textarea, "contact", &self.contact).rows(4)],
                    vec![f.said(Kind::Text, "venue", &self.venue).optional()],
                    vec![f.said(Kind::Textarea, "note", &self.note).rows(3).optional()],
                ],
            ),
        ];
        if freedom == Freedom::Everything {
            let rules: Vec<&str> = TieRule::ALL.iter().map(|rule| rule.as_str()).collect();
            let votes: Vec<&str> = MotionTieRule::ALL.iter().map(|rule| rule.as_str()).collect();
            let rows = vec![
                f.yes_no("accepts_proposals", &self.accepts_proposals),
                f.yes_no("shows_scores", &self.shows_scores),
                vec![f.choice(Kind::Radio, "tie_rule", self.tie_rule.as_deref().unwrap_or(""), &rules)],
                vec![f.choice(Kind::Radio, "motion_tie_rule", self.motion_tie_rule.as_deref().unwrap_or(""), &votes)],
                vec![f.said(Kind::Text, "prize_money", self.prize_money.as_deref().unwrap_or("")).optional()],
            ];
            groups.push(f.group("rules", rows));
        }
        groups
    }

    /// The edition as it shall be. What the form does not send stays.
    pub fn apply(&self, old: &Edition) -> Result<Edition, Errors> {
        let mut errors = checked(self);
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
            purpose: Words::new(&self.purpose_de, &self.purpose_en),
            eligible: match (&self.eligible_de, &self.eligible_en) {
                (None, None) => old.eligible.clone(),
                (german, english) => Words::new(
                    german.as_deref().unwrap_or(old.eligible.german()),
                    english.as_deref().unwrap_or_default(),
                ),
            },
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
