//! Texts, dates and places of a call.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::action;
use crate::contest::prizes::forms::{BasicsForm, CalendarForm, PlacesForm};
use crate::contest::prizes::model::{Freedom, Place};
use crate::contest::prizes::{actions, store};
use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{Answer, Errors, Language, Office, Page, Posted, Redirected, redirect};
use crate::i18n::{Lang, say};
use crate::ids::EditionId;
use crate::key;
use crate::link;

use super::moved::MovedPage;
use super::page::{EditPage, Extra, Head, Hidden, Outcome, is_stale, name, needs};

pub(super) fn routes() -> Vec<Route> {
    routes![basics, set_basics, calendar, set_calendar, places, set_places, add_place, remove_place]
}

#[get("/office/editions/<id>/basics")]
async fn basics(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "basics"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let (errors, back) = (Errors::default(), head.overview.clone());
    let groups = BasicsForm::of(&edition).groups(edition.freedom(), &errors, lang.0);
    let mut page = EditPage::new(head, groups, &errors, back);
    page.intro = (edition.freedom() == Freedom::Wording).then(|| say(lang.0, key!("basics-intro-published")));
    Ok(page.page(Status::Ok))
}

#[post("/office/editions/<id>/basics", data = "<form>")]
async fn set_basics(office: Office, id: EditionId, form: Posted, ctx: Ctx, lang: Language) -> Outcome<impl Serialize> {
    let typed: BasicsForm = form.read()?;
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "basics"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let (freedom, back) = (edition.freedom(), head.overview.clone());
    let call = store::call(&mut ctx.db.read().await?, id).await?.ok_or(AppError::NotFound)?;
    let checked = typed.apply(&edition).and_then(|new| {
        let mut errors = Errors::default();
        for field in call.contradicted(&new) {
            errors.add(field, key!("edition-money-published"));
        }
        if errors.is_empty() { Ok(new) } else { Err(errors) }
    });
    let new = match checked {
        Ok(new) => new,
        Err(errors) => {
            let groups = typed.groups(freedom, &errors, lang.0);
            let head = Head { version: form.parse("version").unwrap_or(0), ..head };
            return Ok(Err(EditPage::new(head, groups, &errors, back).page(Status::UnprocessableEntity)));
        }
    };
    match actions::set_basics(&ctx, office.person_id, form.parse("version").unwrap_or(0), &new).await {
        Ok(()) => Ok(Ok(redirect(back).success("edition-saved"))),
        Err(error) if is_stale(&error) => {
            let errors = Errors::default();
            let current = BasicsForm::of(&edition).groups(freedom, &errors, lang.0);
            let page = EditPage::new(head, typed.groups(freedom, &errors, lang.0), &errors, back);
            Ok(Err(page.stale(&current, lang.0).page(Status::Conflict)))
        }
        Err(error) => Err(error),
    }
}

/// The dates again, or what moving them concerns.
#[derive(rocket::Responder)]
enum Changed {
    Again(Box<Page<EditPage>>),
    Moved(Box<Page<MovedPage>>),
}

#[get("/office/editions/<id>/calendar")]
async fn calendar(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "calendar"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let (errors, back) = (Errors::default(), head.overview.clone());
    let groups = CalendarForm::of(&edition).groups(&errors, lang.0);
    let mut page = EditPage::new(head, groups, &errors, back);
    page.intro = Some(say(lang.0, key!("calendar-intro")));
    Ok(page.page(Status::Ok))
}

#[post("/office/editions/<id>/calendar", data = "<form>")]
async fn set_calendar(
    office: Office,
    id: EditionId,
    form: Posted,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
) -> Result<Result<Redirected, Changed>> {
    let version = form.parse("version").unwrap_or(0);
    let typed: CalendarForm = form.read()?;
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "calendar"), lang.0).await?;
    needs(&edition, Freedom::Wording)?;
    let back = head.overview.clone();
    let reading = store::moved::reading(&mut ctx.db.read().await?, id).await?.is_some();
    let checked = typed.checked().and_then(|calendar| {
        let mut errors = Errors::default();
        if edition.freedom() == Freedom::Wording {
            for name in calendar.breaks_promise(&edition.calendar(), ctx.now) {
                errors.add(name, key!("edition-field-later-only"));
            }
        }
        if errors.is_empty() && reading && calendar.closes_at != edition.closes_at {
            errors.add("closes_at", key!("edition-deadline-read"));
        }
        if errors.is_empty() { Ok(calendar) } else { Err(errors) }
    });
    let calendar = match checked {
        Ok(calendar) => calendar,
        Err(errors) => {
            let head = Head { version, ..head };
            let page = EditPage::new(head, typed.groups(&errors, lang.0), &errors, back);
            return Ok(Err(Changed::Again(Box::new(page.page(Status::UnprocessableEntity)))));
        }
    };
    if let Some(page) = MovedPage::of(&ctx, (&head, version), &edition, &typed, &calendar, (settings, lang.0)).await?
        && form.get("shown") != page.shown
    {
        return Ok(Err(Changed::Moved(Box::new(page.page()))));
    }
    match actions::set_calendar(&ctx, office.person_id, id, version, calendar).await {
        Ok(()) => Ok(Ok(redirect(back).success("edition-saved"))),
        Err(error) if is_stale(&error) => {
            let errors = Errors::default();
            let current = CalendarForm::of(&edition).groups(&errors, lang.0);
            let page = EditPage::new(head, typed.groups(&errors, lang.0), &errors, back);
            Ok(Err(Changed::Again(Box::new(page.stale(&current, lang.0).page(Status::Conflict)))))
        }
        Err(error) => Err(error),
    }
}

