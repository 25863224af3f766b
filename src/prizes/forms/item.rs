//! What is typed about one entry of a part, whichever the part.

use serde::Deserialize;
use validator::Validate;

use crate::db::Words;
use crate::error::Result;
use crate::i18n::Lang;
use crate::prizes::model::{Category, Freedom, Item, Part};
use crate::web::{Errors, Kind, Posted};

use super::criterion::CriterionForm;
use super::fields::{Fields, Group, both, checked, line, needed_line, optional, text};
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

#[derive(Clone, Debug, Default, Deserialize, Validate)]
#[serde(default)]
pub struct CategoryForm {
    #[validate(custom(function = needed_line))]
    label_de: String,
    #[validate(custom(function = line))]
    label_en: String,
    #[validate(custom(function = text))]
    description_de: String,
    #[validate(custom(function = text))]
    description_en: String,
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
                errors.add("label_de", "field-invalid");
                Err(errors)
            }
        }
    }
}

impl CategoryForm {
    pub(super) fn of(category: &Category) -> Self {
        let (label_de, label_en) = both(&category.label);
        let (description_de, description_en) = both(&category.description);
        Self { label_de, label_en, description_de, description_en }
    }

    pub(super) fn groups(&self, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "categories", lang, errors };
        let rows = vec![
            f.pair(Kind::Text, "label", 200, &self.label_de, &self.label_en),
            optional(f.pair(Kind::Textarea, "description", 4000, &self.description_de, &self.description_en)),
        ];
        vec![f.group("words", rows)]
    }

    pub(super) fn apply(&self, old: &Category) -> Result<Category, Errors> {
        let errors = checked(self);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Category {
            label: Words::new(&self.label_de, &self.label_en),
            description: Words::new(&self.description_de, &self.description_en),
            ..old.clone()
        })
    }
}
