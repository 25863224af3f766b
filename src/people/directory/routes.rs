//! `/office/people`: the list, one person, an invitation, and the pages of what takes two people.

use rocket::http::Status;
use rocket::request::FromParam;
use rocket::{Either, Route, State, get, post, routes};
use serde::Serialize;

use crate::ground::audit;
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ground::web::{
    Answer, Errors, Field, FieldError, FieldKind, Language, Office, Page, Pager, Posted, Query, Redirected, Role,
    redirect,
};
use crate::i18n::{Lang, say};
use crate::ids::PersonId;
use crate::key;
use crate::link;
use crate::people::accounts::forms::{InviteForm, roles};
use crate::people::accounts::model::{Person, State as PersonState};
use crate::people::accounts::refusal::Refusal;
use crate::people::accounts::store;
use crate::people::approvals::readback::Reason;
use crate::people::approvals::{self, Confirmer, Panel};

use super::actions::{self, Outcome, Wish};
use super::model::{Account, Change};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![
        list,
        invite_form,
        invite,
        person,
        invite_again,
        disable,
        enable,
        change_role,
        change_export,
        change_form,
        ask_change,
        confirm_change,
    ]
}

/// One line of the list.
#[derive(Serialize)]
struct PersonLine {
    #[serde(flatten)]
    person: Person,
    state: PersonState,
    /// Made or changed by one person alone, and nobody else has confirmed that.
    held: bool,
}

/// Everybody who has an account.
#[derive(Serialize)]
struct ListPage {
    people: Vec<PersonLine>,
    pager: Pager,
}

#[get("/office/people")]
async fn list(_office: Office, ctx: Ctx, query: Query) -> Answer<ListPage> {
    let mut conn = ctx.db.read().await?;
    let people = store::people(&mut conn).await?;
    let holds = store::holds(&mut conn).await?;
    let total = i64::try_from(people.len()).unwrap_or(i64::MAX);
    let pager = Pager::new(query.parse("page").unwrap_or(1), total, |n| link!("/office/people?page={page}", page = n));
    let (skip, size) = (usize::try_from(pager.offset()).unwrap_or(0), usize::try_from(Pager::SIZE).unwrap_or(0));
    let row = |person: Person| PersonLine {
        state: person.state(),
        held: holds.iter().any(|hold| hold.person_id == person.person_id),
        person,
    };
    let people = people.into_iter().skip(skip).take(size).map(row).collect();
    Ok(Page::new("people/directory/list.html", ListPage { people, pager }))
}

/// The form for an invitation.
#[derive(Serialize)]
struct InvitePage {
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    /// An account that can confirm takes two people.
    two: bool,
}

async fn invite_page(ctx: &Ctx, form: &InviteForm, lang: Lang, wrong: &Errors) -> Answer<InvitePage> {
    let fields = form.fields(lang, wrong);
    let errors = wrong.summary(&fields);
    let status = if errors.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
    let two = store::has_published(&mut ctx.db.read().await?).await?;
    Ok(Page::new("people/directory/invite.html", InvitePage { fields, errors, two }).status(status))
}

#[get("/office/people/invite")]
async fn invite_form(_office: Office, ctx: Ctx, lang: Language) -> Answer<InvitePage> {
    let form = InviteForm { role: Role::Juror.to_string(), language: Lang::De.to_string(), ..InviteForm::default() };
    invite_page(&ctx, &form, lang.0, &Errors::default()).await
}