/// The page for the places with their money.
fn places_page(head: Head, form: &PlacesForm, places: &[Place], errors: &Errors, lang: Lang) -> EditPage {
    let back = head.overview.clone();
    let version = head.version.to_string();
    let button = |action: String, name: &str| Extra {
        action,
        label: say(lang, &format!("places-{name}")),
        confirm: None,
        fields: vec![Hidden { name: "version", value: version.clone() }],
    };
    let mut extras = vec![button(action!("/office/editions/{edition}/places/add", edition = head.edition_id), "add")];
    if !places.is_empty() {
        extras.push(button(action!("/office/editions/{edition}/places/remove", edition = head.edition_id), "remove"));
    }
    let groups = if places.is_empty() { Vec::new() } else { form.groups(errors, lang) };
    let intro = places.is_empty().then(|| say(lang, key!("places-empty")));
    EditPage { extras, intro, ..EditPage::new(head, groups, errors, back) }
}

#[get("/office/editions/<id>/places")]
async fn places(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "places"), lang.0).await?;
    needs(&edition, Freedom::Everything)?;
    let mut conn = ctx.db.read().await?;
    let places = store::places(&mut conn, id).await?;
    Ok(places_page(head, &PlacesForm::of(&places), &places, &Errors::default(), lang.0).page(Status::Ok))
}

#[post("/office/editions/<id>/places", data = "<form>")]
async fn set_places(office: Office, id: EditionId, form: Posted, ctx: Ctx, lang: Language) -> Outcome<impl Serialize> {
    let version = form.parse("version").unwrap_or(0);
    let (head, edition) = Head::load(&ctx, id, name(lang.0, "places"), lang.0).await?;
    needs(&edition, Freedom::Everything)?;
    let mut conn = ctx.db.read().await?;
    let places = store::places(&mut conn, id).await?;
    drop(conn);
    let typed = PlacesForm::read(&form, &places);
    let amounts = match typed.checked() {
        Ok(amounts) => amounts,
        Err(errors) => {
            let page = places_page(Head { version, ..head }, &typed, &places, &errors, lang.0);
            return Ok(Err(page.page(Status::UnprocessableEntity)));
        }
    };
    let back = head.overview.clone();
    match actions::set_places(&ctx, office.person_id, id, version, &amounts).await {
        Ok(()) => Ok(Ok(redirect(back).success("edition-saved"))),
        Err(error) if is_stale(&error) => {
            let errors = Errors::default();
            let current = PlacesForm::of(&places).groups(&errors, lang.0);
            let page = places_page(head, &typed, &places, &errors, lang.0);
            Ok(Err(page.stale(&current, lang.0).page(Status::Conflict)))
        }
        Err(error) => Err(error),
    }
}

#[post("/office/editions/<id>/places/add", data = "<form>")]
async fn add_place(office: Office, id: EditionId, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let version = form.parse("version").unwrap_or(0);
    actions::add_place(&ctx, office.person_id, id, version).await?;
    Ok(redirect(link!("/office/editions/{edition}/places", edition = id)).success("edition-saved"))
}

#[post("/office/editions/<id>/places/remove", data = "<form>")]
async fn remove_place(office: Office, id: EditionId, form: Posted, ctx: Ctx) -> Result<Redirected> {
    let version = form.parse("version").unwrap_or(0);
    actions::remove_place(&ctx, office.person_id, id, version).await?;
    Ok(redirect(link!("/office/editions/{edition}/places", edition = id)).success("edition-saved"))
}
