//! A page in its frame, and the redirect with a message after a form.

use std::io::Cursor;

use rocket::http::{ContentType, Cookie, SameSite, Status};
use rocket::request::Request;
use rocket::response::{self, Redirect, Responder, Response};
use serde::Serialize;

use super::catchers::page_address;
use super::follow::followable;
use super::request::{Parked, language};
use super::{Role, Templates, viewer};
use crate::config::Settings;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t, value};

/// A template and what it shows as `page`.
pub struct Page<T> {
    template: &'static str,
    page: T,
    status: Status,
}

impl<T: Serialize> Page<T> {
    /// Answers 200.
    pub fn new(template: &'static str, page: T) -> Self {
        Self { template, page, status: Status::Ok }
    }

    /// The same page as one of several that a handler may show.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Page<U> {
        Page { template: self.template, page: of(self.page), status: self.status }
    }

    /// Answers with another status, such as 422 for a form with errors.
    pub fn status(self, status: Status) -> Self {
        Self { status, ..self }
    }
}

impl<'r, T: Serialize> Responder<'r, 'static> for Page<T> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let lang = language(request);
        let layout = Layout::of(request, lang);
        let templates = request.rocket().state::<Templates>().ok_or(Status::InternalServerError)?;
        match templates.render(lang, self.template, &layout, &self.page) {
            Ok(html) => {
                let html = followable(request, html);
                Response::build()
                    .status(self.status)
                    .header(ContentType::HTML)
                    .raw_header("Content-Language", lang.as_str())
                    .raw_header("Vary", "Accept-Language, Cookie")
                    .sized_body(html.len(), Cursor::new(html))
                    .ok()
            }
            Err(error) => {
                tracing::error!(template = self.template, ?error, "a page cannot be rendered");
                Err(Status::InternalServerError)
            }
        }
    }
}

/// A link with its words.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    pub href: String,
    pub label: String,
    pub current: bool,
    pub count: Option<i64>,
}

impl Link {
    pub fn new(href: impl Into<String>, label: impl Into<String>) -> Self {
        Self { href: href.into(), label: label.into(), current: false, count: None }
    }
}

/// Which page of a long list is shown.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    pub page: i64,
    pub pages: i64,
    pub total: i64,
    pub prev: Option<String>,
    pub next: Option<String>,
}

impl Pager {
    /// Rows on one page of a list.
    pub const SIZE: i64 = 50;

    /// For `total` rows; `href` gives the address of a page by its number, counted from 1.
    pub fn new(page: i64, total: i64, href: impl Fn(i64) -> String) -> Self {
        let pages = (total + Self::SIZE - 1).div_euclid(Self::SIZE).max(1);
        let page = page.clamp(1, pages);
        Self {
            page,
            pages,
            total,
            prev: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
        }
    }

    /// How many rows come before this page.
    pub fn offset(&self) -> i64 {
        (self.page - 1) * Self::SIZE
    }
}

/// A sentence that the next page shows once.
#[derive(Clone, Debug, Serialize)]
pub struct Flash {
    kind: String,
    text: String,
}

#[derive(Serialize)]
struct Banner {
    kind: &'static str,
    text: String,
    href: Option<&'static str>,
    link: Option<String>,
}

#[derive(Serialize)]
struct Person<'r> {
    name: &'r str,
    role: Role,
    /// Whether a page may offer files to take along.
    may_export: bool,
}

#[derive(Serialize)]
struct Tongue {
    code: &'static str,
    label: &'static str,
    href: String,
    current: bool,
}

/// What the frame around a page shows.
#[derive(Serialize)]
struct Layout<'r> {
    lang: &'static str,
    dir: &'static str,
    version: &'static str,
    path: String,
    person: Option<Person<'r>>,
    nav: Vec<Link>,
    languages: Vec<Tongue>,
    /// On the answer to a form: what was typed, which a change of language must not lose.
    parked: Option<&'r Parked>,
    flash: Option<Flash>,
    banners: Vec<Banner>,
    /// When the page was made, which stands on paper.
    now: Option<crate::clock::Timestamp>,
}

