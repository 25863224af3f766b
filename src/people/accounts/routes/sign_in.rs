//! Signing in and out, and what to do when the password is forgotten.

use std::net::IpAddr;
use std::time::Duration;

use rocket::http::{CookieJar, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::tokio::time::sleep;
use rocket::{Either, Request, Responder, State, get, post};
use serde::Serialize;

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::passes;
use crate::ground::error::{AppError, Result};
use crate::ground::mail::address::{self, BadAddress};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Language, Page, Parked, Posted, Query, Redirected, ResendPage,
    SignInPage, SignedIn, is_local, redirect, viewer,
};
use crate::i18n::{Args, say, t, value};
use crate::ids::SessionId;
use crate::key;
use crate::link;

use super::super::forms::SignInForm;
use super::super::model::{destination, fold_email};
use super::super::{Limits, Throttle, actions, sessions};
use super::welcome;

/// How often it is tried to queue a password link while the database is busy or away, and after which pause.
const TRIES: u32 = 10;
const AGAIN: Duration = Duration::from_secs(1);

const NO_MATCH: &str = key!("accounts-no-match");

#[get("/sign-in")]
pub fn sign_in_form(query: Query, viewer: Option<SignedIn>) -> Either<Redirected, Page<SignInPage>> {
    if let Some(viewer) = viewer {
        return Either::Left(redirect(viewer.role.home()));
    }
    let next = Some(query.get("next")).filter(|next| is_local(next)).unwrap_or("").to_owned();
    Either::Right(Page::new("people/accounts/sign_in.html", SignInPage { next, ..SignInPage::default() }))
}

/// What signing in leads to.
#[derive(Responder)]
pub enum SignInAnswer {
    Welcome(Redirected),
    Resend(Page<ResendPage>),
    Again(Page<SignInPage>),
}

/// From where somebody signs in.
pub struct Device {
    place: Option<IpAddr>,
    /// The session that this browser has already.
    session: Option<SessionId>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Device {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Success(Self { place: request.client_ip(), session: viewer(request).map(|viewer| viewer.session_id) })
    }
}

#[post("/sign-in", data = "<form>")]
pub async fn sign_in(
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    limits: &State<Limits>,
    device: Device,
    cookies: &CookieJar<'_>,
) -> Result<SignInAnswer> {
    let form: SignInForm = form.read()?;
    let parked = Parked::read(&form.parked)?;
    if let Err(wait) = limits.may_try(&fold_email(&form.email), device.place) {
        return Ok(SignInAnswer::Again(
            again(form, lang, Status::TooManyRequests, key!("accounts-too-many")).retry_after(wait),
        ));
    }
    let Some((person, token)) = actions::sign_in(&ctx, &form.email, &form.password, device.session).await? else {
        return Ok(SignInAnswer::Again(again(form, lang, Status::UnprocessableEntity, NO_MATCH)));
    };
    welcome(cookies, settings, &token, person.language);
    match parked.filter(|_| is_local(&form.next)) {
        Some(pairs) => {
            let mut args = Args::new();
            args.set("name", value(&person.name));
            let lead = t(lang.0, key!("accounts-resend-lead"), Some(&args));
            Ok(SignInAnswer::Resend(ResendPage::new(lead, form.next, pairs)))
        }
        None => Ok(SignInAnswer::Welcome(redirect(destination(person.role, &form.next)))),
    }
}

/// The form once more, with what was typed except the password.
fn again(form: SignInForm, lang: Language, status: Status, key: &str) -> Page<SignInPage> {
    let SignInForm { email, next, parked, .. } = form;
    let next = if is_local(&next) { next } else { String::new() };
    let page = SignInPage { next, parked, email, error: Some(say(lang.0, key)), no_match: key == NO_MATCH };
    Page::new("people/accounts/sign_in.html", page).status(status)
}

#[post("/sign-out", data = "<_form>")]
pub async fn sign_out(
    _form: Posted,
    ctx: Ctx,
    viewer: Option<SignedIn>,
    cookies: &CookieJar<'_>,
) -> Result<Redirected> {
    if let Some(viewer) = viewer {
        actions::sign_out(&ctx, &viewer).await?;
    }
    cookies.remove_private(sessions::COOKIE);
    Ok(redirect("/").success("accounts-signed-out"))
}

#[post("/sign-out-everywhere", data = "<_form>")]
pub async fn sign_out_everywhere(
    _form: Posted,
    ctx: Ctx,
    viewer: Option<SignedIn>,
    cookies: &CookieJar<'_>,
) -> Result<Redirected> {
    if let Some(viewer) = viewer {
        actions::sign_out_everywhere(&ctx, &viewer).await?;
    }
    cookies.remove_private(sessions::COOKIE);
    Ok(redirect(link!("/sign-in")).success("accounts-signed-out-everywhere"))
}

/// Asks for the address that a password link goes to.
#[derive(Serialize)]
pub struct ForgotPage {
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    /// The link is on its way, if there is such an account.
    sent: bool,
    /// Whether the program sends mails: without that no page promises one.
    by_mail: bool,
}

fn forgot_page(lang: Language, settings: &Settings, email: &str, errors: &Errors, sent: bool) -> Page<ForgotPage> {
    let field = Field::said(lang.0, FieldKind::Email, "accounts-forgot", "email").value(email).autocomplete("username");
    let fields = vec![field.check(errors, lang.0)];
    let errors = errors.summary(&fields);
    Page::new(
        "people/accounts/forgot_password.html",
        ForgotPage { fields, errors, sent, by_mail: settings.smtp_url.is_some() },
    )
}

#[get("/forgot-password")]
pub fn forgot_password_form(lang: Language, settings: &State<Settings>) -> Page<ForgotPage> {
    forgot_page(lang, settings, "", &Errors::default(), false)
}

#[post("/forgot-password", data = "<form>")]
pub async fn forgot_password(
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    throttle: Throttle<'_>,
) -> Answer<ForgotPage> {
    let email = form.get("email");
    // Addresses of earlier releases may have no dot in their domain.
    let wrong = address::read(email).err().filter(|wrong| *wrong != BadAddress::Domain || !email.contains('@'));
    if let Some(wrong) = wrong {
        let mut errors = Errors::default();
        errors.add("email", if email.is_empty() { key!("field-missing") } else { wrong.key() });
        return Ok(forgot_page(lang, settings, email, &errors, false).status(Status::UnprocessableEntity));
    }
    // Said of every address alike: it does not tell whether there is such an account.
    if let Err(wait) = throttle.may_mail(email) {
        let mut errors = Errors::default();
        errors.add("email", key!("accounts-forgot-too-many"));
        let page = forgot_page(lang, settings, email, &errors, false);
        return Ok(page.status(Status::TooManyRequests).retry_after(wait));
    }
    // Of every address alike: no page says that a link is on its way while nothing can be kept.
    ctx.db.beat(ctx.now).await?;
    let (own, to) = (settings.inner().clone(), email.to_owned());
    // Not awaited: how long the answer takes must not tell whether there is such an account.
    rocket::tokio::spawn(async move {
        for again in (0..TRIES).rev() {
            match actions::forgot_password(&ctx, &own, &to).await {
                Ok(()) => return,
                Err(AppError::Database(error)) if again > 0 && passes(&error).is_some() => sleep(AGAIN).await,
                Err(error) => return tracing::error!(?error, "a password link cannot be queued"),
            }
        }
    });
    Ok(forgot_page(lang, settings, email, &Errors::default(), true))
}
