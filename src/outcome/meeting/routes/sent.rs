//! A form that cannot be taken as it is: the page that it stood on comes back with what was typed.

use rocket::http::Status;

use crate::ground::error::Result;
use crate::ground::web::{Errors, Field, FieldError, Page, Posted, Redirected};
use crate::i18n::Lang;

/// What comes of a form: the way back, or its page once more.
pub type Taken<P> = Result<Result<Redirected, Page<P>>>;

/// What was typed, and what is wrong with it. Nothing, where a page is only looked at.
#[derive(Default)]
pub struct Sent {
    pub form: Posted,
    pub errors: Errors,
}

impl Sent {
    pub fn new(form: Posted, errors: Errors) -> Self {
        Self { form, errors }
    }

    /// With one thing that is wrong.
    pub fn wrong(form: Posted, name: &str, key: &'static str) -> Self {
        let mut errors = Errors::default();
        errors.add(name, key);
        Self { form, errors }
    }

    /// A field with what was typed into it.
    pub fn fill(&self, field: Field, lang: Lang) -> Field {
        field.typed(&self.form).check(&self.errors, lang)
    }

    /// Several fields.
    pub fn fill_all(&self, fields: Vec<Field>, lang: Lang) -> Vec<Field> {
        fields.into_iter().map(|field| self.fill(field, lang)).collect()
    }

    /// Whether something is wrong with one of these.
    pub fn is_about(&self, fields: &[Field]) -> bool {
        fields.iter().any(|field| self.errors.get(&field.name).is_some())
    }

    /// The lines above the page.
    pub fn summary<'a>(&self, fields: impl IntoIterator<Item = &'a Field>) -> Vec<FieldError> {
        self.errors.summary(&fields.into_iter().cloned().collect::<Vec<_>>())
    }
}

/// The page with what was typed, as the answer to its form.
pub fn again<P: serde::Serialize>(template: &'static str, page: P) -> Page<P> {
    Page::new(template, page).status(Status::UnprocessableEntity)
}
