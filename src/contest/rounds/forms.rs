//! What the office sends about rounds.

use serde::Deserialize;
use validator::Validate;

use crate::clock::{WallTime, WallTimeError};
use crate::ground::web::{Choice, Errors, Field, FieldKind};
use crate::i18n::{Lang, say};
use crate::key;

use super::model::{Method, Round, RoundStatus};

/// A round's name, distribution and window.
#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct RoundForm {
    #[validate(length(max = 200, code = "field-too-long"))]
    pub name: String,
    /// `everyone` or `some`.
    pub distribution: String,
    pub reviews: String,
    pub opens: String,
    pub closes: String,
    /// How sheets become a ranking; the mean where nothing is said.
    pub method: String,
    pub quorum: String,
    pub least_sheets: String,
    pub version: String,
}

/// A round's settings as the form gave them.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub name: String,
    pub reviews_per_entry: Option<i64>,
    pub opens: Option<WallTime>,
    pub closes: Option<WallTime>,
    pub method: Method,
    pub quorum: Option<i64>,
    pub least_sheets: Option<i64>,
}

impl Wanted {
    /// Whether a round stands as this form makes one.
    pub fn has_made(&self, round: &Round) -> bool {
        round.version == 1
            && round.status == RoundStatus::Preparing
            && round.name == self.name
            && (round.method, round.reviews_per_entry) == (self.method, self.reviews_per_entry)
            && (round.quorum, round.least_sheets) == (self.quorum, self.least_sheets)
            && (round.scoring_opens_at, round.scoring_closes_at) == (self.opens, self.closes)
    }
}

/// What of a round's settings does not change any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frozen {
    Nothing,
    /// It is open: how it is scored and counted stands.
    Method,
    /// It has an end, too, which moves by an extension only.
    AlsoEnd,
}

impl Frozen {
    /// What of this round.
    pub fn of(round: &Round) -> Self {
        match (round.status, round.scoring_closes_at) {
            (RoundStatus::Preparing, _) => Self::Nothing,
            (_, None) => Self::Method,
            (_, Some(_)) => Self::AlsoEnd,
        }
    }
}

impl RoundForm {
    /// As the round stands.
    pub fn of(round: &Round) -> Self {
        let wall = |at: Option<WallTime>| at.map(|at| at.to_string()).unwrap_or_default();
        let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
        Self {
            name: round.name.clone(),
            distribution: if round.reviews_per_entry.is_some() { "some" } else { "everyone" }.into(),
            reviews: number(round.reviews_per_entry),
            opens: wall(round.scoring_opens_at),
            closes: wall(round.scoring_closes_at),
            method: round.method.to_string(),
            quorum: number(round.quorum),
            least_sheets: number(round.least_sheets),
            version: round.version.to_string(),
        }
    }

    /// What is wanted, or what is wrong with it.
    pub fn checked(&self) -> Result<Wanted, Errors> {
        let mut errors = self.validate().err().map(|e| Errors::from_validation(&e)).unwrap_or_default();
        if self.name.is_empty() {
            errors.add("name", key!("field-missing"));
        }
        let reviews_per_entry = match self.distribution.as_str() {
            "everyone" => {
                // Nobody asks for it, but what was typed is no number.
                count(&self.reviews, "reviews", &mut errors);
                None
            }
            "some" => errors.whole("reviews", &self.reviews, 1..=100),
            _ => {
                errors.add("distribution", key!("field-choice"));
                None
            }
        };
        let quorum = count(&self.quorum, "quorum", &mut errors);
        let least_sheets = count(&self.least_sheets, "least_sheets", &mut errors);
        let opens = moment(&self.opens, "opens", &mut errors);
        let closes = moment(&self.closes, "closes", &mut errors);
        if let (Some(opens), Some(closes)) = (opens, closes)
            && closes <= opens
        {
            errors.add("closes", key!("rounds-closes-before-opens"));
        }
        let method = if self.method.is_empty() { Ok(Method::Mean) } else { self.method.parse() };
        let method = method.unwrap_or_else(|_| {
            errors.add("method", key!("field-choice"));
            Method::Mean
        });
        if errors.is_empty() {
            Ok(Wanted { name: self.name.clone(), reviews_per_entry, opens, closes, method, quorum, least_sheets })
        } else {
            Err(errors)
        }
    }

