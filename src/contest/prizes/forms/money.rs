//! Places and special prizes, with their money.

use std::collections::HashMap;

use serde::Deserialize;

use crate::contest::prizes::model::{Freedom, Place, SpecialPrize};
use crate::ground::error::Result;
use crate::ground::web::{Errors, Field, FieldKind, Posted};
use crate::i18n::{Lang, say};
use crate::key;
use crate::text;

use super::fields::{Fields, Group, LINE, TypedTexts};
use super::item::{ItemForm, Typed};

/// Euros as people write them, in cents: "5000", "5.000", "5 000,50 €". A comma before three digits would be a thousand to
/// one and a fraction to another: it is no number.
pub fn cents(typed: &str) -> Option<i64> {
    let plain = text::typed(typed);
    let compact: String = plain.chars().filter(|sign| !sign.is_whitespace() && *sign != '€').collect();
    // "5.000,–" has no cents.
    let compact = compact.trim_end_matches('-').strip_suffix(',').map_or(compact.clone(), str::to_owned);
    let (euros, decimals) = match compact.rfind(['.', ',']) {
        Some(at) if compact.len() - at == 3 => (&compact[..at], &compact[at + 1..]),
        _ => (compact.as_str(), "00"),
    };
    // Where the point begins the cents, the comma stands between thousands.
    let thousands = if compact[euros.len()..].starts_with('.') { ',' } else { '.' };
    let mut groups = euros.split(thousands);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_odd = first.starts_with('0') || !(1..=3).contains(&first.len());
    if rest.iter().any(|group| group.len() != 3) || (!rest.is_empty() && is_odd) {
        return None;
    }
    let digits = first.to_owned() + &rest.concat() + decimals;
    let is_number = !first.is_empty() && digits.len() <= 12 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}

pub(super) fn amount(typed: &str, field: &str, errors: &mut Errors) -> Option<i64> {
    let amount = cents(typed);
    if amount.is_none() && !typed.is_empty() {
        errors.add(field, key!("edition-field-euros"));
    }
    amount
}

/// Cents as they stand in a field.
pub(super) fn euros(cents: Option<i64>) -> String {
    match cents {
        None => String::new(),
        Some(cents) if cents % 100 == 0 => (cents / 100).to_string(),
        Some(cents) => format!("{},{:02}", cents / 100, cents % 100),
    }
}

/// The money of the places: one field for each place.
#[derive(Clone, Debug, Default)]
pub struct PlacesForm(Vec<(i64, String)>);

impl PlacesForm {
    pub fn of(places: &[Place]) -> Self {
        Self(places.iter().map(|place| (place.place, euros(place.amount))).collect())
    }

    /// What was typed for the places that there are.
    pub fn read(form: &Posted, places: &[Place]) -> Self {
        let typed = |place: &Place| form.get(&format!("place-{}", place.place)).to_owned();
        Self(places.iter().map(|place| (place.place, typed(place))).collect())
    }

    pub fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "places", lang, errors };
        let rows = self.0.iter().map(|(place, typed)| {
            let label = crate::contest::prizes::public::place_label(*place, lang);
            let field = Field::new(FieldKind::Text, format!("place-{place}"), label).value(typed).autocomplete("off");
            vec![field.hint(say(lang, key!("places-amount-hint"))).optional()]
        });
        vec![f.group("money", rows.collect())]
    }

    /// The money of each place.
    pub fn checked(&self) -> Result<HashMap<i64, Option<i64>>, Errors> {
        let mut errors = Errors::default();
        let amounts = self
            .0
            .iter()
            .map(|(place, typed)| (*place, amount(typed, &format!("place-{place}"), &mut errors)))
            .collect();
        if errors.is_empty() { Ok(amounts) } else { Err(errors) }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SpecialPrizeForm {
    /// `label`.
    #[serde(flatten)]
    texts: TypedTexts,
    amount: Option<String>,
}

impl Typed for SpecialPrize {
    type Form = SpecialPrizeForm;
}

impl ItemForm<SpecialPrize> for SpecialPrizeForm {
    fn of(prize: &SpecialPrize) -> Self {
        Self { texts: TypedTexts::default().with("label", &prize.label), amount: Some(euros(prize.amount)) }
    }

    fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "special-prizes", lang, errors };
        let mut rows = vec![f.texts(FieldKind::Text, "label", 200, &self.texts)];
        if freedom == Freedom::Everything {
            rows.push(vec![f.said(FieldKind::Text, "amount", self.amount.as_deref().unwrap_or("")).optional()]);
        }
        vec![f.group("words", rows)]
    }

    fn apply(&self, old: &SpecialPrize, _siblings: &[SpecialPrize], _freedom: Freedom) -> Result<SpecialPrize, Errors> {
        let mut errors = Errors::default();
        self.texts.check("label", true, LINE, &mut errors);
        let amount = self.amount.as_deref().map_or(old.amount, |typed| amount(typed, "amount", &mut errors));
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(SpecialPrize { label: self.texts.text("label"), amount, ..old.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_read_as_people_write_it() {
        for (typed, read) in [
            ("5000", Some(500_000)),
            ("5.000", Some(500_000)),
            ("5,000 €", None),
            ("1,005", None),
            ("0,001", None),
            ("0.001", None),
            ("0,50", Some(50)),
            ("12.50", Some(1_250)),
            ("5.000,50", Some(500_050)),
            ("5,000,50", None),
            ("€5,000.50", Some(500_050)),
            ("5 000,50", Some(500_050)),
            ("\u{202d}5\u{202f}000,50\u{a0}€", Some(500_050)),
            ("5.000,\u{2013} €", Some(500_000)),
            ("5\u{2013}", None),
            ("1.000.000", Some(100_000_000)),
            ("0", Some(0)),
            ("", None),
            ("viel", None),
            ("-5", None),
            ("5.00.0", None),
            ("1234.567", None),
            ("5,0", None),
            ("99999999999999", None),
        ] {
            assert_eq!(cents(typed), read, "{typed}");
        }
        assert_eq!((euros(None), euros(Some(500_000)), euros(Some(50))), ("".into(), "5000".into(), "0,50".into()));
    }
}
