//! What the office asks of a proposal: what is best, what may move, and how much a juror shall read.

use serde::Serialize;

use crate::contest::rounds::model::RoundStatus;
use crate::ground::web::{Choice, Errors, Field, FieldKind, Query};
use crate::i18n::{Lang, say};
use crate::key;

crate::text_enum! {
    /// What is best.
    #[derive(Default)]
    pub enum Aim {
        /// The sum of all fits.
        #[default]
        Total = "total",
        /// First the worst-served entry, then the sum.
        Fair = "fair",
    }
}

crate::text_enum! {
    /// What is done with what is assigned already.
    pub enum Way {
        /// All of it may move, but for what somebody chose by hand or has begun to read.
        Fresh = "fresh",
        /// It stays, and each entry gets as many jurors as it lacks.
        TopUp = "top_up",
        /// It stays, and each entry gets that many more.
        More = "more",
    }
}

/// The greatest numbers that anybody can ask for.
const MOST_MORE: u32 = 100;
const MOST_LOAD: u32 = 100_000;

/// What is asked of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Order {
    pub aim: Aim,
    pub way: Way,
    /// How many more, when more are asked for.
    pub more: u32,
    /// Bounds of loads; without any, loads are as even as they can be.
    pub least: Option<u32>,
    pub most: Option<u32>,
}

impl Order {
    /// What is asked for where nobody asks: in a round that is being prepared everything may still move.
    pub fn usual(status: RoundStatus) -> Self {
        let way = if status == RoundStatus::Preparing { Way::Fresh } else { Way::TopUp };
        Self { aim: Aim::Total, way, more: 1, least: None, most: None }
    }

    /// What was sent, in a query or a form.
    ///
    /// # Errors
    /// The fields that are no numbers or no choices.
    pub fn read(sent: &Query, status: RoundStatus) -> Result<Self, Errors> {
        let usual = Self::usual(status);
        let mut errors = Errors::default();
        let mut number = |name: &'static str, most: u32| {
            sent.whole_if_any(name, 0..=i64::from(most), &mut errors).and_then(|number| u32::try_from(number).ok())
        };
        let more = number("more", MOST_MORE).unwrap_or(1);
        let (least, most) = (number("least", MOST_LOAD), number("most", MOST_LOAD));
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            errors.add("most", key!("assignment-bounds-crossed"));
        }
        let aim = sent.chosen_if_any("aim", &mut errors).unwrap_or(usual.aim);
        let way = sent.chosen_if_any("way", &mut errors).unwrap_or(usual.way);
        if way == Way::Fresh && status != RoundStatus::Preparing {
            errors.add("way", key!("field-choice"));
        }
        if errors.is_empty() { Ok(Self { aim, way, more, least, most }) } else { Err(errors) }
    }

    /// The same as pairs of a query or hidden fields, without what is usual.
    pub fn pairs(&self, status: RoundStatus) -> Vec<(&'static str, String)> {
        let usual = Self::usual(status);
        let mut pairs = Vec::new();
        if self.aim != usual.aim {
            pairs.push(("aim", self.aim.to_string()));
        }
        if self.way != usual.way {
            pairs.push(("way", self.way.to_string()));
        }
        if self.way == Way::More {
            pairs.push(("more", self.more.to_string()));
        }
        pairs.extend(self.least.map(|least| ("least", least.to_string())));
        pairs.extend(self.most.map(|most| ("most", most.to_string())));
        pairs
    }

    /// An address with this order.
    pub fn href(&self, path: &str, status: RoundStatus) -> String {
        let pairs: Vec<String> = self.pairs(status).iter().map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}

/// The fields that ask for an order, filled with what was sent or is usual.
pub fn fields(sent: &Query, status: RoundStatus, errors: &Errors, lang: Lang) -> Vec<Field> {
    let usual = Order::usual(status);
    let or =
        |name: &str, usual: &str| if sent.get(name).is_empty() { usual.to_owned() } else { sent.get(name).to_owned() };
    let choice = |form: &str, word: &str| {
        let key = format!("assignment-{form}-{}", word.replace('_', "-"));
        Choice { hint: Some(say(lang, &format!("{key}-hint")).into()), ..Choice::new(word, say(lang, &key)) }
    };
    let field = |kind, name| Field::said(lang, kind, "assignment-order", name).check(errors, lang);
    let aims = Aim::ALL.iter().map(|aim| choice("aim", aim.as_str())).collect();
    let ways = Way::ALL.iter().filter(|way| status == RoundStatus::Preparing || **way != Way::Fresh);
    let number = |name, usual: &str, most: u32| {
        let mut field = field(FieldKind::Number, name).optional().value(or(name, usual));
        (field.min, field.max, field.step) = (Some("0".into()), Some(most.to_string()), Some("1".into()));
        field
    };
    vec![
        field(FieldKind::Radio, "aim").options(aims).value(or("aim", usual.aim.as_str())),
        field(FieldKind::Radio, "way")
            .options(ways.map(|way| choice("way", way.as_str())).collect())
            .value(or("way", usual.way.as_str())),
        number("more", "1", MOST_MORE),
        number("least", "", MOST_LOAD),
        number("most", "", MOST_LOAD),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)], status: RoundStatus) -> Result<Order, Errors> {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Order::read(&Query::from_pairs(pairs.collect()), status)
    }

    #[test]
    fn an_order_survives_its_own_address() {
        for status in [RoundStatus::Preparing, RoundStatus::Open] {
            assert_eq!(read(&[], status), Ok(Order::usual(status)));
            let order = Order { aim: Aim::Fair, way: Way::More, more: 2, least: Some(0), most: Some(9) };
            let pairs = order.pairs(status);
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(read(&pairs, status), Ok(order));
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (pair, field) in [
            (("least", "x"), "least"),
            (("most", "-1"), "most"),
            (("more", "101"), "more"),
            (("aim", "best"), "aim"),
            (("way", "fresh"), "way"),
        ] {
            assert!(read(&[pair], RoundStatus::Open).unwrap_err().get(field).is_some(), "{pair:?}");
        }
        assert!(read(&[("least", "3"), ("most", "2")], RoundStatus::Open).unwrap_err().get("most").is_some());
        assert_eq!(read(&[("way", "fresh")], RoundStatus::Preparing).map(|order| order.way), Ok(Way::Fresh));
    }
}
