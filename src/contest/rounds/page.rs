//! A page with one form, for everything about a round.

use rocket::http::Status;
use serde::Serialize;

use crate::ground::web::{Errors, Field, FieldError, Link, Page};

/// What `rounds/form.html` shows.
#[derive(Default, Serialize)]
pub struct FormPage {
    pub title: String,
    pub lead: Option<String>,
    pub crumbs: Vec<Link>,
    /// What the button says.
    pub save: String,
    /// Where the form goes.
    pub action: String,
    /// Where somebody goes who changes nothing.
    pub back: String,
    /// The version that was read; empty where there is none yet.
    pub version: String,
    pub fields: Vec<Field>,
    pub errors: Vec<FieldError>,
    /// Somebody else has changed it meanwhile; sending the form again overwrites that.
    pub stale: bool,
}

impl FormPage {
    /// With its fields and what is wrong with them.
    pub fn with(self, fields: Vec<Field>, errors: &Errors, version: &str) -> Self {
        let errors = errors.summary(&fields);
        Self { fields, errors, version: version.to_owned(), ..self }
    }

    /// Shown again because something is wrong with it.
    pub fn invalid(self) -> Page<Self> {
        Page::new("contest/rounds/form.html", self).status(Status::UnprocessableEntity)
    }

    /// Shown again because somebody else was quicker; the next try builds on that version.
    pub fn stale(self, version: i64) -> Page<Self> {
        let page = Self { stale: true, version: version.to_string(), ..self };
        Page::new("contest/rounds/form.html", page).status(Status::Conflict)
    }
}
