//! A category.

use serde::Deserialize;

use crate::contest::prizes::model::{Category, Freedom};
use crate::ground::error::Result;
use crate::ground::web::{Errors, FieldKind};
use crate::i18n::Lang;

use super::fields::{Fields, Group, LINE, TEXT, TypedTexts, optional};
use super::item::{ItemForm, Typed};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CategoryForm {
    /// `label` and `description`.
    #[serde(flatten)]
    texts: TypedTexts,
}

impl Typed for Category {
    type Form = CategoryForm;
}

impl ItemForm<Category> for CategoryForm {
    fn of(category: &Category) -> Self {
        let texts = TypedTexts::default();
        Self { texts: texts.with("label", &category.label).with("description", &category.description) }
    }

    fn groups(&self, _freedom: Freedom, errors: &Errors, lang: Lang) -> Vec<Group> {
        let f = Fields { form: "categories", lang, errors };
        let rows = vec![
            f.texts(FieldKind::Text, "label", 200, &self.texts),
            optional(f.texts(FieldKind::Textarea, "description", 4000, &self.texts)),
        ];
        vec![f.group("words", rows)]
    }

    fn apply(&self, old: &Category, _siblings: &[Category], _freedom: Freedom) -> Result<Category, Errors> {
        let mut errors = Errors::default();
        self.texts.check("label", true, LINE, &mut errors);
        self.texts.check("description", false, TEXT, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Category { label: self.texts.text("label"), description: self.texts.text("description"), ..old.clone() })
    }
}
