//! The own account: name, language, password, sessions.

use rocket::http::{CookieJar, Status};
use rocket::{Either, get, post};
use serde::Serialize;

use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, Language, Page, Posted, Redirected, SignedIn, language_cookie, redirect,
};
use crate::i18n::Lang;
use crate::key;
use crate::link;

use super::super::forms::{ChangePasswordForm, ProfileForm, errors};
use super::super::limits::Throttle;
use super::super::model::Person;
use super::super::{actions, store};

/// Both forms of the account; at most one of them has errors.
#[derive(Serialize)]
pub struct AccountPage {
    person: Person,
    profile: Vec<Field>,
    password: Vec<Field>,
    errors: Vec<FieldError>,
}

async fn page(
    ctx: &Ctx,
    viewer: &SignedIn,
    lang: Lang,
    typed: Option<ProfileForm>,
    wrong: &Errors,
) -> Answer<AccountPage> {
    let mut conn = ctx.db.read().await?;
    let person = store::person(&mut conn, viewer.person_id).await?.ok_or(AppError::NotFound)?;
    let profile =
        typed.unwrap_or_else(|| ProfileForm { name: person.name.clone(), language: person.language.to_string() });
    let (profile, password) = (profile.fields(lang, wrong), ChangePasswordForm::fields(lang, wrong));
    let errors = [wrong.summary(&profile), wrong.summary(&password)].concat();
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    Ok(Page::new("people/accounts/account.html", AccountPage { person, profile, password, errors }).status(status))
}

#[get("/account")]
pub async fn account(viewer: SignedIn, ctx: Ctx, lang: Language) -> Answer<AccountPage> {
    page(&ctx, &viewer, lang.0, None, &Errors::default()).await
}

#[post("/account", data = "<form>")]
pub async fn change_profile(
    viewer: SignedIn,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    cookies: &CookieJar<'_>,
) -> Result<Either<Redirected, Page<AccountPage>>> {
    let form: ProfileForm = form.read()?;
    let mut wrong = errors(&form);
    let language = form.language.parse::<Lang>();
    if language.is_err() {
        wrong.add("language", key!("field-choice"));
    }
    match language {
        Ok(language) if wrong.is_empty() => {
            actions::change_profile(&ctx, &viewer, &form.name, language).await?;
            cookies.add(language_cookie(language));
            Ok(Either::Left(redirect(link!("/account")).success("accounts-profile-saved")))
        }
        _ => Ok(Either::Right(page(&ctx, &viewer, lang.0, Some(form), &wrong).await?)),
    }
}

#[post("/account/password", data = "<form>")]
pub async fn change_password(
    viewer: SignedIn,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    throttle: Throttle<'_>,
) -> Result<Either<Redirected, Page<AccountPage>>> {
    let form: ChangePasswordForm = form.read()?;
    let mut wrong = errors(&form);
    if wrong.is_empty()
        && let Err(wait) = throttle.may_try(&viewer.person_id.to_string())
    {
        wrong.add("present_password", key!("accounts-too-many"));
        let page = page(&ctx, &viewer, lang.0, None, &wrong).await?;
        return Ok(Either::Right(page.status(Status::TooManyRequests).retry_after(wait)));
    }
    if wrong.is_empty() {
        if actions::change_password(&ctx, &viewer, &form.present_password, &form.password).await? {
            return Ok(Either::Left(redirect(link!("/account")).success("accounts-password-changed")));
        }
        wrong.add("present_password", key!("accounts-password-wrong"));
    }
    Ok(Either::Right(page(&ctx, &viewer, lang.0, None, &wrong).await?))
}
