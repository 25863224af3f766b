//! Links that work once: the first account, an invitation, a new password.

use rocket::http::{CookieJar, Status};
use rocket::{Responder, State, get, post};
use serde::Serialize;

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Errors, Field, FieldError, Language, Page, Posted, Redirected, redirect};
use crate::ids::Token;

use super::super::forms::{FirstOfficeForm, NewPasswordForm, errors};
use super::super::model::{Link, Person, Purpose};
use super::super::refusal::Refusal;
use super::super::{actions, store};
use super::welcome;

/// What a link asks for.
#[derive(Serialize)]
pub struct LinkPage {
    purpose: Purpose,
    /// Whom it was made for; nobody yet for the first account.
    person: Option<Person>,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
}

impl LinkPage {
    fn answer(purpose: Purpose, person: Option<Person>, fields: Vec<Field>, errors: &Errors) -> LinkAnswer {
        let errors = errors.summary(&fields);
        let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
        LinkAnswer::Form(
            Page::new("people/accounts/link.html", Self { purpose, person, fields, errors }).status(status),
        )
    }
}

/// For a link that was used, has expired or was never given out.
#[derive(Serialize)]
pub struct GonePage {}

/// What following a link leads to.
#[derive(Responder)]
pub enum LinkAnswer {
    Form(Page<LinkPage>),
    Gone(Page<GonePage>),
    Done(Redirected),
}

fn gone() -> LinkAnswer {
    LinkAnswer::Gone(Page::new("people/accounts/link_gone.html", GonePage {}).status(Status::Gone))
}

/// The link behind a secret and its person, if it still works.
async fn find(ctx: &Ctx, token: &Token) -> Result<Option<(Link, Option<Person>)>> {
    let mut conn = ctx.db.read().await?;
    let link = store::link(&mut conn, &token.hash()).await?;
    let Some(link) = link.filter(|link| link.is_open(ctx.now)) else { return Ok(None) };
    let person = match link.person_id {
        Some(id) => store::person(&mut conn, id).await?.filter(|person| person.disabled_at.is_none()),
        None if store::count_office(&mut conn).await? > 0 => return Ok(None),
        None => None,
    };
    Ok((person.is_some() == link.person_id.is_some()).then_some((link, person)))
}

/// Only shows the form: programs that check mails follow links, and must not use them up.
#[get("/links/<token>")]
pub async fn link(token: Token, ctx: Ctx, lang: Language) -> Result<LinkAnswer> {
    let Some((link, person)) = find(&ctx, &token).await? else { return Ok(gone()) };
    let errors = Errors::default();
    let fields = match &person {
        None => FirstOfficeForm::default().fields(lang.0, &errors),
        Some(person) => new_password_form(&link, person).fields(lang.0, &errors),
    };
    Ok(LinkPage::answer(link.purpose, person, fields, &errors))
}

#[post("/links/<token>", data = "<form>")]
pub async fn follow_link(
    token: Token,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    cookies: &CookieJar<'_>,
) -> Result<LinkAnswer> {
    let Some((link, person)) = find(&ctx, &token).await? else { return Ok(gone()) };
    Ok(match person {
        None => {
            let form: FirstOfficeForm = form.read()?;
            let mut wrong = errors(&form);
            if wrong.is_empty() {
                let made = actions::create_first_office(&ctx, &link, &form.name, &form.email, &form.password, lang.0);
                match made.await {
                    Err(error) if error.is(Refusal::EmailTaken) => wrong.add("email", Refusal::EmailTaken.key()),
                    other => return finish(other, settings, cookies, "accounts-first-made"),
                }
            }
            LinkPage::answer(link.purpose, None, form.fields(lang.0, &wrong), &wrong)
        }
        Some(person) => {
            let NewPasswordForm { password, password_again, declaration, .. } = form.read()?;
            let asks = new_password_form(&link, &person).asks_declaration;
            let form = NewPasswordForm { password, password_again, declaration, asks_declaration: asks };
            let wrong = form.errors();
            if wrong.is_empty() {
                let set = actions::set_password(&ctx, &link, &form.password, asks).await;
                return finish(set, settings, cookies, "accounts-password-set");
            }
            LinkPage::answer(link.purpose, Some(person), form.fields(lang.0, &wrong), &wrong)
        }
    })
}

/// An invited juror declares secrecy and impartiality before reading anything.
fn new_password_form(link: &Link, person: &Person) -> NewPasswordForm {
    let asks_declaration = link.purpose == Purpose::Invitation && person.role.is_jury();
    NewPasswordForm { asks_declaration, ..NewPasswordForm::default() }
}

fn finish(
    done: Result<(Person, Token)>,
    settings: &Settings,
    cookies: &CookieJar<'_>,
    key: &str,
) -> Result<LinkAnswer> {
    match done {
        Ok((person, token)) => {
            welcome(cookies, settings, &token, person.language);
            Ok(LinkAnswer::Done(redirect(person.role.home()).success(key)))
        }
        // Somebody else was quicker with the same link.
        Err(AppError::Refused(_)) => Ok(gone()),
        Err(error) => Err(error),
    }
}
