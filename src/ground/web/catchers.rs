//! Answers where no handler took the request, and the sign-in that loses nothing that was typed.

use rocket::data::FromData;
use rocket::http::{Header, Method, Status};
use rocket::response::Redirect;
use rocket::{Catcher, Request, Responder, Route, catch, catchers as catch_all, routes};
use serde::Serialize;

use super::former;
use super::oops::ErrorPage;
use super::parked::{Fields, Resend};
use super::protection::has_wrong_host;
use super::shelf::bare;
use super::{PICTURE_LIMIT, Page, Parked, Posted, Upload, unknown_viewer, viewer};
use crate::ground::error::{AppError, Result};
use crate::key;
use crate::link;

/// The catchers of all statuses.
pub fn catchers() -> Vec<Catcher> {
    catch_all![any]
}

/// An error page, with the methods under which its address is known if it is; or where the page is now.
#[derive(Responder)]
enum Caught {
    Plain(ErrorPage),
    Known(ErrorPage, Header<'static>),
    Moved(Redirect),
}

/// In how many seconds something may be there again that is missing now.
const SOON: u32 = 10;

#[catch(default)]
fn any(status: Status, request: &Request<'_>) -> Caught {
    let page = |status, key, retry_after| ErrorPage { status, key, what: None, retry_after };
    if has_wrong_host(request) {
        return Caught::Plain(page(Status::BadRequest, key!("error-wrong-host"), None));
    }
    if status == Status::NotFound
        && let Some(methods) = other_methods(request)
    {
        return Caught::Known(
            page(Status::MethodNotAllowed, key!("error-wrong-method"), None),
            Header::new("Allow", methods),
        );
    }
    if (status, request.method()) == (Status::NotFound, Method::Get)
        && let Some(address) = former::today(request.uri())
    {
        return Caught::Moved(Redirect::permanent(address));
    }
    let key = match status.code {
        401 => key!("error-sign-in-needed"),
        404 => key!("error-not-found"),
        408 => key!("error-slow"),
        413 => key!("error-too-large"),
        429 => key!("error-too-many"),
        503 => key!("error-busy"),
        500.. => key!("error-internal"),
        _ => key!("error-bad-request"),
    };
    // Whoever forwards or refuses may have left the precise reason.
    let key = request.local_cache(|| None::<&'static str>).unwrap_or(key);
    Caught::Plain(page(status, key, (status == Status::ServiceUnavailable).then_some(SOON)))
}

/// The methods under which a path is known; none where it is not.
fn methods(request: &Request<'_>, path: &[&str]) -> Vec<Method> {
    let fitting = || {
        let routes = request.rocket().routes().filter(|route| route.rank < PARK);
        routes.filter_map(|route| Some((fit(path, route.uri.path())?, route.method)))
    };
    // The most exact pattern decides: `…/<id>/open` is known to POST, even where GET knows `…/<id>/<part>`.
    let best = fitting().map(|(words, _)| words).max();
    fitting().filter(|(words, _)| Some(*words) == best).map(|(_, method)| method).collect()
}

/// Where a page can be asked for that answers this request: a form's own address often takes forms only,
/// and then it is the page above it.
pub fn page_address(request: &Request<'_>) -> String {
    let mut path: Vec<&str> = request.uri().path().segments().collect();
    if request.method() == Method::Get || methods(request, &path).contains(&Method::Get) {
        return bare(&request.uri().to_string());
    }
    while !path.is_empty() && !methods(request, &path).contains(&Method::Get) {
        path.pop();
    }
    format!("/{}", path.join("/"))
}

/// The methods of an address that is known, but not under the request's method. Rocket says "not found" to that.
fn other_methods(request: &Request<'_>) -> Option<String> {
    let path: Vec<&str> = request.uri().path().segments().collect();
    let mut methods = methods(request, &path);
    if methods.is_empty() || methods.contains(&request.method()) {
        return None;
    }
    if methods.contains(&Method::Get) {
        methods.push(Method::Head);
    }
    methods.sort_by_key(|method| method.as_str());
    methods.dedup();
    Some(methods.iter().map(|method| method.as_str()).collect::<Vec<_>>().join(", "))
}

/// How many segments of a path a route's pattern names literally; `None` when it does not fit.
fn fit(path: &[&str], pattern: &str) -> Option<usize> {
    let pattern: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    let open_end = pattern.last().is_some_and(|part| part.ends_with("..>"));
    let same_length = if open_end { path.len() + 1 >= pattern.len() } else { path.len() == pattern.len() };
    let is_open = |part: &str| part.starts_with('<');
    let fits = same_length && pattern.iter().zip(path).all(|(part, word)| is_open(part) || part == word);
    fits.then(|| pattern.iter().filter(|part| !is_open(part)).count())
}

/// The rank of the routes that come after all others.
const PARK: isize = 100;

/// The routes that take what no guard let through: whoever is not signed in is asked to sign in,
/// and what was typed travels along.
pub fn park() -> Vec<Route> {
    routes![ask_to_sign_in, park_form]
}

/// What the page for signing in shows and needs to go on afterwards.
#[derive(Default, Serialize)]
pub struct SignInPage {
    /// The page that was asked for.
    pub next: String,
    /// The form that was sent there, as a JSON list of names and values; empty when it was no form.
    pub parked: String,
    pub email: String,
    /// What was wrong with the last try.
    pub error: Option<String>,
    /// Whether it was what stood in the fields.
    pub no_match: bool,
}

/// Offers to send a form that had to wait.
#[derive(Serialize)]
pub struct ResendPage {
    lead: String,
    /// What somebody typed in own words.
    typed: Vec<String>,
    resend: Resend,
}

impl ResendPage {
    /// `lead` says why it waited, `next` is where it goes.
    pub fn new(lead: String, next: String, fields: Fields) -> Page<Self> {
        Page::new("resend.html", Self::of(lead, next, fields))
    }

    /// What such a page shows.
    pub fn of(lead: String, next: String, fields: Fields) -> Self {
        Self { lead, typed: fields.texts(), resend: Resend { next, fields } }
    }
}

/// Paths behind a sign-in.
fn is_guarded(path: &str) -> bool {
    [link!("/office"), link!("/jury"), link!("/account")]
        .iter()
        .any(|room| path == *room || path.starts_with(&format!("{room}/")))
}

/// Why no guard of a room behind a sign-in let a request through.
enum Stranger {
    /// Nobody is signed in: the address, to go on to.
    Unknown(String),
    /// Whether somebody is could not be found out; in how many seconds that may be over.
    Unsure(Option<u32>),
    /// Somebody is, whom the room is closed to.
    Other,
}

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for Stranger {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> rocket::request::Outcome<Self, ()> {
        if !is_guarded(request.uri().path().as_str()) {
            return rocket::request::Outcome::Forward(Status::NotFound);
        }
        if let Some(retry_after) = unknown_viewer(request) {
            return rocket::request::Outcome::Success(Self::Unsure(retry_after));
        }
        rocket::request::Outcome::Success(match viewer(request) {
            None => Self::Unknown(request.uri().to_string()),
            // The catcher finds out why.
            Some(_) if other_methods(request).is_some() => return rocket::request::Outcome::Forward(Status::NotFound),
            Some(_) => Self::Other,
        })
    }
}

/// What a stranger is answered.
#[derive(Responder)]
enum Turned {
    SignIn(Page<SignInPage>),
    Away(ErrorPage),
}

impl Stranger {
    fn answer(self, parked: String) -> Turned {
        let away = |status, key, retry_after| Turned::Away(ErrorPage { status, key, what: None, retry_after });
        match self {
            Self::Unknown(next) => {
                let page = SignInPage { next, parked, ..SignInPage::default() };
                Turned::SignIn(Page::new("people/accounts/sign_in.html", page).status(Status::Unauthorized))
            }
            Self::Unsure(None) => away(Status::InternalServerError, key!("error-internal"), None),
            Self::Unsure(retry_after) => away(Status::ServiceUnavailable, key!("error-busy"), retry_after),
            // Somebody else's rooms look as if they were not there.
            Self::Other => away(Status::NotFound, key!("error-not-found"), None),
        }
    }
}

#[rocket::get("/<_..>", rank = 100)]
fn ask_to_sign_in(stranger: Stranger) -> Turned {
    stranger.answer(String::new())
}

/// A form with whatever it carries.
struct Anything(String);

#[rocket::async_trait]
impl<'r> FromData<'r> for Anything {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: rocket::Data<'r>) -> rocket::data::Outcome<'r, Self> {
        let read = if request.content_type().is_some_and(|kind| kind.is_form_data()) {
            Upload::<PICTURE_LIMIT>::from_data(request, data).await.map(drop)
        } else {
            Posted::from_data(request, data).await.map(drop)
        };
        read.map(|()| Self(Parked::through_sign_in(request)))
    }
}

#[rocket::post("/<_..>", rank = 100, data = "<form>")]
fn park_form(stranger: Stranger, form: Result<Anything, AppError>) -> Result<Turned> {
    Ok(stranger.answer(form?.0))
}
