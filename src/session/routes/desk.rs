//! What the desk does: people, agenda, verdicts, the end. Jurors come, oblige themselves and object by themselves.

use rocket::http::Status;
use rocket::post;

use crate::error::{AppError, Result};
use crate::ids::{AgendaItemId, AttendanceId, JurySessionId, MotionId, NominationId};
use crate::jury::model::Reason;
use crate::web::{Errors, Language, Page, Posted, Redirected};

use super::super::actions::{self, End, Newcomer, Saved};
use super::super::forms::needed;
use super::super::model::agenda::AgendaItem;
use super::super::model::attendance::{Duty, State as Presence};
use super::device::Device;
use super::pages::{DecisionsPage, decisions_page};

#[post("/jury/session/<id>/people/<one>/come", data = "<form>")]
pub async fn come(
    at: Device<'_>,
    id: JurySessionId,
    one: AttendanceId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::come(&at.ctx, at.who, id, one, Presence::Present).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/people/<one>/go", data = "<form>")]
pub async fn go(
    at: Device<'_>,
    id: JurySessionId,
    one: AttendanceId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::come(&at.ctx, at.who, id, one, Presence::Absent).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/people/<one>/pledge", data = "<form>")]
pub async fn pledge(
    at: Device<'_>,
    id: JurySessionId,
    one: AttendanceId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::pledge(&at.ctx, at.who, id, one).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/pledges", data = "<form>")]
pub async fn pledge_all(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    actions::pledge_all(&at.ctx, at.who, id).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/duty", data = "<form>")]
pub async fn duty(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    at.enter(id).await?;
    let duty: Duty = form.parse("duty").ok_or(AppError::Bad("error-bad-request"))?;
    let to = form.parse("duty_to").ok_or(AppError::Bad("error-bad-request"))?;
    actions::name(&at.ctx, at.who, id, duty, to).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/people", data = "<form>")]
pub async fn add(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    at.enter(id).await?;
    let mut newcomer =
        Newcomer { name: form.get("name").to_owned(), person_id: form.parse("account"), seat_of: form.parse("seat") };
    if let Some(person) = newcomer.person_id {
        let known = crate::accounts::store::person(&mut at.ctx.db.read().await?, person).await?;
        newcomer.name = known.ok_or(AppError::NotFound)?.name;
    }
    if !(1..=200).contains(&newcomer.name.chars().count()) {
        return Err(AppError::Refused("session-name-needed"));
    }
    actions::add(&at.ctx, at.who, id, &newcomer).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/agenda", data = "<form>")]
pub async fn reorder(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    let order = if form.get("order") == "best" {
        None
    } else {
        let known = at.enter(id).await?;
        let place = |item: &AgendaItem| {
            let typed = match form.get(&format!("position-{}", item.agenda_item_id)).trim() {
                "" => item.position,
                text => text.parse().map_err(|_| AppError::Refused("session-position-wrong"))?,
            };
            // Whoever types a number of somebody else wants to stand before it when coming from behind.
            Ok((typed, i64::from(typed >= item.position), item.agenda_item_id))
        };
        let mut order = known.room.agenda.iter().map(place).collect::<Result<Vec<(i64, i64, AgendaItemId)>>>()?;
        order.sort_unstable();
        Some(order.into_iter().map(|(_, _, item)| item).collect())
    };
    actions::reorder(&at.ctx, at.who, id, order).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/agenda/<item>/call", data = "<form>")]
pub async fn call(
    at: Device<'_>,
    id: JurySessionId,
    item: AgendaItemId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    actions::call(&at.ctx, at.who, id, item).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/finish", data = "<form>")]
pub async fn finish(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    actions::finish(&at.ctx, at.who, id).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/leave", data = "<form>")]
pub async fn leave(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    actions::leave(&at.ctx, at.who, id, form.parse("attendance_id")).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/exclude", data = "<form>")]
pub async fn exclude(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    at.enter(id).await?;
    let one = form.parse("who").ok_or(AppError::Bad("error-bad-request"))?;
    let entry: NominationId = form.parse("nomination_id").ok_or(AppError::Bad("error-bad-request"))?;
    let reason: Reason = form.parse("reason_conflict").ok_or(AppError::Refused("session-reason-missing"))?;
    let note = form.get("note");
    if note.chars().count() > 2000 {
        return Err(AppError::Refused("field-too-long"));
    }
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    actions::exclude(&at.ctx, at.who, id, (one, entry), (reason, note)).await?;
    at.back(id, &form).await
}

#[post("/jury/session/<id>/verdict", data = "<form>")]
pub async fn verdict(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    at.enter(id).await?;
    let entry: NominationId = form.parse("nomination_id").ok_or(AppError::Bad("error-bad-request"))?;
    let body = form.get("verdict");
    if body.chars().count() > 8000 {
        return Err(AppError::Refused("field-too-long"));
    }
    let version = form.parse("version").unwrap_or(0);
    if actions::write_verdict(&at.ctx, at.who, id, entry, (version, body)).await? == Saved::Stale {
        return Err(AppError::Refused("session-verdict-stale"));
    }
    Ok(at.back(id, &form).await?.success("session-verdict"))
}

#[post("/jury/session/<id>/objections", data = "<form>")]
pub async fn object(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    at.enter(id).await?;
    let mut errors = Errors::default();
    let (name, body) = (needed(&form, "objector", 200, &mut errors), needed(&form, "objection", 4000, &mut errors));
    if !errors.is_empty() {
        return Err(AppError::Refused("session-objection-empty"));
    }
    actions::object(&at.ctx, at.who, id, (&name, &body), form.parse("motion_id")).await?;
    Ok(at.back(id, &form).await?.success("session-objected"))
}

#[post("/jury/session/<id>/end", data = "<form>")]
pub async fn end(
    at: Device<'_>,
    lang: Language,
    id: JurySessionId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<DecisionsPage>>> {
    let form = form?;
    let reason = form.get("money_reason");
    let too_long = reason.chars().count() > 4000;
    let reason = Some(reason).filter(|reason| !reason.is_empty() && !too_long);
    if too_long || actions::end(&at.ctx, at.who, id, reason).await? == End::ReasonNeeded {
        let known = at.enter(id).await?;
        let key = if too_long { "field-too-long" } else { "session-money-exceeded" };
        let page = decisions_page(&known, Some(key), lang.0);
        return Ok(Err(Page::new("session/decisions.html", page).status(Status::UnprocessableEntity)));
    }
    Ok(Ok(at.back(id, &form).await?.success("session-ended")))
}

/// What a motion has decided does not stand any more, because of what came up after the vote.
#[post("/jury/session/<id>/motions/<motion>/annul-decision", data = "<form>")]
pub async fn annul_decision(
    at: Device<'_>,
    id: JurySessionId,
    motion: MotionId,
    form: Result<Posted, AppError>,
) -> Result<Redirected> {
    let form = form?;
    at.enter(id).await?;
    let reason = form.get("annul_reason");
    if !(1..=2000).contains(&reason.chars().count()) {
        return Err(AppError::Refused("session-annul-reason-missing"));
    }
    actions::annul_decision(&at.ctx, at.who, id, motion, reason).await?;
    Ok(at.back(id, &form).await?.success("session-annulled"))
}

#[post("/jury/session/<id>/resume", data = "<form>")]
pub async fn resume(at: Device<'_>, id: JurySessionId, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    actions::resume(&at.ctx, at.who, id).await?;
    at.back(id, &form).await
}
