//! The parts of a call that are lists: how their entries begin, move and change.
//!
//! The list of them stands here once. What an entry is and says of itself has a file of its own here, what is typed about
//! it has one in the forms, and its columns stand in the store; everything else is written for all of them.

mod category;
mod criterion;
mod question;
mod special_prize;

use uuid::Uuid;

use crate::ground::audit::acts::PartFacts;
use crate::ground::db::{LocalText, Translated};
use crate::i18n::Lang;
use crate::ids::{CategoryId, CriterionId, EditionId, QuestionId, SpecialPrizeId};
use crate::link;

pub use category::Category;
pub use criterion::Criterion;
pub use question::{
    Choice, DISTRICTS, Question, QuestionKind, QuestionRole, ShownFor, Wording, district_name, relabelled,
};
pub use special_prize::SpecialPrize;

/// What an entry has because it stands in a list.
pub trait Listed {
    const PART: Part;

    fn id(&self) -> Uuid;

    /// Makes it an entry of its own, of another call.
    fn rekey(&mut self, id: Uuid, edition_id: EditionId);

    fn label(&self) -> &Translated;

    fn position(&self) -> i64;

    fn set_position(&mut self, position: i64);
}

/// An entry of a part, as it speaks of itself.
pub trait Item: Listed + Clone + Send + Sync + 'static {
    /// The most entries that the part can have.
    const MOST: usize = 200;
    /// Whether its words are part of what a jury reads.
    const IS_READ: bool = false;

    /// An entry as the form for a new one begins with.
    fn blank(edition_id: EditionId, id: Uuid, siblings: &[Self]) -> Self;

    /// What it says, for the record: everything but its keys and its place in the list.
    fn facts(&self) -> PartFacts;

    /// What sort of entry it is, in a few words.
    fn notes(&self, lang: Lang) -> Vec<LocalText>;

    /// The heading above it; only questions have one.
    fn section(&self) -> Option<&Translated> {
        None
    }

    /// The same, to be written.
    fn section_mut(&mut self) -> Option<&mut Translated> {
        None
    }

    /// Whether it is binding word for word once the call is published: the jury judges by a criterion, and people have
    /// agreed to a declaration.
    fn is_word_for_word(&self) -> bool {
        false
    }

    /// Whether nothing but wording differs: what a published call may still change.
    fn differs_in_wording_only(&self, new: &Self) -> bool;

    /// The question as people have been asked it until now, where its words differ.
    fn asked_otherwise(&self, _new: &Self) -> Option<&Question> {
        None
    }
}

/// The page of a part of a call, by its word. The texts are those of every call; what has no page of its own stands on
/// the call's.
pub fn page_of(part: &str, edition: EditionId) -> String {
    match part {
        "texts" => link!("/office/texts").to_owned(),
        "basics" => link!("/office/editions/{edition}/basics", edition),
        "calendar" => link!("/office/editions/{edition}/calendar", edition),
        "places" => link!("/office/editions/{edition}/places", edition),
        part => match part.parse::<Part>() {
            Ok(part) => link!("/office/editions/{edition}/{part}", edition, part),
            Err(_) => link!("/office/editions/{edition}", edition),
        },
    }
}

/// The place of an entry behind all others.
fn behind(siblings: &[impl Listed]) -> i64 {
    siblings.iter().map(Listed::position).max().unwrap_or(0) + 1
}

/// Each part with its word in addresses and sentences, its entries, and their key. `with_part!(part, E => …)` runs code
/// with `E` for the entries of a part.
macro_rules! parts {
    ($($part:ident = $word:literal: $Entry:ident { $key:ident: $Key:ident },)+) => {
        parts!(@list ($) $($part = $word: $Entry { $key: $Key },)+);
    };
    (@list ($d:tt) $($part:ident = $word:literal: $Entry:ident { $key:ident: $Key:ident },)+) => {
        crate::text_enum! {
            /// The parts of a call that are lists.
            pub enum Part { $($part = $word),+ }
        }

        $(impl Listed for $Entry {
            const PART: Part = Part::$part;

            fn id(&self) -> Uuid {
                self.$key.0
            }

            fn rekey(&mut self, id: Uuid, edition_id: EditionId) {
                (self.$key, self.edition_id) = ($Key(id), edition_id);
            }

            fn label(&self) -> &Translated {
                &self.label
            }

            fn position(&self) -> i64 {
                self.position
            }

            fn set_position(&mut self, position: i64) {
                self.position = position;
            }
        })+

        macro_rules! with_part {
            ($d of:expr, $d E:ident => $d run:expr) => {
                match $d of {
                    $($crate::contest::prizes::model::Part::$part => {
                        type $d E = $crate::contest::prizes::model::$Entry;
                        $d run
                    })+
                }
            };
        }
    };
}

parts! {
    Categories = "categories": Category { category_id: CategoryId },
    Questions = "questions": Question { question_id: QuestionId },
    Criteria = "criteria": Criterion { criterion_id: CriterionId },
    SpecialPrizes = "special-prizes": SpecialPrize { special_prize_id: SpecialPrizeId },
}

pub(crate) use with_part;

/// Moves one item of a list a step up or down; gives `false` at the end of the list.
///
/// Headings of a form stay where they are: a question passes below or above them instead of
/// taking its heading along, and no heading is lost.
pub fn step<E: Item>(items: &mut [E], index: usize, up: bool) -> bool {
    let Some(other) = (if up { index.checked_sub(1) } else { Some(index + 1) }) else { return false };
    if other >= items.len() {
        return false;
    }
    let heading = |items: &[E], at: usize| items.get(at).and_then(Item::section).cloned();
    let has = |items: &[E], at: usize| heading(items, at).is_some_and(|words| !words.is_empty());
    // The heading that the question passes, and the question that has it afterwards.
    let (from, to) = if up { (index, index + 1) } else { (index + 1, index) };
    if to < items.len() && has(items, from) && !has(items, to) {
        let words = heading(items, from).unwrap_or_default();
        if let Some(section) = items[to].section_mut() {
            *section = words;
        }
        if let Some(section) = items[from].section_mut() {
            *section = Translated::default();
        }
        return true;
    }
    let (a, b) = (heading(items, index), heading(items, other));
    items.swap(index, other);
    for (at, words) in [(index, a), (other, b)] {
        if let (Some(section), Some(words)) = (items[at].section_mut(), words) {
            *section = words;
        }
    }
    true
}

/// Takes an item out of a list; its heading goes to the question after it, unless that has its own.
pub fn take_out<E: Item>(items: &mut Vec<E>, index: usize) -> E {
    let taken = items.remove(index);
    if let (Some(words), Some(next)) = (taken.section(), items.get_mut(index).and_then(Item::section_mut))
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
            let mut items: Vec<Question> = (1..).zip(sections).map(|(id, section)| question(id, section)).collect();
            let moved = step(&mut items, index, up);
            assert_eq!(moved.then(|| shape(&items)).as_deref(), expected, "{index} {up}");
        }
    }

    fn shape(questions: &[Question]) -> String {
        let texts = questions.iter().map(|one| format!("{}{}", one.section.german(), one.id().as_u128()));
        texts.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_removed_question_leaves_its_heading_behind() {
        for (index, expected) in [(0, "A2 B3"), (1, "A1 B3"), (2, "A1 2")] {
            let sections = ["A", "", "B"];
            let mut items: Vec<Question> = (1..).zip(sections).map(|(id, section)| question(id, section)).collect();
            take_out(&mut items, index);
            assert_eq!(shape(&items), expected, "{index}");
        }
    }
}
