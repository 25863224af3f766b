//! The parts of a call that are lists: how their entries begin, move and change.

use serde_json::{Value, json};
use sqlx::types::Json;
use uuid::Uuid;

use crate::db::Words;
use crate::ids::{CategoryId, CriterionId, EditionId, QuestionId, SpecialPrizeId};

use super::{Category, Criterion, Question, QuestionKind, ShownFor, SpecialPrize};

crate::text_enum! {
    /// The parts of a call that are lists.
    pub enum Part {
        Categories = "categories",
        Questions = "questions",
        Criteria = "criteria",
        SpecialPrizes = "special-prizes",
    }
}

impl<'a> rocket::request::FromParam<'a> for Part {
    type Error = String;
    fn from_param(text: &'a str) -> Result<Self, String> {
        text.parse()
    }
}

/// One entry of a part.
#[derive(Clone, Debug)]
pub enum Item {
    Category(Category),
    Question(Box<Question>),
    Criterion(Criterion),
    SpecialPrize(SpecialPrize),
}

impl Item {
    /// An entry as the form for a new one begins with.
    pub fn blank(part: Part, edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        let position = siblings.iter().map(Self::position).max().unwrap_or(0) + 1;
        let words = Words::default;
        match part {
            Part::Categories => Self::Category(Category {
                category_id: CategoryId(id),
                edition_id,
                position,
                label: words(),
                description: words(),
            }),
            Part::Criteria => {
                // A new criterion has the scale of the others, so that totals compare.
                let like = siblings.iter().find_map(|item| match item {
                    Self::Criterion(criterion) => Some(criterion),
                    _ => None,
                });
                let numbers = || (1..=10).map(|n| Words::new(n.to_string(), "")).collect();
                Self::Criterion(Criterion {
                    criterion_id: CriterionId(id),
                    edition_id,
                    position,
                    label: words(),
                    description: words(),
                    weight: like.map_or(1, |like| like.weight),
                    scale_min: like.map_or(1, |like| like.scale_min),
                    scale_max: like.map_or(10, |like| like.scale_max),
                    scale_labels: like.map_or_else(|| Json(numbers()), |like| like.scale_labels.clone()),
                })
            }
            Part::Questions => Self::Question(Box::new(Question {
                question_id: QuestionId(id),
                edition_id,
                position,
                role: None,
                kind: QuestionKind::ShortText,
                section: words(),
                label: words(),
                hint: words(),
                options: Json(Vec::new()),
                optional: false,
                shown_for: ShownFor::Everyone,
                jury_sees: true,
                max_chars: None,
                min_number: None,
                max_number: None,
            })),
            Part::SpecialPrizes => Self::SpecialPrize(SpecialPrize {
                special_prize_id: SpecialPrizeId(id),
                edition_id,
                position,
                label: words(),
                amount: None,
            }),
        }
    }

    pub fn part(&self) -> Part {
        match self {
            Self::Category(_) => Part::Categories,
            Self::Question(_) => Part::Questions,
            Self::Criterion(_) => Part::Criteria,
            Self::SpecialPrize(_) => Part::SpecialPrizes,
        }
    }

    pub fn id(&self) -> Uuid {
        match self {
            Self::Category(category) => category.category_id.0,
            Self::Question(question) => question.question_id.0,
            Self::Criterion(criterion) => criterion.criterion_id.0,
            Self::SpecialPrize(prize) => prize.special_prize_id.0,
        }
    }

    pub fn label(&self) -> &Words {
        match self {
            Self::Category(category) => &category.label,
            Self::Question(question) => &question.label,
            Self::Criterion(criterion) => &criterion.label,
            Self::SpecialPrize(prize) => &prize.label,
        }
    }

    pub fn position(&self) -> i64 {
        match self {
            Self::Category(category) => category.position,
            Self::Question(question) => question.position,
            Self::Criterion(criterion) => criterion.position,
            Self::SpecialPrize(prize) => prize.position,
        }
    }

    pub fn set_position(&mut self, position: i64) {
        match self {
            Self::Category(category) => category.position = position,
            Self::Question(question) => question.position = position,
            Self::Criterion(criterion) => criterion.position = position,
            Self::SpecialPrize(prize) => prize.position = position,
        }
    }

    /// What it says, for the record: everything but its keys and its place in the list.
    pub fn facts(&self) -> Value {
        let facts = match self {
            Self::Category(category) => serde_json::to_value(category),
            Self::Question(question) => serde_json::to_value(question),
            Self::Criterion(criterion) => serde_json::to_value(criterion),
            Self::SpecialPrize(prize) => serde_json::to_value(prize),
        };
        let Value::Object(mut facts) = facts.expect("a part is plain data") else {
            unreachable!("a struct with names becomes an object")
        };
        facts.retain(|name, _| !name.ends_with("_id") && name != "position");
        if let Self::Question(question) = self {
            facts["options"] = question.options.iter().map(|option| json!(option.label)).collect();
        }
        Value::Object(facts)
    }

