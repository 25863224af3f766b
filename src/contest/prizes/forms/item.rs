//! What is typed about one entry of a part, whichever the part.

use serde::Deserialize;

use crate::contest::prizes::model::{Category, Freedom, Item, Part};
use crate::ground::error::Result;
use crate::ground::web::{Errors, FieldKind, Posted};
use crate::i18n::Lang;
use crate::key;

use super::criterion::CriterionForm;
use super::fields::{Fields, Group, LINE, TEXT, TypedTexts, optional};
use super::money::SpecialPrizeForm;
use super::question::QuestionForm;

/// A part's item as the office types it.
#[derive(Clone, Debug)]
pub enum ItemForm {
    Category(CategoryForm),
    Criterion(CriterionForm),
    Question(Box<QuestionForm>),
    SpecialPrize(SpecialPrizeForm),
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CategoryForm {
    /// `label` and `description`.
    #[serde(flatten)]
    texts: TypedTexts,
}

impl ItemForm {
    pub fn read(part: Part, form: &Posted) -> Result<Self> {
        Ok(match part {
            Part::Categories => Self::Category(form.read()?),
            Part::Criteria => Self::Criterion(form.read()?),
            Part::Questions => Self::Question(form.read()?),
            Part::SpecialPrizes => Self::SpecialPrize(form.read()?),
        })
    }

    pub fn of(item: &Item) -> Self {
        match item {
            Item::Category(category) => Self::Category(CategoryForm::of(category)),
            Item::Criterion(criterion) => Self::Criterion(CriterionForm::of(criterion)),
            Item::Question(question) => Self::Question(Box::new(QuestionForm::of(question))),
            Item::SpecialPrize(prize) => Self::SpecialPrize(SpecialPrizeForm::of(prize)),
        }
    }

    /// The fields; those of the structure are left out once the call is published.
    pub fn groups(&self, freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        match self {
            Self::Category(form) => form.groups(errors, lang),
            Self::Criterion(form) => form.groups(freedom, errors, lang),
            Self::Question(form) => form.groups(freedom, errors, lang),
            Self::SpecialPrize(form) => form.groups(freedom, errors, lang),
        }
    }

    /// The item as it shall be. What the form does not send stays; `siblings` are all items of the part.
    pub fn apply(&self, old: &Item, siblings: &[Item], freedom: Freedom) -> Result<Item, Errors> {
        match (self, old) {
            (Self::Category(form), Item::Category(old)) => form.apply(old).map(Item::Category),
            (Self::Criterion(form), Item::Criterion(old)) => form.apply(old).map(Item::Criterion),
            (Self::Question(form), Item::Question(old)) => {
                let others = siblings.iter().filter_map(|item| match item {
                    Item::Question(other) if other.question_id != old.question_id => Some(&**other),
                    _ => None,
                });
                form.apply(old, &others.collect::<Vec<_>>(), freedom).map(|question| Item::Question(Box::new(question)))
            }
            (Self::SpecialPrize(form), Item::SpecialPrize(old)) => form.apply(old).map(Item::SpecialPrize),
            _ => {
                let mut errors = Errors::default();
                errors.add(TypedTexts::field("label", Lang::De), key!("field-invalid"));
                Err(errors)
            }
        }
    }
}

impl CategoryForm {
    pub(super) fn of(category: &Category) -> Self {
        let texts = TypedTexts::default();
        Self { texts: texts.with("label", &category.label).with("description", &category.description) }
    }

    pub(super) fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "categories", lang, errors };
        let rows = vec![
            f.texts(FieldKind::Text, "label", 200, &self.texts),
            optional(f.texts(FieldKind::Textarea, "description", 4000, &self.texts)),
        ];
        vec![f.group("words", rows)]
    }

    pub(super) fn apply(&self, old: &Category) -> Result<Category, Errors> {
        let mut errors = Errors::default();
        self.texts.check("label", true, LINE, &mut errors);
        self.texts.check("description", false, TEXT, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Category { label: self.texts.text("label"), description: self.texts.text("description"), ..old.clone() })
    }
}
