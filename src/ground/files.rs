//! What leaves the program as a file or on paper. There is one door: whoever of the office takes something along needs the
//! right to export, and each time is on record before it leaves.
//!
//! The rule is the same for lists, documents, evidence and the table of names: a file can be kept, copied and sent, a page
//! can be looked at. A page that is made to be printed for many people, such as the letters on paper, is a file in this
//! sense. A page that somebody looks at and prints as it is shows no more on paper than on the screen, and needs nothing.
//! Without the door are what everybody may have (the public's pictures and feeds, styles) and what holds
//! nothing of anybody (the empty table for an import).

mod actions;

use rocket::Responder;
use rocket::http::{ContentType, Header, Status};
use rocket::outcome::Outcome as Other;
use rocket::request::{FromRequest, Outcome, Request};

use crate::ground::audit;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::web::{Office, Viewer};
use crate::i18n::fold;
use crate::key;

/// "integrationspreis-2027-hauptrunde-rangliste": what a file is called, without its end, in characters that every system takes.
pub fn name(prize: &str, year: i64, what: &[&str]) -> String {
    let year = year.to_string();
    let parts = [prize, &year].into_iter().chain(what.iter().copied());
    parts.map(plain).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Letters, digits and hyphens alone.
fn plain(text: &str) -> String {
    let spelled = text.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
    let spelled = fold(&spelled);
    let words = spelled.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").chars().take(60).collect::<String>().trim_end_matches('-').to_owned()
}

/// A person of the office who may take files along.
pub struct Taker(Viewer);

impl std::ops::Deref for Taker {
    type Target = Viewer;
    fn deref(&self) -> &Viewer {
        &self.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Taker {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match Office::from_request(request).await {
            Other::Success(Office(viewer)) if viewer.may_export => Outcome::Success(Self(viewer)),
            Other::Success(_) => {
                // The catcher reads the reason from here.
                request.local_cache(|| Some(key!("accounts-export-refused")));
                Outcome::Error((Status::Conflict, ()))
            }
            Other::Error(error) => Outcome::Error(error),
            Other::Forward(status) => Outcome::Forward(status),
        }
    }
}

/// What somebody takes along.
pub struct Taken {
    /// What it is about, as the record names it.
    pub subject: audit::Subject,
    /// What it is, in one word of the record.
    pub what: &'static str,
    pub format: &'static str,
    /// How many rows a list has.
    pub rows: Option<usize>,
    /// What the file is called.
    pub name: String,
    pub content_type: ContentType,
    /// Whether a browser opens it: documents are looked at before they are printed.
    pub opens: bool,
}

/// A file on its way out. Only a [`Taker`] makes one.
#[derive(Responder)]
pub struct File {
    body: Vec<u8>,
    content_type: ContentType,
    disposition: Header<'static>,
}

impl Taker {
    /// Records who gets what as a page that is made to be printed, with how many sheets for whom it holds.
    pub async fn prints(&self, ctx: &Ctx, subject: audit::Subject, what: &'static str, sheets: usize) -> Result<()> {
        actions::export(ctx, self.person_id, subject, (what, "print", Some(sheets))).await
    }

    /// Records who takes what along, and hands it out.
    pub async fn takes(&self, ctx: &Ctx, taken: Taken, body: Vec<u8>) -> Result<File> {
        actions::export(ctx, self.person_id, taken.subject, (taken.what, taken.format, taken.rows)).await?;
        let way = if taken.opens { "inline" } else { "attachment" };
        let disposition = Header::new("Content-Disposition", format!("{way}; filename=\"{}\"", taken.name));
        Ok(File { body, content_type: taken.content_type, disposition })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_says_prize_and_year_in_plain_characters() {
        for (prize, what, expected) in [
            ("Integrationspreis", &["Nominierungen"][..], "integrationspreis-2027-nominierungen"),
            ("Preis für Dörfer & Straßen", &[], "preis-fuer-doerfer-strassen-2027"),
            ("Prize", &["Runde 1/2: \"Jury\"", "Sitzung: Anträge"], "prize-2027-runde-1-2-jury-sitzung-antraege"),
            ("جائزة", &["../x"], "2027-x"),
        ] {
            assert_eq!(name(prize, 2027, what), expected);
        }
    }
}