#[post("/office/people/invite", data = "<form>")]
async fn invite(
    office: Office,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Either<Redirected, Page<InvitePage>>> {
    let form: InviteForm = form.read()?;
    let mut wrong = Errors::default();
    match form.check() {
        Ok((role, language)) => {
            let who = (form.name.as_str(), form.email.as_str());
            match actions::invite(&ctx, settings, office.person_id, who, role, language).await {
                Ok((id, Outcome::Asked)) => {
                    let to = redirect(actions::page(id, Change::Admit));
                    return Ok(Either::Left(to.success("approvals-asked")));
                }
                Ok(_) => {
                    let back = redirect(link!("/office/people"));
                    return Ok(Either::Left(back.with("success", "accounts-invited", &form.name)));
                }
                Err(error) if error.is(Refusal::EmailTaken) => wrong.add("email", Refusal::EmailTaken.key()),
                // With what was typed: nothing of it is lost.
                Err(error @ AppError::Refused(_)) => wrong.add("role", error.key()),
                Err(error) => return Err(error),
            }
        }
        Err(found) => wrong = found,
    }
    Ok(Either::Right(invite_page(&ctx, &form, lang.0, &wrong).await?))
}

/// Who has made an account.
#[derive(Serialize)]
struct Maker {
    /// Absent for the command line.
    name: Option<String>,
    at: crate::clock::Timestamp,
}

async fn maker(conn: &mut Conn, id: PersonId) -> Result<Option<Maker>> {
    let acts = audit::of_subject(conn, id.0).await?;
    let made = acts.into_iter().find(|entry| ["invited", "first_account_made"].contains(&entry.act.as_str()));
    Ok(made.map(|entry| Maker { name: entry.name, at: entry.at }))
}

/// One person and what can be done with the account.
#[derive(Serialize)]
struct PersonPage {
    person: Account,
    maker: Option<Maker>,
    role: Field,
    /// Oneself can be neither disabled nor given another role.
    is_self: bool,
    /// Whatever is done to it takes two people.
    two: bool,
    waits: bool,
}

#[get("/office/people/<id>", rank = 2)]
async fn person(office: Office, id: PersonId, ctx: Ctx, lang: Language) -> Answer<PersonPage> {
    let mut conn = ctx.db.read().await?;
    let person = actions::load(&mut conn, id).await?;
    let role = Field::said(lang.0, FieldKind::Radio, "accounts-person", "role");
    let page = PersonPage {
        is_self: office.person_id == id,
        maker: maker(&mut conn, id).await?,
        role: role.options(roles(lang.0)).value(person.person.role.as_str()),
        two: person.takes_two(),
        waits: person.waits(),
        person,
    };
    Ok(Page::new("people/directory/person.html", page))
}

/// Does it, or shows the page on which a second person is asked.
async fn go(
    ctx: &Ctx,
    settings: &Settings,
    office: &Office,
    id: PersonId,
    change: Change,
    done: &str,
) -> Result<Redirected> {
    let wish = Wish { change, reason: "", seen: None };
    Ok(match actions::change(ctx, settings, office.person_id, id, &wish).await? {
        Outcome::Done => redirect(home(id)).success(done),
        _ => redirect(actions::page(id, change)),
    })
}

#[post("/office/people/<id>/invite", data = "<_form>")]
async fn invite_again(
    office: Office,
    id: PersonId,
    _form: Posted,
    ctx: Ctx,
    settings: &State<Settings>,
) -> Result<Redirected> {
    Ok(match actions::invite_again(&ctx, settings, office.person_id, id).await? {
        Outcome::Done => redirect(home(id)).success("accounts-invited-again"),
        _ => redirect(actions::page(id, Change::Reset)),
    })
}

/// What a button does to an account: address and handler, what changes, and what is said then.
macro_rules! buttons {
    ($($path:tt $verb:ident => $change:ident, $done:literal;)*) => {$(
        #[post($path, data = "<_form>")]
        async fn $verb(
            office: Office,
            id: PersonId,
            _form: Posted,
            ctx: Ctx,
            settings: &State<Settings>,
        ) -> Result<Redirected> {
            go(&ctx, settings, &office, id, Change::$change, $done).await
        }
    )*};
}

buttons! {
    "/office/people/<id>/disable" disable => Disable, "accounts-disabled";
    "/office/people/<id>/enable" enable => Enable, "accounts-enabled";
}

#[post("/office/people/<id>/role", data = "<form>")]
async fn change_role(
    office: Office,
    id: PersonId,
    form: Posted,
    ctx: Ctx,
    settings: &State<Settings>,
) -> Result<Redirected> {
    let (Some(from), Some(to)) = (form.parse::<Role>("from"), form.parse::<Role>("role")) else {
        return Err(AppError::Bad(key!("error-bad-request")));
    };
    let now = store::person(&mut ctx.db.read().await?, id).await?.ok_or(AppError::NotFound)?.role;
    match (now == from, from == to) {
        (false, _) => Err(Common::ChangedMeanwhile.into()),
        (true, true) if office.person_id != id => Ok(redirect(home(id)).success("accounts-role-changed")),
        (true, _) => go(&ctx, settings, &office, id, Change::Role(to), "accounts-role-changed").await,
    }
}

#[post("/office/people/<id>/export", data = "<form>")]
async fn change_export(
    office: Office,
    id: PersonId,
    form: Posted,
    ctx: Ctx,
    settings: &State<Settings>,
) -> Result<Redirected> {
    match form.get("may") {
        "yes" => go(&ctx, settings, &office, id, Change::Export, "accounts-export-allowed").await,
        "no" => {
            actions::forbid_export(&ctx, office.person_id, id).await?;
            Ok(redirect(home(id)).success("accounts-export-forbidden"))
        }
        _ => Err(AppError::Bad(key!("error-bad-request"))),
    }
}

impl<'a> FromParam<'a> for Change {
    type Error = ();

    fn from_param(word: &'a str) -> Result<Self, ()> {
        word.parse()
    }
}

/// What will happen to an account, and who agrees.
#[derive(Serialize)]
struct ChangePage {
    person: Account,
    maker: Option<Maker>,
    path: String,
    /// The word for what is done, as in sentences' keys.
    what: &'static str,
    /// The role that the account will have.
    to: Option<Role>,
    /// Why it cannot be done.
    refusal: Option<String>,
    panel: Panel,
    reason: Field,
    errors: Vec<FieldError>,
    stale: bool,
    is_office: bool,
}

type Next = Result<Either<Redirected, Page<ChangePage>>>;

async fn change_page(
    ctx: &Ctx,
    (viewer, role, lang): (PersonId, Role, Lang),
    (id, change): (PersonId, Change),
    typed: Reason<'_>,
) -> Next {
    let mut conn = ctx.db.read().await?;
    let person = actions::load(&mut conn, id).await?;
    let here = actions::page(id, change);
    let open = approvals::store::open_on(&mut conn, id.0, change.act(), ctx.now).await?;
    // One request at a time: somebody may have asked for another role.
    if let Some(other) = open.as_ref().filter(|open| open.path != here) {
        return Ok(Either::Left(redirect(&other.path)));
    }
    // What takes one person is done on the person's own page.
    if open.is_none() && !change.takes_two(&person) {
        return Ok(Either::Left(redirect(home(id))));
    }
    let asker = open.as_ref().map_or(viewer, |open| open.asked_by);
    let refusal = change.allowed(&person, asker).err().map(|why| say(lang, why.key()));
    let reason = Field::said(lang, FieldKind::Textarea, "people", "reason").rows(3).optional().value(typed.text);
    let reason = reason.check(&typed.wrong, lang);
    let page = ChangePage {
        maker: maker(&mut conn, id).await?,
        panel: approvals::panel(&mut conn, ctx.now, viewer, change.act(), id.0, actions::shown(&person, change))
            .await?,
        path: here,
        what: change.act().as_str(),
        to: if let Change::Role(to) = change { Some(to) } else { None },
        refusal,
        person,
        errors: typed.wrong.summary(std::slice::from_ref(&reason)),
        reason,
        stale: typed.stale,
        is_office: role == Role::Office,
    };
    let status = match (typed.stale, page.errors.is_empty()) {
        (true, _) => Status::Conflict,
        (false, false) => Status::UnprocessableEntity,
        (false, true) => Status::Ok,
    };
    Ok(Either::Right(Page::new("people/directory/change.html", page).status(status)))
}

#[get("/office/people/<id>/changes/<change>")]
async fn change_form(office: Confirmer, ctx: Ctx, lang: Language, id: PersonId, change: Change) -> Next {
    change_page(&ctx, (office.person_id, office.role, lang.0), (id, change), Reason::default()).await
}

#[post("/office/people/<id>/changes/<change>", data = "<form>")]
async fn ask_change(
    office: Office,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: PersonId,
    change: Change,
    form: Posted,
) -> Next {
    let mut typed = Reason::of(&form);
    if !typed.is_wrong() {
        let wish = Wish { change, reason: typed.text, seen: Some(form.get("shown")) };
        match actions::change(&ctx, settings, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Either::Left(redirect(home(id)).success("people-changed"))),
            Outcome::Asked => {
                return Ok(Either::Left(redirect(actions::page(id, change)).success("approvals-asked")));
            }
            Outcome::Look | Outcome::Changed => typed.stale = true,
        }
    }
    change_page(&ctx, (office.person_id, office.role, lang.0), (id, change), typed).await
}

#[post("/office/people/<id>/changes/<change>/confirm", data = "<form>")]
async fn confirm_change(
    office: Confirmer,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: PersonId,
    change: Change,
    form: Posted,
) -> Next {
    let approval = approvals::id_in(&form)?;
    let answer = (approval, form.get("shown"));
    match actions::confirm(&ctx, settings, office.person_id, (id, change), answer).await? {
        Outcome::Done => Ok(Either::Left(redirect(office.onward(home(id))).success("people-changed"))),
        _ => change_page(&ctx, (office.person_id, office.role, lang.0), (id, change), Reason::outdated()).await,
    }
}

fn home(id: PersonId) -> String {
    link!("/office/people/{person}", person = id)
}