    /// The fields; what is frozen is left out.
    pub fn fields(&self, errors: &Errors, lang: Lang, frozen: Frozen) -> Vec<Field> {
        let said = |kind, name| Field::said(lang, kind, "rounds", name);
        let choice = |value: &str| Choice::new(value, say(lang, &format!("rounds-distribution-{value}")));
        let mut fields = vec![said(FieldKind::Text, "name").value(&self.name)];
        if frozen == Frozen::Nothing {
            let number = |name, value: &str| {
                let mut field = said(FieldKind::Number, name).value(value).optional();
                (field.min, field.max, field.step) = (Some("1".into()), Some("100".into()), Some("1".into()));
                field
            };
            fields.push(
                said(FieldKind::Radio, "distribution")
                    .options(vec![choice("everyone"), choice("some")])
                    .value(&self.distribution),
            );
            fields.push(number("reviews", &self.reviews));
            let methods = Method::ALL
                .iter()
                .map(|method| Choice::new(method.as_str(), say(lang, &format!("rounds-method-{method}"))));
            let method = if self.method.is_empty() { Method::Mean.as_str() } else { &self.method };
            fields.push(said(FieldKind::Select, "method").options(methods.collect()).value(method));
            fields.push(number("quorum", &self.quorum));
            fields.push(number("least_sheets", &self.least_sheets));
        }
        fields.push(said(FieldKind::DateTime, "opens").value(&self.opens).optional());
        if frozen != Frozen::AlsoEnd {
            fields.push(said(FieldKind::DateTime, "closes").value(&self.closes).optional());
        }
        fields.into_iter().map(|field| field.autocomplete("off").check(errors, lang)).collect()
    }
}

/// A number from 1 to 100, or nothing.
fn count(text: &str, field: &'static str, errors: &mut Errors) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    errors.whole(field, text, 1..=100)
}

/// A minute, or nothing.
pub(super) fn moment(text: &str, field: &'static str, errors: &mut Errors) -> Option<WallTime> {
    if text.is_empty() {
        return None;
    }
    text.parse().map_err(|error: WallTimeError| errors.add(field, error.key())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounds_settings_are_checked() {
        let good = RoundForm { name: "Vorauswahl".into(), distribution: "everyone".into(), ..RoundForm::default() };
        assert_eq!(good.checked().unwrap().reviews_per_entry, None);
        type Change = fn(&mut RoundForm);
        let cases: &[(Change, &str, &str)] = &[
            (|f| f.name.clear(), "name", "field-missing"),
            (|f| f.name = "x".repeat(201), "name", "field-too-long"),
            (|f| f.distribution.clear(), "distribution", "field-choice"),
            (|f| f.distribution = "some".into(), "reviews", "field-missing"),
            (|f| (f.distribution, f.reviews) = ("some".into(), "0".into()), "reviews", "field-number-range"),
            (|f| (f.distribution, f.reviews) = ("some".into(), "drei".into()), "reviews", "field-number"),
            (|f| f.method = "guess".into(), "method", "field-choice"),
            (|f| f.opens = "bald".into(), "opens", "field-date"),
            (|f| f.closes = "2027-03-28T02:30".into(), "closes", "field-date-skipped"),
            (
                |f| (f.opens, f.closes) = ("2027-10-02T08:00".into(), "2027-10-01T08:00".into()),
                "closes",
                "rounds-closes-before-opens",
            ),
        ];
        for (change, field, key) in cases {
            let mut form = good.clone();
            change(&mut form);
            assert_eq!(form.checked().unwrap_err().get(field), Some(*key), "{form:?}");
        }
    }
}
