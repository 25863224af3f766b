//! What the desk does: people, agenda, verdicts, the end. Jurors come, oblige themselves and object by themselves.

use rocket::post;

use crate::contest::jury::model::Reason;
use crate::ground::error::AppError;
use crate::ground::web::{Errors, Language, Posted};
use crate::ids::{AgendaItemId, MeetingId, MotionId, NominationId};
use crate::key;

use super::super::actions::{self, End, Newcomer, Saved};
use super::super::forms::needed;
use super::super::model::agenda::AgendaItem;
use super::super::model::attendance::Duty;
use super::super::refusal::Refusal;
use super::device::Device;
use super::pages::{
    AgendaPage, DecisionsPage, PeoplePage, RoomPage, agenda_page, decisions_page, people_page, position_of, room_page,
};
use super::sent::{Sent, Taken, again};

#[post("/jury/meetings/<id>/duty", data = "<form>")]
pub async fn give_duty(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<PeoplePage> {
    let known = at.conducts(id).await?;
    let mut errors = Errors::default();
    let (duty, to) = (form.chosen::<Duty>("duty", &mut errors), form.chosen("duty_to", &mut errors));
    let Some((duty, to)) = duty.zip(to) else {
        let page = people_page(&at, &known, &Sent::new(form, errors), lang.0).await?;
        return Ok(Err(again("outcome/meeting/people.html", page)));
    };
    actions::give_duty(&at.ctx, at.who, id, duty, to).await?;
    Ok(Ok(at.back(id, &form).await?))
}

#[post("/jury/meetings/<id>/people", data = "<form>")]
pub async fn add_person(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<PeoplePage> {
    let desk = at.conducts(id).await?;
    let mut errors = Errors::default();
    let mut newcomer = Newcomer {
        name: form.get("name").to_owned(),
        person_id: form.chosen_if_any("account", &mut errors),
        seat_of: form.chosen_if_any("seat", &mut errors),
    };
    if let Some(person) = newcomer.person_id {
        let known = crate::people::accounts::store::person(&mut at.ctx.db.read().await?, person).await?;
        newcomer.name = known.ok_or(AppError::NotFound)?.name;
    }
    if !(1..=200).contains(&newcomer.name.chars().count()) {
        errors.add("name", key!("meeting-name-needed"));
    }
    if !errors.is_empty() {
        let page = people_page(&at, &desk, &Sent::new(form, errors), lang.0).await?;
        return Ok(Err(again("outcome/meeting/people.html", page)));
    }
    actions::add_person(&at.ctx, at.who, id, &newcomer).await?;
    Ok(Ok(at.back(id, &form).await?))
}

#[post("/jury/meetings/<id>/agenda", data = "<form>")]
pub async fn reorder_agenda(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<AgendaPage> {
    let order = if form.get("order") == "best" {
        None
    } else {
        let known = at.conducts(id).await?;
        let mut errors = Errors::default();
        let all = 1..=i64::try_from(known.room.agenda.len()).unwrap_or(i64::MAX);
        let mut place = |item: &AgendaItem| {
            let name = position_of(item.agenda_item_id);
            // An entry that came to the agenda while somebody typed stays where it is.
            let typed = if form.has(&name) { form.whole(&name, all.clone(), &mut errors) } else { None };
            let typed = typed.unwrap_or(item.position);
            // Whoever types a number of somebody else wants to stand before it when coming from behind.
            (typed, i64::from(typed >= item.position), item.agenda_item_id)
        };
        let mut order: Vec<(i64, i64, AgendaItemId)> = known.room.agenda.iter().map(&mut place).collect();
        if !errors.is_empty() {
            let page = agenda_page(&known, &Sent::new(form, errors), lang.0)?;
            return Ok(Err(again("outcome/meeting/agenda.html", page)));
        }
        order.sort_unstable();
        Some(order.into_iter().map(|(_, _, item)| item).collect())
    };
    actions::reorder(&at.ctx, at.who, id, order).await?;
    Ok(Ok(at.back(id, &form).await?))
}

#[post("/jury/meetings/<id>/exclude", data = "<form>")]
pub async fn exclude(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<RoomPage> {
    let known = at.enter(id).await?;
    let entry: NominationId = form.parse("nomination_id").ok_or(AppError::Bad(key!("error-bad-request")))?;
    let mut errors = Errors::default();
    let one = form.chosen("who", &mut errors);
    if one.is_none() && !known.seat.desk {
        return Err(AppError::Bad(key!("error-bad-request")));
    }
    let reason: Option<Reason> = form.parse("reason_conflict");
    if reason.is_none() {
        errors.add("reason_conflict", key!("meeting-reason-missing"));
    }
    let note = form.get("note");
    if note.chars().count() > 2000 {
        errors.add("note", key!("field-too-long"));
    }
    let Some((one, reason)) = one.zip(reason).filter(|_| errors.is_empty()) else {
        let page = room_page(&at, &known, &Sent::new(form, errors), lang.0);
        return Ok(Err(again("outcome/meeting/room.html", page)));
    };
    let note = Some(note.to_owned()).filter(|note| !note.is_empty());
    actions::exclude(&at.ctx, at.who, id, (one, entry), (reason, note)).await?;
    Ok(Ok(at.back(id, &form).await?))
}

#[post("/jury/meetings/<id>/verdict", data = "<form>")]
pub async fn write_verdict(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<RoomPage> {
    let known = at.conducts(id).await?;
    let entry: NominationId = form.parse("nomination_id").ok_or(AppError::Bad(key!("error-bad-request")))?;
    let body = form.get("verdict");
    let version = form.parse("version").unwrap_or(0);
    let wrong = if body.chars().count() > 8000 {
        Some(Refusal::VerdictTooLong)
    } else {
        let saved = actions::write_verdict(&at.ctx, at.who, id, entry, (version, body)).await?;
        (saved == Saved::Stale).then_some(Refusal::VerdictStale)
    };
    let here = known.room.current().map(|item| item.nomination_id) == Some(entry);
    match wrong {
        None => Ok(Ok(at.back(id, &form).await?.success(key!("meeting-verdict")))),
        // The room has moved on to another entry, whose verdict this is not.
        Some(why) if !here => Err(why.into()),
        Some(why) => {
            let page = room_page(&at, &known, &Sent::wrong(form, "verdict", why.key()), lang.0);
            Ok(Err(again("outcome/meeting/room.html", page)))
        }
    }
}

#[post("/jury/meetings/<id>/objections", data = "<form>")]
pub async fn object(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<RoomPage> {
    let known = at.enter(id).await?;
    let mut errors = Errors::default();
    let (name, body) = (needed(&form, "objector", 200, &mut errors), needed(&form, "objection", 4000, &mut errors));
    if !errors.is_empty() {
        let page = room_page(&at, &known, &Sent::new(form, errors), lang.0);
        return Ok(Err(again("outcome/meeting/room.html", page)));
    }
    let motion = match form.get("motion_id") {
        "" => None,
        text => Some(text.parse().map_err(|_| AppError::NotFound)?),
    };
    actions::object(&at.ctx, at.who, id, (&name, &body), motion).await?;
    Ok(Ok(at.back(id, &form).await?.success("meeting-objected")))
}

#[post("/jury/meetings/<id>/end", data = "<form>")]
pub async fn end(at: Device<'_>, lang: Language, id: MeetingId, form: Posted) -> Taken<DecisionsPage> {
    let reason = form.get("money_reason");
    let too_long = reason.chars().count() > 4000;
    let reason = Some(reason).filter(|reason| !reason.is_empty() && !too_long);
    if too_long || actions::end(&at.ctx, at.who, id, reason).await? == End::ReasonNeeded {
        let known = at.enter(id).await?;
        let key = if too_long { key!("field-too-long") } else { key!("meeting-money-exceeded") };
        let page = decisions_page(&known, &Sent::wrong(form, "money_reason", key), None, lang.0);
        return Ok(Err(again("outcome/meeting/decisions.html", page)));
    }
    Ok(Ok(at.back(id, &form).await?.success(key!("meeting-ended"))))
}

/// What a motion has decided does not stand any more, because of what came up after the vote.
#[post("/jury/meetings/<id>/motions/<motion>/annul-decision", data = "<form>")]
pub async fn annul_decision(
    at: Device<'_>,
    lang: Language,
    id: MeetingId,
    motion: MotionId,
    form: Posted,
) -> Taken<DecisionsPage> {
    let known = at.conducts(id).await?;
    let reason = form.get("annul_reason");
    if !(1..=2000).contains(&reason.chars().count()) {
        let sent = Sent::wrong(form, "annul_reason", key!("meeting-annul-reason-missing"));
        return Ok(Err(again("outcome/meeting/decisions.html", decisions_page(&known, &sent, Some(motion), lang.0))));
    }
    actions::annul_decision(&at.ctx, at.who, id, motion, reason).await?;
    Ok(Ok(at.back(id, &form).await?.success("meeting-annulled")))
}