impl<'r> Layout<'r> {
    fn of(request: &'r Request<'_>, lang: Lang) -> Self {
        let path = request.uri().path().to_string();
        let viewer = viewer(request);
        let links: &[(&str, &str)] = match viewer.map(|viewer| viewer.role) {
            None => &[("/", "nav-start"), ("/archive", "nav-archive")],
            Some(Role::Office) => &[
                ("/office", "nav-office"),
                ("/office/approvals", "nav-approvals"),
                ("/office/people", "nav-people"),
                ("/office/mail", "nav-mail"),
                ("/office/audit", "nav-audit"),
                ("/office/texts", "nav-texts"),
                ("/office/feedback", "nav-feedback"),
            ],
            Some(Role::Juror | Role::Chair) => &[("/jury", "nav-jury"), ("/jury/sessions", "nav-sessions")],
            Some(Role::Approver) => &[("/office/approvals", "nav-approvals")],
        };
        let nav = links
            .iter()
            .map(|(href, key)| Link { current: path == *href, ..Link::new(*href, say(lang, key)) })
            .collect();
        let to = rocket::http::RawStr::new(&page_address(request)).percent_encode().to_string();
        let languages = Lang::ALL
            .iter()
            .map(|&tongue| Tongue {
                code: tongue.as_str(),
                label: tongue.label(),
                href: format!("/language/{tongue}?to={to}"),
                current: tongue == lang,
            })
            .collect();
        let no_mail = request.rocket().state::<Settings>().is_some_and(|settings| settings.smtp_url.is_none());
        let banners = viewer.filter(|viewer| viewer.role == Role::Office && no_mail).map(|_| Banner {
            kind: "warning",
            text: say(lang, "banner-no-mail"),
            href: Some("/office/mail"),
            link: Some(say(lang, "banner-no-mail-link")),
        });
        Self {
            lang: lang.as_str(),
            dir: lang.dir(),
            version: env!("CARGO_PKG_VERSION"),
            path,
            person: viewer.map(|viewer| Person {
                name: &viewer.name,
                role: viewer.role,
                may_export: viewer.may_export,
            }),
            nav,
            languages,
            parked: Parked::sent(request),
            flash: take_flash(request, lang),
            banners: banners.into_iter().collect(),
            now: crate::ctx::Ctx::from_rocket(request.rocket()).map(|ctx| ctx.now),
        }
    }
}

const FLASH_COOKIE: &str = "flash";

/// A script that renews a page in the background must not take what somebody is to read on the next one.
fn take_flash(request: &Request<'_>, lang: Lang) -> Option<Flash> {
    if request.headers().contains("X-Requested-With") {
        return None;
    }
    let cookie = request.cookies().get(FLASH_COOKIE)?.value().to_owned();
    request.cookies().remove(FLASH_COOKIE);
    let mut parts = cookie.splitn(3, '|');
    let (kind, key, arg) = (parts.next()?, parts.next()?, parts.next().unwrap_or(""));
    let mut args = Args::new();
    // A sentence takes the one or the other, and people may be called "Inf".
    args.set("n", arg.parse().unwrap_or(0.0));
    args.set("name", value(arg));
    let known = crate::i18n::knows(key) && key.starts_with("flash-");
    known.then(|| Flash { kind: kind.to_owned(), text: t(lang, key, Some(&args)) })
}

/// Where to go after a form was taken, and the sentence to show there.
pub struct Redirected {
    to: String,
    flash: Option<String>,
}

/// To another page of ours.
pub fn redirect(to: impl Into<String>) -> Redirected {
    Redirected { to: to.into(), flash: None }
}

impl Redirected {
    /// With the sentence `flash-<key>` as a success.
    pub fn success(self, key: &str) -> Self {
        self.with("success", key, "")
    }

    /// With the sentence `flash-<key>`, whose `{$n}` or `{$name}` is `arg`.
    pub fn with(self, kind: &str, key: &str, arg: impl std::fmt::Display) -> Self {
        Self { flash: Some(format!("{kind}|flash-{key}|{arg}")), ..self }
    }
}

impl<'r> Responder<'r, 'static> for Redirected {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        if let Some(flash) = self.flash {
            request
                .cookies()
                .add(Cookie::build((FLASH_COOKIE, flash)).same_site(SameSite::Lax).http_only(true).path("/"));
        }
        Redirect::to(self.to).respond_to(request)
    }
}

/// What an error page shows.
#[derive(Serialize)]
struct Oops {
    status: u16,
    title: String,
    text: String,
    /// What somebody typed into the form that was refused.
    typed: Vec<String>,
    /// The page that the form belongs to.
    back: Option<String>,
}

impl<'r> Responder<'r, 'static> for AppError {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        if self.status().code >= 500 {
            // The route, not the address: a private link must not end up in a log.
            let route = request.route().map(|route| route.uri.as_str());
            tracing::error!(error = ?self, route, "a request failed");
        }
        ErrorPage { status: self.status(), key: self.key(), what: self.what() }.respond_to(request)
    }
}

/// The error page for a status, with the sentence of a key.
pub struct ErrorPage {
    pub status: Status,
    pub key: &'static str,
    /// What the sentence names.
    pub what: Option<String>,
}

impl<'r> Responder<'r, 'static> for ErrorPage {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let lang = language(request);
        let title = format!("error-title-{}", self.status.code);
        let title = say(lang, if crate::i18n::knows(&title) { &title } else { "error-title" });
        let text = match self.what {
            Some(what) => {
                let mut args = Args::new();
                args.set("what", value(what));
                t(lang, self.key, Some(&args))
            }
            None => say(lang, self.key),
        };
        // What a rule refuses is not lost: it stands below, to be taken along.
        let refused = self.status == Status::Conflict;
        let typed = super::request::Parked::sent(request).filter(|_| refused).map(super::request::Parked::texts);
        let back = (refused && request.method() == rocket::http::Method::Post)
            .then(|| super::catchers::page_address(request))
            .filter(|path| path != "/");
        let page = Oops { status: self.status.code, title, text, typed: typed.unwrap_or_default(), back };
        Page::new("error.html", page).status(self.status).respond_to(request)
    }
}

/// Handlers answer with a page or with an error that makes its own page.
pub type Answer<T> = Result<Page<T>>;
