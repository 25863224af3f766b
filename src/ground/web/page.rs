//! A page in its frame, and the redirect with a message after a form.

use std::io::Cursor;

use rocket::http::uri::Reference;
use rocket::http::{ContentType, Cookie, Method, SameSite, Status};
use rocket::request::Request;
use rocket::response::{self, Redirect, Responder, Response};
use serde::Serialize;

use super::catchers::{ResendPage, page_address};
use super::follow::followable;
use super::parked::{Parked, Resend, shelved};
use super::refill::{Way, refill, travelling};
use super::request::language;
use super::shelf::{Asked, bare, with_typed};
use super::{Role, Templates, viewer};
use crate::ground::config::Settings;
use crate::ground::error::Result;
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;
use crate::link;

/// A template and what it shows as `page`.
pub struct Page<T> {
    template: &'static str,
    page: T,
    status: Status,
    retry_after: Option<u32>,
}

impl<T: Serialize> Page<T> {
    /// Answers 200.
    pub fn new(template: &'static str, page: T) -> Self {
        Self { template, page, status: Status::Ok, retry_after: None }
    }

    /// The same page as one of several that a handler may show.
    pub fn map<U>(self, of: impl FnOnce(T) -> U) -> Page<U> {
        Page { template: self.template, page: of(self.page), status: self.status, retry_after: self.retry_after }
    }

    /// Answers with another status, such as 422 for a form with errors.
    pub fn status(self, status: Status) -> Self {
        Self { status, ..self }
    }

    /// Says after how many seconds the same may be tried again.
    pub fn retry_after(self, seconds: impl Into<Option<u32>>) -> Self {
        Self { retry_after: seconds.into(), ..self }
    }
}

impl<'r, T: Serialize> Responder<'r, 'static> for Page<T> {
    fn respond_to(self, request: &'r Request<'_>) -> response::Result<'static> {
        let lang = language(request);
        let asked = if request.method() == Method::Get { Asked::of(request) } else { Asked::Nothing };
        let layout = Layout::of(request, lang, &asked);
        let templates = request.rocket().state::<Templates>().ok_or(Status::InternalServerError)?;
        let html = templates.render(lang, self.template, &layout, &self.page).and_then(|html| {
            let html = followable(request, html);
            let here = bare(&request.uri().to_string());
            let Some(left) = asked.at(&here) else { return Ok(html) };
            if let Some(filled) = refill(&html, &here, &left.next, &left.fields) {
                return Ok(filled);
            }
            let page = ResendPage::of(say(lang, key!("resend-gone")), left.next.clone(), left.fields.clone());
            templates.render(lang, "resend.html", &layout, &page)
        });
        match html {
            Ok(html) => {
                let mut answer = Response::build();
                let html = match leaving(request, lang, &html) {
                    Some(html) => {
                        if viewer(request).is_none() && self.status == Status::Ok && request.method() == Method::Get {
                            // So that a browser has what was typed when one comes back.
                            answer.raw_header("Cache-Control", "private, no-cache");
                        }
                        html
                    }
                    None => html,
                };
                answer
                    .status(self.status)
                    .header(ContentType::HTML)
                    .raw_header("Content-Language", lang.as_str())
                    .raw_header("Vary", "Accept-Language, Cookie")
                    .sized_body(html.len(), Cursor::new(html));
                if let Some(seconds) = self.retry_after {
                    answer.raw_header("Retry-After", seconds.to_string());
                }
                answer.ok()
            }
            Err(error) => {
                tracing::error!(template = self.template, ?error, "a page cannot be rendered");
                Err(Status::InternalServerError)
            }
        }
    }
}

