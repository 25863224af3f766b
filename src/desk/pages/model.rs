//! The pages whose texts can be edited, and feedback.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::i18n::Lang;
use crate::ids::FeedbackId;
use crate::in_each_language;

pub use crate::contest::standing::texts::PageName as Name;

impl Name {
    /// The proposal that stands until the office writes its own.
    pub fn proposal(self, lang: Lang) -> &'static str {
        match self {
            Self::Imprint => in_each_language!(lang, "texts/imprint", "md"),
            Self::Privacy => in_each_language!(lang, "texts/privacy", "md"),
            Self::Accessibility => in_each_language!(lang, "texts/accessibility", "md"),
        }
    }
}

/// The most characters of a page.
pub const MAX_TEXT: usize = 50_000;

/// The most characters of a message.
pub const MAX_MESSAGE: usize = 5_000;

/// A text that the office has written.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Text {
    pub page: Name,
    pub language: Lang,
    pub body: String,
    pub updated_at: Timestamp,
}

/// What a visitor wrote.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Feedback {
    pub feedback_id: FeedbackId,
    pub email: Option<String>,
    /// The page that it is about.
    pub page: Option<String>,
    pub message: String,
    pub created_at: Timestamp,
    pub answered_at: Option<Timestamp>,
}

/// The path of a page of ours, unless it holds a secret.
pub fn shareable_path(path: &str) -> Option<&str> {
    let path = path.split(['?', '#']).next()?;
    let is_private = ["/links/", "/receipts/"].iter().any(|room| path.starts_with(room));
    (crate::ground::web::is_local(path) && !is_private && path.len() <= 200).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_of_a_private_link_is_not_passed_on() {
        for (path, shared) in [
            ("/archive?page=2", Some("/archive")),
            ("/receipts/abc", None),
            ("/links/abc#x", None),
            ("//evil.example", None),
            ("", None),
        ] {
            assert_eq!(shareable_path(path), shared, "{path}");
        }
    }
}
