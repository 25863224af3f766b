//! The office's list of people, and what it may do with an account.

use rocket::http::Status;
use rocket::{Either, State, get, post};
use serde::Serialize;

use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::Lang;
use crate::ids::PersonId;
use crate::web::{
    Answer, Errors, Field, FieldError, Kind, Language, Office, Page, Pager, Posted, Query, Redirected, Role, redirect,
};

use super::super::forms::{InviteForm, roles};
use super::super::model::{Person, State as PersonState};
use super::super::{actions, store};

/// One line of the list.
#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    person: Person,
    state: PersonState,
}

impl From<Person> for Row {
    fn from(person: Person) -> Self {
        Self { state: person.state(), person }
    }
}

/// Everybody who has an account.
#[derive(Serialize)]
pub struct ListPage {
    people: Vec<Row>,
    pager: Pager,
}

#[get("/office/people")]
pub async fn list(_office: Office, ctx: Ctx, query: Query) -> Answer<ListPage> {
    let people = store::people(&mut ctx.db.read().await?).await?;
    let total = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let pager = Pager::new(query.parse("page").unwrap_or(1), total, |n| format!("/office/people?page={n}"));
    let (skip, size) = (usize::try_from(pager.offset()).unwrap_or(0), usize::try_from(Pager::SIZE).unwrap_or(0));
    let people = people.into_iter().skip(skip).take(size).map(Row::from).collect();
    Ok(Page::new("accounts/people.html", ListPage { people, pager }))
}

/// The form for an invitation.
#[derive(Serialize)]
pub struct InvitePage {
    fields: Vec<Field>,
    errors: Vec<FieldError>,
}

fn invite_page(form: &InviteForm, lang: Lang, wrong: &Errors) -> Page<InvitePage> {
    let fields = form.fields(lang, wrong);
    let errors = wrong.summary(&fields);
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    Page::new("accounts/invite.html", InvitePage { fields, errors }).status(status)
}

#[get("/office/people/invite")]
pub fn invite_form(_office: Office, lang: Language) -> Page<InvitePage> {
    let form = InviteForm { role: Role::Juror.to_string(), language: Lang::De.to_string(), ..InviteForm::default() };
    invite_page(&form, lang.0, &Errors::default())
}

#[post("/office/people/invite", data = "<form>")]
pub async fn invite(
    office: Office,
    form: Result<Posted, AppError>,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Either<Redirected, Page<InvitePage>>> {
    let form: InviteForm = form?.read()?;
    let mut wrong = Errors::default();
    match form.check() {
        Ok((role, language)) => {
            let who = (form.name.as_str(), form.email.as_str());
            match actions::invite(&ctx, settings, office.person_id, who, role, language).await {
                Ok(_) => {
                    let back = redirect("/office/people");
                    return Ok(Either::Left(back.with("success", "accounts-invited", &form.name)));
                }
                Err(AppError::Refused(key)) => wrong.add("email", key),
                Err(error) => return Err(error),
            }
        }
        Err(found) => wrong = found,
    }
    Ok(Either::Right(invite_page(&form, lang.0, &wrong)))
}

/// One person and what can be done with the account.
#[derive(Serialize)]
pub struct PersonPage {
    person: Row,
    role: Field,
    /// Oneself can be neither disabled nor given another role.
    is_self: bool,
}

#[get("/office/people/<id>", rank = 2)]
pub async fn show(office: Office, id: PersonId, ctx: Ctx, lang: Language) -> Answer<PersonPage> {
    let mut conn = ctx.db.read().await?;
    let person = store::person(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let role = Field::said(lang.0, Kind::Radio, "accounts-person", "role");
    let role = role.options(roles(lang.0)).value(person.role.as_str());
    let page = PersonPage { is_self: office.person_id == id, person: person.into(), role };
    Ok(Page::new("accounts/person.html", page))
}

#[post("/office/people/<id>/invite", data = "<form>")]
pub async fn invite_again(
    office: Office,
    id: PersonId,
    form: Result<Posted, AppError>,
    ctx: Ctx,
    settings: &State<Settings>,
) -> Result<Redirected> {
    form?;
    actions::invite_again(&ctx, settings, office.person_id, id).await?;
    Ok(back(id).success("accounts-invited-again"))
}

#[post("/office/people/<id>/disable", data = "<form>")]
pub async fn disable(office: Office, id: PersonId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    form?;
    actions::disable(&ctx, Some(office.person_id), id).await?;
    Ok(back(id).success("accounts-disabled"))
}

#[post("/office/people/<id>/enable", data = "<form>")]
pub async fn enable(office: Office, id: PersonId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    form?;
    actions::enable(&ctx, office.person_id, id).await?;
    Ok(back(id).success("accounts-enabled"))
}

#[post("/office/people/<id>/role", data = "<form>")]
pub async fn change_role(office: Office, id: PersonId, form: Result<Posted, AppError>, ctx: Ctx) -> Result<Redirected> {
    let form = form?;
    let (Some(from), Some(to)) = (form.parse::<Role>("from"), form.parse::<Role>("role")) else {
        return Err(AppError::Bad("error-bad-request"));
    };
    actions::change_role(&ctx, office.person_id, id, from, to).await?;
    Ok(back(id).success("accounts-role-changed"))
}

#[post("/office/people/<id>/export", data = "<form>")]
pub async fn change_export(
    office: Office,
    id: PersonId,
    form: Result<Posted, AppError>,
    ctx: Ctx,
) -> Result<Redirected> {
    let may = match form?.get("may") {
        "yes" => true,
        "no" => false,
        _ => return Err(AppError::Bad("error-bad-request")),
    };
    actions::set_export(&ctx, office.person_id, id, may).await?;
    Ok(back(id).success(if may { "accounts-export-allowed" } else { "accounts-export-forbidden" }))
}

fn back(id: PersonId) -> Redirected {
    redirect(format!("/office/people/{id}"))
}
