//! The page that says what went wrong. It loses nothing that was typed: that stands there, and is sent again by a button.

use rocket::http::{Method, Status};
use rocket::request::Request;
use rocket::response::{self, Responder};
use serde::Serialize;

use super::Page;
use super::catchers::page_address;
use super::parked::{Resend, on_shelf, texts};
use super::request::language;
use super::shelf::with_typed;
use crate::ground::db::Db;
use crate::ground::error::AppError;
use crate::i18n::{Args, say, t, value};
use crate::key;

/// What an error page shows.
#[derive(Serialize)]
struct Oops {
    title: String,
    text: String,
    /// What somebody typed into the form that was not taken.
    typed: Vec<String>,
    /// What stands above it.
    typed_text: String,
    /// The same form, to be sent again.
    resend: Option<Resend>,
    /// The page that the form belongs to.
    back: Option<String>,
}

impl<'r> Responder<'r, 'static> for AppError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        if matches!(self, Self::Database(_))
            && let Some(db) = request.rocket().state::<Db>()
        {
            db.doubt();
        }
        if self.status().code >= 500 {
            // The route, not the address: a private link must not end up in a log.
            let route = request.route().map(|route| route.uri.as_str());
            tracing::error!(error = ?self, route, "a request failed");
        }
        let retry_after = self.retry_after();
        ErrorPage { status: self.status(), key: self.key(), what: self.what(), retry_after }.respond_to(request)
    }
}

/// The error page for a status, with the sentence of a key.
pub struct ErrorPage {
    pub status: Status,
    pub key: &'static str,
    /// What the sentence names.
    pub what: Option<String>,
    /// In how many seconds it may be over, where that can be said.
    pub retry_after: Option<u32>,
}

impl ErrorPage {
    /// Whether the same form may be taken another time: not where it can never be read, or nothing takes it.
    fn may_pass(&self) -> bool {
        !matches!(self.status.code, 400 | 401 | 404 | 405 | 410)
    }
}

impl<'r> Responder<'r, 'static> for ErrorPage {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let lang = language(request);
        let title = format!("error-title-{}", self.status.code);
        let title = say(lang, if crate::i18n::knows(&title) { &title } else { key!("error-title") });
        let resend = Resend::of(request).filter(|_| self.may_pass());
        let text = match self.what {
            Some(what) => {
                let mut args = Args::new();
                args.set("what", value(what));
                t(lang, self.key, Some(&args))
            }
            None => say(lang, self.key),
        };
        // Of what broke off in the middle nobody knows how far it came.
        let typed_text = if self.status.code >= 500 { key!("error-typed-unsure") } else { key!("error-typed-text") };
        // Rooms that are closed, or not there, have no page to go back to.
        let is_there = !matches!(self.status.code, 401 | 404 | 405 | 410);
        let back = (is_there && request.method() == Method::Post).then(|| page_address(request));
        let back = back.filter(|path| path != "/");
        let back = back.map(|path| match on_shelf(request, &path) {
            Some(secret) => with_typed(&path, secret),
            None => path,
        });
        let page = Oops { title, text, typed: texts(request), typed_text: say(lang, typed_text), resend, back };
        Page::new("error.html", page).status(self.status).retry_after(self.retry_after).respond_to(request)
    }
}
