//! What the desk does: people, agenda, verdicts, the end. Jurors come, oblige themselves and object by themselves.

use rocket::http::Status;
use rocket::{State, post};

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::ids::{AgendaItemId, AttendanceId, JurySessionId, NominationId};
use crate::jury::model::Reason;
use crate::web::{Errors, Language, Page, Posted, Redirected, SignedIn};

use super::super::actions::{self, End, Newcomer, Saved};
use super::super::forms::needed;
use super::super::model::attendance::{Duty, State as Presence};
use super::super::stream::Bell;
use super::pages::{DecisionsPage, decisions_page};
use super::{back, enter, who};

#[post("/jury/session/<id>/people/<one>/come", data = "<form>")]
pub async fn come(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    one: AttendanceId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::come(&ctx, who(&viewer), id, one, Presence::Present).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/people/<one>/go", data = "<form>")]
pub async fn go(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    one: AttendanceId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::come(&ctx, who(&viewer), id, one, Presence::Absent).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/people/<one>/pledge", data = "<form>")]
pub async fn pledge(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    one: AttendanceId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::pledge(&ctx, who(&viewer), id, one).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/pledges", data = "<form>")]
pub async fn pledge_all(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::pledge_all(&ctx, who(&viewer), id).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/duty", data = "<form>")]
pub async fn duty(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    enter(&ctx, &viewer, id).await?;
    let duty: Duty = form.parse("duty").ok_or(AppError::Bad("error-bad-request"))?;
    let to = form.parse("duty_to").ok_or(AppError::Bad("error-bad-request"))?;
    actions::name(&ctx, who(&viewer), id, duty, to).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/people", data = "<form>")]
pub async fn add(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    enter(&ctx, &viewer, id).await?;
    let mut newcomer =
        Newcomer { name: form.get("name").to_owned(), person_id: form.parse("account"), seat_of: form.parse("seat") };
    if let Some(person) = newcomer.person_id {
        let known = crate::accounts::store::person(&mut ctx.db.read().await?, person).await?;
        newcomer.name = known.ok_or(AppError::NotFound)?.name;
    }
    if !(1..=200).contains(&newcomer.name.chars().count()) {
        return Err(AppError::Refused("session-name-needed"));
    }
    actions::add(&ctx, who(&viewer), id, &newcomer).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/agenda", data = "<form>")]
pub async fn reorder(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    let order = if form.get("order") == "best" {
        None
    } else {
        let (room, _) = enter(&ctx, &viewer, id).await?;
        let mut order: Vec<(i64, i64, AgendaItemId)> = room
            .agenda
            .iter()
            .map(|item| {
                let typed = form.parse(&format!("position-{}", item.agenda_item_id)).unwrap_or(item.position);
                // Whoever types a number of somebody else wants to stand before it when coming from behind.
                (typed, i64::from(typed >= item.position), item.agenda_item_id)
            })
            .collect();
        order.sort();
        Some(order.into_iter().map(|(_, _, item)| item).collect())
    };
    actions::reorder(&ctx, who(&viewer), id, order).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/agenda/<item>/call", data = "<form>")]
pub async fn call(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    item: AgendaItemId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::call(&ctx, who(&viewer), id, item).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/finish", data = "<form>")]
pub async fn finish(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::finish(&ctx, who(&viewer), id).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/leave", data = "<form>")]
pub async fn leave(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::leave(&ctx, who(&viewer), id, form.parse("attendance_id")).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/exclude", data = "<form>")]
pub async fn exclude(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    enter(&ctx, &viewer, id).await?;
    let one = form.parse("who").ok_or(AppError::Bad("error-bad-request"))?;
    let reason: Reason = form.parse("reason_conflict").ok_or(AppError::Bad("error-bad-request"))?;
    let note = form.get("note");
    if note.chars().count() > 2000 {
        return Err(AppError::Refused("field-too-long"));
    }
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    actions::exclude(&ctx, who(&viewer), id, one, (reason, note)).await?;
    back(&ctx, bell, id, &form).await
}

#[post("/jury/session/<id>/verdict", data = "<form>")]
pub async fn verdict(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    enter(&ctx, &viewer, id).await?;
    let entry: NominationId = form.parse("nomination_id").ok_or(AppError::Bad("error-bad-request"))?;
    let body = form.get("verdict");
    if body.chars().count() > 8000 {
        return Err(AppError::Refused("field-too-long"));
    }
    let version = form.parse("version").unwrap_or(0);
    if actions::write_verdict(&ctx, who(&viewer), id, entry, (version, body)).await? == Saved::Stale {
        return Err(AppError::Refused("session-verdict-stale"));
    }
    Ok(back(&ctx, bell, id, &form).await?.success("session-verdict"))
}

#[post("/jury/session/<id>/objections", data = "<form>")]
pub async fn object(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    enter(&ctx, &viewer, id).await?;
    let mut errors = Errors::default();
    let (name, body) = (needed(&form, "objector", 200, &mut errors), needed(&form, "objection", 4000, &mut errors));
    if !errors.is_empty() {
        return Err(AppError::Refused("session-objection-empty"));
    }
    actions::object(&ctx, who(&viewer), id, (&name, &body), form.parse("motion_id")).await?;
    Ok(back(&ctx, bell, id, &form).await?.success("session-objected"))
}

#[post("/jury/session/<id>/end", data = "<form>")]
pub async fn end(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    lang: Language,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<DecisionsPage>>> {
    let form = form?;
    let reason = form.get("money_reason");
    let too_long = reason.chars().count() > 4000;
    let reason = Some(reason).filter(|reason| !reason.is_empty() && !too_long);
    if too_long || actions::end(&ctx, who(&viewer), id, reason).await? == End::ReasonNeeded {
        let (room, seat) = enter(&ctx, &viewer, id).await?;
        let key = if too_long { "field-too-long" } else { "session-money-exceeded" };
        let page = decisions_page(&room, &seat, Some(key), lang.0);
        return Ok(Err(Page::new("session/decisions.html", page).status(Status::UnprocessableEntity)));
    }
    Ok(Ok(back(&ctx, bell, id, &form).await?.success("session-ended")))
}

#[post("/jury/session/<id>/resume", data = "<form>")]
pub async fn resume(
    viewer: SignedIn,
    ctx: Ctx,
    bell: &State<Bell>,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::resume(&ctx, who(&viewer), id).await?;
    back(&ctx, bell, id, &form).await
}
