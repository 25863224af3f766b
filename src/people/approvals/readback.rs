//! The page that is read before an act that people will rely on: line by line what will stand, what is unusual, what
//! happens next; then one person does it, or asks another one.

use rocket::http::Status;
use serde::Serialize;

use crate::ground::web::{Errors, Field, FieldError, FieldKind, Link, Page, Posted};
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::key;
use crate::link;

use super::Panel;

/// The longest reason, in characters.
const MOST_CHARS: usize = 2000;

/// One thing as it will stand.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub what: String,
    pub note: Option<String>,
    /// What is unusual about it.
    pub flag: Option<String>,
    /// A condition that is met, or is not; absent where there is none.
    pub met: Option<bool>,
    /// Where it is put right.
    pub way: Option<Link>,
    pub image: Option<Image>,
}

/// A picture that is looked at before it is decided about.
#[derive(Clone, Debug, Serialize)]
pub struct Image {
    pub src: String,
    pub alt: String,
    pub width: i64,
    pub height: i64,
}

impl Line {
    /// A thing that will stand.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), note: None, flag: None, met: None, way: None, image: None }
    }

    /// With what is to be known about it.
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()).filter(|note| !note.is_empty()), ..self }
    }

    /// With what is unusual about it.
    pub fn flag(self, flag: Option<String>) -> Self {
        Self { flag, ..self }
    }

    /// With where it is put right.
    pub fn way(self, way: Link) -> Self {
        Self { way: Some(way), ..self }
    }

    /// With a picture.
    pub fn image(self, image: Image) -> Self {
        Self { image: Some(image), ..self }
    }

    /// A condition, and where it is put right while it is not met.
    pub fn condition(self, met: bool, way: Link) -> Self {
        Self { met: Some(met), way: (!met).then_some(way), ..self }
    }
}

/// A field that goes along unseen.
#[derive(Clone, Debug, Serialize)]
pub struct Unseen {
    pub name: &'static str,
    pub value: String,
}

impl Unseen {
    /// A field and its value.
    pub fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into() }
    }
}

/// How it is done.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "mode", rename_all = "snake_case")]
pub enum Way {
    /// Two people: one asks, another confirms.
    Two { panel: Box<Panel> },
    /// One person, after having read it.
    One { unseen: Vec<Unseen> },
    /// Not at all, for now: the sentence that says why.
    Blocked { reason: String },
}

/// What is read before an act.
#[derive(Clone, Debug, Serialize)]
pub struct ReadBack {
    pub title: String,
    pub lead: Option<String>,
    pub crumbs: Vec<Link>,
    pub lines: Vec<Line>,
    /// What happens then, and until when it can be taken back.
    pub next: Vec<String>,
    pub way: Way,
    /// Where the form goes; the confirmation to the same with `/confirm`.
    pub path: String,
    /// What the button says.
    pub label: String,
    pub reason: Option<Field>,
    pub errors: Vec<FieldError>,
    pub stale: bool,
    pub back: Link,
}

/// A reason that was typed, and what is wrong with it.
#[derive(Default)]
pub struct Reason<'a> {
    pub text: &'a str,
    pub wrong: Errors,
    pub stale: bool,
}

impl<'a> Reason<'a> {
    /// As it came with a form; too long a text is wrong.
    pub fn of(form: &'a Posted) -> Self {
        let text = form.get("reason");
        let mut wrong = Errors::default();
        if text.chars().count() > MOST_CHARS {
            wrong.add("reason", key!("field-too-long"));
        }
        Self { text, wrong, stale: false }
    }

    /// As it came with a form that needs one.
    pub fn needed(form: &'a Posted) -> Self {
        let reason = Self::of(form);
        if reason.text.is_empty() { reason.missing() } else { reason }
    }

    /// Something has changed since the page was shown.
    pub fn outdated() -> Self {
        Self { stale: true, ..Self::default() }
    }

    /// It is missing.
    pub fn missing(mut self) -> Self {
        self.wrong.add("reason", key!("field-missing"));
        self
    }

    /// Whether it cannot be taken.
    pub fn is_wrong(&self) -> bool {
        !self.wrong.is_empty()
    }
}

impl ReadBack {
    /// A page whose form goes to `path`; one person does what the button says.
    pub fn new(title: String, path: String, label: String, back: Link) -> Self {
        Self {
            title,
            lead: None,
            crumbs: Vec::new(),
            lines: Vec::new(),
            next: Vec::new(),
            way: Way::One { unseen: Vec::new() },
            path,
            label,
            reason: None,
            errors: Vec::new(),
            stale: false,
            back,
        }
    }

    /// With what is said above it, and the way that leads back.
    pub fn under(self, crumbs: Vec<Link>, lead: String) -> Self {
        Self { crumbs, lead: Some(lead), ..self }
    }

    /// With what will stand, and what happens next.
    pub fn says(self, lines: Vec<Line>, next: Vec<String>) -> Self {
        Self { lines, next, ..self }
    }

    /// Another way than that one person does it at once.
    pub fn way(self, way: Way) -> Self {
        Self { way, ..self }
    }

    /// By two people.
    pub fn two(self, panel: Panel) -> Self {
        self.way(Way::Two { panel: Box::new(panel) })
    }

    /// By one person who sends back what was read; not at all where a sentence says why not.
    pub fn one(self, refusal: Option<String>, unseen: Vec<Unseen>) -> Self {
        self.way(refusal.map_or(Way::One { unseen }, |reason| Way::Blocked { reason }))
    }

    /// Something has changed since it was read.
    pub fn outdated(self, stale: bool) -> Self {
        Self { stale, ..self }
    }

    /// With a field for the reason, where one is asked or may be given.
    pub fn reason(mut self, typed: &Reason<'_>, optional: bool, lang: Lang) -> Self {
        let field = Field::said(lang, FieldKind::Textarea, "readback", "reason").rows(3).value(typed.text);
        let field = Field { optional, ..field }.check(&typed.wrong, lang);
        self.errors = typed.wrong.summary(std::slice::from_ref(&field));
        self.reason = Some(field);
        self.stale = typed.stale;
        self
    }

    /// The page.
    pub fn page(self) -> Page<Self> {
        let status = match (self.stale, self.errors.is_empty()) {
            (true, _) => Status::Conflict,
            (false, false) => Status::UnprocessableEntity,
            (false, true) => Status::Ok,
        };
        Page::new("people/approvals/readback.html", self).status(status)
    }
}

/// The link to the page of a call.
pub fn to_call(edition: EditionId, lang: Lang) -> Link {
    Link::new(link!("/office/editions/{edition}", edition), say(lang, key!("readback-back")))
}
