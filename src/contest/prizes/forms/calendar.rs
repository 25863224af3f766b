//! The dates of a call.

use serde::Deserialize;

use crate::clock::{WallTime, WallTimeError};
use crate::contest::prizes::model::{Calendar, Edition};
use crate::ground::error::Result;
use crate::ground::web::{Errors, FieldKind};
use crate::i18n::Lang;
use crate::key;

use super::fields::{Fields, Group};

/// The dates of a call.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CalendarForm {
    opens_at: String,
    closes_at: String,
    screening_until: String,
    scoring_until: String,
    meeting_at: String,
    ceremony_at: String,
}

impl CalendarForm {
    pub fn of(edition: &Edition) -> Self {
        let text = |at: Option<WallTime>| at.map(|at| at.to_string()).unwrap_or_default();
        Self {
            opens_at: text(edition.opens_at),
            closes_at: text(edition.closes_at),
            screening_until: text(edition.screening_until),
            scoring_until: text(edition.scoring_until),
            meeting_at: text(edition.meeting_at),
            ceremony_at: text(edition.ceremony_at),
        }
    }

    /// What was typed, by the names of the fields.
    pub fn typed(&self) -> [(&'static str, &str); 6] {
        [
            ("opens_at", &self.opens_at),
            ("closes_at", &self.closes_at),
            ("screening_until", &self.screening_until),
            ("scoring_until", &self.scoring_until),
            ("meeting_at", &self.meeting_at),
            ("ceremony_at", &self.ceremony_at),
        ]
    }

    pub fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "calendar", lang, errors };
        let date = |name: &str, value: &str| f.said(FieldKind::DateTime, name, value).optional();
        vec![
            f.group("call", vec![vec![date("opens_at", &self.opens_at), date("closes_at", &self.closes_at)]]),
            f.group(
                "work",
                vec![
                    vec![date("screening_until", &self.screening_until), date("scoring_until", &self.scoring_until)],
                    vec![date("meeting_at", &self.meeting_at), date("ceremony_at", &self.ceremony_at)],
                ],
            ),
        ]
    }

    /// The dates, if they can be read and follow one another.
    pub fn checked(&self) -> Result<Calendar, Errors> {
        let mut errors = Errors::default();
        let mut date = |name: &str, typed: &str| {
            if typed.is_empty() {
                return None;
            }
            typed.parse().map_err(|error: WallTimeError| errors.add(name, error.key())).ok()
        };
        let calendar = Calendar {
            opens_at: date("opens_at", &self.opens_at),
            closes_at: date("closes_at", &self.closes_at),
            screening_until: date("screening_until", &self.screening_until),
            scoring_until: date("scoring_until", &self.scoring_until),
            meeting_at: date("meeting_at", &self.meeting_at),
            ceremony_at: date("ceremony_at", &self.ceremony_at),
        };
        for name in calendar.out_of_order() {
            errors.add(name, key!("edition-field-order"));
        }
        if errors.is_empty() { Ok(calendar) } else { Err(errors) }
    }
}
