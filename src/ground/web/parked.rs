//! What somebody has sent, so that no answer loses it: forms on their way through a page that has to come first, and
//! what an error page shows and sends again.

use rocket::request::Request;
use serde::{Deserialize, Serialize};

use super::request::{Posted, Query, is_local};
use super::shelf::{Left, Shelf, place_of};
use crate::ground::error::AppError;
use crate::ids::{Random, Token};
use crate::key;

/// Whether a field holds what must not stand readable in a page.
pub fn is_secret(name: &str) -> bool {
    name.contains("password")
}

/// A form on its way through a page that has to come first, such as the one for signing in.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Parked {
    /// Where it was sent, and goes on to.
    pub next: String,
    /// As [`Fields::text`] gives it.
    pub form: String,
}

/// What a form sends, without passwords.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fields {
    pub pairs: Vec<(String, String)>,
    /// Whether it is sent in parts, as forms with files are.
    pub multipart: bool,
    /// The name of the file in it, which cannot travel in a page: whoever sent it chooses it again. Empty for none.
    pub file: String,
}

/// [`Fields`] as a text: most forms have no file, and are a list alone.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Text {
    Plain(Vec<(String, String)>),
    Multipart { fields: Vec<(String, String)>, file: String },
}

impl Fields {
    /// From what was sent.
    pub fn of(pairs: &Query) -> Self {
        let pairs = pairs.pairs().iter().filter(|(name, _)| !is_secret(name)).cloned().collect();
        Self { pairs, multipart: false, file: String::new() }
    }

    /// As JSON, to travel in a hidden field.
    pub fn text(&self) -> String {
        let (fields, file) = (self.pairs.clone(), self.file.clone());
        let text = if self.multipart { Text::Multipart { fields, file } } else { Text::Plain(fields) };
        serde_json::to_string(&text).expect("texts are plain data")
    }

    /// What somebody typed in own words: not what was chosen, ticked, or sent along by the page.
    pub fn texts(&self) -> Vec<String> {
        let is_chosen = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_-:.".contains(sign);
        let is_typed = |text: &str| text.chars().any(|sign| !is_chosen(sign)) || text.ends_with('.');
        let is_ours = |name: &str| matches!(name, "next" | "parked" | "back" | "shown" | "seen" | "key" | "csv");
        let typed = self.pairs.iter().filter(|(name, text)| !is_ours(name) && is_typed(text));
        let mut left = READABLE;
        let short = |text: &String| {
            let kept: String = text.chars().take(left).collect();
            left -= kept.chars().count();
            if kept.len() < text.len() { kept + "…" } else { kept }
        };
        typed.map(|(_, text)| text).map(short).collect()
    }
}

/// So many signs of what was typed stand readable on a page, which is more than any form of ours takes. The rest is still
/// sent again.
const READABLE: usize = 200_000;

impl Parked {
    /// The names and values of a parked form; `None` when the text is empty.
    ///
    /// # Errors
    /// When it cannot be read: a form must not be lost in silence.
    pub fn read(form: &str) -> Result<Option<Fields>, AppError> {
        if form.is_empty() {
            return Ok(None);
        }
        let text = serde_json::from_str(form).map_err(|_| AppError::Bad(key!("error-bad-request")))?;
        Ok(Some(match text {
            Text::Plain(pairs) => Fields { pairs, ..Fields::default() },
            Text::Multipart { fields, file } => Fields { pairs: fields, multipart: true, file },
        }))
    }

    /// The form of somebody who has to sign in first: whatever was sent, without passwords, which are typed anew.
    pub fn through_sign_in(request: &Request<'_>) -> String {
        let waiting = Self::sent(request).filter(|parked| !parked.form.is_empty());
        waiting.map_or_else(|| sent(request).fields.text(), |parked| parked.form.clone())
    }

    /// The form that a request has sent, if it has, and if it can be sent again.
    pub fn sent<'a>(request: &'a Request<'_>) -> Option<&'a Self> {
        sent(request).parked.as_ref()
    }
}

/// What a request has brought along in its body.
#[derive(Default)]
pub struct Sent {
    /// To be sent again.
    parked: Option<Parked>,
    /// To be read, and taken along.
    fields: Fields,
    /// Whether it has a password, without which it is not sent again.
    has_secret: bool,
}