/// The page with ways out of its form that lose nothing of it.
fn leaving(request: &Request<'_>, lang: Lang, html: &str) -> Option<String> {
    let here = bare(&request.uri().to_string());
    let sent = if request.method() == Method::Post { here.as_str() } else { "" };
    travelling(html, &Way { here: &here, page: &page_address(request), sent, lang })
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

/// What was typed, and the way back to it: to the page with its form, or by sending it.
#[derive(Serialize)]
struct Kept {
    back: Option<String>,
    resend: Option<Resend>,
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
struct LanguageLink {
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
    languages: Vec<LanguageLink>,
    /// On the answer to a form: what was typed, which a change of language must not lose.
    parked: Option<&'r Parked>,
    flash: Option<Flash>,
    /// What was typed on another page.
    kept: Option<Kept>,
    banners: Vec<Banner>,
    /// When the page was made, which stands on paper.
    now: Option<crate::clock::Timestamp>,
}

impl<'r> Layout<'r> {
    fn of(request: &'r Request<'_>, lang: Lang, asked: &Asked) -> Self {
        let path = request.uri().path().to_string();
        let viewer = viewer(request);
        let links: &[(&str, &str)] = match viewer.map(|viewer| viewer.role) {
            None => &[(link!("/"), key!("nav-start")), (link!("/archive"), key!("nav-archive"))],
            Some(Role::Office) => &[
                (link!("/office"), key!("nav-office")),
                (link!("/office/approvals"), key!("nav-approvals")),
                (link!("/office/people"), key!("nav-people")),
                (link!("/office/mail"), key!("nav-mail")),
                (link!("/office/audit"), key!("nav-audit")),
                (link!("/office/texts"), key!("nav-texts")),
                (link!("/office/feedback"), key!("nav-feedback")),
            ],
            Some(Role::Juror | Role::Chair) => {
                &[(link!("/jury"), key!("nav-jury")), (link!("/jury/meetings"), key!("nav-meetings"))]
            }
            Some(Role::Approver) => &[(link!("/office/approvals"), key!("nav-approvals"))],
        };
        let nav = links
            .iter()
            .map(|(href, key)| Link { current: path == *href, ..Link::new(*href, say(lang, key)) })
            .collect();
        let mut to = page_address(request);
        if let Some(secret) = shelved(request) {
            to = with_typed(&to, secret);
        }
        let mut kept = None;
        if let Asked::Found(secret, left) = asked
            && left.page != to
        {
            to = with_typed(&to, secret);
            kept = Some(match left.page.as_str() {
                "" => {
                    Kept { back: None, resend: Some(Resend { next: left.next.clone(), fields: left.fields.clone() }) }
                }
                page => Kept { back: Some(with_typed(page, secret)), resend: None },
            });
        }
        let to = rocket::http::RawStr::new(&to).percent_encode().to_string();
        let languages = Lang::ALL
            .iter()
            .map(|&tongue| LanguageLink {
                code: tongue.as_str(),
                label: tongue.label(),
                href: format!("{}?to={to}", link!("/language/{code}", code = tongue)),
                current: tongue == lang,
            })
            .collect();
        let no_mail = request.rocket().state::<Settings>().is_some_and(|settings| settings.smtp_url.is_none());
        let no_mail = viewer.filter(|viewer| viewer.role == Role::Office && no_mail).map(|_| Banner {
            kind: "warning",
            text: say(lang, key!("banner-no-mail")),
            href: Some(link!("/office/mail")),
            link: Some(say(lang, key!("banner-no-mail-link"))),
        });
        let gone = matches!(asked, Asked::Gone).then(|| Banner {
            kind: "warning",
            text: say(lang, key!("banner-typed-gone")),
            href: None,
            link: None,
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
            parked: Parked::sent(request).filter(|_| shelved(request).is_none()),
            flash: take_flash(request, lang),
            kept,
            banners: no_mail.into_iter().chain(gone).collect(),
            now: crate::ground::ctx::Ctx::from_rocket(request.rocket()).map(|ctx| ctx.now),
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
    args.set("mails", request.rocket().state::<Settings>().map_or("no", Settings::mails));
    let known = crate::i18n::knows(key) && key.starts_with("flash-");
    known.then(|| Flash { kind: kind.to_owned(), text: t(lang, key, Some(&args)) })
}

/// Where to go after a form was taken, and the sentence to show there.
pub struct Redirected {
    to: String,
    flash: Option<String>,
}

/// An address as it may stand in a header. Browsers send some signs in a query as they are typed, and RFC 3986 has them
/// encoded; one that is no address even so is the first page's.
pub fn as_uri(to: &str) -> String {
    let is_plain = |character: u8| character.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&character);
    let characters = to.bytes().map(|character| {
        if is_plain(character) { char::from(character).to_string() } else { format!("%{character:02X}") }
    });
    let uri: String = characters.collect();
    if Reference::parse(&uri).is_ok() { uri } else { "/".to_owned() }
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
        Redirect::to(as_uri(&self.to)).respond_to(request)
    }
}

/// Handlers answer with a page or with an error that makes its own page.
pub type Answer<T> = Result<Page<T>>;
