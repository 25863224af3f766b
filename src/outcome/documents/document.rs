//! A document as values: headings, facts, tables and texts. The page and the PDF are made of the same ones.

use serde::Serialize;

use crate::i18n::{Lang, say};
use crate::key;

/// What documents are in: the official language, whatever language somebody has chosen for the pages.
pub const LANG: Lang = Lang::De;

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    pub lang: Lang,
    pub title: String,
    /// Stands over the title: whose document it is.
    pub above: String,
    pub author: String,
    pub description: String,
    /// Stands at the foot of each page, beside its number.
    pub foot: String,
    /// The word for a page.
    pub page: String,
    pub facts: Vec<Fact>,
    pub sections: Vec<Section>,
}

impl Document {
    /// Without content yet.
    pub fn new(title: String, above: String) -> Self {
        let city = say(LANG, key!("documents-city"));
        Self {
            lang: LANG,
            description: format!("{title} · {above}"),
            foot: format!("{above} · {title}"),
            page: say(LANG, key!("documents-page")),
            title,
            above,
            author: city,
            facts: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// Adds a section, unless nothing is in it.
    pub fn add(&mut self, heading: &str, parts: Vec<Part>) {
        if !parts.is_empty() {
            self.sections.push(Section { heading: say(LANG, heading), parts });
        }
    }
}

/// A part of a document with a heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    pub heading: String,
    pub parts: Vec<Part>,
}

/// A term and what there is to say.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    pub term: String,
    pub text: String,
}

impl Fact {
    /// The term is the sentence of a key.
    pub fn new(key: &str, text: impl Into<String>) -> Self {
        Self { term: say(LANG, key), text: text.into() }
    }
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signer {
    /// Empty where the name is written by hand.
    pub name: String,
    pub role: String,
}

/// What a section consists of.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// A heading below the section's.
    Heading {
        text: String,
    },
    /// Paragraphs, one a line.
    Text {
        text: String,
    },
    Facts {
        facts: Vec<Fact>,
    },
    List {
        items: Vec<String>,
    },
    Table(Table),
    /// Lines to sign on.
    Signatures {
        people: Vec<Signer>,
    },
}

impl Part {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }
}

/// A table with a row of headings.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Read out before the table.
    pub caption: String,
    pub head: Vec<String>,
    /// How wide the columns are, relatively.
    pub widths: Vec<u8>,
    /// Which columns hold numbers.
    pub numbers: Vec<bool>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of columns: the key of the heading, the width, and whether numbers stand in it.
    pub fn new(caption: &str, columns: &[(&str, u8, bool)], rows: Vec<Vec<String>>) -> Self {
        Self {
            caption: say(LANG, caption),
            head: columns.iter().map(|(key, ..)| say(LANG, key)).collect(),
            widths: columns.iter().map(|(_, width, _)| *width).collect(),
            numbers: columns.iter().map(|(.., number)| *number).collect(),
            rows,
        }
    }

    /// As a part; nothing without rows.
    pub fn part(self) -> Option<Part> {
        (!self.rows.is_empty()).then_some(Part::Table(self))
    }
}