impl Sent {
    /// A form without a file.
    pub fn form(request: &Request<'_>, form: &Posted) -> Self {
        let fields = Fields::of(form);
        // What waits already goes on waiting, and nobody sends half a form with a password in it.
        if form.has("parked") || form.pairs().iter().any(|(name, _)| is_secret(name)) {
            let next = Some(form.get("next")).filter(|next| is_local(next));
            let parked = next.map(|next| Parked { next: next.to_owned(), form: form.get("parked").to_owned() });
            let waiting = Parked::read(form.get("parked")).ok().flatten();
            return Self { parked, has_secret: waiting.is_none(), fields: waiting.unwrap_or(fields) };
        }
        let parked = Some(Parked { next: request.uri().to_string(), form: fields.text() });
        Self { parked, fields, has_secret: false }
    }

    /// A form in parts. `file` names the part in which a file was.
    pub fn parts(request: &Request<'_>, form: &Query, file: &str) -> Self {
        let fields = Fields { multipart: true, file: file.to_owned(), ..Fields::of(form) };
        let parked = Some(Parked { next: request.uri().to_string(), form: fields.text() });
        Self { parked, fields, has_secret: false }
    }

    /// The beginning of a form that was too long, or of which nothing more came.
    pub fn cut_off(form: &Query) -> Self {
        Self { parked: None, fields: Fields::of(form), has_secret: false }
    }
}

struct Shelved(Option<Token>);

/// The secret of what [`on_shelf`] has put there for this request.
pub fn shelved<'a>(request: &'a Request<'_>) -> Option<&'a Token> {
    request.local_cache(|| Shelved(None)).0.as_ref()
}

/// A form with a password, on the shelf without it: the secret under which its own page has the rest. `None` where nothing
/// was typed, or another page keeps it.
pub fn on_shelf<'a>(request: &'a Request<'_>, page: &str) -> Option<&'a Token> {
    let shelve = || {
        let sent = sent(request);
        let rocket = request.rocket();
        let (shelf, random) = (rocket.state::<Shelf>()?, rocket.state::<Random>()?);
        if !sent.has_secret || sent.fields.texts().is_empty() {
            return None;
        }
        let secret = random.token();
        let next = request.uri().to_string();
        let left = Left { page: page.to_owned(), next, fields: sent.fields.clone() };
        shelf.put(&secret, &place_of(request.client_ip()), left);
        Some(secret)
    };
    request.local_cache(|| Shelved(shelve())).0.as_ref()
}

fn sent<'a>(request: &'a Request<'_>) -> &'a Sent {
    request.local_cache(Sent::default)
}

/// What somebody typed into the form of this request, in own words.
pub fn texts(request: &Request<'_>) -> Vec<String> {
    sent(request).fields.texts()
}

/// The form of this request as a page can send it again.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Resend {
    /// Where it goes.
    pub next: String,
    pub fields: Fields,
}

impl Resend {
    /// Of what a request has sent; `None` where it was no form, or one with a password.
    pub fn of(request: &Request<'_>) -> Option<Self> {
        let parked = Parked::sent(request)?;
        Some(Self { next: parked.next.clone(), fields: Parked::read(&parked.form).ok()?? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let pairs = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Fields::of(&Query::from_pairs(pairs))
    }

    #[test]
    fn a_form_travels_whole_and_without_passwords() {
        let sent = fields(&[("a", "1"), ("a", "2"), ("password", "x"), ("present_password", "y"), ("b", "\"<ä>\n")]);
        for fields in [
            sent.clone(),
            Fields { multipart: true, file: "file".into(), ..sent.clone() },
            Fields { multipart: true, ..sent },
        ] {
            assert_eq!(fields.pairs.len(), 3);
            assert_eq!(Parked::read(&fields.text()).unwrap(), Some(fields));
        }
        assert_eq!(Parked::read("").unwrap(), None);
        assert!(Parked::read("{").is_err() && Parked::read("[1]").is_err());
    }

    #[test]
    fn what_somebody_typed_is_told_from_what_the_page_sent() {
        let sent =
            fields(&[("kind", "self_application"), ("q-1", "Ein Text"), ("key", "Abc"), ("n", "12"), ("m", "Ja.")]);
        assert_eq!(sent.texts(), ["Ein Text", "Ja."]);
        let long = "Ä".repeat(READABLE + 5);
        let texts = fields(&[("a", &long), ("b", "Und mehr")]).texts();
        assert_eq!(texts[0].chars().count(), READABLE + 1, "one page does not grow without end");
    }
}
