//! The parts of a call that are lists: how their entries begin, move and change.

use sqlx::types::Json;
use uuid::Uuid;

use crate::ground::audit::acts::{self, Aside, PartFacts, Word};
use crate::ground::db::Translated;
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

/// One entry of a part.
#[derive(Clone, Debug)]
pub enum Item {
    Category(Category),
    Question(Box<Question>),
    Criterion(Criterion),
    SpecialPrize(SpecialPrize),
}

/// What all parts have in common.
macro_rules! each {
    ($item:expr, $entry:ident => $what:expr) => {
        match $item {
            Item::Category($entry) => $what,
            Item::Question($entry) => $what,
            Item::Criterion($entry) => $what,
            Item::SpecialPrize($entry) => $what,
        }
    };
}

impl Item {
    /// An entry as the form for a new one begins with.
    pub fn blank(part: Part, edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self {
        let position = siblings.iter().map(Self::position).max().unwrap_or(0) + 1;
        let words = Translated::default;
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
                let numbers = || (1..=10).map(|n| Translated::new(n.to_string(), "")).collect();
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

    pub fn label(&self) -> &Translated {
        each!(self, entry => &entry.label)
    }

    pub fn position(&self) -> i64 {
        each!(self, entry => entry.position)
    }

    pub fn set_position(&mut self, position: i64) {
        each!(self, entry => entry.position = position);
    }

    /// What it says, for the record: everything but its keys and its place in the list.
    pub fn facts(&self) -> PartFacts {
        match self {
            Self::Category(category) => PartFacts::Category(acts::CategoryFacts {
                label: Aside(category.label.clone()),
                description: Aside(category.description.clone()),
            }),
            Self::Question(question) => PartFacts::Question(acts::QuestionFacts {
                role: question.role.map(|role| Word(role.as_str())),
                kind: Word(question.kind.as_str()),
                section: Aside(question.section.clone()),
                label: Aside(question.label.clone()),
                hint: Aside(question.hint.clone()),
                options: question.options.iter().map(|option| Aside(option.label.clone())).collect(),
                optional: question.optional,
                shown_for: Aside(Word(question.shown_for.as_str())),
                jury_sees: question.jury_sees,
                max_chars: question.max_chars,
                min_number: question.min_number,
                max_number: question.max_number,
            }),
            Self::Criterion(criterion) => PartFacts::Criterion(acts::CriterionFacts {
                label: Aside(criterion.label.clone()),
                description: Aside(criterion.description.clone()),
                weight: criterion.weight,
                scale_min: criterion.scale_min,
                scale_max: criterion.scale_max,
                scale_labels: criterion.scale_labels.iter().cloned().map(Aside).collect(),
            }),
            Self::SpecialPrize(prize) => PartFacts::SpecialPrize(acts::SpecialPrizeFacts {
                label: Aside(prize.label.clone()),
                amount: prize.amount,
            }),
        }
    }

    /// The heading above it; only questions have one.
    fn section(&mut self) -> Option<&mut Translated> {
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
            *section = Translated::default();
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
    use crate::contest::prizes::model::samples::question;

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
