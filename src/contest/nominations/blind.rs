//! What jurors see of a nomination wherever they meet it: on lists, sheets, in the meeting, on the wall.
//!
//! The call says which answers are hidden from the jury, title and name among them. Whoever shows a nomination to
//! jurors reads it as a [`Blind`]; the answers below follow in the [`Dossier`](super::Dossier) for the same audience.

use crate::contest::prizes::model::Question;

use super::dossier::Audience;

/// The columns that a [`Blind`] is read from; `n` is the nomination.
#[macro_export]
macro_rules! blind_columns {
    () => {
        "n.receipt_number, n.title, n.nominee_name, (select q.jury_sees from question q \
         where q.edition_id = n.edition_id and q.role = 'title') as title_seen, (select q.jury_sees from question q \
         where q.edition_id = n.edition_id and q.role = 'nominee_name') as name_seen"
    };
}

/// A nomination's names as the jury sees them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Blind {
    receipt_number: String,
    title: String,
    nominee_name: String,
    // Whether jurors see the answers to these questions, as far as the form has them.
    title_seen: Option<bool>,
    name_seen: Option<bool>,
}

impl Blind {
    /// What to call it: the title, else the name, else the receipt number.
    pub fn title(&self) -> &str {
        self.own_title().or(self.nominee()).unwrap_or(&self.receipt_number)
    }

    /// Who it is about.
    pub fn nominee(&self) -> Option<&str> {
        Some(self.nominee_name.as_str()).filter(|_| self.name_seen == Some(true))
    }

    /// The title, where the form asks for one and jurors see it.
    pub fn own_title(&self) -> Option<&str> {
        // Without an answer the name stands in its place.
        let is_name = self.title == self.nominee_name && self.nominee().is_none();
        Some(self.title.as_str()).filter(|_| self.title_seen == Some(true) && !is_name)
    }

    pub fn receipt_number(&self) -> &str {
        &self.receipt_number
    }

    /// Title and name as they were written, for whoever is no juror.
    pub fn written(&self) -> (&str, &str) {
        (&self.title, &self.nominee_name)
    }
}

/// Whether somebody reads the answer to a question.
pub fn sees(audience: Audience, question: &Question) -> bool {
    audience == Audience::Office || question.jury_sees
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_jury_does_not_see_is_replaced_by_what_it_does() {
        let blind = |title: &str, title_seen, name_seen| Blind {
            receipt_number: "IP-1".into(),
            title: title.into(),
            nominee_name: "Name".into(),
            title_seen,
            name_seen,
        };
        for (title, title_seen, name_seen, shown, nominee) in [
            ("Titel", Some(true), Some(true), "Titel", Some("Name")),
            ("Titel", Some(false), Some(true), "Name", Some("Name")),
            ("Titel", Some(true), Some(false), "Titel", None),
            ("Titel", Some(false), Some(false), "IP-1", None),
            // Forms without a title, and entries without one, have the name in its place.
            ("Name", None, Some(true), "Name", Some("Name")),
            ("Name", None, Some(false), "IP-1", None),
            ("Name", Some(true), Some(false), "IP-1", None),
            ("Titel", Some(true), None, "Titel", None),
        ] {
            let found = blind(title, title_seen, name_seen);
            assert_eq!((found.title(), found.nominee()), (shown, nominee), "{title} {title_seen:?} {name_seen:?}");
        }
    }
}