    /// The heading above it; only questions have one.
    fn section(&mut self) -> Option<&mut Words> {
        match self {
            Self::Question(question) => Some(&mut question.section),
            _ => None,
        }
    }

    /// Whether it is binding word for word once the call is published: the jury judges by a criterion, and people have
    /// agreed to a declaration.
    pub fn is_word_for_word(&self) -> bool {
        match self {
            Self::Criterion(_) => true,
            Self::Question(question) => question.kind == QuestionKind::Declaration,
            Self::Category(_) | Self::SpecialPrize(_) => false,
        }
    }

    /// Whether nothing but wording differs: what a published call may still change.
    pub fn differs_in_wording_only(&self, new: &Self) -> bool {
        match (self, new) {
            (Self::Category(_), Self::Category(_)) => true,
            // A criterion is what its words say: every sheet is filled in by them.
            (Self::Criterion(_), Self::Criterion(_)) => self.facts() == new.facts(),
            (Self::Question(old), Self::Question(new)) => {
                let ids = |question: &Question| -> Vec<String> {
                    question.options.iter().map(|option| option.id.clone()).collect()
                };
                let rules = |q: &Question| (q.kind, q.role, q.shown_for, q.optional, q.jury_sees);
                let limits = |q: &Question| (q.max_chars, q.min_number, q.max_number);
                // What somebody has declared is what the declaration said: its words are no mere wording.
                let declares =
                    |q: &Question| (q.kind == QuestionKind::Declaration).then(|| (q.label.clone(), q.hint.clone()));
                declares(old) == declares(new)
                    && rules(old) == rules(new)
                    && limits(old) == limits(new)
                    && ids(old) == ids(new)
            }
            (Self::SpecialPrize(old), Self::SpecialPrize(new)) => old.amount == new.amount,
            _ => false,
        }
    }
}

/// Moves one item of a list a step up or down; gives `false` at the end of the list.
///
/// Headings of a form stay where they are: a question passes below or above them instead of
/// taking its heading along, and no heading is lost.
pub fn step(items: &mut [Item], index: usize, up: bool) -> bool {
    let Some(other) = (if up { index.checked_sub(1) } else { Some(index + 1) }) else { return false };
    if other >= items.len() {
        return false;
    }
    let heading = |items: &mut [Item], at: usize| items.get_mut(at).and_then(Item::section).map(|s| s.clone());
    let has = |items: &mut [Item], at: usize| heading(items, at).is_some_and(|words| !words.is_empty());
    // The heading that the question passes, and the question that has it afterwards.
    let (from, to) = if up { (index, index + 1) } else { (index + 1, index) };
    if to < items.len() && has(items, from) && !has(items, to) {
        let words = heading(items, from).unwrap_or_default();
        if let Some(section) = items[to].section() {
            *section = words;
        }
        if let Some(section) = items[from].section() {
            *section = Words::default();
        }
        return true;
    }
    let (a, b) = (heading(items, index), heading(items, other));
    items.swap(index, other);
    for (at, words) in [(index, a), (other, b)] {
        if let (Some(section), Some(words)) = (items[at].section(), words) {
            *section = words;
        }
    }
    true
}

/// Takes an item out of a list; its heading goes to the question after it, unless that has its own.
pub fn take_out(items: &mut Vec<Item>, index: usize) -> Item {
    let mut taken = items.remove(index);
    if let (Some(words), Some(next)) = (taken.section(), items.get_mut(index).and_then(Item::section))
        && next.is_empty()
    {
        *next = words.clone();
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prizes::model::samples::question;

    #[test]
    fn headings_stay_where_they_are_when_questions_move() {
        // Questions 1 to 4; "A" stands above the first and "B" above the third.
        for (index, up, expected) in [
            (0, true, None),
            (3, false, None),
            (0, false, Some("A2 1 B3 4")),
            (1, true, Some("A2 1 B3 4")),
            // Below the heading, then above it again.
            (1, false, Some("A1 B2 3 4")),
            (2, true, Some("A1 2 3 B4")),
            (3, true, Some("A1 2 B4 3")),
        ] {
            let sections = ["A", "", "B", ""];
            let mut items: Vec<Item> =
                (1..).zip(sections).map(|(id, section)| Item::Question(Box::new(question(id, section)))).collect();
            let moved = step(&mut items, index, up);
            assert_eq!(moved.then(|| shape(&items)).as_deref(), expected, "{index} {up}");
        }
    }

    fn shape(items: &[Item]) -> String {
        let texts = items.iter().map(|item| match item {
            Item::Question(question) => format!("{}{}", question.section.german(), question.question_id.0.as_u128()),
            _ => String::new(),
        });
        texts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_removed_question_leaves_its_heading_behind() {
        for (index, expected) in [(0, "A2 B3"), (1, "A1 B3"), (2, "A1 2")] {
            let sections = ["A", "", "B"];
            let mut items: Vec<Item> =
                (1..).zip(sections).map(|(id, section)| Item::Question(Box::new(question(id, section)))).collect();
            take_out(&mut items, index);
            assert_eq!(shape(&items), expected, "{index}");
        }
    }
}
